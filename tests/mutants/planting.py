"""A fault planted in our own code for a while 植入错误.

A function or a method is replaced wherever the library holds it, and every cache is emptied, so that nothing computed
by the sound code is left. A patch whose target is gone fails at once; one that nothing called fails at the end.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import _lru_cache_wrapper, wraps
from inspect import getattr_static
from typing import Any

import gikdeadlines

__all__ = ["Patch", "forget", "holders", "planted"]

Make = Callable[[Callable[..., Any]], Callable[..., Any]]
Patch = tuple[str, Make]
"""``module:qualified.name`` of the target, and what makes the faulty function of the sound one."""


@contextmanager
def planted(*patches: Patch) -> Iterator[None]:
    """The library with faults in it."""
    _import_all()
    undo: list[tuple[Any, str, Any]] = []
    calls: dict[str, int] = {}
    try:
        for target, make in patches:
            calls[target] = 0
            undo += _plant(target, make, calls)
        forget()
        yield
    finally:
        for owner, name, original in reversed(undo):
            setattr(owner, name, original)
        forget()
    unused = [target for target, count in calls.items() if not count]
    assert not unused, f"nothing calls {unused}: the patch no longer bears on the library"


def _plant(target: str, make: Make, calls: dict[str, int]) -> Iterator[tuple[Any, str, Any]]:
    module, _, path = target.partition(":")
    *owners, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    original: Any = getattr_static(owner, name)
    sound: Any = original.__func__ if isinstance(original, classmethod | staticmethod) else original
    sound = sound.fget if isinstance(sound, property) else sound

    @wraps(sound)
    def faulty(*args: Any, **kwargs: Any) -> Any:
        calls[target] += 1
        return wrong(*args, **kwargs)

    wrong = make(sound)
    replacement: Any = faulty
    if isinstance(original, classmethod | staticmethod):
        replacement = type(original)(faulty)
    elif isinstance(original, property):
        replacement = property(faulty)
    places = [(owner, name)] if owners else list(holders(original))
    for holder, held_as in places:
        setattr(holder, held_as, replacement)
        yield holder, held_as, original


def holders(function: Any) -> Iterator[tuple[Any, str]]:
    """Every module of the library that has imported a function."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "gikdeadlines":
            yield from ((module, held_as) for held_as, value in list(vars(module).items()) if value is function)


def _import_all() -> None:
    for found in pkgutil.walk_packages(gikdeadlines.__path__, "gikdeadlines."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def forget() -> None:
    """Empties every cache of the library, the remembered timelines of the law included."""
    for value in gc.get_objects():
        if isinstance(value, _lru_cache_wrapper) and value.__module__.split(".")[0] == "gikdeadlines":
            value.cache_clear()
