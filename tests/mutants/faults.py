"""The bugs that other programs really had, planted in our code 已知错误.

Found in calendar libraries, sites for requests of information and case systems; each names the properties that must catch it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from gikdeadlines.calendar import Calendar, Notice, is_weekly_rest
from gikdeadlines.days import ONE_DAY, Interval
from gikdeadlines.errors import Fault as Wrong
from gikdeadlines.errors import NotInForceError
from gikdeadlines.law import Row, ServiceRule

from tests.mutants.planting import Patch

__all__ = ["FAULTS", "Fault"]

Sound = Callable[..., Any]

CALENDAR = "gikdeadlines.calendar:"
CLOCK = "gikdeadlines.clock:"


@dataclass(frozen=True, slots=True)
class Fault:
    """A bug: its number and name, the patches that plant it, the properties that must catch it."""

    number: int
    name: str
    patches: tuple[Patch, ...]
    caught_by: tuple[str, ...]


# Pauses


def _rolls_before_adding(sound: Sound) -> Sound:
    """Each pause is added to the due day so far, which is first moved to a working day."""

    def due(calendar: Calendar, start: date, n: int, spans: list[Interval]) -> date | None:
        reached = sound(calendar, start, n, [])
        for span in spans:
            if span.end is None or span.end <= start or span.start > reached:
                continue
            reached = reached if calendar.is_working(reached) else calendar.next_working(reached)
            reached += span.end - span.start + ONE_DAY
        return reached

    return due


def _adds_calendar_days(sound: Sound) -> Sound:
    """A pause is measured in natural days and added to the working days."""

    def due(calendar: Calendar, start: date, n: int, spans: list[Interval]) -> date | None:
        paused = sum(max(0, (s.end - max(s.start, start + ONE_DAY)).days + 1) for s in spans if s.end)
        return sound(calendar, start, n + paused, [s for s in spans if s.end is None])

    return due


def _leaves_the_last_day_in(sound: Sound) -> Sound:
    def closed(_: type[Interval], start: date, end: date) -> Interval:
        return sound(Interval, start, end) if end == start else Interval(start, end - ONE_DAY)

    return closed


def _answer_day_counts(sound: Sound) -> Sound:
    """The day of an answer counts, although it is out."""

    def span(self: Any, pair: Any) -> Any:
        excluded, findings = sound(self, pair)
        if excluded.end is None:
            return excluded, findings
        return Interval(excluded.start, excluded.end - ONE_DAY), findings

    return span


def _adds_overlaps_twice(_: Sound) -> Sound:
    def merged(intervals: Any) -> list[Interval]:
        return sorted((i for i in intervals if not i.is_empty), key=lambda i: i.start)

    return merged


# Counting


def _drops_the_sign(sound: Sound) -> Sound:
    return lambda *given: abs(sound(*given))


def _rolls_a_weekend_receipt(sound: Sound) -> Sound:
    """A receipt on a rest day is moved to the next working day, and that day is not counted."""

    def nth_after(self: Calendar, day: date, n: int) -> date:
        return sound(self, day if self.is_working(day) else sound(self, day, 1), n)

    return nth_after


def _counts_the_start(sound: Sound) -> Sound:
    return lambda self, day, n: sound(self, day - ONE_DAY if day > self.first else day, n)


def _skips_the_start_twice(sound: Sound) -> Sound:
    return lambda self, day, n: sound(self, day + ONE_DAY, n)


def _subtracts_weekend_holidays(sound: Sound) -> Sound:
    """Weekdays less holidays, a holiday on a weekend among them."""

    def wrong(calendar: Calendar) -> list[date]:
        return sorted({day for day in _listed(calendar) if is_weekly_rest(calendar.week, day)})

    return _less(sound, wrong)


def _subtracts_twice(sound: Sound) -> Sound:
    """A day that two spans list off is subtracted for each."""

    def wrong(calendar: Calendar) -> list[date]:
        return sorted(day for day, times in Counter(_listed(calendar)).items() for _ in range(times - 1))

    return _less(sound, wrong)


def _listed(calendar: Calendar) -> list[date]:
    return [day for notice in calendar.notices for rest in notice.rest for day in rest.days]


def _less(sound: Sound, wrong: Callable[[Calendar], list[date]]) -> Sound:
    """The rank of a day, less the days up to it that are taken away wrongly."""
    known: dict[int, tuple[Calendar, list[date]]] = {}

    def rank(self: Calendar, day: date) -> int:
        if id(self) not in known:
            known[id(self)] = (self, wrong(self))
        return sound(self, day) - bisect_right(known[id(self)][1], day)

    return rank


# The calendar's data


def _forgets_other_years(sound: Sound) -> Sound:
    """Days off are known for the last year, the one before and the one after."""

    def folded(notices: Any, week: Any) -> Any:
        last = max(n.year for n in notices if n.year)
        return {day: why for day, why in sound(notices, week).items() if abs(day.year - last) <= 1}

    return folded


def _fills_a_missing_year(_: Sound) -> Sound:
    """A year without a notice is one in which every weekday works."""

    def announced(notices: Any) -> tuple[date, date]:
        years = sorted({n.year for n in notices if n.year is not None})
        return date(years[0], 1, 1), date(years[-1], 12, 28)

    return announced


def _reads_the_names_of_weekdays(_: Sound) -> Sound:
    """Weekends by the names that weekdays bear on the machine where the program was written."""
    return lambda _, day: day.strftime("%a") in {"六", "日"}


def _ignores_make_up_weekends(sound: Sound) -> Sound:
    return lambda notices, week: {d: w for d, w in sound(notices, week).items() if w.kind != "make-up-workday"}


def _reads_the_title_year_alone(sound: Sound) -> Sound:
    """Of each annual notice only the days in the year of its title."""

    def folded(notices: Any, week: Any) -> Any:
        return {
            day: why
            for day, why in sound(notices, week).items()
            if why.notice is None or why.notice.year in (None, day.year)
        }

    return folded


def _invents_a_year(_: Sound) -> Sound:
    """Past the last notice every weekday works, with no question asked."""

    def nth_after(self: Calendar, day: date, n: int) -> date:
        while n:
            day += ONE_DAY
            n -= self.is_working(day) if day in _settled(self) else day.weekday() < 5
        return day

    return nth_after


def _settled(calendar: Calendar) -> Any:
    return Interval(calendar.first, calendar.horizon)


def _ignores_amendments(sound: Sound) -> Sound:
    return lambda notices, week: sound([n for n in notices if n.amends is None], week)


def _knows_amendments_at_once(sound: Sound) -> Sound:
    """A notice counts as known from the day of the notice that it amends, or from its year's first day."""

    def known_from(self: Notice) -> date:
        return sound(self) if self.amends is None else date(sound(self).year, 1, 1)

    return known_from


