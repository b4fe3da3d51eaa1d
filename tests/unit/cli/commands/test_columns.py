"""``columns``, and what `check`, `explain` and `stats` make of a column that was not understood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from tests.unit.cli.running import Run

from gikdeadlines.registers import ColumnMap
from gikdeadlines.values import TableError

AS_OF = ("--as-of", "2025-12-31")
IN_DOUBT = "申请编号,收到日期,延期至,答复日期\n1,2024-03-05,2024-04-30,2024-04-28\n2,2024-03-05,,2024-04-02\n"
GROUPED = (
    "某局登记簿,,,,\n编号,收到日期,补正,,答复日期\n,,告知日期,收到日期,\n"
    "1,2024-03-05,2024-03-11,2024-03-25,2024-04-20\n合计：1件,,,,\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A register with a column in doubt."""
    path = tmp_path / "台账.csv"
    path.write_text(IN_DOUBT, encoding="utf-8")
    return path


@pytest.fixture
def grouped(tmp_path: Path) -> Path:
    """A register with two rows of headings."""
    path = tmp_path / "分组.csv"
    path.write_text(GROUPED, encoding="utf-8")
    return path


class TestColumns:
    """The command."""

    def test_shows_each_column(self, run: Run, grouped: Path) -> None:
        """With its groups, in one screen."""
        shown = run("columns", grouped)

        assert (shown.status, shown.err) == (0, "")
        assert "补正·收到日期" in shown.out
        assert len(shown.out.splitlines()) == 2 + 5 + 1

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_a_column_in_doubt(self, run: Run, ledger: Path, language: str) -> None:
        """Ends with 3 and says what to type next."""
        shown = run("columns", ledger, "--lang", language)

        assert shown.status == 3
        assert "--write map.toml" in shown.err

    def test_writes_a_map(self, run: Run, ledger: Path, tmp_path: Path) -> None:
        """Which is taken as it is, and settles nothing by itself; no file is written over."""
        written = tmp_path / "map.toml"

        assert run("columns", ledger, "--write", written).status == 3
        assert run("columns", ledger, "--map", written).status == 3
        assert run("columns", ledger, "--write", written).status == 2

    def test_a_map_onto_the_table(self, run: Run, ledger: Path) -> None:
        """Is refused."""
        assert run("columns", ledger, "--write", ledger, "--overwrite").status == 2
        assert ledger.read_text(encoding="utf-8") == IN_DOUBT


class TestInDoubt:
    """A row with something in a column that was not understood."""

    @pytest.mark.parametrize("extra", [(), ("--format", "jsonl"), ("--jobs", "2")])
    def test_check_ends_with_3(self, run: Run, ledger: Path, extra: tuple[str, ...]) -> None:
        """It counts as refused in part, however it is shown."""
        shown = run("check", ledger, *extra, *AS_OF)

        assert shown.status == 3
        assert "延期至" in shown.err

    def test_check_in_blocks(self, run: Run, ledger: Path, tmp_path: Path) -> None:
        """Also where nothing but columns is written."""
        assert run("check", ledger, "--out", tmp_path / "a.parquet", *AS_OF).status == 3

    def test_the_screen_names_it(self, run: Run, ledger: Path) -> None:
        """Beside the verdict, where a sure one says that it is sure."""
        shown = run("check", ledger, *AS_OF)

        assert "未读懂的列" in shown.out

    @pytest.mark.parametrize("sense", ["ignore", "忽略"])
    def test_settled_by_a_map(self, run: Run, ledger: Path, tmp_path: Path, sense: str) -> None:
        """Then the status is that of the verdicts."""
        said = tmp_path / "map.toml"
        said.write_text(f'format = 1\n[columns]\n"延 期 至" = "{sense}"\n', encoding="utf-8")

        assert run("check", ledger, "--map", said, *AS_OF).status == 1

    @pytest.mark.parametrize(
        ("said", "named"),
        [('[columns]\n"延期到" = "ignore"\n', "延期到"), ('[values.method]\n"热线" = "邮寄"\n', "热线")],
    )
    def test_a_key_that_matches_nothing(self, run: Run, ledger: Path, tmp_path: Path, said: str, named: str) -> None:
        """Is an error, of a heading as of a word."""
        path = tmp_path / "map.toml"
        path.write_text(f"format = 1\n{said}", encoding="utf-8")
        shown = run("check", ledger, "--map", path, *AS_OF)

        assert shown.status == 3
        assert named in shown.err

    def test_nothing_in_it(self, run: Run, tmp_path: Path) -> None:
        """An empty column takes no certainty away."""
        path = tmp_path / "a.csv"
        path.write_text("申请编号,收到日期,延期至,答复日期\n1,2024-03-05,,2024-04-02\n", encoding="utf-8")

        assert run("check", path, *AS_OF).status == 0


