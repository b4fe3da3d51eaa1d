"""Sheets as they are kept: headings merged downward, headings of groups, names of sheets 实际台账的版式。

Received on 2024-03-05, a case is due on 2024-04-02: 3 working days to 8 March, 15 in the three weeks to 29 March, 1 and
2 April; the notice for 2024 has no day off before 4 April.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Final

import pytest
import xlsxwriter

from gikdeadlines.checking import CheckedRegister, check_register
from gikdeadlines.wording import wording_in

RECEIVED: Final = "2024-03-05"
DUE: Final = "2024-04-02"
LATE: Final = "2024-04-03"

Merges = Sequence[tuple[int, int, int, int]]
"""First row, first column, last row, last column, from 0."""


def _checked(
    rows: Sequence[Sequence[str]], merges: Merges = (), sheet: str = "Sheet1", box: str = ""
) -> CheckedRegister:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for row, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                if cell:
                    page.write_string(row, at, cell)
        if box:
            page.insert_textbox(len(rows) + 1, 1, box)
        for top, left, bottom, right in merges:
            page.merge_range(top, left, bottom, right, rows[top][left])
    return check_register(BytesIO(stream.getvalue()), as_of=date(2024, 12, 31))


def _verdicts(run: CheckedRegister) -> list[tuple[str, bool | None]]:
    return [(row.assessment.verdict, row.assessment.robust) for row in run.rows]


class TestMergedHeadings:
    """A heading that is merged downward says how many rows the headings have."""

    def test_three_rows_below_a_title(self) -> None:
        """The lowest row names nothing that is known, and is no case."""
        run = _checked(
            [
                ["2024年依申请公开台账"],
                ["序号", "收到", "办理情况", "", "答复"],
                ["", "时间", "补正", "", "时间"],
                ["", "", "发出", "收到", ""],
                ["1", RECEIVED, "", "", DUE],
                ["2", RECEIVED, "2024-03-08", "2024-03-20", LATE],
            ],
            [(0, 0, 0, 4), (1, 0, 3, 0), (1, 2, 1, 3), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 3, 4)],
        )

        assert not run.refusals
        assert _verdicts(run) == [("on-time", True), ("late", False)]
        findings = run.rows[1].assessment.findings
        headings = [found.parameters["heading"] for found in findings if found.code == "unread-column"]
        assert headings == ["办理情况·补正·发出", "办理情况·补正·收到"]

    def test_days_below_results(self) -> None:
        """A day below 予以公开 may be that of the answer: nobody is overdue for certain."""
        run = _checked(
            [
                ["序号", "收到申请日期", "答复结果及日期", ""],
                ["", "", "予以公开", "不予公开"],
                ["1", RECEIVED, "", DUE],
            ],
            [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)],
        )

        assert not run.refusals
        assert _verdicts(run) == [("overdue", False)]

    def test_kinds_of_days_below_one_heading(self) -> None:
        """答复日期 over 应答复 and 实际答复 is a claim and an answer, no two answers."""
        run = _checked(
            [
                ["序号", "收到日期", "答复日期", ""],
                ["", "", "应答复", "实际答复"],
                ["1", RECEIVED, DUE, DUE],
                ["2", RECEIVED, DUE, LATE],
            ],
            [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)],
        )

        assert _verdicts(run) == [("on-time", True), ("late", True)]
        assert [str(claim.due) for row in run.rows for claim in row.assessment.claims] == [DUE, DUE]

    def test_first_and_second_answer(self) -> None:
        """首次答复 over 日期 is the first answer, 再次答复 the second."""
        run = _checked(
            [
                ["序号", "收到申请日期", "首次答复", "", "再次答复", ""],
                ["", "", "文号", "日期", "文号", "日期"],
                ["1", RECEIVED, "〔2024〕1号", LATE, "", ""],
                ["2", RECEIVED, "〔2024〕1号", DUE, "〔2024〕2号", "2024-05-06"],
            ],
            [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)],
        )

        assert _verdicts(run)[0] == ("late", True)
        assert "replied-again" in {found.code for found in run.rows[1].assessment.findings}

    def test_days_of_posting(self) -> None:
        """寄出日期 below 申请 is the applicant's, below 答复 the agency's, on which the answer is judged."""
        run = _checked(
            [
                ["序号", "申请", "", "", "答复", ""],
                ["", "寄出日期", "签收日期", "方式", "寄出日期", "方式"],
                ["1", "2024-03-01", RECEIVED, "邮寄", DUE, "邮寄"],
                ["2", "2024-03-01", RECEIVED, "邮寄", LATE, "邮寄"],
            ],
            [(0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 5)],
        )

        assert _verdicts(run) == [("on-time", True), ("late", True)]
        assert [str(row.assessment.received_on) for row in run.rows] == [RECEIVED, RECEIVED]


class TestGroups:
    """A text merged across the columns heads the rows below it."""

    ROWS: Final = (
        ["序号", "申请人", "收到申请日期", "答复日期"],
        ["一、上年结转", "", "", ""],
        ["1", "甲", RECEIVED, DUE],
        ["市本级", "", "", ""],
        ["2", "乙", RECEIVED, LATE],
        ["二、延期答复", "", "", ""],
        ["3", "丙", RECEIVED, LATE],
    )
    MERGES: Final = ((1, 0, 1, 3), (3, 0, 3, 3), (5, 0, 5, 3))

    def test_no_case(self) -> None:
        """It is skipped and counted, not refused."""
        run = _checked(self.ROWS, self.MERGES)

        assert not run.refusals
        assert (run.balance.read, run.balance.assessed, run.balance.skipped) == (6, 3, 3)

    def test_what_it_says(self) -> None:
        """What it says of the rows below it is told there."""
        assert _verdicts(_checked(self.ROWS, self.MERGES)) == [("on-time", True), ("late", True), ("late", False)]

    def test_cells_apart(self) -> None:
        """The same text in a cell of its own may be a number: the row is refused, and not lost."""
        run = _checked(self.ROWS)

        assert [getattr(refused, "row", None) for refused in run.refusals] == [2, 4, 6]


class TestNames:
    """The name of a sheet speaks of every case on it."""

    def test_extended(self) -> None:
        """On a sheet 延期件 nobody is late for certain."""
        run = _checked([["序号", "收到申请日期", "答复日期"], ["1", RECEIVED, LATE]], sheet="延期件")

        (row,) = run.rows
        assert (row.assessment.verdict, row.assessment.robust) == ("late", False)
        assert ("told-in-line", 0, "延期件") in [
            (found.code, found.parameters.get("row"), found.parameters.get("line")) for found in row.assessment.findings
        ]

    def test_others(self) -> None:
        """Other names say nothing, nor one that a column says, too."""
        plain = [["序号", "收到申请日期", "答复日期"], ["1", RECEIVED, LATE]]
        extended = [
            ["序号", "收到申请日期", "延期告知日期", "延期天数", "答复日期"],
            ["1", RECEIVED, "2024-03-29", "20", LATE],
        ]

        for name in ("3月", "2024年台账", "Sheet1", "依申请公开"):
            assert _verdicts(_checked(plain, sheet=name)) == [("late", True)], name
        assert _verdicts(_checked(extended, sheet="延期件")) == [("on-time", True)]


class TestReviews:
    """Columns of a review and of a suit, below their groups."""

    ROWS: Final = (
        ["序号", "收到申请日期", "答复日期", "行政复议", "", "", "行政诉讼", ""],
        ["", "", "", "收到日期", "答复日期", "结果", "受理日期", "结果"],
        ["1", RECEIVED, LATE, "2024-05-06", "2024-05-16", "维持", "2024-08-01", "驳回"],
        ["2", RECEIVED, "", "2024-05-06", "2024-05-16", "维持", "", ""],
        ["3", RECEIVED, LATE, "2024-05-06", "2024-05-16", "撤销后重新答复", "", ""],
    )
    MERGES: Final = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 5), (0, 6, 0, 7))

    def test_their_days(self) -> None:
        """They move none of the application, and their result is no answer; another answer is told."""
        assert _verdicts(_checked(self.ROWS, self.MERGES)) == [("late", True), ("overdue", True), ("late", False)]


class TestBoxes:
    """A text box over the cells says what a line below the cases would."""

    ROWS: Final = (["编号", "收到申请日期", "答复日期"], ["2024-1", RECEIVED, LATE], ["2024-2", RECEIVED, LATE])

    @pytest.mark.parametrize(
        ("box", "sure"),
        [
            ("注：1号已延期", [False, True]),
            ("制表：办公室\n2号于3月8日补正", [True, False]),
            ("以上均已延期20个工作日", [False, False]),
            ("填表说明：延期的请注明", [True, True]),
            ("3月台账", [True, True]),
        ],
    )
    def test_what_it_says(self, box: str, sure: list[bool]) -> None:
        """Of the case that it names, of all, or of none."""
        run = _checked(self.ROWS, box=box)

        assert _verdicts(run) == [("late", each) for each in sure]

    def test_where_it_stands(self) -> None:
        """People are told that it is a text box, in both languages."""
        (found,) = [
            each
            for each in _checked(self.ROWS, box="1号已延期").rows[0].assessment.findings
            if each.code == "told-in-line"
        ]

        assert "文本框写有" in wording_in("zh").text("finding-told-in-line", **found.parameters)
        assert "a text box says" in wording_in("en").text("finding-told-in-line", **found.parameters)
