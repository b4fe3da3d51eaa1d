"""Results as text: kinds of files, JSON, CSV that runs nothing 结果的文本。"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol
from unicodedata import category, normalize

from gikdeadlines.loading import require_module
from gikdeadlines.values import UsageError, not_among

from .targets import is_stream

__all__ = [
    "CsvRows",
    "FileFormat",
    "Writes",
    "file_format",
    "is_formula",
    "json_text",
    "neutral",
    "neutral_texts",
]

FileFormat = Literal["csv", "html", "json", "jsonl", "xlsx", "parquet"]

_FORMATS: Final[dict[str, FileFormat]] = {
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".html": "html",
    ".jsonl": "jsonl",
    ".json": "json",
    ".parquet": "parquet",
}
_SIGNS: Final = frozenset("=+-@")
_SEPARATORS: Final = frozenset("\t\r\n")
_UNSEEN: Final = frozenset("ZC")
"""Spaces and controls, marks of width zero and of direction among them, by the first letter of their category."""

_CRLF: Final = "\r\n"


def file_format(path: Path) -> FileFormat:
    """What a result file holds, by its name; a device without one takes text 结果文件的类型.

    Raises:
        UsageError: ``unknown-format``, before any work is done.
    """
    suffix = path.suffix.lower()
    if suffix not in _FORMATS and is_stream(path):
        return "csv"
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


@dataclass(frozen=True, slots=True)
class CsvRows:
    """A CSV under construction; a cell that holds any line end is quoted, whatever ends the lines here 写 CSV."""

    stream: Writes
    line_end: str

    def writerow(self, row: Sequence[object]) -> None:
        """Takes one row 写一行."""
        self.stream.write(_quoted(row) + self.line_end)

    def as_text(self, columns: Sequence[Any]) -> str:
        """The lines of many rows at once, from columns of texts 多行文本.

        Args:
            columns: two at least, pyarrow's.
        """
        pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
        lines = compute.binary_join_element_wise(*columns, ",")
        is_odd = compute.or_(
            compute.not_equal(compute.count_substring(lines, ","), len(columns) - 1),
            compute.match_substring_regex(lines, r'["\r\n]'),
        )
        odd = pyarrow.RecordBatch.from_arrays(columns, list(map(str, range(len(columns))))).filter(is_odd)
        quoted = pyarrow.array(
            map(_quoted, zip(*(column.to_pylist() for column in odd.columns), strict=True)), "string"
        )
        lines = compute.replace_with_mask(lines, is_odd, quoted)
        (every,) = compute.binary_join(pyarrow.ListArray.from_arrays([0, len(lines)], lines), self.line_end).to_pylist()
        return f"{every}{self.line_end}"


def _quoted(row: Sequence[object]) -> str:
    """A row as a line without its end: the writer quotes only what its own line end is made of."""
    line = io.StringIO()
    csv.writer(line, lineterminator=_CRLF).writerow(row)
    return line.getvalue().removesuffix(_CRLF)


def neutral(cell: object) -> object:
    r"""The cell; a text that a spreadsheet would run as a formula stays a text 防止公式.

    >>> neutral("=1+1"), neutral(-3), neutral("\n-1")
    ("'=1+1", -3, "'\n-1")
    """
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell


def neutral_texts(texts: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """The texts, none of which a spreadsheet would run as a formula 防止公式."""
    compute = require_module("pyarrow.compute")
    is_plain = compute.or_(compute.equal(texts, ""), compute.match_substring_regex(texts, r"^[0-9A-Za-z\p{Han}]"))
    odd = [neutral(text) for text in texts.filter(compute.invert(is_plain)).to_pylist()]
    return compute.replace_with_mask(texts, compute.invert(is_plain), require_module("pyarrow").array(odd, "string"))


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
