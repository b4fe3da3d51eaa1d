"""The worked examples of the law, each with facts and what the text makes of them 算例."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gikdeadlines import Case, assess, load_calendars, load_law
from gikdeadlines.days import parse_instant
from gikdeadlines.explore import Replay
from gikdeadlines.law import Contested, HourLimit, Provision, settled
from gikdeadlines.matters import duty_days, limit_of

HERE = Path(__file__).parent
LAW = load_law()

Vector = Mapping[str, Any]


def vectors() -> list[Vector]:
    """Every worked example of this folder."""
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("*.json"))]
    return [vector for document in documents for vector in document.get("vectors", ())]


def chooser(facts: Vector) -> Replay:
    """The defaults, with the readings that a vector names."""
    return Replay(LAW, LAW.require_readings(facts.get("readings", {})))


def limit(provision: Provision, facts: Vector) -> Vector:
    """The end of a term, of hours or of a retention."""
    is_instant = isinstance(provision.parameters, HourLimit)
    start = parse_instant(facts["start"]) if is_instant else date.fromisoformat(facts["start"])
    calendar = load_calendars().of(provision.instrument.jurisdiction)
    return {"due": limit_of(provision, start, calendar=calendar, chooser=chooser(facts)).isoformat()}


def duty(provision: Provision, facts: Vector) -> Vector:
    """The days of a year on which a duty falls due."""
    calendar = load_calendars().of(provision.instrument.jurisdiction)
    days = duty_days(provision, facts["year"], calendar=calendar, chooser=chooser(facts))
    return {"days": [day.isoformat() for day in days]}


def rule(provision: Provision, facts: Vector) -> Vector:
    """What a row of a table says, a disputed field under the reading."""
    says = provision.parameters
    fields = {name: getattr(says, name) for name in says.__dataclass_fields__}
    rules = {name: value for name, value in fields.items() if isinstance(value, str | Contested)}
    return {name: settled(value, chooser(facts)) for name, value in rules.items()}


def assessed(_: Provision, facts: Vector) -> Vector:
    """The assessment of a whole case, its findings by their codes."""
    case = Case.from_dict(facts["case"])
    pinned = replace(case, readings=LAW.require_readings({**case.readings, **facts.get("readings", {})}))
    result = assess(pinned, law=LAW, calendar=load_calendars(), as_of=date.fromisoformat(facts["as_of"])).to_dict()
    return {**result, "findings": [found["code"] for found in result["findings"]]}


KINDS: dict[str, Callable[[Provision, Vector], Vector]] = {
    "term": limit,
    "hours": limit,
    "retention": limit,
    "duty": duty,
    "rule": rule,
    "effect": assessed,
    "case": assessed,
}


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["id"])
def test_vector(vector: Vector) -> None:
    """What the text makes of the facts is what the library computes from the provision."""
    computed = KINDS[vector["kind"]](LAW.provision(vector["provision"]), vector["facts"])

    assert {name: computed[name] for name in vector["expected"]} == vector["expected"]