class TestAlike:
    """The commands read a table alike."""

    def test_explain_takes_the_same_options(self, run: Run, grouped: Path, tmp_path: Path) -> None:
        """The rows of the headings, and a map."""
        said = tmp_path / "map.toml"
        said.write_text('format = 1\n[columns]\n"补正·收到日期" = "ignore"\n', encoding="utf-8")
        plain = run("explain", grouped, *AS_OF)
        told = run("explain", grouped, "--header-rows", "2-3", *AS_OF)

        assert (plain.status, "2024-04-23" in plain.out) == (0, True)
        assert told.out == plain.out
        assert "2024-04-23" not in run("explain", grouped, "--map", said, *AS_OF).out

    @pytest.mark.parametrize("rows", ["0", "x", "3-2", "1-4", "2-"])
    def test_rows_of_headings_that_cannot_be_meant(self, run: Run, grouped: Path, rows: str) -> None:
        """A matter of usage in each command."""
        for command in ("check", "columns", "explain"):
            assert run(command, grouped, "--header-rows", rows).status == 2

    def test_the_row_that_comes_nearest(self, run: Run, grouped: Path) -> None:
        """Where the rows named are none."""
        shown = run("check", grouped, "--header-rows", "4", *AS_OF)

        assert shown.status == 3
        assert "4" in shown.err


class TestNextStep:
    def test_carries_what_it_needs(self, run: Run, tmp_path: Path) -> None:
        """The command that writes a map reads the same rows as headings, and speaks the same language."""
        file = tmp_path / "a.csv"
        file.write_text(
            "申请编号,收到申请日期,延期\n1,2024-01-02,2024-01-05\n2,2024-01-02,2024-01-08\n", encoding="utf-8"
        )
        ended = run("columns", file, "--header-rows", "1", "--lang", "en")

        assert ended.status == 3
        assert ended.err.rstrip().endswith(f"gikdeadlines columns {file} --write map.toml --header-rows 1 --lang en")


