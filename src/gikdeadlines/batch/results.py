"""What was found of many rows, put in the columns of a table of assessments 批量结果的列。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from gikdeadlines.application.words import FINDING_NUMBERS, NONE, VERDICTS, WITHDRAWN
from gikdeadlines.assessment import provenance_of
from gikdeadlines.values import ClaimExplained, ReadingAsked

from .agreed import NO_COUNT
from .assembly import Each
from .combinations import code_of_all, distinct_codes
from .deciding import put_what_decides
from .found import Found
from .gathering import dates_of, lists_of, texts_of
from .later import through_of, touched
from .missing import NO_TIP
from .noting import put_findings
from .questions import Question
from .schema import MISSING, Assessments
from .working_days import EPOCH, Numbers

__all__ = ["put_results"]

_DAYS: Final = {"received_on": "received", "first_due": "first_due", "due": "due", "replied_on": "reply"}
_COUNTS: Final = {
    "days_allowed": "allowed",
    "days_used": "used",
    "days_left": "left",
    "days_late": "late",
    "days_late_natural": "late_natural",
}


def put_results(found: Found, out: Assessments) -> None:
    """Puts what was found in the columns 填入结果."""
    _put_figures(found, out)
    _put_readings(found, out)
    put_what_decides(found, out)
    put_findings(found, out)
    _put_citations(found, out)
    _put_missing(found, out)
    _put_ignored(found, out)
    _put_claims(found, out)
    out.put("certainty", found.positions, "announced")
    out.put("as_of", found.positions, found.group.rules.as_of)


def _put_claims(found: Found, out: Assessments) -> None:
    """Claims of the due day itself, which needs no other answer: rows with others are assessed by themselves."""
    claims = found.group.stated.claims if found.group.rules.explains_claims else []
    counts = sum((claim[found.rows] != NONE for claim in claims), np.zeros(len(found.rows), np.int64))
    dues = np.where(counts > 0, found.usual("due"), NONE)
    places, which = distinct_codes(code_of_all(dues, counts))
    choices = [_claimed(due, count) for due, count in zip(dues[places].tolist(), counts[places].tolist(), strict=True)]
    out.choose("claims", found.positions, choices, which)


def _claimed(due: int, count: int) -> tuple[ClaimExplained, ...]:
    return (ClaimExplained("agency", date.fromordinal(due), "reading"),) * count if count else ()


def _put_figures(found: Found, out: Assessments) -> None:
    positions, tables = found.positions, found.group.place.tables
    out.choose("verdict", positions, VERDICTS, found.of("verdict"))
    out.choose("regime", positions, [regime.id for regime in tables.regimes], found.usual("regime") - 1)
    ended_by = found.of("ended_by")
    some = np.flatnonzero(ended_by != NONE)
    enders = [
        VERDICTS[WITHDRAWN],
        *(provision.id if provision else "" for provision in tables.provisions),
    ]
    out.choose("ended_by", positions[some], enders, ended_by[some] + 1)
    registered = found.usual("is_registered") | ((found.usual("reply") != NONE) & found.usual("is_reply_registered"))
    out.choose("basis", positions, ("evidence", "registered"), registered.astype(np.int64))
    days = {name: found.of(figure) for name, figure in _DAYS.items()}
    days |= {"earliest_due": found.bounds.earliest[found.rows], "latest_due": found.bounds.latest[found.rows]}
    for name, numbers in days.items():
        _put_numbers(out, name, positions, numbers - EPOCH, numbers != NONE)
    for name, figure in _COUNTS.items():
        _put_numbers(out, name, positions, found.of(figure), found.of(figure) != NO_COUNT)
    out.put("explored", positions, Each(found.bounds.lanes[found.rows], is_number=True))
    if found.together:
        out.choose("robust", positions, (False, True), found.together.robust[found.rows].astype(np.int64))


def _put_numbers(out: Assessments, name: str, positions: Numbers, numbers: Numbers, has: NDArray[np.bool_]) -> None:
    if not has.all():
        positions, numbers = positions[has], numbers[has]
    out.put(name, positions, Each(numbers, is_number=True))


# Readings and what decides


def _put_readings(found: Found, out: Assessments) -> None:
    sequence, further = found.lanes.sequence[found.first], found.further[found.rows]
    places, which = distinct_codes(code_of_all(sequence, further))
    readings = {n: _reading(each) for n, each in enumerate(found.questions.known) if not each.is_fact}
    read = found.lanes.tries.sequences.sequence
    asked = []
    for one, other in zip(sequence[places].tolist(), further[places].tolist(), strict=True):
        said = {readings[number].id: readings[number] for number in read(one) if number in readings}
        for each in map(readings.__getitem__, read(other)):
            said.setdefault(each.id, each)
        asked.append(tuple(said.values()))
    out.choose("readings", found.positions, asked, which)


def _reading(question: Question) -> ReadingAsked:
    option = question.options[question.pinned or 0]
    return ReadingAsked(question.name, option, option == question.first, question.pinned is not None)


# Citations and provenance


def _put_citations(found: Found, out: Assessments) -> None:
    tables, law = found.group.place.tables, found.group.rules.law
    cited = found.notes.cited[found.rows]
    places, which = distinct_codes(cited)
    sequences = map(found.lanes.tries.cited.sequence, cited[places].tolist())
    citations = [tuple(c for row in rows if (c := tables.citation(row))) for rows in sequences]
    out.choose("citations", found.positions, citations, which)
    unsure = [tuple(c.provision for c in each if c.provision in law.unsure) for each in citations]
    known = list(dict.fromkeys(unsure))
    which = np.array([known.index(each) for each in unsure], np.int64)[which]
    touching = _touching(found)
    places, medium = distinct_codes(code_of_all(touching, which))
    doubted = [
        (*_notices(found, bits), *known[at])
        for bits, at in zip(touching[places].tolist(), which[places].tolist(), strict=True)
    ]
    provenance = provenance_of(found.group.place.calendar, law, found.group.rules.as_of)
    out.choose("provenance", found.positions, [replace(provenance, medium_confidence=each) for each in doubted], medium)


def _touching(found: Found) -> Numbers:
    """Which uncertain notices bear on each row, as bits; those above by what they remark."""
    uncertain = found.group.place.calendar.uncertain
    received, through = found.usual("received"), through_of(found.lanes, found.first, found.group.stated.as_of)
    touching = np.zeros(len(received), np.int64)
    for number, notice in enumerate(uncertain):
        remarked = [day for remark in notice.remarks for day in remark.dates]
        for at, days in ((number, notice.days_set), (number + len(uncertain), remarked)):
            touching |= touched(days, received, through).astype(np.int64) << at
    return touching


def _notices(found: Found, bits: int) -> Iterable[str]:
    uncertain = found.group.place.calendar.uncertain
    return dict.fromkeys(n.citation.provision for at, n in enumerate((*uncertain, *uncertain)) if bits >> at & 1)


# Missing facts, and what came after the reply


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
    lists = lists_of(kept[has], both[order], items)
    out.put_array("missing", positions[has], lists)


def _unserved(found: Found) -> tuple[Numbers, Numbers, Numbers]:
    rows, places, sent = [], [], []
    notes = found.notes
    for place, slot in enumerate(notes.slots):
        some = found.rows[
            (notes.count[found.rows] > place) & (slot[0][found.rows] == FINDING_NUMBERS["served-unknown"])
        ]
        rows.append(some)
        places.append(np.full(len(some), place))
        sent.append(slot[3][some])
    nothing = [np.zeros(0, np.int64)]
    return np.concatenate(rows or nothing), np.concatenate(places or nothing), np.concatenate(sent or nothing)


def _served(sent: Numbers) -> pa.Array:
    days = pc.cast(dates_of(sent), pa.string())
    names = pa.array(["served"] * len(sent), pa.string())
    tips = pa.nulls(len(sent), MISSING.field("tip").type)
    return pa.StructArray.from_arrays([names, days, days, tips], fields=list(MISSING))


def _unknown(found: Found) -> pa.Array:
    unknown = found.missing
    questions = found.questions.known
    names = pa.array([questions[each].name for each in unknown.facts.tolist()], pa.string())
    is_day = np.array([not questions[each].is_count for each in unknown.facts.tolist()], dtype=bool)
    verdicts = pa.array(VERDICTS)
    tips = pa.StructArray.from_arrays(
        [
            texts_of(np.where(unknown.tips == NO_TIP, unknown.first, unknown.tips), is_day),
            verdicts.take(pa.array(unknown.verdicts)),
            verdicts.take(pa.array(unknown.before)),
        ],
        fields=list(MISSING.field("tip").type),
        mask=pa.array(unknown.tips == NO_TIP),
    )
    ends = [texts_of(unknown.first, is_day), texts_of(unknown.last, is_day)]
    return pa.StructArray.from_arrays([names, *ends, tips], fields=list(MISSING))


def _put_ignored(found: Found, out: Assessments) -> None:
    """What the agency or the applicant did after the reply."""
    reply, rows = found.of("reply"), found.rows
    later = np.zeros(len(rows), dtype=bool)
    for _, at in found.group.stated.happened:
        later |= (reply != NONE) & (at.take(rows) > reply)
    out.put("ignored", found.positions[~later], ())
    for place in np.flatnonzero(later).tolist():
        after = [(int(at[rows[place]]), event) for event, at in found.group.stated.happened]
        told = sorted((day, order, event) for order, (day, event) in enumerate(after) if day > reply[place])
        shown = tuple(f"{event} {date.fromordinal(day)}" for day, _, event in told)
        out.put("ignored", found.positions[place : place + 1], shown)
