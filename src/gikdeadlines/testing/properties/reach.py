"""That what the law data hold can be had by a command, and ends with its text 条款可达。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, Final

from gikdeadlines.application import Almanac
from gikdeadlines.case import Case
from gikdeadlines.law import (
    FixedDate,
    HourLimit,
    Law,
    Provision,
    Recurrence,
    Regime,
    Retention,
    StartRule,
    Term,
    last_day_of_duty,
)
from gikdeadlines.matters import SAME_DAY, due_of, duty_days
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import BEIJING, GikError, Text

from .model import CounterExample, Property, Whole, counter
from .world import World

__all__ = ["REACH"]


def _computed(world: World) -> Iterator[Provision]:
    """The provisions that cover a clause of the source texts, where the calendar reaches over them."""
    if world.reaches(date(2008, 1, 1), date(2026, 12, 28)):
        yield from (provision for provision in world.law.provisions.values() if provision.register)


def _is_reached(world: World, provision: Provision) -> CounterExample | None:
    found = provision if not provision.restates else world.law.provision(provision.restates)
    if any(reaches(world, found) for reaches in (_by_due, _by_duties, _by_application, _by_its_own_day, _by_case)):
        return None
    return counter(
        f"条款{provision.id}（{provision.summary.zh}）",
        f"{provision.id} ({provision.summary.en})",
        expected="a day by some command",
        found="none",
        provisions=(provision.id,),
    )


def _by_due(world: World, provision: Provision) -> bool:
    """``due DAY --under``: from a day that the caller names."""
    says = provision.parameters
    if isinstance(says, StartRule):
        return says.starts == SAME_DAY
    if not isinstance(says, Term | HourLimit | Retention):
        return False
    day = max(provision.since, world.calendar.first)
    is_instant = isinstance(says, HourLimit)
    start = datetime.combine(day, time(), BEIJING) if is_instant else day
    try:
        return due_of(provision, start, Almanac(world.calendar, Replay(world.law, {}))).at >= start
    except GikError:
        return False


def _by_duties(world: World, provision: Provision) -> bool:
    """``duties --year``."""
    if not isinstance(provision.parameters, FixedDate | Recurrence):
        return False
    chooser = Replay(world.law, {})
    years = range(world.calendar.first.year, world.calendar.horizon.year + 1)
    return any(duty_days(provision, year, calendar=world.calendar, chooser=chooser) for year in years)


def _by_application(world: World, provision: Provision) -> bool:
    """``explain`` and ``check``: a row of the rules by which applications are assessed."""
    return any(provision.id in _rows(regime) for regime in world.law.timeline(provision.instrument.jurisdiction))


def _rows(regime: Regime) -> set[str]:
    single: tuple[Any, ...] = (regime.receipt, regime.terms, regime.deemed, regime.starts)
    dated: tuple[Any, ...] = (regime.effects, regime.service)
    found = {row.provision.id for table in single for row in table.values()}
    return found | {row.provision.id for table in dated for rows in table.values() for row in rows}


def _by_its_own_day(_: World, provision: Provision) -> bool:
    """``law show``: the text names the day itself."""
    says = provision.parameters
    return isinstance(says, StartRule) and isinstance(says.starts, str) and says.starts[:1].isdigit()


_CASES: Final = (
    {"matter": "application", "events": [{"type": "submitted", "at": "2017-03-01", "channel": "in-person"}]},
    {"matter": "remedy", "events": [{"type": "record-correction-requested", "at": "2017-03-01"}]},
    {"matter": "publication", "events": [{"type": "formed", "at": "2017-03-01"}]},
    {"matter": "urgent-document", "events": [{"type": "received", "at": "2017-03-01", "urgency": "特急"}]},
)
"""Cases that ran out of time in 2017."""


def _by_case(world: World, provision: Provision) -> bool:
    """``explain``: cited beside a day, by a finding or as a way open to the applicant."""
    return provision.id in _cited(world, "CN-SX" if provision.instrument.jurisdiction == "CN-SX" else "CN")


def _cited(world: World, jurisdiction: str) -> set[str]:
    found: set[str] = set()
    for given in _CASES:
        if given["matter"] == "urgent-document" and jurisdiction == "CN":
            continue
        case = Case.from_dict({"id": "example", "jurisdiction": jurisdiction, **given})
        result = world.assess(case, as_of=date(2017, 12, 1))
        ways = (citation for way in result.remedies for citation in (way.citation, *way.also))
        found |= {citation.provision for citation in (*result.citations, *ways)}
    return found


# No duty outlives its text


def _hanging(world: World) -> Iterator[Provision]:
    """The dated and recurring duties that restate or need another text."""
    return (p for p in world.law.provisions.values() if isinstance(p.parameters, FixedDate | Recurrence) and _texts(p))


def _texts(provision: Provision) -> Iterable[str]:
    return tuple(filter(None, (provision.restates, provision.hangs_on)))


def _ends_in_time(world: World, provision: Provision) -> CounterExample | None:
    last = _listed_last(world, provision)
    for name in _texts(provision):
        ended = _ended(world.law, name)
        if ended is not None and last is not None and last > ended:
            return counter(
                f"义务{provision.id}，所依条款{name}",
                f"the duty {provision.id}, which hangs on {name}",
                expected=f"no day after {ended}",
                found=last,
                about=(last,),
                provisions=(provision.id, name),
            )
    return None


def _ended(law: Law, name: str) -> date | None:
    return law.provision(name).until


def _listed_last(world: World, provision: Provision) -> date | None:
    """The last day on which the duty is listed, as far as the calendar goes."""
    chooser, end = Replay(world.law, {}), last_day_of_duty(provision)
    years = range(world.calendar.horizon.year, world.calendar.first.year - 1, -1)
    for year in years if end is None or end.year >= world.calendar.first.year else ():
        days = duty_days(provision, year, calendar=world.calendar, chooser=chooser)
        if days:
            return max(days)
    return None


REACH: Final = (
    Property(
        id="GIK-P-097",
        area="law",
        title=Text("每一可计算的条款都能得到日期", "Every computed provision is reached"),
        statement=Text(
            "涵盖原文条款的每一条款，都能由某一命令得出日期：按所给起点计算、列入某年的义务、用于申请或其他事项的核查，"
            "或者条文自己写明日期。",
            "Every provision that covers a clause of the texts yields a day by some command: counted from a day of the "
            "caller's, listed among the duties of a year, applied to a case, or named by the text itself.",
        ),
        formal="∀p: register(p) ≠ ∅ ⇒ ∃ command: p yields a day",
        basis=("CN-SX/2015-10/27", "CN/2017-42/4.2/pilot", "CN/2016-80/1.5/pilot", "CN/fs-2011-17/1.1.4"),
        domain=Whole(Text("涵盖原文条款的全部条款", "every provision that covers a clause"), _computed, quick_step=5),
        check=_is_reached,
    ),
    Property(
        id="GIK-P-098",
        area="law",
        title=Text("义务不比所依的条款存续更久", "No duty outlives its text"),
        statement=Text(
            "复述或者依附于另一条款的日期义务和周期义务，在该条款失效之后不再列出。",
            "A dated or recurring duty that restates or needs another text is not listed after that text has ended.",
        ),
        formal="∀p, q: hangs(p, q) ⇒ last(p) ≤ until(q)",
        basis=("CN/492/31", "CN/2018-23/1.2/annual-report", "CN/2017-94/3.3/report", "CN/2017-97/3.2/report"),
        domain=Whole(Text("复述或依附于他文的全部义务", "every duty that restates or needs another text"), _hanging),
        check=_ends_in_time,
    ),
)
