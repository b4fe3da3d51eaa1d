"""The columns of an Arrow batch as numbers 输入列的解析。

A register holds few distinct days and fewer distinct channels: each is parsed once, as any other cell would be, and the
rows take its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import isnan
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.errors import CaseError, Fault, GikError, TableError
from gikdeadlines.loading.cells import is_blank, parse_cell
from gikdeadlines.loading.headings import Found, Layout, layout_of

from .working_days import EPOCH, Numbers

__all__ = ["ABSENT", "FAULTY", "Parsed", "cells_of", "ids_of", "layout_of_names", "parsed"]

ABSENT: Final = np.iinfo(np.int64).min
"""Stands for a cell that says nothing."""

FAULTY: Final = ABSENT + 1
"""Stands for a cell that cannot be read: its row is read again as a single case, which says why."""

_MIDNIGHT: Final = time()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A column parsed 已解析的列.

    ``numbers`` are days from the epoch, counts, or places in ``names`` where it has any; or :data:`ABSENT`, or
    :data:`FAULTY`.
    """

    found: Found
    numbers: Numbers
    names: tuple[str, ...] = ()


def layout_of_names(names: Sequence[str], renames: Mapping[str, str] | None = None) -> Layout:
    """What the columns of a table are 识别列名.

    Args:
        names: of the columns.
        renames: names of the table to headings that are known.

    Raises:
        TableError: ``no-heading-row``, ``repeated-heading``; ``not-a-wide-table`` for a table with a row an event.
    """
    layout = layout_of(names, renames)
    if layout is None:
        expected = "at least three known headings, such as 申请编号, 收到日期, 答复日期"
        raise TableError(Fault(code="no-heading-row", given=" | ".join(names)[:80], expected=expected, path="table"))
    if layout.form == "long":
        expected = "a table with a row a case"
        raise TableError(Fault(code="not-a-wide-table", given="a row an event", expected=expected, path="table"))
    return layout


def parsed(found: Found, column: pa.Array) -> Parsed:
    """A column of days, counts or names as numbers 解析一列."""
    if pa.types.is_date32(column.type) and found.column.kind == "day":
        return Parsed(found, _filled(column.view(pa.int32()).cast(pa.int64())))
    codes, distinct = _distinct(column)
    values = [_value(found, cell) for cell in distinct]
    names = tuple(dict.fromkeys(value for value in values if isinstance(value, str)))
    numbers = np.array([*(_number(value, names) for value in values), ABSENT], dtype=np.int64)
    return Parsed(found, numbers[codes], names)


def _filled(numbers: pa.Array) -> Numbers:
    return np.asarray(pc.fill_null(numbers, ABSENT))


def _distinct(column: pa.Array) -> tuple[NDArray[np.int64], list[object]]:
    """The place of each cell among the distinct ones; a null has the last place, which is one too many."""
    try:
        encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    except pa.ArrowException:
        return np.arange(len(column)), [_cell(cell) for cell in column.to_pylist()]
    cells = [_cell(cell) for cell in encoded.dictionary.to_pylist()]
    return np.asarray(pc.fill_null(encoded.indices.cast(pa.int64()), len(cells))), cells


def _value(found: Found, cell: object) -> object:
    if is_blank(cell):
        return None
    try:
        return parse_cell(found.column.kind, cell)
    except CaseError:
        return FAULTY


def _number(value: object, names: tuple[str, ...]) -> int:
    match value:
        case None:
            return ABSENT
        case date():
            return value.toordinal() - EPOCH
        case str():
            return names.index(value)
        case _:
            return int(value)  # type: ignore[call-overload, no-any-return]  # counts, and the mark of a fault


def cells_of(batch: pa.RecordBatch, rows: NDArray[np.int64]) -> list[tuple[object, ...]]:
    """The cells of some rows, as the reader of a file would have them 取若干行."""
    chosen = batch.take(pa.array(rows))
    columns = [[_cell(cell) for cell in column.to_pylist()] for column in chosen.columns]
    return list(zip(*columns, strict=True))


def _cell(value: object) -> object:
    """A value as a text file would have it: no number is nothing, a day without a time is a day."""
    if isinstance(value, float):
        return None if isnan(value) else int(value) if value.is_integer() else value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == _MIDNIGHT:
        return value.date()
    return value


# Ids

_PLAIN_ID: Final = r"^[0-9A-Za-z\p{Han}][0-9A-Za-z\p{Han}()（）〔〕\[\]_./#-]*$"
"""What nearly every id looks like: it stands as it is. The signs for nothing are no such ids but 无."""


def ids_of(layout: Layout, batch: pa.RecordBatch, first_row: int | None) -> tuple[pa.Array, NDArray[np.bool_]]:
    """The id of each row, the row's number where it has none; and which ids a single case must read 编号.

    Args:
        layout: what the columns are.
        batch: the rows.
        first_row: the number of the first of them, as a spreadsheet shows it; None where rows stand in no order.
    """
    numbers = _row_numbers(len(batch), first_row)
    position = next((found.position for found in layout.found if found.column.name == "id"), None)
    if position is None:
        return numbers, np.zeros(len(batch), dtype=bool)
    column: Any = batch.column(position)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_integer(column.type):
        return pc.coalesce(column.cast(pa.string()), numbers), np.zeros(len(batch), dtype=bool)
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        column = pa.array([_id(cell) for cell in column.to_pylist()], pa.string())
    texts = column.cast(pa.string())
    is_plain = pc.and_(pc.match_substring_regex(texts, _PLAIN_ID), pc.not_equal(texts, "无"))
    odd = np.asarray(pc.invert(pc.fill_null(is_plain, True)))
    ids = pc.coalesce(texts, numbers)
    return (_spelled_out(ids, numbers, odd) if odd.any() else ids), odd


def _row_numbers(rows: int, first_row: int | None) -> pa.Array:
    if first_row is None:
        return pa.nulls(rows, pa.string())
    return pc.cast(pa.array(np.arange(first_row, first_row + rows)), pa.string())


def _spelled_out(ids: pa.Array, numbers: pa.Array, odd: NDArray[np.bool_]) -> pa.Array:
    found = ids.to_pylist()
    for row in np.flatnonzero(odd):
        found[row] = _id(found[row]) or numbers[int(row)].as_py()
    return pa.array(found, pa.string())


def _id(cell: object) -> str | None:
    if is_blank(_cell(cell)):
        return None
    try:
        return str(parse_cell("text", _cell(cell)))
    except GikError:
        return None
