"""Assessments that show themselves in a notebook 笔记本中的显示。"""

from __future__ import annotations

from gikdeadlines.law import Law
from gikdeadlines.loading import load_law
from gikdeadlines.values import Assessment
from gikdeadlines.wording import Language, wording_in

from .case_view import case_view
from .html import case_card

__all__ = ["enable"]


def enable(*, law: Law | None = None, language: Language = "zh") -> None:
    """Lets every assessment show its verdict and calendar in notebooks, from here on 启用显示.

    The record itself knows no report: this hangs ``_repr_html_`` on it, and only when somebody asks.

    Args:
        law: by which they were assessed, ours unless given.
        language: of the words.
    """
    rules, wording = law or load_law(), wording_in(language)

    def shown(assessment: Assessment) -> str:
        return case_card(case_view(assessment, law=rules, wording=wording), wording)

    Assessment._repr_html_ = shown  # type: ignore[attr-defined]  # notebooks ask for this name
