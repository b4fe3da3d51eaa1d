"""Comments and lines through cells of a workbook: told, and no verdict is surer than what they may say."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from tests.unit.registers.workbooks import raw

from gikdeadlines.loading import Assessable, Row, Skipped
from gikdeadlines.registers import ColumnMap, load_column_map, map_text, read_cases, read_columns
from gikdeadlines.values import Finding, TableError

HEADINGS = ["申请编号", "收到日期", "答复日期", "经办人"]
STRUCK = Font(strike=True)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A workbook, its sheet, and where it goes."""

    made: Any
    path: Path

    @property
    def sheet(self) -> Any:  # noqa: ANN401 - openpyxl's
        """The register."""
        return self.made.active

    def rows(self) -> list[Row]:
        """What is read of it."""
        self.made.save(self.path)
        return list(read_cases(self.path))


@pytest.fixture
def book(tmp_path: Path) -> Ledger:
    """A register of two cases, to be marked and read."""
    made = openpyxl.Workbook()
    for row in (
        ["某局登记簿"],
        HEADINGS,
        ["1", "2024-03-05", "2024-04-28", "甲"],
        ["2", "2024-03-05", "2024-04-01", "乙"],
    ):
        made.active.append(row)
    return Ledger(made, tmp_path / "台账.xlsx")


def doubts(book: Ledger) -> dict[str, list[tuple[str, object]]]:
    """The doubts of each case: their codes, and what they name."""
    cases = [row.case for row in book.rows() if isinstance(row, Assessable)]
    return {case.id: [(each.code, _named(each)) for each in case.doubts] for case in cases}


def _named(found: Finding) -> object:
    return found.parameters.get("headings", found.parameters.get("cell"))


class TestComments:
    """What a clerk writes beside a cell."""

    def test_that_speaks_of_an_event(self, book: Ledger) -> None:
        """Is doubted as free text would be, whichever column the cell is in."""
        book.sheet["C3"].comment = Comment("张三:\n已延期至4月30日", "张三")
        book.sheet["D4"].comment = Comment("4月1日收到补正", "李四")

        assert doubts(book) == {
            "1": [("unread-comment", "张三: 已延期至4月30日")],
            "2": [("unread-comment", "4月1日收到补正")],
        }

    def test_that_speaks_of_nothing(self, book: Ledger) -> None:
        """Takes nothing from a verdict; nor does one on a heading."""
        book.sheet["C3"].comment = Comment("已归档", "张三")
        book.sheet["B2"].comment = Comment("延期的另记", "张三")

        assert doubts(book) == {"1": [], "2": []}

    def test_is_counted(self, book: Ledger) -> None:
        """Below the headings."""
        book.sheet["C3"].comment = Comment("已归档", "张三")
        book.sheet["B2"].comment = Comment("见说明", "张三")
        heading = next(row for row in book.rows() if isinstance(row, Skipped) and row.reason == "heading")

        assert heading.marked == (1, 0)


class TestSettledByMap:
    """Somebody has looked at the comments of a column."""

    def test_of_a_column(self, book: Ledger) -> None:
        """They tell of nothing; those of another column still do."""
        book.sheet["C3"].comment = Comment("已延期至4月30日，已在他处登记", "张三")
        book.sheet["D4"].comment = Comment("4月1日收到补正", "李四")
        book.made.save(book.path)
        said = ColumnMap.of({}, comments={"答复日期": "ignore"})
        cases = [row.case for row in read_cases(book.path, columns=said) if isinstance(row, Assessable)]

        assert [len(case.doubts) for case in cases] == [0, 1]

    def test_file(self, tmp_path: Path) -> None:
        """[comments] of a map; anything but ignore is refused, and a heading that no column bears."""
        path = tmp_path / "map.toml"
        path.write_text('format = 1\n[comments]\n"答复日期" = "ignore"\n', encoding="utf-8")
        bad = tmp_path / "bad.toml"
        bad.write_text('format = 1\n[comments]\n"答复日期" = "答复日期"\n', encoding="utf-8")

        assert load_column_map(path).settles_comments("答复日期")
        with pytest.raises(TableError, match=r"comments\.答复日期"):
            load_column_map(bad)

    def test_unmatched(self, book: Ledger) -> None:
        """A slip would leave a comment unread."""
        book.made.save(book.path)

        with pytest.raises(TableError) as caught:
            list(read_cases(book.path, columns=ColumnMap.of({}, comments={"答复曰期": "ignore"})))
        assert caught.value.code == "unmatched-heading"

    def test_is_proposed(self, book: Ledger) -> None:
        """`columns` shows the comment, and writes it into the map to be edited."""
        book.sheet["C3"].comment = Comment("已延期至4月30日", "张三")
        book.made.save(book.path)
        (table,) = read_columns(book.path)
        remarks = dict.fromkeys(("head", "words", "comments", "read", "carried", "doubtful", "conflicting"), "")

        assert dict(table.comments) == {"答复日期": "已延期至4月30日"}
        assert '[comments]\n# \n# 已延期至4月30日\n# "答复日期" = "ignore"' in map_text([table], remarks)


