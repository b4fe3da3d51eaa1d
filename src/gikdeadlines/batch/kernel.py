"""Rows that take the same turns through the law, evaluated as one 批量计算核心。

Rows are first grouped by what they state; each group goes down a tree of its own, see
:mod:`gikdeadlines.batch.trees`. Where every reading is explored the defaults are evaluated first, as a whole
assessment, and then every branch, of which less is kept. Rows with claims, and those that the ends of their missing
facts do not bound, are assessed by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from gikdeadlines.almanac import CALENDAR_FACT, Almanac
from gikdeadlines.assessment import Grounds, assess_application, evaluation
from gikdeadlines.calendar import Calendar
from gikdeadlines.cases import Case
from gikdeadlines.days import ONE_DAY
from gikdeadlines.entry import grounds_of, provenance_of
from gikdeadlines.errors import GikError
from gikdeadlines.evaluate import Outcome
from gikdeadlines.events import Submitted
from gikdeadlines.explore import Branch, Replay, Run, branch_of, explore
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.loading.headings import Found, Layout
from gikdeadlines.loading.wide import case_of_values
from gikdeadlines.places import NATIONAL
from gikdeadlines.records import Assessment

from .assembly import Values
from .columns import ABSENT, FAULTY, Parsed, parsed
from .exploring import EXPLORED, Explored, Way, Ways
from .plain_form import PARTS, Swaps
from .schema import Assessments
from .settling import PLAIN_CHANNEL, Settled, settled_receipt, settled_reply
from .shapes import Shape, groups
from .tracing import Bases, NoHorizon, Trace, TracedCalendar, Untraceable
from .trees import Mask, Path, Reached, Room, Rows, Tree
from .working_days import EPOCH, Numbers

__all__ = ["Kernel", "Rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What every row is assessed by; ``jurisdiction`` is that of rows that name none 核查依据."""

    law: Law
    calendar: Calendar | Calendars
    as_of: date
    pins: Mapping[str, str]
    explores: bool
    jurisdiction: str = NATIONAL

    def placed(self, case: Case) -> Case:
        """The case with its jurisdiction 补上适用地区."""
        return case if case.jurisdiction else replace(case, jurisdiction=self.jurisdiction)

    def calendar_of(self, jurisdiction: str | None) -> Calendar:
        """The calendar of a row 适用的日历."""
        calendar = self.calendar
        return calendar if isinstance(calendar, Calendar) else calendar.of(jurisdiction or self.jurisdiction)


# Shapes

Stated = tuple[tuple[Found, str | None], ...]
"""The columns that rows of one shape fill, each with its name where it holds one."""

What = Literal["receipt", "reply", "default", "branch"]
"""What is traced: a part of a case, its assessment by the defaults, or a branch of the search."""


_MOST_COURSES: Final = 4_000
_MOST_BRANCHES: Final = 40_000
"""Courses of cases, and of their branches, that are kept: those of the first million rows, more or less."""

_MOST_WAYS: Final = 200_000
"""Ways of answering that are kept from batch to batch."""

