from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.running import AS_OF, HEADINGS, LATE, Run

from gikdeadlines.checking import Unread
from gikdeadlines.checking.reasons import Reasons, refusal_lines
from gikdeadlines.loading import Refused
from gikdeadlines.values import Fault, FileError
from gikdeadlines.wording import wording_in

ZH, EN = wording_in("zh"), wording_in("en")


def bad_day(row: int, given: str, *, path: str = "签收日期", id_: str | None = None) -> Refused:
    """A row with a day that is none."""
    fault = Fault("bad-day", given, "a day that exists, written YYYY-MM-DD", path)
    return Refused(file="a.csv", row=row, faults=(fault,), id=id_)


def lines(*refused: Refused | Unread) -> list[str]:
    """What is told of some refusals."""
    reasons = Reasons()
    for each in refused:
        reasons.take(each)
    return list(refusal_lines(reasons, ZH))


class TestReasons:
    def test_one_row(self) -> None:
        """A reason of one row takes one line that says it all."""
        assert lines(bad_day(3, "2022-02-30", id_="7")) == [
            "a.csv 第 3 行 7 签收日期：不是存在的日期；所给：2022-02-30；应为：存在的日期，写作 YYYY-MM-DD（bad-day）"
        ]

    def test_reason_once(self) -> None:
        """A reason of many rows is told once, with the first five of them and how many there are."""
        assert lines(*(bad_day(row, f"2022-02-{row}", id_=f"甲{row}") for row in range(30, 42))) == [
            "a.csv 签收日期：不是存在的日期；应为：存在的日期，写作 YYYY-MM-DD（bad-day）",
            (
                "  第 30 行（甲30）：2022-02-30；第 31 行（甲31）：2022-02-31；第 32 行（甲32）：2022-02-32；"
                "第 33 行（甲33）：2022-02-33；第 34 行（甲34）：2022-02-34；共 12 行，其余 7 行见 --rejects"
            ),
        ]

    def test_reasons_apart(self) -> None:
        """Another column, another file and another fault are other reasons; they stand in the order of the register."""
        other = bad_day(5, "x", path="提交日期")
        unread = Unread("b.csv", FileError(Fault("unreadable-file", "b.csv", "a file", hint="No such file")))

        assert [line.split("：")[0] for line in lines(bad_day(3, "a"), other, bad_day(6, "b"), unread)] == [
            "a.csv 签收日期",
            "  第 3 行",
            "a.csv 第 5 行 提交日期",
            "b.csv",
        ]

    def test_places_in_a_case(self) -> None:
        """The events of JSON are one place, wherever in the list they stand."""
        first, second = (bad_day(row, "x", path=f"events[{row}].at") for row in (0, 1))

        assert lines(first, second)[0].startswith("a.csv events[…].at：")

    def test_bounded(self) -> None:
        """Reasons of which each row has its own fill neither memory nor the screen: the rest are counted."""
        reasons = Reasons()
        for row in range(1000):
            reasons.take(bad_day(row, "x", path=f"列{row}"))

        told = list(refusal_lines(reasons, EN))
        assert len(told) == 201
        assert told[-1].startswith("800 more rows were refused for other reasons")

    def test_row_with_two_faults(self) -> None:
        """A row is told under each of its reasons, and once where it has the same twice."""
        day = Fault("bad-day", "x", "a day", "签收日期")
        row = Refused(file="a.csv", row=3, faults=(day, Fault("bad-day", "y", "a day", "提交日期"), day))

        assert [line.partition("：")[0] for line in lines(row)] == ["a.csv 第 3 行 签收日期", "a.csv 第 3 行 提交日期"]


class TestNoPython:
    @pytest.mark.parametrize(
        ("given", "shown"),
        [
            (["replied"], "replied"),
            (["replied", None, True], "replied, null, true"),
            (b"\xff\xfe\x00", "ff fe 00"),
            ({"a": 1}, "{a: 1}"),
            (5.0, "5.0"),
            (("x",), "x"),
            (frozenset({"x"}), "x"),
            ([[[[[[1]]]]]], "…"),
            (list(range(100)), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, …"),
        ],
        ids=str,
    )
    def test_given(self, given: object, shown: str) -> None:
        """What was given stands there as a reader would write it."""
        assert Fault("bad-value", given, "x").given_text == shown


class TestScreen:
    def test_nothing_could_be_read(self, run: Run) -> None:
        """Without any file that can be read there is no report to show."""
        ended = run("check", "nofile.csv", *AS_OF)

        assert (ended.status, ended.out) == (3, "")
        assert "nofile.csv：文件无法读取" in ended.err

    def test_many_alternatives(self, run: Run, tmp_path: Path) -> None:
        """Of many words that were possible, the three nearest are named."""
        path = tmp_path / "a.csv"
        path.write_text(HEADINGS + LATE.replace("邮寄,2022-09-29", "邮记,2022-09-29"), encoding="utf-8")

        assert "应为：下列之一：邮" in (err := run("check", path, *AS_OF).err)
        assert err.partition("应为：")[2].partition("；")[0].partition("（")[0].count("、") == 3
