"""Lines that are passed over: whatever looks through lines one by one would have found nothing in them."""

from __future__ import annotations

from random import Random

import pytest

from gikdeadlines.registers import plain_lines
from gikdeadlines.registers.footers import may_be_an_ending
from gikdeadlines.registers.long_texts import _HEADS, _lonely

CELLS = (
    "", " ", "1", "12", "2024-03-05", "2024年3月", "3月小计", "合计", "total", "甲", "a", "注：1号件已延期", "2024",
    "20 24", "\u3000", "\uff11", "5 合计", "第1页", "答复日期", "1月", "0005", "上半年",
)  # fmt: skip
"""Of rows, totals, footers, parts of the year and headings."""


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short texts are looked at, too."""
    monkeypatch.setattr(plain_lines, "_SHORT", 0)


def kept(text: str, separator: str = ",") -> list[str]:
    """The lines that are to be looked at."""
    return plain_lines.not_plainly_cases(text.encode(), separator).decode().splitlines()


class TestNotPlainlyCases:
    """What is left."""

    @pytest.mark.parametrize("separator", [",", "\t", ";"])
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_nothing_is_missed(self, separator: str, line_end: str) -> None:
        """Of thousands of lines by chance, the last one without its end."""
        random = Random(separator + line_end)  # noqa: S311 - the same lines each time
        lines = [separator.join(random.choices(CELLS, k=random.randint(1, 5))) for _ in range(5_000)]
        left = kept(line_end.join(lines), separator)
        passed = [line for line in lines if line not in left]

        assert len(passed) > 100
        assert [line for line in lines if line in left] == left
        for line in passed:
            assert not may_be_an_ending(line, separator), line
            assert not _lonely(separator).search(line), line
            assert not _HEADS.search(line), line

    def test_a_register_is_passed_over(self) -> None:
        """Nothing is left of rows as they usually are."""
        assert kept("2024-001,当面,2024-03-05,甲\n2024-002,,2024/3/6,\n") == []

    @pytest.mark.parametrize(
        "line",
        ["3月小计,2024-03-05", "2024年,5", "12,合计", "2024", "2024,", "1,2", "京2024-1,2024-03-05", ",2024-03-05"],
    )
    def test_left(self, line: str) -> None:
        """A part of the year, one cell, no year, an id that does not begin with a figure."""
        assert kept(f"1,2024-03-05\n{line}\n2,2024-03-05\n") == [line]
