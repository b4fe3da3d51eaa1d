"""Counting errors: each expected day is counted by hand on the calendar of the State Council's notices.

Received on Tuesday 2022-11-01, an application is due on the twentieth working day, 29 November; no day off by notice
falls before the New Year of 2023.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.applications import LATER, application, handed_in, happened, sent

from gikdeadlines import load_calendar, load_law
from gikdeadlines.application import Almanac, evaluation_of
from gikdeadlines.case import history_of
from gikdeadlines.uncertainty import Basis, Replay
from gikdeadlines.uncertainty.miscounts import ERRORS, LONGEST, Count, count_of
from gikdeadlines.values import Interval

Event = dict[str, Any]

NOVEMBER = handed_in("2022-11-01")
SATURDAY = handed_in("2022-11-05")
EXTENDED = happened("extension-notified", "2022-11-21", working_days=20)


def asked(first: str, last: str | None = None, party: str = "A") -> list[Event]:
    """A third party is asked, and perhaps answers."""
    came = [happened("third-party-replied", last, party=party)] if last else []
    return [happened("third-party-consulted", first, party=party), *came]


TWO_PAUSES = [*asked("2022-11-07", "2022-11-11"), *asked("2022-11-14", "2022-11-15", "B")]
"""Five working days and two: due on 8 December."""


def basis_of(*events: Event, as_of: str = LATER, pins: Mapping[str, str] | None = None) -> Basis:
    """What a claim on an application is held against."""
    law, calendar, day = load_law(), load_calendar("CN"), date.fromisoformat(as_of)
    history = history_of(application(*events), day)
    outcome = evaluation_of(history, law, "CN", day)(Almanac(calendar, Replay(law, pins or {})))
    return Basis(outcome, history, calendar, law.timeline("CN"))


def counts(code: str, *events: Event, **said: Any) -> list[Count]:  # noqa: ANN401 - as_of and pins
    """The counts to which an error leads."""
    basis = basis_of(*events, **said)
    (error,) = (error for error in ERRORS if error.code == code)
    return list(error.change(basis, count_of(basis)))


def dues(code: str, *events: Event, **said: Any) -> list[str]:  # noqa: ANN401 - as_of and pins
    """Their last days."""
    return [str(count.due()) for count in counts(code, *events, **said)]


class TestCount:
    """A number of worked days after a start."""

    def test_stands_on_the_clock_of_the_outcome(self) -> None:
        """Seven days taken out and twenty more: 8 December, then 9 to 30 December and 3 to 6 January."""
        count = count_of(basis_of(NOVEMBER, *TWO_PAUSES, EXTENDED))

        assert (count.start, count.n, count.due()) == (date(2022, 11, 1), 40, date(2023, 1, 6))
        assert [code for code, _ in count.spans] == ["third-party", "third-party"]

    @pytest.mark.parametrize(("n", "is_given_up"), [(LONGEST, False), (LONGEST + 1, True)])
    def test_is_given_up_where_it_takes_too_long(self, n: int, *, is_given_up: bool) -> None:
        """A thousand natural days are enough for any term with all its extensions."""
        start = date(2022, 11, 1)
        due = Count(start, n, (), lambda _: True).due()

        assert due == (None if is_given_up else start + timedelta(LONGEST))

    def test_counts_what_is_worked_and_not_taken_out(self) -> None:
        """Of Friday, Saturday and Monday the Friday alone, Monday being taken out."""
        spans = (("third-party", Interval(date(2022, 11, 7), date(2022, 11, 8))),)
        count = Count(date(2022, 11, 1), 20, spans, lambda day: day.weekday() < 5)

        assert [count.counts(date(2022, 11, day)) for day in (4, 5, 7)] == [True, False, False]


class TestStart:
    """Errors about the day from which is counted."""

    @pytest.mark.parametrize(
        ("code", "received", "due", "day"),
        [
            ("start-day-counted", NOVEMBER, "2022-11-28", date(2022, 11, 1)),
            ("start-day-skipped", NOVEMBER, "2022-11-30", date(2022, 11, 2)),
            ("start-rolled", SATURDAY, "2022-12-05", date(2022, 11, 7)),
            ("start-day-skipped", SATURDAY, "2022-12-05", date(2022, 11, 7)),
        ],
    )
    def test_moves_the_due_day(self, code: str, received: Event, due: str, day: date) -> None:
        """Received on Saturday the 5th the twentieth working day is 2 December."""
        (count,) = counts(code, received)

        assert (str(count.due()), count.days) == (due, (day,))

    @pytest.mark.parametrize(("code", "received"), [("start-day-counted", SATURDAY), ("start-rolled", NOVEMBER)])
    def test_cannot_be_made(self, code: str, received: Event) -> None:
        """A rest day does not count anyway, and a working day needs no moving."""
        assert counts(code, received) == []

    def test_counts_from_the_day_on_which_it_was_sent(self) -> None:
        """Posted on 31 October and signed for on 1 November: one day too early."""
        events = sent("2022-10-31", "signed-post"), happened("signed-for", "2022-11-01")
        (count,) = counts("start-from-submitted", *events)

        assert (str(count.due()), count.days) == ("2022-11-28", (date(2022, 10, 31),))
        assert counts("start-from-signed-for", *events) == []
        assert counts("start-from-arrived", *events) == []


class TestWorkedDays:
    """Errors about which days are worked.

    Received on 2022-09-26 it is due on 27 October: 1 to 7 October were off, the 8th and 9th, a weekend, were worked.
    """

    @pytest.mark.parametrize(
        ("code", "due"),
        [
            ("make-up-day-missed", "2022-10-31"),
            ("weekdays-only", "2022-10-24"),
            ("holiday-counted", "2022-10-20"),
            ("weekend-counted", "2022-10-23"),
            ("calendar-days", "2022-10-16"),
        ],
    )
    def test_moves_the_due_day(self, code: str, due: str) -> None:
        """Four days in September, then as the error has it."""
        assert dues(code, handed_in("2022-09-26")) == [due]

    @pytest.mark.parametrize(
        ("code", "expected"), [("make-up-day-unknown", ["2022-11-29"]), ("regional-notice-missed", [])]
    )
    def test_moves_nothing(self, code: str, expected: list[str]) -> None:
        """The notices that set days of November 2022 had been published in 2021, and none of them is regional."""
        assert dues(code, NOVEMBER) == expected


class TestPauses:
    """Errors about the days taken out."""

    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("pause-ignored", ["2022-12-01", "2022-12-06", "2022-11-29"]),
            (
                "pause-in-calendar-days",
                ["2022-12-06", "2022-12-05", "2022-12-08", "2022-12-07", "2022-12-06", "2022-12-04"],
            ),
            ("pause-ends-counted", ["2022-12-07", "2022-12-07", "2022-12-06", "2022-12-07", "2022-12-07"]),
            ("pause-overlap-added", []),
        ],
    )
    def test_tries_each_pause_and_both(self, code: str, expected: list[str]) -> None:
        """By 1 December the first is ignored, by the 6th the second; of two days both cannot count and one be left."""
        assert dues(code, NOVEMBER, *TWO_PAUSES) == expected

    def test_names_the_end_days_that_it_counts(self) -> None:
        """The first, the last, both."""
        found = counts("pause-ends-counted", NOVEMBER, *asked("2022-11-07", "2022-11-11"))

        first, last = date(2022, 11, 7), date(2022, 11, 11)
        assert [count.days for count in found] == [(first,), (last,), (first, last)]

    def test_adds_what_lies_in_two_pauses_twice(self) -> None:
        """7 to 15 November are seven working days, 9 to 11 of them in both: due 8 December, 13 with three more."""
        events = NOVEMBER, *asked("2022-11-07", "2022-11-11"), *asked("2022-11-09", "2022-11-15", "B")

        assert dues("pause-overlap-added", *events) == ["2022-12-13"]

    def test_does_not_add_what_is_no_working_day_or_not_after_the_start(self) -> None:
        """The weekend of 12 November lies in both pauses, and so do two days before receipt."""
        weekend = NOVEMBER, *asked("2022-11-11", "2022-11-13"), *asked("2022-11-12", "2022-11-14", "B")

        assert dues("pause-overlap-added", *weekend) == []

    @pytest.mark.parametrize(
        ("code", "expected"),
        [("pause-ignored", ["2022-11-29"]), ("pause-in-calendar-days", []), ("pause-ends-counted", [])],
    )
    def test_has_no_length_while_it_is_open(self, code: str, expected: list[str]) -> None:
        """Asked on 7 November and not answered a week later: it can be ignored, and that is all."""
        assert dues(code, NOVEMBER, *asked("2022-11-07"), as_of="2022-11-14") == expected


class TestCorrections:
    """国令711号 begins a new count on the correction; under 国令492号 the count went on."""

    CORRECTED = (happened("correction-requested", "2022-11-03"), happened("correction-received", "2022-11-10"))
    CORRECTED_2017 = (happened("correction-requested", "2017-03-08"), happened("correction-received", "2017-03-15"))

    def test_errors_where_the_law_begins_anew(self) -> None:
        """Due on 8 December; ignored 29 November; the six days of 3 to 10 November taken out, 7 December."""
        events = NOVEMBER, *self.CORRECTED

        assert str(basis_of(*events).outcome.due) == "2022-12-08"
        assert dues("correction-ignored", *events) == ["2022-11-29"]
        assert dues("correction-excluded", *events) == ["2022-12-07"]
        assert dues("correction-restarted", *events) == []

    def test_errors_where_the_law_goes_on(self) -> None:
        """Fifteen days from 15 March, of which the Saturday of 1 April was worked, end on 6 April."""
        events = handed_in("2017-03-03"), *self.CORRECTED_2017

        assert dues("correction-restarted", *events) == ["2017-04-06"]
        assert dues("correction-ignored", *events) == ["2017-03-24"]
        assert dues("correction-excluded", *events) == []

    def test_none_by_an_amendment_before_there_was_any(self) -> None:
        """The first notice to change another came out on 13 May 2015."""
        basis = basis_of(NOVEMBER)
        (error,) = (error for error in ERRORS if error.code == "amendment-missed")
        for day, amended in ((date(2015, 5, 12), 0), (date(2015, 5, 13), 1)):
            earlier = replace(basis, calendar=basis.calendar.known_on(day))

            assert len(list(error.change(earlier, count_of(basis)))) == amended

    @pytest.mark.parametrize("code", ["correction-ignored", "correction-excluded", "correction-restarted"])
    def test_none_without_a_correction(self, code: str) -> None:
        """A third party is no correction."""
        assert counts(code, NOVEMBER, *TWO_PAUSES) == []


class TestTerm:
    """Errors about the number of days."""

    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            ("wrong-regime", ["2022-12-20"]),
            ("extension-ignored", ["2022-11-29"]),
            ("extension-from-notice", ["2022-12-16", "2022-12-19"]),
            ("extension-from-receipt", ["2022-11-29"]),
            ("late-extension-counted", []),
            ("excess-extension-counted", []),
            ("later-date-ignored", []),
            ("later-date-without-effect", []),
        ],
    )
    def test_of_an_extension_in_time(self, code: str, expected: list[str]) -> None:
        """Twenty days told on 21 November run to 27 December; with fifteen for the reply, to the 20th."""
        assert dues(code, NOVEMBER, EXTENDED) == expected

    @pytest.mark.parametrize(
        ("said", "due"),
        [
            ({"working_days": 20}, "2022-12-27"),
            ({"working_days": 5}, "2022-12-06"),
            ({}, "2022-12-27"),
            ({"until": "2022-12-20"}, "2022-12-20"),
        ],
    )
    def test_of_an_extension_that_came_late(self, said: Event, due: str) -> None:
        """Told a day after the due day it has no effect; counted all the same, it runs from 29 November."""
        late = happened("extension-notified", "2022-11-30", **said)

        assert dues("late-extension-counted", NOVEMBER, late, pins={"extension-timing": "no-effect"}) == [due]

    def test_of_an_extension_beyond_the_longest(self) -> None:
        """Thirty days where the law has twenty at the most: ten more than 27 December are 11 January."""
        told = happened("extension-notified", "2022-11-21", working_days=30)

        assert dues("excess-extension-counted", NOVEMBER, told) == ["2023-01-11"]

    def test_of_a_last_day_beyond_the_longest(self) -> None:
        """The day as it was told."""
        told = happened("extension-notified", "2022-11-21", until="2023-02-10")

        assert dues("excess-extension-counted", NOVEMBER, told) == ["2023-02-10"]

    def test_of_a_later_date(self) -> None:
        """国令711号 第35条: the day that was set is the due day, and 29 November the one without it."""
        later = happened("later-date-set", "2022-11-21", until="2023-02-28")

        assert str(basis_of(NOVEMBER, later).outcome.due) == "2023-02-28"
        assert dues("later-date-ignored", NOVEMBER, later) == ["2022-11-29"]
        assert dues("later-date-without-effect", NOVEMBER, later) == []

    def test_of_a_later_date_that_the_law_does_not_know(self) -> None:
        """国令492号 has no such day: fifteen working days after 3 March 2017 end on the 24th whatever was set."""
        events = handed_in("2017-03-03"), happened("later-date-set", "2017-03-10", until="2017-06-30")

        assert str(basis_of(*events).outcome.due) == "2017-03-24"
        assert dues("later-date-without-effect", *events) == ["2017-06-30"]
