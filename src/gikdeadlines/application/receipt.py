"""On which day the application was received 收到。

One table says which fact is the receipt for each channel. A fact that the case does not state is unknown, not denied:
it lies between the bounds that the other facts leave. What a register says takes its place, marked as unproven.
"""

from __future__ import annotations

from .asking import (
    after,
    calendar_begins,
    fact,
    first_received,
    is_rest_day,
    is_worked,
    last_received,
    other_rule,
    reads,
    receipt_row,
    regimes,
    replies,
    require_law,
    settled,
    start_row,
    turning_day,
    usual_rule,
)
from .state import State
from .words import (
    ARRIVED,
    CONFIRMED,
    CONFIRMED_ON_ARRIVAL,
    FORM_COMPLETED,
    NONE,
    SIGNED_FOR,
    SIGNED_FOR_OR_CONFIRMED,
    SUBMITTED,
)

__all__ = ["receive"]


def receive(s: State) -> None:
    """The first regime by whose own table the receipt falls in its time, else the last 收到之日与适用的规则.

    One that ended before the application was made is passed over.

    Source: 〔2015〕207号 一; 国令711号 第31条.
    """
    made = s.submitted or s.registered or s.as_of
    for regime in regimes(s):
        if s.received == NONE and made <= last_received(s, regime):
            receive_under(s, regime)
            if s.received > last_received(s, regime):
                s.received = NONE
    require_law(s)


def receive_under(s: State, regime: int) -> None:
    """The receipt by the table of a regime 一部规则下的收到之日."""
    s.regime = regime
    s.received_under = regime
    s.is_confirmed_late = False
    s.replied_before = NONE
    if s.channel == NONE:
        receive_as_registered(s, start_row(s, regime, "received"))
    else:
        receive_by_channel(s, regime, receipt_row(s, regime, s.channel))
    s.evidenced = s.received
    is_moved = s.began == s.received and is_rest_day(s, s.received)
    if is_moved and reads(s, "receipt-on-rest-day", "next-working-day"):
        s.received = after(s, s.received, 1)
        s.began = s.received


def receive_as_registered(s: State, row: int) -> None:
    """The day that the register says, the evidence unseen 登记的收到日期."""
    s.received = s.registered
    s.began = s.registered
    s.is_registered = True
    s.receipt_row = row
    s.replied_before = replied_before(s)
    if s.replied_before != NONE and reads(s, "registered-receipt", "earlier"):
        first = s.submitted or max(first_received(s, s.regime), calendar_begins(s))
        s.received = first
        if first < s.replied_before:
            s.received = fact(s, "received", 1, first, s.replied_before)
        s.began = s.received


def replied_before(s: State) -> int:
    """The last day of a reply that was wholly out before the registered receipt: one of them is wrong 先答后收."""
    found = NONE
    for reply in replies(s):
        last = max(reply.dated, reply.dispatched, reply.delivered) or reply.registered
        if last < s.registered and (found == NONE or last < found):
            found = last
    return found


def receive_by_channel(s: State, regime: int, row: int) -> None:
    """The day that the channel's rule makes the receipt 按提交方式确定的收到之日."""
    s.is_registered = False
    s.receipt_row = row
    rule = rule_asked(s, row)
    if s.contact_restored and waited_for_contact(s, rule):
        receive_when_restored(s, regime, rule)
    elif s.registered and not is_known(s, rule):
        receive_as_registered(s, row)
    else:
        s.received = before_207(s, regime, rule, day_by(s, rule))
        s.began = s.received
        s.is_owed_on_arrival = rule >= CONFIRMED_ON_ARRIVAL
        if is_confirmed(s, rule) and s.arrived and not (rule == SIGNED_FOR_OR_CONFIRMED and s.signed_for):
            s.is_confirmed_late = s.confirmed != s.arrived and (s.confirmed != NONE or s.is_never_confirmed)


def is_confirmed(s: State, rule: int) -> bool:
    """Whether a confirmation makes the receipt, a step of the agency's own, and no option is the arrival 以确认为准."""
    return rule >= CONFIRMED and other_rule(s, s.receipt_row, 1) == NONE


def receive_when_restored(s: State, regime: int, rule: int) -> None:
    """The day on which contact with the applicant was restored 恢复联络之日.

    Source: 〔2015〕207号 一2.
    """
    s.receipt_row = start_row(s, regime, "contact-restored")
    s.received = before_207(s, regime, rule, s.contact_restored)
    s.began = s.received
    counts = s.received == s.contact_restored and is_worked(s, s.received)
    if counts and reads(s, "contact-restored-start", "yes"):
        s.began = s.received - 1


