"""国有企业信息公开 Reports of state-owned enterprises: months after a period's end, working days ad hoc."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gikdeadlines.case import Formed, PeriodEnded, Published
from gikdeadlines.law import Provision, finding
from gikdeadlines.values import Finding, Limit

from .judging import MatterOutcome, met
from .question import Question, require_none, require_order, require_single, require_start
from .rules import term_for

__all__ = ["soe_report"]

_Start = PeriodEnded | Formed

_PERIOD_ENDS: Final = {"annual": ("12-31",), "interim": ("06-30",), "quarter": ("03-31", "09-30")}
"""The days on which the periods of a financial year end (会计法 第11条; 晋政发〔2014〕38号 第12条)."""


def soe_report(question: Question) -> MatterOutcome:
    """The limit of a report, or of weighty information as it arises 国企信息公开期限.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 晋政发〔2014〕38号 第12条.
    """
    case = question.case
    require_none(
        require_start(case, PeriodEnded, Formed),
        require_single(case, PeriodEnded, Formed, Published),
        require_order(case, PeriodEnded, Published),
        require_order(case, Formed, Published),
    )
    starts = [event for event in question.known if isinstance(event, _Start)]
    limits = [_limit(question, start) for start in starts]
    return MatterOutcome(tuple(limits), findings=tuple(_unusual_ends(starts, limits)))


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
