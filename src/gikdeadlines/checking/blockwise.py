"""Tables by the kernel of the batch, for a run that needs no case by itself 成块核查。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from itertools import chain, groupby, islice, pairwise
from typing import Any, Final

from gikdeadlines.case import Case
from gikdeadlines.loading import Assessable, Refused, Skipped, require_module
from gikdeadlines.registers import Block, WideReader, with_doubts
from gikdeadlines.values import CaseError, Finding, FrozenMap

from .inputs import Inputs
from .outcomes import AssessedBlock, Outcome
from .standards import Standards
from .takers import BlockSink, Maker
from .workers import Readable, few_or_many, in_order, outcome_of, outcomes, standards_of_worker

__all__ = ["Rows", "case_of_cells", "gathered", "outcomes_in_blocks", "pays_in_columns", "rules_of"]

_SMALLEST: Final = 1 << 13
"""The first rows are assessed in a small block, so that a run shows soon how quick it is; each next one is larger."""

_SHARE: Final = 1 << 16
"""Rows that are handed to another process at once, or some more; half as many where they are explored.

Few can be spread evenly, many have more in common.
"""

_FIRST: Final = 64
"""Rows that are judged here before other processes begin: these have then what is worked out once for a table."""

_AHEAD: Final = 2
"""Blocks for each process that may be waiting: their results are large."""


_FEW_BYTES: Final = 1 << 17
"""Tables of text below this go row by row: some fifteen hundred rows."""


def pays_in_columns(inputs: Inputs) -> bool:
    """Whether there may be so many rows that it pays to load what columns need 是否成块."""
    is_short = inputs.total is not None and inputs.total < _FEW_BYTES
    return not is_short and all(find_spec(name) for name in ("numpy", "pyarrow"))


def outcomes_in_blocks(
    rows: Iterable[Readable | Block], standards: Standards, sinks: Sequence[BlockSink] = (), *, jobs: int = 1
) -> Iterator[Outcome | AssessedBlock]:
    """What becomes of every row; blocks as wholes 成块核查.

    Args:
        rows: as they were read.
        standards: by which they are assessed.
        sinks: where they go: other processes do what they can of the work of these.
        jobs: how many processes share the work.
    """
    for reader, some in groupby(rows, lambda row: row.reader if isinstance(row, Block) else None):
        if reader is None:
            yield from _alone(some, standards, jobs)  # type: ignore[arg-type]  # no block has no reader
        else:
            yield from _Blocks(standards, reader, sinks, jobs).assessed(some)  # type: ignore[arg-type]  # blocks alone have one


def _alone(rows: Iterator[Readable], standards: Standards, jobs: int) -> Iterator[Outcome]:
    """Rows one by one; headings alone need no other processes."""
    for row in rows:
        if isinstance(row, Assessable):
            yield from outcomes(chain([row], rows), standards, jobs=jobs)
        else:
            yield row


class _Blocks:
    """The blocks of one table on their way through."""

    def __init__(self, standards: Standards, reader: WideReader, sinks: Sequence[BlockSink], jobs: int) -> None:
        from gikdeadlines.batch.tables import RepeatedIds  # noqa: PLC0415 - the extra may be missing

        self._standards = standards
        self._reader = reader
        self._jobs = jobs
        self._work = _Work(standards, reader, sinks)
        self._repeated = RepeatedIds(reader.layout)
        self._handed_out = RepeatedIds(reader.layout)

    def assessed(self, blocks: Iterable[Block]) -> Iterator[AssessedBlock]:
        """What became of each row; other processes are begun where the table is long enough to gain by them."""
        alone: Iterator[Rows] = gathered(blocks)
        shared: Iterator[Rows] = iter(())
        if self._jobs != 1:
            share = _SHARE >> self._standards.explore
            alone, shared = few_or_many(gathered(blocks, least=share, most=share), 2, lambda _: 1)
        for some in alone:
            yield self._told(some, self._work.judged(some))
        for some, judged in self._shared(shared):
            yield self._told(some, judged)

    def _shared(self, waiting: Iterator[Rows]) -> Iterator[tuple[Rows, _Judged]]:
        first = next(waiting, None)
        if first is None:
            return
        self._work.judged(first.part(0, _FIRST))
        reader = self._reader

        def submit(pool: Executor, some: Rows) -> Future[_Judged]:
            # What is written of a row says whether its id stood before, which no other process knows.
            is_whole = len(self._handed_out.repeated(some.batch, some.numbers, ())) > 0
            return pool.submit(_judged_here, reader, some.batch, some.numbers, some.below, is_whole=is_whole)

        # A process that is forked finds it there.
        _WORK.append(self._work)
        try:
            shares = _shares(chain([first], waiting), self._jobs)
            yield from in_order(shares, submit, self._standards, self._jobs, ahead=_AHEAD)
        finally:
            _WORK.clear()

    def _told(self, some: Rows, judged: _Judged) -> AssessedBlock:
        from gikdeadlines.batch.schema import with_repeats  # noqa: PLC0415 - the extra may be missing

        rows = self._repeated.among(judged.assessed.column("id"), judged.unread)
        assert not (len(rows) and judged.made), some.numbers[rows]
        assessed = with_repeats(judged.assessed, rows, counts=self._reader.layout.counts_rows)
        return self._work.block(some, replace(judged, assessed=assessed))


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to be judged together, and those beside them that hold no case 一并核查的各行.

    ``below`` has the findings on rows that may go on in the next one, by their numbers.
    """

    batch: Any
    numbers: Any
    others: tuple[Outcome, ...]
    below: Mapping[int, tuple[Finding, ...]] = FrozenMap()

    def part(self, first: int, last: int) -> Rows:
        """Some that follow each other; what stands beside them above the next one goes with them 截取一段."""
        low, high = (self.numbers[at] if 0 < at < len(self.numbers) else None for at in (first, last))
        others = (
            each
            for each in self.others
            if (low is None or low <= _row_number(each)) and (high is None or _row_number(each) < high)
        )
        return replace(
            self,
            batch=self.batch.slice(first, last - first),
            numbers=self.numbers[first:last],
            others=tuple(others),
        )


