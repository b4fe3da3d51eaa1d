"""The missing facts of many rows, and from which value on the verdict is another 多行的缺失事实与转折点。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from .combinations import starts
from .groups import Group
from .lanes import Lanes
from .merge import places_of, searched
from .runner import Places
from .working_days import Numbers

__all__ = ["Unknown", "missing_facts"]

NO_TIP: Final = -1


@dataclass(frozen=True, slots=True)
class Unknown:
    """Missing facts, a row after the other, each in the order in which it was asked 缺失事实.

    ``facts`` are the numbers of the questions; ``tips`` the value from which on the verdict is another, -1 for none.
    """

    rows: Numbers
    facts: Numbers
    first: Numbers
    last: Numbers
    tips: Numbers
    verdicts: Numbers
    before: Numbers


def missing_facts(group: Group, lanes: Lanes, places: Places) -> Unknown:
    """The missing facts that lanes by default asked for 缺失事实.

    Args:
        group: the rows.
        lanes: theirs.
        places: those of the lanes that differ in missing facts only.
    """
    facts = lanes.tries.questions.facts
    is_fact = sum(1 << number for number in facts)
    some = places[(lanes.asked[places] & is_fact) != 0]
    some = searched(lanes, some)
    entries: list[tuple[Any, ...]] = []
    for number in facts:
        met = np.flatnonzero((lanes.asked[some] >> number) & 1)
        if len(met):
            entries.append(_entry(lanes, some, met, number))
    if not entries:
        nothing = np.zeros(0, np.int64)
        return Unknown(*[nothing] * 7)
    rows, met, place, asked, first, last = (np.concatenate(part) for part in zip(*entries, strict=True))
    order = np.lexsort((place, met, rows))
    rows, asked, first, last = rows[order], asked[order], first[order], last[order]
    return Unknown(rows, asked, first, last, *_tips(group, lanes, rows, asked, first, last))


def _entry(lanes: Lanes, some: Places, asked: Places, number: int) -> tuple[Any, ...]:
    """A fact of each row: by which lane and at which place it was first asked for, its ends in the last lane."""
    row = lanes.row[some[asked]]
    first = starts(row)
    last_lane = some[asked[np.append(first[1:], len(row)) - 1]]
    place = places_of(lanes, some[asked[first]], number)
    return row[first], asked[first], place, np.full(len(first), number), *lanes.values[number][1:, last_lane]


def _tips(  # noqa: PLR0917 - the parts of one search
    group: Group, lanes: Lanes, rows: Numbers, facts: Numbers, first: Numbers, last: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """The first value from which on the verdict is another, which is taken to change once."""
    tips, verdicts, before = np.full(len(rows), NO_TIP), np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    for number in np.unique(facts).tolist():
        at = np.flatnonzero(facts == number)

        def verdict(places: Places, values: Numbers, number: int = number) -> Numbers:
            held = np.zeros(len(group.stated.facts["submitted"]), np.int64)
            held[rows[places]] = values
            found = group.run_by_default(rows[places], lanes.tries.questions, {number: held})
            return np.where(found.left, 0, found.fields["verdict"])

        before[at], verdicts[at] = verdict(at, first[at]), verdict(at, last[at])
        low, high = first.copy(), last.copy()
        differing = at[before[at] != verdicts[at]]
        open_to = differing[high[differing] - low[differing] > 1]
        while len(open_to):
            middle = (low[open_to] + high[open_to]) // 2
            found = verdict(open_to, middle)
            is_before = found == before[open_to]
            low[open_to[is_before]] = middle[is_before]
            high[open_to[~is_before]] = middle[~is_before]
            verdicts[open_to[~is_before]] = found[~is_before]
            open_to = open_to[high[open_to] - low[open_to] > 1]
        tips[differing] = high[differing]
    return tips, verdicts, before
