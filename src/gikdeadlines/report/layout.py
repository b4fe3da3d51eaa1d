"""Columns that align by display width: a Chinese character takes two cells 按显示宽度排列。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from rich.cells import cell_len

from .visible import printable

__all__ = ["GAP", "Paint", "Style", "columns", "padded", "plain", "printable", "right_aligned"]

GAP = "  "
"""What stands between two columns."""

Style = Literal["late", "good", "open", "faint", "title"]
"""What a colour would stress: 逾期, 按期, 未定, 次要, 标题."""

Paint = Callable[[str, Style], str]
"""Colours a text, or leaves it as it is."""


def plain(text: str, style: Style) -> str:  # noqa: ARG001 - the shape of a Paint
    """The text without colour 不着色."""
    return text


def padded(text: str, width: int) -> str:
    """The text followed by spaces up to a display width 右侧补空格.

    >>> padded("逾期", 6) + "|"
    '逾期  |'
    """
    return text + " " * (width - cell_len(text))


def right_aligned(texts: Sequence[str]) -> list[str]:
    """The texts preceded by spaces up to the widest of them 右对齐.

    >>> right_aligned(["32", "3"])
    ['32', ' 3']
    """
    width = max(map(cell_len, texts), default=0)
    return [" " * (width - cell_len(text)) + text for text in texts]


def columns(rows: Iterable[Sequence[str]], *, indent: int = 0) -> list[str]:
    """Rows as lines whose columns align; a row's last cell may be as long as it likes 对齐各列.

    >>> columns([["编号", "结论"], ["2022-017", "逾期答复"]])
    ['编号      结论', '2022-017  逾期答复']
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    count = max(map(len, cells), default=0)
    widths = [max((cell_len(row[i]) for row in cells if len(row) > i + 1), default=0) for i in range(count)]
    return [" " * indent + _line(row, widths) for row in cells]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join([*(padded(cell, width) for cell, width in zip(row[:-1], widths, strict=False)), row[-1]]).rstrip()
