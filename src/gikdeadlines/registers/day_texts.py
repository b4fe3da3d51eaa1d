"""Days in all the spellings of registers, and what is missing in those that name none 日期的写法。"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from gikdeadlines.values import Fault, FrozenMap, GikError, beijing_day, parse_instant

from .vocabulary import simplified

__all__ = ["NoDay", "in_figures", "looks_like_a_day", "no_day", "serial_day", "spelled_day"]

_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS: Final = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""What most cells hold, and the patterns below would read alike."""
_DASHED: Final = r"(?P<y>\d{4})([-/.、。])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
_CHINESE: Final = r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?"
_COMPACT: Final = r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\.0+)?"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH: Final = (
    rf"{_MONTH}\.?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y>\d{{4}})",
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:of)?[-/]?{_MONTH}\.?[-/,]?(?P<y>\d{{4}})",
)
"""March 5, 2024 and 5 March 2024, without the spaces between their words."""
_WEEKDAY: Final = r"(?:[(（\[]?(?:星期|礼拜|周)(?P<w>[一二三四五六日天])[)）\]]?)?"
_HALF: Final = r"(?P<half>上午|下午|中午|晚上|凌晨|早上|傍晚|am|pm)?"
_HOURS: Final = r"(?P<h>\d{1,2})"
_CLOCK: Final = _HOURS + r"(?::(?P<n>\d{2})(?::(?P<s>\d{2})(?:\.\d{1,9})?)?|[时点](?:(?P<n2>\d{1,2})分?|半|整)?)"
_ZONE: Final = r"(?P<z>z|[+-]\d{2}:?\d{2})?"
_TIME: Final = rf"(?:t?{_HALF}(?:{_CLOCK}{_ZONE})?)"
_PATTERNS: Final = tuple(
    re.compile(rf"{day}{_WEEKDAY}{_TIME}{_WEEKDAY.replace('<w>', '<w2>')}[。.;；,，]?", re.ASCII)
    for day in (_DASHED, _CHINESE, _COMPACT, *_ENGLISH)
)
_CLOCKED: Final = re.compile(r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{8})\s+(?=\d{1,2}[:时点])")
"""Where the space between a day and a time of day is all that parts their digits."""

_NEEDLESS: Final = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
"""Spaces, but between two figures, which they keep from being one number."""

_WEEKDAYS: Final = "一二三四五六日"

_USUAL_SERIALS: Final = date(1899, 12, 30)
"""Day 0 of spreadsheet programs, for every day after February 1900."""

_FIRST_SERIAL, _LAST_SERIAL = date(1954, 10, 3), date(2119, 1, 11)
"""A number that would be a day outside is no serial day but a slip."""

_EXPECTED: Final = "a day that exists, such as 2017-03-01, 2017/3/1, 20170301 or 2017年3月1日"
_WHOLE: Final = "a whole day, such as 2017-03-01"

Lack = Literal["cell", "year", "century", "order", "relative", "day", "several", "weekday", "beside", "words"]
"""What a text lacks to name a day."""

