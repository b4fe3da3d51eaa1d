"""Workbooks into rows: XLSX, XLS and ODS 电子表格。

Rows are numbered as the spreadsheet shows them, so the empty ones above and between count too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO, Final

from gikdeadlines.loading import require_module
from gikdeadlines.values import Fault, FrozenMap, TableError, not_among

from .headings import layout_of
from .tables import HEADING_ROWS, RawRow, Table
from .workbook_parts import error_cells, require_modest, require_whole

__all__ = ["spreadsheet_rows"]

_MIDNIGHT: Final = time()


def spreadsheet_rows(stream: BinaryIO, table: Table, *, sheet: str | None = None) -> Iterator[RawRow]:
    """The rows of one sheet of a workbook 工作表的各行.

    Args:
        stream: the whole file; it need not be seekable.
        table: names the file in errors, and may rename headings.
        sheet: the name of the sheet, or its number from 1; without it the one that has headings.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, ``too-large``, ``no-sheet``, ``several-sheets``.
    """
    calamine = require_module("python_calamine")
    content = BytesIO(stream.read())
    require_modest(content, table.file)
    require_whole(content, table.file)
    with _refusing_what_is_no_workbook(table.file):
        content.seek(0)
        workbook = calamine.load_workbook(content)
        chosen = _chosen(workbook, table, sheet)
        found = workbook.get_sheet_by_name(chosen)
    return _rows(found, error_cells(content, chosen))


@contextmanager
def _refusing_what_is_no_workbook(file: str) -> Iterator[None]:
    """The reader panics on some broken files, and a panic is no ordinary exception."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, _broken_workbook()) and type(error).__name__ != "PanicException":
            raise
        expected = "a workbook: XLSX, XLS or ODS, without a password"
        hint = str(error).splitlines()[0][:120] if str(error) else ""
        raise TableError(
            Fault(
                code="not-a-table",
                given="",
                expected=expected,
                path=file,
                hint=hint,
                parameters=FrozenMap(says="workbook"),
            )
        ) from None


def _broken_workbook() -> tuple[type[Exception], ...]:
    return (require_module("python_calamine").CalamineError, OSError, UnicodeError)


# Which sheet


def _chosen(workbook: Any, table: Table, sheet: str | None) -> str:  # noqa: ANN401 - calamine's
    names: list[str] = workbook.sheet_names
    if sheet is not None:
        return _named(names, table, sheet)
    visible = [meta.name for meta in workbook.sheets_metadata if str(meta.visible).endswith(".Visible")] or names
    if not visible:
        raise TableError(Fault(code="empty-file", given="", expected="a heading row and rows", path=table.file))
    headed = [name for name in visible if _has_headings(workbook.get_sheet_by_name(name), table)]
    if len(headed) > 1:
        # Reading only the first would lose the others in silence.
        expected, hint = f"one of {', '.join(headed)}", "name one with --sheet"
        raise TableError(
            Fault(
                code="several-sheets",
                given=len(headed),
                expected=expected,
                path=table.file,
                hint=hint,
                parameters=FrozenMap(values=tuple(headed)),
            )
        )
    return headed[0] if headed else visible[0]


def _named(names: Sequence[str], table: Table, sheet: str) -> str:
    if sheet in names:
        return sheet
    if sheet.isascii() and sheet.isdigit() and 1 <= int(sheet) <= len(names):
        return names[int(sheet) - 1]
    raise TableError(not_among("no-sheet", sheet, names, table.file))


def _has_headings(sheet: Any, table: Table) -> bool:  # noqa: ANN401 - calamine's
    for cells in islice(sheet.iter_rows(), table.heading_row or HEADING_ROWS):
        try:
            if layout_of(cells, table.renames):
                return True
        except TableError:
            return True
    return False


# Its rows


def _rows(sheet: Any, errors: dict[tuple[int, int], str]) -> Iterator[RawRow]:  # noqa: ANN401 - calamine's
    # Empty rows above the table are given, empty columns before it are not.
    first = sheet.start[1] if sheet.start else 0
    for number, cells in enumerate(sheet.iter_rows()):
        row = [_cell(cell) for cell in cells]
        if errors:
            row = [errors.get((number, at), cell) for at, cell in enumerate(row, start=first)]
        yield row


def _cell(cell: object) -> object:
    """A cell as a text file would have it: an empty one is nothing, a day without a time is a day."""
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell.date() if isinstance(cell, datetime) and cell.time() == _MIDNIGHT else cell
