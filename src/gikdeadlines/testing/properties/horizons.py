"""What may be said of a year that is not announced 未公布年度的上下限。

Stated over Y, a year; W, the working days as announced later; the bounds are those computed without the notice of Y.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from gikdeadlines.calendar import Beyond, Calendar
from gikdeadlines.case import Submitted
from gikdeadlines.loading import statutory_days
from gikdeadlines.values import ONE_DAY, Text

from .extensions import FIRST_LAW, reply_days
from .model import CounterExample, Property, Whole, counter
from .narration import case_of, told
from .world import World, days_between

__all__ = ["BOUNDS"]

TERMS: Final = (15, 20)
BEFORE: Final = 45
"""Days before the horizon from which a term may run beyond it."""

AFTER: Final = 330


@dataclass(frozen=True, slots=True)
class _Unannounced:
    """A start day, seen before the notice of a year was published."""

    year: int
    start: date


def _starts(world: World, after: int) -> Iterator[_Unannounced]:
    years = sorted({n.year for n in world.calendar.notices if n.year is not None})
    if any(n.layer == 1 for n in world.calendar.notices):
        return
    for year in years[1:]:
        horizon = date(year - 1, 12, 28)
        for start in days_between(horizon - timedelta(BEFORE), horizon + timedelta(after)):
            if world.reaches(start, start + timedelta(60)):
                yield _Unannounced(year, start)


def _all_starts(world: World) -> Iterator[_Unannounced]:
    return _starts(world, AFTER)


def _receipts(world: World) -> Iterator[_Unannounced]:
    return (example for example in _starts(world, 0) if example.start >= FIRST_LAW)


@lru_cache(maxsize=64)
def _beyond(calendar: Calendar, year: int) -> Beyond:
    return Beyond(calendar.before_notice(year), statutory_days)


def _is_extraordinary(world: World, after: date, through: date) -> bool:
    """Whether a special notice, one that announces no year, sets a day of a span."""
    special = (n for n in world.calendar.notices if n.year is None)
    return any(after < day <= through for notice in special for day in notice.days_set)


def _contain(world: World, example: _Unannounced) -> CounterExample | None:
    for n in TERMS:
        truth = world.due(example.start, n)
        if truth is None:
            continue
        beyond = _beyond(world.calendar, example.year)
        if _is_extraordinary(world, example.start, truth):
            beyond = beyond.with_allowance()
        earliest, latest = beyond.nth_after(example.start, n)
        if not earliest <= truth <= latest:
            return counter(
                f"{example.year}年通知公布前推算，自{example.start}起第{n}个工作日",
                f"working day {n} after {example.start}, as foreseen before the notice of {example.year}",
                expected=f"bounds around {truth}",
                found=f"{earliest}..{latest}",
                about=(example.start, truth),
            )
    return None


def _inside(world: World) -> Iterator[_Unannounced]:
    """Start days whose term ends before the notice of the next year matters."""
    for example in _starts(world, 0):
        due = world.due(example.start, TERMS[-1])
        if due and due <= date(example.year - 1, 12, 28):
            yield example


def _meet(world: World, example: _Unannounced) -> CounterExample | None:
    for n in TERMS:
        known = world.calendar.before_notice(example.year)
        expected = known.nth_after(example.start, n)
        found = _beyond(world.calendar, example.year).nth_after(example.start, n)
        if found != (expected, expected):
            return counter(
                f"自{example.start}起第{n}个工作日，在已公布的日历之内",
                f"working day {n} after {example.start}, inside the announced calendar",
                expected=expected,
                found=f"{found[0]}..{found[1]}",
                about=(example.start,),
            )
    return None


def _says_no_more(world: World, example: _Unannounced) -> CounterExample | None:
    known = world.calendar.before_notice(example.year)
    case = case_of(Submitted(at=example.start, channel="in-person"))
    truth = world.due(example.start, reply_days(example.start))
    as_of = min(known.horizon, example.start + ONE_DAY)
    result = World(known, world.law).assess(case, as_of=as_of)
    if truth is None:
        return None
    if result.due is not None:
        is_right = result.due <= known.horizon
    else:
        wide = result.allowance if _is_extraordinary(world, example.start, truth) else None
        earliest = wide.earliest_due if wide else result.earliest_due
        latest = wide.latest_due if wide else result.latest_due
        is_right = bool(earliest and latest and earliest <= truth <= latest and result.projected_due)
    if is_right:
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；{example.year}年通知尚未公布",
        f"{words.en}; the notice of {example.year} not yet published",
        expected=f"no due day past the horizon, bounds around {truth}",
        found=f"due {result.due}, {result.earliest_due}..{result.latest_due}, projected {result.projected_due}",
        about=(example.start,),
    )


_BASIS = ("CN/492/24.2", "CN/711/33.2")

BOUNDS: Final = (
    Property(
        id="GIK-P-073",
        area="bounds",
        title=Text("上下限包含后来公布的结果", "The bounds contain what was announced later"),
        statement=Text(
            "在某年的放假通知公布以前推算的最早与最晚届满日，包含通知公布以后的届满日。",
            "The earliest and the latest due day, worked out before the notice of a year, contain the due day by "
            "that notice.",
        ),
        formal="∀Y, s, n ∈ {15, 20}: earliest(s, n | N < Y) ≤ due(s, n) ≤ latest(s, n | N < Y)",
        basis=_BASIS,
        domain=Whole(
            Text(
                "每一年度 × 上年11月中至当年11月下旬的每一日 × 15、20个工作日",
                "every year × every day from mid-November before it to late November × 15 and 20 working days",
            ),
            _all_starts,
            quick_step=83,
        ),
        check=_contain,
        exceptions=Text(
            "其间有专项通知（2015、2019、2020年）改动的，以另列的余量为准。编排方式系由受检年份归纳而得。",
            "Where a special notice changed days meanwhile (2015, 2019, 2020) the allowance stated apart is what "
            "contains them. "
            "The arrangements were fitted on the years that are checked.",
        ),
    ),
    Property(
        id="GIK-P-074",
        area="bounds",
        title=Text("已公布范围内没有上下限之差", "Inside the announced calendar the bounds meet"),
        statement=Text(
            "届满日在已公布日历之内的，最早与最晚届满日相同，就是届满日。",
            "Where the due day lies inside the announced calendar the earliest and the latest are that day.",
        ),
        formal="due ≤ horizon ⇒ earliest = latest = due",
        basis=_BASIS,
        domain=Whole(
            Text(
                "每一年度末届满日仍在已公布范围内的起算日",
                "start days at the end of every year whose due day is still announced",
            ),
            _inside,
        ),
        check=_meet,
    ),
    Property(
        id="GIK-P-075",
        area="bounds",
        title=Text("未公布的年度不给出确定的届满日", "No certain due day in a year that is not announced"),
        statement=Text(
            "届满日超出已公布日历的申请，不给出确定的届满日，只给出上下限与推测日。",
            "An application that falls due past the announced calendar has no due day, only bounds and a projected "
            "day.",
        ),
        formal="due > horizon ⇒ due = none and earliest ≤ due ≤ latest",
        basis=_BASIS,
        domain=Whole(
            Text(
                "每一年度 × 上年11月中至12月28日的每一个收到日",
                "every year × every day of receipt from mid-November to 28 December before it",
            ),
            _receipts,
            quick_step=53,
        ),
        check=_says_no_more,
    ),
)
