from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.unit.cli.running import AS_OF, HEADINGS, LATE, LETTER, ON_TIME, OPEN, REFUSED, Run

from gikdeadlines import check_register, load_calendar
from gikdeadlines.checking import Balance, Checked
from gikdeadlines.values import ReadingError, UsageError

Register = Callable[..., Path]

DAY = date.fromisoformat(AS_OF[1])
ROWS = (LATE, ON_TIME, REFUSED, "\r\n", OPEN)


class TestAsTheCommandLine:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_same_rows_refusals_and_counts(
        self, run: Run, register: Register, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The command line and a call see the same: each assessment, each refusal, each count."""
        monkeypatch.setattr("gikdeadlines.checking.workers._FEW", 0)
        path, rejects, record = register(*ROWS), tmp_path / "rejects.csv", tmp_path / "run.json"
        options = (*AS_OF, "--format", "jsonl", "--rejects", rejects, "--manifest", record, "--jobs", jobs)
        shown = [json.loads(line) for line in run("check", path, *options).out.splitlines()]
        checked = check_register(path, as_of=DAY, jobs=jobs)
        counts = json.loads(record.read_text(encoding="utf-8"))["counts"]

        assert [{**row.assessment.to_dict(), "carried": dict(row.carried)} for row in checked.rows] == shown
        assert [row["id"] for row in shown] == ["2022-017", "2022-018", "2024-052"]
        assert [(refused.file, refused.row) for refused in checked.refusals] == [(str(path), 4)]  # type: ignore[union-attr]
        assert rejects.read_text(encoding="utf-8-sig").splitlines()[1].startswith(f"{path},4,2022-019,bad-day,")
        assert dict(checked.counts) == counts["verdicts"] == {"late": 1, "on-time": 1, "undetermined": 1}
        assert checked.balance == Balance(read=5, assessed=3, refused=1, skipped=1)
        assert (counts["read"], counts["assessed"], counts["refused"], counts["skipped"]) == (5, 3, 1, 1)

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_late_at_the_least_by_the_days_of_the_ledger(
        self, run: Run, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Due on 2022-04-01 and dated 04-08, posted on a day not stated: 04-02, a Saturday, and 04-06 to 04-08."""
        monkeypatch.setattr("gikdeadlines.checking.workers._FEW", 0)
        path, out = tmp_path / "register.csv", tmp_path / "out.csv"
        row = "1,2022-03-04,邮寄,2022-04-08,2022-04-15"
        path.write_text(f"申请编号,收到申请日期,送达方式,落款日期,签收（送达）日期\n{row}\n", encoding="utf-8")

        run("check", path, *AS_OF, "--lang", "zh", "--out", out, "--jobs", jobs)
        (checked,) = check_register(path, as_of=DAY, jobs=jobs).rows

        assert "至少 4" in out.read_text(encoding="utf-8-sig")
        assert [str(day.date) for day in checked.assessment.ledger if day.status == "due"] == ["2022-04-01"]

    @pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.json", "out.parquet", "out.html"])
    def test_same_files(self, run: Run, register: Register, tmp_path: Path, name: str) -> None:
        """A file that a call writes is the file that the command line writes."""
        path, theirs, ours = register(*ROWS), tmp_path / f"a-{name}", tmp_path / f"b-{name}"
        run("check", path, *AS_OF, "--out", theirs)
        check_register(path, as_of=DAY, sinks=[ours])

        assert theirs.read_bytes() == ours.read_bytes()


class TestCheckRegister:
    def test_in_blocks_as_row_by_row(self, register: Register, tmp_path: Path) -> None:
        """Rows that are not kept go in blocks where a sink takes them; counts and balance are the same."""
        path = register(*ROWS)
        kept = check_register(path, as_of=DAY)
        passed = check_register(path, as_of=DAY, sinks=[tmp_path / "out.parquet"], keep=False)

        assert (passed.counts, passed.balance) == (kept.counts, kept.balance)
        assert (passed.rows, passed.refusals) == ((), ())

    def test_function(self, register: Register) -> None:
        """A function is called with every row that was assessed, in the order of the register."""
        seen: list[Checked] = []
        checked = check_register(register(*ROWS), as_of=DAY, sinks=[seen.append])

        assert tuple(seen) == checked.rows
        assert [(row.row, row.case.id, row.assessment.verdict) for row in seen] == [
            (2, "2022-017", "late"),
            (3, "2022-018", "on-time"),
            (6, "2024-052", "undetermined"),
        ]

    def test_several_sources(self, register: Register, letter: Path) -> None:
        """Paths and streams, whatever they hold; one that cannot be read is refused and stops nothing."""
        stream = io.BytesIO((HEADINGS + ON_TIME).encode())
        checked = check_register([register(LATE), "none.csv", stream, letter], as_of=DAY)

        assert [row.case.id for row in checked.rows] == ["2022-017", "2022-018", LETTER["id"]]
        assert [(refused.file, refused.faults[0].code) for refused in checked.refusals] == [
            ("none.csv", "unreadable-file")
        ]

    def test_options(self, register: Register) -> None:
        """Headings, readings, one calendar for all, the place of rows that name none."""
        text = register("2017-063,邮寄,2017-06-17,2017-06-18,邮寄,2017-07-10,甲\r\n").read_text(encoding="utf-8")
        stream = io.BytesIO(text.replace("签收日期", "收件日").encode())
        moved = {"receipt-on-rest-day": "next-working-day"}
        checked = check_register(
            stream, as_of=DAY, columns={"收件日": "签收日期"}, readings=moved, calendar=load_calendar("CN")
        )

        assert dict(checked.counts) == {"on-time": 1}

    def test_what_cannot_be_meant(self, register: Register, tmp_path: Path) -> None:
        """An unknown reading and a file of no known kind are told before anything is read."""
        path = register(LATE)
        with pytest.raises(ReadingError):
            check_register(path, as_of=DAY, readings={"no-such-reading": "x"})
        with pytest.raises(UsageError):
            check_register(path, as_of=DAY, sinks=[tmp_path / "out.pdf"])

    def test_without_extras(self, register: Register) -> None:
        """What needs no words and no workbook needs no extra."""
        path = register(*ROWS)
        program = (
            "import sys\n"
            "for name in ('fluent', 'fluent.runtime', 'rich', 'typer', 'pyarrow', 'numpy', 'xlsxwriter', 'jinja2'):\n"
            "    sys.modules[name] = None\n"
            "from datetime import date\n"
            "from gikdeadlines import check_register\n"
            f"print(check_register({str(path)!r}, as_of=date(2025, 12, 31)).balance.assessed)\n"
        )
        ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

        assert (ended.stdout, ended.stderr) == ("3\n", "")
