"""Notes that name no case and speak of all, and signs that a legend explains: who is doubted, and who is not.

By hand from the notice of 2025 (4 to 6 April off, Sunday 27 April worked): received on 3 March, the 20th working day
after is the 31st, so that an answer of 1 April is late; extended by 20 working days, that is 1 to 3, 7 to 11, 14 to 18,
21 to 25, 27 and 28 April, it is in time. Whoever knows of the extension holds the other verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from tests.unit.checking.test_lines import FORMS, arrow, as_book, as_text, lines, sure, written
from tests.unit.cli.running import Run

from gikdeadlines.batch import assess_stream, assess_table
from gikdeadlines.checking import check_register
from gikdeadlines.registers.own_columns import OWN_NOTES, OWN_SHEETS
from gikdeadlines.wording import Wording

AS_OF = date(2025, 12, 31)
LATE = ["2025-03-03", "2025-04-01"]
ROWS = [[f"2025-{n}", *LATE, ""] for n in (1, 2, 3)]
ALL = {"2025-1", "2025-2", "2025-3"}


def book_with(folder: Path, *notes: Sequence[str], name: str = "说明", rows: Sequence[Sequence[str]] = ROWS) -> Path:
    """A register with a sheet of notes beside it."""
    path = as_book(lines(rows=rows), folder)
    book = openpyxl.load_workbook(path)
    other = book.create_sheet(name)
    for note in notes:
        other.append(list(note))
    book.save(path)
    return path


def doubted(path: Path | BytesIO) -> set[str]:
    """The cases that are not sure."""
    return {id_ for id_, is_sure in sure(path).items() if not is_sure}


class TestSheetOfNotes:
    """A sheet beside the register."""

    @pytest.mark.parametrize("name", ["说明", "备注", "Sheet2", "填表说明"])
    @pytest.mark.parametrize(
        "note",
        [
            *(
                ["以上均已延期"],
                ["均已征求第三方意见"],
                ["本表各件均已补正，详见卷宗"],
                ["说明：本月申请已告知延期20个工作日"],
            ),
            *(["因疫情中止办理"], ["1", "以上均已延期"], ["All cases were extended by 20 working days"]),
            *(["2025-1至2025-3已延期"], ["第3号已补正。均已征求第三方意见"]),
        ],
    )
    def test_speaks_of_all(self, note: Sequence[str], name: str, tmp_path: Path) -> None:
        """Every row of the register is in doubt."""
        assert doubted(book_with(tmp_path, note, name=name)) == ALL

    @pytest.mark.parametrize(
        "notes",
        [
            [["办理状态"], ["已延期"], ["已补正"], ["征求第三方意见"], ["申请人撤回"]],
            [["填表说明"], ["1. 延期的请填写告知日期"], ["2. 补正期间不计入办理期限"], ["已延期：指经批准延长期限"]],
            [["答复期限为20个工作日"], ["制表人：某"], ["以上数据截至2025年4月1日"]],
            [["9号已延期"]],
            [["核查说明"], ["以上均已延期"]],
        ],
    )
    def test_says_nothing_of_the_register(self, notes: Sequence[Sequence[str]], tmp_path: Path) -> None:
        """Words to choose from, how the form is filled in, another register's case, the notes of an earlier check."""
        assert doubted(book_with(tmp_path, *notes)) == set()

    def test_own_notes_are_known_in_both_languages(self) -> None:
        """The words are the catalogue's, which this room cannot ask."""
        said = [Wording(lang).text for lang in ("zh", "en")]

        assert {text("own-title") for text in said} == OWN_NOTES
        assert {text(key) for text in said for key in ("sheet-notes", "sheet-refused")} == OWN_SHEETS

    def test_months(self, tmp_path: Path) -> None:
        """A note beside several months speaks of every one of them."""
        path = book_with(tmp_path, ["以上均已延期"])
        book = openpyxl.load_workbook(path)
        other = book.create_sheet("二月")
        for row in lines(rows=[["2025-4", *LATE, ""]]):
            other.append(row)
        book.save(path)
        checked = check_register(path, as_of=AS_OF, sheet="all")

        assert {row.assessment.robust for row in checked.rows} == {False}

    def test_is_told_everywhere(self, run: Run, tmp_path: Path) -> None:
        """`check` ends with 3 and names sheet and words; so does `explain`; `stats` holds none of the rows sure."""
        path = book_with(tmp_path, ["以上均已延期"])
        checked = run("check", path, "--as-of", AS_OF)
        shown = run("columns", path)
        explained = run("explain", path, "--id", "2025-1", "--as-of", AS_OF)
        counted = run("stats", path, "--year", "2025", "--as-of", AS_OF)

        assert checked.status == shown.status == 3
        assert "第 1 行：此行不是案件，却说到可能影响期限之事：“说明: 以上均已延期”" in checked.err
        assert "第 1 行（不是案件）写有“说明: 以上均已延期”" in shown.out
        assert "说明: 以上均已延期" in explained.out
        assert counted.status == 3
        assert [line.split()[-1] for line in counted.out.splitlines() if line.startswith("结论取决于口径")] == ["3"]


