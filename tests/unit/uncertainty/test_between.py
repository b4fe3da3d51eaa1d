"""Values of a missing fact between its ends; brute force over all of them is in tests/property/test_explore.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from gikdeadlines import Case, assess
from gikdeadlines.uncertainty.between import _facts, _groups, _is_same, _Search, shape_of
from gikdeadlines.uncertainty.exploring import Branch, Exploration
from gikdeadlines.uncertainty.replaying import Fork
from gikdeadlines.values import Assessment

Events = Sequence[Mapping[str, object]]


def explored(events: Events, as_of: str, **readings: str) -> Assessment:
    """An explored assessment."""
    case = Case.from_dict({"id": "1", "matter": "application", "events": events, "readings": readings})
    return assess(case, as_of=date.fromisoformat(as_of), explore=True)


class TestExploreBetween:
    """Both sides of a day on which events begin to do something else."""

    def test_a_receipt_on_either_side_of_a_new_law(self) -> None:
        """Confirmed on 14 May 2019 and counted by the new law the reply was due on 12 June.

        Confirmed earlier it is due before; later the new law's own receipt is the day of signature, 5 May.
        """
        found = explored(
            [
                {"type": "submitted", "at": "2019-05-04", "channel": "misdirected-post"},
                {"type": "signed-for", "at": "2019-05-05"},
                {"type": "arrived", "at": "2019-05-05"},
                {"type": "replied", "method": "on-the-spot", "delivered": "2019-05-20"},
            ],
            "2019-11-20",
        )

        assert found.latest_due == date(2019, 6, 12)

    def test_a_reply_on_the_last_day_before_the_application_lapses(self) -> None:
        """Replied by 6 November 2015, the last day named for the correction, the due day is 18 November.

        Without a reply by then the application counts as withdrawn and has no due day; answered before the correction
        was asked for on 27 October it was due on 5 November.
        """
        found = explored(
            [
                {"type": "submitted", "at": "2015-10-15", "channel": "in-person"},
                {"type": "correction-requested", "at": "2015-10-27", "respond_by": "2015-11-06"},
                {"type": "replied", "method": "direct", "dated": "2015-10-16"},
            ],
            "2016-04-26",
        )

        assert (found.earliest_due, found.latest_due) == (date(2015, 11, 5), date(2015, 11, 18))

    def test_an_application_that_arrived_just_before_it_was_too_late_to_ask(self) -> None:
        """A day of arrival from which the period runs through the question still has a due day."""
        found = explored(
            [
                {"type": "submitted", "at": "2016-11-04", "channel": "email"},
                {"type": "third-party-consulted", "at": "2016-11-30"},
            ],
            "2016-12-20",
        )

        assert found.latest_due == date(2016, 11, 30)

    def test_a_search_that_is_cut(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """It says so, and claims nothing."""
        monkeypatch.setattr("gikdeadlines.uncertainty.between._TIMES", 0)
        found = explored(
            [
                {"type": "submitted", "at": "2016-11-04", "channel": "email"},
                {"type": "third-party-consulted", "at": "2016-11-30"},
            ],
            "2016-12-20",
        )

        assert found.robust is None
        assert "exploration-cut" in {finding.code for finding in found.findings}

    def test_ends_suffice_where_nothing_happened_between(self) -> None:
        """No step of the agency, no change of the law: two values, four readings of a rest day at the most."""
        found = explored(
            [
                {"type": "submitted", "at": "2022-11-01", "channel": "email"},
                {"type": "replied", "method": "post", "dispatched": "2022-11-30"},
            ],
            "2022-12-31",
        )

        assert found.explored <= 4
        assert (found.earliest_due, found.latest_due) == (date(2022, 11, 29), date(2022, 12, 28))

    def test_days_of_which_one_alone_matters_are_searched_apart(self) -> None:
        """An electronic reply is judged by its dispatch or its delivery: never by both, so the search stays small."""
        found = explored(
            [
                {"type": "received", "at": "2019-05-12"},
                {"type": "correction-requested", "at": "2019-05-16"},
                {"type": "correction-received", "at": "2019-05-26"},
                {"type": "correction-requested", "at": "2019-06-05", "respond_by": "2019-06-12"},
                {"type": "correction-received", "at": "2019-06-09", "dispatched": "2019-06-09"},
                {"type": "fee-notified", "at": "2019-05-21"},
                {"type": "fee-paid", "at": "2019-05-23"},
                {"type": "replied", "method": "electronic", "dated": "2019-05-13"},
            ],
            "2019-06-13",
        )

        assert "exploration-cut" not in {finding.code for finding in found.findings}
        assert found.robust is False

    def test_an_extension_that_leaves_less_to_the_next(self) -> None:
        """Fifteen days in all: the more the first extension took, the fewer the second has.

        Received on Sunday 2016-12-11, first due on 30 December. Counted from their notices, the first of ten days runs
        from 21 December to 4 January, the second of the five that are left from 28 December to 4 January too. With
        fewer for the first the second runs longer, with more the first does.
        """
        found = explored(
            [
                {"type": "submitted", "at": "2016-12-11", "channel": "in-person"},
                {"type": "extension-notified", "at": "2016-12-21"},
                {"type": "extension-notified", "at": "2016-12-28", "working_days": 8},
            ],
            "2017-06-29",
            **{"extension-base": "from-notice"},
        )

        assert found.earliest_due == date(2017, 1, 4)

    def test_a_reply_between_the_named_day_and_the_correction(self) -> None:
        """The correction was due on 23 December 2015 and came on the 28th, posted on the 22nd.

        Delivered on the 24th to the 27th, the reply finds no correction and the named day gone; delivered earlier it
        finds that day still to come, on the 28th or later the correction made in time.
        """
        found = explored(
            [
                {"type": "submitted", "at": "2015-11-20", "channel": "in-person"},
                {"type": "third-party-consulted", "at": "2015-12-03", "served": "2015-12-03"},
                {"type": "correction-requested", "at": "2015-12-17", "respond_by": "2015-12-23"},
                {"type": "correction-received", "at": "2015-12-28", "dispatched": "2015-12-22"},
                {"type": "replied", "method": "entrusted", "dated": "2015-11-22"},
            ],
            "2016-06-07",
        )

        assert (found.verdict, found.robust) == ("undetermined", False)
        assert "deemed-withdrawn" in {alternative.verdict for alternative in found.alternatives}


DAY = date(2022, 3, 4)


def branch(*answers: str, facts: Sequence[str] = (), **found: Any) -> Branch[Any]:  # noqa: ANN401 - whatever a pass finds
    """A branch that took the second option of some readings and asked for some facts, with what it found."""
    pauses = [
        SimpleNamespace(interval=SimpleNamespace(start=DAY, end=end), is_answered=is_answered)
        for end, is_answered in found.pop("pauses", ())
    ]
    clock = SimpleNamespace(pauses=pauses, start=found.pop("start", DAY), extensions=found.pop("extensions", ()))
    seen = {"replied_on": None, "codes": (), "ended_by": None, "received_on": DAY} | found
    regime = SimpleNamespace(id="CN-2019", turning_points={"straddle-2016": DAY})
    forks = tuple(Fork(reading, ("first", "second"), 1, is_fact=False, is_other=True) for reading in answers)
    return Branch(
        SimpleNamespace(verdict="pending", clock=clock, regime=regime, **seen),
        forks,
        {},
        dict.fromkeys(facts, (DAY, DAY)),
    )


class TestShapeOf:
    """What events did, without the days that move with a fact."""

    def test_tells_findings_apart_but_for_turning_points(self) -> None:
        """An interpretation issued meanwhile moves no day."""
        plain, late, turned = branch(), branch(codes=("extension-late",)), branch(codes=("straddle-2016",))

        assert shape_of(plain) != shape_of(late)
        assert shape_of(plain) == shape_of(turned)

    def test_tells_a_restart_apart(self) -> None:
        """Also one on the day after the receipt."""
        assert shape_of(branch()) != shape_of(branch(start=date(2022, 3, 5)))

    def test_tells_the_ends_of_pauses_apart(self) -> None:
        """But for what the reply closed, which ends on no day of its own."""
        reply, other = date(2022, 3, 18), date(2022, 3, 21)
        closed = [branch(pauses=[(end, False)], replied_on=end) for end in (reply, other)]
        answered = [branch(pauses=[(end, True)], replied_on=end) for end in (reply, other)]

        assert shape_of(branch(pauses=[(reply, True)])) != shape_of(branch(pauses=[(other, True)]))
        assert shape_of(branch(pauses=[(reply, False)])) != shape_of(branch(pauses=[(other, False)]))
        assert shape_of(closed[0]) == shape_of(closed[1])
        assert shape_of(answered[0]) != shape_of(answered[1])

    def test_tells_the_days_of_extensions_apart_where_they_move_the_other_way(self) -> None:
        """Those to a named day, and any after the first."""

        def told(days: int, until: date | None = None) -> SimpleNamespace:
            return SimpleNamespace(told=DAY, days=days, until=until)

        assert shape_of(branch(extensions=[told(5)])) == shape_of(branch(extensions=[told(6)]))
        assert shape_of(branch(extensions=[told(5, DAY)])) != shape_of(branch(extensions=[told(6, DAY)]))
        assert shape_of(branch(extensions=[told(5), told(7)])) != shape_of(branch(extensions=[told(5), told(8)]))


class TestIsSame:
    """Whether events do the same at both ends of a fact."""

    def test_under_each_reading(self) -> None:
        """Two readings that change places do not."""
        late = ("extension-late",)
        low, high = [branch(codes=late), branch("a")], [branch(), branch("a", codes=late)]

        assert not _is_same(low, high)
        assert _is_same(low, low)

    def test_where_one_end_asks_more(self) -> None:
        """What is asked at one end alone may do nothing new."""
        assert _is_same([branch()], [branch(), branch("a")])
        assert not _is_same([branch()], [branch(), branch("a", codes=("extension-late",))])


class TestFacts:
    """The widest interval of each fact."""

    def test_over_the_branches(self) -> None:
        """From the earliest first day through the latest last day; one that has but one day is none."""
        days = [date(2022, 3, day) for day in range(1, 6)]
        wide: list[Branch[Any]] = [
            Branch(None, (), {}, {"a": (days[1], days[2])}),
            Branch(None, (), {}, {"a": (days[0], days[1])}),
        ]
        wide += [Branch(None, (), {}, {"a": (days[2], days[4])}), Branch(None, (), {}, {"b": (days[0], days[0])})]

        assert _facts(wide) == {"a": (days[0], days[4])}


class TestGroups:
    """Facts that some branch asks for together."""

    def test_are_joined(self) -> None:
        """One that no branch asks for beside another stays by itself."""
        branches = [branch(facts=("a",)), branch(facts=("a", "c")), branch(facts=("b",))]

        assert sorted(_groups(("a", "b", "c"), branches)) == [["a", "c"], ["b"]]

    def test_are_joined_over_several_branches(self) -> None:
        """What is asked with one of them goes with all."""
        branches = [branch(facts=("a", "b")), branch(facts=("b", "c"))]

        (group,) = _groups(("a", "b", "c"), branches)
        assert sorted(group) == ["a", "b", "c"]


class TestSearch:
    """The search over values of several facts."""

    @pytest.mark.parametrize(("most", "runs", "is_cut"), [(3, 2, False), (2, 2, False), (1, 1, True)])
    def test_stops_at_the_most(self, most: int, runs: int, is_cut: bool) -> None:
        """Two branches a run: once more than the most were found no other is begun."""
        asked: list[object] = []

        def run(held: Mapping[str, object]) -> Exploration[Any]:
            asked.append(held)
            return Exploration((branch("a"), branch("b")), is_cut=False)

        search = _Search(run, most)
        search.over((("fact", (date(2022, 3, 4), date(2022, 3, 5))),), {})
        assert (len(asked), search.is_cut) == (runs, is_cut)

    def test_is_cut_where_a_run_is(self) -> None:
        """And stays so."""
        cut = iter((True, False, False))
        search = _Search(lambda _: Exploration((branch(),), is_cut=next(cut)), 100)
        search.over((("fact", (date(2022, 3, 4), date(2022, 3, 5))),), {})

        assert search.is_cut
