"""From the branches of a search to an assessment, one way for every matter 核查结果的形成。

A matter says how it is worked out (:class:`Work`) and what stands in the record beside what the branches say
(:class:`Additions`). What they agree on is the assessment; the others are its alternatives. Nothing here knows which
matter it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final, Generic, TypeVar

from gikdeadlines.application import CALENDAR_FACT, Almanac, Bounded
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import DOUBTS, Law, finding
from gikdeadlines.uncertainty import Basis as CountBasis
from gikdeadlines.uncertainty import (
    Branch,
    Explanations,
    Exploration,
    Found,
    Replay,
    explore,
    most_branches,
    tipping_point,
    uncertain_notices,
)
from gikdeadlines.values import (
    NATIONAL,
    Assessment,
    Basis,
    Bounds,
    Citation,
    ClaimExplained,
    Finding,
    LedgerDay,
    Limit,
    Missing,
    Provenance,
    Remedy,
    Tip,
    Verdict,
    maker_of,
)

from .grounds import Grounds
from .remedies import LazyRemedies

__all__ = ["Additions", "Figures", "Work", "common", "is_projected", "law_not_held", "record"]

F = TypeVar("F", bound=Found)
V = TypeVar("V")

_assessment = maker_of(Assessment)

_REMEDIED: Final = ("application", "remedy")
"""The matters of which the ways open to the applicant are told."""


@dataclass(slots=True)
class Work(Generic[F]):
    """One case, what it is assessed by, and how its matter is worked out 待核查的案件.

    ``evaluate`` is one pass over the case, asking an almanac for days and its chooser for answers.
    """

    case: Case
    grounds: Grounds
    pins: Mapping[str, str]
    evaluate: Callable[[Almanac], F]

    @property
    def jurisdiction(self) -> str:
        """Where the case belongs, the country where it does not say 适用地区."""
        return self.case.jurisdiction or NATIONAL

    @property
    def most_branches(self) -> int:
        """How many branches are run at the most 分支上限."""
        return most_branches(len(self.case.events))

    def run(self, chooser: Replay) -> F:
        """The outcome under the answers of a chooser 一遍的结果."""
        return self.evaluate(Almanac(self.grounds.calendar, chooser, self.grounds.horizon))

    def with_allowance(self, chooser: Replay) -> F:
        """The same, extraordinary days past the horizon allowed for 含特别通知的结果."""
        return self.evaluate(Almanac(self.grounds.calendar, chooser, self.grounds.horizon.with_allowance))

    def by_default(self, calendar: Calendar, beyond: Bounded | None = None) -> F:
        """The outcome by the defaults and the pins, by a calendar of one's own 按默认口径计算的结果."""
        return self.evaluate(Almanac(calendar, Replay(self.grounds.law, self.pins), beyond))

    def explored(self) -> Exploration[F]:
        """Every branch: over the ends of missing facts, and over the readings where they are explored 全部分支.

        Raises:
            GikError: what ended the first branch, where every branch by default ended so.
        """
        readings, most = self.grounds.explores, self.most_branches
        return explore(self.run, self.grounds.law, self.pins, readings=readings, most=most).settled()


@dataclass(slots=True)
class Figures:
    """The days and counts of one branch, or what all branches agree on 日期与日数."""

    received_on: date | None = None
    due: date | None = None
    replied_on: date | None = None
    ended_by: str | None = None
    allowed: int | None = None
    first_due: date | None = None
    used: int | None = None
    left: int | None = None
    late: int | None = None
    late_natural: int | None = None


@dataclass(slots=True, kw_only=True)
class Additions:
    """What a matter adds to the record, as data 事项所加的内容.

    Args:
        figures: of every branch by default.
        regime: the document that governs.
        span: the first and the last day that bear on the outcome, None where nothing has happened yet.
        has_local_law: whether its jurisdiction has rules of its own on this matter.
        findings: what a reviewer should see of this matter.
        ignored: the events that change nothing, as they are shown.
        unknown: the events after the as-of day among these.
        citations: of the provisions applied.
        limits: of a matter that can have several.
        bases: what counting errors that would explain a claim are tried on.
        basis: what the day of receipt stands on.
        hangs_on: how the facts begin without which the due day is not announced.
        ledger: the days one by one, or what lists them.
    """

    figures: Sequence[Figures]
    regime: str
    span: tuple[date, date] | None
    has_local_law: bool
    findings: tuple[Finding, ...] = ()
    ignored: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    limits: tuple[Limit, ...] = ()
    bases: Sequence[CountBasis] = ()
    basis: Basis = "evidence"
    hangs_on: str = CALENDAR_FACT
    ledger: tuple[LedgerDay, ...] | Callable[[], tuple[LedgerDay, ...]] = ()


