"""Lines that hold no case and speak of some take robust from those that they may mean, and from no other.

Due days by hand, from the notice of 2025 (4 to 6 April off): received on 3 March, the 20th working day after is the
31st (4 to 7, 10 to 14, 17 to 21, 24 to 28 March are 19 days). Answered on 20 March in time, on 20 May late; whoever
knows that case 3 was corrected on 10 March knows that it was late by another day.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.cli.running import Run

from gikdeadlines.batch import assess_table
from gikdeadlines.checking import check_register

AS_OF = date(2025, 12, 31)
HEADINGS = ["编号", "收到日期", "答复日期", "备注"]
ROWS = [
    ["2025-1", "2025-03-03", "2025-03-20", ""],
    ["2025-2", "2025-03-03", "2025-03-20", ""],
    ["2025-3", "2025-03-03", "2025-05-20", ""],
]
CORRECTED = "注：第3号已于2025-03-10补正"
Sure = dict[str, bool | None]


def lines(*told: str, rows: Sequence[Sequence[str]] = ROWS) -> list[list[str]]:
    """A table with lines below its cases."""
    return [HEADINGS, *map(list, rows), *([line, "", "", ""] for line in told)]


def written(rows: Sequence[Sequence[str]], *, quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    """The table as text."""
    stream = StringIO()
    csv.writer(stream, quoting=quoting).writerows(rows)  # type: ignore[arg-type]  # one of the module's own
    return stream.getvalue().encode()


def as_text(rows: Sequence[Sequence[str]], folder: Path) -> Path:
    """A CSV file."""
    path = folder / "a.csv"
    path.write_bytes(written(rows))
    return path


def as_quoted(rows: Sequence[Sequence[str]], folder: Path) -> Path:
    """A CSV file with every cell in quotation marks."""
    path = folder / "q.csv"
    path.write_bytes(written(rows, quoting=csv.QUOTE_ALL))
    return path


def as_book(rows: Sequence[Sequence[str]], folder: Path) -> Path:
    """A workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def as_parquet(rows: Sequence[Sequence[str]], folder: Path) -> Path:
    """A Parquet file."""
    pq.write_table(arrow(rows), folder / "a.parquet")
    return folder / "a.parquet"


def arrow(rows: Sequence[Sequence[str]]) -> pa.Table:
    """A table of pyarrow."""
    head, *rest = rows
    return pa.table({name: [row[at] for row in rest] for at, name in enumerate(head)})


FORMS = [as_text, as_quoted, as_book, as_parquet]


def sure(path: Path | BytesIO) -> Sure:
    """Which cases of a register are sure."""
    checked = check_register(path, as_of=AS_OF)
    return {row.assessment.id: row.assessment.robust for row in checked.rows}


