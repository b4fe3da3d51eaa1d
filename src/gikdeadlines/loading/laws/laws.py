"""Law files into a :class:`~gikdeadlines.law.regimes.Law` 读取法规文件。"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from gikdeadlines.case import CHANNELS, METHODS
from gikdeadlines.law import (
    Confidence,
    Contested,
    Deemed,
    Effect,
    FixedDate,
    HourLimit,
    Instrument,
    Kind,
    Law,
    Option,
    Parameters,
    Provision,
    Reading,
    ReceiptRule,
    Recurrence,
    RegimeSpan,
    Retention,
    ServiceRule,
    StartRule,
    Term,
    Unheld,
    Unquantified,
    last_day_of_duty,
)
from gikdeadlines.loading.sources import system_says
from gikdeadlines.values import Fault, FileError, FrozenMap, GikError, LawError, Text
from gikdeadlines.values.border import Strict, faults_of, model_of

__all__ = ["law_schema", "load_law"]


_KINDS: dict[str, type[Parameters]] = {
    "term": Term,
    "extend": Term,
    "hours": HourLimit,
    "date": FixedDate,
    "recurrence": Recurrence,
    "receipt": ReceiptRule,
    "service": ServiceRule,
    "start": StartRule,
    "exclude": Effect,
    "restart": Effect,
    "deemed": Deemed,
    "retention": Retention,
}


# The border: what a file may say


class _Text(Strict):
    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class _Instrument(Strict):
    id: str
    doc_no: str
    title: str
    title_en: str
    issuer: str
    issued: date | None = None
    in_force: date
    jurisdiction: str
    source: str
    verified_on: date
    ended: date | None = None
    replaced_by: str | None = None
    url: str | None = None
    confidence: Confidence = "high"
    note: _Text | None = None


class _Provision(Strict):
    id: str
    article: str
    kind: Kind
    parameters: dict[str, Any]
    summary: _Text
    paragraph: int | None = None
    item: str | None = None
    matter: str = "application"
    duty_bearer: _Text | None = None
    trigger: _Text | None = None
    regimes: list[str] = Field(default=[])
    applies_from: date | None = None
    applies_through: date | None = None
    clauses: list[str] = Field(default=[], alias="register")
    restates: str | None = None
    hangs_on: str | None = None
    overrides: list[str] = Field(default=[])
    readings: list[str] = Field(default=[])
    confidence: Confidence = "high"


class _Option(Strict):
    id: str
    zh: str
    en: str
    pinned_only: bool = False


class _Reading(Strict):
    id: str
    question: _Text
    options: Annotated[list[_Option], Field(min_length=2)]
    authority: _Text
    asked_in: str


class _Regime(Strict):
    id: str
    received_from: date
    received_through: date | None = None
    over: str | None = None
    straddle: str | None = None
    turning_points: dict[str, date] = Field(default={})


class _Unquantified(Strict):
    clauses: list[str] = Field(alias="register", min_length=1)
    reason: _Text
    instrument: str


class _Unheld(Strict):
    doc_no: str
    title: str
    title_en: str
    jurisdiction: str
    source: str
    in_force: date | None = None
    ended: date | None = None
    matters: list[str] = Field(default=[])
    note: _Text | None = None


class _LawFile(Strict):
    format: Literal[1]
    instrument: _Instrument | None = None
    regime: list[_Regime] = Field(default=[])
    provision: list[_Provision] = Field(default=[])
    reading: list[_Reading] = Field(default=[])
    unquantified: list[_Unquantified] = Field(default=[])
    unheld: list[_Unheld] = Field(default=[])


@cache
def _parameters_model(kind: str) -> type[BaseModel]:
    return model_of(_KINDS[kind])


def law_schema() -> dict[str, Any]:
    """The JSON Schema of a law file 法规文件的模式."""
    return _LawFile.model_json_schema()


# Reading


def load_law(*overlays: Path) -> Law:
    """The law shipped with the library, with files of the user's own laid over it 载入法规.

    >>> load_law().provision("CN/711/33.2").parameters.n
    20

    Args:
        overlays: TOML files, or folders of them; a provision, reading or instrument of the same id replaces ours.

    Raises:
        FileError: ``unreadable-file``.
        LawError: every fault of the files, each with file and key.
    """
    return _law_of(tuple(source for overlay in overlays for source in _sources(overlay)))


@lru_cache(maxsize=32)
def _law_of(laid_over: tuple[_Source, ...]) -> Law:
    """Kept by what the files say: one that was changed, or that a relative path names elsewhere, is read anew."""
    digest = sha256()
    faults: list[Fault] = []
    parts: list[_Part] = []
    for name, content in (*_shipped(), *laid_over):
        digest.update(content)
        try:
            parts.append(_part(content))
        except LawError as error:
            faults += error.under(name).faults
    if faults:
        raise LawError(*faults)
    return _checked(_assembled(parts, digest.hexdigest()))


_Source = tuple[str, bytes]
"""The name of a file in errors, and what it says."""


@cache
def _shipped() -> tuple[_Source, ...]:
    """Our own files, which may lie in an archive, in the order of their paths."""
    below = sorted(_below(files("gikdeadlines") / "laws", ("laws",)))
    return tuple(("/".join(parts), content) for parts, content in below)


def _below(folder: Traversable, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, (*parts, entry.name))
        elif entry.name.endswith(".toml"):
            yield (*parts, entry.name), entry.read_bytes()


def _sources(path: Path) -> Iterator[_Source]:
    for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
        yield file.as_posix(), _bytes(file)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        (why, parameters), expected = system_says(error), "a law file in TOML"
        raise FileError(
            Fault(code="unreadable-file", given=path.as_posix(), expected=expected, hint=why, parameters=parameters)
        ) from error


@dataclass(frozen=True, slots=True)
class _Part:
    """What one file says."""

    instrument: Instrument | None
    spans: tuple[RegimeSpan, ...]
    provisions: tuple[Provision, ...]
    readings: tuple[Reading, ...]
    unquantified: tuple[Unquantified, ...]
    unheld: tuple[Unheld, ...]


def _part(content: bytes) -> _Part:
    try:
        parsed = _LawFile.model_validate(tomllib.loads(content.decode("utf-8")))
    except ValidationError as error:
        raise LawError(*faults_of(error)) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LawError(Fault(code="bad-toml", given=str(error), expected="a TOML file in UTF-8")) from None
    if parsed.instrument is None and (parsed.provision or parsed.regime):
        raise LawError(
            Fault(
                code="missing-key",
                given=None,
                expected="an instrument for provisions",
                path="instrument",
                parameters=FrozenMap(says="instrument"),
            )
        )
    instrument = _instrument(parsed.instrument) if parsed.instrument else None
    return _Part(
        instrument=instrument,
        spans=tuple(_span(entry, instrument) for entry in parsed.regime if instrument),
        provisions=_provisions(parsed.provision, instrument) if instrument else (),
        readings=tuple(_reading(entry) for entry in parsed.reading),
        unquantified=tuple(Unquantified(u.instrument, tuple(u.clauses), _text(u.reason)) for u in parsed.unquantified),
        unheld=tuple(map(_unheld, parsed.unheld)),
    )


def _text(text: _Text) -> Text:
    return Text(text.zh, text.en)


def _unheld(entry: _Unheld) -> Unheld:
    return Unheld(
        doc_no=entry.doc_no,
        title=Text(entry.title, entry.title_en),
        jurisdiction=entry.jurisdiction,
        in_force=entry.in_force,
        source=entry.source,
        ended=entry.ended,
        matters=tuple(entry.matters),
        note=_text(entry.note) if entry.note else None,
    )


def _instrument(entry: _Instrument) -> Instrument:
    return Instrument(
        id=entry.id,
        doc_no=entry.doc_no,
        title=Text(entry.title, entry.title_en),
        issuer=entry.issuer,
        issued=entry.issued,
        in_force=entry.in_force,
        jurisdiction=entry.jurisdiction,
        source=entry.source,
        verified_on=entry.verified_on,
        ended=entry.ended,
        replaced_by=entry.replaced_by,
        url=entry.url,
        confidence=entry.confidence,
        note=_text(entry.note) if entry.note else None,
    )


def _span(entry: _Regime, instrument: Instrument) -> RegimeSpan:
    return RegimeSpan(
        id=entry.id,
        jurisdiction=instrument.jurisdiction,
        received_from=entry.received_from,
        received_through=entry.received_through,
        over=entry.over,
        straddle=entry.straddle,
        turning_points=FrozenMap(entry.turning_points),
    )


def _reading(entry: _Reading) -> Reading:
    options = tuple(Option(option.id, Text(option.zh, option.en), option.pinned_only) for option in entry.options)
    return Reading(entry.id, _text(entry.question), options, _text(entry.authority), entry.asked_in)


def _provisions(entries: Iterable[_Provision], instrument: Instrument) -> tuple[Provision, ...]:
    faults: list[Fault] = []
    provisions: list[Provision] = []
    for index, entry in enumerate(entries):
        try:
            provisions.append(_provision(entry, instrument))
        except LawError as error:
            faults += error.under(f"provision[{index}].parameters").faults
    if faults:
        raise LawError(*faults)
    return tuple(provisions)


def _provision(entry: _Provision, instrument: Instrument) -> Provision:
    return Provision(
        id=entry.id,
        instrument=instrument,
        article=entry.article,
        kind=entry.kind,
        parameters=_parameters(entry.kind, entry.parameters),
        summary=_text(entry.summary),
        paragraph=entry.paragraph,
        item=entry.item,
        matter=entry.matter,
        duty_bearer=_text(entry.duty_bearer) if entry.duty_bearer else None,
        trigger=_text(entry.trigger) if entry.trigger else None,
        regimes=tuple(entry.regimes),
        applies_from=entry.applies_from,
        applies_through=entry.applies_through,
        register=tuple(entry.clauses),
        restates=entry.restates,
        hangs_on=entry.hangs_on,
        overrides=tuple(entry.overrides),
        readings=tuple(entry.readings),
        confidence=entry.confidence,
    )


def _parameters(kind: str, given: dict[str, Any]) -> Parameters:
    values = {key: _contested(value) if isinstance(value, dict) else value for key, value in given.items()}
    try:
        checked = _parameters_model(kind).model_validate(values)
    except ValidationError as error:
        raise LawError(*faults_of(error)) from None
    return _KINDS[kind](**{name: getattr(checked, name) for name in type(checked).model_fields})


def _contested(value: dict[str, Any]) -> Contested:
    """A contested field as a file writes it: the reading, the value under each option, and the row's default."""
    options = value.get("options")
    if not isinstance(options, dict) or set(value) - {"reading", "options", "default"}:
        raise LawError(
            Fault(
                code="bad-value",
                given=value,
                expected="a table with reading, options and default",
                parameters=FrozenMap(says="contested"),
            )
        )
    default = value.get("default", next(iter(options), ""))
    return Contested(str(value.get("reading")), FrozenMap(options), default)


