"""`explain`: one case day by day 逐日说明。"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from gikdeadlines.errors import CaseError
from gikdeadlines.loading import read_cases
from gikdeadlines.loading.rows import Assessable, Refused
from gikdeadlines.report.text import explain_screen

from .failures import refuse_usage
from .settings import Settings, computing

__all__ = ["explain"]

_IDS_SHOWN = 5


@computing
def explain(
    settings: Settings,
    *,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help-file")],
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="help-id")] = None,
) -> int:
    """Explains one case 逐日说明."""
    found = [row for row in read_cases(file) if isinstance(row, Assessable | Refused)]
    case = _only(_chosen(found, id_), file).case
    assessment = settings.assess(case)
    lines = explain_screen(assessment, case, law=settings.law, wording=settings.wording, paint=settings.console.paint)
    settings.console.result(lines)
    return 0


def _chosen(rows: list[Assessable | Refused], id_: str | None) -> list[Assessable | Refused]:
    """The rows of an id; without one, all of them."""
    if id_ is None:
        return rows
    chosen = [row for row in rows if _id(row) == id_]
    if not chosen:
        refuse_usage("no-case", id_, _known(rows), path="--id")
    # A repeated id is a finding of `check`; here its first row speaks.
    return chosen[:1]


def _only(rows: list[Assessable | Refused], file: str) -> Assessable:
    """The one case that there is.

    Raises:
        CaseError: of a row that was refused.
        UsageError: ``several-cases``, ``no-case``.
    """
    if not rows:
        refuse_usage("no-case", file, "a file with a case")
    if len(rows) > 1:
        refuse_usage("several-cases", len(rows), _known(rows), path="--id")
    row = rows[0]
    if isinstance(row, Refused):
        raise CaseError(*row.error.faults)
    return row


def _id(row: Assessable | Refused) -> str | None:
    return row.case.id if isinstance(row, Assessable) else row.id


def _known(rows: Iterable[Assessable | Refused]) -> str:
    ids = list(dict.fromkeys(id_ for row in rows if (id_ := _id(row))))
    more = ", …" if len(ids) > _IDS_SHOWN else ""
    return f"one of {', '.join(ids[:_IDS_SHOWN])}{more}"