def record(work: Work[F], exploration: Exploration[F], added: Additions) -> Assessment:
    """The assessment that the branches and a matter's additions make 核查结果."""
    agreed, usual = _agreed(added.figures), exploration.by_default
    horizon = work.grounds.horizon
    many = len(exploration.branches)
    # Of most cases nothing is missing.
    has_facts = exploration.has_facts
    hangs = has_facts and is_projected(usual, added.hangs_on, agreed.due, work.grounds.calendar.horizon)
    earliest, latest = _ends(exploration)
    explores = work.grounds.explores
    findings = _findings(work, exploration, added)
    verdict, due = _verdict(usual), None if hangs else agreed.due
    return _assessment(
        id=work.case.id,
        verdict=verdict,
        regime=added.regime,
        as_of=work.grounds.as_of,
        ended_by=agreed.ended_by,
        robust=_is_robust(exploration, findings) if explores else None,
        basis=added.basis,
        received_on=agreed.received_on,
        first_due=None if hangs else agreed.first_due,
        due=due,
        projected_due=work.by_default(horizon.projected).due if hangs else None,
        earliest_due=earliest,
        latest_due=latest,
        replied_on=agreed.replied_on,
        days_allowed=agreed.allowed,
        days_used=agreed.used,
        days_left=agreed.left,
        days_late=agreed.late,
        days_late_natural=agreed.late_natural,
        readings=exploration.asked,
        explored=many,
        decisive=exploration.decisive() if explores else (),
        alternatives=exploration.alternatives() if many > 1 else (),
        claims=_claims(work, exploration, added.bases) if work.case.claims else (),
        allowance=_allowance(work) if hangs else None,
        findings=findings,
        missing=() if not has_facts and not findings else _missing(work, usual, added.findings),
        ignored=added.ignored,
        certainty="projected" if hangs else "announced",
        citations=added.citations,
        limits=added.limits,
        provenance=_proven(work.grounds, added),
        _remedies=_remedies(work, verdict, due, agreed.replied_on),
        _ledger=added.ledger,
    )


def _remedies(
    work: Work[F], verdict: Verdict, due: date | None, replied_on: date | None
) -> LazyRemedies | tuple[Remedy, ...]:
    """The ways open to the applicant, of a matter that has any."""
    is_remedied = work.case.matter in _REMEDIED
    return LazyRemedies(work.case, verdict, due, replied_on, work.grounds, work.pins) if is_remedied else ()


# What the branches agree on


def _verdict(branches: Sequence[Branch[F]]) -> Verdict:
    """The verdict on which every value of the missing facts agrees."""
    if len(branches) == 1:
        return branches[0].verdict
    return common(branch.verdict for branch in branches) or "undetermined"


def _agreed(branches: Sequence[Figures]) -> Figures:
    """What every branch says; None where they differ."""
    if len(branches) == 1:
        return branches[0]
    columns = ({getattr(figures, column.name) for figures in branches} for column in fields(Figures))
    return Figures(*(values.pop() if len(values) == 1 else None for values in columns))


