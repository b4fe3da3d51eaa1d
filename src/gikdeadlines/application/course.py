"""The course of an application: received, answered, its events applied one by one, judged 依申请公开的办理过程。

Every question that the law or the facts leave open is asked only when it is needed, and always in the same order.
"""

from __future__ import annotations

from .asking import (
    as_known_on,
    basis_row,
    cite,
    counting,
    effect_row,
    first_received,
    following,
    is_announced,
    note,
    note_turning_points,
    overlapping,
    reads,
    receipt_row,
    restart_notes,
    row_days,
    settled,
    start_row,
    steps,
    takes_new_law,
    term_row,
    worked_between,
)
from .pauses import charge, consult, correct, row_in_force
from .receipt import receive
from .running import extend, later_date, later_of_both, missed, ordinary_due, restart, restart_until
from .service import answer
from .state import State, Step
from .words import (
    AMENDED,
    CORRECTION,
    EXTENSION,
    FEE,
    LAPSED,
    LATE,
    LATER_DATE,
    NONE,
    ON_TIME,
    ORDINARY_POST,
    OVERDUE,
    PENDING,
    REPLACES,
    RESTARTS,
    SUSPENDED,
    UNKNOWN,
    WITHDRAWN,
)

__all__ = ["STAGES", "apply_events", "receive", "respond", "settle", "straddle"]


def respond(s: State) -> None:
    """The clock begins, and the reply is found that will stop it 起算与答复."""
    row = term_row(s, "reply")
    s.start = s.began
    s.base = row_days(s, row)
    restart_notes(s)
    if not s.is_registered:
        cite(s, s.receipt_row)
    cite(s, row)
    if s.is_registered:
        note(s, "receipt-unproven", s.receipt_row, s.registered)
        if s.replied_before != NONE:
            note(s, "reply-before-receipt", s.receipt_row, s.registered, s.replied_before)
    else:
        if s.is_confirmed_late:
            note_confirmation(s)
        if s.registered != NONE and s.registered != s.evidenced:
            note(s, "evidence-differs:received", s.receipt_row, s.registered, s.evidenced)
    answer(s)


def note_confirmation(s: State) -> None:
    """That the confirmation came after the arrival: owed that day for post, and for the rest nobody's licence 确认迟延.

    Source: 〔2015〕207号 一2, 一4; 〔2017〕19号 三.
    """
    if s.is_owed_on_arrival:
        note(s, "confirmation-late", receipt_row(s, s.received_under, ORDINARY_POST), s.arrived, s.confirmed)
    else:
        note(s, "confirmation-delayed", s.receipt_row, s.arrived, s.confirmed)


def apply_events(s: State) -> None:
    """Every event up to the end, by day, those of one day in the order of their kinds 逐件适用."""
    for step in steps(s):
        if step.at <= s.end and s.ended == NONE:
            restart_until(s, step.at)
            apply_event(s, step)
    restart_until(s, s.end)


def apply_event(s: State, step: Step) -> None:
    """What one event does 一件事的作用."""
    if step.kind == EXTENSION:
        extend(s, step)
    elif step.kind == CORRECTION:
        correct(s, step)
    elif step.kind == FEE:
        charge(s, step)
    elif step.kind == LATER_DATE:
        set_later_date(s, step)
    elif step.kind == AMENDED:
        amend(s, step)
    else:
        consult(s, step)


def set_later_date(s: State, step: Step) -> None:
    """A later reasonable day is set; of several the latest counts, since none shortens the period 确定延迟答复.

    Source: 国令711号 第35条.
    """
    row = row_in_force(s, step)
    if row != NONE and settled(s, row) == REPLACES:
        s.named = max(step.until, s.named)
        s.later_row = row


def amend(s: State, step: Step) -> None:
    """The applicant changes the application unasked, which restarts the period where a text says so 申请人自行变更.

    Source: 山西省政府令237号 第22条第4款.
    """
    row = effect_row(s, step.kind, step.at)
    if row == NONE:
        note(s, "amendment-without-effect", basis_row(s), step.at)
        return
    last = missed(s, step.at)
    if last != NONE:
        note(s, "amendment-after-due", row, step.at, last)
    elif settled(s, row) == RESTARTS:
        restart(s, step.at)
        cite(s, row)


