"""What a calendar does with its notices 日历。

Stated over N, the notices; p(N), the day a notice was published; W, the working days folded from them.
"""

from __future__ import annotations

import locale
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from gikdeadlines.calendar import Calendar, Notice
from gikdeadlines.values import ONE_DAY, CalendarError, CalendarRangeError, FrozenMap, Text

from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .world import World, days_between

__all__ = ["CALENDAR"]

SATURDAY: Final = 5
REGIONAL_LAYER: Final = 1
PAST: Final = 400
"""Days: more than a year, so that every festival of an unannounced year is among them."""

FIRST_SECOND_DECREE: Final = 2025
"""The first year of thirteen statutory days (国务院令第795号); eleven since 2008 (国务院令第513号)."""

EXTRAORDINARY: Final[FrozenMap[int, int]] = FrozenMap({2015: 1, 2020: 2})
"""Days off that a special notice gave without exchange: 2015-09-03 (国发明电〔2015〕1号),
2020-01-31 and the make-up day of 2020-02-01 that fell away (国办发明电〔2020〕1号)."""

BENCHMARK: Final[FrozenMap[date, bool]] = FrozenMap(
    {
        date(2011, 12, 31): True,
        date(2012, 1, 3): False,
        date(2015, 9, 3): False,
        date(2015, 9, 4): False,
        date(2015, 9, 6): True,
        date(2018, 12, 29): True,
        date(2018, 12, 31): False,
        date(2019, 4, 28): True,
        date(2019, 5, 2): False,
        date(2019, 5, 5): True,
        date(2020, 1, 31): False,
        date(2020, 2, 1): False,
        date(2022, 10, 8): True,
        date(2022, 10, 9): True,
    }
)
"""Days read in the notices by hand, and whether each is worked."""


# The slow obvious way: look for the last word on a day


def _said(notice: Notice, day: date) -> bool | None:
    """Whether a notice has a day worked; None where it says nothing, and an amendment's revocation as ``weekday``."""
    if any(day in work.dates for work in notice.work):
        return True
    if any(rest.start <= day <= rest.end for rest in notice.rest):
        return False
    if day in notice.revoked_work or day in notice.revoked_rest:
        return day.weekday() < SATURDAY
    return None


def _last_word(notices: Iterable[Notice], day: date) -> bool:
    said = (_said(notice, day) for notice in sorted(notices, key=_prevails, reverse=True))
    return next((works for works in said if works is not None), day.weekday() < SATURDAY)


def _prevails(notice: Notice) -> tuple[int, date]:
    return (notice.layer, _published(notice))


def _published(notice: Notice) -> date:
    """The day of publication as the notice's own dates have it."""
    return notice.published or notice.issued or min(notice.days_set, default=date.max)


def _set_days(world: World) -> Iterator[date]:
    """Every day that some notice sets, in order."""
    days = {day for notice in world.calendar.notices for day in notice.days_set}
    return (day for day in sorted(days) if day in world.works)


def _as_said(world: World, day: date) -> CounterExample | None:
    expected, found = _last_word(world.calendar.notices, day), world.rebuilt.is_working(day)
    if found == expected == world.calendar.is_working(day):
        return None
    last = max((n for n in world.calendar.notices if _said(n, day) is not None), key=_prevails)
    return _wrong_day(day, f"按{last.doc_no or last.title}", f"by {last.doc_no or last.title}", works=expected)


def _wrong_day(day: date, zh: str, en: str, *, works: bool) -> CounterExample:
    expected, found = ("worked 上班", "free 休息") if works else ("free 休息", "worked 上班")
    return counter(f"{zh}，{day}", f"{day}, {en}", expected=expected, found=found, about=(day,))


def _unset_days(world: World) -> Iterator[date]:
    days = {day for notice in world.calendar.notices for day in notice.days_set}
    return (day for day in world.days if day not in days)


def _follows_the_week(world: World, day: date) -> CounterExample | None:
    expected, found = day.weekday() < SATURDAY, world.rebuilt.is_working(day)
    if found == expected == world.calendar.is_working(day):
        return None
    name = "一二三四五六日"[day.weekday()]
    return _wrong_day(day, f"没有通知提及的星期{name}", "a day that no notice names", works=expected)


