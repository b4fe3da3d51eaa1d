"""The limits within which yearly notices have arranged each festival 放假安排惯例。

The limits are measured from the notices: what some notice did for a kind of festival, another may do again. Measured
on all years but one, they hold that one year too, for each year since 2009; ``docs/reference/bounds.md`` shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.values import CalendarError, Fault

from .calendar import Calendar, Notice, is_weekly_rest

__all__ = [
    "MID_AUTUMN",
    "NATIONAL_DAY",
    "POOLED",
    "PRACTICES",
    "Days",
    "Festivals",
    "Practice",
    "Practices",
    "is_pooled",
    "measured",
    "practice_for",
]

Days = tuple[date, ...]

Festivals = Callable[[int], Mapping[str, Days]]
"""Gives the days of each festival of a year that the decree makes days off."""

NEW_YEAR: Final = "元旦"
SPRING: Final = "春节"
QINGMING: Final = "清明节"
LABOUR_DAY: Final = "劳动节"
DRAGON_BOAT: Final = "端午节"
MID_AUTUMN: Final = "中秋节"
NATIONAL_DAY: Final = "国庆节"
POOLED: Final = f"{NATIONAL_DAY}、{MID_AUTUMN}"


@dataclass(frozen=True, slots=True)
class Practice:
    """What notices do with a festival 安排惯例.

    Args:
        fewest, most: make-up days.
        longest: days from the first to the last of the festival's days and the weekdays off.
        lead: days by which the weekdays off may begin before the festival.
        reach: how many days before or after those days a make-up day lies, at most.
        usual: what the latest notices do: days off in a row, weekends included, another festival's not; the make-up
            days spent on them at most; the days by which the weekdays off begin before the festival.
    """

    fewest: int
    most: int
    longest: int
    lead: int
    reach: int
    usual: tuple[int, int, int]


Practices = tuple[tuple[str, int, Practice], ...]
"""A festival, how many days the decree gives it, and the practice for so many."""

_ONE_DAY_FESTIVAL: Final = Practice(fewest=0, most=2, longest=3, lead=2, reach=4, usual=(3, 1, 0))
_LABOUR_DAY: Final = Practice(fewest=0, most=2, longest=5, lead=2, reach=8, usual=(5, 2, 0))

PRACTICES: Final[Practices] = (
    (NEW_YEAR, 1, _ONE_DAY_FESTIVAL),
    (SPRING, 3, Practice(fewest=2, most=2, longest=7, lead=1, reach=7, usual=(7, 2, 1))),
    (SPRING, 4, Practice(fewest=1, most=2, longest=9, lead=1, reach=7, usual=(9, 2, 0))),
    (QINGMING, 1, _ONE_DAY_FESTIVAL),
    (LABOUR_DAY, 1, _LABOUR_DAY),
    (LABOUR_DAY, 2, _LABOUR_DAY),
    (DRAGON_BOAT, 1, _ONE_DAY_FESTIVAL),
    (MID_AUTUMN, 1, _ONE_DAY_FESTIVAL),
    (NATIONAL_DAY, 3, Practice(fewest=2, most=2, longest=7, lead=2, reach=6, usual=(7, 2, 0))),
    (POOLED, 4, Practice(fewest=1, most=2, longest=8, lead=0, reach=6, usual=(7, 2, 0))),
)
"""What :func:`measured` finds in the notices of 2008 to 2026."""


def practice_for(practices: Practices, festival: str, days: int) -> Practice:
    """The practice for a festival of so many days 某节日的安排惯例.

    >>> practice_for(PRACTICES, "国庆节", 3).longest
    7

    Raises:
        CalendarError: ``no-practice``, where no notice has arranged such a festival yet.
    """
    for name, count, practice in practices:
        if (name, count) == (festival, days):
            return practice
    expected = "a festival of as many days as some notice has arranged"
    raise CalendarError(Fault(code="no-practice", given=f"{festival}: {days}", expected=expected, path="festivals"))


def is_pooled(statutory: Mapping[str, Days]) -> bool:
    """Whether Mid-Autumn falls less than a week before National Day, or after it: one arrangement for both 合并安排."""
    if MID_AUTUMN not in statutory or NATIONAL_DAY not in statutory:
        return False
    return statutory[MID_AUTUMN][0] > statutory[NATIONAL_DAY][0] - timedelta(7)


# Measuring

_SHORT: Final = 2
_FURTHEST: Final = 8


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one notice did with one festival."""

    festival: str
    days: int
    make_ups: int
    length: int
    lead: int
    reach: int


