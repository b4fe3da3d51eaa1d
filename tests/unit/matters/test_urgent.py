from __future__ import annotations

from datetime import date

import pytest
from tests.unit.matters.cases import asked, assessed, codes, event

from gikdeadlines.values import CaseError, NotInForceError

D = date.fromisoformat
MATTER = "urgent-document"


class TestUrgentDocument:
    """晋政办发〔2014〕14号 五: at once, 2, 4, 6 days."""

    @pytest.mark.parametrize(
        ("urgency", "due"),
        [
            ("特提", "2016-03-07"),
            ("teti", "2016-03-07"),
            ("特急", "2016-03-09"),
            ("加急", "2016-03-11"),
            ("平急", "2016-03-14"),
            ("pingji", "2016-03-14"),
        ],
    )
    def test_is_due_by_degree(self, urgency: str, due: str) -> None:
        """Received on a Monday; the sixth natural day is a Sunday and moves to Monday."""
        assert assessed(MATTER, event("received", "2016-03-07", urgency=urgency), jurisdiction="CN-SX").due == D(due)

    def test_days_are_a_reading(self) -> None:
        """2 October 2016 moves to Saturday the 8th, which is worked; the second working day is the Sunday."""
        received = event("received", "2016-09-30", urgency="特急")
        natural = assessed(MATTER, received, jurisdiction="CN-SX")
        working = assessed(MATTER, received, jurisdiction="CN-SX", readings={"urgent-days": "working"})

        assert (natural.due, working.due) == (D("2016-10-08"), D("2016-10-09"))
        assert asked(natural) == {"urgent-days": "natural"}

    def test_days_are_not_asked_where_they_come_to_the_same(self) -> None:
        """From Monday to Wednesday every day is worked."""
        result = assessed(MATTER, event("received", "2016-03-07", urgency="特急"), jurisdiction="CN-SX", explore=True)

        assert (asked(result), result.robust) == ({}, True)

    @pytest.mark.parametrize(
        ("completed", "verdict", "found"),
        [("2016-03-09", "on-time", []), ("2016-03-10", "late", ["own-limit-prevails"])],
    )
    def test_late_asks_for_the_document_s_own_limit(self, completed: str, verdict: str, found: list[str]) -> None:
        """A limit that the document itself sets goes before, and the case does not tell."""
        events = (event("received", "2016-03-07", urgency="特急"), event("completed", completed))
        result = assessed(MATTER, *events, jurisdiction="CN-SX")

        assert (result.verdict, codes(result)) == (verdict, found)

    def test_elsewhere_has_no_limit(self) -> None:
        """Only Shanxi's text is held."""
        with pytest.raises(NotInForceError, match="urgent-document:teji"):
            assessed(MATTER, event("received", "2016-03-07", urgency="特急"))

    @pytest.mark.parametrize(
        ("events", "code"),
        [
            ([event("completed", "2016-03-07")], "missing-event"),
            ([event("received", "2016-03-07", urgency="特急"), event("completed", "2016-03-06")], "out-of-order"),
            ([event("received", "2016-03-07", urgency="特急")] * 2, "two-of-a-kind"),
        ],
    )
    def test_refuses_what_cannot_be(self, events: list[dict[str, str]], code: str) -> None:
        """A document is received once and then dealt with."""
        with pytest.raises(CaseError) as caught:
            assessed(MATTER, *events, jurisdiction="CN-SX")

        assert caught.value.code == code
