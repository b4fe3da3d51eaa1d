"""What would have changed the verdict, in words 什么会改变结论。"""

from __future__ import annotations

from gikdeadlines.law import Law
from gikdeadlines.values import Pivot
from gikdeadlines.wording import Wording

from .phrases import choices_text

__all__ = ["pivot_text"]


def pivot_text(pivot: Pivot, wording: Wording, *, law: Law) -> str:
    """One pivot as a sentence 转折点的文字.

    >>> from datetime import date
    >>> from gikdeadlines import load_law
    >>> pivot_text(Pivot("reply-by", date(2022, 11, 9)), Wording("en"), law=load_law())
    'A reply on or before 2022-11-09 is in time'
    """
    return _sentence(_pivot_text(pivot, wording, law))


def _sentence(text: str) -> str:
    """The text as a sentence begins: a point or an event is named in the middle of others elsewhere."""
    return text[:1].upper() + text[1:]


def _pivot_text(pivot: Pivot, wording: Wording, law: Law) -> str:
    if pivot.choice is not None:
        return wording.text("pivot-choices", choices=choices_text([pivot.choice], wording, law=law))
    key = "pivot-answer-of-from" if pivot.who else f"pivot-{pivot.kind}"
    if pivot.kind == "extension-by" and pivot.until is None:
        key = "pivot-extension-by-open"
    event = wording.text(f"event-{pivot.event}") if pivot.event else ""
    return wording.text(key, day=pivot.day, until=pivot.until, days=pivot.days, event=event, who=pivot.who)