def measured(calendar: Calendar, festivals: Festivals, *, years: Iterable[int]) -> Practices:
    """The practices that the annual notices of some years show 由历年通知得出的惯例.

    What is seldom arranged is measured together: how early the days off of festivals of one or two days begin; else
    all festivals of one day but Labour Day, Labour Day of one day and of two, make-up days of National Day with and
    without Mid-Autumn, the Spring Festival's lead and make-up days. Make-up days before and after are treated alike and
    given a day of margin, but no more than the eight days from a Monday back to the second Sunday before it.

    The Spring Festival of four days has two notices: one make-up day and nine days are allowed beyond what they did,
    since an eve on a Sunday, next in 2033, leaves no other run of days off.
    """
    kept = frozenset(years)
    seen = [
        one
        for notice in calendar.notices
        if notice.year in kept
        for one in _arranged(notice, festivals(notice.year), calendar)
    ]
    return tuple((name, days, _practice(name, days, usual, seen)) for name, days, usual in _kinds())


def _kinds() -> Iterator[tuple[str, int, tuple[int, int, int]]]:
    return ((name, days, practice.usual) for name, days, practice in PRACTICES)


def _arranged(notice: Notice, statutory: Mapping[str, Days], calendar: Calendar) -> Iterator[_Seen]:
    """What a notice did with each festival, those that it names together as one."""
    for name in dict.fromkeys(rest.festival for rest in notice.rest):
        own = sorted(day for festival in name.split("、") for day in statutory[festival])
        free = {day for rest in notice.rest if rest.festival == name for day in rest.days}
        off = sorted(day for day in free if not is_weekly_rest(calendar.week, day))
        if not off:
            continue  # Mid-Autumn 2015, a Sunday that was made up for on National Day
        first, last = min(own[0], off[0]), max(own[-1], off[-1])
        worked = [day for work in notice.work if work.festival == name for day in work.dates]
        near = min(first, *statutory[MID_AUTUMN]) if name == NATIONAL_DAY and is_pooled(statutory) else first
        yield _Seen(
            festival=name,
            days=len(own),
            make_ups=len(off) - len(own),
            length=(last - first).days + 1,
            lead=(own[0] - first).days,
            reach=max((0, *((near - day).days for day in worked), *((day - last).days for day in worked))),
        )


def _practice(name: str, days: int, usual: tuple[int, int, int], seen: Sequence[_Seen]) -> Practice:
    akin = [one for one in seen if _kin(one.festival) == _kin(name)]
    alike = [one for one in akin if _counts_alike(one, name, days)]
    begun_alike = [one for one in seen if one.days <= _SHORT] if days <= _SHORT else alike
    four_days_of_spring = (name, days) == (SPRING, 4)
    return Practice(
        fewest=1 if four_days_of_spring else min(one.make_ups for one in alike),
        most=max(one.make_ups for one in (akin if four_days_of_spring else alike)),
        longest=9 if four_days_of_spring else max(one.length for one in alike),
        lead=max(one.lead for one in (akin if name == SPRING else begun_alike)),
        reach=min(_FURTHEST, 1 + max(one.reach for one in akin)),
        usual=usual,
    )


def _kin(name: str) -> str:
    """Under what name a festival is measured."""
    if name in {NATIONAL_DAY, POOLED}:
        return NATIONAL_DAY
    return name if name in {SPRING, LABOUR_DAY} else "一日"


def _counts_alike(one: _Seen, name: str, days: int) -> bool:
    return name not in {SPRING, NATIONAL_DAY, POOLED} or (one.festival, one.days) == (name, days)
