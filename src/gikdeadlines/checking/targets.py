"""Where a result is written: never onto an input, another result or, unasked, an existing file 结果文件的去处。"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EISDIR
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final, TextIO

from gikdeadlines.loading import STANDARD_INPUT, Source, system_says
from gikdeadlines.values import Fault, FrozenMap, UsageError

__all__ = ["beside", "require_targets", "written"]

_LONGEST_NAME: Final = 255
"""Bytes of a name on the file systems that there are."""

_DESCRIPTOR: Final = re.compile(r"/dev/(?P<name>stdout|stderr)|/(dev|proc/self)/fd/(?P<number>\d+)")
_STANDARD: Final = {"stdout": 1, "stderr": 2}


# Before anything is read


def require_targets(
    targets: Mapping[str, Path | None], sources: Iterable[Source] = (), *, overwrite: bool = False
) -> None:
    """Refuses results that would destroy something, all of them at once and before anything is read 检查结果文件.

    Files are compared by what they are, however their paths are spelt and whatever links lead to them.

    Args:
        targets: the files to be written, each by the name of its option; None where it was not asked for.
        sources: what will be read; of a folder, whatever stands in it.
        overwrite: whether a file that exists may be replaced; an input never is.

    Raises:
        UsageError: ``output-is-input``, ``output-twice``, ``output-exists``.
    """
    files = [_File(option, path) for option, path in targets.items() if path is not None and not is_stream(path)]
    taken = {identity: name for name in sources for identity in _identities(name)}
    seen = _standard_outputs()
    faults: list[Fault] = []
    for file in files:
        identity = _identity(os.fspath(file.path))
        if identity in taken:
            faults.append(file.fault("output-is-input", "a file that is not among those that are read"))
        elif identity in seen:
            other = seen[identity]
            hint = f"it is already that of {other}"
            faults.append(file.fault("output-twice", "a file of its own for each result", hint=hint, other=other))
        elif not overwrite and os.path.lexists(file.path):
            hint = "--overwrite replaces it"
            faults.append(file.fault("output-exists", "a file that does not exist yet", hint=hint))
        seen[identity] = file.option
    if faults:
        raise UsageError(*faults)


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be written, and the option that says so."""

    option: str
    path: Path

    def fault(self, code: str, expected: str, *, hint: str = "", **parameters: object) -> Fault:
        return Fault(code, str(self.path), expected, self.option, hint, FrozenMap(parameters))


def _identities(source: Source) -> Iterator[Hashable]:
    """What a source is; of a folder, each file that stands in it."""
    if not isinstance(source, str | os.PathLike):
        yield from _of_descriptor(source)
    elif source == STANDARD_INPUT:
        yield from _of_descriptor(getattr(sys.stdin, "buffer", None))
    else:
        yield _identity(os.fspath(source))
        for folder, _, names in os.walk(source) if _is_folder(source) else ():
            yield from (_identity(os.path.join(folder, name)) for name in names)  # noqa: PTH118 - as many as there are


def _is_folder(path: str | os.PathLike[str]) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - a path may hold what pathlib rejects


def _of_descriptor(stream: object) -> Iterator[Hashable]:
    try:
        found = os.fstat(stream.fileno())  # type: ignore[attr-defined]  # a stream in memory has none
    except (AttributeError, OSError, ValueError):
        return
    if stat.S_ISREG(found.st_mode):
        yield found.st_dev, found.st_ino


def _standard_outputs() -> dict[Hashable, str]:
    """The files into which standard output and standard error run, where they run into files."""
    streams = {"stdout": sys.stdout, "stderr": sys.stderr}
    return {identity: name for name, stream in streams.items() for identity in _of_descriptor(stream)}


