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

__all__ = ["evaluation_of"]


def evaluation_of(history: History, law: Law, jurisdiction: str, as_of: date) -> Callable[[Almanac], Outcome]:
    """What gives the outcome of a case under the answers of an almanac's chooser, for one after another 待计算的案件.

    What a case states becomes numbers once; so does the receipt for answers that differ only in what is asked after it.

    Raises:
        NotInForceError: ``no-law-in-force`` on the day of receipt, when it is called.
        CalendarRangeError: ``outside-calendar`` before the calendar's first day, likewise.
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
