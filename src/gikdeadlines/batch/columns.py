"""The columns of an Arrow batch as numbers 输入列的解析。

A register holds few distinct days and fewer distinct channels: each is parsed once, as any other cell would be, and the
rows take its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.registers import (
    NO_MAP,
    CellKind,
    ColumnMap,
    Found,
    Layout,
    SaidOfColumns,
    ToldLine,
    any_word_in_cells,
    carried_text,
    cell_text,
    column_cells,
    column_map,
    goes_on_by_name,
    is_blank,
    is_doubtful,
    is_none,
    layout_of,
    mapped,
    matching,
    may_go_on,
    names_in,
    parse_cell,
    position_of_number,
    require_matched,
    require_settled,
    shapes_of,
)
from gikdeadlines.values import CaseError, Fault, FrozenMap, GikError, TableError, row_id

from .working_days import EPOCH, Numbers

__all__ = [
    "ABSENT",
    "FAULTY",
    "Parsed",
    "carried_texts",
    "cells_of",
    "doubtful_rows",
    "ids_of",
    "layout_of_names",
    "parsed",
    "parsed_columns",
]

ABSENT: Final = np.iinfo(np.int64).min
"""Stands for a cell that says nothing."""

FAULTY: Final = ABSENT + 1
"""Stands for a cell that cannot be read: its row is read again as a single case, which says why."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A column parsed 已解析的列.

    ``numbers`` are days from the epoch, counts, or places in ``names`` where it has any; or :data:`ABSENT`, or
    :data:`FAULTY`.
    """

    found: Found
    numbers: Numbers
    names: tuple[str, ...] = ()


def layout_of_names(names: Sequence[str], columns: SaidOfColumns = None) -> Layout:
    """What the columns of a table are 识别列名.

    Args:
        names: of the columns.
        columns: what the names and the words of the table mean, where that does not show.

    Raises:
        TableError: ``no-heading-row``, ``repeated-heading``, ``unmatched-heading``, ``bad-map``;
            ``not-a-wide-table`` for a table with a row an event.
    """
    said = column_map(columns)
    layout = layout_of(names, said)
    if layout is None:
        expected = "at least three known headings, such as 申请编号, 收到日期, 答复日期"
        raise TableError(
            Fault(
                code="no-heading-row",
                given=" | ".join(names)[:80],
                expected=expected,
                path="table",
                parameters=FrozenMap(says="columns"),
            )
        )
    if layout.form == "long":
        expected = "a table with a row a case"
        raise TableError(Fault(code="not-a-wide-table", given="a row an event", expected=expected, path="table"))
    require_matched([names], said, "table")
    require_settled(layout, "table")
    return layout


def parsed(found: Found, column: pa.Array, columns: ColumnMap = NO_MAP) -> Parsed:
    """A column of days, counts or names as numbers 解析一列.

    Args:
        found: what it is.
        column: its cells.
        columns: what words in them are said to mean.
    """
    if pa.types.is_date32(column.type) and found.column.kind == "day":
        return Parsed(found, _filled(column.view(pa.int32()).cast(pa.int64())))
    codes, distinct = _distinct(column)
    values = list(_values(found.column.kind, distinct, columns))
    names = tuple(dict.fromkeys(value for value in values if isinstance(value, str)))
    places: dict[int | str, int] = {name: place for place, name in enumerate(names)}
    numbers = np.array([*(places.get(value, value) for value in values), ABSENT], dtype=np.int64)
    return Parsed(found, numbers[codes], names)


def _values(kind: CellKind, cells: Iterable[object], columns: ColumnMap) -> Iterator[int | str]:
    if kind in columns.values:
        return (_value(kind, mapped(cell, kind, columns)) for cell in cells)
    # The days of one column, and of one batch, are those of the next.
    return (_value_of_text(kind, cell) if isinstance(cell, str) else _value(kind, cell) for cell in cells)


def parsed_columns(layout: Layout, batch: pa.RecordBatch) -> list[Parsed]:
    """Every column that was found but the ids, as numbers 解析各列.

    Args:
        layout: what the columns are.
        batch: the rows.
    """
    found = [each for each in layout.found if each.column.name != "id"]
    together = _days_together(found, batch) if "day" not in layout.said.values else {}
    return [
        Parsed(each, together[each.position])
        if each.position in together
        else parsed(each, batch.column(each.position), layout.said)
        for each in found
    ]


def _days_together(found: Iterable[Found], batch: pa.RecordBatch) -> dict[int, Numbers]:
    """The columns of days that are texts, by their places: each of them has much the same days."""
    days = [
        each for each in found if each.column.kind == "day" and pa.types.is_string(batch.column(each.position).type)
    ]
    if not days or not len(batch):
        return {}
    encoded = pa.chunked_array([batch.column(each.position).dictionary_encode() for each in days]).unify_dictionaries()
    distinct = column_cells(encoded.chunk(0).dictionary)
    numbers = np.array([*_values("day", distinct, NO_MAP), ABSENT], dtype=np.int64)
    codes = (np.asarray(pc.fill_null(each.indices, len(distinct))) for each in encoded.chunks)
    return {each.position: numbers[some] for each, some in zip(days, codes, strict=True)}


def _filled(numbers: pa.Array) -> Numbers:
    return np.asarray(pc.fill_null(numbers, ABSENT))


def _distinct(column: pa.Array) -> tuple[NDArray[np.int64], list[object]]:
    """The place of each cell among the distinct ones; a null has the last place, which is one too many."""
    try:
        encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    except pa.ArrowException:
        return np.arange(len(column)), column_cells(column)
    cells = column_cells(encoded.dictionary)
    return np.asarray(pc.fill_null(encoded.indices.cast(pa.int64()), len(cells))), cells


def _value(kind: CellKind, cell: object) -> int | str:
    """The number of a cell, or its name."""
    if is_none(cell, kind):
        # Whether it is nothing hangs on the cells beside it: such a row is read by itself.
        return FAULTY
    if is_blank(cell, kind):
        return ABSENT
    try:
        value = parse_cell(kind, cell)
    except CaseError:
        return FAULTY
    if isinstance(value, date):
        return value.toordinal() - EPOCH
    return value if isinstance(value, str) else int(value)  # type: ignore[call-overload]  # a count


@lru_cache(maxsize=1 << 16)
def _value_of_text(kind: CellKind, cell: str) -> int | str:
    return _value(kind, cell)


_NO_NUMBER: Final = r"^[^0-9A-Za-z]{0,4}$|^\s*[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?\s*$"
"""A row whose number says so little, or is a day, may go on from the row above it."""


def doubtful_rows(layout: Layout, batch: pa.RecordBatch, numbers: Numbers) -> NDArray[np.bool_]:
    """Which rows may say something of an event in a column that was not read, or a line says of them 存疑的行."""
    found = _spoken_of(layout, batch, numbers)
    for watched in layout.watched:
        column = batch.column(watched.position)
        if watched.watch == "words" and pa.types.is_string(column.type):
            # Ids differ from row to row: they are looked at all at once.
            either = f"{any_word_in_cells()}|{may_go_on()}|{_NO_NUMBER}"
            found |= np.asarray(matching(shapes_of(column), either, missing=True))
            continue
        codes, distinct = _distinct(column)
        found |= np.array([*(is_doubtful(watched, cell) for cell in distinct), False])[codes]
    return found


def _spoken_of(layout: Layout, batch: pa.RecordBatch, numbers: Numbers) -> NDArray[np.bool_]:
    """Of which rows a line that holds no case may speak."""
    found = _stands_again(layout, batch)
    named = [line for line in layout.lines if line.reach == "named"]
    for line in layout.lines:
        if line.reach == "below":
            found |= (numbers > line.row) & (line.until is None or numbers < line.until)
        elif line not in named:
            found |= (line.reach == "all") | (numbers < line.row)
    if named:
        for place, called in enumerate(_called(layout, batch, named)):
            found[place] |= any(line.touches(int(numbers[place]), called) for line in named)
    return found


def _called(layout: Layout, batch: pa.RecordBatch, named: Sequence[ToldLine]) -> Iterator[tuple[str, ...]]:
    """What each row is called; where a line explains signs, every cell may have one."""
    own, width = layout.numbering, len(batch.columns)
    wanted = range(width) if any(line.signs for line in named) else own.columns
    columns = {at: column_cells(batch.column(at)) for at in wanted}
    for place in range(len(batch)):
        cells = [columns[at][place] if at in columns else None for at in range(width)]
        yield names_in(cells, own, named)


def _stands_again(layout: Layout, batch: pa.RecordBatch) -> NDArray[np.bool_]:
    """Of which rows the number may stand again further down."""
    at = position_of_number(layout)
    if not layout.again or at is None:
        return np.zeros(len(batch), dtype=bool)
    names = [cell_text(cell) for cell in column_cells(batch.column(at))]
    return np.array([(goes_on_by_name(name) or name) in layout.again for name in names], dtype=bool)


def cells_of(batch: pa.RecordBatch, rows: NDArray[np.int64]) -> list[tuple[object, ...]]:
    """The cells of some rows, as the reader of a file would have them 取若干行."""
    chosen = batch.take(pa.array(rows))
    return list(zip(*map(column_cells, chosen.columns), strict=True))


def carried_texts(column: pa.Array) -> pa.Array:
    """A column that is carried, as a file of results has it: each cell as text 原样带过的一列."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return pc.fill_null(column.cast(pa.string()), "")
    codes, distinct = _distinct(column)
    return pa.array([*map(carried_text, distinct), ""], pa.string()).take(pa.array(codes))


