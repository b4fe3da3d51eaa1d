"""What an answer may not be surer of than the law 结论的确定程度。

Each property plants a case whose two sides a lawyer could argue, and asks that the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.case import Arrived, Case, Channel, Confirmed, LaterDateSet, Replied, Submitted
from gikdeadlines.values import ONE_DAY, Text

from .extensions import SECOND_LAW, reply_days
from .model import CounterExample, Property, Whole, counter
from .narration import case_of, told
from .world import World, days_between

__all__ = ["DOUBTS"]

_WAITED: Final = timedelta(21)
"""Longer than any holiday, so that the confirmation always comes some working days after the arrival."""

_CONFIRMED: Final[tuple[Channel, ...]] = ("ordinary-post", "fax", "email", "misdirected-post")
"""Channels by which the agency's own confirmation makes the receipt; e-mail from 2019-05-15 on."""

ROOM: Final = 130


@dataclass(frozen=True, slots=True)
class _Confirmed:
    """An application that arrived, was confirmed three weeks later, and was answered in between the two due days."""

    channel: Channel
    arrived: date
    answered: date

    @property
    def case(self) -> Case:
        return case_of(
            Submitted(at=self.arrived, channel=self.channel),
            Arrived(at=self.arrived),
            Confirmed(at=self.arrived + _WAITED),
            Replied(method="on-the-spot", dated=self.answered, delivered=self.answered),
        )


def _confirmed_late(world: World) -> Iterator[_Confirmed]:
    """Every day of arrival in three years: answered on the day after the period that runs from the arrival."""
    for year in (2012, 2017, 2021):
        if not world.reaches(date(year, 1, 1), date(year, 12, 31) + timedelta(ROOM)):
            continue
        for day in days_between(date(year, 1, 1), date(year, 12, 31)):
            due = world.due(day, reply_days(day))
            for channel in _CONFIRMED:
                if due is not None and not (channel == "email" and day < SECOND_LAW):
                    yield _Confirmed(channel, day, due + ONE_DAY)


def _is_not_sure(world: World, example: _Confirmed) -> CounterExample | None:
    case = example.case
    result = world.assess(case, as_of=example.answered + timedelta(ROOM), explore=True)
    noted = {finding.code for finding in result.findings} & {"confirmation-late", "confirmation-delayed"}
    if result.robust is False and noted:
        return None
    words = told(case)
    return counter(
        f"{words.zh}；结论是否各口径一致、是否提示确认迟延",
        f"{words.en}; whether the verdict is robust and the late confirmation is found",
        expected="not robust, found",
        found=f"robust {result.robust}, {sorted(noted)}",
        about=(example.arrived, example.answered),
    )


# A day that the agency names


@dataclass(frozen=True, slots=True)
class _Named:
    """An application received on a day, and a later date set for its reply."""

    received: date
    until: date

    @property
    def case(self) -> Case:
        set_on = self.received + ONE_DAY
        return case_of(Submitted(at=self.received, channel="in-person"), LaterDateSet(at=set_on, until=self.until))


def _named(world: World) -> Iterator[_Named]:
    """Every day of receipt in a year, and each date from the second day on to ten days past the ordinary due day."""
    first, last = date(2022, 1, 1), date(2022, 12, 31)
    if not world.reaches(first, last + timedelta(ROOM)):
        return
    for received in days_between(first, last):
        due = world.due(received, reply_days(received))
        if due is not None:
            yield from (_Named(received, day) for day in days_between(received + ONE_DAY, due + timedelta(10)))


def _shortens_nothing(world: World, example: _Named) -> CounterExample | None:
    """The later of both, the named one moved off a rest day; only where it decides is the article the source."""
    ordinary = world.due(example.received, reply_days(example.received))
    assert ordinary is not None  # the domain holds no other
    named = example.until if world.works[example.until] else next(world.counting(example.until))
    result = world.assess(example.case, as_of=example.received + ONE_DAY)
    expected = (max(ordinary, named), named > ordinary)
    cited = {citation.provision for citation in result.citations}
    found = (result.due, "CN/711/35" in cited)
    if found == expected:
        return None
    words = told(example.case)
    return counter(
        f"{words.zh}；届满日、是否引第35条",
        f"{words.en}; its due day, and whether article 35 is cited",
        expected=expected,
        found=found,
        about=(example.received, example.until, ordinary),
        provisions=("CN/711/35",),
    )


DOUBTS: Final = (
    Property(
        id="GIK-P-094",
        area="receipt",
        title=Text(
            "行政机关自己确认而定收到日的，结论不作定论",
            "No sure verdict where the agency's own step makes the receipt",
        ),
        statement=Text(
            "收到之日由行政机关确认而定、确认晚于到达，且结论因以何日为准而不同的，不标明各口径一致，并提示确认迟延。",
            "Where the agency's own confirmation makes the receipt, came after the arrival, and the verdict hangs on "
            "which of the two counts, no verdict is called the same on every reading, and the delay is found.",
        ),
        formal="due(arrived) < replied ≤ due(confirmed) ⇒ ¬robust",
        basis=(
            "CN/2015-207/1.2/ordinary-post",
            "CN/2015-207/1.2/misdirected-post",
            "CN/2015-207/1.4/fax",
            "CN/711/31.2/ordinary-post",
            "CN/711/31.2/misdirected-post",
            "CN/711/31.3/email",
            "CN/711/31.3/fax",
        ),
        domain=Whole(
            Text(
                "平信、误投、传真、电子邮件（2019-05-15以后）× 2012、2017、2021年的每一日到达、三周后确认",
                "ordinary and misdirected post, fax, and e-mail from 2019-05-15 on × arrival on every day of 2012, "
                "2017 and 2021, confirmed three weeks later",
            ),
            _confirmed_late,
            quick_step=61,
        ),
        check=_is_not_sure,
    ),
    Property(
        id="GIK-P-095",
        area="extension",
        title=Text("延迟答复的日期从不缩短期限", "A later date never shortens the period"),
        statement=Text(
            "依第35条确定日期的，届满日为该日与通常届满日中较晚的一日；该日为休息日的顺延；由该日决定届满日时才引第35条。",
            "Where a date is set under article 35 the due day is the later of it and the ordinary due day; a rest day "
            "moves to the next working day; the article is cited where that date decides and nowhere else.",
        ),
        formal="due = max(due₀, roll(named))",
        basis=("CN/711/35", "CN/711/33.2"),
        domain=Whole(
            Text(
                "2022年每一收到日 × 次日起至通常届满日后10日的每一确定日期",
                "every day of receipt of 2022 × each date from the next day to ten days past the ordinary due day",
            ),
            _named,
            quick_step=149,
        ),
        check=_shortens_nothing,
        exceptions=Text("另有口径 art35、named-rest-day。", "There are other readings: art35 and named-rest-day."),
    ),
)
