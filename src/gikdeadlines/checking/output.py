"""Results as text: kinds of files, JSON, CSV that runs nothing 结果的文本。"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol
from unicodedata import category, normalize

from gikdeadlines.values import UsageError, not_among

__all__ = [
    "FileFormat",
    "Rows",
    "Writes",
    "csv_rows",
    "file_format",
    "is_formula",
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
_SIGNS: Final = frozenset("=+-@")
_SEPARATORS: Final = frozenset("\t\r\n")
_UNSEEN: Final = frozenset("ZC")
"""Spaces and controls, marks of width zero and of direction among them, by the first letter of their category."""

_CRLF: Final = "\r\n"


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
    # Within texts JSON may escape any character, and the others are printable or line ends.
    return text if text.isprintable() else "\n".join(map(_seen, text.split("\n")))


def _seen(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in line)


class Writes(Protocol):
    """What takes text: a file, or the console."""

    def write(self, text: str, /) -> object:
        """Takes some text."""


class Rows(Protocol):
    """What takes rows of cells."""

    def writerow(self, row: Sequence[object], /) -> object:
        """Takes one row."""


def csv_rows(stream: Writes, *, line_end: str) -> Rows:
    """A writer of rows; a cell that holds any line end is quoted, whatever ends the lines here 写 CSV."""
    return csv.writer(_Ended(stream, line_end), lineterminator=_CRLF)


@dataclass(frozen=True, slots=True)
class _Ended:
    """Ends the lines of a CSV as they are to end: the writer quotes only what its own line end is made of."""

    stream: Writes
    line_end: str

    def write(self, line: str) -> object:
        return self.stream.write(line.removesuffix(_CRLF) + self.line_end)


def neutral(cell: object) -> object:
    r"""The cell; a text that a spreadsheet would run as a formula stays a text 防止公式.

    >>> neutral("=1+1"), neutral(-3), neutral("\n-1")
    ("'=1+1", -3, "'\n-1")
    """
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell


def is_formula(text: str) -> bool:
    r"""Whether a spreadsheet would run a text, or might once what stands unseen before it is trimmed 是否会被当作公式.

    >>> is_formula(" =1"), is_formula("\n@x"), is_formula("1=1")
    (True, True, False)
    """
    if not text or text[0].isalnum():
        return False
    if text[0] in _SEPARATORS:
        return True
    first = next((each for each in text if category(each)[0] not in _UNSEEN), "")
    return normalize("NFKC", first) in _SIGNS
