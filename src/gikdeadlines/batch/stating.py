"""What the rows of a register state, as the numbers that the law's mechanics know 登记行的数字形式。

This is :func:`~gikdeadlines.case.history_of` and :func:`~gikdeadlines.registers.case_of_values` for many rows at once.
A row that states something rare, or what cannot have happened, is marked: it is made a case by itself, and is refused
there with the words that it deserves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.words import (
    AMENDED,
    CHANNEL_NUMBERS,
    CORRECTION,
    EVENTS,
    EXTENSION,
    FEE,
    LATER_DATE,
    METHOD_NUMBERS,
    NO_QUESTIONS,
    NONE,
    NOT_OF_THE_AGENCY,
    OBSTACLE,
    THIRD_PARTY,
)
from gikdeadlines.case import APPLICATION

from .columns import ABSENT, FAULTY, Parsed
from .counting import Days
from .register_rows import REPLY_DAYS, RegisterRows
from .slots import any_of, first_of, in_order, last_of
from .working_days import EPOCH, Numbers

__all__ = ["rows_of"]

Mask = NDArray[np.bool_]

_ORDER: Final = {event.type: place for place, event in enumerate(APPLICATION)}

_FACTS: Final = {
    "submitted": "submitted",
    "signed-for": "signed_for",
    "arrived": "arrived",
    "confirmed": "confirmed",
    "contact-restored": "contact_restored",
    "received": "registered",
    "withdrawn": "withdrawn",
}
"""Events that an application has once at the most, and the field that holds their day."""

_ASKED: Final = {
    "correction-requested": (CORRECTION, "correction-received"),
    "third-party-consulted": (THIRD_PARTY, "third-party-replied"),
    "agency-consulted": (EVENTS.index("agency:other"), "agency-replied"),
    "obstacle-began": (OBSTACLE, "obstacle-ended"),
    "fee-notified": (FEE, "fee-paid"),
}
"""What is answered by what, with its kind."""

_NAMED: Final = ("third-party-consulted", "agency-consulted")
"""Questions that repeated columns pair with their answers by number."""

_ANSWERS: Final = frozenset(answer for _, answer in _ASKED.values())

_TOLD: Final = {"extension-notified": EXTENSION, "later-date-set": LATER_DATE, "amended": AMENDED}

_BEFORE_LATER_DATE: Final = ("submitted", "signed-for", "arrived", "confirmed", "received", "correction-received")

_FIELDS: Final = {
    **{event: frozenset({"at"}) for event in (*_FACTS, *_ANSWERS, "obstacle-began", "amended")},
    "submitted": frozenset({"at", "channel"}),
    "correction-requested": frozenset({"at", "respond_by", "respond_within", "served"}),
    "correction-received": frozenset({"at", "dispatched"}),
    **{event: frozenset({"at", "served"}) for event in ("third-party-consulted", "agency-consulted", "fee-notified")},
    "extension-notified": frozenset({"at", "working_days", "until", "served"}),
    "later-date-set": frozenset({"at", "until"}),
    "replied": frozenset({"method", *REPLY_DAYS}),
}
"""What a column may state for a row to be taken with the others."""

_MARGIN: Final = 4
"""Days given keep so far from the ends of the calendar."""

_MOST_DAYS: Final = 1000


Stated = dict[tuple[str, int], dict[str, Numbers]]
"""The fields of each event by its type and number."""


def rows_of(columns: Iterable[Parsed], rows: Numbers, days: Days, as_of: date) -> tuple[RegisterRows, Mask]:
    """What some rows state, and which of them are to be assessed by themselves 登记行.

    Args:
        columns: of the batch.
        rows: their places.
        days: the calendar.
        as_of: what is known is what had happened by the end of this day.
    """
    stated: Stated = {}
    claims: dict[int, Numbers] = {}
    alone = np.zeros(len(rows), dtype=bool)
    for column in columns:
        known, rare = _numbers(column, rows)
        alone |= rare
        event = column.found.column.event
        if column.found.column.is_claim and known is not None:
            claims[column.found.number] = known
        elif event and known is not None:
            stated.setdefault((event, column.found.number), {})[column.found.column.field] = known
            if column.found.column.kind == "day":
                near = (known < days.first + _MARGIN) | (known > days.horizon - _MARGIN)
                alone |= (known != NONE) & near
    found = _Stating(stated, len(rows), as_of.toordinal(), alone).rows()
    found.claims = [claims[number] for number in sorted(claims)]
    return found, alone


def _numbers(column: Parsed, rows: Numbers) -> tuple[Numbers | None, Mask]:
    """What a column states in each of some rows, NONE for nothing; and where that is too rare for all at once."""
    kind = column.found.column.kind
    numbers = column.numbers if len(rows) == len(column.numbers) else column.numbers[rows]
    is_filled = numbers != ABSENT
    if column.found.column.name in ("id", "jurisdiction"):
        return None, np.zeros(len(rows), dtype=bool)
    is_taken = column.found.column.field in _FIELDS.get(column.found.column.event, ()) or column.found.column.is_claim
    if not is_taken:
        return None, is_filled
    is_faulty = numbers == FAULTY
    has = is_filled & ~is_faulty
    if column.names or kind in ("channel", "method"):
        known: Mapping[str, int] = CHANNEL_NUMBERS if kind == "channel" else METHOD_NUMBERS  # type: ignore[assignment]
        codes = np.array([*(known.get(name, NONE) for name in column.names), NONE], np.int64)
        found = codes[np.where(has, numbers, -1)]
        return found, is_faulty | (has & (found == NONE))
    if kind == "day":
        return np.where(has, numbers + EPOCH, NONE), is_faulty
    return np.where(has, numbers, NONE), is_faulty | (has & ((numbers < 1) | (numbers > _MOST_DAYS)))


@dataclass(slots=True)
class _Stating:
    """The rows of one batch on their way to numbers; ``alone`` is filled on it."""

    stated: Stated
    length: int
    as_of: int
    alone: Mask

    def rows(self) -> RegisterRows:
        self._complete()
        facts: dict[str, Any] = {name: self._fact(event) for event, name in _FACTS.items()}
        facts["channel"] = self._of("submitted", "channel")
        facts["is_never_confirmed"] = np.zeros(self.length, dtype=bool)
        evidence = (facts[name] for name in ("signed_for", "arrived", "confirmed", "contact_restored"))
        differs = any_of(((day != NONE) & (day != facts["registered"]) for day in evidence), self.length)
        self.alone |= (facts["channel"] == NONE) & differs
        replies, reply_counts = self._replies()
        steps, step_counts = self._steps()
        happened = self._happened()
        self._require_order(facts, happened)
        agency = list(zip(steps["at"], steps["kind"], strict=True)) if len(steps["at"]) else []
        days = [np.where(np.isin(kind, NOT_OF_THE_AGENCY), NONE, at) for at, kind in agency]
        days += list(replies["at"])
        facts["first_step"], facts["last_step"] = first_of(days, self.length), last_of(days, self.length)
        asked = [(at != NONE) & ~np.isin(kind, NO_QUESTIONS) for at, kind in agency]
        stated = (at != NONE for _, _, at in self._days())
        facts["events"] = sum(stated, np.zeros(self.length, np.int64))
        facts["has_one_pause"] = sum(asked, np.zeros(self.length, np.int64)) <= 1
        return RegisterRows(self.as_of, facts, steps, step_counts, replies, reply_counts, happened)

    def _of(self, event: str, name: str, number: int = 1) -> Numbers:
        found = self.stated.get((event, number), {}).get(name)
        return np.zeros(self.length, np.int64) if found is None else found

    def _fact(self, event: str) -> Numbers:
        """The day of what happens once; a row that has it twice is refused."""
        for (other, number), fields in self.stated.items():
            if other == event and number > 1:
                self.alone |= _any(fields.values(), self.length)
        return self._of(event, "at")

    # What a register leaves out

    def _complete(self) -> None:
        """Supplies what follows from other cells; a row that lacks what follows from none is refused."""
        for (event, number), fields in self.stated.items():
            if event == "submitted":
                self._complete_submission(fields, number)
            elif event == "later-date-set":
                self._complete_later_date(fields)
            elif event != "replied":
                lacks = fields.get("at", NONE) == NONE
                self.alone |= _any(fields.values(), self.length) & lacks

    def _complete_submission(self, fields: dict[str, Numbers], number: int) -> None:
        channel, at = self._of("submitted", "channel", number), self._of("submitted", "at", number)
        arrival = first_of([self._of(event, "at", number) for event in ("signed-for", "arrived")], self.length)
        at = np.where((channel != NONE) & (at == NONE), arrival, at)
        is_whole = (channel != NONE) & (at != NONE)
        is_registered = self._of("received", "at", number) != NONE
        self.alone |= ((channel != NONE) | (at != NONE)) & ~is_whole & ~is_registered
        # A later date is set from the days before it; whether that of a submission that falls away is one is left open.
        self.alone |= (at != NONE) & ~is_whole & (self._of("later-date-set", "until") != NONE)
        self.alone |= is_registered & (at > self._of("received", "at", number))
        fields["channel"], fields["at"] = np.where(is_whole, channel, NONE), np.where(is_whole, at, NONE)

    def _complete_later_date(self, fields: dict[str, Numbers]) -> None:
        until = fields.get("until", np.zeros(self.length, np.int64))
        before = [f["at"] for (event, _), f in self.stated.items() if event in _BEFORE_LATER_DATE and "at" in f]
        at = last_of(before, self.length)
        at = np.where(at == NONE, until, at)
        if "at" in fields:
            self.alone |= fields["at"] != NONE
        fields["at"] = np.where(until != NONE, at, NONE)
        self.alone |= (until != NONE) & (until < at)

    # Replies

    def _replies(self) -> tuple[dict[str, NDArray[Any]], Numbers]:
        found, counts = in_order(
            [self._reply(number) for event, number in self.stated if event == "replied"], self.alone
        )
        found["number"] = np.repeat(np.arange(1, len(found["at"]) + 1)[:, None], self.length, axis=1)
        return found, counts

    def _reply(self, number: int) -> dict[str, Numbers]:
        """One reply; the method alone is none. Its days follow one another."""
        fields, nothing = self.stated["replied", number], np.zeros(self.length, np.int64)
        found = {name: fields.get(name, nothing) for name in ("method", *REPLY_DAYS)}
        dated, dispatched, delivered = (found[name] for name in REPLY_DAYS[:3])
        for earlier, later in ((dated, dispatched), (dispatched, delivered), (dated, delivered)):
            self.alone |= (earlier != NONE) & (later != NONE) & (earlier > later)
        at = nothing
        for name in reversed(REPLY_DAYS):
            at = np.where(found[name] != NONE, found[name], at)
        found["method"] = np.where(at != NONE, found["method"], NONE)
        fields["at"] = at
        return {**found, "at": at}

    # Events that may change the period

    def _steps(self) -> tuple[dict[str, NDArray[Any]], Numbers]:
        slots: list[tuple[int, dict[str, Any]]] = []
        for event, (kind, answer) in _ASKED.items():
            slots += [(_ORDER[event], slot) for slot in self._questions(event, kind, answer)]
        for (event, _), fields in self.stated.items():
            if event in _TOLD:
                slots.append((_ORDER[event], self._told(event, fields)))
        return in_order([slot for _, slot in slots], self.alone, [place for place, _ in slots])

    def _told(self, event: str, fields: Mapping[str, Numbers]) -> dict[str, Numbers]:
        at = fields.get("at", np.zeros(self.length, np.int64))
        found = {"at": at, "kind": np.full(self.length, _TOLD[event])}
        for name, called in (("working_days", "days"), ("until", "until"), ("served", "served")):
            if name in fields:
                found[called] = fields[name]
                if name != "working_days":
                    self.alone |= (fields[name] != NONE) & (fields[name] < at)
        if "days" in found and "until" in found:
            self.alone |= (found["days"] != NONE) & (found["until"] != NONE)
        return found

    def _questions(self, event: str, kind: int, answer: str) -> list[dict[str, Numbers]]:
        """The questions of one type, each with its answer."""
        asked = {number: fields for (other, number), fields in self.stated.items() if other == event}
        answered = {number: fields for (other, number), fields in self.stated.items() if other == answer}
        found = {number: self._question(kind, fields) for number, fields in asked.items()}
        pair = (
            self._pair_by_number if event in _NAMED or max((*asked, *answered), default=1) == 1 else self._pair_by_day
        )
        pair(found, answered)
        return list(found.values())

    def _question(self, kind: int, fields: Mapping[str, Numbers]) -> dict[str, Numbers]:
        nothing = np.zeros(self.length, np.int64)
        at = fields.get("at", nothing)
        found = {"at": at, "kind": np.full(self.length, kind), "back": nothing, "posted": nothing}
        for name in ("respond_by", "respond_within", "served"):
            if name in fields:
                found[name] = fields[name]
                if name != "respond_within":
                    self.alone |= (fields[name] != NONE) & (fields[name] < at)
        if "respond_by" in found and "respond_within" in found:
            self.alone |= (found["respond_by"] != NONE) & (found["respond_within"] != NONE)
        return found

    def _pair_by_number(
        self, asked: dict[int, dict[str, Numbers]], answered: Mapping[int, Mapping[str, Numbers]]
    ) -> None:
        for number, fields in answered.items():
            back = fields.get("at", np.zeros(self.length, np.int64))
            if number not in asked:
                self.alone |= back != NONE
                continue
            question = asked[number]
            self.alone |= (back != NONE) & ((question["at"] == NONE) | (question["at"] > back))
            question["back"] = back
            question["posted"] = self._posted(fields, back)

    def _posted(self, fields: Mapping[str, Numbers], back: Numbers) -> Numbers:
        posted = fields.get("dispatched", np.zeros(self.length, np.int64))
        self.alone |= posted > back
        return posted

    def _pair_by_day(self, asked: dict[int, dict[str, Numbers]], answered: Mapping[int, Mapping[str, Numbers]]) -> None:
        """An answer closes all that was asked before its day; what was asked on it only where nothing else is open."""
        slots = list(answered.values())
        if not slots:
            return
        nothing = np.zeros(self.length, np.int64)
        days = [fields.get("at", nothing) for fields in slots]
        posted = [self._posted(fields, back) for fields, back in zip(slots, days, strict=True)]
        closing, _ = in_order([{"at": at, "posted": post} for at, post in zip(days, posted, strict=True)], self.alone)
        for back, post in zip(closing["at"], closing["posted"], strict=True):
            has = back != NONE
            is_open = [(q["at"] != NONE) & (q["back"] == NONE) & has for q in asked.values()]
            before = [o & (q["at"] < back) for o, q in zip(is_open, asked.values(), strict=True)]
            on_it = [o & (q["at"] == back) for o, q in zip(is_open, asked.values(), strict=True)]
            any_before = any_of(before, self.length)
            self.alone |= has & ~any_before & ~any_of(on_it, self.length)
            for question, earlier, same in zip(asked.values(), before, on_it, strict=True):
                closed = np.where(any_before, earlier, same)
                question["back"] = np.where(closed, back, question["back"])
                question["posted"] = np.where(closed, post, question["posted"])

    # What cannot have happened, or has not yet

    def _require_order(self, facts: Mapping[str, Any], happened: Iterable[tuple[str, Numbers]]) -> None:
        made, registered = facts["submitted"], facts["registered"]
        self.alone |= (made == NONE) & (registered == NONE)
        for _, at in happened:
            self.alone |= (at != NONE) & ((at < made) | (at > self.as_of))
        for name in ("submitted", *(n for n in _FACTS.values() if n != "withdrawn")):
            self.alone |= facts[name] > self.as_of
            self.alone |= (facts[name] != NONE) & (facts[name] < made)
        for name in ("confirmed", "contact_restored"):
            self.alone |= (facts[name] != NONE) & (facts["arrived"] != NONE) & (facts[name] < facts["arrived"])

    def _happened(self) -> list[tuple[str, Numbers]]:
        """What the agency or the applicant did after the application was made, one type after the other."""
        done = (each for each in self._days() if each[0] not in _FACTS or each[0] == "withdrawn")
        return [(event, at) for event, _, at in sorted(done, key=lambda each: (_ORDER[each[0]], each[1]))]

    def _days(self) -> Iterator[tuple[str, int, Numbers]]:
        """The day of each event, with its type and number."""
        return ((event, number, fields["at"]) for (event, number), fields in self.stated.items() if "at" in fields)


def _any(arrays: Iterable[Numbers], length: int) -> Mask:
    return any_of((array != NONE for array in arrays), length)
