"""Workbooks and column stores give what the CSV of the same register gives."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from tests.unit.registers import registers

from gikdeadlines import assess
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.values import MissingExtraError, TableError

ROWS = registers.example_rows()
AS_OF = date(2025, 12, 31)
SMALL: list[list[str]] = [["申请编号", "收到日期", "答复日期"], ["1", "2017-03-01", "2017-03-20"]]

FILES: dict[str, Callable[[], bytes]] = {
    "saved.csv": lambda: registers.gb18030_csv(ROWS),
    "real.xlsx": lambda: registers.xlsx(ROWS),
    "text.xlsx": lambda: registers.xlsx(ROWS, "text"),
    "serial.xlsx": lambda: registers.xlsx(ROWS, "serial"),
    "titled.xlsx": lambda: registers.xlsx(ROWS, title="2025年政府信息公开申请登记簿"),
    "register.ods": lambda: registers.ods(ROWS),
    "register.parquet": lambda: registers.parquet(ROWS),
}


def _cases(rows: list[Row]) -> list[tuple[object, object]]:
    return [(row.case, row.carried) for row in rows if isinstance(row, Assessable)]


def _read(content: bytes, name: str = "a.xlsx", **options: object) -> list[Row]:
    stream = io.BytesIO(content)
    stream.name = name
    return list(read_cases(stream, **options))  # type: ignore[arg-type]


def _book(write: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        write(book)
    return stream.getvalue()


def _fill(
    book: xlsxwriter.Workbook, rows: Sequence[Sequence[object]], *, at: tuple[int, int] = (0, 0), name: str = ""
) -> object:
    sheet = book.add_worksheet(name or None)
    look = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for row, cells in enumerate(rows, start=at[0]):
        for column, cell in enumerate(cells, start=at[1]):
            sheet.write(row, column, cell, look if isinstance(cell, date) else None)
    return sheet


class TestSameRegister:
    """The example register, whatever kind of file holds it."""

    @pytest.mark.parametrize("name", FILES)
    def test_cases(self, name: str, tmp_path: Path) -> None:
        """Every row states the same case and carries the same cells as in the CSV."""
        path = tmp_path / name
        path.write_bytes(FILES[name]())

        assert _cases(list(read_cases(path))) == _cases(list(read_cases(registers.EXAMPLE)))

    @pytest.mark.parametrize("name", FILES)
    def test_assessments(self, name: str) -> None:
        """The assessments are those of the cases alone, 60 of them."""
        found = [row.case for row in _read(FILES[name](), name) if isinstance(row, Assessable)]
        expected = [row.case for row in read_cases(registers.EXAMPLE) if isinstance(row, Assessable)]

        assert len(found) == 60
        assert [assess(case, as_of=AS_OF) for case in found] == [assess(case, as_of=AS_OF) for case in expected]

    def test_xls(self) -> None:
        """The first seven rows, saved in the format of 1997, state the same cases."""
        found = list(read_cases(registers.ROOT / "tests/data/register.xls"))
        expected = [row.case for row in read_cases(registers.EXAMPLE) if isinstance(row, Assessable)][:7]

        assert [row.case for row in found if isinstance(row, Assessable)] == expected

    @pytest.mark.parametrize("name", ["real.xlsx", "register.ods", "register.parquet"])
    def test_nameless(self, name: str) -> None:
        """A stream without a name is told by its first bytes."""
        assert len(_cases(_read(FILES[name](), "-"))) == 60


class TestRows:
    """Rows are numbered as the spreadsheet shows them."""

    def test_empty_rows_above(self) -> None:
        """A table that begins in row 4, column C, has its first case in row 5; it has no id but that."""
        rows: list[list[object]] = [["申请方式", "提交日期", "答复日期"], ["当面", "2017-03-01", "2017-03-20"]]
        found = _read(_book(lambda book: _fill(book, rows, at=(3, 2))))

        assert [(row.row, type(row)) for row in found[3:]] == [(4, Skipped), (5, Assessable)]
        assert isinstance(found[4], Assessable)
        assert found[4].case.id == "5"

    def test_instant(self) -> None:
        """A cell with a time of day is the day on which it lies."""
        rows: list[Sequence[object]] = [SMALL[0], ["1", datetime(2017, 3, 1, 23, 30), "2017-03-20"]]  # noqa: DTZ001 - a cell
        found = _read(_book(lambda book: _fill(book, rows)))

        assert isinstance(found[1], Assessable)
        assert found[1].case.events[0].at == date(2017, 3, 1)

    def test_failed_formula(self) -> None:
        """A day that a formula failed to give is refused, not taken for an empty cell."""

        def write(book: xlsxwriter.Workbook) -> None:
            sheet = book.add_worksheet()
            for row, cells in enumerate(SMALL):
                sheet.write_row(row, 0, cells)
            sheet.write_formula(1, 2, "=WORKDAYS(B2)", None, "#NAME?")

        (_, refused) = _read(_book(write))

        assert isinstance(refused, Refused)
        assert [(fault.code, fault.path, fault.given) for fault in refused.faults] == [
            ("error-value", "答复日期", "#NAME?")
        ]


class TestSheet:
    """Which sheet is read."""

    @pytest.mark.parametrize("sheet", ["乙局", "2"])
    def test_named(self, sheet: str) -> None:
        """A sheet is taken by its name or its number."""
        found = _read(registers.xlsx(SMALL, sheets=("甲局", "乙局")), sheet=sheet)

        assert len(_cases(found)) == 1

    def test_several(self) -> None:
        """Two sheets with headings are never read as one: which is meant has to be said."""
        with pytest.raises(TableError) as caught:
            _read(registers.xlsx(SMALL, sheets=("甲局", "乙局")))

        assert (caught.value.code, caught.value.expected) == ("several-sheets", "one of 甲局, 乙局")

    def test_only_one_with_headings(self) -> None:
        """A sheet of notes in front of the register is passed over."""

        def write(book: xlsxwriter.Workbook) -> None:
            _fill(book, [["说明"], ["本表由各处室填写"]], name="说明")
            _fill(book, SMALL, name="登记簿")

        assert len(_cases(_read(_book(write)))) == 1

    def test_unknown(self) -> None:
        """A sheet that is not there is refused with those that are."""
        with pytest.raises(TableError) as caught:
            _read(registers.xlsx(SMALL), sheet="丙局")

        assert (caught.value.code, caught.value.expected) == ("no-sheet", "one of 登记簿")


class TestBroken:
    """Files that are no workbooks, or harmful ones."""

    @pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.parquet"])
    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"PAR1xxxxPAR1", b"\xd0\xcf\x11\xe0"])
    def test_refused(self, name: str, content: bytes) -> None:
        """What only bears the name of a workbook is refused."""
        with pytest.raises(TableError) as caught:
            _read(content, name)

        assert caught.value.code == "not-a-table"

    @pytest.mark.parametrize("name", ["real.xlsx", "register.ods", "register.parquet"])
    def test_cut(self, name: str) -> None:
        """A file that was not sent to its end is refused."""
        content = FILES[name]()
        with pytest.raises(TableError) as caught:
            _read(content[: len(content) // 2], name)

        assert caught.value.code == "not-a-table"

    @pytest.mark.parametrize(
        ("whole", "broken"), [(b"</table:table>", b"</table9:table>"), (b'encoding="UTF-8"', b'encoding="UTF-9"')]
    )
    def test_broken_parts(self, whole: bytes, broken: bytes) -> None:
        """An ODS whose XML does not close its table is refused: its reader would not end. One in no encoding too."""
        content = registers.ods(SMALL)
        stream = io.BytesIO()
        with ZipFile(io.BytesIO(content)) as parts, ZipFile(stream, "w") as damaged:
            for name in parts.namelist():
                damaged.writestr(name, parts.read(name).replace(whole, broken))
        with pytest.raises(TableError) as caught:
            _read(stream.getvalue(), "a.ods")

        assert caught.value.code == "not-a-table"

    def test_far_cell(self) -> None:
        """One cell in the last row of the last column would take 17,000 million cells; it is refused before."""

        def write(book: xlsxwriter.Workbook) -> None:
            sheet = book.add_worksheet()
            for row, cells in enumerate(SMALL):
                sheet.write_row(row, 0, cells)
            sheet.write_string(1_048_575, 16_383, "x")

        with pytest.raises(TableError) as caught:
            _read(_book(write))

        assert caught.value.code == "too-large"

    def test_bomb(self) -> None:
        """A file that unpacks to gigabytes is refused by what its directory says."""
        stream = io.BytesIO()
        with ZipFile(stream, "w") as parts:
            parts.writestr("xl/workbook.xml", "")
        content = bytearray(stream.getvalue())
        entry = content.index(b"PK\x01\x02")
        content[entry + 24 : entry + 28] = (0xFFFF_FFF0).to_bytes(4, "little")
        with pytest.raises(TableError) as caught:
            _read(bytes(content))

        assert caught.value.code == "too-large"

    def test_missing_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the reader the command that installs it is named."""
        monkeypatch.setitem(__import__("sys").modules, "xlrd", None)
        with pytest.raises(MissingExtraError) as caught:
            list(read_cases(registers.ROOT / "tests/data/register.xls"))

        assert caught.value.hint == "pip install 'gikdeadlines[tables]'"
