"""The missing facts of many rows, and from which value on the verdict is another 多行的缺失事实与转折点。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from .groups import Group
from .lanes import Lanes
from .merge import first_asked
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
    facts = lanes.tries.questions.fact_bits
    some = places[(lanes.asked[places] & facts) != 0]
    rows, asked, by = first_asked(lanes, some, np.full(len(group.stated.step_counts), facts))
    first, last = np.zeros_like(rows), np.zeros_like(rows)
    for number in np.unique(asked).tolist():
        at = np.flatnonzero(asked == number)
        first[at], last[at] = lanes.values[number][1:, by[at]]
    return Unknown(rows, asked, first, last, *_tips(group, lanes, rows, asked, first, last))


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
