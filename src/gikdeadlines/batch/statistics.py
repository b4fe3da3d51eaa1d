"""The figures of a year: those of the form, and what the form cannot show 年度统计。

The form is the one attached to 国办发〔2014〕32号; its items 17 to 24 count applications and their conclusion. It was
made for the regulation of 2007: item 23 is the first term, of 15 working days then and 20 since 2019-05-15, item 24
the extended one. It wants item 22 to be the sum of 23 and 24, so that a late reply has no place in it.

A case is looked at twice: as it stood on the last day of the year before, and on the last day of the year. What had
not happened by then is not known then, so that no case has to say when it was closed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Final, Literal

from gikdeadlines.case import Case, LaterDateSet, NotConfirmed, Replied, Submitted
from gikdeadlines.values import Assessment

__all__ = ["BUCKETS", "FORM_ITEMS", "Figures", "Item", "Kind", "Tally"]

FORM_ITEMS: Final = ("17", "18", "19", "20", "21", "22", "23", "24")
"""收到申请数, 当面, 传真, 网络, 信函; 申请办结数, 按时, 延期."""

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

BUCKETS: Final = ((0, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, 40), (41, None))
"""Working days used until the reply, from and to."""

_ENDED: Final = frozenset({"withdrawn", "deemed-withdrawn"})
_NO_COLUMN: Final = "channel"
_NOT_EXPLORED: Final = "explore"


@dataclass(frozen=True, slots=True)
class Item:
    """One figure 一项数字.

    ``value`` is None where the cases do not say enough; ``counted`` is what they do say, ``needs`` the columns, or the
    facts, without which the rest cannot be told.
    """

    code: str
    value: float | None
    counted: float
    needs: tuple[str, ...] = ()


Kind = Literal["first-term", "extended", "later-date", "late", "withdrawn", "deemed-withdrawn", "unknown"]
"""How a case was concluded: 按时, 延期, 确定延迟, 逾期, 撤回, 视为撤回, 待补."""

Family = Literal["received", "concluded"]
"""What a missing fact leaves open: the year of receipt, or whether the conclusion was in time."""


@dataclass(slots=True)
class Figures:
    """The counts of one group of cases; they add up 一组案件的数字.

    ``answered`` counts answers by the working days they took and how they concluded; ``first_terms`` counts those among
    them that had the first term alone, by its length.
    """

    channels: Counter[str] = field(default_factory=Counter)
    concluded: Counter[Kind] = field(default_factory=Counter)
    standing: Counter[str] = field(default_factory=Counter)
    answered: Counter[tuple[int, Kind]] = field(default_factory=Counter)
    first_terms: Counter[int] = field(default_factory=Counter)
    needs: dict[Family, set[str]] = field(default_factory=dict)
    new: int = 0
    carried_over: int = 0
    reopened: int = 0
    carried_next: int = 0
    undated: int = 0
    depends: int = 0
    unexplored: int = 0

    @property
    def balances(self) -> bool:
        """Whether what came in is what was concluded and what was carried on 收支相符."""
        return self.carried_over + self.new + self.reopened == self.concluded.total() + self.carried_next

    @property
    def used(self) -> Counter[int]:
        """How many answers took so many working days 用时."""
        found: Counter[int] = Counter()
        for (days, _), count in self.answered.items():
            found[days] += count
        return found

    def items(self) -> tuple[Item, ...]:
        """Every figure in the order of the form, then those that it cannot show 各项数字."""
        return (*self._received(), *self._concluded(), *self._flow(), *self._beyond(), *self._used())

    # The form

    def _received(self) -> Iterable[Item]:
        yield self._item("17", self.new, "received")
        is_whole = not self.channels["unknown"]
        for code in FORM_ITEMS[1:5]:
            needs = () if is_whole else (_NO_COLUMN,)
            yield Item(code, self.channels[code] if is_whole and not self.undated else None, self.channels[code], needs)

    def _concluded(self) -> Iterable[Item]:
        first, extended = self.concluded["first-term"], self.concluded["extended"]
        for code, count in zip(FORM_ITEMS[5:], (first + extended, first, extended), strict=True):
            yield self._item(code, count, "concluded")

    # What it cannot show

    def _flow(self) -> Iterable[Item]:
        yield self._item("carried-over", self.carried_over, "received")
        yield self._item("new", self.new, "received")
        if self.reopened:
            yield self._item("reopened", self.reopened, "received")
        yield self._item("concluded", self.concluded.total(), "received")
        yield self._item("carried-next", self.carried_next, "received")

    def _beyond(self) -> Iterable[Item]:
        for kind in ("late", "later-date"):
            yield self._item(kind, self.concluded[kind], "concluded")
        for ending in ("withdrawn", "deemed-withdrawn"):
            yield self._item(ending, self.concluded[ending], "received")
        yield Item("unknown", self.concluded["unknown"], self.concluded["unknown"], self._needs("concluded"))
        for standing in ("overdue", "suspended"):
            yield self._item(standing, self.standing[standing], "received")
        yield Item("undated", self.undated, self.undated, self._needs("received"))
        explored = None if self.unexplored else self.depends
        yield Item("depends", explored, self.depends, (_NOT_EXPLORED,) if self.unexplored else ())

    def _used(self) -> Iterable[Item]:
        used = self.used
        for first, last in BUCKETS:
            count = sum(n for days, n in used.items() if first <= days and (last is None or days <= last))
            yield Item(f"used-{first}-{last or ''}", count, count)
        days = list(used.elements())
        if days:
            yield Item("used-median", median(days), median(days))
            yield Item("used-most", max(days), max(days))

    def _item(self, code: str, count: int, family: Family) -> Item:
        needs = self._needs(family)
        return Item(code, None if needs else count, count, needs)

    def _needs(self, family: Family) -> tuple[str, ...]:
        found = self.needs.get("received", set()) | self.needs.get(family, set())
        return tuple(sorted(found))


@dataclass(slots=True)
class Tally:
    """Counts the cases of a year, in all and by group 统计.

    >>> case = Case.from_dict({"id": "1", "matter": "application", "events": [
    ...     {"type": "submitted", "at": "2022-09-30", "channel": "in-person"}]})
    >>> from gikdeadlines import assess
    >>> tally = Tally(2022, date(2022, 12, 31), lambda case, day, explore: assess(case, as_of=day, explore=explore))
    >>> tally.add(case, "甲局")
    >>> [(item.code, item.value) for item in tally.total.items() if item.code in {"17", "18", "22", "overdue"}]
    [('17', 1), ('18', 1), ('22', 0), ('overdue', 1)]

    ``assess`` takes a case, the day by whose end it is judged, and whether its readings are explored.
    """

    year: int
    as_of: date
    assess: Callable[[Case, date, bool], Assessment]
    total: Figures = field(default_factory=Figures)
    groups: dict[str, Figures] = field(default_factory=dict)
    counted: int = 0
    outside: int = 0
    other_matters: int = 0

    def add(self, case: Case, group: str | None = None) -> None:
        """Takes in one case 计入一件.

        Raises:
            GikError: whatever the assessment refuses; nothing is counted then.
        """
        if case.matter != "application":
            self.other_matters += 1
            return
        seen = self._seen(case)
        if seen is None:
            self.outside += 1
            return
        self.counted += 1
        for figures in [self.total, *([] if group is None else [self.groups.setdefault(group, Figures())])]:
            seen.into(figures)

    @property
    def last_day(self) -> date:
        """The day by whose end the year is judged 统计截止日."""
        return min(date(self.year, 12, 31), self.as_of)

    def _seen(self, case: Case) -> _Seen | None:
        """What the year has to do with a case; None where it has nothing."""
        eve = date(self.year - 1, 12, 31)
        began = _first_day(case)
        if began is None or began > self.last_day:
            return None
        before = self.assess(case, eve, False) if began <= eve else None
        was_closed = before is not None and _is_concluded(case, before, eve)
        after = self.assess(case, self.last_day, True)
        is_closed = _is_concluded(case, after, self.last_day)
        if was_closed and is_closed:
            return None
        return _Seen(case, after, self.year, was_closed=was_closed, is_closed=is_closed)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One case in one year."""

    case: Case
    after: Assessment
    year: int
    was_closed: bool
    is_closed: bool

    def into(self, figures: Figures) -> None:
        """Counts it."""
        received = self._received_year()
        if received is None:
            figures.undated += 1
            _need(figures, "received", self.after)
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
        days = [outcome.received_on for outcome in self.after.alternatives]
        years = {day.year if day else None for day in days}
        return years.pop() if len(years) == 1 else None

    def _flow(self, figures: Figures, received: int) -> None:
        if received == self.year:
            figures.new += 1
            figures.channels[_channel(self.case)] += 1
        elif self.was_closed:
            figures.reopened += 1
        else:
            figures.carried_over += 1

    def _conclude(self, figures: Figures) -> None:
        kind = self._kind()
        figures.concluded[kind] += 1
        if kind == "unknown":
            _need(figures, "concluded", self.after)
        after = self.after
        if after.replied_on is None or after.days_used is None:
            return
        figures.answered[after.days_used, kind] += 1
        if after.days_allowed is not None and after.due == after.first_due:
            figures.first_terms[after.days_allowed] += 1

    def _kind(self) -> Kind:
        after = self.after
        if after.verdict == "withdrawn":
            return "withdrawn"
        if after.verdict == "deemed-withdrawn":
            return "deemed-withdrawn"
        if after.verdict == "late":
            return "late"
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


def _first_day(case: Case) -> date | None:
    days = [day for event in case.events for day in _days(event)]
    return min(days, default=None)


def _days(event: object) -> Iterable[date]:
    if isinstance(event, Replied):
        return [day for day in (*event.days, event.registered) if day]
    if isinstance(event, NotConfirmed):
        return []
    at = getattr(event, "at", None)
    return [at] if isinstance(at, date) else []


def _is_concluded(case: Case, assessment: Assessment, day: date) -> bool:
    """Whether nothing was left to do by the end of a day, whatever may be said of its being in time."""
    if assessment.verdict in _ENDED or assessment.verdict in {"on-time", "late"}:
        return True
    if assessment.verdict != "undetermined":
        return False
    replies = (each for event in case.events if isinstance(event, Replied) for each in _days(event))
    return any(each <= day for each in replies)
