"""The working days of a jurisdiction, folded from notices, by rank and select 工作日历。

The rank of a day is how many working days lie on or before it; select gives the k-th working day.
Every question put to a calendar is one or two look-ups in those two lists.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Final, Literal, NoReturn

from gikdeadlines.values import (
    ONE_DAY,
    CalendarError,
    CalendarRangeError,
    Citation,
    Fault,
    FrozenMap,
    Interval,
    Text,
    require_count,
    require_day,
)

__all__ = ["Calendar", "DayReason", "Notice", "Remark", "Rest", "WeekPattern", "Work", "is_weekly_rest"]

HORIZON_MONTH_AND_DAY: Final = (12, 28)
"""Notices of the next year have changed 29 to 31 December (2007, 2011, 2018, 2022): a year is sure to the 28th."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A span of days off for one festival 放假."""

    festival: str
    start: date
    end: date

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the span 各日."""
        return tuple(self.start + timedelta(i) for i in range((self.end - self.start).days + 1))


@dataclass(frozen=True, slots=True)
class Work:
    """Weekend days worked in exchange for a festival's days off 调休上班."""

    festival: str
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a notice says of some days without making them worked or free 通知另就某日写明的内容."""

    dates: tuple[date, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice on days off 放假通知.

    ``year`` is the year that an annual notice announces, None for an amendment, a regional or a single order.
    ``layer`` is 0 for the national calendar, 1 for a region's days, 2 and up for files laid over them: a higher layer
    prevails, within a layer the later publication. ``doc_no``, ``issued`` and ``published`` are empty where a regional
    notice is known only from a report of it. ``confidence`` is ``projected`` for a notice that does not exist yet.
    """

    doc_no: str
    title: str
    issuer: str
    issued: date | None
    published: date | None
    source: str
    year: int | None = None
    amends: str | None = None
    jurisdiction: str = "CN"
    layer: int = 0
    rest: tuple[Rest, ...] = ()
    work: tuple[Work, ...] = ()
    revoked_work: tuple[date, ...] = ()
    revoked_rest: tuple[date, ...] = ()
    remarks: tuple[Remark, ...] = ()
    confidence: Literal["high", "medium", "projected"] = "high"
    path: str = ""
    citation: Citation = field(init=False, repr=False, compare=False)
    """How the notice is cited 出处."""

    def __post_init__(self) -> None:
        url = self.source if self.source.startswith(("http://", "https://")) else None
        name = f"{self.jurisdiction}/{self.doc_no or self.title}"
        object.__setattr__(self, "citation", Citation(name, self.doc_no, self.title, url=url))

    @property
    def known_from(self) -> date:
        """From which day the notice counts as known 可知之日.

        Its publication; where that is not recorded, its issue; where neither is, the first day that it sets, by which
        it must have been out. Later than the truth at worst, so that nothing is known before it was published.
        A projected notice is never known.
        """
        if self.confidence == "projected":
            return date.max
        return self.published or self.issued or min(self.days_set, default=date.max)

    @property
    def days_set(self) -> tuple[date, ...]:
        """Every day whose status the notice sets 所定之日."""
        rest = (day for rest in self.rest for day in rest.days)
        work = (day for work in self.work for day in work.dates)
        return (*self.revoked_work, *self.revoked_rest, *rest, *work)