_LACKS: Final[tuple[tuple[Lack, re.Pattern[str]], ...]] = (
    ("relative", re.compile(r"[次当同翌隔即昨明今][日天].*|.*[日天][后内前]")),
    ("several", re.compile(r".*\d[日号]?[^\d]*[、,;至~—和及/\s-]+\d{4}[-/.年]\d{1,2}[-/.月]\d.*")),
    ("several", re.compile(r"\d{8}[、,;至~—和/\s-]+\d{8}")),
    ("order", re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{4}.*")),
    ("century", re.compile(r"'?\d{2}(?:([-/.])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}[日号]?).*|\d{6}|\d{3}年.*")),
    ("year", re.compile(r"\d{1,2}(?:[-/.]\d{1,2}|月\d{1,2}[日号]?).*")),
    ("day", re.compile(r"\d{4}(?:[-/.]\d{1,2}|年\d{1,2}月(?:份|[上中下]旬|底|初)?|年)?")),
    ("beside", re.compile(r"(?=.*[^\d\s年月日号/.,:-]).*\d{4}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}.*", re.ASCII)),
    ("words", re.compile(r"\D+", re.ASCII)),
)  # fmt: skip
"""The spellings that name no day, the likeliest first."""

_ONLY_DAYS: Final = re.compile(r"[\d\s年月日号至和及、,;~—/.:()-]*(?:星期|周)?[一二三四五六日天]?\)?")
"""What holds nothing but days, whatever they lack."""

_SAID: Final[dict[Lack, str]] = {
    "cell": _EXPECTED,
    "year": f"{_WHOLE}: the year is missing",
    "century": f"{_WHOLE}: the year needs four figures",
    "order": f"{_WHOLE}, the year first: which of the others is the month, cannot be told",
    "relative": f"{_WHOLE}, not how far it is from another",
    "day": f"{_WHOLE}: the day of the month is missing",
    "several": f"{_WHOLE}, one in a cell: further ones belong in a column _2",
    "beside": f"{_WHOLE}, alone: what else is to be said belongs in a column of its own",
    "words": f"{_WHOLE}; of what has not happened yet, an empty cell or a word such as 未答复",
    "weekday": f"{_WHOLE}, whose weekday is the one that is named",
}


@dataclass(frozen=True, slots=True)
class NoDay:
    """A text that names no day, and what it lacks 不是日期."""

    lacks: Lack
    given: str = ""


def spelled_day(text: str) -> date | NoDay:
    """The day that a text names, as registers spell it 解析日期.

    >>> spelled_day("2024-03-05（周二） 下午2:30"), spelled_day("二〇二四年三月五日。")
    (datetime.date(2024, 3, 5), datetime.date(2024, 3, 5))
    >>> spelled_day("3月5日").lacks, spelled_day("24.3.5").lacks, spelled_day("次日").lacks
    ('year', 'century', 'relative')
    """
    if _ISO.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    plain = _plain(text)
    for pattern in _PATTERNS:
        if match := pattern.fullmatch(plain):
            return _named(match)
    return NoDay(next((lack for lack, pattern in _LACKS if pattern.fullmatch(plain)), "cell"))


def looks_like_a_day(text: str) -> bool:
    """Whether a text as a whole names a day, or would but for what it lacks 是否像日期.

    >>> [looks_like_a_day(text) for text in ("2024/3/5", "3月5日", "某规划", "3月5日告知申请人")]
    [True, True, False, False]
    """
    found = spelled_day(text)
    if isinstance(found, date):
        return True
    is_bare = _ONLY_DAYS.fullmatch(unicodedata.normalize("NFKC", text)) is not None
    return is_bare and found.lacks in {"year", "century", "order", "several", "weekday"}


def _plain(text: str) -> str:
    """A text without spaces and with figures for numerals: 二〇二四年 三月 五日 is 2024年3月5日."""
    half = simplified(unicodedata.normalize("NFKC", text).casefold().strip())
    kept = _NEEDLESS.sub("", _CLOCKED.sub(r"\1t", half))
    if not re.search(r"[〇○零一二三四五六七八九十]", kept):
        return kept
    head, weekday, tail = kept.partition("星期") if "星期" in kept else kept.partition("周")
    figures = _TENS.sub(_tens, head)
    return figures.translate(_DIGITS) + weekday + tail


_NUMERALS: Final = re.compile(r"[〇○零一二三四五六七八九十]+(?=\s*[年月日号天个次])")


def in_figures(text: str) -> str:
    """A text in simplified characters, with figures for the numerals of days and counts 日期与日数用阿拉伯数字.

    >>> in_figures("二〇二四年三月二十日，延期十个工作日，一并答复")
    '2024年3月20日，延期10个工作日，一并答复'
    """
    return _NUMERALS.sub(lambda match: _TENS.sub(_tens, match[0]).translate(_DIGITS), simplified(text))


def _tens(match: re.Match[str]) -> str:
    return str((_figure(match[1]) or 1) * 10 + _figure(match[2]))


def _figure(numeral: str) -> int:
    return int(numeral.translate(_DIGITS)) if numeral else 0


def _named(match: re.Match[str]) -> date | NoDay:
    """The day of a match, of which the time of day may move it only where it has an offset."""
    try:
        civil = date(int(match["y"]), _month(match["m"]), int(match["d"]))
        day = _in_beijing(civil, match)
    except (GikError, ValueError):
        return NoDay("cell")
    weekday = match["w"] or match["w2"]
    if weekday and _WEEKDAYS.index(weekday.replace("天", "日")) != civil.weekday():
        return NoDay("weekday")
    return day


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS.index(written[:3]) + 1


def _in_beijing(civil: date, match: re.Match[str]) -> date:
    if match["h"] is None:
        return civil
    hour, minute, second = int(match["h"]), match["n"] or match["n2"] or "0", match["s"] or "00"
    if match["half"] in {"下午", "晚上", "傍晚", "pm"} and hour < 12:  # noqa: PLR2004 - noon
        hour += 12
    return beijing_day(parse_instant(f"{civil}T{hour:02}:{int(minute):02}:{second}{_offset(match['z'])}"))


def _offset(written: str | None) -> str:
    if not written or ":" in written or len(written) == 1:
        return (written or "").upper()
    return f"{written[:3]}:{written[3:]}"


def serial_day(value: object, text: str, day_zero: date = _USUAL_SERIALS) -> date | None:
    """The day of a spreadsheet's serial number 序列日.

    >>> serial_day(45356, "45356")
    datetime.date(2024, 3, 5)
    """
    if isinstance(value, bool | datetime):
        return None
    try:
        day = day_zero + timedelta(days=int(float(text)))
    except (ValueError, OverflowError):
        return None
    return day if _FIRST_SERIAL <= day < _LAST_SERIAL else None


def no_day(text: str, found: NoDay, serial: date | None) -> Fault:
    """The refusal of a text that names no day, saying what is missing 日期写法的退回.

    Args:
        text: the cell.
        found: what it lacks.
        serial: the day that it would be as a spreadsheet's serial number, if any.
    """
    hint = f"as a spreadsheet's serial day it would be {serial}: format the column as dates" if serial else ""
    parameters = FrozenMap(says=found.lacks, **({"day": serial} if serial else {}))
    return Fault(code="bad-day", given=text, expected=_SAID[found.lacks], hint=hint, parameters=parameters)