class TestWordsOfAMap:
    """Words that stand in no cell are a slip of whoever wrote the map, whichever command reads it."""

    @pytest.fixture
    def said(self, tmp_path: Path) -> Path:
        """A map of a word that there is, and of one that there is not."""
        path = tmp_path / "map.toml"
        path.write_text('format = 1\n[values.channel]\n"热线" = "当面"\n"飞书" = "网络"\n', encoding="utf-8")
        return path

    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        """A register of several blocks."""
        path = tmp_path / "many.csv"
        rows = [f"{n},2024-03-05,{'热线' if n == 3_300 else '当面'},2024-04-02\n" for n in range(3_301)]
        path.write_text("申请编号,提交日期,申请方式,答复日期\n" + "".join(rows), encoding="utf-8")
        return path

    @pytest.mark.parametrize(
        "command",
        [
            ("check",),
            ("check", "--ledger", "--format", "jsonl"),
            ("explain", "--id", "7"),
            ("stats", "--year", "2024"),
        ],
        ids=" ".join,
    )
    def test_every_command(self, run: Run, tmp_path: Path, said: Path, command: tuple[str, ...]) -> None:
        """In the same words, with status 3."""
        path = tmp_path / "few.csv"
        path.write_text("申请编号,提交日期,申请方式,答复日期\n7,2024-03-05,热线,2024-04-02\n", encoding="utf-8")
        ended = run(command[0], path, *command[1:], "--map", said, *AS_OF)

        assert ended.status == 3
        assert "列对照中的值在各单元格中没有；所给：values.channel.飞书；" in ended.err
        assert "热线" not in ended.err

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_several_processes(
        self, run: Run, table: Path, said: Path, tmp_path: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """They read cells where it does not show, and the word in the last row is met all the same."""
        monkeypatch.setattr("gikdeadlines.registers.blocks._PIECE", 1 << 14)
        monkeypatch.setattr("gikdeadlines.checking.blockwise._SMALLEST", 4)
        monkeypatch.setattr("gikdeadlines.checking.blockwise._FEW_BYTES", 0)
        monkeypatch.setattr("gikdeadlines.checking.blockwise._SHARE", 8)
        ended = run("check", table, "--jobs", jobs, "--out", tmp_path / f"o{jobs}.parquet", "--map", said, *AS_OF)

        assert ended.status == 3
        assert "values.channel.飞书" in ended.err
        assert "热线" not in ended.err

    def test_tables_of_arrow(self, said: Path) -> None:
        """When the last batch is asked for; a map may serve another table afterwards."""
        import pyarrow as pa  # noqa: PLC0415 - an extra

        from gikdeadlines.batch import assess_table  # noqa: PLC0415 - likewise

        columns = {"申请编号": ["1"], "提交日期": ["2024-03-05"], "申请方式": ["热线"], "答复日期": ["2024-04-02"]}
        known = ColumnMap.of({}, {"channel": {"热线": "网络"}})

        with pytest.raises(TableError) as refusal:
            assess_table(pa.table(columns), as_of=date(2025, 1, 1), columns=said)
        assert refusal.value.code == "unmatched-word"
        assert len(assess_table(pa.table(columns), as_of=date(2025, 1, 1), columns=known)) == 1
        with pytest.raises(TableError):
            assess_table(pa.table(columns | {"申请方式": ["网络"]}), as_of=date(2025, 1, 1), columns=known)


WATCHED = {
    "cells": "申请编号,收到日期,答复日期,备注\n1,2024-03-05,2024-04-28,已延期至4月30日\n2,2024-03-05,2024-04-01,甲\n",
    "days": "申请编号,收到日期,,答复日期\n1,2024-03-05,2024-03-20,2024-04-28\n2,2024-03-05,,2024-04-01\n",
    "mark": "申请编号,收到日期,答复日期,是否延期\n1,2024-03-05,2024-04-28,是\n2,2024-03-05,2024-04-01,否\n",
    "nothing": "申请编号,收到日期,答复日期,备注\n1,2024-03-05,2024-04-28,甲\n2,2024-03-05,2024-04-01,乙\n",
}


class TestOneJudgement:
    """`check` says of a column what `columns` says: in doubt or only carried, whatever stands in it."""

    @pytest.mark.parametrize("kind", WATCHED)
    @pytest.mark.parametrize("out", [False, True], ids=["rows", "blocks"])
    def test_of_each_kind(self, run: Run, tmp_path: Path, kind: str, out: bool) -> None:
        """One by one, and in blocks as a file is written."""
        path = tmp_path / "台账.csv"
        path.write_text(WATCHED[kind], encoding="utf-8")
        shown = run("columns", path)
        checked = run("check", path, *AS_OF, *(("--out", tmp_path / "结果.csv") if out else ()))
        heading = "(3)" if kind == "days" else WATCHED[kind].splitlines()[0].rpartition(",")[2]

        assert ("存疑" in shown.out) == (kind != "nothing")
        assert (f"存疑的列“{heading}”：1 行" in checked.err) == (kind != "nothing")
        assert ("原样带过的列" in checked.err) == (kind == "nothing")

    def test_in_her_own_workbook(self, run: Run, tmp_path: Path) -> None:
        """The sheet of notes says the same."""
        book = openpyxl.Workbook()
        for line in WATCHED["cells"].splitlines():
            book.active.append(line.split(","))
        book.save(tmp_path / "台账.xlsx")
        run("check", tmp_path / "台账.xlsx", *AS_OF, "--out", tmp_path / "结果.xlsx")
        notes = openpyxl.load_workbook(tmp_path / "结果.xlsx")["说明"]
        said = "\n".join(str(cell.value) for (cell,) in notes.iter_rows())

        assert "存疑的列“备注”：1 行" in said
        assert "原样带过" not in said


class TestRefusedRows:
    """Rows that `check` will refuse are told before it is run."""

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ("1,2024-03-05,2024-02-30", "第 2 行 1 答复日期：不是存在的日期"),
            ("1,2024-03-05,2024-04-01,,多", "第 2 行 1：单元格多于标题"),
            ("1,,", "缺少必填项"),
        ],
    )
    def test_told(self, run: Run, tmp_path: Path, row: str, said: str) -> None:
        """With the reason, in the words of `check`, which refuses as many."""
        path = tmp_path / "台账.csv"
        path.write_text(f"申请编号,收到日期,答复日期\n{row}\n2,2024-03-05,2024-04-01\n", encoding="utf-8")
        shown, checked = run("columns", path), run("check", path, *AS_OF)

        assert shown.status == checked.status == 3
        assert "退回 1 行" in shown.out
        assert "退回 1" in checked.out
        assert said in shown.out
        assert said in checked.err

    def test_what_cannot_have_happened(self, run: Run, tmp_path: Path) -> None:
        """A payment of a fee that nobody asked for."""
        path = tmp_path / "台账.csv"
        path.write_text("申请编号,收到日期,缴费日期\n1,2024-03-05,2024-03-08\n", encoding="utf-8")

        assert "第 2 行 1：缺少在先的一步；所给：缴费 2024-03-08" in run("columns", path).out


