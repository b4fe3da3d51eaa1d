"""Limits of other matters on their edges: enterprises, retention, publication, public opinion, inquiries, duties.

其他事项期限边界的推演。Months are added by dateutil and working days one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from gikdeadlines.case import Case
from gikdeadlines.matters import duties
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import ONE_DAY, Text, parse_instant

from .model import CounterExample, Property, Whole, counter
from .worked import Event, Worked, after, happened, moved, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_LIMITS"]

D = date.fromisoformat


def _matter(matter: str, *events: Event, place: str = "CN-SX", **said: object) -> Case:
    return Case.from_dict({"id": "worked", "matter": matter, "jurisdiction": place, "events": list(events), **said})


def _working(world: World, last: date, through: date) -> int:
    """Working days after one day, through another, one by one; fewer than none backwards."""
    if through < last:
        return -_working(world, through, last)
    return sum(world.works[day] for day in days_between(last + ONE_DAY, through))


# State enterprises (晋政发〔2014〕38号 第12条, 晋政办发〔2015〕10号 第27条)


def _reports(world: World, year: int) -> Iterator[Worked]:
    for period, ended, months, last_day in (
        ("annual", date(year - 1, 12, 31), 6, date(year, 6, 30)),
        ("interim", date(year, 6, 30), 2, date(year, 8, 31)),
        ("quarter", date(year, 3, 31), 1, date(year, 4, 30)),
        ("quarter", date(year, 9, 30), 1, date(year, 10, 31)),
    ):
        corresponding = ended + relativedelta(months=months)
        for pins, last in (
            ({}, moved(world, last_day)),
            ({"rest-day-end": "stands"}, last_day),
            ({"month-end-anchor": "corresponding-day"}, moved(world, corresponding)),
        ):
            start = happened("period-ended", ended, period=period)
            for published, verdict in ((last, "on-time"), (after(last), "late")):
                case = _matter("soe-report", start, happened("published", published))
                late = None if verdict == "on-time" else _working(world, last, published)
                seen = {"due": last, "verdict": verdict, "found": frozenset(), "lateness": ((None, late, None),)}
                yield Worked(case, after(last, 9), seen, pins)
    odd = happened("period-ended", date(year, 5, 31), period="interim")
    yield Worked(_matter("soe-report", odd), date(year, 6, 1), {"found": frozenset({"period-end-unusual"})})


def _enterprises(world: World, day: date) -> Iterator[Worked]:
    """Weighty information within 20 working days; an application within 10, longer only by a reading."""
    due, ten = world.due(day, 20), world.due(day, 10)
    if due is None or ten is None:
        return
    for done, verdict in ((due, "on-time"), (after(due), "late")):
        case = _matter("soe-report", happened("formed", day), happened("published", done))
        used = (_working(world, day, done), _working(world, due, done) if verdict == "late" else None, None)
        yield Worked(case, after(due, 9), {"due": due, "verdict": verdict, "lateness": (used,)})
    asked = happened("application-received", day)
    for done, verdict in ((ten, "on-time"), (after(ten), "late")):
        case = _matter("soe-report", asked, happened("application-answered", done))
        yield Worked(case, after(ten, 9), {"limits": (("soe-reply", ten, done, verdict),)})
    for as_of, verdict in ((ten, "pending"), (after(ten), "overdue")):
        late = _working(world, ten, as_of) if verdict == "overdue" else None
        used = (_working(world, day, as_of), late, None)
        yield Worked(_matter("soe-report", asked), as_of, {"verdict": verdict, "due": ten, "lateness": (used,)})
    for told, days, n, found in (
        (ten, 5, 15, ()),
        (ten, 16, 25, ()),
        (ten, None, 25, ()),
        (after(ten), 5, 10, ()),
        (ten, 5, 10, ("extension-without-basis",)),
    ):
        said = {"working_days": days} if days else {}
        last = world.due(day, n)
        case = _matter("soe-report", asked, happened("extension-notified", told, **said))
        pins = {"soe-gap": "none" if found else "art-24"}
        if last is not None:
            if told <= last:
                yield Worked(case, last, {"due": last, "found": frozenset(found), "verdict": "pending"}, pins)
            yield Worked(case, after(last), {"due": last, "found": frozenset(found), "verdict": "overdue"}, pins)
    answered = _matter(
        "soe-report", asked, happened("extension-notified", ten, working_days=5), happened("application-answered", ten)
    )
    fifteen = world.due(day, 15)
    seen = {"due": fifteen, "verdict": "on-time", "lateness": ((10, None, None),)}
    yield Worked(answered, after(ten, 40), seen, {"soe-gap": "art-24"})


def _kept(_: World, day: date) -> Iterator[Worked]:
    """At least a year: removed on its last day or before is too early; a rest day is no reason to keep it longer."""
    last = day + relativedelta(years=1)
    published = happened("published", day)
    for removed, verdict, found in ((last, "late", ("removed-early",)), (after(last), "on-time", ())):
        case = _matter("retention", published, happened("removed", removed))
        limits = (("retention:soe-web", last, removed, verdict),)
        yield Worked(case, after(last, 9), {"limits": limits, "found": frozenset(found)})
    for as_of, verdict in ((last, "pending"), (after(last), "on-time")):
        yield Worked(_matter("retention", published), as_of, {"due": last, "verdict": verdict})


# Publication


def _published(world: World, day: date) -> Iterator[Worked]:
    """20 working days; 7 for the decisions of two fields; the shorter where the field is not known, or the longer."""
    twenty, seven = world.due(day, 20), world.due(day, 7)
    if twenty is None or seven is None:
        return
    for field, due in (("major-project", seven), ("public-resources", seven), ("other", twenty)):
        for kind in ("permit", "penalty"):
            case = _matter("publication", happened("decided", day, kind=kind, field=field), place="CN")
            yield Worked(case, day, {"due": due, "verdict": "pending"})
    unknown = _matter("publication", happened("decided", day, kind="permit"), place="CN")
    yield Worked(unknown, seven, {"verdict": "pending", "earliest_due": seven, "latest_due": twenty, "due": None})
    yield Worked(unknown, after(seven), {"verdict": "undetermined"})
    yield Worked(unknown, after(twenty), {"verdict": "overdue"})
    known = _matter("publication", happened("decided", day, kind="permit"), place="CN", field="major-project")
    yield Worked(known, day, {"due": seven})
    both = _matter("publication", happened("formed", day), happened("changed", after(day, 3)), place="CN")
    changed = world.due(after(day, 3), 20)
    limits = (("publication", twenty, None, "pending"), ("publication", changed, None, "pending"))
    yield Worked(both, after(day, 3), {"limits": limits, "due": twenty})
    yield Worked(both, after(twenty), {"verdict": "overdue", "due": twenty, "found": frozenset({"apply-first"})})
    once = _matter("publication", happened("formed", day), happened("changed", after(day, 3)),
                   happened("published", after(day, 2)), place="CN")  # fmt: skip
    done = (("publication", twenty, after(day, 2), "on-time"), ("publication", changed, None, "pending"))
    yield Worked(once, after(day, 3), {"limits": done, "verdict": "pending", "due": changed})
    start = {"start-day-of-windows": "yes"}
    formed = _matter("publication", happened("formed", day), place="CN")
    yield Worked(formed, day, {"due": world.due(day - ONE_DAY, 20)}, start)
    completed = _matter("publication", happened("procedure-completed", day), place="CN")
    if D("2018-04-24") < day <= D("2018-12-31"):
        yield Worked(completed, day, {"due": world.due(day, 1), "found": frozenset()})
    if day <= D("2018-04-07"):
        yield Worked(completed, day, {"due": twenty, "found": frozenset()})
    if day > D("2019-12-31"):
        yield Worked(completed, day, {"due": twenty, "found": frozenset({"plan-of-one-year"})})


# Public opinion


def _opinion(_: World, day: date) -> Iterator[Worked]:
    """24 and 48 hours from the label that decides; minutes begun are minutes late; no severity leaves it open."""
    at, found_at = f"{day}T10:30:00+08:00", f"{day}T12:00:00+08:00"
    occurred = {"type": "occurred", "at": at, "severity": "other"}
    detected = {"type": "detected", "at": found_at}
    two_days = after(day, 2)
    for events, pins, due in (
        ((occurred,), {}, f"{two_days}T10:30:00+08:00"),
        ((occurred, detected), {}, f"{two_days}T12:00:00+08:00"),
        ((occurred, detected), {"hours-start": "earliest-given"}, f"{two_days}T10:30:00+08:00"),
        ((occurred,), {"hours-first": "excluded"}, f"{two_days}T11:00:00+08:00"),
    ):
        last = parse_instant(due)
        for seconds, verdict, minutes in ((0, "on-time", None), (1, "late", 1), (60, "late", 1), (61, "late", 2)):
            done = last + relativedelta(seconds=seconds)
            case = _matter("public-opinion", *events, {"type": "responded", "at": done.isoformat()}, place="CN")
            seen = {"limits": (("response", last, done, verdict),), "lateness": ((None, None, minutes),)}
            yield Worked(case, after(day, 9), seen, pins)
    yield Worked(_matter("public-opinion", occurred, place="CN"), after(day), {"verdict": "pending"})
    yield Worked(
        _matter("public-opinion", occurred, place="CN"),
        two_days,
        {"verdict": "overdue", "lateness": ((None, None, 810),)},
    )
    unnamed = {"type": "occurred", "at": at}
    held = {"type": "press-conference", "at": f"{after(day)}T10:00:00+08:00"}
    yield Worked(_matter("public-opinion", unnamed, held, place="CN"), after(day, 9), {"verdict": "undetermined"},
                 {"conference-as-statement": "does-not"})  # fmt: skip


# Inquiries


def _asked(world: World, day: date) -> Iterator[Worked]:
    """15 working days for a third party, a co-author alike; silence is consent or the agency's to decide."""
    fifteen = world.due(day, 15)
    if fifteen is None:
        return
    for to, outcome in (("third-party", "CN/711/32/silence"), ("co-author", "CN/711/34/silence")):
        question = happened("asked", day, to=to)
        for answered, verdict, found in ((fifteen, "on-time", ()), (after(fifteen), "late", ("consultation-late",))):
            case = _matter("inquiry", question, happened("answered", answered), place="CN")
            seen = {"due": fifteen, "verdict": verdict, "cited": frozenset((code, "note", outcome) for code in found)}
            yield Worked(case, after(fifteen, 9), seen | {"ended_by": outcome if found else None})
        silent = _matter("inquiry", question, place="CN")
        yield Worked(silent, fifteen, {"verdict": "pending", "ended_by": None})
        unanswered = frozenset({("consultation-unanswered", "note", outcome)})
        seen = {"verdict": "overdue", "cited": unanswered, "ended_by": outcome}
        yield Worked(silent, after(fifteen), seen)


