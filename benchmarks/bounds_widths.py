"""Writes docs/reference/bounds.md: how wide the bounds of unannounced years are, and how often they would have failed.

Run it from the top of the repository after a notice has been added: ``python benchmarks/bounds_widths.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Final

from gikdeadlines import Calendar, load_calendar
from gikdeadlines.calendar import Beyond
from gikdeadlines.calendar.practices import Days, measured
from gikdeadlines.loading import statutory_days
from gikdeadlines.values import CalendarRangeError

ANNOUNCED: Final = range(2008, 2027)
TESTED: Final = range(2009, 2027)
FORETOLD: Final = range(2013, 2027)
"""The years that have five years of notices before them."""

LONGEST: Final = 60
PAGE: Final = Path("docs/reference/bounds.md")


@dataclass(frozen=True, slots=True)
class Window:
    """A start and a count whose due day lay past the horizon: how wide the bounds were, how far off the due day lay."""

    year: int
    due: date
    width: int
    off: int


@cache
def by_annual_notices() -> Calendar:
    """The calendar without special notices."""
    calendar = load_calendar("CN")
    return Calendar("CN", tuple(one for one in calendar.notices if one.year), calendar.week)


def windows(truth: Calendar, beyond: Beyond, year: int) -> Iterator[Window]:
    """Every start from 60 days before a year to its end with every count to 60, where the due day is known by now."""
    day = max(truth.first, date(year, 1, 1) - timedelta(LONGEST))
    while day <= min(date(year, 12, 31), truth.horizon):
        for n in range(1, LONGEST + 1):
            try:
                due = truth.nth_after(day, n)
            except CalendarRangeError:
                break
            earliest, latest = beyond.nth_after(day, n)
            if latest > beyond.calendar.horizon:
                off = max((earliest - due).days, (due - latest).days, 0)
                yield Window(year, due, (latest - earliest).days, off)
        day += timedelta(1)


def fitted() -> list[Window]:
    """The bounds as they are, measured on all years, against the annual notices."""
    truth = by_annual_notices()
    return [one for year in TESTED for one in windows(truth, Beyond(truth.before_notice(year), statutory_days), year)]


def allowed() -> list[Window]:
    """The allowance against all notices, the special ones too."""
    truth = load_calendar("CN")
    return [
        one
        for year in TESTED
        for one in windows(truth, Beyond(truth.before_notice(year), statutory_days).with_allowance(), year)
    ]


def fitted_on(year: int, years: Iterable[int]) -> list[Window]:
    """The bounds before a year's notice when the practices are measured on some other years only."""
    truth = by_annual_notices()
    practices = measured(truth, statutory_days, years=years)
    return list(windows(truth, Beyond(truth.before_notice(year), statutory_days, practices=practices), year))


def by_the_old_decree(year: int) -> Mapping[str, Days]:
    """The festivals as the decree before the revision of 2014 or 2025 gave them."""
    days = dict(statutory_days(year))
    if len(days["劳动节"]) > 1:
        return {**days, "春节": days["春节"][1:], "劳动节": days["劳动节"][:1]}
    first = days["春节"][0]
    return {**days, "春节": (first - timedelta(1), first, first + timedelta(1))}


