"""Text with separated values into rows, whatever its encoding and its separator 逗号分隔文本。

What cannot be read costs the one row where it stands: a quote that is never closed does not swallow the rows below it.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from gikdeadlines.loading import LONGEST_LINE, too_long
from gikdeadlines.values import Fault, FrozenMap, TableError

from .cells import printable
from .heading_blocks import HEADING_ROWS, RawRow, has_headings
from .tables import Table

__all__ = ["Separated"]

_SEPARATORS: Final = (",", "\t", ";")
_SAMPLE_LINES: Final = 1_000
_SAMPLE_BYTES: Final = 1 << 17
_MOST_LINES_IN_A_CELL: Final = 200
_ENDLESS_CELL: Final = f"a quoted cell goes on for more than {_MOST_LINES_IN_A_CELL} lines"
_EXCERPT: Final = 60
_UTF_8_MARK: Final = b"\xef\xbb\xbf"

_SAVE_ANEW: Final = "save it as CSV in UTF-8"
_OTHER_FORMATS: Final = {
    b"PK\x03\x04": ("zip", "this is a ZIP file; XLSX and ODS are one, and are told by the name"),
    b"\xd0\xcf\x11\xe0": ("office", "this is an old office file; XLS is one, and is told by the name"),
    b"PAR1": ("parquet", "this is a Parquet file, which is told by the name"),
    b"\xff\xfe": ("utf-16", f"this is UTF-16: {_SAVE_ANEW}"),
    b"\xfe\xff": ("utf-16", f"this is UTF-16: {_SAVE_ANEW}"),
}


class Separated:
    r"""A text of separated values: its rows one by one, and between two of them its lines as they stand 分隔文本.

    >>> list(Separated([b"a,b\r\n", b'1,"2\n', b'3"\n'], Table(file="a.csv")))
    [['a', 'b'], ['1', '2\n3']]

    Args:
        lines: with their ends, taken no sooner than they are needed.
        table: names the file in errors, and may rename headings.

    Raises:
        TableError: ``empty-file``, ``not-a-table``.
    """

    def __init__(self, lines: Iterable[bytes], table: Table) -> None:
        rest = iter(lines)
        sample = _sample(rest)
        _require_text(sample, table)
        self._decoder = _Decoder(sample)
        texts = [self._decoder.text(line) for line in sample]
        self.separator = _separator(texts, table)
        self._lines = _Lines(map(self._decoder.text, rest))
        self._lines.again.extend(texts)
        self._rows = _records(self._lines, self.separator)

    def __iter__(self) -> Iterator[RawRow]:
        return self._rows

    @property
    def is_between(self) -> bool:
        """Whether every line taken belongs to a row given: then lines may be taken past this reader 是否在两行之间."""
        return not self._lines.again

    @property
    def is_utf_8(self) -> bool:
        """Whether its bytes can stand as they are 是否 UTF-8."""
        return self._decoder.encoding in (None, "utf-8")

    def decoded(self, lines: bytes) -> str | None:
        """Whole lines as text, None where some of them are no text in the encoding of the lines before 解码."""
        if self._decoder.encoding is None and not lines.isascii():
            return None
        try:
            return lines.decode(self._decoder.encoding or "ascii")
        except UnicodeDecodeError:
            return None

    def put_back(self, lines: Iterable[bytes]) -> None:
        """Lines that were taken past this reader, to be read as rows after all 退还."""
        self._lines.again.extend(map(self._decoder.text, lines))


def _sample(lines: Iterator[bytes]) -> list[bytes]:
    sample: list[bytes] = []
    room = _SAMPLE_BYTES
    for line in islice(lines, _SAMPLE_LINES):
        sample.append(line)
        room -= len(line)
        if room < 0:
            break
    return sample


def _require_text(sample: list[bytes], table: Table) -> None:
    start = sample[0] if sample else b""
    if not b"".join(sample).removeprefix(_UTF_8_MARK).strip():
        raise TableError(Fault(code="empty-file", given="", expected="a heading row and rows", path=table.file))
    for mark, (kind, hint) in _OTHER_FORMATS.items():
        if start.startswith(mark):
            expected = "text with separated values, in UTF-8 or GB18030"
            raise TableError(
                Fault(
                    code="not-a-table",
                    given=start[:8],
                    expected=expected,
                    path=table.file,
                    hint=hint,
                    parameters=FrozenMap(says="text", kind=kind),
                )
            )


# Encoding


class _Decoder:
    """Lines of bytes as text; a byte that is no text becomes a lone surrogate, by which its cell is refused later."""

    def __init__(self, sample: list[bytes]) -> None:
        self.encoding = "utf-8" if sample[0].startswith(_UTF_8_MARK) else _encoding_of(sample)
        self.at_start = True

    def text(self, line: bytes) -> str | Fault:
        """The text of a line, or why it is none."""
        if too_long(line):
            expected = f"a line of at most {LONGEST_LINE} bytes"
            return Fault(
                code="line-too-long",
                given=line[:_EXCERPT].decode("utf-8", "ignore"),
                expected=expected,
                parameters=FrozenMap(most=LONGEST_LINE),
            )
        if self.encoding is None:
            self.encoding = _encoding_of([line])
        start, self.at_start = self.at_start, False
        return (line.removeprefix(_UTF_8_MARK) if start else line).decode(self.encoding or "ascii", "surrogateescape")


def _encoding_of(lines: list[bytes]) -> str | None:
    """UTF-8 when most lines with Chinese characters are, else GB18030; None while there are none.

    Text in GB18030 is hardly ever valid UTF-8, but the other way round it often is: so UTF-8 is asked first.
    """
    telling = [line for line in lines if not line.isascii()]
    if not telling:
        return None
    valid = sum(_is_utf_8(line) for line in telling)
    return "utf-8" if 2 * valid >= len(telling) else "gb18030"


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


# Separator


def _separator(texts: list[str | Fault], table: Table) -> str:
    """The separator under which a heading row is found; a comma where none is."""
    head = [
        text for text in texts[: table.heading_rows[1] if table.heading_rows else HEADING_ROWS] if isinstance(text, str)
    ]
    return next((separator for separator in _SEPARATORS if _has_headings(head, separator, table)), _SEPARATORS[0])


def _has_headings(head: list[str], separator: str, table: Table) -> bool:
    return has_headings(list(_records(_Lines(head), separator)), table.heading_rows, table.columns)


# Records


class _Lines:
    """Lines that remember which of them the current record has taken, so that they can be read anew."""

    def __init__(self, lines: Iterable[str | Fault]) -> None:
        self.lines = iter(lines)
        self.again: deque[str | Fault] = deque()
        self.taken: list[str | Fault] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else next(self.lines)
        self.taken.append(line)
        if isinstance(line, Fault):
            raise _UnreadableLineError(line)
        if len(self.taken) > _MOST_LINES_IN_A_CELL:
            raise _EndlessCellError(_ENDLESS_CELL)
        return line

    def back_to_second(self) -> str | Fault:
        """Give back every line of the record but its first."""
        first, *rest = self.taken
        self.again.extendleft(reversed(rest))
        return first


class _EndlessCellError(csv.Error):
    """A quoted cell that takes more lines than any cell has."""


class _UnreadableLineError(Exception):
    """A line that is no text, in the middle of a record or alone."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def _records(lines: _Lines, separator: str) -> Iterator[RawRow]:
    """Every record; a broken one costs its first line, the others are read anew.

    The csv module's limit for a field stays as the process has set it: a field beyond it is a broken record.
    """
    while True:
        reader = csv.reader(lines, delimiter=separator, strict=True)
        lines.taken.clear()
        try:
            for cells in reader:
                yield [*map(_plain, cells)] if any(cell.startswith("=") for cell in cells) else cells
                lines.taken.clear()
        except _EndlessCellError as error:
            yield _broken(lines.back_to_second(), str(error), says="endless", most=_MOST_LINES_IN_A_CELL)
        except csv.Error as error:
            why, said = _why_broken(str(error))
            yield _broken(lines.back_to_second(), why, says=said)
        except _UnreadableLineError as error:
            first = lines.back_to_second()
            yield (
                error.fault
                if isinstance(first, Fault)
                else _broken(first, "a quoted cell runs into an unreadable line", says="unreadable")
            )
        else:
            return


_TEXT_FORMULA: Final = re.compile(r'="((?:[^"]|"")*)"')


def _plain(cell: str) -> str:
    """What a formula that is nothing but a text says: programs write ="0001" to keep zeros and days as they are."""
    match = _TEXT_FORMULA.fullmatch(cell.strip())
    return match[1].replace('""', '"') if match else cell


_WHY_BROKEN: Final = (
    ("end of data", "a quotation mark is never closed", "unclosed"),
    ("expected after", "something stands behind a closing quotation mark", "after-quote"),
    ("field limit", "a cell is too long", "long-cell"),
    ("new-line character", "a line ends in the middle of a cell", "line-end"),
)
"""What the parser of the standard library says, in words that help."""


def _why_broken(told: str) -> tuple[str, str]:
    return next(((why, says) for part, why, says in _WHY_BROKEN if part in told), ("the row is damaged", "damaged"))


def _broken(line: str | Fault, why: str, **parameters: object) -> Fault:
    given = printable(str(line).rstrip("\r\n"))[:_EXCERPT]
    expected = "a row of cells, each quotation mark closed and doubled inside a cell"
    return Fault(code="bad-row", given=given, expected=expected, hint=why, parameters=FrozenMap(parameters))
