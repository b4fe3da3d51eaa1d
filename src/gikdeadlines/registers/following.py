"""A row that goes on in the next one: without a number and a receipt of its own, or with the same number 续行。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gikdeadlines.law import finding
from gikdeadlines.values import Finding

from .cells import cell_text, is_blank
from .headings import Layout

__all__ = ["doubt_of_next", "goes_on", "number_of", "position_of_number", "shares_receipt"]

_BROKEN_OFF: Final = re.compile(r"\d{4}(?:([-/.])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}[日号])", re.ASCII)
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
    number = number_of(layout, cells)
    return finding("repeated-below", row=row) if number is not None and number == number_of(layout, below) else None


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
    return all(is_blank(_at(cells, at), "day") for at in _receipts(layout))


def number_of(layout: Layout, cells: Sequence[object]) -> object:
    """The number of a row as it stands, None where it has none 编号."""
    at = position_of_number(layout)
    cell = cells[at] if at is not None and at < len(cells) else None
    return None if is_blank(cell) else cell.strip() if isinstance(cell, str) else cell


def position_of_number(layout: Layout) -> int | None:
    """Where the numbers stand 编号所在列."""
    return next((found.position for found in layout.found if found.column.name == "id"), None)
