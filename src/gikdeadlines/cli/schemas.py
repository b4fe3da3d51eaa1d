"""`schema`: the JSON Schema of a format 数据格式。"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

import typer

from gikdeadlines.cases import case_schema
from gikdeadlines.loading import calendar_schema
from gikdeadlines.loading.laws import law_schema

from .failures import refuse_usage
from .settings import Session, spoken

__all__ = ["schema"]

_SCHEMAS: Final[Mapping[str, Callable[[], Mapping[str, Any]]]] = {
    "case": case_schema,
    "calendar": calendar_schema,
    "law": law_schema,
}


@spoken
def schema(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="|".join(_SCHEMAS), help="help-schema-name")],
) -> int:
    """Prints a schema 输出模式."""
    if name not in _SCHEMAS:
        refuse_usage("unknown-schema", name, f"one of {', '.join(_SCHEMAS)}")
    text = json.dumps(_SCHEMAS[name](), ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(_SCHEMAS[name](), indent=2)
    session.console.result([text])
    return 0
