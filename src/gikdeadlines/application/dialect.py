"""The rules that the text of the mechanics keeps to, so that it runs over one case and over a million 规则文本的写法。

The text is ordinary Python on whole numbers. One case runs it as it stands; for a table its syntax is walked once for
all rows, and an ``if`` goes on with the rows that take it. That works for the few constructs named here and for no
other, and each of the rules says why.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, Final

from . import asking, course, pauses, receipt, running, service

__all__ = ["RULES", "TEXT", "Breach", "Text", "breaches", "names_of", "text_of"]

TEXT: Final[tuple[ModuleType, ...]] = (receipt, service, running, pauses, course)
"""The modules that are the text."""

ITERATED: Final = frozenset({"extensions", "regimes", "replies", "steps"})
"""What of the questions gives one thing after the other."""

BUILT_IN: Final = frozenset({"max", "min"})

RULES: Final[Mapping[str, str]] = {
    "module": "a module of the text holds imports, functions and tuples of their names: anything else would run once "
    "for one case and never for a table; write a function",
    "parameters": "a function takes names in their order and stands by itself: a table hands it arrays in this order "
    "and knows no defaults and nothing that is wrapped around it; write each parameter out",
    "statement": "a function is made of assignments, `if`, `for`, `return` and calls: what loops without an end known "
    "beforehand, catches errors or keeps things in containers means nothing for many rows at once; write it with these",
    "target": "what is assigned is a name, or a field of a record: write one assignment for each",
    "loop": "a `for` goes over a tuple written out, or over steps, replies, regimes or extensions: rows differ in how "
    "often anything else would turn; write the tuple out",
    "expression": "an expression is made of whole numbers, names, fields, `+`, `-`, a comparison, `and`, `or`, `not`, "
    "`… if … else …` and calls, a word only stands in a call: these alone are the same for a number and for an array; "
    "write it with them",
    "comparison": "a comparison has two sides and compares by ==, !=, <, <=, > or >=: join two comparisons by `and`",
    "call": "what is called is a function of the text, a question of `asking`, min or max, with arguments in their "
    "order, and what gives one thing after the other stands in a `for`: an array has no other functions; ask through "
    "`asking`",
    "recursion": "no function calls itself, nor through others: rows would part ways without an end; write a `for`",
    "name": "a function has one name in all of the text: the text is one, whatever module a part of it stands in; "
    "choose another name",
    "unknown": "a name is a parameter, something assigned before or a constant of `words`: else it has no value in one "
    "of the two ways; define it",
}
"""Each rule by its name: what to write, why, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A place in the text that breaks a rule 违例."""

    path: str
    line: int
    rule: str
    given: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.given}: {RULES[self.rule]}"


@dataclass(frozen=True, slots=True)
class Text:
    """The text, read 规则文本.

    ``uses`` are the names of its parts, as :func:`names_of` has them, by the ``id`` of the part, as far as asked for.
    """

    functions: Mapping[str, ast.FunctionDef]
    constants: Mapping[str, Any]
    uses: dict[int, Names] = field(default_factory=dict)


Names = tuple[frozenset[str], frozenset[str], bool]
"""The names that are read, those that are set, and whether anything is called."""


def names_of(nodes: Iterable[ast.AST]) -> Names:
    """The names in parts of the text, and whether these call anything 用到的名称."""
    every = [inner for node in nodes for inner in ast.walk(node)]
    names = [node for node in every if isinstance(node, ast.Name)]
    loads = frozenset(node.id for node in names if isinstance(node.ctx, ast.Load))
    stores = frozenset(node.id for node in names if isinstance(node.ctx, ast.Store))
    return loads, stores, any(isinstance(node, ast.Call) for node in every)


def text_of(modules: Iterable[ModuleType] = TEXT) -> Text:
    """The functions of modules and the constants that they name 读取规则文本."""
    functions: dict[str, ast.FunctionDef] = {}
    constants: dict[str, Any] = {}
    for module in modules:
        tree = ast.parse(inspect.getsource(module))
        functions |= {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        constants |= {name: value for name, value in vars(module).items() if isinstance(value, int)}
    return Text(functions, constants)


def breaches(sources: Mapping[str, str] | None = None) -> tuple[Breach, ...]:
    """Where sources break a rule, in their order 核对写法.

    Args:
        sources: by their paths; our own unless given.
    """
    given = sources or {inspect.getfile(module): inspect.getsource(module) for module in TEXT}
    trees = {path: ast.parse(source, path) for path, source in given.items()}
    functions = [node.name for tree in trees.values() for node in tree.body if isinstance(node, ast.FunctionDef)]
    known = {*functions, *asking.__all__, *BUILT_IN}
    found = [breach for path, tree in trees.items() for breach in _Checked(path, known).module(tree)]
    return (*found, *_repeated(trees), *_recursive(trees))


def _repeated(trees: Mapping[str, ast.Module]) -> Iterator[Breach]:
    seen: set[str] = set()
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                if node.name in seen or node.name in asking.__all__:
                    yield Breach(path, node.lineno, "name", node.name)
                seen.add(node.name)


def _recursive(trees: Mapping[str, ast.Module]) -> Iterator[Breach]:
    calls: dict[str, set[str]] = {}
    places: dict[str, tuple[str, int]] = {}
    for path, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                places[node.name] = (path, node.lineno)
                called = [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
                calls[node.name] = {each.id for each in called if isinstance(each, ast.Name)}
    for name, (path, line) in places.items():
        reached, waiting = set[str](), [name]
        while waiting:
            for callee in calls.get(waiting.pop(), set()) - reached:
                reached.add(callee)
                waiting.append(callee)
        if name in reached:
            yield Breach(path, line, "recursion", name)


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name)


_COMPARED: Final = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


@dataclass(slots=True)
class _Checked:
    """The check of one module."""

    path: str
    callable: set[str]

    def module(self, tree: ast.Module) -> Iterator[Breach]:
        names = {alias.asname or alias.name for node in tree.body for alias in getattr(node, "names", ())}
        constants = {name for name in names if name.isupper()}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                yield from self._function(node, constants)
            elif not (isinstance(node, ast.ImportFrom) or _is_docstring(node) or _is_tuple_of_names(node)):
                yield self._breach("module", node)

    def _function(self, function: ast.FunctionDef, constants: set[str]) -> Iterator[Breach]:
        names = {argument.arg for argument in function.args.args}
        if function.decorator_list or ast.unparse(function.args) != ", ".join(map(ast.unparse, function.args.args)):
            yield self._breach("parameters", function)
        names |= {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        yield from self._block(function.body, names | constants)

    def _block(self, body: Sequence[ast.stmt], names: set[str]) -> Iterator[Breach]:
        for statement in body:
            match statement:
                case ast.Assign(targets=[target], value=value):
                    yield from self._target(target)
                    yield from self._expression(value, names)
                case ast.If():
                    yield from self._expression(statement.test, names)
                    yield from self._block(statement.body, names)
                    yield from self._block(statement.orelse, names)
                case ast.For(target=ast.Name(), orelse=[]):
                    yield from self._loop(statement, names)
                case ast.Return(value=None):
                    pass
                case ast.Return(value=ast.expr() as value):
                    yield from self._expression(value, names)
                case ast.Expr(value=ast.Call() as value):
                    yield from self._expression(value, names)
                case _ if not _is_docstring(statement):
                    yield self._breach("statement", statement)

    def _target(self, target: ast.expr) -> Iterator[Breach]:
        if not _is_name(target) and not (isinstance(target, ast.Attribute) and _is_name(target.value)):
            yield self._breach("target", target)
        if isinstance(target, ast.Name) and target.id in self.callable:
            yield self._breach("name", target)

    def _loop(self, loop: ast.For, names: set[str]) -> Iterator[Breach]:
        match loop.iter:
            case ast.Tuple(elts=elements):
                for element in elements:
                    yield from self._expression(element, names)
            case ast.Call(func=ast.Name(id=name), args=[ast.Name() as record], keywords=[]) if name in ITERATED:
                yield from self._expression(record, names)
            case _:
                yield self._breach("loop", loop.iter)
        yield from self._block(loop.body, names)

    def _expression(self, node: ast.expr, names: set[str]) -> Iterator[Breach]:
        parts = _parts(node)
        if parts is None:
            yield self._breach("expression", node)
            return
        if isinstance(node, ast.Name) and node.id not in names:
            yield self._breach("unknown", node)
        if isinstance(node, ast.Compare) and (len(node.ops) > 1 or not isinstance(node.ops[0], _COMPARED)):
            yield self._breach("comparison", node)
        if isinstance(node, ast.Call) and not self._may_call(node):
            yield self._breach("call", node)
        for part in parts:
            if not (isinstance(node, ast.Call) and _is_word(part)):
                yield from self._expression(part, names)

    def _may_call(self, node: ast.Call) -> bool:
        return _is_name(node.func) and not node.keywords and ast.unparse(node.func) in self.callable - ITERATED

    def _breach(self, rule: str, node: ast.stmt | ast.expr) -> Breach:
        return Breach(self.path, node.lineno, rule, ast.unparse(node).partition("\n")[0])


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and _is_word(node.value)


def _is_word(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_tuple_of_names(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Tuple | ast.List):
        return False
    return all(_is_name(each) or isinstance(each, ast.Constant) for each in node.value.elts)


def _parts(node: ast.expr) -> Sequence[ast.expr] | None:
    """What an expression is made of, None for one that the dialect has not."""
    match node:
        case ast.Constant(value=int()) | ast.Name():
            return ()
        case ast.Attribute(value=ast.Name() as part) | ast.UnaryOp(op=ast.Not() | ast.USub(), operand=part):
            return (part,)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return (node.left, node.right)
        case ast.IfExp():
            return (node.test, node.body, node.orelse)
        case _:
            return _listed(node)


def _listed(node: ast.expr) -> Sequence[ast.expr] | None:
    match node:
        case ast.BoolOp(values=parts) | ast.Call(args=parts):
            return parts
        case ast.Compare():
            return (node.left, *node.comparators)
        case _:
            return None
