"""Due days for a calendar program, with reminders in working days 日历文件。

Days are whole days; a limit in hours is an instant. The file says nothing that the assessment does not: its stamp is
the as-of day, so that the same input gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event, Todo

from gikdeadlines.law import Law
from gikdeadlines.matters import Duty
from gikdeadlines.values import BEIJING, ONE_DAY, Assessment, Limit, Remedy
from gikdeadlines.wording import Wording, case_name

from .citations import citation_text
from .phrases import between, printable
from .remedies import remedy_view

__all__ = ["due_days", "duty_days"]

_WORKING_DAYS_BEFORE: Final = (5, 1, 0)
"""How many working days before the due day a reminder comes."""

_OFFICE_OPENS: Final = time(9, tzinfo=BEIJING)

_LEAD: Final = timedelta(hours=1)
"""How long before an instant its reminder comes."""


def due_days(assessments: Iterable[Assessment], *, law: Law, wording: Wording) -> bytes:
    """The due days of cases as an iCalendar file 届满日.

    A case whose clock is stopped has no day: it stands there as something to do without one. A withdrawn case is left
    out.

    Args:
        assessments: with their ledgers, from which the working days before the due day are read.
        law: for the words of limits.
        wording: in which language.
    """
    dates = [found for assessment in assessments for found in _of_case(assessment, law, wording)]
    return _file(dates, wording)


def duty_days(duties: Iterable[Duty], *, as_of: date, wording: Wording) -> bytes:
    """The days by which duties of a year are to be done, as an iCalendar file 义务到期日.

    Args:
        duties: of :func:`~gikdeadlines.matters.duties.duties`.
        as_of: the day that the file bears.
        wording: in which language.
    """
    return _file([_of_duty(duty, as_of, wording) for duty in duties], wording)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of the file; ``reminders`` are the days on which it is called to mind."""

    identity: str
    stamp: date
    at: date | None
    summary: str
    details: str
    status: Literal["CONFIRMED", "TENTATIVE"] = "CONFIRMED"
    reminders: tuple[date, ...] = field(default=())


# Cases


def _of_case(assessment: Assessment, law: Law, say: Wording) -> Iterator[_Entry]:
    if assessment.verdict in {"withdrawn", "deemed-withdrawn"}:
        return
    if assessment.limits:
        yield from (_of_limit(assessment, limit, law, say) for limit in assessment.limits)
        return
    at = assessment.due or assessment.projected_due
    key = "ics-due" if at else "ics-stopped"
    yield _Entry(
        identity=f"case:{assessment.id}",
        stamp=assessment.as_of,
        at=at,
        summary=say.text(key, id=printable(case_name(assessment.id, say))),
        details=_details(assessment, say),
        status="CONFIRMED" if assessment.due else "TENTATIVE",
        reminders=_reminders(assessment),
    )
    yield from (_of_remedy(assessment, remedy, law, say) for remedy in assessment.remedies if remedy.last_day)


def _of_remedy(assessment: Assessment, remedy: Remedy, law: Law, say: Wording) -> _Entry:
    """The last day of a way open to the applicant, called to mind two weeks and a week before, and on the day."""
    view, last = remedy_view(remedy, say, law), remedy.last_day
    assert last is not None
    cited = [citation_text(citation, say) for citation in (remedy.citation, *remedy.also)]
    lines = (f"{view.name}{say.text('colon')}{view.days}", *view.notes, *cited, say.text("remedy-undecided"))
    return _Entry(
        identity=f"case:{assessment.id}:remedy:{remedy.way}:{remedy.against}",
        stamp=assessment.as_of,
        at=last,
        summary=say.text(
            "ics-remedy", id=printable(case_name(assessment.id, say)), what=say.text(f"remedy-{remedy.way}")
        ),
        details="\n".join(printable(line) for line in lines),
        status="TENTATIVE" if "calendar" in remedy.hangs_on else "CONFIRMED",
        reminders=tuple(last - timedelta(days) for days in (14, 7, 0)),
    )


