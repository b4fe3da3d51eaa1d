"""Every arrangement of days off and make-up days that a notice to come may make 未公布年度的放假安排.

The decree on festivals fixes how many days a festival is off; the yearly notice only moves days around it: a run of
weekdays off, as long as the festival's days and the make-up days together, and make-up days on weekends near by.
A season is one festival, or several that a notice arranges together, with all the arrangements that practice allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from operator import attrgetter
from typing import Final

from gikdeadlines.values import ONE_DAY

from .practices import MID_AUTUMN, NATIONAL_DAY, POOLED, PRACTICES, Days, Practice, Practices, is_pooled, practice_for

__all__ = ["Arrangement", "Season", "Week", "notice_year", "seasons_of"]

FIRST_CHANGED: Final = (12, 29)
"""The first day of a year that a notice of the next year has changed; no arrangement reaches further back."""


@dataclass(frozen=True, slots=True, order=True)
class Arrangement:
    """Weekdays off and weekend days worked 一种放假安排."""

    off: Days
    work: Days


@dataclass(frozen=True, slots=True)
class Week:
    """The weekly rest days, Monday being 0, and what follows from them for spans of days 每周休息日.

    ``worked`` is how many days of a week's first 0 to 7 are none.
    """

    rest_weekdays: frozenset[int] = frozenset({5, 6})
    worked: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        worked = tuple(sum(weekday not in self.rest_weekdays for weekday in range(days)) for days in range(8))
        object.__setattr__(self, "worked", worked)

    def weekdays(self, first: date, last: date) -> Days:
        """The days from one through another that are no weekly rest days 周内工作日."""
        return tuple(day for day in _days(first, last) if day.weekday() not in self.rest_weekdays)

    def weekend(self, first: date, last: date) -> Days:
        """The weekly rest days from one day through another 周末."""
        return tuple(day for day in _days(first, last) if day.weekday() in self.rest_weekdays)

    def works(self, day: date, arrangement: Arrangement) -> bool:
        """Whether a day is worked under an arrangement 某安排下是否上班."""
        return day in arrangement.work or (day not in arrangement.off and day.weekday() not in self.rest_weekdays)

    def ends(self, day: date, arrangement: Arrangement) -> tuple[date, date]:
        """The first and the last of the days in a row that are worked, or off, as a day is 连续起止."""
        works = self.works(day, arrangement)
        first = last = day
        while self.works(first - ONE_DAY, arrangement) == works:
            first -= ONE_DAY
        while self.works(last + ONE_DAY, arrangement) == works:
            last += ONE_DAY
        return first, last

    def in_a_row(self, day: date, arrangement: Arrangement) -> int:
        """How many days in a row are worked, or off, as a day is 连续天数."""
        first, last = self.ends(day, arrangement)
        return (last - first).days + 1


@dataclass(frozen=True, slots=True)
class Season:
    """A festival, or several arranged together, and every arrangement that may be made of it 一个节日的全部可能安排."""

    festivals: tuple[tuple[str, Days], ...]
    arrangements: tuple[Arrangement, ...]
    practice: Practice
    week: Week

    @property
    def first_day(self) -> date:
        """The first statutory day 首个法定节假日."""
        return min(days[0] for _, days in self.festivals)

    @property
    def main_festival(self) -> tuple[str, Days]:
        """The festival with the most days 主要节日."""
        return max(self.festivals, key=lambda festival: len(festival[1]))

    @property
    def usual(self) -> Arrangement:
        """The arrangement that comes closest to what the latest notices do 最常见的安排."""
        return min(self.arrangements, key=self._strangeness)

    def _strangeness(self, arrangement: Arrangement) -> tuple[object, ...]:
        """How far an arrangement is from the usual one.

        The decree has asked since 2025 that generally no more than six days be worked in a row around a holiday.
        """
        days, make_ups, lead = self.practice.usual
        main = self.main_festival[1][0]
        first, last = self.week.ends(main, arrangement)
        begins = min((day for day in arrangement.off if first <= day < main), default=main)
        others = sum(first <= own[0] <= last for _, own in self.festivals) - 1
        worked = max((self.week.in_a_row(day, arrangement) for day in arrangement.work), default=0)
        return (
            len(arrangement.work) > make_ups,
            (last - first).days + 1 != days + others,
            abs((main - begins).days - lead),
            len(arrangement.work),
            max(worked, 6),
            sum(min(abs((day - off).days) for off in arrangement.off) for day in arrangement.work),
            -arrangement.off[0].toordinal(),
        )

    def spans(self, arrangement: Arrangement) -> tuple[tuple[str, date, date], ...]:
        """The days off in a row, weekends included, with the festivals that they hold 各节日的连休起止."""
        days = sorted({*arrangement.off, *(day for _, own in self.festivals for day in own)})
        ends = dict.fromkeys(self.week.ends(day, arrangement) for day in days)
        return tuple((self._named(first, last), first, last) for first, last in ends)

    def _named(self, first: date, last: date) -> str:
        """The festivals of a span as notices name them; a span that holds none is the longest one's."""
        held = [name for name, days in self.festivals if first <= days[0] <= last]
        return "、".join(held or [self.main_festival[0]])


