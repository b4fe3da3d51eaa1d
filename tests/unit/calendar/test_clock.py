from __future__ import annotations

import pickle
from datetime import UTC, date, datetime

import pytest

from gikdeadlines import load_calendar
from gikdeadlines.calendar import CalendarDays, Clock, Exclusion, Hours, Months, WorkingDays, counted_days, merged
from gikdeadlines.calendar.clock import rolled
from gikdeadlines.values import Because, CalendarRangeError, Citation, CountError, DayTypeError, Interval
from gikdeadlines.values.errors import DayTextError

CN = load_calendar("CN")
D = date.fromisoformat


def closed(start: str, end: str) -> Interval:
    return Interval.closed(D(start), D(end))


def clock(n: int = 15, start: str = "2017-03-03") -> Clock:
    return Clock(WorkingDays(n), start=D(start))


TERMS = [WorkingDays, CalendarDays, Months, Hours]


class TestTerms:
    @pytest.mark.parametrize("term", TERMS)
    @pytest.mark.parametrize("n", [0, -1, True, 1.5, "15"], ids=repr)
    def test_refuses_what_is_no_count(self, term: type, n: object) -> None:
        """A term has at least one unit."""
        with pytest.raises(CountError):
            term(n)

    @pytest.mark.parametrize("term", [WorkingDays, CalendarDays, Months])
    @pytest.mark.parametrize("start", [datetime(2017, 3, 3, tzinfo=UTC), "2017-03-03", 20170303], ids=repr)
    def test_refuses_a_start_that_is_no_day(self, term: type, start: object) -> None:
        """Days and instants are different types."""
        with pytest.raises(DayTypeError):
            term(1).due(start, CN)

    def test_terms_of_different_kinds_are_never_equal(self) -> None:
        """Fifteen working days are not fifteen natural days."""
        assert len({term(15) for term in TERMS}) == 4


class TestWorkingDays:
    def test_counts_working_days_after_the_start(self) -> None:
        """Source: 国令711号 art. 33; received before National Day 2022."""
        assert WorkingDays(20).due(D("2022-09-30"), CN) == D("2022-11-02")


class TestCalendarDays:
    """Source: 民法典 第201条第1款, 第203条第1款."""

    @pytest.mark.parametrize(
        ("start", "n", "due"),
        [
            ("2022-09-01", 10, "2022-09-13"),
            ("2022-09-29", 2, "2022-10-08"),
            ("2017-06-14", 15, "2017-06-29"),
            ("2017-06-16", 15, "2017-07-03"),
        ],
    )
    def test_a_last_day_of_rest_moves_on(self, start: str, n: int, due: str) -> None:
        """中秋节, National Day and a Saturday move the end to the next working day; a working day stays."""
        assert CalendarDays(n).due(D(start), CN) == D(due)

    def test_refuses_to_leave_the_years(self) -> None:
        """With an error of ours, not an overflow."""
        with pytest.raises(DayTextError):
            CalendarDays(10**9).due(D("2017-01-01"), CN)


class TestMonths:
    """Source: 民法典 第202条, 第203条第1款."""

    @pytest.mark.parametrize(
        ("start", "n", "due"),
        [
            ("2017-03-15", 1, "2017-04-17"),
            ("2017-01-31", 1, "2017-02-28"),
            ("2016-12-31", 2, "2017-02-28"),
            ("2017-06-30", 2, "2017-08-30"),
        ],
    )
    def test_ends_on_the_corresponding_day_or_the_last(self, start: str, n: int, due: str) -> None:
        """Then moved off a rest day: 15 April 2017 is a Saturday."""
        assert Months(n).due(D(start), CN) == D(due)


class TestHours:
    """Source: 民法典 第201条第2款."""

    def test_run_through_nights_and_holidays(self) -> None:
        """24 hours from the eve of National Day end on National Day."""
        assert Hours(24).due(datetime(2017, 9, 30, 14, tzinfo=UTC)).isoformat() == "2017-10-01T22:00:00+08:00"

    def test_refuses_a_day(self) -> None:
        """A day has no hour to start from."""
        with pytest.raises(DayTypeError):
            Hours(24).due(D("2017-09-30"))  # type: ignore[arg-type]  # what is tested

    def test_refuses_to_leave_the_years(self) -> None:
        """With an error of ours, not an overflow."""
        with pytest.raises(DayTextError):
            Hours(10**9).due(datetime(2017, 9, 30, tzinfo=UTC))


