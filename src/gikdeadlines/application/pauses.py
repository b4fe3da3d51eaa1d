"""When a consultation, an obstacle, a correction or a fee ends, and which days it takes out 不计算在内的期间。"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.case import (
    AgencyConsulted,
    CorrectionReceived,
    CorrectionRequested,
    FeeNotified,
    Letter,
    ObstacleBegan,
    Pair,
    ThirdPartyConsulted,
)
from gikdeadlines.law import Chooser, Regime, Row, Term, finding
from gikdeadlines.values import ONE_DAY, Finding, FrozenMap, Interval

from .almanac import Almanac

__all__ = ["Ended", "Pausing", "answer_limit", "event_of", "in_time", "numbered"]


@dataclass(frozen=True, slots=True)
class Ended:
    """The last excluded day of a pause, None while it has not ended, and whether an answer ended it 期间的结束."""

    on: date | None
    answered: bool


def event_of(pair: Pair) -> str:
    """The name by which a regime's tables know a paired event 事件名."""
    asked = pair.asked
    if isinstance(asked, AgencyConsulted):
        return f"agency:{asked.role or 'other'}"
    return _EVENTS[type(asked)]


_EVENTS: Final = {
    ThirdPartyConsulted: "third-party",
    ObstacleBegan: "obstacle",
    CorrectionRequested: "correction",
    FeeNotified: "fee",
}


# Consultations and obstacles


@dataclass(slots=True)
class Pausing:
    """What decides how long a consultation or an obstacle pauses a clock 期间的计算依据.

    ``reply`` closes a pause that is open on its day; days up to ``start`` never count; ``is_alone`` says that no other
    pause puts the same readings to other days, so that options which cannot differ here need not be explored.
    """

    regime: Regime
    almanac: Almanac
    reply: date | None
    as_of: date
    start: date
    is_alone: bool

    def span(self, pair: Pair) -> tuple[Interval, tuple[Finding, ...]]:
        """The days that a question and its answer take out 不计算在内的期间.

        Source: 国令492号 第24条第3款; 国令711号 第32、33、34条; 〔2015〕207号 二, by analogy.
        """
        ended, findings = self._ended(pair)
        if self.reply is not None and (ended.on is None or self.reply < ended.on):
            ended = Ended(self.reply, answered=False)
        span = Interval(pair.at, ended.on)
        return self._ends_read(span, last_may_count=ended.answered), findings

    def _ended(self, pair: Pair) -> tuple[Ended, tuple[Finding, ...]]:
        event = event_of(pair)
        answered = pair.answered.at if pair.answered else None
        term = self.regime.terms.get(f"{event}-answer")
        if term is None or (answered is None and event not in self.regime.deemed) or not isinstance(pair.asked, Letter):
            return Ended(answered, answered=answered is not None), ()
        limit, findings = answer_limit(pair.asked, term, self.almanac)
        if answered is None:
            has_ended = self.as_of >= limit and self._cap("silence-only", "never") != "never"
            return Ended(limit if has_ended else None, answered=False), findings
        if answered <= limit:
            return Ended(answered, answered=True), ()
        late = finding("consultation-late", term.provision.citation, answered=answered, limit=limit)
        is_capped = self._cap("silence-only", "always") == "always"
        return Ended(limit if is_capped else answered, answered=not is_capped), (*findings, late)

    def _cap(self, *among: str) -> str:
        return self.almanac.chooser.choose("pause-cap", among=among if self.is_alone else ())

    def _ends_read(self, span: Interval, *, last_may_count: bool) -> Interval:
        """The span without the end days that count on the reading taken; where no answer ended it, its end is out."""
        first, last = span.start, span.end
        first_matters = self._could_count(first)
        last_matters = last_may_count and last is not None and self._could_count(last)
        if not first_matters and not last_matters:
            return span
        among = tuple(
            option
            for option, (first_counts, last_counts) in _ENDS.items()
            if (first_matters and first_counts) or (last_matters and last_counts) or option == "both-excluded"
        )
        option = self.almanac.chooser.choose("pause-ends", among=among if self.is_alone else ())
        first_counts, last_counts = _ENDS[option]
        end = last - ONE_DAY if last is not None and last_may_count and last_counts else last
        return Interval(first + ONE_DAY if first_counts else first, end)

    def _could_count(self, day: date) -> bool:
        return day > self.start and self.almanac.is_working(day)


def answer_limit(letter: Letter, term: Row[Term], almanac: Almanac) -> tuple[date, tuple[Finding, ...]]:
    """The last day of a limit that runs from the receipt of a letter 答复意见的期限.

    Where the receipt is not stated the sending day is used, with a finding.
    """
    known = letter.served is not None
    unknown = finding("served-unknown", term.provision.citation, event=letter.type, sent=letter.at)
    return almanac.nth_after(letter.served or letter.at, term.says.n), () if known else (unknown,)


_ENDS: Final[FrozenMap[str, tuple[bool, bool]]] = FrozenMap(
    {
        "both-excluded": (False, False),
        "notice-day-counts": (True, False),
        "answer-day-counts": (False, True),
        "both-count": (True, True),
    }
)
"""Whether the first and the last day count, by option of the reading ``pause-ends``."""


# Corrections


def in_time(pair: Pair, last: date | None, chooser: Chooser, nth: int = 1) -> bool | None:
    """Whether a correction was posted by the last day named for it; None while none has come 是否按时补正.

    The posting day decides; where only a later arrival is known it is a missing fact. ``nth`` tells corrections apart.
    """
    answer = pair.answered
    if answer is None:
        return None
    assert isinstance(answer, CorrectionReceived)
    if last is None or answer.at <= last:
        return True
    posted = answer.dispatched or chooser.fact(numbered("correction-dispatched", nth), pair.at, answer.at)
    return posted <= last


def numbered(fact: str, nth: int) -> str:
    """The name of a fact that can be missing more than once 第 n 次的事实.

    >>> numbered("extension-days", 1), numbered("extension-days", 2)
    ('extension-days', 'extension-days_2')
    """
    return fact if nth == 1 else f"{fact}_{nth}"
