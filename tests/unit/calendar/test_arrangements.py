"""The arrangements that were announced must be among those that are held possible."""

from datetime import date
from itertools import product
from typing import Final

import pytest

from gikdeadlines.calendar import Notice, Practice
from gikdeadlines.calendar.arrangements import Arrangement, Season, Week, notice_year, seasons_of
from gikdeadlines.loading import load_calendar, statutory_days

WEEK: Final = Week()


def announced(year: int) -> Notice:
    """The annual notice of a year."""
    return next(notice for notice in load_calendar("CN").notices if notice.year == year)


def season(year: int, festival: str) -> Season:
    """The season of a year that holds a festival."""
    return next(one for one in seasons_of(statutory_days(year)) if festival in dict(one.festivals))


class TestSeasonsOf:
    """The list of arrangements of a year."""

    @pytest.mark.parametrize("year", range(2008, 2027))
    def test_some_choice_for_each_season_makes_the_notice(self, year: int) -> None:
        """The weekdays off and the weekend days worked of each notice, none twice and none left over.

        Two choices make that of 2010, where Mid-Autumn and National Day may claim each other's make-up day.
        """
        notice = announced(year)
        off = {day for rest in notice.rest for day in rest.days if day.weekday() < 5}
        work = {day for one in notice.work for day in one.dates}
        fitting = [
            [one for one in each.arrangements if off.issuperset(one.off) and work.issuperset(one.work)]
            for each in seasons_of(statutory_days(year))
        ]
        made = [
            choice
            for choice in product(*fitting)
            if sorted(day for one in choice for day in one.off) == sorted(off)
            and sorted(day for one in choice for day in one.work) == sorted(work)
        ]

        assert len(made) == (2 if year == 2010 else 1)

    @pytest.mark.parametrize("year", range(2008, 2101))
    def test_every_season_of_every_year_can_be_arranged(self, year: int) -> None:
        """No year of the lunar tables leaves a festival without an arrangement."""
        empty = [one.festivals for one in seasons_of(statutory_days(year)) if not one.arrangements]

        assert empty == []

    @pytest.mark.parametrize("year", [2026, 2027, 2028, 2033])
    def test_an_arrangement_takes_away_as_many_days_as_the_decree_gives(self, year: int) -> None:
        """A make-up day moves a day off, it gives none: 办法 第六条."""
        wrong = [
            (one, each)
            for one in seasons_of(statutory_days(year))
            for each in one.arrangements
            if len(each.off) - len(each.work) != sum(len(days) for _, days in one.festivals)
        ]

        assert wrong == []

    @pytest.mark.parametrize("year", [2026, 2027, 2028, 2033])
    def test_days_off_are_weekdays_and_make_up_days_are_not(self, year: int) -> None:
        """Else they would change nothing."""
        days = [each for one in seasons_of(statutory_days(year)) for each in one.arrangements]

        assert all(day.weekday() < 5 for each in days for day in each.off)
        assert all(day.weekday() >= 5 for each in days for day in each.work)

    @pytest.mark.parametrize("year", range(2008, 2028))
    def test_the_year_before_is_touched_only_in_its_last_three_days(self, year: int) -> None:
        """That is what makes 28 December the horizon."""
        first = min(day for one in season(year, "元旦").arrangements for day in (*one.off, *one.work))

        assert first >= date(year - 1, 12, 29)


class TestNoticeYear:
    """Whose notice settles a day."""

    @pytest.mark.parametrize(
        ("day", "year"), [(date(2018, 12, 28), 2018), (date(2018, 12, 29), 2019), (date(2019, 1, 1), 2019)]
    )
    def test_the_end_of_december_waits_for_the_next_notice(self, day: date, year: int) -> None:
        """The notice of 2019 made 2018-12-29 a working day."""
        assert notice_year(day) == year


