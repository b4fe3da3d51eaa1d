"""Days, intervals of days and the Beijing day of an instant 日、期间与北京时间。

A day is an exact ``datetime.date``: a ``datetime`` is refused, since it would smuggle in a time zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta, timezone
from typing import Final, Literal, get_args

from .choices import not_among
from .errors import CountError, DayTextError, DayTypeError, Fault, IntervalError
from .frozen import FrozenMap

__all__ = [
    "BEIJING",
    "ONE_DAY",
    "Interval",
    "add_days",
    "add_hours",
    "add_months",
    "beijing_day",
    "parse_day",
    "parse_instant",
    "require_count",
    "require_day",
    "require_instant",
]

BEIJING: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Beijing time 北京时间. China has had one zone without summer time since 1992, before any law modelled here."""

ONE_DAY: Final = timedelta(days=1)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?([Zz]|[+-]\d{2}:\d{2})?", re.ASCII)


def require_day(value: object, name: str = "day") -> date:
    """The value itself when it is an exact day 确认为日期.

    >>> require_day(date(2017, 3, 1))
    datetime.date(2017, 3, 1)

    Raises:
        DayTypeError: ``not-a-day``, for a datetime, a string, a number or anything else.
    """
    if type(value) is date:
        return value
    hint = "take the Beijing day of an instant with beijing_day()" if isinstance(value, datetime) else ""
    raise DayTypeError(Fault(code="not-a-day", given=value, expected="an exact datetime.date", path=name, hint=hint))


def require_count(value: object, name: str = "n") -> int:
    """The value itself when it is a whole number of at least one 确认为正整数.

    >>> require_count(15)
    15

    Raises:
        CountError: ``not-a-count``.
    """
    if type(value) is int and value >= 1:
        return value
    raise CountError(Fault(code="not-a-count", given=value, expected="a whole number of at least 1", path=name))


