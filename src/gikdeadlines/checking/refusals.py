"""Cases that were refused, grouped by reason, and written to a file when asked 退回的案件。"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from gikdeadlines.loading import Refused

from .outcomes import AssessedBlock, Outcome, Unread
from .output import CsvRows, neutral
from .targets import written

__all__ = ["rejects_sink"]

_COLUMNS: Final = ("file", "row", "id", "code", "path", "given", "expected", "hint")


@contextmanager
def rejects_sink(path: Path) -> Iterator[_Rejects]:
    """A sink into a CSV of what was refused, a line a fault 写退回文件.

    Raises:
        UsageError: ``unwritable-file``.
    """
    with written(path, encoding="utf-8-sig") as stream:
        rows = CsvRows(stream, line_end="\r\n")
        rows.writerow(_COLUMNS)
        yield _Rejects(rows)


@dataclass(frozen=True, slots=True)
class _Rejects:
    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = ()

    rows: CsvRows

    def take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Refused):
            self._write(outcome, outcome.row, outcome.id)
        elif isinstance(outcome, Unread):
            self._write(outcome, None, None)

    def take_block(self, block: AssessedBlock) -> None:
        """Nothing of it was refused but what comes one by one."""

    def _write(self, refused: Refused | Unread, row: int | None, id_: str | None) -> None:
        for fault in refused.faults:
            cells = (refused.file, row, id_, fault.code, fault.path, fault.given_text, fault.expected, fault.hint)
            self.rows.writerow(["" if cell is None else neutral(cell) for cell in cells])
