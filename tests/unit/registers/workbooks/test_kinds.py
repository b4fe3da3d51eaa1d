"""ODS, XLS and what portals call by that name: every cell says what it is, as in an XLSX."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import python_calamine
from tests.unit.registers import registers
from tests.unit.registers.workbooks import raw

from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.registers.unreadable import Unreadable
from gikdeadlines.registers.workbooks import FROM_1904, Merge, Sheet, Workbook, open_workbook
from gikdeadlines.values import TableError
from gikdeadlines.wording import Wording, fault_text

DATA = registers.ROOT / "tests" / "data"
HEADINGS = ["申请编号", "收到日期", "答复日期"]


def sheet_of(content: bytes) -> Sheet:
    """The first sheet of a workbook."""
    found = open_workbook(content, "a.xls")
    assert isinstance(found, Workbook)
    return found.sheets[0]


def cases(content: bytes, name: str, **options: str) -> list[Row]:
    """What each row is that holds a case."""
    stream = BytesIO(content)
    stream.name = name
    return [row for row in read_cases(stream, **options) if not isinstance(row, Skipped)]  # type: ignore[arg-type]


def codes(rows: list[Row]) -> list[object]:
    """The id of each case, or the codes for which a row was refused."""
    return [
        row.case.id if isinstance(row, Assessable) else [f.code for f in row.faults]
        for row in rows
        if not isinstance(row, Skipped)
    ]


SPANNED = (
    '<table:table-row table:visibility="filter"><table:table-cell table:number-rows-spanned="2" '
    'table:number-columns-spanned="2"><text:p>y</text:p></table:table-cell></table:table-row>'
)


class TestOds:
    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ('office:value-type="float" office:value="7"', 7),
            ('office:value-type="date" office:date-value="2024-03-05"', date(2024, 3, 5)),
            ('office:value-type="date" office:date-value="2024-03-05T14:30:00"', datetime(2024, 3, 5, 14, 30)),  # noqa: DTZ001 - a cell
            ('office:value-type="boolean" office:boolean-value="true"', True),
            (
                'office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"',
                Unreadable("error-value", "#N/A"),
            ),
            (
                'office:value-type="string" office:string-value="" table:formula="of:=[.B9]"',
                Unreadable("error-value", "#N/A"),
            ),
        ],
    )
    def test_value(self, cell: str, value: object) -> None:
        """The value where the file holds one; an error is one also where only its text shows it."""
        row = raw.ods_row(f"<table:table-cell {cell}><text:p>#N/A</text:p></table:table-cell>")

        assert list(sheet_of(raw.ods(row)).rows()) == [[value]]

    def test_formula_without_value(self) -> None:
        """A formula that nobody calculated is no empty cell."""
        row = raw.ods_row("1", '<table:table-cell table:formula="of:=[.B1]+28"/>')

        assert list(sheet_of(raw.ods(row)).rows()) == [["1", Unreadable("formula-without-value", "of:=[.B1]+28")]]

    def test_text(self) -> None:
        """Spaces, tabs and paragraphs are text; a note on a cell is none of it."""
        cell = (
            "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation>"
            '<text:p>甲<text:s text:c="2"/>乙<text:tab/>丙</text:p><text:p>丁</text:p></table:table-cell>'
        )

        assert list(sheet_of(raw.ods(raw.ods_row(cell))).rows()) == [["甲  乙\t丙\n丁"]]

    def test_rows(self) -> None:
        """Rows and cells that are repeated stand as often; empty ones down to the end of the sheet do not."""
        rows = [
            raw.ods_row(
                '<table:table-cell table:number-columns-repeated="2"/>',
                "x",
                attributes='table:number-rows-repeated="2"',
            ),
            SPANNED,
            '<table:table-row table:number-rows-repeated="1048573"/>',
        ]
        sheet = sheet_of(raw.ods(*rows))

        assert list(sheet.rows()) == [[None, None, "x"], [None, None, "x"], ["y"]]
        assert (sheet.survey().merges, sheet.survey().hidden_rows) == ((Merge(3, 0, 4, 1),), (3,))

    def test_1904(self) -> None:
        """A number where a day is expected counts from the day that the workbook names."""
        number = '<table:table-cell office:value-type="float" office:value="43894"/>'
        settings = (
            '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
        )
        (row,) = cases(raw.ods(raw.ods_row(*HEADINGS), raw.ods_row("1", number), settings=settings), "a.ods")

        assert isinstance(row, Assessable)
        assert row.case.events[0].at == date(2024, 3, 5)

    def test_hidden_sheet(self) -> None:
        """A sheet whose style is not displayed is hidden."""
        styles = (
            '<office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="false"/>'
            "</style:style></office:automatic-styles>"
        )
        content = raw.ods(raw.ods_row("x"), styles=styles, name='a" table:style-name="ta1')

        assert sheet_of(content).is_hidden


class TestXls:
    CONTENT = (DATA / "merged.xls").read_bytes()

    def test_cells(self) -> None:
        """A formula without its result and an error are no empty cells; a day has its format."""
        rows = list(sheet_of(self.CONTENT).rows())

        assert rows[1] == ["0001", date(2024, 3, 5), date(2024, 4, 2)]
        assert rows[3] == ["0002", 45356, Unreadable("formula-without-value", "=")]
        assert rows[4] == ["0003", date(2024, 3, 5), Unreadable("error-value", "#N/A")]

    def test_survey(self) -> None:
        """Merged cells and hidden rows are known, hidden sheets too."""
        book = open_workbook(self.CONTENT, "a.xls")
        assert isinstance(book, Workbook)
        survey = book.sheets[0].survey()

        assert set(survey.merges) == {Merge(2, 0, 3, 0), Merge(2, 1, 3, 1)}
        assert survey.hidden_rows == (5,)
        assert [sheet.is_hidden for sheet in book.sheets] == [False, True]

    def test_cases(self) -> None:
        """One application with two answers; two rows refused by name."""
        found = cases(self.CONTENT, "a.xls")

        assert codes(found) == ["0001", ["formula-without-value"], ["error-value"]]
        assert isinstance(found[0], Assessable)
        assert found[0].rows == 2

    def test_1904(self) -> None:
        """Days of the date system of 1904 are right with a date format and without."""
        content = (DATA / "days_of_1904.xls").read_bytes()
        book = open_workbook(content, "a.xls")
        assert isinstance(book, Workbook)
        (row,) = cases(content, "a.xls")

        assert book.day_zero == FROM_1904
        assert isinstance(row, Assessable)
        received, replied = row.case.events
        assert (received.at, replied.at) == (date(2024, 3, 5), date(2024, 4, 2))


XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="登记簿"><Table>'
    '<Row><Cell><Data ss:Type="String">申请编号</Data></Cell><Cell><Data ss:Type="String">收到日期</Data></Cell>'
    '<Cell><Data ss:Type="String">答复日期</Data></Cell></Row>'
    '<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeDown="1"><Data ss:Type="String">0001</Data></Cell>'
    '<Cell><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell>'
    '<Cell ss:Formula="=R[-1]C"><Data ss:Type="Error">#REF!</Data></Cell></Row>'
    '<Row><Cell ss:Index="2"><Data ss:Type="Number">45356</Data></Cell><Cell ss:Formula="=RC[-1]+28"/></Row>'
    "</Table></Worksheet></Workbook>"
)


class TestXml:
    def test_rows(self) -> None:
        """Rows and cells stand where their index says; errors and formulas without result are no empty cells."""
        sheet = sheet_of(XML.encode())

        assert list(sheet.rows()) == [
            HEADINGS,
            [],
            ["0001", date(2024, 3, 5), Unreadable("error-value", "#REF!")],
            [None, 45356, Unreadable("formula-without-value", "=RC[-1]+28")],
        ]
        assert (sheet.name, sheet.survey().hidden_rows, sheet.survey().merges) == ("登记簿", (3,), (Merge(3, 0, 4, 0),))


class TestPage:
    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    @pytest.mark.parametrize("said", ["gb2312", "utf-8", ""])
    def test_encoding(self, encoding: str, said: str) -> None:
        """A page is read as its bytes tell, whatever it says of itself."""
        meta = f"<meta charset={said}>" if said else ""
        table = "<table><tr><th>申请编号<th>收到日期<th>答复日期<tr><td>0001<td>2024-03-05<td>2024-04-02</table>"
        (row,) = cases(f"<html>{meta}{table}</html>".encode(encoding), "a.xls")

        assert isinstance(row, Assessable)
        assert (row.case.id, row.case.events[0].at) == ("0001", date(2024, 3, 5))

    def test_spans(self) -> None:
        """Cells that reach over rows and columns keep their places; entities and line breaks are text."""
        page = (
            "<table><tr><td rowspan=2>甲&amp;乙</td><td colspan='2'>丙<br>丁</td></tr>"
            "<tr style='display:none'><td>a&nbsp;</td><td><table><tr><td>内</td></tr></table></td></tr></table>"
        )
        sheet = sheet_of(page.encode())

        assert list(sheet.rows()) == [["甲&乙", "丙\n丁", None], [None, "a", "内"]]
        assert sheet.survey().merges == (Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))
        assert sheet.survey().hidden_rows == (2,)

    def test_several(self) -> None:
        """Of several tables the one with headings is the register."""
        register = "<table><tr><td>申请编号<td>收到日期<td>答复日期<tr><td>1<td>2024-03-05</table>"
        page = f"<table><tr><td>查询条件</table>{register}"

        assert codes(cases(page.encode(), "a.xls")) == ["1"]


class TestText:
    TEXT = '申请编号\t收到日期\t答复日期\r\n="0001"\t2024-03-05\t2024-04-02\r\n'

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_tabs(self, encoding: str) -> None:
        """Text separated by tabs under the name of a workbook is read; ="0001" is its text."""
        assert codes(cases(self.TEXT.encode(encoding), "a.xls")) == ["0001"]


class TestNamed:
    """What is no register is named for what it is, in both languages."""

    @pytest.mark.parametrize(
        ("content", "zh", "en"),
        [
            (b"%PDF-1.7", "PDF", "PDF"),
            (b"{\\rtf1", "文字文档", "text document"),
            (b"\x89PNG\r\n", "图片", "picture"),
            (b"Rar!\x1a\x07", "压缩包", "archive"),
            (raw.zipped({"a.txt": "x"}), "压缩包", "archive"),
            (b"MIME-Version: 1.0\r\n", "网页档案", "web archive"),
            (b"<html><body>login</body></html>", "没有表格", "without a table"),
            (b"\x00\x01\x02\x03" * 9, "损坏", "damaged"),
        ],
    )
    def test_told(self, content: bytes, zh: str, en: str) -> None:
        """The hint says what it is and what to do."""
        with pytest.raises(TableError) as caught:
            cases(content, "a.xls")
        texts = [fault_text(caught.value.faults[0], Wording(language)) for language in ("zh", "en")]

        assert caught.value.code == "not-a-table"
        assert (zh in texts[0], en in texts[1]) == (True, True)


class TestSeveralSheets:
    ROW = '<row r="2"><c r="A2"><v>{}</v></c><c r="B2" s="1"><v>45299</v></c></row>'

    def test_one_that_cannot_be_read(self) -> None:
        """What is wrong with a sheet costs the others nothing, and its rows are refused, not lost."""
        answered = '<c r="{}1" t="inlineStr"><is><t>答复日期</t></is></c>'
        once = answered.format("C")
        twice = raw.sheet(self.ROW.format(2)).replace(once, once + answered.format("D"))
        broken = raw.sheet(self.ROW.format(4)) + "<unclosed>"
        content = raw.xlsx(raw.sheet(self.ROW.format(1)), twice, raw.sheet(self.ROW.format(3)), broken)
        found = cases(content, "a.xlsx", sheet="all")

        assert codes(found) == ["1", ["repeated-heading"], "3", ["not-a-table"]]
        assert [(row.sheet, row.rows) for row in found if isinstance(row, Refused)] == [("sheet2", 2), ("sheet4", 1)]

    def test_same_id(self) -> None:
        """An id that stood on an earlier sheet is told as repeated."""
        first, second = cases(
            raw.xlsx(raw.sheet(self.ROW.format(1)), raw.sheet(self.ROW.format(1))), "a.xlsx", sheet="all"
        )

        assert isinstance(first, Assessable)
        assert isinstance(second, Assessable)
        assert (first.repeated_id, second.repeated_id) == (False, True)

    def test_without_headings(self) -> None:
        """A sheet without headings is passed over with all its rows, and told."""
        stream = BytesIO(
            raw.xlsx(raw.sheet(self.ROW.format(1)), '<sheetData><row r="3"><c r="A3"><v>1</v></c></row></sheetData>')
        )
        stream.name = "a.xlsx"
        passed = [row for row in read_cases(stream, sheet="all") if isinstance(row, Skipped) and row.reason == "sheet"]

        assert [(row.sheet, row.rows) for row in passed] == [("sheet2", 3)]


@pytest.mark.parametrize(
    "make", [lambda: registers.xlsx(registers.example_rows()), lambda: registers.ods(registers.example_rows())]
)
def test_second_reader(make: Callable[[], bytes], tmp_path: Path) -> None:
    """A reader that we did not write gives the same cells of a plain register."""
    path = tmp_path / "a.bin"
    path.write_bytes(make())
    expected = python_calamine.load_workbook(path).get_sheet_by_index(0).to_python()
    found = [["" if cell is None else cell for cell in row] for row in sheet_of(path.read_bytes()).rows()]

    assert [row + [""] * (len(expected[0]) - len(row)) for row in found] == expected
