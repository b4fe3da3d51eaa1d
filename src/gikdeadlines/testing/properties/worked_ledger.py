"""Every day of a ledger, and the figures beside it, written by hand and walked day by day 逐日计算表的推演。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from gikdeadlines.case import Case
from gikdeadlines.values import ONE_DAY, Assessment, Text

from .model import CounterExample, Property, Whole, counter
from .narration import told
from .worked import after, application, happened
from .world import World, days_between

__all__ = ["WORKED_LEDGER"]

_ROOM: Final = 200

Row = tuple[date, str, int | None, str, str | None]


@dataclass(frozen=True, slots=True)
class _Written:
    """A case looked at on a day, its ledger written by hand, and its figures."""

    case: Case
    as_of: date
    rows: tuple[Row, ...]
    figures: tuple[int | None, ...]
    readings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the days of a ledger are: when received, begun, due, ended, and what takes days out."""

    received: date
    start: date
    due: date
    last: date
    cited: tuple[str, str, str]
    out: frozenset[date] = frozenset()
    why: tuple[str, str] = ("", "")
    replied: date | None = None
    sooner: frozenset[date] = frozenset()
    why_sooner: tuple[str, str] = ("agency:other", "CN/711/33.3/other-agency")

    def rows(self, world: World) -> Iterator[Row]:
        """One row a day, the numbers beginning after the last start."""
        receipt, restart, term = self.cited
        ordinal = 0
        for day in days_between(self.received, self.last):
            ordinal += day > self.start and world.works[day] and day not in self.out | self.sooner
            if day in (self.received, self.start):
                yield day, "start", None, "start", receipt if day == self.received else restart
            elif not world.works[day]:
                yield day, self._marked(day, "rest"), None, *_of_rest(world, day)
            elif day in self.out | self.sooner:
                why = self.why if day in self.out else self.why_sooner
                yield day, self._marked(day, "excluded"), None, *why
            elif day < self.start:
                yield day, "excluded", None, "before-restart", restart
            else:
                yield day, self._marked(day, "counted"), ordinal, *_of_work(world, day, term)

    def _marked(self, day: date, status: str) -> str:
        if day == self.replied:
            return "reply"
        if status == "counted":
            return "due" if day == self.due else "after-due" if day > self.due else status
        return status


def _of_rest(world: World, day: date) -> tuple[str, str | None]:
    """The festival of the notice that frees a day, else the week."""
    named = [n for n in world.calendar.notices if any(day in rest.days for rest in n.rest)]
    if not named:
        return "weekend", "CN/国务院令第174号"
    rest = next(rest for rest in named[-1].rest if day in rest.days)
    return rest.festival, named[-1].citation.provision


def _of_work(world: World, day: date, term: str) -> tuple[str, str]:
    """The notice that has a weekend day worked, else the term."""
    named = [n for n in world.calendar.notices if any(day in work.dates for work in n.work)]
    return ("make-up-workday", named[-1].citation.provision) if named else ("weekday", term)


def _working(world: World, last: date, through: date) -> int:
    return sum(world.works[day] for day in days_between(last + ONE_DAY, through))


def _ledgers(world: World, every: int = 7) -> Iterator[_Written]:
    first, last = date(2022, 1, 4), date(2022, 9, 30)
    if not world.reaches(first, after(last, _ROOM)) or any(n.layer for n in world.calendar.notices):
        return
    for day in days_between(first, last)[::every]:
        yield from _restarted(world, day)
        yield from _paused(world, day)
        yield from _consulted_before(world, day)
        yield from _lapsed(world, day)
    yield from _ran_on(world)


def _some(world: World) -> Iterator[_Written]:
    return _ledgers(world, every=80)


def _restarted(world: World, received: date) -> Iterator[_Written]:
    """Corrected, which begins the count anew; answered late, on a working day or not."""
    asked, came = after(received, 3), after(received, 9)
    due = world.due(came, 20)
    if due is None:
        return
    case = (
        happened("submitted", received, channel="in-person"),
        happened("correction-requested", asked, respond_by=after(received, 30), served=asked),
        happened("correction-received", came, dispatched=came),
    )
    cited = ("CN/711/31.1/in-person", "CN/711/30/restart", "CN/711/33.2")
    waited = frozenset(days_between(asked, came - ONE_DAY))
    why = ("correction", "CN/711/30/restart")
    for replied in (after(due), after(due, 2), after(due, 5), due):
        plan = _Plan(received, came, due, max(due, replied), cited, waited, why, replied)
        used = _working(world, came, replied)
        late = _working(world, due, replied)
        figures = (20, used, 20 - used, late, (replied - due).days)
        answered = application(*case, happened("replied", method="post", dispatched=replied))
        yield _Written(answered, after(replied, 9), tuple(plan.rows(world)), figures)
    as_of = after(due, 4)
    plan = _Plan(received, came, due, due, cited, waited, why)
    used, late = _working(world, came, as_of), _working(world, due, as_of)
    yield _Written(application(*case), as_of, tuple(plan.rows(world)), (20, used, 20 - used, late, 4))


