"""What the whole of a table says before its rows are read: lines below the cases may speak of those above 通读全表。

A verdict may hang on a note at the foot of the table. Rows go by one after the other and are not kept, so that such
lines are looked for first; where nothing in a text looks like one, its lines are not even taken apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import BinaryIO, Final

from gikdeadlines.loading import Row, read_lines
from gikdeadlines.values import Fault, TableError

from .again import Again, Numbers
from .cells import cell_text
from .footers import may_speak
from .heading_blocks import RawRow, may_head
from .headings import Layout, layout_of
from .legends import bears_clearly, line_of
from .long_texts import Keys, Part, parts_of
from .separated import Separated
from .tables import LongReader, Numbered, Opened, Table, WideReader, open_table, reader_of
from .telling import heads_a_group, is_numbered
from .told import ToldLine, names_in

__all__ = ["Begun", "foreseen", "foreseen_in_text", "read_table", "with_lines"]

_SHORT: Final = 1 << 22
"""Bytes of a text that is looked at row by row; in a longer one plain lines are passed over."""

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


def foreseen(table: Table, rows: Callable[[], Iterable[RawRow]], numbers: Numbers | None = None) -> Table:
    """The table with its lines that speak of cases 通读表格.

    Args:
        table: what is known of it.
        rows: gives them from the first on, each time that it is called.
        numbers: takes in those of several tables.
    """
    return with_lines(table, lambda: _begun(rows(), table), lambda: _begun(rows(), table), numbers)


def foreseen_in_text(table: Table, stream: BinaryIO) -> Table:
    """The same for text with separated values, from where the stream stands, which it is brought back to 通读文本."""
    start = stream.tell()
    is_short = len(stream.read(_SHORT + 1)) <= _SHORT
    keys = Keys()

    def parts() -> tuple[Opened, Iterator[Part]] | None:
        stream.seek(start)
        try:
            text = Separated(read_lines(stream), table)
        except TableError:
            return None
        numbered = Numbered(text)
        opened = _opened(numbered, table)
        return (opened, chain(opened.waiting, parts_of(text, stream, numbered))) if opened else None

    def some() -> Begun:
        begun = parts()
        return (begun[0], keys.taken_on_the_way(*begun)) if begun else None

    def every() -> Begun:
        stream.seek(start)
        return _begun(Separated(read_lines(stream), table), table)

    try:
        if is_short:
            return with_lines(table, every, every)
        found = with_lines(table, some, every, keys)
        again = keys.again(*begun) if keys.any_repeated and (begun := parts()) else found.again
        return replace(found, again=again)
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


def with_lines(
    table: Table, some: Callable[[], Begun], every: Callable[[], Begun], numbers: Numbers | None = None
) -> Table:
    """The table with its lines that speak of cases 附上附言.

    Args:
        table: what is known of it.
        some: gives the rows that may be such lines, or more.
        every: gives all rows, where lines were found: those that name a row that there is speak of no other.
        numbers: takes in those of several tables; without it they are of this one.
    """
    begun = some()
    if begun is None:
        return table
    found = _Found(numbers=numbers or Again())
    sheet = found.numbers.begin()
    lines = (*found.lines(*begun, table), *table.elsewhere)
    table = replace(table, heads=frozenset(found.heads), ends=found.ends, again=found.numbers.of(sheet), place=sheet)
    titles = begun[0].layout.lines
    if not (lines or any(title.signs for title in titles)) or (whole := every()) is None:
        return table
    told = _Told(table.elsewhere, lines, titles)
    told.look(*whole)
    return replace(table, lines=tuple(told.reaching(found.groups)), borne=frozenset(told.borne))


@dataclass(slots=True)
class _Found:
    """What is found on the way: where the headings come again, and where those of another table begin."""

    heads: list[int] = field(default_factory=list)
    ends: int | None = None
    groups: list[tuple[int, str]] = field(default_factory=list)
    numbers: Numbers = field(default_factory=Again)

    def lines(self, opened: Opened, rows: Taken, table: Table) -> Iterator[ToldLine]:
        """The lines that speak of cases."""
        reader, first = reader_of(opened, table), len(opened.above)
        for row, cells in rows:
            if isinstance(cells, Fault):
                continue
            if opened.wide:
                self.numbers.take(opened.layout, row, cells)
            if (may_speak(cells) or is_numbered(cells)) and (line := self._line(row, cells, reader, first)):
                yield line
            elif self.ends is None and may_head(cells) and reader.skip_reason(cells) is None:
                self._look(row, cells, layout_of(cells, table.columns), opened.layout)

    def _line(self, row: int, cells: Sequence[object], reader: WideReader | LongReader, first: int) -> ToldLine | None:
        """What a row says of others, if it does; the headings of groups are noted, whatever they say."""
        text = reader.telling(cells)
        group = heads_a_group(_only_text(cells)) if reader.skip_reason(cells) is None else ""
        if group:
            self.groups.append((row, group))
        if text or (named := reader.naming(cells)):
            line = line_of(row, cells, text or named, first=first)
            if group and not (line.numbers or line.rows or line.signs):
                return replace(line, reach="below")
            return line if text else replace(line, reach="named", if_named=True)
        return None

    def _look(self, row: int, cells: Sequence[object], layout: Layout | None, own: Layout) -> None:
        if layout is None or layout.form != own.form:
            return
        if _columns(layout) == _columns(own):
            self.heads.append(row)
        elif not _are_of(cells, layout, own):
            self.ends = row


def _only_text(cells: Sequence[object]) -> str:
    """The text of a row in which a single cell is filled."""
    texts = list(filter(None, map(cell_text, cells)))
    return texts[0] if len(texts) == 1 else ""


def _are_of(cells: Sequence[object], layout: Layout, own: Layout) -> bool:
    """Whether headings are those of the table but for some that are missing: such a row is refused by itself."""
    lacking = {at for at, _ in _columns(own) - _columns(layout)}
    texts = (cell_text(cells[at]) if at < len(cells) else "" for at in lacking)
    return _columns(layout) <= _columns(own) and all(not text or text.isdecimal() for text in texts)


def _columns(layout: Layout) -> set[tuple[int, str]]:
    """Which columns stand where."""
    return {(each.position, each.column.name) for each in layout.found}


class _Told:
    """The lines of a table, and how far each reaches: that shows when all rows were looked at."""

    def __init__(
        self, elsewhere: Sequence[ToldLine], lines: Sequence[ToldLine], titles: Sequence[ToldLine] = ()
    ) -> None:
        self.lines = lines
        self.borne: set[str] = set()
        self._elsewhere = elsewhere
        self._unnamed = {line for line in lines if line.reach == "named"}
        self._heading = {line for line in lines if line.reach == "below"}
        self._signs = frozenset(sign for line in (*lines, *titles) for sign in line.signs)
        self._last = 0

    def look(self, opened: Opened, rows: Taken) -> None:
        """Look which rows are named, which signs are borne, and where the last case stands."""
        numbering = opened.layout.numbering
        own = {line.row for line in self.lines if line not in self._elsewhere}
        for row, cells in rows:
            if isinstance(cells, Fault) or row in own:
                continue
            if self._unnamed:
                names = names_in(cells, numbering, ())
                self._unnamed -= {line for line in self._unnamed if line.is_named(row, names)}
            if self._signs:
                self.borne.update(self._signs.intersection(bears_clearly(cells)))
            self._last = row if sum(bool(cell_text(cell)) for cell in cells) > 1 else self._last
            if not (self._unnamed or self._heading or self._signs - self.borne):
                break

    def reaching(self, groups: Sequence[tuple[int, str]]) -> Iterator[ToldLine]:
        """The lines; those that name no row of the table speak of all above them, of other sheets, or say nothing."""
        for line in self.lines:
            if line in self._heading:
                yield _of_group(line, groups) if line.row < self._last else replace(line, reach="above")
            elif line.signs and line.reach != "all":
                yield self._legend(line)
            elif line not in self._unnamed:
                yield line
            elif not line.if_named and line not in self._elsewhere:
                yield replace(line, reach="above")

    def _legend(self, line: ToldLine) -> ToldLine:
        """A legend speaks of the rows that bear its signs, where there are such; else it may be no legend."""
        if line.signs <= self.borne:
            return replace(line, reach="named")
        if line not in self._unnamed and not line.names_one:
            return replace(line, signs=frozenset())
        return replace(line, reach="all" if line in self._elsewhere else "above")


def _of_group(line: ToldLine, groups: Sequence[tuple[int, str]]) -> ToldLine:
    """The heading of a group, which ends where the next one written like it stands."""
    own = dict(groups)[line.row]
    return replace(line, until=next((row for row, kind in groups if row > line.row and kind == own), None))
