"""Turning points, claims, ids and articles, and other matters on their edges 结论之外的推演。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from gikdeadlines.assessment import pivots_of
from gikdeadlines.case import Case
from gikdeadlines.law import Contested, Deemed
from gikdeadlines.values import ONE_DAY, Text, parse_instant

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, Worked, after, application, happened, of_a_year, property_of
from .world import World, days_between

__all__ = ["WORKED_ANSWERS"]

ROOM: Final = 200


# Articles

_ID: Final = re.compile(r"[^/]+/[^/]+/(\d+)(?:\.(\d+))?(?:/|\.|$)")


def _every_article(world: World) -> Iterator[str]:
    return (id_ for id_, provision in world.law.provisions.items() if provision.article.isdigit())


def _is_named_in_the_id(world: World, id_: str) -> CounterExample | None:
    """The article, and the paragraph or the item where the id has one, of the provision and of its citation."""
    provision = world.law.provisions[id_]
    named = _ID.match(id_)
    cited = provision.citation
    parts = {str(cited.paragraph), str(cited.item)}
    if named and named[1] == cited.article and (named[2] is None or named[2] in parts):
        return None
    return counter(
        f"条款{id_}所引的条、款、项",
        f"the article, paragraph and item that {id_} cites",
        expected=id_.split("/", 2)[2],
        found=f"{cited.article}, {cited.paragraph}, {cited.item}",
        provisions=(id_,),
    )


# What is deemed, and which option is the default

_SAID: Final = {
    "CN/2008-36/12/mass": "none",
    "CN/2008-36/13/repeat": "may-go-unanswered",
    "CN/2015-207/1.2/contact-restored": "no",
    "CN/2015-207/1.5/online": "acceptance",
    "CN/2015-207/2.1": "stops",
    "CN/2015-207/2.2": "deemed-withdrawn",
    "CN/2016-235/1/electronic": "dispatched",
    "CN/2016-235/2/courier": "dispatched",
    "CN/2017-19/2/unannounced": "arrival",
    "CN/2020-109/clock": "restarts",
    "CN/2020-109/lapse": "deemed-abandoned",
    "CN/492/20/oral": "form-completed",
    "CN/492/21.4": "as-207",
    "CN/711/30/lapse": "deemed-abandoned",
    "CN/711/31.3/online": "confirmation",
    "CN/711/32/silence": "agency-decides",
    "CN/711/33.3/superior": "excluded",
    "CN/711/33.3/competent": "excluded",
    "CN/711/33.3/secrecy": "excluded",
    "CN/711/34/silence": "consent",
    "CN/711/35": "later-of-both",
    "CN-SX/237/22.4/correction-after-207": "restarts",
    "CN-SX/237/25/oral": "form-completed",
    "CN-SX/237/26/silence": "refusal",
    "CN-SX/237/27.8/lapse": "deemed-abandoned",
    "CN-SX/237/29.3/competent": "excluded",
    "CN-SX/237/29.3/secrecy": "excluded",
    "CN-SX/237/29.4/after-2019": "displaced",
}
"""Typed from the texts: 视为撤回, 视为放弃, 视为同意; and the option that is this library's default, by provision."""

_LAST: Final = {"CN/492/21.4": date(2015, 11, 17), "CN/2016-235/5/courier": date(2016, 12, 7)}
"""The last day of the events that a rule judges, the day before the next one."""


def _every_outcome(world: World) -> Iterator[str]:
    rows = world.law.provisions
    contested = (id_ for id_, p in rows.items() if p.regimes and (_default(p.parameters) or _outcome(p.parameters)))
    return iter(dict.fromkeys((*_SAID, *contested)))


def _default(says: object) -> str | None:
    contested = (getattr(says, name, None) for name in ("day", "judged", "effect", "starts"))
    return next((value.default for value in contested if isinstance(value, Contested)), None)


def _outcome(says: object) -> str | None:
    return says.outcome if isinstance(says, Deemed) else None


def _is_as_said(world: World, id_: str) -> CounterExample | None:
    provision = world.law.provisions[id_]
    says = provision.parameters
    found = _default(says) or _outcome(says) or getattr(says, "effect", None)
    expected = (_SAID.get(id_), _LAST.get(id_, provision.applies_through))
    if (found, provision.applies_through) == expected:
        return None
    return counter(
        f"条款{id_}的默认口径或后果、适用止日",
        f"the default or the outcome of {id_}, and its last day",
        expected=expected,
        found=(found, provision.applies_through),
        provisions=(id_,),
    )


# Turning points and claims


def _unanswered(world: World) -> Iterator[tuple[date, date]]:
    """Every seventh day of receipt in 2022, and its due day."""
    first, last = date(2022, 1, 1), date(2022, 12, 31)
    if not world.reaches(first, last + timedelta(ROOM)):
        return
    for received in days_between(first, last)[::7]:
        due = world.due(received, 20)
        if due is not None:
            yield received, due


