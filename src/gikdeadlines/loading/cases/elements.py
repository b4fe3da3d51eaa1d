"""The cases of a JSON text, one after the other, without holding the whole 逐个读取 JSON 案件。

A file holds one case or a list of cases. It is cut at the commas of the list, so that a case that is broken inside is
refused alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from gikdeadlines.loading.sources import LONGEST_LINE
from gikdeadlines.values import Fault, FrozenMap

__all__ = ["json_elements"]

_TELLING: Final = re.compile(r'\\.|["\[\]{},]', re.DOTALL)
_EXCERPT: Final = 60


def json_elements(chunks: Iterable[str]) -> Iterator[str | Fault]:
    """The text of each case, or why it is none 各案件的文本.

    >>> list(json_elements(['[{"id": "1"}, {"i', 'd": "2"}]']))
    ['{"id": "1"}', '{"id": "2"}']
    >>> list(json_elements(['{"id": "1"}']))
    ['{"id": "1"}']
    """
    rest = iter(chunks)
    start = next((text for chunk in rest if (text := chunk.lstrip())), "")
    cutter = _ListCutter() if start.startswith("[") else _Whole()
    for chunk in chain([start.removeprefix("[") if start.startswith("[") else start], rest):
        yield from cutter.feed(chunk)
    yield from cutter.end()


class _Element:
    """The text of one element as it comes in; beyond the limit only its beginning is kept."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0

    def add(self, text: str) -> None:
        if self.size <= LONGEST_LINE:
            self.parts.append(text)
        self.size += len(text)

    def take(self) -> str | Fault:
        """The text, or a fault where it was too long; the next element begins."""
        text, size = "".join(self.parts).strip(), self.size
        self.parts, self.size = [], 0
        if size <= LONGEST_LINE:
            return text
        return Fault(
            code="too-long",
            given=text[:_EXCERPT],
            expected=f"a case of at most {LONGEST_LINE} characters",
            parameters=FrozenMap(says="case", most=LONGEST_LINE),
        )


class _Whole:
    """A text that holds one case."""

    def __init__(self) -> None:
        self.element = _Element()

    def feed(self, chunk: str) -> Iterator[str | Fault]:
        """Nothing is known before the end."""
        self.element.add(chunk)
        yield from ()

    def end(self) -> Iterator[str | Fault]:
        """The one case."""
        yield self.element.take()


class _ListCutter:
    """Cuts a list at its own commas; the parser proper judges what lies between them."""

    def __init__(self) -> None:
        self.element = _Element()
        self.depth = 0
        self.in_string = False
        self.is_closed = False
        self.cuts = 0
        self.held = ""

    def feed(self, chunk: str) -> Iterator[str | Fault]:
        """The elements that end in this chunk."""
        text = self._whole_escapes(chunk)
        start = 0
        for match in _TELLING.finditer(text):
            if self._ends_element(match[0]):
                self.element.add(text[start : match.start()])
                start = match.end()
                yield from self._cut()
        self.element.add(text[start:])

    def end(self) -> Iterator[str | Fault]:
        """What stands after the last comma, and a fault where the list was not closed, or something follows it."""
        rest = self.element.take()
        if rest and not self.is_closed:
            yield rest
        if rest or not self.is_closed:
            given = rest[-_EXCERPT:] if isinstance(rest, str) else rest.given
            hint = "" if self.is_closed else "the list is not closed"
            yield Fault(
                code="bad-json",
                given=given,
                expected="one JSON value, and nothing after it",
                hint=hint,
                parameters=FrozenMap(says="end"),
            )

    def _whole_escapes(self, chunk: str) -> str:
        """The chunk without a last backslash that escapes what the next chunk begins with."""
        text = self.held + chunk
        is_cut = (len(text) - len(text.rstrip("\\"))) % 2 == 1
        self.held = text[-1] if is_cut else ""
        return text[:-1] if is_cut else text

    def _ends_element(self, sign: str) -> bool:
        """Follow a sign; whether the element ends with it."""
        if sign == '"':
            self.in_string = not self.in_string
        elif self.in_string or self.is_closed or sign.startswith("\\"):
            return False
        elif sign in "[{":
            self.depth += 1
        elif sign in "]}" and self.depth:
            self.depth -= 1
        else:
            self.is_closed = sign == "]"
            return sign in ",]" and not self.depth
        return False

    def _cut(self) -> Iterator[str | Fault]:
        element = self.element.take()
        is_empty_list = self.is_closed and not self.cuts and element == ""
        self.cuts += 1
        if not is_empty_list:
            yield element or Fault(
                code="bad-json",
                given=",",
                expected="a case on each side of a comma",
                parameters=FrozenMap(says="comma"),
            )
