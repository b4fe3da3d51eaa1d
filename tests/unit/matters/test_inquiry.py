from __future__ import annotations

from datetime import date

import pytest
from tests.unit.matters.cases import assessed, event

from gikdeadlines.values import CaseError, NotInForceError

D = date.fromisoformat
MATTER = "inquiry"


class TestLimits:
    """Who is asked, where and when decide on the time to answer."""

    @pytest.mark.parametrize(
        ("jurisdiction", "to", "asked", "due", "provision"),
        [
            ("CN", "third-party", "2020-03-02", "2020-03-23", "CN/711/32"),
            ("CN", "co-author", "2020-03-02", "2020-03-23", "CN/711/34"),
            ("CN-SX", "third-party", "2016-03-01", "2016-03-08", "CN-SX/237/26/inquiry"),
            ("CN-SX", "third-party", "2020-03-02", "2020-03-23", "CN/711/32"),
            ("CN-SX", "competent", "2016-03-01", "2016-03-08", "CN-SX/237/8.4/inquiry-competent"),
            ("CN-SX", "secrecy", "2020-03-02", "2020-03-09", "CN-SX/237/8.4/inquiry-secrecy"),
        ],
    )
    def test_is_due_by_the_law_of_the_day_asked(  # one row is one text
        self, jurisdiction: str, to: str, asked: str, due: str, provision: str
    ) -> None:
        """15 working days by the regulation of 2019, 5 by Shanxi's rules where these do not yield to it."""
        result = assessed(MATTER, event("asked", asked, to=to), jurisdiction=jurisdiction)

        assert (result.due, result.limits[0].citation.provision) == (D(due), provision)

    @pytest.mark.parametrize(("answered", "verdict"), [("2020-03-23", "on-time"), ("2020-03-24", "late")])
    def test_is_kept_by_an_answer_on_the_last_day(self, answered: str, verdict: str) -> None:
        """The 15th working day is still in time."""
        result = assessed(MATTER, event("asked", "2020-03-02", to="third-party"), event("answered", answered))

        assert result.verdict == verdict


class TestSilence:
    """What the law makes of silence differs by who is asked and by whose law."""

    @pytest.mark.parametrize(
        ("jurisdiction", "to", "asked", "outcome", "provision"),
        [
            ("CN", "third-party", "2020-03-02", "agency-decides", "CN/711/32/silence"),
            ("CN", "co-author", "2020-03-02", "consent", "CN/711/34/silence"),
            ("CN-SX", "third-party", "2016-03-01", "refusal", "CN-SX/237/26/silence"),
            ("CN-SX", "third-party", "2020-03-02", "agency-decides", "CN/711/32/silence"),
            ("CN-SX", "competent", "2016-03-01", "open", None),
        ],
    )
    def test_has_the_consequence_of_the_text(
        self, jurisdiction: str, to: str, asked: str, outcome: str, provision: str | None
    ) -> None:
        """Where no text says what silence means it stays open; being late is a note."""
        result = assessed(MATTER, event("asked", asked, to=to), jurisdiction=jurisdiction)
        (found,) = result.findings

        assert (found.code, found.severity, found.parameters["outcome"]) == ("consultation-unanswered", "note", outcome)
        assert (result.verdict, result.ended_by) == ("overdue", provision)

    def test_is_broken_by_a_late_answer(self) -> None:
        """The answer came a day late; the finding names both days."""
        result = assessed(MATTER, event("asked", "2020-03-02", to="co-author"), event("answered", "2020-03-24"))
        (found,) = result.findings

        assert (found.code, found.parameters["answered"], found.parameters["limit"]) == (
            "consultation-late",
            D("2020-03-24"),
            D("2020-03-23"),
        )

    def test_is_not_silence_before_the_limit_ends(self) -> None:
        """On the last day the answer may still come."""
        result = assessed(MATTER, event("asked", "2020-03-02", to="co-author"), as_of="2020-03-23")

        assert (result.verdict, result.findings, result.ended_by) == ("pending", (), None)


class TestRefusals:
    @pytest.mark.parametrize("to", ["third-party", "co-author", "competent", "secrecy"])
    def test_before_2019_the_country_set_no_limit(self, to: str) -> None:
        """The regulation of 2007 names no time for whoever is consulted."""
        with pytest.raises(NotInForceError, match=f"inquiry:{to}"):
            assessed(MATTER, event("asked", "2016-03-01", to=to))

    @pytest.mark.parametrize(
        ("events", "code", "named"),
        [
            ([event("answered", "2020-03-02")], "missing-event", "asked"),
            (
                [event("asked", "2020-03-02", to="co-author"), event("answered", "2020-03-01")],
                "out-of-order",
                "asked 2020-03-02",
            ),
            (
                [event("asked", "2020-03-02", to="co-author"), event("asked", "2020-03-09", to="third-party")],
                "two-of-a-kind",
                "asked 2020-03-02",
            ),
        ],
    )
    def test_names_both_events(self, events: list[dict[str, str]], code: str, named: str) -> None:
        """One inquiry is asked once and then answered."""
        with pytest.raises(CaseError) as caught:
            assessed(MATTER, *events)

        assert (caught.value.code, named in caught.value.expected) == (code, True)

    def test_before_it_is_asked_nothing_is_due(self) -> None:
        """The inquiry lies in the future."""
        result = assessed(MATTER, event("asked", "2020-03-02", to="co-author"), as_of="2020-03-01")

        assert (result.verdict, result.limits) == ("pending", ())
