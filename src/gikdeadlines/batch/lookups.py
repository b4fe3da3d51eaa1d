"""The law's tables as arrays 规则表数组。"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import numpy as np

from gikdeadlines.application.tables import Dated, Tables
from gikdeadlines.application.words import (
    METHOD_NUMBERS,
    NEVER,
    NONE,
    THIRD_PARTY,
)

from .working_days import Numbers

__all__ = ["TABLE_QUESTIONS", "Lookups", "lookups_of"]


class Lookups:
    """The tables of a jurisdiction as arrays, by regime and by row 规则表数组."""

    def __init__(self, tables: Tables) -> None:
        self._named: dict[tuple[str, str], Numbers] = {}
        regimes = self._regimes = tables.by_regime[1:]
        self.received_from = _from_one(regime.received_from for regime in regimes)
        self.received_through = _from_one(regime.received_through for regime in regimes)
        self.last_received = _from_one(tables.last_days[number] for number in tables.numbers)
        followed = [n + 1 if n < len(regimes) and regimes[n].straddle else NONE for n in range(1, len(regimes) + 1)]
        self.following = _from_one(followed)
        self.receipt = _table(regime.receipt for regime in regimes)
        self.deemed = _table(regime.deemed for regime in regimes)
        self.answers = _table(regime.answers for regime in regimes)
        self.effects = {number: list(tables.by_regime[number].effects) for number in tables.numbers}
        self.service = {number: list(tables.by_regime[number].service) for number in tables.numbers}
        self.post = _from_one(_first(regime.service[METHOD_NUMBERS["post"]]) for regime in regimes)
        self.basis = _from_one(_first(regime.effects[THIRD_PARTY]) for regime in regimes)
        says = tables.says
        self.days = np.array([row.days for row in says])
        self.in_days = np.array([row.in_days for row in says])
        self.usual = np.array([row.usual for row in says])
        self.restarts = np.array([row.restarts for row in says])
        self.others = np.array([[NONE, *others] for others in tables.others])
        self.since = np.array([p.since.toordinal() if p else NEVER for p in tables.provisions])
        self.until = np.array([p.until.toordinal() if p and p.until else NEVER for p in tables.provisions])

    def named(self, table: str, name: str) -> Numbers:
        """The rows of a name, by regime 按名称的规则行."""
        key = (table, name)
        if key not in self._named:
            self._named[key] = _from_one(getattr(regime, table).get(name, NONE) for regime in self._regimes)
        return self._named[key]

    def turning(self, code: str) -> Numbers:
        """The day of a turning point, by regime 解释发布之日."""
        key = ("turning", code)
        if key not in self._named:
            turning = [{name: day for _, name, day, _ in regime.turning} for regime in self._regimes]
            self._named[key] = _from_one(days.get(code, NONE) for days in turning)
        return self._named[key]


def _from_one(values: Any) -> Numbers:
    return np.array([NONE, *values], dtype=np.int64)


def _table(rows: Iterator[tuple[int, ...]]) -> Numbers:
    found = list(rows)
    return np.array([[NONE] * len(found[0]), *found], dtype=np.int64)


def _first(dated: Dated) -> int:
    return dated[0][2] if dated else NONE


def lookups_of(tables: Tables) -> Lookups:
    """The arrays of tables, made once 规则表数组."""
    made: Lookups = tables.law.once(("lookups", tables.jurisdiction), lambda: Lookups(tables))
    return made


TABLE_QUESTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "first_received": lambda looks, _, regime: looks.received_from[regime],
    "last_received": lambda looks, _, regime: looks.last_received[regime],
    "following": lambda looks, s: looks.following[s.get("regime")],
    "receipt_row": lambda looks, _, regime, channel: looks.receipt[regime, channel],
    "post_row": lambda looks, s: looks.post[s.get("regime")],
    "basis_row": lambda looks, s: looks.basis[s.get("regime")],
    "deemed_row": lambda looks, s, kind: looks.deemed[s.get("regime"), kind],
    "answer_row": lambda looks, s, kind: looks.answers[s.get("regime"), kind],
    "term_row": lambda looks, s, slot: looks.named("terms", slot)[s.get("regime")],
    "start_row": lambda looks, _, regime, event: looks.named("starts", event)[regime],
    "turning_day": lambda looks, _, regime, code: looks.turning(code)[regime],
    "row_days": lambda looks, _, row: looks.days[row],
    "is_in_days": lambda looks, _, row: looks.in_days[row],
    "applies": lambda looks, _, row, day: (looks.since[row] <= day) & (day <= looks.until[row]),
    "restarts_by_law": lambda looks, _, row: looks.restarts[row],
    "usual_rule": lambda looks, _, row: looks.usual[row],
    "other_rule": lambda looks, _, row, option: looks.others[row, option],
}
"""What :mod:`gikdeadlines.application.asking` has under these names, for the record of many lanes."""
