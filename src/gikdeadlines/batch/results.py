"""What was found of many rows, put in the columns of a table of assessments 批量结果的列。"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.application.state import Noted
from gikdeadlines.application.tables import Tables
from gikdeadlines.application.words import NONE, SERVED_UNKNOWN, TYPES, VERDICTS, WITHDRAWN
from gikdeadlines.assessment import law_not_held, provenance_of
from gikdeadlines.law import finding
from gikdeadlines.values import NATIONAL, Choice, ClaimExplained, Finding, ReadingAsked

from .agreed import NO_COUNT, Agreed
from .groups import Group, Place, Rules
from .lanes import Lanes, Question, Questions
from .later import Later, through_of, touched
from .mechanics import RowNotes
from .merge import Chosen, Merged, Ways, ways_of
from .missing import NO_TIP, Unknown
from .register_rows import RegisterRows
from .runner import Places
from .schema import Assessments
from .working_days import EPOCH, Numbers

__all__ = ["Found", "put_results"]

_DAYS: Final = {"received_on": "received", "first_due": "first_due", "due": "due", "replied_on": "reply"}
_COUNTS: Final = {
    "days_allowed": "allowed",
    "days_used": "used",
    "days_left": "left",
    "days_late": "late",
    "days_late_natural": "late_natural",
}


class _Slot:
    """Stands in a shared value for a day or a count that differs from row to row."""

    __slots__ = ("is_number", "number")

    def __init__(self, number: int, *, is_number: bool) -> None:
        self.number, self.is_number = number, is_number


@dataclass(frozen=True)
class Found:
    """What was found of some rows 所得.

    Args:
        group: the rows, what they state and by what they were assessed.
        lanes: theirs.
        base: the first lane of every row that went through the mechanics.
        kept: the places in ``base`` of the rows that are settled so.
        agreed: what the lanes of each row in ``base`` agree on.
        notes: findings and citations.
        further: the readings that only other lanes ask, by row.
        together: what all lanes say, None where readings are not explored.
        later: the rows that a later notice decides.
        missing: the missing facts.
    """

    group: Group
    lanes: Lanes
    base: Places
    kept: Numbers
    agreed: Agreed
    notes: RowNotes
    further: Numbers
    together: Merged | None
    later: list[Later]
    missing: Unknown

    @property
    def rules(self) -> Rules:
        """What they were assessed by 核查依据."""
        return self.group.rules

    @property
    def place(self) -> Place:
        """Their place and its law 所在地."""
        return self.group.place

    @property
    def stated(self) -> RegisterRows:
        """What they state 所载."""
        return self.group.stated

    @cached_property
    def first(self) -> Places:
        """The first lane of each row that is settled 首个分支."""
        return self.base[self.kept]

    @cached_property
    def rows(self) -> Numbers:
        """These rows 各行."""
        return self.lanes.row[self.first]

    @cached_property
    def positions(self) -> Numbers:
        """Their places in the batch 在批中的位置."""
        return self.place.rows[self.rows]

    @property
    def questions(self) -> Questions:
        """The questions that they met 问题."""
        return self.lanes.tries.questions

    def of(self, name: str) -> NDArray[Any]:
        """A figure on which the lanes of each row agree 一致的数字."""
        return self.agreed.figures[name][self.kept]

    def usual(self, name: str) -> NDArray[Any]:
        """A field of the first lane 首个分支的取值."""
        return self.lanes.fields[name][self.first]


def put_results(found: Found, out: Assessments) -> None:
    """Puts what was found in the columns 填入结果."""
    _put_figures(found, out)
    _put_readings(found, out)
    _put_what_decides(found, out)
    _put_findings(found, out)
    _put_citations(found, out)
    _put_missing(found, out)
    _put_ignored(found, out)
    _put_claims(found, out)
    out.put("certainty", found.positions, "announced")
    out.put("as_of", found.positions, found.rules.as_of)


_FEW: Final = 1 << 22
"""Codes below this are counted, not sorted."""


def _distinct(codes: Numbers) -> tuple[Places, Numbers]:
    """A place of each distinct code, and the number of each code among them."""
    most = int(codes.max(initial=0)) + 1
    if most > _FEW or codes.min(initial=0) < 0:
        _, places, which = np.unique(codes, return_index=True, return_inverse=True)
        return places, which.reshape(-1)
    last = np.full(most, -1)
    last[codes] = np.arange(len(codes))
    used = np.flatnonzero(last >= 0)
    number = np.zeros(most, np.int64)
    number[used] = np.arange(len(used))
    return last[used], number[codes]


def _together(*codes: Numbers) -> Numbers:
    """One code for each combination of some."""
    found = codes[0]
    for more in codes[1:]:
        found = found * (int(more.max(initial=0)) + 1) + more
    return found


def _put_claims(found: Found, out: Assessments) -> None:
    """Claims of the due day itself, which needs no other answer: rows with others are assessed by themselves."""
    claims = found.stated.claims if found.rules.explains_claims else []
    counts = sum((claim[found.rows] != NONE for claim in claims), np.zeros(len(found.rows), np.int64))
    dues = np.where(counts > 0, found.usual("due"), NONE)
    places, which = _distinct(_together(dues, counts))
    choices = [_claimed(due, count) for due, count in zip(dues[places].tolist(), counts[places].tolist(), strict=True)]
    out.choose("claims", found.positions, choices, which)


def _claimed(due: int, count: int) -> tuple[ClaimExplained, ...]:
    return (ClaimExplained("agency", date.fromordinal(due), "reading"),) * count if count else ()


def _put_figures(found: Found, out: Assessments) -> None:
    positions = found.positions
    out.choose("verdict", positions, VERDICTS, found.of("verdict"))
    out.choose("regime", positions, [regime.id for regime in found.place.tables.regimes], found.usual("regime") - 1)
    ended_by = found.of("ended_by")
    some = np.flatnonzero(ended_by != NONE)
    enders = [VERDICTS[WITHDRAWN], *(provision.id if provision else "" for provision in found.place.tables.provisions)]
    out.choose("ended_by", positions[some], enders, ended_by[some] + 1)
    registered = found.usual("is_registered") | ((found.usual("reply") != NONE) & found.usual("is_reply_registered"))
    out.choose("basis", positions, ("evidence", "registered"), registered.astype(np.int64))
    days = {name: found.of(figure) for name, figure in _DAYS.items()}
    together = found.together
    due = found.usual("due")
    days["earliest_due"] = together.earliest[found.rows] if together else _bound(found, due, np.minimum)
    days["latest_due"] = together.latest[found.rows] if together else _bound(found, due, np.maximum)
    for name, numbers in days.items():
        _put_numbers(out, name, positions, numbers - EPOCH, numbers != NONE)
    for name, figure in _COUNTS.items():
        _put_numbers(out, name, positions, found.of(figure), found.of(figure) != NO_COUNT)
    explored = together.explored[found.rows] if together else _lanes_of(found)
    _put_numbers(out, "explored", positions, explored, explored > 0)
    if together:
        out.choose("robust", positions, (False, True), together.robust[found.rows].astype(np.int64))


def _bound(found: Found, due: Numbers, furthest: Any) -> Numbers:  # noqa: ANN401 - minimum or maximum
    """The bounds of the due day over the ends of missing facts."""
    if len(found.lanes.row) == len(found.base):
        return due
    rows = int(found.lanes.row.max()) + 1
    some = np.flatnonzero(found.lanes.fields["due"] != NONE)
    bounds = np.zeros(rows, np.int64)
    values = found.lanes.fields["due"][some]
    bounds[found.lanes.row[some]] = values
    furthest.at(bounds, found.lanes.row[some], values)
    return bounds[found.rows]


def _lanes_of(found: Found) -> Numbers:
    counts: Numbers = np.bincount(found.lanes.row)[found.rows]
    return counts


def _put_numbers(out: Assessments, name: str, positions: Numbers, numbers: Numbers, has: NDArray[np.bool_]) -> None:
    slot = _Slot(0, is_number=True)
    if not has.all():
        positions, numbers = positions[has], numbers[has]
    out.put(name, positions, slot, lambda _: numbers)


# Readings and what decides


def _put_readings(found: Found, out: Assessments) -> None:
    sequence, further = found.lanes.sequence[found.first], found.further[found.rows]
    places, which = _distinct(_together(sequence, further))
    pairs = zip(sequence[places].tolist(), further[places].tolist(), strict=True)
    asked = [tuple(_asked(found.questions, found.lanes, one, other)) for one, other in pairs]
    out.choose("readings", found.positions, asked, which)


def _asked(questions: Questions, lanes: Lanes, sequence: int, further: int) -> Iterable[ReadingAsked]:
    asked: dict[str, ReadingAsked] = {}
    sequences = lanes.tries.sequences
    for number in sequences.sequence(sequence):
        if not questions.known[number].is_fact:
            asked[questions.known[number].name] = _reading(questions.known[number])
    for number in sequences.sequence(further):
        asked.setdefault(questions.known[number].name, _reading(questions.known[number]))
    return asked.values()


def _reading(question: Question) -> ReadingAsked:
    option = question.options[question.pinned or 0]
    return ReadingAsked(question.name, option, option == question.first, question.pinned is not None)


def _put_what_decides(found: Found, out: Assessments) -> None:
    positions = found.positions
    if found.together is None:
        out.put("decisive", positions, ())
        out.put("alternatives", positions, ())
        return
    robust = found.together.robust[found.rows]
    out.put("decisive", positions[robust], ())
    out.put("alternatives", positions[robust], ())
    doubtful = np.flatnonzero(~robust)
    if not len(doubtful):
        return
    ways = ways_of(found.lanes.tries)
    decisive = _of_rows(found.together.decisive, found.rows[doubtful])
    out.put_array(
        "decisive", positions[doubtful], _lists(decisive, found.rows[doubtful], _choices(found, ways, decisive))
    )
    alternatives = _of_rows(found.together.alternatives, found.rows[doubtful])
    items = _alternatives(found, ways, alternatives)
    out.put_array("alternatives", positions[doubtful], _lists(alternatives, found.rows[doubtful], items))


def _of_rows(chosen: Chosen, rows: Numbers) -> Chosen:
    at = np.searchsorted(rows, chosen.rows)
    has = (at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == chosen.rows)
    return Chosen(chosen.rows[has], chosen.lanes[has])


def _lists(chosen: Chosen, rows: Numbers, items: pa.Array) -> pa.ListArray:
    counts = np.bincount(np.searchsorted(rows, chosen.rows), minlength=len(rows))
    offsets = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), items)


_CHOICES: Final = pa.list_(pa.struct([("kind", pa.string()), ("id", pa.string()), ("option", pa.string())]))


def _choices(found: Found, ways: Ways, chosen: Chosen) -> pa.Array:
    """The answers of lanes that are not the first ones, with the values of facts in place of what stands for them."""
    way = found.lanes.way[chosen.lanes]
    used, place = np.unique(way, return_inverse=True)
    known = [ways.choices[each] for each in used.tolist()]
    plain = [[{"kind": c.kind, "id": c.id, "option": c.option} for c in choices] for choices in known]
    lists = pa.array(plain, _CHOICES).take(pa.array(place.reshape(-1)))
    marks = np.array([_fact_of(found.questions, choice) for choices in known for choice in choices], np.int64)
    if not marks.any():
        return lists
    lengths = np.array([len(choices) for choices in known], np.int64)
    counts = lengths[place.reshape(-1)]
    starts = np.repeat((np.cumsum(lengths) - lengths)[place.reshape(-1)], counts)
    flat = marks[starts + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)]
    return _with_values(found, lists, flat, np.repeat(chosen.lanes, counts))


def _fact_of(questions: Questions, choice: Choice) -> int:
    """The number of the fact that a choice is of, from 1 on; 0 for a reading."""
    return 1 + questions.fact(choice.id) if choice.kind == "fact" else 0


def _with_values(found: Found, lists: pa.Array, flat: Numbers, lanes: Places) -> pa.Array:
    values, is_day = np.zeros(len(flat), np.int64), np.ones(len(flat), dtype=bool)
    for each in np.unique(flat[flat > 0]).tolist():
        some = np.flatnonzero(flat == each)
        values[some] = found.lanes.values[each - 1][0, lanes[some]]
        is_day[some] = not found.questions.known[each - 1].is_count
    texts = _texts(values, is_day)
    items = lists.flatten()
    options = pc.if_else(pa.array(flat > 0), texts, items.field("option"))
    replaced = pa.StructArray.from_arrays(
        [items.field("kind"), items.field("id"), options], names=["kind", "id", "option"]
    )
    offsets = pc.subtract(lists.offsets, lists.offsets[0])
    return pa.ListArray.from_arrays(offsets.cast(pa.int32()), replaced)


def _texts(values: Numbers, is_day: NDArray[np.bool_]) -> pa.Array:
    days = pc.cast(_days(values), pa.string())
    return pc.if_else(pa.array(is_day), days, pc.cast(pa.array(values), pa.string()))


def _days(numbers: Numbers) -> pa.Array:
    return pa.array((numbers - EPOCH).astype(np.int32), mask=numbers == NONE).view(pa.date32())


def _alternatives(found: Found, ways: Ways, chosen: Chosen) -> pa.Array:
    at = {name: found.lanes.fields[name][chosen.lanes] for name in ("received", "due", "reply", "verdict")}
    verdicts = pa.array(VERDICTS).take(pa.array(at["verdict"]))
    days = [_days(at[name]) for name in ("received", "due", "reply")]
    names = ["choices", "received_on", "due", "replied_on", "verdict"]
    return pa.StructArray.from_arrays([_choices(found, ways, chosen), *days, verdicts], names=names)


# Findings


@dataclass(frozen=True, slots=True)
class _Noted:
    """The findings of rows as a code for each place, and the values that differ from row to row."""

    codes: list[Numbers]
    values: list[Numbers]


def _put_findings(found: Found, out: Assessments) -> None:
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
        _, numbers = _distinct(codes)
        _, group = _distinct(_together(group, numbers))
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
            shown[parameter[1:]] = _Slot(_PARAMETERS * place + at, is_number=True)
        else:
            is_absent = code >> (_ABSENT_AT + at) & 1
            if not (is_absent and parameter.startswith("?")):
                slot = None if is_absent else _Slot(_PARAMETERS * place + at, is_number=False)
                shown[parameter.lstrip("?")] = slot
    return finding(name, tables.citation(row), **shown)


Own = list[tuple[Any, Callable[[Places], Callable[[object], Any]]]]


def _values_at(noted: _Noted, own: Own, places: Places, kept: Places) -> Callable[[object], Any]:
    others = [values(kept) for _, values in own]

    def value(shared: object) -> Any:  # noqa: ANN401 - an array, or None
        if isinstance(shared, _Slot):
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


# Citations and provenance


def _put_citations(found: Found, out: Assessments) -> None:
    tables, law = found.place.tables, found.rules.law
    cited = found.notes.cited[found.rows]
    places, which = _distinct(cited)
    sequences = map(found.lanes.tries.cited.sequence, cited[places].tolist())
    citations = [tuple(c for row in rows if (c := tables.citation(row))) for rows in sequences]
    out.choose("citations", found.positions, citations, which)
    unsure = [tuple(c.provision for c in each if c.provision in law.unsure) for each in citations]
    known = list(dict.fromkeys(unsure))
    which = np.array([known.index(each) for each in unsure], np.int64)[which]
    touching = _touching(found)
    places, medium = _distinct(_together(touching, which))
    doubted = [
        (*_notices(found, bits), *known[at])
        for bits, at in zip(touching[places].tolist(), which[places].tolist(), strict=True)
    ]
    provenance = provenance_of(found.place.calendar, law, found.rules.as_of)
    out.choose("provenance", found.positions, [replace(provenance, medium_confidence=each) for each in doubted], medium)


def _touching(found: Found) -> Numbers:
    """Which uncertain notices bear on each row, as bits; those above by what they remark."""
    uncertain = found.place.calendar.uncertain
    received, through = found.usual("received"), through_of(found.lanes, found.first, found.stated.as_of)
    touching = np.zeros(len(received), np.int64)
    for number, notice in enumerate(uncertain):
        remarked = [day for remark in notice.remarks for day in remark.dates]
        for at, days in ((number, notice.days_set), (number + len(uncertain), remarked)):
            touching |= touched(days, received, through).astype(np.int64) << at
    return touching


def _notices(found: Found, bits: int) -> Iterable[str]:
    uncertain = found.place.calendar.uncertain
    return dict.fromkeys(n.citation.provision for at, n in enumerate((*uncertain, *uncertain)) if bits >> at & 1)


# Missing facts, and what came after the reply


_MISSING: Final = pa.struct(
    [
        ("fact", pa.string()),
        ("earliest", pa.string()),
        ("latest", pa.string()),
        ("tip", pa.struct([("value", pa.string()), ("verdict", pa.string()), ("before", pa.string())])),
    ]
)


def _put_missing(found: Found, out: Assessments) -> None:
    """The missing facts, then the letters of which it is not stated when they were received."""
    rows, served, sent = _unserved(found)
    unknown = found.missing
    total = len(unknown.rows) + len(rows)
    positions, kept = found.positions, found.rows
    if not total:
        out.put("missing", positions, ())
        return
    both = np.concatenate((unknown.rows, rows))
    order = np.lexsort((np.concatenate((np.zeros(len(unknown.rows)), 1 + served)), both))
    items = pa.concat_arrays([_unknown(found), _served(sent)]).take(pa.array(order))
    has = np.isin(kept, both)
    out.put("missing", positions[~has], ())
    lists = _lists(Chosen(both[order], order), kept[has], items)
    out.put_array("missing", positions[has], lists)


def _unserved(found: Found) -> tuple[Numbers, Numbers, Numbers]:
    rows, places, sent = [], [], []
    notes = found.notes
    for place, slot in enumerate(notes.slots):
        some = found.rows[(notes.count[found.rows] > place) & (slot[0][found.rows] == SERVED_UNKNOWN)]
        rows.append(some)
        places.append(np.full(len(some), place))
        sent.append(slot[3][some])
    nothing = [np.zeros(0, np.int64)]
    return np.concatenate(rows or nothing), np.concatenate(places or nothing), np.concatenate(sent or nothing)


def _served(sent: Numbers) -> pa.Array:
    days = pc.cast(_days(sent), pa.string())
    names = pa.array(["served"] * len(sent), pa.string())
    tips = pa.nulls(len(sent), _MISSING.field("tip").type)
    return pa.StructArray.from_arrays([names, days, days, tips], fields=list(_MISSING))


def _unknown(found: Found) -> pa.Array:
    unknown = found.missing
    questions = found.questions.known
    names = pa.array([questions[each].name for each in unknown.facts.tolist()], pa.string())
    is_day = np.array([not questions[each].is_count for each in unknown.facts.tolist()], dtype=bool)
    verdicts = pa.array(VERDICTS)
    tips = pa.StructArray.from_arrays(
        [
            _texts(np.where(unknown.tips == NO_TIP, unknown.first, unknown.tips), is_day),
            verdicts.take(pa.array(unknown.verdicts)),
            verdicts.take(pa.array(unknown.before)),
        ],
        fields=list(_MISSING.field("tip").type),
        mask=pa.array(unknown.tips == NO_TIP),
    )
    ends = [_texts(unknown.first, is_day), _texts(unknown.last, is_day)]
    return pa.StructArray.from_arrays([names, *ends, tips], fields=list(_MISSING))


def _put_ignored(found: Found, out: Assessments) -> None:
    """What the agency or the applicant did after the reply."""
    reply, rows = found.of("reply"), found.rows
    later = np.zeros(len(rows), dtype=bool)
    for _, at in found.stated.happened:
        later |= (reply != NONE) & (at[rows] > reply)
    out.put("ignored", found.positions[~later], ())
    for place in np.flatnonzero(later).tolist():
        after = [(int(at[rows[place]]), event) for event, at in found.stated.happened]
        told = sorted((day, order, event) for order, (day, event) in enumerate(after) if day > reply[place])
        shown = tuple(f"{event} {date.fromordinal(day)}" for day, _, event in told)
        out.put("ignored", found.positions[place : place + 1], shown)
