from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.applications import assessed, codes, handed_in, happened, replied, sent

from gikdeadlines.values import NotInForceError

D = date.fromisoformat
OLD, NEW = "2017-03-03", "2022-03-04"
"""Received on these Fridays, fifteen days end on 2017-03-24 and twenty on 2022-04-01.

Days 16 to 30 of 2017 are 03-27 to 03-31, the make-up Saturday 04-01, 04-05 to 04-07, 04-10 to 04-14 and 04-17; days 21
to 40 of 2022 are the make-up Saturday 04-02, 04-06 to 04-08, 04-11 to 04-22, the make-up Sunday 04-24, 04-25 to 04-29.
"""


def extended(day: str, days: int | None = 5, **said: Any) -> dict[str, Any]:  # noqa: ANN401  # as free as JSON
    """The applicant is told of an extension."""
    return happened("extension-notified", day, **({"working_days": days} if days else {}), **said)


def corrected(asked: str, received: str | None = None, **said: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # as JSON
    """A correction is asked for, and perhaps comes."""
    came = [happened("correction-received", received)] if received else []
    return [happened("correction-requested", asked, **said), *came]


class TestEvaluate:
    """What follows from the regime, the receipt and the events together."""

    @pytest.mark.parametrize(
        ("received", "jurisdiction", "regime", "due"),
        [
            ("2008-05-04", "CN", "CN-2007", "2008-05-23"),
            ("2011-06-01", "CN", "CN-2007", "2011-06-23"),
            ("2014-06-30", "CN-SX", "CN-2007", "2014-07-21"),
            ("2014-07-01", "CN-SX", "CN-SX", "2014-07-22"),
            ("2017-06-18", "CN", "CN-2007", "2017-07-07"),
            ("2019-05-14", "CN", "CN-2007", "2019-06-04"),
            ("2019-05-15", "CN", "CN-2019", "2019-06-13"),
            ("2019-05-15", "CN-SX", "CN-SX-2019", "2019-06-13"),
            ("2020-01-10", "CN", "CN-2019", "2020-02-14"),
            ("2022-09-30", "CN", "CN-2019", "2022-11-02"),
            ("2022-09-30", "CN-SC", "CN-2019", "2022-11-02"),
        ],
    )
    def test_counts_the_term_of_the_regime_from_the_day_after_receipt(
        self, received: str, jurisdiction: str, regime: str, due: str
    ) -> None:
        """Fifteen working days under the regulation of 2007 and in Shanxi, twenty since 2019-05-15."""
        result = assessed(handed_in(received), jurisdiction=jurisdiction, as_of=received)

        assert (result.regime, str(result.due), str(result.first_due)) == (regime, due, due)

    @pytest.mark.parametrize(
        ("received", "due", "days"), [(OLD, "2017-03-24", 15), (NEW, "2022-04-01", 20)], ids=["2007", "2019"]
    )
    def test_is_in_time_through_the_due_day(self, received: str, due: str, days: int) -> None:
        """On the due day every day is used; the next day the same reply is late."""
        on_it = assessed(handed_in(received), replied(due))
        after = assessed(handed_in(received), replied(f"{due[:8]}{int(due[8:]) + 1:02}"))

        assert (on_it.verdict, on_it.days_used, on_it.days_left, on_it.days_late) == ("on-time", days, 0, 0)
        assert after.verdict == "late"

    def test_counts_the_days_of_lateness_in_working_days(self) -> None:
        """From Friday to the Wednesday after next week's start."""
        result = assessed(handed_in(OLD), replied("2017-03-29"))

        assert (result.verdict, result.days_late, result.days_left) == ("late", 3, -3)

    @pytest.mark.parametrize(("as_of", "verdict"), [("2017-03-24", "pending"), ("2017-03-25", "overdue")])
    def test_is_overdue_once_the_due_day_has_passed(self, as_of: str, verdict: str) -> None:
        """Without a reply."""
        assert assessed(handed_in(OLD), as_of=as_of).verdict == verdict

    @pytest.mark.parametrize("day", ["2008-04-30", "2007-09-30"])
    def test_refuses_a_day_without_law(self, day: str) -> None:
        """None is made up, and where the calendar had not begun either it is the law that is missing."""
        with pytest.raises(NotInForceError) as caught:
            assessed(handed_in(day))

        assert (caught.value.code, caught.value.given) == ("no-law-in-force", day)

    # Pauses and the due day

    def test_ignores_the_days_of_a_pause_up_to_the_receipt(self) -> None:
        """Asked the day before the receipt, answered on the 7th: only the 6th and the 7th are out."""
        result = assessed(
            sent("2017-03-01", "signed-post"),
            happened("third-party-consulted", "2017-03-02"),
            happened("signed-for", OLD),
            happened("third-party-replied", "2017-03-07"),
        )

        assert str(result.due) == "2017-03-28"
        assert "pause-before-receipt" in codes(result)

    def test_ignores_a_pause_that_begins_after_the_due_day(self) -> None:
        """A period that has ended cannot stop."""
        result = assessed(handed_in(OLD), happened("third-party-consulted", "2017-03-27"), as_of="2017-04-28")

        assert (result.verdict, str(result.due)) == ("overdue", "2017-03-24")
        assert "pause-after-due" in codes(result)

    def test_lets_a_pause_begin_on_the_due_day(self) -> None:
        """The last day may be the first one out."""
        result = assessed(
            handed_in(OLD),
            happened("third-party-consulted", "2017-03-24"),
            happened("third-party-replied", "2017-03-28"),
        )

        assert str(result.due) == "2017-03-29"

    def test_lets_a_pause_begin_within_an_extension(self) -> None:
        """Extended to 03-31, the 27th and the 28th are out: the twentieth day is 04-05."""
        result = assessed(
            handed_in(OLD),
            extended("2017-03-20"),
            happened("third-party-consulted", "2017-03-27"),
            happened("third-party-replied", "2017-03-28"),
        )

        assert str(result.due) == "2017-04-05"

    # Corrections

    def test_goes_on_with_the_remainder_after_a_correction(self) -> None:
        """The contract's example: both end days are out, and the extension runs after the first due day."""
        result = assessed(
            sent("2017-03-01", "signed-post"),
            happened("signed-for", OLD),
            *corrected("2017-03-08", "2017-03-15", respond_by="2017-03-22"),
            happened("third-party-consulted", "2017-03-20", party="A"),
            happened("third-party-replied", "2017-03-27", party="A"),
            extended("2017-04-05", 15),
            happened("replied", method="post", dated="2017-04-27", dispatched="2017-04-28", delivered="2017-05-02"),
        )

        assert (str(result.first_due), str(result.due), result.verdict) == ("2017-04-12", "2017-05-04", "on-time")

    def test_starts_anew_after_a_correction_since_2019(self) -> None:
        """Twenty days from the day the corrected application is received."""
        result = assessed(handed_in(NEW), *corrected("2022-03-08", "2022-03-14"))

        assert (str(result.received_on), str(result.due)) == (NEW, "2022-04-12")

    def test_starts_anew_after_an_unasked_amendment_in_shanxi(self) -> None:
        """237号 第22条第4款; elsewhere it changes nothing."""
        events = (handed_in(OLD), happened("amended", "2017-03-07"))

        assert str(assessed(*events, jurisdiction="CN-SX").due) == "2017-03-28"
        assert str(assessed(*events).due) == "2017-03-24"

    def test_ignores_an_amendment_after_the_due_day(self) -> None:
        """A period that has ended does not start anew."""
        result = assessed(handed_in(OLD), happened("amended", "2017-03-27"), jurisdiction="CN-SX")

        assert str(result.due) == "2017-03-24"

    def test_takes_the_first_notice_after_an_amendment_for_the_first(self) -> None:
        """What the applicant changed unasked is no notice of the agency."""
        result = assessed(
            handed_in(OLD),
            happened("amended", "2017-03-07"),
            *corrected("2017-03-10", "2017-03-15", served="2017-03-10"),
            jurisdiction="CN-SX",
        )

        assert str(result.due) == "2017-04-06"
        assert "correction-second" not in codes(result)

    def test_excludes_only_the_later_days_of_a_pause_that_runs_across_a_restart(self) -> None:
        """Asked on the 9th, answered on the 16th; started anew on the 14th: the 15th and 16th are out."""
        result = assessed(
            handed_in(NEW),
            *corrected("2022-03-08", "2022-03-14"),
            happened("third-party-consulted", "2022-03-09", served="2022-03-09"),
            happened("third-party-replied", "2022-03-16"),
        )

        assert str(result.due) == "2022-04-14"

    def test_keeps_a_restart_that_is_still_to_come(self) -> None:
        """A payment on the 14th does not undo the correction that arrives on the 21st."""
        result = assessed(
            handed_in(NEW),
            *corrected("2022-03-08", "2022-03-21"),
            happened("fee-notified", "2022-03-09", served="2022-03-09"),
            happened("fee-paid", "2022-03-14"),
        )

        assert str(result.due) == "2022-04-19"

    def test_a_restart_on_the_start_day_changes_nothing(self) -> None:
        """A fee told and paid on the day of receipt starts no new count, so that an extension told on it stands."""
        fee = (happened("fee-notified", NEW, served=NEW), happened("fee-paid", NEW))
        result = assessed(handed_in(NEW), *fee, extended(NEW))

        assert (str(result.first_due), str(result.due)) == ("2022-04-01", "2022-04-11")
        assert "extension-lapsed" not in codes(result)

    def test_never_sets_the_clock_back_before_the_receipt(self) -> None:
        """A correction that arrived before both sides confirmed the e-mail starts nothing."""
        result = assessed(
            sent("2022-03-01", "email"),
            *corrected("2022-03-02", "2022-03-04"),
            happened("confirmed", "2022-03-09"),
        )

        assert (str(result.received_on), str(result.due)) == ("2022-03-09", "2022-04-07")
        (early,) = (finding for finding in result.findings if finding.code == "pause-before-receipt")
        assert early.parameters == {"day": D("2022-03-02"), "received": D("2022-03-09")}

    @pytest.mark.parametrize(
        ("received", "asked"), [(OLD, "2017-03-08"), (NEW, "2022-03-09")], ids=["excludes", "restarts"]
    )
    def test_stands_still_until_the_correction(self, received: str, asked: str) -> None:
        """Where no time is named it waits for ever."""
        result = assessed(handed_in(received), *corrected(asked))

        assert (result.verdict, result.due, result.days_used) == ("suspended", None, 2)

    def test_ignores_a_correction_notice_after_the_due_day(self) -> None:
        """Sent on the Monday after, it changes nothing."""
        result = assessed(handed_in(OLD), *corrected("2017-03-27", "2017-03-29"))

        assert str(result.due) == "2017-03-24"
        assert "correction-after-due" in codes(result)

    def test_a_correction_asked_for_after_the_due_day_and_after_the_last_notice(self) -> None:
        """Received on Monday 2026-10-12: the 20th working day is 2026-11-09; nothing is announced of January 2027."""
        result = assessed(handed_in("2026-10-12"), *corrected("2027-01-15"), as_of="2027-02-01")

        assert (str(result.due), result.verdict) == ("2026-11-09", "overdue")
        assert "correction-after-due" in codes(result)

    def test_excludes_a_correction_from_the_extended_term(self) -> None:
        """Extended to 03-31, three days out end on 04-06."""
        result = assessed(handed_in(OLD), extended("2017-03-09"), *corrected("2017-03-13", "2017-03-15"))

        assert (str(result.due), result.days_allowed) == ("2017-04-06", 20)

    @pytest.mark.parametrize(
        ("received", "jurisdiction", "asked", "as_of", "ended_by"),
        [
            (OLD, "CN", "2017-03-08", "2017-03-22", None),
            (OLD, "CN", "2017-03-08", "2017-03-23", "CN/2015-207/2.2"),
            (OLD, "CN-SX", "2017-03-08", "2017-03-23", "CN-SX/237/27.8/lapse"),
            (NEW, "CN", "2022-03-08", "2022-03-22", None),
            (NEW, "CN", "2022-03-08", "2022-03-23", "CN/711/30/lapse"),
        ],
    )
    def test_lapses_when_the_named_time_has_passed(
        self, received: str, jurisdiction: str, asked: str, as_of: str, ended_by: str | None
    ) -> None:
        """视为撤回 or 视为放弃, by the rule named; not on the last day itself."""
        last = f"{asked[:8]}22"
        result = assessed(
            handed_in(received), *corrected(asked, respond_by=last), jurisdiction=jurisdiction, as_of=as_of
        )

        assert (result.verdict, result.ended_by) == ("deemed-withdrawn" if ended_by else "suspended", ended_by)
        assert result.due is None

    @pytest.mark.parametrize(("as_of", "verdict"), [("2017-03-10", "suspended"), ("2017-03-11", "deemed-withdrawn")])
    def test_lapses_when_the_working_days_named_have_passed(self, as_of: str, verdict: str) -> None:
        """Two working days from a notice served on the 8th end on the 10th."""
        notice = corrected("2017-03-08", respond_within=2, served="2017-03-08")

        assert assessed(handed_in(OLD), *notice, as_of=as_of).verdict == verdict

    @pytest.mark.parametrize(
        ("option", "as_of", "verdict"),
        [
            ("moves", "2017-03-27", "suspended"),
            ("moves", "2017-03-28", "deemed-withdrawn"),
            ("stands", "2017-03-25", "suspended"),
            ("stands", "2017-03-26", "deemed-withdrawn"),
        ],
    )
    def test_moves_a_last_day_of_rest(self, option: str, as_of: str, verdict: str) -> None:
        """2017-03-25 is a Saturday."""
        result = assessed(
            handed_in(OLD),
            *corrected("2017-03-08", respond_by="2017-03-25"),
            readings={"respond-by-rest-day": option},
            as_of=as_of,
        )

        assert result.verdict == verdict

    @pytest.mark.parametrize(
        ("option", "as_of", "verdict"),
        [
            ("served", "2017-03-23", "suspended"),
            ("served", "2017-03-24", "deemed-withdrawn"),
            ("dispatched", "2017-03-22", "suspended"),
            ("dispatched", "2017-03-23", "deemed-withdrawn"),
        ],
    )
    def test_gives_ten_working_days_to_correct_in_shanxi(self, option: str, as_of: str, verdict: str) -> None:
        """Sent on the 8th and served on the 9th, without a word on the time."""
        result = assessed(
            handed_in(OLD),
            *corrected("2017-03-08", served="2017-03-09"),
            jurisdiction="CN-SX",
            readings={"correction-window-start": option},
            as_of=as_of,
        )

        assert result.verdict == verdict

    @pytest.mark.parametrize(
        ("posted", "verdict"), [("2017-03-22", "pending"), ("2017-03-23", "deemed-withdrawn"), (None, "undetermined")]
    )
    def test_tests_a_correction_by_the_day_it_was_posted(self, posted: str | None, verdict: str) -> None:
        """Named through the 22nd, arrived on the 24th."""
        said = {"dispatched": posted} if posted else {}
        result = assessed(
            handed_in(OLD),
            *corrected("2017-03-08", respond_by="2017-03-22"),
            happened("correction-received", "2017-03-24", **said),
            as_of="2017-03-31",
        )

        assert result.verdict == verdict
        assert [m.fact for m in result.missing] == ([] if posted else ["correction-dispatched"])

    def test_keeps_the_posting_days_of_two_corrections_apart(self) -> None:
        """The first was in time whenever it was posted, the second late whenever it was."""
        result = assessed(
            handed_in(OLD),
            happened("correction-requested", "2017-03-06", respond_by="2017-03-08"),
            happened("correction-received", "2017-03-09"),
            happened("correction-requested", "2017-03-10", respond_by="2017-03-13"),
            happened("correction-received", "2017-03-15"),
            as_of="2017-03-20",
        )

        assert [(m.fact, m.earliest, m.latest) for m in result.missing] == [
            ("correction-dispatched", "2017-03-06", "2017-03-09"),
            ("correction-dispatched_2", "2017-03-10", "2017-03-15"),
        ]

    @pytest.mark.parametrize(("option", "verdict"), [("revived", "on-time"), ("ended", "deemed-withdrawn")])
    def test_revives_a_late_correction_on_which_the_agency_acted(self, option: str, verdict: str) -> None:
        """Posted on the 24th for the 22nd; the agency answered all the same."""
        result = assessed(
            handed_in(OLD),
            *corrected("2017-03-08", respond_by="2017-03-22"),
            happened("correction-received", "2017-03-24", dispatched="2017-03-24"),
            replied("2017-03-31"),
            readings={"late-correction": option},
        )

        assert result.verdict == verdict
        assert "correction-answered-late" in codes(result)

    @pytest.mark.parametrize(("option", "due"), [("stops", "2017-03-31"), ("runs-on", "2017-03-24")])
    def test_follows_the_reading_on_whether_a_correction_stops(self, option: str, due: str) -> None:
        """〔2015〕207号 二 says 可以; asked on the 8th, received on the 14th."""
        result = assessed(handed_in(OLD), *corrected("2017-03-08", "2017-03-14"), readings={"correction-stop": option})

        assert str(result.due) == due

    @pytest.mark.parametrize(
        ("option", "due"),
        [
            ("as-207", "2014-04-04"),
            ("strictly-between", "2014-04-02"),
            ("restarts", "2014-04-09"),
            ("no-effect", "2014-03-28"),
        ],
    )
    def test_follows_the_reading_on_corrections_before_the_interpretation(self, option: str, due: str) -> None:
        """Received on 2014-03-07, asked on the 12th, corrected on the 18th."""
        result = assessed(
            handed_in("2014-03-07"), *corrected("2014-03-12", "2014-03-18"), readings={"before-2015-207": option}
        )

        assert str(result.due) == due

    @pytest.mark.parametrize("option", ["as-207", "strictly-between", "restarts", "no-effect"])
    def test_asks_that_reading_for_notices_before_the_interpretation_only(self, option: str) -> None:
        """A notice of 2015-11-18 is under it."""
        result = assessed(
            handed_in("2015-11-16"), *corrected("2015-11-18", "2015-11-20"), readings={"before-2015-207": option}
        )

        assert {reading.id for reading in result.readings} == {"correction-stop"}

    @pytest.mark.parametrize(("option", "due"), [("restarts", "2017-04-05"), ("excludes", "2017-03-31")])
    def test_follows_the_reading_on_corrections_in_shanxi(self, option: str, due: str) -> None:
        """A rule of the province against the interpretation of the State Council's office."""
        result = assessed(
            handed_in(OLD),
            *corrected("2017-03-08", "2017-03-14", served="2017-03-08"),
            jurisdiction="CN-SX",
            readings={"shanxi-correction": option},
        )

        assert str(result.due) == due

    def test_does_not_ask_it_before_the_interpretation(self) -> None:
        """Until 2015-11-17 the rule of the province stands alone: anew from 2015-03-10."""
        result = assessed(
            handed_in("2015-03-03"),
            *corrected("2015-03-05", "2015-03-10", served="2015-03-05"),
            jurisdiction="CN-SX",
        )

        assert (str(result.due), result.readings) == ("2015-03-31", ())

    @pytest.mark.parametrize(("option", "due"), [("no-further-restart", "2022-04-08"), ("restarts", "2022-04-14")])
    def test_follows_the_reading_on_a_second_notice(self, option: str, due: str) -> None:
        """国令711号 第30条 has the agency ask once."""
        result = assessed(
            handed_in(NEW),
            *corrected("2022-03-08", "2022-03-10"),
            *corrected("2022-03-11", "2022-03-16"),
            readings={"second-correction": option},
        )

        assert str(result.due) == due
        assert "correction-second" in codes(result)

    @pytest.mark.parametrize(
        ("received", "readings"), [(OLD, {}), ("2014-03-07", {"before-2015-207": "restarts"})], ids=["2017", "2014"]
    )
    def test_lets_each_notice_count_before_2019(self, received: str, readings: dict[str, str]) -> None:
        """The regulation of 2007 does not say that there is to be one notice only."""
        month = received[:8]
        result = assessed(
            handed_in(received),
            *corrected(f"{month}10", f"{month}13"),
            *corrected(f"{month}14", f"{month}17"),
            readings=readings,
        )

        assert "correction-second" not in codes(result)
        assert str(result.due) == ("2017-04-01" if received == OLD else "2014-04-08")

    @pytest.mark.parametrize(("notice", "late"), [("2022-03-15", False), ("2022-03-16", True)])
    def test_gives_seven_working_days_for_the_notice(self, notice: str, late: bool) -> None:
        """From 03-04 they end on 03-15."""
        result = assessed(handed_in(NEW), *corrected(notice, "2022-03-21"))

        assert ("correction-notice-late" in codes(result)) is late

    def test_does_not_stop_the_seven_days_for_a_consultation(self) -> None:
        """国令711号 第33条第3款 takes time out of the reply period only."""
        result = assessed(
            handed_in(NEW),
            happened("third-party-consulted", "2022-03-07"),
            happened("third-party-replied", "2022-03-11"),
            *corrected("2022-03-16", "2022-03-21"),
        )

        assert "correction-notice-late" in codes(result)

    @pytest.mark.parametrize(("option", "due"), [("restarts", "2022-04-19"), ("no-effect", "2022-04-01")])
    def test_follows_the_reading_on_a_late_notice(self, option: str, due: str) -> None:
        """After the seven days, inside the period."""
        result = assessed(
            handed_in(NEW), *corrected("2022-03-16", "2022-03-21"), readings={"late-correction-notice": option}
        )

        assert str(result.due) == due

    # Extensions

    @pytest.mark.parametrize(
        ("received", "days", "due", "allowed"),
        [(OLD, 1, "2017-03-27", 16), (OLD, 15, "2017-04-17", 30), (NEW, 20, "2022-04-29", 40)],
    )
    def test_adds_the_days_of_an_extension(self, received: str, days: int, due: str, allowed: int) -> None:
        """It begins after the first due day."""
        result = assessed(handed_in(received), extended(f"{received[:8]}21", days))

        assert (str(result.due), result.days_allowed) == (due, allowed)

    @pytest.mark.parametrize(
        ("received", "told", "due"),
        [
            (OLD, [("2017-03-20", 16)], "2017-04-17"),
            (OLD, [("2017-03-20", 10), ("2017-03-21", 6)], "2017-04-17"),
            (NEW, [("2022-03-21", 21)], "2022-04-29"),
        ],
    )
    def test_caps_the_sum_of_extensions(self, received: str, told: list[tuple[str, int]], due: str) -> None:
        """At most fifteen days, twenty since 2019; the excess is cut."""
        result = assessed(handed_in(received), *(extended(day, days) for day, days in told))

        assert str(result.due) == due
        assert "extension-excess" in codes(result)

    @pytest.mark.parametrize(
        ("option", "told", "due"),
        [
            ("no-effect", "2017-03-24", "2017-03-31"),
            ("no-effect", "2017-03-25", "2017-03-24"),
            ("no-effect", "2017-03-27", "2017-03-24"),
            ("counts", "2017-03-27", "2017-03-31"),
        ],
    )
    def test_needs_the_notice_by_the_first_due_day(self, option: str, told: str, due: str) -> None:
        """Told late, on the Saturday after too, it has no effect, unless the reading is the other one."""
        result = assessed(handed_in(OLD), extended(told), readings={"extension-timing": option})

        assert str(result.due) == due
        assert ("extension-late" in codes(result)) is (told > "2017-03-24")

    def test_is_told_in_time_during_a_pause(self) -> None:
        """While the third party is asked no day is due; three used, 04-19 to 04-28 and on."""
        result = assessed(
            handed_in(OLD),
            happened("third-party-consulted", "2017-03-08"),
            extended("2017-04-10", 3),
            happened("third-party-replied", "2017-04-18"),
        )

        assert (str(result.first_due), str(result.due)) == ("2017-05-08", "2017-05-11")
        assert "extension-late" not in codes(result)

    @pytest.mark.parametrize(("option", "due"), [("dispatched", "2017-03-31"), ("served", "2017-03-24")])
    def test_follows_the_reading_on_which_day_of_the_notice_counts(self, option: str, due: str) -> None:
        """Sent on the 23rd, served on the 27th."""
        result = assessed(
            handed_in(OLD), extended("2017-03-23", served="2017-03-27"), readings={"extension-notice-event": option}
        )

        assert str(result.due) == due

    @pytest.mark.parametrize(("option", "due"), [("after-first-due", "2017-04-17"), ("from-notice", "2017-04-14")])
    def test_follows_the_reading_on_where_the_extension_begins(self, option: str, due: str) -> None:
        """Told on the due day, the notice day being the first of fifteen or none of them."""
        result = assessed(handed_in(OLD), extended("2017-03-24", 15), readings={"extension-base": option})

        assert str(result.due) == due

    def test_does_not_shorten_the_first_period(self) -> None:
        """Five days from a notice of the 9th end inside it."""
        result = assessed(handed_in(OLD), extended("2017-03-09"), readings={"extension-base": "from-notice"})

        assert str(result.due) == "2017-03-24"

    @pytest.mark.parametrize(("until", "due"), [("2017-04-07", "2017-04-07"), ("2017-04-08", "2017-04-10")])
    @pytest.mark.parametrize("option", ["after-first-due", "from-notice"])
    def test_takes_a_named_last_day_wherever_the_days_begin(self, option: str, until: str, due: str) -> None:
        """The reading on where to begin cannot move the day that was told; the other extension it can."""
        alone = assessed(handed_in(OLD), extended("2017-03-20", None, until=until), readings={"extension-base": option})
        after_another = assessed(
            handed_in(OLD),
            extended("2017-03-20", 1),
            extended("2017-03-21", None, until=until),
            readings={"extension-base": option},
        )

        assert (str(alone.due), {reading.id for reading in alone.readings} <= {"named-rest-day"}) == (due, True)
        assert str(after_another.due) == due

    def test_stands_still_in_a_pause_also_where_it_runs_from_the_notice(self) -> None:
        """An open question leaves no due day by either reading."""
        result = assessed(
            handed_in(OLD),
            extended("2017-03-09"),
            happened("third-party-consulted", "2017-03-20"),
            readings={"extension-base": "from-notice"},
        )

        assert (result.verdict, result.due) == ("suspended", None)

    @pytest.mark.parametrize(("option", "due"), [("lapses", "2022-04-12"), ("survives", "2022-04-19")])
    def test_follows_the_reading_on_an_extension_before_a_restart(self, option: str, due: str) -> None:
        """Five days told on the 7th, started anew on the 14th."""
        result = assessed(
            handed_in(NEW),
            extended("2022-03-07"),
            *corrected("2022-03-08", "2022-03-14"),
            readings={"extension-across-restart": option},
        )

        assert str(result.due) == due
        assert ("extension-lapsed" in codes(result)) is (option == "lapses")

    @pytest.mark.parametrize(
        ("until", "due"),
        [
            ("2017-04-07", "2017-04-07"),
            ("2017-04-08", "2017-04-10"),
            ("2017-03-25", "2017-03-27"),
            ("2017-04-16", "2017-04-17"),
            ("2017-04-17", "2017-04-17"),
            ("2017-05-31", "2017-04-17"),
            ("2017-03-22", "2017-03-24"),
        ],
    )
    def test_takes_a_named_last_day_as_it_stands(self, until: str, due: str) -> None:
        """Moved off a Saturday or Sunday; never past the cap, never before the first due day."""
        result = assessed(handed_in(OLD), extended("2017-03-20", None, until=until))

        assert str(result.due) == due
        assert ("extension-excess" in codes(result)) is (until == "2017-05-31")

    def test_takes_a_named_last_day_while_a_pause_is_open(self) -> None:
        """No due day to count from, and none to give."""
        result = assessed(
            handed_in(OLD),
            happened("third-party-consulted", "2017-03-08"),
            extended("2017-03-20", None, until="2017-04-17"),
        )

        assert (result.verdict, result.due) == ("suspended", None)

    def test_gives_bounds_where_no_number_was_told(self) -> None:
        """One day at the least, fifteen at the most."""
        result = assessed(handed_in(OLD), extended("2017-03-20", None), as_of="2017-03-25")

        assert (result.due, str(result.earliest_due), str(result.latest_due)) == (None, "2017-03-27", "2017-04-17")
        assert [(m.fact, m.earliest, m.latest) for m in result.missing] == [("extension-days", "1", "15")]
        assert (result.verdict, codes(result)) == ("pending", {"extension-unnumbered"})

    def test_keeps_two_extensions_without_a_number_apart(self) -> None:
        """The second has what the first leaves; together they never exceed the law."""
        result = assessed(
            handed_in(OLD), extended("2017-03-20", None), extended("2017-03-21", None), as_of="2017-03-25"
        )

        assert (str(result.earliest_due), str(result.latest_due)) == ("2017-03-28", "2017-04-17")
        assert "extension-excess" not in codes(result)

    def test_leaves_nothing_to_extend_once_the_cap_is_reached(self) -> None:
        """A further notice without a number adds nothing."""
        result = assessed(handed_in(OLD), extended("2017-03-20", 15), extended("2017-03-21", None))

        assert (str(result.due), result.missing) == ("2017-04-17", ())

    def test_moves_no_named_last_day_past_the_cap(self) -> None:
        """The fifteen end on Friday 2017-04-14: of the weekend after it no day is left, and none is added."""
        result = assessed(
            handed_in("2017-03-02"),
            extended("2017-03-20", None, until="2017-04-16"),
            replied("2017-04-17"),
            explore=True,
        )

        assert (str(result.first_due), str(result.due), result.verdict) == ("2017-03-23", "2017-04-16", "late")
        assert "named-rest-day" not in {reading.id for reading in result.readings}

    @pytest.mark.parametrize(
        ("option", "due", "verdict"), [("moves", "2017-04-10", "on-time"), ("stands", "2017-04-08", "late")]
    )
    def test_follows_the_reading_on_a_named_rest_day(self, option: str, due: str, verdict: str) -> None:
        """Extended until Saturday 2017-04-08, answered on the Monday."""
        events = (handed_in(OLD), extended("2017-03-20", None, until="2017-04-08"), replied("2017-04-10"))
        result = assessed(*events, readings={"named-rest-day": option})

        assert (str(result.due), result.verdict) == (due, verdict)
        assert assessed(*events, explore=True).robust is False

    def test_gives_no_effect_to_an_extension_before_the_receipt(self) -> None:
        """Told on 03-06, signed for on 03-08: nothing had begun that could be extended."""
        result = assessed(
            sent("2017-03-01", "signed-post"), extended("2017-03-06"), happened("signed-for", "2017-03-08")
        )

        assert (str(result.due), "extension-before-receipt" in codes(result)) == ("2017-03-29", True)

    # A correction without a time, an amendment, a withdrawal

    @pytest.mark.parametrize(
        ("option", "verdict", "due"), [("stops", "suspended", None), ("no-effect", "overdue", "2022-04-01")]
    )
    def test_follows_the_reading_on_a_correction_without_a_time(
        self, option: str, verdict: str, due: str | None
    ) -> None:
        """Asked on 03-08 with no day named and nothing received: the period cannot surely stand still for ever."""
        events = (handed_in(NEW), happened("correction-requested", "2022-03-08"))
        result = assessed(*events, readings={"correction-without-time": option}, as_of="2022-06-01")
        explored = assessed(*events, explore=True, as_of="2022-06-01")

        assert (result.verdict, result.due and str(result.due)) == (verdict, due)
        assert (explored.verdict, explored.robust) == ("suspended", False)
        assert "correction-without-time" in codes(explored)

    @pytest.mark.parametrize(
        ("received", "jurisdiction", "notice"),
        [
            (NEW, "CN", happened("correction-requested", "2022-03-08", respond_by="2022-03-22")),
            (NEW, "CN", happened("correction-requested", "2022-03-08", respond_within=10)),
            (OLD, "CN", happened("correction-requested", "2017-03-08")),
            (OLD, "CN-SX", happened("correction-requested", "2017-03-08")),
        ],
    )
    def test_asks_it_only_where_a_time_was_to_be_named(
        self, received: str, jurisdiction: str, notice: dict[str, Any]
    ) -> None:
        """The regulation of 2007 wants none, Shanxi gives ten working days itself."""
        result = assessed(handed_in(received), notice, explore=True, as_of="2022-03-20", jurisdiction=jurisdiction)

        assert "correction-without-time" not in {reading.id for reading in result.readings} | codes(result)

    def test_is_not_asked_where_the_correction_came(self) -> None:
        """Then the period began anew whatever time was named."""
        result = assessed(handed_in(NEW), *corrected("2022-03-08", "2022-03-14"), explore=True)

        assert "correction-without-time" not in codes(result)

    @pytest.mark.parametrize("received", [OLD, NEW])
    def test_finds_that_an_amendment_has_no_effect(self, received: str) -> None:
        """Only Shanxi gives it one; nothing that was said is passed over in silence."""
        result = assessed(handed_in(received), happened("amended", received[:8] + "10"))

        assert "amendment-without-effect" in codes(result)

    @pytest.mark.parametrize(
        ("withdrawn", "late"), [("2022-04-01", None), ("2022-04-02", 1), ("2022-04-05", 1), ("2022-06-20", 53)]
    )
    def test_says_how_overdue_a_withdrawn_application_was(self, withdrawn: str, late: int | None) -> None:
        """Due on Friday 2022-04-01; Saturday the 2nd is worked, Qingming is not, and 06-20 is working day 53."""
        result = assessed(handed_in(NEW), happened("withdrawn", withdrawn))
        noted = [finding.parameters for finding in result.findings if finding.code == "withdrawn-overdue"]

        assert result.verdict == "withdrawn"
        assert [parameters["late"] for parameters in noted] == ([] if late is None else [late])

    # A later date, a fee

    @pytest.mark.parametrize(
        ("until", "due", "verdict"),
        [
            ("2022-03-25", "2022-04-01", "on-time"),
            ("2022-03-31", "2022-04-01", "on-time"),
            ("2022-04-01", "2022-04-01", "on-time"),
            ("2022-03-26", "2022-04-01", "on-time"),
        ],
    )
    def test_is_not_shortened_by_a_later_date(self, until: str, due: str, verdict: str) -> None:
        """Received 2022-03-04: twenty working days end on 04-01, whatever sooner day the agency names."""
        result = assessed(
            handed_in(NEW), happened("later-date-set", "2022-03-10", until=until), replied("2022-03-30"), explore=True
        )

        assert (str(result.due), result.verdict, result.robust, result.days_allowed) == (due, verdict, True, 20)
        assert "later-date-not-later" in codes(result)
        assert "CN/711/35" not in {citation.provision for citation in result.citations}

    @pytest.mark.parametrize(("option", "due"), [("moves", "2022-05-16"), ("stands", "2022-05-14")])
    def test_moves_a_later_date_off_a_rest_day(self, option: str, due: str) -> None:
        """Saturday 2022-05-14; what the agency names is read like what the applicant is given."""
        later = happened("later-date-set", "2022-03-10", until="2022-05-14")
        result = assessed(handed_in(NEW), later, readings={"named-rest-day": option})

        assert str(result.due) == due
        assert "CN/711/35" in {citation.provision for citation in result.citations}

    def test_lets_an_extension_go_beyond_a_later_date(self) -> None:
        """Twenty days more from 04-01, the make-up days 04-02 and 04-24 among them, end on 04-29: later than 04-20."""
        later = happened("later-date-set", "2022-03-10", until="2022-04-20")
        result = assessed(handed_in(NEW), later, extended("2022-03-20", 20))

        assert (str(result.due), result.days_allowed) == ("2022-04-29", 40)

    def test_gives_no_due_day_by_a_later_date_while_a_question_is_open(self) -> None:
        """Which of both is later is not known before the consultation ends."""
        result = assessed(
            handed_in(NEW),
            happened("agency-consulted", "2022-03-09"),
            happened("later-date-set", "2022-03-10", until="2022-05-13"),
            as_of="2022-03-25",
        )

        assert (result.verdict, result.due) == ("suspended", None)

    @pytest.mark.parametrize(
        ("option", "due", "allowed"), [("later-of-both", "2022-05-13", 48), ("ordinary-due-day", "2022-04-01", 20)]
    )
    def test_follows_the_reading_on_a_later_date(self, option: str, due: str, allowed: int) -> None:
        """国令711号 第35条; days used and left add up by either option."""
        result = assessed(
            handed_in(NEW),
            happened("later-date-set", "2022-03-10", until="2022-05-13"),
            readings={"art35": option},
            as_of="2022-03-11",
        )

        assert (str(result.due), str(result.first_due)) == (due, "2022-04-01")
        assert (result.days_allowed, result.days_used, result.days_left) == (allowed, 5, allowed - 5)

    def test_knows_no_later_date_before_2019(self) -> None:
        """The regulation of 2007 has nothing of the kind."""
        result = assessed(handed_in(OLD), happened("later-date-set", "2017-03-10", until="2017-05-31"))

        assert str(result.due) == "2017-03-24"
        assert "pause-without-basis" in codes(result)

    def test_ignores_a_later_date_set_after_the_due_day(self) -> None:
        """What has fallen due cannot be put off."""
        result = assessed(handed_in(NEW), happened("later-date-set", "2022-04-06", until="2022-05-31"))

        assert str(result.due) == "2022-04-01"
        assert "pause-after-due" in codes(result)

    @pytest.mark.parametrize(
        ("option", "due"), [("restarts", "2022-04-12"), ("excluded", "2022-04-11"), ("no-effect", "2022-04-01")]
    )
    def test_follows_the_reading_on_a_fee(self, option: str, due: str) -> None:
        """Notified on the 8th, paid on the 14th."""
        result = assessed(
            handed_in(NEW),
            happened("fee-notified", "2022-03-08", served="2022-03-08"),
            happened("fee-paid", "2022-03-14"),
            readings={"fee-clock": option},
        )

        assert str(result.due) == due

    @pytest.mark.parametrize(("as_of", "verdict"), [("2022-04-07", "suspended"), ("2022-04-08", "deemed-withdrawn")])
    def test_lapses_when_the_fee_is_not_paid(self, as_of: str, verdict: str) -> None:
        """Twenty working days from a notice received on the 9th end on 04-07."""
        result = assessed(handed_in(NEW), happened("fee-notified", "2022-03-08", served="2022-03-09"), as_of=as_of)

        assert result.verdict == verdict

    @pytest.mark.parametrize(("paid", "verdict"), [("2022-04-07", "pending"), ("2022-04-08", "deemed-withdrawn")])
    def test_lapses_when_the_fee_is_paid_late(self, paid: str, verdict: str) -> None:
        """In time through the last day."""
        result = assessed(
            handed_in(NEW),
            happened("fee-notified", "2022-03-08", served="2022-03-09"),
            happened("fee-paid", paid),
            as_of="2022-04-12",
        )

        assert result.verdict == verdict

    @pytest.mark.parametrize(
        ("received", "asked", "code"),
        [
            (OLD, "2017-03-08", "pause-without-basis"),
            ("2020-12-15", "2020-12-31", "pause-without-basis"),
            ("2020-12-15", "2021-01-20", "pause-after-due"),
        ],
    )
    def test_knows_a_fee_from_2021_and_inside_the_period(self, received: str, asked: str, code: str) -> None:
        """国办函〔2020〕109号 is in force from 2021-01-01."""
        result = assessed(handed_in(received), happened("fee-notified", asked, served=asked))

        assert code in codes(result)
        assert result.verdict == "overdue"

    # What ends it

    def test_is_fixed_by_the_reply(self) -> None:
        """What comes later is listed and changes nothing."""
        bare = assessed(handed_in(OLD), replied("2017-03-10"))
        more = assessed(
            handed_in(OLD),
            replied("2017-03-10"),
            extended("2017-03-20"),
            happened("withdrawn", "2017-03-22"),
            replied("2017-04-28"),
        )

        assert (more.verdict, more.due, more.replied_on) == (bare.verdict, bare.due, bare.replied_on)
        assert more.ignored == ("extension-notified 2017-03-20", "withdrawn 2017-03-22", "replied 2017-04-28")

    @pytest.mark.parametrize(
        ("withdrawn", "verdict"), [("2017-03-09", "withdrawn"), ("2017-03-10", "withdrawn"), ("2017-03-13", "on-time")]
    )
    def test_ends_with_a_withdrawal_up_to_the_reply(self, withdrawn: str, verdict: str) -> None:
        """The reply is of 03-10; of events of one day it comes last."""
        result = assessed(handed_in(OLD), happened("withdrawn", withdrawn), replied("2017-03-10"))

        assert result.verdict == verdict

    def test_uses_the_days_up_to_the_withdrawal(self) -> None:
        """Then the clock stands; nothing is left and nothing is late."""
        result = assessed(handed_in(OLD), happened("withdrawn", "2017-03-10"), as_of="2017-12-29")

        assert (result.days_used, result.days_left, result.days_late) == (5, None, 0)

    def test_lapses_before_a_later_withdrawal(self) -> None:
        """What has lapsed cannot be withdrawn."""
        result = assessed(
            handed_in(OLD), *corrected("2017-03-08", respond_by="2017-03-22"), happened("withdrawn", "2017-03-30")
        )

        assert result.verdict == "deemed-withdrawn"

    # Turning points

    @pytest.mark.parametrize(
        ("option", "due", "regime"),
        [("law-of-receipt", "2019-05-20", "CN-2007"), ("new-law", "2019-05-27", "CN-2019")],
    )
    @pytest.mark.parametrize("jurisdiction", ["CN", "CN-SC"])
    def test_follows_the_reading_on_what_was_open_in_2019(
        self, option: str, due: str, regime: str, jurisdiction: str
    ) -> None:
        """Received on 2019-04-26; by the new law twenty days run from the old receipt."""
        result = assessed(handed_in("2019-04-26"), jurisdiction=jurisdiction, readings={"regime-at-2019-05-15": option})

        assert (str(result.due), result.regime) == (due, regime)
        assert "straddle-2019" in codes(result)

    @pytest.mark.parametrize(("option", "due"), [("law-of-receipt", "2019-05-20"), ("new-law", "2019-05-27")])
    def test_asks_it_in_shanxi_too(self, option: str, due: str) -> None:
        """The regulation's revision has no transitional rule for anybody."""
        result = assessed(handed_in("2019-04-26"), jurisdiction="CN-SX", readings={"regime-at-2019-05-15": option})

        assert str(result.due) == due

    @pytest.mark.parametrize(
        ("received", "events", "as_of", "open_"),
        [
            ("2019-04-22", [], "2019-06-28", False),
            ("2019-04-23", [], "2019-06-28", True),
            ("2019-04-23", [], "2019-05-14", False),
            ("2019-04-23", [], "2019-05-15", True),
            ("2019-04-26", [replied("2019-05-14")], "2019-06-28", False),
            ("2019-04-26", [replied("2019-05-15")], "2019-06-28", True),
            ("2019-04-26", [happened("third-party-consulted", "2019-05-06")], "2019-06-28", True),
            ("2019-04-26", [happened("withdrawn", "2019-05-06")], "2019-06-28", False),
            ("2019-05-15", [], "2019-06-28", False),
        ],
    )
    def test_asks_it_only_for_what_was_neither_answered_nor_past_due(
        self, received: str, events: list[dict[str, Any]], as_of: str, open_: bool
    ) -> None:
        """Received on 04-22 the fifteenth day is 05-14, on 04-23 it is 05-15."""
        result = assessed(handed_in(received), *events, as_of=as_of)

        assert ("straddle-2019" in codes(result)) is open_

    @pytest.mark.parametrize(
        ("received", "as_of", "code"),
        [
            ("2015-11-17", "2015-11-18", "straddle-2015"),
            ("2015-11-18", "2015-12-01", None),
            ("2015-11-10", "2015-11-17", None),
            ("2016-12-06", "2016-12-07", "straddle-2016"),
            ("2016-12-07", "2016-12-20", None),
        ],
    )
    @pytest.mark.parametrize("jurisdiction", ["CN", "CN-SX"])
    def test_notes_an_interpretation_issued_meanwhile(
        self, received: str, as_of: str, code: str | None, jurisdiction: str
    ) -> None:
        """Received before, still open on the day."""
        result = assessed(handed_in(received), as_of=as_of, jurisdiction=jurisdiction)

        assert codes(result) == ({code} if code else set())

    def test_needs_no_note_once_it_was_answered(self) -> None:
        """A reply before the day has nothing to do with it."""
        result = assessed(handed_in("2015-11-10"), replied("2015-11-17"))

        assert codes(result) == set()
