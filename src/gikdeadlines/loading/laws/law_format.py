"""What a law file may say, and what is wrong in one 法规文件的格式。

The models are built only for files that somebody brings: our own are held to them by our tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError

from gikdeadlines.law import Confidence, Kind
from gikdeadlines.values import Fault, FrozenMap, LawError
from gikdeadlines.values.border import Strict, faults_of, model_of

from .provisions import KINDS, stated

__all__ = ["checked", "law_schema"]


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
    return model_of(KINDS[kind])


def law_schema() -> dict[str, Any]:
    """The JSON Schema of a law file 法规文件的模式."""
    return _LawFile.model_json_schema()


def checked(raw: dict[str, Any]) -> dict[str, Any]:
    """The table of a law file as its format has it 核对法规文件.

    Raises:
        LawError: every fault of the file at once, with its key.
    """
    try:
        file = _LawFile.model_validate(raw)
    except ValidationError as error:
        raise LawError(*faults_of(error)) from None
    if file.instrument is None and (file.provision or file.regime):
        raise LawError(
            Fault(
                code="missing-key",
                given=None,
                expected="an instrument for provisions",
                path="instrument",
                parameters=FrozenMap(says="instrument"),
            )
        )
    faults = [fault for index, entry in enumerate(file.provision) for fault in _parameter_faults(entry, index)]
    faults += _twice(file)
    if faults:
        raise LawError(*faults)
    return file.model_dump(by_alias=True, exclude_unset=True)


def _parameter_faults(entry: _Provision, index: int) -> tuple[Fault, ...]:
    path = f"provision[{index}].parameters"
    try:
        _parameters_model(entry.kind).model_validate(stated(entry.parameters))
    except ValidationError as error:
        return tuple(fault.under(path) for fault in faults_of(error))
    except LawError as error:
        return error.under(path).faults
    return ()


def _twice(file: _LawFile) -> Iterator[Fault]:
    """What stands twice in a file, of which only the last would be known."""
    options = {f"reading[{place}].options": reading.options for place, reading in enumerate(file.reading)}
    named: dict[str, Sequence[_Provision | _Reading | _Regime | _Option]] = {
        "provision": file.provision,
        "reading": file.reading,
        "regime": file.regime,
        **options,
    }
    for path, entries in named.items():
        for place, entry in enumerate(entries):
            if any(entry.id == earlier.id for earlier in entries[:place]):
                parameters = FrozenMap(says="id")
                yield Fault("repeated-key", entry.id, "each id once", f"{path}[{place}].id", parameters=parameters)
