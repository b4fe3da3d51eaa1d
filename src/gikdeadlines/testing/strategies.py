"""What can be drawn at random: days, intervals, calendars, clocks, cases 抽样策略。

Each function gives a Hypothesis strategy of public values of this library. A case system can test itself against ours:
draw ``cases()``, compute the due day its own way, compare it with ``assess``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from gikdeadlines.calendar import Calendar, Clock, Notice, Rest, WeekPattern, Work, WorkingDays
from gikdeadlines.case import (
    CHANNELS,
    METHODS,
    AgencyConsulted,
    AgencyReplied,
    Arrived,
    Case,
    Confirmed,
    CorrectionReceived,
    CorrectionRequested,
    Event,
    ExtensionNotified,
    Method,
    Replied,
    SignedFor,
    Submitted,
    ThirdPartyConsulted,
    ThirdPartyReplied,
    Withdrawn,
)
from gikdeadlines.loading import load_calendar
from gikdeadlines.values import BEIJING, ONE_DAY, Because, Fault, Interval, MissingExtraError

try:
    from hypothesis import strategies as st
except ImportError as error:  # pragma: no cover - the test environment has it
    raise MissingExtraError(
        Fault(
            code="missing-extra",
            given="hypothesis",
            expected="the testing extra",
            hint="pip install 'gikdeadlines[testing]'",
        )
    ) from error

__all__ = [
    "cases",
    "channels",
    "clocks",
    "counts",
    "days",
    "exclusions",
    "histories",
    "instants",
    "intervals",
    "methods",
    "notices",
    "replies",
    "working_calendars",
]

ROOM: Final = timedelta(days=400)
"""Left behind a start, so that a term with its pauses ends inside the calendar."""

REASONS: Final = (None, Because("third-party"), Because("correction"))


# Days and instants


def days(
    calendar: Calendar | None = None, *, since: date | None = None, through: date | None = None
) -> st.SearchStrategy[date]:
    """Days of a calendar with room for a term behind them, each as likely as any other 日.

    Args:
        calendar: the national one unless given.
        since: the first day to be drawn, else the first of the calendar.
        through: the last one, else 400 days before the horizon.
    """
    chosen = calendar or load_calendar("CN")
    first, last = since or chosen.first, through or chosen.horizon - ROOM
    return st.integers(0, (last - first).days).map(lambda offset: first + timedelta(offset))


def counts(most: int = 60) -> st.SearchStrategy[int]:
    """Numbers of working days 日数."""
    return st.integers(1, most)


def instants(calendar: Calendar | None = None) -> st.SearchStrategy[datetime]:
    """Instants to the minute, in Beijing time or with the offset of another zone 时刻."""
    zones = st.sampled_from((BEIJING, UTC, timezone(timedelta(hours=-8)), timezone(timedelta(hours=9, minutes=30))))
    minutes = st.integers(0, 24 * 60 - 1)
    return st.builds(_instant, days(calendar), minutes, zones)


def _instant(day: date, minutes: int, zone: timezone) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=BEIJING)
    return (midnight + timedelta(minutes=minutes)).astimezone(zone)


# Intervals and clocks


@st.composite
def intervals(draw: st.DrawFn, near: date, *, longest: int = 26) -> Interval:
    """An interval that begins up to a month before or two months after a day, and may be empty 期间."""
    start = near + timedelta(draw(st.integers(-30, 60)))
    return Interval(start, start + timedelta(draw(st.integers(-1, longest - 1))))


def exclusions(near: date, *, most: int = 4) -> st.SearchStrategy[list[Interval]]:
    """Intervals around a day, which may touch, overlap and repeat 不计算在内的期间."""
    return st.lists(intervals(near), max_size=most)


@st.composite
def clocks(draw: st.DrawFn, calendar: Calendar | None = None) -> Clock:
    """A clock with exclusions for one reason or another, and perhaps an extension 期限."""
    chosen = calendar or load_calendar("CN")
    start = draw(days(chosen, since=chosen.first + timedelta(60)))
    clock = Clock(WorkingDays(draw(counts())), start=start, extra=draw(st.integers(0, 20)))
    for interval in draw(exclusions(start)):
        clock = clock.exclude(interval, because=draw(st.sampled_from(REASONS)))
    return clock


# Calendars


@st.composite
def notices(draw: st.DrawFn, year: int) -> Notice:
    """An annual notice that never was: spans of days off, one perhaps named twice, and make-up days 放假通知."""
    first = date(year, 1, 1)
    starts = draw(st.lists(st.integers(0, 355), min_size=1, max_size=5))
    spans = [
        Rest(f"节日{i}", first + timedelta(s), first + timedelta(s + draw(st.integers(0, 7))))
        for i, s in enumerate(starts)
    ]
    spans += [replace(spans[0], festival="重复")] if draw(st.booleans()) else []
    off = {day for span in spans for day in span.days}
    weekends = [first + timedelta(i) for i in range(365)]
    free = [day for day in weekends if day.weekday() > FRIDAY and day not in off]
    worked = tuple(sorted(set(draw(st.lists(st.sampled_from(free), max_size=4)))))
    published = date(year - 1, 12, 1) - timedelta(draw(st.integers(0, 40)))
    return Notice(
        doc_no=f"试〔{year - 1}〕1号",
        title=f"{year}年试用放假安排",
        issuer="试用",
        issued=published,
        published=published,
        source="drawn at random",
        year=year,
        rest=tuple(spans),
        work=(Work("节日0", worked),) if worked else (),
    )


FRIDAY: Final = 4
_WEEK: Final = (WeekPattern(date(1997, 5, 1), frozenset({5, 6})),)


@st.composite
def working_calendars(draw: st.DrawFn, *, years: int = 2) -> Calendar:
    """A calendar of a few years that never was, perhaps with an amendment in its last year 工作日历.

    An amendment frees a working weekday some days after its publication.
    """
    first = draw(st.integers(2008, 2020))
    annual: list[Notice] = [draw(notices(year)) for year in range(first, first + years)]
    calendar = Calendar("CN", tuple(annual), _WEEK)
    if not draw(st.booleans()):
        return calendar
    day = draw(
        st.sampled_from([d for d in calendar.working_days if d.year == calendar.horizon.year and d.weekday() <= FRIDAY])
    )
    return Calendar("CN", (*annual, _amendment(annual[-1], day, draw(st.integers(1, 20)))), _WEEK)


def _amendment(amended: Notice, day: date, before: int) -> Notice:
    published = max(day - timedelta(before), (amended.published or day) + ONE_DAY)
    return Notice(
        doc_no=f"试〔{day.year}〕2号",
        title=f"关于{day}放假的通知",
        issuer="试用",
        issued=published,
        published=published,
        source="drawn at random",
        amends=amended.doc_no,
        rest=(Rest("临时放假", day, day),),
    )


# Cases


def channels() -> st.SearchStrategy[str]:
    """Channels of an application 申请方式."""
    return st.sampled_from(CHANNELS)


def methods() -> st.SearchStrategy[Method]:
    """Methods of a reply 送达方式."""
    return st.sampled_from(METHODS)


@st.composite
def histories(draw: st.DrawFn, submitted: date, *, answered: bool | None = None) -> tuple[Event, ...]:
    """The events of an application that can have happened, in the order of time 办理经过.

    The receipt has all of its facts; consultations, a correction, extensions and a withdrawal may follow.

    Args:
        draw: from Hypothesis.
        submitted: the day on which the application was made.
        answered: whether there is a reply; either unless given.
    """
    events: list[Event] = list(draw(_receipts(submitted)))
    received = max(event.at for event in events)
    for party in range(draw(st.integers(0, 2))):
        events += draw(_consultations(received, f"第三方{party + 1}"))
    if draw(st.booleans()):
        events += draw(_corrections(received))
    for _ in range(draw(st.integers(0, 2))):
        told = received + timedelta(draw(st.integers(0, 45)))
        events.append(ExtensionNotified(at=told, working_days=draw(st.integers(1, 25))))
    if draw(st.integers(0, 9)) == 0:
        events.append(Withdrawn(at=received + timedelta(draw(st.integers(0, 40)))))
    if draw(st.booleans()) if answered is None else answered:
        events.append(draw(replies(received)))
    return tuple(events)


@st.composite
def _receipts(draw: st.DrawFn, submitted: date) -> Sequence[Event]:
    """The application and every fact of its receipt."""
    channel = draw(channels())
    arrived = submitted + timedelta(draw(st.integers(0, 6)))
    made = Submitted(at=submitted, channel=channel)  # type: ignore[arg-type]
    if channel in ("in-person", "oral"):
        return (made,)
    if channel == "signed-post":
        return (made, SignedFor(at=arrived))
    return (made, Arrived(at=arrived), Confirmed(at=arrived + timedelta(draw(st.integers(0, 6)))))


@st.composite
def _consultations(draw: st.DrawFn, received: date, who: str) -> Sequence[Event]:
    asked = received + timedelta(draw(st.integers(0, 30)))
    answered = asked + timedelta(draw(st.integers(0, 25)))
    if draw(st.booleans()):
        return (ThirdPartyConsulted(at=asked, party=who, served=asked), ThirdPartyReplied(at=answered, party=who))
    return (
        AgencyConsulted(at=asked, agency=who, served=asked, role="other"),
        AgencyReplied(at=answered, agency=who),
    )


@st.composite
def _corrections(draw: st.DrawFn, received: date) -> Sequence[Event]:
    asked = received + timedelta(draw(st.integers(0, 14)))
    answered = asked + timedelta(draw(st.integers(1, 15)))
    return (
        CorrectionRequested(at=asked, served=asked, respond_by=asked + timedelta(20)),
        CorrectionReceived(at=answered, dispatched=answered),
    )


@st.composite
def replies(draw: st.DrawFn, received: date) -> Replied:
    """A reply with all of its days, in their order 答复."""
    dated = received + timedelta(draw(st.integers(0, 70)))
    dispatched = dated + timedelta(draw(st.integers(0, 5)))
    delivered = dispatched + timedelta(draw(st.integers(0, 5)))
    return Replied(method=draw(methods()), dated=dated, dispatched=dispatched, delivered=delivered)


@st.composite
def cases(
    draw: st.DrawFn,
    calendar: Calendar | None = None,
    *,
    since: date | None = None,
    through: date | None = None,
    jurisdiction: str | None = None,
    answered: bool | None = None,
) -> Case:
    """An application whose history can have happened 案件.

    Args:
        draw: from Hypothesis.
        calendar: the national one unless given.
        since: the first day on which it may have been made, else 2008-05-01, when the first regulation came into force.
        through: the last one, else 400 days before the horizon.
        jurisdiction: the whole country unless given.
        answered: whether there is a reply; either unless given.
    """
    submitted = draw(days(calendar, since=since or date(2008, 5, 1), through=through))
    events = draw(histories(submitted, answered=answered))
    return Case(id="drawn", matter="application", events=events, jurisdiction=jurisdiction)
