"""How far a year that is not announced may move a count 未公布年度的余量。

Every arrangement that practice allows is tried one by one and its days counted one by one; the bounds must be the least
and the most of these, no wider and no narrower.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import Final

from gikdeadlines.calendar import PRACTICES, Arrangement, Beyond, Calendar, Season, measured, seasons_of
from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import ONE_DAY, CalendarRangeError, Interval, Text

from .model import CounterExample, Property, Whole, counter
from .world import World, days_between

__all__ = ["FORESIGHT"]

_BASIS: Final = ("CN/492/24.2", "CN/711/33.2")
_AROUND: Final = timedelta(2)
_PAST: Final = 400
_WEEKEND: Final = 5
_MORE, _FEWER = 1, 2
"""Working days added and taken at most by 国发明电〔2015〕1号, 国办发明电〔2019〕3号, 国办发明电〔2020〕1号."""


def _is_national(world: World) -> bool:
    return all(notice.layer == 0 for notice in world.calendar.notices)


def _annual_years(world: World) -> list[int]:
    return sorted({notice.year for notice in world.calendar.notices if notice.year is not None})


# What practice is


def _practice(world: World) -> Iterator[tuple[int, int]]:
    years = _annual_years(world)
    if _is_national(world) and len(years) > 1 and not world.calendar.gaps:
        yield years[0], years[-1]


def _is_measured(world: World, years: tuple[int, int]) -> CounterExample | None:
    found = measured(world.calendar, statutory_days, years=range(years[0], years[1] + 1))
    differing = [(old, new) for old, new in zip(PRACTICES, found, strict=True) if old != new]
    if not differing:
        return None
    return counter(
        f"由{years[0]}至{years[1]}年的通知得出的放假安排惯例",
        f"the practice that the notices of {years[0]} to {years[1]} show",
        expected=[old for old, _ in differing],
        found=[new for _, new in differing],
    )


# Every arrangement of one festival


@dataclass(frozen=True, slots=True)
class _Open:
    """A festival of a year whose notice is not out, and the days around it that no other festival touches."""

    year: int
    season: Season
    first: date
    last: date

    def works(self, day: date) -> list[bool]:
        """Whether a day is worked, under each arrangement."""
        is_weekday = day.weekday() < _WEEKEND
        return [day in one.work or (is_weekday and day not in one.off) for one in self.season.arrangements]

    def counts(self, after: date, through: date, out: Collection[date] = ()) -> tuple[int, int]:
        """The least and the most working days after one day, through another, by trying each arrangement."""
        days = [self.works(day) for day in days_between(after + ONE_DAY, through) if day not in out]
        each = [sum(column) for column in zip(*days, strict=True)] if days else [0]
        return min(each), max(each)


def _touched(season: Season) -> tuple[date, date]:
    days = [day for one in season.arrangements for day in (*one.off, *one.work)]
    return min(days), max(days)


def _seasons(world: World) -> Iterator[_Open]:
    for year in _annual_years(world)[1:] if _is_national(world) else ():
        horizon = world.calendar.before_notice(year).horizon
        spans = [(season, *_touched(season)) for season in seasons_of(statutory_days(year))]
        for season, first, last in spans:
            first, last = first - _AROUND, last + _AROUND  # noqa: PLW2901 - the days around it too
            if first > horizon and not any(
                other is not season and low <= last and first <= high for other, low, high in spans
            ):
                yield _Open(year, season, first, last)


@lru_cache(maxsize=32)
def _beyond(calendar: Calendar, year: int) -> Beyond:
    return Beyond(calendar.before_notice(year), statutory_days)


Asked = tuple[str, str, Callable[[Beyond], object], object]


def _is_least_and_most(world: World, example: _Open) -> CounterExample | None:
    beyond = _beyond(world.calendar, example.year)
    for zh, en, ask, expected in _asked(example):
        found = ask(beyond)
        if found != expected:
            return counter(
                f"{example.year}年通知公布前，{example.first}至{example.last}，{zh}",
                f"before the notice of {example.year}, {example.first} to {example.last}, {en}",
                expected=expected,
                found=found,
                about=(example.first, example.last),
            )
    return None


def _asked(example: _Open) -> Iterator[Asked]:
    first, last = example.first, example.last
    middle = first + (last - first) // 2
    for after, through in ((first, last), (first, middle), (middle, last), (middle, middle), (last, middle)):
        both = _both_ways(example, after, through)
        yield "工作日数", "working days", lambda b, a=after, t=through: b.count(a, t), both  # type: ignore[misc]
    least, most = example.counts(first, last)
    allowed = max(0, least - _FEWER), min((last - first).days, most + _MORE)
    yield "加专项通知余量", "with the allowance", lambda b: b.with_allowance().count(first, last), allowed
    for day in days_between(first, last):
        works = set(example.works(day))
        answer = works.pop() if len(works) == 1 else None
        yield f"{day}是否上班", f"whether {day} is worked", lambda b, d=day: b.is_working(d), answer  # type: ignore[misc]
    yield from _with_spans(example, middle)


def _both_ways(example: _Open, after: date, through: date) -> tuple[int, int]:
    if through < after:
        least, most = example.counts(through, after)
        return -most, -least
    return example.counts(after, through)


def _with_spans(example: _Open, middle: date) -> Iterator[Asked]:
    """Days taken out do not count; what has not ended has no due day unless it comes too late to matter."""
    first, last = example.first, example.last
    out = frozenset(days_between(middle, middle + ONE_DAY))
    closed = [Interval.closed(middle, middle + ONE_DAY)]
    yield "扣除期间", "days out", lambda b: b.counted(first, last, closed), example.counts(first, last, out)
    for day in (first + ONE_DAY, middle, last):
        only, ends = example.counts(first, day, frozenset({day})), [Interval.closed(day, day)]
        yield "扣除末日", "the last day out", lambda b, d=day, e=ends: b.counted(first, d, e), only  # type: ignore[misc]
    open_span = [Interval(middle, None)]
    through = middle - ONE_DAY
    for n in range(1, (last - first).days):
        earliest, latest = (_reached(example, n, last, frozenset(), extreme) for extreme in (1, 0))
        if latest is not None:
            yield f"第{n}日", f"day {n}", lambda b, n=n: b.due(first, n), (earliest, latest)  # type: ignore[misc]
        early, late = (_reached(example, n, last, out, extreme) for extreme in (1, 0))
        if late is not None:
            yield f"扣除后第{n}日", f"day {n}, days out", lambda b, n=n: b.due(first, n, closed), (early, late)  # type: ignore[misc]
        before, at_last = (_reached(example, n, through, frozenset(), extreme) for extreme in (1, 0))
        bounds = None if before is None else (before, at_last)
        yield f"未结束的期间前第{n}日", f"day {n} before a span", lambda b, n=n: b.due(first, n, open_span), bounds  # type: ignore[misc]


def _reached(example: _Open, n: int, last: date, out: frozenset[date], extreme: int) -> date | None:
    """The first day by which the least or the most count reaches n."""
    days = days_between(example.first + ONE_DAY, last)
    return next((day for day in days if example.counts(example.first, day, out)[extreme] >= n), None)


# The most usual arrangement


def _usual_years(world: World) -> Iterator[int]:
    if _is_national(world) and not world.calendar.gaps:
        yield from (year for year in _annual_years(world)[1:])
        yield world.calendar.horizon.year + 1


def _some_years(world: World) -> Iterator[int]:
    """Mid-Autumn apart from National Day, within its days and less than a week before it, and the open year."""
    chosen = {2015, 2017, 2023, world.calendar.horizon.year + 1}
    return (year for year in _usual_years(world) if year in chosen)


def _is_projected(world: World, year: int) -> CounterExample | None:
    """Each day of the projected year, by the arrangement of each festival that comes closest to the latest notices."""
    is_open = year > world.calendar.horizon.year
    known = world.calendar if is_open else world.calendar.before_notice(year)
    projected = Beyond(known, statutory_days).projected(1)
    announced = [day for day in world.days if known.horizon - timedelta(_PAST) < day <= known.horizon]
    moved = [day for day in announced if projected.is_working(day) != known.is_working(day)]
    if moved or [n.year for n in projected.notices if n.confidence == "projected"] != [known.horizon.year + 1]:
        return counter(
            f"推测的{year}年之前已公布的各日",
            f"the days announced before {year}, as projected",
            expected="as announced, and one notice projected",
            found=moved,
            about=moved[:1],
        )
    names = {max(season.festivals, key=lambda own: len(own[1]))[0] for season in seasons_of(statutory_days(year))}
    chosen = [_closest(season) for season in seasons_of(statutory_days(year))]
    off = {day for one in chosen for day in one.off}
    work = {day for one in chosen for day in one.work}
    for day in days_between(known.horizon + ONE_DAY, projected.horizon):
        expected = day in work or (day not in off and day.weekday() < _WEEKEND)
        if projected.is_working(day) != expected:
            return counter(
                f"推测的{year}年，{day}是否上班",
                f"whether {day} is worked in {year} as projected",
                expected=expected,
                found=not expected,
                about=(day,),
            )
        named = projected.why(day).festival
        said = _festivals_of_run(day, chosen, statutory_days(year)) if day in off else ""
        if day in off and sorted((named or "").split("、")) != sorted(said.split("、")):
            return counter(
                f"推测的{year}年，{day}因何节日放假",
                f"for which festival {day} is off in {year} as projected",
                expected=said,
                found=named,
                about=(day,),
            )
        if day in work and named not in names:
            return counter(
                f"推测的{year}年，{day}为何节日补班",
                f"for which festival {day} is made up in {year} as projected",
                expected=sorted(names),
                found=named,
                about=(day,),
            )
    return None


def _festivals_of_run(day: date, chosen: Iterable[Arrangement], statutory: Mapping[str, tuple[date, ...]]) -> str:
    """The festivals that begin within a run of days off; of one that holds none, the longest of its arrangement."""
    one = next(each for each in chosen if day in each.off)
    run = _run(day, one)
    around = {day for each in _run_days(one) for day in each}
    own = [name for name, days in statutory.items() if set(days) & around]
    held = [name for name in own if run[0] <= statutory[name][0] <= run[-1]]
    return "、".join(held) if held else max(own, key=lambda name: len(statutory[name]))


def _run_days(one: Arrangement) -> Iterator[list[date]]:
    return (_run(day, one) for day in one.off)


def _closest(season: Season) -> Arrangement:
    """As many days off in a row as the latest notices give, begun as early, with no more make-up days than theirs.

    Then the fewest make-up days, no more than six days worked in a row (国务院令第795号), make-up days close by, and of
    two such arrangements the later.
    """
    length, most, lead = season.practice.usual
    name, own = max(season.festivals, key=lambda festival: len(festival[1]))
    others = [days[0] for other, days in season.festivals if other != name]

    def strangeness(one: Arrangement) -> tuple[object, ...]:
        run = _run(own[0], one)
        begins = min((day for day in one.off if run[0] <= day < own[0]), default=own[0])
        held = sum(run[0] <= day <= run[-1] for day in others)
        worked = max((len(_run(day, one)) for day in one.work), default=0)
        near = sum(min(abs(day - off) for off in one.off) / ONE_DAY for day in one.work)
        return (
            len(one.work) > most, len(run) != length + held, abs((own[0] - begins).days - lead), len(one.work),
            max(worked, 6), near, -one.off[0].toordinal(),
        )  # fmt: skip

    return min(season.arrangements, key=strangeness)


def _run(day: date, one: Arrangement) -> list[date]:
    """The days in a row around a day that are worked, or off, as it is."""

    def works(each: date) -> bool:
        return each in one.work or (each not in one.off and each.weekday() < _WEEKEND)

    around = days_between(day - timedelta(30), day + timedelta(30))
    before = list(takewhile(lambda each: works(each) == works(day), reversed([d for d in around if d < day])))
    behind = list(takewhile(lambda each: works(each) == works(day), (d for d in around if d > day)))
    return [*reversed(before), day, *behind]


# What special notices changed, and a region's own days


def _special(world: World) -> Iterator[tuple[int, int]]:
    if _is_national(world) and any(notice.year is None for notice in world.calendar.notices):
        yield _MORE, _FEWER


def _changed_most(world: World, example: tuple[int, int]) -> CounterExample | None:
    """The days that each special notice changed against what was known on its eve."""
    moved = []
    for notice in world.calendar.unforeseen:
        eve = world.calendar.known_on(notice.known_from - ONE_DAY)
        days = sorted({day for day in notice.days_set if eve.first <= day <= eve.horizon})
        after = world.calendar.known_on(notice.known_from)
        moved.append(_most_of_windows([after.is_working(day) - eve.is_working(day) for day in days]))
    found = (max(more for more, _ in moved), max(fewer for _, fewer in moved))
    if found == example:
        return None
    return counter(
        "专项通知至多增加、减少的工作日",
        "the working days that special notices added and took away at most",
        expected=example,
        found=found,
    )


def _most_of_windows(differences: list[int]) -> tuple[int, int]:
    """The most that the days of any window add, and take away."""
    spans = [differences[i:j] for i in range(len(differences)) for j in range(i + 1, len(differences) + 1)]
    sums = [0, *map(sum, spans)]
    return max(sums), -min(sums)


_REGIONS: Final = ("CN-GX", "CN-NX", "CN-XJ")


def _regions(world: World) -> Iterator[tuple[str, int, int | None]]:
    """A region, a number of days, and of how many years its own notices are kept; all where not said."""
    if _is_national(world):
        yield from ((_REGIONS[0], days, kept) for days in (300, 420) for kept in (1, 2, None))
        yield from ((region, days, None) for region in _REGIONS[1:] for days in (90, 300, 420))


def _kept(region: str, years: int | None) -> Calendar:
    """A region's calendar with its own notices of the first so many years."""
    own = load_calendar(region)
    special = sorted({day.year for notice in own.notices if notice.layer for day in notice.days_set})
    kept = special if years is None else special[:years]
    left = (n for n in own.notices if not n.layer or all(day.year in kept for day in n.days_set))
    return replace(own, notices=tuple(left), gaps=())


