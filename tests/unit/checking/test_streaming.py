from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest
from tests.unit.cli.running import AS_OF, LETTER, Run


def answers(run: Run, monkeypatch: pytest.MonkeyPatch, *lines: dict[str, Any]) -> list[dict[str, Any]]:
    """What each line is answered with."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    return [json.loads(line) for line in run("check", "--stream", "-", *AS_OF).out.splitlines()]


class TestOwnDay:
    def test_comes_before_the_option(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Due on 2022-11-02: pending the day before, overdue on the third while the letter of the fourth is unknown."""
        days = ("2022-11-01", "2022-11-03")
        first, second, third = answers(run, monkeypatch, *({**LETTER, "as_of": day} for day in days), LETTER)

        assert [(each["verdict"], each["provenance"]["as_of"]) for each in (first, second, third)] == [
            ("pending", "2022-11-01"),
            ("overdue", "2022-11-03"),
            ("late", "2025-12-31"),
        ]
        codes = {found["code"] for each in (first, second, third) for found in each["findings"]}
        assert "repeated-id" not in codes

    @pytest.mark.parametrize("day", ["2022-02-30", "tomorrow", 20221101, None])
    def test_refused(self, run: Run, monkeypatch: pytest.MonkeyPatch, day: object) -> None:
        """A day that is none is refused in its place, with the faults of the case; the next line is answered."""
        slip = {**LETTER, "as_of": day, "matter": "aplication"}
        refused, answered = answers(run, monkeypatch, slip, LETTER)

        assert [fault["path"] for fault in refused["refusal"]] == ["as_of", "matter"]
        assert refused["refusal"][0]["code"] == "bad-day"
        assert answered["verdict"] == "late"

    def test_only_there(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Elsewhere a case has no day of its own: the whole file is assessed as of one."""
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps({**LETTER, "as_of": "2022-11-01"}).encode()))
        )
        ended = run("check", "-", *AS_OF)

        assert ended.status == 3
        assert "as_of" in ended.err


class TestOwnReadings:
    def test_for_its_line_alone(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Received on a Sunday: on Monday where the line says so, which makes the answer of the next Monday timely."""
        sunday = {
            "id": "2017-063",
            "matter": "application",
            "events": [
                {"type": "submitted", "at": "2017-06-17", "channel": "signed-post"},
                {"type": "signed-for", "at": "2017-06-18"},
                {"type": "replied", "method": "post", "dispatched": "2017-07-10"},
            ],
        }
        moved = {**sunday, "readings": {"receipt-on-rest-day": "next-working-day"}}

        assert [each["verdict"] for each in answers(run, monkeypatch, moved, sunday)] == ["on-time", "late"]
