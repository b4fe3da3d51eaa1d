"""Optional dependencies, loaded when a table needs them 可选组件。"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Final

from gikdeadlines.errors import Fault, MissingExtraError

__all__ = ["require_module"]

_EXTRAS: Final = {"python_calamine": "tables", "pyarrow": "tables", "xlsxwriter": "tables", "rich": "cli"}


def require_module(name: str) -> ModuleType:
    """A module of an optional dependency 取可选组件.

    >>> require_module("json").__name__
    'json'

    Raises:
        MissingExtraError: ``missing-extra``, with the command that installs it.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError:
        extra = _EXTRAS.get(name.partition(".")[0], "all")
        hint = f"pip install 'gikdeadlines[{extra}]'"
        raise MissingExtraError(
            Fault(code="missing-extra", given=name, expected=f"the extra {extra}", hint=hint)
        ) from None
