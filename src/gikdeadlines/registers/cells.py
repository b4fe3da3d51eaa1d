"""The values of cells: days in all their spellings, counts, and Chinese names of channels and methods 单元格的值。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal

from gikdeadlines.values import (
    CaseError,
    Fault,
    FrozenMap,
    GikError,
    beijing_day,
    closest,
    jurisdiction_of,
    nearest,
)

from .column_map import ColumnMap, is_ignored
from .day_texts import in_figures, no_day, serial_day, spelled_day
from .unreadable import Unreadable
from .vocabulary import key_of, names_of, phrases, squeezed

__all__ = [
    "CellKind",
    "cell_text",
    "is_blank",
    "is_none",
    "key_of",
    "mapped",
    "parse_cell",
    "printable",
    "require_text",
    "unknown_word",
]

CellKind = Literal["text", "place", "day", "moment", "count", "channel", "method", "event", "truth"]
"""What a column holds; a moment is a day or an instant, whichever its event takes."""

_WRITTEN_OUT: Final = re.compile(r'="(.*)"', re.DOTALL)
"""A formula that spreadsheet programs write so that a text stays one: ="0001"."""

_BETWEEN_VALUES: Final = re.compile(r"[、,，;；/+和及与]")

_COUNT: Final = re.compile(r"(\d{1,4})(?:\.0+)?\s*(?:\(?(?:个?工作日|日)\)?)?", re.ASCII)
_NONE: Final = re.compile(r"0+(?:\.0+)?\s*(?:\(?个?(?:工作)?[日天]\)?)?", re.ASCII)

_TRUTHS: Final = {
    "true": True,
    "false": False,
    "1": True,
    "0": False,
    "是": True,
    "否": False,
    "同意": True,
    "不同意": False,
}


def cell_text(value: object) -> str:
    r"""What a cell says, in half-width characters and without stray spaces 单元格文本.

    >>> cell_text(" \uff12\uff10\uff11\uff17 "), cell_text(15.0), cell_text(None), cell_text(True)
    ('2017', '15', '', 'TRUE')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str) and value.startswith("=") and (match := _WRITTEN_OUT.fullmatch(value.strip())):
        value = match[1]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFKC", str(value)).strip()


def is_blank(value: object, kind: CellKind = "text") -> bool:
    """Whether a cell says nothing: empty, or one of the words for nothing; of a day, that it has not come 空白.

    >>> is_blank(" "), is_blank("—"), is_blank("0"), is_blank("未答复", "day")
    (True, True, False, True)
    """
    if value is None or value == "" or is_none(value, kind):
        return True
    return isinstance(value, str) and _says_nothing(value, kind in _MAY_NOT_HAVE_COME)


def is_none(value: object, kind: CellKind) -> bool:
    """Whether a cell counts none: 延期天数 0 is no extension 计数为零.

    >>> is_none(0, "count"), is_none("0个工作日", "count"), is_none("20", "count"), is_none("0", "text")
    (True, True, False, False)
    """
    return kind == "count" and _NONE.fullmatch(cell_text(value)) is not None


_MAY_NOT_HAVE_COME: Final = frozenset({"day", "moment", "count", "channel", "method"})


@lru_cache(1 << 16)
def _says_nothing(text: str, may_wait: bool) -> bool:  # noqa: FBT001 - what is kept goes by it
    said = squeezed(cell_text(text))
    return said in phrases("nothing", "nothing") or (may_wait and said in phrases("nothing", "not_yet"))


def mapped(cell: object, kind: CellKind, columns: ColumnMap) -> object:
    """A cell as a map says that it is to be read; what is to be ignored is nothing 按对照取值."""
    said = columns.value(kind, cell_text(cell)) if columns.values else None
    return cell if said is None else "" if is_ignored(said) else said


