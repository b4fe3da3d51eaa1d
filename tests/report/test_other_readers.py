"""Schemas, lines and calendar files, judged by programs of JavaScript that share no code with ours 其他程序的读法。

Run with ``-m browser``, in whose step npm is there.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from tests.unit.cli.running import AS_OF, HEADINGS, LATE, OPEN

from gikdeadlines import Case, assess, check_register, load_law
from gikdeadlines.case import case_schema
from gikdeadlines.checking.sinks import stream_sink
from gikdeadlines.loading import assessment_schema
from gikdeadlines.report.ics import due_days
from gikdeadlines.wording import Wording

ROOT = Path(__file__).parents[2]
CASES = [json.loads(path.read_bytes()) for path in sorted((ROOT / "examples").glob("*.json"))]
PACKAGES = ("ajv@8.17.1", "ical.js@2.1.0")
OPEN_CASE = {"id": "1", "matter": "application", "events": [{"type": "received", "at": "2022-09-30"}]}


def due() -> bytes:
    """Received on 2022-09-30, so due on 2022-11-02, a Wednesday."""
    return due_days(
        [assess(Case.from_dict(OPEN_CASE), as_of=date(2022, 10, 10))], law=load_law(), wording=Wording("zh")
    )


def rows() -> str:
    """A register with a column that is carried, and cases with every event of the examples."""
    stream = io.StringIO()
    run = check_register(io.BytesIO((HEADINGS + LATE + OPEN).encode()), as_of=date.fromisoformat(AS_OF[1]))
    with stream_sink("jsonl", stream, ledger=True) as sink:
        for row in run.rows:
            sink.take(row)
    for case in CASES:
        assessed = assess(Case.from_dict(case), as_of=date(2025, 12, 31), explore=True)
        stream.write(json.dumps(json.loads(assessed.to_json(ledger=True))) + "\n")
    return stream.getvalue()


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - JSON
    """What ajv and ical.js found."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on the path")
    folder = tmp_path_factory.mktemp("others")
    for name, schema in (("case", case_schema()), ("assessment", assessment_schema())):
        (folder / f"{name}.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (folder / "case.jsonl").write_text("".join(json.dumps(case) + "\n" for case in CASES), encoding="utf-8")
    (folder / "assessment.jsonl").write_text(rows(), encoding="utf-8")
    (folder / "due.ics").write_bytes(due())
    packages = [f"--package={package}" for package in PACKAGES]
    command = ["npm", "exec", "--yes", *packages, "--", "node", str(Path(__file__).with_name("others.mjs"))]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


REMINDERS = ["2022-10-26T01:00:00Z", "2022-11-01T01:00:00Z", "2022-11-02T01:00:00Z"]
"""At nine in Beijing, five working days before Wednesday 2 November, one before, and on the day."""


@pytest.mark.browser
class TestOthers:
    def test_strict_validator(self, judged: Any) -> None:  # noqa: ANN401 - JSON
        """Both schemas compile where no unknown word and no unknown format is let pass, and hold what they are for."""
        assert judged["case"] == [True] * len(CASES)
        assert judged["assessment"] == [True] * (2 + len(CASES))

    def test_calendar_of_javascript(self, judged: Any) -> None:  # noqa: ANN401 - JSON
        """Every alarm is an instant."""
        assert judged["alarms"] == [["date-time", day] for day in REMINDERS]


def test_calendar_of_python() -> None:
    """The parser of icalendar, which notes what it cannot read, notes nothing."""
    read: Any = icalendar.Calendar.from_ical(due())
    (event,) = read.walk("vevent")
    found = [alarm["trigger"] for alarm in event.walk("valarm")]

    assert [each.dt.strftime("%Y-%m-%dT%H:%M:%SZ") for each in found] == REMINDERS
    assert {each.params["VALUE"] for each in found} == {"DATE-TIME"}
    assert event.errors == []
