"""The columns of a table of assessments 结果表的列。"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gikdeadlines.law import DOUBTS, finding
from gikdeadlines.values import ASSESSMENT_SCHEMA, Assessment, ClaimExplained, Fault, FrozenMap, Limit

from .assembly import Column, Days, Flags, Items, Positions, Record, Same, TextMap, Texts, Whole
from .working_days import Numbers

__all__ = ["CHOICES", "MISSING", "Assessments", "assembled", "assessment_schema", "with_repeats"]


def _texts(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.string()) for name in names]


def _days(*names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.date32()) for name in names]


_CITATION: Final = pa.struct(
    [*_texts("provision", "doc_no", "title", "article"), ("paragraph", pa.int32()), *_texts("item", "url")]
)

_READING: Final = pa.struct([*_texts("id", "option"), ("is_default", pa.bool_()), ("is_pinned", pa.bool_())])

_PROVENANCE: Final = pa.struct(
    [*_texts("version", "calendar", "law"), *_days("known_on", "as_of"), ("medium_confidence", pa.list_(pa.string()))]
)

CHOICES: Final = pa.list_(pa.struct(_texts("kind", "id", "option")))

_OUTCOME: Final = pa.struct([("choices", CHOICES), *_days("received_on", "due", "replied_on"), *_texts("verdict")])

MISSING: Final = pa.struct(
    [*_texts("fact", "earliest", "latest"), ("tip", pa.struct(_texts("value", "verdict", "before")))]
)

_ALLOWANCE: Final = pa.struct(_days("earliest_due", "latest_due"))


def _findings() -> Column:
    fields: dict[str, Column] = {"code": Texts(), "severity": Texts()}
    fields |= {"parameters": TextMap(), "citation": Same(_CITATION)}
    return Items(Record(fields))


_EXPLAINED: Final = pa.struct([*_texts("kind"), ("ids", pa.list_(pa.string())), ("days", pa.list_(pa.date32()))])

_CLAIM: Final = pa.struct([*_texts("by"), *_days("due"), ("explained_by", _EXPLAINED)])


class _Claims(Same):
    """Claims, each with what explains it 主张."""

    def __init__(self) -> None:
        super().__init__(pa.list_(_CLAIM))

    def _number(self, value: Iterable[ClaimExplained]) -> int:
        seen = (FrozenMap(by=each.by, due=each.due, explained_by=_explained(each)) for each in value)
        return super()._number(tuple(seen))


def _explained(claim: ClaimExplained) -> FrozenMap[str, object]:
    return FrozenMap(kind=claim.explained_by, ids=claim.ids, days=claim.days)


class _Limits(Texts):
    """The limits of a matter other than an application, which have no columns of their own: JSON 各项期限."""

    def add(self, positions: Positions, value: tuple[Limit, ...]) -> None:
        if value:
            plain = [asdict(limit) for limit in value]
            super().add(positions, json.dumps(plain, ensure_ascii=False, default=date.isoformat))


def _columns() -> dict[str, Column]:
    """A new set of columns, one a field of an assessment, in the order of the contract."""
    return {
        "verdict": Texts(),
        "ended_by": Texts(),
        "robust": Flags(),
        "basis": Texts(),
        **{name: Days() for name in ("received_on", "first_due", "due", "projected_due")},
        **{name: Days() for name in ("earliest_due", "latest_due", "replied_on")},
        **{name: Whole() for name in ("days_allowed", "days_used", "days_left", "days_late", "days_late_natural")},
        "regime": Texts(),
        "readings": Same(pa.list_(_READING)),
        "explored": Whole(),
        "decisive": Same(pa.list_(CHOICES)),
        "alternatives": Same(pa.list_(_OUTCOME)),
        "claims": _Claims(),
        "allowance": Same(_ALLOWANCE),
        "findings": _findings(),
        "missing": Same(pa.list_(MISSING)),
        "ignored": Same(pa.list_(pa.string())),
        "certainty": Texts(),
        "citations": Same(pa.list_(_CITATION)),
        "limits": _Limits(),
        "as_of": Days(),
        "provenance": Same(_PROVENANCE),
    }


_ONLY_WHERE_NOT_ROBUST: Final = ("decisive", "alternatives")

_REFUSAL: Final = pa.struct(_texts("code", "path", "given", "expected"))


def assessment_schema(carried: Mapping[str, pa.DataType] | None = None) -> pa.Schema:
    """The schema of a table of assessments, known before any row is read 结果表的模式.

    >>> assessment_schema().names[:3]
    ['schema', 'id', 'verdict']

    Args:
        carried: the columns that are carried through unchanged, with their types.
    """
    fields = [("schema", pa.string()), ("id", pa.string())]
    fields += [(name, column.type) for name, column in _columns().items()]
    return pa.schema([*fields, ("refusal", _REFUSAL), *(carried or {}).items()])


class Assessments:
    """Assessments and refusals of the rows of one batch, gathered as columns 一批结果."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._columns = _columns()
        self._arrays: dict[str, list[tuple[Positions, pa.Array]]] = {}
        self._refusals = Same(_REFUSAL)

    def add(self, positions: Positions, assessment: Assessment) -> None:
        """Put an assessment that some rows share 填入结果."""
        is_sure = assessment.robust is not False or _is_sure_but_for_its_id(assessment)
        for name, column in self._columns.items():
            is_empty = is_sure and name in _ONLY_WHERE_NOT_ROBUST
            column.add(positions, () if is_empty else getattr(assessment, name))

    def put(self, name: str, positions: Positions, value: object) -> None:
        """Put one field of some rows 填入一列."""
        self._columns[name].add(positions, value)

    def choose(self, name: str, positions: Positions, values: Sequence[Any], which: Numbers) -> None:
        """Put in one field one of some values at each position, by its place among them 逐一填入一列."""
        if len(positions):
            self._columns[name].choose(positions, values, which)  # type: ignore[attr-defined]  # it holds no parts

    def put_array(self, name: str, positions: Positions, array: pa.Array) -> None:
        """Put what some rows have each of their own 填入各自的值."""
        self._arrays.setdefault(name, []).append((positions, array))

    def refuse(self, positions: Positions, fault: Fault) -> None:
        """Put a refusal 填入退回."""
        given = None if fault.given is None else str(fault.given)
        self._refusals.add(positions, replace(fault, given=given))

    def finish(self, ids: pa.Array, carried: Mapping[str, pa.Array]) -> pa.RecordBatch:
        """The columns, those that are carried at the end 完成."""
        schema = pa.repeat(ASSESSMENT_SCHEMA, self._length)
        found = [self._finished(name, column) for name, column in self._columns.items()]
        columns = [schema, ids, *found, self._refusals.finish(self._length), *carried.values()]
        types = {name: column.type for name, column in carried.items()}
        return pa.RecordBatch.from_arrays(columns, schema=assessment_schema(types))

    def some(self, ids: pa.Array, names: Iterable[str]) -> pa.RecordBatch:
        """The ids and a few of the columns alone 若干列."""
        columns = {name: self._finished(name, self._columns[name]) for name in names}
        return pa.RecordBatch.from_pydict({"id": ids, **columns})

    def _finished(self, name: str, column: Column) -> pa.Array:
        shared = column.finish(self._length)
        if name not in self._arrays:
            return shared
        places = np.arange(self._length)
        first = self._length
        for positions, _ in self._arrays[name]:
            places[positions] = np.arange(first, first + len(positions))
            first += len(positions)
        every = [shared, *(array.cast(shared.type) for _, array in self._arrays[name])]
        return pa.concat_arrays(every).take(pa.array(places))


