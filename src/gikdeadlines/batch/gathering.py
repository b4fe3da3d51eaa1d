"""Parts of Arrow arrays, each taken many times over 数组元素的批量取用。

Arrow itself takes the items of lists one by one. What a list holds stands together, though: the texts of a field are
copied a list at a time, which is what a table of a few distinct lists is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.application.words import NONE
from gikdeadlines.values import FrozenMap

from .working_days import EPOCH, Numbers

__all__ = ["dates_of", "laid_out", "lists_of", "taken", "texts_of"]


def laid_out(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Values as an Arrow array: those of a struct are records or frozen maps with its fields 列出.

    >>> laid_out([("a", "b"), ()], pa.list_(pa.string())).to_pylist()
    [['a', 'b'], []]
    """
    if pa.types.is_list(kind):
        items = list(chain.from_iterable(values))
        # Many lists hold the same few things: each of them is laid out once.
        each = {id(item): item for item in items}
        places = dict(zip(each, range(len(each)), strict=True))
        found = laid_out(list(each.values()), kind.value_type).take(
            pa.array([places[id(item)] for item in items], pa.int32())
        )
        return pa.ListArray.from_arrays(pa.array(_ends(list(map(len, values)))), found, type=kind)
    if pa.types.is_struct(kind):
        fields = [laid_out([_part(value, field.name) for value in values], field.type) for field in kind]
        mask = pa.array([value is None for value in values], pa.bool_())
        return pa.StructArray.from_arrays(fields, fields=list(kind), mask=mask)
    return pa.array(values, kind)


def _part(value: Any, name: str) -> Any:  # noqa: ANN401 - what a field holds
    return value.get(name) if type(value) is FrozenMap else getattr(value, name, None)


def taken(array: pa.Array, places: Numbers) -> pa.Array:
    """The elements at some places, none of them null where they are lists or structs 取用.

    >>> taken(pa.array([["a", "b"], [], ["c"]]), np.array([2, 0, 0, 1])).to_pylist()
    [['c'], ['a', 'b'], ['a', 'b'], []]
    """
    if pa.types.is_list(array.type):
        return _lists(array, places)
    if pa.types.is_struct(array.type):
        fields = [taken(field, places) for field in _fields(array)]
        return pa.StructArray.from_arrays(fields, fields=list(array.type))
    return pa.repeat(array[0], len(places)) if len(array) == 1 else array.take(pa.array(places))


def _fields(array: pa.StructArray) -> list[pa.Array]:
    return [array.field(at) for at in range(array.type.num_fields)]


def _lists(lists: pa.ListArray, places: Numbers) -> pa.ListArray:
    starts = np.asarray(lists.offsets)
    lengths = np.diff(starts).take(places)
    offsets = _ends(lengths)
    items = np.arange(offsets[-1], dtype=np.int32) + np.repeat(starts.take(places) - offsets[:-1], lengths)
    found = _runs(lists.values, starts, places, items)
    return pa.ListArray.from_arrays(pa.array(offsets), found, type=lists.type)


def _ends(lengths: Numbers | Sequence[int]) -> NDArray[np.int32]:
    offsets = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def _runs(values: pa.Array, starts: NDArray[Any], places: Numbers, items: Numbers) -> pa.Array:
    """The runs between some starts that stand at some places; their items one by one are ``items``."""
    if values.null_count == len(values):
        return pa.nulls(len(items), values.type)
    if pa.types.is_struct(values.type):
        fields = [_runs(field, starts, places, items) for field in _fields(values)]
        mask = pa.array(np.asarray(values.is_null()).take(items)) if values.null_count else None
        return pa.StructArray.from_arrays(fields, fields=list(values.type), mask=mask)
    if not pa.types.is_string(values.type):
        return values.take(pa.array(items))
    _, ends, content = values.buffers()
    ends = np.frombuffer(ends, np.int32)[values.offset :][: len(values) + 1]
    joined = pa.Array.from_buffers(pa.binary(), len(starts) - 1, [None, pa.py_buffer(ends[starts]), content])
    copied = joined.take(pa.array(places)).buffers()[2]
    offsets = pa.py_buffer(_ends(np.diff(ends).take(items)))
    return pa.Array.from_buffers(values.type, len(items), [_known(values, items), offsets, copied])


def _known(values: pa.Array, items: Numbers) -> pa.Buffer | None:
    """Which of the items are not null, as bits."""
    if not values.null_count:
        return None
    return pa.py_buffer(np.packbits(np.asarray(values.is_valid()).take(items), bitorder="little"))


# Of days, counts and items that each row has of its own


def lists_of(rows: Numbers, of: Numbers, items: pa.Array) -> pa.ListArray:
    """A list for each of some rows 各行的列表.

    Args:
        rows: in their order.
        of: the row of each item, in the same order.
        items: what stands in the lists.
    """
    counts = np.bincount(np.searchsorted(rows, of), minlength=len(rows))
    return pa.ListArray.from_arrays(pa.array(_ends(counts)), items)


def texts_of(values: Numbers, is_day: NDArray[np.bool_]) -> pa.Array:
    """Days and counts as texts 日期与日数的文字."""
    days = pc.cast(dates_of(values), pa.string())
    return pc.if_else(pa.array(is_day), days, pc.cast(pa.array(values), pa.string()))


def dates_of(numbers: Numbers) -> pa.Array:
    """Numbers of days as days, null where there is none 日期."""
    return pa.array((numbers - EPOCH).astype(np.int32), mask=numbers == NONE).view(pa.date32())
