"""Frames of Apache Spark through the batch kernel 分布式批量核查。

Each task hands its record batches over as they come; the law and the calendar are broadcast once. The schema is known
before any row is read, and a row that cannot be assessed says so in a column: it never fails a job.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from gikdeadlines.calendar import Calendar
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.values import Fault, FrozenMap, MissingExtraError, TableError, require_day

from .columns import layout_of_names
from .groups import Rules
from .schema import assessment_schema
from .tables import Batches, carried_columns

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["assess"]


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

    The columns are those of :func:`gikdeadlines.batch.assess_table`. Two things differ, because the rows of a frame
    stand in no order: a row without an id is refused, and an id that stands twice is not marked.

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
    return frame.mapInArrow(_task(shared, known.names, dict(columns)), from_arrow(schema))


def _task(
    shared: Any,  # noqa: ANN401 - pyspark.Broadcast
    names: list[str],
    columns: dict[str, str],
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What runs on an executor for each partition."""

    def assessed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return Batches(layout_of_names(names, columns), shared.value, is_whole=False).assessed(batches)

    return assessed


def _schemas() -> tuple[Callable[[Any], pa.Schema], Callable[[pa.Schema], Any]]:
    try:
        from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        hint = "pip install 'gikdeadlines[spark]'"
        fault = Fault(code="missing-extra", given=error.name, expected="the extra spark", hint=hint)
        raise MissingExtraError(fault) from None
    return to_arrow_schema, from_arrow_schema
