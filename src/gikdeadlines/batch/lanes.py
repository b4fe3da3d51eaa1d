"""Rows under answers: who goes through the law, and which answers he was given 行与答法。

A lane is a row with the answers that it takes. Where the law or the facts leave a question open, a lane goes on with
the first answer, and for each other one a lane is put beside it that goes through the same stage again. At the end
there is a lane for each branch that :func:`~gikdeadlines.uncertainty.explore` would run for the row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .questions import MOST_PAIRS, Tries
from .runner import Places, where
from .working_days import Numbers

__all__ = ["FIRST", "MOST_FORKS", "Lanes"]

MOST_FORKS: Final = 20
"""So many forks have room in the path of a lane."""

_DIGIT: Final = 3
FIRST: Final = 7
"""Stands in a path for the first option: it comes after the others, see :func:`searched`."""

Mask = NDArray[np.bool_]


_NUMBERS: Final = ("row", "turn", "answers", "fixed", "asked", "sequence", "path", "forks", "forked", "way")
_OF_A_LANE: Final = {**dict.fromkeys(_NUMBERS, np.int64), "left": np.bool_, "full": np.bool_}
"""What a lane has of its own: its row; its turn among the values that are held; the answers given; whose answers are
not to be varied, who was asked, in which order; the way down the search; of which facts both ends are tried; the
sequence of answers that are not the first; whether it left the law or the calendar; whether it has no room for all that
it was asked."""


class Firsts(NamedTuple):
    """Which lanes take every first answer; often all do, or none 取首选答案者."""

    mask: Mask
    is_any: bool
    is_every: bool


Begun = Callable[[str, int], NDArray[Any]]
"""How a field of some lanes begins."""


class Lanes:
    """Some rows under answers 行与答法.

    ``fields`` is what the mechanics have found for each lane, as far as they found any of it, and ``begun`` how a field
    begins; ``values`` the value taken for each fact, and its ends.
    """

    def __init__(self, tries: Tries, begun: Begun) -> None:
        self.tries, self.begun = tries, begun
        self.length = 0
        self.own: dict[str, NDArray[Any]] = {}
        self.fields: dict[str, NDArray[Any]] = {}
        self.values: dict[int, NDArray[np.int64]] = {}
        self.queue: list[tuple[Places, Numbers, Numbers]] = []
        self._lent: set[str] = set()
        self._firsts: Firsts | None = None

    @classmethod
    def of(cls, tries: Tries, begun: Begun, rows: Numbers, turns: Numbers | None = None) -> Lanes:
        """A lane for each of some rows, before anything was asked; each with its turn, see :class:`Tries` 每行一支."""
        new = cls(tries, begun)
        new.length = len(rows)
        new.own = {name: np.zeros(len(rows), dtype) for name, dtype in _OF_A_LANE.items()}
        new.own["row"][:] = rows
        new.own["turn"][:] = 0 if turns is None else turns
        return new

    def __getattr__(self, name: str) -> NDArray[Any]:
        return self.own[name]

    def take(self, places: Any) -> Lanes:  # noqa: ANN401 - places, or a slice
        """Some of the lanes 其中部分."""
        return self._with(lambda array: array[..., places])

    @property
    def firsts(self) -> Firsts:
        """Those that take every first answer 取首选答案者."""
        if self._firsts is None:
            mask = self.answers == 0
            self._firsts = Firsts(mask, bool(mask.any()), bool(mask.all()))
        return self._firsts

    def owned(self, name: str) -> NDArray[Any]:
        """What a lane has of its own, to be changed 可改的自有值."""
        if name in self._lent:
            self._lent.discard(name)
            self.own[name] = self.own[name].copy()
        return self.own[name]

    def as_they_are(self) -> Lanes:
        """The lanes as they are now: whoever changes something of theirs afterwards puts another array there 现状."""
        self._lent = set(self.own)
        found = self._with(lambda array: array)
        found.values = {number: array.copy() for number, array in self.values.items()}
        return found

    def _with(self, change: Callable[[Any], Any]) -> Lanes:
        new = Lanes(self.tries, self.begun)
        new.own = {name: change(array) for name, array in self.own.items()}
        new.fields = {name: change(array) for name, array in self.fields.items()}
        new.values = {number: change(array) for number, array in self.values.items()}
        new.length = len(new.own["row"])
        return new

    @staticmethod
    def joined(parts: Sequence[Lanes]) -> Lanes:
        """Lanes side by side 合并."""
        if len(parts) == 1:
            return parts[0]
        new = Lanes(parts[0].tries, parts[0].begun)
        new.length = sum(part.length for part in parts)
        new.own = {name: np.concatenate([part.own[name] for part in parts]) for name in _OF_A_LANE}
        names = {name for part in parts for name in part.fields}
        new.fields = {name: np.concatenate([part.field(name) for part in parts], axis=-1) for name in names}
        new.values = {}
        for number in {number for part in parts for number in part.values}:
            arrays = [part.values.get(number, np.zeros((3, part.length), np.int64)) for part in parts]
            new.values[number] = np.concatenate(arrays, axis=-1)
        return new

    def field(self, name: str) -> NDArray[Any]:
        """A field, as it begins where nothing of it was found 字段."""
        found = self.fields.get(name)
        return self.begun(name, self.length) if found is None else found

    def through(self, stage: Callable[[Lanes], None]) -> Lanes:
        """These lanes and those that their questions put beside them, after a stage that changes them 走过一段."""
        done: list[Lanes] = []
        work = self
        while True:
            before = work.as_they_are() if self.tries.forks_at_all else work
            stage(work)
            done.append(work)
            if not work.queue:
                return Lanes.joined(done)
            work = before.with_answers(work.queue)

    def with_answers(self, queue: list[tuple[Places, Numbers, Numbers]]) -> Lanes:
        """The lanes as they were, with other answers 换一种答法."""
        places, answers, fixed = (np.concatenate([entry[place] for entry in queue]) for place in range(3))
        new = self.take(places)
        new.own["answers"], new.own["fixed"] = answers, fixed
        return new

    # Questions

    def ask(self, lanes: Places, number: int, could: NDArray[np.int64] | None = None) -> Numbers:
        """The place of the option that each of some lanes takes 取口径.

        Args:
            lanes: their places.
            number: of the question.
            could: the options that could move a day, as bits for each lane; all where it is None.
        """
        tries, own = self.tries, self.own
        question = tries.questions.known[number]
        if not tries.questions.has_room_for(number):
            self.owned("full")[lanes] = True
            return np.zeros(len(lanes), np.int64)
        bit = 1 << number
        new = where((own["asked"].take(lanes) & bit) == 0)
        if len(new):
            some = lanes if len(new) == len(lanes) else lanes[new]
            self._note_asked(some, number)
            if tries.explores and question.pinned is None and question.open_to:
                self._fork_reading(some, number, None if could is None else could[new])
        if question.pinned is not None:
            return np.full(len(lanes), question.pinned, np.int64)
        return question.answer(own["answers"].take(lanes))

    def _note_asked(self, lanes: Places, number: int) -> None:
        sequence = self.owned("sequence")
        self.owned("asked")[lanes] |= 1 << number
        sequence[lanes] = self.tries.sequences.step(sequence.take(lanes), number)

    def _fork_reading(self, lanes: Places, number: int, could: NDArray[np.int64] | None) -> None:
        open_to = self.tries.questions.known[number].open_to
        if could is not None:
            every = sum(1 << option for option in open_to)
            some = np.flatnonzero(could & every)
            lanes, could = lanes[some], could[some]
        if len(lanes):
            self._fork(lanes, number, open_to, could)

    def _fork(self, lanes: Places, number: int, open_to: tuple[int, ...], could: NDArray[np.int64] | None) -> None:
        own, question = self.own, self.tries.questions.known[number]
        answers = own["answers"][lanes]
        taken = question.answer(answers)
        forks = own["forks"][lanes]
        is_full = forks >= MOST_FORKS
        if is_full.any():
            self.owned("full")[lanes[is_full]] = True
        digit = np.where(taken == 0, FIRST, taken)
        self.owned("path")[lanes] |= digit << (_DIGIT * (MOST_FORKS - 1 - np.minimum(forks, MOST_FORKS - 1)))
        self.owned("forks")[lanes] = forks + 1
        self._note_way(lanes, number, taken)
        is_free = (own["fixed"][lanes] >> number) & 1 == 0
        now = own["asked"][lanes]
        for option in open_to:
            beside = is_free if could is None else is_free & ((could >> option) & 1 == 1)
            some = where(beside)
            if len(some):
                self.queue.append((lanes[some], answers[some] | (option << question.shift), now[some]))

    def _note_way(self, lanes: Places, number: int, taken: Numbers) -> None:
        for option in np.unique(taken[taken > 0]).tolist():
            some = lanes[taken == option]
            pair = self.tries.questions.pair(number, option)
            if pair >= MOST_PAIRS:
                self.owned("full")[some] = True
            else:
                way = self.owned("way")
                way[some] = self.tries.ways.step(way[some], pair)

    def fact(self, lanes: Places, name: str, ends: tuple[Numbers, Numbers]) -> Numbers:
        """A value for a missing fact: its first, or its last; the one that was given before 取缺失事实的值."""
        tries, own = self.tries, self.own
        number = tries.questions.fact(name)
        if not tries.questions.has_room_for(number):
            self.owned("full")[lanes] = True
            return ends[0]
        known = self.values.setdefault(number, np.zeros((3, self.length), np.int64))
        new = where((own["asked"][lanes] >> number) & 1 == 0)
        if len(new):
            some, first, last = lanes[new], ends[0][new], ends[1][new]
            self._note_asked(some, number)
            known[1, some], known[2, some] = first, last
            if number in tries.held:
                known[0, some] = np.clip(tries.held[number][own["turn"][some]], first, last)
                self._note_way(some, number, (known[0, some] != first).astype(np.int64))
            else:
                known[0, some] = self._end(some, number, first, last)
        found: Numbers = known[0, lanes]
        return found

    def _end(self, lanes: Places, number: int, first: Numbers, last: Numbers) -> Numbers:
        """The first or the last value, both where facts are tried."""
        if not self.tries.tries_facts:
            return first
        self.owned("forked")[lanes] |= 1 << number
        self._fork(lanes, number, (1,), None)
        taken = self.tries.questions.known[number].answer(self.own["answers"][lanes])
        return np.where(taken == 1, last, first)
