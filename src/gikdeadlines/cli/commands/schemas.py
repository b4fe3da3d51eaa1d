"""`schema`: the JSON Schema of a format 数据格式。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

import typer

from gikdeadlines.case import case_schema
from gikdeadlines.checking.output import json_text
from gikdeadlines.cli.failures import require_among
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import spoken
from gikdeadlines.loading import assessment_schema, calendar_schema, law_schema

__all__ = ["schema"]

_SCHEMAS: Final[Mapping[str, Callable[[], Mapping[str, Any]]]] = {
    "case": case_schema,
    "assessment": assessment_schema,
    "calendar": calendar_schema,
    "law": law_schema,
}


@spoken
def schema(
    session: Session,
    name: Annotated[str, typer.Argument(metavar="|".join(_SCHEMAS), help="help-schema-name")],
) -> int:
    """Prints a schema 输出模式."""
    require_among("unknown-schema", name, _SCHEMAS)
    session.console.result(json_text(_SCHEMAS[name](), session.console.encoding, indent=2).split("\n"))
    return 0
