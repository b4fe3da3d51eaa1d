"""Tables of cases into tables of assessments 批量核查。

Every row has the assessment that it would have alone. What many rows have in common is worked out once, see
:mod:`gikdeadlines.batch.kernel`; a row that stands alone goes through :func:`gikdeadlines.assess` itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, pairwise
from tempfile import TemporaryFile
from typing import Any, Final

import numpy as np
import pyarrow as pa

from gikdeadlines.assessment import assess
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars, load_calendars, load_law
from gikdeadlines.registers import (
    Layout,
    SaidOfColumns,
    Table,
    case_of_row,
    foreseen_in_batches,
    in_memory,
    plain_batch,
    plain_schema,
    require_stream,
)
from gikdeadlines.values import Assessment, Fault, Finding, FrozenMap, GikError, TableError, require_day

from .columns import cells_of, doubtful_rows, ids_of, layout_of_names
from .following import Apart, followed
from .groups import Rules
from .kernel import Kernel
from .repeats import Repeats
from .schema import Assessments, assessment_schema, with_repeats
from .working_days import Numbers

__all__ = [
    "ROWS_A_BATCH",
    "Batches",
    "Judge",
    "Judged",
    "Read",
    "Refusal",
    "RepeatedIds",
    "assess_stream",
    "assess_table",
    "carried_columns",
]

ROWS_A_BATCH: Final = 1 << 17
"""So many rows are worked on at once: enough to have much in common, few enough to keep memory flat."""

_FIRST_ROW: Final = 2
"""The names of the columns are row 1, so that a row has the number that it would have in a file of the same table."""


_NAMELESS: Final = Fault(
    code="missing-key",
    given=None,
    expected="an id: the rows of a frame have no number",
    path="id",
    parameters=FrozenMap(says="id"),
)


def assess_table(  # noqa: PLR0913 - the contract has them
    table: Any,  # noqa: ANN401 - anything with __arrow_c_stream__
    *,
    as_of: date,
    law: Law | None = None,
    calendar: Calendar | Calendars | None = None,
    readings: Mapping[str, str] = FrozenMap(),
    columns: SaidOfColumns = None,
    explore: bool = True,
) -> pa.Table:
    """A row for each row: carried columns, the assessment, and the refusal where there is none 批量核查.

    >>> table = pa.table({"申请编号": ["1"], "收到日期": ["2017-03-03"], "答复日期": ["2017-03-24"], "机关": ["甲"]})
    >>> found = assess_table(table, as_of=date(2018, 1, 1))
    >>> found.select(["id", "verdict", "due", "机关"]).to_pylist()
    [{'id': '1', 'verdict': 'on-time', 'due': datetime.date(2017, 3, 24), '机关': '甲'}]

    Args:
        table: a row a case, its columns headed as in files, in Chinese or English; of pyarrow, polars, pandas, DuckDB.
        as_of: what is known is what had happened by the end of this day.
        law: ours unless given.
        calendar: one calendar, or those of all jurisdictions; ours unless given.
        readings: pins of disputed points.
        columns: what names of the table mean, where that does not show; a whole map where words in cells do not, too.
        explore: whether every other reading is tried too.

    Raises:
        TableError: ``not-a-table``, ``no-heading-row``, ``repeated-heading``, ``not-a-wide-table``;
            ``unmatched-heading`` and ``unmatched-word`` for what ``columns`` names and the table does not have.
        ReadingError: for a pin that does not exist.
    """
    held = in_memory(table) if hasattr(table, "__arrow_c_stream__") else table
    stream = assess_stream(
        held, law=law, calendar=calendar, as_of=as_of, readings=readings, columns=columns, explore=explore
    )
    return stream.read_all()


def assess_stream(  # noqa: PLR0913 - the contract has them
    reader: Any,  # noqa: ANN401 - anything with __arrow_c_stream__
    *,
    as_of: date,
    law: Law | None = None,
    calendar: Calendar | Calendars | None = None,
    readings: Mapping[str, str] = FrozenMap(),
    columns: SaidOfColumns = None,
    explore: bool = True,
) -> pa.RecordBatchReader:
    """The same batch by batch; of all rows at once only their numbers are held 流式批量核查.

    A row may be contradicted by one that comes later (its number stands again, a note speaks of it). What streams once
    is therefore copied to a temporary file when the first batch is asked for, and looked through to its end; a table of
    pyarrow is looked through as it is.

    Raises:
        TableError, ReadingError: as :func:`assess_table`; ``unmatched-word`` when the last batch is asked for.
    """
    require_stream(reader, "table")
    batches = _plain(pa.RecordBatchReader.from_stream(reader))
    layout = layout_of_names(batches.schema.names, columns)
    law = law or load_law()
    rules = Rules(
        law, calendar or load_calendars(), require_day(as_of, "as_of"), law.require_readings(readings), explore
    )
    schema = assessment_schema(carried_columns(layout, batches.schema))
    if isinstance(reader, pa.Table):
        assessed = Batches(_looked_through(layout, batches.schema, reader.to_batches), rules).assessed(batches)
    else:
        assessed = _assessed_from_a_copy(batches, layout, rules)
    return pa.RecordBatchReader.from_batches(schema, _all_met(assessed, layout))


def _looked_through(layout: Layout, schema: pa.Schema, batches: Callable[[], Iterable[pa.RecordBatch]]) -> Layout:
    """The layout with the lines that speak of cases, and the numbers that stand again."""
    table = Table(file="table", heading_rows=(1, 1), columns=layout.said)
    told = foreseen_in_batches(table, schema.names, batches)
    return replace(layout, lines=told.lines, again=told.again)


def _assessed_from_a_copy(batches: pa.RecordBatchReader, layout: Layout, rules: Rules) -> Iterator[pa.RecordBatch]:
    """The assessments of what can be read once: it is looked through to its end before any row is judged."""
    with TemporaryFile() as held:
        with pa.ipc.new_stream(held, batches.schema) as writer:
            for batch in batches:
                writer.write_batch(batch)

        def once_more() -> pa.RecordBatchReader:
            held.seek(0)
            return pa.ipc.open_stream(held)

        known = _looked_through(layout, batches.schema, once_more)
        yield from Batches(known, rules).assessed(once_more())


def _all_met(assessed: Iterable[pa.RecordBatch], layout: Layout) -> Iterator[pa.RecordBatch]:
    """The batches; after the last of them a map with words that stood in no cell is refused."""
    yield from assessed
    layout.said.require_met("columns")


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
    judge: Judge = field(init=False)
    repeated: RepeatedIds = field(init=False)
    _row: int = _FIRST_ROW
    _before: list[Apart] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.judge = Judge(self.layout, self.rules, is_numbered=self.is_whole)
        self.repeated = RepeatedIds(self.layout)

    def assessed(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The assessments of each batch 逐批结果."""
        for batch, following in pairwise(chain(_of_good_size(batches), [None])):
            assert batch is not None  # only the last is none
            yield self.assess(batch, following)

    def assess(self, batch: pa.RecordBatch, following: pa.RecordBatch | None = None) -> pa.RecordBatch:
        """The assessments of one batch, refusals among them 一批结果.

        Args:
            batch: the rows.
            following: the next batch, in whose first row the last of this one may go on.
        """
        numbers = np.arange(self._row, self._row + len(batch))
        first = [(self._row + len(batch), cells) for cells in cells_of(following, np.arange(1))] if following else []
        below = followed(self.layout, batch, numbers, [*self._before, *first]) if self.is_whole else {}
        self._before = [(int(numbers[-1]), cells) for cells in cells_of(batch, np.array([len(batch) - 1]))]

        def read(cells: Sequence[object], number: int) -> Case:
            case = case_of_row(self.layout, cells, number)
            return replace(case, doubts=(*case.doubts, *below[number])) if number in below else case

        found = self.judge.judged(batch, numbers, read, below=below)
        for refused in found.refused:
            found.out.refuse(np.array([refused.position]), refused.error.faults[0])
        self._row += len(batch)
        carried = [batch.column(at) for at, _ in self.layout.others]
        names = carried_columns(self.layout, batch.schema)
        assessed = found.out.finish(found.ids, dict(zip(names, carried, strict=True)))
        return self.repeated.noted(assessed, found.unread) if self.is_whole else assessed


