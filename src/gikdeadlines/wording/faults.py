"""A fault in words: where, what is wrong, what was given, what was expected, what to do 错误的文字。"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from gikdeadlines.values import Fault, name_of, shown

from .catalogue import Wording
from .findings import event_text

__all__ = ["FaultWords", "fault_text", "fault_words", "placed_path", "plain"]

_LONGEST_SHOWN = 80
_LONGEST_PATH = 240

_OF_HISTORY: Final = frozenset(
    {"answer-without-question", "contradiction", "missing-event", "not-a-count", "out-of-order", "two-of-a-kind"}
)
"""Codes whose faults name events and their fields by our codes."""

_ROW: Final = re.compile(r"(?:(?P<file>.*): )?row\[(?P<row>\d+)\](?:\.(?P<rest>.*))?", re.DOTALL)
"""Where a fault stands in a table; what has no file of its own stands in one already named."""

_PLACE: Final = re.compile(r"CN(?:-[A-Z]{2})?(?:-\d{2,6})?", re.ASCII)
"""A jurisdiction, which stands for a case of it."""

_CODE: Final = "_code"
_READING: Final = "readings."
_UNSHOWN: Final = re.compile(r"\\udc[0-9a-f]{2}|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SIGN: Final = "□"
"""Stands for a byte or a control character that nobody could read."""


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
    path = shown(placed_path(fault.path, wording), _LONGEST_PATH)
    place = " ".join(part for part in (where, path) if part)
    if where and fault.path.startswith(where):
        place = path
    return fault_words(fault, wording).line(place, fault.code, wording)


def placed_path(path: str, wording: Wording) -> str:
    """A path with its row as people say it, and a place by its name 路径的写法."""
    if path == _READING.rstrip("."):
        return wording.text("refusal-readings")
    if path.startswith(_READING):
        id_ = path.removeprefix(_READING)
        return wording.text("refusal-reading", id=id_, name=wording.label("reading", id_))
    if _PLACE.fullmatch(path):
        return name_of(path, wording.language)
    if (found := _ROW.fullmatch(path)) is None:
        return path
    key = "refusal-row" if found["file"] else "refusal-at"
    return " ".join(part for part in (wording.text(key, file=found["file"], row=found["row"]), found["rest"]) if part)


def plain(text: str) -> str:
    r"""A text on one line, with a sign for what nobody could read 一行可读的文字.

    >>> plain("2024-03-05\n2024-03-06"), plain("a\x00b"), plain("\\udcff2024")
    ('2024-03-05 2024-03-06', 'a□b', '□2024')
    """
    return _UNSHOWN.sub(_SIGN, " ".join(text.split()))


def _given(fault: Fault, wording: Wording) -> str:
    """What was given, harmless on any terminal; bytes tell people nothing."""
    if fault.given is None or isinstance(fault.given, bytes):
        return ""
    if said := _said("given", fault, wording):
        return shown(said, _LONGEST_SHOWN)
    if fault.code in _OF_HISTORY:
        return shown(_told(fault.given, wording), _LONGEST_SHOWN)
    text = fault.given_text if fault.code != "differs" else _of_the_case(fault.given_text, wording)
    return shown(plain(text), _LONGEST_SHOWN)


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
        if key in wording and wording.names(key) <= fault.parameters.keys():
            return wording.text(key, **_values(fault, wording))
    return ""


def _values(fault: Fault, wording: Wording) -> dict[str, object]:
    """What a sentence names; where that has a word in Chinese and a code, ``values`` and ``values_code``."""
    named = dict(fault.parameters)
    if wording.language == "en":
        named |= {name.removesuffix(_CODE): value for name, value in named.items() if name.endswith(_CODE)}
    word = _WORDS.get(fault.code, _told if fault.code in _OF_HISTORY else _listed)
    return {name: word(value, wording) for name, value in named.items()}


def _told(value: object, wording: Wording) -> str:
    """Events and their fields in words: ``replied 2024-03-05``, ``third-party-consulted (A)``, ``respond_by``."""
    if isinstance(value, tuple | list):
        return wording.listed(_told(each, wording) for each in value)
    name, space, rest = plain(str(value)).partition(" ")
    if wording.knows("field-of", name):
        return f"{wording.label('field-of', name)}{space}{rest}"
    return event_text(f"{name}{space}{rest}", wording)


def _listed(value: object, wording: Wording) -> object:
    return wording.listed(map(str, value)) if isinstance(value, tuple) else value


def _of_the_case(value: object, wording: Wording) -> str:
    """What the rows of a case say of it: its place, its matter."""
    text = str(value)
    if wording.language == "en":
        return text
    return wording.label("matter", text) if wording.knows("matter", text) else name_of(text)


def _of_the_law(value: object, wording: Wording) -> object:
    """Rules by their name: CN-2007 is the regulations of 2007."""
    text = str(value)
    return wording.label("regime", text) if wording.knows("regime", text) else _listed(value, wording)


_WORDS: Final[Mapping[str, Callable[[object, Wording], object]]] = {
    "differs": _of_the_case,
    "no-law-in-force": _of_the_law,
}
