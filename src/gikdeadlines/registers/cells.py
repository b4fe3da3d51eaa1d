"""The values of cells: days in all their spellings, counts, and Chinese names of channels and methods 单元格的值。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.values import (
    CaseError,
    Fault,
    FrozenMap,
    GikError,
    beijing_day,
    jurisdiction_of,
    not_among,
    parse_instant,
)

from .unreadable import Unreadable

__all__ = ["CellKind", "cell_text", "is_blank", "key_of", "parse_cell", "printable", "require_text"]

CellKind = Literal["text", "place", "day", "moment", "count", "channel", "method", "event", "truth"]
"""What a column holds; a moment is a day or an instant, whichever its event takes."""

_NOTHING: Final = frozenset({"", "-", "--", "—", "——", "/", "无"})
"""How registers write that there is nothing to say."""

_IGNORED_IN_KEYS: Final = re.compile(r"[\s_\-*:·]+")

_DASHED: Final = r"(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})"
_CHINESE: Final = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"
_COMPACT: Final = r"(\d{4})(\d{2})(\d{2})"
_CLOCK: Final = r"(?:[T\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?"
_DAYS: Final = tuple(re.compile(day + _CLOCK, re.ASCII | re.IGNORECASE) for day in (_DASHED, _CHINESE, _COMPACT))

_COUNT: Final = re.compile(r"(\d{1,4})(?:\.0+)?\s*(?:个?工作日)?", re.ASCII)

_USUAL_SERIALS: Final = date(1899, 12, 30)
"""Day 0 of spreadsheet programs, for every day after February 1900."""

_FIRST_SERIAL, _LAST_SERIAL = date(1954, 10, 3), date(2119, 1, 11)
"""A number that would be a day outside is no serial day but a slip."""

_CHANNEL_NAMES: Final = {
    "当面": "in-person",
    "当面提交": "in-person",
    "口头": "oral",
    "邮寄": "signed-post",
    "信函": "signed-post",
    "EMS": "signed-post",
    "挂号": "signed-post",
    "挂号信": "signed-post",
    "平信": "ordinary-post",
    "误投": "misdirected-post",
    "电子邮件": "email",
    "邮箱": "email",
    "电子邮箱": "email",
    "传真": "fax",
    "网络": "online",
    "网上": "online",
    "网上提交": "online",
    "未公告渠道": "unannounced",
}

_METHOD_NAMES: Final = {
    "当场": "on-the-spot",
    "当场答复": "on-the-spot",
    "直接送达": "direct",
    "委托送达": "entrusted",
    "邮寄": "post",
    "邮寄送达": "post",
    "信函": "post",
    "EMS": "post",
    "挂号": "post",
    "挂号信": "post",
    "快递": "courier",
    "电子送达": "electronic",
    "电子邮件": "electronic",
}

_EVENT_NAMES: Final = {
    "提交": "submitted",
    "签收": "signed-for",
    "实际到达": "arrived",
    "系统接收": "arrived",
    "双方确认": "confirmed",
    "从未确认": "not-confirmed",
    "恢复联络": "contact-restored",
    "收到申请": "received",
    "补正告知发出": "correction-requested",
    "收到补正": "correction-received",
    "征求第三方意见": "third-party-consulted",
    "收到第三方意见": "third-party-replied",
    "征求其他机关意见": "agency-consulted",
    "收到其他机关意见": "agency-replied",
    "不可抗力中止": "obstacle-began",
    "恢复": "obstacle-ended",
    "延长答复期限告知": "extension-notified",
    "确定延迟答复": "later-date-set",
    "收费通知": "fee-notified",
    "缴费": "fee-paid",
    "申请人自行变更": "amended",
    "撤回": "withdrawn",
    "答复": "replied",
}

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

    >>> cell_text(" \uff12\uff10\uff11\uff17 "), cell_text(15.0), cell_text(None)
    ('2017', '15', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unicodedata.normalize("NFKC", str(value)).strip()


def is_blank(value: object) -> bool:
    """Whether a cell says nothing: empty, or one of the signs for nothing 空白.

    >>> is_blank(" "), is_blank("—"), is_blank("0")
    (True, True, False)
    """
    return value == "" or cell_text(value) in _NOTHING


def printable(text: str) -> str:
    r"""A text that can be printed: bytes that are no text were read as lone surrogates 可显示的文本.

    >>> printable("a\udcff")
    'a\\udcff'
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def key_of(text: str) -> str:
    """A heading or a value as it is compared: half-width, lower case, without spaces and dashes 比对用的写法.

    >>> key_of("Signed For ") == key_of("signed_for") == key_of("signed-for")
    True
    """
    return _IGNORED_IN_KEYS.sub("", unicodedata.normalize("NFKC", text)).casefold()


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
            ``not-a-count``, ``unknown-value``, ``unknown-jurisdiction``.
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
    day = _spelled(text) or (_serial(value, text, serials) if serials else None)
    if day is None:
        raise CaseError(_no_day(text, None if serials else _serial(text, text, _USUAL_SERIALS)))
    return day


