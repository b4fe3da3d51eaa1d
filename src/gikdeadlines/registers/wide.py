"""One row of a wide table as a case 一行一案。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gikdeadlines.case import APPLICATION, Case, Claim, Event
from gikdeadlines.values import CaseError, Fault, FrozenMap

from .cells import is_blank, parse_cell
from .headings import Found, Layout

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
_BEFORE_LATER_DATE: Final = ("submitted", "signed-for", "arrived", "confirmed", "received", "correction-received")


@dataclass(slots=True)
class _Stated:
    """What the cells of a row state: the fields of each event by its type and number, and where each cell stands."""

    case: dict[str, Any]
    events: dict[tuple[str, int], dict[str, Any]]
    claims: dict[int, date]
    headings: dict[tuple[str, int, str], str]
    faults: list[Fault]


def case_of_row(layout: Layout, cells: Sequence[object], row: int, *, serials: date | None = None) -> Case:
    """The case that a row states; without an id the row's number is its id 由一行构造案件.

    Args:
        layout: what the columns are.
        cells: the row.
        row: its number, as a spreadsheet shows it.
        serials: the day from which a spreadsheet's numbers count; None where a number is no day.

    Raises:
        CaseError: every fault, its path the heading of the column.
    """
    return _case(_stated(layout, cells, serials=serials), layout, row)


def case_of_values(layout: Layout, values: Iterable[tuple[Found, object]], row: int) -> Case:
    """The case that the values of a row's filled cells make, parsed before 由已解析的值构造案件.

    Raises:
        CaseError: for what is needed and follows from no other cell.
    """
    stated = _Stated({}, defaultdict(dict), {}, {}, [])
    for found, value in values:
        _put(stated, found, value)
    return _case(stated, layout, row)


def _case(stated: _Stated, layout: Layout, row: int) -> Case:
    """The case; every cell was checked, so that the border of cases would have nothing left to refuse."""
    _complete(stated, layout)
    if stated.faults:
        raise CaseError(*stated.faults)
    keys = sorted(stated.events, key=lambda key: (_ORDER[key[0]], key[1]))
    return Case(
        id=stated.case.get("id", str(row)),
        matter="application",
        events=tuple(_event(stated, kind, number) for kind, number in keys),
        jurisdiction=stated.case.get("jurisdiction"),
        claims=tuple(Claim(by="agency", due=due) for _, due in sorted(stated.claims.items())),
    )


def _stated(layout: Layout, cells: Sequence[object], *, serials: date | None) -> _Stated:
    stated = _Stated({}, defaultdict(dict), {}, {}, [])
    for found in layout.found:
        cell = cells[found.position] if found.position < len(cells) else None
        if is_blank(cell):
            continue
        try:
            _put(stated, found, parse_cell(found.column.kind, cell, serials=serials))
        except CaseError as error:
            stated.faults += error.under(found.heading).faults
            _put(stated, found, None)
    return stated


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
                path=layout.found[0].heading,
                parameters=FrozenMap(says="application"),
            )
        )


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
    if {"channel", "at"} <= set(event):
        return
    if ("received", number) in stated.events:
        del stated.events["submitted", number]
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
    if set(stated.events["replied", number]) == {"method"}:
        del stated.events["replied", number]


def _report_missing(stated: _Stated, key: tuple[str, int], expected: str, *, says: str) -> None:
    field = next(iter(stated.events[key]))
    heading = stated.headings[(*key, field)]
    stated.faults.append(
        Fault(code="missing-key", given=None, expected=expected, path=heading, parameters=FrozenMap(says=says))
    )


def _event(stated: _Stated, kind: str, number: int) -> Event:
    """An event; where a row consults several, the number of the column tells them apart."""
    event = stated.events[kind, number]
    field = _NAMED_BY.get(kind)
    several = field and any(_NAMED_BY.get(other) == field and n > 1 for other, n in stated.events)
    return _EVENTS[kind](**event, **({field: str(number)} if field and several else {}))
