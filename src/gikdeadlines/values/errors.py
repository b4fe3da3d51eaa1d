"""What was given, what was expected, where, and what to do 错误。

One base, :class:`GikError`; every error also inherits the fitting built-in, so that ``except ValueError`` works.
An error carries one or more :class:`Fault` values: a reader of a file or a case reports all of its faults at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Self

from .frozen import FrozenMap

__all__ = [
    "CalendarError",
    "CalendarRangeError",
    "CaseError",
    "CountError",
    "DayTextError",
    "DayTypeError",
    "Fault",
    "FileError",
    "GikError",
    "IntervalError",
    "JurisdictionError",
    "LawError",
    "MissingExtraError",
    "NotInForceError",
    "ReadingError",
    "TableError",
    "UsageError",
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong 一处错误.

    >>> print(Fault(code="bad-day", given="2017-02-30", expected="a day that exists", path="events[0].at"))
    events[0].at: given '2017-02-30', expected a day that exists

    ``expected`` and ``hint`` are English. ``parameters`` are the values that they name, so that the sentences can be
    made in another language; ``says`` among them tells which sentence it is, where a code has several.
    """

    code: str
    given: object
    expected: str
    path: str = ""
    hint: str = ""
    # They say nothing that the sentences do not: two faults that read alike are equal.
    parameters: Mapping[str, object] = field(default=FrozenMap(), compare=False, repr=False)

    def under(self, prefix: str) -> Fault:
        """The same fault with a path that starts further up 路径上移.

        >>> Fault(code="c", given=1, expected="2", path="to").under("rest[3]").path
        'rest[3].to'
        """
        return replace(self, path=_joined(prefix, self.path))

    @property
    def given_text(self) -> str:
        r"""What was given, as people and files of any kind take it: no Python in it 所给的值的文本.

        >>> Fault("c", ["replied", 5, None], "").given_text, Fault("c", b"\xff\xfe", "").given_text
        ('replied, 5, null', 'ff fe')
        """
        return "" if self.given is None else _plain_text(self.given)

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}given {_shown(self.given)}, expected {self.expected}{hint}"


_LONGEST_SHOWN = 120


def _shown(given: object) -> str:
    try:
        text = repr(given)
    except RecursionError:
        text = _plain_text(given)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


_DEEPEST = 3
_MOST_LISTED = 20
_WORDS = {None: "null", True: "true", False: "false"}


def _plain_text(value: object, depth: int = 0) -> str:
    """A value as JSON says it, without its marks where they help nobody."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, bytes):
        return value[:_MOST_LISTED].hex(" ") + ("…" if len(value) > _MOST_LISTED else "")
    if isinstance(value, Mapping):
        return "{" + _joined_texts((f"{key}: {_deeper(each, depth)}" for key, each in value.items()), len(value)) + "}"
    if isinstance(value, Sequence | AbstractSet):
        return _joined_texts((_deeper(each, depth) for each in value), len(value))
    return str(value)


def _deeper(value: object, depth: int) -> str:
    return "…" if depth == _DEEPEST else _plain_text(value, depth + 1)


def _joined_texts(texts: Iterable[str], count: int) -> str:
    return ", ".join([*islice(texts, _MOST_LISTED), *(["…"] if count > _MOST_LISTED else [])])


_FILES = (".toml", ".json", ".jsonl", ".csv", ".xlsx", ".xls", ".ods", ".parquet")


def _joined(prefix: str, path: str) -> str:
    if not path or not prefix:
        return prefix or path
    if path.startswith("["):
        return prefix + path
    return f"{prefix}: {path}" if prefix.lower().endswith(_FILES) else f"{prefix}.{path}"


class GikError(Exception):
    """The base of every error of this library 错误的共同基类.

    >>> error = GikError(Fault(code="c", given=1, expected="2", path="p"))
    >>> error.code, error.given, error.expected, error.path, error.hint
    ('c', 1, '2', 'p', '')
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    @property
    def code(self) -> str:
        """The code of the first fault 错误代码."""
        return self.faults[0].code

    @property
    def given(self) -> object:
        """What was given 所给的值."""
        return self.faults[0].given

    @property
    def expected(self) -> str:
        """What was expected 应有的值."""
        return self.faults[0].expected

    @property
    def path(self) -> str:
        """Where it stands 位置."""
        return self.faults[0].path

    @property
    def hint(self) -> str:
        """What to do about it 处理办法."""
        return self.faults[0].hint

    def under(self, prefix: str) -> Self:
        """The same error seen from further up 路径上移."""
        return type(self)(*(fault.under(prefix) for fault in self.faults))

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class DayTypeError(GikError, TypeError):
    """Something that is no exact day was given as one 不是日期."""


class DayTextError(GikError, ValueError):
    """A text that names no day or instant 日期写法有误."""


class CountError(GikError, ValueError):
    """A count of days that is no whole number of at least one 天数有误."""


class IntervalError(GikError, ValueError):
    """An interval whose end lies before its start 区间颠倒."""


class CalendarRangeError(GikError, LookupError):
    """A day for which no notice was loaded 超出已公布的日历."""


class CalendarError(GikError, ValueError):
    """A notice file with faults 放假通知文件有误."""


class LawError(GikError, ValueError):
    """A law file with faults 法规文件有误."""


class NotInForceError(GikError, LookupError):
    """No provision was in force on the decisive day 当日无施行中的条款."""


class ReadingError(GikError, ValueError):
    """A reading or an option that does not exist 口径或选项不存在."""


class CaseError(GikError, ValueError):
    """A case with faults; ``faults`` holds all of them 案件数据有误."""


class TableError(GikError, ValueError):
    """A table that cannot be read as one 表格有误."""


class FileError(GikError, OSError):
    """A file that cannot be read or written 文件无法读写."""


class JurisdictionError(GikError, ValueError):
    """A jurisdiction that has neither code nor name 适用地区不存在."""


class MissingExtraError(GikError, ImportError):  # type: ignore[misc]  # both say where: path is ours here
    """An optional dependency that is not installed 缺少可选组件."""


class UsageError(GikError, ValueError):
    """An option or an argument that cannot be meant, or an output that cannot be written there 用法有误."""
