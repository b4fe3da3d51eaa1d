"""An application: how it is worked out, and what it adds to the record 依申请公开的核查。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gikdeadlines.application import CALENDAR_FACT, Outcome, evaluation_of
from gikdeadlines.case import Case, History, history_of
from gikdeadlines.uncertainty import Basis, Branch, Exploration, explore_between
from gikdeadlines.values import NATIONAL, Assessment, CalendarRangeError, Verdict

from .building import Additions, Figures, Work, common, record
from .grounds import Grounds
from .ledger import LazyLedger
from .remarks import beyond_calendar, remarks_on

__all__ = ["assess_application", "evaluation_by_default"]


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
    if len(exploration.branches) > 1 and exploration.has_facts:
        explores, law, most = grounds.explores, grounds.law, work.most_branches
        exploration = explore_between(work.run, law, work.pins, readings=explores, ends=exploration, most=most)
    return record(work, exploration, _additions(work, history, exploration))


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
    return Work(case, grounds, grounds.pins_of(case), evaluation_of(history, law, jurisdiction, as_of))


# What an application adds to the record


def _additions(work: Work[Outcome], history: History, exploration: Exploration[Outcome]) -> Additions:
    """What the first branch says, and the figures of each."""
    grounds = work.grounds
    outcomes = [branch.outcome for branch in exploration.by_default if branch.outcome]
    usual = outcomes[0]
    through = _through(usual, grounds.as_of)
    replied_on = usual.replied_on if len(outcomes) == 1 else common(outcome.replied_on for outcome in outcomes)
    return Additions(
        figures=[_figures(outcome, grounds) for outcome in outcomes],
        regime=usual.regime.id,
        span=(usual.received_on, through),
        has_local_law=_has_local_law(work),
        findings=(*usual.findings, *remarks_on(work, history, exploration, usual, through)),
        ignored=(*history.after(replied_on), *history.ignored),
        unknown=history.ignored,
        citations=usual.cited,
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
        findings=tuple(beyond_calendar(work)),
        ignored=history.ignored,
        unknown=history.ignored,
    )
    return record(work, Exploration((Branch(unmade, (), {}, {}),), is_cut=False), added)


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
    calendar, due, ended_by, allowed = grounds.calendar, outcome.due, outcome.ended_by, outcome.allowed
    until = outcome.ended_on or outcome.replied_on or grounds.as_of
    figures = Figures(outcome.received_on, due, outcome.replied_on, ended_by, allowed)
    try:
        figures.first_due = outcome.first_due(calendar)
        figures.used = outcome.used(calendar, until)
        is_counted = due is not None and until > due and not ended_by
        figures.late = calendar.count(due, until) if is_counted else 0  # type: ignore[arg-type]  # late: it has one
        figures.late_natural = (until - due).days if is_counted else 0  # type: ignore[operator]  # likewise
    except CalendarRangeError:
        return figures
    figures.left = None if ended_by else allowed - figures.used
    return figures


def _bases(work: Work[Outcome], history: History, outcomes: Iterable[Outcome]) -> list[Basis]:
    """What the counting errors are tried on that would explain a claim."""
    regimes = work.grounds.law.timeline(work.jurisdiction)
    return [Basis(outcome, history, work.grounds.calendar, regimes) for outcome in outcomes]
