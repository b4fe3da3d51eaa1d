"""Each property catches a fault in every rule that it names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.mutants.caught import CAUGHT
from tests.mutants.data import every_data_fault
from tests.mutants.faults import FAULTS
from tests.mutants.planting import planted
from tests.mutants.small import Small, every_small_fault, loaded, small_planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.law import Law
from gikdeadlines.testing.properties import PROPERTIES
from gikdeadlines.testing.verification import verify

loaded()
CALENDAR, LAW = load_calendar("CN"), load_law()
WITHOUT = {
    f"GIK-P-{number:03}"
    for number in (
        *(19, 22, 24, 30, 31, 33, 40, 41, 52, 58, 67, 68, 76, 80, 83, 85, 86, 87, 89, 92, 93, 96, 99, 113, 121, 124),
        *(126, 131, 132, 139, 140),
    )
}
ELSEWHERE = {"GIK-P-141"}
"""Edits of the runner of tables, of its merge and of the text are planted in ``test_runner_faults.py``."""
NAMED = [(stated.id, rule) for stated in PROPERTIES for rule in stated.catches]


def broken(id_: str, law: Law) -> str:
    """What a property comes to in a quick verification."""
    (result,) = verify(replace(CALENDAR), law, profile="quick", only=[id_])
    return result.result


class TestCatches:
    """The field ``catches`` of a property."""

    def test_names_a_rule(self) -> None:
        """But for those for which no fault is planted yet; of these no new one may come."""
        assert {stated.id for stated in PROPERTIES if not stated.catches} <= WITHOUT | ELSEWHERE

    def test_has_a_fault_for_each(self) -> None:
        """And none for a rule that no property names."""
        assert set(CAUGHT) == set(NAMED)

    @pytest.mark.slow
    @pytest.mark.parametrize(("id_", "rule"), NAMED)
    def test_is_broken_by_a_fault_in_it(self, id_: str, rule: str) -> None:
        """A quick verification breaks the property while the fault is planted."""
        was, now = CAUGHT[id_, rule]
        bug = next((fault for fault in FAULTS if fault.name == was), None)
        if bug:
            with planted(*bug.patches):
                assert broken(id_, replace(LAW)) == "broken"
            return
        if "/" in rule:
            law = next(f.law for f in every_data_fault(LAW) if (f.provision, f.change) == (rule, was))
            assert broken(id_, law) == "broken"
            return
        with small_planted(small(rule, was, now)):
            assert broken(id_, replace(LAW)) == "broken"


def small(rule: str, was: str, now: str) -> Small:
    """The small fault of a function that puts something in the place of something."""
    faults = [f for f in every_small_fault() if f.where.rpartition(":")[0] == rule and (f.was, f.now) == (was, now)]
    assert faults, f"{rule} has no longer {was}"
    return faults[0]
