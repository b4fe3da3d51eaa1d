"""The calendar of a case as a picture that stands alone 日历图。"""

from __future__ import annotations

from textwrap import wrap
from typing import Final

from gikdeadlines.wording import Wording

from .calendar_view import DayView
from .case_view import CaseView
from .engine import asset, template

__all__ = ["calendar_picture"]

_ROOM: Final = {"zh": 7, "en": 13}
"""Characters that a line of a cell takes without being squeezed."""


def calendar_picture(view: CaseView, wording: Wording) -> str:
    """The weeks of a case as SVG, to embed or to print 日历图.

    The picture needs no font of its own, no script and no network; what a cell shows is also its text alternative.

    Args:
        view: of :func:`~gikdeadlines.report.case_view.case_view`.
        wording: the language of the view.
    """
    room = _ROOM[wording.language]
    return template("calendar.svg", wording).render(
        view=view,
        weeks=view.calendar.shortened,
        style=asset("picture.css"),
        is_day=_is_day,
        lines=lambda text: _lines(text, room),
        room=room,
    )


def _is_day(day: object) -> bool:
    return isinstance(day, DayView)


def _lines(text: str, room: int) -> list[str]:
    """A text for a cell, on two lines of much the same length where one is too narrow."""
    if len(text) <= room:
        return [text]
    width = (len(text) + 1) // 2
    while len(found := wrap(text, width)) > 2:  # noqa: PLR2004 - lines that a cell has room for
        width += 1
    return found
