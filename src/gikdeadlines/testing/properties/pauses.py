"""Which days a pause takes out of a period 不计算在内的期间。

Stated over W, the working days; s, a start; n, a count; X, the excluded days. The due day is the n-th of
C = { d ∈ W : d > s, d ∉ X }.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from typing import Any, Final

from gikdeadlines.calendar import Clock, WorkingDays
from gikdeadlines.case import Case, Event, Submitted, ThirdPartyConsulted, ThirdPartyReplied
from gikdeadlines.values import ONE_DAY, Interval, Text

from .clocks import clock_and_spans, clocks, spans_en, spans_zh
from .model import CounterExample, Property, Sampled, Strategy, Whole, counter
from .narration import case_of, last_day, told
from .world import World, days_between, days_of

__all__ = ["PAUSES"]

LONGEST_PAUSE: Final = 30
REPLY: Final = 20
"""Working days, art. 33(2) of the regulation of 2019."""

ROOM: Final = 130


# Every single pause of one year


@dataclass(frozen=True, slots=True)
class _Pause:
    """A receipt on the day before a question, which is answered on a day."""

    received: date
    asked: date
    answered: date

    @property
    def days(self) -> frozenset[date]:
        return frozenset(days_between(self.asked, self.answered))


def _every_pause(world: World) -> Iterator[_Pause]:
    """Every pause of 1 to 30 days in the first whole year under the law of 2019, the short ones first."""
    year = next((y for y in range(2020, world.calendar.horizon.year) if _holds(world, y)), None)
    if year is None:
        return
    for length in range(LONGEST_PAUSE):
        for asked in days_between(date(year, 1, 1), date(year, 12, 31)):
            yield _Pause(asked - ONE_DAY, asked, asked + timedelta(length))


def _holds(world: World, year: int) -> bool:
    return world.reaches(date(year - 1, 12, 31), date(year, 12, 31) + timedelta(ROOM))


def _pauses_a_clock(world: World, pause: _Pause) -> CounterExample | None:
    expected = world.due(pause.received, REPLY, pause.days)
    interval = Interval.closed(pause.asked, pause.answered)
    around = Interval.between(pause.asked - ONE_DAY, pause.answered + ONE_DAY)
    clock = Clock(WorkingDays(REPLY), start=pause.received)
    found = clock.exclude(interval).due(world.calendar)
    if around == interval and found == expected == clock.exclude(around).due(world.calendar):
        return None
    return counter(
        f"{spans_zh(pause.received, REPLY, [interval])}，首尾两日均不计入",
        f"{spans_en(pause.received, REPLY, [interval])}, both end days out",
        expected=expected,
        found=found,
        about=(pause.asked, pause.answered),
    )


def _consulted(pause: _Pause) -> Case:
    return case_of(
        Submitted(at=pause.received, channel="in-person"),
        ThirdPartyConsulted(at=pause.asked, party="A", served=pause.asked),
        ThirdPartyReplied(at=pause.answered, party="A"),
    )


def _pauses_a_case(world: World, pause: _Pause) -> CounterExample | None:
    expected = world.due(pause.received, REPLY, pause.days)
    found = world.assess(_consulted(pause), as_of=pause.answered).due
    if found == expected:
        return None
    words = told(_consulted(pause))
    return counter(words.zh, words.en, expected=expected, found=found, about=(pause.asked, pause.answered))


# Pauses without working days


def _every_rest(world: World) -> Iterator[Interval]:
    """Every run of rest days of the calendar."""
    for run in world.runs:
        inner, first = run[ROOM:-ROOM], None
        for day in inner:
            if world.works[day]:
                if first:
                    yield Interval.closed(first, day - ONE_DAY)
                first = None
            elif first is None:
                first = day


def _rests(world: World, rest: Interval) -> CounterExample | None:
    start = rest.start - timedelta(3)
    clock = Clock(WorkingDays(REPLY), start=start)
    expected, found = clock.due(world.calendar), clock.exclude(rest).due(world.calendar)
    if found == expected:
        return None
    return counter(
        f"{spans_zh(start, REPLY, [rest])}，扣除的都是休息日",
        f"{spans_en(start, REPLY, [rest])}, all of them rest days",
        expected=expected,
        found=found,
        about=(rest.start,),
    )


# Sampled clocks


def _draw(world: World) -> Strategy:
    return clock_and_spans(world)


def _draw_one(world: World) -> Strategy:
    return clock_and_spans(world, most=1)


def _draw_overlapping(world: World) -> Strategy:
    """A clock, a span, and others of which one begins within it: spans drawn apart from each other seldom meet."""
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    drawn = clocks(world)
    if drawn is None:
        return None
    lengths = st.tuples(st.integers(1, 8), st.integers(1, 12), st.integers(0, 12), st.integers(1, 12))
    return st.tuples(drawn, lengths).map(lambda each: (each[0], _overlapping(each[0].start, *each[1])))


def _overlapping(start: date, begins: int, lasts: int, later: int, lasts_too: int) -> list[Interval]:
    first = Interval(start + timedelta(begins), start + timedelta(begins + lasts))
    second = first.start + timedelta(min(later, lasts))
    return [first, Interval(second, second + timedelta(lasts_too))]


def _draw_clocks(world: World) -> Strategy:
    return clocks(world)


def _bare(clock: Clock) -> Clock:
    return Clock(clock.term, start=clock.start, extra=clock.extra)


def _with(clock: Clock, spans: Sequence[Interval]) -> Clock:
    for span in spans:
        clock = clock.exclude(span)
    return clock


def _differs(
    clock: Clock, spans: Sequence[Interval], zh: str, en: str, *, expected: object, found: object
) -> CounterExample | None:
    if found == expected:
        return None
    return counter(
        f"{spans_zh(clock.start, clock.n, spans)}，{zh}",
        f"{spans_en(clock.start, clock.n, spans)}, {en}",
        expected=expected,
        found=found,
        about=(clock.start, *(span.start for span in spans)),
    )


def _unites(world: World, example: tuple[Clock, list[Interval]]) -> CounterExample | None:
    clock, spans = _bare(example[0]), example[1]
    expected, found = world.due(clock.start, clock.n, days_of(spans)), _with(clock, spans).due(world.calendar)
    return _differs(clock, spans, "重叠的部分只扣一次", "what overlaps taken out once", expected=expected, found=found)


def _commutes(world: World, example: tuple[Clock, list[Interval]]) -> CounterExample | None:
    clock, spans = example
    dues = [_with(clock, order).due(world.calendar) for order in permutations(spans)]
    found = sorted(set(dues), key=str)
    return _differs(clock, spans, "按不同先后扣除", "taken out in every order", expected=dues[:1], found=found)


def _splits(world: World, example: tuple[Clock, list[Interval]]) -> CounterExample | None:
    clock, (span,) = example
    if span.end is None or span.is_empty:
        return None
    expected = clock.exclude(span).due(world.calendar)
    for middle in days_between(span.start, span.end):
        parts = [Interval(span.start, middle), Interval(middle + ONE_DAY, span.end)]
        found = _with(clock, parts).due(world.calendar)
        broken = _differs(clock, parts, "分为两段扣除", "taken out in two parts", expected=expected, found=found)
        if broken:
            return broken
    return None


def _takes_its_working_days(world: World, example: tuple[Clock, list[Interval]]) -> CounterExample | None:
    clock, spans = _bare(example[0]), example[1]
    due = _with(clock, spans).due(world.calendar)
    if due is None:
        return _differs(clock, spans, "届满日", "the due day", expected="a day", found=due)
    excluded = days_of(spans)
    taken = sum(clock.start < day <= due and world.works[day] for day in excluded)
    return _differs(
        clock,
        spans,
        f"自起算至届满日{due}的工作日数，应为期限加扣除的{taken}个工作日",
        f"the working days through its due day {due}: the period and the {taken} working days taken out",
        expected=clock.n + taken,
        found=world.used(clock.start, due),
    )


def _never_hastens(world: World, example: tuple[Clock, list[Interval]]) -> CounterExample | None:
    clock, spans = example
    before, after = clock.due(world.calendar), _with(clock, spans).due(world.calendar)
    if before is not None and after is not None and before <= after:
        return None
    return _differs(clock, spans, "届满日不早于", "due on or after", expected=before, found=after)


def _is_idempotent(world: World, example: tuple[Clock, list[Interval]]) -> CounterExample | None:
    clock, spans = example
    once, twice = _with(clock, spans), _with(clock, [*spans, *spans])
    return _differs(
        clock,
        spans,
        "同一期间扣除两次",
        "each taken out twice",
        expected=once.due(world.calendar),
        found=twice.due(world.calendar),
    )


def _counts_for_nothing_before(world: World, clock: Clock) -> CounterExample | None:
    earlier = Interval.closed(clock.start - timedelta(30), clock.start)
    expected, found = clock.due(world.calendar), clock.exclude(earlier).due(world.calendar)
    return _differs(
        clock, [earlier], "扣除的都在起算日及以前", "all of it on or before the start", expected=expected, found=found
    )


def _counts_for_nothing_after(world: World, clock: Clock) -> CounterExample | None:
    due = clock.due(world.calendar)
    if due is None:
        return _differs(clock, [], "届满日", "the due day", expected="a day", found=due)
    later = Interval.since(due + ONE_DAY)
    found = clock.exclude(later).due(world.calendar)
    return _differs(clock, [later], "扣除的都在届满日以后", "all of it after the due day", expected=due, found=found)


def _is_never_due(world: World, clock: Clock) -> CounterExample | None:
    due = clock.due(world.calendar)
    if due is None:
        return _differs(clock, [], "届满日", "the due day", expected="a day", found=due)
    open_ended = Interval.since(due)
    stopped = clock.exclude(open_ended)
    left = {stopped.left(world.calendar, due + timedelta(days)) for days in (0, 1, 10, 60)}
    found = (stopped.due(world.calendar), sorted(left))
    if found == (None, [1]):
        return None
    return _differs(
        clock,
        [open_ended],
        "届满日当日起尚未恢复，没有届满日，剩余1日",
        "stopped on the last day and not resumed: no due day, one day left",
        expected="none, 1",
        found=f"{found[0]}, {found[1]}",
    )


# Sampled cases


def _draw_two(world: World) -> Strategy:
    """A receipt and two consultations, as distances in days."""
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    receipts = [d for d in world.starts(ROOM) if d >= date(2019, 5, 15)]
    if not receipts:
        return None
    lengths = st.tuples(st.integers(1, 15), st.integers(0, 20))
    return st.tuples(st.sampled_from(receipts), lengths, lengths)


def _overlap_in_a_case(world: World, example: Any) -> CounterExample | None:  # noqa: ANN401 - a receipt and distances
    received, *pauses = example
    events: list[Event] = [Submitted(at=received, channel="in-person")]
    excluded: set[date] = set()
    for party, (after, length) in zip("AB", pauses, strict=True):
        asked, answered = received + timedelta(after), received + timedelta(after + length)
        events.append(ThirdPartyConsulted(at=asked, party=party, served=asked))
        events.append(ThirdPartyReplied(at=answered, party=party))
        excluded.update(days_between(asked, answered))
    case = case_of(*events)
    expected, found = world.due(received, REPLY, excluded), world.assess(case, as_of=last_day(case)).due
    if found == expected:
        return None
    words = told(case)
    return counter(words.zh, words.en, expected=expected, found=found, about=sorted(excluded))


def _unanswered(world: World, example: Any) -> CounterExample | None:  # noqa: ANN401 - a receipt and distances
    received, (after, waited), _ = example
    asked = received + timedelta(after)
    case = case_of(Submitted(at=received, channel="in-person"), ThirdPartyConsulted(at=asked, party="A", served=asked))
    eve = (world.due(asked, 15) or asked) - ONE_DAY
    as_of = max(asked, min(asked + timedelta(waited), eve))
    result = world.assess(case, as_of=as_of)
    if (result.verdict, result.due) == ("suspended", None):
        return None
    words = told(case, as_of)
    return counter(
        words.zh, words.en, expected="suspended, no due day", found=f"{result.verdict}, {result.due}", about=(asked,)
    )


_THIRD_PARTY = ("CN/492/24.3", "CN/711/33.3")
_ENDS = ("CN/2015-207/2.1", "CN/711/33.3")
_ANY = Text("任一期限、至多三段扣除", "any clock, up to three spans taken out")

PAUSES: Final = (
    Property(
        id="GIK-P-025",
        area="pauses",
        title=Text("首尾两日均不计入", "Both end days of a pause are out"),
        statement=Text(
            "扣除期间自发出之日至收到答复之日，首尾两日均不计入，其余日数接续计算。",
            "From the day of asking through the day of the answer, both included, no day counts; the rest of the "
            "period goes "
            "on afterwards.",
        ),
        formal="X = [a, b] ⇒ due(s, n, X) = n-th of { d ∈ W : d > s, d < a or d > b }",
        basis=_ENDS,
        domain=Whole(
            Text(
                "一年内每一日开始的、1至30日的每一段扣除",
                "every pause of 1 to 30 days that begins on any day of one year",
            ),
            _every_pause,
            quick_step=23,
        ),
        check=_pauses_a_clock,
        exceptions=Text(
            "征求意见的首尾两日系比照〔2015〕207号第二条，另有其他理解（口径 pause-ends）。",
            "For consultations the end days are out by analogy with 〔2015〕207号 二; other readings exist "
            "(pause-ends).",
        ),
    ),
    Property(
        id="GIK-P-026",
        area="pauses",
        title=Text("征求第三方意见的时间不计入答复期限", "The time of consulting a third party does not count"),
        statement=Text(
            "征求第三方意见的，自征求之日至收到意见之日不计入二十个工作日的答复期限。",
            "While a third party is consulted, from the day of asking through the day of its answer, the 20 working "
            "days "
            "stand still.",
        ),
        formal="X = [asked, answered] ⇒ due(case) = due(received, 20, X)",
        basis=("CN/711/33.3", "CN/711/33.2"),
        domain=Whole(
            Text(
                "一年内每一日发出的、1至30日的每一次征求意见",
                "every consultation of 1 to 30 days sent on any day of one year",
            ),
            _every_pause,
            quick_step=101,
        ),
        check=_pauses_a_case,
        exceptions=Text(
            "第三方逾期不答复的，扣除至期限届满（第32条），另有口径 pause-cap。",
            "Where the third party stays silent the pause ends with its time to answer (art. 32; reading pause-cap).",
        ),
    ),
    Property(
        id="GIK-P-027",
        area="pauses",
        title=Text("只含休息日的期间不影响届满", "A pause without working days changes nothing"),
        statement=Text(
            "扣除期间内没有工作日的，届满日不变。",
            "A pause in which no working day lies moves no due day.",
        ),
        formal="X ∩ W = ∅ ⇒ due(s, n, X) = due(s, n)",
        basis=_THIRD_PARTY,
        domain=Whole(Text("日历上每一段连续的休息日", "every run of rest days of the calendar"), _every_rest),
        check=_rests,
    ),
    Property(
        id="GIK-P-028",
        area="pauses",
        title=Text("重叠的期间只扣一次", "Overlapping pauses are taken out once"),
        statement=Text(
            "两段以上扣除期间重叠的，重叠的日子只扣除一次。",
            "Where pauses overlap, the days they share are taken out once.",
        ),
        formal="due(s, n, X₁ ∪ X₂) is due under both",
        basis=_THIRD_PARTY,
        domain=Sampled(Text("任一期限、两段重叠的扣除", "any clock, two spans that overlap"), _draw_overlapping),
        check=_unites,
        exceptions=Text("口径 pause-overlap 取 sum 时除外。", "Not under the reading pause-overlap, option sum."),
    ),
    Property(
        id="GIK-P-029",
        area="pauses",
        title=Text("同时征求两方意见，只扣一次", "Two parties consulted at once pause the period once"),
        statement=Text(
            "同时征求两个第三方意见的，期间合并扣除。",
            "Where two third parties are consulted, the union of both times is out.",
        ),
        formal="due(case) = due(received, 20, [a₁, b₁] ∪ [a₂, b₂])",
        basis=("CN/711/33.3",),
        domain=Sampled(
            Text("2019-05-15以后任一收到日、两次征求意见", "any receipt from 2019-05-15 on, two consultations"),
            _draw_two,
        ),
        check=_overlap_in_a_case,
        exceptions=Text("口径 pause-overlap 取 sum 时除外。", "Not under the reading pause-overlap, option sum."),
    ),
    Property(
        id="GIK-P-030",
        area="pauses",
        title=Text("扣除的先后不影响结果", "The order of pauses does not matter"),
        statement=Text(
            "先扣哪一段、后扣哪一段，届满日相同。",
            "Whichever pause is taken out first, the due day is the same.",
        ),
        formal="exclude(A) ∘ exclude(B) = exclude(B) ∘ exclude(A)",
        basis=_THIRD_PARTY,
        domain=Sampled(_ANY, _draw),
        check=_commutes,
    ),
    Property(
        id="GIK-P-031",
        area="pauses",
        title=Text("拆分期间不影响结果", "Splitting a pause changes nothing"),
        statement=Text(
            "一段扣除期间拆成相接的两段，届满日不变。",
            "A pause cut in two that join has the same effect.",
        ),
        formal="exclude([a, c]) = exclude([a, b]) ∘ exclude([b + 1, c])",
        basis=_THIRD_PARTY,
        domain=Sampled(Text("任一期限、任一期间、每一处拆分", "any clock, any pause, cut at every place"), _draw_one),
        check=_splits,
    ),
    Property(
        id="GIK-P-032",
        area="pauses",
        title=Text("期限只顺延所含的工作日", "A pause defers the due day by its working days"),
        statement=Text(
            "扣除只以其中的工作日顺延期限，不以自然日计。",
            "A pause defers a period of working days by the working days in it, not by its calendar days.",
        ),
        formal="count(s, due) = n + |W ∩ X ∩ (s, due]|",
        basis=_THIRD_PARTY,
        domain=Sampled(_ANY, _draw),
        check=_takes_its_working_days,
    ),
    Property(
        id="GIK-P-033",
        area="pauses",
        title=Text("扣除不使期限提前届满", "A pause never brings the due day forward"),
        statement=Text("多扣除一段期间，届满日只会不变或者推后。", "One more pause leaves the due day or defers it."),
        formal="X ⊆ Y ⇒ due(s, n, X) ≤ due(s, n, Y)",
        basis=_THIRD_PARTY,
        domain=Sampled(_ANY, _draw),
        check=_never_hastens,
    ),
    Property(
        id="GIK-P-034",
        area="pauses",
        title=Text("重复扣除同一期间无效果", "The same pause twice is that pause once"),
        statement=Text("同一期间登记两次，与登记一次相同。", "A pause entered twice counts as entered once."),
        formal="exclude(A) ∘ exclude(A) = exclude(A)",
        basis=_THIRD_PARTY,
        domain=Sampled(_ANY, _draw),
        check=_is_idempotent,
    ),
    Property(
        id="GIK-P-035",
        area="pauses",
        title=Text("收到日以前的期间无效果", "A pause up to the receipt changes nothing"),
        statement=Text(
            "收到之日及以前的扣除期间，不影响届满日。",
            "Days on or before the receipt, taken out, move no due day.",
        ),
        formal="X ⊆ (−∞, s] ⇒ due(s, n, X) = due(s, n)",
        basis=_THIRD_PARTY,
        domain=Sampled(Text("任一期限", "any clock"), _draw_clocks),
        check=_counts_for_nothing_before,
    ),
    Property(
        id="GIK-P-036",
        area="pauses",
        title=Text("届满以后的期间无效果", "A pause after the due day changes nothing"),
        statement=Text(
            "届满日以后才开始的期间，即使没有结束，也不影响已届满的期限。",
            "What begins after the due day, ended or not, does not move it.",
        ),
        formal="X ⊆ (due, ∞) ⇒ due(s, n, X) = due(s, n)",
        basis=_THIRD_PARTY,
        domain=Sampled(Text("任一期限", "any clock"), _draw_clocks),
        check=_counts_for_nothing_after,
    ),
    Property(
        id="GIK-P-037",
        area="pauses",
        title=Text("没有结束的期间，不会届满", "While a pause has not ended nothing falls due"),
        statement=Text(
            "届满以前开始、尚未结束的期间，使期限没有届满日，剩余日数不再减少。",
            "A pause begun by the last day and not ended leaves no due day, and the days left stay as they are.",
        ),
        formal="X ⊇ [a, ∞), a ≤ due ⇒ no due day; left is constant from a on",
        basis=_THIRD_PARTY,
        domain=Sampled(Text("任一期限，自届满日当日停止", "any clock, stopped on its due day"), _draw_clocks),
        check=_is_never_due,
    ),
    Property(
        id="GIK-P-038",
        area="pauses",
        title=Text(
            "第三方答复期限内未答复的，停止计算",
            "Until a third party answers or its time is up the period stands still",
        ),
        statement=Text(
            "征求第三方意见后，在其十五个工作日的答复期限内尚未收到意见的，答复期限停止计算，没有届满日。",
            "While a third party may still answer within its 15 working days, the period stands still and has no "
            "due day.",
        ),
        formal="asked ≤ t < due(asked, 15), no answer ⇒ suspended",
        basis=("CN/711/32", "CN/711/33.3"),
        domain=Sampled(
            Text("2019-05-15以后任一收到日、一次征求意见", "any receipt from 2019-05-15 on, one consultation"),
            _draw_two,
            weight=0.5,
        ),
        check=_unanswered,
    ),
)
