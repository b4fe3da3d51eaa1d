"""XLS workbooks, the format of before 2007 读取 XLS。"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from struct import Struct
from typing import Any, Final

from gikdeadlines.loading import require_module
from gikdeadlines.registers.unreadable import Unreadable
from gikdeadlines.values import GikError

from .book import (
    FROM_1900,
    FROM_1904,
    Merge,
    Sheet,
    Survey,
    Workbook,
    calendar_value,
    refuse_size,
    refuse_workbook,
)

__all__ = ["xls_workbook"]

_MOST_BYTES: Final = 128 << 20
"""A sheet holds 65,536 rows."""

_STREAMS: Final = ("Workbook", "Book")
_PROTECTED: Final = "EncryptedPackage"

Places = frozenset[tuple[int, int]]


def xls_workbook(content: bytes, file: str) -> Workbook:
    """The workbook that the bytes make 打开 XLS.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, ``too-large``.
    """
    if len(content) > _MOST_BYTES:
        refuse_size(len(content), f"at most {_MOST_BYTES} bytes", file, says="file", most=_MOST_BYTES)
    xlrd = require_module("xlrd")
    with _refusing_what_is_broken(file):
        stream = _stream(content, file)
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), formatting_info=True, ragged_rows=True)
        unstored = _unstored(stream)
        sheets = tuple(_sheet(xlrd, book, at, unstored.get(at, frozenset())) for at in range(book.nsheets))
        return Workbook(sheets, FROM_1904 if book.datemode else FROM_1900)


@contextmanager
def _refusing_what_is_broken(file: str) -> Iterator[None]:
    """The reader takes what the file says for true, so that a broken one fails anywhere, in any way."""
    try:
        yield
    except GikError:
        raise
    except Exception as error:  # noqa: BLE001 - an index, a struct, an assertion: each means that the file is broken
        refuse_workbook(file, str(error).splitlines()[0] if str(error) else type(error).__name__)


def _stream(content: bytes, file: str) -> memoryview:
    """The records of the workbook; older files hold nothing else."""
    compound = require_module("xlrd.compdoc")
    if not content.startswith(compound.SIGNATURE):
        return memoryview(content)
    found = compound.CompDoc(content, logfile=io.StringIO())
    for name in _STREAMS:
        held, start, size = found.locate_named_stream(name)
        if held:
            return memoryview(held)[start : start + size]
    if found.locate_named_stream(_PROTECTED)[0]:
        refuse_workbook(file, "it is protected by a password", kind="password")
    return refuse_workbook(file, "it holds no workbook")


def _sheet(xlrd: Any, book: Any, at: int, unstored: Places) -> Sheet:  # noqa: ANN401 - xlrd's
    sheet = book.sheet_by_index(at)
    merges = tuple(Merge(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    hidden = tuple(sorted(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows))
    comments = {(at[0] + 1, at[1]): note.text for at, note in sheet.cell_note_map.items()}
    survey = Survey(merges, hidden, comments, frozenset(_struck(book, sheet)))
    return Sheet(
        name=sheet.name,
        is_hidden=bool(sheet.visibility),
        rows=partial(_rows, xlrd, book, sheet, unstored),
        survey=lambda: survey,
    )


def _struck(book: Any, sheet: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - xlrd's
    """The places of cells that have a line through them."""
    struck = {at for at, look in enumerate(book.xf_list) if book.font_list[look.font_index].struck_out}
    for row in range(sheet.nrows) if struck else ():
        for column, cell in enumerate(sheet.row(row)):
            if cell.xf_index in struck and cell.value != "":
                yield row + 1, column


def _rows(xlrd: Any, book: Any, sheet: Any, unstored: Places) -> Iterator[list[object]]:  # noqa: ANN401 - xlrd's
    day_zero = FROM_1904 if book.datemode else FROM_1900

    def cell(kind: int, value: Any) -> object:  # noqa: ANN401 - xlrd's
        if kind == xlrd.XL_CELL_ERROR:
            return Unreadable("error-value", xlrd.error_text_from_code.get(value, "#ERROR!"))
        if kind == xlrd.XL_CELL_DATE:
            return calendar_value(value, day_zero)
        if kind == xlrd.XL_CELL_NUMBER:
            return int(value) if value.is_integer() else value
        if kind == xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        return value or None

    for number in range(sheet.nrows):
        row = list(map(cell, sheet.row_types(number), sheet.row_values(number)))
        for at in range(len(row)):
            if row[at] is None and (number, at) in unstored:
                row[at] = Unreadable("formula-without-value", "=")
        yield row


# Formulas

_HEADER: Final = Struct("<HH")
_PLACE: Final = Struct("<HH")
_FORMULAS: Final = frozenset({0x0006, 0x0206, 0x0406})
_FORMULA_SIZE: Final = 14
_SHEET: Final = 0x0085
_SHEET_SIZE: Final = 6
_SHEET_OF_CELLS: Final = 0
_EMPTY_TEXT: Final = (3, b"\xff\xff")


def _unstored(stream: memoryview) -> dict[int, Places]:
    """The formulas of each sheet that hold no result, where the workbook was never calculated.

    A formula that gives an empty text is written just like one that nobody has calculated yet. Where no formula of the
    whole workbook holds anything else, its writer did not calculate.
    """
    starts: list[int] = []
    empty: list[tuple[int, tuple[int, int]]] = []
    at = 0
    while at + _HEADER.size <= len(stream):
        kind, size = _HEADER.unpack_from(stream, at)
        body = stream[at + _HEADER.size : at + _HEADER.size + size]
        if kind == _SHEET and size >= _SHEET_SIZE and body[5] & 0x0F == _SHEET_OF_CELLS:
            starts.append(int.from_bytes(body[:4], "little"))
        elif kind in _FORMULAS and size >= _FORMULA_SIZE:
            if (body[6], bytes(body[12:14])) != _EMPTY_TEXT:
                return {}
            empty.append((at, _PLACE.unpack_from(body)))
        at += _HEADER.size + size
    return _by_sheet(starts, empty)


def _by_sheet(starts: list[int], empty: list[tuple[int, tuple[int, int]]]) -> dict[int, Places]:
    found: dict[int, set[tuple[int, int]]] = {}
    order = sorted(range(len(starts)), key=starts.__getitem__)
    begins = sorted(starts) or [0]
    for at, place in empty:
        sheet = max(bisect_right(begins, at) - 1, 0)
        found.setdefault(order[sheet] if order else 0, set()).add(place)
    return {sheet: frozenset(places) for sheet, places in found.items()}
