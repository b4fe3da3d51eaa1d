"""The practices are measurements: what the notices did is read off them, not off our own bounds."""

from datetime import date
from typing import Final

import pytest

from gikdeadlines.calendar.practices import PRACTICES, _arranged, is_pooled, measured, practice_for
from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import CalendarError

ANNOUNCED: Final = range(2008, 2027)


class TestPractices:
    """The limits as they stand in the source."""

    def test_they_are_what_the_notices_measure(self) -> None:
        """A new notice that goes further shows here first."""
        found = measured(load_calendar("CN"), statutory_days, years=ANNOUNCED)

        assert found == PRACTICES


class TestMeasured:
    """What single notices did."""

    def test_the_early_national_day_of_2008_is_the_only_one(self) -> None:
        """国办发明电〔2007〕52号 began the days off on Monday 29 September; every later notice on 1 October."""
        found = measured(load_calendar("CN"), statutory_days, years=set(ANNOUNCED) - {2008})

        assert practice_for(found, "国庆节", 3).lead == 0

    def test_a_make_up_day_of_spring_2024_lay_furthest_from_the_festival(self) -> None:
        """国办发明电〔2023〕7号 made Sunday 4 February a working day, six days before the first of the first month."""
        found = measured(load_calendar("CN"), statutory_days, years=set(ANNOUNCED) - {2024})

        assert practice_for(PRACTICES, "春节", 3).reach == 6 + 1
        assert practice_for(found, "春节", 3).reach == 5 + 1

    def test_make_up_days_lie_no_further_than_the_second_sunday_before(self) -> None:
        """国办发明电〔2022〕16号 made Sunday 23 April one for Monday 1 May 2023, eight days off."""
        assert practice_for(PRACTICES, "劳动节", 1).reach == 8


class TestPracticeFor:
    """Looking a practice up."""

    def test_a_festival_of_unknown_length_is_refused(self) -> None:
        """A new decree needs a new practice, not a guess."""
        with pytest.raises(CalendarError) as caught:
            practice_for(PRACTICES, "春节", 5)

        assert caught.value.code == "no-practice"


class TestIsPooled:
    """Mid-Autumn and National Day in one arrangement."""

    @pytest.mark.parametrize(
        ("year", "pooled"),
        [(2012, True), (2015, True), (2018, False), (2020, True), (2023, True), (2024, False), (2026, True)],
    )
    def test_a_week_decides(self, year: int, pooled: bool) -> None:
        """Mid-Autumn fell on 30, 27 and 24 September, 1 October, 29, 17 and 25 September."""
        assert is_pooled(statutory_days(year)) is pooled

    def test_one_of_them_alone_is_not_pooled(self) -> None:
        """There is nothing to pool it with."""
        assert not is_pooled({"国庆节": (date(2026, 10, 1),)})


class TestArranged:
    """What a notice did with a festival."""

    def test_make_up_days_of_national_day_alone_are_measured_from_it(self) -> None:
        """29 and 30 September 2018, Mid-Autumn having been a week before (国办发明电〔2017〕12号)."""
        calendar = load_calendar("CN")
        notice = next(each for each in calendar.notices if each.year == 2018)

        (national,) = [one for one in _arranged(notice, statutory_days(2018), calendar) if one.festival == "国庆节"]

        assert national.reach == 2
