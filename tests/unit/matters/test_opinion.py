from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.unit.matters.cases import asked, assessed, event, the_limit

from gikdeadlines.values import CaseError, NotInForceError, parse_instant

MATTER = "public-opinion"
MAJOR = event("detected", "2017-10-01T23:30", severity="major")


class TestMajorIncident:
    """5 hours to a statement, 24 to a press conference, through the night and the holiday."""

    @pytest.mark.parametrize(
        ("issued", "verdict", "late"),
        [("2017-10-02T04:30", "on-time", None), ("2017-10-02T04:30:01", "late", 1), ("2017-10-02T05:30", "late", 60)],
    )
    def test_statement_is_due_after_five_hours(self, issued: str, verdict: str, late: int | None) -> None:
        """The fifth hour ends at half past four, holiday or not; a minute that has begun counts."""
        statement = the_limit(assessed(MATTER, MAJOR, event("statement-issued", issued)), "statement")

        assert statement.due == parse_instant("2017-10-02T04:30")
        assert (statement.verdict, statement.minutes_late) == (verdict, late)

    @pytest.mark.parametrize(("as_of", "verdict"), [("2017-10-01", "pending"), ("2017-10-02", "overdue")])
    def test_press_conference_is_judged_by_the_end_of_the_as_of_day(self, as_of: str, verdict: str) -> None:
        """It is due at half past eleven at night: the day is over half an hour later."""
        limit = the_limit(assessed(MATTER, MAJOR, as_of=as_of), "press-conference")

        assert (limit.due, limit.verdict) == (parse_instant("2017-10-02T23:30"), verdict)

    @pytest.mark.parametrize(
        ("held", "counts", "otherwise"),
        [("2017-10-02T02:30", "on-time", "overdue"), ("2017-10-02T06:30", "late", "overdue")],
    )
    def test_conference_may_be_the_statement(self, held: str, counts: str, otherwise: str) -> None:
        """Held three hours after a major incident it informs the public; whether it is the statement is a reading."""
        events = (MAJOR, event("press-conference", held))
        by_option = {
            option: assessed(MATTER, *events, readings={"conference-as-statement": option}, as_of="2017-10-03").verdict
            for option in ("counts", "does-not")
        }
        explored = assessed(MATTER, *events, explore=True, as_of="2017-10-03")

        assert by_option == {"counts": counts, "does-not": otherwise}
        assert (explored.verdict, explored.robust) == (counts, False)

    def test_conference_after_the_statement_is_not_asked_about(self) -> None:
        """The statement came first and was in time by either option."""
        events = (MAJOR, event("statement-issued", "2017-10-02T01:00"), event("press-conference", "2017-10-02T02:30"))

        assert "conference-as-statement" not in asked(assessed(MATTER, *events, explore=True))

    def test_gravest_limit_decides(self) -> None:
        """A statement in time does not make up for a press conference that never was."""
        result = assessed(MATTER, MAJOR, event("statement-issued", "2017-10-02T01:00"), as_of="2017-10-03")

        assert (result.verdict, result.due) == ("overdue", date(2017, 10, 2))

    def test_had_no_five_hours_before_the_rules_of_2016(self) -> None:
        """〔2016〕80号 was issued on 10 November 2016; the 24 hours are older."""
        result = assessed(MATTER, event("occurred", "2016-10-20T10:00", severity="major"))

        assert [limit.slot for limit in result.limits] == ["press-conference"]

    def test_before_any_rule_is_refused(self) -> None:
        """No text gave hours before 30 July 2016."""
        with pytest.raises(NotInForceError, match="2016-07-29"):
            assessed(MATTER, event("occurred", "2016-07-29T10:00", severity="major"))


class TestOtherMatters:
    """48 hours to a response."""

    @pytest.mark.parametrize("act", ["responded", "statement-issued", "press-conference"])
    @pytest.mark.parametrize(("at", "verdict"), [("2018-03-07T10:00", "on-time"), ("2018-03-07T10:01", "late")])
    def test_any_act_responds(self, act: str, at: str, verdict: str) -> None:
        """The text lists statements and press conferences among the ways to respond."""
        result = assessed(MATTER, event("detected", "2018-03-05T10:00", severity="other"), event(act, at))

        assert result.verdict == verdict


class TestSeverity:
    @pytest.mark.parametrize(
        ("acts", "verdict"),
        [
            ([], "overdue"),
            ([event("responded", "2018-03-06T10:00")], "undetermined"),
            (
                [event("statement-issued", "2018-03-05T12:00"), event("press-conference", "2018-03-05T20:00")],
                "on-time",
            ),
        ],
    )
    def test_missing_is_undetermined_only_where_it_matters(self, acts: list[dict[str, str]], verdict: str) -> None:
        """Nothing done is overdue and everything done is in time, however severe the incident."""
        result = assessed(MATTER, event("detected", "2018-03-05T10:00"), *acts)

        assert (result.verdict, [missing.fact for missing in result.missing]) == (verdict, ["severity"])

    @pytest.mark.parametrize("first", [{}, {"severity": "other"}])
    def test_may_stand_with_any_instant(self, first: dict[str, str]) -> None:
        """Named once or twice, it holds for the incident."""
        result = assessed(
            MATTER,
            event("occurred", "2018-03-05T09:00", **first),
            event("detected", "2018-03-05T10:00", severity="other"),
        )

        assert [limit.slot for limit in result.limits] == ["response"]


