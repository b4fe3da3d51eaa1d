"""Merged cells: what stands in the first stands in all, and an application may have many answers 合并单元格。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from gikdeadlines.values import Fault, FrozenMap

from .fields import Found
from .heading_blocks import RawRow
from .headings import Layout
from .workbooks import Merge, SpreadRow

__all__ = ["as_one_row", "carried_by_all", "filled_down", "grouped", "rows_in_one", "spread"]

R = TypeVar("R")


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


def spread(head: Sequence[RawRow], merges: Sequence[Merge]) -> list[RawRow]:
    """The first rows of a sheet, each merged cell in every column that it covers 展开合并单元格.

    >>> spread([["登记簿"], ["编号", "补正", None]], [Merge(2, 1, 2, 2)])
    [['登记簿'], ['编号', '补正', '补正']]
    """
    rows = list(head)
    for merge in merges:
        for at in range(merge.top - 1, min(merge.bottom, len(rows))):
            if not isinstance(row := rows[at], Fault):
                rows[at] = found = _spread(row if isinstance(row, SpreadRow) else SpreadRow(row), merge)
                found.goes_on |= at >= merge.top
    return rows


def _spread(row: SpreadRow, merge: Merge) -> SpreadRow:
    row.extend([None] * (merge.right + 1 - len(row)))
    row[merge.left : merge.right + 1] = [row[merge.left]] * (merge.right + 1 - merge.left)
    row.merged.update(range(merge.left, merge.right + 1))
    return row


def rows_in_one(merges: Sequence[Merge], column: int) -> dict[int, int]:
    """The rows that a merged cell of a column makes one, the first to the last 合并为一的各行.

    >>> rows_in_one([Merge(2, 0, 4, 0), Merge(2, 1, 3, 1)], 0)
    {2: 4}
    """
    return {each.top: each.bottom for each in merges if each.left <= column <= each.right and each.bottom > each.top}


def grouped(rows: Iterable[tuple[int, R]], spans: Mapping[int, int]) -> Iterator[list[tuple[int, R]]]:
    """The rows, those of a span together 按合并分组.

    >>> list(grouped(enumerate("abcd", start=1), {2: 3}))
    [[(1, 'a')], [(2, 'b'), (3, 'c')], [(4, 'd')]]
    """
    each = iter(rows)
    for number, row in each:
        yield [(number, row), *islice(each, spans.get(number, number) - number)]


def as_one_row(layout: Layout, rows: Sequence[Sequence[object]]) -> tuple[Layout, list[object]]:
    """Several rows of one application side by side, and the columns as they stand then 多行合为一行.

    An event that a lower row states like an upper one is the same event; else it is a further one, as in a column
    with a number.
    """
    stride = max((found.number for found in layout.found), default=1)
    width = layout.width
    found = list(layout.found)
    for at in range(1, len(rows)):
        found += [
            replace(each, position=each.position + at * width, number=each.number + at * stride)
            for each in _further(layout, rows[: at + 1])
        ]
    cells = [cell for row in rows for cell in (*row[:width], *[None] * (width - len(row)))]
    watched = [replace(each, position=each.position + at * width) for at in range(len(rows)) for each in layout.watched]
    return replace(layout, found=tuple(found), watched=tuple(watched), width=width * len(rows)), cells


def _further(layout: Layout, rows: Sequence[Sequence[object]]) -> Iterator[Found]:
    """The columns of the last row that state what no row above it states."""
    columns: dict[tuple[str, str, int], list[Found]] = defaultdict(list)
    for each in layout.found:
        columns[each.column.event, "" if each.column.event else each.column.name, each.number].append(each)
    for (event, name, _), found in columns.items():
        stated = [[_cell(row, each.position) for each in found] for row in rows]
        if (event or name not in {"id", "jurisdiction"}) and stated[-1] not in stated[:-1]:
            yield from found


def _cell(row: Sequence[object], at: int) -> object:
    return row[at] if at < len(row) else None


def carried_by_all(carried: Iterable[Mapping[str, str]]) -> FrozenMap[str, str]:
    """What several rows carry, each text once and in their order 各行原样带过的内容."""
    said: dict[str, dict[str, None]] = {}
    for each in carried:
        for name, text in each.items():
            said.setdefault(name, {})[text] = None
    return FrozenMap({name: "\n".join(text for text in texts if text) for name, texts in said.items()})
