"""What explains a due day that somebody asserts: each slip of counting, worked out day by day 主张的由来。

A slip is counted as a clerk would make it, on a case that has what it needs. Where several lead to the same day the
most telling one is to be named; where none does and no two do, nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, application, happened
from .world import World, days_between

__all__ = ["PINS", "WORKED_SLIPS", "paused_once"]

_ROOM: Final = 260
_SATURDAY: Final = 5

_TELLING: Final = (
    "start-day-counted", "start-rolled", "make-up-day-unknown", "amendment-missed", "next-year-notice-missed",
    "regional-notice-missed", "make-up-day-missed", "pause-ignored", "pause-in-calendar-days", "pause-ends-counted",
    "pause-overlap-added", "pause-without-basis", "correction-ignored", "correction-restarted", "correction-excluded",
    "wrong-regime", "extension-ignored", "extension-from-notice", "extension-from-receipt", "late-extension-counted",
    "excess-extension-counted", "later-date-ignored", "later-date-without-effect", "weekdays-only", "holiday-counted",
    "weekend-counted", "calendar-days", "start-from-submitted", "start-from-signed-for", "start-from-arrived",
    "start-from-confirmed", "start-from-registered", "start-day-skipped",
)  # fmt: skip
"""The slips, the most telling first."""

PINS: Final = {
    "receipt-on-rest-day": "stands",
    "pause-ends": "both-excluded",
    "pause-overlap": "union",
    "pause-cap": "silence-only",
    "extension-timing": "no-effect",
    "extension-base": "after-first-due",
    "extension-across-restart": "lapses",
    "art35": "later-of-both",
    "correction-stop": "stops",
    "before-2015-207": "as-207",
    "receipt-before-207": "as-207",
    "regime-at-2019-05-15": "law-of-receipt",
}
"""Every reading that these cases ask for, pinned, so that only slips are left to explain a day."""

Works = Callable[[date], bool]
Slip = tuple[str, date | None]


@dataclass(frozen=True, slots=True)
class _Count:
    """A start, a number of days, the days out: what a clerk counts."""

    start: date
    n: int
    out: frozenset[date] = frozenset()

    def due(
        self, works: Works, *, n: int | None = None, start: date | None = None, out: Collection[date] | None = None
    ) -> date:
        """The day on which the count ends, one day at a time."""
        day, left = start or self.start, n or self.n
        away = self.out if out is None else out
        while left:
            day += ONE_DAY
            left -= works(day) and day not in away
        return day


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A case, when it is looked at, its due day by default, and every slip with the day that it leads to."""

    case: tuple[Event, ...]
    as_of: date
    due: date
    slips: tuple[Slip, ...]


def _days(first: date, last: date) -> frozenset[date]:
    return frozenset(days_between(first, last))


def _next(works: Works, day: date) -> date:
    return next(each for each in days_between(day + ONE_DAY, day + 30 * ONE_DAY) if works(each))


# Which days are worked, wrongly


def _of_the_calendar(world: World, count: _Count, received: date) -> Iterator[Slip]:
    """The slips in the days themselves; what was known is what was out on the day of receipt."""
    right, calendar = world.works.__getitem__, world.calendar
    is_weekday: Works = lambda day: day.weekday() < _SATURDAY  # noqa: E731 - a rule by its name
    is_off: Works = lambda day: is_weekday(day) and not right(day)  # noqa: E731 - likewise
    annual = {n.year: n for n in calendar.notices if n.year is not None}
    known = max(year for year, notice in annual.items() if notice.known_from <= received)
    late = [n for n in calendar.notices if n.year is None and n.known_from > received]
    unknown = {day for notice in late for day in notice.days_set}
    if unknown or known < max(annual):
        yield "make-up-day-unknown", count.due(lambda d: is_weekday(d) if d > date(known, 12, 28) else right(d))
    if not unknown:
        eve = _last_days_by_their_own_year(world)
        yield "next-year-notice-missed", count.due(eve)
    yield "make-up-day-missed", count.due(lambda d: right(d) and is_weekday(d))
    yield "weekdays-only", count.due(is_weekday)
    yield "holiday-counted", count.due(lambda d: right(d) or is_off(d))
    yield "weekend-counted", count.due(lambda d: right(d) or calendar.why(d).kind == "weekend")
    yield "calendar-days", count.due(lambda _: True)


