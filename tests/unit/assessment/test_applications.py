from __future__ import annotations

import json
import pickle
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from tests.applications import application, assessed, codes, handed_in, happened, replied, sent

from gikdeadlines import Assessment, assess, load_calendar
from gikdeadlines.values import CaseError, ReadingError

CN = load_calendar("CN")
D = date.fromisoformat
RECEIVED = handed_in("2017-03-03")
CONTRACT = (
    sent("2017-03-01", "signed-post"),
    happened("signed-for", "2017-03-03"),
    happened("correction-requested", "2017-03-08", respond_by="2017-03-22"),
    happened("correction-received", "2017-03-15"),
    happened("third-party-consulted", "2017-03-20", party="A"),
    happened("third-party-replied", "2017-03-27", party="A"),
    happened("extension-notified", "2017-04-05", working_days=15),
    happened("replied", method="post", dated="2017-04-27", dispatched="2017-04-28", delivered="2017-05-02"),
)
"""The example of the contract: due on 2017-05-04."""


FIELDS = {
    *("schema", "id", "verdict", "ended_by", "robust", "basis", "received_on", "first_due", "due", "projected_due"),
    *("earliest_due", "latest_due", "replied_on", "days_allowed", "days_used", "days_left", "days_late", "regime"),
    "days_late_natural",
    *("readings", "explored", "decisive", "alternatives", "claims", "allowance", "findings", "missing", "ignored"),
    *("certainty", "citations", "provenance"),
}
"""The fields that the contract promises."""


def statuses(assessment: Assessment) -> dict[str, str]:
    """What each day of the ledger is."""
    return {str(day.date): day.status for day in assessment.ledger}


class TestAssessApplication:
    """The fields of an assessment."""

    def test_gives_the_example_of_the_contract(self) -> None:
        """Received 2017-03-03, first due 2017-04-12, due 2017-05-04, on time."""
        result = assessed(*CONTRACT, claims=[{"by": "agency", "due": "2017-05-05"}])

        assert (str(result.received_on), str(result.first_due), str(result.due)) == (
            "2017-03-03",
            "2017-04-12",
            "2017-05-04",
        )
        assert (result.verdict, str(result.replied_on), result.days_allowed, result.days_late) == (
            "on-time",
            "2017-04-28",
            30,
            0,
        )
        assert result.days_used == 27
        assert (result.regime, result.basis, result.certainty) == ("CN-2007", "evidence", "announced")

    def test_finds_guiding_case_26_late(self) -> None:
        """The system accepted the form on 2011-06-01, the answer was delivered on 2011-08-04."""
        result = assessed(
            sent("2011-06-01", "online"), happened("arrived", "2011-06-01"), replied("2011-08-04", "direct")
        )

        assert (result.verdict, str(result.due)) == ("late", "2011-06-23")

    @pytest.mark.parametrize(
        ("events", "as_of"),
        [
            ((RECEIVED,), "2017-03-10"),
            ((RECEIVED,), "2017-04-10"),
            ((RECEIVED, replied("2017-03-28")), "2017-04-10"),
            (CONTRACT, "2017-06-30"),
            ((RECEIVED, happened("third-party-consulted", "2017-03-08")), "2017-04-10"),
            ((handed_in("2022-03-04"), happened("later-date-set", "2022-03-10", until="2022-05-14")), "2022-05-20"),
        ],
    )
    def test_has_used_and_left_make_allowed(self, events: tuple[dict[str, Any], ...], as_of: str) -> None:
        """Left may be negative."""
        result = assessed(*events, as_of=as_of)

        assert result.days_used is not None
        assert result.days_left is not None
        assert result.days_used + result.days_left == result.days_allowed

    def test_cites_what_it_applied(self) -> None:
        """Receipt, term, correction, consultation, extension and service of the contract's example."""
        cited = {citation.provision for citation in assessed(*CONTRACT).citations}

        assert cited == {
            "CN/2015-207/1.2/signed-post",
            "CN/492/24.2",
            "CN/2015-207/2.1",
            "CN/492/24.3",
            "CN/492/24.2/extension",
            "CN/2016-235/4/post",
        }

    def test_does_not_yet_know_what_comes_after_the_as_of_day(self) -> None:
        """Such events are listed, noted and without effect."""
        result = assessed(*CONTRACT, as_of="2017-03-16")
        bare = assessed(*CONTRACT[:4], as_of="2017-03-16")

        assert (result.verdict, result.due) == (bare.verdict, bare.due)
        assert result.ignored == (
            "third-party-consulted 2017-03-20",
            "third-party-replied 2017-03-27",
            "extension-notified 2017-04-05",
            "replied 2017-04-27",
        )
        assert "after-as-of" in codes(result)

    def test_has_nothing_to_say_before_the_application_is_made(self) -> None:
        """Pending, with every event still to come."""
        result = assessed(RECEIVED, as_of="2017-03-02")

        assert (result.verdict, result.received_on, result.due) == ("pending", None, None)
        assert result.ignored == ("submitted 2017-03-03",)
        assert result.provenance
        assert result.provenance.as_of == date(2017, 3, 2)

    def test_puts_the_call_before_the_case_before_the_default(self) -> None:
        """Pins of the call prevail."""
        pins = {"extension-timing": "no-effect"}
        late = happened("extension-notified", "2017-03-27", working_days=5)
        case = application(RECEIVED, late, readings={"extension-timing": "counts"})

        assert str(assess(case, as_of=D("2017-12-29")).due) == "2017-03-31"
        assert str(assess(case, as_of=D("2017-12-29"), readings=pins).due) == "2017-03-24"

    @pytest.mark.parametrize("where", ["case", "call"])
    @pytest.mark.parametrize(
        ("pin", "code"),
        [({"extension-time": "counts"}, "unknown-reading"), ({"extension-timing": "maybe"}, "unknown-option")],
    )
    def test_refuses_a_pin_that_does_not_exist(self, pin: dict[str, str], code: str, where: str) -> None:
        """Also one that this case would not have asked for."""
        said = {"case": {"readings": pin}, "call": {}}[where]
        case = application(RECEIVED, **said)

        with pytest.raises(ReadingError) as caught:
            assess(case, as_of=D("2017-12-29"), readings=pin if where == "call" else None)

        assert caught.value.code == code

    @pytest.mark.parametrize(
        ("known", "due"), [("2020-01-12", "2020-02-12"), ("2020-02-10", "2020-02-14"), (None, "2020-02-14")]
    )
    def test_counts_by_what_was_known(self, known: str | None, due: str) -> None:
        """The Spring Festival of 2020 was lengthened in its course."""
        calendar = CN.known_on(D(known)) if known else CN
        result = assess(application(handed_in("2020-01-10")), as_of=D("2020-01-12"), calendar=calendar)

        assert str(result.due) == due
        assert result.provenance is not None
        assert (result.provenance.known_on is None) is (known is None)


