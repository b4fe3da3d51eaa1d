from __future__ import annotations

import pytest
from tests.applications import assessed, codes, handed_in, happened, replied, sent

from gikdeadlines.values import CaseError

IN_TIME, LATE, LATER = "2017-03-24", "2017-03-27", "2017-03-29"
"""The due day of what was received on 2017-03-03, and two days after it."""


def reply(method: str | None, **days: str) -> dict[str, str]:
    """A reply that says these days."""
    return happened("replied", **({"method": method} if method else {}), **days)


class TestJudgedReply:
    """Source: 〔2016〕235号 四、五."""

    @pytest.mark.parametrize(
        ("method", "days", "judged"),
        [
            ("post", {"dated": IN_TIME, "dispatched": LATE, "delivered": LATER}, LATE),
            ("post", {"dispatched": IN_TIME}, IN_TIME),
            ("direct", {"dated": IN_TIME, "dispatched": LATE, "delivered": LATER}, LATER),
            ("direct", {"delivered": IN_TIME}, IN_TIME),
            ("entrusted", {"dated": IN_TIME, "delivered": LATER}, LATER),
            ("on-the-spot", {"delivered": IN_TIME}, IN_TIME),
            ("on-the-spot", {"dated": IN_TIME, "delivered": LATE}, LATE),
            ("on-the-spot", {"dated": IN_TIME}, IN_TIME),
            ("courier", {"dispatched": LATE, "delivered": LATER}, LATE),
            ("electronic", {"dispatched": LATE, "delivered": LATER}, LATE),
            ("electronic", {"dispatched": IN_TIME, "delivered": IN_TIME}, IN_TIME),
        ],
    )
    def test_is_judged_by_the_day_of_its_method(self, method: str, days: dict[str, str], judged: str) -> None:
        """Post by the day it is handed to the post, service by the applicant's signature."""
        result = assessed(handed_in("2017-03-03"), reply(method, **days))

        assert str(result.replied_on) == judged
        assert result.verdict == ("on-time" if judged == IN_TIME else "late")

    @pytest.mark.parametrize("method", ["post", "direct", "entrusted", "on-the-spot", "courier", "electronic"])
    def test_is_judged_alike_under_the_regulation_of_2019(self, method: str) -> None:
        """The letter of 2016 explains service, and nothing has taken its place."""
        result = assessed(handed_in("2022-03-04"), replied("2022-04-01", method))

        assert (str(result.replied_on), result.verdict) == ("2022-04-01", "on-time")

    @pytest.mark.parametrize(
        ("reading", "option", "method", "judged"),
        [
            ("reply-event", "as-235", "post", LATE),
            ("reply-event", "document-date", "post", IN_TIME),
            ("reply-event", "delivery", "post", LATER),
            ("reply-event", "document-date", "direct", IN_TIME),
            ("courier-reply", "dispatched", "courier", LATE),
            ("courier-reply", "delivered", "courier", LATER),
            ("electronic-reply", "dispatched", "electronic", LATE),
            ("electronic-reply", "delivered", "electronic", LATER),
        ],
    )
    def test_follows_the_reading(self, reading: str, option: str, method: str, judged: str) -> None:
        """The option says which day counts."""
        result = assessed(
            handed_in("2017-03-03"),
            reply(method, dated=IN_TIME, dispatched=LATE, delivered=LATER),
            readings={reading: option},
        )

        assert str(result.replied_on) == judged

    @pytest.mark.parametrize(
        ("dispatched", "asked", "found"),
        [("2016-12-06", False, False), ("2016-12-07", False, False), ("2016-12-08", True, True)],
    )
    def test_asks_about_couriers_from_the_day_after_the_letter(self, dispatched: str, asked: bool, found: bool) -> None:
        """What had been sent before is judged by its dispatch; afterwards the method itself is a breach."""
        result = assessed(handed_in("2016-12-01"), reply("courier", dispatched=dispatched, delivered="2016-12-12"))

        assert ("courier-reply" in {reading.id for reading in result.readings}) is asked
        assert ("reply-by-courier" in codes(result)) is found

    @pytest.mark.parametrize(
        ("method", "days", "missing"),
        [
            ("post", {"dated": "2017-03-20", "delivered": "2017-03-30"}, ("reply-dispatched", "03-20", "03-30")),
            ("post", {"delivered": "2017-03-30"}, ("reply-dispatched", "03-03", "03-30")),
            ("post", {"dated": "2017-03-20"}, ("reply-dispatched", "03-20", "04-28")),
            ("direct", {"dated": "2017-03-20"}, ("reply-delivered", "03-20", "04-28")),
            ("direct", {"dated": "2017-03-20", "dispatched": "2017-03-22"}, ("reply-delivered", "03-22", "04-28")),
            (None, {"dated": "2017-03-20", "delivered": "2017-03-30"}, ("reply-judged", "03-20", "03-30")),
            (None, {"dispatched": "2017-03-22", "delivered": "2017-03-30"}, ("reply-judged", "03-22", "03-30")),
        ],
    )
    def test_leaves_an_absent_day_between_the_others(
        self, method: str | None, days: dict[str, str], missing: tuple[str, str, str]
    ) -> None:
        """No other day stands in for the one that counts."""
        result = assessed(handed_in("2017-03-03"), reply(method, **days), as_of="2017-04-28")
        fact, earliest, latest = missing

        assert [(m.fact, m.earliest, m.latest) for m in result.missing] == [
            (fact, f"2017-{earliest}", f"2017-{latest}")
        ]
        assert result.verdict == "undetermined"

    @pytest.mark.parametrize(
        ("dated", "delivered", "verdict"),
        [
            ("2017-03-20", "2017-03-24", "on-time"),
            ("2017-03-20", "2017-03-27", "undetermined"),
            ("2017-03-27", "2017-03-30", "late"),
            ("2017-03-24", "2017-03-24", "on-time"),
        ],
    )
    def test_is_undetermined_only_where_the_absent_day_matters(self, dated: str, delivered: str, verdict: str) -> None:
        """Both ends of what is possible are tried."""
        result = assessed(handed_in("2017-03-03"), reply("post", dated=dated, delivered=delivered))

        assert result.verdict == verdict

    def test_says_from_which_day_on_the_verdict_turns(self) -> None:
        """The day after the due day is the first that is late."""
        result = assessed(handed_in("2017-03-03"), reply("post", dated="2017-03-20", delivered="2017-03-30"))
        (missing,) = result.missing

        assert missing.tip is not None
        assert (missing.tip.value, missing.tip.verdict, missing.tip.before) == ("2017-03-25", "late", "on-time")

    @pytest.mark.parametrize(
        "days",
        [
            {},
            {"method": "post"},
            {"method": "post", "dated": "2017-03-20"},
            {"method": "direct", "dated": "2017-03-20"},
        ],
    )
    def test_takes_the_register_where_the_evidence_is_absent(self, days: dict[str, str]) -> None:
        """A registered reply day is used, and marked as unproven."""
        result = assessed(handed_in("2017-03-03"), happened("replied", registered="2017-03-23", **days))

        assert (str(result.replied_on), result.basis, result.verdict) == ("2017-03-23", "registered", "on-time")
        assert "reply-day-unproven" in codes(result)

    def test_prefers_evidence_to_the_register(self) -> None:
        """The difference is a finding."""
        result = assessed(
            handed_in("2017-03-03"), happened("replied", method="post", dispatched=LATE, registered=IN_TIME)
        )

        assert (str(result.replied_on), result.basis, result.verdict) == (LATE, "evidence", "late")
        assert "evidence-differs" in codes(result)

    def test_finds_nothing_where_the_register_agrees(self) -> None:
        """The same day twice is no difference."""
        result = assessed(handed_in("2017-03-03"), happened("replied", method="post", dispatched=LATE, registered=LATE))

        assert codes(result) == set()

    def test_takes_the_earliest_of_several(self) -> None:
        """A second letter does not make the first one late."""
        result = assessed(handed_in("2017-03-03"), replied("2017-03-29"), replied("2017-03-22", "direct"))

        assert (str(result.replied_on), result.verdict) == ("2017-03-22", "on-time")

    def test_has_not_happened_before_the_day_that_counts(self) -> None:
        """Posted on 03-22 but not served by 03-31, a reply to be handed over is not there yet."""
        events = (handed_in("2017-03-03"), reply("direct", dated="2017-03-22", delivered="2017-04-05"))

        assert assessed(*events, as_of="2017-03-24").verdict == "pending"
        assert assessed(*events, as_of="2017-03-31").verdict == "overdue"
        assert assessed(*events, as_of="2017-04-05").verdict == "late"

    def test_is_on_time_between_arrival_and_confirmation(self) -> None:
        """An agency may be quicker than the period that has not begun."""
        result = assessed(
            sent("2022-03-01", "email"),
            happened("arrived", "2022-03-01"),
            replied("2022-03-03"),
            happened("confirmed", "2022-03-09"),
        )

        assert (result.verdict, str(result.received_on), result.days_used) == ("on-time", "2022-03-09", 0)

    def test_uses_no_day_on_the_day_of_receipt(self) -> None:
        """The day of receipt is not counted."""
        result = assessed(handed_in("2017-03-03"), replied("2017-03-03", "on-the-spot"))

        assert (result.verdict, result.days_used, result.days_left) == ("on-time", 0, 15)

    def test_is_refused_before_the_submission(self) -> None:
        """An answer cannot come before the question."""
        with pytest.raises(CaseError) as caught:
            assessed(handed_in("2017-03-03"), replied("2017-03-02"))

        assert caught.value.code == "out-of-order"
        assert "2017-03-02" in str(caught.value)
        assert "submitted 2017-03-03" in str(caught.value)

    @pytest.mark.parametrize(
        ("method", "delegated", "found"), [("entrusted", None, False), ("direct", True, True), ("post", False, False)]
    )
    def test_finds_that_another_agency_answered(self, method: str, delegated: bool | None, found: bool) -> None:
        """〔2014〕67号: a delegate's reply counts on the receiving agency's clock; 委托送达 is none."""
        said = {} if delegated is None else {"delegated": delegated}
        result = assessed(handed_in("2017-03-03"), {**replied(LATE, method), **said})

        assert result.verdict == "late"
        assert ("delegated-reply" in codes(result)) is found
