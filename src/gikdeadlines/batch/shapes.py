"""Rows by what they state 按所填内容分组。"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .columns import ABSENT, Parsed
from .working_days import Numbers

__all__ = ["Shape", "groups"]

Shape = tuple[tuple[int, str | None], ...]
"""What a row states: the places of the columns it fills, each with its name where it holds one."""


def groups(columns: list[Parsed], rows: Numbers) -> Iterator[tuple[Shape, Numbers]]:
    """The rows by what they state."""
    if not len(rows):
        return
    keys = np.zeros(len(rows), dtype=np.int64)
    most = 1
    for column in columns:
        codes = _codes(column)[rows]
        size = len(column.names) + 1 if column.names else 2
        if most * size >= 1 << 62:
            keys = np.unique(keys, return_inverse=True)[1].reshape(-1)
            most = len(rows)
        keys = keys * size + codes
        most *= size
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=keys[order[0]] - 1))
    for group in np.split(rows[order], starts[1:]):
        yield _shape(columns, int(group[0])), group


def _codes(column: Parsed) -> Numbers:
    if column.names:
        codes: Numbers = np.where(column.numbers == ABSENT, len(column.names), column.numbers)
        return codes
    filled: Numbers = (column.numbers != ABSENT).astype(np.int64)
    return filled


def _shape(columns: list[Parsed], row: int) -> Shape:
    stated = ((place, column, int(column.numbers[row])) for place, column in enumerate(columns))
    return tuple((p, column.names[n] if column.names else None) for p, column, n in stated if n != ABSENT)
