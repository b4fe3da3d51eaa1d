"""The calendar as an evaluation asks it."""

from __future__ import annotations

from datetime import date

import pytest

from gikdeadlines import Case, assess, load_calendar, load_law
from gikdeadlines.almanac import Almanac
from gikdeadlines.explore import Replay

RECEIVED = date(2008, 5, 4)
"""A Sunday; by the notice of 2008 its 15th working day is Friday 23 May."""


class TestIsWithin:
    """Whether the n-th working day is still to come."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2008, 5, 22), True), (date(2008, 5, 23), False), (date(2008, 5, 24), False), (date(2008, 5, 26), False)],
    )
    def test_ends_before_the_nth_day(self, day: date, expected: bool) -> None:
        """A rest day after the due day has as many working days before it as the due day itself."""
        almanac = Almanac(load_calendar("CN"), Replay(load_law(), {}))

        assert almanac.is_within(RECEIVED, day, 15) is expected


class TestExtensionOnARestDay:
    """An extension that is told on the Saturday after the due Friday."""

    def test_is_late(self) -> None:
        """Article 24(2) of 2007 extends a period that runs, not one that ended the day before."""
        case = Case.from_dict(
            {
                "id": "1",
                "matter": "application",
                "events": [
                    {"type": "submitted", "at": "2008-05-04", "channel": "in-person"},
                    {"type": "extension-notified", "at": "2008-05-24", "working_days": 5},
                ],
            }
        )

        assessment = assess(case, as_of=date(2008, 5, 24))

        assert (assessment.due, assessment.verdict) == (date(2008, 5, 23), "overdue")
        assert "extension-late" in {finding.code for finding in assessment.findings}
