"""How a number follows from the days and counts that rows give 算式。

A day that an evaluation works out is a sum: of days given, of ranks of days among the working days, of working days of
a rank. The same sum holds for every row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

__all__ = ["Base", "Bases", "Form", "Terms", "difference", "sum_of"]

Terms = tuple[tuple[int, int], ...]
"""Numbers of bases with their factors, in order."""


class Form(NamedTuple):
    """A sum of bases, each with a factor, and a constant 算式. Days are numbers from the epoch on."""

    terms: Terms
    constant: int


class Base(NamedTuple):
    """What a form is made of 算式的组成.

    A number given, the rank of a day, the working day of a rank, or how many notices nobody could foresee had come out
    by a day. ``known`` is a day by whose knowledge the calendar is meant, None for all that is known.
    """

    kind: Literal["given", "rank", "select", "noted"]
    of: Form | int
    known: date | None = None


@dataclass(slots=True)
class Bases:
    """The bases of many traces, so that the same one has the same number in all of them 算式组成的编号."""

    known: list[Base] = field(default_factory=list)
    _numbers: dict[Base, int] = field(default_factory=dict)
    _differences: dict[tuple[Terms, Terms], Terms] = field(default_factory=dict)

    def difference(self, one: Form, other: Form) -> Form:
        """What one form has over another 两式之差."""
        terms = self._differences.get((one.terms, other.terms))
        if terms is None:
            terms = self._differences[one.terms, other.terms] = difference(one, other).terms
        return Form(terms, one.constant - other.constant)

    def form(self, base: Base) -> Form:
        """The form that is one base 单项算式."""
        number = self._numbers.get(base)
        if number is None:
            number = self._numbers[base] = len(self.known)
            self.known.append(base)
        return Form(((number, 1),), 0)


def difference(one: Form, other: Form) -> Form:
    """What one form has over another 两式之差."""
    if one.terms == other.terms:
        return Form((), one.constant - other.constant)
    if not other.terms:
        return Form(one.terms, one.constant - other.constant)
    factors = dict(one.terms)
    for base, factor in other.terms:
        factors[base] = factors.get(base, 0) - factor
    return Form(tuple(sorted(item for item in factors.items() if item[1])), one.constant - other.constant)


def sum_of(one: Form, other: Form) -> Form:
    """Both forms together 两式之和."""
    return difference(one, Form(tuple((base, -factor) for base, factor in other.terms), -other.constant))
