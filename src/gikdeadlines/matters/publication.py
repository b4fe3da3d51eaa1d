"""主动公开 Publication of the agency's own accord: when it was due, from formation, change, decision or issue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, get_args

from gikdeadlines.case import Changed, Decided, Field, Formed, Issued, ProcedureCompleted, Published
from gikdeadlines.law import Deemed, Provision, finding
from gikdeadlines.values import NATIONAL, Finding, Limit

from .dues import due_of
from .judging import MatterOutcome, met
from .question import Question, require_none, require_order, require_single, require_start
from .rules import term_for, terms_from, terms_on

__all__ = ["publication"]

_Start = Formed | Changed | Decided | ProcedureCompleted | Issued

_GENERAL: Final = "publication"
_CHANGED_CONDITIONS: Final = "changed-conditions"
_OTHER: Final = "other"


def publication(question: Question) -> MatterOutcome:
    """Every limit of a publication 主动公开期限.

    Each start runs its own limit, kept by the first publication on or after it. A decision whose field is missing is
    taken for one of the field with the shortest limit, and of that with the longest.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 国令492号 第18条; 国令711号 第26条; 国办发〔2017〕94号 二（四）; 国办发〔2017〕97号 二（四）;
        国办发〔2018〕23号 二（七）.
    """
    _require_possible(question)
    field = _field(question)
    starts = [event for event in question.known if isinstance(event, _Start)]
    limits = tuple(limit for start in starts for limit in _limits(question, start, field))
    return MatterOutcome(limits, findings=(*_ended_plans(question, starts), *_apply_first(question, limits)))


def _require_possible(question: Question) -> None:
    case = question.case
    is_formed = any(isinstance(event, Formed) for event in case.events)
    begins = (Formed,) if is_formed else (Decided, Issued)
    require_none(
        require_start(case, Formed, Changed, Decided, ProcedureCompleted, Issued),
        require_single(case, Formed),
        require_order(case, Formed, Changed),
        *(require_order(case, begin, Published) for begin in begins),
    )


def _field(question: Question) -> str:
    """The field of the decisions that name none, where the case does not name it either a missing fact."""
    lacking = [decided for decided in question.of(Decided) if decided.field is None]
    if question.case.field or not lacking:
        return question.case.field or _OTHER
    fields: tuple[str, ...] = get_args(Field)
    dues = {field: [_due(question, decided, field) for decided in lacking] for field in fields}
    shortest, longest = min(dues, key=lambda field: dues[field]), max(dues, key=lambda field: dues[field])
    if dues[shortest] == dues[longest]:
        return _OTHER
    return question.almanac.chooser.fact("field", shortest, longest)


def _due(question: Question, decided: Decided, field: str) -> date:
    return due_of(_provisions(question, decided, field)[0], decided.at, question.almanac).at


def _limits(question: Question, start: _Start, field: str) -> Iterable[Limit]:
    done = question.first_of(Published, since=start.at)
    for provision in _provisions(question, start, field):
        yield met(question, provision, event=start.type, start=start.at, done=done)


def _provisions(question: Question, start: _Start, field: str) -> tuple[Provision, ...]:
    law, jurisdiction, day = question.law, question.jurisdiction, start.at
    if isinstance(start, Issued):
        return terms_from(law, start.type, matter="publication", jurisdiction=jurisdiction, day=day)
    return (term_for(law, *_slots(start, field), jurisdiction=jurisdiction, day=day),)


def _slots(start: _Start, field: str) -> tuple[str, ...]:
    """The slots that may govern: 7 days only for the decisions of two fields, and only since those texts."""
    if isinstance(start, Decided):
        return (f"decision:{start.field or field}", _GENERAL)
    return (_CHANGED_CONDITIONS, _GENERAL) if isinstance(start, ProcedureCompleted) else (_GENERAL,)


def _apply_first(question: Question, limits: Iterable[Limit]) -> Iterable[Finding]:
    """What is overdue cannot be sued over at once: it is applied for first."""
    for limit in limits:
        if limit.verdict == "overdue" and limit.due is not None:
            yield from (finding("apply-first", rule.citation) for rule in _applying(question, limit.due))


def _applying(question: Question, day: date) -> Iterable[Provision]:
    for rule in question.law.of_matter("remedy"):
        says = rule.parameters
        if isinstance(says, Deemed) and says.event == "publication-overdue" and rule.applies_on(day):
            yield rule


def _ended_plans(question: Question, starts: Iterable[_Start]) -> Iterable[Finding]:
    """A finding where the shorter limit stood in the work points of a year that is over."""
    levels = (question.jurisdiction, NATIONAL)
    for start in starts:
        if not isinstance(start, ProcedureCompleted):
            continue
        plans = [p for p in terms_on(question.law, _CHANGED_CONDITIONS) if p.instrument.jurisdiction in levels]
        ended = [p for p in plans if p.until and p.until < start.at]
        if ended and not any(p.applies_on(start.at) for p in plans):
            last = max(ended, key=lambda p: p.since)
            yield finding("plan-of-one-year", last.citation, plan=last.instrument.doc_no, until=last.until)
