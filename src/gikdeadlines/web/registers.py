"""A register in the page: how it was read, what the check comes to, and her own workbook back 网页中的登记簿。"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from gikdeadlines.checking import CheckedRegister, Found, Inputs, Job, Outcome, Standards, run_register
from gikdeadlines.checking.page import page_sink
from gikdeadlines.checking.reasons import Reasons, refusal_lines
from gikdeadlines.checking.refusals import rejects_sink
from gikdeadlines.checking.sinks import file_sink
from gikdeadlines.loading import load_house
from gikdeadlines.registers import ColumnMap, HeadingRows, TableReading, load_column_map, read_columns
from gikdeadlines.report.columns_view import columns_view
from gikdeadlines.report.html import columns_body, foot_text
from gikdeadlines.report.register_view import MOST_OPENED
from gikdeadlines.values import Fault, GikError, UsageError
from gikdeadlines.wording import Wording, wording_in

__all__ = ["Progress", "register", "register_file", "sorted_files"]

Answer = dict[str, Any]
Progress = Callable[[int, int], object]
"""Told how many rows are done, and how many there are."""

_OPENED_OF_MANY: Final = 100
"""Calendars on the screen of a long register, which is looked at before it is saved; the file has as many as any."""


def register(wording: Wording, standards: Standards, request: Mapping[str, Any], told: Progress) -> Answer:
    """How a register was read, and the page of its cases 核查登记簿.

    Args:
        wording: in which language.
        standards: by which its cases are assessed.
        request: ``file``, ``map`` (``columns`` and ``values``), ``sheet`` and ``rows``.
        told: of the progress.
    """
    run = _run(standards, request, told)
    page = Path(request["file"]).with_name("page.html")
    opened = MOST_OPENED if len(run.outcomes) <= MOST_OPENED else _OPENED_OF_MANY
    with page_sink(page, standards, wording, most_opened=opened, has_foot=False) as sink:
        for outcome in run.outcomes:
            sink.take(outcome)
    balance = run.result.balance
    return {
        "reading": columns_body(columns_view(run.tables, run.job.columns, wording), wording),
        "page_path": str(page),
        "counts": wording.text(
            "check-counts",
            read=balance.read,
            assessed=balance.assessed,
            refused=balance.refused,
            skipped=balance.skipped,
        ),
        "refused": list(refusal_lines(run.reasons, wording)),
        "foot": foot_text(Path(request["file"]).name, standards.as_of, wording),
        "is_workbook": Path(request["file"]).suffix.lower() == ".xlsx",
    }


def register_file(wording: Wording, standards: Standards, request: Mapping[str, Any], told: Progress) -> Answer:
    """A result of the same run as a file: her own workbook with the verdicts, a table, a page 结果文件.

    Args:
        wording: in which language.
        standards: as for :func:`register`.
        request: as there; ``kind`` is the ending of the name, ``toml`` for what was said of the columns.
        told: of the progress.
    """
    source, kind = Path(request["file"]), request["kind"]
    name = f"{source.stem}-{wording.text('web-checked')}.{kind}"
    if kind == "toml":
        return {"name": f"{source.stem}-map.toml", "text": _map_text(_columns(request))}
    run = _run(standards, request, told)
    # A file outlives the page, and says what it would have said from the command line.
    wording = wording_in(wording.language)
    path = source.with_name(f"result.{kind.rpartition('.')[2]}")
    opening = (
        rejects_sink(path) if kind == "rejects.csv" else file_sink(path, wording, standards=standards, source=source)
    )
    with opening as sink:
        for outcome in run.outcomes:
            sink.take(outcome)
    return {"name": name, "path": str(path)}


# The run, kept for the files that are asked for after it


@dataclass(frozen=True, slots=True)
class _Run:
    job: Job
    tables: tuple[TableReading, ...]
    outcomes: tuple[Outcome, ...]
    reasons: Reasons
    result: CheckedRegister


_KEPT: Final[dict[str, _Run]] = {}
"""The last run by what it was asked: a file that is saved after it needs no other."""


def _run(standards: Standards, request: Mapping[str, Any], told: Progress) -> _Run:
    key = _key(request)
    if key not in _KEPT:
        _KEPT.clear()
        _KEPT[key] = _new_run(standards, request, told)
    return _KEPT[key]


def _key(request: Mapping[str, Any]) -> str:
    asked = {name: value for name, value in request.items() if name not in {"ask", "kind", "language"}}
    content = sha256(Path(request["file"]).read_bytes()).hexdigest()
    return json.dumps([asked, content], sort_keys=True)


def _new_run(standards: Standards, request: Mapping[str, Any], told: Progress) -> _Run:
    source, columns = request["file"], _columns(request)
    job = Job(
        standards=standards,
        sheet=request.get("sheet") or None,
        heading_rows=_rows(request.get("rows") or ""),
        columns=columns,
    )
    tables = tuple(_tables(source, job))
    kept = _Kept()
    watch = _Watched(sum(table.rows for table in tables), told)
    reasons = Reasons()
    result = run_register(Inputs((source,)), job, [kept, reasons], watch=watch.each)
    return _Run(job, tables, tuple(kept.outcomes), reasons, result)


def _tables(source: str, job: Job) -> Iterator[TableReading]:
    """How the columns are read; what has none, or cannot be read, is told by the run itself."""
    try:
        yield from read_columns(source, sheet=job.sheet, heading_rows=job.heading_rows, columns=job.columns)
    except GikError:
        return


@dataclass(slots=True)
class _Kept:
    """Keeps what becomes of every row; it takes no blocks, which a browser cannot assess."""

    outcomes: list[Outcome] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)


_TOLD_EVERY: Final = 50


@dataclass(slots=True)
class _Watched:
    """Counts the rows that go by."""

    total: int
    told: Progress

    def each(self, found: Iterable[Found]) -> Iterator[Found]:
        for done, one in enumerate(found, start=1):
            if done % _TOLD_EVERY == 0:
                self.told(done, max(done, self.total))
            yield one


# What is said of the columns


def _columns(request: Mapping[str, Any]) -> ColumnMap:
    given = request.get("map") or {}
    return ColumnMap.of(given.get("columns", {}), given.get("values", {}))


def _map_text(columns: ColumnMap) -> str:
    lines = ["format = 1"]
    for name, senses in columns.to_dict().items():
        said = (f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(sense)}" for key, sense in senses.items())
        lines += ["", f"[{name}]", *said]
    return "\n".join([*lines, ""])


def _rows(text: str) -> HeadingRows | None:
    if not text.strip():
        return None
    first, _, last = text.strip().partition("-")
    if not (first.isdecimal() and (last or first).isdecimal() and 0 < int(first) <= int(last or first)):
        raise UsageError(Fault("bad-rows", text, "a row, or up to three rows such as 3-4"))
    return int(first), int(last or first)


# Files that come with a register


def sorted_files(standards: Standards, files: Sequence[str]) -> Answer:
    """Of several files the register, what a map says and what a house file pins 分拣文件.

    Args:
        standards: whose law knows the readings.
        files: their paths.

    Raises:
        TableError, ReadingError: for a map or a house file that is none.
    """
    found: Answer = {"file": None, "map": None, "readings": None}
    for path in files:
        if not path.lower().endswith(".toml"):
            found["file"] = path
        elif _is_house(path):
            found["readings"] = dict(load_house(Path(path), law=standards.law))
        else:
            stated = load_column_map(path).to_dict()
            values = {name.removeprefix("values."): words for name, words in stated.items() if name != "columns"}
            found["map"] = {"columns": stated["columns"], "values": values}
    return found


def _is_house(path: str) -> bool:
    try:
        return "readings" in tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return False
