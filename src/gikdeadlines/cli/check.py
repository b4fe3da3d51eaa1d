"""`check`: many cases, and which of them were late 核查。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, get_args

import typer

from gikdeadlines import Assessment, GikError
from gikdeadlines.cases import Case
from gikdeadlines.findings import finding
from gikdeadlines.loading import read_cases
from gikdeadlines.loading.rows import Assessable, Refused, Row, Skipped
from gikdeadlines.records import Verdict
from gikdeadlines.report.text import CheckSummary, CheckView, check_screen, counts_text

from .failures import FAILED, REFUSED, UNDETERMINED, UsageError, refuse_usage
from .output import file_format
from .refusals import Refusals
from .settings import Settings, computing
from .sinks import Sink, file_sink, stream_sink

__all__ = ["check"]

_FORMATS = ("table", "json", "jsonl", "csv")
_LISTED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """What was asked of this run."""

    format: str | None
    out: Path | None
    ledger: bool
    rejects: Path | None
    lists_all: bool
    due_within: int
    fail_on: frozenset[str]


@computing
def check(
    settings: Settings,
    *,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="help-files")],
    format_: Annotated[str | None, typer.Option("--format", metavar="|".join(_FORMATS), help="help-format")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="help-out")] = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="help-ledger")] = False,
    rejects: Annotated[Path | None, typer.Option("--rejects", metavar="FILE", help="help-rejects")] = None,
    lists_all: Annotated[bool, typer.Option("--all", help="help-all")] = False,
    due_within: Annotated[int, typer.Option("--due-within", metavar="N", min=0, help="help-due-within")] = 5,
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="VERDICTS", help="help-fail-on")] = "late,overdue",
) -> int:
    """Assesses the cases of files 核查."""
    options = _Options(
        format=_format(format_),
        out=out,
        ledger=ledger,
        rejects=rejects,
        lists_all=lists_all,
        due_within=due_within,
        fail_on=_verdicts(fail_on),
    )
    _require_ledger_fits(options)
    return _Run(settings, options, CheckSummary(due_within=due_within)).over(files)


def _format(given: str | None) -> str | None:
    if given is not None and given not in _FORMATS:
        refuse_usage("bad-choice", given, f"one of {', '.join(_FORMATS)}", path="--format")
    return given


def _verdicts(given: str) -> frozenset[str]:
    verdicts = [part.strip() for part in given.split(",") if part.strip()]
    for verdict in verdicts:
        if verdict not in get_args(Verdict):
            refuse_usage("unknown-verdict", verdict, f"one of {', '.join(get_args(Verdict))}", path="--fail-on")
    return frozenset(verdicts)


def _require_ledger_fits(options: _Options) -> None:
    written = {file_format(options.out)} if options.out else set()
    shown = {options.format or "table"} if options.format or not options.out else set()
    if options.ledger and (written | shown) & {"csv", "table"}:
        hint = "--format jsonl, or an --out file .jsonl or .json; `explain` shows the days of one case"
        refuse_usage("wrong-options", "--ledger", "a result that can hold the days: json, jsonl", hint=hint)


@dataclass(slots=True)
class _Run:
    """One run over files: what is assessed goes to the sinks, what is refused is told."""

    settings: Settings
    options: _Options
    summary: CheckSummary
    skipped: int = 0

    def over(self, files: Sequence[str]) -> int:
        with ExitStack() as stack:
            refusals = stack.enter_context(Refusals.told_on(self.settings, self.options.rejects))
            sinks = list(self._sinks(stack))
            for file in files:
                self._file(file, sinks, refusals)
        self._conclude(files, refusals)
        return self._status(refusals)

    def _sinks(self, stack: ExitStack) -> Iterator[Sink]:
        options, wording, console = self.options, self.settings.wording, self.settings.console
        if options.out:
            yield stack.enter_context(file_sink(options.out, wording, ledger=options.ledger))
        if options.format and options.format != "table":
            yield stack.enter_context(stream_sink(options.format, console, ledger=options.ledger))

    # Rows

    def _file(self, file: str, sinks: Sequence[Sink], refusals: Refusals) -> None:
        try:
            for row in read_cases(file):
                self._row(row, sinks, refusals)
        except UsageError:
            raise
        except GikError as error:
            refusals.of_file(file, error)

    def _row(self, row: Row, sinks: Sequence[Sink], refusals: Refusals) -> None:
        match row:
            case Skipped():
                self._skip(row)
            case Refused():
                refusals.of_row(row)
            case Assessable():
                self._assess(row, sinks, refusals)

    def _skip(self, row: Skipped) -> None:
        # A heading is no row of anybody's register: it is neither read nor skipped.
        self.skipped += row.reason != "heading"
        if row.unknown:
            say = self.settings.wording
            columns = say.listed(
                say.text("note-resembles", column=column.heading, heading=column.resembles)
                if column.resembles
                else column.heading
                for column in row.unknown
            )
            self.settings.console.note(say.text("note-carried", file=row.file, columns=columns))

    def _assess(self, row: Assessable, sinks: Sequence[Sink], refusals: Refusals) -> None:
        try:
            assessment = self._assessed(row.case, repeated=row.repeated_id)
        except GikError as error:
            refusals.of_case(row, error)
            return
        self.summary.add(row.case, assessment)
        for sink in sinks:
            sink.take(assessment, row.carried)

    def _assessed(self, case: Case, *, repeated: bool) -> Assessment:
        assessment = self.settings.assess(case)
        if not repeated:
            return assessment
        return replace(assessment, findings=(*assessment.findings, finding("repeated-id", id=case.id)))

    # The end

    def _conclude(self, files: Sequence[str], refusals: Refusals) -> None:
        settings, options = self.settings, self.options
        if options.format == "table" or not (options.format or options.out):
            view = self._view(files, refusals)
            settings.console.result(check_screen(self.summary, view, settings.wording, paint=settings.console.paint))
            return
        if options.out:
            written = {"path": options.out, "count": self.summary.counts.total()}
            settings.console.note(settings.wording.text("note-written", **written))
        self._totals(refusals)

    def _view(self, files: Sequence[str], refusals: Refusals) -> CheckView:
        calendar = self.settings.calendar()
        return CheckView(
            as_of=self.settings.as_of,
            first=calendar.first.year,
            last=calendar.horizon.year,
            refused=refusals.count,
            skipped=self.skipped,
            due_within=self.options.due_within,
            listed=None if self.options.lists_all else _LISTED,
            file=files[0] if len(files) == 1 and files[0] != "-" else None,
        )

    def _totals(self, refusals: Refusals) -> None:
        assessed = self.summary.counts.total()
        totals = {"assessed": assessed, "refused": refusals.count, "skipped": self.skipped}
        counts = counts_text(self.summary.counts, self.settings.wording)
        line = self.settings.wording.text("note-totals", read=sum(totals.values()), counts=counts, **totals)
        self.settings.console.note(line)

    def _status(self, refusals: Refusals) -> int:
        found = {verdict for verdict, count in self.summary.counts.items() if count}
        if refusals.count:
            return REFUSED
        if found & self.options.fail_on:
            return FAILED
        return UNDETERMINED if "undetermined" in found else 0
