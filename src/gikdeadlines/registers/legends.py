"""What a line speaks of, with the signs that a legend explains: ①已延期, ★, and the rows that bear them 附言与图例。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from .cells import cell_text
from .footers import shown_line
from .telling import says_more, told_by
from .told import ToldLine, line_told, signs_in
from .vocabulary import lines_that_tell

__all__ = ["bears_clearly", "legend_of", "line_of"]

_SENTENCE: Final = re.compile(r"[。;；!?！？\n\r]+")


def line_of(row: int, cells: Sequence[object], text: str, *, first: int = 0) -> ToldLine:
    """A line that speaks of cases, with what it names and explains 附言及其所指.

    Args:
        row: its number.
        cells: what stands in it.
        text: what it says.
        first: how many rows stand above the cases.
    """
    line = line_told(row, shown_line(text), text, first=first)
    reach = "above" if line.reach == "named" and says_more(cells) else line.reach
    return replace(line, signs=legend_of(cells), reach=reach)


def legend_of(cells: Sequence[object]) -> frozenset[str]:
    """The signs that a line explains, none where it may speak of rows that do not bear them 图例中的标记.

    >>> sorted(legend_of(["注：①已延期20个工作日；②已征求第三方意见"])), sorted(legend_of(["带★的均已延期"]))
    (['①', '②'], ['★'])
    >>> [sorted(legend_of([text])) for text in ("①以上均已延期", "*已延期，其余已补正", "未标*者已延期", "已延期")]
    [[], [], [], []]

    Args:
        cells: the line, as it stands: in half width ① is a figure.
    """
    text = " ".join(str(cell) for cell in cells if cell is not None)
    telling = [each for each in _SENTENCE.split(text) if told_by([each])]
    # What names a case speaks of no other.
    legends = [each for each in telling if not lines_that_tell()["one"].search(cell_text(each))]
    return frozenset(signs_in(legends)) if all(map(_is_legend, legends)) else frozenset()


def _is_legend(sentence: str) -> bool:
    """Whether a sentence says what a sign means: it begins with it, or names it as one."""
    said = lines_that_tell()
    if said["beyond"].search(sentence):
        return False
    if said["explicit"].search(sentence):
        return True
    is_of_all = said["of_all"].search(sentence) or said["every"].search(sentence) or said["below"].search(sentence)
    return not is_of_all and said["leading"].match(sentence) is not None


def bears_clearly(cells: Iterable[object]) -> Iterator[str]:
    """The signs that a row bears as such: alone in a cell, or at one end of it 行内标记.

    >>> sorted(bears_clearly(["2025-3①", "*2025-4", "①规划②预算", None]))
    ['*', '①']
    """
    for cell in cells:
        if isinstance(cell, str) and (found := _at_an_end().search(cell)):
            yield from signs_in([found[0]])


@cache
def _at_an_end() -> re.Pattern[str]:
    """A figure in a ring begins the item of a list, too: it is a sign at the end alone."""
    sign = lines_that_tell()["mark"].pattern
    return re.compile(rf"^\s*(?![①-⑳])(?:{sign})+|(?<![①-⑳].)(?:{sign})+[)）\]]?\s*$")
