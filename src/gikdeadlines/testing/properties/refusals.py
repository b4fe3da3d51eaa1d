"""What is no day, no count, no place, and what is said twice 不予计算的输入与重复的编号。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from gikdeadlines.calendar import Beyond, Calendar, diff
from gikdeadlines.law import FixedDate, Law, Recurrence, last_day_of_duty, repeated
from gikdeadlines.loading import load_calendar, statutory_days
from gikdeadlines.values import (
    BEIJING,
    NATIONAL,
    ONE_DAY,
    FrozenMap,
    GikError,
    Interval,
    Text,
    add_months,
    jurisdiction_of,
    name_of,
    nearest,
    row_id,
    row_of_id,
)

from .model import CounterExample, Property, Whole, counter
from .worked import application, happened
from .world import World

__all__ = ["REFUSALS"]


# Days and counts that are none


@dataclass(frozen=True, slots=True)
class _Call:
    """A question with an argument, the code of its refusal, and what the refusal names."""

    zh: str
    en: str
    ask: Callable[[], object]
    code: str | None
    names: tuple[tuple[str, object], ...] = ()


_MARCH: Final = date(2022, 3, 4)
_NO_DAYS: Final = (None, "2022-03-04", 20220304, datetime(2022, 3, 4, tzinfo=BEIJING), 738218.0)
_NO_COUNTS: Final[tuple[Any, ...]] = (0, -1, True, False, 1.0, "1", None)

_OF_A_DAY: Final[tuple[tuple[str, Callable[[Calendar, Any], object]], ...]] = (
    ("is_working", Calendar.is_working),
    ("why", Calendar.why),
    ("nth_after", lambda calendar, day: calendar.nth_after(day, 1)),
    ("nth_before", lambda calendar, day: calendar.nth_before(day, 1)),
    ("count", lambda calendar, day: calendar.count(day, day)),
    ("next_working", Calendar.next_working),
    ("previous_working", Calendar.previous_working),
    ("known_on", Calendar.known_on),
)


def _calls(world: World) -> Iterator[_Call]:
    calendar = world.calendar
    middle = world.days[len(world.days) // 2]
    for name, ask in _OF_A_DAY:
        for given in _NO_DAYS:
            yield _call(name, given, partial(ask, calendar, given), "not-a-day")
        if name != "known_on":
            for outside, year in (
                (calendar.first - ONE_DAY, calendar.first.year - 1),
                (calendar.horizon + ONE_DAY, calendar.horizon.year + 1),
            ):
                named = (("first", calendar.first), ("last", calendar.horizon), ("year", year))
                yield replace(_call(name, outside, partial(ask, calendar, outside), "outside-calendar"), names=named)
    for given in _NO_COUNTS:
        yield _call("nth_after", given, partial(calendar.nth_after, middle, given), "not-a-count")
        yield _call("nth_before", given, partial(calendar.nth_before, middle, given), "not-a-count")
    for name, question, past in (
        ("select", partial(calendar.select, 10**6), calendar.horizon + ONE_DAY),
        ("nth_after", partial(calendar.nth_after, calendar.horizon, 1), calendar.horizon + ONE_DAY),
        ("nth_before", partial(calendar.nth_before, calendar.first, 1), calendar.first - ONE_DAY),
    ):
        if not calendar.gaps:
            yield replace(_call(name, past, question, "outside-calendar"), names=(("given", str(past)),))
    newest = max(notice.known_from for notice in calendar.notices)
    oldest = min(notice.known_from for notice in calendar.notices) - ONE_DAY
    yield _call("known_on", oldest, partial(calendar.known_on, oldest), "no-notice")
    yield from _announced_again(calendar)
    whole = _call("known_on", newest, lambda: calendar.known_on(newest) is calendar, None)
    yield replace(whole, names=(("is", True),))
    yield from _gapped()
    yield from _last_festivals(calendar)
    yield from _months()
    yield from _spans()
    yield from _places()
    yield from _words(world)
    yield from _compared(calendar)
    yield from _after_the_law(world.law)
    yield from _unsure(world.law)
    yield from _ended(world.law)


def _call(name: str, given: object, ask: Callable[[], object], code: str | None) -> _Call:
    return _Call(f"{name}，所给为{given!r}", f"{name}, given {given!r}", ask, code)


def _announced_again(calendar: Calendar) -> Iterator[_Call]:
    """A year announced twice was not announced before the first of the two."""
    published = [n for n in calendar.notices if n.year is not None and n.confidence != "projected"]
    annual = max(published, key=lambda n: n.year or 0)
    year = annual.year or 0
    again = replace(annual, doc_no="再", published=annual.known_from + timedelta(9))
    twice = replace(calendar, notices=(*calendar.notices, again))
    ask = partial(_horizon_before, twice, year)
    yield replace(_call("before_notice", year, ask, None), names=(("is", date(year - 1, 12, 28)),))


def _horizon_before(calendar: Calendar, year: int) -> date:
    return calendar.before_notice(year).horizon


def _gapped() -> Iterator[_Call]:
    """Where a region's notice of some year is not known a day of it is refused, and no quick answer passes it by."""
    ningxia = load_calendar("CN-NX")
    for gap in ningxia.gaps:
        for day in (gap.start, gap.end or gap.start):
            named = (("place", "CN-NX"), ("year", day.year))
            asked = _call("CN-NX is_working", day, partial(ningxia.is_working, day), "unknown-regional-notice")
            yield replace(asked, names=named)
    for day in (gap.start for gap in ningxia.gaps):
        ask = partial(Beyond(ningxia, statutory_days).counted, day, day)
        yield replace(_call("CN-NX counted", day, ask, None), names=(("is", (0, 0)),))
    for day in (ningxia.first, ningxia.horizon - timedelta(100)):
        number = day.toordinal()
        yield replace(
            _call("CN-NX number_after", day, partial(ningxia.number_after, number, 1), None), names=(("is", 0),)
        )
        yield replace(
            _call("CN-NX number_between", day, partial(ningxia.number_between, number, number), None),
            names=(("is", -1),),
        )


