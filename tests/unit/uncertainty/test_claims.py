"""Claimed days: each expected day is counted by hand on the calendar of the State Council's notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from gikdeadlines import Case, assess
from gikdeadlines.uncertainty.claims import _distinct
from gikdeadlines.values import ClaimExplained

Events = Sequence[Mapping[str, object]]

AS_OF = date(2025, 12, 31)

POSTED: Events = [
    {"type": "submitted", "at": "2022-09-28", "channel": "signed-post"},
    {"type": "signed-for", "at": "2022-09-30"},
]
CONSULTED: Events = [
    {"type": "third-party-consulted", "at": "2022-10-12"},
    {"type": "third-party-replied", "at": "2022-10-18"},
]
NOVEMBER: Events = [{"type": "submitted", "at": "2022-11-01", "channel": "in-person"}]
"""No day off by notice falls into its term: the twentieth working day is 29 November."""

A_WEEK: Events = [
    {"type": "third-party-consulted", "at": "2022-11-07"},
    {"type": "third-party-replied", "at": "2022-11-11"},
]
EXTENDED: Events = [{"type": "extension-notified", "at": "2022-11-21", "working_days": 20}]
EXTENDED_LATE: Events = [{"type": "extension-notified", "at": "2022-11-30", "working_days": 20}]
CORRECTED: Events = [
    {"type": "correction-requested", "at": "2022-11-03"},
    {"type": "correction-received", "at": "2022-11-10"},
]
MARCH_2017: Events = [{"type": "submitted", "at": "2017-03-03", "channel": "in-person"}]
CORRECTED_2017: Events = [
    {"type": "correction-requested", "at": "2017-03-08"},
    {"type": "correction-received", "at": "2017-03-15"},
]
CONSULTED_2017: Events = [
    {"type": "agency-consulted", "at": "2017-03-08"},
    {"type": "agency-replied", "at": "2017-03-15"},
]


def claimed(events: Events, due: str, as_of: date = AS_OF, **case: object) -> ClaimExplained:
    """What a claimed day is explained by."""
    stated = {"id": "1", "matter": "application", "events": events, "claims": [{"by": "agency", "due": due}], **case}
    (claim,) = assess(Case.from_dict(stated), as_of=as_of).claims
    return claim


class TestReadings:
    """A reading comes before an error."""

    def test_the_right_day_takes_no_other_answer(self) -> None:
        """The first screen to aim at: due 2022-11-09."""
        claim = claimed([*POSTED, *CONSULTED], "2022-11-09")

        assert (claim.explained_by, claim.ids) == ("reading", ())

    @pytest.mark.parametrize("due", ["2022-11-08", "2022-11-07"])
    def test_the_end_days_of_a_pause(self, due: str) -> None:
        """One end day counted: 8 November; both: 7 November. The readings are tried though nobody asked to explore."""
        claim = claimed([*POSTED, *CONSULTED], due)

        assert (claim.explained_by, claim.ids) == ("reading", ("pause-ends",))

    def test_an_extension_from_its_notice(self) -> None:
        """Twenty working days of which 21 November is the first end on 16 December: a slip, and no reading."""
        claim = claimed([*NOVEMBER, *EXTENDED], "2022-12-16")

        assert (claim.explained_by, claim.ids) == ("error", ("extension-from-notice",))


class TestErrors:
    """A counting error, where no reading yields the day."""

    @pytest.mark.parametrize(
        ("events", "due", "code"),
        [
            (NOVEMBER, "2022-11-28", "start-day-counted"),
            (NOVEMBER, "2022-11-30", "start-day-skipped"),
            (NOVEMBER, "2022-11-22", "wrong-regime"),
            (NOVEMBER, "2022-11-21", "weekend-counted"),
            ([*NOVEMBER, *A_WEEK], "2022-11-29", "pause-ignored"),
            ([*NOVEMBER, *A_WEEK], "2022-12-04", "pause-in-calendar-days"),
            ([*NOVEMBER, *EXTENDED], "2022-11-29", "extension-ignored"),
            ([*NOVEMBER, *CORRECTED], "2022-12-07", "correction-excluded"),
            ([*NOVEMBER, *CORRECTED], "2022-11-29", "correction-ignored"),
            ([*MARCH_2017, *CORRECTED_2017], "2017-04-06", "correction-restarted"),
            ([*MARCH_2017, *CONSULTED_2017], "2017-04-01", "pause-without-basis"),
        ],
    )
    def test_one_error(self, events: Events, due: str, code: str) -> None:
        """One small change to the right count gives the day."""
        claim = claimed(events, due)

        assert (claim.explained_by, claim.ids) == ("error", (code,))

    def test_missed_make_up_days_are_named(self) -> None:
        """The first screen to aim at: without 8 and 9 October the twentieth day is 11 November."""
        claim = claimed([*POSTED, *CONSULTED], "2022-11-11")

        assert claim.ids == ("make-up-day-missed",)
        assert claim.days == (date(2022, 10, 8), date(2022, 10, 9))

    def test_a_day_of_the_next_years_notice(self) -> None:
        """国办发明电〔2011〕45号 made 31 December 2011 a working day, the fifteenth; three days off followed."""
        events = [{"type": "submitted", "at": "2011-12-12", "channel": "in-person"}]

        assert claimed(events, "2011-12-31").ids == ()
        claim = claimed(events, "2012-01-04")
        assert (claim.ids, claim.days) == (("next-year-notice-missed",), (date(2011, 12, 31),))

    def test_an_amendment(self) -> None:
        """The notice of May 2015 gave 3 and 4 September off, Sunday the 6th being worked: the fifteenth day."""
        events: Events = [{"type": "submitted", "at": "2015-08-13", "channel": "in-person"}]

        assert claimed(events, "2015-09-06").ids == ()
        assert claimed(events, "2015-09-03").ids == ("amendment-missed",)

    def test_a_day_that_was_not_yet_announced(self) -> None:
        """The notice of 22 March 2019 made 28 April a working day; three days before it nobody could know."""
        events: Events = [
            {"type": "submitted", "at": "2019-03-19", "channel": "in-person"},
            {"type": "extension-notified", "at": "2019-04-01", "working_days": 15},
        ]

        assert claimed(events, "2019-04-30").ids == ()
        claim = claimed(events, "2019-05-02")
        assert (claim.ids, claim.days) == (("make-up-day-unknown",), (date(2019, 4, 28), date(2019, 5, 2)))

    def test_a_regional_day_off(self) -> None:
        """Guangxi had 30 and 31 March 2017 off: the fifteenth day is 13 April, 11 by the national calendar."""
        events = [{"type": "submitted", "at": "2017-03-20", "channel": "in-person"}]

        assert claimed(events, "2017-04-13", jurisdiction="CN-GX").ids == ()
        assert claimed(events, "2017-04-11", jurisdiction="CN-GX").ids == ("regional-notice-missed",)

    def test_a_pinned_reading_leaves_its_other_option_an_error(self) -> None:
        """An extension told on 30 November came a day late; counted all the same, it would run to 27 December."""
        events = [*NOVEMBER, *EXTENDED_LATE]

        assert claimed(events, "2022-12-27").explained_by == "reading"
        pinned = claimed(events, "2022-12-27", readings={"extension-timing": "no-effect"})
        assert (pinned.explained_by, pinned.ids) == ("error", ("late-extension-counted",))

    def test_two_errors_where_one_does_not_do(self) -> None:
        """Counted from the day of receipt and with the third party's week left in, the twentieth day is 28 November."""
        claim = claimed([*NOVEMBER, *A_WEEK], "2022-11-28")

        assert claim.ids == ("start-day-counted", "pause-ignored")


