"""What `check` makes of sheets and cells that it could not read: they are told, and the run does not end well."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.unit.cli.running import Run

AS_OF = ("--as-of", "2025-12-31")


def _book(path: Path, **sheets: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


class TestSheets:
    """A month that is left out is not left out in silence."""

    MARCH = (["编号", "收到日期", "答复日期"], ["3-1", "2025-03-06", "2025-03-20"])
    APRIL = (["收到日期", "结果"], ["2025-04-06", "公开"], ["2025-04-07", "公开"])

    @pytest.mark.parametrize("sheet", [("--sheet", "all"), ()])
    def test_too_few_known_headings(self, run: Run, tmp_path: Path, sheet: tuple[str, ...]) -> None:
        """A sheet with days of applications is refused by name, with what its headings lack, whichever is meant."""
        path = _book(tmp_path / "台账.xlsx", 三月=[*self.MARCH], 四月=[*self.APRIL])
        shown = run("check", path, *AS_OF, *sheet)

        assert shown.status == 3
        assert "“四月” 第 2 行：找不到标题行；所给：收到日期 | 结果" in shown.err
        assert "四月：读入 2 行 = 已核 0 行 + 退回 2 行 + 跳过 0 行" in shown.err
        assert "读入 3 行 = 已核 1 行（1 件）+ 退回 2 行" in shown.out

    def test_reasons_apart(self, run: Run, tmp_path: Path) -> None:
        """No known heading is one thing, hidden another; the sums count rows, by sheet and in all."""
        path = _book(tmp_path / "台账.xlsx", 三月=[*self.MARCH], 说明=[["甲"], ["乙"]], 旧=[*self.MARCH])
        book = openpyxl.load_workbook(path)
        book["旧"].sheet_state = "hidden"
        book.save(path)
        shown = run("check", path, *AS_OF, "--sheet", "all")

        assert shown.status == 0
        assert "“说明”：没有认识的标题，2 行未核查" in shown.err
        assert "“旧”：隐藏的工作表，2 行未核查" in shown.err
        assert "读入 5 件 = 已核 1 + 退回 0 + 跳过 4" in shown.out

    def test_choices_lose_nothing(self, run: Run, tmp_path: Path) -> None:
        """A list of words to choose from has a known heading, and no case."""
        path = _book(tmp_path / "台账.xlsx", 三月=[*self.MARCH], 选项=[["申请方式"], ["邮寄"]])

        assert run("check", path, *AS_OF, "--sheet", "all").status == 0


class TestCells:
    """A cell that was not understood keeps the run from ending well, also where the answer came in time."""

    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            ("网上（2月24日双方确认）", "“申请方式”一列有 1 行填有不认识的值"),
            ("网络、信函", "“申请方式”一列有 1 行一格填有几个值"),
        ],
    )
    def test_unread_value(self, run: Run, tmp_path: Path, cell: str, said: str) -> None:
        """It is told, as a column that was not understood is."""
        path = tmp_path / "台账.csv"
        path.write_text(f"编号,申请方式,收到日期,答复日期\n1,{cell},2025-03-03,2025-03-31\n", encoding="utf-8")
        shown = run("check", path, *AS_OF)

        assert shown.status == 3
        assert said in shown.err
        assert "按期答复 1" in shown.out


class TestFirst:
    """What matters stands before what is said of every row."""

    def test_column_of_findings(self, run: Run, tmp_path: Path) -> None:
        """In the cell of a result, and on the screen."""
        path, out = tmp_path / "台账.csv", tmp_path / "结果.xlsx"
        path.write_text("编号,收到日期,答复日期,备注\n1,2025-03-03,2025-04-10,3月28日告知延期\n", encoding="utf-8")
        run("check", path, *AS_OF, "--out", out)
        cells = [str(cell) for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True) for cell in row]
        (found,) = [cell for cell in cells if "只见于登记" in cell]

        assert found.startswith("“备注”一列未读懂")
        assert "核查提示（首条）：1 “备注”一列未读懂" in run("check", path, *AS_OF).out


def test_rows_that_separate(run: Run, tmp_path: Path) -> None:
    """A row with the name of a month alone is passed over; one with a number alone is refused in words that fit."""
    path = tmp_path / "台账.csv"
    path.write_text("编号,收到日期,答复日期\n一月,,\n1,2025-03-03,2025-03-31\n甲2025,,\n", encoding="utf-8")
    ended = run("check", path, *AS_OF)

    assert "本行没有任何日期；如为分隔行、小标题或者备用的空行，请删去" in ended.err
    assert "读入 3 件 = 已核 1 + 退回 1 + 跳过 1" in ended.out
