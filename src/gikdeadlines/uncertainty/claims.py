"""What yields a due day that somebody asserts 主张的届满日及其来由。

A reading comes first: the branch with that due day which takes the fewest other answers. Where no reading yields the
day, the fewest counting errors that do are named, two at the most. They say how the day can be got, not who erred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from gikdeadlines.case import Claim
from gikdeadlines.values import CalendarRangeError, ClaimExplained

from .exploring import Branch, Found
from .miscounts import ERRORS, Basis, Count, Miscount, count_of

__all__ = ["explained"]


def explained(claim: Claim, branches: Iterable[Branch[Found]], bases: Sequence[Basis]) -> ClaimExplained:
    """The claim with the smallest explanation of its day 主张核对.

    Args:
        claim: who asserts which day.
        branches: of the exploration.
        bases: the outcomes by default, on which errors are tried; none for a matter other than an application.
    """
    ways = [branch.differences for branch in branches if branch.outcome and branch.outcome.due == claim.due]
    if ways:
        fewest = min(ways, key=len)
        return ClaimExplained(claim.by, claim.due, "reading", tuple(dict.fromkeys(choice.id for choice in fewest)))
    for errors in _smallest_first() if bases else ():
        for basis in bases:
            for count in _counts(basis, errors):
                if _due(count) == claim.due:
                    ids = tuple(error.code for error in errors)
                    return ClaimExplained(claim.by, claim.due, "error", ids, _days(basis, count, claim.due))
    return ClaimExplained(claim.by, claim.due, "none")


def _smallest_first() -> Iterator[tuple[Miscount, ...]]:
    yield from ((error,) for error in ERRORS)
    yield from (pair for pair in combinations(ERRORS, 2) if pair[0].about != pair[1].about)


def _counts(basis: Basis, errors: Sequence[Miscount]) -> list[Count]:
    """The counts to which errors lead, one after the other."""
    counts = [count_of(basis)]
    for error in errors:
        counts = [changed for count in counts for changed in _changed(basis, count, error)]
    return counts


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
