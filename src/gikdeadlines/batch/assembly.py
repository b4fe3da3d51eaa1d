"""Values of many rows put together as Arrow columns 结果列的组装。

Rows that share a result are added at once: the value they share, with the positions of the rows, and an :class:`Each`
in place of the parts in which they differ. What stands at a position only once all rows are known, such as the items of
lists, is laid out at the end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .combinations import distinct_codes
from .gathering import laid_out, taken
from .working_days import EPOCH, Numbers

__all__ = [
    "Column",
    "Days",
    "Each",
    "Flags",
    "Items",
    "Positions",
    "Record",
    "Same",
    "TextMap",
    "Texts",
    "Whole",
]

Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Each:
    """Stands in a shared value for a day, from the epoch on, or a number that differs from row to row 逐行不同的值."""

    values: Numbers
    is_number: bool = False


class Column(Protocol):
    """A column under construction 一列."""

    @property
    def type(self) -> pa.DataType:
        """Its Arrow type 类型."""

    def add(self, positions: Positions, value: Any) -> None:  # noqa: ANN401 - what its type holds
        """Put a shared value at some positions; what is never added is null 填入."""

    def finish(self, length: int) -> pa.Array:
        """The column 完成."""


class _Plain:
    """Numbers of one kind, gathered and laid out at the end."""

    type: pa.DataType
    _dtype: type[np.generic]

    def __init__(self) -> None:
        self._added: list[tuple[Positions, Any]] = []

    def add(self, positions: Positions, value: Any) -> None:  # noqa: ANN401 - what its type holds
        """Put a shared value at some positions 填入."""
        if value is not None:
            self._added.append((positions, value.values if isinstance(value, Each) else self._number(value)))

    def choose(self, positions: Positions, values: Sequence[Any], which: Numbers) -> None:
        """Put one of some values at each of some positions 逐一填入.

        Args:
            positions: where.
            values: none of them missing.
            which: the place of each among the values.
        """
        numbers = np.array([self._number(value) for value in values], self._dtype)
        self._added.append((positions, numbers[which]))

    def _number(self, value: Any) -> int:  # noqa: ANN401 - what its type holds
        return int(value)

    def finish(self, length: int) -> pa.Array:
        """The column 完成."""
        if not self._added:
            return pa.nulls(length, self.type)
        numbers, null = np.zeros(length, dtype=self._dtype), np.ones(length, dtype=bool)
        for positions, value in self._added:
            numbers[positions] = value
            null[positions] = False
        return self._array(numbers, null if null.any() else None)

    def _array(self, numbers: NDArray[Any], null: NDArray[np.bool_] | None) -> pa.Array:
        return pa.array(numbers, mask=null).cast(self.type)


class Whole(_Plain):
    """Whole numbers 整数."""

    type = pa.int32()
    _dtype = np.int32


class Flags(_Plain):
    """Yes or no 是否."""

    type = pa.bool_()
    _dtype = np.bool_


class Days(_Plain):
    """Days 日期."""

    type = pa.date32()
    _dtype = np.int32

    def _number(self, value: date) -> int:
        return value.toordinal() - EPOCH


_DAY_TEXTS: Final = 1 << 40
_NUMBER_TEXTS: Final = 1 << 44
"""From here on a code stands for the text of a day, of a number."""


class Texts(_Plain):
    """Texts, each kept once; days and numbers may stand among them 文本."""

    type = pa.string()
    _dtype = np.int64

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, int] = {}

    def add(self, positions: Positions, value: Any) -> None:  # noqa: ANN401 - a text, or what is shown as one
        """Put a shared value at some positions 填入."""
        if isinstance(value, Each):
            shift = _NUMBER_TEXTS if value.is_number else _DAY_TEXTS
            self._added.append((positions, value.values.astype(np.int64) + shift))
        else:
            super().add(positions, value)

    def _number(self, value: Any) -> int:  # noqa: ANN401 - a text, or what is shown as one
        text = value if type(value) is str else _shown(value)
        return self._codes.setdefault(text, len(self._codes))

    def _array(self, numbers: NDArray[Any], null: NDArray[np.bool_] | None) -> pa.Array:
        known = list(self._codes)
        if numbers.max(initial=0) >= len(known):
            places, which = distinct_codes(numbers)
            known, numbers = [self._text(code, known) for code in numbers[places].tolist()], which
        return pa.array(known, pa.string()).take(pa.array(numbers, mask=null))

    def _text(self, code: int, known: Sequence[str]) -> str:
        if code >= _NUMBER_TEXTS // 2:
            return str(code - _NUMBER_TEXTS)
        if code >= _DAY_TEXTS // 2:
            return date.fromordinal(code - _DAY_TEXTS + EPOCH).isoformat()
        return known[code] if known else ""


def _shown(value: object) -> str:
    """A parameter of a finding as text."""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


class Record:
    """A struct 结构.

    ``fields`` maps the names of the fields, which are those of the values added, to their columns.
    """

    def __init__(self, fields: Mapping[str, Column]) -> None:
        self._fields = fields
        self._added: list[Positions] = []
        self.type = pa.struct([(name, column.type) for name, column in fields.items()])

    def add(self, positions: Positions, value: Any) -> None:  # noqa: ANN401 - a dataclass
        """Put a shared value at some positions 填入."""
        if value is not None:
            self._added.append(positions)
            for name, column in self._fields.items():
                column.add(positions, getattr(value, name))

    def finish(self, length: int) -> pa.Array:
        """The column 完成."""
        null = np.ones(length, dtype=bool)
        for positions in self._added:
            null[positions] = False
        columns = [column.finish(length) for column in self._fields.values()]
        return pa.StructArray.from_arrays(columns, fields=list(self.type), mask=pa.array(null))


class Items:
    """A list 列表."""

    def __init__(self, item: Column) -> None:
        self._item = item
        self._added: list[tuple[Positions, Sequence[Any]]] = []
        self.type = pa.list_(item.type)

    def add(self, positions: Positions, value: Sequence[Any] | None) -> None:
        """Put a shared value at some positions 填入."""
        if value is not None:
            self._added.append((positions, value))

    def finish(self, length: int) -> pa.Array:
        """The column 完成."""
        offsets, null = self._offsets(length)
        for positions, items in self._added:
            first = offsets[positions]
            for place, item in enumerate(items):
                self._item.add(first + place, item)
        return self._array(offsets, self._item.finish(int(offsets[-1])), null)

    def _offsets(self, length: int) -> tuple[Numbers, NDArray[np.bool_]]:
        lengths, null = np.zeros(length + 1, dtype=np.int64), np.ones(length, dtype=bool)
        for positions, items in self._added:
            lengths[positions + 1] = len(items)
            null[positions] = False
        return np.cumsum(lengths), null

    def _array(self, offsets: Numbers, items: pa.Array, null: NDArray[np.bool_]) -> pa.Array:
        mask = pa.array(null) if null.any() else None
        return pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), items, type=self.type, mask=mask)


class TextMap(Items):
    """A mapping from names to values shown as text 映射."""

    def __init__(self) -> None:
        super().__init__(_Entry())
        self.type = pa.map_(pa.string(), pa.string())

    def add(self, positions: Positions, value: Any) -> None:  # noqa: ANN401 - a mapping, or None
        """Put a shared value at some positions 填入."""
        super().add(positions, None if value is None else tuple(value.items()))

    def _array(self, offsets: Numbers, items: pa.Array, null: NDArray[np.bool_]) -> pa.Array:
        # A map has no mask of its own in every version of pyarrow: a missing one is marked by a missing offset.
        starts = pa.array(offsets.astype(np.int32), mask=np.append(null, False))
        return pa.MapArray.from_arrays(starts, items.field("name"), items.field("value"))


class _Entry(Record):
    """A name and a value."""

    def __init__(self) -> None:
        super().__init__({"name": Texts(), "value": Texts()})

    def add(self, positions: Positions, value: Any) -> None:  # noqa: ANN401 - a pair
        """Put a shared value at some positions 填入."""
        self._added.append(positions)
        for column, part in zip(self._fields.values(), value, strict=True):
            column.add(positions, part)


class Same(_Plain):
    """Values of any type in which rows never differ in part: each distinct one is laid out once 相同的值."""

    _dtype = np.int32

    def __init__(self, kind: pa.DataType) -> None:
        super().__init__()
        self._codes: dict[Any, int] = {}
        self.type = kind

    def _number(self, value: Any) -> int:  # noqa: ANN401 - what its type holds
        return self._codes.setdefault(value, len(self._codes))

    def _array(self, numbers: NDArray[Any], null: NDArray[np.bool_] | None) -> pa.Array:
        distinct = laid_out(list(self._codes), self.type)
        return taken(distinct, numbers) if null is None else distinct.take(pa.array(numbers, mask=null))
