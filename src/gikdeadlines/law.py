"""The law as data: instruments, provisions and readings, compiled to the small tables of a regime 法规。

A :class:`Regime` is what one jurisdiction's law says about one day of receipt: which day is the receipt by channel,
which events stop or restart the period, how long the terms are, which day of a reply is judged. Each row names its
provision.
A field of a row is a value, or :class:`Contested`: then it names the reading that settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from .days import ONE_DAY
from .errors import Fault, LawError, NotInForceError, ReadingError
from .places import NATIONAL, lies_within
from .records import Citation, FrozenMap, Text

__all__ = [
    "Chooser",
    "Contested",
    "Deemed",
    "Effect",
    "FixedDate",
    "HourLimit",
    "Instrument",
    "Law",
    "Option",
    "Parameters",
    "Provision",
    "Reading",
    "ReceiptRule",
    "Recurrence",
    "Regime",
    "RegimeSpan",
    "Retention",
    "Row",
    "Rule",
    "ServiceRule",
    "Term",
    "Unquantified",
    "settled",
]

# Readings and contested fields


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a disputed point 口径选项. One that is ``pinned_only`` is never explored by itself."""

    id: str
    text: Text
    pinned_only: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A disputed point and its possible answers, the library's default first 口径.

    A default 默认口径 is this library's choice and no authority's.
    """

    id: str
    question: Text
    options: tuple[Option, ...]
    authority: Text
    asked_in: str

    @property
    def default(self) -> str:
        """The option taken when nothing else is said 默认口径."""
        return self.options[0].id

    def require(self, option: str) -> str:
        """The option itself when the reading has it 核对选项.

        Raises:
            ReadingError: ``unknown-option``.
        """
        known = [candidate.id for candidate in self.options]
        if option in known:
            return option
        expected = f"one of {', '.join(known)}"
        raise ReadingError(Fault(code="unknown-option", given=option, expected=expected, path=f"readings.{self.id}"))


@dataclass(frozen=True, slots=True)
class Contested:
    """A field whose value depends on a reading 有争议的字段."""

    reading: str
    options: FrozenMap[str, str]
    default: str


Rule = str | Contested
"""A field of a row: a value, or contested."""


class Chooser(Protocol):
    """Answers the questions that an evaluation asks 选择器.

    ``choose`` gives an option of a reading; ``fact`` gives a value for something that the case does not say, between
    the bounds that the other facts leave.
    """

    def choose(self, reading: str, default: str | None = None, *, among: Sequence[str] = ()) -> str:
        """The option to take 取口径.

        Args:
            reading: its id.
            default: replaces the reading's own where the law's row says so.
            among: the options that could move a day here, where not all of them can.
        """

    def fact(self, name: str, earliest: Ordered, latest: Ordered) -> Ordered:
        """A value from earliest through latest for a fact that is missing 取缺失事实的值.

        A fact that is no day or number is one of two words: those under which a limit ends first and last.
        """


Ordered = TypeVar("Ordered", date, int, str)


def settled(rule: Rule, chooser: Chooser) -> str:
    """The value of a field, asking for the reading when it is contested 确定字段取值."""
    if isinstance(rule, str):
        return rule
    return rule.options[chooser.choose(rule.reading, rule.default)]


# What a provision says, by kind


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time 期限: ``slot`` names what must fall inside it, ``anchor`` the event it runs from."""

    slot: str
    n: int
    unit: Literal["working-day", "natural-day", "month", "year"] = "working-day"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class HourLimit:
    """A limit in hours from an instant 小时时限."""

    slot: str
    n: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FixedDate:
    """A day by which something must be done: ``on`` once, or ``month`` and ``day`` every year 固定日期."""

    slot: str = ""
    on: date | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A duty that comes again and again, as an RFC 5545 recurrence rule 周期性义务."""

    rrule: str
    slot: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ReceiptRule:
    """Which day is the receipt of an application by a channel 收到申请之日."""

    channel: str
    day: Rule


@dataclass(frozen=True, slots=True)
class ServiceRule:
    """Which day of a reply by a method is judged 送达时点."""

    method: str
    judged: Rule


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does to the running period 对期限的影响.

    ``effect``: excludes 扣除, excludes-between 扣除（首尾两日计入）, restarts 重新起算, none 不影响, no-basis 无依据,
    replaces 另定届满日.
    """

    event: str
    effect: Rule


