"""The bugs that other programs really had, planted in our code 已知错误.

Found in calendar libraries, sites for requests of information and case systems; each names the properties that must
catch it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from tests.mutants.planting import Patch

from gikdeadlines.application.words import CORRECTION, METHOD_NUMBERS, NEVER, POST
from gikdeadlines.calendar import Calendar, Notice, is_weekly_rest
from gikdeadlines.law import Row
from gikdeadlines.values import ONE_DAY, Interval, NotInForceError
from gikdeadlines.values import Fault as Wrong

__all__ = ["FAULTS", "Fault"]

Sound = Callable[..., Any]

CALENDAR = "gikdeadlines.calendar.calendar:"
CLOCK = "gikdeadlines.calendar.clock:"


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

    def due(calendar: Calendar, start: date, n: int, spans: list[Interval]) -> Any:
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

    def due(calendar: Calendar, start: date, n: int, spans: list[Interval]) -> Any:
        paused = sum(max(0, (s.end - max(s.start, start + ONE_DAY)).days + 1) for s in spans if s.end)
        return sound(calendar, start, n + paused, [s for s in spans if s.end is None])

    return due


def _leaves_the_last_day_in(sound: Sound) -> Sound:
    def closed(_: type[Interval], start: date, end: date) -> Interval:
        return sound(Interval, start, end) if end == start else Interval(start, end - ONE_DAY)

    return closed


def _answer_day_counts(sound: Sound) -> Sound:
    """The day of an answer counts, although it is out."""

    def exclude_read(s: Any, asked: Any, row: int, end: int, is_answered: Any) -> Any:
        return sound(s, asked, row, end if end == NEVER else end - 1, is_answered)

    return exclude_read


def _takes_out_end_days_that_count(sound: Sound) -> Sound:
    """Where only the days between are out, the end days are taken out too."""

    def exclude(s: Any, first: int, last: int, kind: int, *others: Any) -> Any:
        if kind == CORRECTION and first < last < NEVER:
            first, last = first - 1, last + 1
        return sound(s, first, last, kind, *others)

    return exclude


def _adds_overlaps_twice(_: Sound) -> Sound:
    def merged(intervals: Any) -> list[Interval]:
        return sorted((i for i in intervals if not i.is_empty), key=lambda i: i.start)

    return merged


# Counting


def _drops_the_sign(sound: Sound) -> Sound:
    return lambda *given: abs(sound(*given))


def _rolls_a_weekend_receipt(sound: Sound) -> Sound:
    """A receipt on a rest day is moved to the next working day, and that day is not counted."""

    def nth_after(self: Calendar, day: date, n: int) -> Any:
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

    def rank(self: Calendar, day: date) -> Any:
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

    def service_row(s: Any, method: int, day: int) -> Any:
        return sound(s, METHOD_NUMBERS["direct"] if method == POST else method, day)

    return service_row


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

    def add_months(day: date, months: int, **_: str) -> date:
        for _step in range(months):
            day = sound(day, 1, missing="month-end")
        return day

    return add_months


def _fault(number: int, name: str, target: str, make: Callable[[Sound], Sound], *, caught_by: str) -> Fault:
    return Fault(number, name, ((target, make),), tuple(f"GIK-P-{digits}" for digits in caught_by.split()))


FAULTS = (
    _fault(
        1,
        "rolls to a working day before adding each pause",
        CLOCK + "counting_due",
        _rolls_before_adding,
        caught_by="025 026 027",
    ),
    _fault(2, "drops the sign of the days left", CLOCK + "Clock.left", _drops_the_sign, caught_by="011 012"),
    _fault(
        3,
        "loads holidays for one year before and after only",
        CALENDAR + "_folded",
        _forgets_other_years,
        caught_by="013 023",
    ),
    _fault(
        4,
        "takes every weekday of a missing year to work",
        CALENDAR + "_announced",
        _fills_a_missing_year,
        caught_by="021",
    ),
    _fault(
        5,
        "knows weekends by the names of one locale",
        CALENDAR + "is_weekly_rest",
        _reads_the_names_of_weekdays,
        caught_by="014",
    ),
    _fault(
        6,
        "subtracts a holiday twice that is listed twice",
        CALENDAR + "Calendar.rank",
        _subtracts_twice,
        caught_by="016",
    ),
    _fault(
        7,
        "rolls a weekend receipt first and then counts",
        CALENDAR + "Calendar.nth_after",
        _rolls_a_weekend_receipt,
        caught_by="001 002 007",
    ),
    _fault(8, "counts the start day", CALENDAR + "Calendar.nth_after", _counts_the_start, caught_by="001"),
    _fault(
        9, "skips the start day twice", CALENDAR + "Calendar.nth_after", _skips_the_start_twice, caught_by="001 002"
    ),
    _fault(
        10,
        "takes the day of an instant in UTC",
        "gikdeadlines.values.days:beijing_day",
        _takes_the_utc_day,
        caught_by="061",
    ),
    _fault(
        11,
        "subtracts a holiday that falls on a weekend",
        CALENDAR + "Calendar.rank",
        _subtracts_weekend_holidays,
        caught_by="003 016",
    ),
    _fault(
        12,
        "counts the last day of a pause",
        "gikdeadlines.values.days:Interval.closed",
        _leaves_the_last_day_in,
        caught_by="025",
    ),
    _fault(
        12,
        "counts the day of an answer",
        "gikdeadlines.application.pauses:exclude_read",
        _answer_day_counts,
        caught_by="026 029",
    ),
    _fault(
        12,
        "takes out end days that count",
        "gikdeadlines.application.asking:exclude",
        _takes_out_end_days_that_count,
        caught_by="091",
    ),
    _fault(
        13,
        "extends from the day of the notice",
        "gikdeadlines.uncertainty.replaying:Replay.choose",
        _extends_from_the_notice,
        caught_by="047",
    ),
    _fault(14, "ignores make-up weekends", CALENDAR + "_folded", _ignores_make_up_weekends, caught_by="013 015 023"),
    _fault(
        15,
        "reads only the days of a notice's title year",
        CALENDAR + "_folded",
        _reads_the_title_year_alone,
        caught_by="013 023",
    ),
    _fault(16, "invents a future year", CALENDAR + "Calendar.nth_after", _invents_a_year, caught_by="020"),
    _fault(
        17,
        "extends the last law for ever",
        "gikdeadlines.law.regimes:Law._in_force",
        _goes_on_for_ever,
        caught_by="066",
    ),
    _fault(18, "adds overlapping pauses twice", CLOCK + "merged", _adds_overlaps_twice, caught_by="028 029 034"),
    _fault(
        19,
        "adds a pause in calendar days to working days",
        CLOCK + "counting_due",
        _adds_calendar_days,
        caught_by="025 027 032",
    ),
    _fault(
        20, "clamps the end of a month twice", "gikdeadlines.values.days:add_months", _clamps_twice, caught_by="062"
    ),
    _fault(
        21,
        "judges a posted reply on its delivery",
        "gikdeadlines.application.asking:service_row",
        _judges_delivery,
        caught_by="055 056",
    ),
    _fault(
        22,
        "falls back to the predecessor of an ended law",
        "gikdeadlines.law.regimes:Law._in_force",
        _falls_back,
        caught_by="066",
    ),
    _fault(
        23,
        "ignores an amendment in the middle of a year",
        CALENDAR + "_folded",
        _ignores_amendments,
        caught_by="013 018 023",
    ),
    _fault(
        23,
        "applies an amendment before it was published",
        CALENDAR + "Notice.known_from",
        _knows_amendments_at_once,
        caught_by="018",
    ),
)
"""Number 12 comes in three shapes, number 23 in two."""
