"""`columns`: how each column of a table was read, before anything is assessed 各列的读法。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import Annotated, Any, Final

import typer

from gikdeadlines.checking.reasons import Reasons, refusal_lines
from gikdeadlines.checking.targets import require_targets, written
from gikdeadlines.cli.failures import REFUSED
from gikdeadlines.cli.reading import HeaderRowsOption, MapOption, SheetOption, how_to_read, words_of
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import Overwrite, spoken
from gikdeadlines.loading import STANDARD_INPUT
from gikdeadlines.registers import TableReading, map_text, read_columns
from gikdeadlines.report.columns_text import columns_screen, map_remarks
from gikdeadlines.report.text import printable
from gikdeadlines.values import TableError

__all__ = ["columns"]

_MOST_REASONS: Final = 6
"""Lines of reasons that one screen has room for; `check` says them all."""


@spoken
def columns(
    session: Session,
    *,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help-file")],
    write: Annotated[Path | None, typer.Option("--write", metavar="FILE.toml", help="help-columns-write")] = None,
    sheet: SheetOption = None,
    header_rows: HeaderRowsOption = None,
    map_: MapOption = None,
    overwrite: Overwrite = False,
) -> int:
    """Shows how each column of a table was read 各列的读法."""
    require_targets({"--write": write}, [file, *([map_] if map_ else [])], overwrite=overwrite)
    tables = _tables(file, sheet, how_to_read(sheet, header_rows, map_))
    session.console.result(_lines(tables, session))
    if sheet is None and len(tables) > 1:
        session.console.note(session.wording.text("columns-several", count=len(tables)))
    if write:
        with written(write) as stream:
            stream.write(map_text(tables, map_remarks(session.wording)))
        session.console.note(session.wording.text("note-saved", path=write))
    elif _is_open(tables):
        language = ("--lang", session.wording.language) if session.is_language_asked else ()
        words = (*words_of(sheet, header_rows, map_), *language)
        options = "".join(f" {quote(printable(word))}" for word in words)
        command = f"gikdeadlines columns {quote(printable(file))} --write map.toml{options}"
        session.console.note(session.wording.text("columns-next", command=command))
    return REFUSED if _is_open(tables) or any(table.refused_rows or table.lines for table in tables) else 0


def _tables(file: str, sheet: str | None, reading: Mapping[str, Any]) -> Sequence[TableReading]:
    """The tables of a file; of a workbook with a sheet a month, every one is shown, whichever is meant."""
    try:
        return list(read_columns(file, **reading))
    except TableError as error:
        if sheet is not None or error.code != "several-sheets" or file == STANDARD_INPUT:
            raise
    return list(read_columns(file, **{**reading, "sheet": "all"}))


def _is_open(tables: Sequence[TableReading]) -> bool:
    columns = (each for table in tables for each in table.columns)
    return any(each.state in {"doubtful", "conflicting"} for each in columns) or any(each.comments for each in tables)


def _lines(tables: Sequence[TableReading], session: Session) -> Iterator[str]:
    for place, table in enumerate(tables):
        if place:
            yield ""
        yield from columns_screen(table, session.wording, paint=session.console.paint)
        for heading, text in table.comments.items():
            yield session.wording.text("columns-comment", column=heading, cell=text)
        yield from _refusals(table, session)


def _refusals(table: TableReading, session: Session) -> Iterator[str]:
    """The rows that say no case, each of the first reasons once."""
    if not table.refused_rows:
        return
    reasons = Reasons()
    for row in table.refused:
        reasons.take(replace(row, file="", sheet=""))
    yield session.wording.text("columns-refused", count=table.refused_rows)
    lines = [*refusal_lines(reasons, session.wording)]
    yield from lines[:_MOST_REASONS]
    if len(lines) > _MOST_REASONS:
        yield session.wording.text("columns-more-reasons")