class TestSheets:
    """A sheet a month."""

    def test_each_is_shown(self, run: Run, tmp_path: Path) -> None:
        """Whichever is meant: `check` is told which; a sheet without headings is none of them."""
        book = openpyxl.Workbook()
        book.active.title = "目录"
        book.active.append(["甲"])
        for name in ("1月", "2月"):
            sheet = book.create_sheet(name)
            sheet.append(["申请编号", "收到日期", "答复日期"])
            sheet.append([name, "2024-03-05", "2024-04-01"])
        book.save(tmp_path / "台账.xlsx")
        shown = run("columns", tmp_path / "台账.xlsx")

        assert shown.status == 0
        assert shown.out.count("读入 3 列") == 2
        assert "--sheet all" in shown.err


class TestMarks:
    """Comments and rows struck through are not passed over without a word."""

    @pytest.fixture
    def marked(self, tmp_path: Path) -> Path:
        """One case with a comment, one struck through."""
        book = openpyxl.Workbook()
        for row in (
            ["申请编号", "收到日期", "答复日期"],
            ["1", "2024-03-05", "2024-04-28"],
            ["2", "2024-03-05", "2024-04-28"],
        ):
            book.active.append(row)
        book.active["C2"].comment = Comment("3月28日告知延期", "张三")
        for cell in book.active[3]:
            cell.font = Font(strike=True)
        book.save(tmp_path / "台账.xlsx")
        return tmp_path / "台账.xlsx"

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh", ("1 个单元格有批注", "1 行划有删除线", "取决于：未读入的批注", "取决于：划去的内容")),
            (
                "en",
                ("comments on 1 cells", "struck through: 1", "a comment not read", "what is struck through"),
            ),
        ],
    )
    def test_told(self, run: Run, marked: Path, language: str, said: tuple[str, ...]) -> None:
        """Both cases are late without them: 2024-04-02 was the last day. Their verdicts are not sure."""
        ended = run("check", marked, *AS_OF, "--lang", language)

        assert ended.status == 3
        assert all(part in ended.err + ended.out for part in said), ended.err + ended.out

    def test_explained(self, run: Run, marked: Path) -> None:
        """With the comment."""
        assert "批注写有“3月28日告知延期”" in run("explain", marked, "--id", "1", *AS_OF).out
