"""Every arrangement of days off and make-up days that a notice to come may make 未公布年度的放假安排.

The decree on festivals fixes how many days a festival is off; the yearly notice only moves days around it: a run of
weekdays off, as long as the festival's days and the make-up days together, and make-up days on weekends near by.
A season is one festival, or several that a notice arranges together, with all the arrangements that practice allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from types import MappingProxyType
from typing import Final

from .days import ONE_DAY

__all__ = ["PRACTICES", "WEEKEND", "Arrangement", "Practice", "Season", "seasons_of"]

WEEKEND: Final = frozenset({5, 6})

NEW_YEAR, MID_AUTUMN, NATIONAL = "元旦", "中秋节", "国庆节"
POOLED: Final = MID_AUTUMN + NATIONAL

CHANGED_IN_DECEMBER: Final = 29
"""The first day of December that a notice of the next year has changed; no arrangement reaches further back."""


@dataclass(frozen=True, slots=True)
class Practice:
    """The limits within which yearly notices have arranged a festival 安排惯例.

    Args:
        fewest, most: make-up days.
        longest: days from the first to the last of the festival's days and the weekdays off.
        lead: days by which the weekdays off may begin before the festival.
        before, after: how far a make-up day lies from those days, at most.
    """

    fewest: int
    most: int
    longest: int
    lead: int
    before: int
    after: int


Practices = Mapping[tuple[str, int], Practice]
"""By festival and how many days the decree gives it."""

_ONE_DAY_FESTIVAL: Final = Practice(fewest=0, most=2, longest=3, lead=2, before=3, after=3)
_LABOUR_DAY: Final = Practice(fewest=0, most=2, longest=5, lead=2, before=8, after=8)

PRACTICES: Final[Practices] = MappingProxyType(
    {
        (NEW_YEAR, 1): _ONE_DAY_FESTIVAL,
        ("春节", 3): Practice(fewest=2, most=2, longest=7, lead=1, before=6, after=5),
        ("春节", 4): Practice(fewest=1, most=2, longest=9, lead=1, before=6, after=5),
        ("清明节", 1): _ONE_DAY_FESTIVAL,
        ("劳动节", 1): _LABOUR_DAY,
        ("劳动节", 2): _LABOUR_DAY,
        ("端午节", 1): _ONE_DAY_FESTIVAL,
        (MID_AUTUMN, 1): _ONE_DAY_FESTIVAL,
        (NATIONAL, 3): Practice(fewest=2, most=2, longest=7, lead=2, before=5, after=5),
        (POOLED, 4): Practice(fewest=1, most=2, longest=8, lead=0, before=5, after=5),
    }
)
"""The extremes of the notices of 2008 to 2026, festivals of one day taken together; ``benchmarks`` fits them again.

