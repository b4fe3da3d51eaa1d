"""Receipts and replies that leave nothing open, before the case itself is evaluated 先行确定收到与答复。

An application that was received on a day, whatever its channel, goes on like one that was handed in on that day; so
does a reply that counts on a day. Where the tables settle that day without a question, the row is evaluated as if it
stated the plain form, and only the provision that is cited remains of the difference. This keeps the channels, the
methods of service and the courses of a case from multiplying.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from gikdeadlines.application import Almanac, governing, judged_reply
from gikdeadlines.case import Case, Channel, History, Method, history_of
from gikdeadlines.law import Law, Regime
from gikdeadlines.uncertainty import Replay
from gikdeadlines.values import NATIONAL, Citation, Finding

__all__ = ["PLAIN_CHANNEL", "PLAIN_METHOD", "Settled", "settled_receipt", "settled_reply"]

PLAIN_CHANNEL: Final[Channel] = "in-person"
PLAIN_METHOD: Final[Method] = "direct"


@dataclass(frozen=True, slots=True)
class Settled:
    """A day that nothing can change, the provision that settles it, and that of the plain form 已确定之日."""

    day: date
    citation: Citation
    plain: Citation


def settled_receipt(case: Case, law: Law, almanac: Almanac, as_of: date) -> Settled | None:
    """The receipt of a case that states only how it was received, None where something is open 已确定的收到之日."""
    history = history_of(case, as_of)
    regimes = law.timeline(case.jurisdiction or NATIONAL)
    regime, receipt = governing(regimes, history, almanac, as_of)
    plain = regime.receipt.get(PLAIN_CHANNEL)
    if plain is None or plain.says.day != "submitted" or receipt.start != receipt.day:
        return None
    if receipt.basis != "evidence" or receipt.day < regime.received_from:
        return None
    return _settled(receipt.day, receipt.findings, (receipt.citation, plain.provision.citation), law, almanac)


def settled_reply(case: Case, law: Law, almanac: Almanac, as_of: date) -> Settled | None:
    """The reply of a case that states only its reply, None where something is open 已确定的答复日."""
    history = history_of(case, as_of)
    regimes = law.timeline(case.jurisdiction or NATIONAL)
    reply = judged_reply(regimes[0], history, almanac, as_of, as_of)
    if reply is None or reply.basis != "evidence" or reply.day != history.replies[0].at:
        # The first day of a reply bears on more than the reply: the agency is seen to have the application in hand.
        return None
    if not all(_serves_alike(regimes[0], other, history, reply.day) for other in regimes):
        return None
    plain = regimes[0].service_of(PLAIN_METHOD, reply.day)
    if plain is None or plain.says.judged != "delivered":
        return None
    return _settled(reply.day, reply.findings, (reply.citation, plain.provision.citation), law, almanac)


def _serves_alike(one: Regime, other: Regime, history: History, day: date) -> bool:
    """Whether two regimes judge a reply, and the plain form of it, by the same rows."""
    reply = history.replies[0]
    if reply.method is None:
        return False
    asked = ((reply.method, reply.dispatched or reply.days[-1]), (PLAIN_METHOD, day))
    rows = [(one.service_of(*each), other.service_of(*each)) for each in asked]
    return all(mine and theirs and mine.provision is theirs.provision for mine, theirs in rows)


def _settled(
    day: date, findings: tuple[Finding, ...], cited: tuple[Citation | None, Citation], law: Law, almanac: Almanac
) -> Settled | None:
    chooser, (citation, plain) = almanac.chooser, cited
    assert isinstance(chooser, Replay)  # a trace is made with one
    if chooser.asked or chooser.bounds or findings or citation is None:
        return None
    return None if {citation.provision, plain.provision} & law.unsure else Settled(day, citation, plain)