def _no_day(text: str, serial: date | None) -> Fault:
    hint = f"as a spreadsheet's serial day it would be {serial}: format the column as dates" if serial else ""
    parameters = FrozenMap(says="cell", **({"day": serial} if serial else {}))
    return Fault(code="bad-day", given=printable(text), expected=_EXPECTED_DAY, hint=hint, parameters=parameters)


_EXPECTED_DAY: Final = "a day that exists, such as 2017-03-01, 2017/3/1, 20170301 or 2017年3月1日"


def _spelled(text: str) -> date | None:
    for pattern in _DAYS:
        if match := pattern.fullmatch(text):
            return _existing(*match.groups())
    return None


def _existing(*parts: str | None) -> date | None:
    """The day that a match names; the separator that a dashed day repeats is left out."""
    year, month, day, hour, minute, second, offset = (part for part in parts if part not in {"-", "/", "."})
    try:
        civil = date(int(year or 0), int(month or 0), int(day or 0))
        if hour is None:
            return civil
        return beijing_day(parse_instant(f"{civil}T{hour:0>2}:{minute}:{second or '00'}{_offset(offset)}"))
    except (GikError, ValueError):
        return None


def _offset(written: str | None) -> str:
    if not written or ":" in written or len(written) == 1:
        return written or ""
    return f"{written[:3]}:{written[3:]}"


def _serial(value: object, text: str, day_zero: date) -> date | None:
    if isinstance(value, bool):
        return None
    try:
        day = day_zero + timedelta(days=int(float(text)))
    except (ValueError, OverflowError):
        return None
    return day if _FIRST_SERIAL <= day < _LAST_SERIAL else None


def _moment(value: object, *, serials: date | None) -> object:
    """An instant that the case itself reads where one is written out, else a day."""
    text = cell_text(value)
    return value if isinstance(value, datetime) else text if ":" in text else _day(value, serials=serials)


# Everything else


def _plain(value: object) -> str:
    """A text as it stands: an id is not respelled, but a spreadsheet's 2017042.0 is 2017042."""
    return value.strip() if isinstance(value, str) else cell_text(value)


def _count(text: str) -> int:
    match = _COUNT.fullmatch(text)
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


def _named(names: Mapping[str, object], codes: tuple[str, ...], code: str) -> Callable[[str], object]:
    """A parser for values that have a code and Chinese names."""
    known = {key_of(name): value for name, value in names.items()} | {key_of(own): own for own in codes}

    def parse(text: str) -> object:
        if (key := key_of(text)) in known:
            return known[key]
        raise CaseError(not_among(code, printable(text), (*names, *codes)))

    return parse


_EVENTS_BY_KEY: Final = {key_of(name): event for name, event in _EVENT_NAMES.items()}

_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "place": _place,
    "count": _count,
    "channel": _named(_CHANNEL_NAMES, CHANNELS, "unknown-value"),
    "method": _named(_METHOD_NAMES, METHODS, "unknown-value"),
    "event": lambda text: _EVENTS_BY_KEY.get(key_of(text), text),
    "truth": _named(_TRUTHS, (), "unknown-value"),
}
