from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from tests.unit.matters.cases import asked, assessed, codes, event, the_limit

from gikdeadlines.values import CaseError, NotInForceError

D = date.fromisoformat
MATTER = "publication"


class TestFormationAndChange:
    """20 working days from formation or change: 29 and 30 September 2018 are worked, 1 to 7 October are off."""

    @pytest.mark.parametrize("start", ["formed", "changed"])
    @pytest.mark.parametrize(
        ("published", "verdict", "late"),
        [("2018-09-28", "on-time", None), ("2018-10-31", "on-time", None), ("2018-11-01", "late", 1)],
    )
    def test_is_judged_by_the_twentieth_working_day(
        self, start: str, published: str, verdict: str, late: int | None
    ) -> None:
        """29 and 30 September are 1 and 2, 8 to 31 October 3 to 20."""
        result = assessed(MATTER, event(start, "2018-09-28"), event("published", published))

        assert (result.due, result.verdict, result.days_late) == (D("2018-10-31"), verdict, late)

    @pytest.mark.parametrize(
        ("as_of", "verdict", "left", "late"),
        [("2018-10-08", "pending", 17, None), ("2018-10-31", "pending", 0, None), ("2018-11-02", "overdue", -2, 2)],
    )
    def test_unpublished_is_pending_through_the_due_day(
        self, as_of: str, verdict: str, left: int, late: int | None
    ) -> None:
        """The due day itself still belongs to the term."""
        result = assessed(MATTER, event("formed", "2018-09-28"), as_of=as_of)

        assert (result.verdict, result.days_left, result.days_late) == (verdict, left, late)

    @pytest.mark.parametrize(
        ("formed", "provision", "regime"),
        [("2019-05-14", "CN/492/18", "CN/492"), ("2019-05-15", "CN/711/26", "CN/711")],
    )
    def test_is_governed_by_the_law_of_the_day_of_formation(self, formed: str, provision: str, regime: str) -> None:
        """The revised regulation is in force from 15 May 2019."""
        result = assessed(MATTER, event("formed", formed))

        assert (result.citations[0].provision, result.regime) == (provision, regime)

    def test_each_start_has_its_own_limit(self) -> None:
        """A publication before a change keeps the limit of the formation, not that of the change."""
        result = assessed(
            MATTER, event("formed", "2018-03-01"), event("changed", "2018-03-20"), event("published", "2018-03-12")
        )

        assert [(limit.event, limit.verdict) for limit in result.limits] == [
            ("formed", "on-time"),
            ("changed", "overdue"),
        ]
        assert result.verdict == "overdue"

    def test_does_not_depend_on_the_order_of_events(self) -> None:
        """A file may list its events in any order."""
        events = [event("formed", "2018-03-01"), event("changed", "2018-03-20"), event("published", "2018-05-02")]

        assert len({assessed(MATTER, *order) for order in permutations(events)}) == 1


class TestStartDay:
    """之日起: whether the day of formation counts."""

    def test_counts_from_the_next_day_by_default(self) -> None:
        """Explored, the day itself would be the first and 30 October the last."""
        result = assessed(MATTER, event("formed", "2018-09-28"), event("published", "2018-10-31"), explore=True)

        assert asked(result) == {"start-day-of-windows": "no"}
        assert (result.robust, result.earliest_due) == (False, D("2018-10-30"))

    def test_is_not_asked_for_a_rest_day(self) -> None:
        """A Sunday counts under neither option: Monday 5 March 2018 is the first day."""
        result = assessed(MATTER, event("formed", "2018-03-04"), explore=True)

        assert (asked(result), result.due) == ({}, D("2018-03-30"))

    def test_is_taken_as_the_case_pins_it(self) -> None:
        """A pinned option is no default."""
        result = assessed(MATTER, event("formed", "2018-09-28"), readings={"start-day-of-windows": "yes"})

        assert (result.due, result.readings[0].is_default) == (D("2018-10-30"), False)


