"""What a refusal names, what is no case file, and readings that do not exist 不予核查的说明。

Each history has one thing wrong with it, or lies just within what is allowed, so that nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import CaseError, Fault, GikError, Text

from .model import CounterExample, Property, Whole, counter
from .worked import Event, after, application, happened
from .world import World

__all__ = ["WORKED_REFUSALS"]

D = date.fromisoformat


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


# What a refusal names

Refused = tuple[Case, date, tuple[str, object, str] | None, dict[str, object]]
"""A case, when it is looked at, the code, what was given and where, and what else the refusal names; None for none."""


def _refusals(_: World) -> Iterator[Refused]:
    received, day, looked_at = D("2022-03-04"), D("2022-03-10"), D("2022-06-01")
    start = _handed_in(received)
    party = happened("third-party-consulted", day, party="A")
    earlier = after(day, -1)
    for events, fault, named in (
        ((party, happened("third-party-replied", after(day), party="B")),
         ("answer-without-question", f"third-party-replied {after(day)}", "events[2]"),
         {"asked": "third-party-consulted (B)", "says": "nearest", "nearest": f"third-party-consulted {day}"}),
        ((happened("third-party-replied", day, party="B"),),
         ("answer-without-question", f"third-party-replied {day}", "events[1]"),
         {"asked": "third-party-consulted (B)"}),
        ((happened("correction-received", day),),
         ("answer-without-question", f"correction-received {day}", "events[1]"), {"asked": "correction-requested"}),
        ((happened("agency-replied", day, agency="A"),),
         ("answer-without-question", f"agency-replied {day}", "events[1]"), {"asked": "agency-consulted (A)"}),
        ((happened("withdrawn", day), happened("withdrawn", after(day))),
         ("two-of-a-kind", f"withdrawn {after(day)}", "events[2]"),
         {"type": "withdrawn", "other": f"withdrawn {day}"}),
        ((happened("arrived", day), happened("confirmed", day), happened("not-confirmed")),
         ("contradiction", "not-confirmed", "events[3]"), {"says": "both", "other": f"confirmed {day}"}),
        ((happened("arrived", day), happened("confirmed", earlier)),
         ("out-of-order", f"confirmed {earlier}", "events[2]"), {"says": "after", "other": f"arrived {day}"}),
        ((happened("arrived", day), happened("contact-restored", earlier)),
         ("out-of-order", f"contact-restored {earlier}", "events[2]"), {"says": "after", "other": f"arrived {day}"}),
        ((happened("signed-for", D("2022-03-03")),),
         ("out-of-order", "signed-for 2022-03-03", "events[1]"), {"says": "after", "other": f"submitted {received}"}),
        ((happened("extension-notified", day, until=earlier),),
         ("out-of-order", f"until {earlier}", "events[1]"), {"says": "after", "other": f"extension-notified {day}"}),
        ((happened("correction-requested", day), happened("correction-received", day, dispatched=after(day))),
         ("out-of-order", f"dispatched {after(day)}", "events[2]"),
         {"says": "before", "other": f"correction-received {day}"}),
        ((happened("extension-notified", day, working_days=5, until=after(day, 40)),),
         ("contradiction", "working_days and until", "events[1]"),
         {"says": "fields", "one": "working_days", "other": "until"}),
        ((happened("extension-notified", day, working_days=0),),
         ("not-a-count", "working_days 0", "events[1]"), {}),
    ):  # fmt: skip
        yield application(start, *events), looked_at, fault, dict(named)
    yield from _all_but_one(start, day)
    yield from _of_a_register(day)
    yield from _of_other_matters()
    yield from _where_no_law_is()
    yield from _too_many(start)
    tables: dict[str, object] = {"first": 2008, "last": 2100}  # the years of the festivals
    far = D("2300-03-05")
    late = happened("extension-notified", day, until=far)
    yield application(start, late), looked_at, ("outside-festivals", str(far), "events[1].until"), tables
    ahead = application(_handed_in(far))
    yield ahead, far, ("outside-festivals", str(far), "as_of"), tables
    # No day is given past the tables: the count alone leads there.
    last = application(_handed_in(D("2100-12-20")))
    yield last, D("2100-12-25"), ("outside-festivals", 2101, "festivals"), tables


def _of_a_register(day: date) -> Iterator[Refused]:
    """Where nothing was submitted, and a register alone says that it came."""
    entered, as_of = happened("received", day), after(day, 60)
    both = application(entered, happened("confirmed", day), happened("not-confirmed"))
    fault = ("contradiction", "not-confirmed", "events[2]")
    yield both, as_of, fault, {"says": "both", "other": f"confirmed {day}"}
    days = ("dated", "dispatched", "delivered", "registered")
    empty = application(entered, happened("replied", method="post"))
    yield empty, as_of, ("missing-key", None, "events[1]"), {"says": "one-of", "values": days}
    for said in (
        {"dated": after(day, 9), "delivered": after(day, 8)},
        {"dated": after(day, 9), "dispatched": after(day, 8)},
    ):
        case = application(entered, happened("replied", **said))
        given = [each.isoformat() for each in said.values()]
        yield case, as_of, ("out-of-order", given, "events[1]"), {"says": "reply"}


def _of_other_matters() -> Iterator[Refused]:
    """Each event named as it stands in the file, whatever the order of the days."""
    early, late, as_of = D("2022-03-04"), D("2022-03-10"), D("2022-06-01")
    formed, again = happened("formed", early), happened("formed", late)
    for events, place in (((formed, again), 1), ((again, formed), 0)):
        fault = ("two-of-a-kind", f"formed {late}", f"events[{place}]")
        yield _matter("publication", *events), as_of, fault, {"type": "formed", "other": f"formed {early}"}
    out = happened("published", early)
    for begin in (formed | {"at": late.isoformat()}, happened("decided", late, kind="permit")):
        fault = ("out-of-order", f"published {early}", "events[1]")
        yield _matter("publication", begin, out), as_of, fault, {"says": "after", "other": f"{begin['type']} {late}"}
    occurred, detected = (f"{day}T10:00:00+08:00" for day in (early, late))
    case = _matter(
        "public-opinion",
        {"type": "occurred", "at": occurred, "severity": "major"},
        {"type": "detected", "at": detected, "severity": "other"},
    )
    named: dict[str, object] = {"says": "severity", "other": f"occurred {occurred}", "severity": "major"}
    yield case, as_of, ("contradiction", f"detected {detected}, other", "events"), named
    yield (
        _matter("inquiry", happened("answered", late)),
        as_of,
        ("missing-event", ["answered"], "events"),
        {"values": ("asked",)},
    )
    for severity, slot in (("major", "statement"), ("other", "response")):
        case = _matter("public-opinion", {"type": "occurred", "at": "2010-01-01T10:00:00+08:00", "severity": severity})
        wanted: dict[str, object] = {"says": "none", "wanted": slot}
        yield case, D("2010-01-09"), ("no-law-in-force", "2010-01-01", "CN"), wanted


def _where_no_law_is() -> Iterator[Refused]:
    """Only where a text of the place, or of the country, is in force on the day does anything fall due."""
    for place, day in ((None, "2021-03-01"), ("CN-SC", "2021-03-01"), ("CN-SX", "2015-02-16")):
        case = _matter("retention", happened("published", D(day)), place=place)
        named: dict[str, object] = {"says": "none", "wanted": "retention"}
        yield case, D("2022-01-01"), ("no-law-in-force", day, place or "CN"), named
    begun = _matter("retention", happened("published", D("2015-02-17")), place="CN-SX")
    yield begun, D("2015-03-01"), None, {}
    plan = "CN-X-CITY2014/2014/2.5/approval"
    ended: dict[str, object] = {"last": plan, "until": D("2014-12-31")}
    for place, day, last in (("CN-X-CITY2014", "2015-01-01", ended), (None, "2014-12-31", {})):
        case = _matter("publication", happened("issued", D(day)), place=place)
        named = {"says": "last" if last else "none", "wanted": "publication: issued", **last}
        yield case, D("2015-04-20"), ("no-law-in-force", day, place or "CN"), named
    last_day = _matter("publication", happened("issued", D("2014-12-31")), place="CN-X-CITY2014")
    yield last_day, D("2015-04-20"), None, {}


def _too_many(start: Event) -> Iterator[Refused]:
    """More events or claims than any file ever had, and just as many."""
    as_of, amended = D("2022-03-20"), happened("amended", D("2022-03-10"))
    claim = {"by": "agency", "due": "2022-03-30"}
    for more in (0, 1):
        many = application(start, *(amended,) * (499 + more))
        asserted = application(start, claims=[claim] * (100 + more))
        for case, name, most in ((many, "events", 500), (asserted, "claims", 100)):
            fault = ("too-many", most + 1, name) if more else None
            yield case, as_of, fault, {"says": name, "most": most} if more else {}


def _matter(matter: str, *events: Event, place: str | None = None) -> Case:
    return Case.from_dict({"id": "worked", "matter": matter, "jurisdiction": place, "events": list(events)})


def _all_but_one(start: Event, day: date) -> Iterator[Refused]:
    """Where each day lies on the last that it may and one event stands twice, that alone is named."""
    reply = happened("replied", method="post", dated=after(day, 9), dispatched=after(day, 9), delivered=after(day, 9))
    events = (
        start,
        happened("arrived", day),
        happened("confirmed", day),
        happened("contact-restored", day),
        happened("correction-requested", day, respond_by=day, served=day),
        happened("correction-received", day, dispatched=day),
        happened("agency-consulted", day, agency="A", served=day),
        happened("extension-notified", day, until=day, served=day),
        happened("fee-notified", day, served=day),
        happened("later-date-set", day, until=day),
        reply,
        happened("withdrawn", after(day, 20)),
        happened("withdrawn", after(day, 21)),
    )
    fault = ("two-of-a-kind", f"withdrawn {after(day, 21)}", "events[12]")
    yield application(*events), after(day, 60), fault, {"type": "withdrawn", "other": f"withdrawn {after(day, 20)}"}


def _is_named(world: World, example: Refused) -> CounterExample | None:
    case, as_of, said, named = example
    expected: tuple[object, ...] = (*said, named) if said else ("answered",)
    found: tuple[object, ...] = ("answered",)
    try:
        world.assess(case, as_of=as_of)
    except GikError as error:
        fault = error.faults[0]
        seen = (fault.code, fault.given, fault.path) if _is_said(fault, named) and len(error.faults) == 1 else ()
        found = (*seen, dict(fault.parameters))
    if found == expected:
        return None
    events = "; ".join(f"{event['type']} {event.get('at', '')}" for event in case.to_dict()["events"])
    return counter(events, events, expected=expected, found=found)


def _is_said(fault: Fault, named: dict[str, object]) -> bool:
    """Whether the sentence on an answer names what was asked, and of whom where somebody is named."""
    if fault.code != "answer-without-question":
        return True
    asked, _, who = str(named.get("asked", "")).removesuffix(")").partition(" (")
    return asked in fault.expected and (repr(who) in fault.expected if who else " of " not in fault.expected)


# A value of the wrong kind

Written = tuple[dict[str, object], str | None]
"""A case as a file writes it, and the path of what is wrong in it, None where nothing is."""


def _every_wrong_kind(_: World) -> Iterator[Written]:
    events = [{"type": "submitted", "at": "2022-03-04", "channel": "in-person"}]
    sound: dict[str, object] = {"id": "worked", "matter": "application", "events": events}
    texts = ("id", "matter", "jurisdiction", "field", "repeat_of", "follows", "notes", "schema")
    for key in (*texts, "events", "readings", "claims"):
        for value in ([5], {"a": 5}, 5, True, [], {}, "x"):
            inner = {"events[5]": "[0]", "claims[5]": "[0]", "readings{'a': 5}": ".a"}.get(f"{key}{value}", "")
            yield {**sound, key: value}, None if _is_taken(key, value) else key + inner
    for name, value in (("at", 5), ("at", "2022-02-30"), ("channel", "x"), ("channel", 5), ("type", "x"), ("type", 5)):
        path = "events[0]" if name == "type" else f"events[0].{name}"
        yield {**sound, "events": [{**events[0], name: value}]}, path
    for missing in ("id", "matter", "events"):
        yield {key: value for key, value in sound.items() if key != missing}, missing
    yield {**sound, "said": "x"}, "said"
    yield {"said": "x", **sound}, "said"
    for claim, path in (
        ({"by": "agency"}, "due"),
        ({"due": "2022-03-04"}, "by"),
        ({"by": 5, "due": "2022-03-04"}, "by"),
    ):
        yield {**sound, "claims": [claim]}, f"claims[0].{path}"
    yield {**sound, "claims": [{"by": "agency", "due": "2022-03-04"}], "notes": None, "jurisdiction": None}, None


def _is_taken(key: str, value: object) -> bool:
    """Whatever is a text, where any text will do; no claim and no reading are claims and readings as well."""
    empty: dict[str, object] = {"claims": [], "readings": {}}
    return (value == "x" and key in ("id", "repeat_of", "follows", "notes")) or (key in empty and value == empty[key])


def _is_refused_there(_: World, example: Written) -> CounterExample | None:
    given, path = example
    try:
        Case.from_dict(given)
        found = None
    except CaseError as error:
        found = error.faults[0].path
    said = f"{given}"
    return None if found == path else counter(said, said, expected=path or "read", found=found or "read")


# A reading that is fixed


def _every_pin(_: World) -> Iterator[tuple[str, str, str | None]]:
    """A reading, an option, and the path of the refusal, None where it is taken."""
    yield "pause-ends", "both-count", None
    yield "no-such", "both-count", "readings"
    yield "pause-ends", "no-such", "readings.pause-ends"


def _is_pinned(world: World, example: tuple[str, str, str | None]) -> CounterExample | None:
    reading, option, path = example
    pins, day = {reading: option}, D("2022-03-04")
    for case, fixed in ((application(_handed_in(day)), pins), (application(_handed_in(day), readings=pins), {})):
        try:
            world.assess(case, as_of=day, readings=fixed)
            found = None
        except GikError as error:
            found = error.faults[0].path
        if found != path:
            said = f"{reading}={option}"
            return counter(said, said, expected=path or "taken", found=found or "taken")
    return None


WORKED_REFUSALS: Final = (
    Property(
        id="GIK-P-156",
        area="form",
        title=Text("不予核查的，指明何事、何处、与何不合", "A refusal names what, where, and what it is against"),
        statement=Text(
            "不可能的经过不予核查时，指明所涉事件或日期、其位置，以及与之不合的另一事件或最接近的发问；超出节假日年表的日期指明其所在。",
            "Where a history cannot have happened the refusal names the event or the day, where it stands, and the "
            "other event that it is against, or the question that comes nearest; a day past the tables of "
            "festivals is named where it stands.",
        ),
        formal="refusal(c) = (code, given, path, other)",
        basis=("CN/711/30/notice", "CN/711/32", "CN/711/33.2"),
        domain=Whole(Text("各种不可能的经过", "histories that cannot be"), _refusals),
        check=_is_named,
    ),
    Property(
        id="GIK-P-158",
        area="form",
        title=Text("类型不符的值在其所在处指出", "A value of the wrong kind is refused where it stands"),
        statement=Text(
            "案件文件中应为文字、列表或对象而写成其他类型的，不存在的日期、渠道、事件，缺漏的主张日，均不予读取，并指明其位置；其余照读。",
            "Where a case file has a value of another kind than a text, a list or an object that belongs there, a day "
            "that does not exist, an unknown channel or event, or a claim without its day, it is refused with its "
            "place; everything else is read.",
        ),
        formal="refused(v) ⇔ v ∉ kind(path); path(refusal) = path(v)",
        basis=("CN/711/31.1/in-person", "CN/711/33.2"),
        domain=Whole(
            Text("案件的每一字段 × 各种类型的值", "every key of a case × values of each kind"), _every_wrong_kind
        ),
        check=_is_refused_there,
    ),
    Property(
        id="GIK-P-168",
        area="readings",
        title=Text("不存在的口径不予核查", "A reading or an option that does not exist is refused"),
        statement=Text(
            "核查时固定的口径或选项不存在的，不予核查，并指明；案件自身所载的亦同；存在的照用。",
            "A reading or an option that is fixed for an assessment, or by the case itself, and does not exist is "
            "refused by name; one that does exist is taken.",
        ),
        formal="pins ⊄ readings × options ⇒ refused",
        basis=("CN/711/33.3",),
        domain=Whole(Text("固定的口径", "readings fixed"), _every_pin),
        check=_is_pinned,
    ),
)