def _paused(world: World, received: date) -> Iterator[_Written]:
    """Another agency asked and ten days more: what is used and left while it runs."""
    asked, answered, told_on = after(received, 4), after(received, 10), after(received, 12)
    out = frozenset(days_between(asked, answered))
    due, first_due = world.due(received, 30, out), world.due(received, 20, out)
    if due is None:
        return
    case = application(
        happened("submitted", received, channel="in-person"),
        happened("agency-consulted", asked, agency="A"),
        happened("agency-replied", answered, agency="A"),
        happened("extension-notified", told_on, working_days=10),
    )
    cited = ("CN/711/31.1/in-person", "", "CN/711/33.2")
    plan = _Plan(received, received, due, due, cited, out, ("agency:other", "CN/711/33.3/other-agency"))
    for as_of in (told_on, first_due or due, due):
        used = world.used(received, as_of, out)
        yield _Written(case, as_of, tuple(plan.rows(world)), (30, used, 30 - used, 0, 0))


def _consulted_before(world: World, received: date) -> Iterator[_Written]:
    """Another agency had answered by the correction that begins the count anew: the correction is the reason."""
    asked, came = after(received, 3), after(received, 9)
    due = world.due(came, 20)
    if due is None:
        return
    cited = ("CN/711/31.1/in-person", "CN/711/30/restart", "CN/711/33.2")
    waited = frozenset(days_between(asked, came - ONE_DAY))
    for answered in (after(received, 2), came):
        case = application(
            happened("submitted", received, channel="in-person"),
            happened("agency-consulted", after(received), agency="A"),
            happened("agency-replied", answered, agency="A"),
            happened("correction-requested", asked, respond_by=after(received, 30), served=asked),
            happened("correction-received", came, dispatched=came),
        )
        sooner = frozenset(days_between(after(received), answered))
        late = waited - sooner
        plan = _Plan(received, came, due, due, cited, late, ("correction", "CN/711/30/restart"), sooner=sooner)
        used = _working(world, came, due)
        yield _Written(case, due, tuple(plan.rows(world)), (20, used, 20 - used, 0, 0))


def _lapsed(world: World, received: date) -> Iterator[_Written]:
    """Corrected after the last day named: the ledger ends with that day, and nothing begins anew."""
    asked = after(received, 3)
    last = next(world.counting(after(received, 20)), None)
    if last is None:
        return
    came = after(last, 5)
    case = application(
        happened("submitted", received, channel="in-person"),
        happened("correction-requested", asked, respond_by=last, served=asked),
        happened("correction-received", came, dispatched=came),
    )
    cited = ("CN/711/31.1/in-person", "", "CN/711/33.2")
    waited = frozenset(days_between(asked, last))
    plan = _Plan(received, received, after(last), last, cited, waited, ("correction", "CN/711/30/restart"))
    figures = (20, _working(world, received, asked - ONE_DAY), None, 0, 0)
    yield _Written(case, after(last, 30), tuple(plan.rows(world)), figures)


def _ran_on(world: World) -> Iterator[_Written]:
    """Where a correction stops nothing the count runs past its end, ten days longer, until the application lapses."""
    received, told_on, asked, last = (date.fromisoformat(f"2017-{day}") for day in ("03-03", "03-10", "03-20", "05-05"))
    due = world.due(received, 25)
    if due is None or not world.reaches(received, last):
        return
    case = application(
        happened("submitted", received, channel="in-person"),
        happened("extension-notified", told_on, working_days=10),
        happened("correction-requested", asked, respond_by=last, served=asked),
    )
    plan = _Plan(received, received, due, last, ("CN/2015-207/1.1/in-person", "", "CN/492/24.2"))
    rows = tuple(plan.rows(world))
    figures = (25, _working(world, received, last), None, 0, 0)
    yield _Written(case, after(last, 30), rows, figures, {"correction-stop": "runs-on"})


def _is_as_written(world: World, example: _Written) -> CounterExample | None:
    result = world.assess(example.case, as_of=example.as_of, readings=example.readings)
    rows = tuple((r.date, r.status, r.ordinal, r.reason, r.citation and r.citation.provision) for r in result.ledger)
    differing = next((pair for pair in zip(example.rows, rows, strict=False) if pair[0] != pair[1]), None)
    words = told(example.case, example.as_of)
    if differing or len(rows) != len(example.rows):
        expected, found = differing or (len(example.rows), len(rows))
        return counter(f"{words.zh}；逐日计算表", f"{words.en}; its ledger", expected=expected, found=found)
    figures = _figures(result)
    if figures == example.figures:
        return None
    return counter(
        f"{words.zh}；共、已用、剩余、逾期的日数",
        f"{words.en}; its days allowed, used, left, late, late in natural days",
        expected=example.figures,
        found=figures,
    )


def _figures(result: Assessment) -> tuple[int | None, ...]:
    return (result.days_allowed, result.days_used, result.days_left, result.days_late, result.days_late_natural)


WORKED_LEDGER: Final = (
    Property(
        id="GIK-P-128",
        area="ledger",
        title=Text("逐日计算表与日数逐一写出", "A ledger and its figures written day by day"),
        statement=Text(
            "重新起算以前的日子没有序号，等待补正、征求意见的日子不计入，届满后继续编号；每日的出处，以及共有、已用、剩余、逾期（工作日与自然日）的日数，"
            "与逐日写出的相同。",
            "Days before a restart have no number, days that wait for a correction or another agency do not count, "
            "and the numbers go on after the due day; the source of each day, and the days allowed, used, left and "
            "late (working and natural), are those written out day by day.",
        ),
        formal="L(c) = written(c)",
        basis=("CN/711/30/restart", "CN/711/33.2", "CN/711/33.3", "CN/711/33.2/extension"),
        domain=Whole(
            Text("2022年每隔七日收到 × 十种经过", "every seventh day of receipt of 2022 × ten histories"),
            _ledgers,
            quick=_some,
        ),
        check=_is_as_written,
    ),
)