class TestDecisions:
    """Permits and penalties: 7 working days in two fields, 20 in every other."""

    @pytest.mark.parametrize(
        ("decided", "field", "due", "provision"),
        [
            ("2017-12-01", "major-project", "2017-12-29", "CN/492/18"),
            ("2017-12-04", "major-project", "2017-12-13", "CN/2017-94/2.4/decision"),
            ("2017-12-04", "public-resources", "2018-01-02", "CN/492/18"),
            ("2017-12-19", "public-resources", "2017-12-28", "CN/2017-97/2.4/decision"),
            ("2018-03-05", "other", "2018-04-02", "CN/492/18"),
        ],
    )
    def test_is_due_by_field_and_day(self, decided: str, field: str, due: str, provision: str) -> None:
        """7 days since 94号 of 4 December and 97号 of 19 December 2017; 1 January 2018 is off."""
        result = assessed(MATTER, event("decided", decided, kind="permit", field=field))

        assert (result.due, result.citations[0].provision) == (D(due), provision)

    def test_takes_the_field_of_the_case(self) -> None:
        """A case may name the field once for all its decisions."""
        result = assessed(MATTER, event("decided", "2018-03-05", kind="penalty"), field="major-project")

        assert (result.due, result.missing) == (D("2018-03-14"), ())

    @pytest.mark.parametrize(
        ("published", "verdict"), [("2018-03-14", "on-time"), ("2018-03-15", "undetermined"), ("2018-04-03", "late")]
    )
    def test_without_a_field_is_undetermined_only_between_the_two_limits(self, published: str, verdict: str) -> None:
        """On or before the 7th day it is in time, after the 20th late, whatever the field."""
        result = assessed(MATTER, event("decided", "2018-03-05", kind="permit"), event("published", published))

        assert (result.verdict, result.due) == (verdict, None)
        assert (result.earliest_due, result.latest_due) == (D("2018-03-14"), D("2018-04-02"))
        assert [missing.fact for missing in result.missing] == ["field"]

    def test_without_a_field_counts_the_days_used(self) -> None:
        """Seven working days from Monday 5 to Wednesday 14 March 2018, whichever limit applies."""
        decided = event("decided", "2018-03-05", kind="permit")
        result = assessed(MATTER, decided, event("published", "2018-03-14"))

        assert (result.days_allowed, result.days_used, result.days_left) == (None, 7, None)

    def test_without_a_field_misses_nothing_where_all_limits_are_equal(self) -> None:
        """Before 4 December 2017 every decision had 20 working days."""
        result = assessed(MATTER, event("decided", "2017-12-01", kind="permit"))

        assert (result.missing, result.due) == ((), D("2017-12-29"))

    def test_of_a_province_keeps_the_shorter_limit_of_the_field(self) -> None:
        """Shanxi's general 20 days do not displace the 7 days of a field."""
        decided = event("decided", "2018-03-05", kind="permit", field="major-project")

        assert assessed(MATTER, decided, jurisdiction="CN-SX").due == D("2018-03-14")


class TestOtherStarts:
    def test_changed_conditions_are_published_the_next_working_day(self) -> None:
        """The procedure ends on the Friday before a weekend."""
        assert assessed(MATTER, event("procedure-completed", "2018-05-18")).due == D("2018-05-21")

    @pytest.mark.parametrize(
        ("completed", "due", "jurisdiction"),
        [
            ("2018-12-28", "2018-12-29", "CN"),  # a Saturday that is worked
            ("2026-01-05", "2026-02-02", "CN"),
            ("2026-01-05", "2026-02-02", "CN-SX"),
        ],
    )
    def test_changed_conditions_follow_the_regulation_once_the_year_of_the_plan_is_over(
        self, completed: str, due: str, jurisdiction: str
    ) -> None:
        """The single day stands in work points of 2018; after 2018 the 20 days of the regulation run."""
        found = assessed(MATTER, event("procedure-completed", completed), jurisdiction=jurisdiction)
        noted = [note for note in found.findings if note.code == "plan-of-one-year"]

        assert found.due == D(due)
        assert [str(note.parameters["until"]) for note in noted] == (["2018-12-31"] if completed > "2019" else [])

    def test_a_document_of_the_city_plan_is_published_in_20_days_from_issue(self) -> None:
        """1 to 7 October 2014 are off, Saturday 11 October is worked."""
        result = assessed(MATTER, event("issued", "2014-09-30"), jurisdiction="CN-X-CITY2014")

        assert result.due == D("2014-11-03")
        assert [limit.n for limit in result.limits] == [20]

    def test_a_plan_of_2017_is_published_in_30_days_from_the_points(self) -> None:
        """Saturday 27 May 2017 is worked, 29 and 30 May are off."""
        assert assessed(MATTER, event("issued", "2017-05-16")).due == D("2017-06-28")

    def test_an_issue_that_no_text_governs_is_refused(self) -> None:
        """The error names the day, and no document of a jurisdiction that is not asked about."""
        with pytest.raises(NotInForceError, match="2016-05-16") as caught:
            assessed(MATTER, event("issued", "2016-05-16"))

        assert "CITY" not in str(caught.value)


