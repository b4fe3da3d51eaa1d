"""The search over readings, against every combination of options pinned by hand 各口径逐一固定的比对。

Nothing of the search is used: one reading after the other is pinned to each of its options, until none is left that is
not pinned. What the library says of all its branches must be what these answers say together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from gikdeadlines.assessment import pivots_of
from gikdeadlines.case import Case, Claim
from gikdeadlines.law import DOUBTS
from gikdeadlines.values import Alternative, Assessment, Choice, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, application, happened
from .world import World, days_between

__all__ = ["WORKED_BRANCHES", "Way", "ways_of"]

_ROOM: Final = 200

Answers = tuple[tuple[str, str], ...]
"""The options that differ from those by default, each with its reading, in the order in which they are asked."""

Key = tuple[date | None, date | None, date | None, str]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of pinning every reading that is asked, and what comes of it.

    ``places`` say of each answer that is another the how-manieth it is to be asked, and which of its options.
    """

    others: Answers
    places: tuple[tuple[int, int], ...]
    asked: frozenset[str]
    found: Assessment

    @property
    def size(self) -> tuple[int, Answers]:
        """The fewest first, those as few by their names."""
        return (len(self.others), self.others)

    @property
    def key(self) -> Key:
        """What makes two outcomes the same to a reader."""
        return (self.found.received_on, self.found.due, self.found.replied_on, self.found.verdict)


@dataclass(frozen=True, slots=True)
class _Searched:
    """A case, and when it is looked at."""

    case: Case
    as_of: date


def ways_of(world: World, case: Case, as_of: date, pins: Mapping[str, str] | None = None) -> Iterator[Way]:
    """Every combination, the one by default first."""
    pinned = pins or {}
    found = world.assess(case, as_of=as_of, readings=pinned)
    open_ = next((each for each in found.readings if each.id not in pinned), None)
    if open_ is None:
        others = tuple((each.id, each.option) for each in found.readings if not each.is_default)
        places = tuple(
            (place, [option.id for option in world.law.readings[each.id].options].index(each.option))
            for place, each in enumerate(found.readings)
            if not each.is_default
        )
        yield Way(others, places, frozenset(each.id for each in found.readings), found)
        return
    options = [option.id for option in world.law.readings[open_.id].options if not option.pinned_only]
    for option in sorted(options, key=lambda option: option != open_.option):
        yield from ways_of(world, case, as_of, {**pinned, open_.id: option})


# The cases


def _courses(day: date) -> Iterator[tuple[Event, ...]]:
    """Histories in which several readings are asked, one of which often changes whether another is."""
    handed_in = happened("submitted", day, channel="in-person")
    asked, heard = after(day, 3), after(day, 9)
    question = happened("agency-consulted", asked, agency="A")
    answer = happened("agency-replied", heard, agency="A")
    later = happened("extension-notified", after(day, 30), working_days=5)
    yield handed_in, later
    yield handed_in, question, answer
    yield handed_in, question, answer, later
    yield happened("submitted", day, channel="online"), happened("arrived", day), happened("confirmed", heard), later
    party = happened("third-party-consulted", asked, party="B", served=asked)
    yield handed_in, party, happened("third-party-replied", after(day, 26), party="B"), later
    correction = happened("correction-requested", after(day, 12), respond_by=after(day, 16), served=after(day, 12))
    corrected = happened("correction-received", after(day, 18), dispatched=after(day, 17))
    yield handed_in, correction, corrected
    yield handed_in, happened("correction-requested", asked), happened("correction-received", heard), later
    yield handed_in, happened("later-date-set", asked, until=after(day, 44)), question, answer
    fee = happened("fee-notified", asked, served=asked)
    yield handed_in, fee, happened("fee-paid", after(day, 40))
    named = happened("extension-notified", asked, until=after(day, 40))
    yield handed_in, named, happened("agency-consulted", after(day, 31))


def _replied(world: World, day: date) -> Iterator[_Searched]:
    """Each of them open, and answered on each of its due days and on the day after the last."""
    for events in _courses(day):
        as_of = after(day, 90)
        case = application(*events)
        dues = sorted({way.found.due for way in ways_of(world, case, as_of) if way.found.due})
        claims = tuple(Claim(by="agency", due=due) for due in dues)
        yield _Searched(replace(case, claims=claims), as_of)
        for replied in (*dues, *(after(due) for due in dues[-1:])):
            reply = happened("replied", method="on-the-spot", delivered=replied)
            if all(replied > date.fromisoformat(event["at"]) for event in events):
                yield _Searched(replace(application(*events, reply), claims=claims), as_of)


_YEARS: Final = ((date(2017, 1, 3), date(2017, 9, 1)), (date(2022, 1, 4), date(2022, 9, 1)))


def _searched(world: World, every: int = 24) -> Iterator[_Searched]:
    for first, last in _YEARS:
        if world.reaches(first, after(last, _ROOM)):
            for day in days_between(first, last)[::every]:
                yield from _replied(world, day)


def _some(world: World) -> Iterator[_Searched]:
    """A Friday under the regulation of 2007, and a Saturday under that of 2019."""
    for day in (date(2017, 3, 3), date(2022, 3, 5)):
        if world.reaches(day, day + timedelta(_ROOM)):
            yield from list(_replied(world, day))[::2]