def _identity(path: str) -> Hashable:
    """The file that a path leads to; of one that is not there yet, the folder and the name in it."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path may hold what pathlib rejects
    except (OSError, ValueError):
        folder, name = os.path.split(path)
        return _folder(folder or os.curdir), _spelt(name)
    return found.st_dev, found.st_ino


def _folder(path: str) -> Hashable:
    try:
        found = os.stat(path)  # noqa: PTH116 - a path may hold what pathlib rejects
    except (OSError, ValueError):
        return os.path.abspath(path)  # noqa: PTH100 - the same
    return found.st_dev, found.st_ino


def _spelt(name: str) -> str:
    """A name as its system compares it."""
    return name.casefold() if sys.platform in {"darwin", "win32"} else name


# While it is written


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file beside the one asked for, which takes its name only when it is whole 原子写入.

    A file that is replaced leaves its mode to the new one; a link is replaced, not followed. A device and a FIFO are
    written instead, when the whole is there. What was not there when the run began is never replaced at its end.

    Raises:
        UsageError: ``unwritable-file``; ``locked-target`` and ``output-appeared``, where the result is kept beside the
            name it could not take.
    """
    if is_stream(path):
        with _into_stream(path) as part:
            yield part
        return
    mode, was_there = _mode(path), os.path.lexists(path)
    part = _part_of(path, is_private=mode is not None)
    try:
        yield part
        if mode is not None:
            part.chmod(mode)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    if was_there:
        _rename(part, path)
    else:
        _name(part, path)


@contextmanager
def written(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that appears under its name only when it is whole 原子写入.

    Raises:
        UsageError: ``unwritable-file``.
    """
    with beside(path) as part, part.open("w", encoding=encoding, newline="") as stream:
        yield stream


def _mode(path: Path) -> int | None:
    """The mode of a file that is to be replaced, None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(found.st_mode):
        raise _unwritable(path, IsADirectoryError(EISDIR, os.strerror(EISDIR)))
    return stat.S_IMODE(found.st_mode)


def _part_of(path: Path, *, is_private: bool) -> Path:
    """A new file under a name that nobody can foresee, so that nobody can put a link there before."""
    try:
        part = path.with_name(f".{secrets.token_hex(8)}.part")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(part, flags, 0o600 if is_private else 0o666))
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None
    return part


def _rename(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        # A spreadsheet program holds its open file locked: an hour's work must not be lost for that.
        raise _not_taken(_LOCKED, part, path, f"a file that can be replaced ({error.strerror})") from None


_LOCKED: Final = "locked-target"
_APPEARED: Final = "output-appeared"


def _name(part: Path, path: Path) -> None:
    """The name for a file that had none of it before: whoever took it since keeps it."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise _not_taken(_APPEARED, part, path, "a name that nobody took while the run went on") from None
    except (AttributeError, OSError, NotImplementedError):
        # A file system without links, or a browser, whose Python knows of none: the name is claimed, and so ours.
        _claim(part, path)
        _rename(part, path)
    else:
        part.unlink()


def _claim(part: Path, path: Path) -> None:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise _not_taken(_APPEARED, part, path, "a name that nobody took while the run went on") from None
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _unwritable(path, error) from None


def _not_taken(code: str, part: Path, path: Path, expected: str) -> UsageError:
    """The refusal of a name, with the result kept beside it."""
    kept = _kept(path)
    part.replace(kept)
    return UsageError(Fault(code, str(path), expected, hint=str(kept), parameters=FrozenMap(kept=kept)))


def _kept(path: Path) -> Path:
    end = f".{secrets.token_hex(4)}{path.suffix}"
    stem = os.fsencode(path.stem)[: _LONGEST_NAME - len(os.fsencode(end))]
    return path.with_name(stem.decode(errors="ignore") + end)


# Devices, FIFOs, descriptors


def is_stream(path: Path) -> bool:
    """Whether a path leads to what is written as it is and cannot be replaced: a device, a FIFO 是否设备或管道."""
    if _DESCRIPTOR.fullmatch(os.fspath(path)):
        return True
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _into_stream(path: Path) -> Iterator[Path]:
    """A file whose content is handed over when it is whole: formats with an index cannot be written in one go."""
    with TemporaryDirectory(prefix="gikdeadlines-") as folder:
        part = Path(folder) / "part"
        part.touch()
        yield part
        try:
            target = _open(path)
        except OSError as error:
            raise _unwritable(path, error) from None
        with target, part.open("rb") as content:
            shutil.copyfileobj(content, target)


def _open(path: Path) -> BinaryIO:
    found = _DESCRIPTOR.fullmatch(os.fspath(path))
    if found is None:
        return path.open("wb")
    number = int(found["number"]) if found["number"] else _STANDARD[found["name"]]
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return os.fdopen(os.dup(number), "wb")


def _unwritable(path: Path, error: OSError | ValueError) -> UsageError:
    why, parameters = system_says(error)
    expected = "a file that can be written"
    return UsageError(Fault("unwritable-file", str(path), expected, hint=why, parameters=parameters))
