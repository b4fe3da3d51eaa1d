"""One language of the catalogue 一种语言的文字。

A run needs few of the messages, so each is read when it is first asked for. What holds nothing but text and values is
filled in here; only what counts or chooses is Fluent's, which takes longer to load than a command may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from gikdeadlines.values import FrozenMap, Text, shown

if TYPE_CHECKING:
    from gikdeadlines.law import Law

__all__ = ["LANGUAGES", "Language", "Wording", "wording_in"]

Language = Literal["zh", "en"]
"""中文, 英文."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

_LARGEST: Final = 10**15
"""Fluent formats no number of any length: a larger one is shown as it is, and counts nothing."""

_LONGEST_VALUE: Final = 2_000
"""Fluent refuses a part of 2,500 characters: nothing that a file holds may end a run."""

UNKNOWN: Final = "—"
"""Stands for a value that a message names and nobody gave."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language 一种语言的文字.

    What is shown ``in_page`` names the fields of the page, where a command would name its options. ``brought`` are the
    names that the law itself brings, by the keys that they would have.

    >>> Wording("zh").text("verdict-late"), Wording("en").text("explain-due", day=date(2022, 11, 9), weekday="Wed")
    ('逾期答复', 'Due by 2022-11-09 (Wed), that day included')
    """

    language: Language
    in_page: bool = False
    brought: FrozenMap[str, Text] = FrozenMap()
    _entries: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_entries", _entries(self.language))

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def text(self, key: str, **values: object) -> str:
        """The words for a key, values filled in; one that nobody gave is shown as a dash 文字.

        Args:
            key: of a message in the catalogue.
            values: days, numbers and texts by the names that the message uses.

        Raises:
            KeyError: for a key that the catalogue lacks, which is our mistake.
        """
        own = f"in-page-{key}"
        return _message(self.language, own if self.in_page and own in self else key)(values)

    def label(self, family: str, code: str) -> str:
        """The words for a code, the code itself where a user's own data brings one that we do not know 代码的名称.

        >>> Wording("en").label("regime", "CN-2019"), Wording("en").label("regime", "CN-ZZ")
        ('regulation of 2019 (国令711号)', 'CN-ZZ')

        A code may name more than its words do: ``agency:superior`` is an agency.
        """
        for name in (code, code.partition(":")[0]):
            if f"{family}-{name}" in self:
                return self.text(f"{family}-{name}")
        brought = self.brought.get(f"{family}-{code}")
        return self.pick(brought) if brought else code

    def naming(self, law: Law) -> Wording:
        """The same with names for what the catalogue does not know of a law: a reading's question, a title 补上名称."""
        names = {f"regime-{id_}": p.instrument.title for p in law.provisions.values() for id_ in p.regimes}
        names |= {f"reading-{id_}": reading.question for id_, reading in law.readings.items()}
        unknown = {key: name for key, name in names.items() if key not in self}
        return replace(self, brought=FrozenMap(unknown)) if unknown else self

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

    def names(self, key: str) -> frozenset[str]:
        """The values that a message takes 所需的值.

        >>> sorted(Wording("zh").names("finding-extension-late"))
        ['first_due', 'notified']
        """
        return _names(self._entries[key])

    @property
    def messages(self) -> Mapping[str, frozenset[str]]:
        """Every message and the values that it takes 全部文字."""
        return {key: _names(entry) for key, entry in self._entries.items()}


@cache
def wording_in(language: Language) -> Wording:
    """The words of a language, read once 取一种语言的文字."""
    return Wording(language)


# Messages

_Message = Callable[[Mapping[str, object]], str]
"""What gives the words of a message when it is handed its values."""

_ENTRY: Final = re.compile(r"^([a-z][\w-]*) *=(.*(?:\n(?:[ \t}].*)?)*)", re.MULTILINE | re.IGNORECASE)
_NAMED: Final = re.compile(r"\$([a-z][\w-]*)", re.IGNORECASE)
_HOLE: Final = re.compile(r"""\{ *(?:\$([a-z][\w-]*)|"([^"\\]*)") *\}""", re.IGNORECASE)
"""What may stand in a message that is filled in here: a value, or a text in quotes that keeps its spaces."""

_LOCALES: Final[dict[Language, str]] = {"zh": "zh-CN", "en": "en-GB"}


@cache
def _entries(language: Language) -> Mapping[str, str]:
    """Every message as it is written, by its key."""
    source = files(__package__).joinpath(f"{language}.ftl").read_text(encoding="utf-8")
    return {match[1]: match[0].rstrip() for match in _ENTRY.finditer(source)}


@cache
def _names(entry: str) -> frozenset[str]:
    return frozenset(_NAMED.findall(entry))


@cache
def _message(language: Language, key: str) -> _Message:
    entry = _entries(language)[key]
    pattern = entry.partition("=")[2].strip()
    is_plain = "\n" not in pattern and not set("{}") & set(_HOLE.sub("", pattern))
    return _plain(pattern) if is_plain else _fluent(language, key, entry)


def _plain(pattern: str) -> _Message:
    """A message that holds nothing but text and values."""
    parts = _HOLE.split(pattern)
    texts, names, quoted = parts[::3], parts[1::3], parts[2::3]

    def words(values: Mapping[str, object]) -> str:
        holes = [text if name is None else _said(values, name) for name, text in zip(names, quoted, strict=True)]
        return "".join(part for pair in zip(texts, [*holes, ""], strict=True) for part in pair)

    return words


def _said(values: Mapping[str, object], name: str) -> str:
    return shown(str(values[name]), _LONGEST_VALUE) if name in values else UNKNOWN


def _fluent(language: Language, key: str, entry: str) -> _Message:
    """A message that counts or chooses."""
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415 - most runs need none of it

    # Isolating marks would be invisible characters in every cell of a table.
    bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
    bundle.add_resource(FluentResource(f"{entry}\n"))
    pattern, names = bundle.get_message(key).value, _names(entry)
    assert pattern is not None, key

    def words(values: Mapping[str, object]) -> str:
        given = {name: _counted(values[name]) if name in values else UNKNOWN for name in names}
        found, errors = bundle.format_pattern(pattern, given)
        assert not errors, f"{key}: {errors}"
        return str(found)

    return words


def _counted(value: object) -> Any:  # noqa: ANN401 - what fluent takes
    from fluent.runtime.types import fluent_number  # noqa: PLC0415 - as above

    # Only a number that a message counts with stays one: thousands are not grouped, nothing else is Fluent's to format.
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return fluent_number(value, useGrouping=False)
    return shown(str(value), _LONGEST_VALUE)
