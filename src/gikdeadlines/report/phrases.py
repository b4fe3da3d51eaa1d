"""Short phrases that several views share 各视图共用的短语。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, get_args

from gikdeadlines.case import Event, Replied, Submitted
from gikdeadlines.law import DOUBTS, Law
from gikdeadlines.values import Assessment, Choice, Finding, Missing, Severity, Verdict
from gikdeadlines.wording import Wording, fact_name, fact_value

from .visible import printable

if TYPE_CHECKING:
    from gikdeadlines.case import Case

__all__ = [
    "VERDICTS",
    "between",
    "choices_text",
    "decisive_ids",
    "due_text",
    "event_on",
    "judged_by",
    "late_text",
    "least_late",
    "moment",
    "option_text",
    "pinned_text",
    "printable",
    "reading_column",
    "reply_event",
    "short_day",
    "submission",
    "tip_text",
    "weight_of",
    "weighty_first",
]


VERDICTS: Final[tuple[Verdict, ...]] = (
    "on-time",
    "late",
    "overdue",
    "pending",
    "suspended",
    "withdrawn",
    "deemed-withdrawn",
    "undetermined",
)
"""In the order in which totals name them 结论的次序."""


def short_day(day: date, *, years: bool = False) -> str:
    """Month and day, with the year where a period runs over several 月日.

    >>> short_day(date(2022, 11, 9)), short_day(date(2022, 11, 9), years=True)
    ('11-09', '2022-11-09')
    """
    return day.isoformat() if years else f"{day:%m-%d}"


def moment(at: date) -> str:
    """A day, or an instant to the minute 日期或时刻.

    >>> from datetime import datetime
    >>> moment(datetime(2017, 9, 30, 22, 0)), moment(date(2017, 9, 30))
    ('2017-09-30 22:00', '2017-09-30')
    """
    return f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) else at.isoformat()


def between(one: str, several: str, earliest: object, latest: object, wording: Wording, **others: object) -> str:
    """From when to when, and the day alone where both ends are the same 期间的写法.

    Args:
        one: the key of the words for one day.
        several: the key of the words for several.
        earliest: the first that it can be.
        latest: the last.
        wording: in which language.
        others: what else the words hold.
    """
    if earliest == latest:
        return wording.text(one, day=earliest, **others)
    return wording.text(several, earliest=earliest, latest=latest, **others)


def due_text(assessment: Assessment, wording: Wording) -> str:
    """The due day, marked where it is a projection 届满日."""
    if assessment.due is not None:
        return moment(assessment.due)
    if assessment.projected_due is not None:
        return wording.text("about-day", day=assessment.projected_due)
    return "—"


def least_late(assessment: Assessment) -> int | None:
    """Working days by which an answer is late at the least, where its judged day is not known 至少逾期的工作日数.

    The ledger then runs to the earliest day that it can have been.
    """
    due = assessment.due
    if assessment.verdict != "late" or due is None or assessment.limits:
        return None
    return sum(day.ordinal is not None and day.date > due for day in assessment.ledger)


def late_text(assessment: Assessment, wording: Wording) -> str:
    """By how much it is late: working days, where need be at the least; for a limit in hours, hours 逾期多少."""
    if assessment.days_late == 0 and assessment.days_late_natural:
        return wording.text("late-rest", days=assessment.days_late_natural)
    if assessment.days_late is not None:
        return str(assessment.days_late)
    minutes = [limit.minutes_late for limit in assessment.limits if limit.minutes_late]
    if minutes:
        return f"{max(minutes) // 60}:{max(minutes) % 60:02d}"
    least = least_late(assessment)
    return "—" if least is None else wording.text("late-least", days=least)


# Readings


def reading_column(assessment: Assessment, wording: Wording) -> str:
    """Whether the verdict survives every reading, and what decides it when not 口径一栏."""
    pins = wording.listed(wording.label("reading", asked.id) for asked in assessment.readings if asked.is_pinned)
    words = _reading_words(assessment, wording)
    return wording.text("robust-pinned", pins=pins, rest=words) if pins else words


def pinned_text(assessment: Assessment, wording: Wording, law: Law) -> str:
    """The readings that somebody fixed, each with its option, nothing where none was 所定口径."""
    pinned = (Choice("reading", asked.id, asked.option) for asked in assessment.readings if asked.is_pinned)
    return printable(choices_text(pinned, wording, law=law))


def _reading_words(assessment: Assessment, wording: Wording) -> str:
    if assessment.robust is None:
        was_cut = any(finding.code == "exploration-cut" for finding in assessment.findings)
        return wording.text("robust-unsettled" if was_cut else "robust-unexplored")
    if assessment.robust:
        return wording.text("robust-yes")
    return wording.text("robust-no", readings=wording.listed(decisive_ids(assessment, wording)))


_DOUBTED: Final = {
    "unread-column": "open-unread",
    "unread-comment": "open-comment",
    "struck-through": "open-struck",
    "unread-value": "open-value",
    "several-values": "open-value",
    "goes-on-below": "open-below",
    "repeated-below": "open-below",
    "goes-on-above": "open-above",
    "repeated-id": "open-repeated",
    "told-in-line": "open-line",
    "extension-differs": "open-extension",
    "beyond-calendar": "open-year",
    "replied-again": "open-again",
}
"""What a doubt about a table is called beside what decides; the others are of the order of days."""


def decisive_ids(assessment: Assessment, wording: Wording) -> list[str]:
    """The names of what decides the verdict, each once 决定结论的口径与事实."""
    names = (_choice_name(choice, wording) for choices in assessment.decisive for choice in choices)
    doubts = {_DOUBTED.get(found.code, "open-order") for found in _doubts(assessment)}
    said = [*dict.fromkeys(names), *(wording.text(key) for key in sorted(doubts, reverse=True))]
    return said or [wording.text("open-unknown")]


def _doubts(assessment: Assessment) -> Iterator[Finding]:
    """What of the table was not understood, or cannot have happened so."""
    return (found for found in assessment.findings if found.code in DOUBTS)


def _choice_name(choice: Choice, wording: Wording) -> str:
    if choice.kind == "calendar":
        return wording.text("fact-calendar")
    return fact_name(choice.id, wording) if choice.kind == "fact" else wording.label(choice.kind, choice.id)


def choices_text(choices: Iterable[Choice], wording: Wording, *, law: Law) -> str:
    """Answers of a branch in words 一组选择."""
    return wording.listed(_choice_text(choice, wording, law) for choice in choices)


def _choice_text(choice: Choice, wording: Wording, law: Law) -> str:
    name = _choice_name(choice, wording)
    if choice.kind == "reading":
        return wording.text("choice-reading", reading=name, option=option_text(choice, wording, law))
    key = "choice-fact" if choice.kind == "fact" else "choice-calendar"
    return wording.text(key, fact=name, option=fact_value(choice.id, choice.option, wording))


def option_text(choice: Choice, wording: Wording, law: Law) -> str:
    """The law's own words for an option, its id where the law no longer has it 选项."""
    reading = law.readings.get(choice.id)
    options = {option.id: option.text for option in reading.options} if reading else {}
    return wording.pick(options[choice.option]) if choice.option in options else choice.option