The Spring Festival of four days has only two notices: one make-up day and nine days are allowed beyond what they did,
since an eve on a Sunday, next in 2033, leaves no other whole weeks.
"""


@dataclass(frozen=True, slots=True, order=True)
class Arrangement:
    """Weekdays off and weekend days worked 一种放假安排."""

    off: tuple[date, ...]
    work: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Season:
    """A festival, or several arranged together, and every arrangement that may be made of it 一个节日的全部可能安排."""

    festivals: Mapping[str, tuple[date, ...]]
    arrangements: tuple[Arrangement, ...]


def seasons_of(
    statutory: Mapping[str, tuple[date, ...]],
    *,
    rest_weekdays: frozenset[int] = WEEKEND,
    practices: Practices = PRACTICES,
) -> tuple[Season, ...]:
    """The seasons of a year with every arrangement that may be made of each, in order 全年各节日的可能安排.

    >>> new_year, = seasons_of({"元旦": (date(2027, 1, 1),)})
    >>> new_year.arrangements[0].off
    (datetime.date(2026, 12, 30), datetime.date(2026, 12, 31), datetime.date(2027, 1, 1))

    Args:
        statutory: the days of each festival by the decree in force that year.
        rest_weekdays: the weekly rest days, Monday being 0.
        practices: the limits that the notices have kept to.
    """
    week = _Week(rest_weekdays)
    seasons = []
    for festivals in _grouped(statutory):
        found = _pooled(festivals, practices, week) if len(festivals) > 1 else _alone(festivals, practices, week)
        seasons.append(Season(MappingProxyType(festivals), tuple(sorted(set(filter(_is_possible, found))))))
    return tuple(sorted(seasons, key=_first_day))


def _first_day(season: Season) -> date:
    return min(days[0] for days in season.festivals.values())


def _grouped(statutory: Mapping[str, tuple[date, ...]]) -> Iterator[dict[str, tuple[date, ...]]]:
    """Festivals that are arranged together: Mid-Autumn and National Day less than a week apart, else each alone."""
    together = _is_pooled(statutory)
    if together:
        yield {name: statutory[name] for name in (MID_AUTUMN, NATIONAL)}
    for name, days in statutory.items():
        if not (together and name in {MID_AUTUMN, NATIONAL}):
            yield {name: days}


def _is_pooled(statutory: Mapping[str, tuple[date, ...]]) -> bool:
    if MID_AUTUMN not in statutory or NATIONAL not in statutory:
        return False
    return statutory[MID_AUTUMN][0] > statutory[NATIONAL][0] - timedelta(7)


def _is_possible(arrangement: Arrangement) -> bool:
    days = (*arrangement.off, *arrangement.work)
    return all(day.month != 12 or day.day >= CHANGED_IN_DECEMBER for day in days)


@dataclass(frozen=True, slots=True)
class _Week:
    """The weekly rest days, and what follows from them for the days of a span."""

    rest_weekdays: frozenset[int]

    def weekdays(self, first: date, last: date) -> tuple[date, ...]:
        return tuple(day for day in _days(first, last) if day.weekday() not in self.rest_weekdays)

    def weekend(self, first: date, last: date) -> tuple[date, ...]:
        return tuple(day for day in _days(first, last) if day.weekday() in self.rest_weekdays)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(i) for i in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class _Span:
    """Weekdays off and the days of the festival that they hold, from the first of all to the last."""

    off: tuple[date, ...]
    first: date
    last: date

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1


def _alone(festivals: Mapping[str, tuple[date, ...]], practices: Practices, week: _Week) -> Iterator[Arrangement]:
    ((name, days),) = festivals.items()
    practice = practices[name, len(days)]
    for span in _spans(days, practice, week):
        yield from _exchanged([span], len(span.off) - len(days), practice, week)


def _pooled(festivals: Mapping[str, tuple[date, ...]], practices: Practices, week: _Week) -> Iterator[Arrangement]:
    """One span over both festivals, or one for each with the make-up days shared."""
    moon, nation = festivals[MID_AUTUMN], festivals[NATIONAL]
    count = len(moon) + len(nation)
    practice = practices[POOLED, count]
    for span in _spans(tuple(sorted(moon + nation)), practice, week):
        yield from _exchanged([span], len(span.off) - count, practice, week)
    for early in (*_spans(moon, practices[MID_AUTUMN, len(moon)], week), *_uncompensated(moon, week)):
        for late in _spans(nation, practices[NATIONAL, len(nation)], week):
            if early.last < late.first:
                yield from _exchanged([early, late], len(early.off) + len(late.off) - count, practice, week)


def _uncompensated(days: tuple[date, ...], week: _Week) -> Iterator[_Span]:
    """A festival on a weekend whose weekday off is given with the other festival, as in 2015."""
    if not week.weekdays(days[0], days[-1]):
        yield _Span((), days[0], days[-1])


def _spans(days: tuple[date, ...], practice: Practice, week: _Week) -> Iterator[_Span]:
    """Every run of weekdays off that holds a festival within the limits of practice."""
    for start in week.weekdays(days[0] - timedelta(practice.lead), days[-1] + timedelta(practice.longest)):
        onward = week.weekdays(start, start + timedelta(2 * practice.longest + 7))
        for make_ups in range(practice.fewest, practice.most + 1):
            off = onward[: len(days) + make_ups]
            span = _Span(off, min(start, days[0]), max(off[-1], days[-1]))
            if span.length <= practice.longest and week.weekdays(span.first, span.last) == off:
                yield span


def _exchanged(spans: list[_Span], make_ups: int, practice: Practice, week: _Week) -> Iterator[Arrangement]:
    """The spans with every choice of that many make-up days from the weekends around them."""
    if make_ups < 0:
        return
    off = tuple(day for span in spans for day in span.off)
    first, last = spans[0].first - timedelta(practice.before), spans[-1].last + timedelta(practice.after)
    free = [day for day in week.weekend(first, last) if not any(span.first <= day <= span.last for span in spans)]
    for work in combinations(free, make_ups):
        yield Arrangement(off, work)