def _last_days_by_their_own_year(world: World) -> Works:
    """29 to 31 December as if the next year's notice said nothing of them."""

    def works(day: date) -> bool:
        said = [n for n in world.calendar.notices if n.year == day.year + 1 and day in n.days_set]
        return day.weekday() < _SATURDAY if said else world.works[day]

    return works


def _of_the_start(world: World, count: _Count, facts: Iterable[tuple[str, date]] = ()) -> Iterator[Slip]:
    works = world.works.__getitem__
    if works(count.start):
        yield "start-day-counted", count.due(works, start=count.start - ONE_DAY)
    else:
        yield "start-rolled", count.due(works, start=_next(works, count.start))
    yield "start-day-skipped", count.due(works, start=_next(works, count.start))
    for name, day in facts:
        if day != count.start:
            yield f"start-from-{name}", count.due(works, start=day)


def _of_the_term(world: World, count: _Count, base: int) -> Iterator[Slip]:
    for n in {15, 20} - {base}:
        yield "wrong-regime", count.due(world.works.__getitem__, n=count.n - base + n)


def _of_any(
    world: World, count: _Count, base: int, facts: Iterable[tuple[str, date]] = (), received: date | None = None
) -> Iterator[Slip]:
    """The slips that every case may have; whoever handed in on another day than the receipt may take that day."""
    yield from _of_the_start(world, count, facts)
    yield from _of_the_term(world, count, base)
    yield from _of_the_calendar(world, count, received or count.start)


# The cases


def _plain(world: World, day: date) -> Iterator[_Claimed]:
    """Handed in on a day, nothing else; and signed for two days after it was posted."""
    works = world.works.__getitem__
    for n, start, events, facts in (
        (20, day, (happened("submitted", day, channel="in-person"),), (("submitted", day),)),
        (
            20,
            after(day, 3),
            (happened("submitted", day, channel="signed-post"), happened("signed-for", after(day, 3))),
            (("submitted", day), ("signed-for", after(day, 3))),
        ),
        (
            20,
            after(day, 3),
            (
                happened("submitted", day, channel="signed-post"),
                happened("arrived", after(day)),
                happened("signed-for", after(day, 3)),
                happened("confirmed", after(day, 4)),
                happened("received", after(day, 5)),
            ),
            (("submitted", day), ("arrived", after(day)), ("confirmed", after(day, 4)), ("registered", after(day, 5))),
        ),
    ):
        count = _Count(start, n)
        slips = tuple(_of_any(world, count, n, facts))
        yield _Claimed(events, after(day, 120), count.due(works), slips)


def _paused(world: World, day: date) -> Iterator[_Claimed]:
    """One agency asked for eight days; two for eight that overlap by four."""
    works = world.works.__getitem__
    first, last = after(day, 4), after(day, 11)
    handed_in = happened("submitted", day, channel="in-person")
    yield from _paused_briefly(world, day)
    one = (happened("agency-consulted", first, agency="A"), happened("agency-replied", last, agency="A"))
    count = _Count(day, 20, _days(first, last))
    yield _Claimed((handed_in, *one), after(day, 160), count.due(works), (*_of_one(world, count, first, last),))
    yield _overlapping(world, day, (first, last), (after(day, 8), after(day, 15)))
    # A day of receipt is counted by nobody, and is taken out twice by nobody.
    yield _overlapping(world, day, (day, after(day, 5)), (day, after(day, 9)))


def _overlapping(world: World, day: date, one: tuple[date, date], two: tuple[date, date]) -> _Claimed:
    """Two agencies asked for days of which some are the same."""
    works, spans = world.works.__getitem__, (one, two)
    asked = [
        event
        for agency, (first, last) in zip("AB", spans, strict=True)
        for event in (
            happened("agency-consulted", first, agency=agency),
            happened("agency-replied", last, agency=agency),
        )
    ]
    both = _Count(day, 20, _days(one[0], max(one[1], two[1])))
    twice = sum(works(each) for each in days_between(max(after(day), two[0]), min(one[1], two[1])))
    slips: list[Slip] = [("pause-ignored", both.due(works, out=())), *_of_any(world, both, 20)]
    for (begins, ends), other in ((one, two), (two, one)):
        rest = _days(*other)
        ignored, length = both.due(works, out=rest), (ends - begins).days
        slips.append(("pause-ignored", ignored))
        slips += [("pause-in-calendar-days", ignored + more * ONE_DAY) for more in (length, length + 1)]
        slips += _ends_counted(works, both, begins, ends, rest)
    lengths = sum((ends - begins).days for begins, ends in spans)
    slips += [("pause-in-calendar-days", both.due(works, out=()) + more * ONE_DAY) for more in (lengths, lengths + 2)]
    if twice:
        slips.append(("pause-overlap-added", both.due(works, n=20 + twice)))
    events = (happened("submitted", day, channel="in-person"), *asked)
    return _Claimed(events, after(day, 160), both.due(works), tuple(slips))


