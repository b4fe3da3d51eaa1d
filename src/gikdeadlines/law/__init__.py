"""Provisions, readings and findings, and the regime that governs a place on a day 法。

In it: what a law file becomes, and the tables compiled from it; the data themselves are the files of ``laws/``.
It imports ``values`` only; that a pinned reading is possible is checked here, what it does to a case is not.
"""

from .findings import DOUBTS, SEVERITIES, finding
from .provisions import (
    Chooser,
    Confidence,
    Contested,
    Deemed,
    Effect,
    FixedDate,
    HourLimit,
    Instrument,
    Kind,
    Option,
    Ordered,
    Parameters,
    Provision,
    Reading,
    ReceiptRule,
    Recurrence,
    Retention,
    ServiceRule,
    StartRule,
    Term,
    Unheld,
    Unquantified,
    last_day_of_duty,
    settled,
)
from .regimes import Law, Regime, RegimeSpan, Row, none_in_force

__all__ = [
    "DOUBTS",
    "SEVERITIES",
    "Chooser",
    "Confidence",
    "Contested",
    "Deemed",
    "Effect",
    "FixedDate",
    "HourLimit",
    "Instrument",
    "Kind",
    "Law",
    "Option",
    "Ordered",
    "Parameters",
    "Provision",
    "Reading",
    "ReceiptRule",
    "Recurrence",
    "Regime",
    "RegimeSpan",
    "Retention",
    "Row",
    "ServiceRule",
    "StartRule",
    "Term",
    "Unheld",
    "Unquantified",
    "finding",
    "last_day_of_duty",
    "none_in_force",
    "settled",
]
