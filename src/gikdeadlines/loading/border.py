"""What pydantic refuses, said as faults with a path 校验错误的转述。"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from gikdeadlines.errors import Fault

__all__ = ["Day", "Record", "Text", "faults_of", "location"]


_NOT_A_DAY = PydanticCustomError("not_a_day", "a day that exists, written YYYY-MM-DD without quotes")


def _exact_day(value: object) -> object:
    # A datetime is a date to pydantic; a text is a day only to someone who forgot that TOML knows days.
    if type(value) is not date:
        raise _NOT_A_DAY
    return value


Day = Annotated[date, BeforeValidator(_exact_day)]
"""A civil day 日期."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text that says something 非空文本."""


class Record(BaseModel):
    """A table of a data file: strict, closed, frozen, and built only when a file is read 数据文件中的表."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True, populate_by_name=False)


_CODES = {"missing": "missing-key", "extra_forbidden": "unknown-key"}
_EXPECTED = {"missing": "this key", "extra_forbidden": "no such key"}


def faults_of(error: ValidationError) -> tuple[Fault, ...]:
    """The faults that pydantic found, in our words 逐条转述.

    >>> from pydantic import TypeAdapter
    >>> try:
    ...     TypeAdapter(list[int]).validate_python([1, "x"], strict=True)
    ... except ValidationError as error:
    ...     print(faults_of(error)[0])
    [1]: given 'x', expected a valid integer
    """
    return tuple(_fault(entry) for entry in error.errors(include_url=False, include_context=False))


def _fault(entry: ErrorDetails) -> Fault:
    kind = entry["type"]
    expected = _EXPECTED.get(kind) or entry["msg"].removeprefix("Input should be ")
    given = None if kind == "missing" else entry["input"]
    return Fault(code=_CODES.get(kind, "bad-value"), given=given, expected=expected, path=location(entry["loc"]))


def location(parts: Iterable[int | str]) -> str:
    """A place in a file as people write it 位置的写法.

    >>> location(("rest", 3, "to"))
    'rest[3].to'
    """
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