class TestSeason:
    """A festival with its arrangements."""

    @pytest.mark.parametrize("year", [2020, 2021])
    def test_the_usual_arrangements_are_those_that_were_announced(self, year: int) -> None:
        """Both notices kept to habit in every festival."""
        notice = announced(year)
        usual = [one.usual for one in seasons_of(statutory_days(year))]

        assert {day for one in usual for day in one.off} == {
            day for rest in notice.rest for day in rest.days if day.weekday() < 5
        }
        assert {day for one in usual for day in one.work} == {day for one in notice.work for day in one.dates}

    def test_a_span_takes_its_weekend_in(self) -> None:
        """国办发明电〔2024〕12号: Qingming 2025 is Friday to Sunday, 4 to 6 April."""
        qingming = season(2025, "清明节")

        assert qingming.spans(qingming.usual) == (("清明节", date(2025, 4, 4), date(2025, 4, 6)),)

    def test_festivals_in_one_span_are_named_together(self) -> None:
        """国办发明电〔2019〕16号: National Day and Mid-Autumn 2020 are 1 to 8 October."""
        autumn = season(2020, "中秋节")

        assert autumn.spans(autumn.usual) == (("国庆节、中秋节", date(2020, 10, 1), date(2020, 10, 8)),)

    def test_a_span_that_holds_no_festival_is_named_for_the_longest(self) -> None:
        """Days off apart from the festivals' own are those of the one with the most days."""
        together = season(2020, "国庆节")
        apart = Arrangement(off=(date(2020, 9, 21),), work=())

        names = [name for name, first, last in together.spans(apart) if first <= date(2020, 9, 21) <= last]

        assert names == ["国庆节"]

    def test_the_usual_arrangement_begins_as_early_as_the_notices_do(self) -> None:
        """Reckoned from the first of the days off before the festival, not from the last."""
        early = Arrangement((date(2029, 12, 28), date(2029, 12, 31), date(2030, 1, 1)), ())
        late = Arrangement((date(2029, 12, 31), date(2030, 1, 1), date(2030, 1, 2)), ())

        assert new_year_2030(early, late, usual=(5, 0, 4)).usual == early

    def test_the_usual_arrangement_has_no_long_row_of_work(self) -> None:
        """The longest row counts: ten days in a row are more than seven, whatever stands beside them."""
        off = (date(2029, 12, 31), date(2030, 1, 1))
        ten = Arrangement(off, (date(2029, 12, 30), date(2030, 1, 5), date(2030, 1, 6)))
        seven = Arrangement(off, (date(2029, 12, 29), date(2029, 12, 30), date(2030, 1, 12)))

        assert new_year_2030(ten, seven, usual=(2, 3, 1)).usual == seven


def new_year_2030(*arrangements: Arrangement, usual: tuple[int, int, int]) -> Season:
    """A New Year's Day, a Tuesday, that may be arranged so."""
    practice = Practice(fewest=0, most=3, longest=9, lead=9, reach=20, usual=usual)
    return Season((("元旦", (date(2030, 1, 1),)),), arrangements, practice, WEEK)


class TestWeek:
    """The weekly rest days."""

    def test_days_are_sorted_into_weekdays_and_weekend(self) -> None:
        """2026-10-01 is a Thursday."""
        first, last = date(2026, 10, 1), date(2026, 10, 5)

        assert WEEK.weekdays(first, last) == (date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 5))
        assert WEEK.weekend(first, last) == (date(2026, 10, 3), date(2026, 10, 4))

    def test_days_in_a_row_stop_at_a_make_up_day(self) -> None:
        """New Year 2026: Thursday to Saturday off, Sunday worked."""
        new_year = Arrangement(off=(date(2026, 1, 1), date(2026, 1, 2)), work=(date(2026, 1, 4),))

        assert WEEK.ends(date(2026, 1, 1), new_year) == (date(2026, 1, 1), date(2026, 1, 3))
        assert WEEK.in_a_row(date(2026, 1, 4), new_year) == 6
