"""Which column a heading names, with the groups above it 标题的含义。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from gikdeadlines.values import closest

from .cells import cell_text, printable
from .fields import LONG, WIDE, WIDE_BY_NAME, Column, column_by_name
from .vocabulary import DAY, Words, bare, english_headings, headings, key_of, neutral_groups
from .workbooks import SpreadRow

__all__ = [
    "NEVER_REPEATED",
    "Path",
    "candidates_for",
    "column_named",
    "events_of_groups",
    "is_known_heading",
    "is_of_something_else",
    "keys_of",
    "long_columns",
    "named",
    "paths_of",
    "resembling",
    "shown",
]

Path = tuple[str, ...]
"""A heading with the groups above it, the outermost first."""

_JOINT: Final = "·"

NEVER_REPEATED: Final = frozenset({"id", "jurisdiction"})
"""A case has one of them, so that a second column is none of its own."""

_NUMERALS: Final = "一二三四五六七八九"
_ORDINAL: Final = re.compile(rf"(.*?)(?:第|^)([1-9{_NUMERALS}首再])[次轮批](?!性)(.+|(?<=第.[次轮批]))", re.DOTALL)
_NUMBERED: Final = (
    re.compile(r"(.+?)_([1-9]\d?)", re.ASCII),
    re.compile(r"(.*[^\d])\(?([1-9])\)?", re.DOTALL),
)
"""How the second of several columns is told: 第二次补正告知日期, 补正告知日期_2, 补正告知日期（2）."""


# Headings and the groups above them


def paths_of(rows: Sequence[Sequence[object]]) -> list[Path]:
    """The heading of each column with its groups, up to the last one 标题路径.

    An empty cell of an upper row takes what stands left of it, where something stands below both; where cells are
    merged, what stands in them covers the columns of the merged cell and no other.

    >>> paths_of([["编号", "补正", ""], ["", "告知日期", "收到日期"]])
    [('编号',), ('补正', '告知日期'), ('补正', '收到日期')]
    """
    width = max((len(row) for row in rows), default=0)
    texts = [[_text(row[at]) if at < len(row) else "" for at in range(width)] for row in rows]
    merged = [row.merged if isinstance(row, SpreadRow) else frozenset[int]() for row in rows]
    filled = [_filled(texts, level, merged[level]) for level in range(len(texts))]
    paths = [tuple(dict.fromkeys(row[at] for row in filled if row[at])) for at in range(width)]
    while paths and not paths[-1]:
        paths.pop()
    return paths


def _text(cell: object) -> str:
    return printable(cell_text(cell))


def _filled(texts: Sequence[Sequence[str]], level: int, merged: Container[int]) -> list[str]:
    """One row of headings, each group over all that stands below it."""
    row, below = list(texts[level]), texts[level + 1 :]
    group = ""
    for at, text in enumerate(row):
        has_below = any(lower[at] for lower in below)
        is_under_another = level > 0 and at > 0 and texts[0][at] != "" and text == ""
        if text or is_under_another:
            group = text if has_below and at not in merged else ""
        elif has_below and group:
            row[at] = group
    return row


def shown(path: Path) -> str:
    """A heading with its groups, as people are shown it 标题的写法.

    >>> shown(("补正", "告知日期"))
    '补正·告知日期'
    """
    return _JOINT.join(path)


def keys_of(position: int, path: Path) -> tuple[str, ...]:
    """How a map may name a column 列的写法."""
    return f"{shown(path)} ({position + 1})", shown(path), path[-1]


# What a heading names


@lru_cache(maxsize=4096)
def _field_of(path: Path) -> str | None:
    """The field that a heading names, without any number."""
    leaf, rest = headings().words_of(path[-1])
    if rest or not leaf:
        return None
    known, group = headings(), events_of_groups(path[:-1])
    if DAY not in leaf and any(DAY in known.words_of(above)[0] for above in path[:-1]):
        # 答复日期 over 应答复 and 实际答复: what stands below are days.
        return known.below.get((group, leaf)) or known.fields.get(group | leaf | {DAY})
    if not group or group <= leaf:
        return known.fields.get(leaf)
    found = known.below.get((group, leaf))
    if found is None and not known.events_in(leaf):
        found = known.fields.get(group | leaf)
    alone = known.fields.get(leaf)
    return found or (alone if alone in NEVER_REPEATED else None)


def events_of_groups(groups: Path) -> Words:
    """The words of groups that tell of events: 办理情况 over a heading says nothing 标题分组中的事件."""
    words = frozenset[str]().union(*(headings().words_of(group)[0] for group in groups))
    return headings().events_in(words)


def _named(path: Path) -> Column | None:
    """The wide column that a heading names without a number."""
    key = key_of(path[-1])
    by_name = WIDE_BY_NAME.get(key_of(english_headings().get(key, key)))
    field = None if by_name else _field_of(path)
    return column_by_name(field) if field else by_name


def is_of_something_else(path: Path) -> bool:
    """Whether what stands below these groups is another matter's 是否另有所指.

    The reply of a review is no reply to the application:

    >>> is_of_something_else(("行政复议", "答复日期")), is_of_something_else(("办理情况", "答复日期"))
    (True, False)
    """
    return any(map(_is_foreign, path[:-1]))


@lru_cache(maxsize=1024)
def _is_foreign(group: str) -> bool:
    return not neutral_groups().fullmatch(headings().words_of(group)[1])


@lru_cache(maxsize=4096)
def named(path: Path) -> tuple[Column, int] | None:
    """The column that a heading names in a table with a row a case, and which of several it is 所指的列与序次."""
    # 第二次补正 over 告知日期 is understood without its number, which would be lost.
    if found := _by_number(path, _ORDINAL):
        return found
    if column := _named(path):
        return column, 1
    for pattern in _NUMBERED:
        if found := _by_number(path, pattern):
            return found
    return None


def _by_number(path: Path, pattern: re.Pattern[str]) -> tuple[Column, int] | None:
    for level in reversed(range(len(path))):
        match = pattern.fullmatch(unicodedata.normalize("NFKC", path[level]).strip())
        if match is None:
            continue
        rest = "".join(part for place, part in enumerate(match.groups()) if place != 1)
        column = _named(tuple(part for part in (*path[:level], rest, *path[level + 1 :]) if part) or ("",))
        if column and column.name not in NEVER_REPEATED:
            return column, _NUMERALS.find(match[2].replace("首", "一").replace("再", "二")) + 1 or int(match[2])
    return None


@cache
def long_columns() -> Mapping[str, Column]:
    """The columns of a table with a row an event, by each of their headings as it is compared 一行一事的列."""
    return {key_of(heading): column for column in LONG for heading in (column.name, *column.headings)}


def column_named(sense: str) -> tuple[Column, int] | None:
    """The column of a table with a row a case that a heading names 所指的列.

    >>> column_named("补正告知日期_2")[1], column_named("机关")
    (2, None)
    """
    return named((sense.strip() or "?",))


def is_known_heading(text: str) -> bool:
    """Whether a table could have a column of that name 是否认识的标题.

    >>> is_known_heading("收到申请日期"), is_known_heading("third_party_replied_2"), is_known_heading("机关")
    (True, True, False)
    """
    return key_of(text) in long_columns() or column_named(text) is not None


@lru_cache(maxsize=1024)
def candidates_for(heading: str) -> tuple[str, ...]:
    """The fields that a heading which was not understood might be, by name, the likeliest first 可能所指.

    >>> candidates_for("补正告知收到日期")
    ('correction_requested', 'correction_received')
    """
    words, rest = headings().words_of(heading)
    if not rest and words in headings().fields:
        # It is understood, and another column is missing beside it.
        return ()
    if own := tuple(field for field, said in headings().said.items() if not rest and words in said.might):
        return own
    ranked = [(_likeness(words, field), field) for field in headings().said]
    return tuple(field for score, field in sorted(ranked, key=lambda pair: -pair[0]) if score >= _ALIKE)[:3]


_ALIKE: Final = 0.6


def _likeness(words: Words, field: str) -> float:
    """How many words are common to a heading and one of the field's; none where the field's events differ."""
    said, known = headings().said[field], headings()
    if words & said.excluded and not words & said.excluded <= words & known.weak:
        return 0.0
    told = known.events_in(words)
    fitting = [own for own in said.says if known.events_in(own) & told]
    return max((len(own & words) / len(own | words) for own in fitting), default=0.0)


@lru_cache(maxsize=1024)
def resembling(heading: str, columns: tuple[Column, ...] = (*WIDE, *LONG)) -> str | None:
    """The known heading that a misspelt one resembles, in its own script 相近的标题.

    >>> resembling("recieved"), resembling("收到日其")
    ('received', '收到日期')
    """
    known, text = headings(), bare(heading)
    if known.moves_nothing.search(text) or known.others.match(text) or known.internal.match(text):
        # 转办日期 is no slip of 限办日期.
        return None
    if known.unlike.search(text):
        return None
    is_ascii = heading.isascii()
    spellings = {key_of(h): h for c in columns for h in ((c.name,) if is_ascii else c.headings)}
    near = closest(key_of(heading), spellings)
    return spellings[near] if near and _says_the_same(heading, spellings[near]) else None


def _says_the_same(heading: str, near: str) -> bool:
    """Whether a proposal keeps what the heading says: 应答复日期 is no 答复日期."""
    said, proposed = (headings().words_of(text)[0] for text in (heading, near))
    return said - {DAY} <= proposed and headings().events_in(proposed) <= said | {DAY}
