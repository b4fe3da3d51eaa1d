"""Results in files: written beside and renamed, so that no half file is ever seen 结果文件。"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal, Protocol, TextIO

from gikdeadlines.loading import system_says
from gikdeadlines.values import Fault, FrozenMap, UsageError, not_among

__all__ = [
    "FORMULAS",
    "FileFormat",
    "Rows",
    "Writes",
    "beside",
    "csv_rows",
    "file_format",
    "json_text",
    "neutral",
    "written",
]

FileFormat = Literal["csv", "html", "json", "jsonl", "xlsx", "parquet"]

_FORMATS: Final[dict[str, FileFormat]] = {
    ".csv": "csv",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


def file_format(path: Path) -> FileFormat:
    """What a result file holds, by its name 结果文件的类型.

    Raises:
        UsageError: ``unknown-format``, before any work is done.
    """
    suffix = path.suffix.lower()
    if suffix not in _FORMATS:
        raise UsageError(not_among("unknown-format", str(path), _FORMATS, "--out"))
    return _FORMATS[suffix]


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file beside the one asked for, which takes its name only when it is whole 原子写入.

    Raises:
        UsageError: ``unwritable-file``; ``locked-target``, where the result is kept beside the name it could not take.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.touch()
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        yield part
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _rename(part, path)


@contextmanager
def written(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that appears under its name only when it is whole 原子写入.

    Raises:
        UsageError: ``unwritable-file``.
    """
    with beside(path) as part, part.open("w", encoding=encoding, newline="") as stream:
        yield stream


def _rename(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except OSError as error:
        # A spreadsheet program holds its open file locked: an hour's work must not be lost for that.
        kept = path.with_name(f"{path.stem}.{os.getpid()}{path.suffix}")
        part.replace(kept)
        expected = f"a file that can be replaced ({error.strerror})"
        fault = Fault("locked-target", str(path), expected, hint=str(kept), parameters=FrozenMap(kept=kept))
        raise UsageError(fault) from None


def _unwritable(path: Path, error: OSError) -> UsageError:
    why, parameters = system_says(error)
    expected = "a file that can be written"
    return UsageError(
        Fault(code="unwritable-file", given=str(path), expected=expected, hint=why, parameters=parameters)
    )


# Text


def json_text(value: Any, encoding: str = "utf-8", *, indent: int | None = None) -> str:  # noqa: ANN401 - JSON
    r"""JSON that a stream of an encoding can take JSON 文本.

    >>> json_text({"id": "甲"}), json_text({"id": "甲"}, "ascii")
    ('{"id": "甲"}', '{"id": "\\u7532"}')
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False, indent=indent)
    return text


class Writes(Protocol):
    """What takes text: a file, or the console."""

    def write(self, text: str, /) -> object:
        """Takes some text."""


class Rows(Protocol):
    """What takes rows of cells."""

    def writerow(self, row: Sequence[object], /) -> object:
        """Takes one row."""


def csv_rows(stream: Writes, *, line_end: str) -> Rows:
    """A writer of rows 写 CSV."""
    return csv.writer(stream, lineterminator=line_end)


def neutral(cell: object) -> object:
    """The cell; a text that a spreadsheet would run as a formula stays a text 防止公式.

    >>> neutral("=1+1"), neutral(-3)
    ("'=1+1", -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell
