"""Every arrangement of a festival listed by trial, and counts that run over the end of the calendar 安排的穷举。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Final

from gikdeadlines.calendar import (
    MID_AUTUMN,
    NATIONAL_DAY,
    POOLED,
    PRACTICES,
    Arrangement,
    Beyond,
    Calendar,
    Practice,
    Season,
    practice_for,
    seasons_of,
)
from gikdeadlines.loading import statutory_days
from gikdeadlines.values import ONE_DAY, Interval, Text

from .model import CounterExample, Property, Whole, counter
from .worked import application, happened
from .world import World, days_between

__all__ = ["ARRANGING"]

_BASIS: Final = ("CN/492/24.2", "CN/711/33.2")
_SATURDAY: Final = 5
_WEEK: Final = 7
_FEW: Final = 25
"""Of the arrangements of a festival so many are looked at day by day."""

Days = tuple[date, ...]


# Every arrangement, by trying every run of weekdays and every choice of weekend days


@dataclass(frozen=True, slots=True)
class _Run:
    """Weekdays off, and the days from the first to the last of them and of the festival."""

    off: Days
    first: date
    last: date


def _runs(own: Days, practice: Practice) -> Iterator[_Run]:
    """Every run of weekdays off with its festival: no longer, no sooner, no more made up for than practice has."""
    near = days_between(own[0] - timedelta(practice.lead), own[-1] + timedelta(practice.longest))
    weekdays = [day for day in near if day.weekday() < _SATURDAY]
    for begins in weekdays:
        for ends in (day for day in weekdays if day >= begins):
            first, last = min(begins, own[0]), max(ends, own[-1])
            off = tuple(day for day in days_between(first, last) if day.weekday() < _SATURDAY)
            is_one_run = off[0] == begins and off[-1] == ends
            exchanged = len(off) - len(own)
            if is_one_run and practice.fewest <= exchanged <= practice.most and (last - first).days < practice.longest:
                yield _Run(off, first, last)


def _exchanged(runs: tuple[_Run, ...], count: int, reach: int) -> Iterator[Arrangement]:
    """The runs with every choice of as many weekend days near by, none of them within a run, all of one notice."""
    off = tuple(day for run in runs for day in run.off)
    around = days_between(runs[0].first - timedelta(reach), runs[-1].last + timedelta(reach))
    held = {day for run in runs for day in days_between(run.first, run.last)}
    weekend = [day for day in around if day.weekday() >= _SATURDAY and day not in held]
    if len(off) >= count:
        for work in combinations(weekend, len(off) - count):
            if len({_announced_in(day) for day in (*off, *work)}) == 1:
                yield Arrangement(off, work)


def _announced_in(day: date) -> int:
    """29 to 31 December are for the next year's notice to set."""
    return (day + timedelta(3)).year


def _tried(festivals: Mapping[str, Days]) -> set[Arrangement]:
    if len(festivals) == 1:
        ((name, own),) = festivals.items()
        practice = practice_for(PRACTICES, name, len(own))
        return {one for run in _runs(own, practice) for one in _exchanged((run,), len(own), practice.reach)}
    return set(_together(festivals[MID_AUTUMN], festivals[NATIONAL_DAY]))


def _together(moon: Days, nation: Days) -> Iterator[Arrangement]:
    """One run over both, or one for each; a Mid-Autumn on a weekend may have none of its own, as in 2015."""
    both = tuple(sorted(moon + nation))
    practice = practice_for(PRACTICES, POOLED, len(both))
    for run in _runs(both, practice):
        yield from _exchanged((run,), len(both), practice.reach)
    early = list(_runs(moon, practice_for(PRACTICES, MID_AUTUMN, len(moon))))
    if moon[0].weekday() >= _SATURDAY:
        early.append(_Run((), moon[0], moon[-1]))
    for one in early:
        for other in _runs(nation, practice_for(PRACTICES, NATIONAL_DAY, len(nation))):
            if one.last < other.first:
                yield from _exchanged((one, other), len(both), practice.reach)


def _years(_: World) -> Iterator[int]:
    return iter(range(2008, 2062))


def _few_years(_: World) -> Iterator[int]:
    """Mid-Autumn within National Day, apart from it, and on a weekend less than a week before it; now and to come."""
    return iter((2015, 2020, 2026, 2033))


