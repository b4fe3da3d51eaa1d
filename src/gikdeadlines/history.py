"""The events of an application, checked, sorted and paired 办理经过。

An answer is paired with what it answers: by ``party`` or ``agency`` where these are named, else in order of time. What
cannot have happened is refused with both events named. Events after the as-of day are not yet known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from .cases import Case
from .errors import CaseError, Fault
from .events import (
    APPLICATION,
    AgencyConsulted,
    AgencyReplied,
    Arrived,
    Channel,
    Confirmed,
    ContactRestored,
    CorrectionReceived,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    FeeNotified,
    FeePaid,
    LaterDateSet,
    NotConfirmed,
    ObstacleBegan,
    ObstacleEnded,
    Received,
    Replied,
    SignedFor,
    Submitted,
    ThirdPartyConsulted,
    ThirdPartyReplied,
    Withdrawn,
)

__all__ = ["History", "Pair", "Step", "history_of"]

_ORDER: Final = {event: index for index, event in enumerate(APPLICATION)}

_ONCE: Final = (Submitted, SignedFor, Arrived, Confirmed, NotConfirmed, ContactRestored, Received, Withdrawn)
"""Events of which an application has one at the most."""

_AGENCY_STEPS: Final = (
    CorrectionRequested,
    ThirdPartyConsulted,
    AgencyConsulted,
    ExtensionNotified,
    LaterDateSet,
    FeeNotified,
)
"""What only an agency that has the application in hand does."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answer, None while there is none 问与答."""

    asked: Event
    answered: Event | None


Step = Pair | Event
"""What may change the period: a paired event, or a single one."""

_QUESTIONS: Final[dict[type[Event], tuple[type[Event], str | None]]] = {
    CorrectionRequested: (CorrectionReceived, None),
    ThirdPartyConsulted: (ThirdPartyReplied, "party"),
    AgencyConsulted: (AgencyReplied, "agency"),
    ObstacleBegan: (ObstacleEnded, None),
    FeeNotified: (FeePaid, None),
}
"""What is answered by what, and the field that names who was asked."""

_ANSWERS: Final = {answer: question for question, (answer, _) in _QUESTIONS.items()}


@dataclass(frozen=True, slots=True)
class History:
    """What had happened by the as-of day 截至某日的经过.

    ``steps`` are in the order in which they are applied; ``first_step`` is the first day on which the agency is seen to
    have the application in hand.
    """

    channel: Channel | None = None
    submitted: date | None = None
    signed_for: date | None = None
    arrived: date | None = None
    confirmed: date | None = None
    never_confirmed: bool = False
    contact_restored: date | None = None
    registered: date | None = None
    withdrawn: date | None = None
    steps: tuple[Step, ...] = ()
    replies: tuple[Replied, ...] = ()
    first_step: date | None = None
    last_step: date | None = None
    events: tuple[Event, ...] = ()
    ignored: tuple[str, ...] = field(default=(), compare=False)

    def until(self, day: date) -> History:
        """The history as it was known at the end of an earlier day 截至更早一日."""
        return _built([event for event in self.events if day_of(event) <= day])

    @property
    def has_one_pause(self) -> bool:
        """Whether one question at most may pause the period 是否只有一次征求意见."""
        return sum(isinstance(step, Pair) for step in self.steps) <= 1

    @property
    def is_empty(self) -> bool:
        """Whether the application had not even been made by then 是否尚未提出申请."""
        return self.submitted is None and self.registered is None


def history_of(case: Case, as_of: date) -> History:
    """The history of an application as it was known at the end of a day 整理经过.

    Raises:
        CaseError: every impossibility; ``two-of-a-kind``, ``out-of-order``, ``answer-without-question``, ``missing-event``.
    """
    _require_possible(case.events)
    ordered = _sorted(case.events)
    ignored = tuple(_named(event) for event in ordered if day_of(event) > as_of)
    known = ordered[: len(ordered) - len(ignored)]
    return _built(known, ignored)


