"""A row that goes on in the next one: without a number and a receipt of its own, or with the same number 续行。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gikdeadlines.law import finding
from gikdeadlines.values import Finding

from .cells import cell_text, is_blank
from .headings import Layout

__all__ = ["doubt_of_next", "goes_on", "number_of", "position_of_number"]

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
    if goes_on(layout, below):
        return finding("goes-on-below", row=row)
    number = number_of(layout, cells)
    return finding("repeated-below", row=row) if number is not None and number == number_of(layout, below) else None


def goes_on(layout: Layout, cells: Sequence[object]) -> bool:
    """Whether a row states no application of its own: no number and no receipt, or what was broken off 是否续行."""
    number = number_of(layout, cells)
    if isinstance(number, str) and _BROKEN_OFF.fullmatch(number):
        # The line above was broken in two: a day stands where the number should.
        return True
    if number is not None or position_of_number(layout) is None or not any(map(cell_text, cells)):
        return False
    receipts = (each.position for each in layout.found if each.column.event in _RECEIPTS and each.column.kind == "day")
    return all(at >= len(cells) or is_blank(cells[at], "day") for at in receipts)


def number_of(layout: Layout, cells: Sequence[object]) -> object:
    """The number of a row as it stands, None where it has none 编号."""
    at = position_of_number(layout)
    cell = cells[at] if at is not None and at < len(cells) else None
    return None if is_blank(cell) else cell.strip() if isinstance(cell, str) else cell


def position_of_number(layout: Layout) -> int | None:
    """Where the numbers stand 编号所在列."""
    return next((found.position for found in layout.found if found.column.name == "id"), None)