@dataclass(slots=True)
class RepeatedIds:
    """The ids of a table, to find those that stand twice 重复编号."""

    layout: Layout
    _repeats: Repeats = field(default_factory=Repeats)

    def noted(self, assessed: pa.RecordBatch, unread: Sequence[int]) -> pa.RecordBatch:
        """The assessments of the next batch, with a finding on each row whose id stood before 标记.

        Args:
            assessed: the batch.
            unread: the rows that state no case: such a row is none that has an id.
        """
        rows = self.among(assessed.column("id"), unread)
        return with_repeats(assessed, rows, counts=self.layout.counts_rows)

    def repeated(self, batch: pa.RecordBatch, numbers: Numbers, unread: Sequence[int]) -> Numbers:
        """The places of the rows of the next batch whose id stood before 编号重复的行.

        Args:
            batch: the rows as they were read.
            numbers: theirs.
            unread: as for :meth:`noted`.
        """
        return self.among(ids_of(self.layout, batch, numbers)[0], unread)

    def among(self, ids: pa.Array, unread: Sequence[int]) -> Numbers:
        """The places of those of the next ids that stood before, as :meth:`noted` has it 编号重复的位置."""
        if not any(found.column.name == "id" for found in self.layout.found):
            return np.zeros(0, np.int64)
        read = np.delete(np.arange(len(ids)), unread)
        return read[self._repeats.found(ids.take(pa.array(read)) if unread else ids)]


