"""What yields a due day that somebody asserts 主张的届满日及其来由。

A reading comes first: the branch with that due day which takes the fewest other answers. Where no reading yields the
day, the fewest counting errors that do are named, two at the most. They say how the day can be got, not who erred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from gikdeadlines.case import Claim
from gikdeadlines.values import CalendarRangeError, Choice, ClaimExplained

from .exploring import Branch, Found
from .miscounts import ERRORS, Basis, Count, Miscount, count_of

__all__ = ["Explanations", "explained"]

_MOST_BASES: Final = 64


def explained(claim: Claim, branches: Iterable[Branch[Found]], bases: Sequence[Basis]) -> ClaimExplained:
    """The claim with the smallest explanation of its day 主张核对.

    Args:
        claim: who asserts which day.
        branches: of the exploration.
        bases: the outcomes by default, on which errors are tried; none for a matter other than an application.
    """
    return Explanations(branches, bases).of(claim)


class Explanations:
    """What yields any day, each reading and error tried once, however many days are asserted 各日的来由.

    Errors are tried on so many outcomes by default as differ in what is counted, 64 at the most.
    """

    def __init__(self, branches: Iterable[Branch[Found]], bases: Sequence[Basis]) -> None:
        self._readings: dict[date, Sequence[Choice]] = {}
        for branch in branches:
            due = branch.outcome and branch.outcome.due
            if due and (due not in self._readings or len(branch.differences) < len(self._readings[due])):
                self._readings[due] = branch.differences
        self._errors: dict[date, tuple[Sequence[Miscount], Basis, Count]] = {}
        self._untried = _tried(_distinct(bases))

    def of(self, claim: Claim) -> ClaimExplained:
        """The claim with the smallest explanation of its day 主张核对."""
        if claim.due in self._readings:
            ids = tuple(dict.fromkeys(choice.id for choice in self._readings[claim.due]))
            return ClaimExplained(claim.by, claim.due, "reading", ids)
        found = self._error(claim.due)
        if found is None:
            return ClaimExplained(claim.by, claim.due, "none")
        errors, basis, count = found
        codes = tuple(error.code for error in errors)
        return ClaimExplained(claim.by, claim.due, "error", codes, _days(basis, count, claim.due))

    def _error(self, due: date) -> tuple[Sequence[Miscount], Basis, Count] | None:
        """The first way to a day, fewest errors first; what is passed on the way there is kept for other days."""
        if due not in self._errors:
            for day, way in self._untried:
                self._errors.setdefault(day, way)
                if day == due:
                    break
        return self._errors.get(due)


def _tried(bases: Sequence[Basis]) -> Iterator[tuple[date, tuple[Sequence[Miscount], Basis, Count]]]:
    """The last days to which one error leads, then two; what one alone leads to is worked out once."""
    singly: dict[tuple[str, int], list[Count]] = {}
    for errors in _smallest_first() if bases else ():
        for at, basis in enumerate(bases):
            first, *second = errors
            if not second:
                singly[first.code, at] = _changed(basis, count_of(basis), first)
            counts = singly[first.code, at]
            for error in second:
                counts = [changed for count in counts for changed in _changed(basis, count, error)]
            for count in counts:
                if day := _due(count):
                    yield day, (errors, basis, count)


def _distinct(bases: Sequence[Basis]) -> list[Basis]:
    """Those that are not counted alike; a reply that may have been on many days changes no count."""
    found: dict[object, Basis] = {}
    for basis in bases:
        outcome, count = basis.outcome, count_of(basis)
        told = tuple(outcome.clock.extensions)
        key = (outcome.received_on, outcome.regime.id, told, count.start, count.n, count.spans, count.fixed)
        if len(found) < _MOST_BASES:
            found.setdefault(key, basis)
    return list(found.values())


def _smallest_first() -> Iterator[tuple[Miscount, ...]]:
    yield from ((error,) for error in ERRORS)
    yield from (pair for pair in combinations(ERRORS, 2) if pair[0].about != pair[1].about)


def _changed(basis: Basis, count: Count, error: Miscount) -> list[Count]:
    try:
        return list(error.change(basis, count))
    except CalendarRangeError:
        return []


def _due(count: Count) -> date | None:
    """The last day of a count, None where it leaves the announced calendar."""
    try:
        return count.due()
    except CalendarRangeError:
        return None


def _days(basis: Basis, count: Count, due: date) -> tuple[date, ...]:
    """The days that the errors counted or left out, as far as they are single days."""
    right = count_of(basis)
    through = range(count.start.toordinal() + 1, due.toordinal() + 1)
    differing = (day for day in map(date.fromordinal, through) if _differs(right, count, day))
    return (*count.days, *(day for day in differing if not any(day in span for _, span in count.spans)))


def _differs(right: Count, count: Count, day: date) -> bool:
    """Whether only one of two counts takes a day for worked; of a day that is not announced nobody can say."""
    try:
        return right.works(day) != count.works(day)
    except CalendarRangeError:
        return False
