"""What `check` shows of a run over files, and how it ends 核查的显示。"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar, Final

from gikdeadlines.checking import (
    Answers,
    AssessedBlock,
    Checked,
    CheckedRegister,
    Found,
    Inputs,
    Job,
    Outcome,
    Sink,
    only,
    run_register,
)
from gikdeadlines.checking.manifest import output_record, write_manifest
from gikdeadlines.checking.refusals import rejects_sink
from gikdeadlines.checking.sinks import file_sink, stream_sink
from gikdeadlines.checking.worded import LISTED, as_listed
from gikdeadlines.registers import NO_MAP, ColumnMap, HeadingRows
from gikdeadlines.report.text import LISTED_VERDICTS, CheckSummary, CheckView, balance_text, check_screen, counts_text

from .failures import FAILED, REFUSED, UNDETERMINED
from .notes import Notes
from .progress import progress
from .settings import Settings

__all__ = ["FORMATS", "Options", "show"]

FORMATS: Final = ("table", "json", "jsonl", "csv")
_LISTED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked of this run 本次的选项.

    ``words`` are the options that say how to read the table, as they were typed.
    """

    format: str | None = None
    out: Path | None = None
    ledger: bool = False
    rejects: Path | None = None
    lists_all: bool = False
    due_within: int = 5
    fail_on: frozenset[str] = frozenset()
    only: frozenset[str] | None = None
    words: tuple[str, ...] = ()
    streams: bool = False
    sheet: str | None = None
    header_rows: HeadingRows | None = None
    columns: ColumnMap = NO_MAP
    jobs: int = 1
    manifest: Path | None = None

    @property
    def shows_screen(self) -> bool:
        """Whether the result is the screen 是否输出核查屏."""
        return self.format == "table" or not (self.format or self.out or self.streams)

    @property
    def leaves_terminal(self) -> bool:
        """Whether standard output does not run through the lines of the progress 是否不干扰进度显示."""
        streams = self.streams or self.format not in {None, "table"}
        return not (streams and sys.stdout.isatty())

    def job(self, settings: Settings) -> Job:
        """What the run is to do 核查任务."""
        return Job(
            standards=settings.standards,
            sheet=self.sheet,
            heading_rows=self.header_rows,
            columns=self.columns,
            jobs=self.jobs,
            ledger=self.ledger,
            asks=self.streams,
        )


def show(files: Sequence[str], settings: Settings, options: Options) -> int:
    """Assesses what the files hold, shows it, and gives the exit status 核查并显示."""
    inputs = Inputs(tuple(files), hashed=options.manifest is not None)
    summary = _Summary(CheckSummary(due_within=options.due_within, only=options.only))
    with ExitStack() as stack:
        only_file = files[0] if len(files) == 1 else None
        notes = Notes(settings.session, at_once=options.streams)
        stack.callback(notes.tell)
        sinks = [notes, *_sinks(stack, settings, options, only_file)]
        if options.shows_screen:
            sinks.append(summary)
        shown = options.leaves_terminal
        watch = stack.enter_context(progress(inputs, settings.wording, shown=shown, size=_size))
        checked = run_register(inputs, options.job(settings), sinks, watch=watch)
    is_empty = notes.unread == checked.balance.read
    _Shown(settings, options, inputs, checked).conclude(None if is_empty and notes.unread else summary.summary)
    return _status(checked, options)


def _sinks(stack: ExitStack, settings: Settings, options: Options, source: str | None) -> Iterator[Sink]:
    wording, console = settings.wording, settings.console
    if options.rejects:
        yield stack.enter_context(rejects_sink(options.rejects))
    if options.out:
        sink = file_sink(options.out, wording, standards=settings.standards, ledger=options.ledger, source=source)
        yield only(stack.enter_context(sink), options.only)
    if options.format and options.format != "table":
        encoding = console.encoding
        shown = stream_sink(options.format, console, ledger=options.ledger, encoding=encoding)
        yield only(stack.enter_context(shown), options.only)
    if options.streams:
        yield Answers(console.answer, options.ledger, console.encoding)


