"""Each option of each reading pinned alone: what it changes is found without pinning it 各口径逐一指定。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Assessment, CalendarRangeError, NotInForceError, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, application, happened
from .world import World

__all__ = ["PINNED"]

_ROOM: Final = 200


@dataclass(frozen=True, slots=True)
class _History:
    """A case and when it is looked at."""

    case: Case
    as_of: date


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


def _of(day: date, later: int, *events: Event, place: str = "CN") -> _History:
    return _History(application(*events, jurisdiction=place), after(day, later))


# Receipt


def _receipts(day: date) -> Iterator[_History]:
    """Each channel with what may have happened on the way, or not."""
    arrived, confirmed = happened("arrived", after(day)), happened("confirmed", after(day, 4))
    signed, restored = happened("signed-for", after(day, 2)), happened("contact-restored", after(day, 3))
    register, never = happened("received", after(day, 5)), happened("not-confirmed")
    for channel in ("ordinary-post", "misdirected-post", "email", "fax", "online", "unannounced", "oral"):
        start = happened("submitted", day, channel=channel)
        for facts in (
            (),
            (arrived,),
            (arrived, confirmed),
            (confirmed,),
            (arrived, never),
            (arrived, never, register),
            (arrived, restored),
            (arrived, restored, confirmed),
            (register,),
        ):
            yield _of(day, 9, start, *facts)
    yield _of(day, 9, happened("submitted", day, channel="misdirected-post"), arrived, signed, confirmed)
    yield _of(day, 9, _handed_in(day))
    yield _of(day, 9, _handed_in(day), register)
    reply = happened("replied", method="post", dispatched=after(day, 2))
    yield _of(day, 9, register, reply)
    yield _of(day, 9, happened("submitted", day, channel="signed-post"), register, reply)


# Pauses


def _pauses(day: date) -> Iterator[_History]:
    """One consultation or two, answered, answered late, or silent; with and without the day of service."""
    start = _handed_in(day)
    first, soon, late = after(day, 3), after(day, 8), after(day, 33)
    for type_, heard, who in (
        ("third-party-consulted", "third-party-replied", {"party": "A"}),
        ("agency-consulted", "agency-replied", {"agency": "A", "role": "co-author"}),
        ("agency-consulted", "agency-replied", {"agency": "A", "role": "superior"}),
        ("agency-consulted", "agency-replied", {"agency": "A"}),
    ):
        name = {key: value for key, value in who.items() if key != "role"}
        asked = happened(type_, first, served=first, **who)
        unserved = happened(type_, first, **who)
        for question in (asked, unserved):
            for answers in ((), (happened(heard, soon, **name),), (happened(heard, late, **name),)):
                yield _of(day, 60, start, question, *answers)
        other = happened("third-party-consulted", after(day, 5), party="Z", served=after(day, 5))
        for answers in ((), (happened("third-party-replied", after(day, 12), party="Z"),)):
            yield _of(day, 60, start, asked, happened(heard, soon, **name), other, *answers)
            yield _of(day, 60, start, asked, happened(heard, late, **name), other, *answers)
            yield _of(day, 60, start, asked, other, *answers)
    at_once = happened("agency-consulted", day, agency="A")
    yield _of(day, 9, start, at_once)
    yield _of(day, 9, start, at_once, happened("agency-replied", day, agency="A"))
    yield _of(day, 9, start, at_once, happened("agency-replied", first, agency="A"))


def _corrections(day: date, place: str = "CN") -> Iterator[_History]:
    """Asked for in time or late, once or twice, with a time or none, answered in time, late, or not."""
    start = _handed_in(day)
    asked, came, last = after(day, 2), after(day, 7), after(day, 20)
    reply = happened("replied", method="post", dispatched=after(last, 12))
    corrected = happened("correction-received", came, dispatched=came)
    for said in ({}, {"respond_by": last}, {"respond_within": 7, "served": after(asked)}, {"respond_within": 7}):
        notice = happened("correction-requested", asked, **said)
        yield _of(day, 60, start, notice, place=place)
        yield _of(day, 60, start, notice, corrected, place=place)
        yield _of(day, 60, start, notice, happened("correction-received", after(last, 4)), place=place)
        yield _of(day, 60, start, notice, happened("correction-received", after(last, 4)), reply, place=place)
    again = happened("correction-requested", after(day, 10), served=after(day, 10))
    once = happened("correction-requested", asked, served=asked)
    yield _of(day, 60, start, once, corrected, again, place=place)
    yield _of(day, 60, start, once, corrected, again, happened("correction-received", after(day, 13)), place=place)
    late = happened("correction-requested", after(day, 14), served=after(day, 14))
    yield _of(day, 60, start, late, happened("correction-received", after(day, 18)), place=place)
    longer = happened("extension-notified", after(day), working_days=5)
    yield _of(day, 60, start, longer, once, corrected, place=place)


def _fees(day: date) -> Iterator[_History]:
    start, told_on = _handed_in(day), after(day, 3)
    fee = happened("fee-notified", told_on, served=told_on)
    for paid in (after(day, 9), after(day, 45)):
        yield _of(day, 90, start, fee, happened("fee-paid", paid))
        yield _of(day, 90, start, fee, happened("fee-paid", paid), happened("agency-consulted", paid, agency="A"))
    yield _of(day, 90, start, fee)


# Extensions and replies


def _extensions(world: World, day: date, n: int) -> Iterator[_History]:
    due = world.due(day, n)
    if due is None:
        return
    start = _handed_in(day)
    for told_on in (after(day, 5), due, after(due)):
        for said in ({"working_days": 5}, {"until": after(due, 9)}, {"working_days": 5, "served": after(told_on, 2)}):
            yield _of(day, 90, start, happened("extension-notified", told_on, **said))
    rest = next((d for d in (after(due, by) for by in range(1, 12)) if not world.works[d]), due)
    yield _of(day, 90, start, happened("extension-notified", after(day, 5), until=rest))
    yield _of(day, 90, start, happened("later-date-set", after(day, 5), until=after(rest, 7)))
    yield _of(day, 90, start, happened("later-date-set", after(day, 5), until=after(due, -3)))


def _replies(world: World, day: date, n: int) -> Iterator[_History]:
    due = world.due(day, n)
    if due is None:
        return
    start = _handed_in(day)
    for method in ("post", "courier", "electronic", "direct", "on-the-spot"):
        for said in (
            {"dispatched": due},
            {"dispatched": due, "delivered": after(due, 3)},
            {"dated": due - ONE_DAY, "dispatched": due, "delivered": after(due, 3)},
            {"dated": due, "delivered": after(due)},
            {"dated": after(due), "delivered": after(due)},
        ):
            yield _of(day, 90, start, happened("replied", method=method, **said))


def _shanxi(day: date) -> Iterator[_History]:
    start = _handed_in(day)
    for event in (
        happened("obstacle-began", after(day, 3)),
        happened("amended", after(day, 3)),
        happened("agency-consulted", after(day, 3), agency="A", role="competent", served=after(day, 3)),
        happened("agency-consulted", after(day, 3), agency="A", role="secrecy", served=after(day, 3)),
    ):
        yield _of(day, 60, start, event, place="CN-SX")
    obstacle = happened("obstacle-began", after(day, 3)), happened("obstacle-ended", after(day, 9))
    yield _of(day, 60, start, *obstacle, place="CN-SX")


def _about_the_turn(world: World) -> Iterator[_History]:
    """Open when the regulation of 2019 came into force, answered or paused about that day."""
    turn = date(2019, 5, 15)
    start = _handed_in(date(2019, 4, 26))
    if world.reaches(date(2019, 4, 1), date(2019, 12, 31)):
        for event in (
            happened("replied", method="post", dispatched=turn - ONE_DAY),
            happened("replied", method="post", dispatched=turn),
            happened("agency-consulted", turn - ONE_DAY, agency="A"),
            happened("third-party-consulted", date(2019, 5, 6), party="A"),
            happened("extension-notified", turn - ONE_DAY, working_days=15),
            happened("correction-requested", turn, served=turn),
            happened("withdrawn", turn - ONE_DAY),
        ):
            for place in ("CN", "CN-SX"):
                yield _History(application(start, event, jurisdiction=place), date(2019, 7, 31))


def _every(world: World, days: tuple[int, ...] = (0, 2)) -> Iterator[_History]:
    """From a Friday and from the Sunday after it on, under each law."""
    for friday, n in ((date(2012, 6, 8), 15), (date(2017, 3, 3), 15), (date(2022, 3, 4), 20)):
        for by in days:
            day = friday + timedelta(by)
            if world.reaches(day - timedelta(5), day + timedelta(_ROOM)):
                yield from _receipts(day)
                yield from _pauses(day)
                yield from _corrections(day)
                yield from _corrections(day, "CN-SX")
                yield from _fees(day)
                yield from _extensions(world, day, n)
                yield from _replies(world, day, n)
                yield from _shanxi(day)
    yield from _about_the_turn(world)


def _some(world: World) -> Iterator[_History]:
    return (history for place, history in enumerate(_every(world, (0,))) if place % 38 == 0)


# What pinning an option alone may change


def _key(result: Assessment) -> tuple[object, ...]:
    return (result.verdict, result.due, result.received_on, result.replied_on)


def _is_found_out(world: World, example: _History) -> CounterExample | None:
    try:
        explored = world.assess(example.case, as_of=example.as_of, explore=True)
    except (CalendarRangeError, NotInForceError):
        return None
    if explored.missing or (explored.due is None and explored.earliest_due is not None):
        return None  # what is missing is left open in any case
    known: set[tuple[object, ...]] = {(a.verdict, a.due, a.received_on, a.replied_on) for a in explored.alternatives}
    known.add(_key(explored))
    for reading in world.law.readings.values():
        for option in reading.options:
            if reading.asked_in == "matters" or option.pinned_only:
                continue
            pinned = world.assess(example.case, as_of=example.as_of, readings={reading.id: option.id})
            if _key(pinned) in known or pinned.missing:
                continue
            words = told(example.case, example.as_of)
            return counter(
                f"{words.zh}；口径 {reading.id}={option.id}",
                f"{words.en}; with {reading.id}={option.id}",
                expected=f"one of {sorted(map(str, known))}",
                found=_key(pinned),
            )
    return None


PINNED: Final = (
    Property(
        id="GIK-P-169",
        area="readings",
        title=Text("指定任一口径的结果均在比对之中", "What pinning a reading gives, exploring finds"),
        statement=Text(
            "逐一指定每一口径的每一选项，所得的结论、届满日、收到日、答复日，均在比对各口径所列的结果之中。",
            "Whatever verdict, due day, receipt and reply come of pinning any option of any reading alone is among the "
            "outcomes that exploring lists.",
        ),
        formal="∀ reading r, option o: A(c | r = o) ∈ E(c)",
        basis=("CN/492/24.2", "CN/711/33.2", "CN/2015-207/2.1", "CN/2016-235/4/post"),
        domain=Whole(
            Text(
                "2012、2017、2022年各两日 × 各种经过 × 每一口径",
                "two days each of 2012, 2017 and 2022 × histories × readings",
            ),
            _every,
            quick=_some,
        ),
        check=_is_found_out,
    ),
)
