"""Figures and bounds of matters beside applications, and texts known but not held 其他事项的日数与上下限。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.loading import load_calendar
from gikdeadlines.values import ONE_DAY, CalendarRangeError, CaseError, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Worked, after, application, happened, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_FIGURES"]

D = date.fromisoformat


def _formed(day: date, *events: dict[str, object]) -> Case:
    return Case.from_dict({"id": "worked", "matter": "publication", "events": [happened("formed", day), *events]})


def _working(world: World, last: date, through: date) -> int:
    return sum(world.works[day] for day in days_between(last + ONE_DAY, through))


def _figures(world: World, day: date) -> Iterator[Worked]:
    """Allowed, used, left and late of a publication, and its ledger."""
    due = world.due(day, 20)
    if due is None:
        return
    numbered = [each for each in days_between(after(day), after(due, 12)) if world.works[each]]
    for done in (due, after(due), after(due, 4)):
        used, late = _working(world, day, done), _working(world, due, done)
        is_late = done > due
        seen: dict[str, object] = {
            "regime": "CN/711", "days_allowed": 20, "days_used": used, "days_left": 20 - used, "first_due": due,
            "days_late": late if is_late else None, "days_late_natural": (done - due).days if is_late else None,
            "counted": tuple((each, n) for n, each in enumerate(numbered, 1) if each <= max(due, done)),
            "marks": tuple(_marks(world, day, due, done)),
        }  # fmt: skip
        yield Worked(_formed(day, happened("published", done)), after(due, 9), seen)
    for as_of in (after(day), due, after(due, 4)):
        used, late = _working(world, day, as_of), _working(world, due, as_of)
        is_late = as_of > due
        seen = {
            "days_used": used, "days_left": 20 - used, "days_late": late if is_late else None,
            "days_late_natural": 4 if is_late else None, "replied_on": None, "due": due,
            "counted": tuple((each, n) for n, each in enumerate(numbered, 1) if each <= due),
        }  # fmt: skip
        yield Worked(_formed(day), as_of, seen)
    counts_start = world.due(day - ONE_DAY, 20)
    if counts_start:
        first = [each for each in days_between(day, counts_start) if world.works[each]]
        seen = {"due": counts_start, "counted": tuple((each, n) for n, each in enumerate(first, 1))}
        yield Worked(_formed(day), day, seen, {"start-day-of-windows": "yes"})
    later = happened("published", after(due, 30))
    yield Worked(_formed(day, later), day, {"ignored": (f"published {after(due, 30)}",), "verdict": "pending"})


def _marks(world: World, formed: date, due: date, done: date) -> Iterator[tuple[date, str]]:
    """What each day of the ledger is, through the later of the due day and the day of publication."""
    for day in days_between(formed, max(due, done)):
        counted = "counted" if day < due else "due" if day == due else "after-due"
        is_done = day == done
        yield day, "reply" if is_done else "start" if day == formed else counted if world.works[day] else "rest"


def _issued(world: World, day: date) -> Iterator[Worked]:
    """A city's plan of 2014: twenty working days from the day of issue."""
    due = world.due(day, 20)
    if due is None:
        return
    case = Case.from_dict(
        {"id": "worked", "matter": "publication", "jurisdiction": "CN-X-CITY2014", "events": [happened("issued", day)]}
    )
    yield Worked(case, day, {"due": due, "verdict": "pending", "days_allowed": 20})


def _publications(world: World, every: int = 3) -> Iterator[Worked]:
    yield from of_a_year(2022, _figures, every=every)(world)
    if world.reaches(D("2014-06-01"), D("2015-06-01")):
        for day in days_between(D("2014-08-01"), D("2014-11-20"))[::every]:
            yield from _issued(world, day)


# Past the announced calendar


