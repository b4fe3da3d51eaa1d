"""What a shell asks when somebody presses Tab, and the script with which it asks 命令补全。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

__all__ = ["SHELLS", "asked_words", "complete_values", "script_for"]

SHELLS: Final = ("bash", "zsh", "fish", "powershell")

_ASKED_BY: Final = "_GIKDEADLINES_COMPLETE"
"""The variable in which a shell says what it asks."""

_CHOICES: Final = re.compile(r"[a-z0-9]+(?:\|[a-z0-9]+)+")
"""How a value is written that is one of a few."""

_BEFORE_ZSH: Final = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }\n"
"""compdef is there when the completion of zsh was begun, which its own defaults leave to each user."""

_BEHIND_ZSH: Final = """
if [[ "${funcstack[1]}" == _gikdeadlines ]]; then
  _gikdeadlines_completion
fi"""
"""As a file `_gikdeadlines` on fpath it is run when something is first asked, and is to answer that, too."""


def asked_words(environment: Mapping[str, str]) -> list[str] | None:
    """The words that a shell wants completed, where it asks for that 待补全的词."""
    if _ASKED_BY not in environment:
        return None
    from typer._completion_classes import completion_init  # noqa: PLC0415 - as typer's own app does

    completion_init()
    words = environment.get("COMP_WORDS") or environment.get("_TYPER_COMPLETE_ARGS") or ""
    return words.split()[1:]


def complete_values(command: Any) -> None:  # noqa: ANN401 - the parser's, by its version
    """Lets values that are one of a few be completed, in a command and those under it 补全可选的值."""
    for parameter in command.params:
        if _CHOICES.fullmatch(parameter.metavar or ""):
            parameter._custom_shell_complete = _beginning  # noqa: SLF001 - there is no other way once it is made
    for under in getattr(command, "commands", {}).values():
        complete_values(under)


def _beginning(_: Any, parameter: Any, begun: str) -> list[str]:  # noqa: ANN401 - as above
    return [choice for choice in parameter.metavar.split("|") if choice.startswith(begun)]


def script_for(shell: str) -> str:
    """The script of a shell 补全脚本."""
    from typer._completion_shared import get_completion_script  # noqa: PLC0415 - as above

    script = get_completion_script(prog_name="gikdeadlines", complete_var=_ASKED_BY, shell=shell)
    if shell != "zsh":
        return script
    first, _, rest = script.partition("\n")
    return f"{first}\n\n{_BEFORE_ZSH}{rest}{_BEHIND_ZSH}"
