"""On which day an application is received, and under which law 收到。

The table below was read from the texts by hand; it is not the data that the library computes with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from gikdeadlines.case import (
    CHANNELS,
    Arrived,
    Case,
    Channel,
    Confirmed,
    Event,
    Received,
    Replied,
    SignedFor,
    Submitted,
)
from gikdeadlines.values import ONE_DAY, FrozenMap, NotInForceError, Text

from .extensions import FIRST_LAW, SECOND_LAW, reply_days
from .model import CounterExample, Property, Whole, counter
from .narration import case_of, told
from .world import World, days_between

__all__ = ["RECEIPT"]

ROOM: Final = 130

OF_2007: Final[FrozenMap[Channel, tuple[str, ...]]] = FrozenMap(
    {
        "in-person": ("submitted",),
        "oral": ("submitted",),
        "signed-post": ("signed-for",),
        "ordinary-post": ("confirmed",),
        "misdirected-post": ("confirmed",),
        "email": ("arrived",),
        "fax": ("arrived", "confirmed"),
        "online": ("arrived",),
        "unannounced": ("arrived",),
    }
)
"""〔2015〕207号 一, with the default readings for online and unannounced channels: the latest fact is the receipt."""

OF_2019: Final[FrozenMap[Channel, tuple[str, ...]]] = FrozenMap(
    {
        **OF_2007,
        "misdirected-post": ("signed-for",),
        "email": ("confirmed",),
        "fax": ("confirmed",),
        "online": ("confirmed",),
    }
)
"""国令711号 第31条, likewise."""


def _facts(channel: Channel, received: date) -> tuple[str, ...]:
    return (OF_2007 if received < SECOND_LAW else OF_2019)[channel]


@dataclass(frozen=True, slots=True)
class _Application:
    """An application by a channel with the days of its receipt, some of them not stated."""

    channel: Channel
    submitted: date
    signed_for: date | None = None
    arrived: date | None = None
    confirmed: date | None = None
    answered: date | None = None

    @property
    def case(self) -> Case:
        events: list[Event] = [Submitted(at=self.submitted, channel=self.channel)]
        events += [SignedFor(at=self.signed_for)] if self.signed_for else []
        events += [Arrived(at=self.arrived)] if self.arrived else []
        events += [Confirmed(at=self.confirmed)] if self.confirmed else []
        if self.answered:
            events.append(Replied(method="on-the-spot", dated=self.answered, delivered=self.answered))
        return case_of(*events)

    def day(self, fact: str) -> date:
        """The day of a fact."""
        day: date = getattr(self, fact.replace("-", "_"))
        return day


# Every channel


def _every_channel(world: World) -> Iterator[_Application]:
    """Each channel with all of its facts, on every day of a year under either law, clear of the change of law."""
    for year in (2010, 2017, 2021):
        if world.reaches(date(year, 1, 1), date(year, 12, 31) + timedelta(ROOM)):
            for day in days_between(date(year, 1, 1), date(year, 12, 31)):
                yield from (_complete(channel, day) for channel in CHANNELS)


def _complete(channel: Channel, day: date) -> _Application:
    if channel in ("in-person", "oral"):
        return _Application(channel, day)
    if channel == "signed-post":
        return _Application(channel, day, signed_for=day + timedelta(3))
    signed = day + timedelta(2) if channel == "misdirected-post" else None
    return _Application(channel, day, signed, day + timedelta(2), day + timedelta(5))


def _is_received(world: World, application: _Application) -> CounterExample | None:
    facts = _facts(application.channel, application.submitted)
    expected = max(application.day(fact) for fact in facts)
    result = world.assess(application.case, as_of=application.submitted + timedelta(6))
    due = world.due(expected, reply_days(expected))
    if (result.received_on, result.due) == (expected, due):
        return None
    words = told(application.case)
    return counter(
        words.zh,
        words.en,
        expected=f"received {expected}, due {due}",
        found=f"received {result.received_on}, due {result.due}",
        about=(expected,),
    )


# Every channel with a fact missing


@dataclass(frozen=True, slots=True)
class _Gap:
    """An application that does not state a fact, and every day on which that fact may fall."""

    application: _Application
    fact: str
    values: tuple[date, ...]


def _every_gap(world: World) -> Iterator[_Gap]:
    """Each channel × each fact of its receipt left out × days of making × days of reply."""
    for first in (date(2016, 3, 3), date(2021, 3, 4)):
        if not world.reaches(first, first + timedelta(2 * ROOM)):
            continue
        for channel in CHANNELS:
            for fact in (fact for fact in _facts(channel, first) if fact != "submitted"):
                for day in days_between(first, first + timedelta(4)):
                    yield from (_gap(channel, fact, day, day + timedelta(waited)) for waited in range(8, 48, 4))


def _gap(channel: Channel, fact: str, day: date, answered: date) -> _Gap:
    """What is left out lies between the facts around it, and before the reply."""
    arrived = day + timedelta(1) if fact == "confirmed" else None
    confirmed = day + timedelta(6) if fact == "arrived" else None
    application = _Application(channel, day, None, arrived, confirmed, answered)
    first, last = arrived or day, min(confirmed or answered, answered)
    return _Gap(application, fact, tuple(days_between(first, last)))


def _stated(gap: _Gap, day: date) -> _Application:
    """The application with the missing fact on a day."""
    changes: dict[str, Any] = {gap.fact.replace("-", "_"): day}
    return replace(gap.application, **changes)


def _bounds_the_truth(world: World, gap: _Gap) -> CounterExample | None:
    as_of = (gap.application.answered or gap.application.submitted) + ONE_DAY
    truths = [world.assess(_stated(gap, day).case, as_of=as_of) for day in gap.values]
    result = world.assess(gap.application.case, as_of=as_of)
    verdicts = {truth.verdict for truth in truths}
    dues = [truth.due for truth in truths if truth.due]
    expected = (verdicts.pop() if len(verdicts) == 1 else "undetermined", min(dues), max(dues))
    found = (result.verdict, result.earliest_due, result.latest_due)
    if found == expected:
        return None
    words = told(gap.application.case, as_of)
    return counter(
        f"{words.zh}；{gap.fact}未记载",
        f"{words.en}; {gap.fact} not stated",
        expected=expected,
        found=found,
        about=gap.values[:1],
    )


# What a register says


def _registered(world: World) -> Iterator[_Application]:
    return (
        _Application(channel, day)
        for day in (date(2016, 3, 3), date(2021, 3, 4))
        for channel in CHANNELS
        if world.reaches(day, day + timedelta(ROOM))
    )


def _is_unproven(world: World, application: _Application) -> CounterExample | None:
    if "submitted" in _facts(application.channel, application.submitted):
        return None
    day = application.submitted + ONE_DAY
    case = case_of(Submitted(at=application.submitted, channel=application.channel), Received(at=day))
    result = world.assess(case, as_of=day)
    codes = {finding.code for finding in result.findings}
    found = (result.received_on, result.basis, "receipt-unproven" in codes)
    if found == (day, "registered", True):
        return None
    words = told(case)
    return counter(words.zh, words.en, expected=f"{day}, registered, receipt-unproven", found=found, about=(day,))


# The law of the day of receipt


def _every_receipt(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if day >= FIRST_LAW)


def _has_its_law(world: World, received: date) -> CounterExample | None:
    case = case_of(Submitted(at=received, channel="in-person"))
    result = world.assess(case, as_of=received)
    days = reply_days(received)
    expected = ("CN-2007" if received < SECOND_LAW else "CN-2019", days, world.due(received, days))
    found = (result.regime, result.days_allowed, result.due)
    if found == expected:
        return None
    return counter(
        f"{received}当面提交的申请，适用的规定、答复期限与届满日",
        f"an application handed in on {received}: its law, its working days, its due day",
        expected=expected,
        found=found,
        about=(received,),
    )


def _before_the_law(world: World) -> Iterator[date]:
    return (day for day in world.days if day < FIRST_LAW)


def _has_no_law(world: World, received: date) -> CounterExample | None:
    case = case_of(Submitted(at=received, channel="in-person"))
    try:
        found = world.assess(case, as_of=received)
    except NotInForceError:
        return None
    return counter(
        f"{received}提交的申请，当时没有施行中的规定",
        f"an application made on {received}, when no law was in force",
        expected="a refusal 拒绝",
        found=f"{found.verdict} under {found.regime}",
        about=(received,),
    )


_TABLE = (
    "CN/2015-207/1.1/in-person",
    "CN/492/20/oral",
    "CN/2015-207/1.2/signed-post",
    "CN/2015-207/1.2/ordinary-post",
    "CN/2015-207/1.2/misdirected-post",
    "CN/2015-207/1.3/email",
    "CN/2015-207/1.4/fax",
    "CN/2015-207/1.5/online",
    "CN/711/31.1/in-person",
    "CN/711/31.2/signed-post",
    "CN/711/31.2/ordinary-post",
    "CN/711/31.2/misdirected-post",
    "CN/711/31.3/email",
    "CN/711/31.3/fax",
    "CN/711/31.3/online",
)
_PERIODS = ("CN/492/24.2", "CN/711/33.2")

RECEIPT: Final = (
    Property(
        id="GIK-P-050",
        area="receipt",
        title=Text("按申请方式确定收到之日", "The day of receipt goes by the channel"),
        statement=Text(
            "收到之日依申请方式确定：当面提交之日；邮寄签收之日；平信为双方确认之日；电子邮件在2007年条例下为进入系统之日，"
            "2019-05-15以后与传真、网上同为双方确认之日。",
            "The receipt goes by the channel: the day of handing in, of signing for the post, of confirmation for "
            "ordinary post; "
            "for e-mail the day the system receives it under the regulation of 2007, and from 2019-05-15 on, as for "
            "fax and web "
            "forms, the day both sides confirm.",
        ),
        formal="received = max { day(f) : f ∈ facts(channel, law) }",
        basis=_TABLE,
        domain=Whole(
            Text("每一种申请方式 × 2010、2017、2021年的每一日", "every channel × every day of 2010, 2017 and 2021"),
            _every_channel,
            quick_step=97,
        ),
        check=_is_received,
        exceptions=Text(
            "网上、未公告渠道依默认口径；恢复联络、休息日收到、确认迟延另有口径。",
            "Online and unannounced channels by the default readings; there are readings on contact restored, "
            "receipt on a rest "
            "day and late confirmation.",
        ),
    ),
    Property(
        id="GIK-P-051",
        area="receipt",
        title=Text(
            "缺失的收到事实只在影响结论时不能判定",
            "A missing fact of receipt leaves a verdict open only where it matters",
        ),
        statement=Text(
            "收到的某一事实没有记载的，届满日介于该事实可能的各日算得的最早与最晚之间；各日结论相同的，照此判定，不同的，无法判定。",
            "Where a fact of receipt is not stated the due day lies between the earliest and the latest that its "
            "possible days "
            "give; where all of them lead to one verdict that is the verdict, else it is undetermined.",
        ),
        formal="earliest = min_v due(v), latest = max_v due(v); verdict = v(f) if constant, else undetermined",
        basis=_TABLE,
        domain=Whole(
            Text(
                "每一种申请方式 × 每一项缺失的事实 × 五个提交日 × 十个答复日，两部条例各一遍",
                "every channel × every missing fact × five days of making × ten days of reply, under either regulation",
            ),
            _every_gap,
            quick_step=29,
        ),
        check=_bounds_the_truth,
    ),
    Property(
        id="GIK-P-052",
        area="receipt",
        title=Text("只有登记的收到日期，须予提示", "A receipt known from a register alone is marked"),
        statement=Text(
            "没有收到证据、只有登记日期的，以登记日期计算，并提示收到之日未经证实。",
            "Where only a register states the receipt, that day is taken and marked as unproven.",
        ),
        formal="no fact of the channel stated ⇒ received = registered, basis = registered, finding receipt-unproven",
        basis=_TABLE,
        domain=Whole(Text("每一种申请方式，两部条例各一遍", "every channel under either regulation"), _registered),
        check=_is_unproven,
    ),
    Property(
        id="GIK-P-053",
        area="law",
        title=Text("适用收到之日施行的规定", "The law of the day of receipt governs"),
        statement=Text(
            "2008-05-01至2019-05-14收到的申请，答复期限为十五个工作日；2019-05-15以后收到的，二十个工作日。",
            "What was received from 2008-05-01 through 2019-05-14 is answered within 15 working days, what is "
            "received from "
            "2019-05-15 on within 20.",
        ),
        formal="due(case) = due(received, n(received)), n = 15 before 2019-05-15, else 20",
        basis=_PERIODS,
        domain=Whole(
            Text("2008-05-01以后每一个收到日", "every day of receipt from 2008-05-01 on"), _every_receipt, quick_step=43
        ),
        check=_has_its_law,
        exceptions=Text(
            "跨2019-05-15未办结的，新条例没有过渡规定，见口径 regime-at-2019-05-15。",
            "The new regulation has no transitional rule for what was open on 2019-05-15: reading "
            "regime-at-2019-05-15.",
        ),
    ),
    Property(
        id="GIK-P-054",
        area="law",
        title=Text("条例施行前的申请不作答", "Before the regulation there is no answer"),
        statement=Text(
            "2008-05-01以前提交的申请，当时条例尚未施行，不计算期限。",
            "For an application made before 2008-05-01, when no regulation was in force, no period is computed.",
        ),
        formal="received < 2008-05-01 ⇒ refused",
        basis=("CN/492/24.2",),
        domain=Whole(
            Text("2008-05-01以前日历上的每一日", "every day of the calendar before 2008-05-01"),
            _before_the_law,
            quick_step=5,
        ),
        check=_has_no_law,
    ),
)
