"""What pydantic finds wrong, in our own words 边界校验。

Pydantic guards every border, in strict mode and without extra keys; its errors and models stay inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
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

from .days import beijing_day, parse_day, parse_instant, require_instant
from .errors import Fault, GikError

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


_NO_DAY = PydanticCustomError("gik_fault", "{expected_text}", {"code": "bad-day", "expected_text": "a day, YYYY-MM-DD"})


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


def custom_error(error: GikError) -> PydanticCustomError:
    """Our error as one that pydantic collects with the others 转为 pydantic 错误."""
    context = {"code": error.code, "expected_text": error.expected}
    return PydanticCustomError("gik_fault", "{expected_text}", context)


_NOT_A_DAY = PydanticCustomError(
    "gik_fault",
    "{expected_text}",
    {"code": "bad-day", "expected_text": "a day that exists, written YYYY-MM-DD, no quotes"},
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

_CODES = {
    "extra_forbidden": "unknown-key",
    "unexpected_keyword_argument": "unknown-key",
    "missing": "missing-key",
    "missing_argument": "missing-key",
    "missing_keyword_only_argument": "missing-key",
    "literal_error": "unknown-value",
    "union_tag_invalid": "unknown-type",
    "union_tag_not_found": "missing-key",
    "gik_fault": "bad-value",
}

_EXPECTED = {
    "unknown-key": "only keys that the format names",
    "missing-key": "a value for this key",
}


def faults_of(error: ValidationError, *, tags: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Every fault that pydantic found, each with its path, what was given and what was expected 校验错误.

    Args:
        error: from pydantic.
        tags: names of union members, which pydantic puts into its paths and no user has written.
    """
    return tuple(_fault(details, frozenset(tags)) for details in error.errors(include_url=False))


def _fault(details: Any, tags: frozenset[str]) -> Fault:  # noqa: ANN401 - pydantic's own mapping
    kind = details["type"]
    context = details.get("ctx", {})
    code = context.get("code") or _CODES.get(kind, "bad-value")
    expected = context.get("expected_text") or _EXPECTED.get(code) or _expected(kind, context, details["msg"])
    missing = kind.startswith("missing") or kind == "union_tag_not_found"
    path = path_of([part for part in details["loc"] if part not in tags])
    if kind == "union_tag_not_found":
        path = f"{path}.type" if path else "type"
    return Fault(code=code, given=None if missing else details["input"], expected=expected, path=path)


def _expected(kind: str, context: dict[str, Any], message: str) -> str:
    if kind == "literal_error":
        return f"one of {context['expected']}"
    if kind == "union_tag_invalid":
        return f"one of {context['expected_tags']}"
    return message.removeprefix("Input should be ").removeprefix("Value should have ")


def path_of(parts: Iterable[int | str]) -> str:
    """The path that keys and positions spell 路径.

    >>> path_of(["events", 3, "at"])
    'events[3].at'
    """
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path
