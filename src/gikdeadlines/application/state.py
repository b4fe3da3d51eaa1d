"""What the mechanics of the law know of one application, as whole numbers 规则运行时的状态。

Days are numbers as :meth:`datetime.date.toordinal` has them; what is not stated is
:data:`~gikdeadlines.application.words.NONE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter
from typing import Any, Final, NamedTuple, get_args

from gikdeadlines.case import (
    AgencyConsulted,
    AgencyRole,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    History,
    LaterDateSet,
    Letter,
    Pair,
    Replied,
)
from gikdeadlines.case import Step as Happened

from .almanac import Almanac
from .tables import Tables
from .words import (
    AMENDED,
    CHANNEL_NUMBERS,
    CORRECTION,
    EVENTS,
    EXTENSION,
    KIND_OF,
    LATER_DATE,
    METHOD_NUMBERS,
    NO_QUESTIONS,
    NONE,
    NOT_OF_THE_AGENCY,
)

__all__ = ["Excluded", "Noted", "Reply", "State", "Step", "Told", "receipt_of", "stated_by"]


class Step(NamedTuple):
    """An event that may change the period, with its answer where it is a question 一件事.

    ``posted`` is the applicant's posting day of a correction, ``days`` and ``until`` what an extension says, ``until``
    also the later day of art. 35.
    """

    kind: int
    at: int
    back: int = NONE
    posted: int = NONE
    served: int = NONE
    respond_by: int = NONE
    respond_within: int = NONE
    days: int = NONE
    until: int = NONE


class Reply(NamedTuple):
    """A reply; ``number`` tells the missing days of several apart 一次答复."""

    number: int
    at: int
    method: int
    dated: int
    dispatched: int
    delivered: int
    registered: int
    is_delegated: bool


class Told(NamedTuple):
    """An extension that took effect 延长."""

    days: int
    at: int
    until: int
    row: int


class Excluded(NamedTuple):
    """Days that an event takes out, and whether what it asked had been answered by their end 停止计算的期间."""

    first: int
    last: int
    kind: int
    row: int
    is_answered: bool


class Noted(NamedTuple):
    """A finding: its number, the row that it cites, and its parameters 核查提示."""

    finding: int
    row: int
    one: int = NONE
    other: int = NONE
    third: int = NONE


@dataclass(slots=True)
class State:
    """One application on its way through the law 依申请公开的运行状态.

    The first part is what the case states; what follows is what the mechanics have found so far. ``began`` is the day
    from which the period is counted, ``start`` that of the count as restarts leave it, ``end`` the day after which
    nothing changes the verdict any more; ``named`` is a day that was set as a later one than the ordinary
    due day, ``later`` the due day where it decides, ``corrected`` and ``paid`` are restarts to come. What is taken out,
    extended, noted and cited is there from the start of the period on.
    """

    almanac: Almanac
    tables: Tables
    as_of: int
    channel: int
    submitted: int
    signed_for: int
    arrived: int
    confirmed: int
    contact_restored: int
    registered: int
    withdrawn: int
    first_step: int
    last_step: int
    is_never_confirmed: bool
    has_one_pause: bool
    happened: Sequence[Step]
    answers: Sequence[Reply]

    regime: int = NONE
    received: int = NONE
    began: int = NONE
    received_under: int = NONE
    evidenced: int = NONE
    replied_before: int = NONE
    receipt_row: int = NONE
    is_registered: bool = False
    is_confirmed_late: bool = False
    is_owed_on_arrival: bool = False

    reply: int = NONE
    reply_row: int = NONE
    is_delegated: bool = False
    is_by_courier: bool = False
    reply_registered: int = NONE
    reply_dispatched: int = NONE
    is_reply_registered: bool = False

    start: int = NONE
    base: int = NONE
    end: int = NONE
    named: int = NONE
    corrections: int = 0
    corrected: int = NONE
    paid: int = NONE
    extended: int = 0
    extra: int = 0
    first_told: int = NONE
    until: int = NONE
    is_numbered: bool = False
    due: int = NONE
    later_row: int = NONE
    later: int = NONE
    ended: int = NONE
    ended_on: int = NONE
    ended_row: int = NONE
    verdict: int = NONE

    pauses: list[Excluded] = field(init=False)
    extensions: list[Told] = field(init=False)
    notes: list[Noted] = field(init=False)
    cited: dict[int, None] = field(init=False)
    spans: Any = field(init=False)


receipt_of: Final[Callable[[State], tuple[Any, ...]]] = attrgetter(
    "regime",
    "received",
    "began",
    "received_under",
    "evidenced",
    "replied_before",
    "receipt_row",
    "is_registered",
    "is_confirmed_late",
    "is_owed_on_arrival",
)
"""What is known when the receipt is: the fields of a state that follow what is stated 收到阶段的结果."""


def stated_by(history: History) -> tuple[Any, ...]:
    """What a history states, as numbers: the fields of a state from ``channel`` through ``answers`` 由经过得出数字."""
    return (
        CHANNEL_NUMBERS[history.channel] if history.channel else NONE,
        *[day.toordinal() if day else NONE for day in _days(history)],
        history.never_confirmed is not None,
        history.has_one_pause,
        [_step(step) for step in history.steps],
        [_reply(reply, history.replies) for reply in history.replies],
    )


def _number(day: date | None) -> int:
    return day.toordinal() if day else NONE


_days: Final[Callable[[History], tuple[date | None, ...]]] = attrgetter(
    *("submitted", "signed_for", "arrived", "confirmed", "contact_restored", "registered", "withdrawn"),
    *("first_step", "last_step"),
)


def _step(step: Happened) -> Step:
    if type(step) is Pair:
        return _question(step)
    if type(step) is ExtensionNotified:
        days = step.working_days or NONE
        return Step(
            EXTENSION, step.at.toordinal(), NONE, NONE, _number(step.served), NONE, NONE, days, _number(step.until)
        )
    if type(step) is LaterDateSet:
        return Step(LATER_DATE, step.at.toordinal(), until=step.until.toordinal())
    return Step(AMENDED, step.at.toordinal())  # what is left among the steps is an amendment


def _question(pair: Pair) -> Step:
    asked, answered = pair
    at, back = asked.at.toordinal(), answered.at.toordinal() if answered else NONE
    if type(asked) is CorrectionRequested:
        posted = _number(answered.dispatched) if answered else NONE  # type: ignore[attr-defined]  # what answers it
        within = asked.respond_within or NONE
        return Step(CORRECTION, at, back, posted, _number(asked.served), _number(asked.respond_by), within)
    return Step(kind_of(asked), at, back, NONE, _number(asked.served) if isinstance(asked, Letter) else NONE)


def kind_of(event: Event) -> int:
    """The kind by which a regime's tables know an event 事件类别."""
    return _AGENCIES[event.role or "other"] if type(event) is AgencyConsulted else KIND_OF[type(event)]