_PORTION: Final = 1 << 14
_MOST_ROWS: Final = 1 << 16
_MOST_MET: Final = 1 << 21
"""Rows that are explored at once, at first and at most, and ways that they may have met: memory stays flat."""


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
    return max(1, min(_MOST_ROWS, rows * _MOST_MET // max(met, 1)))


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
        columns = [parsed(f, batch.column(f.position)) for f in self.layout.found if f.column.name != "id"]
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
            if reached.result is not None:
                yield _Shared(reached.rows, reached.result, tree.values(reached.rows))
            elif reached.is_traced:
                explored.leave(reached.rows.positions)
            else:
                yield from self._each_by_default(group, reached.rows, explored)

    def _each_by_default(self, group: _Group, rows: Rows, explored: Explored) -> Iterator[_Shared]:
        grounds = self._grounds(group, explores=False)
        for row in rows.each():
            try:
                case = case_of_values(self.layout, _plain_values(group.stated, row), 0)
                found = assess_application(self.rules.placed(case), grounds)
            except GikError:
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
            trace = _Tracing(self.layout, self.rules, group.calendar, group.stated, self._ways, _TRACED[what])
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
            case = self.rules.placed(case_of_values(self.layout, _plain_values(self.stated, row), 0))
            run = None if case.claims else evaluation(case, self.grounds)
            return run and (run, self.grounds.pins_of(case))
        except GikError:
            return None


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


def _plain_values(stated: Stated, rows: Rows) -> Iterator[tuple[Found, object]]:
    """The values of the first of some rows."""
    places = iter(range(len(stated)))
    for found, name in stated:
        if name is not None:
            yield found, name
        else:
            number = int(rows.given(next(places))[0])
            yield found, date.fromordinal(number + EPOCH) if found.column.kind == "day" else number


def _as_it_is(_: object) -> None:
    return None


# Traces


@dataclass(slots=True)
class _Noting(Replay):
    """A chooser whose choices are turns of a trace."""

    trace: Trace = field(kw_only=True)

    def _fork(self, name: str, options: Sequence[object], *, is_fact: bool) -> int:
        taken = Replay._fork(self, name, options, is_fact=is_fact)  # noqa: SLF001 - its own; a class with slots has no super()
        if len(options) > 1:
            self.trace.choose(name, len(options), taken)
        return taken


@dataclass(frozen=True, slots=True)
class _Tracing:
    """How a case of one shape, or a part of it, is traced."""

    layout: Layout
    rules: Rules
    calendar: Calendar
    stated: Stated
    ways: Ways
    traced: Callable[[Case, _Tracing, Trace, Path], Any]

    def __call__(self, trace: Trace, rows: Rows, path: Path) -> Any:  # noqa: ANN401 - what is traced
        try:
            case = self.rules.placed(case_of_values(self.layout, self._values(trace, rows), 0))
            return self.traced(case, self, trace, path)
        except (Untraceable, GikError):
            return None

    def _values(self, trace: Trace, rows: Rows) -> Iterator[tuple[Found, object]]:
        places = 0
        for found, name in self.stated:
            if name is not None:
                yield found, name
                continue
            number = int(rows.given(places)[0])
            is_day = found.column.kind == "day"
            yield found, trace.day(places, date.fromordinal(number + EPOCH)) if is_day else trace.count(places, number)
            places += 1

    def grounds(self, trace: Trace, *, explores: bool) -> Grounds:
        rules, calendar = self.rules, self.calendar
        return Grounds(
            rules.law,
            TracedCalendar(calendar, trace),  # type: ignore[arg-type]  # what an evaluation asks of one
            NoHorizon(),
            trace.constant(rules.as_of),
            rules.pins,
            explores,
            provenance_of(calendar, rules.law, rules.as_of),
        )

    def almanac(self, trace: Trace) -> Almanac:
        rules = self.rules
        return Almanac(TracedCalendar(self.calendar, trace), Replay(rules.law, rules.pins), NoHorizon())  # type: ignore[arg-type]


def _traced_default(case: Case, tracing: _Tracing, trace: Trace, _: Path) -> Assessment:
    # A table shows no days one by one, and what could list them holds the whole evaluation.
    return replace(assess_application(case, tracing.grounds(trace, explores=False)), _ledger=())


def _traced_branch(case: Case, tracing: _Tracing, trace: Trace, path: Path) -> Way:
    grounds = tracing.grounds(trace, explores=True)
    run = evaluation(case, grounds)
    if run is None or case.claims:
        raise Untraceable
    chooser = _Noting(grounds.law, grounds.pins_of(case), path, explores=True, trace=trace)
    return tracing.ways.way(branch_of(run, chooser))


def _traced_receipt(case: Case, tracing: _Tracing, trace: Trace, _: Path) -> Settled | None:
    rules = tracing.rules
    return settled_receipt(case, rules.law, tracing.almanac(trace), trace.constant(rules.as_of))


def _traced_reply(case: Case, tracing: _Tracing, trace: Trace, _: Path) -> Settled | None:
    """A reply alone: what it answers was applied for before, so that a day that is not stated stays open."""
    reply = case.events[0]
    applied = Submitted(at=reply.at - ONE_DAY, channel=PLAIN_CHANNEL)
    whole, rules = replace(case, events=(applied, reply)), tracing.rules
    return settled_reply(whole, rules.law, tracing.almanac(trace), trace.constant(rules.as_of))


_TRACED: Final[Mapping[What, Callable[[Case, _Tracing, Trace, Path], Any]]] = {
    "default": _traced_default,
    "branch": _traced_branch,
    "receipt": _traced_receipt,
    "reply": _traced_reply,
}


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
