"""Rows of one place under one law and calendar, and what they are assessed by 一地的各行。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from gikdeadlines.application.tables import Tables
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.values import NATIONAL, FrozenMap

from .counting import Days
from .lanes import Lanes
from .mechanics import Mechanics
from .questions import Questions, Tries
from .register_rows import RegisterRows
from .working_days import Numbers

__all__ = ["Group", "Place", "RowDays", "Rules", "in_order"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What every row is assessed by; ``jurisdiction`` is that of rows that name none 核查依据.

    ``explains_claims`` says whether it is looked for what yields the days that somebody claims; where it is not, the
    column of claims means nothing.
    """

    law: Law
    calendar: Calendar | Calendars
    as_of: date
    pins: Mapping[str, str]
    explores: bool
    jurisdiction: str = NATIONAL
    explains_claims: bool = True

    def placed(self, case: Case) -> Case:
        """The case with its jurisdiction 补上适用地区."""
        return case if case.jurisdiction else replace(case, jurisdiction=self.jurisdiction)

    def calendar_of(self, jurisdiction: str | None) -> Calendar:
        """The calendar of a row 适用的日历."""
        calendar = self.calendar
        return calendar if isinstance(calendar, Calendar) else calendar.of(jurisdiction or self.jurisdiction)


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of one place, and the law and the calendar by which they are counted."""

    jurisdiction: str
    tables: Tables
    calendar: Calendar
    rows: Numbers


RowDays = tuple[Days, Numbers | None]
"""The days of calendars, and the place of each row's among them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one place, what they state, and by what they are assessed 一地的各行."""

    rules: Rules
    place: Place
    days: Days
    stated: RegisterRows

    def run_by_default(
        self,
        rows: Numbers,
        questions: Questions,
        held: Mapping[int, Numbers] = FrozenMap(),
        days: RowDays | None = None,
    ) -> Lanes:
        """The lanes of rows by the defaults, a missing fact at its first value or at the one that is held 默认口径."""
        tries = Tries(questions, explores=False, tries_facts=False, held=held)
        calendars, which = days or (self.days, None)
        lanes = Mechanics(self.place.tables, calendars, self.stated, tries, which=which).run(rows, rows)
        return lanes.take(in_order(lanes, np.arange(lanes.length)))


def in_order(lanes: Lanes, places: Numbers) -> Numbers:
    """Places of lanes in the order of their rows 按行排列."""
    return places[np.argsort(lanes.row[places], kind="stable")]
