"""The practice that the notices of some years show, read off them festival by festival 由部分年度通知得出的惯例。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.calendar import MID_AUTUMN, NATIONAL_DAY, POOLED, PRACTICES, Notice, Practice, measured
from gikdeadlines.loading import statutory_days
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .world import World

__all__ = ["PRACTISING"]

_SATURDAY: Final = 5
_WEEK: Final = 7
_SPRING: Final = "春节"
_LABOUR_DAY: Final = "劳动节"
_LONG_SPRING: Final = 2025
"""The first year of a Spring Festival of four days (国务院令第795号)."""

_FURTHEST: Final = 8
_ALLOWED: Final = (1, 9)
"""The fewest make-up days and the most days in a row that a Spring Festival of four days may have in any case."""


@dataclass(frozen=True, slots=True)
class _Arranged:
    """What one notice did with one festival, or with two together."""

    name: str
    days: int
    make_ups: int
    length: int
    lead: int
    reach: int


def _arranged(notice: Notice) -> Iterator[_Arranged]:
    """Weekdays off beyond the festival's days are made up for; a make-up day lies so far from the days off."""
    statutory = statutory_days(notice.year or 0)
    for name in {rest.festival for rest in notice.rest}:
        own = sorted(day for one in name.split("、") for day in statutory[one])
        free = {day for rest in notice.rest if rest.festival == name for day in rest.days}
        off = [day for day in free if day.weekday() < _SATURDAY]
        if not off:
            continue
        first, last = min(*own, *off), max(*own, *off)
        worked = [day for work in notice.work if work.festival == name for day in work.dates]
        before = _begins(name, first, statutory[MID_AUTUMN][0], statutory[NATIONAL_DAY][0])
        reach = max([0] + [max((before - day) // ONE_DAY, (day - last) // ONE_DAY) for day in worked])
        lead, length = (own[0] - first) // ONE_DAY, (last - first) // ONE_DAY + 1
        yield _Arranged(name, len(own), len(off) - len(own), length, lead, reach)


def _begins(name: str, first: date, moon: date, nation: date) -> date:
    """Make-up days of a National Day less than a week after Mid-Autumn are measured from that."""
    is_together = moon > nation - _WEEK * ONE_DAY
    return min(first, moon) if name == NATIONAL_DAY and is_together else first


def _group(name: str) -> str:
    """National Day with and without Mid-Autumn, the Spring Festival, Labour Day, and all others together."""
    if name in {NATIONAL_DAY, POOLED}:
        return NATIONAL_DAY
    return name if name in {_SPRING, _LABOUR_DAY} else "others"


def _shown(seen: list[_Arranged], name: str, days: int, usual: tuple[int, int, int]) -> Practice:
    akin = [one for one in seen if _group(one.name) == _group(name)]
    is_counted_apart = name in {_SPRING, NATIONAL_DAY, POOLED}
    alike = [one for one in akin if not is_counted_apart or (one.name, one.days) == (name, days)]
    short = [one for one in seen if one.days < 3]  # noqa: PLR2004 - of one day or two
    early = akin if name == _SPRING else short if days < 3 else alike  # noqa: PLR2004 - likewise
    is_long_spring = name == _SPRING and days == 4  # noqa: PLR2004 - its days
    return Practice(
        fewest=_ALLOWED[0] if is_long_spring else min(one.make_ups for one in alike),
        most=max(one.make_ups for one in (akin if is_long_spring else alike)),
        longest=_ALLOWED[1] if is_long_spring else max(one.length for one in alike),
        lead=max(one.lead for one in early),
        reach=min(_FURTHEST, max(one.reach for one in akin) + 1),
        usual=usual,
    )


def _years(world: World) -> Iterator[tuple[int, ...]]:
    """All years but one; and a year with both festivals together, the latest of a long Spring Festival, and another."""
    years = sorted(n.year for n in world.calendar.notices if n.year is not None)
    if any(n.layer for n in world.calendar.notices) or world.calendar.gaps or years[-1] <= _LONG_SPRING:
        return
    for left_out in years:
        yield tuple(year for year in years if year != left_out)
    latest = _LONG_SPRING + 1
    together = [n.year for n in world.calendar.notices if n.year and any(r.festival == POOLED for r in n.rest)]
    for year in years:
        for both in together:
            if year < _LONG_SPRING and both < latest:
                yield tuple(sorted({both, year, latest}))


def _is_shown(world: World, years: tuple[int, ...]) -> CounterExample | None:
    seen = [one for n in world.calendar.notices if n.year in years for one in _arranged(n)]
    expected = [(name, days, _shown(seen, name, days, practice.usual)) for name, days, practice in PRACTICES]
    found = list(measured(world.calendar, statutory_days, years=years))
    differing = [(want, got) for want, got in zip(expected, found, strict=True) if want != got]
    if not differing:
        return None
    said = " ".join(map(str, years))
    return counter(
        f"由{said}年的通知得出的放假安排惯例",
        f"the practice that the notices of {said} show",
        expected=[want for want, _ in differing],
        found=[got for _, got in differing],
    )


PRACTISING: Final = (
    Property(
        id="GIK-P-167",
        area="bounds",
        title=Text("部分年度的通知所表明的惯例", "The practice that the notices of some years show"),
        statement=Text(
            "由任何若干年度的通知得出的惯例，就是逐一节日从这些通知读出的：补班日数的最少与最多、连休的最长、提前的最多、补班日的最远（另加一日，至多八日）。",
            "The practice measured on the notices of any years is what they show festival by festival: the fewest and "
            "the most make-up days, the longest run of days off, how early it begins, and how far off the make-up days "
            "lie, with a day more and eight at the most.",
        ),
        formal="measured(Y) = extremes { arranged(N) : N ∈ Y }",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("缺一年的各组、三年的各组", "all years but one, and groups of three"), _years, quick_step=3),
        check=_is_shown,
    ),
)
