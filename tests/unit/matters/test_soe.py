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


class TestApplications:
    """晋政办发〔2015〕10号 art. 27: an answer in writing within 10 working days (line 2627)."""

    @pytest.mark.parametrize(
        ("answered", "verdict"), [("2015-03-16", "on-time"), ("2015-03-17", "late"), (None, "overdue")]
    )
    def test_is_answered_within_ten_working_days(self, answered: str | None, verdict: str) -> None:
        """From Monday, 2 March 2015: two weeks without a holiday."""
        events = [event("application-received", "2015-03-02")]
        events += [event("application-answered", answered)] if answered else []
        result = shanxi(*events)

        assert (str(result.due), result.verdict, result.days_allowed) == ("2015-03-16", verdict, 10)
        assert result.citations[0].article == "27"

    def test_is_not_lengthened_by_default(self) -> None:
        """Neither text speaks of an extension; art. 20 of 38号 refers to laws and regulations in general."""
        told = (event("application-received", "2015-03-02"), event("extension-notified", "2015-03-10"))
        result = shanxi(*told, event("application-answered", "2015-03-30"))

        assert (str(result.due), result.verdict) == ("2015-03-16", "late")
        assert (asked(result), codes(result)) == ({"soe-gap": "none"}, ["extension-without-basis"])

    @pytest.mark.parametrize(("days", "due"), [(5, "2015-03-23"), (40, "2015-04-07"), (None, "2015-04-07")])
    def test_may_be_lengthened_by_the_other_reading(self, days: int | None, due: str) -> None:
        """At most 15 working days, as art. 24 of the regulation: the 25th is 7 April, after 清明."""
        extension = event("extension-notified", "2015-03-10", **({"working_days": days} if days else {}))
        result = shanxi(event("application-received", "2015-03-02"), extension, readings={"soe-gap": "art-24"})

        assert str(result.due) == due

    def test_explores_both(self) -> None:
        """Answered between the two days, the reading decides."""
        told = (event("application-received", "2015-03-02"), event("extension-notified", "2015-03-10"))
        result = shanxi(*told, event("application-answered", "2015-03-30"), explore=True)

        assert result.robust is False
        assert [[choice.option for choice in choices] for choices in result.decisive] == [["art-24"]]

    def test_an_extension_told_too_late_asks_nothing(self) -> None:
        """After the tenth day there is nothing left to lengthen."""
        told = (event("application-received", "2015-03-02"), event("extension-notified", "2015-03-17"))

        assert asked(shanxi(*told)) == {}

    def test_is_refused_where_no_rule_was_in_force(self) -> None:
        """The details came into force on 17 February 2015."""
        with pytest.raises(NotInForceError):
            shanxi(event("application-received", "2015-02-10"))
