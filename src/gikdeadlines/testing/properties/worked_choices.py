"""Which other answers lead to which day, and how the answers taken are named 各种结果与所作选择。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, application, happened
from .world import World, days_between

__all__ = ["WORKED_CHOICES"]

_FIRST, _LAST = date(2022, 1, 4), date(2022, 9, 30)
_ROOM: Final = 200

Chosen = tuple[tuple[str, str, str], ...]
"""The choices that lead to an outcome: of which kind, of what, and which."""

Asked = tuple[str, str, bool, bool]
"""A reading, the option taken, whether it is the default, and whether somebody fixed it."""

_OTHERWISE: Final = {"receipt-on-rest-day": "stands", "pause-cap": "silence-only", "agency-role": "excluded"}
"""Pinned, so that the ends of the pause alone are open."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A case, and for each of its due days the choices that may lead to it, those by default being none."""

    case: Case
    as_of: date
    ways: Mapping[date | None, frozenset[Chosen]]
    readings: Mapping[str, str] = field(default_factory=dict)
    explores: bool = False
    asked: frozenset[Asked] | None = None
    before: int | None = None


def _days(world: World, every: int) -> list[date]:
    is_within = world.reaches(_FIRST, after(_LAST, _ROOM))
    return days_between(_FIRST, _LAST)[::every] if is_within else []


def _opened(world: World, every: int = 5) -> Iterator[_Open]:
    for received in _days(world, every):
        yield from _ends_of_a_pause(world, received)
        yield from _not_signed_for(world, received)
        yield from _never_answered(world, received)
    yield from _next_year(world)


def _some(world: World) -> Iterator[_Open]:
    return _opened(world, every=90)


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


def _ends_of_a_pause(world: World, received: date) -> Iterator[_Open]:
    """Each way to count the two end days of a question, by itself and among all of them."""
    asked, answered = after(received, 4), after(received, 11)
    case = application(
        _handed_in(received),
        happened("agency-consulted", asked, agency="A"),
        happened("agency-replied", answered, agency="A"),
    )
    outs = {
        "both-excluded": (asked, answered),
        "notice-day-counts": (after(asked), answered),
        "answer-day-counts": (asked, answered - ONE_DAY),
        "both-count": (after(asked), answered - ONE_DAY),
    }
    dues = {option: world.due(received, 20, frozenset(days_between(*out))) for option, out in outs.items()}
    if None in dues.values():
        return
    ways: dict[date | None, frozenset[Chosen]] = {}
    for option, due in dues.items():
        chosen: Chosen = () if option == "both-excluded" else (("reading", "pause-ends", option),)
        if dues["both-excluded"] != due or not chosen:
            ways[due] = ways.get(due, frozenset()) | {chosen}
    is_asked = len(ways) > 1
    usual = frozenset({("pause-ends", "both-excluded", True, False)} if is_asked else ())
    yield _Open(case, after(answered, 60), ways, _OTHERWISE, explores=True, asked=usual)
    for option, due in dues.items() if is_asked else ():
        fixed = frozenset({("pause-ends", option, option == "both-excluded", True)})
        pins = _OTHERWISE | {"pause-ends": option}
        yield _Open(case, after(answered, 60), {due: frozenset({()})}, pins, explores=True, asked=fixed)


def _not_signed_for(world: World, posted: date) -> Iterator[_Open]:
    """Posted on a day and extended on a later one: the day of signing that each outcome names leads to it."""
    told_on = after(posted, 38)
    ways: dict[date | None, frozenset[Chosen]] = {}
    for day in days_between(posted, told_on):
        due = world.due(day, 20)
        last = world.due(day, 30) if due is not None and told_on <= due else due
        if last is None:
            return
        chosen: Chosen = () if day == posted else (("fact", "signed-for", day.isoformat()),)
        ways[last] = ways.get(last, frozenset()) | {chosen}
    case = application(
        happened("submitted", posted, channel="signed-post"),
        happened("extension-notified", told_on, working_days=10),
    )
    yield _Open(case, after(told_on, 3), ways)


