"""XLSX workbooks, read as they stand in the file: every cell says what it is 读取 XLSX。

A cell that holds an error, or a formula whose result was never stored, is no empty cell; which number is a day, and
from which day it counts, is the workbook's to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache, partial
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
    calendar_value,
    refuse_workbook,
    require_extent,
)
from .parts import Attributes, Parts, Reader, pieces_read, read_whole, resolved
from .xlsx_marks import Boxes, Comments, Strikes, is_on

__all__ = ["OF_ROWS", "is_xlsx", "sheet_parts", "shows_days", "xlsx_workbook"]

_ROOT: Final = "_rels/.rels"
_MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_OFFICE: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_RELATION: Final = {
    "http://schemas.openxmlformats.org/package/2006/relationships Relationship": "Relationship",
    "http://purl.oclc.org/ooxml/package/relationships Relationship": "Relationship",
}


def _main(*names: str) -> dict[str, str]:
    return {f"{space} {name}": name for space in _MAIN for name in names}


_OF_WORKBOOK: Final = _main("sheet", "workbookPr")
_OF_STYLES: Final = _main("numFmt", "cellXfs", "xf")
_OF_STRINGS: Final = _main("si", "t", "rPh", "strike")
_OF_SURVEY: Final = _main("row", "c", "v", "f", "is", "strike", "mergeCell")
OF_ROWS: Final = _main("row", "c", "v", "f", "is", "t", "rPh")


def is_xlsx(parts: Parts) -> bool:
    """Whether a ZIP file says that it is an office document 是否 XLSX."""
    return _ROOT in parts


def xlsx_workbook(parts: Parts) -> Workbook:
    """The workbook that the parts make 打开 XLSX.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """
    found, relations = _opened(parts)
    cells = _Cells(parts, relations, found.day_zero)
    sheets = (_sheet(parts, cells, given, relations) for given in found.sheets)
    return Workbook(tuple(sheet for sheet in sheets if sheet), found.day_zero)


def sheet_parts(parts: Parts) -> list[tuple[str, str]]:
    """The sheets of a workbook, each with the part that holds its cells 各工作表的组成部分.

    Raises:
        TableError: ``not-a-table``, ``too-large``.
    """
    found, relations = _opened(parts)
    named = ((name, *relations.get(id_, ("", ""))) for name, id_, _ in found.sheets)
    return [(name, target) for name, kind, target in named if kind.endswith("/worksheet")]


def _opened(parts: Parts) -> tuple[_Book, dict[str, tuple[str, str]]]:
    """What the workbook says of its sheets, and where it says that each part stands."""
    main = next((target for kind, target in _relations(parts, "") if kind.endswith("/officeDocument")), None)
    if main is None or main not in parts:
        refuse_workbook(parts.file, "it names no workbook")
    found = _Book()
    read_whole(parts.few_chunks(main), found, _OF_WORKBOOK, parts.file)
    return found, {id_: (kind, target) for id_, kind, target in _relations_by_id(parts, main)}


def _sheet(
    parts: Parts, cells: _Cells, given: tuple[str, str, str], relations: dict[str, tuple[str, str]]
) -> Sheet | None:
    name, id_, state = given
    kind, target = relations.get(id_, ("", ""))
    if kind and not kind.endswith("/worksheet"):
        return None
    return Sheet(
        name=name,
        is_hidden=state in {"hidden", "veryHidden"},
        rows=partial(_rows, parts, target, cells),
        survey=partial(_surveyed, parts, target, cells),
    )


# What the parts say of each other


class _Relations(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - as every reader
        if attributes.get("TargetMode") != "External":
            get = attributes.get
            self.found.append((get("Id", ""), get("Type", ""), get("Target", "")))


def _relations_by_id(parts: Parts, part: str) -> list[tuple[str, str, str]]:
    folder, _, name = part.rpartition("/")
    own = f"{folder}/_rels/{name}.rels".lstrip("/")
    reader = _Relations()
    if own in parts:
        read_whole(parts.few_chunks(own), reader, _RELATION, parts.file)
    return [(id_, kind, resolved(part, target)) for id_, kind, target in reader.found]


def _relations(parts: Parts, part: str) -> list[tuple[str, str]]:
    return [(kind, target) for _, kind, target in _relations_by_id(parts, part)]


class _Book(Reader):
    """The sheets in their order, each with its relation and whether it is shown; the date system."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, str]] = []
        self.day_zero = FROM_1900

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.day_zero = FROM_1904 if _is_true(attributes.get("date1904")) else FROM_1900
        else:
            id_ = next((attributes[key] for key in (f"{space} id" for space in _OFFICE) if key in attributes), "")
            self.sheets.append((attributes.get("name", ""), id_, attributes.get("state", "")))


