"""How a course ends: what was done after its end, several replies, and events on days not announced yet.

终结之后的行为、多次答复与未公布年度内的事件。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, CalendarRangeError, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World

__all__ = ["WORKED_ENDS"]


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


# What was done after the end


def _after_the_end(world: World, received: date) -> Iterator[Worked]:
    del world
    asked, end = after(received, 2), after(received, 9)
    later = after(end, 2)
    start, reply = _handed_in(received), happened("replied", method="post", dispatched=end)
    party = happened("third-party-consulted", asked, party="A", served=asked)
    heard = happened("third-party-replied", later, party="A")
    told_later = happened("extension-notified", later, working_days=5)
    for events, what in (
        ((start, reply, told_later), "extension-notified"),
        ((start, reply, happened("agency-consulted", later)), "agency-consulted"),
        ((start, party, reply, heard), "third-party-replied"),
        ((start, party, reply), None),
        ((start, reply, happened("withdrawn", later)), "withdrawn"),
        ((start, reply, happened("extension-notified", end, working_days=5)), None),
    ):
        yield _looked_at(events, what, later, end, "on-time")
    fee = happened("fee-notified", later, served=later)
    yield _looked_at((start, reply, fee), "fee-notified", later, end, "on-time")
    yield from _twice_replied(start, end)
    yield from _given_up(received, end)


def _twice_replied(start: Event, end: date) -> Iterator[Worked]:
    """What was asked for a second reply may come before that, and not after it."""
    asked, heard, second = after(end, 2), after(end, 4), after(end, 6)
    reply = happened("replied", method="post", dispatched=end)
    again = happened("replied", method="post", dispatched=second)
    question = happened("agency-consulted", asked, agency="A")
    for answered, what in ((heard, None), (after(second, 1), "agency-replied")):
        events = (start, reply, question, happened("agency-replied", answered, agency="A"), again)
        yield _looked_at(events, what, answered, end, "on-time")
    late = happened("agency-consulted", after(second), agency="A")
    yield _looked_at((start, reply, again, late), "agency-consulted", after(second), end, "on-time")


def _given_up(received: date, end: date) -> Iterator[Worked]:
    """After a withdrawal others may still answer, and the agency does nothing any more."""
    start, asked, later = _handed_in(received), after(received, 2), after(end, 2)
    party = happened("third-party-consulted", asked, party="A", served=asked)
    gone = happened("withdrawn", end)
    heard = happened("third-party-replied", later, party="A")
    yield _looked_at((start, party, gone, heard), None, later, end, "withdrawn")
    step = happened("correction-requested", later, respond_by=after(later, 9))
    yield _looked_at((start, gone, step), "correction-requested", later, end, "withdrawn")
    same_day = happened("agency-consulted", end)
    yield _looked_at((start, gone, same_day), None, end, end, "withdrawn")


def _looked_at(events: tuple[Event, ...], what: str | None, day: date, end: date, verdict: str) -> Worked:
    said = f"after-end: event {what}, day {day}, ended {end}, verdict {verdict}"
    seen = {"after_end": frozenset({said} if what else ()), "verdict": verdict}
    return Worked(application(*events), after(day, 20), seen)


def _before_fees(_: World) -> Iterator[Worked]:
    """Before 2021 no text on the period spoke of fees (国办函〔2020〕109号): one after the reply says nothing."""
    for received in (date(2017, 3, 3), date(2020, 3, 3)):
        reply, later = happened("replied", method="post", dispatched=after(received, 9)), after(received, 12)
        fee = happened("fee-notified", later, served=later)
        yield _looked_at((_handed_in(received), reply, fee), None, later, later, "on-time")


# Several replies


def _replied_twice(world: World, received: date) -> Iterator[Worked]:
    """Of two replies that count on one day the one made first is the reply; of other days the earlier one."""
    due = world.due(received, 20)
    if due is None:
        return
    made, day = after(received, 2), after(received, 5)
    delegated = frozenset({("delegated-reply", "note", "CN/2014-67/delegated")})
    first = happened("replied", method="direct", dated=made, delivered=day)
    second = happened("replied", method="post", dispatched=day)
    for earlier, cited in ((first, frozenset()), ({**first, "delegated": True}, delegated)):
        for later in (second, {**second, "delegated": True}):
            case = application(_handed_in(received), earlier, later)
            yield Worked(case, after(due), {"replied_on": day, "verdict": "on-time", "cited": cited})
    sooner = happened("replied", method="post", dispatched=day - ONE_DAY, delegated=True)
    case = application(_handed_in(received), first, sooner)
    yield Worked(case, after(due), {"replied_on": day - ONE_DAY, "cited": delegated})
    yield from _both_untold(received, due)


def _both_untold(received: date, due: date) -> Iterator[Worked]:
    """The days that two replies do not state are told apart, each between the days that it does state."""
    first = happened("replied", method="post", dated=due, delivered=after(due, 2))
    second = happened("replied", method="post", dated=after(due), delivered=after(due, 4))
    missing = (
        ("reply-dispatched", due.isoformat(), after(due, 2).isoformat()),
        ("reply-dispatched:2", after(due).isoformat(), after(due, 4).isoformat()),
    )
    case = application(_handed_in(received), first, second)
    yield Worked(case, after(due, 9), {"verdict": "undetermined", "missing": missing})
    same_day = happened("replied", method="post", dated=due, delivered=due)
    seen = {"verdict": "on-time", "missing": (), "replied_on": due, "asks": frozenset()}
    yield Worked(application(_handed_in(received), same_day), after(due, 9), seen)


def _ends(world: World, received: date) -> Iterator[Worked]:
    yield from _after_the_end(world, received)
    yield from _replied_twice(world, received)


def _all_ends(world: World, every: int = 5) -> Iterator[Worked]:
    yield from of_a_year(2021, _ends, every=every)(world)
    if world.reaches(date(2017, 1, 1), date(2021, 1, 1)):
        yield from _before_fees(world)


def _some_ends(world: World) -> Iterator[Worked]:
    return _all_ends(world, every=120)


# On days that no notice settles yet


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What is known before the notice of a year, and an application received shortly before that year."""

    year: int
    received: date
    events: tuple[Event, ...]
    verdict: str
    as_of: date
    finds: frozenset[str] = frozenset()

    @property
    def case(self) -> Case:
        return application(_handed_in(self.received), *self.events)


