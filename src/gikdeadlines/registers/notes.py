"""What a note tells of events and days that no column states 备注所言。

A note is read for one thing alone: whether it says something that the columns do not. What it says is never computed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from gikdeadlines.values import FrozenMap

from .day_texts import in_figures
from .vocabulary import Said, said_in_cells, said_of_days, simplified

__all__ = [
    "NOTHING",
    "Stated",
    "any_word_in_cells",
    "may_tell",
    "says_a_word",
    "tells",
    "tells_an_event",
    "tells_aside",
]


@dataclass(frozen=True, slots=True)
class Stated:
    """What the columns of a row that were read state 已读入的内容.

    ``types`` are types of events, and how many of each; ``days`` all days, ``replied`` those of answers; ``counts`` by
    how many working days the period was extended.
    """

    types: Mapping[str, int] = FrozenMap()
    days: frozenset[date] = frozenset()
    replied: frozenset[date] = frozenset()
    counts: frozenset[int] = frozenset()


NOTHING: Final = Stated()
"""Nothing is known of what else a row states."""

_CLAUSE: Final = re.compile(r"[,。;!?\n\r]+")

_AFTER_ANOTHER: Final = r"(?<![\dA-Za-z./:第¥$〕·-])"


@cache
def _day_within() -> re.Pattern[str]:
    """A day within a text, with its year, with two figures of it, or without."""
    return re.compile(
        r"(?<!\d)(?P<y1>\d{4}|\d{2})\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})"
        r"|(?<![\d./-])(?P<y2>\d{4}|\d{2})\s*(?P<s>[-/.·])\s*(?P<m2>\d{1,2})\s*(?P=s)\s*(?P<d2>\d{1,2})(?!\d)"
        r"|(?<!\d)(?P<y3>(?:19|20)\d{2})(?P<m3>0[1-9]|1[0-2])(?P<d3>0[1-9]|[12]\d|3[01])(?!\d)"
        r"|(?<!\d)(?P<m4>\d{1,2})\s*月\s*(?P<d4>\d{1,2})"
        rf"|{_AFTER_ANOTHER}(?P<m5>\d{{1,2}})[./·-](?P<d5>\d{{1,2}})(?![\d./%]|\s*(?:{said_of_days().units}))",
        re.ASCII,
    )


_ENGLISH_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME: Final = "|".join(_ENGLISH_MONTHS)
_ENGLISH_DAY: Final = re.compile(
    rf"\b(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH_NAME})[a-z]*\b"
    rf"|\b(?P<m2>{_MONTH_NAME})[a-z]*\.?\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?!\s*\d)",
    re.ASCII | re.IGNORECASE,
)
"""17 Mar, March 17th."""

_OF_A_MONTH: Final = re.compile(r"(?<![\d月./〕第-])(\d{1,2})[日号](?![内前后])", re.ASCII)
"""A day without its month is none that is stated."""

_OF_ANOTHER_MONTH: Final = re.compile(r"[次下翌]个?月\s*\d{1,2}\s*[日号]", re.ASCII)
_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})\s*月(?!\s*\d)([底末初上中下]?)", re.ASCII)
_RUN_ON: Final = re.compile(r"(?<!\d)(\d{2})?(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", re.ASCII)
"""240328, 0328: also numbers of other things, so that a word must stand near."""

_NEAR: Final = 3
"""A word for an event stands so near to a day that could be something else."""

_INVISIBLE: Final = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
"""What parts the characters of a word and is not seen, or not minded: 延 期."""

_OTHER_MATTER: Final = timedelta(200)
"""So long before the first day of a row nothing happened in its course."""

_CENTURY: Final = 2000
_YEAR_FIGURES: Final = 100
_MOST_MONTHS, _MOST_DAYS, _TWICE = 12, 31, 2


def may_tell(text: str) -> bool:
    """Whether a text may tell of anything: a look that misses nothing, and takes little time 是否可能有所言."""
    if says_a_word(text) or said_of_days().may_be.search(text) is not None:
        return True
    return _INVISIBLE.search(text) is not None and says_a_word(_compact(text))


def says_a_word(text: str) -> bool:
    """Whether one of the words for events stands in a text as it is 是否含事件用语."""
    return said_in_cells().any_word.search(text.casefold()) is not None


def any_word_in_cells() -> str:
    """The words for events, as a regular expression of any engine to which all figures are one 事件用语的正则表达式."""
    return f"(?i){said_in_cells().any_word.pattern}".replace("3rd", "[0-9]rd")


def tells(text: str, stated: Stated) -> bool:
    """Whether a note tells of an event or of a day that the columns do not state 是否言及未载之事.

    >>> stated = Stated({"received": 1}, frozenset({date(2024, 3, 5)}))
    >>> [tells(note, stated) for note in ("3月5日受理", "4.8寄出", "三月十日收到", "已延期", "第3-5页，共3.5万元")]
    [False, True, True, True, False]
    """
    return tells_an_event(text, stated) or _tells_a_day(text, stated) or _tells_a_period(text, stated)


def _compact(text: str) -> str:
    return _INVISIBLE.sub("", text)


# Events


def tells_an_event(text: str, stated: Stated) -> bool:
    """Whether a text has a word for an event that is not stated, or for a further one of its kind 是否言及未载事件."""
    text = said_in_cells().none.sub("", simplified(text))
    told = (*_told(text), *_told(_compact(text)))
    if any(max((stated.types.get(event, 0) for event in events), default=0) < times for events, times in told):
        return True
    return any(days not in stated.counts for days in _lengthened(text))


@lru_cache(1 << 14)
def _told(text: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """The events of which a text speaks, and how many of each there must be; of several, whichever it was."""
    if not says_a_word(text):
        return ()
    folded = text.casefold()
    return tuple(
        (events, _TWICE if further.search(folded) else 1)
        for events, (told, further) in _patterns().items()
        if told.search(folded)
    )


@cache
def _patterns() -> Mapping[tuple[str, ...], tuple[re.Pattern[str], re.Pattern[str]]]:
    said = said_in_cells()
    return {events: (_plainly(said, events, words), _further(said, words)) for events, words in said.words.items()}


def _plainly(said: Said, events: tuple[str, ...], words: str) -> re.Pattern[str]:
    whatever_before = said.patterns.get(events)
    return re.compile(rf"{said.denied}(?:{words})" + (f"|{whatever_before}" if whatever_before else ""))


def _further(said: Said, words: str) -> re.Pattern[str]:
    times = r"[2-9二两三四五多]次"
    return re.compile(rf"(?:{said.further}|第?{times}).{{0,6}}?(?:{words})|(?:{words}).{{0,3}}?{times}")


@lru_cache(1 << 14)
def _lengthened(text: str) -> tuple[int, ...]:
    """By how many days a text says that the period was extended."""
    return tuple(int(match[1]) for match in _lengths().finditer(in_figures(text)))


@cache
def _lengths() -> re.Pattern[str]:
    days = r"[^\d,。;]{0,6}?(\d{1,3})\s*个?(?:工作)?[日天]"
    return re.compile(rf"{said_in_cells().denied}(?:{said_in_cells().lengthens}){days}", re.ASCII)


_PERIOD: Final = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:个?工作日|[日天][之以]?内)", re.ASCII)


def _tells_a_period(text: str, stated: Stated) -> bool:
    """Whether a text names a period that none has without an extension, and one may have with it."""
    usual = said_in_cells().usual
    periods = (int(match[1]) for match in _PERIOD.finditer(in_figures(text)))
    is_told = any(min(usual) < period <= 2 * max(usual) and period not in usual for period in periods)
    return is_told and "extension-notified" not in stated.types


# Beside what a text is about

_SUFFIX: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]{2,30})[)\]】〕]\s*$")
_DAY_OF_THIS_YEAR: Final = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})[日号]?", re.ASCII)


def tells_aside(text: str, stated: Stated) -> bool:
    """Whether a text that may be about anything also says something of its own row 附带所言.

    >>> [tells_aside(text, NOTHING) for text in ("张三(已撤回)", "关于延期的文件", "4月2日寄出", "4月2日批复的附件")]
    [True, False, True, False]
    """
    text = simplified(text)
    if (match := _SUFFIX.search(text)) and tells_an_event(match[1], stated):
        return True
    clauses = [clause for clause in _CLAUSE.split(in_figures(text)) if not said_in_cells().topic.search(clause)]
    return any(_DAY_OF_THIS_YEAR.search(clause) and _tells_a_day(clause, stated) for clause in clauses)


# Days


def _tells_a_day(text: str, stated: Stated) -> bool:
    """Whether a text names a day that is not stated 是否言及未载之日.

    Days of another matter are none of the application: of a review, of the files, or long before all that is stated.
    """
    clauses = _CLAUSE.split(in_figures(text))
    return any(_names_a_day(clause, stated) for clause in clauses if not said_in_cells().elsewhere.search(clause))


def _names_a_day(clause: str, stated: Stated) -> bool:
    has_word = said_in_cells().beside.search(clause) is not None
    if _OF_ANOTHER_MONTH.search(clause) or any(
        not _is_stated(day, stated) and (has_word or not _is_long_before(day, stated)) for day in _days(clause)
    ):
        return True
    if not has_word:
        return False
    if any(_has_word_near(clause, match) for match in _OF_A_MONTH.finditer(clause)):
        return True
    months = {day.month for day in stated.days}
    if any(match[2] or int(match[1]) not in months for match in _MONTH.finditer(clause)):
        return True
    figures = (match for match in _RUN_ON.finditer(clause) if _has_word_near(clause, match))
    if any(not _is_stated(_run_on(match), stated) for match in figures):
        return True
    return any(_has_word_near(clause, match) for match in said_of_days().far.finditer(clause))


_Said = tuple[int | None, int, int]
"""The year where it is said, the month, the day of the month."""


def _days(clause: str) -> Iterator[_Said]:
    for match in _day_within().finditer(clause):
        named = {name: text for name, text in match.groupdict().items() if text and name != "s"}
        parts = {name[0]: int(text) for name, text in named.items()}
        if parts["m"] > _MOST_MONTHS >= parts["d"]:
            # 17/3 puts the day first.
            parts["m"], parts["d"] = parts["d"], parts["m"]
        if 1 <= parts["m"] <= _MOST_MONTHS and 1 <= parts["d"] <= _MOST_DAYS:
            yield _year(parts.get("y")), parts["m"], parts["d"]
    for match in _ENGLISH_DAY.finditer(clause):
        yield None, _ENGLISH_MONTHS.index((match["m1"] or match["m2"]).casefold()) + 1, int(match["d1"] or match["d2"])


def _year(figures: int | None) -> int | None:
    return figures + _CENTURY if figures is not None and figures < _YEAR_FIGURES else figures


def _run_on(match: re.Match[str]) -> _Said:
    return _year(int(match[1]) if match[1] else None), int(match[2]), int(match[3])


def _has_word_near(clause: str, match: re.Match[str]) -> bool:
    around = clause[max(0, match.start() - _NEAR) : match.end() + _NEAR + 1]
    return said_in_cells().beside.search(around) is not None


def _is_stated(said: _Said, stated: Stated) -> bool:
    year, month, of_month = said
    return any((month, of_month) == (day.month, day.day) and year in {None, day.year} for day in stated.days)


def _is_long_before(said: _Said, stated: Stated) -> bool:
    year, month, of_month = said
    first = min(stated.days, default=None)
    if year is None or first is None:
        return False
    limit = first - _OTHER_MATTER
    return (year, month, of_month) < (limit.year, limit.month, limit.day)
