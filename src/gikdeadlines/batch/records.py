"""What the mechanics of the law find and note, for many lanes 批量运行的状态与记录。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.state import Noted, State
from gikdeadlines.application.words import (
    NONE,
)

from .counting import EMPTY
from .lanes import Lanes
from .register_rows import RegisterRows
from .runner import Places, every, where
from .working_days import Numbers

__all__ = ["LaneRecord", "RowNotes", "SlotRecord", "begun"]

_FOUND: Final = {
    **{each.name: each.default for each in fields(State) if type(each.default) in (int, bool)},
    "pauses": 0,
    "notes": 0,
}
"""What the mechanics find, and how it begins."""


def begun(rows: RegisterRows, name: str, length: int) -> NDArray[Any]:
    """A field in which nothing is found yet 初始字段."""
    if name == "pause":
        return np.full((rows.most_steps, length), EMPTY)
    if name == "pause_answered":
        return np.zeros((rows.most_steps, length), dtype=bool)
    if name.startswith("told_"):
        return np.zeros((rows.most_extensions, length), np.int32)
    return np.full(length, _FOUND[name], _dtype(_FOUND[name]))


def _dtype(value: object) -> type[np.generic]:
    return np.bool_ if isinstance(value, bool) else np.int32


class LaneRecord:
    """The state of some lanes, field by field 若干行的状态.

    ``at`` are their places among the fields, ``ids`` their places among the lanes; None for all.
    """

    __slots__ = ("_ids", "_lent", "_row", "at", "fields", "is_mute", "lanes", "length", "rows")

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of one record
        self,
        lanes: Lanes,
        rows: RegisterRows,
        given: dict[str, NDArray[Any]],
        at: Places | None = None,
        ids: Places | None = None,
        is_mute: bool = False,  # noqa: FBT001, FBT002 - the eve alone is mute
        lent: set[str] | None = None,
    ) -> None:
        self.lanes, self.rows, self.fields, self.at, self._ids = lanes, rows, given, at, ids
        self.length = lanes.length if ids is None else len(ids)
        self.is_mute = is_mute
        self._lent = set() if lent is None else lent
        self._row: Numbers | None = None

    def __len__(self) -> int:
        return self.length

    def get(self, name: str) -> Any:
        """A field: what was found, else how it begins, else what the row states 取字段."""
        found = self.fields.get(name)
        if found is None:
            return _FOUND[name] if name in _FOUND else self.rows.stated(name, self.row)
        if self.at is None:
            self._lent.add(name)
            return found
        return found.take(self.at)

    def put(self, name: str, value: Any) -> None:
        """Set a field 置字段."""
        if self.at is None:
            self._lent.add(name)
            dtype = _dtype(_FOUND[name])
            self.fields[name] = np.full(len(self), value, dtype) if np.ndim(value) == 0 else np.asarray(value, dtype)
            return
        self.own_field(name)[self.at] = value

    def own_field(self, name: str) -> NDArray[Any]:
        """A field whose array nobody else has 独有的字段."""
        if name not in self.fields:
            self.fields[name] = self.lanes.begun(name, self.lanes.length)
        elif name in self._lent:
            self.fields[name] = self.fields[name].copy()
            self._lent.discard(name)
        return self.fields[name]

    def part(self, places: Places) -> LaneRecord:
        """The state of some of them 其中部分."""
        ids = places if self._ids is None else self._ids.take(places)
        at = ids if self.at is self._ids else places if self.at is None else self.at.take(places)
        return LaneRecord(self.lanes, self.rows, self.fields, at, ids, self.is_mute, self._lent)

    @property
    def ids(self) -> Places:
        """The places among the lanes 在各行中的位置."""
        return every(self.length) if self._ids is None else self._ids

    @property
    def row(self) -> Numbers:
        """The rows of the lanes 各行."""
        if self._row is None:
            self._row = self.lanes.row if self._ids is None else self.lanes.row.take(self._ids)
        return self._row

    @property
    def places(self) -> Places:
        """The places among the fields 位置."""
        return every(self.length) if self.at is None else self.at

    @property
    def firsts(self) -> Places:
        """Those of them that take every first answer 取首选答案者."""
        which = self.lanes.firsts
        if which.is_every or not which.is_any:
            return every(self.length if which.is_any else 0)
        return where(which.mask if self._ids is None else which.mask[self._ids])


class SlotRecord:
    """An event, a reply or an extension of each of some lanes 若干行的一件事."""

    __slots__ = ("_arrays", "_places", "_slot")

    def __init__(self, arrays: Mapping[str, NDArray[Any]], slot: int, places: Places) -> None:
        self._arrays, self._slot, self._places = arrays, slot, places

    def get(self, name: str) -> Any:
        """A field 取字段."""
        array = self._arrays.get(name)
        return NONE if array is None else array[self._slot].take(self._places)

    def put(self, name: str, value: Any) -> None:
        """What happened is not changed."""
        raise AttributeError(name, value)

    def part(self, places: Places) -> SlotRecord:
        """The same of some of them 其中部分."""
        return SlotRecord(self._arrays, self._slot, self._places.take(places))


_OF_A_NOTE: Final = len(Noted._fields)


class RowNotes:
    """What is noted and cited for each row in the lane that takes every first answer 各行的提示与引用."""

    def __init__(self, rows: int) -> None:
        self.count = np.zeros(rows, dtype=np.int64)
        self.cited = np.zeros(rows, dtype=np.int64)
        self.slots: list[NDArray[np.int64]] = []

    def reset(self, rows: Numbers) -> None:
        """Nothing is noted or cited for some rows 清空."""
        self.count[rows] = 0
        self.cited[rows] = 0

    def put(self, rows: Numbers, values: Sequence[Any]) -> None:
        """A finding: its number, the row it cites, its parameters 记下提示."""
        places = self.count[rows]
        for place in np.flatnonzero(np.bincount(places)).tolist():
            while len(self.slots) <= place:
                self.slots.append(np.zeros((_OF_A_NOTE, len(self.count)), dtype=np.int64))
            some = np.flatnonzero(places == place)
            self.slots[place][:, rows[some]] = NONE
            for part, value in enumerate(values):
                self.slots[place][part, rows[some]] = value if np.ndim(value) == 0 else np.asarray(value)[some]
        self.count[rows] = places + 1

    def has(self, findings: Sequence[int]) -> NDArray[np.bool_]:
        """For which rows one of some findings is noted 是否有某提示."""
        found = np.zeros(len(self.count), dtype=bool)
        for place, slot in enumerate(self.slots):
            found |= (self.count > place) & np.isin(slot[0], findings)
        return found
