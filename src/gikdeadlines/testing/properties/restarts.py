"""When a period begins anew, and when an application lapses 重新起算与视为放弃。

Stated over s, a start; n, the base count; k, an extension; X, the excluded days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.calendar import Clock
from gikdeadlines.case import Case, CorrectionReceived, CorrectionRequested, ExtensionNotified, Submitted
from gikdeadlines.values import ONE_DAY, Text

from .clocks import clocks
from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .narration import case_of, told
from .world import World, days_between, days_of

__all__ = ["RESTART"]

ROOM: Final = 130
LONGEST: Final = 30
OF_2007: Final = 15
OF_2019: Final = 20
"""Working days of the reply period, art. 24(2) of 2007 and art. 33(2) of 2019."""


# Clocks


def _draw(world: World) -> Strategy:
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    drawn = clocks(world)
    return None if drawn is None else st.tuples(drawn, st.integers(0, 90), st.integers(1, 40))


def _words(clock: Clock, day: date) -> tuple[str, str]:
    zh = f"{clock.start}起算、{clock.term.n}个工作日、延长{clock.extra}日的期限，{day}重新起算"
    return zh, f"{clock.term.n} working days from {clock.start}, extended by {clock.extra}, restarted on {day}"


def _is_a_new_clock(world: World, example: tuple[Clock, int, int]) -> CounterExample | None:
    clock, later, _ = example
    day = clock.start + timedelta(later)
    expected = world.due(day, clock.term.n, days_of(e.interval for e in clock.exclusions))
    found = clock.restart(day).due(world.calendar)
    if found == expected:
        return None
    return counter(*_words(clock, day), expected=expected, found=found, about=(day,))


def _erases(world: World, example: tuple[Clock, int, int]) -> CounterExample | None:
    clock, later, days = example
    day = clock.start + timedelta(later)
    expected = clock.restart(day).due(world.calendar)
    found = clock.extend(days).restart(day).due(world.calendar)
    if found == expected:
        return None
    return counter(*_words(clock.extend(days), day), expected=expected, found=found, about=(day,))


def _last_alone(world: World, example: tuple[Clock, int, int]) -> CounterExample | None:
    clock, later, more = example
    first = clock.start + timedelta(later)
    last = first + timedelta(more)
    expected = clock.restart(last).due(world.calendar)
    found = clock.restart(first).restart(last).due(world.calendar)
    if found == expected:
        return None
    zh, en = _words(clock, first)
    return counter(
        f"{zh}，{last}再次重新起算", f"{en} and on {last}", expected=expected, found=found, about=(first, last)
    )


# Corrections


@dataclass(frozen=True, slots=True)
class _Correction:
    """An application whose correction was asked for on the next day and received some days later."""

    received: date
    asked: date
    answered: date

    @property
    def case(self) -> Case:
        return case_of(
            Submitted(at=self.received, channel="in-person"),
            CorrectionRequested(at=self.asked, served=self.asked, respond_by=self.answered),
            CorrectionReceived(at=self.answered, dispatched=self.answered),
        )


def _corrections(world: World, years: range) -> Iterator[_Correction]:
    """Every correction of 1 to 30 days asked for on any day of the first whole year, the short ones first."""
    year = next((y for y in years if world.reaches(date(y, 1, 1) - ONE_DAY, date(y, 12, 31) + timedelta(ROOM))), None)
    if year is None:
        return
    for length in range(1, LONGEST + 1):
        for asked in days_between(date(year, 1, 1), date(year, 12, 31)):
            yield _Correction(asked - ONE_DAY, asked, asked + timedelta(length))


def _corrections_of_2019(world: World) -> Iterator[_Correction]:
    return _corrections(world, range(2020, world.calendar.horizon.year))


def _corrections_of_2007(world: World) -> Iterator[_Correction]:
    return _corrections(world, range(2016, 2019))


def _corrections_before_207(world: World) -> Iterator[_Correction]:
    return _corrections(world, range(2009, 2015))


def _due_of(
    world: World, correction: _Correction, expected: date | None, readings: Mapping[str, str] | None = None
) -> CounterExample | None:
    found = world.assess(correction.case, as_of=correction.answered, readings=readings).due
    if found == expected:
        return None
    words = told(correction.case)
    return counter(words.zh, words.en, expected=expected, found=found, about=(correction.asked, correction.answered))


def _restarts(world: World, correction: _Correction) -> CounterExample | None:
    return _due_of(world, correction, world.due(correction.answered, OF_2019))


def _excludes(world: World, correction: _Correction) -> CounterExample | None:
    excluded = days_between(correction.asked, correction.answered)
    return _due_of(world, correction, world.due(correction.received, OF_2007, excluded))


def _excludes_between(world: World, correction: _Correction) -> CounterExample | None:
    excluded = days_between(correction.asked + ONE_DAY, correction.answered - ONE_DAY)
    expected = world.due(correction.received, OF_2007, excluded)
    return _due_of(world, correction, expected, {"before-2015-207": "strictly-between"})


def _draw_extended(world: World) -> Strategy:
    """A receipt, an extension within five days, a correction asked for within two more, and its length."""
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    receipts = [day for day in world.starts(2 * ROOM) if day >= date(2019, 5, 15)]
    if not receipts:
        return None
    return st.tuples(
        st.sampled_from(receipts), st.integers(0, 4), st.integers(0, 2), st.integers(1, 20), st.integers(1, 20)
    )


def _lapses(world: World, example: tuple[date, int, int, int, int]) -> CounterExample | None:
    received, told_after, asked_after, answered_after, days = example
    extended = received + timedelta(told_after)
    asked = extended + timedelta(asked_after)
    answered = asked + timedelta(answered_after)
    case = case_of(
        Submitted(at=received, channel="in-person"),
        ExtensionNotified(at=extended, working_days=days, served=extended),
        CorrectionRequested(at=asked, served=asked, respond_by=answered),
        CorrectionReceived(at=answered, dispatched=answered),
    )
    expected, found = world.due(answered, OF_2019), world.assess(case, as_of=answered).due
    if found == expected:
        return None
    words = told(case)
    return counter(words.zh, words.en, expected=expected, found=found, about=(answered,))


def _named_days(world: World) -> Iterator[date]:
    """Every day that may be named for a correction under the law of 2019."""
    first = date(2019, 5, 15) + timedelta(10)
    return (day for day in world.starts(ROOM) if day >= first and world.reaches(day - timedelta(10), day))


def _waits_and_lapses(world: World, named: date) -> CounterExample | None:
    received = named - timedelta(10)
    asked = received + ONE_DAY
    case = case_of(
        Submitted(at=received, channel="in-person"), CorrectionRequested(at=asked, served=asked, respond_by=named)
    )
    last = named if world.works[named] else world.due(named, 1) or named
    for as_of, expected in ((last, "suspended"), (last + ONE_DAY, "deemed-withdrawn")):
        result = world.assess(case, as_of=as_of)
        if (result.verdict, result.due) != (expected, None):
            words = told(case, as_of)
            return counter(
                words.zh,
                words.en,
                expected=f"{expected}, no due day",
                found=f"{result.verdict}, {result.due}",
                about=(named,),
            )
    return None


_RESTART = ("CN/711/30/restart",)
_ANY = Text("任一期限、起算后90日内任一日", "any clock, any day up to 90 days after its start")

RESTART: Final = (
    Property(
        id="GIK-P-039",
        area="restart",
        title=Text("重新起算等于新的期限", "A restart is a new period"),
        statement=Text(
            "重新起算的期限，与以该日为起算日的新期限相同，原定日数不变，仍在进行的扣除照旧。",
            "A restarted period is a new period from that day with the base number of days; pauses that still run "
            "go on.",
        ),
        formal="restart(r): due = due(r, n, X)",
        basis=(*_RESTART, "CN-SX/237/22.4/correction"),
        domain=Sampled(_ANY, _draw),
        check=_is_a_new_clock,
    ),
    Property(
        id="GIK-P-040",
        area="restart",
        title=Text("重新起算消除先前的延长", "A restart drops an earlier extension"),
        statement=Text(
            "重新起算以后，先前的延长不再计入。",
            "What was extended before a restart no longer counts.",
        ),
        formal="restart(r) ∘ extend(k) = restart(r)",
        basis=_RESTART,
        domain=Sampled(_ANY, _draw),
        check=_erases,
        exceptions=Text(
            "条例未写明，此为默认口径（extension-across-restart）。",
            "The regulation does not say so: it is the default of the reading extension-across-restart.",
        ),
    ),
    Property(
        id="GIK-P-041",
        area="restart",
        title=Text("只有最后一次重新起算有效", "The last restart alone counts"),
        statement=Text("先后两次重新起算的，只以后一次为准。", "Of two restarts the later alone matters."),
        formal="restart(r₂) ∘ restart(r₁) = restart(r₂)",
        basis=_RESTART,
        domain=Sampled(_ANY, _draw),
        check=_last_alone,
    ),
    Property(
        id="GIK-P-042",
        area="restart",
        title=Text("2019年条例：补正之日重新起算", "2019: the period restarts with the correction"),
        statement=Text(
            "2019-05-15以后收到的申请，依法告知补正的，答复期限自收到补正之日起重新计算二十个工作日。",
            "For what is received from 2019-05-15 on, a correction asked for in time restarts the 20 working days "
            "on the day "
            "it is received.",
        ),
        formal="due(case) = due(corrected, 20)",
        basis=("CN/711/30/restart", "CN/711/33.2"),
        domain=Whole(
            Text(
                "一年内每一日告知的、1至30日的每一次补正",
                "every correction of 1 to 30 days asked for on any day of one year",
            ),
            _corrections_of_2019,
            quick_step=101,
        ),
        check=_restarts,
    ),
    Property(
        id="GIK-P-043",
        area="restart",
        title=Text("2007年条例：补正期间扣除", "2007: the time of a correction is taken out"),
        statement=Text(
            "2019-05-14以前收到的申请，告知补正之日至收到补正之日不计入十五个工作日，余下日数接续计算。",
            "For what was received up to 2019-05-14, the days from asking for a correction through its receipt are "
            "out of the "
            "15 working days, and the rest goes on.",
        ),
        formal="X = [asked, corrected] ⇒ due(case) = due(received, 15, X)",
        basis=("CN/2015-207/2.1", "CN/492/24.2"),
        domain=Whole(
            Text(
                "一年内每一日告知的、1至30日的每一次补正",
                "every correction of 1 to 30 days asked for on any day of one year",
            ),
            _corrections_of_2007,
            quick_step=101,
        ),
        check=_excludes,
        exceptions=Text(
            "2015-11-18以前告知的，以及“可以”不停止计算的理解，见口径 before-2015-207、correction-stop。",
            "For notices before 2015-11-18, and where the office may let the period run on, see the readings "
            "before-2015-207 "
            "and correction-stop.",
        ),
    ),
    Property(
        id="GIK-P-044",
        area="restart",
        title=Text("补正前的延长失效", "An extension before a correction lapses"),
        statement=Text(
            "先告知延长、后因补正重新起算的，届满日只自收到补正之日起计算二十个工作日。",
            "Where an extension was told and a correction then restarts the period, it is due 20 working days after "
            "the "
            "correction.",
        ),
        formal="extended < corrected ⇒ due(case) = due(corrected, 20)",
        basis=("CN/711/30/restart", "CN/711/33.2/extension"),
        domain=Sampled(
            Text(
                "2019-05-15以后任一收到日，先延长后补正", "any receipt from 2019-05-15 on, extended and then corrected"
            ),
            _draw_extended,
            weight=0.5,
        ),
        check=_lapses,
        exceptions=Text(
            "默认口径（extension-across-restart）。", "By the default of the reading extension-across-restart."
        ),
    ),
    Property(
        id="GIK-P-045",
        area="restart",
        title=Text("逾期不补正的，视为放弃", "Without a correction the application lapses after the day named"),
        statement=Text(
            "告知了补正期限的，期限内未补正时停止计算；期限最后一日是休息日的顺延至次一工作日；仍不补正的，次日起视为放弃申请。",
            "While the time named for a correction runs, the period stands still; a last day of rest moves to the next "
            "working day; on the day after it an uncorrected application is deemed abandoned.",
        ),
        formal="t ≤ roll(named) ⇒ suspended; t > roll(named) ⇒ deemed-withdrawn",
        basis=("CN/711/30/lapse",),
        domain=Whole(
            Text("2019-05-25以后每一个补正截止日", "every last day named from 2019-05-25 on"), _named_days, quick_step=7
        ),
        check=_waits_and_lapses,
        exceptions=Text(
            "最后一日是休息日时是否顺延，见口径 respond-by-rest-day；有正当理由的不视为放弃。",
            "Whether a last day of rest moves is the reading respond-by-rest-day; good reason prevents the lapse.",
        ),
    ),
    Property(
        id="GIK-P-091",
        area="restart",
        title=Text(
            "仅扣其间各日的口径，首尾两日计入",
            "On the reading that takes out only the days between, the end days count",
        ),
        statement=Text(
            "2015-11-18以前告知补正的，取“仅扣其间各日”的口径时，告知之日与收到补正之日均计入期限。",
            "For a correction asked for before 2015-11-18, on the reading that only the days between are out, the "
            "day of asking "
            "and the day of receipt count.",
        ),
        formal="X = (asked, corrected) ⇒ due(case) = due(received, 15, X)",
        basis=("CN/492/21.4", "CN/492/24.2"),
        domain=Whole(
            Text(
                "一年内每一日告知的、1至30日的每一次补正",
                "every correction of 1 to 30 days asked for on any day of one year",
            ),
            _corrections_before_207,
            quick_step=101,
        ),
        check=_excludes_between,
    ),
)
