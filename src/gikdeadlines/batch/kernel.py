"""Rows that take the same turns through the law, evaluated as one 批量计算核心。

Rows are first grouped by what they state; each group goes down a tree of its own, see
:mod:`gikdeadlines.batch.trees`. Where every reading is explored the defaults are evaluated first, as a whole
assessment, and then every branch, of which less is kept. Rows with claims, and those that the ends of their missing
facts do not bound, are assessed by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from gikdeadlines.application import CALENDAR_FACT, Outcome
from gikdeadlines.assessment import Grounds, assess_application, evaluation
from gikdeadlines.calendar import Calendar
from gikdeadlines.entry import grounds_of
from gikdeadlines.law import DOUBTS
from gikdeadlines.registers import Layout, case_of_values
from gikdeadlines.uncertainty import Branch, Run, explore
from gikdeadlines.values import Assessment, GikError

from .assembly import Values
from .columns import ABSENT, FAULTY, Parsed, parsed
from .courses import Rules, Stated, Tracing, What, plain_values
from .exploring import EXPLORED, Explored, Way, Ways
from .forms import Bases
from .plain_form import PARTS, Swaps
from .schema import Assessments
from .settling import Settled
from .shapes import Shape, groups
from .trees import Mask, Path, Reached, Room, Rows, Tree
from .working_days import EPOCH, Numbers

__all__ = ["Kernel"]


_MOST_COURSES: Final = 4_000
_MOST_BRANCHES: Final = 40_000
"""Courses of cases, and of their branches, that are kept: those of the first million rows, more or less."""

_MOST_WAYS: Final = 200_000
"""Ways of answering that are kept from batch to batch."""

_PORTION: Final = 1 << 14
_MOST_MET: Final = 1 << 21
"""Rows that are explored at once, at first, and ways that rows explored at once may meet: memory stays flat."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows of one shape, and the calendar by which they are counted."""

    stated: Stated
    calendar: Calendar
    rows: Rows

    def part(self, first: int, rows: int) -> _Group:
        """So many rows from a place on."""
        return replace(self, rows=self.rows.part(np.arange(first, min(first + rows, len(self.rows)))))


