"""Every way of answering what the law leaves open, for many rows at once 多行的各口径比对。

A row meets a way of answering for each branch that :func:`~gikdeadlines.uncertainty.exploring.explore` would run for
it. Rows that meet the same ways, with the same verdicts, agree on everything but days: whether the verdict holds,
what decides it, which readings were asked. That is worked out once, by
:class:`~gikdeadlines.uncertainty.exploring.Exploration`, as for one case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application import Outcome
from gikdeadlines.uncertainty import LIMIT, Branch, Exploration, Fork, shape_of
from gikdeadlines.values import Alternative, Choice, Verdict

from .assembly import Each, Values
from .facts import Facts
from .schema import Assessments
from .trees import Mask
from .working_days import EPOCH, Numbers

__all__ = ["EXPLORED", "Explored", "Way", "Ways", "searched"]

EXPLORED: Final = frozenset(
    {"robust", "earliest_due", "latest_due", "readings", "explored", "decisive", "alternatives"}
)
"""The fields of an assessment that every branch bears on."""

_SEED: Final = 20080501
_NO_DAY: Final = np.iinfo(np.int32).min


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is left of an outcome without its days."""

    verdict: Verdict
    due: None = None

    @property
    def key(self) -> tuple[None, None, None, Verdict]:
        return (None, None, None, self.verdict)


@dataclass(frozen=True, slots=True)
class Way:
    """What a branch comes to 一条分支的结果.

    ``number`` is that of its way of answering; ``days`` are receipt, due day and reply. ``facts`` are the values taken
    for missing facts; ``shape`` is then what events did: the number of its kind, and the days and counts in it.
    """

    number: int
    days: tuple[date | None, date | None, date | None]
    facts: tuple[tuple[str, object], ...] = ()
    shape: tuple[int, tuple[object, ...]] = (0, ())


class _ValueTaken(str):
    """Stands among choices for the value of a missing fact, which differs from row to row."""

    __slots__ = ("fact", "is_number")
    fact: str
    is_number: bool

    def __str__(self) -> str:
        return self


@dataclass(slots=True)
class Ways:
    """The ways of answering that were met, each with a number 各种答法.

    Two with the same answers and verdict are the same, whatever course the cases took and whatever value a fact has.
    """

    branches: list[Branch[_Seen]] = field(default_factory=list)
    _numbers: dict[object, int] = field(default_factory=dict)
    _marks: list[tuple[int, int]] = field(default_factory=list)
    _shapes: dict[object, int] = field(default_factory=dict)
    _readings: dict[frozenset[Choice], int] = field(default_factory=dict)
    _readings_of: dict[int, int] = field(default_factory=dict)
    _chance: np.random.Generator = field(default_factory=lambda: np.random.default_rng(_SEED))

    def way(self, branch: Branch[Outcome]) -> Way:
        """The way of a branch 分支的答法.

        What events did is asked for only where a fact is missing.
        """
        forks = tuple(_without_value(fork) for fork in branch.forks)
        key = (tuple((fork.name, tuple(fork.options), fork.taken) for fork in forks), branch.asked, branch.verdict)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.branches)
            outcome = _Seen(branch.verdict) if branch.outcome else None
            self.branches.append(Branch(outcome, forks, branch.asked, {}, None))
            one, other = self._chance.integers(0, 1 << 63, 2)
            self._marks.append((int(one), int(other)))
        received, due, replied, _ = branch.outcome.key if branch.outcome else (None, None, None, None)
        facts = tuple((fork.name, fork.options[fork.taken]) for fork in branch.forks if fork.is_fact)
        return Way(number, (received, due, replied), facts, self._shape(branch) if facts else (0, ()))

    def _shape(self, branch: Branch[Outcome]) -> tuple[int, tuple[object, ...]]:
        values: list[object] = []
        kind = _kind(shape_of(branch), values)
        return self._shapes.setdefault(kind, len(self._shapes)), tuple(values)

    def readings(self, number: int) -> int:
        """The number of the readings that a way takes otherwise than by default 所取口径的编号."""
        found = self._readings_of.get(number)
        if found is None:
            taken = frozenset(choice for choice in self.branches[number].differences if choice.kind == "reading")
            found = self._readings_of[number] = self._readings.setdefault(taken, len(self._readings))
        return found

    def marks(self) -> NDArray[np.uint64]:
        """Two random numbers of 63 bits for each way, whose sums tell one set of ways from another 标记."""
        return np.array(self._marks, dtype=np.uint64).reshape(-1, 2)

    def ranks(self, key: Callable[[Branch[_Seen]], Any]) -> Numbers:
        """The place of each way when they are put in order 次序."""
        ranks = np.empty(len(self.branches), dtype=np.int64)
        ranks[sorted(range(len(self.branches)), key=lambda number: key(self.branches[number]))] = np.arange(len(ranks))
        return ranks


