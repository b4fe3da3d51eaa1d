"""Two slips of counting together, and the days that a slip counted 两项计算错误与所涉之日。"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, ClaimExplained, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import after, application, happened
from .worked_slips import PINS, paused_once
from .world import World, days_between

__all__ = ["WORKED_PAIRS"]

_FIRST, _LAST, _ROOM = date(2022, 1, 4), date(2022, 9, 30), 260


@dataclass(frozen=True, slots=True)
class _Asserted:
    """A case, a day that somebody asserts, how many slips explain it, and the days wrongly counted by each that may."""

    case: Case
    as_of: date
    day: date
    slips: int
    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)


def _asserted(world: World, received: date) -> Iterator[_Asserted]:
    due, led = paused_once(world, received)
    first, last = after(received, 4), after(received, 11)
    out = frozenset(days_between(first, last))
    events = (
        happened("submitted", received, channel="in-person"),
        happened("agency-consulted", first, agency="A"),
        happened("agency-replied", last, agency="A"),
    )

    def asserted(day: date, slips: int, **days: tuple[date, ...]) -> _Asserted:
        case = application(*events, claims=[{"by": "agency", "due": day.isoformat()}])
        return _Asserted(
            case, after(received, 160), day, slips, {name.replace("_", "-"): d for name, d in days.items()}
        )

    yield asserted(due, 0)
    yield asserted(after(due, 120), 0)
    early = received - ONE_DAY
    for day in (world.due(early, 20), world.due(received, 15), world.due(early, 15, out)):
        if day is not None and day != due and day not in led:
            yield asserted(day, 2)
    ends: dict[date | None, tuple[date, ...]] = {}
    options: tuple[tuple[date, ...], ...] = ((first,), (last,), (first, last))
    for counted in options:
        ends.setdefault(world.due(received, 20, out - {*counted}), counted)
    for day, counted in ends.items():
        if day is not None and day != due:
            yield asserted(day, 1, pause_ends_counted=counted)
    for name, takes in _OF_DAYS.items():
        day, left, wrong = received, 20, []
        while left:
            day += ONE_DAY
            is_weekday, works = day.weekday() < _SATURDAY, world.works[day]
            is_taken = takes(is_weekday, works) and day not in out
            left -= is_taken
            wrong += [day] if day not in out and takes(is_weekday, works) != works else []
        if day != due:
            yield asserted(day, 1, **{name: tuple(wrong)})


_SATURDAY: Final = 5

_OF_DAYS: Final[Mapping[str, Callable[[bool, bool], bool]]] = {
    "make_up_day_missed": lambda is_weekday, works: works and is_weekday,
    "weekdays_only": lambda is_weekday, _: is_weekday,
    "holiday_counted": lambda is_weekday, works: works or is_weekday,
    "calendar_days": lambda _, __: True,
}
"""Whether such a slip takes a day, by whether it is a weekday and whether it is worked."""


def _pairs(world: World, every: int = 6) -> Iterator[_Asserted]:
    is_national = not any(n.layer for n in world.calendar.notices)
    if is_national and world.reaches(_FIRST, _LAST + timedelta(_ROOM)):
        for received in days_between(_FIRST, _LAST)[::every]:
            if world.works[received]:
                yield from _asserted(world, received)


def _some(world: World) -> Iterator[_Asserted]:
    return _pairs(world, every=45)


_ABOUT: Final = {
    "start": "start",
    "pause": "pause",
    "correction": "correction",
    "wrong": "term",
    **dict.fromkeys(("extension", "excess", "late", "later"), "extension"),
}


def _about(slip: str) -> str:
    """What a slip is about, by the first word of its name; the others are about the calendar."""
    return _ABOUT.get(slip.partition("-")[0], "calendar")


def _is_right(claim: ClaimExplained, example: _Asserted) -> bool:
    if example.slips == 0:
        return (claim.explained_by, claim.ids) in (("reading", ()), ("none", ()))
    if claim.explained_by != "error" or len(claim.ids) != example.slips:
        return False
    days = example.days.get("".join(claim.ids), claim.days)
    return len({_about(slip) for slip in claim.ids}) == example.slips and claim.days == days


def _is_explained(world: World, example: _Asserted) -> CounterExample | None:
    (claim,) = world.assess(example.case, as_of=example.as_of, readings=PINS).claims
    if _is_right(claim, example):
        return None
    words = told(example.case, example.as_of)
    return counter(
        f"{words.zh}；主张{example.day}届满的由来",
        f"{words.en}; where a due day of {example.day} comes from",
        expected=(f"{example.slips} slips", dict(example.days)),
        found=(claim.explained_by, claim.ids, claim.days),
        about=(example.day,),
    )


WORKED_PAIRS: Final = (
    Property(
        id="GIK-P-160",
        area="readings",
        title=Text("两项错误与所涉之日", "Two slips together, and the days that were counted"),
        statement=Text(
            "一项计算错误不能得出而两项可以得出的届满日，指明不同方面的两项；一项即可得出的只指明一项；依规定所得和无从得出的不指明；"
            "征求意见首尾日计入的，写明所计入的一日或两日，工作日认错的写明各日，征求意见期间之内的不在其列。",
            "A due day to which no one slip leads, and two do, is explained by two that are about different things; "
            "one to which one leads, by one; the right day and one to which nothing leads, by none; where end days "
            "of a question were counted, the one or the two are named; where days were wrongly taken for worked or for "
            "free, these, but none within the question.",
        ),
        formal="explained(d) = min { E : due(E) = d }, |E| ≤ 2",
        basis=("CN/711/33.2", "CN/711/33.3"),
        domain=Whole(
            Text("2022年每隔六日收到 × 各主张之日", "every sixth day of receipt of 2022 × days asserted"),
            _pairs,
            quick=_some,
        ),
        check=_is_explained,
    ),
)
