"""Cases from files: JSON, JSON Lines and tables, one after the other 读取案件文件。"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from io import BufferedReader
from itertools import chain
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, Final, Literal, TypedDict, overload

from gikdeadlines.loading import (
    Refused,
    Row,
    Skipped,
    SkipReason,
    Source,
    opened,
    read_lines,
)
from gikdeadlines.values import Fault, FrozenMap, TableError

from .ahead import foreseen_in_text, read_table
from .arrow import foreseen_in_batches, rows_of_batches
from .blocks import Block, ParquetBlocks, TextBlocks, read_blocks
from .column_map import NO_MAP, ColumnMap
from .heading_blocks import HeadingRows, RawRow
from .json_cases import read_json, read_json_lines
from .parquet import parquet_batches, parquet_rows
from .separated import Separated
from .sheet_blocks import sheet_in_blocks
from .spreadsheets import SheetRows, spreadsheet_tables
from .tables import Table

__all__ = ["CaseFormat", "read_cases", "read_in_blocks", "read_tables"]

CaseFormat = Literal["json", "jsonl", "csv", "workbook", "parquet"]
"""One case or a list of cases; a case a line; tables: of text, of a spreadsheet program (XLSX, XLS, ODS), of Arrow."""

_BY_SUFFIX: Final[Mapping[str, CaseFormat]] = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
    ".parquet": "parquet",
}
_BY_START: Final[Mapping[bytes, CaseFormat]] = {
    b"PK\x03\x04": "workbook",
    b"\xd0\xcf\x11\xe0": "workbook",
    b"PAR1": "parquet",
}
_LONGEST_MARK: Final = 4
_CHUNK: Final = 1 << 16
_ROWS_A_BLOCK: Final = 1 << 14
_IN_MEMORY: Final = 1 << 22
_NAMES: Final = (1, 1)
"""The names of the columns of an Arrow table stand in its first row."""


def read_cases(
    source: Source,
    *,
    file_format: CaseFormat | None = None,
    sheet: str | None = None,
    heading_rows: HeadingRows | None = None,
    columns: ColumnMap = NO_MAP,
) -> Iterator[Row]:
    """What each row of a file is, in its order: a case, a refusal with all its faults, or nothing to assess 读取案件.

    Nothing is held but the row at hand and the ids seen; of a workbook, the sheet. A row that is broken costs itself
    alone.

    Args:
        source: a path, ``-`` for standard input, or a stream of bytes, which is left open.
        file_format: what the source holds; without it the name says so, and for a nameless stream its beginning.
        sheet: the name or the number of the sheet of a workbook; without it the one that has headings.
        heading_rows: the first and the last row of the headings of a table, where they are not to be looked for.
        columns: what headings and words of a table mean.

    Yields:
        :class:`Assessable`, :class:`Refused` or :class:`Skipped`, each with its file and row.

    Raises:
        FileError: ``unreadable-file``; ``unknown-format``.
        MissingExtraError: ``missing-extra``, for a workbook or Parquet.
        TableError: ``empty-file``, ``not-a-table``, ``too-large``, ``no-sheet``, ``several-sheets``,
            ``no-heading-row``, ``repeated-heading``.
    """
    with opened(source) as (name, stream):
        table = Table(file=name, heading_rows=heading_rows, columns=columns)
        chosen = file_format or _told_by_name(name, stream)
        if chosen == "workbook":
            yield from _workbook(stream, table, sheet)
        elif chosen == "parquet":
            yield from _parquet(stream, replace(table, heading_rows=heading_rows or _NAMES))
        else:
            yield from _text_rows(stream, chosen, table)


def read_in_blocks(
    source: Source,
    *,
    sheet: str | None = None,
    heading_rows: HeadingRows | None = None,
    columns: ColumnMap = NO_MAP,
) -> Iterator[Row | Block]:
    """The same rows, those of wide tables in blocks where they can be 成块读取案件.

    Args:
        source: as for :func:`read_cases`.
        sheet: as there.
        heading_rows: as there.
        columns: as there.

    Raises:
        FileError, TableError: as there.
        MissingExtraError: ``missing-extra``, for whatever is read in blocks too.
    """
    with opened(source) as (name, stream):
        table = Table(file=name, heading_rows=heading_rows, columns=columns)
        chosen = _told_by_name(name, stream)
        if chosen == "workbook":
            yield from _workbook(stream, table, sheet, in_blocks=True)
        elif chosen == "parquet" and heading_rows not in (None, _NAMES):
            yield from _parquet(stream, table)
        elif chosen == "parquet":
            yield from _parquet(stream, replace(table, heading_rows=_NAMES), in_blocks=True)
        else:
            yield from _text_rows(stream, chosen, table, in_blocks=True)


def read_tables(
    source: Source,
    *,
    sheet: str | None = None,
    heading_rows: HeadingRows | None = None,
    columns: ColumnMap = NO_MAP,
) -> Iterator[tuple[Table, Iterator[RawRow]]]:
    """The tables of a file, each with its rows as they stand 读取表格各行.

    Args:
        source: as for :func:`read_cases`.
        sheet: as there.
        heading_rows: as there.
        columns: as there.

    Raises:
        FileError, MissingExtraError: as there.
        TableError: as there; ``not-a-table`` for cases in JSON.
    """
    with opened(source) as (name, stream):
        table = Table(file=name, heading_rows=heading_rows, columns=columns)
        chosen = _told_by_name(name, stream)
        if chosen == "workbook":
            yield from ((found, iter(rows)) for found, rows in spreadsheet_tables(stream, table, sheet=sheet))
        elif chosen == "parquet":
            yield replace(table, heading_rows=heading_rows or _NAMES), parquet_rows(stream, name)
        else:
            yield table, iter(_text_table(stream, chosen, table))


def _text_table(stream: BinaryIO, chosen: CaseFormat | None, table: Table) -> Separated:
    lines = read_lines(stream)
    head = [] if chosen else _head(lines)
    if (chosen or _told_by(head)) != "csv":
        expected, parameters = "a table: JSON has no columns", FrozenMap(says="json")
        raise TableError(Fault("not-a-table", "JSON", expected, table.file, parameters=parameters))
    return Separated(chain(head, lines), table)


def _told_by_name(name: str, stream: BinaryIO) -> CaseFormat | None:
    return _BY_SUFFIX.get(PurePath(name).suffix.lower()) or _BY_START.get(_start(stream))


@overload
def _workbook(stream: BinaryIO, table: Table, sheet: str | None) -> Iterator[Row]: ...
@overload
def _workbook(
    stream: BinaryIO, table: Table, sheet: str | None, *, in_blocks: Literal[True]
) -> Iterator[Row | Block]: ...
def _workbook(stream: BinaryIO, table: Table, sheet: str | None, *, in_blocks: bool = False) -> Iterator[Row | Block]:
    for found, rows in spreadsheet_tables(stream, table, sheet=sheet):
        if found.ids:
            yield from _one_of_several(rows, found)
            continue
        whole = sheet_in_blocks(rows, found) if in_blocks and isinstance(rows, SheetRows) else None
        yield from _table(rows, found) if whole is None else whole


class _Counted:
    """Rows that are counted as they are taken; who asks again goes on where another stopped."""

    def __init__(self, rows: Iterable[RawRow]) -> None:
        self.given = 0
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[RawRow]:
        for cells in self._rows:
            self.given += 1
            yield cells


def _one_of_several(rows: Iterable[RawRow], table: Table) -> Iterator[Row]:
    """The rows of one sheet; where it cannot be read, or not to its end, the rest of it is refused as a whole."""
    last, each = 0, _Counted(rows)
    if table.passed_over:
        yield from _passed_over(table, table.passed_over, _run_out(iter(each)))
        return
    try:
        for row in _table(each, table):
            last = row.row + row.rows - 1
            yield row
    except TableError as error:
        _run_out(iter(each))
        faults = tuple(replace(fault, path=fault.path.removeprefix(table.file).lstrip(": ")) for fault in error.faults)
        rest = max(1, each.given - last)
        yield Refused(file=table.file, sheet=table.sheet, row=last + 1, rows=rest, faults=faults)


def _passed_over(table: Table, why: SkipReason | Fault, rows: int) -> Iterator[Skipped | Refused]:
    """What becomes of a sheet that is not read: one with days below too few known headings loses cases."""
    place: _Place = {"file": table.file, "sheet": table.sheet}
    if not isinstance(why, Fault):
        yield Skipped(**place, row=1, rows=max(1, rows), reason=why)
        return
    heading = int(str(why.parameters["row"]))
    if heading > 1:
        yield Skipped(**place, row=1, rows=heading - 1, reason="title")
    yield Skipped(**place, row=heading, reason="heading")
    yield Refused(**place, row=heading + 1, rows=rows - heading, faults=(replace(why, path=""),))


class _Place(TypedDict):
    file: str
    sheet: str


def _run_out(rows: Iterator[RawRow]) -> int:
    """How many rows there still are, down to the last that can be read."""
    with suppress(TableError):
        return sum(1 for _ in rows)
    return 0


@overload
def _text_rows(stream: BinaryIO, chosen: CaseFormat | None, table: Table) -> Iterator[Row]: ...
@overload
def _text_rows(
    stream: BinaryIO, chosen: CaseFormat | None, table: Table, *, in_blocks: Literal[True]
) -> Iterator[Row | Block]: ...
def _text_rows(
    stream: BinaryIO, chosen: CaseFormat | None, table: Table, *, in_blocks: bool = False
) -> Iterator[Row | Block]:
    start = stream.tell() if stream.seekable() else None
    lines = read_lines(stream)
    head: list[bytes] = []
    if chosen is None:
        head = _head(lines)
        chosen = _told_by(head)
    if chosen == "csv":
        with _from(start, stream, chain(head, lines)) as whole:
            table = foreseen_in_text(table, whole)
            text = Separated(read_lines(whole), table)
            yield from read_blocks(TextBlocks(text, whole), table) if in_blocks else _table(text, table)
    elif chosen == "jsonl":
        yield from read_json_lines(chain(head, lines), table.file)
    else:
        chunks = chain(head, iter(partial(stream.read, _CHUNK), b""))
        yield from read_json(chunks, table.file)


@overload
def _parquet(stream: BinaryIO, table: Table) -> Iterator[Row]: ...
@overload
def _parquet(stream: BinaryIO, table: Table, *, in_blocks: Literal[True]) -> Iterator[Row | Block]: ...
def _parquet(stream: BinaryIO, table: Table, *, in_blocks: bool = False) -> Iterator[Row | Block]:
    chunks = iter(partial(stream.read, _CHUNK), b"")
    with _from(0 if stream.seekable() else None, stream, chunks) as held:
        names, found = parquet_batches(held, table.file, rows=_ROWS_A_BLOCK)
        if table.heading_rows == _NAMES:
            first = chain([found])
            table = foreseen_in_batches(table, names, lambda: next(first, None) or _batches(held, table.file))
            found = _batches(held, table.file)
        if in_blocks:
            yield from read_blocks(ParquetBlocks(names, found), table)
        else:
            yield from _table(rows_of_batches(names, found), table)


def _batches(held: BinaryIO, file: str) -> Iterator[Any]:
    return parquet_batches(held, file, rows=_ROWS_A_BLOCK)[1]


@contextmanager
def _from(start: int | None, stream: BinaryIO, lines: Iterable[bytes]) -> Iterator[BinaryIO]:
    """The stream from its start; one that cannot go back is copied: a table is looked through before it is read."""
    if start is not None:
        stream.seek(start)
        yield stream
        return
    with SpooledTemporaryFile(_IN_MEMORY) as held:
        held.writelines(lines)
        held.seek(0)
        yield held  # type: ignore[misc]  # it has all that is asked of a stream


def _table(rows: Iterable[RawRow], table: Table) -> Iterator[Row]:
    """The rows of a table, every one of them accounted for."""
    taken, each = 0, _Counted(rows)
    for row in read_table(each, table):
        taken += row.rows
        yield row
    assert each.given == taken, f"{table.file}: {each.given} rows in, {taken} accounted for"


def _start(stream: BinaryIO) -> bytes:
    """The first bytes of a stream that can show them without giving them away."""
    if isinstance(stream, BufferedReader):
        return stream.peek(_LONGEST_MARK)[:_LONGEST_MARK]
    if not stream.seekable():
        return b""
    at = stream.tell()
    start = stream.read(_LONGEST_MARK)
    stream.seek(at)
    return start


def _head(lines: Iterator[bytes]) -> list[bytes]:
    """The lines down to the first that says something."""
    head: list[bytes] = []
    for line in lines:
        head.append(line)
        if line.removeprefix(codecs.BOM_UTF8).strip():
            break
    return head


def _told_by(head: list[bytes]) -> CaseFormat:
    """A list is JSON, an object that ends on its line begins JSON Lines, anything else is a table."""
    start = b"".join(head).removeprefix(codecs.BOM_UTF8).strip()
    if start.startswith(b"{"):
        return "jsonl" if start.endswith(b"}") else "json"
    return "json" if start.startswith(b"[") else "csv"
