"""Every screen, page and picture of a case in a language, as what a person reads of it 各视图的可读文字。"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

from gikdeadlines import load_calendars, load_law
from gikdeadlines.assessment import assess, pivots_of
from gikdeadlines.case import Case
from gikdeadlines.report.case_view import case_view
from gikdeadlines.report.html import case_page
from gikdeadlines.report.svg import calendar_picture
from gikdeadlines.report.text import explain_lines
from gikdeadlines.testing.vectors import load_vectors
from gikdeadlines.values import Assessment, FrozenMap, Pivot
from gikdeadlines.wording import Language, wording_in

__all__ = ["known_cases", "screens_of"]

LAW, CALENDARS = load_law(), load_calendars()
EXAMPLES = Path(__file__).parents[2] / "examples"
_MARKUP = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->|<[^>]+>", re.DOTALL)


def known_cases() -> Iterator[tuple[Case, date]]:
    """The cases of the examples and of the vectors, each with a day to look at it."""
    for file in sorted(EXAMPLES.glob("*.json")):
        yield Case.from_dict(json.loads(file.read_text("utf-8"))), date(2026, 6, 1)
    for vector in load_vectors():
        if vector.kind == "effect":
            case = Case.from_dict(vector.facts["case"])
            pinned = replace(case, readings=FrozenMap({**case.readings, **vector.facts.get("readings", {})}))
            yield pinned, date.fromisoformat(vector.facts["as_of"])


def screens_of(case: Case, as_of: date, language: Language) -> Iterator[tuple[str, str]]:
    """The name of each view and all that it shows, markup and style apart."""
    wording = wording_in(language).naming(LAW)
    found = assess(case, as_of=as_of, law=LAW, calendar=CALENDARS, explore=True)
    found = replace(found, pivots=_pivots(case, found, as_of))
    view = case_view(found, case, law=LAW, wording=wording)
    yield "text", "\n".join(explain_lines(view, wording))
    yield "page", _read(case_page(view, wording))
    yield "picture", _read(calendar_picture(view, wording))


def _pivots(case: Case, found: Assessment, as_of: date) -> tuple[Pivot, ...]:
    return pivots_of(case, as_of=as_of, law=LAW, calendar=CALENDARS) if not found.limits else ()


def _read(markup: str) -> str:
    spoken = " ".join(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', markup))
    return unescape(_MARKUP.sub(" ", markup) + " " + spoken)
