"""Each option of the readings on corrections, fees, extensions and the turn of the law, by its effect 各口径之效果。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.values import Text

from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_OPTIONS"]

D = date.fromisoformat
Days = frozenset[date]


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


def _out(first: date, last: date) -> Days:
    return frozenset(days_between(first, last))


def _of_2019(world: World, received: date) -> Iterator[Worked]:
    due, asked = world.due(received, 20), after(received, 2)
    if due is None:
        return
    yield from _on_the_day(world, received, due)
    if world.works[received] and world.works[after(received, 2)]:
        yield from _confirmed_at_once(world, received)
    yield from _late_answers(world, received, asked)
    yield from _again(world, received, asked, due)
    yield from _paid(world, received, asked, due)
    yield from _paid_late(world, received, asked)
    yield from _restarted_extension(world, received, asked)
    yield from _later_dates(world, received, due)


def _confirmed_at_once(world: World, day: date) -> Iterator[Worked]:
    """Confirmed on the day it was sent, or on the day it arrived: no other day can be meant, and nothing is asked."""
    for channel in ("fax", "ordinary-post"):
        sent = happened("submitted", day, channel=channel)
        nothing = frozenset[str]()
        seen = {"received_on": day, "due": world.due(day, 20), "asked": nothing, "found": nothing}
        yield Worked(application(sent, happened("confirmed", day)), after(day, 9), seen)
        came = after(day, 2)
        arrived = application(sent, happened("arrived", came), happened("confirmed", came))
        seen = {"received_on": came, "due": world.due(came, 20), "asked": nothing, "found": nothing}
        yield Worked(arrived, after(day, 9), seen)


def _on_the_day(world: World, received: date, due: date) -> Iterator[Worked]:
    """What is done on the very day of receipt is done in time, and a reply on it took no day."""
    came = after(received, 4)
    notice = happened("correction-requested", received, respond_by=after(received, 20), served=received)
    corrected = happened("correction-received", came, dispatched=came)
    asked, answered = happened("agency-consulted", received, agency="A"), happened("agency-replied", came, agency="A")
    told = happened("extension-notified", received, working_days=5)
    for events, last, found in (
        ((notice, corrected), world.due(came, 20), ()),
        ((asked, answered), world.due(received, 20, _out(received, came)), ("pause-before-receipt",)),
        ((told,), world.due(received, 25), ()),
    ):
        case = application(_handed_in(received), *events)
        yield Worked(case, after(due, 60), {"due": last, "found": frozenset(found)})
    reply = happened("replied", method="post", dispatched=received)
    seen = {"verdict": "on-time", "replied_on": received, "days_used": 0, "days_left": 20}
    yield Worked(application(_handed_in(received), reply), after(due), seen)


def _late_answers(world: World, received: date, asked: date) -> Iterator[Worked]:
    """Corrected after the time named, and the agency went on: as if timely, or ended all the same."""
    named = after(asked, 7)
    last = named if world.works[named] else next(world.counting(named))
    came, told = after(last, 3), after(last, 5)
    events = (
        _handed_in(received),
        happened("correction-requested", asked, respond_by=named, served=asked),
        happened("correction-received", came, dispatched=after(last, 2)),
        happened("extension-notified", told, working_days=5),
    )
    late = frozenset({"correction-answered-late"})
    for option, seen in (
        ("revived", {"due": world.due(came, 25), "ended_by": None, "found": late}),
        ("ended", {"verdict": "deemed-withdrawn", "ended_by": "CN/711/30/lapse", "due": None}),
    ):
        yield Worked(application(*events), after(told, 30), seen, {"late-correction": option})
    unposted = (*events[:2], happened("correction-received", came), events[3])
    missing = (("correction-dispatched", asked.isoformat(), came.isoformat()),)
    yield Worked(application(*unposted), after(told, 30), {"missing": missing})
    idle = application(*events[:3])
    yield Worked(idle, after(told, 30), {"verdict": "deemed-withdrawn", "ended_by": "CN/711/30/lapse"})


def _again(world: World, received: date, asked: date, due: date) -> Iterator[Worked]:
    """A second notice; and one that names no time."""
    came, again = after(asked, 3), after(asked, 5)
    second = after(again, 4)
    events = (
        _handed_in(received),
        happened("correction-requested", asked, respond_by=after(asked, 20), served=asked),
        happened("correction-received", came, dispatched=came),
        happened("correction-requested", again, respond_by=after(again, 20), served=again),
        happened("correction-received", second, dispatched=second),
    )
    found = frozenset({"correction-second"})
    for option, start in (("no-further-restart", came), ("restarts", second)):
        yield Worked(
            application(*events),
            after(due, 60),
            {"due": world.due(start, 20), "found": found},
            {"second-correction": option},
        )
    untimed = application(_handed_in(received), happened("correction-requested", asked, served=asked))
    breach = frozenset({"correction-without-time"})
    yield Worked(untimed, after(due), {"verdict": "suspended", "due": None, "found": breach})
    gone_on = {"verdict": "overdue", "due": due, "found": breach}
    yield Worked(untimed, after(due), gone_on, {"correction-without-time": "no-effect"})


def _paid(world: World, received: date, asked: date, due: date) -> Iterator[Worked]:
    """After payment the count begins anew, or the days of waiting are out, or nothing changes."""
    paid = after(asked, 6)
    case = application(_handed_in(received), happened("fee-notified", asked, served=asked), happened("fee-paid", paid))
    for option, last in (
        ("restarts", world.due(paid, 20)),
        ("excluded", world.due(received, 20, _out(asked, paid))),
        ("no-effect", due),
    ):
        yield Worked(case, after(due, 60), {"due": last}, {"fee-clock": option})


def _paid_late(world: World, received: date, asked: date) -> Iterator[Worked]:
    """Paid after the twenty working days, and the agency went on: as if timely, or ended all the same."""
    last = world.due(asked, 20)
    if last is None:
        return
    paid, told = after(last, 2), after(last, 4)
    events = (
        _handed_in(received),
        happened("fee-notified", asked, served=asked),
        happened("fee-paid", paid),
        happened("extension-notified", told, working_days=5),
    )
    lapsed = {"verdict": "deemed-withdrawn", "ended_by": "CN/2020-109/lapse", "due": None}
    for option, seen in (("revived", {"due": world.due(paid, 25), "ended_by": None}), ("ended", lapsed)):
        yield Worked(application(*events), after(told, 30), seen, {"late-fee": option})
    yield Worked(application(*events[:3]), after(told, 30), lapsed)


def _restarted_extension(world: World, received: date, told: date) -> Iterator[Worked]:
    """Told before a restart, ten days more lapse with it or survive it."""
    asked, came = after(told, 2), after(told, 6)
    case = application(
        _handed_in(received),
        happened("extension-notified", told, working_days=10),
        happened("correction-requested", asked, respond_by=after(asked, 20), served=asked),
        happened("correction-received", came, dispatched=came),
    )
    for option, n in (("lapses", 20), ("survives", 30)):
        found = frozenset({"extension-lapsed"} if n == 20 else ())  # noqa: PLR2004 - the days of the law
        seen = {"due": world.due(came, n), "found": found, "days_allowed": n}
        yield Worked(case, after(came, 60), seen, {"extension-across-restart": option})


def _later_dates(world: World, received: date, due: date) -> Iterator[Worked]:
    """A later date under article 35 decides, or the ordinary due day stays."""
    later = next(world.counting(after(due, 9)))
    case = application(_handed_in(received), happened("later-date-set", after(received), until=later))
    for option, last in (("later-of-both", later), ("ordinary-due-day", due)):
        yield Worked(case, after(received, 3), {"due": last, "first_due": due}, {"art35": option})
    twice = application(
        _handed_in(received),
        happened("later-date-set", after(received), until=later),
        happened("later-date-set", after(received, 2), until=after(due, 1)),
    )
    yield Worked(twice, after(received, 3), {"due": later}, {"art35": "later-of-both"})


def _of_2013(world: World, received: date) -> Iterator[Worked]:
    """A correction before the interpretation of 2015, by each of four ways to read the regulation."""
    due, asked = world.due(received, 15), after(received, 3)
    came = after(asked, 6)
    if due is None or came > due:
        return
    case = application(
        _handed_in(received), happened("correction-requested", asked), happened("correction-received", came)
    )
    for option, last in (
        ("as-207", world.due(received, 15, _out(asked, came))),
        ("strictly-between", world.due(received, 15, _out(after(asked), after(came, -1)))),
        ("restarts", world.due(came, 15)),
        ("no-effect", due),
    ):
        yield Worked(case, after(due, 60), {"due": last}, {"before-2015-207": option})
    waiting = application(_handed_in(received), happened("correction-requested", asked, respond_by=after(due, 20)))
    lapsed = {"verdict": "deemed-withdrawn", "ended_by": "CN/2015-207/2.2"}
    for option in ("as-207", "strictly-between", "restarts"):
        yield Worked(waiting, after(due, 60), lapsed, {"before-2015-207": option})
    ran_on = {"verdict": "overdue", "due": due, "ended_by": None}
    yield Worked(waiting, after(due, 60), ran_on, {"before-2015-207": "no-effect"})
    yield from _arrived(world, received)
    yield from _signed(world, received)


def _signed(world: World, day: date) -> Iterator[Worked]:
    """By post before the interpretation: the day of signing, or that of actual arrival where it is stated."""
    arrived, signed = after(day, 2), after(day, 4)
    post = (happened("submitted", day, channel="signed-post"), happened("signed-for", signed))
    stated = application(*post, happened("arrived", arrived))
    for option, received in (("as-207", signed), ("actual-arrival", arrived)):
        seen = {"received_on": received, "due": world.due(received, 15)}
        yield Worked(stated, after(day, 60), seen, {"receipt-before-207": option})
    if world.works[signed]:
        yield Worked(application(*post), after(day, 60), {"received_on": signed, "asked": frozenset()})


def _arrived(world: World, day: date) -> Iterator[Worked]:
    """Confirmed by fax before the interpretation, the arrival not stated: between the two."""
    confirmed = after(day, 5)
    case = application(happened("submitted", day, channel="fax"), happened("confirmed", confirmed))
    seen = {"due": world.due(confirmed, 15), "received_on": confirmed}
    yield Worked(case, after(day, 60), seen, {"receipt-before-207": "as-207", "late-confirmation": "confirmation-day"})
    bounds = {
        "earliest_due": world.due(day, 15),
        "latest_due": world.due(confirmed, 15),
        "received_on": None,
        "due": None,
        "missing": (("arrived", day.isoformat(), confirmed.isoformat()),),
    }
    if bounds["earliest_due"] != bounds["latest_due"]:
        pins = {"receipt-before-207": "actual-arrival", "late-confirmation": "confirmation-day"}
        yield Worked(case, after(day, 5), bounds, pins)


def _at_the_turn(world: World) -> Iterator[Worked]:
    """Open on 15 May 2019: by the law of receipt or the new one; answered or past due before it, the old one only."""
    if not world.reaches(D("2019-03-01"), D("2019-12-31")):
        return
    turn = D("2019-05-15")
    for received in days_between(D("2019-04-15"), D("2019-05-14")):
        due, longer = world.due(received, 15), world.due(received, 20)
        if due is None or longer is None:
            continue
        is_open = due >= turn
        noted = frozenset({"straddle-2019"} if is_open else ())
        plain = application(_handed_in(received))
        for option, last in (("law-of-receipt", due), ("new-law", longer if is_open else due)):
            yield Worked(plain, D("2019-07-01"), {"due": last, "found": noted}, {"regime-at-2019-05-15": option})
        yield Worked(plain, after(turn, -1), {"due": due, "found": frozenset()})
        for replied in (after(turn, -1), turn):
            case = application(_handed_in(received), happened("replied", method="post", dispatched=replied))
            is_told = is_open and replied >= turn
            found = frozenset({"straddle-2019"} if is_told else ())
            last = longer if is_told else due
            yield Worked(case, D("2019-07-01"), {"due": last, "found": found}, {"regime-at-2019-05-15": "new-law"})
        for asked in (after(turn, -2), after(turn, -1)):
            if received <= asked <= due:
                notice = happened("correction-requested", asked, respond_by=D("2019-06-28"), served=asked)
                seen = {"verdict": "suspended", "found": frozenset({"straddle-2019"})}
                waiting = application(_handed_in(received), notice)
                yield Worked(waiting, D("2019-05-20"), seen, {"regime-at-2019-05-15": "law-of-receipt"})


def _of_shanxi(world: World, received: date) -> Iterator[Worked]:
    """Shanxi after 2015: its own restart, or the exclusion of the letter of 2015; other bodies counted or not."""
    place = {"jurisdiction": "CN-SX"}
    due, asked = world.due(received, 15), after(received, 2)
    came = after(asked, 5)
    if due is None or came > due:
        return
    case = application(
        _handed_in(received),
        happened("correction-requested", asked, respond_by=after(asked, 20), served=asked),
        happened("correction-received", came, dispatched=came),
        **place,
    )
    for option, last in (("restarts", world.due(came, 15)), ("excludes", world.due(received, 15, _out(asked, came)))):
        yield Worked(case, after(due, 60), {"due": last}, {"shanxi-correction": option})
    answered = after(asked, 5)
    for role in ("competent", "secrecy"):
        case = application(
            _handed_in(received),
            happened("agency-consulted", asked, agency="A", role=role),
            happened("agency-replied", answered, agency="A"),
            **place,
        )
        for option, last in (("excluded", world.due(received, 15, _out(asked, answered))), ("counted", due)):
            yield Worked(case, after(due, 60), {"due": last}, {"shanxi-agency-pause": option})


def _options(world: World, every: int = 4) -> Iterator[Worked]:
    yield from of_a_year(2022, _of_2019, every=every)(world)
    yield from of_a_year(2013, _of_2013, every=every)(world)
    yield from of_a_year(2017, _of_shanxi, every=every)(world)
    yield from _at_the_turn(world)


def _some(world: World) -> Iterator[Worked]:
    yield from of_a_year(2022, _of_2019, every=90)(world)
    yield from of_a_year(2013, _of_2013, every=150)(world)
    yield from of_a_year(2017, _of_shanxi, every=150)(world)
    yield from list(_at_the_turn(world))[::7]


WORKED_OPTIONS: Final = (
    property_of(
        "GIK-P-133",
        "readings",
        Text("各口径各有其效果", "Each option has its effect"),
        Text(
            "逾期补正、再次补正、未载时限的补正、缴费、重新起算前的延长、另定日期、207号以前的补正与收到、2019-05-15时未结、"
            "山西的补正与请示：固定每一口径，届满日与依该口径逐日数得的相同。",
            "A correction answered late, a second one, one without a time, a fee, an extension before a restart, a "
            "later date, a correction or a receipt before the letter of 2015, an application open on 2019-05-15, "
            "Shanxi's corrections and consultations: with each option pinned the due day is what counting by it day "
            "by day gives.",
        ),
        basis=("CN/711/30/restart", "CN/711/30/lapse", "CN/2020-109/clock", "CN/711/35", "CN/492/21.4", "CN/711/56",
               "CN-SX/237/22.4/correction-after-207"),
        domain=Text(
            "2013、2017、2022年每隔四日，2019-05-15前一个月的每一收到日",
            "every fourth day of 2013, 2017 and 2022, every day of receipt in the month before 2019-05-15",
        ),
        examples=_options,
        quick=_some,
    ),
)  # fmt: skip
