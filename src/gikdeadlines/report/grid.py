"""A period as weeks of numbered days, for a terminal 日历格。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from rich.cells import cell_len

from gikdeadlines.wording import Wording

from .calendar_view import CalendarView, DayKind, DayView, Omitted, Week
from .layout import Paint, Style, padded, plain
from .phrases import short_day

__all__ = ["calendar_grid"]


def calendar_grid(view: CalendarView, wording: Wording, *, paint: Paint = plain) -> list[str]:
    """The days as a grid, a week a line, with its legend 日历格.

    Args:
        view: without days there is nothing to show.
        wording: in which language.
        paint: colours, where there are any.
    """
    if not view.days:
        return []
    width = max(cell_len(day.mark) for day in view.days) + 1
    margin = " " * (len(short_day(view.days[0].day, years=view.spans_years)) + 1)
    heading = "".join(_centred(wording.text(f"weekday-{i}"), width) for i in range(7))
    # Where the receipt itself is open, the days can only be those of one possible receipt.
    assumed = [wording.text("grid-assumed", day=view.assumed)] if view.assumed else []
    return [*assumed, (margin + heading).rstrip(), *_lines(view, width, wording, paint), *_legend(view, wording, paint)]


def _lines(view: CalendarView, width: int, wording: Wording, paint: Paint) -> Iterator[str]:
    for week in view.shortened:
        if isinstance(week, Omitted):
            yield wording.text("grid-omitted", weeks=week.weeks)
        else:
            label = short_day(_monday(week), years=view.spans_years)
            yield f"{label} {''.join(_painted(day, width, paint) for day in week)}".rstrip()


def _legend(view: CalendarView, wording: Wording, paint: Paint) -> list[str]:
    dropped = [wording.text("grid-legend-dropped")] if "dropped" in view.kinds else []
    return [paint(line, "faint") for line in (wording.text("grid-legend"), *dropped)]


def _monday(week: Week) -> date:
    return week[0].day if isinstance(week[0], DayView) else week[0]


def _centred(text: str, width: int) -> str:
    left = max(0, (width - cell_len(text)) // 2)
    return padded(" " * left + text, width)


_STYLES: Final[dict[DayKind, Style]] = {
    "after-due": "late",
    "excluded": "open",
    "dropped": "faint",
    "rest": "faint",
}


def _painted(day: DayView | date, width: int, paint: Paint) -> str:
    if not isinstance(day, DayView):
        return _centred("·", width)
    cell = _centred(day.mark, width)
    if day.is_due or day.is_reply:
        return paint(cell, "title")
    return paint(cell, _STYLES[day.kind]) if day.kind in _STYLES else cell
