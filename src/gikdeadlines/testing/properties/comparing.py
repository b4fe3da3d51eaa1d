"""Two calendars compared, days counted backwards, gaps, and months to their ends 日历的比较与缺口。"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from gikdeadlines.calendar import Calendar, Rest, Work, diff, is_weekly_rest
from gikdeadlines.values import ONE_DAY, CalendarRangeError, CountError, DayTypeError, Interval, Text, add_months

from .model import CounterExample, Property, Whole, counter
from .world import World, days_between

__all__ = ["COMPARING"]

_BASIS: Final = ("CN/492/24.2", "CN/711/33.2")
_TERMS: Final = (15, 20)


# Two calendars


def _eves(world: World) -> Iterator[date]:
    """The day before each notice came out, but for the first."""
    days = sorted({notice.known_from - ONE_DAY for notice in world.calendar.notices if notice.year != 2008})  # noqa: PLR2004 - the first
    first = min((notice.known_from for notice in world.calendar.notices), default=date.max)
    return (day for day in days if day > first and not world.calendar.gaps)


def _some_eves(world: World) -> Iterator[tuple[date, date]]:
    """Those of the orders of 2020 and of 2015, and of the last notice: in between nothing else can turn."""
    days = list(_eves(world))
    latest = max(notice.known_from for notice in world.calendar.notices)
    yield days[-1], date.max
    yield days[-1], date.min
    for eve in [day for year in (2020, 2015) for day in days if day.year == year] + days[-1:]:
        yield eve, latest
        yield eve, eve + ONE_DAY


def _few_eves(world: World) -> Iterator[tuple[date, date]]:
    return islice(_some_eves(world), 3)


def _tells_apart(world: World, example: tuple[date, date]) -> CounterExample | None:
    """The days that turn, the due days that move, the days that are new, and the starts whose due day is."""
    eve, until = example
    old = world.calendar.known_on(eve)
    changed = {date.max: _with_a_last_day_turned, date.min: _begun_later}.get(until)
    new = changed(old) if changed else world.calendar.known_on(until)
    found = diff(old, new)
    worked = tuple(
        [day for day in days_between(each.first, each.horizon) if each.is_working(day)] for each in (old, new)
    )
    known = days_between(max(old.first, new.first), min(old.horizon, new.horizon))
    turned = [day for day in known if old.is_working(day) != new.is_working(day)]
    moved, settled = [], []
    for n in _TERMS:
        dues = {day: (_nth(worked[0], day, n), _nth(worked[1], day, n)) for day in days_between(old.first, new.horizon)}
        moved += [(day, n, *dues[day]) for day in known if all(dues[day]) and dues[day][0] != dues[day][1]]
        starts = [day for day, (before, after) in dues.items() if after and not before]
        settled += [(n, starts[0], starts[-1])] if starts else []
    expected = (turned, moved, days_between(old.horizon + ONE_DAY, new.horizon), settled)
    seen = (
        [change.day for change in found.days],
        [(change.start, change.working_days, change.old, change.new) for change in found.due_days],
        [why.day for why in found.added],
        [(each.working_days, each.first, each.last) for each in found.settled],
    )
    if seen == expected:
        return None
    return counter(
        f"{eve}与{until}所知的日历相比",
        f"the calendar known on {eve} against that known on {until}",
        expected=expected,
        found=seen,
    )


def _begun_later(calendar: Calendar) -> Calendar:
    """The calendar without its first two years."""
    first = min(notice.year for notice in calendar.notices if notice.year is not None)
    kept = tuple(n for n in calendar.notices if all(day.year > first + 1 for day in n.days_set))
    return replace(calendar, notices=tuple(n for n in kept if n.year is None or n.year > first + 1))


def _with_a_last_day_turned(calendar: Calendar) -> Calendar:
    """The calendar with one notice more, by which its last day is off, or worked where it was off."""
    last = calendar.horizon
    latest = max(calendar.notices, key=lambda notice: notice.known_from)
    festival = latest.rest[0].festival
    rest = (Rest(festival, last, last),) if calendar.is_working(last) else ()
    work = () if rest else (Work(festival, (last,)),)
    special = replace(latest, year=None, rest=rest, work=work, remarks=())
    return replace(calendar, notices=(*calendar.notices, special))


def _nth(worked: list[date], start: date, n: int) -> date | None:
    place = bisect_right(worked, start) + n - 1
    return worked[place] if place < len(worked) else None


# Backwards, and over a gap


def _any_day(world: World) -> Iterator[date]:
    for run in world.runs:
        yield from run[60:-60]


def _counts_back(world: World, day: date) -> CounterExample | None:
    """The n-th working day before a day, and the count between two days in either order."""
    calendar = world.calendar
    back = [each for each in reversed(days_between(day - timedelta(50), day - ONE_DAY)) if world.works[each]]
    first = day - timedelta(30)
    between = sum(world.works[each] for each in days_between(first + ONE_DAY, day))
    expected = (*(back[n - 1] for n in (1, 5, 20)), back[0], between, -between)
    found = (
        *(calendar.nth_before(day, n) for n in (1, 5, 20)),
        calendar.previous_working(day),
        calendar.count(first, day),
        calendar.count(day, first),
    )
    if found == expected:
        return None
    return counter(f"自{day}倒数", f"counting back from {day}", expected=expected, found=found, about=(day,))


def _ends(world: World) -> Iterator[int]:
    if not world.calendar.gaps and len(world.days) > 2 * _MOST:
        yield from range(1, _MOST + 1)


_MOST: Final = 40


def _revoked(calendar: Calendar, *, by_kind: bool = False) -> list[date]:
    """The weekend days among those that a notice gave back to the week: by the calendar's day, or by the calendar."""
    days = [day for n in calendar.notices for day in (*n.revoked_work, *n.revoked_rest)]
    plain = [day for day in days if calendar.why(day).festival is None]
    return [day for day in plain if (calendar.why(day).kind == "weekend" if by_kind else day.weekday() >= _SATURDAY)]


