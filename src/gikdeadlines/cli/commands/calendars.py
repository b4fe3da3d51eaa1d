"""`calendar`: show a year, say why a day is worked, check, begin and compare notice files 工作日历。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.cells import cell_len

from gikdeadlines.calendar import Calendar, DayReason, Difference, Notice, Rest, WeekPattern, diff
from gikdeadlines.checking.output import json_text
from gikdeadlines.cli.failures import FAILED, given_by, refuse_usage, require_among
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import Settings, computing, spoken
from gikdeadlines.loading import check_notice, load_calendars, new_notice
from gikdeadlines.report.citations import citation_text, title_text
from gikdeadlines.report.layout import padded
from gikdeadlines.values import CalendarRangeError, name_of, parse_day
from gikdeadlines.wording import Wording, fault_text, festival_text

__all__ = ["calendar_commands"]

_SCHEMA: Final = "gikdeadlines/calendar-year/1"
_FORMATS: Final = ("text", "json")
_MONTHS_A_ROW: Final = 2
_CELL: Final = 5


# show


@computing
def _show(
    settings: Settings,
    *,
    year: Annotated[int, typer.Argument(metavar="YEAR", help="help-year", min=1, max=9998)],
    format_: Annotated[str, typer.Option("--format", metavar="|".join(_FORMATS), help="help-due-format")] = "text",
) -> int:
    """Shows the working calendar of a year."""
    require_among("bad-choice", format_, _FORMATS, "--format")
    calendar = settings.calendar()
    calendar.is_working(date(year, 1, 1))
    if format_ == "json":
        settings.console.result([json_text(_plain(calendar, year), settings.console.encoding)])
    else:
        settings.console.result(_screen(calendar, year, settings))
    return 0


def _plain(calendar: Calendar, year: int) -> dict[str, Any]:
    """Every day of the year that is announced, and what sets it."""
    days = [_plain_day(calendar.why(day)) for day in _of_year(year) if day <= calendar.horizon]
    plain = {"schema": _SCHEMA, "jurisdiction": calendar.jurisdiction, "year": year}
    return {**plain, "known_through": min(date(year, 12, 31), calendar.horizon).isoformat(), "days": days}


def _plain_day(why: DayReason) -> dict[str, Any]:
    notice = why.notice and {"doc_no": why.notice.doc_no, "title": why.notice.title, "source": why.notice.source}
    told = {"date": why.day.isoformat(), "is_working": why.is_working, "kind": why.kind}
    return {**told, "festival": why.festival, "notice": notice}


def _of_year(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(i) for i in range((date(year + 1, 1, 1) - first).days)]


def _screen(calendar: Calendar, year: int, settings: Settings) -> list[str]:
    say = settings.wording
    place = name_of(calendar.jurisdiction, say.language)
    months = [_month(calendar, year, month, say) for month in range(1, 13)]
    return [
        settings.console.paint(say.text("calendar-title", jurisdiction=place, year=str(year)), "title"),
        "",
        *_side_by_side(months),
        settings.console.paint(say.text("calendar-legend"), "faint"),
        *_spans(calendar.notices, year, say),
        *_totals(calendar, year, say),
    ]


def _month(calendar: Calendar, year: int, month: int, say: Wording) -> list[str]:
    first = date(year, month, 1)
    heading = "".join(padded(" " * (_CELL - 3) + say.text(f"weekday-{i}"), _CELL) for i in range(7))
    cells = [" " * _CELL] * first.weekday() + [_cell(calendar, day, say) for day in _days(first)]
    weeks = ["".join(cells[i : i + 7]) for i in range(0, len(cells), 7)]
    return [f"{year}-{month:02d}", heading, *weeks]


def _days(first: date) -> Iterator[date]:
    day = first
    while day.month == first.month:
        yield day
        day += timedelta(1)


def _cell(calendar: Calendar, day: date, say: Wording) -> str:
    return padded(f"{day.day:>2}{_mark(calendar, day, say)}", _CELL)


def _mark(calendar: Calendar, day: date, say: Wording) -> str:
    try:
        kind = calendar.why(day).kind
    except CalendarRangeError:
        return "?"
    return {"rest-day": say.text("calendar-off"), "make-up-workday": say.text("calendar-work")}.get(kind, "")


def _side_by_side(blocks: list[list[str]]) -> Iterator[str]:
    width = 7 * _CELL + 2
    for i in range(0, len(blocks), _MONTHS_A_ROW):
        for parts in zip_longest(*blocks[i : i + _MONTHS_A_ROW], fillvalue=""):
            yield "".join(part + " " * (width - cell_len(part)) for part in parts).rstrip()
        yield ""


def _spans(notices: Iterable[Notice], year: int, say: Wording) -> Iterator[str]:
    """The days off and the make-up days of a year's notices, a notice a line."""
    for notice in notices:
        of_year = [rest for rest in notice.rest if year in {rest.start.year, rest.end.year}]
        worked = [day for work in notice.work for day in work.dates if day.year == year]
        if of_year or worked:
            off = say.listed(_off(rest, say) for rest in of_year)
            work = say.listed(f"{day:%m-%d}" for day in worked) or "—"
            yield say.text("calendar-notice", doc_no=notice.doc_no or notice.title, off=off or "—", work=work)


def _off(rest: Rest, say: Wording) -> str:
    span = f"{rest.start:%m-%d}" if rest.start == rest.end else f"{rest.start:%m-%d}..{rest.end:%m-%d}"
    return f"{festival_text(rest.festival, say)} {span}"


