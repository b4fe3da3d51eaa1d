"""Faults in the law's data and in the calendar's: a number, a day, an article, an option that is another 数据错误."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any, Final

from gikdeadlines.law import Contested, Law, Provision
from gikdeadlines.values import FrozenMap

__all__ = ["DataFault", "every_data_fault"]

_OTHER: Final = {
    "excludes": "none",
    "none": "excludes",
    "restarts": "excludes",
    "excludes-between": "excludes",
    "replaces": "none",
    "submitted": "confirmed",
    "signed-for": "submitted",
    "arrived": "confirmed",
    "confirmed": "arrived",
    "arrived-and-confirmed": "arrived",
    "confirmed-on-arrival": "arrived",
    "signed-for-or-confirmed": "confirmed-on-arrival",
    "form-completed": "submitted",
    "dispatched": "delivered",
    "delivered": "dispatched",
    "delivered-or-dated": "dated",
    "deemed-abandoned": "deemed-withdrawn",
    "deemed-withdrawn": "deemed-abandoned",
}
"""What a rule could be mistaken for."""


@dataclass(frozen=True, slots=True)
class DataFault:
    """A provision that says something else: which, what changed, and the law with it."""

    provision: str
    change: str
    law: Law

    @property
    def where(self) -> str:
        """The provision."""
        return self.provision


def every_data_fault(law: Law) -> list[DataFault]:
    """One thing changed in each row of a regime."""
    rows = [provision for provision in law.provisions.values() if provision.regimes]
    return [fault for provision in rows for fault in _of(law, provision)]


def _of(law: Law, provision: Provision) -> Iterator[DataFault]:
    for change, other in _changed(provision):
        yield DataFault(
            provision.id, change, replace(law, provisions=FrozenMap({**law.provisions, provision.id: other}))
        )


def _changed(provision: Provision) -> Iterator[tuple[str, Provision]]:
    for change, says in _other_parameters(provision.parameters):
        yield change, replace(provision, parameters=says)
    if provision.article.isdigit():
        other = str(int(provision.article) + 2)
        yield f"article {provision.article} → {other}", replace(provision, article=other)
    for name in ("applies_from", "applies_through"):
        day: date | None = getattr(provision, name)
        if day is not None and day != date(2008, 5, 1):
            yield f"{name} {day} → a day later", replace(provision, **{name: day + timedelta(1)})  # type: ignore[arg-type]  # a day


def _other_parameters(says: Any) -> Iterator[tuple[str, Any]]:
    for each in fields(says):
        value = getattr(says, each.name)
        if each.name == "n":
            for other in (value - 1, value + 1):
                yield f"n {value} → {other}", replace(says, n=other)
        elif isinstance(value, Contested):
            other = next(option for option in value.options if option != value.default)
            contested = replace(value, default=other)
            yield f"default {value.default} → {other}", replace(says, **{each.name: contested})
        elif isinstance(value, str) and value in _OTHER and each.name not in ("event", "channel", "method", "slot"):
            yield f"{each.name} {value} → {_OTHER[value]}", replace(says, **{each.name: _OTHER[value]})
