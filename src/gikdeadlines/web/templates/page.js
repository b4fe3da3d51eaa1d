// The page: carries what is filled in to the worker and shows what comes back. No rule, no wording, no drawing here.
(() => {
  "use strict";
  if (!(/** @type {any} */ (window).gikdeadlinesServes)) return;

  /** @typedef {Record<string, any>} Answer */

  /** @param {string} id @returns {any} */
  const at = (id) => document.getElementById(id);
  /** @param {string} selector @returns {any[]} */
  const all = (selector) => [...document.querySelectorAll(selector)];

  // The worker

  /** @type {Worker} */
  let worker;
  let ready = false;
  let number = 0;
  /** @type {Map<number, {done: (answer: Answer) => void, progress?: (done: number, total: number) => void}>} */
  const awaited = new Map();
  /** @type {Array<{request: Answer, files: Record<string, Uint8Array>, number: number}>} */
  let waiting = [];

  const partsOf = /** @type {any} */ (window).gikdeadlinesParts;

  /** Begins a worker; after a stop, another one. */
  const begin = async () => {
    ready = false;
    tell("starting");
    const made = (worker = partsOf.worker());
    made.onmessage = (/** @type {MessageEvent} */ { data }) => {
      if (data.ready) {
        ready = true;
        tell("ready");
        waiting.splice(0).forEach(send);
      } else if (data.progress) {
        awaited.forEach((one) => one.progress?.(data.progress.done, data.progress.total));
      } else if (data.number === undefined) {
        tell("failed", data.failed);
      } else {
        const one = awaited.get(data.number);
        awaited.delete(data.number);
        if (!awaited.size) tell("ready");
        if (data.failed) tell("failed", data.failed);
        else one?.done(data.answer);
      }
    };
    made.onerror = (/** @type {ErrorEvent} */ event) => tell("failed", event.message);
    const parts = await partsOf.take();
    made.postMessage({ parts });
  };

  /** @param {{request: Answer, files: Record<string, Uint8Array>, number: number}} message */
  const send = (message) => {
    tell("working");
    worker.postMessage(message);
  };

  /**
   * @param {Answer} request
   * @param {Record<string, Uint8Array>} [files]
   * @param {(done: number, total: number) => void} [progress]
   * @returns {Promise<Answer>}
   */
  const ask = (request, files = {}, progress = undefined) =>
    new Promise((done) => {
      const message = { request: { ...settings(), ...request }, files, number: ++number };
      awaited.set(message.number, { done, progress });
      if (ready) send(message);
      else waiting.push(message);
    });

  /** Gives up what is being computed: the worker is ended and another begun. */
  const stop = () => {
    worker.terminate();
    awaited.clear();
    waiting = [];
    begin();
  };

  /** @param {string} what @param {string} [why] */
  const tell = (what, why = "") => {
    const state = at("state");
    if (state) state.textContent = state.dataset[what] + why;
  };

  // Settings

  const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
  let language = "zh";

  const settings = () => ({
    language,
    as_of: at("as_of").value || today(),
    known_on: at("known_on").value,
    jurisdiction: at("jurisdiction").value,
    readings: pins(),
  });

  const pins = () => Object.fromEntries(all("[data-reading]").filter((one) => one.value).map((one) => [one.dataset.reading, one.value]));

  // One application

  const form = () => at("form");

  const values = () => {
    /** @type {Record<string, string>} */
    const found = {};
    for (const one of form().elements) {
      if (!one.name || one.closest("[hidden]")) continue;
      if (one.type === "checkbox" ? one.checked : one.value.trim()) found[one.name] = one.value.trim();
    }
    return found;
  };

  /** Shows what the choice at the head of a group asks for. */
  const show = () => {
    for (const group of all("fieldset.group")) {
      const choice = group.querySelector("select")?.value || "none";
      for (const one of group.querySelectorAll("[data-asked-by]")) {
        if (one.closest("fieldset.group") === group) one.hidden = !one.dataset.askedBy.split(" ").includes(choice);
      }
    }
  };

  /** @param {HTMLButtonElement} button */
  const repeat = (button) => {
    const rows = [.../** @type {HTMLElement} */ (button.parentElement).querySelectorAll("[data-repeats]")];
    const row = /** @type {HTMLElement} */ (rows[0].cloneNode(true));
    for (const one of /** @type {NodeListOf<any>} */ (row.querySelectorAll("[name]"))) {
      one.name = one.id = `${one.name}.${rows.length + 1}`;
      one.value = "";
      clear(one);
    }
    row.querySelectorAll("label").forEach((one) => { one.htmlFor = `${one.htmlFor}.${rows.length + 1}`; });
    rows[rows.length - 1].after(row);
    return row;
  };

  /** @param {any} control */
  const clear = (control) => {
    control.removeAttribute("aria-invalid");
    control.removeAttribute("aria-describedby");
    const said = control.closest(".field")?.querySelector(".fault");
    if (said) { said.hidden = true; said.textContent = ""; }
  };

  /**
   * @param {string} place
   * @param {Array<{field: string | null, text: string}>} faults
   */
  const complain = (place, faults) => {
    for (const one of all("#form [aria-invalid]")) clear(one);
    for (const { field, text } of faults) {
      const control = field && form().elements[field];
      const said = control?.closest?.(".field")?.querySelector(".fault");
      if (!said) continue;
      control.closest("details")?.setAttribute("open", "");
      said.id = `fault-${field}`;
      said.textContent = text;
      said.hidden = false;
      control.setAttribute("aria-invalid", "true");
      control.setAttribute("aria-describedby", said.id);
    }
    list(place, faults);
  };

  /**
   * @param {string} place
   * @param {Array<{text: string}>} faults
   */
  const list = (place, faults) => {
    const box = at(place);
    box.replaceChildren();
    if (!faults.length) return;
    const head = document.createElement("p");
    head.textContent = box.dataset.title;
    const items = document.createElement("ul");
    for (const { text } of faults) items.appendChild(document.createElement("li")).textContent = text;
    box.append(head, items);
  };

  let latest = 0;

  const update = async () => {
    show();
    const mine = ++latest;
    const given = values();
    remember(given);
    const answer = await ask({ ask: "case", values: given });
    if (mine !== latest) return;
    complain("faults", answer.faults ?? []);
    at("files").hidden = !answer.html;
    if (answer.html) {
      at("answer").innerHTML = answer.html;
      at("spoken").textContent = answer.title;
      foot(document, answer.foot);
    } else if (answer.waiting) {
      at("answer").innerHTML = "";
      at("answer").appendChild(Object.assign(document.createElement("p"), { className: "panel", textContent: answer.waiting }));
    } else {
      at("answer").replaceChildren();
    }
  };

  let soon = 0;
  const updateSoon = () => {
    // At once: the next key may be the one that goes on to a field that is asked for only now.
    show();
    clearTimeout(soon);
    soon = setTimeout(update, 150);
  };

  // The case in the fragment of the address: it never leaves the machine unless somebody sends the link.

  /** @param {Record<string, string>} given */
  const fragment = (given) => {
    const { as_of, known_on, jurisdiction, readings } = settings();
    /** @type {Record<string, string>} */
    const stated = { ...given, ...(Object.keys(given).length ? { "@as_of": as_of } : {}) };
    const more = { "@known_on": known_on, "@jurisdiction": jurisdiction === "CN" ? "" : jurisdiction, "@language": language };
    for (const [key, value] of Object.entries(more)) if (value) stated[key] = value;
    for (const [key, value] of Object.entries(readings)) stated[`@reading.${key}`] = value;
    return `#${new URLSearchParams(stated)}`;
  };

  /** @param {Record<string, string>} given */
  const remember = (given) => history.replaceState(null, "", fragment(given));

  /** @param {URLSearchParams} stated */
  const restore = (stated) => {
    for (const [key, value] of stated) {
      const number = Number(/\.(\d+)$/.exec(key)?.[1] ?? 1);
      const plain = key.replace(/\.\d+$/, "");
      const first = form().elements[plain];
      if (key.startsWith("@reading.")) {
        const one = at(`reading.${key.slice(9)}`);
        if (one) one.value = value;
      } else if (key.startsWith("@")) {
        const one = at(key.slice(1));
        if (one && key !== "@language") one.value = value;
      } else if (first && number < 100) {
        const group = first.closest(".group");
        while (number > 1 && group.querySelectorAll("[data-repeats]").length < number) repeat(group.querySelector(".again"));
        const one = form().elements[key];
        if (one?.type === "checkbox") one.checked = true;
        else if (one) one.value = value;
        one?.closest("details")?.setAttribute("open", "");
      }
    }
  };

  // Files

  /**
   * @param {string} name
   * @param {BlobPart} content
   */
  const save = (name, content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  // A register

  /** @type {Record<string, Uint8Array>} */
  let files = {};
  let register = "";
  /** @type {{columns: Record<string, string>, values: Record<string, Record<string, string>>}} */
  let map = { columns: {}, values: {} };

  /** @param {FileList | File[] | null} given */
  const take = async (given) => {
    if (!given?.length) return;
    choose("register");
    files = Object.fromEntries(await Promise.all([...given].map(async (file) => [file.name.replaceAll("/", "_"), new Uint8Array(await file.arrayBuffer())])));
    const sorted = await ask({ ask: "files", files: Object.keys(files) }, files);
    list("register-faults", sorted.faults ?? []);
    if (sorted.readings) {
      for (const [id, option] of Object.entries(sorted.readings)) {
        const one = at(`reading.${id}`);
        if (one) one.value = option;
      }
      update();
    }
    if (sorted.file) register = sorted.file;
    map = sorted.map ?? { columns: {}, values: {} };
    if (register in files || sorted.map || sorted.readings) check();
  };

  const asked = () => ({ file: register, map, sheet: at("sheet").value, rows: at("rows").value });

  /** What was chosen for columns and words since the last check. */
  const settle = () => {
    for (const one of all("[data-heading]")) {
      if (one.value) map.columns[one.dataset.heading] = one.value;
      else delete map.columns[one.dataset.heading];
    }
    for (const one of all("[data-word]")) {
      if (one.value) (map.values[one.dataset.kind] ??= {})[one.dataset.word] = one.value;
    }
  };

  /** @param {boolean} busy */
  const busy = (busy) => {
    at("stop").disabled = !busy;
    at("again").disabled = busy || !register;
    at("progress").hidden = !busy;
    if (!busy) at("done").textContent = "";
  };

  const check = async () => {
    if (!register) return;
    busy(true);
    at("register-files").hidden = true;
    const since = performance.now();
    at("progress").removeAttribute("value");
    const answer = await ask({ ask: "register", ...asked() }, files, (done, total) => {
      at("progress").max = total;
      at("progress").value = done;
      const left = Math.ceil(((performance.now() - since) / done) * (total - done) / 1000);
      at("done").textContent = at("done").dataset.text.replace("{done}", done).replace("{total}", total).replace("{seconds}", left);
    });
    busy(false);
    list("register-faults", answer.faults ?? []);
    list("refused", (answer.refused ?? []).map((/** @type {string} */ text) => ({ text })));
    at("counts").textContent = answer.counts ?? "";
    at("reading").innerHTML = answer.reading ?? "";
    at("register-files").hidden = !answer.page;
    at("register").replaceChildren();
    if (answer.page) frame(answer.page, answer.foot);
  };

  /** What stands below each page on paper. @param {Document} where @param {string} text */
  const foot = (where, text) => where.documentElement.style.setProperty("--foot", JSON.stringify(text));

  /** The page of the register in a frame of its own, as high as it is. @param {string} text @param {string} below */
  const frame = (text, below) => {
    const made = document.createElement("iframe");
    made.title = at("register").dataset.title;
    made.srcdoc = text;
    made.addEventListener("load", () => {
      const inside = /** @type {Document} */ (made.contentDocument);
      foot(inside, below);
      const fit = () => { made.style.height = `${inside.documentElement.scrollHeight + 4}px`; };
      new ResizeObserver(fit).observe(inside.body);
      fit();
    });
    at("register").append(made);
  };

  /** Puts the register in the place of everything else while this page is printed: a browser cuts frames in pieces. */
  const layOut = () => {
    const inside = at("tool-register").hidden ? null : document.querySelector("iframe")?.contentDocument;
    const main = inside?.querySelector("main");
    if (!inside || !main) return;
    const paper = document.createElement("div");
    paper.id = "paper";
    paper.className = main.className;
    paper.append(...[...main.childNodes].map((node) => document.importNode(node, true)));
    const before = { title: document.title, foot: document.documentElement.style.getPropertyValue("--foot") };
    document.body.append(paper);
    document.title = inside.title;
    document.documentElement.style.setProperty("--foot", inside.documentElement.style.getPropertyValue("--foot"));
    addEventListener("afterprint", () => {
      paper.remove();
      document.title = before.title;
      document.documentElement.style.setProperty("--foot", before.foot);
    }, { once: true });
  };

  /** @param {string} kind */
  const saveResult = async (kind) => {
    const answer = await ask({ ask: "register-file", kind, ...asked() }, files);
    list("register-faults", answer.faults ?? []);
    if (answer.name) save(answer.name, answer.bytes ?? answer.text);
  };

  const listenToRegister = () => {
    const drop = at("drop");
    at("file").addEventListener("change", () => take(at("file").files));
    document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    document.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.closest("main").addEventListener("drop", (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      drop.classList.remove("over");
      take(event.dataTransfer?.files ?? null);
    });
    at("again").addEventListener("click", () => { settle(); check(); });
    at("stop").addEventListener("click", () => {
      stop();
      busy(false);
      at("counts").textContent = at("stop").dataset.stopped;
    });
    all("[data-result]").forEach((button) => button.addEventListener("click", () => saveResult(button.dataset.result)));
    at("register-print").addEventListener("click", () => document.querySelector("iframe")?.contentWindow?.print());
  };

  // How many days

  const term = async () => {
    if (at("start").value && at("n").value) {
      const answer = await ask({ ask: "term", start: at("start").value, n: at("n").value, unit: at("unit").value });
      list("term-faults", answer.faults ?? []);
      at("term-answer").innerHTML = answer.html ?? "";
    }
  };

  const year = async () => {
    at("year-answer").innerHTML = "";
    if (at("year").value) at("year-answer").innerHTML = (await ask({ ask: "year", year: at("year").value })).html ?? "";
  };

  // Tools and language

  /** @param {string} tool */
  const choose = (tool) => {
    for (const button of all("[data-tool]")) {
      const chosen = button.dataset.tool === tool;
      at(`tool-${button.dataset.tool}`).hidden = !chosen;
      if (chosen) button.setAttribute("aria-current", "page");
      else button.removeAttribute("aria-current");
    }
  };

  /** @param {string} chosen @param {URLSearchParams} stated */
  const speak = (chosen, stated) => {
    language = chosen;
    const shell = at(`shell-${chosen}`);
    document.documentElement.lang = shell.dataset.lang;
    document.title = shell.dataset.title;
    at("page").replaceChildren(shell.content.cloneNode(true));
    at("language").value = chosen;
    at("as_of").value = today();
    listen();
    restore(stated);
    choose("case");
    tell(ready ? "ready" : "starting");
    update();
  };

  const listen = () => {
    form().addEventListener("input", updateSoon);
    form().addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); update(); });
    at("settings").addEventListener("change", () => { update(); term(); year(); check(); });
    listenToRegister();
    all(".again").forEach((button) => button.addEventListener("click", () => /** @type {HTMLElement | null} */ (repeat(button).querySelector("input, select"))?.focus()));
    at("clear").addEventListener("click", () => speak(language, new URLSearchParams()));
    at("print").addEventListener("click", () => window.print());
    at("link").addEventListener("click", async () => {
      const link = location.href.split("#")[0] + fragment(values());
      try { await navigator.clipboard.writeText(link); } catch { history.replaceState(null, "", fragment(values())); }
      at("linked").textContent = at("linked").dataset.text;
    });
    all("[data-file]").forEach((button) => button.addEventListener("click", async () => {
      const answer = await ask({ ask: "case-file", kind: button.dataset.file, values: values() });
      if (answer.name) save(answer.name, answer.text);
    }));
    at("house").addEventListener("click", async () => {
      const answer = await ask({ ask: "house-file" });
      save(answer.name, answer.text);
    });
    at("term").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
    ["start", "n", "unit"].forEach((id) => at(id).addEventListener("input", term));
    at("year").addEventListener("change", year);
    all("[data-tool]").forEach((button) => button.addEventListener("click", () => choose(button.dataset.tool)));
    at("language").addEventListener("change", () => speak(at("language").value, new URLSearchParams(fragment(values()).slice(1))));
  };

  /** Takes up what the address states: at the beginning, and when a link is pasted into the same window. */
  const takeUp = () => {
    const stated = new URLSearchParams(location.hash.slice(1));
    const wanted = stated.get("@language") ?? (navigator.language.startsWith("en") ? "en" : "zh");
    speak(wanted === "en" ? "en" : "zh", stated);
  };

  window.addEventListener("beforeprint", layOut);
  window.addEventListener("hashchange", takeUp);
  takeUp();
  begin();
})();
