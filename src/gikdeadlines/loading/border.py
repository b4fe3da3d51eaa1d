"""What pydantic finds wrong, in our own words 边界校验。

Pydantic guards every border, in strict mode and without extra keys; its errors and models stay inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from ..errors import Fault

__all__ = ["faults_of", "path_of"]

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
    return message[0].lower() + message[1:]


def path_of(parts: Iterable[int | str]) -> str:
    """The path that keys and positions spell 路径.

    >>> path_of(["events", 3, "at"])
    'events[3].at'
    """
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path
