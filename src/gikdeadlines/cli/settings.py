"""The options that every computing command takes, and what they come to 通用选项。"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from gikdeadlines.checking import Standards
from gikdeadlines.loading import load_calendars, load_law
from gikdeadlines.values import NATIONAL, jurisdiction_of, parse_day
from gikdeadlines.wording import LANGUAGES, Wording

from .console import Console
from .failures import given_by, refuse_usage, require_among
from .session import Session

if TYPE_CHECKING:
    from gikdeadlines.law import Law

__all__ = ["Overwrite", "Session", "Settings", "computing", "spoken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Standards):
    """What the common options come to 通用设定.

    ``sources`` are the files and folders that they name, ``words`` the options that make another command see the same.
    """

    session: Session
    sources: tuple[Path, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def wording(self) -> Wording:
        """The words of the session 文字."""
        return self.session.wording

    @property
    def console(self) -> Console:
        """Where the session writes 终端."""
        return self.session.console


# The options

Overwrite = Annotated[bool, typer.Option("--overwrite", help="help-overwrite")]
"""Whether results may replace files that exist."""

_Language = Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="help-lang")]

_COMMON: Final[Mapping[str, tuple[Any, Any]]] = {
    "as_of": (Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="help-as-of")], None),
    "known_on": (Annotated[str | None, typer.Option("--known-on", metavar="DAY", help="help-known-on")], None),
    "jurisdiction": (Annotated[str, typer.Option("--jurisdiction", help="help-jurisdiction")], NATIONAL),
    "calendar": (Annotated[list[Path], typer.Option("--calendar", metavar="PATH", help="help-calendar-option")], []),
    "law": (Annotated[list[Path], typer.Option("--law", metavar="PATH", help="help-law-option")], []),
    "readings": (
        Annotated[list[str], typer.Option("--readings", metavar="ID=OPTION|FILE", help="help-readings")],
        [],
    ),
    "explore": (Annotated[bool, typer.Option("--explore/--no-explore", help="help-explore")], True),
}

Command = Callable[..., int]


def computing(command: Callable[..., int], *, whole_law: Callable[[Mapping[str, Any]], bool] | None = None) -> Command:
    """A command with the common options, which it gets as its first argument 计算类命令.

    They are declared once: the function that typer sees has the command's own parameters and then the common ones.

    Args:
        command: the function.
        whole_law: whether, by its own options, it needs more of the law than the regimes of the place; always unless
            given.
    """

    def run(ctx: typer.Context, **given: Any) -> int:  # noqa: ANN401 - typer fills them in
        session = _session(ctx, given.pop("lang"))
        common = {name: given.pop(name) for name in _COMMON}
        is_whole = whole_law is None or whole_law(given)
        return command(_settings(session, common, is_whole=is_whole), **given)

    return _declared(run, command, _COMMON)


def spoken(command: Callable[..., int]) -> Command:
    """A command that computes nothing: its first argument is the session 非计算类命令."""

    def run(ctx: typer.Context, **given: Any) -> int:  # noqa: ANN401 - typer fills them in
        return command(_session(ctx, given.pop("lang")), **given)

    return _declared(run, command, {})


def _declared(run: Callable[..., int], command: Callable[..., int], common: Mapping[str, tuple[Any, Any]]) -> Command:
    """The function as typer is to see it."""
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
    added = {**common, "lang": (_Language, None)}
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in added.items()
    ]
    parameters = [context, *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own), *options]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__name__, run.__doc__ = command.__name__, None
    return run


def _session(ctx: typer.Context, lang: str | None) -> Session:
    if lang is not None:
        require_among("bad-choice", lang, LANGUAGES, "--lang")
    session = ctx.obj
    assert isinstance(session, Session)
    return session


# What they come to


def _settings(session: Session, given: Mapping[str, Any], *, is_whole: bool) -> Settings:
    jurisdiction = given_by("--jurisdiction", jurisdiction_of, given["jurisdiction"])
    law = load_law(*given["law"], place=None if is_whole else jurisdiction)
    pins, house = _readings(given["readings"], law)
    if given["as_of"] is None:
        session.console.note(session.wording.text("note-as-of", as_of=session.today))
    as_of = _day("--as-of", given["as_of"]) or session.today
    return Settings(
        session=replace(session, wording=session.wording.naming(law)),
        as_of=as_of,
        law=law,
        calendars=load_calendars(*given["calendar"]),
        jurisdiction=jurisdiction,
        known_on=_day("--known-on", given["known_on"]),
        pins=pins,
        house=house,
        explore=given["explore"],
        words=tuple(_words(session, as_of, given)),
        sources=(*given["calendar"], *given["law"], *(Path(text) for text in given["readings"] if _is_file(text))),
    )


def _words(session: Session, as_of: date, given: Mapping[str, Any]) -> Iterator[str]:
    """The options as somebody would type them again; the day always, or tomorrow's answer would be another."""
    yield from ("--as-of", as_of.isoformat())
    if session.is_language_asked:
        yield from ("--lang", session.wording.language)
    if given["known_on"] is not None:
        yield from ("--known-on", given["known_on"])
    if given["jurisdiction"] != NATIONAL:
        yield from ("--jurisdiction", given["jurisdiction"])
    for name in ("calendar", "law", "readings"):
        for each in given[name]:
            yield from (f"--{name}", str(each))
    if not given["explore"]:
        yield "--no-explore"


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def _day(option: str, text: str | None) -> date | None:
    return None if text is None else given_by(option, parse_day, text)


def _readings(given: Sequence[str], law: Law) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Pins from the command line, and those of house files."""
    pins: dict[str, str] = {}
    house: dict[str, str] = {}
    for text in given:
        id_, separator, option = text.partition("=")
        if separator and not _is_file(text):
            pins[id_.strip()] = option.strip()
        else:
            if not _is_file(text):
                expected = "ID=OPTION, or a TOML or JSON file with format = 1 and a table of readings"
                refuse_usage("bad-readings", text, expected, path="--readings")
            house |= given_by("--readings", lambda path: _house(path, law), text)
    return law.require_readings(pins), house


def _house(path: str, law: Law) -> Mapping[str, str]:
    from gikdeadlines.loading import load_house  # noqa: PLC0415 - most runs have none

    return load_house(Path(path), law=law)