def _open_years(world: World) -> Iterator[tuple[int, date]]:
    years = sorted({n.year for n in world.calendar.notices if n.year is not None and n.year > 2008})  # noqa: PLR2004 - 条例
    if any(n.layer for n in world.calendar.notices):
        return
    for year in years:
        for day in days_between(date(year - 1, 11, 20), date(year - 1, 12, 27)):
            if world.reaches(day, after(day, 90)):
                yield year, day


def _some_open_years(world: World) -> Iterator[tuple[int, date]]:
    """Due on the last day announced, in the latest years, and a few others."""
    every = list(_open_years(world))
    latest = every[-200:]
    yield from ((year, day) for year, day in latest if world.due(day, 20) == date(year - 1, 12, 28))
    yield from every[::97]


def _is_bounded(world: World, example: tuple[int, date]) -> CounterExample | None:
    """A limit whose day is not announced has none, but bounds around the day that was announced later."""
    year, day = example
    known = world.calendar.before_notice(year)
    truth = world.due(day, 20)
    case = _formed(day)
    as_of = min(known.horizon, after(day))
    result = World(known, world.law).assess(case, as_of=as_of)
    (limit,) = result.limits
    is_special = any(
        day < each <= (truth or day) for n in world.calendar.notices if n.year is None for each in n.days_set
    )
    if truth is None or is_special:
        return None
    if truth <= known.horizon:
        is_right = (limit.due, limit.earliest_due, limit.latest_due) == (truth, None, None)
    else:
        low, high = limit.earliest_due, limit.latest_due
        is_right = limit.due is None and bool(low and low <= truth) and (high is None or truth <= high)
        is_right = is_right and result.due is None and (result.earliest_due, result.latest_due) == (low, high)
        is_right = is_right and not result.ledger and result.certainty == "projected"
    if is_right and limit.verdict == result.verdict == "pending":
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；{year}年通知尚未公布",
        f"{words.en}; the notice of {year} not yet published",
        expected=f"bounds around {truth}",
        found=f"{limit.due}, {limit.earliest_due}..{limit.latest_due}, {limit.verdict}",
        about=(day,),
    )


# Texts that are known and not held


@dataclass(frozen=True, slots=True)
class _Unheld:
    place: str
    day: date
    texts: tuple[str, ...]


_BEIJING, _SHANGHAI, _OLDER = "第257号", "第32号", "第2号"


def _places(_: World) -> Iterator[_Unheld]:
    """北京市政府令257号, 2015-01-01 to 2020-06-09; 上海市政府令32号 from 2020-06-01, before it 令2号; no Sichuan."""
    for place, day, *texts in (
        ("CN-BJ", "2014-12-31"),
        ("CN-BJ", "2015-01-01", _BEIJING),
        ("CN-BJ", "2020-06-09", _BEIJING),
        ("CN-BJ", "2020-06-10"),
        ("CN-SH", "2020-05-31", _OLDER),
        ("CN-SH", "2020-06-01", _SHANGHAI),
        ("CN-SC", "2017-03-03"),
        ("CN", "2017-03-03", "-"),
        ("CN-SX", "2017-03-03", "-"),
    ):
        yield _Unheld(place, D(day), tuple(texts))


def _is_told(world: World, example: _Unheld) -> CounterExample | None:
    case = application(happened("submitted", example.day, channel="in-person"), jurisdiction=example.place)
    result = world.assess(case, as_of=example.day)
    told_of = [f for f in result.findings if f.code == "no-local-law"]
    texts = [str(text) for f in told_of for text in f.parameters.get("texts", ())]  # type: ignore[attr-defined]  # titles
    is_right = not told_of if example.texts == ("-",) else len(told_of) == 1 and len(texts) == len(example.texts)
    if is_right and all(wanted in text for wanted, text in zip(example.texts, texts, strict=False)):
        return None
    return counter(
        f"{example.place}，{example.day}，未收录的规定",
        f"{example.place} on {example.day}, texts that are not held",
        expected=example.texts,
        found=texts or [f.code for f in told_of],
        about=(example.day,),
    )


