"""Two time axes: the notice of 22 March 2019 made 28 April and 5 May working days and 2 and 3 May days off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from gikdeadlines import Case, assess
from gikdeadlines.values import Assessment, Finding

Events = Sequence[Mapping[str, object]]


def assessed(events: Events, jurisdiction: str = "CN") -> Assessment:
    """An assessment some years later."""
    stated = {"id": "1", "matter": "application", "jurisdiction": jurisdiction, "events": events}
    return assess(Case.from_dict(stated), as_of=date(2025, 12, 31))


def later(events: Events) -> list[Finding]:
    """The findings on a later notice."""
    return [finding for finding in assessed(events).findings if finding.code.endswith("-by-later-notice")]


def extended(received: str, replied: str) -> Events:
    """An application of 2019 with thirty working days."""
    return [
        {"type": "submitted", "at": received, "channel": "in-person"},
        {"type": "extension-notified", "at": "2019-04-01", "working_days": 15},
        {"type": "replied", "method": "on-the-spot", "delivered": replied},
    ]


class TestByLaterNotice:
    """The verdict by the calendar in force beside that by the one published when the clock started."""

    @pytest.mark.parametrize(
        ("received", "replied", "code", "due", "due_then"),
        [
            ("2019-03-19", "2019-05-02", "late-by-later-notice", date(2019, 4, 30), date(2019, 5, 2)),
            ("2019-03-20", "2019-05-05", "in-time-by-later-notice", date(2019, 5, 5), date(2019, 5, 3)),
        ],
    )
    def test_a_later_notice_decides(self, received: str, replied: str, code: str, due: date, due_then: date) -> None:
        """Both due days and the notice are named."""
        (finding,) = later(extended(received, replied))

        assert finding.code == code
        assert finding.parameters == {"published": date(2019, 3, 22), "due": due, "due_then": due_then}
        assert finding.citation
        assert finding.citation.doc_no == "国办发明电〔2019〕3号"

    def test_the_notice_was_already_out(self) -> None:
        """Received on the day of publication the clock started under the new calendar: thirty days end on 7 May."""
        assert later(extended("2019-03-22", "2019-05-08")) == []

    def test_the_calendar_of_the_receipt_did_not_reach_so_far(self) -> None:
        """Consulted into 2020, a year that had not been announced on the day of receipt: nothing can be compared."""
        paused: Events = [
            {"type": "submitted", "at": "2019-03-19", "channel": "in-person"},
            {"type": "third-party-consulted", "at": "2019-03-25"},
            {"type": "third-party-replied", "at": "2020-01-10"},
            {"type": "replied", "method": "on-the-spot", "delivered": "2020-02-28"},
        ]

        assert assessed(paused).verdict == "late"
        assert later(paused) == []

    def test_the_verdict_is_the_same(self) -> None:
        """A reply in April is in time by both calendars."""
        assert later(extended("2019-03-19", "2019-04-25")) == []


class TestMediumConfidence:
    """What is not sure is named in the provenance."""

    def test_a_provision(self) -> None:
        """国办函〔2020〕109号 was not seen whole."""
        found = assessed(
            [
                {"type": "submitted", "at": "2022-03-21", "channel": "in-person"},
                {"type": "fee-notified", "at": "2022-03-25"},
                {"type": "fee-paid", "at": "2022-03-28"},
            ]
        )

        assert found.provenance
        assert found.provenance.medium_confidence == ("CN/2020-109/clock",)

    @pytest.mark.parametrize(("received", "is_named"), [("2022-03-21", True), ("2022-08-01", False)])
    def test_a_regional_notice(self, received: str, *, is_named: bool) -> None:
        """Guangxi's days off of April 2022 are known with medium confidence; in August nothing hangs on them."""
        events = [
            {"type": "submitted", "at": received, "channel": "in-person"},
            {"type": "replied", "method": "on-the-spot", "delivered": f"{received[:6]}{int(received[6]) + 1}-10"},
        ]
        found = assessed(events, "CN-GX")

        assert found.provenance
        assert any(id_.startswith("CN-GX/") for id_ in found.provenance.medium_confidence) is is_named

    def test_nothing_to_name(self) -> None:
        """An ordinary case stands on what is sure."""
        found = assessed([{"type": "submitted", "at": "2022-11-01", "channel": "in-person"}])

        assert found.provenance
        assert found.provenance.medium_confidence == ()
