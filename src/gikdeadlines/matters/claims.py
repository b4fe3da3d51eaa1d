"""What an applicant may complain of 可以救济的事由。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gikdeadlines.case import (
    AnswerOverdue,
    Case,
    Event,
    RecordCorrectionRequested,
    Replied,
    ReplyReceived,
    ReviewRequested,
    SuitFiled,
)
from gikdeadlines.values import ONE_DAY

__all__ = ["Against", "Claim", "claim_of", "of_reply"]

Against = Literal["inaction", "reply", "record"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What an applicant may complain of, and since when 可以救济的事由.

    ``start`` is the last day of a period that passed, or the day on which the reply was received; for a record that was
    not corrected, the day on which the request was received. ``hangs_on`` are codes of what is not known of it.
    """

    against: Against
    start: date
    hangs_on: tuple[str, ...] = ()

    @property
    def arises(self) -> date:
        """The first day on which a remedy is open, by whose law it is judged 可以救济的首日."""
        return self.start if self.against == "reply" else self.start + ONE_DAY


def claim_of(events: Iterable[Event], as_of: date) -> Claim | None:
    """The latest thing to complain of among the events of a remedy 可以救济的事由.

    A reply after the filing changes nothing of what was filed.

    Args:
        events: up to the as-of day.
        as_of: the day itself, where nothing has been filed.
    """
    known = {type(event): event.at for event in events}
    filed = min((known[step] for step in (ReviewRequested, SuitFiled) if step in known), default=as_of)
    if ReplyReceived in known and known[ReplyReceived] <= filed:
        return Claim("reply", known[ReplyReceived])
    if AnswerOverdue in known:
        return Claim("inaction", known[AnswerOverdue])
    return Claim("record", known[RecordCorrectionRequested]) if RecordCorrectionRequested in known else None


def of_reply(case: Case, judged: date, as_of: date) -> Claim:
    """The reply, from its receipt; where the day of that is not known, from that on which it went out 对答复的事由."""
    replies = (event for event in case.events if isinstance(event, Replied))
    reply = next((event for event in replies if judged in (*event.days, event.registered)), None)
    delivered = reply.delivered if reply else None
    if delivered is None and reply and reply.method == "on-the-spot":
        delivered = judged
    if delivered is None or delivered > as_of:
        return Claim("reply", judged, ("reply-received", "content", "told"))
    return Claim("reply", delivered, ("content", "told"))
