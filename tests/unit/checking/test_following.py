"""A row that goes on in the next one, or has its number twice, is no sure case, however the table is kept.

Received on 3 March 2025, due on the 31st (20 working days, none off): answered on 20 May it is late. Whoever reads the
row below as its own knows that a third party was asked on 5 March and answered on 25 April, and that it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from tests.unit.checking.test_lines import FORMS, arrow, written
from tests.unit.cli.running import Run

from gikdeadlines.batch import assess_stream, assess_table
from gikdeadlines.checking import check_register

AS_OF = date(2025, 12, 31)
HEADINGS = ["编号", "收到日期", "征求第三方意见日期", "收到第三方意见日期", "答复日期"]
ASKED = ["2025-03-05", "2025-04-25", ""]
ROWS = [
    HEADINGS,
    ["2025-1", "2025-03-03", "", "", "2025-03-20"],
    ["2025-2", "2025-03-03", "", "", "2025-05-20"],
    ["", "", *ASKED],
    ["2025-3", "2025-03-03", "", "", "2025-05-20"],
    ["2025-3", "", *ASKED],
    ["2025-4", "2025-03-03", "", "", "2025-03-20"],
    ["2025-1", "2025-03-10", "", "", "2025-03-20"],
]
SURE = [("2025-1", False), ("2025-2", False), ("2025-3", False), ("2025-4", True), ("2025-1", False)]


def sure(source: Path | BytesIO) -> list[tuple[str, bool | None]]:
    """Whether each case is sure."""
    return [(row.assessment.id, row.assessment.robust) for row in check_register(source, as_of=AS_OF).rows]


def many(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The same below thousands of others."""
    others = [[f"A-{n}", "2025-03-03", "", "", "2025-03-20"] for n in range(9_000)]
    return [list(rows[0]), *others, *map(list, rows[1:])]


class TestWherever:
    """Text, workbooks, Parquet, frames; few rows and many."""

    @pytest.mark.parametrize("form", FORMS)
    def test_form(self, form: Callable[..., Path], tmp_path: Path) -> None:
        """Row by row."""
        assert sure(form(ROWS, tmp_path)) == SURE

    def test_in_columns(self) -> None:
        """Thousands together."""
        assert sure(BytesIO(written(many(ROWS))))[9_000:] == SURE

    def test_frame(self) -> None:
        """The rows below are refused: they state no receipt."""
        found = assess_table(arrow(ROWS), as_of=AS_OF)

        assert found.column("robust").to_pylist() == [False, False, None, False, None, True, False]

    def test_over_two_batches(self) -> None:
        """The next row stands in the next batch."""
        table = arrow(ROWS)
        batches = [table.slice(at, 1).combine_chunks().to_batches()[0] for at in range(len(table))]
        reader = pa.RecordBatchReader.from_batches(table.schema, batches)
        found = assess_stream(reader, as_of=AS_OF).read_all()

        assert found.column("robust").to_pylist() == [False, False, None, False, None, True, False]


class TestNumbersAsWritten:
    """A register writes its characters in whatever width: columns find the same rows to doubt as rows one by one."""

    PAIRS = (
        *(("2025-1", "2025-1（2）"), ("2025-2", "2025-2－\uff11"), ("2025-3", "2025-3⑵"), ("\uff14", "4-1")),
        *(("2025-5", "2025-5（续）"), ("2025-6", "同上"), ("2025-7", "””"), ("2025-8", "Ditto"), ("A-9", "Do.")),
    )
    ROWS = (HEADINGS, *(row for pair in PAIRS for row in ([pair[0], *ROWS[1][1:]], [pair[1], "", *ASKED])))

    def test_one_by_one(self) -> None:
        """None of the rows above is sure."""
        assert [robust for _, robust in sure(BytesIO(written(list(self.ROWS))))] == [False] * len(self.PAIRS)

    def test_in_columns(self) -> None:
        """Thousands together."""
        assert [robust for _, robust in sure(BytesIO(written(many(self.ROWS))))[9_000:]] == [False] * len(self.PAIRS)

    def test_frame(self) -> None:
        """The rows below are refused."""
        found = assess_table(arrow(list(self.ROWS)), as_of=AS_OF)

        assert found.column("robust").to_pylist() == [False, None] * len(self.PAIRS)


