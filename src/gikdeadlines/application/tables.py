"""The tables of a jurisdiction's regimes as numbers 规则表（数字形式）。

A regime has a number, from 1 on in order of time; so has each provision that is a row of one. What a row says is a
number of :mod:`~gikdeadlines.application.words`, or several where it is contested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gikdeadlines.law import (
    Contested,
    Effect,
    Law,
    Provision,
    ReceiptRule,
    Regime,
    Row,
    ServiceRule,
    Term,
)
from gikdeadlines.values import Citation

from .words import CHANNEL_NUMBERS, EFFECT_NUMBERS, EVENTS, FINDINGS, METHOD_NUMBERS, NEVER, NONE, RULES, SERVICES

__all__ = ["Says", "Tables", "tables_of"]


@dataclass(frozen=True, slots=True)
class Says:
    """What a row says: the value taken by default, and the others where it is contested 规则行的内容.

    ``values`` has the number of each option of the reading.
    """

    usual: int = NONE
    others: tuple[int, ...] = ()
    contested: Contested | None = None
    values: Mapping[str, int] = field(default_factory=dict)
    days: int = NONE
    in_days: bool = False
    restarts: bool = False


Dated = tuple[tuple[int, int, int], ...]
"""Rows with the first and the last day of the events that they apply to."""


@dataclass(frozen=True, slots=True)
class RegimeTables:
    """The rows of one regime by their numbers 一部规则的表."""

    received_from: int
    received_through: int
    straddle: str | None
    turning: tuple[tuple[int, str, int, int], ...]
    receipt: tuple[int, ...]
    effects: tuple[Dated, ...]
    service: tuple[Dated, ...]
    deemed: tuple[int, ...]
    answers: tuple[int, ...]
    terms: Mapping[str, int]
    starts: Mapping[str, int]


class Tables:
    """The regimes of a jurisdiction, one after the other, as numbers 一地历次规则的表.

    ``provisions``, ``says`` and ``others`` have an entry for each row's number, ``last_days`` the last day of receipt
    for each regime's, ``findings`` an entry for each finding's, those of turning points at the end.
    """

    def __init__(self, law: Law, jurisdiction: str) -> None:
        self.law = law
        self.jurisdiction = jurisdiction
        self.regimes: Sequence[Regime] = law.timeline(jurisdiction)
        self._cited: dict[tuple[int, ...], tuple[Citation, ...]] = {}
        self._among: dict[tuple[str, tuple[bool, ...]], tuple[str, ...]] = {}
        self.provisions: list[Provision | None] = [None]
        self.says: list[Says] = [Says()]
        self.findings: list[tuple[str, tuple[str, ...]]] = list(FINDINGS)
        self._numbers: dict[str, int] = {}
        self.by_regime: list[RegimeTables] = [None, *map(self._compiled, self.regimes)]  # type: ignore[list-item]  # from 1 on
        self.numbers = range(1, len(self.regimes) + 1)
        # The last regime takes what no other has.
        self.last_days = [NONE, *(_last(regime.received_through) for regime in self.regimes[:-1]), NEVER]
        self.others = [(*says.others, *_NO_OTHERS)[: len(_NO_OTHERS)] for says in self.says]

    def citation(self, row: int) -> Citation | None:
        """What a row cites 出处."""
        provision = self.provisions[row]
        return provision.citation if provision else None

    def citations(self, rows: tuple[int, ...]) -> tuple[Citation, ...]:
        """What several rows cite, made once for the same rows 各行的出处."""
        found = self._cited.get(rows)
        if found is None:
            found = self._cited[rows] = tuple(p.citation for p in map(self.provisions.__getitem__, rows) if p)
        return found

    def among(self, reading: str, matters: tuple[bool, ...]) -> tuple[str, ...]:
        """The first option of a reading and those of the others that matter, as the law's file has them 可选口径."""
        found = self._among.get((reading, matters))
        if found is None:
            first, *others = (option.id for option in self.law.readings[reading].options)
            chosen = (first, *(other for other, could in zip(others, matters, strict=False) if could))
            found = self._among[reading, matters] = chosen
        return found

    def refuse(self, received: date) -> None:
        """No regime governs a day of receipt 当日没有施行中的规定.

        Raises:
            NotInForceError: ``no-law-in-force``.
        """
        self.law.regime(self.jurisdiction, received)

    # Compiling

    def row(self, row: Row[Any] | None) -> int:
        """The number of a row."""
        return NONE if row is None else self.provision(row.provision)

    def provision(self, provision: Provision) -> int:
        """The number of a provision."""
        number = self._numbers.get(provision.id)
        if number is None:
            number = self._numbers[provision.id] = len(self.provisions)
            self.provisions.append(provision)
            self.says.append(_says(provision))
        return number

    def _compiled(self, regime: Regime) -> RegimeTables:
        return RegimeTables(
            regime.received_from.toordinal(),
            _last(regime.received_through),
            regime.straddle,
            tuple(self._turning_points(regime)),
            (NONE, *(self.row(regime.receipt.get(channel)) for channel in CHANNEL_NUMBERS)),
            tuple(self._dated(regime.effects.get(event, ())) for event in EVENTS),
            ((), *(self._dated(regime.service.get(method, ())) for method in METHOD_NUMBERS)),
            tuple(self.row(regime.deemed.get(event)) for event in EVENTS),
            tuple(self.row(regime.terms.get(f"{event}-answer")) for event in EVENTS),
            {slot: self.row(row) for slot, row in regime.terms.items()},
            {event: self.row(row) for event, row in regime.starts.items()},
        )

    def _dated(self, rows: Iterable[Row[Any]]) -> Dated:
        return tuple((r.provision.since.toordinal(), _last(r.provision.applies_through), self.row(r)) for r in rows)

    def _turning_points(self, regime: Regime) -> Iterable[tuple[int, str, int, int]]:
        """The number of the finding, its code, the day, and the interpretation issued then, by one of its rows."""
        for code, day in regime.turning_points.items():
            rows: list[Row[Any]] = [*regime.receipt.values(), *(r for dated in regime.service.values() for r in dated)]
            issued = {row.provision.id: row for row in rows if row.provision.instrument.in_force == day}
            entry = (code, ("received", "in_force"))
            if entry not in self.findings:
                self.findings.append(entry)
            row = self.row(issued[min(issued)]) if issued else NONE
            yield self.findings.index(entry), code, day.toordinal(), row


