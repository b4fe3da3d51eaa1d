"""What one year has to do with one case: whether it came in, was carried over, concluded, and how 某年度的一件。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.case import Case, ExtensionNotified, LaterDateSet, NotConfirmed, Replied, Submitted
from gikdeadlines.values import Assessment, FrozenMap

from .annual_form import ITEM_OF_LAPSE
from .figures import Family, Figures, Kind

__all__ = ["CLOSED", "CaseInYear", "first_day", "is_concluded"]

_BY_CHANNEL: Final[Mapping[str, str]] = {
    "in-person": "18",
    "oral": "18",
    "fax": "19",
    "online": "20",
    "email": "20",
    "signed-post": "21",
    "ordinary-post": "21",
    "misdirected-post": "21",
}
"""The form names four channels: an oral application is taken down in person, an e-mail is closest to the network."""

_COLUMN_OF_FACT: Final[Mapping[str, str]] = {
    "signed-for": "signed_for",
    "arrived": "arrived",
    "confirmed": "confirmed",
    "reply-dispatched": "reply_dispatched",
    "reply-delivered": "reply_delivered",
    "reply-judged": "reply_delivered",
    "extension-days": "extension_days",
}
"""Facts that a column of a table can state; any other goes by its own name."""

CLOSED: Final = frozenset({"withdrawn", "deemed-withdrawn", "on-time", "late"})
"""The verdicts after which nothing is left to do 办结的结论."""

_FIGURES: Final[Mapping[Kind, set[str]]] = {"first-term": {"22", "23"}, "extended": {"22", "24"}}
"""The figures of the form that a conclusion counts in; any other has one of its own name."""


@dataclass(frozen=True, slots=True)
class CaseInYear:
    """One case in one year 某年度的一件.

    ``lapses`` tells by the provision that ended it what the applicant let pass.
    """

    case: Case
    after: Assessment
    year: int
    was_closed: bool
    is_closed: bool
    lapses: Mapping[str, str] = FrozenMap()

    def into(self, figures: Figures) -> None:
        """Counts it 计入."""
        received = self._received_year()
        if received is None:
            figures.undated += 1
            _need(figures, "received", self.after)
            figures.open.update(self._possible())
            return
        self._flow(figures, received)
        figures.depends += self.after.robust is False
        figures.unexplored += self.after.robust is None
        if self.is_closed:
            self._conclude(figures)
        else:
            figures.carried_next += 1
            figures.standing[self.after.verdict] += 1

    def _received_year(self) -> int | None:
        """The year of receipt, where every day that it may have been lies in one."""
        if self.after.received_on is not None:
            return self.after.received_on.year
        years = self._years()
        return years.pop() if len(years) == 1 else None

    def _years(self) -> set[int | None]:
        """The years in which it may have been received; None where a branch cannot say."""
        days = [outcome.received_on for outcome in self.after.alternatives]
        return {day.year if day else None for day in days}

    def _possible(self) -> set[str]:
        """The figures in which a case may belong whose year of receipt is not known."""
        channel = _channel(self.case)
        arrived = {"new", "17", *(set(_BY_CHANNEL.values()) if channel == "unknown" else {channel})}
        earlier = {"annual-2", "reopened" if self.was_closed else "carried-over"}
        flows = {self.year: arrived, None: arrived | earlier}
        found = set().union(*(flows.get(year, earlier if year < self.year else set()) for year in self._years()))  # type: ignore[operator]
        return found | (self._ways_to_conclude() if self.is_closed else {"carried-next", self.after.verdict})

    def _ways_to_conclude(self) -> set[str]:
        """The figures in which its conclusion may belong."""
        kinds = {self._kind()} - {"unknown"} or self._possible_kinds()
        lapsed = ITEM_OF_LAPSE.get(self.lapses.get(self.after.ended_by or "", ""))
        return {"concluded", *([lapsed] if lapsed else [])}.union(*(_FIGURES.get(kind, {kind}) for kind in kinds))

    def _possible_kinds(self) -> set[Kind]:
        """How a conclusion may have to be counted of which it is not known whether it was in time."""
        in_time: set[Kind] = {"first-term"}
        in_time |= {"extended"} if any(isinstance(event, ExtensionNotified) for event in self.case.events) else set()
        in_time |= {"later-date"} if any(isinstance(event, LaterDateSet) for event in self.case.events) else set()
        verdicts = {outcome.verdict for outcome in self.after.alternatives} - {"undetermined"}
        ways: dict[str, set[Kind]] = {"on-time": in_time, "late": {"late"}}
        return set[Kind]().union(*(ways.get(verdict, set()) for verdict in verdicts)) or {*in_time, "late"}

    def _flow(self, figures: Figures, received: int) -> None:
        if received == self.year:
            figures.new += 1
            self._arrive(figures, _channel(self.case))
        elif self.was_closed:
            figures.reopened += 1
        else:
            figures.carried_over += 1

    def _arrive(self, figures: Figures, channel: str) -> None:
        figures.channels[channel] += 1
        if channel == "unknown":
            figures.open.update(set(_BY_CHANNEL.values()))

    def _conclude(self, figures: Figures) -> None:
        kind = self._kind()
        figures.concluded[kind] += 1
        after = self.after
        if kind == "unknown":
            _need(figures, "concluded", after)
            figures.open.update(self._ways_to_conclude() - {"concluded"})
        if kind == "deemed-withdrawn":
            figures.lapsed[self.lapses.get(after.ended_by or "", "")] += 1
        figures.withdrawn_overdue += any(noted.code == "withdrawn-overdue" for noted in after.findings)
        if after.replied_on is None or after.days_used is None:
            return
        figures.answered[after.days_used, kind] += 1
        if after.days_allowed is not None and after.due == after.first_due:
            figures.first_terms[after.days_allowed] += 1

    def _kind(self) -> Kind:
        after = self.after
        if after.verdict in ("withdrawn", "deemed-withdrawn", "late"):
            return after.verdict
        if after.verdict != "on-time" or after.replied_on is None or after.first_due is None:
            return "unknown"
        if after.replied_on <= after.first_due:
            return "first-term"
        return "later-date" if any(isinstance(event, LaterDateSet) for event in self.case.events) else "extended"


def _need(figures: Figures, family: Family, after: Assessment) -> None:
    facts = [missing.fact for missing in after.missing] or ["calendar"]
    figures.needs.setdefault(family, set()).update(_COLUMN_OF_FACT.get(fact, fact) for fact in facts)


def _channel(case: Case) -> str:
    submitted = next((event for event in case.events if isinstance(event, Submitted)), None)
    return _BY_CHANNEL.get(submitted.channel, "unknown") if submitted else "unknown"


def first_day(case: Case) -> date | None:
    """The first day on which anything happened 最早的日期."""
    days = [day for event in case.events for day in _days(event)]
    return min(days, default=None)


def _days(event: object) -> Iterable[date]:
    if isinstance(event, Replied):
        return [day for day in (*event.days, event.registered) if day]
    if isinstance(event, NotConfirmed):
        return []
    at = getattr(event, "at", None)
    return [at] if isinstance(at, date) else []


def is_concluded(case: Case, assessment: Assessment, day: date) -> bool:
    """Whether nothing was left to do by the end of a day, whatever may be said of its being in time 是否办结."""
    if assessment.verdict in CLOSED:
        return True
    if assessment.verdict != "undetermined":
        return False
    replies = (each for event in case.events if isinstance(event, Replied) for each in _days(event))
    return any(each <= day for each in replies)
