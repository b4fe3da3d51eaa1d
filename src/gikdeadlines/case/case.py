"""A case as its file states it 案件。

Whatever a case file says is checked here, all faults at once; what a case means begins in
:mod:`gikdeadlines.case.history`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, NoReturn, Self, Union, get_args

from pydantic import AfterValidator, BaseModel, Field, ValidationError, create_model

from gikdeadlines.values import CaseError, Fault, Finding, FrozenMap, JurisdictionError, jurisdiction_of, not_among
from gikdeadlines.values.border import CaseDay, Strict, custom_error, faults_of, model_of

from .events import EVENTS, Event, Matter
from .events import Field as CaseField
from .plain import ODD, plain_events, plain_jurisdiction, plain_text, plain_value

__all__ = ["BY_EXTENSION", "CASE_SCHEMA", "Case", "Claim", "case_model"]

CASE_SCHEMA: Final = "gikdeadlines/case/1"

BY_EXTENSION: Final = "extension-notice"
"""Who claims the last day that stands in a register beside the number of days by which the period was extended."""

_DEEPEST_JSON: Final = 64
"""A case is a list of flat events: what is nested deeper is no case, and could exhaust the stack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A due day that somebody asserts 主张的届满日."""

    by: str
    due: CaseDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An application or another matter: what happened, on which days 案件.

    >>> case = Case.from_dict({"id": "1", "matter": "application", "events": [
    ...     {"type": "submitted", "at": "2017-03-01", "channel": "in-person"}]})
    >>> case.events[0].at
    datetime.date(2017, 3, 1)

    ``readings`` pins disputed points, ``claims`` are due days that somebody asserts, ``field`` is the field of a
    publication, ``repeat_of`` and ``follows`` name other cases. ``doubts`` are what a table says beside the case and
    was not understood: no verdict on it is sure. A case file cannot state them.
    """

    id: str
    matter: Matter
    events: tuple[Event, ...]
    jurisdiction: str | None = None
    readings: FrozenMap[str, str] = FrozenMap()
    claims: tuple[Claim, ...] = ()
    field: CaseField | None = None
    repeat_of: str | None = None
    follows: str | None = None
    notes: str | None = None
    doubts: tuple[Finding, ...] = ()

    @classmethod
    def from_dict(cls, given: Mapping[str, Any]) -> Self:
        """The case that a mapping states 由字典构造.

        Raises:
            CaseError: every fault, each with its path; ``unknown-key``, ``unknown-type``, ``unknown-value``,
                ``missing-key``, ``bad-day`` and the like.
        """
        plain = _plain_parts(given)
        if plain is not None:
            return cls(**plain)
        model = case_model(_matter_of(given))
        try:
            checked = model.model_validate(dict(given))
        except ValidationError as error:
            raise CaseError(*faults_of(error, tags=_TAGS)) from None
        return cls(**_parts(checked))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The case that a JSON text states; a key that stands twice is refused 由 JSON 构造.

        Raises:
            CaseError: ``bad-json``, ``repeated-key`` and what :meth:`from_dict` raises.
        """
        return cls.from_dict(parse_json(text))

    def to_dict(self) -> dict[str, Any]:
        """The case as its file would state it 转为字典."""
        stated: dict[str, Any] = {"schema": CASE_SCHEMA, "id": self.id, "matter": self.matter}
        stated |= _stated(self, ("jurisdiction",))
        stated["events"] = [{"type": event.type, **_stated(event)} for event in self.events]
        if self.readings:
            stated["readings"] = dict(self.readings)
        if self.claims:
            stated["claims"] = [_stated(claim) for claim in self.claims]
        return stated | _stated(self, ("field", "repeat_of", "follows", "notes"))


def _stated(value: Any, names: tuple[str, ...] | None = None) -> dict[str, Any]:  # noqa: ANN401 - any of our dataclasses
    """The fields of a value that are given, days and instants as text."""
    given = {name: getattr(value, name) for name in names or _names(value.__class__)}
    return {name: v.isoformat() if isinstance(v, date) else v for name, v in given.items() if v is not None}


# JSON, without what its readers usually let pass


def parse_json(text: str | bytes) -> Any:  # noqa: ANN401 - JSON
    """What a JSON text says; repeated keys, NaN and deep nesting are refused 解析 JSON.

    Raises:
        CaseError: ``bad-json``, ``repeated-key``.
    """
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        _require_shallow(decoded)
        return json.loads(decoded, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except CaseError:
        raise
    except (ValueError, RecursionError) as error:
        raise CaseError(_bad_json(text, str(error), **_where(error))) from None


def _where(error: ValueError | RecursionError) -> dict[str, object]:
    """Why a text is no JSON, in parameters: the parser says it in English alone."""
    if isinstance(error, json.JSONDecodeError):
        return {"says": "place", "line": error.lineno, "column": error.colno}
    if isinstance(error, UnicodeDecodeError):
        return {"says": "encoding"}
    return {"says": "long-number"} if isinstance(error, ValueError) else {"says": "deep", "most": _DEEPEST_JSON}


def _bad_json(text: str | bytes, why: str, **parameters: object) -> Fault:
    return Fault(
        code="bad-json", given=text[:60], expected="one JSON value", hint=why, parameters=FrozenMap(parameters)
    )


def _require_shallow(text: str) -> None:
    depth = 0
    in_string = escaped = False
    if text.count("[") + text.count("{") <= _DEEPEST_JSON:
        return
    for character in text:
        if in_string:
            in_string, escaped = (character != '"' or escaped), (character == "\\" and not escaped)
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == '"':
            in_string = True
        if depth > _DEEPEST_JSON:
            raise CaseError(
                _bad_json(text, f"nested deeper than {_DEEPEST_JSON} levels", says="deep", most=_DEEPEST_JSON)
            )


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise CaseError(Fault(code="repeated-key", given=key, expected="each key once", path=key))
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise CaseError(_bad_json(name, "no number of JSON", says="number"))


# As it should be written


def _plain_parts(given: Any) -> dict[str, Any] | None:  # noqa: ANN401 - whatever the caller gave
    """The parts of a case that is written as the format has it, None for any other."""
    matter = given.get("matter") if type(given) is dict else None
    if type(matter) is not str or matter not in EVENTS:
        return None
    parts: dict[str, Any] = {}
    for name, value in given.items():
        read = _PLAIN.get(name)
        part = plain_events(matter, value) if name == "events" else ODD if read is None else read(value)
        if part is ODD:
            return None
        parts[name] = part
    parts.pop("schema", None)
    return parts if parts.keys() >= _REQUIRED else None


def _plain_readings(given: Any) -> Any:  # noqa: ANN401 - whatever the caller gave
    if type(given) is not dict or ODD in map(plain_text, (*given, *given.values())):
        return ODD
    return FrozenMap(given)


def _plain_claims(given: Any) -> Any:  # noqa: ANN401 - whatever the caller gave
    claims = tuple(plain_value(Claim, each) for each in given) if type(given) is list else (ODD,)
    return ODD if ODD in claims else claims


def _optional(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


_REQUIRED: Final = frozenset({"id", "matter", "events"})

_PLAIN: Final[Mapping[str, Callable[[Any], Any]]] = {
    "schema": lambda value: value if value == CASE_SCHEMA else ODD,
    "id": lambda value: plain_text(value) or ODD,
    "matter": plain_text,
    "jurisdiction": _optional(plain_jurisdiction),
    "readings": _plain_readings,
    "claims": _plain_claims,
    "field": _optional(lambda value: value if type(value) is str and value in get_args(CaseField) else ODD),
    "repeat_of": _optional(plain_text),
    "follows": _optional(plain_text),
    "notes": _optional(plain_text),
}


# The border


def _matter_of(given: Any) -> str:  # noqa: ANN401 - whatever the caller gave
    if not isinstance(given, Mapping):
        raise CaseError(
            Fault(
                code="bad-value",
                given=given,
                expected="a JSON object that states one case",
                parameters=FrozenMap(says="case"),
            )
        )
    matter = given.get("matter")
    if matter is None:
        raise CaseError(not_among("missing-key", None, get_args(Matter), "matter", says="one-of"))
    if matter == _NOT_HELD:
        raise CaseError(_other_law(matter))
    if matter not in get_args(Matter):
        raise CaseError(not_among("unknown-value", matter, get_args(Matter), "matter"))
    return str(matter)


_NOT_HELD: Final = "public-enterprise"
"""Disclosure by public enterprises and institutions 公共企事业单位信息公开: a matter of law that is not held."""


def _other_law(matter: str) -> Fault:
    matters = get_args(Matter)
    return Fault(
        code="unknown-value",
        given=matter,
        expected=f"one of {', '.join(matters)}",
        path="matter",
        hint="public enterprises have time limits in the rules of each field (国办发〔2020〕50号), none of them held",
        parameters=FrozenMap(values=matters, says=matter),
    )


_TAGS: Final = tuple(event.type for events in EVENTS.values() for event in events)


def _jurisdiction(text: str) -> str:
    try:
        return jurisdiction_of(text)
    except JurisdictionError as error:
        raise custom_error(error) from None


class _Case(Strict):
    """What every case may say; a matter's model adds the matter and its events."""

    schema_: Literal["gikdeadlines/case/1"] = Field(default=CASE_SCHEMA, alias="schema")
    id: Annotated[str, Field(min_length=1)]
    jurisdiction: Annotated[str, AfterValidator(_jurisdiction)] | None = None
    readings: dict[str, str] = Field(default={})
    claims: list[model_of(Claim)] = Field(default=[])  # type: ignore[valid-type]
    field: CaseField | None = None
    repeat_of: str | None = None
    follows: str | None = None
    notes: str | None = None


