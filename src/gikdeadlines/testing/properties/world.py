"""What is verified, and the slow obvious way to count in it 检验对象与逐日计数。

The oracle walks from day to day and asks only whether each one is worked: no rank, no interval arithmetic, nothing that
the clocks use. Whether the days themselves are right is for the properties of the calendar to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from gikdeadlines.assessment import assess
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.values import ONE_DAY, Assessment, Interval

__all__ = ["World", "days_between", "days_of"]


@dataclass(frozen=True)
class World:
    """The calendar and the law under verification 检验对象.

    >>> from gikdeadlines import load_calendar, load_law
    >>> world = World(load_calendar("CN"), load_law())
    >>> world.due(date(2022, 9, 30), 1)
    datetime.date(2022, 10, 8)
    """

    calendar: Calendar
    law: Law

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day that the calendar settles, in order 日历确定的各日."""
        every = days_between(self.calendar.first, self.calendar.horizon)
        return tuple(day for day in every if not any(day in gap for gap in self.calendar.gaps))

    @cached_property
    def works(self) -> dict[date, bool]:
        """Whether each of these days is worked 各日是否工作日."""
        return {day: self.calendar.is_working(day) for day in self.days}

    @cached_property
    def runs(self) -> tuple[tuple[date, ...], ...]:
        """These days as runs without a gap 连续的各段."""
        runs: list[list[date]] = []
        for day in self.days:
            if runs and day - runs[-1][-1] == ONE_DAY:
                runs[-1].append(day)
            else:
                runs.append([day])
        return tuple(map(tuple, runs))

    @cached_property
    def rebuilt(self) -> Calendar:
        """The calendar folded anew from its notices 重新由通知推算的日历."""
        return replace(self.calendar)

    def reaches(self, first: date, last: date) -> bool:
        """Whether the calendar settles every day from one through another 日历是否涵盖."""
        return any(run[0] <= first and last <= run[-1] for run in self.runs)

    def starts(self, room: int) -> Iterator[date]:
        """The days with so many days behind them that the calendar settles 其后尚有若干日的各日."""
        for run in self.runs:
            yield from run[: max(0, len(run) - room)]

    # The oracle

    def counting(self, start: date, excluded: Collection[date] = ()) -> Iterator[date]:
        """The working days after a day that are not excluded, one by one 逐日走出的计入日."""
        day = start + ONE_DAY
        while day in self.works:
            if self.works[day] and day not in excluded:
                yield day
            day += ONE_DAY

    def due(self, start: date, n: int, excluded: Collection[date] = ()) -> date | None:
        """The n-th of them, None where the calendar ends first 逐日走到的第 n 日."""
        return next(islice(self.counting(start, excluded), n - 1, None), None)

    def used(self, start: date, through: date, excluded: Collection[date] = ()) -> int:
        """How many of them lie on or before a day 逐日数出的日数."""
        return sum(self.works[day] and day not in excluded for day in days_between(start + ONE_DAY, through))

    # The library

    def assess(
        self, case: Case, *, as_of: date, explore: bool = False, readings: Mapping[str, str] | None = None
    ) -> Assessment:
        """The assessment of a case under this calendar and this law 核查."""
        return assess(case, law=self.law, calendar=self.calendar, as_of=as_of, explore=explore, readings=readings or {})


def days_between(first: date, last: date) -> list[date]:
    """Both days and all between them, none when they are reversed 自某日至某日.

    >>> len(days_between(date(2017, 3, 1), date(2017, 3, 3)))
    3
    """
    return [first + timedelta(offset) for offset in range((last - first).days + 1)]


def days_of(intervals: Iterable[Interval]) -> frozenset[date]:
    """Every day of intervals that have ended 期间内的各日."""
    return frozenset(day for i in intervals if i.end for day in days_between(i.start, i.end))
