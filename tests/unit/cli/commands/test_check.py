from __future__ import annotations

import csv
import io
import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet
from python_calamine import CalamineWorkbook
from tests.unit.cli.running import AS_OF, LATE, LETTER, ON_TIME, OPEN, REFUSED, Run

Register = Callable[..., Path]


class TestStatus:
    @pytest.mark.parametrize(
        ("rows", "options", "status"),
        [
            ([ON_TIME], [], 0),
            ([LATE, ON_TIME], [], 1),
            ([LATE, ON_TIME], ["--fail-on", "overdue"], 0),
            ([ON_TIME], ["--fail-on", "on-time, late"], 1),
            ([LATE], ["--fail-on", ""], 0),
            ([OPEN, ON_TIME], [], 5),
            ([OPEN, LATE], [], 1),
            ([REFUSED, LATE, OPEN], [], 3),
        ],
    )
    def test_first_that_applies(
        self, run: Run, register: Register, rows: list[str], options: list[str], status: int
    ) -> None:
        """Refused comes before late, late before undetermined."""
        assert run("check", register(*rows), *AS_OF, *options).status == status

    @pytest.mark.parametrize(
        "options",
        [
            ["--format", "xml"],
            ["--fail-on", "lte"],
            ["--as-of", "2025-02-30"],
            ["--known-on", "yesterday"],
            ["--jurisdiction", "Atlantis"],
            ["--readings", "pause-ends=never"],
            ["--readings", "no-such-reading=x"],
            ["--readings", "no-such-file"],
            ["--lang", "fr"],
            ["--due-within", "-1"],
            ["--ledger"],
            ["--ledger", "--format", "csv"],
            ["--no-such-option"],
        ],
        ids=" ".join,
    )
    def test_usage(self, run: Run, register: Register, options: list[str]) -> None:
        """What cannot be meant is a matter of usage; nothing is assessed and nothing said on standard output."""
        ended = run("check", register(LATE), *options)

        assert (ended.status, ended.out) == (2, "")
        assert ended.err
        assert "Traceback" not in ended.err

    @pytest.mark.parametrize(
        ("name", "module", "extra"),
        [
            ("result.html", "jinja2", "report"),
            ("result.xlsx", "xlsxwriter", "tables"),
            ("result.parquet", "pyarrow", "tables"),
        ],
    )
    def test_missing_extra(
        self, run: Run, register: Register, monkeypatch: pytest.MonkeyPatch, *, name: str, module: str, extra: str
    ) -> None:
        """A kind of file whose extra is not installed is refused with the command that installs it."""
        monkeypatch.setitem(sys.modules, module, None)
        file = register(LATE)
        ended = run("check", file, "--out", file.with_name(name))

        assert ended.status == 2
        assert f"pip install 'gikdeadlines[{extra}]'" in ended.err


class TestBadInput:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("empty.csv", b""),
            ("empty.json", b""),
            ("junk.csv", bytes(range(256)) * 20),
            ("nul.json", b"\0" * 50),
            ("twice.json", b'{"id": "1", "id": "2"}'),
            ("deep.json", b"[" * 10_000),
            ("nan.jsonl", b'{"id": NaN}\n'),
            ("unknown.json", b'{"id": "1", "matter": "application", "events": [{"type": "sbumitted"}]}'),
        ],
    )
    def test_refused(self, run: Run, tmp_path: Path, name: str, content: bytes) -> None:
        """Whatever a file holds, it ends with a message that names the file, and without a traceback."""
        path = tmp_path / name
        path.write_bytes(content)
        ended = run("check", path, *AS_OF)

        assert ended.status == 3
        assert name in ended.err
        assert "Traceback" not in ended.err
        assert all(line.isprintable() for line in ended.err.splitlines())

    def test_directory_and_missing_file(self, run: Run, tmp_path: Path, register: Register) -> None:
        """What cannot be read at all is refused, and the other files are still assessed."""
        ended = run("check", tmp_path, tmp_path / "none.csv", register(LATE), *AS_OF)

        assert ended.status == 3
        assert ended.err.count("文件无法读取") == 2
        assert "2022-017" in ended.out

    def test_says_where_and_what(self, run: Run, register: Register) -> None:
        """A refusal names file, row, id, column, the value and what was expected."""
        line = run("check", register(ON_TIME, REFUSED), *AS_OF).err.splitlines()[-1]

        for part in ("register.csv 第 3 行", "2022-019", "签收日期", "2022-02-30", "2017-03-01", "bad-day"):
            assert part in line

    def test_impossible_history(self, run: Run, tmp_path: Path) -> None:
        """A case that can be read and yet not have happened is refused with its row."""
        events = [*LETTER["events"], {"type": "submitted", "at": "2022-09-28", "channel": "email"}]
        path = tmp_path / "twice.json"
        path.write_text(json.dumps({**LETTER, "events": events}), encoding="utf-8")
        ended = run("check", path, *AS_OF)

        assert ended.status == 3
        assert "two-of-a-kind" in ended.err


