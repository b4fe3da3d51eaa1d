"""A deadline is the n-th day of a set of counting days 期限的计算。

A clock has a start, a count and exclusions. Its counting days are the working days after the start that no exclusion
holds; the n-th of them is the due day. ``exclude``, ``extend`` and ``restart`` each give a new clock: excludes commute,
are idempotent and merge, extends add, and a restart takes the base count anew and drops what was extended before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from gikdeadlines.values import (
    ONE_DAY,
    Because,
    Citation,
    DayStatus,
    Interval,
    LedgerDay,
    add_days,
    add_hours,
    add_months,
    maker_of,
    require_count,
    require_day,
)

from .calendar import Calendar, DayReason

__all__ = [
    "CalendarDays",
    "Clock",
    "Exclusion",
    "Hours",
    "Months",
    "WorkingDays",
    "counted_days",
    "counting_due",
    "merged",
    "rolled",
]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A term of so many working days 工作日.

    >>> from gikdeadlines import load_calendar
    >>> WorkingDays(20).due(date(2022, 9, 30), load_calendar("CN"))
    datetime.date(2022, 11, 2)
    """

    n: int

    def __post_init__(self) -> None:
        require_count(self.n)

    def due(self, start: date, calendar: Calendar) -> date:
        """The n-th working day after the start day, which is not counted 届满日."""
        return calendar.nth_after(start, self.n)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """A term of so many natural days; a last day of rest moves to the next working day 自然日.

    >>> from gikdeadlines import load_calendar
    >>> CalendarDays(2).due(date(2022, 9, 29), load_calendar("CN"))
    datetime.date(2022, 10, 8)

    Source: 民法典 第201条第1款, 第203条第1款, by analogy.
    """

    n: int

    def __post_init__(self) -> None:
        require_count(self.n)

    def due(self, start: date, calendar: Calendar) -> date:
        """The last day of the term 届满日."""
        return rolled(add_days(start, self.n), calendar)


@dataclass(frozen=True, slots=True)
class Months:
    """A term of so many months, ending on the corresponding day or the month's last 月.

    >>> from gikdeadlines import load_calendar
    >>> Months(1).due(date(2017, 1, 31), load_calendar("CN"))
    datetime.date(2017, 2, 28)

    Source: 民法典 第202条, 第203条第1款, by analogy.
    """

    n: int

    def __post_init__(self) -> None:
        require_count(self.n)

    def due(self, start: date, calendar: Calendar) -> date:
        """The last day of the term 届满日."""
        return rolled(add_months(require_day(start, "start"), self.n, missing="month-end"), calendar)


@dataclass(frozen=True, slots=True)
class Hours:
    """A limit of so many hours, which run through nights, weekends and holidays 小时.

    >>> Hours(24).due(datetime(2017, 9, 30, 22, 0)).isoformat()
    '2017-10-01T22:00:00+08:00'

    Source: 民法典 第201条第2款.
    """

    n: int

    def __post_init__(self) -> None:
        require_count(self.n)

    def due(self, instant: datetime) -> datetime:
        """The instant, in Beijing time, at which the hours have run out 届满时刻."""
        return add_hours(instant, self.n)


