"""Runs the text of the law's mechanics over many cases at once, by walking its syntax 规则文本的批量运行。

A value is a number, or an array with one for each case that is still under way; a record gives its fields as such
arrays. An ``if`` goes on with the cases that take it, ``and``, ``or`` and ``… if … else …`` likewise: what stands on
the side that a case does not take is not asked for that case, as in ordinary Python.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, ClassVar, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.application.dialect import Text, names_of

__all__ = ["Places", "Record", "Runner", "every", "part_of", "where"]

Places = NDArray[np.int64]
"""Places among the cases under way."""

Environment = dict[str, Any]
Parts = tuple[tuple[Places, Sequence[ast.stmt], Mapping[str, Any]], ...]
"""Statements, for some of the cases each, with names that only they know."""


class Record(Protocol):
    """A record of many cases 多案的记录."""

    def get(self, name: str) -> Any:  # noqa: ANN401 - a number or an array
        """A field 取字段."""

    def put(self, name: str, value: Any) -> None:  # noqa: ANN401 - a number or an array
        """Set a field 置字段."""

    def part(self, places: Places) -> Record:
        """The record of some of the cases 其中部分."""


def where(test: NDArray[np.bool_]) -> Places:
    """The places where a test holds; quicker than ``flatnonzero`` where there are few 成立之处."""
    return test.nonzero()[0]


_EVERY: Final = np.arange(1 << 20)


def every(length: int) -> Places:
    """The places of so many cases, not to be changed 全部位置."""
    return _EVERY[:length] if length <= len(_EVERY) else np.arange(length)


def part_of(value: Any, places: Places) -> Any:  # noqa: ANN401 - whatever the text handles
    """A value for some of the cases 其中部分的值."""
    if isinstance(value, np.ndarray):
        return value.take(places)
    return value.part(places) if hasattr(value, "part") else value


_BINARY: Final[Mapping[type, Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}

_MEETS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {"min": np.minimum, "max": np.maximum}


class _Returned:
    """What the cases of one call return."""

    __slots__ = ("length", "value")

    def __init__(self, length: int) -> None:
        self.length = length
        self.value: Any = None

    def put(self, places: Places, value: Any) -> None:  # noqa: ANN401 - a number or an array
        if len(places) == self.length:
            self.value = value
            return
        dtype = np.asarray(value).dtype
        if self.value is None:
            self.value = np.zeros(self.length, dtype)
        elif self.value.dtype != dtype:
            self.value = self.value.astype(np.int64)
        self.value[places] = value


Iterated = Callable[[Any, int], tuple[Any, Any] | None]
"""Gives, for a record and a place, which cases have something there and what; None where no case has."""


class Runner:
    """The text with the answers to its questions 规则文本与其问答.

    ``questions`` by their names take a record and further arguments; ``iterated`` are those that a ``for`` goes over.
    """

    def __init__(
        self, text: Text, questions: Mapping[str, Callable[..., Any]], iterated: Mapping[str, Iterated]
    ) -> None:
        self._functions = text.functions
        self._constants = text.constants
        self._questions = questions
        self._iterated = iterated
        self._uses = text.uses

    def call(self, name: str, arguments: Sequence[Any], length: int) -> Any:  # noqa: ANN401 - a number or an array
        """What a function of the text gives for so many cases; None where it gives nothing 调用."""
        function = self._functions[name]
        env = dict(zip((a.arg for a in function.args.args), arguments, strict=True))
        returned = _Returned(length)
        self._block(function.body, env, every(length), returned)
        return returned.value

    # Statements. Each gives the places of the cases that go on, None where all do, and leaves the names as theirs.

    def _block(self, body: Sequence[ast.stmt], env: Environment, at: Places, returned: _Returned) -> Places | None:
        alive: Places | None = None
        for statement in body:
            left = self._statement(statement, env, at, returned)
            if left is not None:
                at = at[left]
                alive = left if alive is None else alive[left]
                if not len(at):
                    break
        return alive

    def _statement(self, node: ast.stmt, env: Environment, at: Places, returned: _Returned) -> Places | None:
        match node:
            case ast.Assign():
                self._assign(node.targets[0], self._value(node.value, env, len(at)), env)
            case ast.If():
                return self._if(node, env, at, returned)
            case ast.For():
                return self._for(node, env, at, returned)
            case ast.Return():
                if node.value is not None:
                    returned.put(at, self._value(node.value, env, len(at)))
                return np.empty(0, np.int64)
            case ast.Expr():
                self._value(node.value, env, len(at))
        return None

    def _assign(self, target: ast.expr, value: Any, env: Environment) -> None:  # noqa: ANN401 - a number or an array
        if isinstance(target, ast.Attribute):
            env[target.value.id].put(target.attr, value)  # type: ignore[attr-defined]  # a name, as the dialect has it
        else:
            env[target.id] = value  # type: ignore[attr-defined]  # a name

    def _if(self, node: ast.If, env: Environment, at: Places, returned: _Returned) -> Places | None:
        test = self._truth(self._value(node.test, env, len(at)))
        if isinstance(test, np.ndarray):
            yes = where(test)
            if 0 < len(yes) < len(at):
                others: Parts = ((where(~test), node.orelse, {}),) if node.orelse else ()
                return self._apart(((yes, node.body, {}), *others), env, at, returned)
            test = len(yes) > 0
        body = node.body if test else node.orelse
        return self._block(body, env, at, returned) if body else None

    def _for(self, node: ast.For, env: Environment, at: Places, returned: _Returned) -> Places | None:
        if isinstance(node.iter, ast.Tuple):
            return self._for_tuple(node, node.iter, env, at, returned)
        name = node.iter.func.id  # type: ignore[attr-defined]  # a call of a name
        record = node.iter.args[0].id  # type: ignore[attr-defined]  # its argument is a name
        target = node.target.id  # type: ignore[attr-defined]  # a name
        alive: Places | None = None
        place = 0
        while len(at) and (found := self._iterated[name](env[record], place)) is not None:
            has, item = found
            place += 1
            if has is None:
                env[target] = item
                left = self._block(node.body, env, at, returned)
            else:
                some = where(has)
                left = self._apart(((some, node.body, {target: item.part(some)}),), env, at, returned)
            if left is not None:
                at = at[left]
                alive = left if alive is None else alive[left]
        return alive

    def _for_tuple(
        self, node: ast.For, items: ast.Tuple, env: Environment, at: Places, returned: _Returned
    ) -> Places | None:
        keys = [f"{place} of {id(node)}" for place in range(len(items.elts))]
        env |= {key: self._value(item, env, len(at)) for key, item in zip(keys, items.elts, strict=True)}
        alive: Places | None = None
        for key in keys:
            env[node.target.id] = env[key]  # type: ignore[attr-defined]  # a name
            left = self._block(node.body, env, at, returned)
            if left is not None:
                at = at[left]
                alive = left if alive is None else alive[left]
                if not len(at):
                    break
        return alive

    def _apart(
        self,
        parts: Parts,
        env: Environment,
        at: Places,
        returned: _Returned,
    ) -> Places | None:
        """Runs statements for some of the cases each, and puts the names together again; the others go on as well."""
        going: list[tuple[Places, Environment]] = []
        stored: set[str] = set()
        goes_on: NDArray[np.bool_] | None = None
        for some, body, bound in parts:
            loads, stores = self._used(body)
            inner = {name: part_of(env[name], some) for name in loads | stores if name in env}
            inner |= bound
            alive = self._block(body, inner, at.take(some), returned)
            stays = some if alive is None else some.take(alive)
            if alive is not None:
                goes_on = np.ones(len(at), dtype=bool) if goes_on is None else goes_on
                goes_on[some] = False
                goes_on[stays] = True
            going.append((stays, inner))
            stored |= stores
        for name in stored:
            env[name] = _joined(name, env.get(name), going, len(at))
        if goes_on is None:
            return None
        left = where(goes_on)
        for name, value in env.items():
            env[name] = part_of(value, left)
        return left

    def _used(self, body: Sequence[ast.stmt]) -> tuple[frozenset[str], frozenset[str]]:
        """The names that statements read and those that they set."""
        found = self._uses.get(id(body))
        if found is None:
            found = self._uses[id(body)] = names_of(body)
        return found[0], found[1]

    # Expressions

    def _value(self, node: ast.expr, env: Environment, length: int) -> Any:  # noqa: ANN401 - a number or an array
        return self._KINDS[type(node)](self, node, env, length)

    def _name(self, node: ast.Name, env: Environment, _: int) -> Any:  # noqa: ANN401 - a number or an array
        return env[node.id] if node.id in env else self._constants[node.id]

    def _constant(self, node: ast.Constant, _: Environment, __: int) -> Any:  # noqa: ANN401 - a number or a word
        return node.value

    def _field(self, node: ast.Attribute, env: Environment, _: int) -> Any:  # noqa: ANN401 - a number or an array
        return env[node.value.id].get(node.attr)  # type: ignore[attr-defined]  # a name

    def _compared(self, node: ast.Compare, env: Environment, length: int) -> Any:  # noqa: ANN401 - a truth or an array
        left = self._value(node.left, env, length)
        return _BINARY[type(node.ops[0])](left, self._value(node.comparators[0], env, length))

    def _reckoned(self, node: ast.BinOp, env: Environment, length: int) -> Any:  # noqa: ANN401 - a number or an array
        left = self._value(node.left, env, length)
        return _of_numbers(_BINARY[type(node.op)], left, self._value(node.right, env, length))

    def _turned(self, node: ast.UnaryOp, env: Environment, length: int) -> Any:  # noqa: ANN401 - a number or an array
        value = self._value(node.operand, env, length)
        return _negated(self._truth(value)) if isinstance(node.op, ast.Not) else -value

    def _choice(self, node: ast.IfExp, env: Environment, length: int) -> Any:  # noqa: ANN401 - a number or an array
        test = self._truth(self._value(node.test, env, length))
        return self._chosen(test, node.body, node.orelse, env, length)

    def _call(self, node: ast.Call, env: Environment, length: int) -> Any:  # noqa: ANN401 - a number or an array
        name = node.func.id  # type: ignore[attr-defined]  # a name
        arguments = [self._value(argument, env, length) for argument in node.args]
        if name in _MEETS:
            return reduce(_MEETS[name], arguments)
        if name in self._functions:
            return self.call(name, arguments, length)
        return self._questions[name](*arguments)

    def _boolean(self, node: ast.BoolOp, env: Environment, length: int) -> Any:  # noqa: ANN401 - a number or an array
        """``and`` and ``or`` give the last value that was looked at, as in ordinary Python."""
        is_and = isinstance(node.op, ast.And)
        found = self._value(node.values[0], env, length)
        for other in node.values[1:]:
            goes_on = self._truth(found)
            if not isinstance(goes_on, np.ndarray):
                found = self._value(other, env, length) if bool(goes_on) == is_and else found
                continue
            if not self._used_by(other)[2]:
                # What asks nothing is as well worked out for all of the cases.
                found = _met(found, goes_on, self._value(other, env, length), is_and=is_and)
                continue
            some = where(goes_on if is_and else ~goes_on)
            if not len(some):
                break
            found = _put(found, some, self._for_some(other, env, some), length)
        return found

    def _chosen(self, test: Any, body: ast.expr, orelse: ast.expr, env: Environment, length: int) -> Any:  # noqa: ANN401
        if not isinstance(test, np.ndarray):
            return self._value(body if test else orelse, env, length)
        yes = where(test)
        if len(yes) in (0, length):
            return self._value(body if len(yes) else orelse, env, length)
        if not any(self._used_by(side)[2] for side in (body, orelse)):
            return np.where(test, self._value(body, env, length), self._value(orelse, env, length))
        found = _put(0, yes, self._for_some(body, env, yes), length)
        no = where(~test)
        return _put(found, no, self._for_some(orelse, env, no), length)

    def _for_some(self, node: ast.expr, env: Environment, some: Places) -> Any:  # noqa: ANN401 - a number or an array
        """An expression for some of the cases."""
        loads, _, _ = self._used_by(node)
        return self._value(node, {name: part_of(env[name], some) for name in loads if name in env}, len(some))

    def _used_by(self, node: ast.expr) -> tuple[frozenset[str], frozenset[str], bool]:
        found = self._uses.get(id(node))
        if found is None:
            found = self._uses[id(node)] = names_of([node])
        return found

    _KINDS: ClassVar[Mapping[type[ast.expr], Callable[..., Any]]] = {
        ast.Name: _name,
        ast.Constant: _constant,
        ast.Attribute: _field,
        ast.Compare: _compared,
        ast.BinOp: _reckoned,
        ast.UnaryOp: _turned,
        ast.BoolOp: _boolean,
        ast.IfExp: _choice,
        ast.Call: _call,
    }

    def _truth(self, value: Any) -> Any:  # noqa: ANN401 - a number or an array
        if isinstance(value, np.ndarray):
            return value if value.dtype == np.bool_ else value != 0
        return bool(value)


def _met(found: Any, goes_on: NDArray[np.bool_], value: Any, *, is_and: bool) -> Any:  # noqa: ANN401 - numbers or arrays
    """A value where those before it let it be looked at, else theirs."""
    if found is goes_on and np.asarray(value).dtype == np.bool_:
        return found & value if is_and else found | value
    return np.where(goes_on, value, found) if is_and else np.where(goes_on, found, value)


def _negated(value: Any) -> Any:  # noqa: ANN401 - a truth or an array of them
    return ~value if isinstance(value, np.ndarray) else not value


def _of_numbers(operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:  # noqa: ANN401 - numbers or arrays
    """An operation on numbers; a truth counts as 1."""
    if isinstance(left, np.ndarray) and left.dtype == np.bool_:
        left = left.astype(np.int64)
    if isinstance(right, np.ndarray) and right.dtype == np.bool_:
        right = right.astype(np.int64)
    return operation(left, right)


def _put(value: Any, places: Places, new: Any, length: int) -> Any:  # noqa: ANN401 - numbers or arrays
    """A value with some of it replaced."""
    kinds = {np.asarray(value).dtype, np.asarray(new).dtype}
    dtype = np.bool_ if kinds == {np.dtype(np.bool_)} else np.int64
    found: NDArray[Any] = np.empty(length, dtype)
    found[:] = value
    found[places] = new
    return found


def _joined(name: str, old: Any, going: Iterable[tuple[Places, Environment]], length: int) -> Any:  # noqa: ANN401
    """A name that was set for some of the cases."""
    found = old
    for some, inner in going:
        if name in inner and len(some) and not hasattr(inner[name], "part"):
            found = _put(0 if found is None or hasattr(found, "part") else found, some, inner[name], length)
    return found
