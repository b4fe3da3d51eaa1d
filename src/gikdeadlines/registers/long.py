"""Rows of a long table, grouped by case, as cases 一行一事件。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from gikdeadlines.case import Case
from gikdeadlines.loading import without_path
from gikdeadlines.values import CaseError, Fault, FrozenMap

from .cells import cell_text, is_blank, mapped, parse_cell, unknown_word
from .doubts import doubts_of, doubts_of_lines, stated_by
from .headings import Layout

__all__ = ["case_of_group", "id_of"]

_OF_THE_CASE: Final = {"case_id": "id", "matter": "matter", "jurisdiction": "jurisdiction"}
_EVENT_PATH: Final = re.compile(r"events\[(\d+)\](?:\.(\w+))?")
_NOT_OF_THE_EVENT: Final = FrozenMap(says="column")
_COLUMNS: Final = {field: column for column, field in _OF_THE_CASE.items()}


def id_of(layout: Layout, cells: Sequence[object]) -> str:
    """The case that a row belongs to 所属案件."""
    at = next(found.position for found in layout.found if found.column.name == "case_id")
    return cell_text(cells[at]) if at < len(cells) else ""


def case_of_group(layout: Layout, rows: Sequence[tuple[int, Sequence[object]]], *, serials: date | None = None) -> Case:
    """The case that the rows of one id state, a row an event 由多行构造案件.

    Args:
        layout: what the columns are.
        rows: the number and the cells of each.
        serials: the day from which a spreadsheet's numbers count; None where a number is no day.

    Raises:
        CaseError: every fault, its path the row and the heading of the column.
    """
    case: dict[str, Any] = {}
    events: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for number, cells in rows:
        event: dict[str, Any] = {}
        for name, heading, value in _filled(layout, cells):
            try:
                kind = _kinds(layout)[name]
                parsed = parse_cell(kind, mapped(value, kind, layout.said), serials=serials)
                faults += _clashes(case, _OF_THE_CASE.get(name), parsed, f"row[{number}].{heading}")
                (case if name in _OF_THE_CASE else event)[_OF_THE_CASE.get(name, name)] = parsed
            except CaseError as error:
                faults += error.under(heading).under(f"row[{number}]").faults
        events.append(event)
    if faults:
        raise CaseError(*faults)
    try:
        found = Case.from_dict({"matter": "application", **case, "events": events})
    except CaseError as error:
        raise CaseError(*(_at_heading(fault, layout, rows) for fault in error.faults)) from None
    doubts = tuple(doubt for _, cells in rows for doubt in doubts_of(layout.watched, cells, stated_by(found)))
    doubts += tuple(doubts_of_lines(layout, *rows[0]))
    return replace(found, doubts=doubts) if doubts else found


def _filled(layout: Layout, cells: Sequence[object]) -> Iterable[tuple[str, str, object]]:
    for found in layout.found:
        if found.position < len(cells) and not is_blank(cells[found.position], found.column.kind):
            yield found.column.name, found.heading, cells[found.position]


def _kinds(layout: Layout) -> dict[str, Any]:
    return {found.column.name: found.column.kind for found in layout.found}


def _clashes(case: dict[str, Any], key: str | None, value: object, path: str) -> Iterable[Fault]:
    """The rows of a case may leave out what an earlier one says of the whole case, but not contradict it."""
    if key and case.get(key, value) != value:
        expected, parameters = f"{case[key]}, as an earlier row of the case says", FrozenMap(value=case[key])
        yield Fault(code="differs", given=value, expected=expected, path=path, parameters=parameters)


def _at_heading(fault: Fault, layout: Layout, rows: Sequence[tuple[int, Sequence[object]]]) -> Fault:
    headings = {found.column.name: found.heading for found in layout.found}
    match = _EVENT_PATH.fullmatch(fault.path)
    if match is None:
        column = _COLUMNS.get(fault.path, fault.path)
        return without_path(replace(fault, path=headings.get(column, column)))
    field = match[2] or "type"
    if fault.code == "unknown-type" and isinstance(fault.given, str):
        fault = unknown_word(fault.code, fault.given, "event")
    if fault.code == "unknown-key":
        fault = replace(fault, expected="an empty cell: such an event has no such field", parameters=_NOT_OF_THE_EVENT)
    return replace(fault, path=f"row[{rows[int(match[1])][0]}].{headings.get(field, field)}")
