"""Where the outcomes of a run go, one by one or in blocks 结果的去处。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from gikdeadlines.loading import Refused

from .outcomes import AssessedBlock, Checked, Outcome, Unread

__all__ = ["BlockSink", "Kept", "Sink", "Told"]


class Sink(Protocol):
    """Takes what becomes of each row, in the order of the rows 结果接收器."""

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""


@runtime_checkable
class BlockSink(Sink, Protocol):
    """A sink that also takes rows that were assessed together 成块接收器."""

    def take_block(self, block: AssessedBlock) -> None:
        """Takes the assessments of a block; its other rows come one by one before it 接收一块."""


@dataclass(frozen=True, slots=True)
class Told:
    """Calls a function with every row that was assessed 逐行告知."""

    function: Callable[[Checked], object]

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Checked):
            self.function(outcome)


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
