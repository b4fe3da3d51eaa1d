"""Lines of a table that hold no case and speak of some: all, those above, or those that they name 附言所指。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from .cells import cell_text
from .day_texts import in_figures
from .vocabulary import bare, lines_that_tell

__all__ = ["IN_A_BOX", "IN_A_NAME", "Numbering", "Reach", "ToldLine", "line_told", "names_in", "signs_in"]

Reach = Literal["all", "above", "below", "named"]
"""Every case of the table; those above the line; those below it; those whose number stands in it."""

IN_A_NAME, IN_A_BOX = 0, -1
"""The rows of what stands in none: the name of a sheet, a text box."""

_WIDEST_RANGE: Final = 10_000
_LIST: Final = re.compile(r"(\d{1,6})(?:\s*号?\s*([至到~—-])\s*第?\s*(\d{1,6}))?", re.ASCII)
_LAST_FIGURES: Final = re.compile(r"(\d+)\D*$", re.ASCII)
_BETWEEN_NUMBERS: Final = re.compile(r"(?<=[0-9])[、,;\s]+(?=[0-9])")
_SHORTEST_NUMBER, _SHORTEST_ID = 3, 2


@dataclass(frozen=True, slots=True)
class Numbering:
    """The columns whose cells tell one row of a table from another: its number, and what counts the rows 编号所在列."""

    columns: tuple[int, ...]

    def numbers_of(self, cells: Sequence[object]) -> Iterator[str]:
        """What a row is called 一行的编号."""
        for at in self.columns:
            if at < len(cells) and (text := cell_text(cells[at])):
                yield text


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line that is no case and says of some what their columns do not 附言.

    ``numbers`` are those that it names as numbers of cases, ``rows`` those that it names as rows. One that heads a
    group speaks of the rows below it, down to ``until``. One that is a line only ``if_named`` says something only of
    a row that it calls by its number. One that explains ``signs`` speaks of the rows that bear one. One
    ``is_elsewhere`` that stands on a sheet of its own.
    """

    row: int
    text: str
    reach: Reach
    numbers: frozenset[int] = frozenset()
    rows: frozenset[int] = frozenset()
    key: str = ""
    until: int | None = None
    if_named: bool = False
    signs: frozenset[str] = frozenset()
    is_elsewhere: bool = False

    @property
    def names_one(self) -> bool:
        """Whether it names a case by its number, or looks as if it did 是否指明个案."""
        return bool(self.numbers) or lines_that_tell()["one"].search(self.text) is not None

    def touches(self, row: int, names: Iterable[str]) -> bool:
        """Whether it may be about a row 是否涉及该行.

        Args:
            row: its number.
            names: what the row is called.
        """
        if self.reach == "named":
            return self.is_named(row, names)
        if self.reach == "below":
            return self.row < row and (self.until is None or row < self.until)
        return self.reach == "all" or row < self.row

    def is_named(self, row: int, names: Iterable[str]) -> bool:
        """Whether a row is called as the line says 是否为所指之行."""
        return row in self.rows or any(map(self._names, names))

    def _names(self, name: str) -> bool:
        if name in self.signs:
            return True
        figures = _LAST_FIGURES.search(name) if self.numbers else None
        if figures and int(figures[1]) in self.numbers:
            return True
        key = bare(name)
        is_id = len(key) >= (_SHORTEST_NUMBER if key.isdigit() else _SHORTEST_ID) and any(map(str.isdigit, key))
        return is_id and key in self.key and _whole(key).search(self.key) is not None


def names_in(cells: Sequence[object], numbering: Numbering, lines: Iterable[ToldLine]) -> tuple[str, ...]:
    """What a row is called, and the signs in it where one of the lines explains any 一行的编号与标记.

    Args:
        cells: the row.
        numbering: the columns of numbers.
        lines: that may call it so.
    """
    names = tuple(numbering.numbers_of(cells))
    return (*names, *signs_in(cells)) if any(line.signs for line in lines) else names


def signs_in(cells: Iterable[object]) -> Iterator[str]:
    """The signs such as ① and * in cells, wherever they stand in them 单元格中的标记."""
    for cell in cells:
        if isinstance(cell, str):
            for sign in lines_that_tell()["mark"].findall(cell):
                yield sign if "①" <= sign <= "⑳" else unicodedata.normalize("NFKC", sign)


def line_told(row: int, text: str, whole: str, reach: Reach | None = None, *, first: int = 0) -> ToldLine:
    """A line that speaks of cases, with what it names 附言及其所指.

    >>> line = line_told(9, "第2号、4至6号已延期", "第2号、4至6号已延期")
    >>> line.reach, sorted(line.numbers)
    ('named', [2, 4, 5, 6])
    >>> line_told(9, "", "2025-007、008延期").reach, line_told(9, "", "2025-001至2025-010延期").reach
    ('named', 'above')

    Args:
        row: its number.
        text: as people are shown it.
        whole: all of it.
        reach: how far it reaches, where that shows elsewhere than in its words.
        first: how many rows stand above the cases: 第2行 may be the second of these, or of the sheet.
    """
    said, plain = lines_that_tell(), in_figures(whole)
    numbers, rows = _named(plain, "names"), _named(plain, "rows")
    left = said["numbers"].sub(" ", said["rows"].sub(" ", said["names"].sub(" ", plain)))
    listed = frozenset(int(match[1]) for match in said["listed"].finditer(left))
    if reach is None and said["below"].search(plain):
        reach = "all"
    elif reach is None:
        counted = max((int(match[1]) for match in said["counted"].finditer(plain)), default=0)
        is_of_more = said["every"].search(plain) or said["ranged"].search(left) or counted > _most_named(numbers, rows)
        reach = "above" if is_of_more else "named"
    # A sign of its own between two numbers of a list: 2025-1、3 is no 2025-13.
    key = bare(_BETWEEN_NUMBERS.sub("与", said["numbers"].sub(" ", plain)))
    return ToldLine(row, text, reach, numbers | rows | listed, rows | {each + first for each in rows}, key)


def _most_named(numbers: frozenset[int], rows: frozenset[int]) -> int:
    """Of how many cases a line may speak that says how many: of those that it names by number, or of one by its id."""
    return max(1, len(numbers), len(rows))


@lru_cache(maxsize=1 << 10)
def _whole(key: str) -> re.Pattern[str]:
    """An id in a text, not within a longer number."""
    before = r"(?<![0-9])" if key[0].isdigit() else ""
    return re.compile(before + re.escape(key) + (r"(?![0-9])" if key[-1].isdigit() else ""), re.ASCII)


@lru_cache(maxsize=256)
def _named(text: str, kind: str) -> frozenset[int]:
    lists = (match[0] for match in lines_that_tell()[kind].finditer(text))
    return frozenset(number for each in lists for number in _numbers(each))


def _numbers(text: str) -> Iterator[int]:
    """The numbers of a list: 2、4至6."""
    for match in _LIST.finditer(text):
        first, last = int(match[1]), int(match[3] or match[1])
        yield from range(first, min(max(first, last), first + _WIDEST_RANGE) + 1)