_AGENCIES: Final = {role: EVENTS.index(f"agency:{role}") for role in get_args(AgencyRole)}


def _reply(reply: Replied, replies: Sequence[Replied]) -> Reply:
    return Reply(
        1 + replies.index(reply),
        reply.at.toordinal(),
        METHOD_NUMBERS[reply.method] if reply.method else NONE,
        _number(reply.dated),
        _number(reply.dispatched),
        _number(reply.delivered),
        _number(reply.registered),
        bool(reply.delegated),
    )


def known_on(s: State, day: int) -> State:
    """The same application as it was known at the end of an earlier day 截至更早一日的状态."""
    happened = [step for step in s.happened if step.at <= day]
    asked = [step for step in happened if step.kind not in NO_QUESTIONS]
    return replace(
        s,
        as_of=day,
        withdrawn=s.withdrawn if s.withdrawn <= day else NONE,
        last_step=max(_days_of_the_agency(happened, s.answers, day), default=NONE),
        has_one_pause=len(asked) <= 1,
        happened=happened,
    )


def _days_of_the_agency(happened: Iterable[Step], answers: Iterable[Reply], day: int) -> Iterable[int]:
    yield from (step.at for step in happened if step.kind not in NOT_OF_THE_AGENCY)
    yield from (reply.at for reply in answers if reply.at <= day)
