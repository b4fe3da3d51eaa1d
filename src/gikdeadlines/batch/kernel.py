"""Rows that take the same turns through the law, evaluated as one 批量计算核心。

Rows are first grouped by what they state. For each group there is a tree: at its forks are the questions that
evaluating a case asks, at its ends the result, as a form over the days given. The rows of a group go down the tree
together, split by their answers; where it ends short, one of them is traced and the tree grows by its turns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Generic, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from gikdeadlines.almanac import Almanac
from gikdeadlines.assessment import Grounds, assess_application
from gikdeadlines.calendar import Calendar
from gikdeadlines.cases import Case
from gikdeadlines.days import ONE_DAY
from gikdeadlines.entry import provenance_of
from gikdeadlines.errors import GikError
from gikdeadlines.events import Submitted
from gikdeadlines.explore import Replay
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.loading.headings import Found, Layout
from gikdeadlines.loading.wide import case_of_values
from gikdeadlines.places import NATIONAL
from gikdeadlines.records import Assessment

from .columns import ABSENT, FAULTY, Parsed, parsed
from .plain_form import PARTS, Swaps
from .schema import Assessments
from .settling import PLAIN_CHANNEL, Settled, settled_receipt, settled_reply
from .shapes import Shape, groups
from .tracing import Bases, Form, NoHorizon, Question, Trace, TracedCalendar, Untraceable, form_of
from .working_days import EPOCH, Numbers, ranked

__all__ = ["Kernel", "Rules"]

Mask = NDArray[np.bool_]
R = TypeVar("R")
"""What a trace results in."""


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


# Rows at a place of the tree


class _Rows:
    """Some rows and the numbers that forms over them have, worked out when they are asked for.

    ``positions`` are their places in the batch. A part of other rows takes what those have worked out already.
    """

    __slots__ = ("_above", "_calendar", "_found", "_where", "positions")

    def __init__(self, positions: Numbers, calendar: Calendar, given: dict[int, Numbers]) -> None:
        self.positions = positions
        self._calendar = calendar
        self._found = given
        self._above: _Rows | None = None
        self._where: NDArray[Any] | None = None

    def part(self, where: NDArray[Any]) -> _Rows:
        """Those of the rows at some places."""
        rows = _Rows(self.positions[where], self._calendar, {})
        rows._above, rows._where = self, where
        return rows

    def form(self, form: Form, bases: Bases) -> Numbers:
        """The number of a form in each row."""
        found: Numbers = self.sum(form.terms, bases) + form.constant
        return found

    def first_given(self, number: int) -> int:
        """A number given, in the first row."""
        found = self._known(number)
        assert found is not None
        return int(found[0])

    def sum(self, terms: tuple[tuple[int, int], ...], bases: Bases) -> Any:  # noqa: ANN401 - an array, or 0
        total: Any = 0
        for place, (base, factor) in enumerate(terms):
            numbers = self._base(base, bases)
            part = numbers if factor == 1 else numbers * factor
            total = total + part if place else part
        return total

    def _base(self, number: int, bases: Bases) -> Numbers:
        found = self._known(number)
        if found is None:
            kind, of, known = bases.known[number]
            assert isinstance(of, Form)  # numbers given are known from the first
            inner, days = self.form(of, bases), ranked(self._calendar.known_on(known) if known else self._calendar)
            if kind == "rank":
                found = days.ranks.take(inner - days.first, mode="clip")
            else:
                found = days.working_days.take(inner, mode="clip")
            self._found[number] = found
        return found

    def _known(self, number: int) -> Numbers | None:
        found = self._found.get(number)
        if found is None and self._above is not None:
            above = self._above._known(number)  # noqa: SLF001 - its own class
            if above is not None:
                found = self._found[number] = above[self._where]
        return found


# The tree


@dataclass(slots=True)
class _Open:
    """Where no case was traced yet; so many rows came here."""

    seen: int = 0


@dataclass(slots=True)
class _Fork:
    """A question; what follows a no and a yes."""

    question: Question
    follows: list[_Node] = field(default_factory=lambda: [_Open(), _Open()])


@dataclass(slots=True)
class _End:
    """The result, None where each row is assessed by itself."""

    result: Any


_Node = _Open | _Fork | _End

_WORTH_TRACING: Final = 6
"""A trace takes as long as so many assessments."""

_TRIED: Final = 32
"""So many traces are made before it is asked whether they pay."""

_MOST_ENDS: Final = 20_000
"""A tree grows no further, so that memory stays flat."""


class _Tree(Generic[R]):
    """The questions that the cases of one shape raise, and their results."""

    def __init__(self, trace: Callable[[Trace, _Rows], R | None]) -> None:
        self._trace = trace
        self._bases = Bases()
        self._root: list[_Node] = [_Open()]
        self._ends = 0
        self._served = 0

    def results(self, rows: _Rows) -> Iterator[tuple[_Rows, R | None]]:
        """The result of each row, None where it is to be assessed by itself."""
        waiting = [(self._root, 0, rows)]
        while waiting:
            slot, place, some = waiting.pop()
            node = slot[place]
            if isinstance(node, _End):
                self._served += len(some.positions)
                yield some, node.result
            elif isinstance(node, _Fork):
                waiting += self._split(node, some)
            elif self._is_worth_tracing(node, some):
                self._grow(some)
                waiting.append((slot, place, some))
            else:
                node.seen += len(some.positions)
                yield some, None

    def _split(self, fork: _Fork, rows: _Rows) -> Iterator[tuple[list[_Node], int, _Rows]]:
        question = fork.question
        numbers = rows.sum(question.terms, self._bases)
        yes: Mask = numbers < question.number if question.kind == "below" else numbers == question.number
        count = np.count_nonzero(yes)
        if count == 0 or count == len(yes):
            yield fork.follows, int(count > 0), rows
        else:
            yield fork.follows, 0, rows.part(np.flatnonzero(~yes))
            yield fork.follows, 1, rows.part(np.flatnonzero(yes))

    def _is_worth_tracing(self, node: _Open, rows: _Rows) -> bool:
        if self._ends >= _MOST_ENDS or node.seen + len(rows.positions) < _WORTH_TRACING:
            return False
        return self._ends < _TRIED or self._served >= self._ends * _WORTH_TRACING

    def _grow(self, rows: _Rows) -> None:
        """Trace the first of the rows, and add its turns."""
        trace = Trace(self._bases)
        result = self._trace(trace, rows)
        slot, place = self._root, 0
        for question, answer in trace.answered:
            if isinstance(slot[place], _Open):
                slot[place] = _Fork(question)
            node = slot[place]
            assert isinstance(node, _Fork)  # the same turns lead to the same question
            assert node.question == question
            slot, place = node.follows, int(answer)
        slot[place] = _End(result)
        self._ends += 1

    def values(self, rows: _Rows) -> Callable[[object], Numbers | None]:
        """What the stand-ins in a result are in each of the rows."""

        def value(shared: object) -> Numbers | None:
            form = form_of(shared)
            return None if form is None else rows.form(form, self._bases)

        return value


# Shapes

Stated = tuple[tuple[Found, str | None], ...]
"""The columns that rows of one shape fill, each with its name where it holds one."""


@dataclass(slots=True)
class Kernel:
    """The evaluation of the rows of one table, batch after batch 批量计算."""

    layout: Layout
    rules: Rules
    _trees: dict[tuple[str, Stated], _Tree[Any]] = field(default_factory=dict)

    def assess(self, batch: pa.RecordBatch, out: Assessments, *, by_itself: Mask) -> Numbers:
        """Put the assessments that rows share; gives the rows that are still to be assessed, each by itself 核查.

        Args:
            batch: the rows.
            out: where the assessments go.
            by_itself: rows not to be looked at.
        """
        columns = [parsed(f, batch.column(f.position)) for f in self.layout.found if f.column.name != "id"]
        alone = by_itself.copy()
        for column in columns:
            alone |= column.numbers == FAULTY
        rows = np.flatnonzero(~alone)
        columns, swaps = self._plainer(columns, rows)
        for shape, positions in groups(columns, rows):
            for some, result, values in self._results("case", columns, shape, positions):
                if result is None:
                    alone[some] = True
                else:
                    out.add(some, result, values, swaps.cited(some, result.citations))
        return np.flatnonzero(alone)

    def _plainer(self, columns: list[Parsed], rows: Numbers) -> tuple[list[Parsed], Swaps]:
        """The columns with receipts and replies in their plain form, where that is settled."""
        length = len(columns[0].numbers)
        swaps = Swaps(length)
        for part in PARTS:
            chosen = part.of(columns)
            if chosen is None:
                continue
            days, which = np.full(length, ABSENT), np.full(length, -1)
            for shape, positions in groups(chosen, rows):
                for some, found, values in self._results(part.name, chosen, shape, positions):
                    if found is not None:
                        days[some] = values(found.day)
                        which[some] = swaps.number(found)
            fitting = part.fitting(columns, days)
            which[~fitting] = -1
            swaps.note(which)
            columns = part.put(columns, days, fitting)
        return columns, swaps

    def _results(
        self, what: str, columns: list[Parsed], shape: Shape, positions: Numbers
    ) -> Iterator[tuple[Numbers, Any, Any]]:
        """The results of the rows of one shape, with what their stand-ins are; None for rows that have none."""
        jurisdiction = next((name for place, name in shape if columns[place].found.column.kind == "place"), None)
        try:
            calendar = self.rules.calendar_of(jurisdiction)
        except GikError:
            yield positions, None, None
            return
        inside = _within(calendar, columns, shape, positions)
        if not inside.all():
            yield positions[~inside], None, None
            positions = positions[inside]
        if not len(positions):
            return
        stated = tuple((columns[place].found, name) for place, name in shape)
        given = [columns[place].numbers[positions] for place, name in shape if name is None]
        tree = self._tree(what, stated, calendar)
        for some, result in tree.results(_Rows(positions, calendar, dict(enumerate(given)))):
            yield some.positions, result, tree.values(some)

    def _tree(self, what: str, stated: Stated, calendar: Calendar) -> _Tree[Any]:
        tree = self._trees.get((what, stated))
        if tree is None:
            trace = _Tracing(self.layout, self.rules, calendar, stated, _TRACED[what])
            tree = self._trees[what, stated] = _Tree(trace)
        return tree


@dataclass(frozen=True, slots=True)
class _Tracing:
    """How a case of one shape, or a part of it, is traced."""

    layout: Layout
    rules: Rules
    calendar: Calendar
    stated: Stated
    traced: Callable[[Case, Rules, Calendar, Trace], Any]

    def __call__(self, trace: Trace, rows: _Rows) -> Any:  # noqa: ANN401 - what is traced
        try:
            case = self.rules.placed(case_of_values(self.layout, self._values(trace, rows), 0))
            return self.traced(case, self.rules, self.calendar, trace)
        except (Untraceable, GikError):
            return None

    def _values(self, trace: Trace, rows: _Rows) -> Iterator[tuple[Found, object]]:
        places = 0
        for found, name in self.stated:
            if name is not None:
                yield found, name
                continue
            number = rows.first_given(places)
            is_day = found.column.kind == "day"
            yield found, trace.day(places, date.fromordinal(number + EPOCH)) if is_day else trace.count(places, number)
            places += 1


def _traced_case(case: Case, rules: Rules, calendar: Calendar, trace: Trace) -> Assessment:
    grounds = Grounds(
        rules.law,
        TracedCalendar(calendar, trace),  # type: ignore[arg-type]  # what an evaluation asks of one
        NoHorizon(),
        trace.constant(rules.as_of),
        rules.pins,
        rules.explores,
        provenance_of(calendar, rules.law, rules.as_of),
    )
    return assess_application(case, grounds)


def _almanac(rules: Rules, calendar: Calendar, trace: Trace) -> Almanac:
    return Almanac(TracedCalendar(calendar, trace), Replay(rules.law, rules.pins), NoHorizon())  # type: ignore[arg-type]


def _traced_receipt(case: Case, rules: Rules, calendar: Calendar, trace: Trace) -> Settled | None:
    return settled_receipt(case, rules.law, _almanac(rules, calendar, trace), trace.constant(rules.as_of))


def _traced_reply(case: Case, rules: Rules, calendar: Calendar, trace: Trace) -> Settled | None:
    """A reply alone: what it answers was applied for before, so that a day that is not stated stays open."""
    reply = case.events[0]
    applied = Submitted(at=reply.at - ONE_DAY, channel=PLAIN_CHANNEL)
    whole = replace(case, events=(applied, reply))
    return settled_reply(whole, rules.law, _almanac(rules, calendar, trace), trace.constant(rules.as_of))


_TRACED: Final = {"case": _traced_case, "receipt": _traced_receipt, "reply": _traced_reply}


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