class TestPastTheHorizon:
    """The notice for 2027 is not known: bounds, never an error."""

    PENDING = handed_in("2026-12-20")

    def test_gives_bounds_and_a_projection(self) -> None:
        """With 1 January off and no other change the twentieth day is 2027-01-18."""
        result = assessed(self.PENDING, as_of="2026-12-25")

        assert (result.verdict, result.certainty, result.due) == ("pending", "projected", None)
        assert result.earliest_due is not None
        assert result.latest_due is not None
        assert result.earliest_due <= D("2027-01-18") <= result.latest_due
        assert result.projected_due is not None
        assert result.earliest_due <= result.projected_due <= result.latest_due

    def test_allows_for_extraordinary_days(self) -> None:
        """The allowance holds the bounds."""
        result = assessed(self.PENDING, as_of="2026-12-25")

        assert result.allowance is not None
        assert result.earliest_due is not None
        assert result.latest_due is not None
        assert result.allowance.earliest_due <= result.earliest_due
        assert result.latest_due <= result.allowance.latest_due

    def test_says_what_it_can_of_the_days_used(self) -> None:
        """Five days through 12-25 are announced; 2027 is not."""
        early = assessed(self.PENDING, as_of="2026-12-25")
        late = assessed(self.PENDING, as_of="2027-03-31")

        assert (early.days_used, early.days_left) == (5, 15)
        assert (late.days_used, late.days_left, late.days_late) == (None, None, None)

    @pytest.mark.parametrize(
        ("as_of", "verdict"), [("2027-01-08", "pending"), ("2027-01-18", "undetermined"), ("2027-03-01", "overdue")]
    )
    def test_is_undetermined_only_between_the_bounds(self, as_of: str, verdict: str) -> None:
        """Before them it is pending whatever the notice says, after them overdue; on a usual last day who can say."""
        result = assessed(self.PENDING, as_of=as_of)
        decided = result.latest_due is not None and D(as_of) > result.latest_due

        assert result.verdict == verdict or (as_of == "2027-01-18" and not decided)

    def test_is_late_by_every_notice(self) -> None:
        """A reply in June is past any arrangement."""
        result = assessed(self.PENDING, replied("2027-06-01"), as_of="2027-06-30", explore=True)

        assert (result.verdict, result.robust) == ("late", True)

    def test_is_sure_of_a_due_day_before_the_horizon(self) -> None:
        """What was due in 2026 is announced, whenever the reply comes."""
        result = assessed(handed_in("2026-11-20"), replied("2027-01-15"), as_of="2027-01-20")

        assert (result.verdict, str(result.due), result.certainty) == ("late", "2026-12-18", "announced")

    @pytest.mark.long
    @pytest.mark.parametrize("explore", [False, True])
    def test_takes_every_event_there(self, explore: bool) -> None:
        """Receipt, correction, consultation, extension and reply, all in 2027."""
        result = assessed(
            sent("2027-03-05", "email"),
            happened("arrived", "2027-03-05"),
            happened("confirmed", "2027-03-08"),
            happened("correction-requested", "2027-03-10", respond_by="2027-03-20"),
            happened("correction-received", "2027-03-15"),
            happened("third-party-consulted", "2027-03-18", served="2027-03-19"),
            happened("extension-notified", "2027-04-05", until="2027-05-20"),
            replied("2027-08-01"),
            as_of="2027-12-31",
            explore=explore,
        )

        assert (result.verdict, result.due, result.certainty) == ("late", None, "projected")

    def test_ends_the_ledger_at_the_horizon(self) -> None:
        """No day is shown whose status no notice settles."""
        result = assessed(self.PENDING, as_of="2027-01-31")

        assert result.ledger[-1].date == CN.horizon

    def test_ends_the_ledger_where_a_year_of_a_region_is_not_known(self) -> None:
        """Due in Xinjiang on 2016-12-22; the answer went out in 2017, whose notice is not held, on a day not stated."""
        answer = happened("replied", method="post", dated="2017-01-04", delivered="2017-02-10")
        case = application(handed_in("2016-12-01"), answer, jurisdiction="CN-XJ")

        result = assess(case, as_of=D("2018-01-02"))

        assert (result.verdict, str(result.due), result.days_late) == ("late", "2016-12-22", None)
        assert str(result.ledger[-1].date) == "2016-12-31"


