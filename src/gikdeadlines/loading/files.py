"""Files as bytes with the name they are reported under, wherever they lie 数据文件的读取。"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from gikdeadlines.values import Fault, FileError, FrozenMap, GikError

from .sources import system_says

__all__ = ["Source", "bounded_content", "overlay_files", "read_toml", "shipped_files", "where_in_toml"]

LARGEST: Final = 1_000_000
"""Bytes. A year's notice has about 1,500; a larger file is something else given by mistake."""


@dataclass(frozen=True)
class Source:
    r"""One file: the path it is reported under, and its bytes 一个数据文件.

    >>> Source("a.toml", b"format = 1\r\n").digest == Source("b.toml", b"format = 1\n").digest
    True
    """

    path: str
    content: bytes
    is_ours: bool = False

    @cached_property
    def digest(self) -> str:
        """The sha-256 of the content, the same whatever line ends a checkout gave it 内容的摘要."""
        return sha256(self.content.replace(b"\r\n", b"\n")).hexdigest()


@lru_cache
def shipped_files(name: str) -> tuple[Source, ...]:
    """The files of one folder of our own data, such as ``calendars/CN``, in the order of their names 自带数据.

    A wheel carries the data in ``gikdeadlines/_data``; a checkout has it beside ``src``.
    """
    folder = _shipped_root().joinpath(*name.split("/"))
    if not folder.is_dir():
        return ()
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=_name)
    return tuple(Source(f"{name}/{entry.name}", entry.read_bytes(), is_ours=True) for entry in entries)


def _shipped_root() -> Traversable:
    inside = files("gikdeadlines") / "_data"
    return inside if inside.is_dir() else Path(__file__).parents[3]


def _name(entry: Traversable) -> str:
    return entry.name


def overlay_files(path: Path) -> tuple[Source, ...]:
    """A file of the user's own, or every ``.toml`` file below a folder of his 用户自备数据.

    Raises:
        FileError: ``not-readable``, ``no-files`` or ``too-large``, one fault for each file.
    """
    paths = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
    if not paths:
        raise FileError(Fault(code="no-files", given=str(path), expected="a folder that holds .toml files"))
    sources: list[Source] = []
    faults: list[Fault] = []
    for each in paths:
        try:
            sources.append(Source(each.as_posix(), _content(each)))
        except FileError as error:
            faults.extend(error.faults)
    if faults:
        raise FileError(*faults)
    return tuple(sources)


def _content(path: Path) -> bytes:
    try:
        return bounded_content(path)
    except (OSError, ValueError) as error:
        if isinstance(error, GikError):
            raise
        why, parameters = system_says(error)
        raise FileError(
            Fault("not-readable", why, "a file that can be read", path.as_posix(), parameters=parameters)
        ) from None


def bounded_content(path: Path) -> bytes:
    """What a file of settings holds, which is never much; no more than its limit is read 读取有上限的文件.

    Raises:
        FileError: ``too-large``.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        given, expected = f"more than {LARGEST:,} bytes", f"at most {LARGEST:,} bytes"
        raise FileError(
            Fault(
                code="too-large",
                given=given,
                expected=expected,
                path=path.as_posix(),
                parameters=FrozenMap(says="file", most=LARGEST),
            )
        )
    return content


def read_toml(source: Source, error: type[GikError]) -> dict[str, object]:
    """The table that a TOML file holds 解析 TOML.

    >>> from gikdeadlines.values import CalendarError
    >>> read_toml(Source("a.toml", b"format = 1"), CalendarError)
    {'format': 1}

    Args:
        source: the file.
        error: the class to raise.

    Raises:
        GikError: of that class; ``not-utf8`` or ``bad-toml``.
    """
    try:
        return tomllib.loads(source.content.decode("utf-8-sig"))
    except UnicodeDecodeError as junk:
        byte = f"0x{source.content[junk.start]:02x}"
        given, parameters = f"byte {byte} at offset {junk.start}", FrozenMap(byte=byte, offset=junk.start)
        fault = Fault("not-utf8", given, "a text file in UTF-8", source.path, parameters=parameters)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as wrong:
        fault = Fault("bad-toml", str(wrong), "TOML", source.path, parameters=where_in_toml(wrong))
    raise error(fault)


_IN_TOML: Final = re.compile(r"\(at line (\d+), column (\d+)\)")


def where_in_toml(error: BaseException) -> FrozenMap[str, object]:
    """Where a TOML file stops being one, as its parser says in English 出错位置.

    >>> where_in_toml(ValueError("Invalid value (at line 2, column 5)"))
    {'says': 'place', 'line': 2, 'column': 5}
    """
    if found := _IN_TOML.search(str(error)):
        return FrozenMap(says="place", line=int(found[1]), column=int(found[2]))
    return FrozenMap(says=next((says for kind, says in _SAYS if isinstance(error, kind)), "end"))


_SAYS: Final = (
    (UnicodeDecodeError, "encoding"),
    (tomllib.TOMLDecodeError, "end"),
    (ValueError, "long-number"),
    (RecursionError, "deep"),
)