def _of_limit(assessment: Assessment, limit: Limit, law: Law, say: Wording) -> _Entry:
    provision = law.provisions.get(limit.citation.provision)
    what = say.pick(provision.summary) if provision else limit.slot
    at = limit.due or limit.earliest_due
    return _Entry(
        identity=f"case:{assessment.id}:{limit.slot}:{limit.event}",
        stamp=assessment.as_of,
        at=at,
        summary=say.text("ics-limit", id=printable(case_name(assessment.id, say)), what=printable(what)),
        details=citation_text(limit.citation, say),
        status="CONFIRMED" if limit.due else "TENTATIVE",
        reminders=(at,) if at and not isinstance(at, datetime) else (),
    )


def _details(assessment: Assessment, say: Wording) -> str:
    lines = [say.text(f"verdict-{assessment.verdict}")]
    if assessment.due is None and assessment.earliest_due and assessment.latest_due:
        lines.append(between("ics-one", "ics-between", assessment.earliest_due, assessment.latest_due, say))
    if assessment.verdict == "pending" and assessment.first_due and assessment.first_due == assessment.due:
        lines.append(say.text("ics-extend", day=assessment.first_due))
    lines += [citation_text(citation, say) for citation in assessment.citations]
    return "\n".join(printable(line) for line in (*lines, say.text("disclaimer")))


def _reminders(assessment: Assessment) -> tuple[date, ...]:
    """Some working days before the due day, as the ledger counts them; none once it was answered."""
    if assessment.replied_on is not None:
        return ()
    days = {day.ordinal: day.date for day in assessment.ledger if day.ordinal is not None}
    due = next((ordinal for ordinal, day in days.items() if day == assessment.due), None)
    if due is None:
        return (assessment.due,) if assessment.due else ()
    return tuple(days[due - before] for before in _WORKING_DAYS_BEFORE if due - before in days)


# Duties


def _of_duty(duty: Duty, as_of: date, say: Wording) -> _Entry:
    who = say.pick(duty.duty_bearer) if duty.duty_bearer else ""
    sources = [citation_text(citation, say) for citation in (duty.citation, *duty.restated_by)]
    last = duty.last_working_day
    return _Entry(
        identity=f"duty:{duty.citation.provision}:{duty.day}",
        stamp=as_of,
        at=duty.day,
        summary=printable(say.pick(duty.summary)),
        details="\n".join(filter(None, (who, *sources))),
        reminders=(last - timedelta(7), last) if last else (duty.day,),
    )


# The file


def _file(entries: Iterable[_Entry], say: Wording) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//gikdeadlines//gikdeadlines//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", say.text("ics-name"))
    for entry in entries:
        calendar.add_component(_component(entry))
    return bytes(calendar.to_ical())


def _component(entry: _Entry) -> Event | Todo:
    component: Event | Todo = Event() if entry.at else Todo()
    component.add("uid", str(uuid5(NAMESPACE_URL, f"gikdeadlines:{entry.identity}")))
    component.add("dtstamp", datetime.combine(entry.stamp, time(), BEIJING).astimezone(UTC))
    component.add("summary", entry.summary)
    component.add("description", entry.details)
    if entry.at:
        _placed(component, entry.at)
        component.add("status", entry.status)
    for day in entry.reminders:
        component.add_component(_alarm(datetime.combine(day, _OFFICE_OPENS), entry.summary))
    if isinstance(entry.at, datetime):
        component.add_component(_alarm(entry.at - _LEAD, entry.summary))
    return component


def _placed(component: Event | Todo, at: date) -> None:
    if isinstance(at, datetime):
        component.add("dtstart", at.astimezone(UTC))
        return
    component.add("dtstart", at)
    component.add("dtend", at + ONE_DAY)
    component.add("transp", "TRANSPARENT")


def _alarm(at: datetime, text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    # Without saying so, a trigger is a length of time before the event, and programs refuse the instant.
    alarm.add("trigger", at.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    return alarm
