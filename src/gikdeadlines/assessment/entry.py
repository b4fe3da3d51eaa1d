"""The way in: any matter, under the law and the calendar of its jurisdiction 入口。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from gikdeadlines.calendar import Beyond, Calendar
from gikdeadlines.case import Case
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars, load_calendars, load_law, statutory_days
from gikdeadlines.uncertainty import pivots_of_application
from gikdeadlines.values import (
    NATIONAL,
    Assessment,
    CalendarRangeError,
    CaseError,
    Fault,
    FrozenMap,
    Interval,
    Pivot,
    Provenance,
    require_day,
)
from gikdeadlines.values.version import __version__

from .applications import assess_application, evaluation_by_default
from .grounds import Grounds
from .matters import assess_matter

__all__ = ["assess", "beyond_of", "grounds_of", "pivots_of", "provenance_of"]


NO_READINGS: Final[FrozenMap[str, str]] = FrozenMap()

_MOST: Final[Mapping[str, int]] = {"events": 500, "claims": 100}
"""So many may a case have."""


def assess(
    case: Case,
    *,
    as_of: date,
    law: Law | None = None,
    calendar: Calendar | Calendars | None = None,
    readings: Mapping[str, str] | None = None,
    explore: bool = False,
) -> Assessment:
    """When the answer was due, whether it was late, and why 核查.

    >>> case = Case.from_dict({"id": "1", "matter": "application", "events": [
    ...     {"type": "submitted", "at": "2022-09-30", "channel": "in-person"}]})
    >>> assess(case, as_of=date(2022, 11, 3)).verdict
    'overdue'

    Args:
        case: what happened.
        as_of: what is known is what had happened by the end of this day.
        law: ours unless given.
        calendar: one calendar, or ``load_calendars()``, which serves each case's jurisdiction; ours unless given.
        readings: pins of disputed points; they come before the case's own.
        explore: whether every other reading is tried too.

    Raises:
        CaseError: for a history that cannot have happened; ``too-many`` events or claims.
        NotInForceError: ``no-law-in-force``.
        ReadingError: for a pin that does not exist.
        CalendarRangeError: ``outside-calendar`` before the calendar's first day; ``outside-festivals`` where an answer
            hangs on a year whose festivals nobody has tabulated.
    """
    require_day(as_of, "as_of")
    if len(case.events) > _MOST["events"] or len(case.claims) > _MOST["claims"]:
        raise CaseError(*_too_many(case))
    try:
        return _assess(case, as_of, law, calendar, readings or NO_READINGS, explores=explore)
    except CalendarRangeError as error:
        raise _naming_far_day(error, case, as_of) from None


def _assess(
    case: Case,
    as_of: date,
    law: Law | None,
    calendar: Calendar | Calendars | None,
    readings: Mapping[str, str],
    *,
    explores: bool,
) -> Assessment:
    days = _calendar_of(calendar or load_calendars(), case.jurisdiction or NATIONAL)
    grounds = _kept_grounds(law or load_law(), days, as_of, readings, explores=explores)
    return assess_application(case, grounds) if case.matter == "application" else assess_matter(case, grounds)


def _naming_far_day(error: CalendarRangeError, case: Case, as_of: date) -> CalendarRangeError:
    """A year past the tables of festivals is refused where it was given, mostly a slip of the pen."""
    fault = error.faults[0]
    last = fault.parameters.get("last")
    far = _far_day(case, as_of, last) if isinstance(last, int) else None
    if fault.code != "outside-festivals" or far is None:
        return error
    return CalendarRangeError(replace(fault, path=far[0], given=far[1]))


def _far_day(case: Case, as_of: date, last: int) -> tuple[str, str] | None:
    """The first day after the last year, and where it stands."""
    events = enumerate(case.to_dict()["events"])
    stated = ((f"events[{i}].{name}", value) for i, event in events for name, value in event.items())
    days = ((path, value) for path, value in stated if isinstance(value, str) and value[:4].isdecimal())
    return next((each for each in (("as_of", str(as_of)), *days) if int(each[1][:4]) > last), None)


def _too_many(case: Case) -> list[Fault]:
    """Work grows with events and claims: a case with more of them than any file ever had is refused, not waited for."""
    counts = {"events": len(case.events), "claims": len(case.claims)}
    return [
        Fault(
            code="too-many",
            given=count,
            expected=f"at most {_MOST[name]} {name}",
            path=name,
            parameters=FrozenMap(says=name, most=_MOST[name]),
        )
        for name, count in counts.items()
        if count > _MOST[name]
    ]


def pivots_of(
    case: Case,
    *,
    as_of: date,
    law: Law | None = None,
    calendar: Calendar | Calendars | None = None,
    readings: Mapping[str, str] | None = None,
) -> tuple[Pivot, ...]:
    """What would have changed the verdict on an application 转折点.

    None for another matter, where the receipt is not known, and where the due day hangs on a notice not yet published.

    >>> case = Case.from_dict({"id": "1", "matter": "application", "events": [
    ...     {"type": "submitted", "at": "2022-09-30", "channel": "in-person"}]})
    >>> [(pivot.kind, str(pivot.day)) for pivot in pivots_of(case, as_of=date(2022, 11, 3))][:2]
    [('reply-by', '2022-11-02'), ('extension-by', '2022-11-02')]

    Args:
        case: what happened.
        as_of: what is known is what had happened by the end of this day.
        law: ours unless given.
        calendar: as for :func:`assess`.
        readings: as for :func:`assess`.

    Raises:
        GikError: what :func:`assess` raises.
    """
    found = assess(case, as_of=as_of, law=law, calendar=calendar, readings=readings, explore=True)
    if case.matter != "application" or found.received_on is None or found.certainty == "projected":
        return ()
    days = _calendar_of(calendar or load_calendars(), case.jurisdiction or NATIONAL)
    grounds = grounds_of(law or load_law(), days, as_of, readings or {}, explores=False)
    evaluated = evaluation_by_default(grounds)
    return pivots_of_application(case, evaluated, as_of=as_of, horizon=days.horizon, decisive=found.decisive)


def _kept_grounds(law: Law, calendar: Calendar, as_of: date, readings: Mapping[str, str], *, explores: bool) -> Grounds:
    """The grounds that the case before was assessed by, where they are the same: cases mostly come in rows."""
    if readings:
        return grounds_of(law, calendar, as_of, readings, explores=explores)
    kept: dict[bool, Grounds] = law.once("grounds", dict)
    last = kept.get(explores)
    if last is None or last.as_of != as_of or last.calendar is not calendar:
        last = kept[explores] = grounds_of(law, calendar, as_of, NO_READINGS, explores=explores)
    return last


def grounds_of(law: Law, calendar: Calendar, as_of: date, readings: Mapping[str, str], *, explores: bool) -> Grounds:
    """What a case is assessed by 核查的依据."""
    provenance = provenance_of(calendar, law, as_of)
    return Grounds(law, calendar, _PastHorizon(calendar), as_of, readings, explores, provenance)


def provenance_of(calendar: Calendar, law: Law, as_of: date) -> Provenance:
    """What an assessment is computed from 计算依据."""
    return _provenance(calendar.digest, law.digest, calendar.known, as_of)


def _calendar_of(calendar: Calendar | Calendars, jurisdiction: str) -> Calendar:
    return calendar if isinstance(calendar, Calendar) else calendar.of(jurisdiction)


@lru_cache(maxsize=64)
def _provenance(calendar: str, law: str, known_on: date | None, as_of: date) -> Provenance:
    return Provenance(__version__, calendar, law, known_on, as_of)


@dataclass(frozen=True, slots=True)
class _PastHorizon:
    """What may be said past a calendar's horizon, worked out only when a case gets there."""

    calendar: Calendar

    @property
    def projected(self) -> Calendar:
        return _projected(self.calendar)

    @property
    def with_allowance(self) -> Beyond:
        return beyond_of(self.calendar).with_allowance()

    def due(self, start: date, n: int, spans: Sequence[Interval]) -> tuple[date, date | None] | None:
        return beyond_of(self.calendar).due(start, n, spans)

    def counted(self, start: date, through: date, spans: Sequence[Interval]) -> tuple[int, int]:
        return beyond_of(self.calendar).counted(start, through, spans)

    def is_working(self, day: date) -> bool | None:
        return beyond_of(self.calendar).is_working(day)


@lru_cache(maxsize=16)
def beyond_of(calendar: Calendar) -> Beyond:
    """The bounds past the horizon of a calendar 未公布日历的上下限."""
    return Beyond(calendar, statutory_days)


@lru_cache(maxsize=16)
def _projected(calendar: Calendar) -> Calendar:
    return beyond_of(calendar).projected()
