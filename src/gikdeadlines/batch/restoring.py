"""Assessments again from the columns of a table of assessments 由结果列还原。"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

from gikdeadlines.values import Assessment, Choice, Finding, FrozenMap, Missing, ReadingAsked, Tip

__all__ = ["restored", "restored_findings"]

_LISTS: Final = frozenset({"events", "texts"})
"""Parameters of findings that hold several texts, in a column as JSON; every other stands there as it is worded."""


def restored(assessed: pa.RecordBatch, rows: Sequence[int]) -> Iterator[Assessment]:
    """The assessments of some rows, as far as the batch has their fields; what it lacks is left out 还原核查结果.

    Parameters of findings are texts, days among them, and their citations are left out: both are for views that word
    them.

    Args:
        assessed: a batch of a table of assessments, or some of its columns, ``id`` among them.
        rows: which.
    """
    absent: dict[str, Any] = {name: "" for name in ("verdict", "regime", "as_of") if name not in assessed.schema.names}
    for row in assessed.take(pa.array(rows, pa.int64())).to_pylist():
        values: dict[str, Any] = {n: _RESTORED[n](value or ()) if n in _RESTORED else value for n, value in row.items()}
        yield Assessment(**absent, **values)


def restored_findings(found: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """Findings, without their citations 还原核查提示.

    Args:
        found: as a list of the column holds them.
    """
    return tuple(Finding(each["code"], each["severity"], _parameters(each["parameters"])) for each in found)


def _parameters(found: Iterable[tuple[str, str | None]] | None) -> FrozenMap[str, object]:
    return FrozenMap({name: json.loads(text) if name in _LISTS and text else text for name, text in found or ()})


_RESTORED: Final[Mapping[str, Callable[[Any], object]]] = {
    "readings": lambda found: tuple(ReadingAsked(**each) for each in found),
    "decisive": lambda found: tuple(tuple(Choice(**choice) for choice in each) for each in found),
    "findings": restored_findings,
    "missing": lambda found: tuple(Missing(**{**each, "tip": each["tip"] and Tip(**each["tip"])}) for each in found),
}
"""How a list of a column is made a field again."""
