"""Where assessments go one by one: JSON, JSON Lines, CSV; to standard output or to a file 结果的去处。"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from gikdeadlines import Assessment
from gikdeadlines.report.phrases import moment
from gikdeadlines.wording import Wording

from .columnar import parquet_sink
from .console import Console
from .output import FileFormat, Rows, csv_rows, file_format, json_text, neutral, written
from .result_columns import PEOPLE, Carried
from .sheets import xlsx_sink

__all__ = ["Sink", "file_sink", "stream_sink"]


class Sink(Protocol):
    """Takes assessments as they come 结果接收器."""

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        """Takes one assessment, and the columns carried through with it 接收一件."""


_BINARY: Final[Mapping[FileFormat, Callable[[Path, Wording], AbstractContextManager[Sink]]]] = {
    "xlsx": xlsx_sink,
    "parquet": parquet_sink,
}


@contextmanager
def file_sink(path: Path, wording: Wording, *, ledger: bool) -> Iterator[Sink]:
    """A sink into a file, by its name; a CSV is written for people 写入文件."""
    chosen = file_format(path)
    if chosen in _BINARY:
        with _BINARY[chosen](path, wording) as sink:
            yield sink
        return
    with written(path, encoding="utf-8-sig" if chosen == "csv" else "utf-8") as stream:
        if chosen == "csv":
            yield _ForPeople(csv_rows(stream, line_end="\r\n"), wording)
            return
        with _json(chosen, stream.write, ledger=ledger, encoding="utf-8") as sink:
            yield sink


@contextmanager
def stream_sink(chosen: str, console: Console, *, ledger: bool) -> Iterator[Sink]:
    """A sink onto standard output; a CSV there is for programs: codes, no mark at its beginning 写标准输出."""
    if chosen == "csv":
        yield _ForPrograms(csv_rows(console, line_end="\n"))
        return
    with _json(chosen, console.write, ledger=ledger, encoding=console.encoding) as sink:
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

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        plain = assessment.to_dict(ledger=self.ledger)
        if carried:
            plain["carried"] = dict(carried)
        self.write(json_text(plain, self.encoding) + "\n")


@dataclass(slots=True)
class _Elements:
    lines: _Lines
    is_first: bool = True

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        self.lines.write("" if self.is_first else ",")
        self.is_first = False
        self.lines.take(assessment, carried)


# CSV

_FIELDS: Final = (
    "id", "verdict", "ended_by", "robust", "basis", "received_on", "first_due", "due", "projected_due", "earliest_due",
    "latest_due", "replied_on", "days_allowed", "days_used", "days_left", "days_late", "regime", "certainty",
)  # fmt: skip


@dataclass(slots=True)
class _ForPrograms:
    """The fields of the contract by their own names, lists joined."""

    rows: Rows
    carried: Carried = field(default_factory=Carried)

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        if self.carried.names is None:
            self.rows.writerow([*map(neutral, carried), *_FIELDS, "readings", "findings", "missing"])
        plain = assessment.to_dict()
        row = [*self.carried.cells(carried), *(_cell(plain[name]) for name in _FIELDS)]
        readings = ";".join(f"{asked.id}={asked.option}" for asked in assessment.readings)
        findings = ";".join(found.code for found in assessment.findings)
        missing = ";".join(fact.fact for fact in assessment.missing)
        self.rows.writerow([neutral(cell) for cell in (*row, readings, findings, missing)])


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return moment(value)
    return "" if value is None else value


@dataclass(slots=True)
class _ForPeople:
    """Headings and words of a language; the verdict's code stands last, for those who filter by it."""

    rows: Rows
    wording: Wording
    carried: Carried = field(default_factory=Carried)

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        if self.carried.names is None:
            headings = (self.wording.text(f"column-{name}") for name in PEOPLE)
            self.rows.writerow([*headings, *map(neutral, carried)])
        own = (_cell(cell(assessment, self.wording)) for cell in PEOPLE.values())
        self.rows.writerow([neutral(cell) for cell in (*own, *self.carried.cells(carried))])
