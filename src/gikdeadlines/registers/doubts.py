"""What a row says in columns that were not read: a verdict is no surer than the reading 存疑的单元格。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from gikdeadlines.case import Case, ExtensionNotified, Replied
from gikdeadlines.law import finding
from gikdeadlines.values import Finding

from .cells import cell_text, is_blank, printable
from .day_texts import in_figures, looks_like_a_day, spelled_day
from .headings import Layout, Watched
from .notes import NOTHING, Stated, may_tell, says_a_word, tells, tells_an_event, tells_aside
from .told import names_in
from .unreadable import Unreadable
from .vocabulary import phrases, said_in_cells, simplified, squeezed

__all__ = ["NOTHING", "Stated", "doubt", "doubts_of", "doubts_of_lines", "is_doubtful", "shown_cell", "stated_by"]

_CONTENT: Final = "内容"
_LONGEST_SHOWN: Final = 40
_LONGEST_DAY: Final = 60

_DAY_FIELDS: Final = ("at", "dated", "dispatched", "delivered", "registered", "served", "until", "respond_by")
_OF_REPLIES: Final = ("dated", "dispatched", "delivered", "registered")


def stated_by(case: Case) -> Stated:
    """What a case states 案件所载内容."""
    days = {day for event in case.events for name in _DAY_FIELDS if (day := getattr(event, name, None))}
    replies = (event for event in case.events if isinstance(event, Replied))
    replied = frozenset(day for reply in replies for name in _OF_REPLIES if (day := getattr(reply, name)))
    told = (event.working_days for event in case.events if isinstance(event, ExtensionNotified))
    return Stated(
        Counter(event.type for event in case.events),
        frozenset(days | {claim.due for claim in case.claims}),
        replied,
        frozenset(days for days in told if days),
    )


def doubts_of(watched: Iterable[Watched], cells: Sequence[object], stated: Stated) -> Iterator[Finding]:
    """A finding for each cell that may speak of an event that was not read 存疑的核查提示.

    Args:
        watched: the columns to look at.
        cells: the row.
        stated: what the row states in columns that were read.
    """
    for each in watched:
        cell = cells[each.position] if each.position < len(cells) else None
        if is_doubtful(each, cell, stated):
            yield doubt("unread-column", each.heading, cell)


def doubts_of_lines(layout: Layout, row: int, cells: Sequence[object]) -> Iterator[Finding]:
    """A finding for each line that holds no case and may speak of that of a row 附言的核查提示.

    Args:
        layout: of the table.
        row: its number.
        cells: what stands in it.
    """
    if not layout.lines:
        return
    names = names_in(cells, layout.numbering, layout.lines)
    for line in layout.lines:
        if line.touches(row, names):
            yield finding("told-in-line", row=line.row, line=line.text)


def doubt(code: str, heading: str, cell: object) -> Finding:
    """A finding on a cell, which it names 单元格的核查提示."""
    return finding(code, heading=heading, cell=shown_cell(cell))


def shown_cell(cell: object) -> str:
    """A cell as people are shown it, cut where it is long 单元格的写法."""
    text = " ".join(printable(cell_text(cell)).split())
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def is_doubtful(watched: Watched, cell: object, stated: Stated = NOTHING) -> bool:
    """Whether a cell may speak of an event that is not among those stated 是否存疑.

    >>> column = Watched(3, "备注", "cells")
    >>> is_doubtful(column, "已延期至4月30日"), is_doubtful(column, "未延期"), is_doubtful(column, "x")
    (True, False, False)
    """
    is_text = watched.watch in {"days", "cells", "words", "aside"} and isinstance(cell, str)
    if is_text and _leads_away(watched, cell_text(cell), stated):
        return True
    if watched.watch == "taken" and _says_no(cell):
        return not stated.replied
    if (is_text and not may_tell(str(cell))) or is_blank(cell, "day"):
        return False
    # What a formula without its result says, nobody knows.
    return isinstance(cell, Unreadable) or _speaks(watched, cell, stated)


def _speaks(watched: Watched, cell: object, stated: Stated) -> bool:
    match watched.watch:
        case "aside":
            return _tells_aside(cell, stated)
        case "doubtful" | "beside":
            is_asked = stated is NOTHING or bool(stated.types.get(str(watched.event)))
            return (watched.watch == "doubtful" or is_asked) and not _says_no(cell)
        case "closed":
            return _day_of(cell) not in stated.replied
        case "mark":
            is_missing = not _says_no(cell) and stated.types.get(str(watched.event), 0) < _times(watched, cell)
            # What was answered may name any day, and moves none.
            tells_it = _tells_aside if _CONTENT in simplified(watched.heading) else _tells
            return is_missing or tells_it(cell, stated)
        case "words":
            return isinstance(cell, str) and says_a_word(cell) and tells_an_event(cell_text(cell), stated)
        case _:
            return _is_a_day(cell) or _tells(cell, stated)


def _leads_away(watched: Watched, text: str, stated: Stated) -> bool:
    """Whether a note denies the answer that is stated, or names another place where it stands."""
    said, text = said_in_cells(), squeezed(text)
    if watched.watch in {"words", "aside"} or said.notes.search(simplified(watched.heading)) is None:
        return False
    is_answered = bool(stated.replied) or stated is NOTHING
    return said.refers.search(text) is not None or (is_answered and said.undone.search(text) is not None)


_TIMES: Final = re.compile(r"(\d{1,2})次?", re.ASCII)


def _times(watched: Watched, cell: object) -> int:
    """How many events a mark tells of: a number of times, or one."""
    match = _TIMES.fullmatch(in_figures(cell_text(cell))) if "次" in watched.heading else None
    return max(1, int(match[1])) if match else 1


def _tells(cell: object, stated: Stated) -> bool:
    if isinstance(cell, date):
        return _day_of(cell) not in stated.days
    # A number that a spreadsheet keeps as such is none of its days.
    return tells(cell_text(cell), stated) if isinstance(cell, str) else False


def _tells_aside(cell: object, stated: Stated) -> bool:
    return isinstance(cell, str) and tells_aside(cell_text(cell), stated)


def _day_of(cell: object) -> date | None:
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day)
    found = spelled_day(cell_text(cell))
    return found if isinstance(found, date) else None


def _says_no(cell: object) -> bool:
    return squeezed(cell_text(cell)) in phrases("nothing", "no")


def _is_a_day(cell: object) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and _reads_as_a_day(cell))


@lru_cache(1 << 14)
def _reads_as_a_day(text: str) -> bool:
    return len(text) < _LONGEST_DAY and looks_like_a_day(text)
