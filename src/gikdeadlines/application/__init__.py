"""The clock of an application, from receipt to judged reply, for one way of answering every question 申请的期限。

In it: the almanac, receipt, pauses, service, the running clock and their evaluation; each question is put to a chooser.
It imports ``values``, ``calendar``, ``law`` and ``case``.
"""

from .almanac import CALENDAR_FACT, Almanac, Bounded
from .evaluation import Outcome, evaluate, governing
from .service import judged_reply

__all__ = ["CALENDAR_FACT", "Almanac", "Bounded", "Outcome", "evaluate", "governing", "judged_reply"]
