"""Columns that number the rows, and days of steps that are none of the law's 序号与内部环节."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gikdeadlines.registers import Table, read_table
from gikdeadlines.registers.headings import Layout, layout_of
from gikdeadlines.registers.naming import candidates_for, resembling
from gikdeadlines.values import TableError


def _layout(*cells: str) -> Layout:
    found = layout_of(cells)
    assert found is not None, cells
    return found


def _doubtful(*cells: str) -> list[str]:
    return [each.heading for each in _layout(*cells).doubtful]


class TestNumbers:
    """A column that numbers the rows is their id where no other is."""

    def test_small_ledger(self) -> None:
        """Three columns are a register."""
        assert [each.column.name for each in _layout("序号", "收到日期", "答复日期").found] == [
            "id",
            "received",
            "reply_registered",
        ]

    @pytest.mark.parametrize(
        "cells", [("序号", "编号", "收到日期", "答复日期"), ("收到日期", "答复日期", "编号", "序号")]
    )
    def test_beside_a_number(self, cells: Sequence[str]) -> None:
        """The number of the application is the id, wherever it stands."""
        ids = [each.heading for each in _layout(*cells).found if each.column.name == "id"]

        assert ids == ["编号"]

    def test_rows(self) -> None:
        """The row below 序号 1 is called 1, not 2."""
        rows = [["序号", "收到日期", "答复日期"], ["1", "2025-03-03", "2025-03-31"]]
        (case,) = [row.case for row in read_table(rows, Table(file="a.csv")) if hasattr(row, "case")]

        assert case.id == "1"


class TestSteps:
    """Steps within the agency and other procedures."""

    WHOLE = ("编号", "收到申请日期", "答复日期")

    @pytest.mark.parametrize(
        "heading", ["复议受理时间", "部门反馈日期", "科室办结日期", "呈批日期", "行政诉讼答复日期"]
    )
    def test_move_nothing(self, heading: str) -> None:
        """Beside the receipt and the answer they are carried."""
        assert _doubtful(*self.WHOLE, heading) == []

    @pytest.mark.parametrize("heading", ["承办单位答复日期", "部门反馈日期"])
    def test_may_be_all_that_is_known(self, heading: str) -> None:
        """Without a column for the answer, such a day may be that of the answer."""
        assert _doubtful("编号", "收到申请日期", "申请方式", heading) == [heading]

    @pytest.mark.parametrize("heading", ["部门延期日期", "承办单位征求第三方日期", "领导中止审批日期"])
    def test_events_of_the_law(self, heading: str) -> None:
        """An event that may move the day stays in doubt, whoever it names."""
        assert _doubtful(*self.WHOLE, heading) == [heading]


class TestProposals:
    """What a heading that was not understood might be."""

    def test_closed(self) -> None:
        """A day of closing may be that of the answer; it is no last day."""
        assert candidates_for("办结日期") == ("reply_registered",)

    @pytest.mark.parametrize("heading", ["转办日期", "逾期天数", "科室办结日期"])
    def test_no_slip(self, heading: str) -> None:
        """A word of its own is no slip of a known one."""
        assert resembling(heading) is None

    def test_receipt_twice(self) -> None:
        """A second receipt cannot be numbered: every row would be refused."""
        rows = [["编号", "收到日期", "登记日期", "答复日期"]]
        with pytest.raises(TableError) as error:
            list(read_table(rows, Table(file="a.csv")))

        assert error.value.faults[0].parameters["says"] == "once"
        assert "_2" not in error.value.faults[0].hint
