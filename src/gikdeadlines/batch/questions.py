"""The questions that rows meet, and what is tried of their answers 问题与尝试的范围。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gikdeadlines.law import Law

from .sequences import Sequences
from .working_days import Numbers

__all__ = ["MOST_PAIRS", "Question", "Questions", "Tries"]

_BITS: Final = 62
"""So many bits has a lane for its answers, as many for what it was asked; a row that needs more goes by itself."""

_MOST_OPTIONS: Final = 8
"""A digit of a path has room for so many options."""

MOST_PAIRS: Final = 64
"""So many options that are not the first one have a number in the ways of lanes."""


@dataclass(frozen=True, slots=True)
class Question:
    """A reading with what it takes by default, or a missing fact 问题.

    ``options`` are those of the reading, the default first; ``open_to`` the places of those that are explored. The
    answer stands ``shift`` bits up in the answers of a lane, under ``mask``.
    """

    name: str
    options: tuple[str, ...] = ("", "")
    open_to: tuple[int, ...] = (1,)
    pinned: int | None = None
    is_fact: bool = False
    shift: int = 0

    @property
    def width(self) -> int:
        """How many bits the answer takes 所占位数."""
        return (len(self.options) - 1).bit_length()

    @property
    def mask(self) -> int:
        """The bits of an answer that has not been moved to its place 位掩码."""
        return (1 << self.width) - 1

    def answer(self, answers: Numbers) -> Numbers:
        """The place of the option that answers take 所取选项."""
        return (answers >> self.shift) & self.mask

    @property
    def is_count(self) -> bool:
        """Whether it is a fact that tells a number of days, no day 是否为日数."""
        return self.is_fact and self.name.startswith("extension-days")

    @property
    def first(self) -> str:
        """The option taken by default 默认选项."""
        return self.options[0]


@dataclass(slots=True)
class Questions:
    """The questions that some rows meet, each with a number; ``pairs`` have one and an option 问题编号."""

    law: Law
    pins: Mapping[str, str]
    known: list[Question] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=lambda: [(-1, -1)])
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _pairs: dict[tuple[int, int], int] = field(default_factory=dict)

    def reading(self, name: str, default: str | None = None) -> int:
        """The number of a reading that takes an option by default 口径的编号."""
        reading = self.law.reading(name)
        first = default or reading.default
        number = self._numbers.get((name, first))
        if number is None:
            others = [option for option in reading.options if option.id != first]
            options = (first, *(option.id for option in others))
            open_to = tuple(place for place, option in enumerate(others, 1) if not option.pinned_only)
            pinned = options.index(self.pins[name]) if name in self.pins else None
            number = self._add((name, first), Question(name, options, open_to, pinned))
        return number

    def fact(self, name: str) -> int:
        """The number of a missing fact 事实的编号."""
        number = self._numbers.get((name, ""))
        return self._add((name, ""), Question(name, is_fact=True)) if number is None else number

    def _add(self, key: tuple[str, str], question: Question) -> int:
        number = self._numbers[key] = len(self.known)
        shift = self.known[-1].shift + self.known[-1].width if self.known else 0
        self.known.append(replace(question, shift=shift))
        return number

    def has_room_for(self, number: int) -> bool:
        """Whether the answers to a question have room in a lane 是否容纳得下."""
        question = self.known[number]
        return number < _BITS and question.shift + question.width <= _BITS and len(question.options) < _MOST_OPTIONS

    def pair(self, number: int, option: int) -> int:
        """The number of an option of a question that is not the first one 选项的编号."""
        found = self._pairs.get((number, option))
        if found is None:
            found = self._pairs[number, option] = len(self.pairs)
            self.pairs.append((number, option))
        return found

    @property
    def facts(self) -> list[int]:
        """The numbers of the missing facts 缺失事实的编号."""
        return [n for n, question in enumerate(self.known) if question.is_fact and self.has_room_for(n)]

    @property
    def fact_bits(self) -> int:
        """A bit for each missing fact, at its number 缺失事实的位."""
        return sum(1 << number for number in self.facts)

    @property
    def fact_answers(self) -> int:
        """The bits in which the answers to missing facts stand 缺失事实所占的位."""
        return sum(self.known[number].mask << self.known[number].shift for number in self.facts)


@dataclass(slots=True)
class Tries:
    """What is tried, and the sequences that lanes meet 尝试的范围.

    ``explores`` readings, ``tries_facts`` at both ends; ``held`` are, by number, the values of facts by turn;
    ``in_order`` is what :func:`~gikdeadlines.batch.merge.ways_of` made of the ways last.
    """

    questions: Questions
    explores: bool
    tries_facts: bool = True
    held: Mapping[int, Numbers] = field(default_factory=dict)
    sequences: Sequences = field(default_factory=lambda: Sequences(64))
    ways: Sequences = field(default_factory=lambda: Sequences(MOST_PAIRS))
    noted: Sequences = field(default_factory=lambda: Sequences(64))
    cited: Sequences = field(default_factory=lambda: Sequences(256))
    in_order: object = None

    def is_longer_than(self, most: int) -> bool:
        """Whether so many sequences are known 是否过多."""
        return max(map(len, (self.sequences, self.ways, self.noted, self.cited))) > most

    @property
    def forks_at_all(self) -> bool:
        """Whether a lane can be put beside another 是否分叉."""
        return self.explores or self.tries_facts
