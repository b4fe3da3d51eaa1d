"""How each column of a table was read, and what stands in it 各列的读法。"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Final, Literal

from gikdeadlines.case import history_of
from gikdeadlines.loading import Assessable, Refused, Row, Skipped, Source, without_path
from gikdeadlines.values import CaseError, Fault, FrozenMap

from .cells import is_blank, mapped, parse_cell
from .column_map import NO_MAP, ColumnMap
from .doubts import shown_cell
from .fields import Found
from .heading_blocks import HeadingRows, RawRow
from .headings import Layout, Watched
from .naming import candidates_for
from .reading import read_tables
from .tables import LongReader, Numbered, Opened, Table, WideReader, open_table, reader_of

__all__ = ["ColumnReading", "ColumnState", "TableReading", "read_columns"]

ColumnState = Literal["read", "carried", "doubtful", "conflicting"]
"""读入, 原样带过, 存疑, 相互冲突."""

_SAMPLES: Final = 2
_MOST_WORDS: Final = 50
_MOST_REFUSED: Final = 1_000
_UNREAD: Final = "unread-column"
"""The finding on a row that says something in a column that was not understood."""

_COMMENT: Final = "unread-comment"
"""The same of a comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """One column: its heading with its groups, its state, what it was read as or might be 一列的读法.

    ``fields`` are names of columns: of one that was read its own, of others those that it might be; ``event`` is what a
    mark tells of; ``words`` are those of its cells that are not known.
    """

    position: int
    heading: str
    state: ColumnState
    fields: tuple[str, ...] = ()
    number: int = 1
    event: str | None = None
    filled: int = 0
    samples: tuple[str, ...] = ()
    kind: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """One table: where its headings stand, how many rows lie below, and its columns 一表的读法.

    ``refused`` are the first of the rows that say no case, of which there are ``refused_rows``;
    ``comments`` has, by the headings of their columns, the first comment of each that may speak of an event; ``lines``
    are those that hold no case and speak of some, each with its row.
    """

    file: str
    sheet: str
    heading_rows: HeadingRows
    rows: int
    columns: tuple[ColumnReading, ...]
    refused: tuple[Refused, ...] = ()
    refused_rows: int = 0
    comments: FrozenMap[str, str] = FrozenMap()
    lines: tuple[tuple[int, str], ...] = ()


def read_columns(
    source: Source,
    *,
    sheet: str | None = None,
    heading_rows: HeadingRows | None = None,
    columns: ColumnMap = NO_MAP,
) -> Iterator[TableReading]:
    """How each column of each table of a file is read 各列的读法.

    Args:
        source: a path, ``-`` for standard input, or a stream of bytes.
        sheet: the sheet of a workbook, where it has several.
        heading_rows: the first and the last row of the headings, where they are not to be looked for.
        columns: what headings and words of the table mean.

    Raises:
        FileError, MissingExtraError, TableError: as :func:`read_cases`; conflicts are no error here.
    """
    for table, rows in read_tables(source, sheet=sheet, heading_rows=heading_rows, columns=columns):
        if table.passed_over:
            continue
        opened = open_table(Numbered(rows), replace(table, inspects=True))
        yield _read(table, opened)


def _read(table: Table, opened: Opened) -> TableReading:
    tallies = _tallies(opened.layout)
    seen = _Seen(tallies, reader_of(opened, table), table)
    found = _outcomes(seen.reader, seen.rows(chain(opened.waiting, opened.numbered)), opened.layout)
    comments: dict[str, str] = {}
    lines: list[tuple[int, str]] = []
    above = (row for row in opened.above if isinstance(row, Skipped))
    refused, count = _judged(_noting(chain(above, found), lines), tallies, comments)
    first = len(opened.above) - opened.layout.rows + 1
    return TableReading(
        file=table.file,
        sheet=table.sheet,
        heading_rows=(first, len(opened.above)),
        rows=seen.count,
        columns=tuple(tally.reading() for tally in tallies),
        refused=tuple(refused),
        refused_rows=count,
        comments=FrozenMap(comments),
        lines=tuple(lines),
    )


def _noting(found: Iterable[Row], lines: list[tuple[int, str]]) -> Iterator[Row]:
    """The rows, and on the way what those say of some that hold no case, or a sheet of notes does."""
    for row in found:
        if isinstance(row, Skipped):
            lines += [*row.beside, *([(row.row, row.told)] if row.told else [])]
        yield row


def _outcomes(reader: WideReader | LongReader, rows: Iterator[tuple[int, RawRow]], layout: Layout) -> Iterator[Row]:
    """What each row is; of a table that is refused as a whole, none is anything."""
    if not layout.conflicts:
        return reader.read(rows)
    deque(rows, maxlen=0)
    return iter(())


