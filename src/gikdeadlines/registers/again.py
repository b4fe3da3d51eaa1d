"""Numbers that stand more than once in a table, found before its rows are read: none of them is sure 编号再现.

What is kept is eight bytes a number, and the few that stand again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gikdeadlines.loading import SeenIds

from .cells import cell_text
from .following import goes_on_by_name, has_no_receipt, number_of
from .headings import Layout

__all__ = ["Again", "name_of"]

_MOST: Final = 1 << 16
"""So many numbers are kept by name: a table with more of them that stand again is told as a whole."""

_LAST: Final = 1 << 62


def name_of(layout: Layout, cells: Sequence[object]) -> str:
    """The number of a row as it is compared, that of the row from which it goes on where it says so 比对用的编号."""
    number = number_of(layout, cells)
    text = "" if number is None else cell_text(number)
    return goes_on_by_name(text) or text


@dataclass(slots=True)
class Again:
    """The numbers of one table, or of the sheets of a workbook, row by row 编号登记.

    A row whose number stood above is told as such when it is read; here is found down to which row the others of its
    number are to be told: above the row before it, which is told that the next one has its number, or to itself where
    the first has no receipt and states no case.
    """

    _seen: SeenIds = field(default_factory=SeenIds)
    _bare: set[str] = field(default_factory=set)
    _until: dict[str, tuple[int, int]] = field(default_factory=dict)
    _sheet: int = 0

    def begin(self) -> int:
        """Begin with the next sheet, and give its place 下一张表."""
        self._sheet += 1
        return self._sheet

    def take(self, layout: Layout, row: int, cells: Sequence[object]) -> None:
        """Take in a row. What only counts the rows may begin anew: such a number says something without a receipt."""
        name = name_of(layout, cells)
        if not name or len(self._until) + len(self._bare) >= _MOST:
            return
        is_bare = has_no_receipt(layout, cells)
        if not self._seen.add(name):
            self._bare |= {name} if is_bare else set()
        elif name not in self._until and name in self._bare:
            self._until[name] = (self._sheet, row + 1)
        elif name not in self._until and (is_bare or not layout.counts_rows):
            self._until[name] = (self._sheet, row - 1)

    def of(self, sheet: int) -> Mapping[str, int]:
        """Above which row of a sheet each number is to be told 某表中再现的编号."""
        return {name: row if at == sheet else _LAST for name, (at, row) in self._until.items() if at >= sheet}
