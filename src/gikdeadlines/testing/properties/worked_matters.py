"""Other matters past the announced calendar, whose law is held, and every duty 其他事项的未定之日、地方规定与义务。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from gikdeadlines.case import Case
from gikdeadlines.law import Provision, Recurrence, Term
from gikdeadlines.matters import duty_days
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import NATIONAL, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import Event, after, happened, moved
from .world import World

__all__ = ["WORKED_MATTERS"]

D = date.fromisoformat


def _matter(matter: str, *events: Event, place: str | None = None) -> Case:
    where = {"jurisdiction": place} if place else {}
    return Case.from_dict({"id": "worked", "matter": matter, **where, "events": list(events)})


# What is said of a limit

Seen = tuple[Case, date, int | None, dict[str, object]]
"""A case, when it is looked at, before which year's notice, and what is to be said of it."""


def _open(world: World) -> Iterator[Seen]:
    """Limits that end past the last notice that is out, and one that ends on the last day of it."""
    years = sorted({n.year for n in world.calendar.notices if n.year is not None})
    if any(n.layer == 1 for n in world.calendar.notices) or world.calendar.gaps:
        return
    for year in [year for year in years[1:] if year > 2020][::2]:  # noqa: PLR2004 - no special notice since
        known = World(world.calendar.before_notice(year), world.law)
        last = known.calendar.horizon
        for day in (last - timedelta(9), last - timedelta(3), last):
            for matter, event, n in (
                ("publication", happened("formed", day), 20),
                ("inquiry", happened("asked", day, to="third-party"), 15),
            ):
                due = world.due(day, n)
                yield _matter(matter, event), day, year, {"due": None, "holds": due, "is bounded": (True,)}
        works = [day for day in known.days if known.works[day]]
        early = works[works.index(max(works)) - 20]
        if max(works) == last:
            done, changed = happened("published", after(early)), happened("changed", after(early, 9))
            case = _matter("publication", happened("formed", early), done, changed)
            yield case, last, year, {"is bounded": (False, True)}


def _said(world: World) -> Iterator[Seen]:
    """On the very day, by which text one applies first, and of which places the law is held."""
    if not world.reaches(D("2018-01-01"), D("2022-12-31")):
        return
    for day in (D("2018-03-01"), D("2021-03-01"), D("2021-03-06")):
        same = _matter("publication", happened("formed", day), happened("published", day))
        yield same, after(day, 60), None, {"done": (day,), "verdict": "on-time", "cited": frozenset()}
        again = _matter("publication", happened("formed", day), happened("changed", after(day, 3)),
                        happened("published", after(day, 3)))  # fmt: skip
        yield again, after(day, 60), None, {"done": (after(day, 3), after(day, 3))}
        first = frozenset({("apply-first", "CN/fs-2011-17/3")})
        yield _matter("publication", happened("formed", day)), after(day, 60), None, {"cited": first}
    day = D("2021-03-01")
    for place in (NATIONAL, "CN-SX", "CN-SC", "CN-BJ", "CN-SH", "CN-JS"):
        for matter, event in (
            ("publication", happened("formed", day)),
            ("inquiry", happened("asked", day, to="third-party")),
            ("remedy", happened("answer-overdue", day)),
        ):
            codes = frozenset() if _is_held(world, place, matter) else frozenset({("no-local-law", None)})
            yield _matter(matter, event, place=place), day, None, {"cited": codes}


def _is_held(world: World, place: str, matter: str) -> bool:
    """Whether some text of the place itself says something of the matter, or of applications that it belongs to."""
    own = [p for p in world.law.provisions.values() if p.instrument.jurisdiction == place]
    of_applications = matter in ("inquiry", "remedy") and any(p.regimes for p in own)
    return place == NATIONAL or of_applications or any(p.matter == matter for p in own)


def _every_limit(world: World) -> Iterator[Seen]:
    yield from _open(world)
    yield from _said(world)


def _is_said(world: World, example: Seen) -> CounterExample | None:
    case, as_of, year, expected = example
    known = World(world.calendar.before_notice(year), world.law) if year else world
    result = known.assess(case, as_of=as_of)
    bounds = [(limit.earliest_due, limit.latest_due) for limit in result.limits]
    due = expected.get("holds")
    found = {
        "due": result.due,
        "verdict": result.verdict,
        "done": tuple(limit.done for limit in result.limits),
        "cited": frozenset((f.code, f.citation and f.citation.provision) for f in result.findings),
        "is bounded": tuple(first is not None for first, _ in bounds),
        "holds": due,
    }
    if isinstance(due, date):  # the day that it came to be, once the notice was out
        (first, last), is_whole = bounds[0], bounds[0] == (result.earliest_due, result.latest_due)
        found["holds"] = due if first and last and first <= due <= last and is_whole else (first, last)
    seen = {name: found[name] for name in expected}
    if seen == expected:
        return None
    words = told(case, as_of)
    return counter(words.zh, words.en, expected=expected, found=seen)


