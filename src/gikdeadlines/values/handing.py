"""Names that a room hands on when they are first used 按需取名。"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["handed_on"]


def handed_on(room: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """What a room has as ``__getattr__``, so that a name is fetched from its module when it is first used 按需取名.

    A command that needs two names of a room does not wait for the modules of all.

    Args:
        room: the room's full name.
        homes: the module of each name, within the room.
    """

    def fetch(name: str) -> Any:  # noqa: ANN401 - whatever bears the name
        if name not in homes:
            message = f"module {room!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=sys.modules[room])
        found = getattr(import_module(f"{room}.{homes[name]}"), name)
        setattr(sys.modules[room], name, found)
        return found

    return fetch
