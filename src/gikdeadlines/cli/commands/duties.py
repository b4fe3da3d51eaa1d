"""`duties`: what falls due in a year, by whom 义务清单。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from gikdeadlines.checking.output import CsvRows, json_text, neutral
from gikdeadlines.checking.targets import require_targets
from gikdeadlines.cli.failures import require_among
from gikdeadlines.cli.pages import duty_file
from gikdeadlines.cli.settings import Overwrite, Settings, computing
from gikdeadlines.matters import Duty, duties
from gikdeadlines.report.citations import citation_text
from gikdeadlines.report.text import columns
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import Text, name_of
from gikdeadlines.wording import Wording

__all__ = ["duties_of_year"]

_FORMATS: Final = ("table", "json", "csv")


@computing
def duties_of_year(
    settings: Settings,
    *,
    year: Annotated[int, typer.Option("--year", min=1, max=9998, metavar="YEAR", help="help-year")],
    format_: Annotated[str, typer.Option("--format", metavar="|".join(_FORMATS), help="help-format")] = "table",
    ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE", help="help-ics")] = None,
    overwrite: Overwrite = False,
) -> int:
    """Lists the duties that fall due in a year 义务清单."""
    require_targets({"--ics": ics}, settings.sources, overwrite=overwrite)
    require_among("bad-choice", format_, _FORMATS, "--format")
    chooser = Replay(settings.law, {**settings.house, **settings.pins})
    calendar = settings.calendar()
    found = duties(settings.law, year, calendar=calendar, chooser=chooser, jurisdiction=settings.jurisdiction)
    if ics:
        duty_file(ics, found, settings)
    if format_ == "table":
        settings.console.result(_table(found, year, settings))
    elif format_ == "json":
        settings.console.result([json_text([_plain(duty) for duty in found], settings.console.encoding)])
    else:
        _csv(found, settings)
    return 0


def _table(found: Iterable[Duty], year: int, settings: Settings) -> Iterator[str]:
    say = settings.wording
    place = name_of(settings.jurisdiction, say.language)
    yield settings.console.paint(say.text("duties-title", jurisdiction=place, year=str(year)), "title")
    rows = [_row(duty, say) for duty in found]
    if not rows:
        yield say.text("duties-none")
        return
    heading = [say.text(f"duties-column-{name}") for name in ("day", "who", "citation", "what")]
    yield from columns([heading, *rows])


def _row(duty: Duty, say: Wording) -> list[str]:
    who = say.pick(duty.duty_bearer) if duty.duty_bearer else "—"
    return [f"{duty.day} {say.weekday(duty.day)}", who, citation_text(duty.citation, say), say.pick(duty.summary)]


def _plain(duty: Duty) -> dict[str, Any]:
    return {
        "day": duty.day.isoformat(),
        "last_working_day": duty.last_working_day.isoformat() if duty.last_working_day else None,
        "kind": duty.kind,
        "jurisdiction": duty.jurisdiction,
        "slot": duty.slot,
        "duty_bearer": _both(duty.duty_bearer),
        "provision": duty.citation.provision,
        "doc_no": duty.citation.doc_no,
        "article": duty.citation.article,
        "summary": _both(duty.summary),
        "restated_by": [citation.provision for citation in duty.restated_by],
    }


def _both(text: Text | None) -> dict[str, str] | None:
    return {"zh": text.zh, "en": text.en} if text else None


_COLUMNS: Final = (
    "day", "last_working_day", "kind", "jurisdiction", "duty_bearer", "provision", "doc_no", "summary"
)  # fmt: skip


def _csv(found: Iterable[Duty], settings: Settings) -> None:
    rows = CsvRows(settings.console, line_end="\n")
    rows.writerow(_COLUMNS)
    for duty in found:
        bearer = settings.wording.pick(duty.duty_bearer) if duty.duty_bearer else ""
        plain = {**_plain(duty), "summary": settings.wording.pick(duty.summary), "duty_bearer": bearer}
        rows.writerow([neutral(plain[name] or "") for name in _COLUMNS])
