"""Rows of a sheet as text: what the writer of workbooks makes of the same cells, and what a reader finds in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import pyarrow as pa
import pytest
import python_calamine

from gikdeadlines.checking.sheets import Sheet, book
from gikdeadlines.checking.worded import Cells

ODD: Final = [
    "甲", "", "a&b", "<b>", '"q"', " space", "space ", "a\u3000", "\u2028b", "tab\t", "two\nlines", "line\n",
    "\x07bell", "_x0041_", "a_b", "=1+1", "\uff1d1", "-", "+1", "@x", "\t=1", "𠀀", "\ufffe", "长" * 32_767,
    "长" * 32_768, "𠀀" * 16_384, "𠀀" * 17_000, "]]>", "1",
]  # fmt: skip
"""Texts that XML, a workbook or a spreadsheet program would take for something else."""

DAYS: Final = [date(1900, 3, 1), None, date(2025, 12, 31)]
NUMBERS: Final = [0, -3, None, 12]
COLOURS: Final = ["", "#F8CBAD", "#FFE699"]


def _column(cells: Sequence[object], kind: Any, length: int) -> list[Any]:  # noqa: ANN401 - pyarrow's
    found: list[Any] = pa.array([cells[at % len(cells)] for at in range(length)], kind).to_pylist()
    return found


LENGTH: Final = 3 * len(ODD)
COLUMNS: Final = [
    (_column(ODD, pa.string(), LENGTH), pa.string()),
    (_column(DAYS, pa.date32(), LENGTH), pa.date32()),
    (_column(NUMBERS, pa.int64(), LENGTH), pa.int64()),
]
BEHIND: Final = [COLOURS[at // len(ODD)] for at in range(LENGTH)]
WORDS: Final = {1: "at least 3", 5: "", 7: "=x"}
"""What stands in the column of numbers instead of one."""


@pytest.fixture
def sheet_of(tmp_path: Path) -> Callable[[Callable[[Sheet], None]], Path]:
    """A workbook of one sheet."""

    def made(write: Callable[[Sheet], None]) -> Path:
        path = tmp_path / f"{len([*tmp_path.iterdir()])}.xlsx"
        with book(path) as found:
            sheet = found.sheet("甲")
            sheet.headings(["a", "b", "c"], [10, 10, 10])
            write(sheet)
        return path

    return made


def _by_columns(sheet: Sheet) -> None:
    arrays = [pa.array(cells, kind) for cells, kind in COLUMNS]
    sheet.write_results([*(Cells(array, {}) for array in arrays[:2]), Cells(arrays[2], WORDS)], BEHIND)


def _rows() -> list[list[Any]]:
    columns = [[*cells] for cells, _ in COLUMNS]
    for at, word in WORDS.items():
        columns[2][at] = word
    return [list(row) for row in zip(*columns, strict=True)]


def _by_rows(sheet: Sheet) -> None:
    for cells, colour in zip(_rows(), BEHIND, strict=True):
        sheet.write_result(cells, colour)


def _by_the_writer(sheet: Sheet) -> None:
    for cells, colour in zip(_rows(), BEHIND, strict=True):
        sheet.write(cells, colour=colour)


def _sheet(path: Path) -> str:
    """The text of the sheet, each look by its place among those that occur."""
    text = ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    looks: dict[str, int] = {}
    return re.sub(r'(?<= )s="\d+"', lambda found: f's="{looks.setdefault(found[0], len(looks))}"', text)


class TestRows:
    """Rows past the writer."""

    @pytest.mark.parametrize("write", [_by_columns, _by_rows])
    def test_is_what_the_writer_makes(
        self, sheet_of: Callable[[Callable[[Sheet], None]], Path], write: Callable[[Sheet], None]
    ) -> None:
        """Whatever stands in the cells."""
        assert _sheet(sheet_of(write)) == _sheet(sheet_of(_by_the_writer))

    def test_rows_and_columns_in_turn(self, sheet_of: Callable[[Callable[[Sheet], None]], Path]) -> None:
        """Nothing is lost between rows that go to the writer and rows that go past it."""

        def write(sheet: Sheet) -> None:
            sheet.write(["1"])
            sheet.write_result(["2"], "")
            sheet.write_results([Cells(pa.array(["3", "4"]), {})], ["", ""])
            sheet.write(["5"])

        rows = python_calamine.load_workbook(str(sheet_of(write))).get_sheet_by_index(0).to_python()

        assert [row[0] for row in rows] == ["a", "1", "2", "3", "4", "5"]

    @pytest.mark.parametrize("write", [_by_columns, _by_rows])
    def test_is_read_as_it_was_written(
        self, sheet_of: Callable[[Callable[[Sheet], None]], Path], write: Callable[[Sheet], None]
    ) -> None:
        """By another reader, markup among the texts."""
        rows = python_calamine.load_workbook(str(sheet_of(write))).get_sheet_by_index(0).to_python()[1:]
        found = [row[0] for row in rows][: len(ODD)]
        # The reader leaves what stands for a character that XML does not know.
        pairs = [(text, each) for text, each in zip(ODD, found, strict=True) if len(text) < 100 and text != "\ufffe"]

        assert len(pairs) > 20
        assert all(text == each for text, each in pairs)
        assert rows[0][1:] == [date(1900, 3, 1), 0]
        assert rows[1][2] == WORDS[1]

    def test_markup_is_no_markup(self, sheet_of: Callable[[Callable[[Sheet], None]], Path]) -> None:
        """A text that looks like rich text stays what it is."""
        text = "<r><t>x</t></r>"
        path = sheet_of(lambda sheet: sheet.write_result([text], ""))

        assert python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()[1][0] == text
