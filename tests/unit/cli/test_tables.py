"""`check` on tables of every kind, into files of every kind."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import load_workbook
from tests.unit.cli.running import AS_OF, HEADINGS, LATE, LETTER, ON_TIME, OPEN, REFUSED, Run, process
from tests.unit.registers import registers

from gikdeadlines.checking import workers
from gikdeadlines.loading import Assessable
from gikdeadlines.registers import read_cases

Register = Callable[..., Path]


def _sheet(path: Path) -> list[list[Any]]:
    cells: list[list[Any]] = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    return cells


def _part(path: Path, name: str) -> str:
    with ZipFile(path) as parts:
        return parts.read(name).decode()


class TestWorkbook:
    """``--out x.xlsx``."""

    def test_days(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Received 2022-09-30, due 2022-11-02, late by two: real days, Chinese headings, carried cells."""
        out = tmp_path / "结果.xlsx"
        run("check", register(LATE), "--out", out, *AS_OF)
        headings, row = _sheet(out)
        found = dict(zip(headings, row, strict=True))

        assert (found["申请编号"], found["结论"], found["处室"]) == ("2022-017", "逾期答复", "甲")
        assert (found["收到申请"], found["期限届满"], found["逾期"]) == (date(2022, 9, 30), date(2022, 11, 2), 2)

    def test_late_by_days_of_rest(self, run: Run, tmp_path: Path) -> None:
        """Received on 2024-03-06, due on Wednesday 2024-04-03; 4 to 6 April are off, the 7th is worked.

        Answered on the 5th it is late by two days, neither of them a working day; on the 8th by two working days.
        """
        path, out = tmp_path / "登记.csv", tmp_path / "结果.csv"
        path.write_text(
            "申请编号,收到日期,答复日期\n1,2024-03-06,2024-04-05\n2,2024-03-06,2024-04-08\n", encoding="utf-8"
        )
        run("check", path, *AS_OF, "--out", out)
        head, first, second = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
        at = head.index("逾期")

        assert first[at] == "2 天（休息日，0 个工作日）"
        assert second[at] == "2"

    def test_english(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Headings are in the language asked for."""
        out = tmp_path / "result.xlsx"
        run("check", register(LATE), "--out", out, *AS_OF, "--lang", "en")

        assert "Verdict" in _sheet(out)[0]

    def test_heading_stays(self, run: Run, register: Register, tmp_path: Path) -> None:
        """The headings stay in sight, and late rows have a colour of their own."""
        out = tmp_path / "result.xlsx"
        run("check", register(LATE, ON_TIME), "--out", out, *AS_OF)

        assert 'state="frozen"' in _part(out, "xl/worksheets/sheet1.xml")
        assert "F8CBAD" in _part(out, "xl/styles.xml")

    def test_formula(self, run: Run, register: Register, tmp_path: Path) -> None:
        """A cell that begins like a formula is a text, and stays one when it is edited."""
        out = tmp_path / "result.xlsx"
        run("check", register(LATE.replace("甲", "=1+1")), "--out", out, *AS_OF)
        _, row = _sheet(out)

        assert "=1+1" in row
        assert "<f>" not in _part(out, "xl/worksheets/sheet1.xml")
        assert 'quotePrefix="1"' in _part(out, "xl/styles.xml")

    @pytest.mark.parametrize("source", ["register.csv", "register.xlsx"])
    def test_on_paper(self, run: Run, register: Register, tmp_path: Path, source: str) -> None:
        """Every sheet is printed across the page, one page wide, its headings on each: a result, a clerk's own book."""
        rows, out = [HEADINGS, LATE, REFUSED], tmp_path / "结果.xlsx"
        path = register(LATE, REFUSED) if source.endswith(".csv") else tmp_path / source
        if source.endswith(".xlsx"):
            book = openpyxl.Workbook()
            for row in rows:
                book.active.append(row.strip().split(","))
            book.save(path)
        ended = run("check", path, "--out", out, *AS_OF)
        sheets = openpyxl.load_workbook(out).worksheets

        assert ended.status == 3
        assert sheets
        for sheet in sheets:
            setup = sheet.page_setup
            # One page wide is what a sheet that fits is without being told.
            assert (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 1, 0), sheet.title
            assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
            assert sheet.print_title_rows == "$1:$1", sheet.title

    def test_no_case(self, run: Run, register: Register, tmp_path: Path) -> None:
        """A register with refused rows alone gives headings alone."""
        out = tmp_path / "result.xlsx"
        ended = run("check", register(REFUSED), "--out", out, *AS_OF)

        assert ended.status == 3
        assert len(_sheet(out)) == 1


class TestParquet:
    """``--out x.parquet``."""

    def test_fields(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Days are days, counts are counts, and the carried column stands beside them."""
        out = tmp_path / "result.parquet"
        run("check", register(LATE, OPEN), "--out", out, *AS_OF)
        table = pq.read_table(out)

        assert table.schema.field("due").type == pa.date32()
        assert table.select(["id", "verdict", "due", "days_late", "处室"]).to_pylist()[0] == {
            "id": "2022-017",
            "verdict": "late",
            "due": date(2022, 11, 2),
            "days_late": 2,
            "处室": "甲",
        }
        assert [fact["fact"] for fact in table["missing"].to_pylist()[1]] == ["confirmed"]

    def test_no_case(self, run: Run, register: Register, tmp_path: Path) -> None:
        """The schema stands without any row."""
        out = tmp_path / "result.parquet"
        run("check", register(REFUSED), "--out", out, *AS_OF)

        assert pq.read_table(out).num_rows == 0


class TestSameAnswers:
    """The kind of file that a register comes in changes nothing."""

    def test_every_kind(self, run: Run, tmp_path: Path) -> None:
        """The example register as CSV in GB18030, XLSX, ODS and Parquet gives the lines of the CSV it was made from."""
        rows = registers.example_rows()
        kinds = {
            "a.csv": registers.gb18030_csv(rows),
            "a.xlsx": registers.xlsx(rows),
            "b.xlsx": registers.xlsx(rows, "text"),
            "a.ods": registers.ods(rows),
            "a.parquet": registers.parquet(rows),
        }
        expected = run("check", registers.EXAMPLE, "--format", "jsonl", *AS_OF).out
        found = []
        for name, content in kinds.items():
            (tmp_path / name).write_bytes(content)
            found.append(run("check", tmp_path / name, "--format", "jsonl", *AS_OF).out)

        assert found == [expected] * len(kinds)

    def test_jobs(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two processes give the same lines in the same order as one; a short table goes through one alone."""
        options = ("check", registers.EXAMPLE, "--format", "jsonl", *AS_OF)
        begun: list[int] = []
        pool = workers._pool  # noqa: SLF001 - what is watched

        def noting(*arguments: Any) -> Any:  # noqa: ANN401 - as it is
            begun.append(1)
            return pool(*arguments)

        monkeypatch.setattr(workers, "_pool", noting)
        alone, short = run(*options).out, run(*options, "--jobs", "2").out
        monkeypatch.setattr(workers, "_FEW", 10)

        assert begun == []
        assert alone == short == run(*options, "--jobs", "2").out
        assert begun == [1]


class TestReading:
    """``--sheet``, ``--header-row``, ``--map``."""

    def test_sheet(self, run: Run, tmp_path: Path) -> None:
        """Without a choice between two sheets nothing is read; with one, that sheet."""
        path = tmp_path / "a.xlsx"
        path.write_bytes(registers.xlsx(registers.example_rows(), sheets=("甲", "乙")))
        refused = run("check", path, *AS_OF)

        assert refused.status == 3
        assert "--sheet" in refused.err
        assert run("check", path, "--sheet", "乙", *AS_OF).status == 1

    def test_map(self, run: Run, tmp_path: Path) -> None:
        """A register with headings of its own is read by what they mean."""
        table, names = tmp_path / "a.csv", tmp_path / "names.toml"
        table.write_text("号,收文日,回复日\n7,2022-09-30,2022-11-02\n", encoding="utf-8")
        names.write_text(
            'format = 1\n[columns]\n"号" = "申请编号"\n"收文日" = "received"\n"回复日" = "答复日期"\n', encoding="utf-8"
        )

        assert run("check", table, *AS_OF).status == 3
        assert run("check", table, "--map", names, "--header-row", "1", *AS_OF).status == 0

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "format = 1\n[columns]\n'号' = '机关'\n",
            "format = 2\n[columns]\n",
            "[columns",
            "format = 1\ncolumns = 3\n",
        ],
    )
    def test_bad_map(self, run: Run, register: Register, tmp_path: Path, text: str) -> None:
        """A file of headings that cannot be meant is a matter of usage."""
        names = tmp_path / "names.toml"
        names.write_text(text, encoding="utf-8")

        assert run("check", register(LATE), "--map", names, *AS_OF).status == 2

    def test_missing_extra(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the reader of workbooks the command that installs it is said."""
        path = tmp_path / "a.xls"
        path.write_bytes((registers.ROOT / "tests/data/register.xls").read_bytes())
        monkeypatch.setitem(sys.modules, "xlrd", None)
        ended = run("check", path, *AS_OF)

        assert ended.status == 2
        assert "pip install 'gikdeadlines[tables]'" in ended.err


class TestAccount:
    """Rows in = assessed + refused + skipped."""

    def test_printed(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Two good rows, one refused, one blank, one total."""
        path = register(LATE, REFUSED, ",,,,,,\r\n", ON_TIME, "合计,,,,,,\r\n")
        ended = run("check", path, "--out", tmp_path / "a.csv", *AS_OF)

        assert "读入 5 = 已核 2 + 退回 1 + 跳过 2" in ended.err

    @pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
    def test_long(self, run: Run, tmp_path: Path, name: str) -> None:
        """A row an event: three rows of two cases, two rows of one that is refused, one blank."""
        path = tmp_path / "events.csv"
        rows = ["1,submitted,2022-09-30,当面", "1,withdrawn,2022-10-09,", "2,withdrawn,x,", "2,submitted,x,", ",,,"]
        path.write_text(
            "\n".join(["case_id,type,at,channel", *rows, "3,submitted,2022-09-30,当面\n"]), encoding="utf-8"
        )

        assert "读入 6 行 = 已核 3 行（2 件）+ 退回 2 行" in run("check", path, *AS_OF).out
        assert (
            "读入 6 行 = 已核 3 行（2 件）+ 退回 2 行 + 跳过 1 行"
            in run("check", path, "--out", tmp_path / name, *AS_OF).err
        )

    def test_rejects(self, run: Run, register: Register, tmp_path: Path) -> None:
        """A refused row goes to the file of rejects with its row, column and value."""
        rejects = tmp_path / "退回.csv"
        run("check", register(LATE, REFUSED), "--rejects", rejects, *AS_OF)

        assert rejects.read_text(encoding="utf-8-sig").splitlines()[1].split(",")[1:6] == [
            "3", "2022-019", "bad-day", "签收日期", "2022-02-30",
        ]  # fmt: skip

    def test_manifest(self, run: Run, register: Register, tmp_path: Path) -> None:
        """The record has the hash of what was read and of what was written, and the counts."""
        path, out, manifest = register(LATE, REFUSED), tmp_path / "a.xlsx", tmp_path / "run.json"
        run("check", path, "--out", out, "--manifest", manifest, *AS_OF)
        record = json.loads(manifest.read_text(encoding="utf-8"))

        assert record["inputs"][0]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert record["outputs"][0]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
        assert (record["counts"]["read"], record["counts"]["assessed"], record["counts"]["refused"]) == (2, 1, 1)
        assert (record["status"], record["as_of"]) == (3, "2025-12-31")


class TestStream:
    """``--stream``."""

    def test_a_line_for_a_line(self) -> None:
        """Each line is answered before the next is sent: a case, something broken, nothing, a case."""
        child = process(["check", "-", "--stream", *AS_OF], {}, stdin=subprocess.PIPE)
        assert child.stdin
        assert child.stdout
        answers = []
        for line in (json.dumps(LETTER), "{", "", json.dumps({**LETTER, "id": "2"})):
            child.stdin.write(line.encode() + b"\n")
            child.stdin.flush()
            answers.append(json.loads(child.stdout.readline()))
        child.stdin.close()
        rest = child.stdout.read()
        child.stdout.close()
        if child.stderr:
            child.stderr.close()

        assert child.wait(60) == 3
        assert [answer.get("verdict") for answer in answers] == ["late", None, None, "late"]
        assert answers[1]["refusal"][0]["code"] == "bad-json"
        assert answers[2]["skipped"] == "blank"
        assert rest == b""

    def test_nothing(self) -> None:
        """No line in, no line out, no mistake."""
        child = process(["check", "-", "--stream", *AS_OF], {}, stdin=subprocess.DEVNULL)

        assert child.communicate(timeout=60)[0] == b""
        assert child.returncode == 0

    @pytest.mark.parametrize("options", [("--format", "csv"), ("--out", "a.csv"), ("--jobs", "2")])
    def test_usage(self, run: Run, register: Register, options: tuple[str, str]) -> None:
        """It answers line by line, and nothing else."""
        assert run("check", register(LATE), "--stream", *options, *AS_OF).status == 2


class TestInterrupted:
    """Nothing is half written."""

    @pytest.mark.skipif(sys.platform == "win32", reason="the signal is sent as a terminal of Unix sends it")
    @pytest.mark.parametrize("name", ["result.csv", "result.xlsx", "result.parquet", "result.json"])
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_ctrl_c(self, tmp_path: Path, name: str, jobs: str) -> None:
        """Ctrl-C in the middle ends with 130."""
        self._stopped(tmp_path, name, jobs, lambda child: child.send_signal(signal.SIGINT), 130)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process where it stands")
    @pytest.mark.parametrize(("name", "jobs"), [("result.csv", "1"), ("result.csv", "2"), ("result.parquet", "1")])
    def test_terminated(self, tmp_path: Path, name: str, jobs: str) -> None:
        """SIGTERM in the middle, as a supervisor sends it, ends with 143."""
        self._stopped(tmp_path, name, jobs, subprocess.Popen.terminate, 143)

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of processes")
    def test_terminated_as_a_group(self, tmp_path: Path) -> None:
        """``timeout`` sends SIGTERM twice, to the process and to its whole group, workers included."""

        def stop(child: subprocess.Popen[bytes]) -> None:
            child.terminate()
            os.killpg(child.pid, signal.SIGTERM)

        self._stopped(tmp_path, "result.csv", "2", stop, 143)

    def _stopped(
        self, tmp_path: Path, name: str, jobs: str, stop: Callable[[subprocess.Popen[bytes]], None], status: int
    ) -> None:
        """What stood under the name before still stands, and nothing beside it."""
        register, out = tmp_path / "a.csv", tmp_path / "out" / name
        register.write_text(HEADINGS + LATE * 200_000, encoding="utf-8")
        out.parent.mkdir()
        out.write_bytes(b"before")
        child = process(
            ["check", register, "--out", out, "--overwrite", "--jobs", jobs, *AS_OF],
            {"PYTHONUTF8": "1"},
            start_new_session=True,
        )
        try:
            _wait_for_part(out.parent, child)
            stop(child)
            _, err = child.communicate(timeout=60)
        finally:
            child.kill()

        assert child.returncode == status
        assert "已中断".encode() in err
        assert b"Traceback" not in err
        assert [(path.name, path.read_bytes()) for path in out.parent.iterdir()] == [(name, b"before")]

    def test_locked(self, run: Run, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the name cannot be taken the result is kept beside it, and its place is said."""
        out, replace = tmp_path / "out" / "result.xlsx", Path.replace
        out.parent.mkdir()
        out.write_bytes(b"open in another program")

        def locked(path: Path, to: Path) -> Path:
            if to == out:
                raise PermissionError(13, "in use")
            return replace(path, to)

        monkeypatch.setattr(Path, "replace", locked)
        ended = run("check", register(LATE), "--out", out, "--overwrite", *AS_OF)
        (kept,) = (path for path in out.parent.iterdir() if path != out)

        assert ended.status == 2
        assert kept.name in ended.err
        assert len(_sheet(kept)) == 2


def _wait_for_part(folder: Path, child: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if any(path.name.endswith(".part") for path in folder.iterdir()):
            time.sleep(0.5)
            return
        assert child.poll() is None, child.communicate()
        time.sleep(0.1)
    pytest.fail("the run does not begin")


class TestTemplate:
    """`template`."""

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_read_as_it_is(self, run: Run, tmp_path: Path, language: str) -> None:
        """Its two rows are cases; the first is the contract's example, due on 2017-05-04."""
        path, out = tmp_path / "登记簿.xlsx", tmp_path / "a.jsonl"
        assert run("template", path, "--lang", language).status == 0
        ended = run("check", path, "--out", out, *AS_OF)
        found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]

        assert ended.status == 0
        assert [(case["received_on"], case["due"], case["verdict"]) for case in found] == [
            ("2017-03-03", "2017-05-04", "on-time"),
            ("2022-09-30", "2022-11-02", "on-time"),
        ]

    def test_drop_downs(self, run: Run, tmp_path: Path) -> None:
        """What it offers to choose from is read."""
        path = tmp_path / "登记簿.xlsx"
        run("template", path)
        sheet = _part(path, "xl/worksheets/sheet1.xml")

        assert "当面,口头,邮寄,平信,误投,电子邮件,传真,网络,未公告渠道" in sheet
        assert sum(isinstance(row, Assessable) for row in read_cases(path)) == 2

    def test_other_name(self, run: Run, tmp_path: Path) -> None:
        """It is a workbook and nothing else."""
        assert run("template", tmp_path / "a.csv").status == 2


def _first_figure(path: Path) -> str:
    """The number of applications received, as a file of statistics has it."""
    if path.suffix == ".xlsx":
        return str(_sheet(path)[1][1])
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return text.splitlines()[1].split(",")[1]
    return str(json.loads(text)["groups"][0]["items"][0]["value"])


class TestStats:
    """`stats`."""

    def test_screen(self, run: Run) -> None:
        """The example register of 2018: six received, one of them in person, five by letter; four in time, one late."""
        ended = run("stats", registers.EXAMPLE, "--year", "2018", "--by", "机关", *AS_OF)
        lines = {line.split("  ")[0]: line.split() for line in ended.out.splitlines()}

        assert ended.status == 0
        assert [lines[name][2] for name in ("17 收到申请数", "18 当面申请数", "21 信函申请数")] == ["6", "1", "5"]
        assert lines["逾期答复"][1] == "1"
        assert "核对：上年结转 0 + 本年新收 6 = 本年办结 6 + 结转下年 0" in ended.out
        assert "读入 60 件 = 计入 6 + 与该年无关 54 + 其他事项 0 + 退回 0" in ended.err

    @pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json"])
    def test_files(self, run: Run, tmp_path: Path, name: str) -> None:
        """The figures go into a file by its name."""
        out = tmp_path / name
        assert run("stats", registers.EXAMPLE, "--year", "2018", "--out", out, *AS_OF).status == 0
        first = _first_figure(out)

        assert float(first) == 6

    def test_group_without_a_name(self, run: Run, register: Callable[..., Path]) -> None:
        """A case whose cell is empty is in a group of its own; the first column is all cases."""
        file = register(LATE, ON_TIME.replace(",乙", ","))
        found = json.loads(run("stats", file, "--year", "2022", "--by", "处室", "--format", "json", *AS_OF).out)

        assert [group["name"] for group in found["groups"]] == [None, "", "甲"]
        assert [group["items"][0]["value"] for group in found["groups"]] == [2, 1, 1]

    def test_group_that_no_table_has(self, run: Run, tmp_path: Path) -> None:
        """Also where every column was read: nothing is grouped under a heading that stands nowhere."""
        path = tmp_path / "登记.csv"
        path.write_text("申请编号,收到日期,答复日期\n1,2024-03-05,2024-04-01\n", encoding="utf-8")
        ended = run("stats", path, "--year", "2024", "--by", "机关", *AS_OF)

        assert (ended.status, ended.out) == (2, "")
        assert "本表没有这样的列" in ended.err

    def test_blank(self, run: Run) -> None:
        """What the dates cannot fill stays blank and names the column: two of 2014 have no channel."""
        out = run("stats", registers.EXAMPLE, "--year", "2014", *AS_OF).out

        assert "可计 3，余下须有：申请方式" in out

    def test_annual_form(self, run: Run) -> None:
        """From 2021 on it is the table of the annual report: seven of 2025 came in, two were answered, five go on."""
        out = run("stats", registers.EXAMPLE, "--year", "2025", "--by", "申请人类别", *AS_OF).out
        lines = {line.split("  ")[0]: line.split() for line in out.splitlines()}

        assert lines["统计指标"] == ["统计指标", "合计", "自然人", "法人或其他组织", "未填原因"]
        assert lines["一、本年新收政府信息公开申请数量"][1:] == ["7", "5", "2"]
        assert lines["三（一）予以公开"][1:] == ["由答复内容决定，日期看不出"]
        assert lines["三（七）总计"][1:] == ["2", "2", "0"]
        assert lines["四、结转下年度继续办理"][1:] == ["5", "3", "2"]

    def test_columns_of_the_annual_form(self, run: Run, register: Callable[..., Path]) -> None:
        """Where all are kinds of applicants that the table has, its six columns stand in its order."""
        file = register(LATE.replace("甲", "科研机构"), ON_TIME.replace("乙", "公民"))
        found = json.loads(run("stats", file, "--year", "2022", "--by", "处室", "--format", "json", *AS_OF).out)
        new = [(group["name"], group["items"][0]["value"]) for group in found["groups"]]

        assert found["form"] == "2021"
        assert new == [
            *((None, 2), ("自然人", 1), ("商业企业", 0), ("科研机构", 1)),
            *(("社会公益组织", 0), ("法律服务机构", 0), ("其他", 0)),
        ]

    def test_several_years(self, run: Run, tmp_path: Path) -> None:
        """One reading of the register for both, each by the form of its year; in a file each line names its year."""
        several = ("--year", "2025,2018", *AS_OF)
        found = json.loads(run("stats", registers.EXAMPLE, *several, "--format", "json").out)
        out = tmp_path / "years.csv"
        run("stats", registers.EXAMPLE, *several, "--out", out)
        lines = out.read_text("utf-8-sig").splitlines()

        assert [(year["year"], year["form"]) for year in found["years"]] == [(2018, "2014"), (2025, "2021")]
        assert [year["groups"][0]["items"][0]["value"] for year in found["years"]] == [6, 7]
        assert "2018,17 收到申请数,6," in lines
        assert "2025,一、本年新收政府信息公开申请数量,7," in lines

    def test_several_years_as_pages(self, run: Run, tmp_path: Path) -> None:
        """A page shows one year: each has a file that names it."""
        run("stats", registers.EXAMPLE, "--year", "2018,2025", *AS_OF, "--out", tmp_path / "years.html")

        assert sorted(path.name for path in tmp_path.iterdir()) == ["years-2018.html", "years-2025.html"]

    @pytest.mark.parametrize(
        "options",
        [
            ("--year", "2030"),
            ("--year", "2018,20019"),
            ("--year", "2018,"),
            ("--year", "2007"),
            ("--year", "2018", "--form", "2019"),
            ("--year", "2018", "--by", "无此列"),
            ("--year", "2018", "--out", "a.parquet"),
        ],
    )
    def test_usage(self, run: Run, options: tuple[str, ...]) -> None:
        """A year to come, a column that is not there, a kind of file it does not write."""
        assert run("stats", registers.EXAMPLE, *options, *AS_OF).status == 2