def _turns(world: World, example: tuple[date, date]) -> CounterExample | None:
    """The last day for a reply, for an extension and for a correction notice, and until when the extension runs."""
    received, due = example
    case = application(happened("submitted", received, channel="in-person"))
    pivots = {
        pivot.kind: (pivot.day, pivot.until)
        for pivot in pivots_of(case, as_of=after(due, 9), law=world.law, calendar=world.calendar)
    }
    expected = {
        "reply-by": (due, None),
        "extension-by": (due, world.due(received, 40)),
        "correction-notice-by": (world.due(received, 7), None),
    }
    found = {kind: days for kind, days in pivots.items() if kind in expected}
    if found == expected:
        return None
    words = told(case, after(due, 9))
    return counter(
        f"{words.zh}；转折点", f"{words.en}; its turning points", expected=expected, found=found, about=(received, due)
    )


_ONE_OR_TWO: Final = "one or two"
"""Counted from the day itself and without the extension: two slips, unless one alone happens to lead there too."""


def _claimed(world: World) -> Iterator[tuple[Case, date, tuple[str, str]]]:
    """Days that a clerk's slip or a reading gives, with the fewest reasons."""
    for received, due in _unanswered(world):
        start = happened("submitted", received, channel="in-person")
        told_on = after(received, 7)
        extended = happened("extension-notified", told_on, working_days=10)
        for events, day, kind in (
            ((start,), due, ("reading", "")),
            ((start,), world.due(received - ONE_DAY, 20), ("error", "start-day-counted")),
            ((start, extended), world.due(received, 30), ("reading", "")),
            ((start, extended), due, ("error", "extension-ignored")),
            ((start, extended), world.due(received - ONE_DAY, 20), ("error", _ONE_OR_TWO)),
        ):
            if day is not None and (kind[1] != "start-day-counted" or day != due):
                claims = [{"by": "agency", "due": day.isoformat()}]
                yield application(*events, claims=claims), after(due, 90), kind


def _is_explained(world: World, example: tuple[Case, date, tuple[str, str]]) -> CounterExample | None:
    case, as_of, (kind, code) = example
    (claim,) = world.assess(case, as_of=as_of).claims
    expected = (kind, (code,) if code else ())
    if (claim.explained_by, claim.ids) == expected:
        return None
    if code == _ONE_OR_TWO and claim.explained_by == kind and len(claim.ids) in (1, 2):
        return None
    words = told(case, as_of)
    day = case.claims[0].due
    return counter(
        f"{words.zh}；主张{day}届满的由来",
        f"{words.en}; where a due day of {day} comes from",
        expected=expected,
        found=(claim.explained_by, claim.ids),
        about=(day,),
    )


# Other matters


def _matter(matter: str, *events: Event, **said: object) -> Case:
    return Case.from_dict({"id": "worked", "matter": matter, "events": list(events), **said})


def _at(day: date, hours: str) -> str:
    return f"{day.isoformat()}T{hours}"


def _matters(world: World, day: date) -> Iterator[Worked]:
    yield from _major_incident(day)
    yield from _published(world, day)
    yield from _urgent(day)


def _major_incident(day: date) -> Iterator[Worked]:
    """Five hours from ten at night end at three: on the minute in time, a second later late."""
    start = happened("occurred", None, severity="major") | {"at": _at(day, "22:00")}
    held = {"type": "press-conference", "at": _at(after(day), "04:00")}
    for at, verdict in (("03:00:00", "on-time"), ("03:00:01", "late")):
        issued = {"type": "statement-issued", "at": _at(after(day), at)}
        due = parse_instant(_at(after(day), "03:00")).date()
        yield Worked(_matter("public-opinion", start, issued, held), after(day, 5), {"verdict": verdict, "due": due})
    in_utc = {**start, "at": f"{day.isoformat()}T14:00:00Z"}
    for at, verdict in (("03:00:00+08:00", "on-time"), ("03:00:01+08:00", "late"), ("03:00:01", "late")):
        issued = {"type": "statement-issued", "at": _at(after(day), at)}
        due = parse_instant(_at(after(day), "03:00+08:00"))
        done = parse_instant(_at(after(day), at[:8] + "+08:00"))
        seen = {"filing": ("statement", due, done, verdict)}
        yield Worked(_matter("public-opinion", in_utc, issued, held), after(day, 5), seen)
    early = {"type": "press-conference", "at": _at(after(day), "01:00")}
    case = _matter("public-opinion", start, early)
    for option, verdict in (("counts", "on-time"), ("does-not", "overdue")):
        yield Worked(case, after(day, 5), {"verdict": verdict}, {"conference-as-statement": option})


def _published(world: World, day: date) -> Iterator[Worked]:
    due = world.due(day, 20)
    if due is None:
        return
    for published, verdict in ((due, "on-time"), (after(due), "late")):
        case = _matter("publication", happened("formed", day), happened("published", published))
        natural = (published - due).days or None
        seen = {"due": due, "verdict": verdict, "days_late_natural": natural}
        yield Worked(case, after(due, 9), seen)
    for as_of, verdict in ((due, "pending"), (after(due), "overdue")):
        yield Worked(_matter("publication", happened("formed", day)), as_of, {"due": due, "verdict": verdict})


