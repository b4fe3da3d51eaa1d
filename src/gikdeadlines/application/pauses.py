"""When a consultation, an obstacle, a correction or a fee ends, and which days it takes out 不计算在内的期间。"""

from __future__ import annotations

from .asking import (
    after,
    answer_row,
    applies,
    basis_row,
    cite,
    deemed_row,
    effect_row,
    exclude,
    fact,
    is_in_days,
    is_worked,
    note,
    reads,
    restarts_by_law,
    row_days,
    settled,
    term_row,
)
from .running import missed
from .state import State, Step
from .words import (
    CORRECTION,
    EXCLUDES,
    EXCLUDES_BETWEEN,
    FEE,
    IGNORED,
    LAPSED,
    NEVER,
    NONE,
    NOTHING,
    OBSTACLE,
    RESTARTS,
)

__all__ = ["charge", "consult", "correct", "row_in_force"]


def row_in_force(s: State, asked: Step) -> int:
    """The row on what an event does, none where it has no basis or comes after the due day 适用的条款."""
    row = effect_row(s, asked.kind, asked.at)
    if row == NONE:
        note(s, "pause-without-basis", basis_row(s), asked.kind, asked.at)
        return NONE
    last = missed(s, asked.at)
    if last == NONE:
        return row
    if asked.kind == CORRECTION:
        note(s, "correction-after-due", row, asked.at, last)
    else:
        note(s, "pause-after-due", row, asked.at, last)
    return NONE


def answer_in_time(s: State, asked: Step) -> int:
    """The day of the answer; what comes after the reply changes nothing 答复意见之日."""
    return asked.back if asked.back <= s.end else NONE


def limit_of(s: State, day: int, row: int) -> int:
    """The last day of a limit after a day; one in days that ends on a rest day moves to the next working day 期限届满.

    Source: 民法典 第203条第1款, by analogy.
    """
    last = last_day_of(s, day, row)
    if not is_in_days(s, row) or is_worked(s, last) or reads(s, "rest-day-end", "stands"):
        return last
    return after(s, last, 1)


def last_day_of(s: State, day: int, row: int) -> int:
    """The last of the days that a row gives after a day, working days or days 期限末日."""
    return day + row_days(s, row) if is_in_days(s, row) else after(s, day, row_days(s, row))


# Consultations and obstacles


def consult(s: State, asked: Step) -> None:
    """The days that a question to others, or an obstacle, takes out 征求意见、不可抗力.

    Source: 国令492号 第24条第3款; 国令711号 第32、33、34条; 〔2015〕207号 二, by analogy.
    """
    row = row_in_force(s, asked)
    if row != NONE and settled(s, row) != NOTHING:
        if asked.at <= s.received:
            note(s, "pause-before-receipt", row, asked.at, s.received)
        back = answer_in_time(s, asked)
        end = end_of_consultation(s, asked, back)
        is_answered = back != NONE and end == back
        if s.reply != NONE and s.reply < end:
            end = s.reply
            is_answered = False
        exclude_read(s, asked, row, end, is_answered)


def end_of_consultation(s: State, asked: Step, back: int) -> int:
    """The answer, or the last day of the limit for it where a text settles silence 征求意见的结束.

    An answered one takes all the time it took, or at most the limit.

    Source: 国令711号 第32、34条; 山西省政府令237号 第26条.
    """
    row = answer_row(s, asked.kind)
    if row == NONE or asked.kind == OBSTACLE or (back == NONE and deemed_row(s, asked.kind) == NONE):
        return back or NEVER
    limit = limit_of(s, received_by(asked), row)
    if back == NONE:
        note_unserved(s, asked, row)
        has_ended = s.as_of >= limit and not reads(s, "pause-cap", "never", not s.has_one_pause, True)
        return limit if has_ended else NEVER
    if back <= limit:
        return back
    note_unserved(s, asked, row)
    note(s, "consultation-late", row, back, limit)
    if reads(s, "pause-cap", "always", True, not s.has_one_pause):
        return limit
    return back


def received_by(asked: Step) -> int:
    """The receipt of a letter, from which a limit for the answer runs; not stated, the sending day 送达之日."""
    return asked.served or asked.at


def note_unserved(s: State, asked: Step, row: int) -> None:
    """That the day is not stated on which a letter was received 未载送达日."""
    if asked.served == NONE:
        note(s, "served-unknown", row, asked.kind, asked.at)


def exclude_read(s: State, asked: Step, row: int, end: int, is_answered: bool) -> None:  # noqa: FBT001 - an array has no names
    """Takes the days out without the end days that count on the reading taken 首尾两日的口径.

    Where no answer ended the pause, its last day is out.

    Source: 〔2015〕207号 二, by analogy.
    """
    first = asked.at
    last = end
    opens = first > s.start and is_worked(s, first)
    closes = is_answered and end > s.start and is_worked(s, end)
    if opens or closes:
        several = not s.has_one_pause
        by_notice = opens or several
        by_answer = closes or several
        if reads(s, "pause-ends", "notice-day-counts", by_notice, by_answer, True):
            first = first + 1
        elif reads(s, "pause-ends", "answer-day-counts", by_notice, by_answer, True):
            last = end - is_answered
        elif reads(s, "pause-ends", "both-count", by_notice, by_answer, True):
            first = first + 1
            last = end - is_answered
    exclude(s, first, last, asked.kind, row, answer_in_time(s, asked) != NONE)


# Corrections


def correct(s: State, asked: Step) -> None:
    """What a notice to correct does 补正.

    Source: 国令492号 第21条第4项; 〔2015〕207号 二; 国令711号 第30条; 山西省政府令237号 第22、27条.
    """
    row = row_in_force(s, asked)
    if row != NONE:
        effect = effect_of_notice(s, asked, row)
        s.corrections = s.corrections + 1
        if asked.at < s.received:
            note(s, "pause-before-receipt", row, asked.at, s.received)
        if effect != IGNORED and stops_the_clock(s, asked, row):
            wait(s, asked, row, effect, last_day_to_correct(s, asked, effect))


