"""Clocks whose excluded days have reasons, and the rows of a regime day by day 有依据的扣除与各日适用的条款。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from typing import Any, Final

from gikdeadlines.calendar import Clock, Exclusion, WorkingDays
from gikdeadlines.law import HourLimit, Provision, Regime, Row, Term
from gikdeadlines.values import ONE_DAY, Because, Interval, NotInForceError, Text, lies_within

from .model import CounterExample, Property, Whole, counter
from .world import World, days_between

__all__ = ["REASONED"]

_ROOM: Final = 120


# Clocks


@dataclass(frozen=True, slots=True)
class _Excluded:
    """A clock of so many days, what is excluded and why, the first reason first."""

    start: date
    n: int
    out: tuple[tuple[date, date | None, str], ...]


def _clocks(world: World, every: int = 11) -> Iterator[_Excluded]:
    for start in list(world.starts(_ROOM))[::every]:
        if start.year in {2012, 2020, 2022}:
            yield from _around(start)


def _some_clocks(world: World) -> Iterator[_Excluded]:
    return _clocks(world, every=150)


def _around(start: date) -> Iterator[_Excluded]:
    """Two pauses that overlap, that follow each other, that begin on one day; one that has not ended; one alone."""
    first, second, third = (start + timedelta(by) for by in (3, 6, 7))
    for n in (4, 9):
        yield _Excluded(start, n, ((first, second, "a"), (first + 2 * ONE_DAY, third + 2 * ONE_DAY, "b")))
        yield _Excluded(start, n, ((first, second, "b"), (third, third + 5 * ONE_DAY, "a")))
        yield _Excluded(start, n, ((first, second, "a"), (first, third, "b"), (third, third, "c")))
        yield _Excluded(start, n, ((first, second, "a"), (start + timedelta(30), None, "b")))
        yield _Excluded(start, n, ((first, third, "a"), (first, second, "b")))
        yield _Excluded(start, n, ((first, None, "a"), (first, second, "b")))
        yield _Excluded(start, n, ((first, second, "a"),))


def _is_one_clock(world: World, example: _Excluded) -> CounterExample | None:
    """However the pauses come, the clock is one; each of its days is written out."""
    excluded = [Exclusion(Interval(first, last), Because(code)) for first, last, code in example.out]
    clocks = []
    for order in permutations(excluded):
        clock = Clock(WorkingDays(example.n), start=example.start)
        for exclusion in order:
            clock = clock.exclude(exclusion.interval, because=exclusion.because)
        clocks.append(clock)
    through = example.start + timedelta(80)
    expected, due = _days_of(world, example, through)
    found = [
        (row.date, row.status, row.ordinal, row.reason) for row in clocks[0].ledger(world.calendar, through=through)
    ]
    is_one = all(clock == clocks[0] and clock.exclusions == clocks[0].exclusions for clock in clocks)
    last = clocks[0].due(world.calendar)
    if found == expected and is_one and last == due:
        return None
    differing = next((pair for pair in zip(expected, found, strict=False) if pair[0] != pair[1]), (due, last))
    out = ", ".join(f"{first}..{last or ''} ({code})" for first, last, code in example.out)
    return counter(
        f"{example.start}起算、{example.n}个工作日、扣除{out}的期限",
        f"{example.n} working days from {example.start} without {out}",
        expected=differing[0] if is_one else "one clock, in whatever order",
        found=differing[1] if is_one else "clocks that differ",
        about=(example.start,),
    )


def _days_of(world: World, example: _Excluded, through: date) -> tuple[list[tuple[object, ...]], date | None]:
    """Each day after the start: rest, excluded by the pause that begins first, or counted; and the due day."""
    ordered = sorted(example.out, key=lambda pause: (pause[0], pause[1] or date.max, pause[2]))
    days: list[tuple[object, ...]] = [(example.start, "start", None, "start")]
    number, due = 0, None
    for day in days_between(example.start + ONE_DAY, through):
        why = world.calendar.why(day)
        codes = [code for first, last, code in ordered if first <= day and (last is None or day <= last)]
        if not why.is_working:
            days.append((day, "rest", None, why.festival or why.kind))
        elif codes:
            days.append((day, "excluded", None, codes[0]))
        else:
            number += 1
            due = day if number == example.n else due
            status = "counted" if number < example.n else "due" if number == example.n else "after-due"
            days.append((day, status, number, why.kind))
    return days, due


# Rows


@dataclass(frozen=True, slots=True)
class _Of:
    """What governs an event of a regime, or a slot of a place, on the days about each change."""

    zh: str
    en: str
    ask: Callable[[date], str]
    days: tuple[date, ...]
    expected: Callable[[date], str]


def _rows(world: World) -> Iterator[_Of]:
    for place in sorted(world.law.jurisdictions):
        for regime in world.law.timeline(place):
            yield from _rows_of(place, regime)
    yield from _nearest(world)


def _rows_of(place: str, regime: Regime) -> Iterator[_Of]:
    """An event or a method has the one row whose own days hold it; a regime outlives its instrument."""
    for kind, table, ask in (
        ("effect", regime.effects, regime.effect),
        ("service", regime.service, regime.service_of),
    ):
        for name, rows in table.items():
            days = {d for row in rows for d in (row.provision.since, row.provision.applies_through) if d}
            yield _Of(
                f"{place}，{regime.id}，{name}适用的条款",
                f"the {kind} of {name} under {regime.id} of {place}",
                lambda day, a=ask, n=name: _id(a(n, day)),  # type: ignore[misc]
                _about(days),
                lambda day, r=rows: _within(r, day),  # type: ignore[misc]
            )


def _id(row: Row[Any] | None) -> str:
    return row.provision.id if row else ""


def _about(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted({day + timedelta(by) for day in days for by in (-1, 0, 1)}))


def _within(rows: Iterable[Row[Any]], day: date) -> str:
    for row in rows:
        own = row.provision
        if own.since <= day and (own.applies_through is None or day <= own.applies_through):
            return own.id
    return ""


def _nearest(world: World) -> Iterator[_Of]:
    """A slot is governed by the place's own provision, else the country's; of several by the one in force last."""
    law = world.law
    for kind, ask in ((Term, law.term), (HourLimit, law.hours)):
        held = [p for p in law.provisions.values() if isinstance(p.parameters, kind)]
        places = sorted({p.instrument.jurisdiction for p in held} | {"CN-SX-TY"})
        for slot in sorted({p.parameters.slot for p in held}):  # type: ignore[union-attr]
            own = [p for p in held if p.parameters.slot == slot]  # type: ignore[union-attr]
            days = {d for p in own for d in (p.since, p.until) if d}
            for place in places:
                near = [p for p in own if lies_within(place, p.instrument.jurisdiction) and not p.restates]
                yield _Of(
                    f"{place}，{slot}的期限",
                    f"the term {slot} of {place}",
                    lambda day, a=ask, s=slot, j=place: _asked(a, s, j, day),  # type: ignore[misc]
                    _about(days),
                    lambda day, n=near: _most_local(n, day),  # type: ignore[misc]
                )


def _asked(ask: Callable[[str, str, date], Row[Any]], slot: str, place: str, day: date) -> str:
    try:
        return ask(slot, place, day).provision.id
    except NotInForceError:
        return ""


def _most_local(near: Iterable[Provision], day: date) -> str:
    in_force = [p for p in near if p.since <= day and (p.until is None or day <= p.until)]
    if not in_force:
        return ""
    parts = max(p.instrument.jurisdiction.count("-") for p in in_force)
    local = [p for p in in_force if p.instrument.jurisdiction.count("-") == parts]
    latest = max(p.since for p in local)
    return max(p.id for p in local if p.since == latest)


def _governs(_: World, example: _Of) -> CounterExample | None:
    for day in example.days:
        expected, found = example.expected(day), example.ask(day)
        if found != expected:
            return counter(
                f"{example.zh}，{day}",
                f"{example.en} on {day}",
                expected=expected or "none",
                found=found or "none",
                about=(day,),
                provisions=[id_ for id_ in (found, expected) if id_],
            )
    return None


REASONED: Final = (
    Property(
        id="GIK-P-163",
        area="pauses",
        title=Text(
            "扣除的先后不改变期限，逐日各有其依据", "Pauses make one clock in whatever order, each day with its reason"
        ),
        statement=Text(
            "依据不同的数段扣除期间，无论先后，所得期限相同；每一日或为休息、或因先开始的期间而不计入、或依次编号，与逐日写出的相同。",
            "Pauses of different reasons make the same clock in whatever order; each day is one of rest, is taken out "
            "by the pause that begins first, or has the next number, as written out day by day.",
        ),
        formal="exclude(A, r) ∘ exclude(B, s) = exclude(B, s) ∘ exclude(A, r)",
        basis=("CN/492/24.3", "CN/711/33.3", "CN/2015-207/2.1"),
        domain=Whole(
            Text("2012、2020、2022年每隔十一日 × 各种期间", "every eleventh day of 2012, 2020 and 2022 × pauses"),
            _clocks,
            quick=_some_clocks,
        ),
        check=_is_one_clock,
    ),
    Property(
        id="GIK-P-165",
        area="law",
        title=Text("每日适用最近的条款", "The nearest provision governs each day"),
        statement=Text(
            "每一规则表中每一事件、每一送达方式，首日、末日在内，适用当日有效的一条；每一期限适用当地的条款，没有的适用全国的，数条并存的适用最后施行的。",
            "Each event and each method of service of a regime has the row whose days hold it, the first and the last "
            "included; each slot has the place's own provision, else the country's, of several the one in force last.",
        ),
        formal="row(e, d) = p ⇔ since(p) ≤ d ≤ through(p); term(s, j, d) = the most local, then the latest",
        basis=("CN/2016-235/5/courier", "CN/2016-235/2/courier", "CN-SX/237/29.2", "CN/711/33.2"),
        domain=Whole(
            Text(
                "每一规则表、每一期限 × 各转折日及其前后一日", "every regime and slot × each turn and the days around"
            ),
            _rows,
            quick_step=3,
        ),
        check=_governs,
    ),
)
