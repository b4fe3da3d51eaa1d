"""保留 How long what was published must stay: only its early removal breaks the duty."""

from __future__ import annotations

from gikdeadlines.case import Published, Removed
from gikdeadlines.law import finding
from gikdeadlines.values import Finding, Limit

from .judging import MatterOutcome, kept
from .question import Question, require_none, require_order, require_single, require_start
from .rules import retentions

__all__ = ["retention"]


def retention(question: Question) -> MatterOutcome:
    """For each provision in force the last day on which the information must still be there 保留期限.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``.
        NotInForceError: ``no-law-in-force``.

    Source: 晋政办发〔2015〕10号 第28条.
    """
    case = question.case
    require_none(
        require_start(case, Published),
        require_single(case, Published, Removed),
        require_order(case, Published, Removed),
    )
    limits = tuple(limit for published in question.of(Published) for limit in _limits(question, published))
    return MatterOutcome(limits, findings=tuple(_early(limit) for limit in limits if limit.verdict == "late"))


def _limits(question: Question, published: Published) -> tuple[Limit, ...]:
    return tuple(
        kept(question, provision, event=published.type, start=published.at, removed=question.first_of(Removed))
        for provision in retentions(question.law, jurisdiction=question.jurisdiction, day=published.at)
    )


def _early(limit: Limit) -> Finding:
    return finding("removed-early", limit.citation, removed=limit.done, keep_through=limit.due)