@cache
def case_model(matter: str) -> type[BaseModel]:
    """The model of one matter's cases, with its events told apart by their type."""
    models = tuple(_event_model(event) for event in EVENTS[matter])
    event = Annotated[Union[models], Field(discriminator="type")]  # type: ignore[valid-type]  # noqa: UP007 - a tuple
    declared: dict[str, Any] = {
        "matter": (Literal[matter], ...),
        "events": (Annotated[list[event], Field(min_length=1)], ...),
    }
    return create_model(f"Case_{matter}", __base__=_Case, **declared)


def _event_model(event: type[Event]) -> type[BaseModel]:
    return model_of(event, type=(Literal[event.type], ...))


def _parts(checked: Any) -> dict[str, Any]:  # noqa: ANN401 - a model built at run time
    classes = {event.type: event for event in EVENTS[checked.matter]}
    return {
        "id": checked.id,
        "matter": checked.matter,
        "events": tuple(_value(event, classes[event.type]) for event in checked.events),
        "jurisdiction": checked.jurisdiction,
        "readings": FrozenMap(checked.readings),
        "claims": tuple(_value(claim, Claim) for claim in checked.claims),
        "field": checked.field,
        "repeat_of": checked.repeat_of,
        "follows": checked.follows,
        "notes": checked.notes,
    }


def _value(model: Any, says: type) -> Any:  # noqa: ANN401 - a model built at run time
    return says(**{name: getattr(model, name) for name in _names(says)})


@cache
def _names(says: Any) -> tuple[str, ...]:  # noqa: ANN401 - any of our dataclasses
    return tuple(field.name for field in fields(says))
