"""What is said of the columns of a table once its rows are known 各列的说明。

Whether a column was only carried or is in doubt hangs on what stands in it: that is told when all of it was seen, so
that `check` says of each column what `columns` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Final

from gikdeadlines.loading import Assessable, Refused, Row, Skipped, UnknownColumn
from gikdeadlines.registers import Table
from gikdeadlines.report.columns_text import column_text
from gikdeadlines.wording import Wording

from .outcomes import UNREAD, AssessedBlock, Checked, Outcome, unread_of

__all__ = ["ColumnsTold", "placed"]

_PASSED_OVER: Final = {
    "sheet": "note-passed-over",
    "hidden-sheet": "note-passed-over-hidden",
    "own-sheet": "note-passed-over-own",
}
"""Sheets that were not read, and how that is told."""

_IN_CELLS: Final = {
    "unread-value": "note-unread-values",
    "several-values": "note-several-values",
    "goes-on-below": "note-goes-on-below",
    "repeated-below": "note-repeated-below",
    "goes-on-above": "note-goes-on-above",
    "repeated-id": "note-repeated-id",
}
"""What was not understood in columns that were read, and how that is told."""

Place = tuple[str, str]
"""A file, and the sheet where it is a workbook."""


@dataclass(slots=True)
class ColumnsTold:
    """A sink that sees which columns the rows of each table say something unread in 各列存疑情况.

    ``tables`` are the headings of each, and sheets that were passed over, in their order; ``speaking`` are lines that
    hold no case and speak of one.
    """

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = ("findings",)

    tables: list[Skipped] = field(default_factory=list)
    doubted: dict[Place, Counter[tuple[str, str]]] = field(default_factory=dict)
    speaking: list[Skipped] = field(default_factory=list)

    @property
    def is_speaking(self) -> bool:
        """Whether something was said that was not understood 是否有未读懂之处."""
        beside = any(table.beside for table in self.tables)
        return bool(self.speaking or beside or any(self.doubted.values()))

    def take_row(self, row: Row) -> None:
        """Takes a row that was read and not assessed: what is in doubt, its case says 接收未核的一行."""
        if isinstance(row, Assessable):
            place = (row.file, row.sheet)
            self._add(place, unread_of((each.code, each.parameters) for each in row.case.doubts))
            self._add(place, [("repeated-id", "")] if row.repeated_id and not row.counts else [])
        elif isinstance(row, Skipped):
            self.take(row)

    def take_repeated(self, table: Table, rows: int) -> None:
        """Takes in how many rows of a table have a number that stood before 接收编号重复的行数."""
        self._add((table.file, table.sheet), [("repeated-id", "")] * rows)

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Skipped) and outcome.told:
            self.speaking.append(outcome)
        match outcome:
            case Skipped(reason="heading") if not any(_is_below(outcome, table) for table in self.tables):
                self.tables.append(outcome)
            case Skipped() if outcome.reason in _PASSED_OVER:
                self.tables.append(outcome)
            case Checked() if outcome.is_unread:
                self._add((outcome.file, outcome.sheet), outcome.unread_headings())

    def take_block(self, block: AssessedBlock) -> None:
        """Takes the rows of a table that were assessed together 接收一块."""
        if self.tables and block.unread():
            table = self.tables[-1]
            self._add((table.file, table.sheet), block.unread_headings())

    def _add(self, place: Place, doubts: Iterable[tuple[str, str]]) -> None:
        self.doubted.setdefault(place, Counter()).update(doubts)

    def lines(self, wording: Wording) -> Iterator[str]:
        """What is said of every table 各表的说明."""
        for table in self.tables:
            place = placed(table, wording)
            if key := _PASSED_OVER.get(table.reason):
                yield wording.text(key, sheet=place, rows=table.rows)
            else:
                yield from self.lines_of(table, place, wording)
        for line in self.speaking:
            yield wording.text("note-line-told", file=placed(line, wording), row=line.row, line=line.told)
        beside = dict.fromkeys((table.file, *line) for table in self.tables for line in table.beside)
        for file, row, told in beside:
            yield wording.text("note-line-told", file=file, row=row, line=told)

    def lines_of(self, table: Skipped, place: str, wording: Wording) -> Iterator[str]:
        """What is said of one table, which is named so 一表的说明."""
        told = self.doubted.get((table.file, table.sheet), Counter[tuple[str, str]]())
        doubted = {heading: rows for (code, heading), rows in told.items() if code == UNREAD}
        known = {column.heading for column in table.doubtful} | {line.told for line in self.speaking}
        for column in table.doubtful:
            yield _doubtful(column.heading, column.candidates, place, wording)
        for heading, rows in doubted.items():
            if heading not in known:
                yield wording.text("note-doubtful-cells", file=place, column=heading, count=rows)
        for (code, heading), rows in told.items():
            if key := _IN_CELLS.get(code):
                yield wording.text(key, file=place, column=heading, count=rows)
        if carried := [column for column in table.unknown if column.heading not in doubted]:
            yield wording.text("note-carried", file=place, columns=wording.listed(_carried(carried, wording)))
        if table.hidden:
            yield wording.text("note-hidden", file=place, count=table.hidden)
        for key, count in zip(("note-comments", "note-struck"), table.marked, strict=True):
            if count:
                yield wording.text(key, file=place, count=count)


def _is_below(heading: Skipped, table: Skipped) -> bool:
    """Whether headings come once more, as on every page of a table, or in the second row of their block."""
    return (heading.file, heading.sheet) == (table.file, table.sheet) and heading.row > table.row


def _doubtful(heading: str, candidates: Iterable[str], place: str, wording: Wording) -> str:
    might = wording.listed(column_text(name, wording) for name in candidates)
    key = "note-doubtful-candidates" if might else "note-doubtful"
    return wording.text(key, file=place, column=heading, candidates=might)


def _carried(columns: Iterable[UnknownColumn], wording: Wording) -> Iterator[str]:
    for column in columns:
        if column.resembles:
            yield wording.text("note-resembles", column=column.heading, heading=column.resembles)
        else:
            yield column.heading


def placed(row: Refused | Skipped, wording: Wording) -> str:
    """The file of a row, and the sheet where it is a workbook 文件与工作表."""
    return wording.text("sheet-of-file", file=row.file, sheet=row.sheet) if row.sheet else row.file