class TestLate:
    """By how much an answer is late, in working days and in natural ones."""

    @pytest.mark.parametrize(
        ("answered", "working", "natural"),
        [("2017-03-24", 0, 0), ("2017-03-25", 0, 1), ("2017-03-26", 0, 2), ("2017-03-27", 1, 3), ("2017-04-05", 7, 12)],
    )
    def test_in_both(self, answered: str, working: int, natural: int) -> None:
        """Due on Friday 2017-03-24; Saturday 04-01 is worked, Qingming 04-02 to 04-04 is not."""
        result = assessed(RECEIVED, replied(answered))

        assert (result.verdict == "late", result.days_late, result.days_late_natural) == (natural > 0, working, natural)

    def test_up_to_the_day_of_looking(self) -> None:
        """One that nobody has answered is overdue by so much until now."""
        result = assessed(RECEIVED, as_of="2017-03-26")

        assert (result.verdict, result.days_late, result.days_late_natural) == ("overdue", 0, 2)

    def test_not_after_a_withdrawal(self) -> None:
        """What was withdrawn is late by nothing; the finding says how overdue it was."""
        result = assessed(RECEIVED, happened("withdrawn", "2017-03-26"))

        assert (result.days_late, result.days_late_natural) == (0, 0)


class TestLedger:
    """Every day from receipt to the later of due day and reply."""

    def test_holds_every_day_once(self) -> None:
        """In order, none left out."""
        days = [day.date for day in assessed(*CONTRACT).ledger]

        assert (days[0], days[-1]) == (D("2017-03-03"), D("2017-05-04"))
        assert all(later - day == timedelta(1) for day, later in pairwise(days))

    def test_says_what_each_day_is(self) -> None:
        """The start, a counted day, a rest day, days out, a make-up Saturday, the reply and the due day."""
        found = statuses(assessed(*CONTRACT))

        assert {
            day: found[f"2017-{day}"] for day in ("03-03", "03-06", "03-11", "03-08", "03-27", "04-01", "04-28")
        } == {
            "03-03": "start",
            "03-06": "counted",
            "03-11": "rest",
            "03-08": "excluded",
            "03-27": "excluded",
            "04-01": "counted",
            "04-28": "reply",
        }
        assert found["2017-05-04"] == "due"

    def test_numbers_the_days_that_count(self) -> None:
        """From one to the number of days allowed, without a gap."""
        result = assessed(*CONTRACT)

        assert [day.ordinal for day in result.ledger if day.ordinal] == list(range(1, 31))

    def test_cites_why_a_day_is_out_or_off(self) -> None:
        """The correction, the third party, the festival's notice."""
        by_day = {str(day.date): day for day in assessed(*CONTRACT).ledger}
        reasons = {
            day: (by_day[day].reason, by_day[day].citation) for day in ("2017-03-08", "2017-03-20", "2017-04-03")
        }

        assert reasons["2017-03-08"][0] == "correction"
        assert reasons["2017-03-20"][0] == "third-party"
        assert all(citation is not None for _, citation in reasons.values())

    def test_shows_the_days_after_the_due_day(self) -> None:
        """To the reply that was late."""
        found = statuses(assessed(RECEIVED, replied("2017-03-28")))

        assert (found["2017-03-24"], found["2017-03-27"], found["2017-03-28"]) == ("due", "after-due", "reply")

    def test_begins_with_the_receipt_also_after_a_restart(self) -> None:
        """The days that the restart dropped are shown as out."""
        result = assessed(
            handed_in("2022-03-04"),
            happened("correction-requested", "2022-03-08"),
            happened("correction-received", "2022-03-14"),
        )
        found = statuses(result)

        assert result.ledger[0].date == D("2022-03-04")
        assert (found["2022-03-04"], found["2022-03-07"], found["2022-03-12"]) == ("start", "excluded", "rest")
        assert [day.reason for day in result.ledger if str(day.date) == "2022-03-07"] == ["before-restart"]
        assert (found["2022-03-14"], found["2022-03-15"], found["2022-04-12"]) == ("start", "counted", "due")

    @pytest.mark.parametrize(
        ("received", "event", "due"),
        [
            ("2017-03-03", happened("extension-notified", "2017-03-20", until="2017-04-08"), "2017-04-08"),
            ("2022-03-04", happened("later-date-set", "2022-03-10", until="2022-05-14"), "2022-05-14"),
            ("2022-03-04", happened("later-date-set", "2022-03-10", until="2022-05-13"), "2022-05-13"),
        ],
    )
    def test_shows_a_named_last_day_as_due(self, received: str, event: dict[str, Any], due: str) -> None:
        """Also a Saturday that does not move; the days before it count, and only one day is due."""
        result = assessed(handed_in(received), event, readings={"named-rest-day": "stands"})
        found = statuses(result)

        assert (str(result.due), found[due]) == (due, "due")
        assert list(found.values()).count("due") == 1
        assert "after-due" not in found.values()

    def test_stands_in_the_dictionary_on_request(self) -> None:
        """And not otherwise."""
        result = assessed(*CONTRACT)

        assert "ledger" not in result.to_dict()
        assert len(result.to_dict(ledger=True)["ledger"]) == len(result.ledger)