def _paused_briefly(world: World, day: date) -> Iterator[_Claimed]:
    """For two days, of which a clerk counts one, the other or both; for one, which he counts or does not."""
    works, handed_in = world.works.__getitem__, happened("submitted", day, channel="in-person")
    for first, last in ((after(day, 4), after(day, 5)), (after(day, 4), after(day, 4))):
        asked = (happened("agency-consulted", first, agency="A"), happened("agency-replied", last, agency="A"))
        count, length = _Count(day, 20, _days(first, last)), (last - first).days
        plain = count.due(works, out=())
        slips: list[Slip] = [("pause-ignored", plain), *_of_any(world, count, 20)]
        slips += [("pause-in-calendar-days", plain + more * ONE_DAY) for more in (length, length + 1)]
        begins = ((first + ONE_DAY, last), (first, last - ONE_DAY)) if length else ()
        slips += [("pause-ends-counted", count.due(works, out=_days(*span))) for span in begins]
        yield _Claimed((handed_in, *asked), after(day, 160), count.due(works), tuple(slips))


def _of_one(world: World, count: _Count, first: date, last: date) -> Iterator[Slip]:
    works = world.works.__getitem__
    plain, length = count.due(works, out=()), (last - first).days
    yield "pause-ignored", plain
    yield "pause-in-calendar-days", plain + (length + 1) * ONE_DAY
    yield "pause-in-calendar-days", plain + length * ONE_DAY
    yield from _ends_counted(works, count, first, last)
    yield from _of_any(world, count, 20)


def _ends_counted(
    works: Works, count: _Count, first: date, last: date, rest: frozenset[date] = frozenset()
) -> Iterator[Slip]:
    """One end day of a span counted, or both; the days of another span stay out."""
    for begins, ends in ((first + ONE_DAY, last), (first, last - ONE_DAY), (first + ONE_DAY, last - ONE_DAY)):
        yield "pause-ends-counted", count.due(works, out=rest | _days(begins, ends))


def _corrected(world: World, day: date) -> Iterator[_Claimed]:
    """Corrected under the regulation of 2019, which begins anew."""
    works = world.works.__getitem__
    asked, came = after(day, 2), after(day, 9)
    events = (
        happened("submitted", day, channel="in-person"),
        happened("correction-requested", asked, respond_by=after(day, 30), served=asked),
        happened("correction-received", came, dispatched=came),
    )
    out = _days(asked, came)
    count = _Count(came, 20, out)
    slips: tuple[Slip, ...] = (
        ("correction-ignored", count.due(works, start=day, out=())),
        ("correction-excluded", count.due(works, start=day, out=out)),
        *_of_any(world, count, 20, received=day),
    )
    yield _Claimed(events, after(day, 160), count.due(works), slips)


def _extended(world: World, day: date) -> Iterator[_Claimed]:
    """Ten days more, told in time; thirty told, of which twenty stand; told too late."""
    works = world.works.__getitem__
    handed_in, told_on = happened("submitted", day, channel="in-person"), after(day, 10)
    for said, extra in ((10, 10), (30, 20)):
        count = _Count(day, 20 + extra)
        slips: list[Slip] = [
            ("extension-ignored", count.due(works, n=20)),
            ("extension-from-notice", count.due(works, start=told_on - ONE_DAY, n=extra)),
            ("extension-from-notice", count.due(works, start=told_on, n=extra)),
            ("extension-from-receipt", count.due(works, n=extra)),
            *_of_any(world, count, 20),
        ]
        if said > extra:
            slips.append(("excess-extension-counted", count.due(works, n=20 + said)))
        events = (handed_in, happened("extension-notified", told_on, working_days=said))
        yield _Claimed(events, after(day, 160), count.due(works), tuple(slips))
    plain = _Count(day, 20)
    due = plain.due(works)
    for days in (5, None):
        said_late = {"working_days": days} if days else {}
        events = (handed_in, happened("extension-notified", due + ONE_DAY, **said_late))
        late: tuple[Slip, ...] = (
            ("late-extension-counted", plain.due(works, n=20 + (days or 20))),
            *_of_any(world, plain, 20),
        )
        yield _Claimed(events, after(day, 200), due, late)