# What the search says, and what these say


def _is_the_same(world: World, example: _Searched) -> CounterExample | None:
    case, as_of = example.case, example.as_of
    result = world.assess(case, as_of=as_of, explore=True)
    ways = tuple(ways_of(world, replace(case, claims=()), as_of))
    expected, found = _expected(ways, result), _found(result)
    if case.claims:  # the readings explain them whether or not all are explored
        unexplored = _found(world.assess(case, as_of=as_of))
        found["claims"] = found["claims"] if unexplored["claims"] == found["claims"] else unexplored["claims"]
    if result.decisive:
        pivots = pivots_of(case, as_of=as_of, law=world.law, calendar=world.calendar)
        chosen = [(pivot.choice.id, pivot.choice.option) for pivot in pivots if pivot.choice]
        found["turning by one answer"] = tuple(chosen)
        expected["turning by one answer"] = tuple(others[0] for others in _decisive(ways) if len(others) == 1)
    differing = next((name for name in expected if expected[name] != found[name]), None)
    if differing is None:
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；比对各口径所得的{differing}",
        f"{words.en}; {differing} by exploring the readings",
        expected=_line(expected[differing]),
        found=_line(found[differing]),
    )


def _expected(ways: Sequence[Way], result: Assessment) -> dict[str, object]:
    usual, in_order = ways[0].found, sorted(ways, key=lambda way: way.size)
    shortest = {way.key: way.others for way in reversed(in_order)}
    outcomes = sorted(shortest.items(), key=lambda outcome: (len(outcome[1]), outcome[1]))
    verdicts, dues = {way.found.verdict for way in ways}, [way.found.due for way in ways if way.found.due]
    doubted = any(found.code in DOUBTS for found in result.findings)
    return {
        "verdict": usual.verdict,
        "due": usual.due,
        "robust": len(verdicts) == 1 and not doubted,
        "readings": frozenset().union(*(way.asked for way in ways)),
        "alternatives": tuple(outcomes) if len(ways) > 1 else (),
        "decisive": _decisive(ways),
        "bounds": (min(dues), max(dues)) if dues else (None, None),
        "claims": tuple(("reading", _fewest_to(ways, claim.due)) for claim in result.claims),
    }


def _decisive(ways: Sequence[Way]) -> tuple[Answers, ...]:
    """The answers that flip the verdict, those that hold no other ones which do."""
    in_order = sorted(ways, key=lambda way: way.size)
    flipping = [way.others for way in in_order if way.found.verdict != ways[0].found.verdict]
    return tuple(others for others in flipping if not any(set(less) < set(others) for less in flipping))


def _fewest_to(ways: Sequence[Way], due: date) -> tuple[str, ...]:
    """The readings that the shortest way to a due day takes otherwise; of those as short the ones asked first."""
    way = min((way for way in ways if way.found.due == due), key=lambda way: (len(way.others), way.places))
    return tuple(reading for reading, _ in way.others)


def _found(result: Assessment) -> dict[str, object]:
    return {
        "verdict": result.verdict,
        "due": result.due,
        "robust": result.robust,
        "readings": frozenset(each.id for each in result.readings),
        "alternatives": tuple((_key(other), _answers(other.choices)) for other in result.alternatives),
        "decisive": tuple(map(_answers, result.decisive)),
        "bounds": (result.earliest_due, result.latest_due),
        "claims": tuple((claim.explained_by, claim.ids) for claim in result.claims),
    }


def _answers(choices: Sequence[Choice]) -> Answers:
    return tuple((each.id, each.option) for each in choices)


def _key(other: Alternative) -> Key:
    return (other.received_on, other.due, other.replied_on, other.verdict)


def _line(value: Any) -> object:  # noqa: ANN401 - any of the facts
    return sorted(map(str, value)) if isinstance(value, frozenset) else value


WORKED_BRANCHES: Final = (
    Property(
        id="GIK-P-152",
        area="readings",
        title=Text("比对口径与逐一固定口径相同", "Exploring says what pinning each combination says"),
        statement=Text(
            "比对各口径所得的口径、各种结果及其最少的不同选择、届满日的最早与最晚、使结论不同的最小组合、是否各口径一致、各主张届满日的来由，与将每一口径"
            "逐一固定为各选项核查所得的相同。",
            "The readings, the outcomes and the fewest other answers that lead to each, the earliest and the latest "
            "due day, the smallest sets that flip the verdict, whether it is the same on all, and what yields a due "
            "day that somebody asserts are those found by pinning every reading to each of its options.",
        ),
        formal="explore(c) = { A(c | r₁ := o₁, …, rₙ := oₙ) : oᵢ ∈ options(rᵢ) }",
        basis=("CN/711/33.2", "CN/711/33.3", "CN/711/33.2/extension", "CN/711/30/restart"),
        domain=Whole(
            Text(
                "2017、2022年每隔二十四日收到 × 十种经过 × 在每一届满日答复",
                "every twenty-fourth day of receipt of 2017 and 2022 × ten histories × replies on each due day",
            ),
            _searched,
            quick=_some,
        ),
        check=_is_the_same,
    ),
)
