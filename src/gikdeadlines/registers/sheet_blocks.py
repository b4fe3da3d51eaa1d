"""The rows of a sheet as blocks of texts, for whoever assesses many at once 工作表成块读取。

The reader of single rows stays the authority: a cell that is no text becomes one only where that text is read just as
the cell is. Where one cannot, or rows are merged, struck through or commented, the whole sheet goes row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Final

from gikdeadlines.loading import Refused, Row
from gikdeadlines.values import GikError, TableError

from .blocks import Block, gathered_rows
from .cells import CellKind, is_blank, is_none, parse_cell
from .doubts import is_doubtful
from .following import position_of_number
from .heading_blocks import RawRow
from .headings import Watched
from .tables import Numbered, Table, WideReader, open_table

__all__ = ["sheet_in_blocks"]

_FEW: Final = 2_000
"""Rows below which it is quicker to read them one by one."""


def sheet_in_blocks(rows: Iterable[RawRow], table: Table) -> Sequence[Row | Block] | None:
    """What the rows of a sheet are, None where it is to be read row by row 工作表成块.

    Args:
        rows: of the sheet; they may be read again.
        table: the sheet.

    Raises:
        MissingExtraError: ``missing-extra``.
    """
    if table.is_parted or table.marks.comments or table.marks.struck:
        return None
    numbered = Numbered(rows)
    try:
        opened = open_table(numbered, table)
        reader = opened.wide
        if reader is None or any(merge.bottom > opened.above[-1].row for merge in table.merges):
            return None
        below = list(gathered_rows(chain(opened.waiting, numbered), reader, _Texts(reader)))
    except (TableError, _NoTextError):
        return None
    return None if numbered.last < _FEW else [*opened.above, *below]


class _NoTextError(Exception):
    """A cell has no text that is read just as it is."""


@dataclass(slots=True)
class _Texts:
    """The cells of rows as texts."""

    reader: WideReader
    _kinds: dict[int, CellKind] = field(default_factory=dict)
    _watched: dict[int, list[Watched]] = field(default_factory=dict)
    _known: dict[tuple[int, type, object], str] = field(default_factory=dict)
    _number: int | None = None
    _numbers: set[type] = field(default_factory=set)

    def __post_init__(self) -> None:
        layout = self.reader.layout
        self._kinds = {found.position: found.column.kind for found in layout.found}
        for watched in layout.watched:
            self._watched.setdefault(watched.position, []).append(watched)
        self._number = position_of_number(layout)

    def __call__(self, number: int, cells: Sequence[object]) -> Sequence[str | None] | Refused:
        """The row, or its refusal.

        Raises:
            _NoTextError: where it states a case and a cell of it has no text.
        """
        self._note_number(cells)
        try:
            return [
                cell if cell is None or type(cell) is str else self._text(at, cell)
                for at, cell in enumerate(cells[: self.reader.layout.width])
            ]
        except _NoTextError:
            found = self.reader.case(number, cells, notes_id=False)
            if isinstance(found, Refused):
                return found
            raise

    def _note_number(self, cells: Sequence[object]) -> None:
        """A number that is a text in one row and none in the next is not the same number."""
        if self._number is not None and self._number < len(cells) and cells[self._number] not in (None, ""):
            self._numbers.add(type(cells[self._number]))
            if len(self._numbers) > 1:
                raise _NoTextError

    def _text(self, at: int, cell: object) -> str:
        key = (at, type(cell), cell)
        try:
            return self._known[key]
        except KeyError:
            return self._known.setdefault(key, self._made(at, cell))
        except TypeError:
            raise _NoTextError from None

    def _made(self, at: int, cell: object) -> str:
        """The text of a cell."""
        if type(cell) not in (int, float, date):
            raise _NoTextError
        kind = self._kinds.get(at)
        if kind in self.reader.layout.said.values:
            raise _NoTextError
        text = str(cell) if kind is None else self._read_alike(kind, cell)
        if any(is_doubtful(watched, cell) or is_doubtful(watched, text) for watched in self._watched.get(at, ())):
            raise _NoTextError
        return text

    def _read_alike(self, kind: CellKind, cell: object) -> str:
        try:
            value = parse_cell(kind, cell, serials=self.reader.table.serials)
            text = str(value) if isinstance(value, date) or kind == "text" else str(cell)
            is_alike = parse_cell(kind, text) == value
        except GikError:
            raise _NoTextError from None
        if not is_alike or is_none(cell, kind) or is_blank(cell, kind) or is_blank(text, kind):
            raise _NoTextError
        return text
