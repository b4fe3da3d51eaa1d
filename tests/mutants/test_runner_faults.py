"""No fault in the runner, in the merge or in the text as a table walks it survives ``verify``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.mutants.runner_faults import FAULTS, SourceFault, edited

from gikdeadlines import load_calendar, load_law
from gikdeadlines.testing.verification import verify

CAUGHT_BY = "GIK-P-141"
"""Every field of a register is that of each row."""

CALENDAR, LAW = load_calendar("CN"), load_law()
EVERY_SIXTH = FAULTS[::6]
LEAST = 40


def results(fault: SourceFault) -> set[str]:
    """What becomes of the property with a fault in the library, the law being compiled anew."""
    with edited(fault):
        found = verify(replace(CALENDAR), replace(LAW), profile="default", only=(CAUGHT_BY,))
    return {result.result for result in found}


class TestFaults:
    """The list of faults."""

    def test_is_long_enough(self) -> None:
        """Forty at the least, each a place of its own."""
        assert len({(fault.module, fault.was) for fault in FAULTS}) >= LEAST

    @pytest.mark.parametrize("fault", EVERY_SIXTH, ids=lambda fault: fault.name)
    def test_is_caught(self, fault: SourceFault) -> None:
        """Every sixth each time the tests are run."""
        assert results(fault) == {"broken"}

    @pytest.mark.slow
    @pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
    def test_is_caught_each(self, fault: SourceFault) -> None:
        """All of them before a release."""
        assert results(fault) == {"broken"}

    def test_breaks_nothing_once_it_is_taken_out(self) -> None:
        """What is planted does not stay."""
        results(FAULTS[0])

        assert {found.result for found in verify(profile="quick", only=(CAUGHT_BY,))} == {"holds"}
