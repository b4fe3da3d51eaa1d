"""Consultations, corrections, extensions, fees and replies on their edges, worked out over a year 期限边界的推演。"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.values import ONE_DAY, Text

from .worked import Event, Worked, after, application, happened, moved, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_PAUSES"]

Days = frozenset[date]


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


def _out(first: date, last: date) -> Days:
    return frozenset(days_between(first, last))


# Consultations


def _consultations(world: World, asked: date) -> Iterator[Worked]:
    received, served = after(asked, -3), after(asked)
    limit = world.due(served, 15)
    if limit is None:
        return
    question = happened("third-party-consulted", asked, party="A", served=served)
    yield from _answered_about(world, received, asked, limit, question)
    yield from _silent(world, received, asked, limit, question)
    yield from _ends(world, received, asked)
    yield from _overlapping(world, received, asked)
    yield from _unnamed(world, received, asked)
    yield from _roles(world, received, asked)


def _answered_about(world: World, received: date, asked: date, limit: date, question: Event) -> Iterator[Worked]:
    """On the limit, and the day after it: all the time taken is out, or the limit caps it."""
    end = after(limit, 120)
    for answered, options in ((limit, ("always", "silence-only")), (after(limit), ("silence-only",))):
        case = application(_handed_in(received), question, happened("third-party-replied", answered, party="A"))
        late = frozenset({("consultation-late", "note", "CN/711/32")} if answered > limit else ())
        for option in options:
            seen = {"due": world.due(received, 20, _out(asked, answered)), "cited": late}
            yield Worked(case, end, seen, {"pause-cap": option})
    case = application(_handed_in(received), question, happened("third-party-replied", after(limit), party="A"))
    for option, first in (("both-excluded", asked), ("answer-day-counts", asked), ("both-count", after(asked))):
        # The limit ended it and no answer, so that its last day is out on every reading.
        pins = {"pause-cap": "always", "pause-ends": option}
        yield Worked(case, end, {"due": world.due(received, 20, _out(first, limit))}, pins)


def _silent(world: World, received: date, asked: date, limit: date, question: Event) -> Iterator[Worked]:
    """Silence ends with the last day of the limit, and not a day before; by no text it never does."""
    case = application(_handed_in(received), question)
    yield Worked(case, limit - ONE_DAY, {"verdict": "suspended", "due": None})
    yield Worked(case, limit, {"due": world.due(received, 20, _out(asked, limit))})
    yield Worked(case, after(limit, 40), {"due": world.due(received, 20, _out(asked, limit))})
    yield Worked(case, after(limit, 40), {"verdict": "suspended", "missing": ()}, {"pause-cap": "never"})
    unserved = application(_handed_in(received), happened("third-party-consulted", asked))
    missing = (("served", asked.isoformat(), asked.isoformat()),)
    yield Worked(unserved, after(limit, 40), {"missing": missing})
    author = happened("agency-consulted", asked, agency="A", role="co-author", served=after(asked))
    yield Worked(application(_handed_in(received), author), limit, {"due": world.due(received, 20, _out(asked, limit))})


def _ends(world: World, received: date, asked: date) -> Iterator[Worked]:
    """Which end days count, by each option."""
    answered = after(asked, 4)
    case = application(
        _handed_in(received), happened("third-party-consulted", asked), happened("third-party-replied", answered)
    )
    reply = happened("replied", method="post", dispatched=answered)
    for option, last in (("both-excluded", answered), ("answer-day-counts", answered - ONE_DAY)):
        seen = {"due": world.due(received, 20, _out(asked, last)), "verdict": "on-time"}
        together = application(*case.to_dict()["events"], reply)
        yield Worked(together, after(asked, 90), seen, {"pause-ends": option})
    is_open = world.works[asked] or world.works[answered]
    yield Worked(case, after(asked, 120), {"asks": frozenset({"pause-ends"} if is_open else ())})
    for option, first, last in (
        ("both-excluded", asked, answered),
        ("notice-day-counts", after(asked), answered),
        ("answer-day-counts", asked, answered - ONE_DAY),
        ("both-count", after(asked), answered - ONE_DAY),
    ):
        seen = {"due": world.due(received, 20, _out(first, last))}
        yield Worked(case, after(asked, 90), seen, {"pause-ends": option})


def _overlapping(world: World, received: date, asked: date) -> Iterator[Worked]:
    """Two parties asked at once: the days of both are out once, or for each."""
    spans = {"A": (asked, after(asked, 6)), "B": (after(asked, 3), after(asked, 9))}
    events = [_handed_in(received)]
    for party, (first, last) in spans.items():
        events.append(happened("third-party-consulted", first, party=party))
        events.append(happened("third-party-replied", last, party=party))
    out = _out(asked, after(asked, 9))
    once = world.due(received, 20, out)
    again = sum(world.works[day] for day in days_between(after(asked, 3), after(asked, 6)))
    each = once if once is None or not again else world.due(once, again, out)
    for option, due in (("union", once), ("sum", each)):
        yield Worked(application(*events), after(asked, 120), {"due": due}, {"pause-overlap": option})


def _unnamed(world: World, received: date, asked: date) -> Iterator[Worked]:
    """An answer that names nobody closes the earliest open question, and the later one stays open."""
    again, answered = after(asked, 2), after(asked, 5)
    questions = (happened("agency-consulted", asked), happened("agency-consulted", again))
    first, last = happened("agency-replied", answered), happened("agency-replied", after(answered, 3))
    one = application(_handed_in(received), *questions, first)
    yield Worked(one, after(asked, 60), {"verdict": "suspended", "due": None})
    asked_twice = (happened("agency-consulted", day, agency="A") for day in (asked, answered))
    named = application(_handed_in(received), *asked_twice, happened("agency-replied", answered, agency="A"))
    yield Worked(named, after(asked, 60), {"verdict": "suspended", "due": None})
    both = application(_handed_in(received), *questions, first, last)
    due = world.due(received, 20, _out(asked, after(answered, 3)))
    yield Worked(both, after(asked, 90), {"due": due}, {"pause-overlap": "union"})


def _roles(world: World, received: date, asked: date) -> Iterator[Worked]:
    """Whom it asks: another agency is out, a superior by a reading, its own department never."""
    answered = after(asked, 5)
    plain, out = world.due(received, 20), world.due(received, 20, _out(asked, answered))
    no_basis = frozenset({("pause-without-basis", "check", "CN/711/33.3")})
    for role, option, due, cited in (
        ("other", None, out, frozenset()),
        ("co-author", None, out, frozenset()),
        *((role, None, out, frozenset[object]()) for role in ("superior", "competent", "secrecy")),
        ("superior", "counted", plain, frozenset()),
        ("secrecy", "counted", plain, frozenset()),
        ("competent", "counted", plain, frozenset()),
        ("own-department", None, plain, no_basis),
    ):
        case = application(
            _handed_in(received),
            happened("agency-consulted", asked, agency="A", role=role),
            happened("agency-replied", answered, agency="A"),
        )
        pins = {"agency-role": option} if option else {}
        yield Worked(case, after(asked, 90), {"due": due, "cited": cited}, pins)


# On the due day and after it, corrections, extensions, fees


def _edges(world: World, received: date) -> Iterator[Worked]:
    due = world.due(received, 20)
    if due is None:
        return
    yield from _on_the_due_day(world, received, due)
    yield from _extensions(world, received, due)
    yield from _corrections(world, received)
    yield from _fees(world, received)
    yield from _replies(received, due)


def _on_the_due_day(world: World, received: date, due: date) -> Iterator[Worked]:
    """Asked on the last day a question stops the clock; a day later it changes nothing."""
    for asked, out, cited in (
        (due, _out(due, after(due, 5)), frozenset()),
        (after(due), frozenset(), frozenset({("pause-after-due", "check", "CN/711/33.3/other-agency")})),
    ):
        case = application(
            _handed_in(received),
            happened("agency-consulted", asked, agency="A"),
            happened("agency-replied", after(due, 5), agency="A"),
        )
        seen = {"due": world.due(received, 20, out), "cited": cited}
        yield Worked(case, after(due, 90), seen)


def _extensions(world: World, received: date, due: date) -> Iterator[Worked]:
    end, longer = after(due, 120), world.due(received, 25)
    late = frozenset({("extension-late", "breach", "CN/711/33.2/extension")})
    for told, served, pins, expected, cited in (
        (due, None, {}, longer, frozenset()),
        (after(due), None, {}, due, late),
        (after(due), None, {"extension-timing": "counts"}, longer, late),
        (due, after(due), {"extension-notice-event": "dispatched"}, longer, frozenset()),
        (due, after(due), {"extension-notice-event": "served"}, due, late),
    ):
        said: dict[str, object] = {"served": served} if served else {}
        case = application(_handed_in(received), happened("extension-notified", told, working_days=5, **said))
        yield Worked(case, end, {"due": expected, "first_due": due, "cited": cited}, pins)
    case = application(_handed_in(received), happened("extension-notified", due, working_days=21))
    excess = frozenset({("extension-excess", "breach", "CN/711/33.2/extension")})
    yield Worked(case, end, {"due": world.due(received, 40), "cited": excess, "days_allowed": 40})


def _corrections(world: World, received: date) -> Iterator[Worked]:
    """The seventh working day is the last for the notice; the time named decides, moved off a rest day."""
    seventh, due = world.due(received, 7), world.due(received, 20)
    if seventh is None or due is None:
        return
    end, late = after(due, 120), frozenset({("correction-notice-late", "breach", "CN/711/30/notice")})
    for asked, pins, restarts, cited in (
        (seventh, {}, True, frozenset()),
        (after(seventh), {}, True, late),
        (after(seventh), {"late-correction-notice": "no-effect"}, False, late),
    ):
        answered = after(asked, 3)
        case = application(
            _handed_in(received),
            happened("correction-requested", asked, respond_within=10),
            happened("correction-received", answered),
        )
        seen = {"due": world.due(answered, 20) if restarts else due, "cited": cited}
        served = frozenset({*cited, ("served-unknown", "note", None)}) if restarts else cited
        yield Worked(case, end, seen | {"cited": served}, pins)
    yield from _lapsing(world, received, seventh)
    yield from _windows(world, received, seventh)


def _windows(world: World, received: date, asked: date) -> Iterator[Worked]:
    """Ten working days to correct run from the service of the notice, or from its sending by the other reading."""
    served = after(asked, 3)
    notice = happened("correction-requested", asked, respond_within=10, served=served)
    waiting = application(_handed_in(received), notice)
    for pins, start in (({}, served), ({"correction-window-start": "dispatched"}, asked)):
        last = world.due(start, 10)
        if last is not None:
            yield Worked(waiting, last, {"verdict": "suspended", "found": frozenset()}, pins)
            seen = {"verdict": "deemed-withdrawn", "ended_by": "CN/711/30/lapse"}
            yield Worked(waiting, after(last), seen, pins)
    at_once = happened("correction-requested", asked, respond_within=10, served=asked)
    yield Worked(application(_handed_in(received), at_once), asked, {"verdict": "suspended", "asks": frozenset()})


def _lapsing(world: World, received: date, asked: date) -> Iterator[Worked]:
    last = after(asked, 9)
    notice = happened("correction-requested", asked, respond_by=last)
    waiting = application(_handed_in(received), notice)
    named = {"moves": moved(world, last), "stands": last}
    for option, ends in named.items():
        pins = {"respond-by-rest-day": option}
        yield Worked(waiting, ends, {"verdict": "suspended", "ended_by": None}, pins)
        gone = {"verdict": "deemed-withdrawn", "ended_by": "CN/711/30/lapse", "due": None}
        yield Worked(waiting, after(ends), gone, pins)
    for posted, lapses in ((last, False), (after(moved(world, last)), True)):
        arrives = after(moved(world, last), 3)
        case = application(_handed_in(received), notice, happened("correction-received", arrives, dispatched=posted))
        seen = {"verdict": "deemed-withdrawn"} if lapses else {"due": world.due(arrives, 20)}
        yield Worked(case, after(arrives, 9), seen)


def _fees(world: World, received: date) -> Iterator[Worked]:
    """Twenty working days to pay: on the last of them the count begins anew, a day later the application has lapsed."""
    told = after(received, 2)
    last, due = world.due(told, 20), world.due(received, 20)
    if last is None or due is None or told > due:
        return
    notice = happened("fee-notified", told, served=told)
    for paid, seen in (
        (last, {"due": world.due(last, 20), "ended_by": None}),
        (after(last), {"verdict": "deemed-withdrawn", "ended_by": "CN/2020-109/lapse"}),
    ):
        yield Worked(application(_handed_in(received), notice, happened("fee-paid", paid)), after(last, 9), seen)
    waiting = application(_handed_in(received), notice)
    yield Worked(waiting, last, {"verdict": "suspended"})
    yield Worked(waiting, after(last), {"verdict": "deemed-withdrawn", "ended_by": "CN/2020-109/lapse"})


def _replies(received: date, due: date) -> Iterator[Worked]:
    """Withdrawn on the day of the reply is withdrawn; a reply counts from its day on; of several the first counts."""
    first, second = after(received, 3), after(received, 6)
    reply = happened("replied", method="post", dispatched=first)
    later = happened("replied", method="direct", delivered=second)
    for method in ("post", "direct", "on-the-spot"):
        decisive = {"dispatched" if method == "post" else "delivered": first}
        case = application(_handed_in(received), happened("replied", method=method, **decisive))
        yield Worked(case, after(due, 9), {"replied_on": first, "asks": frozenset()})
    at_once = happened("replied", method="electronic", dispatched=first, delivered=first)
    yield Worked(application(_handed_in(received), at_once), after(due, 9), {"replied_on": first, "asks": frozenset()})
    for withdrawn, verdict in ((first, "withdrawn"), (after(first), "on-time")):
        case = application(_handed_in(received), reply, happened("withdrawn", withdrawn))
        yield Worked(case, after(due, 9), {"verdict": verdict})
    for withdrawn, found in ((due, ()), (after(due), ("withdrawn-overdue",))):
        case = application(_handed_in(received), happened("withdrawn", withdrawn))
        yield Worked(case, after(due, 9), {"verdict": "withdrawn", "found": frozenset(found)})
    for as_of, replied in ((first - ONE_DAY, None), (first, first), (after(due, 9), first)):
        case = application(_handed_in(received), later, reply)
        yield Worked(case, as_of, {"replied_on": replied, "verdict": "on-time" if replied else "pending"})
    for answered, verdict in ((due, "on-time"), (after(due), "late")):
        for pins, said in (
            ({"reply-event": "document-date"}, {"dated": answered, "dispatched": after(answered, 2)}),
            ({"reply-event": "delivery"}, {"dispatched": after(received), "delivered": answered}),
            (
                {"electronic-reply": "delivered"},
                {"method": "electronic", "dispatched": received, "delivered": answered},
            ),
        ):
            reply_read = happened("replied") | {"method": "post"} | {k: str(v) for k, v in said.items()}
            case = application(_handed_in(received), reply_read)
            yield Worked(case, after(due, 9), {"replied_on": answered, "verdict": verdict}, pins)
    case = application(_handed_in(received), {**reply, "delegated": True})
    yield Worked(case, after(due, 9), {"cited": frozenset({("delegated-reply", "note", "CN/2014-67/delegated")})})


# Shanxi and the regulation of 2007


def _shanxi(world: World, received: date) -> Iterator[Worked]:
    due, asked = world.due(received, 15), after(received, 2)
    five = world.due(asked, 5)
    if due is None or five is None or asked > due:
        return
    place = {"jurisdiction": "CN-SX"}
    end = after(due, 120)
    for question, ends in (
        (happened("third-party-consulted", asked, served=asked), five),
        (happened("agency-consulted", asked, role="competent", served=asked), None),
        (happened("obstacle-began", asked), None),
    ):
        case = application(_handed_in(received), question, **place)
        seen: dict[str, object] = {"due": ends and world.due(received, 15, _out(asked, ends))}
        yield Worked(case, end, seen)
    for amended, expected, cited in (
        (due, world.due(due, 15), frozenset()),
        (after(due), due, frozenset({("amendment-after-due", "check", "CN-SX/237/22.4/amended")})),
    ):
        case = application(_handed_in(received), happened("amended", amended), **place)
        yield Worked(case, end, {"due": expected, "cited": cited})
    case = application(_handed_in(received), happened("extension-notified", asked, working_days=16), **place)
    excess = frozenset({("extension-excess", "breach", "CN-SX/237/29.2/extension")})
    yield Worked(case, end, {"due": world.due(received, 30), "cited": excess})
    ten = world.due(asked, 10)
    if ten is not None:
        case = application(_handed_in(received), happened("correction-requested", asked, served=asked), **place)
        yield Worked(case, ten, {"verdict": "suspended"})
        gone = {"verdict": "deemed-withdrawn", "ended_by": "CN-SX/237/27.8/lapse"}
        yield Worked(case, after(ten), gone)


def _of_2007(world: World, received: date) -> Iterator[Worked]:
    """A correction takes its days out, asked on the last day too; with none named it stops the clock for good."""
    due = world.due(received, 15)
    if due is None:
        return
    for asked, cited in (
        (due, frozenset()),
        (after(due), frozenset({("correction-after-due", "check", "CN/2015-207/2.1")})),
    ):
        answered = after(due, 6)
        case = application(
            _handed_in(received), happened("correction-requested", asked), happened("correction-received", answered)
        )
        out = frozenset() if cited else _out(asked, answered)
        yield Worked(case, after(due, 90), {"due": world.due(received, 15, out), "cited": cited})
        seen = {"due": due}
        yield Worked(case, after(due, 90), seen, {"correction-stop": "runs-on"})
    case = application(
        _handed_in(received), happened("agency-consulted", due), happened("agency-replied", after(due, 3))
    )
    no_basis = frozenset({("pause-without-basis", "check", "CN/492/24.3")})
    yield Worked(case, after(due, 30), {"due": due, "cited": no_basis})


WORKED_PAUSES: Final = (
    property_of(
        "GIK-P-100",
        "pauses",
        Text(
            "征求意见的期限、首尾日、重叠与对象", "The limit of a consultation, its end days, overlaps and whom it asks"
        ),
        Text(
            "期限末日答复与次日答复、沉默至期限届满、首尾两日的各口径、两方同时征求的各口径、征求对象，各按规定扣除。",
            "Answered on the last day of the limit and a day later, silent until it ends, each option on the end days, "
            "two parties at once, and whom it asks: the days that the text takes out, no more and no fewer.",
        ),
        basis=("CN/711/32", "CN/711/33.3", "CN/711/34"),
        domain=Text("2021年每一征求之日", "every day of 2021 as that of the question"),
        examples=of_a_year(2021, _consultations),
        quick=of_a_year(2021, _consultations, every=73),
    ),
    property_of(
        "GIK-P-101",
        "restart",
        Text(
            "届满日、第7个工作日、末日当天的事件",
            "What comes on the due day, on the seventh working day, on a last day",
        ),
        Text(
            "届满日当天征求、告知延长、撤回和答复的，第7个工作日告知补正的，补正和缴费期限末日的，均在期限内；次日即不在。",
            "Asked, extended, withdrawn or answered on the due day, told to correct on the seventh working day, "
            "corrected or paid on the last day: in time; a day later no more.",
        ),
        basis=("CN/711/30/notice", "CN/711/30/lapse", "CN/711/33.2/extension", "CN/2020-109/payment"),
        domain=Text("2021年每一收到日", "every day of 2021 as that of receipt"),
        examples=of_a_year(2021, _edges),
        quick=of_a_year(2021, _edges, every=73),
    ),
    property_of(
        "GIK-P-102",
        "pauses",
        Text("山西的期限与变更", "The limits of Shanxi, and amendments"),
        Text(
            "第三方5个工作日内不答复即届满，请示没有沉默的后果，不可抗力停算，变更于届满日及以前重新起算，补正10个工作日。",
            "A third party's silence ends after 5 working days, an authority's never, force majeure stops the clock, "
            "an amendment up to the due day begins it anew, a correction has 10 working days.",
        ),
        basis=("CN-SX/237/26/answer", "CN-SX/237/22.4/amended", "CN-SX/237/27.8/answer", "CN-SX/237/29.4"),
        domain=Text("2016年每一收到日", "every day of 2016 as that of receipt"),
        examples=of_a_year(2016, _shanxi),
        quick=of_a_year(2016, _shanxi, every=73),
    ),
    property_of(
        "GIK-P-103",
        "pauses",
        Text("2007年条例下届满日当天的补正", "Under the regulation of 2007: a correction on the due day"),
        Text(
            "届满日当天告知补正的扣除首尾两日及其间，次日告知的不影响期限；征求其他机关意见没有停算的依据。",
            "A correction asked for on the due day takes its days out, both ends too; a day later it changes nothing. "
            "To consult another agency is no reason to stop.",
        ),
        basis=("CN/2015-207/2.1", "CN/492/24.3"),
        domain=Text("2017年每一收到日", "every day of 2017 as that of receipt"),
        examples=of_a_year(2017, _of_2007),
        quick=of_a_year(2017, _of_2007, every=73),
    ),
)
