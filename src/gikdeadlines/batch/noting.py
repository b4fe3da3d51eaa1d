"""The findings of many rows as columns 批量提示的列。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from gikdeadlines.application.state import Noted
from gikdeadlines.application.tables import Tables
from gikdeadlines.application.words import NONE, TYPES
from gikdeadlines.assessment import law_not_held
from gikdeadlines.law import finding
from gikdeadlines.values import NATIONAL, Finding

from .found import Found, code_of_all, distinct_codes
from .later import Later
from .runner import Places
from .schema import Assessments
from .working_days import EPOCH, Numbers

__all__ = ["Slot", "put_findings"]


class Slot:
    """Stands in a shared value for a day or a count that differs from row to row 占位."""

    __slots__ = ("is_number", "number")

    def __init__(self, number: int, *, is_number: bool) -> None:
        self.number, self.is_number = number, is_number


@dataclass(frozen=True, slots=True)
class _Noted:
    """The findings of rows as a code for each place, and the values that differ from row to row."""

    codes: list[Numbers]
    values: list[Numbers]


def put_findings(found: Found, out: Assessments) -> None:
    """Puts what a reviewer should see of each row 填入提示."""
    which, further = _further_findings(found)
    has = found.notes.count[found.rows] > 0
    for code, own in further.items():
        if own:
            has |= which == code
    out.put("findings", found.positions[~has], ())
    some = np.flatnonzero(has)
    noted = _noted(found, found.rows[some])
    group = which[some]
    for codes in noted.codes:
        _, numbers = distinct_codes(codes)
        _, group = distinct_codes(code_of_all(group, numbers))
    order = np.argsort(group, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(group[order])) + 1) if len(some) else ():
        own_codes = [int(each[places[0]]) for each in noted.codes]
        shared = [_finding(found.place.tables, code, place) for place, code in enumerate(own_codes) if code]
        own = further[int(which[some[places[0]]])]
        findings = (*shared, *(each for each, _ in own))
        out.put("findings", found.positions[some[places]], findings, _values_at(noted, own, places, some[places]))


def _noted(found: Found, rows: Numbers) -> _Noted:
    """What the mechanics noted for some rows, without what was noted twice."""
    notes = found.notes
    counts = notes.count[rows]
    slots = [slot[:, rows] for slot in notes.slots[: int(counts.max(initial=0))]]
    kinds = _Kinds(found.place.tables)
    codes = [np.where(counts > place, kinds.coded(slot), 0) for place, slot in enumerate(slots)]
    for later in range(1, len(slots)):
        for earlier in range(later):
            same = (codes[later] == codes[earlier]) & (slots[later][2:] == slots[earlier][2:]).all(axis=0)
            codes[later] = np.where(same, 0, codes[later])
    return _Noted(codes, [slot[2:] for slot in slots])


_ROW_AT, _WORD_AT, _ABSENT_AT = 8, 24, 32
_PARAMETERS: Final = len(Noted._fields) - 2


class _Kinds:
    """Which parameters of a finding are days and which are words: of these a finding has another code for each."""

    def __init__(self, tables: Tables) -> None:
        given = [[name for name in names if not name.startswith("=")] for _, names in tables.findings]
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


def _is_day(names: list[str], place: int) -> bool:
    return place < len(names) and not names[place].startswith(("#", "@"))


def _finding(tables: Tables, code: int, place: int) -> Finding:
    """A finding with what stands for its days and counts."""
    number, row, word = code & 0xFF, (code >> _ROW_AT) & 0xFFFF, (code >> _WORD_AT) & 0xFF
    name, parameters = tables.findings[number]
    shown: dict[str, object] = {}
    left = iter(range(_PARAMETERS))
    for parameter in parameters:
        if parameter.startswith("="):
            _, key, text = parameter.split("=")
            shown[key] = text
            continue
        at = next(left)
        if parameter.startswith("@"):
            shown[parameter[1:]] = TYPES[word]
        elif parameter.startswith("#"):
            shown[parameter[1:]] = Slot(_PARAMETERS * place + at, is_number=True)
        else:
            is_absent = code >> (_ABSENT_AT + at) & 1
            if not (is_absent and parameter.startswith("?")):
                slot = None if is_absent else Slot(_PARAMETERS * place + at, is_number=False)
                shown[parameter.lstrip("?")] = slot
    return finding(name, tables.citation(row), **shown)


Own = list[tuple[Any, Callable[[Places], Callable[[object], Any]]]]


def _values_at(noted: _Noted, own: Own, places: Places, kept: Places) -> Callable[[object], Any]:
    others = [values(kept) for _, values in own]

    def value(shared: object) -> Any:  # noqa: ANN401 - an array, or None
        if isinstance(shared, Slot):
            number = noted.values[shared.number // _PARAMETERS][shared.number % _PARAMETERS][places]
            return number if shared.is_number else number - EPOCH
        for other in others:
            found = other(shared)
            if found is not None:
                return found
        return None

    return value


def _further_findings(found: Found) -> tuple[Numbers, dict[int, Own]]:
    """The findings beside those of the mechanics: a later notice, a place whose own law is not held."""
    which = np.zeros(len(found.kept), np.int64)
    later: list[Own] = [[]]
    for number, each in enumerate(found.later, 1):
        which[each.places] = number
        later.append([_later(found, each)])
    missed, local = _without_local_law(found)
    which = which * len(local) + missed
    further = {}
    for code in np.flatnonzero(np.bincount(which)).tolist():
        notice, place = divmod(code, len(local))
        further[code] = [*later[notice], *((each, _nothing) for each in local[place])]
    return which, further


def _nothing(_: Places) -> Callable[[object], Any]:
    return lambda _: None


def _without_local_law(found: Found) -> tuple[Numbers, list[list[Finding]]]:
    """For each row which finding it has, where its place has no law of its own, by the day of its receipt."""
    place, law = found.place.jurisdiction, found.rules.law
    if place == NATIONAL or law.has_regime_of(place):
        return np.zeros(len(found.kept), np.int64), [[]]
    days, inverse = np.unique(found.usual("received"), return_inverse=True)
    missed = [law_not_held(law, place, "application", date.fromordinal(day)) for day in days.tolist()]
    known = list(dict.fromkeys(missed))
    numbers = np.array([known.index(each) for each in missed], np.int64)
    return numbers[inverse.reshape(-1)], [[each] for each in known]


def _later(found: Found, later: Later) -> tuple[Finding, Callable[[Places], Callable[[object], Any]]]:
    due, then = object(), object()
    arrays = {}
    for key, numbers in ((due, later.dues), (then, later.then)):
        spread = np.zeros(len(found.kept), np.int64)
        spread[later.places] = numbers
        arrays[id(key)] = spread
    noted = finding(
        later.code,
        later.notice.citation,
        published=later.notice.known_from,
        due=due,
        due_then=then,
    )

    def values(places: Places) -> Callable[[object], Any]:
        def value(shared: object) -> Any:  # noqa: ANN401 - an array, or None
            array = arrays.get(id(shared))
            return None if array is None else array[places] - EPOCH

        return value

    return noted, values