class TestRolled:
    @pytest.mark.parametrize(("day", "moved"), [("2022-10-01", "2022-10-08"), ("2022-10-08", "2022-10-08")])
    def test_moves_off_a_rest_day_only(self, day: str, moved: str) -> None:
        """A make-up Saturday stays."""
        assert rolled(D(day), CN) == D(moved)


class TestDue:
    def test_a_correction_and_a_consultation(self) -> None:
        """The example of the contract: received 2017-03-03, first due 2017-04-12, extended to 2017-05-04."""
        paused = clock().exclude(closed("2017-03-08", "2017-03-15")).exclude(closed("2017-03-20", "2017-03-27"))

        assert paused.due(CN) == D("2017-04-12")
        assert paused.extend(15).due(CN) == D("2017-05-04")

    @pytest.mark.parametrize(
        ("exclusion", "due"),
        [
            (closed("2022-10-12", "2022-10-18"), "2022-11-09"),
            (Interval.between(D("2022-10-12"), D("2022-10-18")), "2022-11-07"),
            (Interval(D("2022-10-13"), D("2022-10-18")), "2022-11-08"),
            (Interval(D("2022-10-12"), D("2022-10-17")), "2022-11-08"),
        ],
    )
    def test_end_days_of_a_consultation(self, exclusion: Interval, due: str) -> None:
        """20 days from 2022-09-30 with both end days out, neither, or one: two, one days apart."""
        assert clock(20, "2022-09-30").exclude(exclusion).due(CN) == D(due)

    @pytest.mark.parametrize(
        "exclusion",
        [
            closed("2017-02-01", "2017-03-03"),
            closed("2017-03-25", "2017-04-30"),
            closed("2017-03-11", "2017-03-12"),
            Interval.between(D("2017-03-08"), D("2017-03-09")),
            Interval.since(D("2017-03-25")),
        ],
        ids=["through the start", "after due", "a weekend", "nothing", "open after due"],
    )
    def test_an_exclusion_without_counting_days_moves_nothing(self, exclusion: Interval) -> None:
        """Days up to the start, after the due day and of rest never counted."""
        assert clock().exclude(exclusion).due(CN) == clock().due(CN)

    @pytest.mark.parametrize("since", ["2017-03-24", "2017-03-04", "2017-03-01"])
    def test_an_exclusion_that_has_not_ended_leaves_no_due_day(self, since: str) -> None:
        """From the due day itself, the first day or before the start."""
        assert clock().exclude(Interval.since(D(since))).due(CN) is None

    def test_refuses_to_leave_the_calendar(self) -> None:
        """A due day past the horizon is not guessed."""
        with pytest.raises(CalendarRangeError):
            clock(20, "2026-12-01").due(CN)

    def test_refuses_an_unknown_regional_year(self) -> None:
        """A term that runs into Ningxia's unknown year 2018."""
        with pytest.raises(CalendarRangeError) as caught:
            clock(20, "2017-12-20").due(load_calendar("CN-NX"))

        assert caught.value.code == "unknown-regional-notice"

    def test_answers_beside_an_unknown_regional_year(self) -> None:
        """A term that ends outside such years; in Guangxi 2019-04-04 and 2019-04-08 are free."""
        assert clock(5, "2019-04-01").due(load_calendar("CN-GX")) == D("2019-04-11")
        assert clock(5, "2019-04-01").due(CN) == D("2019-04-09")


