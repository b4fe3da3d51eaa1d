"""What the law data must be whatever is laid over them 适用的规定。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from gikdeadlines.law import Contested, Law, Provision, Regime, RegimeSpan, Term
from gikdeadlines.testing.vectors import Vector, answer, load_vectors
from gikdeadlines.values import NATIONAL, ONE_DAY, FrozenMap, NotInForceError, Text

from .model import CounterExample, Property, Whole, counter
from .world import World

__all__ = ["LAW"]

READ: Final[FrozenMap[tuple[str, str, date], int]] = FrozenMap(
    {
        ("CN", "reply", date(2010, 1, 4)): 15,
        ("CN", "reply", date(2019, 5, 14)): 15,
        ("CN", "reply", date(2019, 5, 15)): 20,
        ("CN", "reply", date(2026, 1, 5)): 20,
        ("CN", "extension", date(2010, 1, 4)): 15,
        ("CN", "extension", date(2019, 5, 15)): 20,
        ("CN", "correction-notice", date(2019, 5, 15)): 7,
        ("CN", "third-party-answer", date(2019, 5, 15)): 15,
        ("CN", "agency:co-author-answer", date(2019, 5, 15)): 15,
        ("CN-SX", "reply", date(2014, 7, 1)): 15,
        ("CN-SX", "extension", date(2014, 7, 1)): 15,
        ("CN-SX", "correction-answer", date(2014, 7, 1)): 10,
        ("CN-SX", "third-party-answer", date(2014, 7, 1)): 5,
    }
)
"""Working days read in the texts by hand: jurisdiction, what must fall inside, day of receipt."""


def _read_terms(_: World) -> Iterator[tuple[str, str, date]]:
    return iter(sorted(READ, key=str))


def _is_as_read(world: World, example: tuple[str, str, date]) -> CounterExample | None:
    jurisdiction, slot, received = example
    row = world.law.regime(jurisdiction, received).terms[slot]
    if row.says.n == READ[example]:
        return None
    return counter(
        f"{jurisdiction}、{received}收到的申请，{slot}的工作日数",
        f"{jurisdiction}, received {received}: the working days of {slot}",
        expected=READ[example],
        found=f"{row.says.n} by {row.provision.id}",
        provisions=(row.provision.id,),
    )


# Provisions that end


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term of some jurisdiction, asked for on a day."""

    slot: str
    jurisdiction: str
    day: date


def _every_end(world: World) -> Iterator[_Asked]:
    """Each term on the eve of its first day, its first and last days, and the day after that."""
    for provision in world.law.provisions.values():
        if isinstance(provision.parameters, Term):
            days = {provision.since - ONE_DAY, provision.since}
            days |= {provision.until, provision.until + ONE_DAY} if provision.until else set()
            for day in sorted(days):
                yield _Asked(provision.parameters.slot, provision.instrument.jurisdiction, day)


def _in_force(world: World, asked: _Asked) -> set[str]:
    """The provisions on the slot whose own dates hold the day, whatever stood before or after them."""
    return {
        p.id
        for p in world.law.provisions.values()
        if isinstance(p.parameters, Term)
        and p.parameters.slot == asked.slot
        and p.instrument.jurisdiction in (asked.jurisdiction, NATIONAL)
        and not p.restates
        and p.since <= asked.day
        and (p.until is None or asked.day <= p.until)
    }


def _answers_with_law_in_force(world: World, asked: _Asked) -> CounterExample | None:
    in_force = _in_force(world, asked)
    try:
        found = world.law.term(asked.slot, asked.jurisdiction, asked.day).provision.id
    except NotInForceError:
        found = ""
    if found in in_force or (not found and not in_force):
        return None
    return counter(
        f"{asked.jurisdiction}，{asked.day}当日施行的{asked.slot}期限",
        f"the term {asked.slot} of {asked.jurisdiction} in force on {asked.day}",
        expected=sorted(in_force) or "a refusal 拒绝",
        found=found or "a refusal 拒绝",
        provisions=(found,) if found else sorted(in_force),
    )


