"""Missing facts between their ends, for many rows at once 多行缺失事实的中间值。

What :func:`~gikdeadlines.uncertainty.explore_between` finds for one case: the values at which events begin to do
something else. The values that the searches of all rows ask for next are run together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .combinations import distinct
from .facts import shapes_of
from .groups import Group
from .lanes import Lanes
from .mechanics import Mechanics
from .merge import searched
from .working_days import Numbers

__all__ = ["between_their_ends"]

Mask = NDArray[np.bool_]

_AHEAD: Final = 6
"""So many halvings ahead are run at once: each run takes a time of its own, however few lanes it has."""

_PORTION: Final = 1 << 15
"""Lanes at the ends of their facts that rows have which are searched together, about."""


def between_their_ends(group: Group, lanes: Lanes, some: Mask, most: Numbers) -> Iterator[Lanes]:
    """The lanes of those of some rows that ask for one fact alone, with those between its ends 中间值.

    Args:
        group: the rows.
        lanes: theirs, with both ends of each fact.
        some: the rows that are looked at.
        most: how many branches each row may have.
    """
    asked = np.zeros(len(some), np.int64)
    np.bitwise_or.at(asked, lanes.row, lanes.forked)
    first, last, facts = (np.zeros(len(some), np.int64) for _ in range(3))
    for number in lanes.tries.questions.facts:
        at = np.flatnonzero((some & (asked == 1 << number))[lanes.row] & (lanes.forked != 0))
        if len(at):
            row, ends = lanes.row[at], lanes.values[number][1:, at]
            facts[row], first[row] = number, np.iinfo(np.int64).max
            np.minimum.at(first, row, ends[0])
            np.maximum.at(last, row, ends[1])
    rows = np.flatnonzero(last > first)
    total = np.cumsum(np.bincount(lanes.row, minlength=len(some))[rows])
    for part in np.split(rows, np.searchsorted(total, np.arange(_PORTION, total[-1:].sum(), _PORTION))):
        if len(part):
            yield _Search(group, lanes, part, facts[part], first[part], last[part]).found(most)


@dataclass(slots=True)
class _Search:
    """The search over the values of one fact of each of some rows.

    ``turns`` are the values that were run, by the place of the row; ``does`` is what events did in each, by the
    readings taken, and ``run`` are the lanes of all of them.
    """

    group: Group
    ends: Lanes
    rows: Numbers
    facts: Numbers
    first: Numbers
    last: Numbers
    turns: dict[tuple[int, int], int] = field(default_factory=dict)
    does: list[dict[int, set[int]]] = field(default_factory=list)
    run: list[Lanes] = field(default_factory=list)

    def found(self, most: Numbers) -> Lanes:
        """The lanes of the values that are tried, of the rows that can be settled so."""
        ends = list(enumerate(zip(self.first.tolist(), self.last.tolist(), strict=True)))
        asked = {(at, value) for at, (low, high) in ends for value in (low, high, *_middles(low, high, _AHEAD))}
        tried: list[list[int]] = []
        while asked:
            self._run(sorted(asked))
            asked = set()
            tried = [[self.turns[at, value] for value in self._tried(at, low, high, asked)] for at, (low, high) in ends]
        return self._settled(tried, most)

    def _run(self, asked: list[tuple[int, int]]) -> None:
        group, begin = self.group, len(self.turns)
        self.turns |= {each: begin + place for place, each in enumerate(asked)}
        at, values = np.array(asked, np.int64).T
        tries = replace(self.ends.tries, held=dict.fromkeys(np.unique(self.facts).tolist(), values))
        run = Mechanics(group.place.tables, group.days, group.stated, tries).run(self.rows[at], np.arange(len(at)))
        self.does += [{} for _ in asked]
        run.own["turn"] += begin
        shapes = shapes_of(run, group.place.tables, np.arange(run.length))
        for turn, readings, shape in zip(run.turn.tolist(), run.answers.tolist(), shapes.tolist(), strict=True):
            self.does[turn].setdefault(readings, set()).add(shape)
        self.run.append(run)

    def _tried(self, at: int, low: int, high: int, asked: set[tuple[int, int]]) -> list[int]:
        """The values that the search tries, as far as it has come; what it asks for next goes to ``asked``."""
        found = [low]

        def inner(low: int, high: int) -> None:
            middle = low + (high - low) // 2
            if middle == low or _is_same(self.does[self.turns[at, low]], self.does[self.turns[at, high]]):
                return
            if (at, middle) not in self.turns:
                asked.update((at, value) for value in _middles(low, high, _AHEAD))
                return
            inner(low, middle)
            found.append(middle)
            inner(middle, high)

        inner(low, high)
        return [*found, high]

    def _settled(self, tried: list[list[int]], most: Numbers) -> Lanes:
        """The lanes of the turns tried, one for each set of answers; those of rows with too many are left out."""
        lanes = Lanes.joined(self.run)
        count = np.bincount(lanes.turn, minlength=len(self.turns))
        place, order = np.full(len(self.turns), -1), np.zeros(len(self.turns), np.int64)
        for at, turns in enumerate(tried):
            if count[turns].sum() <= most[self.rows[at]]:
                place[turns], order[turns] = at, np.arange(len(turns))
        lanes = lanes.take(np.flatnonzero(place[lanes.turn] >= 0))
        of = place[lanes.turn]
        lanes.own["turn"] = order[lanes.turn]
        others = lanes.tries.questions.fact_bits & ~(1 << self.facts[of])
        asks_more = np.isin(of, of[(lanes.asked & others) != 0])
        return lanes.take(self._once(lanes, searched(lanes, np.flatnonzero(~asks_more)), of))

    def _once(self, lanes: Lanes, some: Numbers, of: Numbers) -> Numbers:
        """One lane for each set of answers: where the fact was not asked for all its values give the same."""
        value = np.zeros(len(some), np.int64)
        for number, known in lanes.values.items():
            is_asked = (self.facts[of[some]] == number) & ((lanes.asked[some] >> number) & 1 == 1)
            value = np.where(is_asked, known[0, some], value)
        return some[np.sort(distinct(lanes.row[some], lanes.answers[some], value))]


def _middles(low: int, high: int, ahead: int) -> Iterator[int]:
    """The values that halving between two may come to, so many halvings ahead."""
    middle = low + (high - low) // 2
    if ahead and middle != low:
        yield middle
        yield from _middles(low, middle, ahead - 1)
        yield from _middles(middle, high, ahead - 1)


def _is_same(low: dict[int, set[int]], high: dict[int, set[int]]) -> bool:
    """Whether events do the same under the same readings, and nothing new under others."""
    if set().union(*low.values()) != set().union(*high.values()):
        return False
    return all(low[readings] == high[readings] for readings in low.keys() & high.keys())
