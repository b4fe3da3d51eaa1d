"""What the whole of a table says before its rows are read: lines below the cases may speak of those above 通读全表。

A verdict may hang on a note at the foot of the table. Rows go by one after the other and are not kept, so that such
lines are looked for first; where nothing in a text looks like one, its lines are not even taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from io import BytesIO
from itertools import chain
from typing import BinaryIO, Final

from gikdeadlines.loading import Row, read_lines
from gikdeadlines.values import Fault, TableError

from .footers import may_be_an_ending, may_speak, shown_line
from .heading_blocks import RawRow, may_head
from .headings import Layout, layout_of
from .plain_lines import not_plainly_cases
from .separated import Separated
from .tables import Numbered, Opened, Table, open_table, reader_of
from .told import ToldLine, line_told

__all__ = ["Begun", "foreseen", "foreseen_in_text", "read_table", "with_lines"]

_HEADS: Final = re.compile(r"^(?![^\n]*\d{4})[^\n]*[^\W\d_]", re.MULTILINE)
"""A line without a number as long as a year may be one of headings."""

_PIECE: Final = 1 << 21
"""Bytes of text that are looked at together."""

Taken = Iterator[tuple[int, RawRow]]

Begun = tuple[Opened, Taken] | None
"""A table with the rows below its headings; none without headings."""


def read_table(rows: Iterable[RawRow], table: Table) -> Iterator[Row]:
    """What each row is: a case, a refusal, or nothing to assess, in the order of the rows 读取表格.

    >>> rows = [["登记簿"], ["申请编号", "收到日期", "答复日期"], ["1", "2017/3/1", "2017.3.20"], ["合计", "1件"]]
    >>> [type(item).__name__ for item in read_table(rows, Table(file="a.csv"))]
    ['Skipped', 'Skipped', 'Assessable', 'Skipped']

    Args:
        rows: a sequence is looked through first for lines that speak of rows above them; of anything else, whoever
            made the table has done so.
        table: what is known of it.

    Raises:
        TableError: ``no-heading-row``, ``repeated-heading``, ``empty-file``.
    """
    if isinstance(rows, Sequence):
        table = foreseen(table, lambda: iter(rows))
    opened = open_table(Numbered(rows), table)
    yield from opened.above
    yield from opened.rows(table)


def foreseen(table: Table, rows: Callable[[], Iterable[RawRow]]) -> Table:
    """The table with its lines that speak of cases 通读表格.

    Args:
        table: what is known of it.
        rows: gives them from the first on, each time that it is called.
    """
    return with_lines(table, lambda: _begun(rows(), table), lambda: _begun(rows(), table))


def foreseen_in_text(table: Table, stream: BinaryIO) -> Table:
    """The same for text with separated values, from where the stream stands, which it is brought back to 通读文本."""
    start = stream.tell()

    def some() -> Begun:
        stream.seek(start)
        try:
            text = Separated(read_lines(stream), table)
        except TableError:
            return None
        numbered = Numbered(text)
        opened = _opened(numbered, table)
        return (opened, chain(opened.waiting, _worth_a_look(text, stream, numbered))) if opened else None

    def every() -> Begun:
        stream.seek(start)
        return _begun(Separated(read_lines(stream), table), table)

    try:
        return with_lines(table, some, every)
    finally:
        stream.seek(start)


def _begun(rows: Iterable[RawRow], table: Table) -> Begun:
    numbered = Numbered(rows)
    opened = _opened(numbered, table)
    return (opened, chain(opened.waiting, numbered)) if opened else None


def _opened(numbered: Numbered, table: Table) -> Opened | None:
    """The table, where it has headings; what is wrong with one that has none is told when it is read."""
    try:
        return open_table(numbered, replace(table, inspects=True))
    except TableError:
        return None


def with_lines(table: Table, some: Callable[[], Begun], every: Callable[[], Begun]) -> Table:
    """The table with its lines that speak of cases 附上附言.

    Args:
        table: what is known of it.
        some: gives the rows that may be such lines, or more.
        every: gives all rows, where lines were found: those that name a row that there is speak of no other.
    """
    begun = some()
    if begun is None:
        return table
    found = _Found()
    lines = (*found.lines(*begun, table), *table.elsewhere)
    table = replace(table, heads=frozenset(found.heads), ends=found.ends)
    if not lines or (whole := every()) is None:
        return table
    return replace(table, lines=tuple(_reaching(lines, *whole, frozenset(table.elsewhere))))


@dataclass(slots=True)
class _Found:
    """What is found on the way: where the headings come again, and where those of another table begin."""

    heads: list[int] = field(default_factory=list)
    ends: int | None = None

    def lines(self, opened: Opened, rows: Taken, table: Table) -> Iterator[ToldLine]:
        """The lines that speak of cases."""
        reader, first = reader_of(opened, table), len(opened.above)
        for row, cells in rows:
            if isinstance(cells, Fault):
                continue
            if may_speak(cells) and (text := reader.telling(cells)):
                yield line_told(row, shown_line(text), text, first=first)
            elif self.ends is None and may_head(cells) and reader.skip_reason(cells) is None:
                self._look(row, layout_of(cells, table.columns), opened.layout)

    def _look(self, row: int, layout: Layout | None, own: Layout) -> None:
        if layout is None or layout.form != own.form:
            return
        if _columns(layout) == _columns(own):
            self.heads.append(row)
        else:
            self.ends = row


def _columns(layout: Layout) -> set[tuple[int, str]]:
    """Which columns stand where."""
    return {(each.position, each.column.name) for each in layout.found}


def _reaching(
    lines: Sequence[ToldLine], opened: Opened, rows: Taken, elsewhere: frozenset[ToldLine]
) -> Iterator[ToldLine]:
    """The lines, those that name no row of the table as speaking of all above them; of other sheets, of none."""
    open_lines = {line for line in lines if line.reach == "named"}
    numbering, own = opened.layout.numbering, {line.row for line in lines if line not in elsewhere}
    for row, cells in rows:
        if not open_lines:
            break
        if not isinstance(cells, Fault) and row not in own:
            names = tuple(numbering.numbers_of(cells))
            open_lines -= {line for line in open_lines if line.is_named(row, names)}
    kept = (line for line in lines if not (line in open_lines and line in elsewhere))
    return (replace(line, reach="above") if line in open_lines else line for line in kept)


# Text that is not taken apart where nothing in it looks like such a line


def _worth_a_look(text: Separated, stream: BinaryIO, numbered: Numbered) -> Taken:
    """The rows, those of plain lines passed over."""
    while True:
        while not text.is_between:
            if (row := next(numbered, None)) is None:
                return
            yield row
        piece = stream.read(_PIECE)
        if not piece:
            return
        lines = piece if piece.endswith(b"\n") else piece + next(read_lines(stream), b"")
        if _is_plain(lines, text):
            numbered.pass_over(lines.count(b"\n") + (not lines.endswith(b"\n")))
        else:
            text.put_back(read_lines(BytesIO(lines)))


def _is_plain(lines: bytes, text: Separated) -> bool:
    """Whether each line is a row, and none of them may speak of others."""
    if b'"' in lines or lines.count(b"\r") != lines.count(b"\r\n"):
        return False
    if text.decoded(lines) is None:
        return False
    separator = text.separator
    said = text.decoded(not_plainly_cases(lines, separator) if text.is_utf_8 else lines) or ""
    return not may_be_an_ending(said, separator) and not any(each.search(said) for each in (_lonely(separator), _HEADS))


@cache
def _lonely(separator: str) -> re.Pattern[str]:
    """A line of which one cell alone is filled."""
    between = re.escape(separator)
    return re.compile(
        rf"^(?:[^\S\n]*{between})*[^\S\n]*[^\s{between}][^{between}\n]*(?:{between}[^\S\n]*)*$", re.MULTILINE
    )
