"""The verdicts beside the rows of an agency's own sheet 在原工作表旁写结论。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from gikdeadlines.loading import require_module
from gikdeadlines.registers import is_own_heading

from .output import is_formula

__all__ = ["Placed", "cell_text_of", "put", "set_up_print", "write_verdicts"]

_COLOURS: Final = {"late": "F8CBAD", "overdue": "F8CBAD", "undetermined": "FFE699", "refused": "FFE699"}
_WIDTHS: Final = (12, 12, 12, 12, 8, 10, 24, 48, 20)
_LONGEST: Final = 32_767


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to stand beside a row, or several of one application 一行的结果.

    ``verdict`` is a verdict, or ``refused``.
    """

    row: int
    rows: int
    cells: tuple[object, ...]
    verdict: str


def write_verdicts(sheet: Any, heading: tuple[int, int], headings: Sequence[str], placed: Sequence[Placed]) -> None:  # noqa: ANN401 - openpyxl's
    """Writes columns at the right of a sheet; those of an earlier check are written anew 写入结论列.

    Args:
        sheet: of openpyxl.
        heading: the first and the last row of its headings.
        headings: of the columns.
        placed: what stands in them.
    """
    at = _first_column(sheet, heading[1], len(headings))
    _write_headings(sheet, heading[1], at, headings)
    looks: _Looks = {}
    for each in placed:
        _write_row(sheet, at, len(headings), each, looks)
    set_up_print(sheet, heading)
    _print_to(sheet, at + len(headings) - 1)


def _first_column(sheet: Any, row: int, width: int) -> int:  # noqa: ANN401 - openpyxl's
    """Where our columns begin: where an earlier check put them, else right of everything that says something."""
    own = next((cell.column for cell in sheet[row] if is_own_heading(cell.value)), None)
    if own is None:
        return _last_column(sheet) + 1
    for cells in sheet.iter_rows(min_row=row, min_col=own, max_col=own + width - 1):
        for cell in cells:
            cell.value = None
    return int(own)


def _last_column(sheet: Any) -> int:  # noqa: ANN401 - openpyxl's
    filled = (cell.column for cells in sheet.iter_rows() for cell in cells if cell.value is not None)
    merged = (area.max_col for area in sheet.merged_cells.ranges)
    return max((*filled, *merged), default=0)


def _write_headings(sheet: Any, row: int, at: int, headings: Sequence[str]) -> None:  # noqa: ANN401 - openpyxl's
    styles = require_module("openpyxl.styles")
    letter = require_module("openpyxl.utils").get_column_letter
    model = sheet.cell(row, max(at - 1, 1))
    for column, (text, width) in enumerate(zip(headings, _WIDTHS, strict=True), start=at):
        cell = sheet.cell(row, column)
        put(cell, text)
        cell._style = copy(model._style)  # noqa: SLF001 - the whole look of the heading beside it
        cell.alignment = styles.Alignment(horizontal="center", vertical="center", wrap_text=True)
        shown = sheet.column_dimensions[letter(column)]
        shown.width, shown.hidden = width, False


_Looks = dict[tuple[bytes, bytes, str, str], Any]
"""How cells look, by how the cell beside them does, how they did before, the colour behind, and what they hold."""


def _write_row(sheet: Any, at: int, width: int, placed: Placed, looks: _Looks) -> None:  # noqa: ANN401 - openpyxl's
    colour = _COLOURS.get(placed.verdict, "")
    for row in range(placed.row, placed.row + placed.rows):
        model = sheet.cell(row, max(at - 1, 1))
        values = placed.cells if row == placed.row else ()
        for offset in range(width):
            cell = sheet.cell(row, at + offset)
            value = values[offset] if offset < len(values) else None
            key = (_look(model), _look(cell), colour, _kind(value))
            if key not in looks:
                _dress(cell, model, colour)
            put(cell, value)
            # To find a font or a border among those of the book takes longer than all else.
            cell._style = copy(looks.setdefault(key, cell._style))  # noqa: SLF001 - as above


def _look(cell: Any) -> bytes:  # noqa: ANN401 - openpyxl's
    """The whole look of a cell, as numbers of its parts."""
    return bytes(cell._style or b"")  # noqa: SLF001 - as the writer keeps it


def _dress(cell: Any, model: Any, colour: str) -> None:  # noqa: ANN401 - openpyxl's
    """The look of the cell beside it, with a colour behind."""
    styles = require_module("openpyxl.styles")
    fill = styles.PatternFill("solid", start_color=colour) if colour else styles.PatternFill()
    cell.font, cell.border, cell.fill = copy(model.font), copy(model.border), fill
    cell.alignment = styles.Alignment(vertical="center", wrap_text=True)


def _kind(value: object) -> str:
    """What a value has of its own in how it looks."""
    if isinstance(value, str):
        return "formula" if is_formula(value) else ""
    return type(value).__name__ if isinstance(value, date) else ""


def put(cell: Any, value: object) -> None:  # noqa: ANN401 - openpyxl's
    """A value into a cell: a text stays a text, whatever it begins with 写单元格."""
    if value is None or value == "":
        cell.value = None
    elif isinstance(value, datetime):
        cell.value = value.replace(tzinfo=None)
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, int | float):
        cell.value = value
    else:
        _put_text(cell, str(value))


def _put_text(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl's
    cell.value = cell_text_of(text)
    cell.data_type = "s"
    if is_formula(text):
        cell.quotePrefix = True


def cell_text_of(text: str) -> str:
    r"""A text that a workbook can hold: control characters are shown, what is too long is cut 单元格文字.

    >>> cell_text_of("a\x07b")
    'a\\x07b'
    """
    shown = "".join(_shown(text))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def _shown(text: str) -> Iterator[str]:
    for character in text:
        is_harmful = (ord(character) < ord(" ") and character not in "\t\n") or "\ud800" <= character <= "\udfff"
        yield ascii(character)[1:-1] if is_harmful or character in "\ufffe\uffff" else character


# Print


def set_up_print(sheet: Any, heading: tuple[int, int]) -> None:  # noqa: ANN401 - openpyxl's
    """Landscape, one page wide, the headings on every page unless others were named 设置打印版式."""
    properties = require_module("openpyxl.worksheet.properties").PageSetupProperties
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is None:
        sheet.sheet_properties.pageSetUpPr = properties()
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if not sheet.print_title_rows:
        sheet.print_title_rows = f"{heading[0]}:{heading[1]}"


def _print_to(sheet: Any, last_column: int) -> None:  # noqa: ANN401 - openpyxl's
    """An area to print and a filter that were set reach to our columns."""
    if sheet.print_area and "," not in sheet.print_area:
        sheet.print_area = _widened(sheet.print_area.rpartition("!")[2].replace("$", ""), last_column)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _widened(sheet.auto_filter.ref.replace("$", ""), last_column)


def _widened(area: str, last_column: int) -> str:
    cells = require_module("openpyxl.worksheet.cell_range").CellRange(area)
    cells.expand(right=max(last_column - cells.max_col, 0))
    return str(cells.coord)
