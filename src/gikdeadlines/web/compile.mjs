// Compiles the modules in a zip with the very Python of the page, which then need not do it at each start.
// node compile.mjs FOLDER_OF_PYODIDE GIVEN.zip MADE.zip LEVEL (2 leaves assertions, docstrings and line numbers out)
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, given, made, level] = process.argv;
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.FS.writeFile("/given.zip", fs.readFileSync(given));
python.runPython(`
import importlib.util
import types
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def without_lines(code):
    """Line numbers are a quarter of a module, and nobody looks up those of others."""
    inner = (without_lines(each) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))

with zipfile.ZipFile("/given.zip") as given, zipfile.ZipFile("/made.zip", "w", zipfile.ZIP_STORED) as made:
    for name in sorted(given.namelist()):
        data = given.read(name)
        if name.endswith(".py"):
            code = compile(data, name, "exec", dont_inherit=True, optimize=${Number(level)})
            if ${Number(level)} == 2:
                code = without_lines(code)
            # Tied to no time and checked against no source: the source is not there.
            data = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(data), False))
            name += "c"
        made.writestr(zipfile.ZipInfo(name), data)
`);
fs.writeFileSync(made, python.FS.readFile("/made.zip"));
