"""A run over a register: read, assess, hand on 登记簿核查。

In it: the run and its balance, what becomes of each row, refusals, and the files that results go to; the command line,
the page and a caller's Python run the same one.
It imports the rooms up to ``report``. What writes for people stands apart, to be imported by its name: it loads the
catalogue and needs extras.
A name is fetched from its module when it is first used: most runs need a few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gikdeadlines.values import handed_on

if TYPE_CHECKING:
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

_HOMES: Final = {
    "STOPS": "stopping",
    "Answers": "streaming",
    "AssessedBlock": "outcomes",
    "Balance": "outcomes",
    "BlockSink": "takers",
    "Checked": "outcomes",
    "CheckedRegister": "run",
    "Found": "outcomes",
    "Inputs": "inputs",
    "Job": "run",
    "Outcome": "outcomes",
    "Sink": "takers",
    "Standards": "standards",
    "Terminated": "stopping",
    "Unread": "outcomes",
    "Watch": "run",
    "check_register": "register",
    "only": "takers",
    "outcome_of": "workers",
    "run_register": "run",
    "terminable": "stopping",
}
"""The module of each name that the room hands on."""

__getattr__ = handed_on(__name__, _HOMES)
