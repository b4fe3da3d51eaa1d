"""Every finding, where it belongs, with its own article; and the days on which the law turned 核查提示与转折之日。

The cases and the articles were read from the texts by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.law import SEVERITIES
from gikdeadlines.values import NATIONAL, ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, Worked, after, application, happened, property_of, said
from .world import World

__all__ = ["WORKED_FINDINGS"]

D = date.fromisoformat
LATER: Final = D("2025-12-31")

Found = tuple[str, str, str | None, Case, date, str]
"""The code of a finding, its severity, its provision, a case that has it, when it is looked at, and what it names."""

_ELSEWHERE: Final = frozenset(
    {
        *("exploration-cut", "repeated-id", "doubtful-column", "late-by-later-notice", "in-time-by-later-notice"),
        *("consultation-unanswered", "removed-early", "period-end-unusual", "own-limit-prevails", "review-first"),
        *("apply-first", "before-receipt", "extension-without-basis", "plan-of-one-year", "several-values"),
        *("goes-on-below", "unread-claim", "unread-column", "unread-value"),
        *("struck-through", "unread-comment", "told-in-line", "repeated-below", "repeated-count", "goes-on-above"),
    }
)
"""Findings of tables, of notices yet to come, of the search, and of other matters: stated by their own properties."""


def _in_person(day: str) -> Event:
    return happened("submitted", D(day), channel="in-person")


def _posted(day: str, **said: object) -> Event:
    return {**happened("replied", method="post", dispatched=D(day)), **said}


_OLD, _NEW = _in_person("2017-03-03"), _in_person("2022-03-04")


def _asked(day: str, **said: object) -> Event:
    return happened("correction-requested", D(day), **said)


_FOUND: Final[tuple[tuple[str, str, str | None, Case, date], ...]] = (
    ("extension-late", "breach", "CN/492/24.2/extension",
     application(_OLD, happened("extension-notified", D("2017-03-27"), working_days=5)), LATER),
    ("extension-excess", "breach", "CN/711/33.2/extension",
     application(_NEW, happened("extension-notified", D("2022-03-21"), working_days=21)), LATER),
    ("extension-unnumbered", "check", "CN/492/24.2/extension",
     application(_OLD, happened("extension-notified", D("2017-03-20"))), LATER),
    ("extension-before-receipt", "check", "CN/711/33.2/extension",
     application(happened("submitted", D("2022-03-01"), channel="signed-post"),
                 happened("extension-notified", D("2022-03-02"), working_days=5),
                 happened("signed-for", D("2022-03-04"))), LATER),
    ("extension-lapsed", "note", "CN/711/33.2/extension",
     application(_NEW, happened("extension-notified", D("2022-03-07"), working_days=5),
                 _asked("2022-03-08"), happened("correction-received", D("2022-03-14"))), LATER),
    ("later-date-not-later", "note", "CN/711/35",
     application(_NEW, happened("later-date-set", D("2022-03-10"), until=D("2022-03-25"))), LATER),
    ("correction-second", "breach", "CN/711/30/restart",
     application(_NEW, _asked("2022-03-08"), happened("correction-received", D("2022-03-09")),
                 _asked("2022-03-10")), LATER),
    ("correction-notice-late", "breach", "CN/711/30/notice", application(_NEW, _asked("2022-03-16")), LATER),
    ("correction-after-due", "check", "CN/2015-207/2.1", application(_OLD, _asked("2017-03-27")), LATER),
    ("correction-answered-late", "check", "CN/711/30/lapse",
     application(_NEW, _asked("2022-03-08", respond_by=D("2022-03-15")),
                 happened("correction-received", D("2022-03-18"), dispatched=D("2022-03-17")),
                 _posted("2022-03-30")), LATER),
    ("correction-without-time", "breach", "CN/711/30/restart", application(_NEW, _asked("2022-03-08")), LATER),
    ("amendment-without-effect", "check", "CN/711/33.3",
     application(_NEW, happened("amended", D("2022-03-08"))), LATER),
    ("amendment-after-due", "check", "CN-SX/237/22.4/amended",
     application(_OLD, happened("amended", D("2017-03-27")), jurisdiction="CN-SX"), LATER),
    ("withdrawn-overdue", "check", "CN/711/33.2", application(_NEW, happened("withdrawn", D("2022-04-08"))), LATER),
    ("confirmation-late", "breach", "CN/2015-207/1.2/ordinary-post",
     application(happened("submitted", D("2017-03-01"), channel="misdirected-post"),
                 happened("arrived", D("2017-03-02")), happened("confirmed", D("2017-03-03"))), LATER),
    ("confirmation-delayed", "check", "CN/711/31.3/email",
     application(happened("submitted", D("2020-03-02"), channel="email"),
                 happened("arrived", D("2020-03-02")), happened("confirmed", D("2020-03-04"))), LATER),
    ("consultation-late", "note", "CN/711/32",
     application(_NEW, happened("third-party-consulted", D("2022-03-08"), served=D("2022-03-08")),
                 happened("third-party-replied", D("2022-03-30"))), LATER),
    ("pause-without-basis", "check", "CN/492/24.3",
     application(_OLD, happened("obstacle-began", D("2017-03-08"))), LATER),
    ("pause-before-receipt", "note", "CN/492/24.3",
     application(happened("submitted", D("2017-03-01"), channel="signed-post"),
                 happened("third-party-consulted", D("2017-03-02")),
                 happened("signed-for", D("2017-03-06"))), LATER),
    ("pause-after-due", "check", "CN/492/24.3",
     application(_OLD, happened("third-party-consulted", D("2017-03-27"))), LATER),
    ("reply-by-courier", "breach", "CN/2016-235/2/courier",
     application(_OLD, happened("replied", method="courier", dispatched=D("2017-03-20"))), LATER),
    ("receipt-unproven", "check", "CN/2015-207/1.2/signed-post",
     application(happened("submitted", D("2017-03-01"), channel="signed-post"),
                 happened("received", D("2017-03-03"))), LATER),
    ("reply-before-receipt", "check", "CN/2015-207/1.6",
     application(happened("received", D("2017-03-20")), _posted("2017-03-10")), LATER),
    ("evidence-unplaced", "check", None,
     application(happened("signed-for", D("2022-03-02")), happened("received", D("2022-03-04")), _posted("2022-03-25")),
     LATER),
    ("reply-days-differ", "check", None,
     application(happened("received", D("2022-03-04")),
                 happened("replied", registered=D("2022-03-25"), delivered=D("2022-04-08"))), LATER),
    ("replied-again", "check", None, application(_NEW, _posted("2022-03-25"), _posted("2022-06-20")), LATER),
    ("extension-differs", "check", None,
     application(_NEW, happened("extension-notified", D("2022-03-21"), working_days=5),
                 claims=[{"by": "agency", "due": "2022-04-19"}, {"by": "extension-notice", "due": "2022-04-20"}]),
     LATER),
    ("after-end", "check", None,
     application(_NEW, _posted("2022-03-25"), happened("extension-notified", D("2022-03-28"), working_days=5)), LATER),
    ("beyond-calendar", "check", None, application(_NEW, _posted("2042-03-25")), LATER),
    ("reply-day-unproven", "check", "CN/2016-235/4/post",
     application(_OLD, happened("replied", registered=D("2017-03-20"))), LATER),
    ("evidence-differs", "check", "CN/2015-207/1.1/in-person",
     application(_OLD, happened("received", D("2017-03-06"))), LATER),
    ("straddle-2015", "note", "CN/2015-207/1.1/in-person", application(_in_person("2015-11-10")), D("2015-11-20")),
    ("straddle-2016", "note", "CN/2016-235/1/electronic", application(_in_person("2016-12-01")), D("2016-12-09")),
    ("straddle-2019", "note", "CN/711/56", application(_in_person("2019-04-26")), D("2019-05-31")),
    ("no-local-law", "note", None, application(_OLD, jurisdiction="CN-SC"), LATER),
    ("repeat-application", "note", "CN/2008-36/13/repeat", application(_OLD, repeat_of="2016-001"), LATER),
    ("delegated-reply", "note", "CN/2014-67/delegated",
     application(_OLD, _posted("2017-03-20", delegated=True)), LATER),
    ("served-unknown", "note", "CN/711/32",
     application(_NEW, happened("third-party-consulted", D("2022-03-10"))), LATER),
    ("after-as-of", "note", None, application(_OLD, _posted("2017-03-20")), D("2017-03-10")),
)  # fmt: skip
"""A case with each finding, its severity and the provision that it cites."""


_SAYS: Final = {
    "extension-late": "notified 2017-03-27, first_due 2017-03-24",
    "extension-excess": "asked 21, allowed 20",
    "extension-unnumbered": "notified 2017-03-20",
    "extension-before-receipt": "told 2022-03-02, received 2022-03-04",
    "extension-lapsed": "told 2022-03-07, restarted 2022-03-14",
    "later-date-not-later": "until 2022-03-25, due 2022-04-01",
    "correction-second": "day 2022-03-10",
    "correction-notice-late": "day 2022-03-16, limit 2022-03-15",
    "correction-after-due": "day 2017-03-27, due 2017-03-24",
    "correction-answered-late": "answered 2022-03-18, last 2022-03-15",
    "correction-without-time": "day 2022-03-08",
    "amendment-without-effect": "day 2022-03-08",
    "amendment-after-due": "day 2017-03-27, due 2017-03-24",
    "withdrawn-overdue": "withdrawn 2022-04-08, due 2022-04-01, late 4",
    "confirmation-late": "arrived 2017-03-02, confirmed 2017-03-03",
    "confirmation-delayed": "arrived 2020-03-02, confirmed 2020-03-04",
    "consultation-late": "answered 2022-03-30, limit 2022-03-29",
    "pause-without-basis": "event obstacle-began, day 2017-03-08",
    "pause-before-receipt": "day 2017-03-02, received 2017-03-06",
    "pause-after-due": "day 2017-03-27, due 2017-03-24",
    "reply-by-courier": "dispatched 2017-03-20",
    "receipt-unproven": "registered 2017-03-03",
    "reply-before-receipt": "registered 2017-03-20, replied 2017-03-10",
    "evidence-unplaced": "event signed-for, day 2022-03-02, registered 2022-03-04",
    "reply-days-differ": "first 2022-03-25, last 2022-04-08, due 2022-04-01",
    "after-end": "event extension-notified, day 2022-03-28, ended 2022-03-25, verdict on-time",
    "reply-day-unproven": "registered 2017-03-20",
    "evidence-differs": "fact received, registered 2017-03-06, evidence 2017-03-03",
    "straddle-2015": "received 2015-11-10, in_force 2015-11-18",
    "straddle-2016": "received 2016-12-01, in_force 2016-12-07",
    "straddle-2019": "received 2019-04-26, in_force 2019-05-15",
    "no-local-law": "jurisdiction CN-SC",
    "repeat-application": "repeat_of 2016-001",
    "delegated-reply": "",
    "served-unknown": "event third-party-consulted, sent 2022-03-10",
    "extension-differs": "until 2022-04-20, due 2022-04-11",
    "after-as-of": "events replied 2017-03-20",
    "replied-again": "first 2022-03-25, again 2022-06-20, due 2022-04-01",
}
"""The days and numbers that the finding of each case names, counted by hand in the notices.

