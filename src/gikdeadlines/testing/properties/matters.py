"""Limits beside those of applications 其他事项的期限。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from gikdeadlines.case import Asked, Case, Decided, Event, Formed, Occurred, Published, Responded
from gikdeadlines.values import BEIJING, ONE_DAY, Text

from .extensions import FIRST_LAW, SECOND_LAW
from .model import CounterExample, Property, Whole, counter
from .narration import told
from .world import World, days_between

__all__ = ["MATTERS"]

ROOM: Final = 130
PUBLICATION: Final = 20
DECISION: Final = 7
MAJOR_PROJECTS: Final = date(2017, 12, 4)
ANSWER: Final = 15


def _formed(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if day >= FIRST_LAW)


def _decided(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if day >= MAJOR_PROJECTS)


def _asked(world: World) -> Iterator[date]:
    return (day for day in world.starts(ROOM) if day >= SECOND_LAW)


def _is_due(world: World, case: Case, start: date, n: int) -> CounterExample | None:
    due = world.due(start, n)
    found = world.assess(case, as_of=start).due
    if found == due:
        return None
    words = told(case)
    return counter(words.zh, words.en, expected=due, found=found, about=(start,))


def _publishes(world: World, formed: date) -> CounterExample | None:
    due = world.due(formed, PUBLICATION)
    broken = _is_due(world, _case("publication", Formed(at=formed)), formed, PUBLICATION)
    if broken or due is None:
        return broken
    for published, expected in ((due, "on-time"), (due + ONE_DAY, "late")):
        case = _case("publication", Formed(at=formed), Published(at=published))
        found = world.assess(case, as_of=published).verdict
        if found != expected:
            words = told(case)
            return counter(words.zh, words.en, expected=expected, found=found, about=(formed, due))
    return None


def _case(matter: str, *events: Event) -> Case:
    return Case(id="example", matter=matter, events=events)  # type: ignore[arg-type]


def _publishes_decisions(world: World, decided: date) -> CounterExample | None:
    event = Decided(at=decided, kind="permit", field="major-project")
    return _is_due(world, _case("publication", event), decided, DECISION)


def _answers(world: World, asked: date) -> CounterExample | None:
    return _is_due(world, _case("inquiry", Asked(at=asked, to="third-party")), asked, ANSWER)


@dataclass(frozen=True, slots=True)
class _Incident:
    """An incident that occurs at an instant, and a response some minutes after 48 hours."""

    occurred: datetime
    minutes: int


def _every_incident(world: World) -> Iterator[_Incident]:
    """Incidents at four hours of every day of a year, responded to just in time and just too late."""
    if not world.reaches(date(2018, 1, 1), date(2019, 1, 31)):
        return
    for day in days_between(date(2018, 1, 1), date(2018, 12, 31)):
        for hour in (0, 7, 16, 23):
            at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=BEIJING)
            yield from (_Incident(at, minutes) for minutes in (0, 1))


def _responds(world: World, incident: _Incident) -> CounterExample | None:
    responded = incident.occurred + timedelta(hours=48, minutes=incident.minutes)
    case = _case("public-opinion", Occurred(at=incident.occurred, severity="other"), Responded(at=responded))
    expected = "late" if incident.minutes else "on-time"
    found = world.assess(case, as_of=responded.date()).verdict
    if found == expected:
        return None
    words = told(case)
    return counter(words.zh, words.en, expected=expected, found=found)


MATTERS: Final = (
    Property(
        id="GIK-P-069",
        area="matters",
        title=Text("主动公开二十个工作日", "Publication within 20 working days"),
        statement=Text(
            "应当主动公开的信息，自形成之日的次日起二十个工作日内公开；届满日公开为按期，次日为逾期。",
            "Information to be published is published within 20 working days counted from the day after it is "
            "formed; on the due "
            "day that is on time, on the next day late.",
        ),
        formal="due(case) = due(formed, 20)",
        basis=("CN/492/18", "CN/711/26"),
        domain=Whole(
            Text("2008-05-01以后每一个形成日", "every day of formation from 2008-05-01 on"), _formed, quick_step=71
        ),
        check=_publishes,
        exceptions=Text(
            "形成之日是否计入，见口径 start-day-of-windows。", "Whether the day of formation counts is a reading."
        ),
    ),
    Property(
        id="GIK-P-070",
        area="matters",
        title=Text("重大建设项目许可七个工作日公开", "Permits of major projects within 7 working days"),
        statement=Text(
            "2017-12-04以后重大建设项目领域作出的许可决定，自决定之日的次日起七个工作日内公开。",
            "A permit for a major construction project, decided from 2017-12-04 on, is published within 7 working "
            "days counted "
            "from the next day.",
        ),
        formal="due(case) = due(decided, 7)",
        basis=("CN/2017-94/2.4/decision",),
        domain=Whole(
            Text("2017-12-04以后每一个决定日", "every day of decision from 2017-12-04 on"), _decided, quick_step=37
        ),
        check=_publishes_decisions,
        exceptions=Text(
            "决定之日是否计入，见口径 start-day-of-windows。", "Whether the day of decision counts is a reading."
        ),
    ),
    Property(
        id="GIK-P-071",
        area="matters",
        title=Text("第三方十五个工作日内提出意见", "A third party answers within 15 working days"),
        statement=Text(
            "第三方自收到征求意见之日的次日起十五个工作日内提出意见。",
            "A third party states its opinion within 15 working days counted from the day after it is asked.",
        ),
        formal="due(case) = due(asked, 15)",
        basis=("CN/711/32",),
        domain=Whole(
            Text("2019-05-15以后每一个收到日", "every day of receipt from 2019-05-15 on"), _asked, quick_step=31
        ),
        check=_answers,
    ),
    Property(
        id="GIK-P-072",
        area="matters",
        title=Text("舆情回应四十八小时，节假日不停", "A response within 48 hours, holidays included"),
        statement=Text(
            "其他政务舆情自给定时刻起四十八小时内回应，夜间、周末和节假日均计入；满四十八小时为按期，逾一分钟为逾期。",
            "Other matters of public opinion are responded to within 48 hours of the instant given, nights, "
            "weekends and holidays "
            "included: at 48 hours on time, a minute later late.",
        ),
        formal="on-time ⇔ responded ≤ occurred + 48 h",
        basis=("CN/2016-61/3/response",),
        domain=Whole(
            Text(
                "2018年每一日的四个时刻 × 恰满与逾一分钟",
                "four instants of every day of 2018 × just in time and a minute later",
            ),
            _every_incident,
            quick_step=41,
        ),
        check=_responds,
        exceptions=Text(
            "从哪一时刻起算，文件未写明，以给定者为准。", "No text names the instant: the one given is taken."
        ),
    ),
)
