"""The calendar as an evaluation asks it: past the horizon the answer lies between two days 日历查询。

Within the announced calendar every question has one answer. Past it, bounds over the arrangements that may yet be
announced take its place, and the chooser picks from them, as it does for any missing fact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from gikdeadlines.calendar import Calendar, counted_days, counting_due
from gikdeadlines.law import Chooser
from gikdeadlines.values import CalendarRangeError, Interval

__all__ = ["CALENDAR_FACT", "Almanac", "Bounded"]

CALENDAR_FACT: Final = "calendar:"
"""How the names of facts begin that only a notice not yet published can settle."""


class Bounded(Protocol):
    """Answers about days past the horizon, as bounds 未公布日历的上下限."""

    def due(self, start: date, n: int, spans: Sequence[Interval]) -> tuple[date, date | None] | None:
        """The earliest and latest n-th counting day, None while a span has not ended 届满日的上下限.

        The latest alone is None where such a span comes first in some calendars only.
        """

    def counted(self, start: date, through: date, spans: Sequence[Interval]) -> tuple[int, int]:
        """The least and most counting days 计入日数的上下限."""

    def is_working(self, day: date) -> bool | None:
        """Whether a day is worked, None when no notice settles it 是否工作日."""


@dataclass(slots=True)
class Almanac:
    """A calendar, the bounds past its horizon, and who picks from them 日历与其外的上下限."""

    calendar: Calendar
    chooser: Chooser
    beyond: Bounded | None = None

    def due(self, start: date, n: int, spans: Sequence[Interval] = ()) -> date | None:
        """The n-th counting day after a start, None while a span that has not ended stands before it 届满日."""
        try:
            return counting_due(self.calendar, start, n, spans)
        except CalendarRangeError as error:
            earliest, latest = self._past_horizon(error).due(start, n, spans) or (None, None)
            if earliest is None or latest is None:
                return None
            return self.chooser.fact(f"{CALENDAR_FACT}due:{start}+{n}", earliest, latest)

    def is_within(self, start: date, day: date, n: int) -> bool:
        """Whether the n-th working day after a start is still to come, as far as notices settle it 是否尚未满 n 日.

        On the n-th day itself and on a rest day after it n have passed: those two only the due day tells apart.
        """
        calendar = self.calendar
        if day > calendar.horizon or start < calendar.first or calendar.gaps:
            return False
        return calendar.rank(day) - calendar.rank(start) < n

    def nth_after(self, day: date, n: int) -> date:
        """The n-th working day after a day 其后第 n 个工作日."""
        due = self.due(day, n)
        assert due is not None  # nothing is excluded
        return due

    def counted(self, start: date, through: date, spans: Sequence[Interval] = ()) -> int:
        """How many counting days lie after a start, through a day 计入日数."""
        try:
            return counted_days(self.calendar, start, through, spans)
        except CalendarRangeError as error:
            bounds = self._past_horizon(error).counted(start, through, spans)
            return self.chooser.fact(f"{CALENDAR_FACT}count:{start}..{through}", *bounds)

    def is_working(self, day: date) -> bool:
        """Whether a day is worked; where no notice settles it, 1 stands for yes 是否工作日."""
        try:
            return self.calendar.is_working(day)
        except CalendarRangeError as error:
            works = self._past_horizon(error).is_working(day)
            return bool(self.chooser.fact(f"{CALENDAR_FACT}working:{day}", 0, 1)) if works is None else works

    def rolled(self, day: date) -> date:
        """The day itself when it is worked, else the next working day 顺延."""
        return day if self.is_working(day) else self.nth_after(day, 1)

    def _past_horizon(self, error: CalendarRangeError) -> Bounded:
        """The bounds, where the range was left at its far end; elsewhere nothing can be said."""
        if self.beyond is None or error.code != "outside-calendar" or error.given <= str(self.calendar.first):  # type: ignore[operator]
            raise error
        return self.beyond
