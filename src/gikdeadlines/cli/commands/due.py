"""`due`: the deadlines that follow from a day of receipt, or the day so many days from a start 推算届满日。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import typer

from gikdeadlines import CalendarDays, Clock, Hours, Interval, Months, WorkingDays
from gikdeadlines.cli.failures import given_by, refuse_usage
from gikdeadlines.cli.settings import Settings, computing
from gikdeadlines.entry import beyond_of
from gikdeadlines.law import Regime, Row, Term
from gikdeadlines.report.phrases import citation_text
from gikdeadlines.report.text import columns
from gikdeadlines.values import CalendarRangeError, parse_day, parse_instant

__all__ = ["due"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    """How many of which unit were asked for."""

    working_days: int | None
    calendar_days: int | None
    months: int | None
    hours: int | None

    def given(self) -> dict[str, int]:
        names = ("working_days", "calendar_days", "months", "hours")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@computing
def due(
    settings: Settings,
    *,
    start: Annotated[str, typer.Argument(metavar="DAY", help="help-start")],
    working_days: Annotated[
        int | None, typer.Option("--working-days", min=1, metavar="N", help="help-working-days")
    ] = None,
    calendar_days: Annotated[
        int | None, typer.Option("--calendar-days", min=1, metavar="N", help="help-calendar-days")
    ] = None,
    months: Annotated[int | None, typer.Option("--months", min=1, metavar="N", help="help-months")] = None,
    hours: Annotated[int | None, typer.Option("--hours", min=1, metavar="N", help="help-hours")] = None,
    before: Annotated[bool, typer.Option("--before", help="help-before")] = False,
    exclude: Annotated[list[str], typer.Option("--exclude", metavar="A..B", help="help-exclude")] = [],  # noqa: B006 - typer's way
) -> int:
    """Says when something is due 推算届满日."""
    counts = _Counts(working_days=working_days, calendar_days=calendar_days, months=months, hours=hours).given()
    _require_fitting(counts, before=before, exclude=exclude)
    if hours is not None:
        return _hours(settings, given_by("DAY", parse_instant, start), hours)
    day = given_by("DAY", parse_day, start)
    if not counts:
        return _receipt(settings, day)
    if working_days is not None:
        spans = [given_by("--exclude", _interval, text) for text in exclude]
        return _working_days(settings, day, working_days, spans=spans, before=before)
    return _natural(settings, day, calendar_days, months)


def _require_fitting(counts: dict[str, int], *, before: bool, exclude: list[str]) -> None:
    if len(counts) > 1:
        given = " ".join(f"--{name.replace('_', '-')}" for name in counts)
        refuse_usage("wrong-options", given, "one count", says="one-count")
    if (before or exclude) and "working_days" not in counts:
        refuse_usage(
            "wrong-options", "--before" if before else "--exclude", "--working-days beside it", says="working-days"
        )
    if before and exclude:
        refuse_usage("wrong-options", "--before --exclude", "one of the two", says="one-of-two")


def _interval(text: str) -> Interval:
    first, separator, last = text.partition("..")
    if not separator:
        refuse_usage("bad-value", text, "two days, as in 2022-10-12..2022-10-18", says="interval")
    return Interval.closed(parse_day(first), parse_day(last))


# A count


def _working_days(settings: Settings, start: date, n: int, *, spans: list[Interval], before: bool) -> int:
    if before:
        return _say(settings, "due-count-before", start, n, settings.calendar().nth_before(start, n))
    clock = Clock(WorkingDays(n), start=start)
    for span in spans:
        clock = clock.exclude(span)
    return _say(settings, "due-count-working", start, n, _announced(settings, clock))


def _announced(settings: Settings, clock: Clock) -> date:
    """The due day; where a notice to come settles it, the error is told with the days between which it lies."""
    try:
        last = clock.due(settings.calendar())
    except CalendarRangeError as error:
        settings.console.note(settings.wording.text("note-due-awaited", days=_expected(settings, clock)))
        raise error from None
    assert last is not None  # every span has an end
    return last


def _expected(settings: Settings, clock: Clock) -> str:
    """The days between which a due day past the horizon lies.

    Raises:
        CalendarRangeError: where no bounds can be told either, such as before the calendar begins.
    """
    say = settings.wording
    earliest, latest = beyond_of(settings.calendar()).due(clock.start, clock.n, clock.spans) or (None, None)
    if earliest == latest:
        return say.text("due-projected", day=earliest)
    return say.text("due-between", earliest=earliest, latest=latest)


def _natural(settings: Settings, start: date, days: int | None, months: int | None) -> int:
    if days is not None:
        return _say(settings, "due-count-natural", start, days, CalendarDays(days).due(start, settings.calendar()))
    assert months is not None
    return _say(settings, "due-count-months", start, months, Months(months).due(start, settings.calendar()))


def _hours(settings: Settings, start: datetime, n: int) -> int:
    last = Hours(n).due(start)
    words = settings.wording.text("due-count-hours", start=start.isoformat(timespec="minutes"), days=n)
    settings.console.result([f"{last.isoformat(timespec='minutes')}  {words}"])
    return 0


def _say(settings: Settings, key: str, start: date, n: int, last: date) -> int:
    words = settings.wording.text(key, start=start, days=n)
    settings.console.result([f"{_day(settings, last)}  {words}"])
    return 0


# A receipt


def _receipt(settings: Settings, received: date) -> int:
    say, calendar = settings.wording, settings.calendar()
    regime = settings.law.regime(settings.jurisdiction, received)
    table = _deadlines(settings, regime, received)
    settings.console.result(
        [
            say.text(
                "due-as-of", as_of=settings.as_of, first=str(calendar.first.year), last=str(calendar.horizon.year)
            ),
            say.text(
                "due-received", day=received, weekday=say.weekday(received), regime=say.label("regime", regime.id)
            ),
            *columns(table),
        ]
    )
    return 0


def _deadlines(settings: Settings, regime: Regime, received: date) -> list[list[str]]:
    say, terms = settings.wording, regime.terms
    reply = Clock(WorkingDays(terms["reply"].says.n), start=received)
    last = _announced(settings, reply)
    rows = [_correction(settings, terms.get("correction-notice"), received, last)]
    rows.append(_deadline(settings, "due-reply", last, terms["reply"]))
    if extension := terms.get("extension"):
        extra = say.text("due-extra-days", days=extension.says.n)
        rows.append(_row(settings, "due-last-for-extension", _day(settings, last), "", ""))
        extended = _day_or_bounds(settings, reply.extend(extension.says.n))
        rows.append(_row(settings, "due-extended", extended, extra, citation_text(extension.provision.citation, say)))
    return rows


def _day_or_bounds(settings: Settings, clock: Clock) -> str:
    """The due day, or the days between which a notice to come will put it."""
    try:
        last = clock.due(settings.calendar())
    except CalendarRangeError:
        return settings.wording.text("due-awaited", days=_expected(settings, clock))
    assert last is not None  # nothing was excluded
    return _day(settings, last)


def _correction(settings: Settings, term: Row[Term] | None, received: date, reply_due: date) -> list[str]:
    if term is None:
        # The regulation of 2007 knows the correction only as one of the replies.
        within = settings.wording.text("due-within-reply")
        return _row(settings, "due-correction-notice", _day(settings, reply_due), within, "")
    return _deadline(settings, "due-correction-notice", settings.calendar().nth_after(received, term.says.n), term)


def _deadline(settings: Settings, key: str, day: date, term: Row[Term]) -> list[str]:
    days = settings.wording.text("due-days", days=term.says.n)
    return _row(settings, key, _day(settings, day), days, citation_text(term.provision.citation, settings.wording))


def _day(settings: Settings, day: date) -> str:
    return f"{day} {settings.wording.weekday(day)}"


def _row(settings: Settings, key: str, day: str, days: str, cited: str) -> list[str]:
    return [settings.wording.text(key), day, days, cited]
