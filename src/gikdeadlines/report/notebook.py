"""Assessments that show themselves in a notebook 笔记本中的显示。"""

from __future__ import annotations

from gikdeadlines.law import Law
from gikdeadlines.loading import load_law
from gikdeadlines.values import Assessment
from gikdeadlines.wording import Language, wording_in

from .case_view import case_view
from .html import case_card

__all__ = ["card", "enable"]


def card(assessment: Assessment) -> str | None:
    """What a notebook shows of an assessment: its verdict and calendar, in Chinese 笔记本中的卡片.

    None where it was assessed by another law than ours, whose texts only :func:`enable` can be given.
    """
    law = load_law()
    if assessment.provenance is None or assessment.provenance.law != law.digest:
        return None
    wording = wording_in("zh")
    return case_card(case_view(assessment, law=law, wording=wording), wording)


def enable(*, law: Law | None = None, language: Language = "zh") -> None:
    """Lets every assessment show itself in another language, or by a law of one's own, from here on 设定显示.

    Without it they show themselves in Chinese. The record itself knows no report: this hangs ``_repr_html_`` on it.

    Args:
        law: by which they were assessed, ours unless given.
        language: of the words.
    """
    rules = law or load_law()
    wording = wording_in(language).naming(rules)

    def shown(assessment: Assessment) -> str:
        return case_card(case_view(assessment, law=rules, wording=wording), wording)

    Assessment._repr_html_ = shown  # type: ignore[attr-defined]  # notebooks ask for this name
