"""What is remarked on a history that cannot well be so: on the day, the day before, the day after 存疑提示的边界。

Each remark begins on a day and not on the one beside it; a case of each stands on both sides, for every kind of
day that may show an application to have come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import after, application, happened, moved, said
from .world import World, days_between

__all__ = ["WORKED_REMARKS"]

_FIRST, _LAST, _ROOM = date(2022, 1, 4), date(2022, 9, 30), 200

_REMARKS: Final = frozenset(
    {
        *("before-receipt", "evidence-unplaced", "reply-days-differ", "replied-again", "after-end", "beyond-calendar"),
        *("extension-differs", "repeat-application"),
    }
)


@dataclass(frozen=True, slots=True)
class _Remarked:
    """A case, when it is looked at, and every remark on it with what it names."""

    case: Case
    as_of: date
    remarks: frozenset[str] = frozenset()


def _remarked(case: Case, as_of: date, *remarks: str) -> _Remarked:
    return _Remarked(case, as_of, frozenset(remarks))


# What the agency did before anything shows the application to have come


def _before_receipt(received: date) -> Iterator[_Remarked]:
    """A question on a day by which one thing or another shows it to have come, and on the day before that."""
    as_of, asked = after(received, 30), after(received, -2)
    step = happened("agency-consulted", asked, agency="A")
    remark = f"before-receipt: event agency-consulted, day {asked}, received {received}"
    by_post = happened("submitted", after(received, -5), channel="signed-post")
    signed = happened("signed-for", received)
    yield _remarked(application(by_post, step, signed), as_of, remark)
    for shown in ("arrived", "received"):
        for day, remarks in ((asked, ()), (after(asked), (remark,))):
            case = application(by_post, step, happened(shown, day), signed)
            yield _remarked(case, as_of, *remarks)
    by_mail = happened("submitted", after(received, -5), channel="email")
    for day, remarks in ((asked, ()), (after(asked), (remark,))):
        case = application(by_mail, happened("arrived", day), step, happened("confirmed", received))
        yield _remarked(case, as_of, *remarks)
    on_the_day = happened("agency-consulted", received, agency="A")
    yield _remarked(application(by_post, signed, on_the_day), as_of)
    eve = happened("agency-consulted", received - ONE_DAY, agency="A")
    of_the_eve = f"before-receipt: event agency-consulted, day {received - ONE_DAY}, received {received}"
    yield _remarked(application(by_post, eve, signed), as_of, of_the_eve)


def _withdrawn(received: date) -> Iterator[_Remarked]:
    """Withdrawn on a day by which something shows the application to have been made, and on the day before that."""
    gone, as_of = after(received, -2), after(received, 30)
    out, entered = happened("withdrawn", gone), happened("received", received)
    remark = f"before-receipt: event withdrawn, day {gone}, received {received}"
    yield _remarked(application(out, entered), as_of, remark)
    for shown in ("signed-for", "arrived", "confirmed"):
        for day, remarks in ((gone, ()), (after(gone), (remark,))):
            unplaced = f"evidence-unplaced: event {shown}, day {day}, registered {received}"
            case = application(out, happened(shown, day), entered)
            yield _remarked(case, as_of, unplaced, *remarks)
    yield _remarked(application(entered, happened("withdrawn", received)), as_of)
    handed_in = happened("submitted", gone, channel="signed-post")
    yield _remarked(application(handed_in, out, happened("signed-for", received)), as_of)


# Days that a register states beside each other


def _unplaced(received: date) -> Iterator[_Remarked]:
    """A day of arrival of any kind that is another than the registered one, the first kind that is so."""
    as_of, entered = after(received, 9), happened("received", received)
    kinds = ("signed-for", "arrived", "confirmed", "contact-restored")
    for place, kind in enumerate(kinds):
        yield _remarked(application(entered, happened(kind, received)), as_of)
        for day in (received - ONE_DAY, after(received)):
            remark = f"evidence-unplaced: event {kind}, day {day}, registered {received}"
            yield _remarked(application(entered, happened(kind, day)), as_of, remark)
        later = after(received, 2)
        others = (happened(each, later) for each in kinds[place + 1 :])
        case = application(entered, happened(kind, after(received)), *others)
        yield _remarked(case, as_of, f"evidence-unplaced: event {kind}, day {after(received)}, registered {received}")
    placed = happened("submitted", after(received, -2), channel="signed-post")
    yield _remarked(application(placed, entered, happened("signed-for", after(received))), as_of)


def _of_one_reply(world: World, received: date) -> Iterator[_Remarked]:
    """Days of one reply on both sides of the due day, and on one side of it."""
    due = world.due(received, 20)
    if due is None:
        return
    entered, as_of = happened("received", received), after(due, 30)
    for registered in (after(due, -1), due, after(due)):
        for kind in ("dated", "dispatched", "delivered"):
            for day in (after(due, -1), due, after(due)):
                first, last = min(registered, day), max(registered, day)
                reply = happened("replied", registered=registered, **{kind: day})
                remark = f"reply-days-differ: first {first}, last {last}, due {due}"
                remarks = (remark,) if first <= due < last else ()
                yield _remarked(application(entered, reply), as_of, *remarks)
    told_how = happened("replied", method="post", registered=due, dispatched=after(due))
    yield _remarked(application(entered, told_how), as_of)
    unregistered = happened("replied", dated=due, delivered=after(due))
    yield _remarked(application(entered, unregistered), as_of)
    every = happened("replied", registered=after(due, 2), dated=due, dispatched=after(due), delivered=after(due, 3))
    remark = f"reply-days-differ: first {due}, last {after(due, 3)}, due {due}"
    yield _remarked(application(entered, every), as_of, remark)


def _of_several_replies(world: World, received: date) -> Iterator[_Remarked]:
    """A further reply after the due day, the first of them; none where the first reply was late itself."""
    due = world.due(received, 20)
    if due is None:
        return
    start, as_of = happened("submitted", received, channel="in-person"), after(due, 60)

    def replies(*days: date) -> Case:
        return application(start, *(happened("replied", method="post", dispatched=day) for day in days))

    for first in (after(received, 3), due):
        yield _remarked(replies(first, due), as_of)
        for again in (after(due), after(due, 9)):
            remark = f"replied-again: first {first}, again {again}, due {due}"
            yield _remarked(replies(first, again), as_of, remark)
            yield _remarked(replies(first, after(again, 5), again), as_of, remark)
    yield _remarked(replies(after(due), after(due, 9)), as_of)
    yield _remarked(replies(after(received, 3), after(due)), due)


# After the end


def _after_the_end(received: date) -> Iterator[_Remarked]:
    """The first of what was done after a reply or a withdrawal, whatever comes before it in the file."""
    start, end = happened("submitted", received, channel="in-person"), after(received, 9)
    first, second = after(end), after(end, 4)
    told_on = happened("extension-notified", first, working_days=5)
    asked = happened("agency-consulted", second, agency="A")
    reply, gone = happened("replied", method="post", dispatched=end), happened("withdrawn", end)
    for ending, verdict in ((reply, "on-time"), (gone, "withdrawn")):
        remark = f"after-end: event extension-notified, day {first}, ended {end}, verdict {verdict}"
        yield _remarked(application(start, ending, told_on, asked), second, remark)
        yield _remarked(application(start, ending, asked, told_on), first, remark)
        # Nothing can have happened yet that is said of a day after the as-of day.
        yield _remarked(application(start, ending, told_on), end, remark)
        on_the_day = happened("extension-notified", end, working_days=5)
        yield _remarked(application(start, ending, on_the_day), second)
        remark = f"after-end: event agency-consulted, day {second}, ended {end}, verdict {verdict}"
        yield _remarked(application(start, ending, on_the_day, asked), second, remark)


def _replied_again(received: date) -> Iterator[_Remarked]:
    """What was asked by the day of the first reply and answered after it, though a second reply was yet to come."""
    start, end = happened("submitted", received, channel="in-person"), after(received, 9)
    heard, second = after(end, 2), after(end, 6)
    replies = (happened("replied", method="post", dispatched=day) for day in (end, second))
    events = (start, *replies, happened("agency-replied", heard, agency="A"))
    remark = f"after-end: event agency-replied, day {heard}, ended {end}, verdict on-time"
    for asked, remarks in ((after(end, -1), (remark,)), (end, (remark,)), (after(end), ())):
        case = application(*events, happened("agency-consulted", asked, agency="A"))
        yield _remarked(case, after(second, 2), *remarks)
    with_last = happened("withdrawn", second)
    replies = (happened("replied", method="post", dispatched=day) for day in (end, second))
    yield _remarked(application(start, *replies, with_last), after(second, 2))


def _beyond(world: World, received: date) -> Iterator[_Remarked]:
    """On the first day of which nothing is announced, and on the last that is; not what has happened by then."""
    horizon = world.calendar.horizon
    start = happened("submitted", received, channel="in-person")
    for day, is_told in ((horizon, False), (after(horizon), True)):
        reply = happened("replied", method="on-the-spot", delivered=day)
        remark = f"beyond-calendar: event replied, day {day}, horizon {horizon}"
        yield _remarked(application(start, reply), after(received, 9), *((remark,) if is_told else ()))


# What an extension says, and what was applied for before


def _told_otherwise(world: World, received: date) -> Iterator[_Remarked]:
    due = world.due(received, 30)
    if due is None:
        return
    told_on = after(received, 5)
    events = (
        happened("submitted", received, channel="in-person"),
        happened("extension-notified", told_on, working_days=10),
    )
    for named in days_between(after(due, -3), after(due, 3)):
        remark = f"extension-differs: until {named}, due {due}"
        for by, asserted in (("extension-notice", named), ("agency", after(due, 20))):
            case = application(*events, claims=[{"by": by, "due": asserted.isoformat()}])
            is_meant = by == "agency" or moved(world, named) == due
            yield _remarked(case, told_on, *(() if is_meant else (remark,)))


def _again(received: date) -> Iterator[_Remarked]:
    start = happened("submitted", received, channel="in-person")
    yield _remarked(application(start, repeat_of="2016-1"), received, "repeat-application: repeat_of 2016-1")
    yield _remarked(application(start), received)


def _of_a_day(world: World, received: date) -> Iterator[_Remarked]:
    yield from _before_receipt(received)
    yield from _withdrawn(received)
    yield from _unplaced(received)
    yield from _of_one_reply(world, received)
    yield from _of_several_replies(world, received)
    yield from _after_the_end(received)
    yield from _replied_again(received)
    yield from _beyond(world, received)
    yield from _told_otherwise(world, received)
    yield from _again(received)


def _remarks(world: World, every: int = 10) -> Iterator[_Remarked]:
    if world.reaches(_FIRST - timedelta(9), _LAST + timedelta(_ROOM)):
        for received in days_between(_FIRST, _LAST)[::every]:
            yield from _of_a_day(world, received)


def _some(world: World) -> Iterator[_Remarked]:
    return _remarks(world, every=150)


def _is_remarked(world: World, example: _Remarked) -> CounterExample | None:
    result = world.assess(example.case, as_of=example.as_of)
    found = [f"{f.code}: {said(f)}" for f in result.findings if f.code in _REMARKS]
    if sorted(found) == sorted(example.remarks):
        return None
    words = told(example.case, example.as_of)
    return counter(
        f"{words.zh}；存疑提示",
        f"{words.en}; what is remarked on it",
        expected=_lines(example.remarks),
        found=_lines(found),
    )


def _lines(remarks: Iterable[str]) -> str:
    return "; ".join(sorted(remarks)) or "none"


WORKED_REMARKS: Final = (
    Property(
        id="GIK-P-150",
        area="readings",
        title=Text("存疑提示自哪一日起", "From which day on a history is remarked on"),
        statement=Text(
            "在申请到达以前的行为与撤回、与登记日不同的收到证据、同一答复跨届满日的两日、届满后的再次答复、终结之后的行为、未公布年度的日子、"
            "与告知延长不符的届满日、重复申请，各提示一次，写明其日；当日即不提示的不提示，前一日或后一日须提示的须提示。",
            "What the agency did, or the applicant withdrew, before anything shows the application to have come; "
            "evidence of another day than the registered one; days of one reply on both sides of the due day; a "
            "further reply after it; what was done after the end; a day of which nothing is announced; a last day "
            "other than that to which an extension leads; what was applied for before: each is remarked once, with "
            "its days, and not on the day beside them.",
        ),
        formal="remarks(c) = those of the text, on the day and on the days beside it",
        basis=("CN/711/31.2/ordinary-post", "CN/711/33.2", "CN/711/33.2/extension", "CN/2016-235/4/post"),
        domain=Whole(
            Text(
                "2022年每隔十日收到 × 各提示及其边界", "every tenth day of receipt of 2022 × each remark and its edges"
            ),
            _remarks,
            quick=_some,
        ),
        check=_is_remarked,
    ),
)
