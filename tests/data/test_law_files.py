"""The law files that are shipped, checked as data 法规文件."""

from __future__ import annotations

import json
from pathlib import Path

from dateutil.rrule import rrulestr

import gikdeadlines
from gikdeadlines import load_law
from gikdeadlines.law import FixedDate, Recurrence
from gikdeadlines.loading import law_schema

SCHEMA = Path(gikdeadlines.__file__).parent / "laws" / "schema.json"


class TestLawSchema:
    """The schema of a law file 法规文件的模式."""

    def test_is_the_one_in_force(self) -> None:
        """The committed schema is what the loader checks; write it anew when the format changes."""
        committed = json.loads(SCHEMA.read_text("utf-8"))

        assert committed == law_schema()


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
