"""A period as weeks of numbered days, for a terminal 日历格。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from gikdeadlines.wording import Wording

from .calendar_view import CalendarView, DayKind, DayView, Week
from .layout import Paint, Style, padded, plain
from .phrases import short_day

__all__ = ["calendar_grid"]

_LONGEST_RUN: Final = 3
"""Weeks on end in which nothing is counted are shown up to this many, then left out."""

_UNCOUNTED: Final = frozenset[DayKind]({"excluded", "rest", "after-due", "dropped"})


def calendar_grid(view: CalendarView, wording: Wording, *, paint: Paint = plain) -> list[str]:
    """The days as a grid, a week a line, with its legend 日历格.

    Args:
        view: without days there is nothing to show.
        wording: in which language.
        paint: colours, where there are any.
    """
    if not view.days:
        return []
    weeks = view.weeks
    labels = [short_day(_monday(week), years=view.spans_years) for week in weeks]
    width = max(cell_len(day.mark) for day in view.days) + 1
    margin = " " * (len(labels[0]) + 1)
    heading = "".join(_centred(wording.text(f"weekday-{i}"), width) for i in range(7))
    lines = [
        f"{label} {''.join(_painted(day, width, paint) for day in week)}".rstrip()
        for label, week in zip(labels, weeks, strict=True)
    ]
    # Where the receipt itself is open, the days can only be those of one possible receipt.
    assumed = [wording.text("grid-assumed", day=view.assumed)] if view.assumed else []
    shown = _without_long_runs(lines, weeks, wording)
    return [*assumed, (margin + heading).rstrip(), *shown, *_legend(view, wording, paint)]


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


def _without_long_runs(lines: Sequence[str], weeks: Sequence[Week], wording: Wording) -> Iterator[str]:
    """The lines, the middle of a long run of weeks in which nothing is counted left out."""
    for empty, run in groupby(zip(lines, weeks, strict=True), key=lambda pair: _counts_nothing(pair[1])):
        found = [line for line, _ in run]
        if empty and len(found) > _LONGEST_RUN:
            yield from (found[0], wording.text("grid-omitted", weeks=len(found) - 2), found[-1])
        else:
            yield from found


def _counts_nothing(week: Week) -> bool:
    days = (day for day in week if isinstance(day, DayView))
    is_whole = all(isinstance(day, DayView) for day in week)
    return is_whole and all(day.kind in _UNCOUNTED and not (day.is_due or day.is_reply) for day in days)
