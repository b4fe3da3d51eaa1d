"""Notices that came out while applications were open, for many rows at once 其后公布的通知。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import LATE, NONE, ON_TIME, OVERDUE, PENDING
from gikdeadlines.calendar import Calendar

from .agreed import Agreed
from .counting import days_of
from .groups import Group, RowDays
from .lanes import Lanes
from .runner import Places
from .working_days import Numbers

__all__ = ["TURNS", "Later", "later_notices", "through_of", "touched"]

_IN_TIME: Final = (ON_TIME, PENDING)
_TOO_LATE: Final = (LATE, OVERDUE)

TURNS: Final = {
    "late-by-later-notice": (_IN_TIME, _TOO_LATE),
    "in-time-by-later-notice": (_TOO_LATE, _IN_TIME),
}
"""The finding for each turn of a verdict, before and after the notice."""


@dataclass(frozen=True, slots=True)
class Later:
    """What a later notice decides of each row 由其后的通知决定的各行.

    ``turns`` are the places of theirs in :data:`TURNS`, -1 where nothing turns, ``notices`` those among the notices
    that nobody could foresee; ``then`` is the due day by the calendar that was known at the receipt.
    """

    turns: Numbers
    notices: Numbers
    then: Numbers


def through_of(lanes: Lanes, places: Places, as_of: int) -> Numbers:
    """The last day that bears on an outcome 与结果有关的最后一日."""
    reply, due = lanes.fields["reply"][places], lanes.fields["due"][places]
    found: Numbers = np.maximum(due, np.where(reply != NONE, reply, as_of))
    return found


def touched(set_days: Iterable[date], first: Numbers, through: Numbers) -> NDArray[np.bool_]:
    """Whether one of some days lies between two days 是否涉及."""
    days = np.array(sorted({day.toordinal() for day in set_days}), np.int64)
    found: NDArray[np.bool_] = np.searchsorted(days, first, side="left") < np.searchsorted(days, through, side="right")
    return found


def later_notices(group: Group, lanes: Lanes, base: Places, agreed: Agreed, kept: Numbers) -> Later:
    """The rows that a notice published after their receipt decides 因其后公布的通知而改变.

    Args:
        group: the rows.
        lanes: theirs.
        base: the first lane of each.
        agreed: what the lanes of each agree on.
        kept: the places of these rows among those of ``agreed``.
    """
    calendar = group.place.calendar
    received, through = lanes.fields["received"][base], through_of(lanes, base, group.stated.as_of)
    which = np.full(len(base), -1)
    for number, notice in reversed(list(enumerate(calendar.unforeseen))):
        known = notice.known_from.toordinal()
        hit = (received < known) & (known <= through)
        hit[hit] = touched(notice.days_set, received[hit], through[hit])
        which[hit] = number
    which[agreed.figures["verdict"][kept] != agreed.usual[kept]] = -1
    turns, dues = np.full(len(base), -1), np.zeros(len(base), np.int64)
    some = np.flatnonzero(which >= 0)
    if len(some):
        rows = lanes.row[base[some]]
        then = _known_then(calendar, received[some], rows, len(group.stated.step_counts))
        others = group.run_by_default(rows, lanes.tries.questions, days=then)
        verdict, now = others.fields["verdict"], agreed.usual[kept[some]]
        dues[some] = others.fields["due"]
        for turn, (before, after) in enumerate(TURNS.values()):
            turns[some[np.isin(verdict, before) & np.isin(now, after) & ~others.left]] = turn
    return Later(turns, which, dues)


def _known_then(calendar: Calendar, received: Numbers, rows: Numbers, length: int) -> RowDays:
    """The calendars known on the days of receipt of some rows, and the place of each row's."""
    published = np.array(sorted({notice.known_from.toordinal() for notice in calendar.notices}))
    _, first, places = np.unique(
        np.searchsorted(published, received, side="right"), return_index=True, return_inverse=True
    )
    known = [calendar.known_on(date.fromordinal(int(received[place]))) for place in first]
    which = np.zeros(length, np.int64)
    which[rows] = places
    return days_of(*known), which