def _limits_of_a_day(world: World, day: date) -> Iterator[Worked]:
    yield from _enterprises(world, day)
    yield from _kept(world, day)
    yield from _opinion(world, day)


def _later_limits(world: World, day: date) -> Iterator[Worked]:
    yield from _published(world, day)
    yield from _asked(world, day)


def _limits(world: World, every: int = 3) -> Iterator[Worked]:
    if world.reaches(D("2015-01-01"), D("2026-12-01")):
        for year in range(2016, 2026):
            yield from _reports(world, year)
    yield from of_a_year(2018, _limits_of_a_day, every=every)(world)
    yield from of_a_year(2018, _published, every=every)(world)
    yield from of_a_year(2021, _later_limits, every=every)(world)


def _some(world: World) -> Iterator[Worked]:
    if world.reaches(D("2015-01-01"), D("2026-12-01")):
        yield from _reports(world, 2022)
    yield from of_a_year(2018, _limits_of_a_day, every=170)(world)
    yield from of_a_year(2021, _later_limits, every=170)(world)
    if world.reaches(D("2018-01-01"), D("2019-06-01")):
        yield from _published(world, D("2018-07-02"))
        yield from _published(world, D("2018-02-01"))


# Duties

_DUTIES: Final = (
    ("CN", 2018, "CN/492/31", "dated", (("03-31", "03-30"),)),
    ("CN", 2013, "CN/492/31", "dated", (("03-31", "03-29"),)),
    ("CN", 2020, "CN/711/49.1", "dated", (("01-31", "01-23"),)),
    ("CN", 2024, "CN/711/49.2", "dated", (("03-31", "03-29"),)),
    ("CN", 2018, "CN/2017-42/4.2/tasks", "milestone", (("08-31", "08-31"),)),
    ("CN-SX", 2018, "CN-SX/2017-140/5.4/monthly", "recurring", (
        ("01-05", "01-05"), ("02-05", "02-05"), ("03-05", "03-05"), ("04-05", "04-04"), ("05-05", "05-04"),
        ("06-05", "06-05"), ("07-05", "07-05"), ("08-05", "08-03"))),
    ("CN", 2018, "CN/2016-61/4/training-national", "milestone", (("07-30", "07-30"),)),
    ("CN", 2018, "CN/2016-80/1.5/pilot", "milestone", (("11-12", "11-12"),)),
    ("CN", 2017, "CN/2016-80/1.5/pilot", "milestone", ()),
    ("CN", 2020, "CN/492/31", "dated", ()),
    ("CN-SX", 2018, "CN/492/31", "dated", (("03-31", "03-30"),)),
    ("CN-SX", 2018, "CN-SX/237/35", "dated", ()),
    ("CN", 2018, "CN-SX/2017-140/5.4/monthly", "recurring", ()),
)  # fmt: skip
"""国令492号 第31条; 国令711号 第49条; 国办发〔2017〕42号 四（二）; 晋政办发〔2017〕140号, by the fifth of each month
of the pilot; 国办发〔2016〕61号 四 and 80号 一（五）, two years from issue. 237号 第35条 restates 第31条.

The working days were read in the notices by hand.
"""