_LAST_FESTIVALS: Final = date(2100, 12, 28)
"""The last day of the last year whose statutory days are known."""


def _last_festivals(calendar: Calendar) -> Iterator[_Call]:
    """Bounds are given through the last year of known festivals, and none past it."""
    for day, code in ((_LAST_FESTIVALS, None), (_LAST_FESTIVALS + timedelta(4), "outside-festivals")):
        yield _call("Beyond.is_working", day, partial(Beyond(calendar, statutory_days).is_working, day), code)


def _months() -> Iterator[_Call]:
    """No corresponding day in a shorter month: refused with the month, or its last day where that is asked for."""
    for start in (date(2023, 12, 29), date(2023, 12, 30), date(2023, 12, 31), date(2024, 2, 29), date(2024, 1, 28)):
        for months in range(-26, 27):
            month = (start.replace(day=1) + relativedelta(months=months)).isoformat()[:7]
            last = start + relativedelta(months=months)
            is_there = last.day == start.day
            said = _call(f"add_months {start}", months, partial(add_months, start, months), None)
            if is_there:
                yield replace(said, names=(("is", last),))
            else:
                yield replace(said, code="no-corresponding-day", names=(("month", month),))
            cut = _call(
                f"add_months {start}, month-end",
                months,
                partial(add_months, start, months, missing="month-end"),
                None,
            )
            yield replace(cut, names=(("is", last),))


def _length(make: Callable[[date, date], Interval], first: date, last: date) -> int | None:
    return make(first, last).days


def _spans() -> Iterator[_Call]:
    """An interval that ends before it begins; of one day, and of the days between two that follow each other."""
    day = date(2022, 3, 4)
    for days, code in ((-1, "reversed-interval"), (0, None), (1, None), (2, None)):
        end = day + timedelta(days)
        closed = _call("Interval.closed", days, partial(_length, Interval.closed, day, end), code)
        yield replace(closed, names=() if code else (("is", days + 1),))
        between = _call("Interval.between", days, partial(_length, Interval.between, day, end), code)
        yield replace(between, names=() if code else (("is", max(0, days - 1)),))
        held = _call("in Interval", days, partial(Interval.closed(day, day + ONE_DAY).__contains__, end), None)
        yield replace(held, names=(("is", days in {0, 1}),))