def waited_for_contact(s: State, rule: int) -> bool:
    """Whether only a confirmation could make the receipt, which had to wait for the applicant 是否因无法联络而延后."""
    known = known_day(s, rule)
    return rule >= CONFIRMED and (known == NONE or (known == s.confirmed and s.contact_restored <= known))


# The rule


def rule_asked(s: State, row: int) -> int:
    """The row's rule; a contested one is asked for only where its options give other days 收到规则."""
    usual = usual_rule(s, row)
    day = known_day(s, usual)
    differs = day == NONE
    if other_rule(s, row, 1) != NONE:
        for option in (1, 2, 3):
            other = other_rule(s, row, option)
            if other != NONE and known_day(s, other) != day:
                differs = True
    if differs:
        return settled(s, row)
    return usual


def known_day(s: State, rule: int) -> int:
    """The day of a rule where the case states it 案件所载之日."""
    if rule == SUBMITTED:
        return s.submitted
    if rule == FORM_COMPLETED:
        return s.confirmed or s.submitted
    if rule == SIGNED_FOR:
        return s.signed_for
    if rule == ARRIVED:
        return s.arrived
    if rule == SIGNED_FOR_OR_CONFIRMED:
        return s.signed_for or s.confirmed
    return s.confirmed


def is_known(s: State, rule: int) -> bool:
    """Whether the day of a rule is stated, or follows from what never happened 是否可知."""
    return known_day(s, rule) != NONE or (s.is_never_confirmed and rule >= CONFIRMED and s.arrived != NONE)


def day_by(s: State, rule: int) -> int:
    """The day of a rule, a missing fact where the case does not state it 规则所指之日."""
    known = known_day(s, rule)
    if known != NONE:
        if is_confirmed(s, rule) and known == s.confirmed:
            return confirmed_late(s, known)
        return known
    if rule == SIGNED_FOR:
        return between_steps(s, "signed-for", s.submitted)
    if rule == ARRIVED:
        return arrival(s, s.confirmed)
    return confirmation(s, rule)


# Facts that are missing


def between_steps(s: State, name: str, earliest: int) -> int:
    """A missing fact: not before what it follows, not after what the agency did with the application 缺失的事实."""
    first = earliest or s.as_of
    last = min(s.first_step or s.as_of, s.as_of)
    if first >= last:
        return first
    return fact(s, name, 1, first, last)


def arrival(s: State, latest: int) -> int:
    """The day of arrival that is not stated, not after another day 实际到达之日."""
    if latest == NONE:
        return between_steps(s, "arrived", s.submitted)
    first = s.submitted or s.as_of
    if first >= latest:
        return first
    return fact(s, "arrived", 1, first, latest)


def confirmation(s: State, rule: int) -> int:
    """The day of a confirmation that the case does not state 双方确认之日."""
    if s.is_never_confirmed:
        return never_confirmed(s)
    day = between_steps(s, "confirmed", s.arrived or s.signed_for or s.submitted)
    if is_confirmed(s, rule):
        return confirmed_late(s, day)
    return day


def never_confirmed(s: State) -> int:
    """Nobody confirmed: the day of arrival, or the first contact the agency made 从未确认."""
    arrived = s.arrived
    if arrived == NONE:
        arrived = between_steps(s, "arrived", s.submitted)
    contact = max(arrived, s.first_step or s.as_of)
    if arrived != contact and reads(s, "never-confirmed", "first-contact"):
        return contact
    return arrived


def confirmed_late(s: State, day: int) -> int:
    """The day of confirmation, or that of arrival: nobody's licence to wait 未及时确认.

    Source: 〔2015〕207号 一2, 一4; 国令711号 第31条.
    """
    if (s.arrived or s.submitted) == day:
        return day
    if not reads(s, "late-confirmation", "arrival-day"):
        return day
    if s.arrived != NONE:
        return s.arrived
    return arrival(s, day)


def before_207(s: State, regime: int, rule: int, day: int) -> int:
    """Before the interpretation its rules explain existing law; the other reading is the arrival 207号之前."""
    issued = turning_day(s, regime, "straddle-2015")
    is_open = rule >= CONFIRMED or (s.arrived != NONE and rule > FORM_COMPLETED)
    if day >= issued or s.arrived == day or not is_open:
        return day
    if not reads(s, "receipt-before-207", "actual-arrival"):
        return day
    if s.arrived != NONE:
        return s.arrived
    return arrival(s, day)
