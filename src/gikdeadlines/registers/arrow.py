"""Arrow tables into rows: frames of any library that speaks the Arrow stream interface, and batches 列式表。

The names of the columns are the first row, so that a row has the number that it would have in a CSV of the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import lru_cache
from itertools import chain, islice
from math import isnan
from typing import Any, Final

from gikdeadlines.loading import Row, require_module
from gikdeadlines.values import Fault, FrozenMap, TableError

from .again import Again
from .ahead import Begun, read_table, with_lines
from .cells import cell_text
from .column_map import NO_MAP, ColumnMap
from .following import goes_on_by_name, position_of_number
from .footers import like_an_ending
from .hashes import are_in, hashes_of, twice
from .heading_blocks import RawRow
from .headings import Layout
from .tables import Numbered, Table, open_table
from .telling import numbered_note
from .vocabulary import may_go_on

__all__ = [
    "column_cells",
    "foreseen_in_batches",
    "in_memory",
    "matching",
    "plain_batch",
    "plain_schema",
    "read_arrow",
    "require_stream",
    "rows_of_batches",
    "shapes_of",
]

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
    require_stream(table, name)
    held = in_memory(table)
    told = Table(file=name, heading_rows=(1, 1), columns=columns)
    told = foreseen_in_batches(told, held.schema.names, held.to_batches)
    yield from read_table(rows_of_batches(held.schema.names, held.to_batches()), told)


def require_stream(table: object, path: str) -> None:
    """Require a table that can be handed over by columns 须为列式表.

    Raises:
        TableError: ``not-a-table``.
    """
    if not hasattr(table, "__arrow_c_stream__"):
        given, expected, says = type(table).__name__, "a table with __arrow_c_stream__", FrozenMap(says="arrow")
        raise TableError(Fault(code="not-a-table", given=given, expected=expected, path=path, parameters=says))


def in_memory(table: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """A table that can be looked through before it is read: what streams once is taken in 载入内存."""
    return require_module("pyarrow").RecordBatchReader.from_stream(table).read_all()


def foreseen_in_batches(table: Table, names: Sequence[str], batches: Callable[[], Iterable[Any]]) -> Table:
    """The table with its lines that speak of cases, as :func:`foreseen` has it 通读各批.

    Args:
        table: what is known of it.
        names: of its columns, which are its first row.
        batches: gives the batches from the first on, each time that it is called.
    """

    def begun(rows: Iterator[tuple[int, RawRow]]) -> Begun:
        try:
            return open_table(Numbered([list(names)]), replace(table, inspects=True)), rows
        except TableError:
            return None

    def every() -> Iterator[tuple[int, RawRow]]:
        return enumerate(islice(rows_of_batches(names, batches()), 1, None), start=2)

    numbers, opened = Again(), begun(iter(()))
    table = with_lines(table, lambda: begun(_like_lines(batches())), lambda: begun(every()))
    if opened and opened[0].wide:
        sheet = numbers.begin()
        for row, cells in _of_one_number(opened[0].layout, batches):
            numbers.take(opened[0].layout, row, cells)
        table = replace(table, again=numbers.of(sheet))
    return table


def _of_one_number(layout: Layout, batches: Callable[[], Iterable[Any]]) -> Iterator[tuple[int, list[object]]]:
    """The rows of numbers that stand more than once, and of those whose hash does by chance."""
    pyarrow, at = require_module("pyarrow"), position_of_number(layout)
    if at is None:
        return
    again = twice(hashes_of(_numbers(each, at).drop_null()) for each in batches())
    first = 2
    for batch in batches() if len(again) else ():
        numbers = _numbers(batch, at)
        own = require_module("numpy").asarray(numbers.is_valid()) & are_in(again, hashes_of(numbers))
        simple = plain_batch(batch, plain_schema(batch.schema)).filter(pyarrow.array(own))
        rows = zip(*map(column_cells, simple.columns), strict=True)
        for place, cells in zip(own.nonzero()[0].tolist(), rows, strict=True):
            yield first + place, list(cells)
        first += len(batch)


def _numbers(batch: Any, at: int) -> Any:  # noqa: ANN401 - pyarrow's
    """The numbers of the rows as texts, that from which a row goes on by name in its place."""
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    column = plain_batch(batch, plain_schema(batch.schema)).column(at)
    texts = _as_texts(column)
    if texts is None:
        texts = pyarrow.array([None if cell is None else str(cell) for cell in column_cells(column)], pyarrow.string())
    texts = compute.utf8_trim_whitespace(texts.cast(pyarrow.string()))
    if not compute.any(matching(shapes_of(texts), may_go_on())).as_py():
        return texts
    names = ((text, goes_on_by_name(cell_text(text))) for text in texts.to_pylist())
    return pyarrow.array([name or text for text, name in names], pyarrow.string())


def _like_lines(batches: Iterable[Any]) -> Iterator[tuple[int, RawRow]]:
    """The rows in which a cell begins like a note, or a single one is filled."""
    first = 2
    for batch in batches:
        for at in _suspects(batch):
            row = batch.slice(at, 1)
            yield first + at, [cell for column in row.columns for cell in column_cells(column)]
        first += len(batch)


def _suspects(batch: Any) -> list[int]:  # noqa: ANN401 - pyarrow's
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    batch = plain_batch(batch, plain_schema(batch.schema))
    filled, is_told = pyarrow.repeat(0, len(batch)), _none(batch)
    for column in batch.columns:
        texts = _as_texts(column)
        if texts is not None:
            is_told = compute.or_(is_told, matching(shapes_of(texts), like_an_ending()))
        # Of most rows the first columns tell that more than two cells are filled.
        if (compute.min(filled).as_py() or 0) <= _FEW:
            says = column.is_valid() if texts is None else compute.fill_null(compute.not_equal(texts, ""), False)
            filled = compute.add(filled, says.cast(pyarrow.int64()))
    few = compute.or_(compute.equal(filled, 1), _is_numbered(batch, compute.equal(filled, _FEW)))
    rows: list[int] = compute.indices_nonzero(compute.or_(is_told, few)).to_pylist()
    return rows


_FEW: Final = 2


def _is_numbered(batch: Any, pairs: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """Which rows of two cells may be items of a note, by the number of each."""
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    places = compute.indices_nonzero(pairs).to_pylist()
    rows = zip(*map(column_cells, batch.take(pyarrow.array(places, pyarrow.int64())).columns), strict=True)
    numbered = {at for at, cells in zip(places, rows, strict=True) if numbered_note(cells)}
    return pyarrow.array([at in numbered for at in range(len(batch))], pyarrow.bool_()) if numbered else _none(batch)


def _none(batch: Any) -> Any:  # noqa: ANN401 - pyarrow's
    return require_module("pyarrow").repeat(False, len(batch))


def shapes_of(texts: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """The texts of a column with every figure as 1, each shape once; the texts as they are where few are alike 字形.

    >>> import pyarrow as pa
    >>> shapes_of(pa.array(["2024-7", "2025-8", None] * 10)).dictionary.to_pylist()
    ['1111-1']
    """
    if not len(texts):
        return texts
    pyarrow = require_module("pyarrow")
    known, ends, content = pyarrow.concat_arrays([texts, texts.slice(0, 0)]).buffers()
    figures = pyarrow.py_buffer((content.to_pybytes() if content else b"").translate(_FIGURES))
    shapes = pyarrow.Array.from_buffers(texts.type, len(texts), [known, ends, figures])
    seen = shapes.slice(0, _SEEN)
    return texts if _OFTEN * len(seen.unique()) > len(seen) else shapes.dictionary_encode()


def matching(shapes: Any, pattern: str, *, missing: bool = False) -> Any:  # noqa: ANN401 - pyarrow's
    """Which of :func:`shapes_of` have something that a pattern knows; it must not know one figure but 1 匹配."""
    compute = require_module("pyarrow.compute")
    if not hasattr(shapes, "dictionary"):
        found = compute.match_substring_regex(shapes, pattern)
    else:
        each = shapes.dictionary.cast(require_module("pyarrow").binary()).to_pylist()
        found = _matching_each(tuple(each), pattern).take(shapes.indices)
    return compute.fill_null(found, missing)


@lru_cache(maxsize=32)
def _matching_each(shapes: tuple[bytes, ...], pattern: str) -> Any:  # noqa: ANN401 - pyarrow's
    """The shapes of one batch are those of the next, and a pattern of many words takes long to be understood."""
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    return compute.match_substring_regex(pyarrow.array(shapes, pyarrow.binary()).view(pyarrow.string()), pattern)


_FIGURES: Final = bytes.maketrans(b"0123456789", b"1111111111")
_SEEN: Final = 1000
_OFTEN: Final = 10
"""Of so many texts each shape stands so often or more, as of numbers, days and ways of applying."""


def _as_texts(column: Any) -> Any | None:  # noqa: ANN401 - pyarrow's
    """The texts of a column, None where it holds others."""
    types = require_module("pyarrow.types")
    if types.is_dictionary(column.type):
        column = column.dictionary_decode()
    return column if types.is_string(column.type) or types.is_large_string(column.type) else None


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