class TestWhatIsMeant:
    """Which rows a line speaks of."""

    @pytest.mark.parametrize("form", FORMS)
    def test_one_by_number(self, form: Callable[..., Path], tmp_path: Path) -> None:
        """第3号 is 2025-3, however the table is kept."""
        found = sure(form(lines("制表人：某", CORRECTED), tmp_path))

        assert found == {"2025-1": True, "2025-2": True, "2025-3": False}

    @pytest.mark.parametrize(
        ("line", "doubted"),
        [
            ("注：2025-2已告知延期20个工作日", {"2025-2"}),
            ("注：第1、3号均已告知延期20个工作日", {"2025-1", "2025-3"}),
            ("备注：2号至3号已征求第三方意见", {"2025-2", "2025-3"}),
            ("说明：三号件已于3月10日补正", {"2025-3"}),
            ("备注：第4行已延期", {"2025-3"}),
            ("以上数据：均已延期20个工作日", {"2025-1", "2025-2", "2025-3"}),
            ("注：第9号已于2025-03-10补正", {"2025-1", "2025-2", "2025-3"}),
            ("注：第3号已补正，其余各件已延期", {"2025-1", "2025-2", "2025-3"}),
            ("Note: case 3 was extended by 20 working days", {"2025-3"}),
            ("制表人：某", set()),
            ("注：第3号文件已公开发布", set()),
            ("合计：3件，其中延期1件", {"2025-1", "2025-2", "2025-3"}),
            ("合计：3件，延期0件，补正 件", set()),
            ("合计：3件，均已延期20个工作日", {"2025-1", "2025-2", "2025-3"}),
            ("其中2件因征求第三方意见顺延", {"2025-1", "2025-2", "2025-3"}),
            ("注：所有申请均已补正", {"2025-1", "2025-2", "2025-3"}),
            ("注：以上申请均已延期，请核对", {"2025-1", "2025-2", "2025-3"}),
            ("注：以上答复均于4月2日寄出", {"2025-1", "2025-2", "2025-3"}),
            ("注：序号为2的申请3月28日已告知延期20个工作日", {"2025-2"}),
            ("备注：1、2申请补正", {"2025-1", "2025-2"}),
            ("Note: application 2 extended by 20 working days", {"2025-2"}),
            ("注：2025-1、3延期", {"2025-1", "2025-3"}),
            ("注：2025-1至2025-3延期", {"2025-1", "2025-2", "2025-3"}),
            ("注：2025-1延期，另有1件补正", {"2025-1", "2025-2", "2025-3"}),
        ],
    )
    def test_words(self, line: str, doubted: set[str]) -> None:
        """By number, by list, by range, by row; where it names none that there is, all above it."""
        found = sure(BytesIO(written(lines(line))))

        assert {id_ for id_, is_sure in found.items() if not is_sure} == doubted

    @pytest.mark.parametrize(
        "line",
        [
            *("注：3月28日告知延期", "注：延期20个工作日", "注：第一件3月28日告知延期", "注：首件3月28日告知延期"),
            *("注：补正期间为3月5日至3月19日", "说明：因疫情中止办理", "注：2025-03-28告知延期", "注：28日延期"),
        ],
    )
    def test_that_names_none(self, line: str) -> None:
        """It may mean any above it: 2025-03-28 is no case 2025-03."""
        rows = [["2025-03", *ROWS[0][1:]], ["2025-04", *ROWS[1][1:]]]

        assert set(sure(BytesIO(written(lines(line, rows=rows)))).values()) == {False}

    @pytest.mark.parametrize(
        "line",
        [
            *("注：答复期限为20个工作日", "填表说明：已延期的填延期告知日期", "说明：延期的，请填写告知日期"),
            *("注：延期天数以工作日计", "注：如已延期，请注明", "注：补正日期是指申请人提交补正材料之日"),
            *("注：申请人补正期间不计入办理期限", "说明：延期最长不超过20个工作日", "注：数据截至2025年4月1日"),
        ],
    )
    def test_legend(self, line: str) -> None:
        """How the form is filled in, or what the law says of all, is said of no case."""
        assert set(sure(BytesIO(written(lines(line)))).values()) == {True}

    @pytest.mark.parametrize(
        "number",
        ["2025007", "XXGK-2025-007", "〔2025〕7号", "沪公开2025001", "20250303001", "GK07", "甲-1", "第7号"],
    )
    @pytest.mark.parametrize("said", ["于3月28日告知延期20个工作日", "延期", "于3月20日提交补正材料", "于4月2日寄出"])
    def test_own_number(self, number: str, said: str) -> None:
        """However the cases of a table are numbered, one of them is known by its number; others stay as they are."""
        other = number.replace("7", "8").replace("1", "2")
        rows = [[each, "2025-03-03", "2025-04-25", ""] for each in (number, other)]

        assert sure(BytesIO(written(lines(f"注：{number}{said}", rows=rows)))) == {number: False, other: True}

    def test_title(self) -> None:
        """以下申请 is no 请; a title that names what a column states says nothing new, another one does."""

        def found(title: str, *more: str) -> bool | None:
            rows = [[title], ["编号", "收到日期", "答复日期", *more], ["2025-1", "2025-03-03", "2025-04-25"]]
            return sure(BytesIO(written(rows)))["2025-1"]

        assert found("以下申请均于3月28日告知延期") is False
        assert found("延期答复申请台账") is False
        assert found("申请受理、延期、答复台账", "延期告知日期", "延期天数") is True
        assert found("依申请公开台账") is True

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize(
        ("headings", "doubted"),
        [
            (("一、公民", "二、法人（均已延期20个工作日）", "三、其他"), {"2025-2"}),
            (("正常件", "延期件", "以下为其他申请："), {"2025-2"}),
            (("以下为延期件：", "（二）法人", "（三）其他"), {"2025-1", "2025-2", "2025-3"}),
            (("一、公民", "二、法人", "三、经补正的申请"), {"2025-3"}),
        ],
    )
    def test_group(self, form: Callable[..., Path], headings: Sequence[str], doubted: set[str], tmp_path: Path) -> None:
        """The heading of a group speaks of the rows below it, down to the next one that is written like it."""
        rows = [row for heading, case in zip(headings, ROWS, strict=True) for row in ([heading, "", "", ""], case)]
        found = sure(form(lines(rows=rows), tmp_path))

        assert {id_ for id_, is_sure in found.items() if not is_sure} == doubted

    def test_only_those_above(self) -> None:
        """A line between two months speaks of the month above; one about what is below, of all."""
        rows = [ROWS[0], ["备注：以上均已延期", "", "", ""], ROWS[1]]
        below = [ROWS[0], ["备注：以下均已延期", "", "", ""], ROWS[1]]

        assert sure(BytesIO(written(lines(rows=rows)))) == {"2025-1": False, "2025-2": True}
        assert sure(BytesIO(written(lines(rows=below)))) == {"2025-1": False, "2025-2": False}

    def test_a_line_without_a_word_for_notes(self) -> None:
        """The second line of a note stands alone in its row: it is refused, and takes robust away all the same."""
        checked = check_register(BytesIO(written(lines("备注：", "1.第3号已于3月10日补正"))), as_of=AS_OF)

        assert [row.assessment.robust for row in checked.rows] == [True, True, False]

    def test_of_its_own_sheet(self, tmp_path: Path) -> None:
        """A note of one month says nothing of another."""
        book = openpyxl.Workbook()
        book.active.title = "一月"
        other = book.create_sheet("二月")
        for sheet, rows in ((book.active, lines("注：均已延期", rows=ROWS[:1])), (other, lines(rows=ROWS[1:2]))):
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "a.xlsx")
        checked = check_register(tmp_path / "a.xlsx", as_of=AS_OF, sheet="all")

        assert [row.assessment.robust for row in checked.rows] == [False, True]


