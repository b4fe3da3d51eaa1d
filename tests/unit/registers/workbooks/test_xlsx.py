"""What every cell of an XLSX says, however it is written."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from tests.unit.registers.workbooks import raw

from gikdeadlines.case import Replied
from gikdeadlines.loading import Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.registers.unreadable import Unreadable
from gikdeadlines.registers.workbooks import FROM_1904, Merge, Workbook, open_workbook
from gikdeadlines.registers.workbooks.xlsx import shows_days
from gikdeadlines.values import TableError


def book(content: bytes) -> Workbook:
    """The workbook that these bytes make."""
    found = open_workbook(content, "a.xlsx")
    assert isinstance(found, Workbook)
    return found


def rows(*given: str, **how: object) -> list[list[object]]:
    """The rows below the headings of a sheet."""
    return list(book(raw.xlsx(raw.sheet(*given), **how)).sheets[0].rows())[1:]  # type: ignore[arg-type]


def cases(content: bytes, **options: str) -> list[Row]:
    """What each row below the headings is."""
    stream = BytesIO(content)
    stream.name = "a.xlsx"
    return [row for row in read_cases(stream, **options) if not isinstance(row, Skipped)]  # type: ignore[arg-type]


class TestCells:
    """A cell is what its type, its format and its formula say."""

    @pytest.mark.parametrize(
        ("cell", "value"),
        [
            ('<c r="A2"><v>7</v></c>', 7),
            ('<c r="A2"><v>7.5</v></c>', 7.5),
            ('<c r="A2" s="1"><v>45356</v></c>', date(2024, 3, 5)),
            ('<c r="A2" s="2"><v>45356.604166667</v></c>', datetime(2024, 3, 5, 14, 30)),  # noqa: DTZ001 - a cell
            ('<c r="A2" t="b"><v>1</v></c>', True),
            ('<c r="A2" t="d"><v>2024-03-05</v></c>', date(2024, 3, 5)),
            ('<c r="A2" t="str"><f>A1</f><v>甲</v></c>', "甲"),
            (
                '<c r="A2" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c>',
                "甲乙",
            ),
            ('<c r="A2" t="s"><v>0</v></c>', "一\r二"),
            ('<c r="A2" t="s"><v>9</v></c>', Unreadable("broken-cell", "9")),
            ('<c r="A2"><v>1E400</v></c>', "1E400"),
        ],
    )
    def test_value(self, cell: str, value: object) -> None:
        """Each type of cell gives the value that a spreadsheet program shows."""
        strings = f'<sst xmlns="{raw.MAIN}"><si><t>一_x000D_二</t><rPh sb="0" eb="1"><t>yi</t></rPh></si></sst>'

        assert rows(f'<row r="2">{cell}</row>', strings=strings) == [[value]]

    @pytest.mark.parametrize(
        "cell",
        [
            '<c r="C2" t="e"><v>#REF!</v></c>',
            "<c r='C2' t='e'><v>#REF!</v></c>",
            '<c t="e" r="C2"><v>#REF!</v></c>',
            '<c\nr="C2"\nt="e"\n><f>A9</f><v>#REF!</v></c>',
            '<c t="e"><v>&#35;REF!</v></c>',
        ],
    )
    def test_error(self, cell: str) -> None:
        """An error is refused by name, whatever the quotation marks, the order, the place that is left out."""
        row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" s="1"><v>45356</v></c>{cell}</row>'
        (refused,) = cases(raw.xlsx(raw.sheet(row)))

        assert isinstance(refused, Refused)
        assert [(fault.code, fault.path, fault.given) for fault in refused.faults] == [
            ("error-value", "答复日期", "#REF!")
        ]

    def test_error_in_prefixed_elements(self) -> None:
        """A namespace prefix on elements and on the relation hides nothing."""
        content = raw.xlsx(raw.sheet('<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>'))
        parts = dict(unzipped(content))
        parts["xl/worksheets/sheet1.xml"] = prefixed(parts["xl/worksheets/sheet1.xml"])
        workbook = parts["xl/workbook.xml"].decode().replace("xmlns:r=", "xmlns:ns2=").replace("r:id", "ns2:id")
        parts["xl/workbook.xml"] = workbook.encode()
        (sheet,) = book(raw.zipped(parts)).sheets

        assert list(sheet.rows())[1] == [Unreadable("error-value", "#N/A")]

    @pytest.mark.parametrize("cell", ["<f>B2+28</f>", "<f>B2+28</f><v/>", "<f>B2+28</f><v></v>"])
    def test_formula_without_value(self, cell: str) -> None:
        """A formula that nobody calculated is refused, never taken for a case without an answer."""
        row = f'<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>45356</v></c><c r="C2">{cell}</c></row>'
        (refused,) = cases(raw.xlsx(raw.sheet(row)))

        assert isinstance(refused, Refused)
        assert [(fault.code, fault.given) for fault in refused.faults] == [("formula-without-value", "=B2+28")]

    def test_formula_that_gives_nothing(self) -> None:
        """A formula whose result is an empty text, as IF(…,"") gives, is an empty cell."""
        assert rows('<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>""</f><v></v></c></row>') == [[1]]

    @pytest.mark.parametrize(
        ("code", "is_day"),
        [
            ("yyyy/m/d;@", True),
            ('[$-804]yyyy"年"m"月"', True),
            ("[DBNum1]aaaa", True),
            ("mm:ss.0", True),
            ("[h]:mm", True),
            ("G/通用格式", False),
            ("0.00E+00", False),
            ('0"days"', False),
            ("[Red]#,##0;[Green]d", False),
            ("\\d0", False),
        ],
    )
    def test_format(self, code: str, is_day: bool) -> None:
        """A number is a day where its format shows one outside quotation marks, colours and escapes."""
        assert shows_days(code) is is_day


class TestDateSystem:
    def test_1904(self) -> None:
        """43894 days after 1 January 1904 are 5 March 2024, with a date format and without."""
        given = ['<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>43894</v></c></row>']
        given += ['<row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>43894</v></c></row>']
        content = raw.xlsx(raw.sheet(*given), date1904=True)

        assert book(content).day_zero == FROM_1904
        assert [row.case.events[0].at for row in cases(content) if isinstance(row, Assessable)] == [
            date(2024, 3, 5)
        ] * 2


class TestRows:
    def test_left_out(self) -> None:
        """Rows and cells that the file leaves out are empty; those without a place follow the one before."""
        found = rows('<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>')

        assert found == [[], [None, 1, 2], [3]]

    def test_survey(self) -> None:
        """Merged cells and hidden rows are known before the rows are read."""
        content = raw.xlsx(
            raw.sheet(
                '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"/>',
                after='<mergeCells><mergeCell ref="A2:B4"/></mergeCells>',
            )
        )
        survey = book(content).sheets[0].survey()

        assert (survey.merges, survey.hidden_rows) == ((Merge(2, 0, 4, 1),), (2,))

    def test_only_a_look(self) -> None:
        """Rows and cells that only have a look say nothing, also where they reach to the end of the sheet."""
        look = (
            '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2" s="1"/></row>',
            '<row r="1048576"><c r="A1048576" s="1"/></row>',
        )
        sheet = book(raw.xlsx(raw.sheet(*look))).sheets[0]

        assert (len(list(sheet.rows())), sheet.survey().merges) == (2, ())

    @pytest.mark.parametrize("row", ['<row r="3"/><row r="2"/>', '<row r="x"/>', '<row r="2"><c r="A2"><v>1</v>'])
    def test_broken(self, row: str) -> None:
        """Rows out of order, or an element that is never closed, are refused."""
        with pytest.raises(TableError) as caught:
            rows(row)

        assert caught.value.code == "not-a-table"

    def test_declared(self) -> None:
        """A part that declares entities is refused before it can unfold them."""
        content = dict(unzipped(raw.xlsx(raw.sheet())))
        part = content["xl/worksheets/sheet1.xml"].decode()
        content["xl/worksheets/sheet1.xml"] = ('<!DOCTYPE x [<!ENTITY a "a">]>' + part).encode()
        with pytest.raises(TableError) as caught:
            list(book(raw.zipped(content)).sheets[0].rows())

        assert caught.value.code == "not-a-table"


class TestMergedDownward:
    """One application with several answers, as registers keep them."""

    ROWS = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>45356</v></c><c r="C2" s="1"><v>45384</v></c></row>',
        '<row r="3"><c r="C3" s="1"><v>45385</v></c></row>',
        '<row r="4"><c r="C4" s="1"><v>45391</v></c></row>',
        '<row r="5"><c r="A5"><v>2</v></c><c r="B5" s="1"><v>45356</v></c><c r="C5" s="1"><v>45384</v></c></row>',
    )
    MERGED = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B4"/></mergeCells>'

    def test_answers(self) -> None:
        """Three rows under one merged number are one application that was answered on 2, 3 and 9 April 2024."""
        first, second = cases(raw.xlsx(raw.sheet(*self.ROWS, after=self.MERGED)))

        assert isinstance(first, Assessable)
        assert isinstance(second, Assessable)
        assert (first.row, first.rows, second.row, second.rows) == (2, 3, 5, 1)
        answers = [event.registered for event in first.case.events if isinstance(event, Replied)]
        assert answers == [date(2024, 4, 2), date(2024, 4, 3), date(2024, 4, 9)]

    def test_other_columns(self) -> None:
        """Where only the day of receipt is merged, each row is an application received on that day."""
        merged = '<mergeCells><mergeCell ref="B2:B4"/></mergeCells>'
        given = [
            row.replace('<c r="C', f'<c r="A{at}"><v>{at}</v></c><c r="C', 1)
            for at, row in enumerate(self.ROWS[1:3], 3)
        ]
        found = cases(raw.xlsx(raw.sheet(self.ROWS[0], *given, after=merged)))

        assert [(row.row, row.case.events[0].at) for row in found if isinstance(row, Assessable)] == [
            (2, date(2024, 3, 5)),
            (3, date(2024, 3, 5)),
            (4, date(2024, 3, 5)),
        ]


class TestSheets:
    """A sheet a month."""

    ROW = '<row r="2"><c r="A2"><v>{}</v></c><c r="B2" s="1"><v>45299</v></c></row>'
    BOOK = raw.xlsx(raw.sheet(ROW.format(1)), raw.sheet(ROW.format(2)), "<sheetData/>", raw.sheet(ROW.format(4)))

    @pytest.mark.parametrize(
        ("said", "ids"),
        [("all", "124"), ("全部", "124"), ("sheet1,sheet4", "14"), ("4、1", "14"), ("2", "2"), ("sheet2", "2")],
    )
    def test_said(self, said: str, ids: str) -> None:
        """All sheets with headings, or a list of names or numbers, in the order of the workbook."""
        found = cases(self.BOOK, sheet=said)

        assert [(row.sheet, row.case.id) for row in found if isinstance(row, Assessable)] == [
            (f"sheet{id_}", id_) for id_ in ids
        ]

    def test_hidden_rows(self) -> None:
        """The heading row tells how many rows below it are hidden."""
        stream = BytesIO(raw.xlsx(raw.sheet('<row r="2" hidden="true"><c r="A2"><v>1</v></c></row>')))
        stream.name = "a.xlsx"
        (heading, _) = read_cases(stream)

        assert isinstance(heading, Skipped)
        assert heading.hidden == 1


def unzipped(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook."""
    from zipfile import ZipFile  # noqa: PLC0415 - used here alone

    with ZipFile(BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def prefixed(part: bytes) -> bytes:
    """The same XML with a prefix on every element."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - what was written above

    return ET.tostring(ET.fromstring(part))  # noqa: S314 - the same
