"""Parquet files as rows or batches, read in a process of their own 读取 Parquet。

What unpacks Parquet is native code: a file made to do harm could end the process that reads it, or fill its memory.
So it is another one, with a limit, that hands on plain batches; where it dies, the file is refused. Where there can be
no other process (in a browser, in a program that embeds Python), this one reads.
"""

from __future__ import annotations

import json
import os
import pkgutil
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom, BufferedReader, FileIO
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, Final

from gikdeadlines.loading import require_module
from gikdeadlines.values import Fault, FrozenMap, TableError

from .arrow import rows_of_batches
from .heading_blocks import RawRow
from .parquet_child import READY

__all__ = ["parquet_batches", "parquet_rows"]

_BATCH: Final = 8_192
_MEMORY: Final = 1 << 30
"""Bytes of addresses that the other process may have; a register of two million rows in one piece takes half of it."""


def parquet_rows(stream: BinaryIO, file: str) -> Iterator[RawRow]:
    """The rows of a Parquet file, a batch in memory at a time 读取 Parquet.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, also where the file breaks off in the middle.
    """
    yield from rows_of_batches(*parquet_batches(stream, file, rows=_BATCH))


def parquet_batches(stream: BinaryIO, file: str, *, rows: int) -> tuple[list[str], Iterator[Any]]:
    """The names of the columns of a Parquet file, and its batches of so many rows 按批读取 Parquet.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: as :func:`parquet_rows`, also later, where the batches break off.
    """
    batches = _batches(stream, file, rows)
    return next(batches), batches


def _batches(stream: BinaryIO, file: str, rows: int) -> Iterator[Any]:
    """First the names of the columns, then the batches."""
    with _refusing_what_is_no_parquet(file), _as_file(stream) as held:
        other = _other_process(held, rows)
        yield from _read_here(held, rows) if other is None else _read_from(other)


def _other_process(held: IO[bytes], rows: int) -> Popen[bytes] | None:
    """The process that reads; none where no Python can be started that finds pyarrow too."""
    executable = sys.executable or ""
    program = pkgutil.get_data(__package__, "parquet_child.py")
    if getattr(sys, "frozen", False) or not Path(executable).name.startswith(("python", "pypy")) or program is None:
        return None
    command = [executable, "-I", "-c", program.decode(), json.dumps(sys.path), str(rows), str(_MEMORY)]
    environment = {**os.environ, "ARROW_DEFAULT_MEMORY_POOL": "system"}
    held.seek(0)
    try:
        other = Popen(command, stdin=held, stdout=PIPE, stderr=DEVNULL, env=environment)  # noqa: S603 - our own words
    except OSError:
        return None
    if other.stdout is not None and other.stdout.read(len(READY)) == READY:
        return other
    other.kill()
    other.communicate()
    return None


def _read_here(held: IO[bytes], rows: int) -> Iterator[Any]:
    held.seek(0)
    found = require_module("pyarrow.parquet").ParquetFile(held)
    yield found.schema_arrow.names
    yield from found.iter_batches(batch_size=rows)


def _read_from(other: Popen[bytes]) -> Iterator[Any]:
    """What the other process hands on; a stream may end anywhere, so that only its status says whether it is whole."""
    with other:
        try:
            batches = require_module("pyarrow.ipc").open_stream(other.stdout)
            yield batches.schema.names
            yield from batches
            if other.wait():
                raise EOFError
        finally:
            other.kill()


@contextmanager
def _as_file(stream: BinaryIO) -> Iterator[IO[bytes]]:
    """The stream as a file of the operating system, copied where it is none."""
    if isinstance(stream, BufferedReader | BufferedRandom) and isinstance(stream.raw, FileIO) and stream.seekable():
        yield stream
        return
    if stream.seekable():
        stream.seek(0)
    with TemporaryFile() as held:
        shutil.copyfileobj(stream, held)
        yield held


@contextmanager
def _refusing_what_is_no_parquet(file: str) -> Iterator[None]:
    pyarrow = require_module("pyarrow")
    try:
        yield
    except (pyarrow.ArrowException, OSError, ValueError, MemoryError, EOFError):
        fault = Fault(
            code="not-a-table",
            given="",
            expected="a whole Parquet file",
            path=file,
            parameters=FrozenMap(says="parquet"),
        )
        raise TableError(fault) from None
