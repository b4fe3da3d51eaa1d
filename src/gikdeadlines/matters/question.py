"""What a matter is asked about: the events known by the as-of day, the law and the calendar 核查的问题。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, TypeVar

from gikdeadlines.application import Almanac
from gikdeadlines.case import EVENTS, Case, Event
from gikdeadlines.law import Law
from gikdeadlines.values import BEIJING, ONE_DAY, CaseError, Fault, FrozenMap, beijing_day

__all__ = [
    "Question",
    "day_of",
    "end_of_day",
    "in_order",
    "instant_of",
    "require_none",
    "require_order",
    "require_single",
    "require_start",
    "shown",
]

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Question:
    """One case on one day, with all that answers it 待核查的事项."""

    case: Case
    jurisdiction: str
    law: Law
    almanac: Almanac
    as_of: date

    @property
    def known(self) -> tuple[Event, ...]:
        """The events up to the end of the as-of day in Beijing, in order of time 截至当日已知的事件."""
        return tuple(event for event in in_order(self.case) if day_of(event) <= self.as_of)

    def of(self, *types: type[E]) -> tuple[E, ...]:
        """The known events of some types 已知的某类事件."""
        return tuple(event for event in self.known if isinstance(event, types))

    def first_of(self, *types: type[Event], since: date | None = None) -> date | None:
        """When the first known event of some types was, on or after a day where one is given 首个事件的时间."""
        found = (instant_of(event) for event in self.of(*types))
        return next((at for at in found if since is None or at >= since), None)


def in_order(case: Case) -> list[Event]:
    """The events in order of time, those of one day in the order of their types 按时间排列的事件."""
    types = EVENTS[case.matter]
    return sorted(case.events, key=lambda event: (instant_of(event), types.index(type(event))))


def instant_of(event: Any) -> date:  # noqa: ANN401 - each event of these matters has a day or an instant
    """When an event happened: a day, or an instant in Beijing time 事件的日期或时刻."""
    at: date = event.at
    return at


def day_of(event: Event) -> date:
    """The Beijing day of an event 事件的日期."""
    at = instant_of(event)
    return beijing_day(at) if isinstance(at, datetime) else at


def end_of_day(day: date) -> datetime:
    """The instant at which a day in Beijing is over 当日终了."""
    return datetime.combine(day + ONE_DAY, time(), BEIJING)


# Histories that cannot be


def shown(event: Event) -> str:
    """An event as an error names it 事件的写法."""
    return f"{event.type} {instant_of(event).isoformat()}"


def require_order(case: Case, earlier: type[Event], *later: type[Event]) -> Iterable[Fault]:
    """A fault for every event that stands before the first event that must precede it 时间颠倒."""
    first = next((event for event in in_order(case) if isinstance(event, earlier)), None)
    if first is None:
        return
    for event in in_order(case):
        if isinstance(event, later) and instant_of(event) < instant_of(first):
            expected, parameters = f"nothing earlier than {shown(first)}", FrozenMap(says="after", other=shown(first))
            yield Fault(
                code="out-of-order",
                given=shown(event),
                expected=expected,
                path=_path(case, event),
                parameters=parameters,
            )


def require_single(case: Case, *types: type[Event]) -> Iterable[Fault]:
    """A fault for every event of a type beyond the first 重复的事件."""
    for wanted in types:
        events = [event for event in in_order(case) if type(event) is wanted]
        for event in events[1:]:
            expected = f"{wanted.type} once, as {shown(events[0])} already says"
            parameters = FrozenMap(type=wanted.type, other=shown(events[0]))
            yield Fault(
                code="two-of-a-kind",
                given=shown(event),
                expected=expected,
                path=_path(case, event),
                parameters=parameters,
            )


def require_start(case: Case, *types: type[Event]) -> Iterable[Fault]:
    """A fault where no event of any of some types is there for a limit to run from 缺少起算事件."""
    if not any(isinstance(event, types) for event in case.events):
        given = [event.type for event in case.events]
        values = tuple(wanted.type for wanted in types)
        expected = f"one of {', '.join(values)}, from which the limit runs"
        yield Fault(
            code="missing-event", given=given, expected=expected, path="events", parameters=FrozenMap(values=values)
        )


def require_none(*faults: Iterable[Fault]) -> None:
    """Refuses a case with faults, all of them at once 核对案件.

    Raises:
        CaseError: ``out-of-order``, ``two-of-a-kind``, ``missing-event``.
    """
    found = tuple(fault for group in faults for fault in group)
    if found:
        raise CaseError(*found)


def _path(case: Case, event: Event) -> str:
    return f"events[{next(i for i, other in enumerate(case.events) if other is event)}]"
