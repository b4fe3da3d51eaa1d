"""Numbers that stand more than once in a table, found before its rows are read: none of them is sure 编号再现.

What is kept is eight bytes a number, and the few that stand again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from gikdeadlines.loading import SeenIds

from .cells import cell_text
from .following import goes_on_by_name, has_no_receipt, number_of
from .headings import Layout

__all__ = ["Again", "Numbers", "name_of"]

_MOST: Final = 1 << 16
"""So many numbers are kept by name: where more of them stand again, every number is held to do so."""

_LAST: Final = 1 << 62


def name_of(layout: Layout, cells: Sequence[object]) -> str:
    """The number of a row as it is compared, that of the row from which it goes on where it says so 比对用的编号."""
    number = number_of(layout, cells)
    text = "" if number is None else cell_text(number)
    return goes_on_by_name(text) or text


class Numbers(Protocol):
    """What takes in the numbers of tables 编号登记."""

    def begin(self) -> int:
        """Begin with the next sheet, and give its place 下一张表."""

    def take(self, layout: Layout, row: int, cells: Sequence[object]) -> None:
        """Take in a row 登记一行."""

    def of(self, sheet: int) -> Mapping[str, int]:
        """Above which row of a sheet each number is to be told 某表中再现的编号."""


class _Every(Mapping[str, int]):
    """Every number there is: so many stand again that they are not kept by name."""

    def __getitem__(self, name: str) -> int:
        if not name:
            raise KeyError(name)
        return _LAST

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return _MOST


def _is_spelled_otherwise(layout: Layout, cells: Sequence[object]) -> bool:
    """Whether a number is in full width: it makes another id, and may be the same number."""
    number = number_of(layout, cells)
    return isinstance(number, str) and number != (text := cell_text(number)) and not goes_on_by_name(text)


@dataclass(slots=True)
class Again:
    """The numbers of one table, or of the sheets of a workbook, row by row 编号登记.

    A row whose number stood above is told as such when it is read; here is found down to which row the others of its
    number are to be told: above the row before it, which is told that the next one has its number, or to itself where
    the first has no receipt and states no case, or one of them is spelled otherwise.
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
        if not name or self._is_full:
            return
        is_bare, is_spelled_otherwise = has_no_receipt(layout, cells), _is_spelled_otherwise(layout, cells)
        if not self._seen.add(name):
            self._bare |= {name} if is_bare or is_spelled_otherwise else set()
        elif is_spelled_otherwise or (name not in self._until and name in self._bare):
            self._until[name] = (self._sheet, row + 1)
        elif name not in self._until and (is_bare or not layout.counts_rows):
            self._until[name] = (self._sheet, row - 1)

    @property
    def _is_full(self) -> bool:
        return len(self._until) + len(self._bare) >= _MOST

    def of(self, sheet: int) -> Mapping[str, int]:
        """Above which row of a sheet each number is to be told 某表中再现的编号."""
        if self._is_full:
            return _Every()
        return {name: row if at == sheet else _LAST for name, (at, row) in self._until.items() if at >= sheet}
