"""An agency's own workbook back, with what became of each row beside it 在原工作簿上写结果。

Every sheet, row, width, colour and formula stays as it was. The verdicts stand in columns at the right, what was
refused in a sheet of its own with the whole row, and a sheet of notes says how all that is to be read.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, ClassVar, Final
from zipfile import BadZipFile, ZipFile

from gikdeadlines.loading import Refused, Skipped, Source, require_module
from gikdeadlines.registers import stored_results
from gikdeadlines.values import Fault, FrozenMap, GikError, UsageError, Verdict
from gikdeadlines.wording import Wording

from .columns_told import ColumnsTold
from .formula_results import with_results
from .outcomes import AssessedBlock, Checked, Outcome, Unread
from .own_notes import Noted, write_notes
from .own_refusals import write_refusals
from .own_sheets import Placed, write_verdicts
from .result_columns import PEOPLE
from .standards import Standards
from .targets import beside
from .worded import for_people

__all__ = ["opened_workbook", "own_workbook_sink"]

_COLUMNS: Final = ("verdict", "received", "due", "replied", "days-late", "days-left", "reading", "findings", "missing")
"""What a clerk looks for beside her row, by the keys of :data:`PEOPLE`."""

_LOST: Final = (
    "xl/charts/",
    "xl/drawings/",
    "xl/media/",
    "xl/vbaProject",
    "xl/slicers/",
    "xl/ctrlProps/",
    "xl/diagrams/",
)
"""Parts that the writer of workbooks does not carry, or not whole."""


@dataclass(frozen=True, slots=True)
class Own:
    """A workbook to write into, and the bytes that it was read from 原工作簿."""

    book: Any
    content: bytes
    has_lost_parts: bool


def opened_workbook(source: Source) -> Own | None:
    """The workbook that a source is, None where it is none that can be written back 打开原工作簿.

    Raises:
        MissingExtraError: ``missing-extra``.
    """
    if not isinstance(source, str | os.PathLike):
        return None
    try:
        content = Path(source).read_bytes()
        names = ZipFile(BytesIO(content)).namelist()
    except (OSError, ValueError, BadZipFile):
        return None
    if "[Content_Types].xml" not in names:
        return None
    return _loaded(content, has_lost_parts=any(map(_is_lost, names)))


def _is_lost(part: str) -> bool:
    """Whether a part does not come back; the drawings that comments have in old style do, with their comments."""
    return part.startswith(_LOST) and not part.endswith(".vml")


def _loaded(content: bytes, *, has_lost_parts: bool) -> Own | None:
    openpyxl = require_module("openpyxl")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
        except Exception:  # noqa: BLE001 - a workbook that only looks whole to us: the result gets a workbook of its own
            return None
    return Own(book, content, has_lost_parts or bool(said))


@contextmanager
def own_workbook_sink(path: Path, own: Own, standards: Standards, wording: Wording) -> Iterator[_OwnWorkbook]:
    """A sink into a copy of the workbook that is checked 写入原工作簿的副本.

    Args:
        path: of the copy.
        own: the workbook.
        standards: by which the cases are assessed.
        wording: in which language.

    Raises:
        UsageError: ``unwritable-file``.
    """
    with beside(path) as part:
        sink = _OwnWorkbook(own, standards, wording)
        yield sink
        with _refusing_what_cannot_be_written(path):
            sink.write(part)


@contextmanager
def _refusing_what_cannot_be_written(path: Path) -> Iterator[None]:
    """The writer takes what it has read for whole, so that something odd in a workbook fails anywhere, in any way."""
    try:
        yield
    except (GikError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a key, a type, an attribute: each means that it cannot be written back
        expected = "a workbook that can be written back: write .csv instead"
        why = FrozenMap(errno="other", why=f"{type(error).__name__}: {error}"[:120])
        raise UsageError(Fault("unwritable-file", str(path), expected, hint=str(why["why"]), parameters=why)) from None


@dataclass(slots=True)
class _OfSheet:
    """What became of the rows of one sheet."""

    placed: list[Placed] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    headings: list[Skipped] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _OwnWorkbook:
    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[None] = None

    own: Own
    standards: Standards
    wording: Wording
    sheets: dict[str, _OfSheet] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    columns: ColumnsTold = field(default_factory=ColumnsTold)
    verdicts: Counter[Verdict] = field(default_factory=Counter)

    def take(self, outcome: Outcome) -> None:
        self.columns.take(outcome)
        match outcome:
            case Checked():
                self._take_checked(outcome)
            case Refused():
                found = self._sheet(outcome.sheet)
                found.refused.append(outcome)
                found.counts["refused"] += outcome.rows
            case Skipped(reason="heading"):
                self._sheet(outcome.sheet).headings.append(outcome)
            case Skipped():
                self._sheet(outcome.sheet).counts["skipped"] += outcome.rows
            case Unread():
                self.unread.append(outcome)

    def take_block(self, block: AssessedBlock) -> None:
        self.columns.take_block(block)
        self.verdicts.update(dict(block.verdicts()))
        found = self._sheet(block.sheet)
        found.counts["assessed"] += len(block.assessed)
        columns = for_people(block, self.wording)
        verdicts = block.assessed.column("verdict").to_pylist()
        cells = zip(*(columns[key].listed() for key in _COLUMNS), strict=True)
        for number, own, verdict in zip(block.numbers.tolist(), cells, verdicts, strict=True):
            found.placed.append(Placed(number, 1, own, verdict))

    def _take_checked(self, row: Checked) -> None:
        self.verdicts[row.assessment.verdict] += 1
        found = self._sheet(row.sheet)
        found.counts["assessed"] += row.rows
        cells = tuple(PEOPLE[key](row.assessment, self.wording) for key in _COLUMNS)
        found.placed.append(Placed(row.row, row.rows, cells, row.assessment.verdict))

    def _sheet(self, name: str) -> _OfSheet:
        return self.sheets.setdefault(name, _OfSheet())

    def write(self, path: Path) -> None:
        """Everything into the copy: the columns, the refusals, the notes, the results of the formulas 写入."""
        say, book = self.wording, self.own.book
        results = self._results()
        ours = {name: found for name, found in self.sheets.items() if name in book.sheetnames}
        heads = {name: _heading_rows(found.headings) for name, found in ours.items()}
        refused = {name: found.refused for name, found in self.sheets.items() if found.refused}
        # Before the columns are written: a refused row is to stand there as it stood.
        write_refusals(book, refused, heads, results, say)
        headings = [say.text("own-column", heading=say.text(f"column-{key}")) for key in _COLUMNS]
        for name, found in ours.items():
            # A sheet that was passed over, or refused as a whole, has no verdicts, and stays as it is.
            if found.headings:
                rows = [*found.placed, *map(self._refused, found.refused)]
                write_verdicts(book[name], heads[name], headings, rows)
        write_notes(book, self._noted(), say)
        _save(book, path, results)

    def _refused(self, row: Refused) -> Placed:
        return Placed(row.row, row.rows, (self.wording.text("own-refused"),), "refused")

    def _noted(self) -> Noted:
        return Noted(
            standards=self.standards,
            verdicts=self.verdicts,
            counts={name: found.counts for name, found in self.sheets.items()},
            columns=self.columns,
            unread=self.unread,
            has_lost_parts=self.own.has_lost_parts,
        )

    def _results(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        try:
            return stored_results(self.own.content, "")
        except GikError:
            return {}


def _heading_rows(headings: list[Skipped]) -> tuple[int, int]:
    """The first and the last row of the headings; where they come again on every page, those at the top."""
    rows = sorted(each.row for each in headings) or [1]
    last = rows[0]
    while last + 1 in rows:
        last += 1
    return rows[0], last


def _save(book: Any, path: Path, results: Mapping[str, Mapping[str, tuple[str, str]]]) -> None:  # noqa: ANN401
    stream = BytesIO()
    book.save(stream)
    path.write_bytes(with_results(stream.getvalue(), results) if any(results.values()) else stream.getvalue())
