"""What would have changed the verdict, in words 什么会改变结论。"""

from __future__ import annotations

from gikdeadlines.records import Pivot
from gikdeadlines.wording import Wording

from .phrases import printable

__all__ = ["pivot_text"]


def pivot_text(pivot: Pivot, wording: Wording) -> str:
    """A day that would have changed the verdict, as a sentence 转折点的文字.

    >>> from datetime import date
    >>> pivot_text(Pivot("reply-by", date(2022, 11, 9)), Wording("en"))
    'A reply on or before 2022-11-09 is in time'
    """
    key = "pivot-answer-of-from" if pivot.who else f"pivot-{pivot.kind}"
    event = wording.text(f"event-{pivot.event}") if pivot.event else ""
    who = printable(pivot.who or "")
    return wording.text(key, day=pivot.day, until=pivot.until, days=pivot.days, event=event, who=who)
