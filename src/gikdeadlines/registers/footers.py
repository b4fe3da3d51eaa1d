"""Rows below the cases that are none: totals, signatures, notes 表尾。"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, Literal

from .cells import cell_text
from .day_texts import looks_like_a_day
from .headings import Layout
from .vocabulary import period_said, phrases, squeezed, traditional

__all__ = ["Ending", "ending_of", "like_an_ending", "may_be_an_ending", "may_speak", "shown_line"]

Ending = Literal["total", "footer"]
"""total, footer."""

_AFTER_TOTAL: Final = r"(?:[::(\d].*)?"
_AFTER_FOOTER: Final = r"(?:[::(、,。.\d一-九].*|\s.*)?"


@cache
def _endings() -> tuple[tuple[Ending, re.Pattern[str]], ...]:
    period = re.compile(rf"{period_said()}(?:[:(].*)?", re.DOTALL)
    return (
        *(("total", _beginning("totals", _AFTER_TOTAL)), ("footer", _beginning("footers", _AFTER_FOOTER))),
        ("total", period),
    )


def _beginning(name: str, after: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, phrases("footers", name)), key=len, reverse=True))
    return re.compile(f"(?:{words}){after}", re.DOTALL)


def ending_of(cells: Sequence[object], layout: Layout) -> Ending | None:
    """What a row is that begins with a word for totals or notes, None for one that may hold a case 表尾的种类.

    Args:
        cells: the row.
        layout: what its columns are. Days below their headings make a row a case: one where a note stands in another
            column than the number, or a part of the year is named; two where a note stands there (制表2024001 is a
            number, and a form has one day of its making) and for a total.
    """
    at, text = next(((at, text) for at, cell in enumerate(cells) if (text := cell_text(cell))), (0, ""))
    said = squeezed(text)
    found, pattern = next(((ending, each) for ending, each in _endings() if each.fullmatch(said)), (None, None))
    is_period = pattern is not None and pattern is _endings()[-1][1]
    needed = 1 if is_period or (found == "footer" and not _is_id(at, layout)) else 2
    return None if found and _days(cells, layout) >= needed else found


_LONGEST_TOLD: Final = 80


def shown_line(text: str) -> str:
    """A line as people are shown it, cut where it is long 附言的写法."""
    return text if len(text) <= _LONGEST_TOLD else text[:_LONGEST_TOLD] + "…"


def may_speak(cells: Sequence[object]) -> bool:
    """Whether a row may be such a line: a look that misses none, and takes little time 是否可能为附言."""
    texts = [text for cell in cells if cell is not None and (text := str(cell).strip())]
    if not texts:
        return False
    return len(texts) == 1 or re.match(like_an_ending(), texts[0]) is not None


def _is_id(position: int, layout: Layout) -> bool:
    return any(found.position == position and found.column.kind == "text" for found in layout.found)


def _days(cells: Sequence[object], layout: Layout) -> int:
    """How many cells below headings of days hold one."""
    days = (found.position for found in layout.found if found.column.kind in {"day", "moment"})
    return sum(looks_like_a_day(cell_text(cells[at])) for at in days if at < len(cells))


@cache
def like_an_ending() -> str:
    """How the first text of every such row begins, as a regular expression 表尾的特征.

    >>> [re.match(like_an_ending(), text) is not None for text in (" 合 计", "注：以上", "注册资料", "2024-01")]
    [True, True, False, False]

    A few texts begin so and are no such row; whoever finds one looks at the row itself.
    """
    words = {*phrases("footers", "totals"), *phrases("footers", "footers")}
    spelled = (r"\s*".join(map(_in_any_form, word)) for word in sorted(words))
    return rf"^\s*(?:{'|'.join((*spelled, period_said()))})(?:[^一-鿿]|[一-九]|$)"


@cache
def _in_any_form(character: str) -> str:
    """A character in every form of Unicode that comes to the same."""
    return f"[{re.escape(character)}{''.join(map(re.escape, _forms().get(character, ())))}]"


@cache
def _forms() -> Mapping[str, Sequence[str]]:
    """Characters of one form, and the others that come to the same in half width and simplified."""
    found: dict[str, list[str]] = {}
    for code, same in traditional().items():
        found.setdefault(same, []).append(chr(code))
    for code in (
        *range(0x41, 0x5B),
        *range(0x2E80, 0x3000),
        *range(0xF900, 0xFB00),
        *range(0xFF00, 0xFFF0),
        *range(0x1F200, 0x1F280),
    ):
        same = unicodedata.normalize("NFKC", chr(code)).casefold()
        if len(same) == 1:
            found.setdefault(same, []).append(chr(code))
    return found


def may_be_an_ending(text: str, separator: str) -> bool:
    """Whether one of the rows of a text may be such 是否可能含表尾.

    Args:
        text: lines of cells without quotation marks.
        separator: what stands between two cells.
    """
    return _at_the_start(separator).search(text) is not None


@cache
def _at_the_start(separator: str) -> re.Pattern[str]:
    """The same, where every cell before it is empty."""
    return re.compile(
        like_an_ending().replace(r"^\s*", rf"^(?:[^\S\n]*{re.escape(separator)})*[^\S\n]*", 1), re.MULTILINE
    )
