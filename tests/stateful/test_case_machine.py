"""An application while things happen to it, against a start, a number and a set of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests import oracle
from tests.applications import application, happened, replied, sent

from gikdeadlines import Assessment, assess

GAP = st.integers(1, 9)
"""Events fall on days of their own, so that the order of types within a day plays no part."""

EARLIEST_END = 4
"""So many events come before a reply or a withdrawal, so that there is something to end."""


def received_in(first: date, last: date) -> st.SearchStrategy[date]:
    """Days of receipt away from every change of the law."""
    return st.integers(0, (last - first).days).map(lambda offset: first + timedelta(offset))


OLD = received_in(date(2016, 12, 8), date(2018, 9, 1))
NEW = received_in(date(2019, 6, 3), date(2024, 6, 3))


class CaseMachine(RuleBasedStateMachine):
    """The model knows no interval, no rank and no table of a regime; the law is written out in its rules."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, Any]] = []
        self.today = self.start = self.received = date(2017, 3, 3)
        self.is_new = False
        self.base = self.extra = 0
        self.excluded: set[date] = set()
        self.open: dict[str, date | None] = {}
        self.corrections = 0
        self.ended: tuple[str, date | None] | None = None

    @initialize(received=st.one_of(OLD, NEW))
    def receive(self, received: date) -> None:
        self.is_new = received > date(2019, 5, 14)
        self.base = 20 if self.is_new else 15
        self.today = self.start = self.received = received
        self.events = [sent(str(received), "in-person")]

    # The model

    def due(self, until: date | None = None) -> date | None:
        """The due day, None while something is open; with a day, as if what is open ended then."""
        if until is None and any(self.open.values()):
            return None
        still = {day for begun in self.open.values() if begun and until for day in oracle.days_between(begun, until)}
        return oracle.due(self.start, self.base + self.extra, self.excluded | still)

    def has_run_out(self) -> bool:
        due = self.due()
        return due is not None and self.today > due

    def happen(self, what: str, gap: int, **said: Any) -> None:  # noqa: ANN401  # as free as JSON
        self.today += timedelta(gap)
        self.events.append(happened(what, str(self.today), **said))

    def begin(self, what: str) -> None:
        """A pause begins, unless the period had run out."""
        self.open[what] = None if self.has_run_out() else self.today

    def finish(self, what: str) -> date | None:
        """A pause ends: both of its end days are out."""
        begun = self.open.pop(what)
        if begun and not self.ended:
            self.excluded.update(oracle.days_between(begun, self.today))
        return begun

    # What may happen

    @rule(gap=GAP)
    @precondition(lambda self: "consultation" not in self.open)
    def consult(self, gap: int) -> None:
        self.happen("agency-consulted" if self.is_new else "third-party-consulted", gap)
        if not self.ended:
            self.begin("consultation")
        else:
            self.open["consultation"] = None

    @rule(gap=GAP)
    @precondition(lambda self: "consultation" in self.open)
    def answer(self, gap: int) -> None:
        self.happen("agency-replied" if self.is_new else "third-party-replied", gap)
        self.finish("consultation")

    @rule(gap=GAP)
    @precondition(lambda self: "correction" not in self.open and not (self.is_new and self.corrections))
    def ask_for_a_correction(self, gap: int) -> None:
        self.happen("correction-requested", gap)
        self.corrections += 1
        if not self.ended:
            self.begin("correction")
        else:
            self.open["correction"] = None

    @rule(gap=GAP)
    @precondition(lambda self: "correction" in self.open)
    def correct(self, gap: int) -> None:
        self.happen("correction-received", gap)
        begun = self.finish("correction")
        if begun and self.is_new and not self.ended:
            self.start, self.extra = self.today, 0

    @rule(gap=GAP, days=st.integers(1, 25))
    def extend(self, gap: int, days: int) -> None:
        self.happen("extension-notified", gap, working_days=days)
        if not self.ended and not self.has_run_out():
            self.extra = min(self.extra + days, self.base)

    @rule(gap=GAP)
    @precondition(lambda self: len(self.events) > EARLIEST_END)
    def reply(self, gap: int) -> None:
        self.today += timedelta(gap)
        self.events.append(replied(str(self.today)))
        if not self.ended:
            due = self.due(until=self.today)
            assert due is not None
            self.ended = ("on-time" if self.today <= due else "late", self.today)
            for what, begun in self.open.items():
                self.excluded.update(oracle.days_between(begun, self.today) if begun else ())
                self.open[what] = None

    @rule(gap=GAP)
    @precondition(lambda self: len(self.events) > EARLIEST_END and not self.is_withdrawn)
    def withdraw(self, gap: int) -> None:
        self.happen("withdrawn", gap)
        self.ended = self.ended or ("withdrawn", None)

    @property
    def is_withdrawn(self) -> bool:
        return any(event["type"] == "withdrawn" for event in self.events)

    @rule(gap=GAP)
    def wait(self, gap: int) -> None:
        self.today += timedelta(gap)

    # What always holds

    def assessed(self, events: list[dict[str, Any]] | None = None, as_of: date | None = None) -> Assessment:
        return assess(application(*(events or self.events)), as_of=as_of or self.today)

    @invariant()
    def has_the_verdict_of_the_model(self) -> None:
        if not self.events:
            return
        result, due = self.assessed(), self.due()

        if self.ended:
            assert result.verdict == self.ended[0]
            assert result.replied_on == self.ended[1]
        elif due is None:
            assert result.verdict == "suspended"
        else:
            assert result.verdict == ("pending" if self.today <= due else "overdue")
        assert self.ended == ("withdrawn", None) or result.due == due

    @invariant()
    def has_no_due_day_while_it_is_suspended(self) -> None:
        if self.events and (result := self.assessed()).verdict == "suspended":
            assert result.due is None
            assert result.days_left is not None

    @invariant()
    def has_used_and_left_make_allowed(self) -> None:
        if not self.events:
            return
        result = self.assessed()

        if result.days_left is not None:
            assert result.days_used is not None
            assert result.days_used + result.days_left == result.days_allowed

    @invariant()
    def is_the_same_in_any_order(self) -> None:
        if self.events:
            assert self.assessed(self.events[::-1]) == self.assessed()

    @invariant()
    def knows_nothing_of_the_future(self) -> None:
        """What was known on an earlier day gives what was assessed on that day."""
        middle = self.received + (self.today - self.received) // 2
        known = [event for event in self.events if str(event.get("at") or event.get("dispatched")) <= str(middle)]
        if not known:
            return
        then, now = self.assessed(known, middle), self.assessed(as_of=middle)

        assert (now.verdict, now.due, now.days_used) == (then.verdict, then.due, then.days_used)

    @invariant()
    def counts_every_day_of_the_ledger_once(self) -> None:
        if not self.events:
            return
        ledger = self.assessed().ledger
        days = [day.date for day in ledger]
        ordinals = [day.ordinal for day in ledger if day.ordinal]

        assert days == oracle.days_between(days[0], days[-1])
        assert ordinals == list(range(1, len(ordinals) + 1))
        assert all(oracle.is_working(day.date) for day in ledger if day.ordinal)


class TestCaseMachine(CaseMachine.TestCase):  # type: ignore[misc, valid-type]  # made by the machine
    """A few histories for every run."""

    settings = settings(max_examples=20, stateful_step_count=15, deadline=None)


@pytest.mark.slow
class TestManyCases(CaseMachine.TestCase):  # type: ignore[misc, valid-type]  # made by the machine
    """Many for a thorough one."""

    settings = settings(max_examples=70, stateful_step_count=15, deadline=None)
