"""Where assessments go one by one: JSON, JSON Lines, CSV; to standard output or to a file 结果的去处。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar, Final

from gikdeadlines.loading import Source
from gikdeadlines.report.phrases import moment
from gikdeadlines.wording import Wording

from .columnar import parquet_sink
from .outcomes import AssessedBlock, Checked, Outcome
from .output import CsvRows, FileFormat, Writes, file_format, json_text, neutral, neutral_texts
from .own_workbook import opened_workbook, own_workbook_sink
from .page import page_sink
from .result_columns import PEOPLE, Carried
from .sheets import xlsx_sink
from .standards import Standards
from .takers import Sink
from .targets import written
from .worded import for_people, for_programs

__all__ = ["file_sink", "stream_sink"]


@contextmanager
def file_sink(
    path: Path, wording: Wording, *, standards: Standards, ledger: bool = False, source: Source | None = None
) -> Iterator[Sink]:
    """A sink into a file, by its name; a CSV is written for people 写入文件.

    Args:
        path: of the file.
        wording: the language of what is for people.
        standards: by which the cases are assessed, which a page shows.
        ledger: whether the days of each case are written too, where the file can hold them.
        source: the register, where there is only one: of a workbook the result is the same workbook.

    Raises:
        UsageError: ``unknown-format``, ``unwritable-file``, before any work is done.
        MissingExtraError: ``missing-extra``.
    """
    chosen = file_format(path)
    own = opened_workbook(source) if chosen == "xlsx" and source is not None else None
    if own is None:
        opening = _file_sink(chosen, path, wording, standards, ledger=ledger)
    else:
        opening = own_workbook_sink(path, own, standards, wording)
    with opening as sink:
        yield sink


def _file_sink(
    chosen: FileFormat, path: Path, wording: Wording, standards: Standards, *, ledger: bool
) -> AbstractContextManager[Sink]:
    match chosen:
        case "html":
            return page_sink(path, standards, wording)
        case "xlsx":
            return xlsx_sink(path, wording)
        case "parquet":
            return parquet_sink(path)
        case "csv":
            return _csv_file(path, wording)
    return _json_file(chosen, path, ledger=ledger)


@contextmanager
def _csv_file(path: Path, wording: Wording) -> Iterator[Sink]:
    with written(path, encoding="utf-8-sig") as stream:
        yield _ForPeople(CsvRows(stream, line_end="\r\n"), wording)


@contextmanager
def _json_file(chosen: str, path: Path, *, ledger: bool) -> Iterator[Sink]:
    with written(path) as stream, _json(chosen, stream.write, ledger=ledger, encoding="utf-8") as sink:
        yield sink


@contextmanager
def stream_sink(chosen: str, stream: Writes, *, ledger: bool, encoding: str = "utf-8") -> Iterator[Sink]:
    """A sink onto a stream; a CSV there is for programs: codes, no mark at its beginning 写数据流."""
    if chosen == "csv":
        yield _ForPrograms(CsvRows(stream, line_end="\n"))
        return
    with _json(chosen, stream.write, ledger=ledger, encoding=encoding) as sink:
        yield sink


# JSON


@contextmanager
def _json(chosen: str, write: Callable[[str], object], *, ledger: bool, encoding: str) -> Iterator[Sink]:
    if chosen == "jsonl":
        yield _Lines(write, ledger, encoding)
        return
    write("[")
    yield _Elements(_Lines(write, ledger, encoding))
    write("]\n")


@dataclass(frozen=True, slots=True)
class _Lines:
    write: Callable[[str], object]
    ledger: bool
    encoding: str

    def take(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Checked):
            return
        plain = outcome.assessment.to_dict(ledger=self.ledger)
        if outcome.carried:
            plain["carried"] = dict(outcome.carried)
        self.write(json_text(plain, self.encoding) + "\n")


@dataclass(slots=True)
class _Elements:
    lines: _Lines
    is_first: bool = True

    def take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Checked):
            self.lines.write("" if self.is_first else ",")
            self.is_first = False
            self.lines.take(outcome)


# CSV

_FIELDS: Final = (
    "id", "verdict", "ended_by", "robust", "basis", "received_on", "first_due", "due", "projected_due", "earliest_due",
    "latest_due", "replied_on", "days_allowed", "days_used", "days_left", "days_late", "days_late_natural", "regime",
    "certainty",
)  # fmt: skip


@dataclass(slots=True)
class _ForPrograms:
    """The fields of the contract by their own names, lists joined."""

    shows_claims: ClassVar[bool] = False

    rows: CsvRows
    carried: Carried = field(default_factory=Carried)

    def take(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Checked):
            return
        assessment, carried = outcome.assessment, outcome.carried
        self._head(carried)
        plain = assessment.to_dict()
        row = [*self.carried.cells(carried), *(_cell(plain[name]) for name in _FIELDS)]
        readings = ";".join(f"{asked.id}={asked.option}" for asked in assessment.readings)
        findings = ";".join(found.code for found in assessment.findings)
        missing = ";".join(fact.fact for fact in assessment.missing)
        self.rows.writerow([neutral(cell) for cell in (*row, readings, findings, missing)])

    def take_block(self, block: AssessedBlock) -> None:
        if not len(block.assessed):
            return
        self._head(block.carried)
        carried = map(neutral_texts, self.carried.columns(block))
        self.rows.write_columns([*carried, *(cells.texts(_text) for cells in for_programs(block, _FIELDS))])

    def _head(self, carried: Iterable[str]) -> None:
        if self.carried.names is None:
            self.rows.writerow([*map(neutral, carried), *_FIELDS, "readings", "findings", "missing"])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return moment(value)
    return "" if value is None else value


def _text(cell: object) -> str:
    return str(neutral(_cell(cell)))


@dataclass(slots=True)
class _ForPeople:
    """Headings and words of a language; the verdict's code stands last, for those who filter by it."""

    shows_claims: ClassVar[bool] = False

    rows: CsvRows
    wording: Wording
    carried: Carried = field(default_factory=Carried)

    def take(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Checked):
            return
        assessment, carried = outcome.assessment, outcome.carried
        self._head(carried)
        own = (_cell(cell(assessment, self.wording)) for cell in PEOPLE.values())
        self.rows.writerow([neutral(cell) for cell in (*own, *self.carried.cells(carried))])

    def take_block(self, block: AssessedBlock) -> None:
        if not len(block.assessed):
            return
        self._head(block.carried)
        own = [cells.texts(_text) for cells in for_people(block, self.wording).values()]
        self.rows.write_columns([*own, *map(neutral_texts, self.carried.columns(block))])

    def _head(self, carried: Iterable[str]) -> None:
        if self.carried.names is None:
            headings = (self.wording.text(f"column-{name}") for name in PEOPLE)
            self.rows.writerow([*headings, *map(neutral, carried)])
