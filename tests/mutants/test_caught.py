"""Each property catches a fault in every rule that it names."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import pytest
from tests.mutants.caught import BY_HAND, CAUGHT, EDITS
from tests.mutants.data import every_data_fault
from tests.mutants.faults import FAULTS
from tests.mutants.planting import planted
from tests.mutants.runner_faults import edited
from tests.mutants.small import Small, every_small_fault, loaded, small_planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.law import Law
from gikdeadlines.testing.properties import PROPERTIES
from gikdeadlines.testing.verification import verify

loaded()
CALENDAR, LAW = load_calendar("CN"), load_law()
NAMED = [(stated.id, rule) for stated in PROPERTIES for rule in stated.catches]


def broken(id_: str, law: Law) -> str:
    """What a property comes to in a quick verification."""
    (result,) = verify(replace(CALENDAR), law, profile="quick", only=[id_])
    return result.result


class TestCatches:
    """The field ``catches`` of a property."""

    def test_names_a_rule(self) -> None:
        """Every property does."""
        assert [stated.id for stated in PROPERTIES if not stated.catches] == []

    def test_has_a_fault_for_each(self) -> None:
        """And none for a rule that no property names."""
        assert set(CAUGHT) == set(NAMED)

    def test_has_faults_that_are_there(self) -> None:
        """What is said to stand in a function stands there."""
        of_functions = {(rule, was, now) for (_, rule), (was, now) in CAUGHT.items() if now}
        there = {(fault.where.rpartition(":")[0], fault.was, fault.now) for fault in every_small_fault()}

        assert of_functions - there == set()

    @pytest.mark.slow
    @pytest.mark.parametrize(("id_", "rule"), NAMED)
    def test_is_broken_by_a_fault_in_it(self, id_: str, rule: str) -> None:
        """A quick verification breaks the property while the fault is planted."""
        law, planted_fault = with_fault(rule, *CAUGHT[id_, rule])
        with planted_fault:
            assert broken(id_, replace(law)) == "broken"


def with_fault(rule: str, was: str, now: str) -> tuple[Law, AbstractContextManager[None]]:
    """The law to be verified, and what plants the fault, if it is none of the law."""
    patches = next((bug.patches for bug in FAULTS if bug.name == was), None)
    if patches is None and was in BY_HAND:
        patches = (BY_HAND[was],)
    if patches:
        return LAW, planted(*patches)
    if was in EDITS:
        return LAW, edited(EDITS[was])
    if "/" in rule:
        law = next(fault.law for fault in every_data_fault(LAW) if (fault.provision, fault.change) == (rule, was))
        return law, nullcontext()
    return LAW, small_planted(small(rule, was, now))


def small(rule: str, was: str, now: str) -> Small:
    """The small fault of a function that puts something in the place of something."""
    faults = [f for f in every_small_fault() if f.where.rpartition(":")[0] == rule and (f.was, f.now) == (was, now)]
    assert faults, f"{rule} has no longer {was}"
    return faults[0]