_SATURDAY: Final = 5


def _stops_at_the_ends(world: World, n: int) -> CounterExample | None:
    """The n-th working day from either end is reached from the end, and the one beyond it is refused."""
    calendar = world.calendar
    years = [notice.year for notice in calendar.notices if notice.year is not None]
    works, week = [day for day in world.days if world.works[day]], calendar.week
    first, last = works[0], works[-1]
    beyond, before = calendar.horizon + n * ONE_DAY, calendar.first - n * ONE_DAY
    asked: tuple[tuple[Callable[[], Any], object], ...] = (
        (lambda: calendar.nth_before(works[n], n), first),
        (lambda: calendar.nth_before(works[n - 1], n), "refused"),
        (lambda: calendar.nth_before(calendar.first, n), "refused"),
        (lambda: calendar.nth_after(works[-n - 1], n), last),
        (lambda: calendar.nth_after(works[-n], n), "refused"),
        (lambda: calendar.count(calendar.first - ONE_DAY, works[n]), "refused"),
        (lambda: calendar.count(works[-n], calendar.horizon + ONE_DAY), "refused"),
        (lambda: calendar.is_working(beyond), f"refused: {beyond}, for the notice of {max(years) + 1}"),
        (lambda: calendar.is_working(before), f"refused: {before}, for the notice of {min(years) - 1}"),
        (lambda: calendar.is_working(calendar.first), world.works[calendar.first]),
        (lambda: calendar.nth_after(datetime.combine(works[n], time()), n), "refused"),
        (lambda: calendar.nth_after(works[n], 0), "refused"),
        (lambda: (calendar.rank(calendar.first - ONE_DAY), calendar.rank(works[n])), (0, n + 1)),
        (lambda: calendar.is_working(datetime.combine(works[n], time())), "refused"),
        (lambda: _revoked(calendar, by_kind=True), _revoked(calendar)),
        (lambda: is_weekly_rest(week, week[0].since), week[0].since.weekday() in week[0].rest_weekdays),
        (lambda: (calendar.first, calendar.horizon), (date(min(years), 1, 1), date(max(years), 12, 28))),
    )
    for number, (ask, expected) in enumerate(asked):
        try:
            found = ask()
        except (CalendarRangeError, CountError, DayTypeError) as error:
            year = error.faults[0].parameters.get("year")
            found = f"refused: {error.given}, for the notice of {year}" if ":" in str(expected) else "refused"
        if found != expected:
            return counter(
                f"日历两端，第{n}个工作日（问题{number + 1}）",
                f"the ends of the calendar, working day {n} (question {number + 1})",
                expected=expected,
                found=found,
            )
    return None


_GAP: Final = (date(2021, 4, 6), date(2021, 4, 8))


def _around_a_gap(world: World) -> Iterator[date]:
    if world.reaches(date(2021, 1, 1), date(2021, 9, 1)):
        yield from days_between(date(2021, 3, 10), date(2021, 5, 10))


def _refuses_the_gap(world: World, day: date) -> CounterExample | None:
    """A question that touches a day which no source settles is refused, and no other."""
    first, last = _GAP
    gapped = replace(world.calendar, gaps=(Interval.closed(first, last),))
    due, back = world.due(day, 5), world.calendar.nth_before(day, 5)
    asked: tuple[tuple[str, Callable[[Calendar], Any], date, date | None], ...] = (
        ("is_working", lambda c: c.is_working(day), day, day),
        ("nth_after", lambda c: c.nth_after(day, 5), day, due),
        ("nth_before", lambda c: c.nth_before(day, 5), back, day),
        ("count", lambda c: c.count(day, day + timedelta(9)), day, day + timedelta(9)),
        ("count", lambda c: c.count(day + timedelta(9), day), day, day + timedelta(9)),
    )
    for name, ask, low, high in asked:
        touches = high is not None and low <= last and first <= high
        expected = "refused" if touches else ask(world.calendar)
        try:
            found = ask(gapped)
        except CalendarRangeError as error:
            # It names a day that is asked about and that no source settles.
            is_named = str(max(low, first)) <= str(error.given) <= str(min(high or last, last))
            found = "refused" if is_named else f"refused: {error.given}"
        if found != expected:
            return counter(
                f"{day}，{name}，缺口{first}至{last}",
                f"{name} of {day}, a gap from {first} to {last}",
                expected=expected,
                found=found,
            )
    return None


