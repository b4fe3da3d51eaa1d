"""A ledger goes in and comes back as the same workbook with verdicts."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.comments import Comment
from tests.unit.checking import ledgers
from tests.unit.cli.running import Run

from gikdeadlines import check_register
from gikdeadlines.checking import CheckedRegister
from gikdeadlines.checking.own_sheets import cell_text_of
from gikdeadlines.values import UsageError

AS_OF = date(2024, 12, 31)
LEDGER = ledgers.ledger()


def checked(content: bytes, folder: Path, **options: object) -> tuple[CheckedRegister, Any]:
    """The run over a workbook, and the workbook that came back."""
    source, target = folder / "台账.xlsx", folder / "结果.xlsx"
    source.write_bytes(content)
    target.unlink(missing_ok=True)
    result = check_register(source, as_of=AS_OF, sinks=[target], **options)  # type: ignore[arg-type]
    return result, openpyxl.load_workbook(target)


def own_column(sheet: Any, row: int) -> int:  # noqa: ANN401 - openpyxl's
    """Where the columns of the check begin."""
    return next(int(cell.column) for cell in sheet[row] if str(cell.value).startswith("核查："))


class TestSameWorkbook:
    """Everything of hers is as it was."""

    @pytest.fixture(params=[1, 2])
    def pair(self, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Any, Any]:
        """The ledger before and after, with its headings in so many rows."""
        content = ledgers.ledger(heading_rows=request.param)
        return openpyxl.load_workbook(BytesIO(content)), checked(content, tmp_path)[1]

    def test_cells(self, pair: tuple[Any, Any]) -> None:
        """Every cell of every sheet has its value, formula, format, font and colour."""
        before, after = pair

        def cells(book: Any) -> list[tuple[object, ...]]:  # noqa: ANN401 - openpyxl's
            return [
                (
                    sheet.title,
                    cell.coordinate,
                    cell.value,
                    cell.number_format,
                    cell.font.name,
                    cell.fill.start_color.rgb,
                )
                for sheet in before
                for row in book[sheet.title][sheet.dimensions if sheet.dimensions != "A1:A1" else "A1:A2"]
                for cell in row
            ]

        assert cells(after) == cells(before)

    def test_shape(self, pair: tuple[Any, Any]) -> None:
        """Widths, heights, hidden rows, merged cells and frozen panes are hers."""
        before, after = (book[ledgers.SHEET] for book in pair)

        assert after.column_dimensions["B"].width == before.column_dimensions["B"].width
        assert after.row_dimensions[1].height == before.row_dimensions[1].height
        assert after.row_dimensions[7].hidden
        assert after.freeze_panes == before.freeze_panes
        assert {str(area) for area in after.merged_cells.ranges} == {str(area) for area in before.merged_cells.ranges}

    def test_sheets(self, pair: tuple[Any, Any]) -> None:
        """Her sheets stand first; where one of hers has the name of ours, ours takes another."""
        assert pair[1].sheetnames == [ledgers.SHEET, "说明", "退回", "说明 2"]


class TestVerdicts:
    def test_beside_the_rows(self, tmp_path: Path) -> None:
        """Each verdict stands beside its row, that of several rows beside the first."""
        result, book = checked(ledgers.ledger(), tmp_path)
        sheet = book[ledgers.SHEET]
        at = own_column(sheet, 3)

        assert at == len(ledgers.HEADINGS) + 1
        assert {row: sheet.cell(row, at).value for row in range(4, 17) if sheet.cell(row, at).value} == ledgers.VERDICTS
        assert sheet.cell(5, at + 2).value == datetime(2024, 4, 2)  # noqa: DTZ001 - a cell
        assert result.balance.holds

    def test_two_heading_rows(self, tmp_path: Path) -> None:
        """Two heading rows with merged cells give the same verdicts, without any option."""
        _, book = checked(ledgers.ledger(heading_rows=2), tmp_path)
        sheet = book[ledgers.SHEET]
        at = own_column(sheet, 3)

        assert {row: sheet.cell(row, at).value for row in range(4, 17) if sheet.cell(row, at).value} == ledgers.VERDICTS
        assert sheet.print_title_rows == "$2:$3"
        assert [cell.value for cell in book["退回"][1]][3:10] == [*ledgers.HEADINGS[:5], "答复情况", None]
        assert [cell.value for cell in book["退回"][2]][:3] == ["工作表", "行", "退回原因"]

    def test_only_beside_registers(self, run: Run, tmp_path: Path) -> None:
        """Where every sheet is meant, one that was passed over stays as it is."""
        source, target = tmp_path / "台账.xlsx", tmp_path / "结果.xlsx"
        source.write_bytes(ledgers.ledger())
        run("check", source, "--sheet", "all", "--as-of", AS_OF, "--out", target)
        book = openpyxl.load_workbook(target)

        assert [[cell.value for cell in row] for row in book["说明"].iter_rows()] == [["本台账由办公室填写"]]
        assert own_column(book[ledgers.SHEET], 3) == len(ledgers.HEADINGS) + 1

    def test_a_sheet_refused_as_a_whole(self, run: Run, tmp_path: Path) -> None:
        """Stands as it stood; its rows are told with the reason."""
        source, target = tmp_path / "台账.xlsx", tmp_path / "结果.xlsx"
        made = openpyxl.load_workbook(BytesIO(ledgers.ledger()))
        other = made.create_sheet("二月")
        for row in (["申请编号", "收到日期", "答复日期", "收到日期"], ["1", "2024-02-05", "2024-03-01", "2024-02-06"]):
            other.append(row)
        made.save(source)
        run("check", source, "--sheet", "all", "--as-of", AS_OF, "--out", target)
        book = openpyxl.load_workbook(target)

        assert [cell.value for cell in book["二月"][1]] == ["申请编号", "收到日期", "答复日期", "收到日期"]
        assert any("标题重复" in str(cell.value) for cell in book["退回"]["C"])

    def test_late_rows_marked(self, tmp_path: Path) -> None:
        """What is late is red, what was refused yellow, anything else has no colour."""
        sheet = checked(ledgers.ledger(), tmp_path)[1][ledgers.SHEET]
        at = own_column(sheet, 3)
        colours = {row: sheet.cell(row, at).fill.start_color.rgb[-6:] for row in (4, 5, 9, 13)}

        assert colours == {4: "000000", 5: "F8CBAD", 9: "FFE699", 13: "F8CBAD"}

    def test_print(self, tmp_path: Path) -> None:
        """Landscape, one page wide, the headings on every page; the filter reaches to the last column."""
        sheet = checked(ledgers.ledger(), tmp_path)[1][ledgers.SHEET]

        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "landscape",
            1,
            0,
        )
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.auto_filter.ref == f"A3:{sheet.cell(16, sheet.max_column).coordinate}"

    def test_results_of_formulas(self, tmp_path: Path) -> None:
        """A formula keeps its result, so that the ledger that came back can be read again."""
        _, _ = checked(ledgers.ledger(), tmp_path)
        shown = openpyxl.load_workbook(tmp_path / "结果.xlsx", data_only=True)[ledgers.SHEET]

        assert (shown["F8"].value, shown["D17"].value) == (datetime(2024, 4, 1), 12)  # noqa: DTZ001 - a cell


class TestRefused:
    def test_whole_row_and_reason(self, tmp_path: Path) -> None:
        """The refused row stands in 退回 with all its cells below her headings, and says what is wrong with it."""
        sheet = checked(ledgers.ledger(), tmp_path)[1]["退回"]
        headings, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(max_row=2))

        assert headings == ["工作表", "行", "退回原因", *ledgers.HEADINGS]
        assert row[:2] == [ledgers.SHEET, 9]
        assert "3月12日" in row[2]
        assert row[3:10] == [6, "2024-006", "己", "邮寄", "3月12日", datetime(2024, 4, 3), "邮寄"]  # noqa: DTZ001 - a cell
        assert sheet.max_row == 2

    def test_reason_in_english(self, tmp_path: Path) -> None:
        """The reason is in the reader's language, and so are the names of sheets and columns."""
        book = checked(ledgers.ledger(), tmp_path, language="en")[1]

        assert book.sheetnames[2:] == ["Refused", "Notes"]
        assert book["Refused"]["C1"].value == "why it was refused"
        assert book[ledgers.SHEET]["I3"].value.startswith("Checked: ")

    def test_none(self, tmp_path: Path) -> None:
        """Where nothing was refused there is no such sheet."""
        content = openpyxl.load_workbook(BytesIO(ledgers.ledger()))
        content[ledgers.SHEET]["E9"] = date(2024, 3, 12)
        content[ledgers.SHEET]["F8"] = date(2024, 4, 1)
        stream = BytesIO()
        content.save(stream)

        assert "退回" not in checked(stream.getvalue(), tmp_path)[1].sheetnames