class TestWhatIsKnown:
    def test_later_events_are_ignored_and_listed(self) -> None:
        """On the as-of day a later publication is not known yet."""
        result = assessed(MATTER, event("formed", "2018-09-28"), event("published", "2018-10-10"), as_of="2018-10-09")

        assert (result.verdict, result.ignored) == ("pending", ("published 2018-10-10",))
        assert codes(result) == ["after-as-of"]

    def test_before_anything_has_happened_nothing_is_due(self) -> None:
        """A case that lies in the future is pending and has no limits."""
        result = assessed(MATTER, event("formed", "2018-09-28"), as_of="2018-09-27")

        assert (result.verdict, result.due, result.limits) == ("pending", None, ())

    def test_a_province_without_law_is_assessed_under_the_country_s(self) -> None:
        """A finding says so."""
        result = assessed(MATTER, event("formed", "2018-09-28"), jurisdiction="甘肃")

        assert (result.due, codes(result)) == (D("2018-10-31"), ["apply-first", "no-local-law"])
        assert result.findings[-1].parameters["jurisdiction"] == "CN-GS"

    @pytest.mark.parametrize(
        ("formed", "codes_found"), [("2010-03-01", []), ("2018-03-01", ["apply-first"]), ("2026-01-05", [])]
    )
    def test_that_is_overdue_is_applied_for_first(self, formed: str, codes_found: list[str]) -> None:
        """法释〔2011〕17号 art. 3, in force from 13 August 2011 through 31 May 2025."""
        assert codes(assessed(MATTER, event("formed", formed))) == codes_found

    def test_says_how_many_working_days_were_allowed_and_used(self) -> None:
        """29 and 30 September were worked, then 8 to 10 October: five of twenty (国令492号 第18条)."""
        result = assessed(MATTER, event("formed", "2018-09-28"), event("published", "2018-10-10"))

        assert (result.days_allowed, result.days_used, result.days_left) == (20, 5, 15)

    @pytest.mark.parametrize(("explore", "decides"), [(False, False), (True, True)])
    def test_says_what_decides_only_where_all_was_explored(self, *, explore: bool, decides: bool) -> None:
        """Without its field a decision published on the eighth day is in time or late; which of both is not asked."""
        events = event("decided", "2018-03-05", kind="permit"), event("published", "2018-03-15")
        result = assessed(MATTER, *events, explore=explore)

        assert (result.verdict, bool(result.decisive)) == ("undetermined", decides)

    def test_done_past_the_announced_calendar_is_late_by_an_unknown_number_of_days(self) -> None:
        """20 working days from 2 November 2026 end on the 30th; the end of the year is not announced."""
        events = (event("formed", "2026-11-02"), event("published", "2026-12-30"))
        result = assessed(MATTER, *events, as_of="2026-12-31")

        assert (result.due, result.verdict) == (D("2026-11-30"), "late")
        assert (result.days_used, result.days_left, result.days_late) == (None, None, None)

    @pytest.mark.parametrize(
        ("due", "kind", "ids"),
        [
            ("2018-10-31", "reading", ()),
            ("2018-10-30", "reading", ("start-day-of-windows",)),
            ("2018-10-18", "none", ()),
        ],
    )
    def test_a_claimed_day_is_explained(self, due: str, kind: str, ids: tuple[str, ...]) -> None:
        """Our own day needs no other reading, the day before one, weekdays counted through National Day none."""
        claim = {"by": "agency", "due": due}
        result = assessed(MATTER, event("formed", "2018-09-28"), claims=[claim], explore=True)

        assert (result.claims[0].explained_by, result.claims[0].ids) == (kind, ids)

    def test_past_the_announced_calendar_has_bounds(self) -> None:
        """Without make-up days around New Year's Day, a Friday, the 20th working day is 8 January 2027."""
        result = assessed(MATTER, event("formed", "2026-12-10"), as_of="2026-12-11")

        assert (result.verdict, result.due, result.certainty) == ("pending", None, "projected")
        assert result.earliest_due is not None
        assert result.latest_due is not None
        assert result.earliest_due <= D("2027-01-08") <= result.latest_due
        assert the_limit(result, "publication").due is None
        assert result.allowance is not None
        assert result.allowance.earliest_due <= result.earliest_due
        assert result.latest_due <= result.allowance.latest_due


