"""The chooser that replays answers, and the questions with more than one 重放选择器。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from gikdeadlines.application import CALENDAR_FACT
from gikdeadlines.law import Law, Ordered
from gikdeadlines.values import Choice, ReadingAsked

__all__ = ["Fork", "Replay"]


@dataclass(slots=True)
class Fork:
    """A question with more than one answer, and the answer taken; whether that is not the first one 分叉."""

    name: str
    options: Sequence[object]
    taken: int
    is_fact: bool
    is_other: bool

    @property
    def spelled(self) -> tuple[Choice, str]:
        """The answer as a choice, and as text 所作选择及其写法."""
        option = self.options[self.taken]
        if not self.is_fact:
            return _reading_chosen(self.name, option)  # an option of a reading is its id
        kind: Literal["calendar", "fact"] = "calendar" if self.name.startswith(CALENDAR_FACT) else "fact"
        choice = Choice(kind, self.name, option.isoformat() if isinstance(option, date) else str(option))
        return choice, repr(choice)


@lru_cache(maxsize=1024)
def _reading_chosen(reading: str, option: str) -> tuple[Choice, str]:
    """A choice and its text, made once: a search takes the same few again and again."""
    choice = Choice("reading", reading, option)
    return choice, repr(choice)


@lru_cache(maxsize=1024)
def _reading_asked(reading: str, option: str, is_default: bool, is_pinned: bool) -> ReadingAsked:  # noqa: FBT001 - of a cache
    """A reading that was asked, made once."""
    return ReadingAsked(reading, option, is_default, is_pinned)


Options = dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]]
"""The options of a reading by its id, the first of them, and those that could move a day."""


Kept = tuple[Sequence[Any], int, Sequence[Any]]
"""What a pass had found when a stage was done, how many forks it had met, and copies of what it remembers: none of
these where nothing had been asked."""


class Replay:
    """A chooser that replays answers and then takes the first one open 重放选择器.

    ``asked`` are the readings that were asked, ``bounds`` the ends of each missing fact, ``forks`` the questions that
    had more than one answer.
    """

    __slots__ = (
        "_facts",
        "_kept",
        "_taken",
        "asked",
        "bounds",
        "explores",
        "forks",
        "held",
        "law",
        "pins",
        "prefix",
    )

    def __init__(
        self,
        law: Law,
        pins: Mapping[str, str],
        prefix: Sequence[int] = (),
        *,
        explores: bool = False,
        held: Mapping[str, Any] | None = None,
    ) -> None:
        """Begins a pass.

        Args:
            law: its readings.
            pins: readings that somebody fixed; they are not explored.
            prefix: the answers to replay, by their places among the options.
            explores: whether readings are explored.
            held: values of facts to be held.
        """
        self.law, self.pins, self.prefix, self.explores = law, pins, prefix, explores
        self.held = {} if held is None else held
        self.forks: list[Fork] = []
        self.asked: dict[str, ReadingAsked] = {}
        self.bounds: dict[str, tuple[object, object]] = {}
        self._taken: dict[tuple[str, str], str] = {}
        self._facts: dict[str, object] = {}
        self._kept: Kept | None = None

    def others(self) -> list[Replay]:
        """Choosers that take another answer at a fork which this one was the first to reach 其余各支的选择器."""
        found: list[Replay] = []
        prefix = tuple(self.prefix)
        for fork in self.forks[len(prefix) :]:
            found += [self._taking((*prefix, option)) for option in range(1, len(fork.options))]
            prefix = (*prefix, 0)
        return found[::-1]

    def _taking(self, prefix: tuple[int, ...]) -> Replay:
        """A chooser of the same search for other answers, which begins where the first of them is taken."""
        other = Replay(self.law, self.pins, prefix, explores=self.explores, held=self.held)
        if self._kept is not None and self._kept[1] < len(prefix):
            other._kept = self._kept
            if self._kept[2]:
                copies = (each.copy() for each in self._kept[2])
                other.forks, other.asked, other.bounds, other._taken, other._facts = copies
        return other

    def keep(self, found: Sequence[Any]) -> None:
        """Takes what was found by the answers so far, for passes that differ only in later ones 保留中间结果."""
        if self.explores:
            has_asked = self.asked or self.bounds
            memory = (self.forks, self.asked, self.bounds, self._taken, self._facts) if has_asked else ()
            self._kept = (found, len(self.forks), [each.copy() for each in memory])

    def kept(self) -> Sequence[Any] | None:
        """What a pass with the same answers so far had found, None for one that begins at the start 已有的中间结果."""
        return self._kept[0] if self._kept else None

    def choose(self, reading: str, default: str | None = None, *, among: tuple[str, ...] = ()) -> str:
        """The option to take 取口径.

        A reading has one answer wherever it is asked; rows of two regimes with other defaults ask for one each.

        Raises:
            ReadingError: ``unknown-reading``, where the text asks what no law file has.
        """
        first = default or self.law.defaults.get(reading) or self.law.reading(reading).default
        asked = (reading, first)
        option = self._taken.get(asked)
        if option is None:
            option = self.pins.get(reading) or (self._explored(reading, first, among) if self.explores else first)
            self._taken[asked] = option
            self.asked[reading] = _reading_asked(reading, option, option == first, reading in self.pins)
        return option

    def _explored(self, reading: str, first: str, among: tuple[str, ...]) -> str:
        known: Options = self.law.once("options", dict)
        options = known.get((reading, first, among))
        if options is None:
            others = [o.id for o in self.law.readings[reading].options if o.id != first and not o.pinned_only]
            open_to = [option for option in others if option in among] if among else others
            options = known[reading, first, among] = (first, *open_to)
        return options[self._fork(reading, options, is_fact=False)]

    def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        """A value for a missing fact 取缺失事实的值."""
        if name not in self._facts:
            self.bounds[name] = (earliest, latest)
            if name in self.held:
                self._facts[name] = self._held(name, earliest, latest)
            elif earliest == latest:
                self._facts[name] = earliest
            else:
                self._facts[name] = (earliest, latest)[self._fork(name, (earliest, latest), is_fact=True)]
        return self._facts[name]  # type: ignore[return-value]

    def _held(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        """The value held for a fact, as far as the other facts of this branch allow it."""
        value: Ordered = max(earliest, min(latest, self.held[name]))
        self.forks.append(Fork(name, (value,), 0, is_fact=True, is_other=value != earliest))
        return value

    def _fork(self, name: str, options: Sequence[object], *, is_fact: bool) -> int:
        """Which of several answers to take: the one to replay, else the first."""
        if len(options) == 1:
            return 0
        place = len(self.forks)
        taken = self.prefix[place] if place < len(self.prefix) else 0
        self.forks.append(Fork(name, options, taken, is_fact, taken > 0))
        return taken
