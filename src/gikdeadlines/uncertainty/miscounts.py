"""Counting errors, each a small change to a correct count 常见的计算错误。

A count is what remains of a clock when its law is stripped off: a start, a number of days, the days taken out, and
which days are worked. An error turns one count into another. None of them is a reading that the case has left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from gikdeadlines.application import Outcome
from gikdeadlines.calendar import Calendar, is_weekly_rest
from gikdeadlines.case import ExtensionNotified, History, LaterDateSet, Pair
from gikdeadlines.law import Regime
from gikdeadlines.values import ONE_DAY, Interval

__all__ = ["ERRORS", "Basis", "Count", "Miscount", "count_of"]

LONGEST: Final = 1000
"""Natural days that a count may take before it is given up."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of worked days after a start, some days taken out 一次计数.

    ``fixed`` is a due day that is not counted at all; ``more`` are natural days added at the end; ``days`` are those
    which an error counted or left out.
    """

    start: date
    n: int
    spans: tuple[tuple[str, Interval], ...]
    works: Callable[[date], bool]
    more: int = 0
    fixed: date | None = None
    days: tuple[date, ...] = ()

    def due(self) -> date | None:
        """The last day of the count, None where it has none 届满日."""
        if self.fixed:
            return self.fixed
        day, left = self.start, self.n
        while left > 0:
            day += ONE_DAY
            if (day - self.start).days > LONGEST:
                return None
            left -= self.counts(day)
        return date.fromordinal(day.toordinal() + self.more)

    def counts(self, day: date) -> bool:
        """Whether a day is counted 是否计入."""
        return self.works(day) and not any(day in span for _, span in self.spans)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a claim is held against: the outcome, what happened, and the calendar 比对依据."""

    outcome: Outcome
    history: History
    calendar: Calendar
    regimes: tuple[Regime, ...]

    @property
    def received(self) -> date:
        """The day of receipt 收到之日."""
        return self.outcome.received_on

    def is_rest_by_week(self, day: date) -> bool:
        """Whether a day is a weekly rest day, whatever the notices say 是否周末."""
        return is_weekly_rest(self.calendar.week, day)


def count_of(basis: Basis) -> Count:
    """The count that the outcome stands on 结果所依据的计数."""
    clock = basis.outcome.clock
    spans = tuple((pause.because.code, pause.interval) for pause in clock.pauses)
    return Count(
        clock.start, clock.base + clock.extra, spans, basis.calendar.is_working, fixed=basis.outcome.later_date
    )


Change = Callable[[Basis, Count], Iterable[Count]]


@dataclass(frozen=True, slots=True)
class Miscount:
    """A counting error: its code, what it is about, and the counts that it may lead to 计算错误."""

    code: str
    about: str
    change: Change


# The start


def _start_day_counted(_: Basis, count: Count) -> Iterator[Count]:
    if count.works(count.start):
        yield replace(count, start=count.start - ONE_DAY, days=(count.start,))


def _start_rolled(_: Basis, count: Count) -> Iterator[Count]:
    """A rest day of receipt moved to the next working day, from which nothing says that it should."""
    if not count.works(count.start):
        yield replace(count, start=_next(count), days=(_next(count),))


def _start_skipped(_: Basis, count: Count) -> Iterator[Count]:
    yield replace(count, start=_next(count), days=(_next(count),))


def _next(count: Count) -> date:
    day = count.start + ONE_DAY
    while not count.works(day):
        day += ONE_DAY
    return day


def _start_from(fact: str) -> Change:
    def change(basis: Basis, count: Count) -> Iterator[Count]:
        day: date | None = getattr(basis.history, fact)
        if day is not None and day != basis.received == count.start:
            yield replace(count, start=day, days=(day,))

    return change


# Which days are worked


def _make_up_days_missed(basis: Basis, count: Count) -> Iterator[Count]:
    yield replace(count, works=lambda day: count.works(day) and not basis.is_rest_by_week(day))


def _weekdays_only(basis: Basis, count: Count) -> Iterator[Count]:
    yield replace(count, works=lambda day: not basis.is_rest_by_week(day))


def _holidays_counted(basis: Basis, count: Count) -> Iterator[Count]:
    yield replace(count, works=lambda day: count.works(day) or not basis.is_rest_by_week(day))


def _weekends_counted(basis: Basis, count: Count) -> Iterator[Count]:
    yield replace(count, works=lambda day: count.works(day) or basis.calendar.why(day).kind == "weekend")


def _calendar_days(_: Basis, count: Count) -> Iterator[Count]:
    yield replace(count, works=lambda _: True)


def _later_notices_unknown(basis: Basis, count: Count) -> Iterator[Count]:
    """The calendar as it was published on the day of receipt; later days by the week."""
    known = basis.calendar.known_on(basis.received)
    if known is not basis.calendar:
        yield replace(
            count,
            works=lambda day: known.is_working(day) if day <= known.horizon else not basis.is_rest_by_week(day),
        )


