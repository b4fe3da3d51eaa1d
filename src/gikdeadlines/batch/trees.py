"""The courses that cases of one shape take through the law, as a tree 走法之树。

At the forks of a tree stand the questions that evaluating a case asks, at its ends what comes of it, as forms over the
days given. Rows go down the tree together, split by their answers. Where the law leaves a question open and its options
are explored, every row takes each of them. Where the tree ends short, a row is traced and it grows by that row's turns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.calendar import Calendar

from .forms import Bases, Form
from .tracing import Chosen, Question, Trace, form_of
from .working_days import Numbers, ranked

__all__ = ["Mask", "Path", "Reached", "Room", "Rows", "Tree"]

Mask = NDArray[np.bool_]
Path = tuple[int, ...]
"""The options taken so far of what the law leaves open."""

R = TypeVar("R")
"""What a trace results in."""


# Rows at a place of the tree


class Rows:
    """Some rows and the numbers that forms over them have, worked out when they are asked for 若干行.

    ``positions`` are their places in the batch. A part of other rows takes what those have worked out already.
    """

    __slots__ = ("_above", "_calendar", "_found", "_where", "positions")

    def __init__(self, positions: Numbers, calendar: Calendar, given: dict[int, Numbers]) -> None:
        self.positions = positions
        self._calendar = calendar
        self._found = given
        self._above: Rows | None = None
        self._where: NDArray[Any] | None = None

    def __len__(self) -> int:
        return len(self.positions)

    def part(self, where: NDArray[Any]) -> Rows:
        """Those of the rows at some places 其中部分."""
        rows = Rows(self.positions[where], self._calendar, {})
        rows._above, rows._where = self, where
        return rows

    def each(self) -> Iterator[Rows]:
        """The rows one by one 逐行."""
        return (self.part(np.array([place])) for place in range(len(self.positions)))

    def form(self, form: Form, bases: Bases) -> Numbers:
        """The number of a form in each row 算式的值."""
        found: Numbers = self.sum(form.terms, bases) + form.constant
        return found

    def given(self, number: int) -> Numbers:
        """A number given, in each row 给定的数."""
        found = self._known(number)
        assert found is not None
        return found

    def sum(self, terms: tuple[tuple[int, int], ...], bases: Bases) -> Any:  # noqa: ANN401 - an array, or 0
        """The sum of some bases in each row, each with its factor 各项之和."""
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
            elif kind == "noted":
                found = np.searchsorted(days.unforeseen, inner, side="right")
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
    """A question of fact; what follows a no and a yes."""

    question: Question
    follows: list[_Node] = field(default_factory=lambda: [_Open(), _Open()])


@dataclass(slots=True)
class _Choice:
    """A question that the law leaves open; what follows each option."""

    chosen: Chosen
    follows: list[_Node]


@dataclass(slots=True)
class _End:
    """The result, None where each row is assessed by itself."""

    result: Any


_Node = _Open | _Fork | _Choice | _End

WORTH_TRACING: Final = 6
"""A trace takes as long as so many assessments."""

_TRIED: Final = 32
"""So many traces are made before it is asked whether they pay."""


@dataclass(slots=True)
class Room:
    """How many more ends some trees may have together, so that memory stays flat 余量."""

    left: int


@dataclass(frozen=True, slots=True)
class Reached(Generic[R]):
    """Rows that came to the same place by the same options, and what was found there 到达之处.

    ``result`` is None where they are to be evaluated by themselves: nothing was traced, or it has no form.
    """

    rows: Rows
    path: Path
    result: R | None
    is_traced: bool


class Tree(Generic[R]):
    """The questions that the cases of one shape raise, and their results 走法之树."""

    def __init__(self, trace: Callable[[Trace, Rows, Path], R | None], bases: Bases, room: Room) -> None:
        self._trace = trace
        self._bases = bases
        self._room = room
        self._root: list[_Node] = [_Open()]
        self._ends = 0
        self._served = 0

    def results(self, rows: Rows) -> Iterator[Reached[R]]:
        """Where each row ends, once for each way of answering what the law leaves open 各行的结果."""
        waiting: list[tuple[list[_Node], int, Rows, Path]] = [(self._root, 0, rows, ())]
        while waiting:
            slot, place, some, path = waiting.pop()
            node = slot[place]
            if isinstance(node, _End):
                self._served += len(some)
                yield Reached(some, path, node.result, is_traced=True)
            elif isinstance(node, _Fork):
                waiting += [(node.follows, answer, part, path) for answer, part in self._split(node.question, some)]
            elif isinstance(node, _Choice):
                waiting += [(node.follows, option, some, (*path, option)) for option in range(len(node.follows))]
            elif self._is_worth_tracing(node, some):
                self._grow(some, path)
                waiting.append((slot, place, some, path))
            else:
                node.seen += len(some)
                yield Reached(some, path, None, is_traced=False)

    def _split(self, question: Question, rows: Rows) -> Iterator[tuple[int, Rows]]:
        numbers = rows.sum(question.terms, self._bases)
        yes: Mask = numbers < question.number if question.kind == "below" else numbers == question.number
        count = np.count_nonzero(yes)
        if count == 0 or count == len(yes):
            yield int(count > 0), rows
        else:
            yield 0, rows.part(np.flatnonzero(~yes))
            yield 1, rows.part(np.flatnonzero(yes))

    def _is_worth_tracing(self, node: _Open, rows: Rows) -> bool:
        if self._room.left <= 0 or node.seen + len(rows) < WORTH_TRACING:
            return False
        return self._ends < _TRIED or self._served >= self._ends * WORTH_TRACING

    def _grow(self, rows: Rows, path: Path) -> None:
        """Trace the first of the rows, and add its turns."""
        trace = Trace(self._bases)
        result = self._trace(trace, rows, path)
        slot, place = self._root, 0
        for turn, answer in trace.turns:
            if isinstance(slot[place], _Open):
                slot[place] = _new_node(turn)
            node = slot[place]
            assert isinstance(node, _Fork | _Choice)  # the same turns lead to the same question
            assert turn == (node.question if isinstance(node, _Fork) else node.chosen)
            slot, place = node.follows, int(answer)
        slot[place] = _End(result)
        self._ends += 1
        self._room.left -= 1
        trace.close()

    def values(self, rows: Rows) -> Callable[[object], Numbers | None]:
        """What the stand-ins in a result are in each of the rows 代入值."""

        def value(shared: object) -> Numbers | None:
            form = form_of(shared)
            return None if form is None else rows.form(form, self._bases)

        return value


def _new_node(turn: Question | Chosen) -> _Fork | _Choice:
    if isinstance(turn, Question):
        return _Fork(turn)
    return _Choice(turn, [_Open() for _ in range(turn.options)])
