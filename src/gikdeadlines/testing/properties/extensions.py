"""What an extension adds, from when, and how much at most 延长答复期限。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from gikdeadlines.calendar import Clock
from gikdeadlines.case import Case, ExtensionNotified, Submitted
from gikdeadlines.values import ONE_DAY, Text

from .clocks import clocks
from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .narration import case_of, last_day, told
from .world import World, days_of

__all__ = ["EXTENSION", "FIRST_LAW", "SECOND_LAW", "reply_days"]

FIRST_LAW: Final = date(2008, 5, 1)
SECOND_LAW: Final = date(2019, 5, 15)
ROOM: Final = 130


def reply_days(received: date) -> int:
    """The working days of the reply period for a receipt, and of its extension at most 答复期限.

    Source: 国令492号 第24条第2款; 国令711号 第33条第2款.
    """
    return 15 if received < SECOND_LAW else 20


def _receipts(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if day >= FIRST_LAW)


# Clocks


def _draw(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    drawn = clocks(world)
    return None if drawn is None else st.tuples(drawn, st.integers(1, 30), st.integers(1, 30))


def _is_one_longer_clock(world: World, example: tuple[Clock, int, int]) -> CounterExample | None:
    clock, first, second = example
    excluded = days_of(e.interval for e in clock.exclusions)
    expected = world.due(clock.start, clock.n + first + second, excluded)
    found = clock.extend(first).extend(second).due(world.calendar)
    if found == expected:
        return None
    return counter(
        f"{clock.start}起算、{clock.n}个工作日，先延长{first}日再延长{second}日",
        f"{clock.n} working days from {clock.start}, extended by {first} and by {second}",
        expected=expected,
        found=found,
        about=(clock.start,),
    )


# Cases


def _extended(received: date, told_on: date, *days: int) -> Case:
    notices = (ExtensionNotified(at=told_on, working_days=n, served=told_on) for n in days)
    return case_of(Submitted(at=received, channel="in-person"), *notices)


def _runs_after_the_first_due_day(world: World, received: date) -> CounterExample | None:
    base = reply_days(received)
    for days in (1, 10, base):
        case = _extended(received, received + ONE_DAY, days)
        result = world.assess(case, as_of=last_day(case))
        expected = (world.due(received, base), world.due(received, base + days))
        if (result.first_due, result.due) != expected:
            words = told(case)
            return counter(
                words.zh,
                words.en,
                expected=f"first due {expected[0]}, extended to {expected[1]}",
                found=f"first due {result.first_due}, extended to {result.due}",
                about=(received,),
            )
    return None


def _is_told_by_the_due_day(world: World, received: date) -> CounterExample | None:
    base = reply_days(received)
    due = world.due(received, base)
    if due is None:
        return None
    for told_on, expected in ((due, world.due(received, base + 5)), (due + ONE_DAY, due)):
        case = _extended(received, told_on, 5)
        found = world.assess(case, as_of=told_on).due
        if found != expected:
            words = told(case)
            return counter(words.zh, words.en, expected=expected, found=found, about=(received, told_on))
    return None


def _draw_several(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    receipts = list(_receipts(world))
    if not receipts:
        return None
    return st.tuples(st.sampled_from(receipts), st.lists(st.integers(1, 25), min_size=1, max_size=3))


def _is_capped(world: World, example: tuple[date, list[int]]) -> CounterExample | None:
    received, days = example
    base = reply_days(received)
    case = _extended(received, received + timedelta(2), *days)
    result = world.assess(case, as_of=last_day(case))
    total = base + min(base, sum(days))
    expected = (total, world.due(received, total))
    if (result.days_allowed, result.due) == expected:
        return None
    words = told(case)
    return counter(
        words.zh,
        words.en,
        expected=f"{expected[0]} working days, due {expected[1]}",
        found=f"{result.days_allowed} working days, due {result.due}",
        about=(received,),
    )


_EXTENSION = ("CN/492/24.2/extension", "CN/711/33.2/extension")
_EVERY_RECEIPT = Text("2008-05-01以后每一个收到日", "every day of receipt from 2008-05-01 on")

EXTENSION: Final = (
    Property(
        id="GIK-P-046",
        area="extension",
        title=Text("延长等于一个更长的期限", "An extended period is one longer period"),
        statement=Text(
            "延长若干工作日，等于从起算日起一次计算原期限与延长日数之和。",
            "To extend by some working days is to count the sum from the start at once; two extensions add.",
        ),
        formal="extend(k): due = due(s, n + k, X)",
        basis=_EXTENSION,
        domain=Sampled(Text("任一期限、两次延长各至30日", "any clock, two extensions of up to 30 days"), _draw),
        check=_is_one_longer_clock,
    ),
    Property(
        id="GIK-P-047",
        area="extension",
        title=Text("延长自原届满日之后起算", "An extension begins after the first due day"),
        statement=Text(
            "延长的日数接在原届满日之后计算，不从告知之日起算。",
            "The days of an extension follow the first due day; they do not run from the day it was told.",
        ),
        formal="due(case) = due(received, n + k); count(first due, due) = k",
        basis=_EXTENSION,
        domain=Whole(
            Text(
                "2008-05-01以后每一个收到日 × 延长1日、10日、最长",
                "every day of receipt from 2008-05-01 on × 1, 10 and the most days",
            ),
            _receipts,
            quick_step=59,
        ),
        check=_runs_after_the_first_due_day,
        exceptions=Text("另有口径 extension-base。", "Another reading exists: extension-base."),
    ),
    Property(
        id="GIK-P-048",
        area="extension",
        title=Text("延长应在届满前告知", "An extension is told by the due day"),
        statement=Text(
            "届满日当日告知的延长有效；届满日之后告知的，不改变届满日。",
            "An extension told on the due day takes effect; one told later does not move the due day.",
        ),
        formal="told ≤ due ⇒ extended; told > due ⇒ unchanged",
        basis=_EXTENSION,
        domain=Whole(_EVERY_RECEIPT, _receipts, quick_step=47),
        check=_is_told_by_the_due_day,
        exceptions=Text(
            "条例未写明迟延告知的后果，此为默认口径（extension-timing）。",
            "The regulations do not say what a late notice does: by the default of the reading extension-timing.",
        ),
    ),
    Property(
        id="GIK-P-049",
        area="extension",
        title=Text("延长不超过原期限", "Extensions have a cap"),
        statement=Text(
            "延长的日数合计不超过十五个（2019-05-15以后收到的，二十个）工作日，超出部分不计。",
            "All extensions together add 15 working days at most, 20 for what is received from 2019-05-15 on; the "
            "excess is "
            "cut.",
        ),
        formal="allowed(case) = n + min(n, Σk)",
        basis=_EXTENSION,
        domain=Sampled(
            Text("任一收到日、一至三次延长", "any receipt, one to three extensions"), _draw_several, weight=0.75
        ),
        check=_is_capped,
    ),
)
