from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, get_type_hints

import pytest

from gikdeadlines.case.events import Event
from gikdeadlines.case.impossible import SOUND, impossibilities

AT = date(2022, 3, 10)
DAYS = (None, date(2022, 3, 9), AT, date(2022, 3, 11))
COUNTS = (None, 0, 1)
FIELDS = ("served", "respond_by", "respond_within", "working_days", "until", "dated", "dispatched", "delivered")


def events_of(kind: type[Event]) -> Iterator[Event]:
    """Every event of a kind whose days lie before, on and after a day, whose numbers are none, nought and one."""
    hints = get_type_hints(kind)
    names = [name for name in (*FIELDS, "registered") if name in hints]
    for values in product(*(COUNTS if name in ("respond_within", "working_days") else DAYS for name in names)):
        given: dict[str, Any] = dict(zip(names, values, strict=True)) | ({"at": AT} if "at" in hints else {})
        if not (kind.type == "later-date-set" and given["until"] is None):
            yield kind(**given)


class TestSound:
    """Whether there is anything to tell of an event, asked with less work."""

    @pytest.mark.parametrize("kind", SOUND)
    def test_is_false_exactly_where_there_is_a_fault(self, kind: type[Event]) -> None:
        """For every event that differs in what is looked at."""
        inner = [
            (event, [fault for fault in impossibilities([event], [event]) if fault.path.endswith("]")])
            for event in events_of(kind)
        ]
        faults = [
            (event, [fault for fault in found if fault.code != "answer-without-question"]) for event, found in inner
        ]

        assert all(SOUND[kind](event) is not bool(found) for event, found in faults)
        assert {bool(found) for _, found in faults} == {True, False}
