"""The calendar of a case as a picture that stands alone 日历图。"""

from __future__ import annotations

from gikdeadlines.wording import Wording

from .calendar_view import DayView
from .case_view import CaseView
from .engine import asset, template

__all__ = ["calendar_picture"]


def calendar_picture(view: CaseView, wording: Wording) -> str:
    """The weeks of a case as SVG, to embed or to print 日历图.

    The picture needs no font of its own, no script and no network; what a cell shows is also its text alternative.

    Args:
        view: of :func:`~gikdeadlines.report.case_view.case_view`.
        wording: the language of the view.
    """
    weeks = view.calendar.shortened
    style = asset("picture.css")
    return template("calendar.svg", wording).render(view=view, weeks=weeks, style=style, is_day=_is_day)


def _is_day(day: object) -> bool:
    return isinstance(day, DayView)
