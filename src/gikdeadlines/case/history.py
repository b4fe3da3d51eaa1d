"""The events of an application, checked, sorted and paired 办理经过。

An answer is paired with what it answers: by ``party`` or ``agency`` where these are named, else in order of time. What
cannot have happened is refused with both events named. Events after the as-of day are not yet known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from gikdeadlines.values import CaseError, Fault, FrozenMap, not_among

from .case import Case
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


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answer, None while there is none 问与答."""

    asked: Event
    answered: Event | None

    @property
    def at(self) -> date:
        """The day of the question 发问之日."""
        return self.asked.at


Step = Pair | Event
"""What may change the period: a paired event, or a single one."""

_ORDER: Final = {event: index for index, event in enumerate(APPLICATION)}

_FACTS: Final[Mapping[type[Event], str]] = {
    Submitted: "submitted",
    SignedFor: "signed_for",
    Arrived: "arrived",
    Confirmed: "confirmed",
    NotConfirmed: "never_confirmed",
    ContactRestored: "contact_restored",
    Received: "registered",
    Withdrawn: "withdrawn",
}
"""Events of which an application has one at the most, and the field that holds their day."""

_QUESTIONS: Final[Mapping[type[Event], tuple[type[Event], str | None]]] = {
    CorrectionRequested: (CorrectionReceived, None),
    ThirdPartyConsulted: (ThirdPartyReplied, "party"),
    AgencyConsulted: (AgencyReplied, "agency"),
    ObstacleBegan: (ObstacleEnded, None),
    FeeNotified: (FeePaid, None),
}
"""What is answered by what, and the field that names who was asked."""

_ANSWERS: Final = frozenset(answer for answer, _ in _QUESTIONS.values())

_AGENCY_STEPS: Final = frozenset(
    (CorrectionRequested, ThirdPartyConsulted, AgencyConsulted, ExtensionNotified, LaterDateSet, FeeNotified, Replied)
)
"""What only an agency that has the application in hand does."""


@dataclass(slots=True)
class History:
    """What had happened by the as-of day 截至某日的经过.

    ``steps`` are in the order in which they are applied; ``first_step`` and ``last_step`` are the days between which
    the agency is seen to have the application in hand. ``later`` is what is said to happen after the as-of day.
    """

    channel: Channel | None = None
    submitted: date | None = None
    signed_for: date | None = None
    arrived: date | None = None
    confirmed: date | None = None
    never_confirmed: date | None = None
    contact_restored: date | None = None
    registered: date | None = None
    withdrawn: date | None = None
    steps: Sequence[Step] = ()
    replies: Sequence[Replied] = ()
    first_step: date | None = None
    last_step: date | None = None
    events: Sequence[Event] = ()
    later: Sequence[Event] = field(default=(), compare=False)
    ignored: tuple[str, ...] = field(default=(), compare=False)

    def until(self, day: date) -> History:
        """The history as it was known at the end of an earlier day 截至更早一日."""
        return _built([event for event in self.events if event.at <= day])

    def after(self, day: date | None) -> tuple[str, ...]:
        """What the agency or the applicant did after the reply of a day, which fixes the verdict 答复之后的事件."""
        later = [event for event in self.events if day is not None and event.at > day]
        return tuple(_named(event) for event in later if type(event) is Withdrawn or type(event) not in _FACTS)

    def out_of_place(self, ended: date, *, is_answered: bool) -> Iterator[Event]:
        """What cannot well have happened after what ended the case, in no order 终结之后不应有的行为.

        Nor can it happen after the as-of day, so that what is said of later days counts here.
        A further answer may follow the first one, and so may what is done anew for it. After a withdrawal, or where the
        application lapsed, others may still answer what they were asked, and the agency does nothing any more.

        Args:
            ended: the day of the reply, of the withdrawal, or the last day of what the applicant let pass.
            is_answered: whether it was a reply.
        """
        if self.later:
            yield from _built([*self.events, *self.later]).out_of_place(ended, is_answered=is_answered)
            return
        if not is_answered:
            yield from (event for event in self.events if event.at > ended and type(event) in _AGENCY_STEPS)
            return
        last = max((reply.at for reply in self.replies), default=ended)
        for step in self.steps:
            asked, answered = (step.asked, step.answered) if isinstance(step, Pair) else (step, None)
            if asked.at > max(ended, last):
                yield asked
            elif answered is not None and answered.at > (ended if asked.at <= ended else last):
                yield answered
        yield from (event for event in self.events if type(event) is Withdrawn and event.at > last)

    @property
    def opening(self) -> Event | None:
        """What first shows the agency to have the application in hand, None while nothing does 机关首个行为."""
        return next((event for event in self.events if type(event) in _AGENCY_STEPS), None)

    @property
    def has_one_pause(self) -> bool:
        """Whether one question at most may pause the period 是否只有一次征求意见."""
        return sum(type(step) is Pair for step in self.steps) <= 1

    @property
    def is_empty(self) -> bool:
        """Whether the application had not even been made by then 是否尚未提出申请."""
        return self.submitted is None and self.registered is None


