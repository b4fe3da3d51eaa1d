"""Expected days are those of the decree and of the notices that name the festivals' days."""

from datetime import date

import pytest

from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import CalendarRangeError


class TestStatutoryDays:
    """What the decree makes days off."""

    @pytest.mark.parametrize(
        ("year", "days"),
        [(2008, 11), (2013, 11), (2014, 11), (2024, 11), (2025, 13), (2026, 13)],
    )
    def test_a_year_has_as_many_days_as_its_decree_says(self, year: int, days: int) -> None:
        """国务院令第513号 and 第644号 make eleven days of it, 第795号 thirteen."""
        found = sum(map(len, statutory_days(year).values()))

        assert found == days

    @pytest.mark.parametrize(
        ("year", "first", "last"),
        [
            (2013, date(2013, 2, 9), date(2013, 2, 11)),
            (2014, date(2014, 1, 31), date(2014, 2, 2)),
            (2024, date(2024, 2, 10), date(2024, 2, 12)),
            (2025, date(2025, 1, 28), date(2025, 1, 31)),
        ],
    )
    def test_the_eve_belongs_to_spring_festival_through_2013_and_from_2025(
        self, year: int, first: date, last: date
    ) -> None:
        """第513号 gives the eve and two days, 第644号 three days from the first, 第795号 all four."""
        days = statutory_days(year)["春节"]

        assert (days[0], days[-1]) == (first, last)

    @pytest.mark.parametrize(("year", "days"), [(2024, 1), (2025, 2)])
    def test_labour_day_has_a_second_day_from_2025(self, year: int, days: int) -> None:
        """第795号 adds 2 May."""
        found = statutory_days(year)["劳动节"]

        assert found == tuple(date(year, 5, day) for day in range(1, days + 1))

    @pytest.mark.parametrize("year", range(2008, 2027))
    def test_every_statutory_day_is_free_in_the_notices(self, year: int) -> None:
        """The notices are the second source: no statutory day was ever worked."""
        calendar = load_calendar("CN")
        worked = [day for days in statutory_days(year).values() for day in days if calendar.is_working(day)]

        assert worked == []

    @pytest.mark.parametrize("year", [2007, 2101])
    def test_a_year_without_a_decree_or_a_lunar_table_is_refused(self, year: int) -> None:
        """Nothing is guessed outside the years that the package and the decree cover."""
        with pytest.raises(CalendarRangeError) as caught:
            statutory_days(year)

        assert caught.value.code == "outside-festivals"

    def test_the_answer_cannot_be_changed(self) -> None:
        """It is cached, so a change would reach every caller."""
        with pytest.raises(TypeError):
            statutory_days(2026)["元旦"] = ()  # type: ignore[index]
