"""What a count can come to in a calendar that is not announced yet 未公布日历的上下限。

Up to the horizon the calendar is exact. Beyond it the weekdays are certain, and each season of festivals adds a
difference that depends on its arrangement. Seasons are arranged independently of each other, so the extremes of a count
over any set of days, exclusions inside, are the sums of each season's extremes over that set: bounds are never too
narrow for the arrangements listed, nor wider than they force. A due day lies between the first day on which the largest
count reaches n and the first on which the smallest does.

A region that gives days off of its own each year announces them apart, by no rule that could be listed: as many days as
they have ever moved within a year are allowed for each open year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date
from functools import lru_cache
from itertools import accumulate
from typing import Final, cast

from gikdeadlines.values import NATIONAL, ONE_DAY, Interval, require_count, require_day

from .arrangements import Season, Week, notice_year, seasons_of
from .calendar import Calendar, Notice, Rest, Work
from .practices import PRACTICES, Festivals, Practices

__all__ = ["EXTRAORDINARY", "Allowance", "Beyond"]


@dataclass(frozen=True, slots=True)
class Allowance:
    """Working days that special notices may add or take away, whatever the yearly notice says 专项通知余量."""

    more: int = 0
    fewer: int = 0


EXTRAORDINARY: Final = Allowance(more=1, fewer=2)
"""What 国发明电〔2015〕1号, 国办发明电〔2019〕3号 and 国办发明电〔2020〕1号 changed at most."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """A calendar and, past its horizon, every calendar that may yet be announced 已公布日历及其后的全部可能.

    >>> from gikdeadlines import load_calendar
    >>> from gikdeadlines.loading import statutory_days
    >>> beyond = Beyond(load_calendar("CN").before_notice(2026), statutory_days)
    >>> beyond.nth_after(date(2026, 2, 2), 15)
    (datetime.date(2026, 2, 27), datetime.date(2026, 3, 1))

    Args:
        calendar: the announced part; its days through the horizon are taken as certain.
        festivals: the statutory days of a year; a function of a module, so that the value can be pickled.
        allowance: what special notices may change past the horizon.
        practices: the limits within which the notices to come arrange the festivals.
    """

    calendar: Calendar
    festivals: Festivals
    allowance: Allowance = field(default=Allowance(), kw_only=True)
    practices: Practices = field(default=PRACTICES, kw_only=True, repr=False)
    _horizon: int = field(init=False, repr=False, compare=False)
    _week: Week = field(init=False, repr=False, compare=False)
    _own: Allowance = field(init=False, repr=False, compare=False)
    _years: dict[int, tuple[_Differences, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_horizon", self.calendar.horizon.toordinal())
        object.__setattr__(self, "_week", Week(self.calendar.week[-1].rest_weekdays))
        object.__setattr__(self, "_own", _own_days(self.calendar))

    def with_allowance(self, allowance: Allowance = EXTRAORDINARY) -> Beyond:
        """The same, but special notices may change so many working days 计入专项通知余量."""
        return replace(self, allowance=allowance)

    # Questions, as a calendar and a clock answer them, but with the least and the most

    def due(self, start: date, n: int, spans: Sequence[Interval] = ()) -> tuple[date, date | None] | None:
        """The earliest and the latest n-th working day after a start that no span holds 届满日的上下限.

        Args:
            start: not counted.
            n: working days.
            spans: disjoint, in order, as :func:`gikdeadlines.calendar.clock.merged` gives them.

        Returns:
            None where a span that has not ended comes first in every calendar; the latest alone is None where it does
            in some.

        Raises:
            CalendarRangeError: ``outside-calendar`` before the calendar begins, ``outside-festivals`` past the years
                of ``festivals``, ``unknown-regional-notice`` in a gap.
        """
        require_count(n)
        window = self._window(require_day(start, "start"), spans)
        earliest = self._reaching(window, n, _MOST)
        if earliest is None:
            return None
        latest = earliest if earliest <= self.calendar.horizon else self._reaching(window, n, _LEAST)
        self.calendar.require_no_gap(start, latest or earliest)
        return earliest, latest

    def nth_after(self, day: date, n: int) -> tuple[date, date]:
        """The earliest and the latest n-th working day after a day 其后第 n 个工作日的上下限."""
        return cast("tuple[date, date]", self.due(day, n))

    def counted(self, start: date, through: date, spans: Sequence[Interval] = ()) -> tuple[int, int]:
        """The least and the most working days after a start, through a day, that no span holds 计入日数的上下限."""
        window = self._window(require_day(start, "start"), spans)
        if require_day(through, "through") <= start:
            return 0, 0
        self.calendar.require_no_gap(start, through)
        return self._extremes(window, through.toordinal())

    def count(self, after: date, through: date) -> tuple[int, int]:
        """The least and the most working days after one day, through another: (after, through] 工作日数的上下限."""
        if require_day(through, "through") < require_day(after, "after"):
            least, most = self.counted(through, after)
            return -most, -least
        return self.counted(after, through)

    def is_working(self, day: date) -> bool | None:
        """Whether a day is worked, None where notices to come may say either 是否工作日.

        >>> from gikdeadlines import load_calendar
        >>> from gikdeadlines.loading import statutory_days
        >>> beyond = Beyond(load_calendar("CN").before_notice(2026), statutory_days)
        >>> [beyond.is_working(date(2026, 1, day)) for day in (1, 2, 6)]
        [False, None, True]
        """
        least, most = self.counted(require_day(day) - ONE_DAY, day)
        return most == 1 if least == most else None

    def projected(self, years: int = 3) -> Calendar:
        """The calendar with the most usual arrangement of the next years, each notice marked as projected 推定日历.

        Such a notice has no number and no source and is never published, so that ``known_on`` drops it again.
        """
        last = self.calendar.horizon.year
        notices = (
            _projected(seasons_of(self.festivals(year), week=self._week, practices=self.practices), year)
            for year in range(last + 1, last + years + 1)
        )
        return replace(self.calendar, notices=(*self.calendar.notices, *notices))

    # The arithmetic, in ordinals

    def _window(self, start: date, spans: Sequence[Interval]) -> _Window:
        blocked = ((span.start.toordinal(), span.end.toordinal() if span.end else _NEVER) for span in spans)
        return _Window(start.toordinal(), tuple((first, last) for first, last in blocked if last > start.toordinal()))

    def _reaching(self, window: _Window, n: int, extreme: int) -> date | None:
        """The first day through which the least or the most counting days are n.

        A day adds at most one to either, so going on by as many days as are missing never goes too far.
        """
        day: int | None = window.start
        if window.start < self._horizon and self._extremes(window, self._horizon)[extreme] < n:
            day = self._horizon
        while day is not None:
            missing = n - self._extremes(window, day)[extreme]
            if missing <= 0:
                return date.fromordinal(day)
            day = self._on(window, day, missing)
        return None

    def _on(self, window: _Window, day: int, missing: int) -> int | None:
        """The day that lies so many on; on the last day of all nothing lies on, and asking again would never end."""
        later = window.later(day, missing)
        if later == day:
            self.festivals(MAXYEAR + 1)
            message = "no year after the last can have festivals"
            raise AssertionError(message)
        return later

    def _extremes(self, window: _Window, through: int) -> tuple[int, int]:
        """The least and the most counting days of a window through a day."""
        known, runs = self._announced(window, through)
        if not runs:
            return known, known
        days = least = most = 0
        for first, last in runs:
            days += last - first + 1
            least += _weekdays(last, self._week) - _weekdays(first - 1, self._week)
        most = least
        for season in self._seasons(runs[0][0], runs[-1][1]):
            low, high = season.extremes(runs)
            least, most = least + low, most + high
        allowance = self._allowed(runs[0][0], runs[-1][1])
        return known + max(0, least - allowance.fewer), known + min(days, most + allowance.more)

    def _allowed(self, first: int, last: int) -> Allowance:
        if not self._own.fewer:
            return self.allowance
        years = notice_year(date.fromordinal(last)) - notice_year(date.fromordinal(first)) + 1
        more, fewer = years * self._own.more, years * self._own.fewer
        return Allowance(self.allowance.more + more, self.allowance.fewer + fewer)

    def _announced(self, window: _Window, through: int) -> tuple[int, list[tuple[int, int]]]:
        """The counting days up to the horizon, and the runs of days after it."""
        known, beyond = 0, []
        for first, last in window.runs(through):
            if first <= self._horizon:
                known += self._rank(min(last, self._horizon)) - self._rank(first - 1)
            if last > self._horizon:
                beyond.append((max(first, self._horizon + 1), last))
        return known, beyond

    def _rank(self, ordinal: int) -> int:
        return self.calendar.rank(date.fromordinal(ordinal))

    def _seasons(self, first: int, last: int) -> Iterator[_Differences]:
        """The seasons that share a day with a run of days."""
        for year in range(notice_year(date.fromordinal(first)), notice_year(date.fromordinal(last)) + 1):
            for season in self._years.get(year) or self._arrange(year):
                if season.first <= last and first <= season.last:
                    yield season

    def _arrange(self, year: int) -> tuple[_Differences, ...]:
        self._years[year] = _differences(self.festivals, year, self._week, self.practices)
        return self._years[year]


_LEAST: Final = 0
_MOST: Final = 1
_SEVERAL: Final = 2
_NEVER: Final = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class _Window:
    """The days after a start that no span holds."""

    start: int
    blocked: tuple[tuple[int, int], ...]

    def runs(self, through: int) -> Iterator[tuple[int, int]]:
        """The first and the last day of each run of them, through a day."""
        first = self.start + 1
        for start, end in self.blocked:
            if start > through:
                break
            if first < start:
                yield first, start - 1
            first = max(first, end + 1)
        if first <= through:
            yield first, through

    def later(self, day: int, days: int) -> int | None:
        """The day that lies so many of them after another, None where a span that has not ended comes first."""
        for start, end in self.blocked:
            room = max(0, start - day - 1)
            if days <= room:
                break
            if end > day:
                if end == _NEVER:
                    return None
                day, days = end, days - room
        return min(day + days, date.max.toordinal())


@dataclass(frozen=True, slots=True)
class _Differences:
    """What each arrangement of a season adds to and takes from the weekdays, as bits from the season's first day on.

    ``found`` remembers the extremes of the sets of days that were asked for; a race only finds the same twice.
    """

    first: int
    last: int
    arrangements: tuple[tuple[int, int], ...]
    found: dict[int, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, season: Season) -> _Differences:
        days = [day.toordinal() for each in season.arrangements for day in (*each.off, *each.work)]
        first = min(days)
        bits = {(_bits(each.work, first), _bits(each.off, first)) for each in season.arrangements}
        return cls(first, max(days), tuple(sorted(bits)))

    def extremes(self, runs: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """The least and the most that the season adds over runs of days."""
        asked = 0
        for first, last in runs:
            low, high = max(first, self.first), min(last, self.last)
            if low <= high:
                asked |= ((1 << (high - low + 1)) - 1) << (low - self.first)
        return self.found.get(asked) or self._find(asked)

    def _find(self, asked: int) -> tuple[int, int]:
        added = [(work & asked).bit_count() - (off & asked).bit_count() for work, off in self.arrangements]
        self.found[asked] = min(added), max(added)
        return self.found[asked]


def _bits(days: tuple[date, ...], first: int) -> int:
    return sum(1 << (day.toordinal() - first) for day in days)


@lru_cache(maxsize=512)
def _differences(festivals: Festivals, year: int, week: Week, practices: Practices) -> tuple[_Differences, ...]:
    return tuple(map(_Differences.of, seasons_of(festivals(year), week=week, practices=practices)))


def _weekdays(ordinal: int, week: Week) -> int:
    """How many days that are no weekly rest days lie from the first of all days, a Monday, through another."""
    weeks, days = divmod(ordinal, 7)
    return weeks * week.worked[7] + week.worked[days]


def _own_days(calendar: Calendar) -> Allowance:
    """By how many days a region's own notices, if it has them in several years, moved any count of a year at most."""
    own = [notice for notice in calendar.notices if notice.year is None and notice.jurisdiction != NATIONAL]
    years = {day.year for notice in own for day in notice.days_set}
    if len(years) < _SEVERAL:
        return Allowance()
    whole = replace(calendar, gaps=())
    nation = replace(whole, notices=tuple(notice for notice in calendar.notices if notice not in own))
    moved = [_moved(whole, nation, year) for year in years]
    return Allowance(more=max(more for more, _ in moved), fewer=max(fewer for _, fewer in moved))


def _moved(calendar: Calendar, nation: Calendar, year: int) -> tuple[int, int]:
    """How many working days more, and fewer, than the nation's a calendar has at most in some window of a year."""
    first, last = max(calendar.first, date(year, 1, 1)), min(calendar.horizon, date(year, 12, 31))
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    more = fewer = lowest = highest = 0
    for difference in accumulate(calendar.is_working(day) - nation.is_working(day) for day in days):
        lowest, highest = min(lowest, difference), max(highest, difference)
        more, fewer = max(more, difference - lowest), max(fewer, highest - difference)
    return more, fewer


def _projected(seasons: Iterable[Season], year: int) -> Notice:
    rest: list[Rest] = []
    work: list[Work] = []
    for season in seasons:
        usual = season.usual
        rest += [Rest(festival, first, last) for festival, first, last in season.spans(usual)]
        work += [Work(season.main_festival[0], usual.work)] if usual.work else []
    return Notice(
        doc_no="",
        title=f"{year}年放假安排推定（尚未公布）",
        issuer="",
        issued=None,
        published=None,
        source="",
        year=year,
        rest=tuple(rest),
        work=tuple(work),
        confidence="projected",
    )
