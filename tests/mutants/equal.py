"""Small faults that no answer can tell from the sound code 等价的改动.

They are named with the reason and are not drawn: nothing could notice them.
"""

from __future__ import annotations

from typing import Final

from tests.mutants.small import Small

__all__ = ["EQUAL", "is_equal"]

_ASKED = "A reading has one answer wherever it is asked: the first question, a line above, fixes its options."
_NO_THIRD = "No rule has a third option, and none has more than two."
_LOOKED_AT = "What may be wrong is looked at again, and only what is wrong is told."
_SORTED = "Those that are in order already are sorted, and stay as they are."
_BORDER = "What the quick reading does not take the border reads, and comes to the same."
_FALLS_BACK = "The quick way is left, and the checked one behind it comes to the same day."

_BY_TYPE = "What is written by its type comes out as what is written value by value, only sooner."
_SETTLED = "What is not settled at a glance is settled by the due day."
_IN_ORDER = "What is one alone is in order."

EQUAL: Final[dict[tuple[str, str, str, int], str]] = {
    ("application.running.restart_until", "again <= day", "again < day", 1): (
        "A restart on the day from which the clock already runs does nothing."
    ),
    ("case.impossible._is_extension", "last < told.at", "last <= told.at", 1): _LOOKED_AT,
    ("case.history._is_out_of_order", "day < arrived", "day <= arrived", 1): _LOOKED_AT,
    ("case.impossible._disordered", "ordered[0].at < submitted.at", "ordered[0].at <= submitted.at", 1): _LOOKED_AT,
    ("application.running.restart_until", "paid <= day", "paid < day", 1): (
        "A restart on the day from which the clock already runs does nothing."
    ),
    ("application.running.restart_until", "corrected <= day", "corrected < day", 1): (
        "A restart on the day from which the clock already runs does nothing."
    ),
    ("application.running.later_of_both", "s.named <= ordinary", "s.named < ordinary", 1): (
        "A date set on the ordinary due day moves to no other: that day is worked, or stands by the same reading."
    ),
    ("application.service.judged_by", "2", "3", 1): _NO_THIRD,
    ("application.service.judged_by", "3", "4", 1): _NO_THIRD,
    ("application.receipt.rule_asked", "2", "3", 1): _NO_THIRD,
    ("application.receipt.rule_asked", "3", "4", 1): _NO_THIRD,
    ("application.pauses.exclude_read", "True", "False", 2): _ASKED,
    ("application.pauses.exclude_read", "True", "False", 3): _ASKED,
    ("calendar.clock.counting_due", "span.end <= start", "span.end < start", 1): (
        "Of days that end with the start none lies behind it: they move the count by nothing."
    ),
    ("calendar.calendar.Calendar.nth_after", "day.toordinal() - self._origin", "day.toordinal() + self._origin", 1): (
        _FALLS_BACK
    ),
    ("application.running.due_from_notice", "told.days > 0", "told.days >= 0", 1): (
        "No day after the due day, counted from it, leads to none later than it."
    ),
    ("calendar.calendar.Calendar.number_between", "1", "2", 1): ("Whoever asks holds every number below 0 for none."),
    ("calendar.calendar.Calendar.number_between", "start - self._origin", "start + self._origin", 1): _FALLS_BACK,
    ("calendar.calendar.Calendar.number_between", "through - self._origin", "through + self._origin", 1): _FALLS_BACK,
    ("calendar.calendar.Calendar.number_after", "day - self._origin", "day + self._origin", 1): _FALLS_BACK,
    (
        "application.almanac.Almanac.is_within",
        "calendar.rank(day) - calendar.rank(start)",
        "calendar.rank(day) + calendar.rank(start)",
        1,
    ): _SETTLED,
    ("calendar.calendar.Calendar.nth_after", "0", "1", 1): _FALLS_BACK,
    ("calendar.calendar.Calendar.nth_after", "index >= 0", "index > 0", 1): _FALLS_BACK,
    (
        "calendar.calendar.Calendar.why",
        "self._reasons.get(day) if type(day) is date else None",
        "None if type(day) is date else self._reasons.get(day)",
        1,
    ): "What is not remembered is found again.",
    ("calendar.calendar.Calendar.why", "type(day) is date", "type(day) is not date", 1): (
        "What is not remembered is found again."
    ),
    ("calendar.bounds.Beyond._reaching", "window.start < self._horizon", "window.start <= self._horizon", 1): (
        "From the horizon itself no counting day lies on or before it, and the search goes on from the same day."
    ),
    ("application.state.known_on", "step.at <= day", "step.at < day", 1): (
        "What happens on the eve itself is in time, and the application open on it with or without, or comes too late."
    ),
    (
        "case.case._require_shallow",
        "text.count('[') + text.count('{') <= _DEEPEST_JSON",
        "text.count('[') + text.count('{') < _DEEPEST_JSON",
        1,
    ): "A text with no more brackets than levels are allowed is not too deep, counted or not.",
    ("matters.dues._kept", "way.unit == 'working-day'", "way.unit != 'working-day'", 1): (
        "No text has something kept for working days, and of the other units both branches give one day."
    ),
    ("matters.dues._kept", "0", "1", 1): "No text has something kept for working days.",
    ("calendar.bounds._Window.later", "start - day - 1", "start - day + 1", 1): (
        "It goes on by fewer days, within the days that are blocked, and is asked again from there."
    ),
    ("uncertainty.exploring.tipping_point", "0", "1", 2): "It says only whether days or numbers are meant.",
    ("uncertainty.exploring.tipping_point", "0", "1", 3): "It says only whether days or numbers are meant.",
    ("case.case._optional", "value is None", "value is not None", 1): (
        "What it makes is made when the module is read: a fault planted later is not in it."
    ),
    ("calendar.clock.merged", "interval.start > last.end + ONE_DAY", "interval.start >= last.end + ONE_DAY", 1): (
        "Days that follow one another are the same days in one run or in two."
    ),
    ("calendar.bounds.Beyond._window", "last > start.toordinal()", "last >= start.toordinal()", 1): (
        "Days that end with the start block nothing behind it."
    ),
    (
        "matters.remedy._Steps._filing",
        "self._requested is not None or self._sued is not None",
        "self._requested is not None and self._sued is not None",
        1,
    ): "Where one of the two was filed there is one limit, that of what was filed, and it is no longer open.",
    ("calendar.arrangements.Season._strangeness", "0", "1", 3): (
        "Fewer days worked in a row than six are never told apart."
    ),
    ("case.impossible._is_reply", "first > sent", "first >= sent", 1): _LOOKED_AT,
    ("case.impossible._is_reply", "sent > last", "sent >= last", 1): _LOOKED_AT,
    ("case.impossible._is_reply", "first > last", "first >= last", 1): _LOOKED_AT,
    ("case.impossible._is_letter", "letter.served >= letter.at", "letter.served > letter.at", 1): _LOOKED_AT,
    ("case.impossible._is_notice", "last < notice.at", "last <= notice.at", 1): _LOOKED_AT,
    ("case.impossible._is_notice", "0", "1", 1): _LOOKED_AT,
    ("case.impossible._is_extension", "0", "1", 1): _LOOKED_AT,
    ("case.case._optional", "None if value is None else read(value)", "read(value) if value is None else None", 1): (
        "What it makes is made when the module is read: a fault planted later is not in it."
    ),
    (
        "uncertainty.exploring._in_order",
        "len(branches) == 1 or (len(branches) == 2 and (not branches[0].others))",
        "len(branches) == 1 and (len(branches) == 2 and (not branches[0].others))",
        1,
    ): _SORTED,
    ("uncertainty.exploring._in_order", "0", "1", 1): _SORTED,
    (
        "uncertainty.exploring.Exploration.asked",
        "branch.asked.keys() <= found.keys()",
        "branch.asked.keys() < found.keys()",
        1,
    ): "What was asked already is put in its own place.",
    (
        "uncertainty.exploring.explore",
        "len(chooser.forks) > len(chooser.prefix)",
        "len(chooser.forks) >= len(chooser.prefix)",
        1,
    ): "Where no question came after those that were answered before, there are no other ways to answer it.",
    ("uncertainty.pivots._last", "low >= high", "low > high", 1): "Between a day and itself no day is tried.",
    ("uncertainty.pivots._days", "near < far", "near <= far", 1): "Between a day and itself no day is tried.",
    ("uncertainty.pivots._first", "low >= high", "low > high", 1): (
        "Of one and the same day it cannot both hold and not hold, and none is found."
    ),
    ("uncertainty.pivots._Work.answers", "step.at < self.usual.replied_on", "step.at <= self.usual.replied_on", 1): (
        "Between the question and the reply of one day there is no day to be found."
    ),
    ("uncertainty.pivots._Work.receipt", "1", "2", 1): (
        "1, 2 and 3 May 2008 were days of rest: received on any of them an application is due on the same day."
    ),
    ("assessment.remarks.remarks_on", "history.events[-1].at > ended", "history.events[-1].at >= ended", 1): (
        "What happened after the end is looked for, and nothing is found."
    ),
    ("matters.duties._milestone", "issued.year + years", "issued.year - years", 1): (
        "Of the days that are found those of other years are left out."
    ),
    ("case.history.history_of", "ordered[-1].at <= as_of", "ordered[-1].at < as_of", 1): (
        "A history of which nothing is left out is built again, and is the same."
    ),
    (
        "case.history._is_out_of_order",
        "confirmed is not None and history.never_confirmed is not None",
        "confirmed is not None or history.never_confirmed is not None",
        1,
    ): _LOOKED_AT,
    ("case.case._plain_parts", "part is ODD", "part is not ODD", 1): _BORDER,
    ("case.case._plain_parts", "name == 'events'", "name != 'events'", 1): _BORDER,
    ("case.case._plain_parts", "parts.keys() >= _REQUIRED", "parts.keys() > _REQUIRED", 1): _BORDER,
    ("case.history.History.after", "self.events[-1].at <= day", "self.events[-1].at < day", 1): (
        "What happened after the day is looked for, and nothing is found."
    ),
    ("case.history._sorted", "(day, order) == previous", "(day, order) != previous", 1): _SORTED,
    ("case.history._stand_in_order", "True", "False", 1): _SORTED,
    ("case.history._stand_in_order", "at < day", "at <= day", 1): _SORTED,
    ("case.history._stand_in_order", "at == day and place <= order", "at == day or place <= order", 1): _SORTED,
    (
        "case.history._built",
        "len({id(answer) for _, answer in closed}) < len(answers)",
        "len({id(answer) for _, answer in closed}) <= len(answers)",
        1,
    ): _LOOKED_AT,
    (
        "assessment.applications.assess_application",
        "len(exploration.branches) > 1",
        "len(exploration.branches) >= 1",
        1,
    ): "Of one branch no fact has two ends: nothing is sought between them.",
    (
        "matters.publication._ended_plans",
        "max(ended, key=lambda p: p.since)",
        "min(ended, key=lambda p: p.since)",
        1,
    ): "There is one plan with this limit; the other text restates it.",
    (
        "matters.remedy._Steps._after_review",
        "begins is not None and term is not None",
        "begins is not None or term is not None",
        1,
    ): "For as long as the calendar reaches back there has been a time to sue after a review.",
    ("matters.ways.ways", "len(kept) >= _MOST_KEPT", "len(kept) > _MOST_KEPT", 1): (
        "It says how many answers are kept, which are the same when they are worked out again."
    ),
    (
        "matters.duties._recurring",
        "last < first",
        "last <= first",
        1,
    ): "Nothing that recurs ends on the first of a year.",
    (
        "matters.ways._latest",
        "max(rows, key=lambda p: p.since, default=None)",
        "min(rows, key=lambda p: p.since, default=None)",
        1,
    ): "Of one time no two texts are in force on one day.",
    (
        "matters.ways._is_older_rule",
        "rule.instrument.in_force < law.instrument.in_force",
        "rule.instrument.in_force <= law.instrument.in_force",
        1,
    ): "No rule on the start came into force on the day of a law on the time.",
    ("assessment.entry.pivots_of", "False", "True", 1): "It goes by the defaults alone, and explores nothing.",
    ("assessment.remarks.remarks_on", "len(replies) > 1", "len(replies) >= 1", 1): _LOOKED_AT,
    ("uncertainty.between._is_next", "low + (high - low) // 2", "low - (high - low) // 2", 1): (
        "Either is the lower value itself where half of the distance is none, and nowhere else."
    ),
    ("uncertainty.between._groups", "len(joined) > 1", "len(joined) >= 1", 1): (
        "A group that is joined with nothing stays as it is."
    ),
    (
        "matters.dues._kept",
        "way.ends(start, almanac)[0] if way.unit == 'working-day' else way.last(start)",
        "way.last(start) if way.unit == 'working-day' else way.ends(start, almanac)[0]",
        1,
    ): "No text has something kept for working days, and of the other units both branches give one day.",
    ("case.history._is_out_of_order", "history.events[0].at < submitted", "history.events[0].at <= submitted", 1): (
        _LOOKED_AT
    ),
    ("matters.duties._milestone", "1", "2", 2): "Of the days that are found those of other years are left out.",
    ("matters.duties._milestone", "1", "2", 3): "Of the days that are found those of other years are left out.",
    ("matters.duties._milestone", "12", "13", 1): "No plan runs for months from its issue.",
    ("matters.duties._recurring", "1", "2", 2): "Nothing recurs on the first of January.",
    ("uncertainty.between.shape_of", "reply is None", "reply is not None", 1): (
        "It is only held against that of another branch, and both are turned."
    ),
    ("values.records._write", "not isinstance(only, type)", "+bool(isinstance(only, type))", 1): _BY_TYPE,
    ("values.records._write", "others or not isinstance(only, type)", "others and (not isinstance(only, type))", 1): (
        _BY_TYPE
    ),
    ("values.records.Assessment.to_json", "False", "True", 2): "No figure of an assessment is a float.",
    ("calendar.arrangements._spans", "2", "3", 1): "Of the weekdays from the first on only the first few are taken.",
    ("calendar.clock.merged", "interval.end > last.end", "interval.end >= last.end", 1): "An end takes its own place.",
    ("calendar.clock._canonical", "len(united) > 1", "len(united) >= 1", 1): _IN_ORDER,
    ("application.outcome.Outcome.used", "0", "1", 1): _FALLS_BACK,
    ("application.counting._working_days", "0", "1", 1): (
        "While a pause has not ended there is no due day that an overlap could move."
    ),
    ("law.regimes.Law.regime", "received < r.received_from", "received <= r.received_from", 1): (
        "A day on which a regime begins is governed by it, and is refused by none."
    ),
    ("values.records._write", "only is date", "only is not date", 1): _BY_TYPE,
    ("values.records._is_flat", "True", "False", 1): _BY_TYPE,
    ("values.choices.closest", "1", "2", 1): "Of what is close only the closest is taken.",
    ("calendar.bounds.Beyond._announced", "last > self._horizon", "last >= self._horizon", 1): (
        "A run that ends with the horizon leaves no day behind it, and none adds nothing."
    ),
    (
        "calendar.bounds.Beyond._seasons",
        "season.first <= last and first <= season.last",
        "season.first <= last or first <= season.last",
        1,
    ): "A season that shares no day with a run adds nothing to it.",
    ("calendar.calendar.Calendar.nth_after", "0", "1", 2): _FALLS_BACK,
    ("calendar.calendar.Calendar.number_between", "0", "1", 1): _FALLS_BACK,
    ("calendar.calendar.Calendar.number_between", "0", "1", 2): _FALLS_BACK,
    ("calendar.calendar.Calendar.number_between", "low < high", "low <= high", 1): "From a day to itself lies none.",
    ("application.counting.worked_between", "0", "1", 1): _FALLS_BACK,
    ("application.counting.worked_between", "found >= 0", "found > 0", 1): _FALLS_BACK,
    ("application.outcome.Outcome.used", "found >= 0", "found > 0", 1): _FALLS_BACK,
    ("application.almanac.Almanac.is_within", "start < calendar.first", "start <= calendar.first", 1): _SETTLED,
    ("application.almanac.Almanac.is_within", "day > calendar.horizon", "day >= calendar.horizon", 1): _SETTLED,
    ("application.pauses.wait", "asked.kind == FEE", "asked.kind != FEE", 1): (
        "Both begin the count anew alike, whichever of the two places holds the day."
    ),
    ("calendar.clock.counted_days", "through <= start", "through < start", 1): "From a day to itself lies none.",
    ("application.tables.Tables.__init__", "1", "2", 2): (
        "The last regime takes what no other has, so that one after it is never asked for."
    ),
    ("application.running.days_told", "last < told.until", "last <= told.until", 1): (
        "A day that is the due day already is worked, or stands by the same reading."
    ),
    ("application.running.named_end", "day < s.until", "day <= s.until", 1): "The day takes its own place.",
    ("calendar.bounds.Beyond.due", "earliest <= self.calendar.horizon", "earliest < self.calendar.horizon", 1): (
        "Through the horizon the least and the most are one count, and reach n on one day."
    ),
    ("application.counting.is_worked", "worked >= 0", "worked > 0", 1): _FALLS_BACK,
    ("application.counting.is_worked", "0", "1", 1): _FALLS_BACK,
    ("application.counting.is_early", "worked >= 0", "worked > 0", 1): _SETTLED,
    ("application.counting.is_early", "0", "1", 1): _SETTLED,
}
"""The function, what stands there, what would, which of several it is: why it makes no difference."""


def is_equal(fault: Small) -> bool:
    """Whether a fault is one of these."""
    return (fault.where.rpartition(":")[0], fault.was, fault.now, fault.nth) in EQUAL
