from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast, visitor

from gikdeadlines.wording import LANGUAGES, Language, Wording

VALUES = (1, 2, 0, -3, 12345, "甲", "")


class _Variables(visitor.Visitor):
    """The values that a message names, as Fluent reads it."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.found.add(node.id.name)


def whole(language: Language) -> ast.Resource:
    """The whole catalogue of a language as Fluent reads it."""
    return FluentResource(files("gikdeadlines.wording").joinpath(f"{language}.ftl").read_text(encoding="utf-8"))


def by_fluent(bundle: FluentBundle, key: str, values: dict[str, object]) -> str:
    """A message as Fluent alone would say it."""
    given = {name: fluent_number(v, useGrouping=False) if isinstance(v, int) else v for name, v in values.items()}
    pattern = bundle.get_message(key).value
    assert pattern is not None
    words, errors = bundle.format_pattern(pattern, given)
    assert not errors
    return str(words)


class TestMessages:
    """Messages that are read one by one say what Fluent makes of the whole catalogue."""

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_are_those_of_the_file(self, language: Language) -> None:
        """None is lost, none is no Fluent, and each names the same values."""
        found: dict[str, frozenset[str]] = {}
        for entry in whole(language).body:
            assert not isinstance(entry, ast.Junk), entry.content
            if isinstance(entry, ast.Message):
                names = _Variables()
                names.visit(entry)
                found[entry.id.name] = frozenset(names.found)

        assert Wording(language).messages == found

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("value", VALUES)
    def test_say_what_fluent_says(self, language: Language, value: Any) -> None:  # noqa: ANN401 - a number or a text
        """Whatever stands in their values, one, several or none, a large number or a text."""
        bundle = FluentBundle(["zh-CN" if language == "zh" else "en-GB"], use_isolating=False)
        bundle.add_resource(whole(language))
        wording = Wording(language)
        differing = [
            key
            for key, names in wording.messages.items()
            if wording.text(key, **dict.fromkeys(names, value)) != by_fluent(bundle, key, dict.fromkeys(names, value))
        ]

        assert differing == []
