"""On which day a reply is judged 送达时点。

One table says which day of a reply is decisive for each method. A day that the case does not state lies between the
others: dated, dispatched, delivered follow one another.
"""

from __future__ import annotations

from .asking import fact, other_rule, post_row, reads, replies, service_row, settled, usual_rule
from .state import Reply, State
from .words import (
    COURIER,
    DELIVERED,
    DELIVERED_OR_DATED,
    DISPATCHED,
    NONE,
    ON_THE_SPOT,
    UNKNOWN_METHOD,
)

__all__ = ["answer"]


def answer(s: State) -> None:
    """The earliest reply by the table of a regime, unless the applicant had withdrawn before 最早的有效答复.

    Source: 〔2016〕235号 四、五.
    """
    s.reply = NONE
    for reply in replies(s):
        if reply.at <= s.as_of:
            judge(s, reply)
    if s.reply and s.withdrawn and s.withdrawn <= s.reply:
        s.reply = NONE
    s.end = s.reply or s.withdrawn or s.as_of


def judge(s: State, reply: Reply) -> None:
    """The day on which one reply counts; it is the reply where it counts before the others 判定一次答复."""
    row = service_row(s, reply.method, reply.dispatched or reply.delivered or reply.dated)
    day = NONE
    if reply.dated or reply.dispatched or reply.delivered:
        rule = judged_by(s, reply, row)
        day = stated_day(reply, rule)
        if day == NONE and reply.registered == NONE:
            day = missing_day(s, reply, rule)
        if day != NONE:
            day = by_event(s, reply, day)
    is_registered = day == NONE
    if is_registered:
        day = reply.registered
        # Without a method the row on post says best what a register leaves open: which day is decisive.
        row = row or post_row(s)
    if day <= s.as_of and (s.reply == NONE or day < s.reply):
        s.reply = day
        s.reply_row = row
        s.is_reply_registered = is_registered
        s.reply_registered = reply.registered
        s.reply_dispatched = reply.dispatched
        s.is_delegated = not is_registered and reply.is_delegated
        s.is_by_courier = not is_registered and reply.method == COURIER and other_rule(s, row, 1) != NONE


def judged_by(s: State, reply: Reply, row: int) -> int:
    """Which day decides; a contested one is asked for only where its options give other days 以何日为准."""
    if row == NONE:
        return UNKNOWN_METHOD
    usual = usual_rule(s, row)
    day = stated_day(reply, usual)
    differs = day == NONE
    if other_rule(s, row, 1) != NONE:
        for option in (1, 2, 3):
            other = other_rule(s, row, option)
            if other != NONE and stated_day(reply, other) != day:
                differs = True
    if differs:
        return settled(s, row)
    return usual


def stated_day(reply: Reply, rule: int) -> int:
    """The day of a rule where the reply states it 答复所载之日."""
    if rule == DISPATCHED:
        return reply.dispatched
    if rule == DELIVERED:
        return reply.delivered
    if rule == DELIVERED_OR_DATED:
        return reply.delivered or reply.dated
    return NONE


def missing_day(s: State, reply: Reply, rule: int) -> int:
    """A day that is not stated, between those that are 未载之日."""
    first = reply.dated or s.submitted or s.received
    last = reply.delivered or s.as_of
    if rule != DISPATCHED:
        first = reply.dispatched or first
    if rule == DELIVERED:
        last = s.as_of
    if first >= last:
        return first
    if rule == DISPATCHED:
        return fact(s, "reply-dispatched", reply.number, first, last)
    if rule == DELIVERED:
        return fact(s, "reply-delivered", reply.number, first, last)
    return fact(s, "reply-judged", reply.number, first, last)


def by_event(s: State, reply: Reply, day: int) -> int:
    """The judged day, or the document's date or the delivery where that is the reading 以何事件为答复."""
    is_dated_otherwise = reply.dated != NONE and reply.dated != day
    is_delivered_otherwise = reply.delivered != NONE and reply.delivered != day
    if reply.method != ON_THE_SPOT and (is_dated_otherwise or is_delivered_otherwise):
        if reads(s, "reply-event", "document-date", is_dated_otherwise, is_delivered_otherwise):
            return reply.dated or day
        if reads(s, "reply-event", "delivery", is_dated_otherwise, is_delivered_otherwise):
            return reply.delivered or day
    return day