2017-03-03 and 15 working days are 2017-03-24; 2022-03-04 and 7 are 2022-03-15, and 20 are 2022-04-01; 2022-03-08 and 15
are 2022-03-29; of the days after 2022-04-01 four are worked by 2022-04-08, 2 April being made up for.
"""

_LEFT_OUT: Final[tuple[Found, ...]] = (
    ("confirmation-late", "breach", "CN/2015-207/1.2/ordinary-post",
     application(happened("submitted", D("2017-03-01"), channel="ordinary-post"),
                 happened("arrived", D("2017-03-02")), happened("not-confirmed"),
                 happened("correction-requested", D("2017-03-08"))), LATER, "arrived 2017-03-02"),
    ("withdrawn-overdue", "check", "CN/711/33.2", application(_NEW, happened("withdrawn", D("2099-04-08"))),
     D("2099-12-31"), "withdrawn 2099-04-08, due 2022-04-01, late none"),
    ("evidence-differs", "check", "CN/2016-235/4/post",
     application(_OLD, _posted("2017-03-20", registered=D("2017-03-21"))), LATER,
     "fact replied, registered 2017-03-21, evidence 2017-03-20"),
)  # fmt: skip
"""What was never confirmed names no day of it; on days that no notice settles none is counted."""


def _is_found(world: World, example: Found) -> CounterExample | None:
    code, severity, provision, case, as_of, says = example
    result = world.assess(case, as_of=as_of)
    # The days were counted in the national notices; a region arranges some of its own.
    is_counted = world.calendar.jurisdiction == NATIONAL
    says = says if is_counted else ""
    found = {
        (f.code, f.severity, f.citation and f.citation.provision, said(f) if is_counted else "")
        for f in result.findings
        if f.code == code
    }
    if found == {(code, severity, provision, says)}:
        return None
    words = told(case, as_of)
    return counter(
        f"{words.zh}；核查提示 {code}",
        f"{words.en}; the finding {code}",
        expected=f"{severity}, {provision}, {says}",
        found=sorted(map(str, found)),
        provisions=(provision,) if provision else (),
    )


def _every_finding(world: World) -> Iterator[Found]:
    horizon = f"event replied, day 2042-03-25, horizon {world.calendar.horizon}"
    every = (*((*example, _SAYS.get(example[0], horizon)) for example in _FOUND), *_LEFT_OUT)
    yield from (example for example in every if _is_settled(world, *example[3:5]))
    known = {code for code, *_rest in _FOUND} | _ELSEWHERE
    for code in sorted(set(SEVERITIES) - known):
        yield code, SEVERITIES[code], "a case here", application(_OLD), LATER, ""


def _is_settled(world: World, case: Case, as_of: date) -> bool:
    """Whether the calendar knows the days between: the notices of some regions are not known for every year."""
    return world.reaches(case.events[0].at, min(as_of, world.calendar.horizon))


# Turning points


def _turning(world: World) -> Iterator[Worked]:
    """The day before each turning point, the day itself, and the day after."""
    for issued, notes in ((D("2015-11-18"), "straddle-2015"), (D("2016-12-07"), "straddle-2016")):
        for received in (issued - ONE_DAY, issued, after(issued)):
            for as_of in (issued - ONE_DAY, issued, after(issued)):
                if received <= as_of and world.reaches(received, as_of):
                    case = application(_in_person(received.isoformat()))
                    noted = received < issued <= as_of
                    yield Worked(case, as_of, {"found": frozenset({notes} if noted else ())})
    yield from _corrections_about_207()
    yield from _courier(world)
    yield from _laws(world)


def _corrections_about_207() -> Iterator[Worked]:
    issued = D("2015-11-18")
    for asked, reading in ((issued - ONE_DAY, "before-2015-207"), (issued, "correction-stop")):
        case = application(
            _in_person("2015-11-16"),
            happened("correction-requested", asked),
            happened("correction-received", D("2015-11-24")),
        )
        yield Worked(case, D("2016-02-01"), {"asked": frozenset({reading})})
    for asked, readings in ((issued - ONE_DAY, frozenset[str]()), (issued, frozenset({"shanxi-correction"}))):
        case = application(
            _in_person("2015-11-16"),
            happened("correction-requested", asked, respond_by=D("2015-12-18")),
            happened("correction-received", D("2015-11-24")),
            jurisdiction="CN-SX",
        )
        yield Worked(case, D("2016-02-01"), {"asked": readings})
    for confirmed, asked_of in ((issued - ONE_DAY, True), (issued, False)):
        case = application(
            happened("submitted", D("2015-11-10"), channel="fax"),
            happened("arrived", D("2015-11-12")),
            happened("confirmed", confirmed),
        )
        expected = frozenset({"late-confirmation", *(("receipt-before-207",) if asked_of else ())})
        yield Worked(case, D("2016-02-01"), {"asked": expected})


def _courier(world: World) -> Iterator[Worked]:
    """Sent by the day on which the answer was given a courier's posting day counts; later it is a breach."""
    for sent, codes in (
        (D("2016-12-06"), frozenset[str]()),
        (D("2016-12-07"), frozenset[str]()),
        (D("2016-12-08"), frozenset({"reply-by-courier"})),
    ):
        reply = happened("replied", method="courier", dispatched=sent, delivered=after(sent, 3))
        case = application(_in_person("2016-12-05"), reply)
        straddled = frozenset({"straddle-2016"} if sent >= D("2016-12-07") else ())
        yield Worked(case, D("2017-02-01"), {"replied_on": sent, "found": codes | straddled})
    del world