def _make_up_days(world: World) -> Iterator[date]:
    return (day for day in _set_days(world) if day.weekday() >= SATURDAY and _last_word(world.calendar.notices, day))


def _counts(world: World, day: date) -> CounterExample | None:
    eve = day - ONE_DAY
    if eve not in world.works:
        return None
    found = (world.calendar.nth_after(eve, 1), world.calendar.count(eve, day))
    if found == (day, 1):
        return None
    return counter(
        f"调休上班日{day}，自前一日起第1个工作日",
        f"working day 1 after the eve of {day}, a make-up workday",
        expected=f"{day}, one working day",
        found=f"{found[0]}, {found[1]} working days",
        about=(day,),
    )


def _benchmark_days(world: World) -> Iterator[date]:
    """The benchmark days, as far as no region and no file of the user's own stands over the national notices."""
    for day in BENCHMARK:
        if day in world.works and not any(n.layer for n in world.calendar.notices if _said(n, day) is not None):
            yield day


def _is_benchmark(world: World, day: date) -> CounterExample | None:
    if world.calendar.is_working(day) == BENCHMARK[day]:
        return None
    return _wrong_day(day, "按国务院办公厅通知原文", "as the notice of the State Council reads", works=BENCHMARK[day])


# A year's balance


def _title_years(world: World) -> Iterator[int]:
    return iter(sorted({n.year for n in world.calendar.notices if n.year is not None}))


def _conserves(world: World, year: int) -> CounterExample | None:
    notices = [n for n in world.calendar.notices if n.layer != REGIONAL_LAYER]
    titles = {n.doc_no for n in notices if n.year == year}
    own = [n for n in notices if n.doc_no in titles or n.amends in titles]
    days = {day for n in own for day in n.days_set}
    off = [day for day in days if day.weekday() < SATURDAY and not _last_word(own, day)]
    worked = [day for day in days if day.weekday() >= SATURDAY and _last_word(own, day)]
    expected = (13 if year >= FIRST_SECOND_DECREE else 11) + EXTRAORDINARY.get(year, 0)
    if len(off) - len(worked) == expected:
        return None
    return counter(
        f"{year}年通知放假的周一至周五{len(off)}日，减去调休上班的周末{len(worked)}日",
        f"the {len(off)} weekdays off by the notices of {year} less the {len(worked)} weekend days worked",
        expected=expected,
        found=len(off) - len(worked),
        about=sorted(days),
    )


# Two axes of time


def _notices(world: World) -> Iterator[Notice]:
    return (n for n in world.calendar.notices if n.confidence != "projected" and n.days_set)


def _only_from_publication(world: World, notice: Notice) -> CounterExample | None:
    out = _published(notice)
    for known in (out - ONE_DAY, out):
        published = [n for n in _notices(world) if _published(n) <= known]
        if not any(n.year is not None for n in published):
            continue
        calendar = world.calendar.known_on(known)
        for day in notice.days_set:
            if calendar.first <= day <= calendar.horizon and day in world.works:
                expected, found = _last_word(published, day), calendar.is_working(day)
                if found != expected:
                    zh, en = f"截至{known}已公布的通知", f"as published by {known}"
                    return _wrong_day(day, zh, en, works=expected)
    return None


def _years_before(world: World) -> Iterator[int]:
    years = list(_title_years(world))
    return iter(years[1:])


def _ends_on_28_december(world: World, year: int) -> CounterExample | None:
    found = world.calendar.before_notice(year).horizon
    if found == date(year - 1, 12, 28):
        return None
    return counter(
        f"{year}年通知公布之前，日历的末日",
        f"the last day of the calendar before the notice of {year} was published",
        expected=date(year - 1, 12, 28),
        found=found,
    )


def _outside(world: World) -> Iterator[date]:
    first, horizon = world.calendar.first, world.calendar.horizon
    yield from days_between(horizon + ONE_DAY, horizon + timedelta(PAST))
    yield from days_between(first - timedelta(PAST), first - ONE_DAY)


