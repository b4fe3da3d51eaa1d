"""When the answer was due, whether it was late, and why 核查。

The evaluation is run by the defaults and the pins, always over the ends of missing facts and, when asked to, over every
reading that applies. What the branches by default agree on is the assessment; the others are its alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Protocol, Self, TypeVar

from gikdeadlines.application import CALENDAR_FACT, Almanac, Bounded, Outcome, evaluate
from gikdeadlines.calendar import Calendar, Clock, WorkingDays, counted_days, counting_due
from gikdeadlines.case import Case, History, history_of
from gikdeadlines.law import Law, finding
from gikdeadlines.uncertainty import (
    Basis,
    Branch,
    Countable,
    Exploration,
    Found,
    Replay,
    Run,
    by_later_notice,
    explained,
    explore,
    explore_between,
    tipping_point,
    uncertain_notices,
)
from gikdeadlines.values import (
    NATIONAL,
    Assessment,
    Bounds,
    CalendarRangeError,
    ClaimExplained,
    Finding,
    LedgerDay,
    Missing,
    Provenance,
    Tip,
    Verdict,
)

__all__ = ["Grounds", "Horizon", "assess_application", "claims_explained", "evaluation", "evaluation_by_default"]

T = TypeVar("T")


class Horizon(Bounded, Protocol):
    """What may be said past the announced calendar: bounds, wider bounds, and a projection 未公布的日历."""

    @property
    def projected(self) -> Calendar:
        """The calendar with the most usual arrangement of the years not yet announced 推测日历."""

    @property
    def with_allowance(self) -> Bounded:
        """The bounds with extraordinary days by special notice 含特别通知的上下限."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a case is assessed by 核查的依据.

    ``readings`` are pins that come before the case's own; ``explores`` says whether every other reading is tried too.
    """

    law: Law
    calendar: Calendar
    horizon: Horizon
    as_of: date
    readings: Mapping[str, str]
    explores: bool
    provenance: Provenance

    def pins_of(self, case: Case) -> Mapping[str, str]:
        """The readings that are fixed for a case 固定的口径.

        Raises:
            ReadingError: ``unknown-reading``, ``unknown-option``.
        """
        if not self.readings and not case.readings:
            return self.readings
        return self.law.require_readings({**case.readings, **self.readings})


def assess_application(case: Case, grounds: Grounds) -> Assessment:
    """The assessment of an application 核查依申请公开的答复期限.

    Raises:
        CaseError: for a history that cannot have happened.
        NotInForceError: ``no-law-in-force`` on the day of receipt.
        ReadingError: for a pin that does not exist.
    """
    work = _Work.of(case, grounds)
    pins = work.pins
    if work.history.is_empty:
        return _not_yet_made(case, work.history, grounds)
    exploration = explore(work.run, grounds.law, pins, readings=grounds.explores).settled()
    if len(exploration.branches) > 1:
        exploration = explore_between(work.run, grounds.law, pins, readings=grounds.explores, ends=exploration)
    return work.assessment(exploration, explores=grounds.explores, provenance=grounds.provenance)


def evaluation(case: Case, grounds: Grounds) -> Run[Outcome] | None:
    """A function that evaluates a case under a chooser, as the assessment does in every branch 单一分支的计算.

    None for an application that lies in the future of the as-of day.

    Raises:
        CaseError, ReadingError: as :func:`assess_application`.
    """
    work = _Work.of(case, grounds)
    return None if work.history.is_empty else work.run


def evaluation_by_default(grounds: Grounds) -> Callable[[Case, date], Outcome]:
    """A function that evaluates a case by the defaults and pins, missing facts at their first value 按默认口径计算.

    Past the horizon a due day is the earliest that may yet come out.
    """

    def evaluated(case: Case, as_of: date) -> Outcome:
        law = grounds.law
        almanac = Almanac(grounds.calendar, Replay(law, grounds.pins_of(case)), grounds.horizon)
        return evaluate(history_of(case, as_of), law, case.jurisdiction or NATIONAL, almanac, as_of)

    return evaluated


def _not_yet_made(case: Case, history: History, grounds: Grounds) -> Assessment:
    """The assessment of an application that lies in the future of the as-of day."""
    as_of, provenance = grounds.as_of, grounds.provenance
    regime = grounds.law.regime(case.jurisdiction or NATIONAL, as_of)
    noted = (finding("after-as-of", events=history.ignored),)
    return Assessment(
        case.id, "pending", regime.id, as_of, findings=noted, ignored=history.ignored, provenance=provenance
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """One case and what it is assessed by."""

    case: Case
    history: History
    law: Law
    calendar: Calendar
    horizon: Horizon
    as_of: date
    pins: Mapping[str, str]

    @classmethod
    def of(cls, case: Case, grounds: Grounds) -> Self:
        pins, history = grounds.pins_of(case), history_of(case, grounds.as_of)
        return cls(case, history, grounds.law, grounds.calendar, grounds.horizon, grounds.as_of, pins)

    def run(self, chooser: Replay) -> Outcome:
        return self._run(chooser, self.calendar, self.horizon)

    def _run(self, chooser: Replay, calendar: Calendar, beyond: Bounded | None) -> Outcome:
        jurisdiction = self.case.jurisdiction or NATIONAL
        return evaluate(self.history, self.law, jurisdiction, Almanac(calendar, chooser, beyond), self.as_of)

    def assessment(self, exploration: Exploration[Outcome], *, explores: bool, provenance: Provenance) -> Assessment:
        branches = exploration.by_default
        outcomes = [branch.outcome for branch in branches if branch.outcome]
        usual = outcomes[0]
        agreed = _agreed([self._figures(outcome) for outcome in outcomes])
        is_projected = self._is_projected(branches, agreed.due)
        dues = [branch.outcome.due for branch in exploration.branches if branch.outcome and branch.outcome.due]
        return Assessment(
            id=self.case.id,
            verdict=_verdict(branches),
            regime=usual.regime.id,
            as_of=self.as_of,
            ended_by=agreed.ended_by,
            robust=exploration.is_robust if explores else None,
            basis=usual.basis,
            received_on=agreed.received_on,
            first_due=None if is_projected else agreed.first_due,
            due=None if is_projected else agreed.due,
            projected_due=self._projected_due() if is_projected else None,
            earliest_due=min(dues, default=None),
            latest_due=max(dues, default=None),
            replied_on=agreed.replied_on,
            days_allowed=agreed.allowed,
            days_used=agreed.used,
            days_left=agreed.left,
            days_late=agreed.late,
            readings=exploration.asked,
            explored=len(exploration.branches),
            decisive=exploration.decisive() if explores else (),
            alternatives=exploration.alternatives() if len(exploration.branches) > 1 else (),
            claims=self._claims(exploration) if self.case.claims else (),
            allowance=self._allowance(explores=explores) if is_projected else None,
            findings=self._findings(usual, exploration),
            missing=self._missing(branches, usual),
            ignored=(*self.history.after(agreed.replied_on), *self.history.ignored),
            certainty="projected" if is_projected else "announced",
            citations=tuple(usual.citations.values()),
            provenance=self._proven(usual, provenance),
            _ledger=_LazyLedger(usual, self.calendar, self.as_of),
        )

    # The calendar that is not announced

    def _is_projected(self, branches: Iterable[Branch[Outcome]], due: date | None) -> bool:
        """Whether the due day hangs on a notice that has not been published."""
        asked = any(name.startswith(CALENDAR_FACT + "due") for branch in branches for name in branch.bounds)
        return asked and (due is None or due > self.calendar.horizon)

    def _projected_due(self) -> date | None:
        return self._by_default(self.horizon.projected).due

    def _allowance(self, *, explores: bool) -> Bounds | None:
        def run(chooser: Replay) -> Outcome:
            return self._run(chooser, self.calendar, self.horizon.with_allowance)

        branches = explore(run, self.law, self.pins, readings=explores).branches
        dues = [branch.outcome.due for branch in branches if branch.outcome and branch.outcome.due]
        return Bounds(min(dues), max(dues)) if dues else None

    # Figures

    def _figures(self, outcome: Outcome) -> _Figures:
        """Days allowed, used, left and late, as far as the announced calendar reaches."""
        clock = outcome.clock
        until = outcome.ended_on or outcome.replied_on or self.as_of
        figures = _Figures(outcome.received_on, outcome.due, outcome.replied_on, outcome.ended_by, clock.allowed)
        try:
            figures.first_due = self._first_due(outcome)
            figures.used = counted_days(self.calendar, clock.start, until, clock.spans)
            is_late = outcome.due is not None and until > outcome.due
            figures.late = self.calendar.count(outcome.due, until) if is_late and not outcome.ended_by else 0  # type: ignore[arg-type]
        except CalendarRangeError:
            return figures
        figures.left = None if outcome.ended_by else clock.allowed - figures.used
        return figures

    def _first_due(self, outcome: Outcome) -> date | None:
        """The due day before any extension."""
        clock = outcome.clock
        if outcome.due is None or not (clock.extensions or clock.named):
            return outcome.due
        return counting_due(self.calendar, clock.start, clock.base, clock.spans)

    # Missing facts

    def _missing(self, branches: Sequence[Branch[Outcome]], usual: Outcome) -> tuple[Missing, ...]:
        bounds = {name: ends for branch in branches for name, ends in branch.bounds.items()}
        unknown = [
            Missing(name, _shown(first), _shown(last), self._tip(name, (first, last)))  # type: ignore[type-var]
            for name, (first, last) in bounds.items()
            if not name.startswith(CALENDAR_FACT)
        ]
        served = [note.parameters for note in usual.findings if note.code == "served-unknown"]
        return (*unknown, *(Missing("served", _shown(note["sent"]), _shown(note["sent"])) for note in served))

    def _tip(self, fact: str, bounds: tuple[Countable, Countable]) -> Tip | None:
        tip = tipping_point(self.run, self.law, self.pins, fact, bounds)
        return tip and Tip(_shown(tip[0]), tip[1], tip[2])

    # What a reviewer sees beside the verdict

    def _findings(self, usual: Outcome, exploration: Exploration[Outcome]) -> tuple[Finding, ...]:
        found = list(usual.findings)
        jurisdiction = self.case.jurisdiction or NATIONAL
        if jurisdiction != NATIONAL and not self.law.has_regime_of(jurisdiction):
            found.append(finding("no-local-law", jurisdiction=jurisdiction))
        if self.case.repeat_of:
            repeat = usual.regime.deemed.get("repeat")
            citation = repeat.provision.citation if repeat else None
            found.append(finding("repeat-application", citation, repeat_of=self.case.repeat_of))
        if self.history.ignored:
            found.append(finding("after-as-of", events=self.history.ignored))
        if exploration.is_cut:
            found.append(finding("exploration-cut", explored=len(exploration.branches)))
        noted = by_later_notice(usual, self._through(usual), self.calendar, self._by_default)
        if noted and _verdict(exploration.by_default) == usual.verdict:
            found += noted
        return tuple(dict.fromkeys(found)) if found else ()

    def _by_default(self, calendar: Calendar) -> Outcome:
        """The outcome by the defaults and another calendar."""
        return self._run(Replay(self.law, self.pins), calendar, None)

    def _through(self, outcome: Outcome) -> date:
        """The last day that bears on an outcome."""
        judged = outcome.replied_on or self.as_of
        return max(outcome.due, judged) if outcome.due else judged

    def _proven(self, usual: Outcome, provenance: Provenance) -> Provenance:
        """The provenance with what is not sure: notices that set days of this case, and provisions it cites."""
        if not self.calendar.uncertain and self.law.unsure.isdisjoint(usual.citations):
            return provenance
        notices = uncertain_notices(self.calendar, usual.received_on, self._through(usual))
        unsure = (*notices, *(id_ for id_ in usual.citations if id_ in self.law.unsure))
        return replace(provenance, medium_confidence=unsure)

    def _claims(self, exploration: Exploration[Outcome]) -> tuple[ClaimExplained, ...]:
        """What yields each claimed day; for that the readings are tried also where they are not explored."""
        branches = (*exploration.branches, *explore(self.run, self.law, self.pins, readings=True).branches)
        regimes = self.law.timeline(self.case.jurisdiction or NATIONAL)
        outcomes = [branch.outcome for branch in exploration.by_default if branch.outcome]
        bases = [Basis(outcome, self.history, self.calendar, regimes) for outcome in outcomes]
        return tuple(explained(claim, branches, bases) for claim in self.case.claims)


def claims_explained(case: Case, exploration: Exploration[Found]) -> tuple[ClaimExplained, ...]:
    """The due days that somebody asserts, each with the fewest other answers that yield it 主张及其解释."""
    return tuple(explained(claim, exploration.branches, ()) for claim in case.claims)


def _verdict(branches: Iterable[Branch[Outcome]]) -> Verdict:
    """The verdict on which every value of the missing facts agrees."""
    verdicts = {branch.verdict for branch in branches}
    return verdicts.pop() if len(verdicts) == 1 else "undetermined"


@dataclass(slots=True)
class _Figures:
    """The days and counts of one branch, or what all branches agree on."""

    received_on: date | None
    due: date | None
    replied_on: date | None
    ended_by: str | None
    allowed: int | None
    first_due: date | None = None
    used: int | None = None
    left: int | None = None
    late: int | None = None


def _agreed(branches: Sequence[_Figures]) -> _Figures:
    """What every branch says; None where they differ."""
    if len(branches) == 1:
        return branches[0]
    columns = ({getattr(figures, column.name) for figures in branches} for column in fields(_Figures))
    return _Figures(*(values.pop() if len(values) == 1 else None for values in columns))


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


# The clock and its ledger


def clock_of(outcome: Outcome) -> Clock:
    """The clock of an outcome 期限.

    An extension that ends on a named day is counted by the days it takes.
    """
    clock = outcome.clock
    term = WorkingDays(clock.base)
    extra = clock.allowed - clock.base
    return Clock(term, start=clock.start, extra=extra, exclusions=tuple(pause.exclusion for pause in clock.pauses))


class _LazyLedger:
    """The ledger of an outcome, written when it is read; pickled as the days it gives."""

    __slots__ = ("_as_of", "_calendar", "_outcome")

    def __init__(self, outcome: Outcome, calendar: Calendar, as_of: date) -> None:
        self._outcome, self._calendar, self._as_of = outcome, calendar, as_of

    def __call__(self) -> tuple[LedgerDay, ...]:
        """The days from receipt to the later of due day and reply, or the end, as far as the calendar is announced."""
        outcome = self._outcome
        last = max(outcome.due or outcome.ended_on or self._as_of, outcome.replied_on or outcome.clock.start)
        through = min(last, self._calendar.horizon)
        clock = clock_of(outcome)
        dropped = Clock(clock.term, start=outcome.received_on).ledger(self._calendar, through=clock.start)[:-1]
        counted = clock.ledger(self._calendar, through=through)
        return (*map(_dropped, dropped), *(_marked(day, outcome) for day in counted))

    def __reduce__(self) -> tuple[Callable[..., tuple[LedgerDay, ...]], tuple[tuple[LedgerDay, ...]]]:
        return tuple, (self(),)


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