def common(values: Iterable[V | None]) -> V | None:
    """The value on which all agree, None where they differ 一致的值."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _ends(exploration: Exploration[F]) -> tuple[date, date] | tuple[None, None]:
    """The earliest and the latest due day of all branches."""
    dues = [branch.outcome.due for branch in exploration.branches if branch.outcome and branch.outcome.due]
    return (min(dues), max(dues)) if dues else (None, None)


# The calendar that is not announced


def is_projected(branches: Iterable[Branch[F]], hangs_on: str, due: date | None, horizon: date) -> bool:
    """Whether the due day hangs on a notice that has not been published 届满日是否取决于未公布的日历."""
    bounds = [branch.bounds for branch in branches if branch.bounds]
    asked = bounds and any(name.startswith(hangs_on) for each in bounds for name in each)
    return bool(asked) and (due is None or due > horizon)


def _allowance(work: Work[F]) -> Bounds | None:
    """The bounds of the due day, extraordinary days by special notice included."""
    grounds, most = work.grounds, work.most_branches
    ends = _ends(explore(work.with_allowance, grounds.law, work.pins, readings=grounds.explores, most=most))
    return Bounds(*ends) if ends[0] else None


# Missing facts


def _missing(work: Work[F], branches: Sequence[Branch[F]], findings: Iterable[Finding]) -> tuple[Missing, ...]:
    bounds = {name: ends for branch in branches if branch.bounds for name, ends in branch.bounds.items()}
    unknown = [
        Missing(name, _shown(first), _shown(last), _tip(work, name, first, last))
        for name, (first, last) in bounds.items()
        if not name.startswith(CALENDAR_FACT)
    ]
    served = [note.parameters for note in findings if note.code == "served-unknown"]
    if not unknown and not served:
        return ()
    return (*unknown, *(Missing("served", _shown(note["sent"]), _shown(note["sent"])) for note in served))


def _tip(work: Work[F], fact: str, first: object, last: object) -> Tip | None:
    """From which value on the verdict is another; between two words there is none."""
    if isinstance(first, str):
        return None
    tip = tipping_point(work.run, work.grounds.law, work.pins, fact, (first, last))  # type: ignore[type-var]
    return tip and Tip(_shown(tip[0]), tip[1], tip[2])


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


# What a reviewer sees beside the verdict


def _is_robust(exploration: Exploration[F], findings: Iterable[Finding]) -> bool | None:
    """Whether one verdict holds in every branch, and nothing that was stated is in doubt."""
    return exploration.is_robust and not any(found.code in DOUBTS for found in findings)


def _findings(work: Work[F], exploration: Exploration[F], added: Additions) -> tuple[Finding, ...]:
    found = [*added.findings, *work.case.doubts]
    if not added.has_local_law:
        day = added.span[0] if added.span else work.grounds.as_of
        found.append(law_not_held(work.grounds.law, work.jurisdiction, work.case.matter, day))
    if added.unknown:
        found.append(finding("after-as-of", events=added.unknown))
    if exploration.is_cut:
        found.append(finding("exploration-cut", explored=len(exploration.branches)))
    if not found:
        return ()
    # Two of one code are seldom the same; whether they are takes longer to say than all the rest.
    return tuple(found) if len({each.code for each in found}) == len(found) else tuple(dict.fromkeys(found))


def law_not_held(law: Law, jurisdiction: str, matter: str, day: date) -> Finding:
    """That a place's own law is not held, by name as far as its texts of the day are known 未载地方规定."""
    texts = tuple(f"《{text.title.zh}》（{text.doc_no}）" for text in law.unheld_of(jurisdiction, matter, day))
    if not texts:
        return finding("no-local-law", jurisdiction=jurisdiction)
    return finding("no-local-law", jurisdiction=jurisdiction, texts=texts)


def _proven(grounds: Grounds, added: Additions) -> Provenance:
    """The provenance with what is not sure: notices that set days of this case, and provisions it cites."""
    calendar, law = grounds.calendar, grounds.law
    cited = [citation.provision for citation in added.citations]
    if not calendar.uncertain and law.unsure.isdisjoint(cited):
        return grounds.provenance
    notices = uncertain_notices(calendar, *added.span) if added.span else ()
    unsure = (*notices, *(id_ for id_ in cited if id_ in law.unsure))
    return replace(grounds.provenance, medium_confidence=unsure)


def _claims(work: Work[F], exploration: Exploration[F], bases: Sequence[CountBasis]) -> tuple[ClaimExplained, ...]:
    """What yields each claimed day; for that the readings are tried also where they are not explored."""
    tried = explore(work.run, work.grounds.law, work.pins, readings=True, most=work.most_branches)
    branches = (*exploration.branches, *tried.branches)
    explanations = Explanations(branches, bases)
    return tuple(explanations.of(claim) for claim in work.case.claims)
