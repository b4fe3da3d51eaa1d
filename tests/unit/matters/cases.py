"""Cases of the other matters in one line, for the tests beside this file."""

from __future__ import annotations

from datetime import date
from typing import Any

from gikdeadlines import Assessment, Case, assess
from gikdeadlines.values import Limit


def assessed(
    matter: str, *events: dict[str, Any], as_of: str = "2026-06-30", explore: bool = False, **stated: object
) -> Assessment:
    """The assessment of a case that states these events."""
    case = Case.from_dict({"id": "1", "matter": matter, "events": list(events), **stated})
    return assess(case, as_of=date.fromisoformat(as_of), explore=explore)


def event(type_: str, at: str, **fields: object) -> dict[str, Any]:
    """An event as a file writes it."""
    return {"type": type_, "at": at, **fields}


def the_limit(result: Assessment, slot: str) -> Limit:
    """The one limit of a slot."""
    (found,) = [limit for limit in result.limits if limit.slot == slot]
    return found


def asked(result: Assessment) -> dict[str, str]:
    """The readings asked, with the options taken."""
    return {reading.id: reading.option for reading in result.readings}


def codes(result: Assessment) -> list[str]:
    """The codes of the findings."""
    return [found.code for found in result.findings]
