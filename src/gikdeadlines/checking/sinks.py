"""Where assessments go one by one: JSON, JSON Lines, CSV; to standard output or to a file 结果的去处。"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final, Protocol

from gikdeadlines.loading import Source
from gikdeadlines.report.phrases import moment
from gikdeadlines.values import Assessment
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
from .worded import Cells, for_people, for_programs

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
        yield _Csv(CsvRows(stream, line_end="\r\n"), _ForPeople(wording))


@contextmanager
def _json_file(chosen: str, path: Path, *, ledger: bool) -> Iterator[Sink]:
    with written(path) as stream, _json(chosen, stream.write, ledger=ledger, encoding="utf-8") as sink:
        yield sink


@contextmanager
def stream_sink(chosen: str, stream: Writes, *, ledger: bool, encoding: str = "utf-8") -> Iterator[Sink]:
    """A sink onto a stream; a CSV there is for programs: codes, no mark at its beginning 写数据流."""
    if chosen == "csv":
        yield _Csv(CsvRows(stream, line_end="\n"), _ForPrograms())
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


class _Columns(Protocol):
    """What stands in a CSV of each assessment; ``is_last`` says that what is carried comes before it."""

    is_last: ClassVar[bool]

    def headings(self) -> Sequence[str]: ...

    def cells(self, assessment: Assessment) -> Iterable[object]: ...

    def columns(self, block: AssessedBlock) -> Iterable[Cells]: ...


@dataclass(slots=True)
class _Csv:
    """Assessments and what is carried beside them; no cell runs as a formula."""

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = ()

    rows: CsvRows
    own: _Columns
    carried: Carried = field(default_factory=Carried)

    def take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Checked):
            self._head(outcome.carried)
            own = map(_cell, self.own.cells(outcome.assessment))
            self.rows.writerow([neutral(cell) for cell in self._beside(own, self.carried.cells(outcome.carried))])

    def take_block(self, block: AssessedBlock) -> None:
        self.take_made(self.made(block))

    def made(self, block: AssessedBlock) -> tuple[tuple[str, ...], str]:
        """The names of what is carried, and the lines."""
        own = (cells.texts(_text) for cells in self.own.columns(block))
        columns = self._beside(own, map(neutral_texts, self.carried.columns(block)))
        return tuple(block.carried), self.rows.as_text(columns) if len(block.assessed) else ""

    def take_made(self, made: tuple[tuple[str, ...], str]) -> None:
        carried, lines = made
        if lines:
            self._head(carried)
            self.rows.stream.write(lines)

    def _head(self, carried: Iterable[str]) -> None:
        if self.carried.names is None:
            self.rows.writerow(self._beside(self.own.headings(), map(neutral, self.carried.known(carried))))

    def _beside(self, own: Iterable[Any], carried: Iterable[Any]) -> list[Any]:
        return [*carried, *own] if self.own.is_last else [*own, *carried]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return moment(value)
    return "" if value is None else value


def _text(cell: object) -> str:
    return str(neutral(_cell(cell)))


class _ForPrograms:
    """The fields of the contract by their own names, lists joined."""

    is_last: ClassVar[bool] = True

    def headings(self) -> Sequence[str]:
        return [*_FIELDS, "readings", "findings", "missing"]

    def cells(self, assessment: Assessment) -> Iterable[object]:
        plain = assessment.to_dict()
        readings = ";".join(f"{asked.id}={asked.option}" for asked in assessment.readings)
        findings = ";".join(found.code for found in assessment.findings)
        missing = ";".join(fact.fact for fact in assessment.missing)
        return [*(plain[name] for name in _FIELDS), readings, findings, missing]

    def columns(self, block: AssessedBlock) -> Iterable[Cells]:
        return for_programs(block, _FIELDS)


@dataclass(frozen=True, slots=True)
class _ForPeople:
    """Headings and words of a language; the verdict's code stands last, for those who filter by it."""

    is_last: ClassVar[bool] = False

    wording: Wording

    def headings(self) -> Sequence[str]:
        return [self.wording.text(f"column-{name}") for name in PEOPLE]

    def cells(self, assessment: Assessment) -> Iterable[object]:
        return (cell(assessment, self.wording) for cell in PEOPLE.values())

    def columns(self, block: AssessedBlock) -> Iterable[Cells]:
        return for_people(block, self.wording).values()