@dataclass(frozen=True, slots=True)
class WeekPattern:
    """The weekly rest days from a day on, Monday being 0 每周休息日.

    Source: 国务院关于职工工作时间的规定 (国务院令第174号) art. 7, unverified: its text is not among our sources.
    """

    since: date
    rest_weekdays: frozenset[int]
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class DayReason:
    """Why a day is worked or not 某日上班或休息的依据.

    ``kind`` is weekday 工作日, weekend 周末, rest-day 放假, make-up-workday 调休上班.
    ``remark`` is what the notice ``remarked_in`` says of the day beside it.
    """

    day: date
    is_working: bool
    kind: Literal["weekday", "weekend", "rest-day", "make-up-workday"]
    festival: str | None = None
    notice: Notice | None = None
    remark: Text | None = None
    remarked_in: Notice | None = None
    week: WeekPattern | None = None

    @property
    def citation(self) -> Citation | None:
        """The notice that set the day, or the week that gives it as a day of rest 出处.

        None for a plain weekday: that it counts is for the term to say which counts working days.
        """
        if self.notice:
            return self.notice.citation
        return self.week.citation if self.week and not self.is_working else None

    @property
    def confidence(self) -> Literal["high", "medium", "projected"]:
        """How sure the source of the day is 可信度."""
        source = self.notice or self.remarked_in
        return source.confidence if source else "high"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days from ``first`` through ``horizon`` 工作日历.

    >>> from gikdeadlines import load_calendar
    >>> load_calendar("CN").nth_after(date(2022, 9, 30), 20)
    datetime.date(2022, 11, 2)

    ``gaps`` are days that no source settles for this jurisdiction; a question that touches one is refused.
    ``digest`` is the sha-256 of the data that it was folded from. ``uncertain`` are the notices known with medium
    confidence only, ``unforeseen`` those that are not annual: amendments, and orders for single days, as they came out.
    """

    jurisdiction: str
    notices: tuple[Notice, ...]
    week: tuple[WeekPattern, ...]
    gaps: tuple[Interval, ...] = ()
    digest: str = ""
    known: date | None = field(default=None, compare=False)
    first: date = field(init=False)
    horizon: date = field(init=False)
    uncertain: tuple[Notice, ...] = field(init=False, repr=False, compare=False)
    unforeseen: tuple[Notice, ...] = field(init=False, repr=False, compare=False)
    _unforeseen_days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _published: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _origin: int = field(init=False, repr=False, compare=False)
    _ranks: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _working_days: tuple[date, ...] = field(init=False, repr=False, compare=False)
    _numbers: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _length: int = field(init=False, repr=False, compare=False)
    _special: dict[date, DayReason] = field(init=False, repr=False, compare=False)
    _remarks: dict[date, tuple[Text, Notice]] = field(init=False, repr=False, compare=False)
    _reasons: dict[date, DayReason] = field(init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        known = f", as known on {self.known}" if self.known else ""
        return f"<Calendar {self.jurisdiction}: {self.first} to {self.horizon}, {len(self.notices)} notices{known}>"

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "notices", tuple(sorted(self.notices, key=_order)))
        first, horizon = _announced(self.notices)
        special = _folded(self.notices, self.week)
        days = [first + timedelta(i) for i in range((horizon - first).days + 1)]
        working = [special[day].is_working if day in special else not is_weekly_rest(self.week, day) for day in days]
        put(self, "first", first)
        put(self, "horizon", horizon)
        put(self, "uncertain", tuple(notice for notice in self.notices if notice.confidence == "medium"))
        unforeseen = sorted((notice for notice in self.notices if notice.year is None), key=_known_from)
        put(self, "unforeseen", tuple(unforeseen))
        put(self, "_unforeseen_days", tuple(map(_known_from, unforeseen)))
        put(self, "_published", tuple(sorted(map(_known_from, self.notices))))
        put(self, "_origin", first.toordinal())
        put(self, "_ranks", tuple(accumulate(working)))
        put(self, "_working_days", (date.min, *(day for day, works in zip(days, working, strict=True) if works)))
        put(self, "_numbers", tuple(day.toordinal() for day in self._working_days))
        put(self, "_length", 0 if self.gaps else len(days))
        put(self, "_special", special)
        said = [(day, (remark.text, n)) for n in self.notices for remark in n.remarks for day in remark.dates]
        put(self, "_remarks", dict(said))
        put(self, "_reasons", {})

    def __hash__(self) -> int:
        # The notices are many and deep; the digest already stands for their content.
        return hash((self.jurisdiction, self.digest, len(self.notices), self.horizon))

    # Questions about one day

    def is_working(self, day: date) -> bool:
        """Whether a day is worked 是否工作日.

        Raises:
            CalendarRangeError: ``outside-calendar``, with the notice that is missing.
        """
        index = self._index(day)
        return self._ranks[index] > (self._ranks[index - 1] if index else 0)

    def why(self, day: date) -> DayReason:
        """What makes a day worked or free: the notice and the festival 某日的依据.

        Raises:
            CalendarRangeError: ``outside-calendar``.
        """
        known = self._reasons.get(day) if type(day) is date else None
        if known is not None:
            return known
        self._index(day)
        reason = self._special.get(day) or self._by_week(day)
        said = self._remarks.get(day)
        self._reasons[day] = reason = replace(reason, remark=said[0], remarked_in=said[1]) if said else reason
        return reason

    def _by_week(self, day: date) -> DayReason:
        works, week = self.is_working(day), _pattern_on(self.week, day)
        return DayReason(day=day, is_working=works, kind="weekday" if works else "weekend", week=week)

    # Counting

    def nth_after(self, day: date, n: int) -> date:
        """The n-th working day after a day, which itself is not counted 其后第 n 个工作日.

        >>> from gikdeadlines import load_calendar
        >>> load_calendar("CN").nth_after(date(2017, 6, 18), 15)
        datetime.date(2017, 7, 7)

        Raises:
            DayTypeError, CountError: for a day or a count that is none.
            CalendarRangeError: ``outside-calendar``.
        """
        if type(day) is date and type(n) is int and n > 0 and not self.gaps:
            index = day.toordinal() - self._origin
            if index >= 0:
                try:
                    return self._working_days[self._ranks[index] + n]
                except IndexError:
                    pass
        return self._nth_after_checked(day, n)

    def _nth_after_checked(self, day: date, n: int) -> date:
        index = self._index(day)
        rank = self._ranks[index] + require_count(n)
        if rank >= len(self._working_days):
            self._refuse(self.horizon + ONE_DAY)
        found = self._working_days[rank]
        self.require_no_gap(day, found)
        return found

    def nth_before(self, day: date, n: int) -> date:
        """The n-th working day before a day, which itself is not counted 其前第 n 个工作日.

        >>> from gikdeadlines import load_calendar
        >>> load_calendar("CN").nth_before(date(2022, 10, 8), 1)
        datetime.date(2022, 9, 30)
        """
        index = self._index(day)
        rank = (self._ranks[index - 1] if index else 0) - require_count(n) + 1
        if rank < 1:
            self._refuse(self.first - ONE_DAY)
        found = self._working_days[rank]
        self.require_no_gap(found, day)
        return found

    def count(self, after: date, through: date) -> int:
        """How many working days lie after one day, through another: (after, through] 工作日数.

        >>> from gikdeadlines import load_calendar
        >>> load_calendar("CN").count(date(2022, 9, 30), date(2022, 11, 2))
        20
        """
        low, high = self._index(after), self._index(through)
        self.require_no_gap(min(after, through), max(after, through))
        return self._ranks[high] - self._ranks[low]

    def next_working(self, day: date) -> date:
        """The first working day after a day 下一个工作日."""
        return self.nth_after(day, 1)

    def previous_working(self, day: date) -> date:
        """The last working day before a day 上一个工作日."""
        return self.nth_before(day, 1)

    # Rank and select, the ground on which clocks count

    def unforeseen_between(self, after: date, through: date) -> Sequence[Notice]:
        """The notices that nobody could foresee and that came out after one day, through another 其间发布的临时通知."""
        days = self._unforeseen_days
        return self.unforeseen[bisect_right(days, after) : bisect_right(days, through)]

    def rank(self, day: date) -> int:
        """How many working days lie on or before a day 累计工作日数.

        The day before ``first`` has rank 0, so that an interval may begin on ``first``.
        """
        index = day.toordinal() - self._origin
        if 0 <= index < len(self._ranks):
            return self._ranks[index]
        return 0 if index == -1 else self._refuse(day)

    def select(self, rank: int) -> date:
        """The working day of a rank of at least one 第 k 个工作日.

        Raises:
            CalendarRangeError: ``outside-calendar``.
        """
        if rank >= len(self._working_days):
            self._refuse(self.horizon + ONE_DAY)
        return self._working_days[rank]

    # The same on days as numbers, for the mechanics of the law: no answer where one would have to be refused

    def number_after(self, day: int, n: int) -> int:
        """The n-th working day after a day, 0 where the calendar does not reach so far or has gaps 其后第 n 个工作日.

        Args:
            day: as :meth:`datetime.date.toordinal` has it; so is what is returned.
            n: working days, not negative.
        """
        place = day - self._origin
        if 0 <= place < self._length:
            rank = self._ranks[place] + n
            if rank < len(self._numbers):
                return self._numbers[rank]
        return 0

    def number_between(self, start: int, through: int) -> int:
        """How many working days lie after a day, through another, -1 as :meth:`number_after` gives 0 工作日数."""
        low, high = start - self._origin, through - self._origin
        if 0 <= low < self._length and 0 <= high < self._length:
            return self._ranks[high] - self._ranks[low] if low < high else 0
        return -1

    @property
    def working_days(self) -> Sequence[date]:
        """Every working day of the calendar in order 全部工作日."""
        return self._working_days[1:]

    # The other time axis: what had been published by a day

    def known_on(self, day: date) -> Calendar:
        """The calendar as it was known on a day: only notices published by then 截至某日已公布的日历.

        >>> from gikdeadlines import load_calendar
        >>> load_calendar("CN").known_on(date(2020, 1, 12)).nth_after(date(2020, 1, 10), 20)
        datetime.date(2020, 2, 12)
        """
        require_day(day)
        dates = self._published
        if day >= dates[-1]:
            return self
        # Days between two publications know the same notices, so they share one calendar.
        published = bisect_right(dates, day)
        return _as_known(self, dates[published - 1] if published else day)

    def before_notice(self, year: int) -> Calendar:
        """The calendar without the annual notice of a year and all later notices 某年通知公布前的日历.

        >>> from gikdeadlines import load_calendar
        >>> load_calendar("CN").before_notice(2026).horizon
        datetime.date(2025, 12, 28)
        """
        annual = [notice for notice in self.notices if notice.year == year]
        if not annual:
            expected = "a year with an annual notice"
            raise CalendarRangeError(
                Fault(
                    code="no-notice",
                    given=year,
                    expected=expected,
                    path=self.jurisdiction,
                    parameters=FrozenMap(says="year"),
                )
            )
        return self.known_on(min(notice.known_from for notice in annual) - ONE_DAY)

    # Refusals

    def _index(self, day: date) -> int:
        index = require_day(day).toordinal() - self._origin
        if not 0 <= index < len(self._ranks):
            self._refuse(day)
        if self.gaps:
            self.require_no_gap(day, day)
        return index

    def require_no_gap(self, start: date, end: date) -> None:
        """Refuses when a day from start through end is one that no source settles 核对有无缺口."""
        for gap in self.gaps:
            if gap.start <= end and (gap.end is None or start <= gap.end):
                expected = f"a day whose notice for {self.jurisdiction} is known"
                unknown = max(start, gap.start)
                hint = f"the notice of {self.jurisdiction} for {unknown.year} is not known; lay a file with it over"
                raise CalendarRangeError(
                    Fault(
                        code="unknown-regional-notice",
                        given=str(unknown),
                        expected=expected,
                        hint=hint,
                        parameters=FrozenMap(place=self.jurisdiction, year=unknown.year),
                    )
                )

    def _refuse(self, day: date) -> NoReturn:
        known = f" as published by {self.known}" if self.known else ""
        year = self.horizon.year + 1 if day > self.horizon else self.first.year - 1
        announced = f"the announced calendar of {self.jurisdiction}{known}"
        expected = f"a day from {self.first} through {self.horizon}, {announced}"
        hint = f"the notice for {year} is not loaded"
        raise CalendarRangeError(
            Fault(
                code="outside-calendar",
                given=str(day),
                expected=expected,
                hint=hint,
                parameters=FrozenMap(first=self.first, last=self.horizon, year=year),
            )
        )


@lru_cache(maxsize=128)
def _as_known(calendar: Calendar, day: date) -> Calendar:
    published = tuple(notice for notice in calendar.notices if notice.known_from <= day)
    return replace(calendar, notices=published, known=day)


def _known_from(notice: Notice) -> date:
    return notice.known_from


def _order(notice: Notice) -> tuple[int, date, date, str]:
    return (notice.layer, notice.known_from, notice.issued or notice.known_from, notice.doc_no)


def _announced(notices: Iterable[Notice]) -> tuple[date, date]:
    """The first day and the horizon of a run of annual notices 已公布的范围."""
    years = sorted({notice.year for notice in notices if notice.year is not None})
    if not years:
        expected = "at least one annual notice"
        raise CalendarRangeError(
            Fault(code="no-notice", given=None, expected=expected, path="calendar", parameters=FrozenMap(says="none"))
        )
    missing = sorted(set(range(years[0], years[-1] + 1)) - set(years))
    if missing:
        raise CalendarError(
            Fault(
                code="missing-year",
                given=years,
                expected=f"years without a hole, {missing} too",
                path="calendar",
                parameters=FrozenMap(missing=tuple(missing)),
            )
        )
    return date(years[0], 1, 1), date(years[-1], *HORIZON_MONTH_AND_DAY)


def is_weekly_rest(week: Sequence[WeekPattern], day: date) -> bool:
    """Whether the week pattern in force on a day gives it as a weekly day of rest 是否每周休息日.

    Args:
        week: patterns in order of their first days.
        day: any day from the first pattern on.

    Raises:
        CalendarError: ``no-week-pattern``, where none is in force.
    """
    return day.weekday() in _pattern_on(week, day).rest_weekdays


def _pattern_on(week: Sequence[WeekPattern], day: date) -> WeekPattern:
    for pattern in reversed(week):
        if pattern.since <= day:
            return pattern
    raise CalendarError(
        Fault(code="no-week-pattern", given=str(day), expected="a week pattern in force on each day", path="week")
    )


def _folded(notices: Iterable[Notice], week: Sequence[WeekPattern]) -> dict[date, DayReason]:
    """The days whose status a notice sets, the later notice prevailing 由通知确定的日子."""
    special: dict[date, DayReason] = {}
    for notice in notices:
        for day in (*notice.revoked_work, *notice.revoked_rest):
            works = not is_weekly_rest(week, day)
            special[day] = DayReason(day, works, "weekday" if works else "weekend", None, notice)
        for rest in notice.rest:
            for day in rest.days:
                special[day] = DayReason(day, False, "rest-day", rest.festival, notice)
        for work in notice.work:
            for day in work.dates:
                special[day] = DayReason(day, True, "make-up-workday", work.festival, notice)
    return special
