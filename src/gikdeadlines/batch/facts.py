"""Missing facts whose two ends bound what lies between them, for many rows at once 多行的缺失事实。

A row may be told by the ends of its missing facts alone where events do the same at both, as
:mod:`gikdeadlines.uncertainty.between` has it for a single case. Other rows are assessed by themselves.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .trees import Mask
from .working_days import Numbers

__all__ = ["Facts"]

_ENDS: Final = 2
_STIRRED: Final = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
    (np.uint64(31), np.uint64(1)),
)
"""Shifts and factors of the finisher of the generator SplitMix64."""

_FIRST: Final = 0x9E3779B97F4A7C15
"""Its step: far from any number that is mixed in."""

Shape = tuple[int, list[Numbers | int]]
"""What events did in a branch: the number of its kind, and the days and counts in it."""


class Facts:
    """What was taken for the missing facts of the rows of one batch, and what events did then 一批的缺失事实.

    ``taken`` are, by the name of a fact, its later values in each row.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._blocks: list[tuple[Numbers, int, Any, int, NDArray[np.uint64]]] = []
        self._names: dict[str, int] = {}
        self.taken: dict[str, Numbers] = {}

    def add(self, positions: Numbers, fact: str, value: Numbers | int, readings: int, shape: Shape) -> None:
        """Note what a branch took for a fact in some rows 记下.

        Args:
            positions: of the rows.
            fact: its name.
            value: a day or a count.
            readings: the number of the readings that the branch takes.
            shape: what events did in it.
        """
        number = self._names.setdefault(fact, len(self._names))
        self._blocks.append((positions, number, value, readings, _mixed(shape, len(positions))))
        taken = self.taken.get(fact)
        if taken is None:
            taken = self.taken[fact] = np.zeros(self._length, dtype=np.int64)
        taken[positions] = np.maximum(taken[positions], value)

    def bounded_by_their_ends(self) -> Mask:
        """In which rows every fact has two ends, at which events do the same 端点是否足以界定.

        They do where the branches with one end and those with the other see the same done, taken together and for each
        set of readings that both have.
        """
        bounded = np.ones(self._length, dtype=bool)
        if not self._blocks:
            return bounded
        rows, facts, values, readings, shapes = self._flat()
        of = rows * len(self._names) + facts
        ends = of[_distinct(of, values)]
        many = ends[_ENDS:][ends[_ENDS:] == ends[:-_ENDS]]
        apart = (_differing(of, np.zeros_like(of), values, shapes), _differing(of, readings, values, shapes))
        bounded[np.concatenate((many, *apart)) // len(self._names)] = False
        return bounded

    def _flat(self) -> tuple[Numbers, Numbers, Numbers, Numbers, NDArray[np.uint64]]:
        """Row, fact, value, readings and shape of everything noted."""
        sizes = [len(block[0]) for block in self._blocks]
        positions, facts, values, readings, shapes = zip(*self._blocks, strict=True)
        taken = [np.broadcast_to(value, size) for value, size in zip(values, sizes, strict=True)]
        return (
            np.concatenate(positions),
            np.repeat(facts, sizes),
            np.concatenate(taken),
            np.repeat(readings, sizes),
            np.concatenate(shapes),
        )


def _mixed(shape: Shape, rows: int) -> NDArray[np.uint64]:
    """A number of 64 bits for each row, by which shapes are told apart."""
    kind, moved = shape
    total = _stirred(np.full(rows, _FIRST + kind, dtype=np.uint64))
    for number in moved:
        total = _stirred(total + np.asarray(number).astype(np.uint64))
    return total


def _stirred(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in _STIRRED:
        numbers = (numbers ^ (numbers >> shift)) * factor
    return numbers


def _distinct(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """The places of one of each combination, in the order of the columns."""
    order = np.lexsort(columns[::-1])
    found: NDArray[np.int64] = order[_starts(*(column[order] for column in columns))]
    return found


def _starts(*columns: NDArray[Any]) -> NDArray[np.int64]:
    """Where in columns that stand in order another combination begins."""
    differs = np.ones(len(columns[0]), dtype=bool)
    differs[1:] = False
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(differs)


def _differing(of: Numbers, by: Numbers, values: Numbers, shapes: NDArray[np.uint64]) -> Numbers:
    """The facts of rows for whose values other sets of shapes were seen by the same readings."""
    places = _distinct(of, by, values, shapes)
    of, by, values, shapes = of[places], by[places], values[places], shapes[places]
    starts = _starts(of, by, values)
    sums, of, by = np.add.reduceat(shapes, starts), of[starts], by[starts]
    starts = _starts(of, by)
    found: Numbers = of[starts][np.minimum.reduceat(sums, starts) != np.maximum.reduceat(sums, starts)]
    return found
