"""The figures of a year: those of a form, and what it cannot show 年度统计。

A case is looked at twice: as it stood on the last day of the year before, and on the last day of the year. What had
not happened by then is not known then, so that no case has to say when it was closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gikdeadlines.case import Case
from gikdeadlines.law import Deemed, Law
from gikdeadlines.values import Assessment, FrozenMap

from .annual_form import ANNUAL_ITEMS, APPLICANTS, Form, applicant_of, form_of
from .case_in_year import CaseInYear, first_day, is_concluded
from .figures import BUCKETS, FORM_ITEMS, Figures, Item, Kind

__all__ = [
    "ANNUAL_ITEMS",
    "APPLICANTS",
    "BUCKETS",
    "FORM_ITEMS",
    "Figures",
    "Form",
    "Item",
    "Kind",
    "Tally",
    "applicant_of",
    "form_of",
    "lapses_of",
]


def lapses_of(law: Law) -> Mapping[str, str]:
    """What the applicant let pass, by the provision that ends the application for it 视为撤回、放弃的事由."""
    deemed = ((id_, p.parameters) for id_, p in law.provisions.items())
    return FrozenMap({id_: says.event for id_, says in deemed if isinstance(says, Deemed)})


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

    ``assess`` takes a case, the day by whose end it is judged, and whether its readings are explored. ``lapses`` tells
    by the provision that ends an application what its applicant let pass: ``correction``, ``fee``.
    """

    year: int
    as_of: date
    assess: Callable[[Case, date, bool], Assessment]
    lapses: Mapping[str, str] = FrozenMap()
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
        self.take(self.look(case), group)

    def look(self, case: Case) -> CaseInYear | Literal["outside", "other-matter"]:
        """What the year has to do with a case; nothing is counted yet 该年度与本件的关系.

        Raises:
            GikError: whatever the assessment refuses.
        """
        if case.matter != "application":
            return "other-matter"
        return self._seen(case) or "outside"

    def take(self, seen: CaseInYear | Literal["outside", "other-matter"], group: str | None = None) -> None:
        """Counts what :meth:`look` saw 计入."""
        if isinstance(seen, str):
            self.other_matters += seen == "other-matter"
            self.outside += seen == "outside"
            return
        self.counted += 1
        for figures in [self.total, *([] if group is None else [self.groups.setdefault(group, Figures())])]:
            seen.into(figures)

    @property
    def last_day(self) -> date:
        """The day by whose end the year is judged 统计截止日."""
        return min(date(self.year, 12, 31), self.as_of)

    def _seen(self, case: Case) -> CaseInYear | None:
        """What the year has to do with a case; None where it has nothing."""
        eve = date(self.year - 1, 12, 31)
        began = first_day(case)
        if began is None or began > self.last_day:
            return None
        before = self.assess(case, eve, False) if began <= eve else None
        was_closed = before is not None and is_concluded(case, before, eve)
        after = self.assess(case, self.last_day, True)
        is_closed = is_concluded(case, after, self.last_day)
        if was_closed and is_closed:
            return None
        return CaseInYear(case, after, self.year, was_closed=was_closed, is_closed=is_closed, lapses=self.lapses)
