"""How a case of one shape, or a part of it, is traced 一类案件的走法。

A trace evaluates the first of some rows, its days and counts stood in for, and notes the turns that it takes. What is
traced is the receipt or the reply alone, the assessment by the defaults, or one branch of the search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal

from gikdeadlines.application import Almanac
from gikdeadlines.assessment import Grounds, assess_application, evaluation
from gikdeadlines.calendar import Calendar
from gikdeadlines.case import Case, Submitted
from gikdeadlines.entry import provenance_of
from gikdeadlines.law import Law
from gikdeadlines.loading import Calendars
from gikdeadlines.registers import Found, Layout, case_of_values
from gikdeadlines.uncertainty import Replay, branch_of
from gikdeadlines.values import NATIONAL, ONE_DAY, Assessment, GikError

from .exploring import Way, Ways
from .settling import PLAIN_CHANNEL, Settled, settled_receipt, settled_reply
from .traced_calendar import NoHorizon, TracedCalendar
from .tracing import Trace, Untraceable
from .trees import Path, Rows
from .working_days import EPOCH

__all__ = ["Rules", "Stated", "Tracing", "What", "plain_values"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What every row is assessed by; ``jurisdiction`` is that of rows that name none 核查依据."""

    law: Law
    calendar: Calendar | Calendars
    as_of: date
    pins: Mapping[str, str]
    explores: bool
    jurisdiction: str = NATIONAL

    def placed(self, case: Case) -> Case:
        """The case with its jurisdiction 补上适用地区."""
        return case if case.jurisdiction else replace(case, jurisdiction=self.jurisdiction)

    def calendar_of(self, jurisdiction: str | None) -> Calendar:
        """The calendar of a row 适用的日历."""
        calendar = self.calendar
        return calendar if isinstance(calendar, Calendar) else calendar.of(jurisdiction or self.jurisdiction)


Stated = tuple[tuple[Found, str | None], ...]
"""The columns that rows of one shape fill, each with its name where it holds one."""

What = Literal["receipt", "reply", "default", "branch"]
"""What is traced: a part of a case, its assessment by the defaults, or a branch of the search."""


def plain_values(stated: Stated, rows: Rows) -> Iterator[tuple[Found, object]]:
    """The values of the first of some rows 首行的值."""
    places = iter(range(len(stated)))
    for found, name in stated:
        if name is not None:
            yield found, name
        else:
            number = int(rows.given(next(places))[0])
            yield found, date.fromordinal(number + EPOCH) if found.column.kind == "day" else number


@dataclass(slots=True)
class _Noting(Replay):
    """A chooser whose choices are turns of a trace."""

    trace: Trace = field(kw_only=True)

    def _fork(self, name: str, options: Sequence[object], *, is_fact: bool) -> int:
        taken = Replay._fork(self, name, options, is_fact=is_fact)  # noqa: SLF001 - its own; a class with slots has no super()
        if len(options) > 1:
            self.trace.choose(name, len(options), taken)
        return taken


@dataclass(frozen=True, slots=True)
class Tracing:
    """The way to trace rows that state the same 追踪的方法."""

    layout: Layout
    rules: Rules
    calendar: Calendar
    stated: Stated
    ways: Ways
    what: What

    def __call__(self, trace: Trace, rows: Rows, path: Path) -> Any:  # noqa: ANN401 - what is traced
        """What comes of the first of the rows, None where it has no form 追踪一行.

        Args:
            trace: where its turns are noted.
            rows: that come to the same place of the tree.
            path: the options taken on the way.
        """
        try:
            case = self.rules.placed(case_of_values(self.layout, self._values(trace, rows), 0))
            return _TRACED[self.what](case, self, trace, path)
        except (Untraceable, GikError):
            return None

    def _values(self, trace: Trace, rows: Rows) -> Iterator[tuple[Found, object]]:
        places = 0
        for found, name in self.stated:
            if name is not None:
                yield found, name
                continue
            number = int(rows.given(places)[0])
            is_day = found.column.kind == "day"
            yield found, trace.day(places, date.fromordinal(number + EPOCH)) if is_day else trace.count(places, number)
            places += 1

    def grounds(self, trace: Trace, *, explores: bool) -> Grounds:
        """What a traced case is assessed by 追踪时的依据."""
        rules, calendar = self.rules, self.calendar
        return Grounds(
            rules.law,
            TracedCalendar(calendar, trace),  # type: ignore[arg-type]  # what an evaluation asks of one
            NoHorizon(),
            trace.constant(rules.as_of),
            rules.pins,
            explores,
            provenance_of(calendar, rules.law, rules.as_of),
        )

    def almanac(self, trace: Trace) -> Almanac:
        """The calendar as a part of a case asks it 追踪时的日历."""
        rules = self.rules
        return Almanac(TracedCalendar(self.calendar, trace), Replay(rules.law, rules.pins), NoHorizon())  # type: ignore[arg-type]


def _traced_default(case: Case, tracing: Tracing, trace: Trace, _: Path) -> Assessment:
    # A table shows no days one by one, and what could list them holds the whole evaluation.
    return replace(assess_application(case, tracing.grounds(trace, explores=False)), _ledger=())


def _traced_branch(case: Case, tracing: Tracing, trace: Trace, path: Path) -> Way:
    grounds = tracing.grounds(trace, explores=True)
    run = evaluation(case, grounds)
    if run is None or case.claims:
        raise Untraceable
    chooser = _Noting(grounds.law, grounds.pins_of(case), path, explores=True, trace=trace)
    return tracing.ways.way(branch_of(run, chooser))


def _traced_receipt(case: Case, tracing: Tracing, trace: Trace, _: Path) -> Settled | None:
    rules = tracing.rules
    return settled_receipt(case, rules.law, tracing.almanac(trace), trace.constant(rules.as_of))


def _traced_reply(case: Case, tracing: Tracing, trace: Trace, _: Path) -> Settled | None:
    """A reply alone: what it answers was applied for before, so that a day that is not stated stays open."""
    reply = case.events[0]
    applied = Submitted(at=reply.at - ONE_DAY, channel=PLAIN_CHANNEL)
    whole, rules = replace(case, events=(applied, reply)), tracing.rules
    return settled_reply(whole, rules.law, tracing.almanac(trace), trace.constant(rules.as_of))


_TRACED: Final[Mapping[What, Callable[[Case, Tracing, Trace, Path], Any]]] = {
    "default": _traced_default,
    "branch": _traced_branch,
    "receipt": _traced_receipt,
    "reply": _traced_reply,
}
