"""`stats`: the figures of a year from a register 年度统计。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from gikdeadlines import Assessment, GikError
from gikdeadlines.batch.statistics import Figures, Tally
from gikdeadlines.case import Case
from gikdeadlines.checking import Inputs, Unread, outcome_of
from gikdeadlines.checking.output import csv_rows, json_text, neutral
from gikdeadlines.checking.page import require_report
from gikdeadlines.checking.sheets import book
from gikdeadlines.checking.targets import require_targets, written
from gikdeadlines.cli.failures import REFUSED, refuse_usage, require_among
from gikdeadlines.cli.notes import Notes
from gikdeadlines.cli.pages import statistics_file
from gikdeadlines.cli.progress import progress
from gikdeadlines.cli.settings import Overwrite, Settings, computing
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.report.statistics_table import StatisticsTable, groups_of, shown_figure, statistics_table
from gikdeadlines.report.text import columns
from gikdeadlines.values import MissingExtraError, UsageError, not_among
from gikdeadlines.wording import Wording

from .check import renames_of

__all__ = ["stats"]

_FORMATS: Final = ("table", "json", "csv")
_SUFFIXES: Final = (".csv", ".xlsx", ".json", ".html")


@dataclass(frozen=True, slots=True)
class _Report:
    """The figures, and the same in words."""

    settings: Settings
    tally: Tally
    table: StatisticsTable

    @property
    def wording(self) -> Wording:
        return self.settings.wording


@computing
def stats(
    settings: Settings,
    *,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help-file")],
    year: Annotated[int, typer.Option("--year", min=2008, max=9998, metavar="YEAR", help="help-year")],
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMN", help="help-by")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="|".join(_FORMATS), help="help-format")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="help-stats-out")] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="NAME|N", help="help-sheet")] = None,
    header_row: Annotated[int | None, typer.Option("--header-row", metavar="N", min=1, help="help-header-row")] = None,
    map_: Annotated[Path | None, typer.Option("--map", metavar="FILE", help="help-map")] = None,
    overwrite: Overwrite = False,
) -> int:
    """Counts the cases of a year 年度统计."""
    require_targets({"--out": out}, [file, *([map_] if map_ else []), *settings.sources], overwrite=overwrite)
    _require_sensible(settings, year, format_, out)
    reading = {"sheet": sheet, "heading_row": header_row, "renames": renames_of(map_)}
    tally = _tally(settings, year)
    notes = Notes(settings.session)
    _count(file, tally, by, notes, reading)
    table = statistics_table(tally, settings.wording, by=by, refused=notes.refused)
    report = _Report(settings, tally, table)
    if out:
        _write(report, out)
    if format_ or not out:
        settings.console.result(_result(report, format_ or "table"))
    for note in report.table.notes:
        settings.console.note(note)
    return REFUSED if notes.refused else 0


def _require_sensible(settings: Settings, year: int, format_: str | None, out: Path | None) -> None:
    if format_ is not None:
        require_among("bad-choice", format_, _FORMATS, "--format")
    if out is not None and out.suffix.lower() not in _SUFFIXES:
        raise UsageError(not_among("unknown-format", str(out), _SUFFIXES, "--out"))
    if out is not None and out.suffix.lower() == ".html":
        require_report()
    if year > settings.as_of.year:
        last = settings.as_of.year
        expected = f"a year up to {last}, the year of --as-of"
        refuse_usage("not-a-year", year, expected, path="--year", says="as-of", last=last)


def _tally(settings: Settings, year: int) -> Tally:
    def assess(case: Case, day: date, explore: bool) -> Assessment:
        return replace(settings, as_of=day, explore=explore and settings.explore).assess(case)

    return Tally(year, settings.as_of, assess)


def _count(file: str, tally: Tally, by: str | None, notes: Notes, reading: Mapping[str, Any]) -> None:
    inputs = Inputs((file,))
    try:
        with inputs.watched(file) as source, progress(inputs, notes.session.wording, shown=True) as watch:
            for row in watch(read_cases(source, **reading)):
                _take(row, tally, by, notes)
    except (MissingExtraError, UsageError):
        raise
    except GikError as error:
        notes.refuse(Unread(file, error))


def _take(row: Row, tally: Tally, by: str | None, notes: Notes) -> None:
    match row:
        case Skipped(reason="heading") if by is not None and row.unknown:
            _require_column(by, [column.heading for column in row.unknown])
        case Refused():
            notes.refuse(row)
        case Assessable():
            try:
                tally.add(row.case, None if by is None else row.carried.get(by, "").strip())
            except GikError as error:
                notes.take(outcome_of(row, error))


def _require_column(by: str, carried: Sequence[str]) -> None:
    require_among("unknown-column", by, carried, "--by")


# The result


def _result(report: _Report, format_: str) -> Iterable[str]:
    if format_ == "json":
        return [json_text(_plain(report), report.settings.console.encoding)]
    if format_ == "csv":
        _csv(report, csv_rows(report.settings.console, line_end="\n"))
        return []
    return _screen(report)


def _screen(report: _Report) -> Iterator[str]:
    table, paint = report.table, report.settings.console.paint
    yield paint(table.title, "title")
    yield from columns([table.headings, *([shown_figure(cell) for cell in line] for line in table.lines())])
    yield table.balance
    yield report.wording.text("disclaimer")


# Files


def _write(report: _Report, out: Path) -> None:
    suffix = out.suffix.lower()
    if suffix == ".html":
        statistics_file(out, report.tally, report.table, report.settings)
        return
    if suffix == ".xlsx":
        _write_book(report, out)
    elif suffix == ".csv":
        with written(out, encoding="utf-8-sig") as stream:
            _csv(report, csv_rows(stream, line_end="\r\n"))
    else:
        with written(out) as stream:
            stream.write(json_text(_plain(report)) + "\n")
    say = report.wording
    report.settings.console.note(say.text("note-saved", path=out))


def _csv(report: _Report, rows: Any) -> None:  # noqa: ANN401 - a writer of the csv module
    for line in [report.table.headings, *report.table.lines()]:
        rows.writerow(["" if cell is None else neutral(cell) for cell in line])


def _write_book(report: _Report, out: Path) -> None:
    table = report.table
    with book(out) as found:
        sheet = found.sheet(report.wording.text("sheet-statistics", year=str(report.tally.year)))
        sheet.headings(table.headings, [34, *(12 for _ in table.headings[2:]), 40])
        for line in table.lines():
            sheet.write(line)
        sheet.write([table.balance])


def _plain(report: _Report) -> dict[str, Any]:
    return {
        "schema": "gikdeadlines/statistics/1",
        "year": report.tally.year,
        "as_of": report.tally.last_day.isoformat(),
        "by": report.table.by or None,
        "groups": [{"name": name, **_figures(figures)} for name, figures in groups_of(report.tally)],
        "outside": report.tally.outside,
        "other_matters": report.tally.other_matters,
    }


def _figures(figures: Figures) -> dict[str, Any]:
    items = [
        {"item": item.code, "value": item.value, "counted": item.counted, "needs": list(item.needs)}
        for item in figures.items()
    ]
    return {"items": items, "balances": figures.balances}
