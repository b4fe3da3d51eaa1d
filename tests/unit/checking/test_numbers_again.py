"""A number that is written as that of the row above, or stands again further down: no row of it is called sure.

Due days by hand, from the notice of 2025 (4 to 6 April off): received on 3 March, the 20th working day after is the
31st (4 to 7, 10 to 14, 17 to 21, 24 to 28 March are 19 days): answered on 1 April is late, on 28 March in time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from tests.unit.checking.test_lines import FORMS, arrow, written

from gikdeadlines.batch import assess_table
from gikdeadlines.checking import check_register

AS_OF = date(2025, 12, 31)
HEADINGS = ["申请编号", "收到日期", "答复日期"]
FIRST = ["1", "2025-03-03", "2025-04-01"]
OTHER = ["2", "2025-03-03", "2025-04-01"]

DITTOS = ["〃", '"', "″", "同上", "同前", "ditto", "1（续）", "1(续)", "1 续表"]


def sure(path: Path | BytesIO) -> dict[str, bool | None]:
    """Which cases of a register are sure."""
    return {row.assessment.id: row.assessment.robust for row in check_register(path, as_of=AS_OF).rows}


class TestDitto:
    """What stands for the number of the row above."""

    @pytest.mark.parametrize("mark", DITTOS)
    @pytest.mark.parametrize("receipt", ["2025-03-03", "2025-03-10"])
    def test_is_no_case_of_that_name(self, mark: str, receipt: str) -> None:
        """Both rows may be of one case; the one below is of its own."""
        found = sure(BytesIO(written([HEADINGS, FIRST, [mark, receipt, "2025-03-28"], OTHER])))

        assert mark not in found or mark.startswith("1")
        assert [found["1"], *list(found.values())[1:]] == [False, False, True]

    @pytest.mark.parametrize("mark", ["〃", "同上", "1（续）", "1-1"])
    def test_without_a_receipt(self, mark: str) -> None:
        """The row is refused; the one above is in doubt."""
        assert sure(BytesIO(written([HEADINGS, FIRST, [mark, "", "2025-03-28"], OTHER]))) == {"1": False, "2": True}

    @pytest.mark.parametrize("form", FORMS)
    def test_alike(self, form: Callable[..., Path], tmp_path: Path) -> None:
        """However the table is kept, and in frames."""
        rows = [HEADINGS, FIRST, ["〃", "2025-03-10", "2025-03-28"], OTHER]
        found = assess_table(arrow(rows), as_of=AS_OF)

        assert list(sure(form(rows, tmp_path)).values()) == [False, False, True]
        assert found.column("robust").to_pylist() == [False, False, True]

    def test_a_number_with_a_part(self) -> None:
        """1-1 with a receipt of its own is a number like any other."""
        found = sure(BytesIO(written([HEADINGS, FIRST, ["1-1", *OTHER[1:]], OTHER])))

        assert found == {"1": True, "1-1": True, "2": True}