class TestScreen:
    def test_streams(self, run: Run, register: Register) -> None:
        """Standard output holds the screen; columns carried through are named once on standard error."""
        ended = run("check", register(LATE, ON_TIME), *AS_OF)

        assert ended.out.startswith("政府信息公开答复期限核查    截至 2025-12-31")
        assert "2022-017  2022-09-30  2022-11-02  2022-11-04  逾期答复  2     各口径一致" in ended.out
        assert ended.err.splitlines() == [f"{register()}：原样带过的列：处室"]

    def test_unexplored(self, run: Run, register: Register) -> None:
        """Without exploring the readings are said not to have been compared."""
        assert "未比对口径" in run("check", register(LATE), *AS_OF, "--no-explore").out

    def test_english(self, run: Run, register: Register) -> None:
        """The same in English."""
        assert (
            "2022-017     2022-09-30  2022-11-02  2022-11-04  late     2"
            in run("check", register(LATE), *AS_OF, "--lang", "en").out
        )

    def test_today_is_said(self, run: Run, register: Register) -> None:
        """The as-of day that nobody gave is said on standard error."""
        assert "北京时间今日" in run("check", register(ON_TIME)).err

    def test_all(self, run: Run, register: Register) -> None:
        """Eleven late ones are listed with --all, ten without."""
        rows = [LATE.replace("2022-017", f"2022-{i:03}") for i in range(11)]
        path = register(*rows)

        assert "（另 1 件，加 --all 列出）" in run("check", path, *AS_OF).out
        assert "--all" not in run("check", path, *AS_OF, "--all").out

    def test_due_within(self, run: Run, register: Register) -> None:
        """Received 2022-09-30 is due on 2022-11-02: 8 working days after 2022-10-21."""
        path = register("1,邮寄,2022-09-29,2022-09-30,,,甲\r\n")

        assert "（5 个工作日内，0 件）" in run("check", path, "--as-of", "2022-10-21").out
        assert "剩 8 日" in run("check", path, "--as-of", "2022-10-21", "--due-within", "8").out