class TestUsedAndLeft:
    @pytest.mark.parametrize(
        ("day", "used"),
        [
            ("2017-03-01", 0),
            ("2017-03-03", 0),
            ("2017-03-06", 1),
            ("2017-03-15", 2),
            ("2017-03-16", 3),
            ("2017-04-12", 21),
        ],
    )
    def test_count_the_days_that_no_exclusion_holds(self, day: str, used: int) -> None:
        """6 and 7 March count, 8 to 15 do not; after the due day the count goes on."""
        paused = clock().exclude(closed("2017-03-08", "2017-03-15"))

        assert paused.used(CN, D(day)) == used
        assert paused.left(CN, D(day)) == 15 - used

    def test_stand_still_while_an_exclusion_has_not_ended(self) -> None:
        """Two days used, thirteen left, whatever day it is."""
        open_ended = clock().exclude(Interval.since(D("2017-03-08")))

        assert [open_ended.left(CN, D(day)) for day in ("2017-03-07", "2017-03-31", "2018-01-05")] == [13, 13, 13]

    def test_refuses_an_unknown_regional_year(self) -> None:
        """Days of an unknown year cannot be counted."""
        with pytest.raises(CalendarRangeError):
            counted_days(load_calendar("CN-NX"), D("2017-12-20"), D("2018-01-10"), ())

    def test_refuses_what_is_no_day(self) -> None:
        """An instant is not a day."""
        with pytest.raises(DayTypeError):
            clock().used(CN, datetime(2017, 3, 8, tzinfo=UTC))


class TestOperators:
    def test_restart_begins_anew_without_extensions(self) -> None:
        """国令711号 art. 30: from the day the correction is received; what was extended before lapses."""
        assert clock().extend(15).restart(D("2017-03-15")) == clock(start="2017-03-15")

    def test_restart_keeps_exclusions(self) -> None:
        """A consultation that runs across the restart still excludes its later days."""
        across = clock().exclude(closed("2017-03-10", "2017-03-20")).restart(D("2017-03-15"))

        assert across.due(CN) == D("2017-04-11")

    def test_n_holds_the_extensions(self) -> None:
        """The base count and what was added."""
        assert clock().extend(10).extend(5).n == 30

    @pytest.mark.parametrize("days", [0, -5, True, "15"], ids=repr)
    def test_extend_refuses_what_is_no_count(self, days: object) -> None:
        """An extension adds at least one day."""
        with pytest.raises(CountError):
            clock().extend(days)  # type: ignore[arg-type]  # what is tested

    @pytest.mark.parametrize("day", [datetime(2017, 3, 15, tzinfo=UTC), "2017-03-15"], ids=repr)
    def test_restart_refuses_what_is_no_day(self, day: object) -> None:
        """An instant is not a day."""
        with pytest.raises(DayTypeError):
            clock().restart(day)  # type: ignore[arg-type]  # what is tested

    def test_reasons_that_differ_in_an_article_commute(self) -> None:
        """Equal clocks come of equal exclusions, in whatever order they were put."""
        one, two = (Because("agency", Citation("p", "d", "t", article=article)) for article in ("33", "34"))
        days = closed("2017-03-08", "2017-03-15")

        assert clock().exclude(days, because=one).exclude(days, because=two) == clock().exclude(
            days, because=two
        ).exclude(days, because=one)

    def test_is_a_value(self) -> None:
        """Equal, hashable, picklable."""
        paused = clock().exclude(closed("2017-03-08", "2017-03-15"), because=Because("correction"))

        assert pickle.loads(pickle.dumps(paused)) == paused  # noqa: S301  # our own bytes
        assert len({paused, clock().exclude(closed("2017-03-08", "2017-03-15"), because=Because("correction"))}) == 1


