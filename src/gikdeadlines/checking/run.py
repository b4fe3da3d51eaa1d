"""A run over registers: rows in, assessments and refusals out, nothing lost 核查的运行。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeVar

from gikdeadlines.loading import Refused, Skipped, Source
from gikdeadlines.registers import NO_MAP, Block, ColumnMap, HeadingRows, read_cases, read_in_blocks, read_questions
from gikdeadlines.values import FrozenMap, GikError, MissingExtraError, TableError, Verdict

from .blockwise import outcomes_in_blocks, pays_in_columns
from .inputs import Inputs
from .outcomes import AssessedBlock, Balance, Checked, Found, Outcome, Unread
from .standards import Standards
from .takers import BlockSink, Maker, Sink
from .workers import outcomes

__all__ = ["CheckedRegister", "Job", "Watch", "run_register"]

Watch = Callable[[Iterable[Found]], Iterable[Found]]
"""Something to pass rows through while they go by."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is to do 核查任务.

    ``sheet``, ``heading_rows`` and ``columns`` say how tables are to be read; ``jobs`` is how many processes share the
    work; ``ledger`` whether the days of each case are wanted; ``asks`` whether each line is to be answered before the
    next is read.
    """

    standards: Standards
    sheet: str | None = None
    heading_rows: HeadingRows | None = None
    columns: ColumnMap = NO_MAP
    jobs: int = 1
    ledger: bool = False
    asks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRegister:
    """What a run came to 核查结果.

    ``rows`` and ``refusals`` stand in the order of the register, and are empty where they were not to be kept;
    ``counts`` has how many cases came to each verdict, whether or not their rows were kept; ``unread`` how many rows
    say something in a column that was not understood: their verdicts are not sure.
    """

    counts: Mapping[Verdict, int]
    balance: Balance
    unread: int = 0
    rows: tuple[Checked, ...] = ()
    refusals: tuple[Refused | Unread, ...] = ()


def run_register(inputs: Inputs, job: Job, sinks: Sequence[Sink] = (), *, watch: Watch = iter) -> CheckedRegister:
    """Assesses what the sources hold and hands every row to the sinks, in order 核查.

    Args:
        inputs: the sources.
        job: how they are to be read and assessed.
        sinks: where the rows go; each gets all of them.
        watch: what the rows pass through on their way.

    Raises:
        MissingExtraError: ``missing-extra``, for what a source or a sink needs.
        GikError: what a sink raises; what is wrong with a source is a refusal.
    """
    run = _Run(sinks)
    for found in watch(_found(inputs, job, sinks)):
        run.take(found)
    return run.result()


def _found(inputs: Inputs, job: Job, sinks: Sequence[Sink]) -> Iterator[Found]:
    """The rows, worked out in the one way that fits: nothing but its speed differs."""
    if job.asks:
        return outcomes(_rows(inputs, read_questions), job.standards)
    taking = [sink for sink in sinks if isinstance(sink, BlockSink)]
    if not job.ledger and pays_in_columns(inputs) and len(taking) == len(sinks):
        standards = replace(job.standards, explains_claims=any(sink.shows_claims for sink in taking))
        return outcomes_in_blocks(_tables(inputs, job, read_in_blocks), standards, taking, jobs=job.jobs)
    return outcomes(_tables(inputs, job, read_cases), job.standards, jobs=job.jobs, ledger=job.ledger)


def _tables(inputs: Inputs, job: Job, read: Callable[..., Iterator[R]]) -> Iterator[R | Unread]:
    def rows(source: Source) -> Iterator[R]:
        for row in read(source, sheet=job.sheet, heading_rows=job.heading_rows, columns=job.columns):
            if isinstance(row, Block):
                # Its cells are read where it does not show here, or after the last block was asked for.
                row.meet_words()
            yield row

    yield from _rows(inputs, rows)
    try:
        job.columns.require_met("--map")
    except TableError as error:
        yield Unread(inputs.files[0], error)


def _rows(inputs: Inputs, read: Callable[[Source], Iterator[R]]) -> Iterator[R | Unread]:
    for source, file in zip(inputs.sources, inputs.files, strict=True):
        try:
            with inputs.watched(source) as watched:
                yield from read(watched)
        except MissingExtraError:
            raise
        except GikError as error:
            yield Unread(file, error)


@dataclass(slots=True)
class _Run:
    """Counts what goes by, and hands it on."""

    sinks: Sequence[Sink]
    counts: Counter[Verdict] = field(default_factory=Counter)
    read: int = 0
    refused: int = 0
    skipped: int = 0
    unread: int = 0
    beyond: Counter[str] = field(default_factory=Counter)

    def take(self, found: Found) -> None:
        if isinstance(found, AssessedBlock):
            self._take_block(found)
        else:
            self._take_row(found)

    def _take_block(self, block: AssessedBlock) -> None:
        for outcome in block.others:
            self._take_row(outcome)
        self.read += len(block.assessed)
        self.unread += block.unread()
        for verdict, count in block.verdicts():
            self.counts[verdict] += count
        for sink, made in zip_longest(self.sinks, block.made):
            if made is not None and isinstance(sink, Maker):
                sink.take_made(made)
            else:
                assert isinstance(sink, BlockSink), sink
                sink.take_block(block)

    def _take_row(self, outcome: Outcome) -> None:
        self._count(outcome)
        for sink in self.sinks:
            sink.take(outcome)

    def _count(self, outcome: Outcome) -> None:
        match outcome:
            case Skipped():
                # A heading is no row of anybody's register: it is neither read nor skipped.
                rows = 0 if outcome.reason == "heading" else outcome.rows
                self.skipped += rows
                self.read += rows
                self.unread += bool(outcome.told)
                return
            case Checked():
                self.counts[outcome.assessment.verdict] += 1
                self.unread += outcome.is_unread
                self.beyond["assessed"] += outcome.rows - 1
            case Refused():
                self.refused += 1
                self.beyond["refused"] += outcome.rows - 1
            case Unread():
                self.refused += 1
        self.read += 1

    def result(self) -> CheckedRegister:
        """The counts, which add up before any result takes its name."""
        balance = Balance(
            read=self.read,
            assessed=self.counts.total(),
            refused=self.refused,
            skipped=self.skipped,
            beyond=(self.beyond["assessed"], self.beyond["refused"]),
        )
        assert balance.holds, balance
        return CheckedRegister(counts=FrozenMap(self.counts), balance=balance, unread=self.unread)
