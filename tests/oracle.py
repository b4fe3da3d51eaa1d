"""The slow, obvious way: walk day by day and ask a second source whether each day is worked.

Nothing here uses the library, so that a mistake in it cannot agree with itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice

import chinese_calendar
from dateutil.rrule import DAILY, rrule, rruleset

__all__ = [
    "FIRST",
    "HORIZON",
    "count",
    "days_between",
    "due",
    "is_working",
    "nth_after",
    "nth_before",
    "rule_set",
    "used",
]

FIRST = date(2008, 1, 1)
HORIZON = date(2026, 12, 28)
ONE_DAY = timedelta(days=1)


def days_between(first: date, last: date) -> list[date]:
    """Both days and all between them."""
    return [first + timedelta(offset) for offset in range((last - first).days + 1)]


@cache
def is_working(day: date) -> bool:
    """What ``chinese_calendar`` says."""
    return bool(chinese_calendar.is_workday(day))


def _counting_after(start: date, excluded: Collection[date] = ()) -> Iterator[date]:
    day = start
    while day < HORIZON:
        day += ONE_DAY
        if is_working(day) and day not in excluded:
            yield day


def nth_after(start: date, n: int) -> date | None:
    """The n-th working day after a day, None past the horizon."""
    return next(islice(_counting_after(start), n - 1, None), None)


def nth_before(start: date, n: int) -> date | None:
    """The n-th working day before a day, None before the first."""
    day, found = start, 0
    while day > FIRST:
        day -= ONE_DAY
        found += is_working(day)
        if found == n and is_working(day):
            return day
    return None


def count(after: date, through: date) -> int:
    """Working days in (after, through]."""
    return sum(is_working(day) for day in days_between(after + ONE_DAY, through))


def due(start: date, n: int, excluded: Collection[date]) -> date | None:
    """The n-th working day after a start that is not excluded."""
    return next(islice(_counting_after(start, excluded), n - 1, None), None)


def used(start: date, through: date, excluded: Collection[date]) -> int:
    """Working days in (start, through] that are not excluded."""
    return sum(is_working(day) and day not in excluded for day in days_between(start + ONE_DAY, through))


def rule_set(after: date, through: date) -> rruleset:
    """Working days in (after, through] as dateutil has days recur: weekdays, less days off, plus make-up days."""
    rules = rruleset()
    rules.rrule(rrule(DAILY, dtstart=_midnight(after + ONE_DAY), until=_midnight(through), byweekday=range(5)))
    for day in days_between(after + ONE_DAY, through):
        if is_working(day) and day.weekday() >= 5:
            rules.rdate(_midnight(day))
        if not is_working(day) and day.weekday() < 5:
            rules.exdate(_midnight(day))
    return rules


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # dateutil's rules know no days, only instants