# Ids

_PLAIN_ID: Final = r"^(?:[0-9A-Za-z]|\p{Han}[0-9A-Za-z\p{Han}])[0-9A-Za-z\p{Han}()（）〔〕\[\]_./#-]*$"
"""What nearly every id looks like: it stands as it is. The signs for nothing are no such ids, 无 among them."""


def ids_of(layout: Layout, batch: pa.RecordBatch, numbers: Numbers | None) -> tuple[pa.Array, NDArray[np.bool_]]:
    """The id of each row, its place where it has none; and which ids a single case must read 编号.

    Args:
        layout: what the columns are.
        batch: the rows.
        numbers: theirs, as a spreadsheet shows them; None where rows stand in no order.
    """
    position = next((found.position for found in layout.found if found.column.name == "id"), None)
    if position is None:
        shown = pa.nulls(len(batch), pa.string()) if numbers is None else pc.cast(pa.array(numbers), pa.string())
        return shown, np.zeros(len(batch), dtype=bool)
    column: Any = batch.column(position)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_integer(column.type):
        return _supplied(column.cast(pa.string()), numbers, column.is_null()), np.zeros(len(batch), dtype=bool)
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        column = pa.array([_id(cell) for cell in column_cells(column)], pa.string())
    texts = column.cast(pa.string())
    odd = ~np.asarray(matching(shapes_of(texts), _PLAIN_ID, missing=True))
    return _supplied(texts, numbers, pc.or_(texts.is_null(), pa.array(odd))), odd


def _supplied(ids: pa.Array, numbers: Numbers | None, where: pa.Array) -> pa.Array:
    """The ids, those at some places read as a single case reads them; the place of the row where there is none."""
    places = np.flatnonzero(np.asarray(where))
    if not len(places):
        return ids
    found = ids.to_pylist()
    for row in places.tolist():
        found[row] = _id(found[row]) or (None if numbers is None else row_id(int(numbers[row])))
    return pa.array(found, pa.string())


def _id(cell: object) -> str | None:
    if is_blank(cell):
        return None
    try:
        return str(parse_cell("text", cell))
    except GikError:
        return None
