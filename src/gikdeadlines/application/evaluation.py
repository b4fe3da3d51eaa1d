"""One pass over a case under a chooser: regime, receipt, clock, judged day, verdict 计算一遍。

The mechanics of the law are the text of :mod:`~gikdeadlines.application.course` and its neighbours, written on whole
numbers. Here a history becomes such numbers, and they become an outcome.
"""

from __future__ import annotations

from datetime import date

from gikdeadlines.case import History
from gikdeadlines.law import Law

from .almanac import Almanac
from .course import STAGES
from .outcome import Outcome, outcome_of
from .state import state_of
from .tables import tables_of

__all__ = ["evaluate"]


def evaluate(history: History, law: Law, jurisdiction: str, almanac: Almanac, as_of: date) -> Outcome:
    """The outcome of a case under the answers that the chooser gives 计算.

    Raises:
        NotInForceError: ``no-law-in-force`` on the day of receipt.
        CalendarRangeError: ``outside-calendar`` before the calendar's first day.
    """
    state = state_of(history, tables_of(law, jurisdiction), almanac, as_of)
    for stage in STAGES:
        stage(state)
    return outcome_of(state)
