"""The law as data: instruments, provisions and readings, compiled to the small tables of a regime 法规。

A :class:`Regime` is what one jurisdiction's law says about one day of receipt: which day is the receipt by channel,
which events stop or restart the period, how long the terms are, which day of a reply is judged. Each row names its
provision.
A field of a row is a value, or :class:`Contested`: then it names the reading that settles it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from gikdeadlines.values import (
    NATIONAL,
    ONE_DAY,
    Fault,
    FrozenMap,
    LawError,
    NotInForceError,
    ReadingError,
    lies_within,
    not_among,
)

from .provisions import (
    Deemed,
    Effect,
    HourLimit,
    Instrument,
    Parameters,
    Provision,
    Reading,
    ReceiptRule,
    ServiceRule,
    StartRule,
    Term,
    Unheld,
    Unquantified,
)

__all__ = [
    "Law",
    "Regime",
    "RegimeSpan",
    "Row",
    "none_in_force",
]

P = TypeVar("P", bound=Parameters)
Made = TypeVar("Made")


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


def _changes(provisions: Iterable[Provision]) -> list[date]:
    """The days on which one begins, or has ended."""
    return sorted({day for p in provisions for day in (p.since, p.until and p.until + ONE_DAY) if day})


def _names(says: Parameters) -> tuple[str, ...]:
    return tuple(getattr(says, name) for name in ("slot", "event") if hasattr(says, name))


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

    ``unsure`` are the provisions that are known with less than high confidence, ``defaults`` the option of each reading
    that is taken when nothing else is said.

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
    unheld: tuple[Unheld, ...] = ()
    unsure: frozenset[str] = field(init=False, repr=False, compare=False)
    defaults: FrozenMap[str, str] = field(init=False, repr=False, compare=False)
    _timelines: dict[str, tuple[Regime, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _matters: dict[str, tuple[Provision, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _named: dict[tuple[str, str], tuple[Provision, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _changes: dict[str, list[date]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _made: dict[object, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        known = (p for p in self.provisions.values() if p.confidence != "high" or p.instrument.confidence != "high")
        object.__setattr__(self, "unsure", frozenset(provision.id for provision in known))
        usual = {name: reading.default for name, reading in self.readings.items()}
        object.__setattr__(self, "defaults", FrozenMap(usual))

    def __repr__(self) -> str:
        held = f"{len(self.instruments)} instruments, {len(self.provisions)} provisions, {len(self.readings)} readings"
        return f"<Law: {held}, sha256 {self.digest[:8]}>"

    @property
    def jurisdictions(self) -> frozenset[str]:
        """The jurisdictions that have law of their own 有本地规定的地区."""
        return frozenset(instrument.jurisdiction for instrument in self.instruments.values())

    def has_regime_of(self, jurisdiction: str) -> bool:
        """Whether a jurisdiction, or one that it lies in, has rules of its own on applications 有无本地规定."""
        return any(s.jurisdiction != NATIONAL and lies_within(jurisdiction, s.jurisdiction) for s in self.spans)

    def of_matter(self, matter: str) -> tuple[Provision, ...]:
        """The provisions of a matter, whenever and wherever in force 某事项的条款."""
        if matter not in self._matters:
            self._matters[matter] = tuple(p for p in self.provisions.values() if p.matter == matter)
        return self._matters[matter]

    def of_name(self, matter: str, name: str) -> tuple[Provision, ...]:
        """The provisions of a matter that are on a slot, or on an event, of this name 某项时限或者事件的条款."""
        if (matter, name) not in self._named:
            self._named[matter, name] = tuple(p for p in self.of_matter(matter) if name in _names(p.parameters))
        return self._named[matter, name]

    def in_force(self, matter: str, name: str, day: date) -> tuple[Provision, ...]:
        """Those of :meth:`of_name` that apply on a day, found once for the days between two changes 当日适用的条款."""
        era = "in-force", matter, name, self.era(matter, day)
        return self.once(era, lambda: tuple(p for p in self.of_name(matter, name) if p.applies_on(day)))

    def era(self, matter: str, day: date) -> int:
        """How often the provisions of a matter had changed by a day: in one era the same ones apply 条款变动的次数."""
        changes = self._changes.get(matter)
        if changes is None:
            changes = self._changes[matter] = _changes(self.of_matter(matter))
        return bisect_right(changes, day)

    def unheld_of(self, jurisdiction: str, matter: str, day: date) -> tuple[Unheld, ...]:
        """The texts of a place, known but not held, that govern a matter on a day 当地未收录的文件."""
        own = (u for u in self.unheld if u.jurisdiction != NATIONAL and lies_within(jurisdiction, u.jurisdiction))
        return tuple(found for found in own if found.governs(matter, day))

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
        raise ReadingError(not_among("unknown-reading", id, sorted(self.readings), "readings"))

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

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What another room makes of this law, made once 由法规库得出之物.

        Args:
            key: by which it is kept.
            make: makes it.
        """
        try:
            return self._made[key]  # type: ignore[no-any-return]  # as it was made
        except KeyError:
            made = self._made[key] = make()
            return made

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
        parameters = FrozenMap(says="regime", regime=near.id, span=span)
        raise NotInForceError(
            Fault(
                code="no-law-in-force", given=str(received), expected=expected, path=jurisdiction, parameters=parameters
            )
        )

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
        raise NotInForceError(none_in_force(f"a provision on {slot}", slot, day, last, jurisdiction))


def none_in_force(wanted: str, code: str, day: date, last: Provision | None, jurisdiction: str) -> Fault:
    """The fault of a day on which nothing that is wanted was in force, naming the one before it 当日没有施行中的规定.

    Args:
        wanted: what it is, in English.
        code: what it is, in any language.
        day: on which it is wanted.
        last: the provision in force last.
        jurisdiction: for which it is wanted.
    """
    was = f"; {last.id} was in force last, until {last.until}" if last else ""
    parameters: dict[str, object] = {"says": "none", "wanted": code}
    if last:
        parameters |= {"says": "last", "last": last.id, "until": last.until}
    return Fault(
        code="no-law-in-force",
        given=str(day),
        expected=f"{wanted} in force{was}",
        path=jurisdiction,
        parameters=FrozenMap(parameters),
    )


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
    taken = {provision.row_key for provision in own}
    return own + [provision for provision in _rows_of(law, below) if provision.row_key not in taken]


def _single(rows: Iterable[Provision], kind: type[P], key: str) -> FrozenMap[str, Row[P]]:
    found = [provision for provision in rows if isinstance(provision.parameters, kind)]
    return FrozenMap({getattr(p.parameters, key): Row(p.parameters, p) for p in reversed(found)})


def _dated(rows: Iterable[Provision], kind: type[P], key: str) -> FrozenMap[str, tuple[Row[P], ...]]:
    table: dict[str, list[Row[P]]] = {}
    for provision in rows:
        if isinstance(provision.parameters, kind):
            table.setdefault(getattr(provision.parameters, key), []).append(Row(provision.parameters, provision))
    return FrozenMap({name: tuple(found) for name, found in table.items()})
