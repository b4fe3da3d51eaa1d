"""Days at the end of time, counts beyond any calendar and lone surrogates: an answer, or a refusal with its place."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from gikdeadlines import Case, assess
from gikdeadlines.values import GikError

RECEIVED = {"type": "received", "at": "2024-03-05"}
LAST = "9999-12-31"

ANSWERED: list[list[dict[str, Any]]] = [
    [RECEIVED, {"type": "extension-notified", "at": "2024-03-20", "working_days": 10**30}],
    [RECEIVED, {"type": "correction-requested", "at": "2024-03-08", "respond_by": LAST}],
    [RECEIVED, {"type": "replied", "registered": LAST}],
]
REFUSED: list[list[dict[str, Any]]] = [
    [RECEIVED, {"type": "extension-notified", "at": "2024-03-20", "until": LAST}],
    [RECEIVED, {"type": "correction-requested", "at": "2024-03-08", "respond_within": 10**30}],
    [RECEIVED, {"type": "later-date-set", "at": "2024-03-20", "until": LAST}],
]
OTHERS: list[dict[str, Any]] = [
    {"matter": "publication", "events": [{"type": "formed", "at": LAST}]},
    {"matter": "inquiry", "events": [{"type": "asked", "at": f"{LAST}T23:59:59", "to": "third-party"}]},
    {"matter": "public-opinion", "events": [{"type": "detected", "at": f"{LAST}T23:59:59", "severity": "major"}]},
    {"matter": "retention", "events": [{"type": "published", "at": LAST}]},
]


def application(*events: dict[str, Any], **more: object) -> Case:
    """An application with these events."""
    return Case.from_dict({"id": "1", "matter": "application", "events": list(events), **more})


class TestApplication:
    @pytest.mark.parametrize("events", ANSWERED)
    def test_answered(self, events: list[dict[str, Any]]) -> None:
        """An extension counts as many days as the law allows; a pause that has not ended has no due day."""
        result = assess(application(*events), as_of=date(2024, 12, 31), explore=True)

        assert result.due in {date(2024, 4, 30), date(2024, 4, 2), None}

    @pytest.mark.parametrize("events", [*ANSWERED, *REFUSED])
    def test_seen_from_the_last_day(self, events: list[dict[str, Any]]) -> None:
        """Whoever asks at the end of time gets an answer or a refusal, too."""
        try:
            found = assess(application(*events), as_of=date.max, explore=True).verdict
        except GikError as error:
            found = error.code  # type: ignore[assignment]  # either will do

        assert found

    @pytest.mark.parametrize("events", REFUSED)
    def test_refused(self, events: list[dict[str, Any]]) -> None:
        """Past the years whose festivals are known nothing is counted, and the refusal says so."""
        with pytest.raises(GikError) as caught:
            assess(application(*events), as_of=date(2024, 12, 31))

        assert caught.value.path

    def test_received_on_the_last_day(self) -> None:
        """Nothing lies after the last day of all: the count is refused, and does not go on for ever."""
        with pytest.raises(GikError):
            assess(application({"type": "received", "at": LAST}), as_of=date.max)


@pytest.mark.parametrize("given", OTHERS, ids=lambda given: given["matter"])
def test_other_matters_on_the_last_day(given: dict[str, Any]) -> None:
    """A limit that would end after the last day of all is refused."""
    with pytest.raises(GikError):
        assess(Case.from_dict({"id": "1", **given}), as_of=date.max)


@pytest.mark.parametrize(
    "given",
    [
        {"id": "\ud800"},
        {"jurisdiction": "\ud800"},
        {"readings": {"\ud800": "\udfff"}},
        {"claims": [{"by": "\ud800", "due": "2024-04-02"}]},
        {"\ud800": 1},
        {"notes": "\ud800"},
    ],
)
def test_lone_surrogates(given: dict[str, Any]) -> None:
    """Half a character is refused or kept, and what is written of it is text."""
    text = json.dumps({"id": "1", "matter": "application", "events": [RECEIVED], **given})
    try:
        written = assess(Case.from_json(text), as_of=date(2024, 3, 6)).to_json()
    except GikError as error:
        written = str(error).encode("utf-8", "backslashreplace").decode()

    assert written