@dataclass(frozen=True, slots=True)
class Deemed:
    """What follows from silence 视为: of an applicant or of someone consulted."""

    event: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something must be kept 保留期限."""

    slot: str
    n: int
    unit: Literal["working-day", "natural-day", "month", "year"]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class StartRule:
    """Which day or instant a period runs from 起算规则."""

    event: str
    starts: Rule


Parameters = (
    Term | HourLimit | FixedDate | Recurrence | ReceiptRule | ServiceRule | Effect | Deemed | Retention | StartRule
)

Kind = Literal[
    "term",
    "extend",
    "hours",
    "date",
    "recurrence",
    "receipt",
    "service",
    "start",
    "exclude",
    "restart",
    "deemed",
    "retention",
]

Confidence = Literal["high", "medium", "unverified"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One document: a regulation, an interpretation, a notice 文件.

    ``issued`` is None where the text prints no day of issue; ``ended`` is the last day in force.
    """

    id: str
    doc_no: str
    title: Text
    issuer: str
    issued: date | None
    in_force: date
    jurisdiction: str
    source: str
    verified_on: date
    ended: date | None = None
    replaced_by: str | None = None
    url: str | None = None
    confidence: Confidence = "high"
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One rule of an instrument, with its article and what it computes 条款.

    ``regimes`` are the regimes in whose tables it is a row; ``applies_from`` and ``applies_through`` are the days of
    the event it judges, where they differ from the instrument's own.
    """

    id: str
    instrument: Instrument
    article: str
    kind: Kind
    parameters: Parameters
    summary: Text
    paragraph: int | None = None
    item: str | None = None
    matter: str = "application"
    duty_bearer: Text | None = None
    trigger: Text | None = None
    regimes: tuple[str, ...] = ()
    applies_from: date | None = None
    applies_through: date | None = None
    register: tuple[str, ...] = ()
    restates: str | None = None
    overrides: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    confidence: Confidence = "high"
    _citation: Citation = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        source = self.instrument
        citation = Citation(
            self.id, source.doc_no, source.title.zh, self.article, self.paragraph, self.item, source.url
        )
        object.__setattr__(self, "_citation", citation)

    @property
    def citation(self) -> Citation:
        """Document, article, paragraph and item 出处."""
        return self._citation

    @property
    def since(self) -> date:
        """The first day of the events it applies to 适用起日."""
        return self.applies_from or self.instrument.in_force

    @property
    def until(self) -> date | None:
        """The last day of the events it applies to, None while it is in force 适用止日."""
        return self.applies_through or self.instrument.ended

    def applies_on(self, day: date) -> bool:
        """Whether it applies to an event of a day 当日是否适用."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Unquantified:
    """Clauses of one instrument from which no date can be computed, and why 不能计算日期的条文."""

    instrument: str
    register: tuple[str, ...]
    reason: Text


# Regimes

P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True, slots=True)
class Row(Generic[P]):
    """A row of a regime's table: what a provision says, and which provision 规则行."""

    says: P
    provision: Provision


@dataclass(frozen=True, slots=True)
class RegimeSpan:
    """Which days of receipt a regime governs, and the regime it lies over 适用期间.

    ``straddle`` is the reading on applications that were open when the regime came into force; ``turning_points`` are
    the days on which an interpretation was issued, by the finding on applications then open.
    """

    id: str
    jurisdiction: str
    received_from: date
    received_through: date | None = None
    over: str | None = None
    straddle: str | None = None
    turning_points: FrozenMap[str, date] = FrozenMap()


@dataclass(frozen=True, slots=True)
class Regime:
    """The tables of one jurisdiction for one span of receipt days 适用的规则.

    ``receipt`` by channel, ``terms`` by slot, ``deemed`` and ``starts`` by event hold one row each; ``effects`` by
    event and ``service`` by method hold rows for different days of the event.
    """

    id: str
    jurisdiction: str
    received_from: date
    received_through: date | None
    straddle: str | None
    turning_points: FrozenMap[str, date]
    receipt: FrozenMap[str, Row[ReceiptRule]]
    terms: FrozenMap[str, Row[Term]]
    effects: FrozenMap[str, tuple[Row[Effect], ...]]
    deemed: FrozenMap[str, Row[Deemed]]
    service: FrozenMap[str, tuple[Row[ServiceRule], ...]]
    starts: FrozenMap[str, Row[StartRule]]

    def governs(self, received: date) -> bool:
        """Whether an application received on a day is under it 是否适用."""
        return self.received_from <= received and (self.received_through is None or received <= self.received_through)

    def effect(self, event: str, day: date) -> Row[Effect] | None:
        """The row on what an event of a day does to the period, None where the regime has none 事件的影响."""
        return _row_on(self.effects.get(event, ()), day)

    def service_of(self, method: str, day: date) -> Row[ServiceRule] | None:
        """The row on the judged day of a reply by a method 送达方式的时点."""
        return _row_on(self.service.get(method, ()), day)


