"""Optional dependencies, loaded when a table needs them 可选组件。"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Final

from gikdeadlines.values import Fault, MissingExtraError

__all__ = ["needing_extras", "require_module"]

_EXTRAS: Final = {"rich": "cli", "typer": "cli", "fluent": "cli"}
"""Where modules come from that are not those of tables."""


def require_module(name: str) -> ModuleType:
    """A module of an optional dependency 取可选组件.

    >>> require_module("json").__name__
    'json'

    Raises:
        MissingExtraError: ``missing-extra``, with the command that installs it.
    """
    with needing_extras():
        return import_module(name)


@contextmanager
def needing_extras() -> Iterator[None]:
    """A block that imports what may not be installed 需要可选组件的语句.

    Raises:
        MissingExtraError: ``missing-extra``, with the command that installs it.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        name = error.name or ""
        extra = _EXTRAS.get(name.partition(".")[0], "tables")
        hint = f"pip install 'gikdeadlines[{extra}]'"
        fault = Fault(code="missing-extra", given=name, expected=f"the extra {extra}", hint=hint)
        raise MissingExtraError(fault) from None
