"""From the branches of a search to one assessment 核查结果的形成。

In it: the builder of the record that every output is a view of.
It imports the rooms up to ``uncertainty``; what a matter adds, it hands in.
"""

from .building import Grounds, Horizon, assess_application, claims_explained, evaluation, evaluation_by_default

__all__ = ["Grounds", "Horizon", "assess_application", "claims_explained", "evaluation", "evaluation_by_default"]
