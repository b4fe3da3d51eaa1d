"""Workbooks into tables: which sheets are read, and their rows 电子表格。

Rows are numbered as the spreadsheet shows them, so the empty ones above and between count too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from typing import BinaryIO, Final

from gikdeadlines.loading import SeenIds, SkipReason, read_lines
from gikdeadlines.values import Fault, FrozenMap, TableError, not_among

from .again import Again
from .ahead import foreseen, foreseen_in_text
from .footers import may_speak
from .heading_blocks import HEADING_ROWS, RawRow, too_few_known
from .legends import line_of
from .marks import Marks
from .merging import filled_down
from .own_columns import OWN_SHEETS, is_own_note
from .separated import Separated
from .tables import Numbered, Table, open_table
from .telling import is_numbered, told_by, told_on_a_sheet
from .told import IN_A_BOX, Reach, ToldLine
from .workbooks import Merge, Sheet, Text, Workbook, open_workbook

__all__ = ["ALL_SHEETS", "SheetRows", "spreadsheet_tables"]

ALL_SHEETS: Final = ("all", "全部")
"""What is said of a sheet where every one with headings is meant."""

_LISTED_BY: Final = (",", "，", "、")

Found = tuple[Table, Iterable[RawRow]]
"""A table and its rows."""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a sheet, which may be read again 工作表各行."""

    sheet: Sheet
    merges: tuple[Merge, ...]

    def __iter__(self) -> Iterator[RawRow]:
        return filled_down(self.sheet.rows(), self.merges)


def spreadsheet_tables(stream: BinaryIO, table: Table, *, sheet: str | None = None) -> Iterator[Found]:
    """The tables of a workbook that are meant, one after the other, each with its rows 工作簿中的表格.

    A file that only bears the name of a workbook is read for what it is: an HTML page, XML, separated text.

    Args:
        stream: the whole file; it need not be seekable.
        table: names the file in errors, and may rename headings.
        sheet: names or numbers from 1, separated by commas; ``all`` for every visible one with headings; without it
            the only one with headings.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, ``too-large``, ``no-sheet``, ``several-sheets``.
    """
    book = open_workbook(stream.read(), table.file)
    if isinstance(book, Text):
        stream = BytesIO(book.content)
        table = foreseen_in_text(table, stream)
        yield table, iter(Separated(read_lines(stream), table))
        return
    table = replace(table, serials=book.day_zero)
    chosen = _chosen(book, table, sheet)
    passed_over = _passed_over(book, table, sheet, chosen)
    ids = SeenIds() if len(chosen) + len(passed_over) > 1 else None
    elsewhere = tuple(line for each in book.sheets if each not in chosen for line in _lines_of(each, table))
    numbers, opened = Again(), list[Found]()
    for found in book.sheets:
        if found in chosen or found.name in passed_over:
            why = passed_over.get(found.name)
            own = replace(table, sheet=found.name, ids=ids, passed_over=why, elsewhere=elsewhere)
            opened.append(_opened(found, own, numbers))
    borne = frozenset(sign for own, _ in opened for sign in own.borne)
    for own, rows in opened:
        lines = tuple(line for line in own.lines if not _is_of_another(line, borne))
        yield replace(own, lines=lines, again=numbers.of(own.place)) if own.place else own, rows


def _lines_of(sheet: Sheet, table: Table) -> Iterator[ToldLine]:
    """What a sheet that is no register says of cases: of those that it names, of those with its signs, or of all."""
    if _has_headings(sheet, table):
        return
    try:
        for row, cells in enumerate(sheet.rows(), start=1):
            if row == 1 and is_own_note(sheet.name, cells):
                return
            text = told_on_a_sheet(cells) if may_speak(cells) or is_numbered(cells) else ""
            if text:
                line = line_of(row, cells, text)
                is_of_some = line.reach == "named" and (line.names_one or line.signs)
                reach: Reach = "named" if is_of_some else "all"
                yield replace(line, text=f"{sheet.name}: {line.text}", reach=reach, is_elsewhere=True)
    except TableError:
        return


def _is_of_another(line: ToldLine, borne: frozenset[str]) -> bool:
    """Whether a legend of a sheet of its own is that of signs which only rows of another sheet bear."""
    return line.is_elsewhere and line.reach == "all" and bool(line.signs) and line.signs <= borne


def _passed_over(
    book: Workbook, table: Table, said: str | None, chosen: Sequence[Sheet]
) -> Mapping[str, SkipReason | Fault]:
    """The sheets that are not read, and why: every one where all are meant, those that lose cases where none is named.

    A sheet is nobody's register where none has headings: then the first is read, and refused for what it lacks.
    """
    if said is not None and said not in ALL_SHEETS:
        return {}
    why = {each.name: _why_not(each, book, table) for each in book.sheets if each not in chosen}
    return {name: reason for name, reason in why.items() if said is not None or isinstance(reason, Fault)}


