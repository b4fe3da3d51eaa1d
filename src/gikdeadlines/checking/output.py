"""Results as text: kinds of files, JSON, CSV that runs nothing 结果的文本。"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from gikdeadlines.values import UsageError, not_among

__all__ = [
    "FORMULAS",
    "FileFormat",
    "Rows",
    "Writes",
    "csv_rows",
    "file_format",
    "json_text",
    "neutral",
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
