"""Registers in traditional characters 繁体字登记簿。

Received on 2024-03-05, a case is due on 2024-04-02: 3 working days to 8 March, 15 in the three weeks to 29 March, 1 and
2 April; the notice for 2024 has no day off before 4 April. Another 20, with 4 to 6 April off and Sunday the 7th and the
28th worked, end on 2024-04-30: 21 to 3 April, 27 to 12, 32 to 19, 37 to 26, 38 on the 28th, 40 on the 30th.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final

import pyarrow as pa
import pytest

from gikdeadlines.batch import assess_table
from gikdeadlines.checking import CheckedRegister, check_register
from gikdeadlines.registers.vocabulary import traditional

AS_OF: Final = date(2024, 12, 31)
HEADINGS: Final = (
    *("序號", "收到申請日期", "補正告知日期", "收到補正日期", "延長期限告知日期", "延長工作日數", "答覆日期", "備註"),
)
ROWS: Final = (
    ("1", "2024-03-05", "", "", "", "", "2024-04-02", ""),
    ("2", "2024年3月5號（週二）", "", "", "", "", "2024年4月3號", "已辦結"),
    ("3", "2024-03-05", "", "", "2024-03-29", "20", "2024-04-30", ""),
    ("4", "2024-03-05", "", "", "", "", "2024-04-30", "已延長期限"),
    ("5", "2024-03-05", "", "", "", "", "尚未答覆", "辦理中"),
    ("6", "2024-03-05", "", "", "", "", "", "申請人撤銷申請"),
    ("7", "2024-03-05", "", "", "", "", "2024-04-30", "徵求第三方意見"),
)
EXPECTED: Final = [
    ("on-time", True),
    ("late", True),
    ("on-time", True),
    ("late", False),
    ("overdue", True),
    ("overdue", False),
    ("late", False),
]


def _checked(*rows: Sequence[str]) -> CheckedRegister:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return check_register(BytesIO(text.getvalue().encode()), as_of=AS_OF)


def _verdicts(run: CheckedRegister) -> list[tuple[str, bool | None]]:
    return [(row.assessment.verdict, row.assessment.robust) for row in run.rows]


def test_file() -> None:
    """Headings, days, signs and notes are read as if they were simplified."""
    run = _checked(HEADINGS, *ROWS)

    assert _verdicts(run) == EXPECTED
    assert [str(row.assessment.due) for row in run.rows[:3]] == ["2024-04-02", "2024-04-02", "2024-04-30"]
    assert not run.refusals


def test_frame() -> None:
    """So are those of a frame."""
    table = pa.table(dict(zip(HEADINGS, map(pa.array, zip(*ROWS, strict=True)), strict=True)))
    found = assess_table(table, as_of=AS_OF)

    assert list(zip(found["verdict"].to_pylist(), found["robust"].to_pylist(), strict=True)) == EXPECTED


@pytest.mark.parametrize("line", ["合計", "備註：請勿外傳", "製表人：甲", "審核：乙", "填報單位（蓋章）"])
def test_lines_of_no_case(line: str) -> None:
    """Totals, notes and signatures are skipped."""
    run = _checked(HEADINGS, ROWS[0], [line])

    assert (run.balance.assessed, run.balance.skipped, run.balance.refused) == (1, 1, 0)


def test_note_below() -> None:
    """What a note says of the rows above is told there."""
    assert _verdicts(_checked(HEADINGS, ROWS[1], ["備註：以上均已延期"])) == [("late", False)]


def test_ways() -> None:
    """So are the ways of applying and of answering: signed for on 5 March, posted on 2 and 3 April."""
    run = _checked(
        ("申請編號", "申請方式", "提交日期", "簽收日期", "送達方式", "交郵日期"),
        ("〔2024〕1號", "掛號", "2024-03-01", "2024-03-05", "郵寄", "2024-04-02"),
        ("〔2024〕2號", "掛號", "2024-03-01", "2024-03-05", "郵寄", "2024-04-03"),
    )

    assert _verdicts(run) == [("on-time", True), ("late", True)]
    assert [row.assessment.id for row in run.rows] == ["〔2024〕1號", "〔2024〕2號"]


def test_every_character_once() -> None:
    """None of the characters that are replaced stands for another one that is replaced."""
    assert not {chr(code) for code in traditional()} & set("".join(traditional().values()))
