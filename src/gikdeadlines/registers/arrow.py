"""Arrow tables into rows: frames of any library that speaks the Arrow stream interface, and batches 列式表。

The names of the columns are the first row, so that a row has the number that it would have in a CSV of the same table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time
from itertools import chain
from math import isnan
from typing import Any, Final

from gikdeadlines.loading import Row, require_module
from gikdeadlines.values import Fault, FrozenMap, TableError

from .column_map import NO_MAP, ColumnMap
from .heading_blocks import RawRow
from .tables import Table, read_table

__all__ = ["column_cells", "plain_batch", "plain_schema", "read_arrow", "rows_of_batches"]

_MIDNIGHT: Final = time()
_UNREADABLE: Final = "(unreadable)"
"""Stands for a value that Python cannot hold, such as a day in the year 300,000."""


def read_arrow(table: Any, *, name: str = "table", columns: ColumnMap = NO_MAP) -> Iterator[Row]:  # noqa: ANN401
    """What each row of a table is: pyarrow's, polars', pandas', DuckDB's 读取列式表.

    Args:
        table: anything with ``__arrow_c_stream__``; it is read batch by batch.
        name: names the table in refusals.
        columns: what headings and words of the table mean.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, ``no-heading-row``, ``repeated-heading``.
    """
    if not hasattr(table, "__arrow_c_stream__"):
        expected = "a table with __arrow_c_stream__"
        raise TableError(
            Fault(
                code="not-a-table",
                given=type(table).__name__,
                expected=expected,
                path=name,
                parameters=FrozenMap(says="arrow"),
            )
        )
    pyarrow = require_module("pyarrow")
    reader = pyarrow.RecordBatchReader.from_stream(table)
    rows = rows_of_batches(reader.schema.names, reader)
    yield from read_table(rows, Table(file=name, heading_rows=(1, 1), columns=columns))


def rows_of_batches(names: Iterable[str], batches: Iterable[Any]) -> Iterator[RawRow]:
    """The names of the columns as a row, then the rows of each batch 各批的行."""
    rows = (list(row) for batch in batches for row in zip(*map(column_cells, batch.columns), strict=True))
    return chain([list(names)], rows)


def plain_schema(schema: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """The same columns without views and without runs, from which pyarrow cannot take rows 化简后的列."""
    fields = [field.with_type(_plain_kind(field.type)) for field in schema]
    return require_module("pyarrow").schema(fields)


def plain_batch(batch: Any, schema: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """A batch with the columns of :func:`plain_schema` 化简一批.

    >>> import pyarrow as pa, pyarrow.compute as pc
    >>> batch = pa.record_batch({"a": pc.run_end_encode(pa.array([1, 1, 2]))})
    >>> plain_batch(batch, plain_schema(batch.schema)).to_pydict()
    {'a': [1, 1, 2]}
    """
    if schema == batch.schema:
        return batch
    given = [_plain_column(column, field.type) for column, field in zip(batch.columns, schema, strict=True)]
    return require_module("pyarrow").RecordBatch.from_arrays(given, schema=schema)


def _plain_column(column: Any, kind: Any) -> Any:  # noqa: ANN401 - pyarrow's
    types = require_module("pyarrow.types")
    if types.is_run_end_encoded(column.type):
        column = require_module("pyarrow.compute").run_end_decode(column)
    if types.is_dictionary(column.type) and types.is_dictionary(kind):
        values = _plain_column(column.dictionary, kind.value_type)
        return require_module("pyarrow").DictionaryArray.from_arrays(column.indices, values, ordered=kind.ordered)
    return column if column.type == kind else column.cast(kind)


def _plain_kind(kind: Any) -> Any:  # noqa: ANN401 - pyarrow's
    pyarrow, types = require_module("pyarrow"), require_module("pyarrow.types")
    if types.is_run_end_encoded(kind):
        return _plain_kind(kind.value_type)
    if types.is_dictionary(kind):
        return pyarrow.dictionary(kind.index_type, _plain_kind(kind.value_type), kind.ordered)
    if types.is_string_view(kind):
        return pyarrow.string()
    return pyarrow.binary() if types.is_binary_view(kind) else kind


def column_cells(column: Any) -> list[object]:  # noqa: ANN401 - pyarrow's
    """The cells of a column, as a text file would have them 一列的单元格.

    >>> import pyarrow as pa
    >>> column_cells(pa.array([1.0, 2.5, float("nan")])), column_cells(pa.array([b"2017"]))
    ([1, 2.5, None], ['2017'])
    """
    values = _values(column)
    return values if require_module("pyarrow.types").is_string(column.type) else [_cell(value) for value in values]


def _values(column: Any) -> list[object]:  # noqa: ANN401 - pyarrow's
    types = require_module("pyarrow.types")
    if types.is_timestamp(column.type) and column.type.unit == "ns":
        # Python has no nanoseconds, and a day needs none.
        column = column.cast(require_module("pyarrow").timestamp("us", column.type.tz), safe=False)
    try:
        values: list[object] = column.to_pylist()
    except KeyError:
        # The machine does not know the time zone. An instant is the same in any.
        return _values(column.cast(require_module("pyarrow").timestamp(column.type.unit, "UTC")))
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
