"""What happened in each row, in the order of its days 各行事件的排序。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import NONE

from .combinations import within
from .working_days import Numbers

__all__ = ["any_of", "first_of", "in_order", "last_of"]

_DAY, _KIND = 22, 8
"""Bits for a day and for a type of event."""

_NOTHING: Final[Mapping[str, Any]] = {}


def in_order(
    slots: Sequence[Mapping[str, Numbers]], alone: NDArray[np.bool_], kinds: Sequence[int] = ()
) -> tuple[dict[str, NDArray[Any]], Numbers]:
    """The fields of what happened, a row a place; and how many things happened in each row of the register 排序.

    Args:
        slots: the fields of one thing each, ``at`` its day, where it happened.
        alone: marks the rows in which two things of one type and day stand in no order that is known here.
        kinds: by which the things of one day stand in order, all the same unless given.
    """
    length = len(alone)
    if not slots:
        return {"at": np.zeros((0, length), np.int64)}, np.zeros(length, np.int64)
    if len(slots) == 1:
        return {name: field[None] for name, field in slots[0].items()}, (slots[0]["at"] != NONE).astype(np.int64)
    happened = [np.flatnonzero(slot["at"]) for slot in slots]
    keys = [
        (((rows << _DAY) | slot["at"][rows]) << _KIND) | kind
        for rows, slot, kind in zip(happened, slots, kinds or [0] * len(slots), strict=True)
    ]
    order = np.argsort(np.concatenate(keys), kind="stable")
    key, row = np.concatenate(keys)[order], np.concatenate(happened)[order]
    alone[row[1:][key[1:] == key[:-1]]] = True
    counts = np.bincount(row, minlength=length)
    place = within(counts)
    found: dict[str, NDArray[Any]] = {}
    for name in dict.fromkeys(name for slot in slots for name in slot):
        values = [
            slot[name][rows] if name in slot else np.zeros_like(rows)
            for rows, slot in zip(happened, slots, strict=True)
        ]
        found[name] = np.zeros((int(counts.max(initial=0)), length), np.int64)
        found[name][place, row] = np.concatenate(values)[order]
    return found, counts


def any_of(masks: Iterable[NDArray[np.bool_]], length: int) -> NDArray[np.bool_]:
    """Where one of some masks holds 是否任一成立."""
    found = np.zeros(length, dtype=bool)
    for mask in masks:
        found |= mask
    return found


def first_of(days: Sequence[Numbers], length: int) -> Numbers:
    """The first of several days, NONE where there is none 最早之日."""
    found = np.zeros(length, np.int64)
    for day in days:
        found = np.where((day != NONE) & ((found == NONE) | (day < found)), day, found)
    return found


def last_of(days: Sequence[Numbers], length: int) -> Numbers:
    """The last of several days, NONE where there is none 最晚之日."""
    found = np.zeros(length, np.int64)
    for day in days:
        found = np.maximum(found, day)
    return found
