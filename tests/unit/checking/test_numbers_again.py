"""A number that is written as that of the row above, or stands again further down: no row of it is called sure.

Due days by hand, from the notice of 2025 (4 to 6 April off): received on 3 March, the 20th working day after is the
31st (4 to 7, 10 to 14, 17 to 21, 24 to 28 March are 19 days): answered on 1 April is late, on 28 March in time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from tests.unit.checking.test_lines import FORMS, arrow, as_quoted, as_text, written
from tests.unit.cli.running import Run

from gikdeadlines.batch import assess_table
from gikdeadlines.checking import check_register
from gikdeadlines.registers import again as again_module
from gikdeadlines.registers import ahead, long_texts

AS_OF = date(2025, 12, 31)
HEADINGS = ["申请编号", "收到日期", "答复日期"]
FIRST = ["1", "2025-03-03", "2025-04-01"]
OTHER = ["2", "2025-03-03", "2025-04-01"]

OTHERS_BELOW = [[f"B-{n}", *FIRST[1:]] for n in range(30)]

DITTOS = ["〃", '"', "″", "同上", "同前", "ditto", "1（续）", "1(续)", "1 续表"]


def sure(path: Path | BytesIO) -> dict[str, bool | None]:
    """Which cases of a register are sure."""
    return {row.assessment.id: row.assessment.robust for row in check_register(path, as_of=AS_OF).rows}


def each_sure(path: Path | BytesIO, sheet: str | None = None) -> list[tuple[str, bool | None]]:
    """The same in their order, for numbers that stand more than once."""
    rows = check_register(path, as_of=AS_OF, sheet=sheet).rows
    return [(row.assessment.id, row.assessment.robust) for row in rows]


AGAIN = [
    ["1", "", "2025-03-28"],
    ["1", "2025-03-03", "2025-03-28"],
    ["1", "2025-03-03", ""],
    ["1（续）", "2025-03-10", "2025-03-28"],
]


class TestFurtherDown:
    """A number that stands again, with other rows between."""

    @pytest.mark.parametrize("again", AGAIN)
    @pytest.mark.parametrize("form", FORMS)
    def test_no_row_is_sure(self, form: Callable[..., Path], again: list[str], tmp_path: Path) -> None:
        """Neither the first, which has gone by, nor the later one; what stands between is as it was."""
        found = each_sure(form([HEADINGS, FIRST, OTHER, again, ["3", *OTHER[1:]]], tmp_path))

        assert dict(found)["1"] is False
        assert [is_sure for id_, is_sure in found if id_ not in {"2", "3"}] == [False] * (len(found) - 2)
        assert [is_sure for id_, is_sure in found if id_ in {"2", "3"}] == [True, True]

    @pytest.mark.parametrize("again", AGAIN)
    def test_frames(self, again: list[str]) -> None:
        """A row without a receipt is refused there, too."""
        found = assess_table(arrow([HEADINGS, FIRST, OTHER, again]), as_of=AS_OF).column("robust").to_pylist()

        assert found == [False, True, False if again[1] else None]

    def test_first_without_a_receipt(self) -> None:
        """The first is refused; the later one may be of the same case."""
        assert each_sure(BytesIO(written([HEADINGS, ["1", "", "2025-03-28"], OTHER, FIRST]))) == [
            ("2", True),
            ("1", False),
        ]

    def test_what_only_counts(self) -> None:
        """序号 may begin anew with every month; a row without a receipt is of another row of its number."""
        counted = ["序号", *HEADINGS[1:]]

        assert each_sure(BytesIO(written([counted, FIRST, OTHER, FIRST, OTHER]))) == [
            (id_, True) for id_ in ("1", "2", "1", "2")
        ]
        assert each_sure(BytesIO(written([counted, FIRST, OTHER, ["1", "", "2025-03-28"]]))) == [
            ("1", False),
            ("2", True),
        ]

    def test_another_sheet(self, tmp_path: Path) -> None:
        """A sheet of extensions names a case of the register."""
        book = openpyxl.Workbook()
        book.active.title = "台账"
        for row in (HEADINGS, FIRST, OTHER):
            book.active.append(row)
        extended = book.create_sheet("延期")
        for more in (["申请编号", "延期告知日期", "延期天数"], ["1", "2025-03-28", "20"]):
            extended.append(more)
        book.save(tmp_path / "a.xlsx")

        assert dict(each_sure(tmp_path / "a.xlsx", sheet="all")[:2]) == {"1": False, "2": True}


class TestLongTexts:
    """A text whose plain lines are passed over: what stands again is found as in a short one, in the same memory."""

    @pytest.fixture
    def short_pieces(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Some ten rows a piece, and no text is short."""
        monkeypatch.setattr(ahead, "_SHORT", 100)
        monkeypatch.setattr(long_texts, "_PIECE", 300)

    @pytest.mark.usefixtures("short_pieces")
    @pytest.mark.parametrize("again", AGAIN)
    @pytest.mark.parametrize("form", [as_text, as_quoted])
    def test_no_row_is_sure(self, form: Callable[..., Path], again: list[str], tmp_path: Path) -> None:
        """Whether the lines are plain or not, and however far apart the rows stand."""
        others = [[f"A-{n}", *FIRST[1:]] for n in range(60)]
        found = each_sure(
            form([HEADINGS, FIRST, *others, again, *[["B" + id_, *rest] for id_, *rest in others]], tmp_path)
        )

        assert dict(found)["1"] is False
        assert [id_ for id_, is_sure in found if not is_sure and not id_.startswith("1")] == []

    @pytest.mark.usefixtures("short_pieces")
    @pytest.mark.parametrize(
        ("first", "again"),
        [
            ("1", "\uff11"),
            ("〔2025〕\uff17号", "〔2025〕7号"),
            (" 1", "1 "),
            ("1", "1(cont)"),
            ("1", "1（续）"),
            ("甲1", "甲1"),
        ],
    )
    def test_written_otherwise(self, first: str, again: str, tmp_path: Path) -> None:
        """In full width, with spaces, or as one that goes on."""
        others = [[f"A-{n}", *FIRST[1:]] for n in range(60)]
        path = as_text([HEADINGS, [first, *FIRST[1:]], *others, [again, *FIRST[1:]], *OTHERS_BELOW], tmp_path)

        assert each_sure(path)[0][1] is False
        assert sum(not is_sure for _, is_sure in each_sure(path)) == 2

    @pytest.mark.usefixtures("short_pieces")
    def test_what_only_counts(self) -> None:
        """序号 that begins anew with every month stays sure."""
        counted = ["序号", *HEADINGS[1:]]
        months = [[str(n), *FIRST[1:]] for _ in range(3) for n in range(1, 40)]

        assert {is_sure for _, is_sure in each_sure(BytesIO(written([counted, *months])))} == {True}

    @pytest.mark.usefixtures("short_pieces")
    @pytest.mark.parametrize(
        "note", ["1,以上均已于3月28日延期,", "注：均已延期,,", "以上均已于2025年3月28日告知延期,,"]
    )
    def test_notes(self, note: str) -> None:
        """A line that is no case is found between plain ones; those below it stay sure."""
        rows = written([HEADINGS, *[[f"A-{n}", *FIRST[1:]] for n in range(60)]]) + f"{note}\r\n".encode()
        found = each_sure(BytesIO(rows + written([["B-1", *FIRST[1:]]])))

        assert [is_sure for _, is_sure in found] == [False] * 60 + [True]

    def test_more_than_are_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where so many stand again that they are not kept by name, no row is sure."""
        monkeypatch.setattr(again_module, "_MOST", 2)
        twice = [[str(n), *FIRST[1:]] for n in (1, 2, 3)] * 2

        assert {is_sure for _, is_sure in each_sure(BytesIO(written([HEADINGS, *twice, OTHER])))} == {False}

    def test_of_more_than_four_mebibytes(self, run: Run, tmp_path: Path) -> None:
        """As it comes from a portal: the first row of 30,001 and the last have one number."""
        line = f"A-{{:06d}},2025-03-03,2025-03-28,{'办公室' * 20}\r\n"
        rows = ["申请编号,收到日期,答复日期,承办处室\r\n", *(line.format(n) for n in range(30_000)), line.format(0)]
        path = tmp_path / "a.csv"
        path.write_text("".join(rows), "utf-8", newline="")
        ended = run("check", path, "--as-of", AS_OF, "--out", tmp_path / "b.csv", "--jobs", "1")
        found = (tmp_path / "b.csv").read_text("utf-8-sig").splitlines()[1:]

        assert path.stat().st_size > 1 << 22
        assert ended.status == 3
        assert [",各口径一致" in found[at] for at in (0, 1, -2, -1)] == [False, True, True, False]


class TestStats:
    """What `check` does not hold sure, `stats` counts as hanging on a reading."""

    @pytest.mark.parametrize("count", [0, 9_000])
    def test_both_rows(self, run: Run, tmp_path: Path, count: int) -> None:
        """The first row of the number and the later one."""
        others = [[f"A-{n}", *FIRST[1:]] for n in range(count)]
        path = as_text([HEADINGS, *others, FIRST, OTHER, ["1", "2025-03-03", "2025-03-28"]], tmp_path)
        told = run("stats", path, "--year", "2025", "--as-of", AS_OF).out

        assert [line.split()[-1] for line in told.splitlines() if line.startswith("结论取决于口径")] == ["2"]


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