def parse_day(text: str) -> date:
    """The day that ``YYYY-MM-DD`` names 解析日期.

    >>> parse_day("2017-03-01")
    datetime.date(2017, 3, 1)

    Raises:
        DayTextError: ``bad-day``, for another spelling or a day that does not exist.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DayTextError(Fault(code="bad-day", given=text, expected="a day that exists, written YYYY-MM-DD"))


def parse_instant(text: str) -> datetime:
    """The instant that an RFC 3339 text names, in Beijing time where it names no offset 解析时刻.

    >>> parse_instant("2017-03-01T08:30:00Z").isoformat()
    '2017-03-01T16:30:00+08:00'
    >>> parse_instant("2017-03-01T08:30").isoformat()
    '2017-03-01T08:30:00+08:00'

    Raises:
        DayTextError: ``bad-instant``.
    """
    try:
        if _INSTANT.fullmatch(text):
            instant = datetime.fromisoformat(text.upper())
            return (instant if instant.tzinfo else instant.replace(tzinfo=BEIJING)).astimezone(BEIJING)
    except (ValueError, OverflowError):
        pass
    expected = "an instant that exists, as in 2017-03-01T08:30:00+08:00"
    raise DayTextError(Fault(code="bad-instant", given=text, expected=expected))


def require_instant(value: object, name: str = "instant") -> datetime:
    """The instant in Beijing time; one without an offset is taken as Beijing time 确认为时刻.

    >>> require_instant(datetime(2017, 3, 1, 8, 30)).isoformat()
    '2017-03-01T08:30:00+08:00'

    Raises:
        DayTypeError: ``not-an-instant``.
    """
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=BEIJING)).astimezone(BEIJING)
    raise DayTypeError(Fault(code="not-an-instant", given=value, expected="a datetime.datetime", path=name))


def beijing_day(instant: datetime) -> date:
    """The civil day in Beijing on which an instant falls 北京时间的日期.

    >>> from datetime import UTC
    >>> beijing_day(datetime(2017, 3, 1, 16, 0, tzinfo=UTC))
    datetime.date(2017, 3, 2)
    """
    return require_instant(instant).date()


def add_days(day: date, days: int) -> date:
    """The day so many natural days later 自然日后.

    >>> add_days(date(2017, 12, 31), 1)
    datetime.date(2018, 1, 1)

    Raises:
        DayTextError: ``beyond-time``, outside the years 1 to 9999.
    """
    try:
        return require_day(day) + timedelta(days)
    except OverflowError:
        raise DayTextError(_beyond(day, days, "days")) from None


def add_hours(instant: datetime, hours: int) -> datetime:
    """The instant so many hours later, in Beijing time 若干小时后.

    >>> add_hours(datetime(2017, 12, 31, 23, 0), 2).isoformat()
    '2018-01-01T01:00:00+08:00'

    Raises:
        DayTextError: ``beyond-time``, outside the years 1 to 9999.
    """
    try:
        return require_instant(instant) + timedelta(hours=hours)
    except OverflowError:
        raise DayTextError(_beyond(instant, hours, "hours")) from None


_Missing = Literal["month-end", "refuse"]
"""取月末；不予推算."""

_MISSING: Final = get_args(_Missing)

_IN_EVERY_MONTH: Final = 28
"""The last day that every month has."""


def add_months(day: date, months: int, *, missing: _Missing = "refuse") -> date:
    """The corresponding day so many months later 对应日.

    Months are added once, from the first day, never step by step: 31 January and two months is 31 March.

    >>> add_months(date(2015, 1, 31), 1, missing="month-end")
    datetime.date(2015, 2, 28)

    Args:
        day: where the months start.
        months: how many, negative ones going back.
        missing: what to do where the month has no such day.

    Raises:
        DayTextError: ``no-corresponding-day`` under ``refuse``; ``beyond-time`` outside the years 1 to 9999.
        CountError: ``bad-choice``, for another way to round.

    Source: 民法典 第202条.
    """
    if missing not in _MISSING:
        raise CountError(not_among("bad-choice", missing, _MISSING, "missing"))
    index = require_day(day).year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise DayTextError(_beyond(day, months, "months"))
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month + 1, day.day)
    last = monthrange(year, month + 1)[1]
    if day.day > last and missing == "refuse":
        wanted = f"{year:04d}-{month + 1:02d}"
        expected = f"a day that month {wanted} has"
        raise DayTextError(
            Fault(code="no-corresponding-day", given=day.day, expected=expected, parameters=FrozenMap(month=wanted))
        )
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``start`` through ``end``, both included; without an end it has not ended 期间.

    >>> Interval.closed(date(2017, 3, 8), date(2017, 3, 15)).days
    8
    >>> Interval.between(date(2017, 3, 8), date(2017, 3, 9)).is_empty
    True
    """

    start: date
    end: date | None

    def __post_init__(self) -> None:
        require_day(self.start, "start")
        if self.end is not None:
            require_day(self.end, "end")

    @classmethod
    def closed(cls, start: date, end: date) -> Interval:
        """Both end days included, as 〔2015〕207号 二 leaves out both 首尾两日均含."""
        if require_day(end, "end") < require_day(start, "start"):
            raise IntervalError(_reversed(start, end))
        return cls(start, end)

    @classmethod
    def between(cls, start: date, end: date) -> Interval:
        """Only the days strictly between 首尾两日均不含."""
        cls.closed(start, end)
        return cls(start + ONE_DAY, end - ONE_DAY)

    @classmethod
    def since(cls, start: date) -> Interval:
        """From a day on, not ended 尚未结束."""
        return cls(start, None)

    @property
    def is_empty(self) -> bool:
        """Whether no day lies in it 是否为空."""
        return self.end is not None and self.end < self.start

    @property
    def days(self) -> int | None:
        """How many days lie in it, None when it has not ended 天数."""
        return None if self.end is None else max(0, (self.end - self.start).days + 1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def _reversed(start: date, end: date) -> Fault:
    return Fault(code="reversed-interval", given=f"{start}..{end}", expected="an end on or after the start")


def _beyond(start: date, count: int, unit: str) -> Fault:
    given, parameters = f"{start} and {count} {unit}", FrozenMap(start=start, count=count, unit=unit)
    return Fault(code="beyond-time", given=given, expected="a day in the years 1 to 9999", parameters=parameters)