class TestAssessment:
    """A value like any other."""

    def test_is_equal_and_hashes_alike_when_assessed_again(self) -> None:
        """The same input gives the same output."""
        one, other = assessed(*CONTRACT), assessed(*CONTRACT)

        assert one == other
        assert hash(one) == hash(other)

    @pytest.mark.parametrize("explore", [False, True])
    def test_survives_pickling(self, explore: bool) -> None:
        """With its ledger."""
        result = assessed(*CONTRACT, explore=explore)
        again = pickle.loads(pickle.dumps(result))  # noqa: S301  # our own bytes

        assert again == result
        assert again.ledger == result.ledger

    def test_cannot_change(self) -> None:
        """A change is a new value."""
        with pytest.raises(AttributeError):
            assessed(*CONTRACT).verdict = "late"  # type: ignore[misc]

    def test_is_plain_json(self) -> None:
        """The fields of the contract, with days as text."""
        stated = json.loads(assessed(*CONTRACT, claims=[{"by": "agency", "due": "2017-05-04"}]).to_json())

        assert (stated["schema"], stated["due"], stated["robust"]) == ("gikdeadlines/assessment/1", "2017-05-04", None)
        assert stated["claims"] == [
            {"by": "agency", "due": "2017-05-04", "explained_by": {"kind": "reading", "ids": []}}
        ]
        assert stated.keys() >= FIELDS

    def test_states_the_grounds_of_a_finding(self) -> None:
        """Code, severity, parameters and citation."""
        stated = assessed(RECEIVED, happened("extension-notified", "2017-03-27", working_days=5)).to_dict()

        assert [(f["code"], f["severity"], f["citation"]["doc_no"]) for f in stated["findings"]] == [
            ("extension-late", "breach", "国令492号")
        ]
        assert stated["findings"][0]["parameters"] == {"notified": "2017-03-27", "first_due": "2017-03-24"}

    def test_refuses_a_history_that_cannot_be(self) -> None:
        """With the error of the history."""
        with pytest.raises(CaseError):
            assessed(RECEIVED, replied("2017-03-02"))


