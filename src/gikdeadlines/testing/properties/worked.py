"""Rules worked out by hand over whole ranges of days 逐日推演的规则。

Each rule states a case around a day and what the text makes of it, counted by the slow oracle that walks from day to
day. A year has every kind of week and holiday, so that an edge is met on a working day, a make-up day and in a holiday.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Assessment, CalendarRangeError, Finding, NotInForceError, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .world import World, days_between

__all__ = ["Worked", "application", "happened", "is_as_worked", "of_a_year", "property_of", "said"]

Event = dict[str, Any]
Facts = Mapping[str, object]

ROOM: Final = 200


@dataclass(frozen=True, slots=True)
class Worked:
    """A case, when it is looked at, the readings pinned, and what the text makes of it."""

    case: Case
    as_of: date
    expected: Facts
    readings: Mapping[str, str] = field(default_factory=dict)
    explores: bool = False


def happened(type_: str, at: date | None = None, **said: object) -> Event:
    """An event as a case file writes it."""
    days = {key: value.isoformat() if isinstance(value, date) else value for key, value in said.items()}
    return {"type": type_, **({"at": at.isoformat()} if at else {}), **days}


def application(*events: Event, **said: object) -> Case:
    """A case of these events."""
    return Case.from_dict({"id": "worked", "matter": "application", "events": list(events), **said})


Rules = Callable[[World, date], Iterator[Worked]]
Examples = Callable[[World], Iterator[Worked]]


def of_a_year(year: int, rules: Rules, *, every: int = 1) -> Examples:
    """The examples of some rules around each day of a year that the calendar settles, or around every n-th."""

    def examples(world: World) -> Iterator[Worked]:
        if world.reaches(date(year, 1, 1), date(year, 12, 31) + timedelta(ROOM)):
            for day in days_between(date(year, 1, 1), date(year, 12, 31))[::every]:
                yield from rules(world, day)

    return examples


_TOO_LATE: Final = frozenset({"extension-late", "correction-after-due", "pause-after-due", "amendment-after-due"})
"""Findings of what was told after the due day."""

_SEEN: Final[Mapping[str, Callable[[Assessment], object]]] = {
    "found": lambda a: frozenset(f.code for f in a.findings),
    "cited": lambda a: frozenset(
        (f.code, f.severity, f.citation and f.citation.provision)
        for f in a.findings
        if not f.code.startswith("straddle")  # of the time, not of the case: stated by itself
    ),
    "after_end": lambda a: frozenset(f"after-end: {said(f)}" for f in a.findings if f.code == "after-end"),
    "too_late": lambda a: frozenset(
        f"{f.code} by {f.citation and f.citation.provision}: {said(f)}" for f in a.findings if f.code in _TOO_LATE
    ),
    "asked": lambda a: frozenset(reading.id for reading in a.readings),
    "asks": lambda a: frozenset(reading.id for reading in a.readings if reading.id != "receipt-on-rest-day"),
    "dues": lambda a: frozenset(other.due for other in a.alternatives),
    "limits": lambda a: tuple((x.slot, x.due, x.done, x.verdict) for x in a.limits),
    "terms": lambda a: tuple((x.n, x.unit) for x in a.limits),
    "slots": lambda a: tuple(x.slot for x in a.limits),
    "filing": lambda a: next(((x.slot, x.due, x.done, x.verdict) for x in a.limits), None),
    "lateness": lambda a: tuple((x.days_used, x.days_late, x.minutes_late) for x in a.limits),
    "ways": lambda a: tuple((r.way, r.order, r.start, r.first_day, r.last_day, r.longest) for r in a.remedies),
    "codes": lambda a: tuple(f.code for f in a.findings if not f.code.startswith("straddle")),
    "begin": lambda a: frozenset(r.start for r in a.remedies if r.start),
    "rules": lambda a: frozenset(c.provision for r in a.remedies for c in r.also if "/review-rules-" in c.provision),
    "also": lambda a: tuple(tuple(c.provision for c in r.also) for r in a.remedies),
    "after_review": lambda a: a.remedies[-1].citation.provision,
    "bodies": lambda a: frozenset((r.way, r.body) for r in a.remedies),
    "review_first_cited": lambda a: tuple(
        any("/23.1/" in c.provision or c.provision == "CN/fs-2025-8/1" for c in r.also) for r in a.remedies
    ),
    "review_first_by": lambda a: frozenset(
        c.provision.rpartition("/")[2] for r in a.remedies for c in r.also if "/23.1/" in c.provision
    ),
    "missing": lambda a: tuple((m.fact, m.earliest, m.latest) for m in a.missing),
    "counted": lambda a: tuple((row.date, row.ordinal) for row in a.ledger if row.ordinal is not None),
    "marks": lambda a: tuple((row.date, row.status) for row in a.ledger),
    "hangs_on": lambda a: tuple(r.hangs_on for r in a.remedies),
    "remedied_by": lambda a: tuple((r.confidence, r.n, r.unit, r.citation.provision) for r in a.remedies),
}


def is_as_worked(world: World, example: Worked) -> CounterExample | None:
    """What differs from what was worked out, None where nothing does."""
    case, expected = example.case, example.expected
    try:
        result = world.assess(case, as_of=example.as_of, readings=example.readings, explore=example.explores)
    except (CalendarRangeError, NotInForceError) as error:
        found: dict[str, object] = {"refused": error.code}
    else:
        found = {name: _SEEN.get(name, lambda a, n=name: getattr(a, n))(result) for name in expected}
    if found == dict(expected):
        return None
    words = told(case, example.as_of)
    pins = ", ".join(f"{reading}={option}" for reading, option in example.readings.items())
    about = (words.zh + (f"；口径 {pins}" if pins else ""), words.en + (f"; with {pins}" if pins else ""))
    return counter(*about, expected=_line(expected), found=_line(found))


def said(found: Finding) -> str:
    """What a finding names, in the order in which it names it."""
    return ", ".join(f"{name} {_shown(value)}" for name, value in found.parameters.items())


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return "none" if value is None else str(value)


def _line(facts: Facts) -> str:
    shown = ((name, sorted(map(str, v)) if isinstance(v, frozenset) else v) for name, v in facts.items())
    return ", ".join(f"{name} {value}" for name, value in shown)


def property_of(  # noqa: PLR0913 - what a property is
    id_: str,
    area: Any,  # noqa: ANN401 - one of the areas
    title: Text,
    statement: Text,
    *,
    basis: tuple[str, ...],
    domain: Text,
    examples: Examples,
    quick_step: int = 1,
    quick: Examples | None = None,
) -> Property:
    """A property that worked rules hold."""
    return Property(
        id=id_,
        area=area,
        title=title,
        statement=statement,
        formal="A(c) = what the text makes of c",
        basis=basis,
        domain=Whole(domain, examples, quick_step=quick_step, quick=quick),
        check=is_as_worked,
    )


def moved(world: World, day: date) -> date:
    """The day itself, or the next working day 顺延."""
    return day if world.works[day] else next(world.counting(day))


def after(day: date, days: int = 1) -> date:
    """So many natural days later."""
    return day + days * ONE_DAY