def _unannounced(world: World, every: int = 1) -> Iterator[_Ahead]:
    years = sorted({n.year for n in world.calendar.notices if n.year is not None})
    if any(n.layer == 1 for n in world.calendar.notices) or world.calendar.gaps:
        return
    for year in [year for year in years[1:] if year > 2019][::every]:  # noqa: PLR2004 - the law in force since 2019
        received, soon, later = date(year - 1, 12, 23), date(year, 1, 5), date(year, 1, 10)
        question = happened("agency-consulted", soon, agency="A")
        answer = happened("agency-replied", later, agency="A")
        reply = happened("replied", method="post", dispatched=later)
        for events, verdict in (
            ((question,), "suspended"),
            ((question, answer), "pending"),
            ((question, answer, happened("withdrawn", after(later))), "withdrawn"),
            ((question, reply), "on-time"),
            ((happened("correction-requested", soon, respond_by=date(year, 3, 31)),), "suspended"),
            ((happened("extension-notified", soon, working_days=20),), "pending"),
            ((reply,), "on-time"),
        ):
            yield _Ahead(year, received, events, verdict, after(later, 2))
        # More working days than the law allows, under any arrangement.
        too_far = happened("extension-notified", soon, until=date(year, 5, 31))
        yield _Ahead(year, received, (too_far,), "pending", after(later, 2), frozenset({"extension-excess"}))


def _few(world: World) -> Iterator[_Ahead]:
    return _unannounced(world, every=4)


def _is_foreseen(world: World, example: _Ahead) -> CounterExample | None:
    """So few days have passed that no arrangement of the festivals could have the period run out."""
    known = World(world.calendar.before_notice(example.year), world.law)
    try:
        result = known.assess(example.case, as_of=example.as_of)
        found: object = (result.verdict, *(sorted(f.code for f in result.findings) if example.finds else ()))
    except CalendarRangeError as error:
        found = error.code
    expected = (example.verdict, *sorted(example.finds))
    if found == expected:
        return None
    words = told(example.case, example.as_of)
    return counter(
        f"{words.zh}；{example.year}年通知尚未公布",
        f"{words.en}; the notice of {example.year} not yet published",
        expected=expected,
        found=found,
        about=(example.received,),
    )


# A provision applies through its last day


