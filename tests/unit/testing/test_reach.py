"""The properties on reach notice what they are there to notice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gikdeadlines import load_calendar, load_law
from gikdeadlines.law import Deemed, Law, Provision, StartRule
from gikdeadlines.testing.properties import PROPERTIES, World
from gikdeadlines.values import FrozenMap

LAW, CALENDAR = load_law(), load_calendar("CN")
REACHED, ENDS = (next(p for p in PROPERTIES if p.title.en == title) for title in (
    "Every computed provision is reached",
    "No duty outlives its text",
))  # fmt: skip


def law_with(provision: Provision) -> Law:
    """Ours with one provision in another shape."""
    return replace(LAW, provisions=FrozenMap({**LAW.provisions, provision.id: provision}))


class TestReached:
    @pytest.mark.parametrize(
        "shape", [Deemed("nothing-asks-for-this", "nothing"), StartRule("nothing-asks-for-this", "someday")]
    )
    def test_is_broken_by_a_provision_that_nothing_asks_for(self, shape: Deemed | StartRule) -> None:
        """It counts as computed and yields no day."""
        lost = replace(LAW.provision("CN/fs-2011-17/1.1.4"), parameters=shape)
        found = REACHED.check(World(CALENDAR, law_with(lost)), lost)

        assert found is not None
        assert found.provisions == ("CN/fs-2011-17/1.1.4",)

    @pytest.mark.parametrize(
        "name",
        ["CN-SX/2015-10/27", "CN/2017-42/4.2/pilot", "CN/2016-80/1.5/pilot", "CN/fs-2011-17/1.1.4", "CN/fs-2011-17/3"],
    )
    def test_holds_of_what_was_out_of_reach(self, name: str) -> None:
        """An enterprise's answer, two pilots whose start is not named, a record, what was not published."""
        assert REACHED.check(World(CALENDAR, LAW), LAW.provision(name)) is None


class TestEnds:
    @pytest.mark.parametrize("name", ["CN/2018-23/1.2/annual-report", "CN/2017-94/3.3/report"])
    def test_is_broken_by_a_duty_without_an_end(self, name: str) -> None:
        """As these two were: 31 March and 31 December came again every year."""
        duty = LAW.provision(name)
        endless = replace(duty, applies_through=None, instrument=replace(duty.instrument, ended=None))
        found = ENDS.check(World(CALENDAR, law_with(endless)), endless)

        assert found is not None
        assert found.found.startswith("2026-")
