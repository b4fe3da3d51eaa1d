"""征求意见 An inquiry seen from whoever is asked: until when to answer, and what silence means."""

from __future__ import annotations

from typing import Final

from gikdeadlines.case import Answered, Asked
from gikdeadlines.law import Deemed, Provision, Regime, Row, finding
from gikdeadlines.values import Finding, Limit, NotInForceError

from .judging import MatterOutcome, met
from .question import Question, require_none, require_order, require_single, require_start
from .rules import term_for

__all__ = ["inquiry"]

_EVENTS: Final = {"third-party": "third-party"} | {
    role: f"agency:{role}" for role in ("co-author", "competent", "secrecy")
}
"""Who is asked, as the tables of an application's regime name the consultation."""


def inquiry(question: Question) -> MatterOutcome:
    """The limit of an answer, by the law in force on the day asked, and what follows from silence 答复征求意见的期限.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 国令711号 第32条, 第34条; 山西省政府令237号 第8条第4款, 第26条.
    """
    case = question.case
    require_none(
        require_start(case, Asked),
        require_single(case, Asked, Answered),
        require_order(case, Asked, Answered),
    )
    for asked in question.of(Asked):
        return _answer(question, asked)
    return MatterOutcome()


def _answer(question: Question, asked: Asked) -> MatterOutcome:
    provision = _term(question, asked)
    limit = met(question, provision, event=asked.type, start=asked.at, done=question.first_of(Answered))
    if limit.verdict not in ("late", "overdue"):
        return MatterOutcome((limit,))
    silence = _regime(question, asked).deemed.get(_EVENTS[asked.to])
    return MatterOutcome(
        (limit,),
        findings=(_lateness(limit, silence),),
        ended_by=silence.provision.id if silence else None,
    )


def _term(question: Question, asked: Asked) -> Provision:
    """The time to answer: where no text speaks of the inquiry alone, that of the clock of an application."""
    try:
        return term_for(question.law, f"inquiry:{asked.to}", jurisdiction=question.jurisdiction, day=asked.at)
    except NotInForceError:
        row = _regime(question, asked).terms.get(f"{_EVENTS[asked.to]}-answer")
        if row is None:
            raise
        return row.provision


def _regime(question: Question, asked: Asked) -> Regime:
    return question.law.regime(question.jurisdiction, asked.at)


def _lateness(limit: Limit, silence: Row[Deemed] | None) -> Finding:
    """The lateness of someone consulted is a note; its outcome is what the law makes of silence."""
    citation = silence.provision.citation if silence else limit.citation
    outcome = silence.says.outcome if silence else "open"
    if limit.done is None:
        return finding("consultation-unanswered", citation, limit=limit.due, outcome=outcome)
    return finding("consultation-late", citation, answered=limit.done, limit=limit.due, outcome=outcome)
