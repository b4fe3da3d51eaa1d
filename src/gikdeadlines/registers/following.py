"""A row that goes on in the next one: without a number and a receipt of its own, or with the same number 续行。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gikdeadlines.law import finding
from gikdeadlines.values import Finding

from .cells import cell_text, is_blank
from .headings import Layout
from .vocabulary import of_the_row_above

__all__ = [
    "MAY_BE_PART",
    "doubt_of_next",
    "goes_on",
    "goes_on_by_name",
    "has_no_receipt",
    "is_above",
    "number_of",
    "position_of_number",
    "says_it_goes_on",
    "shares_receipt",
]

_BROKEN_OFF: Final = re.compile(r"\d{4}(?:([-/.])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}[日号])", re.ASCII)
_PART: Final = re.compile(r"\s*[-—–_.(]\s*[0-9]{1,2}\s*\)?$")
"""Behind the number of the row above: 1-1, 1(2)."""

_OF_OTHER_WIDTHS: Final = r"\x{2070}-\x{209F}\x{2460}-\x{24FF}\x{3200}-\x{33FF}\x{FF01}-\x{FF5E}"
MAY_BE_PART: Final = rf"[-—–_.({_OF_OTHER_WIDTHS}]\s*[0-9{_OF_OTHER_WIDTHS}]{{1,2}}\s*\)?$|[{_OF_OTHER_WIDTHS}]\s*$"
"""Where it may stand in a cell as it was written, in characters of any width, as an expression for RE2."""

_RECEIPTS: Final = frozenset({"received", "submitted", "signed-for", "arrived", "confirmed"})


def doubt_of_next(layout: Layout, cells: Sequence[object], below: Sequence[object], row: int) -> Finding | None:
    """The finding on a row of which the next one may be a part, None for nearly every row 续行的核查提示.

    Args:
        layout: of the table.
        cells: the row.
        below: the next one.
        row: the number of the next one.
    """
    if position_of_number(layout) is None or goes_on(layout, cells):
        return None
    if goes_on(layout, below) or shares_receipt(layout, cells, below):
        return finding("goes-on-below", row=row)
    return finding("repeated-below", row=row) if _is_same(layout, cells, below) else None


def _is_same(layout: Layout, cells: Sequence[object], below: Sequence[object]) -> bool:
    """Whether the next row has the same number: as it stands, by a ditto mark, or as one that goes on."""
    number, other = number_of(layout, cells), number_of(layout, below)
    if is_above(_own(layout, below)):
        return True
    if number is None or other is None:
        return False
    text, further = cell_text(number), cell_text(other)
    is_part = further.startswith(text) and _PART.match(further[len(text) :]) is not None
    return number == other or goes_on_by_name(further) == text or (is_part and has_no_receipt(layout, below))


def is_above(cell: object) -> bool:
    """Whether a ditto mark stands for the number of the row above 是否同上."""
    return isinstance(cell, str) and of_the_row_above()[0].fullmatch(cell_text(cell)) is not None


def goes_on_by_name(text: str) -> str:
    """The number from which a row goes on by its own: 1(续); empty for one that stands for itself 续行所指编号."""
    shorter = of_the_row_above()[1].sub("", text)
    return "" if shorter == text else shorter


def shares_receipt(layout: Layout, cells: Sequence[object], below: Sequence[object]) -> bool:
    """Whether the next row has no number and the same receipt, as where cells were merged downward 是否同一收到日期."""
    if number_of(layout, below) is not None or position_of_number(layout) is None:
        return False
    days = [(_at(cells, at), _at(below, at)) for at in _receipts(layout)]
    stated = [pair for pair in days if not all(is_blank(cell, "day") for cell in pair)]
    return bool(stated) and all(upper == lower for upper, lower in stated)


def _at(cells: Sequence[object], at: int) -> object:
    return cells[at] if at < len(cells) else None


def _receipts(layout: Layout) -> list[int]:
    return [each.position for each in layout.found if each.column.event in _RECEIPTS and each.column.kind == "day"]


def goes_on(layout: Layout, cells: Sequence[object]) -> bool:
    """Whether a row states no application of its own: no number and no receipt, or what was broken off 是否续行."""
    number = number_of(layout, cells)
    if isinstance(number, str) and _BROKEN_OFF.fullmatch(number):
        # The line above was broken in two: a day stands where the number should.
        return True
    if number is not None or position_of_number(layout) is None or not any(map(cell_text, cells)):
        return False
    return has_no_receipt(layout, cells)


def says_it_goes_on(layout: Layout, cells: Sequence[object]) -> bool:
    """Whether a row has a ditto mark for its number, or says that it goes on from another 是否写明续行."""
    cell = _own(layout, cells)
    return is_above(cell) or (isinstance(cell, str) and bool(goes_on_by_name(cell_text(cell))))


def has_no_receipt(layout: Layout, cells: Sequence[object]) -> bool:
    """Whether a row says of no day on which an application came 是否无收到日期."""
    return all(is_blank(_at(cells, at), "day") for at in _receipts(layout))


def _own(layout: Layout, cells: Sequence[object]) -> object:
    """What stands where the number should."""
    at = position_of_number(layout)
    return None if at is None else _at(cells, at)


def number_of(layout: Layout, cells: Sequence[object]) -> object:
    """The number of a row as it stands, None where it has none 编号."""
    at = position_of_number(layout)
    cell = cells[at] if at is not None and at < len(cells) else None
    return None if is_blank(cell) or is_above(cell) else cell.strip() if isinstance(cell, str) else cell


def position_of_number(layout: Layout) -> int | None:
    """Where the numbers stand 编号所在列."""
    return next((found.position for found in layout.found if found.column.name == "id"), None)
