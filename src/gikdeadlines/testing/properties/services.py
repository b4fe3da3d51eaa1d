"""On which day a reply is judged, and what follows 送达与结论。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from gikdeadlines.case import METHODS, Case, Method, Replied, Submitted
from gikdeadlines.values import ONE_DAY, Assessment, FrozenMap, Text

from .extensions import FIRST_LAW, reply_days
from .model import CounterExample, Property, Whole, counter
from .narration import case_of, told
from .world import World, days_between

__all__ = ["SERVICE"]

ROOM: Final = 130

JUDGED: Final[FrozenMap[Method, str]] = FrozenMap(
    {
        "on-the-spot": "delivered",
        "direct": "delivered",
        "entrusted": "delivered",
        "post": "dispatched",
        "courier": "dispatched",
        "electronic": "dispatched",
    }
)
"""〔2016〕235号 四、五, read by hand; courier after 2016-12-07 and electronic service by the default readings."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """An application handed in on a day, and its reply."""

    received: date
    reply: Replied

    def assessed(self, world: World, as_of: date) -> Assessment:
        return world.assess(self.case, as_of=as_of)

    @property
    def case(self) -> Case:
        return case_of(Submitted(at=self.received, channel="in-person"), self.reply)


def _every_method(world: World) -> Iterator[_Answered]:
    """Each method, dated on every day of a year under either law, delivered two days later."""
    for year in (2012, 2018, 2022):
        if not world.reaches(date(year - 1, 12, 1), date(year, 12, 31) + timedelta(ROOM)):
            continue
        for dated in days_between(date(year, 1, 1), date(year, 12, 31)):
            for method in METHODS:
                reply = Replied(
                    method=method,
                    dated=dated,
                    dispatched=dated + ONE_DAY,
                    delivered=dated + timedelta(2),
                )
                yield _Answered(dated - timedelta(10), reply)


def _is_judged(world: World, answered: _Answered) -> CounterExample | None:
    method = answered.reply.method
    assert method is not None  # drawn with one
    expected: date = getattr(answered.reply, JUDGED[method])
    found = answered.assessed(world, answered.received + timedelta(30)).replied_on
    if found == expected:
        return None
    words = told(answered.case)
    return counter(words.zh, words.en, expected=f"answered {expected}", found=f"answered {found}", about=(expected,))


def _receipts(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if day >= FIRST_LAW)


def _posted(received: date, day: date) -> _Answered:
    return _Answered(received, Replied(method="post", dated=received, dispatched=day, delivered=day + timedelta(3)))


def _is_on_time(world: World, received: date) -> CounterExample | None:
    due = world.due(received, reply_days(received))
    if due is None:
        return None
    for late, expected in ((-1, "on-time"), (0, "on-time"), (1, "late"), (7, "late")):
        answered = _posted(received, due + timedelta(late))
        result = answered.assessed(world, due + timedelta(20))
        days = world.used(due, due + timedelta(late)) if late > 0 else 0
        if (result.verdict, result.days_late) != (expected, days):
            words = told(answered.case)
            return counter(
                words.zh,
                words.en,
                expected=f"{expected}, {days} working days late",
                found=f"{result.verdict}, {result.days_late} working days late",
                about=(due, due + timedelta(late)),
            )
    return None


def _is_pending(world: World, received: date) -> CounterExample | None:
    due = world.due(received, reply_days(received))
    if due is None:
        return None
    case = case_of(Submitted(at=received, channel="in-person"))
    for after, expected in ((0, "pending"), (1, "overdue"), (9, "overdue")):
        as_of = due + timedelta(after)
        result = world.assess(case, as_of=as_of)
        left = -world.used(due, as_of)
        if (result.verdict, result.days_left) != (expected, left):
            words = told(case, as_of)
            return counter(
                words.zh,
                words.en,
                expected=f"{expected}, {left} days left",
                found=f"{result.verdict}, {result.days_left} days left",
                about=(due, as_of),
            )
    return None


# A judged day that is not stated


def _every_gap(world: World) -> Iterator[_Answered]:
    """Each method that has an event of its own, without the judged day, dated on each of 60 days around the due day."""
    for received in (date(2016, 3, 3), date(2021, 3, 4)):
        if not world.reaches(received, received + timedelta(2 * ROOM)):
            continue
        for method in ("post", "direct"):
            for waited in range(1, 60):
                dated = received + timedelta(waited)
                reply = Replied(method=method, dated=dated)
                known = {"delivered": dated + timedelta(4)} if method == "post" else {"dispatched": dated + ONE_DAY}
                yield _Answered(received, replace(reply, **known))  # type: ignore[arg-type]  # a day, not a flag


def _stated(answered: _Answered, fact: str, day: date) -> _Answered:
    """The reply with the missing fact on a day."""
    changes: dict[str, Any] = {fact: day}
    return replace(answered, reply=replace(answered.reply, **changes))


def _bounds_the_truth(world: World, answered: _Answered) -> CounterExample | None:
    reply = answered.reply
    assert reply.dated is not None  # drawn with one
    last = reply.delivered or reply.dated + timedelta(10)
    fact, first = (
        ("dispatched", reply.dated) if reply.method == "post" else ("delivered", reply.dispatched or reply.dated)
    )
    values = days_between(first, last)
    truths = [_stated(answered, fact, day).assessed(world, last).verdict for day in values]
    expected = truths[0] if len(set(truths)) == 1 else "undetermined"
    found = answered.assessed(world, last).verdict
    if found == expected:
        return None
    words = told(answered.case, last)
    return counter(
        f"{words.zh}；{fact}未记载", f"{words.en}; {fact} not stated", expected=expected, found=found, about=(first,)
    )


_METHODS = (
    "CN/2016-235/4/direct",
    "CN/2016-235/4/entrusted",
    "CN/2016-235/4/on-the-spot",
    "CN/2016-235/4/post",
    "CN/2016-235/5/courier",
    "CN/2016-235/1/electronic",
)
_PERIODS = ("CN/492/24.2", "CN/711/33.2")
_EVERY_RECEIPT = Text(
    "2008-05-01以后每一个收到日 × 届满日前后各日", "every day of receipt from 2008-05-01 on × days around the due day"
)

SERVICE: Final = (
    Property(
        id="GIK-P-055",
        area="service",
        title=Text("按送达方式确定答复之日", "The day of a reply goes by its method"),
        statement=Text(
            "邮寄送达以交邮之日为答复之日；直接送达、委托送达以送达之日为准；当场答复以当日为准。",
            "A reply by post is judged on the day of posting, one served directly or by another agency on the day "
            "of service, one "
            "given on the spot on that day.",
        ),
        formal="replied = day(event(method))",
        basis=_METHODS,
        domain=Whole(
            Text("每一种送达方式 × 2012、2018、2022年的每一日", "every method × every day of 2012, 2018 and 2022"),
            _every_method,
            quick_step=67,
        ),
        check=_is_judged,
        exceptions=Text(
            "2016-12-08以后的快递送达、电子送达依默认口径；以落款日期或签收日期为准的，见口径 reply-event。",
            "Courier after 2016-12-07 and electronic service by the default readings; judging by the document's "
            "date or by "
            "delivery is the reading reply-event.",
        ),
    ),
    Property(
        id="GIK-P-056",
        area="service",
        title=Text("届满日当日答复为按期", "A reply on the due day is on time"),
        statement=Text(
            "答复之日在届满日或以前的为按期，之后的为逾期；逾期日数以工作日计。",
            "A reply judged on or before the due day is on time, a later one is late; days late are working days.",
        ),
        formal="on-time ⇔ replied ≤ due; late by |W ∩ (due, replied]|",
        basis=(*_PERIODS, "CN/2016-235/4/post"),
        domain=Whole(_EVERY_RECEIPT, _receipts, quick_step=61),
        check=_is_on_time,
    ),
    Property(
        id="GIK-P-057",
        area="service",
        title=Text("届满日次日起为逾期未答复", "From the day after the due day an application is overdue"),
        statement=Text(
            "没有答复的，届满日当日仍为在办，次日起为逾期未答复，剩余日数为负。",
            "Without a reply an application is pending through its due day and overdue from the next day on, with "
            "less than no "
            "days left.",
        ),
        formal="no reply: pending ⇔ t ≤ due, left(t) = −|W ∩ (due, t]|",
        basis=_PERIODS,
        domain=Whole(_EVERY_RECEIPT, _receipts, quick_step=59),
        check=_is_pending,
    ),
    Property(
        id="GIK-P-058",
        area="service",
        title=Text(
            "缺失的答复日期只在影响结论时不能判定", "A missing day of reply leaves a verdict open only where it matters"
        ),
        statement=Text(
            "判定答复的日期没有记载的，其前后日期所限的各日结论相同时照此判定，不同时无法判定；不以其他日期代替。",
            "Where the judged day of a reply is not stated, the days that the others leave for it decide if they "
            "agree; else the "
            "verdict is undetermined. No other day takes its place.",
        ),
        formal="verdict = v(d) if constant over dated ≤ d ≤ delivered, else undetermined",
        basis=("CN/2016-235/4/post", "CN/2016-235/4/direct"),
        domain=Whole(
            Text(
                "邮寄、直接送达 × 收到后60日内每一个落款日，两部条例各一遍",
                "post and direct service × every date within 60 days of receipt, under either regulation",
            ),
            _every_gap,
            quick_step=5,
        ),
        check=_bounds_the_truth,
    ),
)
