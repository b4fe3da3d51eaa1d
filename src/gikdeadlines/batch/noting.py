"""The findings of many rows as columns 批量提示的列。"""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.outcome import finding_of
from gikdeadlines.application.state import Noted
from gikdeadlines.application.tables import Tables
from gikdeadlines.application.words import NONE, TYPES
from gikdeadlines.assessment import law_not_held
from gikdeadlines.law import finding
from gikdeadlines.values import NATIONAL, Finding

from .assembly import Each
from .combinations import code_of_all, distinct_codes
from .found import Found
from .later import TURNS, Later
from .schema import Assessments
from .working_days import EPOCH, Numbers

__all__ = ["put_findings"]


def put_findings(found: Found, out: Assessments) -> None:
    """Puts what a reviewer should see of each row 填入提示.

    Beside what the mechanics noted that is a later notice, and that the place's own law is not held.
    """
    later, (missed, local) = _by_later_notice(found.later), _without_local_law(found)
    has = (found.notes.count[found.rows] > 0) | (later > 0) | (missed > 0)
    out.put("findings", found.positions[~has], ())
    some = np.flatnonzero(has)
    noted = _noted(found, found.rows[some])
    group = later[some] * (len(local) + 1) + missed[some]
    for codes, _ in noted:
        _, numbers = distinct_codes(codes)
        _, group = distinct_codes(code_of_all(group, numbers))
    order = np.argsort(group, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if len(some) else ():
        told = (slot[:, places] for codes, slot in noted if codes[places[0]])
        findings = [_finding(found.group.place.tables, slot) for slot in told]
        kept = some[places]
        findings += [_of_later_notice(found, kept)] if later[kept[0]] else []
        findings += local[missed[kept[0]] - 1 : missed[kept[0]]]
        out.put("findings", found.positions[kept], findings)


def _noted(found: Found, rows: Numbers) -> list[tuple[Numbers, NDArray[np.int64]]]:
    """What the mechanics noted for some rows, place by place, with a code; that is 0 for what was noted before."""
    notes = found.notes
    counts = notes.count[rows]
    slots = [slot[:, rows] for slot in notes.slots[: int(counts.max(initial=0))]]
    kinds = _Kinds(found.group.place.tables)
    codes = [np.where(counts > place, kinds.coded(slot), 0) for place, slot in enumerate(slots)]
    for later in range(1, len(slots)):
        for earlier in range(later):
            same = (codes[later] == codes[earlier]) & (slots[later][2:] == slots[earlier][2:]).all(axis=0)
            codes[later] = np.where(same, 0, codes[later])
    return list(zip(codes, slots, strict=True))


_ROW_AT, _WORD_AT, _ABSENT_AT = 8, 24, 32
_PARAMETERS: Final = len(Noted._fields) - 2


class _Kinds:
    """Which parameters of a finding are days and which are words: of these a finding has another code for each."""

    def __init__(self, tables: Tables) -> None:
        given = [names for _, names in tables.findings]
        self._is_word = np.array([bool(names) and names[0].startswith("@") for names in given])
        self._is_day = np.array([[_is_day(names, place) for names in given] for place in range(_PARAMETERS)])

    def coded(self, slot: Numbers) -> Numbers:
        """A code for all of a finding but its days and counts; a day that there is not is a part of it."""
        number, row, one = slot[:3]
        code = number | (row << _ROW_AT) | np.where(self._is_word[number], one << _WORD_AT, 0)
        for place, value in enumerate(slot[2:]):
            code = code | (((value == NONE) & self._is_day[place][number]).astype(np.int64) << (_ABSENT_AT + place))
        found: Numbers = code
        return found


def _is_day(names: tuple[str, ...], place: int) -> bool:
    return place < len(names) and not names[place].startswith(("#", "@"))


def _finding(tables: Tables, slot: NDArray[np.int64]) -> Finding:
    """A finding of rows for which it has the same code, with the days and counts of each."""
    number, row = slot[:2, 0].tolist()
    names = [name for name in tables.findings[number][1] if not name.startswith("=")]
    given: list[int | Each] = []
    for name, each in zip(names, slot[2:], strict=False):
        if name.startswith("@"):
            given.append(int(each[0]))
        elif name.startswith("#"):
            given.append(Each(each, is_number=True))
        else:
            given.append(NONE if each[0] == NONE else Each(each - EPOCH))
    return finding_of(tables, number, row, given, _shown)


def _shown(name: str, value: int | Each) -> object:
    return TYPES[value] if name.startswith("@") and isinstance(value, int) else value or None


# What the mechanics do not note


def _by_later_notice(later: Later) -> Numbers:
    """For each row a number for the notice that decides it and for the turn, 0 for none."""
    return np.where(later.turns < 0, 0, 1 + later.notices * len(TURNS) + later.turns)


def _of_later_notice(found: Found, kept: Numbers) -> Finding:
    at = kept[0]
    notice = found.group.place.calendar.unforeseen[found.later.notices[at]]
    due, then = (Each(days[kept] - EPOCH) for days in (found.usual("due"), found.later.then))
    code = list(TURNS)[found.later.turns[at]]
    return finding(code, notice.citation, published=notice.known_from, due=due, due_then=then)


def _without_local_law(found: Found) -> tuple[Numbers, list[Finding]]:
    """For each row which finding it has where its place has no law of its own, by its day of receipt, from 1 on."""
    place, law = found.group.place.jurisdiction, found.group.rules.law
    if place == NATIONAL or law.has_regime_of(place):
        return np.zeros(len(found.kept), np.int64), []
    days, inverse = np.unique(found.usual("received"), return_inverse=True)
    missed = [law_not_held(law, place, "application", date.fromordinal(day)) for day in days.tolist()]
    known = list(dict.fromkeys(missed))
    numbers = np.array([1 + known.index(each) for each in missed], np.int64)
    return numbers[inverse.reshape(-1)], known
