"""What the property tests draw: days with room behind them, short exclusions, clocks, applications."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar, get_args

from hypothesis import strategies as st

from gikdeadlines.calendar import Clock, WorkingDays
from gikdeadlines.case import (
    CHANNELS,
    METHODS,
    AgencyConsulted,
    AgencyReplied,
    AgencyRole,
    Arrived,
    Case,
    Confirmed,
    ContactRestored,
    CorrectionReceived,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    FeeNotified,
    LaterDateSet,
    Method,
    NotConfirmed,
    ObstacleBegan,
    Received,
    Replied,
    SignedFor,
    Submitted,
    ThirdPartyConsulted,
    ThirdPartyReplied,
    Withdrawn,
    history_of,
)
from gikdeadlines.case.events import Amended, FeePaid, ObstacleEnded
from gikdeadlines.values import Because, CaseError, Interval

__all__ = ["applications", "as_of_days", "clocks", "counts", "days", "exclusions", "spans"]

T = TypeVar("T")

FIRST = date(2008, 1, 1)
LAST = date(2025, 1, 1)
"""Nearly two years before the horizon, so that terms with exclusions end inside the calendar."""


def days() -> st.SearchStrategy[date]:
    """Start days, each as likely as any other."""
    return st.integers(0, (LAST - FIRST).days).map(lambda offset: FIRST + timedelta(offset))


def counts() -> st.SearchStrategy[int]:
    """Terms of up to 60 working days."""
    return st.integers(1, 60)


@st.composite
def spans(draw: st.DrawFn, near: date) -> Interval:
    """An interval that begins up to two months around a day and may be empty."""
    start = near + timedelta(draw(st.integers(-30, 60)))
    return Interval(start, start + timedelta(draw(st.integers(-1, 25))))


def exclusions(near: date) -> st.SearchStrategy[list[Interval]]:
    """Up to four intervals, which may touch, overlap and repeat."""
    return st.lists(spans(near), max_size=4)


REASONS = (None, Because("third-party"), Because("correction"))


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """A clock with exclusions for one reason or another, and perhaps an extension."""
    start = draw(days().filter(lambda day: day > FIRST + timedelta(60)))
    clock = Clock(WorkingDays(draw(counts())), start=start, extra=draw(st.integers(0, 20)))
    for span in draw(exclusions(start)):
        clock = clock.exclude(span, because=draw(st.sampled_from(REASONS)))
    return clock


# Applications

TURNING_POINTS = (date(2015, 11, 18), date(2016, 12, 7), date(2019, 5, 15), date(2021, 1, 1))
"""About these days another interpretation, another regulation or another measure came into force."""

_ROLES: Final[tuple[AgencyRole | None, ...]] = (*get_args(AgencyRole), None)
_METHODS: Final[tuple[Method | None, ...]] = (*METHODS, None)
_NAMES: Final = (None, "A", "B")


@st.composite
def applications(draw: st.DrawFn) -> Case:
    """Applications of every channel and regime, with gaps in what is known and several steps that cross one another."""
    chance = _Chance(draw)
    made = draw(_days_of_submission())
    receipt = _receipt(chance, made)
    known = max((event.at for event in receipt if hasattr(event, "at")), default=made)
    steps = [event for _ in range(chance.number(0, 4)) for event in _step(chance, known)]
    replies = [_reply(chance, known) for _ in range(chance.among((0, 1, 1, 1, 2)))]
    ended = [Withdrawn(at=chance.day(known, 0, 40))] if chance.one_in(15) else []
    jurisdiction = chance.among(("CN", "CN", "CN-SX"))
    events = _possible([*receipt, *steps, *(reply for reply in replies if reply), *ended])
    return Case(id="1", matter="application", jurisdiction=jurisdiction, events=tuple(events))


def as_of_days(case: Case) -> st.SearchStrategy[date]:
    """Days on which an application is looked at, some of them in the midst of it."""
    first = min(event.at for event in case.events if isinstance(event, Submitted | Received))
    return st.one_of(st.just(first + timedelta(200)), st.integers(0, 70).map(lambda days: first + timedelta(days)))


def _days_of_submission() -> st.SearchStrategy[date]:
    near = st.builds(lambda day, off: day + timedelta(off), st.sampled_from(TURNING_POINTS), st.integers(-40, 10))
    return st.one_of(near, st.integers(130, (LAST - FIRST).days).map(lambda offset: FIRST + timedelta(offset)))


class _Chance:
    """Small draws, so that what is made of them reads as a list of events."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    def among(self, values: Sequence[T]) -> T:
        return values[self.number(0, len(values) - 1)]

    def one_in(self, n: int) -> bool:
        return self.number(1, n) == n

    def day(self, start: date, least: int, most: int) -> date:
        return start + timedelta(self.number(least, most))

    def perhaps(self, start: date, least: int, most: int) -> date | None:
        return self.day(start, least, most) if self.number(0, 2) else None


