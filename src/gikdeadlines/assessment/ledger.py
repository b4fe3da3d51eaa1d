"""The ledger of an application: every day from the receipt on, what it is, and what makes it that 逐日计算表。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from gikdeadlines.application import Outcome
from gikdeadlines.calendar import Calendar, Clock, Exclusion, WorkingDays
from gikdeadlines.values import ONE_DAY, Because, Citation, LedgerDay

__all__ = ["BEFORE_RESTART", "LazyLedger"]

BEFORE_RESTART: Final = "before-restart"
"""Why a day does not count that lies before a count begun anew 重新起算之前."""

_RESTARTING: Final = frozenset({"correction", "fee"})
"""What an applicant does that begins a count anew; what others answer on the same day does not."""


class LazyLedger:
    """The ledger of an outcome, written when it is read; pickled as the days it gives 逐日计算表."""

    __slots__ = ("_as_of", "_calendar", "_outcome")

    def __init__(self, outcome: Outcome, calendar: Calendar, as_of: date) -> None:
        self._outcome, self._calendar, self._as_of = outcome, calendar, as_of

    def __call__(self) -> tuple[LedgerDay, ...]:
        """The days from receipt to the later of due day and reply, or the end, as far as the calendar is known.

        Each bears a source: the notice or the week that frees it or has it worked, the provision that takes it out,
        the one that makes it the start, and for a plain day that counts the one whose term it belongs to.
        """
        outcome = self._outcome
        last = max(outcome.due or outcome.ended_on or self._as_of, outcome.replied_on or outcome.clock.start)
        through = _known_through(self._calendar, outcome.clock.start, last)
        return (*_before(outcome, self._calendar), *_counted(outcome, self._calendar, through))

    def __reduce__(self) -> tuple[Callable[..., tuple[LedgerDay, ...]], tuple[tuple[LedgerDay, ...]]]:
        return tuple, (self(),)


def _known_through(calendar: Calendar, start: date, last: date) -> date:
    """The last day, or the one up to which every day after a start is known.

    An answer whose judged day is not stated may lie past the calendar, or in a year of which a region's notice is not
    known.
    """
    gaps = (gap.start - ONE_DAY for gap in calendar.gaps if gap.end is None or gap.end > start)
    return min(last, calendar.horizon, *gaps)


def _before(outcome: Outcome, calendar: Calendar) -> Iterator[LedgerDay]:
    """The days between the receipt and the restart that took their numbers away; what was asked by then stays seen."""
    clock = outcome.clock
    if outcome.received_on >= clock.start:
        return
    dropped = Clock(WorkingDays(clock.base), start=outcome.received_on, exclusions=_exclusions(outcome))
    because = Because(BEFORE_RESTART, _restarted_by(outcome))
    first, *others = dropped.ledger(calendar, through=clock.start)[:-1]
    yield replace(first, citation=_received_by(outcome))
    for day in others:
        is_taken = day.ordinal is not None
        yield LedgerDay(day.date, "excluded", None, because.code, because.citation) if is_taken else day


def _counted(outcome: Outcome, calendar: Calendar, through: date) -> Iterator[LedgerDay]:
    """The days from the start of the count that runs."""
    clock, term = outcome.clock, outcome.regime.terms["reply"].provision.citation
    count = Clock(
        WorkingDays(clock.base), start=clock.start, extra=outcome.allowed - clock.base, exclusions=_exclusions(outcome)
    )
    first, *others = count.ledger(calendar, through=through, term=term)
    is_restarted = clock.start > outcome.received_on
    start = _restarted_by(outcome) if is_restarted else _received_by(outcome)
    for day in (replace(first, citation=start), *others):
        yield _marked(day, outcome)


def _exclusions(outcome: Outcome) -> tuple[Exclusion, ...]:
    return tuple(pause.exclusion for pause in outcome.clock.pauses)


def _received_by(outcome: Outcome) -> Citation | None:
    """The rule on which day is the receipt: an evaluation cites it first."""
    return next(iter(outcome.cited), None)


def _restarted_by(outcome: Outcome) -> Citation | None:
    """The provision by which what came on the day of the restart had the count begin anew."""
    clock = outcome.clock
    for pause in clock.pauses:
        if pause.because.code in _RESTARTING and pause.is_answered and pause.interval.end == clock.start:
            return pause.because.citation
    amended = outcome.regime.effect("amended", clock.start)
    return amended.provision.citation if amended else None


def _marked(day: LedgerDay, outcome: Outcome) -> LedgerDay:
    """The day by where the due day and the reply stand; a due day may be named, and be a rest day."""
    status = day.status
    if day.date == outcome.replied_on:
        status = "reply"
    elif day.date == outcome.due:
        status = "due"
    elif outcome.due and day.ordinal:
        status = "counted" if day.date < outcome.due else "after-due"
    return day if status == day.status else LedgerDay(day.date, status, day.ordinal, day.reason, day.citation)
