"""A fault in words: where, what is wrong, what was given, what was expected, what to do 错误的文字。"""

from __future__ import annotations

import re

from gikdeadlines.errors import Fault

from .catalogue import Wording

__all__ = ["fault_text"]

_LONGEST_SHOWN = 80
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\b\d{4}\b")


def fault_text(fault: Fault, wording: Wording, *, where: str = "") -> str:
    """One line that says everything about a fault 一处错误.

    >>> fault = Fault(code="bad-day", given="2017-02-30", expected="a day", path="events[0].at")
    >>> fault_text(fault, Wording("zh"))
    'events[0].at：不是存在的日期；所给：2017-02-30；应为：存在的日期，写作 YYYY-MM-DD（bad-day）'

    Args:
        fault: what is wrong.
        wording: in which language.
        where: the file and row in which the fault's path stands.
    """
    place = " ".join(part for part in (where, fault.path) if part)
    if where and fault.path.startswith(where):
        place = fault.path
    given, expected, hint = _given(fault.given), _expected(fault, wording), _hint(fault, wording)
    return wording.text(
        "refusal-line" if place else "refusal-line-nowhere",
        where=place,
        title=wording.label("refusal", fault.code),
        given=wording.text("refusal-given", given=given) if given else "",
        expected=wording.text("refusal-expected", expected=expected) if expected else "",
        hint=wording.text("refusal-hint", hint=hint) if hint else "",
        code=fault.code,
    )


def _given(given: object) -> str:
    """What was given, harmless on any terminal: control characters are escaped, long texts cut."""
    if given is None:
        return ""
    text = given if isinstance(given, str) else repr(given)
    cut = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in cut)


def _expected(fault: Fault, wording: Wording) -> str:
    # A refusal that lists values keeps its list in every language; the rest of the sentence is the catalogue's.
    key = f"expected-{fault.code}"
    if key not in wording:
        return fault.expected
    wants_days = "days" in wording.messages[key]
    days = _DAY.findall(fault.expected)
    if ("values" in wording.messages[key] and not fault.expected.startswith("one of ")) or (wants_days and not days):
        return fault.expected
    return wording.text(key, values=fault.expected.removeprefix("one of "), days=" – ".join(days[:2]))


def _hint(fault: Fault, wording: Wording) -> str:
    key = f"hint-{fault.code}"
    year = _YEAR.search(fault.hint)
    if key not in wording or not fault.hint or ("year" in wording.messages[key] and not year):
        return fault.hint
    return wording.text(key, year=year.group() if year else "", hint=fault.hint)
