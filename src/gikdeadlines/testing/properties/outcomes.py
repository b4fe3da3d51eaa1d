"""What every assessment is, whatever the case 核查结果。

Stated over a case c, its assessment A(c), its explored outcomes E(c), and its ledger L(c).
"""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from gikdeadlines.assessment import assess
from gikdeadlines.case import Case
from gikdeadlines.law import DOUBTS
from gikdeadlines.values import ONE_DAY, Assessment, LedgerDay, Text, Verdict

from .model import CounterExample, Property, Sampled, Strategy, counter
from .narration import last_day, told
from .world import World

__all__ = ["FORM", "LEDGER", "READINGS"]

ROOM: Final = 500

Example = tuple[Case, int]
"""A case, and how many days after its submission it is looked at."""


def _draw(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    first = max(world.calendar.first, date(2008, 5, 1))
    last = world.calendar.horizon - timedelta(ROOM)
    if first >= last or world.calendar.gaps:
        return None
    return st.tuples(strategies.cases(world.calendar, since=first, through=last), st.integers(0, 200))


def _as_of(example: Example) -> date:
    case, later = example
    submitted: date = case.events[0].at
    return submitted + timedelta(later)


def _assessed(world: World, example: Example, *, explore: bool = False) -> Assessment:
    return world.assess(example[0], as_of=_as_of(example), explore=explore)


def _broken(example: Example, zh: str, en: str, *, expected: object, found: object) -> CounterExample:
    words = told(example[0], _as_of(example))
    return counter(f"{words.zh}；{zh}", f"{words.en}; {en}", expected=expected, found=found)


# Readings


def _contains_the_default(world: World, example: Example) -> CounterExample | None:
    plain, explored = _assessed(world, example), _assessed(world, example, explore=True)
    usual = _outcome(plain)
    outcomes = [(a.received_on, a.due, a.replied_on, a.verdict) for a in explored.alternatives] or [_outcome(explored)]
    if _outcome(explored) == usual and (plain.missing or usual in outcomes):
        return None
    return _broken(
        example,
        "各口径的结果",
        "its explored outcomes",
        expected=f"one is {_line(usual)}",
        found=[_line(o) for o in outcomes],
    )


def _outcome(result: Assessment) -> tuple[date | None, date | None, date | None, Verdict]:
    return (result.received_on, result.due, result.replied_on, result.verdict)


def _line(outcome: tuple[object, ...]) -> str:
    received, due, replied, verdict = outcome
    return f"received {received} due {due} replied {replied} {verdict}"


def _is_robust(world: World, example: Example) -> CounterExample | None:
    result = _assessed(world, example, explore=True)
    verdicts = {a.verdict for a in result.alternatives} or {result.verdict}
    is_one = len(verdicts) == 1
    # What cannot have happened as it is stated takes robust away, whatever the readings.
    expected = is_one and not any(found.code in DOUBTS for found in result.findings)
    if result.robust is None or (result.robust == expected and bool(result.decisive) != is_one):
        return None
    return _broken(
        example,
        "各口径结论是否一致",
        "whether it is robust",
        expected=f"{expected} for {sorted(verdicts)}",
        found=result.robust,
    )


def _bounds_every_outcome(world: World, example: Example) -> CounterExample | None:
    result = _assessed(world, example, explore=True)
    dues = [a.due for a in result.alternatives if a.due] or ([result.due] if result.due else [])
    expected = (min(dues, default=None), max(dues, default=None))
    if (result.earliest_due, result.latest_due) == expected:
        return None
    return _broken(
        example,
        "最早与最晚的届满日",
        "its earliest and latest due day",
        expected=expected,
        found=(result.earliest_due, result.latest_due),
    )


def _can_be_pinned(world: World, example: Example) -> CounterExample | None:
    case, as_of = example[0], _as_of(example)
    others = _assessed(world, example, explore=True).alternatives
    if any(choice.kind != "reading" for other in others for choice in other.choices):
        return None  # a missing fact has no value that could be pinned
    for other in others:
        pins = {choice.id: choice.option for choice in other.choices}
        pinned = assess(case, law=world.law, calendar=world.calendar, as_of=as_of, readings=pins)
        expected = (other.received_on, other.due, other.replied_on, other.verdict)
        if _outcome(pinned) != expected:
            shown = ", ".join(f"{name}={option}" for name, option in pins.items())
            return _broken(
                example,
                f"口径固定为 {shown}",
                f"with {shown} pinned",
                expected=_line(expected),
                found=_line(_outcome(pinned)),
            )
    return None


# The ledger


def _is_a_partition(world: World, example: Example) -> CounterExample | None:
    result = _assessed(world, example)
    days = [row.date for row in result.ledger]
    gap = next((later for earlier, later in pairwise(days) if later - earlier != ONE_DAY), None)
    last = max(day for day in (days[0], result.due, result.replied_on) if day)
    if gap is None and last in days:
        return None
    return _broken(
        example,
        "逐日计算表自起算日至届满日或答复日，一日一行",
        "its ledger: one row a day from the start to the later of due day and reply",
        expected=f"every day through {last}",
        found=f"{len(days)} rows through {days[-1]}, broken at {gap}",
    )


def _counted(rows: tuple[LedgerDay, ...]) -> list[LedgerDay]:
    return [row for row in rows if row.ordinal is not None]


def _replays(world: World, example: Example) -> CounterExample | None:
    result = _assessed(world, example)
    if result.verdict not in ("on-time", "late", "pending", "overdue") or result.due is None:
        return None
    if any(event.type == "later-date-set" for event in example[0].events):
        return None
    counted = _counted(result.ledger)
    allowed = result.days_allowed or 0
    due = counted[allowed - 1].date if len(counted) >= allowed else None
    judged = result.replied_on or _as_of(example)
    verdicts = ("on-time", "late") if result.replied_on else ("pending", "overdue")
    verdict = verdicts[bool(due and judged > due)]
    ordinals = [row.ordinal for row in counted]
    if (due, verdict, ordinals) == (result.due, result.verdict, list(range(1, len(counted) + 1))):
        return None
    return _broken(
        example,
        f"逐日计算表中第{allowed}个计入日",
        f"counted day {allowed} of its ledger",
        expected=f"{result.due}, {result.verdict}",
        found=f"{due}, {verdict}",
    )


def _cites(world: World, example: Example) -> CounterExample | None:
    for row in _assessed(world, example).ledger:
        expected = _source(world, row)
        found = row.citation and row.citation.provision
        if not row.reason or found != (expected or found) or (found is None and not _is_unsaid(world, row)):
            return _broken(
                example,
                f"逐日计算表中{row.date}（{row.reason}）的出处",
                f"the citation of {row.date} ({row.reason}) in its ledger",
                expected=expected or "a text",
                found=found,
            )
    return None


def _source(world: World, row: LedgerDay) -> str | None:
    """The notice or the week that makes a day one of rest or has it worked, where either does."""
    why = world.calendar.why(row.date)
    is_of_the_calendar = why.kind != "weekday" and row.reason not in ("start", "before-restart") and _counts(row)
    return why.citation.provision if is_of_the_calendar and why.citation else None


def _is_unsaid(world: World, row: LedgerDay) -> bool:
    """Whether a weekend is one by a week that was built in memory and names no text."""
    why = world.calendar.why(row.date)
    return row.status == "rest" and why.kind == "weekend" and why.citation is None


def _counts(row: LedgerDay) -> bool:
    """Whether the calendar alone makes the day what it is: one that something took out bears that source."""
    return row.status == "rest" or row.ordinal is not None


# Form


def _round_trips(_: World, example: Example) -> CounterExample | None:
    case = example[0]
    text = json.dumps(case.to_dict(), ensure_ascii=False)
    found = Case.from_json(text)
    if found == case and pickle.loads(pickle.dumps(case)) == case:  # noqa: S301 - what was just written
        return None
    return _broken(example, "写出再读入", "written and read again", expected="the same case", found=text)


def _writes(world: World, example: Example) -> CounterExample | None:
    result = _assessed(world, example)
    found = json.loads(result.to_json(ledger=True))
    if found == result.to_dict(ledger=True) and found["verdict"] == result.verdict:
        return None
    return _broken(example, "核查结果的 JSON", "its assessment in JSON", expected="the same values", found="others")


def _is_ordered_by_day(world: World, example: Example) -> CounterExample | None:
    case, as_of = example[0], _as_of(example)
    expected = _assessed(world, example).to_dict()
    orders = (case.events[::-1], case.events[1:] + case.events[:1], tuple(sorted(case.events, key=repr)))
    for events in orders:
        found = world.assess(replace(case, events=events), as_of=as_of).to_dict()
        if found != expected:
            wrong = [name for name in expected if found[name] != expected[name]]
            return _broken(
                example,
                "事件换一种先后列出",
                "its events listed in another order",
                expected=[expected[name] for name in wrong],
                found=[f"{name} {found[name]}" for name in wrong],
            )
    return None


def _knows_no_future(world: World, example: Example) -> CounterExample | None:
    case, as_of = example[0], _as_of(example)
    known = tuple(event for event in case.events if _first_day(event) <= as_of)
    if not known or known == case.events:
        return None
    answered = {event.type.split("-")[0] for event in known}
    expected = world.assess(replace(case, events=known), as_of=as_of)
    found = _assessed(world, example)
    if (_outcome(found), found.days_used) == (_outcome(expected), expected.days_used):
        return None
    return _broken(
        example,
        f"截至当日已知的只有{sorted(answered)}",
        f"known by then is only {sorted(answered)}",
        expected=_line(_outcome(expected)),
        found=_line(_outcome(found)),
    )


def _first_day(event: Any) -> date:  # noqa: ANN401 - any event
    days = [getattr(event, name, None) for name in ("at", "dated", "dispatched", "delivered", "registered")]
    return min((day for day in days if day), default=date.min)


def _repeats(world: World, example: Example) -> CounterExample | None:
    first, second = _assessed(world, example, explore=True), _assessed(world, example, explore=True)
    copied = pickle.loads(pickle.dumps(first))  # noqa: S301 - what was just written
    is_alike = first == second == copied and first.to_json() == second.to_json() == copied.to_json()
    if is_alike and first.ledger == copied.ledger and first.remedies == copied.remedies:
        return None
    return _broken(example, "再算一遍", "computed once more", expected="the same", found="another assessment")


def _adds_up(world: World, example: Example) -> CounterExample | None:
    result = _assessed(world, example)
    figures = (result.days_allowed, result.days_used, result.days_left)
    if None in figures:
        return None
    allowed, used, left = figures
    is_late = result.verdict in ("late", "overdue")
    if allowed == used + left and bool(result.days_late) <= is_late and (left >= 0 or is_late or result.due is None):  # type: ignore[operator]
        return None
    return _broken(
        example,
        "共、已用、剩余、逾期的日数",
        "its days allowed, used, left and late",
        expected="allowed = used + left, less than none only when late",
        found=f"{allowed}, {used}, {left}, {result.days_late}, {result.verdict}",
    )


def _never_ends_later(world: World, example: Example) -> CounterExample | None:
    """A verdict that has fallen stays."""
    case = example[0]
    result = _assessed(world, example)
    if result.verdict not in ("on-time", "late") or last_day(case) > _as_of(example):
        return None
    later = world.assess(case, as_of=_as_of(example) + timedelta(90))
    if _outcome(later) == _outcome(result):
        return None
    return _broken(
        example,
        "90日后再核查",
        "looked at 90 days later",
        expected=_line(_outcome(result)),
        found=_line(_outcome(later)),
    )


_PERIODS = ("CN/492/24.2", "CN/711/33.2")
_CASES = Text(
    "任一可能的办理经过、提交后200日内任一核查日",
    "any history that can have happened, looked at on any day up to 200 after it was made",
)

READINGS: Final = (
    Property(
        id="GIK-P-076",
        area="readings",
        title=Text("各口径的结果包含默认结果", "The explored outcomes contain the default"),
        statement=Text(
            "比对各口径不改变默认口径的结果；没有缺失事实时，该结果在各口径的结果之中。",
            "Exploring does not change what the defaults give; where no fact is missing, that is among the outcomes "
            "of all "
            "readings.",
        ),
        formal="A(c) ∈ E(c)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.5),
        check=_contains_the_default,
    ),
    Property(
        id="GIK-P-077",
        area="readings",
        title=Text("各口径一致，即结论只有一个", "Robust means one verdict"),
        statement=Text(
            "标明各口径一致的，全部结果结论相同，且所载并无存疑；结论不同的，列出足以改变结论的最小组合。",
            "Where a verdict is robust every outcome has it and nothing stated is in doubt; where outcomes differ, the "
            "smallest sets that flip the verdict are listed.",
        ),
        formal="robust ⇔ |{ verdict(e) : e ∈ E(c) }| = 1 ∧ no doubt; decisive = ∅ ⇔ |{ verdict(e) : e ∈ E(c) }| = 1",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.5),
        check=_is_robust,
    ),
    Property(
        id="GIK-P-078",
        area="readings",
        title=Text("最早与最晚的届满日出自各口径", "The earliest and latest due day are those of the readings"),
        statement=Text(
            "最早与最晚的届满日，分别是各口径所得届满日中最早与最晚的。",
            "The earliest and the latest due day are the first and the last that any reading gives.",
        ),
        formal="earliest = min due(E(c)), latest = max due(E(c))",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.25),
        check=_bounds_every_outcome,
    ),
    Property(
        id="GIK-P-079",
        area="readings",
        title=Text("每一结果都可由固定口径重现", "Each outcome comes again when its readings are pinned"),
        statement=Text(
            "把某一结果所取的口径逐一固定，重新核查，得到同一结果。",
            "Pinning the readings that an outcome names gives that outcome.",
        ),
        formal="∀e ∈ E(c): A(c | choices(e)) = e",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.5),
        check=_can_be_pinned,
    ),
)

