"""What the lanes of each row say together 各口径结果的汇总。

Whether one verdict holds in all of them, which readings were asked, the smallest sets of other answers that flip the
verdict, and one way to each outcome: what :class:`~gikdeadlines.uncertainty.Exploration` says of one case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import NEVER, NONE
from gikdeadlines.values import Choice

from .combinations import distinct, starts, within
from .lanes import MOST_FORKS, Lanes
from .questions import Question, Questions, Tries
from .runner import Places
from .sequences import Sequences
from .working_days import Numbers

__all__ = [
    "Bounds",
    "Merged",
    "Ways",
    "bounds_of",
    "first_asked",
    "further_readings",
    "merged",
    "searched",
    "ways_of",
]

Mask = NDArray[np.bool_]

_ONES: Final = int("1" * (MOST_FORKS + 1), 8)
"""The lowest bit of each digit of a path."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many lanes each row has, and the first and the last due day among them 届满日的范围."""

    lanes: Numbers
    earliest: Numbers
    latest: Numbers


@dataclass(frozen=True, slots=True)
class Merged:
    """Which rows have one verdict in all lanes; what decides the others, and what else could come, as lanes 汇总."""

    robust: Mask
    decisive: Places
    alternatives: Places


class Ways:
    """The sequences of answers that are not the first ones, put in order 与默认不同的答法."""

    def __init__(self, questions: Questions, ways: Sequences) -> None:
        told = [_choice(questions, *pair) for pair in questions.pairs]
        written = list(map(repr, told))
        self._questions = questions
        self.pairs = [ways.sequence(number) for number in range(len(ways))]
        self.choices = [tuple(told[pair] for pair in pairs) for pairs in self.pairs]
        self.numbers = [[questions.pairs[pair][0] for pair in pairs] for pairs in self.pairs]
        sized = [(len(pairs), ", ".join(written[pair] for pair in pairs)) for pairs in self.pairs]
        self.rank = np.empty(len(sized), np.int64)
        self.rank[sorted(range(len(sized)), key=sized.__getitem__)] = np.arange(len(sized))
        self.size = np.array([size for size, _ in sized], np.int64)
        self.bits = np.array([sum(1 << (pair - 1) for pair in pairs) for pairs in self.pairs], np.int64)

    def spelled(self, way: int, place: int, values: Mapping[int, Numbers]) -> tuple[int, str]:
        """How many answers are other ones and how these are spelled, a fact with its value at a place 写法."""
        told = [
            replace(choice, option=self._shown(number, int(values[number][place]))) if choice.kind == "fact" else choice
            for choice, number in zip(self.choices[way], self.numbers[way], strict=True)
        ]
        return len(told), repr(tuple(told))

    def _shown(self, number: int, value: int) -> str:
        is_count = self._questions.known[number].is_count
        return str(value) if is_count else date.fromordinal(value).isoformat()


def ways_of(tries: Tries) -> Ways:
    """The sequences that were met so far, put in order once for as many as there are 与默认不同的答法."""
    if not isinstance(tries.in_order, Ways) or len(tries.in_order.pairs) != len(tries.ways):
        tries.in_order = Ways(tries.questions, tries.ways)
    return tries.in_order


def _choice(questions: Questions, number: int, option: int) -> Choice:
    """An option of a question as a choice; the value of a fact stands where the lane is."""
    question = questions.known[number] if questions.known else Question("")
    if question.is_fact:
        return Choice("fact", question.name, "")
    return Choice("reading", question.name, question.options[option])