def _laws(world: World) -> Iterator[Worked]:
    for received, regime, n in ((D("2019-05-14"), "CN-2007", 15), (D("2019-05-15"), "CN-2019", 20)):
        case = application(_in_person(received.isoformat()), _posted("2019-05-15"))
        yield Worked(case, D("2019-08-01"), {"regime": regime, "due": world.due(received, n)})
    for received, regime in ((D("2014-06-30"), "CN-2007"), (D("2014-07-01"), "CN-SX")):
        case = application(_in_person(received.isoformat()), jurisdiction="CN-SX")
        yield Worked(case, D("2014-07-10"), {"regime": regime, "due": world.due(received, 15)})


WORKED_FINDINGS: Final = (
    Property(
        id="GIK-P-104",
        area="readings",
        title=Text(
            "每一核查提示都有其情形、程度、出处和日期",
            "Every finding has its case, its severity, its article and its days",
        ),
        statement=Text(
            "每一核查提示在其情形出现时提示一次，标明违反明文规定、需核实或提示，引其所依条款，并写明所涉的日期与日数。",
            "Each finding is made once where its case occurs, says whether it is a breach, to be checked or a note, "
            "cites the provision that it rests on, and names the days and numbers that it is about.",
        ),
        formal="case(f) ⇒ f ∈ findings, citation(f) = article(f), days(f) = days(case)",
        basis=("CN/492/24.2", "CN/711/30/notice", "CN/711/33.2", "CN/2015-207/1.2/ordinary-post"),
        domain=Whole(
            Text("日历确定其各日的每一核查提示", "every finding of days that the calendar settles"), _every_finding
        ),
        check=_is_found,
    ),
    property_of(
        "GIK-P-105",
        "law",
        Text("规定转折之日", "The days on which the law turned"),
        Text(
            "2015-11-18、2016-12-07、2019-05-15和山西2014-07-01，各自当天起适用新的规定，前一日仍依旧的规定。",
            "From 2015-11-18, 2016-12-07, 2019-05-15 and in Shanxi 2014-07-01 on, the day itself included, the new "
            "rule applies; on the day before still the old one.",
        ),
        basis=("CN/2015-207/2.1", "CN/492/21.4", "CN/2016-235/5/courier", "CN/711/56"),
        domain=Text("各转折之日及其前后一日", "each of these days, the one before and the one after"),
        examples=_turning,
        quick_step=1,
    ),
)
