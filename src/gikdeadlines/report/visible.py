"""Texts from outside as a view shows them 可显示的文本。"""

from __future__ import annotations

from typing import Final

from gikdeadlines.values import shown

__all__ = ["printable"]

_LONGEST: Final = 500
"""Characters that a line of a view has room for."""


def printable(text: str) -> str:
    r"""A text from outside as a view shows it: no more than a line holds, every character seen 可显示的文本.

    >>> printable("2022\x1b[31m")
    '2022\\x1b[31m'
    """
    return shown(text, _LONGEST)