def _is_listed(_: World, year: int) -> CounterExample | None:
    statutory = statutory_days(year)
    is_together = statutory[MID_AUTUMN][0] > statutory[NATIONAL_DAY][0] - timedelta(_WEEK)
    pair = {MID_AUTUMN, NATIONAL_DAY} if is_together else set()
    groups = [{name: statutory[name]} for name in statutory if name not in pair]
    if pair:
        groups.append({name: statutory[name] for name in sorted(pair)})
    expected = {frozenset(group): _tried(group) for group in groups}
    seasons = seasons_of(statutory)
    found = {frozenset(dict(season.festivals)): set(season.arrangements) for season in seasons}
    begins = [season.first_day for season in seasons]
    wrong = next((said for season in seasons for said in _misnamed(season)), None)
    if wrong:
        return counter(f"{year}年的连休", f"the days off in a row of {year}", expected=wrong[0], found=wrong[1])
    if found == expected and begins == sorted(min(days[0] for days in group.values()) for group in groups):
        return None
    differing = next((key for key in expected if found.get(key) != expected[key]), frozenset(statutory))
    names = "、".join(sorted(differing))
    return counter(
        f"{year}年{names}可能的安排",
        f"what may be arranged of {names} in {year}",
        expected=f"{len(expected.get(differing, ()))} arrangements, by trial",
        found=f"{len(found.get(differing, ()))}: {_odd(expected.get(differing, set()), found.get(differing, set()))}",
    )


