"""The law files that are shipped, checked as data 法规文件."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr

import gikdeadlines
from gikdeadlines import load_law
from gikdeadlines.law import FixedDate, Recurrence
from gikdeadlines.loading import law_schema
from gikdeadlines.loading.laws.law_checks import law_faults
from gikdeadlines.loading.laws.law_format import checked
from gikdeadlines.loading.laws.provisions import part_of

LAWS = Path(gikdeadlines.__file__).parent / "laws"
SCHEMA = LAWS / "schema.json"


class TestLawSchema:
    """The schema of a law file 法规文件的模式."""

    def test_is_the_one_in_force(self) -> None:
        """The committed schema is what the loader checks; write it anew when the format changes."""
        committed = json.loads(SCHEMA.read_text("utf-8"))

        assert committed == law_schema()


class TestLawFile:
    """The files as their format has them: a run takes ours as they are, so that they are held to it here."""

    @pytest.mark.parametrize("path", sorted(LAWS.rglob("*.toml")), ids=lambda path: path.relative_to(LAWS).as_posix())
    def test_keeps_to_the_format(self, path: Path) -> None:
        """Read without the models, a file says what it says with them."""
        said = tomllib.loads(path.read_text("utf-8"))

        assert part_of(said) == part_of(checked(said))

    @pytest.mark.parametrize("place", [*sorted(load_law().jurisdictions), "CN-GD"])
    def test_of_a_place_are_all_that_its_regimes_need(self, place: str) -> None:
        """What is left unread for a place changes none of its regimes, nor what the law is known by."""
        whole, part = load_law(), load_law(place=place)

        assert part.timeline(place) == whole.timeline(place)
        assert (part.readings, part.digest) == (whole.readings, whole.digest)
        assert len(part.provisions) < len(whole.provisions)

    def test_hold_together(self) -> None:
        """What one file names stands in another."""
        assert law_faults(load_law()) == []


class TestRecurrence:
    """The rules of recurring duties 周期性义务."""

    def test_has_rules_of_rfc_5545(self) -> None:
        """Another program reads the same rule."""
        rules = [p.parameters.rrule for p in load_law().provisions.values() if isinstance(p.parameters, Recurrence)]

        assert all(rrulestr(rule) for rule in rules)


class TestFixedDate:
    """The fixed days 固定日期."""

    def test_is_a_day_or_a_day_of_every_year(self) -> None:
        """A date falls once, or every year, never both."""
        dates = {p.id: p.parameters for p in load_law().provisions.values() if isinstance(p.parameters, FixedDate)}

        assert [
            provision
            for provision, says in dates.items()
            if (says.on is None) == (says.month is None or says.day is None)
        ] == []


class TestProvision:
    """The provisions as a whole 条款."""

    def test_restates_a_provision_of_its_own_kind(self) -> None:
        """A clause that restates another computes the same way and wins over nothing."""
        law = load_law()
        restating = [p for p in law.provisions.values() if p.restates]

        assert [p.id for p in restating if p.kind != law.provision(p.restates or "").kind] == []

    def test_names_who_must_act_and_when(self) -> None:
        """A dated or recurring duty has somebody who bears it and a trigger."""
        duties = [p for p in load_law().provisions.values() if p.matter == "duty"]

        assert [p.id for p in duties if p.duty_bearer is None or p.trigger is None] == []
