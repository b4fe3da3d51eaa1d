from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from gikdeadlines import load_calendar, load_law
from gikdeadlines.application import Almanac
from gikdeadlines.matters import limit_of
from gikdeadlines.matters.dues import Due, due_of
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import BEIJING, CalendarRangeError, DayTypeError, LawError

CN = load_calendar("CN")
LAW = load_law()
D = date.fromisoformat


def limit(provision: str, start: date, **readings: str) -> date:
    """The end of a provision's limit under pinned readings."""
    pins = {name.replace("_", "-"): option for name, option in readings.items()}
    return limit_of(LAW.provision(provision), start, calendar=CN, chooser=Replay(LAW, pins))


class TestLimitOf:
    def test_of_working_days(self) -> None:
        """15 working days from Sunday 18 June 2017 end on 7 July."""
        assert limit("CN/492/24.2", D("2017-06-18")) == D("2017-07-07")

    def test_of_hours(self) -> None:
        """48 hours run on through National Day."""
        assert limit("CN/2016-61/3/response", datetime(2017, 9, 30, 22, 0, tzinfo=BEIJING)) == datetime(
            2017, 10, 2, 22, 0, tzinfo=BEIJING
        )

    def test_of_a_retention(self) -> None:
        """One year on a site."""
        assert limit("CN-SX/2015-10/28", D("2016-03-01")) == D("2017-03-01")

    @pytest.mark.parametrize(
        ("provision", "start", "pins", "due"),
        [
            ("CN-SX/2014-14/5/teji", "2022-09-29", {}, "2022-10-01"),
            ("CN-SX/2014-14/5/teji", "2022-09-29", {"rest_day_end": "moves"}, "2022-10-08"),
            ("CN-SX/2014-38/12.1/interim", "2018-06-30", {}, "2018-08-31"),
            ("CN-SX/2014-38/12.1/quarter", "2017-03-31", {}, "2017-05-02"),
            ("CN-SX/2014-38/12.1/quarter", "2017-03-31", {"rest_day_end": "stands"}, "2017-04-30"),
            ("CN/litigation-2017/45", "2022-09-19", {"rest_day_end": "stands"}, "2022-10-08"),
        ],
    )
    def test_of_days_and_months_on_a_rest_day(self, provision: str, start: str, pins: dict[str, str], due: str) -> None:
        """Urgent documents stand, the rest moves by analogy; suits move by a text of their own and are not asked."""
        assert limit(provision, D(start), **pins) == D(due)

    def test_takes_the_pinned_option(self) -> None:
        """With the start counted, 20 working days from Friday 28 September 2018 end a day earlier."""
        assert limit("CN/492/18", D("2018-09-28"), start_day_of_windows="yes") == D("2018-10-30")

    def test_asks_only_the_readings_that_the_provision_names(self) -> None:
        """A text whose hours surely run from the instant leaves nothing to pin."""
        provision = replace(LAW.provision("CN/2016-61/3/response"), readings=())
        start = datetime(2018, 3, 5, 10, 10, tzinfo=BEIJING)
        pinned = Replay(LAW, {"hours-first": "excluded"})

        assert limit_of(provision, start, calendar=CN, chooser=pinned) == datetime(2018, 3, 7, 10, 10, tzinfo=BEIJING)

    def test_of_the_country_past_the_horizon_is_refused(self) -> None:
        """One day is asked for, and the notice that would settle it is not known."""
        with pytest.raises(CalendarRangeError):
            limit("CN/711/26", D("2026-12-10"))

    def test_of_a_provision_without_a_limit_is_refused(self) -> None:
        """A rule on receipt sets no limit."""
        with pytest.raises(LawError) as caught:
            limit("CN/711/31.1/in-person", D("2020-03-02"))

        assert (caught.value.code, caught.value.path) == ("no-limit", "CN/711/31.1/in-person")
        assert (caught.value.given, caught.value.expected) == (
            "receipt",
            "a provision that sets a term, hours or a retention",
        )

    @pytest.mark.parametrize(
        ("provision", "start"),
        [
            ("CN/711/26", datetime(2020, 3, 2, tzinfo=BEIJING)),
            ("CN/2016-61/3/response", date(2020, 3, 2)),
            ("CN-SX/2015-10/28", datetime(2020, 3, 2, tzinfo=BEIJING)),
        ],
    )
    def test_refuses_a_day_for_hours_and_an_instant_for_days(self, provision: str, start: date) -> None:
        """What runs in days starts with a day, what runs in hours with an instant."""
        with pytest.raises(DayTypeError) as caught:
            limit(provision, start)

        assert caught.value.path == "start"


class TestDueOf:
    @pytest.mark.parametrize(
        ("provision", "start", "due"),
        [
            ("CN/492/24.2", "2017-06-18", Due(D("2017-07-07"), D("2017-06-18"), 15, "working-day")),
            ("CN-SX/2014-14/5/teji", "2022-09-29", Due(D("2022-10-01"), D("2022-09-29"), 2, "natural-day")),
            ("CN-SX/2015-10/28", "2016-03-01", Due(D("2017-03-01"), D("2016-03-01"), 1, "year")),
        ],
    )
    def test_says_from_where_and_how_long(self, provision: str, start: str, due: Due) -> None:
        """Fifteen working days, two natural days, one year, each after the day from which it runs."""
        assert due_of(LAW.provision(provision), D(start), Almanac(CN, Replay(LAW, {}))) == due
