"""Workbooks for people: real days, frozen headings, late rows marked, nothing that runs 结果工作簿。"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Final

from gikdeadlines.loading import require_module
from gikdeadlines.wording import Wording

from .outcomes import AssessedBlock, Checked, Outcome
from .output import is_formula
from .result_columns import PEOPLE, Carried
from .sheet_rows import row_as_text, rows_as_text, shortened
from .targets import beside
from .worded import Cells, for_people

__all__ = ["Book", "Sheet", "book", "xlsx_sink"]

_MOST_ROWS: Final = 1_048_576
_PIECE: Final = 1 << 14
"""Rows that are made text at once: few enough that they take little memory."""
_DAY_NOUGHT: Final = date(1899, 12, 30).toordinal()
"""From which the days of a workbook are counted, those from 1 March 1900 on."""
_WIDTHS: Final = {"id": 16, "reading": 28, "findings": 48, "missing": 20, "regime": 24}
_WIDTH: Final = 12
_A4: Final = 9
"""What the format calls it."""
_COLOURS: Final = {"late": "#F8CBAD", "overdue": "#F8CBAD", "undetermined": "#FFE699"}

Look = tuple[str, str]
"""The colour behind a cell, and what it holds: day, instant, formula-like text, heading, or anything else."""


@dataclass(slots=True)
class Book:
    """A workbook while it is written; its formats are made once each 工作簿."""

    workbook: Any
    looks: dict[Look, Any] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet:
        """A new sheet 新工作表."""
        return Sheet(self, self.workbook.add_worksheet(name))

    def look(self, colour: str, kind: str) -> Any:  # noqa: ANN401 - xlsxwriter's
        """The format of a cell 单元格格式."""
        if (colour, kind) not in self.looks:
            behind = {"bg_color": colour, "border": 1, "border_color": "#D9D9D9"} if colour else {}
            self.looks[colour, kind] = self.workbook.add_format({**_KINDS[kind], **behind})
        return self.looks[colour, kind]


_KINDS: Final[dict[str, dict[str, object]]] = {
    "": {},
    "day": {"num_format": "yyyy-mm-dd"},
    "instant": {"num_format": "yyyy-mm-dd hh:mm"},
    "quoted": {"quote_prefix": True},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"},
    "text": {"num_format": "@"},
}


@dataclass(slots=True)
class Sheet:
    """One sheet, written from top to bottom 工作表."""

    book: Book
    sheet: Any
    row: int = 0

    def headings(self, texts: Sequence[str], widths: Sequence[int]) -> None:
        """The first row, which stays in sight 表头."""
        for at, width in enumerate(widths):
            self.sheet.set_column(at, at, width)
        self.write(texts, kind="heading")
        self.sheet.freeze_panes(self.row, 1)
        self._on_paper()

    def _on_paper(self) -> None:
        """Across the page, as wide as it is, the headings on each page, its number below."""
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0, self.row - 1)
        self.sheet.set_footer("&L&A&R&P / &N")

    def write(self, cells: Sequence[object], *, colour: str = "", kind: str = "") -> None:
        """One row 写一行."""
        for at, cell in enumerate(cells):
            self._cell(at, cell, colour, kind)
        self.row += 1

    def write_result(self, cells: Sequence[object], colour: str) -> None:
        """One row of texts, days and whole numbers, in a book that streams 写一行结果."""
        with self._as_text(1, len(cells)) as write:
            write(row_as_text(cells, colour, self.row + 1, self._style))

    def write_results(self, columns: Sequence[Cells], colours: Sequence[str]) -> None:
        """The same of many rows at once 成列写结果.

        Args:
            columns: their cells.
            colours: the one behind each row, "" for none.
        """
        for start in range(0, len(colours), _PIECE):
            some = colours[start : start + _PIECE]
            cells = [each.slice(start, len(some)) for each in columns]
            with self._as_text(len(some), len(cells)) as write:
                write(rows_as_text(cells, some, self.row + 1, self._style))

    @contextmanager
    def _as_text(self, rows: int, columns: int) -> Iterator[Callable[[str], object]]:
        """Takes the text of rows past the writer, which keeps one row at hand until it is told of a later one."""
        sheet = self.sheet
        sheet._write_single_row(self.row)  # noqa: SLF001 - it can be told so in no other way
        yield sheet.row_data_fh.write
        self.row += rows
        sheet._check_dimensions(self.row - 1, columns - 1)  # noqa: SLF001 - how far the sheet reaches
        sheet.previous_row = self.row

    def _style(self, colour: str, kind: str) -> int:
        number: int = self.book.look(colour, kind)._get_xf_index()  # noqa: SLF001 - what stands in a cell for its look
        return number

    def _cell(self, at: int, cell: object, colour: str, kind: str) -> None:
        if isinstance(cell, datetime):
            # A workbook knows no offset: the clock of Beijing is shown.
            self.sheet.write_datetime(self.row, at, cell.replace(tzinfo=None), self.book.look(colour, "instant"))
        elif isinstance(cell, date):
            # A day is a number, which the writer would find by the clock.
            self.sheet.write_number(self.row, at, cell.toordinal() - _DAY_NOUGHT, self.book.look(colour, "day"))
        elif isinstance(cell, int | float):
            self.sheet.write_number(self.row, at, cell, self.book.look(colour, kind))
        elif cell or colour:
            self._text(at, "" if cell is None else str(cell), colour, kind)

    def _text(self, at: int, text: str, colour: str, kind: str) -> None:
        """A text stays a text, whatever it begins with, also when somebody edits it later."""
        text = shortened(text)
        look = self.book.look(colour, kind or ("quoted" if is_formula(text) else ""))
        if text:
            self.sheet.write_string(self.row, at, text, look)
        else:
            self.sheet.write_blank(self.row, at, None, look)


@contextmanager
def book(path: Path, *, streams: bool = True) -> Iterator[Book]:
    """A workbook that appears under its name only when it is whole 写工作簿.

    Args:
        path: where it goes.
        streams: whether rows leave memory as they are written, each once and in order.

    Raises:
        UsageError: ``unwritable-file``.
        MissingExtraError: ``missing-extra``.
    """
    xlsxwriter = require_module("xlsxwriter")
    with beside(path) as part, TemporaryDirectory(prefix="gikdeadlines-") as scratch:
        options = {"constant_memory": streams, "tmpdir": scratch, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(str(part), options)
        try:
            yield Book(workbook)
            workbook.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            workbook.fileclosed = True
            # What the system said, wrapped in an error of theirs.
            raise error.args[0] from None
        except BaseException:
            # Else it would write itself when it is collected, over what was taken away.
            workbook.fileclosed = True
            raise


@contextmanager
def xlsx_sink(path: Path, wording: Wording) -> Iterator[_ForPeople]:
    """A sink into a workbook 写入工作簿."""
    with book(path) as found:
        sink = _ForPeople(found, wording)
        yield sink
        sink.end()


@dataclass(slots=True)
class _ForPeople:
    """A sheet as long as the format allows, then another."""

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = ()

    book: Book
    wording: Wording
    carried: Carried = field(default_factory=Carried)
    sheets: int = 0
    sheet: Sheet | None = None

    def take(self, outcome: Outcome) -> None:
        """One assessment as a row 写一件."""
        if not isinstance(outcome, Checked):
            return
        assessment, cells = outcome.assessment, self.carried.cells(outcome.carried)
        own = [cell(assessment, self.wording) for cell in PEOPLE.values()]
        self._with_room().write_result([*own, *cells], _COLOURS.get(assessment.verdict, ""))

    def take_block(self, block: AssessedBlock) -> None:
        """Many assessments 写一批."""
        self.take_made(self.made(block))

    def made(self, block: AssessedBlock) -> tuple[tuple[str, ...], dict[str, Cells], list[Cells]]:
        """The names of what is carried, our columns, and those that are carried 代制."""
        carried = [Cells(column, {}) for column in self.carried.columns(block)]
        return tuple(block.carried), for_people(block, self.wording), carried

    def take_made(self, made: tuple[tuple[str, ...], dict[str, Cells], list[Cells]]) -> None:
        """Many rows 接收代制结果."""
        names, own, carried = made
        colours = [_COLOURS.get(verdict, "") for verdict in own["code"].array.to_pylist()]
        columns = [*own.values(), *carried]
        if colours:
            self.carried.known(names)
        while colours:
            sheet = self._with_room()
            some, colours = colours[: _MOST_ROWS - sheet.row], colours[_MOST_ROWS - sheet.row :]
            sheet.write_results([each.slice(0, len(some)) for each in columns], some)
            columns = [each.slice(len(some), len(colours)) for each in columns]

    def _with_room(self) -> Sheet:
        if self.sheet is None or self.sheet.row == _MOST_ROWS:
            self._next_sheet()
        assert self.sheet is not None
        return self.sheet

    def end(self) -> None:
        """Headings alone where there was no case; a filter where there was 收尾."""
        if self.sheet is None:
            self._next_sheet()
        self._filter()

    def _next_sheet(self) -> None:
        self._filter()
        self.sheets += 1
        name = self.wording.text("sheet-results")
        self.sheet = self.book.sheet(name if self.sheets == 1 else f"{name} {self.sheets}")
        names = self.carried.names or ()
        headings = [self.wording.text(f"column-{key}") for key in PEOPLE]
        widths = [_WIDTHS.get(key, _WIDTH) for key in PEOPLE]
        self.sheet.headings([*headings, *names], [*widths, *(_WIDTH for _ in names)])

    def _filter(self) -> None:
        if self.sheet is not None:
            columns = len(PEOPLE) + len(self.carried.names or ())
            self.sheet.sheet.autofilter(0, 0, max(self.sheet.row - 1, 1), columns - 1)
