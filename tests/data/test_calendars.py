"""The data of ``calendars/`` against two other sources, the notices' own arithmetic, and the schema.

The two sources and the notices agree on every day: there is no difference to resolve.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

import chinese_calendar
import holidays
import pytest

from gikdeadlines import load_calendar
from gikdeadlines.calendar import Calendar
from gikdeadlines.loading import calendar_schema, check_notice, shipped_files
from gikdeadlines.loading.notices.calendar_files import parse
from gikdeadlines.loading.notices.calendars import SHIPPED_REGIONS
from gikdeadlines.loading.notices.festivals import festival_days
from gikdeadlines.testing.vectors import load_vectors

CALENDARS = Path(__file__).parents[2] / "calendars"
NATIONAL = sorted(path for path in (CALENDARS / "CN").glob("*.toml") if path.name != "week.toml")
YEARS = range(2008, 2027)

LAST_DAYS = [date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)]
"""Past the horizon: the notice of 2027 may still change them, so the calendar refuses them."""


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(i) for i in range((date(year + 1, 1, 1) - first).days)]


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return load_calendar("CN")


class TestEveryDay:
    @pytest.mark.parametrize("year", YEARS)
    def test_equals_chinesecalendar(self, calendar: Calendar, year: int) -> None:
        """Every day of the year through the horizon is worked exactly where ``chinesecalendar`` says so."""
        days = [day for day in days_of(year) if day not in LAST_DAYS]

        assert [day for day in days if calendar.is_working(day) != chinese_calendar.is_workday(day)] == []

    @pytest.mark.parametrize("year", YEARS)
    def test_equals_holidays(self, calendar: Calendar, year: int) -> None:
        """Every day of the year through the horizon is worked exactly where ``holidays`` says so."""
        china = holidays.country_holidays("CN", years=[year - 1, year, year + 1])
        days = [day for day in days_of(year) if day not in LAST_DAYS]

        assert [day for day in days if calendar.is_working(day) != china.is_working_day(day)] == []

    def test_the_horizon_is_28_december_2026(self, calendar: Calendar) -> None:
        """The three days after it are left to the notice of 2027, as in 2011, 2018 and 2022."""
        assert calendar.horizon + timedelta(days=1) == LAST_DAYS[0]

    @pytest.mark.parametrize("day", ["2007-12-29", "2007-12-30", "2007-12-31"])
    def test_days_before_the_first_are_not_claimed(self, calendar: Calendar, day: str) -> None:
        """The notice of 2008 names days of 2007, but the notice of 2007 is not there to settle the others."""
        assert date.fromisoformat(day) < calendar.first


class TestNotices:
    @pytest.mark.parametrize("year", YEARS)
    def test_gains_the_statutory_days(self, year: int) -> None:
        """An annual notice frees as many weekdays more than it takes as the law gives days: 11, and 13 from 2025."""
        totals = check_notice(CALENDARS / "CN" / f"{year}.toml").totals

        assert totals is not None
        assert totals.weekdays_off - totals.make_up_workdays == (13 if year >= 2025 else 11)

    @pytest.mark.parametrize("path", NATIONAL, ids=lambda path: path.stem)
    def test_passes_the_full_check(self, path: Path) -> None:
        """Each file passes the checks of ``calendar check``, festivals of the moon and the sun included."""
        assert check_notice(path).faults == ()

    def test_there_are_nineteen_years_and_three_amendments(self) -> None:
        """One file a notice, 2008 to 2026, and the amendments of 2015, 2019 and 2020."""
        assert Counter("amendment" in path.name for path in NATIONAL) == {False: 19, True: 3}

    @pytest.mark.parametrize("year", YEARS)
    def test_is_published_before_its_year(self, calendar: Calendar, year: int) -> None:
        """Every annual notice came out between October and December of the year before."""
        (notice,) = [notice for notice in calendar.notices if notice.year == year]

        assert notice.published is not None
        assert date(year - 1, 10, 1) <= notice.published <= date(year - 1, 12, 31)

    def test_the_amendment_of_2020_revokes_the_make_up_saturday(self, calendar: Calendar) -> None:
        """1 February 2020, a make-up Saturday of the annual notice, became a day off with 31 January."""
        before = calendar.known_on(date(2020, 1, 26))

        assert (before.is_working(date(2020, 2, 1)), before.is_working(date(2020, 1, 31))) == (True, True)
        assert (calendar.is_working(date(2020, 2, 1)), calendar.is_working(date(2020, 1, 31))) == (False, False)

    def test_merged_holidays_are_where_the_moon_puts_them(self, calendar: Calendar) -> None:
        """A notice merges 中秋节 with 国庆节 exactly in the years in which it falls into the National Day week."""
        merged = [year for year in YEARS if "中秋节" in (calendar.why(date(year, 10, 1)).festival or "")]

        assert merged == [y for y in YEARS if date(y, 9, 29) <= festival_days(y)["中秋节"] <= date(y, 10, 7)]


class TestRegions:
    @pytest.mark.parametrize("code", SHIPPED_REGIONS)
    def test_loads(self, code: str) -> None:
        """Every regional file stands the checks of its own and of the stack."""
        assert load_calendar(code).jurisdiction == code

    def test_every_folder_is_shipped(self) -> None:
        """The list of regions and the folders agree."""
        assert {path.name for path in CALENDARS.iterdir() if path.is_dir()} == {"CN", *SHIPPED_REGIONS}

    @pytest.mark.parametrize(
        ("code", "day", "works"),
        [
            ("CN-GX", "2017-04-01", False),
            ("CN-GX", "2017-04-08", True),
            ("CN-GX", "2022-04-02", False),
            ("CN-GX", "2022-04-06", False),
            ("CN-GX", "2023-04-23", False),
            ("CN-GX", "2018-04-15", True),
            ("CN-GX", "2013-04-12", True),
            ("CN-GX", "2020-03-26", True),
            ("CN-GX", "2020-03-27", True),
            ("CN-NX", "2015-09-20", True),
            ("CN-NX", "2017-06-23", True),
            ("CN-NX", "2017-06-26", False),
            ("CN-NX", "2017-06-28", False),
            ("CN-NX", "2017-06-29", True),
            ("CN-NX", "2017-07-01", True),
            ("CN-NX", "2017-08-27", True),
            ("CN-NX", "2017-08-30", False),
            ("CN-NX", "2017-09-03", False),
            ("CN-NX", "2017-09-04", True),
            ("CN-NX", "2015-09-24", False),
            ("CN-NX", "2019-06-05", False),
            ("CN-NX", "2025-06-06", False),
            ("CN-XJ", "2013-08-08", False),
            ("CN-XJ", "2016-09-10", True),
            ("CN-XJ", "2016-09-12", False),
            ("CN-XJ", "2011-08-30", True),
            ("CN-XJ", "2026-03-20", False),
            ("CN-HB", "2020-02-03", False),
            ("CN-HB", "2020-02-13", False),
            ("CN-HB", "2020-02-14", True),
        ],
    )
    def test_sets_days_of_its_own(self, code: str, day: str, *, works: bool) -> None:
        """What the region's notice says prevails over the nation's, make-up days too."""
        assert load_calendar(code).is_working(date.fromisoformat(day)) is works

    @pytest.mark.parametrize(
        ("code", "year"),
        [
            *(("CN-NX", y) for y in (2010, 2014, 2016, 2018)),
            *(("CN-XJ", y) for y in (2012, 2015, 2021)),
        ],
    )
    def test_refuses_unknown_years_by_name(self, code: str, year: int) -> None:
        """A year whose notice is not known is refused, and the refusal names it."""
        with pytest.raises(LookupError, match=f"the notice of {code} for {year} is not known"):
            load_calendar(code).is_working(date(year, 6, 1))

    def test_medium_confidence_is_marked(self) -> None:
        """A day set by a notice known from one report says so, and the calendar lists such notices."""
        guangxi = load_calendar("CN-GX")

        assert guangxi.why(date(2015, 4, 20)).confidence == "medium"
        years = [int(notice.path[-9:-5]) for notice in guangxi.uncertain]

        assert years == [2014, 2015, 2016, 2020, 2021, 2022, 2023, 2025, 2026]
        assert guangxi.why(date(2020, 3, 26)).confidence == "medium"

    def test_guangxi_of_2020_worked_as_the_nation(self) -> None:
        """The holiday of 2020 was worked, with time off later on days that nobody named."""
        guangxi, nation = load_calendar("CN-GX"), load_calendar("CN")
        days = [date(2020, 1, 1) + timedelta(offset) for offset in range(366)]

        assert [day for day in days if guangxi.is_working(day) is not nation.is_working(day)] == []

    def test_says_what_a_notice_says_of_a_day_that_it_leaves_as_it_is(self) -> None:
        """New Year's Eve of 2024 was worked; the notice encourages units to give it off."""
        eve = load_calendar("CN").why(date(2024, 2, 9))

        assert (eve.is_working, eve.kind) == (True, "weekday")
        assert eve.remark is not None
        assert "除夕" in eve.remark.zh
        assert eve.remarked_in is not None
        assert eve.remarked_in.doc_no == "国办发明电〔2023〕7号"

    def test_knows_no_remark_before_its_notice(self) -> None:
        """As of the day before the notice nothing was said."""
        assert load_calendar("CN").known_on(date(2023, 10, 24)).horizon == date(2023, 12, 28)
        assert load_calendar("CN-GX").known_on(date(2020, 3, 4)).why(date(2020, 3, 26)).remark is None

    def test_orders_to_enterprises_are_no_days_off(self) -> None:
        """On 3 February 2020 offices worked everywhere but in Hubei."""
        assert all(load_calendar(code).is_working(date(2020, 2, 3)) for code in ["CN", "CN-SH", "CN-GD", "CN-ZJ"])


