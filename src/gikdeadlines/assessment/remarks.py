"""What a reviewer should see of an application, beside what the mechanics of the law note 核查提示。

Most cases give no reason for any of it: each is looked for only where something shows that it may be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from gikdeadlines.application import Outcome
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import BY_EXTENSION, Event, FeeNotified, FeePaid, History, Replied
from gikdeadlines.law import DOUBTS, finding
from gikdeadlines.uncertainty import Exploration, by_later_notice
from gikdeadlines.values import CalendarRangeError, Finding

from .building import Work

__all__ = ["beyond_calendar", "remarks_on"]


def remarks_on(
    work: Work[Outcome], history: History, exploration: Exploration[Outcome], usual: Outcome, through: date
) -> list[Finding]:
    """The findings, in the order in which they are shown 各项提示.

    Args:
        work: the case.
        history: what had happened.
        exploration: of it.
        usual: the first branch by default, of which they tell.
        through: the last day that bears on it.
    """
    found: list[Finding] = []
    received, replies = usual.received_on, history.replies
    ended = usual.ended_on or usual.replied_on
    if history.withdrawn is not None:
        found += _withdrawn_before(history, received)
    if history.first_step is not None and history.first_step < received:
        found += _before_receipt(history, usual)
    if history.channel is None:
        found += _unplaced(history)
    if len(replies) > 1 or (replies and replies[0].method is None):
        found += _of_replies(replies, exploration)
    if ended is not None and (history.later or history.events[-1].at > ended):
        found += _after_end(history, usual, ended)
    if history.later:
        found += beyond_calendar(work)
    if work.case.claims:
        found += _told_otherwise(work, exploration)
    if work.case.repeat_of:
        found += _repeated(work, usual)
    if work.grounds.calendar.unforeseen_between(received, through):
        found += _by_later_notice(work, usual, through, exploration)
    return found


def _before_receipt(history: History, usual: Outcome) -> Iterable[Finding]:
    """What the agency did before anything shows the application to have reached it: a day is wrong, or two are."""
    opening = history.opening
    if opening is None or any(found.code in DOUBTS for found in usual.findings):
        return
    arrivals = (history.signed_for, history.arrived, history.confirmed, history.registered)
    if not any(day is not None and day <= opening.at for day in arrivals):
        yield finding("before-receipt", event=opening.type, day=opening.at, received=usual.received_on)


def _withdrawn_before(history: History, received: date) -> Iterable[Finding]:
    """Nobody withdraws what nothing shows to have been made by then."""
    withdrawn = history.withdrawn
    made = (history.submitted, history.signed_for, history.arrived, history.confirmed, history.registered)
    if withdrawn is not None and not any(day is not None and day <= withdrawn for day in made):
        yield finding("before-receipt", event="withdrawn", day=withdrawn, received=received)


def _unplaced(history: History) -> Iterable[Finding]:
    """A day that would be the receipt by some way of applying, where the register says another."""
    stated = {
        "signed-for": history.signed_for,
        "arrived": history.arrived,
        "confirmed": history.confirmed,
        "contact-restored": history.contact_restored,
    }
    others = [(event, day) for event, day in stated.items() if day is not None and day != history.registered]
    if others:
        event, day = others[0]
        yield finding("evidence-unplaced", event=event, day=day, registered=history.registered)


def _of_replies(replies: Sequence[Replied], exploration: Exploration[Outcome]) -> Iterable[Finding]:
    """What is to be said of replies that count on one of several days, or of which one of several counts."""
    if replies[0].method is None and replies[0].registered is not None:
        yield from _reply_days(replies[0], exploration)
    if len(replies) > 1:
        yield from _replied_again(replies, exploration)


def _reply_days(reply: Replied, exploration: Exploration[Outcome]) -> Iterable[Finding]:
    """Days of one reply on both sides of a due day, where no way of service says which of them decides."""
    days = [day for day in (reply.registered, reply.dated, reply.dispatched, reply.delivered) if day]
    first, last = min(days), max(days)
    outcomes = (branch.outcome for branch in exploration.branches)
    dues = [found.due for found in outcomes if found and found.due and not found.ended_on and first <= found.due < last]
    if dues:
        yield finding("reply-days-differ", first=first, last=last, due=dues[0])


def _replied_again(replies: Sequence[Replied], exploration: Exploration[Outcome]) -> Iterable[Finding]:
    """A further reply after the due day, where the first came in time: that counts, if it was one 再次答复."""
    outcomes = (branch.outcome for branch in exploration.branches)
    in_time = ((found.replied_on, found.due) for found in outcomes if found and found.verdict == "on-time")
    for first, due in in_time:
        known = sorted(reply.at for reply in replies)
        # Where none is known by the due day, the one that counts, on a day not stated, is the first of them.
        again = [day for day in known[known[0] > due :] if day > due] if due else []
        if again:
            yield finding("replied-again", first=first, again=again[0], due=due)
            return


def _after_end(history: History, usual: Outcome, ended: date) -> Iterable[Finding]:
    """What was done after what ended the case, the first of it: a day is wrong, or that did not end it."""
    later = [event for event in history.out_of_place(ended, is_answered=usual.ended_on is None) if _moves(event, usual)]
    if later:
        first = min(later, key=lambda event: event.at)
        yield finding("after-end", event=first.type, day=first.at, ended=ended, verdict=usual.verdict)


def beyond_calendar(work: Work[Any]) -> Iterable[Finding]:
    """What is said to happen on a day of which nothing is announced, and not by the as-of day: a year is mistyped."""
    horizon = work.grounds.calendar.horizon
    last = max(work.grounds.as_of, horizon)
    events = [event for event in work.case.events if event.at > last]
    if events:
        yield finding("beyond-calendar", event=events[0].type, day=events[0].at, horizon=horizon)


def _told_otherwise(work: Work[Outcome], exploration: Exploration[Outcome]) -> Iterable[Finding]:
    """That the last day which a notice of extension names is not where its number of days leads on any reading."""
    dues = {branch.outcome.due for branch in exploration.branches if branch.outcome and branch.outcome.due}
    for claim in work.case.claims:
        if claim.by == BY_EXTENSION and dues and not dues & set(_last_days(claim.due, work.grounds.calendar)):
            yield finding("extension-differs", until=claim.due, due=min(dues))


def _last_days(named: date, calendar: Calendar) -> Iterable[date]:
    """The day that was named; one that is a rest day may mean the next working day."""
    yield named
    with suppress(CalendarRangeError):
        if not calendar.is_working(named):
            yield calendar.next_working(named)


def _moves(event: Event, usual: Outcome) -> bool:
    """Whether an event could change a period at all: a fee does so only where a text says so."""
    return not isinstance(event, FeeNotified | FeePaid) or usual.regime.effect("fee", event.at) is not None


def _repeated(work: Work[Outcome], usual: Outcome) -> Iterable[Finding]:
    """That the same was applied for before."""
    repeat = usual.regime.deemed.get("repeat")
    citation = repeat.provision.citation if repeat else None
    yield finding("repeat-application", citation, repeat_of=work.case.repeat_of)


def _by_later_notice(
    work: Work[Outcome], usual: Outcome, through: date, exploration: Exploration[Outcome]
) -> tuple[Finding, ...]:
    """That a notice published after the receipt decides; not said where the missing facts do."""
    is_settled = all(branch.verdict == usual.verdict for branch in exploration.by_default)
    return by_later_notice(usual, through, work.grounds.calendar, work.by_default) if is_settled else ()
