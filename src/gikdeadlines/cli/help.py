"""The help of every command, wholly in the language of the run 帮助。

The parser writes the frame of its help in English alone, so that it is written here: how a command is used, what it
does, one example, its own options, then those that most commands share.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from typing import Any, Final

from rich.cells import cell_len

from gikdeadlines.wording import Wording

__all__ = ["EXAMPLES", "placeholder", "speak"]

Rows = Sequence[tuple[str, str]]
"""What is typed, and what it says."""

EXAMPLES: Final[dict[str, str]] = {
    "": "check register.csv --as-of 2025-12-31",
    "check": "check register.csv --out result.xlsx",
    "columns": "columns register.csv",
    "explain": "explain --sent 2025-03-07 --by post --signed-for 2025-03-10 --answered 2025-04-15",
    "due": "due 2025-03-07",
    "duties": "duties --year 2025",
    "stats": "stats register.csv --year 2025",
    "template": "template empty.xlsx",
    "verify": "verify --quick",
    "conformance": "conformance --command ./my-program",
    "codes": "codes",
    "schema": "schema case",
    "completion": "completion bash",
    "calendar": "calendar show 2026",
    "calendar show": "calendar show 2026",
    "calendar why": "calendar why 2026-02-14",
    "calendar check": "calendar check 2027.toml",
    "calendar new": "calendar new 2027",
    "calendar diff": "calendar diff --known-on 2025-11-03",
    "law": "law show CN/711/33.2",
    "law list": "law list --kind term",
    "law show": "law show CN/711/33.2",
}
"""One line a command, without the program's name."""

_SHARED: Final = ("as_of", "known_on", "jurisdiction", "calendar", "law", "readings", "explore", "lang", "help")
"""Options that stand in most commands, by the names of their parameters."""

_NARROWEST: Final = 60
_WIDEST: Final = 100
_LEFT: Final = 30
"""Cells for what is typed; where it is longer, its words begin on the next line."""

_PIECES: Final = r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+"
"""What a line may be broken between: Chinese characters, and words."""

_WORD: Final = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])")
_NEVER_FIRST: Final = frozenset("，。；：、！？）》〕”")


def speak(command: Any, wording: Wording) -> None:  # noqa: ANN401 - the parser's, by its version
    """Gives a command, and those under it, their help in a language 设定帮助的语言."""
    command.get_help = lambda context: "\n".join(_help(command, context, wording))
    for under in getattr(command, "commands", {}).values():
        speak(under, wording)


def _help(command: Any, context: Any, wording: Wording) -> Iterator[str]:  # noqa: ANN401 - as above
    program, _, name = context.command_path.partition(" ")
    under = getattr(command, "commands", {})
    parameters = command.get_params(context)
    arguments = [(placeholder(each, wording), each.help) for each in parameters if _is_argument(each)]
    options = [each for each in parameters if not _is_argument(each)]
    usage = _usage(context.command_path, arguments, wording, has_commands=bool(under))
    yield wording.text("help-usage", usage=" ".join(usage))
    yield ""
    yield from _wrapped(command.help or "", "", "")
    if name in EXAMPLES:
        yield ""
        yield wording.text("help-example", example=f"{program} {EXAMPLES[name]}")
    parts = {
        "help-part-arguments": arguments,
        "help-part-commands": [(each, command.help) for each, command in under.items()],
        "help-part-options": [_option(each, wording) for each in options if each.name not in _SHARED],
        "help-part-shared": [_option(each, wording) for each in options if each.name in _SHARED],
    }
    for heading, rows in parts.items():
        yield from _part(wording.text(heading), rows)


def placeholder(parameter: Any, wording: Wording) -> str:  # noqa: ANN401 - as above
    """What stands for a value, in the language of the run 参数值的写法."""

    def said(word: re.Match[str]) -> str:
        key = f"metavar-{word[0].lower()}"
        return wording.text(key) if key in wording else word[0]

    return _WORD.sub(said, parameter.metavar or parameter.name.upper())


def _is_argument(parameter: Any) -> bool:  # noqa: ANN401 - as above
    return bool(parameter.param_type_name == "argument")


def _usage(path: str, arguments: Rows, wording: Wording, *, has_commands: bool) -> Iterator[str]:
    yield path
    if has_commands:
        yield wording.text("help-command-of-usage")
    yield from (typed for typed, _ in arguments)
    yield wording.text("help-options-of-usage")


def _option(option: Any, wording: Wording) -> tuple[str, str]:  # noqa: ANN401 - as above
    """How an option is typed, and what it says."""
    names = " / ".join((*option.opts, *option.secondary_opts))
    typed = names if option.is_flag else f"{names} {placeholder(option, wording)}"
    if option.name == "help":
        return typed, wording.text("help-help")
    says = option.help or ""
    if type(option.default) in {int, str} and not option.is_flag:
        says += wording.text("help-default", value=option.default)
    return typed, says


def _part(heading: str, rows: Rows) -> Iterator[str]:
    if not rows:
        return
    width = min(_LEFT, max(cell_len(typed) for typed, _ in rows))
    yield ""
    yield heading
    for typed, says in rows:
        begin = f"  {typed}{' ' * (width - cell_len(typed))}  "
        if cell_len(typed) > width:
            yield f"  {typed}"
            begin = " " * (width + 4)
        yield from _wrapped(says, begin, " " * (width + 4))


def _wrapped(text: str, begin: str, margin: str) -> Iterator[str]:
    """The text in lines of the terminal's width, the first after one text and the others after another."""
    # A mark that may not begin a line hangs over its end.
    room = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 0)).columns)) - 3
    line, is_empty = begin, True
    for piece in re.findall(_PIECES, text):
        if not is_empty and piece not in _NEVER_FIRST and cell_len(line + piece.rstrip()) > room:
            yield line.rstrip()
            line, is_empty = margin, True
        line += piece.lstrip() if is_empty else piece
        is_empty = is_empty and not piece.strip()
    yield line.rstrip()
