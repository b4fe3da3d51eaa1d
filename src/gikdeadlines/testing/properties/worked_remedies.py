"""Review and suit on their edges, worked out over whole years 救济期限的推演。

Months are added by dateutil and days one by one; the numbers were read in the acts of each year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Text

from .model import Property
from .worked import Event, Worked, after, application, happened, moved, of_a_year, property_of
from .world import World

__all__ = ["WORKED_REMEDIES"]

_FIRST_AFTER: Final = date(2024, 1, 1)
"""From this day on review comes first over silence and refusals (行政复议法（2023修订） 第23条)."""


@dataclass(frozen=True, slots=True)
class _Acts:
    """The acts of an era: months to sue, years where that was not told, and what they are cited by."""

    suit: int
    untold: int
    to_sue: str
    after_inaction: str
    review: str
    after_review: str


_ERAS: Final = (
    (date(2018, 2, 8), _Acts(6, 1, "CN/litigation-2017/46", "CN/fs-2018-1/66", "CN/review-1999/9",
                             "CN/litigation-2017/45")),
    (date(2017, 7, 1), _Acts(6, 2, "CN/litigation-2017/46", "CN/litigation-2017/46", "CN/review-1999/9",
                             "CN/litigation-2017/45")),
    (date(2015, 5, 1), _Acts(6, 2, "CN/litigation-2014/46.1", "CN/litigation-2014/46.1", "CN/review-1999/9",
                             "CN/litigation-2014/45")),
    (date(2008, 5, 1), _Acts(3, 2, "CN/litigation-1989/39", "CN/litigation-1989/39", "CN/review-1999/9",
                             "CN/litigation-1989/38.2")),
)  # fmt: skip
"""行诉法1989 第38、39条; 2014 第45、46条; 2017 第45、46条; 法释〔2018〕1号 第64、66条; 复议法1999 第9条."""


def _acts(day: date) -> _Acts:
    return next(acts for since, acts in _ERAS if day >= since)


def _remedy(*events: Event) -> Case:
    return Case.from_dict({"id": "worked", "matter": "remedy", "events": list(events)})


def _days(world: World, start: date, n: int) -> date:
    return moved(world, after(start, n))


def _months(world: World, start: date, n: int) -> date:
    return moved(world, start + relativedelta(months=n))


# Over silence


def _over_silence(world: World, due: date) -> Iterator[Worked]:
    arises, acts = after(due), _acts(after(due))
    review, suit = _days(world, due, 60), _months(world, due, acts.suit)
    case = _remedy(happened("answer-overdue", due))
    last_way = ("suit-after-review", "after", None, None, None, None)
    yield from _filed_both(due)
    yield Worked(case, due, {"rules": frozenset({"CN/review-rules-2007/16.1"})})
    if arises >= _FIRST_AFTER:
        ways: tuple[object, ...] = (("review", "first", due, arises, review, None), last_way)
        hangs: tuple[object, ...] = (("review-first-inaction", "rules-of-2007"), ("decision-received",))
        yield Worked(case, due, {"ways": ways, "hangs_on": hangs, "review_first_cited": (True, False)})
        yield Worked(case, due, {"review_first_by": frozenset({"inaction"}), "after_review": "CN/review-2023/34"})
        yield Worked(case, due, {"ways": ways, "hangs_on": hangs}, {"review-first-inaction": "required"})
        either = (("review", "open", due, arises, review, None), ("suit", "open", due, arises, suit, None), last_way)
        yield Worked(case, due, {"ways": either}, {"review-first-inaction": "choice"})
        sued = _remedy(happened("answer-overdue", due), happened("suit-filed", suit))
        limits = (("suit:after-inaction", suit, suit, "on-time"),)
        told_of = frozenset({("review-first", "check", "CN/review-2023/20.1")})
        yield Worked(sued, after(suit, 9), {"cited": told_of, "limits": limits})
        return
    ways = (
        ("review", "open", due, arises, review, None),
        ("suit", "open", due, arises, suit, None),
        last_way,
    )
    is_by_analogy = arises < date(2018, 2, 8)
    points = (*(("start-by-analogy",) if is_by_analogy else ()), *(("law-changes",) if _changes(arises, suit) else ()))
    hangs = ((), points, ("decision-received",))
    slot = "suit:direct" if is_by_analogy else "suit:after-inaction"
    cited = (
        ("medium", 60, "natural-day", acts.review),
        ("medium" if arises < date(2017, 7, 1) or is_by_analogy else "high", acts.suit, "month", acts.after_inaction),
        ("medium" if arises < date(2017, 7, 1) else "high", 15, "natural-day", acts.after_review),
    )
    bodies = {("review", "reviewing-body"), ("suit", "court"), ("suit-after-review", "court")}
    seen: dict[str, object] = {"ways": ways, "hangs_on": hangs, "bodies": frozenset(bodies)}
    seen["review_first_cited"] = (False, False, False)
    yield Worked(case, due, seen if is_by_analogy else seen | {"remedied_by": cited})
    both = (("review:application", review, None, "pending"), (slot, suit, None, "pending"))
    yield Worked(case, review, {"limits": both, "verdict": "pending"})
    # Of the ways to court the texts themselves say that the last day moves.
    yield Worked(case, review, {"limits": both}, {"rest-day-end": "stands"})
    if after(review) <= suit:
        yield Worked(case, after(review), {"limits": both[1:]})
    late = tuple((name, day, None, "overdue") for name, day, *_rest in both)
    yield Worked(case, after(max(suit, review)), {"limits": late, "verdict": "overdue"})
    for filed, verdict in ((suit, "on-time"), (after(suit), "late")):
        sued = _remedy(happened("answer-overdue", due), happened("suit-filed", filed))
        seen = {"limits": ((slot, suit, filed, verdict),), "found": frozenset(), "ways": ways}
        yield Worked(sued, after(suit, 9), seen)


def _filed_both(due: date) -> Iterator[Worked]:
    """A reply on the day of the first filing is what was complained of; one after it changes nothing."""
    filed, sued = after(due, 5), after(due, 12)
    for replied, start in ((filed, filed), (after(filed), due), (sued, due)):
        case = _remedy(
            happened("answer-overdue", due),
            happened("review-requested", filed),
            happened("reply-received", replied),
            happened("suit-filed", sued),
        )
        yield Worked(case, after(sued, 9), {"begin": frozenset({start})})


def _changes(arises: date, last: date) -> bool:
    """Whether another number of months, or review first, is in force on the last day."""
    return _acts(arises).suit != _acts(last).suit or last >= _FIRST_AFTER


# Over a reply


def _over_a_reply(world: World, received: date) -> Iterator[Worked]:
    acts = _acts(received)
    review, suit = _days(world, received, 60), _months(world, received, acts.suit)
    untold = moved(world, received + relativedelta(years=acts.untold))
    is_later = received >= _FIRST_AFTER
    first, second = ("first-if-refused", "unless-refused") if is_later else ("open", "open")
    reply = happened("reply-received", received)
    ways = (
        (
            "review",
            first,
            received,
            received,
            review,
            moved(world, received + relativedelta(years=1)) if is_later else None,
        ),
        ("suit", second, received, received, suit, untold),
        ("suit-after-review", "after", None, None, None, None),
    )
    for events in ((reply,), (reply, happened("review-requested", received))):
        cited = (is_later, is_later, False)
        yield Worked(_remedy(*events), received, {"ways": ways, "review_first_cited": cited})
        yield Worked(_remedy(*events), received, {"ways": ways}, {"review-first-inaction": "choice"})
    yield Worked(_remedy(reply), received, {"review_first_by": frozenset({"refused"} if is_later else ())})
    last_by = "CN/review-2023/34" if is_later else acts.after_review
    rested = frozenset({"CN/review-rules-2007/15"})
    yield Worked(_remedy(reply), received, {"rules": rested, "after_review": last_by})
    for filed, verdict in ((review, "on-time"), (after(review), "late")):
        case = _remedy(reply, happened("review-requested", filed))
        seen = {"ways": ways, "filing": ("review:application", review, filed, verdict)}
        yield Worked(case, filed, seen)
    for told, last, slot in ((None, suit, "suit:direct"), (False, untold, "suit:untold")):
        for filed, verdict in ((last, "on-time"), (after(last), "late")):
            said = {} if told is None else {"told": told}
            case = _remedy({**reply, **said}, happened("suit-filed", filed))
            yield Worked(case, filed, {"limits": ((slot, last, filed, verdict),), "found": frozenset()})
    refused = _remedy({**reply, "refused": True}, happened("suit-filed", suit))
    found = frozenset({"review-first"} if is_later else ())
    yield Worked(refused, suit, {"found": found, "limits": (("suit:direct", suit, suit, "on-time"),)})
    yield from _of_an_application(world, received, suit, ways)


def _of_an_application(world: World, answered: date, last: date, ways: tuple[object, ...]) -> Iterator[Worked]:
    """The same ways beside an application: from the delivery where it is known by then, else from the posting."""
    if not world.works[answered] and answered.day % 2:
        return
    handed_in = happened("submitted", answered, channel="in-person")
    posted: dict[str, Any] = {"method": "post", "dispatched": answered}
    replies = (
        (happened("replied", **posted, delivered=answered), answered, ()),
        (happened("replied", **posted), after(answered, 9), ("reply-received",)),
        (happened("replied", **posted, delivered=after(answered, 9)), after(answered, 8), ("reply-received",)),
        (happened("replied", method="on-the-spot", dated=answered), answered, ()),
    )
    for reply, as_of, unknown in replies:
        case = application(handed_in, reply)
        result = {"ways": ways, "verdict": "on-time", "replied_on": answered}
        yield Worked(case, as_of, result | {"hangs_on": _hanging(unknown, answered, last)})


def _hanging(unknown: tuple[str, ...], answered: date, last: date) -> tuple[tuple[str, ...], ...]:
    """What each way hangs on; a change of the law by its last day is noted of the suit."""
    points = (*unknown, "content", "told")
    older = ("rules-of-2007",) if answered >= _FIRST_AFTER else ()
    changes = _acts(answered).suit != _acts(last).suit or answered < _FIRST_AFTER <= last
    return ((*points, *older), (*points, *(("law-changes",) if changes else ())), ("decision-received",))


# Over a record that was not corrected, and after a request for review


def _over_a_record(world: World, asked: date) -> Iterator[Worked]:
    """No text sets a time: sixty days by the rules on review, two months (before 2015 sixty days) to sue.

    Source: 国令499号 第16条第2款; 行诉法2014 第47条; 法释〔2000〕8号 第39条.
    """
    acts, sixty = _acts(after(asked)), after(asked, 60)
    is_older = asked < date(2015, 5, 1)
    ends, limit = (sixty, moved(world, sixty)) if is_older else (_months(world, asked, 2),) * 2
    case = _remedy(happened("record-correction-requested", asked))
    review = _days(world, sixty, 60)
    if after(asked) >= _FIRST_AFTER:
        ways: tuple[object, ...] = (("review", "first", sixty, after(sixty), review, None),)
    else:
        suit = _months(world, ends, acts.suit)
        ways = (
            ("review", "open", sixty, after(sixty), review, None),
            ("suit", "open", ends, after(ends), suit, None),
        )
    ways = (*ways, ("suit-after-review", "after", None, None, None, None))
    acted = ("suit:inaction", limit, None, "pending")
    yield Worked(case, asked, {"ways": ways, "limits": (acted,)})
    yield Worked(case, ends - ONE_DAY, {"limits": (acted,)})
    is_first = after(asked) >= _FIRST_AFTER
    suit_slot = "suit:after-inaction" if after(asked) >= date(2018, 2, 8) else "suit:direct"
    filings = ("review:application", *(() if is_first else (suit_slot,)))
    yield Worked(case, ends, {"slots": ("suit:inaction", *filings)})
    unset = next(rule for since, rule in _UNSET if asked >= since)
    by_suit = () if is_first else ((unset, "CN/fs-2011-17/1.1.4"),)
    first_by = ("CN/review-2023/23.1/inaction",) if is_first else ()
    yield Worked(case, asked, {"also": (("CN/review-rules-2007/16.2", *first_by), *by_suit, ())})


_UNSET: Final = (
    (date(2017, 7, 1), "CN/litigation-2017/47"),
    (date(2015, 5, 1), "CN/litigation-2014/47"),
    (date(2008, 5, 1), "CN/fs-2000-8/39"),
)
"""Which text sets the time to act where nothing else does."""


def _reviewed(world: World, requested: date) -> Iterator[Worked]:
    """Five working days to examine, sixty days to decide, fifteen to sue over the decision or over there being none."""
    examined = world.due(requested, 5)
    if examined is None or requested < _FIRST_AFTER:
        return
    reply = happened("reply-received", requested - ONE_DAY)
    asked = happened("review-requested", requested)
    decided = _days(world, examined, 60)
    filed = ("review:application", _days(world, requested - ONE_DAY, 60), requested, "on-time")
    open_ = ("review:examination", examined, None, "pending")
    deemed = ("review:examination", examined, examined, "on-time")
    waiting = ("review:decision", decided, None, "pending")
    yield Worked(_remedy(reply, asked), examined - ONE_DAY, {"limits": (filed, open_)})
    yield Worked(_remedy(reply, asked), examined, {"limits": (filed, deemed, waiting)})
    yield Worked(_remedy(reply, asked), decided, {"limits": (filed, deemed, waiting), "verdict": "pending"})
    silent = (filed, deemed, ("review:decision", decided, None, "overdue"))
    to_sue = _days(world, decided, 15)
    yield Worked(
        _remedy(reply, asked), after(decided), {"limits": (*silent, ("suit:after-review", to_sue, None, "pending"))}
    )
    accepted = after(requested, 2)
    until = _days(world, accepted, 60)
    for came, verdict in ((until, "on-time"), (after(until), "late")):
        events = (reply, asked, happened("review-accepted", accepted), happened("review-decision-received", came))
        last = _days(world, came, 15)
        for sued, outcome in ((last, "on-time"), (after(last), "late")):
            limits = (
                filed,
                ("review:examination", examined, accepted, "on-time"),
                ("review:decision", until, came, verdict),
                ("suit:after-review", last, sued, outcome),
            )
            if accepted <= examined:
                case = _remedy(*events, happened("suit-filed", sued))
                yield Worked(case, after(sued, 3), {"limits": limits, "found": frozenset()})


def _ways_of_a_day(world: World, day: date) -> Iterator[Worked]:
    yield from _over_silence(world, day)
    yield from _over_a_reply(world, day)
    yield from _over_a_record(world, day)
    yield from _reviewed(world, day)


_TURNS: Final = (date(2015, 5, 1), date(2017, 7, 1), date(2018, 2, 8), _FIRST_AFTER)


def _eras(world: World, every: int = 5) -> Iterator[Worked]:
    """Some days of a year under each of the acts, and the days about their turns."""
    for year in (2012, 2016, 2019, 2023, 2024):
        yield from of_a_year(year, _ways_of_a_day, every=every)(world)
    for turn in _TURNS:
        if world.reaches(turn - timedelta(3), turn + timedelta(800)):
            for day in (after(turn, -2), after(turn, -1), turn):
                yield from _ways_of_a_day(world, day)


def _some(world: World) -> Iterator[Worked]:
    return _eras(world, every=250)


WORKED_REMEDIES: Final[tuple[Property, ...]] = (
    property_of(
        "GIK-P-115",
        "matters",
        Text("救济途径与期限", "Ways open to the applicant, and their time"),
        Text(
            "逾期未答复、答复、记录未更正的，复议60日，起诉3个月（2015-05-01以前）或6个月，未告知的2年或1年，复议后15日；"
            "末日为休息日的顺延；2024-01-01起对未答复和拒绝须先复议；所依据的法律在期间内变动的予以标明。",
            "Over silence, a reply, or a record not corrected: sixty days for review, three months (six from "
            "2015-05-01 on) to sue, two years or one where that was not told, fifteen days after review; a last day "
            "of rest moves; from 2024-01-01 on review comes first over silence and refusals; a change of the law "
            "before the last day is noted.",
        ),
        basis=("CN/review-2023/20.1", "CN/review-1999/9", "CN/litigation-2017/46", "CN/fs-2018-1/66",
               "CN/fs-2018-1/64", "CN/litigation-2017/47", "CN/review-2023/34"),
        domain=Text(
            "2012、2016、2019、2023、2024年每隔五日，以及各法转折的前后",
            "every fifth day of 2012, 2016, 2019, 2023 and 2024, and the days about each turn of the acts",
        ),
        examples=_eras,
        quick=_some,
    ),
)  # fmt: skip