_NO_OTHERS: Final = (NONE, NONE, NONE)
"""A contested row has so many other options at the most."""


def _last(day: date | None) -> int:
    return NEVER if day is None else day.toordinal()


_WORDS: Final[Mapping[type, tuple[str, Mapping[str, int]]]] = {
    ReceiptRule: ("day", RULES),
    ServiceRule: ("judged", SERVICES),
    Effect: ("effect", EFFECT_NUMBERS),
}


def _says(provision: Provision) -> Says:
    says = provision.parameters
    if isinstance(says, Term):
        return Says(days=says.n, in_days=says.unit == "natural-day")
    name, words = _WORDS.get(type(says), ("", {}))
    rule = getattr(says, name, "")
    restarts = provision.kind == "restart"
    if not isinstance(rule, Contested):
        return Says(words.get(rule, NONE), restarts=restarts)
    values = {option: words.get(value, NONE) for option, value in rule.options.items()}
    others = tuple(value for option, value in values.items() if option != rule.default)
    return Says(values[rule.default], others, rule, values, restarts=restarts)


def tables_of(law: Law, jurisdiction: str) -> Tables:
    """The tables of a jurisdiction, made once 规则表."""
    made: Tables = law.once(("tables", jurisdiction), lambda: Tables(law, jurisdiction))
    return made
