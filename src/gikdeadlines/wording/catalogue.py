"""One language of the catalogue 一种语言的文字。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, get_args

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast, visitor

from gikdeadlines.values import Text, shown

__all__ = ["LANGUAGES", "Language", "Wording", "wording_in"]

Language = Literal["zh", "en"]
"""中文, 英文."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_LONGEST_VALUE: Final = 2_000
"""Fluent refuses a part of 2,500 characters: nothing that a file holds may end a run."""

UNKNOWN: Final = "—"
"""Stands for a value that a message names and nobody gave."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language 一种语言的文字.

    >>> Wording("zh").text("verdict-late"), Wording("en").text("explain-due", day=date(2022, 11, 9), weekday="Wed")
    ('逾期答复', 'Due by 2022-11-09 (Wed), that day included')
    """

    language: Language
    _bundle: FluentBundle = field(init=False, repr=False, compare=False)
    _variables: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        bundle, variables = _catalogue(self.language)
        object.__setattr__(self, "_bundle", bundle)
        object.__setattr__(self, "_variables", variables)

    def __contains__(self, key: str) -> bool:
        return key in self._variables

    def text(self, key: str, **values: object) -> str:
        """The words for a key, values filled in; one that nobody gave is shown as a dash 文字.

        Args:
            key: of a message in the catalogue.
            values: days, numbers and texts by the names that the message uses.

        Raises:
            KeyError: for a key that the catalogue lacks, which is our mistake.
        """
        given = {name: _shown(values[name]) if name in values else UNKNOWN for name in self._variables[key]}
        pattern = self._bundle.get_message(key).value
        assert pattern is not None, key
        words, errors = self._bundle.format_pattern(pattern, given)
        assert not errors, f"{key}: {errors}"
        return str(words)

    def label(self, family: str, code: str) -> str:
        """The words for a code, the code itself where a user's own data brings one that we do not know 代码的名称.

        >>> Wording("en").label("regime", "CN-2019"), Wording("en").label("regime", "CN-ZZ")
        ('regulation of 2019 (国令711号)', 'CN-ZZ')

        A code may name more than its words do: ``agency:superior`` is an agency.
        """
        for name in (code, code.partition(":")[0]):
            if f"{family}-{name}" in self:
                return self.text(f"{family}-{name}")
        return code

    def knows(self, family: str, code: str) -> bool:
        """Whether there are words for a code 是否有该代码的名称.

        >>> Wording("en").knows("because", "agency:superior"), Wording("en").knows("because", "weekday")
        (True, False)
        """
        return any(f"{family}-{name}" in self for name in (code, code.partition(":")[0]))

    def pick(self, text: Text) -> str:
        """This language of a text that data bring in both 取本语言的文本."""
        return text.zh if self.language == "zh" else text.en

    def listed(self, items: Iterable[str]) -> str:
        """Several things in a row 并列."""
        return self.text("list-separator").join(items)

    def weekday(self, day: date) -> str:
        """The name of a day's weekday 星期.

        >>> Wording("zh").weekday(date(2022, 11, 9))
        '周三'
        """
        return self.text("weekday-named", weekday=self.text(f"weekday-{day.weekday()}"))

    @property
    def messages(self) -> Mapping[str, frozenset[str]]:
        """Every message and the values that it takes 全部文字."""
        return self._variables


@cache
def wording_in(language: Language) -> Wording:
    """The words of a language, read once 取一种语言的文字."""
    return Wording(language)


def _shown(value: object) -> Any:  # noqa: ANN401 - what fluent takes
    # Only a number that a message counts with stays one: thousands are not grouped, nothing else is Fluent's to format.
    if isinstance(value, int) and not isinstance(value, bool):
        return fluent_number(value, useGrouping=False)
    return shown(str(value), _LONGEST_VALUE)


@cache
def _catalogue(language: Language) -> tuple[FluentBundle, Mapping[str, frozenset[str]]]:
    source = files(__package__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    resource = FluentResource(source)
    # Isolating marks would be invisible characters in every cell of a table.
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    bundle.add_resource(resource)
    return bundle, dict(_messages(resource))


_LOCALES: Final[dict[Language, str]] = {"zh": "zh-CN", "en": "en-GB"}


def _messages(resource: ast.Resource) -> Iterator[tuple[str, frozenset[str]]]:
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), f"not Fluent: {entry.content!r}"
        if isinstance(entry, ast.Message):
            names = _Variables()
            names.visit(entry)
            yield entry.id.name, frozenset(names.found)


class _Variables(visitor.Visitor):
    """Collects the values that a message names."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.found.add(node.id.name)