# Every duty


@dataclass(frozen=True, slots=True)
class _Due:
    """A provision, a year, and the days of it on which its duty falls."""

    provision: Provision
    year: int
    days: tuple[date, ...]


def _every_duty(world: World) -> Iterator[_Due]:
    """Plans that run from their issue, in the year of their end and beside it; what recurs, each rule far on too."""
    seen: set[str] = set()
    for provision in world.law.provisions.values():
        says = provision.parameters
        if isinstance(says, Term) and says.anchor == "issued" and provision.matter == "duty":
            yield from _of_a_plan(world, provision, says)
        elif isinstance(says, Recurrence):
            since = says.since or provision.since
            far = () if says.rrule in seen else (since.year + 399,)
            seen.add(says.rrule)
            for year in (since.year, since.year + 1, *far):
                yield _Due(provision, year, tuple(_recurs(provision, says, year)))


def _of_a_plan(world: World, provision: Provision, says: Term) -> Iterator[_Due]:
    issued, unit = provision.instrument.issued, {"month": "months", "year": "years"}.get(says.unit)
    if issued is None or unit is None:
        return
    end = issued + relativedelta(**{unit: says.n})  # type: ignore[arg-type]  # months or years
    if not world.reaches(end, after(end, 30)):
        return
    day = moved(world, end)
    for year in (day.year - 1, day.year, day.year + 1):
        yield _Due(provision, year, (day,) if year == day.year else ())


def _recurs(provision: Provision, says: Recurrence, year: int) -> Iterator[date]:
    """Counted from its first day, one occurrence after the other."""
    first = datetime.combine(says.since or provision.since, time())
    last = min(day for day in (says.until, provision.until, date(year, 12, 31)) if day)
    rule = rrulestr(says.rrule, dtstart=first)
    for occurrence in rule.between(datetime(year, 1, 1), datetime.combine(last, time()), inc=True):  # noqa: DTZ001 - days
        yield occurrence.date()


def _falls_due(world: World, example: _Due) -> CounterExample | None:
    provision, chooser = example.provision, Replay(world.law, {"through-named-day": "yes"})
    found = duty_days(provision, example.year, calendar=world.calendar, chooser=chooser)
    if found == example.days:
        return None
    zh, en = f"{example.year}年的义务{provision.id}", f"the duty {provision.id} in {example.year}"
    return counter(zh, en, expected=example.days, found=found, provisions=(provision.id,))


WORKED_MATTERS: Final = (
    Property(
        id="GIK-P-162",
        area="matters",
        title=Text(
            "其他事项的未定之日、当日与地方规定", "Limits not announced yet, the day itself, and whose law is held"
        ),
        statement=Text(
            "主动公开、征求意见的期限止于未公布年度的，所列最早与最晚之日包含其后实际的届满日，止于已公布末日的照列；形成当日公开为按期；逾期未公开的"
            "提示先行申请，引法释〔2011〕17号第3条；未载该地规定的予以提示，载有的不提示。",
            "Where a limit on publication or on an opinion ends in a year not announced, the earliest and the latest "
            "day told hold the one that it came to be, and one that ends on the last announced day stands; published "
            "on the very day is in time; what is overdue is applied for first, by the text on that; a place whose law "
            "on the matter is not held is told of, and no other.",
        ),
        formal="earliest ≤ due(after the notice) ≤ latest",
        basis=("CN/711/26", "CN/711/32", "CN/fs-2011-17/3"),
        domain=Whole(
            Text(
                "2021年起每隔一年的年底、各地各事项", "the ends of every second year from 2021 on; places and matters"
            ),
            _every_limit,
        ),
        check=_is_said,
    ),
    Property(
        id="GIK-P-164",
        area="matters",
        title=Text("每一计划与每一定期义务的到期日", "When every plan and every recurring duty falls due"),
        statement=Text(
            "自印发起若干月、若干年的计划于期满之日（休息日顺延）到期，其前后各年不再列；定期义务自首日起逐次推算，数百年后亦同。",
            "A plan of so many months or years from its issue falls due at their end, moved off a rest day, and in no "
            "other year; what recurs falls due as counting from its first day has it, some hundred years on as well.",
        ),
        formal="day(p) = roll(issued(p) + n); days(r, Y) = RRULE(r) ∩ Y",
        basis=("CN/2016-80/1.5/pilot", "CN-SX/2017-140/5.4/monthly"),
        domain=Whole(Text("每一计划与定期义务 × 各年", "every plan and every recurring duty × years"), _every_duty),
        check=_falls_due,
    ),
)
