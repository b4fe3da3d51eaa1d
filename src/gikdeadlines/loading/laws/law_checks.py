"""What must hold between the parts of the law 法规各部分之间的核对。"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.law import Contested, FixedDate, Law, Provision, Recurrence, last_day_of_duty
from gikdeadlines.values import Fault, FrozenMap, GikError

from .row_checks import row_faults

__all__ = ["law_faults"]


def law_faults(law: Law) -> list[Fault]:
    """What is wrong between the parts of the law; nothing when all that one names stands in another 法规的错误."""
    unknown = [*_dangling(law)] or [*_circular(law)] or [*row_faults(law)]
    return unknown or [*_incomplete(law), *_outliving(law)]


def _circular(law: Law) -> Iterable[Fault]:
    """A regime that lies over itself."""
    over = {span.id: span.over for span in law.spans}
    for span in law.spans:
        seen = {span.id}
        below = span.over
        while below is not None and below not in seen:
            seen.add(below)
            below = over[below]
        if below is not None:
            expected = "a regime that does not lie over itself"
            yield Fault(code="circular-regime", given=span.over, expected=expected, path=span.id)


def _incomplete(law: Law) -> Iterable[Fault]:
    """What an application under a regime cannot be assessed without."""
    for regime in {r.id: r for span in law.spans for r in law.timeline(span.jurisdiction)}.values():
        tables: tuple[tuple[str, Container[str], tuple[str, ...]], ...] = (
            ("receipt", regime.receipt, CHANNELS),
            ("term", regime.terms, ("reply", "extension", *(["fee-answer"] if "fee" in regime.effects else []))),
            ("exclude", regime.effects, ("third-party",)),
            ("service", regime.service, METHODS),
            ("start", regime.starts, ("received", "contact-restored", "delegated-reply")),
        )
        for kind, table, names in tables:
            missing = [name for name in names if name not in table]
            if missing:
                expected = f"a provision of kind {kind} for each of {', '.join(missing)}"
                yield Fault(
                    code="incomplete-regime",
                    given=regime.id,
                    expected=expected,
                    path=regime.id,
                    parameters=FrozenMap(kind=kind, missing=tuple(missing)),
                )


def _outliving(law: Law) -> Iterable[Fault]:
    """A dated or recurring duty that goes on after the text that it restates or hangs on."""
    for provision in law.provisions.values():
        if not isinstance(provision.parameters, FixedDate | Recurrence):
            continue
        last = last_day_of_duty(provision)
        for name in filter(None, (provision.restates, provision.hangs_on)):
            ended = law.provisions[name].until
            if ended is not None and (last is None or last > ended):
                yield Fault(
                    code="outlives-its-text",
                    given=str(last) if last else None,
                    expected=f"an end on or before {ended}, when {name} ended",
                    path=provision.id,
                    parameters=FrozenMap(parent=name, until=ended),
                )


def _dangling(law: Law) -> Iterable[Fault]:
    """Every id that one part names and no part has."""
    regimes = {span.id for span in law.spans}
    for span in law.spans:
        yield from _unknown(_NO_REGIME, [span.over] if span.over else [], regimes, span.id)
    for entry in law.unquantified:
        yield from _unknown(_NO_INSTRUMENT, [entry.instrument], law.instruments, "unquantified")
    for provision in law.provisions.values():
        named = [*provision.overrides, *filter(None, (provision.restates, provision.hangs_on))]
        yield from _unknown(_NO_REGIME, provision.regimes, regimes, provision.id)
        yield from _unknown(_NO_PROVISION, named, law.provisions, provision.id)
        yield from _unknown(_NO_READING, provision.readings, law.readings, provision.id)
        for rule in _contested_fields(provision):
            yield from _contested_faults(law, provision, rule)


_NO_REGIME = Fault(code="unknown-regime", given=None, expected="the id of a regime")
_NO_INSTRUMENT = Fault(code="unknown-instrument", given=None, expected="the id of an instrument")
_NO_PROVISION = Fault(code="unknown-provision", given=None, expected="the id of a provision")
_NO_READING = Fault(code="unknown-reading", given=None, expected="the id of a reading", parameters=FrozenMap(says="id"))


def _unknown(fault: Fault, named: Iterable[str], known: Container[str], path: str) -> Iterable[Fault]:
    """The fault for each name that stands nowhere."""
    return (replace(fault, given=name, path=path) for name in named if name not in known)


def _contested_fields(provision: Provision) -> list[Contested]:
    says = provision.parameters
    values = (getattr(says, name) for name in says.__dataclass_fields__)
    return [value for value in values if isinstance(value, Contested)]


def _contested_faults(law: Law, provision: Provision, rule: Contested) -> Iterable[Fault]:
    try:
        reading = law.reading(rule.reading)
        for option in (*rule.options, rule.default):
            reading.require(option)
        missing = {option.id for option in reading.options} - set(rule.options)
        if missing:
            expected = f"a value for each option of {rule.reading}"
            yield Fault(
                code="missing-key",
                given=sorted(missing),
                expected=expected,
                path=provision.id,
                parameters=FrozenMap(says="options", reading=rule.reading),
            )
    except GikError as error:
        yield from error.under(provision.id).faults
