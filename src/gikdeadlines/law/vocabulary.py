"""The words of the rows on applications, and which of them go together 规则行用词。

The mechanics know these and no others; a law file that writes another one is refused, so that no row stands in a file
that nothing reads.
"""

from __future__ import annotations

from typing import Final

from gikdeadlines.values import FrozenMap

__all__ = ["ANCHORS", "EFFECTS", "EFFECTS_OF", "EVENTS", "JUDGED_DAYS", "OUTCOMES", "RECEIPT_DAYS", "STARTS"]

RECEIPT_DAYS: Final = (
    "submitted",
    "form-completed",
    "signed-for",
    "arrived",
    "confirmed",
    "arrived-and-confirmed",
    "confirmed-on-arrival",
    "signed-for-or-confirmed",
)
"""Which day is the receipt 收到之日."""

JUDGED_DAYS: Final = ("dispatched", "delivered", "delivered-or-dated")
"""Which day of a reply is judged 答复以何日为准."""

EFFECTS: Final = ("none", "excludes", "excludes-between", "restarts", "replaces")
"""What an event does to the period 对期限的影响: 不影响, 扣除, 扣除（首尾两日计入）, 重新起算, 另定届满日."""

EVENTS: Final = ("correction", "fee", "extension", "later-date", "amended", "obstacle", "third-party")
"""What may change the period 事件; an agency that is consulted stands as ``agency:`` and its role."""

EFFECTS_OF: Final = FrozenMap(
    {
        "correction": ("none", "excludes", "excludes-between", "restarts"),
        "fee": ("none", "excludes", "excludes-between", "restarts"),
        "later-date": ("none", "replaces"),
        "amended": ("none", "restarts"),
        "obstacle": ("none", "excludes"),
        "third-party": ("none", "excludes"),
        "agency": ("none", "excludes"),
        "mass-applications": ("none",),
    }
)
"""What each event can do; that of an agency is the same in every role."""

OUTCOMES: Final = ("agency-decides", "consent", "refusal", "deemed-abandoned", "deemed-withdrawn", "may-go-unanswered")
"""What silence means 视为."""

STARTS: Final = ("received", "contact-restored", "delegated-reply", "in-force")
"""What a start is said of 起算."""

ANCHORS: Final = FrozenMap({"reply": "received", "extension": "first-due", "correction-notice": "received"})
"""From what the terms of the agency itself run; one for an answer runs from the receipt of what asks for it 起点."""