def printable(text: str) -> str:
    r"""A text that can be printed: bytes that are no text were read as lone surrogates 可显示的文本.

    >>> printable("a\udcff")
    'a\\udcff'
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def parse_cell(kind: CellKind, value: object, *, serials: date | None = None) -> object:
    """What a filled cell of that kind means to a case 解析单元格.

    >>> parse_cell("day", "2017年3月1日"), parse_cell("day", "2017-02-28T18:00:00Z"), parse_cell("channel", "EMS")
    (datetime.date(2017, 3, 1), datetime.date(2017, 3, 1), 'signed-post')

    Args:
        kind: what the column holds.
        value: the cell, as its source gives it.
        serials: the day from which a spreadsheet's numbers count; None where a number is no day.

    Raises:
        CaseError: ``nul-byte``, ``bad-encoding``, ``error-value``, ``formula-without-value``, ``bad-day``,
            ``not-a-count``, ``unknown-value``, ``several-values``, ``unknown-jurisdiction``.
    """
    if type(value) is str and kind != "text":
        return _parsed_text(kind, value, serials)
    return _parsed(kind, value, serials=serials)


def _parsed(kind: CellKind, value: object, *, serials: date | None) -> object:
    if isinstance(value, Unreadable):
        raise CaseError(value.fault)
    require_text(value)
    if kind == "day":
        return _day(value, serials=serials)
    if kind == "moment":
        return _moment(value, serials=serials)
    return _plain(value) if kind == "text" else _PARSERS[kind](cell_text(value))


@lru_cache(1 << 16)
def _parsed_text(kind: CellKind, text: str, serials: date | None) -> object:
    """The same days and channels stand in every register, so that what was read last is kept."""
    return _parsed(kind, text, serials=serials)


def require_text(cell: object) -> None:
    """Refuse a cell with a NUL byte, or with bytes that were no text 确认为文本.

    Raises:
        CaseError: ``nul-byte``, ``bad-encoding``.
    """
    if not isinstance(cell, str):
        return
    shown = printable(cell)
    if "\0" in cell or shown != cell:
        raise CaseError(Fault(code="nul-byte" if "\0" in cell else "bad-encoding", given=shown, expected="text"))


# Days


def _day(value: object, *, serials: date | None) -> date:
    if isinstance(value, datetime):
        return beijing_day(value)
    if isinstance(value, date):
        return value
    text = cell_text(value)
    found = spelled_day(text)
    if isinstance(found, date):
        return found
    if serials is None:
        raise CaseError(no_day(printable(text), found, serial_day(text, text)))
    if serial := serial_day(value, text, serials):
        return serial
    raise CaseError(no_day(printable(text), found, None))


def _moment(value: object, *, serials: date | None) -> object:
    """An instant that the case itself reads where one is written out, else a day."""
    text = cell_text(value)
    return value if isinstance(value, datetime) else text if ":" in text else _day(value, serials=serials)


# Everything else


def _plain(value: object) -> str:
    """A text as it stands: an id is not respelled, but a spreadsheet's 2017042.0 is 2017042."""
    if isinstance(value, str):
        text = value.strip()
        return cell_text(text) if text.startswith('="') else text
    return cell_text(value)


def _count(text: str) -> int:
    match = _COUNT.fullmatch(in_figures(text))
    if match and int(match[1]) >= 1:
        return int(match[1])
    raise CaseError(
        Fault(code="not-a-count", given=printable(text), expected="a whole number of working days, at least 1")
    )


def _place(text: str) -> str:
    try:
        return jurisdiction_of(text)
    except GikError as error:
        raise CaseError(*(replace(fault, path="", hint="") for fault in error.faults)) from None


def _coded(kind: Literal["channel", "method"]) -> Callable[[str], object]:
    """A parser for values that have a code and Chinese names."""

    def parse(text: str) -> object:
        names = names_of(kind)
        if code := names.find(text):
            return code
        parts = [part for part in _BETWEEN_VALUES.split(text) if part.strip()]
        found = {names.find(part) for part in parts}
        if len(parts) > 1 and None not in found and len(found) == 1:
            return found.pop()
        raise CaseError(unknown_word("several-values" if len(parts) > 1 else "unknown-value", text, kind))

    return parse


def unknown_word(code: str, text: str, kind: str) -> Fault:
    """The refusal of a word, with what it could be as words and as codes 不认识的词.

    Args:
        code: of the fault.
        text: the word.
        kind: of cell: channel, method or event.
    """
    words: dict[str, str] = {}
    for word, meant in names_of(kind).names.items():
        words.setdefault(meant, word)
    known = {each: words[each] for each in dict.fromkeys((*names_of(kind).commonest, *words))}
    given = printable(text)
    near = closest(given, (*known.values(), *known))
    could = nearest(given, known)
    parameters = FrozenMap(values=nearest(given, known.values()), values_code=could, **({"near": near} if near else {}))
    hint = f"did you mean {near}?" if near else ""
    return Fault(code, given, f"one of {', '.join(could)}", hint=hint, parameters=parameters)


def _truth(text: str) -> object:
    if (key := key_of(text)) in _TRUTHS:
        return _TRUTHS[key]
    parameters = FrozenMap(values=("是", "否"), values_code=("true", "false"))
    raise CaseError(Fault("unknown-value", printable(text), "one of true, false", parameters=parameters))


_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "place": _place,
    "count": _count,
    "channel": _coded("channel"),
    "method": _coded("method"),
    "event": lambda text: names_of("event").find(text) or text,
    "truth": _truth,
}
