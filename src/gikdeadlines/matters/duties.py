"""义务 What falls due in a year whatever happens: fixed dates, recurring duties, milestones of plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final, Literal

from dateutil.rrule import rrulestr

from gikdeadlines.application import Almanac
from gikdeadlines.calendar import Calendar
from gikdeadlines.law import Chooser, FixedDate, Law, Provision, Recurrence, Term
from gikdeadlines.values import NATIONAL, ONE_DAY, CalendarRangeError, Citation, Fault, FrozenMap, LawError, Text

from .dues import choose_among, due_of

__all__ = ["Duty", "duties", "duty_days"]

_CYCLE: Final = 400
"""Years after which the Gregorian calendar repeats itself, a whole number of weeks later."""

_ISSUED: Final = "issued"
"""A term of a plan that runs from its own issue ends on a day that is known from the start."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that somebody must have done by a day 到期义务.

    ``day`` does not move when it is a rest day; ``last_working_day`` is the last working day through it, None past the
    announced calendar. ``restated_by`` are provisions of other documents that say the same.
    """

    day: date
    kind: Literal["dated", "recurring", "milestone"]
    jurisdiction: str
    slot: str
    summary: Text
    duty_bearer: Text | None
    trigger: Text | None
    citation: Citation
    last_working_day: date | None = None
    restated_by: tuple[Citation, ...] = ()


def duties(
    law: Law, year: int, *, calendar: Calendar, chooser: Chooser, jurisdiction: str = NATIONAL
) -> tuple[Duty, ...]:
    """Who must have done what by which day of a year, in order of time 某年到期的义务.

    >>> from gikdeadlines import load_calendar, load_law
    >>> from gikdeadlines.uncertainty import Replay
    >>> law = load_law()
    >>> found = duties(law, 2018, calendar=load_calendar("CN"), chooser=Replay(law, {}))
    >>> [duty.day.isoformat() for duty in found if duty.citation.provision.startswith("CN/492/31")]
    ['2018-03-31']

    Args:
        law: its dated and recurring provisions, and the terms of plans that run from their issue.
        year: of the day by which it is due.
        calendar: the working days.
        chooser: answers whether 前 and 底前 include the day named.
        jurisdiction: its own provisions and the country's.

    Raises:
        LawError: ``bad-recurrence``, for a rule that RFC 5545 does not know.
    """
    levels = (NATIONAL, jurisdiction)
    found = [
        (provision, day)
        for provision in law.provisions.values()
        if provision.instrument.jurisdiction in levels
        for day in duty_days(provision, year, calendar=calendar, chooser=chooser)
    ]
    listed = {(provision.id, day): _duty(provision, day, calendar) for provision, day in found}
    for provision, day in found:
        original = (_original(law, provision).id, day)
        if original in listed and original[0] != provision.id:
            del listed[provision.id, day]
            duty = listed[original]
            listed[original] = replace(duty, restated_by=(*duty.restated_by, provision.citation))
    return tuple(sorted(listed.values(), key=_order))


def _order(duty: Duty) -> tuple[date, str, str]:
    return (duty.day, duty.jurisdiction, duty.citation.provision)


def _original(law: Law, provision: Provision) -> Provision:
    """The provision that is restated in the end, itself where it restates none."""
    return _original(law, law.provision(provision.restates)) if provision.restates else provision


def _duty(provision: Provision, day: date, calendar: Calendar) -> Duty:
    says = provision.parameters
    assert isinstance(says, FixedDate | Recurrence | Term)
    return Duty(
        day=day,
        kind=_kind(says),
        jurisdiction=provision.instrument.jurisdiction,
        slot=says.slot,
        summary=provision.summary,
        duty_bearer=provision.duty_bearer,
        trigger=provision.trigger,
        citation=provision.citation,
        last_working_day=_last_working_day(calendar, day),
    )


def _kind(says: FixedDate | Recurrence | Term) -> Literal["dated", "recurring", "milestone"]:
    if isinstance(says, Recurrence):
        return "recurring"
    return "dated" if isinstance(says, FixedDate) and says.on is None else "milestone"


def _last_working_day(calendar: Calendar, day: date) -> date | None:
    try:
        return day if calendar.is_working(day) else calendar.previous_working(day)
    except CalendarRangeError:
        return None


# The days of a year on which a provision falls due


def duty_days(provision: Provision, year: int, *, calendar: Calendar, chooser: Chooser) -> tuple[date, ...]:
    """The last days of a year on which one provision's duty is done in time, none where it is no duty 到期日.

    Raises:
        LawError: ``bad-recurrence``.
    """
    named = _days(provision, year, Almanac(calendar, chooser))
    return tuple(_through(provision, day, chooser) for day in named)


def _through(provision: Provision, day: date, chooser: Chooser) -> date:
    """前 and 底前 may leave out the day named."""
    if "through-named-day" not in provision.readings:
        return day
    return choose_among(chooser, "through-named-day", {"yes": day, "no": day - ONE_DAY})


def _days(provision: Provision, year: int, almanac: Almanac) -> Sequence[date]:
    says = provision.parameters
    if isinstance(says, FixedDate):
        return [day for day in _fixed(provision, says, year) if day.year == year]
    if isinstance(says, Recurrence):
        return [day for day in _recurring(provision, says, year) if provision.until is None or day <= provision.until]
    if isinstance(says, Term) and provision.matter == "duty" and says.anchor == _ISSUED:
        return [day for day in _milestone(provision, says, year, almanac) if day.year == year]
    return []


def _fixed(provision: Provision, says: FixedDate, year: int) -> Iterable[date]:
    """The one day, or the day of the year while the provision is in force."""
    if says.on is not None:
        yield says.on
    elif says.month is not None and says.day is not None:
        day = date(year, says.month, says.day)
        if provision.applies_on(day):
            yield day


def _recurring(provision: Provision, says: Recurrence, year: int) -> Iterable[date]:
    since = _brought_near(says.rrule, says.since or provision.since, year)
    try:
        rule = rrulestr(says.rrule, dtstart=datetime.combine(since, time()))
    except ValueError as error:
        expected = f"a recurrence rule of RFC 5545: {error}"
        raise LawError(
            Fault(
                code="bad-recurrence",
                given=says.rrule,
                expected=expected,
                path=provision.id,
                parameters=FrozenMap(why=str(error)),
            )
        ) from None
    last = min(says.until or date.max, date(year, 12, 31))
    first = date(year, 1, 1)
    if last < first:
        return
    for occurrence in rule.between(datetime.combine(first, time()), datetime.combine(last, time()), inc=True):
        yield occurrence.date()


def _brought_near(rrule: str, since: date, year: int) -> date:
    """The first day moved on by whole cycles of the Gregorian calendar: the same days recur, weekdays included.

    A rule that counts its occurrences, or leaves some out, begins where it says.
    """
    if "COUNT" in rrule or "INTERVAL" in rrule:
        return since
    cycles = max(0, (year - 1 - since.year) // _CYCLE)
    return since.replace(year=since.year + cycles * _CYCLE)


def _milestone(provision: Provision, says: Term, year: int, almanac: Almanac) -> Iterable[date]:
    issued = provision.instrument.issued
    months_or_years = {"month": 12, "year": 1}
    if issued is None or says.unit not in months_or_years:
        return
    years = says.n / months_or_years[says.unit]
    if issued.year + years - 1 <= year <= issued.year + years + 1:
        yield due_of(provision, issued, almanac).at
