"""When the answer was due, whether it was late, and why 核查。

The evaluation is run by the defaults and the pins, always over the ends of missing facts and, when asked to, over every
reading that applies. What the branches by default agree on is the assessment; the others are its alternatives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

from .almanac import CALENDAR_FACT, Almanac, Bounded
from .calendar import Calendar
from .cases import Case
from .clock import Clock, WorkingDays

from .errors import CalendarRangeError
from .evaluate import Outcome, evaluate
from .explore import Branch, Exploration, Replay, Run, explore, tipping_point
from .findings import finding
from .history import History, history_of
from .law import Law, Ordered
from .places import NATIONAL
from .records import (
    Assessment,
    Bounds,
    ClaimExplained,
    Finding,
    LedgerDay,
    Missing,
    Provenance,
    Tip,
    Verdict,
)

__all__ = ["Horizon", "assess_application"]

T = TypeVar("T")


class Horizon(Bounded, Protocol):
    """What may be said past the announced calendar: bounds, wider bounds, and a projection 未公布的日历."""

    @property
    def projected(self) -> Calendar:
        """The calendar with the most usual arrangement of the years not yet announced 推测日历."""

    @property
    def with_allowance(self) -> Bounded:
        """The bounds with extraordinary days by special notice 含特别通知的上下限."""


def assess_application(
    case: Case,
    law: Law,
    calendar: Calendar,
    horizon: Horizon,
    *,
    as_of: date,
    readings: Mapping[str, str],
    explores: bool,
    provenance: Provenance,
) -> Assessment:
    """The assessment of an application 核查依申请公开的答复期限.

    Raises:
        CaseError: for a history that cannot have happened.
        NotInForceError: ``no-law-in-force`` on the day of receipt.
        ReadingError: for a pin that does not exist.
    """
    pins = law.require_readings({**case.readings, **readings})
    history = history_of(case, as_of)
    if history.is_empty:
        return _not_yet_made(case, history, law, as_of, provenance)
    work = _Work(case, history, law, calendar, horizon, as_of, pins)
    exploration = explore(work.run, law, pins, readings=explores)
    return work.assessment(exploration, explores=explores, provenance=provenance)


def _not_yet_made(case: Case, history: History, law: Law, as_of: date, provenance: Provenance) -> Assessment:
    """The assessment of an application that lies in the future of the as-of day."""
    regime = law.regime(case.jurisdiction or NATIONAL, as_of)
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

    def run(self, chooser: Replay) -> Outcome:
        return self._run(chooser, self.calendar, self.horizon)

    def _run(self, chooser: Replay, calendar: Calendar, beyond: Bounded | None) -> Outcome:
        jurisdiction = self.case.jurisdiction or NATIONAL
        return evaluate(self.history, self.law, jurisdiction, Almanac(calendar, chooser, beyond), self.as_of)

    def assessment(self, exploration: Exploration, *, explores: bool, provenance: Provenance) -> Assessment:
        branches = exploration.by_default
        outcomes = [branch.outcome for branch in branches if branch.outcome]
        usual = outcomes[0]
        due = _common(outcome.due for outcome in outcomes)
        is_projected = self._is_projected(branches, due)
        dues = [branch.outcome.due for branch in exploration.branches if branch.outcome and branch.outcome.due]
        figures = _agreed(self._figures(outcome) for outcome in outcomes)
        return Assessment(
            id=self.case.id,
            verdict=_verdict(branches),
            regime=usual.regime.id,
            as_of=self.as_of,
            ended_by=_common(outcome.ended_by for outcome in outcomes),
            robust=exploration.is_robust if explores else None,
            basis="registered" if usual.basis == "registered" else "evidence",
            received_on=_common(outcome.received_on for outcome in outcomes),
            first_due=None if is_projected else _common(outcome.first_due for outcome in outcomes),
            due=None if is_projected else due,
            projected_due=self._projected_due() if is_projected else None,
            earliest_due=min(dues, default=None),
            latest_due=max(dues, default=None),
            replied_on=_common(outcome.replied_on for outcome in outcomes),
            days_allowed=figures[0],
            days_used=figures[1],
            days_left=figures[2],
            days_late=figures[3],
            readings=exploration.asked,
            explored=len(exploration.branches),
            decisive=exploration.decisive() if explores else (),
            alternatives=exploration.alternatives() if len(exploration.branches) > 1 else (),
            claims=self._claims(exploration),
            allowance=self._allowance() if is_projected else None,
            findings=self._findings(usual, exploration),
            missing=self._missing(branches, usual),
            ignored=self.history.ignored,
            certainty="projected" if is_projected else "announced",
            citations=usual.citations,
            provenance=provenance,
            _ledger=_LazyLedger(usual, self.calendar, self.as_of),
        )

    # The calendar that is not announced

    def _is_projected(self, branches: Iterable[Branch], due: date | None) -> bool:
        """Whether the due day hangs on a notice that has not been published."""
        asked = any(name.startswith(CALENDAR_FACT + "due") for branch in branches for name in branch.bounds)
        return asked and (due is None or due > self.calendar.horizon)

    def _projected_due(self) -> date | None:
        return self._run(Replay(self.law, self.pins), self.horizon.projected, None).due

    def _allowance(self) -> Bounds | None:
        def run(chooser: Replay) -> Outcome:
            return self._run(chooser, self.calendar, self.horizon.with_allowance)

        branches = explore(run, self.law, self.pins, readings=False).branches
        dues = [branch.outcome.due for branch in branches if branch.outcome and branch.outcome.due]
        return Bounds(min(dues), max(dues)) if dues else None

    # Figures

    def _figures(self, outcome: Outcome) -> tuple[int | None, int | None, int | None, int | None]:
        """Days allowed, used, left and late, as far as the announced calendar reaches."""
        clock = clock_of(outcome)
        until = outcome.replied_on or self.as_of
        try:
            used = clock.used(self.calendar, until)
            late = 0 if outcome.due is None or until <= outcome.due else self.calendar.count(outcome.due, until)
        except CalendarRangeError:
            return outcome.allowed, None, None, None
        has_ended = outcome.verdict in ("withdrawn", "deemed-withdrawn")
        return outcome.allowed, used, None if has_ended else outcome.allowed - used, 0 if has_ended else late

    # Missing facts

    def _missing(self, branches: Sequence[Branch], usual: Outcome) -> tuple[Missing, ...]:
        bounds = {name: ends for branch in branches for name, ends in branch.bounds.items()}
        unknown = [
            Missing(name, _shown(first), _shown(last), self._tip(name, (first, last)))  # type: ignore[type-var]
            for name, (first, last) in bounds.items()
            if not name.startswith(CALENDAR_FACT)
        ]
        served = [note.parameters for note in usual.findings if note.code == "served-unknown"]
        return (*unknown, *(Missing("served", _shown(note["sent"]), _shown(note["sent"])) for note in served))

    def _tip(self, fact: str, bounds: tuple[Ordered, Ordered]) -> Tip | None:
        tip = tipping_point(self.run, self.law, self.pins, fact, bounds)
        return tip and Tip(_shown(tip[0]), tip[1], tip[2])

    # What a reviewer sees beside the verdict

    def _findings(self, usual: Outcome, exploration: Exploration) -> tuple[Finding, ...]:
        found = list(usual.findings)
        jurisdiction = self.case.jurisdiction or NATIONAL
        if jurisdiction not in self.law.jurisdictions:
            found.append(finding("no-local-law", jurisdiction=jurisdiction))
        if self.case.repeat_of:
            found.append(finding("repeat-application", repeat_of=self.case.repeat_of))
        if self.history.ignored:
            found.append(finding("after-as-of", events=self.history.ignored))
        if exploration.is_cut:
            found.append(finding("exploration-cut", explored=len(exploration.branches)))
        return tuple(dict.fromkeys(found))

    def _claims(self, exploration: Exploration) -> tuple[ClaimExplained, ...]:
        ways = sorted(exploration.branches, key=lambda branch: len(branch.differences))
        return tuple(_explained(claim.by, claim.due, ways) for claim in self.case.claims)


def _explained(by: str, due: date, ways: Iterable[Branch]) -> ClaimExplained:
    for branch in ways:
        if branch.outcome and branch.outcome.due == due:
            return ClaimExplained(by, due, "reading", tuple(choice.id for choice in branch.differences))
    return ClaimExplained(by, due, "none")


def _verdict(branches: Iterable[Branch]) -> Verdict:
    """The verdict on which every value of the missing facts agrees."""
    verdicts = {branch.verdict for branch in branches}
    return verdicts.pop() if len(verdicts) == 1 else "undetermined"


def _common(values: Iterable[T | None]) -> T | None:
    """The value on which all agree."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _agreed(figures: Iterable[tuple[int | None, ...]]) -> tuple[int | None, ...]:
    return tuple(_common(column) for column in zip(*figures, strict=True))


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


