"""The law's tables as arrays 规则表数组。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from gikdeadlines.application.tables import Dated, Tables
from gikdeadlines.application.words import (
    METHOD_NUMBERS,
    NEVER,
    NONE,
    THIRD_PARTY,
)

from .working_days import Numbers

__all__ = ["Lookups", "lookups_of"]


class Lookups:
    """The tables of a jurisdiction as arrays, by regime and by row 规则表数组."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._named: dict[tuple[str, str], Numbers] = {}
        regimes = [regime for regime in tables.by_regime if regime is not None]
        self.received_from = _from_one(regime.received_from for regime in regimes)
        self.received_through = _from_one(regime.received_through for regime in regimes)
        self.last_received = _from_one(tables.last_days[number] for number in tables.numbers)
        followed = [n + 1 if n < len(regimes) and regimes[n].straddle else NONE for n in range(1, len(regimes) + 1)]
        self.following = _from_one(followed)
        self.receipt = _table(regime.receipt for regime in regimes)
        self.deemed = _table(regime.deemed for regime in regimes)
        self.answers = _table(regime.answers for regime in regimes)
        self.effects = {number: list(tables.by_regime[number].effects) for number in tables.numbers}  # type: ignore[union-attr]
        self.service = {number: list(tables.by_regime[number].service) for number in tables.numbers}  # type: ignore[union-attr]
        self.post = _from_one(_first(regime.service[METHOD_NUMBERS["post"]]) for regime in regimes)
        self.basis = _from_one(_first(regime.effects[THIRD_PARTY]) for regime in regimes)
        says = tables.says
        self.days = np.array([row.days for row in says])
        self.usual = np.array([row.usual for row in says])
        self.restarts = np.array([row.restarts for row in says])
        self.others = np.array([[NONE, *row.others, *[NONE] * (8 - len(row.others))] for row in says])
        self.since = np.array([p.since.toordinal() if p else NEVER for p in tables.provisions])
        self.until = np.array([p.until.toordinal() if p and p.until else NEVER for p in tables.provisions])

    def named(self, table: str, name: str) -> Numbers:
        """The rows of a name, by regime 按名称的规则行."""
        key = (table, name)
        if key not in self._named:
            regimes = [regime for regime in self._tables.by_regime if regime is not None]
            self._named[key] = _from_one(getattr(regime, table).get(name, NONE) for regime in regimes)
        return self._named[key]

    def turning(self, code: str) -> Numbers:
        """The day of a turning point, by regime 解释发布之日."""
        key = ("turning", code)
        if key not in self._named:
            regimes = [regime for regime in self._tables.by_regime if regime is not None]
            days = [next((day for _, name, day, _ in regime.turning if name == code), NONE) for regime in regimes]
            self._named[key] = _from_one(days)
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
