"""The text of the mechanics keeps to its dialect, and the check of it finds whatever does not."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from typing import Any

import pytest

from gikdeadlines import load_law
from gikdeadlines.application import asking, course
from gikdeadlines.application.dialect import RULES, TEXT, breaches, text_of
from gikdeadlines.application.state import State
from gikdeadlines.batch.lookups import TABLE_QUESTIONS
from gikdeadlines.batch.mechanics import STAGES, Mechanics
from gikdeadlines.law import ANCHORS, NOTED, SEVERITIES, STARTS

SOUND = """
def due(s, told):
    last = counting(s, s.start, s.base)
    for again in (s.corrected, s.paid):
        if again != 0 and not reads(s, "extension-timing", "counts"):
            s.start = max(again, s.start) - 1
    return last if last != 0 else told.at
"""


BROKEN = [
    ("import numpy\n", "module", 1),
    ("LEFT = {1: 2}\n", "module", 1),
    ("class State:\n    pass\n", "module", 1),
    ("def f(s, x=1):\n    s.due = x\n", "parameters", 1),
    ("def f(s, *, x):\n    s.due = x\n", "parameters", 1),
    ("def f(s, *given):\n    s.due = 1\n", "parameters", 1),
    ("@cache\ndef f(s):\n    s.due = 1\n", "parameters", 2),
    ("def f(s):\n    while s.due:\n        s.due = 0\n", "statement", 2),
    ("def f(s):\n    try:\n        s.due = 0\n    finally:\n        s.due = 1\n", "statement", 2),
    ("def f(s):\n    s.due += 1\n", "statement", 2),
    ("def f(s):\n    s.due = s.end = 1\n", "statement", 2),
    ("def f(s):\n    for x in (1, 2):\n        s.due = x\n    else:\n        s.due = 0\n", "statement", 2),
    ("def f(s):\n    one, two = s.due, s.end\n", "target", 2),
    ("def f(s):\n    s.spans[0] = 1\n", "target", 2),
    ("def f(s):\n    for x in s.happened:\n        s.due = x\n", "loop", 2),
    ("def f(s):\n    for x in range(3):\n        s.due = x\n", "loop", 2),
    ("def f(s):\n    for x in steps(s.due):\n        s.due = x\n", "loop", 2),
    ("def f(s):\n    s.due = 'a' + 'b'\n", "expression", 2),
    ("def f(s):\n    s.due = 'overdue'\n", "expression", 2),
    ("def f(s):\n    s.due = None\n", "expression", 2),
    ("def f(s):\n    s.due = [1]\n", "expression", 2),
    ("def f(s):\n    s.due = s.end * 2\n", "expression", 2),
    ("def f(s):\n    s.due = s.almanac.calendar\n", "expression", 2),
    ("def f(s):\n    s.due = (lambda: 1)()\n", "call", 2),
    ("def f(s):\n    s.due = 1.5\n", "expression", 2),
    ("def f(s):\n    s.due = 1 < s.end < 3\n", "comparison", 2),
    ("def f(s):\n    s.due = s.kind in (1, 2)\n", "comparison", 2),
    ("def f(s):\n    s.due = len(s.pauses)\n", "call", 2),
    ("def f(s):\n    s.due = steps(s)\n", "call", 2),
    ("def f(s):\n    note(s, finding=1)\n", "call", 2),
    ("def f(s):\n    g(s)\ndef g(s):\n    f(s)\n", "recursion", 1),
    ("def f(s):\n    s.due = 1\ndef f(s):\n    s.due = 2\n", "name", 3),
    ("def reads(s):\n    s.due = 1\n", "name", 1),
    ("def f(s):\n    reads = 1\n    s.due = 2\n", "name", 2),
    ("def f(s):\n    s.due = NEVER\n", "unknown", 2),
    ("def f(s):\n    s.due = cite\n", "unknown", 2),
    ("from .asking import cite\ndef f(s):\n    s.due = cite\n", "unknown", 3),
]
"""Programs that break a rule, each with the rule and the line."""


def asked(question: str = "reads") -> set[Any]:
    """The words with which the text asks a question."""
    calls = (n for function in text_of().functions.values() for n in ast.walk(function) if isinstance(n, ast.Call))
    asking_it = (call.args for call in calls if ast.unparse(call.func) == question)
    words = (tuple(each.value for each in args if isinstance(each, ast.Constant)) for args in asking_it)
    return {given[:2] if question == "reads" else given[0] for given in words if given}


class TestBreaches:
    def test_our_own_text_has_none(self) -> None:
        assert [str(breach) for breach in breaches()] == []

    def test_a_sound_text_has_none(self) -> None:
        assert breaches({"text": SOUND}) == ()

    @pytest.mark.parametrize(("source", "rule", "line"), BROKEN)
    def test_what_breaks_a_rule_is_named_with_its_line(self, source: str, rule: str, line: int) -> None:
        found = breaches({"text": source})

        assert (rule, line) in [(breach.rule, breach.line) for breach in found]
        assert f"text:{line}: " in str(found[0])
        assert RULES[found[0].rule] in str(found[0])

    def test_each_rule_can_be_broken(self) -> None:
        """Else a rule would be a sentence only."""
        assert {rule for _, rule, _ in BROKEN} == set(RULES)


class TestText:
    def test_has_every_function_of_its_modules(self) -> None:
        own = {n for m in TEXT for n, f in vars(m).items() if inspect.isfunction(f) and f.__module__ == m.__name__}

        assert set(text_of().functions) == own

    def test_asks_only_readings_and_options_that_the_law_has(self) -> None:
        """An option of another name would never be taken, and nobody would notice."""
        known = {(reading.id, option.id) for reading in load_law().readings.values() for option in reading.options}

        assert asked() - known == set()

    def test_notes_only_findings_that_are_known(self) -> None:
        """With the names of their parameters, and with how much they weigh."""
        assert asked("note") == set(NOTED)
        assert {word.partition(":")[0] for word in NOTED} <= set(SEVERITIES)

    def test_asks_only_rows_that_the_law_can_have(self) -> None:
        assert asked("term_row") <= {*ANCHORS, "correction-answer", "fee-answer"}
        assert asked("start_row") <= set(STARTS)

    def test_asks_nothing_that_a_table_cannot_answer(self) -> None:
        answered = {name.removeprefix("ask_") for name in vars(Mechanics)} | {"numbered"} | set(TABLE_QUESTIONS)
        answered |= {name.removeprefix("each_") for name in vars(Mechanics)}

        assert set(asking.__all__) <= answered

    def test_goes_through_the_same_stages_either_way(self) -> None:
        assert tuple(stage.__name__ for stage in course.STAGES) == STAGES

    def test_a_question_takes_the_same_arguments_either_way(self) -> None:
        answers = {name[4:]: answer for name, answer in vars(Mechanics).items() if name.startswith("ask_")}
        for name, answer in {**answers, **TABLE_QUESTIONS}.items():
            one, many = (inspect.signature(f) for f in (getattr(asking, name), answer))
            if not any(p.kind is p.VAR_POSITIONAL for p in many.parameters.values()):
                assert len(many.parameters) - 1 == len(one.parameters), name

    def test_sets_no_field_that_the_state_has_not(self) -> None:
        known = {field.name for field in fields(State)}
        for function in text_of().functions.values():
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                    assert node.attr in known
