"""The search over answers, and what would explain a claim or change a verdict 不确定性。

In it: the exploration of readings and missing facts, facts between two ends, later notices, miscounts, claims, pivots.
It imports the rooms up to ``application``, whose evaluation it runs again and again.
"""

from .between import explore_between, shape_of
from .claims import Explanations, explained
from .exploring import (
    LIMIT,
    Branch,
    Countable,
    Exploration,
    Found,
    Run,
    branch_of,
    explore,
    most_branches,
    tipping_point,
)
from .later_notices import by_later_notice, uncertain_notices
from .miscounts import Basis
from .pivots import pivots_of_application
from .replaying import Fork, Replay

__all__ = [
    "LIMIT",
    "Basis",
    "Branch",
    "Countable",
    "Explanations",
    "Exploration",
    "Fork",
    "Found",
    "Replay",
    "Run",
    "branch_of",
    "by_later_notice",
    "explained",
    "explore",
    "explore_between",
    "most_branches",
    "pivots_of_application",
    "shape_of",
    "tipping_point",
    "uncertain_notices",
]
