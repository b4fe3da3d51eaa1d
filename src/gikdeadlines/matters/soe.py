"""国有企业信息公开 State enterprises: reports after a period's end, weighty information, answers to applications."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from gikdeadlines.case import (
    ApplicationAnswered,
    ApplicationReceived,
    ExtensionNotified,
    Formed,
    PeriodEnded,
    Published,
)
from gikdeadlines.law import Provision, finding
from gikdeadlines.values import Finding, Limit

from .judging import MatterOutcome, lengthened, met
from .question import Question, require_none, require_order, require_single, require_start
from .rules import term_for

__all__ = ["soe_report"]

_Start = PeriodEnded | Formed

_GAP: Final = "soe-gap"
"""Whether an enterprise may lengthen the time to answer as an agency may."""

_PERIOD_ENDS: Final = {"annual": ("12-31",), "interim": ("06-30",), "quarter": ("03-31", "09-30")}
"""The days on which the periods of a financial year end (会计法 第11条; 晋政发〔2014〕38号 第12条)."""


def soe_report(question: Question) -> MatterOutcome:
    """The limit of a report, of weighty information as it arises, of an answer to an application 国企信息公开期限.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 晋政发〔2014〕38号 第12条, 第20条; 晋政办发〔2015〕10号 第27条.
    """
    case = question.case
    require_none(
        require_start(case, PeriodEnded, Formed, ApplicationReceived),
        require_single(
            case, PeriodEnded, Formed, ApplicationReceived, ExtensionNotified, Published, ApplicationAnswered
        ),
        require_order(case, PeriodEnded, Published),
        require_order(case, Formed, Published),
        require_order(case, ApplicationReceived, ExtensionNotified, ApplicationAnswered),
    )
    starts = [event for event in question.known if isinstance(event, _Start)]
    limits = [_limit(question, start) for start in starts]
    answers = [_answer(question, received.at) for received in question.of(ApplicationReceived)]
    findings = (*_unusual_ends(starts, limits), *(found for _, found in answers if found))
    return MatterOutcome((*limits, *(limit for limit, _ in answers)), findings=findings)


def _answer(question: Question, received: date) -> tuple[Limit, Finding | None]:
    """The time to answer an application; the rules say nothing of an extension, nor that there is none."""
    provision = term_for(question.law, "soe-reply", jurisdiction=question.jurisdiction, day=received)
    done = question.first_of(ApplicationAnswered)
    limit = met(question, provision, event=ApplicationReceived.type, start=received, done=done)
    told = next(iter(question.of(ExtensionNotified)), None)
    if told is None or limit.due is None or told.at > limit.due:
        return limit, None
    if question.almanac.chooser.choose(_GAP) == "none":
        return limit, finding("extension-without-basis", provision.citation, notified=told.at)
    most = question.law.regime(question.jurisdiction, received).terms["extension"].says.n
    return lengthened(question, limit, min(told.working_days or most, most)), None


def _limit(question: Question, start: _Start) -> Limit:
    done = question.first_of(Published)
    return met(question, _provision(question, start), event=start.type, start=start.at, done=done)


def _provision(question: Question, start: _Start) -> Provision:
    slot = f"soe-report:{start.period if isinstance(start, PeriodEnded) else 'ad-hoc'}"
    return term_for(question.law, slot, jurisdiction=question.jurisdiction, day=start.at)


def _unusual_ends(starts: Iterable[_Start], limits: Iterable[Limit]) -> Iterable[Finding]:
    """A finding where no such period ends on the day given."""
    for start, limit in zip(starts, limits, strict=True):
        if isinstance(start, PeriodEnded) and f"{start.at:%m-%d}" not in _PERIOD_ENDS[start.period]:
            yield finding("period-end-unusual", limit.citation, period=start.period, day=start.at)