def _next_years_notice_missed(basis: Basis, count: Count) -> Iterator[Count]:
    """The last days of December as the notice of their own year leaves them."""

    def works(day: date) -> bool:
        notice = basis.calendar.why(day).notice
        if notice is None or notice.year is None or notice.year <= day.year:
            return count.works(day)
        return not basis.is_rest_by_week(day)

    yield replace(count, works=works)


def _amendments_missed(basis: Basis, count: Count) -> Iterator[Count]:
    if any(notice.amends for notice in basis.calendar.notices):
        yield replace(count, works=_without_amendments(basis.calendar).is_working)


def _regional_notices_missed(basis: Basis, count: Count) -> Iterator[Count]:
    if any(notice.layer for notice in basis.calendar.notices):
        yield replace(count, works=_without_layers(basis.calendar).is_working)


@lru_cache(maxsize=16)
def _without_amendments(calendar: Calendar) -> Calendar:
    return replace(calendar, notices=tuple(notice for notice in calendar.notices if not notice.amends))


@lru_cache(maxsize=16)
def _without_layers(calendar: Calendar) -> Calendar:
    return replace(calendar, notices=tuple(notice for notice in calendar.notices if not notice.layer))


# The days taken out

_NO_PAUSE: Final = ("correction", "fee")


def _pauses(count: Count) -> list[tuple[str, Interval]]:
    return [span for span in count.spans if span[0] not in _NO_PAUSE]


def _sets_of_pauses(count: Count) -> Iterator[list[tuple[str, Interval]]]:
    """Each pause by itself, then all of them."""
    pauses = _pauses(count)
    yield from ([pause] for pause in pauses)
    if len(pauses) > 1:
        yield pauses


def _pauses_ignored(_: Basis, count: Count) -> Iterator[Count]:
    for ignored in _sets_of_pauses(count):
        yield _less(count, ignored)


def _pauses_in_calendar_days(_: Basis, count: Count) -> Iterator[Count]:
    """The natural days of a pause, or the days from one end to the other, added at the end."""
    for taken in _sets_of_pauses(count):
        lengths = [(span.end - span.start).days + 1 for _, span in taken if span.end]
        if len(lengths) == len(taken):
            without = _less(count, taken)
            yield replace(without, more=sum(lengths))
            yield replace(without, more=sum(lengths) - len(lengths))


def _ends_counted(_: Basis, count: Count) -> Iterator[Count]:
    """One end day of a pause counted, or both."""
    for code, span in count.spans:
        if span.end is None:
            continue
        rest = tuple(other for other in count.spans if other != (code, span))
        for first, last in ((1, 0), (0, 1), (1, 1)):
            inner = Interval(span.start + first * ONE_DAY, max(span.end - last * ONE_DAY, span.start))
            days = (*((span.start,) if first else ()), *((span.end,) if last else ()))
            if inner.start <= inner.end:  # type: ignore[operator]
                yield replace(count, spans=(*rest, (code, inner)), days=days)


def _overlaps_added(_: Basis, count: Count) -> Iterator[Count]:
    """A day in two pauses taken out twice."""
    pauses = [span for _, span in _pauses(count) if span.end]
    days = {day for span in pauses for day in _days(span) if day > count.start and count.works(day)}
    again = sum(sum(day in span for span in pauses) - 1 for day in days)
    if again:
        yield replace(count, n=count.n + again)


def _days(span: Interval) -> Iterator[date]:
    day = span.start
    while span.end and day <= span.end:
        yield day
        day += ONE_DAY


def _pause_without_basis(basis: Basis, count: Count) -> Iterator[Count]:
    """What the law does not take out, taken out."""
    known = {span.start for _, span in count.spans}
    for step in basis.history.steps:
        if isinstance(step, Pair) and step.answered and step.at not in known:
            yield replace(count, spans=(*count.spans, ("", Interval(step.at, step.answered.at))))


def _less(count: Count, spans: list[tuple[str, Interval]]) -> Count:
    return replace(count, spans=tuple(span for span in count.spans if span not in spans))


# Corrections


def _corrections(count: Count) -> list[tuple[str, Interval]]:
    return [span for span in count.spans if span[0] == "correction"]


def _correction_ignored(basis: Basis, count: Count) -> Iterator[Count]:
    if _corrections(count):
        yield replace(_less(count, _corrections(count)), start=basis.received)


def _correction_restarted(basis: Basis, count: Count) -> Iterator[Count]:
    """A new count from the correction where the law goes on with the rest."""
    for _, span in _corrections(count):
        if span.end and count.start == basis.received:
            yield replace(count, start=span.end)


