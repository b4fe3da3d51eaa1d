"""Results in files: written beside and renamed, so that no half file is ever seen 结果文件。"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal, Protocol, TextIO

from gikdeadlines.errors import Fault, FileError

from .failures import refuse_usage

__all__ = ["FileFormat", "Rows", "csv_rows", "file_format", "json_text", "neutral", "written"]

FileFormat = Literal["csv", "json", "jsonl"]

_FORMATS: Final[dict[str, FileFormat]] = {".csv": "csv", ".json": "json", ".jsonl": "jsonl"}

_EXTRAS: Final = {".xlsx": "tables", ".parquet": "tables", ".html": "report"}
"""Kinds of file that another part of the package writes."""

_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


def file_format(path: Path) -> FileFormat:
    """What a result file holds, by its name 结果文件的类型.

    Raises:
        UsageError: ``unknown-format``, before any work is done.
    """
    suffix = path.suffix.lower()
    if suffix not in _FORMATS:
        hint = f"pip install 'gikdeadlines[{_EXTRAS[suffix]}]'" if suffix in _EXTRAS else ""
        refuse_usage("unknown-format", str(path), f"one of {', '.join(_FORMATS)}", path="--out", hint=hint)
    return _FORMATS[suffix]


@contextmanager
def written(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that appears under its name only when it is whole 原子写入.

    Raises:
        FileError: ``unwritable-file``; where only the name could not be taken, the result is kept beside it.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        stream = beside.open("w", encoding=encoding, newline="")
    except OSError as error:
        raise _unwritable(path, error) from None
    try:
        with stream:
            yield stream
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _rename(beside, path)


def _rename(beside: Path, path: Path) -> None:
    try:
        beside.replace(path)
    except OSError as error:
        # A spreadsheet program holds its open file locked: an hour's work must not be lost for that.
        kept = path.with_name(f"{path.stem}.{os.getpid()}{path.suffix}")
        beside.replace(kept)
        raise _unwritable(path, error, kept) from None


def _unwritable(path: Path, error: OSError, kept: Path | None = None) -> FileError:
    expected = f"a file that can be written; the result is in {kept}" if kept else "a file that can be written"
    return FileError(Fault(code="unwritable-file", given=str(path), expected=expected, hint=error.strerror or ""))


# Text


def json_text(value: Any, encoding: str = "utf-8") -> str:  # noqa: ANN401 - JSON
    r"""One line of JSON that a stream of an encoding can take 一行 JSON.

    >>> json_text({"id": "甲"}), json_text({"id": "甲"}, "ascii")
    ('{"id": "甲"}', '{"id": "\\u7532"}')
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text


class Rows(Protocol):
    """What takes rows of cells."""

    def writerow(self, row: Sequence[object], /) -> object:
        """Takes one row."""


def csv_rows(stream: TextIO, *, line_end: str) -> Rows:
    """A writer of rows 写 CSV."""
    return csv.writer(stream, lineterminator=line_end)


def neutral(cell: object) -> object:
    """The cell; a text that a spreadsheet would run as a formula stays a text 防止公式.

    >>> neutral("=1+1"), neutral(-3)
    ("'=1+1", -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell
