"""What pydantic finds wrong, in our own words 边界校验。

Pydantic guards every border, in strict mode and without extra keys; its errors and models stay inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from typing import Annotated, Any, get_type_hints

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from .choices import not_among
from .days import beijing_day, parse_day, parse_instant, require_instant
from .errors import Fault, GikError
from .frozen import FrozenMap

__all__ = [
    "STRICT",
    "CaseDay",
    "CaseInstant",
    "FileDay",
    "FileText",
    "Strict",
    "custom_error",
    "faults_of",
    "model_of",
    "path_of",
]

STRICT = ConfigDict(extra="forbid", strict=True, frozen=True, arbitrary_types_allowed=True, defer_build=True)
"""Built only when a file or a case is read."""


class Strict(BaseModel):
    """A model that takes nothing it does not name and converts nothing 严格模型."""

    model_config = STRICT


def model_of(says: type, **extra: Any) -> type[BaseModel]:  # noqa: ANN401 - pydantic field definitions
    """A strict model with the fields of a dataclass, so that each field is declared once 由数据类生成的模型."""
    types = get_type_hints(says, include_extras=True)
    declared: dict[str, Any] = {
        field.name: (types[field.name], ... if field.default is MISSING else field.default)
        for field in fields(says)
        if field.init
    }
    return create_model(says.__name__, __config__=STRICT, **extra, **declared)


def custom_error(error: GikError) -> PydanticCustomError:
    """Our error as one that pydantic collects with the others 转为 pydantic 错误."""
    return PydanticCustomError(
        "gik_fault", "{expected_text}", {"fault": error.faults[0], "expected_text": error.expected}
    )


_NO_DAY = custom_error(GikError(Fault(code="bad-day", given=None, expected="a day, YYYY-MM-DD")))


def _day(value: object) -> date:
    """A day as a case may write it: a day, or an instant whose Beijing day is meant."""
    try:
        if isinstance(value, datetime):
            return beijing_day(value)
        if type(value) is date:
            return value
        if isinstance(value, str):
            return beijing_day(parse_instant(value)) if ":" in value else parse_day(value)
    except GikError as error:
        raise custom_error(error) from None
    raise _NO_DAY


def _instant(value: object) -> datetime:
    try:
        return parse_instant(value) if isinstance(value, str) else require_instant(value)
    except GikError as error:
        raise custom_error(error) from None


_UNQUOTED = "a day that exists, written YYYY-MM-DD, no quotes"
_NOT_A_DAY = custom_error(
    GikError(Fault(code="bad-day", given=None, expected=_UNQUOTED, parameters=FrozenMap(says="unquoted")))
)


def _exact_day(value: object) -> date:
    """A datetime is a date to pydantic; a text is a day only to someone who forgot that TOML knows days."""
    if type(value) is not date:
        raise _NOT_A_DAY
    return value


FileDay = Annotated[date, BeforeValidator(_exact_day)]
"""A day of a data file: TOML has days of its own, so no text stands for one."""

FileText = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""A text that says something."""

CaseDay = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
"""A day of a case: an exact day, ``YYYY-MM-DD``, or an instant whose Beijing day is taken."""

CaseInstant = Annotated[datetime, BeforeValidator(_instant), WithJsonSchema({"type": "string", "format": "date-time"})]
"""An instant of a case: RFC 3339, in Beijing time where it names no offset."""

_MOST_FAULTS = 100

_CODES = {
    "extra_forbidden": "unknown-key",
    "unexpected_keyword_argument": "unknown-key",
    "missing": "missing-key",
    "missing_argument": "missing-key",
    "missing_keyword_only_argument": "missing-key",
    "literal_error": "unknown-value",
    "union_tag_invalid": "unknown-type",
    "union_tag_not_found": "missing-key",
}

_EXPECTED = {
    "unknown-key": "only keys that the format names",
    "missing-key": "a value for this key",
}


def faults_of(error: ValidationError, *, tags: Sequence[str] = ()) -> tuple[Fault, ...]:
    """The faults that pydantic found, each with its path, what was given and what was expected 校验错误.

    They are all told up to a hundred; of more, how many the others are: nobody mends a thousand by a list.

    Args:
        error: from pydantic.
        tags: names of union members, which pydantic puts into its paths and no user has written.
    """
    found = error.errors(include_url=False)
    told = tuple(_fault(details, frozenset(tags)) for details in found[:_MOST_FAULTS])
    return told if len(found) <= _MOST_FAULTS else (*told, _more_faults(len(found) - _MOST_FAULTS))


def _more_faults(count: int) -> Fault:
    expected = "no more faults than can be told"
    return Fault("more-faults", count, expected, parameters=FrozenMap(count=count, most=_MOST_FAULTS))


def _fault(details: Any, tags: frozenset[str]) -> Fault:  # noqa: ANN401 - pydantic's own mapping
    kind, context, given = details["type"], details.get("ctx", {}), details["input"]
    path = path_of([part for part in details["loc"] if part not in tags])
    if "fault" in context:
        fault: Fault = context["fault"]
        return replace(fault, given=given, path=path, hint="")
    code = _CODES.get(kind, "bad-value")
    if kind == "literal_error":
        return _unlisted(code, given, context["expected"], path)
    if kind == "union_tag_invalid":
        return _unlisted(code, context["tag"], context["expected_tags"], path)
    if kind == "union_tag_not_found":
        path = f"{path}.type" if path else "type"
    if code in _EXPECTED:
        return Fault(code, None if code == "missing-key" else given, _EXPECTED[code], path)
    expected = details["msg"].removeprefix("Input should be ").removeprefix("Value should have ")
    limits = {name: limit for name, limit in context.items() if isinstance(limit, str | int)}
    return Fault(code, given, expected, path, parameters=FrozenMap(limits, says=kind.replace("_", "-")))


def _unlisted(code: str, given: object, listed: str, path: str) -> Fault:
    # Pydantic hands over the known values as one text: 'a', 'b' or 'c'.
    known = [value.strip("'") for value in re.split(", | or ", listed)]
    return not_among(code, given, known, path)


def path_of(parts: Iterable[int | str]) -> str:
    """The path that keys and positions spell 路径.

    >>> path_of(["events", 3, "at"])
    'events[3].at'
    """
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path
