"""The period while events are applied to it: its due day, restarts, extensions 进行中的期限。"""

from __future__ import annotations

from .asking import (
    after,
    counted,
    counting,
    drop_extensions,
    extensions,
    fact,
    is_early,
    is_worked,
    lengthen,
    note,
    reads,
    row_days,
    term_row,
)
from .state import State, Step
from .words import (
    NEVER,
    NONE,
)

__all__ = ["extend", "later_date", "later_of_both", "missed", "ordinary_due", "restart", "restart_until"]


# The due day


def due(s: State) -> int:
    """The due day as things stand, none while a pause has not ended 届满日."""
    return later_of_both(s, ordinary_due(s))


def later_of_both(s: State, ordinary: int) -> int:
    """The ordinary due day, or a later one that was set: it never shortens the period 延迟答复.

    Source: 国令711号 第35条.
    """
    if ordinary == NONE or s.named <= ordinary:
        return ordinary
    # Before the ordinary due day, which is worked, a rest day moves to no later day than that.
    return moved(s, s.named)


def later_date(s: State) -> int:
    """The due day where the date that was set decides it, none where the ordinary one comes no sooner 延迟答复之日."""
    if s.named == NONE:
        return NONE
    ordinary = ordinary_due(s)
    last = later_of_both(s, ordinary)
    return last if last != ordinary else NONE


def moved(s: State, day: int) -> int:
    """A last day that was named, moved off a rest day where that is the reading 指定末日的顺延."""
    if is_worked(s, day) or reads(s, "named-rest-day", "stands"):
        return day
    return after(s, day, 1)


def ordinary_due(s: State) -> int:
    """The due day that counting gives 通常的届满日.

    Where an extension begins is open only if one tells a number of days: a named last day stands in any case.

    Source: 国令492号 第24条第2款; 国令711号 第33条第2款.
    """
    if s.extended == NONE:
        return counting(s, s.start, s.base)
    if s.is_numbered and reads(s, "extension-base", "from-notice"):
        return due_from_notice(s)
    return named_end(s, counting(s, s.start, s.base + s.extra))


def due_from_notice(s: State) -> int:
    """Each extension counted from its notice, that day being the first; to its last day where it names one 自告知起."""
    day = counting(s, s.start, s.base)
    for told in extensions(s):
        if day != NONE:
            later = day
            if told.days > 0:
                later = counting(s, day if told.until else told.at - 1, told.days)
            day = max(day, later) if later != NONE else NONE
    return named_end(s, day)


def named_end(s: State, day: int) -> int:
    """A named last day that adds no counting day and did not move stands as it is 指定的最后一日."""
    stands = day != NONE and day < s.until and counted(s, day, s.until) == 0
    return s.until if stands else day


def missed(s: State, day: int) -> int:
    """The due day as things stand, where a day comes after it 已届满的届满日.

    A day that so few working days precede that it must be early is settled without a look at what is excluded.
    """
    if is_early(s, day):
        return NONE
    last = due(s)
    return last if last != NONE and day > last else NONE


# Restarts


def restart_until(s: State, day: int) -> None:
    """The restarts that have come by a day, in their order 重新起算."""
    if s.corrected != NONE or s.paid != NONE:
        corrected = s.corrected or NEVER
        paid = s.paid or NEVER
        for again in (min(corrected, paid), max(corrected, paid)):
            if again <= day:
                restart(s, again)
        if corrected <= day:
            s.corrected = NONE
        if paid <= day:
            s.paid = NONE


def restart(s: State, day: int) -> None:
    """A new count; one from before the receipt, or before a later restart, cannot set the clock back 重新起算.

    Source: 国令711号 第30条; 山西省政府令237号 第22条第4款.
    """
    if day > s.start:
        s.start = day
        if s.extended != NONE and not reads(s, "extension-across-restart", "survives"):
            note(s, "extension-lapsed", term_row(s, "extension"), s.first_told, day)
            drop_extensions(s)


# Extensions


def extend(s: State, told: Step) -> None:
    """An extension, as far as the law allows it 延长答复期限.

    Source: 国令492号 第24条第2款; 国令711号 第33条第2款.
    """
    row = term_row(s, "extension")
    if told.at < s.received:
        note(s, "extension-before-receipt", row, told.at, s.received)
    elif is_told_in_time(s, told, row):
        left = row_days(s, row) - s.extra
        days = days_told(s, told, row, left)
        if days > left:
            note(s, "extension-excess", row, days, left)
        days = min(days, left)
        if days > 0 or names_a_later_rest_day(s, told):
            lengthen(s, days, told.at, told.until, row)


def is_told_in_time(s: State, told: Step, row: int) -> bool:
    """Whether an extension was told while the period ran, or counts all the same 是否在期限内告知.

    Source: 国令492号 第24条第2款; 国令711号 第33条第2款; 〔2016〕235号 四, by analogy.
    """
    last = missed(s, max(told.at, told.served))
    if last == NONE:
        return True
    if told.at <= last and not reads(s, "extension-notice-event", "served"):
        return True
    note(s, "extension-late", row, told.at, last)
    return reads(s, "extension-timing", "counts")


def days_told(s: State, told: Step, row: int, left: int) -> int:
    """How many days were told; without a number a missing fact, from one to what the law still allows 延长的日数."""
    if told.days:
        return told.days
    if told.until == NONE:
        note(s, "extension-unnumbered", row, told.at)
        if left > 1:
            return fact(s, "extension-days", s.extended + 1, 1, left)
        return left
    last = ordinary_due(s)
    if last == NONE:
        return left
    days = counted(s, last, told.until)
    is_moved = days < left and last < told.until and moved(s, told.until) != told.until
    return days + 1 if is_moved else days


def names_a_later_rest_day(s: State, told: Step) -> bool:
    """Whether the last day named adds no counting day, yet lies after the due day 指定日为休息日."""
    last = ordinary_due(s)
    return last != NONE and told.until > last
