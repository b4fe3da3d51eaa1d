// Where the parts of the one file are: in the file itself.
(() => {
  /** @param {string} text */
  const bytes = (text) => {
    const found = atob(text);
    const made = new Uint8Array(found.length);
    for (let i = 0; i < found.length; i += 1) made[i] = found.charCodeAt(i);
    return made;
  };
  /** @type {any} */ (window).gikdeadlinesParts = {
    // A worker from a blob would not be a module in a page that was opened as a file.
    worker: () => new Worker(`data:text/javascript;charset=utf-8,${encodeURIComponent(document.getElementById("worker")?.textContent ?? "")}`, { type: "module" }),
    take: async () => Object.fromEntries([...document.querySelectorAll("script[data-part]")].map((one) => [/** @type {HTMLElement} */ (one).dataset.part, bytes(one.textContent ?? "")])),
  };
})();
