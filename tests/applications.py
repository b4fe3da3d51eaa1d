"""Applications in a few words, for tests that say what happened and ask what follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gikdeadlines import Assessment, Case, assess

__all__ = ["LATER", "application", "assessed", "codes", "handed_in", "happened", "replied", "sent"]

LATER = "2025-12-31"
"""An as-of day by which everything in the tests has happened."""

Event = dict[str, Any]


def happened(what: str, day: str | None = None, **said: Any) -> Event:  # noqa: ANN401  # as free as JSON
    """An event as a case file writes it."""
    return {"type": what, **({"at": day} if day else {}), **said}


def sent(day: str, channel: str) -> Event:
    """The application leaves the applicant."""
    return happened("submitted", day, channel=channel)


def handed_in(day: str) -> Event:
    """The application is handed in, and received on that day by every rule."""
    return sent(day, "in-person")


def replied(day: str, method: str = "post") -> Event:
    """A reply that is judged by the one day it says."""
    name = "dispatched" if method in ("post", "courier", "electronic") else "delivered"
    return happened("replied", method=method, **{name: day})


def application(*events: Event, **said: Any) -> Case:  # noqa: ANN401  # as free as JSON
    """A case of these events."""
    return Case.from_dict({"id": "1", "matter": "application", "events": list(events), **said})


def assessed(
    *events: Event,
    as_of: str = LATER,
    jurisdiction: str = "CN",
    readings: Mapping[str, str] | None = None,
    explore: bool = False,
    **said: Any,  # noqa: ANN401  # as free as JSON
) -> Assessment:
    """What follows from these events."""
    case = application(*events, jurisdiction=jurisdiction, **said)
    return assess(case, as_of=date.fromisoformat(as_of), readings=readings, explore=explore)


def codes(assessment: Assessment) -> set[str]:
    """The codes of its findings."""
    return {finding.code for finding in assessment.findings}
