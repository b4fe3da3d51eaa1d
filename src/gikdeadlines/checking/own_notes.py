"""The sheet of notes: what was read, what became of it, how it is to be read 说明表。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gikdeadlines.assessment import provenance_of
from gikdeadlines.loading import require_module
from gikdeadlines.report.text import counts_text
from gikdeadlines.values import Verdict
from gikdeadlines.wording import Wording, fault_text

from .columns_told import ColumnsTold
from .outcomes import Unread
from .own_refusals import new_sheet
from .own_sheets import put, set_up_print
from .standards import Standards

__all__ = ["Noted", "write_notes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What there is to say of a run over a workbook 核查情况."""

    standards: Standards
    verdicts: Mapping[Verdict, int]
    counts: Mapping[str, Mapping[str, int]]
    columns: ColumnsTold
    unread: Sequence[Unread]
    has_lost_parts: bool


def write_notes(book: Any, noted: Noted, wording: Wording) -> None:  # noqa: ANN401 - openpyxl's
    """Writes the notes into a sheet of their own 写说明表."""
    styles = require_module("openpyxl.styles")
    title = wording.text("own-title")
    sheet = new_sheet(book, wording.text("sheet-notes"), title, column=1)
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate((title, *_lines(noted, wording)), start=1):
        put(sheet.cell(row, 1), line)
        sheet.cell(row, 1).alignment = styles.Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = styles.Font(bold=True)
    set_up_print(sheet, (1, 1))


def _lines(noted: Noted, wording: Wording) -> Iterator[str]:
    say, standards = wording.text, noted.standards
    calendar = standards.calendar()
    yield say("check-title", as_of=standards.as_of, first=str(calendar.first.year), last=str(calendar.horizon.year))
    yield counts_text(noted.verdicts, wording)
    for name, counts in noted.counts.items():
        numbers = {key: counts.get(key, 0) for key in ("assessed", "refused", "skipped")}
        yield say("own-balance", sheet=name, read=sum(numbers.values()), **numbers)
        for table in noted.columns.tables:
            if table.sheet == name and table.reason == "heading":
                yield from noted.columns.lines_of(table, name, wording)
    for unread in noted.unread:
        yield from (fault_text(fault, wording) for fault in unread.faults)
    yield say("own-colours")
    if noted.has_lost_parts:
        yield say("own-lost")
    made = provenance_of(calendar, standards.law, standards.as_of)
    yield say("own-made", version=made.version, calendar=made.calendar[:12], law=made.law[:12])
    yield say("disclaimer")
