"""Extensions to a named day, what a register says, days that are not stated, and histories that cannot be.

指定日期的延长、登记之日、未载之日与不可能的经过。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, CaseError, Text

from .model import CounterExample, Property, Whole, counter
from .worked import Event, Worked, after, application, happened, moved, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_EDGES"]

D = date.fromisoformat
_MOST: Final = 20
"""Working days that an extension may have (国令711号 第33条第2款)."""


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


# An extension to a named day


def _extended(world: World, received: date) -> Iterator[Worked]:
    due, cap = world.due(received, 20), world.due(received, 40)
    if due is None or cap is None:
        return
    told = after(received, 5)
    for until in days_between(after(due), after(cap, 2)):
        case = application(_handed_in(received), happened("extension-notified", told, until=until))
        counted = sum(world.works[day] for day in days_between(after(due), until))
        for option in ("moves", "stands"):
            last = until if option == "stands" else moved(world, until)
            days = counted + (option == "moves" and not world.works[until])
            pins = {"named-rest-day": option}
            if counted > _MOST:
                yield Worked(case, told, {"due": cap, "found": frozenset({"extension-excess"})}, pins)
            elif days <= _MOST:
                yield Worked(case, told, {"due": last, "first_due": due, "found": frozenset[str]()}, pins)
            else:
                yield Worked(case, told, {"found": frozenset()}, pins)  # no working day beyond those of the law
    yield from _of_numbers(world, received, due, told)


def _of_numbers(world: World, received: date, due: date, told: date) -> Iterator[Worked]:
    """None told: from one to the cap; several: their sum, cut at the cap; counted from the notice by a slip."""
    open_ = application(_handed_in(received), happened("extension-notified", told))
    first, last = world.due(received, 21), world.due(received, 40)
    bounds = {"due": None, "earliest_due": first, "latest_due": last, "found": frozenset({"extension-unnumbered"})}
    yield Worked(open_, told, bounds)
    again = after(told, 2)
    twice = application(
        _handed_in(received),
        happened("extension-notified", told, working_days=8),
        happened("extension-notified", again, working_days=7),
    )
    yield Worked(twice, again, {"due": world.due(received, 35), "days_allowed": 35, "found": frozenset()})
    more = application(
        _handed_in(received),
        happened("extension-notified", told, working_days=15),
        happened("extension-notified", again, working_days=7),
    )
    yield Worked(more, again, {"due": last, "days_allowed": 40, "found": frozenset({"extension-excess"})})
    nearly = happened("extension-notified", told, working_days=19)
    nearly_all = happened("extension-notified", told, working_days=18)
    two_left = application(_handed_in(received), nearly_all, happened("extension-notified", again))
    yield Worked(two_left, again, {"due": None, "earliest_due": world.due(received, 39), "latest_due": last})
    one_left = application(_handed_in(received), nearly, happened("extension-notified", again))
    seen = {"due": last, "missing": (), "found": frozenset({"extension-unnumbered"})}
    yield Worked(one_left, again, seen)
    for days in (3, 18):
        case = application(_handed_in(received), happened("extension-notified", due, working_days=days))
        from_notice = world.due(due - ONE_DAY, days)
        expected = max(due, from_notice) if from_notice else None
        yield Worked(case, due, {"due": expected}, {"extension-base": "from-notice"})
    slip = {"extension-base": "from-notice"}
    rest = after(due)
    if not world.works[rest]:
        named = application(
            _handed_in(received),
            happened("extension-notified", told, working_days=1),
            happened("extension-notified", again, until=rest),
        )
        yield Worked(named, again, {"due": rest}, {**slip, "named-rest-day": "stands"})
    first_told, then_told = world.due(told - ONE_DAY, 8), world.due(again - ONE_DAY, 7)
    if first_told and then_told:
        yield Worked(twice, again, {"due": max(due, first_told, then_told)}, slip)


# What a register says


def _registered(world: World, day: date) -> Iterator[Worked]:
    """The register's day alone; answered before it one of the two is wrong; evidence goes before it."""
    due = world.due(day, 15)
    if due is None:
        return
    unproven = frozenset({"receipt-unproven"})
    only = application(happened("received", day))
    yield Worked(only, day, {"received_on": day, "due": due, "basis": "registered", "found": unproven})
    pin = {"registered-receipt": "earlier"}
    yield Worked(only, day, {"received_on": day, "due": due, "asks": frozenset(), "found": unproven}, pin)
    for replied, verdict in ((due, "on-time"), (after(due), "late")):
        case = application(happened("received", day), happened("replied", registered=replied))
        seen = {"replied_on": replied, "verdict": verdict, "found": unproven | {"reply-day-unproven"}}
        yield Worked(case, after(due, 9), seen)
    early = day - 4 * ONE_DAY
    reply = happened("replied", method="post", dispatched=early)
    case = application(happened("received", day), reply)
    odd = unproven | {"reply-before-receipt"}
    yield Worked(case, after(day, 9), {"verdict": "on-time", "replied_on": early, "found": odd})
    missing = (("received", "2008-05-01", early.isoformat()),)
    yield Worked(case, after(day, 9), {"received_on": None, "missing": missing}, pin)
    dated = happened("replied", method="post", dated=early, dispatched=day)
    yield Worked(application(happened("received", day), dated), after(day, 9), {"found": unproven | {"before-receipt"}})
    differing = application(_handed_in(day), happened("received", after(day, 3)))
    yield Worked(differing, after(day, 9), {"received_on": day, "found": frozenset({"evidence-differs"})})
    same = application(_handed_in(day), happened("received", day))
    yield Worked(same, after(day, 9), {"received_on": day, "found": frozenset()})
    posted = (happened("submitted", day - 3 * ONE_DAY, channel="signed-post"), happened("received", day))
    yield Worked(application(*posted), day, {"received_on": day, "due": due, "basis": "registered"})