class TestPastTheHorizon:
    """The announced calendar ends on 2026-12-28, and with it every count that asks it."""

    def test_a_count_that_stays_within(self) -> None:
        """With Saturdays and Sundays the twentieth day after 7 December is the 27th."""
        received: Events = [{"type": "submitted", "at": "2026-12-07", "channel": "in-person"}]
        claim = claimed(received, "2026-12-27", as_of=date(2026, 12, 20))

        assert (claim.explained_by, claim.ids) == ("error", ("weekend-counted",))

    def test_a_count_that_needs_no_calendar(self) -> None:
        """Twenty natural days after the last announced day, whatever the next notice says."""
        received: Events = [{"type": "submitted", "at": "2026-12-28", "channel": "in-person"}]
        claim = claimed(received, "2027-01-17", as_of=date(2026, 12, 28))

        assert (claim.explained_by, claim.ids, claim.days) == ("error", ("calendar-days",), ())

    def test_a_day_that_nothing_yields(self) -> None:
        """Errors that would have to know the next notice are passed over."""
        received: Events = [{"type": "submitted", "at": "2026-12-28", "channel": "in-person"}]

        assert claimed(received, "2027-06-01", as_of=date(2026, 12, 28)).explained_by == "none"


class TestNone:
    """A day that nothing yields."""

    @pytest.mark.parametrize("due", ["2023-01-05", "2022-10-01", "2030-01-01"])
    def test_not_derivable(self, due: str) -> None:
        """It is said to come from nowhere rather than from a chain of mistakes."""
        claim = claimed([*POSTED, *CONSULTED], due)

        assert (claim.explained_by, claim.ids, claim.days) == ("none", (), ())


class TestToDict:
    """A claim as plain values."""

    def test_the_days_stand_beside_the_ids(self) -> None:
        """Only an error has days."""
        stated = {
            "id": "1",
            "matter": "application",
            "events": [*POSTED, *CONSULTED],
            "claims": [{"by": "agency", "due": "2022-11-11"}, {"by": "applicant", "due": "2022-11-09"}],
        }
        plain = assess(Case.from_dict(stated), as_of=AS_OF).to_dict()["claims"]

        assert [claim["explained_by"] for claim in plain] == [
            {"kind": "error", "ids": ["make-up-day-missed"], "days": ["2022-10-08", "2022-10-09"]},
            {"kind": "reading", "ids": []},
        ]


def basis(received: date) -> Any:  # noqa: ANN401 - what is asked of an outcome, without one
    """What errors are tried on, of an application received on a day."""
    clock = SimpleNamespace(start=received, base=20, extra=0, pauses=(), extensions=())
    regime = SimpleNamespace(id="CN-2019")
    outcome = SimpleNamespace(clock=clock, received_on=received, regime=regime, later_date=None)
    return SimpleNamespace(outcome=outcome, calendar=SimpleNamespace(is_working=None))


class TestDistinct:
    """What errors are tried on."""

    def test_is_as_much_as_sixty_four(self) -> None:
        """Of more that are counted differently the first ones."""
        first = date(2022, 1, 4)
        bases = [basis(first + timedelta(days)) for days in range(70)]

        assert _distinct(bases) == bases[:64]

    def test_has_each_count_once(self) -> None:
        """Two that are counted alike are tried once."""
        one, same, other = basis(date(2022, 1, 4)), basis(date(2022, 1, 4)), basis(date(2022, 1, 5))

        assert _distinct([one, same, other]) == [one, other]
