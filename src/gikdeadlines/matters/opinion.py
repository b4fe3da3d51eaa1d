"""政务舆情 Response to public opinion: hours from the instant that the caller names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from gikdeadlines.case import Assigned, Case, Detected, Event, Occurred, PressConference, Responded, StatementIssued
from gikdeadlines.law import Provision
from gikdeadlines.values import Fault, FrozenMap, Limit, NotInForceError

from .dues import choose_among
from .judging import MatterOutcome, met
from .question import Question, day_of, instant_of, require_none, require_order, require_single, require_start, shown

__all__ = ["public_opinion"]

_Start = Assigned | Detected | Occurred

_STARTS: Final = (Assigned, Detected, Occurred)
"""Of several instants the label decides in this order: an assignment, else the detection, else the occurrence."""

_ACTS: Final = (StatementIssued, PressConference, Responded)

_LIMITS: Final[dict[str, dict[str, tuple[type[Event], ...]]]] = {
    "major": {"statement": (StatementIssued,), "press-conference": (PressConference,)},
    "other": {"response": _ACTS},
}
"""By severity the slots and what keeps them.

A statement and a press conference are ways to respond (国办发〔2016〕61号 三); whether a conference is a statement too
is a reading.
"""


def public_opinion(question: Question) -> MatterOutcome:
    """The limits in hours; a severity that no event names is a missing fact 政务舆情回应时限.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``, ``contradiction``.
        NotInForceError: ``no-law-in-force``.

    Source: 国办发〔2016〕61号 三; 国办发〔2016〕80号 三（四）.
    """
    _require_possible(question)
    if not question.of(*_STARTS):
        return MatterOutcome()
    named = [start.severity for start in question.of(*_STARTS) if start.severity]
    severity = named[0] if named else question.almanac.chooser.fact("severity", *_LIMITS)
    return MatterOutcome(_limits(question, severity))


def _require_possible(question: Question) -> None:
    case = question.case
    require_none(
        require_start(case, *_STARTS),
        require_single(case, *_STARTS),
        require_order(case, Occurred, Detected, Assigned, *_ACTS),
        require_order(case, Detected, *_ACTS),
        _require_one_severity(case),
    )


def _require_one_severity(case: Case) -> Iterable[Fault]:
    naming = [event for event in case.events if isinstance(event, _STARTS) and event.severity]
    for event in naming[1:]:
        if event.severity != naming[0].severity:
            expected = f"the severity of {shown(naming[0])}, {naming[0].severity}"
            given = f"{shown(event)}, {event.severity}"
            parameters = FrozenMap(says="severity", other=shown(naming[0]), severity=naming[0].severity)
            yield Fault(code="contradiction", given=given, expected=expected, path="events", parameters=parameters)


def _limits(question: Question, severity: str) -> tuple[Limit, ...]:
    start = _start(question)
    rows = _in_force(question, tuple(_LIMITS[severity]), day_of(start))
    return tuple(
        met(question, row, event=start.type, start=start.at, done=_done(question, severity, slot))
        for slot, row in rows.items()
    )


def _done(question: Question, severity: str, slot: str) -> date | None:
    """When what a slot asks for was done; a conference is itself a way to give out authoritative information."""
    done = question.first_of(*_LIMITS[severity][slot])
    if slot != "statement":
        return done
    options = {"counts": question.first_of(StatementIssued, PressConference), "does-not": done}
    return choose_among(question.almanac.chooser, "conference-as-statement", options)


def _start(question: Question) -> _Start:
    """The instant from which the hours run: of several, by label or the earliest."""
    given = [event for event in question.known if isinstance(event, _Start)]
    labelled = next(start for label in _STARTS for start in given if isinstance(start, label))
    earliest = min(given, key=instant_of)
    options = {"as-labelled": labelled, "earliest-given": earliest}
    return choose_among(question.almanac.chooser, "hours-start", options, moves=instant_of)


def _in_force(question: Question, slots: tuple[str, ...], day: date) -> dict[str, Provision]:
    """The limits in force by slot: before 〔2016〕80号 a major incident had only that of the press conference."""
    found: dict[str, Provision] = {}
    refused: list[NotInForceError] = []
    for slot in slots:
        try:
            found[slot] = question.law.hours(slot, question.jurisdiction, day).provision
        except NotInForceError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return found
