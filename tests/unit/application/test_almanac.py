from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from gikdeadlines import Case, Interval, assess, load_calendar, load_law
from gikdeadlines.application import CALENDAR_FACT, Almanac
from gikdeadlines.law import Ordered
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import CalendarRangeError

CN = load_calendar("CN")
D = date.fromisoformat


@dataclass
class Latest:
    """Takes the latest value, and remembers what it was asked."""

    asked: list[str] = field(default_factory=list)

    def choose(self, reading: str, default: str | None = None, *, among: Sequence[str] = ()) -> str:
        raise AssertionError(reading, default, among)

    def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        self.asked.append(name)
        assert earliest <= latest
        return latest

    def keep(self, found: Sequence[Any]) -> None:
        raise AssertionError(found)

    def kept(self) -> Sequence[Any] | None:
        raise AssertionError


class Earliest(Latest):
    """Takes the earliest value."""

    def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        super().fact(name, earliest, latest)
        return earliest


@dataclass
class Bounds:
    """Bounds that say the same of every day."""

    dues: tuple[date, date | None] | None = None
    counts: tuple[int, int] = (2, 4)
    works: bool | None = None

    def due(self, start: date, n: int, spans: Sequence[Interval]) -> tuple[date, date | None] | None:
        assert (start, n, spans) is not None
        return self.dues

    def counted(self, start: date, through: date, spans: Sequence[Interval]) -> tuple[int, int]:
        assert (start, through, spans) is not None
        return self.counts

    def is_working(self, day: date) -> bool | None:
        assert day > CN.horizon
        return self.works


class TestAlmanac:
    """The calendar as far as it is announced, bounds past it."""

    def test_answers_from_the_calendar(self) -> None:
        """Nothing is asked where a notice says it."""
        almanac = Almanac(CN, chooser := Latest(), Bounds())

        assert almanac.due(D("2022-09-30"), 20) == D("2022-11-02")
        assert almanac.nth_after(D("2022-09-30"), 1) == D("2022-10-08")
        assert almanac.counted(D("2022-09-30"), D("2022-10-10")) == 3
        assert almanac.is_working(D("2022-10-08"))
        assert chooser.asked == []

    def test_takes_exclusions_out(self) -> None:
        """As the clock does."""
        span = Interval.closed(D("2017-03-08"), D("2017-03-15"))

        assert Almanac(CN, Latest()).due(D("2017-03-03"), 15, [span]) == D("2017-04-01")
        assert Almanac(CN, Latest()).counted(D("2017-03-03"), D("2017-03-17"), [span]) == 4

    def test_has_no_due_day_in_an_open_pause(self) -> None:
        """Whether the calendar is announced or not."""
        span = Interval.since(D("2026-12-22"))

        assert Almanac(CN, Latest()).due(D("2026-12-01"), 60, [span]) is None
        assert Almanac(CN, Latest(), Bounds()).due(D("2026-12-28"), 20) is None
        assert Almanac(CN, Latest(), Bounds((D("2027-01-05"), None))).due(D("2026-12-28"), 20) is None

    def test_has_the_due_day_picked_past_the_horizon(self) -> None:
        """Between the bounds, under a name that says it is the calendar's."""
        almanac = Almanac(CN, chooser := Latest(), Bounds((D("2027-01-15"), D("2027-01-20"))))

        assert almanac.due(D("2026-12-20"), 20) == D("2027-01-20")
        assert chooser.asked == [f"{CALENDAR_FACT}due:2026-12-20+20"]

    def test_has_the_count_picked_past_the_horizon(self) -> None:
        """Between the least and the most."""
        assert Almanac(CN, Latest(), Bounds()).counted(D("2026-12-28"), D("2027-01-05")) == 4

    @pytest.mark.parametrize(("works", "expected"), [(True, True), (False, False), (None, True)])
    def test_asks_whether_a_day_is_worked_only_where_nothing_settles_it(
        self, works: bool | None, expected: bool
    ) -> None:
        """1 January is a rest day whatever the notice says."""
        almanac = Almanac(CN, chooser := Latest(), Bounds(works=works))

        assert almanac.is_working(D("2027-01-01")) is expected
        assert len(chooser.asked) == (works is None)

    @pytest.mark.parametrize(("chooser", "expected"), [(Earliest(), False), (Latest(), True)])
    def test_has_a_day_picked_that_notices_to_come_may_set_either_way(self, chooser: Latest, *, expected: bool) -> None:
        """A rest day comes before a working day."""
        assert Almanac(CN, chooser, Bounds(works=None)).is_working(D("2027-01-04")) is expected

    def test_tries_that_day_as_free_and_as_worked_and_no_other_way(self) -> None:
        """0 and 1 are all that it can be."""
        ends: list[tuple[Any, Any]] = []

        class Noting(Latest):
            def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
                ends.append((earliest, latest))
                return super().fact(name, earliest, latest)

        Almanac(CN, Noting(), Bounds(works=None)).is_working(D("2027-01-04"))

        assert ends == [(0, 1)]

    @pytest.mark.parametrize("day", ["2026-12-29", "2027-06-01"])
    def test_refuses_past_the_horizon_without_bounds(self, day: str) -> None:
        """Nothing is guessed."""
        with pytest.raises(CalendarRangeError, match="2026-12-28"):
            Almanac(CN, Latest()).is_working(D(day))

    def test_refuses_before_the_first_day(self) -> None:
        """Bounds speak of the future only."""
        with pytest.raises(CalendarRangeError):
            Almanac(CN, Latest(), Bounds()).is_working(D("2007-12-31"))

    @pytest.mark.parametrize(
        ("start", "day", "n", "within"),
        [
            ("2017-03-03", "2017-03-23", 15, True),
            ("2017-03-03", "2017-03-27", 15, False),
            ("2017-03-03", "2026-12-29", 9999, False),
            ("2007-12-31", "2017-03-24", 9999, False),
        ],
    )
    def test_knows_early_days_as_far_as_notices_settle_it(self, start: str, day: str, n: int, within: bool) -> None:
        """Outside the announced calendar it does not say so."""
        assert Almanac(CN, Latest()).is_within(D(start), D(day), n) is within


RECEIVED = date(2008, 5, 4)
"""A Sunday; by the notice of 2008 its 15th working day is Friday 23 May."""


class TestIsWithin:
    """Whether the n-th working day is still to come."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2008, 5, 22), True), (date(2008, 5, 23), False), (date(2008, 5, 24), False), (date(2008, 5, 26), False)],
    )
    def test_ends_before_the_nth_day(self, day: date, expected: bool) -> None:
        """A rest day after the due day has as many working days before it as the due day itself."""
        almanac = Almanac(load_calendar("CN"), Replay(load_law(), {}))

        assert almanac.is_within(RECEIVED, day, 15) is expected


class TestExtensionOnARestDay:
    """An extension that is told on the Saturday after the due Friday."""

    def test_is_late(self) -> None:
        """Article 24(2) of 2007 extends a period that runs, not one that ended the day before."""
        case = Case.from_dict(
            {
                "id": "1",
                "matter": "application",
                "events": [
                    {"type": "submitted", "at": "2008-05-04", "channel": "in-person"},
                    {"type": "extension-notified", "at": "2008-05-24", "working_days": 5},
                ],
            }
        )

        assessment = assess(case, as_of=date(2008, 5, 24))

        assert (assessment.due, assessment.verdict) == (date(2008, 5, 23), "overdue")
        assert "extension-late" in {finding.code for finding in assessment.findings}