class TestStart:
    """No text names the instant from which the hours run."""

    EVENTS = (
        event("occurred", "2018-03-05T08:00", severity="other"),
        event("detected", "2018-03-05T09:00"),
        event("assigned", "2018-03-06T09:00"),
        event("responded", "2018-03-07T20:00"),
    )

    @pytest.mark.parametrize(
        ("option", "start", "verdict"),
        [("as-labelled", "2018-03-06T09:00", "on-time"), ("earliest-given", "2018-03-05T08:00", "late")],
    )
    def test_of_several_is_a_reading(self, option: str, start: str, verdict: str) -> None:
        """By label an assignment goes before a detection and that before an occurrence."""
        result = assessed(MATTER, *self.EVENTS, readings={"hours-start": option})

        assert (result.limits[0].start, result.verdict) == (parse_instant(start), verdict)

    def test_of_several_flips_the_verdict_when_explored(self) -> None:
        """The reading is named as the one that decides."""
        result = assessed(MATTER, *self.EVENTS, explore=True)

        assert [[choice.id for choice in choices] for choices in result.decisive] == [["hours-start"]]

    @pytest.mark.parametrize("label", ["occurred", "detected", "assigned"])
    def test_of_one_is_that_one(self, label: str) -> None:
        """A single instant leaves nothing to choose."""
        result = assessed(MATTER, event(label, "2018-03-05T08:00", severity="other"))

        assert ("hours-start" in asked(result), result.limits[0].event) == (False, label)

    def test_may_begin_with_the_next_full_hour_when_pinned(self) -> None:
        """The hour in which the incident fell is left out only on request, and never explored."""
        start = event("detected", "2018-03-05T10:10", severity="other")
        pinned = assessed(MATTER, start, readings={"hours-first": "excluded"})
        explored = assessed(MATTER, start, explore=True)

        assert pinned.limits[0].due == parse_instant("2018-03-07T11:00")
        assert explored.explored == 1

    def test_is_kept_by_an_act_before_the_assignment(self) -> None:
        """Who answers before he is told to is in time."""
        result = assessed(
            MATTER, event("assigned", "2018-03-05T10:00", severity="other"), event("responded", "2018-03-05T09:00")
        )

        assert result.verdict == "on-time"


class TestRefusals:
    @pytest.mark.parametrize(
        ("events", "code"),
        [
            ([event("responded", "2018-03-05T08:00")], "missing-event"),
            ([event("occurred", "2018-03-05T08:00"), event("responded", "2018-03-05T07:59")], "out-of-order"),
            ([event("detected", "2018-03-05T08:00"), event("responded", "2018-03-05T07:59")], "out-of-order"),
            ([event("occurred", "2018-03-05T08:00"), event("assigned", "2018-03-05T07:59")], "out-of-order"),
            ([event("detected", "2018-03-05T08:00"), event("detected", "2018-03-05T09:00")], "two-of-a-kind"),
            (
                [
                    event("occurred", "2018-03-05T08:00", severity="major"),
                    event("detected", "2018-03-05T09:00", severity="other"),
                ],
                "contradiction",
            ),
        ],
    )
    def test_refuses_what_cannot_be(self, events: list[dict[str, str]], code: str) -> None:
        """An incident is not answered before it is noticed, and has one severity."""
        with pytest.raises(CaseError) as caught:
            assessed(MATTER, *events)

        assert caught.value.code == code

    def test_events_after_the_as_of_day_are_ignored(self) -> None:
        """Midnight in Beijing ends the day, whatever the offset written."""
        start = event("detected", "2018-03-05T20:00", severity="other")
        result = assessed(MATTER, start, event("responded", "2018-03-05T16:00:00Z"), as_of="2018-03-05")

        assert (result.verdict, result.ignored) == ("pending", ("responded 2018-03-06T00:00:00+08:00",))

    def test_before_anything_has_happened_nothing_is_due(self) -> None:
        """The incident lies in the future."""
        result = assessed(MATTER, MAJOR, as_of="2017-09-30")

        assert (result.verdict, result.limits, result.missing) == ("pending", (), ())


def test_instants_are_in_beijing_time() -> None:
    """A limit shows the instant as Beijing's clocks did."""
    result = assessed(MATTER, event("detected", "2018-03-05T02:00:00Z", severity="other"))

    assert result.limits[0].start == datetime.fromisoformat("2018-03-05T10:00:00+08:00")
    assert result.to_dict()["limits"][0]["due"] == "2018-03-07T10:00:00+08:00"