_PLACES: Final = {
    "cn-sx": "CN-SX", "Cn-Bj": "CN-BJ", "cn": "CN", "山西": None, "山西省": None, "CN-SX": None, "广西壮族自治区": None,
    "黑龙红": "黑龙江", "内蒙": "内蒙古", "zz": "", "阿特兰蒂斯": "",
}  # fmt: skip
"""What is written for a place and the one that it resembles; None where it is one, nothing where it resembles none."""


def _places() -> Iterator[_Call]:
    for given, near in _PLACES.items():
        code = None if near is None else "unknown-jurisdiction"
        named = (("near", near or None),) if code else ()
        yield replace(_call("jurisdiction_of", given, partial(jurisdiction_of, given), code), names=named)


def _words(world: World) -> Iterator[_Call]:
    """A word that is not known is refused with the one that it resembles; a code has its name in either language."""
    for word, near in (("receipt-on-restday", "receipt-on-rest-day"), ("pause-end", "pause-ends"), ("zzzzzz", None)):
        hint = f"did you mean {near}?" if near else ""
        asked = _call("law.reading", word, partial(world.law.reading, word), "unknown-reading")
        yield replace(asked, names=(("near", near), ("hint", hint)))
    known = ("a", "b", "c", "d", "e")
    yield replace(_call("nearest", known, partial(nearest, "e", known), None), names=(("is", known),))
    most = (*known, "f")
    yield replace(_call("nearest", most, partial(nearest, "f", most), None), names=(("is", ("f", "a", "b", "…")),))
    for row, id_ in ((12, row_id(12)), (None, "12"), (None, "row[x]")):
        yield replace(_call("row_of_id", id_, partial(row_of_id, id_), None), names=(("is", row),))
    for code, zh, en in (
        ("CN-SX", "山西", "Shanxi"),
        ("CN-BJ", "北京", "Beijing"),
        ("CN-SX-TY", "CN-SX-TY", "CN-SX-TY"),
    ):
        yield replace(_call("name_of", code, partial(name_of, code), None), names=(("is", zh),))
        yield replace(_call("name_of en", code, partial(name_of, code, "en"), None), names=(("is", en),))


def _after_the_law(law: Law) -> Iterator[_Call]:
    """Where the latest regime has ended too, the refusal names it."""
    latest = law.regime(NATIONAL, _MARCH)
    last = date(2020, 12, 31)
    spans = tuple(replace(span, received_through=last) if span.id == latest.id else span for span in law.spans)
    ended = replace(law, spans=spans)
    named = (("regime", latest.id), ("span", f"{latest.received_from}..{last}"))
    yield replace(_call("regime", _MARCH, partial(ended.regime, NATIONAL, _MARCH), "no-law-in-force"), names=named)


def _unsure(law: Law) -> Iterator[_Call]:
    """A provision is known for sure where both it and its instrument are."""
    sound = next(p for p in law.provisions.values() if p.id not in law.unsure)
    for own in ("high", "medium"):
        for whole in ("high", "medium"):
            instrument = replace(sound.instrument, confidence=whole)
            other = replace(sound, confidence=own, instrument=instrument)
            changed = replace(law, provisions=FrozenMap({**law.provisions, sound.id: other}))
            asked = _call("law.unsure", (own, whole), partial(changed.unsure.__contains__, sound.id), None)
            yield replace(asked, names=(("is", (own, whole) != ("high", "high")),))


def _ended(law: Law) -> Iterator[_Call]:
    """A duty ends with the rule that states it or with the provision, whichever is sooner."""
    sooner, later = date(2012, 6, 30), date(2015, 6, 30)
    some = next(p for p in law.provisions.values() if p.instrument.ended is None)
    for own in (None, sooner, later):
        for whole in (None, sooner, later):
            last = min(filter(None, (own, whole)), default=None)
            for says in (Recurrence("FREQ=YEARLY", until=own), FixedDate(on=own)):
                provision = replace(some, parameters=says, applies_through=whole)
                asked = _call("last_day_of_duty", (own, whole), partial(last_day_of_duty, provision), None)
                yield replace(asked, names=(("is", last),))


