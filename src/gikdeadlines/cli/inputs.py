"""What goes in: how much of it was read, and its hash 输入文件。"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gikdeadlines.loading import STANDARD_INPUT
from gikdeadlines.loading.sources import Source

__all__ = ["Inputs"]

_READ_ANYHOW: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".parquet"})
"""Files that are not read from beginning to end: how far a reader is, does not show."""


@dataclass(slots=True)
class Inputs:
    """The files of a run, watched while they are read 输入.

    ``total`` and ``read`` are bytes; ``total`` is None where it cannot be known. ``hashes`` has, where they are wanted,
    the sha-256 of each file that was read.
    """

    files: tuple[str, ...]
    hashed: bool = False
    read: int = 0
    hashes: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int | None:
        """Bytes to read in all 总字节数."""
        if any(file == STANDARD_INPUT or _reads_anyhow(file) for file in self.files):
            return None
        return sum(os.path.getsize(file) for file in self.files if os.path.isfile(file))  # noqa: PTH113, PTH202 - NUL

    @contextmanager
    def watched(self, file: str) -> Iterator[Source]:
        """One file as a reader takes it 打开并计量."""
        if _reads_anyhow(file) or (file != STANDARD_INPUT and not _is_file(file)):
            yield file
            self._hash_whole(file)
            return
        raw = sys.stdin.buffer if file == STANDARD_INPUT else open(file, "rb")  # noqa: PTH123, SIM115 - closed below
        watch = _Watched(raw, file, self)
        try:
            yield io.BufferedReader(watch, io.DEFAULT_BUFFER_SIZE * 8)
            if self.hashed:
                self.hashes[file] = watch.to_the_end()
        finally:
            if raw is not sys.stdin.buffer:
                raw.close()

    def _hash_whole(self, file: str) -> None:
        if self.hashed and _is_file(file):
            with Path(file).open("rb") as stream:
                self.hashes[file] = hashlib.file_digest(stream, "sha256").hexdigest()


def _reads_anyhow(file: str) -> bool:
    return Path(file).suffix.lower() in _READ_ANYHOW


def _is_file(file: str) -> bool:
    try:
        return Path(file).is_file()
    except ValueError:
        return False


class _Watched(io.RawIOBase):
    """A stream that counts and hashes what is read from it."""

    def __init__(self, raw: Any, name: str, inputs: Inputs) -> None:  # noqa: ANN401 - any stream of bytes
        super().__init__()
        self.raw, self.name, self.inputs = raw, name, inputs
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        """Takes what is there; on a pipe, no longer than until something is."""
        chunk = self.raw.read1(len(buffer))
        buffer[: len(chunk)] = chunk
        self.inputs.read += len(chunk)
        if self.inputs.hashed:
            self.digest.update(chunk)
        return len(chunk)

    def to_the_end(self) -> str:
        """The hash of the whole, also where the reader stopped early."""
        while self.readinto(bytearray(1 << 16)):
            pass
        return self.digest.hexdigest()