def _judged(found: Iterable[Row], tallies: Sequence[_Tally], comments: dict[str, str]) -> tuple[list[Refused], int]:
    """The first rows that are refused, and how many are; where the others say something unread, comments too."""
    refused: list[Refused] = []
    count = 0
    doubted: set[str] = set()
    for row in map(_with_its_history, found):
        match row:
            case Refused():
                count += row.rows
                refused += [row] if len(refused) < _MOST_REFUSED else []
            case Assessable():
                for each in row.case.doubts:
                    if each.code == _COMMENT:
                        comments.setdefault(str(each.parameters["heading"]), str(each.parameters["cell"]))
                doubted |= {str(each.parameters["heading"]) for each in row.case.doubts if each.code == _UNREAD}
    for tally in tallies:
        tally.is_doubted = tally.watched is not None and tally.watched.heading in doubted
    return refused, count


def _with_its_history(row: Row) -> Row:
    """A row whose events cannot have happened so is refused when it is assessed."""
    if not isinstance(row, Assessable) or row.case.matter != "application":
        return row
    try:
        history_of(row.case, date.max)
    except CaseError as error:
        faults = tuple(map(without_path, error.faults))
        return Refused(file=row.file, sheet=row.sheet, row=row.row, rows=row.rows, faults=faults, id=row.case.id)
    return row


@dataclass(slots=True)
class _Seen:
    """The rows of a table as they go to its reader, each cell counted on the way."""

    tallies: Sequence[_Tally]
    reader: WideReader | LongReader
    table: Table
    count: int = 0

    def rows(self, rows: Iterable[tuple[int, RawRow]]) -> Iterator[tuple[int, RawRow]]:
        for number, cells in rows:
            if isinstance(cells, Fault):
                self.count += 1
            elif not self.reader.skip_reason(cells):
                self.count += 1
                _count(self.tallies, cells, self.table)
            yield number, cells


@dataclass(slots=True)
class _Tally:
    """What was seen of one column."""

    position: int
    heading: str
    found: Found | None = None
    watched: Watched | None = None
    others: tuple[str, ...] = ()
    filled: int = 0
    samples: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    is_doubted: bool = False

    def reading(self) -> ColumnReading:
        return ColumnReading(
            position=self.position,
            heading=self.heading,
            state=self._state(),
            fields=self._fields(),
            number=self.found.number if self.found else 1,
            event=self.watched.event if self.watched else None,
            filled=self.filled,
            samples=tuple(self.samples),
            kind=self.found.column.kind if self.found else "",
            words=tuple(self.words),
        )

    def _state(self) -> ColumnState:
        if self.others:
            return "conflicting"
        if self.found:
            return "read"
        if self.watched and (self.watched.watch == "doubtful" or self.is_doubted):
            return "doubtful"
        return "read" if self.watched and self.watched.watch == "mark" else "carried"

    def _fields(self) -> tuple[str, ...]:
        if self.found:
            return (self.found.column.name,)
        return candidates_for(self.heading) if self._state() == "doubtful" else ()


def _tallies(layout: Layout) -> list[_Tally]:
    found = {each.position: each for each in layout.found}
    watched = {each.position: each for each in layout.watched}
    headings = {each.position: each.heading for each in layout.found} | dict(layout.others)
    clashes = {(found[each.position].column.name, found[each.position].number) for each in layout.conflicts}
    clashing = {at: each.heading for at, each in found.items() if (each.column.name, each.number) in clashes}
    return [
        _Tally(at, headings[at], found.get(at), watched.get(at), (clashing[at],) if at in clashing else ())
        for at in sorted(headings)
    ]


def _count(tallies: Sequence[_Tally], cells: Sequence[object], table: Table) -> None:
    for tally in tallies:
        cell = cells[tally.position] if tally.position < len(cells) else None
        if is_blank(cell):
            continue
        tally.filled += 1
        if len(tally.samples) < _SAMPLES and shown_cell(cell) not in tally.samples:
            tally.samples.append(shown_cell(cell))
        word = _unknown_word(tally.found, cell, table) if tally.found else None
        if word and word not in tally.words and len(tally.words) < _MOST_WORDS:
            tally.words.append(word)


def _unknown_word(found: Found, cell: object, table: Table) -> str | None:
    """A word for a channel or a method that is not known."""
    kind = found.column.kind
    if kind not in {"channel", "method"} or is_blank(said := mapped(cell, kind, table.columns), kind):
        return None
    try:
        parse_cell(kind, said)
    except CaseError as error:
        return str(cell).strip() if error.code in {"unknown-value", "several-values"} else None
    return None
