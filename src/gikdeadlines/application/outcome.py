"""What one pass over an application found, in days and citations again 一遍的结果。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from gikdeadlines.calendar import Calendar, Exclusion, counted_days, counting_due
from gikdeadlines.law import Regime, finding
from gikdeadlines.values import Basis, Because, Citation, Finding, Interval, Verdict

from .counting import counted, interval_of, spans_of
from .running import later_date
from .state import State
from .tables import Tables
from .words import EVENTS, NONE, TYPES, UNKNOWN, VERDICTS, WITHDRAWN

__all__ = ["Extension", "Outcome", "Pause", "RunningClock", "finding_of"]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that an event takes out, and whether what it asked had been answered by their end 停止计算的期间."""

    interval: Interval
    because: Because
    is_answered: bool = False

    @property
    def exclusion(self) -> Exclusion:
        """The same for a clock that is done 不计算在内的期间."""
        return Exclusion(self.interval, self.because)


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension that took effect: how many days, when it was told, the last day where one was named 延长."""

    days: int
    told: date
    until: date | None = None
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A count of working days from a start, as events have left it: the base and what extensions add 期限的现状."""

    start: date
    base: int
    extra: int
    pauses: Sequence[Pause]
    extensions: Sequence[Extension]


class Outcome:
    """What one pass found; it ended without a reply on ``ended_on`` 一遍的结果.

    The days are there; what is said beside them is worked out when it is read.
    """

    __slots__ = ("_clock", "_findings", "_state", "due", "ended_on", "received_on", "replied_on", "verdict")

    def __init__(self, state: State) -> None:
        self._state = state
        self._clock: RunningClock | None = None
        self._findings: Sequence[Finding] | None = None
        self.verdict: Verdict = VERDICTS[state.verdict]
        self.received_on = date.fromordinal(state.received)
        self.due = _day(state.due)
        self.replied_on = _day(state.reply)
        self.ended_on = _day(state.ended_on)

    @property
    def key(self) -> tuple[date | None, date | None, date | None, Verdict]:
        """What makes two outcomes the same to a reader 结果是否相同."""
        return (self.received_on, self.due, self.replied_on, self.verdict)

    @property
    def regime(self) -> Regime:
        """The regime that governs 适用的规则."""
        return self._state.tables.regimes[self._state.regime - 1]

    @property
    def ended_by(self) -> str | None:
        """The provision by which it ended without a reply, or the verdict of a withdrawal 终结的依据."""
        if self._state.ended == NONE:
            return None
        provision = self._state.tables.provisions[self._state.ended_row]
        return provision.id if provision else VERDICTS[WITHDRAWN]

    @property
    def basis(self) -> Basis:
        """What it rests on 依据."""
        s = self._state
        return "registered" if s.is_registered or (s.reply != NONE and s.is_reply_registered) else "evidence"

    @property
    def clock(self) -> RunningClock:
        """The count, as events have left it 期限的现状."""
        if self._clock is None:
            self._clock = _clock(self._state)
        return self._clock

    @property
    def allowed(self) -> int:
        """How many counting days it has: the base and what extensions add, or those through a later date 总日数."""
        s = self._state
        later = later_date(s)
        return s.base + s.extra if later == NONE else counted(s, s.start, later)

    @property
    def later_date(self) -> date | None:
        """The due day where the date that was set decides it, None where the ordinary one comes no sooner 延迟答复.

        Source: 国令711号 第35条.
        """
        return _day(later_date(self._state))

    def first_due(self, calendar: Calendar) -> date | None:
        """The due day before any extension 延长前的届满日.

        Raises:
            CalendarRangeError: ``outside-calendar``.
        """
        s = self._state
        if not s.due or not (s.extended or s.named):
            return self.due
        return counting_due(calendar, date.fromordinal(s.start), s.base, spans_of(s))

    def used(self, calendar: Calendar, until: date) -> int:
        """How many days count after the start, through a day 已用日数.

        Raises:
            CalendarRangeError: ``outside-calendar``.
        """
        s = self._state
        if not s.pauses:
            found = calendar.number_between(s.start, until.toordinal())
            if found >= 0:
                return found
        return counted_days(calendar, date.fromordinal(s.start), until, spans_of(s))

    @property
    def findings(self) -> Sequence[Finding]:
        """What a reviewer should look at 核查提示."""
        if self._findings is None:
            tables, notes = self._state.tables, self._state.notes
            self._findings = [finding_of(tables, number, row, values, _shown) for number, row, *values in notes]
        return self._findings

    @property
    def codes(self) -> Sequence[str]:
        """The codes of the findings 核查提示的代码."""
        words = (self._state.tables.findings[noted.finding][0] for noted in self._state.notes)
        return [word.partition(":")[0] for word in words]

    @property
    def cited(self) -> tuple[Citation, ...]:
        """What it rests on, the rule on the day of receipt first 出处."""
        return self._state.tables.citations(tuple(self._state.cited))


def _day(number: int) -> date | None:
    return date.fromordinal(number) if number else None


def _clock(s: State) -> RunningClock:
    pauses = [
        Pause(interval_of(pause), Because(EVENTS[pause.kind], s.tables.citation(pause.row)), pause.is_answered)
        for pause in s.pauses
    ]
    extensions = [
        Extension(days, date.fromordinal(at), _day(until), s.tables.citation(row))
        for days, at, until, row in s.extensions
    ]
    return RunningClock(date.fromordinal(s.start), s.base, s.extra, pauses, extensions)


def finding_of(
    tables: Tables, number: int, row: int, values: Iterable[V], shown: Callable[[str, V], object]
) -> Finding:
    """What was noted as a finding 核查提示.

    Args:
        tables: of the jurisdiction.
        number: of the finding.
        row: what it cites.
        values: its parameters, in order.
        shown: a parameter by the name that it has in the tables.
    """
    word, names = tables.findings[number]
    code, _, fact = word.partition(":")
    parameters: dict[str, object] = {"fact": fact} if fact else {}
    for name, value in zip(names, values, strict=False):
        if value != NONE or not name.startswith("?"):
            parameters[name.lstrip("#@?")] = shown(name, value)
    return finding(code, tables.citation(row), **parameters)


def _shown(name: str, value: int) -> object:
    if name.startswith("#"):
        return None if value == UNKNOWN else value
    return TYPES[value] if name.startswith("@") else _day(value)
