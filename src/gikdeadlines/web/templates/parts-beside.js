// Where the parts of the site are: in files beside the page.
(() => {
  const names = /** @type {string[]} */ (JSON.parse(document.getElementById("parts")?.textContent ?? "[]"));
  /** @type {any} */ (window).gikdeadlinesParts = {
    worker: () => new Worker("worker.js", { type: "module" }),
    take: async () => Object.fromEntries(await Promise.all(names.map(async (name) => [name, new Uint8Array(await (await fetch(`parts/${name}.gz`)).arrayBuffer())]))),
  };
})();
