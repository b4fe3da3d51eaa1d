// Compiles the modules in a zip with the very Python of the page, which then need not do it at each start.
// node compile.mjs FOLDER_OF_PYODIDE GIVEN.zip MADE.zip LEVEL
// Level 0 leaves docstrings out, which nobody reads there; level 2 assertions and line numbers as well.
import fs from "node:fs";
import { pathToFileURL } from "node:url";

const [, , folder, given, made, level] = process.argv;
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.FS.writeFile("/given.zip", fs.readFileSync(given));
python.runPython(`
import ast
import importlib.util
import types
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)

def without_texts(data):
    tree = ast.parse(data)
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            # Not none: a dataclass without one makes one up, which takes time.
            node.body[0].value.value = "."
    return tree

def without_lines(code):
    """Line numbers are a quarter of a module, and nobody looks up those of others."""
    inner = (without_lines(each) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    units, rest = divmod(len(code.co_code) // 2, 8)
    # One entry for eight units of code, of the sort that has no line; a trace needs a table, and it packs to nothing.
    table = bytes([0xFF] * units + [0xF8 | (rest - 1)] * bool(rest))
    return code.replace(co_linetable=table, co_consts=tuple(inner))

with zipfile.ZipFile("/given.zip") as given, zipfile.ZipFile("/made.zip", "w", zipfile.ZIP_STORED) as made:
    for name in sorted(given.namelist()):
        data = given.read(name)
        if name.endswith(".py"):
            code = compile(without_texts(data), name, "exec", dont_inherit=True, optimize=${Number(level)})
            if ${Number(level)} == 2:
                code = without_lines(code)
            # Tied to no time and checked against no source: the source is not there.
            data = bytes(_code_to_hash_pyc(code, importlib.util.source_hash(data), False))
            name += "c"
        made.writestr(zipfile.ZipInfo(name), data)
`);
fs.writeFileSync(made, python.FS.readFile("/made.zip"));