def gathered(blocks: Iterable[Block], *, least: int = _SMALLEST, most: int = 1 << 17) -> Iterator[Rows]:
    """The rows of several blocks of one table together 合并各块.

    Args:
        blocks: of the table.
        least: how many rows are put together at first, then twice as many each time.
        most: how many rows are put together at the most: many have more in common, few spread over more processes.
    """
    waiting: list[Block] = []
    size = least
    before: list[tuple[int, Sequence[object]]] = []
    for block, following in pairwise(chain(blocks, [None])):
        assert block is not None  # only the last is none
        waiting.append(block)
        if sum(each.rows for each in waiting) >= size or following is None:
            rows = _rows(waiting, [*before, *(_ends_of(following, 0) if following else [])])
            yield rows
            before = _ends_of(block, -1)
            waiting, size = [], min(2 * size, most)


def _rows(blocks: Sequence[Block], near: Sequence[tuple[int, Sequence[object]]]) -> Rows:
    from gikdeadlines.batch.following import followed  # noqa: PLC0415 - the extra may be missing

    pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
    numbers = numpy.concatenate([block.numbers for block in blocks])
    others: list[Outcome] = [other for block in blocks for other in block.others]
    whole = pyarrow.Table.from_batches([block.batch for block in blocks]).combine_chunks()
    batches = whole.to_batches()
    batch = batches[0] if batches else blocks[0].batch
    apart = [*near, *(each for block in blocks for each in block.apart)]
    return Rows(batch, numbers, tuple(others), followed(blocks[0].reader.layout, batch, numbers, apart))


def _ends_of(block: Block, at: int) -> list[tuple[int, Sequence[object]]]:
    """The rows of a block that may be the first one, or the last."""
    from gikdeadlines.batch.columns import cells_of  # noqa: PLC0415 - the extra may be missing

    if not len(block.batch):
        return [*block.apart]
    place = require_module("numpy").array([at % len(block.batch)])
    return [*block.apart, *zip(block.numbers[place].tolist(), cells_of(block.batch, place), strict=True)]