class TestNumberedBlock:
    """A block of notes below the cases, the number of each in a cell of its own."""

    @pytest.mark.parametrize("form", FORMS)
    def test_speaks_of_those_above(self, form: Callable[..., Path], tmp_path: Path) -> None:
        """The rows of the block state no case and are refused; those above are not sure."""
        block = [["说明", "", "", ""], ["1", "以上均已延期", "", ""], ["（2）", "本表由办公室填写", "", ""]]

        assert doubted(form([*lines(rows=ROWS), *block], tmp_path)) == ALL

    @pytest.mark.parametrize("form", FORMS)
    def test_a_case_that_says_something_of_itself(self, form: Callable[..., Path], tmp_path: Path) -> None:
        """A row with a number and a note is of its own case alone."""
        assert doubted(form([*lines(rows=ROWS), ["7", "", "", "已延期"]], tmp_path)) == set()

    def test_frame(self) -> None:
        """The same of a table in memory."""
        found = assess_table(arrow([*lines(rows=ROWS), ["1", "以上均已延期", "", ""]]), as_of=AS_OF)

        assert found.column("robust").to_pylist() == [False, False, False, None]


LEGENDS = [
    *(("①", "①已延期20个工作日"), ("*", "*延期"), ("*", "注：*为延期件"), ("*", "注：带*号的均已延期")),
    *(
        ("★", "注：★表示延期"),
        ("※", "备注：※已征求第三方意见"),
        ("\uff0a", "*：已于3月28日告知延期"),
        ("▲", "Note: ▲ extended"),
    ),
]


def marked(sign: str, at: int) -> list[list[str]]:
    """The cases, the second of them with a sign in one of its cells."""
    rows = [list(row) for row in ROWS]
    rows[1][at] += sign
    return rows


class TestStream:
    """What can be read once is looked through before any row of it is judged."""

    @pytest.mark.parametrize(
        ("below", "doubted"),
        [
            (["注：均已延期", "", "", ""], [False, False, False, None]),
            (["注：第2号已延期", "", "", ""], [True, False, True, None]),
            (["1", "以上均已延期", "", ""], [False, False, False, None]),
            (["2025-1", *LATE, ""], [False, True, True, False]),
            (["同上", *LATE, ""], [True, True, False, False]),
            (["2025-4", *LATE, ""], [True, True, True, True]),
        ],
    )
    @pytest.mark.parametrize("rows", [1, 100])
    def test_reader(self, below: Sequence[str], doubted: list[bool | None], rows: int) -> None:
        """A generator of batches, of which the last says something of the first."""
        table = arrow([*lines(rows=ROWS), list(below)])
        given = iter(table.to_batches(max_chunksize=rows))
        reader = pa.RecordBatchReader.from_batches(table.schema, given)

        assert assess_stream(reader, as_of=AS_OF).read_all().column("robust").to_pylist() == doubted

    def test_nothing_is_read_before_it_is_asked_for(self) -> None:
        """The stream is given back at once; what breaks it off is raised when its first batch is asked for."""
        table = arrow(lines(rows=ROWS))

        def broken() -> Iterator[pa.RecordBatch]:
            yield from table.to_batches()
            raise ConnectionResetError

        stream = assess_stream(pa.RecordBatchReader.from_batches(table.schema, broken()), as_of=AS_OF)

        with pytest.raises(OSError, match="ConnectionResetError"):
            stream.read_next_batch()