class TestEndedApplication:
    """An application that lapsed or was withdrawn uses no more days."""

    def test_stops_when_the_time_to_correct_has_passed(self) -> None:
        """Asked on 03-08, never corrected by 03-22: only 03-06 and 03-07 were used, and no day after 03-22 is told."""
        notice = happened("correction-requested", "2017-03-08", respond_by="2017-03-22")
        result = assessed(RECEIVED, notice)

        assert (result.verdict, result.days_used, result.ledger[-1].date) == (
            "deemed-withdrawn",
            2,
            date(2017, 3, 22),
        )

    def test_stops_when_the_applicant_withdraws(self) -> None:
        """Withdrawn on the second day after receipt; the due day is still told."""
        result = assessed(RECEIVED, happened("withdrawn", "2017-03-07"))

        assert (result.verdict, result.days_used, result.due) == ("withdrawn", 2, date(2017, 3, 24))


class TestBeforeReceipt:
    """What the agency did before anything shows the application to have reached it."""

    @pytest.mark.parametrize(
        ("step", "event"),
        [
            (happened("correction-requested", "2022-03-02", respond_by="2022-03-20"), "correction-requested"),
            (happened("third-party-consulted", "2022-03-02"), "third-party-consulted"),
            (happened("agency-consulted", "2022-03-02"), "agency-consulted"),
            (happened("fee-notified", "2022-03-02"), "fee-notified"),
        ],
    )
    def test_is_found_and_not_sure(self, step: dict[str, Any], event: str) -> None:
        """A day is mistyped, or two columns are exchanged."""
        result = assessed(sent("2022-03-01", "signed-post"), step, happened("signed-for", "2022-03-04"), explore=True)
        found = next(finding for finding in result.findings if finding.code == "before-receipt")

        assert (found.severity, result.robust) == ("check", False)
        assert found.parameters == {"event": event, "day": date(2022, 3, 2), "received": date(2022, 3, 4)}

    def test_an_earlier_arrival_explains_it(self) -> None:
        """E-mail that had arrived and was confirmed only later."""
        result = assessed(
            sent("2022-03-01", "email"),
            happened("arrived", "2022-03-01"),
            happened("correction-requested", "2022-03-02", respond_by="2022-03-20"),
            happened("confirmed", "2022-03-04"),
        )

        assert "before-receipt" not in codes(result)

    def test_on_the_day_of_receipt(self) -> None:
        """Agencies may be quick."""
        result = assessed(
            sent("2022-03-01", "signed-post"), happened("signed-for", "2022-03-04"), replied("2022-03-04")
        )

        assert "before-receipt" not in codes(result)


