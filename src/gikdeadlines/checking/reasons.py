"""What was refused, told once a reason with the rows that it touches 退回的原因。"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from gikdeadlines.loading import Refused
from gikdeadlines.values import Fault, row_of_id
from gikdeadlines.wording import FaultWords, Wording, fault_text, fault_words, placed_path, plain

from .outcomes import AssessedBlock, Outcome, Unread

__all__ = ["Reason", "Reasons", "at_own_row", "place_of", "refusal_lines"]

_SHOWN: Final = 5
"""Rows that are shown of a reason; the others are counted."""

_MOST: Final = 200
"""Reasons that are kept apart: a register in which each row has a reason of its own needs no list on a screen."""

_INDEX: Final = re.compile(r"\[\d+\]")
_OWN_ROW: Final = re.compile(r"row\[(\d+)\]\.?")

Key = tuple[str, str, str, str, object]


@dataclass(slots=True)
class Reason:
    """One reason, the first rows that were refused for it, and how many there are 一项原因."""

    fault: Fault
    rows: list[tuple[Refused | Unread, Fault]] = field(default_factory=list)
    count: int = 0


@dataclass(slots=True)
class Reasons:
    """A sink that groups what was refused by its reason, in memory that does not grow with the rows 退回原因汇总.

    ``others`` counts the rows whose reason came when there were too many already.
    """

    shows_claims: ClassVar[bool] = False
    looks_at: ClassVar[Collection[str]] = ()

    found: dict[Key, Reason] = field(default_factory=dict)
    others: int = 0

    def take(self, outcome: Outcome) -> None:
        """Takes one row 接收一行."""
        if isinstance(outcome, Refused | Unread):
            self._add(outcome)

    def take_block(self, block: AssessedBlock) -> None:
        """Nothing of it was refused but what comes one by one 不作处理."""

    def _add(self, refused: Refused | Unread) -> None:
        """Takes in a refusal; a row that has a fault twice counts once."""
        is_other = False
        firsts: dict[Key, tuple[Refused | Unread, Fault]] = {}
        for place, fault in (at_own_row(refused, fault) for fault in refused.faults):
            firsts.setdefault(_key(place, fault), (place, fault))
        for key, (place, fault) in firsts.items():
            if key not in self.found and len(self.found) == _MOST:
                is_other = True
                continue
            reason = self.found.setdefault(key, Reason(fault))
            reason.count += 1
            if len(reason.rows) < _SHOWN:
                reason.rows.append((place, fault))
        self.others += is_other


def _key(refused: Refused | Unread, fault: Fault) -> Key:
    sheet = refused.sheet if isinstance(refused, Refused) else ""
    return refused.file, sheet, fault.code, _INDEX.sub("[]", fault.path), fault.parameters.get("says")


# In words


def refusal_lines(reasons: Reasons, wording: Wording) -> Iterator[str]:
    """Every reason once, with its rows 退回说明.

    Args:
        reasons: what was refused.
        wording: in which language.
    """
    for reason in reasons.found.values():
        yield from _lines(reason, wording)
    if reasons.others:
        yield wording.text("refusal-others", count=reasons.others)


def at_own_row(refused: Refused | Unread, fault: Fault) -> tuple[Refused | Unread, Fault]:
    """A refusal as of the row in which a fault of it lies: a case may take several 所在的行."""
    if isinstance(refused, Unread) or (found := _OWN_ROW.match(fault.path)) is None:
        return refused, fault
    return replace(refused, row=int(found[1])), replace(fault, path=fault.path[found.end() :])


def place_of(refused: Refused | Unread, wording: Wording) -> str:
    """Where a refusal stands: the file, the sheet, the row and its id 位置."""
    file = _file_of(refused, wording)
    if isinstance(refused, Unread):
        return file
    key = "refusal-row" if file else "refusal-at"
    return f"{wording.text(key, file=file, row=refused.row)}{_id(refused)}"


def _file_of(refused: Refused | Unread, wording: Wording) -> str:
    sheet = refused.sheet if isinstance(refused, Refused) else ""
    return wording.text("sheet-of-file", file=refused.file, sheet=sheet) if sheet else refused.file


def _id(refused: Refused) -> str:
    return f" {called}" if (called := _called(refused)) else ""


def _called(refused: Refused) -> str:
    """Its id, where that is more than its place."""
    return plain(refused.id) if refused.id and row_of_id(refused.id) is None else ""


def _lines(reason: Reason, wording: Wording) -> Iterator[str]:
    refused, fault = reason.rows[0]
    if reason.count == 1:
        yield fault_text(fault, wording, where=place_of(refused, wording))
        return
    words = [fault_words(each, wording) for _, each in reason.rows]
    common = replace(words[0], given="", expected=_common(words, "expected"), hint=_common(words, "hint"))
    path = fault.path if len({each.path for _, each in reason.rows}) == 1 else _INDEX.sub("[…]", fault.path)
    yield common.line(f"{_file_of(refused, wording)} {placed_path(path, wording)}".strip(), fault.code, wording)
    rows = (_row(each, said, common, wording) for (each, _), said in zip(reason.rows, words, strict=True))
    listed = wording.text("semicolon").join(rows)
    yield wording.text("refusal-rows", rows=listed, count=reason.count, more=reason.count - len(reason.rows))


def _common(words: Sequence[FaultWords], part: str) -> str:
    """A part that is the same for every row."""
    found = {str(getattr(each, part)) for each in words}
    return found.pop() if len(found) == 1 else ""


def _row(refused: Refused | Unread, words: FaultWords, common: FaultWords, wording: Wording) -> str:
    """A row with what stood there, and with what is not the same for all."""
    parts = (words.given, "" if common.expected else words.expected, "" if common.hint else words.hint)
    said = wording.text("comma").join(part for part in parts if part)
    place = ""
    if isinstance(refused, Refused):
        key, id_ = ("refusal-at-id", called) if (called := _called(refused)) else ("refusal-at", "")
        place = wording.text(key, row=refused.row, id=id_)
    return wording.text("refusal-said", place=place, said=said) if place and said else place or said
