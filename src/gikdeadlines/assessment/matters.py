"""The assessment of a matter other than an application 其他事项的核查。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from gikdeadlines.application import CALENDAR_FACT, Almanac
from gikdeadlines.calendar import Calendar, Clock, WorkingDays
from gikdeadlines.case import Case
from gikdeadlines.matters import MatterOutcome, Question, day_of, in_order, outcome_of, shown, worst
from gikdeadlines.uncertainty import Exploration
from gikdeadlines.values import NATIONAL, ONE_DAY, Assessment, Citation, LedgerDay, Limit, beijing_day, lies_within

from .building import Additions, Figures, Work, common, is_projected, record
from .grounds import Grounds

__all__ = ["assess_matter"]


def assess_matter(case: Case, grounds: Grounds) -> Assessment:
    """When the duties of a case were due, and whether they were done in time 核查其他事项的期限.

    The verdict is that of the gravest limit, and the days beside it are those of this limit; all stand in ``limits``.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``, ``contradiction``.
        NotInForceError: ``no-law-in-force``, where no provision was in force on the decisive day.
        CalendarRangeError: before the calendar begins, or in a gap of it.
        ReadingError: for a pin that does not exist.
    """
    jurisdiction = case.jurisdiction or NATIONAL

    def evaluated(almanac: Almanac) -> MatterOutcome:
        return outcome_of(Question(case, jurisdiction, grounds.law, almanac, grounds.as_of))

    work = Work(case, grounds, grounds.pins_of(case), evaluated)
    exploration = work.explored()
    return record(work, exploration, _additions(work, exploration))


def _additions(work: Work[MatterOutcome], exploration: Exploration[MatterOutcome]) -> Additions:
    """What the outcomes say beside their verdict: each limit, and the days of the one that decides."""
    grounds, horizon = work.grounds, work.grounds.calendar.horizon
    outcomes = [branch.outcome for branch in exploration.by_default if branch.outcome]
    due = common(outcome.due for outcome in outcomes)
    hangs = is_projected(exploration.by_default, CALENDAR_FACT, due, horizon)
    ignored = tuple(shown(event) for event in in_order(work.case) if day_of(event) > grounds.as_of)
    return Additions(
        figures=[_figures(outcome, grounds.as_of) for outcome in outcomes],
        regime=_regime(work, outcomes[0]),
        span=_span(outcomes[0], grounds.as_of),
        has_local_law=_has_local_law(work),
        findings=tuple(found for outcome in outcomes for found in outcome.findings),
        ignored=ignored,
        unknown=ignored,
        citations=tuple(dict.fromkeys(_citations(outcomes))),
        limits=_merged(outcomes, horizon if hangs else date.max),
        ledger=_ledger(outcomes[0], grounds.calendar) if due and not hangs else (),
    )


_OF_APPLICATIONS: Final = ("inquiry", "remedy")
"""Matters that belong to applications: a place's rules on those are its rules on these."""


def _has_local_law(work: Work[MatterOutcome]) -> bool:
    """Whether a place's own law on the matter is held: that of a duty or a plan says nothing of the others."""
    law, place, matter = work.grounds.law, work.jurisdiction, work.case.matter
    if place == NATIONAL or (matter in _OF_APPLICATIONS and law.has_regime_of(place)):
        return True
    own = (p.instrument.jurisdiction for p in law.of_matter(matter))
    return any(found != NATIONAL and lies_within(place, found) for found in own)


def _late_natural(limit: Limit, as_of: date) -> int | None:
    """Natural days by which a limit in days was broken, to the act or to the as-of day."""
    if limit.due is None or limit.unit == "hour" or limit.verdict not in ("late", "overdue"):
        return None
    return (_day(limit.done or as_of) - _day(limit.due)).days


def _figures(outcome: MatterOutcome, as_of: date) -> Figures:
    """Working days allowed, used, left and late of the limit that decides."""
    figures = Figures(due=outcome.due, first_due=outcome.due, replied_on=outcome.done, ended_by=outcome.ended_by)
    if outcome.limits:
        limit = worst(outcome.limits)
        figures.allowed = limit.n if limit.unit == "working-day" else None
        figures.used, figures.late = limit.days_used, limit.days_late
        figures.late_natural = _late_natural(limit, as_of)
        figures.left = None if limit.days_used is None else limit.n - limit.days_used
    return figures


def _regime(work: Work[MatterOutcome], outcome: MatterOutcome) -> str:
    """The document that sets the limit that decides; before anything has happened, whose law it would be."""
    if not outcome.limits:
        return work.jurisdiction
    return work.grounds.law.provision(worst(outcome.limits).citation.provision).instrument.id


def _span(outcome: MatterOutcome, as_of: date) -> tuple[date, date] | None:
    """The first and the last day that bear on the limit that decides."""
    if not outcome.limits:
        return None
    limit = worst(outcome.limits)
    judged = outcome.done or as_of
    return _day(limit.start), max(outcome.due, judged) if outcome.due else judged


def _day(at: date) -> date:
    return beijing_day(at) if isinstance(at, datetime) else at


def _merged(outcomes: Iterable[MatterOutcome], horizon: date) -> tuple[Limit, ...]:
    """Each limit once: where it ends past the horizon, or on different days, with bounds."""
    same: dict[tuple[str, date, Citation], list[Limit]] = {}
    for limit in dict.fromkeys(limit for outcome in outcomes for limit in outcome.limits):
        same.setdefault((limit.slot, limit.start, limit.citation), []).append(limit)
    return tuple(_bounded(group, horizon) for group in same.values())


def _bounded(group: Sequence[Limit], horizon: date) -> Limit:
    dues = [limit.due for limit in group if limit.due]
    if not dues:
        return group[0]
    if len(group) == 1 and (group[0].unit == "hour" or max(dues) <= horizon):
        return group[0]
    return replace(
        group[0],
        due=None,
        earliest_due=min(dues),
        latest_due=max(dues),
        verdict=common(limit.verdict for limit in group) or "undetermined",
        days_used=common(limit.days_used for limit in group),
        days_late=common(limit.days_late for limit in group),
    )


def _ledger(outcome: MatterOutcome, calendar: Calendar) -> tuple[LedgerDay, ...]:
    """The days of the limit that decides, through the later of its end and its act; only working days are counted."""
    limit = worst(outcome.limits)
    if limit.unit != "working-day" or limit.due is None:
        return ()
    clock = Clock(WorkingDays(limit.n), start=limit.start)
    if calendar.count(limit.start, limit.due) != limit.n:
        clock = clock.restart(limit.start - ONE_DAY)
    through = min(max(limit.due, limit.done or limit.due), calendar.horizon)
    return tuple(
        replace(day, status="reply") if day.date == limit.done else day
        for day in clock.ledger(calendar, through=through, term=limit.citation)
    )


def _citations(outcomes: Iterable[MatterOutcome]) -> Iterable[Citation]:
    for outcome in outcomes:
        yield from (limit.citation for limit in outcome.limits)
        yield from (found.citation for found in outcome.findings if found.citation)
