"""What a note tells of events and days that no column states."""

from __future__ import annotations

from datetime import date

import pytest

from gikdeadlines.registers.cells import cell_text
from gikdeadlines.registers.notes import NOTHING, Stated, may_tell, tells, tells_an_event

ROW = Stated({"received": 1, "replied": 1}, frozenset({date(2024, 3, 5), date(2024, 4, 28)}))
EXTENDED = Stated(
    {"received": 1, "extension-notified": 1}, frozenset({date(2024, 3, 5), date(2024, 4, 1)}), counts=frozenset({20})
)

TOLD = [
    *("4月1日再次补正", "又延期10日", "展期", "延至4月底", "顺延", "请示省厅", "收到批复后答复", "会商", "暂停计算"),
    *("补充材料", "变更申请内容", "退回申请人", "重新提交", "应为3月28日", "系统故障停办", "权利人不同意"),
    *("4.8寄出", "3/10收到", "3-10收到", "三月十日收到", "二〇二四年三月十日", "20240328送达", "240328送达", "24.4.8"),
    *("24年3月10日", "2024·4·8", "2024 年 3 月 10 日", "次日寄出", "周五送达", "18日寄出", "3月底收到材料", "5月收到"),
    *(
        "0328寄出",
        "按35个工作日办理",
        "并案",
        "重新答复",
        "上报省厅",
        "申请人变更诉求",
        "3天后寄出",
        "28日寄出",
        "\uff14\uff0e\uff18寄出",
        "2024年6月1日收到",
    ),
]
QUIET = [
    *("3月5日收到，4月28日答复", "20240305收到", "3月收到", "无需延期", "内容完整", ""),
    *("〔2019〕3号文件", "电话010-62345678", "0351-4046999", "手机13800001234", "费用3.5元", "共12.5亩", "第3-5页"),
    *(
        "第3.8条",
        "A3-10号楼",
        "1-2份",
        "涉及3宗地块",
        "2024年6月1日申请行政复议",
        "已归档2024.6.3",
        "3月20日局长签批",
        "4月30日回访",
        "第100120批",
        "7个工作日内公示",
        "门牌0328",
    ),
    *("依据2019年5月15日起施行的条例", "2023-13-40"),
]


class TestTells:
    @pytest.mark.parametrize("note", TOLD)
    def test_what_no_column_states(self, note: str) -> None:
        """An event, or a day in whatever spelling."""
        assert tells(_half(note), ROW)

    @pytest.mark.parametrize("note", QUIET)
    def test_leaves_what_is_stated_or_surely_of_something_else(self, note: str) -> None:
        """Days of the row; numbers that are none; another matter."""
        assert not tells(_half(note), ROW)

    @pytest.mark.parametrize("note", [*TOLD, "3月5日收到"])
    def test_the_quick_look_misses_nothing(self, note: str) -> None:
        """What may tell is looked at."""
        assert may_tell(note)
        assert tells(_half(note), NOTHING)


class TestTellsAnEvent:
    @pytest.mark.parametrize("note", ["延期20个工作日", "延长二十个工作日", "已延期", "不再延期"])
    def test_leaves_the_one_that_is_stated(self, note: str) -> None:
        """It says the same in words."""
        assert not tells_an_event(note, EXTENDED)

    @pytest.mark.parametrize(
        "note", ["又延期10日", "再次延期", "延期两次", "延长10个工作日", "延期十五日", "第二次延期"]
    )
    def test_a_further_one_of_its_kind(self, note: str) -> None:
        """Or the same by other days."""
        assert tells_an_event(note, EXTENDED)

    def test_two_that_are_stated(self) -> None:
        """Then a further one is among them."""
        assert not tells_an_event("再次补正", Stated({"correction-requested": 2}))


def _half(note: str) -> str:
    """A note as cells are read."""
    return cell_text(note)
