"""SpreadsheetML of 2003: a workbook as one XML file, which portals hand out under the name .xls 读取 XML 表格。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from gikdeadlines.registers.unreadable import Unreadable

from .book import (
    FROM_1900,
    FROM_1904,
    MOST_COLUMNS,
    MOST_ROWS,
    Merge,
    Sheet,
    Survey,
    Workbook,
    require_extent,
)
from .parts import Attributes, Reader, read_whole

__all__ = ["is_spreadsheetml", "spreadsheetml_workbook"]

_SPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
_NAMES: Final = {
    f"{_SPACE} Worksheet": "sheet",
    f"{_SPACE} Row": "row",
    f"{_SPACE} Cell": "cell",
    f"{_SPACE} Data": "data",
    f"{_SPACE} Comment": "comment",
    f"{_SPACE} Style": "style",
    f"{_SPACE} Font": "font",
    f"{_EXCEL} Date1904": "1904",
    f"{_EXCEL} Visible": "visible",
}


def is_spreadsheetml(start: bytes) -> bool:
    """Whether the beginning of a file is one of these 是否 XML 表格."""
    return _SPACE.encode() in start


def spreadsheetml_workbook(chunks: Iterator[bytes], file: str) -> Workbook:
    """The workbook that the text makes; all of its cells are held 打开 XML 表格.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """
    reader = _Book(file)
    read_whole(chunks, reader, _NAMES, file)
    return Workbook(tuple(found.made() for found in reader.sheets), reader.day_zero)


class _Sheet:
    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[list[object]] = []
        self.merges: list[Merge] = []
        self.hidden: list[int] = []
        self.columns = 0
        self.comments: dict[tuple[int, int], str] = {}
        self.struck: set[tuple[int, int]] = set()
        self.is_hidden = False

    def made(self) -> Sheet:
        survey = Survey(tuple(self.merges), tuple(self.hidden), self.comments, frozenset(self.struck))
        return Sheet(name=self.name, is_hidden=self.is_hidden, rows=lambda: iter(self.rows), survey=lambda: survey)


class _Book(Reader):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.sheets: list[_Sheet] = []
        self.day_zero = FROM_1900
        self._cell: Attributes = {}
        self._kind: str | None = None
        self._value = ""
        self._comment: str | None = None
        self._style = ""
        self._struck: set[str] = set()
        self._look = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append(_Sheet(attributes.get(f"{_SPACE} Name", "")))
        elif name == "1904":
            self.day_zero = FROM_1904
        elif name in {"style", "font"}:
            self._look_at(name, attributes)
        elif not self.sheets:
            return
        elif name == "row":
            self._begin_row(attributes)
        elif name == "cell":
            self._begin_cell(attributes)
        elif name == "comment":
            self._comment = ""
            self.listen()
        elif name == "visible" or self._comment is not None:
            # What stands in a comment is no text of its cell.
            self.listen()
        else:
            self._kind = attributes.get(f"{_SPACE} Type", "String")
            self.listen()

    def end(self, name: str) -> None:
        if name == "comment":
            self._comment = self.heard()
        elif name == "data" and self._comment is None:
            self._value = self.heard()
        elif name == "visible":
            self.sheets[-1].is_hidden = self.heard().strip() != "SheetVisible"
        elif name == "cell" and self.sheets:
            self._end_cell()

    def _look_at(self, name: str, attributes: Attributes) -> None:
        """A style, and whether its text has a line through it."""
        if name == "style":
            self._style = attributes.get(f"{_SPACE} ID", "")
        elif attributes.get(f"{_SPACE} StrikeThrough") == "1" and not self.sheets:
            self._struck.add(self._style)

    def _begin_row(self, attributes: Attributes) -> None:
        sheet = self.sheets[-1]
        number = _place(attributes, len(sheet.rows) + 1, MOST_ROWS)
        require_extent(number, sheet.columns, self.file, gap=number - len(sheet.rows) - 1)
        sheet.rows.extend([] for _ in range(number - len(sheet.rows)))
        self._look = attributes.get(f"{_SPACE} StyleID", "")
        if attributes.get(f"{_SPACE} Hidden") == "1":
            sheet.hidden.append(number)

    def _begin_cell(self, attributes: Attributes) -> None:
        row = self.sheets[-1].rows[-1]
        column = _place(attributes, len(row) + 1, MOST_COLUMNS)
        row.extend([None] * (column - 1 - len(row)))
        self._cell, self._kind, self._value, self._comment = attributes, None, "", None

    def _end_cell(self) -> None:
        sheet = self.sheets[-1]
        row, left = sheet.rows[-1], len(sheet.rows[-1])
        row.append(_read(self._kind, self._value, self._cell.get(f"{_SPACE} Formula")))
        place = len(sheet.rows), left
        if self._comment is not None:
            sheet.comments[place] = self._comment.strip()
        if self._cell.get(f"{_SPACE} StyleID", self._look) in self._struck and row[left] is not None:
            sheet.struck.add(place)
        self._comment = None
        wide, high = (_times(self._cell, way) for way in ("MergeAcross", "MergeDown"))
        row.extend([None] * wide)
        if wide or high:
            sheet.merges.append(Merge(len(sheet.rows), left, len(sheet.rows) + high, left + wide))
        sheet.columns = max(sheet.columns, len(row))
        require_extent(len(sheet.rows), sheet.columns, self.file)


def _place(attributes: Attributes, usual: int, most: int) -> int:
    number = int(attributes.get(f"{_SPACE} Index", usual))
    if not usual <= number <= most:
        message = f"ss:Index {number} where {usual} was next"
        raise ValueError(message)
    return number


def _times(attributes: Attributes, what: str) -> int:
    number = int(attributes.get(f"{_SPACE} {what}", "0"))
    if not 0 <= number <= MOST_COLUMNS:
        message = f"ss:{what} {number}"
        raise ValueError(message)
    return number


def _read(kind: str | None, text: str, formula: str | None) -> object:
    if kind is None or (text == "" and kind != "String"):
        return None if formula is None else Unreadable("formula-without-value", formula)
    if kind == "Error":
        return Unreadable("error-value", text)
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "Number":
        return _number(text)
    return _moment(text) if kind == "DateTime" else text or None


def _number(text: str) -> object:
    try:
        number = float(text)
        return int(number) if number.is_integer() else number
    except (ValueError, OverflowError):
        return text


def _moment(text: str) -> object:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return found.date() if found.tzinfo is None and found.time() == time() else found
