"""The rows of a register through the law's mechanics, all at once 批量计算核心。

Rows are grouped by the law and the calendar of their place. Each group goes through the mechanics in lanes, see
:mod:`gikdeadlines.batch.lanes`; what they say together is put in columns. Assessed by themselves are rows with events
after the as-of day, past the announced calendar, or with several missing facts of which one is not bounded by its
ends, and where it is looked for what yields a claimed day, rows that claim another day than the due day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from gikdeadlines.application.tables import Tables, tables_of
from gikdeadlines.application.words import NONE
from gikdeadlines.law import DOUBTS
from gikdeadlines.registers import Layout
from gikdeadlines.uncertainty import most_branches
from gikdeadlines.values import GikError

from .agreed import agreed_of
from .between import between_their_ends
from .columns import ABSENT, FAULTY, Parsed, parsed_columns
from .counting import days_of
from .facts import bounded_by_their_ends, differing_ends
from .found import Found
from .groups import Group, Place, Rules, in_order
from .lanes import Lanes
from .later import later_notices
from .mechanics import Mechanics
from .merge import bounds_of, further_readings, merged, ways_of
from .missing import missing_facts
from .questions import Questions, Tries
from .records import RowNotes
from .results import put_results
from .runner import Places
from .schema import Assessments
from .stating import rows_of
from .working_days import Numbers

__all__ = ["Kernel", "Rules"]

Mask = NDArray[np.bool_]

_PORTION: Final = 5 << 17
"""Lanes that go through the text together, by an estimate that is a quarter too high: memory stays flat."""

_LANES: Final = 4
_MOST_STEPS: Final = 6
"""So many lanes has a row that is explored, about, and twice as many with each event, up to so many."""

_MOST_SEQUENCES: Final = 1 << 17
"""Sequences of questions, answers and notes that are kept from batch to batch."""


@dataclass(slots=True)
class Kernel:
    """The evaluation of the rows of one table, batch after batch 批量计算."""

    layout: Layout
    rules: Rules
    _tries: dict[str, Tries] = field(default_factory=dict)

    def assess(self, batch: pa.RecordBatch, out: Assessments, *, by_itself: Mask) -> Numbers:
        """Put the assessments of rows; gives the rows that are still to be assessed, each by itself 核查.

        Args:
            batch: the rows.
            out: where the assessments go.
            by_itself: rows not to be looked at.
        """
        columns = parsed_columns(self.layout, batch)
        alone = by_itself.copy()
        for column in columns:
            alone |= column.numbers == FAULTY
        rows = np.flatnonzero(~alone)
        alone[rows] = True
        for place in self._places(columns, rows):
            for settled in self._assess_place(place, columns, out):
                alone[settled] = False
        return np.flatnonzero(alone)

    def _places(self, columns: list[Parsed], rows: Numbers) -> Iterator[Place]:
        """The rows by their place, as far as its calendar has no holes."""
        named = next((column for column in columns if column.found.column.kind == "place"), None)
        codes = np.full(len(rows), ABSENT) if named is None else named.numbers[rows]
        for code in np.unique(codes).tolist():
            name = None if named is None or code == ABSENT else named.names[code]
            try:
                calendar = self.rules.calendar_of(name)
            except GikError:
                continue
            jurisdiction = name or self.rules.jurisdiction
            tables = tables_of(self.rules.law, jurisdiction)
            if not calendar.gaps and tables.regimes:
                yield Place(jurisdiction, tables, calendar, rows[codes == code])

    def _assess_place(self, place: Place, columns: list[Parsed], out: Assessments) -> Iterator[Numbers]:
        days = days_of(place.calendar).of(0)
        stated, apart = rows_of(columns, place.rows, days, self.rules.as_of)
        group = Group(self.rules, place, days, stated)
        ready = np.flatnonzero(~apart)
        weights = _LANES << np.minimum(stated.step_counts[ready], _MOST_STEPS) if self.rules.explores else ready >= 0
        ends = np.searchsorted(np.cumsum(weights), np.arange(_PORTION, weights.sum(), _PORTION))
        for some in np.split(ready, ends):
            for found in _founds(group, some, self._tries_of(place)) if len(some) else ():
                put_results(found, out)
                yield found.positions

    def _tries_of(self, place: Place) -> Tries:
        """The questions and sequences that rows of a place met so far, begun anew where they are too many."""
        tries = self._tries.get(place.jurisdiction)
        if tries is None or tries.is_longer_than(_MOST_SEQUENCES):
            questions = Questions(self.rules.law, self.rules.pins)
            tries = self._tries[place.jurisdiction] = Tries(questions, self.rules.explores)
        return tries


def _founds(group: Group, rows: Numbers, tries: Tries) -> Iterator[Found]:
    """What is found of some rows, of those that need not be assessed by themselves."""
    notes = RowNotes(len(group.stated.facts["submitted"]))
    lanes = Mechanics(group.place.tables, group.days, group.stated, tries, notes).run(rows)
    places = len(notes.count)
    apart = _left(lanes, places) | notes.has(_doubted(group.place.tables))
    limits = _limits(group.stated.facts["events"])
    apart |= np.bincount(lanes.row, minlength=places) > limits
    is_bounded = bounded_by_their_ends(lanes, group.place.tables, places)
    yield from _found(group, lanes, notes, apart | ~is_bounded | differing_ends(lanes, places))
    for part in between_their_ends(group, lanes, ~apart & ~is_bounded, limits):
        yield from _found(group, part, notes, _left(part, places))


def _left(lanes: Lanes, rows: int) -> Mask:
    """Rows of which a lane left the law or the calendar, or has no room for what it was asked."""
    left = np.zeros(rows, dtype=bool)
    left[lanes.row[lanes.left | lanes.full]] = True
    return left


def _found(group: Group, lanes: Lanes, notes: RowNotes, apart: Mask) -> Iterator[Found]:
    """What lanes say of their rows but those apart, if of any."""
    tries, places = lanes.tries, len(apart)
    by_default = (lanes.answers & ~tries.questions.fact_answers) == 0
    is_first = (lanes.answers == 0) & (lanes.turn == 0)
    base = in_order(lanes, np.flatnonzero(is_first))
    others = np.flatnonzero(by_default & ~is_first)
    agreed = agreed_of(lanes, base, others, group.days, group.stated.as_of)
    apart[lanes.row[base[agreed.outside]]] = True
    apart[lanes.row[base]] |= group.stated.acted_before(lanes.row[base], lanes.fields["received"][base])
    apart[lanes.row[group.stated.replied_around(lanes.row, lanes.fields["due"], lanes.fields["verdict"])]] = True
    if group.rules.explains_claims:
        apart[_unlike(group, lanes, base, others)] = True
    ends = (lanes.fields[name][base] for name in ("reply", "ended_on"))
    apart[lanes.row[base]] |= group.stated.acted_after(lanes.row[base], *ends)
    further, twice = further_readings(lanes, base, places)
    apart |= twice
    kept = np.flatnonzero(~apart[lanes.row[base]])
    if len(kept):
        bounds = bounds_of(lanes, places)
        together = merged(lanes, base, ways_of(tries), apart) if group.rules.explores else None
        later = later_notices(group, lanes, base[kept], agreed, kept)
        missing = missing_facts(group, lanes, np.flatnonzero(by_default & ~apart[lanes.row]))
        yield Found(group, lanes, base, kept, agreed, notes, further, bounds, together, later, missing)


def _unlike(group: Group, lanes: Lanes, base: Places, others: Places) -> Numbers:
    """Rows with a claim of another day than the due day, or that has several: what yields it is looked for alone."""
    rows, several = lanes.row[base], lanes.row[others]
    differs = group.stated.claimed_otherwise(rows, lanes.fields["due"][base])
    is_any = group.stated.claimed_otherwise(several, np.full(len(several), NONE))
    return np.concatenate((rows[differs], several[is_any]))


def _limits(events: Numbers) -> Numbers:
    """How many branches each row may have, by its events."""
    return np.array([most_branches(each) for each in range(int(events.max(initial=0)) + 1)], np.int64)[events]


def _doubted(tables: Tables) -> list[int]:
    """The findings that take from a verdict that it is sure, which lanes alone do not tell."""
    return [number for number, (code, _) in enumerate(tables.findings) if code in DOUBTS]
