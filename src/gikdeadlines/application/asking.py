"""What the mechanics of the law may ask: the calendar, the law's tables, a reading, a missing fact 规则可问之事。

This is how one case asks, through its almanac and its chooser; :mod:`gikdeadlines.batch` answers the same questions for
many cases at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .counting import (
    after,
    calendar_begins,
    counted,
    counting,
    is_announced,
    is_early,
    is_rest_day,
    is_worked,
    overlapping,
    worked_between,
)
from .state import Excluded, Noted, Reply, State, Step, Told, known_on
from .words import FINDING_NUMBERS, NONE, POST, THIRD_PARTY

__all__ = [
    "after",
    "answer_row",
    "applies",
    "as_known_on",
    "basis_row",
    "calendar_begins",
    "cite",
    "counted",
    "counting",
    "deemed_row",
    "drop_extensions",
    "effect_row",
    "exclude",
    "extensions",
    "fact",
    "first_received",
    "following",
    "is_announced",
    "is_early",
    "is_in_days",
    "is_rest_day",
    "is_worked",
    "last_received",
    "lengthen",
    "note",
    "note_turning_points",
    "numbered",
    "other_rule",
    "overlapping",
    "post_row",
    "reads",
    "receipt_row",
    "regimes",
    "replies",
    "require_law",
    "restart_notes",
    "restarts_by_law",
    "row_days",
    "service_row",
    "settled",
    "start_row",
    "steps",
    "takes_new_law",
    "term_row",
    "turning_day",
    "usual_rule",
    "worked_between",
]

_day = date.fromordinal


# The law's tables


def regimes(s: State) -> Iterable[int]:
    """The regimes of the jurisdiction in order of time 历次规则."""
    return s.tables.numbers


def first_received(s: State, regime: int) -> int:
    """The first day of receipt under a regime 适用的最初收到之日."""
    return s.tables.by_regime[regime].received_from


def last_received(s: State, regime: int) -> int:
    """The last day of receipt under a regime; the last regime takes what no other has 适用的最后收到之日."""
    return s.tables.last_days[regime]


def require_law(s: State) -> None:
    """The regime governs the day of receipt; else no law was in force 核对当日有无施行中的规定.

    Raises:
        NotInForceError: ``no-law-in-force``.
    """
    regime = s.tables.by_regime[s.regime]
    if not regime.received_from <= s.received <= regime.received_through:
        s.tables.refuse(_day(s.received))


def following(s: State) -> int:
    """The next regime, where it is a reading which of the two governs what it found open 其后的规则."""
    later = s.regime + 1
    has_reading = later <= len(s.tables.regimes) and s.tables.by_regime[later].straddle
    return later if has_reading else NONE


def receipt_row(s: State, regime: int, channel: int) -> int:
    """The row on the receipt by a channel 收到规则行."""
    return s.tables.by_regime[regime].receipt[channel]


def service_row(s: State, method: int, day: int) -> int:
    """The row on the judged day of a reply by a method on a day 送达规则行."""
    for since, through, row in s.tables.by_regime[s.regime].service[method]:
        if since <= day <= through:
            return row
    return NONE


def post_row(s: State) -> int:
    """The first row on replies by post 邮寄答复的条款."""
    return s.tables.by_regime[s.regime].service[POST][0][2]


def effect_row(s: State, kind: int, day: int) -> int:
    """The row on what an event of a day does 事件规则行."""
    for since, through, row in s.tables.by_regime[s.regime].effects[kind]:
        if since <= day <= through:
            return row
    return NONE


def basis_row(s: State) -> int:
    """The paragraph that says which time does not count, and by its silence which does 除外期间的条款."""
    return s.tables.by_regime[s.regime].effects[THIRD_PARTY][0][2]


def deemed_row(s: State, kind: int) -> int:
    """The row on what follows from silence 视为的条款."""
    return s.tables.by_regime[s.regime].deemed[kind]


def answer_row(s: State, kind: int) -> int:
    """The row on the limit for an answer 答复意见期限的条款."""
    return s.tables.by_regime[s.regime].answers[kind]


def term_row(s: State, slot: str) -> int:
    """The row on a length of time 期限的条款."""
    return s.tables.by_regime[s.regime].terms.get(slot, NONE)


def start_row(s: State, regime: int, event: str) -> int:
    """The row on what a period runs from 起算的条款."""
    return s.tables.by_regime[regime].starts.get(event, NONE)


def turning_day(s: State, regime: int, code: str) -> int:
    """The day on which an interpretation was issued, none where it bears on no receipt 解释发布之日."""
    for _, name, day, _ in s.tables.by_regime[regime].turning:
        if name == code:
            return day
    return NONE


def row_days(s: State, row: int) -> int:
    """How many days a row gives 条款所定日数."""
    return s.tables.says[row].days


def is_in_days(s: State, row: int) -> bool:
    """Whether a row counts days and not working days 是否按自然日计算."""
    return s.tables.says[row].in_days


def applies(s: State, row: int, day: int) -> bool:
    """Whether a row applies to an event of a day 当日是否适用."""
    provision = s.tables.provisions[row]
    return provision is not None and provision.applies_on(_day(day))


def restarts_by_law(s: State, row: int) -> bool:
    """Whether a row is on restarting the period, whatever reading takes it otherwise 是否为重新起算的条款."""
    return s.tables.says[row].restarts


def usual_rule(s: State, row: int) -> int:
    """What a row says, by default where it is contested 默认取值."""
    return s.tables.says[row].usual


def other_rule(s: State, row: int, option: int) -> int:
    """What a contested row says by another option, the first being 1; none where there is no such option 其他取值."""
    return s.tables.others[row][option - 1]


# What is open


def reads(s: State, reading: str, option: str, *matters: bool) -> bool:
    """Asks a reading, and says whether an option is taken 是否采某口径.

    Args:
        s: the state.
        reading: its id.
        option: the option.
        matters: for each further option, in the order of the law's file, whether it could move a day here; none where
            all of them could.
    """
    chooser = s.almanac.chooser
    if not matters:
        return chooser.choose(reading) == option
    return chooser.choose(reading, among=s.tables.among(reading, matters)) == option


def settled(s: State, row: int) -> int:
    """What a row says; a contested one asks its reading 确定取值."""
    says = s.tables.says[row]
    if says.contested is None:
        return says.usual
    return says.values[s.almanac.chooser.choose(says.contested.reading, says.contested.default)]


def takes_new_law(s: State, regime: int) -> bool:
    """Whether a new law governs what it found open 是否适用新法."""
    reading = s.tables.by_regime[regime].straddle
    assert reading is not None  # only such a regime follows
    return s.almanac.chooser.choose(reading) == "new-law"


def fact(s: State, name: str, number: int, earliest: int, latest: int) -> int:
    """A value for a missing fact 取缺失事实的值.

    Args:
        s: the state.
        name: of the fact.
        number: which of several it is.
        earliest: its first value.
        latest: its last value.
    """
    called = numbered(name, number)
    if name == "extension-days":
        return s.almanac.chooser.fact(called, earliest, latest)
    return s.almanac.chooser.fact(called, _day(earliest), _day(latest)).toordinal()


def numbered(fact: str, nth: int) -> str:
    """The name of a fact that can be missing more than once 第 n 次的事实.

    >>> numbered("extension-days", 1), numbered("extension-days", 2), numbered("reply-dispatched", 2)
    ('extension-days', 'extension-days_2', 'reply-dispatched:2')
    """
    if nth == 1:
        return fact
    return f"{fact}:{nth}" if fact.startswith("reply-") else f"{fact}_{nth}"


# What has happened, and what comes of it


def steps(s: State) -> Iterable[Step]:
    """The events that may change the period, in order 各事件."""
    return s.happened


def replies(s: State) -> Iterable[Reply]:
    """The replies, in order 各次答复."""
    return s.answers


def extensions(s: State) -> Iterable[Told]:
    """The extensions that took effect 各次延长."""
    return s.extensions


def as_known_on(s: State, day: int) -> State:
    """The same application as it was known at the end of an earlier day 截至更早一日的状态."""
    return known_on(s, day)


def exclude(s: State, first: int, last: int, kind: int, row: int, is_answered: bool) -> None:  # noqa: FBT001, PLR0917
    """Takes days out 扣除."""
    if first <= last:
        s.pauses.append(Excluded(first, last, kind, row, is_answered))
        s.spans = None
    cite(s, row)


def lengthen(s: State, days: int, at: int, until: int, row: int) -> None:
    """An extension takes effect 延长."""
    s.extensions.append(Told(days, at, until, row))
    s.first_told = s.first_told or at
    s.extended += 1
    s.extra += days
    s.until = until
    s.is_numbered = s.is_numbered or until == NONE
    cite(s, row)


def drop_extensions(s: State) -> None:
    """The extensions lapse 延长失效."""
    s.extensions = []
    s.extended, s.extra, s.first_told, s.until = 0, 0, NONE, NONE
    s.is_numbered = False


def restart_notes(s: State) -> None:
    """Nothing is excluded, extended, noted or cited yet 清空."""
    s.pauses, s.notes, s.cited, s.spans = [], [], {}, None
    drop_extensions(s)


def cite(s: State, row: int) -> None:
    """The result rests on a row 引用."""
    if row != NONE:
        s.cited[row] = None


def note(  # noqa: PLR0917 - a finding and its parameters
    s: State, finding: str, row: int, one: int = NONE, other: int = NONE, third: int = NONE
) -> None:
    """Something that a reviewer should look at 核查提示."""
    s.notes.append(Noted(FINDING_NUMBERS[finding], row, one, other, third))


def note_turning_points(s: State) -> None:
    """An interpretation issued while the application was open 期间发布的解释."""
    for finding, _, day, row in s.tables.by_regime[s.regime].turning:
        if s.received < day <= s.end:
            s.notes.append(Noted(finding, row, s.received, day))