# Timelines


def _jurisdictions(world: World) -> Iterator[str]:
    return iter(sorted(world.law.jurisdictions))


def _is_a_timeline(world: World, jurisdiction: str) -> CounterExample | None:
    regimes = world.law.timeline(jurisdiction)
    for earlier, later in pairwise(regimes):
        if earlier.received_through is None or earlier.received_through >= later.received_from:
            return counter(
                f"{jurisdiction}先后适用的规定{earlier.id}与{later.id}",
                f"the regimes {earlier.id} and {later.id} of {jurisdiction}, one after the other",
                expected=f"an end before {later.received_from}",
                found=earlier.received_through,
            )
    for regime in regimes:
        for day in (regime.received_from, regime.received_through or regime.received_from):
            found = world.law.regime(jurisdiction, day).id
            if found != regime.id:
                zh, en = (
                    f"{jurisdiction}、{day}收到的申请所适用的规定",
                    f"the regime of {jurisdiction} for a receipt on {day}",
                )
                return counter(zh, en, expected=regime.id, found=found)
    return _has_one_day(world.law, jurisdiction, regimes[-1])


_ONE_DAY_ALONE: Final = "one-day"


def _has_one_day(law: Law, jurisdiction: str, latest: Regime) -> CounterExample | None:
    """A regime laid over the latest one for a single day governs that day, and no other."""
    day = latest.received_from + timedelta(100)
    single = RegimeSpan(_ONE_DAY_ALONE, jurisdiction, received_from=day, received_through=day, over=latest.id)
    with_it = replace(law, spans=(*law.spans, single))
    found = [with_it.regime(jurisdiction, each).id for each in (day - ONE_DAY, day, day + ONE_DAY)]
    expected = [latest.id, _ONE_DAY_ALONE, latest.id]
    if found == expected:
        return None
    zh, en = f"{jurisdiction}仅适用于{day}一日的规定", f"a regime of {jurisdiction} for {day} alone"
    return counter(zh, en, expected=expected, found=found)


# Every provision


def _provisions(world: World) -> Iterator[Provision]:
    return iter(world.law.provisions.values())


def _is_citable(world: World, provision: Provision) -> CounterExample | None:
    citation, instrument = provision.citation, provision.instrument
    wrong = [
        name
        for name, is_right in {
            "title": bool(citation.title),
            "provision": citation.provision == provision.id,
            "in_force": instrument.ended is None or instrument.in_force <= instrument.ended,
            "until": provision.until is None or provision.since <= provision.until,
            "readings": all(reading in world.law.readings for reading in _readings(provision)),
            "summary": bool(provision.summary.zh and provision.summary.en),
        }.items()
        if not is_right
    ]
    if not wrong:
        return None
    return counter(
        f"条款{provision.id}的出处、施行日期或口径",
        f"the citation, the days in force or the readings of {provision.id}",
        expected="complete and in order",
        found=wrong,
        provisions=(provision.id,),
    )


def _readings(provision: Provision) -> Iterator[str]:
    yield from provision.readings
    for name in provision.parameters.__dataclass_fields__:
        value = getattr(provision.parameters, name)
        if isinstance(value, Contested):
            yield value.reading


# Worked examples


def _vectors(world: World) -> Iterator[Vector]:
    """Every worked example, where neither a region nor a gap stands over the national calendar."""
    is_national = not world.calendar.gaps and all(n.layer != 1 for n in world.calendar.notices)
    if is_national and world.reaches(date(2008, 1, 1), date(2026, 12, 28)):
        yield from load_vectors()


def _is_as_derived(world: World, vector: Vector) -> CounterExample | None:
    computed = answer(vector, world.law, world.calendar)
    found = {name: computed.get(name) for name in vector.expected}
    if found == vector.expected:
        return None
    return counter(
        f"算例{vector.id}（{vector.derivation.zh}）",
        f"worked example {vector.id} ({vector.derivation.en})",
        expected=dict(vector.expected),
        found=found,
        provisions=(vector.provision,) if vector.provision in world.law.provisions else (),
    )


