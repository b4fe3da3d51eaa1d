"""What would have changed a verdict, and what lies between the ends of a missing fact, day by day 转折与中间值。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from gikdeadlines.assessment import pivots_of
from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Assessment, CalendarRangeError, Text, Verdict

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, application, happened
from .world import World, days_between

__all__ = ["WORKED_SEARCH"]

_FIRST, _LAST = date(2022, 1, 4), date(2022, 9, 30)
_ROOM: Final = 200

Turns = tuple[Case, date, frozenset[tuple[str, date | None, str | None]]]


def _days(world: World, every: int) -> list[date]:
    is_within = world.reaches(_FIRST, after(_LAST, _ROOM))
    return days_between(_FIRST, _LAST)[::every] if is_within else []


# Turning points of an application that was answered


def _answered(world: World, every: int = 5) -> Iterator[Turns]:
    """Answered some days after the due day, without a question and with one that was answered too soon."""
    for received in _days(world, every):
        due = world.due(received, 20)
        if due is None:
            continue
        for replied in (after(due, 2), after(due, 7), due):
            start = happened("submitted", received, channel="in-person")
            reply = happened("replied", method="post", dispatched=replied)
            yield application(start, reply), after(replied, 9), _expected(world, received, replied)
        asked, answered = after(received, 6), after(received, 10)
        out = frozenset(days_between(asked, answered))
        paused = world.due(received, 20, out)
        if paused is not None:
            replied = after(paused, 4)
            events = (
                happened("submitted", received, channel="in-person"),
                happened("agency-consulted", asked, agency="A"),
                happened("agency-replied", answered, agency="A"),
                happened("replied", method="post", dispatched=replied),
            )
            expected = _expected(world, received, replied, (asked, answered))
            yield application(*events), after(replied, 9), expected
            # In time by whatever day the question was answered; and late, with a step that nothing answers.
            amended = happened("amended", after(received, 3))
            for replied, said in ((due, ()), (after(paused, 9), (amended,))):
                reply = happened("replied", method="post", dispatched=replied)
                expected = _expected(world, received, replied, (asked, answered))
                if replied > answered:
                    yield application(*events[:-1], *said, reply), after(replied, 9), expected


def _some(world: World) -> Iterator[Turns]:
    return _answered(world, every=120)


def _expected(
    world: World, received: date, replied: date, span: tuple[date, date] | None = None
) -> frozenset[tuple[str, date | None, str | None]]:
    """The last day for the reply, the first day of receipt and, of a question, of its answer, each day tried."""
    due = _due_from(world, received, span)
    found: set[tuple[str, date | None, str | None]] = {("reply-by", due, None)}
    if due is not None:
        days = days_between(received - 60 * ONE_DAY, replied)
        timely = (day for day in days if (last := _due_from(world, day, span)) and last >= replied)
        found.add(("receipt-from", next(timely, None), None))
    if span:
        asked, _ = span
        tried = days_between(asked, replied)
        later = [day for day in tried if (last := _due_from(world, received, (asked, day))) and last >= replied]
        found |= {("answer-from", later[0], "A")} if later and later[0] > asked else set()
    return frozenset(found)


def _due_from(world: World, received: date, span: tuple[date, date] | None) -> date | None:
    """The due day for another day of receipt; a question asked by then takes no days out."""
    out = frozenset(days_between(*span)) if span and span[0] > received else frozenset[date]()
    return world.due(received, 20, out)


def _turns(world: World, example: Turns) -> CounterExample | None:
    case, as_of, expected = example
    pivots = pivots_of(case, as_of=as_of, law=world.law, calendar=world.calendar)
    kinds = ("reply-by", "receipt-from", "answer-from")
    found = frozenset((pivot.kind, pivot.day, pivot.who) for pivot in pivots if pivot.kind in kinds)
    if found == expected:
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；转折点",
        f"{words.en}; its turning points",
        expected=sorted(map(str, expected)),
        found=sorted(map(str, found)),
    )


def _other_turns(world: World, every: int = 5) -> Iterator[Turns]:
    """The last days for an extension and for a correction notice, where these are still open, and only there."""
    for received in _days(world, every):
        start, came = happened("submitted", received, channel="in-person"), after(received, 9)
        due, cap, seventh, late, nearly = (world.due(received, n) for n in (20, 40, 7, 30, 39))
        restarted, longer = world.due(came, 20), world.due(came, 40)
        if due is None or longer is None:
            continue
        asked = happened(
            "correction-requested", after(received, 3), respond_by=after(received, 40), served=after(received, 3)
        )
        by_notice = ("correction-notice-by", seventh, None)
        told = (happened("extension-notified", after(received, 4), working_days=n) for n in (10, 19, 20))
        ten, nineteen, twenty = (application(start, each) for each in told)
        as_of = after(received, 6)
        yield ten, as_of, frozenset({by_notice, ("extension-by", late, str(cap))})
        yield nineteen, as_of, frozenset({by_notice, ("extension-by", nearly, str(cap))})
        yield twenty, as_of, frozenset({by_notice})
        corrected = application(start, asked, happened("correction-received", came, dispatched=came))
        yield corrected, came, frozenset({("extension-by", restarted, str(longer))})
        yield application(start, asked), as_of, frozenset()
        yield application(start, happened("withdrawn", after(received, 5))), as_of, frozenset()
        open_late = application(start, happened("agency-consulted", after(due, 3), agency="A"))
        yield open_late, after(due, 9), frozenset({by_notice})
        replied = application(start, happened("replied", method="post", dispatched=due))
        yield replied, after(due, 9), frozenset({by_notice})


def _few_turns(world: World) -> Iterator[Turns]:
    return _other_turns(world, every=120)


def _are_open(world: World, example: Turns) -> CounterExample | None:
    case, as_of, expected = example
    pivots = pivots_of(case, as_of=as_of, law=world.law, calendar=world.calendar)
    found = frozenset(
        (pivot.kind, pivot.day, pivot.until and str(pivot.until))
        for pivot in pivots
        if pivot.kind in ("extension-by", "correction-notice-by")
    )
    if found == expected:
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；告知延长、补正的末日",
        f"{words.en}; the last days to tell an extension and to ask for a correction",
        expected=sorted(map(str, expected)),
        found=sorted(map(str, found)),
    )


# Between the ends of a missing fact


@dataclass(frozen=True, slots=True)
class _Between:
    """An application whose receipt lies between two days, with a step that not every receipt leaves in time."""

    case: Case
    as_of: date
    dues: frozenset[date]


def _crossed(world: World, every: int = 7) -> Iterator[_Between]:
    for posted in _days(world, every):
        told_on = after(posted, 38)
        by_receipt = {day: _extended(world, day, told_on) for day in days_between(posted, told_on)}
        if None in by_receipt.values():
            continue
        in_time = [day for day, (_, extra) in by_receipt.items() if extra]  # type: ignore[misc]
        too_late = [day for day, (_, extra) in by_receipt.items() if not extra]  # type: ignore[misc]
        if in_time and too_late:
            edges = (too_late[0], too_late[-1], in_time[0], in_time[-1])
            case = application(
                happened("submitted", posted, channel="signed-post"),
                happened("extension-notified", told_on, working_days=10),
            )
            yield _Between(case, after(told_on, 3), frozenset(by_receipt[day][0] for day in edges))  # type: ignore[index]


def _extended(world: World, received: date, told_on: date) -> tuple[date, int] | None:
    """The due day from a receipt, ten working days later where the extension was told by then."""
    due = world.due(received, 20)
    extra = 10 if due is not None and told_on <= due else 0
    last = world.due(received, 20 + extra)
    return (last, extra) if last is not None else None


def _few(world: World) -> Iterator[_Between]:
    return _crossed(world, every=90)


def _finds_both_sides(world: World, example: _Between) -> CounterExample | None:
    try:
        result = world.assess(example.case, as_of=example.as_of)
    except CalendarRangeError:
        return None
    found = {other.due for other in result.alternatives}
    bounds = (result.earliest_due, result.latest_due)
    if example.dues <= found and bounds == (min(example.dues), max(example.dues)):
        return None
    words = told(example.case, example.as_of)
    return counter(
        f"{words.zh}；收到之日未载时可能的届满日",
        f"{words.en}; the due days that its receipt, which is not stated, may lead to",
        expected=sorted(example.dues),
        found=sorted(map(str, found)),
    )


# Each day that is not stated, stated


@dataclass(frozen=True, slots=True)
class _Unsigned:
    """An application by post without its day of signing, and the days on which it may have been signed for."""

    posted: date
    steps: tuple[Event, ...]
    last: date
    as_of: date

    def case(self, signed: date | None) -> Case:
        """With a day of signing, or without."""
        receipt = (happened("signed-for", signed),) if signed else ()
        return application(happened("submitted", self.posted, channel="signed-post"), *receipt, *self.steps)


def _unsigned(world: World, every: int = 9) -> Iterator[_Unsigned]:
    """Steps about the time at which the period runs out: of some receipts in time, of others too late."""
    for posted in _days(world, every):
        step = after(posted, 33)
        later = after(step, 7)
        told_on = happened("extension-notified", step, working_days=10)
        question = happened("agency-consulted", step, agency="A")
        answer = happened("agency-replied", later, agency="A")
        reply = happened("replied", method="post", dispatched=after(later, 2))
        early = happened("correction-requested", after(posted, 9), respond_by=after(posted, 20))
        corrected = happened("correction-received", after(posted, 15), dispatched=after(posted, 15))
        for steps, last in (
            ((told_on,), step),
            ((told_on, reply), step),
            ((question,), step),
            ((question, answer), step),
            ((question, answer, reply), step),
            ((question, reply), step),
            ((happened("replied", method="post", dispatched=step),), step),
            ((early,), after(posted, 9)),
            ((early, corrected), after(posted, 9)),
            ((early, corrected, told_on), after(posted, 9)),
            ((happened("withdrawn", step),), after(later, 20)),
        ):
            yield _Unsigned(posted, steps, last, after(later, 20))


def _few_unsigned(world: World) -> Iterator[_Unsigned]:
    return _unsigned(world, every=140)


def _holds_them_all(world: World, example: _Unsigned) -> CounterExample | None:
    """Each day stated by itself, and all of them left open."""
    days = days_between(example.posted, example.last)
    each = [world.assess(example.case(day), as_of=example.as_of) for day in days]
    verdicts = {one.verdict for one in each}
    dues = [one.due for one in each if one.due]
    expected = (
        verdicts.pop() if len(verdicts) == 1 else "undetermined",
        (min(dues), max(dues)) if len(dues) == len(each) and len(set(dues)) > 1 else None,
    )
    result = world.assess(example.case(None), as_of=example.as_of)
    bounds = (result.earliest_due, result.latest_due) if expected[1] else None
    if (result.verdict, bounds) == expected:
        return _tips(example, result, dict(zip(days, (one.verdict for one in each), strict=True)))
    words = told(example.case(None), example.as_of)
    return counter(
        f"{words.zh}；签收日未载，逐日试算",
        f"{words.en}; the day of signing not stated, each day tried",
        expected=expected,
        found=(result.verdict, bounds),
    )


def _tips(example: _Unsigned, result: Assessment, verdicts: dict[date, Verdict]) -> CounterExample | None:
    """From which day of signing on the verdict is another, where it changes once."""
    turns = [(day, after) for (_, before), (day, after) in pairwise(verdicts.items()) if before != after]
    tips = [missing.tip for missing in result.missing if missing.fact == "signed-for" and missing.tip]
    first = next(iter(verdicts.values()))
    expected = [(turns[0][0].isoformat(), {first, turns[0][1]})] if len(turns) == 1 else []
    found = [(tip.value, {tip.verdict, tip.before}) for tip in tips]
    if found == expected or len(turns) > 1:
        return None
    words = told(example.case(None), example.as_of)
    return counter(
        f"{words.zh}；自何日签收起结论不同",
        f"{words.en}; the day of signing from which on the verdict is another",
        expected=expected,
        found=found,
    )


WORKED_SEARCH: Final = (
    Property(
        id="GIK-P-121",
        area="readings",
        title=Text("已答复申请的转折点", "Turning points of an application that was answered"),
        statement=Text(
            "已答复的申请，指明答复的末日、使答复按期的最早收到日，以及征求意见最早何日答复才使其按期；各与逐日试算的相同。",
            "Of an application that was answered, the last day for the reply, the first day of receipt for which it "
            "is in time, and the first day of another agency's answer that makes it so are those found by trying "
            "every day.",
        ),
        formal="from(x) = min { d : verdict(x := d) = on-time }",
        basis=("CN/711/33.2", "CN/711/33.3"),
        domain=Whole(
            Text("2022年每隔五日收到 × 四种答复", "every fifth day of receipt of 2022 × four replies"),
            _answered,
            quick=_some,
        ),
        check=_turns,
    ),
    Property(
        id="GIK-P-146",
        area="readings",
        title=Text("还能告知延长、补正的末日", "The last days for an extension and for a correction notice"),
        statement=Text(
            "已告知补正的，不再有补正告知的末日；未届满而仍有可延长日数的，延长告知的末日为届满日，延至收到（或重新起算）后第40个工作日；"
            "已延足20日、已撤回、等待补正的，没有延长的末日。",
            "Once a correction was asked for there is no last day for it; while the law still allows days more, an "
            "extension may be told up to the due day and runs to the fortieth working day after the receipt or the "
            "restart; extended by all twenty, withdrawn, or waiting for a correction there is none.",
        ),
        formal="until = due(s, 40), left = 20 − told > 0",
        basis=("CN/711/33.2/extension", "CN/711/30/notice", "CN/711/30/restart"),
        domain=Whole(
            Text("2022年每隔五日收到 × 七种经过", "every fifth day of receipt of 2022 × seven histories"),
            _other_turns,
            quick=_few_turns,
        ),
        check=_are_open,
    ),
    Property(
        id="GIK-P-122",
        area="readings",
        title=Text("缺失事实两端之间的转折", "Between the ends of a missing fact"),
        statement=Text(
            "收到之日未载，且在其可能的范围内延长告知时而已逾期、时而未逾期的，两种情形各自的最早、最晚届满日都列出。",
            "Where the receipt is not stated and an extension was told in time for some days of receipt and too late "
            "for others, the earliest and the latest due day of both are among the outcomes.",
        ),
        formal="{ due(x) : x ∈ edges } ⊆ dues(A(c))",
        basis=("CN/711/33.2/extension", "CN/2015-207/1.2/signed-post"),
        domain=Whole(Text("2022年每隔七日交邮", "every seventh day of posting of 2022"), _crossed, quick=_few),
        check=_finds_both_sides,
    ),
    Property(
        id="GIK-P-148",
        area="readings",
        title=Text("未载之日逐日试算", "A day not stated, each day tried"),
        statement=Text(
            "签收日未载的，最早、最晚届满日就是逐一载明每一可能之日所得届满日中的最早、最晚；各日结论相同的为该结论，不同的不作定论。",
            "Where the day of signing is not stated the earliest and the latest due day are those of stating each day "
            "that it may be; the verdict is theirs where all agree, and none where they do not.",
        ),
        formal="[earliest, latest] = hull { due(x) : x }, verdict = common { verdict(x) : x }",
        basis=("CN/2015-207/1.2/signed-post", "CN/711/33.2", "CN/711/33.3"),
        domain=Whole(
            Text(
                "2022年每隔九日交邮 × 十一种经过 × 每一可能的签收日",
                "every ninth day of 2022 × eleven histories × each day",
            ),
            _unsigned,
            quick=_few_unsigned,
        ),
        check=_holds_them_all,
    ),
)