@dataclass(frozen=True, slots=True)
class _Turn:
    """The provisions of a matter that bear one name, and days on which one begins or has ended."""

    matter: str
    name: str
    days: tuple[date, ...]


def _named(world: World) -> Iterator[_Turn]:
    names = {
        (p.matter, getattr(p.parameters, key))
        for p in world.law.provisions.values()
        for key in ("slot", "event")
        if hasattr(p.parameters, key)
    }
    for matter, name in sorted(names):
        rows = world.law.of_name(matter, name)
        turns = {day for p in rows for day in (p.since, p.until) if day}
        around = {day + timedelta(by) for day in turns for by in (-1, 0, 1) if date.min < day < date.max}
        yield _Turn(matter, name, tuple(sorted(around)))


def _is_in_force(world: World, example: _Turn) -> CounterExample | None:
    """Asked of the days in order, and of the same days from the last to the first."""
    for days in (example.days, example.days[::-1]):
        law = replace(world.law)  # with nothing found yet
        rows = law.of_name(example.matter, example.name)
        for day in days:
            expected = [p.id for p in rows if p.since <= day and (p.until is None or day <= p.until)]
            found = [p.id for p in law.in_force(example.matter, example.name, day)]
            if found != expected:
                return counter(
                    f"{day}施行中的{example.matter}条款（{example.name}）",
                    f"the provisions of {example.matter} on {example.name} in force on {day}",
                    expected=expected,
                    found=found,
                    about=(day,),
                )
    return None


WORKED_ENDS: Final = (
    property_of(
        "GIK-P-142",
        "service",
        Text("终结之后的行为与多次答复", "What was done after the end, and several replies"),
        Text(
            "答复之后机关又征求、延长或收到所征求的意见，申请人又撤回的，撤回、视为撤回之后机关又有行为的，各提示一次，指明其日；"
            "当日的、为再次答复而为的、撤回之后他人的答复不提示。数次答复以先作出者为准，同日计算的亦同；各自未载之日分别指明。",
            "An agency that asks, extends or hears an answer after its reply, an applicant who withdraws after it, an "
            "agency that acts after a withdrawal: found once, with the day; what is done on the day itself or for a "
            "further reply, and what others answer after a withdrawal, is not. Of several replies the first decides, "
            "also of two that count on one day; the days that each does not state are told apart.",
        ),
        basis=("CN/711/33.2", "CN/2016-235/4/post", "CN/2016-235/4/direct"),
        domain=Text("2021年每隔五日收到 × 各种经过", "every fifth day of receipt of 2021 × histories"),
        examples=_all_ends,
        quick=_some_ends,
    ),
    Property(
        id="GIK-P-143",
        area="bounds",
        title=Text("未公布年度内的事件照常适用", "Events of a year not announced do what they always do"),
        statement=Text(
            "年底收到的申请，次年年初征求意见、补正、延长、撤回、答复的，次年的放假通知尚未公布也照常判定：无论如何安排都不可能届满的，不因日历未公布而拒绝或不定。",
            "Of an application received at the end of a year, a question, a correction, an extension, a withdrawal or "
            "a reply early in the next is judged before that year's notice is out: where the period could not have "
            "run out under any arrangement, neither refused nor left open.",
        ),
        formal="latest possible count < n ⇒ verdict as with any calendar",
        basis=("CN/711/33.2", "CN/711/33.3", "CN/711/30/restart"),
        domain=Whole(
            Text("2020年起每一年度 × 七种经过", "every year from 2020 × seven histories"), _unannounced, quick=_few
        ),
        check=_is_foreseen,
    ),
    Property(
        id="GIK-P-144",
        area="law",
        title=Text("条款适用至其末日", "A provision applies through its last day"),
        statement=Text(
            "条款自施行之日起、至失效之日止适用，首日、末日在内；以任何先后询问各日，答案相同。",
            "A provision applies from its first day through its last, both included, in whatever order days are asked.",
        ),
        formal="p ∈ in_force(d) ⇔ since(p) ≤ d ≤ until(p)",
        basis=("CN/492/24.2", "CN/711/33.2", "CN/2016-235/5/courier"),
        domain=Whole(
            Text(
                "每一事项的每一期限或事件 × 各转折日及其前后一日",
                "every slot and event × each turn and the days around",
            ),
            _named,
        ),
        check=_is_in_force,
    ),
)
