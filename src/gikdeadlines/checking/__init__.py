"""A run over a register: read, assess, hand on 登记簿核查。

In it: the run and its balance, what becomes of each row, refusals, and the files that results go to; the command line,
the page and a caller's Python run the same one.
It imports the rooms up to ``report``. What writes for people stands apart, to be imported by its name: it loads the
catalogue and needs extras.
"""

from .inputs import Inputs
from .outcomes import AssessedBlock, Balance, Checked, Found, Outcome, Unread
from .register import check_register
from .run import CheckedRegister, Job, Watch, run_register
from .standards import Standards
from .stopping import STOPS, Terminated, terminable
from .streaming import Answers
from .takers import BlockSink, Sink, only
from .workers import outcome_of

__all__ = [
    "STOPS",
    "Answers",
    "AssessedBlock",
    "Balance",
    "BlockSink",
    "Checked",
    "CheckedRegister",
    "Found",
    "Inputs",
    "Job",
    "Outcome",
    "Sink",
    "Standards",
    "Terminated",
    "Unread",
    "Watch",
    "check_register",
    "only",
    "outcome_of",
    "run_register",
    "terminable",
]