class TestContradicted:
    """What stands in a register twice, and nothing says which counts. Received on Monday 2025-03-03, due 03-31."""

    def test_a_receipt_without_a_channel_where_contact_was_restored(self) -> None:
        """By 207号 一2 the period of who could not be reached runs from 03-12: due 04-10 then, else on 03-31."""
        restored = happened("contact-restored", "2025-03-12")
        result = assessed(happened("received", "2025-03-03"), restored, replied("2025-04-10"), explore=True)

        assert ("evidence-unplaced" in codes(result), result.robust) == (True, False)

    @pytest.mark.parametrize("event", ["signed-for", "arrived", "confirmed"])
    @pytest.mark.parametrize(("day", "is_found"), [("2025-02-27", True), ("2025-03-03", False)])
    def test_a_receipt_without_a_channel(self, event: str, day: str, is_found: bool) -> None:
        """Posted and signed for on 02-27 it was due on 03-27, and the answer of 03-31 two working days late."""
        result = assessed(happened(event, day), happened("received", "2025-03-03"), replied("2025-03-31"), explore=True)

        assert ("evidence-unplaced" in codes(result), result.robust) == (is_found, not is_found)

    @pytest.mark.parametrize(
        ("registered", "delivered", "is_found"),
        [
            ("2025-03-28", "2025-04-10", True),
            ("2025-04-10", "2025-03-28", True),
            ("2025-03-31", "2025-04-01", True),
            ("2025-03-28", "2025-03-31", False),
            ("2025-04-01", "2025-04-10", False),
        ],
    )
    def test_days_of_a_reply_without_a_method(self, registered: str, delivered: str, is_found: bool) -> None:
        """Handed over, the delivery decides; posted, the dispatch: around the due day the verdict hangs on it."""
        reply = happened("replied", registered=registered, delivered=delivered)
        result = assessed(happened("received", "2025-03-03"), reply, explore=True)

        assert ("reply-days-differ" in codes(result), result.robust) == (is_found, not is_found)

    def test_on_the_due_day_of_another_reading(self) -> None:
        """Received on Saturday 2025-03-01: due 03-28, or 03-31 where the receipt moves to Monday."""
        reply = happened("replied", registered="2025-03-31", delivered="2025-04-01")
        result = assessed(happened("received", "2025-03-01"), reply, explore=True)
        found = next(finding for finding in result.findings if finding.code == "reply-days-differ")

        assert (str(result.due), found.parameters["due"]) == ("2025-03-28", date(2025, 3, 31))

    @pytest.mark.parametrize(
        ("days", "is_found"),
        [
            (["2025-03-28", "2025-04-20"], True),
            (["2025-04-20", "2025-03-28"], True),
            (["2025-03-28", "2025-03-31"], False),
            (["2025-04-01", "2025-04-20"], False),
        ],
    )
    def test_replied_again_after_the_due_day(self, days: list[str], is_found: bool) -> None:
        """Received 2025-03-03, due 2025-03-31: the first reply counts, if it was one; the verdict hangs on that."""
        replies = [happened("replied", method="post", dispatched=day) for day in days]
        result = assessed(sent("2025-03-03", "in-person"), *replies, explore=True)

        assert ("replied-again" in codes(result), result.robust) == (is_found, not is_found)
        assert str(result.replied_on) == min(days)

    def test_a_reply_that_counts_on_a_day_not_stated_is_no_further_one(self) -> None:
        """Due 2025-03-31, delivered by post 04-02: dispatched in time, perhaps; that is the first, not one more."""
        first = happened("replied", method="post", delivered="2025-04-02")
        further = happened("replied", method="post", dispatched="2025-04-20")
        result = assessed(sent("2025-03-03", "in-person"), first, further, explore=True)
        again = [each.parameters["again"] for each in result.findings if each.code == "replied-again"]

        assert again == [date(2025, 4, 20)]

    @pytest.mark.parametrize(
        ("events", "is_found"),
        [
            ([happened("received", "2025-03-03"), happened("withdrawn", "2025-02-03")], True),
            ([happened("received", "2025-03-03"), happened("withdrawn", "2025-03-03")], False),
            ([sent("2025-02-03", "signed-post"), happened("withdrawn", "2025-02-04")], False),
        ],
    )
    def test_withdrawn_before_anything_was_made(self, events: list[Any], is_found: bool) -> None:
        """A year or a month is mistyped; after the sending an application may be withdrawn before it arrives."""
        result = assessed(*events, explore=True)

        assert ("before-receipt" in codes(result)) is is_found


