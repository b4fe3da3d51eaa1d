"""A calendar as arrays, and the counting of days over many cases at once 批量计日。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import NEVER, NONE
from gikdeadlines.calendar import Calendar

from .runner import Places, where
from .working_days import Numbers

__all__ = ["EMPTY", "LAST", "NO_PAUSES", "SHIFT", "Counted", "Days", "Pauses", "days_of", "packed"]

_PAD: Final = 8
"""Days before the calendar's first that have a place, all of rank 0."""

SHIFT: Final = 30
LAST: Final = (1 << SHIFT) - 1
EMPTY: Final = NEVER << SHIFT
"""A pause that there is not: it comes after every other."""

Mask = NDArray[np.bool_]
Counted = tuple[Numbers, Mask]
"""A number for each case, and which of them left the calendar on the way."""


def packed(first: Any, last: Any) -> Any:  # noqa: ANN401 - numbers or arrays
    """A pause as one number, by which pauses stand in order 期间编码."""
    return (np.asarray(first, np.int64) << SHIFT) | last


@dataclass(frozen=True, slots=True)
class Pauses:
    """The pauses of those of some cases that have any 各案的期间.

    ``spans`` are as :func:`packed` has them, a row a place, in order; ``places`` are those of the cases.
    """

    places: Places
    spans: Numbers

    @classmethod
    def at(cls, spans: Numbers, counts: Numbers, places: Places) -> Pauses:
        """The pauses of cases 取各案的期间.

        Args:
            spans: of all cases.
            counts: how many each of these cases has.
            places: of these cases among all.
        """
        some = where(counts > 0)
        found = spans[: counts.max(initial=0), places[some]]
        return cls(some, np.sort(found, axis=0) if len(found) > 1 else found)

    @property
    def most(self) -> int:
        """How many the case with the most of them has 期间数上限."""
        return len(self.spans)


NO_PAUSES: Final = Pauses(np.zeros(0, np.int64), np.zeros((0, 0), np.int64))


class Days:
    """Rank and select over days as :meth:`datetime.date.toordinal` numbers them, by one calendar or several 日历数组.

    The bounds are an array with one a calendar, one a row after :meth:`of`, or a number where all have one calendar.
    Ranks go on from calendar to calendar: only those of one can be compared.
    """

    first: Any
    horizon: Any

    def __init__(self, calendars: Sequence[Calendar]) -> None:
        self._is_one = len(calendars) == 1
        worked = [np.array([day.toordinal() for day in each.working_days], np.int64) for each in calendars]
        self.first = np.array([each.first.toordinal() for each in calendars])
        self.horizon = np.array([each.horizon.toordinal() for each in calendars])
        self._low = self.first - _PAD
        places = [np.arange(low, high + 1) for low, high in zip(self._low, self.horizon, strict=True)]
        self._shift = self._low - np.cumsum([0, *map(len, places[:-1])])
        self._beyond = np.cumsum([2 + len(each) for each in worked]) - 1
        none_before = self._beyond - [1 + len(each) for each in worked]
        ranks = [
            none + np.searchsorted(each, days, side="right")
            for none, each, days in zip(none_before, worked, places, strict=True)
        ]
        self._ranks = np.concatenate(ranks)
        self._worked = np.concatenate([np.isin(days, each) for days, each in zip(places, worked, strict=True)])
        self._selected = np.concatenate([np.concatenate(([NONE], each, [NONE])) for each in worked])

    def of(self, which: Numbers | int) -> Days:
        """The days by the calendars that stand at some places 各行的日历."""
        found = copy(self)
        for name in ("first", "horizon", "_low", "_shift", "_beyond"):
            setattr(found, name, getattr(self, name)[which])
        return found

    def _at(self, array: NDArray[Any], days: Numbers) -> NDArray[Any]:
        """What an array has for days; before the calendar, or after it, what it has for the nearest day."""
        if not self._is_one:
            days = np.minimum(np.maximum(days, self._low), self.horizon)
        found: NDArray[Any] = array.take(days - self._shift, mode="clip")
        return found

    def ranks(self, days: Numbers) -> Numbers:
        """How many working days lie on or before each day; outside the calendar, that of its end 累计工作日数."""
        return self._at(self._ranks, days)

    def outside(self, days: Numbers) -> Mask:
        """Which days have no rank; the day before the first has one 是否超出日历."""
        found: Mask = (days < self.first - 1) | (days > self.horizon)
        return found

    def works(self, days: Numbers) -> Mask:
        """Which days are worked 是否工作日."""
        return self._at(self._worked, days)

    def select(self, ranks: Numbers) -> Counted:
        """The working day of each rank 第 k 个工作日."""
        outside: Mask = ranks >= self._beyond
        return self._selected.take(np.minimum(ranks, self._beyond)), outside

    def after(self, days: Numbers, n: Any) -> Counted:  # noqa: ANN401 - a number or an array
        """The n-th working day after each day 其后第 n 个工作日."""
        found, outside = self.select(self.ranks(days) + n)
        return found, outside | self.outside(days)

    def counting(self, starts: Numbers, n: Any, pauses: Pauses) -> Counted:  # noqa: ANN401 - a number or an array
        """The n-th day after each start that no pause holds, none where an open one comes first 第 n 个计入日."""
        target, outside = self.ranks(starts) + n, self.outside(starts)
        if not pauses.most:
            found, beyond = self.select(target)
            return found, outside | beyond
        some, is_open = pauses.places, np.zeros(len(starts), dtype=bool)
        target[some], is_open[some], left = _moved(self._part(some), starts[some], target[some], pauses.spans)
        outside[some] |= left
        found, beyond = self.select(target)
        return np.where(is_open, NONE, found), outside | (beyond & ~is_open)

    def counted(self, starts: Numbers, through: Numbers, pauses: Pauses) -> Counted:
        """How many days after each start, through another day, no pause holds 计入日数."""
        later = through > starts
        outside = later & (self.outside(starts) | self.outside(through))
        count = self.ranks(through) - self.ranks(starts)
        if pauses.most:
            some = pauses.places
            count[some] -= _held(self._part(some), starts[some], through[some], pauses.spans)
        return np.where(later, count, 0), outside

    def overlapping(self, starts: Numbers, pauses: Pauses) -> Counted:
        """How many working days lie in more than one pause, each time after the first 重叠的工作日数.

        With a pause that has not ended among several it is left open.
        """
        twice, outside = np.zeros(len(starts), dtype=np.int64), np.zeros(len(starts), dtype=bool)
        if pauses.most > 1:
            several = where(pauses.spans[1] != EMPTY)
            some = pauses.places[several]
            twice[some], outside[some] = _twice(self._part(some), starts[some], pauses.spans[:, several])
        return twice, outside

    def _part(self, places: Places) -> Days:
        """The days by the calendars of some of the rows."""
        return self if np.ndim(self.first) == 0 else self.of(places)


