"""How the programs of this folder measure: fresh inputs, the median of the rounds, in the time of this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from time import process_time
from typing import Any

__all__ = ["Figure", "seconds", "spent"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the contract: what was measured against what, the ratio found and the one to reach.

    ``at_most`` says that the ratio is to stay below its target, else it is to be reached.
    """

    work: str
    against: str
    ratio: float
    target: float
    at_most: bool
    note: str = ""

    @property
    def is_reached(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target if self.at_most else self.ratio >= self.target

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain values."""
        return {**asdict(self), "reached": self.is_reached}


def spent(work: Callable[[], object]) -> float:
    """Seconds of this process that one call took, other processes of the machine left out."""
    start = process_time()
    work()
    return process_time() - start


def seconds(work: Callable[..., object], inputs: Callable[[], tuple[Any, ...]], *, rounds: int = 5) -> float:
    """The median over rounds, each on inputs of its own."""
    found = []
    for _ in range(rounds):
        given = inputs()
        found.append(spent(lambda given=given: work(*given)))  # type: ignore[misc]
    return median(found)