def _compared(calendar: Calendar) -> Iterator[_Call]:
    """Two calendars are compared from the later of their first days through the earlier of their last."""
    years = sorted({n.year for n in calendar.notices if n.year is not None})
    if len(years) > 2 and not calendar.gaps:  # noqa: PLR2004 - one is left out at each end
        later = replace(calendar, notices=tuple(n for n in calendar.notices if n.year != years[0]))
        sooner = calendar.before_notice(years[-1])
        for old, new in ((later, sooner), (sooner, later)):
            ask = partial(_ends_of, old, new)
            yield replace(_call("diff", str(later), ask, None), names=(("is", (later.first, sooner.horizon)),))


def _ends_of(old: Calendar, new: Calendar) -> tuple[date, date]:
    found = diff(old, new)
    return found.first, found.last


def _is_refused(_: World, example: _Call) -> CounterExample | None:
    expected = (example.code, *example.names)
    try:
        answer = example.ask()
        found: tuple[object, ...] = (None, *((name, answer) for name, _ in example.names))
    except GikError as error:
        says = {**error.faults[0].parameters, "hint": error.hint, "given": error.given}
        found = (error.code, *((name, says.get(name)) for name, _ in example.names))
    if found == expected:
        return None
    return counter(example.zh, example.en, expected=expected, found=found)


# Rows that bear one number


def _twice(world: World) -> Iterator[tuple[bool, bool | None]]:
    if world.reaches(_MARCH, _MARCH + timedelta(60)):
        yield from ((counts, robust) for counts in (False, True) for robust in (True, False, None))


def _is_told(world: World, example: tuple[bool, bool | None]) -> CounterExample | None:
    """A row whose number stood before may be of the same case: said once, and no verdict on it is sure any more."""
    counts, robust = example
    case = application(happened("submitted", date(2022, 3, 4), channel="in-person"))
    alone = replace(world.assess(case, as_of=date(2022, 3, 10)), robust=robust)
    again = repeated(alone, counts=counts)
    code, severity = ("repeated-count", "note") if counts else ("repeated-id", "check")
    sure = robust if counts or robust is None else False
    expected = (len(alone.findings) + 1, code, severity, {"id": "worked"}, sure, alone.verdict, alone.due, "readable")
    last = again.findings[-1]
    said = (len(again.findings), last.code, last.severity, dict(last.parameters))
    # What is written out is to be read: Chinese stands as it is.
    written = "readable" if "政府信息公开" in again.to_json() else "escaped"
    found = (*said, again.robust, again.verdict, again.due, written)
    if found == expected:
        return None
    kind = ("流水号" if counts else "编号", "a running number" if counts else "a number")
    return counter(
        f"{kind[0]}重复、结论各口径一致为{robust}的一行",
        f"a row with {kind[1]} that stood before, robust {robust}",
        expected=expected,
        found=found,
    )


REFUSALS: Final = (
    Property(
        id="GIK-P-159",
        area="form",
        title=Text("不是日期、日数、地区的，不予计算", "What is no day, no count, no place is not counted with"),
        statement=Text(
            "不是日期的日期、不是正整数的日数、日历之外的日子、没有对应日的月份、先止后起的期间、不识的地区，一律拒绝，并指明所涉的年度、月份或者相近的地区；"
            "恰在其边上的照常计算。",
            "A day that is no day, a count that is no whole number of at least one, a day outside the calendar, a "
            "month without the corresponding day, an interval that ends before it begins, a place not known: refused, "
            "with the year, the month or the place that is near; what lies just within is answered.",
        ),
        formal="∉ domain ⇔ refused",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("每一种问题 × 各种所给", "every question × what may be given"), _calls),
        check=_is_refused,
    ),
    Property(
        id="GIK-P-161",
        area="form",
        title=Text("编号重复的行不作确定的结论", "A row whose number stood before is not sure"),
        statement=Text(
            "编号此前已出现的行，提示一次并写明编号，结论与届满日不变而不再视为确定；编号只是流水号的，仅作提示。",
            "A row whose number stood before is told once, with the number: verdict and due day stay, and are no "
            "longer sure; where the number only counts the rows it is a note.",
        ),
        formal="id(r) = id(r′) ⇒ repeated-id ∈ findings(r), robust(r) = false",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("编号与流水号 × 结论是否确定", "numbers and running numbers × sure or not"), _twice),
        check=_is_told,
    ),
)
