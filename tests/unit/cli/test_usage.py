"""What is wrong with options and arguments, in both languages."""

from __future__ import annotations

import pytest
from tests.unit.cli.running import Run

from gikdeadlines.cli.usage import usage_text
from gikdeadlines.wording import Wording

DAY = "2022-09-30"


class TestUsageText:
    """The parser of the command line speaks English; what it says is put into words of ours."""

    @pytest.mark.parametrize(
        ("command", "zh", "en"),
        [
            (["chek"], "没有 chek 这个命令", "there is no command chek"),
            (["check", "--formt", "csv"], "没有 --formt 这个选项；是否指 --format", "there is no option --formt"),
            (["check"], "缺少 FILE", "FILE is missing"),
            (["stats", "a.csv"], "缺少 --year", "--year is missing"),
            (["due", DAY, "--months"], "--months 须带一个值", "--months needs a value"),
            (["due", DAY, "--months", "x"], "--months 应为整数", "--months is to be a whole number"),
            (["due", DAY, "--months", "0"], "--months 应为不小于 1 的整数", "at least 1"),
            (["due", DAY, "--before=yes"], "--before 不带值", "--before takes no value"),
            (["due", DAY, "2022-10-01"], "多出 2022-10-01", "2022-10-01 is too much"),
        ],
    )
    def test_commands(self, run: Run, command: list[str], zh: str, en: str) -> None:
        """Real mistakes, as the installed parser tells them."""
        for language, words in (("zh", zh), ("en", en)):
            ended = run("--lang", language, *command)

            assert (ended.status, ended.out) == (2, "")
            assert words in ended.err

    def test_another_sentence(self) -> None:
        """One that a later version of the parser may bring stands as it is."""
        assert usage_text("Something else is wrong.", Wording("zh")) == "Something else is wrong."

    @pytest.mark.parametrize("group", ["law", "calendar"])
    def test_a_group_alone(self, run: Run, group: str) -> None:
        """Its help is shown, and is no mistake in words."""
        ended = run(group)

        assert ended.status == 2
        assert "用法有误" not in ended.err
        assert "--help" in ended.err
