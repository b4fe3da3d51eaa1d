"""What changes between two calendars: days, and the due days that move with them 日历的比较。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.values import CalendarRangeError

from .calendar import Calendar, DayReason

__all__ = ["COMPARED_TERMS", "DayChange", "Difference", "DueChange", "diff"]

COMPARED_TERMS: Final = (15, 20)
"""Working days. The reply periods of the regulations of 2007 (art. 24) and of 2019 (art. 33)."""


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day that one calendar has worked and the other free 变动的日子."""

    day: date
    old: DayReason
    new: DayReason


@dataclass(frozen=True, slots=True)
class DueChange:
    """A term whose due day moves 变动的届满日."""

    start: date
    working_days: int
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes between two calendars, on the days that both know 两份日历的差异."""

    first: date
    last: date
    days: tuple[DayChange, ...]
    due_days: tuple[DueChange, ...]


def diff(old: Calendar, new: Calendar) -> Difference:
    """The days that differ between two calendars and the terms that they move 比较两份日历.

    >>> from gikdeadlines import load_calendar
    >>> calendar = load_calendar("CN")
    >>> difference = diff(calendar.known_on(date(2020, 1, 12)), calendar)
    >>> [str(change.day) for change in difference.days]
    ['2020-01-31', '2020-02-01']

    Days and due days that either calendar refuses are left out: what becomes known has not moved.
    """
    first, last = max(old.first, new.first), min(old.horizon, new.horizon)
    days = [first + timedelta(offset) for offset in range((last - first).days + 1)]
    return Difference(first, last, tuple(_changed_days(old, new, days)), tuple(_moved(old, new, days)))


def _changed_days(old: Calendar, new: Calendar, days: list[date]) -> Iterator[DayChange]:
    for day in days:
        before, after = _why(old, day), _why(new, day)
        if before and after and before.is_working != after.is_working:
            yield DayChange(day, before, after)


def _moved(old: Calendar, new: Calendar, days: list[date]) -> Iterator[DueChange]:
    for working_days in COMPARED_TERMS:
        for start in days:
            before, after = _due(old, start, working_days), _due(new, start, working_days)
            if before and after and before != after:
                yield DueChange(start, working_days, before, after)


def _why(calendar: Calendar, day: date) -> DayReason | None:
    try:
        return calendar.why(day)
    except CalendarRangeError:
        return None


def _due(calendar: Calendar, start: date, working_days: int) -> date | None:
    try:
        return calendar.nth_after(start, working_days)
    except CalendarRangeError:
        return None
