"""`explain`: one case day by day 逐日说明。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from gikdeadlines.case import Case, Claim
from gikdeadlines.checking.output import json_text
from gikdeadlines.checking.targets import require_targets
from gikdeadlines.cli.failures import given_by, refuse_usage, require_among
from gikdeadlines.cli.notes import tell_refused
from gikdeadlines.cli.pages import Views
from gikdeadlines.cli.reading import HeaderRowsOption, MapOption, SheetOption, how_to_read
from gikdeadlines.cli.settings import Overwrite, Settings, computing
from gikdeadlines.cli.stated import Stated, case_of, stating
from gikdeadlines.loading import Assessable, Refused, Source, without_path
from gikdeadlines.registers import read_cases
from gikdeadlines.report.case_view import CaseView, case_view
from gikdeadlines.report.text import explain_lines
from gikdeadlines.values import Assessment, CaseError, UsageError, not_among, parse_day, row_id, row_of_id

__all__ = ["explain"]

_IDS_SHOWN = 5
_ONLY = "1"
"""The id of a case that the options state without one: the row's number, as of the only row of a table."""


_FORMATS = ("text", "json")


@computing
@stating
def explain(
    settings: Settings,
    *,
    stated: Stated,
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="help-explain-file")] = None,
    id_: Annotated[str | None, typer.Option("--id", metavar="ID", help="help-id")] = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="help-html")] = None,
    svg: Annotated[Path | None, typer.Option("--svg", metavar="FILE", help="help-svg")] = None,
    claim: Annotated[str | None, typer.Option("--claim", metavar="DAY", help="help-claim")] = None,
    sheet: SheetOption = None,
    header_rows: HeaderRowsOption = None,
    map_: MapOption = None,
    ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE", help="help-ics")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(_FORMATS), help="help-explain-format")] = "text",
    overwrite: Overwrite = False,
) -> int:
    """Explains one case 逐日说明."""
    sources: list[Source] = [*([file] if file else []), *settings.sources]
    require_targets({"--html": html, "--svg": svg, "--ics": ics}, sources, overwrite=overwrite)
    require_among("bad-choice", format_, _FORMATS, "--format")
    views = Views(html, svg, ics)
    views.require_extra()
    reading = how_to_read(sheet, header_rows, map_)
    row = _row(file, stated, id_, reading)
    if isinstance(row, Refused):
        return tell_refused(row, settings.session)
    case = _claimed(row.case, claim)
    try:
        assessment = replace(settings.assess(case), pivots=settings.pivots(case))
    except CaseError as error:
        refused = _refused(row, error)
        if not row.file:
            raise CaseError(*refused.faults) from None
        return tell_refused(refused, settings.session)
    view = case_view(assessment, case, law=settings.law, wording=settings.wording)
    settings.console.result(_result(format_, view, assessment, settings))
    views.write(view, assessment, settings)
    return 0


def _row(file: str | None, stated: Stated, id_: str | None, reading: Mapping[str, Any]) -> Assessable | Refused:
    """The case of a file, or the one that the options state."""
    if file is not None and stated:
        refuse_usage("wrong-options", file, "a file, or the events as options", says="file-or-events")
    if stated:
        return Assessable(file="", row=1, case=case_of(stated, id_ or _ONLY), is_tabular=True)
    if file is None:
        refuse_usage("nothing-given", "", "a file, or the events as options")
    found = [row for row in read_cases(file, **reading) if isinstance(row, Assessable | Refused)]
    reading["columns"].require_met("--map")
    return _only(_chosen(found, id_), file)


def _refused(row: Assessable, error: CaseError) -> Refused:
    """What is wrong with a case, said as `check` says it."""
    faults = tuple(map(without_path, error.faults)) if row.is_tabular else error.faults
    return Refused(file=row.file, sheet=row.sheet, row=row.row, rows=row.rows, faults=faults, id=row.case.id)


def _result(format_: str, view: CaseView, assessment: Assessment, settings: Settings) -> Iterable[str]:
    if format_ == "json":
        return [json_text(assessment.to_dict(ledger=True), settings.console.encoding)]
    return explain_lines(view, settings.wording, paint=settings.console.paint)


def _claimed(case: Case, day: str | None) -> Case:
    """The case with a day that somebody asserts, where one is asked about."""
    if day is None:
        return case
    claim = Claim(by="somebody", due=given_by("--claim", parse_day, day))
    return replace(case, claims=(*case.claims, claim))


def _chosen(rows: list[Assessable | Refused], id_: str | None) -> list[Assessable | Refused]:
    """The rows of an id; without one, all of them."""
    if id_ is None:
        return rows
    chosen = [row for row in rows if _id(row) == id_] or [row for row in rows if row.row == row_of_id(id_)]
    if not chosen:
        raise UsageError(not_among("no-case", id_, _known(rows), "--id"))
    if len(chosen) > 1:
        raise UsageError(not_among("same-id", id_, _places(chosen), "--id"))
    return chosen


def _places(rows: Iterable[Assessable | Refused]) -> list[str]:
    """Rows of one id as `--id` takes them."""
    return list(dict.fromkeys(row_id(row.row) for row in rows))[:_IDS_SHOWN]


def _only(rows: list[Assessable | Refused], file: str) -> Assessable | Refused:
    """The one case that there is.

    Raises:
        UsageError: ``several-cases``, ``no-case``.
    """
    if not rows:
        refuse_usage("no-case", file, "a file with a case", says="empty")
    if len(rows) > 1:
        raise UsageError(not_among("several-cases", len(rows), _known(rows), "--id"))
    return rows[0]


def _id(row: Assessable | Refused) -> str | None:
    return row.case.id if isinstance(row, Assessable) else row.id


def _known(rows: Iterable[Assessable | Refused]) -> list[str]:
    ids = list(dict.fromkeys(id_ for row in rows if (id_ := _id(row))))
    return [*ids[:_IDS_SHOWN], *(["…"] if len(ids) > _IDS_SHOWN else [])]
