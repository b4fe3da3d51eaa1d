"""Hours, natural days and months 小时、自然日与月。"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from gikdeadlines.calendar import CalendarDays, Hours, Months
from gikdeadlines.values import BEIJING, Text, add_months, beijing_day

from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .world import World

__all__ = ["HOURS"]

ROOM: Final = 120
MOST_MONTHS: Final = 24
MOST_DAYS: Final = 60


# Instants


def _draw_instants(_: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    return st.tuples(strategies.instants(), st.integers(1, 100))


def _runs_on(_: World, example: tuple[datetime, int]) -> CounterExample | None:
    instant, hours = example
    found = Hours(hours).due(instant)
    if found - instant == timedelta(hours=hours) and found.utcoffset() == timedelta(hours=8):
        return None
    return counter(
        f"自{instant.isoformat()}起{hours}小时",
        f"{hours} hours from {instant.isoformat()}",
        expected=(instant + timedelta(hours=hours)).astimezone(BEIJING).isoformat(),
        found=found.isoformat(),
    )


def _same_instant(_: World, example: tuple[datetime, int]) -> CounterExample | None:
    instant, hours = example
    dues = {Hours(hours).due(instant.astimezone(zone)).isoformat() for zone in (UTC, BEIJING)}
    if len(dues) == 1:
        return None
    return counter(
        f"同一时刻{instant.isoformat()}，以北京时间和世界时表示，{hours}小时",
        f"{hours} hours from {instant.isoformat()}, written in Beijing time and in universal time",
        expected="one instant",
        found=sorted(dues),
    )


def _every_hour(_: World) -> Iterator[datetime]:
    """Every hour of a leap year in universal time, and the second before it."""
    first = datetime(2020, 1, 1, tzinfo=UTC)
    for hour in range(366 * 24):
        yield first + timedelta(hours=hour)
        yield first + timedelta(hours=hour, seconds=-1)


def _has_its_beijing_day(_: World, instant: datetime) -> CounterExample | None:
    expected, found = (instant.replace(tzinfo=None) + timedelta(hours=8)).date(), beijing_day(instant)
    if found == expected:
        return None
    return counter(
        f"世界时{instant:%Y-%m-%d %H:%M:%S}的北京日期",
        f"the Beijing day of {instant:%Y-%m-%d %H:%M:%S} universal time",
        expected=expected,
        found=found,
    )


# Months


def _every_day(_: World) -> Iterator[date]:
    """Every day of four years, a leap year among them."""
    first = date(2015, 1, 1)
    return (first + timedelta(days) for days in range(1461))


def _corresponds(_: World, day: date) -> CounterExample | None:
    for months in range(1, MOST_MONTHS + 1):
        carried, month = divmod(day.month - 1 + months, 12)
        year = day.year + carried
        expected = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        found = add_months(day, months, missing="month-end")
        if found != expected:
            return counter(
                f"{day}起{months}个月的对应日，没有的为月末",
                f"the corresponding day {months} months after {day}, else the month's last",
                expected=expected,
                found=found,
            )
    return None


def _every_settled_day(world: World) -> Iterator[date]:
    return world.starts(ROOM)


def _rolls(world: World, day: date) -> CounterExample | None:
    for days in range(1, MOST_DAYS + 1):
        last = day + timedelta(days)
        expected = last if world.works[last] else world.due(last, 1)
        found = CalendarDays(days).due(day, world.calendar)
        if found != expected:
            return counter(
                f"自{day}起{days}个自然日，末日为休息日的顺延",
                f"{days} natural days from {day}, a last day of rest moving to the next working day",
                expected=expected,
                found=found,
                about=(last,),
            )
    return None


def _month_rolls(world: World, day: date) -> CounterExample | None:
    for months in (1, 2, 3):
        last = add_months(day, months, missing="month-end")
        expected = last if world.works.get(last, True) else world.due(last, 1)
        found = Months(months).due(day, world.calendar)
        if found != expected:
            return counter(
                f"自{day}起{months}个月，末日为休息日的顺延",
                f"{months} months from {day}, a last day of rest moving to the next working day",
                expected=expected,
                found=found,
                about=(last,),
            )
    return None


_HOURS = ("CN/civil-code/201.2", "CN/2016-61/3/press-conference", "CN/2016-80/3.4/statement")
_MONTHS = ("CN-SX/2014-38/12.1/interim", "CN/fs-2018-1/66")

HOURS: Final = (
    Property(
        id="GIK-P-059",
        area="hours",
        title=Text("小时不间断计算", "Hours run on"),
        statement=Text(
            "以小时计算的时限自起算时刻连续计算，夜间、周末、节假日均计入，以北京时间表示。",
            "A limit in hours runs on from its instant through nights, weekends and holidays, and is stated in "
            "Beijing time.",
        ),
        formal="due(t, h) = t + h hours",
        basis=_HOURS,
        domain=Sampled(
            Text("任一时刻（任一时区）、1至100小时", "any instant in any zone, 1 to 100 hours"), _draw_instants
        ),
        check=_runs_on,
    ),
    Property(
        id="GIK-P-060",
        area="hours",
        title=Text("同一时刻的写法不影响结果", "However an instant is written, it is the same"),
        statement=Text(
            "同一时刻以北京时间或其他时区表示，届满时刻相同。",
            "An instant written in Beijing time or with another offset has one due instant.",
        ),
        formal="t = t′ ⇒ due(t, h) = due(t′, h)",
        basis=_HOURS,
        domain=Sampled(
            Text("任一时刻（任一时区）、1至100小时", "any instant in any zone, 1 to 100 hours"),
            _draw_instants,
            weight=0.5,
        ),
        check=_same_instant,
    ),
    Property(
        id="GIK-P-061",
        area="hours",
        title=Text("日期为北京时间的日期", "The day of an instant is its day in Beijing"),
        statement=Text(
            "某一时刻属于哪一日，以北京时间为准：世界时16时起即为北京的次日。",
            "The day of an instant is its civil day in Beijing, where the next day begins at 16:00 universal time.",
        ),
        formal="day(t) = ⌊t + 8 h⌋",
        basis=("CN/civil-code/201.2",),
        domain=Whole(
            Text("一个闰年的每一整点及其前一秒", "every full hour of a leap year and the second before it"), _every_hour
        ),
        check=_has_its_beijing_day,
    ),
    Property(
        id="GIK-P-062",
        area="hours",
        title=Text("月的对应日，没有的为月末", "Months end on the corresponding day, else on the month's last"),
        statement=Text(
            "以月计算的期间，末日为到期月的对应日，没有对应日的为该月最后一日；自起算日一次推算，不逐月截短：1月31日起2个月为3月31日。",
            "A period of months ends on the corresponding day of its last month, on that month's last day where "
            "there is none; it "
            "is counted at once from the first day, never clamped month by month: two months from 31 January is 31 "
            "March.",
        ),
        formal="add(d, m) = (y, m + Δ, min(day(d), length))",
        basis=_MONTHS,
        domain=Whole(
            Text("四年内每一日 × 1至24个月", "every day of four years × 1 to 24 months"), _every_day, quick_step=3
        ),
        check=_corresponds,
        exceptions=Text(
            "依民法典第二百零二条，2017-10-01以前未经核实；国企报告2个月的对应日另有口径 month-end-anchor。",
            "By article 202 of the Civil Code, unverified before 2017-10-01; for reports two months after 30 June "
            "there is the "
            "reading month-end-anchor.",
        ),
    ),
    Property(
        id="GIK-P-063",
        area="hours",
        title=Text("自然日期间末日为休息日的顺延", "A period of natural days that ends on a rest day moves on"),
        statement=Text(
            "以自然日计算的期间，休息日计入，只有末日是休息日时顺延至次一工作日。",
            "In a period of natural days rest days count; only a last day of rest moves, to the next working day.",
        ),
        formal="due(s, k) = min { d ∈ W : d ≥ s + k }",
        basis=("CN/civil-code/201.1",),
        domain=Whole(
            Text("日历上的每一日 × 1至60日", "every day of the calendar × 1 to 60 days"),
            _every_settled_day,
            quick_step=11,
        ),
        check=_rolls,
        exceptions=Text(
            "比照民法典第二百零三条第一款；指明的固定日期不顺延。",
            "By analogy with article 203(1) of the Civil Code; a fixed date that is named does not move.",
        ),
    ),
    Property(
        id="GIK-P-064",
        area="hours",
        title=Text("以月计算的期间末日为休息日的顺延", "A period of months that ends on a rest day moves on"),
        statement=Text(
            "以月计算的期间，末日是休息日的顺延至次一工作日。",
            "A period of months whose last day is one of rest ends on the next working day.",
        ),
        formal="due(s, m months) = min { d ∈ W : d ≥ add(s, m) }",
        basis=_MONTHS,
        domain=Whole(
            Text("日历上的每一日 × 1至3个月", "every day of the calendar × 1 to 3 months"),
            _every_settled_day,
            quick_step=5,
        ),
        check=_month_rolls,
    ),
)