def _missing(world: World, day: date) -> Iterator[Worked]:
    """What is not said lies between what is: posted on one day and answered on another, received in between."""
    due, later = world.due(day, 15), world.due(after(day, 6), 15)
    if due is None or later is None:
        return
    posted = happened("submitted", day, channel="signed-post")
    as_of = after(day, 6)
    between = (("signed-for", day.isoformat(), as_of.isoformat()),)
    bounds = {"earliest_due": due, "latest_due": later, "received_on": None, "verdict": "pending", "missing": between}
    yield Worked(application(posted), as_of, bounds)
    step = happened("correction-requested", after(day, 4))
    yield Worked(application(posted, step), after(day, 40), {"received_on": None, "verdict": "suspended"})
    reply = happened("replied", method="direct", dated=due, dispatched=due)
    case = application(_handed_in(day), reply)
    yield Worked(case, due, {"verdict": "on-time"})
    yield Worked(case, after(due), {"verdict": "undetermined"})
    sent = application(_handed_in(day), happened("replied", method="post", dated=due, delivered=after(due, 3)))
    yield Worked(sent, after(due, 9), {"verdict": "undetermined"})
    in_time = application(_handed_in(day), happened("replied", method="post", dated=day, delivered=due))
    yield Worked(in_time, after(due, 9), {"verdict": "on-time"})
    late = application(_handed_in(day), happened("replied", method="post", dated=after(due), delivered=after(due, 3)))
    yield Worked(late, after(due, 9), {"verdict": "late"})


def _of_2022(world: World, day: date) -> Iterator[Worked]:
    yield from _extended(world, day)


def _of_2017(world: World, day: date) -> Iterator[Worked]:
    yield from _registered(world, day)
    yield from _missing(world, day)


def _before_the_law(world: World) -> Iterator[Worked]:
    """Signed for before 1 May 2008 no law governs it, signed for later one does: the verdict is open, not refused."""
    if world.reaches(D("2008-04-25"), D("2008-07-01")):
        case = application(happened("submitted", D("2008-04-25"), channel="signed-post"))
        yield Worked(case, D("2008-05-09"), {"verdict": "undetermined", "due": None})
        known = happened("signed-for", D("2008-04-30"))
        yield Worked(application(*case.to_dict()["events"], known), D("2008-05-09"), {"refused": "no-law-in-force"})


def _edges(world: World, every: int = 1) -> Iterator[Worked]:
    yield from of_a_year(2022, _of_2022, every=9 * every)(world)
    yield from of_a_year(2017, _of_2017, every=every)(world)
    yield from _before_the_law(world)


def _some(world: World) -> Iterator[Worked]:
    """Three days of the one year, a holiday before the cap of the first, a weekend behind the due day of the last."""
    for day in (D("2022-08-29"), D("2022-03-04"), D("2022-07-01")):
        if world.reaches(day, after(day, 120)):
            yield from _of_2022(world, day)
    yield from of_a_year(2017, _of_2017, every=73)(world)
    yield from _before_the_law(world)


# Histories that cannot be


