"""Days in all the spellings of registers."""

# ruff: noqa: RUF001 - full-width characters are what registers hold

from __future__ import annotations

from datetime import date

import pytest

from gikdeadlines.registers.day_texts import NoDay, looks_like_a_day, spelled_day

THE_DAY = date(2024, 3, 5)


class TestSpelled:
    """spelled_day."""

    @pytest.mark.parametrize(
        "text",
        [
            "2024-03-05（周二）",
            "2024年3月5日 周二",
            "2024-3-5 星期二",
            "2024-03-05 下午2:30",
            "2024-03-05 14时30分",
            "2024-03-05 上午9时",
            "2024年3月5日。",
            "二〇二四年三月五日",
            "二零二四年三月五日",
            "2024 年 3 月 5 日",
            "２０２４．３．５",
            "20240305.0",
            "2024-03-05T23:59:59+08:00",
            "2024、3、5",
            "2024。3。5",
            "2024年3月5",
            "Mar 5, 2024",
            "March 5th 2024",
            "5 March 2024",
            "5-Mar-2024",
            "5th of March, 2024",
        ],
    )
    def test_day(self, text: str) -> None:
        """Each names the same day."""
        assert spelled_day(text) == THE_DAY

    def test_numerals_above_ten(self) -> None:
        """二十一 is 21, 十 is 10, 三十 is 30."""
        days = [
            spelled_day(f"二〇二四年{month}月{day}日")
            for month, day in (("十", "二十一"), ("十二", "十"), ("四", "三十"))
        ]

        assert days == [date(2024, 10, 21), date(2024, 12, 10), date(2024, 4, 30)]

    @pytest.mark.parametrize(
        ("text", "lacks"),
        [
            ("3月5日", "year"),
            ("03-05", "year"),
            ("24.3.5", "century"),
            ("24年3月5日", "century"),
            ("5/3/2024", "order"),
            ("次日", "relative"),
            ("当日", "relative"),
            ("2024年3月", "day"),
            ("2024-03", "day"),
            ("2024-03-05、2024-03-08", "several"),
            ("2024.3.5至2024.3.8", "several"),
            ("2024-03-05（周三）", "weekday"),
            ("2024-02-30", "cell"),
            ("2024-3-1 2", "cell"),
            ("某日", "words"),
            ("已答复", "words"),
            ("√", "words"),
            ("113年3月5日", "century"),
            ("2024-04-02电话告知", "beside"),
            ("已于2024年4月2日邮寄", "beside"),
            ("约2024-03-05", "beside"),
            ("2024-03-05前", "beside"),
            ("2024.4.2（拟）", "beside"),
            ("Feb 30, 2024", "cell"),
            ("Mar 5", "cell"),
            ("2024、3-5", "cell"),
        ],
    )
    def test_no_day(self, text: str, lacks: str) -> None:
        """Each says what is missing; none is guessed."""
        found = spelled_day(text)

        assert isinstance(found, NoDay)
        assert found.lacks == lacks


class TestLooksLike:
    """looks_like_a_day."""

    @pytest.mark.parametrize(("text", "looks"), [("2024/3/5", True), ("3月5日", True), ("规划", False), ("15", False)])
    def test_looks(self, text: str, looks: bool) -> None:
        """Also where the year is missing, but no mere number."""
        assert looks_like_a_day(text) is looks
