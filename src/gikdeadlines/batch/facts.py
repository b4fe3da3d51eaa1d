"""Missing facts whose two ends bound what lies between them, for many rows at once 多行的缺失事实。

A row may be told by the ends of its missing facts alone where events do the same at both, as
:func:`~gikdeadlines.uncertainty.explore_between` has it for a single case. Other rows are assessed by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.tables import Tables
from gikdeadlines.application.words import NONE

from .combinations import distinct, starts
from .counting import LAST, SHIFT
from .lanes import Lanes
from .runner import Places
from .working_days import Numbers

__all__ = ["bounded_by_their_ends", "differing_ends", "shapes_of"]

_STIRRED: Final = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
    (np.uint64(31), np.uint64(1)),
)
"""Shifts and factors of the finisher of the generator SplitMix64."""

_FIRST: Final = 0x9E3779B97F4A7C15
"""Its step: far from any number that is mixed in."""


def bounded_by_their_ends(lanes: Lanes, tables: Tables, rows: int) -> NDArray[np.bool_]:
    """In which rows events do the same at both ends of every missing fact 端点是否足以界定.

    They do where the lanes with one end and those with the other see the same done, taken together and for each set of
    readings that both have.
    """
    bounded = np.ones(rows, dtype=bool)
    some = np.flatnonzero(lanes.forked)
    if not len(some):
        return bounded
    shapes = shapes_of(lanes, tables, some)
    several = _several(lanes.row[some], shapes, rows)
    some, shapes = some[several], shapes[several]
    readings = lanes.answers[some] & ~lanes.tries.questions.fact_answers
    for number in lanes.tries.questions.facts:
        asked = np.flatnonzero((lanes.forked[some] >> number) & 1)
        if len(asked):
            row, value = lanes.row[some[asked]], lanes.values[number][0, some[asked]]
            for by in (np.zeros_like(row), readings[asked]):
                bounded[_differing(row, by, value, shapes[asked])] = False
    return bounded


def _several(row: Numbers, shapes: NDArray[np.uint64], rows: int) -> Numbers:
    """The places of the lanes of rows in whose lanes events do several things: of few rows the ends are not enough."""
    one, is_several = np.zeros(rows, np.uint64), np.zeros(rows, dtype=bool)
    one[row] = shapes
    is_several[row[one[row] != shapes]] = True
    return np.flatnonzero(is_several[row])


def differing_ends(lanes: Lanes, rows: int) -> NDArray[np.bool_]:
    """In which rows the later value of a fact is not the same in every lane 后一值是否不一."""
    differs = np.zeros(rows, dtype=bool)
    for number in lanes.tries.questions.facts:
        is_last = lanes.tries.questions.known[number].answer(lanes.answers) == 1
        some = np.flatnonzero(((lanes.forked >> number) & 1 == 1) & is_last)
        row, value = lanes.row[some], lanes.values[number][0, some] if len(some) else some
        last = np.zeros(rows, np.int64)
        last[row] = value
        differs[row[last[row] != value]] = True
    return differs


def shapes_of(lanes: Lanes, tables: Tables, some: Places) -> NDArray[np.uint64]:
    """What events did in some lanes, as a number of 64 bits 事件的作用.

    The days that move with a fact are no part of it: what the reply closed ends on no day of its own.
    """
    at: Mapping[str, NDArray[Any]] = {name: lanes.fields[name][..., some] for name in _READ}
    reply = at["reply"]
    mixed = np.full(len(some), _FIRST, dtype=np.uint64)
    names = {name: place for place, name in enumerate(dict.fromkeys(regime.id for regime in tables.regimes))}
    regimes = np.array([0, *(names[regime.id] for regime in tables.regimes)])
    for number in (
        regimes[at["regime"]],
        np.where(at["ended"] == NONE, NONE, 1 + at["ended_row"]),
        reply == NONE,
        at["start"] > at["received"],
        at["notes"],
        at["extended"],
        at["pauses"],
    ):
        mixed = _stirred(mixed + np.asarray(number).astype(np.uint64))
    for place in range(len(at["told_at"])):
        has = at["extended"] > place
        shown = (at["told_until"][place] != NONE) | (place > 0)
        mixed = _stirred(mixed + np.where(has, at["told_at"][place], 0).astype(np.uint64))
        mixed = _stirred(mixed + np.where(has & shown, 1 + at["told_days"][place], 0).astype(np.uint64))
    for place in range(len(at["pause"])):
        first, last = at["pause"][place] >> SHIFT, at["pause"][place] & LAST
        ends = np.where(at["pause_answered"][place] | (last != reply), last, 0)
        has = at["pauses"] > place
        mixed = _stirred(mixed + np.where(has, first, 0).astype(np.uint64))
        mixed = _stirred(mixed + np.where(has, ends, 0).astype(np.uint64))
    return mixed


_READ: Final = (
    *("regime", "ended", "ended_row", "reply", "start", "received", "notes", "extended"),
    *("told_at", "told_until", "told_days", "pause", "pause_answered", "pauses"),
)


def _stirred(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in _STIRRED:
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers


def _differing(of: Numbers, by: Numbers, values: Numbers, shapes: NDArray[np.uint64]) -> Numbers:
    """The rows for whose values other sets of shapes were seen by the same readings."""
    places = distinct(of, by, values, shapes)
    of, by, values, shapes = of[places], by[places], values[places], shapes[places]
    begun = starts(of, by, values)
    sums, of, by = np.add.reduceat(shapes, begun), of[begun], by[begun]
    begun = starts(of, by)
    found: Numbers = of[begun][np.minimum.reduceat(sums, begun) != np.maximum.reduceat(sums, begun)]
    return found