def _refuses(world: World, day: date) -> CounterExample | None:
    asked: dict[str, Callable[[], object]] = {
        "is_working": lambda: world.calendar.is_working(day),
        "nth_after": lambda: world.calendar.nth_after(day, 1),
        "count": lambda: world.calendar.count(world.calendar.horizon, day),
    }
    for name, ask in asked.items():
        try:
            found = ask()
        except CalendarRangeError:
            continue
        zh, en = f"日历未涵盖的{day}，{name}", f"{name} on {day}, which no notice covers"
        return counter(zh, en, expected="a refusal 拒绝", found=found, about=(day,))
    return None


def _inner_years(world: World) -> Iterator[int]:
    return iter(list(_title_years(world))[1:-1])


def _refuses_a_hole(world: World, year: int) -> CounterExample | None:
    left = tuple(n for n in world.calendar.notices if n.year != year)
    try:
        holed = replace(world.calendar, notices=left)
    except CalendarError:
        return None
    return counter(
        f"缺{year}年通知的日历",
        f"a calendar without the notice of {year}",
        expected="a refusal 拒绝",
        found=f"a calendar through {holed.horizon}",
    )


def _draw_known(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    published = sorted({_published(n) for n in _notices(world)})
    if not published:
        return None
    around = [day + timedelta(offset) for day in published for offset in (-1, 0, 1)]
    usable = [day for day in around if any(n.year is not None and _published(n) <= day for n in _notices(world))]
    return st.tuples(st.sampled_from(usable), st.sampled_from(usable))


def _forgets(world: World, example: tuple[date, date]) -> CounterExample | None:
    first, second = example
    expected = world.calendar.known_on(min(example))
    found = world.calendar.known_on(first).known_on(second)
    if found == expected:
        return None
    return counter(
        f"先取截至{first}、再取截至{second}已公布的日历",
        f"what was known on {first}, then of that what was known on {second}",
        expected=f"{len(expected.notices)} notices",
        found=f"{len(found.notices)} notices",
    )


# Calendars that never were


def _draw_calendars(_: World) -> Strategy:
    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    return strategies.working_calendars()


def _takes_each_day_once(_: World, calendar: Calendar) -> CounterExample | None:
    total = 0
    for day in days_between(calendar.first, calendar.horizon):
        works = _last_word(calendar.notices, day)
        total += works
        if calendar.is_working(day) != works or calendar.rank(day) != total:
            named = sum(day in rest.days for n in calendar.notices for rest in n.rest)
            return counter(
                f"试用日历中通知提及{named}次的{day}，至该日累计工作日",
                f"the working days through {day}, which notices of a trial calendar name {named} times",
                expected=total,
                found=calendar.rank(day),
                about=(day,),
            )
    return None


# The machine


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a machine is set: its locale and its time zone."""

    locale: str
    zone: str


_LOCALES: Final = ("C", "", "zh_CN.UTF-8", "zh_CN.GBK", "de_DE.UTF-8", "Chinese_China.936")
_ZONES: Final = ("UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati")


def _settings(_: World) -> Iterator[_Setting]:
    return (_Setting(name, zone) for name in _LOCALES if _is_installed(name) for zone in _ZONES)


def _is_installed(name: str) -> bool:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_TIME, before)
    return True


def _same_everywhere(world: World, setting: _Setting) -> CounterExample | None:
    before, zone = locale.setlocale(locale.LC_TIME), os.environ.get("TZ")
    try:
        locale.setlocale(locale.LC_TIME, setting.locale)
        _set_zone(setting.zone)
        rebuilt = replace(world.calendar)
        wrong = next((day for day in world.days if rebuilt.is_working(day) != world.works[day]), None)
    finally:
        locale.setlocale(locale.LC_TIME, before)
        _set_zone(zone)
    if wrong is None:
        return None
    zh = f"区域设置{setting.locale or 'system'}、时区{setting.zone}的机器上"
    en = f"on a machine of locale {setting.locale or 'system'} and time zone {setting.zone}"
    return _wrong_day(wrong, zh, en, works=world.works[wrong])


def _set_zone(zone: str | None) -> None:
    """Sets the time zone of the process, where the system can."""
    if zone is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = zone
    if hasattr(time, "tzset"):
        time.tzset()


_WORKING_DAYS = ("CN/492/24.2", "CN/711/33.2")

CALENDAR: Final = (
    Property(
        id="GIK-P-013",
        area="calendar",
        title=Text("通知所定各日，依通知", "Days that a notice sets are as it sets them"),
        statement=Text(
            "放假通知所定的每一日，放假或者上班，依最后公布的通知；通知所定之日在哪一年，与通知标题的年份无关。",
            "Each day that a notice sets is off or worked as the notice published last says, whichever year stands "
            "in its "
            "title.",
        ),
        formal="∀d named in N: d ∈ W ⇔ the last N naming d has it worked",
        basis=_WORKING_DAYS,
        domain=Whole(Text("全部通知所定的每一日", "every day that any notice sets"), _set_days),
        check=_as_said,
    ),
    Property(
        id="GIK-P-014",
        area="calendar",
        title=Text("通知未提及之日，依每周工作制", "Days that no notice names follow the week"),
        statement=Text(
            "没有通知提及的日子，周一至周五上班，周六、周日休息。",
            "A day that no notice names is worked from Monday to Friday and free on Saturday and Sunday.",
        ),
        formal="∀d not named in N: d ∈ W ⇔ weekday(d) ≤ Friday",
        basis=_WORKING_DAYS,
        domain=Whole(Text("没有通知提及的每一日", "every day that no notice names"), _unset_days),
        check=_follows_the_week,
    ),
    Property(
        id="GIK-P-015",
        area="calendar",
        title=Text("调休上班日计入", "Make-up workdays count"),
        statement=Text(
            "调休上班的周六、周日是工作日，计入期限。",
            "A Saturday or Sunday worked in exchange is a working day and counts.",
        ),
        formal="∀d made up: count(d − 1, d) = 1 and due(d − 1, 1) = d",
        basis=_WORKING_DAYS,
        domain=Whole(Text("每一个调休上班日", "every make-up workday"), _make_up_days),
        check=_counts,
    ),
    Property(
        id="GIK-P-016",
        area="calendar",
        title=Text("一日只算一次", "A day is taken once"),
        statement=Text(
            "重复列入放假的一日只减一次；落在周末的假日不再减工作日。",
            "A day listed off twice is taken once, and a holiday on a weekend takes no working day away.",
        ),
        formal="rank(d) = |{ c ∈ W : c ≤ d }|",
        basis=_WORKING_DAYS,
        domain=Sampled(
            Text(
                "随机编排的两年日历，重复、重叠和落在周末的放假均有",
                "two-year calendars drawn at random, with days off that repeat, overlap and fall on weekends",
            ),
            _draw_calendars,
            weight=0.5,
        ),
        check=_takes_each_day_once,
    ),
    Property(
        id="GIK-P-017",
        area="calendar",
        title=Text("全年放假与调休相抵", "Days off and days made up balance"),
        statement=Text(
            "一年的通知所放的周一至周五，减去调休上班的周末，等于法定节假日：2008年起11日，2025年起13日。",
            "The weekdays off by a year's notices less the weekend days worked in exchange are the statutory "
            "holidays: 11 "
            "from 2008 on, 13 from 2025 on.",
        ),
        formal="|off weekdays| − |worked weekend days| = 11, from 2025 on 13",
        basis=_WORKING_DAYS,
        domain=Whole(Text("每一年度的通知及其修改", "every year's notice with its amendments"), _title_years),
        check=_conserves,
        exceptions=Text(
            "2015年多1日（9月3日纪念日），2020年多2日（1月31日延长假期，2月1日不再调休上班）。地区自定的假日不在此列。",
            "One more in 2015 (the commemoration of 3 September), two more in 2020 (31 January added, 1 February no "
            "longer "
            "made up). Days that a region sets are not counted here.",
        ),
    ),
    Property(
        id="GIK-P-018",
        area="calendar",
        title=Text("通知自公布之日起为人所知", "A notice is known from its publication on"),
        statement=Text(
            "按某日已知的日历核查时，通知及其修改自公布之日起算入，公布之前不算入。",
            "In the calendar as known on a day, a notice or an amendment is there from its publication on and not "
            "before.",
        ),
        formal="∀N, t ∈ {p(N) − 1, p(N)}: known_on(t) folds exactly { M : p(M) ≤ t }",
        basis=_WORKING_DAYS,
        domain=Whole(
            Text(
                "每一份通知的公布之日与前一日 × 其所定各日",
                "every notice on the day of its publication and the eve × the days it sets",
            ),
            _notices,
        ),
        check=_only_from_publication,
    ),
    Property(
        id="GIK-P-019",
        area="calendar",
        title=Text("下一年通知公布前，止于12月28日", "Before the next notice the calendar ends on 28 December"),
        statement=Text(
            "下一年度的通知可能改动当年12月29日至31日，公布之前这三日未定。",
            "The notice of the next year may change 29 to 31 December: before it is published these days are not "
            "settled.",
        ),
        formal="∀Y: horizon(before_notice(Y)) = (Y − 1)-12-28",
        basis=_WORKING_DAYS,
        domain=Whole(Text("首年以外的每一年度", "every year but the first"), _years_before),
        check=_ends_on_28_december,
    ),
    Property(
        id="GIK-P-020",
        area="calendar",
        title=Text("没有通知的日子不作答", "Without a notice there is no answer"),
        statement=Text(
            "没有通知涵盖的日子，是否上班、第几个工作日均不作答，不以周一至周五推断。",
            "On a day that no notice covers there is no answer, whether it is worked or how many working days lie "
            "before it; "
            "the week is not taken for it.",
        ),
        formal="∀d ∉ [first, horizon]: every question about d is refused",
        basis=_WORKING_DAYS,
        domain=Whole(
            Text("首日之前与末日之后各400日", "400 days before the first day and 400 after the last"), _outside
        ),
        check=_refuses,
    ),
    Property(
        id="GIK-P-021",
        area="calendar",
        title=Text("缺年份的日历不能使用", "A calendar with a year missing is refused"),
        statement=Text(
            "中间缺少某一年度通知的日历，不得使用。",
            "A calendar in whose midst a year's notice is missing cannot be used.",
        ),
        formal="∀Y inside: N without Y is refused",
        basis=_WORKING_DAYS,
        domain=Whole(Text("首末两年以外的每一年度", "every year but the first and the last"), _inner_years),
        check=_refuses_a_hole,
    ),
    Property(
        id="GIK-P-022",
        area="calendar",
        title=Text("已知之日不回头", "What was known on two days is what was known on the earlier"),
        statement=Text(
            "先后按两个日期限定已知的日历，等于按较早的日期限定。",
            "Asking what was known on one day of what was known on another gives what was known on the earlier.",
        ),
        formal="known_on(a) ∘ known_on(b) = known_on(min(a, b))",
        basis=_WORKING_DAYS,
        domain=Sampled(Text("通知公布前后的任意两日", "any two days about publications"), _draw_known, weight=0.25),
        check=_forgets,
    ),
    Property(
        id="GIK-P-023",
        area="calendar",
        title=Text("基准日", "Benchmark days"),
        statement=Text(
            "下列各日的上班或者休息与通知原文一致：跨年调休、年中修改、临时延长等容易出错的日子。",
            "Days that are easily got wrong, at the turn of a year, by an amendment, by an extension of a holiday, "
            "are as the "
            "notices read.",
        ),
        formal="∀(d, w) read by hand: d ∈ W ⇔ w",
        basis=_WORKING_DAYS,
        domain=Whole(Text("从通知原文逐一读出的14日", "14 days read from the notices by hand"), _benchmark_days),
        check=_is_benchmark,
    ),
    Property(
        id="GIK-P-024",
        area="calendar",
        title=Text("与机器的区域设置和时区无关", "The machine's locale and time zone do not matter"),
        statement=Text(
            "在任何语言、任何时区的机器上，每一日是否工作日都相同。",
            "On a machine of any language and any time zone each day is worked or free alike.",
        ),
        formal="∀ locale, zone: W is the same",
        basis=_WORKING_DAYS,
        domain=Whole(
            Text(
                "本机可用的区域设置 × 四个时区 × 日历上的每一日",
                "the locales installed here × four time zones × every day of the calendar",
            ),
            _settings,
            quick_step=3,
        ),
        check=_same_everywhere,
    ),
)
