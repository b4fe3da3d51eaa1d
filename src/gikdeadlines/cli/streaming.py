"""`check --stream`: one line out for each line in, for a program that keeps this one open 逐行应答。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gikdeadlines import Assessment, GikError
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.values import Fault, TableError

from .inputs import Inputs
from .output import json_text
from .settings import Settings
from .workers import Outcome, outcomes

__all__ = ["answered"]


def answered(inputs: Inputs, settings: Settings, *, ledger: bool) -> Iterator[Outcome]:
    """Every line, once its answer was written and flushed 逐行应答.

    A refusal stands in the place of an assessment, ``{"refusal": [...]}``, and so does ``{"skipped": "blank"}``.

    Args:
        inputs: JSON Lines.
        settings: by which they are assessed.
        ledger: whether the days are written too.
    """
    for row, found in outcomes(_rows(inputs), settings):
        assert isinstance(row, Row)
        answer = found.to_dict(ledger=ledger) if isinstance(found, Assessment) else _no_assessment(row, found)
        settings.console.write(json_text(answer, settings.console.encoding) + "\n")
        settings.console.flush()
        yield row, found


def _rows(inputs: Inputs) -> Iterator[Row]:
    for file in inputs.files:
        try:
            with inputs.watched(file) as source:
                yield from read_cases(source, file_format="jsonl")
        except TableError as error:
            # No line in is no line out: a caller that had nothing to ask made no mistake.
            if error.code != "empty-file":
                raise


def _no_assessment(row: Row, error: GikError | None) -> dict[str, Any]:
    if isinstance(row, Skipped):
        return {"row": row.row, "skipped": row.reason}
    faults = row.faults if isinstance(row, Refused) else error.faults if error else ()
    id_ = row.case.id if isinstance(row, Assessable) else row.id
    return {"id": id_, "row": row.row, "refusal": [_plain(fault) for fault in faults]}


def _plain(fault: Fault) -> dict[str, Any]:
    given = fault.given if isinstance(fault.given, str | int | float | bool | None) else repr(fault.given)
    return {"code": fault.code, "path": fault.path, "given": given, "expected": fault.expected, "hint": fault.hint}