# The verdict


def settle(s: State) -> None:
    """Due day, findings on the reply, verdict 判定."""
    if s.withdrawn != NONE and s.ended == NONE and s.reply == NONE:
        s.ended = WITHDRAWN
        s.ended_on = s.withdrawn
    if s.ended != LAPSED:
        s.due = due_with_overlaps(s)
    judge_later_date(s)
    judge_withdrawal(s)
    if s.reply != NONE:
        note_reply(s)
    note_turning_points(s)
    s.verdict = s.ended or verdict(s)


def judge_later_date(s: State) -> None:
    """A later date is the source of the due day where it decides it; else it is said not to 延迟答复的效力."""
    if s.later_row != NONE and s.due != NONE:
        s.later = later_date(s)
        if s.later != NONE:
            cite(s, s.later_row)
        else:
            note(s, "later-date-not-later", s.later_row, s.named, s.due)


def judge_withdrawal(s: State) -> None:
    """That the reply was overdue already when the applicant withdrew, and by how many working days 撤回时已逾期."""
    if s.ended == WITHDRAWN and s.due != NONE and s.withdrawn > s.due:
        late = worked_between(s, s.due, s.withdrawn) if is_announced(s, s.withdrawn) else UNKNOWN
        note(s, "withdrawn-overdue", term_row(s, "reply"), s.withdrawn, s.due, late)


def verdict(s: State) -> int:
    """Whether an application that runs was answered in time, or may still be 结论."""
    if s.reply != NONE:
        return ON_TIME if s.due == NONE or s.reply <= s.due else LATE
    if s.due == NONE:
        return SUSPENDED
    return PENDING if s.as_of <= s.due else OVERDUE


def due_with_overlaps(s: State) -> int:
    """The due day; where pauses overlap, each may take out its own days 届满日（重叠期间的口径）."""
    last = ordinary_due(s)
    if last != NONE and later_date(s) == NONE:
        twice = overlapping(s)
        if twice != 0 and reads(s, "pause-overlap", "sum"):
            last = counting(s, last, twice)
    return later_of_both(s, last)


def note_reply(s: State) -> None:
    """What is to be said of the reply 答复的提示."""
    if s.is_reply_registered:
        note(s, "reply-day-unproven", s.reply_row, s.reply)
    else:
        cite(s, s.reply_row)
        if s.reply_registered != NONE and s.reply_registered != s.reply:
            note(s, "evidence-differs:replied", s.reply_row, s.reply_registered, s.reply)
        if s.is_delegated:
            note(s, "delegated-reply", start_row(s, s.regime, "delegated-reply"))
        if s.is_by_courier:
            note(s, "reply-by-courier", s.reply_row, s.reply_dispatched)


# An application that a new law found open


def straddle(s: State) -> None:
    """Which law governs an application that was open when another came into force 新旧法衔接.

    No transitional clause says so: it is a reading.

    Source: 国令711号 第56条.
    """
    later = following(s)
    if later == NONE or first_received(s, later) > s.as_of:
        return
    if was_open(s, first_received(s, later)):
        if takes_new_law(s, later):
            s.regime = later
            run_again(s)
        note(s, "straddle-2019", start_row(s, later, "in-force"), s.received, first_received(s, later))


def was_open(s: State, day: int) -> bool:
    """Whether it was neither answered nor past due on a day 新法施行时是否未结.

    Where the reply or the due day lies before, it was not; else the eve of that day is assessed by itself.
    """
    if (s.reply != NONE and s.reply < day) or (s.due != NONE and s.due < day):
        return False
    eve = as_known_on(s, day - 1)
    run_again(eve)
    return eve.verdict == PENDING or eve.verdict == SUSPENDED


def run_again(s: State) -> None:
    """The course from the receipt on, with everything that followed it undone 重新计算."""
    s.ended = NONE
    s.ended_on = NONE
    s.ended_row = NONE
    s.due = NONE
    s.named = NONE
    s.later_row = NONE
    s.later = NONE
    s.corrections = 0
    s.corrected = NONE
    s.paid = NONE
    respond(s)
    apply_events(s)
    settle(s)


STAGES = (receive, respond, apply_events, settle, straddle)
"""The stages of a course, in their order. Where another answer is tried, the stage that asked is gone through again."""
