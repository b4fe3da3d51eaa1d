"""Parts of Arrow arrays, each taken many times over 数组元素的批量取用。

Arrow itself takes the items of lists one by one. What a list holds stands together, though: the texts of a field are
copied a list at a time, which is what a table of a few distinct lists is made of.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .working_days import Numbers

__all__ = ["taken"]


def taken(array: pa.Array, places: Numbers) -> pa.Array:
    """The elements at some places; lists and structs hold no null themselves 取用.

    >>> taken(pa.array([["a", "b"], [], ["c"]]), np.array([2, 0, 0, 1])).to_pylist()
    [['c'], ['a', 'b'], ['a', 'b'], []]
    """
    if pa.types.is_list(array.type):
        return _lists(array, places)
    if pa.types.is_struct(array.type):
        fields = [taken(field, places) for field in _fields(array)]
        return pa.StructArray.from_arrays(fields, fields=list(array.type))
    return array.take(pa.array(places))


def _fields(array: pa.StructArray) -> list[pa.Array]:
    return [array.field(at) for at in range(array.type.num_fields)]


def _lists(lists: pa.ListArray, places: Numbers) -> pa.ListArray:
    starts = np.asarray(lists.offsets)
    lengths = np.diff(starts)[places]
    offsets = _ends(lengths)
    items = np.arange(offsets[-1]) + np.repeat(starts[places] - offsets[:-1], lengths)
    found = _runs(lists.values, starts, places, items)
    return pa.ListArray.from_arrays(pa.array(offsets), found, type=lists.type)


def _ends(lengths: Numbers) -> NDArray[np.int32]:
    offsets = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def _runs(values: pa.Array, starts: NDArray[Any], places: Numbers, items: Numbers) -> pa.Array:
    """The runs between some starts that stand at some places; their items one by one are ``items``."""
    if values.null_count == len(values):
        return pa.nulls(len(items), values.type)
    if pa.types.is_struct(values.type):
        fields = [_runs(field, starts, places, items) for field in _fields(values)]
        return pa.StructArray.from_arrays(fields, fields=list(values.type))
    if not pa.types.is_string(values.type):
        return values.take(pa.array(items))
    _, ends, content = values.buffers()
    ends = np.frombuffer(ends, np.int32)[values.offset :][: len(values) + 1]
    joined = pa.Array.from_buffers(pa.binary(), len(starts) - 1, [None, pa.py_buffer(ends[starts]), content])
    copied = joined.take(pa.array(places)).buffers()[2]
    known = pa.py_buffer(np.packbits(np.asarray(values.is_valid())[items], bitorder="little"))
    offsets = pa.py_buffer(_ends(np.diff(ends)[items]))
    return pa.Array.from_buffers(values.type, len(items), [known if values.null_count else None, offsets, copied])
