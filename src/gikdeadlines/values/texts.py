"""Texts from outside, made fit to be shown 可显示的文本。

What a file, an option or another program says may hold anything: characters that steer a terminal, turn the direction
of writing, break a line or are not seen at all. Shown to people, each of them is written out.
"""

from __future__ import annotations

from typing import Final
from unicodedata import category

__all__ = ["shortened", "shown", "visible"]

_SPACE: Final = "Zs"
"""Spaces of any width are seen as spaces: Chinese text has its own."""

_DOTS: Final = "…"


def visible(text: str) -> str:
    r"""The text with every character written out that would not be seen as itself 显示不可见字符.

    >>> visible("2022\x1b[31m"), visible("甲\u202e乙\u200b\n"), visible("甲　乙")
    ('2022\\x1b[31m', '甲\\u202e乙\\u200b\\n', '甲\u3000乙')

    Spaces are seen between other characters, and written out where there are none.
    """
    if text.isprintable():
        return text
    if not text.strip():
        return ascii(text)[1:-1]
    return "".join(character if _is_seen(character) else ascii(character)[1:-1] for character in text)


def _is_seen(character: str) -> bool:
    return character.isprintable() or category(character) == _SPACE


def shown(text: str, most: int) -> str:
    r"""The beginning of the text, visible, with dots where it is longer 可见而不过长的文本.

    >>> shown("2022\x1b017", 8), shown("\x1b" * 9, 8)
    ('2022\\x1…', '\\x1b\\x1…')
    """
    return shortened(visible(text[: most + 1]), most)


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and dots where it is longer 截短.

    >>> shortened("2022-017", 8), shortened("2022-017-附件", 8)
    ('2022-017', '2022-01…')
    """
    return text if len(text) <= most else text[: most - 1] + _DOTS