# Months


def _month_ends(_: World) -> Iterator[date]:
    yield from days_between(date(2019, 12, 25), date(2020, 3, 5))
    yield from days_between(date(2021, 1, 25), date(2021, 3, 3))


def _adds_months(_: World, day: date) -> CounterExample | None:
    """Dateutil, which shares no code, adds the same months; where the day is missing each way is its own."""
    for months in (*range(30), -1, -12, -13):
        plain = day + relativedelta(months=months)
        is_missing = plain.day != day.day
        found = add_months(day, months, missing="month-end")
        if found != plain or (not is_missing and add_months(day, months) != plain):
            return counter(f"{day}加{months}个月", f"{day} and {months} months", expected=plain, found=found)
    return None


COMPARING: Final = (
    Property(
        id="GIK-P-123",
        area="calendar",
        title=Text("两份日历之差", "What differs between two calendars"),
        statement=Text(
            "某日所知的日历与后来的日历相比，列出改变的日子、移动的届满日、新知的日子和由此可知届满日的起算日，不多不少。",
            "Between the calendar known on a day and a later one are told the days that turned, the due days that "
            "moved, the days that are new and the starts whose due day is, no more and no fewer.",
        ),
        formal="Δ(W, W′) = { d : d ∈ W ⊕ W′ }",
        basis=_BASIS,
        domain=Whole(
            Text(
                "2015、2020年各通知和最近一次通知公布的前一日",
                "the eves of the notices of 2015 and 2020 and of the last",
            ),
            _some_eves,
            quick=_few_eves,
        ),
        check=_tells_apart,
    ),
    Property(
        id="GIK-P-124",
        area="counting",
        title=Text("倒数与逐日倒数一致", "Counting back is what counting day by day gives"),
        statement=Text(
            "某日之前第n个工作日，以及两日之间的工作日数（次序颠倒时为负），与逐日数得的相同。",
            "The n-th working day before a day, and the working days between two (negative when they are reversed), "
            "are what counting day by day gives.",
        ),
        formal="before(s, n) = max { d : |{ w ∈ W : d ≤ w < s }| = n }",
        basis=_BASIS,
        domain=Whole(Text("日历上的每一日", "every day of the calendar"), _any_day, quick_step=97),
        check=_counts_back,
    ),
    Property(
        id="GIK-P-125",
        area="calendar",
        title=Text("无据之日不予推算", "A day that no source settles is not counted over"),
        statement=Text(
            "日历有缺口的，触及缺口的问题一律拒绝，不触及的与没有缺口时相同。",
            "Where a calendar has a gap, a question that touches it is refused, and any other is answered as before.",
        ),
        formal="[s, e] ∩ G ≠ ∅ ⇔ refused",
        basis=_BASIS,
        domain=Whole(
            Text("一段缺口前后的每一日 × 五种问题", "every day about a gap × five questions"),
            _around_a_gap,
            quick_step=4,
        ),
        check=_refuses_the_gap,
    ),
    Property(
        id="GIK-P-139",
        area="calendar",
        title=Text("日历两端", "The ends of the calendar"),
        statement=Text(
            "自两端起的第n个工作日可以推得，再往外一日即予拒绝；日历以外的日子一律不作回答。",
            "The n-th working day from either end is reached, and one beyond it refused; of a day outside the "
            "calendar nothing is said.",
        ),
        formal="d < first or d > horizon ⇒ refused",
        basis=_BASIS,
        domain=Whole(Text("1至40个工作日 × 九种问题", "1 to 40 working days × nine questions"), _ends, quick_step=9),
        check=_stops_at_the_ends,
    ),
    Property(
        id="GIK-P-126",
        area="hours",
        title=Text("加月", "Adding months"),
        statement=Text(
            "加若干月为对应之日，没有对应之日的为月末；与另一程序所得相同。",
            "Months lead to the corresponding day, or to the month's last where there is none, as another program "
            "has it.",
        ),
        formal="s + n months",
        basis=("CN/civil-code/201.1",),
        domain=Whole(Text("各月末前后 × 若干月", "days about the ends of months × months"), _month_ends, quick_step=3),
        check=_adds_months,
    ),
)