# Extension, reply, law


def _extends_from_the_notice(sound: Sound) -> Sound:
    def choose(self: Any, reading: str, default: str | None = None, **options: Any) -> str:
        return "from-notice" if reading == "extension-base" else sound(self, reading, default, **options)

    return choose


def _judges_delivery(sound: Sound) -> Sound:
    """A posted reply is judged on the day it arrives."""

    def service_of(self: Any, method: str, day: date) -> Any:
        row = sound(self, method, day)
        return Row(ServiceRule(method, "delivered"), row.provision) if row and method == "post" else row

    return service_of


def _goes_on_for_ever(_: Sound) -> Sound:
    """The last law with a slot applies, whether or not it has ended."""

    def in_force(self: Any, kind: Any, slot: str, jurisdiction: str, day: date) -> Any:
        found = _terms(self, kind, slot, jurisdiction)
        begun = [p for p in found if p.since <= day]
        if not begun:
            raise NotInForceError(Wrong(code="no-law-in-force", given=str(day), expected="a law"))
        latest = max(begun, key=lambda p: p.since)
        return Row(latest.parameters, latest)

    return in_force


def _falls_back(sound: Sound) -> Sound:
    """Where the law has ended its predecessor, or the oldest that there was, comes back."""

    def in_force(self: Any, kind: Any, slot: str, jurisdiction: str, day: date) -> Any:
        try:
            return sound(self, kind, slot, jurisdiction, day)
        except NotInForceError:
            found = _terms(self, kind, slot, jurisdiction)
            if not found or min(p.since for p in found) > day:
                raise
            oldest = min(found, key=lambda p: p.since)
            return Row(oldest.parameters, oldest)

    return in_force


def _terms(law: Any, kind: Any, slot: str, jurisdiction: str) -> list[Any]:
    return [
        p
        for p in law.provisions.values()
        if isinstance(p.parameters, kind)
        and p.parameters.slot == slot
        and p.instrument.jurisdiction in (jurisdiction, "CN")
        and not p.restates
    ]


# Instants and months


def _takes_the_utc_day(_: Sound) -> Sound:
    return lambda instant: instant.astimezone(UTC).date()


