"""Exploring decided applications: the days are those of the cases of 2012, 2017 and 2019."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from gikdeadlines import Case, assess
from gikdeadlines.uncertainty.exploring import Branch, Exploration
from gikdeadlines.uncertainty.replaying import Fork
from gikdeadlines.values import Assessment, Choice

Events = Sequence[Mapping[str, object]]

SUNDAY_EMAIL: Events = [
    {"type": "submitted", "at": "2017-06-18", "channel": "email"},
    {"type": "arrived", "at": "2017-06-18"},
    {"type": "replied", "method": "post", "dated": "2017-07-07", "dispatched": "2017-07-10", "delivered": "2017-07-12"},
]
POSTED_LATE: Events = [
    {"type": "submitted", "at": "2016-12-26", "channel": "signed-post"},
    {"type": "signed-for", "at": "2016-12-27"},
    {"type": "replied", "method": "post", "dated": "2017-01-17", "dispatched": "2017-01-19", "delivered": "2017-02-06"},
]
WORKED_SATURDAY: Events = [
    {"type": "submitted", "at": "2012-01-20", "channel": "signed-post"},
    {"type": "signed-for", "at": "2012-01-21"},
    {"type": "correction-requested", "at": "2012-02-13"},
    {"type": "correction-received", "at": "2012-02-20"},
    {"type": "extension-notified", "at": "2012-02-21", "working_days": 15},
    {"type": "replied", "method": "post", "dated": "2012-03-12", "dispatched": "2012-03-12", "delivered": "2012-03-13"},
]
BETWEEN_TWO_LAWS: Events = [{"type": "submitted", "at": "2019-05-10", "channel": "in-person"}]


def explored(events: Events, as_of: str = "2025-12-31", **readings: str) -> Assessment:
    """An explored assessment with some readings pinned."""
    case = Case.from_dict({"id": "1", "matter": "application", "events": events})
    pins = {id_.replace("_", "-"): option for id_, option in readings.items()}
    return assess(case, as_of=date.fromisoformat(as_of), readings=pins, explore=True)


def flips(assessment: Assessment) -> set[frozenset[tuple[str, str]]]:
    """The smallest sets that flip the verdict."""
    return {frozenset((choice.id, choice.option) for choice in choices) for choices in assessment.decisive}


class TestExplore:
    """Every combination of answers that applies."""

    def test_an_email_on_a_sunday(self) -> None:
        """Due on 7 July and posted on the 10th; the receipt moved to Monday or the document's date would do alone."""
        found = explored(SUNDAY_EMAIL)

        assert (found.verdict, found.due, found.robust) == ("late", date(2017, 7, 7), False)
        assert flips(found) == {
            frozenset({("receipt-on-rest-day", "next-working-day")}),
            frozenset({("reply-event", "document-date")}),
        }

    def test_late_by_posting_and_in_time_by_the_date_on_the_document(self) -> None:
        """Due on 18 January; dated the 17th, posted the 19th."""
        found = explored(POSTED_LATE)

        assert (found.verdict, found.due, found.replied_on) == ("late", date(2017, 1, 18), date(2017, 1, 19))
        assert flips(found) == {frozenset({("reply-event", "document-date")})}
        other = next(way for way in found.alternatives if way.verdict == "on-time")
        assert other.replied_on == date(2017, 1, 17)

    def test_what_decides_the_case_of_2012(self) -> None:
        """In time by default; that 〔2015〕207号 explains the law as it already was is what decides."""
        found = explored(WORKED_SATURDAY)

        assert (found.verdict, found.due, found.robust) == ("on-time", date(2012, 3, 16), False)
        assert flips(found) == {frozenset({("before-2015-207", "no-effect")})}

    @pytest.mark.parametrize(
        ("option", "due", "verdict"),
        [
            ("as-207", date(2012, 3, 16), "on-time"),
            ("strictly-between", date(2012, 3, 14), "on-time"),
            ("restarts", date(2012, 3, 31), "on-time"),
            ("no-effect", date(2012, 2, 16), "late"),
        ],
    )
    def test_each_reading_of_the_case_of_2012(self, option: str, due: date, verdict: str) -> None:
        """Without effect the correction leaves the extension of 21 February too late."""
        found = explored(WORKED_SATURDAY, before_2015_207=option)

        assert (found.due, found.verdict) == (due, verdict)

    def test_an_extension_that_came_too_late_is_a_finding(self) -> None:
        """That is why the due day of the reading without effect is the first one."""
        found = explored(WORKED_SATURDAY, before_2015_207="no-effect")

        assert "extension-late" in {finding.code for finding in found.findings}

    def test_between_two_laws(self) -> None:
        """Received on 2019-05-10, no reply by 5 June: overdue by the law of receipt, pending by the new law."""
        found = explored(BETWEEN_TWO_LAWS, "2019-06-05")

        assert (found.verdict, found.due) == ("overdue", date(2019, 5, 31))
        assert [(way.due, way.verdict) for way in found.alternatives] == [
            (date(2019, 5, 31), "overdue"),
            (date(2019, 6, 10), "pending"),
        ]
        assert found.decisive == ((Choice("reading", "regime-at-2019-05-15", "new-law"),),)

    def test_an_option_is_named_though_another_moves_the_same_day(self) -> None:
        """Where one end of a pause falls on a rest day, two options flip the verdict; both are named.

        Received on 2022-11-01, asked on Saturday 12 November, answered on Friday 18: the due day is 6 December, a day
        earlier where the last day of the pause counts.
        """
        found = explored(
            [
                {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
                {"type": "third-party-consulted", "at": "2022-11-12"},
                {"type": "third-party-replied", "at": "2022-11-18"},
                {"type": "replied", "method": "post", "dispatched": "2022-12-06"},
            ]
        )

        assert found.due == date(2022, 12, 6)
        assert flips(found) == {
            frozenset({("pause-ends", "answer-day-counts")}),
            frozenset({("pause-ends", "both-count")}),
        }

    def test_a_pin_is_not_explored(self) -> None:
        """What is pinned has one answer, and the verdict on it says so."""
        found = explored(BETWEEN_TWO_LAWS, "2019-06-05", regime_at_2019_05_15="new-law")

        assert (found.verdict, found.robust, found.explored) == ("pending", True, 1)


class TestMissingFacts:
    """A fact that is missing lies between bounds; both are always tried."""

    def test_each_reply_has_its_own_missing_day(self) -> None:
        """Two replies handed over on unknown days are two unknown days."""
        found = explored(
            [
                {"type": "submitted", "at": "2022-11-01", "channel": "in-person"},
                {"type": "replied", "method": "direct", "dated": "2022-11-10"},
                {"type": "replied", "method": "direct", "dated": "2022-11-20"},
            ],
            "2022-12-20",
        )

        assert {missing.fact: missing.earliest for missing in found.missing} == {
            "reply-delivered": "2022-11-10",
            "reply-delivered:2": "2022-11-20",
        }


def branch(verdict: str, **taken: int) -> Branch[Any]:
    """A branch with a verdict, in which an option of each reading was taken, or a day of a fact."""
    forks = tuple(
        Fork(name, ("first", "second", "third"), option, is_fact=name.startswith("fact"), is_other=option > 0)
        for name, option in taken.items()
    )
    return Branch(SimpleNamespace(verdict=verdict, key=(None, None, None, verdict)), forks, {}, {})


def chosen(*branches: Branch[Any]) -> list[list[tuple[str, str]]]:
    """The sets that flip the verdict of the first, by what they choose."""
    found = Exploration(branches, is_cut=False).decisive()
    return [[(choice.id, choice.option) for choice in choices] for choices in found]


class TestDecisive:
    """The smallest sets of other answers that flip a verdict."""

    def test_leave_out_what_holds_a_smaller_one(self) -> None:
        """In whatever order the two were found."""
        larger, smaller = branch("late", a=1, b=1), branch("late", a=0, b=1)

        assert chosen(branch("on-time", a=0, b=0), larger, smaller) == [[("b", "second")]]
        assert chosen(branch("on-time", a=0, b=0), smaller, larger) == [[("b", "second")]]

    def test_name_the_first_value_of_a_fact(self) -> None:
        """Another value of the same fact is no other set."""
        branches = [branch("late", fact=1), branch("late", fact=2)]

        assert chosen(branch("on-time", fact=0), *branches) == [[("fact", "second")]]
