"""A register's own 应答复日期 and 是否逾期, told where they differ from what was found.

By hand from the notice of 2025: received on 3 March, due on the 31st (4 to 7, 10 to 14, 17 to 21, 24 to 28 March are 19
working days). An answer of the 28th is in time, one of 1 April is late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.unit.checking.test_lines import FORMS, as_book, as_text
from tests.unit.cli.running import Run

from gikdeadlines.checking import check_register

AS_OF = date(2025, 12, 31)
HEADINGS = ["编号", "收到日期", "答复日期", "应答复日期", "是否逾期"]
ROWS = [
    ["A-1", "2025-03-03", "2025-03-28", "2025-03-31", "否"],
    ["A-2", "2025-03-03", "2025-04-01", "2025-04-01", "否"],
    ["A-3", "2025-03-03", "2025-03-28", "2025-03-28", "是"],
    ["A-4", "2025-03-03", "2025-04-01", "", "是"],
    ["A-5", "2025-03-03", "2025-03-28", "2025-03-31", ""],
]
DUE = (
    "登记的届满日与核查结果不同的 2 件："
    "A-2（登记 2025-04-01，核查 2025-03-31）；A-3（登记 2025-03-28，核查 2025-03-31）"
)
LATE = "“是否逾期”一列与核查结论不同的 2 件：A-2（登记 否，核查 逾期答复）；A-3（登记 是，核查 按期答复）"


class TestAnsweredLater:
    """An answer after the as-of day: by then there was none, as a run of its own day agrees."""

    ROWS = (HEADINGS[:3], ["A-1", "2025-03-03", "2025-04-10"], ["A-2", "2025-03-03", "2025-03-28"])

    @pytest.mark.parametrize("form", FORMS)
    def test_is_overdue_surely_and_told(self, form: Callable[..., Path], run: Run, tmp_path: Path) -> None:
        """Due on 31 March; on 7 April it was overdue by 1 to 3 and 7 April, four working days."""
        path = form(self.ROWS, tmp_path)
        checked = run("check", path, "--as-of", date(2025, 4, 7))
        (row, _) = check_register(path, as_of=date(2025, 4, 7)).rows

        assert "截至日之后才答复、至截至日逾期未答复的 1 件：A-1（2025-04-10）" in checked.err
        assert (row.assessment.verdict, row.assessment.robust, row.assessment.days_late) == ("overdue", True, 4)
        assert row.assessment.ignored == ("replied 2025-04-10",)

    def test_on_its_own_day_it_is_late(self, run: Run, tmp_path: Path) -> None:
        """By 1 to 3 and 7 to 10 April, seven working days; nothing is told of it."""
        path = as_text(self.ROWS, tmp_path)
        (row, _) = check_register(path, as_of=date(2025, 4, 10)).rows

        assert (row.assessment.verdict, row.assessment.robust, row.assessment.days_late) == ("late", True, 7)
        assert "截至日之后" not in run("check", path, "--as-of", date(2025, 4, 10)).err


class TestClaimsTold:
    """What `check` says of them."""

    @pytest.mark.parametrize("form", FORMS)
    def test_both_columns(self, form: Callable[..., Path], run: Run, tmp_path: Path) -> None:
        """The rows that differ, and no others, however the register is kept; the status is that of the verdicts."""
        checked = run("check", form([HEADINGS, *ROWS], tmp_path), "--as-of", AS_OF)

        assert DUE in checked.err
        assert LATE in checked.err
        assert checked.status == 1

    @pytest.mark.parametrize("form", [as_text, as_book])
    def test_many_rows(self, form: Callable[..., Path], run: Run, tmp_path: Path) -> None:
        """In columns as row by row: all are counted, five are named."""
        agreeing = [[f"B-{n}", *ROWS[0][1:]] for n in range(2_500)]
        others = [[f"C-{n}", *ROWS[1][1:]] for n in range(9)]
        checked = run("check", form([HEADINGS, *ROWS, *agreeing, *others], tmp_path), "--as-of", AS_OF)

        assert "登记的届满日与核查结果不同的 11 件：A-2" in checked.err
        assert "“是否逾期”一列与核查结论不同的 11 件：A-2" in checked.err
        assert checked.err.count("C-2（登记 2025-04-01") == 1
        assert "C-3" not in checked.err

    def test_english(self, run: Run, tmp_path: Path) -> None:
        """The same in English."""
        checked = run("check", as_text([HEADINGS, *ROWS], tmp_path), "--as-of", AS_OF, "--lang", "en")

        assert "due days differ in 2 rows: A-2 (register 2025-04-01, found 2025-03-31)" in checked.err
        assert "differs from the verdict in 2 rows: A-2 (register 否, found late)" in checked.err

    @pytest.mark.parametrize("form", [as_text, as_book])
    @pytest.mark.parametrize(
        ("heading", "right", "wrong"),
        [
            *(("是否按期答复", "是", "否"), ("逾期情况", "未逾期", "逾期3天"), ("是否超期？", "N", "Y")),
            *(("是否逾期", "按期", "已逾期"), ("是否逾期", "", "是"), ("是否逾期", "待核", "是")),
        ],
    )
    def test_words(
        self, form: Callable[..., Path], heading: str, right: str, wrong: str, run: Run, tmp_path: Path
    ) -> None:
        """Of two answers in time; what says neither is compared with nothing."""
        rows = [[*ROWS[0][:3], right], ["A-2", *ROWS[0][1:3], wrong]]
        checked = run("check", form([["编号", "收到日期", "答复日期", heading], *rows], tmp_path), "--as-of", AS_OF)

        assert f"不同的 1 件：A-2（登记 {wrong}，核查 按期答复）" in checked.err

    def test_nothing_where_all_agree(self, run: Run, tmp_path: Path) -> None:
        """Nor of columns that say something else."""
        rows = [[*ROWS[0], "0"], [*ROWS[3], "1"]]
        checked = run("check", as_text([[*HEADINGS, "逾期天数"], *rows], tmp_path), "--as-of", AS_OF)

        assert "不同的" not in checked.err
