"""What the page asks and what it is told: requests and answers, both plain values 网页的问答。

It runs in the browser's worker, and in any Python: a test can ask it what the page asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from gikdeadlines.assessment import provenance_of
from gikdeadlines.calendar import CalendarDays, Clock, Months, WorkingDays
from gikdeadlines.case import Case
from gikdeadlines.checking import Standards
from gikdeadlines.loading import load_calendars, load_law
from gikdeadlines.report.case_view import CaseView, case_view
from gikdeadlines.report.html import case_body, case_page, foot_text, term_body, year_body
from gikdeadlines.report.svg import calendar_picture
from gikdeadlines.report.term_view import term_view
from gikdeadlines.report.year_view import year_view
from gikdeadlines.values import (
    NATIONAL,
    Assessment,
    Fault,
    GikError,
    jurisdiction_of,
    parse_day,
    require_count,
)
from gikdeadlines.wording import Language, Wording, fault_text

from .form import case_of, field_of, label_of
from .registers import Progress, register, register_file, sorted_files

__all__ = ["Answer", "Desk", "answer"]

Request = Mapping[str, Any]
Answer = dict[str, Any]
"""Texts, days as texts, pages and pictures as texts; a file as its name and its path."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for one request: the words, and what cases are held against 一次询问的设定."""

    wording: Wording
    standards: Standards
    progress: Progress = field(default=lambda _, __: None)

    def told(self, fault: Fault, field: str | None = None) -> Answer:
        """A fault in words, with the field in which it lies 错误."""
        named = replace(fault, path=label_of(field, self.wording)) if field else fault
        return {"field": field, "text": fault_text(named, self.wording)}


def answer(request: Request, progress: Progress | None = None) -> Answer:
    """The answer to a request 回答.

    >>> told = answer({"ask": "case", "language": "zh", "as_of": "2022-11-03",
    ...     "values": {"submitted.channel": "in-person", "submitted.at": "2022-09-30"}})
    >>> told["title"]
    '本案  逾期未答复，逾期 1 个工作日（各口径均逾期）'

    Args:
        request: ``ask`` names what is asked, beside ``language``, ``as_of``, ``known_on``, ``jurisdiction`` and
            ``readings``.
        progress: told how many rows of a register are done, and how many there are.

    Returns:
        What was asked for; ``faults`` where something given cannot be so.
    """
    language: Language = "en" if request.get("language") == "en" else "zh"
    wording = Wording(language, in_page=True)
    try:
        return _ASKED[request["ask"]](_desk(request, wording, progress), request)
    except GikError as error:
        return {"faults": [{"field": None, "text": fault_text(fault, wording)} for fault in error.faults]}


def _desk(request: Request, wording: Wording, progress: Progress | None) -> Desk:
    law = load_law()
    known_on = request.get("known_on")
    standards = Standards(
        as_of=parse_day(request["as_of"]),
        law=law,
        calendars=load_calendars(),
        jurisdiction=jurisdiction_of(request.get("jurisdiction") or NATIONAL),
        known_on=parse_day(known_on) if known_on else None,
        house=law.require_readings(request.get("readings") or {}),
    )
    named = wording.naming(law)
    return Desk(named, standards, progress) if progress else Desk(named, standards)


# One application


def _case(desk: Desk, request: Request) -> Answer:
    """The page of one application; while nothing begins, what to fill in first."""
    given = case_of(request["values"], unnamed=desk.wording.text("web-unnamed"))
    if given is None:
        return {"waiting": desk.wording.text("web-begin")}
    found = _assessed(desk, given, request["values"])
    if isinstance(found, dict):
        return found
    _, assessment, view = found
    return {
        "title": view.headline.title,
        "verdict": assessment.verdict,
        "html": case_body(view, desk.wording),
        "foot": foot_text(view.id, desk.standards.as_of, desk.wording),
    }


def _assessed(
    desk: Desk, given: Mapping[str, Any], values: Mapping[str, str]
) -> tuple[Case, Assessment, CaseView] | Answer:
    try:
        case = Case.from_dict(given)
        assessment = replace(desk.standards.assess(case), pivots=desk.standards.pivots(case))
    except GikError as error:
        return {"faults": [desk.told(fault, field_of(fault.path, values)) for fault in error.faults]}
    return case, assessment, case_view(assessment, case, law=desk.standards.law, wording=desk.wording)