# Facts


def tip_text(missing: Missing, wording: Wording) -> str | None:
    """From which value of a missing fact on the verdict is another 转折点."""
    if missing.tip is None:
        return None
    day = _day_of(missing.tip.value)
    before = date.fromordinal(day.toordinal() - 1) if day else missing.earliest
    tip = wording.text(
        "tip-same",
        act=wording.label("act", missing.fact) if f"act-{missing.fact}" in wording else "",
        before_day=before,
        day=day or missing.tip.value,
        before=_brief(missing.tip.before, wording),
        after=_brief(missing.tip.verdict, wording),
    )
    return tip.strip()


def _brief(verdict: str, wording: Wording) -> str:
    return wording.label("brief", verdict) if f"brief-{verdict}" in wording else wording.label("verdict", verdict)


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def submission(case: Case) -> Submitted | None:
    """How and when the application was submitted 提交."""
    return next((event for event in case.events if isinstance(event, Submitted)), None)


def reply_event(case: Case, day: date | None) -> Replied | None:
    """The reply of which a day is the judged one 所核的答复."""
    replies = [event for event in case.events if isinstance(event, Replied)]
    return next((reply for reply in replies if day in (*reply.days, reply.registered)), None)


def judged_by(reply: Replied, day: date) -> str:
    """Which day of a reply was judged, by its field's name 以何日为准."""
    order = ("dispatched", "delivered", "dated", "registered")
    if reply.method in {"direct", "entrusted", "on-the-spot"}:
        order = ("delivered", "dispatched", "dated", "registered")
    name = next(name for name in order if getattr(reply, name) == day)
    return "sent" if name == "dispatched" and reply.method == "electronic" else name


def event_on(events: Iterable[Event], types: Iterable[str], day: date) -> Event | None:
    """The first event of some types that fell on a day, types in order of preference 当日的事件."""
    found = {event.type: event for event in events if getattr(event, "at", None) == day}
    return next((found[type_] for type_ in types if type_ in found), None)


_SAID_OF_ALL: Final = frozenset({"receipt-unproven", "reply-day-unproven"})
"""Findings on every row of a register that has a day of receipt and one of the answer, and no more."""


def weight_of(finding: Finding) -> int:
    """How little a finding weighs: a breach least, what is said of nearly every row most 核查提示的轻重."""
    if finding.code in _SAID_OF_ALL:
        return len(get_args(Severity)) + 1
    rank = get_args(Severity).index(finding.severity)
    return rank + (rank > 0 and finding.code not in DOUBTS)


def weighty_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, those that weigh most first, else in their order 要紧的核查提示在先.

    >>> from gikdeadlines.law import finding
    >>> doubt = finding("unread-column", heading="备注", cell="延期")
    >>> [each.code for each in weighty_first([finding("receipt-unproven", registered="2025-03-03"), doubt])]
    ['unread-column', 'receipt-unproven']
    """
    return sorted(findings, key=weight_of)
