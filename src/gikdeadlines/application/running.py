"""The clock of one application while its events are applied, with the readings that bear on its due day 进行中的期限。

It grows by exclusions, extensions and restarts; what a :class:`~gikdeadlines.calendar.clock.Clock` is at the end,
this becomes step by step, so that each step can be held against the due day as it stands then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gikdeadlines.calendar import Exclusion, merged
from gikdeadlines.values import ONE_DAY, Because, Citation, Interval

from .almanac import Almanac

__all__ = ["Extension", "Pause", "RunningClock"]


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


@dataclass(slots=True)
class RunningClock:
    """A count of working days from a start, as far as events have changed it 进行中的期限.

    ``named`` is a day that was set as a later one than the ordinary due day (国令711号 第35条); it never shortens.
    """

    almanac: Almanac
    start: date
    base: int
    pauses: list[Pause] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    named: date | None = None
    _spans: list[Interval] | None = None

    # Changes

    def pause(self, pause: Pause) -> None:
        """Takes days out 扣除."""
        if not pause.interval.is_empty:
            self.pauses.append(pause)
            self._spans = None

    def restart(self, day: date) -> Extension | None:
        """Counts anew from a day on; gives the extension that lapsed by it 重新起算."""
        self.start = day
        if not self.extensions or self.almanac.chooser.choose("extension-across-restart") == "survives":
            return None
        lapsed = self.extensions[0]
        self.extensions = []
        return lapsed

    # Questions

    @property
    def allowed(self) -> int:
        """How many counting days it has: the base and what extensions add, or those through a later date 总日数."""
        later = self.later_date()
        if later is not None:
            return self.almanac.counted(self.start, later, self.spans)
        return self.base + self.extra

    @property
    def spans(self) -> list[Interval]:
        """The days taken out, united 不计算在内的期间."""
        if self._spans is None:
            self._spans = merged([pause.interval for pause in self.pauses]) if self.pauses else []
        return self._spans

    @property
    def extra(self) -> int:
        """How many days the extensions add 延长的日数."""
        return sum(extension.days for extension in self.extensions)

    def due(self) -> date | None:
        """The due day as things stand, None while an exclusion has not ended 届满日."""
        return self._later_of_both(self.ordinary_due())

    def later_date(self) -> date | None:
        """The due day where the date that was set decides it, None where the ordinary one comes no sooner 延迟答复."""
        if self.named is None:
            return None
        ordinary = self.ordinary_due()
        due = self._later_of_both(ordinary)
        return due if due != ordinary else None

    def _later_of_both(self, ordinary: date | None) -> date | None:
        if ordinary is None or self.named is None or self.named <= ordinary:
            return ordinary
        # Before the ordinary due day, which is worked, a rest day moves to no later day than that.
        return self.moved(self.named)

    def moved(self, day: date) -> date:
        """A last day that was named, moved off a rest day where that is the reading 指定末日的顺延."""
        if self.almanac.is_working(day) or self.almanac.chooser.choose("named-rest-day") == "stands":
            return day
        return self.almanac.nth_after(day, 1)

    def ordinary_due(self) -> date | None:
        """The due day that counting gives 通常的届满日."""
        if not self.extensions:
            return self.almanac.due(self.start, self.base, self.spans)
        if self._is_open_where_to_begin() and self.almanac.chooser.choose("extension-base") == "from-notice":
            return self._due_from_notice()
        return self._named_end(self.almanac.due(self.start, self.base + self.extra, self.spans))

    def _is_open_where_to_begin(self) -> bool:
        """Whether an extension tells a number of days: a named last day is the same wherever the days begin."""
        return any(extension.until is None for extension in self.extensions)

    def _due_from_notice(self) -> date | None:
        """Each extension counted from its notice, that day being the first; to its last day where it names one."""
        due = self.almanac.due(self.start, self.base, self.spans)
        for extension in self.extensions:
            start = due if extension.until else extension.told - ONE_DAY
            later = self.almanac.due(start, extension.days, self.spans) if start and extension.days else due
            if due is None or later is None:
                return None
            due = max(due, later)
        return self._named_end(due)

    def _named_end(self, due: date | None) -> date | None:
        """A named last day that adds no counting day and did not move stands as it is."""
        until = self.extensions[-1].until
        if due and until and due < until and self.almanac.counted(due, until, self.spans) == 0:
            return until
        return due

    def missed_due(self, day: date) -> date | None:
        """The due day as things stand, where a day comes after it 已届满的届满日.

        A day that so few working days precede that it must be early is settled without a look at what is excluded.
        """
        if self.almanac.is_within(self.start, day, self.base):
            return None
        due = self.due()
        return due if due is not None and day > due else None

    def due_with_overlaps(self) -> date | None:
        """The due day; where pauses overlap, each may take out its own days 届满日（重叠期间的口径）."""
        due = self.ordinary_due()
        overlap = self._overlap() if due is not None and self.later_date() is None else 0
        if due is None or overlap == 0 or self._is_taken_once():
            return self._later_of_both(due)
        return self._later_of_both(self.almanac.due(due, overlap, self.spans))

    def _is_taken_once(self) -> bool:
        return self.almanac.chooser.choose("pause-overlap", among=("union", "sum")) == "union"

    def _overlap(self) -> int:
        """How many working days lie in more than one pause, each time after the first."""
        if len(self.pauses) == len(self.spans):
            return 0
        taken = sum(self._working_days(pause.interval) for pause in self.pauses)
        return taken - sum(self._working_days(span) for span in self.spans)

    def _working_days(self, span: Interval) -> int:
        before = max(span.start - ONE_DAY, self.start)
        return 0 if span.end is None else self.almanac.counted(before, span.end)
