from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gikdeadlines.values import (
    CountError,
    DayTypeError,
    Interval,
    add_days,
    add_hours,
    add_months,
    beijing_day,
    parse_day,
    parse_instant,
    require_count,
    require_day,
    require_instant,
)
from gikdeadlines.values.errors import DayTextError, IntervalError

NO_DAYS = [datetime(2017, 3, 1), datetime(2017, 3, 1, tzinfo=UTC), "2017-03-01", 20170301, 1.5, None, True]  # noqa: DTZ001


class TestRequireDay:
    def test_gives_an_exact_day_back(self) -> None:
        """A date is its own answer."""
        assert require_day(date(2017, 3, 1)) == date(2017, 3, 1)

    @pytest.mark.parametrize("value", NO_DAYS, ids=repr)
    def test_refuses_everything_else(self, value: object) -> None:
        """A datetime, a text and a number are no days, although a type checker lets a datetime pass."""
        with pytest.raises(DayTypeError) as caught:
            require_day(value)

        assert caught.value.code == "not-a-day"

    def test_tells_what_to_do_with_an_instant(self) -> None:
        """The hint names the one function that makes a day of an instant."""
        with pytest.raises(DayTypeError) as caught:
            require_day(datetime(2017, 3, 1, tzinfo=UTC))

        assert "beijing_day" in caught.value.hint


class TestRequireCount:
    @pytest.mark.parametrize("value", [1, 15, 10**9])
    def test_gives_a_count_back(self, value: int) -> None:
        """A whole number of at least one is its own answer."""
        assert require_count(value) == value

    @pytest.mark.parametrize("value", [0, -1, True, 1.0, "1", None], ids=repr)
    def test_refuses_everything_else(self, value: object) -> None:
        """Nought, negative numbers, truth values, fractions and texts count nothing."""
        with pytest.raises(CountError):
            require_count(value)


class TestParseDay:
    def test_reads_a_day(self) -> None:
        """The one spelling is YYYY-MM-DD."""
        assert parse_day("2016-02-29") == date(2016, 2, 29)

    @pytest.mark.parametrize(
        "text",
        [
            "2017-02-30",
            "2017-2-3",
            "20170203",
            "2017-W05-5",
            "2017/02/03",
            "",
            " 2017-02-03",
            "\uff12017-02-03",
            "0000-01-01",
        ],
    )
    def test_refuses_other_spellings_and_days_that_do_not_exist(self, text: str) -> None:
        """30 February, short months and fullwidth digits are refused."""
        with pytest.raises(DayTextError) as caught:
            parse_day(text)

        assert (caught.value.code, caught.value.given) == ("bad-day", text)


class TestParseInstant:
    @pytest.mark.parametrize(
        ("text", "beijing"),
        [
            ("2017-03-01T16:30:00Z", "2017-03-02T00:30:00+08:00"),
            ("2017-03-01T08:30", "2017-03-01T08:30:00+08:00"),
            ("2017-03-01 08:30:15.5+09:00", "2017-03-01T07:30:15.500000+08:00"),
            ("2017-03-01t08:30:00z", "2017-03-01T16:30:00+08:00"),
        ],
    )
    def test_gives_beijing_time(self, text: str, beijing: str) -> None:
        """An offset is converted; none means Beijing time."""
        assert parse_instant(text).isoformat() == beijing

    @pytest.mark.parametrize(
        "text",
        [
            "2017-03-01",
            "2017-03-01T25:00",
            "2017-02-30T08:00",
            "2017-03-01T08:30+99:00",
            "0001-01-01T00:00+23:00",
            "now",
        ],
    )
    def test_refuses_what_is_no_instant(self, text: str) -> None:
        """A day alone, an hour 25 and instants before the year 1 are refused."""
        with pytest.raises(DayTextError):
            parse_instant(text)


class TestRequireInstant:
    def test_takes_a_naive_time_as_beijing_time(self) -> None:
        """The contract says so for instants without an offset."""
        assert require_instant(datetime(2017, 3, 1, 8)).isoformat() == "2017-03-01T08:00:00+08:00"  # noqa: DTZ001

    @pytest.mark.parametrize("value", [date(2017, 3, 1), "2017-03-01T08:00", 0], ids=repr)
    def test_refuses_everything_else(self, value: object) -> None:
        """A day is no instant."""
        with pytest.raises(DayTypeError) as caught:
            require_instant(value)

        assert caught.value.code == "not-an-instant"


class TestBeijingDay:
    @pytest.mark.parametrize(
        ("instant", "day"),
        [
            (datetime(2017, 2, 28, 15, 59, tzinfo=UTC), date(2017, 2, 28)),
            (datetime(2017, 2, 28, 16, 0, tzinfo=UTC), date(2017, 3, 1)),
            (datetime(2017, 3, 1, 23, 0, tzinfo=timezone(timedelta(hours=-5))), date(2017, 3, 2)),
        ],
    )
    def test_turns_at_midnight_in_beijing(self, instant: datetime, day: date) -> None:
        """The day begins at 16:00 UTC of the day before."""
        assert beijing_day(instant) == day


class TestAddDays:
    def test_crosses_a_leap_day(self) -> None:
        """2016 has a 29 February."""
        assert add_days(date(2016, 2, 28), 2) == date(2016, 3, 1)

    def test_refuses_to_leave_the_years(self) -> None:
        """A count of a thousand million days ends in no year."""
        with pytest.raises(DayTextError) as caught:
            add_days(date(2017, 1, 1), 10**9)

        assert (caught.value.code, caught.value.given) == ("beyond-time", "2017-01-01 and 1000000000 days")


