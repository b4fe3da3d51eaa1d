"""What a row says in columns that were not read: a verdict is no surer than the reading 存疑的单元格。"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.law import finding
from gikdeadlines.values import Finding

from .cells import cell_text, is_blank, printable
from .day_texts import looks_like_a_day
from .headings import Watched
from .vocabulary import phrases, said_beside_days, said_in_cells, squeezed

__all__ = ["NOTHING", "Stated", "doubt", "doubts_of", "is_doubtful", "shown_cell", "stated_by"]

_DAY_IN_TEXT: Final = re.compile(
    r"(?:(\d{4})\s*[-/.年]\s*)(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]", re.ASCII
)
"""A day within a text, with its year or without."""

_CONTENT: Final = "内容"
_LONGEST_SHOWN: Final = 40
_LONGEST_DAY: Final = 60
_MAY_BE_A_DAY: Final = re.compile(r"[\d〇○零一二三四五六七八九十]\s*[-/.年月\uff0d\uff0e\uff0f]|\d{6}")
"""What every text has that reads as a day: most texts are none, and are told so at a glance."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the columns of a row that were read state: types of events, and days 已读入的内容."""

    types: Container[str] = ()
    days: frozenset[date] = frozenset()


NOTHING: Final = Stated()
"""Nothing is known of what else a row states."""

_DAY_FIELDS: Final = ("at", "dated", "dispatched", "delivered", "registered", "served", "until", "respond_by")


def stated_by(case: Case) -> Stated:
    """What a case states 案件所载内容."""
    days = {day for event in case.events for name in _DAY_FIELDS if (day := getattr(event, name, None))}
    return Stated({event.type for event in case.events}, frozenset(days | {claim.due for claim in case.claims}))


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
    if watched.watch in {"days", "cells"} and isinstance(cell, str) and not _may_tell(cell):
        return False
    if is_blank(cell, "day"):
        return False
    match watched.watch:
        case "doubtful":
            return not _says_no(cell)
        case "mark":
            is_missing = watched.event not in stated.types and not _says_no(cell)
            # What was answered may name any day, and moves none.
            return is_missing or (_CONTENT not in watched.heading and _has_another_day(cell, stated.days))
        case _:
            text = cell_text(cell)
            is_told = any(not _is_stated(events, stated.types) for events in _told(text))
            return is_told or _is_a_day(cell) or _tells_another_day(text, stated.days)


def _has_another_day(cell: object, stated: frozenset[date]) -> bool:
    """Whether a cell is or has a day that the row does not state elsewhere."""
    if isinstance(cell, date):
        return not any((cell.year, cell.month, cell.day) == (day.year, day.month, day.day) for day in stated)
    return _tells_another_day(cell_text(cell), stated, needs_word=False)


def _tells_another_day(text: str, stated: frozenset[date], *, needs_word: bool = True) -> bool:
    """Whether a text has a word for an event beside a day that the row does not state elsewhere."""
    if needs_word and not _beside_days().search(text):
        return False
    days = (_parts(match) for match in _DAY_IN_TEXT.finditer(text))
    return any(not any(_is_the_day(day, each) for each in stated) for day in days)


def _parts(match: re.Match[str]) -> tuple[int | None, int, int]:
    return int(match[1]) if match[1] else None, int(match[2] or match[4]), int(match[3] or match[5])


def _is_the_day(said: tuple[int | None, int, int], day: date) -> bool:
    year, month, of_month = said
    return (month, of_month) == (day.month, day.day) and year in {None, day.year}


def _may_tell(text: str) -> bool:
    return _any_word().search(text) is not None or _MAY_BE_A_DAY.search(text) is not None


def _says_no(cell: object) -> bool:
    return squeezed(cell_text(cell)) in phrases("nothing", "no")


def _is_a_day(cell: object) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and _reads_as_a_day(cell))


@lru_cache(1 << 14)
def _reads_as_a_day(text: str) -> bool:
    return len(text) < _LONGEST_DAY and _MAY_BE_A_DAY.search(text) is not None and looks_like_a_day(text)


def _is_stated(events: tuple[str, ...], stated: Container[str]) -> bool:
    return any(event in stated for event in events)


@cache
def _patterns() -> Mapping[tuple[str, ...], re.Pattern[str]]:
    words, denied = said_in_cells()
    return {events: re.compile(rf"{denied}(?:{'|'.join(map(re.escape, said))})") for events, said in words.items()}


@cache
def _any_word() -> re.Pattern[str]:
    words, _ = said_in_cells()
    return re.compile("|".join(re.escape(word) for said in words.values() for word in said))


@cache
def _beside_days() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, said_beside_days())))


@lru_cache(1 << 14)
def _told(text: str) -> tuple[tuple[str, ...], ...]:
    """The events of which a text speaks; of each, whichever of several would be it."""
    if not _any_word().search(text):
        return ()
    return tuple(events for events, pattern in _patterns().items() if pattern.search(text))