class TestLedger:
    def test_gives_every_day_its_number(self) -> None:
        """Working Saturday 29 September 2018 is the first day, 31 October the 20th and the day of publication."""
        result = assessed(MATTER, event("formed", "2018-09-28"), event("published", "2018-10-31"))
        numbered = {day.date.isoformat(): (day.status, day.ordinal) for day in result.ledger}

        assert numbered["2018-09-28"] == ("start", None)
        assert numbered["2018-09-29"] == ("counted", 1)
        assert numbered["2018-10-01"] == ("rest", None)
        assert numbered["2018-10-31"] == ("reply", 20)

    def test_begins_a_day_earlier_where_the_start_counts(self) -> None:
        """Then 28 September is the first day and 30 October the 20th."""
        result = assessed(MATTER, event("formed", "2018-09-28"), readings={"start-day-of-windows": "yes"})
        numbered = {day.date.isoformat(): (day.status, day.ordinal) for day in result.ledger}

        assert (numbered["2018-09-28"], numbered["2018-10-30"]) == (("counted", 1), ("due", 20))

    def test_ends_with_the_announced_calendar(self) -> None:
        """1 to 28 December 2026 are 20 working days; not counting the first, the term would leave the calendar."""
        result = assessed(
            MATTER, event("formed", "2026-12-01"), as_of="2026-12-02", readings={"start-day-of-windows": "yes"}
        )

        assert (result.due, result.ledger[-1].ordinal) == (D("2026-12-28"), 20)

    def test_is_empty_where_no_working_days_are_counted(self) -> None:
        """Months and hours have no ledger of working days."""
        report = event("period-ended", "2016-09-30", period="quarter")

        assert assessed("soe-report", report, jurisdiction="CN-SX").ledger == ()


class TestExploration:
    def test_that_is_cut_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With one branch allowed nothing is known of the other option."""
        monkeypatch.setattr("gikdeadlines.uncertainty.exploring.LIMIT", 1)
        result = assessed(MATTER, event("formed", "2018-09-28"), explore=True)

        assert (result.robust, codes(result)) == (None, ["apply-first", "exploration-cut"])


class TestRefusals:
    @pytest.mark.parametrize(
        ("events", "code", "named"),
        [
            ([event("published", "2018-03-01")], "missing-event", "formed"),
            (
                [event("formed", "2018-03-02"), event("published", "2018-03-01")],
                "out-of-order",
                "formed 2018-03-02",
            ),
            ([event("formed", "2018-03-02"), event("changed", "2018-03-01")], "out-of-order", "formed 2018-03-02"),
            (
                [event("decided", "2018-03-02", kind="permit"), event("published", "2018-03-01")],
                "out-of-order",
                "decided 2018-03-02",
            ),
            ([event("formed", "2018-03-02"), event("formed", "2018-03-05")], "two-of-a-kind", "formed 2018-03-02"),
        ],
    )
    def test_names_both_events(self, events: list[dict[str, str]], code: str, named: str) -> None:
        """What cannot have happened is refused with the event that contradicts it."""
        with pytest.raises(CaseError) as caught:
            assessed(MATTER, *events)

        assert caught.value.code == code
        assert named in caught.value.expected

    def test_reports_all_faults_at_once(self) -> None:
        """Two wrong events are two faults, each with its place."""
        events = [event("published", "2018-02-01"), event("formed", "2018-03-02"), event("changed", "2018-03-01")]

        with pytest.raises(CaseError) as caught:
            assessed(MATTER, *events)

        assert [fault.path for fault in caught.value.faults] == ["events[2]", "events[0]"]
