"""The figures of lanes, and what the lanes by default of a row agree on 各行的数字与一致之处。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import LAPSED, NONE, WITHDRAWN

from .counting import Days, Pauses
from .lanes import Lanes
from .runner import Places

__all__ = ["NO_COUNT", "UNDETERMINED", "Agreed", "agreed_of"]

Mask = NDArray[np.bool_]

NO_COUNT: Final = -(1 << 31)
"""Stands for a count that there is not."""

UNDETERMINED: Final = 0
"""The verdict of a row whose missing facts lead to several."""

_WITHDRAWN: Final = -1

_NOTHING: Final = {
    "verdict": UNDETERMINED,
    **dict.fromkeys(("received", "first_due", "due", "reply", "ended_by"), NONE),
    **dict.fromkeys(("allowed", "used", "left", "late", "late_natural"), NO_COUNT),
}
"""What stands where the lanes of a row differ."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the lanes by default agree on, by the name of the figure; and which rows left the calendar 一致的数字.

    ``usual`` is the verdict of the lane that takes every first answer, ``ended_by`` the row that ended an application,
    -1 for a withdrawal.
    """

    figures: dict[str, NDArray[Any]]
    usual: NDArray[Any]
    outside: Mask


def agreed_of(lanes: Lanes, base: Places, others: Places, days: Days, as_of: int) -> Agreed:
    """What lanes agree on: those that take every first answer, in the order of their rows, and others 一致之处.

    Args:
        lanes: of some rows.
        base: the places of the first lane of each row.
        others: the places of its other lanes that differ from it in missing facts only.
        days: the calendar.
        as_of: the day up to which days are counted.
    """
    figures, outside = _figures(lanes, base, days, as_of)
    usual = figures["verdict"].copy()
    if len(others):
        place = np.zeros(int(lanes.row.max()) + 1, np.int64)
        place[lanes.row[base]] = np.arange(len(base))
        at = place[lanes.row[others]]
        other, beyond = _figures(lanes, others, days, as_of)
        np.logical_or.at(outside, at, beyond)
        first = {name: array.copy() for name, array in figures.items()}
        for name, nothing in _NOTHING.items():
            figures[name][at[first[name][at] != other[name]]] = nothing
    return Agreed(figures, usual, outside)


def _figures(lanes: Lanes, places: Places, days: Days, as_of: int) -> tuple[dict[str, NDArray[Any]], Mask]:
    """Days allowed, used, left and late, as far as the announced calendar reaches."""
    at = {name: lanes.fields[name][places] for name in _READ}
    due, start, reply, named = at["due"], at["start"], at["reply"], at["named"]
    until = np.where(at["ended_on"] != NONE, at["ended_on"], np.where(reply != NONE, reply, as_of))
    used, outside = days.counted(start, until, _pauses(lanes, places))
    first_due, allowed = due.copy(), at["base"] + at["extra"]
    some = np.flatnonzero((due != NONE) & ((at["extended"] > 0) | (named != NONE)))
    first_due[some], beyond = days.counting(start[some], at["base"][some], _pauses(lanes, places[some]))
    outside[some] |= beyond
    some = np.flatnonzero(at["later"] != NONE)
    allowed[some], beyond = days.counted(start[some], at["later"][some], _pauses(lanes, places[some]))
    outside[some] |= beyond
    # Whether a later date would have decided the due day of one that lapsed, nobody asked.
    outside |= (named != NONE) & (at["ended"] == LAPSED)
    has_ended = at["ended"] != NONE
    is_late = (due != NONE) & (until > due) & ~has_ended
    outside |= is_late & (days.outside(until) | days.outside(due))
    ended_by = np.where(at["ended"] == WITHDRAWN, _WITHDRAWN, at["ended_row"])
    return {
        "verdict": at["verdict"],
        "received": at["received"],
        "first_due": first_due,
        "due": due,
        "reply": reply,
        "ended_by": ended_by,
        "allowed": allowed,
        "used": used,
        "left": np.where(has_ended, NO_COUNT, allowed - used),
        "late": np.where(is_late, days.ranks(until) - days.ranks(due), 0),
        "late_natural": np.where(is_late, until - due, 0),
    }, outside


_READ: Final = (
    *("verdict", "received", "due", "reply", "start", "base", "extra"),
    *("extended", "named", "later", "ended", "ended_on", "ended_row"),
)


def _pauses(lanes: Lanes, places: Places) -> Pauses:
    return Pauses.at(lanes.fields["pause"], lanes.fields["pauses"][places], places)
