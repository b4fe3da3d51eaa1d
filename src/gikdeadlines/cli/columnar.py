"""Results as Parquet: the fields of the contract with their types, the carried columns after them 结果的列式文件。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from gikdeadlines import Assessment
from gikdeadlines.loading.extras import require_module
from gikdeadlines.wording import Wording

from .output import beside, json_text
from .result_columns import Carried

__all__ = ["parquet_sink"]

_BATCH: Final = 4_096
_GROUP: Final = 65_536

_DAYS: Final = frozenset(
    {"as_of", "received_on", "first_due", "due", "projected_due", "earliest_due", "latest_due", "replied_on"}
)
_COUNTS: Final = frozenset({"days_allowed", "days_used", "days_left", "days_late", "explored"})


@contextmanager
def parquet_sink(path: Path, _: Wording) -> Iterator[_Columns]:
    """A sink into a Parquet file 写入 Parquet.

    Raises:
        UsageError: ``unwritable-file``.
        MissingExtraError: ``missing-extra``.
    """
    pyarrow, parquet = require_module("pyarrow"), require_module("pyarrow.parquet")
    with beside(path) as part:
        sink = _Columns(pyarrow, parquet, part)
        try:
            yield sink
            sink.end()
        finally:
            sink.close()


@dataclass(slots=True)
class _Columns:
    """Rows gathered into batches, batches into groups."""

    pyarrow: Any
    parquet: Any
    path: Path
    carried: Carried = field(default_factory=Carried)
    writer: Any = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    batches: list[Any] = field(default_factory=list)

    def take(self, assessment: Assessment, carried: Mapping[str, str]) -> None:
        """One assessment as a row 写一件."""
        cells = self.carried.cells(carried)
        self.rows.append({**_plain(assessment), **dict(zip(self._names(), cells, strict=True))})
        if len(self.rows) == _BATCH:
            self._batch()

    def end(self) -> None:
        """What is left, and a file with columns alone where there was no case 收尾."""
        self._batch()
        self._group()

    def close(self) -> None:
        """Let go of the file 关闭."""
        if self.writer is not None:
            self.writer.close()

    def _names(self) -> list[str]:
        """The carried columns; one that is named as a field of ours is told apart."""
        own = {field_.name for field_ in _fields(self.pyarrow)}
        return [f"carried.{name}" if name in own else name for name in self.carried.names or ()]

    def _schema(self) -> Any:  # noqa: ANN401 - pyarrow's
        carried = [self.pyarrow.field(name, self.pyarrow.string()) for name in self._names()]
        return self.pyarrow.schema([*_fields(self.pyarrow), *carried])

    def _batch(self) -> None:
        if self.rows:
            self.batches.append(self.pyarrow.RecordBatch.from_pylist(self.rows, schema=self._schema()))
            self.rows = []
        if len(self.batches) * _BATCH >= _GROUP:
            self._group()

    def _group(self) -> None:
        if self.writer is None:
            self.writer = self.parquet.ParquetWriter(str(self.path), self._schema())
        if self.batches:
            self.writer.write_table(self.pyarrow.Table.from_batches(self.batches))
            self.batches = []


def _fields(pa: Any) -> list[Any]:  # noqa: ANN401 - pyarrow's
    """The fields of an assessment, in the contract's order."""
    text, day, count = pa.string(), pa.date32(), pa.int32()
    choice = pa.struct({"kind": text, "id": text, "option": text})
    citation = pa.struct(
        {
            "provision": text,
            "doc_no": text,
            "title": text,
            "article": text,
            "paragraph": count,
            "item": text,
            "url": text,
        }
    )
    outcome = {"choices": pa.list_(choice), "received_on": day, "due": day, "replied_on": day, "verdict": text}
    explained = pa.struct({"kind": text, "ids": pa.list_(text)})
    tip = pa.struct({"value": text, "verdict": text, "before": text})
    nested = {
        "readings": pa.list_(pa.struct({"id": text, "option": text, "is_default": pa.bool_()})),
        "decisive": pa.list_(pa.list_(choice)),
        "alternatives": pa.list_(pa.struct(outcome)),
        "claims": pa.list_(pa.struct({"by": text, "due": day, "explained_by": explained})),
        "allowance": pa.struct({"earliest_due": day, "latest_due": day}),
        "findings": pa.list_(
            pa.struct({"code": text, "severity": text, "parameters": pa.map_(text, text), "citation": citation})
        ),
        "missing": pa.list_(pa.struct({"fact": text, "earliest": text, "latest": text, "tip": tip})),
        "ignored": pa.list_(text),
        "citations": pa.list_(citation),
        "limits": text,
        "provenance": pa.struct(
            {"version": text, "calendar": text, "law": text, "known_on": day, "as_of": day,
             "medium_confidence": pa.list_(text)}
        ),
    }  # fmt: skip
    plain = {"robust": pa.bool_(), **dict.fromkeys(_DAYS, day), **dict.fromkeys(_COUNTS, count), **nested}
    return [pa.field(name, plain.get(name, text)) for name in _NAMES]


_NAMES: Final = (
    "schema", "id", "verdict", "ended_by", "robust", "basis", "received_on", "first_due", "due", "projected_due",
    "earliest_due", "latest_due", "replied_on", "days_allowed", "days_used", "days_left", "days_late", "regime",
    "readings", "explored", "decisive", "alternatives", "claims", "allowance", "findings", "missing", "ignored",
    "certainty", "citations", "limits", "as_of", "provenance",
)  # fmt: skip


def _plain(assessment: Assessment) -> dict[str, Any]:
    plain = assessment.to_dict()
    for name in _DAYS:
        plain[name] = _day(plain[name])
    for found in plain["findings"]:
        found["parameters"] = [(name, _text(value)) for name, value in found["parameters"].items()]
    plain["limits"] = json_text(plain["limits"]) if plain["limits"] else None
    for outcome in plain["alternatives"]:
        outcome.update({name: _day(outcome[name]) for name in ("received_on", "due", "replied_on")})
    for claim in plain["claims"]:
        claim["due"] = _day(claim["due"])
    for name in ("allowance", "provenance"):
        plain[name] = plain[name] and {key: _dated(key, value) for key, value in plain[name].items()}
    return plain


def _text(value: object) -> str:
    return value if isinstance(value, str) else json_text(value)


def _dated(key: str, value: Any) -> Any:  # noqa: ANN401 - plain values
    return _day(value) if key in {"earliest_due", "latest_due", "known_on", "as_of"} else value


def _day(text: str | None) -> date | None:
    """Of an instant, its day in Beijing, as it is written."""
    return datetime.fromisoformat(text).date() if text else None