def _set_later(world: World, day: date) -> Iterator[_Claimed]:
    """A later date set under article 35; and one that is not later, which a clerk takes for the due day."""
    works = world.works.__getitem__
    plain = _Count(day, 20).due(works)
    later = _next(works, after(plain, 12))
    handed_in = happened("submitted", day, channel="in-person")
    events = (handed_in, happened("later-date-set", after(day, 3), until=later))
    yield _Claimed(events, after(day, 200), later, (("later-date-ignored", plain),))
    early = after(plain, -6)
    events = (handed_in, happened("later-date-set", after(day, 3), until=early))
    slips: tuple[Slip, ...] = (("later-date-without-effect", early), *_of_any(world, _Count(day, 20), 20))
    yield _Claimed(events, after(day, 200), plain, slips)


def _of_2007(world: World, day: date) -> Iterator[_Claimed]:
    """Under the regulation of 2007: another agency's days are not out, a correction's are and begin nothing anew."""
    works = world.works.__getitem__
    handed_in = happened("submitted", day, channel="in-person")
    first, last = after(day, 4), after(day, 11)
    asked = (happened("agency-consulted", first, agency="A"), happened("agency-replied", last, agency="A"))
    count = _Count(day, 15)
    slips: tuple[Slip, ...] = (
        ("pause-without-basis", count.due(works, out=_days(first, last))),
        *_of_any(world, count, 15),
    )
    yield _Claimed((handed_in, *asked), after(day, 120), count.due(works), slips)
    corrected = (happened("correction-requested", first, served=first), happened("correction-received", last))
    paused = _Count(day, 15, _days(first, last))
    slips = (
        ("correction-ignored", paused.due(works, out=())),
        ("correction-restarted", paused.due(works, start=last, out=())),
        *_ends_counted(works, paused, first, last),
        *_of_any(world, paused, 15),
    )
    yield _Claimed((handed_in, *corrected), after(day, 120), paused.due(works), slips)


def _amended(world: World, day: date) -> Iterator[_Claimed]:
    """Over a special notice: the days as they stood before it, whether or not it was out on the day of receipt."""
    count, right = _Count(day, 20 if day >= date(2019, 5, 15) else 15), world.works.__getitem__
    eve = {n: world.calendar.known_on(n.known_from - ONE_DAY) for n in world.calendar.unforeseen}
    set_by = {each: n for n in eve for each in n.days_set}
    before: Works = lambda d: eve[set_by[d]].is_working(d) if d in set_by else right(d)  # noqa: E731 - a rule
    slips: list[Slip] = [("amendment-missed", count.due(before)), *_of_any(world, count, count.n)]
    if any(n.known_from > day for n in eve):
        year = max(n.year for n in world.calendar.notices if n.year and n.known_from <= day)
        known: Works = lambda d: (  # noqa: E731 - a rule
            d.weekday() < _SATURDAY
            if d > date(year, 12, 28)
            else eve[set_by[d]].is_working(d)
            if d in set_by and set_by[d].known_from > day
            else right(d)
        )
        slips.append(("make-up-day-unknown", count.due(known)))
    handed_in = happened("submitted", day, channel="in-person")
    yield _Claimed((handed_in,), after(day, 120), count.due(right), tuple(slips))


# What is to be said


_Example = tuple[Case, date, date, tuple[str, tuple[str, ...]]]

_UNDER_2019: Final = (_plain, _paused, _corrected, _extended, _set_later)
_RANGES: Final = (
    (date(2022, 1, 4), date(2022, 12, 31), _UNDER_2019),
    (date(2017, 1, 4), date(2017, 6, 30), (_of_2007,)),
    (date(2015, 8, 10), date(2015, 9, 2), (_amended,)),
    (date(2020, 1, 6), date(2020, 1, 31), (_amended,)),
)
_FEW: Final = (
    (date(2022, 3, 20), date(2022, 3, 20), _UNDER_2019),
    (date(2022, 3, 18), date(2022, 3, 18), (_plain, _paused)),
    (date(2022, 12, 2), date(2022, 12, 2), (_plain,)),
    (date(2017, 5, 8), date(2017, 5, 8), (_of_2007,)),
    (date(2015, 8, 12), date(2015, 8, 12), (_amended,)),
    (date(2020, 1, 8), date(2020, 1, 8), (_amended,)),
    (date(2020, 1, 28), date(2020, 1, 28), (_amended,)),
)
"""A rest day and a Friday of receipt, the end of a year, and days before and after two special notices."""