def history_of(case: Case, as_of: date) -> History:
    """The history of an application as it was known at the end of a day 整理经过.

    Raises:
        CaseError: every impossibility; ``two-of-a-kind``, ``contradiction``, ``out-of-order``,
            ``answer-without-question``, ``missing-event``, ``not-a-count``.
    """
    ordered = _sorted(case.events)
    faults = [*_repeated(case.events), *_unmade(ordered), *_disordered(case.events, ordered), *_inner(case.events)]
    faults += _unasked(case.events, ordered)
    if faults:
        raise CaseError(*faults)
    if ordered[-1].at <= as_of:
        return _built(ordered)
    known = [event for event in ordered if event.at <= as_of]
    history = _built(known, tuple(_named(event) for event in ordered[len(known) :]))
    history.later = ordered[len(known) :]
    return history


def _sorted(events: Iterable[Event]) -> list[Event]:
    """The events by day, those of one day by type: the one order that does not depend on how they came."""
    given = tuple(events)
    ordered = sorted([(event.at, _ORDER[type(event)], place) for place, event in enumerate(given)])
    previous = None
    for day, order, _ in ordered:
        if (day, order) == previous:
            return sorted(given, key=lambda event: (event.at, _ORDER[type(event)], repr(event)))
        previous = (day, order)
    return [given[place] for _, _, place in ordered]


def _built(known: Sequence[Event], ignored: tuple[str, ...] = ()) -> History:
    """The history of events that stand in order."""
    history = History(events=known, ignored=ignored)
    steps: list[Event] = []
    replies: list[Replied] = []
    answers: list[Event] = []
    for event in known:
        kind = type(event)
        if kind in _FACTS:
            setattr(history, _FACTS[kind], event.at)
        elif kind in _ANSWERS:
            answers.append(event)
        elif isinstance(event, Replied):
            replies.append(event)
        else:
            steps.append(event)
        if isinstance(event, Submitted):
            history.channel = event.channel
        elif kind in _AGENCY_STEPS:
            history.first_step = history.first_step or event.at
            history.last_step = event.at
    history.steps = _paired(steps, answers)
    history.replies = replies
    return history


def _named(event: Event) -> str:
    return event.type if event.at == date.min else f"{event.type} {event.at}"


# Pairing


def _paired(steps: Sequence[Event], answers: Sequence[Event]) -> Sequence[Step]:
    """The steps, each question with its answer."""
    if not any(type(step) in _QUESTIONS for step in steps):
        return steps
    answered = {id(question): answer for question, answer in _matches(steps, answers)}
    return [Pair(step, answered.get(id(step))) if type(step) in _QUESTIONS else step for step in steps]


def _matches(steps: Iterable[Event], answers: Sequence[Event]) -> Iterable[tuple[Event, Event]]:
    """Each answer with what it answers.

    A named party's answer closes all that was asked of it before that day; so does a correction, a payment, the end of
    an obstacle. An unnamed answer closes the earliest unnamed question that is open. What was asked on the day of the
    answer is closed by it only where nothing earlier is open.
    """
    if not answers:
        return
    open_questions = [step for step in steps if type(step) in _QUESTIONS]
    for answer in answers:
        fitting = [question for question in open_questions if _fits(question, answer)]
        earlier = [question for question in fitting if question.at < answer.at] or fitting
        _, name = _QUESTIONS[type(earlier[0])] if earlier else (None, None)
        closed = earlier[:1] if name and getattr(answer, name) is None else earlier
        for question in closed:
            open_questions.remove(question)
            yield question, answer


def _fits(question: Event, answer: Event) -> bool:
    reply, name = _QUESTIONS[type(question)]
    if type(answer) is not reply or question.at > answer.at:
        return False
    return name is None or getattr(question, name) == getattr(answer, name)


# What cannot have happened


def _fault(code: str, events: Sequence[Event], event: Event, expected: str, **parameters: object) -> Fault:
    path = f"events[{events.index(event)}]"
    return Fault(code=code, given=_named(event), expected=expected, path=path, parameters=FrozenMap(parameters))


def _repeated(events: Sequence[Event]) -> Iterable[Fault]:
    seen: dict[type[Event], Event] = {}
    for place, event in enumerate(events):
        kind = type(event)
        if kind in seen:
            other = _named(seen[kind])
            expected = f"one {event.type} at most; the other is {other}"
            parameters = FrozenMap(type=event.type, other=other)
            yield Fault(
                code="two-of-a-kind",
                given=_named(event),
                expected=expected,
                path=f"events[{place}]",
                parameters=parameters,
            )
        elif kind in _FACTS:
            seen[kind] = event
    if NotConfirmed in seen and Confirmed in seen:
        other = _named(seen[Confirmed])
        yield _fault(
            "contradiction", events, seen[NotConfirmed], f"not both this and {other}", says="both", other=other
        )