def _built(known: Sequence[Event], ignored: tuple[str, ...] = ()) -> History:
    """The history of events that stand in order."""
    facts: dict[str, object] = {}
    steps: list[Step] = []
    replies: list[Replied] = []
    for event in known:
        put = _FACTS.get(type(event))
        if put:
            name, value = put(event)
            facts[name] = value
            if type(event) is Submitted:
                facts["channel"] = event.channel
        elif type(event) is Replied:
            replies.append(event)
        elif type(event) not in _ANSWERS:
            steps.append(event)
    paired = _paired(steps, known)
    days = [step_day(step) for step in steps if isinstance(step, _AGENCY_STEPS)]
    days += [min(reply.days or (reply.registered,)) for reply in replies]  # type: ignore[type-var]
    return History(
        **facts,  # type: ignore[arg-type]
        steps=paired,
        replies=tuple(replies),
        first_step=min(days, default=None),
        last_step=max(days, default=None),
        events=tuple(known),
        ignored=ignored,
    )


_FACTS: Final[dict[type[Event], Callable[[Event], tuple[str, object]]]] = {
    Submitted: lambda event: ("submitted", event.at),
    SignedFor: lambda event: ("signed_for", event.at),
    Arrived: lambda event: ("arrived", event.at),
    Confirmed: lambda event: ("confirmed", event.at),
    NotConfirmed: lambda _: ("never_confirmed", True),
    ContactRestored: lambda event: ("contact_restored", event.at),
    Received: lambda event: ("registered", event.at),
    Withdrawn: lambda event: ("withdrawn", event.at),
}


def day_of(event: Event) -> date:
    """The day by which an event is known: a reply by the first of its days 事件之日."""
    if isinstance(event, Replied):
        return min(event.days or (event.registered or date.min,))
    return getattr(event, "at", date.min)


def step_day(step: Step) -> date:
    """The day on which a step is applied 步骤之日."""
    return day_of(step.asked if isinstance(step, Pair) else step)


def _when(event: Event) -> tuple[date, int]:
    """Events by day, those of one day in the order of their types."""
    return (day_of(event), _ORDER[type(event)])


def _sorted(events: Sequence[Event]) -> list[Event]:
    """The events in the one order that does not depend on the order in which they came."""
    ordered = sorted(events, key=_when)
    if any(_when(one) == _when(following) for one, following in pairwise(ordered)):
        ordered.sort(key=lambda event: (*_when(event), repr(event)))
    return ordered


def _named(event: Event) -> str:
    return f"{event.type} {day_of(event)}" if day_of(event) != date.min else event.type


# Pairing


def _paired(steps: Sequence[Step], known: Iterable[Event]) -> tuple[Step, ...]:
    answers: dict[type[Event], list[Event]] = {}
    for event in known:
        if type(event) in _ANSWERS:
            answers.setdefault(type(event), []).append(event)
    if not answers and not any(type(step) in _QUESTIONS for step in steps):
        return tuple(steps)
    answered = {
        id(question): answer
        for asked, (reply, name) in _QUESTIONS.items()
        for question, answer in _matched([s for s in steps if type(s) is asked], answers.get(reply, []), name)
    }
    return tuple(Pair(step, answered.get(id(step))) if type(step) in _QUESTIONS else step for step in steps)


def _matched(
    questions: Sequence[Event], answers: Sequence[Event], name: str | None
) -> Iterable[tuple[Event, Event]]:
    """Each answer with what it answers.

    A named party's answer closes all that was asked of it before that day; so does a correction, a payment, the end of
    an obstacle. An unnamed answer closes the earliest unnamed question that is open. What was asked on the day of the
    answer is closed by it only where nothing earlier is open.
    """
    open_questions = list(questions)
    for answer in answers:
        who = getattr(answer, name) if name else None
        fitting = [q for q in open_questions if q.at <= answer.at and (name is None or getattr(q, name) == who)]
        earlier = [q for q in fitting if q.at < answer.at] or fitting
        closed = earlier[:1] if name and who is None else earlier
        for question in closed:
            open_questions.remove(question)
            yield question, answer


# What cannot have happened


def _require_possible(events: Sequence[Event]) -> None:
    faults = [*_repeated(events), *_unmade(events), *_disordered(events), *_unasked(events), *_inner(events)]
    if faults:
        raise CaseError(*faults)


