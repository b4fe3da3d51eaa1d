"""Files and streams as lines, however broken they are 读取文件与数据流。

Lines are read with a limit: neither a line of a hundred megabytes nor a file without any line break fills memory.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EBADF, errorcode
from typing import BinaryIO, Final

from gikdeadlines.values import Fault, FileError, FrozenMap

__all__ = ["LONGEST_LINE", "STANDARD_INPUT", "Source", "opened", "read_lines", "system_says", "too_long"]

Source = str | os.PathLike[str] | BinaryIO
"""A path, ``-`` for standard input, or a stream of bytes."""

STANDARD_INPUT: Final = "-"

LONGEST_LINE: Final = 1 << 20
"""In bytes. A case takes a few hundred, the longest plausible one some tens of thousands."""


@contextmanager
def opened(source: Source) -> Iterator[tuple[str, BinaryIO]]:
    """The name of a source and its bytes; only what was opened here is closed 打开.

    Raises:
        FileError: ``unreadable-file``, a directory included.
    """
    if not isinstance(source, str | os.PathLike):
        yield str(getattr(source, "name", STANDARD_INPUT)), source
    elif source == STANDARD_INPUT:
        yield STANDARD_INPUT, _standard_input()
    else:
        stream = _open(os.fspath(source))
        with stream:
            yield os.fspath(source), stream


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise _unreadable(STANDARD_INPUT, OSError(EBADF, os.strerror(EBADF)))
    return sys.stdin.buffer


def _open(path: str) -> BinaryIO:
    try:
        return open(path, "rb")  # noqa: PTH123 - closed by the caller; a path may hold what pathlib rejects
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def _unreadable(name: str, error: OSError | ValueError) -> FileError:
    why, parameters = system_says(error)
    expected = "a file that can be read"
    return FileError(Fault(code="unreadable-file", given=name, expected=expected, hint=why, parameters=parameters))


def system_says(error: OSError | ValueError) -> tuple[str, FrozenMap[str, object]]:
    """Why the operating system does not do something with a file, in its words and as parameters 系统给出的原因.

    >>> system_says(FileNotFoundError(2, "No such file or directory"))
    ('No such file or directory', {'errno': 'ENOENT', 'why': 'No such file or directory'})
    """
    if not isinstance(error, OSError):
        return str(error), FrozenMap(errno="other", why=str(error))
    why = error.strerror or str(error)
    return why, FrozenMap(errno=errorcode.get(error.errno or 0, "other"), why=why)


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, each with its end; a line that is too long is cut to one byte over the limit 逐行读取.

    Between two lines the stream stands where the next one begins, so that it can also be read past this.
    """
    while line := stream.readline(LONGEST_LINE + 1):
        rest = line
        while too_long(line) and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line


def too_long(line: bytes) -> bool:
    """Whether a line was cut, or would have been 是否过长.

    >>> too_long(b"x" * LONGEST_LINE)
    False
    """
    return len(line) > LONGEST_LINE
