"""急件 Urgent documents: at once, or within the days of their degree of urgency."""

from __future__ import annotations

from typing import Final

from gikdeadlines.case import Completed, UrgentReceived
from gikdeadlines.law import Effect, finding
from gikdeadlines.values import Finding, Limit

from .judging import MatterOutcome, met, unlimited
from .question import Question, require_none, require_order, require_single, require_start
from .rules import same_day, term_for

__all__ = ["urgent_document"]

_OWN_LIMIT: Final = "urgent-document:own-limit"

_DEGREES: Final = {"特提": "teti", "特急": "teji", "加急": "jiaji", "平急": "pingji"}


def urgent_document(question: Question) -> MatterOutcome:
    """The limit by degree of urgency, unless the document names its own; 特提 has none 急件办结期限.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 晋政办发〔2014〕14号 五.
    """
    case = question.case
    require_none(
        require_start(case, UrgentReceived),
        require_single(case, UrgentReceived, Completed),
        require_order(case, UrgentReceived, Completed),
    )
    limits = tuple(_limit(question, received) for received in question.of(UrgentReceived))
    broken = [limit for limit in limits if limit.verdict in ("late", "overdue")]
    return MatterOutcome(limits, findings=tuple(_own_limit(question, limit) for limit in broken))


def _limit(question: Question, received: UrgentReceived) -> Limit:
    slot = f"urgent-document:{_DEGREES.get(received.urgency, received.urgency)}"
    law, jurisdiction = question.law, question.jurisdiction
    done = question.first_of(Completed)
    at_once = same_day(law, slot, jurisdiction=jurisdiction, day=received.at)
    if at_once:
        return unlimited(at_once, event=received.type, start=received.at, done=done)
    provision = term_for(law, slot, jurisdiction=jurisdiction, day=received.at)
    return met(question, provision, event=received.type, start=received.at, done=done)


def _own_limit(question: Question, limit: Limit) -> Finding:
    """A limit that the document itself names goes before, and the case does not say whether there is one."""
    rules = (
        rule.citation
        for rule in question.law.of_matter("urgent-document")
        if isinstance(rule.parameters, Effect) and rule.parameters.event == _OWN_LIMIT
    )
    return finding("own-limit-prevails", next(rules, limit.citation), slot=limit.slot)
