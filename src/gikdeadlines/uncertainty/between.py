"""Missing facts between their ends 缺失事实的中间值。

Where nothing else happened, a later value of a missing fact only moves days one way, so that its ends bound them. A
step of the agency that crosses the interval breaks this: a pause that is open on one day has lapsed on another. Here
the values are found at which events begin to do something else, and both sides of each are explored too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from gikdeadlines.application import CALENDAR_FACT, Outcome
from gikdeadlines.law import Law

from .exploring import LIMIT, Branch, Exploration, Run, explore

__all__ = ["explore_between", "shape_of"]

_TIMES: Final = 2
"""How many times the branches of one search may be run in all."""


Value = TypeVar("Value", date, int)
Held = Mapping[str, object]
Branches = tuple[Branch[Outcome], ...]


def explore_between(
    run: Run[Outcome],
    law: Law,
    pins: Mapping[str, str],
    *,
    readings: bool,
    ends: Exploration[Outcome],
    most: int = LIMIT,
) -> Exploration[Outcome]:
    """The exploration with the values between the ends at which events begin to do something else 中间值的搜索.

    Args:
        run: evaluates the case under a chooser.
        law: its readings.
        pins: options that are fixed.
        readings: whether readings are explored.
        ends: the exploration over the ends of missing facts.
        most: how many branches are run at the most for the values held of some facts, and twice that in all.
    """
    facts = _facts(ends.branches)
    if ends.is_cut or all(_is_one_way(ends.branches, name) for name in facts):
        return ends

    def run_held(held: Held) -> Exploration[Outcome]:
        return explore(run, law, pins, readings=readings, held=held, most=most)

    search = _Search(run_held, _TIMES * most)
    found = [search.over(tuple((name, facts[name]) for name in group), {}) for group in _groups(facts, ends.branches)]
    return Exploration(
        _distinct(branch for branches in found for branch in branches), is_cut=search.is_cut, has_facts=True
    )


def _facts(branches: Iterable[Branch[Outcome]]) -> dict[str, tuple[object, object]]:
    """The widest interval of each fact that some branch asked for."""
    found: dict[str, tuple[object, object]] = {}
    for branch in branches:
        for name, (first, last) in branch.bounds.items():
            if not name.startswith(CALENDAR_FACT) and first != last:
                known = found.get(name, (first, last))
                found[name] = (min(known[0], first), max(known[1], last))  # type: ignore[call-overload]
    return found


def _groups(facts: Iterable[str], branches: Sequence[Branch[Outcome]]) -> list[list[str]]:
    """The facts, those together that some branch asks for together: the others need no search one inside the other."""
    groups = [[name] for name in facts]
    for branch in branches:
        joined = [group for group in groups if any(name in branch.bounds for name in group)]
        if len(joined) > 1:
            apart = [group for group in groups if group not in joined]
            groups = [*apart, [name for group in joined for name in group]]
    return groups


def _is_one_way(branches: Sequence[Branch[Outcome]], fact: str) -> bool:
    """Whether events do the same at both ends of a fact."""
    by_value: dict[object, list[Branch[Outcome]]] = {}
    for branch in branches:
        value = branch.value_of(fact)
        if value is not None:
            by_value.setdefault(value, []).append(branch)
    first, *others = by_value.values()
    return all(_is_same(first, other) for other in others)


def _is_same(low: Iterable[Branch[Outcome]], high: Iterable[Branch[Outcome]]) -> bool:
    """Whether events do the same under the same readings; one that is asked at one end only must do nothing new."""
    shapes, other_shapes = _shapes(low), _shapes(high)
    if set().union(*shapes.values()) != set().union(*other_shapes.values()):
        return False
    return all(shapes[readings] == other_shapes[readings] for readings in shapes.keys() & other_shapes.keys())


def _shapes(branches: Iterable[Branch[Outcome]]) -> dict[object, set[object]]:
    """What events did, by the readings taken."""
    found: dict[object, set[object]] = {}
    for branch in branches:
        readings = frozenset(choice for choice in branch.differences if choice.kind == "reading")
        found.setdefault(readings, set()).add(shape_of(branch))
    return found


def shape_of(branch: Branch[Outcome]) -> object:
    """Which events did what in a branch, without the days that move with a fact 事件的作用."""
    outcome = branch.outcome
    if outcome is None:
        return None
    clock, reply = outcome.clock, outcome.replied_on
    # What the reply closed ends on no day of its own; an answer on the day of the reply does.
    spans = [
        (pause.interval.start, (pause.is_answered or pause.interval.end != reply) and pause.interval.end)
        for pause in clock.pauses
    ]
    # That an interpretation was issued while the application was open is noted beside the verdict, and moves no day.
    notes = [code for code in outcome.codes if code not in outcome.regime.turning_points]
    is_restarted = clock.start > outcome.received_on
    # To a named last day there are the fewer days the later the period began, and a later extension has the fewer days
    # the more an earlier one took: then the days of an extension move the other way than the fact.
    told = [(e.told, e.days if e.until or place else None) for place, e in enumerate(clock.extensions)]
    return (outcome.regime.id, outcome.ended_by, reply is None, is_restarted, *told, *notes, *spans)


@dataclass(slots=True)
class _Search:
    """The search over values of several facts, one inside the other."""

    run: Callable[[Held], Exploration[Outcome]]
    most: int
    found: int = 0
    is_cut: bool = field(default=False)

    def over(self, facts: tuple[tuple[str, tuple[object, object]], ...], held: Held) -> Branches:
        """Every branch with these facts still open and the others held."""
        if not facts:
            return self._held(held)
        (name, (first, last)), *rest = facts

        def at(value: object) -> Branches:
            return self.over(tuple(rest), {**held, name: value})

        low, high = at(first), at(last)
        return _distinct([*low, *self._inner((first, low), (last, high), at), *high])  # type: ignore[type-var]

    def _held(self, held: Held) -> Branches:
        if self.found > self.most:
            self.is_cut = True
            return ()
        explored = self.run(held)
        self.found += len(explored.branches)
        self.is_cut = self.is_cut or explored.is_cut
        return explored.branches

    def _inner(
        self, low: tuple[Value, Branches], high: tuple[Value, Branches], at: Callable[[Value], Branches]
    ) -> Iterator[Branch[Outcome]]:
        """The branches at the values between two on whose sides events do other things."""
        if _is_next(low[0], high[0]) or _is_same(low[1], high[1]):
            return
        value = low[0] + (high[0] - low[0]) // 2
        middle = (value, at(value))
        yield from self._inner(low, middle, at)
        yield from middle[1]
        yield from self._inner(middle, high, at)


def _is_next(low: Value, high: Value) -> bool:
    return low + (high - low) // 2 == low


def _distinct(branches: Iterable[Branch[Outcome]]) -> Branches:
    """The branches without those that gave the same answers because a fact was not asked for in them."""
    return tuple({branch.answers: branch for branch in branches}.values())