def rolled(day: date, calendar: Calendar) -> date:
    """The day itself when it is worked, else the next working day 顺延.

    Source: 民法典 第203条第1款.
    """
    return day if calendar.is_working(day) else calendar.next_working(day)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Days that do not count, and why 不计算在内的期间."""

    interval: Interval
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A term of working days that has begun to run 期限.

    >>> from gikdeadlines import load_calendar
    >>> clock = Clock(WorkingDays(15), start=date(2017, 3, 3))
    >>> clock = clock.exclude(Interval.closed(date(2017, 3, 8), date(2017, 3, 15)))
    >>> clock.due(load_calendar("CN"))
    datetime.date(2017, 4, 1)
    """

    term: WorkingDays
    start: date = field(kw_only=True)
    extra: int = field(default=0, kw_only=True)
    exclusions: tuple[Exclusion, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        require_day(self.start, "start")
        object.__setattr__(self, "exclusions", _canonical(self.exclusions))

    @property
    def n(self) -> int:
        """How many counting days it has, extensions included 总日数."""
        return self.term.n + self.extra

    # Operators

    def exclude(self, interval: Interval, *, because: Because | None = None) -> Clock:
        """A clock for which the days of an interval do not count 扣除期间."""
        return replace(self, exclusions=(*self.exclusions, Exclusion(interval, because)))

    def extend(self, days: int) -> Clock:
        """A clock with so many counting days more 延长."""
        return replace(self, extra=self.extra + require_count(days, "days"))

    def restart(self, day: date) -> Clock:
        """A clock that begins anew: its base count from a later start, without earlier extensions 重新起算."""
        return replace(self, start=require_day(day), extra=0)

    # Questions

    def due(self, calendar: Calendar) -> date | None:
        """The n-th counting day, None while an exclusion that has not ended stands before it 届满日."""
        return counting_due(calendar, self.start, self.n, self.spans)

    def used(self, calendar: Calendar, day: date) -> int:
        """How many counting days lie after the start, through a day 已用日数."""
        return counted_days(calendar, self.start, require_day(day), self.spans)

    def left(self, calendar: Calendar, day: date) -> int:
        """How many counting days remain after a day, negative when more than n have passed 剩余日数."""
        return self.n - self.used(calendar, day)

    def ledger(self, calendar: Calendar, *, through: date, term: Citation | None = None) -> tuple[LedgerDay, ...]:
        """Every day from the start through another: what it is, its number, and why 逐日计算表.

        Args:
            calendar: the working days.
            through: the last day.
            term: the provision that counts working days, to be cited for those that no notice sets.
        """
        require_day(through, "through")
        days = [LedgerDay(date=self.start, status="start", reason="start", citation=term)]
        ordinal, day = 0, self.start
        while day < through:
            day += ONE_DAY
            entry = self._entry(calendar.why(day), ordinal + 1, term)
            ordinal = entry.ordinal or ordinal
            days.append(entry)
        return tuple(days)

    def _entry(self, why: DayReason, ordinal: int, term: Citation | None) -> LedgerDay:
        # A rest day inside an exclusion is shown as rest: it would not count without the exclusion either.
        if not why.is_working:
            return _ledger_day(why.day, "rest", None, why.festival or why.kind, why.citation)
        for exclusion in self.exclusions:
            if why.day in exclusion.interval:
                because = exclusion.because or Because("excluded")
                return _ledger_day(why.day, "excluded", None, because.code, because.citation)
        return _ledger_day(why.day, self._status(ordinal), ordinal, why.kind, why.citation or term)

    def _status(self, ordinal: int) -> DayStatus:
        if ordinal < self.n:
            return "counted"
        return "due" if ordinal == self.n else "after-due"

    @property
    def spans(self) -> list[Interval]:
        """The days that do not count, united 不计算在内的期间."""
        return merged(exclusion.interval for exclusion in self.exclusions)


_ledger_day = maker_of(LedgerDay)


def counting_due(calendar: Calendar, start: date, n: int, spans: Sequence[Interval]) -> date | None:
    """The n-th working day after a start that no span holds 第 n 个计入日.

    Args:
        calendar: the working days.
        start: not counted.
        n: working days.
        spans: disjoint, in order, as :func:`merged` gives them.

    Returns:
        None where a span that has not ended comes first.
    """
    target = calendar.rank(start) + n
    for span in spans:
        if span.end is not None and span.end <= start:
            continue
        before = calendar.rank(max(span.start - ONE_DAY, start))
        if before >= target:
            break
        if span.end is None:
            return None
        target += calendar.rank(span.end) - before
    due = calendar.select(target)
    if calendar.gaps:
        calendar.require_no_gap(start, due)
    return due


def counted_days(calendar: Calendar, start: date, through: date, spans: Iterable[Interval]) -> int:
    """How many working days lie after a start, through a day, that no span holds 计入日数."""
    if through <= start:
        return 0
    if calendar.gaps:
        calendar.require_no_gap(start, through)
    count = calendar.rank(through) - calendar.rank(start)
    for span in spans:
        first = max(span.start, start + ONE_DAY)
        last = through if span.end is None else min(span.end, through)
        if first <= last:
            count -= calendar.rank(last) - calendar.rank(first - ONE_DAY)
    return count


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same days as disjoint intervals in order 合并重叠期间.

    >>> later = Interval.closed(date(2017, 3, 5), date(2017, 3, 8))
    >>> merged([later, Interval.closed(date(2017, 3, 1), date(2017, 3, 6))])
    [Interval(start=datetime.date(2017, 3, 1), end=datetime.date(2017, 3, 8))]
    """
    union: list[Interval] = []
    for interval in sorted((i for i in intervals if not i.is_empty), key=_by_start):
        last = union[-1] if union else None
        if last is None or (last.end is not None and interval.start > last.end + ONE_DAY):
            union.append(interval)
        elif last.end is not None and (interval.end is None or interval.end > last.end):
            union[-1] = Interval(last.start, interval.end)
    return union


def _by_start(interval: Interval) -> date:
    return interval.start


def _canonical(exclusions: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    """Exclusions of one reason merged, all in order, so that equal sets of days make equal clocks."""
    reasons: dict[Because | None, list[Interval]] = {}
    for exclusion in exclusions:
        reasons.setdefault(exclusion.because, []).append(exclusion.interval)
    united = [Exclusion(span, because) for because, spans in reasons.items() for span in merged(spans)]
    return tuple(sorted(united, key=_exclusion_order) if len(united) > 1 else united)


def _exclusion_order(exclusion: Exclusion) -> tuple[date, date, str]:
    # The whole reason takes part: two that differ in an article alone must not keep the order in which they came.
    return (exclusion.interval.start, exclusion.interval.end or date.max, repr(exclusion.because))