class TestAgain:
    @pytest.mark.parametrize("heading_rows", [1, 2])
    def test_checked_again(self, heading_rows: int, tmp_path: Path) -> None:
        """The ledger that came back can be checked again: our columns and sheets are written anew, not beside."""
        checked(ledgers.ledger(heading_rows=heading_rows), tmp_path)
        content = (tmp_path / "结果.xlsx").read_bytes()
        result, book = checked(content, tmp_path)

        assert book.sheetnames == [ledgers.SHEET, "说明", "退回", "说明 2"]
        assert own_column(book[ledgers.SHEET], 3) == len(ledgers.HEADINGS) + 1
        assert book[ledgers.SHEET].max_column == openpyxl.load_workbook(BytesIO(content))[ledgers.SHEET].max_column
        assert [(row.row, row.assessment.verdict) for row in result.rows][:2] == [(4, "on-time"), (5, "late")]
        assert not any("核查" in str(cell.value) for row in book["退回"] for cell in row)
        assert not any("核查:" in str(cell.value) for row in book["说明 2"] for cell in row)


class TestNotes:
    def test_balance(self, tmp_path: Path) -> None:
        """The notes say what became of the rows of each sheet, and how many of them are hidden."""
        _, book = checked(ledgers.ledger(), tmp_path)
        lines = [cell.value for (cell,) in book["说明 2"].iter_rows()]

        assert f"{ledgers.SHEET}：读入 16 行 = 已核 12 行 + 退回 1 行 + 跳过 3 行" in lines
        assert any("隐藏" in line for line in lines)
        assert not any("没有带过来" in line for line in lines)

    def test_comments_are_not_lost(self, tmp_path: Path) -> None:
        """They come back, and nothing says that drawings did not."""
        made = openpyxl.load_workbook(BytesIO(LEDGER))
        made[ledgers.SHEET]["C5"].comment = Comment("已归档", "张三")
        stream = BytesIO()
        made.save(stream)
        _, book = checked(stream.getvalue(), tmp_path)

        assert book[ledgers.SHEET]["C5"].comment.text == "已归档"
        assert not any("没有带过来" in str(cell.value) for (cell,) in book["说明 2"].iter_rows())

    def test_what_is_lost(self, tmp_path: Path) -> None:
        """What the writer of workbooks does not carry is told, not lost in silence."""
        stream = BytesIO(ledgers.ledger())
        with ZipFile(stream, "a") as parts:
            parts.writestr("xl/charts/chart1.xml", "<c/>")
        _, book = checked(stream.getvalue(), tmp_path)

        assert any("没有带过来" in cell.value for (cell,) in book["说明 2"].iter_rows())


