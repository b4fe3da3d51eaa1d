"""What a file holds steers no terminal, breaks no line and ends no run 输入中的控制字符与超长文本。"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from unicodedata import category
from zipfile import ZipFile

import pyarrow as pa
import pytest
from pyarrow import parquet as pq
from tests.unit.cli.running import AS_OF, HEADINGS, LATE, LETTER, Run
from tests.unit.registers.workbooks import raw

from gikdeadlines.checking.output import CsvRows, is_formula, json_text, neutral

UNSEEN = ["\x1b[31m\x1b]0;x\x07", "\u202e\u2066", "\u2028\u2029\x85", "\x9b2J", "\u200b\ufeff", "\x7f"]
HOSTILE = "甲" + "".join(UNSEEN) + "乙"
LONG = "长" * 30_000
LANGUAGES = ["zh", "en"]


def require_harmless(text: str) -> None:
    """Every line of a text is seen as it is."""
    for line in text.split("\n"):
        unseen = [each for each in line if not each.isprintable() and category(each) != "Zs"]
        assert not unseen, (unseen[:5], line[:200])


def table(folder: Path, text: str, *, name: str = "a.csv") -> Path:
    """A register whose id, words and carried cells are a text."""
    quoted = '"' + text.replace('"', '""') + '"'
    path = folder / name
    late, bad = LATE.replace("2022-017", quoted).replace("甲", quoted), LATE.replace("2022-09-30", quoted)
    path.write_text(HEADINGS + late + bad + LATE.replace("邮寄,2022-09-29", f"{quoted},2022-09-29"), encoding="utf-8")
    return path


def headings(folder: Path, text: str) -> Path:
    """A register with a heading that is a text, and one that nearly is a known one."""
    path = folder / "h.csv"
    quoted = '"' + text.replace('"', '""') + '"'
    first = HEADINGS.replace("处室", quoted)
    path.write_text(first + LATE, encoding="utf-8")
    return path


def cases(folder: Path, text: str) -> Path:
    """Cases with a text as id, key, type, value, reading, claim, jurisdiction."""
    events: Any = LETTER["events"]
    changed: list[dict[str, Any]] = [
        {**LETTER, "id": text},
        {**LETTER, text: 1},
        {**LETTER, "matter": text},
        {**LETTER, "jurisdiction": text},
        {**LETTER, "readings": {text: text}},
        {**LETTER, "readings": {"pause-ends": text}},
        {**LETTER, "claims": [{"by": text, "due": text}]},
        {**LETTER, "notes": text},
        {**LETTER, "events": [*events, {"type": text}]},
        {**LETTER, "events": [{**events[0], "channel": text}, *events[1:]]},
        {**LETTER, "events": [{**events[0], "at": text}, *events[1:]]},
        {**LETTER, "events": [{**events[0], text: text}, *events[1:]]},
    ]
    path = folder / "c.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in changed), encoding="utf-8")
    return path


class TestShown:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("text", [HOSTILE, HOSTILE + "\r\n" + HOSTILE, LONG, HOSTILE * 500], ids=range(4))
    def test_every_screen(self, run: Run, tmp_path: Path, text: str, language: str) -> None:
        """Ids, cells, headings, keys and words are shown with what is unseen written out, on every screen."""
        files = [table(tmp_path, text), headings(tmp_path, text), cases(tmp_path, text)]
        common = [*AS_OF, "--lang", language]
        commands: list[tuple[object, ...]] = [
            *(("check", file, *common) for file in files),
            *(("check", file, *common, "--format", "json", "--no-explore") for file in files),
            *(("columns", file, "--lang", language) for file in files[:2]),
            *(("explain", file, *common) for file in files),
            *(("explain", file, "--id", text[:100], *common) for file in files),
            *(("stats", file, "--year", "2022", "--by", text[:100], *common) for file in files[:2]),
            ("check", files[0], "--fail-on", text[:100], *common),
            ("law", "show", text[:100], "--lang", language),
            (text[:100], "--lang", language),
        ]
        for command in commands:
            ended = run(*command)

            assert ended.status not in {70, 74}, (command, ended.err[:300])
            assert "Traceback" not in ended.err
            require_harmless(ended.out)
            require_harmless(ended.err)
            assert max(map(len, ended.err.splitlines()), default=0) < 6000

    def test_names_of_files(self, run: Run, tmp_path: Path) -> None:
        """The name of a file is shown so too."""
        name = "".join(UNSEEN) + ".csv"
        for command in (("check", tmp_path / name), ("check", table(tmp_path, "x", name=name))):
            ended = run(*command, *AS_OF)

            require_harmless(ended.out)
            require_harmless(ended.err)
            assert "\\x1b[31m" in ended.err

    @pytest.mark.parametrize("text", [HOSTILE, LONG[:5000]], ids=["hostile", "long"])
    def test_stream(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        """A stream answers every line, and goes on."""
        lines = cases(tmp_path, text).read_text(encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        ended = run("check", "--stream", "-", *AS_OF)

        assert len(ended.out.splitlines()) == len(lines.splitlines())
        assert all(json.loads(line) for line in ended.out.splitlines())
        require_harmless(ended.out)
        require_harmless(ended.err)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_of_sheets(self, run: Run, tmp_path: Path, language: str) -> None:
        """So are the names of sheets, of those that are read, passed over, asked for and listed."""
        # XML holds no control characters: of the others, and of any length, a program may make names.
        names = ["\u202e\u2066\u2028\x85\x7f\u200b\ufeff甲", LONG, "\u202e乙"]
        path = tmp_path / "a.ods"
        path.write_bytes(sheets_named(*names))
        common = [*AS_OF, "--lang", language]
        for command in (
            ("check", path, *common),
            ("check", path, *common, "--sheet", "all"),
            ("check", path, *common, "--sheet", names[0] + "?"),
            ("columns", path, "--lang", language),
            ("explain", path, *common, "--sheet", names[2]),
        ):
            ended = run(*command)

            assert ended.status in {0, 1, 2, 3}, (command, ended.err[:300])
            assert command[0] == "explain" or "\\u202e" in ended.out + ended.err
            require_harmless(ended.out)
            require_harmless(ended.err)
            assert max(map(len, (ended.out + ended.err).splitlines())) < 6000

    @pytest.mark.parametrize("text", [HOSTILE, LONG], ids=["hostile", "long"])
    def test_answers_of_another_program(self, run: Run, tmp_path: Path, text: str) -> None:
        """What a program under test answers, or says instead of an answer, is shown so too."""
        for number, line in enumerate(("{'id': v['id'], 'due': t}", "{'id': t, 'due': t, t: t}", "t")):
            program = tmp_path / f"{number}.py"
            code = f"import json, sys\nt = {text!r}\nfor line in sys.stdin:\n    v = json.loads(line)\n"
            program.write_text(f"{code}    print(json.dumps({line}), flush=True)\n", encoding="utf-8")
            ended = run("conformance", "--command", f"{sys.executable} {program}")

            assert ended.status in {0, 1, 3}
            require_harmless(ended.out)
            require_harmless(ended.err)
            assert max(map(len, (ended.out + ended.err).splitlines())) < 6000

    def test_json_is_the_same(self) -> None:
        """What is written out within JSON is read back as it was."""
        text = json_text({"id": HOSTILE, HOSTILE: [HOSTILE]})

        require_harmless(text)
        assert json.loads(text) == {"id": HOSTILE, HOSTILE: [HOSTILE]}


class TestFormulas:
    @pytest.mark.parametrize(
        "text",
        [
            *("=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1+1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"),
            *("\u200b=1", "\ufeff=1", "\u3000=1", "\xa0=1", "\u202e=1", "\x00=1"),
        ],
        ids=ascii,
    )
    def test_is_neutral(self, text: str) -> None:
        """Whatever stands unseen before it, a sign that begins a formula begins none."""
        assert is_formula(text)
        assert neutral(text) == f"'{text}"

    @pytest.mark.parametrize("text", ["", "2022-017", "甲", "1=1", "a@b", "（=1）", " x", 5, -5, None], ids=ascii)
    def test_stays(self, text: object) -> None:
        """Nothing else is changed."""
        assert neutral(text) == text

    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_line_ends_in_cells(self, line_end: str) -> None:
        """A cell with a line end of any kind is read back as one cell."""
        stream = io.StringIO()
        row = ["a\rb", "c\nd", "e\r\nf", "g,h", "i"]
        CsvRows(stream, line_end=line_end).writerow(row)

        assert stream.getvalue().endswith(f",i{line_end}")
        assert '"a\rb"' in stream.getvalue()
        assert next(csv.reader(io.StringIO(stream.getvalue(), newline=""))) == row


class TestCells:
    """Values that no register should hold, in the formats that can hold them."""

    @pytest.mark.parametrize("text", ["\\ud800", "\\udfff\\ud800"])
    @pytest.mark.parametrize("command", ["check", "explain"])
    def test_lone_surrogates(self, run: Run, tmp_path: Path, text: str, command: str) -> None:
        """Half a character as id, type, key or value: a refusal with its row, or an answer that can be written."""
        whole = json.dumps(LETTER)
        changed = [
            whole.replace("2022-017", text),
            whole.replace("signed-post", text),
            whole.replace('"signed-for"', f'"{text}"'),
            whole.replace('"at"', f'"{text}"'),
            whole.replace("2022-09-30", text),
            whole.replace("{", f'{{"notes": "{text}", ', 1),
        ]
        path = tmp_path / "c.jsonl"
        path.write_text("\n".join(changed), encoding="utf-8")
        ended = run(command, path, *AS_OF, *(("--format", "jsonl") if command == "check" else ()))

        assert ended.status in {1, 2, 3}
        assert (ended.out + ended.err).encode()
        if command == "check":
            assert "已核 1 + 退回 5" in ended.err
            assert "events[0].channel" in ended.err

    def test_time_zone_that_this_machine_does_not_know(self, run: Run, tmp_path: Path) -> None:
        """An instant of a Parquet file is the same in any zone: at 18 in London it is the next day in Beijing."""
        columns = {"申请编号": ["1"], "答复日期": ["2017-03-28"]}
        instant = pa.array([datetime(2017, 2, 28, 18)], pa.timestamp("us", "Mars/Olympus"))  # noqa: DTZ001 - in UTC
        pq.write_table(pa.table({**columns, "收到日期": instant}), tmp_path / "a.parquet")
        ended = run("check", tmp_path / "a.parquet", *AS_OF, "--format", "jsonl", "--no-explore")

        assert json.loads(ended.out)["received_on"] == "2017-03-01"

    @pytest.mark.parametrize("command", ["check", "explain"])
    @pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01", "2262-04-12", "10000-01-01", "2024-03-05T08:00+99:99"])
    def test_far_days(self, run: Run, tmp_path: Path, command: str, far: str) -> None:
        """A day that no calendar reaches, wherever it stands: an answer or a refusal of its row."""
        path = tmp_path / "a.csv"
        rows = [f"1,{far},2024-06-02,,", f"2,2024-03-05,{far},,", f"3,2024-03-05,2024-04-20,{far},20"]
        path.write_text(
            "\n".join(["申请编号,收到日期,答复日期,延长期限告知日期,延长工作日数", *rows]), encoding="utf-8"
        )
        chosen = [() if command == "check" else ("--id", str(number)) for number in (1, 2, 3)]
        for options in chosen:
            ended = run(command, path, *AS_OF, *options)

            assert ended.status in {0, 1, 3, 4}
            assert "Traceback" not in ended.out + ended.err
            assert far[:10] in ended.out + ended.err

    @pytest.mark.parametrize("number", ["1" + "0" * 30, "1e400", "NaN", "-1", "9" * 5_000])
    def test_working_days_of_an_extension(self, run: Run, tmp_path: Path, number: str) -> None:
        """A count that nobody could mean, in JSON: a refusal or an answer, in words."""
        event = '{"type": "extended", "notified": "2022-10-20", "working_days": ' + number + "}"
        path = tmp_path / "c.json"
        path.write_text(
            json.dumps(LETTER).replace('{"type": "replied"', event + ', {"type": "replied"'), encoding="utf-8"
        )
        ended = run("check", path, *AS_OF)

        assert ended.status in {0, 1, 3}
        assert "Traceback" not in ended.out + ended.err
        assert max(map(len, (ended.out + ended.err).splitlines())) < 6000


def sheets_named(*names: str) -> bytes:
    """A workbook whose sheets have these names: a register each."""
    content = raw.ods(raw.ods_row("申请编号", "收到日期", "答复日期"), raw.ods_row("1", "2024-03-05", "2024-04-20"))
    with ZipFile(io.BytesIO(content)) as parts:
        found = {name: parts.read(name) for name in parts.namelist()}
    start, one, end = re.split("(<table:table .*</table:table>)", found["content.xml"].decode())
    many = "".join(one.replace("登记簿", name) for name in names)
    return raw.zipped({**found, "content.xml": start + many + end})


class TestNumbers:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_of_any_length(self, run: Run, tmp_path: Path, language: str) -> None:
        """A number that nobody could mean is refused in a sentence, or counted; it ends no run."""
        number = 10**30
        path = tmp_path / "a.csv"
        path.write_text(
            f"申请编号,收到申请日期,延长期限告知日期,延长工作日数\n1,2022-09-30,2022-10-20,{number}\n", encoding="utf-8"
        )
        commands: list[tuple[object, ...]] = [
            ("check", path, *AS_OF),
            ("explain", path, *AS_OF),
            ("due", "2022-01-01T23:59", "--hours", number),
            ("due", "2022-01-04", "--working-days", number),
            ("due", "2022-01-04", "--calendar-days", number),
            ("due", "2022-01-04", "--months", number),
            ("due", "9999-12-31"),
            ("due", "9999-12-31", "--calendar-days", "1"),
            ("due", "0001-01-01", "--working-days", "5", "--before"),
            ("calendar", "new", number),
            ("explain", "--sent", "9999-12-31", "--by", "post", "--signed-for", "9999-12-31", "--as-of", "9999-12-31"),
        ]
        for command in commands:
            ended = run(*command, "--lang", language)

            assert ended.status in {0, 1, 2, 3, 4, 5}, (command, ended.err[-300:])
            assert "Traceback" not in ended.err
            assert ended.out or ended.err

    def test_error_in_the_words_of_an_error(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """What fails while a failure is told is told too."""

        def broken(*_: object, **__: object) -> str:
            raise ArithmeticError

        monkeypatch.setattr("gikdeadlines.cli.failures.fault_text", broken)
        ended = run("due", "2022-02-30", "--working-days", "5")

        assert ended.status == 70
        assert "Traceback" not in ended.err
