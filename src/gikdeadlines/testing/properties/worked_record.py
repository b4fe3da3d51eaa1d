"""What stands beside a verdict 结论之外的记载.

Read off the histories by hand: which events change nothing, how often a finding is made, how many ways of reading were
tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from typing import Final

from gikdeadlines.values import Text

from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_RECORD"]

D = date.fromisoformat


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


# What changes nothing


def _ignored(received: date) -> Iterator[Worked]:
    """What follows the reply or is yet to come; where its day is not known nothing is said to follow it."""
    start, end, later = _handed_in(received), after(received, 6), after(received, 8)
    told_on = happened("extension-notified", later, working_days=5)
    gone = happened("withdrawn", after(later))
    follows = (f"extension-notified {later}", f"withdrawn {after(later)}")
    reply = happened("replied", method="post", dispatched=end)
    yield Worked(application(start, reply, told_on, gone), after(later, 9), {"ignored": follows})
    yield Worked(application(start, reply, told_on, gone), later, {"ignored": follows})
    yield Worked(application(start, reply, told_on, gone), end, {"ignored": follows})
    unsent = happened("replied", method="post", dated=end, delivered=after(end))
    yield Worked(application(start, unsent, told_on, gone), after(later, 9), {"ignored": (), "replied_on": None})
    yield Worked(application(start, told_on, gone), received, {"ignored": follows})
    # Those of one day are applied ends first and the reply last, in whatever order a file has them.
    of_a_day = (
        happened("agency-replied", later, agency="A"),
        happened("agency-consulted", later, agency="B"),
        happened("extension-notified", later, working_days=5),
    )
    asked = happened("agency-consulted", end, agency="A")
    named = tuple(f"{event['type']} {later}" for event in of_a_day)
    for events in permutations(of_a_day):
        yield Worked(application(start, asked, *events), end, {"ignored": named})


def _made_once(world: World, received: date) -> Iterator[Worked]:
    """Two questions of one day after the due day are one finding, of two days they are two."""
    due = world.due(received, 20)
    if due is None:
        return
    for second, codes in ((after(due), ("pause-after-due",)), (after(due, 2), ("pause-after-due",) * 2)):
        asked = happened("agency-consulted", after(due), agency="A")
        again = happened("agency-consulted", second, agency="B")
        case = application(_handed_in(received), asked, again)
        yield Worked(case, after(due, 9), {"codes": codes})


def _ways_tried(world: World, received: date) -> Iterator[Worked]:
    """To count an end day of a question that is not worked moves nothing, and is not tried by itself."""
    if not world.works[received]:
        return
    yield Worked(application(_handed_in(received)), received, {"explored": 1}, {}, explores=True)
    for asked, answered in ((after(received, 3), after(received, 8)), (after(received, 4), after(received, 11))):
        case = application(
            _handed_in(received), happened("agency-consulted", asked, agency="A"),
            happened("agency-replied", answered, agency="A"),
        )  # fmt: skip
        worked = world.works[asked] + world.works[answered]
        tried = 2 + worked if worked else 1
        yield Worked(case, after(answered), {"explored": tried}, {}, explores=True)


def _not_yet(received: date) -> Iterator[Worked]:
    """Before it is made nothing is due and nothing open, and what is to come is named."""
    case = application(_handed_in(received), happened("replied", method="post", dispatched=after(received)))
    yet = (f"submitted {received}", f"replied {after(received)}")
    seen = {"verdict": "pending", "codes": ("after-as-of",), "due": None, "robust": None, "ignored": yet, "explored": 1}
    yield Worked(case, after(received, -1), seen, {}, explores=True)


def _two_of_a_day(received: date) -> Iterator[Worked]:
    """Of two replies of one day the same is asked, whichever stands first in the file."""
    day = after(received, 9)
    whole = happened("replied", method="direct", dated=day, delivered=after(day))
    unsent = happened("replied", method="post", dated=day, delivered=after(day, 2))
    missing = (("reply-dispatched:2", day.isoformat(), after(day, 2).isoformat()),)
    for replies in ((whole, unsent), (unsent, whole)):
        yield Worked(application(_handed_in(received), *replies), after(day, 9), {"missing": missing})


def _beside(world: World, received: date) -> Iterator[Worked]:
    yield from _ignored(received)
    yield from _not_yet(received)
    yield from _two_of_a_day(received)
    yield from _made_once(world, received)
    yield from _ways_tried(world, received)


def _of_days(world: World, days: tuple[date, ...]) -> Iterator[Worked]:
    for day in days:
        if world.reaches(day, after(day, 120)):
            yield from _beside(world, day)


def _some(world: World) -> Iterator[Worked]:
    return _of_days(world, tuple(days_between(D("2021-04-01"), D("2021-04-10"))[::3]))


WORKED_RECORD: Final = (
    property_of(
        "GIK-P-154",
        "form",
        Text("结论之外所载各项", "What is written beside the verdict"),
        Text(
            "答复之后与截至日以后的行为列为不生效，答复之日不明的不列；同日的不论先后，结束在前、开始在后；同一提示只提示一次；首尾两日中非工作日的，"
            "不单独比对其是否计入。",
            "What follows the reply, or is yet to come, is listed as changing nothing, and nothing is where the day of "
            "the reply is not known; of one day what ends stands before what begins, however it was given; the same is "
            "found once; to count an end day of a question that is no working day is not tried by itself.",
        ),
        basis=("CN/711/33.2", "CN/711/33.3", "CN/2016-235/4/post"),
        domain=Text("2021年每隔三日收到 × 各种经过", "every third day of receipt of 2021 × histories"),
        examples=of_a_year(2021, _beside, every=3),
        quick=_some,
    ),
)
