"""Bounds are checked against notices that came later and against a count day by day over every arrangement."""

import pickle
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines.calendar import Beyond, Calendar, merged
from gikdeadlines.calendar.arrangements import Arrangement, seasons_of
from gikdeadlines.calendar.bounds import EXTRAORDINARY, Allowance
from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import CalendarRangeError, CountError, DayTypeError, Interval

ONE_DAY: Final = timedelta(1)
HORIZON: Final = date(2025, 12, 28)


@cache
def beyond() -> Beyond:
    """What was open the day before the notice of 2026."""
    return Beyond(load_calendar("CN").before_notice(2026), statutory_days)


def choices(first: date, last: date) -> list[tuple[Arrangement, ...]]:
    """Every choice of one arrangement a season, for the seasons of 2026 that may touch a span of days."""
    touching = [
        season.arrangements
        for season in seasons_of(statutory_days(2026))
        if any(first <= day <= last for each in season.arrangements for day in (*each.off, *each.work))
    ]
    return list(product(*touching))


def day_by_day(start: date, through: date, spans: Sequence[Interval], choice: Sequence[Arrangement]) -> int:
    """How many counting days one choice of arrangements gives, one day after the other."""
    count, day = 0, start + ONE_DAY
    while day <= through:
        free = any(day in one.off for one in choice)
        works = any(day in one.work for one in choice) or (day.weekday() < 5 and not free)
        count += works and not any(day in span for span in spans)
        day += ONE_DAY
    return count


starts = st.dates(date(2025, 12, 28), date(2026, 10, 20))
lengths = st.integers(1, 40)
exclusions = st.lists(
    st.builds(lambda first, days: Interval(first, first + timedelta(days)), starts, st.integers(0, 12)), max_size=3
).map(merged)


class TestCounted:
    """The least and the most working days of a window."""

    @given(start=starts, days=lengths, spans=exclusions)
    def test_it_is_the_extremes_over_every_choice_of_arrangements(
        self, start: date, days: int, spans: list[Interval]
    ) -> None:
        """The slow count, day by day and choice by choice, has the same least and most."""
        through = start + timedelta(days)
        counts = [day_by_day(start, through, spans, choice) for choice in choices(start, through)]

        assert beyond().counted(start, through, spans) == (min(counts), max(counts))

    @given(start=starts, days=lengths, spans=exclusions, more=exclusions)
    def test_widening_the_exclusions_never_raises_either_end(
        self, start: date, days: int, spans: list[Interval], more: list[Interval]
    ) -> None:
        """A day that is left out cannot count."""
        through = start + timedelta(days)
        least, most = beyond().counted(start, through, spans)
        wider_least, wider_most = beyond().counted(start, through, merged([*spans, *more]))

        assert wider_least <= least
        assert wider_most <= most

    def test_the_announced_part_is_exact(self) -> None:
        """From 2025-09-30 through 2025-10-11 the notice of 2025 leaves Thursday the 9th, Friday and Saturday."""
        assert beyond().counted(date(2025, 9, 30), date(2025, 10, 11)) == (3, 3)

    def test_a_whole_season_is_exact(self) -> None:
        """Of the 261 weekdays from 2025-12-29 through 2026-12-28 the decree takes thirteen, however arranged."""
        assert beyond().counted(HORIZON, date(2026, 12, 28)) == (248, 248)

    def test_nothing_counts_backwards(self) -> None:
        """As a clock that has not begun."""
        assert beyond().counted(date(2026, 5, 4), date(2026, 5, 4)) == (0, 0)

    def test_the_allowance_widens_both_ends(self) -> None:
        """July has no festival: 20 weekdays, up to one more, up to two fewer."""
        july = (date(2026, 6, 30), date(2026, 7, 28))

        assert beyond().counted(*july) == (20, 20)
        assert beyond().with_allowance().counted(*july) == (18, 21)

    def test_the_allowance_is_not_wider_than_the_days_it_falls_on(self) -> None:
        """One weekday may be taken away once; a day that works cannot be made to work twice."""
        assert beyond().with_allowance().counted(date(2026, 7, 6), date(2026, 7, 7)) == (0, 1)

    def test_the_announced_part_has_no_allowance(self) -> None:
        """It is used as it was published."""
        assert beyond().with_allowance().counted(date(2025, 12, 18), HORIZON) == (6, 6)


class TestCount:
    """Working days between two days."""

    def test_it_turns_round_with_its_days(self) -> None:
        """As the count of a calendar does."""
        there, back = date(2026, 1, 31), date(2026, 2, 14)
        least, most = beyond().count(there, back)

        assert least < most
        assert beyond().count(back, there) == (-most, -least)


