"""What changes between two calendars: days, and the due days that move with them 日历的比较。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.values import CalendarRangeError

from .calendar import Calendar, DayReason

__all__ = ["COMPARED_TERMS", "DayChange", "Difference", "DueChange", "DueSettled", "diff"]

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
class DueSettled:
    """The starts from which a term has a due day in the new calendar and had none in the old 由此可知的届满日."""

    working_days: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes between two calendars 两份日历的差异.

    ``days`` and ``due_days`` are those that both know, from ``first`` through ``last``; ``added`` and ``settled`` are
    what only the new one knows after the end of the old, as after a new year's notice.
    """

    first: date
    last: date
    days: tuple[DayChange, ...]
    due_days: tuple[DueChange, ...]
    added: tuple[DayReason, ...] = ()
    settled: tuple[DueSettled, ...] = ()


def diff(old: Calendar, new: Calendar) -> Difference:
    """The days that differ between two calendars and the terms that they move 比较两份日历.

    >>> from gikdeadlines import load_calendar
    >>> calendar = load_calendar("CN")
    >>> difference = diff(calendar.known_on(date(2020, 1, 12)), calendar)
    >>> [str(change.day) for change in difference.days]
    ['2020-01-31', '2020-02-01']

    What becomes known has not moved: it is told apart.
    """
    first, last = max(old.first, new.first), min(old.horizon, new.horizon)
    days = [first + timedelta(offset) for offset in range((last - first).days + 1)]
    return Difference(
        first,
        last,
        tuple(_changed_days(old, new, days)),
        tuple(_moved(old, new, days)),
        tuple(_added(old, new)),
        tuple(_settled(old, new)),
    )


def _added(old: Calendar, new: Calendar) -> Iterator[DayReason]:
    """The days after the end of the old calendar, as far as the new one reaches."""
    for offset in range((new.horizon - old.horizon).days):
        if why := _why(new, old.horizon + timedelta(offset + 1)):
            yield why


def _settled(old: Calendar, new: Calendar) -> Iterator[DueSettled]:
    """The starts around the end of the old calendar whose due day only the new one has."""
    through = (new.horizon - old.first).days
    for working_days in COMPARED_TERMS:
        last = next((day for day in _back(new.horizon, through) if _due(new, day, working_days)), None)
        first = next((day for day in _back(old.horizon, through) if _due(old, day, working_days)), None)
        if first and last and first < last:
            yield DueSettled(working_days, first + timedelta(1), last)


def _back(day: date, days: int) -> Iterator[date]:
    return (day - timedelta(offset) for offset in range(days))


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