def merged(lanes: Lanes, base: Places, ways: Ways, apart: Mask) -> Merged:
    """What the lanes of each row say 汇总.

    Args:
        lanes: of some rows.
        base: the first lane of each row.
        ways: the answers that they met.
        apart: the rows that are assessed by themselves: no lanes of theirs are chosen.
    """
    row, verdict, rows = lanes.row, lanes.fields["verdict"], len(apart)
    usual = np.zeros(rows, np.int64)
    usual[row[base]] = verdict[base]
    flips = verdict != usual[row]
    robust = np.ones(rows, dtype=bool)
    robust[row[flips]] = False
    some = np.flatnonzero(~(robust | apart)[row])
    order = some[np.lexsort((_ranks(lanes, some, ways), row[some]))]
    decisive = order[_smallest(row[order], lanes.way[order], flips[order], ways, rows)]
    alternatives = order[_first_of_its_kind(lanes, order)]
    return Merged(robust, decisive, alternatives)


def _ranks(lanes: Lanes, some: Places, ways: Ways) -> Numbers:
    """The place of each lane among those of its row, by how many answers are other ones and how these are spelled."""
    ranks: Numbers = ways.rank[lanes.way[some]]
    at = np.flatnonzero(np.isin(lanes.row[some], lanes.row[lanes.turn > 0]))
    if len(at):
        values = {number: known[0, some[at]] for number, known in lanes.values.items()}
        spelled = [ways.spelled(way, place, values) for place, way in enumerate(lanes.way[some[at]].tolist())]
        ranks[at[sorted(range(len(at)), key=spelled.__getitem__)]] = np.arange(len(at))
    return ranks


def bounds_of(lanes: Lanes, rows: int) -> Bounds:
    """Of how many lanes each row has, and the first and the last due day among them 届满日的范围."""
    row, due = lanes.row, lanes.fields["due"].astype(np.int64)  # numpy is slow where the two sides are of two kinds
    some = np.flatnonzero(due != NONE)
    earliest, latest = np.full(rows, NEVER), np.zeros(rows, np.int64)
    np.minimum.at(earliest, row[some], due[some])
    np.maximum.at(latest, row[some], due[some])
    return Bounds(np.bincount(row, minlength=rows), np.where(latest == NONE, NONE, earliest), latest)


# Readings


def further_readings(lanes: Lanes, base: Places, rows: int) -> tuple[Numbers, Mask]:
    """The readings that only other lanes than the first ask, in the order in which the search meets them 其他口径.

    Args:
        lanes: of some rows.
        base: the first lane of each row.
        rows: how many there are.

    Returns:
        The number of the sequence of these questions by row, and which rows are to be assessed by themselves.
    """
    if len(base) == lanes.length:
        return np.zeros(rows, np.int64), np.zeros(rows, dtype=bool)
    questions = lanes.tries.questions
    known = np.zeros(rows, np.int64)
    known[lanes.row[base]] = lanes.asked[base]
    all_asked = np.zeros(rows, np.int64)
    np.bitwise_or.at(all_asked, lanes.row, lanes.asked)
    is_reading = sum(1 << number for number, question in enumerate(questions.known[:63]) if not question.is_fact)
    further = all_asked & ~known & is_reading
    apart = _asked_by_two_defaults(questions, further)
    rows_of, asked, _ = first_asked(lanes, np.flatnonzero(lanes.asked & further[lanes.row]), further)
    found = np.zeros(rows, np.int64)
    turn = within(np.diff(np.append(starts(rows_of), len(rows_of))))
    for place in range(int(turn.max(initial=-1)) + 1):
        at = turn == place
        found[rows_of[at]] = lanes.tries.sequences.step(found[rows_of[at]], asked[at])
    return found, apart


def first_asked(lanes: Lanes, some: Places, bits: Numbers) -> tuple[Numbers, Numbers, Places]:
    """The questions that the search meets in each row, in the order in which it meets them 提问的先后.

    Args:
        lanes: of some rows.
        some: those that are looked at.
        bits: the questions that are asked after, by row.

    Returns:
        The row and the number of each, and the last lane of the row that asks it.
    """
    some = searched(lanes, some)
    row = lanes.row[some]
    asked = lanes.asked[some] & bits[row]
    entries = [np.zeros((5, 0), np.int64)]
    for number in _places_of_bits(asked):
        met = np.flatnonzero((asked >> number) & 1)
        first = starts(row[met])
        last = some[met[np.append(first[1:], len(met)) - 1]]
        met = met[first]
        entries.append(
            np.stack((row[met], met, _places_asked(lanes, some[met], number), np.full_like(met, number), last))
        )
    found = np.concatenate(entries, axis=1)
    rows, _, _, numbers, last = found[:, np.lexsort(found[2::-1])]
    return rows, numbers, last