class TestDue:
    """The earliest and the latest due day."""

    @given(start=starts, n=st.integers(1, 25), spans=exclusions)
    def test_it_is_the_extremes_over_every_choice_of_arrangements(
        self, start: date, n: int, spans: list[Interval]
    ) -> None:
        """Each choice has its due day; the first and the last of them are the bounds."""
        earliest, latest = beyond().due(start, n, spans) or (None, None)
        assert earliest is not None
        assert latest is not None
        possible = choices(start, latest)

        assert max(day_by_day(start, earliest, spans, choice) for choice in possible) == n
        assert max(day_by_day(start, earliest - ONE_DAY, spans, choice) for choice in possible) == n - 1
        assert min(day_by_day(start, latest, spans, choice) for choice in possible) == n
        assert min(day_by_day(start, latest - ONE_DAY, spans, choice) for choice in possible) == n - 1

    @given(start=st.dates(date(2024, 1, 1), date(2025, 10, 1)), n=st.integers(1, 30))
    def test_the_announced_part_is_exact(self, start: date, n: int) -> None:
        """A clock that ends by the horizon has one due day, that of the calendar."""
        due = beyond().calendar.nth_after(start, n)

        assert beyond().due(start, n) == (due, due)

    @given(start=starts, n=st.integers(1, 40), spans=exclusions, more=exclusions)
    def test_widening_the_exclusions_never_brings_either_end_forward(
        self, start: date, n: int, spans: list[Interval], more: list[Interval]
    ) -> None:
        """What is left out has to be made up for."""
        ends = beyond().due(start, n, spans)
        wider = beyond().due(start, n, merged([*spans, *more]))

        assert ends is not None
        assert wider is not None
        assert all(late >= end for late, end in zip(wider, ends, strict=True) if late and end)

    @given(start=starts, n=st.integers(1, 40), spans=exclusions)
    def test_the_allowance_holds_the_bounds(self, start: date, n: int, spans: list[Interval]) -> None:
        """More is possible with special notices, never less."""
        ends = beyond().due(start, n, spans)
        allowed = beyond().with_allowance().due(start, n, spans)

        assert ends is not None
        assert allowed is not None
        assert allowed[0] <= ends[0]
        assert allowed[1] is not None
        assert ends[1] is not None
        assert allowed[1] >= ends[1]

    def test_a_window_without_a_festival_has_one_due_day(self) -> None:
        """Twenty weekdays after 2026-07-01, a Wednesday, is Wednesday 2026-07-29."""
        assert beyond().due(date(2026, 7, 1), 20) == (date(2026, 7, 29), date(2026, 7, 29))

    def test_an_exclusion_that_has_not_ended_has_no_due_day(self) -> None:
        """As the clock itself answers."""
        assert beyond().due(date(2026, 7, 1), 20, [Interval.since(date(2026, 7, 15))]) is None

    def test_an_exclusion_that_only_some_calendars_reach_leaves_the_latest_open(self) -> None:
        """With 30 and 31 December off and the next weekend worked the fourth day is 5 January; as announced the 6th.

        A pause from the 6th on comes before the fourth working day in the second case only.
        """
        ends = beyond().due(date(2025, 12, 30), 4, [Interval.since(date(2026, 1, 6))])

        assert ends == (date(2026, 1, 5), None)

    def test_an_exclusion_after_the_due_day_changes_nothing(self) -> None:
        """It comes too late."""
        late = [Interval.since(date(2026, 8, 3))]

        assert beyond().due(date(2026, 7, 1), 20, late) == (date(2026, 7, 29), date(2026, 7, 29))

    @pytest.mark.parametrize(
        ("start", "code"), [(date(2007, 12, 1), "outside-calendar"), (date(2100, 12, 30), "outside-festivals")]
    )
    def test_days_outside_every_calendar_are_refused(self, start: date, code: str) -> None:
        """Before the first notice, and after the last year of the lunar tables."""
        with pytest.raises(CalendarRangeError) as caught:
            beyond().due(start, 20)

        assert caught.value.code == code

    def test_a_gap_is_refused(self) -> None:
        """A region whose notices are not known leaves its days open in no countable way."""
        calendar = load_calendar("CN")
        unknown = Calendar("CN", calendar.notices, calendar.week, gaps=(Interval.since(date(2027, 3, 1)),))

        with pytest.raises(CalendarRangeError) as caught:
            Beyond(unknown, statutory_days).due(date(2027, 2, 20), 20)

        assert caught.value.code == "unknown-regional-notice"

    def test_the_count_and_the_day_are_checked(self) -> None:
        """As a calendar checks them."""
        with pytest.raises(CountError):
            beyond().due(date(2026, 7, 1), 0)
        with pytest.raises(DayTypeError):
            beyond().due("2026-07-01", 1)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("start", "through", "path"),
        [("2026-07-01", date(2026, 8, 3), "start"), (date(2026, 7, 1), "2026-08-03", "through")],
    )
    def test_the_day_that_is_none_is_named(self, start: date, through: date, path: str) -> None:
        """Whichever end of a count it is."""
        with pytest.raises(DayTypeError) as caught:
            beyond().counted(start, through)

        assert caught.value.path == path


