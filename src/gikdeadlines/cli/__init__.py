"""The command line: arguments, today, locale, environment, exit status 命令行。

Nothing here imports typer, rich or Fluent at its top: without the extra ``cli`` the command says how to install it.
Nothing here imports at its top what Python has not loaded when it starts: ``main`` alone takes Ctrl-C.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_USAGE = 2
_INTERRUPTED = 130
_INSTALL = "pip install 'gikdeadlines[cli]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit status 运行命令.

    Args:
        arguments: without the program's name; those of the process unless given.
    """
    try:
        if arguments is None:
            # The process is this command's own.
            sys.meta_path.insert(0, _Without())
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        # Before the language is known, and whoever is in a hurry is not to read a traceback.
        _say("已中断 stopped\n")
        status = _INTERRUPTED
    if status == _INTERRUPTED:
        # Where Ctrl-C came while a text was executed, as where a class is being made, Python notes that nobody took it
        # and ends by the signal, whatever the status. The next text that is executed takes the note back.
        exec("")  # noqa: S102
    return status


class _Without:
    """Pyarrow looks for pandas before it makes its first array, a fifth of a second, and no command has frames."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def _run(arguments: list[str]) -> int:
    # To find pydantic's plugins every installed package is searched, and none has anything to do here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from importlib.util import find_spec  # noqa: PLC0415 - see above

    try:
        # It is loaded where something is counted, which is too late to say that it is missing.
        find_spec("fluent.runtime")
        from .app import run  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gikdeadlines"):
            raise
        _say(f"缺少命令行组件 the command line needs {error.name}: {_INSTALL}\n")
        return _USAGE
    return run(arguments)


def _say(line: str) -> None:
    """Says it where somebody can hear it."""
    if sys.stderr is not None:
        try:  # noqa: SIM105 - contextlib would have to be loaded
            sys.stderr.write(line)
        except OSError:
            pass
