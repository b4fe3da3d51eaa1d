"""What cannot have happened, told with both events 不可能的经过。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from gikdeadlines.values import Fault, FrozenMap, not_among

from .events import (
    AgencyConsulted,
    Arrived,
    Confirmed,
    ContactRestored,
    CorrectionReceived,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    FeeNotified,
    LaterDateSet,
    Letter,
    NotConfirmed,
    Received,
    Replied,
    SignedFor,
    Submitted,
    ThirdPartyConsulted,
    Withdrawn,
)
from .pairing import ANSWERS, QUESTIONS, matches

__all__ = ["FACTS", "SOUND", "impossibilities", "named"]

FACTS: Final[Mapping[type[Event], str]] = {
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


def named(event: Event) -> str:
    """An event by its type and its day, as a fault shows it 事件的写法."""
    return event.type if event.at == date.min else f"{event.type} {event.at}"


def impossibilities(events: Sequence[Event], ordered: Sequence[Event]) -> list[Fault]:
    """Every fault of a history 不可能之处.

    Args:
        events: as they were given.
        ordered: the same in order of time.
    """
    found = [*_repeated(events), *_unmade(ordered), *_disordered(events, ordered), *_inner(events)]
    return [*found, *_unasked(events, ordered)]


def _fault(code: str, events: Sequence[Event], event: Event, expected: str, **parameters: object) -> Fault:
    path = f"events[{events.index(event)}]"
    return Fault(code=code, given=named(event), expected=expected, path=path, parameters=FrozenMap(parameters))


def _repeated(events: Sequence[Event]) -> Iterable[Fault]:
    seen: dict[type[Event], Event] = {}
    for place, event in enumerate(events):
        kind = type(event)
        if kind in seen:
            other = named(seen[kind])
            expected = f"one {event.type} at most; the other is {other}"
            parameters = FrozenMap(type=event.type, other=other)
            yield Fault(
                code="two-of-a-kind",
                given=named(event),
                expected=expected,
                path=f"events[{place}]",
                parameters=parameters,
            )
        elif kind in FACTS:
            seen[kind] = event
    if NotConfirmed in seen and Confirmed in seen:
        other = named(seen[Confirmed])
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
    other = named(earlier)
    return _fault("out-of-order", events, event, f"a day on or after {other}", says="after", other=other)


def _unasked(events: Sequence[Event], ordered: Sequence[Event]) -> Iterable[Fault]:
    answers = [event for event in ordered if type(event) in ANSWERS]
    if not answers:
        return
    answered = {id(answer) for _, answer in matches(ordered, answers)}
    for answer in answers:
        if id(answer) not in answered:
            yield _unopened(events, ordered, answer)


def _unopened(events: Sequence[Event], ordered: Sequence[Event], answer: Event) -> Fault:
    """With what would have to stand open for an answer, and what comes nearest to it."""
    asked, name = next((q, name) for q, (reply, name) in QUESTIONS.items() if reply is type(answer))
    who = getattr(answer, name) if name else None
    expected = f"an open {asked.type}{f' of {who!r}' if who else ''} on or before it"
    shown: dict[str, object] = {"asked": f"{asked.type} ({who})" if who else asked.type}
    nearest = next((event for event in ordered if type(event) is asked), None)
    if nearest is not None:
        expected += f"; the nearest is {named(nearest)}"
        shown |= {"says": "nearest", "nearest": named(nearest)}
    return _fault("answer-without-question", events, answer, expected, **shown)


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
            expected, parameters = f"a day on or after {named(event)}", FrozenMap(says="after", other=named(event))
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
        expected, parameters = f"a day on or before {named(event)}", FrozenMap(says="before", other=named(event))
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


# The same asked with less work: whether there is anything to tell of one event


def _is_letter(letter: Letter) -> bool:
    return letter.served is None or letter.served >= letter.at


def _is_notice(notice: CorrectionRequested) -> bool:
    last, days = notice.respond_by, notice.respond_within
    if last is not None and (last < notice.at or days is not None):
        return False
    return (days is None or days > 0) and _is_letter(notice)


def _is_extension(told: ExtensionNotified) -> bool:
    last, days = told.until, told.working_days
    if last is not None and (last < told.at or days is not None):
        return False
    return (days is None or days > 0) and _is_letter(told)


def _is_reply(reply: Replied) -> bool:
    first, sent, last = reply.dated, reply.dispatched, reply.delivered
    if sent is not None and ((first is not None and first > sent) or (last is not None and sent > last)):
        return False
    if first is not None and last is not None and first > last:
        return False
    return not (first is sent is last is reply.registered is None)


SOUND: Final[Mapping[type[Event], Callable[..., bool]]] = {
    Replied: _is_reply,
    CorrectionReceived: lambda event: event.dispatched is None or event.dispatched <= event.at,
    CorrectionRequested: _is_notice,
    ExtensionNotified: _is_extension,
    LaterDateSet: lambda event: event.until >= event.at,
    **dict.fromkeys((ThirdPartyConsulted, AgencyConsulted, FeeNotified), _is_letter),
}
"""Whether there is nothing to tell of an event by itself 单个事件是否可能."""
