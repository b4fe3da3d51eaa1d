"""The words and the spellings of days that clerks use, as lists of their own 登记人员的写法。

They are no part of what is read: a table that is made of them holds the reader to them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

__all__ = [
    "CHANNELS",
    "CONTENT",
    "DAY_WORDS",
    "FOOTERS",
    "GROUPS",
    "HEADINGS",
    "ID",
    "METHODS",
    "NEUTRAL",
    "NOTHING",
    "SPELLINGS",
    "TITLES",
    "UNANSWERED",
]

# The words of clerks. A heading is a choice of each part, put together.

DAY_WORDS: Final = ("日期", "时间", "日")
ID: Final = ("编号", "申请编号", "受理编号", "登记编号", "流水号", "申请单号", "事项流水号", "案件编号")
HEADINGS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "received": (("收到", "收到申请", "受理", "收件", "登记", "申请收到", "收到政府信息公开申请"), DAY_WORDS),
    "submitted": (("申请", "提交", "提交申请", "申请人提交", "申请人申请"), DAY_WORDS),
    "signed_for": (("签收", "邮件签收", "申请签收", "申请邮件签收"), DAY_WORDS),
    "channel": (("申请方式", "提交方式", "受理方式", "申请渠道", "收件方式", "申请途径"),),
    "correction_requested": (
        ("补正告知", "补正通知", "补正通知书发出", "告知补正", "补正告知发出", "补正发出"),
        DAY_WORDS,
    ),
    "correction_received": (("收到补正", "补正收到", "补正材料收到", "收到补正材料", "申请人补正", "补正"), DAY_WORDS),
    "third_party_consulted": (("征求第三方意见", "征求第三方", "书面征求第三方意见", "征询第三方意见"), DAY_WORDS),
    "third_party_replied": (
        ("收到第三方意见", "第三方回复", "第三方答复", "第三方反馈", "收到第三方反馈意见"),
        DAY_WORDS,
    ),
    "extension_notified": (("延期告知", "延期通知", "延长期限告知", "延长答复期限告知", "告知延期"), DAY_WORDS),
    "extension_days": (("延期天数", "延长天数", "延长工作日数", "延期工作日"),),
    "reply_method": (("送达方式", "答复送达方式", "答复方式", "答复书送达方式"),),
    "reply_dispatched": (("寄出", "交邮", "答复寄出", "答复书寄出", "邮寄"), DAY_WORDS),
    "reply_registered": (("答复", "回复", "答复申请人", "实际答复", "反馈"), DAY_WORDS),
    "declared_due": (("应答复", "到期", "届满", "答复期限届满", "应办结"), DAY_WORDS),
}
GROUPS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "correction_requested": (("补正", "告知"), ("补正", "通知"), ("补正情况", "发出")),
    "correction_received": (("补正", "收到"), ("补正", "材料收到"), ("补正情况", "收到")),
    "third_party_consulted": (("征求第三方意见", "征求"), ("第三方意见", "征求"), ("征求第三方意见情况", "发出")),
    "third_party_replied": (("征求第三方意见", "收到"), ("第三方意见", "回复"), ("征求第三方意见情况", "反馈")),
    "extension_notified": (("延期", "告知"), ("延期情况", "通知"), ("延长答复期限", "告知")),
    "extension_days": (("延期", "天数"), ("延期情况", "工作日数"), ("延长答复期限", "天数")),
    "reply_method": (("答复", "送达方式"), ("答复情况", "方式"), ("答复", "方式")),
    "reply_dispatched": (("答复", "寄出"), ("答复情况", "寄出"), ("答复", "交邮")),
    "reply_registered": (("答复", "答复"), ("答复情况", "答复"), ("答复", "")),
}
"""The group and what stands below it, which takes a word for a day; the n-th choices of two fields go together."""

CHANNELS: Final[Mapping[str, tuple[str, ...]]] = {
    "in-person": ("当面", "现场", "当面提交", "现场提交", "窗口"),
    "signed-post": ("邮寄", "信函", "EMS", "挂号信", "邮政EMS", "信件", "信函申请", "特快专递"),
}
METHODS: Final = ("邮寄", "信函", "EMS", "挂号信", "邮寄送达", "邮政EMS")
NOTHING: Final = ("", "", "", "", "—", "无", "/", "--", "暂无", "N/A", " ")
UNANSWERED: Final = ("", "", "未答复", "办理中", "尚未答复", "—", "无")
NEUTRAL: Final[Mapping[str, tuple[str, ...]]] = {
    "序号": ("1", "2", "3"),
    "申请人": ("甲", "某公司", "乙"),
    "申请内容": ("某规划", "关于2019年3月5日征收补偿通知的信息", "某地块出让合同"),
    "承办部门": ("规划科", "办公室", "法规科"),
    "备注": ("", "", "x", "已归档", "涉及三宗地块"),
    "监查类别": ("", "A"),
}
CONTENT: Final = "答复内容"
TITLES: Final = ("某局政府信息公开申请登记簿", "2024年度依申请公开台账", "信息公开一体化 事项查看列表")
FOOTERS: Final = (
    "合计：{n}件",
    "本页小计",
    "总 计",
    "制表人：某",
    "审核：",
    "备注：以上均为工作日",
    "填报单位：某局",
    "说明：日期为收件日期",
)
_WEEKDAYS: Final = "一二三四五六日"
_NUMERALS: Final = "〇一二三四五六七八九"


# Days in the spellings of clerks


def _numeral(number: int) -> str:
    """A number below one hundred in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _NUMERALS[tens]) + "十" if tens else ""
    return head + (_NUMERALS[ones] if ones or not tens else "")


def _in_numerals(day: date) -> str:
    year = "".join(_NUMERALS[int(figure)] for figure in str(day.year))
    return f"{year}年{_numeral(day.month)}月{_numeral(day.day)}日"


SPELLINGS: Final[tuple[Callable[[date], object], ...]] = (
    lambda day: day,
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{day.isoformat()}（周{_WEEKDAYS[day.weekday()]}）",
    lambda day: f"{day.year}年{day.month}月{day.day}日 星期{_WEEKDAYS[day.weekday()]}",
    lambda day: f"{day.isoformat()} 下午2:30",
    lambda day: f"{day.isoformat()} 14时30分",
    lambda day: f"{day.year}年{day.month}月{day.day}日。",
    lambda day: f"{day.isoformat()} 09:05:00",
    _in_numerals,
)
