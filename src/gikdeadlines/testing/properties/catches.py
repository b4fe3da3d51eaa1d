"""The rules whose fault each property must catch 各性质必须发现其错误的规则.

A rule is a function of the library or a provision of the law. ``tests/mutants/caught.py`` has a fault in each, and a
test plants it.
"""

from __future__ import annotations

from typing import Final

from gikdeadlines.values import FrozenMap

__all__ = ["CATCHES"]

CATCHES: Final[FrozenMap[str, tuple[str, ...]]] = FrozenMap(
    {
        "GIK-P-001": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-002": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-003": ("calendar.calendar.Calendar.rank",),
        "GIK-P-004": ("calendar.calendar.Calendar.__post_init__",),
        "GIK-P-005": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-006": ("calendar.calendar.Calendar.nth_before",),
        "GIK-P-007": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-008": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-009": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-010": ("calendar.calendar.Calendar.count",),
        "GIK-P-011": ("calendar.clock.Clock.left",),
        "GIK-P-012": ("calendar.clock.Clock.left",),
        "GIK-P-013": ("calendar.calendar._folded",),
        "GIK-P-014": ("calendar.calendar.is_weekly_rest",),
        "GIK-P-015": ("calendar.calendar._folded",),
        "GIK-P-016": ("calendar.calendar._folded",),
        "GIK-P-017": ("calendar.calendar.Rest.days",),
        "GIK-P-018": ("calendar.calendar.Notice.known_from",),
        "GIK-P-019": ("calendar.calendar.Calendar.before_notice",),
        "GIK-P-020": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-021": ("calendar.calendar._announced",),
        "GIK-P-022": ("calendar.calendar._as_known",),
        "GIK-P-023": ("calendar.calendar._folded",),
        "GIK-P-024": ("calendar.calendar.Calendar.is_working",),
        "GIK-P-025": ("values.days.Interval.closed",),
        "GIK-P-026": ("application.pauses.exclude_read",),
        "GIK-P-027": ("calendar.clock.counting_due",),
        "GIK-P-028": ("calendar.clock.merged",),
        "GIK-P-029": ("application.pauses.exclude_read",),
        "GIK-P-030": ("calendar.clock.merged",),
        "GIK-P-031": ("values.days.Interval.is_empty",),
        "GIK-P-032": ("calendar.clock.merged",),
        "GIK-P-033": ("calendar.clock.counting_due",),
        "GIK-P-034": ("calendar.clock.merged",),
        "GIK-P-035": ("calendar.clock.counting_due",),
        "GIK-P-036": ("calendar.clock.counting_due",),
        "GIK-P-037": ("calendar.clock.merged",),
        "GIK-P-038": ("application.pauses.end_of_consultation",),
        "GIK-P-039": ("calendar.clock.merged",),
        "GIK-P-040": ("calendar.clock.Clock.restart",),
        "GIK-P-041": ("calendar.clock.Clock.restart",),
        "GIK-P-042": ("application.asking.exclude",),
        "GIK-P-043": ("application.asking.exclude",),
        "GIK-P-044": ("application.asking.exclude",),
        "GIK-P-045": ("calendar.clock.counting_due",),
        "GIK-P-046": ("calendar.clock.Clock.extend",),
        "GIK-P-047": ("uncertainty.replaying.Replay.choose",),
        "GIK-P-048": ("uncertainty.replaying.Replay.choose",),
        "GIK-P-049": ("uncertainty.replaying.Replay.choose",),
        "GIK-P-050": (
            "CN/711/31.2/ordinary-post",
            "CN/711/31.1/in-person",
        ),
        "GIK-P-051": ("application.receipt.confirmation",),
        "GIK-P-052": ("application.outcome.Outcome.basis",),
        "GIK-P-053": ("calendar.calendar.Calendar.number_after",),
        "GIK-P-054": ("application.asking.require_law",),
        "GIK-P-055": ("CN/2016-235/4/direct",),
        "GIK-P-056": ("application.asking.service_row",),
        "GIK-P-057": ("calendar.calendar.Calendar.number_between",),
        "GIK-P-058": ("application.service.missing_day",),
        "GIK-P-059": ("calendar.calendar.is_weekly_rest",),
        "GIK-P-060": ("calendar.calendar.is_weekly_rest",),
        "GIK-P-061": ("values.days.beijing_day",),
        "GIK-P-062": ("values.days.add_months",),
        "GIK-P-063": ("calendar.calendar.Calendar.nth_after",),
        "GIK-P-064": ("calendar.clock.rolled",),
        "GIK-P-065": (
            "CN/711/32",
            "CN-SX/237/29.2/extension",
        ),
        "GIK-P-066": ("law.regimes.Law._in_force",),
        "GIK-P-067": ("law.regimes._timeline",),
        "GIK-P-068": ("law.provisions.Provision.citation",),
        "GIK-P-069": ("calendar.calendar.Calendar.rank",),
        "GIK-P-070": ("calendar.calendar.Calendar.rank",),
        "GIK-P-071": ("calendar.calendar.Calendar.rank",),
        "GIK-P-072": (
            "matters.judging.MatterOutcome.verdict",
            "assessment.matters._bounded",
        ),
        "GIK-P-073": ("calendar.calendar._folded",),
        "GIK-P-074": ("calendar.bounds.Beyond._announced",),
        "GIK-P-075": ("assessment.building.is_projected",),
        "GIK-P-076": ("uncertainty.exploring.explore",),
        "GIK-P-077": ("uncertainty.exploring.Exploration.is_robust",),
        "GIK-P-078": (
            "uncertainty.replaying.Replay._fork",
            "assessment.building.record",
        ),
        "GIK-P-079": ("uncertainty.replaying.Fork.is_other",),
        "GIK-P-080": ("assessment.ledger.LazyLedger.__call__",),
        "GIK-P-081": ("calendar.clock.merged",),
        "GIK-P-082": (
            "values.days.Interval.is_empty",
            "assessment.ledger._counted",
        ),
        "GIK-P-083": ("case.case._stated",),
        "GIK-P-084": (
            "matters.ways._Ways._remedy",
            "matters.ways._first_day",
        ),
        "GIK-P-085": ("case.history._sorted",),
        "GIK-P-086": ("case.history.history_of",),
        "GIK-P-087": ("assessment.ledger.LazyLedger.__reduce__",),
        "GIK-P-088": ("assessment.applications._figures",),
        "GIK-P-089": ("application.service.answer",),
        "GIK-P-090": (
            "CN-SX/237/8.4/competent-answer",
            "CN/2020-109/payment",
        ),
        "GIK-P-091": ("application.pauses.wait",),
        "GIK-P-092": ("batch.working_days._table",),
        "GIK-P-093": ("application.course.respond",),
        "GIK-P-094": (
            "CN/2015-207/1.2/ordinary-post",
            "application.receipt.receive_by_channel",
        ),
        "GIK-P-095": ("application.running.later_date",),
        "GIK-P-096": ("assessment.building._is_robust",),
        "GIK-P-097": (
            "matters.ways._Ways._suit",
            "matters.ways.unset_end",
        ),
        "GIK-P-098": (
            "matters.duties._recurring",
            "matters.dues.choose_among",
        ),
        "GIK-P-099": ("application.receipt.receive_under",),
        "GIK-P-100": ("application.pauses.end_of_consultation",),
        "GIK-P-101": (
            "application.pauses.charge",
            "application.service.answer",
        ),
        "GIK-P-102": (
            "CN-SX/237/22.4/amended",
            "application.pauses.lapses",
        ),
        "GIK-P-103": (
            "application.receipt.receive_under",
            "application.state.kind_of",
        ),
        "GIK-P-104": (
            "CN/711/30/restart",
            "CN/492/24.3",
        ),
        "GIK-P-105": (
            "CN-SX/237/22.4/correction-after-207",
            "CN/2016-235/2/courier",
        ),
        "GIK-P-106": (
            "CN-SX/237/29.3/secrecy",
            "CN-SX/237/27.8/answer",
        ),
        "GIK-P-107": (
            "uncertainty.pivots._first",
            "uncertainty.pivots._Work._end",
        ),
        "GIK-P-108": (
            "uncertainty.miscounts.Count.due",
            "uncertainty.miscounts._wrong_regime",
        ),
        "GIK-P-109": (
            "matters.dues._Way.after",
            "matters.rules.same_day",
        ),
        "GIK-P-110": (
            "CN/711/33.3/secrecy",
            "CN/2008-36/12/mass",
        ),
        "GIK-P-111": ("calendar.practices._arranged",),
        "GIK-P-112": ("calendar.bounds.Beyond.due",),
        "GIK-P-113": ("calendar.calendar._as_known",),
        "GIK-P-114": (
            "calendar.bounds.Beyond._extremes",
            "calendar.bounds._moved",
        ),
        "GIK-P-115": (
            "matters.ways._Ways._changes",
            "matters.ways._Ways._remedy",
        ),
        "GIK-P-116": (
            "matters.retention.retention",
            "matters.rules.terms_on",
        ),
        "GIK-P-117": (
            "matters.duties._original",
            "matters.duties._days",
        ),
        "GIK-P-118": (
            "uncertainty.miscounts._late_extension_counted",
            "uncertainty.miscounts._weekends_counted",
        ),
        "GIK-P-119": (
            "application.receipt.between_steps",
            "application.running.due_from_notice",
        ),
        "GIK-P-120": (
            "application.pauses.limit_of",
            "case.impossible._unmade",
        ),
        "GIK-P-121": ("uncertainty.pivots._Work.receipt",),
        "GIK-P-122": (
            "uncertainty.between._is_same",
            "uncertainty.between._Search.over",
        ),
        "GIK-P-123": (
            "calendar.comparison._added",
            "calendar.comparison.diff",
        ),
        "GIK-P-124": ("calendar.calendar.Calendar.nth_before",),
        "GIK-P-125": ("calendar.calendar.Calendar.count",),
        "GIK-P-126": ("values.days.add_months",),
        "GIK-P-127": (
            "calendar.arrangements._spans",
            "calendar.arrangements.Season._strangeness",
        ),
        "GIK-P-128": (
            "calendar.calendar.Calendar._by_week",
            "assessment.ledger._before",
        ),
        "GIK-P-129": (
            "matters.dues.choose_among",
            "matters.rules.terms_from",
        ),
        "GIK-P-130": ("calendar.bounds._weekdays",),
        "GIK-P-131": ("law.regimes.Law.unheld_of",),
        "GIK-P-132": ("matters.opinion._require_one_severity",),
        "GIK-P-133": (
            "application.pauses.lapses",
            "application.receipt.confirmed_late",
        ),
        "GIK-P-134": (
            "law.regimes._timeline",
            "application.state._number",
        ),
        "GIK-P-135": ("calendar.calendar.Notice.known_from",),
        "GIK-P-136": (
            "case.history.History.has_one_pause",
            "application.pauses.exclude_read",
        ),
        "GIK-P-137": ("uncertainty.later_notices._code",),
        "GIK-P-138": ("calendar.practices.is_pooled",),
        "GIK-P-139": ("calendar.calendar.Calendar.nth_before",),
        "GIK-P-140": ("assessment.building._proven",),
        "GIK-P-141": ("batch.merge",),
        "GIK-P-142": (
            "case.history.History.out_of_place",
            "application.service.judge",
            "application.state._reply",
        ),
        "GIK-P-143": ("application.almanac.Almanac.is_within",),
        "GIK-P-144": ("law.regimes._changes",),
        "GIK-P-145": (
            "application.pauses.exclude_read",
            "uncertainty.replaying.Fork.spelled",
            "uncertainty.replaying.Replay._held",
        ),
        "GIK-P-146": (
            "uncertainty.pivots._Work.correction_notice",
            "uncertainty.pivots._Work.extension",
        ),
        "GIK-P-147": ("case.case._require_shallow",),
        "GIK-P-148": ("uncertainty.between._Search._inner",),
        "GIK-P-149": ("calendar.calendar._folded",),
        "GIK-P-151": (
            "application.counting.is_early",
            "application.running.missed",
        ),
        "GIK-P-153": (
            "calendar.arrangements._exchanged",
            "calendar.arrangements._spans",
        ),
        "GIK-P-155": (
            "calendar.bounds.Beyond._announced",
            "calendar.bounds.Beyond._reaching",
        ),
        "GIK-P-157": (
            "application.receipt.between_steps",
            "application.receipt.receive_as_registered",
            "application.pauses.lapses",
            "application.pauses.effect_of_notice",
            "application.running.restart",
            "application.outcome.Outcome.first_due",
            "application.asking.lengthen",
        ),
        "GIK-P-159": (
            "calendar.calendar.Calendar.nth_after",
            "calendar.bounds.Beyond._seasons",
            "values.places.jurisdiction_of",
            "values.days.add_months",
        ),
        "GIK-P-161": ("law.findings.repeated",),
        "GIK-P-150": (
            "assessment.remarks._before_receipt",
            "assessment.remarks._withdrawn_before",
            "case.history.History.out_of_place",
        ),
        "GIK-P-152": (
            "uncertainty.exploring._in_order",
            "uncertainty.exploring.Exploration.asked",
            "assessment.building._claims",
        ),
        "GIK-P-154": (
            "assessment.applications._additions",
            "assessment.building._findings",
            "case.history._stand_in_order",
        ),
        "GIK-P-156": (
            "case.impossible._unopened",
            "assessment.entry._far_day",
        ),
        "GIK-P-158": ("case.case._plain_readings",),
    }
)
"""By the id of the property."""
