"""The clock of an application, from receipt to judged reply, for one way of answering every question 申请的期限。

In it: the mechanics of the law as one text on whole numbers, what that text may ask, and their evaluation for one case;
each question is put to a chooser. The rules that the text keeps to are in ``dialect``.
It imports ``values``, ``calendar``, ``law`` and ``case``.
"""

from .almanac import CALENDAR_FACT, Almanac, Bounded
from .evaluation import evaluation_of
from .outcome import Outcome

__all__ = ["CALENDAR_FACT", "Almanac", "Bounded", "Outcome", "evaluation_of"]
