"""What is asked and what is missing, and nothing besides 恰好询问的口径与恰好缺失的事实。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.values import ONE_DAY, Text

from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_ASKED"]

_NONE: Final = frozenset[str]()


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


# Receipt


def _asked_of_receipt(world: World, day: date) -> Iterator[Worked]:
    """Which day is the receipt is asked where the options give other days, and not where they give one."""
    del world
    for channel, reading in (("online", "online-receipt"), ("unannounced", "unannounced-channel")):
        start, arrived = happened("submitted", day, channel=channel), happened("arrived", after(day))
        for confirmed, asks in ((after(day), _NONE), (after(day, 4), frozenset({reading}))):
            case = application(start, arrived, happened("confirmed", confirmed))
            yield Worked(case, after(day, 6), {"asks": asks})
    oral = happened("submitted", day, channel="oral")
    yield Worked(application(oral, happened("confirmed", day)), after(day), {"asks": _NONE, "received_on": day})
    yield from _signed_for(day)


def _signed_for(day: date) -> Iterator[Worked]:
    """Post that went astray is received when it is signed for: no confirmation is owed; ordinary post owes one."""
    facts = (
        happened("arrived", after(day)),
        happened("signed-for", after(day, 2)),
        happened("confirmed", after(day, 4)),
    )
    astray = application(happened("submitted", day, channel="misdirected-post"), *facts)
    yield Worked(astray, after(day, 6), {"received_on": after(day, 2), "found": _NONE, "asks": _NONE})
    unsigned = application(happened("submitted", day, channel="misdirected-post"), facts[0], facts[2])
    late = frozenset({"confirmation-late"})
    yield Worked(unsigned, after(day, 6), {"received_on": after(day, 4), "found": late})
    ordinary = application(happened("submitted", day, channel="ordinary-post"), *facts)
    yield Worked(ordinary, after(day, 6), {"received_on": after(day, 4), "found": late})


# Replies


def _asked_of_replies(world: World, day: date) -> Iterator[Worked]:
    """A day that a reply does not state lies from the latest before it through the first after it."""
    due = world.due(day, 20)
    if due is None:
        return
    start, as_of = _handed_in(day), after(due, 9)
    dated, sent, came = due - 2 * ONE_DAY, due - ONE_DAY, due
    for method in ("direct", "entrusted"):
        both = happened("replied", method=method, dated=dated, dispatched=sent)
        missing = (("reply-delivered", sent.isoformat(), as_of.isoformat()),)
        yield Worked(application(start, both), as_of, {"missing": missing})
        only = happened("replied", method=method, dated=dated)
        missing = (("reply-delivered", dated.isoformat(), as_of.isoformat()),)
        yield Worked(application(start, only), as_of, {"missing": missing})
    for stated, first, last in (
        ({"dated": dated, "delivered": came}, dated, came),
        ({"delivered": came}, day, came),
        ({"dated": dated}, dated, as_of),
    ):
        reply = happened("replied", method="post", **stated)
        missing = (("reply-dispatched", first.isoformat(), last.isoformat()),)
        yield Worked(application(start, reply), as_of, {"missing": missing})
    for reply, basis in (
        (happened("replied", registered=due), "registered"),
        (happened("replied", method="post", dispatched=due), "evidence"),
        (happened("replied", method="post", dispatched=due, registered=due), "evidence"),
    ):
        yield Worked(application(start, reply), as_of, {"basis": basis, "verdict": "on-time"})
    yield Worked(application(start), as_of, {"basis": "evidence", "verdict": "overdue"})
    at_once = happened("replied", method="electronic", dispatched=sent, delivered=sent)
    yield Worked(application(start, at_once), as_of, {"asks": _NONE, "missing": (), "replied_on": sent})


# Pauses and extensions


def _asked_of_periods(world: World, day: date) -> Iterator[Worked]:
    """An extension to a named day has one last day; a pause that the reply ends has no day of an answer."""
    due, capped = world.due(day, 20), world.due(day, 30)
    if due is None or capped is None:
        return
    start, told = _handed_in(day), after(day, 5)
    named = happened("extension-notified", told, until=capped)
    yield Worked(application(start, named), told, {"due": capped, "asks": _NONE, "found": _NONE})
    once = happened("correction-requested", after(day), served=after(day))
    came = happened("correction-received", after(day, 3), dispatched=after(day, 3))
    again = world.due(after(day, 3), 30)
    longer = happened("extension-notified", after(day, 8), until=again) if again else None
    if longer:
        case = application(start, happened("extension-notified", day, working_days=5), once, came, longer)
        yield Worked(case, after(day, 8), {"due": again, "asks": frozenset({"extension-across-restart"})})
    nothing = application(start, happened("extension-notified", day, until=due), once, came)
    yield Worked(nothing, after(day, 8), {"due": world.due(after(day, 3), 20), "found": _NONE, "asks": _NONE})
    asked, replied = happened("agency-consulted", day, agency="A"), after(day, 9)
    reply = happened("replied", method="post", dispatched=replied)
    heard = happened("agency-replied", after(day, 12), agency="A")
    yield Worked(application(start, asked, reply, heard), after(day, 20), {"verdict": "on-time", "asks": _NONE})
    one_more = world.due(day, 21)
    numbered = happened("extension-notified", told, working_days=3)
    until = happened("extension-notified", after(told), until=one_more)
    yield Worked(application(start, numbered, until), after(told), {"due": one_more}, {"extension-base": "from-notice"})


def _explored(world: World, day: date) -> Iterator[Worked]:
    """One third party: its limit caps an answer that came late by a reading, and ends a silence but by another."""
    asked = after(day, 3)
    limit, pins = world.due(asked, 15), {"pause-ends": "both-excluded", "receipt-on-rest-day": "stands"}
    if limit is None:
        return
    late = next(each for each in (after(limit, by) for by in range(3, 15)) if world.works[each])
    start, question = _handed_in(day), happened("third-party-consulted", asked, party="A", served=asked)
    whole, capped = (world.due(day, 20, frozenset(days_between(asked, last))) for last in (late, limit))
    answered = application(start, question, happened("third-party-replied", late, party="A"))
    seen = {"due": whole, "dues": frozenset({whole, capped}), "explored": 2}
    yield Worked(answered, after(late), seen, pins, explores=True)
    silent = {"due": capped, "dues": frozenset({capped, None}), "explored": 2}
    yield Worked(application(start, question), after(limit), silent, pins, explores=True)


def _under_the_new_law(world: World) -> Iterator[Worked]:
    """Taken to be under the regulation of 2019, an application that it found open is gone through once."""
    pin = {"regime-at-2019-05-15": "new-law"}
    asked, came = date(2019, 5, 16), date(2019, 5, 20)
    case = application(
        _handed_in(date(2019, 5, 13)),
        happened("correction-requested", asked, served=asked),
        happened("correction-received", came, dispatched=came),
        happened("third-party-consulted", date(2019, 5, 23), party="A", served=date(2019, 5, 23)),
        happened("third-party-replied", date(2019, 5, 29), party="A"),
        happened("extension-notified", date(2019, 6, 3), working_days=5),
    )
    out = frozenset(date(2019, 5, 23) + by * ONE_DAY for by in range(7))
    seen = {"due": world.due(came, 25, out), "regime": "CN-2019", "found": frozenset({"straddle-2019"})}
    yield Worked(case, date(2019, 6, 5), seen, pin)


def _of_2022(world: World, day: date) -> Iterator[Worked]:
    yield from _asked_of_receipt(world, day)
    yield from _asked_of_replies(world, day)
    yield from _asked_of_periods(world, day)
    yield from _explored(world, day)


def _asked(world: World, every: int = 7) -> Iterator[Worked]:
    if world.calendar.gaps:
        return  # without a whole calendar the due day is looked at sooner, and asks sooner
    yield from of_a_year(2022, _of_2022, every=every)(world)
    if world.reaches(date(2019, 4, 26), date(2019, 12, 31)):
        yield from _under_the_new_law(world)


def _some(world: World) -> Iterator[Worked]:
    return _asked(world, every=60)


WORKED_ASKED: Final = (
    property_of(
        "GIK-P-171",
        "readings",
        Text("只问影响结果的口径，只缺未载之日", "Asked is what matters, missing what is not stated"),
        Text(
            "各选项所得之日相同的口径不询问，不同的询问；未载的答复之日在其前后所载之日之间；签收即收到的不再要求确认；"
            "延至指明之日的不问起算；答复终结的征求意见没有答复意见之日；依新条例的只计算一遍。",
            "A reading whose options give one day is not asked, one whose options give others is; a day that a reply "
            "does not state lies between those that it does; what is received when signed for owes no confirmation; an "
            "extension to a named day has no beginning to ask for; a consultation that the reply ends has no day of an "
            "answer; under the new regulation a case is gone through once.",
        ),
        basis=("CN/711/31.3/online", "CN/711/31.2/misdirected-post", "CN/2016-235/4/post", "CN/711/33.2/extension"),
        domain=Text("2022年每隔七日收到 × 各种经过", "every seventh day of receipt of 2022 × histories"),
        examples=_asked,
        quick=_some,
    ),
)
