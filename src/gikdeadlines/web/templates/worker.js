// Runs the library in a worker, so that the page never freezes. It carries requests and answers and decides nothing.

/** @param {Uint8Array} bytes */
const unpacked = async (bytes) =>
  new Uint8Array(await new Response(new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());

/** @param {Uint8Array} bytes */
const asModule = (bytes) => import(URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type: "text/javascript" })));

/** @type {any} */
let python;
/** @type {(request: string, told: (done: number, total: number) => void) => string} */
let ask;

/** @param {number} done @param {number} total */
const told = (done, total) => self.postMessage({ progress: { done, total } });

/**
 * Writes the files of a pack: a list of names and sizes, then the files one after the other.
 * @param {Uint8Array} pack
 * @param {string} root
 */
const unpack = (pack, root) => {
  const length = new DataView(pack.buffer, pack.byteOffset, 4).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(pack.subarray(4, 4 + length)));
  const made = new Set();
  let at = 4 + length;
  for (const [name, size] of index) {
    const path = `${root}/${name}`;
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(folder)) {
      python.FS.mkdirTree(folder);
      made.add(folder);
    }
    python.FS.writeFile(path, pack.subarray(at, at + size), { canOwn: true });
    at += size;
  }
};

/** @param {Record<string, Uint8Array>} packed */
const start = async (packed) => {
  /** @type {Record<string, Uint8Array>} */
  const parts = {};
  await Promise.all(Object.entries(packed).map(async ([name, bytes]) => { parts[name] = await unpacked(bytes); }));
  // Nothing is fetched: what the runtime asks for is here already, or nowhere.
  self.fetch = async (asked) => {
    const name = String(asked instanceof Request ? asked.url : asked).split("/").pop() ?? "";
    if (!(name in parts)) throw new TypeError(name);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(/** @type {BodyInit} */ (parts[name]), { headers: { "Content-Type": type } });
  };
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([asModule(parts["pyodide.mjs"]), asModule(parts["pyodide.asm.mjs"])]);
  python = await loadPyodide({
    createPyodideModule,
    lockFileContents: JSON.parse(new TextDecoder().decode(parts["lock.json"])),
    indexURL: "https://parts.invalid/",
  });
  unpack(parts["site.pack"], "/lib/site");
  for (const name of Object.keys(parts)) delete parts[name];
  python.runPython("import os, sys; sys.path.insert(0, '/lib/site'); os.makedirs('/in'); os.chdir('/in')");
  ask = python.runPython("from gikdeadlines.web.browser import ask\nask");
};

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) {
      await start(data.parts);
      self.postMessage({ ready: true });
      return;
    }
    for (const [name, bytes] of Object.entries(data.files ?? {})) python.FS.writeFile(`/in/${name}`, bytes);
    const answer = JSON.parse(ask(JSON.stringify(data.request), told));
    if (answer.path) answer.bytes = python.FS.readFile(answer.path);
    if (answer.page_path) answer.page = python.FS.readFile(answer.page_path, { encoding: "utf8" });
    self.postMessage({ number: data.number, answer });
  } catch (error) {
    self.postMessage({ number: data.number, failed: String(error) });
  }
};