def _assembled(parts: Iterable[_Part], digest: str) -> Law:
    instruments: dict[str, Instrument] = {}
    provisions: dict[str, Provision] = {}
    readings: dict[str, Reading] = {}
    spans: dict[str, RegimeSpan] = {}
    unquantified: list[Unquantified] = []
    unheld: dict[str, Unheld] = {}
    for part in parts:
        if part.instrument:
            instruments[part.instrument.id] = part.instrument
        provisions |= {provision.id: provision for provision in part.provisions}
        readings |= {reading.id: reading for reading in part.readings}
        spans |= {span.id: span for span in part.spans}
        unquantified += part.unquantified
        unheld |= {entry.doc_no: entry for entry in part.unheld}
    ordered = tuple(sorted(spans.values(), key=lambda span: (span.received_from, span.id)))
    return Law(
        instruments=FrozenMap(instruments),
        provisions=FrozenMap(provisions),
        readings=FrozenMap(readings),
        spans=ordered,
        unquantified=tuple(unquantified),
        digest=digest,
        unheld=tuple(unheld.values()),
    )


def _checked(law: Law) -> Law:
    """The law itself when everything that one part names stands in another."""
    faults = [*_dangling(law)] or [*_circular(law)] or [*_incomplete(law), *_outliving(law)]
    if faults:
        raise LawError(*faults)
    return law


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
