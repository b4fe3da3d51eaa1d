"""When a notice comes, what it settles was possible before: the bounds only ever narrow."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines.calendar import Beyond, Calendar, merged
from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import Interval

NATION = load_calendar("CN")
ANNUAL = Calendar("CN", tuple(one for one in NATION.notices if one.year), NATION.week)

years = st.integers(2009, 2026)
offsets = st.integers(-60, 420)
exclusions = st.lists(st.tuples(st.integers(-60, 420), st.integers(0, 40)), max_size=4)


def clock(year: int, offset: int, pauses: list[tuple[int, int]]) -> tuple[date, list[Interval]]:
    """A start near a year and pauses near the start."""
    first = max(ANNUAL.first, date(year, 1, 1) + timedelta(offset))
    spans = (Interval(first + timedelta(gap), first + timedelta(gap + days)) for gap, days in pauses)
    return first, merged(spans)


class TestBeyond:
    """One notice more."""

    @given(year=years, offset=offsets, n=st.integers(1, 60), pauses=exclusions)
    def test_the_answer_lies_inside_yesterdays_bounds(
        self, year: int, offset: int, n: int, pauses: list[tuple[int, int]]
    ) -> None:
        """With the notice of the year the bounds lie within those of the day before it, pauses and all."""
        start, spans = clock(year, offset, pauses)
        before = Beyond(ANNUAL.before_notice(year), statutory_days).due(start, n, spans)
        published = next(one for one in ANNUAL.notices if one.year == year).known_from
        after = Beyond(ANNUAL.known_on(published), statutory_days).due(start, n, spans)

        assert before is not None
        assert after is not None
        assert before[0] <= after[0]
        assert after[1] is not None
        assert before[1] is not None
        assert after[1] <= before[1]

    @given(year=years, offset=offsets, n=st.integers(1, 60), pauses=exclusions, gap=st.integers(0, 200))
    def test_a_due_day_counts_to_n(
        self, year: int, offset: int, n: int, pauses: list[tuple[int, int]], gap: int
    ) -> None:
        """Due and counted agree: n is out of reach before the earliest day and surely reached on the latest."""
        start, spans = clock(year, offset, pauses)
        beyond = Beyond(ANNUAL.before_notice(year), statutory_days)
        earliest, latest = beyond.due(start, n, spans) or (None, None)
        assert earliest is not None
        assert latest is not None
        day = start + timedelta(gap)
        least, most = beyond.counted(start, day, spans)

        assert (most >= n) == (day >= earliest)
        assert (least >= n) == (day >= latest)

    @given(year=years, offset=offsets, first=st.integers(0, 80), second=st.integers(0, 80))
    def test_the_bounds_of_two_windows_hold_those_of_both_together(
        self, year: int, offset: int, first: int, second: int
    ) -> None:
        """One arrangement must serve both, so that together they are no wider than apart."""
        start, _ = clock(year, offset, [])
        middle, end = start + timedelta(first), start + timedelta(first + second)
        beyond = Beyond(ANNUAL.before_notice(year), statutory_days)
        early, late = beyond.counted(start, middle), beyond.counted(middle, end)
        least, most = beyond.counted(start, end)

        assert early[0] + late[0] <= least <= most <= early[1] + late[1]
