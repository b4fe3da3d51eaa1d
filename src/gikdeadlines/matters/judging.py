"""Whether one limit was kept, and which of several decides 期限的核查。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from gikdeadlines.calendar import Calendar
from gikdeadlines.law import HourLimit, Provision, Retention, StartRule, Term
from gikdeadlines.values import CalendarRangeError, Finding, Limit, Verdict, beijing_day

from .dues import Due, due_of
from .question import Question, end_of_day

__all__ = ["MatterOutcome", "kept", "lengthened", "met", "unlimited", "worst"]

_WORST_FIRST: Final[tuple[Verdict, ...]] = ("overdue", "late", "undetermined", "pending", "on-time")
"""What is still outstanding stands before what was done late."""

_A_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MatterOutcome:
    """What one pass over a matter found 一遍的结果."""

    limits: tuple[Limit, ...] = ()
    findings: tuple[Finding, ...] = ()
    ended_by: str | None = None

    @property
    def verdict(self) -> Verdict:
        """That of the gravest limit; before anything has happened nothing is due 结论."""
        return worst(self.limits).verdict if self.limits else "pending"

    @property
    def due(self) -> date | None:
        """The last day of the limit that decides 届满日."""
        return _day(worst(self.limits).due) if self.limits else None

    @property
    def done(self) -> date | None:
        """The day on which that limit's act was done 完成之日."""
        return _day(worst(self.limits).done) if self.limits else None

    @property
    def key(self) -> tuple[date | None, date | None, date | None, Verdict]:
        """What makes two outcomes the same to a reader 结果是否相同."""
        return (None, self.due, self.done, self.verdict)


def met(question: Question, provision: Provision, *, event: str, start: date, done: date | None) -> Limit:
    """A limit within which something had to be done 应在期限内完成的事项.

    Args:
        question: the case, its law and calendar.
        provision: a term or a limit in hours.
        event: the type of the event from which it runs.
        start: the day or instant of that event.
        done: when the thing was done, None while it was not.
    """
    due = due_of(provision, start, question.almanac)
    now = end_of_day(question.as_of) if due.unit == "hour" else question.as_of
    limit = _limit(provision, due, event=event, start=start, done=done)
    limit = replace(limit, verdict=_met(due.at, done, now))
    return _counted(limit, question.almanac.calendar, due, done or now)


def lengthened(question: Question, limit: Limit, days: int) -> Limit:
    """A limit in working days with so many more, judged anew 延长后的期限."""
    n, almanac = limit.n + days, question.almanac
    due = Due(almanac.nth_after(limit.start, n), limit.start, n, "working-day")
    verdict = _met(due.at, limit.done, question.as_of)
    longer = replace(limit, n=n, due=due.at, verdict=verdict)
    return _counted(longer, almanac.calendar, due, limit.done or question.as_of)


def kept(question: Question, provision: Provision, *, event: str, start: date, removed: date | None) -> Limit:
    """A time for which something had to be kept, its last day included 应保留的期限.

    Only a removal within it breaks it.
    """
    due = due_of(provision, start, question.almanac)
    limit = _limit(provision, due, event=event, start=start, done=removed)
    return replace(limit, verdict=_kept(due.at, removed, question.as_of))


def unlimited(provision: Provision, *, event: str, start: date, done: date | None) -> Limit:
    """What is to be taken up at once and has no limit for being finished: never late 随到随办，无办结期限."""
    says = provision.parameters
    assert isinstance(says, StartRule)
    verdict: Verdict = "pending" if done is None else "on-time"
    return Limit(says.event, event, start, 0, "none", None, done, verdict, provision.citation)


def worst(limits: Iterable[Limit]) -> Limit:
    """The limit that decides: of the gravest verdict, among such the first that ends 起决定作用的期限."""
    return min(limits, key=lambda limit: (_WORST_FIRST.index(limit.verdict), str(limit.due)))


def _met(due: date, done: date | None, now: date) -> Verdict:
    if done is not None:
        return "on-time" if done <= due else "late"
    return "pending" if now <= due else "overdue"


def _kept(last: date, removed: date | None, now: date) -> Verdict:
    if removed is not None:
        return "on-time" if removed > last else "late"
    return "on-time" if now > last else "pending"


def _counted(limit: Limit, calendar: Calendar, due: Due, judged: date) -> Limit:
    """The limit with what was used of it, and by how much it was broken."""
    is_broken = limit.verdict in ("late", "overdue")
    if isinstance(judged, datetime):
        return replace(limit, minutes_late=_minutes(due.at, judged) if is_broken else None)
    used = _count(calendar, due.after, judged) if due.unit == "working-day" else None
    return replace(limit, days_used=used, days_late=_count(calendar, due.at, judged) if is_broken else None)


def _minutes(due: date, judged: datetime) -> int:
    """The minutes that have begun since an instant."""
    assert isinstance(due, datetime)
    return -((due - judged) // _A_MINUTE)


def _count(calendar: Calendar, after: date, through: date) -> int | None:
    """Working days, as far as the calendar reaches."""
    try:
        return calendar.count(after, through)
    except CalendarRangeError:
        return None


def _limit(provision: Provision, due: Due, *, event: str, start: date, done: date | None) -> Limit:
    says = provision.parameters
    assert isinstance(says, Term | HourLimit | Retention | StartRule)
    return Limit(
        slot=says.event if isinstance(says, StartRule) else says.slot,
        event=event,
        start=start,
        n=due.n,
        unit=due.unit,
        due=due.at,
        done=done,
        verdict="pending",
        citation=provision.citation,
    )


def _day(at: date | None) -> date | None:
    return beijing_day(at) if isinstance(at, datetime) else at
