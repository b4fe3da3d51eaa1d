"""The screen of `columns`: how each column was read 各列读法的显示。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gikdeadlines.registers import ColumnReading, ColumnState, TableReading, column_by_name
from gikdeadlines.wording import Wording

from .layout import Paint, Style, columns, plain, printable

__all__ = ["column_letters", "column_sense", "column_text", "columns_counts", "columns_screen", "map_remarks"]

_STATES: Final[tuple[ColumnState, ...]] = ("read", "carried", "doubtful", "conflicting")
_STYLES: Final[Mapping[ColumnState, Style]] = {"carried": "faint", "doubtful": "late", "conflicting": "late"}
_WIDEST_SAMPLE: Final = 14


def column_text(name: str, wording: Wording) -> str:
    """A column's name in words: its usual heading 列名.

    >>> from gikdeadlines.wording import wording_in
    >>> column_text("received", wording_in("zh")), column_text("received", wording_in("en"))
    ('收到申请日期', 'received (收到申请日期)')
    """
    heading = column_by_name(name).headings[0]
    return heading if wording.language == "zh" else f"{name} ({heading})"


def columns_screen(table: TableReading, wording: Wording, *, paint: Paint = plain) -> list[str]:
    """The lines of the screen for one table 各列读法.

    Args:
        table: how its columns were read.
        wording: in which language.
        paint: colours, where there are any.
    """
    headings = [wording.text(f"columns-{name}") for name in ("place", "heading", "field", "state", "filled", "samples")]
    title, *lines = columns([headings, *(_row(each, table.rows, wording) for each in table.columns)])
    painted = (_painted(line, each, paint) for line, each in zip(lines, table.columns, strict=True))
    return [paint(_title(table, wording), "title"), paint(title, "faint"), *painted, *_remarks(table, wording)]


def _title(table: TableReading, wording: Wording) -> str:
    first, last = table.heading_rows
    rows = str(first) if first == last else f"{first}-{last}"
    file = f"{table.file} [{table.sheet}]" if table.sheet else table.file
    return printable(wording.text("columns-title", file=file, headings=rows, rows=table.rows))


def _painted(line: str, each: ColumnReading, paint: Paint) -> str:
    style = _STYLES.get(each.state)
    return paint(line, style) if style else line


def _row(each: ColumnReading, rows: int, wording: Wording) -> list[str]:
    return [
        column_letters(each.position),
        each.heading,
        column_sense(each, wording),
        wording.text(f"columns-state-{each.state}"),
        f"{each.filled}/{rows}",
        wording.text("semicolon").join(map(_cut, each.samples)),
    ]


def column_letters(position: int) -> str:
    """The place of a column as spreadsheets show it: A, B, … AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_sense(each: ColumnReading, wording: Wording) -> str:
    """What a column was read as, or might be 列的含义."""
    if each.event and not each.fields:
        return wording.text("columns-mark", event=wording.label("event", each.event))
    if each.state == "doubtful":
        might = [column_text(name, wording) for name in each.fields]
        return wording.text("columns-might", fields=wording.listed(might)) if might else "?"
    if not each.fields:
        return "—"
    repeat = f"_{each.number}" if each.number > 1 else ""
    return column_text(each.fields[0], wording) + repeat


def _cut(sample: str) -> str:
    return sample if len(sample) <= _WIDEST_SAMPLE else sample[:_WIDEST_SAMPLE] + "…"


def columns_counts(table: TableReading, wording: Wording) -> str:
    """How many columns have each state 各状态的列数."""
    counts: Sequence[str] = [
        wording.text(f"columns-count-{state}", count=count)
        for state in _STATES
        if (count := sum(each.state == state for each in table.columns))
    ]
    return wording.listed(counts)


def _remarks(table: TableReading, wording: Wording) -> Iterator[str]:
    yield columns_counts(table, wording)
    for each in table.columns:
        if each.words:
            words = wording.listed(printable(word) for word in each.words[:5])
            yield wording.text("columns-words", heading=printable(each.heading), words=words)
    for row, line in table.lines:
        yield wording.text("columns-line", row=row, line=printable(line))
    if any(each.state == "doubtful" for each in table.columns):
        yield wording.text("columns-doubtful")
    if any(each.state == "conflicting" for each in table.columns):
        yield wording.text("columns-conflicting")


def map_remarks(wording: Wording) -> Mapping[str, str]:
    """The comments of a map to be edited 列对照的注释."""
    return {name: wording.text(f"map-{name}") for name in ("head", "words", "comments", *_STATES)}
