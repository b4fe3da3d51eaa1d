"""The counts of a group of cases, and the figures of a form that they give 年度统计的数字。

The form of the years before 2021 is the one attached to 国办发〔2014〕32号; its items 17 to 24 count applications and
their conclusion. It was made for the regulation of 2007: item 23 is the first term, of 15 working days then and 20
since 2019-05-15, item 24 the extended one. It wants item 22 to be the sum of 23 and 24, so that a late reply has no
place in it. The form since is that of :mod:`~gikdeadlines.batch.annual_form`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final, Literal

from .annual_form import ANNUAL_ITEMS, ITEM_OF_LAPSE, Form

__all__ = ["BUCKETS", "FORM_ITEMS", "Family", "Figures", "Item", "Kind"]

FORM_ITEMS: Final = ("17", "18", "19", "20", "21", "22", "23", "24")
"""收到申请数, 当面, 传真, 网络, 信函; 申请办结数, 按时, 延期."""

BUCKETS: Final = ((0, 5), (6, 10), (11, 15), (16, 20), (21, 30), (31, 40), (41, None))
"""Working days used until the reply, from and to."""

_NO_COLUMN: Final = "channel"
_NOT_EXPLORED: Final = "explore"
_BY_CONTENT: Final = "content"
"""What a figure needs that no day tells: what the answer says."""


@dataclass(frozen=True, slots=True)
class Item:
    """One figure 一项数字.

    ``value`` is None where the cases do not say enough; ``counted`` is what they do say, ``needs`` the columns, or the
    facts, without which the rest cannot be told. ``most`` is the most that it can be, None where nothing bounds it.
    """

    code: str
    value: float | None
    counted: float
    needs: tuple[str, ...] = ()
    most: float | None = None


Kind = Literal["first-term", "extended", "later-date", "late", "withdrawn", "deemed-withdrawn", "unknown"]
"""How a case was concluded: 按时, 延期, 确定延迟, 逾期, 撤回, 视为撤回, 待补."""

Family = Literal["received", "concluded"]
"""What a missing fact leaves open: the year of receipt, or whether the conclusion was in time."""


@dataclass(slots=True)
class Figures:
    """The counts of one group of cases; they add up 一组案件的数字.

    ``answered`` counts answers by the working days they took and how they concluded; ``first_terms`` counts those among
    them that had the first term alone, by its length. ``lapsed`` counts the applications deemed withdrawn by what the
    applicant let pass. ``open`` counts, by the code of a figure, the cases that may or may not belong in it.
    """

    channels: Counter[str] = field(default_factory=Counter)
    concluded: Counter[Kind] = field(default_factory=Counter)
    standing: Counter[str] = field(default_factory=Counter)
    answered: Counter[tuple[int, Kind]] = field(default_factory=Counter)
    first_terms: Counter[int] = field(default_factory=Counter)
    lapsed: Counter[str] = field(default_factory=Counter)
    open: Counter[str] = field(default_factory=Counter)
    needs: dict[Family, set[str]] = field(default_factory=dict)
    new: int = 0
    carried_over: int = 0
    reopened: int = 0
    carried_next: int = 0
    undated: int = 0
    depends: int = 0
    unexplored: int = 0
    withdrawn_overdue: int = 0

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

    def items(self, form: Form = "2014") -> tuple[Item, ...]:
        """Every figure in the order of a form, then those that it cannot show 各项数字."""
        if form == "2021":
            return (*self._annual(), *self._beyond(), *self._used())
        return (*self._received(), *self._concluded(), *self.flow(), *self._beyond(), *self._used())

    # The form of 2014

    def _received(self) -> Iterable[Item]:
        yield self._item("17", self.new, "received")
        lacking = () if not self.channels["unknown"] else (_NO_COLUMN,)
        for code in FORM_ITEMS[1:5]:
            found = self._item(code, self.channels[code], "received")
            yield found if found.needs and not lacking else replace(found, needs=lacking)

    def _concluded(self) -> Iterable[Item]:
        first, extended = self.concluded["first-term"], self.concluded["extended"]
        for code, count in zip(FORM_ITEMS[5:], (first + extended, first, extended), strict=True):
            yield self._item(code, count, "concluded")

    # The form of 2021

    def _annual(self) -> Iterable[Item]:
        counts = {
            "annual-1": (self.new, "new"),
            "annual-2": (self.carried_over + self.reopened, "annual-2"),
            "annual-3-7": (self.concluded.total(), "concluded"),
            "annual-4": (self.carried_next, "carried-next"),
            **{code: (self.lapsed[event], code) for event, code in ITEM_OF_LAPSE.items()},
        }
        for code in ANNUAL_ITEMS:
            if code not in counts:
                yield Item(code, None, 0, (_BY_CONTENT,))
                continue
            count, same = counts[code]
            yield replace(self._item(same, count, "received"), code=code)

    # What a form cannot show

    def flow(self) -> Iterable[Item]:
        """What came in and what went out 收支."""
        yield self._item("carried-over", self.carried_over, "received")
        yield self._item("new", self.new, "received")
        if self.reopened:
            yield self._item("reopened", self.reopened, "received")
        yield self._item("concluded", self.concluded.total(), "received")
        yield self._item("carried-next", self.carried_next, "received")

    def _beyond(self) -> Iterable[Item]:
        for kind in ("late", "later-date"):
            yield self._item(kind, self.concluded[kind], "concluded")
        yield self._item("withdrawn", self.concluded["withdrawn"], "received")
        yield self._item("withdrawn-overdue", self.withdrawn_overdue, "received")
        yield self._item("deemed-withdrawn", self.concluded["deemed-withdrawn"], "received")
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
        """A figure; where cases may or may not belong in it, the least and the most that it can be."""
        if not self.open[code]:
            return Item(code, count, count, most=count)
        return Item(code, None, count, self._needs(family), count + self.open[code])

    def _needs(self, family: Family) -> tuple[str, ...]:
        found = self.needs.get("received", set()) | self.needs.get(family, set())
        return tuple(sorted(found))
