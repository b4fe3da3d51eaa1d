"""`due`: the deadlines that follow from a day of receipt, or the day so many days from a start 推算届满日。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, Final, Literal, Protocol

import typer

from gikdeadlines.calendar import CalendarDays, Clock, Hours, Months, WorkingDays
from gikdeadlines.checking.output import json_text
from gikdeadlines.cli.failures import given_by, refuse_usage, require_among
from gikdeadlines.cli.settings import Settings, computing
from gikdeadlines.law import HourLimit, Provision, Regime, Retention, Row, StartRule, Term
from gikdeadlines.report.citations import citation_text
from gikdeadlines.report.layout import columns
from gikdeadlines.values import CalendarRangeError, Citation, Interval, parse_day, parse_instant

__all__ = ["due"]

_SCHEMA: Final = "gikdeadlines/due/1"
_FORMATS: Final = ("text", "json")


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


@partial(computing, whole_law=lambda given: given["under"] is not None)
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
    under: Annotated[str | None, typer.Option("--under", metavar="PROVISION", help="help-under")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(_FORMATS), help="help-due-format")] = "text",
) -> int:
    """Says when something is due 推算届满日."""
    require_among("bad-choice", format_, _FORMATS, "--format")
    counts = _Counts(working_days=working_days, calendar_days=calendar_days, months=months, hours=hours).given()
    _require_fitting(counts, before=before, exclude=exclude)
    if under is not None:
        if counts:
            refuse_usage("wrong-options", "--under", "no count beside it", says="under-alone")
        answer: _Answer = _under(settings, start, under)
    elif hours is not None:
        answer = _hours(given_by("DAY", parse_instant, start), hours)
    elif working_days is not None:
        spans = tuple(given_by("--exclude", _interval, text) for text in exclude)
        answer = _working_days(settings, given_by("DAY", parse_day, start), working_days, spans=spans, before=before)
    elif counts:
        answer = _natural(settings, given_by("DAY", parse_day, start), calendar_days, months)
    else:
        answer = _receipt(settings, given_by("DAY", parse_day, start))
    settings.console.result(answer.lines(settings) if format_ == "text" else [_json(answer, settings)])
    return 0


class _Answer(Protocol):
    """What was asked for, for people and for programs."""

    def lines(self, settings: Settings) -> list[str]: ...

    def plain(self) -> dict[str, Any]: ...


def _json(answer: _Answer, settings: Settings) -> str:
    plain = {"schema": _SCHEMA, "as_of": settings.as_of.isoformat(), "jurisdiction": settings.jurisdiction}
    return json_text({**plain, **answer.plain()}, settings.console.encoding)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """The day, or the instant, so many units from a start."""

    key: str
    unit: Literal["working-day", "natural-day", "month", "year", "hour"]
    start: date
    n: int
    due: date
    before: bool = False
    excluded: tuple[Interval, ...] = ()
    under: Provision | None = None

    def lines(self, settings: Settings) -> list[str]:
        is_instant = isinstance(self.due, datetime)
        start = _spelled(self.start) if is_instant else self.start
        day = _spelled(self.due) if is_instant else _day(settings, self.due)
        words = settings.wording.text(self.key, start=start, days=self.n)
        if self.under is None:
            return [f"{day}  {words}"]
        cited = citation_text(self.under.citation, settings.wording)
        return [f"{day}  {words}  {cited}", settings.wording.pick(self.under.summary)]

    def plain(self) -> dict[str, Any]:
        spans = [[_spelled(span.start), _spelled(span.end)] for span in self.excluded if span.end]
        asked = {"start": _spelled(self.start), "unit": self.unit, "n": self.n, "before": self.before}
        cited = {"provision": self.under.id} if self.under else {}
        return {**asked, **cited, "excluded": spans, "due": _spelled(self.due)}


def _working_days(settings: Settings, start: date, n: int, *, spans: tuple[Interval, ...], before: bool) -> _Count:
    if before:
        last = settings.calendar().nth_before(start, n)
        return _Count(key="due-count-before", unit="working-day", start=start, n=n, due=last, before=True)
    clock = Clock(WorkingDays(n), start=start)
    for span in spans:
        clock = clock.exclude(span)
    last = _announced(settings, clock)
    return _Count(key="due-count-working", unit="working-day", start=start, n=n, due=last, excluded=spans)


def _announced(settings: Settings, clock: Clock) -> date:
    """The due day; where a notice to come settles it, the error is told with the days between which it lies."""
    try:
        last = clock.due(settings.calendar())
    except CalendarRangeError as error:
        earliest, latest = _bounds(settings, clock)
        settings.console.note(settings.wording.text("note-due-awaited", days=_expected(settings, earliest, latest)))
        raise error from None
    assert last is not None  # every span has an end
    return last


def _bounds(settings: Settings, clock: Clock) -> tuple[date | None, date | None]:
    """The days between which a due day past the horizon lies.

    Raises:
        CalendarRangeError: where no bounds can be told either, such as before the calendar begins.
    """
    from gikdeadlines.assessment import beyond_of  # noqa: PLC0415 - most days lie within the announced calendar

    return beyond_of(settings.calendar()).due(clock.start, clock.n, clock.spans) or (None, None)


def _expected(settings: Settings, earliest: date | None, latest: date | None) -> str:
    if earliest == latest:
        return settings.wording.text("due-projected", day=earliest)
    return settings.wording.text("due-between", earliest=earliest, latest=latest)


def _natural(settings: Settings, start: date, days: int | None, months: int | None) -> _Count:
    if days is not None:
        last = CalendarDays(days).due(start, settings.calendar())
        return _Count(key="due-count-natural", unit="natural-day", start=start, n=days, due=last)
    assert months is not None
    last = Months(months).due(start, settings.calendar())
    return _Count(key="due-count-months", unit="month", start=start, n=months, due=last)


def _hours(start: datetime, n: int) -> _Count:
    return _Count(key="due-count-hours", unit="hour", start=start, n=n, due=Hours(n).due(start))


def _under(settings: Settings, text: str, id_: str) -> _Count:
    """The last day or instant of a limit of the law, from the day that the caller names."""
    from gikdeadlines.application import Almanac  # noqa: PLC0415 - a receipt and a bare count need none of the matters
    from gikdeadlines.matters import SAME_DAY, due_of  # noqa: PLC0415 - as above
    from gikdeadlines.uncertainty import Replay  # noqa: PLC0415 - as above

    provision = given_by("--under", settings.law.provision, id_)
    says = provision.parameters
    if isinstance(says, StartRule) and says.starts == SAME_DAY:
        day = given_by("DAY", parse_day, text)
        return _Count(key="due-under-same-day", unit="natural-day", start=day, n=0, due=day, under=provision)
    if not isinstance(says, Term | HourLimit | Retention):
        refuse_usage("no-limit", id_, "a provision that sets a term, hours or a retention", path="--under")
    is_instant = isinstance(says, HourLimit)
    start = given_by("DAY", parse_instant if is_instant else parse_day, text)
    chooser = Replay(settings.law, {**settings.house, **settings.pins})
    found = due_of(provision, start, Almanac(settings.calendar(), chooser))
    return _Count(key=f"due-under-{found.unit}", unit=found.unit, start=start, n=found.n, due=found.at, under=provision)


def _spelled(at: date) -> str:
    return at.isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()


# A receipt

Kind = Literal["correction-notice", "reply", "last-for-extension", "extended"]


@dataclass(frozen=True, slots=True)
class _Deadline:
    """A last day that follows from a receipt; past the announced calendar the days between which it will lie."""

    kind: Kind
    due: date | None
    working_days: int | None = None
    citation: Citation | None = None
    bounds: tuple[date | None, date | None] = (None, None)

    def cells(self, settings: Settings) -> list[str]:
        say = settings.wording
        day = _day(settings, self.due) if self.due else say.text("due-awaited", days=_expected(settings, *self.bounds))
        cited = citation_text(self.citation, say) if self.citation else ""
        return [say.text(f"due-{self.kind}"), day, self._days(settings), cited]

    def _days(self, settings: Settings) -> str:
        if self.working_days is not None:
            key = "due-extra-days" if self.kind == "extended" else "due-days"
            return settings.wording.text(key, days=self.working_days)
        # The regulation of 2007 knows the correction only as one of the replies.
        return settings.wording.text("due-within-reply") if self.kind == "correction-notice" else ""

    def plain(self) -> dict[str, Any]:
        earliest, latest = (self.due, self.due) if self.due else self.bounds
        days = {"due": self.due, "earliest_due": earliest, "latest_due": latest}
        spelled = {name: day and day.isoformat() for name, day in days.items()}
        provision = self.citation.provision if self.citation else None
        return {"kind": self.kind, **spelled, "working_days": self.working_days, "provision": provision}


@dataclass(frozen=True, slots=True)
class _Receipt:
    """The deadlines that follow from a day of receipt."""

    received: date
    regime: str
    deadlines: tuple[_Deadline, ...]

    def lines(self, settings: Settings) -> list[str]:
        say, calendar = settings.wording, settings.calendar()
        years = {"first": str(calendar.first.year), "last": str(calendar.horizon.year)}
        received = {"day": self.received, "weekday": say.weekday(self.received)}
        return [
            say.text("due-as-of", as_of=settings.as_of, **years),
            say.text("due-received", regime=say.label("regime", self.regime), **received),
            *columns([deadline.cells(settings) for deadline in self.deadlines]),
        ]

    def plain(self) -> dict[str, Any]:
        deadlines = [deadline.plain() for deadline in self.deadlines]
        return {"received_on": self.received.isoformat(), "regime": self.regime, "deadlines": deadlines}


def _receipt(settings: Settings, received: date) -> _Receipt:
    regime = settings.law.regime(settings.jurisdiction, received)
    return _Receipt(received, regime.id, tuple(_deadlines(settings, regime, received)))


def _deadlines(settings: Settings, regime: Regime, received: date) -> Iterator[_Deadline]:
    terms = regime.terms
    reply = Clock(WorkingDays(terms["reply"].says.n), start=received)
    last = _announced(settings, reply)
    yield _correction(settings, terms.get("correction-notice"), received, last)
    yield _Deadline("reply", last, reply.n, terms["reply"].provision.citation)
    if extension := terms.get("extension"):
        yield _Deadline("last-for-extension", last)
        yield _extended(settings, reply.extend(extension.says.n), extension)


def _extended(settings: Settings, clock: Clock, term: Row[Term]) -> _Deadline:
    """The extended due day, or the days between which a notice to come will put it."""
    cited, days = term.provision.citation, term.says.n
    try:
        return _Deadline("extended", clock.due(settings.calendar()), days, cited)
    except CalendarRangeError:
        return _Deadline("extended", None, days, cited, _bounds(settings, clock))


def _correction(settings: Settings, term: Row[Term] | None, received: date, reply_due: date) -> _Deadline:
    if term is None:
        return _Deadline("correction-notice", reply_due)
    last = settings.calendar().nth_after(received, term.says.n)
    return _Deadline("correction-notice", last, term.says.n, term.provision.citation)


def _day(settings: Settings, day: date) -> str:
    return f"{day} {settings.wording.weekday(day)}"
