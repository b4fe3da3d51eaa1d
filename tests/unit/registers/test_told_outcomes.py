"""What ledgers say of an outcome in other columns than those of days 台账中无日期的办理结果。

Received on 2024-03-05, with 20 working days under 国令711号 art. 33(2), a case is due on 2024-04-02: 3 working days to
8 March, 15 in the three weeks to 29 March, 1 and 2 April; the notice for 2024 has no day off before 4 April.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final

import pytest

from gikdeadlines.checking import CheckedRegister, check_register

RECEIVED: Final = "2024-03-05"
DUE: Final = date(2024, 4, 2)
ANSWERED_LATE: Final = "2024-04-17"


def _checked(*rows: Sequence[str]) -> CheckedRegister:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return check_register(BytesIO(text.getvalue().encode()), as_of=date(2024, 12, 31))


def _of_one(heading: str, cell: str, answered: str = "") -> tuple[str, bool | None, list[str]]:
    """The verdict, whether it is sure, and the findings on what was not read, of one case with a further column."""
    run = _checked(["序号", "收到申请日期", "答复日期", heading], ["1", RECEIVED, answered, cell])
    (row,) = run.rows
    assert row.assessment.due == DUE
    unread = [each.code for each in row.assessment.findings if each.code == "unread-column"]
    return row.assessment.verdict, row.assessment.robust, unread


class TestUnanswered:
    """A case without a day of an answer, of which a note says how it ended: nobody is called overdue for certain."""

    @pytest.mark.parametrize(
        "note",
        [
            *(
                "转办",
                "已转信访",
                "作为信访件处理",
                "重复申请",
                "告知其向市局申请",
                "非本机关信息",
                "不属于政府信息公开申请",
            ),
            *(
                "已答",
                "已复",
                "已给",
                "已了结",
                "无此信息",
                "未检索到",
                "属内部信息",
                "国家秘密",
                "请到档案馆查询",
                "销号",
                "撤",
            ),
            *(
                "退回申请人",
                "终结",
                "当场提供",
                "不再受理",
                "联系不上申请人",
                "申请人未提供身份证明",
                "已约谈",
                "已电话解释",
            ),
            *("Refused", "Granted in part", "Transferred to city bureau", "Duplicate", "Information not held"),
            *("已于前期答复", "现场查阅", "咨询件", "不再处理", "已告知", "不受理"),
        ],
    )
    def test_note(self, note: str) -> None:
        """What the note says may be the answer."""
        assert _of_one("备注", note) == ("overdue", False, ["unread-column"])

    @pytest.mark.parametrize("state", ["已撤销", "已关闭", "已归档", "closed", "cancelled"])
    def test_state(self, state: str) -> None:
        """So is the state that a portal exports."""
        assert _of_one("状态", state) == ("overdue", False, ["unread-column"])

    @pytest.mark.parametrize(
        "note",
        [
            "办理中",
            "催办",
            "未转办",
            "领导出差",
            "紧急",
            "已登记",
            "已受理",
            "已分办",
            "已超期",
            "规划科承办",
            "联系电话13900000000",
            "In progress",
        ],
    )
    def test_under_way(self, note: str) -> None:
        """A note that tells of no end leaves the case overdue: 20 working days ended on 2 April."""
        assert _of_one("备注", note) == ("overdue", True, [])

    @pytest.mark.parametrize(("taken", "sure"), [("否", False), ("不予受理", False), ("是", True), ("", True)])
    def test_not_taken_up(self, taken: str, sure: bool) -> None:
        """An application that was not taken up (是否受理: 否) may have been refused."""
        assert _of_one("是否受理", taken)[:2] == ("overdue", sure)
        assert _of_one("是否受理", taken, ANSWERED_LATE)[:2] == ("late", True)


class TestAnswered:
    """A case with a day of an answer, 2024-04-17."""

    @pytest.mark.parametrize(
        "note",
        [
            *(
                "转办规划科",
                "已告知",
                "非本机关信息",
                "现场查阅",
                "已归档",
                "现场领取",
                "申请人要求提供纸质版",
                "当面答复",
            ),
            *("国家秘密", "无此信息", "EMS邮寄", "批准公开", "春节放假", "Refused", "Sent by post"),
        ],
    )
    def test_an_outcome_beside_its_day(self, note: str) -> None:
        """The day of the answer is there, and the note says nothing more."""
        assert _of_one("备注", note, ANSWERED_LATE) == ("late", True, [])

    @pytest.mark.parametrize(
        "note",
        [
            *(
                "作废",
                "测试数据",
                "待核实",
                "身份证缺失，已联系",
                "ext. 20d",
                "重复登记",
                "void",
                "拆分为三件",
                "打包答复",
                "误投",
            ),
            *(
                "限期说明用途",
                "3月8日后要求提供身份证明",
                "已批延",
                "报分管领导同意延",
                "期限内已电话回复",
                "放假期间收到",
            ),
            *("待法院判决", "申请人失联", "applicant asked to specify", "time limit waived"),
        ],
    )
    def test_a_row_in_doubt(self, note: str) -> None:
        """A row that is void, a trial, not checked, incomplete or extended is not late for certain."""
        assert _of_one("备注", note, ANSWERED_LATE) == ("late", False, ["unread-column"])

    @pytest.mark.parametrize("number", ["延〔2024〕1号、答〔2024〕2号", "补正〔2024〕3号"])
    def test_numbers_of_documents(self, number: str) -> None:
        """The number of a notice of extension tells of an extension."""
        assert _of_one("文号", number, ANSWERED_LATE) == ("late", False, ["unread-column"])

    @pytest.mark.parametrize("number", ["答〔2024〕2号", "延政公开〔2024〕5号", "信公开〔2024〕第3-5号"])
    def test_number_of_the_answer(self, number: str) -> None:
        """That of the answer tells of none, neither where the place is called 延安 nor beside other figures."""
        assert _of_one("文号", number, ANSWERED_LATE) == ("late", True, [])

    @pytest.mark.parametrize("heading", ["supplement_flag", "Clarification", "Delay"])
    def test_english_mark(self, heading: str) -> None:
        """A flag of a data base tells of an event in English."""
        assert _of_one(heading, "1", ANSWERED_LATE)[1:] == (False, ["unread-column"])
        assert _of_one(heading, "0", ANSWERED_LATE)[1:] == (True, [])

    def test_receipt_that_was_sent(self) -> None:
        """A slip that says the application came in is no answer to it."""
        assert _of_one("答复类型", "受理回执", "2024-03-12") == ("on-time", False, ["unread-column"])


class TestHeadings:
    """Names of columns that ledgers use."""

    def test_changes_and_additions(self) -> None:
        """更改补充 of 国令492号 art. 21(4) is 补正: received anew on 20 March, 20 working days end on 18 April.

        7 working days to 29 March, 10 to 3 April, 16 to 12 April (Sunday the 7th is worked, 4 to 6 are off), 4 more to
        the 18th.
        """
        run = _checked(
            ["序号", "收到日期", "更改补充通知日", "更改补充收到日", "答复日期"],
            ["1", RECEIVED, "2024-03-08", "2024-03-20", "2024-04-18"],
            ["2", RECEIVED, "2024-03-08", "2024-03-20", "2024-04-19"],
        )

        assert [(row.assessment.verdict, row.assessment.robust) for row in run.rows] == [
            ("on-time", True),
            ("late", True),
        ]
