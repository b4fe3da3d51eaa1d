"""One run of `check` over files: rows in, assessments and refusals out 核查的运行。"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from gikdeadlines import Assessment, GikError
from gikdeadlines.case import Case
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases, read_in_blocks
from gikdeadlines.report.text import CheckSummary, CheckView, balance_text, check_screen, counts_text
from gikdeadlines.values import FrozenMap, MissingExtraError

from .blockwise import AssessedBlock, outcomes_in_blocks
from .columnar import Columns, parquet_sink
from .failures import FAILED, REFUSED, UNDETERMINED
from .inputs import Inputs
from .manifest import output_record, write_manifest
from .output import file_format
from .pages import page_sink
from .progress import progress
from .refusals import Refusals
from .settings import Settings
from .sinks import Sink, file_sink, stream_sink
from .streaming import answered
from .workers import Outcome, Unread, outcomes

__all__ = ["FORMATS", "Options", "Run"]

FORMATS: Final = ("table", "json", "jsonl", "csv")
_LISTED: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked of this run 本次的选项."""

    format: str | None = None
    out: Path | None = None
    ledger: bool = False
    rejects: Path | None = None
    lists_all: bool = False
    due_within: int = 5
    fail_on: frozenset[str] = frozenset()
    streams: bool = False
    sheet: str | None = None
    header_row: int | None = None
    renames: Mapping[str, str] = field(default_factory=FrozenMap)
    jobs: int = 1
    manifest: Path | None = None

    @property
    def is_columnar(self) -> bool:
        """Whether nothing but columns is asked for, so that no case is needed by itself 是否只写列式文件."""
        return self.out is not None and file_format(self.out) == "parquet" and self.format is None

    @property
    def shows_screen(self) -> bool:
        """Whether the result is the screen 是否输出核查屏."""
        return self.format == "table" or not (self.format or self.out or self.streams)


Found = Outcome | AssessedBlock
"""What a run comes by: a row, or rows that were assessed together."""

R = TypeVar("R")