def _row_on(rows: Iterable[Row[P]], day: date) -> Row[P] | None:
    """A regime governs an application to its end, also past its instrument's: only a row's own last day counts."""
    for row in rows:
        last = row.provision.applies_through
        if row.provision.since <= day and (last is None or day <= last):
            return row
    return None


# The law as a whole


@dataclass(frozen=True, slots=True)
class Law:
    """Every instrument, provision, reading and regime that was loaded 法规库.

    ``unsure`` are the provisions that are known with less than high confidence.

    >>> from gikdeadlines import load_law
    >>> load_law().regime("CN", date(2019, 5, 14)).id
    'CN-2007'
    """

    instruments: FrozenMap[str, Instrument]
    provisions: FrozenMap[str, Provision]
    readings: FrozenMap[str, Reading]
    spans: tuple[RegimeSpan, ...]
    unquantified: tuple[Unquantified, ...] = ()
    digest: str = ""
    unsure: frozenset[str] = field(init=False, repr=False, compare=False)
    _timelines: dict[str, tuple[Regime, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        known = (p for p in self.provisions.values() if p.confidence != "high" or p.instrument.confidence != "high")
        object.__setattr__(self, "unsure", frozenset(provision.id for provision in known))

    @property
    def jurisdictions(self) -> frozenset[str]:
        """The jurisdictions that have law of their own 有本地规定的地区."""
        return frozenset(instrument.jurisdiction for instrument in self.instruments.values())

    def has_regime_of(self, jurisdiction: str) -> bool:
        """Whether a jurisdiction, or one that it lies in, has rules of its own on applications 有无本地规定."""
        return any(s.jurisdiction != NATIONAL and lies_within(jurisdiction, s.jurisdiction) for s in self.spans)

    def provision(self, id: str) -> Provision:  # noqa: A002 - the name of the field
        """The provision of an id 条款.

        Raises:
            LawError: ``unknown-provision``.
        """
        if id in self.provisions:
            return self.provisions[id]
        raise LawError(
            Fault(code="unknown-provision", given=id, expected="the id of a provision", hint="see `law list`")
        )

    def reading(self, id: str) -> Reading:  # noqa: A002 - the name of the field
        """The reading of an id 口径.

        Raises:
            ReadingError: ``unknown-reading``.
        """
        if id in self.readings:
            return self.readings[id]
        expected = f"one of {', '.join(sorted(self.readings))}"
        raise ReadingError(Fault(code="unknown-reading", given=id, expected=expected, path="readings"))

    def require_readings(self, pins: Mapping[str, str]) -> FrozenMap[str, str]:
        """The pins themselves when every reading and option exists 核对口径.

        Raises:
            ReadingError: ``unknown-reading``, ``unknown-option``.
        """
        return FrozenMap({name: self.reading(name).require(option) for name, option in pins.items()})

    def timeline(self, jurisdiction: str) -> tuple[Regime, ...]:
        """The regimes of a jurisdiction, one after the other by day of receipt 历次适用的规则.

        A jurisdiction without law of its own has those of the whole country.
        """
        if jurisdiction not in self._timelines:
            self._timelines[jurisdiction] = tuple(_timeline(self, jurisdiction))
        return self._timelines[jurisdiction]

    def regime(self, jurisdiction: str, received: date) -> Regime:
        """The regime that governs an application received on a day 适用的规则.

        Raises:
            NotInForceError: ``no-law-in-force``, naming the law that was in force last or comes first.
        """
        regimes = self.timeline(jurisdiction)
        for regime in regimes:
            if regime.governs(received):
                return regime
        near = next((r for r in regimes if received < r.received_from), regimes[-1])
        span = f"{near.received_from}..{near.received_through or ''}"
        expected = f"a day of receipt under a regime in force; the nearest, {near.id}, governs {span}"
        raise NotInForceError(Fault(code="no-law-in-force", given=str(received), expected=expected, path=jurisdiction))

    def term(self, slot: str, jurisdiction: str, day: date) -> Row[Term]:
        """The term in force on a day for a slot: the jurisdiction's own, else the country's 当日施行的期限.

        Raises:
            NotInForceError: ``no-law-in-force``, naming the provision in force last.
        """
        return self._in_force(Term, slot, jurisdiction, day)

    def hours(self, slot: str, jurisdiction: str, day: date) -> Row[HourLimit]:
        """The limit in hours in force on a day for a slot 当日施行的小时时限."""
        return self._in_force(HourLimit, slot, jurisdiction, day)

    def _in_force(self, kind: type[P], slot: str, jurisdiction: str, day: date) -> Row[P]:
        near = [p for p in self.provisions.values() if lies_within(jurisdiction, p.instrument.jurisdiction)]
        rows = [p for p in near if isinstance(p.parameters, kind) and p.parameters.slot == slot]  # type: ignore[union-attr]
        found = [p for p in rows if p.applies_on(day) and not p.restates]
        if found:
            nearest = max(found, key=lambda p: (len(p.instrument.jurisdiction), p.since, p.id))
            return Row(nearest.parameters, nearest)  # type: ignore[arg-type]
        last = max((p for p in rows if p.since <= day), key=lambda p: p.since, default=None)
        was = f"; {last.id} was in force last, until {last.until}" if last else ""
        expected = f"a provision on {slot} in force{was}"
        raise NotInForceError(Fault(code="no-law-in-force", given=str(day), expected=expected, path=jurisdiction))


def _timeline(law: Law, jurisdiction: str) -> Iterable[Regime]:
    """The most local regime for every span between two changes of the law."""
    governing = [span for span in law.spans if lies_within(jurisdiction, span.jurisdiction)]
    spans = sorted(governing, key=lambda span: len(span.jurisdiction))
    starts = sorted(
        {span.received_from for span in spans} | {s.received_through + ONE_DAY for s in spans if s.received_through}
    )
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        in_force = [
            s for s in spans if s.received_from <= start and (s.received_through is None or start <= s.received_through)
        ]
        if in_force:
            yield _compiled(law, in_force[-1], start, following and following - ONE_DAY)


def _compiled(law: Law, span: RegimeSpan, start: date, through: date | None) -> Regime:
    rows = _rows_of(law, span)
    return Regime(
        id=span.id,
        jurisdiction=span.jurisdiction,
        received_from=start,
        received_through=through,
        straddle=span.straddle,
        turning_points=_turning_points(law, span),
        receipt=_single(rows, ReceiptRule, "channel"),
        terms=_single(rows, Term, "slot"),
        effects=_dated(rows, Effect, "event"),
        deemed=_single(rows, Deemed, "event"),
        service=_dated(rows, ServiceRule, "method"),
        starts=_single(rows, StartRule, "event"),
    )


def _turning_points(law: Law, span: RegimeSpan) -> FrozenMap[str, date]:
    """A regime's own turning points and those of the regime below."""
    below = next((other for other in law.spans if other.id == span.over), None)
    return FrozenMap({**(_turning_points(law, below) if below else {}), **span.turning_points})


def _rows_of(law: Law, span: RegimeSpan) -> list[Provision]:
    """The provisions of a regime: its own, then those of the regime below that no own row stands over."""
    own = [provision for provision in law.provisions.values() if span.id in provision.regimes]
    if span.over is None:
        return own
    below = next(other for other in law.spans if other.id == span.over)
    taken = {_key(provision) for provision in own}
    return own + [provision for provision in _rows_of(law, below) if _key(provision) not in taken]


def _key(provision: Provision) -> tuple[type, str]:
    says = provision.parameters
    name = next((getattr(says, f) for f in ("channel", "method", "event", "slot") if hasattr(says, f)), "")
    return (type(says), name)


def _single(rows: Iterable[Provision], kind: type[P], key: str) -> FrozenMap[str, Row[P]]:
    found = [provision for provision in rows if isinstance(provision.parameters, kind)]
    return FrozenMap({getattr(p.parameters, key): Row(p.parameters, p) for p in reversed(found)})


def _dated(rows: Iterable[Provision], kind: type[P], key: str) -> FrozenMap[str, tuple[Row[P], ...]]:
    table: dict[str, list[Row[P]]] = {}
    for provision in rows:
        if isinstance(provision.parameters, kind):
            table.setdefault(getattr(provision.parameters, key), []).append(Row(provision.parameters, provision))
    return FrozenMap({name: tuple(found) for name, found in table.items()})