@dataclass(frozen=True, slots=True)
class _Summary:
    """Takes in what the screen will list."""

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = LISTED

    summary: CheckSummary

    def take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Checked):
            self.summary.add(outcome.case, outcome.assessment)

    def take_block(self, block: AssessedBlock) -> None:
        self.summary.counts.update(dict(block.verdicts()))
        rows = block.rows_of(verdict for verdict in LISTED_VERDICTS if self.summary.lists(verdict))
        for at, assessment in zip(rows, as_listed(block, rows), strict=True):
            self.summary.keep(assessment, partial(block.case, at))
        if not self.summary.doubted and (doubted := block.first_unread()) is not None:
            self.summary.doubt(block.checked(doubted).assessment)


def _size(found: Found) -> int:
    return found.rows if isinstance(found, AssessedBlock) else 1


def _status(checked: CheckedRegister, options: Options) -> int:
    # A row with a column that was not understood counts as refused in part.
    if checked.balance.refused or checked.unread:
        return REFUSED
    if checked.counts.keys() & options.fail_on:
        return FAILED
    return UNDETERMINED if "undetermined" in checked.counts else 0


@dataclass(frozen=True, slots=True)
class _Shown:
    """The end of a run: its record, and its screen or its totals."""

    settings: Settings
    options: Options
    inputs: Inputs
    checked: CheckedRegister

    def conclude(self, summary: CheckSummary | None) -> None:
        """Writes the record and shows the summary; without one, of what could not even be read, nothing."""
        settings, options = self.settings, self.options
        if options.manifest:
            write_manifest(options.manifest, settings, self.inputs, self._record())
        if options.shows_screen:
            if summary is None:
                return
            lines = check_screen(summary, self._view(), settings.wording, paint=settings.console.paint)
            settings.console.result(lines)
            return
        if options.out:
            written = {"path": options.out, "count": self.checked.balance.assessed}
            settings.console.note(settings.wording.text("note-written", **written))
        self._totals()

    def _record(self) -> dict[str, Any]:
        options, checked = self.options, self.checked
        own = {
            "sheet": options.sheet,
            "header_rows": options.header_rows,
            "map": options.columns.to_dict(),
            "format": options.format,
            "ledger": options.ledger,
            "fail_on": sorted(options.fail_on),
            "only": None if options.only is None else sorted(options.only),
        }
        counts: dict[str, Any] = {
            "rows": checked.balance.rows,
            "read": checked.balance.read,
            **self._counts(),
            "verdicts": dict(sorted(checked.counts.items())),
        }
        outputs = [output_record(path) for path in (options.out, options.rejects) if path]
        return {"options": own, "counts": counts, "outputs": outputs, "status": _status(checked, options)}

    def _counts(self) -> dict[str, int]:
        balance = self.checked.balance
        return {"assessed": balance.assessed, "refused": balance.refused, "skipped": balance.skipped}

    def _view(self) -> CheckView:
        calendar, balance, files = self.settings.calendar(), self.checked.balance, self.inputs.files
        return CheckView(
            as_of=self.settings.as_of,
            first=calendar.first.year,
            last=calendar.horizon.year,
            refused=balance.refused,
            skipped=balance.skipped,
            due_within=self.options.due_within,
            listed=None if self.options.lists_all else _LISTED,
            file=files[0] if len(files) == 1 and files[0] != "-" else None,
            options=(*self.options.words, *self.settings.words),
            saves_as=".xlsx" if find_spec("xlsxwriter") else ".csv",
            beyond=balance.beyond,
        )

    def _totals(self) -> None:
        counts = counts_text(self.checked.counts, self.settings.wording)
        keys, wording = ("note-totals", "note-totals-rows"), self.settings.wording
        beyond = self.checked.balance.beyond
        self.settings.console.note(balance_text(keys, self._counts(), beyond, wording, counts=counts))