class TestNthAfter:
    """The n-th working day without exclusions."""

    def test_it_holds_what_the_notice_of_2026_made_of_it(self) -> None:
        """国办发明电〔2025〕7号: the fifteenth working day after 2026-02-02 is the make-up Saturday 2026-02-28."""
        earliest, latest = beyond().nth_after(date(2026, 2, 2), 15)

        assert earliest < date(2026, 2, 28) < latest

    def test_a_region_with_days_of_its_own_is_never_certain(self) -> None:
        """Guangxi moved three days at most in one year, 2017, and never made more than one day a working day."""
        guangxi = Beyond(load_calendar("CN-GX").before_notice(2026), statutory_days)

        assert guangxi.counted(date(2026, 6, 30), date(2026, 7, 28)) == (20 - 3, 20 + 1)

    def test_a_single_regional_notice_is_no_habit(self) -> None:
        """Hubei's extension of 2020 says nothing about later years."""
        hubei = Beyond(load_calendar("CN-HB").before_notice(2026), statutory_days)

        assert hubei.counted(date(2026, 6, 30), date(2026, 7, 28)) == (20, 20)


class TestIsWorking:
    """Whether a day is settled."""

    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2025, 12, 28), False),
            (date(2026, 1, 1), False),
            (date(2026, 1, 2), None),
            (date(2026, 2, 17), False),
            (date(2026, 3, 18), True),
            (date(2026, 7, 5), False),
            (date(2026, 10, 10), None),
        ],
    )
    def test_statutory_days_and_quiet_days_are_settled(self, day: date, works: bool | None) -> None:
        """A festival's own day is off, a day in March is worked, a bridge or a make-up day is open."""
        assert beyond().is_working(day) is works

    @pytest.mark.parametrize("day", [date(2026, 3, 18), date(2026, 7, 5)])
    def test_nothing_is_settled_against_special_notices(self, day: date) -> None:
        """With the allowance any day past the horizon may go either way."""
        assert beyond().with_allowance().is_working(day) is None


class TestProjected:
    """The calendar with the usual arrangements."""

    def test_its_notices_are_marked_and_have_no_number(self) -> None:
        """No document is invented."""
        added = [notice for notice in beyond().projected().notices if notice.year and notice.year > 2025]

        assert [(one.year, one.confidence, one.doc_no, one.published) for one in added] == [
            (2026, "projected", "", None),
            (2027, "projected", "", None),
            (2028, "projected", "", None),
        ]

    def test_it_is_never_known(self) -> None:
        """A projection is no publication."""
        known = beyond().projected().known_on(date(2099, 1, 1))

        assert known.horizon == HORIZON

    def test_a_day_says_that_it_is_projected(self) -> None:
        """Whoever asks why is told."""
        assert beyond().projected().why(date(2026, 10, 1)).confidence == "projected"

    @given(start=st.dates(date(2025, 12, 1), date(2026, 12, 31)), n=st.integers(1, 60))
    def test_its_due_days_lie_within_the_bounds(self, start: date, n: int) -> None:
        """It is one of the calendars that may come."""
        earliest, latest = beyond().nth_after(start, n)

        assert earliest <= beyond().projected().nth_after(start, n) <= latest


class TestBeyond:
    """The value itself."""

    def test_it_is_equal_hashable_and_picklable(self) -> None:
        """As every public value, asked or not."""
        other = Beyond(load_calendar("CN").before_notice(2026), statutory_days)
        beyond().nth_after(date(2026, 2, 2), 15)

        assert other == beyond() == pickle.loads(pickle.dumps(beyond()))  # noqa: S301  # our own bytes
        assert len({other, beyond()}) == 1


class TestAllowance:
    """What special notices may change."""

    @pytest.mark.parametrize(
        ("after", "through", "difference"),
        [
            (date(2015, 9, 2), date(2015, 9, 4), -2),
            (date(2015, 9, 4), date(2015, 9, 6), 1),
            (date(2019, 4, 27), date(2019, 4, 28), 1),
            (date(2019, 5, 1), date(2019, 5, 3), -2),
            (date(2020, 1, 30), date(2020, 2, 2), -2),
        ],
    )
    def test_the_three_special_notices_reach_it_and_no_further(
        self, after: date, through: date, difference: int
    ) -> None:
        """国发明电〔2015〕1号, 国办发明电〔2019〕3号 and 国办发明电〔2020〕1号 against the annual notices."""
        calendar = load_calendar("CN")
        annual = Calendar("CN", tuple(one for one in calendar.notices if one.year), calendar.week)
        changed = calendar.count(after, through) - annual.count(after, through)

        assert changed == difference
        assert -EXTRAORDINARY.fewer <= changed <= EXTRAORDINARY.more

    def test_without_one_nothing_is_allowed(self) -> None:
        """The bounds proper are those of the yearly notices."""
        assert Allowance() == Allowance(more=0, fewer=0)
