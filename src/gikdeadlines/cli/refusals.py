"""Cases that were refused: told one by one, counted, and written to a file when asked 退回的案件。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gikdeadlines.loading import Assessable, Refused
from gikdeadlines.values import Fault, GikError
from gikdeadlines.wording import fault_text

from .output import Rows, csv_rows, neutral, written
from .settings import Settings

__all__ = ["Refusals"]

_COLUMNS: Final = ("file", "row", "id", "code", "path", "given", "expected", "hint")


@dataclass(slots=True)
class Refusals:
    """Tells refusals and counts them 退回记录."""

    settings: Settings
    rows: Rows | None = None
    count: int = 0

    @classmethod
    @contextmanager
    def told_on(cls, settings: Settings, path: Path | None) -> Iterator[Refusals]:
        """Refusals that also go to a CSV, where one was asked for 记录退回."""
        if path is None:
            yield cls(settings)
            return
        with written(path, encoding="utf-8-sig") as stream:
            rows = csv_rows(stream, line_end="\r\n")
            rows.writerow(_COLUMNS)
            yield cls(settings, rows)

    def of_row(self, row: Refused) -> None:
        """A row with faults 退回一行."""
        self._refuse(row.file, row.row, row.id, row.faults)

    def of_case(self, row: Assessable, error: GikError) -> None:
        """A case that can be read and yet not have happened, or lies outside law and calendar 退回一件."""
        self._refuse(row.file, row.row, row.case.id, error.faults)

    def of_file(self, file: str, error: GikError) -> None:
        """A file that cannot be read, or not to its end 退回文件."""
        self._refuse(file, None, None, error.faults)

    def _refuse(self, file: str, row: int | None, id_: str | None, faults: Iterable[Fault]) -> None:
        self.count += 1
        say = self.settings.wording
        where = file if row is None else say.text("refusal-row", file=file, row=row)
        for fault in faults:
            shown = f"{where} {id_}" if id_ else where
            self.settings.console.note(fault_text(fault, say, where=shown))
            if self.rows is not None:
                cells = (file, row, id_, fault.code, fault.path, fault.given, fault.expected, fault.hint)
                self.rows.writerow(["" if cell is None else neutral(cell) for cell in cells])
