"""Assessments again from the columns of a table of assessments 由结果列还原。"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
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
        values: dict[str, Any] = {name: _RESTORED.get(name, _same)(value) for name, value in row.items()}
        yield Assessment(**absent, **values)


def restored_findings(items: pa.StructArray) -> tuple[Finding, ...]:
    """Findings, without their citations 还原核查提示.

    Args:
        items: as they stand in the lists of the column.
    """
    names = ("code", "severity", "parameters")
    each = zip(*(items.field(name).to_pylist() for name in names), strict=True)
    return tuple(Finding(code, severity, _parameters(parameters)) for code, severity, parameters in each)


def _same(value: Any) -> object:  # noqa: ANN401 - a field that stands as it is
    return value


def _findings(found: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    return tuple(Finding(each["code"], each["severity"], _parameters(each["parameters"])) for each in found or ())


def _parameters(found: Sequence[tuple[str, str | None]] | None) -> FrozenMap[str, object]:
    return FrozenMap({name: json.loads(text) if name in _LISTS and text else text for name, text in found or ()})


def _choices(found: Sequence[Mapping[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(**choice) for choice in found)


def _missing(found: Sequence[Mapping[str, Any]]) -> tuple[Missing, ...]:
    return tuple(Missing(**{**each, "tip": each["tip"] and Tip(**each["tip"])}) for each in found or ())


_RESTORED: Final[Mapping[str, Callable[[Any], object]]] = {
    "readings": lambda found: tuple(ReadingAsked(**each) for each in found or ()),
    "decisive": lambda found: tuple(map(_choices, found or ())),
    "findings": _findings,
    "missing": _missing,
}
