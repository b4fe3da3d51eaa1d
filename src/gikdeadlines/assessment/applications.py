"""An application: how it is worked out, and what it adds to the record 依申请公开的核查。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gikdeadlines.application import CALENDAR_FACT, Almanac, Outcome, evaluate
from gikdeadlines.calendar import Calendar, counted_days, counting_due
from gikdeadlines.case import BY_EXTENSION, Case, Event, FeeNotified, FeePaid, History, history_of
from gikdeadlines.law import DOUBTS, finding
from gikdeadlines.uncertainty import Basis, Branch, Exploration, Run, by_later_notice, explore_between
from gikdeadlines.values import NATIONAL, Assessment, CalendarRangeError, Finding, Verdict

from .building import Additions, Figures, Work, common, record
from .grounds import Grounds
from .ledger import LazyLedger

__all__ = ["assess_application", "evaluation", "evaluation_by_default"]


def assess_application(case: Case, grounds: Grounds) -> Assessment:
    """The assessment of an application 核查依申请公开的答复期限.

    Raises:
        CaseError: for a history that cannot have happened.
        NotInForceError: ``no-law-in-force`` on the day of receipt.
        ReadingError: for a pin that does not exist.
    """
    history = history_of(case, grounds.as_of)
    work = _work(case, history, grounds)
    if history.is_empty:
        return _not_yet_made(case, history, grounds)
    exploration = work.explored()
    if len(exploration.branches) > 1:
        explores, law, most = grounds.explores, grounds.law, work.most_branches
        exploration = explore_between(work.run, law, work.pins, readings=explores, ends=exploration, most=most)
    return record(work, exploration, _additions(work, history, exploration))


def evaluation(case: Case, grounds: Grounds) -> Run[Outcome] | None:
    """A function that evaluates a case under a chooser, as the assessment does in every branch 单一分支的计算.

    None for an application that lies in the future of the as-of day.

    Raises:
        CaseError, ReadingError: as :func:`assess_application`.
    """
    history = history_of(case, grounds.as_of)
    work = _work(case, history, grounds)
    return None if history.is_empty else work.run


def evaluation_by_default(grounds: Grounds) -> Callable[[Case, date], Outcome]:
    """A function that evaluates a case by the defaults and pins, missing facts at their first value 按默认口径计算.

    Past the horizon a due day is the earliest that may yet come out.
    """

    def evaluated(case: Case, as_of: date) -> Outcome:
        work = _work(case, history_of(case, as_of), replace(grounds, as_of=as_of))
        return work.by_default(grounds.calendar, grounds.horizon)

    return evaluated


def _work(case: Case, history: History, grounds: Grounds) -> Work[Outcome]:
    law, as_of, jurisdiction = grounds.law, grounds.as_of, case.jurisdiction or NATIONAL

    def evaluated(almanac: Almanac) -> Outcome:
        return evaluate(history, law, jurisdiction, almanac, as_of)

    return Work(case, grounds, grounds.pins_of(case), evaluated)


# What an application adds to the record


def _additions(work: Work[Outcome], history: History, exploration: Exploration[Outcome]) -> Additions:
    """What the first branch says, and the figures of each."""
    grounds = work.grounds
    outcomes = [branch.outcome for branch in exploration.by_default if branch.outcome]
    usual = outcomes[0]
    figures = [_figures(outcome, grounds) for outcome in outcomes]
    span = (usual.received_on, _through(usual, grounds.as_of))
    replied_on = common(outcome.replied_on for outcome in outcomes)
    return Additions(
        figures=figures,
        regime=usual.regime.id,
        span=span,
        has_local_law=_has_local_law(work),
        findings=(
            *usual.findings,
            *_before_receipt(history, usual),
            *_unplaced(history),
            *_reply_days(history, exploration),
            *_replied_again(history, exploration),
            *_after_end(history, usual),
            *_beyond_calendar(work),
            *_told_otherwise(work, exploration),
            *_repeated(work, usual),
            *_by_later_notice(work, usual, span[1], exploration),
        ),
        ignored=(*history.after(replied_on), *history.ignored),
        unknown=history.ignored,
        citations=tuple(usual.citations.values()),
        bases=_bases(work, history, outcomes) if work.case.claims else (),
        basis=usual.basis,
        hangs_on=CALENDAR_FACT + "due",
        ledger=LazyLedger(usual, grounds.calendar, grounds.as_of),
    )


def _not_yet_made(case: Case, history: History, grounds: Grounds) -> Assessment:
    """The assessment of an application that lies in the future of the as-of day: nothing is to be explored."""
    as_of, unmade = grounds.as_of, _Unmade()
    work = Work(case, replace(grounds, explores=False), grounds.pins_of(case), lambda _: unmade)
    added = Additions(
        figures=(Figures(),),
        regime=grounds.law.regime(work.jurisdiction, as_of).id,
        span=None,
        has_local_law=_has_local_law(work),
        findings=tuple(_beyond_calendar(work)),
        ignored=history.ignored,
        unknown=history.ignored,
    )
    return record(work, Exploration((Branch(unmade, (), (), {}),), is_cut=False), added)


@dataclass(frozen=True, slots=True)
class _Unmade:
    """What is found of an application that has not been made: nothing is due."""

    verdict: Verdict = "pending"
    due: date | None = None

    @property
    def key(self) -> tuple[date | None, date | None, date | None, Verdict]:
        return (None, None, None, self.verdict)


def _has_local_law(work: Work[Any]) -> bool:
    return work.jurisdiction == NATIONAL or work.grounds.law.has_regime_of(work.jurisdiction)


def _through(outcome: Outcome, as_of: date) -> date:
    """The last day that bears on an outcome."""
    judged = outcome.replied_on or as_of
    return max(outcome.due, judged) if outcome.due else judged


def _figures(outcome: Outcome, grounds: Grounds) -> Figures:
    """Days allowed, used, left and late, as far as the announced calendar reaches."""
    clock, calendar = outcome.clock, grounds.calendar
    until = outcome.ended_on or outcome.replied_on or grounds.as_of
    figures = Figures(outcome.received_on, outcome.due, outcome.replied_on, outcome.ended_by, clock.allowed)
    try:
        figures.first_due = _first_due(outcome, calendar)
        figures.used = counted_days(calendar, clock.start, until, clock.spans)
        is_late = outcome.due is not None and until > outcome.due
        is_counted = is_late and not outcome.ended_by
        figures.late = calendar.count(outcome.due, until) if is_counted else 0  # type: ignore[arg-type]  # late: it has one
        figures.late_natural = (until - outcome.due).days if is_counted else 0  # type: ignore[operator]  # likewise
    except CalendarRangeError:
        return figures
    figures.left = None if outcome.ended_by else clock.allowed - figures.used
    return figures


def _first_due(outcome: Outcome, calendar: Calendar) -> date | None:
    """The due day before any extension."""
    clock = outcome.clock
    if outcome.due is None or not (clock.extensions or clock.named):
        return outcome.due
    return counting_due(calendar, clock.start, clock.base, clock.spans)


def _before_receipt(history: History, usual: Outcome) -> Iterable[Finding]:
    """What the agency did before anything shows the application to have reached it: a day is wrong, or two are."""
    opening, received = history.opening, usual.received_on
    yield from _withdrawn_before(history, received)
    is_told = any(found.code in DOUBTS for found in usual.findings)
    if is_told or opening is None or opening.at >= received:
        return
    arrivals = (history.signed_for, history.arrived, history.confirmed, history.registered)
    if not any(day is not None and day <= opening.at for day in arrivals):
        yield finding("before-receipt", event=opening.type, day=opening.at, received=received)


def _withdrawn_before(history: History, received: date) -> Iterable[Finding]:
    """Nobody withdraws what nothing shows to have been made by then."""
    withdrawn = history.withdrawn
    made = (history.submitted, history.signed_for, history.arrived, history.confirmed, history.registered)
    if withdrawn is not None and not any(day is not None and day <= withdrawn for day in made):
        yield finding("before-receipt", event="withdrawn", day=withdrawn, received=received)


def _unplaced(history: History) -> Iterable[Finding]:
    """A day that would be the receipt by some way of applying, where none is stated and the register says another."""
    stated = {"signed-for": history.signed_for, "arrived": history.arrived, "confirmed": history.confirmed}
    others = [(event, day) for event, day in stated.items() if day is not None and day != history.registered]
    if history.channel is None and others:
        event, day = others[0]
        yield finding("evidence-unplaced", event=event, day=day, registered=history.registered)


def _reply_days(history: History, exploration: Exploration[Outcome]) -> Iterable[Finding]:
    """Days of one reply on both sides of a due day, where no way of service says which of them decides."""
    reply = history.replies[0] if history.replies else None
    if reply is None or reply.method is not None or reply.registered is None:
        return
    days = [day for day in (reply.registered, reply.dated, reply.dispatched, reply.delivered) if day]
    first, last = min(days), max(days)
    outcomes = (branch.outcome for branch in exploration.branches)
    dues = [found.due for found in outcomes if found and found.due and not found.ended_on and first <= found.due < last]
    if dues:
        yield finding("reply-days-differ", first=first, last=last, due=dues[0])


def _replied_again(history: History, exploration: Exploration[Outcome]) -> Iterable[Finding]:
    """A further reply after the due day, where the first came in time: that counts, if it was one 再次答复."""
    if len(history.replies) == 1:
        return
    outcomes = (branch.outcome for branch in exploration.branches)
    in_time = ((found.replied_on, found.due) for found in outcomes if found and found.verdict == "on-time")
    for first, due in in_time:
        again = [reply.at for reply in history.replies if due and reply.at > due]
        if again:
            yield finding("replied-again", first=first, again=min(again), due=due)
            return


def _after_end(history: History, usual: Outcome) -> Iterable[Finding]:
    """What was done after what ended the case, the first of it: a day is wrong, or that did not end it."""
    ended = usual.ended_on or usual.replied_on
    if ended is None:
        return
    later = [event for event in history.out_of_place(ended, is_answered=usual.ended_on is None) if _moves(event, usual)]
    if later:
        first = min(later, key=lambda event: event.at)
        yield finding("after-end", event=first.type, day=first.at, ended=ended, verdict=usual.verdict)


def _beyond_calendar(work: Work[Any]) -> Iterable[Finding]:
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
    if work.case.repeat_of:
        repeat = usual.regime.deemed.get("repeat")
        citation = repeat.provision.citation if repeat else None
        yield finding("repeat-application", citation, repeat_of=work.case.repeat_of)


def _by_later_notice(
    work: Work[Outcome], usual: Outcome, through: date, exploration: Exploration[Outcome]
) -> tuple[Finding, ...]:
    """That a notice published after the receipt decides; not said where the missing facts do."""
    noted = by_later_notice(usual, through, work.grounds.calendar, work.by_default)
    is_settled = all(branch.verdict == usual.verdict for branch in exploration.by_default)
    return noted if is_settled else ()


def _bases(work: Work[Outcome], history: History, outcomes: Iterable[Outcome]) -> list[Basis]:
    """What the counting errors are tried on that would explain a claim."""
    regimes = work.grounds.law.timeline(work.jurisdiction)
    return [Basis(outcome, history, work.grounds.calendar, regimes) for outcome in outcomes]
