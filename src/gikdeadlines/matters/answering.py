"""A question answered by the rules of its matter 按事项作答。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from .inquiry import inquiry
from .judging import MatterOutcome
from .opinion import public_opinion
from .publication import publication
from .question import Question
from .remedy import remedy
from .retention import retention
from .soe import soe_report
from .urgent import urgent_document

__all__ = ["outcome_of"]

_MATTERS: Final[Mapping[str, Callable[[Question], MatterOutcome]]] = {
    "publication": publication,
    "public-opinion": public_opinion,
    "soe-report": soe_report,
    "inquiry": inquiry,
    "urgent-document": urgent_document,
    "retention": retention,
    "remedy": remedy,
}


def outcome_of(question: Question) -> MatterOutcome:
    """The limits of a case that is no application, for one way of answering what the law leaves open 一次作答的结果.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``, ``contradiction``.
        NotInForceError: ``no-law-in-force``, where no provision was in force on the decisive day.
    """
    return _MATTERS[question.case.matter](question)
