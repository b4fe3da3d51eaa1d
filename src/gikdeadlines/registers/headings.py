"""Which column a heading names, in Chinese or English 表头。

A wide table has a row a case and a column a fact; a long one has a row an event, grouped by case. A heading block has
one to three rows: what stands in the upper ones is the group of what stands below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from gikdeadlines.loading import DoubtfulColumn, UnknownColumn
from gikdeadlines.values import FrozenMap, TableError

from .column_map import NO_MAP, ColumnMap, is_ignored
from .fields import LONG, WIDE, Column, Found
from .naming import (
    Path,
    candidates_for,
    column_named,
    events_of_groups,
    is_of_something_else,
    long_columns,
    named,
    paths_of,
    resembling,
    shown,
)
from .own_columns import is_own_heading
from .settling import INSTEAD, Conflict, beside_questions, one_id, said_of, settled, with_id
from .told import Numbering, ToldLine
from .vocabulary import DAY, Words, bare, headings, key_of

__all__ = ["Conflict", "Layout", "Watched", "layout_of", "layout_of_block", "require_settled"]

Watch = Literal["doubtful", "closed", "mark", "days", "cells", "words", "aside", "beside", "taken"]
"""Whatever it holds is doubtful; so is whatever is no day of an answer; it tells that an event happened; days in it
are doubtful; so are words and days; so are words alone; so is what is said aside of the text that it holds; so is
whatever it holds beside a question that nothing else answers; so is a No in it where no answer is stated."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A column that was not read and may yet speak of an event 须留意的列.

    ``event`` is what a mark tells of, or the question that stands beside.
    """

    position: int
    heading: str
    watch: Watch
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of one table are 表格结构.

    ``found`` were read; ``others`` are carried, each under a name of its own; ``watched`` are those of them whose cells
    may keep a verdict from being sure; ``said`` is what somebody says that headings and words mean. Of ``watched`` so
    many have a known name below a group of another matter: ``elsewhere``. ``lines`` are those that hold no case and
    speak of some, above the headings and below. ``again`` are numbers that stand once more further
    down or in a later sheet, each with the row above which that is to be said.
    """

    form: Literal["wide", "long"]
    width: int
    found: tuple[Found, ...]
    others: tuple[tuple[int, str], ...]
    watched: tuple[Watched, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rows: int = 1
    said: ColumnMap = NO_MAP
    elsewhere: int = 0
    lines: tuple[ToldLine, ...] = ()
    again: Mapping[str, int] = FrozenMap()

    @property
    def counts_rows(self) -> bool:
        """Whether the ids only count the rows: 序号."""
        return any(each.column.name == "id" and bare(each.heading) in headings().instead for each in self.found)

    @property
    def numbering(self) -> Numbering:
        """What tells one row from another 编号所在列."""
        own = (each.position for each in self.found if each.column.name in {"id", "case_id"})
        counts = (at for at, heading in self.others if bare(heading) in headings().instead)
        return Numbering((*own, *counts))

    @property
    def unknown(self) -> tuple[UnknownColumn, ...]:
        """The columns that are carried, each with the known heading it resembles 未识别的列."""
        columns = WIDE if self.form == "wide" else LONG
        watched = {each.position for each in self.watched if each.watch in _SPEAKING}
        return tuple(UnknownColumn(name, resembling(name, columns)) for at, name in self.others if at not in watched)

    @property
    def doubtful(self) -> tuple[DoubtfulColumn, ...]:
        """The columns whose headings speak of an event and were not understood 存疑的列."""
        found = [each for each in self.watched if each.watch in {"doubtful", "closed"}]
        return tuple(DoubtfulColumn(each.heading, candidates_for(each.heading)) for each in found)


_SPEAKING: Final = frozenset({"doubtful", "closed", "mark"})
"""Columns whose headings speak of an event."""

_DOCUMENT: Final = "文号"
"""The number of a document says by a word what it is: 延〔2024〕1号."""

_TAKEN: Final = frozenset({"是否", "收到"})
"""是否受理: an application that was not taken up was refused, and so perhaps answered."""

_FEWEST_NAMES: Final = 3
_FEWEST_KNOWN: Final = 2
_LONG_MUST: Final = frozenset({"case_id", "type"})

# Layouts


def layout_of(cells: Sequence[object], columns: ColumnMap = NO_MAP) -> Layout | None:
    """What the columns are when these cells are a heading row, None when they are not 识别表头.

    >>> layout_of(["申请编号", "收到日期", "答复日期", "机关"]).unknown
    (UnknownColumn(heading='机关', resembles=None),)
    >>> layout_of(["2017年登记簿", "", ""]) is None
    True

    Args:
        cells: one row.
        columns: what headings of the table are said to mean.
    """
    return layout_of_block([cells], columns)


def layout_of_block(rows: Sequence[Sequence[object]], columns: ColumnMap = NO_MAP) -> Layout | None:
    """What the columns are when these rows are a heading block, None when they are not 识别多行表头.

    Args:
        rows: one to three rows.
        columns: what headings of the table are said to mean.
    """
    paths = paths_of(rows)
    written = [(at, path) for at, path in enumerate(paths) if path]
    long = _long(written, columns) if len(rows) == 1 else ()
    form: Literal["wide", "long"] = "long" if {each.column.name for each in long} >= _LONG_MUST else "wide"
    found = long if form == "long" else with_id(one_id(_timely(_wide(written, columns))), written, columns)
    taken = {each.position for each in found}
    others = [(at, path) for at, path in enumerate(paths) if at not in taken and not _is_own(path)]
    names = {each.column.name for each in found}
    is_whole = bool(names & INSTEAD["received"] and names & INSTEAD["reply_registered"])
    looked = (_watched(at, path, columns, form, is_whole=is_whole) for at, path in others)
    watched = tuple(each for each in looked if each)
    doubtful = sum(each.watch in _SPEAKING for each in watched)
    if len(names) < _FEWEST_KNOWN or len(found) + doubtful < _FEWEST_NAMES:
        return None
    over_all = frozenset[str].intersection(*(frozenset(path[:-1]) for _, path in written))
    below = {at: tuple(part for part in path[:-1] if part not in over_all) + path[-1:] for at, path in written}
    elsewhere = {each.position for each in found if form == "wide" and _is_elsewhere(each, below, columns)}
    watched += tuple(_watched_elsewhere(at, paths[at]) for at in sorted(elsewhere))
    # A number may say more than a number: 2024-3号（补正后）.
    watched += tuple(Watched(each.position, each.heading, "words") for each in found if each.column.name == "id")
    kept, conflicts, feedback = settled([each for each in found if each.position not in elsewhere], written)
    watched += tuple(Watched(each.position, shown(paths[each.position]), "doubtful") for each in feedback)
    beside = beside_questions(kept, dict(written), columns)
    watched += tuple(Watched(each.position, each.heading, "beside", event) for each, event in beside)
    others += [(each.position, paths[each.position]) for each in feedback]
    return Layout(
        form,
        len(paths),
        kept,
        _distinct(paths, others),
        watched,
        conflicts,
        len(rows),
        columns,
        len(elsewhere),
    )


def _watched_elsewhere(position: int, path: Path) -> Watched:
    """A column with a known name below a group of another matter; that of a review or a suit moves no day."""
    return Watched(position, shown(path), "words" if _is_of_a_review(path) else "doubtful")


def _is_of_a_review(path: Path) -> bool:
    return any(headings().reviews.match(bare(above)) for above in path[:-1])


def _is_elsewhere(found: Found, paths: Mapping[int, Path], columns: ColumnMap) -> bool:
    """Whether a day stands below a group of another matter, and no map says what it is.

    ``paths`` are without what stands over every column: that is the title of the table.
    """
    path = paths[found.position]
    is_day = found.column.kind in {"day", "moment"}
    return is_day and is_of_something_else(path) and said_of(found.position, path, columns) is None


def require_settled(layout: Layout, path: str) -> None:
    """Refuse a table of which two columns say the same 确认各列不冲突.

    Raises:
        TableError: ``repeated-heading``, for each such column.
    """
    if layout.conflicts:
        raise TableError(*(conflict.fault.under(path) for conflict in layout.conflicts))


def _wide(written: Iterable[tuple[int, Path]], columns: ColumnMap) -> tuple[Found, ...]:
    found = ((at, path, _sense(at, path, columns)) for at, path in written)
    return tuple(Found(at, shown(path), *sense) for at, path, sense in found if sense)


def _timely(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The columns but a last day that was told, where no column says when: 延期至 alone moves nothing that is known."""
    told = {each.number for each in found if each.column.name == "extension_notified"}
    return tuple(each for each in found if each.column.name != "extension_until" or each.number in told)


def _sense(position: int, path: Path, columns: ColumnMap) -> tuple[Column, int] | None:
    said = said_of(position, path, columns)
    if said is None:
        return named(path)
    return None if is_ignored(said) else column_named(said)


def _long(written: Iterable[tuple[int, Path]], columns: ColumnMap) -> tuple[Found, ...]:
    keys = long_columns()
    senses = ((at, path[-1], columns.sense(path[-1]) or path[-1]) for at, path in written)
    return tuple(Found(at, heading, keys[key_of(sense)]) for at, heading, sense in senses if key_of(sense) in keys)


def _distinct(paths: Sequence[Path], others: Iterable[tuple[int, Path]]) -> tuple[tuple[int, str], ...]:
    """Headings under which cells can be carried side by side: a repeated one gets its position."""
    taken = {at for at, _ in others}
    seen: set[str] = set()
    named: list[tuple[int, str]] = []
    for position, path in enumerate(paths):
        heading = shown(path) or f"({position + 1})"
        name = heading if heading not in seen else f"{heading} ({position + 1})"
        seen.add(name)
        if position in taken:
            named.append((position, name))
    return tuple(named)


def _is_own(path: Path) -> bool:
    """Whether an earlier check added the column: it is neither read nor carried."""
    return bool(path) and is_own_heading(path[-1])


# What was not understood


def _watched(position: int, path: Path, columns: ColumnMap, form: str, *, is_whole: bool) -> Watched | None:
    """How a column that was not read is to be looked at, None where nothing in it matters."""
    heading = shown(path) or f"({position + 1})"
    said = said_of(position, path, columns) if path else None
    if said is not None and is_ignored(said):
        return None
    if not path:
        return Watched(position, heading, "days")
    watch, event = _watch(path, is_whole=is_whole)
    if watch == "mark" and form == "long":
        watch = "doubtful"
    return Watched(position, heading, watch, event) if watch else None


@lru_cache(maxsize=4096)
def _watch(path: Path, *, is_whole: bool) -> tuple[Watch | None, str | None]:
    known = headings()
    if is_own_heading(path[-1]) or bare(path[-1]) in known.texts:
        return None if is_own_heading(path[-1]) else "aside", None
    if _is_of_a_review(path):
        # 收到日期 below 行政复议 moves no day of the application, and 结果 is not its answer.
        return "words", None
    words, rest = known.words_of(path[-1])
    group = events_of_groups(path[:-1])
    if not rest and (event := known.marked(words | group)):
        return "mark", event
    if not rest and words == _TAKEN:
        return "taken", None
    watch = _watch_of_words(path, group, is_whole=is_whole)
    text = path[-1].casefold()
    is_english = watch not in {"doubtful", "closed"} and text.isascii() and known.english.search(text)
    return _watch_of_english(text) if is_english else (watch, None)


def _watch_of_words(path: Path, group: Words, *, is_whole: bool) -> Watch:
    known, leaf = headings(), bare(path[-1])
    words, rest = known.words_of(path[-1])
    if not rest and _DOCUMENT in words and not (words | group) & known.strong:
        return "words"
    is_step = DAY in words and not group | words & known.strong and _is_of_another_step(leaf, is_whole=is_whole)
    told = frozenset[str]() if is_step else known.events_in(words) | group
    is_of_days = any(DAY in known.words_of(part)[0] for part in path)
    if told & known.strong or (told and is_of_days) or (not rest and words == {DAY}):
        return "closed" if not rest and words == known.closed and not group else "doubtful"
    if known.parts.search(leaf):
        return "aside"
    moves_nothing = is_step or known.moves_nothing.search(leaf) is not None
    return "days" if told else "words" if moves_nothing else "cells"


def _is_of_another_step(heading: str, *, is_whole: bool) -> bool:
    """Whether a day is one of a review, or of a step within the agency: it moves nothing 内部环节或者其他程序.

    Where the receipt or the answer has no column of its own, such a step may be all that is known of it.
    """
    known = headings()
    return bool(known.others.match(heading) or (is_whole and known.internal.match(heading)))


def _watch_of_english(heading: str) -> tuple[Watch, str | None]:
    if re.search(r"date|\bday\b|\bon\b|\bat\b|time", heading):
        return "doubtful", None
    marks = headings().english_marks
    event = next((event for word, event in marks.items() if re.search(word, heading)), None)
    return ("mark", event) if event else ("days", None)
