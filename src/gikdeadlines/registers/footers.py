"""Rows below the cases that are none: totals, signatures, notes 表尾。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from .cells import cell_text
from .day_texts import looks_like_a_day
from .headings import Layout
from .vocabulary import phrases, squeezed

__all__ = ["Ending", "ending_of", "like_an_ending"]

Ending = Literal["total", "footer"]
"""total, footer."""

_AFTER_TOTAL: Final = r"(?:[::(\d].*)?"
_AFTER_FOOTER: Final = r"(?:[::(、,。.\d一-九].*|\s.*)?"


@cache
def _endings() -> tuple[tuple[Ending, re.Pattern[str]], ...]:
    return (("total", _beginning("totals", _AFTER_TOTAL)), ("footer", _beginning("footers", _AFTER_FOOTER)))


def _beginning(name: str, after: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("footers", name)), key=len, reverse=True))
    return re.compile(f"(?:{words}){after}", re.DOTALL)


def ending_of(cells: Sequence[object], layout: Layout) -> Ending | None:
    """What a row is that begins with a word for totals or notes, None for one that may hold a case 表尾的种类.

    Args:
        cells: the row.
        layout: what its columns are: where the word stands in another column than the first, and days below their
            headings, it is a case.
    """
    at, text = next(((at, text) for at, cell in enumerate(cells) if (text := cell_text(cell))), (0, ""))
    said = squeezed(text)
    found = next((ending for ending, pattern in _endings() if pattern.fullmatch(said)), None)
    if found == "footer" and not _is_id(at, layout) and _has_days(cells, layout):
        return None
    return found


def _is_id(position: int, layout: Layout) -> bool:
    return any(found.position == position and found.column.kind == "text" for found in layout.found)


def _has_days(cells: Sequence[object], layout: Layout) -> bool:
    days = (found.position for found in layout.found if found.column.kind in {"day", "moment"})
    return any(looks_like_a_day(cell_text(cells[at])) for at in days if at < len(cells))


@cache
def like_an_ending() -> str:
    """What every text contains that begins such a row, as a regular expression, spaces let in 表尾的特征.

    Its characters may be spelled in other forms of Unicode: a text with such is not told by it.
    """
    words = [*phrases("footers", "totals"), *phrases("footers", "footers")]
    return "|".join(r"\s*".join(map(re.escape, word)) for word in sorted(words))
