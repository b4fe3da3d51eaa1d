from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

import pytest

from gikdeadlines.case import EVENTS, Case, case
from gikdeadlines.case.plain import ODD, plain_day, plain_events
from gikdeadlines.values import CaseError
from gikdeadlines.values.days import BEIJING

FULL: Final[dict[str, Any]] = {
    "schema": "gikdeadlines/case/1",
    "id": "1",
    "matter": "application",
    "jurisdiction": "CN-SX",
    "events": [
        {"type": "submitted", "at": "2017-03-01", "channel": "fax"},
        {"type": "not-confirmed"},
        {"type": "correction-requested", "at": date(2017, 3, 3), "served": None, "respond_within": 5},
        {"type": "third-party-replied", "at": "2017-03-09", "party": "甲", "consents": False},
        {"type": "replied", "method": "post", "dispatched": "2017-04-01", "delegated": True},
    ],
    "readings": {"pause-ends": "both-count"},
    "claims": [{"by": "agency", "due": "2017-03-22"}],
    "field": None,
    "notes": "附注",
}

ODDITIES: Final[tuple[Any, ...]] = (
    *(None, "", "x", "\ud800", 0, 1, -1, 2**70, 1.5, True, b"x", [], ["x"], {}, {"x": 1}, {"x": "y"}, ()),
    *("2017-03-01", "2017-02-30", "20170301", "2017-W09-3", "2017-3-1", "\uff12017-03-01", "2017-03-01T10:00:00+08:00"),
    *(date(2017, 3, 1), datetime(2017, 3, 1, 10, tzinfo=BEIJING), "fax", "post", "CN", "cn-sx", "application", "other"),
)


def altered(value: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """The value with one place in it put otherwise, left out, or with a key too many."""
    yield from ODDITIES
    if isinstance(value, dict):
        yield {**value, "more": "x"}
        for key in value:
            yield {name: each for name, each in value.items() if name != key}
            yield from ({**value, key: other} for other in altered(value[key]))
    if isinstance(value, list):
        for place, each in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in altered(each))


def outcome(given: Any) -> object:  # noqa: ANN401 - whatever is given
    """The case, or its faults."""
    try:
        return Case.from_dict(given)
    except CaseError as error:
        return repr(error.faults)


class TestPlain:
    """A case that is written as it should be, read without the border."""

    def test_reads_what_the_border_reads(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """However one place of a case is altered: the same case, or the same faults."""
        given = [FULL, *altered(FULL)]
        found = [outcome(each) for each in given]
        monkeypatch.setattr(case, "_plain_parts", lambda _: None)
        by_border = [outcome(each) for each in given]

        differing = [
            (each, one, other) for each, one, other in zip(given, found, by_border, strict=True) if one != other
        ]
        assert not differing

    @pytest.mark.parametrize("kind", EVENTS["application"])
    def test_reads_every_event_of_an_application(self, kind: Any) -> None:  # noqa: ANN401 - a class of events
        """None needs the border."""
        stated = {"at": "2017-03-01", "channel": "fax", "until": "2017-04-01"}
        needed = {name: value for name, value in stated.items() if name in kind.__dataclass_fields__}

        (event,) = plain_events("application", [{"type": kind.type, **needed}])

        assert type(event) is kind

    @pytest.mark.parametrize("text", ["2017-W09-3", "20170301", "2017-02-30", "2017-03-01 ", "\uff11017-03-01"])
    def test_leaves_an_odd_day_to_the_border(self, text: str) -> None:
        """Though the standard library reads some of them."""
        assert plain_day(text) is ODD
