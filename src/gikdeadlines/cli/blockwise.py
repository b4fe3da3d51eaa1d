"""Tables by the kernel of the batch, for a run that needs no case by itself 成块核查。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, Final

from gikdeadlines.cases import Case
from gikdeadlines.errors import CaseError
from gikdeadlines.loading.blocks import Block
from gikdeadlines.loading.extras import require_module
from gikdeadlines.loading.rows import Assessable, Refused, Row, Skipped
from gikdeadlines.loading.tables import WideReader

from .settings import Settings
from .workers import Outcome, Unread, outcomes

__all__ = ["AssessedBlock", "outcomes_in_blocks"]

_SMALLEST: Final = 1 << 13
"""The first rows are assessed in a small block, so that a run shows soon how quick it is; each next one is larger."""


@dataclass(frozen=True, slots=True)
class AssessedBlock:
    """Rows of a table that were assessed together 一块的结果.

    ``assessed`` is a ``pyarrow.RecordBatch`` of those that have an assessment, ``carried`` what stands beside them;
    ``others`` are the other rows, each with the error for which it has none.
    """

    assessed: Any
    carried: Mapping[str, Any]
    others: tuple[Outcome, ...]

    @property
    def rows(self) -> int:
        """How many rows it stands for 行数."""
        return len(self.assessed) + len(self.others)

    def verdicts(self) -> Iterator[tuple[Any, int]]:
        """How many rows have each verdict 各结论的件数."""
        counts = require_module("pyarrow.compute").value_counts(self.assessed.column("verdict"))
        for each in counts.to_pylist():
            yield each["values"], each["counts"]


def outcomes_in_blocks(
    rows: Iterable[Row | Unread | Block], settings: Settings, *, jobs: int = 1
) -> Iterator[Outcome | AssessedBlock]:
    """Every row with its assessment, or with the error for which it has none; blocks as wholes 成块核查.

    Args:
        rows: as they were read.
        settings: by which they are assessed.
        jobs: how many processes share the work on rows outside blocks.
    """
    for reader, some in groupby(rows, lambda row: row.reader if isinstance(row, Block) else None):
        if reader is None:
            yield from _alone(some, settings, jobs)  # type: ignore[arg-type]  # no block has no reader
        else:
            yield from _Kernel(settings, reader).over(some)  # type: ignore[arg-type]  # blocks alone have one


def _alone(rows: Iterator[Row | Unread], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """Rows one by one; headings alone need no other processes."""
    for row in rows:
        if isinstance(row, Assessable):
            yield from outcomes(chain([row], rows), settings, jobs=jobs)
        else:
            yield row, None


class _Kernel:
    """The batch over the blocks of one table."""

    def __init__(self, settings: Settings, reader: WideReader) -> None:
        from gikdeadlines.batch.kernel import Rules  # noqa: PLC0415 - the extra may be missing
        from gikdeadlines.batch.tables import ROWS_A_BATCH, Batches  # noqa: PLC0415 - the extra may be missing

        pins = settings.law.require_readings({**settings.house, **settings.pins})
        calendars = settings.known_calendars
        rules = Rules(settings.law, calendars, settings.as_of, pins, settings.explore, settings.jurisdiction)
        self._most = ROWS_A_BATCH
        self._batches = Batches(reader.layout, rules)
        self._reader = reader

    def over(self, blocks: Iterable[Block]) -> Iterator[AssessedBlock]:
        """What became of each row, in larger blocks."""
        waiting: list[Block] = []
        size = _SMALLEST
        for block in blocks:
            waiting.append(block)
            if sum(each.rows for each in waiting) >= size:
                yield self._assessed(waiting)
                waiting, size = [], min(2 * size, self._most)
        if waiting:
            yield self._assessed(waiting)

    def _assessed(self, blocks: Sequence[Block]) -> AssessedBlock:
        pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
        numbers = numpy.concatenate([block.numbers for block in blocks])
        others: list[Outcome] = [(other, None) for block in blocks for other in block.others]
        batch = pyarrow.Table.from_batches([block.batch for block in blocks]).combine_chunks().to_batches()
        if not batch:
            return AssessedBlock(self._none(), {}, tuple(others))
        return self._judged(batch[0], numbers, others)

    def _judged(self, batch: Any, numbers: Any, others: list[Outcome]) -> AssessedBlock:  # noqa: ANN401 - pyarrow's
        pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
        found = self._batches.judge(batch, numbers, self._case)
        others += [self._refusal(refused, int(numbers[refused.position])) for refused in found.refused]
        others.sort(key=_row_number)
        assessed = found.out.finish(found.ids, self._carried(batch))
        if found.refused:
            is_good = numpy.ones(len(batch), dtype=bool)
            is_good[[refused.position for refused in found.refused]] = False
            assessed = assessed.filter(pyarrow.array(is_good))
        names = [name for _, name in self._reader.layout.others]
        carried = dict(zip(names, assessed.columns[len(assessed.columns) - len(names) :], strict=True))
        return AssessedBlock(assessed, carried, tuple(others))

    def _carried(self, batch: Any) -> dict[str, Any]:  # noqa: ANN401 - pyarrow's
        from gikdeadlines.batch.columns import carried_texts  # noqa: PLC0415 - the extra may be missing

        return {f"carried.{name}": carried_texts(batch.column(at)) for at, name in self._reader.layout.others}

    def _none(self) -> Any:  # noqa: ANN401 - pyarrow's
        from gikdeadlines.batch.schema import assembled  # noqa: PLC0415 - the extra may be missing

        return assembled([])

    def _case(self, cells: Sequence[object], number: int) -> Case:
        found = self._reader.case(number, cells, notes_id=False)
        if isinstance(found, Refused):
            raise CaseError(*found.faults)
        return found.case

    def _refusal(self, refused: Any, number: int) -> Outcome:  # noqa: ANN401 - the extra may be missing
        """A row that was refused, as the reader of rows or the assessment of its case refuses it."""
        if refused.case is None:
            return self._reader.case(number, refused.cells, notes_id=False), None
        return Assessable(file=self._reader.table.file, row=number, case=refused.case), refused.error


def _row_number(outcome: Outcome) -> int:
    row, _ = outcome
    assert isinstance(row, Assessable | Refused | Skipped)
    return row.row
