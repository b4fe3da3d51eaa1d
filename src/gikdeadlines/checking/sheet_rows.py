"""Rows of a sheet made by columns, as the writer of workbooks would make them cell by cell 成列写工作表。

The writer of workbooks takes two thirds of the time of a large one, cell by cell. It keeps what it has written of a
sheet as text, and this text is made here for many rows at once; all else of the workbook stays its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from gikdeadlines.loading import require_module

from .output import is_formula
from .worded import Cells

__all__ = ["row_as_text", "rows_as_text", "shortened", "stands_as_text"]

_LONGEST_TEXT: Final = 32_767
"""What a cell holds, in the units in which the format counts: a character beyond the first 65,536 is two."""

_DAY_NOUGHT: Final = date(1899, 12, 30).toordinal()
"""From which the days of a workbook are counted, those from 1 March 1900 on."""
_EPOCH: Final = date(1970, 1, 1).toordinal()

_USUAL: Final = (
    r"^[0-9A-Za-z\p{Han}]([^&<>\x00-\x08\x0b-\x1f\x{fffe}\x{ffff}_]*[^&<>\x00-\x20\x{fffe}\x{ffff}_\pZ\x{85}])?$"
)
"""Texts that stand in a sheet as they are: nothing to be escaped, no formula, no space at an end."""

_LONG: Final = _LONGEST_TEXT // 2
_ESCAPE: Final = re.compile("(_x[0-9a-fA-F]{4}_)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SPACE_AT_END: Final = re.compile(r"^\s|\s$")

Style = Callable[[str, str], int]
"""The number of the look of a cell, by the colour behind it and the kind of what it holds."""


def shortened(text: str) -> str:
    """A text that a cell can hold 截断过长文字."""
    if len(text) <= _LONG:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * _LONGEST_TEXT:
        return text
    return units[: 2 * (_LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def rows_as_text(columns: Sequence[Cells], colours: Sequence[str], first: int, style: Style) -> str:
    """The rows of a sheet 各行的文本.

    Args:
        columns: their cells: texts, days, whole numbers.
        colours: the one behind each row, "" for none.
        first: the number of the first row, from one.
        style: the looks of cells.
    """
    pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
    name = require_module("xlsxwriter.utility").xl_col_to_name
    numbers = pyarrow.array(range(first, first + len(colours)), pyarrow.int32()).cast(pyarrow.string())
    behind = _Behind(pyarrow.array(colours, pyarrow.string()).dictionary_encode(), style)
    cells = [_Column(name(at), numbers, behind).cells(column) for at, column in enumerate(columns)]
    lines = compute.binary_join_element_wise('<row r="', numbers, '">', *cells, "</row>", "")
    (every,) = compute.binary_join(pyarrow.ListArray.from_arrays([0, len(lines)], lines), "").to_pylist()
    return str(every)


def row_as_text(cells: Sequence[object], colour: str, number: int, style: Style) -> str:
    """One row of a sheet 一行的文本.

    Args:
        cells: texts, days, whole numbers, None for none.
        colour: the one behind it, "" for none.
        number: of the row, from one.
        style: the looks of cells.
    """
    name = require_module("xlsxwriter.utility").xl_col_to_name
    made = (_cell(f"{name(at)}{number}", cell, colour, style) for at, cell in enumerate(cells))
    return f'<row r="{number}">{"".join(made)}</row>'


def _cell(place: str, cell: object, colour: str, style: Style) -> str:
    """A cell as text, "" for one that is left out."""
    if cell is None or cell == "":
        return f'<c r="{place}" s="{style(colour, "")}"/>' if colour else ""
    if isinstance(cell, date):
        return f'<c r="{place}" s="{style(colour, "day")}"><v>{cell.toordinal() - _DAY_NOUGHT}</v></c>'
    if isinstance(cell, int):
        return f'<c r="{place}" s="{style(colour, "")}"><v>{cell}</v></c>'
    text = shortened(str(cell))
    look = style(colour, "quoted" if is_formula(text) else "")
    return f'<c r="{place}" s="{look}" t="inlineStr"><is>{stands_as_text(text)}</is></c>'


@dataclass(frozen=True, slots=True)
class _Behind:
    """The colour behind each row, as one of few."""

    colours: Any
    style: Style

    def looks(self, kind: str) -> Any:  # noqa: ANN401 - pyarrow's
        """The end of what opens a cell, for each row."""
        return self._each([f'" s="{self.style(colour, kind)}"' for colour in self._names])

    def blanks(self) -> Any:  # noqa: ANN401 - pyarrow's
        """The end of an empty cell, null where none is needed, for each row."""
        return self._each([f'" s="{self.style(colour, "")}"/>' if colour else None for colour in self._names])

    def of(self, at: int) -> str:
        return str(self.colours[at].as_py())

    @property
    def _names(self) -> list[str]:
        found: list[str] = self.colours.dictionary.to_pylist()
        return found

    def _each(self, texts: Sequence[str | None]) -> Any:  # noqa: ANN401 - pyarrow's
        return require_module("pyarrow").array(texts, "string").take(self.colours.indices)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a sheet: its letters, the numbers of the rows, what stands behind them."""

    letters: str
    numbers: Any
    behind: _Behind

    def cells(self, column: Cells) -> Any:  # noqa: ANN401 - pyarrow's
        """Each cell as text, "" for one that is left out."""
        pyarrow = require_module("pyarrow")
        types, array = pyarrow.types, column.array
        if types.is_string(array.type):
            made, odd = self._texts(array)
        elif types.is_date32(array.type):
            made, odd = self._numbers(array.cast(pyarrow.int32()), "day", _EPOCH - _DAY_NOUGHT), {}
        else:
            made, odd = self._numbers(array, "", 0), {}
        return _replaced(made, {at: self._alone(at, cell) for at, cell in {**odd, **column.others}.items()})

    def _numbers(self, array: Any, kind: str, nought: int) -> Any:  # noqa: ANN401 - pyarrow's
        pyarrow, compute = require_module("pyarrow"), require_module("pyarrow.compute")
        shown = compute.add(array, nought).cast(pyarrow.string())
        return self._or_blank(self._joined(self.behind.looks(kind), "><v>", shown, "</v></c>"))

    def _texts(self, array: Any) -> tuple[Any, dict[int, object]]:  # noqa: ANN401 - pyarrow's
        """The cells, and the texts at those places where more is to be looked at."""
        compute = require_module("pyarrow.compute")
        texts = compute.if_else(compute.equal(array, ""), None, array)
        is_usual = compute.and_(
            compute.match_substring_regex(texts, _USUAL), compute.less_equal(compute.utf8_length(texts), _LONG)
        )
        odd = compute.indices_nonzero(compute.invert(is_usual)).to_pylist()
        made = self._joined(self.behind.looks(""), ' t="inlineStr"><is><t>', texts, "</t></is></c>")
        return self._or_blank(made), dict(zip(odd, texts.take(odd).to_pylist(), strict=True)) if odd else {}

    def _joined(self, *parts: object) -> Any:  # noqa: ANN401 - pyarrow's
        join = require_module("pyarrow.compute").binary_join_element_wise
        return join(f'<c r="{self.letters}', self.numbers, *parts, "")

    def _or_blank(self, made: Any) -> Any:  # noqa: ANN401 - pyarrow's
        compute = require_module("pyarrow.compute")
        return compute.coalesce(made, self._joined(self.behind.blanks()), "") if made.null_count else made

    def _alone(self, at: int, cell: object) -> str:
        """A cell that is looked at by itself."""
        return _cell(f"{self.letters}{self.numbers[at].as_py()}", cell, self.behind.of(at), self.behind.style)


def _replaced(made: Any, others: dict[int, str]) -> Any:  # noqa: ANN401 - pyarrow's
    if not others:
        return made
    pyarrow, numpy = require_module("pyarrow"), require_module("numpy")
    is_other = numpy.zeros(len(made), dtype=bool)
    is_other[list(others)] = True
    texts = pyarrow.array([others[at] for at in sorted(others)], pyarrow.string())
    return require_module("pyarrow.compute").replace_with_mask(made, pyarrow.array(is_other), texts)


def stands_as_text(text: str) -> str:
    r"""A text as a sheet holds it: what XML would take for itself, or loses, is escaped 转义.

    >>> stands_as_text("<a>\x07 "), stands_as_text("_x0041_")
    ('<t xml:space="preserve">&lt;a&gt;_x0007_ </t>', '<t>_x005F_x0041_</t>')
    """
    shown = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPE.sub(r"_x005F\1", text))
    space = ' xml:space="preserve"' if _SPACE_AT_END.search(shown) else ""
    return f"<t{space}>{shown.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</t>"
