"""What goes in: how much of it was read, and its hash 输入文件。"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

from gikdeadlines.loading import STANDARD_INPUT, Source, opened, system_says
from gikdeadlines.values import Fault, FileError

__all__ = ["Inputs"]

_READ_ANYHOW: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".parquet"})
"""Files that are not read from beginning to end: how far a reader is, does not show."""


@dataclass(slots=True)
class Inputs:
    """The sources of a run, watched while they are read 输入.

    ``total`` and ``read`` are bytes; ``total`` is None where it cannot be known. ``hashes`` has, where they are wanted,
    the sha-256 of each file that was read.
    """

    sources: tuple[Source, ...]
    hashed: bool = False
    read: int = 0
    hashes: dict[str, str] = field(default_factory=dict)

    @property
    def files(self) -> tuple[str, ...]:
        """What the sources are called 名称."""
        return tuple(map(_name, self.sources))

    @property
    def total(self) -> int | None:
        """Bytes to read in all 总字节数."""
        if any(not _is_path(source) or _reads_anyhow(_name(source)) for source in self.sources):
            return None
        return sum(os.path.getsize(file) for file in self.files if os.path.isfile(file))  # noqa: PTH113, PTH202 - NUL

    @contextmanager
    def watched(self, source: Source) -> Iterator[Source]:
        """One source as a reader takes it 打开并计量."""
        name = _name(source)
        if _reads_anyhow(name) or (_is_path(source) and not _is_file(name)):
            yield source
            self._hash_whole(name)
            return
        with opened(source) as (_, raw):
            watch = _Watched(raw, name, self)
            yield io.BufferedReader(watch, io.DEFAULT_BUFFER_SIZE * 8)
            if self.hashed:
                self.hashes[name] = watch.to_the_end()

    def _hash_whole(self, file: str) -> None:
        if self.hashed and _is_file(file):
            with Path(file).open("rb") as stream:
                self.hashes[file] = hashlib.file_digest(stream, "sha256").hexdigest()


def _name(source: Source) -> str:
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    return str(getattr(source, "name", STANDARD_INPUT))


def _is_path(source: Source) -> bool:
    return isinstance(source, str | os.PathLike) and source != STANDARD_INPUT


def _reads_anyhow(file: str) -> bool:
    return Path(file).suffix.lower() in _READ_ANYHOW


def _is_file(file: str) -> bool:
    try:
        return Path(file).is_file()
    except ValueError:
        return False


def _unreadable(name: str, error: OSError) -> FileError:
    why, parameters = system_says(error)
    expected = "a file that can be read"
    return FileError(Fault("unreadable-file", name, expected, hint=why, parameters=parameters))


class _Watched(io.RawIOBase):
    """A stream that counts and hashes what is read from it."""

    def __init__(self, raw: BinaryIO, name: str, inputs: Inputs) -> None:
        super().__init__()
        self.raw, self.name, self.inputs = raw, name, inputs
        self.digest = hashlib.sha256()
        self.start = raw.tell() if raw.seekable() else None
        self.taken = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Where its file is: back to its start, from where it is then counted and hashed anew."""
        return self.start is not None

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes back to the start, or says where it is."""
        if self.start is None or (offset, whence) not in {(self.start, io.SEEK_SET), (0, io.SEEK_CUR)}:
            raise io.UnsupportedOperation
        if whence == io.SEEK_SET:
            self.inputs.read -= self.taken
            self.taken, self.digest = 0, hashlib.sha256()
        return self.raw.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        """Takes what is there; on a pipe, no longer than until something is."""
        some = getattr(self.raw, "read1", self.raw.read)
        try:
            chunk = some(len(buffer))
        except OSError as error:
            raise _unreadable(self.name, error) from None
        buffer[: len(chunk)] = chunk
        self.inputs.read += len(chunk)
        self.taken += len(chunk)
        if self.inputs.hashed:
            self.digest.update(chunk)
        return len(chunk)

    def to_the_end(self) -> str:
        """The hash of the whole, also where the reader stopped early."""
        while self.readinto(bytearray(1 << 16)):
            pass
        return self.digest.hexdigest()
