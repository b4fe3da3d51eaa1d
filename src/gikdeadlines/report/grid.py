"""A period as weeks of numbered days 日历格。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from rich.cells import cell_len

from gikdeadlines.records import Assessment, LedgerDay
from gikdeadlines.wording import Wording

from .layout import Paint, Style, padded, plain, printable
from .phrases import short_day

__all__ = ["calendar_grid"]

_LONGEST_RUN: Final = 3
"""Weeks on end in which nothing is counted are shown up to this many, then left out."""

_FESTIVAL: Final = 2
"""Characters of a festival's name in a cell."""

Week = list[LedgerDay | None]


@dataclass(frozen=True, slots=True)
class _Cells:
    """Writes the cell of a day."""

    assessment: Assessment
    wording: Wording
    last_counted: int | None

    def text(self, day: LedgerDay | None) -> str:
        if day is None:
            return ""
        text = self._plain(day)
        if day.date == self.assessment.due:
            text = self.wording.text("grid-due", cell=text)
        if day.date == self.assessment.replied_on:
            text = self.wording.text("grid-reply", cell=text)
        return text

    def _plain(self, day: LedgerDay) -> str:
        if day.status == "start":
            first = day.date == (self.assessment.received_on or day.date)
            return self.wording.text("grid-received" if first else "grid-restarted")
        if day.status == "excluded":
            return self.wording.text("grid-excluded")
        if day.ordinal is None:
            return self._rest(day)
        if self.last_counted is not None and day.ordinal > self.last_counted:
            return self.wording.text("grid-late", ordinal=day.ordinal - self.last_counted)
        make_up = day.reason == "make-up-workday"
        return self.wording.text("grid-make-up", ordinal=day.ordinal) if make_up else str(day.ordinal)

    def _rest(self, day: LedgerDay) -> str:
        # A festival's name is the notice's own word; in English the grid says rest.
        named = day.reason not in {"weekend", "", "rest-day"} and self.wording.language == "zh"
        return printable(_short(day.reason)) if named else self.wording.text("grid-rest")


def _short(festival: str) -> str:
    """Two characters of a festival's name: 国庆, 清明, 春节."""
    return (festival if len(festival) == _FESTIVAL else festival.removesuffix("节"))[:_FESTIVAL]


def calendar_grid(assessment: Assessment, wording: Wording, *, paint: Paint = plain) -> list[str]:
    """The ledger as a grid, a week a line, with its legend 日历格.

    Args:
        assessment: with its ledger; without one there is nothing to show.
        wording: in which language.
        paint: colours, where there are any.
    """
    if not assessment.ledger:
        return []
    due = next((day.ordinal for day in assessment.ledger if day.date == assessment.due), None)
    cells = _Cells(assessment, wording, due)
    weeks = list(_weeks(assessment.ledger))
    years = assessment.ledger[0].date.year != assessment.ledger[-1].date.year
    labels = [short_day(_monday(week), years=years) for week in weeks]
    texts = [[cells.text(day) for day in week] for week in weeks]
    width = max(cell_len(text) for row in texts for text in row) + 1
    margin = " " * (len(labels[0]) + 1)
    heading = "".join(_centred(wording.text(f"weekday-{i}"), width) for i in range(7))
    lines = [
        f"{label} {''.join(_painted(text, day, width, paint) for text, day in zip(row, week, strict=True))}".rstrip()
        for label, row, week in zip(labels, texts, weeks, strict=True)
    ]
    legend = paint(wording.text("grid-legend"), "faint")
    # Where the receipt itself is open, the ledger can only be that of one possible day.
    assumed = [] if assessment.received_on else [wording.text("grid-assumed", day=assessment.ledger[0].date)]
    return [*assumed, (margin + heading).rstrip(), *_without_long_runs(lines, weeks, wording), legend]


def _weeks(ledger: Sequence[LedgerDay]) -> Iterator[Week]:
    days = {day.date: day for day in ledger}
    monday = ledger[0].date - timedelta(ledger[0].date.weekday())
    while monday <= ledger[-1].date:
        yield [days.get(monday + timedelta(i)) for i in range(7)]
        monday += timedelta(7)


def _monday(week: Week) -> date:
    index, day = next((index, day) for index, day in enumerate(week) if day is not None)
    return day.date - timedelta(index)


def _centred(text: str, width: int) -> str:
    left = max(0, (width - cell_len(text)) // 2)
    return padded(" " * left + text, width)


_STYLES: Final[dict[str, Style]] = {
    "after-due": "late",
    "due": "title",
    "reply": "title",
    "excluded": "open",
    "rest": "faint",
}


def _painted(text: str, day: LedgerDay | None, width: int, paint: Paint) -> str:
    if day is None:
        return _centred("·", width)
    cell = _centred(text, width)
    return paint(cell, _STYLES[day.status]) if day.status in _STYLES else cell


def _without_long_runs(lines: Sequence[str], weeks: Sequence[Week], wording: Wording) -> Iterator[str]:
    """The lines, the middle of a long run of weeks in which nothing is counted left out."""
    for empty, run in groupby(zip(lines, weeks, strict=True), key=lambda pair: _counts_nothing(pair[1])):
        found = [line for line, _ in run]
        if empty and len(found) > _LONGEST_RUN:
            yield from (found[0], wording.text("grid-omitted", weeks=len(found) - 2), found[-1])
        else:
            yield from found


def _counts_nothing(week: Week) -> bool:
    return all(day is not None and day.status in {"excluded", "rest", "after-due"} for day in week)