# What is not known for sure


def _cases(_: World) -> Iterator[tuple[Case, date]]:
    """Cases under each regime, before and after each interpretation."""
    for day, place in (
        ("2012-03-05", "CN"), ("2016-03-07", "CN"), ("2017-03-03", "CN"), ("2017-03-03", "CN-SX"), ("2022-03-04", "CN"),
        ("2022-03-04", "CN-SX"),
    ):  # fmt: skip
        start, asked = happened("submitted", D(day), channel="in-person"), after(D(day), 4)
        fee = happened("fee-notified", asked, served=asked)
        consulted = happened("agency-consulted", asked, agency="A", role="competent")
        courier = happened("replied", method="courier", dispatched=asked)
        for events in ((start,), (start, fee), (start, consulted), (start, courier)):
            yield application(*events, jurisdiction=place), after(D(day), 9)
    formed = happened("formed", D("2022-03-04"))
    yield Case.from_dict({"id": "worked", "matter": "publication", "events": [formed]}), D("2022-03-09")


def _is_sure(world: World, example: tuple[Case, date]) -> CounterExample | None:
    """Every text cited that is known with less than high confidence is named, and no other."""
    case, as_of = example
    result = world.assess(case, as_of=as_of)
    cited = [world.law.provisions.get(citation.provision) for citation in result.citations]
    unsure = {p.id for p in cited if p is not None and {p.confidence, p.instrument.confidence} != {"high"}}
    told_of = set(result.provenance.medium_confidence if result.provenance else ()) & set(world.law.provisions)
    if told_of == unsure:
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；可信度不高的依据",
        f"{words.en}; the texts it rests on that are not known for sure",
        expected=sorted(unsure),
        found=sorted(told_of),
    )


_REGIONS: Final = ("CN-GX", "CN-NX", "CN-XJ")


def _unsure_spans(world: World) -> Iterator[tuple[str, date, date, str]]:
    """Around each regional notice that is not known for sure: begun before its days, ended before, on and after."""
    if any(n.layer for n in world.calendar.notices):
        return
    for region in _REGIONS:
        own = load_calendar(region)
        for notice in (each for each in own.uncertain if list(each.days_set)):
            first = min(notice.days_set)
            for start, as_of in (
                (first - 45 * ONE_DAY, first - 12 * ONE_DAY), (first - 45 * ONE_DAY, first), (after(first, -9), first),
                (after(max(notice.days_set)), after(first, 40)),
            ):  # fmt: skip
                if own.first <= start and after(start, 60) <= own.horizon:
                    yield from ((region, start, as_of, kind) for kind in ("open", "formed", "answered"))


def _names_the_notices(world: World, example: tuple[str, date, date, str]) -> CounterExample | None:
    """The regional notices of medium confidence that set a day from the start to the end or the day of looking."""
    region, start, as_of, kind = example
    own = load_calendar(region)
    handed_in = happened("submitted", start, channel="in-person")
    reply = (happened("replied", method="post", dispatched=after(start)),) if kind == "answered" else ()
    case = _formed(start) if kind == "formed" else application(handed_in, *reply)
    try:
        result = World(own, world.law).assess(case, as_of=as_of)
    except CalendarRangeError:
        return None
    judged = after(start) if reply else as_of
    last = max(judged, result.due or judged)
    expected = {
        n.citation.provision for n in own.uncertain
        if any(start <= day <= last for day in (*n.days_set, *(d for r in n.remarks for d in r.dates)))
    }  # fmt: skip
    medium = result.provenance.medium_confidence if result.provenance else ()
    found = set(medium) - set(world.law.provisions)
    if found == expected or result.due is None:
        return None
    words = told(case, as_of)
    return counter(
        f"{region}：{words.zh}；可信度不高的通知",
        f"{region}: {words.en}; the notices it rests on that are not known for sure",
        expected=sorted(expected),
        found=sorted(found),
        about=(start, last),
    )


