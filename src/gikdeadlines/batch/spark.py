"""Frames of Apache Spark through the batch kernel 分布式批量核查。

Each task hands its record batches over as they come; the law and the calendar are broadcast once. The schema is known
before any row is read, and a row that cannot be assessed says so in a column: it never fails a job.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from gikdeadlines.calendar import Calendar
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.registers import Layout, cell_text, column_cells, goes_on_by_name, is_blank, position_of_number
from gikdeadlines.values import Fault, FrozenMap, MissingExtraError, TableError, require_day

from .columns import layout_of_names
from .groups import Rules
from .schema import assessment_schema
from .tables import Batches, carried_columns

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["assess"]

_ROWS: Final = "gikdeadlines_rows"
"""The column that counts the rows of each id, on the way through alone."""

_WIDTHS: Final = ("".join(map(chr, range(0xFF01, 0xFF5F))), "".join(map(chr, range(0x21, 0x7F))))
"""Characters in full width, and the same in half."""


def assess(  # noqa: PLR0913 - what an assessment depends on, each by its name
    frame: Any,  # noqa: ANN401 - pyspark.sql.DataFrame
    *,
    law: Law,
    calendar: Calendar | Calendars,
    as_of: date,
    readings: Mapping[str, str] = FrozenMap(),
    columns: Mapping[str, str] = FrozenMap(),
    explore: bool = True,
) -> Any:  # noqa: ANN401 - pyspark.sql.DataFrame
    """A frame with the assessment of each row, its carried columns, and the refusal where there is none 分布式核查.

    The columns are those of :func:`gikdeadlines.batch.assess_table`. Some things differ, because the rows of a frame
    stand in no order: a row without an id is refused; an id that stands twice takes ``robust`` from every row of it; a
    row that is no case, such as a note, is refused and speaks of no other.

    Args:
        frame: a row a case, with a column of ids.
        law: the law.
        calendar: one calendar, or those of all jurisdictions.
        as_of: what is known is what had happened by the end of this day.
        readings: pins of disputed points.
        columns: the frame's own names to known headings, where they differ.
        explore: whether every other reading is tried too.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``no-heading-row``, ``repeated-heading``, ``no-id-column``.
        ReadingError: for a pin that does not exist.
    """
    to_arrow, from_arrow = _schemas()
    rules = Rules(law, calendar, require_day(as_of, "as_of"), law.require_readings(readings), explore)
    known = to_arrow(frame.schema)
    layout = layout_of_names(known.names, columns)
    if not any(found.column.name == "id" for found in layout.found):
        expected = "a column of ids, such as 申请编号"
        raise TableError(
            Fault(code="no-id-column", given=" | ".join(known.names)[:80], expected=expected, path="frame")
        )
    schema = assessment_schema(carried_columns(layout, known))
    shared = frame.sparkSession.sparkContext.broadcast(rules)
    counted = _counted(frame, layout)
    return counted.mapInArrow(_task(shared, known.names, dict(columns)), from_arrow(schema))


def _counted(frame: Any, layout: Layout) -> Any:  # noqa: ANN401 - pyspark.sql.DataFrame
    """The frame with the rows of each id counted: a partition sees only its own."""
    from pyspark.sql import Window, functions  # noqa: PLC0415 - an extra

    name = frame.columns[position_of_number(layout)].replace("`", "``")
    number = functions.trim(functions.translate(functions.col(f"`{name}`").cast("string"), *_WIDTHS))
    return frame.withColumn(_ROWS, functions.count(functions.lit(1)).over(Window.partitionBy(number)))


def _task(
    shared: Any,  # noqa: ANN401 - pyspark.Broadcast
    names: list[str],
    columns: dict[str, str],
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What runs on an executor for each partition."""

    def assessed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        again: dict[str, int] = {}
        layout = replace(layout_of_names(names, columns), again=again)
        work = Batches(layout, shared.value, is_whole=False)
        for batch in batches:
            again.clear()
            again.update(_standing_twice(batch, layout))
            yield from work.assessed([batch.drop_columns([_ROWS])])

    return assessed


def _standing_twice(batch: pa.RecordBatch, layout: Layout) -> Iterator[tuple[str, int]]:
    """The ids of a batch of which the frame has several rows, each to be told in whatever row."""
    at = position_of_number(layout)
    assert at is not None  # a frame without ids is refused
    for cell, rows in zip(column_cells(batch.column(at)), batch.column(_ROWS).to_pylist(), strict=True):
        if rows > 1 and not is_blank(cell):
            text = cell_text(cell)
            yield goes_on_by_name(text) or text, sys.maxsize


def _schemas() -> tuple[Callable[[Any], pa.Schema], Callable[[pa.Schema], Any]]:
    try:
        from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        hint = "pip install 'gikdeadlines[spark]'"
        fault = Fault(code="missing-extra", given=error.name, expected="the extra spark", hint=hint)
        raise MissingExtraError(fault) from None
    return to_arrow_schema, from_arrow_schema
