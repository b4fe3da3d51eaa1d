"""The page of codes: what ``gikdeadlines codes`` lists, in both languages side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .examples import Page

__all__ = ["PAGE", "page"]

PAGE: Final = Path("docs/reference/codes.md")

HEAD: Final = """\
# Codes 代码

% Written by docs/tools/pages.py from the catalogue of words; do not edit by hand.

Results hold codes, and codes never change with the language.
What stands in brackets is filled in from the parameters of a result.
`gikdeadlines codes` prints this list.

结果里是代码，代码不随语言变化。
方括号里的由结果的参数填入。
`gikdeadlines codes` 输出此表。
"""

_ROW: Final = re.compile(r"  (\S+) +(.*)")


def page() -> str:
    """The whole page."""
    return HEAD + "".join(f"{line}\n" for line in _tables())


def _tables() -> Iterator[str]:
    for zh, en in zip(_printed("zh"), _printed("en"), strict=True):
        code, words = _ROW.fullmatch(zh), _ROW.fullmatch(en)
        if code and words:
            yield f"| `{code[1]}` | {_cell(code[2])} | {_cell(words[2])} |"
        elif en:
            yield from ("", f"## {en} {zh}", "", "| code | 中文 | English |", "|---|---|---|")


def _printed(language: str) -> list[str]:
    return Page(Path()).shell(f"gikdeadlines codes --lang {language}").splitlines()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "\\<")
