"""Small faults made from the source of a function: each changes one thing 小错误.

A comparison that leaves out its edge, a number one off, a condition turned round, an option or a name that is another.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any, Final

from tests.mutants.planting import forget

import gikdeadlines

__all__ = ["NO_RULES", "ROOMS", "Small", "body_of", "every_small_fault", "lines_of", "loaded", "small_planted"]

ROOMS: Final = ("values", "calendar", "law", "case", "application", "uncertainty", "assessment", "matters")
"""The rooms below ``loading``, which hold the rules."""

NO_RULES: Final = frozenset(
    {
        "values.border",
        "case.plain",
        "values.making",
        "values.errors",
        "values.handing",
        "values.texts",
        "case.schema",
        "application.dialect",
    }
)
"""Modules that hold no rule: how a refusal is put in words, schemas, a check of our own source, and what does at once
what another module does: a plain file read, the border being there for whatever it does not take; a record made."""

_SHOWN: Final = {"__repr__", "__hash__"}

_DECORATORS: Final = {"property", "classmethod", "staticmethod", "lru_cache", "cached_property"}


@dataclass(frozen=True, slots=True)
class Small:
    """A fault: the function that has it, the lines of what is changed, and what stands there instead.

    ``nth`` tells apart what is changed alike in several places of a function, the first being 1.
    """

    module: str
    path: tuple[str, ...]
    line: int
    end: int
    place: int
    was: str
    now: str
    nth: int

    @property
    def where(self) -> str:
        """The function and its line."""
        return f"{self.module.removeprefix('gikdeadlines.')}.{'.'.join(self.path)}:{self.line}"


@cache
def every_small_fault() -> tuple[Small, ...]:
    """Every fault of every function that can be replaced and may hold a rule, in the order of the source."""
    return tuple(fault for module in _modules() for fault in _of_module(module))


def body_of(fault: Small) -> tuple[str, range]:
    """The file that a faulty function stands in, and the lines of its body."""
    function = dict(_functions(_tree(fault.module)))[fault.path]
    last = function.end_lineno or function.lineno
    return str(importlib.import_module(fault.module).__file__), range(function.body[0].lineno, last + 1)


def lines_of(fault: Small) -> tuple[str, range]:
    """The file that a fault stands in, and the lines of what is changed."""
    return str(importlib.import_module(fault.module).__file__), range(fault.line, fault.end + 1)


def _modules() -> Iterator[str]:
    for room in ROOMS:
        package = importlib.import_module(f"gikdeadlines.{room}")
        names = (found.name for found in pkgutil.iter_modules(package.__path__, f"gikdeadlines.{room}."))
        yield from (name for name in names if name.removeprefix("gikdeadlines.") not in NO_RULES)


def _of_module(module: str) -> Iterator[Small]:
    for path, function in _functions(_tree(module)):
        seen: Counter[tuple[str, str]] = Counter()
        for place in range(len(_changes(function))):
            node, change = _changes(deepcopy(function))[place]
            was = ast.unparse(node)
            change()
            line = getattr(node, "lineno", function.lineno)
            now = ast.unparse(node)
            seen[was, now] += 1
            yield Small(module, path, line, getattr(node, "end_lineno", line), place, was, now, seen[was, now])


@cache
def _tree(module: str) -> ast.Module:
    source = Path(str(importlib.import_module(module).__file__)).read_text("utf-8")
    return ast.parse(source)


def _functions(tree: ast.Module) -> Iterator[tuple[tuple[str, ...], ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and _can_be_replaced(node):
            yield (node.name,), node
        elif isinstance(node, ast.ClassDef):
            inner = (each for each in node.body if isinstance(each, ast.FunctionDef) and _can_be_replaced(each))
            yield from (((node.name, each.name), each) for each in inner)


def _can_be_replaced(function: ast.FunctionDef) -> bool:
    names = {getattr(d, "id", getattr(getattr(d, "func", None), "id", "")) for d in function.decorator_list}
    calls_up = any(isinstance(node, ast.Name) and node.id == "super" for node in ast.walk(function))
    return names <= _DECORATORS and not calls_up and function.name not in _SHOWN


# The changes

Change = tuple[ast.AST, Callable[[], None]]

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def _changes(function: ast.FunctionDef) -> list[Change]:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    nodes = [node for statement in body for node in ast.walk(statement)]
    # That two sequences are as long as each other is our own assertion; no answer hangs on it.
    asserted = {id(node.value) for node in nodes if isinstance(node, ast.keyword) and node.arg == "strict"}
    return [change for node in nodes if id(node) not in asserted for change in _of_node(node)]


def _of_node(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARED:
            yield node, lambda: node.ops.__setitem__(0, _COMPARED[type(op)]())
        case ast.BoolOp(op=ast.And() | ast.Or()):
            yield node, lambda: setattr(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            yield node, lambda: setattr(node, "op", ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())
        case ast.IfExp():
            yield node, lambda: _swap(node)
        case ast.UnaryOp(op=ast.Not()):
            yield node, lambda: _affirm(node)
        case ast.Constant(value=bool()):
            yield node, lambda: setattr(node, "value", not node.value)
        case ast.Constant(value=int() as number):
            yield node, lambda: setattr(node, "value", number + 1)
        case ast.Call(func=ast.Name(id="min" | "max")):
            yield node, lambda: setattr(node.func, "id", "max" if node.func.id == "min" else "min")  # type: ignore[attr-defined]
        case _:
            return


def _swap(node: ast.IfExp) -> None:
    node.body, node.orelse = node.orelse, node.body


def _affirm(node: ast.UnaryOp) -> None:
    """``not x`` becomes ``+bool(x)``, which is as true as x."""
    node.op = ast.UAdd()
    node.operand = ast.Call(func=ast.Name("bool", ast.Load()), args=[node.operand], keywords=[])


# Planting


@contextmanager
def small_planted(fault: Small) -> Iterator[None]:
    """The library with a small fault in it.

    The function stays and its code is another, so that whatever holds it, a table or a partial, has the fault.
    """
    module = importlib.import_module(fault.module)
    owner: Any = module
    for name in fault.path[:-1]:
        owner = getattr(owner, name)
    sound = _plain(vars(owner)[fault.path[-1]])
    code = sound.__code__
    try:
        sound.__code__ = _plain(_compiled(module, fault)).__code__
        forget()
        yield
    finally:
        sound.__code__ = code
        forget()


def _plain(function: Any) -> FunctionType:
    """The function inside a property, a class or static method, or a cache."""
    for name in ("fget", "func", "__func__", "__wrapped__"):
        function = getattr(function, name, function)
    assert isinstance(function, FunctionType)
    return function


def _compiled(module: Any, fault: Small) -> Any:
    function = deepcopy(dict(_functions(_tree(fault.module)))[fault.path])
    _changes(function)[fault.place][1]()
    future = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
    tree = ast.fix_missing_locations(ast.Module([future, function], []))
    made: dict[str, Any] = {}
    exec(compile(tree, str(module.__file__), "exec"), vars(module), made)  # noqa: S102 - our own source
    return made[fault.path[-1]]


def loaded() -> None:
    """Imports every module of the library, so that each place that holds a function is known."""
    for found in pkgutil.walk_packages(gikdeadlines.__path__, "gikdeadlines."):
        if not found.name.endswith("__main__") and found.name.split(".")[1] not in ("web", "cli", "spark"):
            importlib.import_module(found.name)
    assert "gikdeadlines.testing.verification" in sys.modules
