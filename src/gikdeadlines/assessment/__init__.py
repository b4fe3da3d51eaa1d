"""From the branches of a search to one assessment 核查结果的形成。

In it: the one builder of the record that every output is a view of, and what an application adds to it.
It imports the rooms up to ``uncertainty``; what another matter adds, ``matters`` hands in as data.
"""

from .applications import assess_application, evaluation, evaluation_by_default
from .building import Additions, Figures, Work, common, is_projected, law_not_held, record
from .grounds import Grounds, Horizon
from .ledger import BEFORE_RESTART

__all__ = [
    "BEFORE_RESTART",
    "Additions",
    "Figures",
    "Grounds",
    "Horizon",
    "Work",
    "assess_application",
    "common",
    "evaluation",
    "evaluation_by_default",
    "is_projected",
    "law_not_held",
    "record",
]