def _unmade(ordered: Sequence[Event]) -> Iterable[Fault]:
    if not any(type(event) in (Submitted, Received) for event in ordered):
        given = [event.type for event in ordered]
        expected = "submitted, or received as a register says it"
        yield Fault(
            code="missing-event",
            given=given,
            expected=expected,
            path="events",
            parameters=FrozenMap(says="application"),
        )


_FOLLOWS: Final[Mapping[type[Event], type[Event]]] = {Confirmed: Arrived, ContactRestored: Arrived}
"""What cannot come before what."""


def _disordered(events: Sequence[Event], ordered: Sequence[Event]) -> Iterable[Fault]:
    first = {type(event): event for event in reversed(ordered)}
    submitted = first.get(Submitted)
    if submitted is not None and ordered[0].at < submitted.at:
        for event in ordered:
            if date.min < event.at < submitted.at:
                yield _too_early(events, event, submitted)
    for later, earlier in _FOLLOWS.items():
        if later in first and earlier in first and first[later].at < first[earlier].at:
            yield _too_early(events, first[later], first[earlier])


def _too_early(events: Sequence[Event], event: Event, earlier: Event) -> Fault:
    other = _named(earlier)
    return _fault("out-of-order", events, event, f"a day on or after {other}", says="after", other=other)


def _unasked(events: Sequence[Event], ordered: Sequence[Event]) -> Iterable[Fault]:
    answers = [event for event in ordered if type(event) in _ANSWERS]
    if not answers:
        return
    answered = {id(answer) for _, answer in _matches(ordered, answers)}
    for answer in answers:
        if id(answer) not in answered:
            yield _unopened(events, ordered, answer)


def _unopened(events: Sequence[Event], ordered: Sequence[Event], answer: Event) -> Fault:
    """With what would have to stand open for an answer, and what comes nearest to it."""
    asked, name = next((q, name) for q, (reply, name) in _QUESTIONS.items() if reply is type(answer))
    who = getattr(answer, name) if name else None
    expected = f"an open {asked.type}{f' of {who!r}' if who else ''} on or before it"
    named: dict[str, object] = {"asked": f"{asked.type} ({who})" if who else asked.type}
    nearest = next((event for event in ordered if type(event) is asked), None)
    if nearest is not None:
        expected += f"; the nearest is {_named(nearest)}"
        named |= {"says": "nearest", "nearest": _named(nearest)}
    return _fault("answer-without-question", events, answer, expected, **named)


def _inner(events: Sequence[Event]) -> Iterable[Fault]:
    for place, event in enumerate(events):
        check = _INNER.get(type(event))
        if check is not None:
            for fault in check(event):
                yield fault.under(f"events[{place}]")


def _reply_faults(reply: Replied) -> Iterable[Fault]:
    days = reply.days
    if not days and reply.registered is None:
        yield not_among("missing-key", None, ("dated", "dispatched", "delivered", "registered"), says="one-of")
    if len(days) > 1 and list(days) != sorted(days):
        shown = [day.isoformat() for day in days]
        expected = "dated on or before dispatched, dispatched on or before delivered"
        yield Fault(code="out-of-order", given=shown, expected=expected, parameters=FrozenMap(says="reply"))


def _dated_faults(event: Event) -> Iterable[Fault]:
    for name in ("respond_by", "served", "until"):
        day = getattr(event, name, None)
        if day is not None and day < event.at:
            expected, parameters = f"a day on or after {_named(event)}", FrozenMap(says="after", other=_named(event))
            yield Fault(code="out-of-order", given=f"{name} {day}", expected=expected, parameters=parameters)
    for name in ("respond_within", "working_days"):
        days = getattr(event, name, None)
        if days is not None and days < 1:
            yield Fault(code="not-a-count", given=f"{name} {days}", expected="a whole number of at least 1")
    for one, other in (("respond_by", "respond_within"), ("working_days", "until")):
        if getattr(event, one, None) is not None and getattr(event, other, None) is not None:
            parameters = FrozenMap(says="fields", one=one, other=other)
            yield Fault(
                code="contradiction", given=f"{one} and {other}", expected="one of the two", parameters=parameters
            )


def _correction_faults(event: CorrectionReceived) -> Iterable[Fault]:
    if event.dispatched is not None and event.dispatched > event.at:
        expected, parameters = f"a day on or before {_named(event)}", FrozenMap(says="before", other=_named(event))
        yield Fault(
            code="out-of-order", given=f"dispatched {event.dispatched}", expected=expected, parameters=parameters
        )


_INNER: Final[Mapping[type[Event], Callable[..., Iterable[Fault]]]] = {
    Replied: _reply_faults,
    CorrectionReceived: _correction_faults,
    **dict.fromkeys(
        (CorrectionRequested, ThirdPartyConsulted, AgencyConsulted, ExtensionNotified, LaterDateSet, FeeNotified),
        _dated_faults,
    ),
}
"""What to look at inside an event."""
