"""What a law file says, as values 法规文件的内容。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gikdeadlines.law import (
    Contested,
    Deemed,
    Effect,
    FixedDate,
    HourLimit,
    Instrument,
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
)
from gikdeadlines.values import Fault, FrozenMap, LawError, Text

__all__ = ["KINDS", "Part", "part_of", "stated"]

KINDS: Final[Mapping[str, type[Parameters]]] = {
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
"""What a provision of each kind says."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one file says 一个法规文件的内容."""

    instrument: Instrument | None
    spans: tuple[RegimeSpan, ...]
    provisions: tuple[Provision, ...]
    readings: tuple[Reading, ...]
    unquantified: tuple[Unquantified, ...]
    unheld: tuple[Unheld, ...]


def part_of(said: Mapping[str, Any]) -> Part:
    """The values that the table of a law file stands for 转为法规条目.

    Args:
        said: a table that keeps to the format of law files.
    """
    instrument = _instrument(said["instrument"]) if "instrument" in said else None
    provisions = said.get("provision", ()) if instrument else ()
    spans = said.get("regime", ()) if instrument else ()
    return Part(
        instrument=instrument,
        spans=tuple(_span(entry, instrument) for entry in spans if instrument),
        provisions=tuple(_provision(entry, instrument) for entry in provisions if instrument),
        readings=tuple(map(_reading, said.get("reading", ()))),
        unquantified=tuple(Unquantified(**_fields(entry)) for entry in said.get("unquantified", ())),
        unheld=tuple(map(_unheld, said.get("unheld", ()))),
    )


def _fields(said: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of a file as fields of a value: a list frozen, a text of two languages as one."""
    return {name: _frozen(value) for name, value in said.items()}


def _frozen(value: Any) -> Any:  # noqa: ANN401 - what TOML has
    if isinstance(value, list):
        return tuple(value)
    return Text(**value) if isinstance(value, dict) else value


def _titled(said: Mapping[str, Any]) -> dict[str, Any]:
    fields = _fields(said)
    title_en = fields.pop("title_en")
    return {**fields, "title": Text(fields["title"], title_en)}


def _instrument(said: Mapping[str, Any]) -> Instrument:
    return Instrument(**{"issued": None, **_titled(said)})


def _unheld(said: Mapping[str, Any]) -> Unheld:
    return Unheld(**{"in_force": None, **_titled(said)})


def _span(said: Mapping[str, Any], instrument: Instrument) -> RegimeSpan:
    turning_points = FrozenMap(said.get("turning_points", {}))
    return RegimeSpan(**{**said, "jurisdiction": instrument.jurisdiction, "turning_points": turning_points})


def _reading(said: Mapping[str, Any]) -> Reading:
    options = tuple(
        Option(entry["id"], Text(entry["zh"], entry["en"]), entry.get("pinned_only", False))
        for entry in said["options"]
    )
    return Reading(**{**_fields({**said, "options": ()}), "options": options})


def _provision(said: Mapping[str, Any], instrument: Instrument) -> Provision:
    says = KINDS[said["kind"]](**stated(said["parameters"]))
    return Provision(**{**_fields({**said, "parameters": None}), "parameters": says, "instrument": instrument})


def stated(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a provision, what is contested as such 条款的参数.

    Raises:
        LawError: ``bad-value``, a table that is not of a contested value.
    """
    return {key: _contested(value) if isinstance(value, dict) else value for key, value in parameters.items()}


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
