"""Long texts looked through piece by piece: plain lines are passed over, only their numbers are kept 长文本。

Of each number there is a hash of eight bytes; where one stands twice, the text is gone through once more for the rows
that have it.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from string import digits
from typing import BinaryIO, Final

from gikdeadlines.loading import read_lines, require_module
from gikdeadlines.values import Fault

from .again import Again, name_of
from .cells import cell_text
from .following import goes_on_by_name, position_of_number
from .footers import may_be_an_ending
from .heading_blocks import RawRow
from .headings import Layout
from .plain_lines import not_plainly_cases
from .separated import Separated
from .tables import Numbered, Opened
from .vocabulary import lines_that_tell, may_go_on

__all__ = ["Keys", "Part", "PlainLines", "parts_of"]

_HEADS: Final = re.compile(r"^(?![^\n]*\d{4})[^\n]*[^\W\d_]", re.MULTILINE)
"""A line without a number as long as a year may be one of headings."""

_PIECE: Final = 1 << 21
"""Bytes of text that are looked at together."""

_WITHOUT_FIGURES: Final = str.maketrans("", "", digits)
"""No word has figures: what is left of numbers without theirs is looked through in a sixth of the time."""


@dataclass(frozen=True, slots=True)
class PlainLines:
    """Lines that are a row each, of which none may speak of others 一望即知的各行.

    ``first`` is the number of the first of them.
    """

    first: int
    text: str
    separator: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Their rows with their numbers 各行."""
        lines = (line.removesuffix("\r").split(self.separator) for line in self.text.removesuffix("\n").split("\n"))
        return enumerate(lines, start=self.first)

    def keys(self, at: int) -> list[str]:
        """The number of each row, as far as it takes to tell which are the same 各行编号."""
        lines = self.text.removesuffix("\n").split("\n")
        texts = [cells[at].strip() if len(cells := line.split(self.separator, at + 1)) > at else "" for line in lines]
        goes_on = re.compile(may_go_on())
        joined = "".join(texts)
        if joined.isascii() and not goes_on.search(joined.translate(_WITHOUT_FIGURES)):
            return texts
        return [each if each.isascii() and not goes_on.search(each) else _name(each) for each in texts]


def _name(text: str) -> str:
    text = cell_text(text)
    return goes_on_by_name(text) or text


Part = tuple[int, RawRow] | PlainLines
"""A row with its number, or plain lines."""


def parts_of(text: Separated, stream: BinaryIO, numbered: Numbered) -> Iterator[Part]:
    """The rows of a text, those of plain lines together 长文本的各部分.

    Args:
        text: reads the rows, down to where it stands.
        stream: the text.
        numbered: the rows with their numbers.
    """
    while True:
        while not text.is_between:
            if (row := next(numbered, None)) is None:
                return
            yield row
        piece = stream.read(_PIECE)
        if not piece:
            return
        lines = piece if piece.endswith(b"\n") else piece + next(read_lines(stream), b"")
        if (plain := _plain(lines, text)) is None:
            text.put_back(read_lines(BytesIO(lines)))
        else:
            count = lines.count(b"\n") + (not lines.endswith(b"\n"))
            yield PlainLines(numbered.pass_over(count), plain, text.separator)


def _plain(lines: bytes, text: Separated) -> str | None:
    """The lines, where each of them is a row and none may speak of others."""
    if b'"' in lines or lines.count(b"\r") != lines.count(b"\r\n"):
        return None
    whole = text.decoded(lines)
    if whole is None:
        return None
    separator = text.separator
    said = text.decoded(not_plainly_cases(lines, separator)) or "" if text.is_utf_8 else whole
    patterns = (_lonely(separator), _numbered(separator), _HEADS)
    return None if may_be_an_ending(said, separator) or any(each.search(said) for each in patterns) else whole


@cache
def _lonely(separator: str) -> re.Pattern[str]:
    """A line of which one cell alone is filled."""
    between = re.escape(separator)
    return re.compile(
        rf"^(?:[^\S\n]*{between})*[^\S\n]*[^\s{between}][^{between}\n]*(?:{between}[^\S\n]*)*$", re.MULTILINE
    )


@cache
def _numbered(separator: str) -> re.Pattern[str]:
    """A line of a number and a text that speaks of all, and nothing else."""
    between, said = re.escape(separator), lines_that_tell()
    of_all = f"(?:{said['of_all'].pattern}|{said['every'].pattern})"
    return re.compile(
        rf"^(?:[^\S\n]*{between})*[^\S\n]*{said['ordinal'].pattern}(?:[^\S\n]*{between})+"
        rf"[^{between}\n]*{of_all}[^{between}\n]*(?:{between}[^\S\n]*)*$",
        re.MULTILINE,
    )


@dataclass(slots=True)
class Keys:
    """The numbers of a text as hashes, to find those that stand again 长文本编号登记."""

    _hashes: array[int] = field(default_factory=lambda: array("q"))
    _repeated: frozenset[int] | None = None

    def begin(self) -> int:
        """A text is one table 起始."""
        return 1

    def take(self, layout: Layout, row: int, cells: Sequence[object]) -> None:  # noqa: ARG002 - as Again has it
        """Take in a row that was read by itself 登记一行."""
        if name := name_of(layout, cells):
            self._hashes.append(hash(name))

    def of(self, sheet: int) -> Mapping[str, int]:  # noqa: ARG002 - as Again has it
        """None are known by name before the text was gone through once more 再现的编号."""
        return {}

    def taken_on_the_way(self, opened: Opened, parts: Iterable[Part]) -> Iterator[tuple[int, RawRow]]:
        """The rows that are to be looked at; the numbers of plain lines are taken in 边读边登记."""
        at = position_of_number(opened.layout) if opened.wide else None
        for part in parts:
            if not isinstance(part, PlainLines):
                yield part
            elif at is not None:
                self._hashes.extend(map(hash, filter(None, part.keys(at))))

    @property
    def any_repeated(self) -> bool:
        """Whether any number may stand twice 是否有编号再现."""
        if self._repeated is None:
            self._repeated = frozenset(_twice(self._hashes))
        return bool(self._repeated)

    def again(self, opened: Opened, parts: Iterable[Part]) -> Mapping[str, int]:
        """Above which row each number that stands again is to be told 各再现编号.

        Args:
            opened: the table.
            parts: of its text, once more from the first on.
        """
        found, layout = Again(), opened.layout
        sheet = found.begin()
        for row, cells in self._rows_again(layout, parts):
            found.take(layout, row, cells)
        return found.of(sheet)

    def _rows_again(self, layout: Layout, parts: Iterable[Part]) -> Iterator[tuple[int, Sequence[object]]]:
        """The rows whose number may stand twice."""
        at, repeated = position_of_number(layout), self._repeated or frozenset()
        for part in parts:
            if isinstance(part, PlainLines):
                keys = part.keys(at) if at is not None else []
                yield from (row for key, row in zip(keys, part.rows(), strict=True) if key and hash(key) in repeated)
            elif not isinstance(part[1], Fault) and hash(name_of(layout, part[1])) in repeated:
                yield part[0], part[1]


def _twice(hashes: array[int]) -> Iterable[int]:
    """Those that stand more than once."""
    if find_spec("numpy") is None:
        return (each for each, count in Counter(hashes).items() if count > 1)
    ordered = require_module("numpy").array(hashes)
    ordered.sort()
    twice: list[int] = ordered[1:][ordered[1:] == ordered[:-1]].tolist()
    return twice
