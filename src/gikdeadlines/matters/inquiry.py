"""征求意见 An inquiry seen from whoever is asked: until when to answer, and what silence means."""

from __future__ import annotations

from typing import Final

from gikdeadlines.events import Answered, Asked
from gikdeadlines.findings import finding
from gikdeadlines.law import Deemed, Provision
from gikdeadlines.records import Finding

from .judging import MatterOutcome, met
from .question import Question, require_none, require_order, require_single, require_start
from .rules import of_silence, term_for

__all__ = ["inquiry"]

_SLOTS: Final = {
    "third-party": ("inquiry:third-party", "third-party-answer"),
    "co-author": ("inquiry:co-author", "agency:co-author-answer"),
    "competent": ("inquiry:competent", "agency:competent-answer"),
    "secrecy": ("inquiry:secrecy", "agency:secrecy-answer"),
}
"""Whom the law gives a time to answer; the clock of an application counts by the same provisions."""

_SILENCE: Final = {
    "third-party": "third-party",
    "co-author": "agency:co-author",
    "competent": "agency:competent",
    "secrecy": "agency:secrecy",
}


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
    term = _SLOTS[asked.to]
    provision = term_for(question.law, term, jurisdiction=question.jurisdiction, day=asked.at)
    limit = met(question, provision, event=asked.type, start=asked.at, done=question.first_of(Answered))
    if limit.verdict not in ("late", "overdue"):
        return MatterOutcome((limit,))
    silence = of_silence(question.law, _SILENCE[asked.to], jurisdiction=question.jurisdiction, day=asked.at)
    return MatterOutcome((limit,), findings=(_lateness(asked, silence),), ended_by=silence.id if silence else None)


def _lateness(asked: Asked, silence: Provision | None) -> Finding:
    """The lateness of someone consulted is a note; its outcome is what the law makes of silence."""
    says = silence.parameters if silence else None
    outcome = says.outcome if isinstance(says, Deemed) else "open"
    citation = silence.citation if silence else None
    return finding("consultation-late", citation, to=asked.to, outcome=outcome)
