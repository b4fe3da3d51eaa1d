"""The template engine: everything is escaped, a name that nobody gave is an error 模板引擎。"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from gikdeadlines.wording import Language, Wording, wording_in

__all__ = ["asset", "template"]

_TAGS: Final[dict[Language, str]] = {"zh": "zh-Hans", "en": "en"}


_DAY: Final = re.compile(r"(?<![\d-])(?:\d{4}-)?\d{2}-\d{2}(?![\d-])")
"""A day, which a browser would break at its hyphens."""

_WORD: Final = re.compile(r"[A-Za-z]{7,}")
_SYLLABLE: Final = re.compile(
    r"(?<=[a-z][aeiouy][^aeiouy])(?=[^aeiouy][aeiouy])|(?<=[aeiouy][^aeiouy]{2})(?=[^aeiouy][aeiouy])"
    r"|(?<=[a-z][aeiouy])(?=[^aeiouy][aeiouy][a-z])",
    re.IGNORECASE,
)


def template(name: str, wording: Wording) -> Template:
    """A template that speaks a language 模板."""
    return _environment(wording.language).get_template(name)


@cache
def asset(name: str) -> str:
    """A style or a script, as it stands in every page 样式与脚本."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment(language: Language) -> Environment:
    wording = wording_in(language)
    environment = Environment(
        loader=PackageLoader("gikdeadlines.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"unbroken": _unbroken, "breakable": _breakable}
    environment.globals |= {
        "language_tag": _TAGS[language],
        "say": wording.text,
        "weekday": wording.weekday,
        "listed": wording.listed,
    }
    return environment


def _unbroken(text: str) -> Markup:
    """The text with each of its days on one line."""
    return Markup(_DAY.sub(r'<span class="nb">\g<0></span>', str(escape(text))))  # noqa: S704 - escaped


def _breakable(text: str) -> str:
    """The text for a narrow cell: its long English words say where they may be hyphenated."""
    return _WORD.sub(lambda word: _SYLLABLE.sub("\N{SOFT HYPHEN}", word[0]), text)
