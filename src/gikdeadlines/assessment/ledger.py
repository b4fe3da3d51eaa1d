"""The ledger of an application: every day from its receipt to the later of due day and reply 逐日计算表。"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gikdeadlines.application import Outcome
from gikdeadlines.calendar import Calendar, Clock, WorkingDays
from gikdeadlines.values import LedgerDay

__all__ = ["LazyLedger"]


class LazyLedger:
    """The ledger of an outcome, written when it is read; pickled as the days it gives 逐日计算表."""

    __slots__ = ("_as_of", "_calendar", "_outcome")

    def __init__(self, outcome: Outcome, calendar: Calendar, as_of: date) -> None:
        self._outcome, self._calendar, self._as_of = outcome, calendar, as_of

    def __call__(self) -> tuple[LedgerDay, ...]:
        """The days from receipt to the later of due day and reply, or the end, as far as the calendar is announced."""
        outcome = self._outcome
        last = max(outcome.due or outcome.ended_on or self._as_of, outcome.replied_on or outcome.clock.start)
        through = min(last, self._calendar.horizon)
        clock = _clock_of(outcome)
        dropped = Clock(clock.term, start=outcome.received_on).ledger(self._calendar, through=clock.start)[:-1]
        counted = clock.ledger(self._calendar, through=through)
        return (*map(_dropped, dropped), *(_marked(day, outcome) for day in counted))

    def __reduce__(self) -> tuple[Callable[..., tuple[LedgerDay, ...]], tuple[tuple[LedgerDay, ...]]]:
        return tuple, (self(),)


def _clock_of(outcome: Outcome) -> Clock:
    """The clock of an outcome; an extension that ends on a named day is counted by the days it takes."""
    clock = outcome.clock
    term = WorkingDays(clock.base)
    extra = clock.allowed - clock.base
    return Clock(term, start=clock.start, extra=extra, exclusions=tuple(pause.exclusion for pause in clock.pauses))


def _dropped(day: LedgerDay) -> LedgerDay:
    """A day between the receipt and the restart that took its number away."""
    return day if day.ordinal is None else LedgerDay(day.date, "excluded", None, "restart")


def _marked(day: LedgerDay, outcome: Outcome) -> LedgerDay:
    """The day by where the due day and the reply stand; a due day may be named, and be a rest day."""
    status = day.status
    if day.date == outcome.replied_on:
        status = "reply"
    elif day.date == outcome.due:
        status = "due"
    elif outcome.due and day.ordinal:
        status = "counted" if day.date < outcome.due else "after-due"
    return LedgerDay(day.date, status, day.ordinal, day.reason, day.citation)
