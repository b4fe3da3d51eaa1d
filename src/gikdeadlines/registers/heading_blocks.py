"""Where the headings of a table stand: the block of one to three rows in which most names are known 表头所在的行。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from gikdeadlines.values import Fault, FrozenMap, TableError, not_among

from .cells import cell_text, printable
from .column_map import NO_MAP, ColumnMap
from .day_texts import looks_like_a_day, spelled_day
from .headings import Layout, layout_of_block
from .naming import column_named, keys_of, paths_of, shown
from .vocabulary import bare
from .workbooks import SpreadRow

__all__ = [
    "HEADING_ROWS",
    "HeadingBlock",
    "HeadingRows",
    "RawRow",
    "find_block",
    "has_days",
    "has_headings",
    "heading_block",
    "may_head",
    "require_matched",
    "too_few_known",
]

HEADING_ROWS: Final = 20
"""Title rows stand above the headings; further down than this nobody puts headings."""

_DEEPEST: Final = 3
_FEWEST_HEADINGS: Final = 3
_A_YEAR: Final = re.compile(r"\d{4}")

RawRow = Sequence[object] | Fault
"""A row as its source gives it: its cells, or why it cannot be read."""

HeadingRows = tuple[int, int]
"""The first and the last row of the headings, where somebody names them."""


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """The rows of the headings, counted from 1, and what they come to 表头."""

    first: int
    last: int
    layout: Layout


def find_block(
    head: Sequence[RawRow], heading_rows: HeadingRows | None = None, columns: ColumnMap = NO_MAP
) -> HeadingBlock | None:
    """The block with the most known or doubtful names, None where there is none 查找表头.

    >>> block = find_block([["登记簿"], ["编号", "补正", "", "收到日期"], ["", "告知日期", "收到日期", ""], ["1"]])
    >>> block.first, block.last, [found.column.name for found in block.layout.found]
    (2, 3, ['id', 'correction_requested', 'correction_received', 'received'])

    Args:
        head: the first rows.
        heading_rows: where the headings stand, if somebody says so.
        columns: what headings of the table are said to mean.
    """
    if heading_rows:
        first, last = heading_rows
        rows = [row for row in head[first - 1 : last] if not isinstance(row, Fault)]
        layout = layout_of_block(rows, columns) if rows else None
        return HeadingBlock(first, last, layout) if layout else None
    whole = [at for at, row in enumerate(head) if not (isinstance(row, SpreadRow) and row.goes_on)]
    return _weightiest(head, whole, columns) or _weightiest(head, range(len(head)), columns)


def _weightiest(head: Sequence[RawRow], begins: Iterable[int], columns: ColumnMap) -> HeadingBlock | None:
    blocks = [block for at in begins if (block := _deepest_useful(head, at, columns))]
    return max(blocks, key=lambda block: _weight(block, head), default=None)


def _weight(block: HeadingBlock, head: Sequence[RawRow]) -> tuple[int, bool, int, int]:
    """Most names first, then one that cuts no merged cell in two, then the fewest rows, then the first."""
    layout = block.layout
    doubtful = sum(each.watch in {"doubtful", "mark"} for each in layout.watched)
    below = head[block.last] if block.last < len(head) else None
    is_cut = isinstance(below, SpreadRow) and below.goes_on
    return len(layout.found) + doubtful, not is_cut, -layout.rows, -block.first


def _deepest_useful(head: Sequence[RawRow], at: int, columns: ColumnMap) -> HeadingBlock | None:
    """The block that begins with a row; a further row belongs to it where more names are known with it."""
    best: HeadingBlock | None = None
    rows: list[Sequence[object]] = []
    for place in range(at, min(at + _DEEPEST, len(head))):
        row = head[place]
        if isinstance(row, Fault) or has_days(row) or (rows and not _could_head(row)):
            break
        rows.append(row)
        layout = layout_of_block(rows, columns)
        # Of two columns that say the same both count: they are to be refused, not to go by unseen.
        if layout and (best is None or _names(layout) > _names(best.layout) - _is_part(row, best, place)):
            best = HeadingBlock(at + 1, place + 1, layout)
    return best


def _is_part(row: Sequence[object], block: HeadingBlock, place: int) -> bool:
    """Whether headings merged downward reach into the row right below them: it is one of theirs, whatever it says."""
    return isinstance(row, SpreadRow) and row.goes_on and place == block.last


def _names(layout: Layout) -> int:
    """How many columns bear a name that is known, those of another matter too."""
    return len(layout.found) + layout.elsewhere


def _could_head(row: Sequence[object]) -> bool:
    """Whether a row may stand below headings and be one of them: it holds no day and no number."""
    filled = [cell for cell in row if cell_text(cell)]
    return bool(filled) and not any(_is_datum(cell) for cell in filled)


def may_head(row: Sequence[object]) -> bool:
    """Whether a row may be one of headings: several texts, and no day 是否可能为表头."""
    texts = [cell for cell in row if cell is not None and cell != ""]
    return len(texts) >= _FEWEST_HEADINGS and all(isinstance(text, str) for text in texts) and not _year_in(texts)


def _year_in(texts: Iterable[object]) -> bool:
    return any(_A_YEAR.search(str(text)) for text in texts)


def has_days(row: Sequence[object]) -> bool:
    """Whether a row holds a day: such a row states a case 是否含日期."""
    return any(isinstance(cell, date) or (isinstance(cell, str) and _is_day(cell)) for cell in row)


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    return any(figure in text for figure in "0123456789") and isinstance(spelled_day(text), date)


def _is_datum(cell: object) -> bool:
    if isinstance(cell, date | int | float):
        return True
    text = cell_text(cell)
    return text.isdecimal() or looks_like_a_day(text)


def has_headings(head: Sequence[RawRow], heading_rows: HeadingRows | None, columns: ColumnMap) -> bool:
    """Whether there is a heading block among the first rows of a table 是否有表头."""
    return find_block(head[: heading_rows[1] if heading_rows else HEADING_ROWS], heading_rows, columns) is not None


def heading_block(
    head: Sequence[RawRow], heading_rows: HeadingRows | None, columns: ColumnMap, file: str
) -> HeadingBlock:
    """The heading block of a table, every key of a map found in it 取表头.

    Raises:
        TableError: ``no-heading-row``, ``empty-file``, ``unmatched-heading``.
    """
    block = find_block(head, heading_rows, columns)
    if block is None:
        raise TableError(_headless(head, heading_rows, columns, file))
    rows = [row for row in head[block.first - 1 : block.last] if not isinstance(row, Fault)]
    require_matched(rows, columns, f"{file}: row[{block.first}]")
    return block


def require_matched(rows: Sequence[Sequence[object]], columns: ColumnMap, path: str) -> None:
    """Refuse a map with a heading that the table does not bear: a slip that would leave a column unread 核对列对照.

    Raises:
        TableError: ``unmatched-heading``.
    """
    if not (columns.columns or columns.comments):
        return
    paths = [(at, path) for at, path in enumerate(paths_of(rows)) if path]
    borne = {bare(key) for each in paths for key in keys_of(*each)}
    unmatched = [columns.written[key] for key in columns.columns if key not in borne]
    unmatched += [heading for heading in columns.comments if bare(heading) not in borne]
    if unmatched:
        known = [shown(each) for _, each in paths]
        raise TableError(*(not_among("unmatched-heading", heading, known, path) for heading in unmatched))


# Where there is none


def _headless(head: Sequence[RawRow], heading_rows: HeadingRows | None, columns: ColumnMap, file: str) -> Fault:
    rows = [row for row in head if not isinstance(row, Fault)]
    if len(rows) == len(head) and not any(cell_text(cell) for row in rows for cell in row):
        return Fault(code="empty-file", given="", expected="a heading row and rows", path=file)
    nearest = max(_readable(head, heading_rows), key=lambda pair: (_known(pair[1], columns), -pair[0]), default=(1, []))
    names = _known(nearest[1], columns)
    return Fault(
        code="no-heading-row",
        given=" | ".join(text for text in map(_shown, nearest[1]) if text)[:80],
        expected=f"three known headings, such as 申请编号, 收到日期, 答复日期, in one of the first {HEADING_ROWS} rows",
        path=file,
        hint=f"row {nearest[0]} comes nearest: {names} of its headings are known",
        parameters=FrozenMap(rows=HEADING_ROWS, row=nearest[0], known=names),
    )


def too_few_known(
    head: Sequence[RawRow], heading_rows: HeadingRows | None, columns: ColumnMap, file: str
) -> Fault | None:
    """What a table lacks that has days below a heading of a day of the case, but too few others 认识的标题不足.

    A list of choices or a count of channels has no such heading, and loses no case.
    """
    fault = _headless(head, heading_rows, columns, file)
    if fault.code != "no-heading-row":
        return None
    row = int(str(fault.parameters["row"]))
    names = [column_named(columns.sense(text) or text) for text in map(_shown, _cells(head[row - 1])) if text]
    has_day = any(found and found[0].kind == "day" for found in names)
    return fault if has_day and any(map(has_days, map(_cells, head[row:]))) else None


def _cells(row: RawRow) -> Sequence[object]:
    return () if isinstance(row, Fault) else row


def _readable(head: Sequence[RawRow], heading_rows: HeadingRows | None) -> Iterator[tuple[int, Sequence[object]]]:
    first, last = heading_rows or (1, len(head))
    for number, row in enumerate(head, start=1):
        if first <= number <= last and not isinstance(row, Fault) and any(map(cell_text, row)):
            yield number, row


def _known(row: Sequence[object], columns: ColumnMap) -> int:
    """How many headings of a row are known."""
    texts = [_shown(cell) for cell in row]
    return sum(column_named(columns.sense(text) or text) is not None for text in texts if text)


def _shown(cell: object) -> str:
    return printable(cell_text(cell))