def _regional_days(world: World) -> Iterator[tuple[str, date]]:
    if any(n.layer for n in world.calendar.notices):
        return
    for region in _REGIONS:
        own = load_calendar(region)
        days = {day for notice in own.notices for day in notice.days_set if day <= own.horizon}
        yield from ((region, day) for day in sorted(days))


def _is_as_sure(_: World, example: tuple[str, date]) -> CounterExample | None:
    """A day is as sure as the notice that set it, or as the one that remarks on it."""
    region, day = example
    try:
        why = load_calendar(region).why(day)
    except CalendarRangeError:
        return None
    source = why.notice if why.notice is not None else why.remarked_in
    bare = source and replace(source, published=None, issued=None)
    if bare and list(bare.days_set) and bare.known_from != min(bare.days_set):
        zh, en = f"{region}未载公布日的通知", f"a notice of {region} without a day of publication"
        return counter(zh, en, expected=min(bare.days_set), found=bare.known_from)
    remarks = [r.text for r in why.remarked_in.remarks if day in r.dates] if why.remarked_in else [None]
    expected = ("high" if source is None else source.confidence, remarks)
    if why.confidence == expected[0] and why.remark in remarks:
        return None
    found = (why.confidence, why.remark)
    return counter(f"{region} {day}", f"{region} {day}", expected=expected, found=found, about=(day,))


# Severities that contradict each other


def _said(_: World) -> Iterator[tuple[tuple[tuple[str, str | None], ...], str]]:
    yield (("occurred", "major"), ("detected", "other")), "contradiction"
    yield (("occurred", "other"), ("detected", "other")), "possible"
    yield (("occurred", None), ("detected", "other")), "possible"
    yield (("occurred", "other"), ("occurred", "other")), "two-of-a-kind"
    yield (), "missing-event"


def _is_one(world: World, example: tuple[tuple[tuple[str, str | None], ...], str]) -> CounterExample | None:
    said, expected = example
    events = [
        {"type": type_, "at": f"2018-03-01T1{hour}:00:00+08:00", **({"severity": severity} if severity else {})}
        for hour, (type_, severity) in enumerate(said)
    ]
    answered = {"type": "responded", "at": "2018-03-02T10:00:00+08:00"}
    case = Case.from_dict({"id": "worked", "matter": "public-opinion", "events": [*events, answered]})
    try:
        world.assess(case, as_of=D("2018-03-03"))
    except CaseError as error:
        found = error.code
    else:
        found = "possible"
    if found == expected:
        return None
    return counter(str(said), str(said), expected=expected, found=found)


def _some(world: World) -> Iterator[Worked]:
    return _publications(world, every=120)


_BASIS: Final = ("CN/711/26", "CN/492/18")