class TestSameReceipt:
    """The receipt is merged over two rows, and the number is not."""

    HEADINGS = ("编号", "收到日期", "征求第三方意见日期", "收到第三方意见日期", "答复日期")

    def test_two_questions(self, tmp_path: Path) -> None:
        """Out are 6 to 20 and 21 to 28 March: answered on 22 April it is in time, and late by either row alone."""
        book = openpyxl.Workbook()
        for row in (
            self.HEADINGS,
            ("1", "2025-03-03", "2025-03-06", "2025-03-20", "2025-04-22"),
            (None, None, "2025-03-21", "2025-03-28", None),
            ("2", "2025-03-03", None, None, "2025-03-20"),
        ):
            book.active.append(row)
        for area in ("B2:B3", "E2:E3"):
            book.active.merge_cells(area)
        book.save(tmp_path / "a.xlsx")

        assert sure(tmp_path / "a.xlsx") == [("1", False), ("row[3]", False), ("2", True)]

    @pytest.mark.parametrize("count", [0, 9_000])
    def test_in_text(self, count: int) -> None:
        """Written out, in tables of any length; another receipt is another case."""
        others = [[f"A-{n}", "2025-03-03", "", "", "2025-03-20"] for n in range(count)]
        rows = [
            ["1", "2025-03-03", "2025-03-06", "2025-03-20", "2025-04-22"],
            ["", "2025-03-03", "2025-03-21", "2025-03-28", "2025-04-22"],
            ["", "2025-03-10", "", "", "2025-03-20"],
        ]
        found = sure(BytesIO(written([list(self.HEADINGS), *others, *rows])))

        assert [is_sure for _, is_sure in found[count:]] == [False, False, True]


class TestBrokenOff:
    """A line break within a cell leaves two short lines."""

    @pytest.mark.parametrize("count", [0, 9_000])
    def test_a_day_for_a_number(self, count: int) -> None:
        """Neither half is sure: the first has no answer, the second has another receipt."""
        others = [[f"A-{n}", "2025-03-03", "2025-03-20"] for n in range(count)]
        halves = [["20", "2025-03-03"], ["2025-03-05", "2025-03-31"], ["21", "2025-03-03", "2025-03-20"]]
        found = sure(BytesIO(written([["编号", "收到日期", "答复日期"], *others, *halves])))

        assert found[count:] == [("20", False), ("2025-03-05", False), ("21", True)]


class TestWithoutANumber:
    """A blank 编号 is called by its row, in a form that no number has."""

    ROWS = (
        ("编号", "收到日期", "答复日期"),
        ("3", "2025-03-03", "2025-03-20"),
        ("", "2025-03-03", "2025-05-20"),
        ("4", "2025-03-03", "2025-03-20"),
        ("4", "2025-03-04", "2025-03-20"),
    )

    def test_cannot_be_another(self, tmp_path: Path, run: Run) -> None:
        """Row 3 is not number 3."""
        path = tmp_path / "a.csv"
        path.write_bytes(written(self.ROWS))
        told = run("explain", path, "--id", "row[3]", "--as-of", AS_OF)

        assert [id_ for id_, _ in sure(path)] == ["3", "row[3]", "4", "4"]
        assert assess_table(arrow(self.ROWS), as_of=AS_OF).column("id").to_pylist() == ["3", "row[3]", "4", "4"]
        assert told.out.startswith("第 3 行  逾期")
        assert run("check", path, "--as-of", AS_OF, "--lang", "en").out.count("row 3  ") == 1

    def test_several_of_one_number(self, tmp_path: Path, run: Run) -> None:
        """Which is meant, is asked."""
        path = tmp_path / "a.csv"
        path.write_bytes(written(self.ROWS))
        told = run("explain", path, "--id", "4", "--as-of", AS_OF)

        assert (told.status, "row[4]、row[5]" in told.err) == (2, True)
        assert run("explain", path, "--id", "row[5]", "--as-of", AS_OF).status == 0


class TestNumbersOfRows:
    """序号 begins anew with every month, and says nothing of a case."""

    def test_is_a_note(self) -> None:
        """No doubt, but where it stands twice in a row."""
        rows = [["序号", "收到日期", "答复日期"], *([n, "2025-03-03", "2025-03-20"] for n in ("1", "2", "1", "1"))]
        found = check_register(BytesIO(written(rows)), as_of=AS_OF).rows

        assert [row.assessment.robust for row in found] == [True, True, False, True]
        assert "repeated-count" in [each.code for each in found[2].assessment.findings]


class TestTold:
    """`check` and `stats` say the same, and end with 3."""

    @pytest.mark.parametrize("command", [("check",), ("stats", "--year", "2025")])
    @pytest.mark.parametrize("rows", [ROWS, many(ROWS)], ids=["few", "many"])
    def test_notes(self, run: Run, tmp_path: Path, command: tuple[str, ...], rows: list[list[str]]) -> None:
        """Each kind once, with how many rows."""
        path = tmp_path / "a.csv"
        path.write_bytes(written(rows))
        ended = run(command[0], path, *command[1:], "--as-of", AS_OF)

        assert ended.status == 3
        for said in ("1 行之下的一行既无编号也无收到日期", "1 行之下的一行编号相同", "行的编号不止一次出现"):
            assert said in ended.err