class TestStruckThrough:
    """What somebody has crossed out and left."""

    def test_row(self, book: Ledger) -> None:
        """Every cell of it: what was read is named."""
        for cell in book.sheet[3]:
            cell.font = STRUCK

        assert doubts(book) == {"1": [("struck-through", ("申请编号", "收到日期", "答复日期"))], "2": []}

    def test_one_day(self, book: Ledger) -> None:
        """A day that no longer holds."""
        book.sheet["C4"].font = STRUCK

        assert doubts(book) == {"1": [], "2": [("struck-through", ("答复日期",))]}

    def test_part_of_a_text(self, book: Ledger) -> None:
        """A look of its own within the cell."""
        day = CellRichText(TextBlock(InlineFont(strike=True), "2024-04-01"))
        book.sheet["C4"] = day

        assert doubts(book)["2"] == [("struck-through", ("答复日期",))]

    def test_what_is_only_carried(self, book: Ledger) -> None:
        """Moves nothing; nor does the look of an empty cell."""
        book.sheet["D3"].font = STRUCK
        book.sheet["E4"].font = STRUCK

        assert doubts(book) == {"1": [], "2": []}

    def test_merged_rows(self, book: Ledger) -> None:
        """The second answer of one application."""
        book.sheet.merge_cells("A3:A4")
        book.sheet["C4"].font = STRUCK

        assert doubts(book)["1"] == [("struck-through", ("答复日期",))]


class TestOpenDocument:
    """The same of ODS."""

    STYLES = (
        '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>'
    )

    def test_comment_and_line(self, tmp_path: Path) -> None:
        """A comment is no text of its cell; a line through it is a look of the cell or of a part of its text."""
        heading = raw.ods_row(*(_text(name) for name in HEADINGS))
        comment = "<office:annotation><text:p>已延期至4月30日</text:p></office:annotation>"
        first = raw.ods_row(_text("1"), _text("2024-03-05"), _text("2024-04-28", comment), _text("甲"))
        struck = (
            '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>2</text:p></table:table-cell>'
        )
        part = '<text:span text:style-name="ce1">2024-04-01</text:span>'
        second = raw.ods_row(struck, _text("2024-03-05"), _text(part), _text("乙"))
        path = tmp_path / "台账.ods"
        path.write_bytes(raw.ods(heading, first, second, styles=self.STYLES))
        found = {row.case.id: row.case for row in read_cases(path) if isinstance(row, Assessable)}

        assert [(each.code, _named(each)) for each in found["1"].doubts] == [("unread-comment", "已延期至4月30日")]
        assert [(each.code, _named(each)) for each in found["2"].doubts] == [
            ("struck-through", ("申请编号", "答复日期"))
        ]


def _text(text: str, before: str = "") -> str:
    return f'<table:table-cell office:value-type="string">{before}<text:p>{text}</text:p></table:table-cell>'


class TestOlderFormats:
    """SpreadsheetML of 2003, and XLS."""

    STYLES = '<Styles><Style ss:ID="s1"><Font ss:StrikeThrough="1"/></Style></Styles>'
    COMMENT = '<Comment ss:Author="甲"><ss:Data><B>甲:</B><Font>已延期至4月30日</Font></ss:Data></Comment>'

    def test_spreadsheetml(self, tmp_path: Path) -> None:
        """The text of a comment is none of its cell, which is read as it stands."""
        rows = [HEADINGS, ["1", "2024-03-05", "2024-04-28", "甲"], ["2", "2024-03-05", "2024-04-01", "乙"]]
        cells = [[f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row] for row in rows]
        cells[1][2] = cells[1][2].replace("</Cell>", f"{self.COMMENT}</Cell>")
        cells[2][2] = cells[2][2].replace("<Cell>", '<Cell ss:StyleID="s1">')
        table = "".join(f"<Row>{''.join(row)}</Row>" for row in cells)
        path = tmp_path / "台账.xls"
        space = "urn:schemas-microsoft-com:office:spreadsheet"
        path.write_text(
            f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{self.STYLES}'
            f'<Worksheet ss:Name="一月"><Table>{table}</Table></Worksheet></Workbook>',
            encoding="utf-8",
        )
        found = [row.case for row in read_cases(path) if isinstance(row, Assessable)]

        assert [case.events[-1].registered for case in found] == [date(2024, 4, 28), date(2024, 4, 1)]  # type: ignore[attr-defined]
        assert [[(each.code, _named(each)) for each in case.doubts] for case in found] == [
            [("unread-comment", "甲:已延期至4月30日")],
            [("struck-through", ("答复日期",))],
        ]

    def test_xls(self, tmp_path: Path) -> None:
        """The records of an old worksheet, written by hand: labels, and a note on the answer of the first case."""
        rows = [HEADINGS, ["1", "2024-03-05", "2024-04-28", "甲"], ["2", "2024-03-05", "2024-04-01", "乙"]]
        labels = (_label(at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row))
        path = tmp_path / "台账.xls"
        beginning = _record(0x0409, struct.pack("<HHH", 4, 0x10, 0)) + _record(0x42, struct.pack("<H", 936))
        path.write_bytes(beginning + b"".join(labels) + _note(1, 2, "已延期至4月30日") + _record(0x0A, b""))
        found = [row.case for row in read_cases(path) if isinstance(row, Assessable)]

        assert [[(each.code, _named(each)) for each in case.doubts] for case in found] == [
            [("unread-comment", "已延期至4月30日")],
            [],
        ]


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _label(row: int, column: int, text: str) -> bytes:
    said = text.encode("gbk")
    return _record(0x0204, struct.pack("<HHHH", row, column, 0, len(said)) + said)


def _note(row: int, column: int, text: str) -> bytes:
    said = text.encode("gbk")
    return _record(0x1C, struct.pack("<HHH", row, column, len(said)) + said)