@dataclass(slots=True)
class Run:
    """One run over files: what is assessed goes to the sinks, what is refused is told 一次核查."""

    settings: Settings
    options: Options
    summary: CheckSummary = field(default_factory=CheckSummary)
    read: int = 0
    skipped: int = 0
    rows_beyond: dict[str, int] = field(default_factory=lambda: {"assessed": 0, "refused": 0})
    columns: Columns | None = None

    def over(self, files: Sequence[str]) -> int:
        """Assesses what the files hold, and gives the exit status 核查各文件."""
        options, settings = self.options, self.settings
        self.summary.due_within = options.due_within
        inputs = Inputs(tuple(files), hashed=options.manifest is not None)
        with ExitStack() as stack:
            refusals = stack.enter_context(Refusals.told_on(settings, options.rejects))
            sinks = list(self._sinks(stack, refusals))
            watch = stack.enter_context(progress(inputs, settings.wording, shown=self._leaves_terminal(), size=_size))
            self._take_all(inputs, sinks, refusals, watch)
            self._require_balance(refusals)
        self._conclude(inputs, refusals)
        return self._status(refusals)

    def _leaves_terminal(self) -> bool:
        """Whether standard output does not run through the lines of the progress."""
        streams = self.options.streams or self.options.format not in {None, "table"}
        return not (streams and sys.stdout.isatty())

    def _sinks(self, stack: ExitStack, refusals: Refusals) -> Iterator[Sink]:
        options, wording, console = self.options, self.settings.wording, self.settings.console
        if options.out and options.is_columnar:
            self.columns = stack.enter_context(parquet_sink(options.out, wording))
            yield self.columns
        elif options.out and file_format(options.out) == "html":
            yield stack.enter_context(page_sink(options.out, self.settings, lambda: (refusals.count, self.skipped)))
        elif options.out:
            yield stack.enter_context(file_sink(options.out, wording, ledger=options.ledger))
        if options.format and options.format != "table":
            yield stack.enter_context(stream_sink(options.format, console, ledger=options.ledger))

    # Rows

    def _take_all(
        self,
        inputs: Inputs,
        sinks: Sequence[Sink],
        refusals: Refusals,
        watch: Callable[[Iterable[Found]], Iterable[Found]],
    ) -> None:
        for found in watch(self._found(inputs)):
            if isinstance(found, AssessedBlock):
                self._take_block(found, sinks, refusals)
            else:
                self._take(*found, sinks, refusals)

    def _found(self, inputs: Inputs) -> Iterator[Found]:
        options, settings = self.options, self.settings
        if options.streams:
            return answered(inputs, settings, ledger=options.ledger)
        if options.is_columnar:
            return outcomes_in_blocks(self._rows(inputs, read_in_blocks), settings, jobs=options.jobs)
        return outcomes(self._rows(inputs, read_cases), settings, jobs=options.jobs, ledger=options.ledger)

    def _rows(self, inputs: Inputs, read: Callable[..., Iterator[R]]) -> Iterator[R | Unread]:
        options = self.options
        for file in inputs.files:
            try:
                with inputs.watched(file) as source:
                    yield from read(
                        source, sheet=options.sheet, heading_row=options.header_row, renames=options.renames
                    )
            except MissingExtraError:
                raise
            except GikError as error:
                yield Unread(file, error)

    def _take(
        self, row: Row | Unread, outcome: Assessment | GikError | None, sinks: Sequence[Sink], refusals: Refusals
    ) -> None:
        # A heading is no row of anybody's register: it is neither read nor skipped.
        self.read += not (isinstance(row, Skipped) and row.reason == "heading")
        match row:
            case Skipped():
                self._skip(row)
            case Refused():
                self.rows_beyond["refused"] += row.rows - 1
                refusals.of_row(row)
            case Unread():
                refusals.of_file(row.file, row.error)
            case Assessable():
                self._take_case(row, outcome, sinks, refusals)

    def _take_block(self, block: AssessedBlock, sinks: Sequence[Sink], refusals: Refusals) -> None:
        for row, outcome in block.others:
            self._take(row, outcome, sinks, refusals)
        self.read += len(block.assessed)
        for verdict, count in block.verdicts():
            self.summary.counts[verdict] += count
        if self.columns and len(block.assessed):
            self.columns.take_columns(block.assessed, block.carried)

    def _skip(self, row: Skipped) -> None:
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

    def _take_case(
        self, row: Assessable, outcome: Assessment | GikError | None, sinks: Sequence[Sink], refusals: Refusals
    ) -> None:
        assert outcome is not None
        self.rows_beyond["refused" if isinstance(outcome, GikError) else "assessed"] += row.rows - 1
        if isinstance(outcome, GikError):
            refusals.of_case(row, outcome)
            return
        self._count(row.case, outcome)
        for sink in sinks:
            sink.take(outcome, row.carried)

    def _count(self, case: Case, assessment: Assessment) -> None:
        """A run without a screen keeps counts alone: a million late cases would fill memory."""
        if self.options.shows_screen:
            self.summary.add(case, assessment)
        else:
            self.summary.counts[assessment.verdict] += 1

    # The end

    def _require_balance(self, refusals: Refusals) -> None:
        """Rows in = assessed + refused + skipped, before any result takes its name."""
        found = self.summary.counts.total() + refusals.count + self.skipped
        assert self.read == found, f"{self.read} rows read, {found} accounted for"

    def _conclude(self, inputs: Inputs, refusals: Refusals) -> None:
        settings, options = self.settings, self.options
        if options.manifest:
            write_manifest(options.manifest, settings, inputs, self._record(refusals))
        if options.shows_screen:
            view = self._view(inputs.files, refusals)
            settings.console.result(check_screen(self.summary, view, settings.wording, paint=settings.console.paint))
            return
        if options.out:
            written = {"path": options.out, "count": self.summary.counts.total()}
            settings.console.note(settings.wording.text("note-written", **written))
        self._totals(refusals)

    def _record(self, refusals: Refusals) -> dict[str, Any]:
        options = self.options
        own = {
            "sheet": options.sheet,
            "header_row": options.header_row,
            "map": dict(options.renames),
            "format": options.format,
            "ledger": options.ledger,
            "fail_on": sorted(options.fail_on),
        }
        counts: dict[str, Any] = {
            "rows": self.read + sum(self._beyond),
            "read": self.read,
            **self._counts(refusals),
            "verdicts": dict(sorted(self.summary.counts.items())),
        }
        outputs = [output_record(path) for path in (options.out, options.rejects) if path]
        return {"options": own, "counts": counts, "outputs": outputs, "status": self._status(refusals)}

    def _counts(self, refusals: Refusals) -> dict[str, int]:
        return {"assessed": self.summary.counts.total(), "refused": refusals.count, "skipped": self.skipped}

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
            beyond=self._beyond,
        )

    def _totals(self, refusals: Refusals) -> None:
        counts = counts_text(self.summary.counts, self.settings.wording)
        keys, wording = ("note-totals", "note-totals-rows"), self.settings.wording
        self.settings.console.note(balance_text(keys, self._counts(refusals), self._beyond, wording, counts=counts))

    @property
    def _beyond(self) -> tuple[int, int]:
        return self.rows_beyond["assessed"], self.rows_beyond["refused"]

    def _status(self, refusals: Refusals) -> int:
        found = {verdict for verdict, count in self.summary.counts.items() if count}
        if refusals.count:
            return REFUSED
        if found & self.options.fail_on:
            return FAILED
        return UNDETERMINED if "undetermined" in found else 0


def _size(found: Found) -> int:
    return found.rows if isinstance(found, AssessedBlock) else 1
