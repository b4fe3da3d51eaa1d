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
            ("特急", "2016-03-09"),
            ("加急", "2016-03-11"),
            ("平急", "2016-03-13"),
            ("pingji", "2016-03-13"),
        ],
    )
    def test_is_due_by_degree(self, urgency: str, due: str) -> None:
        """Received on a Monday; the sixth natural day is a Sunday, and what is urgent does not wait for Monday."""
        assert assessed(MATTER, event("received", "2016-03-07", urgency=urgency), jurisdiction="CN-SX").due == D(due)

    @pytest.mark.parametrize("urgency", ["特提", "teti"])
    @pytest.mark.parametrize(
        ("completed", "verdict"), [([], "pending"), ([event("completed", "2016-05-03")], "on-time")]
    )
    def test_at_once_is_no_limit(self, urgency: str, completed: list[dict[str, str]], verdict: str) -> None:
        """随到随办 names no day by which to be done: whenever that is, it is not late."""
        received = event("received", "2016-03-07", urgency=urgency)
        result = assessed(MATTER, received, *completed, jurisdiction="CN-SX", explore=True, as_of="2016-06-01")

        assert (result.verdict, result.due, result.robust, codes(result)) == (verdict, None, True, [])
        assert [(limit.unit, limit.due) for limit in result.limits] == [("none", None)]

    @pytest.mark.parametrize(
        ("option", "due", "verdict"), [("stands", "2018-10-02", "late"), ("moves", "2018-10-08", "on-time")]
    )
    def test_rest_days_do_not_hold_up_what_is_urgent(self, option: str, due: str, verdict: str) -> None:
        """特急 of Sunday 2018-09-30, worked: two days end on 2 October, in the holiday; that it moves is a reading."""
        events = (event("received", "2018-09-30", urgency="特急"), event("completed", "2018-10-03"))
        read = {"urgent-days": "natural", "rest-day-end": option}
        result = assessed(MATTER, *events, jurisdiction="CN-SX", readings=read)

        assert (result.due, result.verdict) == (D(due), verdict)
        assert assessed(MATTER, *events, jurisdiction="CN-SX", explore=True).robust is False

    def test_days_are_a_reading(self) -> None:
        """2 October 2016 stands in the holiday; the second working day after 30 September is Sunday the 9th, worked."""
        received = event("received", "2016-09-30", urgency="特急")
        natural = assessed(MATTER, received, jurisdiction="CN-SX")
        working = assessed(MATTER, received, jurisdiction="CN-SX", readings={"urgent-days": "working"})

        assert (natural.due, working.due) == (D("2016-10-02"), D("2016-10-09"))
        assert asked(natural) == {"urgent-days": "natural", "rest-day-end": "stands"}

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