def _never_answered(world: World, received: date) -> Iterator[_Open]:
    """With nothing open there is one outcome, and no reading is asked."""
    case = application(_handed_in(received))
    ways = {world.due(received, 20): frozenset[Chosen]({()})}
    yield _Open(case, after(received, 60), ways, {"receipt-on-rest-day": "stands"}, explores=True, asked=None)
    replied = application(_handed_in(received), happened("replied", method="post", dispatched=after(received, 9)))
    if world.works[received]:
        yield _Open(replied, after(received, 60), ways, explores=True, asked=frozenset())


def _next_year(world: World) -> Iterator[_Open]:
    """Before the notice of a year is out the earliest and the latest due day each hang on the calendar."""
    years = sorted({n.year for n in world.calendar.notices if n.year is not None})
    if any(n.layer == 1 for n in world.calendar.notices) or world.calendar.gaps or not years:
        return
    for year in years[-3:]:
        told_on = date(year - 1, 12, 24)
        if told_on.year >= 2019:  # noqa: PLR2004 - the law in force since 2019
            extended = happened("extension-notified", told_on, working_days=20)
            yield _Open(application(_handed_in(told_on - ONE_DAY), extended), told_on, {}, before=year)


def _is_led_to(world: World, example: _Open) -> CounterExample | None:
    known = World(world.calendar.before_notice(example.before), world.law) if example.before else world
    result = known.assess(example.case, as_of=example.as_of, readings=example.readings, explore=example.explores)
    chosen = {other.due: tuple((c.kind, c.id, c.option) for c in other.choices) for other in result.alternatives}
    chosen = chosen or {result.due: ()}
    asked = frozenset((r.id, r.option, r.is_default, r.is_pinned) for r in result.readings if r.id == "pause-ends")
    words = told(example.case, example.as_of)
    if example.before:
        found: object = {due: {kind for kind, *_rest in ways} for due, ways in chosen.items()}
        expected: object = {result.latest_due: {"calendar"}, result.earliest_due: set()}
        if result.earliest_due == result.latest_due:
            return None
    else:
        found = [set(chosen) <= set(example.ways), all(w in example.ways.get(d, ()) for d, w in chosen.items())]
        expected = [True, True]
        if example.explores:
            found, expected = [*found, set(chosen)], [*expected, set(example.ways)]
        if example.asked is not None:
            found, expected = [*found, asked], [*expected, example.asked]
    if found == expected:
        return None
    return counter(
        f"{words.zh}；各种结果及其选择",
        f"{words.en}; its outcomes and the choices that lead to each",
        expected=example.ways or expected,
        found=(chosen, sorted(map(str, asked))),
    )


WORKED_CHOICES: Final = (
    Property(
        id="GIK-P-145",
        area="readings",
        title=Text("每一结果都指明其由来的选择", "Each outcome names choices that lead to it"),
        statement=Text(
            "比对各口径时，各种届满日恰为逐一口径逐日数得的各日，每一结果所载的口径或缺失之日确能得出该结果；固定的口径标明为固定，不另行比对；"
            "取决于未公布日历的标明为日历。",
            "With every reading explored the due days are those that counting by each option gives, no more and no "
            "fewer, and the option, or the day not stated, that an outcome names does lead to it; a reading that "
            "somebody fixed is said to be fixed and not explored; what hangs on a calendar not announced is said to.",
        ),
        formal="∀ alternative (C, d): due(c | C) = d; { d } = { due(c | C) : C }",
        basis=("CN/711/33.3", "CN/2015-207/1.2/signed-post", "CN/711/33.2/extension"),
        domain=Whole(
            Text("2022年每隔五日 × 各种未定之处", "every fifth day of 2022 × what is open"), _opened, quick=_some
        ),
        check=_is_led_to,
    ),
)
