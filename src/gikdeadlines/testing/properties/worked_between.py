"""Days that are not stated and readings that are open, each day and each option tried 未载之日与各口径逐一试算。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import Assessment, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, application, happened
from .worked_branches import Way, ways_of
from .world import World, days_between

__all__ = ["WORKED_BETWEEN"]

_ROOM: Final = 200
_PINS: Final = {"receipt-on-rest-day": "stands"}


@dataclass(frozen=True, slots=True)
class _Untold:
    """An application by post whose days of signing, and perhaps of sending the reply, are not stated."""

    posted: date
    last: date
    steps: tuple[Event, ...]
    reply: tuple[date, date] | None = None
    pins: Mapping[str, str] = field(default_factory=lambda: _PINS)

    @property
    def as_of(self) -> date:
        return after(self.last, 60)

    def case(self, signed: date | None = None, sent: date | None = None) -> Case:
        """With the days stated, or without."""
        events = [happened("submitted", self.posted, channel="signed-post"), *self.steps]
        if signed:
            events.append(happened("signed-for", signed))
        if self.reply:
            dated, delivered = self.reply
            said = {"dispatched": sent} if sent else {}
            events.append(happened("replied", method="post", dated=dated, delivered=delivered, **said))
        return application(*events)

    def each(self) -> Iterator[Case]:
        """Each combination of the days that are not stated."""
        for signed in days_between(self.posted, self.last):
            for sent in days_between(*self.reply) if self.reply else (None,):
                yield self.case(signed, sent)


def _untold(posted: date) -> Iterator[_Untold]:
    """Steps about the time at which the period runs out, of some receipts in time and of others too late."""
    step = after(posted, 33)
    asked = happened("agency-consulted", step, agency="A")
    heard = happened("agency-replied", after(step, 7), agency="A")
    told_on = happened("extension-notified", step, working_days=10)
    named = happened("extension-notified", step, until=after(posted, 44))
    again = happened("extension-notified", step, working_days=3)
    yield _Untold(posted, step, (told_on,))
    yield _Untold(posted, step, (asked, heard))
    yield _Untold(posted, step, (named,))
    yield _Untold(posted, step, (asked,), (after(step, 2), after(step, 4)))
    yield _Untold(posted, after(posted, 29), (), (after(posted, 29), after(posted, 33)))
    earlier = happened("extension-notified", after(posted, 28), working_days=18)
    yield _Untold(posted, after(posted, 28), (earlier, again))
    correction = happened("correction-requested", after(posted, 9), respond_by=after(posted, 20))
    corrected = happened("correction-received", after(posted, 15), dispatched=after(posted, 15))
    yield _Untold(posted, after(posted, 9), (correction, corrected), (after(posted, 43), after(posted, 46)))


def _days(world: World, *days: date) -> Iterator[_Untold]:
    for posted in days:
        if world.reaches(posted, after(posted, _ROOM)):
            yield from _untold(posted)


def _every(world: World) -> Iterator[_Untold]:
    return _days(world, *(date(2022, month, 9) for month in range(1, 9)))


def _some(world: World) -> Iterator[_Untold]:
    yield from _days(world, date(2022, 5, 9))


def _holds_them_all(world: World, example: _Untold) -> CounterExample | None:
    result = world.assess(example.case(), as_of=example.as_of, readings=example.pins, explore=True)
    each = [tuple(ways_of(world, case, example.as_of, example.pins)) for case in example.each()]
    expected, found = _expected(each, example), _found(result)
    turns = expected["on both sides of a turn"]
    found["on both sides of a turn"] = turns & {other.due for other in result.alternatives}  # type: ignore[operator]
    if found == expected:
        return None
    words = told(example.case(), example.as_of)
    return counter(
        f"{words.zh}；未载之日与各口径逐一试算",
        f"{words.en}; the days that are not stated and every reading tried",
        expected=expected,
        found=found,
    )


def _expected(each: Sequence[tuple[Way, ...]], example: _Untold) -> dict[str, object]:
    """Of what is tried, the way by default first."""
    dues = [way.found.due for ways in each for way in ways if way.found.due]
    usual = {ways[0].found.verdict for ways in each}
    verdicts = {way.found.verdict for ways in each for way in ways}
    return {
        "verdict": usual.pop() if len(usual) == 1 else "undetermined",
        "verdicts": sorted(verdicts),
        "robust": len(verdicts) == 1,
        "earliest and latest": (min(dues), max(dues)) if dues else (None, None),
        "on both sides of a turn": frozenset() if example.reply else _turns([ways[0].found for ways in each]),
    }


def _turns(by_day: Sequence[Assessment]) -> frozenset[date | None]:
    """The due days of each two days next to each other of which one has other days allowed, or other findings."""
    pairs = pairwise(by_day)
    return frozenset(due for one, other in pairs if _shape(one) != _shape(other) for due in (one.due, other.due))


def _shape(found: Assessment) -> object:
    return found.days_allowed, frozenset(each.code for each in found.findings)


def _found(result: Assessment) -> dict[str, object]:
    return {
        "verdict": result.verdict,
        "verdicts": sorted({other.verdict for other in result.alternatives} or {result.verdict}),
        "robust": result.robust,
        "earliest and latest": (result.earliest_due, result.latest_due),
    }


WORKED_BETWEEN: Final = (
    Property(
        id="GIK-P-166",
        area="readings",
        title=Text("未载之日与各口径一并试算", "Days not stated and readings tried together"),
        statement=Text(
            "签收日、寄出日未载而口径又有不同的，可能的各结论、最早与最晚的届满日、是否一致，与将未载之日逐日写明、各口径逐一固定所得的相同。",
            "Where the days of signing and of sending are not stated and readings are open, the verdicts that are "
            "possible, the earliest and the latest due day and whether all agree are those found by stating each day "
            "and pinning each reading.",
        ),
        formal="{ verdict } = { A(c | d, o) : d ∈ days, o ∈ options }",
        basis=("CN/711/31.2/signed-post", "CN/711/33.2/extension", "CN/2016-235/4/post"),
        domain=Whole(
            Text(
                "2022年八个寄出日 × 七种经过 × 每一未载之日",
                "eight days of posting in 2022 × seven histories × each day",
            ),
            _every,
            quick=_some,
        ),
        check=_holds_them_all,
    ),
)
