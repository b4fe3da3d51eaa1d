"""The days of a period as a person sees them: each with its mark, and why it counts or not 日历视图。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final, Literal

from gikdeadlines.assessment import BEFORE_RESTART
from gikdeadlines.case import Case, Received, Replied
from gikdeadlines.values import ONE_DAY, Assessment, Citation, ClaimExplained, LedgerDay
from gikdeadlines.wording import Wording, festival_text

from .citations import Cited, cited
from .layout import printable

__all__ = ["CalendarView", "DayKind", "DayView", "MonthView", "Omitted", "Week", "calendar_view", "short_festival"]

DayKind = Literal["received", "dropped", "restarted", "counted", "make-up", "rest", "excluded", "after-due"]
"""收到, 重新起算前, 重新起算, 计入, 调休上班计入, 休息, 不计入, 届满后."""

_FESTIVAL: Final = 2
"""Characters of a festival's name in a cell."""

_LONGEST_RUN: Final = 3
"""Weeks on end in which nothing is counted are shown up to this many, then left out."""

_PLAIN_REST: Final = frozenset({"weekend", "", "rest-day"})


_UNCOUNTED: Final = frozenset[DayKind]({"excluded", "rest", "after-due", "dropped"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """One day: what it is, its number, and why 一日.

    ``mark`` is all that a cell of a terminal shows; where there is more room, ``sign`` stands there with ``tag``, the
    reason in a few words; ``why`` is the whole sentence. ``past`` counts the working days after the due day;
    ``is_first_due`` says that the period would have ended there without an extension.
    """

    day: date
    kind: DayKind
    mark: str
    sign: str
    tag: str
    why: str
    ordinal: int | None = None
    past: int | None = None
    is_due: bool = False
    is_first_due: bool = False
    is_reply: bool = False
    claimed_by: tuple[str, ...] = ()
    cited: Cited | None = None

    @property
    def is_uncounted(self) -> bool:
        """Whether a reader in a hurry can pass over the day 是否可略."""
        return self.kind in _UNCOUNTED and not (self.is_due or self.is_reply or self.claimed_by)


Week = tuple[DayView | date, ...]
"""Seven days from Monday; a bare date lies outside the period."""


@dataclass(frozen=True, slots=True)
class Omitted:
    """Weeks left out 略去的周."""

    weeks: int


@dataclass(frozen=True, slots=True)
class MonthView:
    """The weeks of a month that the period touches; None stands where a day belongs to another month 一个月."""

    first: date
    weeks: tuple[tuple[DayView | date | None, ...], ...]

    @property
    def is_uncounted(self) -> bool:
        """Whether nothing in the whole month is counted 整月不计."""
        days = [day for week in self.weeks for day in week if day is not None]
        return all(isinstance(day, DayView) and day.is_uncounted for day in days)


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Every day of a period 日历.

    ``assumed`` is the receipt that the days rest on where the receipt itself is open.
    """

    days: tuple[DayView, ...]
    assumed: date | None = None

    @property
    def weeks(self) -> list[Week]:
        """The period from the Monday before its first day 各周."""
        if not self.days:
            return []
        first, last = self.days[0].day, self.days[-1].day
        return list(_weeks(first - timedelta(first.weekday()), last, {view.day: view for view in self.days}))

    @property
    def months(self) -> list[MonthView]:
        """The months that the period touches 各月."""
        found = {view.day: view for view in self.days}
        firsts = dict.fromkeys(view.day.replace(day=1) for view in self.days)
        return [_month(first, found) for first in firsts]

    @property
    def kinds(self) -> tuple[DayKind, ...]:
        """The kinds of day that occur, in order of time 出现的种类."""
        return tuple(dict.fromkeys(view.kind for view in self.days))

    @property
    def spans_years(self) -> bool:
        """Whether the period runs into another year 是否跨年."""
        return bool(self.days) and self.days[0].day.year != self.days[-1].day.year

    @property
    def shortened(self) -> list[Week | Omitted]:
        """The weeks, the middle of a long run in which nothing is counted left out 略去长段的各周."""
        return list(_shortened(self.weeks))

    @property
    def month_runs(self) -> list[tuple[bool, list[MonthView]]]:
        """The months in runs, each with whether a reader can do without it 各月分段."""
        runs = [(empty, list(run)) for empty, run in groupby(self.months, key=lambda month: month.is_uncounted)]
        return [(empty and len(run) > 1, run) for empty, run in runs]


def _shortened(weeks: Sequence[Week]) -> Iterator[Week | Omitted]:
    for empty, run in groupby(weeks, key=_counts_nothing):
        found = list(run)
        if empty and len(found) > _LONGEST_RUN:
            yield from (found[0], Omitted(len(found) - 2), found[-1])
        else:
            yield from found


def _counts_nothing(week: Week) -> bool:
    return all(isinstance(day, DayView) and day.is_uncounted for day in week)


def _weeks(monday: date, last: date, found: dict[date, DayView]) -> Iterator[Week]:
    while monday <= last:
        days = (monday + timedelta(i) for i in range(7))
        yield tuple(found.get(day, day) for day in days)
        monday += timedelta(7)


def _month(first: date, found: dict[date, DayView]) -> MonthView:
    last = (first + timedelta(31)).replace(day=1) - ONE_DAY
    weeks = [
        tuple(_inside(day, first) for day in week) for week in _weeks(first - timedelta(first.weekday()), last, found)
    ]
    return MonthView(first, tuple(week for week in weeks if any(isinstance(day, DayView) for day in week)))


def _inside(view: DayView | date, first: date) -> DayView | date | None:
    day = view.day if isinstance(view, DayView) else view
    return view if (day.year, day.month) == (first.year, first.month) else None


def calendar_view(assessment: Assessment, wording: Wording, case: Case | None = None) -> CalendarView:
    """The days from receipt to the later of due day and reply 日历视图.

    Args:
        assessment: with its ledger; without one there are no days.
        wording: in which language.
        case: what happened, to be named on its day.
    """
    ledger = assessment.ledger
    if not ledger:
        return CalendarView(())
    due = next((day.ordinal for day in ledger if day.date == assessment.due), None)
    views = _Views(assessment, wording, due, _events(case, wording) if case else {})
    is_assumed = assessment.received_on is None and not assessment.limits
    return CalendarView(tuple(map(views.of, ledger)), ledger[0].date if is_assumed else None)


def _events(case: Case, wording: Wording) -> Mapping[date, list[str]]:
    """What happened on each day of an application, but the reply, which has a mark of its own."""
    found: dict[date, list[str]] = {}
    for event in case.events if case.matter == "application" else ():
        if not isinstance(event, Received | Replied):
            found.setdefault(event.at, []).append(wording.text(f"event-{event.type}"))
    return found


@dataclass(frozen=True, slots=True)
class _Views:
    """Words for the days of one assessment."""

    assessment: Assessment
    wording: Wording
    last_counted: int | None
    events: Mapping[date, list[str]]

    def of(self, day: LedgerDay) -> DayView:
        kind = self._kind(day)
        past = day.ordinal - self.last_counted if kind == "after-due" and day.ordinal and self.last_counted else None
        is_due, is_reply = day.date == self.assessment.due, day.date == self.assessment.replied_on
        return DayView(
            day=day.date,
            kind=kind,
            mark=self._mark(day, kind, past, is_due=is_due, is_reply=is_reply),
            sign=self._sign(day, kind, past),
            tag=self._tag(day, kind),
            why=self._why(day, kind, past, is_due=is_due, is_reply=is_reply),
            ordinal=day.ordinal,
            past=past,
            is_due=is_due,
            is_first_due=self._is_first_due(day),
            is_reply=is_reply,
            claimed_by=tuple(self._claimant(claim) for claim in self.assessment.claims if claim.due == day.date),
            cited=self._cited(day.citation),
        )

    def _kind(self, day: LedgerDay) -> DayKind:
        if day.reason == "start":
            return "received" if day.date == (self.assessment.received_on or day.date) else "restarted"
        if day.reason == BEFORE_RESTART:
            return "dropped"
        if day.status == "excluded" or self.wording.knows("because", day.reason):
            return "excluded"
        if day.ordinal is None:
            return "rest"
        if self.last_counted is not None and day.ordinal > self.last_counted:
            return "after-due"
        return "make-up" if day.reason == "make-up-workday" else "counted"

    def _mark(self, day: LedgerDay, kind: DayKind, past: int | None, *, is_due: bool, is_reply: bool) -> str:
        mark = self._sign(day, kind, past)
        if kind == "rest" and self.wording.language == "zh" and day.reason not in _PLAIN_REST:
            # Two characters name a festival in Chinese; in English the grid says rest.
            mark = printable(short_festival(day.reason))
        if is_due:
            mark = self.wording.text("grid-due", cell=mark)
        return self.wording.text("grid-reply", cell=mark) if is_reply else mark

    def _sign(self, day: LedgerDay, kind: DayKind, past: int | None) -> str:
        say = self.wording
        if kind == "after-due":
            return say.text("grid-late", ordinal=past)
        if kind == "make-up":
            return say.text("grid-make-up", ordinal=day.ordinal)
        if kind == "counted":
            return str(day.ordinal)
        return say.text(f"grid-{kind}")

    def _tag(self, day: LedgerDay, kind: DayKind) -> str:
        """What happened or else why, in a few words; nothing where the sign says it all."""
        if day.date in self.events:
            return self.wording.listed(self.events[day.date])
        if kind == "rest" and day.reason in _PLAIN_REST:
            return ""
        return self._because(day, kind) if kind in {"excluded", "make-up", "rest"} else ""

    def _because(self, day: LedgerDay, kind: DayKind) -> str:
        if kind == "rest" and day.reason not in _PLAIN_REST:
            return printable(festival_text(day.reason, self.wording))
        return printable(self.wording.label("because" if kind == "excluded" else "day", day.reason))

    def _why(self, day: LedgerDay, kind: DayKind, past: int | None, *, is_due: bool, is_reply: bool) -> str:
        say = self.wording
        words = {"ordinal": day.ordinal, "past": past, "because": self._because(day, kind)}
        parts = [say.text(f"why-{kind}", **words)]
        parts += [say.text("why-happened", event=event) for event in self.events.get(day.date, ())]
        parts += [say.text("why-first-due")] if self._is_first_due(day) else []
        parts += [say.text("why-due")] if is_due else []
        parts += [say.text("why-reply")] if is_reply else []
        claims = (claim for claim in self.assessment.claims if claim.due == day.date)
        return say.text("comma").join((*parts, *(say.text("why-claimed", by=self._claimant(c)) for c in claims)))

    def _is_first_due(self, day: LedgerDay) -> bool:
        return day.date == self.assessment.first_due != self.assessment.due

    def _claimant(self, claim: ClaimExplained) -> str:
        return printable(self.wording.label("claim-by", claim.by))

    def _cited(self, citation: Citation | None) -> Cited | None:
        return cited(citation, self.wording) if citation else None


def short_festival(festival: str) -> str:
    """Two characters of a festival's name 节日简称.

    >>> short_festival("国庆节"), short_festival("除夕")
    ('国庆', '除夕')
    """
    return (festival if len(festival) == _FESTIVAL else festival.removesuffix("节"))[:_FESTIVAL]
