from __future__ import annotations

from typing import Any

import pytest
from tests.applications import assessed, codes, happened, replied, sent

from gikdeadlines.values import NotInForceError
from gikdeadlines.wording import Wording, finding_text

MARCH = {"CN-2007": "2017-03-0", "CN-2019": "2022-03-0"}
"""The 1st, 2nd, 3rd and 7th are working days in both months."""


def facts(regime: str, **days: int) -> list[dict[str, Any]]:
    """Facts of receipt by the day of the month."""
    return [happened(name.replace("_", "-"), f"{MARCH[regime]}{day}") for name, day in days.items()]


class TestReceiptOf:
    """Source: 〔2015〕207号 一; 国令711号 第31条."""

    @pytest.mark.parametrize(
        ("channel", "days", "old", "new"),
        [
            ("in-person", {}, 1, 1),
            ("oral", {}, 1, 1),
            ("oral", {"confirmed": 2}, 2, 2),
            ("signed-post", {"signed_for": 3}, 3, 3),
            ("signed-post", {"arrived": 2, "signed_for": 3, "confirmed": 7}, 3, 3),
            ("ordinary-post", {"arrived": 2, "confirmed": 2}, 2, 2),
            ("ordinary-post", {"arrived": 2, "confirmed": 7}, 7, 7),
            ("ordinary-post", {"confirmed": 7}, 7, 7),
            ("misdirected-post", {"arrived": 2, "confirmed": 7}, 7, 7),
            ("misdirected-post", {"signed_for": 2, "confirmed": 7}, 7, 2),
            ("email", {"arrived": 2, "confirmed": 7}, 2, 7),
            ("fax", {"arrived": 2, "confirmed": 7}, 7, 7),
            ("fax", {"confirmed": 7}, 7, 7),
            ("online", {"arrived": 2, "confirmed": 7}, 2, 7),
            ("unannounced", {"arrived": 2, "confirmed": 7}, 2, 2),
            ("ordinary-post", {"arrived": 2, "contact_restored": 7}, 7, 7),
            ("misdirected-post", {"arrived": 2, "contact_restored": 7}, 7, 7),
            ("ordinary-post", {"arrived": 2, "contact_restored": 3, "confirmed": 7}, 3, 3),
            ("ordinary-post", {"arrived": 2, "confirmed": 3, "contact_restored": 7}, 3, 3),
            ("email", {"arrived": 2, "confirmed": 3, "contact_restored": 7}, 2, 3),
            ("signed-post", {"signed_for": 2, "contact_restored": 7}, 2, 2),
        ],
    )
    @pytest.mark.parametrize("regime", MARCH)
    def test_is_the_day_that_the_channel_makes_decisive(
        self, channel: str, days: dict[str, int], old: int, new: int, regime: str
    ) -> None:
        """Each channel has its fact, under the regulation of 2007 and under that of 2019."""
        result = assessed(sent(f"{MARCH[regime]}1", channel), *facts(regime, **days))

        assert str(result.received_on) == f"{MARCH[regime]}{old if regime == 'CN-2007' else new}"
        assert (result.regime, result.basis) == (regime, "evidence")

    @pytest.mark.parametrize(
        ("channel", "days", "old", "new"),
        [
            ("signed-post", {}, ("signed-for", 1), ("signed-for", 1)),
            ("ordinary-post", {}, ("confirmed", 1), ("confirmed", 1)),
            ("ordinary-post", {"arrived": 2}, ("confirmed", 2), ("confirmed", 2)),
            ("misdirected-post", {"signed_for": 2}, ("confirmed", 2), None),
            ("email", {}, ("arrived", 1), ("confirmed", 1)),
            ("email", {"arrived": 2}, None, ("confirmed", 2)),
            ("fax", {"arrived": 2}, ("confirmed", 2), ("confirmed", 2)),
            ("online", {"arrived": 2}, None, ("confirmed", 2)),
            ("unannounced", {}, ("arrived", 1), ("arrived", 1)),
        ],
    )
    @pytest.mark.parametrize("regime", MARCH)
    def test_leaves_an_absent_fact_between_those_that_are_known(
        self,
        channel: str,
        days: dict[str, int],
        old: tuple[str, int] | None,
        new: tuple[str, int] | None,
        regime: str,
    ) -> None:
        """It lies after what it follows, and before the first thing the agency did with the application."""
        step = happened("extension-notified", f"{MARCH[regime]}8", working_days=5)
        result = assessed(sent(f"{MARCH[regime]}1", channel), *facts(regime, **days), step)
        expected = old if regime == "CN-2007" else new

        assert [(m.fact, m.earliest, m.latest) for m in result.missing] == (
            [(expected[0], f"{MARCH[regime]}{expected[1]}", f"{MARCH[regime]}8")] if expected else []
        )

    def test_ends_an_absent_fact_at_the_reply(self) -> None:
        """What has been answered had been received."""
        result = assessed(sent("2017-03-01", "signed-post"), replied("2017-03-10"))

        assert [(m.fact, m.latest) for m in result.missing] == [("signed-for", "2017-03-10")]
        assert result.verdict == "on-time"

    def test_ends_an_absent_fact_at_the_as_of_day(self) -> None:
        """Without any step of the agency it may have come any day until now."""
        result = assessed(sent("2017-03-01", "signed-post"), as_of="2017-03-20")

        assert [(m.fact, m.latest) for m in result.missing] == [("signed-for", "2017-03-20")]

    def test_bounds_an_absent_arrival_by_the_confirmation(self) -> None:
        """Nothing is confirmed before it has arrived."""
        result = assessed(sent("2017-03-01", "email"), happened("confirmed", "2017-03-07"))

        assert [(m.fact, m.latest) for m in result.missing] == [("arrived", "2017-03-07")]

    def test_misses_nothing_where_the_bounds_meet(self) -> None:
        """Handed to the post and answered on one day, it was received that day."""
        result = assessed(sent("2017-03-03", "signed-post"), replied("2017-03-03"))

        assert (str(result.received_on), result.missing) == ("2017-03-03", ())

    @pytest.mark.parametrize("channel", ["signed-post", "ordinary-post", "email", "fax", "unannounced"])
    def test_takes_the_register_where_the_evidence_is_absent(self, channel: str) -> None:
        """A registered day is used, and marked as unproven."""
        result = assessed(sent("2017-03-01", channel), happened("received", "2017-03-03"))

        assert (str(result.received_on), result.basis) == ("2017-03-03", "registered")
        assert "receipt-unproven" in codes(result)

    def test_takes_the_register_where_nothing_else_is_known(self) -> None:
        """A row of a register that names no channel is assessed by its own day."""
        result = assessed(happened("received", "2017-03-03"), as_of="2017-03-24")

        assert (str(result.received_on), str(result.due), result.basis) == ("2017-03-03", "2017-03-24", "registered")

    @pytest.mark.parametrize(
        ("channel", "days"),
        [
            ("in-person", {}),
            ("signed-post", {"signed_for": 1}),
            ("fax", {"confirmed": 1}),
            ("email", {"arrived": 1}),
            ("ordinary-post", {"arrived": 1, "contact_restored": 1}),
        ],
    )
    def test_prefers_evidence_to_the_register(self, channel: str, days: dict[str, int]) -> None:
        """The difference is a finding."""
        result = assessed(
            sent("2017-03-01", channel),
            *facts("CN-2007", **days),
            happened("received", "2017-03-03"),
            as_of="2017-03-09",
        )

        assert (str(result.received_on), result.basis) == ("2017-03-01", "evidence")
        assert "evidence-differs" in codes(result)

    @pytest.mark.parametrize(
        ("channel", "days", "late"),
        [
            ("ordinary-post", {"arrived": 2, "confirmed": 7}, True),
            ("misdirected-post", {"arrived": 2, "confirmed": 7}, True),
            ("ordinary-post", {"arrived": 2, "confirmed": 2}, False),
            ("ordinary-post", {"confirmed": 7}, False),
            ("fax", {"arrived": 2, "confirmed": 7}, False),
            ("email", {"arrived": 2, "confirmed": 7}, False),
            ("online", {"arrived": 2, "confirmed": 7}, False),
        ],
    )
    @pytest.mark.parametrize("regime", MARCH)
    def test_finds_a_confirmation_that_was_owed_the_day_before(
        self, channel: str, days: dict[str, int], late: bool, regime: str
    ) -> None:
        """Only ordinary and misdirected post are to be confirmed on the day they arrive."""
        result = assessed(sent(f"{MARCH[regime]}1", channel), *facts(regime, **days))

        assert ("confirmation-late" in codes(result)) is late

    @pytest.mark.parametrize(
        ("channel", "arrived", "confirmed", "first", "second"),
        [
            ("email", "2020-03-02", "2020-03-25", "2020-03-30", "2020-04-23"),
            ("fax", "2020-03-02", "2020-03-25", "2020-03-30", "2020-04-23"),
            ("fax", "2017-03-02", "2017-03-20", "2017-03-23", "2017-04-11"),
        ],
    )
    def test_is_not_sure_of_a_receipt_that_the_agency_made_by_confirming(
        self, channel: str, arrived: str, confirmed: str, first: str, second: str
    ) -> None:
        """Weeks after the arrival: no text gives leave to wait with the confirmation, so that the arrival is argued."""
        events = (sent(arrived, channel), happened("arrived", arrived), happened("confirmed", confirmed))
        result = assessed(*events, replied(second), explore=True)

        assert (result.verdict, result.robust, str(result.due)) == ("on-time", False, second)
        assert [(str(a.due), a.verdict) for a in result.alternatives] == [(second, "on-time"), (first, "late")]
        assert ("confirmation-delayed", "check") in {(f.code, f.severity) for f in result.findings}

    def test_takes_no_reply_before_a_confirmation_for_proof(self) -> None:
        """Answered on 04-20, confirmed on 04-24: from the arrival the period had ended on 03-30."""
        result = assessed(
            sent("2020-03-02", "email"),
            happened("arrived", "2020-03-02"),
            replied("2020-04-20"),
            happened("confirmed", "2020-04-24"),
            explore=True,
        )

        assert (result.verdict, result.robust, result.days_used) == ("on-time", False, 0)

    def test_finds_that_a_fax_was_never_confirmed(self) -> None:
        """The words name the arrival and no other day."""
        result = assessed(sent("2020-03-02", "fax"), happened("arrived", "2020-03-02"), happened("not-confirmed"))
        delayed = next(finding for finding in result.findings if finding.code == "confirmation-delayed")

        assert finding_text(delayed, Wording("en")) == (
            "arrived on 2020-03-02, never confirmed; the rule that takes the confirmation gives no leave not to confirm"
        )

    def test_does_not_trust_a_registered_receipt_after_the_reply(self) -> None:
        """Nothing is answered before it was received: a finding to check, and no sure verdict."""
        result = assessed(happened("received", "2017-03-20"), replied("2017-03-10"), explore=True)

        assert (result.verdict, result.days_used, result.robust) == ("on-time", 0, False)
        assert ("reply-before-receipt", "check") in {(f.code, f.severity) for f in result.findings}

    def test_asks_no_confirmation_of_misdirected_post_that_was_signed_for(self) -> None:
        """国令711号 第31条第2项 takes the signature where there is one."""
        result = assessed(
            sent("2022-03-01", "misdirected-post"), *facts("CN-2019", arrived=2, signed_for=2, confirmed=7)
        )

        assert "confirmation-late" not in codes(result)

    @pytest.mark.parametrize(
        ("reading", "option", "channel", "days", "received", "due"),
        [
            ("late-confirmation", "confirmation-day", "ordinary-post", {"arrived": 3, "confirmed": 7}, 7, "03-28"),
            ("late-confirmation", "arrival-day", "ordinary-post", {"arrived": 3, "confirmed": 7}, 3, "03-24"),
            ("late-confirmation", "arrival-day", "ordinary-post", {"arrived": 3}, 3, "03-24"),
            ("online-receipt", "acceptance", "online", {"arrived": 3, "confirmed": 7}, 3, "03-24"),
            ("online-receipt", "confirmation", "online", {"arrived": 3, "confirmed": 7}, 7, "03-28"),
            ("oral-receipt", "form-completed", "oral", {"confirmed": 7}, 7, "03-28"),
            ("oral-receipt", "spoken", "oral", {"confirmed": 7}, 1, "03-22"),
            ("unannounced-channel", "arrival", "unannounced", {"arrived": 3, "confirmed": 7}, 3, "03-24"),
            ("unannounced-channel", "confirmation", "unannounced", {"arrived": 3, "confirmed": 7}, 7, "03-28"),
            ("contact-restored-start", "no", "ordinary-post", {"contact_restored": 3}, 3, "03-24"),
            ("contact-restored-start", "yes", "ordinary-post", {"contact_restored": 3}, 3, "03-23"),
            ("receipt-on-rest-day", "stands", "email", {"arrived": 4}, 4, "03-24"),
            ("receipt-on-rest-day", "next-working-day", "email", {"arrived": 4}, 6, "03-27"),
        ],
    )
    def test_follows_the_reading(
        self, reading: str, option: str, channel: str, days: dict[str, int], received: int, due: str
    ) -> None:
        """Fifteen working days run from what the option makes the receipt."""
        result = assessed(
            sent("2017-03-01", channel), *facts("CN-2007", **days), readings={reading: option}, as_of="2017-03-20"
        )

        assert (str(result.received_on), str(result.due)) == (f"2017-03-0{received}", f"2017-{due}")
        assert [asked.option for asked in result.readings if asked.id == reading] == [option]

    @pytest.mark.parametrize(("option", "received"), [("arrival-day", "2017-03-03"), ("first-contact", "2017-03-07")])
    def test_follows_the_reading_on_what_nobody_confirmed(self, option: str, received: str) -> None:
        """By default the agency gains nothing by its own omission."""
        result = assessed(
            sent("2017-03-01", "ordinary-post"),
            happened("arrived", "2017-03-03"),
            happened("not-confirmed"),
            happened("extension-notified", "2017-03-07", working_days=5),
            readings={"never-confirmed": option},
        )

        assert str(result.received_on) == received
        assert "confirmation-late" in codes(result)

    def test_leaves_the_arrival_of_what_nobody_confirmed_between_its_bounds(self) -> None:
        """Where even the arrival is not stated, it is what is missing."""
        result = assessed(
            sent("2017-03-01", "ordinary-post"), happened("not-confirmed"), replied("2017-03-10"), as_of="2017-03-31"
        )

        assert [(m.fact, m.earliest, m.latest) for m in result.missing] == [("arrived", "2017-03-01", "2017-03-10")]

    @pytest.mark.parametrize(
        ("option", "received", "due"),
        [("as-207", "2014-03-07", "2014-03-28"), ("actual-arrival", "2014-03-04", "2014-03-25")],
    )
    @pytest.mark.parametrize("fact", ["confirmed", "contact-restored"])
    def test_asks_whether_the_interpretation_holds_for_earlier_receipts(
        self, fact: str, option: str, received: str, due: str
    ) -> None:
        """Before 2015-11-18 the day of actual arrival is the other reading."""
        result = assessed(
            sent("2014-03-03", "ordinary-post"),
            happened("arrived", "2014-03-04"),
            happened(fact, "2014-03-07"),
            readings={"receipt-before-207": option},
        )

        assert (str(result.received_on), str(result.due)) == (received, due)

    def test_asks_for_an_unknown_arrival_only_where_the_reading_needs_it(self) -> None:
        """By default the confirmation decides; under the other reading the arrival is missing."""
        events = (sent("2014-03-03", "fax"), happened("confirmed", "2014-03-07"))
        by_default = assessed(*events)
        otherwise = assessed(*events, readings={"receipt-before-207": "actual-arrival"})

        assert by_default.missing == ()
        assert [(m.fact, m.earliest, m.latest) for m in otherwise.missing] == [("arrived", "2014-03-03", "2014-03-07")]

    @pytest.mark.parametrize(
        ("channel", "submitted", "days"),
        [
            ("in-person", "2014-03-07", {}),
            ("oral", "2014-03-07", {}),
            ("email", "2014-03-03", {"arrived": "2014-03-07"}),
            ("fax", "2016-03-03", {"arrived": "2016-03-04", "confirmed": "2016-03-07"}),
            ("fax", "2022-03-03", {"arrived": "2022-03-04", "confirmed": "2022-03-07"}),
        ],
    )
    def test_does_not_ask_about_the_interpretation_where_it_moves_nothing(
        self, channel: str, submitted: str, days: dict[str, str]
    ) -> None:
        """The day is the same by both readings, or the interpretation had been issued."""
        result = assessed(sent(submitted, channel), *(happened(fact, day) for fact, day in days.items()))

        assert "receipt-before-207" not in {reading.id for reading in result.readings}

    @pytest.mark.parametrize(
        ("channel", "days"),
        [("ordinary-post", {"arrived": 3, "confirmed": 3}), ("oral", {"confirmed": 1}), ("oral", {})],
    )
    def test_asks_nothing_where_the_options_agree(self, channel: str, days: dict[str, int]) -> None:
        """A reading is asked only where its options could move a day of this case."""
        result = assessed(sent("2017-03-01", channel), *facts("CN-2007", **days))

        assert result.readings == ()

    def test_leaves_the_old_regime_for_the_new_by_its_own_table(self) -> None:
        """An e-mail that the system received on the last day is under the old law, though confirmed under the new."""
        old = assessed(
            sent("2019-05-14", "email"), happened("arrived", "2019-05-14"), happened("confirmed", "2019-05-16")
        )
        new = assessed(
            sent("2019-05-14", "fax"), happened("arrived", "2019-05-14"), happened("confirmed", "2019-05-16")
        )

        assert (old.regime, str(old.received_on), str(old.due)) == ("CN-2007", "2019-05-14", "2019-06-04")
        assert (new.regime, str(new.received_on), str(new.due)) == ("CN-2019", "2019-05-16", "2019-06-14")

    def test_refuses_a_receipt_before_any_law(self) -> None:
        """The regulation of 2007 came into force on 2008-05-01; nothing stands in for it before."""
        with pytest.raises(NotInForceError, match="CN-2007"):
            assessed(sent("2008-04-30", "in-person"))

    def test_refuses_where_every_possible_receipt_lies_before_any_law(self) -> None:
        """The missing day makes no difference."""
        with pytest.raises(NotInForceError):
            assessed(sent("2008-04-20", "signed-post"), as_of="2008-04-28")

    def test_is_undetermined_where_only_some_receipts_lie_before_any_law(self) -> None:
        """Signed for before the first of May no law governs, after it the regulation does."""
        result = assessed(sent("2008-04-20", "signed-post"), replied("2008-05-20"))

        assert result.verdict == "undetermined"