def _refused(_: World) -> Iterator[tuple[str, int | None, tuple[Event, ...]]]:
    """A history, the code of its refusal, and which of its events is named; those that can have happened have none."""
    start, day = _handed_in(D("2022-03-04")), D("2022-03-10")
    asked, answered = happened("correction-requested", day), happened("correction-received", after(day, 3))
    party = happened("third-party-consulted", day, party="A")
    reply = happened("replied", method="post", dispatched=day)
    for events in (
        (asked, answered, party, reply),
        (asked, happened("correction-received", day)),
        ({**reply, "dispatched": "2022-03-04"},),
        ({**reply, "dated": day.isoformat(), "delivered": day.isoformat()},),
        (happened("correction-requested", day, respond_within=1, served=day),),
        (happened("correction-requested", day, respond_by=day),),
        (happened("extension-notified", day, working_days=1, served=day),),
        (happened("extension-notified", day, until=day),),
        (asked, happened("correction-received", day, dispatched=day)),
        (happened("replied", registered=day),),
        (happened("arrived", day), happened("confirmed", day)),
        (happened("arrived", D("2022-03-04")), happened("not-confirmed")),
        (happened("withdrawn", day), happened("correction-requested", day)),
        (party, happened("third-party-consulted", day, party="B"), happened("third-party-replied", day, party="B")),
        (happened("agency-consulted", day), happened("agency-replied", day)),
    ):
        yield "possible", None, (start, *events)
    earlier = day - ONE_DAY
    for code, place, events in (
        ("out-of-order", 1, (happened("signed-for", D("2022-03-03")),)),
        ("out-of-order", 1, (happened("extension-notified", D("2022-03-03"), working_days=5),)),
        ("out-of-order", 1, ({**reply, "dispatched": "2022-03-03"},)),
        ("out-of-order", 1, ({**reply, "dated": after(day).isoformat()},)),
        ("out-of-order", 1, ({**reply, "delivered": earlier.isoformat()},)),
        ("out-of-order", 2, (happened("arrived", day), happened("confirmed", earlier))),
        ("out-of-order", 1, (happened("correction-requested", day, respond_by=earlier),)),
        ("out-of-order", 1, (happened("third-party-consulted", day, served=earlier),)),
        ("out-of-order", 1, (happened("extension-notified", day, until=earlier),)),
        ("out-of-order", 2, (asked, happened("correction-received", day, dispatched=after(day)))),
        ("out-of-order", 1, (happened("correction-requested", day, respond_within=1, served=earlier),)),
        ("out-of-order", 1, (happened("correction-requested", day, respond_by=day, served=earlier),)),
        ("out-of-order", 1, (happened("extension-notified", day, working_days=1, served=earlier),)),
        ("not-a-count", 1, (happened("extension-notified", day, working_days=0, served=day),)),
        ("not-a-count", 1, (happened("extension-notified", day, working_days=0),)),
        ("not-a-count", 1, (happened("correction-requested", day, respond_within=0),)),
        ("contradiction", 1, (happened("extension-notified", day, working_days=5, until=after(day, 40)),)),
        ("contradiction", 1, (happened("correction-requested", day, respond_within=5, respond_by=after(day, 9)),)),
        ("contradiction", 3, (happened("arrived", day), happened("confirmed", day), happened("not-confirmed"))),
        ("missing-key", 1, (happened("replied", method="post"),)),
        ("answer-without-question", 1, (answered,)),
        ("answer-without-question", 2, (asked, happened("correction-received", earlier))),
        ("answer-without-question", 2, (party, happened("third-party-replied", after(day), party="B"))),
        ("answer-without-question", 1, (happened("obstacle-ended", day),)),
        ("answer-without-question", 1, (happened("fee-paid", day),)),
        ("two-of-a-kind", 1, (_handed_in(D("2022-03-05")),)),
        ("two-of-a-kind", 2, (happened("withdrawn", day), happened("withdrawn", after(day)))),
    ):
        yield code, place, (start, *events)
    yield "missing-event", None, (asked,)


def _is_refused(world: World, example: tuple[str, int | None, tuple[Event, ...]]) -> CounterExample | None:
    code, place, events = example
    expected = (code, None if place is None else f"events[{place}]")
    case = Case.from_dict({"id": "worked", "matter": "application", "events": list(events)})
    try:
        world.assess(case, as_of=D("2022-06-01"))
    except CaseError as error:
        path = error.faults[0].path
        found = (error.code, path[: path.index("]") + 1] if "]" in path else None)
        found = found if len(error.faults) == 1 else (", ".join(fault.code for fault in error.faults), found[1])
    else:
        found = ("possible", None)
    if found == expected:
        return None
    said = "; ".join(f"{event['type']} {event.get('at', '')}" for event in events)
    return counter(said, said, expected=expected, found=found)


# Files nested deeper than any case


_DEEPEST: Final = 64
"""Levels of a JSON text that are read; a case has three."""

Written = tuple[str, str, str, bool]
"""What a file has, in both languages, the text, and whether it is read."""