class TestTaxAuthority:
    """The last days for returns that the tax authority published, month by month 申报纳税期限."""

    PUBLISHED: ClassVar = {
        (year, month): date.fromisoformat(vector.expected["day"])
        for vector in load_vectors()
        if vector.kind == "calendar"
        for year, month in [map(int, vector.id.split("-")[-2:])]
    }

    def test_every_month_of_seven_years_but_one_is_held(self) -> None:
        """October 2020 is left out: eight days off, and the eight days after the 15th were not counted as worked."""
        months = {(year, month) for year in range(2020, 2027) for month in range(1, 13)}

        assert months - self.PUBLISHED.keys() == {(2020, 10)}

    @pytest.mark.parametrize(("year", "month"), PUBLISHED)
    def test_follows_from_the_calendar(self, calendar: Calendar, year: int, month: int) -> None:
        """The 15th, or the first working day after it; days off together in the first half put it off by as many.

        征管法实施细则第一百零九条：期限内有连续3日以上法定休假日的，按休假日天数顺延。
        """
        off = "".join(" x"[not calendar.is_working(date(year, month, day))] for day in range(1, 16))
        together = sum(len(run) for run in off.split() if len(run) >= 3)
        middle = date(year, month, 15)
        last = calendar.nth_after(middle, together) if together else calendar.nth_after(middle - timedelta(1), 1)

        assert last == self.PUBLISHED[year, month]

    def test_october_2020_is_the_exception(self, calendar: Calendar) -> None:
        """The authority said the 23rd, eight days after the 15th; eight working days after it are the 27th."""
        middle = date(2020, 10, 15)

        assert calendar.nth_after(middle, 8) == date(2020, 10, 27)
        assert middle + timedelta(8) == date(2020, 10, 23)


@pytest.mark.parametrize("place", ["CN", *SHIPPED_REGIONS])
def test_our_files_keep_to_their_format(place: str) -> None:
    """A run takes our files as they are: read without the models, each says what it says with them."""
    sources = shipped_files(f"calendars/{place}")

    assert sources
    assert [parse(source) for source in sources] == [parse(replace(source, is_ours=False)) for source in sources]


def test_the_committed_schema_is_the_generated_one() -> None:
    """``calendars/schema.json`` describes the models that read the files."""
    assert json.loads((CALENDARS / "schema.json").read_text("utf-8")) == calendar_schema()
