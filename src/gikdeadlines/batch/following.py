"""Rows of columns that go on in the next one 成批查找续行。"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gikdeadlines.law import finding
from gikdeadlines.registers import (
    MAY_BE_PART,
    Layout,
    doubt_of_next,
    matching,
    may_go_on,
    position_of_number,
    shapes_of,
    shares_receipt,
)
from gikdeadlines.values import Finding

from .columns import cells_of
from .working_days import Numbers

__all__ = ["Apart", "followed"]

Apart = tuple[int, Sequence[object]]
"""A row that stands in no batch: its number and its cells."""

_HAS_A_NUMBER: Final = r"^[0-9A-Za-z]+$|[0-9A-Za-z].*[0-9A-Za-z]"


def followed(
    layout: Layout, batch: pa.RecordBatch, numbers: Numbers, apart: Sequence[Apart] = ()
) -> dict[int, tuple[Finding, ...]]:
    """What is to be said of the rows that may go on in the next one, by their numbers 续行的核查提示.

    Args:
        layout: of the table.
        batch: the rows.
        numbers: theirs.
        apart: rows that stand before, between or behind them.
    """
    at = position_of_number(layout)
    if at is None or not len(batch):
        return {}
    others = dict(apart)
    asked = set(numbers[:-1][_may_go_on(batch.column(at))[: len(batch) - 1]].tolist())
    asked |= {near for number in others for near in (number - 1, number)}
    wanted = sorted(asked | {number + 1 for number in asked})
    places = np.flatnonzero(np.isin(numbers, wanted))
    own = dict(zip(numbers[places].tolist(), cells_of(batch, places), strict=True))
    known, found = {**others, **own}, dict[int, tuple[Finding, ...]]()
    for number in sorted(asked):
        cells, below = (known.get(each) for each in (number, number + 1))
        if cells is None or below is None:
            continue
        if number in own and (doubt := doubt_of_next(layout, cells, below, number + 1)):
            found[number] = (*found.get(number, ()), doubt)
        if number + 1 in own and shares_receipt(layout, cells, below):
            found[number + 1] = (finding("goes-on-above"),)
    return found


def _may_go_on(column: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Of which rows the next one has the same number, or perhaps none."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    found = np.zeros(len(column), dtype=bool)
    if not pa.types.is_string(column.type) and not pa.types.is_large_string(column.type):
        same = pc.equal(column[1:], column[:-1]) if not pa.types.is_null(column.type) else None
        found[:-1] = np.asarray(pc.invert(column[1:].is_valid()))
        if same is not None:
            found[:-1] |= np.asarray(pc.fill_null(same, False))
        return found
    texts = pc.utf8_trim_whitespace(column)
    shapes = shapes_of(texts)
    goes_on = pc.or_(pc.invert(matching(shapes, _HAS_A_NUMBER)), matching(shapes, may_go_on()))
    same = pc.fill_null(pc.equal(texts[1:], texts[:-1]), False)
    found[:-1] = np.asarray(pc.or_(goes_on[1:], same))
    # 1-1 below 1: longer than the number above it.
    lengths = pc.utf8_length(texts)
    longer = np.flatnonzero(np.asarray(pc.fill_null(pc.greater(lengths[1:], lengths[:-1]), False)))
    found[longer] |= np.asarray(pc.match_substring_regex(texts.take(pa.array(longer + 1)), MAY_BE_PART))
    return found
