"""Rows of wide tables as blocks of Arrow columns, for whoever assesses many at once 成块读取。

The reader of single rows stays the authority. Lines are handed to pyarrow only where both must read the same: no
quotation mark, no stray control character, the same number of cells in each, and nothing that looks like a row without
a case. Any other piece is read row by row, and what its rows state is put into columns afterwards.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain
from typing import Any, BinaryIO, Final, Protocol

from gikdeadlines.loading import LONGEST_LINE, Refused, Row, Skipped, read_lines, require_module
from gikdeadlines.values import Fault

from .arrow import column_cells, plain_batch, plain_schema
from .cells import mapped, printable
from .footers import like_an_ending, may_be_an_ending
from .heading_blocks import RawRow
from .headings import Layout
from .plain_lines import not_plainly_cases
from .separated import Separated
from .tables import Numbered, Opened, Table, WideReader, open_table

__all__ = ["Block", "ParquetBlocks", "TextBlocks", "gathered_rows", "read_blocks"]

_PIECE: Final = 1 << 21
"""Bytes of text that are handed over at once."""

_ROWS: Final = 1 << 13
"""Rows that are gathered when they are read one by one."""

_NUMBERS: Final = ("1", "2", "3")
"""How a row that numbers the columns begins."""

_SAYS_SOMETHING: Final = r"^[0-9A-Za-z\p{Han}]"


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a table that follow each other 一块.

    ``batch`` is a ``pyarrow.RecordBatch`` with a column a heading: the rows that hold a case or are to be refused for
    what their cells say; ``numbers`` are their numbers, a numpy array. ``others`` hold none; ``apart`` has the
    cells of those of them that were refused. ``reader`` reads a row of the batch by itself.
    """

    reader: WideReader
    batch: Any
    numbers: Any
    others: tuple[Refused | Skipped, ...] = ()
    apart: tuple[tuple[int, Sequence[object]], ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it stands for 行数."""
        return len(self.batch) + len(self.others)

    def meet_words(self) -> None:
        """Note which words of the map stand in its cells, without reading them 记下遇到的值."""
        layout = self.reader.layout
        for found in layout.found:
            if found.column.kind in layout.said.values:
                for cell in column_cells(self.batch.column(found.position).unique()):
                    mapped(cell, found.column.kind, layout.said)


class Source(Protocol):
    """A table whose rows can be had one by one and in blocks."""

    def __iter__(self) -> Iterator[RawRow]:
        """Its rows."""

    def blocks(self, opened: Opened, reader: WideReader) -> Iterator[Block]:
        """The rows below the headings."""


def read_blocks(source: Source, table: Table) -> Iterator[Row | Block]:
    """What the rows of a table are: those of a wide table below its headings in blocks, else one by one 成块读取.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``no-heading-row``, ``repeated-heading``, ``empty-file``.
    """
    numbered = Numbered(source)
    opened = open_table(numbered, table)
    taken = 0
    below: Iterator[Row | Block] = source.blocks(opened, opened.wide) if opened.wide else opened.rows(table)
    for found in chain(opened.above, below):
        taken += found.rows
        yield found
    assert numbered.last == taken, f"{table.file}: {numbered.last} rows in, {taken} accounted for"


# Rows read one by one


AsTexts = Callable[[int, Sequence[object]], Sequence[str | None] | Refused]
"""Makes the cells of a row texts, or refuses it."""


def gathered_rows(
    rows: Iterable[tuple[int, RawRow]],
    reader: WideReader,
    texts: AsTexts = lambda _, row: row,  # type: ignore[assignment,return-value]  # of text they are texts
) -> Iterator[Block]:
    """Rows in blocks 逐行归块.

    Args:
        rows: with their numbers.
        reader: of single rows.
        texts: makes texts of their cells.
    """
    numbers: list[int] = []
    cells: list[Sequence[object]] = []
    others: list[Refused | Skipped] = []
    apart: list[tuple[int, Sequence[object]]] = []
    for number, row in rows:
        made = _other(reader, number, row) or texts(number, row)  # type: ignore[arg-type]  # a fault is among the others
        if isinstance(made, Refused | Skipped):
            others.append(made)
            apart += [(number, row)] if isinstance(made, Refused) and not isinstance(row, Fault) else []
        else:
            numbers.append(number)
            cells.append(made)
        if len(numbers) + len(others) == _ROWS:
            yield replace(_block(reader, numbers, cells, others), apart=tuple(apart))
            numbers, cells, others, apart = [], [], [], []
    if numbers or others:
        yield replace(_block(reader, numbers, cells, others), apart=tuple(apart))


def _other(reader: WideReader, number: int, row: RawRow) -> Refused | Skipped | None:
    """What a row is that cannot stand in columns, None for one that can."""
    if other := reader.without_case(number, row):
        return other
    assert isinstance(row, Sequence)
    if _is_text(row) and not any(map(str.strip, map(str, row[reader.layout.width :]))):
        return None
    found = reader.case(number, row, notes_id=False)
    return found if isinstance(found, Refused) else None


def _is_text(row: Sequence[object]) -> bool:
    """Whether no cell has a NUL byte or bytes that were no text."""
    text = "".join(cell for cell in row if isinstance(cell, str))
    return "\0" not in text and (text.isascii() or printable(text) == text)


def _block(
    reader: WideReader, numbers: list[int], cells: list[Sequence[object]], others: list[Refused | Skipped]
) -> Block:
    pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
    width = reader.layout.width
    padded = [[*row[:width], *[""] * (width - len(row))] for row in cells]
    columns = zip(*padded, strict=True) if padded else [()] * width
    arrays = [pyarrow.array(column, pyarrow.string()) for column in columns]
    batch = pyarrow.RecordBatch.from_arrays(arrays, names=_names(reader.layout))
    return Block(reader, batch, numpy.array(numbers, dtype=numpy.int64), tuple(others))


def _names(layout: Layout) -> list[str]:
    return [str(position) for position in range(layout.width)]


# Text


@dataclass(frozen=True, slots=True)
class TextBlocks:
    """Separated values in a stream that is read past the reader of rows wherever its lines are plain 文本块."""

    text: Separated
    stream: BinaryIO

    def __iter__(self) -> Iterator[RawRow]:
        return iter(self.text)

    def blocks(self, opened: Opened, reader: WideReader) -> Iterator[Block]:
        """The rows below the headings 表头以下各行."""
        waiting: Iterable[tuple[int, RawRow]] = opened.waiting
        while True:
            yield from gathered_rows(waiting, reader)
            yield from gathered_rows(self._begun(opened.numbered), reader)
            waiting = ()
            if not (lines := self._lines()):
                return
            plain = None if reader.table.is_parted else self._plain(lines, opened.headings, reader.layout)
            if plain is None:
                self.text.put_back(read_lines(BytesIO(lines)))
                continue
            first = opened.numbered.pass_over(len(plain))
            yield Block(reader, plain, require_module("numpy").arange(first, first + len(plain)))

    def _begun(self, numbered: Numbered) -> Iterator[tuple[int, RawRow]]:
        """The rows down to the end of the last that was begun."""
        while not self.text.is_between:
            yield next(numbered)

    def _lines(self) -> bytes:
        """Whole lines."""
        piece = self.stream.read(_PIECE)
        return piece if not piece or piece.endswith(b"\n") else piece + next(read_lines(self.stream), b"")

    def _plain(self, lines: bytes, headings: Sequence[Sequence[object]], layout: Layout) -> Any | None:  # noqa: ANN401 - pyarrow's
        """The columns of lines that pyarrow reads as our reader would, None where it might not."""
        if b'"' in lines or b"\0" in lines or lines.count(b"\r") != lines.count(b"\r\n"):
            return None
        text = self.text.decoded(lines)
        if text is None or self._has_heading(text, headings) or self._may_end(lines, text):
            return None
        content = lines if text.isascii() or self.text.is_utf_8 else text.encode()
        rows = _lengths(content)
        if rows.max() > min(csv.field_size_limit(), LONGEST_LINE):
            return None
        columns = _columns(content, self.text.separator)
        if columns is None or len(columns[0]) != len(rows):
            return None
        return _fitted(columns, layout)

    def _may_end(self, lines: bytes, text: str) -> bool:
        """Whether there may be a line that is no case, such as a total."""
        separator = self.text.separator
        odd = self.text.decoded(not_plainly_cases(lines, separator)) if self.text.is_utf_8 else text
        return may_be_an_ending(odd or "", separator)

    def _has_heading(self, text: str, headings: Sequence[Sequence[object]]) -> bool:
        return any(self.text.separator.join(map(str, row)) in text for row in (*headings, _NUMBERS))


def _lengths(content: bytes) -> Any:  # noqa: ANN401 - numpy's
    """The length of each line in bytes."""
    numpy = require_module("numpy")
    ends = numpy.flatnonzero(numpy.frombuffer(content, dtype=numpy.uint8) == ord("\n"))
    if not content.endswith(b"\n"):
        ends = numpy.append(ends, len(content))
    return numpy.diff(ends, prepend=-1)


def _columns(content: bytes, separator: str) -> list[Any] | None:
    """The columns of lines that all have as many cells as the first, None where some do not."""
    pyarrow, text = require_module("pyarrow"), require_module("pyarrow.csv")
    names = list(map(str, range(content.split(b"\n", 1)[0].count(separator.encode()) + 1)))
    try:
        table = text.read_csv(
            BytesIO(content),
            text.ReadOptions(use_threads=False, block_size=len(content) + 1, column_names=names),
            text.ParseOptions(delimiter=separator, quote_char=False, ignore_empty_lines=False),
            text.ConvertOptions(check_utf8=False, column_types=dict.fromkeys(names, pyarrow.string())),
        )
    except pyarrow.ArrowInvalid:
        return None
    return [column.chunk(0) for column in table.columns]


def _fitted(columns: list[Any], layout: Layout) -> Any | None:  # noqa: ANN401 - pyarrow's
    """The columns as a batch of the width of the headings, None where a row may be blank, or goes beyond them."""
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    rows = len(columns[0])
    own, beyond = columns[: layout.width], columns[layout.width :]
    if _may_have_blank_rows(own) or any(compute.any(compute.not_equal(column, "")).as_py() for column in beyond):
        return None
    own += [pyarrow.repeat("", rows)] * (layout.width - len(own))
    return pyarrow.RecordBatch.from_arrays(own, names=_names(layout))


def _may_have_blank_rows(columns: Sequence[Any]) -> bool:
    """Whether there may be a row that says nothing; only those that no column before speaks for are looked at."""
    compute = require_module("pyarrow.compute")
    rows = None
    for column in columns:
        cells = column if rows is None else column.take(rows)
        is_silent = compute.invert(compute.fill_null(_says_something(cells), False))
        silent = compute.indices_nonzero(is_silent)
        if not len(silent):
            return False
        rows = silent if rows is None else rows.take(silent)
    return True


def _says_something(cells: Any) -> Any:  # noqa: ANN401 - pyarrow's
    compute, types = require_module("pyarrow.compute"), require_module("pyarrow.types")
    if _is_text_type(cells.type):
        return compute.match_substring_regex(cells, _SAYS_SOMETHING)
    if types.is_floating(cells.type):
        return compute.invert(compute.is_nan(cells))
    return compute.is_valid(cells)


# Parquet


@dataclass(frozen=True, slots=True)
class ParquetBlocks:
    """The batches of a Parquet file; ``names`` are its columns 列式文件块."""

    names: Sequence[str]
    batches: Iterable[Any]

    def __iter__(self) -> Iterator[RawRow]:
        yield list(self.names)
        for batch in self.batches:
            yield from _rows_of(batch)

    def blocks(self, opened: Opened, reader: WideReader) -> Iterator[Block]:
        """The rows below the headings 表头以下各行."""
        numpy = require_module("numpy")
        for given in self.batches:
            batch = _simple(given)
            first = opened.numbered.pass_over(len(batch))
            numbers = numpy.arange(first, first + len(batch))
            if not reader.table.is_parted and _is_plain(batch, reader.layout):
                yield Block(reader, batch, numbers)
            else:
                rows = [*_rows_of(batch)]
                others = [_other(reader, first + at, row) for at, row in enumerate(rows)]
                own = numpy.flatnonzero(numpy.array([other is None for other in others]))
                rest = tuple(other for other in others if other)
                pairs = zip(others, rows, strict=True)
                apart = tuple((other.row, row) for other, row in pairs if isinstance(other, Refused))
                yield Block(reader, _taken(batch, own, reader.layout), numbers[own], rest, apart)


def _rows_of(batch: Any) -> Iterator[list[object]]:  # noqa: ANN401 - pyarrow's
    return map(list, zip(*map(column_cells, batch.columns), strict=True))


def _simple(batch: Any) -> Any:  # noqa: ANN401 - pyarrow's
    """The batch without views, runs and dictionaries."""
    types = require_module("pyarrow.types")
    plain = plain_batch(batch, plain_schema(batch.schema))
    kinds = [kind.value_type if types.is_dictionary(kind) else kind for kind in plain.schema.types]
    fields = [field.with_type(kind) for field, kind in zip(plain.schema, kinds, strict=True)]
    schema = plain_schema(require_module("pyarrow").schema(fields))
    return plain if schema == plain.schema else plain.cast(schema)


def _taken(batch: Any, rows: Any, layout: Layout) -> Any:  # noqa: ANN401 - pyarrow's
    pyarrow = require_module("pyarrow")
    return batch.select(range(layout.width)).take(pyarrow.array(rows))


def _is_plain(batch: Any, layout: Layout) -> bool:  # noqa: ANN401 - pyarrow's
    """Whether every row of a batch holds a case, and every cell can stand as it is."""
    if len(batch.columns) != layout.width or not all(map(_is_usual, batch.schema.types)):
        return False
    try:
        batch.validate(full=True)
    except require_module("pyarrow").ArrowInvalid:
        return False
    compute = require_module("pyarrow.compute")
    texts = [column for column in batch.columns if _is_text_type(column.type)]
    first = batch.columns[0]
    if _is_text_type(first.type) and compute.any(compute.equal(first, batch.schema.names[0])).as_py():
        return False
    if len(texts) >= len(_NUMBERS) and _has_numbering(texts):
        return False
    return not any(map(_has_signs, texts)) and not _may_have_blank_rows(batch.columns)


def _has_numbering(texts: Sequence[Any]) -> bool:
    """Whether there may be a row that numbers the columns."""
    compute = require_module("pyarrow.compute")
    return any(compute.any(compute.equal(column, _NUMBERS[-1])).as_py() for column in texts)


def _has_signs(texts: Any) -> bool:  # noqa: ANN401 - pyarrow's
    """Whether a cell has a NUL byte, or may be the first of a row of totals."""
    compute = require_module("pyarrow.compute")

    def has(pattern: str, find: Any) -> bool:  # noqa: ANN401 - pyarrow's
        return bool(compute.any(find(texts, pattern)).as_py())

    return has("\0", compute.match_substring) or has(like_an_ending(), compute.match_substring_regex)


def _is_text_type(kind: Any) -> bool:  # noqa: ANN401 - pyarrow's
    types = require_module("pyarrow.types")
    return bool(types.is_string(kind) or types.is_large_string(kind))


def _is_usual(kind: Any) -> bool:  # noqa: ANN401 - pyarrow's
    """Whether cells of a type are text, or can only be numbers or days."""
    types = require_module("pyarrow.types")
    plain = (types.is_integer, types.is_floating, types.is_date, types.is_timestamp, types.is_boolean)
    return _is_text_type(kind) or any(is_of(kind) for is_of in plain)