def _is_true(text: str | None) -> bool:
    return text in {"1", "true", "on"}


# What the cells share


class _Cells:
    """Texts and number formats that the sheets of a workbook share, read when they are first needed."""

    def __init__(self, parts: Parts, relations: dict[str, tuple[str, str]], day_zero: date) -> None:
        self._parts = parts
        self._targets = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
        self._strings: list[str] | None = None
        self._days: list[bool] | None = None
        self._struck_looks: frozenset[str] | None = None
        self._struck_strings: set[int] = set()
        self._day_zero = day_zero

    def string(self, text: str) -> object:
        """A shared text by its number."""
        try:
            return self._texts()[_whole(text)]
        except (ValueError, IndexError):
            return Unreadable("broken-cell", text)

    def _texts(self) -> list[str]:
        if self._strings is None:
            reader = _Strings()
            self._read("sharedStrings", reader, _OF_STRINGS)
            self._strings, self._struck_strings = reader.found, reader.struck
        return self._strings

    @property
    def struck_looks(self) -> frozenset[str]:
        """The looks of cells that are struck through."""
        if self._struck_looks is None:
            reader = Strikes()
            self._read("styles", reader, _main(*Strikes.NAMES))
            self._struck_looks = reader.looks()
        return self._struck_looks

    @property
    def struck_strings(self) -> frozenset[str]:
        """The numbers of shared texts of which a part is struck through."""
        self._texts()
        return frozenset(map(str, self._struck_strings))

    def number(self, text: str, style: str) -> object:
        """A number, or the day that its format makes of it."""
        try:
            value = float(text)
        except ValueError:
            return text
        if value - value != 0:  # neither a number nor finite
            return text
        if self._is_day(style):
            return calendar_value(value, self._day_zero)
        return int(value) if value.is_integer() else value

    def _is_day(self, style: str) -> bool:
        if self._days is None:
            reader = _Styles()
            self._read("styles", reader, _OF_STYLES)
            self._days = reader.days()
        try:
            return self._days[_whole(style or "0")]
        except (ValueError, IndexError):
            return False

    def _read(self, kind: str, reader: Reader, names: dict[str, str]) -> None:
        target = self._targets.get(kind, "")
        if target in self._parts:
            read_whole(self._parts.few_chunks(target), reader, names, self._parts.file)