def _urgent(day: date) -> Iterator[Worked]:
    """Days run on over rest days; at once is no limit; what must be kept must still be there on the last day."""
    place = {"jurisdiction": "CN-SX"}
    for urgency, n in (("特急", 2), ("加急", 4), ("平急", 6)):
        last = after(day, n)
        for done, verdict in ((last, "on-time"), (after(last), "late")):
            events = (happened("received", day, urgency=urgency), happened("completed", done))
            pins = {"urgent-days": "natural"}
            yield Worked(
                _matter("urgent-document", *events, **place), after(last, 9), {"due": last, "verdict": verdict}, pins
            )
    case = _matter("urgent-document", happened("received", day, urgency="特提"), **place)
    at_once: dict[str, object] = {"due": None, "verdict": "pending", "found": frozenset(), "terms": ((0, "none"),)}
    yield Worked(case, after(day, 99), at_once)


WORKED_ANSWERS: Final = (
    Property(
        id="GIK-P-106",
        area="law",
        title=Text("条款的编号与所引的条款项一致", "An id names the article that it cites"),
        statement=Text(
            "条款编号中的条，及其款或项，与出处所引的相同。",
            "The article in a provision's id, and its paragraph or item, are those that its citation names.",
        ),
        formal="id(p) = I/a.b… ⇒ article(p) = a, b ∈ {paragraph(p), item(p)}",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("每一以数字编条的条款", "every provision whose article is a number"), _every_article),
        check=_is_named_in_the_id,
    ),
    Property(
        id="GIK-P-110",
        area="law",
        title=Text("默认口径与视为的后果", "Defaults and what is deemed"),
        statement=Text(
            "有争议的规定取所载的默认口径，逾期、沉默的后果为条文所定的视为撤回、视为放弃、视为同意或由机关决定。",
            "A disputed rule has the default that is written down; what follows from letting a time pass or from "
            "silence is what the text deems.",
        ),
        formal="default(p) = default, outcome(p) = outcome",
        basis=("CN/711/30/lapse", "CN/2015-207/2.2", "CN/711/34/silence"),
        domain=Whole(
            Text("每一有默认口径或视为后果的条款", "every provision with a default or an outcome"), _every_outcome
        ),
        check=_is_as_said,
    ),
    Property(
        id="GIK-P-107",
        area="readings",
        title=Text("转折点", "Turning points"),
        statement=Text(
            "未答复的申请，答复和告知延长的末日是届满日，补正告知的末日是第7个工作日，延长自届满日起算20个工作日。",
            "Of an application without an answer the due day is the last day for the answer and for an extension, the "
            "seventh working day the last for a correction notice; the extension would run twenty working days more.",
        ),
        formal="pivot(reply) = pivot(extension) = due, until = due(s, 40), pivot(correction) = due(s, 7)",
        basis=("CN/711/33.2", "CN/711/33.2/extension", "CN/711/30/notice"),
        domain=Whole(Text("2022年每隔7日的收到日", "every seventh day of receipt of 2022"), _unanswered, quick_step=13),
        check=_turns,
    ),
    Property(
        id="GIK-P-108",
        area="readings",
        title=Text("主张的届满日由最少的原因解释", "A claimed day has its fewest reasons"),
        statement=Text(
            "与默认口径相同的届满日无须解释；少算一日、未计延长而得的届满日，指明该一项计算错误。",
            "A claimed day that the defaults give needs no reason; one that counting the start or leaving out the "
            "extension gives is explained by that one error.",
        ),
        formal="explained(d) = argmin |E| : due(E) = d",
        basis=("CN/711/33.2", "CN/711/33.2/extension"),
        domain=Whole(
            Text("2022年每隔7日的收到日 × 四种主张", "every seventh day of receipt of 2022 × four claims"),
            _claimed,
            quick_step=31,
        ),
        check=_is_explained,
    ),
    property_of(
        "GIK-P-109",
        "matters",
        Text("舆情、主动公开、急件的边界", "Public opinion, publication and urgent documents on their edges"),
        Text(
            "5小时到点为止，发布会按口径视同权威信息，主动公开20个工作日，急件的日数不因休息日顺延，特提没有办结期限。",
            "Five hours end on the minute, a conference counts as information by the reading, publication has 20 "
            "working days, the days of urgent documents do not roll, and what is to be taken up at once has no limit.",
        ),
        basis=("CN/2016-80/3.4/statement", "CN/711/26", "CN-SX/2014-14/5/teji"),
        domain=Text("2018年每一日", "every day of 2018"),
        examples=of_a_year(2018, _matters),
        quick=of_a_year(2018, _matters, every=73),
    ),
)
