"""The questions of the law's mechanics answered for many lanes at once 规则问答的批量形式。

What :mod:`gikdeadlines.application.asking` is for one case, this is for arrays: the calendar, the law's tables,
readings and missing facts, and what comes of them. Each question has the name that it has there, after ``ask_``; those
that are a look-up in the law's tables stand in :mod:`gikdeadlines.batch.lookups`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.asking import numbered
from gikdeadlines.application.dialect import Text, text_of
from gikdeadlines.application.tables import Dated, Tables
from gikdeadlines.application.words import EVENTS, FINDING_NUMBERS, METHOD_NUMBERS, NONE

from .counting import EMPTY, NO_PAUSES, Days, Pauses, packed
from .lanes import Lanes
from .lookups import TABLE_QUESTIONS, lookups_of
from .questions import Tries
from .records import LaneRecord, RowNotes, SlotRecord, begun
from .register_rows import RegisterRows
from .runner import Places, Runner, where
from .working_days import Numbers

__all__ = ["STAGES", "Mechanics"]

STAGES: Final = ("receive", "respond", "apply_events", "settle", "straddle")
"""The stages of a course, as :data:`gikdeadlines.application.course.STAGES` has them."""

_KEPT: Final = (
    *("regime", "received", "start", "base", "extra", "extended", "named", "later", "due", "reply", "verdict"),
    *("ended", "ended_on", "ended_row", "is_registered", "is_reply_registered", "notes", "pauses", "pause"),
    *("pause_answered", "told_days", "told_at", "told_until"),
)
"""What is asked for when all is done."""


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

    def _runner(self) -> Runner:
        """Made for a run and held by nobody: in a circle of what hold each other its arrays would outlast it."""
        questions = {name: partial(look_up, self._lookups) for name, look_up in TABLE_QUESTIONS.items()}
        questions |= {name[4:]: getattr(self, name) for name in vars(Mechanics) if name.startswith("ask_")}
        iterated = {name: getattr(self, f"each_{name}") for name in ("extensions", "regimes", "replies", "steps")}
        return Runner(_text(), questions, iterated)

    def run(self, rows: Numbers, turns: Numbers | None = None) -> Lanes:
        """Every lane of some rows, with what comes of each 运行.

        Args:
            rows: their places; one that stands here several times has the lanes of several turns.
            turns: the place of each among the values that are held.
        """
        lanes, runner = Lanes.of(self.tries, partial(begun, self.rows), rows, turns), self._runner()
        for stage in STAGES:
            lanes = lanes.through(partial(self._stage, runner, stage))
        lanes.fields = {name: lanes.field(name) for name in _KEPT}
        return lanes

    def _stage(self, runner: Runner, stage: str, lanes: Lanes) -> None:
        record = LaneRecord(lanes, self.rows, lanes.fields, lent=set(lanes.fields))
        runner.call(stage, [record], lanes.length)

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

    def ask_require_law(self, s: LaneRecord) -> None:
        regime, received = s.get("regime"), s.get("received")
        looks = self._lookups
        self._within(
            s, (received, (received < looks.received_from[regime]) | (received > looks.received_through[regime]))
        )

    def ask_service_row(self, s: LaneRecord, method: Any, day: Any) -> Any:
        return _dated(self._lookups.service, s, method, day)

    def ask_effect_row(self, s: LaneRecord, kind: Any, day: Any) -> Any:
        return _dated(self._lookups.effects, s, kind, day)

    # What is open

    def ask_reads(self, s: LaneRecord, reading: str, option: str, *matters: Any) -> Any:
        number = self.tries.questions.reading(reading)
        could: Any = None
        if matters and self.tries.explores:
            could = np.zeros(len(s), np.int64)
            for place, matter in enumerate(matters, 1):
                could |= np.where(matter, 1 << place, 0)
        options = self.tries.questions.known[number].options
        return s.lanes.ask(s.ids, number, could) == options.index(self.tables.law.reading(reading).require(option))

    def ask_settled(self, s: LaneRecord, row: Any) -> Any:
        rows = _many(s, row)
        found = self._lookups.usual[rows]
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
            reading = self.tables.by_regime[each].straddle
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

    def ask_note(self, s: LaneRecord, finding: str, row: Any, *values: Any) -> None:
        if s.is_mute:
            return
        number = FINDING_NUMBERS[finding]
        s.put("notes", self.tries.noted.step(_many(s, s.get("notes")), number))
        self._note(s, (number, row, *values))

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
            for finding, _, day, row in self.tables.by_regime[number].turning:
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
    return value.take(some) if np.ndim(value) else value


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


_WIDTH: Final = max(len(EVENTS), 1 + len(METHOD_NUMBERS))