def _clamps_twice(sound: Sound) -> Sound:
    """Months are added one by one, each clamped to the month's end."""

    def add_months(day: date, months: int, *, missing: Any = "refuse") -> date:
        for _ in range(months):
            day = sound(day, 1, missing="month-end")
        return day

    return add_months


FAULTS = (
    Fault(1, "rolls to a working day before adding each pause", ((CLOCK + "counting_due", _rolls_before_adding),), ("GIK-P-025", "GIK-P-026", "GIK-P-027")),
    Fault(2, "drops the sign of the days left", ((CLOCK + "Clock.left", _drops_the_sign),), ("GIK-P-011", "GIK-P-012")),
    Fault(3, "loads holidays for one year before and after only", ((CALENDAR + "_folded", _forgets_other_years),), ("GIK-P-013", "GIK-P-023")),
    Fault(4, "takes every weekday of a missing year to work", ((CALENDAR + "_announced", _fills_a_missing_year),), ("GIK-P-021",)),
    Fault(5, "knows weekends by the names of one locale", ((CALENDAR + "is_weekly_rest", _reads_the_names_of_weekdays),), ("GIK-P-014",)),
    Fault(6, "subtracts a holiday twice that is listed twice", ((CALENDAR + "Calendar.rank", _subtracts_twice),), ("GIK-P-016",)),
    Fault(7, "rolls a weekend receipt first and then counts", ((CALENDAR + "Calendar.nth_after", _rolls_a_weekend_receipt),), ("GIK-P-001", "GIK-P-002", "GIK-P-007")),
    Fault(8, "counts the start day", ((CALENDAR + "Calendar.nth_after", _counts_the_start),), ("GIK-P-001",)),
    Fault(9, "skips the start day twice", ((CALENDAR + "Calendar.nth_after", _skips_the_start_twice),), ("GIK-P-001", "GIK-P-002")),
    Fault(10, "takes the day of an instant in UTC", (("gikdeadlines.days:beijing_day", _takes_the_utc_day),), ("GIK-P-061",)),
    Fault(11, "subtracts a holiday that falls on a weekend", ((CALENDAR + "Calendar.rank", _subtracts_weekend_holidays),), ("GIK-P-003", "GIK-P-016")),
    Fault(12, "counts the last day of a pause", ((CLOCK.replace("clock", "days") + "Interval.closed", _leaves_the_last_day_in),), ("GIK-P-025",)),
    Fault(12, "counts the day of an answer", (("gikdeadlines.pauses:Pausing.span", _answer_day_counts),), ("GIK-P-026", "GIK-P-029")),
    Fault(13, "extends from the day of the notice", (("gikdeadlines.explore:Replay.choose", _extends_from_the_notice),), ("GIK-P-047",)),
    Fault(14, "ignores make-up weekends", ((CALENDAR + "_folded", _ignores_make_up_weekends),), ("GIK-P-013", "GIK-P-015", "GIK-P-023")),
    Fault(15, "reads only the days of a notice's title year", ((CALENDAR + "_folded", _reads_the_title_year_alone),), ("GIK-P-013", "GIK-P-023")),
    Fault(16, "invents a future year", ((CALENDAR + "Calendar.nth_after", _invents_a_year),), ("GIK-P-020",)),
    Fault(17, "extends the last law for ever", (("gikdeadlines.law:Law._in_force", _goes_on_for_ever),), ("GIK-P-066",)),
    Fault(18, "adds overlapping pauses twice", ((CLOCK + "merged", _adds_overlaps_twice),), ("GIK-P-028", "GIK-P-029", "GIK-P-034")),
    Fault(19, "adds a pause in calendar days to working days", ((CLOCK + "counting_due", _adds_calendar_days),), ("GIK-P-025", "GIK-P-027", "GIK-P-032")),
    Fault(20, "clamps the end of a month twice", (("gikdeadlines.days:add_months", _clamps_twice),), ("GIK-P-062",)),
    Fault(21, "judges a posted reply on its delivery", (("gikdeadlines.law:Regime.service_of", _judges_delivery),), ("GIK-P-055", "GIK-P-056")),
    Fault(22, "falls back to the predecessor of an ended law", (("gikdeadlines.law:Law._in_force", _falls_back),), ("GIK-P-066",)),
    Fault(23, "ignores an amendment in the middle of a year", ((CALENDAR + "_folded", _ignores_amendments),), ("GIK-P-013", "GIK-P-018", "GIK-P-023")),
    Fault(23, "applies an amendment before it was published", ((CALENDAR + "Notice.known_from", _knows_amendments_at_once),), ("GIK-P-018",)),
)  # fmt: skip
"""Twelve and twenty-three each come in two shapes."""