def stops_the_clock(s: State, asked: Step, row: int) -> bool:
    """Whether a notice that names no time, and that nobody answered, still holds up the period 未载期限的补正告知.

    Where the law itself gives a time (Shanxi) none need be named.

    Source: 国令711号 第30条.
    """
    is_named = asked.respond_by or asked.respond_within or term_row(s, "correction-answer")
    if answer_in_time(s, asked) != NONE or is_named or not restarts_by_law(s, row):
        return True
    note(s, "correction-without-time", row, asked.at)
    return reads(s, "correction-without-time", "stops")


def effect_of_notice(s: State, asked: Step, row: int) -> int:
    """What a notice does, where it came late or was not the first 补正告知的效力.

    Only the texts that let a correction restart the period allow one notice and no more.

    Source: 国令711号 第30条; 山西省政府令237号 第27条第8项.
    """
    effect = settled(s, row)
    if effect != RESTARTS or not restarts_by_law(s, row):
        return effect
    if s.corrections > 0:
        note(s, "correction-second", row, asked.at)
        return RESTARTS if reads(s, "second-correction", "restarts") else IGNORED
    notice = term_row(s, "correction-notice")
    if notice == NONE:
        return effect
    limit = limit_of(s, s.began, notice)
    if asked.at <= limit:
        return effect
    note(s, "correction-notice-late", notice, asked.at, limit)
    return IGNORED if reads(s, "late-correction-notice", "no-effect") else RESTARTS


def last_day_to_correct(s: State, asked: Step, effect: int) -> int:
    """The last day named for the correction, where letting it pass has a consequence 补正截止日.

    Source: 〔2015〕207号 二; 国令711号 第30条.
    """
    deemed = deemed_row(s, CORRECTION)
    is_explained = effect == EXCLUDES_BETWEEN or effect == EXCLUDES or effect == RESTARTS
    if deemed == NONE or not (applies(s, deemed, asked.at) or is_explained):
        return NONE
    last = asked.respond_by or end_of_window(s, asked)
    if last == NONE or s.end <= last or is_answered_by(s, asked, last):
        return last
    if is_worked(s, last) or reads(s, "respond-by-rest-day", "stands"):
        return last
    return after(s, last, 1)


def is_answered_by(s: State, asked: Step, last: int) -> bool:
    """Whether the answer came on or before a day 是否已答复."""
    back = answer_in_time(s, asked)
    return back != NONE and back <= last


def end_of_window(s: State, asked: Step) -> int:
    """The end of a time to correct: the notice states it in working days, or the law gives it 补正期限.

    Source: 山西省政府令237号 第27条第8项.
    """
    term = term_row(s, "correction-answer")
    if asked.respond_within == NONE and term == NONE:
        return NONE
    start = asked.at
    if asked.served == NONE:
        note(s, "served-unknown", term, asked.kind, asked.at)
    elif asked.served != start and not reads(s, "correction-window-start", "dispatched"):
        start = asked.served
    return after(s, start, asked.respond_within) if asked.respond_within else last_day_of(s, start, term)


# Fees


def charge(s: State, asked: Step) -> None:
    """What a notice of a fee does 收费.

    Source: 国办函〔2020〕109号.
    """
    row = row_in_force(s, asked)
    if row != NONE:
        term = term_row(s, "fee-answer")
        limit = limit_of(s, received_by(asked), term)
        note_unserved(s, asked, term)
        wait(s, asked, row, settled(s, row), limit)


# What both wait for


def wait(s: State, asked: Step, row: int, effect: int, last: int) -> None:
    """Takes out the days until the applicant has done what was asked; else the application may lapse 等待申请人."""
    has_lapsed = lapses(s, asked, last)
    if effect != NOTHING:
        back = NONE if has_lapsed else answer_in_time(s, asked)
        end = last if has_lapsed else back or s.reply or NEVER
        if effect == EXCLUDES_BETWEEN:
            exclude(s, asked.at + 1, back - 1 if back else end, asked.kind, row, back != NONE)
        else:
            exclude(s, asked.at, end, asked.kind, row, back != NONE)
        if effect == RESTARTS and back != NONE:
            if asked.kind == FEE:
                s.paid = back
            else:
                s.corrected = back


def lapses(s: State, asked: Step, last: int) -> bool:
    """Whether the applicant let the named time pass, which ends the application unless the agency went on 逾期不补正.

    Source: 〔2015〕207号 二; 国令711号 第30条; 山西省政府令237号 第27条第8项; 国办函〔2020〕109号.
    """
    deemed = deemed_row(s, asked.kind)
    if last == NONE or deemed == NONE or s.end <= last or is_answered_by(s, asked, last):
        return False
    back = answer_in_time(s, asked)
    if back != NONE and asked.kind == CORRECTION:
        if posted(s, asked, back) <= last:
            return False
        note(s, "correction-answered-late", deemed, back, last)
        if s.last_step >= back and not reads(s, "late-correction", "ended"):
            return False
    if back != NONE and asked.kind == FEE and s.last_step >= back and not reads(s, "late-fee", "ended"):
        return False
    s.ended = LAPSED
    s.ended_on = last
    s.ended_row = deemed
    cite(s, deemed)
    return True


def posted(s: State, asked: Step, back: int) -> int:
    """The applicant's posting day decides; where only a later arrival is known it is a missing fact 补正交邮日."""
    if asked.posted != NONE:
        return asked.posted
    return fact(s, "correction-dispatched", s.corrections, asked.at, back)
