from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from tests.overlays import TWO_DAYS_OFF
from tests.unit.cli.running import Run

SILENT = "import sys; sys.stdin.read()"
WRONG = """
import json, sys
for line in sys.stdin:
    vector = json.loads(line)
    print(json.dumps({"id": vector["id"], "due": "1999-01-01"}))
"""


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A program that answers every example with a day of the last century."""
    path = tmp_path / "wrong.py"
    path.write_text(WRONG, "utf-8")
    return f"{sys.executable} {path}"


class TestVerify:
    @pytest.mark.long
    def test_writes_the_evidence_down(self, run: Run, tmp_path: Path) -> None:
        """Every property holds on our own data, and the report says on which data that was."""
        report = tmp_path / "evidence.json"
        ended = run("verify", "--quick", "--report", report)
        written = json.loads(report.read_text("utf-8"))

        assert ended.status == 0
        assert written["digest"] in ended.out
        assert len(written["properties"]) >= 40
        assert {found["result"] for found in written["properties"]} <= {"holds", "not-applicable"}

    @pytest.mark.long
    def test_names_the_file_that_breaks_a_property(self, run: Run, tmp_path: Path) -> None:
        """Days off that nothing makes up for: the year no longer balances, the file is named, the status is 1."""
        broken = tmp_path / "broken.toml"
        broken.write_text(TWO_DAYS_OFF, "utf-8")
        ended = run("verify", "--quick", "--calendar", broken)

        assert ended.status == 1
        assert "broken.toml" in ended.out


class TestConformance:
    def test_counts_what_is_wrong(self, run: Run, program: str) -> None:
        """A program with wrong days does not conform."""
        ended = run("conformance", "--command", program)

        assert ended.status == 1
        assert "1999-01-01" in ended.out

    def test_a_program_that_is_not_there(self, run: Run) -> None:
        """It is named, without a traceback."""
        ended = run("conformance", "--command", "no-such-program")

        assert ended.status == 3
        assert "no-such-program" in ended.err