def _is_sure_but_for_its_id(assessment: Assessment) -> bool:
    """Whether only an id that stood before takes ``robust`` from it, which :func:`with_repeats` does after the rows."""
    codes = {found.code for found in assessment.findings}
    verdicts = {assessment.verdict, *(other.verdict for other in assessment.alternatives)}
    return codes & DOUBTS == {"repeated-id"} and len(verdicts - {"undetermined"}) == len(verdicts) == 1


def assembled(assessments: Sequence[Assessment]) -> pa.RecordBatch:
    """Assessments as a table, one a row, nothing carried 逐件结果成表.

    Args:
        assessments: of cases of any matter.
    """
    out = Assessments(len(assessments))
    for row, assessment in enumerate(assessments):
        out.add(np.array([row]), assessment)
    return out.finish(pa.array([assessment.id for assessment in assessments], pa.string()), {})


def with_repeats(assessed: pa.RecordBatch, rows: Numbers, *, counts: bool = False) -> pa.RecordBatch:
    """The assessments, with a finding on each of some rows that its id stood before 标记重复编号.

    Args:
        assessed: the assessments.
        rows: the places of these.
        counts: whether ids only count the rows; else no verdict of such a row is sure.
    """
    if not counts and len(rows):
        assessed = _not_sure(assessed, rows)
    if not len(rows):
        return assessed
    at = assessed.schema.get_field_index("findings")
    findings, field = assessed.column(at), assessed.schema.field(at)
    added, items = _findings(), findings.flatten()
    for place, text in enumerate(assessed.column("id").take(pa.array(rows)).to_pylist()):
        added.add(np.array([place]), (finding("repeated-count" if counts else "repeated-id", id=text),))
    values = pa.concat_arrays([items, added.finish(len(rows)).flatten()])
    lengths = np.diff(np.asarray(findings.offsets))
    places = np.insert(np.arange(len(items)), np.cumsum(lengths)[rows], len(items) + np.arange(len(rows)))
    lengths[rows] += 1
    offsets = pa.array(np.concatenate(([0], np.cumsum(lengths))).astype(np.int32))
    mask = findings.is_null() if findings.null_count else None
    noted = pa.ListArray.from_arrays(offsets, values.take(pa.array(places)), type=findings.type, mask=mask)
    return assessed.set_column(at, field, noted)


def _not_sure(assessed: pa.RecordBatch, rows: Numbers) -> pa.RecordBatch:
    """The assessments, none of some rows called the same on every reading; what was not explored stays so."""
    at = assessed.schema.get_field_index("robust")
    is_repeated = np.zeros(len(assessed), dtype=bool)
    is_repeated[rows] = True
    robust = pc.and_(assessed.column(at), pc.invert(pa.array(is_repeated)))
    return assessed.set_column(at, assessed.schema.field(at), robust)
