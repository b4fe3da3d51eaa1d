"""The command line: arguments, today, locale, environment, exit status 命令行。

Nothing here imports typer, rich or Fluent at its top: without the extra ``cli`` the command says how to install it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

_INSTALL = "pip install 'gikdeadlines[cli]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit status 运行命令.

    Args:
        arguments: without the program's name; those of the process unless given.
    """
    try:
        from .app import run  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("gikdeadlines"):
            raise
        sys.stderr.write(f"缺少命令行组件 the command line needs {error.name}: {_INSTALL}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:] if arguments is None else list(arguments))
