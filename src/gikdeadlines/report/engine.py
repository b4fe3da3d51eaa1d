"""The template engine: everything is escaped, a name that nobody gave is an error 模板引擎。"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from gikdeadlines.wording import Language, Wording, wording_in

__all__ = ["asset", "template"]

_TAGS: Final[dict[Language, str]] = {"zh": "zh-Hans", "en": "en"}


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
    environment.globals |= {
        "language_tag": _TAGS[language],
        "say": wording.text,
        "weekday": wording.weekday,
        "listed": wording.listed,
    }
    return environment
