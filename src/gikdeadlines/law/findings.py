"""What a reviewer should look at, with its severity 核查提示。"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gikdeadlines.values import Assessment, Citation, Finding, FrozenMap, Severity, maker_of

__all__ = ["DOUBTS", "NOTED", "SEVERITIES", "finding", "repeated"]

SEVERITIES: Final[FrozenMap[str, Severity]] = FrozenMap(
    {
        "extension-late": "breach",
        "extension-excess": "breach",
        "extension-unnumbered": "check",
        "extension-lapsed": "note",
        "extension-without-basis": "check",
        "extension-before-receipt": "check",
        "later-date-not-later": "note",
        "correction-second": "breach",
        "correction-notice-late": "breach",
        "correction-after-due": "check",
        "correction-answered-late": "check",
        "correction-without-time": "breach",
        "amendment-without-effect": "check",
        "amendment-after-due": "check",
        "withdrawn-overdue": "check",
        "confirmation-late": "breach",
        "confirmation-delayed": "check",
        "consultation-late": "note",
        "pause-without-basis": "check",
        "pause-before-receipt": "note",
        "pause-after-due": "check",
        "reply-by-courier": "breach",
        "receipt-unproven": "check",
        "reply-before-receipt": "check",
        "reply-day-unproven": "check",
        "evidence-differs": "check",
        "straddle-2015": "note",
        "straddle-2016": "note",
        "straddle-2019": "note",
        "no-local-law": "note",
        "repeat-application": "note",
        "delegated-reply": "note",
        "served-unknown": "note",
        "repeated-id": "check",
        "repeated-count": "note",
        "unread-column": "check",
        "unread-comment": "check",
        "struck-through": "check",
        "unread-value": "check",
        "several-values": "check",
        "unread-claim": "note",
        "before-receipt": "check",
        "evidence-unplaced": "check",
        "reply-days-differ": "check",
        "replied-again": "check",
        "after-end": "check",
        "beyond-calendar": "check",
        "extension-differs": "check",
        "goes-on-below": "check",
        "repeated-below": "check",
        "goes-on-above": "check",
        "told-in-line": "check",
        "after-as-of": "note",
        "exploration-cut": "note",
        "late-by-later-notice": "note",
        "in-time-by-later-notice": "note",
        "consultation-unanswered": "note",
        "removed-early": "breach",
        "period-end-unusual": "check",
        "own-limit-prevails": "check",
        "apply-first": "note",
        "plan-of-one-year": "note",
        "review-first": "check",
    }
)
"""breach 违反明文规定, check 需核实, note 提示. A finding says what to look at and decides nothing."""


DOUBTS: Final = frozenset(
    {
        "unread-column",
        "unread-comment",
        "struck-through",
        "unread-value",
        "several-values",
        "before-receipt",
        "evidence-unplaced",
        "reply-days-differ",
        "replied-again",
        "after-end",
        "beyond-calendar",
        "extension-differs",
        "goes-on-below",
        "repeated-below",
        "goes-on-above",
        "repeated-id",
        "told-in-line",
        "reply-before-receipt",
        "extension-before-receipt",
    }
)
"""What takes from a verdict that it is sure: something stated was not understood, or cannot have happened so 存疑."""

NOTED: Final = FrozenMap(
    {
        "extension-late": ("notified", "first_due"),
        "extension-excess": ("#asked", "#allowed"),
        "extension-unnumbered": ("notified",),
        "extension-lapsed": ("told", "restarted"),
        "correction-second": ("day",),
        "correction-notice-late": ("day", "limit"),
        "correction-after-due": ("day", "due"),
        "correction-answered-late": ("answered", "last"),
        "confirmation-late": ("arrived", "?confirmed"),
        "consultation-late": ("answered", "limit"),
        "pause-without-basis": ("@event", "day"),
        "pause-before-receipt": ("day", "received"),
        "pause-after-due": ("day", "due"),
        "reply-by-courier": ("dispatched",),
        "receipt-unproven": ("registered",),
        "reply-day-unproven": ("registered",),
        "evidence-differs:received": ("registered", "evidence"),
        "evidence-differs:replied": ("registered", "evidence"),
        "straddle-2019": ("received", "in_force"),
        "delegated-reply": (),
        "served-unknown": ("@event", "sent"),
        "confirmation-delayed": ("arrived", "?confirmed"),
        "reply-before-receipt": ("registered", "replied"),
        "extension-before-receipt": ("told", "received"),
        "later-date-not-later": ("until", "due"),
        "correction-without-time": ("day",),
        "amendment-without-effect": ("day",),
        "amendment-after-due": ("day", "due"),
        "withdrawn-overdue": ("withdrawn", "due", "#late"),
    }
)
"""What the mechanics note, and the names of its parameters 规则运行中的提示.

``#`` marks a number, ``@`` the kind of an event, ``?`` a day that is left out where there is none; all others are days.
What follows a colon is the fact that a finding is of.
"""


_finding = maker_of(Finding)


def repeated(assessment: Assessment, *, counts: bool = False) -> Assessment:
    """An assessment of a case whose id stood before: the rows may be of one case, and none was joined 编号重复.

    Args:
        assessment: as of the row alone.
        counts: whether the id only counts the rows, which may begin anew with every month.
    """
    found = finding("repeated-count" if counts else "repeated-id", id=assessment.id)
    is_robust = assessment.robust if counts or assessment.robust is None else False
    return replace(assessment, findings=(*assessment.findings, found), robust=is_robust)


def finding(code: str, citation: Citation | None = None, **parameters: object) -> Finding:
    """A finding of a known code 核查提示.

    >>> finding("extension-excess", cut=5).severity
    'breach'
    """
    return _finding(code, SEVERITIES[code], FrozenMap(parameters), citation)