def _written(_: World) -> Iterator[Written]:
    """Whatever stands inside a word is no nesting; what was closed again is none either."""
    case = _case_with('"notes": "{}"')
    nested = _case_with('"other": {}')
    for zh, en, words in (
        ("词句中的括号", "brackets within words", "[" * 99),
        ("转义引号之后的括号", "brackets after an escaped quote", '\\"' + "[{" * 70),
        ("词句中的反括号", "closing brackets within words", "]}" * 70),
    ):
        yield zh, en, case.replace("{}", words, 1), True
    ended = case.replace("{}", "\\\\", 1)
    yield "反斜线结尾的词句之后嵌套过深", "too deep after words that end in a backslash", _deep(ended, _DEEPEST), False
    for levels, is_read in ((_DEEPEST - 1, True), (_DEEPEST, False)):
        within = f"其中嵌套{levels}层", f"nested {levels} levels within"
        yield *within, _deep(nested, levels), is_read
        yield *within, nested.replace("{}", '[{"a": ' * (levels // 2) + "[" * (levels % 2) + "0"
                                      + "]" * (levels % 2) + "}]" * (levels // 2), 1), is_read  # fmt: skip
    yield "并列的括号", "brackets side by side", nested.replace("{}", "[" + ", ".join(["[]"] * 99) + "]", 1), True


def _case_with(key: str) -> str:
    events = '[{"type": "submitted", "at": "2022-03-04", "channel": "in-person"}]'
    return f'{{"id": "worked", "matter": "application", "events": {events}, {key}}}'


def _deep(text: str, levels: int) -> str:
    """With so many brackets one inside the other under a further key."""
    nested = "[" * levels + "]" * levels
    return text.replace("{}", nested, 1) if "{}" in text else f'{text[:-1]}, "other": {nested}}}'


def _is_read(_: World, example: Written) -> CounterExample | None:
    zh, en, text, is_read = example
    try:
        Case.from_json(text)
        found = "read"
    except CaseError as error:
        found = "refused as too deep" if error.code == "bad-json" else "read"  # a key that is not known was read
    expected = "read" if is_read else "refused as too deep"
    return None if found == expected else counter(zh, en, expected=expected, found=found)


WORKED_EDGES: Final = (
    property_of(
        "GIK-P-119",
        "extension",
        Text("延至指明之日、登记之日、未载之日", "Extensions to a named day, days of a register, days not stated"),
        Text(
            "延至指明之日的在上限之内照其日，休息日按口径，超出的截至上限；未载日数的为一日至上限；数次延长合计不超过上限；"
            "登记的收到日未经证实，证据优先；未载之日以其前后所载之日为界，结论因之不同的不作定论。",
            "An extension to a named day stands within the cap, a rest day by the reading, beyond it is cut; without "
            "a number it is from one day to the cap; several add up to the cap at the most; the receipt of a register "
            "is unproven and yields to evidence; a day not stated lies between those that are, and where the verdict "
            "hangs on it none is given.",
        ),
        basis=("CN/711/33.2/extension", "CN/492/24.2/extension", "CN/2015-207/1.2/signed-post", "CN/2016-235/4/post"),
        domain=Text(
            "2022年每隔九日 × 每一指明之日，2017年每一日",
            "every ninth day of 2022 × each day that may be named, every day of 2017",
        ),
        examples=_edges,
        quick=_some,
    ),
    Property(
        id="GIK-P-120",
        area="form",
        title=Text("不可能的经过不予核查", "What cannot have happened is refused"),
        statement=Text(
            "先于提交的事、先于发问的答复、落款晚于交邮或交邮晚于送达的答复、重复的单次事件，一律拒绝并指明；同日的可以。",
            "What happened before the submission, an answer before its question, a reply dated after it was sent or "
            "sent after it was delivered, a single event stated twice: refused; on the same day possible.",
        ),
        formal="possible(c) ⇔ assessed(c)",
        basis=("CN/492/24.2", "CN/711/33.2", "CN/2016-235/4/post"),
        domain=Whole(Text("可能与不可能的经过", "histories that can and cannot be"), _refused),
        check=_is_refused,
    ),
    Property(
        id="GIK-P-147",
        area="form",
        title=Text("嵌套过深的文件不予读取", "A file nested too deep is not read"),
        statement=Text(
            "案件文件嵌套超过64层的拒绝读取；词句之中的括号、已经闭合的括号不算嵌套，不影响案件的期限。",
            "A case file nested deeper than 64 levels is refused; brackets within words, and those closed again, are "
            "no nesting and keep no case from its time limit.",
        ),
        formal="depth(t) > 64 ⇔ refused(t)",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("各种括号的案件文件", "case files with all kinds of brackets"), _written),
        check=_is_read,
    ),
)
