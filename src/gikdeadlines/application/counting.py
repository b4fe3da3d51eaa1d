"""What the mechanics of the law ask the calendar, in whole numbers 规则所问的日历。

Within the announced calendar a question is one or two look-ups; past it the almanac answers, between its bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gikdeadlines.calendar import merged
from gikdeadlines.values import CalendarRangeError, Interval

from .state import Excluded, State
from .words import NEVER, NONE

__all__ = [
    "after",
    "calendar_begins",
    "counted",
    "counting",
    "interval_of",
    "is_announced",
    "is_early",
    "is_rest_day",
    "is_worked",
    "overlapping",
    "spans_of",
    "worked_between",
]

_day = date.fromordinal


def is_worked(s: State, day: int) -> bool:
    """Whether a day is worked 是否工作日."""
    worked = s.almanac.calendar.number_between(day - 1, day)
    return worked == 1 if worked >= 0 else s.almanac.is_working(_day(day))


def is_rest_day(s: State, day: int) -> bool:
    """Whether a day is known to be no working day: of one before the calendar begins nothing is known 是否休息日."""
    try:
        return not is_worked(s, day)
    except CalendarRangeError:
        if _day(day) < s.almanac.calendar.first:
            return False
        raise


def is_early(s: State, day: int) -> bool:
    """Whether so few working days precede a day that the period cannot have run out 是否尚早."""
    worked = s.almanac.calendar.number_between(s.start, day)
    return worked < s.base if worked >= 0 else s.almanac.is_within(_day(s.start), _day(day), s.base)


def after(s: State, day: int, n: int) -> int:
    """The n-th working day after a day 其后第 n 个工作日."""
    return s.almanac.calendar.number_after(day, n) or s.almanac.nth_after(_day(day), n).toordinal()


def counting(s: State, start: int, n: int) -> int:
    """The n-th day after a start that no pause takes out, none where an open one comes first 第 n 个计入日."""
    if not s.pauses:
        return after(s, start, n)
    due = s.almanac.due(_day(start), n, spans_of(s))
    return due.toordinal() if due else NONE


def counted(s: State, start: int, through: int) -> int:
    """How many days after a start, through a day, no pause takes out 计入日数."""
    if not s.pauses:
        return worked_between(s, start, through)
    return s.almanac.counted(_day(start), _day(through), spans_of(s))


def overlapping(s: State) -> int:
    """How many working days lie in more than one pause, each time after the first 重叠的工作日数."""
    if len(s.pauses) < 2:  # noqa: PLR2004 - it takes two
        return 0
    spans = spans_of(s)
    if len(s.pauses) == len(spans):
        return 0
    taken = sum(_working_days(s, interval_of(pause)) for pause in s.pauses)
    return taken - sum(_working_days(s, span) for span in spans)


def _working_days(s: State, span: Interval) -> int:
    before = max(span.start.toordinal() - 1, s.start)
    return 0 if span.end is None else s.almanac.counted(_day(before), span.end)


def spans_of(s: State) -> Sequence[Interval]:
    """The days taken out, united 不计算在内的期间."""
    if s.spans is None:
        s.spans = merged(map(interval_of, s.pauses)) if s.pauses else []
    return s.spans  # type: ignore[no-any-return]  # as it was made


def interval_of(pause: Excluded) -> Interval:
    """The days that an event takes out, without end while it has none 停止计算的期间."""
    return Interval(_day(pause.first), None if pause.last == NEVER else _day(pause.last))


def worked_between(s: State, start: int, through: int) -> int:
    """How many working days after a start, through a day 工作日数."""
    found = s.almanac.calendar.number_between(start, through)
    return found if found >= 0 else s.almanac.counted(_day(start), _day(through))


def is_announced(s: State, day: int) -> bool:
    """Whether the calendar is announced as far as a day 是否已公布."""
    return _day(day) <= s.almanac.calendar.horizon


def calendar_begins(s: State) -> int:
    """The first day of the calendar 日历首日."""
    return s.almanac.calendar.first.toordinal()