class TestCannotBeWritten:
    def test_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A workbook that its writer cannot write is refused with a sentence, and leaves nothing behind."""

        def fail(*_: object) -> None:
            raise KeyError("odd")  # noqa: EM101 - as the writer would

        monkeypatch.setattr(openpyxl.Workbook, "save", fail)
        (tmp_path / "a.xlsx").write_bytes(LEDGER)
        with pytest.raises(UsageError) as caught:
            check_register(tmp_path / "a.xlsx", as_of=AS_OF, sinks=[tmp_path / "b.xlsx"])

        assert caught.value.code == "unwritable-file"
        assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


class TestOtherwise:
    """Where the source is no workbook that can be written back, the result is a workbook of its own."""

    def test_csv(self, tmp_path: Path) -> None:
        """A CSV gives the usual workbook of results."""
        source, target = tmp_path / "a.csv", tmp_path / "b.xlsx"
        source.write_text("申请编号,收到日期,答复日期\n1,2024-03-05,2024-04-02\n", encoding="utf-8")
        check_register(source, as_of=AS_OF, sinks=[target])

        assert openpyxl.load_workbook(target).sheetnames == ["核查结果"]

    def test_several_sources(self, tmp_path: Path) -> None:
        """So do several workbooks together."""
        for name in ("a.xlsx", "b.xlsx"):
            (tmp_path / name).write_bytes(ledgers.ledger())
        check_register([tmp_path / "a.xlsx", tmp_path / "b.xlsx"], as_of=AS_OF, sinks=[tmp_path / "c.xlsx"])

        assert openpyxl.load_workbook(tmp_path / "c.xlsx").sheetnames == ["核查结果"]


@pytest.mark.parametrize(
    ("text", "shown"), [("=1+1", "=1+1"), ("a\x07b", "a\\x07b"), ("\udcff", "\\udcff"), ("行\n二", "行\n二")]
)
def test_cell_text(text: str, shown: str) -> None:
    """Characters that a workbook cannot hold are shown; the cell's type keeps a text from being a formula."""
    assert cell_text_of(text) == shown


def test_no_warning(tmp_path: Path) -> None:
    """What openpyxl warns of is told in the notes, not on a terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        checked(ledgers.ledger(), tmp_path)