LEDGER: Final = (
    Property(
        id="GIK-P-080",
        area="ledger",
        title=Text("逐日计算表一日一行", "The ledger has each day once"),
        statement=Text(
            "逐日计算表自起算日起，至届满日与答复日中较晚的一日止，每日一行，不缺不重。",
            "The ledger runs from the start day to the later of due day and reply, one row a day, none missing and "
            "none twice.",
        ),
        formal="dates(L) = [s, max(due, replied)]",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_is_a_partition,
    ),
    Property(
        id="GIK-P-081",
        area="ledger",
        title=Text("由逐日计算表可以复算结论", "The ledger replays to the verdict"),
        statement=Text(
            "逐日计算表中的计入日从1起连续编号，第n个就是届满日；以此与答复日或核查日比较，得到同一结论。",
            "The counted days of the ledger are numbered from 1 on; the n-th is the due day, and held against the "
            "reply or the "
            "day of looking it gives the verdict.",
        ),
        formal="due = L[ordinal = allowed]; verdict = (judged ≤ due)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_replays,
        exceptions=Text(
            "第35条另定的日期，以及延至指明的休息日的，不由计数得出。",
            "A day set under article 35, or a rest day named by an extension, is not reached by counting.",
        ),
    ),
    Property(
        id="GIK-P-082",
        area="ledger",
        title=Text("每一日都有理由和出处", "Every day has a reason and a source"),
        statement=Text(
            "逐日计算表的每一日都有理由并载明出处：放假和调休上班之日为通知，周末为每周工作制，不计入之日、起算之日和其余计入之日为所依条款。",
            "Each day of the ledger has a reason and cites what makes it so: a day that a notice frees or has worked "
            "the notice, a weekend the rule on the working week, an excluded day, a start day and any other day that "
            "counts the provision.",
        ),
        formal="∀d ∈ L: reason(d) and citation(d)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.5),
        check=_cites,
    ),
)