def _fault(code: str, position: int, event: Event, expected: str) -> Fault:
    return Fault(code=code, given=_named(event), expected=expected, path=f"events[{position}]")


def _repeated(events: Sequence[Event]) -> Iterable[Fault]:
    seen: dict[type[Event], Event] = {}
    for position, event in enumerate(events):
        kind = type(event)
        if kind in _ONCE and kind in seen:
            yield _fault("two-of-a-kind", position, event, f"one {event.type} at most; the other is {_named(seen[kind])}")
        seen[kind] = event
    if Confirmed in seen and NotConfirmed in seen:
        position = events.index(seen[NotConfirmed])
        yield _fault("contradiction", position, seen[NotConfirmed], f"not both this and {_named(seen[Confirmed])}")


def _unmade(events: Sequence[Event]) -> Iterable[Fault]:
    if not any(isinstance(event, Submitted | Received) for event in events):
        yield Fault(
            code="missing-event",
            given=[event.type for event in events],
            expected="submitted, or received as a register says it",
            path="events",
        )


_AFTER: Final[tuple[tuple[type[Event], type[Event]], ...]] = ((Arrived, Confirmed), (Arrived, ContactRestored))
"""The first cannot come after the second."""


def _disordered(events: Sequence[Event]) -> Iterable[Fault]:
    first = {type(event): event for event in reversed(events)}
    submitted = first.get(Submitted)
    for position, event in enumerate(events):
        if submitted and day_of(event) < day_of(submitted) and not isinstance(event, NotConfirmed):
            yield _fault("out-of-order", position, event, f"a day on or after {_named(submitted)}")
        for earlier, later in _AFTER:
            if isinstance(event, later) and earlier in first and day_of(event) < day_of(first[earlier]):
                yield _fault("out-of-order", position, event, f"a day on or after {_named(first[earlier])}")


def _unasked(events: Sequence[Event]) -> Iterable[Fault]:
    ordered = _sorted(events)
    for asked, (reply, name) in _QUESTIONS.items():
        answers = [event for event in ordered if type(event) is reply]
        if not answers:
            continue
        questions = [event for event in ordered if type(event) is asked]
        answered = {id(answer) for _, answer in _matched(questions, answers, name)}
        for answer in answers:
            if id(answer) not in answered:
                near = f"; the nearest is {_named(questions[0])}" if questions else ""
                who = f" of {getattr(answer, name)!r}" if name and getattr(answer, name) else ""
                expected = f"an open {asked.type}{who} on or before it{near}"
                yield _fault("answer-without-question", events.index(answer), answer, expected)


def _inner(events: Sequence[Event]) -> Iterable[Fault]:
    for position, event in enumerate(events):
        for code, wrong, expected in _inner_faults(event):
            yield Fault(code=code, given=wrong, expected=expected, path=f"events[{position}]")


def _inner_faults(event: Event) -> Iterable[tuple[str, object, str]]:
    if isinstance(event, Replied):
        if not event.days and event.registered is None:
            yield "missing-key", None, "one of dated, dispatched, delivered, registered"
        if list(event.days) != sorted(event.days):
            shown = [day.isoformat() for day in event.days]
            yield "out-of-order", shown, "dated on or before dispatched, dispatched on or before delivered"
        return
    for name in ("respond_by", "served", "until"):
        day = getattr(event, name, None)
        if day is not None and day < event.at:
            yield "out-of-order", f"{name} {day}", f"a day on or after {_named(event)}"
    for name in ("respond_within", "working_days"):
        days = getattr(event, name, None)
        if days is not None and days < 1:
            yield "not-a-count", f"{name} {days}", "a whole number of at least 1"
    if isinstance(event, CorrectionRequested) and event.respond_by and event.respond_within:
        yield "contradiction", "respond_by and respond_within", "one of the two"
    if isinstance(event, ExtensionNotified) and event.working_days and event.until:
        yield "contradiction", "working_days and until", "one of the two"
    if isinstance(event, CorrectionReceived) and event.dispatched and event.dispatched > event.at:
        yield "out-of-order", f"dispatched {event.dispatched}", f"a day on or before {_named(event)}"