def seasons_of(
    statutory: Mapping[str, Days],
    *,
    week: Week = Week(),
    practices: Practices = PRACTICES,
) -> tuple[Season, ...]:
    """The seasons of a year with every arrangement that may be made of each, in order 全年各节日的可能安排.

    >>> new_year, = seasons_of({"元旦": (date(2027, 1, 1),)})
    >>> new_year.arrangements[0].off
    (datetime.date(2026, 12, 30), datetime.date(2026, 12, 31), datetime.date(2027, 1, 1))

    Args:
        statutory: the days of each festival by the decree in force that year.
        week: the weekly rest days.
        practices: the limits that the notices have kept to.
    """
    seasons = (_season(festivals, practices, week) for festivals in _grouped(statutory))
    return tuple(sorted(seasons, key=attrgetter("first_day")))


def _season(festivals: Mapping[str, Days], practices: Practices, week: Week) -> Season:
    found = _pooled(festivals, practices, week) if len(festivals) > 1 else _alone(festivals, practices, week)
    possible = tuple(sorted(set(filter(_is_possible, found))))
    name = POOLED if len(festivals) > 1 else next(iter(festivals))
    practice = practice_for(practices, name, sum(map(len, festivals.values())))
    return Season(tuple(festivals.items()), possible, practice, week)


def _grouped(statutory: Mapping[str, Days]) -> Iterator[dict[str, Days]]:
    """Festivals that are arranged together: Mid-Autumn and National Day less than a week apart, else each alone."""
    together = is_pooled(statutory)
    if together:
        yield {name: statutory[name] for name in (NATIONAL_DAY, MID_AUTUMN)}
    for name, days in statutory.items():
        if not (together and name in {MID_AUTUMN, NATIONAL_DAY}):
            yield {name: days}


def notice_year(day: date) -> int:
    """The year whose notice settles a day: from 29 December on, the next 确定某日安排的通知所属年度.

    >>> notice_year(date(2026, 12, 28)), notice_year(date(2026, 12, 29))
    (2026, 2027)
    """
    return day.year + ((day.month, day.day) >= FIRST_CHANGED)


def _is_possible(arrangement: Arrangement) -> bool:
    return len({notice_year(day) for day in (*arrangement.off, *arrangement.work)}) == 1


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(i) for i in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class _Span:
    """Weekdays off and the days of the festival that they hold, from the first of all to the last."""

    off: Days
    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def _alone(festivals: Mapping[str, Days], practices: Practices, week: Week) -> Iterator[Arrangement]:
    ((name, days),) = festivals.items()
    practice = practice_for(practices, name, len(days))
    for span in _spans(days, practice, week):
        yield from _exchanged([span], len(span.off) - len(days), practice, week)


def _pooled(festivals: Mapping[str, Days], practices: Practices, week: Week) -> Iterator[Arrangement]:
    """One span over both festivals, or one for each with the make-up days shared."""
    moon, nation = festivals[MID_AUTUMN], festivals[NATIONAL_DAY]
    count = len(moon) + len(nation)
    practice = practice_for(practices, POOLED, count)
    for span in _spans(tuple(sorted(moon + nation)), practice, week):
        yield from _exchanged([span], len(span.off) - count, practice, week)
    for early in (*_spans(moon, practice_for(practices, MID_AUTUMN, len(moon)), week), *_uncompensated(moon, week)):
        for late in _spans(nation, practice_for(practices, NATIONAL_DAY, len(nation)), week):
            if early.last < late.first:
                yield from _exchanged([early, late], len(early.off) + len(late.off) - count, practice, week)


def _uncompensated(days: Days, week: Week) -> Iterator[_Span]:
    """A festival on a weekend whose weekday off is given with the other festival, as in 2015."""
    if not week.weekdays(days[0], days[-1]):
        yield _Span((), days[0], days[-1])


def _spans(days: Days, practice: Practice, week: Week) -> Iterator[_Span]:
    """Every run of weekdays off that holds a festival within the limits of practice."""
    for start in week.weekdays(days[0] - timedelta(practice.lead), days[-1] + timedelta(practice.longest)):
        onward = week.weekdays(start, start + timedelta(2 * practice.longest + 7))
        for make_ups in range(practice.fewest, practice.most + 1):
            off = onward[: len(days) + make_ups]
            span = _Span(off, min(start, days[0]), max(off[-1], days[-1]))
            if span.length <= practice.longest and week.weekdays(span.first, span.last) == off:
                yield span


def _exchanged(spans: list[_Span], make_ups: int, practice: Practice, week: Week) -> Iterator[Arrangement]:
    """The spans with every choice of that many make-up days from the weekends around them."""
    if make_ups < 0:
        return
    off = tuple(day for span in spans for day in span.off)
    first, last = spans[0].first - timedelta(practice.reach), spans[-1].last + timedelta(practice.reach)
    free = [day for day in week.weekend(first, last) if not any(span.first <= day <= span.last for span in spans)]
    for work in combinations(free, make_ups):
        yield Arrangement(off, work)