def _correction_excluded(basis: Basis, count: Count) -> Iterator[Count]:
    """The rest of the count where the law begins anew."""
    if any(span.end == count.start != basis.received for _, span in _corrections(count)):
        yield replace(count, start=basis.received)


# The term and its extension


def _wrong_regime(basis: Basis, count: Count) -> Iterator[Count]:
    base = basis.outcome.clock.base
    for n in {regime.terms["reply"].says.n for regime in basis.regimes} - {base}:
        yield replace(count, n=count.n - base + n)


def _extension_ignored(basis: Basis, count: Count) -> Iterator[Count]:
    if extra := basis.outcome.clock.extra:
        yield replace(count, n=count.n - extra)


def _extension_from_notice(basis: Basis, count: Count) -> Iterator[Count]:
    for extension in basis.outcome.clock.extensions:
        for start in (extension.told - ONE_DAY, extension.told):
            yield replace(count, start=start, n=extension.days)


def _extension_from_receipt(basis: Basis, count: Count) -> Iterator[Count]:
    for extension in basis.outcome.clock.extensions:
        yield replace(count, start=basis.received, n=extension.days)


def _late_extension_counted(basis: Basis, count: Count) -> Iterator[Count]:
    effective = {extension.told for extension in basis.outcome.clock.extensions}
    for step in basis.history.steps:
        if isinstance(step, ExtensionNotified) and step.at not in effective:
            if step.until:
                yield replace(count, fixed=step.until)
            else:
                yield replace(count, n=count.n + (step.working_days or _longest_extension(basis)))


def _longest_extension(basis: Basis) -> int:
    return basis.outcome.regime.terms["extension"].says.n


def _excess_counted(basis: Basis, count: Count) -> Iterator[Count]:
    told = [step for step in basis.history.steps if isinstance(step, ExtensionNotified)]
    asked = sum(step.working_days or 0 for step in told)
    if asked > basis.outcome.clock.extra > 0:
        yield replace(count, n=count.n + asked - basis.outcome.clock.extra)
    yield from (replace(count, fixed=step.until) for step in told if step.until)


def _later_date_ignored(_: Basis, count: Count) -> Iterator[Count]:
    if count.fixed:
        yield replace(count, fixed=None)


def _later_date_without_effect(basis: Basis, count: Count) -> Iterator[Count]:
    if count.fixed is None:
        yield from (replace(count, fixed=s.until) for s in basis.history.steps if isinstance(s, LaterDateSet))


ERRORS: Final = (
    Miscount("start-day-counted", "start", _start_day_counted),
    Miscount("start-rolled", "start", _start_rolled),
    Miscount("make-up-day-unknown", "calendar", _later_notices_unknown),
    Miscount("amendment-missed", "calendar", _amendments_missed),
    Miscount("next-year-notice-missed", "calendar", _next_years_notice_missed),
    Miscount("regional-notice-missed", "calendar", _regional_notices_missed),
    Miscount("make-up-day-missed", "calendar", _make_up_days_missed),
    Miscount("pause-ignored", "pause", _pauses_ignored),
    Miscount("pause-in-calendar-days", "pause", _pauses_in_calendar_days),
    Miscount("pause-ends-counted", "pause", _ends_counted),
    Miscount("pause-overlap-added", "pause", _overlaps_added),
    Miscount("pause-without-basis", "pause", _pause_without_basis),
    Miscount("correction-ignored", "correction", _correction_ignored),
    Miscount("correction-restarted", "correction", _correction_restarted),
    Miscount("correction-excluded", "correction", _correction_excluded),
    Miscount("wrong-regime", "term", _wrong_regime),
    Miscount("extension-ignored", "extension", _extension_ignored),
    Miscount("extension-from-notice", "extension", _extension_from_notice),
    Miscount("extension-from-receipt", "extension", _extension_from_receipt),
    Miscount("late-extension-counted", "extension", _late_extension_counted),
    Miscount("excess-extension-counted", "extension", _excess_counted),
    Miscount("later-date-ignored", "extension", _later_date_ignored),
    Miscount("later-date-without-effect", "extension", _later_date_without_effect),
    Miscount("weekdays-only", "calendar", _weekdays_only),
    Miscount("holiday-counted", "calendar", _holidays_counted),
    Miscount("weekend-counted", "calendar", _weekends_counted),
    Miscount("calendar-days", "calendar", _calendar_days),
    Miscount("start-from-submitted", "start", _start_from("submitted")),
    Miscount("start-from-signed-for", "start", _start_from("signed_for")),
    Miscount("start-from-arrived", "start", _start_from("arrived")),
    Miscount("start-from-confirmed", "start", _start_from("confirmed")),
    Miscount("start-from-registered", "start", _start_from("registered")),
    Miscount("start-day-skipped", "start", _start_skipped),
)
"""Every error, the most telling first: of two that lead to the same day the earlier is named."""
