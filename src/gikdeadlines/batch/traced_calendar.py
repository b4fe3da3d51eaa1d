"""The calendar that stand-ins are put to 可追踪的日历。

It answers as a calendar does, for the case that is traced, and its answers say how they follow from the days given.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final, NoReturn

from gikdeadlines.calendar import Calendar, Notice
from gikdeadlines.values import CalendarRangeError, Fault, FrozenMap

from .forms import Base, Form
from .tracing import Trace, TracedDay, Untraceable, form_of_number, stand_in_count, stand_in_day

__all__ = ["NoHorizon", "TracedCalendar"]

_NEAR: Final = 2
"""Days given lie so far within the calendar that no step of the evaluation, one day at a time, leaves it."""


class TracedCalendar:
    """A calendar that takes stand-ins 可追踪的日历.

    ``known`` is a day by whose knowledge it is meant. A day past the horizon of the calendar in force has bounds in
    place of a rank: such a case is assessed by itself.
    """

    gaps: Final = ()

    def __init__(self, calendar: Calendar, trace: Trace, known: date | None = None) -> None:
        self._calendar = calendar if known is None else calendar.known_on(known)
        self._whole = calendar
        self._known = known
        self._trace = trace
        self.first = self._calendar.first
        self.horizon = self._calendar.horizon
        self.uncertain = self._calendar.uncertain
        self._unforeseen = sorted(notice.known_from for notice in self._calendar.unforeseen)
        self._last_rank = len(self._calendar.working_days)

    def rank(self, day: date) -> int:
        """How many working days lie on or before a day 累计工作日数."""
        number = date.toordinal(day)
        exact = date.fromordinal(number)
        self._require_within(day)
        rank = self._calendar.rank(exact)
        if not isinstance(day, TracedDay) or not day.form.terms:
            return rank
        return stand_in_count(self._trace, self._trace.bases.form(Base("rank", day.form, self._known)), rank)

    def _require_within(self, day: date) -> None:
        is_given = isinstance(day, TracedDay) and self._is_near_given(day.form)
        if is_given:
            return
        if day < self.first or day > self.horizon:
            self._leave()

    def _leave(self) -> NoReturn:
        """What had been published by a day may not reach as far; what is published in all must."""
        if self._known is None:
            raise Untraceable
        expected, parameters = f"a day known on {self._known}", FrozenMap(says="known", known=self._known)
        raise CalendarRangeError(Fault("outside-calendar", str(self.horizon), expected, parameters=parameters))

    def _is_near_given(self, form: Form) -> bool:
        if self._known is not None or len(form.terms) != 1 or abs(form.constant) > _NEAR:
            return False
        return self._trace.bases.known[form.terms[0][0]].kind == "given"

    def select(self, rank: int) -> date:
        """The working day of a rank 第 k 个工作日."""
        if rank < 1 or rank > self._last_rank:
            self._leave()
        number = int.__index__(rank)
        exact = self._calendar.select(number)
        form = form_of_number(rank)
        if not form.terms:
            return exact
        return stand_in_day(self._trace, self._trace.bases.form(Base("select", form, self._known)), exact.toordinal())

    def is_working(self, day: date) -> bool:
        """Whether a day is worked 是否工作日."""
        return self.rank(day) > self.rank(day - timedelta(1))

    def count(self, after: date, through: date) -> int:
        """How many working days lie after one day, through another 工作日数."""
        return self.rank(through) - self.rank(after)

    def unforeseen_between(self, after: date, through: date) -> Sequence[Notice]:
        """The notices that came out after one day, through another: mostly there are none 其间发布的临时通知."""
        if self._noted(after) == self._noted(through):
            return ()
        return [notice for notice in self._calendar.unforeseen if after < notice.known_from <= through]

    def _noted(self, day: date) -> int:
        noted = bisect_right(self._unforeseen, date.fromordinal(date.toordinal(day)))
        if not isinstance(day, TracedDay) or not day.form.terms:
            return noted
        return stand_in_count(self._trace, self._trace.bases.form(Base("noted", day.form, self._known)), noted)

    def known_on(self, day: date) -> TracedCalendar:
        """What had been published by a day; days between two publications know the same 截至某日已公布的日历."""
        published = sorted({notice.known_from for notice in self._whole.notices})
        place = bisect_right(published, day)  # it compares, so that each comparison is noted
        if place in (0, len(published)):
            raise Untraceable
        return TracedCalendar(self._whole, self._trace, published[place - 1])

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never anything
        # Whatever else a calendar knows differs from day to day.
        raise Untraceable


class NoHorizon:
    """Stands for the bounds past the horizon, where no trace goes 不追踪的范围."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never anything
        raise Untraceable