@dataclass(slots=True)
class Judge:
    """What becomes of rows, whatever stands in other batches 逐行核查.

    ``is_numbered`` says that a row without an id is called by its number.
    """

    layout: Layout
    rules: Rules
    is_numbered: bool
    kernel: Kernel = field(init=False)

    def __post_init__(self) -> None:
        self.kernel = Kernel(self.layout, self.rules)

    def judged(
        self,
        batch: pa.RecordBatch,
        numbers: Numbers,
        read: Read,
        *,
        below: Mapping[int, tuple[Finding, ...]] = FrozenMap(),
    ) -> Judged:
        """What becomes of each row of a batch 核查一批.

        Args:
            batch: the rows.
            numbers: their numbers, as a spreadsheet shows them.
            read: makes the case of a row that stands alone from its cells and its number.
            below: the findings on rows that may go on in the next one, by number; ``read`` adds them.
        """
        ids, odd = ids_of(self.layout, batch, numbers if self.is_numbered else None)
        nameless = np.asarray(ids.is_null())
        out = Assessments(len(batch))
        doubtful = doubtful_rows(self.layout, batch, numbers) | np.isin(numbers, list(below))
        alone = self.kernel.assess(batch, out, by_itself=odd | nameless | doubtful)
        refused = list(self._one_by_one(batch, numbers, alone[~nameless[alone]], read, out))
        refused += [Refusal(int(position), TableError(_NAMELESS)) for position in np.flatnonzero(nameless)]
        return Judged(ids, out, refused)

    def _one_by_one(
        self, batch: pa.RecordBatch, numbers: Numbers, rows: Numbers, read: Read, out: Assessments
    ) -> Iterator[Refusal]:
        for row, cells in zip(rows, cells_of(batch, rows), strict=True):
            case = None
            try:
                case = read(cells, int(numbers[row]))
                found = self._assessed(case)
            except GikError as error:
                yield Refusal(int(row), error, case, cells)
            else:
                out.add(np.array([row]), found)

    def _assessed(self, case: Case) -> Assessment:
        rules = self.rules
        return assess(
            rules.placed(case),
            law=rules.law,
            calendar=rules.calendar,
            as_of=rules.as_of,
            readings=rules.pins,
            explore=rules.explores,
        )


Read = Callable[[Sequence[object], int], Case]
"""Makes a case of the cells of a row and its number, or raises why it cannot."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was not assessed; its case where it states one 退回."""

    position: int
    error: GikError
    case: Case | None = None
    cells: Sequence[object] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a batch: the assessments under construction, and the rows that have none 一批的结果."""

    ids: pa.Array
    out: Assessments
    refused: list[Refusal]

    @property
    def unread(self) -> list[int]:
        """The rows that state no case 未载案件的行."""
        return [refused.position for refused in self.refused if refused.case is None]


def _plain(batches: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """The batches as plain texts and values: polars hands over views, from which pyarrow cannot take rows."""
    schema = plain_schema(batches.schema)
    if schema == batches.schema:
        return batches
    return pa.RecordBatchReader.from_batches(schema, (plain_batch(batch, schema) for batch in batches))


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
        parts = max(1, len(table) // ROWS_A_BATCH)
        yield from (batch for batch in table.to_batches(max_chunksize=-(-len(table) // parts) or 1) if len(batch))
