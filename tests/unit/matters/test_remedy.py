from __future__ import annotations

from typing import Any

import pytest
from tests.unit.matters.cases import asked, assessed, codes, event, the_limit

from gikdeadlines.values import CaseError

MATTER = "remedy"


def days(*events: dict[str, Any], as_of: str, **stated: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - as free as JSON
    """Each limit: what it is, its last day, its verdict."""
    found = assessed(MATTER, *events, as_of=as_of, **stated)
    return [(limit.slot, str(limit.due), limit.verdict) for limit in found.limits]


class TestSuit:
    """A suit without review 直接起诉."""

    @pytest.mark.parametrize(("filed", "verdict"), [("2015-04-07", "on-time"), ("2015-04-09", "late")])
    def test_over_inaction_in_2015_within_three_months(self, filed: str, verdict: str) -> None:
        """Decided: the period ended on 2015-01-06; 6 April is a holiday, and a suit of 9 April was too late."""
        case = (event("answer-overdue", "2015-01-06"), event("suit-filed", filed))

        assert days(*case, as_of="2015-04-30") == [("suit:direct", "2015-04-07", verdict)]

    @pytest.mark.parametrize(("filed", "verdict"), [("2021-09-29", "on-time"), ("2021-09-30", "late")])
    def test_over_inaction_since_2018_within_six_months(self, filed: str, verdict: str) -> None:
        """法释〔2018〕1号 art. 66."""
        case = (event("answer-overdue", "2021-03-29"), event("suit-filed", filed))

        assert days(*case, as_of="2021-12-31") == [("suit:after-inaction", "2021-09-29", verdict)]

    def test_over_a_reply_that_told_nothing_within_a_year(self) -> None:
        """法释〔2018〕1号 art. 64: a year from 2021-04-01 is 2022-04-01."""
        case = (event("reply-received", "2021-04-01", told=False), event("suit-filed", "2022-03-31"))

        assert days(*case, as_of="2022-12-31") == [("suit:untold", "2022-04-01", "on-time")]

    def test_of_2025_without_review_is_noted(self) -> None:
        """Whether the court takes it is not decided here."""
        case = (event("answer-overdue", "2025-03-31"), event("suit-filed", "2025-06-20"))
        found = assessed(MATTER, *case, as_of="2025-07-31")

        assert (found.verdict, codes(found)) == ("on-time", ["review-first"])
        assert asked(found) == {"review-first-inaction": "required"}

    def test_of_2025_over_a_reply_that_gives_what_was_asked_for_needs_no_review(self) -> None:
        """Art. 23(1)(4) speaks of refusals."""
        case = (event("reply-received", "2025-04-14", refused=False), event("suit-filed", "2025-06-20"))

        assert codes(assessed(MATTER, *case, as_of="2025-07-31")) == []


class TestReview:
    """Review, and suit over its decision 复议与复议后起诉."""

    def test_runs_through_its_stages(self) -> None:
        """60 days from 31 March; 5 working days over the Dragon Boat days of 31 May to 2 June; 60 days; 15 days."""
        case = (
            event("answer-overdue", "2025-03-31"),
            event("review-requested", "2025-05-28"),
            event("review-accepted", "2025-06-05"),
            event("review-decided", "2025-08-01"),
            event("review-decision-received", "2025-08-04"),
            event("suit-filed", "2025-08-20"),
        )

        assert days(*case, as_of="2025-12-31") == [
            ("review:application", "2025-05-30", "on-time"),
            ("review:examination", "2025-06-05", "on-time"),
            ("review:decision", "2025-08-04", "on-time"),
            ("suit:after-review", "2025-08-19", "late"),
        ]

    def test_counts_as_accepted_when_nothing_was_said(self) -> None:
        """Art. 30(3): five working days after 2025-05-20 are over on the 27th; 60 days later is Saturday, 26 July."""
        case = (event("answer-overdue", "2025-03-31"), event("review-requested", "2025-05-20"))
        found = assessed(MATTER, *case, as_of="2025-09-20")

        assert str(the_limit(found, "review:examination").done) == "2025-05-27"
        assert str(the_limit(found, "review:decision").due) == "2025-07-28"
        assert the_limit(found, "review:decision").verdict == "overdue"

    def test_that_is_never_decided_opens_the_court(self) -> None:
        """15 days from the end of the time for review, 2025-07-28."""
        case = (event("answer-overdue", "2025-03-31"), event("review-requested", "2025-05-20"))

        assert str(the_limit(assessed(MATTER, *case, as_of="2025-08-01"), "suit:after-review").due) == "2025-08-12"

    @pytest.mark.parametrize(("filed", "verdict"), [("2015-02-25", "on-time"), ("2015-02-26", "late")])
    def test_over_the_spring_festival_of_2015(self, filed: str, verdict: str) -> None:
        """Decided: received on 2015-02-06; day 15 lies in the holiday and moves to the 25th; the 26th was too late."""
        case = (event("review-decision-received", "2015-02-06"), event("suit-filed", filed))

        assert days(*case, as_of="2015-03-31") == [("suit:after-review", "2015-02-25", verdict)]


class TestRecord:
    """A record that is not corrected, for which no text sets a time 更正记录."""

    def test_is_corrected_within_two_months(self) -> None:
        """行诉法 art. 47: two months from 31 March end on 31 May, a Monday."""
        requested = event("record-correction-requested", "2021-03-31")

        assert days(requested, as_of="2021-05-20") == [("suit:inaction", "2021-05-31", "pending")]

    def test_opens_review_and_suit_when_the_time_is_over(self) -> None:
        """Review from the 60th day, 2021-05-30; suit from the end of the two months."""
        requested = event("record-correction-requested", "2021-03-31")

        assert days(requested, as_of="2021-06-20") == [
            ("suit:inaction", "2021-05-31", "overdue"),
            ("review:application", "2021-07-29", "pending"),
            ("suit:after-inaction", "2021-11-30", "pending"),
        ]

    def test_that_is_answered_in_time(self) -> None:
        """The answer itself may then be complained of."""
        case = (event("record-correction-requested", "2021-03-31"), event("reply-received", "2021-04-20"))

        assert ("review:application", "2021-06-21", "pending") in days(*case, as_of="2021-05-01")


class TestOpen:
    """Nothing filed yet 尚未提出."""

    def test_lists_what_is_still_open(self) -> None:
        """Review ended on 2021-05-28, the suit on 2021-09-29."""
        overdue = event("answer-overdue", "2021-03-29")

        assert [slot for slot, *_ in days(overdue, as_of="2021-05-01")] == ["review:application", "suit:after-inaction"]
        assert days(overdue, as_of="2021-06-15") == [("suit:after-inaction", "2021-09-29", "pending")]
        assert [verdict for *_, verdict in days(overdue, as_of="2021-10-15")] == ["overdue", "overdue"]

    def test_explores_whether_review_comes_first(self) -> None:
        """Pending either way, but not with the same limits."""
        found = assessed(MATTER, event("answer-overdue", "2025-03-31"), as_of="2025-06-15", explore=True)

        assert found.robust is False
        assert {choice.option for (choice,) in found.decisive} == {"choice"}


class TestRefusals:
    @pytest.mark.parametrize(
        ("events", "code"),
        [
            ([event("suit-filed", "2021-09-29")], "missing-event"),
            ([event("answer-overdue", "2021-03-29"), event("suit-filed", "2021-03-26")], "out-of-order"),
            ([event("answer-overdue", "2021-03-29"), event("answer-overdue", "2021-03-30")], "two-of-a-kind"),
            (
                [
                    event("answer-overdue", "2021-03-29"),
                    event("review-requested", "2021-05-10"),
                    event("review-decision-received", "2021-05-01"),
                ],
                "out-of-order",
            ),
        ],
    )
    def test_refuses_what_cannot_have_happened(self, events: list[dict[str, Any]], code: str) -> None:
        """Nothing to run from, a suit too early, two ends of one period, a decision before it was asked for."""
        with pytest.raises(CaseError) as refused:
            assessed(MATTER, *events, as_of="2026-01-01")

        assert {fault.code for fault in refused.value.faults} == {code}