class TestOfAnotherSheet:
    """A sheet of notes beside the months."""

    @pytest.mark.parametrize(
        ("line", "doubted"), [("3号已于3月28日告知延期20个工作日", {"2025-3"}), ("9号已延期", set()), ("已延期", set())]
    )
    def test_by_number(self, tmp_path: Path, line: str, doubted: set[str]) -> None:
        """What it names is in doubt; a list of choices names nothing."""
        book = openpyxl.Workbook()
        for row in lines():
            book.active.append(row)
        book.create_sheet("情况").append([line])
        book.save(tmp_path / "a.xlsx")

        assert {id_ for id_, is_sure in sure(tmp_path / "a.xlsx").items() if not is_sure} == doubted


class TestAlike:
    """The same is said everywhere."""

    def test_assess_table(self) -> None:
        """A frame is looked through first; the line itself is a row that states no case."""
        found = assess_table(arrow(lines(CORRECTED)), as_of=AS_OF)

        assert found.column("robust").to_pylist() == [True, True, False, None]
        assert [item["code"] for item in found.column("refusal").to_pylist() if item] == ["missing-key"]

    def test_explain_and_check(self, run: Run, tmp_path: Path) -> None:
        """`explain` names the line; `check` ends with 3 and tells it."""
        path = as_text(lines(CORRECTED), tmp_path)
        explained = run("explain", path, "--id", "2025-3", "--as-of", AS_OF)
        checked = run("check", path, "--as-of", AS_OF)

        assert "第 5 行（不是案件）写有“注:第3号已于2025-03-10补正”" in explained.out
        assert checked.status == 3
        assert "第 5 行：此行不是案件" in checked.err

    @pytest.mark.parametrize("count", [3, 9_000])
    def test_stats(self, run: Run, tmp_path: Path, count: int) -> None:
        """The same line and the same end, row by row and in columns."""
        rows = [[f"2025-{n}", "2025-03-03", "2025-03-20", ""] for n in range(1, count + 1)]
        ended = run("stats", as_text(lines(CORRECTED, rows=rows), tmp_path), "--year", "2025", "--as-of", AS_OF)

        assert ended.status == 3
        assert f"第 {count + 2} 行：此行不是案件，却说到可能影响期限之事" in ended.err

    def test_large_and_small(self) -> None:
        """A register that is assessed in columns, too; one from a pipe, which cannot go back."""
        rows = [[f"2025-{n}", "2025-03-03", "2025-03-20", ""] for n in range(1, 9_000)]
        content = written(lines("注：第8765号已延期", rows=rows))

        class Pipe(BytesIO):
            def seekable(self) -> bool:
                return False

        for source in (BytesIO(content), Pipe(content)):
            assert [id_ for id_, is_sure in sure(source).items() if not is_sure] == ["2025-8765"]