def paused_once(world: World, day: date) -> tuple[date, frozenset[date]]:
    """Of an application with one question of eight days its due day, and every day to which one slip leads."""
    first, last = after(day, 4), after(day, 11)
    count = _Count(day, 20, _days(first, last))
    led = {to for _, to in _of_one(world, count, first, last) if to is not None}
    return count.due(world.works.__getitem__), frozenset(led)


def _every_claim(world: World, ranges: tuple[Any, ...] = _RANGES) -> Iterator[_Example]:
    if not world.reaches(date(2014, 1, 1), date(2023, 12, 1)) or any(n.layer for n in world.calendar.notices):
        return
    for first, last, rules in ranges:
        for day in days_between(first, last)[::11]:
            for rule in rules:
                for example in rule(world, day):
                    yield from _claims(example)


def _some(world: World) -> Iterator[_Example]:
    return _every_claim(world, _FEW)


def _claims(example: _Claimed) -> Iterator[_Example]:
    """Each day that a slip leads to, with the most telling slip that does."""
    for day in sorted({day for _, day in example.slips if day is not None}):
        led = sorted({name for name, other in example.slips if other == day}, key=_TELLING.index)
        said = ("reading", ()) if day == example.due else ("error", (led[0],))
        claims = [{"by": "agency", "due": day.isoformat()}]
        yield application(*example.case, claims=claims), example.as_of, day, said


def _wrongly_counted(world: World, case: Case, last: date, slips: tuple[str, ...]) -> tuple[date, ...] | None:
    """The days that a slip in the days themselves counted or left out, of an application alone; else None."""
    (start, *others) = case.to_dict()["events"]
    wrong = _OF_DAYS.get("".join(slips))
    if others or wrong is None:
        return None
    days = days_between(date.fromisoformat(start["at"]) + ONE_DAY, last)
    return tuple(day for day in days if wrong(day.weekday() < _SATURDAY, world.works[day]))


_OF_DAYS: Final[Mapping[str, Callable[[bool, bool], bool]]] = {
    "make-up-day-missed": lambda is_weekday, works: works and not is_weekday,
    "holiday-counted": lambda is_weekday, works: is_weekday and not works,
    "weekdays-only": lambda is_weekday, works: is_weekday != works,
    "calendar-days": lambda _, works: not works,
}
"""Whether such a slip is wrong about a day, by whether it is a weekday and whether it is worked."""


def _is_explained(world: World, example: _Example) -> CounterExample | None:
    case, as_of, day, said = example
    expected: tuple[object, ...] = said
    (claim,) = world.assess(case, as_of=as_of, readings=PINS).claims
    found: tuple[object, ...] = (claim.explained_by, claim.ids)
    if found == expected:
        days = _wrongly_counted(world, case, day, said[1])
        if days is None or claim.days == days:
            return None
        expected, found = (*expected, days), (*found, claim.days)
    words = told(case, as_of)
    return counter(
        f"{words.zh}；主张{day}届满的由来",
        f"{words.en}; where a due day of {day} comes from",
        expected=expected,
        found=found,
        about=(day,),
    )


WORKED_SLIPS: Final = (
    Property(
        id="GIK-P-118",
        area="readings",
        title=Text("每一计算错误都解释其所致之日", "Each slip of counting explains the day that it leads to"),
        statement=Text(
            "主张的届满日由一项计算错误得出的，指明该错误；数项错误得出同一日的，指明最能说明问题的一项；依规定即为该日的，无须解释。",
            "A claimed due day that one slip of counting leads to is explained by that slip; of several that lead to "
            "it the most telling is named; a day that the rules themselves give needs no reason.",
        ),
        formal="explained(d) = min { e : due(e) = d }",
        basis=("CN/492/24.2", "CN/711/33.2", "CN/711/33.3", "CN/711/30/restart", "CN/711/35"),
        domain=Whole(
            Text(
                "2022年、2017年上半年每隔11日，2015、2020年专项通知前后 × 每一计算错误",
                "every eleventh day of 2022 and of the first half of 2017, and the days about the special notices of "
                "2015 and 2020 × each slip",
            ),
            _every_claim,
            quick=_some,
        ),
        check=_is_explained,
    ),
)
