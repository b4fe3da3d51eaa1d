"""What is due beside applications: publication, response, reports, inquiries, urgent documents, retention 其他事项。

In it: one module a matter, each a function from a question to its limits; the duties of a year, a single limit of the
law, and the ways that are open to an applicant. It imports the rooms up to ``uncertainty``.
:func:`outcome_of` answers for a case, :func:`duties` lists what falls due whatever happens, :func:`limit_of` counts one
limit, :func:`remedies_of` says what the applicant may do about an application, and until when.
"""

from __future__ import annotations

from .answering import outcome_of
from .dues import SAME_DAY, due_of, limit_of
from .duties import Duty, duties, duty_days
from .judging import MatterOutcome, worst
from .question import Question, day_of, in_order, shown
from .ways import remedies_of

__all__ = [
    "SAME_DAY",
    "Duty",
    "MatterOutcome",
    "Question",
    "day_of",
    "due_of",
    "duties",
    "duty_days",
    "in_order",
    "limit_of",
    "outcome_of",
    "remedies_of",
    "shown",
    "worst",
]
