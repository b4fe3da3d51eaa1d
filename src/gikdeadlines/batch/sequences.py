"""Sequences of small numbers, each with a number of its own 序列编号。"""

from __future__ import annotations

import numpy as np

from .working_days import Numbers

__all__ = ["Sequences"]


class Sequences:
    """Sequences of numbers below a width, as a trie; 0 is the empty one 序列的编号.

    >>> known = Sequences(8)
    >>> one = known.step(np.zeros(2, dtype=np.int64), np.array([3, 5]))
    >>> known.sequence(int(known.step(one, 3)[1]))
    (5, 3)
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._steps = np.zeros(1024 * width, dtype=np.int64)
        self._sequences: list[tuple[int, ...]] = [()]

    def __len__(self) -> int:
        return len(self._sequences)

    def step(self, numbers: Numbers, added: Numbers | int, *, once: bool = False) -> Numbers:
        """The numbers of sequences with one more at the end 加一项.

        Args:
            numbers: of the sequences.
            added: what each gets.
            once: whether a sequence that has it already stays as it is.
        """
        at = numbers * self.width + added
        found = self._steps[at]
        if not found.all():
            for each in np.flatnonzero(np.bincount(at[found == 0])).tolist():
                self._add(each, once=once)
            found = self._steps[at]
        return np.asarray(found)

    def _add(self, at: int, *, once: bool) -> None:
        number, added = divmod(at, self.width)
        sequence = self._sequences[number]
        if once and added in sequence:
            self._steps[at] = number
            return
        self._steps[at] = len(self._sequences)
        self._sequences.append((*sequence, added))
        if len(self._sequences) * self.width > len(self._steps):
            self._steps = np.concatenate((self._steps, np.zeros_like(self._steps)))

    def sequence(self, number: int) -> tuple[int, ...]:
        """The sequence of a number 编号所指的序列."""
        return self._sequences[number]