_REPLY = ("CN/492/24.2", "CN/711/33.2", "CN-SX/237/29.2")

LAW: Final = (
    Property(
        id="GIK-P-065",
        area="law",
        title=Text("期限的日数与条文一致", "The numbers of the terms are those of the texts"),
        statement=Text(
            "答复、延长、补正告知、第三方和其他机关答复意见的工作日数，与各条文所写相同。",
            "The working days for reply, extension, correction notice and the answers of third parties and other "
            "agencies are "
            "those written in the texts.",
        ),
        formal="∀(j, slot, d) read by hand: n(j, slot, d) = the number read",
        basis=(
            *_REPLY,
            "CN/492/24.2/extension",
            "CN/711/33.2/extension",
            "CN/711/30/notice",
            "CN/711/32",
            "CN/711/34",
            "CN-SX/237/29.2/extension",
            "CN-SX/237/27.8/answer",
            "CN-SX/237/26/answer",
        ),
        domain=Whole(Text("从条文读出的13项", "13 numbers read in the texts"), _read_terms),
        check=_is_as_read,
    ),
    Property(
        id="GIK-P-066",
        area="law",
        title=Text(
            "失效的规定不再适用，也不回到旧规定", "What has ended does not apply, nor does what stood before it"
        ),
        statement=Text(
            "期限只依当日施行中的条款：施行前、失效后均不适用；失效而无后继的，不作答，不以先前的规定代替。",
            "A term is that of a provision in force on the day, not before it came into force nor after it ended; "
            "where none "
            "follows there is no answer, and the one before does not come back.",
        ),
        formal="term(slot, j, t) ∈ { p : since(p) ≤ t ≤ until(p) }, refused if empty",
        basis=("CN/492/18", "CN/711/26", *_REPLY),
        domain=Whole(
            Text(
                "每一项期限的施行前一日、施行日、末日及次日",
                "each term on the eve of its first day, its first and last days and the day after",
            ),
            _every_end,
        ),
        check=_answers_with_law_in_force,
    ),
    Property(
        id="GIK-P-067",
        area="law",
        title=Text("每一收到日至多适用一部规定", "Each day of receipt has one law at most"),
        statement=Text(
            "一地先后适用的规定互不重叠，每一规定在其首日与末日都适用。",
            "The regimes of a jurisdiction do not overlap, and each governs its first and its last day.",
        ),
        formal="∀j: the spans of regimes are disjoint and in order",
        basis=_REPLY,
        domain=Whole(Text("有本地规定的每一地区", "every jurisdiction with law of its own"), _jurisdictions),
        check=_is_a_timeline,
    ),
    Property(
        id="GIK-P-068",
        area="law",
        title=Text("每一条款都可引用", "Every provision can be cited"),
        statement=Text(
            "每一条款都有文件名称、中英文摘要、前后有序的施行日期，所涉口径均已登记。",
            "Each provision names its document, has a summary in both languages, dates in force that are in order, "
            "and readings "
            "that exist.",
        ),
        formal="∀p: cited(p) and since(p) ≤ until(p) and readings(p) ⊆ readings",
        basis=_REPLY,
        domain=Whole(Text("全部条款", "every provision"), _provisions),
        check=_is_citable,
    ),
    Property(
        id="GIK-P-090",
        area="law",
        title=Text("算例", "Worked examples"),
        statement=Text(
            "每一算例的答案与由条文和放假通知推导的相同。",
            "Each worked example comes out as it was derived from the text and the notices.",
        ),
        formal="∀v: answer(v) = expected(v)",
        basis=("CN/492/24.2", "CN/711/33.2", "CN/2015-207/2.1", "CN/2016-235/4/post", "CN/2016-61/3/response"),
        domain=Whole(Text("随本库发布的全部算例", "every worked example that is shipped"), _vectors),
        check=_is_as_derived,
    ),
)
