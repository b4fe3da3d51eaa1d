from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from tests.applications import assessed, codes, handed_in, happened, replied, sent

from gikdeadlines import Assessment, load_law
from gikdeadlines.application import evaluation
from gikdeadlines.application.receipt import receive
from gikdeadlines.application.state import State
from gikdeadlines.uncertainty import Replay, explore, most_branches
from gikdeadlines.values import Verdict

RECEIVED = handed_in("2017-03-03")


@dataclass(frozen=True, slots=True)
class Told:
    """What a pass finds that only adds up its facts."""

    total: int
    verdict: Verdict = "pending"
    due: date | None = None

    @property
    def key(self) -> tuple[date | None, date | None, date | None, Verdict]:
        return (None, None, None, self.verdict)


CONSULTED = (happened("third-party-consulted", "2017-03-08"), happened("third-party-replied", "2017-03-10"))
"""Due on 03-29, on 03-28 where one end day counts, on 03-27 where both do."""


ON_A_REST_DAY = (handed_in("2017-03-04"), *CONSULTED, replied("2017-03-28"))

POSTED = happened("replied", method="post", dated="2017-03-24", dispatched="2017-03-27", delivered="2017-03-31")

POSTED_LATER = happened("replied", method="post", dated="2019-05-17", dispatched="2019-05-20", delivered="2019-05-24")

OPENED = (
    (RECEIVED, *CONSULTED, replied("2017-03-28")),
    ON_A_REST_DAY,
    (handed_in("2017-03-04"), POSTED),
    (sent("2017-03-03", "signed-post"), *CONSULTED, replied("2017-03-28")),
    (sent("2017-03-03", "signed-post"), POSTED),
    (sent("2017-03-03", "ordinary-post"), happened("replied", method="electronic", dated="2017-03-27")),
    (sent("2019-04-20", "email"), happened("arrived", "2019-04-20"), happened("confirmed", "2019-04-26"), POSTED_LATER),
)
"""Cases in which readings and facts are open before the receipt, after it, and on both sides."""


def explored(*events: dict[str, Any], **said: Any) -> Assessment:  # noqa: ANN401  # as free as JSON
    """The assessment with every reading tried."""
    return assessed(*events, explore=True, **said)


def choices(assessment: Assessment) -> list[list[tuple[str, str]]]:
    """The decisive sets as pairs."""
    return [[(choice.id, choice.option) for choice in flip] for flip in assessment.decisive]


