"""What exploring must find, what a later notice changes, and which festivals go together 比对口径与其后的通知。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gikdeadlines.calendar import seasons_of
from gikdeadlines.loading import statutory_days
from gikdeadlines.values import ONE_DAY, Text

from .model import CounterExample, Property, Whole, counter
from .worked import Event, Worked, after, application, happened, of_a_year, property_of, said
from .world import World, days_between

__all__ = ["WORKED_DOUBTS"]

_NEW_LAW: Final = date(2019, 5, 15)


def _handed_in(day: date) -> Event:
    return happened("submitted", day, channel="in-person")


def _out(first: date, last: date) -> frozenset[date]:
    return frozenset(days_between(first, last))


# Every option that moves the due day is found


def _explored(world: World, received: date) -> Iterator[Worked]:
    if not world.works[received]:
        return
    yield from _of_a_pause(world, received)
    yield from _of_two_pauses(world, received)
    yield from _of_an_extension(world, received)
    yield from _of_pins(world, received)


def _of_a_pause(world: World, received: date) -> Iterator[Worked]:
    """The four ways to read the end days, and no other day."""
    asked, answered = after(received, 3), after(received, 8)
    case = application(
        _handed_in(received), happened("agency-consulted", asked, agency="A"),
        happened("agency-replied", answered, agency="A"),
    )  # fmt: skip
    spans = [
        (asked, answered), (after(asked), answered), (asked, answered - ONE_DAY), (after(asked), answered - ONE_DAY),
    ]  # fmt: skip
    dues = [world.due(received, 20, _out(*span)) for span in spans]
    known = [due for due in dues if due is not None]
    several = frozenset(dues) if len(set(dues)) > 1 else frozenset()
    if len(known) == len(dues):
        moves = world.works[asked] or world.works[answered]
        seen: dict[str, object] = {
            "dues": several, "earliest_due": min(known), "latest_due": max(known),
            "asked": frozenset({"pause-ends"} if moves else ()), "robust": True,
        }  # fmt: skip
        yield Worked(case, received + timedelta(9), seen, {}, explores=True)
        for replied in sorted({*known, max(known) + ONE_DAY}):
            answer = happened("replied", method="on-the-spot", dated=replied, delivered=replied)
            timely = {due for due in known if replied <= due}
            one_verdict = timely in ({*known}, set())
            usual = "on-time" if replied <= known[0] else "late"
            found = {"robust": one_verdict, "verdict": usual, "dues": several}
            full = application(*case.to_dict()["events"], answer)
            yield Worked(full, after(max(known), 30), found, {}, explores=True)


def _of_two_pauses(world: World, received: date) -> Iterator[Worked]:
    """Two agencies one after the other: each option on the ends of both."""
    first, second = (after(received, 2), after(received, 6)), (after(received, 9), after(received, 13))
    events = [_handed_in(received)]
    for agency, (asked, answered) in (("A", first), ("B", second)):
        events.append(happened("agency-consulted", asked, agency=agency))
        events.append(happened("agency-replied", answered, agency=agency))
    dues = set()
    for begins, ends in ((0, 0), (1, 0), (0, 1), (1, 1)):
        out = [_out(after(asked, begins), after(answered, -ends)) for asked, answered in (first, second)]
        dues.add(world.due(received, 20, out[0] | out[1]))
    if None not in dues:
        seen = {"dues": frozenset(dues) if len(dues) > 1 else frozenset[date]()}
        yield Worked(application(*events), after(received, 14), seen, {}, explores=True)


def _of_an_extension(world: World, received: date) -> Iterator[Worked]:
    """Told a day late: without effect, or counted."""
    due, longer = world.due(received, 20), world.due(received, 25)
    if due is None or longer is None:
        return
    case = application(_handed_in(received), happened("extension-notified", after(due), working_days=5))
    seen = {"dues": frozenset({due, longer}), "due": due, "latest_due": longer}
    yield Worked(case, after(due), seen | {"robust": False}, {}, explores=True)


def _of_pins(world: World, received: date) -> Iterator[Worked]:
    """A reading that is pinned is not explored, the others are."""
    asked, answered = after(received, 3), after(received, 8)
    case = application(
        _handed_in(received), happened("agency-consulted", asked, agency="A"),
        happened("agency-replied", answered, agency="A"),
    )  # fmt: skip
    inner = world.due(received, 20, _out(after(asked), answered - ONE_DAY))
    seen = {"due": inner, "dues": frozenset[date](), "robust": True}
    yield Worked(case, after(answered), seen, {"pause-ends": "both-count"}, explores=True)


# A notice that came out later


@dataclass(frozen=True, slots=True)
class _Later:
    """An application that was open when a special notice came out, and its reply."""

    received: date
    replied: date
    expected: str | None
    says: str


def _later(world: World) -> Iterator[_Later]:
    """Before each special notice, replied on the due day as it stood and as it came to stand."""
    if any(n.layer for n in world.calendar.notices):
        return
    for notice in world.calendar.unforeseen:
        for day in days_between(min(notice.days_set) - timedelta(45), notice.known_from - ONE_DAY):
            eve = world.calendar.known_on(day)
            works = [each for each in days_between(day + ONE_DAY, eve.horizon) if eve.is_working(each)]
            n = 20 if day >= _NEW_LAW else 15
            now = world.due(day, n)
            if now is None or len(works) < n:
                continue
            then = works[n - 1]
            for replied in {now, then, max(now, then) + ONE_DAY}:
                code = None
                if replied <= then and replied > now:
                    code = "late-by-later-notice"
                if replied > then and replied <= now:
                    code = "in-time-by-later-notice"
                touched = any(day <= each <= max(now, replied) for each in notice.days_set)
                says = f"published {notice.known_from}, due {now}, due_then {then}"
                yield _Later(day, replied, code if touched else None, says)


def _is_noted(world: World, example: _Later) -> CounterExample | None:
    reply = happened("replied", method="post", dispatched=example.replied)
    case = application(_handed_in(example.received), reply)
    result = world.assess(case, as_of=after(example.replied, 60))
    found = [f"{f.code}: {said(f)}" for f in result.findings if f.code.endswith("by-later-notice")]
    expected = [f"{example.expected}: {example.says}"] if example.expected else []
    if found == expected:
        return None
    return counter(
        f"{example.received}收到、{example.replied}答复，其后公布的通知",
        f"received on {example.received}, answered on {example.replied}, a notice published meanwhile",
        expected=expected,
        found=found,
        about=(example.received, example.replied),
    )


# Festivals that go together

_TOGETHER: Final = {2009, 2012, 2015, 2017, 2020, 2023, 2025, 2026}
"""Years since 2008 in which Mid-Autumn lay less than a week before National Day, or after it, by the lunar calendar."""


def _years(_: World) -> Iterator[int]:
    yield from range(2008, 2027)


def _is_grouped(_: World, year: int) -> CounterExample | None:
    together = [season.festivals for season in seasons_of(statutory_days(year)) if len(season.festivals) > 1]
    names = sorted(name for festivals in together for name, _ in festivals)
    expected = ["中秋节", "国庆节"] if year in _TOGETHER else []
    alone = [len(seasons_of({name: days})) for name, days in statutory_days(year).items()]
    if names == expected and set(alone) == {1}:
        return None
    return counter(f"{year}年合并安排的节日", f"festivals arranged together in {year}", expected=expected, found=names)


def _some(world: World) -> Iterator[Worked]:
    return of_a_year(2022, _explored, every=60)(world)


_BASIS: Final = ("CN/711/33.2", "CN/711/33.3", "CN/711/33.2/extension")

WORKED_DOUBTS: Final = (
    property_of(
        "GIK-P-136",
        "readings",
        Text("比对口径找出每一可能的届满日", "Exploring finds every due day that an option leads to"),
        Text(
            "比对各口径时，征求意见首尾两日的四种口径、逾期告知延长的两种口径所得的届满日全部列出，不多不少；固定的口径不再比对；"
            "各口径结论相同的标明一致，不同的不标明。",
            "Exploring lists the due day of each of the four ways to read the end days of a consultation and of both "
            "ways to read an extension told late, no more and no fewer; a pinned reading is not explored; a verdict "
            "is called the same on every reading where it is and nowhere else.",
        ),
        basis=_BASIS,
        domain=Text("2022年每隔四日收到", "every fourth day of receipt of 2022"),
        examples=of_a_year(2022, _explored, every=4),
        quick=_some,
    ),
    Property(
        id="GIK-P-137",
        area="calendar",
        title=Text("其后公布的通知改变结论的予以提示", "A notice published later that decides is noted"),
        statement=Text(
            "收到以后公布的专项通知使按期成为逾期、或者使逾期成为按期的，予以提示，其余不提示。",
            "Where a special notice published after the receipt makes late what was in time, or in time what was "
            "late, it is noted, and nowhere else.",
        ),
        formal="verdict(W) ≠ verdict(W | known on receipt) ⇔ noted",
        basis=("CN/492/24.2",),
        domain=Whole(
            Text(
                "各专项通知公布以前的收到日 × 三种答复日", "days of receipt before each special notice × three replies"
            ),
            _later,
            quick_step=7,
        ),
        check=_is_noted,
    ),
    Property(
        id="GIK-P-138",
        area="bounds",
        title=Text("中秋与国庆相距不足一周的合并安排", "Mid-Autumn and National Day go together within a week"),
        statement=Text(
            "中秋节在国庆节前不足七日或在其后的年份，两节合并推算，其余年份各自推算。",
            "In years in which Mid-Autumn lies less than seven days before National Day, or after it, both are "
            "bounded together, in others each alone.",
        ),
        formal="together(Y) ⇔ d(国庆) − d(中秋) < 7",
        basis=("CN/492/24.2", "CN/711/33.2"),
        domain=Whole(Text("2008至2026年", "2008 to 2026"), _years),
        check=_is_grouped,
    ),
)
