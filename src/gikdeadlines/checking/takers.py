"""Where the outcomes of a run go, one by one or in blocks 结果的去处。"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from gikdeadlines.loading import Refused, require_module

from .outcomes import AssessedBlock, Checked, Outcome, Unread

__all__ = ["BlockSink", "Kept", "Maker", "Sink", "Told", "only"]


class Sink(Protocol):
    """Takes what becomes of each row, in the order of the rows 结果接收器."""

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""


@runtime_checkable
class BlockSink(Sink, Protocol):
    """A sink that also takes rows that were assessed together 成块接收器."""

    @property
    def shows_claims(self) -> bool:
        """Whether it shows what yields the days that are claimed 是否列出主张核对."""

    @property
    def looks_at(self) -> Collection[str] | None:
        """The fields of assessments that it looks at itself when it takes a block, None for all 所需字段."""

    def take_block(self, block: AssessedBlock) -> None:
        """Takes the assessments of a block; its other rows come one by one before it 接收一块."""


@runtime_checkable
class Maker(BlockSink, Protocol):
    """A sink of which any process can do the work beforehand 可由他进程代劳的接收器."""

    def made(self, block: AssessedBlock) -> object:
        """What it writes of a block, which can be sent; it changes nothing here, and is None for no such work 代制."""

    def take_made(self, made: Any) -> None:  # noqa: ANN401 - as it made it
        """Takes what was made of a block in its place 接收代制结果."""


@dataclass(frozen=True, slots=True)
class Told:
    """Calls a function with every row that was assessed 逐行告知."""

    function: Callable[[Checked], object]

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Checked):
            self.function(outcome)


def only(sink: Sink, verdicts: Collection[str] | None) -> Sink:
    """The sink, which is to see the assessments of some verdicts alone; all of them for None 只取若干结论."""
    if verdicts is None:
        return sink
    return _OnlyBlocks(sink, verdicts) if isinstance(sink, BlockSink) else _Only(sink, verdicts)


@dataclass(frozen=True, slots=True)
class _Only:
    """Hands on what was assessed with one of some verdicts, and all that was not assessed."""

    sink: Sink
    verdicts: Collection[str]

    def take(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Checked) or outcome.assessment.verdict in self.verdicts:
            self.sink.take(outcome)


@dataclass(frozen=True, slots=True)
class _OnlyBlocks:
    """The same for a sink of blocks."""

    sink: BlockSink
    verdicts: Collection[str]

    @property
    def shows_claims(self) -> bool:
        """What that sink shows."""
        return self.sink.shows_claims

    def take(self, outcome: Outcome) -> None:
        _Only(self.sink, self.verdicts).take(outcome)

    @property
    def looks_at(self) -> Collection[str] | None:
        """What that sink looks at, and the verdict."""
        own = self.sink.looks_at
        return None if own is None else {*own, "verdict"}

    def take_block(self, block: AssessedBlock) -> None:
        self.sink.take_block(self._wanted(block))

    def made(self, block: AssessedBlock) -> object:
        return self.sink.made(self._wanted(block)) if isinstance(self.sink, Maker) else None

    def take_made(self, made: Any) -> None:  # noqa: ANN401 - as it made it
        assert isinstance(self.sink, Maker)
        self.sink.take_made(made)

    def _wanted(self, block: AssessedBlock) -> AssessedBlock:
        pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
        wanted = pyarrow.array(sorted(self.verdicts), pyarrow.string())
        return block.only(compute.is_in(block.assessed.column("verdict").cast(pyarrow.string()), value_set=wanted))


@dataclass(slots=True)
class Kept:
    """Keeps every row, for a caller who wants them all in memory 全部保留."""

    rows: list[Checked] = field(default_factory=list)
    refusals: list[Refused | Unread] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Checked):
            self.rows.append(outcome)
        elif isinstance(outcome, Refused | Unread):
            self.refusals.append(outcome)
