"""`completion`: a script with which a shell completes commands and options 命令补全。"""

from __future__ import annotations

from typing import Annotated, Final

import typer
from typer._completion_shared import get_completion_script

from gikdeadlines.cli.failures import require_among
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import spoken

__all__ = ["completion"]

_SHELLS: Final = ("bash", "zsh", "fish", "powershell")
_ASKED_BY: Final = "_GIKDEADLINES_COMPLETE"
"""The variable in which a shell says what it asks."""


@spoken
def completion(
    session: Session,
    shell: Annotated[str, typer.Argument(metavar="|".join(_SHELLS), help="help-shell")],
) -> int:
    """Prints the script of a shell 补全脚本."""
    require_among("bad-choice", shell, _SHELLS, "SHELL")
    script = get_completion_script(prog_name="gikdeadlines", complete_var=_ASKED_BY, shell=shell)
    session.console.write(f"{script}\n")
    return 0