def under_the_old_decree(year: int) -> list[Window]:
    """The bounds before a year's notice for someone who did not yet know of the revision."""
    truth = by_annual_notices()
    return list(windows(truth, Beyond(truth.before_notice(year), by_the_old_decree), year))


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    heads = list(heads)
    lines = [heads, ["---:"] * len(heads), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def widths(found: list[Window]) -> tuple[str, str, int]:
    """How many windows there are, their mean and their largest width."""
    return f"{len(found):,}", f"{fmean(one.width for one in found):.2f}", max(one.width for one in found)


def misses(found: list[Window]) -> tuple[str, str, int]:
    """How many due days lie outside, their share, and by how many days at most."""
    outside = [one.off for one in found if one.off]
    return f"{len(outside):,}", f"{len(outside) / len(found):.1%}", max(outside, default=0)


def by_month(found: list[Window]) -> str:
    """The widths by the month of the due day."""
    months = [(f"{month:02d}", [one for one in found if one.due.month == month]) for month in range(1, 13)]
    return table(
        ("month of the due day", "windows", "mean width", "largest", "of width zero"),
        (
            (name, *widths(some), f"{sum(not one.width for one in some) / len(some):.0%}")
            for name, some in [*months, ("all", found)]
        ),
    )


def by_year(found: Mapping[int, list[Window]]) -> str:
    """The widths and the misses of each year."""
    every = [one for some in found.values() for one in some]
    return table(
        ("year", "windows", "mean width", "largest", "missed", "share", "days off at most"),
        ((name, *widths(some), *misses(some)) for name, some in [*found.items(), ("all", every)]),
    )


TEXT: Final = """# Bounds of unannounced years

% Written by benchmarks/bounds_widths.py; do not edit by hand.

Past the last announced year the calendar is open.
The decree (全国年节及纪念日放假办法) says how many days each festival is off.
The yearly notice moves days around a festival: a run of weekdays off, and make-up days on weekends near by.
`gikdeadlines.calendar.bounds` lists every such arrangement within the limits that the notices have kept to.
It gives the earliest and the latest due day over all of them.

**The limits were measured on the notices of {first} to {last}, which are the years that they are tested on here.**
So the first table shows how wide the bounds are and that nothing was overlooked.
It does not show how well they foretell; the tables after it do, as far as {years} years can.

A window is a start day and a count of working days.
For each year from {tested} to {last} the calendar is taken as it stood before that year's notice.
Starts run from {longest} days before the year to its end, counts from 1 to {longest}.
A window is in a table when its due day may lie past the horizon, 28 December of the last announced year.
Windows whose due day is not announced even now are left out.
A width of zero means that the due day was certain before the notice.

## Widths by month

{months}

{missed} due days of the annual notices lie outside the bounds.
In none of these years can a festival's day, a bridge or a make-up day fall from 1 July through 31 August.
Every day there is certain.
A due day in July or August has a width above zero only where its start, or an exclusion's end, cuts a festival.

## One year held out

The limits are measured on every other year and tried on this one.
Their form stays as it is, and it was chosen in knowledge of all the years: which festivals are measured together, and
that make-up days have a day of margin.
Without that margin 475 due days of 2024 lay outside when 2024 was held out, so read this table with that in mind.

{held}

## Only the years before

The limits are measured on earlier years only, from 2008 on, and tried on the next: at least five years of them.

{earlier}

## When the decree itself changes

The decree was revised for 2014 and for 2025: the first revision is dated the day of that year's notice, the second was
published on the day of it.
The tables above take the decree in force in the year that they test.
Whoever counted before the revision was out counted by the old decree:

{decree}

## Extraordinary days

Special notices of 2015, 2019 and 2020 changed days after the annual notice.
No window lost more than two working days or gained more than one by them.
`with_allowance()` adds that to the bounds, and it is reported apart.
Against all notices, the special ones too:

{allowance}
"""


def main() -> None:
    """Write the page."""
    found = fitted()
    held = {year: fitted_on(year, set(ANNOUNCED) - {year}) for year in TESTED}
    earlier = {year: fitted_on(year, range(ANNOUNCED[0], year)) for year in FORETOLD}
    decree = {year: under_the_old_decree(year) for year in (2014, 2025)}
    extraordinary = allowed()
    page = TEXT.format(
        first=ANNOUNCED[0],
        last=ANNOUNCED[-1],
        tested=TESTED[0],
        years=len(TESTED),
        longest=LONGEST,
        months=by_month(found),
        missed=sum(one.off > 0 for one in found) or "No",
        held=by_year(held),
        earlier=by_year(earlier),
        decree=by_year(decree),
        allowance=by_year({year: [one for one in extraordinary if one.year == year] for year in TESTED}),
    )
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