class TestSigns:
    """A legend, and rows that bear its sign."""

    @pytest.mark.parametrize(("sign", "legend"), LEGENDS)
    @pytest.mark.parametrize("at", [0, 3])
    @pytest.mark.parametrize("form", FORMS)
    def test_those_that_bear_it(
        self, form: Callable[..., Path], at: int, sign: str, legend: str, tmp_path: Path
    ) -> None:
        """And no other."""
        (other,) = doubted(form(lines(legend, rows=marked(sign, at)), tmp_path))

        assert other.startswith("2025-2")

    @pytest.mark.parametrize(("sign", "legend"), LEGENDS)
    def test_above_and_beside(self, sign: str, legend: str, tmp_path: Path) -> None:
        """A legend above the headings, and one on a sheet of its own."""
        title = BytesIO(written([[legend], ["", "", ""], *lines(rows=marked(sign, 3))]))

        assert doubted(title) == {"2025-2"}
        assert doubted(book_with(tmp_path, [legend], rows=marked(sign, 3))) == {"2025-2"}

    @pytest.mark.parametrize(
        ("sign", "legend"),
        [
            *(("", "①已延期20个工作日"), ("②", "①已延期20个工作日"), ("①", "①以上均已延期"), ("①", "①已延期；②已补正")),
            *(
                ("*", "*已延期，其余已补正"),
                ("*", "未标*者已延期"),
                ("*", "*已延期；均已征求第三方意见"),
                ("*", "已延期20个工作日"),
            ),
        ],
    )
    def test_all_where_it_is_not_clear(self, sign: str, legend: str) -> None:
        """No row bears it, another sign, or something is said of the others, too."""
        assert doubted(BytesIO(written(lines(legend, rows=marked(sign, 3))))) == ALL

    def test_items_of_a_list_are_no_signs(self) -> None:
        """①规划②预算 in a cell begins a list: whether the note means it is not clear."""
        assert doubted(BytesIO(written(lines("①已延期20个工作日", rows=marked("①规划②预算", 3))))) == ALL

    def test_of_another_sheet(self, tmp_path: Path) -> None:
        """Signs that stand in one month alone put no row of another in doubt."""
        path = book_with(tmp_path, ["*延期"], rows=marked("*", 3))
        book = openpyxl.load_workbook(path)
        other = book.create_sheet("二月")
        for row in lines(rows=[["2025-4", *LATE, ""]]):
            other.append(row)
        book.save(path)
        checked = check_register(path, as_of=AS_OF, sheet="all")

        assert [row.assessment.id for row in checked.rows if not row.assessment.robust] == ["2025-2"]

    def test_frame(self) -> None:
        """The same of a table in memory."""
        found = assess_table(arrow(lines("*延期", rows=marked("*", 3))), as_of=AS_OF)

        assert found.column("robust").to_pylist() == [True, False, True, None]

    def test_in_columns(self, tmp_path: Path) -> None:
        """A register that is assessed in columns."""
        rows = [[f"2025-{n}", *LATE, "*" if n == 8765 else ""] for n in range(1, 9_000)]

        assert doubted(as_text(lines("*延期", rows=rows), tmp_path)) == {"2025-8765"}
