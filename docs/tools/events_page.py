"""The page of events, from their classes: each type, its fields, and what it says."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from gikdeadlines.case import EVENTS, Event
from gikdeadlines.wording import Wording

__all__ = ["PAGE", "page"]

PAGE: Final = Path("docs/reference/events.md")

HEAD: Final = """\
# Events 事件

% Written by docs/tools/pages.py from the classes of events; do not edit by hand.

What can happen in each matter, and the fields of each event.
A field marked * must be given.
A *day* is `YYYY-MM-DD`, or an instant whose day in Beijing is meant; an *instant* is RFC 3339, in Beijing time where it names no offset.

各类事项可能发生的事件，以及每个事件的字段。
标 * 的字段必填。
*day* 写作 `YYYY-MM-DD`，或一个时刻，取其北京时间的日期；*instant* 依 RFC 3339，没有写明时差的为北京时间。
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"{line}\n" for matter, events in EVENTS.items() for line in _matter(matter, events))


def _matter(matter: str, events: tuple[type[Event], ...]) -> Iterator[str]:
    name = Wording("zh").label("matter", matter)
    yield from ("", f"## `{matter}` {name}", "", "| event | fields | meaning 含义 |", "|---|---|---|")
    for event in events:
        yield f"| `{event.type}` | {_fields(event)} | {inspect.getdoc(event)} |"


def _fields(event: Any) -> str:  # noqa: ANN401 - each is a dataclass, their base is none
    types = get_type_hints(event)
    return "<br>".join(_field(field, types[field.name]) for field in fields(event)) or "—"


def _field(field: Field[Any], kind: Any) -> str:  # noqa: ANN401 - a type as it is written
    must = "*" if field.default is MISSING and field.default_factory is MISSING else ""
    return f"`{field.name}`{must} {_kind(kind)}"


def _kind(kind: Any) -> str:  # noqa: ANN401 - a type as it is written
    if get_origin(kind) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(kind))
    if get_origin(kind) in {Union, UnionType}:
        return _kind(next(each for each in get_args(kind) if each is not type(None)))
    return {"date": "day", "datetime": "instant", "int": "number", "str": "text", "bool": "true, false"}[kind.__name__]
