"""Every due day of 2009 to 2026 against the bounds of the day before its notice.

The arrangements were measured on the notices of these years, so that this shows that nothing was overlooked, not how
well the bounds foretell; ``docs/reference/bounds.md`` holds a year out for that.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import pytest

from gikdeadlines.calendar import Beyond, Calendar
from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import CalendarRangeError

ONE_DAY: Final = timedelta(1)
LONGEST: Final = 60
"""The longest count and the days before the year from which clocks start."""


@cache
def by_annual_notices() -> Calendar:
    """The calendar without special notices."""
    calendar = load_calendar("CN")
    return Calendar("CN", tuple(one for one in calendar.notices if one.year), calendar.week)


def outside(truth: Calendar, beyond: Beyond, year: int) -> Iterator[tuple[date, int]]:
    """Each start and count whose due day, where it is announced by now, lies outside the bounds."""
    day = max(truth.first, date(year, 1, 1) - timedelta(LONGEST))
    while day <= min(truth.horizon, date(year, 12, 31)):
        for n in range(1, LONGEST + 1):
            try:
                due = truth.nth_after(day, n)
            except CalendarRangeError:
                break
            earliest, latest = beyond.nth_after(day, n)
            if not earliest <= due <= latest:
                yield day, n
        day += ONE_DAY


SOONER: Final = frozenset({2009, 2015, 2019, 2020, 2025, 2026})
"""The first year, those with special notices, and the last two: every run has them, a thorough one all."""


def every_year() -> list[Any]:
    """The years with a notice, most of them for a thorough run."""
    return [year if year in SOONER else pytest.param(year, marks=pytest.mark.slow) for year in range(2009, 2027)]


class TestBeyond:
    """The bounds before each notice."""

    @pytest.mark.long
    @pytest.mark.parametrize("year", every_year())
    def test_every_due_day_by_the_annual_notices_lies_within_the_bounds(self, year: int) -> None:
        """When the notice comes, the answer lies inside yesterday's bounds."""
        truth = by_annual_notices()
        beyond = Beyond(truth.before_notice(year), statutory_days)

        assert list(outside(truth, beyond, year)) == []

    @pytest.mark.long
    @pytest.mark.parametrize("year", [2015, 2019, 2020])
    def test_every_due_day_by_the_special_notices_too_lies_within_the_allowance(self, year: int) -> None:
        """They came after the annual notice; the bounds proper miss some, the allowance none."""
        truth = load_calendar("CN")
        beyond = Beyond(truth.before_notice(year), statutory_days)

        assert next(outside(truth, beyond, year), None) is not None
        assert list(outside(truth, beyond.with_allowance(), year)) == []

    @pytest.mark.parametrize("region", ["CN-GX", "CN-NX", "CN-XJ"])
    @pytest.mark.parametrize("year", [2024, 2025, 2026])
    @pytest.mark.parametrize("n", [5, 20, LONGEST])
    def test_a_regions_own_days_are_allowed_for(self, region: str, year: int, n: int) -> None:
        """The days of 三月三 and of the Muslim festivals come with notices of the region."""
        truth = load_calendar(region)
        beyond = Beyond(truth.before_notice(year), statutory_days)
        starts = [date(year, 1, 1) + timedelta(i) for i in range(240)]
        ends = [(truth.nth_after(start, n), beyond.nth_after(start, n)) for start in starts]

        assert [due for due, (earliest, latest) in ends if not earliest <= due <= latest] == []

    @pytest.mark.parametrize("year", range(2009, 2027))
    def test_july_and_august_are_certain(self, year: int) -> None:
        """No festival's days, bridge or make-up day falls from 1 July through 31 August."""
        beyond = Beyond(load_calendar("CN").before_notice(year), statutory_days)
        summer = [date(year, 7, 1) + timedelta(i) for i in range(62)]

        assert [beyond.is_working(day) for day in summer] == [day.weekday() < 5 for day in summer]
