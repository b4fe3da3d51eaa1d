"""The n-th working day after one day: ours beside ``holidays`` and a bare look-up in two lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import chinese_calendar
import holidays
from measure import Figure, seconds

from gikdeadlines import load_calendar

TERM = 15
FIRST = date(2010, 1, 1)


def figures() -> Iterator[Figure]:
    """Ours against both, on the same new days."""
    calendar, peer, chance = load_calendar("CN"), holidays.country_holidays("CN"), Random(1)
    ranks = {calendar.first + timedelta(i): calendar.rank(calendar.first + timedelta(i)) for i in range(6900)}
    listed, working, origin = list(ranks.values()), [None, *calendar.working_days], calendar.first.toordinal()

    def days() -> tuple[list[date]]:
        return ([FIRST + timedelta(chance.randrange(5000)) for _ in range(20_000)],)

    def ours(given: list[date]) -> None:
        for day in given:
            calendar.nth_after(day, TERM)

    def bare(given: list[date]) -> None:
        for day in given:
            working[listed[day.toordinal() - origin] + TERM]

    def holidays_peer(given: list[date]) -> None:
        for day in given[:500]:
            peer.get_nth_working_day(day, TERM)

    def chinese_calendar_peer(given: list[date]) -> None:
        for day in given[:500]:
            chinese_calendar.find_workday(TERM, day)

    own = seconds(ours, days)
    times = 20_000 / 500
    yield Figure("calendar.nth_after", "holidays", seconds(holidays_peer, days) * times / own, 100, at_most=False)
    yield Figure("calendar.nth_after", "two bare lists", own / seconds(bare, days), 3, at_most=True)
    walked = seconds(chinese_calendar_peer, days) * times / own
    yield Figure("calendar.nth_after", "chinesecalendar", walked, 1, at_most=False, note="no target; shown beside")
