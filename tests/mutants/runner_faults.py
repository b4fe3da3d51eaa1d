"""Faults in the runner of the text, in the merge of its lanes and in the text itself 批量运行与规则文本的错误.

Each is an edit of one place in the source of a module. The code of its functions is exchanged where it stands, so that
whoever holds one of them runs the faulty one. One in the text is planted in what a table walks, not in what a single
case runs: that both are one text is what the property says.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import Any
from unittest.mock import patch

from tests.mutants.planting import forget

from gikdeadlines.application import dialect

__all__ = ["FAULTS", "SourceFault", "edited"]


@dataclass(frozen=True, slots=True)
class SourceFault:
    """A place in the source of a module, and what stands there instead."""

    module: str
    was: str
    now: str

    @property
    def name(self) -> str:
        """The module, and the line that is changed."""
        return f"{self.module}: {' '.join(self.now.split())[:60]}"


@contextmanager
def edited(fault: SourceFault) -> Iterator[None]:
    """The library with a fault in it."""
    module = importlib.import_module(f"gikdeadlines.{fault.module}")
    source = inspect.getsource(module)
    assert source.count(fault.was) == 1, fault
    faulty = source.replace(fault.was, fault.now)
    with _walked(module, faulty) if module in dialect.TEXT else _exchanged(module, faulty):
        forget()
        yield
    forget()


@contextmanager
def _walked(module: ModuleType, faulty: str) -> Iterator[None]:
    sound = inspect.getsource

    def getsource(other: Any) -> str:
        return faulty if other is module else sound(other)

    with patch.object(inspect, "getsource", getsource):
        yield


@contextmanager
def _exchanged(module: ModuleType, faulty: str) -> Iterator[None]:
    codes = dict(_codes(compile(faulty, str(module.__file__), "exec")))
    undo: list[tuple[FunctionType, CodeType]] = []
    try:
        for function in _functions(module):
            undo.append((function, function.__code__))
            function.__code__ = codes[function.__qualname__]
        yield
    finally:
        for function, code in undo:
            function.__code__ = code


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each.co_qualname, each
            yield from _codes(each)


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    owners = [module, *(each for each in vars(module).values() if isinstance(each, type))]
    for owner in owners:
        for value in vars(owner).values():
            found = getattr(value, "fget", None) or getattr(value, "__func__", None) or getattr(value, "func", value)
            found = inspect.unwrap(found) if callable(found) else found
            if isinstance(found, FunctionType) and found.__code__.co_filename == module.__file__:
                yield found


_RUNNER = "batch.runner"
_LANES = "batch.lanes"
_MECHANICS = "batch.mechanics"
_COUNTING = "batch.counting"
_FACTS = "batch.facts"
_MERGE = "batch.merge"
_COMBINATIONS = "batch.combinations"
_AGREED = "batch.agreed"
_PAUSES = "application.pauses"
_RUNNING = "application.running"
_COURSE = "application.course"

FAULTS = tuple(
    SourceFault(*fault)
    for fault in (
        # The runner
        (_RUNNER, "(where(~test), node.orelse, {})", "(where(~test), [], {})"),
        (_RUNNER, "if 0 < len(yes) < len(at):", "if 1 < len(yes) < len(at):"),
        (_RUNNER, "self._value(body if len(yes) else orelse,", "self._value(orelse if len(yes) else body,"),
        (_RUNNER, "np.where(test, self._value(body, env", "np.where(test, self._value(orelse, env"),
        (_RUNNER, "found = _put(found, some, self._for_some(other, env, some), length)", "found = goes_on"),
        (_RUNNER, "found & value if is_and else found | value", "found & value"),
        (_RUNNER, "if bool(goes_on) == is_and else found", "if bool(goes_on) else found"),
        (_RUNNER, "return ~value if isinstance", "return value if isinstance"),
        (_RUNNER, "place += 1\n            if has", "place += 2\n            if has"),
        (_RUNNER, "goes_on[stays] = True", "goes_on[some] = True"),
        (_RUNNER, "found[places] = new", "found[places[1:]] = new if np.ndim(new) == 0 else new[1:]"),
        # Lanes
        (_LANES, "digit = np.where(taken == 0, FIRST, taken)", "digit = taken"),
        (_LANES, "take(lanes) & bit) == 0)", "take(lanes) & bit) >= 0)"),
        (_LANES, "every = sum(1 << option for option in open_to)", "every = 0"),
        (_LANES, "np.where(taken == 1, last, first)", "np.where(taken == 1, first, last)"),
        (_LANES, "return question.answer(own", "return 0 * question.answer(own"),
        (_LANES, "self._note_way(lanes, number, taken)", "taken"),
        # Questions and what comes of them
        (_MECHANICS, "could |= np.where(matter, 1 << place, 0)", "could |= np.where(matter, 1, 0)"),
        (_MECHANICS, "in reversed(tables[regime][kind]):", "in tables[regime][kind][:1]:"),
        (_MECHANICS, "calendar.ranks(starts) < s.get", "calendar.ranks(starts) - 9 < s.get"),
        (_MECHANICS, "s.ids, is_mute=True, lent", "s.ids, lent"),
        (_MECHANICS, "(received < day) & (day <= end)", "(day <= end)"),
        # Counting
        (_COUNTING, "first = np.maximum(pause >> SHIFT, covered + 1)", "first = pause >> SHIFT"),
        (_COUNTING, "target, outside = self.ranks(starts) + n,", "target, outside = self.ranks(starts) + n - 1,"),
        (_COUNTING, "return np.where(is_open, NONE, found), outside", "return found, outside"),
        (_COUNTING, "end = np.minimum(last, through)", "end = last"),
        (_COUNTING, "ends = np.maximum(first, starts + 1), np", "ends = np.maximum(first, starts + 1) - 5, np"),
        # What lanes say together
        (_MERGE, "flips = verdict != usual[row]", "flips = verdict > usual[row]"),
        (_MERGE, "np.lexsort((_ranks(lanes, some, ways),", "np.lexsort((lanes.way[some],"),
        (_MERGE, "np.maximum.at(latest, row[some], due[some])", "latest[row[some]] = due[some]"),
        (_MERGE, "left = np.flatnonzero(~single & ((bits & ones[of]) == 0))", "left = np.flatnonzero(~single)"),
        (_COMBINATIONS, "column[1:] != column", "column[1:] < column"),
        (_MERGE, "np.where(others == 0, 0, paths & -lowest)", "paths"),
        (_FACTS, "value, shapes[asked])] = False", "value, shapes[asked])] = True"),
        (_AGREED, "figures[name][at[first[name][at] != other[name]]] = nothing", "figures[name][at] = nothing"),
        (_AGREED, "days.ranks(until) - days.ranks(due), 0)", "until - due, 0)"),
        (_AGREED, "np.where(reply != NONE, reply, as_of))", "as_of)"),
        # The text, as a table walks it
        (_PAUSES, "first = first + 1\n        elif", "first = first + 2\n        elif"),
        (_RUNNING, "days = min(days, left)", "days = max(days, left)"),
        (_RUNNING, "return counting(s, s.start, s.base)", "return counting(s, s.start, s.base + 1)"),
        (_COURSE, "s.reply <= s.due else LATE", "s.reply < s.due else LATE"),
        (_COURSE, "note_turning_points(s)\n    s.verdict", "s.verdict"),
        (_RUNNING, "if day > s.start:", "if day < s.start:"),
    )
)
