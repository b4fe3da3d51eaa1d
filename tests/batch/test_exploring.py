"""What many rows share of a search is what the search of one case has."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines import load_law
from gikdeadlines.batch.exploring import Ways, searched
from gikdeadlines.batch.facts import Facts
from gikdeadlines.uncertainty import Replay, explore

READINGS = ("reply-event", "pause-ends", "receipt-on-rest-day", "extension-base", "before-2015-207")


@st.composite
def asking(draw: st.DrawFn) -> Any:  # noqa: ANN401 - a function that asks questions
    """A pass that asks other readings depending on what it was answered before."""
    following = draw(
        st.dictionaries(st.tuples(st.sampled_from(READINGS), st.integers(0, 3)), st.sampled_from(READINGS))
    )
    first = draw(st.sampled_from(READINGS))

    def run(chooser: Replay) -> Any:  # noqa: ANN401 - an outcome
        reading: str | None = first
        asked: list[str] = []
        while reading is not None and reading not in asked:
            asked.append(reading)
            options = [option.id for option in chooser.law.readings[reading].options]
            reading = following.get((reading, options.index(chooser.choose(reading))))
        return SimpleNamespace(verdict="late", due=None, key=(None, None, None, "late"))

    return run


class TestWays:
    @given(asking())
    def test_branches_are_put_in_the_order_in_which_the_search_runs_them(self, run: Any) -> None:  # noqa: ANN401
        branches = explore(run, load_law(), {}, readings=True).branches

        assert sorted(branches, key=searched) == list(branches)

    @given(asking())
    def test_every_branch_of_a_search_is_a_way_of_its_own(self, run: Any) -> None:  # noqa: ANN401
        branches, ways = explore(run, load_law(), {}, readings=True).branches, Ways()

        numbers = [ways.way(branch).number for branch in branches]

        assert len(set(numbers)) == len(branches)
        assert [ways.branches[number].differences for number in numbers] == [b.differences for b in branches]


class TestFacts:
    def _facts(self, *noted: tuple[int, int, int, list[int]]) -> Facts:
        """Of two rows, in which the first takes a value under some readings and events had a shape."""
        facts = Facts(2)
        for value, readings, kind, days in noted:
            facts.add(np.array([0]), "confirmed", value, readings, (kind, days))  # type: ignore[arg-type]
        return facts

    def test_events_that_do_the_same_at_both_ends_bound_what_lies_between(self) -> None:
        facts = self._facts((10, 0, 1, [7]), (20, 0, 1, [7]), (10, 1, 2, [8]), (20, 1, 2, [8]))

        assert facts.bounded_by_their_ends().tolist() == [True, True]
        assert facts.taken["confirmed"].tolist() == [20, 0]

    def test_another_day_or_another_event_at_one_end_does_not(self) -> None:
        assert self._facts((10, 0, 1, [7]), (20, 0, 1, [8])).bounded_by_their_ends().tolist() == [False, True]
        assert self._facts((10, 0, 1, [7]), (20, 0, 2, [7])).bounded_by_their_ends().tolist() == [False, True]

    def test_the_same_shapes_under_other_readings_do_not(self) -> None:
        """Taken together the ends see the same, and each reading apart something else."""
        facts = self._facts((10, 0, 1, [7]), (20, 0, 2, [7]), (10, 1, 2, [7]), (20, 1, 1, [7]))

        assert facts.bounded_by_their_ends().tolist() == [False, True]

    def test_what_only_one_end_asks_bounds_where_it_does_nothing_new(self) -> None:
        facts = self._facts((10, 0, 1, [7]), (20, 0, 1, [7]), (20, 1, 1, [7]))

        assert facts.bounded_by_their_ends().tolist() == [True, True]

    def test_a_fact_with_ends_that_differ_from_branch_to_branch_does_not(self) -> None:
        facts = self._facts((10, 0, 1, [7]), (20, 0, 1, [7]), (25, 1, 1, [7]))

        assert facts.bounded_by_their_ends().tolist() == [False, True]
