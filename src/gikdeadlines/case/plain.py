"""What a case file says, where it says it as it should 规范写法的案件。

Nearly every case is written as the format has it. Such a one is read here at once; of whatever is not, nothing is said
but that it is odd, and the border tells what is wrong with it, or takes it all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from gikdeadlines.values import JurisdictionError, jurisdiction_of
from gikdeadlines.values.border import CaseDay

from .events import EVENTS, Event

__all__ = ["ODD", "plain_day", "plain_events", "plain_jurisdiction", "plain_text", "plain_value"]

Read = Callable[[Any], Any]

ODD: Final = object()
"""What is not written as it should be, or not known here 非规范写法."""

_REQUIRED: Final = object()

_DAY_LENGTH: Final = len("2022-09-30")
_DASHES: Final = (4, 7)


def plain_day(value: Any) -> Any:  # noqa: ANN401 - whatever the caller gave
    """The day that is meant 日期."""
    if type(value) is date:
        return value
    if type(value) is not str or len(value) != _DAY_LENGTH or not value[_DASHES[0]] == value[_DASHES[1]] == "-":
        return ODD
    try:
        return date.fromisoformat(value)
    except ValueError:
        return ODD


def plain_text(value: Any) -> Any:  # noqa: ANN401 - whatever the caller gave
    """The text itself 文本."""
    if type(value) is not str:
        return ODD
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:  # half a character
            return ODD
    return value


def plain_jurisdiction(value: Any) -> Any:  # noqa: ANN401 - whatever the caller gave
    """The jurisdiction that a text names 适用地区."""
    if type(value) is not str:
        return ODD
    try:
        return jurisdiction_of(value)
    except JurisdictionError:
        return ODD


def plain_events(matter: str, given: Any) -> Any:  # noqa: ANN401 - whatever the caller gave
    """The events of a matter 各事件."""
    if type(given) is not list or not given:
        return ODD
    kinds, found = _kinds(matter), []
    for each in given:
        named = each.get("type") if type(each) is dict else None
        kind = kinds.get(named) if type(named) is str else None
        event = plain_value(kind, each, extra=1) if kind else ODD
        if event is ODD:
            return ODD
        found.append(event)
    return tuple(found)


@cache
def _kinds(matter: str) -> Mapping[str, type[Event]]:
    return {kind.type: kind for kind in EVENTS[matter]}


def plain_value(kind: type, given: Any, *, extra: int = 0) -> Any:  # noqa: ANN401 - whatever the caller gave
    """A value of a frozen class with slots from a mapping of its fields 由字典得出的值.

    Args:
        kind: the class.
        given: the mapping.
        extra: how many keys of it are no fields.
    """
    if type(given) is not dict:
        return ODD
    made: Any = object.__new__(kind)
    left = len(given) - extra
    for name, put, read, default in _plan(kind):
        value = given.get(name, MISSING)
        if value is MISSING:
            value = default
        else:
            left -= 1
            if value is not None or default is _REQUIRED:
                value = read(value)
        if value is ODD or value is _REQUIRED:
            return ODD
        put(made, value)
    return ODD if left else made


@cache
def _plan(kind: type) -> tuple[tuple[str, Callable[[Any, Any], None], Read, Any], ...]:
    """Each field: its name, what sets it in a frozen value, what reads it, and its default."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (
            each.name,
            getattr(kind, each.name).__set__,
            _reader(hints[each.name]),
            _REQUIRED if each.default is MISSING else each.default,
        )
        for each in fields(kind)
    )


def _reader(hint: Any) -> Read:  # noqa: ANN401 - a type
    """What reads the values of a type; of one that is not known here all are odd."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is Literal:
        words = frozenset(get_args(hint))
        return lambda value: value if type(value) is str and value in words else ODD
    return _READERS.get(hint, lambda _: ODD)


_READERS: Final[Mapping[Any, Read]] = {
    CaseDay: plain_day,
    str: plain_text,
    int: lambda value: value if type(value) is int else ODD,
    bool: lambda value: value if type(value) is bool else ODD,
}