_Listed = tuple[str, int, str, str, tuple[tuple[str, str], ...]]


def _every_duty(world: World) -> Iterator[_Listed]:
    if world.reaches(D("2012-01-01"), D("2024-12-31")) and all(n.layer == 0 for n in world.calendar.notices):
        yield from _DUTIES


def _is_listed(world: World, example: _Listed) -> CounterExample | None:
    """Once on each of its days, of its kind, with the last working day through it."""
    place, year, name, kind, days = example
    expected = [(D(f"{year}-{day}"), D(f"{year}-{last}"), kind) for day, last in days]
    listed = duties(world.law, year, calendar=world.calendar, chooser=Replay(world.law, {}), jurisdiction=place)
    found = [(d.day, d.last_working_day, d.kind) for d in listed if d.citation.provision == name]
    is_in_order = [d.day for d in listed] == sorted(d.day for d in listed)
    is_of_the_place = {d.jurisdiction for d in listed} <= {"CN", place}
    if found == expected and is_in_order and is_of_the_place:
        return _without_the_day_named(world, example)
    return counter(
        f"{year}年的义务{name}：到期日、此前最后一个工作日、种类",
        f"the duty {name} in {year}: its day, the last working day through it, its kind",
        expected=expected,
        found=found,
        about=[day for day, *_rest in expected],
        provisions=(name,),
    )


