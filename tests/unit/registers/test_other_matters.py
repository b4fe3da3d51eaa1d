"""Days of other matters, notes that deny nothing, and cases whose number looks like a note 另有所指的内容。"""

from __future__ import annotations

from pathlib import Path

import pytest

from gikdeadlines import check_register
from gikdeadlines.checking import CheckedRegister
from gikdeadlines.registers import ColumnMap
from gikdeadlines.registers.headings import Layout, layout_of_block
from gikdeadlines.values import parse_day

AS_OF = parse_day("2025-12-31")


def block(group: str, leaf: str, columns: ColumnMap | None = None) -> Layout:
    """Two heading rows, the last column below a group."""
    rows = [["编号", "申请方式", "提交日期", "收到日期", group], ["", "", "", "", leaf]]
    found = layout_of_block(rows, columns) if columns else layout_of_block(rows)
    assert found
    return found


def checked(tmp_path: Path, *lines: str) -> CheckedRegister:
    """A register of these lines."""
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return check_register(path, as_of=AS_OF)


class TestGroups:
    @pytest.mark.parametrize(
        ("group", "leaf"),
        [("市委督办", "答复日期"), ("内部流转", "签收日期"), ("信访事项", "撤回日期"), ("主办处室", "收到日期")],
    )
    def test_of_something_else_make_a_day_doubtful(self, group: str, leaf: str) -> None:
        """The reply to somebody else is no reply to the applicant."""
        layout = block(group, leaf)

        assert [(each.position, each.watch) for each in layout.watched if each.position] == [(4, "doubtful")]
        assert 4 not in {each.position for each in layout.found}

    @pytest.mark.parametrize("group", ["答复情况", "办理结果", "2024年", "基本信息", "机关填写"])
    def test_that_say_nothing_leave_a_day_as_it_is(self, group: str) -> None:
        assert {each.column.name for each in block(group, "答复日期").found} >= {"reply_registered"}

    def test_are_settled_by_a_map(self) -> None:
        """Who says what a heading means is believed."""
        said = ColumnMap.of({"行政复议·答复日期": "reply_registered"})

        assert "reply_registered" in {each.column.name for each in block("行政复议", "答复日期", said).found}

    def test_over_every_column_is_the_title(self) -> None:
        rows = [["某处室"] * 4, ["编号", "申请方式", "收到日期", "答复日期"]]
        layout = layout_of_block(rows)

        assert layout
        assert len(layout.found) == 4


HEAD = "编号,申请人,申请方式,提交日期,收到申请日期,答复日期,备注"


class TestNotes:
    @pytest.mark.parametrize("note", ["内容不清补正后办理", "申请内容不明补正一次", "材料不全补正"])
    def test_a_denial_of_something_else_denies_nothing(self, tmp_path: Path, note: str) -> None:
        """不 of 不清 is not of the correction."""
        (row,) = checked(tmp_path, HEAD, f"1,甲,网络,2024-03-01,2024-03-01,2024-04-15,{note}").rows

        assert row.assessment.robust is False

    @pytest.mark.parametrize("note", ["未补正", "无需补正", "不再延期"])
    def test_a_denial_denies(self, tmp_path: Path, note: str) -> None:
        (row,) = checked(tmp_path, HEAD, f"1,甲,网络,2024-03-01,2024-03-01,2024-04-15,{note}").rows

        assert row.assessment.robust is True


class TestNumbers:
    @pytest.mark.parametrize("number", ["制表2024001", "备注3", "合计", "审核"])
    def test_that_look_like_a_note_lose_no_case(self, tmp_path: Path, number: str) -> None:
        """A row in which receipt and reply stand below their headings is a case, whatever its number."""
        run = checked(tmp_path, HEAD, f"{number},乙,网络,2024-03-01,2024-03-01,2024-04-15,")

        assert [str(row.assessment.verdict) for row in run.rows] == ["late"]

    @pytest.mark.parametrize("note", ["合计：1件,,,,,,", "制表人：某,,,,,2024-12-31,"])
    def test_notes_are_no_cases(self, tmp_path: Path, note: str) -> None:
        """The one day of a form is the day of its making."""
        run = checked(tmp_path, HEAD, "1,乙,网络,2024-03-01,2024-03-01,2024-04-15,", note)

        assert len(run.rows) == 1
        assert not run.refusals
