from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.applications import application, handed_in, happened, replied, sent

from gikdeadlines.case import ExtensionNotified, Pair, history_of
from gikdeadlines.values import CaseError

D = date.fromisoformat
SUBMITTED = handed_in("2017-03-03")


def history(*events: dict[str, Any], as_of: str = "2017-12-29") -> Any:  # noqa: ANN401  # whatever a history is
    """The history of these events."""
    return history_of(application(*events), D(as_of))


def refused(*events: dict[str, Any]) -> CaseError:
    """The error with which these events are refused."""
    with pytest.raises(CaseError) as caught:
        history(*events)
    return caught.value


class TestHistoryOf:
    """Events in order, questions with their answers, and what cannot have happened."""

    def test_collects_the_facts(self) -> None:
        """Each fact of receipt stands by its name."""
        found = history(
            sent("2017-03-01", "fax"),
            happened("arrived", "2017-03-02"),
            happened("confirmed", "2017-03-03"),
            happened("received", "2017-03-06"),
            happened("withdrawn", "2017-03-07"),
        )

        assert (found.channel, found.submitted, found.arrived, found.confirmed, found.registered, found.withdrawn) == (
            "fax",
            D("2017-03-01"),
            D("2017-03-02"),
            D("2017-03-03"),
            D("2017-03-06"),
            D("2017-03-07"),
        )

    def test_puts_the_steps_in_order_of_time(self) -> None:
        """Whatever order they came in."""
        found = history(
            happened("extension-notified", "2017-03-20", working_days=5),
            happened("third-party-consulted", "2017-03-08"),
            SUBMITTED,
        )

        assert [step.at for step in found.steps] == [D("2017-03-08"), D("2017-03-20")]
        assert (found.first_step, found.last_step) == (D("2017-03-08"), D("2017-03-20"))

    def test_puts_what_ends_before_what_begins_on_one_day(self) -> None:
        """Events of one day stand in the order of their types, the extension after the question."""
        found = history(
            SUBMITTED,
            happened("extension-notified", "2017-03-08", working_days=5),
            happened("third-party-consulted", "2017-03-08"),
        )

        assert [type(step) for step in found.steps] == [Pair, ExtensionNotified]

    @pytest.mark.parametrize(
        ("question", "answer"),
        [
            ("third-party-consulted", "third-party-replied"),
            ("agency-consulted", "agency-replied"),
            ("correction-requested", "correction-received"),
            ("obstacle-began", "obstacle-ended"),
            ("fee-notified", "fee-paid"),
        ],
    )
    def test_pairs_a_question_with_its_answer(self, question: str, answer: str) -> None:
        """And leaves one without an answer open."""
        found = history(
            SUBMITTED,
            happened(question, "2017-03-08"),
            happened(answer, "2017-03-09"),
            happened(question, "2017-03-10"),
        )

        assert [(pair.asked.at, pair.answered and pair.answered.at) for pair in found.steps] == [
            (D("2017-03-08"), D("2017-03-09")),
            (D("2017-03-10"), None),
        ]

    def test_closes_all_that_was_asked_of_a_party_with_its_answer(self) -> None:
        """A reminder to the same party is answered by the same letter."""
        found = history(
            SUBMITTED,
            happened("third-party-consulted", "2017-03-08", party="A"),
            happened("third-party-consulted", "2017-03-10", party="A"),
            happened("third-party-replied", "2017-03-13", party="A"),
        )

        assert [pair.answered.at for pair in found.steps] == [D("2017-03-13")] * 2

    def test_closes_one_question_with_an_unnamed_answer(self) -> None:
        """Two unnamed parties give two answers."""
        found = history(
            SUBMITTED,
            happened("third-party-consulted", "2017-03-08"),
            happened("third-party-consulted", "2017-03-10"),
            happened("third-party-replied", "2017-03-13"),
        )

        assert [pair.answered is not None for pair in found.steps] == [True, False]

    def test_answers_the_earlier_question_with_what_comes_on_the_day_of_the_next(self) -> None:
        """Who writes again on the day of an answer wants another one."""
        found = history(
            SUBMITTED,
            happened("correction-requested", "2017-03-08"),
            happened("correction-requested", "2017-03-13"),
            happened("correction-received", "2017-03-13"),
        )

        assert [pair.answered is not None for pair in found.steps] == [True, False]

    def test_does_not_yet_know_what_comes_after_the_as_of_day(self) -> None:
        """It is named, and left out."""
        found = history(SUBMITTED, happened("withdrawn", "2017-03-10"), replied("2017-03-13"), as_of="2017-03-09")

        assert (found.withdrawn, found.replies) == (None, [])
        assert found.ignored == ("withdrawn 2017-03-10", "replied 2017-03-13")

    def test_knows_what_never_happened_without_a_day(self) -> None:
        """That nobody confirmed is known from the beginning."""
        found = history(sent("2017-03-03", "email"), happened("not-confirmed"), as_of="2017-03-03")

        assert found.never_confirmed
        assert found.ignored == ()

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (SUBMITTED, handed_in("2017-03-06")),
            (happened("signed-for", "2017-03-06"), happened("signed-for", "2017-03-07")),
            (happened("arrived", "2017-03-06"), happened("arrived", "2017-03-07")),
            (happened("confirmed", "2017-03-06"), happened("confirmed", "2017-03-07")),
            (happened("received", "2017-03-06"), happened("received", "2017-03-07")),
            (happened("withdrawn", "2017-03-06"), happened("withdrawn", "2017-03-07")),
        ],
    )
    def test_refuses_twice_what_happens_once(self, first: dict[str, Any], second: dict[str, Any]) -> None:
        """Both are named."""
        events = (first, second) if first is SUBMITTED else (SUBMITTED, first, second)
        error = refused(*events)

        assert error.code == "two-of-a-kind"
        assert error.path == f"events[{len(events) - 1}]"
        assert f"{second['type']} {second['at']}" in str(error)
        assert f"{first['type']} {first['at']}" in str(error)

    @pytest.mark.parametrize(
        "event",
        [
            happened("signed-for", "2017-03-02"),
            happened("arrived", "2017-03-02"),
            happened("received", "2017-03-02"),
            happened("correction-requested", "2017-03-02"),
            happened("extension-notified", "2017-03-02", working_days=5),
            happened("withdrawn", "2017-03-02"),
            replied("2017-03-02"),
            happened("replied", registered="2017-03-02"),
        ],
        ids=lambda event: event["type"],
    )
    def test_refuses_what_comes_before_the_submission(self, event: dict[str, Any]) -> None:
        """Both are named."""
        error = refused(SUBMITTED, event)

        assert (error.code, error.path) == ("out-of-order", "events[1]")
        assert f"{event['type']} 2017-03-02" in str(error)
        assert "submitted 2017-03-03" in str(error)

    @pytest.mark.parametrize("later", ["confirmed", "contact-restored"])
    def test_refuses_what_comes_before_the_arrival(self, later: str) -> None:
        """What has not arrived cannot be confirmed, nor can its applicant be out of reach."""
        error = refused(
            sent("2017-03-01", "ordinary-post"), happened("arrived", "2017-03-06"), happened(later, "2017-03-03")
        )

        assert error.code == "out-of-order"
        assert f"{later} 2017-03-03" in str(error)
        assert "arrived 2017-03-06" in str(error)

    def test_orders_events_of_one_type_on_one_day_however_they_came(self) -> None:
        """Two parties were asked on 8 March, and two extensions told on the 20th."""
        events = [
            *(happened("third-party-consulted", "2017-03-08", party=party) for party in "BA"),
            *(happened("extension-notified", "2017-03-20", working_days=days) for days in (5, 3)),
        ]
        one, other = (
            history_of(application(SUBMITTED, *given), date(2017, 12, 31)) for given in (events, events[::-1])
        )

        assert one == other

    def test_refuses_a_confirmation_that_never_happened(self) -> None:
        """It is there, or it is not."""
        error = refused(sent("2017-03-01", "email"), happened("confirmed", "2017-03-03"), happened("not-confirmed"))

        assert (error.code, error.given) == ("contradiction", "not-confirmed")
        assert "confirmed 2017-03-03" in str(error)

    @pytest.mark.parametrize(
        "events",
        [
            [happened("third-party-replied", "2017-03-08")],
            [happened("third-party-consulted", "2017-03-10"), happened("third-party-replied", "2017-03-08")],
            [
                happened("third-party-consulted", "2017-03-07", party="A"),
                happened("third-party-replied", "2017-03-08", party="B"),
            ],
            [
                happened("third-party-consulted", "2017-03-07"),
                happened("third-party-replied", "2017-03-07"),
                happened("third-party-replied", "2017-03-08"),
            ],
            [happened("correction-received", "2017-03-08")],
            [happened("obstacle-ended", "2017-03-08")],
            [happened("fee-paid", "2017-03-08")],
            [happened("agency-consulted", "2017-03-07"), happened("third-party-replied", "2017-03-08")],
        ],
    )
    def test_refuses_an_answer_that_nobody_asked_for(self, events: list[dict[str, Any]]) -> None:
        """Reversed, of another party, or a second time."""
        error = refused(SUBMITTED, *events)

        assert (error.code, error.path) == ("answer-without-question", f"events[{len(events)}]")
        assert "2017-03-08" in str(error)

    def test_names_the_question_that_comes_nearest(self) -> None:
        """Both events stand in the message."""
        error = refused(SUBMITTED, happened("obstacle-began", "2017-03-10"), happened("obstacle-ended", "2017-03-08"))

        assert "obstacle-began 2017-03-10" in str(error)

    def test_refuses_a_case_that_was_never_made(self) -> None:
        """Without a submission or a registered receipt there is nothing to answer."""
        assert refused(happened("arrived", "2017-03-03"), replied("2017-03-08")).code == "missing-event"

    @pytest.mark.parametrize(
        ("event", "code"),
        [
            (happened("replied", method="post"), "missing-key"),
            (happened("replied", dated="2017-03-09", dispatched="2017-03-08"), "out-of-order"),
            (happened("replied", dispatched="2017-03-09", delivered="2017-03-08"), "out-of-order"),
            (happened("correction-requested", "2017-03-08", respond_by="2017-03-07"), "out-of-order"),
            (happened("correction-requested", "2017-03-08", served="2017-03-07"), "out-of-order"),
            (happened("correction-requested", "2017-03-08", respond_within=0), "not-a-count"),
            (
                happened("correction-requested", "2017-03-08", respond_by="2017-03-22", respond_within=5),
                "contradiction",
            ),
            (happened("third-party-consulted", "2017-03-08", served="2017-03-07"), "out-of-order"),
            (happened("agency-consulted", "2017-03-08", served="2017-03-07"), "out-of-order"),
            (happened("extension-notified", "2017-03-08", working_days=-1), "not-a-count"),
            (happened("extension-notified", "2017-03-08", until="2017-03-07"), "out-of-order"),
            (happened("extension-notified", "2017-03-08", working_days=5, until="2017-03-31"), "contradiction"),
            (happened("later-date-set", "2017-03-08", until="2017-03-07"), "out-of-order"),
            (happened("fee-notified", "2017-03-08", served="2017-03-07"), "out-of-order"),
        ],
    )
    def test_refuses_an_event_at_odds_with_itself(self, event: dict[str, Any], code: str) -> None:
        """Its own days must follow one another, its counts be at least one."""
        error = refused(SUBMITTED, event)

        assert (error.code, error.path) == (code, "events[1]")

    def test_names_the_days_that_a_reply_may_state(self) -> None:
        """By their keys in a case file."""
        error = refused(SUBMITTED, happened("replied", method="post"))

        assert error.expected == "one of dated, dispatched, delivered, registered"

    def test_refuses_a_correction_posted_after_it_arrived(self) -> None:
        """The posting day comes first."""
        error = refused(
            SUBMITTED,
            happened("correction-requested", "2017-03-07"),
            happened("correction-received", "2017-03-08", dispatched="2017-03-09"),
        )

        assert (error.code, error.path) == ("out-of-order", "events[2]")

    def test_reports_every_impossibility_at_once(self) -> None:
        """One run of the program shows all that is wrong."""
        error = refused(
            SUBMITTED,
            handed_in("2017-03-06"),
            happened("signed-for", "2017-03-02"),
            happened("obstacle-ended", "2017-03-08"),
            happened("replied", method="post"),
        )

        assert {fault.code for fault in error.faults} >= {
            "two-of-a-kind",
            "out-of-order",
            "answer-without-question",
            "missing-key",
        }


class TestHistory:
    """What had happened by a day."""

    def test_goes_back_to_an_earlier_day(self) -> None:
        """An answer of a later day is not there yet."""
        asked, heard = happened("third-party-consulted", "2017-03-08"), happened("third-party-replied", "2017-03-13")
        found = history(SUBMITTED, asked, heard, as_of="2017-03-10")

        assert [pair.answered for pair in found.steps] == [None]

    @pytest.mark.parametrize(("as_of", "is_empty"), [("2017-03-02", True), ("2017-03-03", False)])
    def test_is_empty_before_the_application_is_made(self, as_of: str, is_empty: bool) -> None:
        """Nothing can be said yet."""
        assert history(SUBMITTED, as_of=as_of).is_empty is is_empty

    def test_names_what_came_after_a_reply(self) -> None:
        """The facts of receipt are not among it: they decide all the same."""
        found = history(
            sent("2017-03-01", "fax"),
            replied("2017-03-03"),
            happened("confirmed", "2017-03-06"),
            happened("withdrawn", "2017-03-07"),
        )

        assert found.after(D("2017-03-03")) == ("withdrawn 2017-03-07",)
        assert found.after(None) == ()