def _shares(waiting: Iterator[Rows], jobs: int) -> Iterator[Rows]:
    """The rows for several processes, as many for each: those at the end that would keep one of them alone are cut."""
    while some := list(islice(waiting, jobs)):
        sizes = [len(each.batch) for each in some]
        is_even = len(some) == jobs and max(sizes) - min(sizes) < _SMALLEST
        for each, rows in zip(some, sizes, strict=True):
            size = rows if is_even else max(_SMALLEST, -(-rows // jobs))
            yield from (each.part(first, first + size) for first in range(0, rows or 1, size or 1))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What became of some rows: the assessment of each, those refused with their places, and those without a case.

    ``made`` is what each sink of blocks made of them, where that was done together with them.
    """

    assessed: Any
    refused: tuple[tuple[int, Outcome], ...]
    unread: tuple[int, ...]
    made: tuple[Any, ...] = ()


def case_of_cells(
    reader: WideReader, cells: Sequence[object], number: int, below: Mapping[int, tuple[Finding, ...]] = FrozenMap()
) -> Case:
    """The case that a row states, with the finding on it where it may go on in the next one 由一行构造案件.

    Raises:
        CaseError: for whatever refuses the row.
    """
    found = reader.case(number, cells, notes_id=False)
    if isinstance(found, Refused):
        raise CaseError(*found.faults)
    return with_doubts(found, *below[number]).case if number in below else found.case


def rules_of(standards: Standards) -> Any:  # noqa: ANN401 - the extra may be missing
    """What rows are assessed by together 成块核查的依据."""
    from gikdeadlines.batch.groups import Rules  # noqa: PLC0415 - the extra may be missing

    pins = standards.law.require_readings({**standards.house, **standards.pins})
    calendars, as_of = standards.known_calendars, standards.as_of
    return Rules(
        standards.law,
        calendars,
        as_of,
        pins,
        standards.explore,
        standards.jurisdiction,
        standards.explains_claims,
    )


class _Work:
    """The kernel of one process over a table, and the sinks for which it does what any process can."""

    def __init__(self, standards: Standards, reader: WideReader, sinks: Sequence[BlockSink] = ()) -> None:
        from gikdeadlines.batch.tables import Judge  # noqa: PLC0415 - the extra may be missing

        self._judge = Judge(reader.layout, rules_of(standards), is_numbered=True)
        self._reader = reader
        self._standards = standards
        self._sinks = sinks

    def judged(self, some: Rows) -> _Judged:
        """What becomes of rows, whatever stands in others."""
        read = partial(case_of_cells, self._reader, below=some.below)
        found = self._judge.judged(some.batch, some.numbers, read, below=some.below)
        refused = [(each.position, self._refusal(each, int(some.numbers[each.position]))) for each in found.refused]
        return _Judged(found.out.finish(found.ids, {}), tuple(refused), tuple(found.unread))

    def made(self, some: Rows) -> _Judged:
        """The same with what the sinks make of it; of the assessments what they look at besides."""
        judged = self.judged(some)
        block = self.block(some, judged)
        made = tuple(sink.made(block) if isinstance(sink, Maker) else None for sink in self._sinks)
        looked_at = [sink.looks_at for sink, own in zip(self._sinks, made, strict=True) if own is None]
        if not made or None in looked_at:
            return replace(judged, made=made)
        wanted = {*_LOOKED_AT, *chain.from_iterable(filter(None, looked_at))}
        names = [name for name in judged.assessed.schema.names if name in wanted]
        return replace(judged, assessed=judged.assessed.select(names), made=made)

    def block(self, some: Rows, judged: _Judged) -> AssessedBlock:
        """The rows with what became of them."""
        others: list[Outcome] = [*some.others, *(outcome for _, outcome in judged.refused)]
        others.sort(key=_row_number)
        is_good = require_module("numpy").ones(len(judged.assessed), dtype=bool)
        block = AssessedBlock(
            assessed=judged.assessed,
            carried=self._carried(some.batch),
            others=tuple(others),
            sheet=self._reader.table.sheet,
            numbers=some.numbers,
            places=is_good.nonzero()[0],
            read=partial(self.read, some),
            assess=self.assess,
            claimed=tuple(self._claimed(some)),
            made=judged.made,
        )
        is_good[[position for position, _ in judged.refused]] = False
        return block.only(require_module("pyarrow").array(is_good)) if judged.refused else block

    def _claimed(self, some: Rows) -> Iterator[Any]:
        """The due days that the rows claim."""
        from gikdeadlines.batch.columns import parsed  # noqa: PLC0415 - the extra may be missing

        layout = self._reader.layout
        for each in layout.found:
            if each.column.name == "declared_due":
                yield parsed(each, some.batch.column(each.position), layout.said).numbers

    def read(self, some: Rows, at: int) -> Assessable:
        """A row that states a case; whether its id stood before is another's to say."""
        from gikdeadlines.batch.columns import cells_of  # noqa: PLC0415 - the extra may be missing

        (cells,) = cells_of(some.batch, require_module("numpy").array([at]))
        row = self._reader.case(number := int(some.numbers[at]), cells, notes_id=False)
        assert isinstance(row, Assessable), row
        return with_doubts(row, *some.below[number]) if number in some.below else row

    def assess(self, row: Assessable) -> Outcome:
        """What becomes of it by itself."""
        return next(outcomes([row], self._standards))

    def _carried(self, batch: Any) -> dict[str, Any]:  # noqa: ANN401 - pyarrow's
        from gikdeadlines.batch.columns import carried_texts  # noqa: PLC0415 - the extra may be missing

        return {name: carried_texts(batch.column(at)) for at, name in self._reader.layout.others}

    def _refusal(self, refused: Any, number: int) -> Outcome:  # noqa: ANN401 - the extra may be missing
        """A row that was refused, as the reader of rows or the assessment of its case refuses it."""
        if refused.case is None:
            row = self._reader.case(number, refused.cells, notes_id=False)
            assert isinstance(row, Refused)
            return row
        carried = self._reader.carried(refused.cells)
        table = self._reader.table
        row = Assessable(
            file=table.file, sheet=table.sheet, row=number, case=refused.case, carried=carried, is_tabular=True
        )
        return outcome_of(row, refused.error)


_LOOKED_AT: Final = frozenset({"id", "verdict", "robust", "findings"})
"""The fields that the first process looks at itself: ids stand again, verdicts and what was not understood count."""

_WORK: Final[list[_Work]] = []
"""The kernel of this worker: its process serves one table. In the first process, while others are begun, its own."""


def _judged_here(
    reader: WideReader,
    batch: Any,  # noqa: ANN401 - pyarrow's
    numbers: Any,  # noqa: ANN401 - numpy's
    below: Mapping[int, tuple[Finding, ...]],
    *,
    is_whole: bool,
) -> _Judged:
    if not _WORK:
        _WORK.append(_Work(standards_of_worker(), reader))
    work, some = _WORK[0], Rows(batch, numbers, (), below)
    return work.judged(some) if is_whole else work.made(some)


def _row_number(outcome: Outcome) -> int:
    assert isinstance(outcome, Refused | Skipped)
    return outcome.row
