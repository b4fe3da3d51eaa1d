"""The drawing of the rooms in CONTRIBUTING.md: one line a floor, made from the contract that import-linter holds.

What a room is for is the first sentence of its own ``__init__``, so that neither can drift from the code.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

__all__ = ["PAGE", "drawing", "page"]

PAGE: Final = Path("CONTRIBUTING.md")
_BEGIN: Final = "<!-- rooms: written by docs/tools/pages.py from pyproject.toml; do not edit by hand -->\n"
_END: Final = "<!-- end of rooms -->"
_SOURCE: Final = Path("src/gikdeadlines")
_WIDTH: Final = 98
_ROOM: Final = 13

_Floor = list[str]


def page() -> str:
    """The whole page with the drawing in its place."""
    before, _, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n```text\n{drawing()}```\n\n{_END}{after}"


def drawing() -> str:
    """The floors from the top down: who stands higher may import from whoever stands lower."""
    lines = [_rule("┌", "┐")]
    for number, floor in enumerate(_floors()):
        lines += [_rule("├", "┤")] if number else []
        lines += [line for room in floor for line in _room(room)]
    return "".join(f"{line}\n" for line in (*lines, _rule("└", "┘")))


def _floors() -> list[_Floor]:
    """The rooms of every floor, as the contract on the whole package lists them."""
    contracts = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    whole = next(each for each in contracts if each["type"] == "layers" and each["containers"] == ["gikdeadlines"])
    named = (re.split(r"\s*[|:]\s*", re.sub(r"[()]", "", layer)) for layer in whole["layers"])
    built = ([room for room in floor if room != "__main__" and _told_in(room).is_file()] for floor in named)
    return [floor for floor in built if floor]


def _room(name: str) -> Iterator[str]:
    """A room and what it is for, on as many lines as that takes."""
    words, line = iter(_purpose(name).split()), ""
    label = f"{name:<{_ROOM}}"
    for word in words:
        if len(label) + len(line) + len(word) + 5 > _WIDTH:
            yield _boxed(label + line)
            label, line = " " * _ROOM, ""
        line += f" {word}" if line else word
    yield _boxed(label + line)


def _boxed(text: str) -> str:
    return f"│ {text:<{_WIDTH - 4}} │"


def _rule(left: str, right: str) -> str:
    return left + "─" * (_WIDTH - 2) + right


def _purpose(name: str) -> str:
    """The first sentence of a room's docstring, without the Chinese term that ends it."""
    told = (ast.get_docstring(ast.parse(_told_in(name).read_text("utf-8"))) or "").split("\n\n")[0]
    return re.sub(r"[\s。]*[\u3000-\u9fff\uff00-\uffef].*", "", told, flags=re.DOTALL).rstrip(" .")


def _told_in(name: str) -> Path:
    """The file whose docstring says what a room is for; one that is a single module says it itself."""
    inside = _SOURCE / name / "__init__.py"
    return inside if inside.is_file() else _SOURCE / f"{name}.py"