class TestReadings:
    def test_pinned(self, run: Run, register: Register) -> None:
        """A reading that is pinned is not compared: received on a Sunday, moved to Monday, the answer is in time."""
        row = "2017-063,邮寄,2017-06-17,2017-06-18,邮寄,2017-07-10,甲\r\n"
        moved = "receipt-on-rest-day=next-working-day"

        assert run("check", register(row), *AS_OF).status == 1
        assert run("check", register(row), *AS_OF, "--readings", moved).status == 0

    def test_house_file(self, run: Run, register: Register, tmp_path: Path) -> None:
        """An agency's own practice is a file; the command line comes before it."""
        row = "2017-063,邮寄,2017-06-17,2017-06-18,邮寄,2017-07-10,甲\r\n"
        house = tmp_path / "house.toml"
        house.write_text('format = 1\n[readings]\nreceipt-on-rest-day = "next-working-day"\n', encoding="utf-8")
        path = register(row)

        assert run("check", path, *AS_OF, "--readings", house).status == 0
        assert run("check", path, *AS_OF, "--readings", house, "--readings", "receipt-on-rest-day=stands").status == 1

    def test_house_file_for_parquet(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Rows that are assessed many at once are held against it too."""
        house = tmp_path / "house.toml"
        house.write_text('format = 1\n[readings]\nreceipt-on-rest-day = "next-working-day"\n', encoding="utf-8")
        path = register("2017-063,邮寄,2017-06-17,2017-06-18,邮寄,2017-07-10,甲\r\n")
        run("check", path, *AS_OF, "--out", tmp_path / "plain.parquet")
        run("check", path, *AS_OF, "--readings", house, "--out", tmp_path / "house.parquet")
        verdicts = [
            parquet.read_table(tmp_path / f"{name}.parquet")["verdict"][0].as_py() for name in ("plain", "house")
        ]

        assert verdicts == ["late", "on-time"]

    @pytest.mark.parametrize(
        "content", ["", "format = 1\n", "format = 2\n[readings]\n", "format = 1\n[readings]\na = 1\n", "not toml"]
    )
    def test_bad_house_file(self, run: Run, register: Register, tmp_path: Path, content: str) -> None:
        """A file that is none is a matter of usage."""
        house = tmp_path / "house.toml"
        house.write_text(content, encoding="utf-8")

        assert run("check", register(LATE), *AS_OF, "--readings", house).status == 2


class TestFormats:
    def test_json(self, run: Run, register: Register) -> None:
        """JSON is a list of assessments; codes do not change with the language."""
        path = register(LATE, ON_TIME)
        found = json.loads(run("check", path, *AS_OF, "--format", "json").out)
        english = json.loads(run("check", path, *AS_OF, "--format", "json", "--lang", "en").out)

        assert found == english
        assert [(one["id"], one["verdict"], one["due"]) for one in found] == [
            ("2022-017", "late", "2022-11-02"),
            ("2022-018", "on-time", "2022-11-02"),
        ]
        assert found[0]["carried"] == {"处室": "甲"}

    def test_empty_json(self, run: Run, register: Register) -> None:
        """No case is an empty list."""
        assert json.loads(run("check", register(REFUSED), *AS_OF, "--format", "json").out) == []

    def test_jsonl_with_ledger(self, run: Run, letter: Path) -> None:
        """A line a case, with every day from receipt to reply where it was asked for."""
        (line,) = run("check", letter, *AS_OF, "--format", "jsonl", "--ledger").out.splitlines()
        days = json.loads(line)["ledger"]

        assert (days[0]["date"], days[0]["status"], days[-1]["date"]) == ("2022-09-30", "start", "2022-11-04")

    def test_csv_for_programs(self, run: Run, register: Register) -> None:
        """On standard output a CSV has the fields' names and codes."""
        rows = list(csv.DictReader(io.StringIO(run("check", register(LATE), *AS_OF, "--format", "csv").out)))

        assert [(row["id"], row["verdict"], row["robust"], row["处室"]) for row in rows] == [
            ("2022-017", "late", "true", "甲")
        ]

    def test_totals(self, run: Run, register: Register) -> None:
        """Where standard output is for programs, the totals go to standard error."""
        ended = run("check", register(LATE, REFUSED, "\r\n"), *AS_OF, "--format", "jsonl")

        assert "读入 3 = 已核 1 + 退回 1 + 跳过 1；逾期答复 1" in ended.err


class TestOut:
    def test_csv_for_people(self, run: Run, register: Register, tmp_path: Path) -> None:
        """A CSV file opens in a spreadsheet program: byte order mark, CRLF, Chinese headings, formulas neutralised."""
        out = tmp_path / "结果.csv"
        ended = run("check", register(LATE.replace("甲", "=1+1")), *AS_OF, "--out", out)
        content = out.read_bytes()

        assert (ended.status, ended.out) == (1, "")
        assert content.startswith("\ufeff申请编号,结论,收到申请".encode())
        assert content.endswith(b",late,'=1+1\r\n")
        assert content.count(b"\n") == content.count(b"\r\n") == 2

    def test_table_beside_a_file(self, run: Run, register: Register, tmp_path: Path) -> None:
        """The screen is shown beside a file when it was asked for."""
        out = tmp_path / "result.jsonl"
        ended = run("check", register(LATE), *AS_OF, "--out", out, "--format", "table")

        assert "一、逾期（1 件" in ended.out
        assert json.loads(out.read_text(encoding="utf-8"))["verdict"] == "late"

    def test_no_half_file(self, run: Run, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """An interruption leaves the file as it was, and nothing beside it."""
        path, out = register(LATE), tmp_path / "out" / "result.jsonl"
        out.parent.mkdir()
        out.write_text("before", encoding="utf-8")
        monkeypatch.setattr("gikdeadlines.assessment.assess", _interrupted)
        ended = run("check", path, *AS_OF, "--out", out, "--overwrite")

        assert ended.status == 130
        assert [entry.name for entry in out.parent.iterdir()] == ["result.jsonl"]
        assert out.read_text(encoding="utf-8") == "before"

    def test_locked_target(self, run: Run, register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the name cannot be taken, the result is kept beside it and its name said."""
        target, replace = tmp_path / "result.jsonl", Path.replace
        target.write_bytes(b"open in another program")

        def locked(path: Path, to: Path) -> Path:
            if to == target:
                raise PermissionError(13, "in use")
            return replace(path, to)

        monkeypatch.setattr(Path, "replace", locked)
        ended = run("check", register(LATE), *AS_OF, "--out", target, "--overwrite")
        (kept,) = tmp_path.glob("result.*.jsonl")

        assert ended.status == 2
        assert kept.name in ended.err
        assert json.loads(kept.read_text(encoding="utf-8"))["verdict"] == "late"

    def test_unwritable_folder(self, run: Run, register: Register, tmp_path: Path) -> None:
        """A folder that is not there is told before any work is done."""
        assert run("check", register(LATE), *AS_OF, "--out", tmp_path / "none" / "r.csv").status == 2

    def test_rejects(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Refused rows go to a CSV of their own, a line a fault."""
        rejects = tmp_path / "rejects.csv"
        run("check", register(LATE, REFUSED), *AS_OF, "--rejects", rejects)
        (row,) = csv.DictReader(io.StringIO(rejects.read_text(encoding="utf-8-sig")))

        assert (row["row"], row["id"], row["code"], row["path"], row["given"]) == (
            "3", "2022-019", "bad-day", "签收日期", "2022-02-30"
        )  # fmt: skip

    def test_rejects_hold_what_no_law_can_assess(self, run: Run, register: Register, tmp_path: Path) -> None:
        """A row that was read, but was received before any of this law, is refused like one that was not."""
        rejects = tmp_path / "rejects.csv"
        early = "2007-001,邮寄,2007-03-01,2007-03-02,邮寄,2007-03-20,甲\r\n"
        ended = run("check", register(LATE, early), *AS_OF, "--rejects", rejects)
        (row,) = csv.DictReader(io.StringIO(rejects.read_text(encoding="utf-8-sig")))

        assert ended.status == 3
        assert (row["row"], row["id"], row["code"]) == ("3", "2007-001", "no-law-in-force")

    def test_rejects_hold_every_fault_of_a_row(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Two days of one row that cannot be are two lines, and both are told."""
        rejects = tmp_path / "rejects.csv"
        wrong = "2022-019,邮寄,2022-09-31,2022-02-30,邮寄,2022-11-02,丁\r\n"
        ended = run("check", register(wrong), *AS_OF, "--rejects", rejects)
        rows = list(csv.DictReader(io.StringIO(rejects.read_text(encoding="utf-8-sig"))))

        assert [(row["path"], row["given"]) for row in rows] == [("提交日期", "2022-09-31"), ("签收日期", "2022-02-30")]
        assert "提交日期" in ended.err
        assert "签收日期" in ended.err

    def test_different_columns(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Files that carry different columns do not lose one of them silently in one table."""
        other = tmp_path / "other.csv"
        other.write_text(register(LATE).read_text(encoding="utf-8").replace("处室", "经办单位"), encoding="utf-8")
        out = tmp_path / "result.csv"

        assert run("check", register(LATE), other, *AS_OF, "--out", out).status == 2
        assert not out.exists()


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


class TestRepeatedId:
    def test_finding(self, run: Run, register: Register) -> None:
        """An id that stands twice is a finding of the second, and of the first where that is the row above."""
        found = json.loads(run("check", register(LATE, LATE), *AS_OF, "--format", "json").out)

        assert [[note["code"] for note in one["findings"]] for one in found] == [["repeated-below"], ["repeated-id"]]


class TestOnly:
    ROWS = (LATE, ON_TIME, OPEN, REFUSED)

    def test_screen(self, run: Run, register: Register) -> None:
        """What was not asked for is counted and not listed; a refusal is told whatever was asked."""
        ended = run("check", register(*self.ROWS), *AS_OF, "--only", "undetermined")

        assert ended.status == 3
        assert "三、无法判定（1 件）" in ended.out
        assert "一、逾期" not in ended.out
        assert "二、将到期" not in ended.out
        assert "合计  按期答复 1  逾期答复 1  无法判定 1" in ended.out
        assert "bad-day" in ended.err

    @pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.json", "out.parquet", "out.xlsx", "out.html"])
    def test_files(self, run: Run, register: Register, tmp_path: Path, name: str) -> None:
        """A file holds the rows asked for alone, also where they are written in blocks."""
        out = tmp_path / name
        run("check", register(*self.ROWS), *AS_OF, "--only", "late,undetermined", "--out", out)

        assert _ids_in(out) == ["2022-017", "2024-052"]

    def test_standard_output(self, run: Run, register: Register) -> None:
        """So does standard output; status and totals are those of the whole."""
        ended = run("check", register(LATE, ON_TIME), *AS_OF, "--only", "on-time", "--format", "jsonl")

        assert ended.status == 1
        assert [json.loads(line)["id"] for line in ended.out.splitlines()] == ["2022-018"]
        assert "已核 2" in ended.err

    def test_unknown(self, run: Run, register: Register) -> None:
        """A verdict that does not exist is a matter of usage."""
        ended = run("check", register(LATE), *AS_OF, "--only", "lat")

        assert ended.status == 2
        assert "late" in ended.err


def _ids_in(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        return [str(id_) for id_ in parquet.read_table(path).column("id").to_pylist()]
    if path.suffix == ".xlsx":
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        return [str(row[0]) for row in sheet.to_python()[1:]]
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        return [row["申请编号"] for row in csv.DictReader(io.StringIO(text))]
    if path.suffix == ".html":
        return [found for found in ("2022-017", "2022-018", "2024-052") if f'<th scope="row">{found}</th>' in text]
    lines = text.splitlines() if path.suffix == ".jsonl" else [json.dumps(each) for each in json.loads(text)]
    return [json.loads(line)["id"] for line in lines]


class TestNextSteps:
    def test_carry_what_they_need(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Typed as printed, the next step sees the same case by the same rules and the same reading of the table."""
        text = register(LATE).read_text(encoding="utf-8").replace("签收日期", "收件日子")
        file, map_ = tmp_path / "a b.csv", tmp_path / "map.toml"
        file.write_text(text, encoding="utf-8")
        map_.write_text('format = 1\n[columns]\n"收件日子" = "签收日期"\n', encoding="utf-8")
        options = (*AS_OF, "--lang", "en", "--map", map_, "--readings", "receipt-on-rest-day=stands")
        ended = run("check", file, *options)
        see, save = (line.partition(": ")[2] for line in ended.out.splitlines() if line.startswith(("See", "Save")))

        typed = run(*shlex.split(see)[1:])
        assert typed.status == 0
        assert typed.out.startswith("2022-017  late by 2 working days")
        assert "as of 2025-12-31" in typed.out
        words = shlex.split(save)[1:]
        out = tmp_path / "out.xlsx"
        words[words.index("--out") + 1] = str(out)
        assert run(*words).status == 1
        assert _ids_in(out) == ["2022-017"]

    def test_day_that_nobody_gave(self, run: Run, register: Register) -> None:
        """Today is named: tomorrow the command would see something else."""
        assert "--as-of 20" in run("check", register(LATE)).out

    def test_without_the_extra(self, run: Run, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where no workbook can be written, a CSV is proposed."""
        monkeypatch.setattr("gikdeadlines.cli.showing.find_spec", lambda _: None)

        assert "--out 结果.csv" in run("check", register(LATE), *AS_OF).out


class TestLateAtTheLeast:
    def test_workbook_and_csv(self, run: Run, register: Register, tmp_path: Path) -> None:
        """Due 2022-11-02; dated 8 November and handed over on a day unknown: late by four working days at the least."""
        out = tmp_path / "out.csv"
        path = register("1,邮寄,2022-09-29,2022-09-30,直接送达,,甲\r\n")
        path.write_text(
            path.read_text(encoding="utf-8").replace("交邮日期", "落款日期").replace(",,甲", ",2022-11-08,甲"), "utf-8"
        )
        ended = run("check", path, *AS_OF, "--out", out, "--format", "table")

        assert "逾期答复  至少 4  各口径一致" in ended.out
        assert next(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))["逾期"] == "至少 4"
