"""One row of a wide table as a case 一行一案。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from gikdeadlines.case import APPLICATION, BY_EXTENSION, Case, Claim, Event
from gikdeadlines.law import finding
from gikdeadlines.values import CaseError, Fault, Finding, FrozenMap, row_id

from .again import name_of
from .cells import cell_text, is_blank, is_none, mapped, parse_cell
from .day_texts import in_figures
from .doubts import doubt, doubts_of, doubts_of_lines, stated_by
from .fields import Found
from .following import goes_on, is_above, says_it_goes_on
from .headings import Layout
from .notes import Stated as Known
from .notes import tells_an_event
from .vocabulary import said_in_cells

__all__ = ["case_of_row", "case_of_values"]

_ORDER: Final = {event.type: place for place, event in enumerate(APPLICATION)}
_EVENTS: Final = {event.type: event for event in APPLICATION}

_NAMED_BY: Final = {
    "third-party-consulted": "party",
    "third-party-replied": "party",
    "agency-consulted": "agency",
    "agency-replied": "agency",
}
"""Events that repeated columns pair by number, and the field that holds it."""

_ARRIVALS: Final = ("signed-for", "arrived")
_TOLD_DUE: Final = 100
"""Claims that extension notices make come after those of columns that claim."""

_BEFORE_LATER_DATE: Final = ("submitted", "signed-for", "arrived", "confirmed", "received", "correction-received")


@dataclass(slots=True)
class _Stated:
    """What the cells of a row state: the fields of each event by its type and number, and where each cell stands.

    ``unclear`` are cells whose words are not known: whether the case can do without them, the others tell.
    """

    case: dict[str, Any] = field(default_factory=dict)
    events: dict[tuple[str, int], dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    claims: dict[int, date] = field(default_factory=dict)
    headings: dict[tuple[str, int, str], str] = field(default_factory=dict)
    cells: dict[str, object] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unclear: dict[tuple[str, int], CaseError] = field(default_factory=dict)
    unread_claims: list[str] = field(default_factory=list)
    doubts: list[Finding] = field(default_factory=list)
    none: dict[tuple[str, int], tuple[str, object]] = field(default_factory=dict)


def case_of_row(layout: Layout, cells: Sequence[object], row: int, *, serials: date | None = None) -> Case:
    """The case that a row states; without an id it is called by the row's number 由一行构造案件.

    Args:
        layout: what the columns are.
        cells: the row.
        row: its number, as a spreadsheet shows it.
        serials: the day from which a spreadsheet's numbers count; None where a number is no day.

    Raises:
        CaseError: every fault, its path the heading of the column.
    """
    stated = _stated(layout, cells, serials=serials)
    case = _case(stated, layout, row)
    if goes_on(layout, cells) or says_it_goes_on(layout, cells):
        stated.doubts.append(finding("goes-on-above"))
    if not (layout.watched or layout.lines or layout.again or stated.doubts or stated.unread_claims):
        return case
    known = stated_by(case)
    claims = (_unread_claim(heading, stated.cells[heading], known) for heading in stated.unread_claims)
    told = (*doubts_of_lines(layout, row, cells), *_stands_again(layout, row, cells))
    return replace(case, doubts=(*stated.doubts, *claims, *doubts_of(layout.watched, cells, known), *told))


def _stands_again(layout: Layout, row: int, cells: Sequence[object]) -> Iterator[Finding]:
    """A finding on a row whose number stands again further down 编号再现的核查提示."""
    if layout.again and row < layout.again.get(name := name_of(layout, cells), 0):
        yield finding("repeated-id", id=name)


def case_of_values(layout: Layout, values: Iterable[tuple[Found, object]], row: int) -> Case:
    """The case that the values of a row's filled cells make, parsed before 由已解析的值构造案件.

    Raises:
        CaseError: for what is needed and follows from no other cell.
    """
    stated = _Stated()
    for found, value in values:
        _put(stated, found, value)
    case = _case(stated, layout, row)
    if stated.doubts:
        # A doubt names the cell as it stands, which is not known here: such a row is read by itself.
        raise CaseError(Fault(code="missing-key", given=None, expected="the row", parameters=FrozenMap(says="day")))
    return case


def _case(stated: _Stated, layout: Layout, row: int) -> Case:
    """The case; every cell was checked, so that the border of cases would have nothing left to refuse."""
    _complete(stated, layout)
    if stated.faults:
        places = {found.heading: found.position for found in layout.found}
        raise CaseError(*sorted(stated.faults, key=lambda fault: places.get(fault.path, layout.width)))
    keys = sorted(stated.events, key=lambda key: (_ORDER[key[0]], key[1]))
    return Case(
        id=stated.case.get("id") or row_name(layout, row),
        matter="application",
        events=tuple(_event(stated, kind, number) for kind, number in keys),
        jurisdiction=stated.case.get("jurisdiction"),
        claims=tuple(
            Claim(by="agency" if number < _TOLD_DUE else BY_EXTENSION, due=due)
            for number, due in sorted(stated.claims.items())
        ),
    )


def row_name(layout: Layout, row: int) -> str:
    """What a row without a number is called: by its own, where no other has one that could be the same 行的编号."""
    return row_id(row) if any(found.column.name == "id" for found in layout.found) else str(row)


def _stated(layout: Layout, cells: Sequence[object], *, serials: date | None) -> _Stated:
    stated = _Stated()
    for found in layout.found:
        kind = found.column.kind
        cell = mapped(cells[found.position], kind, layout.said) if found.position < len(cells) else None
        if is_blank(cell, kind) or (found.column.name == "id" and is_above(cell)):
            if is_none(cell, kind):
                stated.none[found.column.event, found.number] = found.heading, cell
            continue
        stated.cells[found.heading] = cell
        try:
            _put(stated, found, parse_cell(kind, cell, serials=serials))
        except CaseError as error:
            _put_unread(stated, found, error.under(found.heading))
    return stated


_NO_DAYS: Final = frozenset({"bad-day", "error-value", "formula-without-value"})
"""What a last day that somebody claims may be: it moves nothing, and is told as not compared."""

_UNKNOWN_WORDS: Final = frozenset({"unknown-value", "several-values"})


def _put_unread(stated: _Stated, found: Found, error: CaseError) -> None:
    """A cell that cannot be read: it refuses the row, unless the case may do without it."""
    if found.column.is_claim and error.code in _NO_DAYS:
        stated.unread_claims.append(found.heading)
        return
    _put(stated, found, None)
    if found.column.kind in {"channel", "method"} and error.code in _UNKNOWN_WORDS:
        stated.unclear[found.column.event, found.number] = error
    else:
        stated.faults += error.faults


_PERIOD: Final = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:个?(?:工作)?[日天]|$)", re.ASCII)


def _unread_claim(heading: str, cell: object, known: Known) -> Finding:
    """A last day that is none moves nothing, unless it speaks of an extension that no column states 主张栏的文字."""
    text = in_figures(cell_text(cell))
    is_extended = any(int(match[1]) not in said_in_cells().usual for match in _PERIOD.finditer(text))
    is_told = tells_an_event(text, known) or (is_extended and "extension-notified" not in known.types)
    return doubt("unread-column" if is_told else "unread-claim", heading, cell)


def _put(stated: _Stated, found: Found, value: Any) -> None:  # noqa: ANN401 - whatever the column holds
    """Note a value; a refused one is noted as None, so that its absence is not reported a second time."""
    column = found.column
    stated.headings[column.event, found.number, column.field] = found.heading
    if column.event:
        stated.events[column.event, found.number][column.field] = value
    elif column.field:
        stated.claims[found.number] = value
    else:
        stated.case[column.name] = value


# What a register leaves out


def _complete(stated: _Stated, layout: Layout) -> None:
    """Supply what follows from other cells, and report what is needed and follows from none."""
    for kind, number in list(stated.events):
        if kind == "submitted":
            _complete_submission(stated, number)
        elif kind == "extension-notified":
            _complete_extension(stated, number)
        elif kind == "later-date-set":
            _complete_later_date(stated, number)
        elif kind == "replied":
            _require_reply_day(stated, number)
        elif "at" not in stated.events[kind, number]:
            _report_missing(stated, (kind, number), "the day of what this column belongs to", says="day")
    if not stated.events and not stated.faults:
        expected = "at least one day of the application"
        stated.faults.append(
            Fault(
                code="missing-key",
                given=None,
                expected=expected,
                path=_day_heading(layout),
                hint="the row holds no day: if it separates or heads other rows, take it out",
                parameters=FrozenMap(says="application"),
            )
        )


def _day_heading(layout: Layout) -> str:
    """The column whose day a row without any lacks first: that of the receipt, else the first of days."""
    days = [each for each in layout.found if each.column.kind == "day" and not each.column.is_claim] or layout.found
    receipts = (each for each in days if each.column.event in _BEFORE_LATER_DATE)
    return next(receipts, days[0]).heading


def _complete_submission(stated: _Stated, number: int) -> None:
    """A submission needs a day and a channel; a register with neither may still name the day of receipt.

    Where only the channel is given, an arrival bounds the submission as well as any later fact does. With neither, the
    registered day of receipt stands alone: a day of submission is never invented.
    """
    event = stated.events["submitted", number]
    arrivals = [stated.events[kind, number].get("at") for kind in _ARRIVALS if (kind, number) in stated.events]
    known = [day for day in arrivals if day]
    if "channel" in event and "at" not in event and known:
        event["at"] = min(known)
    unclear = stated.unclear.get(("submitted", number))
    if {"channel", "at"} <= set(event) and unclear is None:
        return
    if ("received", number) in stated.events:
        _require_made_before(stated, number)
        del stated.events["submitted", number]
        _note_unclear(stated, unclear)
    elif unclear is not None:
        stated.faults += unclear.faults
    elif "channel" in event:
        _report_missing(
            stated, ("submitted", number), "the day of submission or of receipt beside the channel", says="submitted"
        )
    else:
        _report_missing(
            stated,
            ("submitted", number),
            "the channel beside the day of submission, or the day of receipt",
            says="channel",
        )


def _require_made_before(stated: _Stated, number: int) -> None:
    """A day of submission that nobody can use still says that a receipt before it cannot be."""
    made, received = stated.events["submitted", number].get("at"), stated.events["received", number].get("at")
    if made and received and received < made:
        other = f"submitted {made}"
        heading = stated.headings["received", number, "at"]
        expected, parameters = f"a day on or after {other}", FrozenMap(says="after", other=other)
        stated.faults.append(Fault("out-of-order", str(received), expected, heading, parameters=parameters))


def _note_unclear(stated: _Stated, unclear: CaseError | None) -> None:
    """A word that is not known, where the case does without it: what the other facts give is not sure."""
    if unclear is not None:
        code = "several-values" if unclear.code == "several-values" else "unread-value"
        stated.doubts.append(doubt(code, unclear.path, stated.cells[unclear.path]))


def _complete_extension(stated: _Stated, number: int) -> None:
    """The last day that was told says nothing without the day of telling; beside a number of days it is a claim."""
    event = stated.events["extension-notified", number]
    if none := stated.none.get(("extension-notified", number)):
        # Told of by a day, and by no days: it may be either.
        stated.doubts.append(doubt("unread-column", *none))
    if set(event) == {"until"}:
        heading = stated.headings["extension-notified", number, "until"]
        stated.doubts.append(doubt("unread-column", heading, stated.cells.get(heading)))
        del stated.events["extension-notified", number]
    elif {"until", "working_days"} <= set(event):
        stated.claims[_TOLD_DUE + number] = event.pop("until")
    if "extension-notified" in {kind for kind, n in stated.events if n == number} and "at" not in event:
        _report_missing(stated, ("extension-notified", number), "the day of what this column belongs to", says="day")


def _complete_later_date(stated: _Stated, number: int) -> None:
    """The form has the later day alone; that it was set has no effect before the application is received."""
    days = [stated.events[key].get("at") for key in stated.events if key[0] in _BEFORE_LATER_DATE]
    known = [day for day in days if day]
    event = stated.events["later-date-set", number]
    if known:
        event["at"] = max(known)
    elif event.get("until"):
        event["at"] = event["until"]


def _require_reply_day(stated: _Stated, number: int) -> None:
    """The method alone is no reply: registers fill it in when the application arrives."""
    event = stated.events["replied", number]
    if set(event) == {"method"}:
        del stated.events["replied", number]
    elif unclear := stated.unclear.get(("replied", number)):
        # The judged day then lies anywhere between the days that are known.
        del event["method"]
        _note_unclear(stated, unclear)


def _report_missing(stated: _Stated, key: tuple[str, int], expected: str, *, says: str) -> None:
    first = next(iter(stated.events[key]))
    heading = stated.headings[(*key, first)]
    stated.faults.append(
        Fault(code="missing-key", given=None, expected=expected, path=heading, parameters=FrozenMap(says=says))
    )


def _event(stated: _Stated, kind: str, number: int) -> Event:
    """An event; where a row consults several, the number of the column tells them apart."""
    event = stated.events[kind, number]
    name = _NAMED_BY.get(kind)
    several = name and any(_NAMED_BY.get(other) == name and n > 1 for other, n in stated.events)
    return _EVENTS[kind](**event, **({name: str(number)} if name and several else {}))
