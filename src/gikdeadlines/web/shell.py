"""The page around the worker, in both languages, from the catalogue and the law 网页外壳。"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from gikdeadlines.loading import SHIPPED_REGIONS, load_calendars, load_law
from gikdeadlines.report.html import digest, page_style, register_script
from gikdeadlines.values import NATIONAL, name_of
from gikdeadlines.values.version import __version__
from gikdeadlines.wording import LANGUAGES, Language, wording_in

from .form import groups_for
from .inputs import Inputs

__all__ = ["allowed_inside", "page", "page_css", "template_text"]

_TAGS: Final[dict[Language, str]] = {"zh": "zh-CN", "en": "en"}
_TOOLS: Final = ("case", "register", "term")


def page(inputs: Inputs, *, scripts: str, policy: str, style: str) -> str:
    """The page, with its scripts and its policy 网页.

    Args:
        inputs: named as what it is made of.
        scripts: the elements at its end.
        policy: what it may run and fetch.
        style: the element of its style.
    """
    words = {language: wording_in(language).text for language in LANGUAGES}
    shells = {language: _shell(language, inputs) for language in LANGUAGES}
    return (
        _environment()
        .get_template("page.html")
        .render(
            words=words, shells=shells, tags=_TAGS, scripts=scripts, policy=policy, style=style, version=__version__
        )
    )


def page_css() -> str:
    """The style of the page: that of every report, and its own 样式."""
    return page_style() + template_text("page.css")


def allowed_inside() -> tuple[str, str]:
    """The digests of style and script of a report that is shown inside the page 内嵌报告的摘要."""
    return digest(page_style()), digest(register_script())


@cache
def template_text(name: str) -> str:
    """A script or a style as it lies beside this module 脚本与样式."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("gikdeadlines.web"),
        # Every value is a word of the catalogue or of the law; the parts of the page are put in whole.
        autoescape=False,  # noqa: S701 - escaped where a value comes from outside, see _shell
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shell(language: Language, inputs: Inputs) -> str:
    """One language of the page; every value is escaped."""
    law, calendars = load_law(), load_calendars()
    wording = wording_in(language).naming(law)
    national = calendars.of(NATIONAL)
    environment = _environment().overlay(autoescape=True)
    codes = sorted({NATIONAL, *law.jurisdictions, *SHIPPED_REGIONS})
    return environment.get_template("shell.html").render(
        say=wording.text,
        pick=wording.pick,
        tools=_TOOLS,
        groups=groups_for(law),
        places=[(code, name_of(code, language)) for code in codes],
        readings=sorted(law.readings.values(), key=lambda reading: reading.id),
        years=range(national.horizon.year, national.first.year - 1, -1),
        version=__version__,
        calendar_digest=national.digest,
        law_digest=law.digest,
        components=inputs.components,
    )
