"""The options that say how a table is to be read, the same for every command that reads one 读表选项。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from gikdeadlines.registers import NO_MAP, ColumnMap, HeadingRows, load_column_map
from gikdeadlines.values import GikError, UsageError

from .failures import refuse_usage

__all__ = ["HeaderRowsOption", "MapOption", "SheetOption", "header_rows_of", "how_to_read", "map_of", "words_of"]

SheetOption = Annotated[str | None, typer.Option("--sheet", metavar="NAME|N", help="help-sheet")]
HeaderRowsOption = Annotated[
    str | None, typer.Option("--header-rows", "--header-row", metavar="N|N-M", help="help-header-rows")
]
MapOption = Annotated[Path | None, typer.Option("--map", metavar="FILE", help="help-map")]

_ROWS: Final = re.compile(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", re.ASCII)
_MOST_ROWS: Final = 3


def how_to_read(sheet: str | None, header_rows: str | None, map_: Path | None) -> dict[str, Any]:
    """What a reader of cases is told of a table 读表方式."""
    return {"sheet": sheet, "heading_rows": header_rows_of(header_rows), "columns": map_of(map_)}


def header_rows_of(given: str | None) -> HeadingRows | None:
    """The first and the last row of the headings 表头行.

    Raises:
        UsageError: ``bad-rows``.
    """
    if given is None:
        return None
    match = _ROWS.fullmatch(given.strip())
    first = int(match[1]) if match else 0
    last = int(match[2] or first) if match else 0
    if not 0 < first <= last < first + _MOST_ROWS:
        refuse_usage("bad-rows", given, "a row, or up to three rows such as 3-4", path="--header-rows")
    return first, last


def map_of(path: Path | None) -> ColumnMap:
    """What headings and words of a table mean, from a file 列对照.

    Raises:
        UsageError: whatever is wrong with the file.
    """
    if path is None:
        return NO_MAP
    try:
        return load_column_map(path)
    except GikError as error:
        faults = (replace(fault, path=f"--map {fault.path}".strip()) for fault in error.faults)
        raise UsageError(*faults) from None


def words_of(sheet: str | None, header_rows: str | None, map_: Path | None) -> Iterator[str]:
    """The same options as somebody would type them again 读表选项的写法."""
    for option, given in (("--sheet", sheet), ("--header-rows", header_rows), ("--map", map_)):
        if given is not None:
            yield from (option, str(given))
