"""The assessment of a matter other than an application 其他事项的核查。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from gikdeadlines.application import CALENDAR_FACT, Almanac, Bounded
from gikdeadlines.assessment import Grounds, Horizon, claims_explained
from gikdeadlines.calendar import Calendar, Clock, WorkingDays
from gikdeadlines.case import Case
from gikdeadlines.law import Law, finding
from gikdeadlines.uncertainty import Exploration, Replay, explore
from gikdeadlines.values import (
    NATIONAL,
    ONE_DAY,
    Assessment,
    Citation,
    Finding,
    LedgerDay,
    Limit,
    Missing,
    Provenance,
    Verdict,
)

from .inquiry import inquiry
from .judging import MatterOutcome, worst
from .opinion import public_opinion
from .publication import publication
from .question import Question, shown
from .retention import retention
from .soe import soe_report
from .urgent import urgent_document

__all__ = ["assess_matter"]

T = TypeVar("T")

_MATTERS: Final[Mapping[str, Callable[[Question], MatterOutcome]]] = {
    "publication": publication,
    "public-opinion": public_opinion,
    "soe-report": soe_report,
    "inquiry": inquiry,
    "urgent-document": urgent_document,
    "retention": retention,
}


def assess_matter(case: Case, grounds: Grounds) -> Assessment:
    """When the duties of a case were due, and whether they were done in time 核查其他事项的期限.

    The verdict is that of the gravest limit, and the days beside it are those of this limit; all stand in ``limits``.

    Raises:
        CaseError: ``missing-event``, ``two-of-a-kind``, ``out-of-order``, ``contradiction``.
        NotInForceError: ``no-law-in-force``, where no provision was in force on the decisive day.
        CalendarRangeError: before the calendar begins, or in a gap of it.
        ReadingError: for a pin that does not exist.
    """
    pins = grounds.pins_of(case)
    work = _Work(case, grounds.law, grounds.calendar, grounds.horizon, grounds.as_of, pins)
    exploration = explore(work.run, grounds.law, pins, readings=grounds.explores).settled()
    return work.assessment(exploration, explores=grounds.explores, provenance=grounds.provenance)


@dataclass(frozen=True, slots=True)
class _Work:
    """One case and what it is assessed by."""

    case: Case
    law: Law
    calendar: Calendar
    horizon: Horizon
    as_of: date
    pins: Mapping[str, str]

    def run(self, chooser: Replay) -> MatterOutcome:
        return self._run(chooser, self.calendar, self.horizon)

    def _run(self, chooser: Replay, calendar: Calendar, beyond: Bounded | None) -> MatterOutcome:
        return _MATTERS[self.case.matter](self._question(Almanac(calendar, chooser, beyond)))

    def _question(self, almanac: Almanac) -> Question:
        return Question(self.case, self.case.jurisdiction or NATIONAL, self.law, almanac, self.as_of)

    def assessment(
        self, exploration: Exploration[MatterOutcome], *, explores: bool, provenance: Provenance
    ) -> Assessment:
        branches = exploration.by_default
        outcomes = [branch.outcome for branch in branches if branch.outcome]
        bounds = {name: ends for branch in branches for name, ends in branch.bounds.items()}
        verdict: Verdict = _common(branch.verdict for branch in branches) or "undetermined"
        due = _common(outcome.due for outcome in outcomes)
        hangs = any(name.startswith(CALENDAR_FACT) for name in bounds)
        is_projected = hangs and (due is None or due > self.calendar.horizon)
        dues = [branch.outcome.due for branch in exploration.branches if branch.outcome and branch.outcome.due]
        figures = _Figures.common(outcomes)
        return Assessment(
            id=self.case.id,
            verdict=verdict,
            regime=self._regime(outcomes[0]),
            as_of=self.as_of,
            ended_by=_common(outcome.ended_by for outcome in outcomes),
            robust=exploration.is_robust if explores else None,
            first_due=None if is_projected else due,
            due=None if is_projected else due,
            projected_due=self._projected_due() if is_projected else None,
            earliest_due=min(dues, default=None),
            latest_due=max(dues, default=None),
            replied_on=_common(outcome.done for outcome in outcomes),
            days_allowed=figures.allowed,
            days_used=figures.used,
            days_left=figures.left,
            days_late=figures.late,
            readings=exploration.asked,
            explored=len(exploration.branches),
            decisive=exploration.decisive() if explores else (),
            alternatives=exploration.alternatives() if len(exploration.branches) > 1 else (),
            claims=claims_explained(self.case, exploration),
            findings=tuple(dict.fromkeys(self._findings(outcomes, exploration))),
            missing=tuple(_missing(bounds)),
            ignored=self._ignored,
            certainty="projected" if is_projected else "announced",
            citations=tuple(dict.fromkeys(_citations(outcomes))),
            limits=_merged(outcomes, self.calendar.horizon if is_projected else date.max),
            provenance=provenance,
            _ledger=_ledger(outcomes[0], self.calendar) if due and not is_projected else (),
        )

    def _regime(self, outcome: MatterOutcome) -> str:
        """The document that sets the limit that decides; before anything has happened, whose law it would be."""
        if not outcome.limits:
            return self.case.jurisdiction or NATIONAL
        return self.law.provision(worst(outcome.limits).citation.provision).instrument.id

    def _projected_due(self) -> date | None:
        return self._run(Replay(self.law, self.pins), self.horizon.projected, None).due

    @property
    def _ignored(self) -> tuple[str, ...]:
        return tuple(shown(event) for event in self._question(Almanac(self.calendar, Replay(self.law, {}))).ignored)

    def _findings(
        self, outcomes: Iterable[MatterOutcome], exploration: Exploration[MatterOutcome]
    ) -> Iterable[Finding]:
        for outcome in outcomes:
            yield from outcome.findings
        jurisdiction = self.case.jurisdiction or NATIONAL
        if jurisdiction not in self.law.jurisdictions:
            yield finding("no-local-law", jurisdiction=jurisdiction)
        if self._ignored:
            yield finding("after-as-of", events=self._ignored)
        if exploration.is_cut:
            yield finding("exploration-cut", explored=len(exploration.branches))


@dataclass(frozen=True, slots=True)
class _Figures:
    """Working days allowed, used, left and late of the limit that decides."""

    allowed: int | None = None
    used: int | None = None
    left: int | None = None
    late: int | None = None

    @classmethod
    def common(cls, outcomes: Sequence[MatterOutcome]) -> _Figures:
        """Those on which all outcomes agree."""
        figures = {cls.of(worst(outcome.limits)) for outcome in outcomes if outcome.limits}
        return figures.pop() if len(figures) == 1 else cls()

    @classmethod
    def of(cls, limit: Limit) -> _Figures:
        """Those of a limit."""
        used = limit.days_used
        left = None if used is None else limit.n - used
        return cls(limit.n if limit.unit == "working-day" else None, used, left, limit.days_late)


def _merged(outcomes: Iterable[MatterOutcome], horizon: date) -> tuple[Limit, ...]:
    """Each limit once: where it ends past the horizon, or on different days, with bounds."""
    same: dict[tuple[str, date, Citation], list[Limit]] = {}
    for limit in dict.fromkeys(limit for outcome in outcomes for limit in outcome.limits):
        same.setdefault((limit.slot, limit.start, limit.citation), []).append(limit)
    return tuple(_bounded(group, horizon) for group in same.values())


def _bounded(group: Sequence[Limit], horizon: date) -> Limit:
    dues = [limit.due for limit in group if limit.due]
    if len(group) == 1 and (group[0].unit == "hour" or max(dues) <= horizon):
        return group[0]
    return replace(
        group[0],
        due=None,
        earliest_due=min(dues),
        latest_due=max(dues),
        verdict=_common(limit.verdict for limit in group) or "undetermined",
        days_used=_common(limit.days_used for limit in group),
        days_late=_common(limit.days_late for limit in group),
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
        for day in clock.ledger(calendar, through=through)
    )


def _missing(bounds: Mapping[str, tuple[object, object]]) -> Iterable[Missing]:
    for name, (first, last) in bounds.items():
        if not name.startswith(CALENDAR_FACT):
            yield Missing(name, str(first), str(last))


def _citations(outcomes: Iterable[MatterOutcome]) -> Iterable[Citation]:
    for outcome in outcomes:
        yield from (limit.citation for limit in outcome.limits)
        yield from (found.citation for found in outcome.findings if found.citation)


def _common(values: Iterable[T | None]) -> T | None:
    """The value on which all agree."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