class TestLedger:
    CITATION = Citation("CN/711/33.3", "国令711号", "政府信息公开条例", article="33", paragraph=3)
    PAUSED = Clock(WorkingDays(20), start=D("2022-09-30")).exclude(
        closed("2022-10-12", "2022-10-18"), because=Because("third-party", CITATION)
    )

    def test_shows_what_each_day_is(self) -> None:
        """The first screen: rest days inside the consultation are rest, since they never count."""
        rows = {row.date: row for row in self.PAUSED.ledger(CN, through=D("2022-11-11"))}
        shown = {day: (rows[D(day)].status, rows[D(day)].ordinal, rows[D(day)].reason) for day in self.SHOWN}

        assert shown == self.SHOWN

    SHOWN = {  # noqa: RUF012  # the table of this test
        "2022-09-30": ("start", None, "start"),
        "2022-10-01": ("rest", None, "国庆节"),
        "2022-10-08": ("counted", 1, "make-up-workday"),
        "2022-10-11": ("counted", 4, "weekday"),
        "2022-10-12": ("excluded", None, "third-party"),
        "2022-10-15": ("rest", None, "weekend"),
        "2022-10-18": ("excluded", None, "third-party"),
        "2022-10-19": ("counted", 5, "weekday"),
        "2022-11-08": ("counted", 19, "weekday"),
        "2022-11-09": ("due", 20, "weekday"),
        "2022-11-10": ("after-due", 21, "weekday"),
        "2022-11-11": ("after-due", 22, "weekday"),
    }

    def test_cites_the_notice_or_the_exclusion(self) -> None:
        """Days off and make-up days the notice, excluded days the article, ordinary days nothing."""
        rows = {row.date: row for row in self.PAUSED.ledger(CN, through=D("2022-10-19"))}

        assert rows[D("2022-10-12")].citation == self.CITATION
        assert rows[D("2022-10-01")].citation == rows[D("2022-10-08")].citation == CN.why(D("2022-10-01")).citation
        assert rows[D("2022-10-19")].citation is None

    def test_an_exclusion_without_a_reason_says_so(self) -> None:
        """The code is then plainly ``excluded``."""
        rows = clock().exclude(closed("2017-03-06", "2017-03-06")).ledger(CN, through=D("2017-03-06"))

        assert (rows[-1].status, rows[-1].reason) == ("excluded", "excluded")

    def test_runs_from_the_start_without_a_hole(self) -> None:
        """One row a day."""
        rows = clock().ledger(CN, through=D("2017-03-31"))

        assert [row.date.day for row in rows] == list(range(3, 32))

    def test_has_the_start_alone_when_it_ends_there(self) -> None:
        """Or before."""
        assert [row.status for row in clock().ledger(CN, through=D("2017-03-01"))] == ["start"]

    def test_shows_a_clock_whose_due_day_is_not_announced(self) -> None:
        """The days that are known can be shown although the due day lies past the horizon."""
        rows = clock(20, "2026-12-01").ledger(CN, through=D("2026-12-28"))

        assert {row.status for row in rows} == {"start", "counted", "rest"}

    def test_refuses_what_is_no_day(self) -> None:
        """An instant is not a day."""
        with pytest.raises(DayTypeError) as caught:
            clock().ledger(CN, through=datetime(2017, 3, 31, tzinfo=UTC))

        assert caught.value.path == "through"


class TestMerged:
    @pytest.mark.parametrize(
        ("spans", "union"),
        [
            ([], []),
            ([("01", "03"), ("05", "06")], [("01", "03"), ("05", "06")]),
            ([("04", "06"), ("01", "03")], [("01", "06")]),
            ([("01", "09"), ("02", "03")], [("01", "09")]),
            ([("01", None), ("05", "06")], [("01", None)]),
            ([("01", "05"), ("03", None)], [("01", None)]),
            ([("05", "06"), ("01", "02"), ("04", None)], [("01", "02"), ("04", None)]),
        ],
    )
    def test_gives_disjoint_spans_in_order(
        self, spans: list[tuple[str, str | None]], union: list[tuple[str, str | None]]
    ) -> None:
        """Overlapping and neighbouring spans become one; one that has not ended swallows what follows."""
        assert merged(map(self.span, spans)) == list(map(self.span, union))

    @staticmethod
    def span(ends: tuple[str, str | None]) -> Interval:
        first, last = ends
        return Interval(D(f"2017-03-{first}"), D(f"2017-03-{last}") if last else None)


def test_an_exclusion_is_an_interval_and_a_reason() -> None:
    """The reason may be missing."""
    assert Exclusion(closed("2017-03-08", "2017-03-15")).because is None
