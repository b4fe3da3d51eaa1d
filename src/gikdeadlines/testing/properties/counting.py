"""How working days are counted 计数。

Stated over W, the working days; s, a start; n, a count. ``due(s, n)`` is the n-th working day after s.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from gikdeadlines.calendar import Clock, WorkingDays
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .world import World, days_of

__all__ = ["COUNTING"]

LONGEST: Final = 60
"""Working days. Twice the longest reply period, its extension included, and a half more."""

ROOM: Final = 120
"""Days that hold 60 working days, whatever the holidays."""

EVERY_DAY_AND_TERM = Text("日历上的每一日 × 1至60个工作日", "every day of the calendar × 1 to 60 working days")
EVERY_DAY = Text("日历上的每一日", "every day of the calendar")


def _every_day(world: World) -> Iterator[tuple[date, list[date]]]:
    """Every start day with the 60 working days that a walk finds after it.

    The walk goes backwards, so that each day costs one step.
    """
    found: list[tuple[date, list[date]]] = []
    for run in world.runs:
        following: list[date] = []
        for day in reversed(run):
            if len(following) == LONGEST:
                found.append((day, following))
            if world.works[day]:
                following = [day, *following[: LONGEST - 1]]
    return reversed(found)


def _every_rest_day(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if not world.works[day] and day - ONE_DAY in world.works)


# Whole


def _never_counts_the_start(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    found = world.calendar.nth_after(start, 1)
    if found == following[0]:
        return None
    return counter(
        f"自{start}起的第1个工作日（当日不计入）",
        f"working day 1 after {start}, which itself is not counted",
        expected=following[0],
        found=found,
        about=(start, following[0]),
    )


def _walks(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    for n, expected in enumerate(following, 1):
        found = world.calendar.nth_after(start, n)
        if found != expected:
            return counter(
                f"自{start}起第{n}个工作日，逐日数",
                f"working day {n} after {start}, counted day by day",
                expected=expected,
                found=found,
                about=(start, expected),
            )
    return None


def _clock_walks(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    for n in (1, 7, 15, 20, 30, 40, LONGEST):
        found = Clock(WorkingDays(n), start=start).due(world.calendar)
        if found != following[n - 1]:
            return counter(
                f"{start}收到、期限{n}个工作日的届满日",
                f"the due day of {n} working days from a receipt on {start}",
                expected=following[n - 1],
                found=found,
                about=(start, following[n - 1]),
            )
    return None


def _is_worked(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    for n in range(1, len(following) + 1):
        found = world.calendar.nth_after(start, n)
        if not world.works.get(found, False):
            return counter(
                f"自{start}起第{n}个工作日",
                f"working day {n} after {start}",
                expected="a working day",
                found=f"{found}, which is none",
                about=(start, found),
            )
    return None


def _counts_back(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    for n in range(1, len(following) + 1):
        due = world.calendar.nth_after(start, n)
        found = world.calendar.count(start, due)
        if found != n:
            return counter(
                f"{start}之后至{due}（自{start}起第{n}个工作日）的工作日数",
                f"the working days after {start} through {due}, its working day {n}",
                expected=n,
                found=found,
                about=(start, due),
            )
    return None


def _goes_back(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    if not world.works[start]:
        return None
    for n, due in enumerate(following, 1):
        found = world.calendar.nth_before(due, n)
        if found != start:
            return counter(
                f"{due}之前第{n}个工作日",
                f"working day {n} before {due}",
                expected=start,
                found=found,
                about=(start, due),
            )
    return None


def _starts_like_the_day_before(world: World, day: date) -> CounterExample | None:
    before = day - ONE_DAY
    for n in (1, 15, 20):
        expected, found = world.calendar.nth_after(before, n), world.calendar.nth_after(day, n)
        if found != expected:
            return counter(
                f"休息日{day}收到与前一日{before}收到，第{n}个工作日",
                f"working day {n} from a receipt on the rest day {day}, as from the day before it, {before}",
                expected=expected,
                found=found,
                about=(day,),
            )
    return None


def _moves_by_one(world: World, example: tuple[date, list[date]]) -> CounterExample | None:
    start, following = example
    later = start + ONE_DAY
    for n in (1, 15, 20):
        earlier_due, later_due = world.calendar.nth_after(start, n), world.calendar.nth_after(later, n)
        if not earlier_due <= later_due <= following[n]:
            return counter(
                f"收到日由{start}晚一日，{n}个工作日的届满日",
                f"the due day of {n} working days when the receipt is one day later than {start}",
                expected=f"{earlier_due} or {following[n]}",
                found=later_due,
                about=(start, later_due),
            )
    return None


# Sampled


def _draw_sums(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    starts = list(world.starts(2 * ROOM))
    if not starts:
        return None
    return st.tuples(st.sampled_from(starts), strategies.counts(), strategies.counts())


def _adds(world: World, example: tuple[date, int, int]) -> CounterExample | None:
    start, first, second = example
    middle = world.calendar.nth_after(start, first)
    expected, found = world.calendar.nth_after(start, first + second), world.calendar.nth_after(middle, second)
    if found == expected:
        return None
    return counter(
        f"自{start}数{first}个工作日再数{second}个",
        f"{first} working days after {start} and {second} more",
        expected=expected,
        found=found,
        about=(start, expected),
    )


def _splits(world: World, example: tuple[date, int, int]) -> CounterExample | None:
    start, first, second = example
    middle, last = start + timedelta(first), start + timedelta(first + second)
    count = world.calendar.count
    expected, found = world.used(start, last), count(start, middle) + count(middle, last)
    if found == expected == count(start, last):
        return None
    return counter(
        f"{start}之后至{last}的工作日数，在{middle}分段相加",
        f"the working days after {start} through {last}, added up in two parts at {middle}",
        expected=expected,
        found=f"{found} in parts, {count(start, last)} at once",
        about=(start, middle, last),
    )


def _draw_clocks(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    if not world.reaches(world.calendar.first, world.calendar.first + timedelta(500)):
        return None
    usable = strategies.clocks(world.calendar).filter(lambda clock: _is_settled(world, clock))
    return st.tuples(usable, st.integers(-10, 200))


def _is_settled(world: World, clock: Clock) -> bool:
    return world.reaches(clock.start - timedelta(60), clock.start + timedelta(300))


def _uses_and_leaves(world: World, example: tuple[Clock, int]) -> CounterExample | None:
    clock, later = example
    day = clock.start + timedelta(later)
    excluded = days_of(e.interval for e in clock.exclusions)
    used = world.used(clock.start, day, excluded)
    found = (clock.used(world.calendar, day), clock.left(world.calendar, day))
    if found == (used, clock.n - used):
        return None
    return counter(
        f"{clock.start}起算、共{clock.n}日的期限，至{day}已用与剩余日数",
        f"the days used and left on {day} of {clock.n} counting days from {clock.start}",
        expected=f"{used} used, {clock.n - used} left",
        found=f"{found[0]} used, {found[1]} left",
        about=(day,),
    )


def _leaves_less_than_none(world: World, example: tuple[Clock, int]) -> CounterExample | None:
    clock, later = example
    due = clock.due(world.calendar)
    if due is None or not world.reaches(due, due + timedelta(210)):
        return None
    day = due + timedelta(abs(later))
    excluded = days_of(e.interval for e in clock.exclusions)
    expected, found = -world.used(due, day, excluded), clock.left(world.calendar, day)
    if found == expected:
        return None
    return counter(
        f"{due}届满的期限，至{day}的剩余日数（逾期为负）",
        f"the days left on {day} of a period due on {due}, below nought when late",
        expected=expected,
        found=found,
        about=(due, day),
    )


_WORKING_DAYS = ("CN/492/24.2", "CN/711/33.2")
_START = ("CN/2015-207/1.6", "CN/civil-code/201.1")


COUNTING: Final = (
    Property(
        id="GIK-P-001",
        area="counting",
        title=Text("起算日不计入", "The start day is not counted"),
        statement=Text(
            "期限自收到之日的次日起计算：第1日是收到之日后的第一个工作日，收到之日本身从不计入。",
            "A period runs from the day after the receipt: day 1 is the first working day after it; the day of receipt "
            "itself never counts.",
        ),
        formal="∀s: due(s, 1) = min { d ∈ W : d > s }",
        basis=_START,
        domain=Whole(EVERY_DAY, _every_day),
        check=_never_counts_the_start,
        exceptions=Text(
            "恢复联络之日是否为第1日有不同理解（口径 contact-restored-start），该日例外。",
            "Whether the day on which contact is restored is day 1 is disputed (reading contact-restored-start).",
        ),
    ),
    Property(
        id="GIK-P-002",
        area="counting",
        title=Text("第n日与逐日计数一致", "Day n is what counting day by day gives"),
        statement=Text(
            "n个工作日的届满日，是自起算日次日起逐日数到的第n个工作日。",
            "A period of n working days is due on the n-th working day met when the days after the start are counted "
            "one by one.",
        ),
        formal="∀s, n ≤ 60: |{ d ∈ W : s < d ≤ due(s, n) }| = n and due(s, n) ∈ W",
        basis=(*_WORKING_DAYS, "CN/2015-207/1.6"),
        domain=Whole(EVERY_DAY_AND_TERM, _every_day, quick_step=5),
        check=_walks,
    ),
    Property(
        id="GIK-P-003",
        area="counting",
        title=Text("期限的届满日与日历一致", "A clock without pauses is due where the calendar says"),
        statement=Text(
            "没有扣除、延长和重新起算的期限，届满日就是起算后的第n个工作日。",
            "A period without pauses, extensions and restarts is due on the n-th working day after its start.",
        ),
        formal="∀s: due(s, n, ∅) = due(s, n)",
        basis=_WORKING_DAYS,
        domain=Whole(
            Text(
                "日历上的每一日 × 1、7、15、20、30、40、60个工作日",
                "every day of the calendar × 1, 7, 15, 20, 30, 40 and 60 working days",
            ),
            _every_day,
            quick_step=5,
        ),
        check=_clock_walks,
    ),
    Property(
        id="GIK-P-004",
        area="counting",
        title=Text("届满日是工作日", "A due day is a working day"),
        statement=Text(
            "以工作日计算的期限，只在工作日届满。",
            "A period of working days ends on a working day.",
        ),
        formal="∀s, n ≤ 60: due(s, n) ∈ W",
        basis=_WORKING_DAYS,
        domain=Whole(EVERY_DAY_AND_TERM, _every_day, quick_step=5),
        check=_is_worked,
        exceptions=Text(
            "延期至指明之日、第35条另定之日，照原定之日，可以是休息日。",
            "A day named by an extension or set under article 35 stands as named and may be a rest day.",
        ),
    ),
    Property(
        id="GIK-P-005",
        area="counting",
        title=Text("计数与推日互逆", "Counting undoes finding the n-th day"),
        statement=Text(
            "从起算日到其后第n个工作日，恰有n个工作日。",
            "From a start to its n-th working day there are exactly n working days.",
        ),
        formal="∀s, n ≤ 60: count(s, due(s, n)) = n",
        basis=_WORKING_DAYS,
        domain=Whole(EVERY_DAY_AND_TERM, _every_day, quick_step=5),
        check=_counts_back,
    ),
    Property(
        id="GIK-P-006",
        area="counting",
        title=Text("倒推与顺推互逆", "Counting back undoes counting forward"),
        statement=Text(
            "从一个工作日顺数n个工作日，再倒数n个，回到该日。",
            "From a working day n working days forward and n back is that day again.",
        ),
        formal="∀s ∈ W, n ≤ 60: before(due(s, n), n) = s",
        basis=_WORKING_DAYS,
        domain=Whole(
            Text("每一个工作日 × 1至60个工作日", "every working day × 1 to 60 working days"),
            _every_day,
            quick_step=5,
        ),
        check=_goes_back,
    ),
    Property(
        id="GIK-P-007",
        area="counting",
        title=Text("休息日收到，如同前一日收到", "A receipt on a rest day counts like one on the day before"),
        statement=Text(
            "收到之日是休息日的，收到日不顺延，期限仍从次日起的第一个工作日数起：周日收到，周一是第1日。",
            "A receipt on a rest day is not moved first: the count begins with the next working day, so that after a "
            "receipt on a Sunday the Monday is day 1.",
        ),
        formal="∀s ∉ W: due(s, n) = due(s − 1, n)",
        basis=("CN/2015-207/1.6", *_WORKING_DAYS),
        domain=Whole(
            Text("每一个休息日 × 1、15、20个工作日", "every rest day × 1, 15 and 20 working days"),
            _every_rest_day,
        ),
        check=_starts_like_the_day_before,
        exceptions=Text(
            "口径 receipt-on-rest-day 取 next-working-day 时除外。",
            "Not under the reading receipt-on-rest-day, option next-working-day.",
        ),
    ),
    Property(
        id="GIK-P-008",
        area="counting",
        title=Text(
            "晚一日收到，届满至多晚一个工作日", "One day later in receipt is at most one working day later in due"
        ),
        statement=Text(
            "同一规定之下，收到晚一日，届满日不提前，至多推后一个工作日。",
            "Under one law a receipt one day later never makes the due day earlier, nor later by more than one "
            "working day.",
        ),
        formal="∀s: due(s, n) ≤ due(s + 1, n) ≤ due(s, n + 1)",
        basis=_WORKING_DAYS,
        domain=Whole(
            Text("日历上的每一日 × 1、15、20个工作日", "every day of the calendar × 1, 15 and 20 working days"),
            _every_day,
        ),
        check=_moves_by_one,
        exceptions=Text(
            "跨2019-05-15不成立：2019-05-14收到为15个工作日，次日收到为20个；在山西，2019-05-15以后收到的，不可抗力不再中止期限，"
            "晚收到的可能先届满。",
            "Not across 2019-05-15: 15 working days for a receipt on 2019-05-14, 20 for one on the next day; and in "
            "Shanxi "
            "force majeure no longer stops the period of what is received from that day on, so that a later receipt "
            "may be "
            "due earlier.",
        ),
    ),
    Property(
        id="GIK-P-009",
        area="counting",
        title=Text("分段推日可加", "Terms add"),
        statement=Text(
            "先数a个工作日再数b个，与一次数a加b个相同。",
            "a working days and then b more is a + b working days.",
        ),
        formal="due(due(s, a), b) = due(s, a + b)",
        basis=_WORKING_DAYS,
        domain=Sampled(Text("任一日，a、b各至60", "any day, a and b up to 60"), _draw_sums),
        check=_adds,
    ),
    Property(
        id="GIK-P-010",
        area="counting",
        title=Text("分段计数可加", "Counts add"),
        statement=Text(
            "一段时间内的工作日数，等于分成两段的工作日数之和。",
            "The working days of a span are those of its two parts together.",
        ),
        formal="count(a, b) + count(b, c) = count(a, c) = |W ∩ (a, c]|",
        basis=_WORKING_DAYS,
        domain=Sampled(Text("任一日，两段各至60日", "any day, two spans of up to 60 days"), _draw_sums),
        check=_splits,
    ),
    Property(
        id="GIK-P-011",
        area="counting",
        title=Text("已用加剩余等于总数", "Used and left make the whole"),
        statement=Text(
            "至任何一日，已用的日数与剩余的日数之和等于期限的总日数；剩余可以为负。",
            "On any day the days used and the days left make the whole period; the days left may be below nought.",
        ),
        formal="used(d) = |{ c ∈ W \\ X : s < c ≤ d }| and used(d) + left(d) = n",
        basis=_WORKING_DAYS,
        domain=Sampled(
            Text("任一含扣除与延长的期限、任一日", "any clock with pauses and extensions, any day"), _draw_clocks
        ),
        check=_uses_and_leaves,
    ),
    Property(
        id="GIK-P-012",
        area="counting",
        title=Text("逾期后剩余为负", "Past the due day less than none is left"),
        statement=Text(
            "届满日剩余为零；逾期之后，剩余日数是负的，其绝对值为逾期的计入日数。",
            "On the due day none is left; after it the days left are below nought by the counting days that have "
            "passed.",
        ),
        formal="d ≥ due ⇒ left(d) = −|{ c ∈ W \\ X : due < c ≤ d }|",
        basis=_WORKING_DAYS,
        domain=Sampled(
            Text("任一期限、届满日及其后任一日", "any clock, its due day and any day after it"), _draw_clocks
        ),
        check=_leaves_less_than_none,
    ),
)
