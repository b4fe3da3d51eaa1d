"""The calendar in force beside the one that was published when the clock started 两个时间轴。

A notice that came out while an application was open may move its due day. Whoever counted by the calendar of the day
of receipt then counted rightly by what he could know, and a reviewer should see that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from gikdeadlines.application import Outcome
from gikdeadlines.calendar import Calendar, Notice
from gikdeadlines.law import finding
from gikdeadlines.values import CalendarRangeError, Finding

__all__ = ["by_later_notice", "uncertain_notices"]

_IN_TIME = ("on-time", "pending")
_LATE = ("late", "overdue")


def by_later_notice(
    outcome: Outcome, through: date, calendar: Calendar, evaluated: Callable[[Calendar], Outcome]
) -> tuple[Finding, ...]:
    """The finding that a notice published after receipt decides, where one does 因其后公布的通知而改变.

    Args:
        outcome: by the calendar in force.
        through: the last day that bears on it.
        calendar: in force.
        evaluated: the same case by another calendar; asked only where a later notice touches these days.
    """
    received = outcome.received_on
    published = calendar.unforeseen_between(received, through)
    touching = [notice for notice in published if _touches(notice, received, through)] if published else ()
    if not touching:
        return ()
    try:
        then = evaluated(calendar.known_on(received))
    except CalendarRangeError:
        return ()
    code = _code(outcome.verdict, then.verdict)
    if code is None:
        return ()
    notice = touching[0]
    return (finding(code, notice.citation, published=notice.known_from, due=outcome.due, due_then=then.due),)


def _code(now: str, then: str) -> str | None:
    if now in _LATE and then in _IN_TIME:
        return "late-by-later-notice"
    if now in _IN_TIME and then in _LATE:
        return "in-time-by-later-notice"
    return None


def _touches(notice: Notice, first: date, through: date) -> bool:
    return any(first <= day <= through for day in notice.days_set)


def uncertain_notices(calendar: Calendar, first: date, through: date) -> Iterable[str]:
    """The notices of medium confidence that set a day between two days 可信度中等的通知."""
    remarked = (n for n in calendar.uncertain if any(first <= d <= through for r in n.remarks for d in r.dates))
    touching = (notice for notice in calendar.uncertain if _touches(notice, first, through))
    return dict.fromkeys(notice.citation.provision for notice in (*touching, *remarked))
