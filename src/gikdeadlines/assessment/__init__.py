"""From the branches of a search to one assessment 核查结果的形成。

In it: the one builder of the record that every output is a view of, what an application and any other matter add to
it as data, and ``assess``, the way in. It imports the rooms up to ``matters``, and ``loading`` for what is not given.
"""

from .applications import assess_application, evaluation_by_default
from .building import Additions, Figures, Work, common, is_projected, law_not_held, record
from .entry import assess, beyond_of, grounds_of, pivots_of, provenance_of
from .grounds import Grounds, Horizon
from .ledger import BEFORE_RESTART
from .matters import assess_matter

__all__ = [
    "BEFORE_RESTART",
    "Additions",
    "Figures",
    "Grounds",
    "Horizon",
    "Work",
    "assess",
    "assess_application",
    "assess_matter",
    "beyond_of",
    "common",
    "evaluation_by_default",
    "grounds_of",
    "is_projected",
    "law_not_held",
    "pivots_of",
    "provenance_of",
    "record",
]