def _apart(spans: Numbers, starts: Numbers) -> Iterator[tuple[Numbers, Numbers, Mask]]:
    """The pauses after each start without the days that an earlier one holds."""
    covered = starts
    for pause in spans:
        first = np.maximum(pause >> SHIFT, covered + 1)
        last = pause & LAST
        has = (pause != EMPTY) & (last >= first)
        yield first, last, has
        covered = np.where(has, np.maximum(covered, last), covered)


def _moved(days: Days, starts: Numbers, target: Numbers, spans: Numbers) -> tuple[Numbers, Mask, Mask]:
    """The ranks that count with what pauses take out, where an open one comes first, and what left the calendar."""
    is_open, outside = np.zeros(len(starts), dtype=bool), np.zeros(len(starts), dtype=bool)
    for first, last, has in _apart(spans, starts):
        before = days.ranks(first - 1)
        bears = has & (before < target) & ~is_open
        is_open |= bears & (last == NEVER)
        ends = bears & (last != NEVER)
        outside |= (ends & (last > days.horizon)) | (bears & (first - 1 > days.horizon))
        target = target + np.where(ends, days.ranks(last) - before, 0)
    return target, is_open, outside


def _held(days: Days, starts: Numbers, through: Numbers, spans: Numbers) -> Numbers:
    """How many working days between two days pauses hold."""
    held = np.zeros(len(starts), np.int64)
    for first, last, has in _apart(spans, starts):
        end = np.minimum(last, through)
        held += np.where(has & (first <= end), days.ranks(end) - days.ranks(first - 1), 0)
    return held


def _twice(days: Days, starts: Numbers, spans: Numbers) -> Counted:
    twice, covered, is_open = np.zeros(len(starts), dtype=np.int64), starts, np.zeros(len(starts), dtype=bool)
    for pause in spans:
        first, last = pause >> SHIFT, pause & LAST
        has = pause != EMPTY
        begins, ends = np.maximum(first, starts + 1), np.minimum(last, covered)
        both = has & (begins <= ends)
        twice = twice + np.where(both, days.ranks(ends) - days.ranks(begins - 1), 0)
        covered = np.where(has, np.maximum(covered, last), covered)
        is_open |= has & (last == NEVER)
    return twice, is_open | ((covered > days.horizon) & (covered != NEVER))


@lru_cache(maxsize=64)
def days_of(*calendars: Calendar) -> Days:
    """The arrays of calendars, made once 日历数组."""
    return Days(calendars)