def _totals(calendar: Calendar, year: int, say: Wording) -> Iterator[str]:
    known = [calendar.why(day) for day in _of_year(year) if day <= calendar.horizon]
    yield say.text("calendar-totals", **_counts(known))
    if calendar.horizon.year == year:
        yield say.text("calendar-known-through", day=calendar.horizon)


def _counts(days: Iterable[DayReason]) -> dict[str, int]:
    kinds = Counter(why.kind for why in days)
    working = kinds["weekday"] + kinds["make-up-workday"]
    return {"working": working, "rest": kinds["rest-day"], "make_up": kinds["make-up-workday"]}


# why


@computing
def _why(settings: Settings, day: Annotated[str, typer.Argument(metavar="DAY", help="help-day")]) -> int:
    """Says why a day is worked or not."""
    reason = settings.calendar().why(given_by("DAY", parse_day, day))
    say = settings.wording
    key = "calendar-why-works" if reason.is_working else "calendar-why-rests"
    lines = [say.text(key, day=reason.day, weekday=say.weekday(reason.day), why=_reason(reason, say))]
    if reason.week is not None:
        lines.append(_week(reason.week, say))
    if reason.confidence == "medium":
        lines.append(say.text("calendar-why-medium"))
    if reason.remark and reason.remarked_in:
        said = {"doc_no": reason.remarked_in.doc_no or reason.remarked_in.title, "remark": say.pick(reason.remark)}
        lines.append(say.text("calendar-why-remark", **said))
    settings.console.result(lines)
    return 0


def _week(week: WeekPattern, say: Wording) -> str:
    """The rule of the days that no notice names, and whose it is."""
    days = say.listed(say.weekday(date(2024, 1, 1 + weekday)) for weekday in sorted(week.rest_weekdays))
    if week.citation is None:
        return say.text("calendar-why-week", days=days)
    source = f"{citation_text(week.citation, say)} {title_text(week.citation, say)}"
    return say.text("calendar-why-week-by", days=days, source=source)


def _reason(reason: DayReason, say: Wording) -> str:
    kind = say.text(f"day-{reason.kind}")
    if reason.notice is None:
        return kind
    key = "calendar-why-notice" if reason.festival else "calendar-why-amendment"
    words = {"doc_no": reason.notice.doc_no, "title": reason.notice.title}
    if reason.festival:
        words["festival"] = festival_text(reason.festival, say)
    return say.text(key, kind=kind, **words)


# check, new


@spoken
def _check(session: Session, file: Annotated[Path, typer.Argument(metavar="FILE", help="help-notice")]) -> int:
    """Checks a notice file."""
    review = check_notice(file)
    say, lines = session.wording, []
    if review.notice and review.notice.year:
        off = say.listed(_off(rest, say) for rest in review.notice.rest)
        work = say.listed(f"{day:%m-%d}" for work in review.notice.work for day in work.dates)
        lines.append(say.text("calendar-notice", doc_no=review.notice.doc_no, off=off or "—", work=work or "—"))
    if review.totals:
        totals = review.totals
        counts = {"rest": totals.rest_days, "weekdays": totals.weekdays_off, "make_up": totals.make_up_workdays}
        lines.append(say.text("calendar-check-totals", **counts))
    key = "calendar-check-faults" if review.faults else "calendar-check-ok"
    lines.append(say.text(key, path=review.path, count=len(review.faults)))
    session.console.result([*lines, *(fault_text(fault, say) for fault in review.faults)])
    return FAILED if review.faults else 0


@spoken
def _new(session: Session, year: Annotated[int, typer.Argument(metavar="YEAR", help="help-year")]) -> int:
    """Prints a notice file to fill in."""
    session.console.write(new_notice(year))
    return 0


# diff


@computing
def _diff(settings: Settings) -> int:
    """Compares our calendar, as known on --known-on, with what the files of --calendar make of it."""
    ours = load_calendars().of(settings.jurisdiction)
    old = ours.known_on(settings.known_on) if settings.known_on else ours
    new = replace(settings, known_on=None).calendar()
    if old == new and settings.known_on is None and settings.calendars == load_calendars():
        refuse_usage("wrong-options", "diff", "--known-on DAY, or --calendar PATH, or both", says="diff")
    found, say = diff(old, new), settings.wording
    lines = [say.text("calendar-changed", day=c.day, **_ends(c.old, c.new, say)) for c in found.days]
    lines += [
        say.text("calendar-moved", start=change.start, days=change.working_days, before=change.old, after=change.new)
        for change in found.due_days
    ]
    settings.console.result([*lines, *_news(found, old, new, say)] or [say.text("calendar-same")])
    return 0


def _news(found: Difference, old: Calendar, new: Calendar, say: Wording) -> Iterator[str]:
    """What a notice adds after the end of the calendar: its days, and the due days that can now be told."""
    if not found.added:
        return
    yield say.text("calendar-added", first=found.added[0].day, last=found.added[-1].day, **_counts(found.added))
    notices = [notice for notice in new.notices if notice not in old.notices]
    for year in sorted({why.day.year for why in found.added}):
        yield from _spans(notices, year, say)
    for settled in found.settled:
        yield say.text("calendar-settled", first=settled.first, last=settled.last, days=settled.working_days)


def _ends(old: DayReason, new: DayReason, say: Wording) -> dict[str, str]:
    return {"before": say.text(f"day-{old.kind}"), "after": _reason(new, say)}


calendar_commands: Final[dict[str, Callable[..., int]]] = {
    "show": _show,
    "why": _why,
    "check": _check,
    "new": _new,
    "diff": _diff,
}