class TestAfterEnd:
    """What was done after what ended the case. Received on Friday 2024-03-01, due on 2024-03-29."""

    @pytest.mark.parametrize(
        ("events", "event", "verdict"),
        [
            (
                [
                    happened("correction-requested", "2025-03-04"),
                    happened("correction-received", "2025-03-12"),
                    replied("2024-04-08"),
                ],
                "correction-requested",
                "late",
            ),
            (
                [
                    happened("third-party-consulted", "2024-03-05"),
                    happened("third-party-replied", "2025-03-12"),
                    replied("2024-03-28"),
                ],
                "third-party-replied",
                "on-time",
            ),
            ([replied("2024-03-28"), happened("extension-notified", "2024-03-29")], "extension-notified", "on-time"),
            ([replied("2024-03-28"), happened("fee-notified", "2024-03-29")], "fee-notified", "on-time"),
            ([replied("2024-03-28"), happened("amended", "2024-03-29")], "amended", "on-time"),
            ([replied("2024-03-28"), happened("withdrawn", "2024-03-29")], "withdrawn", "on-time"),
            ([happened("withdrawn", "2024-03-05"), replied("2024-05-30")], "replied", "withdrawn"),
            (
                [happened("correction-requested", "2024-03-04", respond_by="2024-03-15"), replied("2024-05-30")],
                "replied",
                "deemed-withdrawn",
            ),
            # The first answer was no more than the notice to correct.
            (
                [
                    happened("correction-requested", "2024-03-05", respond_by="2024-03-29"),
                    replied("2024-03-05"),
                    happened("correction-received", "2024-03-20"),
                    replied("2024-05-30"),
                ],
                "correction-received",
                "on-time",
            ),
        ],
    )
    def test_is_found_and_not_sure(self, events: list[dict[str, Any]], event: str, verdict: str) -> None:
        """A day is mistyped, or the case had not ended."""
        result = assessed(sent("2024-03-01", "in-person"), *events, explore=True)
        found = next(finding for finding in result.findings if finding.code == "after-end")

        assert (result.verdict, result.robust, found.parameters["event"]) == (verdict, False, event)

    @pytest.mark.parametrize(
        "events",
        [
            [replied("2024-03-28"), replied("2024-06-03")],
            # Answered anew, after another consultation, as a review had ordered.
            [
                replied("2024-03-28"),
                happened("third-party-consulted", "2024-07-02"),
                happened("third-party-replied", "2024-07-08"),
                replied("2024-07-10"),
            ],
            # Whom was asked knew nothing of the withdrawal.
            [
                happened("third-party-consulted", "2024-03-05"),
                happened("withdrawn", "2024-03-07"),
                happened("third-party-replied", "2024-03-12"),
            ],
            [happened("extension-notified", "2024-03-28"), replied("2024-03-28")],
        ],
    )
    def test_leaves_what_may_follow(self, events: list[dict[str, Any]]) -> None:
        """A further answer, what is done for it, and others who answer late."""
        assert "after-end" not in codes(assessed(sent("2024-03-01", "in-person"), *events))

    def test_what_is_said_of_later_days(self) -> None:
        """A year typed one too high may lie after the as-of day; a further answer then explains it."""
        said = (happened("extension-notified", "2025-03-28", working_days=10), replied("2024-04-08"))
        again = replied("2025-04-01")
        events = (sent("2024-03-01", "in-person"), *said)

        assert "after-end" in codes(assessed(*events, as_of="2024-12-31"))
        assert "after-end" not in codes(assessed(*events, again, as_of="2024-12-31"))

    def test_leaves_a_fee_that_moves_nothing(self) -> None:
        """Before 2021 it was paid for the copies."""
        events = [replied("2017-03-20"), happened("fee-notified", "2017-03-20"), happened("fee-paid", "2017-03-24")]

        assert "after-end" not in codes(assessed(RECEIVED, *events))


class TestBeyondCalendar:
    """What is said to happen on a day of which nothing is announced."""

    def test_is_not_sure(self) -> None:
        """A year with exchanged figures leaves the answer out of the count."""
        result = assessed(sent("2024-03-01", "in-person"), replied("2042-03-28"), explore=True)

        assert (result.verdict, result.robust, "beyond-calendar" in codes(result)) == ("overdue", False, True)

    def test_leaves_what_is_to_come(self) -> None:
        """Asked as of an earlier day."""
        result = assessed(sent("2024-03-01", "in-person"), replied("2024-03-28"), as_of="2024-03-20", explore=True)

        assert (result.robust, "beyond-calendar" in codes(result)) == (True, False)
