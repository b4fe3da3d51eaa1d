"""The JSON Schema of an assessment 核查结果的模式。"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, Final, Literal, get_type_hints

from pydantic import create_model
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from gikdeadlines.values import ASSESSMENT_SCHEMA, Assessment, LedgerDay, Remedy
from gikdeadlines.values.border import STRICT

__all__ = ["assessment_schema"]


class _Plain(GenerateJsonSchema):
    """Writes the mappings of our own class as the objects they become."""

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:  # noqa: ARG002 - overrides
        """An object with any keys."""
        return {"type": "object"}


def assessment_schema() -> dict[str, Any]:
    """The JSON Schema of what ``Assessment.to_dict`` gives 核查结果的模式.

    >>> assessment_schema()["properties"]["schema"]["const"]
    'gikdeadlines/assessment/1'
    """
    types = get_type_hints(Assessment)
    declared: dict[str, Any] = {
        field.name: (types[field.name], ... if field.default is MISSING else field.default)
        for field in fields(Assessment)
        if not field.name.startswith("_")
    }
    declared["schema_"] = (Literal[ASSESSMENT_SCHEMA], ...)
    declared |= {"remedies": (tuple[Remedy, ...], ()), "provenance": declared.pop("provenance")}
    declared["ledger"] = (tuple[LedgerDay, ...], ())
    model = create_model("Assessment", __config__=STRICT, **declared)
    schema = model.model_json_schema(schema_generator=_Plain, mode="serialization")
    schema["properties"]["schema"] = schema["properties"].pop("schema_")
    schema["required"] = ["schema", *(name for name in schema["required"] if name not in ("schema_", "ledger"))]
    schema["properties"]["carried"] = _CARRIED
    schema["$defs"]["ClaimExplained"] = _claim(schema["$defs"]["ClaimExplained"])
    plain: dict[str, Any] = _without_formats(schema)
    return {"$schema": _DIALECT, "$id": _ID, **plain}


_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = "urn:gikdeadlines:schema:assessment:1"


def _without_formats(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Days as patterns: a validator that is strict refuses a format for which it was given no checker."""
    if isinstance(schema, list):
        return [_without_formats(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "date":
        return {**{key: value for key, value in schema.items() if key != "format"}, "pattern": _DAY}
    return {key: _without_formats(value) for key, value in schema.items()}


_DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


_CARRIED: Final = {
    "type": "object",
    "additionalProperties": {"type": "string"},
    "description": "The other columns of its row, where the case came from a table. 原样带过的列。",
}


def _claim(flat: JsonSchemaValue) -> JsonSchemaValue:
    """A claim as it is written: what explains it, as one object."""
    kept = {name: value for name, value in flat["properties"].items() if name not in ("explained_by", "ids", "days")}
    inner = {
        {"explained_by": "kind"}.get(name, name): value
        for name, value in flat["properties"].items()
        if name not in kept
    }
    explained = {"type": "object", "properties": inner, "required": ["kind", "ids"], "additionalProperties": False}
    return {**flat, "properties": {**kept, "explained_by": explained}, "required": [*kept, "explained_by"]}