def _own_days_widen(_: World, example: tuple[str, int, int | None]) -> CounterExample | None:
    """A region that has had days of its own in several years may have them again in each year to come."""
    region, length, kept = example
    own, nation = _kept(region, kept), load_calendar("CN")
    more, fewer = _own_most(own, nation)
    first = max(own.horizon, nation.horizon)
    last = first + timedelta(length)
    years = last.year - (first + ONE_DAY).year + 1 - ((first.month, first.day) >= (12, 28) and last.year > first.year)
    least, most = Beyond(nation, statutory_days).count(first, last)
    expected = (least - years * fewer, min(length, most + years * more))
    found = Beyond(own, statutory_days).count(first, last)
    if found == expected or own.horizon != nation.horizon:
        return None
    return counter(
        f"{region}，{first}之后至{last}的工作日",
        f"{region}, working days after {first} through {last}",
        expected=expected,
        found=found,
        about=(first, last),
    )


def _own_most(own: Calendar, nation: Calendar) -> tuple[int, int]:
    """The most that a region's own notices moved any count within a year, seen day by day."""
    special = [notice for notice in own.notices if notice.year is None and notice.jurisdiction != "CN"]
    years = {day.year for notice in special for day in notice.days_set}
    if len(years) < 2:  # noqa: PLR2004 - of one year nobody can say that it comes again
        return 0, 0
    moved = [_most_of_windows([d for d in _differences(own, nation, year) if d]) for year in years]
    return max(more for more, _ in moved), max(fewer for _, fewer in moved)