WORKED_FIGURES: Final = (
    property_of(
        "GIK-P-129",
        "matters",
        Text("主动公开的日数与逐日计算表", "Figures and ledger of a publication"),
        Text(
            "主动公开共有、已用、剩余、逾期的日数，以及逐日计算表中每一计入日的序号，与逐日数出的相同；核查日以后的事另列。",
            "The days allowed, used, left and late of a publication, and the number of each counted day of its "
            "ledger, are what counting one by one gives; what comes after the day of looking is listed apart.",
        ),
        basis=_BASIS,
        domain=Text("2022年和2014年下半年每隔三日", "every third day of 2022 and of the second half of 2014"),
        examples=_publications,
        quick=_some,
    ),
    Property(
        id="GIK-P-130",
        area="bounds",
        title=Text("其他事项在未公布年度的上下限", "Bounds of other matters in a year not announced"),
        statement=Text(
            "主动公开的届满日超出已公布日历的，不给出届满日，只给出包含后来公布结果的上下限。",
            "A publication that falls due past the announced calendar has no due day, only bounds around the day "
            "that was announced later.",
        ),
        formal="due > horizon ⇒ due = none and earliest ≤ due ≤ latest",
        basis=_BASIS,
        domain=Whole(
            Text(
                "每一年度 × 上年11月20日至12月27日形成", "every year × formed from 20 November to 27 December before it"
            ),
            _open_years,
            quick=_some_open_years,
        ),
        check=_is_bounded,
    ),
    Property(
        id="GIK-P-131",
        area="law",
        title=Text("未收录的地方规定予以提示", "A local text that is not held is told of"),
        statement=Text(
            "未收录其规定的地方提示没有收录；已知有规定而未收录的，在其施行期间指明该规定。",
            "Of a place whose rules are not held it is said so; a text that is known and not held is named while it "
            "is in force.",
        ),
        formal="unheld(p, t) ⇔ named(p, t)",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(
            Text(
                "北京、上海、四川、山西，各规定起止之日",
                "Beijing, Shanghai, Sichuan, Shanxi, where texts begin and end",
            ),
            _places,
        ),
        check=_is_told,
    ),
    Property(
        id="GIK-P-134",
        area="law",
        title=Text("可信度不高的依据逐一指明", "What is not known for sure is named"),
        statement=Text(
            "核查所引条款中，条文或文件的可信度不高的，逐一在计算依据中指明，其余的不指明。",
            "Of the provisions that an assessment cites, each that is known with less than high confidence is named "
            "in what it was computed from, and no other.",
        ),
        formal="medium(A) = { p ∈ cited(A) : confidence(p) < high }",
        basis=("CN/2020-109/clock", "CN/711/33.2"),
        domain=Whole(Text("各部规定之下的案件", "cases under each regulation"), _cases),
        check=_is_sure,
    ),
    Property(
        id="GIK-P-140",
        area="calendar",
        title=Text(
            "所依通知可信度不高的予以指明", "A notice that is not known for sure is named where it bears on a case"
        ),
        statement=Text(
            "起算之日至届满日与核查日中较晚者之间，有可信度不高的地方通知所定之日的，指明该通知，其余的不指明。",
            "A regional notice known with medium confidence is named where it sets a day from the start to the later "
            "of the due day and the day of looking, and nowhere else.",
        ),
        formal="named(N) ⇔ days(N) ∩ [s, max(due, as-of)] ≠ ∅",
        basis=_BASIS,
        domain=Whole(
            Text(
                "广西、宁夏、新疆的各通知前后 × 申请与主动公开",
                "about each notice of Guangxi, Ningxia and Xinjiang × two matters",
            ),
            _unsure_spans,
            quick_step=11,
        ),
        check=_names_the_notices,
    ),
    Property(
        id="GIK-P-135",
        area="calendar",
        title=Text("某日的可信度即其通知的可信度", "A day is as sure as its notice"),
        statement=Text(
            "地方日历中由通知确定的日子，其可信度与该通知相同。",
            "A day that a notice sets in a region's calendar is as sure as that notice.",
        ),
        formal="confidence(d) = confidence(notice(d))",
        basis=_BASIS,
        domain=Whole(
            Text("广西、宁夏、新疆由通知确定的每一日", "every day set by a notice in Guangxi, Ningxia, Xinjiang"),
            _regional_days,
            quick_step=23,
        ),
        check=_is_as_sure,
    ),
    Property(
        id="GIK-P-132",
        area="form",
        title=Text("互相矛盾的陈述不予核查", "What contradicts itself is refused"),
        statement=Text(
            "同一舆情的严重程度前后不一、单次事件重复、没有起算事件的，拒绝核查；未载或一致的可以。",
            "A severity stated in two ways, a single event stated twice, or no event to count from: refused; not "
            "stated, or stated alike: possible.",
        ),
        formal="contradicts(c) ⇒ refused(c)",
        basis=("CN/2016-61/3/response", "CN/2016-80/3.4/statement"),
        domain=Whole(Text("舆情事件的各种陈述", "ways to state an incident"), _said),
        check=_is_one,
    ),
)