def _without_value(fork: Fork) -> Fork:
    """A fork with what stands for the values of a fact."""
    if not fork.is_fact:
        return fork
    return Fork(fork.name, (_taken(fork.name, isinstance(fork.options[0], int)),) * 2, fork.taken, is_fact=True)


@lru_cache(maxsize=256)
def _taken(fact: str, is_number: bool) -> _ValueTaken:  # noqa: FBT001 - of a cache
    taken = _ValueTaken()
    taken.fact, taken.is_number = fact, is_number
    return taken


def _kind(shape: object, values: list[object]) -> object:
    """What is left of a shape without its days and counts, which are gathered."""
    if isinstance(shape, tuple):
        return tuple(_kind(part, values) for part in shape)
    if isinstance(shape, str | bool | None):
        return shape
    values.append(shape)
    return ...


def searched(branch: Branch[_Seen]) -> tuple[int, ...]:
    """What puts branches in the order in which the search runs them 搜索次序.

    From a branch it goes on with the other options at the first fork, and only when all that follows is done with those
    at the next: taking the first option comes before everything where nothing else follows, else after everything.
    """
    taken = [fork.taken for fork in branch.forks]
    while taken and not taken[-1]:
        taken.pop()
    return tuple(option or LIMIT for option in taken)


@dataclass(slots=True)
class _Met:
    """Ways that rows met, flat: a place for each row and way."""

    positions: NDArray[np.int64]
    ways: NDArray[np.int64]
    days: NDArray[np.int32]

    def of(self, where: NDArray[Any]) -> _Met:
        return _Met(self.positions[where], self.ways[where], self.days[:, where])


