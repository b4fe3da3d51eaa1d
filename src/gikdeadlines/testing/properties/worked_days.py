"""Facts that can only have been one day, and steps on the very day that decides 只能是某一日的事实与恰在其日的行为。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.values import ONE_DAY, Text

from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World

__all__ = ["WORKED_DAYS"]

_FEE_DAYS: Final = 20
"""Working days to pay (国办函〔2020〕109号)."""


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


# What can only have been one day is not missing


def _only_one_day(world: World, day: date) -> Iterator[Worked]:
    """Posted and looked at, or dealt with, on the day itself: it was signed for, arrived and was confirmed that day."""
    del world
    eve = day - ONE_DAY
    asked = happened("correction-requested", day)
    for channel, fact in (("signed-post", "signed-for"), ("unannounced", "arrived"), ("fax", "confirmed")):
        start = happened("submitted", day, channel=channel)
        yield Worked(application(start), day, {"received_on": day, "missing": ()})
        yield Worked(application(start, asked), day, {"received_on": day, "missing": ()})
        sooner = happened("submitted", eve, channel=channel)
        open_ = ((fact, eve.isoformat(), day.isoformat()),)
        yield Worked(application(sooner), day, {"missing": open_})
    start = happened("submitted", day, channel="email")
    arrived = happened("confirmed", day)
    yield Worked(application(start, arrived), after(day), {"received_on": day, "missing": ()})
    yield from _answered_at_once(day)


def _answered_at_once(day: date) -> Iterator[Worked]:
    """A register that has it received after the reply to it: it was received by then, here on the day of both."""
    later = happened("received", after(day, 5))
    pin = {"registered-receipt": "earlier"}
    reply = happened("replied", method="post", dispatched=day)
    start = happened("submitted", day, channel="signed-post")
    yield Worked(application(start, later, reply), after(day, 9), {"received_on": day, "missing": ()}, pin)
    sooner = happened("submitted", day - ONE_DAY, channel="signed-post")
    open_ = (("received", (day - ONE_DAY).isoformat(), day.isoformat()),)
    yield Worked(application(sooner, later, reply), after(day, 9), {"missing": open_, "verdict": "on-time"}, pin)


def _nobody_confirmed(world: World, day: date) -> Iterator[Worked]:
    """An arrival that nobody confirmed is evidence, and goes before the day that a register has."""
    start, arrived = happened("submitted", day, channel="email"), happened("arrived", after(day))
    told = (happened("not-confirmed"), happened("received", after(day, 4)))
    due = world.due(after(day), 20)
    codes = frozenset({"evidence-differs", "confirmation-delayed"})
    seen = {"received_on": after(day), "due": due, "basis": "evidence", "found": codes}
    yield Worked(application(start, arrived, *told), after(day, 9), seen, {"never-confirmed": "arrival-day"})


def _restored_then_confirmed(world: World, day: date) -> Iterator[Worked]:
    """A confirmation that had to wait until the applicant was reached: received that day (〔2015〕207号 一2)."""
    start, arrived = happened("submitted", day, channel="ordinary-post"), happened("arrived", after(day))
    confirmed, restored = happened("confirmed", after(day, 6)), happened("contact-restored", after(day, 4))
    reached = {"received_on": after(day, 4), "due": world.due(after(day, 4), 15)}
    yield Worked(application(start, arrived, restored, confirmed), after(day, 9), reached)
    at_once = happened("confirmed", after(day, 4))
    counts = frozenset({"contact-restored-start"} if world.works[after(day, 4)] else ())
    yield Worked(application(start, arrived, restored, at_once), after(day, 9), {**reached, "asks": counts})
    email = happened("submitted", day, channel="fax")
    yield Worked(application(email, arrived, restored), after(day, 9), reached)
    sooner = happened("confirmed", after(day, 3))
    known = {"received_on": after(day, 3), "due": world.due(after(day, 3), 15)}
    yield Worked(application(start, arrived, sooner, restored), after(day, 9), known)


def _arrival_before_207(world: World, day: date) -> Iterator[Worked]:
    """Before 18 November 2015 the arrival may be the receipt: on the day of submission and confirmation it is that."""
    due = world.due(day, 15)
    pin = {"receipt-before-207": "actual-arrival"}
    for channel in ("fax", "ordinary-post"):
        case = application(happened("submitted", day, channel=channel), happened("confirmed", day))
        yield Worked(case, after(day), {"received_on": day, "due": due, "missing": ()}, pin)


# A fee paid late


def _paid_late(world: World, day: date) -> Iterator[Worked]:
    """Paid after the time for it: whether the application lives on is a reading if the agency went on from then."""
    told = after(day, 2)
    last = world.due(told, _FEE_DAYS)
    if last is None:
        return
    paid = after(last, 3)
    for step, is_asked in ((paid - ONE_DAY, False), (paid, True), (after(paid), True)):
        case = application(
            _handed_in(day),
            happened("fee-notified", told, served=told),
            happened("fee-paid", paid),
            happened("agency-consulted", step, agency="A"),
        )
        ended, lives_on = {"verdict": "deemed-withdrawn"}, {"verdict": "suspended"}
        yield Worked(case, after(paid, 9), ended, {"late-fee": "ended"})
        yield Worked(case, after(paid, 9), lives_on if is_asked else ended, {"late-fee": "revived"})


def _corrected_late(world: World, day: date) -> Iterator[Worked]:
    """The same of a correction posted after the last day named for it."""
    told, last = after(day, 2), next(world.counting(after(day, 20)), None)
    if last is None:
        return
    came = after(last, 4)
    for step, is_asked in ((came - ONE_DAY, False), (came, True), (after(came), True)):
        case = application(
            _handed_in(day),
            happened("correction-requested", told, served=told, respond_by=last),
            happened("correction-received", came, dispatched=came),
            happened("agency-consulted", step, agency="A"),
        )
        ended, lives_on = {"verdict": "deemed-withdrawn"}, {"verdict": "suspended"}
        yield Worked(case, after(came, 9), ended, {"late-correction": "ended"})
        yield Worked(case, after(came, 9), lives_on if is_asked else ended, {"late-correction": "revived"})


# Figures with nothing extended


def _first_due(world: World, day: date) -> Iterator[Worked]:
    """With nothing extended the first due day is the due day; while the period stands still there is neither."""
    first, again, heard, answered = (after(day, by) for by in (4, 7, 12, 15))
    events = (
        _handed_in(day),
        happened("agency-consulted", first, agency="A"),
        happened("agency-consulted", again, agency="B"),
        happened("agency-replied", heard, agency="A"),
        happened("agency-replied", answered, agency="B"),
    )
    twice = sum(world.works[again + by * ONE_DAY] for by in range((heard - again).days + 1))
    out = frozenset(first + by * ONE_DAY for by in range((answered - first).days + 1))
    due = world.due(day, 20 + twice, out)
    as_of = after(day, 20)
    yield Worked(application(*events), as_of, {"due": due, "first_due": due}, {"pause-overlap": "sum"})
    longer = happened("extension-notified", day, working_days=10)
    open_ = (_handed_in(day), longer, happened("agency-consulted", first, agency="A"))
    yield Worked(application(*open_), as_of, {"verdict": "suspended", "due": None, "first_due": None})


def _second_extension(world: World, day: date) -> Iterator[Worked]:
    """The number that a second extension does not tell is that of the second, and what the first left."""
    first, again = after(day, 3), after(day, 6)
    case = application(
        _handed_in(day),
        happened("extension-notified", first, working_days=5),
        happened("extension-notified", again),
    )
    seen = {"missing": (("extension-days_2", "1", "15"),), "earliest_due": world.due(day, 26)}
    yield Worked(case, again, {**seen, "latest_due": world.due(day, 40)})


# On the very day from which the period is counted


def _on_the_first_day(world: World, day: date) -> Iterator[Worked]:
    """What is done on the day of receipt itself, which does not count, begins nothing anew and takes nothing out."""
    longer = happened("extension-notified", day, working_days=5)
    asked, came = happened("correction-requested", day), happened("correction-received", day)
    case = application(_handed_in(day), longer, asked, came)
    yield Worked(case, after(day), {"due": world.due(day, 25), "found": frozenset()})
    open_ = application(_handed_in(day), happened("agency-consulted", day, agency="A"))
    yield Worked(open_, after(day), {"verdict": "suspended", "asks": frozenset()})
    heard = happened("agency-replied", day, agency="A")
    at_once = application(_handed_in(day), happened("agency-consulted", day, agency="A"), heard)
    yield Worked(at_once, after(day), {"due": world.due(day, 20), "asks": frozenset()})


def _amended_at_once(world: World, day: date) -> Iterator[Worked]:
    """Extended and then amended on the day of receipt: the count began that day in any case, and stays extended."""
    longer = happened("extension-notified", day, working_days=5)
    case = application(_handed_in(day), longer, happened("amended", day), jurisdiction="CN-SX")
    yield Worked(case, after(day), {"due": world.due(day, 20), "found": frozenset()})


def _twice_in_shanxi(world: World, day: date) -> Iterator[Worked]:
    """Taken to stop the period only, two corrections are two stops; taken to begin it anew, the second is too many."""
    first, came, again, came_again = (after(day, by) for by in (2, 5, 7, 10))
    case = application(
        _handed_in(day),
        happened("correction-requested", first, served=first),
        happened("correction-received", came, dispatched=came),
        happened("correction-requested", again, served=again),
        happened("correction-received", came_again, dispatched=came_again),
        jurisdiction="CN-SX",
    )
    out = frozenset(after(first, by) for by in range(4)) | frozenset(after(again, by) for by in range(4))
    stops = {"due": world.due(day, 15, out), "found": frozenset[str]()}
    yield Worked(case, came_again, stops, {"shanxi-correction": "excludes"})
    anew = {"due": world.due(came, 15), "found": frozenset({"correction-second"})}
    yield Worked(case, came_again, anew, {"shanxi-correction": "restarts", "second-correction": "no-further-restart"})


def _of_2022(world: World, day: date) -> Iterator[Worked]:
    if not world.reaches(day - ONE_DAY, day):
        return
    yield from _only_one_day(world, day)
    yield from _nobody_confirmed(world, day)
    yield from _paid_late(world, day)
    yield from _corrected_late(world, day)
    yield from _first_due(world, day)
    yield from _second_extension(world, day)
    yield from _on_the_first_day(world, day)


def _in_shanxi(world: World, day: date) -> Iterator[Worked]:
    yield from _restored_then_confirmed(world, day)
    yield from _amended_at_once(world, day)
    yield from _twice_in_shanxi(world, day)


def _withdrawn_on_the_eve(_: World) -> Iterator[Worked]:
    """A new law finds open what was not withdrawn by its eve (国令711号 第56条)."""
    for day, is_open in ((date(2019, 5, 13), False), (date(2019, 5, 14), False), (date(2019, 5, 15), True)):
        case = application(_handed_in(date(2019, 4, 26)), happened("withdrawn", day))
        found = frozenset({"straddle-2019"} if is_open else ())
        yield Worked(case, date(2019, 6, 3), {"verdict": "withdrawn", "found": found})


def _revived_by_the_eve(_: World) -> Iterator[Worked]:
    """Corrected late, and the agency went on: taken as in time the new law finds it open, else it had ended."""
    last, came, told = date(2019, 5, 6), date(2019, 5, 8), date(2019, 5, 10)
    case = application(
        _handed_in(date(2019, 4, 26)),
        happened("correction-requested", date(2019, 4, 28), served=date(2019, 4, 28), respond_by=last),
        happened("correction-received", came, dispatched=came),
        happened("extension-notified", told, working_days=5),
    )
    late = frozenset({"correction-answered-late"})
    yield Worked(case, date(2019, 6, 3), {"found": late | {"straddle-2019"}}, {"late-correction": "revived"})
    yield Worked(case, date(2019, 6, 3), {"found": late | {"after-end"}}, {"late-correction": "ended"})


def _before_the_calendar(world: World) -> Iterator[Worked]:
    """Of a day before the calendar nobody knows whether it was worked; no law governed it."""
    pin = {"receipt-on-rest-day": "next-working-day"}
    for day in (world.calendar.first - by * ONE_DAY for by in (1, 2, 3)):
        if day < date(2008, 5, 1):
            yield Worked(application(_handed_in(day)), after(day, 9), {"refused": "no-law-in-force"}, pin)


def _days(world: World, every: int = 7) -> Iterator[Worked]:
    yield from of_a_year(2022, _of_2022, every=every)(world)
    yield from _before_the_calendar(world)
    if world.reaches(date(2019, 4, 26), date(2019, 12, 31)):
        yield from _withdrawn_on_the_eve(world)
        yield from _revived_by_the_eve(world)
    yield from of_a_year(2017, _in_shanxi, every=every)(world)
    yield from of_a_year(2012, _arrival_before_207, every=every)(world)


def _some(world: World) -> Iterator[Worked]:
    return _days(world, every=120)


WORKED_DAYS: Final = (
    property_of(
        "GIK-P-157",
        "receipt",
        Text("只能是某一日的事实并不缺失", "A fact that can only have been one day is not missing"),
        Text(
            "提交当日即由机关处理、即为核查之日或者即已答复的，签收、到达、确认只能在该日，收到日即为该日，不作缺失的事实；"
            "早一日提交的，在两日之间。逾期缴费之日或其后机关仍有行为的，申请是否继续依口径；其前的不询问。未延长的，首次届满日即届满日。",
            "What was dealt with, looked at or answered on the day of its submission can only have been signed for, "
            "arrived and been confirmed that day: it was received then, and nothing is missing; submitted a day sooner "
            "it lies between the two. An agency that acts on the day of a late payment or after it leaves a reading "
            "open, one that acted before it does not. With nothing extended the first due day is the due day.",
        ),
        basis=("CN/711/31.2/signed-post", "CN/711/31.3/email", "CN/2020-109/payment", "CN/711/33.2"),
        domain=Text("2022年、2012年每隔七日提交 × 各种经过", "every seventh day of 2022 and of 2012 × histories"),
        examples=_days,
        quick=_some,
    ),
)