def _whole(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


class _Strings(Reader):
    """The shared texts; how a word is spoken stands beside it and is none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.struck: set[int] = set()
        self._pieces: list[str] = []
        self._spoken = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces = []
        elif name == "strike":
            self.struck |= {len(self.found)} if is_on(attributes) else set()
        elif name == "rPh":
            self._spoken = True
        elif not self._spoken:
            self.listen()

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(_unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._spoken = False
        elif name == "t" and not self._spoken:
            self._pieces.append(self.heard())


_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """Control characters are written _x000D_, and an underscore before such a thing _x005F_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


# Number formats

_BUILT_IN_DAYS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats that a workbook does not spell out: those of every language, and those of Chinese, Japanese, Korean."""

_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)


class _Styles(Reader):
    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif self._inside:
            self._formats.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False

    def days(self) -> list[bool]:
        return [self._is_day(number) for number in self._formats]

    def _is_day(self, number: str) -> bool:
        if number in self._codes:
            return shows_days(self._codes[number])
        return number.isascii() and number.isdigit() and int(number[:9]) in _BUILT_IN_DAYS


@lru_cache(1 << 10)
def shows_days(code: str) -> bool:
    """Whether a number format shows a day or a time 是否日期格式.

    >>> [shows_days(code) for code in ("yyyy/m/d", 'yyyy"年"m"月"', "General", "0.00E+00", '"day"0', "[红色]0;[h]:mm")]
    [True, True, False, False, False, False]
    """
    first = _NOT_SHOWN.sub("", code).partition(";")[0].casefold()
    return "general" not in first and re.search(r"[ymdhs]|a{3,4}", first) is not None


# Sheets


class _Surveyor(Reader):
    """How far what a sheet says reaches, where its cells are merged, which of its rows are hidden.

    Cells that only have a look say nothing, however far they reach.
    """

    def __init__(self, cells: _Cells) -> None:
        super().__init__()
        self.rows = self.columns = self.gap = 0
        self.merges: list[Merge] = []
        self.hidden: list[int] = []
        self.struck: set[tuple[int, int]] = set()
        self._row = self._column = 0
        self._looks, self._strings = cells.struck_looks, cells.struck_strings
        self._is_struck = self._is_shared = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            place = attributes.get("r")
            self._column = _column(place) if place else self._column + 1
            self._is_struck = attributes.get("s", "0") in self._looks
            self._is_shared = bool(self._strings) and attributes.get("t") == "s"
        elif name == "row":
            self._begin_row(attributes)
        elif name == "mergeCell":
            self.merges.append(_merge(attributes.get("ref", "")))
        elif name == "strike":
            self.struck |= {(self._row, self._column - 1)} if is_on(attributes) else set()
        else:
            self._note_filled(name)

    def end(self, name: str) -> None:
        if name == "v" and self._is_shared and self.heard().strip() in self._strings:
            self.struck.add((self._row, self._column - 1))

    def _note_filled(self, name: str) -> None:
        if self._is_struck:
            self.struck.add((self._row, self._column - 1))
        if self._is_shared and name == "v":
            self.listen()
        if self._column > self.columns or self._row > self.rows:
            self._note_used()

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self._row, self._column = int(number) if number else self._row + 1, 0
        if _is_true(attributes.get("hidden")):
            self.hidden.append(self._row)

    def _note_used(self) -> None:
        self.gap = max(self.gap, self._row - self.rows - 1)
        self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)


def _surveyed(parts: Parts, target: str, cells: _Cells) -> Survey:
    reader = _Surveyor(cells)
    for _ in pieces_read(parts.chunks(target), reader, _OF_SURVEY, parts.file):
        require_extent(reader.rows, reader.columns, parts.file, gap=reader.gap)
    hidden = tuple(row for row in reader.hidden if row <= reader.rows)
    comments, boxes = dict(_comments(parts, target)), tuple(_boxes(parts, target))
    return Survey(tuple(reader.merges), hidden, comments, frozenset(reader.struck), boxes)


def _boxes(parts: Parts, target: str) -> Iterator[str]:
    """The texts that lie over the cells of a sheet."""
    for kind, part in _relations(parts, target):
        if kind.endswith("/drawing") and part in parts:
            reader = Boxes()
            read_whole(parts.few_chunks(part), reader, Boxes.NAMES, parts.file)
            yield from map(_unescaped, reader.found)


def _comments(parts: Parts, target: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The comments of a sheet, by the row and the column of their cell."""
    for kind, part in _relations(parts, target):
        if kind.endswith("/comments") and part in parts:
            reader = Comments()
            read_whole(parts.few_chunks(part), reader, _main(*Comments.NAMES), parts.file)
            for place, text in reader.found:
                letters, row = _parted(place)
                yield (row, _column_of(letters) - 1), _unescaped(text)


_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def _column(place: str) -> int:
    """The column of a cell, from 1."""
    return _column_of(place.rstrip("0123456789"))


@lru_cache(1 << 15)
def _column_of(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _MOST_LETTERS):
        message = f"no such column: {letters[:20]}"
        raise ValueError(message)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


_MOST_LETTERS: Final = 3


def _parted(place: str) -> tuple[str, int]:
    match = _PLACE.fullmatch(place)
    if match is None:
        message = f"no such cell: {place[:20]}"
        raise ValueError(message)
    return match[1], int(match[2])


def _merge(reference: str) -> Merge:
    first, _, last = reference.partition(":")
    (left, top), (right, bottom) = _parted(first), _parted(last or first)
    return Merge(top, _column_of(left) - 1, bottom, _column_of(right) - 1)


def _rows(parts: Parts, target: str, cells: _Cells) -> Iterator[list[object]]:
    """The rows down to the last that says something: rows that only have a look may reach to the end of the sheet."""
    reader = _Rows(cells)
    empty = 0
    for _ in pieces_read(parts.chunks(target), reader, OF_ROWS, parts.file):
        for row in reader.done:
            if row:
                yield from ([] for _ in range(empty))
                empty = 0
                yield row
            else:
                empty += 1
        reader.done.clear()


class _Rows(Reader):
    """The rows of a sheet as they end; those that the file leaves out are empty."""

    def __init__(self, cells: _Cells) -> None:
        super().__init__()
        self.done: list[list[object]] = []
        self._cells = cells
        self._number = 0
        self._row: list[object] = []
        self._cell = _Cell()
        self._column = 0
        self._spoken = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "rPh":
            self._spoken = True
        elif name == "f":
            self._cell.formula = ""
            self.listen()
        elif name == "v" or (name == "t" and not self._spoken):
            self.listen()

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "row":
            self.done.append(self._row)
        elif name == "v":
            self._cell.value = self.heard()
        elif name == "f":
            self._cell.formula = self.heard()
        elif name == "rPh":
            self._spoken = False
        elif name == "t" and not self._spoken:
            self._cell.pieces.append(self.heard())

    def _begin_row(self, given: str | None) -> None:
        number = int(given) if given else self._number + 1
        if not self._number < number <= MOST_ROWS:
            message = f"row {number} after row {self._number}"
            raise ValueError(message)
        self.done.extend([] for _ in range(number - self._number - 1))
        self._number, self._row, self._column = number, [], 0

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._column = _column(place) if place else self._column + 1
        if self._column > MOST_COLUMNS:
            message = f"column {self._column}"
            raise ValueError(message)
        self._cell = _Cell(attributes.get("t", "n"), attributes.get("s", ""))

    def _end_cell(self) -> None:
        value = self._cell.read(self._cells)
        row, at = self._row, self._column
        if at == len(row) + 1 and value is not None:
            row.append(value)
        elif value is not None or at <= len(row):
            row.extend([None] * (at - len(row)))
            row[at - 1] = value


class _Cell:
    """A cell while its parts come."""

    __slots__ = ("formula", "kind", "pieces", "style", "value")

    def __init__(self, kind: str = "n", style: str = "") -> None:
        self.kind = kind
        self.style = style
        self.value: str | None = None
        self.formula: str | None = None
        self.pieces: list[str] = []

    def read(self, cells: _Cells) -> object:
        """What it says; None where nothing stands."""
        if self.kind == "inlineStr":
            return _unescaped("".join(self.pieces)) or None
        if self.value is None or (self.value == "" and self.kind != "str"):
            return None if self.formula is None else Unreadable("formula-without-value", f"={self.formula}")
        return _KINDS.get(self.kind, _as_text)(self, cells)

    def number(self, cells: _Cells) -> object:
        return cells.number((self.value or "").strip(), self.style)

    def shared(self, cells: _Cells) -> object:
        return cells.string((self.value or "").strip()) or None

    def moment(self, _: _Cells) -> object:
        try:
            found = datetime.fromisoformat((self.value or "").strip())
        except ValueError:
            return self.value
        return found.date() if found.tzinfo is None and found == datetime.combine(found, datetime.min.time()) else found

    def truth(self, _: _Cells) -> object:
        return (self.value or "").strip() not in {"0", "false"}

    def error(self, _: _Cells) -> object:
        return Unreadable("error-value", self.value or "")


def _as_text(cell: _Cell, _: _Cells) -> object:
    return _unescaped(cell.value or "") or None


_KINDS: Final[dict[str, Callable[[_Cell, _Cells], object]]] = {
    "n": _Cell.number,
    "s": _Cell.shared,
    "d": _Cell.moment,
    "b": _Cell.truth,
    "e": _Cell.error,
}
