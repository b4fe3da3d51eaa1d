"""What the page is made of besides this package, pinned and fetched by the ordinary clients 网页的外部组件。

``inputs.toml`` is the lock: name, version and sha256 of each. A file whose sum differs is never used.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

__all__ = ["BuildError", "Component", "Inputs", "fetched", "read_inputs"]


class BuildError(RuntimeError):
    """The page cannot be built here, and why 无法构建."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component of the page, from npm or from PyPI 外部组件.

    ``drop`` and ``keep`` are patterns of the paths inside it; what is named by ``keep`` stays whatever ``drop`` says.
    """

    name: str
    version: str
    sha256: str
    license: str
    platform: str
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def wants(self, path: str) -> bool:
        """Whether the page needs a file of the component 是否保留."""
        return any(fnmatch(path, kept) for kept in self.keep) or not any(fnmatch(path, left) for left in self.drop)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The lock 锁定文件: the runtime with the names of its parts, and the wheels laid over it."""

    python: str
    runtime: Component
    parts: tuple[str, ...]
    wheels: tuple[Component, ...]

    @property
    def components(self) -> tuple[Component, ...]:
        """All of them, the runtime first 全部组件."""
        return (self.runtime, *self.wheels)


def read_inputs() -> Inputs:
    """The lock that lies beside this module 读取锁定文件."""
    stated = tomllib.loads(files(__package__).joinpath("inputs.toml").read_text(encoding="utf-8"))
    runtime = stated["runtime"]
    return Inputs(
        python=stated["python"],
        runtime=_component(runtime, ""),
        parts=tuple(runtime["parts"]),
        wheels=tuple(_component(wheel, stated["platform"]) for wheel in stated["wheel"]),
    )


def _component(stated: Mapping[str, Any], platform: str) -> Component:
    return Component(
        name=stated["name"],
        version=stated["version"],
        sha256=stated["sha256"],
        license=stated["license"],
        platform=stated.get("platform", platform),
        drop=tuple(stated.get("drop", ())),
        keep=tuple(stated.get("keep", ())),
    )


# Fetching


def fetched(inputs: Inputs, cache: Path) -> dict[str, Path]:
    """The file of each component by its name, fetched where the cache does not hold it 取得各组件.

    Args:
        inputs: of the lock.
        cache: a folder; what lies there is checked as what is fetched is.

    Raises:
        BuildError: a client is missing or fails, or a file has another sum.
    """
    cache.mkdir(parents=True, exist_ok=True)
    for component in inputs.components:
        if not _kept(component, cache).exists():
            _fetch(component, inputs, cache)
    return {component.name: _kept(component, cache) for component in inputs.components}


def _kept(component: Component, cache: Path) -> Path:
    """Kept under its sum, so that a file is what its name says."""
    return cache / component.sha256


def _fetch(component: Component, inputs: Inputs, cache: Path) -> None:
    with TemporaryDirectory(dir=cache.resolve()) as folder:
        _run(_client(component, inputs, folder), folder)
        (found,) = Path(folder).iterdir()
        digest = sha256(found.read_bytes()).hexdigest()
        if digest != component.sha256:
            message = f"{component.name} {component.version}: sha256 {digest}, the lock has {component.sha256}"
            raise BuildError(message)
        found.rename(_kept(component, cache))


def _client(component: Component, inputs: Inputs, folder: str) -> list[str]:
    if component == inputs.runtime:
        return [_program("npm"), "pack", "--silent", f"{component.name}@{component.version}"]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    target = ["--platform", component.platform, "--python-version", inputs.python, "--dest", folder]
    return [*pip, *target, f"{component.name}=={component.version}"]


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        message = f"{name} is not installed: building the page needs Node.js with npm (running it does not)"
        raise BuildError(message)
    return found


def _run(command: Sequence[str], folder: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode:
        message = f"{' '.join(command)}\n{done.stderr.strip()[-_SHOWN:]}"
        raise BuildError(message)


_SHOWN: Final = 2_000


def node(script: Path, *arguments: str) -> None:
    """Runs a script with Node.js 运行脚本.

    Raises:
        BuildError: it is missing or fails.
    """
    _run([_program("node"), str(script), *arguments], str(script.parent))
