"""ODS workbooks, read as they stand in the file 读取 ODS。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from typing import Final

from gikdeadlines.registers.unreadable import Unreadable

from .book import FROM_1900, MOST_COLUMNS, MOST_ROWS, Merge, Sheet, Survey, Workbook, require_extent
from .parts import Attributes, Parts, Reader, pieces_read, read_whole

__all__ = ["is_ods", "ods_workbook"]

_CONTENT: Final = "content.xml"
_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_CALC: Final = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"

_OF_BOOK: Final = {
    f"{_TABLE} table": "table",
    f"{_TABLE} null-date": "null-date",
    f"{_STYLE} style": "style",
    f"{_STYLE} table-properties": "shown",
    f"{_STYLE} text-properties": "text",
}
_OF_ROWS: Final = {
    f"{_TABLE} table": "table",
    f"{_TABLE} table-row": "row",
    f"{_TABLE} table-cell": "cell",
    f"{_TABLE} covered-table-cell": "cell",
    f"{_OFFICE} annotation": "comment",
    f"{_TEXT} span": "span",
    f"{_TEXT} ruby-text": "aside",
    f"{_TEXT} p": "p",
    f"{_TEXT} h": "p",
    f"{_TEXT} s": "space",
    f"{_TEXT} tab": "tab",
    f"{_TEXT} line-break": "line-break",
}
_ERROR: Final = re.compile(r"#[A-Z/0]+[!?]?|(?:Err|错误|錯誤):\d{3}")
"""What the program writes where a formula failed; only newer ones say beside it that it did."""


def is_ods(parts: Parts) -> bool:
    """Whether a ZIP file has the content of an OpenDocument file 是否 ODS."""
    return _CONTENT in parts


def ods_workbook(parts: Parts) -> Workbook:
    """The workbook that the parts make 打开 ODS.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """
    found = _Book()
    read_whole(parts.chunks(_CONTENT), found, _OF_BOOK, parts.file)
    sheets = (
        Sheet(
            name=name,
            is_hidden=style in found.hidden_styles,
            rows=partial(_rows, parts, at),
            survey=partial(_surveyed, parts, at, frozenset(found.struck_styles)),
        )
        for at, (name, style) in enumerate(found.tables)
    )
    return Workbook(tuple(sheets), found.day_zero)


class _Book(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[tuple[str, str]] = []
        self.hidden_styles: set[str] = set()
        self.struck_styles: set[str] = set()
        self.day_zero = FROM_1900
        self._style = ""
        self._depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._depth += 1
            if self._depth == 1:
                get = attributes.get
                self.tables.append((get(f"{_TABLE} name", ""), get(f"{_TABLE} style-name", "")))
        elif name == "style":
            self._style = attributes.get(f"{_STYLE} name", "")
        elif name == "shown" and attributes.get(f"{_TABLE} display") == "false":
            self.hidden_styles.add(self._style)
        elif name == "text" and attributes.get(f"{_STYLE} text-line-through-style", "none") != "none":
            self.struck_styles.add(self._style)
        elif name == "null-date":
            self.day_zero = date.fromisoformat(attributes.get(f"{_TABLE} date-value", "1899-12-30")[:10])

    def end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1


# Rows


def _rows(parts: Parts, at: int) -> Iterator[list[object]]:
    for row in _repeated_rows(parts, at, _Rows(at)):
        yield row.cells
        yield from (list(row.cells) for _ in range(row.count - 1))


def _surveyed(parts: Parts, at: int, struck: frozenset[str]) -> Survey:
    reader = _Rows(at, struck)
    rows = columns = 0
    hidden: list[int] = []
    for row in _repeated_rows(parts, at, reader):
        columns = max(columns, len(row.cells))
        if row.is_hidden:
            hidden.extend(range(rows + 1, rows + row.count + 1))
        rows += row.count
        require_extent(rows, columns, parts.file)
    return Survey(tuple(reader.merges), tuple(hidden), reader.comments, frozenset(reader.struck))


class _Row:
    """A row, and how often it stands below itself."""

    __slots__ = ("cells", "count", "is_hidden")

    def __init__(self, count: int, *, is_hidden: bool) -> None:
        self.cells: list[object] = []
        self.count = count
        self.is_hidden = is_hidden


def _repeated_rows(parts: Parts, at: int, reader: _Rows) -> Iterator[_Row]:
    """The rows down to the last that says something: programs repeat empty ones down to the end of the sheet."""
    waiting: list[_Row] = []
    for _ in pieces_read(parts.chunks(_CONTENT), reader, _OF_ROWS, parts.file):
        for row in reader.done:
            if not row.cells and waiting and waiting[-1].is_hidden == row.is_hidden:
                waiting[-1].count += row.count
            else:
                waiting.append(row)
            if row.cells:
                gap = sum(each.count for each in waiting[:-1])
                require_extent(row.count, len(row.cells), parts.file, gap=gap)
                yield from waiting
                waiting = []
        reader.done.clear()
        if reader.table > at:
            return


class _Rows(Reader):
    """The rows of one of the tables; of a row that stands below itself, the marks of the first."""

    def __init__(self, at: int, struck_styles: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.at = at
        self.comments: dict[tuple[int, int], str] = {}
        self.struck: set[tuple[int, int]] = set()
        self._struck_styles = struck_styles
        self._comment: list[str] | None = None
        self._is_struck = False
        self.table = -1
        self.number = 0
        self.done: list[_Row] = []
        self.merges: list[Merge] = []
        self._depth = 0
        self._row = _Row(1, is_hidden=False)
        self._column = 0
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._depth += 1
            self.table += self._depth == 1
        elif self.table != self.at or self._depth != 1:
            return
        elif name == "row":
            self._begin_row(attributes)
        elif name == "cell":
            self._cell, self._paragraphs = attributes, []
            self._is_struck = attributes.get(f"{_TABLE} style-name") in self._struck_styles
        elif name == "comment":
            self._comment = []
        elif name == "span":
            self._is_struck |= attributes.get(f"{_TEXT} style-name") in self._struck_styles
        elif name == "aside":
            self._aside += 1
        elif name == "p":
            self.listen()
        else:
            self.data(_mark(name, attributes))

    def end(self, name: str) -> None:
        if name == "table":
            self._depth -= 1
        elif self.table != self.at or self._depth != 1:
            return
        elif name == "row":
            self.done.append(self._row)
            self.number += self._row.count
        elif name == "cell":
            self._end_cell()
        elif name == "comment":
            self.comments[self.number + 1, self._column] = "\n".join(self._comment or ())
            self._comment = None
        elif name == "aside":
            self._aside -= 1
        elif name == "p":
            text = self.heard()
            if self._comment is not None:
                self._comment.append(text)
            elif not self._aside:
                self._paragraphs.append(text)

    def _begin_row(self, attributes: Attributes) -> None:
        count = _times(attributes, "rows-repeated", MOST_ROWS)
        shown = attributes.get(f"{_TABLE} visibility", "visible")
        self._row, self._column = _Row(count, is_hidden=shown != "visible"), 0

    def _end_cell(self) -> None:
        count = _times(self._cell, "columns-repeated", MOST_COLUMNS)
        self._note_merge()
        value = _value(self._cell, "\n".join(self._paragraphs))
        if value is not None:
            self.struck |= {(self.number + 1, self._column)} if self._is_struck else set()
            cells = self._row.cells
            cells.extend([None] * (self._column - len(cells)))
            cells.extend([value] * count)
        self._column += count
        if self._column > 2 * MOST_COLUMNS:
            message = f"column {self._column}"
            raise ValueError(message)

    def _note_merge(self) -> None:
        wide, high = (_times(self._cell, f"{way}-spanned", MOST_ROWS) for way in ("columns", "rows"))
        if wide > 1 or high > 1:
            top, left = self.number + 1, self._column
            self.merges.append(Merge(top, left, top + high - 1, left + wide - 1))


def _mark(name: str, attributes: Attributes) -> str:
    if name == "space":
        return " " * min(int(attributes.get(f"{_TEXT} c", "1")), 1 << 10)
    return "\t" if name == "tab" else "\n"


def _times(attributes: Attributes, what: str, most: int) -> int:
    number = int(attributes.get(f"{_TABLE} number-{what}", "1"))
    if not 1 <= number <= most:
        message = f"number-{what}: {number}"
        raise ValueError(message)
    return number


def _value(cell: Attributes, text: str) -> object:
    """What a cell says; the value where the file holds one, else its text."""
    kind, formula = cell.get(f"{_OFFICE} value-type"), cell.get(f"{_TABLE} formula")
    if cell.get(f"{_CALC} value-type") == "error" or (formula is not None and _ERROR.fullmatch(text)):
        return Unreadable("error-value", text)
    if formula is not None and kind is None and not text:
        return Unreadable("formula-without-value", formula)
    if kind in {"float", "percentage", "currency"}:
        return _number(cell.get(f"{_OFFICE} value", ""), text)
    if kind == "date":
        return _moment(cell.get(f"{_OFFICE} date-value", ""), text)
    if kind == "boolean":
        return cell.get(f"{_OFFICE} boolean-value") == "true"
    return cell.get(f"{_OFFICE} string-value", text) or text or None


def _number(written: str, text: str) -> object:
    try:
        number = float(written)
        return int(number) if number.is_integer() else number
    except (ValueError, OverflowError):
        return written or text or None


def _moment(written: str, text: str) -> object:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return written or text or None
    return found.date() if found.tzinfo is None and found.time() == time() else found
