"""`check`: many cases, and which of them were late 核查。"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, get_args

import typer

from gikdeadlines.checking.output import file_format
from gikdeadlines.checking.targets import require_targets
from gikdeadlines.cli.failures import refuse_usage, require_among
from gikdeadlines.cli.reading import HeaderRowsOption, MapOption, SheetOption, header_rows_of, map_of, words_of
from gikdeadlines.cli.settings import Overwrite, Settings, computing
from gikdeadlines.cli.showing import FORMATS, Options, show
from gikdeadlines.values import Verdict

__all__ = ["check"]


@computing
def check(
    settings: Settings,
    *,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="help-files")],
    format_: Annotated[str | None, typer.Option("--format", metavar="|".join(FORMATS), help="help-format")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="help-out")] = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="help-ledger")] = False,
    rejects: Annotated[Path | None, typer.Option("--rejects", metavar="FILE", help="help-rejects")] = None,
    lists_all: Annotated[bool, typer.Option("--all", help="help-all")] = False,
    due_within: Annotated[int, typer.Option("--due-within", metavar="N", min=0, help="help-due-within")] = 5,
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="VERDICTS", help="help-fail-on")] = "late,overdue",
    only: Annotated[str | None, typer.Option("--only", metavar="VERDICTS", help="help-only")] = None,
    stream: Annotated[bool, typer.Option("--stream", help="help-stream")] = False,
    sheet: SheetOption = None,
    header_rows: HeaderRowsOption = None,
    map_: MapOption = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=0, help="help-jobs")] = 1,
    manifest: Annotated[Path | None, typer.Option("--manifest", metavar="FILE", help="help-manifest")] = None,
    overwrite: Overwrite = False,
) -> int:
    """Assesses the cases of files 核查."""
    targets = {"--out": out, "--rejects": rejects, "--manifest": manifest}
    require_targets(targets, [*files, *([map_] if map_ else []), *settings.sources], overwrite=overwrite)
    options = Options(
        format=_format(format_),
        out=out,
        ledger=ledger,
        rejects=rejects,
        lists_all=lists_all,
        due_within=due_within,
        fail_on=_verdicts("--fail-on", fail_on),
        only=None if only is None else _verdicts("--only", only),
        words=tuple(words_of(sheet, header_rows, map_)),
        streams=stream,
        sheet=sheet,
        header_rows=header_rows_of(header_rows),
        columns=map_of(map_),
        jobs=jobs or os.cpu_count() or 1,
        manifest=manifest,
    )
    _require_fitting(options)
    return show(files, settings, options)


def _format(given: str | None) -> str | None:
    if given is not None:
        require_among("bad-choice", given, FORMATS, "--format")
    return given


def _verdicts(option: str, given: str) -> frozenset[str]:
    verdicts = [part.strip() for part in given.split(",") if part.strip()]
    for verdict in verdicts:
        require_among("unknown-verdict", verdict, get_args(Verdict), option)
    return frozenset(verdicts)


# What does not go together


def _require_fitting(options: Options) -> None:
    _require_ledger_fits(options)
    if options.streams and (options.out or options.format or options.only or options.jobs != 1):
        hint = "--stream answers on standard output, line by line"
        refuse_usage(
            "wrong-options", "--stream", "no --out, --format, --only or --jobs beside it", hint=hint, says="stream"
        )


def _require_ledger_fits(options: Options) -> None:
    written = {file_format(options.out)} if options.out else set()
    shown = {options.format or "table"} if options.format or not (options.out or options.streams) else set()
    if options.ledger and (written | shown) & {"csv", "xlsx", "parquet", "html", "table"}:
        hint = "--format jsonl, or an --out file .jsonl or .json; `explain` shows the days of one case"
        refuse_usage(
            "wrong-options", "--ledger", "a result that can hold the days: json, jsonl", hint=hint, says="ledger"
        )
