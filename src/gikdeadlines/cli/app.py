"""The commands put together, and every way in which one can end 命令的组装与退出。"""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, Final

import typer

from gikdeadlines.checking import Terminated, terminable
from gikdeadlines.loading import system_says
from gikdeadlines.values import GikError
from gikdeadlines.values.version import __version__
from gikdeadlines.wording import LANGUAGES, Wording, wording_in

from .completing import asked_words, complete_values
from .console import Console, console_for
from .failures import INTERNAL, INTERRUPTED, LOST, TERMINATED, USAGE, exit_status, report, require_among
from .help import speak
from .plain_values import pass_plain_values
from .session import Session
from .today import asked_language, is_language_asked, language_of, today
from .usage import usage_text

__all__ = ["run"]

# typer raises click's errors, its own copy of them or click's by version; the family is the same.
_USAGE_ERROR: Final[Any] = typer.BadParameter.__mro__[2]

_LOST: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EPIPE})
"""Why something that began to be written does not come to its end."""

_TRACEBACK: Final = "GIKDEADLINES_TRACEBACK"


def run(arguments: Sequence[str]) -> int:
    """Runs a command and gives its exit status, whatever happens 运行.

    Args:
        arguments: without the program's name.
    """
    console = console_for(os.environ)
    wording = wording_in(language_of(asked_words(os.environ) or arguments, os.environ))
    try:
        status = _ended(arguments, console, wording)
    except Exception as error:  # noqa: BLE001 - not even what is said of an error may end in a traceback
        status = _broken(error, console, wording)
    try:
        console.flush()
    except OSError as error:
        return _lost(error, console, wording)
    return status


def _ended(arguments: Sequence[str], console: Console, wording: Wording) -> int:
    try:
        if (asked := asked_language(arguments)) is not None and arguments[-1] != "--lang":
            require_among("bad-choice", asked, LANGUAGES, "--lang")
        session = Session(wording, console, today(), is_language_asked(arguments))
        with terminable():
            command = _command_for(arguments, wording)
            status = command.main(list(arguments), "gikdeadlines", standalone_mode=False, obj=session)
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except Terminated:
        status = TERMINATED
    except GikError as error:
        report(error, console, wording)
        return exit_status(error)
    except _USAGE_ERROR as error:
        return _misused(error.format_message(), console, wording)
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        stopped = _stopped(error)
        if stopped is None and isinstance(error, OSError) and error.errno in _LOST:
            return _lost(error, console, wording)
        if stopped is None:
            return _broken(error, console, wording)
        status = stopped
    if status in {INTERRUPTED, TERMINATED}:
        # Some versions of typer raise for Ctrl-C, some give the status.
        console.note(wording.text("refusal-stopped"))
    return int(status or 0)


def _stopped(error: BaseException | None) -> int | None:
    """The status of a stop that came where Python puts an error of its own around it, None for other errors."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt | Terminated):
            return INTERRUPTED if isinstance(error, KeyboardInterrupt) else TERMINATED
        error = error.__cause__ or error.__context__
    return None


def _misused(told: str, console: Console, wording: Wording) -> int:
    """The end of a command that was not meant so; a group of commands alone is asked for its help."""
    if told.startswith(wording.text("help-usage", usage="")):
        for line in told.splitlines():
            console.note(line)
        return USAGE
    console.note(wording.text("refusal-usage", message=usage_text(told, wording)))
    console.note(wording.text("refusal-usage-hint"))
    return USAGE


def _lost(error: OSError, console: Console, wording: Wording) -> int:
    """The end of a command whose result could not be written to its end."""
    console.abandon()
    why, parameters = system_says(error)
    console.note(wording.text("refusal-lost", errno=parameters["errno"], why=why))
    return LOST


def _broken(error: Exception, console: Console, wording: Wording) -> int:
    """The end of a command that we wrote wrongly, or for which the machine has no room left."""
    if os.environ.get(_TRACEBACK):
        for line in "".join(traceback.format_exception(error)).splitlines():
            console.note(line)
    name = errno.errorcode.get(error.errno or 0, "OSError") if isinstance(error, OSError) else type(error).__name__
    console.note(wording.text("refusal-internal", error=f"{name}: {error}".splitlines()[0]))
    return INTERNAL


# The tree of commands

_COMMANDS: Final[dict[str, str]] = {
    "check": "check:check",
    "columns": "columns:columns",
    "explain": "explain:explain",
    "due": "due:due",
    "duties": "duties:duties_of_year",
    "stats": "stats:stats",
    "template": "template:template",
    "verify": "verifying:verify",
    "conformance": "verifying:conformance",
    "codes": "codes:codes",
    "schema": "schemas:schema",
    "completion": "completion:completion",
}
"""The module of each command and its name there: only the one that is meant is loaded."""

_GROUPS: Final[dict[str, str]] = {"calendar": "calendars:calendar_commands", "law": "laws:law_commands"}


def command_tree(wording: Wording, named: str | None = None) -> Any:  # noqa: ANN401 - click's, by typer's version
    """The commands as the parser has them 命令树.

    Args:
        wording: the language of their help.
        named: the one command that is to be run; without it all are loaded.
    """
    app = _typer("help-app")
    app.callback(invoke_without_command=True, no_args_is_help=True)(_top)
    one = {named} & {*_COMMANDS, *_GROUPS}
    for name, home in _COMMANDS.items():
        if one and name not in one:
            continue
        app.command(name, help=f"help-{name}")(_loaded(home) if named in (None, name) else _unloaded)
    for name, home in _GROUPS.items():
        if one and name not in one:
            continue
        group = _typer(f"help-{name}")
        group.callback(no_args_is_help=True)(_group)
        for under, function in (_loaded(home) if named in (None, name) else {"": _unloaded}).items():
            group.command(under, help=f"help-{name}-{under}")(function)
        app.add_typer(group, name=name)
    command = typer.main.get_command(app)
    pass_plain_values(command)
    _translate(command, wording)
    speak(command, wording)
    return command


def _loaded(home: str) -> Any:  # noqa: ANN401 - a command, or the commands of a group by their names
    module, _, name = home.partition(":")
    return getattr(import_module(f"gikdeadlines.cli.commands.{module}"), name)


def _unloaded() -> None:
    """Stands where a command is only named."""


def _command_for(arguments: Sequence[str], wording: Wording) -> Any:  # noqa: ANN401 - click's, by typer's version
    """The commands, of which the one that is named is loaded: on the command line, or by a shell that completes it."""
    asked = asked_words(os.environ)
    command = command_tree(wording, _named(asked or arguments))
    if asked is not None:
        complete_values(command)
    return command


def _named(arguments: Sequence[str]) -> str:
    """The command that the arguments name, nothing where they name none."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--lang":
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
    return ""


def _typer(help_key: str) -> typer.Typer:
    return typer.Typer(
        help=help_key,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


def _top(
    version: Annotated[bool, typer.Option("--version", help="help-version", is_eager=True)] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="help-lang")] = None,  # noqa: ARG001 - read before
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def _group(
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", help="help-lang")] = None,
) -> None:
    """Takes the language, which was read before."""


def _translate(command: Any, wording: Wording) -> None:  # noqa: ANN401 - click's, by typer's version
    """Puts words where the declarations have keys, so that they can be declared before the language is known."""
    for spoken in (command, *command.params):
        key = getattr(spoken, "help", None)
        if isinstance(key, str) and key in wording:
            spoken.help = wording.text(key)
    for under in getattr(command, "commands", {}).values():
        _translate(under, wording)
