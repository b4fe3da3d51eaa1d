"""What the rows of the law may say: words that are known, and one row for one thing 规则行的核对。

A word that nothing reads, or a second row on the same, would change no day and be noticed by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final, get_args

from gikdeadlines.case import CHANNELS, METHODS, AgencyRole
from gikdeadlines.law import (
    ANCHORS,
    EFFECTS_OF,
    JUDGED_DAYS,
    OUTCOMES,
    RECEIPT_DAYS,
    SEVERITIES,
    STARTS,
    Contested,
    Deemed,
    Effect,
    HourLimit,
    Law,
    Parameters,
    Provision,
    ReceiptRule,
    RegimeSpan,
    Retention,
    ServiceRule,
    StartRule,
    Term,
)
from gikdeadlines.values import ONE_DAY, Fault, FrozenMap, not_among

__all__ = ["row_faults"]

_AGENCIES: Final = tuple(f"agency:{role}" for role in get_args(AgencyRole))

_ASKED: Final = ("correction", "fee", "third-party", *_AGENCIES)
"""What can be left unanswered."""

_EFFECTIVE: Final = (*(event for event in EFFECTS_OF if event != "agency"), *_AGENCIES)

_SLOTS: Final = (*ANCHORS, *(f"{event}-answer" for event in _ASKED))

_IN_WORKING_DAYS: Final = ("reply", "extension")
"""What is counted with days taken out, which only a count of working days can be."""

_LONGEST: Final = 9_999
"""No text gives more days, hours, months or years, and a slip of the pen soon leaves the years that can be written."""

_ROWS: Final = (ReceiptRule, ServiceRule, Effect, Deemed, StartRule, Term)

Word = tuple[str, object, Sequence[str]]
"""A field, what stands there, and what could."""


def row_faults(law: Law) -> Iterator[Fault]:
    """What is wrong with the rows of the law and its regimes 规则行的错误."""
    for provision in law.provisions.values():
        yield from _of_provision(provision)
    for span in law.spans:
        yield from _of_span(law, span)
        yield from _clashing_rows(law, span)
        yield from _outliving(law, span)
    for one, other in combinations(law.spans, 2):
        if (one.jurisdiction, one.received_from) == (other.jurisdiction, other.received_from):
            expected, parameters = f"no other beside {one.id}", FrozenMap(other=one.id)
            yield Fault("clashing-regimes", other.id, expected, other.jurisdiction, parameters=parameters)


# One provision


def _of_provision(provision: Provision) -> Iterator[Fault]:
    path, says = f"{provision.id}.parameters", provision.parameters
    if isinstance(says, Term | HourLimit | Retention):
        yield from _of_length(says.n, f"{path}.n")
    last = provision.applies_through
    if last is not None and last < provision.since:
        yield _reversed(str(last), provision.since, f"{provision.id}.applies_through")
    if provision.regimes:
        for field, given, known in _words(says):
            for value in given.options.values() if isinstance(given, Contested) else (given,):
                if value not in known:
                    yield not_among("unknown-value", value, known, f"{path}.{field}")
    elif provision.matter == "application" and isinstance(says, _ROWS) and not provision.restates:
        expected = "the regimes in whose tables it is a row, or the provision that it restates"
        parameters = FrozenMap(says="regimes")
        yield Fault("missing-key", None, expected, f"{provision.id}.regimes", parameters=parameters)


def _of_length(n: int, path: str) -> Iterator[Fault]:
    if n < 1:
        parameters = FrozenMap(says="greater-than-equal", ge=1)
        yield Fault("bad-value", n, "a number of at least 1", path, parameters=parameters)
    if n > _LONGEST:
        parameters = FrozenMap(says="less-than-equal", le=_LONGEST)
        yield Fault("bad-value", n, f"a number of at most {_LONGEST}", path, parameters=parameters)


def _words(says: Parameters) -> Iterator[Word]:
    match says:
        case ReceiptRule():
            yield "channel", says.channel, CHANNELS
            yield "day", says.day, RECEIPT_DAYS
        case ServiceRule():
            yield "method", says.method, METHODS
            yield "judged", says.judged, JUDGED_DAYS
        case Effect():
            yield "event", says.event, _EFFECTIVE
            yield "effect", says.effect, EFFECTS_OF.get(says.event.partition(":")[0], EFFECTS_OF["agency"])
        case Deemed():
            yield "event", says.event, (*_ASKED, "repeat")
            yield "outcome", says.outcome, OUTCOMES
        case StartRule():
            yield "event", says.event, STARTS
        case Term():
            yield from _term_words(says)


def _term_words(says: Term) -> Iterator[Word]:
    if says.slot not in _SLOTS:
        yield "slot", says.slot, _SLOTS
        return
    yield "unit", says.unit, ("working-day",) if says.slot in _IN_WORKING_DAYS else ("working-day", "natural-day")
    yield "anchor", says.anchor or ANCHORS.get(says.slot, "served"), (ANCHORS.get(says.slot, "served"),)


# A regime


def _of_span(law: Law, span: RegimeSpan) -> Iterator[Fault]:
    if span.received_through is not None and span.received_through < span.received_from:
        yield _reversed(str(span.received_through), span.received_from, f"{span.id}.received_through")
    for code in span.turning_points:
        if code not in SEVERITIES:
            yield not_among("unknown-value", code, SEVERITIES, f"{span.id}.turning_points")
    if span.straddle is not None and span.straddle not in law.readings:
        yield not_among("unknown-reading", span.straddle, law.readings, f"{span.id}.straddle")
    elif span.straddle is not None:
        options = [option.id for option in law.readings[span.straddle].options]
        if "new-law" not in options:
            yield not_among("unknown-option", ", ".join(options), ("new-law",), f"{span.id}.straddle")


def _outliving(law: Law, span: RegimeSpan) -> Iterator[Fault]:
    """Receipts under the rules of a place after those below have been replaced, or before they were there.

    What of the place's own text stands beside the new one nobody can say but who writes it down.
    """
    below = next((other for other in law.spans if other.id == span.over), None)
    if below is None or below.jurisdiction == span.jurisdiction:
        return
    if span.received_from < below.received_from:
        yield _reversed(str(span.received_from), below.received_from, f"{span.id}.received_from")
    last = _last_received(law, below)
    if last is not None and (span.received_through is None or span.received_through > last):
        parameters = FrozenMap(over=below.id, until=last)
        expected = f"{last} or before, the last day of {below.id}; from then on a regime over the one that replaced it"
        given, path = span.received_through, f"{span.id}.received_through"
        yield Fault("outlives-its-regime", given and str(given), expected, path, parameters=parameters)


def _last_received(law: Law, span: RegimeSpan) -> date | None:
    """The eve of the next regime of the same place, None where nothing replaces it."""
    others = [s.received_from for s in law.spans if s.jurisdiction == span.jurisdiction]
    return min((day - ONE_DAY for day in others if day > span.received_from), default=None)


def _clashing_rows(law: Law, span: RegimeSpan) -> Iterator[Fault]:
    """Two rows on the same for the same days: only one of them would be looked at."""
    own = [p for p in law.provisions.values() if span.id in p.regimes]
    for one, other in combinations(own, 2):
        if one.row_key == other.row_key and (not isinstance(one.parameters, Effect | ServiceRule) or _meet(one, other)):
            expected = f"no other beside {one.id}; a regime of its own, over this one, can say otherwise"
            yield Fault("clashing-rows", other.id, expected, span.id, parameters=FrozenMap(other=one.id))


def _meet(one: Provision, other: Provision) -> bool:
    """Whether there is a day to which both apply."""
    last = min((p.applies_through for p in (one, other) if p.applies_through is not None), default=None)
    return last is None or max(one.since, other.since) <= last


def _reversed(given: str, first: object, path: str) -> Fault:
    parameters = FrozenMap(says="from", first=first)
    return Fault("reversed-interval", given, f"a day on or after {first}", path, parameters=parameters)
