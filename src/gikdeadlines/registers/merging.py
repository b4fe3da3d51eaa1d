"""Merged cells: what stands in the first of them stands in all 合并单元格。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .workbooks import Merge

__all__ = ["filled_down", "rows_in_one"]


def filled_down(rows: Iterator[list[object]], merges: Sequence[Merge]) -> Iterator[list[object]]:
    """The rows, each cell merged downward with what stands at its top 向下填充合并单元格.

    >>> list(filled_down(iter([["1", "a"], [None, "b"], []]), [Merge(1, 0, 3, 0)]))
    [['1', 'a'], ['1', 'b'], ['1']]
    """
    begins: dict[int, list[Merge]] = defaultdict(list)
    for merge in merges:
        if merge.bottom > merge.top:
            begins[merge.top].append(merge)
    reaching: list[tuple[Merge, object]] = []
    for number, row in enumerate(rows, start=1):
        reaching = [(merge, value) for merge, value in reaching if merge.bottom >= number]
        for merge, value in reaching:
            _put(row, merge.left, value)
        reaching += [(merge, row[merge.left]) for merge in begins.pop(number, ()) if merge.left < len(row)]
        yield row


def _put(row: list[object], at: int, value: object) -> None:
    row.extend([None] * (at + 1 - len(row)))
    row[at] = value


def rows_in_one(merges: Sequence[Merge], column: int) -> dict[int, int]:
    """The rows that a merged cell of a column makes one, the first to the last 合并为一的各行.

    >>> rows_in_one([Merge(2, 0, 4, 0), Merge(2, 1, 3, 1)], 0)
    {2: 4}
    """
    return {each.top: each.bottom for each in merges if each.left <= column <= each.right and each.bottom > each.top}