# The clock and its ledger


def clock_of(outcome: Outcome) -> Clock:
    """The clock of an outcome 期限.

    An extension that ends on a named day is counted by the days it takes.
    """
    extra = outcome.allowed - outcome.base
    return Clock(WorkingDays(outcome.base), start=outcome.start, extra=extra, exclusions=outcome.exclusions)


class _LazyLedger:
    """The ledger of an outcome, written when it is read; pickled as the days it gives."""

    __slots__ = ("_as_of", "_calendar", "_outcome")

    def __init__(self, outcome: Outcome, calendar: Calendar, as_of: date) -> None:
        self._outcome, self._calendar, self._as_of = outcome, calendar, as_of

    def __call__(self) -> tuple[LedgerDay, ...]:
        """The days from receipt to the later of due day and reply, as far as the calendar is announced."""
        outcome = self._outcome
        last = max(outcome.due or self._as_of, outcome.replied_on or outcome.start)
        through = min(last, self._calendar.horizon)
        return tuple(_replied(day, outcome) for day in clock_of(outcome).ledger(self._calendar, through=through))

    def __reduce__(self) -> tuple[Callable[..., tuple[LedgerDay, ...]], tuple[tuple[LedgerDay, ...]]]:
        return tuple, (self(),)


def _replied(day: LedgerDay, outcome: Outcome) -> LedgerDay:
    """The day, marked where the reply stands."""
    if day.date != outcome.replied_on:
        return day
    return LedgerDay(day.date, "reply", day.ordinal, day.reason, day.citation)