def _portion(rows: int, met: int) -> int:
    """How many rows to explore next, where so many met so many ways: in some registers each row has hundreds."""
    return max(1, rows * _MOST_MET // max(met, 1))


@dataclass(slots=True)
class Kernel:
    """The evaluation of the rows of one table, batch after batch 批量计算."""

    layout: Layout
    rules: Rules
    _trees: dict[tuple[What, Stated], Tree[Any]] = field(default_factory=dict)
    _bases: dict[Stated, Bases] = field(default_factory=dict)
    _ways: Ways = field(default_factory=Ways)
    _room: Room = field(default_factory=lambda: Room(_MOST_COURSES))
    _room_for_branches: Room = field(default_factory=lambda: Room(_MOST_BRANCHES))

    def assess(self, batch: pa.RecordBatch, out: Assessments, *, by_itself: Mask) -> Numbers:
        """Put the assessments that rows share; gives the rows that are still to be assessed, each by itself 核查.

        Args:
            batch: the rows.
            out: where the assessments go.
            by_itself: rows not to be looked at.
        """
        self._forget()
        found = (each for each in self.layout.found if each.column.name != "id")
        columns = [parsed(each, batch.column(each.position), self.layout.said) for each in found]
        alone = by_itself.copy()
        for column in columns:
            alone |= column.numbers == FAULTY
        rows = np.flatnonzero(~alone)
        alone[rows] = True
        columns, swaps = self._plainer(columns, rows)
        put = self._put_explored if self.rules.explores else self._put
        for settled in put(self._groups(columns, rows), out, swaps):
            alone[settled] = False
        return np.flatnonzero(alone)

    def _forget(self) -> None:
        """Start anew where too much is known, so that memory stays flat."""
        if len(self._ways.branches) > _MOST_WAYS:
            self._trees, self._bases, self._ways = {}, {}, Ways()
            self._room, self._room_for_branches = Room(_MOST_COURSES), Room(_MOST_BRANCHES)

    def _put(self, found: Iterable[_Group], out: Assessments, swaps: Swaps) -> Iterator[Numbers]:
        """Put the assessments of rows; gives the rows that have one."""
        for group in found:
            tree = self._tree("default", group)
            for reached in tree.results(group.rows):
                if reached.result is not None:
                    _put_shared(_Shared(reached.rows, reached.result, tree.values(reached.rows)), out, swaps)
                    yield reached.rows.positions

    def _put_explored(self, found: Iterable[_Group], out: Assessments, swaps: Swaps) -> Iterator[Numbers]:
        """The same where every reading is explored: by the defaults, then every branch."""
        explored, shared = Explored(self._ways, len(swaps)), list[_Shared]()
        for group in found:
            done, portion = 0, _PORTION
            while done < len(group.rows):
                part, before = group.part(done, portion), explored.met
                shared += self._by_default(part, explored)
                self._explore(part, explored)
                done, portion = done + portion, _portion(portion, explored.met - before)
                if explored.met > _MOST_MET:
                    yield from _settled(shared, explored, out, swaps)
                    explored, shared = Explored(self._ways, len(swaps)), []
        yield from _settled(shared, explored, out, swaps)

    def _by_default(self, group: _Group, explored: Explored) -> Iterator[_Shared]:
        """The assessments of rows without what every branch bears on."""
        tree: Tree[Assessment] = self._tree("default", group)
        for reached in tree.results(group.rows):
            if reached.result is not None and not _is_doubtful(reached.result):
                yield _Shared(reached.rows, reached.result, tree.values(reached.rows))
            elif reached.result is not None or reached.is_traced:
                # What cannot have happened so bears on whether a verdict is sure, which branches alone do not tell.
                explored.leave(reached.rows.positions)
            else:
                yield from self._each_by_default(group, reached.rows, explored)

    def _each_by_default(self, group: _Group, rows: Rows, explored: Explored) -> Iterator[_Shared]:
        grounds = self._grounds(group, explores=False)
        for row in rows.each():
            try:
                case = case_of_values(self.layout, plain_values(group.stated, row), 0)
                found = assess_application(self.rules.placed(case), grounds)
            except GikError:
                explored.leave(row.positions)
                continue
            if _is_doubtful(found):
                explored.leave(row.positions)
            else:
                yield _Shared(row, found, _as_it_is)

    def _explore(self, group: _Group, explored: Explored) -> None:
        """Note the ways that rows meet in every branch."""
        tree: Tree[Way] = self._tree("branch", group)
        searched = _Searched(self.layout, self.rules, group.stated, self._grounds(group, explores=True))
        for reached in tree.results(group.rows.part(np.flatnonzero(~explored.left(group.rows.positions)))):
            positions = reached.rows.positions
            if reached.result is not None:
                explored.add(positions, reached.result, tree.values(reached.rows))
            elif reached.is_traced:
                explored.leave(positions)
            else:
                self._explore_each(searched, reached, explored)

    def _explore_each(self, searched: _Searched, reached: Reached[Way], explored: Explored) -> None:
        """Run the branches from a place on for each of a few rows."""
        for row in reached.rows.each():
            branches = searched.branches(row, reached.path)
            if branches is None:
                explored.leave(row.positions)
                continue
            for branch in branches:
                explored.add(row.positions, self._ways.way(branch), _as_it_is)

    def _grounds(self, group: _Group, *, explores: bool) -> Grounds:
        rules = self.rules
        return grounds_of(rules.law, group.calendar, rules.as_of, rules.pins, explores=explores)

    # Groups

    def _plainer(self, columns: list[Parsed], rows: Numbers) -> tuple[list[Parsed], Swaps]:
        """The columns with receipts and replies in their plain form, where that is settled."""
        length = len(columns[0].numbers)
        swaps = Swaps(length)
        for part in PARTS:
            chosen = part.of(columns)
            if chosen is None:
                continue
            days, which = np.full(length, ABSENT), np.full(length, -1)
            for group in self._groups(chosen, rows):
                tree: Tree[Settled] = self._tree(part.name, group)
                for reached in tree.results(group.rows):
                    if reached.result is not None:
                        positions = reached.rows.positions
                        days[positions] = tree.values(reached.rows)(reached.result.day)
                        which[positions] = swaps.number(reached.result)
            fitting = part.fitting(columns, days)
            which[~fitting] = -1
            swaps.note(which)
            columns = part.put(columns, days, fitting)
        return columns, swaps

    def _groups(self, columns: list[Parsed], rows: Numbers) -> Iterator[_Group]:
        """The rows by what they state, as far as they keep within the announced calendar."""
        for shape, positions in groups(columns, rows):
            jurisdiction = next((name for place, name in shape if columns[place].found.column.kind == "place"), None)
            try:
                calendar = self.rules.calendar_of(jurisdiction)
            except GikError:
                continue
            inside = positions[_within(calendar, columns, shape, positions)]
            if len(inside):
                given = [columns[place].numbers[inside] for place, name in shape if name is None]
                stated = tuple((columns[place].found, name) for place, name in shape)
                yield _Group(stated, calendar, Rows(inside, calendar, dict(enumerate(given))))

    def _tree(self, what: What, group: _Group) -> Tree[Any]:
        key = (what, group.stated)
        tree = self._trees.get(key)
        if tree is None:
            bases = self._bases.setdefault(group.stated, Bases())
            trace = Tracing(self.layout, self.rules, group.calendar, group.stated, self._ways, what)
            room = self._room_for_branches if what == "branch" else self._room
            tree = self._trees[key] = Tree(trace, bases, room)
        return tree


@dataclass(frozen=True, slots=True)
class _Shared:
    """An assessment that rows share, and what its stand-ins are in each of them."""

    rows: Rows
    assessment: Assessment
    values: Values

    def of(self, where: NDArray[Any]) -> _Shared:
        """The same for some of the rows."""

        def value(shared: object) -> Numbers | None:
            found = self.values(shared)
            return found[where] if isinstance(found, np.ndarray) else found

        return _Shared(self.rows.part(where), self.assessment, value)


@dataclass(slots=True)
class _Searched:
    """Rows of one shape whose branches are run row by row."""

    layout: Layout
    rules: Rules
    stated: Stated
    grounds: Grounds
    _runs: dict[int, tuple[Run[Outcome], Mapping[str, str]] | None] = field(default_factory=dict)

    def branches(self, row: Rows, path: Path) -> Sequence[Branch[Outcome]] | None:
        """The branches of a row that begin with a path, None where they are not to be had so."""
        number = int(row.positions[0])
        if number not in self._runs:
            self._runs[number] = self._run(row)
        found = self._runs[number]
        if found is None:
            return None
        run, pins = found
        try:
            exploration = explore(run, self.grounds.law, pins, readings=True, after=path)
        except GikError:
            return None
        return None if exploration.is_cut or any(map(_is_past_horizon, exploration.branches)) else exploration.branches

    def _run(self, row: Rows) -> tuple[Run[Outcome], Mapping[str, str]] | None:
        try:
            case = self.rules.placed(case_of_values(self.layout, plain_values(self.stated, row), 0))
            run = None if case.claims else evaluation(case, self.grounds)
            return run and (run, self.grounds.pins_of(case))
        except GikError:
            return None


def _is_doubtful(assessment: Assessment) -> bool:
    return any(found.code in DOUBTS for found in assessment.findings)


def _is_past_horizon(branch: Branch[Outcome]) -> bool:
    return bool(branch.bounds) and any(name.startswith(CALENDAR_FACT) for name in branch.bounds)


def _settled(shared: Iterable[_Shared], explored: Explored, out: Assessments, swaps: Swaps) -> Iterator[Numbers]:
    """Put the assessments of rows of which every branch is known; gives these rows."""
    settled = explored.put(out)
    for some in shared:
        where = np.flatnonzero(settled[some.rows.positions])
        if len(where):
            _put_shared(some.of(where), out, swaps, EXPLORED)
            yield some.rows.positions[where]


def _put_shared(shared: _Shared, out: Assessments, swaps: Swaps, without: frozenset[str] = frozenset()) -> None:
    positions, assessment = shared.rows.positions, shared.assessment
    cited = swaps.cited(positions, assessment.citations)
    out.add(positions, assessment, shared.values, cited, without)


def _as_it_is(_: object) -> None:
    return None


_MARGIN: Final = 4
"""Days given keep so far from the ends of the calendar."""


def _within(calendar: Calendar, columns: list[Parsed], shape: Shape, positions: Numbers) -> Mask:
    """Which rows keep within the announced calendar; with holes in it, none."""
    inside = np.full(len(positions), not calendar.gaps)
    first, last = (day.toordinal() - EPOCH for day in (calendar.first, calendar.horizon))
    for place, name in shape:
        if name is None and columns[place].found.column.kind == "day":
            numbers = columns[place].numbers[positions]
            inside &= (numbers >= first + _MARGIN) & (numbers <= last - _MARGIN)
    return inside
