from __future__ import annotations

from datetime import date

import pytest
from tests.unit.matters.cases import asked, assessed, codes, event

from gikdeadlines import Assessment
from gikdeadlines.values import CaseError, NotInForceError

D = date.fromisoformat


def shanxi(*events: dict[str, str], **stated: object) -> Assessment:
    """The assessment of a report of a Shanxi enterprise."""
    return assessed("soe-report", *events, jurisdiction="CN-SX", **stated)  # type: ignore[arg-type]  # fields that exist


class TestReports:
    """晋政发〔2014〕38号 art. 12: 6, 2 and 1 months from the end of the period."""

    @pytest.mark.parametrize(
        ("period", "ended", "due"),
        [
            ("annual", "2015-12-31", "2016-06-30"),
            ("interim", "2016-06-30", "2016-08-31"),
            ("quarter", "2016-03-31", "2016-05-03"),
            ("quarter", "2016-09-30", "2016-10-31"),
        ],
    )
    def test_is_due_by_period(self, period: str, ended: str, due: str) -> None:
        """30 April 2016 is a Saturday and 1, 2 May are off, so the first quarter's report moves to 3 May."""
        result = shanxi(event("period-ended", ended, period=period))

        assert (result.due, result.days_allowed) == (D(due), None)

    def test_two_months_after_30_june_are_a_reading(self) -> None:
        """The month's last day is 31 August, the corresponding day 30 August."""
        events = (event("period-ended", "2016-06-30", period="interim"), event("published", "2016-08-31"))
        result = shanxi(*events, explore=True)

        assert (result.verdict, result.robust, asked(result)) == (
            "on-time",
            False,
            {"month-end-anchor": "last-day-of-month"},
        )
        assert shanxi(*events, readings={"month-end-anchor": "corresponding-day"}).verdict == "late"

    def test_one_month_after_30_september_2016(self) -> None:
        """The corresponding day 30 October 2016 is a Sunday; moved, it is the month's last day, but it may stand."""
        result = shanxi(event("period-ended", "2016-09-30", period="quarter"), explore=True)

        assert asked(result) == {"month-end-anchor": "last-day-of-month", "rest-day-end": "moves"}
        assert {str(other.due) for other in result.alternatives} == {"2016-10-31", "2016-10-30"}

    def test_on_an_unusual_day_is_looked_at(self) -> None:
        """No half of a financial year ends in September."""
        assert codes(shanxi(event("period-ended", "2016-09-30", period="interim"))) == ["period-end-unusual"]

    def test_ad_hoc_information_has_20_working_days(self) -> None:
        """1 to 7 October 2016 are off, 8 and 9 October are worked."""
        result = shanxi(event("formed", "2016-09-30"), event("published", "2016-11-03"))

        assert (result.due, result.verdict, result.days_late) == (D("2016-11-02"), "late", 1)


class TestRefusals:
    def test_before_the_rules_there_was_no_limit(self) -> None:
        """They are in force from 1 January 2015."""
        with pytest.raises(NotInForceError, match="soe-report:annual"):
            shanxi(event("period-ended", "2013-12-31", period="annual"))

    def test_elsewhere_there_is_no_limit(self) -> None:
        """The country has no rule for the reports of state enterprises."""
        with pytest.raises(NotInForceError, match="soe-report:ad-hoc"):
            assessed("soe-report", event("formed", "2016-09-30"))

    @pytest.mark.parametrize(
        ("events", "code"),
        [
            ([event("published", "2016-09-30")], "missing-event"),
            ([event("formed", "2016-09-30"), event("published", "2016-09-29")], "out-of-order"),
            (
                [event("period-ended", "2016-06-30", period="interim"), event("published", "2016-06-29")],
                "out-of-order",
            ),
            ([event("formed", "2016-09-30"), event("formed", "2016-10-08")], "two-of-a-kind"),
        ],
    )
    def test_refuses_what_cannot_be(self, events: list[dict[str, str]], code: str) -> None:
        """A report follows what it reports on."""
        with pytest.raises(CaseError) as caught:
            shanxi(*events)

        assert caught.value.code == code