def _without_the_day_named(world: World, example: _Listed) -> CounterExample | None:
    """Where 前 may leave out the day named, by that reading the duty ends a day earlier."""
    place, year, name, _, days = example
    if "through-named-day" not in world.law.provision(name).readings:
        return None
    chooser = Replay(world.law, {"through-named-day": "no"})
    listed = duties(world.law, year, calendar=world.calendar, chooser=chooser, jurisdiction=place)
    expected = [D(f"{year}-{day}") - ONE_DAY for day, _ in days]
    found = [duty.day for duty in listed if duty.citation.provision == name]
    if found == expected:
        return None
    zh, en = f"{year}年的义务{name}，不含所载之日", f"the duty {name} in {year}, without the day named"
    return counter(zh, en, expected=expected, found=found, about=expected, provisions=(name,))


WORKED_LIMITS: Final = (
    property_of(
        "GIK-P-116",
        "matters",
        Text(
            "国企、保留、公开、舆情、征求意见的边界",
            "Enterprises, retention, publication, opinion and inquiries on their edges",
        ),
        Text(
            "国有企业的定期与临时公开、答复申请，网站保留一年，依领域的公开期限，舆情时限的起点与逾期分钟，被征求意见者的期限与沉默的后果，"
            "各在末日与次日、按各口径核对；已用与逾期的日数逐日数出。",
            "Reports and answers of state enterprises, a year of retention, publication by field, from when the "
            "hours of public opinion run and by how many minutes they are missed, the time of whoever is asked and "
            "what silence means: each on the last day and the day after, on each reading, days used and late counted "
            "one by one.",
        ),
        basis=(
            "CN-SX/2014-38/12.1/annual",
            "CN-SX/2015-10/27",
            "CN-SX/2015-10/28",
            "CN/711/26",
            "CN/2016-61/3/response",
            "CN/711/32",
        ),
        domain=Text(
            "2016至2025年各报告期，2018、2021年每隔三日",
            "the periods of 2016 to 2025, and every third day of 2018 and 2021",
        ),
        examples=_limits,
        quick=_some,
    ),
    Property(
        id="GIK-P-117",
        area="matters",
        title=Text("义务及其最后一个工作日", "Duties, and the last working day before them"),
        statement=Text(
            "年度报告等义务在条文所定之日列出一次；该日为休息日的不顺延，另列此前最后一个工作日。",
            "A duty such as the yearly report is listed once, on the day that the text names; a rest day does not "
            "move, and the last working day through it is told.",
        ),
        formal="listed(p, Y) = day(p, Y), last(d) = max { w ∈ W : w ≤ d }",
        basis=("CN/492/31", "CN/711/49.1", "CN/711/49.2", "CN/2017-42/4.2/pilot"),
        domain=Whole(Text("由条文和通知读出的义务", "duties read in the texts and the notices"), _every_duty),
        check=_is_listed,
    ),
)
