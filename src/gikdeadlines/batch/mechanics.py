"""The questions of the law's mechanics answered for many lanes at once 规则问答的批量形式。

What :mod:`gikdeadlines.application.asking` is for one case, this is for arrays: the calendar, the law's tables,
readings and missing facts, and what comes of them. Each question has the name that it has there, after ``ask_``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.asking import numbered
from gikdeadlines.application.dialect import Text, text_of
from gikdeadlines.application.state import Noted, State
from gikdeadlines.application.tables import Dated, Tables
from gikdeadlines.application.words import (
    METHOD_NUMBERS,
    NEVER,
    NONE,
    THIRD_PARTY,
)

from .counting import EMPTY, NO_PAUSES, Days, Pauses, packed
from .lanes import Lanes, Tries
from .register_rows import RegisterRows
from .runner import Places, Runner, every, where
from .working_days import Numbers

__all__ = ["STAGES", "LaneRecord", "Mechanics", "RowNotes"]

STAGES: Final = ("receive", "respond", "apply_events", "settle", "straddle")
"""The stages of a course, as :data:`gikdeadlines.application.course.STAGES` has them."""

_KEPT: Final = (
    *("regime", "received", "start", "base", "extra", "extended", "named", "later", "due", "reply", "verdict"),
    *("ended", "ended_on", "ended_row", "is_registered", "is_reply_registered", "notes", "pauses", "pause"),
    *("pause_answered", "told_days", "told_at", "told_until"),
)
"""What is asked for when all is done."""

_FOUND: Final = {
    **{each.name: each.default for each in fields(State) if type(each.default) in (int, bool)},
    "pauses": 0,
    "notes": 0,
}
"""What the mechanics find, and how it begins."""


def _begun(name: str, length: int, rows: RegisterRows) -> NDArray[Any]:
    """A field in which nothing is found yet 初始字段."""
    if name == "pause":
        return np.full((rows.most_steps, length), EMPTY)
    if name == "pause_answered":
        return np.zeros((rows.most_steps, length), dtype=bool)
    if name.startswith("told_"):
        return np.zeros((rows.most_extensions, length), np.int32)
    return np.full(length, _FOUND[name], _dtype(_FOUND[name]))


def _dtype(value: object) -> type[np.generic]:
    return np.bool_ if isinstance(value, bool) else np.int32


class LaneRecord:
    """The state of some lanes, field by field 若干行的状态.

    ``at`` are their places among the fields, ``ids`` their places among the lanes; None for all.
    """

    __slots__ = ("_ids", "_lent", "_row", "at", "fields", "is_mute", "lanes", "length", "rows")

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of one record
        self,
        lanes: Lanes,
        rows: RegisterRows,
        given: dict[str, NDArray[Any]],
        at: Places | None = None,
        ids: Places | None = None,
        is_mute: bool = False,  # noqa: FBT001, FBT002 - the eve alone is mute
        lent: set[str] | None = None,
    ) -> None:
        self.lanes, self.rows, self.fields, self.at, self._ids = lanes, rows, given, at, ids
        self.length = lanes.length if ids is None else len(ids)
        self.is_mute = is_mute
        self._lent = set() if lent is None else lent
        self._row: Numbers | None = None

    def __len__(self) -> int:
        return self.length

    def get(self, name: str) -> Any:
        """A field: what was found, else how it begins, else what the row states 取字段."""
        found = self.fields.get(name)
        if found is None:
            return _FOUND[name] if name in _FOUND else self.rows.stated(name, self.row)
        if self.at is None:
            self._lent.add(name)
            return found
        return found[self.at]

    def put(self, name: str, value: Any) -> None:
        """Set a field 置字段."""
        if self.at is None:
            self._lent.add(name)
            dtype = _dtype(_FOUND[name])
            self.fields[name] = np.full(len(self), value, dtype) if np.ndim(value) == 0 else np.asarray(value, dtype)
            return
        self.own_field(name)[self.at] = value

    def own_field(self, name: str) -> NDArray[Any]:
        """A field whose array nobody else has 独有的字段."""
        if name not in self.fields:
            self.fields[name] = _begun(name, self.lanes.length, self.rows)
        elif name in self._lent:
            self.fields[name] = self.fields[name].copy()
            self._lent.discard(name)
        return self.fields[name]

    def part(self, places: Places) -> LaneRecord:
        """The state of some of them 其中部分."""
        ids = places if self._ids is None else self._ids[places]
        at = ids if self.at is self._ids else places if self.at is None else self.at[places]
        return LaneRecord(self.lanes, self.rows, self.fields, at, ids, self.is_mute, self._lent)

    @property
    def ids(self) -> Places:
        """The places among the lanes 在各行中的位置."""
        return every(self.length) if self._ids is None else self._ids

    @property
    def row(self) -> Numbers:
        """The rows of the lanes 各行."""
        if self._row is None:
            self._row = self.lanes.row if self._ids is None else self.lanes.row[self._ids]
        return self._row

    @property
    def places(self) -> Places:
        """The places among the fields 位置."""
        return every(self.length) if self.at is None else self.at

    @property
    def firsts(self) -> Places:
        """Those of them that take every first answer 取首选答案者."""
        which = self.lanes.firsts
        if which.is_every or not which.is_any:
            return every(self.length if which.is_any else 0)
        return where(which.mask if self._ids is None else which.mask[self._ids])


class SlotRecord:
    """An event, a reply or an extension of each of some lanes 若干行的一件事."""

    __slots__ = ("_arrays", "_places", "_slot")

    def __init__(self, arrays: Mapping[str, NDArray[Any]], slot: int, places: Places) -> None:
        self._arrays, self._slot, self._places = arrays, slot, places

    def get(self, name: str) -> Any:
        """A field 取字段."""
        array = self._arrays.get(name)
        return NONE if array is None else array[self._slot][self._places]

    def put(self, name: str, value: Any) -> None:
        """What happened is not changed."""
        raise AttributeError(name, value)

    def part(self, places: Places) -> SlotRecord:
        """The same of some of them 其中部分."""
        return SlotRecord(self._arrays, self._slot, self._places[places])


_OF_A_NOTE: Final = len(Noted._fields)


class RowNotes:
    """What is noted and cited for each row in the lane that takes every first answer 各行的提示与引用."""

    def __init__(self, rows: int) -> None:
        self.count = np.zeros(rows, dtype=np.int64)
        self.cited = np.zeros(rows, dtype=np.int64)
        self.slots: list[NDArray[np.int64]] = []

    def reset(self, rows: Numbers) -> None:
        """Nothing is noted or cited for some rows 清空."""
        self.count[rows] = 0
        self.cited[rows] = 0

    def put(self, rows: Numbers, values: Sequence[Any]) -> None:
        """A finding: its number, the row it cites, its parameters 记下提示."""
        places = self.count[rows]
        for place in np.flatnonzero(np.bincount(places)).tolist():
            while len(self.slots) <= place:
                self.slots.append(np.zeros((_OF_A_NOTE, len(self.count)), dtype=np.int64))
            some = np.flatnonzero(places == place)
            self.slots[place][:, rows[some]] = NONE
            for part, value in enumerate(values):
                self.slots[place][part, rows[some]] = value if np.ndim(value) == 0 else np.asarray(value)[some]
        self.count[rows] = places + 1

    def has(self, findings: Sequence[int]) -> NDArray[np.bool_]:
        """For which rows one of some findings is noted 是否有某提示."""
        found = np.zeros(len(self.count), dtype=bool)
        for place, slot in enumerate(self.slots):
            found |= (self.count > place) & np.isin(slot[0], findings)
        return found


@lru_cache(maxsize=1)
def _text() -> Text:
    return text_of()


class Mechanics:
    """The mechanics of the law over the lanes of some rows 规则的批量运行.

    Args:
        tables: of the jurisdiction.
        days: of the calendar, or of several.
        rows: what the rows state.
        tries: what is tried.
        notes: where findings and citations go, None where nobody asks for them.
        which: where there are several calendars, the place of each row's.
    """

    def __init__(  # noqa: PLR0917 - the parts of one run
        self,
        tables: Tables,
        days: Days,
        rows: RegisterRows,
        tries: Tries,
        notes: RowNotes | None = None,
        which: Numbers | None = None,
    ) -> None:
        self.tables, self.rows, self.tries, self.notes = tables, rows, tries, notes
        self._days_of_all, self._which = days, which
        self._lookups = lookups_of(tables)
        names = [name for name in vars(Mechanics) if name.startswith("ask_")]
        iterated = {name: getattr(self, f"each_{name}") for name in ("extensions", "regimes", "replies", "steps")}
        self._runner = Runner(_text(), {name[4:]: getattr(self, name) for name in names}, iterated)

    def run(self, rows: Numbers, turns: Numbers | None = None) -> Lanes:
        """Every lane of some rows, with what comes of each 运行.

        Args:
            rows: their places; one that stands here several times has the lanes of several turns.
            turns: the place of each among the values that are held.
        """
        lanes = Lanes.of(self.tries, rows, turns)
        for stage in STAGES:
            lanes = lanes.through(lambda some, stage=stage: self._stage(stage, some), self.begun)  # type: ignore[misc]
        lanes.fields = {name: lanes.field(name, self.begun) for name in _KEPT}
        return lanes

    def begun(self, name: str, length: int) -> NDArray[Any]:
        """How a field of some lanes begins 初始字段."""
        return _begun(name, length, self.rows)

    def _stage(self, stage: str, lanes: Lanes) -> None:
        record = LaneRecord(lanes, self.rows, lanes.fields, lent=set(lanes.fields))
        self._runner.call(stage, [record], lanes.length)

    # The calendar

    def _days(self, s: LaneRecord) -> Days:
        return self._days_of_all if self._which is None else self._days_of_all.of(self._which[s.row])

    def _within(self, s: LaneRecord, counted: tuple[Numbers, NDArray[np.bool_]]) -> Numbers:
        found, outside = counted
        if outside.any():
            s.lanes.owned("left")[s.ids[outside]] = True
        return found

    def ask_is_worked(self, s: LaneRecord, day: Any) -> Any:
        days, calendar = _many(s, day), self._days(s)
        self._within(s, (days, (days < calendar.first) | (days > calendar.horizon)))
        return calendar.works(days)

    def ask_is_rest_day(self, s: LaneRecord, day: Any) -> Any:
        days, calendar = _many(s, day), self._days(s)
        self._within(s, (days, days > calendar.horizon))
        return (days >= calendar.first) & ~calendar.works(days)

    def ask_is_early(self, s: LaneRecord, day: Any) -> Any:
        days, starts, calendar = _many(s, day), _many(s, s.get("start")), self._days(s)
        is_known = (days <= calendar.horizon) & (starts >= calendar.first)
        return is_known & (calendar.ranks(days) - calendar.ranks(starts) < s.get("base"))

    def ask_after(self, s: LaneRecord, day: Any, n: Any) -> Any:
        return self._within(s, self._days(s).after(_many(s, day), n))

    def ask_counting(self, s: LaneRecord, start: Any, n: Any) -> Any:
        return self._within(s, self._days(s).counting(_many(s, start), n, pauses_of(s)))

    def ask_counted(self, s: LaneRecord, start: Any, through: Any) -> Any:
        return self._within(s, self._days(s).counted(_many(s, start), _many(s, through), pauses_of(s)))

    def ask_overlapping(self, s: LaneRecord) -> Any:
        return self._within(s, self._days(s).overlapping(_many(s, s.get("start")), pauses_of(s)))

    def ask_worked_between(self, s: LaneRecord, start: Any, through: Any) -> Any:
        return self._within(s, self._days(s).counted(_many(s, start), _many(s, through), NO_PAUSES))

    def ask_is_announced(self, s: LaneRecord, day: Any) -> Any:
        return day <= self._days(s).horizon

    def ask_calendar_begins(self, s: LaneRecord) -> Any:
        return self._days(s).first

    # The law's tables

    def ask_first_received(self, _: LaneRecord, regime: Any) -> Any:
        return self._lookups.received_from[regime]

    def ask_last_received(self, _: LaneRecord, regime: Any) -> Any:
        return self._lookups.last_received[regime]

    def ask_require_law(self, s: LaneRecord) -> None:
        regime, received = s.get("regime"), s.get("received")
        looks = self._lookups
        self._within(
            s, (received, (received < looks.received_from[regime]) | (received > looks.received_through[regime]))
        )

    def ask_following(self, s: LaneRecord) -> Any:
        return self._lookups.following[s.get("regime")]

    def ask_receipt_row(self, _: LaneRecord, regime: Any, channel: Any) -> Any:
        return self._lookups.receipt[regime, channel]

    def ask_service_row(self, s: LaneRecord, method: Any, day: Any) -> Any:
        return _dated(self._lookups.service, s, method, day)

    def ask_post_row(self, s: LaneRecord) -> Any:
        return self._lookups.post[s.get("regime")]

    def ask_effect_row(self, s: LaneRecord, kind: Any, day: Any) -> Any:
        return _dated(self._lookups.effects, s, kind, day)

    def ask_basis_row(self, s: LaneRecord) -> Any:
        return self._lookups.basis[s.get("regime")]

    def ask_deemed_row(self, s: LaneRecord, kind: Any) -> Any:
        return self._lookups.deemed[s.get("regime"), kind]

    def ask_answer_row(self, s: LaneRecord, kind: Any) -> Any:
        return self._lookups.answers[s.get("regime"), kind]

    def ask_term_row(self, s: LaneRecord, slot: str) -> Any:
        return self._lookups.named("terms", slot)[s.get("regime")]

    def ask_start_row(self, _: LaneRecord, regime: Any, event: str) -> Any:
        return self._lookups.named("starts", event)[regime]

    def ask_turning_day(self, _: LaneRecord, regime: Any, code: str) -> Any:
        return self._lookups.turning(code)[regime]

    def ask_row_days(self, _: LaneRecord, row: Any) -> Any:
        return self._lookups.days[row]

    def ask_applies(self, _: LaneRecord, row: Any, day: Any) -> Any:
        return (self._lookups.since[row] <= day) & (day <= self._lookups.until[row])

    def ask_restarts_by_law(self, _: LaneRecord, row: Any) -> Any:
        return self._lookups.restarts[row]

    def ask_usual_rule(self, _: LaneRecord, row: Any) -> Any:
        return self._lookups.usual[row]

    def ask_other_rule(self, _: LaneRecord, row: Any, option: int) -> Any:
        return self._lookups.others[row, option]

    # What is open

    def ask_reads(self, s: LaneRecord, reading: str, option: str, *matters: Any) -> Any:
        number = self.tries.questions.reading(reading)
        could: Any = None
        if matters:
            could = np.zeros(len(s), np.int64)
            for place, matter in enumerate(matters, 1):
                could |= np.where(matter, 1 << place, 0)
        options = self.tries.questions.known[number].options
        return s.lanes.ask(s.ids, number, could) == options.index(option)

    def ask_settled(self, s: LaneRecord, row: Any) -> Any:
        rows = _many(s, row)
        found = self._lookups.usual[rows].copy()
        for each in np.flatnonzero(np.bincount(rows)).tolist():
            contested = self.tables.says[each].contested
            if contested is not None:
                some = where(rows == each)
                number = self.tries.questions.reading(contested.reading, contested.default)
                values = [
                    self.tables.says[each].values.get(o, NONE) for o in self.tries.questions.known[number].options
                ]
                found[some] = np.array(values)[s.lanes.ask(s.ids[some], number)]
        return found

    def ask_takes_new_law(self, s: LaneRecord, regime: Any) -> Any:
        regimes = _many(s, regime)
        found = np.zeros(len(s), dtype=bool)
        for each in np.flatnonzero(np.bincount(regimes)).tolist():
            reading = self.tables.by_regime[each].straddle  # type: ignore[union-attr]  # from 1 on
            assert reading is not None  # only such a regime follows
            some = where(regimes == each)
            number = self.tries.questions.reading(reading)
            new = self.tries.questions.known[number].options.index("new-law")
            found[some] = s.lanes.ask(s.ids[some], number) == new
        return found

    def ask_fact(self, s: LaneRecord, name: str, number: Any, earliest: Any, latest: Any) -> Any:
        first, last = _many(s, earliest), _many(s, latest)
        numbers = _many(s, number)
        found = first.copy()
        for each in np.flatnonzero(np.bincount(numbers)).tolist():
            some = where(numbers == each)
            found[some] = s.lanes.fact(s.ids[some], numbered(name, each), (first[some], last[some]))
        return found

    # What has happened

    def each_regimes(self, _: LaneRecord, place: int) -> tuple[None, int] | None:
        return (None, place + 1) if place < len(self.tables.regimes) else None

    def each_steps(self, s: LaneRecord, place: int) -> tuple[Any, SlotRecord] | None:
        return _each(self.rows.step_counts[s.row], place, SlotRecord(self.rows.steps, place, s.row))

    def each_replies(self, s: LaneRecord, place: int) -> tuple[Any, SlotRecord] | None:
        return _each(self.rows.reply_counts[s.row], place, SlotRecord(self.rows.replies, place, s.row))

    def each_extensions(self, s: LaneRecord, place: int) -> tuple[Any, SlotRecord] | None:
        told = {name: s.fields.get(f"told_{name}", _NO_DAYS) for name in ("days", "at", "until")}
        return _each(_many(s, s.get("extended")), place, SlotRecord(told, place, s.places))

    def ask_as_known_on(self, s: LaneRecord, day: Any) -> LaneRecord:
        days = _many(s, day)
        given = {name: array if s.at is None else array[..., s.at] for name, array in s.fields.items()}
        given |= dict(zip(_STATED_AGAIN, self.rows.known_on(s.row, days, _many(s, s.get("withdrawn"))), strict=True))
        return LaneRecord(s.lanes, self.rows, given, None, s.ids, is_mute=True, lent=set(given))

    # What comes of it

    def ask_exclude(self, s: LaneRecord, first: Any, last: Any, _: Any, row: Any, is_answered: Any) -> None:
        firsts, lasts, answered = _many(s, first), _many(s, last), _many(s, is_answered)
        some = where(firsts <= lasts)
        at, slots = s.places[some], _many(s, s.get("pauses"))[some]
        s.own_field("pause")[slots, at] = packed(firsts[some], lasts[some])
        s.own_field("pause_answered")[slots, at] = answered[some]
        s.part(some).put("pauses", slots + 1)
        self.ask_cite(s, row)

    def ask_lengthen(self, s: LaneRecord, days: Any, at: Any, until: Any, row: Any) -> None:
        slots = _many(s, s.get("extended"))
        for name, value in (("days", days), ("at", at), ("until", until)):
            s.own_field(f"told_{name}")[slots, s.places] = value
        first = _many(s, s.get("first_told"))
        s.put("first_told", np.where(first == NONE, at, first))
        s.put("extended", slots + 1)
        s.put("extra", s.get("extra") + days)
        s.put("until", until)
        s.put("is_numbered", s.get("is_numbered") | (_many(s, until) == NONE))
        self.ask_cite(s, row)

    def ask_drop_extensions(self, s: LaneRecord) -> None:
        for name in ("extended", "extra", "first_told", "until"):
            s.put(name, 0)
        s.put("is_numbered", value=False)

    def ask_restart_notes(self, s: LaneRecord) -> None:
        s.put("pauses", 0)
        s.put("notes", 0)
        if "pause" in s.fields:
            s.own_field("pause")[:, s.places] = EMPTY
        self.ask_drop_extensions(s)
        if self.notes is not None and not s.is_mute:
            self.notes.reset(s.row[s.firsts])

    def ask_cite(self, s: LaneRecord, row: Any) -> None:
        some = s.firsts
        if self.notes is None or s.is_mute or not len(some):
            return
        if np.ndim(row):
            some = some[row[some] != NONE]
        elif row == NONE:
            return
        own = s.row[some]
        self.notes.cited[own] = self.tries.cited.step(self.notes.cited[own], _of(row, some), once=True)

    def ask_note(self, s: LaneRecord, finding: int, row: Any, *values: Any) -> None:
        if s.is_mute:
            return
        s.put("notes", self.tries.noted.step(_many(s, s.get("notes")), finding))
        self._note(s, (finding, row, *values))

    def _note(self, s: LaneRecord, values: Sequence[Any]) -> None:
        some = s.firsts
        if self.notes is not None and len(some):
            self.notes.put(s.row[some], [_of(value, some) for value in values])

    def ask_note_turning_points(self, s: LaneRecord) -> None:
        """That an interpretation was issued meanwhile says nothing of what events did: it is no part of ``notes``."""
        if s.is_mute or self.notes is None:
            return
        regimes, received, end = (_many(s, s.get(name)) for name in ("regime", "received", "end"))
        for number in self.tables.numbers:
            for finding, _, day, row in self.tables.by_regime[number].turning:  # type: ignore[union-attr]  # from 1 on
                some = where((regimes == number) & (received < day) & (day <= end))
                self._note(s.part(some), (finding, row, received[some], day))


_NO_DAYS: Final = np.zeros((0, 0), np.int32)

_STATED_AGAIN: Final = ("as_of", "withdrawn", "last_step", "has_one_pause")


def pauses_of(s: LaneRecord) -> Pauses:
    """The pauses of some lanes 各行的期间."""
    counts = s.get("pauses")
    return Pauses.at(s.fields["pause"], counts, s.places) if np.any(counts) else NO_PAUSES


def _many(s: LaneRecord, value: Any) -> NDArray[Any]:
    """A value for each lane."""
    return np.asarray(value) if np.ndim(value) else np.full(len(s), value)


def _of(value: Any, some: Places) -> Any:
    return value[some] if np.ndim(value) else value


def _each(counts: Numbers, place: int, item: SlotRecord) -> tuple[Any, SlotRecord] | None:
    has = counts > place
    if not has.any():
        return None
    return (None if has.all() else has), item


def _dated(tables: Mapping[int, list[Dated]], s: LaneRecord, what: Any, day: Any) -> Numbers:
    """The row on something of a day; the first that applies."""
    days, whats, regimes = _many(s, day), _many(s, what), _many(s, s.get("regime"))
    found = np.zeros(len(s), np.int64)
    for key in np.flatnonzero(np.bincount(regimes * _WIDTH + whats)).tolist():
        regime, kind = divmod(key, _WIDTH)
        some = where((regimes == regime) & (whats == kind))
        for since, through, row in reversed(tables[regime][kind]):
            applies = (since <= days[some]) & (days[some] <= through)
            found[some[applies]] = row
    return found


_WIDTH: Final = 16


class Lookups:
    """The tables of a jurisdiction as arrays, by regime and by row 规则表数组."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._named: dict[tuple[str, str], Numbers] = {}
        regimes = [regime for regime in tables.by_regime if regime is not None]
        self.received_from = _from_one(regime.received_from for regime in regimes)
        self.received_through = _from_one(regime.received_through for regime in regimes)
        self.last_received = _from_one(tables.last_days[number] for number in tables.numbers)
        followed = [n + 1 if n < len(regimes) and regimes[n].straddle else NONE for n in range(1, len(regimes) + 1)]
        self.following = _from_one(followed)
        self.receipt = _table(regime.receipt for regime in regimes)
        self.deemed = _table(regime.deemed for regime in regimes)
        self.answers = _table(regime.answers for regime in regimes)
        self.effects = {number: list(tables.by_regime[number].effects) for number in tables.numbers}  # type: ignore[union-attr]
        self.service = {number: list(tables.by_regime[number].service) for number in tables.numbers}  # type: ignore[union-attr]
        self.post = _from_one(_first(regime.service[METHOD_NUMBERS["post"]]) for regime in regimes)
        self.basis = _from_one(_first(regime.effects[THIRD_PARTY]) for regime in regimes)
        says = tables.says
        self.days = np.array([row.days for row in says])
        self.usual = np.array([row.usual for row in says])
        self.restarts = np.array([row.restarts for row in says])
        self.others = np.array([[NONE, *row.others, *[NONE] * (8 - len(row.others))] for row in says])
        self.since = np.array([p.since.toordinal() if p else NEVER for p in tables.provisions])
        self.until = np.array([p.until.toordinal() if p and p.until else NEVER for p in tables.provisions])

    def named(self, table: str, name: str) -> Numbers:
        """The rows of a name, by regime 按名称的规则行."""
        key = (table, name)
        if key not in self._named:
            regimes = [regime for regime in self._tables.by_regime if regime is not None]
            self._named[key] = _from_one(getattr(regime, table).get(name, NONE) for regime in regimes)
        return self._named[key]

    def turning(self, code: str) -> Numbers:
        """The day of a turning point, by regime 解释发布之日."""
        key = ("turning", code)
        if key not in self._named:
            regimes = [regime for regime in self._tables.by_regime if regime is not None]
            days = [next((day for _, name, day, _ in regime.turning if name == code), NONE) for regime in regimes]
            self._named[key] = _from_one(days)
        return self._named[key]


def _from_one(values: Any) -> Numbers:
    return np.array([NONE, *values], dtype=np.int64)


def _table(rows: Iterator[tuple[int, ...]]) -> Numbers:
    found = list(rows)
    return np.array([[NONE] * len(found[0]), *found], dtype=np.int64)


def _first(dated: Dated) -> int:
    return dated[0][2] if dated else NONE


def lookups_of(tables: Tables) -> Lookups:
    """The arrays of tables, made once 规则表数组."""
    made: Lookups = tables.law.once(("lookups", tables.jurisdiction), lambda: Lookups(tables))
    return made
