"""A fault in words: where, what is wrong, what was given, what was expected, what to do 错误的文字。"""

from __future__ import annotations

from dataclasses import dataclass, replace

from gikdeadlines.values import Fault, shown

from .catalogue import Wording

__all__ = ["FaultWords", "fault_text", "fault_words"]

_LONGEST_SHOWN = 80
_LONGEST_PATH = 240


@dataclass(frozen=True, slots=True)
class FaultWords:
    """A fault in words, part by part; what a part says nothing of is empty 一处错误的各部分."""

    title: str
    given: str
    expected: str
    hint: str

    @property
    def but_given(self) -> FaultWords:
        """The same without what was given 去掉所给的值."""
        return replace(self, given="")

    def line(self, place: str, code: str, wording: Wording) -> str:
        """One line that says it all 一行."""
        return wording.text(
            "refusal-line" if place else "refusal-line-nowhere",
            where=place,
            title=self.title,
            given=wording.text("refusal-given", given=self.given) if self.given else "",
            expected=wording.text("refusal-expected", expected=self.expected) if self.expected else "",
            hint=wording.text("refusal-hint", hint=self.hint) if self.hint else "",
            code=code,
        )


def fault_words(fault: Fault, wording: Wording) -> FaultWords:
    """A fault in words, part by part 一处错误的各部分."""
    title = wording.label("refusal", fault.code)
    return FaultWords(title, _given(fault, wording), _expected(fault, wording), _hint(fault, wording))


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
    path = shown(fault.path, _LONGEST_PATH)
    place = " ".join(part for part in (where, path) if part)
    if where and fault.path.startswith(where):
        place = path
    return fault_words(fault, wording).line(place, fault.code, wording)


def _given(fault: Fault, wording: Wording) -> str:
    """What was given, harmless on any terminal: control characters are escaped, long texts cut."""
    if fault.given is None:
        return ""
    text = _said("given", fault, wording) or fault.given_text
    return shown(text, _LONGEST_SHOWN)


def _expected(fault: Fault, wording: Wording) -> str:
    return _said("expected", fault, wording) or fault.expected


def _hint(fault: Fault, wording: Wording) -> str:
    if not fault.hint:
        return ""
    if "near" in fault.parameters:
        return wording.text("hint-near", near=fault.parameters["near"])
    return _said("hint", fault, wording) or fault.hint


def _said(family: str, fault: Fault, wording: Wording) -> str:
    """The catalogue's sentence; none where it has none, or one that names what the fault does not say."""
    keys = (f"{family}-{fault.code}-{fault.parameters.get('says', '')}", f"{family}-{fault.code}")
    for key in keys:
        if key in wording and wording.messages[key] <= fault.parameters.keys():
            return wording.text(key, **{name: _listed(value, wording) for name, value in fault.parameters.items()})
    return ""


def _listed(value: object, wording: Wording) -> object:
    return wording.listed(map(str, value)) if isinstance(value, tuple) else value
