"""`stats`: the figures of a year from a register 年度统计。"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from gikdeadlines.batch.statistics import APPLICANTS, Figures, Form, Tally, applicant_of, form_of, lapses_of
from gikdeadlines.case import Case
from gikdeadlines.checking import Inputs, Unread, outcome_of
from gikdeadlines.checking.blockwise import case_of_cells, gathered, pays_in_columns, rules_of
from gikdeadlines.checking.output import CsvRows, json_text, neutral
from gikdeadlines.checking.page import require_report
from gikdeadlines.checking.sheets import book
from gikdeadlines.checking.targets import require_targets, written
from gikdeadlines.cli.failures import REFUSED, refuse_usage, require_among
from gikdeadlines.cli.notes import Notes
from gikdeadlines.cli.pages import statistics_file
from gikdeadlines.cli.progress import progress
from gikdeadlines.cli.reading import HeaderRowsOption, MapOption, SheetOption, how_to_read
from gikdeadlines.cli.settings import Overwrite, Settings, computing
from gikdeadlines.law import finding
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import Block, Layout, WideReader, read_cases, read_in_blocks, with_doubts
from gikdeadlines.report.statistics_table import StatisticsTable, groups_of, shown_figure, statistics_table
from gikdeadlines.report.text import columns
from gikdeadlines.values import Assessment, Finding, GikError, MissingExtraError, UsageError, not_among
from gikdeadlines.wording import Wording

__all__ = ["stats"]

_SCHEMA: Final = "gikdeadlines/statistics/1"
_FIRST_YEAR: Final = 2008
_FORMS: Final = ("2014", "2021")
_FORMATS: Final = ("table", "json", "csv")
_SUFFIXES: Final = (".csv", ".xlsx", ".json", ".html")


@dataclass(frozen=True, slots=True)
class _Report:
    """The figures, and the same in words."""

    settings: Settings
    tally: Tally
    table: StatisticsTable

    @property
    def year(self) -> str:
        return str(self.tally.year)

    @property
    def wording(self) -> Wording:
        return self.settings.wording


@computing
def stats(
    settings: Settings,
    *,
    file: Annotated[str, typer.Argument(metavar="FILE", help="help-file")],
    year: Annotated[str, typer.Option("--year", metavar="YEAR[,YEAR]", help="help-years")],
    form: Annotated[str | None, typer.Option("--form", metavar="|".join(_FORMS), help="help-form")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="COLUMN", help="help-by")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="|".join(_FORMATS), help="help-format")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="help-stats-out")] = None,
    sheet: SheetOption = None,
    header_rows: HeaderRowsOption = None,
    map_: MapOption = None,
    overwrite: Overwrite = False,
) -> int:
    """Counts the cases of a year, or of several 年度统计."""
    years = _years(year, settings.as_of.year)
    _require_sensible(form, format_, out)
    pages = _pages(out, years) if out else []
    targets = {"--out" if len(pages) == 1 else f"--out {path.name}": path for path in pages}
    require_targets(targets, [file, *([map_] if map_ else []), *settings.sources], overwrite=overwrite)
    reading = how_to_read(sheet, header_rows, map_)
    count = _Count([_tally(settings, each) for each in years], by, by_applicant=_form(form, years[-1]) == "2021")
    notes = Notes(settings.session)
    _read(file, count, notes, settings, reading)
    notes.tell()
    reports = [_report(settings, tally, by, notes.refused, _form(form, tally.year)) for tally in count.complete()]
    if out:
        _write(reports, out, Path(file).name)
    if format_ or not out:
        settings.console.result(_result(reports, format_ or "table"))
    for report in reports:
        for note in report.table.notes:
            settings.console.note(note if len(reports) == 1 else f"{report.year}: {note}")
    return REFUSED if notes.refused or notes.columns.is_speaking else 0


def _years(text: str, last: int) -> list[int]:
    """The years asked for, in order, each once."""
    found = set()
    for each in text.replace("，", ",").split(","):
        found.add(_year(each.strip(), last))
    return sorted(found)


def _year(given: str, last: int) -> int:
    year = int(given) if given.isascii() and given.isdigit() and len(given) == len("2025") else 0
    if year > last:
        expected = f"a year up to {last}, the year of --as-of"
        refuse_usage("not-a-year", given, expected, path="--year", says="as-of", last=last)
    if year < _FIRST_YEAR:
        expected = f"a year from {_FIRST_YEAR} through {last}"
        refuse_usage("not-a-year", given, expected, path="--year", says="range", first=_FIRST_YEAR, last=last)
    return year


def _form(asked: str | None, year: int) -> Form:
    return form_of(year) if asked is None else ("2014" if asked == "2014" else "2021")


def _require_sensible(form: str | None, format_: str | None, out: Path | None) -> None:
    if form is not None:
        require_among("bad-choice", form, _FORMS, "--form")
    if format_ is not None:
        require_among("bad-choice", format_, _FORMATS, "--format")
    if out is not None and out.suffix.lower() not in _SUFFIXES:
        raise UsageError(not_among("unknown-format", str(out), _SUFFIXES, "--out"))
    if out is not None and out.suffix.lower() == ".html":
        require_report()


def _tally(settings: Settings, year: int) -> Tally:
    def assess(case: Case, day: date, explore: bool) -> Assessment:
        return replace(settings, as_of=day, explore=explore and settings.explore).assess(case)

    return Tally(year, settings.as_of, assess, lapses_of(settings.law))


def _report(settings: Settings, tally: Tally, by: str | None, refused: int, form: Form) -> _Report:
    table = statistics_table(tally, settings.wording, by=by, refused=refused, form=form)
    return _Report(settings, tally, table)


@dataclass(frozen=True, slots=True)
class _Count:
    """The years counted in one reading of the file, and the column of their groups.

    ``by_applicant`` says that a register's words for kinds of applicants are those of the annual report's columns;
    ``headed`` are the tables of which the headings were seen.
    """

    tallies: Sequence[Tally]
    by: str | None
    by_applicant: bool
    headed: set[tuple[str, str]] = field(default_factory=set)

    def add(self, row: Assessable) -> None:
        """Takes in a row for every year; one that some year refuses is in none."""
        group = None if self.by is None else self._group(row.carried.get(self.by, ""))
        looked = [tally.look(row.case) for tally in self.tallies]
        for tally, seen in zip(self.tallies, looked, strict=True):
            tally.take(seen, group)

    def groups_of(self, batch: Any, layout: Layout) -> list[str] | None:  # noqa: ANN401 - pyarrow's
        """The group of each row of a block, None where none are asked for."""
        from gikdeadlines.batch.columns import carried_texts  # noqa: PLC0415 - the extra may be missing

        if self.by is None:
            return None
        at = next((at for at, name in layout.others if name == self.by), None)
        texts = [""] * len(batch) if at is None else carried_texts(batch.column(at)).to_pylist()
        return [self._group(text) for text in texts]

    def _group(self, text: str) -> str:
        return applicant_of(text.strip()) if self.by_applicant else text.strip()

    def complete(self) -> Sequence[Tally]:
        """The years; where every group is a column of the annual report, with the columns that stayed empty."""
        groups = {name for tally in self.tallies for name in tally.groups}
        if self.by_applicant and groups and groups <= set(APPLICANTS):
            for tally in self.tallies:
                for name in APPLICANTS:
                    tally.groups.setdefault(name, Figures())
        return self.tallies


def _read(file: str, count: _Count, notes: Notes, settings: Settings, reading: Mapping[str, Any]) -> None:
    inputs = Inputs((file,))
    try:
        read = read_in_blocks if pays_in_columns(inputs) else read_cases
        shown = progress(inputs, notes.session.wording, shown=True, size=lambda found: found.rows)
        with inputs.watched(file) as source, shown as watch:
            for reader, some in groupby(watch(read(source, **reading)), lambda found: getattr(found, "reader", None)):
                if reader is None:
                    for row in some:
                        _take(row, count, notes)
                else:
                    _take_blocks(some, reader, count, notes, settings)
            reading["columns"].require_met("--map")
    except (MissingExtraError, UsageError):
        raise
    except GikError as error:
        notes.refuse(Unread(file, error))


def _take_blocks(blocks: Iterable[Block], reader: WideReader, count: _Count, notes: Notes, settings: Settings) -> None:
    """Takes in the rows of a table together; those that must be counted by themselves come in their place."""
    from gikdeadlines.batch.columns import cells_of  # noqa: PLC0415 - the extra may be missing
    from gikdeadlines.batch.tables import RepeatedIds  # noqa: PLC0415 - as above
    from gikdeadlines.batch.tallying import BlockTally  # noqa: PLC0415 - as above

    def rules(day: date, explores: bool) -> Any:  # noqa: ANN401 - as a tally asks
        standards = replace(settings, as_of=day, explore=explores and settings.explore).standards
        return rules_of(replace(standards, explains_claims=False))

    together = BlockTally(count.tallies, reader.layout, rules, partial(case_of_cells, reader))
    ids = RepeatedIds(reader.layout)
    for rows in gathered(blocks):
        groups = count.groups_of(rows.batch, reader.layout)
        alone = together.take(rows.batch, rows.numbers, groups, rows.below)
        each = zip(rows.numbers[alone].tolist(), cells_of(rows.batch, alone), strict=True)
        others = [row for row in rows.others if isinstance(row, Refused | Skipped)]
        singly = [_with_doubt(reader.case(number, cells, notes_id=False), rows.below) for number, cells in each]
        unread = [at for at, row in zip(alone.tolist(), singly, strict=True) if isinstance(row, Refused)]
        repeated = set(rows.numbers[ids.repeated(rows.batch, rows.numbers, unread)].tolist())
        again = () if reader.layout.counts_rows else repeated
        in_order = sorted([*others, *singly], key=lambda row: row.row)
        refused = {row.row for row in in_order if not _take(row, count, notes, again)}
        if not reader.layout.counts_rows:
            notes.columns.take_repeated(reader.table, len(repeated - refused))


def _with_doubt(row: Assessable | Refused, below: Mapping[int, tuple[Finding, ...]]) -> Assessable | Refused:
    """A row with the finding on it where it may go on in the next one."""
    return with_doubts(row, *below[row.row]) if isinstance(row, Assessable) and row.row in below else row


def _not_sure(row: Assessable) -> Assessable:
    """A row whose number stood above, with the finding on it."""
    return with_doubts(row, finding("repeated-id", id=row.case.id))


def _take(row: Row, count: _Count, notes: Notes, repeated: Container[int] = ()) -> bool:
    """Counts a row, and says whether it could be counted, where it states a case."""
    match row:
        case Skipped(reason="heading") if count.by is not None and (row.file, row.sheet) not in count.headed:
            # Headings that come again on every page, and those of a second row, name no columns.
            count.headed.add((row.file, row.sheet))
            _require_column(count.by, [column.heading for column in row.unknown])
        case Refused():
            notes.refuse(row)
        case Assessable():
            try:
                # Counted as the check has it: a row whose number stood above is not sure; its note is told by itself.
                count.add(_not_sure(row) if (row.repeated_id and not row.counts) or row.row in repeated else row)
            except GikError as error:
                notes.take(outcome_of(row, error))
                return False
    notes.columns.take_row(row)
    return True


def _require_column(by: str, carried: Sequence[str]) -> None:
    if not carried:
        refuse_usage("unknown-column", by, "a column that is carried: this table has none", path="--by", says="none")
    require_among("unknown-column", by, carried, "--by")


# The result


def _result(reports: Sequence[_Report], format_: str) -> Iterable[str]:
    settings = reports[0].settings
    if format_ == "json":
        return [json_text(_plain(reports), settings.console.encoding)]
    if format_ == "csv":
        _csv(reports, CsvRows(settings.console, line_end="\n"))
        return []
    return _screen(reports)


def _screen(reports: Sequence[_Report]) -> Iterator[str]:
    for report in reports:
        table, paint = report.table, report.settings.console.paint
        yield paint(table.title, "title")
        yield from columns([table.headings, *([shown_figure(cell) for cell in line] for line in table.lines())])
        yield table.balance
    yield reports[0].wording.text("disclaimer")


# Files


def _write(reports: Sequence[_Report], out: Path, of: str) -> None:
    suffix, settings = out.suffix.lower(), reports[0].settings
    if suffix == ".html":
        for report, path in zip(reports, _pages(out, [report.tally.year for report in reports]), strict=True):
            statistics_file(path, report.tally, report.table, settings, of=of)
        return
    if suffix == ".xlsx":
        _write_book(reports, out)
    elif suffix == ".csv":
        with written(out, encoding="utf-8-sig") as stream:
            _csv(reports, CsvRows(stream, line_end="\r\n"))
    else:
        with written(out) as stream:
            stream.write(json_text(_plain(reports)) + "\n")
    settings.console.note(settings.wording.text("note-saved", path=out))


def _pages(out: Path, years: Sequence[int]) -> list[Path]:
    """The files that are written: one, but a page for each of several years."""
    if out.suffix.lower() != ".html" or len(years) == 1:
        return [out]
    return [out.with_name(f"{out.stem}-{year}{out.suffix}") for year in years]


def _csv(reports: Sequence[_Report], rows: Any) -> None:  # noqa: ANN401 - a writer of the csv module
    """The table of a year; of several one below the other, each line headed by its year."""
    for report in reports:
        for line in [report.table.headings, *report.table.lines()]:
            year = [report.year] if len(reports) > 1 else []
            rows.writerow([*year, *("" if cell is None else neutral(cell) for cell in line)])


def _write_book(reports: Sequence[_Report], out: Path) -> None:
    with book(out) as found:
        for report in reports:
            table = report.table
            sheet = found.sheet(report.wording.text("sheet-statistics", year=report.year))
            sheet.headings(table.headings, [34, *(12 for _ in table.headings[2:]), 40])
            for line in table.lines():
                sheet.write(line)
            sheet.write([table.balance])


def _plain(reports: Sequence[_Report]) -> dict[str, Any]:
    years = [_plain_year(report) for report in reports]
    return {"schema": _SCHEMA, **(years[0] if len(years) == 1 else {"years": years})}


def _plain_year(report: _Report) -> dict[str, Any]:
    form = report.table.form
    return {
        "year": report.tally.year,
        "as_of": report.tally.last_day.isoformat(),
        "form": form,
        "by": report.table.by or None,
        "groups": [{"name": name, **_figures(figures, form)} for name, figures in groups_of(report.tally)],
        "outside": report.tally.outside,
        "other_matters": report.tally.other_matters,
    }


def _figures(figures: Figures, form: Form) -> dict[str, Any]:
    """``counted`` is the least that a figure can be, ``most`` the most; without a bound it is null."""
    items = [
        {"item": each.code, "value": each.value, "counted": each.counted, "most": each.most, "needs": list(each.needs)}
        for each in figures.items(form)
    ]
    return {"items": items, "balances": figures.balances}