def _receipt(chance: _Chance, made: date) -> list[Event]:
    """What is known of the receipt; a registered day stands alone or beside the evidence."""
    if chance.one_in(12):
        return [Received(at=made)]
    found: list[Event] = [Submitted(at=made, channel=chance.among(CHANNELS))]
    signed = chance.perhaps(made, 0, 4)
    arrived = chance.perhaps(made, 0, 4)
    confirmed = chance.perhaps(arrived or made, 0, 6)
    found += [SignedFor(at=signed)] if signed else []
    found += [Arrived(at=arrived)] if arrived else []
    found += [Confirmed(at=confirmed)] if confirmed else [NotConfirmed()] if chance.one_in(3) else []
    found += [ContactRestored(at=chance.day(arrived or made, 0, 6))] if chance.one_in(10) else []
    found += [Received(at=chance.day(made, 0, 6))] if chance.one_in(10) else []
    return found


def _step(chance: _Chance, known: date) -> list[Event]:
    """One step of the agency, a question with its answer where one came."""
    day = chance.day(known, 0, 30)
    answer = chance.perhaps(day, 0, 14)
    served = chance.perhaps(day, 0, 3) if chance.one_in(2) else None
    return chance.among(_STEPS)(chance, day, answer, served)


def _third_party(chance: _Chance, day: date, answer: date | None, served: date | None) -> list[Event]:
    who = chance.among(_NAMES)
    asked = ThirdPartyConsulted(at=day, party=who, served=served)
    return [asked, ThirdPartyReplied(at=answer, party=who)] if answer else [asked]


def _agency(chance: _Chance, day: date, answer: date | None, served: date | None) -> list[Event]:
    who, role = chance.among(_NAMES), chance.among(_ROLES)
    asked = AgencyConsulted(at=day, agency=who, served=served, role=role)
    return [asked, AgencyReplied(at=answer, agency=who)] if answer else [asked]


def _obstacle(_: _Chance, day: date, answer: date | None, __: date | None) -> list[Event]:
    return [ObstacleBegan(at=day), ObstacleEnded(at=answer)] if answer else [ObstacleBegan(at=day)]


def _later_date(chance: _Chance, day: date, _: date | None, __: date | None) -> list[Event]:
    later = LaterDateSet(at=day, until=chance.day(day, 0, 60))
    return [later, Amended(at=day)] if chance.one_in(3) else [later]


def _fee(_: _Chance, day: date, answer: date | None, served: date | None) -> list[Event]:
    notified = FeeNotified(at=day, served=served)
    return [notified, FeePaid(at=answer)] if answer else [notified]


def _correction(chance: _Chance, day: date, answer: date | None, served: date | None) -> list[Event]:
    by = chance.perhaps(day, 1, 12) if chance.one_in(2) else None
    within = chance.number(1, 10) if by is None and chance.one_in(3) else None
    found: list[Event] = [CorrectionRequested(at=day, respond_by=by, respond_within=within, served=served)]
    if answer:
        posted = chance.day(day, 0, (answer - day).days) if chance.one_in(2) else None
        found.append(CorrectionReceived(at=answer, dispatched=posted))
    return found


def _extension(chance: _Chance, day: date, _: date | None, served: date | None) -> list[Event]:
    form = chance.number(0, 2)
    days = chance.number(1, 25) if form == 0 else None
    until = chance.day(day, 0, 50) if form == 1 else None
    return [ExtensionNotified(at=day, working_days=days, until=until, served=served)]


_STEPS: Final = (
    _correction,
    _correction,
    _third_party,
    _third_party,
    _agency,
    _obstacle,
    _extension,
    _later_date,
    _fee,
)


def _reply(chance: _Chance, known: date) -> Replied | None:
    """A reply some of whose days are not known; None when none of them is."""
    dated = chance.day(known, 0, 60)
    dispatched = chance.day(dated, 0, 4)
    delivered = chance.day(dispatched, 0, 6)
    days = [day if chance.number(0, 3) else None for day in (dated, dispatched, delivered)]
    registered = chance.day(dated, 0, 3) if chance.one_in(8) else None
    if not any(days) and registered is None:
        return None
    method = chance.among(_METHODS)
    return Replied(method=method, dated=days[0], dispatched=days[1], delivered=days[2], registered=registered)


def _possible(events: list[Event]) -> list[Event]:
    """The events without those that the rest makes impossible."""
    kept = list(events)
    while True:
        try:
            history_of(Case(id="1", matter="application", events=tuple(kept)), date.max)
        except CaseError as error:
            places = {int(fault.path[7:-1]) for fault in error.faults if fault.path.startswith("events[")}
            kept = [event for place, event in enumerate(kept) if place not in places]
        else:
            return kept