FORM: Final = (
    Property(
        id="GIK-P-083",
        area="form",
        title=Text("案件写出再读入不变", "A case written and read is the same case"),
        statement=Text("案件写成 JSON 再读入，与原案件相同。", "A case written as JSON and read again is equal to it."),
        formal="read(write(c)) = c",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_round_trips,
    ),
    Property(
        id="GIK-P-084",
        area="form",
        title=Text("结果写出再读入不变", "An assessment in JSON says the same"),
        statement=Text(
            "核查结果连同逐日计算表写成 JSON 再读入，各项的值不变。",
            "An assessment and its ledger, written as JSON and read again, have the same values.",
        ),
        formal="read(write(A(c))) = A(c)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.5),
        check=_writes,
    ),
    Property(
        id="GIK-P-085",
        area="form",
        title=Text("事件列出的先后不影响结果", "The order in which events are listed does not matter"),
        statement=Text(
            "同样的事件，无论以什么先后列出，结果相同。",
            "The same events give the same assessment in whatever order they are listed.",
        ),
        formal="A(π(c)) = A(c)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_is_ordered_by_day,
    ),
    Property(
        id="GIK-P-086",
        area="form",
        title=Text("核查日以后的事不影响结果", "What happens after the day of looking does not matter"),
        statement=Text(
            "核查日以后才发生的事件，列出与否结果相同。",
            "Events after the day of looking change nothing, listed or not.",
        ),
        formal="A(c, t) = A({ e ∈ c : day(e) ≤ t }, t)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_knows_no_future,
    ),
    Property(
        id="GIK-P-087",
        area="form",
        title=Text("再算一遍，结果相同", "Computed again it is the same"),
        statement=Text(
            "同一案件、同一规定、同一日历、同一核查日，结果逐字相同。",
            "The same case, law, calendar and day of looking give the same assessment, letter for letter.",
        ),
        formal="A(c) = A(c)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw, weight=0.25),
        check=_repeats,
    ),
    Property(
        id="GIK-P-088",
        area="form",
        title=Text("各项日数相符", "The figures add up"),
        statement=Text(
            "已用与剩余之和等于共有日数；未逾期的没有逾期日数。",
            "Days used and days left make the days allowed; what is not late has no days late.",
        ),
        formal="allowed = used + left; late > 0 ⇒ verdict ∈ {late, overdue}",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_adds_up,
    ),
    Property(
        id="GIK-P-089",
        area="form",
        title=Text("答复之后结论不变", "After the reply the verdict stays"),
        statement=Text(
            "已经答复、此后别无事件的，无论何时再核查，结论相同。",
            "Once there is a reply and nothing follows, the verdict is the same whenever the case is looked at again.",
        ),
        formal="replied ≤ t ≤ t′ ⇒ A(c, t) = A(c, t′)",
        basis=_PERIODS,
        domain=Sampled(_CASES, _draw),
        check=_never_ends_later,
    ),
)
