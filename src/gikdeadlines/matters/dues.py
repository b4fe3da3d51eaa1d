"""When a limit of the law ends: hours, working days, natural days, months, years, and how long to keep 期限届满。

Here alone the matters ask for a due day; what lies past the announced calendar is the almanac's to bound. A reading is
asked only where the provision names it and its options would move the day or the instant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal, TypeVar

from gikdeadlines.application import Almanac
from gikdeadlines.calendar import Calendar, Hours
from gikdeadlines.law import Chooser, HourLimit, Provision, Retention, Term
from gikdeadlines.values import ONE_DAY, Fault, LawError, add_hours, add_months, require_day, require_instant

__all__ = ["SAME_DAY", "Due", "choose_among", "due_of", "limit_of"]

SAME_DAY: Final = "same-day"
"""How a row says that something is done on the day on which it arrives 随到随办."""

_MONTHS_A_YEAR: Final = 12

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Due:
    """The last day or instant of a limit 届满.

    ``after`` is the day or the instant after which the limit runs: with the start day counted, the day before it.
    """

    at: date
    after: date
    n: int
    unit: Literal["hour", "working-day", "natural-day", "month", "year"]


def limit_of(provision: Provision, start: date, *, calendar: Calendar, chooser: Chooser) -> date:
    """The last day of a provision's limit, or the instant at which its hours have run out 届满日或届满时刻.

    For a retention it is the last day on which the thing must still be there.

    Args:
        provision: a term, a limit in hours, or a retention.
        start: the day, or the instant, of the event from which it runs.
        calendar: the working days.
        chooser: answers the readings that the provision names, where they move the result.

    Raises:
        CalendarRangeError: ``outside-calendar``.
        LawError: ``no-limit``, for a provision that sets none.
    """
    return due_of(provision, start, Almanac(calendar, chooser)).at


def due_of(provision: Provision, start: date, almanac: Almanac) -> Due:
    """The same, with how it was counted 届满.

    Raises:
        CalendarRangeError: ``outside-calendar``, where the almanac knows no bounds.
        LawError: ``no-limit``.
    """
    says = provision.parameters
    if isinstance(says, HourLimit):
        return _hours(provision, says.n, require_instant(start, "start"), almanac.chooser)
    if isinstance(says, Retention):
        return _kept(_Way(says.n, says.unit), require_day(start, "start"), almanac)
    if isinstance(says, Term):
        return _term(provision, _Way(says.n, says.unit), require_day(start, "start"), almanac)
    expected = "a provision that sets a term, hours or a retention"
    raise LawError(Fault(code="no-limit", given=provision.kind, expected=expected, path=provision.id))


def choose_among(
    chooser: Chooser, reading: str, values: Mapping[str, V], *, moves: Callable[[V], object] | None = None
) -> V:
    """The value under the option taken; where all come to the same, nothing is asked 按口径取值.

    Args:
        chooser: gives the option.
        reading: the disputed point.
        values: what each option comes to.
        moves: what a value is compared by, itself where not given.
    """
    first, *others = [moves(value) if moves else value for value in values.values()]
    if all(other == first for other in others):
        return next(iter(values.values()))
    return values[chooser.choose(reading)]


# Hours


def _hours(provision: Provision, n: int, start: datetime, chooser: Chooser) -> Due:
    following = add_hours(start.replace(minute=0, second=0, microsecond=0), 1)
    after = start
    if "hours-first" in provision.readings:
        after = choose_among(chooser, "hours-first", {"included": start, "excluded": following})
    return Due(Hours(n).due(after), after, n, "hour")


# Days, months and years


@dataclass(frozen=True, slots=True)
class _Way:
    """How a term is counted."""

    n: int
    unit: Literal["working-day", "natural-day", "month", "year"]
    counts_start: bool = False
    keeps_month_end: bool = False

    def after(self, start: date) -> date:
        """The day after which it runs."""
        return start - ONE_DAY if self.counts_start else start

    def ends(self, start: date, almanac: Almanac) -> tuple[date, date]:
        """Its last day, and the working day to which that moves where it is a day of rest."""
        after = self.after(start)
        if self.unit == "working-day":
            last = almanac.nth_after(after, self.n)
            return last, last
        last = self.last(after)
        return last, almanac.rolled(last)

    def last(self, day: date) -> date:
        """The day so many natural days, months or years later; a month's last day may stay the last."""
        if self.unit == "natural-day":
            return day + timedelta(self.n)
        months = self.n * _MONTHS_A_YEAR if self.unit == "year" else self.n
        following = day + ONE_DAY
        if self.keeps_month_end and following.day == 1:
            return add_months(following, months) - ONE_DAY
        return add_months(day, months, missing="month-end")


_OPTIONS: Final[Mapping[str, Mapping[str, Callable[[_Way], _Way]]]] = {
    "urgent-days": {
        "natural": lambda way: replace(way, unit="natural-day"),
        "working": lambda way: replace(way, unit="working-day"),
    },
    "month-end-anchor": {
        "last-day-of-month": lambda way: replace(way, keeps_month_end=True),
        "corresponding-day": lambda way: replace(way, keeps_month_end=False),
    },
    "start-day-of-windows": {
        "no": lambda way: replace(way, counts_start=False),
        "yes": lambda way: replace(way, counts_start=True),
    },
}
"""What each option of a reading on counting makes of a way to count."""


def _term(provision: Provision, way: _Way, start: date, almanac: Almanac) -> Due:
    for reading, options in _OPTIONS.items():
        if reading in provision.readings:
            ways = {option: change(way) for option, change in options.items()}
            way = choose_among(almanac.chooser, reading, ways, moves=lambda way: way.ends(start, almanac))
    return Due(_last(provision, *way.ends(start, almanac), almanac.chooser), way.after(start), way.n, way.unit)


def _last(provision: Provision, last: date, moved: date, chooser: Chooser) -> date:
    """The last day, moved off a rest day or not: by analogy only, but for the ways to court, whose own text says so.

    Source: 民法典 第203条第1款, by analogy; 法释〔2018〕1号 第48条.
    """
    if last == moved or provision.matter == "remedy":
        return moved
    default = "stands" if provision.matter == "urgent-document" else "moves"
    return moved if chooser.choose("rest-day-end", default) == "moves" else last


def _kept(way: _Way, start: date, almanac: Almanac) -> Due:
    """The last day of a retention, which is no act and so does not move off a rest day."""
    last = way.ends(start, almanac)[0] if way.unit == "working-day" else way.last(start)
    return Due(last, start, way.n, way.unit)