def _asked_by_two_defaults(questions: Questions, further: Numbers) -> Mask:
    """The rows that meet a reading by two defaults of which the first lane asks none: rare, and the order matters."""
    apart = np.zeros(len(further), dtype=bool)
    numbers: dict[str, int] = {}
    for number, question in enumerate(questions.known):
        numbers[question.name] = numbers.get(question.name, 0) | 1 << number
    for bits in numbers.values():
        if bits & (bits - 1):
            both = further & bits
            apart |= (both & (both - 1)) != 0
    return apart


def _places_of_bits(numbers: Numbers) -> list[int]:
    every = int(np.bitwise_or.reduce(numbers, initial=0))
    return [bit for bit in range(every.bit_length()) if (every >> bit) & 1]


def _places_asked(lanes: Lanes, some: Places, number: int) -> Numbers:
    """At which place each of some lanes asked a question 提问的次序."""
    sequences, used = lanes.tries.sequences, lanes.sequence[some]
    distinct, inverse = np.unique(used, return_inverse=True)
    places = np.array([sequences.sequence(int(each)).index(number) for each in distinct], np.int64)
    return places[inverse.reshape(-1)]


def searched(lanes: Lanes, some: Places) -> Places:
    """Some lanes row by row in the order in which the search runs them 搜索次序."""
    order: Places = some[np.lexsort((_met(lanes.path[some]), lanes.turn[some], lanes.row[some]))]
    return order


def _met(paths: Numbers) -> Numbers:
    """What puts lanes in that order.

    From a branch it goes on with the other options at the first fork, and only when all that follows is done with those
    at the next: taking the first option comes before everything where nothing else follows, else after everything.
    """
    filled = (paths | paths >> 1 | paths >> 2) & _ONES
    first = (paths & paths >> 1 & paths >> 2) & _ONES
    others = filled & ~first
    lowest = others & -others
    met: Numbers = np.where(others == 0, 0, paths & -lowest)
    return met


# What decides, and the alternatives


def _smallest(row: Numbers, way: Numbers, flips: Mask, ways: Ways, rows: int) -> Mask:
    """Of lanes in the order of their answers those that flip the verdict by a set of which no smaller one does."""
    found = np.zeros(len(row), dtype=bool)
    at = np.flatnonzero(flips)
    bits, of = ways.bits[way[at]], row[at]
    single = ways.size[way[at]] == 1
    # Which other value of a fact is taken makes no other set: of several the first one stands.
    first = distinct(of[single], bits[single])
    ones = np.zeros(rows, np.int64)
    np.bitwise_or.at(ones, of[single], bits[single])
    found[at[single][first]] = True
    left = np.flatnonzero(~single & ((bits & ones[of]) == 0))
    bits, of, at = bits[left], of[left], at[left]
    alive = np.ones(len(left), dtype=bool)
    lag, some = 1, np.arange(len(left))
    while len(some := some[some >= lag]):
        some = some[of[some] == of[some - lag]]
        if not len(some):
            break
        alive[some[(bits[some - lag] & bits[some]) == bits[some - lag]]] = False
        some = some[alive[some]]
        lag += 1
    found[at[alive]] = True
    return found


def _first_of_its_kind(lanes: Lanes, order: Places) -> Places:
    """Of lanes in the order of their answers the first of each row with its days and verdict."""
    columns = (lanes.fields[name][order] for name in ("reply", "due", "received", "verdict"))
    return np.sort(distinct(lanes.row[order], *columns))
