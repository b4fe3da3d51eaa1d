"""Which combinations of numbers there are, and where each begins 数组的组合。"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .working_days import Numbers

__all__ = ["code_of_all", "distinct", "distinct_codes", "starts", "within"]

_FEW: Final = 1 << 22
"""Codes below this are counted, not sorted."""


def starts(*columns: NDArray[Any]) -> Numbers:
    """Where in columns that stand in order another combination begins 各组合的起点.

    >>> starts(np.array([1, 1, 2, 2]), np.array([5, 5, 5, 6])).tolist()
    [0, 2, 3]
    """
    differs = np.ones(len(columns[0]), dtype=bool)
    differs[1:] = False
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(differs)


def distinct(*columns: NDArray[Any]) -> Numbers:
    """The place of the first of each combination, in the order of the columns 各组合的首个位置."""
    order = np.lexsort(columns[::-1])
    found: Numbers = order[starts(*(column[order] for column in columns))]
    return found


def within(counts: NDArray[Any]) -> Numbers:
    """The place of each item among those of its own, for so many of each 组内序号.

    >>> within(np.array([2, 0, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    found: Numbers = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return found


def code_of_all(*codes: Numbers) -> Numbers:
    """One code for each combination of some 合并编码."""
    found = codes[0]
    for more in codes[1:]:
        found = found * (int(more.max(initial=0)) + 1) + more
    return found


def distinct_codes(codes: Numbers) -> tuple[Numbers, Numbers]:
    """A place of each distinct code, and the number of each code among them 不同编码."""
    most = int(codes.max(initial=0)) + 1
    if most > _FEW or codes.min(initial=0) < 0:
        _, places, which = np.unique(codes, return_index=True, return_inverse=True)
        return places, which.reshape(-1)
    last = np.full(most, -1)
    last[codes] = np.arange(len(codes))
    used = np.flatnonzero(last >= 0)
    number = np.zeros(most, np.int64)
    number[used] = np.arange(len(used))
    return last[used], number[codes]