class TestAddHours:
    def test_crosses_midnight(self) -> None:
        """Hours run on through the night."""
        assert add_hours(datetime(2017, 9, 30, 22, tzinfo=UTC), 5).isoformat() == "2017-10-01T11:00:00+08:00"

    def test_refuses_to_leave_the_years(self) -> None:
        """So many hours end in no year."""
        with pytest.raises(DayTextError):
            add_hours(datetime(2017, 1, 1, tzinfo=UTC), 10**9)


class TestAddMonths:
    """Source: 民法典 第202条."""

    @pytest.mark.parametrize(
        ("day", "months", "expected"),
        [
            (date(2017, 3, 15), 1, date(2017, 4, 15)),
            (date(2017, 12, 15), 1, date(2018, 1, 15)),
            (date(2017, 1, 15), -1, date(2016, 12, 15)),
            (date(2017, 1, 31), 2, date(2017, 3, 31)),
            (date(2017, 3, 15), 0, date(2017, 3, 15)),
        ],
    )
    def test_gives_the_corresponding_day(self, day: date, months: int, expected: date) -> None:
        """The day of the month stays where the month has it; months are added at once."""
        assert add_months(day, months) == expected

    @pytest.mark.parametrize(("year", "last"), [(2016, 29), (2017, 28)])
    def test_month_end_takes_the_last_day(self, year: int, last: int) -> None:
        """Where the month has no corresponding day, its last day ends the period."""
        assert add_months(date(year, 1, 31), 1, missing="month-end") == date(year, 2, last)

    def test_refuses_by_default(self) -> None:
        """Rounding is never silent."""
        with pytest.raises(DayTextError) as caught:
            add_months(date(2017, 1, 31), 1)

        assert caught.value.code == "no-corresponding-day"

    @pytest.mark.parametrize("months", [10**6, -(10**6)])
    def test_refuses_to_leave_the_years(self, months: int) -> None:
        """There is no year 85,350."""
        with pytest.raises(DayTextError) as caught:
            add_months(date(2017, 1, 1), months)

        assert caught.value.code == "beyond-time"

    @pytest.mark.parametrize("missing", ["clamp", "", None, 1])
    def test_rounds_in_no_other_way(self, missing: object) -> None:
        """What to do where the month has no such day is a closed choice, also for whoever does not check types."""
        with pytest.raises(CountError) as caught:
            add_months(date(2017, 1, 1), 1, missing=missing)  # type: ignore[arg-type]  # the point of the test

        assert caught.value.code == "bad-choice"


class TestInterval:
    def test_closed_holds_both_end_days(self) -> None:
        """〔2015〕207号 二 leaves out the day of the notice and the day of the answer."""
        interval = Interval.closed(date(2017, 3, 8), date(2017, 3, 15))

        assert (date(2017, 3, 8) in interval, date(2017, 3, 15) in interval, interval.days) == (True, True, 8)
        assert (date(2017, 3, 7) in interval, date(2017, 3, 16) in interval) == (False, False)

    def test_between_holds_neither(self) -> None:
        """Only the days strictly between."""
        interval = Interval.between(date(2017, 3, 8), date(2017, 3, 15))

        assert (date(2017, 3, 8) in interval, date(2017, 3, 15) in interval, interval.days) == (False, False, 6)

    @pytest.mark.parametrize("days", [0, 1])
    def test_between_neighbours_is_empty(self, days: int) -> None:
        """Between a day and itself or the next lies nothing."""
        interval = Interval.between(date(2017, 3, 8), date(2017, 3, 8 + days))

        assert (interval.is_empty, interval.days) == (True, 0)

    def test_since_has_not_ended(self) -> None:
        """It holds every later day and has no number of them."""
        interval = Interval.since(date(2017, 3, 8))

        assert (date(9999, 12, 31) in interval, date(2017, 3, 7) in interval) == (True, False)
        assert (interval.days, interval.is_empty) == (None, False)

    @pytest.mark.parametrize("make", [Interval.closed, Interval.between])
    def test_refuses_to_run_backward(self, make: object) -> None:
        """An end before the start is a mistake, not an empty interval."""
        assert callable(make)
        with pytest.raises(IntervalError) as caught:
            make(date(2017, 3, 15), date(2017, 3, 8))

        assert caught.value.given == "2017-03-15..2017-03-08"

    @pytest.mark.parametrize(
        ("start", "end", "path"), [("2017-03-08", date(2017, 3, 15), "start"), (date(2017, 3, 8), "2017-03-15", "end")]
    )
    def test_names_the_end_that_is_no_day(self, start: date, end: date, path: str) -> None:
        """The argument, not only what it was."""
        with pytest.raises(DayTypeError) as caught:
            Interval.closed(start, end)

        assert caught.value.path == path

    @pytest.mark.parametrize("value", NO_DAYS, ids=repr)
    def test_refuses_a_start_that_is_no_day(self, value: object) -> None:
        """Whichever way it is made."""
        with pytest.raises(DayTypeError):
            Interval(value, date(2017, 3, 8))  # type: ignore[arg-type]  # what is tested

    @pytest.mark.parametrize("value", [v for v in NO_DAYS if v is not None], ids=repr)
    def test_refuses_an_end_that_is_no_day(self, value: object) -> None:
        """None alone means that it has not ended."""
        with pytest.raises(DayTypeError):
            Interval(date(2017, 3, 8), value)  # type: ignore[arg-type]  # what is tested

    def test_is_a_value(self) -> None:
        """Equal by its days, hashable, picklable."""
        interval = Interval.closed(date(2017, 3, 8), date(2017, 3, 15))

        assert pickle.loads(pickle.dumps(interval)) == interval  # noqa: S301  # our own bytes
        assert len({interval, Interval(date(2017, 3, 8), date(2017, 3, 15))}) == 1
