"""可以怎样救济 The ways open to an applicant, with the days on which each begins and ends.

What is told is the clock of each way. Whether the reply was lawful, who may be sued and where, whether there was good
reason to be late: of these nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal, Protocol

from gikdeadlines.calendar import Calendar, rolled
from gikdeadlines.case import Case
from gikdeadlines.law import Confidence, Deemed, Law, Provision, StartRule, Term
from gikdeadlines.values import (
    ONE_DAY,
    CalendarRangeError,
    Citation,
    Remedy,
    Verdict,
    add_months,
    maker_of,
    require_day,
)

from .claims import Against, Claim, claim_of, of_reply

__all__ = [
    "REVIEW_FIRST",
    "is_review_first",
    "last_day",
    "remedies_of",
    "term_of",
    "unset_end",
    "ways",
]

REVIEW_FIRST: Final = "review-first-inaction"
"""The reading on whether an application that is not answered goes to review before it goes to court."""

_MONTHS_A_YEAR: Final = 12

_MOST_KEPT: Final = 4096
"""The ways of so many claims are kept: cases of one register share their days."""

_BY_ANALOGY: Final = "rules-of-2007"
"""That a rule was made under the law before the one that sets the time."""

_SURE: Final[tuple[Confidence, ...]] = ("high", "medium", "unverified")

Way = Literal["review", "suit", "suit-after-review"]

Order = Literal["open", "first", "first-if-refused", "unless-refused", "after"]


@dataclass(slots=True)
class _Term:
    """A way, the text that sets its time, and what else it rests on: the same for all claims of one era.

    ``unset`` is the time to act from whose end it runs, where nothing else sets one; ``untold`` the time where the
    remedy was not told. ``has_begun`` is false where it runs from what has not happened yet. ``points`` are what the
    law leaves open, ``changed`` says by the era of the last day whether the law of that day is another. ``unbegun`` is
    what is told of one that has not begun: it has no days, and is the same for every claim.
    """

    way: Way
    order: Order
    provision: Provision
    rules: tuple[Provision, ...] = ()
    untold: Provision | None = None
    unset: Provision | None = None
    has_begun: bool = True
    points: tuple[str, ...] = ()
    says: Term = field(init=False)
    also: tuple[Citation, ...] = field(init=False)
    confidence: Confidence = field(init=False)
    changed: dict[int, bool] = field(default_factory=dict)
    unbegun: Remedy | None = None

    def __post_init__(self) -> None:
        self.says = _says(self.provision)
        self.also = tuple(rule.citation for rule in self.rules)
        self.confidence = _least_sure((self.provision, *self.rules))


class Standing(Protocol):
    """What a case came to, as an assessment says it 案件所处的状态."""

    @property
    def verdict(self) -> Verdict:
        """The verdict 结论."""

    @property
    def due(self) -> date | None:
        """The due day 届满日."""

    @property
    def replied_on(self) -> date | None:
        """The day of the reply that was judged 答复日."""

    @property
    def as_of(self) -> date:
        """The day by whose end it stands so 截止日."""


def remedies_of(
    case: Case, found: Standing, *, law: Law, calendar: Calendar, pins: Mapping[str, str]
) -> tuple[Remedy, ...]:
    """The ways open to whoever applied: none while the period runs, or where the application has ended 救济途径.

    Args:
        case: an application, or what may be done about one.
        found: what it came to.
        law: by which it was assessed.
        calendar: by which its days were counted.
        pins: the readings that are fixed for it.
    """
    claim = None
    if case.matter == "remedy":
        claim = claim_of((event for event in case.events if event.at <= found.as_of), found.as_of)
    elif found.verdict == "overdue" and found.due is not None:
        claim = Claim("inaction", found.due, ("unanswered",))
    elif found.verdict in ("on-time", "late") and found.replied_on is not None:
        claim = of_reply(case, found.replied_on, found.as_of)
    if claim is None:
        return ()
    return ways(claim, law=law, calendar=calendar, pins=pins)


def ways(claim: Claim, *, law: Law, calendar: Calendar, pins: Mapping[str, str]) -> tuple[Remedy, ...]:
    """Review, suit, and suit after review, as the law of the day has them 各条途径.

    A way on which no text was in force is left out.
    """
    kept: dict[object, tuple[Remedy, ...]] = law.once("ways", dict)
    key = claim, calendar, pins.get(REVIEW_FIRST)
    found = kept.get(key)
    if found is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        found = kept[key] = tuple(_Ways(claim, law, calendar, pins).found())
    return found


@dataclass(slots=True)
class _Ways:
    claim: Claim
    law: Law
    calendar: Calendar
    pins: Mapping[str, str]

    def found(self) -> Iterator[Remedy]:
        against, required = self.claim.against, is_review_first(self.law, self.claim, self.pins)
        terms: Iterable[_Term]
        if against == "record":  # whose two days may lie in two eras
            terms = self._terms(required=required)
        else:
            era = "ways", against, required, self.law.era("remedy", self.claim.arises)
            terms = self.law.once(era, lambda: tuple(self._terms(required=required)))
        yield from map(self._told, terms)

    def _terms(self, *, required: bool) -> Iterator[_Term]:
        is_reply = self.claim.against == "reply"
        yield from self._review("open" if not required else "first-if-refused" if is_reply else "first")
        if not required or is_reply:
            yield from self._suit("unless-refused" if required else "open")
        yield from self._after(required=required)

    def _review(self, order: Order) -> Iterator[_Term]:
        unset, rules = self._review_start()
        provision = term_of(self.law, "review:application", day=self.claim.arises)
        if provision is not None:
            rest = (*rules, *self._first_rule(order), *self._admitting("review"))
            yield self._open(_Term("review", order, provision, rest, self._untold("review:untold"), unset))

    def _suit(self, order: Order) -> Iterator[_Term]:
        unset = self._unset("suit:inaction")
        slots = ("suit:direct",) if self.claim.against == "reply" else ("suit:after-inaction", "suit:direct")
        provision = term_of(self.law, *slots, day=self.claim.arises)
        if provision is not None:
            rest = (*((unset,) if unset else ()), *self._first_rule(order), *self._admitting("suit"))
            yield self._open(_Term("suit", order, provision, rest, self._untold("suit:untold"), unset))

    def _after(self, *, required: bool) -> Iterator[_Term]:
        slots = ("suit:after-required-review", "suit:after-review") if required else ("suit:after-review",)
        provision = term_of(self.law, *slots, day=self.claim.arises)
        if provision is not None:
            yield self._open(_Term("suit-after-review", "after", provision, has_begun=False))

    # From when

    def _review_start(self) -> tuple[Provision | None, tuple[Provision, ...]]:
        """The time to act from whose end the time for review runs, and the rules that say from when it does."""
        unset = self._unset("review:inaction-unset")
        if self.claim.against == "record":
            return unset, (unset,) if unset else ()
        event = "review:reply" if self.claim.against == "reply" else "review:inaction"
        return None, tuple(_starting(self.law, event, self.claim.arises))

    def _unset(self, slot: str) -> Provision | None:
        """The time to act that the law gives where nothing else sets one: of a record nothing does."""
        return term_of(self.law, slot, day=self.claim.start) if self.claim.against == "record" else None

    def _untold(self, slot: str) -> Provision | None:
        """The time where the remedy was not told; of what was never said nobody could tell."""
        return term_of(self.law, slot, day=self.claim.arises) if self.claim.against == "reply" else None

    def _admitting(self, way: Literal["review", "suit"]) -> Iterator[Provision]:
        """The rules that open a way over silence, and say what follows."""
        event = {"inaction": "reply-overdue", "record": "record-correction-overdue"}.get(self.claim.against)
        for rule in self.law.in_force("remedy", event, self.claim.arises) if event else ():
            says = rule.parameters
            if isinstance(says, Deemed) and (says.outcome == "review-admissible") == (way == "review"):
                yield rule

    def _first_rule(self, order: str) -> Iterator[Provision]:
        if order in ("first", "first-if-refused", "unless-refused"):
            yield from _requiring(self.law, _event(self.claim.against), self.claim.arises)

    # What is said of a way

    def _open(self, term: _Term) -> _Term:
        """The same, with what the law leaves open of it."""
        term.points = tuple(self._open_points(term))
        if _BY_ANALOGY in term.points:
            term.confidence = max(term.confidence, "medium", key=_SURE.index)
        return term

    def _open_points(self, term: _Term) -> Iterator[str]:
        """What the law leaves open of a way."""
        if term.order == "first" and self.claim.against == "inaction":
            yield REVIEW_FIRST
        if term.way == "suit" and self.claim.against == "inaction" and term.says.slot == "suit:direct":
            yield "start-by-analogy"
        if any(_is_older_rule(rule, term.provision) for rule in term.rules):
            yield _BY_ANALOGY

    def _start(self, term: _Term) -> date | None:
        """The day that the time runs from."""
        if not term.has_begun:
            return None
        return unset_end(term.unset, self.claim.start, self.calendar) if term.unset else self.claim.start

    def _told(self, term: _Term) -> Remedy:
        if term.has_begun:
            return self._remedy(term)
        if term.unbegun is None:
            term.unbegun = self._remedy(term)
        return term.unbegun

    def _remedy(self, term: _Term) -> Remedy:
        start, says = self._start(term), term.says
        last, is_announced = last_day(term.provision, start, self.calendar) if start else (None, True)
        hangs = [*(self.claim.hangs_on if start else ("decision-received",))]
        hangs += [] if is_announced else ["calendar"]
        hangs += term.points
        hangs += ["law-changes"] if last is not None and self._has_changed(term, last) else []
        return _remedy(
            way=term.way,
            body="reviewing-body" if term.way == "review" else "court",
            against=self.claim.against,
            order=term.order,
            n=says.n,
            unit=says.unit,
            start=start,
            first_day=_first_day(start, self.claim.against),
            last_day=last,
            longest=last_day(term.untold, start, self.calendar)[0] if term.untold and start else None,
            hangs_on=tuple(dict.fromkeys(hangs)),
            confidence=term.confidence,
            citation=term.provision.citation,
            also=term.also,
        )

    def _has_changed(self, term: _Term, last: date) -> bool:
        """Whether the law of the last day is another, found once for the days of one era."""
        era = self.law.era("remedy", last)
        if era not in term.changed:
            term.changed[era] = self._changes(term, last)
        return term.changed[era]

    def _changes(self, term: _Term, last: date) -> bool:
        """Whether on the last day another length, or the duty to go to review first, is in force."""
        says = term.says
        later = term_of(self.law, says.slot, "suit:direct", day=last)
        is_other = later is not None and (_says(later).n, _says(later).unit) != (says.n, says.unit)
        event = _event(self.claim.against)
        begins = not _requiring(self.law, event, self.claim.arises) and _requiring(self.law, event, last)
        return is_other or (term.way == "suit" and bool(begins))


_remedy = maker_of(Remedy)


def _is_older_rule(rule: Provision, law: Provision) -> bool:
    """Whether a rule on the start was made under a law before the one that sets the time."""
    return isinstance(rule.parameters, StartRule) and rule.instrument.in_force < law.instrument.in_force


def _least_sure(provisions: Iterable[Provision]) -> Confidence:
    known = (confidence for p in provisions for confidence in (p.confidence, p.instrument.confidence))
    return max(known, key=_SURE.index)


def _first_day(start: date | None, against: Against) -> date | None:
    """The day after a period has passed; a reply may be complained of on the day on which it comes."""
    return start + ONE_DAY if start and against != "reply" else start


# The law of a day


def term_of(law: Law, *slots: str, day: date) -> Provision | None:
    """The term in force on a day for the first of some slots that has one, None where there is none 当日的期限."""
    era = "term", slots, law.era("remedy", day)
    return law.once(era, lambda: next((term for slot in slots if (term := _latest(law, slot, day))), None))


def _latest(law: Law, slot: str, day: date) -> Provision | None:
    rows = [p for p in law.in_force("remedy", slot, day) if isinstance(p.parameters, Term)]
    return max(rows, key=lambda p: p.since, default=None)


def is_review_first(law: Law, claim: Claim, pins: Mapping[str, str]) -> bool:
    """Whether review must come first; of a reply, where it refuses 是否复议前置."""
    if not _requiring(law, _event(claim.against), claim.arises):
        return False
    return claim.against == "reply" or pins.get(REVIEW_FIRST, law.reading(REVIEW_FIRST).default) == "required"


def _event(against: Against) -> str:
    return "review:refused" if against == "reply" else "review:inaction"


def _requiring(law: Law, event: str, day: date) -> tuple[Provision, ...]:
    def found() -> tuple[Provision, ...]:
        deemed = (p for p in law.in_force("remedy", event, day) if isinstance(p.parameters, Deemed))
        return tuple(p for p in deemed if p.parameters.outcome == "review-first")  # type: ignore[union-attr]  # one that is deemed

    return law.once(("requiring", event, law.era("remedy", day)), found)


def _starting(law: Law, event: str, day: date) -> Iterator[Provision]:
    return (p for p in law.in_force("remedy", event, day) if isinstance(p.parameters, StartRule))


def _says(provision: Provision) -> Term:
    assert isinstance(provision.parameters, Term)
    return provision.parameters


# The last day


def last_day(term: Provision, start: date, calendar: Calendar) -> tuple[date, bool]:
    """The last day of a term, moved off a day of rest, and whether the calendar for it is announced 末日.

    Where it is not, the day before any move: nobody who keeps to it is late.

    Source: 法释〔2018〕1号 第48条; 行政复议法（2023修订） 第88条.
    """
    says = _says(term)
    day = _plain_last_day(says, require_day(start, "start"), calendar)
    try:
        return rolled(day, calendar), True
    except CalendarRangeError:
        return day, False


def unset_end(term: Provision, start: date, calendar: Calendar) -> date:
    """The end of the time to act that the law gives where nothing sets one 未定期限的届满日.

    A day by which so many days are full does not move; the last day of months within which to act does.
    """
    says = _says(term)
    return start + timedelta(says.n) if says.unit == "natural-day" else last_day(term, start, calendar)[0]


def _plain_last_day(says: Term, start: date, calendar: Calendar) -> date:
    if says.unit == "natural-day":
        return start + timedelta(says.n)
    if says.unit == "working-day":
        return calendar.nth_after(start, says.n)
    months = says.n * _MONTHS_A_YEAR if says.unit == "year" else says.n
    return add_months(start, months, missing="month-end")
