"""How each column of a table was read, to be looked at and settled in a page 各列读法的视图。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.registers import WIDE, ColumnMap, ColumnReading, TableReading
from gikdeadlines.wording import Wording

from .columns_text import column_letters, column_sense, column_text, columns_counts
from .layout import printable

__all__ = ["ColumnView", "ColumnsView", "SenseView", "WordView", "columns_view"]


@dataclass(frozen=True, slots=True)
class SenseView:
    """Something that a column or a word may mean, as a map writes it and in words 可选含义."""

    sense: str
    text: str


@dataclass(frozen=True, slots=True)
class WordView:
    """A word in cells that is not known, and what it may mean 未识别的词."""

    kind: str
    word: str
    senses: tuple[SenseView, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One column: how it was read, and what else it may mean, the likeliest first 一列."""

    place: str
    heading: str
    state: str
    sense: str
    filled: int
    samples: tuple[str, ...]
    senses: tuple[SenseView, ...]
    words: tuple[WordView, ...]
    chosen: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody should say what it means 是否待定."""
        return self.state in {"doubtful", "conflicting"} or bool(self.words)


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """One table: where its headings stand, its rows, its columns 一表."""

    sheet: str
    headings: str
    rows: int
    counts: str
    columns: tuple[ColumnView, ...]

    @property
    def is_open(self) -> bool:
        """Whether any column is open 是否有待定的列."""
        return any(column.is_open for column in self.columns)


def columns_view(tables: Iterable[TableReading], settled: ColumnMap, wording: Wording) -> tuple[ColumnsView, ...]:
    """What is said of the columns of some tables 各列读法的说明.

    Args:
        tables: as they were read.
        settled: what was said of their columns already.
        wording: in which language.
    """
    words = _Words(settled, wording)
    return tuple(map(words.table, tables))


_KINDS: Final = {"channel": CHANNELS, "method": METHODS}


@dataclass(frozen=True, slots=True)
class _Words:
    settled: ColumnMap
    wording: Wording

    def table(self, table: TableReading) -> ColumnsView:
        first, last = table.heading_rows
        return ColumnsView(
            sheet=printable(table.sheet),
            headings=str(first) if first == last else f"{first}-{last}",
            rows=table.rows,
            counts=columns_counts(table, self.wording),
            columns=tuple(map(self._column, table.columns)),
        )

    def _column(self, each: ColumnReading) -> ColumnView:
        return ColumnView(
            place=column_letters(each.position),
            heading=each.heading,
            state=each.state,
            sense=column_sense(each, self.wording),
            filled=each.filled,
            samples=tuple(map(printable, each.samples)),
            senses=tuple(self._senses(each)),
            words=tuple(WordView(each.kind, word, tuple(self._meanings(each.kind))) for word in each.words),
            chosen=self.settled.sense(each.heading) or "",
        )

    def _senses(self, each: ColumnReading) -> Iterable[SenseView]:
        likely = each.fields if each.state != "read" else ()
        yield SenseView("ignore", self.wording.text("web-column-ignore"))
        for name in dict.fromkeys((*likely, *(column.name for column in WIDE))):
            yield SenseView(name, column_text(name, self.wording))

    def _meanings(self, kind: str) -> Iterable[SenseView]:
        for code in _KINDS.get(kind, ()):
            yield SenseView(code, self.wording.label(kind, code))
