"""`completion`: a script with which a shell completes commands and options 命令补全。"""

from __future__ import annotations

from typing import Annotated

import typer

from gikdeadlines.cli.completing import SHELLS, script_for
from gikdeadlines.cli.failures import require_among
from gikdeadlines.cli.session import Session
from gikdeadlines.cli.settings import spoken

__all__ = ["completion"]


@spoken
def completion(
    session: Session,
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help="help-shell")],
) -> int:
    """Prints the script of a shell 补全脚本."""
    require_among("bad-choice", shell, SHELLS, "SHELL")
    session.console.write(f"{script_for(shell)}\n")
    return 0