def _misnamed(season: Season) -> Iterator[tuple[object, object]]:
    """The days in a row that each arrangement gives, and the festivals that they are named for, walked day by day."""
    own = [day for _, days in season.festivals for day in days]
    longest = max(season.festivals, key=lambda festival: len(festival[1]))[0]
    if season.usual != (closest := _closest(season)):
        yield closest, season.usual
    for one in season.arrangements[:: 1 + len(season.arrangements) // _FEW]:
        rows = {day: _row(day, one) for day in (*own, *one.off, *one.work)}
        spans = dict.fromkeys(rows[day] for day in sorted({*own, *one.off}))
        held = [[name for name, days in season.festivals if first <= days[0] <= last] for first, last in spans]
        expected = tuple(("、".join(names or [longest]), *span) for names, span in zip(held, spans, strict=True))
        found = season.spans(one)
        if found != expected:
            yield expected, found
        for day, (first, last) in rows.items():
            days = (last - first).days + 1
            if season.week.in_a_row(day, one) != days:
                yield f"{day}: {days}", f"{season.week.in_a_row(day, one)}"


def _closest(season: Season) -> Arrangement:
    """As long as the latest notices give, begun as early, no more made up for; then the least, in short rows, near."""
    length, most, lead = season.practice.usual
    name, own = max(season.festivals, key=lambda festival: len(festival[1]))
    others = [days[0] for other, days in season.festivals if other != name]

    def strangeness(one: Arrangement) -> tuple[object, ...]:
        first, last = _row(own[0], one)
        early = [day for day in one.off if first <= day < own[0]]
        begun = (own[0] - early[0]) // ONE_DAY if early else 0
        held = sum(first <= day <= last for day in others)
        rows = [(end - start) // ONE_DAY + 1 for start, end in (_row(day, one) for day in one.work)]
        near = sum(min(abs(day - off) for off in one.off) // ONE_DAY for day in one.work)
        days = (last - first) // ONE_DAY + 1
        many = len(one.work)
        return (many > most, days != length + held, abs(begun - lead), many, max([6, *rows]), near, own[0] - one.off[0])

    return min(season.arrangements, key=strangeness)


def _row(day: date, one: Arrangement) -> tuple[date, date]:
    """The first and the last of the days in a row that are worked, or off, as a day is."""

    def works(each: date) -> bool:
        return each in one.work or (each not in one.off and each.weekday() < _SATURDAY)

    first = last = day
    while works(first - ONE_DAY) == works(day):
        first -= ONE_DAY
    while works(last + ONE_DAY) == works(day):
        last += ONE_DAY
    return first, last


def _odd(expected: set[Arrangement], found: set[Arrangement]) -> str:
    one = min(expected ^ found, default=None)
    return f"{[*map(str, one.off)]} off, {[*map(str, one.work)]} worked" if one else "in another order"


# Counts that run over the end of the calendar


@dataclass(frozen=True, slots=True)
class _Over:
    """A count that begins in the announced calendar and ends past it, with days taken out or none."""

    year: int
    start: date
    out: tuple[Interval, ...]


_MORE, _FEWER = 1, 2
"""Working days added and taken at most by 国发明电〔2015〕1号, 国办发明电〔2019〕3号, 国办发明电〔2020〕1号."""

_NEW_LAW: Final = 2019
_ONE_YEAR, _ANOTHER = 2012, 2025
"""Years whose first days were off from a Sunday and from a Wednesday on."""

_NEAR: Final = 4
_PAST: Final = (0, 1, 2, 5, 20, 75)
_LONG: Final = (1, 4, 11, 30)


@lru_cache(maxsize=32)
def _beyond(calendar: Calendar, year: int) -> Beyond:
    return Beyond(calendar.before_notice(year), statutory_days)


def _over(world: World) -> Iterator[_Over]:
    years = sorted({n.year for n in world.calendar.notices if n.year is not None})
    if any(n.layer for n in world.calendar.notices) or world.calendar.gaps:
        return
    for year in years[1:]:
        horizon = date(year - 1, 12, 28)
        for by in range(-_NEAR, _NEAR):
            begins = horizon + timedelta(by)
            spans = [(), *((Interval.closed(begins, begins + timedelta(long)),) for long in (0, 1, 6))]
            for start in (horizon - timedelta(_NEAR), horizon - ONE_DAY, horizon, horizon + ONE_DAY):
                yield from (_Over(year, start, out) for out in spans)


def _some_over(world: World) -> Iterator[_Over]:
    """Those before a year whose first days were off from a Sunday on."""
    return (example for example in _over(world) if example.year == _ONE_YEAR)


def _adds_up(world: World, example: _Over) -> CounterExample | None:
    """Announced days are counted one by one; those past them are what a count from the horizon gives."""
    beyond = _beyond(world.calendar, example.year)
    horizon = beyond.calendar.horizon
    out = frozenset(day for span in example.out for day in days_between(span.start, span.end or span.start))
    known_days = days_between(example.start + ONE_DAY, horizon)
    known = [day for day in known_days if world.works[day] and day not in out]
    start = max(example.start, horizon)
    left = tuple(
        Interval(max(span.start, start + ONE_DAY), span.end) for span in example.out if span.end and span.end > start
    )
    for past in _PAST:
        through = horizon + timedelta(past)
        least, most = beyond.counted(start, through, left)
        expected: object = (len(known) + least, len(known) + most)
        found: object = beyond.counted(example.start, through, example.out)
        if found != expected:
            return _differs(example, f"至{through}的工作日", f"working days through {through}", expected, found)
        days = sum(day not in out for day in days_between(start + ONE_DAY, through))
        wider: object = (max(0, least - _FEWER), min(days, most + _MORE))
        found = beyond.with_allowance().counted(start, through, left)
        if found != wider:
            return _differs(example, f"至{through}加余量", f"through {through} with the allowance", wider, found)
    for more in _LONG:
        expected = beyond.due(start, more, left)
        found = beyond.due(example.start, len(known) + more, example.out)
        if found != expected:
            n = len(known) + more
            return _differs(example, f"第{n}个工作日", f"working day {n}", expected, found)
    for n, day in enumerate(known, 1):
        found = beyond.due(example.start, n, example.out)
        if found != (day, day):
            return _differs(example, f"第{n}个工作日", f"working day {n}", (day, day), found)
    return None


# Received on a day of which nothing is announced


def _received(world: World) -> Iterator[tuple[int, date]]:
    years = sorted({n.year for n in world.calendar.notices if n.year is not None and n.year > _NEW_LAW})
    if any(n.layer for n in world.calendar.notices) or world.calendar.gaps:
        return
    for year in years:
        for day in days_between(date(year - 1, 12, 29), date(year, 1, 12)):
            yield year, day


def _some_received(world: World) -> Iterator[tuple[int, date]]:
    return (example for example in _received(world) if example[0] == _ANOTHER)


def _is_moved(world: World, example: tuple[int, date]) -> CounterExample | None:
    """A day that is worked in any case is the receipt; one of rest is not; of one that may be either none is said."""
    year, day = example
    beyond = _beyond(world.calendar, year)
    case = application(happened("submitted", day, channel="in-person"))
    known = World(beyond.calendar, world.law)
    pin = {"receipt-on-rest-day": "next-working-day"}
    result = known.assess(case, as_of=day + ONE_DAY, readings=pin, explore=True)
    least, most = beyond.count(day - ONE_DAY, day)
    received = {a.received_on for a in result.alternatives} or {result.received_on}
    expected = (most == 1, least == 0)
    found = (day in received, bool(received - {day, None}))
    if found == expected:
        return None
    return counter(
        f"{year}年通知公布前，{day}当面提交，休息日顺延的收到日",
        f"before the notice of {year}, handed in on {day}, a rest day moving on: the receipt",
        expected=f"on the day {expected[0]}, later {expected[1]}",
        found=f"on the day {found[0]}, later {found[1]}",
        about=(day,),
    )


def _differs(example: _Over, zh: str, en: str, expected: object, found: object) -> CounterExample:
    out = ", ".join(f"{span.start}..{span.end}" for span in example.out) or "∅"
    return counter(
        f"{example.year}年通知公布前，自{example.start}起，扣除{out}，{zh}",
        f"before the notice of {example.year}, from {example.start} without {out}, {en}",
        expected=expected,
        found=found,
        about=(example.start,),
    )


ARRANGING: Final = (
    Property(
        id="GIK-P-153",
        area="bounds",
        title=Text("惯例所容许的安排无一遗漏", "Every arrangement that practice allows is listed"),
        statement=Text(
            "每一年度每一节日的可能安排，就是逐一试出的全部：连续的工作日放假，不长于、不早于惯例，补班日数在惯例之内，"
            "补班日为其前后不远处的周末，同由一年的通知所定；中秋节距国庆节不足七日的合并安排。",
            "What may be arranged of each festival of each year is all that trying gives: a run of weekdays off, no "
            "longer and no sooner than practice has it, with as many make-up days as practice has, weekends near by, "
            "all set by the notice of one year; Mid-Autumn less than a week before National Day is arranged with it.",
        ),
        formal="arrangements(f) = { (off, work) : practice(f) allows it }",
        basis=_BASIS,
        domain=Whole(Text("2008至2061年的每一节日", "every festival of 2008 to 2061"), _years, quick=_few_years),
        check=_is_listed,
    ),
    Property(
        id="GIK-P-155",
        area="bounds",
        title=Text("跨越日历末日的计算前后相加", "A count over the end of the calendar is the sum of both sides"),
        statement=Text(
            "起于已公布日历之内、止于其外的期限，其最少、最多为末日以前逐日所计与自末日起算之和，扣除的期间跨越末日的亦同；"
            "在末日以内届满的，就是逐日所计之日。",
            "A period that begins in the announced calendar and ends past it has, at the least and the most, the days "
            "counted one by one through the last and what a count from the last gives, also where days taken out lie "
            "across it; one that ends by then ends on the day counted one by one.",
        ),
        formal="count(s, t) = |W ∩ (s, h]| + count(h, t)",
        basis=_BASIS,
        domain=Whole(
            Text("每一年度末日前后的起算日 × 扣除的期间", "start days about the last of every year × days taken out"),
            _over,
            quick=_some_over,
        ),
        check=_adds_up,
    ),
    Property(
        id="GIK-P-173",
        area="bounds",
        title=Text("未公布之日收到的申请", "What is received on a day not announced"),
        statement=Text(
            "在尚未公布的年度内收到的，无论如何安排都上班之日即为收到日，无论如何都休息之日顺延，两可之日各有其结果，不取其一。",
            "Received in a year not announced: a day worked under any arrangement is the receipt, one of rest under "
            "any moves on, and of a day that may be either both are said and neither is chosen.",
        ),
        formal="works(d) ∈ {yes, no, open} ⇒ received ∈ {d, > d, both}",
        basis=("CN/711/31.1/in-person", "CN/711/33.2"),
        domain=Whole(
            Text("2020年起每一年度 × 上年12月29日至当年1月12日", "every year from 2020 × 29 December to 12 January"),
            _received,
            quick=_some_received,
        ),
        check=_is_moved,
    ),
)
