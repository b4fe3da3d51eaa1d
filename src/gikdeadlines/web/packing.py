"""The parts of the page: the runtime, Python's own library, and everything that is imported, compiled 网页的各部分。"""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import tarfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Final

from gikdeadlines.loading import SHIPPED_REGIONS, shipped_files
from gikdeadlines.values import NATIONAL

from .inputs import Component, Inputs, fetched, node

__all__ = ["Part", "packed"]

Part = bytes
"""A part as it travels: gzipped."""

_OURS: Final = "gikdeadlines"
_LEFT_OUT: Final = (
    "__main__.py",
    "application/dialect.py",
    "batch/questions.py",
    "batch/spark.py",
    "cli/",
    "testing/",
    "web/__main__.py",
    "web/building.py",
    "web/compile.mjs",
    "web/inputs.",
    "web/packing.py",
    "web/shell.py",
    "web/templates/",
)
"""What of this package the page never asks for."""

_TABLES: Final = re.compile(rb"^(?:import|from) (?:numpy|pyarrow)\b", re.MULTILINE)
"""A module that begins so cannot be imported in the page: numpy and pyarrow are not there."""

_OF_OURS: Final = "0"
_OF_OTHERS: Final = "2"
"""How far modules are stripped: none keeps docstrings; ours keep assertions and line numbers."""

_STANDARD_LIBRARY: Final = "python_stdlib.zip"
_SITE: Final = "site.pack"


def packed(inputs: Inputs, cache: Path) -> dict[str, Part]:
    """Every part of the page by its name, gzipped 打包.

    Args:
        inputs: of the lock.
        cache: where what was fetched and compiled is kept for the next time.

    Raises:
        BuildError: something could not be fetched or compiled.
    """
    found = fetched(inputs, cache)
    runtime = _unpacked_runtime(inputs, found, cache)
    compiler = _Compiler(runtime, cache)
    parts = {name: (runtime / name).read_bytes() for name in inputs.parts}
    standard = {path: data for path, data in _zipped(runtime / _STANDARD_LIBRARY) if inputs.runtime.wants(path)}
    parts[_STANDARD_LIBRARY] = compiler.compiled(standard, _OF_OTHERS)
    wheels = dict(item for wheel in inputs.wheels for item in _wheel(wheel, found[wheel.name]))
    site = dict(_zipped(io.BytesIO(compiler.compiled(wheels, _OF_OTHERS)))) | dict(
        _zipped(io.BytesIO(compiler.compiled(dict(_package()), _OF_OURS)))
    )
    parts[_SITE] = _pack(site)
    parts["lock.json"] = _lock(runtime)
    return {name: gzip.compress(data, mtime=0) for name, data in parts.items()}


def _lock(runtime: Path) -> bytes:
    """What the runtime is built for, with no package of its own distribution to load."""
    stated = json.loads((runtime / "pyodide-lock.json").read_bytes())
    return json.dumps({"info": stated["info"], "packages": {}}).encode()


def _unpacked_runtime(inputs: Inputs, found: Mapping[str, Path], cache: Path) -> Path:
    """The runtime's own folder, as npm has it."""
    folder = cache / f"{inputs.runtime.name}-{inputs.runtime.version}"
    if not folder.exists():
        beside = folder.with_suffix(".part")
        shutil.rmtree(beside, ignore_errors=True)
        with tarfile.open(found[inputs.runtime.name]) as tar:
            tar.extractall(beside, filter="data")
        (beside / "package").rename(folder)
        shutil.rmtree(beside)
    return folder


# The modules


def _wheel(wheel: Component, path: Path) -> Iterator[tuple[str, bytes]]:
    for name, data in _zipped(path):
        is_about = ".dist-info/" in name or name.endswith((".pyi", "/py.typed"))
        if not is_about and wheel.wants(name):
            yield name, data


def _package() -> Iterator[tuple[str, bytes]]:
    """This package, with the calendars where an installed one has them."""
    for path, data in _tree(files(_OURS), PurePosixPath()):
        is_left_out = path.startswith((*_LEFT_OUT, "_data")) or path.endswith((".pyi", "py.typed"))
        if not is_left_out and not (path.endswith(".py") and _TABLES.search(data)):
            yield f"{_OURS}/{path}", data
    for place in (NATIONAL, *SHIPPED_REGIONS):
        for source in shipped_files(f"calendars/{place}"):
            yield f"{_OURS}/_data/{source.path}", source.content


def _tree(folder: Traversable, under: PurePosixPath) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        path = under / entry.name
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _tree(entry, path)
        else:
            yield str(path), entry.read_bytes()


def _zipped(source: Path | io.BytesIO) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(source) as found:
        for name in sorted(found.namelist()):
            if not name.endswith("/"):
                yield name, found.read(name)


# Compiling


class _Compiler:
    """Compiles with the page's own Python; what was compiled once is kept under the sum of what it was made from."""

    def __init__(self, runtime: Path, cache: Path) -> None:
        self.runtime = runtime
        self.cache = cache

    def compiled(self, modules: Mapping[str, bytes], level: str) -> bytes:
        """A zip of the same files, each module as code."""
        given = _zip(modules.items())
        compiler = files(__package__).joinpath("compile.mjs")
        kept = self.cache / f"compiled-{level}-{sha256(compiler.read_bytes() + given).hexdigest()}.zip"
        if not kept.exists():
            source = kept.with_suffix(".source")
            source.write_bytes(given)
            part = kept.with_suffix(".part")
            with as_file(compiler) as script:
                node(script, str(self.runtime.resolve()), str(source.resolve()), str(part.resolve()), level)
            source.unlink()
            part.rename(kept)
        return kept.read_bytes()


def _zip(items: Iterable[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(items):
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _pack(items: Mapping[str, bytes]) -> bytes:
    """Files one after the other behind a list of their names and sizes: what a script unpacks in a moment."""
    names = sorted(items)
    index = json.dumps([[name, len(items[name])] for name in names]).encode()
    return len(index).to_bytes(4, "little") + index + b"".join(items[name] for name in names)