class Explored:
    """The ways that the rows of one batch meet, gathered as they are found 一批的各口径结果.

    ``met`` says how many there are over all rows.
    """

    def __init__(self, ways: Ways, length: int) -> None:
        self._ways = ways
        self._length = length
        self._blocks: list[tuple[Numbers, int, list[Any]]] = []
        self._left = np.zeros(length, dtype=bool)
        self._facts = Facts(length)
        self.met = 0

    def leave(self, positions: Numbers) -> None:
        """These rows have a branch of which nothing is known here 不在此处理."""
        self._left[positions] = True

    def left(self, positions: Numbers) -> Mask:
        """Which of some rows are left so 哪些行不在此处理."""
        found: Mask = self._left[positions]
        return found

    def add(self, positions: Numbers, way: Way, values: Values) -> None:
        """Note that some rows meet a way 记下.

        Args:
            positions: of the rows.
            way: what they meet.
            values: what its stand-ins are in each row.
        """
        self.met += len(positions)
        self._blocks.append((positions, way.number, [_number(day, values) for day in way.days]))
        if way.facts:
            kind, moved = way.shape
            shape = (kind, [_number(value, values) for value in moved])
            readings = self._ways.readings(way.number)
            for fact, value in way.facts:
                self._facts.add(positions, fact, _number(value, values), readings, shape)

    def put(self, out: Assessments) -> Mask:
        """Put what every branch bears on; gives the rows that are settled so 填入结果."""
        met = self._met()
        counts = np.bincount(met.positions, minlength=self._length)
        settled: Mask = ~self._left & (counts > 0) & (counts <= LIMIT) & self._facts.bounded_by_their_ends()
        rows = np.flatnonzero(settled)
        met = met.of(settled[met.positions])
        self._put_bounds(met, rows, out)
        doubtful = np.zeros(self._length, dtype=bool)
        for some, exploration in self._alike(met, rows):
            self._put_shared(some, exploration, out)
            doubtful[some] = exploration.is_robust is False
        self._put_alternatives(met.of(doubtful[met.positions]), out)
        return settled

    def _met(self) -> _Met:
        sizes = [len(positions) for positions, _, _ in self._blocks]
        total = sum(sizes)
        met = _Met(np.empty(total, np.int64), np.empty(total, np.int64), np.empty((3, total), np.int32))
        at = 0
        for (positions, way, days), size in zip(self._blocks, sizes, strict=True):
            met.positions[at : at + size] = positions
            met.ways[at : at + size] = way
            for place, numbers in enumerate(days):
                met.days[place, at : at + size] = numbers
            at += size
        return met

    def _put_bounds(self, met: _Met, rows: Numbers, out: Assessments) -> None:
        dues = met.days[1]
        known = dues != _NO_DAY
        earliest = np.full(self._length, np.iinfo(np.int32).max)
        latest = np.full(self._length, _NO_DAY)
        np.minimum.at(earliest, met.positions[known], dues[known])
        np.maximum.at(latest, met.positions[known], dues[known])
        rows = rows[latest[rows] != _NO_DAY]
        out.put("earliest_due", rows, _STAND_IN, lambda _: earliest[rows])
        out.put("latest_due", rows, _STAND_IN, lambda _: latest[rows])

    def _alike(self, met: _Met, rows: Numbers) -> Iterator[tuple[Numbers, Exploration[_Seen]]]:
        """The rows that meet the same ways, with the exploration that they share."""
        if not len(rows):
            return
        sums = np.zeros((self._length, 2), dtype=np.uint64)
        np.add.at(sums, met.positions, self._ways.marks()[met.ways])
        order = np.lexsort((sums[rows, 1], sums[rows, 0]))
        ordered = sums[rows[order]]
        starts = np.flatnonzero(np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1)))
        groups = np.split(rows[order], starts[1:])
        first = np.full(self._length, -1)
        first[[group[0] for group in groups]] = np.arange(len(groups))
        shown = met.of(first[met.positions] >= 0)
        order = np.lexsort((self._ways.ranks(searched)[shown.ways], first[shown.positions]))
        ways = np.split(shown.ways[order], np.flatnonzero(np.diff(first[shown.positions][order])) + 1)
        for group, numbers in zip(groups, ways, strict=True):
            branches = tuple(self._ways.branches[number] for number in numbers)
            yield group, Exploration(branches, is_cut=False)

    def _put_alternatives(self, met: _Met, out: Assessments) -> None:
        if not len(met.positions):
            return
        ranks = self._ways.ranks(lambda branch: branch.size)
        met = met.of(np.lexsort((ranks[met.ways], met.positions)))
        met = met.of(self._is_first_of_its_kind(met))
        rows, counts = np.unique(met.positions, return_counts=True)
        out.put_each("alternatives", rows, counts, self._alternatives(met))

    def _is_first_of_its_kind(self, met: _Met) -> Mask:
        """Whether no way before it leads the row to the same days and verdict."""
        verdicts = list(dict.fromkeys(branch.verdict for branch in self._ways.branches))
        # Where the law or the calendar ended there is no outcome, which is no verdict on the same days either.
        kinds = np.array([verdicts.index(b.verdict) + len(verdicts) * (b.outcome is None) for b in self._ways.branches])
        order = np.lexsort((*met.days, kinds[met.ways], met.positions))
        columns = (met.positions, kinds[met.ways], *met.days)
        is_first = np.zeros(len(order), dtype=bool)
        differs = np.zeros(len(order) - 1, dtype=bool)
        for column in columns:
            differs |= np.diff(column[order]) != 0
        is_first[order[np.append(True, differs)]] = True
        return is_first

    def _put_shared(self, rows: Numbers, exploration: Exploration[_Seen], out: Assessments) -> None:
        def value(shared: object) -> Numbers | None:
            return self._facts.taken[shared.fact][rows] if isinstance(shared, _ValueTaken) else None

        is_robust = exploration.is_robust
        out.put("robust", rows, is_robust)
        out.put("readings", rows, exploration.asked)
        out.put("explored", rows, len(exploration.branches))
        out.put("decisive", rows, () if is_robust else exploration.decisive(), value)
        if is_robust:
            out.put("alternatives", rows, ())

    def _alternatives(self, met: _Met) -> Iterator[Each]:
        """For each way the places where it is an alternative."""
        order = np.argsort(met.ways, kind="stable")
        for places in np.split(order, np.flatnonzero(np.diff(met.ways[order])) + 1):
            branch = self._ways.branches[met.ways[places[0]]]
            for some, has in _by_presence(met.days[:, places]):
                chosen = places[some]
                received, due, replied = (
                    day if is_there else None for day, is_there in zip(_STAND_INS, has, strict=True)
                )
                yield (
                    chosen,
                    Alternative(branch.differences, received, due, replied, branch.verdict),
                    self._values_at(met.of(chosen)),
                )

    def _values_at(self, met: _Met) -> Values:
        """What stands for days and for the values of facts, at some places."""

        def value(shared: object) -> Numbers | None:
            if isinstance(shared, _ValueTaken):
                return self._facts.taken[shared.fact][met.positions]
            return met.days[_STAND_INS.index(shared)] if isinstance(shared, date) else None

        return value


_STAND_INS: Final = (date.min, date.min.replace(day=2), date.min.replace(day=3))
"""Stand for the days of receipt, due and reply, whose numbers are arrays."""

_STAND_IN: Final = _STAND_INS[0]


def _by_presence(days: NDArray[np.int32]) -> Iterator[tuple[NDArray[Any], Sequence[bool]]]:
    """The places of days by which of the three there are."""
    present = days != _NO_DAY
    code = present[0] + 2 * present[1] + 4 * present[2]
    for each in np.unique(code):
        places = np.flatnonzero(code == each)
        yield places, [bool(present[n, places[0]]) for n in range(len(present))]


def _number(value: object, values: Values) -> Numbers | int:
    """A day or a count, in each row where it differs."""
    if value is None:
        return _NO_DAY
    found = values(value)
    if found is not None:
        return found
    return value.toordinal() - EPOCH if isinstance(value, date) else int(value)  # type: ignore[call-overload]