class TestExplore:
    """Every branch over what the law or the facts leave open."""

    def test_is_robust_where_nothing_is_open(self) -> None:
        """One branch, one verdict."""
        result = explored(RECEIVED, replied("2017-03-24"))

        assert (result.robust, result.explored, result.decisive, result.alternatives) == (True, 1, (), ())

    @pytest.mark.parametrize(("reply", "robust"), [("2017-03-27", True), ("2017-03-28", False), ("2017-03-30", True)])
    def test_is_robust_where_every_reading_gives_one_verdict(self, reply: str, robust: bool) -> None:
        """On time by the strictest reading, or late by the mildest."""
        assert explored(RECEIVED, *CONSULTED, replied(reply)).robust is robust

    def test_says_nothing_on_robustness_unasked(self) -> None:
        """Null when the readings were not explored."""
        result = assessed(RECEIVED, *CONSULTED, replied("2017-03-28"))

        assert (result.robust, result.explored, result.decisive) == (None, 1, ())

    def test_names_the_smallest_sets_that_flip_the_verdict(self) -> None:
        """On 03-28 only the reading that counts both end days makes it late."""
        result = explored(RECEIVED, *CONSULTED, replied("2017-03-28"))

        assert result.verdict == "on-time"
        assert choices(result) == [[("pause-ends", "both-count")]]

    def test_leaves_larger_sets_out(self) -> None:
        """Late on 03-30 by default; the courier's dispatch decides alone, whatever the end days do."""
        reply = happened("replied", method="courier", dispatched="2017-03-28", delivered="2017-03-31")
        result = explored(RECEIVED, *CONSULTED, reply)

        assert result.verdict == "on-time"
        assert [("courier-reply", "delivered")] in choices(result)
        assert all(len(flip) == 1 for flip in choices(result))

    def test_gives_one_alternative_for_each_outcome(self) -> None:
        """Three due days, each by the fewest other options."""
        result = explored(RECEIVED, *CONSULTED, replied("2017-03-28"))

        assert {(str(a.due), a.verdict, len(a.choices)) for a in result.alternatives} == {
            ("2017-03-29", "on-time", 0),
            ("2017-03-28", "on-time", 1),
            ("2017-03-27", "late", 1),
        }
        assert len(result.alternatives) == 3
        assert (str(result.earliest_due), str(result.latest_due)) == ("2017-03-27", "2017-03-29")

    def test_does_not_explore_what_is_pinned(self) -> None:
        """A verdict on pinned readings says so."""
        result = explored(RECEIVED, *CONSULTED, replied("2017-03-28"), readings={"pause-ends": "both-count"})

        assert (result.verdict, result.robust, result.explored) == ("late", True, 1)
        assert [(r.id, r.option, r.is_default) for r in result.readings] == [("pause-ends", "both-count", False)]

    @pytest.mark.parametrize(
        ("events", "reading"),
        [
            ((sent("2017-03-01", "oral"), happened("confirmed", "2017-03-07"), replied("2017-03-24")), "oral-receipt"),
            (
                (RECEIVED, happened("replied", method="post", dispatched="2017-03-24", delivered="2017-03-31")),
                "reply-event",
            ),
            (
                (
                    RECEIVED,
                    happened("third-party-consulted", "2017-03-11", party="A"),
                    happened("third-party-replied", "2017-03-19", party="A"),
                    happened("third-party-consulted", "2017-03-12", party="B"),
                    happened("third-party-replied", "2017-03-18", party="B"),
                    replied("2017-04-05"),
                ),
                "pause-overlap",
            ),
        ],
    )
    def test_never_explores_by_itself_what_is_for_pinning_only(self, events: Any, reading: str) -> None:  # noqa: ANN401
        """The options marked † move the day only when somebody asks for them."""
        result = explored(*events)

        assert result.robust
        assert all(choice.id != reading for a in result.alternatives for choice in a.choices)

    def test_gives_one_answer_to_a_reading_wherever_it_is_asked(self) -> None:
        """Two consultations, the same end days: four branches, not sixteen."""
        again = (happened("third-party-consulted", "2017-03-14"), happened("third-party-replied", "2017-03-16"))
        result = explored(RECEIVED, *CONSULTED, *again, as_of="2017-03-20")

        assert result.explored == 4

    @pytest.mark.parametrize(
        ("first", "last", "branches"),
        [
            ("2017-03-10", "2017-03-13", 4),
            ("2017-03-11", "2017-03-13", 3),
            ("2017-03-10", "2017-03-12", 3),
            ("2017-03-11", "2017-03-12", 1),
        ],
    )
    def test_does_not_try_options_about_end_days_that_are_no_working_days(
        self, first: str, last: str, branches: int
    ) -> None:
        """From Friday to Monday each of four options moves the due day; 11 and 12 March are a weekend."""
        asked = happened("third-party-consulted", first), happened("third-party-replied", last)

        assert explored(RECEIVED, *asked, as_of="2017-03-15").explored == branches

    def test_tries_both_ends_of_a_missing_fact_unasked(self) -> None:
        """Explored or not."""
        events = (RECEIVED, happened("replied", method="post", dated="2017-03-20", delivered="2017-03-30"))

        assert assessed(*events).verdict == "undetermined"
        assert explored(*events).verdict == "undetermined"

    def test_counts_facts_among_what_decides(self) -> None:
        """The later posting day flips the verdict."""
        result = explored(RECEIVED, happened("replied", method="post", dated="2017-03-20", delivered="2017-03-30"))

        assert ("fact", "reply-dispatched", "2017-03-30") in {
            (choice.kind, choice.id, choice.option) for flip in result.decisive for choice in flip
        }

    def test_stops_at_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Then nothing is said on robustness, and a finding says why."""
        monkeypatch.setattr("gikdeadlines.uncertainty.exploring.LIMIT", 2)
        result = explored(RECEIVED, *CONSULTED, replied("2017-03-24"))

        assert (result.robust, result.explored) == (None, 2)
        assert "exploration-cut" in codes(result)

    @pytest.mark.parametrize(("facts", "is_cut"), [(11, False), (12, False), (13, True)])
    def test_runs_no_more_than_4096_branches(self, facts: int, is_cut: bool) -> None:
        """Twelve facts with two ends each are 4,096 branches, all of which are run; of thirteen half are."""

        def run(chooser: Replay) -> Told:
            return Told(sum(chooser.fact(f"fact-{number}", 0, 1) for number in range(facts)))

        found = explore(run, load_law(), {}, readings=False)

        assert (len(found.branches), found.is_cut) == (min(2**facts, 4096), is_cut)

    @pytest.mark.parametrize("opened", OPENED)
    def test_finds_from_the_receipt_on_what_it_finds_from_the_start(
        self, opened: tuple[dict[str, Any], ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Readings open before the receipt, after it, both, and a missing fact on either side of it."""
        result = explored(*opened)
        monkeypatch.setattr(Replay, "keep", lambda _self, _found: None)

        assert explored(*opened) == result

    def test_receives_once_where_only_what_follows_is_open(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Four ways to count the end days of a pause, one receipt; a rest day and its two receipts are passes anew."""
        received: list[State] = []

        def receiving(state: State) -> None:
            received.append(state)
            receive(state)

        monkeypatch.setattr(evaluation, "_RECEIVE", receiving)

        assert (explored(RECEIVED, *CONSULTED, replied("2017-03-28")).explored, len(received)) == (4, 1)
        received.clear()
        assert (explored(*ON_A_REST_DAY).explored, len(received)) == (8, 2)

    def test_counts_a_branch_outside_the_law_as_undetermined(self) -> None:
        """By arrival it came before the regulation, by confirmation after."""
        result = explored(
            sent("2008-04-28", "ordinary-post"),
            happened("arrived", "2008-04-29"),
            happened("confirmed", "2008-05-05"),
            replied("2008-05-12"),
        )

        assert (result.verdict, result.robust) == ("on-time", False)
        assert "undetermined" in {alternative.verdict for alternative in result.alternatives}

    def test_explains_a_claim_by_the_reading_that_yields_it(self) -> None:
        """The default without a reading, another day by its option, and a day that nothing yields."""
        claims = [{"by": "agency", "due": day} for day in ("2017-03-29", "2017-03-27", "2017-03-31")]
        result = explored(RECEIVED, *CONSULTED, claims=claims)

        assert [(c.explained_by, c.ids) for c in result.claims][:2] == [("reading", ()), ("reading", ("pause-ends",))]
        assert result.claims[2].explained_by != "reading"


@pytest.mark.parametrize(
    ("events", "most"), [(0, 4096), (24, 4096), (25, 3774), (48, 1024), (96, 256), (240, 40), (10**6, 8)]
)
def test_many_events_lower_the_limit_by_their_square(events: int, most: int) -> None:
    """Twice the events take four times as long a branch; 4096 x 576 / 625 is 3774.9."""
    assert most_branches(events) == most


class TestTippingPoint:
    """From which value of a missing fact on the verdict is another."""

    @pytest.mark.parametrize(("reply", "days"), [("2017-03-28", 2), ("2017-04-05", 7), ("2017-04-17", 15)])
    def test_finds_a_number_of_days(self, reply: str, days: int) -> None:
        """So many days the extension must have had for the reply to be on time."""
        result = assessed(RECEIVED, happened("extension-notified", "2017-03-20"), replied(reply))
        (missing,) = result.missing

        assert missing.tip is not None
        assert (missing.tip.value, missing.tip.before, missing.tip.verdict) == (str(days), "late", "on-time")

    @pytest.mark.parametrize(
        "events",
        [
            (happened("replied", method="post", dated="2017-03-27", delivered="2017-03-30"),),
            (happened("extension-notified", "2017-03-20"), replied("2017-03-27")),
        ],
        ids=["late", "on-time"],
    )
    def test_finds_none_where_the_verdict_stays(self, events: tuple[dict[str, Any], ...]) -> None:
        """Late whenever it was posted; on time with a single day more."""
        result = assessed(RECEIVED, *events)

        assert [missing.tip for missing in result.missing] == [None]

    def test_finds_the_day_on_which_the_law_begins(self) -> None:
        """Before it nothing can be determined."""
        result = assessed(sent("2008-04-20", "signed-post"), replied("2008-05-20"))
        (missing,) = result.missing

        assert missing.tip is not None
        assert (missing.tip.value, missing.tip.before, missing.tip.verdict) == ("2008-05-01", "undetermined", "on-time")
