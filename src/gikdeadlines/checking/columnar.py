"""Results as Parquet: the fields of the contract with their types, the carried columns after them 结果的列式文件。"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final

from gikdeadlines.loading import needing_extras, require_module
from gikdeadlines.values import Assessment

from .outcomes import AssessedBlock, Checked, Outcome
from .result_columns import Carried
from .targets import beside

__all__ = ["Columns", "parquet_sink"]

_BATCH: Final = 4_096


@contextmanager
def parquet_sink(path: Path) -> Iterator[Columns]:
    """A sink into a Parquet file 写入 Parquet.

    Raises:
        UsageError: ``unwritable-file``.
        MissingExtraError: ``missing-extra``.
    """
    with needing_extras():
        import numpy  # noqa: F401, ICN001, PLC0415 - only whether it is there
        from pyarrow import parquet  # noqa: PLC0415 - the extra may be missing
    with beside(path) as part:
        sink = Columns(parquet, part)
        try:
            yield sink
            sink.end()
        finally:
            sink.close()


@dataclass(slots=True)
class Columns:
    """A Parquet file under construction, from assessments one by one and from columns of many 列式文件."""

    shows_claims: ClassVar[bool] = True
    looks_at: ClassVar[None] = None

    parquet: Any
    path: Path
    carried: Carried = field(default_factory=Carried)
    writer: Any = None
    rows: list[tuple[Assessment, list[str]]] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        """One assessment as a row 写一件."""
        if not isinstance(outcome, Checked):
            return
        self.rows.append((outcome.assessment, self.carried.cells(outcome.carried)))
        if len(self.rows) == _BATCH:
            self._write_rows()

    def take_block(self, block: AssessedBlock) -> None:
        """Many assessments at once 写一批."""
        assessed = block.assessed
        if not len(assessed):
            return
        self._write_rows()
        self.carried.known(block.carried)
        pyarrow, columns = require_module("pyarrow"), self.carried.columns(block)
        own = [assessed.column(name) for name in _own_schema().names]
        self._write(pyarrow.RecordBatch.from_arrays([*own, *columns], schema=self._schema()))

    def end(self) -> None:
        """What is left, and a file with columns alone where there was no case 收尾."""
        self._write_rows()
        self._opened()

    def close(self) -> None:
        """Let go of the file 关闭."""
        if self.writer is not None:
            self.writer.close()

    def _write_rows(self) -> None:
        if not self.rows:
            return
        rows, self.rows = self.rows, []
        cells = [cells for _, cells in rows]
        assessed = _assembled([assessment for assessment, _ in rows])
        text = require_module("pyarrow").string()
        padded = [[*row, *[""] * (len(self.carried.names or ()) - len(row))] for row in cells]
        columns = [require_module("pyarrow").array(column, text) for column in zip(*padded, strict=True)]
        own = [assessed.column(name) for name in _own_schema().names]
        self._write(require_module("pyarrow").RecordBatch.from_arrays([*own, *columns], schema=self._schema()))

    def _write(self, batch: Any) -> None:  # noqa: ANN401 - pyarrow's
        self._opened().write_batch(batch)

    def _opened(self) -> Any:  # noqa: ANN401 - pyarrow's
        if self.writer is None:
            schema, is_nested = self._schema(), require_module("pyarrow.types").is_nested
            # By the least and the greatest of what stands in lists no reader passes over rows.
            told = [field.name for field in schema if not is_nested(field.type)]
            self.writer = self.parquet.ParquetWriter(str(self.path), schema, write_statistics=told)
        return self.writer

    def _schema(self) -> Any:  # noqa: ANN401 - pyarrow's
        """The fields, then the carried columns; one that is named as a field of ours is told apart."""
        own, text = _own_schema(), require_module("pyarrow").string()
        names = [f"carried.{name}" if name in own.names else name for name in self.carried.names or ()]
        return require_module("pyarrow").schema([*own, *((name, text) for name in names)])


def _own_schema() -> Any:  # noqa: ANN401 - pyarrow's
    """The fields of a table of assessments but the refusal: what was refused is not among the results."""
    from gikdeadlines.batch.schema import assessment_schema  # noqa: PLC0415 - the extra may be missing

    schema = assessment_schema()
    return schema.remove(schema.get_field_index("refusal"))


def _assembled(assessments: list[Assessment]) -> Any:  # noqa: ANN401 - pyarrow's
    from gikdeadlines.batch.schema import assembled  # noqa: PLC0415 - the extra may be missing

    return assembled(assessments)
