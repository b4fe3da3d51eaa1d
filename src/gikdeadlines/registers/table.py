"""What a reader knows of a table beside its rows, and rows with their numbers 表格及其行号。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gikdeadlines.loading import SeenIds, SkipReason
from gikdeadlines.values import Fault, FrozenMap

from .column_map import NO_MAP, ColumnMap
from .heading_blocks import HeadingRows, RawRow
from .marks import NO_MARKS, Marks
from .told import ToldLine
from .workbooks import Merge

__all__ = ["Numbered", "Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a reader knows of a table beside its rows 表格的说明.

    ``serials`` is the day from which a spreadsheet's numbers count, None where a number is no day; ``heading_rows``
    names the rows of headings where they are not to be looked for; ``columns`` says what headings and words mean. One
    that is inspected is opened whatever conflicts its headings have. Of a sheet of a workbook there are its name, its
    merged cells, the numbers of its hidden rows, and what stands beside its cells. Where several sheets are read, they
    share the ids seen; one that is not read says why: what it is, or what its headings lack.

    Whoever has looked through the whole table says which ``lines`` below the headings hold no case and speak of some,
    which ones ``elsewhere`` in the file do, in which rows the headings come again (``heads``), and where those of
    another table begin (``ends``), and which numbers stand ``again``; ``place`` is that of the sheet among those
    whose numbers were taken in together.
    """

    file: str
    serials: date | None = None
    heading_rows: HeadingRows | None = None
    columns: ColumnMap = NO_MAP
    inspects: bool = False
    sheet: str = ""
    merges: tuple[Merge, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    marks: Marks = NO_MARKS
    lines: tuple[ToldLine, ...] = ()
    elsewhere: tuple[ToldLine, ...] = ()
    again: Mapping[str, int] = FrozenMap()
    place: int = 0
    borne: frozenset[str] = frozenset()
    heads: frozenset[int] = frozenset()
    ends: int | None = None
    ids: SeenIds | None = None
    passed_over: SkipReason | Fault | None = None

    @property
    def is_parted(self) -> bool:
        """Whether its rows do not all stand below the same headings, once 是否不止一处表头."""
        return bool(self.heads) or self.ends is not None


class Numbered:
    """Rows with their numbers, of which some may be taken elsewhere 带行号的各行.

    >>> rows = Numbered([["a"], ["b"]])
    >>> next(rows), rows.pass_over(3), next(rows)
    ((1, ['a']), 2, (5, ['b']))
    """

    def __init__(self, rows: Iterable[RawRow]) -> None:
        self.last = 0
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[tuple[int, RawRow]]:
        return self

    def __next__(self) -> tuple[int, RawRow]:
        cells = next(self._rows)
        self.last += 1
        return self.last, cells

    def pass_over(self, rows: int) -> int:
        """Count rows that were taken elsewhere, and give the number of the first of them 跳过若干行."""
        self.last += rows
        return self.last - rows + 1
