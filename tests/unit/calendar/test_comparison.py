from __future__ import annotations

from datetime import date

from gikdeadlines import load_calendar
from gikdeadlines.calendar import diff

CN = load_calendar("CN")
D = date.fromisoformat


class TestDiff:
    def test_a_calendar_does_not_differ_from_itself(self) -> None:
        """Nothing changes, over the whole calendar."""
        difference = diff(CN, CN)

        assert (difference.first, difference.last) == (CN.first, CN.horizon)
        assert (difference.days, difference.due_days) == ((), ())

    def test_lists_the_days_that_an_amendment_changed(self) -> None:
        """劳动节 2019: 2 and 3 May became free, 28 April and 5 May worked; 1 and 4 May were free before."""
        difference = diff(CN.known_on(D("2019-03-21")), CN.known_on(D("2019-03-22")))
        changes = {change.day: (change.old.is_working, change.new.is_working) for change in difference.days}

        assert changes == {
            D("2019-04-28"): (False, True),
            D("2019-05-02"): (True, False),
            D("2019-05-03"): (True, False),
            D("2019-05-05"): (False, True),
        }

    def test_lists_the_due_days_that_move(self) -> None:
        """20 working days from 2020-01-10 moved from 12 to 14 February when the holiday was extended."""
        difference = diff(CN.known_on(D("2020-01-12")), CN)
        moved = {(change.start, change.working_days): (change.old, change.new) for change in difference.due_days}

        assert moved[D("2020-01-10"), 20] == (D("2020-02-12"), D("2020-02-14"))
        assert (D("2020-02-03"), 15) not in moved

    def test_what_becomes_known_has_not_moved(self) -> None:
        """A notice that only adds a year moves no due day past the old horizon."""
        difference = diff(CN.before_notice(2026), CN)

        assert difference.last == D("2025-12-28")
        assert (difference.days, difference.due_days) == ((), ())

    def test_tells_what_a_year_adds(self) -> None:
        """33 days off and six make-up days in 2026; of 15 working days the due day is known from 8 December on."""
        difference = diff(CN.before_notice(2026), CN)
        kinds = [why.kind for why in difference.added]
        fifteen = difference.settled[0]

        assert (difference.added[0].day, difference.added[-1].day) == (D("2025-12-29"), D("2026-12-28"))
        assert (kinds.count("rest-day"), kinds.count("make-up-workday")) == (33, 6)
        assert (fifteen.working_days, fifteen.first, fifteen.last) == (15, D("2025-12-08"), D("2026-12-07"))

    def test_a_calendar_adds_nothing_to_itself(self) -> None:
        """Nor does one that ends earlier."""
        assert diff(CN, CN).added == diff(CN, CN.before_notice(2026)).added == ()

    def test_leaves_out_what_a_region_does_not_know(self) -> None:
        """Guangxi's 2020 is in no list, its three free days of 2017 are."""
        days = [change.day for change in diff(CN, load_calendar("CN-GX")).days]

        assert [day for day in days if day.year == 2020] == []
        assert [day for day in days if day.year == 2017] == [
            D(f"2017-{d}") for d in ("03-30", "03-31", "04-01", "04-08")
        ]
