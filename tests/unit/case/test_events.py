from __future__ import annotations

import json
from dataclasses import fields

import pytest

from gikdeadlines.case import EVENTS, Case, Event, case_schema
from gikdeadlines.values import CaseError

DATED = [
    pytest.param(matter, event, id=f"{matter}-{event.type}")
    for matter, events in EVENTS.items()
    for event in events
    if any(field.name == "at" for field in fields(event))  # type: ignore[arg-type]
]


class TestAt:
    @pytest.mark.parametrize(("matter", "event"), DATED)
    def test_is_required(self, matter: str, event: type[Event]) -> None:
        """An event that has a day does not pass without one."""
        with pytest.raises(CaseError) as caught:
            Case.from_dict({"id": "1", "matter": matter, "events": [{"type": event.type}]})

        assert ("missing-key", "events[0].at") in {(fault.code, fault.path) for fault in caught.value.faults}

    def test_schema_says_so(self) -> None:
        """The schema of a case names the day among the required keys of an event."""
        assert '"required": ["type", "at", "channel"]' in json.dumps(case_schema())
