"""`stats`: the figures of a year from a register 年度统计。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from gikdeadlines import Assessment, GikError
from gikdeadlines.cases import Case
from gikdeadlines.errors import MissingExtraError
from gikdeadlines.loading import read_cases
from gikdeadlines.loading.headings import WIDE
from gikdeadlines.loading.rows import Assessable, Refused, Row, Skipped
from gikdeadlines.report.text import columns
from gikdeadlines.statistics import Figures, Item, Tally
from gikdeadlines.wording import Wording

from .check import renames_of
from .failures import REFUSED, UsageError, refuse_usage
from .inputs import Inputs
from .output import csv_rows, json_text, neutral, written
from .progress import progress
from .refusals import Refusals
from .settings import Settings, computing
from .sheets import book

__all__ = ["stats"]

_FORMATS: Final = ("table", "json", "csv")
_SUFFIXES: Final = (".csv", ".xlsx", ".json")


@dataclass(frozen=True, slots=True)
class _Report:
    """The figures of every group beside those of all."""

    settings: Settings
    tally: Tally
    by: str | None

    @property
    def wording(self) -> Wording:
        return self.settings.wording

    def groups(self) -> dict[str, Figures]:
        return {"": self.tally.total, **dict(sorted(self.tally.groups.items()))}

    def headings(self) -> list[str]:
        say = self.wording
        names = [name or say.text("stats-empty") for name in list(self.groups())[1:]]
        return [say.text("stats-item"), say.text("stats-total"), *names, say.text("stats-needs")]

    def table(self) -> Iterator[Sequence[object]]:
        """The headings, then the rows."""
        yield self.headings()
        yield from self.rows()

    def rows(self) -> Iterator[list[object]]:
        """A row an item: its words, its value in all and by group, what it lacks."""
        by_group = [{item.code: item for item in figures.items()} for figures in self.groups().values()]
        for code in by_group[0]:
            items = [group.get(code) for group in by_group]
            yield [self._label(code), *(item.value if item else None for item in items), self._needs(items[0])]

    def _label(self, code: str) -> str:
        if code.startswith("used-") and code[5].isdigit():
            first, _, last = code.removeprefix("used-").partition("-")
            return self.wording.text("stats-used" if last else "stats-used-more", first=first, last=last)
        return self.wording.text(f"stats-{code}")

    def _needs(self, item: Item | None) -> str:
        if item is None or not item.needs:
            return ""
        say = self.wording
        needs = say.listed(_column_name(name, say) for name in item.needs)
        return say.text("stats-lacking", count=str(item.counted), columns=needs)


def _column_name(name: str, wording: Wording) -> str:
    column = next((column for column in WIDE if column.name == name), None)
    if column is None:
        return "--explore" if name == "explore" else wording.label("fact", name)
    return column.headings[0] if wording.language == "zh" else column.name


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
) -> int:
    """Counts the cases of a year 年度统计."""
    _require_sensible(settings, year, format_, out)
    reading = {"sheet": sheet, "heading_row": header_row, "renames": renames_of(map_)}
    tally = _tally(settings, year)
    with Refusals.told_on(settings, None) as refusals:
        _count(file, tally, by, refusals, reading)
    report = _Report(settings, tally, by)
    if out:
        _write(report, out)
    if format_ or not out:
        settings.console.result(_result(report, format_ or "table"))
    _notes(report, refusals)
    return REFUSED if refusals.count else 0


def _require_sensible(settings: Settings, year: int, format_: str | None, out: Path | None) -> None:
    if format_ is not None and format_ not in _FORMATS:
        refuse_usage("bad-choice", format_, f"one of {', '.join(_FORMATS)}", path="--format")
    if out is not None and out.suffix.lower() not in _SUFFIXES:
        refuse_usage("unknown-format", str(out), f"one of {', '.join(_SUFFIXES)}", path="--out")
    if year > settings.as_of.year:
        refuse_usage("not-a-year", year, f"a year up to {settings.as_of.year}, the year of --as-of", path="--year")


def _tally(settings: Settings, year: int) -> Tally:
    def assess(case: Case, day: date, explore: bool) -> Assessment:
        return replace(settings, as_of=day, explore=explore and settings.explore).assess(case)

    return Tally(year, settings.as_of, assess)


def _count(file: str, tally: Tally, by: str | None, refusals: Refusals, reading: Mapping[str, Any]) -> None:
    settings, inputs = refusals.settings, Inputs((file,))
    try:
        with inputs.watched(file) as source, progress(inputs, settings.wording, shown=True) as watch:
            for row in watch(read_cases(source, **reading)):
                _take(row, tally, by, refusals)
    except (MissingExtraError, UsageError):
        raise
    except GikError as error:
        refusals.of_file(file, error)


def _take(row: Row, tally: Tally, by: str | None, refusals: Refusals) -> None:
    match row:
        case Skipped(reason="heading") if by is not None and row.unknown:
            _require_column(by, [column.heading for column in row.unknown])
        case Refused():
            refusals.of_row(row)
        case Assessable():
            try:
                tally.add(row.case, None if by is None else row.carried.get(by, "").strip())
            except GikError as error:
                refusals.of_case(row, error)


def _require_column(by: str, carried: Sequence[str]) -> None:
    if by not in carried:
        refuse_usage("unknown-column", by, f"one of {', '.join(carried)}", path="--by")


# The result


def _result(report: _Report, format_: str) -> Iterable[str]:
    if format_ == "json":
        return [json_text(_plain(report), report.settings.console.encoding)]
    if format_ == "csv":
        _csv(report, csv_rows(report.settings.console, line_end="\n"))
        return []
    return _screen(report)


def _screen(report: _Report) -> Iterator[str]:
    say, paint = report.wording, report.settings.console.paint
    yield paint(say.text("stats-title", year=str(report.tally.year), as_of=report.tally.last_day), "title")
    yield from columns([[_shown(cell) for cell in row] for row in report.table()])
    yield from _balance(report)
    yield say.text("disclaimer")


def _shown(cell: object) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)


def _balance(report: _Report) -> Iterator[str]:
    """What came in is what was concluded and what was carried on, for all and for every group."""
    total = report.tally.total
    parts = {
        "carried_over": total.carried_over,
        "new": total.new + total.reopened,
        "concluded": total.concluded.total(),
        "carried_next": total.carried_next,
    }
    is_right = all(figures.balances for figures in report.groups().values())
    assert is_right, f"the figures do not balance: {parts}"
    yield report.wording.text("stats-balance", **parts)


def _notes(report: _Report, refusals: Refusals) -> None:
    """Where every case went, and how far the year reaches."""
    tally, note, say = report.tally, report.settings.console.note, report.wording
    counts = {"counted": tally.counted, "outside": tally.outside, "refused": refusals.count}
    read = sum(counts.values()) + tally.other_matters
    note(say.text("stats-read", read=read, others=tally.other_matters, **counts))
    if tally.last_day < date(tally.year, 12, 31):
        note(say.text("stats-part-year", day=tally.last_day))


# Files


def _write(report: _Report, out: Path) -> None:
    suffix = out.suffix.lower()
    if suffix == ".xlsx":
        _write_book(report, out)
    elif suffix == ".csv":
        with written(out, encoding="utf-8-sig") as stream:
            _csv(report, csv_rows(stream, line_end="\r\n"))
    else:
        with written(out) as stream:
            stream.write(json_text(_plain(report)) + "\n")
    say = report.wording
    report.settings.console.note(say.text("stats-written", path=out))


def _csv(report: _Report, rows: Any) -> None:  # noqa: ANN401 - a writer of the csv module
    for row in report.table():
        rows.writerow(["" if cell is None else neutral(cell) for cell in row])


def _write_book(report: _Report, out: Path) -> None:
    headings = report.headings()
    with book(out) as found:
        sheet = found.sheet(report.wording.text("sheet-statistics", year=str(report.tally.year)))
        sheet.headings(headings, [34, *(12 for _ in headings[2:]), 40])
        for row in report.rows():
            sheet.write(row)
        for line in _balance(report):
            sheet.write([line])


def _plain(report: _Report) -> dict[str, Any]:
    return {
        "schema": "gikdeadlines/statistics/1",
        "year": report.tally.year,
        "as_of": report.tally.last_day.isoformat(),
        "by": report.by,
        "groups": [{"name": name or None, **_figures(figures)} for name, figures in report.groups().items()],
        "outside": report.tally.outside,
        "other_matters": report.tally.other_matters,
    }


def _figures(figures: Figures) -> dict[str, Any]:
    items = [
        {"item": item.code, "value": item.value, "counted": item.counted, "needs": list(item.needs)}
        for item in figures.items()
    ]
    return {"items": items, "balances": figures.balances}
