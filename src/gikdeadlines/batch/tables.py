"""Tables of cases into tables of assessments 批量核查。

Every row has the assessment that it would have alone. What many rows have in common is worked out once, see
:mod:`gikdeadlines.batch.kernel`; a row that stands alone goes through :func:`gikdeadlines.assess` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from gikdeadlines.calendar import Calendar
from gikdeadlines.days import require_day
from gikdeadlines.entry import assess
from gikdeadlines.errors import Fault, GikError, TableError
from gikdeadlines.findings import finding
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.loading.headings import Layout
from gikdeadlines.loading.wide import case_of_row
from gikdeadlines.records import Assessment, FrozenMap

from .columns import cells_of, ids_of, layout_of_names
from .kernel import Kernel, Rules
from .schema import Assessments, assessment_schema

__all__ = ["Batches", "assess_stream", "assess_table", "carried_columns"]

ROWS_A_BATCH: Final = 1 << 17
"""So many rows are worked on at once: enough to have much in common, few enough to keep memory flat."""

_FIRST_ROW: Final = 2
"""The names of the columns are row 1, so that a row has the number that it would have in a file of the same table."""


_NAMELESS: Final = Fault(
    code="missing-key", given=None, expected="an id: the rows of a frame have no number", path="id"
)


def assess_table(
    table: Any,  # noqa: ANN401 - anything with __arrow_c_stream__
    *,
    law: Law,
    calendar: Calendar | Calendars,
    as_of: date,
    readings: Mapping[str, str] = FrozenMap(),
    explore: bool = True,
) -> pa.Table:
    """A row for each row: carried columns, the assessment, and the refusal where there is none 批量核查.

    >>> from gikdeadlines import load_calendars, load_law
    >>> table = pa.table({"申请编号": ["1"], "收到日期": ["2017-03-03"], "答复日期": ["2017-03-24"], "机关": ["甲"]})
    >>> found = assess_table(table, law=load_law(), calendar=load_calendars(), as_of=date(2018, 1, 1))
    >>> found.select(["id", "verdict", "due", "机关"]).to_pylist()
    [{'id': '1', 'verdict': 'on-time', 'due': datetime.date(2017, 3, 24), '机关': '甲'}]

    Args:
        table: a row a case, its columns headed as in files, in Chinese or English; of pyarrow, polars, pandas, DuckDB.
        law: the law.
        calendar: one calendar, or those of all jurisdictions.
        as_of: what is known is what had happened by the end of this day.
        readings: pins of disputed points.
        explore: whether every other reading is tried too.

    Raises:
        TableError: ``not-a-table``, ``no-heading-row``, ``repeated-heading``, ``not-a-wide-table``.
        ReadingError: for a pin that does not exist.
    """
    return assess_stream(table, law=law, calendar=calendar, as_of=as_of, readings=readings, explore=explore).read_all()


def assess_stream(
    reader: Any,  # noqa: ANN401 - anything with __arrow_c_stream__
    *,
    law: Law,
    calendar: Calendar | Calendars,
    as_of: date,
    readings: Mapping[str, str] = FrozenMap(),
    explore: bool = True,
) -> pa.RecordBatchReader:
    """The same batch by batch, each worked out when it is read 流式批量核查.

    Raises:
        TableError, ReadingError: as :func:`assess_table`.
    """
    if not hasattr(reader, "__arrow_c_stream__"):
        expected = "a table with __arrow_c_stream__"
        raise TableError(Fault(code="not-a-table", given=type(reader).__name__, expected=expected, path="table"))
    batches = _without_views(pa.RecordBatchReader.from_stream(reader))
    layout = layout_of_names(batches.schema.names)
    rules = Rules(law, calendar, require_day(as_of, "as_of"), law.require_readings(readings), explore)
    work = Batches(layout, rules)
    schema = assessment_schema(carried_columns(layout, batches.schema))
    return pa.RecordBatchReader.from_batches(schema, work.assessed(batches))


def carried_columns(layout: Layout, schema: pa.Schema) -> dict[str, pa.DataType]:
    """The columns that are carried; one that is named like a field of the assessment is told apart."""
    fields = set(assessment_schema().names)
    return {f"carried.{name}" if name in fields else name: schema.field(at).type for at, name in layout.others}


@dataclass(slots=True)
class Batches:
    """A table on its way through, batch by batch 逐批核查.

    ``is_whole`` says that its rows stand in order: then they have numbers, and an id can stand twice.
    """

    layout: Layout
    rules: Rules
    is_whole: bool = True
    kernel: Kernel = field(init=False)
    _ids: set[str] = field(default_factory=set)
    _row: int = _FIRST_ROW

    def __post_init__(self) -> None:
        self.kernel = Kernel(self.layout, self.rules)

    def assessed(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The assessments of each batch 逐批结果."""
        for batch in _of_good_size(batches):
            yield self.assess(batch)

    def assess(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The assessments of one batch 一批结果."""
        ids, odd = ids_of(self.layout, batch, self._row if self.is_whole else None)
        repeated = self._repeated(ids)
        nameless = np.asarray(ids.is_null())
        out = Assessments(len(batch))
        alone = self.kernel.assess(batch, out, by_itself=odd | repeated | nameless)
        self._one_by_one(batch, alone[~nameless[alone]], repeated, out)
        if nameless.any():
            out.refuse(np.flatnonzero(nameless), _NAMELESS)
        self._row += len(batch)
        carried = [batch.column(at) for at, _ in self.layout.others]
        return out.finish(ids, dict(zip(carried_columns(self.layout, batch.schema), carried, strict=True)))

    def _repeated(self, ids: pa.Array) -> NDArray[np.bool_]:
        """Which rows have an id that stood before."""
        if not self.is_whole or not any(found.column.name == "id" for found in self.layout.found):
            return np.zeros(len(ids), dtype=bool)
        texts = ids.to_pylist()
        before = len(self._ids)
        repeated = np.zeros(len(texts), dtype=bool)
        distinct = set(texts)
        if len(distinct) == len(texts) and self._ids.isdisjoint(distinct):
            self._ids |= distinct
            assert len(self._ids) == before + len(texts)
            return repeated
        for row, text in enumerate(texts):
            repeated[row] = text in self._ids
            self._ids.add(text)
        return repeated

    def _one_by_one(
        self, batch: pa.RecordBatch, rows: NDArray[np.int64], repeated: NDArray[np.bool_], out: Assessments
    ) -> None:
        for row, cells in zip(rows, cells_of(batch, rows), strict=True):
            position = np.array([row])
            try:
                found = self._assessed(cells, int(row))
            except GikError as error:
                out.refuse(position, error.faults[0])
                continue
            if repeated[row]:
                found = replace(found, findings=(*found.findings, finding("repeated-id", id=found.id)))
            out.add(position, found, _as_they_are)

    def _assessed(self, cells: tuple[object, ...], row: int) -> Assessment:
        rules = self.rules
        case = case_of_row(self.layout, cells, self._row + row)
        return assess(
            case,
            law=rules.law,
            calendar=rules.calendar,
            as_of=rules.as_of,
            readings=rules.pins,
            explore=rules.explores,
        )


def _as_they_are(_: object) -> None:
    return None


def _without_views(batches: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """The batches with texts as plain texts: polars hands over views, from which pyarrow cannot take rows."""
    fields = [field.with_type(_plain_type(field.type)) for field in batches.schema]
    schema = pa.schema(fields)
    if schema == batches.schema:
        return batches
    return pa.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in batches))


def _plain_type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_string_view(kind):
        return pa.string()
    return pa.binary() if pa.types.is_binary_view(kind) else kind


def _of_good_size(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Batches neither large nor small, whatever the sizes of those that come in."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        if sum(map(len, waiting)) >= ROWS_A_BATCH:
            yield from _cut(waiting)
            waiting = []
    yield from _cut(waiting)


def _cut(batches: list[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    if batches:
        table = pa.Table.from_batches(batches).combine_chunks().unify_dictionaries()
        yield from (batch for batch in table.to_batches(max_chunksize=ROWS_A_BATCH) if len(batch))
