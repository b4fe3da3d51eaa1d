"""`columns`: how each column of a table was read, before anything is assessed 各列的读法。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from gikdeadlines.checking.targets import require_targets, written
from gikdeadlines.cli.failures import REFUSED
from gikdeadlines.cli.reading import HeaderRowsOption, MapOption, SheetOption, how_to_read, words_of
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import Overwrite, spoken
from gikdeadlines.registers import TableReading, map_text, read_columns
from gikdeadlines.report.columns_text import columns_screen, map_remarks
from gikdeadlines.report.text import printable

__all__ = ["columns"]


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
    tables = list(read_columns(file, **how_to_read(sheet, header_rows, map_)))
    session.console.result(_lines(tables, session))
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
    return REFUSED if _is_open(tables) else 0


def _is_open(tables: Sequence[TableReading]) -> bool:
    return any(each.state in {"doubtful", "conflicting"} for table in tables for each in table.columns)


def _lines(tables: Sequence[TableReading], session: Session) -> Iterator[str]:
    for place, table in enumerate(tables):
        if place:
            yield ""
        yield from columns_screen(table, session.wording, paint=session.console.paint)
