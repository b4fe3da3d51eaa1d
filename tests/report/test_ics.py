"""Calendar files, read by a parser that did not write them 日历文件。"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject
from tests.report.samples import EXPLAINED, LAW, day

from gikdeadlines import Case, assess, load_calendar
from gikdeadlines.matters import duties
from gikdeadlines.report.ics import due_days, duty_days
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import Assessment
from gikdeadlines.wording import LANGUAGES, Language, Wording

ZH = Wording("zh")
OPEN = replace(EXPLAINED, verdict="pending", replied_on=None, as_of=day("2022-11-01"))


def read(file: bytes) -> Any:  # noqa: ANN401 - vobject ships no types
    """The file as vobject reads it."""
    return vobject.readOne(file.decode("utf-8"))


def events(*assessments: Assessment, wording: Wording = ZH) -> list[Any]:
    """The events of some cases."""
    return list(read(due_days(assessments, law=LAW, wording=wording)).contents.get("vevent", []))


def alarms(event: Any) -> list[datetime]:  # noqa: ANN401 - vobject's
    """When an event is called to mind."""
    return [alarm.trigger.value for alarm in event.contents.get("valarm", [])]


class TestDueDays:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_day(self, language: Language) -> None:
        """A due day is a whole day that keeps nobody from a meeting."""
        (event,) = events(OPEN, wording=Wording(language))

        assert (event.dtstart.value, event.dtend.value) == (date(2022, 11, 9), date(2022, 11, 10))
        assert event.transp.value == "TRANSPARENT"
        assert "2022-017" in event.summary.value

    def test_reminders_skip_rest_days(self) -> None:
        """Reminders come at nine in Beijing, five working days before, one before and on the day."""
        (event,) = events(OPEN)

        # 9 November was a Wednesday: five working days before it is Wednesday the 2nd.
        assert alarms(event) == [datetime(2022, 11, d, 1, tzinfo=UTC) for d in (2, 8, 9)]

    def test_alarms_say_that_they_are_instants(self) -> None:
        """A trigger is a length of time unless it says otherwise: an instant that does not say so is invalid.

        Source: RFC 5545, 3.8.6.3.
        """
        file = due_days([OPEN], law=LAW, wording=ZH).decode()
        triggers = [line for line in file.splitlines() if line.startswith("TRIGGER")]

        assert len(triggers) == 3
        assert all(re.fullmatch(r"TRIGGER;VALUE=DATE-TIME:\d{8}T\d{6}Z", line) for line in triggers)

    def test_bounds_that_coincide(self) -> None:
        """Bounds that fall on one day are said as that day."""
        bounded = replace(OPEN, earliest_due=day("2027-01-08"), latest_due=day("2027-01-08"))
        (event,) = events(replace(bounded, due=None, projected_due=day("2027-01-08")))

        assert "届满日为 2027-01-08" in event.description.value

    def test_answered(self) -> None:
        """What was answered needs no reminder."""
        (event,) = events(EXPLAINED)

        assert alarms(event) == []

    def test_projected(self) -> None:
        """A day that hangs on a notice not yet published is tentative, its bounds in the details."""
        bounded = replace(OPEN, earliest_due=day("2027-01-08"), latest_due=day("2027-01-12"))
        (event,) = events(replace(bounded, due=None, projected_due=day("2027-01-11")))

        assert (event.dtstart.value, event.status.value) == (date(2027, 1, 11), "TENTATIVE")
        assert "2027-01-08 至 2027-01-12" in event.description.value

    def test_suspended(self) -> None:
        """A stopped clock has no day: it stands among the things to do."""
        file = read(due_days([replace(OPEN, verdict="suspended", due=None)], law=LAW, wording=ZH))

        assert "vevent" not in file.contents
        assert "2022-017" in file.vtodo.summary.value

    def test_withdrawn(self) -> None:
        """A withdrawn case is left out."""
        assert [event.uid.value for event in events(replace(OPEN, id="1", verdict="withdrawn"), OPEN)] == [
            event.uid.value for event in events(OPEN)
        ]

    def test_hours(self) -> None:
        """A limit in hours is an instant: 24 hours from nine in the evening, in Beijing time."""
        case = Case.from_dict({
            "id": "9", "matter": "public-opinion",
            "events": [{"type": "detected", "at": "2017-09-30T21:00:00+08:00", "severity": "major"}],
        })  # fmt: skip
        found = events(assess(case, as_of=date(2017, 10, 1)))

        assert datetime(2017, 10, 1, 13, tzinfo=UTC) in [event.dtstart.value for event in found]

    def test_hostile_id(self) -> None:
        """An id cannot add a line of its own to the file."""
        (event,) = events(replace(OPEN, id="1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:http://x;,\\"))

        assert "attach" not in event.contents
        assert "END:VEVENT" in event.summary.value

    def test_same_again(self) -> None:
        """The same assessment gives the same file, and another day of asking the same identity."""
        later = replace(OPEN, as_of=day("2022-11-02"))

        assert due_days([OPEN], law=LAW, wording=ZH) == due_days([OPEN], law=LAW, wording=ZH)
        assert events(OPEN)[0].uid.value == events(later)[0].uid.value


class TestDutyDays:
    def test_annual_report(self) -> None:
        """The annual report of 2018 was due on 31 March, a Saturday: its last reminder comes on Friday the 30th."""
        found = duties(LAW, 2018, calendar=load_calendar("CN"), chooser=Replay(LAW, {}))
        reports = [duty for duty in found if duty.citation.provision.startswith("CN/492/31")]
        file = read(duty_days(reports, as_of=date(2018, 1, 1), wording=ZH))

        assert file.vevent.dtstart.value == date(2018, 3, 31)
        assert alarms(file.vevent)[-1] == datetime(2018, 3, 30, 1, tzinfo=UTC)

    def test_all(self) -> None:
        """Every duty of a year is there once, under an identity of its own."""
        found = duties(LAW, 2018, calendar=load_calendar("CN"), chooser=Replay(LAW, {}))
        listed = read(duty_days(found, as_of=date(2018, 1, 1), wording=ZH)).contents["vevent"]

        assert len(listed) == len(found)
        assert len({event.uid.value for event in listed}) == len(found)
