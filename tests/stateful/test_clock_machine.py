"""A clock under any sequence of operators, against a list of what was done to it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests import oracle
from tests.strategies import days

from gikdeadlines import load_calendar
from gikdeadlines.calendar import Clock, WorkingDays
from gikdeadlines.values import Interval

CN = load_calendar("CN")
OFFSETS = st.integers(-15, 60)


class ClockMachine(RuleBasedStateMachine):
    """The model is a start, a number and a set of days: no interval, no rank."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock(WorkingDays(1), start=date(2017, 3, 3))
        self.start, self.base, self.extra = date(2017, 3, 3), 1, 0
        self.excluded: set[date] = set()

    @initialize(start=days().filter(lambda day: date(2008, 3, 1) < day < date(2023, 1, 1)), n=st.integers(1, 25))
    def begin(self, start: date, n: int) -> None:
        self.clock = Clock(WorkingDays(n), start=start)
        self.start, self.base = start, n

    @rule(offset=OFFSETS, length=st.integers(0, 15))
    def exclude(self, offset: int, length: int) -> None:
        first = self.start + timedelta(offset)
        self.clock = self.clock.exclude(Interval.closed(first, first + timedelta(length)))
        self.excluded.update(oracle.days_between(first, first + timedelta(length)))

    @rule(offset=OFFSETS, length=st.integers(0, 15))
    def exclude_between(self, offset: int, length: int) -> None:
        first = self.start + timedelta(offset)
        self.clock = self.clock.exclude(Interval.between(first, first + timedelta(length)))
        self.excluded.update(oracle.days_between(first, first + timedelta(length))[1:-1])

    @rule(days=st.integers(1, 20))
    def extend(self, days: int) -> None:
        self.clock = self.clock.extend(days)
        self.extra += days

    @rule(later=st.integers(0, 10))
    def restart(self, later: int) -> None:
        self.start += timedelta(later)
        self.clock = self.clock.restart(self.start)
        self.extra = 0

    @invariant()
    def is_due_on_the_nth_counting_day(self) -> None:
        assert self.clock.due(CN) == oracle.due(self.start, self.base + self.extra, self.excluded)

    @invariant()
    def has_used_the_counting_days(self) -> None:
        day = self.start + timedelta(20)

        assert self.clock.used(CN, day) == oracle.used(self.start, day, self.excluded)
        assert self.clock.left(CN, day) == self.base + self.extra - self.clock.used(CN, day)

    @invariant()
    def is_no_later_than_with_its_latest_day_excluded_too(self) -> None:
        due = self.clock.due(CN)
        assert due is not None

        assert (self.clock.exclude(Interval.closed(due, due)).due(CN) or date.max) > due


TestClockMachine = ClockMachine.TestCase
TestClockMachine.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