def _differences(own: Calendar, nation: Calendar, year: int) -> Iterator[int]:
    for day in days_between(max(own.first, date(year, 1, 1)), min(own.horizon, date(year, 12, 31))):
        try:
            yield own.is_working(day) - nation.is_working(day)
        except CalendarRangeError:
            continue


FORESIGHT: Final = (
    Property(
        id="GIK-P-111",
        area="bounds",
        title=Text("放假安排的惯例出自历年通知", "The practice of arranging festivals is what the notices show"),
        statement=Text(
            "推算未公布年度所用的惯例（补班日数、连休长短、起止、补班日的远近），就是历年放假通知所表明的。",
            "The practice by which a year to come is bounded (how many days are made up for, how long the days off "
            "run, when they begin, how far off the make-up days lie) is what the yearly notices show.",
        ),
        formal="P = measured(N₂₀₀₈ … N_last)",
        basis=_BASIS,
        domain=Whole(Text("历年通知", "the notices of all years"), _practice),
        check=_is_measured,
    ),
    Property(
        id="GIK-P-112",
        area="bounds",
        title=Text("上下限是各种安排中的最少与最多", "The bounds are the least and the most of every arrangement"),
        statement=Text(
            "未公布年度某节日前后的工作日数、第n个工作日、某日是否上班，其上下限恰为逐一试算惯例所容许的每种安排而得的最少与最多；"
            "扣除的日子不计；专项通知的余量为多一日、少二日。",
            "Around a festival of a year not announced the bounds of a count, of the n-th working day, and whether a "
            "day is worked, are exactly the least and the most of trying every arrangement that practice allows; days "
            "taken out do not count; special notices may add one day and take two.",
        ),
        formal="bounds(q) = [min, max] { q(a) : a ∈ arrangements }",
        basis=_BASIS,
        domain=Whole(
            Text("每一年度 × 不与他节相接的每一节日", "every year × every festival that touches no other"),
            _seasons,
            quick_step=23,
        ),
        check=_is_least_and_most,
    ),
    Property(
        id="GIK-P-127",
        area="bounds",
        title=Text("推测的安排最接近近年通知", "What is projected comes closest to the latest notices"),
        statement=Text(
            "未公布年度的推测日历，各节日取惯例所容许的安排中最接近近年通知的：连休日数相同、起始相同、补班不多于近年，"
            "补班最少、连续上班不超过六日、补班日最近；与逐一比较所得相同。",
            "In the projected calendar of a year not announced each festival has, of the arrangements that practice "
            "allows, the one closest to the latest notices: as long, begun as early, no more make-up days, then the "
            "fewest of them, no more than six days worked in a row, and the nearest; as comparing each with each "
            "gives it.",
        ),
        formal="projected = argmin strangeness(a)",
        basis=_BASIS,
        domain=Whole(Text("每一年度", "every year"), _usual_years, quick=_some_years),
        check=_is_projected,
    ),
    Property(
        id="GIK-P-113",
        area="bounds",
        title=Text("专项通知的余量", "The allowance for special notices"),
        statement=Text(
            "历次专项通知（2015、2019、2020年）较其前一日所知的日历，任何一段期间至多增加一个工作日、减少两个。",
            "Against the calendar known on the eve, the special notices of 2015, 2019 and 2020 added one working day "
            "to any span at the most and took away two.",
        ),
        formal="max Δ = 1, min Δ = −2",
        basis=_BASIS,
        domain=Whole(Text("全部专项通知", "all special notices"), _special),
        check=_changed_most,
    ),
    Property(
        id="GIK-P-114",
        area="bounds",
        title=Text("地方自定假日的余量", "A region's own days widen its bounds"),
        statement=Text(
            "连年自定假日的地区，未公布年度的上下限较全国每年各放宽其自定假日在任何一段期间造成的最大出入。",
            "Where a region has had days of its own in several years, the bounds of years to come are those of the "
            "country, wider for each year by the most that its own days moved any count.",
        ),
        formal="bounds(region) = bounds(CN) ± years · max |Δ|",
        basis=_BASIS,
        domain=Whole(
            Text("广西、宁夏、新疆 × 各段期间", "Guangxi, Ningxia and Xinjiang × spans"), _regions, quick_step=3
        ),
        check=_own_days_widen,
    ),
)
