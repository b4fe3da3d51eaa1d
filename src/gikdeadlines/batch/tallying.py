"""The figures of years over the rows of a register, many at once 成批计入年度统计。

What a year has to do with a row is looked up in the columns of two assessments, as :class:`.statistics.Tally` looks it
up in two records; the counting itself is the same. A row of which a figure may hang on more than that, and one that
cannot be assessed, is left to be counted by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.case import Case
from gikdeadlines.registers import Layout
from gikdeadlines.values import CaseError, Finding, FrozenMap

from .case_in_year import CLOSED, CaseInYear
from .columns import ABSENT, FAULTY, Parsed, cells_of, doubtful_rows, parsed_columns
from .groups import Rules
from .restoring import restored
from .statistics import Tally
from .tables import Judge, Read
from .working_days import EPOCH, Numbers

__all__ = ["BlockTally"]

Mask = NDArray[np.bool_]

_READ: Final = ("verdict", "received_on", "robust", "replied_on", "first_due", "ended_by", "days_used", "findings")
"""What the counting reads of an assessment."""

_AT: Final = ("at", "dated", "dispatched", "delivered", "registered")
"""The fields of events that say when something happened."""

_MOST_COLUMNS: Final = 62


@dataclass(slots=True)
class BlockTally:
    """Years that are counted over one table 成批统计.

    ``rules`` gives what rows are assessed by on a day, explored or not; ``read`` the case of the cells of a row.
    """

    tallies: Sequence[Tally]
    layout: Layout
    rules: Callable[[date, bool], Rules]
    read: Read
    _judges: dict[tuple[date, bool], Judge] = field(default_factory=dict)

    def take(
        self,
        batch: pa.RecordBatch,
        numbers: Numbers,
        groups: Sequence[str] | None,
        below: Mapping[int, tuple[Finding, ...]] = FrozenMap(),
    ) -> Numbers:
        """Counts rows in every year; gives those that are still to be counted, each by itself 计入.

        Args:
            batch: the rows.
            numbers: theirs, as a spreadsheet shows them.
            groups: of each row, None where there are none.
            below: the findings on rows that may go on in the next one, by number.
        """
        columns = parsed_columns(self.layout, batch)
        if len(columns) > _MOST_COLUMNS:
            return np.arange(len(batch))
        alone = doubtful_rows(self.layout, batch, numbers) | np.isin(numbers, list(below))
        for column in columns:
            alone |= column.numbers == FAULTY
        stated = {(e.found.column.event, e.found.number, e.found.column.field): e.numbers for e in columns}
        began = _began(stated, len(batch))
        alone |= (began == ABSENT) | _made_after(stated, len(batch))
        patterns = _patterns(columns)
        cases = _cases_of(batch, numbers, self.read, patterns, np.flatnonzero(~alone))
        # A row is refused in whatever year it falls.
        alone |= np.isin(patterns, [pattern for pattern, case in cases.items() if case is None])
        looked = [self._looked(tally, batch, numbers, began, alone) for tally in self.tallies]
        for tally, seen in zip(self.tallies, looked, strict=True):
            _count(tally, seen, ~alone, [cases.get(pattern) for pattern in patterns[seen.rows].tolist()], groups)
        return np.flatnonzero(alone)

    def _looked(self, tally: Tally, batch: pa.RecordBatch, numbers: Numbers, began: Numbers, alone: Mask) -> _Looked:
        """What a year has to do with rows; those that it cannot tell are put with those that stand alone."""
        eve = date(tally.year - 1, 12, 31)
        has_begun = ~alone & (began <= _number(tally.last_day))
        was_closed = self._closed(eve, batch, numbers, has_begun & (began <= _number(eve)), alone)
        stays_closed = self._closed(tally.last_day, batch, numbers, was_closed & ~alone, alone)
        rows = np.flatnonzero(has_begun & ~stays_closed & ~alone)
        after, refused = self._judged(tally.last_day, batch, numbers, rows, explores=True)
        alone[rows[refused | ~_is_told(after)]] = True
        return _Looked(rows, after, was_closed[rows])

    def _closed(self, day: date, batch: pa.RecordBatch, numbers: Numbers, chosen: Mask, alone: Mask) -> Mask:
        """Which of some rows were concluded by the end of a day."""
        rows, closed = np.flatnonzero(chosen), np.zeros(len(chosen), dtype=bool)
        found, refused = self._judged(day, batch, numbers, rows, explores=False)
        is_open = pc.fill_null(pc.equal(found.column("verdict"), "undetermined"), False)
        alone[rows[refused | np.asarray(is_open)]] = True
        closed[rows] = _is_closed(found)
        return closed

    def _judged(
        self, day: date, batch: pa.RecordBatch, numbers: Numbers, rows: Numbers, *, explores: bool
    ) -> tuple[pa.RecordBatch, Mask]:
        """What some rows come to on a day, and which of them are refused."""
        if (day, explores) not in self._judges:
            self._judges[day, explores] = Judge(self.layout, self.rules(day, explores), is_numbered=True)
        judged = self._judges[day, explores].judged(batch.take(pa.array(rows)), numbers[rows], self.read)
        refused = np.zeros(len(rows), dtype=bool)
        refused[[each.position for each in judged.refused]] = True
        return judged.out.some(judged.ids, _READ if explores else ("verdict",)), refused


@dataclass(frozen=True, slots=True)
class _Looked:
    """The rows in which a year may count, what they came to, and which were closed before it."""

    rows: Numbers
    after: pa.RecordBatch
    was_closed: Mask


def _cases_of(
    batch: pa.RecordBatch, numbers: Numbers, read: Read, patterns: Numbers, rows: Numbers
) -> dict[int, Case | None]:
    """By pattern a case of some rows that state the same, days apart; none where what they state is no case."""
    found: dict[int, Case | None] = {}
    known, firsts = np.unique(patterns[rows], return_index=True)
    for pattern, row, cells in zip(known.tolist(), rows[firsts].tolist(), cells_of(batch, rows[firsts]), strict=True):
        try:
            found[pattern] = read(cells, int(numbers[row]))
        except CaseError:
            found[pattern] = None
    return found


def _count(
    tally: Tally, seen: _Looked, counts: Mask, cases: Iterable[Case | None], groups: Sequence[str] | None
) -> None:
    """Counts rows; those of which the same is read share one record."""
    keys = _keys(seen)
    codes, firsts = np.unique(keys, return_index=True)
    found = dict(zip(codes.tolist(), restored(seen.after, firsts.tolist()), strict=True))
    told = zip(
        *(array.tolist() for array in (seen.rows, keys, seen.was_closed, _is_closed(seen.after))), cases, strict=True
    )
    taken = 0
    for row, key, was_closed, is_closed, case in told:
        if counts[row] and case:
            taken += 1
            closed_when = {"was_closed": was_closed, "is_closed": is_closed}
            looked = CaseInYear(case, found[key], tally.year, **closed_when, lapses=tally.lapses)
            tally.take(looked, None if groups is None else groups[row])
    tally.outside += int(counts.sum()) - taken


def _keys(seen: _Looked) -> Numbers:
    """The same number for rows of which the counting reads the same."""
    after = seen.after
    parts = [
        pc.year(after.column("received_on")),
        *(after.column(name) for name in ("verdict", "robust", "ended_by", "days_used")),
        pc.less_equal(after.column("replied_on"), after.column("first_due")),
        after.column("replied_on").is_valid(),
        pa.array(_has(after.column("findings"), "withdrawn-overdue")),
    ]
    texts = [pc.fill_null(part.cast(pa.string()), "-") for part in parts]
    return np.asarray(pc.binary_join_element_wise(*texts, ";").dictionary_encode().indices)


def _has(findings: pa.ListArray, code: str) -> Mask:
    """Which rows have a finding."""
    rows, is_so = pc.list_parent_indices(findings), pc.equal(findings.flatten().field("code"), code)
    found = np.zeros(len(findings), dtype=bool)
    found[np.asarray(rows.filter(is_so))] = True
    return found


def _is_closed(found: pa.RecordBatch) -> Mask:
    return np.asarray(pc.is_in(found.column("verdict"), value_set=pa.array(sorted(CLOSED))))


def _is_told(after: pa.RecordBatch) -> Mask:
    """Of which rows the days and the verdict are known: else figures hang on what may yet be."""
    is_known = pc.and_(after.column("received_on").is_valid(), pc.not_equal(after.column("verdict"), "undetermined"))
    has_days = pc.and_(after.column("replied_on").is_valid(), after.column("first_due").is_valid())
    is_told = pc.and_(is_known, pc.or_(pc.not_equal(after.column("verdict"), "on-time"), has_days))
    # A row that is refused has no verdict.
    return np.asarray(pc.fill_null(is_told, False))


def _number(day: date) -> int:
    return day.toordinal() - EPOCH


# What the rows state

Stated = Mapping[tuple[str, int, str], Numbers]
"""What each column states, by the type and the number of its event and the field."""


def _began(stated: Stated, rows: int) -> Numbers:
    """The first day on which anything happened, absent where there is none.

    A submission without its channel is left out where the register has the day of receipt, see the reader of rows.
    """
    nothing = np.full(rows, ABSENT)
    first = np.full(rows, np.iinfo(np.int64).max)
    for (event, number, name), numbers in stated.items():
        if event and name in _AT:
            is_left_out = numbers == ABSENT
            if event == "submitted":
                is_left_out |= stated.get((event, number, "channel"), nothing) == ABSENT
            first = np.where(is_left_out, first, np.minimum(first, numbers))
    return np.where(first == np.iinfo(np.int64).max, ABSENT, first)


def _made_after(stated: Stated, rows: int) -> Mask:
    """Which rows have a receipt before a submission that nobody can use, for want of a channel: they are refused."""
    nothing, is_after = np.full(rows, ABSENT), np.zeros(rows, dtype=bool)
    for (event, number, name), made in stated.items():
        if (event, name) == ("submitted", "at"):
            received = stated.get(("received", number, "at"), nothing)
            has_no_channel = stated.get(("submitted", number, "channel"), nothing) == ABSENT
            is_after |= has_no_channel & (made != ABSENT) & (received != ABSENT) & (received < made)
    return is_after


def _patterns(columns: Sequence[Parsed]) -> Numbers:
    """The same number for rows that state the same, days and counts apart."""
    found = np.zeros(len(columns[0].numbers), dtype=np.int64)
    for at, column in enumerate(columns):
        found |= (column.numbers != ABSENT).astype(np.int64) << at
    for column in columns:
        if column.found.column.field == "channel":
            _, found = np.unique(found, return_inverse=True)
            found = found * (len(column.names) + 1) + np.where(
                column.numbers == ABSENT, len(column.names), column.numbers
            )
    return found
