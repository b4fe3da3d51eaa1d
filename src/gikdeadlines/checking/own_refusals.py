"""The sheet of what was refused: the whole row as it stood, and why 退回表。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from gikdeadlines.loading import Refused, require_module
from gikdeadlines.registers import is_own_heading
from gikdeadlines.wording import Wording, fault_text

from .own_sheets import put, set_up_print

__all__ = ["new_sheet", "write_refusals"]

_WIDTHS: Final = (12, 8, 60)
_FIRST_ROWS: Final = 5
_OWN: Final = ("own-sheet", "own-row", "own-reason")

Results = Mapping[str, Mapping[str, tuple[str, str]]]


def write_refusals(
    book: Any,  # noqa: ANN401 - openpyxl's
    refused: Mapping[str, Sequence[Refused]],
    headings: Mapping[str, tuple[int, int]],
    results: Results,
    wording: Wording,
) -> None:
    """Writes the sheet of what was refused; none where nothing was 写退回表.

    Args:
        book: of openpyxl.
        refused: the rows, by the sheet on which they stand.
        headings: the first and the last row of each sheet's headings.
        results: of the formulas that stand in the rows.
        wording: in which language.
    """
    sheet = new_sheet(book, wording.text("sheet-refused"), wording.text("own-reason"), column=len(_OWN))
    if not refused:
        book.remove(sheet)
        return
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABC"[column]].width = width
    row = 1
    for name, rows in refused.items():
        if name in headings:
            how = _How(headings[name], results.get(name, {}), wording)
            set_up_print(sheet, (row, row + how.heading[1] - how.heading[0]))
            row = _write_block(sheet, row, book[name], rows, how)


def new_sheet(book: Any, name: str, mark: str, *, column: int) -> Any:  # noqa: ANN401 - openpyxl's
    """A sheet of ours in the place of that of an earlier check; never in that of a sheet of the agency's 新工作表.

    Args:
        book: of openpyxl.
        name: that it is to bear, followed by a number where the agency has such a sheet.
        mark: what stands in one of the first rows of the sheet of an earlier check.
        column: where it stands.
    """
    found, number = name, 1
    while found in book.sheetnames:
        if any(book[found].cell(row, column).value == mark for row in range(1, _FIRST_ROWS)):
            book.remove(book[found])
            break
        number += 1
        found = f"{name} {number}"
    return book.create_sheet(found)


def _write_block(sheet: Any, at: int, source: Any, rows: Sequence[Refused], how: _How) -> int:  # noqa: ANN401
    """The rows of one sheet below its headings; gives the row that is free next."""
    styles = require_module("openpyxl.styles")
    first, last = how.heading
    for column, key in enumerate(_OWN, start=1):
        put(sheet.cell(at + last - first, column), how.wording.text(key))
        sheet.cell(at + last - first, column).font = styles.Font(bold=True)
    own = next((cell.column for cell in source[last] if is_own_heading(cell.value)), None)
    width = own - 1 if own else source.max_column
    for number in range(first, last + 1):
        _copy_row(sheet, at + number - first, source[number][:width], how.results)
    at += last - first
    for each in rows:
        for number in range(each.row, each.row + each.rows):
            at += 1
            reasons = _reasons(each, how.wording) if number == each.row else None
            for column, value in enumerate((source.title, number, reasons), start=1):
                put(sheet.cell(at, column), value)
            sheet.cell(at, len(_OWN)).alignment = styles.Alignment(wrap_text=True)
            _copy_row(sheet, at, source[number][:width], how.results)
    return at + 2


@dataclass(frozen=True, slots=True)
class _How:
    """What is known of a sheet: where its headings stand, and what its formulas came to."""

    heading: tuple[int, int]
    results: Mapping[str, tuple[str, str]]
    wording: Wording


def _reasons(row: Refused, wording: Wording) -> str:
    return "\n".join(fault_text(fault, wording) for fault in row.faults)


def _copy_row(sheet: Any, at: int, cells: Iterable[Any], results: Mapping[str, tuple[str, str]]) -> None:  # noqa: ANN401
    """The cells as they look; of a formula, what it came to: elsewhere it would come to something else."""
    for column, cell in enumerate(cells, start=len(_OWN) + 1):
        if cell.value is None:
            continue
        copied = sheet.cell(at, column)
        if cell.data_type == "f":
            put(copied, _result(cell, results))
        elif isinstance(cell.value, str):
            put(copied, cell.value)
        else:
            copied.value = cell.value
        copied.number_format = cell.number_format
        copied.font = copy(cell.font)


def _result(cell: Any, results: Mapping[str, tuple[str, str]]) -> object:  # noqa: ANN401 - openpyxl's
    kind, text = results.get(cell.coordinate, ("str", str(cell.value)))
    try:
        return float(text) if kind == "n" else text
    except ValueError:
        return text
