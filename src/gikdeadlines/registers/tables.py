"""Rows into cases 表格转为案件。

Where the rows come from is another module's matter: a reader of any kind of table hands over its rows, each a sequence
of cells or the fault that made it unreadable, and gets back what each row is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final, TypedDict

from gikdeadlines.law import finding
from gikdeadlines.loading import Assessable, Refused, Row, SeenIds, Skipped, SkipReason
from gikdeadlines.values import CaseError, Fault, Finding, FrozenMap

from .cells import cell_text, printable, require_text
from .following import doubt_of_next, number_of, shares_receipt
from .footers import ending_of, shown_line
from .heading_blocks import HEADING_ROWS, HeadingBlock, RawRow, has_days, heading_block
from .headings import Layout, layout_of, require_settled
from .legends import legend_of
from .long import case_of_group, id_of
from .merging import as_one_row, carried_by_all, grouped, rows_in_one, spread
from .table import Numbered, Table
from .telling import USUAL, may_name, numbered_note, stated_in_columns, told_by
from .told import IN_A_NAME, Reach, ToldLine, line_told
from .wide import case_of_row

__all__ = [
    "LongReader",
    "Numbered",
    "Opened",
    "Table",
    "WideReader",
    "carried_text",
    "open_table",
    "reader_of",
    "with_doubts",
]

_FEWEST_NUMBERED: Final = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """A table of which the headings were found 已识别表头的表格.

    ``above`` is what the rows down to the headings are; ``waiting`` were taken with them and stand below, before
    ``numbered``. ``wide`` reads them where a row is a case.
    """

    above: tuple[Row, ...]
    layout: Layout
    headings: Sequence[Sequence[object]]
    waiting: Sequence[tuple[int, RawRow]]
    numbered: Numbered
    wide: WideReader | None

    def rows(self, table: Table) -> Iterator[Row]:
        """What each row below the headings is 表头以下各行."""
        return reader_of(self, table).read(chain(self.waiting, self.numbered))


def reader_of(opened: Opened, table: Table) -> WideReader | LongReader:
    """What reads the rows of a table 逐行读取器."""
    return opened.wide or LongReader(table, opened.layout, opened.headings)


def open_table(numbered: Numbered, table: Table) -> Opened:
    """Finds the headings of a table 识别表头.

    Raises:
        TableError: as :func:`read_table`.
    """
    head = list(islice(numbered, table.heading_rows[1] if table.heading_rows else HEADING_ROWS))
    rows = spread([cells for _, cells in head], table.merges)
    block = heading_block(rows, table.heading_rows, table.columns, table.file)
    layout = block.layout
    if not table.inspects:
        require_settled(layout, f"{table.file}: row[{block.first}]")
    above = list(_above(head[: block.first - 1], block, table))
    titles = (_title(row, head[row.row - 1][1], table) for row in above if isinstance(row, Skipped) and row.told)
    layout = replace(layout, lines=(*_told_by_name(table, layout), *titles, *table.lines), again=table.again)
    own = head[block.first - 1 : block.last]
    place: _Place = {"file": table.file, "sheet": table.sheet}
    below = [Skipped(**place, row=row, reason="heading") for row, _ in own[1:]]
    heading = Skipped(
        **place,
        row=block.first,
        reason="heading",
        unknown=layout.unknown,
        doubtful=layout.doubtful,
        hidden=sum(row > block.last for row in table.hidden_rows),
        marked=table.marks.below(block.last),
        beside=tuple((line.row, line.text) for line in table.lines if line.is_elsewhere),
    )
    headings = [list(cells) for _, cells in own if not isinstance(cells, Fault)]
    wide = WideReader(table, layout, headings) if layout.form == "wide" else None
    return Opened((*above, heading, *below), layout, headings, head[block.last :], numbered, wide)


def _told_by_name(table: Table, layout: Layout) -> Iterator[ToldLine]:
    """What the name of a sheet says of every case on it: 延期件. It stands in no row."""
    if text := told_by([table.sheet], stated_in_columns(layout)):
        yield line_told(IN_A_NAME, shown_line(text), "", "all")


def _above(rows: Iterable[tuple[int, RawRow]], block: HeadingBlock, table: Table) -> Iterator[Row]:
    """What the rows above the headings are; the cases of another table are none that could be read under these."""
    other: Sequence[object] | None = None
    for row, cells in rows:
        if other and not isinstance(cells, Fault) and has_days(cells) and table.heading_rows is None:
            yield Refused(file=table.file, sheet=table.sheet, row=row, faults=(_of_another_table(other, block.first),))
        else:
            other = cells if not isinstance(cells, Fault) and layout_of(cells, table.columns) else other
            yield _skipped_or_refused(row, cells, table, block.layout)


def _title(row: Skipped, cells: RawRow, table: Table) -> ToldLine:
    """A line above the headings that speaks of all cases; a legend of those that bear its signs."""
    signs = frozenset[str]() if isinstance(cells, Fault) else legend_of(cells)
    reach: Reach = "named" if signs and signs <= table.borne else "all"
    return replace(line_told(row.row, row.told, "", reach), signs=signs)


def _of_another_table(headings: Sequence[object], row: int) -> Fault:
    """Why a row is not read: it stands below other headings."""
    return Fault(
        code="other-headings",
        given=" | ".join(text for text in map(cell_text, headings) if text)[:80],
        expected="a row below the headings that were read",
        hint="a sheet has one table: move the other to one of its own, or name its headings by --header-rows",
        parameters=FrozenMap(row=row),
    )


def _skipped_or_refused(row: int, cells: RawRow, table: Table, layout: Layout) -> Row:
    if isinstance(cells, Fault):
        return Refused(file=table.file, sheet=table.sheet, row=row, faults=(cells,))
    reason: SkipReason = "blank" if _is_empty(cells) else "title"
    told = shown_line(told_by(cells, stated_in_columns(layout)))
    return Skipped(file=table.file, sheet=table.sheet, row=row, reason=reason, told=told)


def _is_numbering(texts: Sequence[str]) -> bool:
    """Whether a row numbers the columns, as forms do below their headings."""
    return len(texts) >= _FEWEST_NUMBERED and texts == [str(number) for number in range(1, len(texts) + 1)]


def _is_empty(cells: Sequence[object]) -> bool:
    return not any(cell_text(cell) for cell in cells)


class _Place(TypedDict):
    file: str
    sheet: str


class _Reader:
    """What wide and long tables share: which rows hold no case, what is carried, which ids were there before."""

    def __init__(self, table: Table, layout: Layout, headings: Sequence[Sequence[object]]) -> None:
        self.table = table
        self.layout = layout
        self.headings = headings
        self.ids = table.ids or SeenIds()

    @property
    def _place(self) -> _Place:
        return {"file": self.table.file, "sheet": self.table.sheet}

    def beyond(self, row: int) -> Refused | Skipped | None:
        """What a row is that no cell of it tells: headings once more, or a row below those of another table."""
        if row in self.table.heads or row == self.table.ends:
            return Skipped(**self._place, row=row, reason="heading")
        if self.table.ends is None or row < self.table.ends:
            return None
        return Refused(**self._place, row=row, faults=(_of_another_table((), self.table.ends),))

    def skip_reason(self, cells: Sequence[object]) -> SkipReason | None:
        """Why a row holds no case: it is blank, a total, a footer, or the headings once more, as on every page."""
        texts = [text for cell in cells if (text := cell_text(cell))]
        if not texts:
            return "blank"
        if list(cells) in self.headings or _is_numbering(texts):
            return "heading"
        return ending_of(cells, self.layout)

    def skipped(self, row: int, cells: Sequence[object], reason: SkipReason) -> Skipped:
        """A row that holds no case, with what it says of some 跳过的行."""
        known = next(
            (line.text for line in self.table.lines if line.row == row and line not in self.table.elsewhere), ""
        )
        told = known or (shown_line(self.telling(cells)) if reason in {"total", "footer"} else "")
        return Skipped(**self._place, row=row, reason=reason, told=told)

    def telling(self, cells: Sequence[object]) -> str:
        """What a row says of others: one below the cases, or one in which a single cell is filled 附言."""
        if not (reason := self._kind_of_line(cells)):
            return numbered_note(cells)
        return told_by(cells, stated_in_columns(self.layout) if reason == "total" else USUAL)

    def naming(self, cells: Sequence[object]) -> str:
        """The same of one that moves a day only where it names a row by its number 或为指名之附言."""
        return may_name(cells) if self._kind_of_line(cells) else ""

    def _kind_of_line(self, cells: Sequence[object]) -> str:
        """How a row may speak of others; empty for one that does not."""
        reason = self.skip_reason(cells)
        if reason is None:
            return "alone" if sum(bool(cell_text(cell)) for cell in cells) == 1 else ""
        return reason if reason in {"total", "footer"} else ""

    def row_faults(self, cells: Sequence[object]) -> Iterator[Fault]:
        """What is wrong with a row outside its known columns."""
        beyond = [text for cell in cells[self.layout.width :] if (text := cell_text(cell))]
        if beyond:
            expected = f"at most {self.layout.width} cells, one a heading"
            yield Fault(
                code="too-many-cells",
                given=printable(beyond[0]),
                expected=expected,
                parameters=FrozenMap(width=self.layout.width),
            )
        for position, heading in self.layout.others:
            try:
                require_text(cells[position] if position < len(cells) else None)
            except CaseError as error:
                yield from error.under(heading).faults

    def carried(self, cells: Sequence[object]) -> FrozenMap[str, str]:
        """The cells of unknown columns, unchanged."""
        return FrozenMap({name: carried_text(cells[at]) if at < len(cells) else "" for at, name in self.layout.others})

    def marked(self, found: Assessable | Refused, rows: Iterable[int]) -> Assessable | Refused:
        """A case with what stands beside the cells of its rows 附上标记的案件."""
        if isinstance(found, Refused):
            return found
        doubts = tuple(self.table.marks.doubts(found.case, rows, self.layout))
        return with_doubts(found, *doubts) if doubts else found

    def is_repeated(self, case_id: str) -> bool:
        """Whether the id was there before; it has been from now on."""
        return self.ids.add(case_id)


def carried_text(cell: object) -> str:
    """A cell that is carried, as text 原样带过的单元格."""
    return "" if cell is None else printable(str(cell))


_Stood = tuple[Assessable | Refused | Skipped, Sequence[object] | None]
"""What a row is, and its cells where it may state a case."""


def with_doubts(row: Assessable, *doubts: Finding) -> Assessable:
    """A row with findings on what was not read into it 附上核查提示."""
    return replace(row, case=replace(row.case, doubts=(*row.case.doubts, *doubts)))


class WideReader(_Reader):
    """A row a case 一行一案."""

    def __init__(self, table: Table, layout: Layout, headings: Sequence[Sequence[object]]) -> None:
        super().__init__(table, layout, headings)
        one_row = (each for each in table.merges if each.top == each.bottom)
        self._banners = frozenset(each.top for each in one_row if 2 * (each.right + 1 - each.left) > layout.width)

    def read(self, rows: Iterable[tuple[int, RawRow]]) -> Iterator[Row]:
        """What each row is 读取各行."""
        above: _Stood | None = None
        for each in self._each(rows):
            if above is not None:
                yield self._followed(above, each)
            above = each if above is None else self._following(above, each)
        if above is not None:
            yield above[0]

    def _followed(self, above: _Stood, below: _Stood) -> Assessable | Refused | Skipped:
        """A row; where the one below it has neither number nor receipt, or its number, it may be of the same case."""
        found, cells = above
        if not isinstance(found, Assessable) or cells is None or below[1] is None:
            return found
        doubt = doubt_of_next(self.layout, cells, below[1], below[0].row)
        return with_doubts(found, doubt) if doubt else found

    def _following(self, above: _Stood, below: _Stood) -> _Stood:
        """A row below a case that has no number and the same receipt: it may be of that case."""
        found, cells = below
        if not isinstance(found, Assessable) or cells is None or above[1] is None:
            return below
        is_one = shares_receipt(self.layout, above[1], cells)
        return (with_doubts(found, finding("goes-on-above")), cells) if is_one else below

    def _each(self, rows: Iterable[tuple[int, RawRow]]) -> Iterator[_Stood]:
        for (row, cells), *more in grouped(rows, self._merged()):
            if other := self.without_case(row, cells):
                yield other, None
                yield from self._each(more)
            else:
                found = self._case_of(row, [cells, *(each for _, each in more)])  # type: ignore[list-item]  # no faults
                yield self.marked(found, range(row, row + found.rows)), cells  # type: ignore[misc]  # no fault

    def _merged(self) -> Mapping[int, int]:
        """The rows that the merged cells of the first column, or of the one with the ids, make one application."""
        column = next((found.position for found in self.layout.found if found.column.name == "id"), 0)
        return rows_in_one(self.table.merges, column)

    def _case_of(self, row: int, rows: Sequence[Sequence[object]]) -> Assessable | Refused:
        """The case that one row states, or several with merged cells."""
        if len(rows) == 1:
            return self.case(row, rows[0])
        layout, cells = as_one_row(self.layout, rows)
        reader = WideReader(self.table, layout, self.headings)
        reader.ids = self.ids
        found = reader.case(row, cells)
        return replace(found, rows=len(rows), carried=carried_by_all(map(self.carried, rows)))

    def without_case(self, row: int, cells: RawRow) -> Refused | Skipped | None:
        """What a row is that cannot be read or holds no case, None for any other 未载案件的行."""
        if isinstance(cells, Fault):
            return Refused(**self._place, row=row, faults=(cells,))
        reason = self.skip_reason(cells) or ("title" if self._is_banner(row, cells) else None)
        return self.skipped(row, cells, reason) if reason else self.beyond(row)

    def _is_banner(self, row: int, cells: Sequence[object]) -> bool:
        """Whether a single text stands across the columns, as the heading of a group does: 二、上年结转."""
        return row in self._banners and sum(bool(cell_text(cell)) for cell in cells) == 1

    def case(self, row: int, cells: Sequence[object], *, notes_id: bool = True) -> Assessable | Refused:
        """The case of a row, or why it states none 由一行构造案件.

        Args:
            row: its number.
            cells: the row.
            notes_id: whether its id counts as seen from now on; where another keeps the ids, none is repeated here.
        """
        carried = self.carried(cells)
        faults = tuple(self.row_faults(cells))
        try:
            case = case_of_row(self.layout, cells, row, serials=self.table.serials)
        except CaseError as error:
            faults += error.faults
        if faults:
            return Refused(**self._place, row=row, faults=faults, id=self._id(cells), carried=carried)
        is_numbered = number_of(self.layout, cells) is not None
        repeated = notes_id and is_numbered and self.is_repeated(case.id)
        counts = repeated and self.layout.counts_rows
        given = {"case": case, "carried": carried, "repeated_id": repeated, "counts": counts}
        return Assessable(**self._place, row=row, is_tabular=True, **given)  # type: ignore[arg-type]  # each by its name

    def _id(self, cells: Sequence[object]) -> str | None:
        position = next((found.position for found in self.layout.found if found.column.name == "id"), None)
        text = "" if position is None or position >= len(cells) else cell_text(cells[position])
        return printable(text) or None


class LongReader(_Reader):
    """A row an event; the rows of a case stand together, so that no more than one case is held at a time."""

    def read(self, rows: Iterable[tuple[int, RawRow]]) -> Iterator[Row]:
        """What each group of rows is."""
        group: list[tuple[int, RawRow]] = []
        for row, cells in rows:
            if reason := None if isinstance(cells, Fault) else self.skip_reason(cells):
                yield self.skipped(row, cells, reason)  # type: ignore[arg-type]  # no fault has a reason
            elif other := self.beyond(row):
                yield from self._read_group(group)
                group = []
                yield other
            elif self._goes_on(group, cells):
                group.append((row, cells))
            else:
                yield from self._read_group(group)
                group = [(row, cells)]
        yield from self._read_group(group)

    def _goes_on(self, group: list[tuple[int, RawRow]], cells: RawRow) -> bool:
        """Whether a row belongs to the case before it; one that cannot be read may, and spoils it."""
        known = next((each for _, each in group if not isinstance(each, Fault)), None)
        if known is None or isinstance(cells, Fault):
            return bool(group)
        return id_of(self.layout, known) == id_of(self.layout, cells)

    def _read_group(self, group: list[tuple[int, RawRow]]) -> Iterator[Row]:
        if not group:
            return
        readable = [(row, cells) for row, cells in group if not isinstance(cells, Fault)]
        faults = tuple(self._group_faults(group))
        try:
            case = case_of_group(self.layout, readable, serials=self.table.serials) if readable else None
        except CaseError as error:
            faults += error.faults
        case_id = printable(id_of(self.layout, readable[0][1])) if readable else ""
        row, rows = group[0][0], len(group)
        if faults or case is None:
            yield Refused(**self._place, row=row, rows=rows, faults=faults, id=case_id or None)
        else:
            carried = self.carried(readable[0][1])
            found = Assessable(**self._place, row=row, rows=rows, case=case, carried=carried, is_tabular=True)
            yield self.marked(found, (number for number, _ in group))

    def _group_faults(self, group: list[tuple[int, RawRow]]) -> Iterator[Fault]:
        for row, cells in group:
            faults = (cells,) if isinstance(cells, Fault) else self.row_faults(cells)
            yield from (fault.under(f"row[{row}]") for fault in faults)
        readable = next((cells for _, cells in group if not isinstance(cells, Fault)), None)
        if readable is not None and self.is_repeated(id_of(self.layout, readable)):
            expected = "the rows of one case together: sort the table by case_id"
            path = f"row[{group[0][0]}]"
            yield Fault(
                code="ungrouped-case", given=printable(id_of(self.layout, readable)), expected=expected, path=path
            )
