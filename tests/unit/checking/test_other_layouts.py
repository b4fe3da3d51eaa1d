"""Layouts of other offices: two tables on a sheet, months between the rows, groups with ordinals, English sheets.

Due days by hand, from the notice of 2025 (off 28 January to 4 February, 4 to 6 April, 1 to 5 May; worked on 26 January,
8 February, 27 April). From 3 March 20 working days are 31 March, and 20 more, told on the 28th, are 29 April: 1 to 3
April 3, 7 to 11 April 5, 14 to 18 April 5, 21 to 25 April 5, 27 and 28 April 2, which makes 28 April the 20th.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from tests.unit.checking.test_lines import written
from tests.unit.cli.running import Run

from gikdeadlines.checking import CheckedRegister, check_register

AS_OF = date(2025, 12, 31)
FIRST = [
    ["编号", "收到日期", "延期告知日期", "延长工作日数", "答复日期"],
    ["1", "2025-03-03", "2025-03-28", "20", "2025-04-28"],
]
SECOND = [
    ["编号", "收到日期", "答复日期", "征求第三方意见日期", "收到第三方意见日期"],
    ["2", "2025-03-03", "2025-03-20", "", ""],
    ["3", "2025-03-03", "2025-04-14", "2025-03-06", "2025-03-20"],
]
BLANK = [["", "", "", "", ""]]


def checked(*tables: Sequence[Sequence[str]]) -> CheckedRegister:
    """A register of the rows of several tables, one below the other."""
    return check_register(BytesIO(written([row for table in tables for row in table])), as_of=AS_OF)


def told(found: CheckedRegister) -> list[tuple[str, str, bool | None]]:
    """The verdict of each case, and whether it is sure."""
    return [(row.assessment.id, row.assessment.verdict, row.assessment.robust) for row in found.rows]


def refused(found: CheckedRegister) -> list[tuple[int, str]]:
    """The rows that were refused, and why."""
    return [(row.row, row.faults[0].code) for row in found.refusals]  # type: ignore[union-attr]  # none is a file


class TestTwoTables:
    """What stands below other headings is not read under these, in text of any length."""

    def test_a_second_below(self) -> None:
        """Read under the first it would have no answer: 20 March would be an extension."""
        found = checked(FIRST, BLANK, SECOND)

        assert told(found) == [("1", "on-time", True)]
        assert refused(found) == [(5, "other-headings"), (6, "other-headings")]

    def test_far_below(self) -> None:
        """Where rows are assessed in columns, too."""
        many = [FIRST[0], *([f"A-{n}", "2025-03-03", "", "", "2025-03-20"] for n in range(9_000))]
        found = checked(many, SECOND)

        assert {verdict for _, verdict, _ in told(found)} == {"on-time"}
        assert refused(found) == [(9_003, "other-headings"), (9_004, "other-headings")]

    def test_a_first_above(self) -> None:
        """The table with more names is read; the cases above its headings are refused, not passed over."""
        found = checked([["编号", "收到日期", "答复日期"], ["9", "2025-03-03", "2025-05-20"]], BLANK, SECOND)

        assert [id_ for id_, _, _ in told(found)] == ["2", "3"]
        assert refused(found) == [(2, "other-headings")]

    def test_the_same_headings_in_other_words(self) -> None:
        """They come again on the next page."""
        again = [
            ["申请编号", "收到时间", "延期通知日期", "延长天数", "答复时间"],
            ["2", "2025-03-03", "", "", "2025-03-20"],
        ]
        found = checked(FIRST, again)

        assert told(found) == [("1", "on-time", True), ("2", "on-time", True)]
        assert not refused(found)


class TestMonths:
    """A line between the rows that names a part of the year is none of the cases."""

    @pytest.mark.parametrize("line", ["一月份", "1月小计：2件", "2025年2月", "第一季度", "上半年合计", "二月份小计"])
    def test_is_passed_over(self, line: str) -> None:
        """With nothing else in it, or with a count."""
        rows = [["编号", "收到日期", "答复日期"], [line, "", ""], ["1", "2025-03-03", "2025-03-20"], [line, "2件", ""]]
        found = checked(rows)

        assert (told(found), refused(found)) == ([("1", "on-time", True)], [])

    @pytest.mark.parametrize("number", ["3月5日", "2025年2月", "1月-3"])
    def test_is_a_number_beside_a_day(self, number: str) -> None:
        """A row with a receipt is a case, whatever it is called."""
        found = checked([["编号", "收到日期", "答复日期"], [number, "2025-03-03", ""]])

        assert told(found) == [(number, "overdue", True)]


class TestGroupsWithOrdinals:
    """一次补正 and 二次补正 over the same names, in three rows of headings."""

    def test_three_rows(self) -> None:
        """Anew from 12 March, the second without effect: 13, 14, 17 to 21, 24 to 28 and 31 March 13, to 10 April 7."""
        rows = [
            ["编号", "收到日期", "办理情况", "", "", "", "", "答复日期"],
            ["", "", "一次补正", "", "二次补正", "", "延期告知日期", ""],
            ["", "", "告知日期", "收到日期", "告知日期", "收到日期", "", ""],
            ["1", "2025-03-03", "2025-03-05", "2025-03-12", "2025-03-14", "2025-03-24", "", "2025-04-09"],
        ]
        (row,) = checked(rows).rows

        assert row.assessment.due == date(2025, 4, 10)
        assert "correction-second" in [each.code for each in row.assessment.findings]


class TestFeedback:
    """反馈时间 beside 答复日期 may be that of whoever was asked."""

    HEADINGS = ("编号", "收到时间", "征求意见时间", "反馈时间", "答复日期")

    def test_empty_decides_nothing(self) -> None:
        """The table is read."""
        assert told(checked([self.HEADINGS, ["1", "2025-03-03", "", "", "2025-03-20"]])) == [("1", "on-time", True)]

    def test_with_a_day_is_in_doubt(self) -> None:
        """Whose answer it is, nobody says; that of this row alone is not sure."""
        rows = [self.HEADINGS, ["1", "2025-03-03", "2025-03-05", "2025-03-20", "2025-04-15"]]

        assert told(checked([*rows, ["2", "2025-03-03", "", "", "2025-04-15"]])) == [
            ("1", "late", False),
            ("2", "late", True),
        ]

    def test_of_a_third_party_that_is_named(self) -> None:
        """Its neighbour settles it: 6 to 20 March are out, so that the 20th day is 16 April."""
        headings = ("编号", "收到时间", "征求第三方意见时间", "反馈时间", "答复日期")
        (row,) = checked([headings, ["1", "2025-03-03", "2025-03-06", "2025-03-20", "2025-04-14"]]).rows

        assert (row.assessment.due, row.assessment.robust) == (date(2025, 4, 16), True)


class TestOneAnswerBesideAQuestion:
    """回复时间 right of 征求第三方意见时间, and no other column of an answer: whose it is, shows nowhere."""

    def test_where_somebody_was_asked(self) -> None:
        """Only there it is in doubt."""
        headings = ["编号", "收到日期", "征求第三方意见时间", "回复时间"]
        rows = [["1", "2025-03-03", "2025-03-06", "2025-03-20"], ["2", "2025-03-03", "", "2025-03-20"]]

        assert told(checked([headings, *rows])) == [("1", "on-time", False), ("2", "on-time", True)]


class TestEnglish:
    """A sheet in English, in other words than the names of the fields."""

    def test_words(self) -> None:
        """Asked on 6 March, answered on the 20th: to 16 April; extended by 20 days: to 28 April."""
        rows = [
            [
                *("No.", "Date received", "Extension notified", "Days extended", "Third party asked"),
                *("Third party answered", "Replied", "Remarks"),
            ],
            ["1", "2025-03-03", "2025-03-28", "20", "", "", "2025-04-28", ""],
            ["2", "2025-03-03", "", "", "2025-03-06", "2025-03-20", "2025-04-14", ""],
            ["3", "2025-03-03", "", "", "", "", "2025-04-28", "extended by 20 days"],
        ]
        found = checked(rows)

        assert told(found) == [("1", "on-time", True), ("2", "on-time", True), ("3", "late", False)]
        assert [str(row.assessment.due) for row in found.rows] == ["2025-04-28", "2025-04-16", "2025-03-31"]


class TestWords:
    """What ordinary words say, and what others hide."""

    @pytest.mark.parametrize(
        "note",
        [
            *(
                "第三方未涉及",
                "未涉及第三方",
                "申请人取消原地址，用新地址",
                "申请人同意以邮件方式接收",
                "同意公开",
                "已发函答复",
            ),
            *("申请人来电催办", "更换经办人", "已归档", "不涉密", "15 April", "posted 15/4", "ok", "√"),
        ],
    )
    def test_tells_of_nothing(self, note: str) -> None:
        """A late answer stays sure."""
        rows = [["编号", "收到日期", "答复日期", "备注"], ["1", "2025-03-03", "2025-04-15", note]]

        assert told(checked(rows)) == [("1", "late", True)]

    @pytest.mark.parametrize(
        "note",
        [
            *(
                "第三方意见：无",
                "村民同意公开",
                "申请人取消申请",
                "申请人补充了材料",
                "重新计时",
                "40日内答复",
                "信件被门卫代收",
                "委托书后补",
            ),
            *(
                "加上15天",
                "4月初才拿到",
                "涉及个人隐私已发函",
                "与3号合并",
                "补登",
                "先电话答复",
                "保密审查15个工作日",
                "听证",
            ),
        ],
    )
    def test_may_bear(self, note: str) -> None:
        """What moves a day takes it away."""
        rows = [["编号", "收到日期", "答复日期", "备注"], ["1", "2025-03-03", "2025-04-15", note]]

        assert told(checked(rows)) == [("1", "late", False)]


class TestMessages:
    """What a clerk reads has words."""

    def test_place(self, run: Run, tmp_path: Path) -> None:
        """A case before the law was in force is one of a place, which has a name."""
        path = tmp_path / "a.csv"
        path.write_bytes(written([["编号", "收到日期", "答复日期"], *([n, "2007-03-05", "2007-03-20"] for n in "12")]))
        few = tmp_path / "b.csv"
        few.write_bytes(written([["编号", "收到日期", "答复日期"], ["10", "2007-03-05", "2007-03-20"]]))

        assert "CN" not in run("check", path, "--as-of", AS_OF).err
        assert "第 2 行 10 全国：" in run("check", few, "--as-of", AS_OF).err

    def test_which_day_is_missing(self) -> None:
        """A row without a day lacks that of the receipt, not its number."""
        (refused,) = checked([["编号", "答复日期", "收到日期"], ["12", "", ""]]).refusals

        assert [fault.path for fault in refused.faults] == ["收到日期"]

    @pytest.mark.parametrize("count", [1, 9_000])
    def test_first_line(self, run: Run, tmp_path: Path, count: int) -> None:
        """A case in doubt is told though none is late."""
        rows = [[str(n), "2025-03-03", "2025-03-20", ""] for n in range(count)]
        path = tmp_path / "a.csv"
        path.write_bytes(
            written([["编号", "收到日期", "答复日期", "备注"], *rows, ["A", "2025-03-03", "2025-03-20", "延"]])
        )

        assert "核查提示（首条）：A “备注”一列未读懂" in run("check", path, "--as-of", AS_OF).out

    def test_a_device(self, run: Run, tmp_path: Path) -> None:
        """/dev/null has no suffix, and takes text."""
        path = tmp_path / "a.csv"
        path.write_bytes(written(FIRST))

        assert run("check", path, "--as-of", AS_OF, "--out", "/dev/null").status == 0
