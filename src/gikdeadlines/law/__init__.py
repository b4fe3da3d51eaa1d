"""Provisions, readings and findings, and the regime that governs a place on a day 法。

In it: what a law file becomes, and the tables compiled from it; the data themselves are the files of ``laws/``.
It imports ``values`` only; that a pinned reading is possible is checked here, what it does to a case is not.
A name is fetched from its module when it is first used: what only loads the law needs no findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gikdeadlines.values import handed_on

if TYPE_CHECKING:
    from .findings import DOUBTS, NOTED, SEVERITIES, finding, repeated
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
    from .vocabulary import (
        ANCHORS,
        EFFECTS,
        EFFECTS_OF,
        EVENTS,
        JUDGED_DAYS,
        OUTCOMES,
        RECEIPT_DAYS,
        STARTS,
    )

__all__ = [
    "ANCHORS",
    "DOUBTS",
    "EFFECTS",
    "EFFECTS_OF",
    "EVENTS",
    "JUDGED_DAYS",
    "NOTED",
    "OUTCOMES",
    "RECEIPT_DAYS",
    "SEVERITIES",
    "STARTS",
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
    "repeated",
    "settled",
]

_HOMES: Final = {
    "DOUBTS": "findings",
    "NOTED": "findings",
    "SEVERITIES": "findings",
    "finding": "findings",
    "repeated": "findings",
    "Chooser": "provisions",
    "Confidence": "provisions",
    "Contested": "provisions",
    "Deemed": "provisions",
    "Effect": "provisions",
    "FixedDate": "provisions",
    "HourLimit": "provisions",
    "Instrument": "provisions",
    "Kind": "provisions",
    "Option": "provisions",
    "Ordered": "provisions",
    "Parameters": "provisions",
    "Provision": "provisions",
    "Reading": "provisions",
    "ReceiptRule": "provisions",
    "Recurrence": "provisions",
    "Retention": "provisions",
    "ServiceRule": "provisions",
    "StartRule": "provisions",
    "Term": "provisions",
    "Unheld": "provisions",
    "Unquantified": "provisions",
    "last_day_of_duty": "provisions",
    "settled": "provisions",
    "Law": "regimes",
    "Regime": "regimes",
    "RegimeSpan": "regimes",
    "Row": "regimes",
    "none_in_force": "regimes",
    "ANCHORS": "vocabulary",
    "EFFECTS": "vocabulary",
    "EFFECTS_OF": "vocabulary",
    "EVENTS": "vocabulary",
    "JUDGED_DAYS": "vocabulary",
    "OUTCOMES": "vocabulary",
    "RECEIPT_DAYS": "vocabulary",
    "STARTS": "vocabulary",
}
"""The module of each name that the room hands on."""

__getattr__ = handed_on(__name__, _HOMES)
