"""For each rule that a property must catch a fault in, such a fault 各规则的一处错误.

Of a function: what stands there and what is put in its place, or the name of a known bug, of a fault written by hand or
of an edit of the source of tables. Of a provision: the change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from tests.mutants.planting import Patch
from tests.mutants.runner_faults import SourceFault

from gikdeadlines.application.words import NONE

__all__ = ["BY_HAND", "CAUGHT", "EDITS"]

# Faults that no single sign makes


def _keeps_the_extension(_: Any) -> Any:
    return lambda clock, day: replace(clock, start=day)


def _counts_every_restart(_: Any) -> Any:
    return lambda clock, day: replace(clock, start=day, extra=clock.extra + 1)


def _takes_the_first_day(_: Any) -> Any:
    return lambda s, reply, rule: reply.dated or reply.dispatched or s.received  # noqa: ARG005 - as it is called


def _names_no_provision(sound: Any) -> Any:
    return lambda provision: replace(sound(provision), provision="")


def _takes_them_as_they_come(_: Any) -> Any:
    return list


def _looks_away_before_more(sound: Any) -> Any:
    def history_of(case: Any, as_of: Any) -> Any:
        is_more = any(event.at > as_of for event in case.events)
        return sound(case, as_of - timedelta(30) if is_more else as_of)

    return history_of


def _forgets_its_days(_: Any) -> Any:
    return lambda ledger: (tuple, ((),))  # noqa: ARG005 - as it is called


def _forgets_old_replies(sound: Any) -> Any:
    def answer(s: Any) -> None:
        sound(s)
        if s.reply != NONE and s.as_of - s.reply > 60:
            s.reply, s.end = NONE, s.as_of

    return answer


_CLOCK: Final = "gikdeadlines.calendar.clock:Clock.restart"

BY_HAND: Final[Mapping[str, Patch]] = {
    "keeps an extension over a restart": (_CLOCK, _keeps_the_extension),
    "adds a day for every restart": (_CLOCK, _counts_every_restart),
    "takes a day not stated for the first that it may be": (
        "gikdeadlines.application.service:missing_day",
        _takes_the_first_day,
    ),
    "names no provision": ("gikdeadlines.law.provisions:Provision.citation", _names_no_provision),
    "takes the events in the order in which they come": (
        "gikdeadlines.case.history:_sorted",
        _takes_them_as_they_come,
    ),
    "leaves out what came shortly before something yet to come": (
        "gikdeadlines.case.history:history_of",
        _looks_away_before_more,
    ),
    "forgets the days of a ledger that is copied": (
        "gikdeadlines.assessment.ledger:LazyLedger.__reduce__",
        _forgets_its_days,
    ),
    "forgets a reply after sixty days": ("gikdeadlines.application.service:answer", _forgets_old_replies),
}
"""What a fault does, and the patch that plants it."""

EDITS: Final[Mapping[str, SourceFault]] = {
    "counts one day too few at once": SourceFault(
        "batch.working_days", "arrays.ranks + min(n, arrays.working_days.size)", "arrays.ranks + min(n, 9) - 1"
    ),
    "begins the count nine days late": SourceFault(
        "application.course",
        "s.start = s.began\n    s.base",
        "s.start = s.began + 9\n    s.base",
    ),
    "calls decisive what flips one way alone": SourceFault(
        "batch.merge", "flips = verdict != usual[row]", "flips = verdict > usual[row]"
    ),
}
"""What an edit of the source of tables does, and the edit."""

CAUGHT: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("GIK-P-001", "calendar.calendar.Calendar.nth_after"): ("counts the start day", ""),
    ("GIK-P-002", "calendar.calendar.Calendar.nth_after"): ("counts the start day", ""),
    ("GIK-P-003", "calendar.calendar.Calendar.rank"): ("subtracts a holiday twice that is listed twice", ""),
    ("GIK-P-004", "calendar.calendar.Calendar.__post_init__"): (
        "(horizon - first).days + 1",
        "(horizon - first).days - 1",
    ),
    ("GIK-P-005", "calendar.calendar.Calendar.nth_after"): ("counts the start day", ""),
    ("GIK-P-006", "calendar.calendar.Calendar.nth_before"): (
        "(self._ranks[index - 1] if index else 0) - require_count(n) + 1",
        "(self._ranks[index - 1] if index else 0) - require_count(n) - 1",
    ),
    ("GIK-P-007", "calendar.calendar.Calendar.nth_after"): ("counts the start day", ""),
    ("GIK-P-008", "calendar.calendar.Calendar.nth_after"): ("skips the start day twice", ""),
    ("GIK-P-009", "calendar.calendar.Calendar.nth_after"): ("counts the start day", ""),
    ("GIK-P-010", "calendar.calendar.Calendar.count"): (
        "self._ranks[high] - self._ranks[low]",
        "self._ranks[high] + self._ranks[low]",
    ),
    ("GIK-P-011", "calendar.clock.Clock.left"): ("drops the sign of the days left", ""),
    ("GIK-P-012", "calendar.clock.Clock.left"): ("drops the sign of the days left", ""),
    ("GIK-P-013", "calendar.calendar._folded"): ("reads only the days of a notice's title year", ""),
    ("GIK-P-014", "calendar.calendar.is_weekly_rest"): ("knows weekends by the names of one locale", ""),
    ("GIK-P-015", "calendar.calendar._folded"): ("reads only the days of a notice's title year", ""),
    ("GIK-P-016", "calendar.calendar._folded"): ("ignores an amendment in the middle of a year", ""),
    ("GIK-P-017", "calendar.calendar.Rest.days"): ("self.start + timedelta(i)", "self.start - timedelta(i)"),
    ("GIK-P-018", "calendar.calendar.Notice.known_from"): ("applies an amendment before it was published", ""),
    ("GIK-P-020", "calendar.calendar.Calendar.nth_after"): ("invents a future year", ""),
    ("GIK-P-021", "calendar.calendar._announced"): ("takes every weekday of a missing year to work", ""),
    ("GIK-P-023", "calendar.calendar._folded"): ("reads only the days of a notice's title year", ""),
    ("GIK-P-025", "values.days.Interval.closed"): ("counts the last day of a pause", ""),
    ("GIK-P-026", "application.pauses.exclude_read"): ("counts the day of an answer", ""),
    ("GIK-P-027", "calendar.clock.counting_due"): ("adds a pause in calendar days to working days", ""),
    ("GIK-P-028", "calendar.clock.merged"): ("adds overlapping pauses twice", ""),
    ("GIK-P-029", "application.pauses.exclude_read"): ("counts the day of an answer", ""),
    ("GIK-P-032", "calendar.clock.merged"): ("adds overlapping pauses twice", ""),
    ("GIK-P-034", "calendar.clock.merged"): ("adds overlapping pauses twice", ""),
    ("GIK-P-035", "calendar.clock.counting_due"): ("rolls to a working day before adding each pause", ""),
    ("GIK-P-036", "calendar.clock.counting_due"): ("adds a pause in calendar days to working days", ""),
    ("GIK-P-037", "calendar.clock.merged"): ("adds overlapping pauses twice", ""),
    ("GIK-P-038", "application.pauses.end_of_consultation"): (
        "limit if has_ended else NEVER",
        "NEVER if has_ended else limit",
    ),
    ("GIK-P-039", "calendar.clock.merged"): ("adds overlapping pauses twice", ""),
    ("GIK-P-042", "application.asking.exclude"): ("takes out end days that count", ""),
    ("GIK-P-043", "application.asking.exclude"): ("takes out end days that count", ""),
    ("GIK-P-044", "application.asking.exclude"): ("takes out end days that count", ""),
    ("GIK-P-045", "calendar.clock.counting_due"): ("rolls to a working day before adding each pause", ""),
    ("GIK-P-046", "calendar.clock.Clock.extend"): (
        "self.extra + require_count(days, 'days')",
        "self.extra - require_count(days, 'days')",
    ),
    ("GIK-P-047", "uncertainty.replaying.Replay.choose"): ("extends from the day of the notice", ""),
    ("GIK-P-048", "uncertainty.replaying.Replay.choose"): ("extends from the day of the notice", ""),
    ("GIK-P-049", "uncertainty.replaying.Replay.choose"): ("extends from the day of the notice", ""),
    ("GIK-P-050", "CN/711/31.2/ordinary-post"): ("day confirmed-on-arrival → arrived", ""),
    ("GIK-P-050", "CN/711/31.1/in-person"): ("day submitted → confirmed", ""),
    ("GIK-P-051", "application.receipt.confirmation"): (
        "s.arrived or s.signed_for or s.submitted",
        "s.arrived and s.signed_for and s.submitted",
    ),
    ("GIK-P-053", "calendar.calendar.Calendar.number_after"): ("self._ranks[place] + n", "self._ranks[place] - n"),
    ("GIK-P-054", "application.asking.require_law"): (
        "not regime.received_from <= s.received <= regime.received_through",
        "+bool(regime.received_from <= s.received <= regime.received_through)",
    ),
    ("GIK-P-055", "CN/2016-235/4/direct"): ("judged delivered → dispatched", ""),
    ("GIK-P-056", "application.asking.service_row"): ("judges a posted reply on its delivery", ""),
    ("GIK-P-057", "calendar.calendar.Calendar.number_between"): (
        "self._ranks[high] - self._ranks[low]",
        "self._ranks[high] + self._ranks[low]",
    ),
    ("GIK-P-059", "calendar.calendar.is_weekly_rest"): ("knows weekends by the names of one locale", ""),
    ("GIK-P-060", "calendar.calendar.is_weekly_rest"): ("knows weekends by the names of one locale", ""),
    ("GIK-P-061", "values.days.beijing_day"): ("takes the day of an instant in UTC", ""),
    ("GIK-P-062", "values.days.add_months"): ("clamps the end of a month twice", ""),
    ("GIK-P-063", "calendar.calendar.Calendar.nth_after"): ("rolls a weekend receipt first and then counts", ""),
    ("GIK-P-064", "calendar.clock.rolled"): (
        "day if calendar.is_working(day) else calendar.next_working(day)",
        "calendar.next_working(day) if calendar.is_working(day) else day",
    ),
    ("GIK-P-065", "CN/711/32"): ("n 15 → 14", ""),
    ("GIK-P-065", "CN-SX/237/29.2/extension"): ("n 15 → 16", ""),
    ("GIK-P-066", "law.regimes.Law._in_force"): ("p.parameters.slot == slot", "p.parameters.slot != slot"),
    ("GIK-P-069", "calendar.calendar.Calendar.rank"): ("subtracts a holiday twice that is listed twice", ""),
    ("GIK-P-070", "calendar.calendar.Calendar.rank"): ("subtracts a holiday twice that is listed twice", ""),
    ("GIK-P-071", "calendar.calendar.Calendar.rank"): ("subtracts a holiday twice that is listed twice", ""),
    ("GIK-P-072", "matters.judging.MatterOutcome.verdict"): (
        "worst(self.limits).verdict if self.limits else 'pending'",
        "'pending' if self.limits else worst(self.limits).verdict",
    ),
    ("GIK-P-072", "assessment.matters._bounded"): (
        "group[0].unit == 'hour' or max(dues) <= horizon",
        "group[0].unit == 'hour' and max(dues) <= horizon",
    ),
    ("GIK-P-073", "calendar.calendar._folded"): ("reads only the days of a notice's title year", ""),
    ("GIK-P-074", "calendar.bounds.Beyond._announced"): ("min(last, self._horizon)", "max(last, self._horizon)"),
    ("GIK-P-075", "assessment.building.is_projected"): ("due is None", "due is not None"),
    ("GIK-P-077", "uncertainty.exploring.Exploration.is_robust"): (
        "len(verdicts) == 1 and 'undetermined' not in verdicts",
        "len(verdicts) == 1 or 'undetermined' not in verdicts",
    ),
    ("GIK-P-078", "uncertainty.replaying.Replay._fork"): ("0", "1"),
    ("GIK-P-078", "assessment.building.record"): (
        "exploration.alternatives() if many > 1 else ()",
        "() if many > 1 else exploration.alternatives()",
    ),
    ("GIK-P-079", "uncertainty.exploring.Branch.__post_init__"): (
        "[fork for fork in self.forks if fork.is_other] if self.forks else ()",
        "() if self.forks else [fork for fork in self.forks if fork.is_other]",
    ),
    ("GIK-P-081", "calendar.clock.merged"): ("interval.end is None", "interval.end is not None"),
    ("GIK-P-082", "values.days.Interval.is_empty"): ("self.end is not None", "self.end is None"),
    ("GIK-P-082", "assessment.ledger._counted"): (
        "_restarted_by(outcome) if is_restarted else _received_by(outcome)",
        "_received_by(outcome) if is_restarted else _restarted_by(outcome)",
    ),
    ("GIK-P-084", "matters.ways._Ways._remedy"): (
        "last is not None and self._has_changed(term, last)",
        "last is not None or self._has_changed(term, last)",
    ),
    ("GIK-P-084", "matters.ways._first_day"): (
        "start + ONE_DAY if start and against != 'reply' else start",
        "start if start and against != 'reply' else start + ONE_DAY",
    ),
    ("GIK-P-088", "assessment.applications._figures"): (
        "allowed - figures.used",
        "allowed + figures.used",
    ),
    ("GIK-P-090", "CN-SX/237/8.4/competent-answer"): ("n 5 → 4", ""),
    ("GIK-P-090", "CN/2020-109/payment"): ("n 20 → 21", ""),
    ("GIK-P-091", "application.pauses.wait"): ("back - 1", "back + 1"),
    ("GIK-P-094", "CN/2015-207/1.2/ordinary-post"): ("day confirmed-on-arrival → arrived", ""),
    ("GIK-P-094", "application.receipt.receive_by_channel"): (
        "rule == SIGNED_FOR_OR_CONFIRMED and s.signed_for",
        "rule == SIGNED_FOR_OR_CONFIRMED or s.signed_for",
    ),
    ("GIK-P-095", "application.running.later_date"): ("s.named == NONE", "s.named != NONE"),
    ("GIK-P-097", "matters.ways._Ways._suit"): ("provision is not None", "provision is None"),
    ("GIK-P-097", "matters.ways.unset_end"): ("0", "1"),
    ("GIK-P-098", "matters.duties._recurring"): ("12", "13"),
    ("GIK-P-098", "matters.dues.choose_among"): (
        "moves(value) if moves else value",
        "value if moves else moves(value)",
    ),
    ("GIK-P-100", "application.pauses.end_of_consultation"): ("s.as_of >= limit", "s.as_of > limit"),
    ("GIK-P-101", "application.pauses.charge"): ("row != NONE", "row == NONE"),
    ("GIK-P-101", "application.service.answer"): ("s.withdrawn <= s.reply", "s.withdrawn < s.reply"),
    ("GIK-P-102", "CN-SX/237/22.4/amended"): ("effect restarts → excludes", ""),
    ("GIK-P-102", "application.pauses.lapses"): (
        "back != NONE and asked.kind == CORRECTION",
        "back != NONE or asked.kind == CORRECTION",
    ),
    ("GIK-P-103", "application.receipt.receive_under"): ("False", "True"),
    ("GIK-P-103", "application.state.kind_of"): ("event.role or 'other'", "event.role and 'other'"),
    ("GIK-P-104", "CN/711/30/restart"): ("effect restarts → excludes", ""),
    ("GIK-P-104", "CN/492/24.3"): ("effect excludes → none", ""),
    ("GIK-P-105", "CN-SX/237/22.4/correction-after-207"): ("applies_from 2015-11-18 → a day later", ""),
    ("GIK-P-105", "CN/2016-235/2/courier"): ("applies_from 2016-12-08 → a day later", ""),
    ("GIK-P-106", "CN-SX/237/29.3/secrecy"): ("article 29 → 31", ""),
    ("GIK-P-106", "CN-SX/237/27.8/answer"): ("article 27 → 29", ""),
    ("GIK-P-107", "uncertainty.pivots._last"): ("first - ONE_DAY", "first + ONE_DAY"),
    ("GIK-P-121", "uncertainty.pivots._first"): ("last + ONE_DAY", "last - ONE_DAY"),
    ("GIK-P-107", "uncertainty.pivots._Work._end"): (
        "self.usual.received_on + LONGEST",
        "self.usual.received_on - LONGEST",
    ),
    ("GIK-P-108", "uncertainty.miscounts.Count.due"): ("day - self.start", "day + self.start"),
    ("GIK-P-108", "uncertainty.miscounts._wrong_regime"): (
        "{regime.terms['reply'].says.n for regime in basis.regimes} - {base}",
        "{regime.terms['reply'].says.n for regime in basis.regimes} + {base}",
    ),
    ("GIK-P-109", "matters.dues._Way.after"): (
        "start - ONE_DAY if self.counts_start else start",
        "start if self.counts_start else start - ONE_DAY",
    ),
    ("GIK-P-109", "matters.rules.same_day"): ("p.parameters.starts == SAME_DAY", "p.parameters.starts != SAME_DAY"),
    ("GIK-P-110", "CN/711/33.3/secrecy"): ("default excluded → counted", ""),
    ("GIK-P-110", "CN/2008-36/12/mass"): ("effect none → excludes", ""),
    ("GIK-P-111", "calendar.practices._arranged"): ("max(own[-1], off[-1])", "min(own[-1], off[-1])"),
    ("GIK-P-112", "calendar.bounds.Beyond.due"): (
        "earliest if earliest <= self.calendar.horizon else self._reaching(window, n, _LEAST)",
        "self._reaching(window, n, _LEAST) if earliest <= self.calendar.horizon else earliest",
    ),
    ("GIK-P-114", "calendar.bounds.Beyond._extremes"): (
        "known + min(days, most + allowance.more)",
        "known - min(days, most + allowance.more)",
    ),
    ("GIK-P-114", "calendar.bounds._moved"): ("max(fewer, highest - difference)", "min(fewer, highest - difference)"),
    ("GIK-P-115", "matters.ways._Ways._changes"): (
        "not _requiring(self.law, event, self.claim.arises) and _requiring(self.law, event, last)",
        "not _requiring(self.law, event, self.claim.arises) or _requiring(self.law, event, last)",
    ),
    ("GIK-P-115", "matters.ways._Ways._remedy"): (
        "'reviewing-body' if term.way == 'review' else 'court'",
        "'court' if term.way == 'review' else 'reviewing-body'",
    ),
    ("GIK-P-116", "matters.retention.retention"): ("limit.verdict == 'late'", "limit.verdict != 'late'"),
    ("GIK-P-116", "matters.rules.terms_on"): (
        "isinstance(p.parameters, Term) and p.parameters.slot == slot and (not p.restates)",
        "isinstance(p.parameters, Term) or p.parameters.slot == slot or (not p.restates)",
    ),
    ("GIK-P-117", "matters.duties._original"): (
        "_original(law, law.provision(provision.restates)) if provision.restates else provision",
        "provision if provision.restates else _original(law, law.provision(provision.restates))",
    ),
    ("GIK-P-117", "matters.duties._days"): (
        "isinstance(says, Term) and provision.matter == 'duty' and (says.anchor == _ISSUED)",
        "isinstance(says, Term) or provision.matter == 'duty' or says.anchor == _ISSUED",
    ),
    ("GIK-P-118", "uncertainty.miscounts._late_extension_counted"): (
        "count.n + (step.working_days or _longest_extension(basis))",
        "count.n - (step.working_days or _longest_extension(basis))",
    ),
    ("GIK-P-118", "uncertainty.miscounts._weekends_counted"): (
        "count.works(day) or basis.calendar.why(day).kind == 'weekend'",
        "count.works(day) and basis.calendar.why(day).kind == 'weekend'",
    ),
    ("GIK-P-119", "application.receipt.between_steps"): ("s.first_step or s.as_of", "s.first_step and s.as_of"),
    ("GIK-P-119", "application.running.due_from_notice"): (
        "max(day, later) if later != NONE else NONE",
        "NONE if later != NONE else max(day, later)",
    ),
    ("GIK-P-120", "application.pauses.received_by"): ("asked.served or asked.at", "asked.served and asked.at"),
    ("GIK-P-120", "case.impossible._unmade"): (
        "not any((type(event) in (Submitted, Received) for event in ordered))",
        "+bool(any((type(event) in (Submitted, Received) for event in ordered)))",
    ),
    ("GIK-P-122", "uncertainty.between._is_same"): ("False", "True"),
    ("GIK-P-122", "uncertainty.between._Search.over"): ("not facts", "+bool(facts)"),
    ("GIK-P-123", "calendar.comparison._added"): (
        "old.horizon + timedelta(offset + 1)",
        "old.horizon - timedelta(offset + 1)",
    ),
    ("GIK-P-123", "calendar.comparison.diff"): ("first + timedelta(offset)", "first - timedelta(offset)"),
    ("GIK-P-125", "calendar.calendar.Calendar.count"): ("max(after, through)", "min(after, through)"),
    ("GIK-P-127", "calendar.arrangements._spans"): (
        "days[0] - timedelta(practice.lead)",
        "days[0] + timedelta(practice.lead)",
    ),
    ("GIK-P-127", "calendar.arrangements.Season._strangeness"): ("day - off", "day + off"),
    ("GIK-P-128", "calendar.calendar.Calendar._by_week"): (
        "'weekday' if works else 'weekend'",
        "'weekend' if works else 'weekday'",
    ),
    ("GIK-P-128", "assessment.ledger._before"): (
        "LedgerDay(day.date, 'excluded', None, because.code, because.citation) if is_taken else day",
        "day if is_taken else LedgerDay(day.date, 'excluded', None, because.code, because.citation)",
    ),
    ("GIK-P-129", "matters.dues.choose_among"): ("other == first", "other != first"),
    ("GIK-P-129", "matters.rules.terms_from"): ("p in found", "p not in found"),
    ("GIK-P-130", "calendar.bounds._weekdays"): (
        "weeks * week.worked[7] + week.worked[days]",
        "weeks * week.worked[7] - week.worked[days]",
    ),
    ("GIK-P-133", "application.pauses.lapses"): (
        "not reads(s, 'late-correction', 'ended')",
        "+bool(reads(s, 'late-correction', 'ended'))",
    ),
    ("GIK-P-133", "application.receipt.confirmed_late"): ("s.arrived or s.submitted", "s.arrived and s.submitted"),
    ("GIK-P-134", "law.regimes._timeline"): ("s.received_from <= start", "s.received_from < start"),
    ("GIK-P-134", "application.state._number"): (
        "day.toordinal() if day else NONE",
        "NONE if day else day.toordinal()",
    ),
    ("GIK-P-135", "calendar.calendar.Notice.known_from"): (
        "self.published or self.issued or min(self.days_set, default=date.max)",
        "self.published and self.issued and min(self.days_set, default=date.max)",
    ),
    ("GIK-P-136", "case.history._built"): ("1", "2"),
    ("GIK-P-136", "application.pauses.exclude_read"): ("not s.has_one_pause", "+bool(s.has_one_pause)"),
    ("GIK-P-137", "uncertainty.later_notices._code"): (
        "now in _IN_TIME and then in _LATE",
        "now in _IN_TIME or then in _LATE",
    ),
    ("GIK-P-138", "calendar.practices.is_pooled"): ("7", "8"),
    ("GIK-P-142", "case.history.History.out_of_place"): ("not is_answered", "+bool(is_answered)"),
    ("GIK-P-142", "application.service.judge"): ("day < s.reply", "day <= s.reply"),
    ("GIK-P-142", "application.state._reply"): ("1 + replies.index(reply)", "1 - replies.index(reply)"),
    ("GIK-P-143", "application.almanac.Almanac.is_within"): (
        "day > calendar.horizon or start < calendar.first or calendar.gaps",
        "day > calendar.horizon and start < calendar.first and calendar.gaps",
    ),
    ("GIK-P-144", "law.regimes._changes"): ("p.until + ONE_DAY", "p.until - ONE_DAY"),
    ("GIK-P-145", "application.pauses.exclude_read"): ("True", "False"),
    ("GIK-P-145", "uncertainty.replaying.Fork.spelled"): (
        "'calendar' if self.name.startswith(CALENDAR_FACT) else 'fact'",
        "'fact' if self.name.startswith(CALENDAR_FACT) else 'calendar'",
    ),
    ("GIK-P-145", "uncertainty.replaying.Replay._held"): ("value != earliest", "value == earliest"),
    ("GIK-P-146", "uncertainty.pivots._Work.correction_notice"): (
        "asked or self.usual.verdict in ('withdrawn', 'deemed-withdrawn') or self.usual.due is None",
        "asked and self.usual.verdict in ('withdrawn', 'deemed-withdrawn') and (self.usual.due is None)",
    ),
    ("GIK-P-146", "uncertainty.pivots._Work.extension"): ("outcome and outcome.due", "outcome or outcome.due"),
    ("GIK-P-147", "case.case._require_shallow"): ("True", "False"),
    ("GIK-P-019", "calendar.calendar.Calendar.before_notice"): (
        "min((notice.known_from for notice in annual)) - ONE_DAY",
        "min((notice.known_from for notice in annual)) + ONE_DAY",
    ),
    ("GIK-P-022", "calendar.calendar._as_known"): ("notice.known_from <= day", "notice.known_from < day"),
    ("GIK-P-024", "calendar.calendar.Calendar.is_working"): ("index - 1", "index + 1"),
    ("GIK-P-030", "calendar.clock.merged"): ("1", "2"),
    ("GIK-P-031", "values.days.Interval.is_empty"): ("self.end < self.start", "self.end <= self.start"),
    ("GIK-P-033", "calendar.clock.counting_due"): ("span.end is None", "span.end is not None"),
    ("GIK-P-040", "calendar.clock.Clock.restart"): ("keeps an extension over a restart", ""),
    ("GIK-P-041", "calendar.clock.Clock.restart"): ("adds a day for every restart", ""),
    ("GIK-P-052", "application.outcome.Outcome.basis"): (
        "'registered' if s.is_registered or (s.reply != NONE and s.is_reply_registered) else 'evidence'",
        "'evidence' if s.is_registered or (s.reply != NONE and s.is_reply_registered) else 'registered'",
    ),
    ("GIK-P-058", "application.service.missing_day"): ("takes a day not stated for the first that it may be", ""),
    ("GIK-P-067", "law.regimes._timeline"): ("start <= s.received_through", "start < s.received_through"),
    ("GIK-P-068", "law.provisions.Provision.citation"): ("names no provision", ""),
    ("GIK-P-076", "uncertainty.exploring.explore"): (
        "waiting and len(branches) < most",
        "waiting or len(branches) < most",
    ),
    ("GIK-P-080", "assessment.ledger.LazyLedger.__call__"): (
        "max(outcome.due or outcome.ended_on or self._as_of, outcome.replied_on or outcome.clock.start)",
        "min(outcome.due or outcome.ended_on or self._as_of, outcome.replied_on or outcome.clock.start)",
    ),
    ("GIK-P-083", "case.case._stated"): ("v is not None", "v is None"),
    ("GIK-P-085", "case.history._sorted"): ("takes the events in the order in which they come", ""),
    ("GIK-P-086", "case.history.history_of"): (
        "leaves out what came shortly before something yet to come",
        "",
    ),
    ("GIK-P-087", "assessment.ledger.LazyLedger.__reduce__"): ("forgets the days of a ledger that is copied", ""),
    ("GIK-P-089", "application.service.answer"): ("forgets a reply after sixty days", ""),
    ("GIK-P-092", "batch.working_days._table"): ("counts one day too few at once", ""),
    ("GIK-P-093", "application.course.respond"): ("begins the count nine days late", ""),
    ("GIK-P-096", "assessment.building._is_robust"): (
        "exploration.is_robust and (not any((found.code in DOUBTS for found in findings)))",
        "exploration.is_robust or not any((found.code in DOUBTS for found in findings))",
    ),
    ("GIK-P-099", "application.receipt.receive_under"): ("s.channel == NONE", "s.channel != NONE"),
    ("GIK-P-113", "calendar.calendar._as_known"): ("notice.known_from <= day", "notice.known_from < day"),
    ("GIK-P-121", "uncertainty.pivots._Work.receipt"): ("replied is None", "replied is not None"),
    ("GIK-P-124", "calendar.calendar.Calendar.nth_before"): ("1", "2"),
    ("GIK-P-126", "values.days.add_months"): (
        "missing not in _MISSING",
        "missing in _MISSING",
    ),
    ("GIK-P-131", "law.regimes.Law.unheld_of"): (
        "u.jurisdiction != NATIONAL and lies_within(jurisdiction, u.jurisdiction)",
        "u.jurisdiction != NATIONAL or lies_within(jurisdiction, u.jurisdiction)",
    ),
    ("GIK-P-132", "matters.opinion._require_one_severity"): (
        "event.severity != naming[0].severity",
        "event.severity == naming[0].severity",
    ),
    ("GIK-P-139", "calendar.calendar.Calendar.nth_before"): ("rank < 1", "rank <= 1"),
    ("GIK-P-140", "assessment.building._proven"): (
        "not calendar.uncertain and law.unsure.isdisjoint(cited)",
        "not calendar.uncertain or law.unsure.isdisjoint(cited)",
    ),
    ("GIK-P-141", "batch.merge"): ("calls decisive what flips one way alone", ""),
    ("GIK-P-148", "uncertainty.between._Search._inner"): (
        "low[0] + (high[0] - low[0]) // 2",
        "low[0] - (high[0] - low[0]) // 2",
    ),
    ("GIK-P-149", "calendar.calendar._folded"): (
        "'weekday' if works else 'weekend'",
        "'weekend' if works else 'weekday'",
    ),
    ("GIK-P-151", "application.counting.is_early"): (
        "worked < s.base if worked >= 0 else s.almanac.is_within(_day(s.start), _day(day), s.base)",
        "s.almanac.is_within(_day(s.start), _day(day), s.base) if worked >= 0 else worked < s.base",
    ),
    ("GIK-P-151", "application.running.missed"): ("day > last", "day >= last"),
    ("GIK-P-153", "calendar.arrangements._exchanged"): ("make_ups < 0", "make_ups <= 0"),
    ("GIK-P-153", "calendar.arrangements._spans"): ("1", "2"),
    ("GIK-P-155", "calendar.bounds.Beyond._announced"): ("first <= self._horizon", "first < self._horizon"),
    ("GIK-P-155", "calendar.bounds.Beyond._reaching"): ("missing <= 0", "missing < 0"),
    ("GIK-P-157", "application.receipt.between_steps"): ("first >= last", "first > last"),
    ("GIK-P-157", "application.receipt.receive_as_registered"): (
        "first < s.replied_before",
        "first <= s.replied_before",
    ),
    ("GIK-P-157", "application.pauses.lapses"): ("s.last_step >= back", "s.last_step > back"),
    ("GIK-P-157", "application.pauses.effect_of_notice"): (
        "effect != RESTARTS or not restarts_by_law(s, row)",
        "effect != RESTARTS and (not restarts_by_law(s, row))",
    ),
    ("GIK-P-157", "application.running.restart"): ("day > s.start", "day >= s.start"),
    ("GIK-P-157", "application.outcome.Outcome.first_due"): (
        "not s.due or not (s.extended or s.named)",
        "not s.due and (not (s.extended or s.named))",
    ),
    ("GIK-P-157", "application.asking.lengthen"): ("1", "2"),
    ("GIK-P-159", "calendar.calendar.Calendar.nth_after"): ("type(n) is int", "type(n) is not int"),
    ("GIK-P-159", "calendar.bounds.Beyond._seasons"): ("1", "2"),
    ("GIK-P-159", "values.places.jurisdiction_of"): (
        "name.upper() if name.upper() in _NAMES else closest(name, _CODES)",
        "closest(name, _CODES) if name.upper() in _NAMES else name.upper()",
    ),
    ("GIK-P-159", "values.days.add_months"): ("1", "2"),
    ("GIK-P-161", "law.findings.repeated"): (
        "'repeated-count' if counts else 'repeated-id'",
        "'repeated-id' if counts else 'repeated-count'",
    ),
    ("GIK-P-150", "assessment.remarks._before_receipt"): ("day <= opening.at", "day < opening.at"),
    ("GIK-P-150", "assessment.remarks._withdrawn_before"): ("day <= withdrawn", "day < withdrawn"),
    ("GIK-P-150", "case.history.History.out_of_place"): ("asked.at <= ended", "asked.at < ended"),
    ("GIK-P-152", "uncertainty.exploring._in_order"): ("not branches[0].others", "+bool(branches[0].others)"),
    ("GIK-P-152", "uncertainty.exploring.Exploration.asked"): (
        "not branch.asked.keys() <= found.keys()",
        "+bool(branch.asked.keys() <= found.keys())",
    ),
    ("GIK-P-152", "assessment.building._claims"): ("True", "False"),
    ("GIK-P-154", "assessment.applications._additions"): ("len(outcomes) == 1", "len(outcomes) != 1"),
    ("GIK-P-154", "assessment.building._findings"): (
        "len({each.code for each in found}) == len(found)",
        "len({each.code for each in found}) != len(found)",
    ),
    ("GIK-P-154", "case.history._stand_in_order"): ("at == day", "at != day"),
    ("GIK-P-156", "case.impossible._unopened"): (
        "f'{asked.type} ({who})' if who else asked.type",
        "asked.type if who else f'{asked.type} ({who})'",
    ),
    ("GIK-P-156", "assessment.entry._far_day"): ("4", "5"),
    ("GIK-P-156", "assessment.entry.assess"): (
        "len(case.events) > _MOST['events']",
        "len(case.events) >= _MOST['events']",
    ),
    ("GIK-P-156", "matters.rules._of_level"): (
        "p.instrument.jurisdiction == level",
        "p.instrument.jurisdiction != level",
    ),
    ("GIK-P-158", "case.case._plain_readings"): ("type(given) is not dict", "type(given) is dict"),
    ("GIK-P-127", "calendar.bounds.Beyond.projected"): ("last + 1", "last - 1"),
    ("GIK-P-127", "calendar.arrangements.Season._named"): (
        "held or [self.main_festival[0]]",
        "held and [self.main_festival[0]]",
    ),
    ("GIK-P-149", "calendar.calendar._order"): (
        "notice.issued or notice.known_from",
        "notice.issued and notice.known_from",
    ),
    ("GIK-P-155", "calendar.bounds.Beyond._extremes"): ("last - first", "last + first"),
    ("GIK-P-157", "application.receipt.is_known"): ("rule >= CONFIRMED", "rule > CONFIRMED"),
    ("GIK-P-157", "application.receipt.waited_for_contact"): ("known == s.confirmed", "known != s.confirmed"),
    ("GIK-P-157", "application.course.was_open"): ("1", "2"),
    ("GIK-P-159", "values.days.Interval.days"): ("0", "1"),
    ("GIK-P-159", "values.places.name_of"): (
        "_NAMES if language == 'zh' else _ENGLISH",
        "_ENGLISH if language == 'zh' else _NAMES",
    ),
    ("GIK-P-159", "calendar.comparison.diff"): ("max(old.first, new.first)", "min(old.first, new.first)"),
    ("GIK-P-163", "calendar.clock._canonical"): (
        "sorted(united, key=_exclusion_order) if len(united) > 1 else united",
        "united if len(united) > 1 else sorted(united, key=_exclusion_order)",
    ),
    ("GIK-P-163", "calendar.clock.Clock._status"): ("ordinal < self.n", "ordinal <= self.n"),
    ("GIK-P-165", "law.regimes._row_on"): ("day <= last", "day < last"),
    ("GIK-P-165", "law.regimes.Law._in_force"): (
        "max(found, key=lambda p: (len(p.instrument.jurisdiction), p.since, p.id))",
        "min(found, key=lambda p: (len(p.instrument.jurisdiction), p.since, p.id))",
    ),
    ("GIK-P-169", "application.pauses.exclude_read"): ("True", "False"),
    ("GIK-P-171", "application.pauses.end_of_consultation"): ("True", "False"),
    ("GIK-P-173", "application.almanac.Almanac.is_working"): ("works is None", "works is not None"),
    ("GIK-P-171", "application.service.missing_day"): ("reply.dispatched or first", "reply.dispatched and first"),
    ("GIK-P-171", "application.receipt.rule_asked"): (
        "other != NONE and known_day(s, other) != day",
        "other != NONE or known_day(s, other) != day",
    ),
    ("GIK-P-171", "application.receipt.receive_by_channel"): (
        "rule == SIGNED_FOR_OR_CONFIRMED",
        "rule != SIGNED_FOR_OR_CONFIRMED",
    ),
    ("GIK-P-171", "application.course.run_again"): ("0", "1"),
    ("GIK-P-171", "application.outcome.Outcome.basis"): ("s.reply != NONE", "s.reply == NONE"),
    ("GIK-P-171", "application.pauses.consult"): ("False", "True"),
    ("GIK-P-167", "calendar.practices._practice"): (
        "akin if four_days_of_spring else alike",
        "alike if four_days_of_spring else akin",
    ),
    ("GIK-P-167", "calendar.practices._arranged"): (
        "len(off) - len(own)",
        "len(off) + len(own)",
    ),
    ("GIK-P-171", "application.tables.Tables.among"): ("found is None", "found is not None"),
    ("GIK-P-153", "calendar.arrangements.Week.in_a_row"): ("1", "2"),
    ("GIK-P-159", "law.regimes.Law.__post_init__"): (
        "p.confidence != 'high' or p.instrument.confidence != 'high'",
        "p.confidence != 'high' and p.instrument.confidence != 'high'",
    ),
    ("GIK-P-159", "values.choices.nearest"): ("len(values) <= _FEW", "len(values) < _FEW"),
    ("GIK-P-160", "uncertainty.claims._smallest_first"): ("0", "1"),
    ("GIK-P-160", "uncertainty.miscounts._ends_counted"): (
        "(span.start,) if first else ()",
        "() if first else (span.start,)",
    ),
    ("GIK-P-162", "assessment.matters._bounded"): ("min(dues)", "max(dues)"),
    ("GIK-P-162", "matters.publication._applying"): (
        "says.event == 'publication-overdue'",
        "says.event != 'publication-overdue'",
    ),
    ("GIK-P-162", "matters.question.Question.first_of"): ("at >= since", "at > since"),
    ("GIK-P-164", "matters.duties._milestone"): ("issued.year + years - 1", "issued.year + years + 1"),
    ("GIK-P-164", "matters.duties._brought_near"): ("year - 1", "year + 1"),
    ("GIK-P-166", "uncertainty.between._is_one_way"): ("value is not None", "value is None"),
    ("GIK-P-166", "uncertainty.between._Search.over"): ("not facts", "+bool(facts)"),
    ("GIK-P-143", "application.counting.worked_between"): (
        "found if found >= 0 else s.almanac.counted(_day(start), _day(through))",
        "s.almanac.counted(_day(start), _day(through)) if found >= 0 else found",
    ),
    ("GIK-P-159", "law.provisions.last_day_of_duty"): (
        "says.until if isinstance(says, Recurrence) else None",
        "None if isinstance(says, Recurrence) else says.until",
    ),
    ("GIK-P-171", "application.running.extend"): ("days > 0", "days >= 0"),
    ("GIK-P-168", "assessment.grounds.Grounds.pins_of"): ("not self.readings", "+bool(self.readings)"),
    ("GIK-P-149", "calendar.calendar.Notice.__post_init__"): (
        "self.source if self.source.startswith(('http://', 'https://')) else None",
        "None if self.source.startswith(('http://', 'https://')) else self.source",
    ),
    ("GIK-P-163", "calendar.clock._exclusion_order"): (
        "exclusion.interval.end or date.max",
        "exclusion.interval.end and date.max",
    ),
    ("GIK-P-153", "calendar.arrangements.Season._strangeness"): (
        "(main - begins).days - lead",
        "(main - begins).days + lead",
    ),
}
