"""One pass over a case under a chooser: regime, receipt, clock, judged day, verdict 计算一遍。

The mechanics of the law are the text of :mod:`~gikdeadlines.application.course` and its neighbours, written on whole
numbers. Here a history becomes such numbers, and they become an outcome.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gikdeadlines.case import History
from gikdeadlines.law import Law

from .almanac import Almanac
from .course import STAGES
from .outcome import Outcome
from .state import State, receipt_of, stated_by
from .tables import tables_of

__all__ = ["evaluate", "evaluation_of"]


def evaluate(history: History, law: Law, jurisdiction: str, almanac: Almanac, as_of: date) -> Outcome:
    """The outcome of a case under the answers that the chooser gives 计算.

    Raises:
        NotInForceError: ``no-law-in-force`` on the day of receipt.
        CalendarRangeError: ``outside-calendar`` before the calendar's first day.
    """
    return evaluation_of(history, law, jurisdiction, as_of)(almanac)


def evaluation_of(history: History, law: Law, jurisdiction: str, as_of: date) -> Callable[[Almanac], Outcome]:
    """The same for one almanac after another: what a case states becomes numbers once 待计算的案件.

    So does the receipt for answers that differ only in what is asked after it.
    """
    tables, stated, day = tables_of(law, jurisdiction), stated_by(history), as_of.toordinal()

    def evaluated(almanac: Almanac) -> Outcome:
        receipt = almanac.chooser.kept()
        if receipt is None:
            state = State(almanac, tables, day, *stated)
            _RECEIVE(state)
            almanac.chooser.keep(receipt_of(state))
        else:
            state = State(almanac, tables, day, *stated, *receipt)
        for stage in _AFTER_RECEIPT:
            stage(state)
        return Outcome(state)

    return evaluated


_RECEIVE, *_AFTER_RECEIPT = STAGES
