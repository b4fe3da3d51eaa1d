"""The search over answers 各口径比对。

An evaluation is run again and again, each time replaying a prefix of answers and then taking the first one open: a
depth-first search over everything that the law or the facts leave open. No rule is written twice: which questions
apply is whatever the evaluation asks. The ends of a missing fact are always tried; readings only when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Generic, Protocol, Self, TypeVar

from gikdeadlines.law import Law
from gikdeadlines.values import (
    Alternative,
    CalendarRangeError,
    Choice,
    GikError,
    NotInForceError,
    ReadingAsked,
    Verdict,
    maker_of,
)

from .replaying import Fork, Replay

__all__ = [
    "LIMIT",
    "Branch",
    "Countable",
    "Exploration",
    "Found",
    "Run",
    "branch_of",
    "explore",
    "most_branches",
    "tipping_point",
]

LIMIT: Final = 4096
"""So many branches are run at the most."""

_FEW_EVENTS: Final = 24
"""A case of so many events can have them all; of more, fewer branches take the same time."""

_FEWEST: Final = 8


def most_branches(events: int) -> int:
    """How many branches are run at the most for a case of so many events 分支上限.

    A branch of a case takes time by the square of its events, where one is held against each other one.

    >>> most_branches(12), most_branches(100), most_branches(500)
    (4096, 235, 9)
    """
    return LIMIT if events <= _FEW_EVENTS else max(_FEWEST, LIMIT * _FEW_EVENTS**2 // events**2)


class Found(Protocol):
    """What a pass over any matter finds 一遍的结果."""

    @property
    def verdict(self) -> Verdict:
        """The verdict 结论."""

    @property
    def due(self) -> date | None:
        """The due day 届满日."""

    @property
    def key(self) -> Key:
        """Receipt, due day, reply and verdict: what makes two outcomes the same to a reader 结果是否相同."""


F_co = TypeVar("F_co", bound=Found, covariant=True)


@dataclass(slots=True)
class Branch(Generic[F_co]):
    """One way of answering, and what comes of it; without an outcome the law or the calendar ended there 一条分支.

    ``asked`` are the readings by their ids, ``others`` the answers that are not the first ones.
    A branch that leaves the law or the calendar settles nothing.
    """

    outcome: F_co | None
    forks: Sequence[Fork]
    asked: Mapping[str, ReadingAsked]
    bounds: Mapping[str, tuple[object, object]]
    error: GikError | None = None
    verdict: Verdict = field(init=False)
    others: Sequence[Fork] = field(init=False, repr=False, compare=False)
    _differences: tuple[Choice, ...] | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.verdict = self.outcome.verdict if self.outcome is not None else "undetermined"
        self.others = [fork for fork in self.forks if fork.is_other] if self.forks else ()

    @property
    def is_by_default(self) -> bool:
        """Whether it differs in facts alone: every reading is taken as the library or a pin has it 是否按默认口径."""
        return all(fork.is_fact for fork in self.others)

    @property
    def differences(self) -> tuple[Choice, ...]:
        """The answers that are not the first ones 与默认不同的选择."""
        if self._differences is None:
            self._differences = tuple([fork.spelled[0] for fork in self.others])
        return self._differences

    @property
    def size(self) -> tuple[int, str]:
        """By how many answers it differs, and how they are spelled, to put branches in order 差异的多少."""
        return len(self.others), ", ".join([fork.spelled[1] for fork in self.others])

    def value_of(self, fact: str) -> object:
        """The value taken for a fact, None where this branch did not ask for it 事实的取值."""
        return next((fork.options[fork.taken] for fork in self.forks if fork.name == fact), None)

    @property
    def answers(self) -> tuple[tuple[str, object], ...]:
        """Every question and the answer taken 全部问答."""
        return tuple((fork.name, fork.options[fork.taken]) for fork in self.forks)


@dataclass(slots=True)
class Exploration(Generic[F_co]):
    """Every branch that was run, the first one by the defaults 全部分支.

    ``has_facts`` says that a fact is missing in some of them.
    """

    branches: tuple[Branch[F_co], ...]
    is_cut: bool
    has_facts: bool = False
    _by_default: tuple[Branch[F_co], ...] | None = field(default=None, repr=False, compare=False)

    @property
    def by_default(self) -> tuple[Branch[F_co], ...]:
        """The branches that differ in missing facts only 默认口径下的分支."""
        if not self.has_facts:  # every other one takes another reading
            return self.branches[:1]
        if self._by_default is None:
            self._by_default = tuple([branch for branch in self.branches if branch.is_by_default])
        return self._by_default

    def settled(self) -> Self:
        """The exploration itself, unless every branch by default leaves the law or the calendar 确认可以计算.

        Raises:
            GikError: what ended the first branch; one of several that does so is undetermined.
        """
        error = self.branches[0].error
        if error is not None and all(branch.error for branch in self.by_default):
            raise error
        return self

    @property
    def is_robust(self) -> bool | None:
        """Whether one verdict holds in every branch, None when the search was cut 是否各口径一致."""
        if self.is_cut:
            return None
        verdicts = {branch.verdict for branch in self.branches}
        return len(verdicts) == 1 and "undetermined" not in verdicts

    @property
    def asked(self) -> tuple[ReadingAsked, ...]:
        """The readings asked by default, then those that only other branches ask 涉及的口径."""
        found = self.branches[0].asked
        for branch in self.branches[1:]:
            if not branch.asked.keys() <= found.keys():  # mostly all ask the same
                found = {**found, **branch.asked, **found}
        return tuple(found.values())

    def decisive(self) -> tuple[tuple[Choice, ...], ...]:
        """The smallest sets of other answers that flip the verdict 决定结论的最小组合."""
        usual = self.branches[0].verdict
        flips = [branch for branch in self.branches if branch.verdict != usual]
        if not flips:
            return ()
        smallest: dict[frozenset[tuple[str, str]], tuple[Choice, ...]] = {}
        for branch in _in_order(flips):
            answers = frozenset(map(_answer, branch.differences))
            if not any(kept <= answers for kept in smallest):
                smallest[answers] = branch.differences
        return tuple(smallest.values())

    def alternatives(self) -> tuple[Alternative, ...]:
        """One way to each outcome, by the fewest other answers 各种结果."""
        found: dict[Key | None, Alternative] = {}
        for branch in _in_order(self.branches):
            key = branch.outcome.key if branch.outcome is not None else None
            if key not in found:
                found[key] = _alternative(branch.differences, *(key or _LEFT))
        return tuple(found.values())


Key = tuple[date | None, date | None, date | None, Verdict]

_LEFT: Final[Key] = (None, None, None, "undetermined")
"""What is found where the law or the calendar ended."""

_alternative = maker_of(Alternative)


def _answer(choice: Choice) -> tuple[str, str]:
    """The reading and the option; of a fact, which other value is taken makes no other set."""
    return (choice.id, choice.option if choice.kind == "reading" else "")


def _in_order(branches: Sequence[Branch[F_co]]) -> Sequence[Branch[F_co]]:
    """The branches by what they differ in: one alone, and one beside the first by default, stand in order already."""
    if len(branches) == 1 or (len(branches) == 2 and not branches[0].others):  # noqa: PLR2004 - a pair
        return branches
    return sorted(branches, key=_by_size)


def _by_size(branch: Branch[Any]) -> tuple[int, str]:
    return branch.size


Run = Callable[[Replay], F_co]


def explore(  # noqa: PLR0913 - one search, whatever is held, taken or limited
    run: Run[F_co],
    law: Law,
    pins: Mapping[str, str],
    *,
    readings: bool,
    held: Mapping[str, Any] | None = None,
    after: tuple[int, ...] = (),
    most: int = LIMIT,
) -> Exploration[F_co]:
    """Every branch: over the ends of missing facts, and over readings where asked for 搜索.

    Args:
        run: evaluates the case under a chooser.
        law: its readings.
        pins: options that are fixed.
        readings: whether readings are explored.
        held: values of missing facts to be held.
        after: the options taken already; only the branches that begin with them are run.
        most: how many branches are run at the most.
    """
    branches: list[Branch[F_co]] = []
    has_facts = False
    waiting = [Replay(law, pins, after, explores=readings, held=held)]
    while waiting and len(branches) < most:
        chooser = waiting.pop()
        branches.append(branch_of(run, chooser))
        has_facts = has_facts or bool(chooser.bounds)
        if len(chooser.forks) > len(chooser.prefix):
            waiting += chooser.others()
    return Exploration(tuple(branches), bool(waiting), has_facts)


def branch_of(run: Run[F_co], chooser: Replay) -> Branch[F_co]:
    """What comes of the answers that a chooser gives 一条分支."""
    outcome: F_co | None = None
    error: GikError | None = None
    try:
        outcome = run(chooser)
    except (CalendarRangeError, NotInForceError) as left:
        error = left
    # An outcome may ask again when it is read: a branch has what was asked by its end.
    return Branch(outcome, tuple(chooser.forks), chooser.asked.copy(), chooser.bounds, error)


Countable = TypeVar("Countable", date, int)


def tipping_point(
    run: Run[Found], law: Law, pins: Mapping[str, str], fact: str, bounds: tuple[Countable, Countable]
) -> tuple[Countable, Verdict, Verdict] | None:
    """The first value of a missing fact from which on the verdict is another, and both verdicts 转折点.

    The verdict is taken to change once between the bounds; None where it is the same at both.
    """

    def verdict(value: Countable) -> Verdict:
        return branch_of(run, Replay(law, pins, held={fact: value})).verdict

    before, after = verdict(bounds[0]), verdict(bounds[1])
    if before == after:
        return None
    low, high = map(_number, bounds)
    while high - low > 1:
        middle = (low + high) // 2
        found = verdict(_value(middle, bounds[0]))
        if found == before:
            low = middle
        else:
            high, after = middle, found
    return _value(high, bounds[0]), after, before


def _number(value: date | int) -> int:
    return value if isinstance(value, int) else value.toordinal()


def _value(number: int, like: Countable) -> Countable:
    """A number as a value of the same type as another."""
    return date.fromordinal(number) if isinstance(like, date) else number  # type: ignore[redundant-expr]  # one type at a time
