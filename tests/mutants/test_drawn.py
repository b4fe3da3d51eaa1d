"""Faults drawn anew: that they are planted, taken out again, and noticed."""

from __future__ import annotations

import pytest
from tests.mutants.data import every_data_fault
from tests.mutants.drawn import drawn, noticed_by
from tests.mutants.small import Small, every_small_fault, loaded, small_planted

from gikdeadlines import load_law
from gikdeadlines.testing.verification import verify

loaded()
SMALL = every_small_fault()
DATA = every_data_fault(load_law())


def small(where: str, now: str) -> Small:
    """The small fault of a function that puts something in a place."""
    return next(fault for fault in SMALL if fault.where.rpartition(":")[0].endswith(where) and fault.now == now)


class TestDrawn:
    """The sample."""

    @pytest.mark.long
    def test_is_the_same_for_a_seed(self) -> None:
        """And another for another."""
        first, again, other = drawn(30, 1), drawn(30, 1), drawn(30, 2)

        assert [fault.where for fault in first] == [fault.where for fault in again]
        assert [fault.where for fault in first] != [fault.where for fault in other]

    def test_is_drawn_from_many(self) -> None:
        """Of the source below ``loading``, and of each row of the regimes."""
        assert len(SMALL) > 1500
        assert len(DATA) > 100

    @pytest.mark.long
    @pytest.mark.parametrize(
        ("where", "now"),
        [
            ("judging._met", "done < due"),
            ("judging._met", "now < due"),
        ],
    )
    def test_is_noticed(self, where: str, now: str) -> None:
        """By a quick verification, with the id of the property."""
        found = noticed_by(small(where, now), ["quick"])

        assert found.stage == "quick"
        assert found.by.startswith("GIK-P-")

    def test_is_taken_out_again(self) -> None:
        """What is planted does not stay."""
        with small_planted(small("judging._met", "done < due")):
            (planted,) = verify(profile="quick", only=["GIK-P-109"])

        (result,) = verify(profile="quick", only=["GIK-P-109"])
        assert (planted.result, result.result) == ("broken", "holds")
