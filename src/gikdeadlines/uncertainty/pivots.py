"""What would have changed the verdict: the last day for this, the first day of that 什么会改变结论。

Each pivot is found by assessing altered histories, day after day from where it holds to where it no longer does: the
verdict may change more than once, as where another receipt comes to lie behind what was told, and "or later" is to be
true of every later day. Nothing here knows a rule. It costs a hundred evaluations and more, so it is done for one case
on request and never for a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from gikdeadlines.application import Outcome
from gikdeadlines.case import (
    Arrived,
    Case,
    Confirmed,
    ContactRestored,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    NotConfirmed,
    Pair,
    Received,
    Replied,
    SignedFor,
    Submitted,
    history_of,
)
from gikdeadlines.values import ONE_DAY, Choice, GikError, Pivot

__all__ = ["pivots_of_application"]

LONGEST: Final = timedelta(400)
"""So far from the receipt or the reply a changing day is looked for."""

Evaluate = Callable[[Case, date], Outcome]
"""Evaluates a case as known on a day, by the defaults and the pins."""

_RECEIPT: Final = (Submitted, SignedFor, Arrived, Confirmed, NotConfirmed, ContactRestored, Received)
_UNANSWERED: Final = ("overdue", "pending", "suspended")
_LATE: Final = ("late", "overdue")


def pivots_of_application(
    case: Case, evaluated: Evaluate, *, as_of: date, horizon: date, decisive: Sequence[Sequence[Choice]] = ()
) -> tuple[Pivot, ...]:
    """What would have changed the verdict on an application, first what the agency could have done 转折点.

    Args:
        case: the application.
        evaluated: evaluates an altered case.
        as_of: the day by which its events are known.
        horizon: the last day of the announced calendar; a due day past it is not told.
        decisive: the sets of other answers that flip the verdict; of these the single ones are pivots.
    """
    # An altered reply may lie later than the as-of day, by which nothing else had happened.
    known = replace(case, events=tuple(event for event in case.events if event.at <= as_of))
    work = _Work(known, evaluated, as_of, horizon, evaluated(known, as_of))
    found = (*work.reply(), *work.extension(), *work.correction_notice(), *work.answers(), *work.receipt())
    return (*found, *(Pivot("choice", choice=choices[0]) for choices in decisive if len(choices) == 1))


@dataclass(frozen=True, slots=True)
class _Work:
    """A case, and how it stands."""

    case: Case
    evaluated: Evaluate
    as_of: date
    horizon: date
    usual: Outcome

    # The pivots

    def reply(self) -> Iterator[Pivot]:
        """The last day on which a reply would have been in time."""
        if self.usual.verdict not in ("late", "on-time", *_UNANSWERED):
            return
        others = self._without(Replied)

        def is_in_time(day: date) -> bool:
            outcome = self._outcome([*others, Replied(method="on-the-spot", delivered=day)], day)
            return outcome is not None and outcome.verdict == "on-time"

        last = _last(is_in_time, self.usual.received_on, self.usual.received_on + LONGEST)
        if last and self.usual.due:
            yield Pivot("reply-by", last)

    def extension(self) -> Iterator[Pivot]:
        """The last day on which an extension could have been told, and the day to which the longest would have run."""
        left = self.usual.regime.terms["extension"].says.n - self.usual.clock.extra
        if self.usual.verdict not in ("late", "pending", "overdue") or left < 1 or self.usual.due is None:
            return

        def extended(day: date) -> Outcome | None:
            return self._with(ExtensionNotified(at=day, working_days=left), day)

        def is_effective(day: date) -> bool:
            outcome = extended(day)
            return outcome is not None and outcome.clock.extra > self.usual.clock.extra

        # What is told before a restart lapses with it.
        last = _last(is_effective, self.usual.clock.start, self._end)
        outcome = extended(last) if last else None
        if outcome and outcome.due:
            yield Pivot("extension-by", last, until=outcome.due if outcome.due <= self.horizon else None, days=left)

    def correction_notice(self) -> Iterator[Pivot]:
        """The last day on which a correction could have been asked for."""
        asked = any(isinstance(event, CorrectionRequested) for event in self.case.events)
        if asked or self.usual.verdict in ("withdrawn", "deemed-withdrawn") or self.usual.due is None:
            return

        def is_in_time(day: date) -> bool:
            outcome = self._with(CorrectionRequested(at=day), day)
            return outcome is not None and not any(note.code in _TOO_LATE for note in outcome.findings)

        last = _last(is_in_time, self.usual.received_on, self._end)
        if last:
            yield Pivot("correction-notice-by", last)

    def answers(self) -> Iterator[Pivot]:
        """For each question that was answered: from which day on its answer would have made the reply timely."""
        if self.usual.replied_on is None:
            return
        for step in history_of(self.case, self.as_of).steps:
            if isinstance(step, Pair) and step.answered and step.at < self.usual.replied_on:
                yield from self._answer(step, step.answered, self.usual.replied_on)

    def _answer(self, pair: Pair, answered: Event, through: date) -> Iterator[Pivot]:
        def is_timely(day: date) -> bool:
            outcome = self._outcome([replace(e, at=day) if e is answered else e for e in self.case.events])  # type: ignore[type-var]
            return outcome is not None and outcome.verdict == "on-time"

        first = _first(is_timely, pair.at, through)
        if first:
            who = getattr(answered, "party", None) or getattr(answered, "agency", None)
            yield Pivot("answer-from", first, event=answered.type, who=who)

    def receipt(self) -> Iterator[Pivot]:
        """The first day of receipt for which the reply is in time."""
        replied, received = self.usual.replied_on, self.usual.received_on
        if replied is None or self.usual.verdict not in ("late", "on-time"):
            return
        others = self._without(*_RECEIPT)

        def is_timely(day: date) -> bool:
            outcome = self._outcome([Received(at=day), *others])
            return outcome is not None and outcome.verdict == "on-time"

        first = _first(is_timely, max(received - LONGEST, date(2008, 5, 1)), replied)
        if first:
            yield Pivot("receipt-from", first)

    # Altered histories

    @property
    def _end(self) -> date:
        return self.usual.replied_on or self.usual.received_on + LONGEST

    def _without(self, *kinds: type[Event]) -> list[Event]:
        return [event for event in self.case.events if not isinstance(event, kinds)]

    def _with(self, event: Event, day: date) -> Outcome | None:
        return self._outcome([*self.case.events, event], day)

    def _outcome(self, events: Sequence[Event], through: date | None = None) -> Outcome | None:
        """The outcome of other events; None where they cannot have happened, or leave the law or the calendar."""
        altered = replace(self.case, events=tuple(events))
        try:
            return self.evaluated(altered, max(self.as_of, through or self.as_of))
        except GikError:
            return None


_TOO_LATE: Final = ("correction-notice-late", "correction-after-due")


# Day after day


def _first(holds: Callable[[date], bool], low: date, high: date) -> date | None:
    """The day from which on something holds through the last; None where it does not hold on that, or on all."""
    if low >= high or not holds(high):
        return None
    last = next((day for day in _days(high, low) if not holds(day)), None)
    return last + ONE_DAY if last else None


def _last(holds: Callable[[date], bool], low: date, high: date) -> date | None:
    """The day through which something holds from the first on; None where it does not hold on that, or to the end."""
    if low >= high or not holds(low):
        return None
    first = next((day for day in _days(low, high) if not holds(day)), None)
    return first - ONE_DAY if first else None


def _days(near: date, far: date) -> Iterator[date]:
    """The days after the near end, through the far one, whichever is later."""
    step = ONE_DAY if near < far else -ONE_DAY
    return (near + step * n for n in range(1, abs((far - near).days) + 1))
