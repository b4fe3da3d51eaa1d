"""The JSON Schema of a case, for whoever writes cases by program 案件的模式。"""

from __future__ import annotations

from typing import Annotated, Any, Final, Union

from pydantic import Field, TypeAdapter

from .case import CASE_SCHEMA, Claim, case_model
from .events import EVENTS

__all__ = ["case_schema"]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = "urn:gikdeadlines:schema:case:1"

_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK: Final = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?"

_FORMATS: Final[dict[str, dict[str, str]]] = {
    "date": {
        "type": "string",
        "pattern": f"^{_DAY}([Tt ]{_CLOCK})?$",
        "description": "A day, YYYY-MM-DD, or an instant whose Beijing day is meant. 日期，或取其北京日的时刻。",
    },
    "date-time": {
        "type": "string",
        "pattern": f"^{_DAY}[Tt ]{_CLOCK}$",
        "description": "An instant of RFC 3339, in Beijing time where it names no offset. 时刻，未写时区的为北京时间。",
    },
}
"""What stands for pydantic's formats: they would refuse instants that name no offset, and instants for days."""

_ABOUT: Final = {
    "schema": "The version of this format. 格式版本。",
    "id": "What the agency calls the case. 申请编号。",
    "matter": "What kind of case it is. 事项。",
    "events": "What happened, in any order. 发生的事件，先后不拘。",
    "jurisdiction": "A code such as CN-SX, or a name such as 山西; CN unless given. 适用地区。",
    "readings": "Disputed points, each with the option that is to be taken. 口径。",
    "claims": "Due days that somebody asserts. 主张的届满日。",
    "field": "The field of a publication. 公开领域。",
    "repeat_of": "The id of an earlier application of the same content. 重复申请所指的申请。",
    "follows": "The id of an earlier case on which this one follows. 在先案件。",
    "notes": "Whatever a reader should know. 备注。",
}


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case, in the words of draft 2020-12 alone 案件的模式.

    >>> case_schema()["$id"]
    'urn:gikdeadlines:schema:case:1'
    """
    models = tuple(case_model(matter) for matter in EVENTS)
    union = Annotated[Union[models], Field(discriminator="matter")]  # type: ignore[valid-type]  # noqa: UP007 - a tuple
    schema = _plain(TypeAdapter(union).json_schema(by_alias=True))
    definitions: dict[str, Any] = {_defined(name): found for name, found in _FORMATS.items()}
    definitions |= {name: _described(name, found) for name, found in schema.pop("$defs").items()}
    about = {"title": "Case", "description": f"One case, {CASE_SCHEMA}. 一件案件。", "type": "object"}
    return {"$schema": _DIALECT, "$id": _ID, **about, **schema, "$defs": definitions}


def _plain(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """A part without what only OpenAPI knows, and with our own patterns for days."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") in _FORMATS:
        return {"$ref": f"#/$defs/{_defined(schema['format'])}"}
    return {key: _plain(value) for key, value in schema.items() if key not in {"discriminator", "title"}}


def _defined(name: str) -> str:
    return {"date": "day", "date-time": "instant"}[name]


def _described(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A definition with what it is, and its keys with what they say."""
    about = _DOCUMENTED.get(name, "")
    properties = {
        key: {"description": _ABOUT[key], **value} if key in _ABOUT and name.startswith("Case_") else value
        for key, value in schema["properties"].items()
    }
    return {**({"description": about} if about else {}), **schema, "properties": properties}


def _first_line(documented: type) -> str:
    return next(iter((documented.__doc__ or "").strip().splitlines()), "").replace("``", "")


_DOCUMENTED: Final = {
    **{event.__name__: _first_line(event) for events in EVENTS.values() for event in events},
    Claim.__name__: _first_line(Claim),
    **{f"Case_{matter}": f"A case of the matter {matter}." for matter in EVENTS},
}
