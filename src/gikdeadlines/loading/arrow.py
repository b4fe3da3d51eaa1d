"""Arrow tables into rows: Parquet files, and frames of any library that speaks the Arrow stream interface 列式表。

The names of the columns are the first row, so that a row has the number that it would have in a CSV of the same table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from io import BytesIO
from itertools import chain
from math import isnan
from typing import Any, BinaryIO, Final

from gikdeadlines.errors import Fault, TableError
from gikdeadlines.records import FrozenMap

from .extras import require_module
from .rows import Row
from .tables import RawRow, Table, read_table

__all__ = ["parquet_rows", "read_arrow"]

_BATCH: Final = 8_192
_MIDNIGHT: Final = time()
_UNREADABLE: Final = "(unreadable)"
"""Stands for a value that Python cannot hold, such as a day in the year 300,000."""


def read_arrow(table: Any, *, name: str = "table", renames: Mapping[str, str] = FrozenMap()) -> Iterator[Row]:  # noqa: ANN401
    """What each row of a table is: pyarrow's, polars', pandas', DuckDB's 读取列式表.

    Args:
        table: anything with ``__arrow_c_stream__``; it is read batch by batch.
        name: names the table in refusals.
        renames: headings of the table to headings that are known.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, ``no-heading-row``, ``repeated-heading``.
    """
    if not hasattr(table, "__arrow_c_stream__"):
        expected = "a table with __arrow_c_stream__"
        raise TableError(Fault(code="not-a-table", given=type(table).__name__, expected=expected, path=name))
    pyarrow = require_module("pyarrow")
    reader = pyarrow.RecordBatchReader.from_stream(table)
    rows = _rows(reader.schema.names, reader)
    yield from read_table(rows, Table(file=name, heading_row=1, renames=renames))


def parquet_rows(stream: BinaryIO, file: str) -> Iterator[RawRow]:
    """The rows of a Parquet file, a batch in memory at a time 读取 Parquet.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, also where the file breaks off in the middle.
    """
    pyarrow, parquet = require_module("pyarrow"), require_module("pyarrow.parquet")
    try:
        found = parquet.ParquetFile(stream if stream.seekable() else BytesIO(stream.read()))
        yield from _rows(found.schema_arrow.names, found.iter_batches(batch_size=_BATCH))
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        hint = str(error).splitlines()[0][:120] if str(error) else ""
        fault = Fault(code="not-a-table", given="", expected="a whole Parquet file", path=file, hint=hint)
        raise TableError(fault) from None


def _rows(names: Iterable[str], batches: Iterable[Any]) -> Iterator[RawRow]:
    return chain([list(names)], (list(row) for batch in batches for row in zip(*_columns(batch), strict=True)))


def _columns(batch: Any) -> list[list[object]]:  # noqa: ANN401 - pyarrow's
    return [[_cell(value) for value in _values(column)] for column in batch.columns]


def _values(column: Any) -> list[object]:  # noqa: ANN401 - pyarrow's
    types = require_module("pyarrow.types")
    if types.is_timestamp(column.type) and column.type.unit == "ns":
        # Python has no nanoseconds, and a day needs none.
        column = column.cast(require_module("pyarrow").timestamp("us", column.type.tz), safe=False)
    try:
        values: list[object] = column.to_pylist()
    except (ValueError, OverflowError, ArithmeticError):
        return [_value(scalar) for scalar in column]
    return values


def _value(scalar: Any) -> object:  # noqa: ANN401 - pyarrow's
    try:
        return scalar.as_py()
    except UnicodeDecodeError as error:
        return error.object.decode("utf-8", "surrogateescape")
    except (ValueError, OverflowError, ArithmeticError):
        return _UNREADABLE


def _cell(value: object) -> object:
    """A value as a text file would have it: no number is nothing, a day without a time is a day."""
    if isinstance(value, float):
        return None if isnan(value) else int(value) if value.is_integer() else value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, datetime) and value.tzinfo is None and value.time() == _MIDNIGHT:
        return value.date()
    return value