def _case_file(desk: Desk, request: Request) -> Answer:
    """One application as a file, for whoever keeps it or works on with it."""
    given = case_of(request["values"], unnamed=desk.wording.text("web-unnamed"))
    found = None if given is None else _assessed(desk, given, request["values"])
    if found is None or isinstance(found, dict):
        return found or {"waiting": desk.wording.text("web-begin")}
    case, assessment, view = found
    name, text = _FILES[request["kind"]](desk, case, assessment, view)
    return {"name": name, "text": text}


def _page_file(desk: Desk, case: Case, _: Assessment, view: CaseView) -> tuple[str, str]:
    return f"{case.id}.html", case_page(view, desk.wording)


def _picture_file(desk: Desk, case: Case, _: Assessment, view: CaseView) -> tuple[str, str]:
    return f"{case.id}.svg", calendar_picture(view, desk.wording)


def _calendar_file(desk: Desk, case: Case, assessment: Assessment, _: CaseView) -> tuple[str, str]:
    from gikdeadlines.report.ics import due_days  # noqa: PLC0415 - half a second that only this file takes

    return f"{case.id}.ics", due_days([assessment], law=desk.standards.law, wording=desk.wording).decode()


def _result_file(_: Desk, case: Case, assessment: Assessment, __: CaseView) -> tuple[str, str]:
    # As `check` writes it: what would have changed the verdict is said in words only.
    return f"{case.id}.json", replace(assessment, pivots=()).to_json() + "\n"


def _stated_file(_: Desk, case: Case, __: Assessment, ___: CaseView) -> tuple[str, str]:
    return f"{case.id}-case.json", json.dumps(case.to_dict(), ensure_ascii=False, indent=1) + "\n"


_FILES: Final[Mapping[str, Callable[[Desk, Case, Assessment, CaseView], tuple[str, str]]]] = {
    "html": _page_file,
    "svg": _picture_file,
    "ics": _calendar_file,
    "json": _result_file,
    "case": _stated_file,
}


# How many days

_TERMS: Final[Mapping[str, type[CalendarDays | Months]]] = {"calendar-days": CalendarDays, "months": Months}
_SAID: Final = {"working-days": "due-count-working", "calendar-days": "due-count-natural", "months": "due-count-months"}


def _term(desk: Desk, request: Request) -> Answer:
    """The day on which a term ends, with every day up to it."""
    start, n, unit = parse_day(request["start"]), _count(request["n"]), request["unit"]
    calendar = desk.standards.calendar()
    if unit == "working-days":
        clock = Clock(WorkingDays(n), start=start)
        due = clock.due(calendar)
        assert due is not None  # nothing was excluded
        ledger = clock.ledger(calendar, through=due)
    else:
        due, ledger = _TERMS[unit](n).due(start, calendar), ()
    view = term_view(
        due,
        desk.wording.text(_SAID[unit], start=start, days=n),
        ledger,
        wording=desk.wording,
        provenance=provenance_of(calendar, desk.standards.law, desk.standards.as_of),
    )
    return {"title": view.due, "html": term_body(view, desk.wording)}


def _count(text: str) -> int:
    given = text.strip()
    return require_count(int(given) if given.isdecimal() else given)


def _year(desk: Desk, request: Request) -> Answer:
    """The holiday table of a year, with its notices."""
    view = year_view(desk.standards.calendar(), int(request["year"]), desk.wording)
    return {"title": view.title, "html": year_body(view, desk.wording)}


# A register


def _register(desk: Desk, request: Request) -> Answer:
    return register(desk.wording, desk.standards, request, desk.progress)


def _register_file(desk: Desk, request: Request) -> Answer:
    return register_file(desk.wording, desk.standards, request, desk.progress)


def _sorted_files(desk: Desk, request: Request) -> Answer:
    return sorted_files(desk.standards, request["files"])


def _house_file(desk: Desk, _: Request) -> Answer:
    """The readings that were chosen, as a file that the command line takes too."""
    lines = [
        "format = 1",
        "",
        "[readings]",
        *(f'{id_} = "{option}"' for id_, option in sorted(desk.standards.house.items())),
    ]
    return {"name": "readings.toml", "text": "\n".join([*lines, ""])}


_ASKED: Final[Mapping[str, Callable[[Desk, Request], Answer]]] = {
    "case": _case,
    "case-file": _case_file,
    "files": _sorted_files,
    "house-file": _house_file,
    "register": _register,
    "register-file": _register_file,
    "term": _term,
    "year": _year,
}