def _why_not(sheet: Sheet, book: Workbook, table: Table) -> SkipReason | Fault:
    if sheet.is_hidden and not all(each.is_hidden for each in book.sheets):
        return "hidden-sheet"
    if _has_headings(sheet, table):
        return "own-sheet"
    return _lack(sheet, table) or "sheet"


def _lack(sheet: Sheet, table: Table) -> Fault | None:
    """What the headings of a sheet lack that has days below too few known ones, None where it has none of both."""
    try:
        rows = list(islice(filled_down(sheet.rows(), _surveyed(sheet, table).merges), HEADING_ROWS))
    except TableError:
        return None
    return too_few_known(rows, table.heading_rows, table.columns, table.file)


def _opened(sheet: Sheet, table: Table, numbers: Again) -> Found:
    """A sheet with its rows; where it is one of several, what is wrong with it costs the others nothing."""
    try:
        own = _surveyed(sheet, table)
    except TableError as error:
        if table.ids is None:
            raise
        return table, _refusing(error)

    rows = SheetRows(sheet, own.merges)
    return (own if own.passed_over else foreseen(own, lambda: rows, numbers)), rows


def _surveyed(sheet: Sheet, table: Table) -> Table:
    survey = sheet.survey()
    marks = Marks(survey.comments, survey.struck)
    boxes = tuple(line for text in survey.boxes for line in _lines_of_box(text))
    elsewhere = (*table.elsewhere, *boxes)
    return replace(table, merges=survey.merges, hidden_rows=survey.hidden_rows, marks=marks, elsewhere=elsewhere)


def _lines_of_box(text: str) -> Iterator[ToldLine]:
    """What a text box says of cases: of those that it names, or of all of its sheet. It stands in no row."""
    for cells in ([line] for line in text.splitlines()):
        if said := told_by(cells):
            line = line_of(IN_A_BOX, cells, said)
            yield line if line.reach == "named" and line.names_one else replace(line, reach="all")


def _refusing(error: TableError) -> Iterator[RawRow]:
    yield from ()
    raise error


# Which sheets


def _chosen(book: Workbook, table: Table, said: str | None) -> Sequence[Sheet]:
    visible = [sheet for sheet in book.sheets if not sheet.is_hidden] or list(book.sheets)
    if not visible:
        raise TableError(Fault(code="empty-file", given="", expected="a heading row and rows", path=table.file))
    if said is not None and said not in ALL_SHEETS:
        return _named(book, table, said)
    registers = [sheet for sheet in visible if sheet.name not in OWN_SHEETS] or visible
    headed = [sheet for sheet in registers if _has_headings(sheet, table)]
    if said is None and len(headed) > 1:
        raise TableError(_several(tuple(sheet.name for sheet in headed), table))
    return headed or registers[:1]


def _several(names: tuple[str, ...], table: Table) -> Fault:
    """Reading only the first would lose the others in silence."""
    return Fault(
        code="several-sheets",
        given=len(names),
        expected=f"one of {', '.join(names)}",
        path=table.file,
        hint="name them with --sheet, or read every one with --sheet all",
        parameters=FrozenMap(values=names),
    )


def _named(book: Workbook, table: Table, said: str) -> Sequence[Sheet]:
    """The sheets of a list, each once, in the order of the workbook's."""
    names = [sheet.name for sheet in book.sheets]
    wanted = {_place(names, part, table) for part in _parts(said, names)}
    return [book.sheets[place] for place in sorted(wanted)]


def _parts(said: str, names: Sequence[str]) -> Sequence[str]:
    """A name may itself have a comma."""
    if said in names:
        return [said]
    for separator in _LISTED_BY[1:]:
        said = said.replace(separator, _LISTED_BY[0])
    return [part for part in map(str.strip, said.split(_LISTED_BY[0])) if part] or [said]


def _place(names: Sequence[str], said: str, table: Table) -> int:
    if said in names:
        return names.index(said)
    if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= len(names):
        return int(said) - 1
    raise TableError(not_among("no-sheet", said, names, table.file))


def _has_headings(sheet: Sheet, table: Table) -> bool:
    """Whether headings are found; those that contradict each other are, and are refused when the sheet is read."""
    try:
        own = _surveyed(sheet, table)
        rows = filled_down(sheet.rows(), own.merges)
        open_table(Numbered(islice(rows, table.heading_rows[1] if table.heading_rows else HEADING_ROWS)), own)
    except TableError as error:
        return error.code not in {"no-heading-row", "empty-file"}
    return True
