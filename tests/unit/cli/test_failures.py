"""Refusals that bad input really causes, as the clerk at the screen reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from tests.unit.cli.running import AS_OF, HEADINGS, LETTER, Run

from gikdeadlines import load_law
from gikdeadlines.case import CHANNELS, EVENTS, METHODS
from gikdeadlines.law import Kind
from gikdeadlines.values import Verdict

LAW = load_law()
NAMES = {
    *(event.type for events in EVENTS.values() for event in events),
    *(*CHANNELS, *METHODS, *EVENTS, *get_args(Kind), *get_args(Verdict)),
    *(name for reading in LAW.readings.values() for name in (reading.id, *(option.id for option in reading.options))),
    # Of files, keys and commands.
    *(
        "dated",
        "dispatched",
        "delivered",
        "registered",
        "columns",
        "notice",
        "doc_no",
        "case",
        "assessment",
        "manifest",
    ),
    *(
        "table",
        "json",
        "jsonl",
        "csv",
        "zh",
        "en",
        "gikdeadlines",
        "law",
        "list",
        "explain",
        "calendar",
        "format",
        "readings",
        "pathlib",
    ),
}
"""What is written so in every language."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "bad-day": ("due", "2026-02-30", "--working-days", "15"),
    "bad-instant": ("due", "noon", "--hours", "5"),
    "bad-value": ("due", "2022-10-08", "--working-days", "5", "--exclude", "2022-10-12"),
    "outside-calendar": ("calendar", "why", "2007-01-01"),
    "unknown-jurisdiction": ("due", "2022-10-08", "--working-days", "5", "--jurisdiction", "Atlantis"),
    "wrong-options": ("due", "2022-10-08", "--working-days", "5", "--months", "1"),
    "wrong-options before": ("due", "2022-10-08", "--months", "1", "--before"),
    "wrong-options both": (
        "due",
        "2022-10-08",
        "--working-days",
        "5",
        "--before",
        "--exclude",
        "2022-10-12..2022-10-18",
    ),
    "wrong-options stream": ("check", "letter.json", "--stream", "--out", "a.jsonl"),
    "wrong-options ledger": ("check", "letter.json", "--ledger", "--format", "csv"),
    "wrong-options diff": ("calendar", "diff"),
    "bad-choice": ("check", "letter.json", "--format", "jsnl"),
    "bad-choice law": ("law", "list", "--kind", "wish"),
    "unknown-format": ("check", "letter.json", "--out", "a.pdf"),
    "unknown-verdict": ("check", "letter.json", "--fail-on", "lte"),
    "unknown-reading": ("check", "letter.json", "--readings", "pause-end=both-count"),
    "unknown-option": ("check", "letter.json", "--readings", "pause-ends=none"),
    "bad-readings": ("check", "letter.json", "--readings", "none"),
    "unknown-provision": ("law", "show", "CN/1/1"),
    "unknown-schema": ("schema", "casse"),
    "no-case": ("explain", "letter.json", "--id", "9"),
    "unreadable-file": ("check", "missing.csv"),
    "not-readable": ("due", "2022-10-08", "--working-days", "5", "--calendar", "missing.toml"),
    "not-a-year": ("stats", "letter.json", "--year", "2030", *AS_OF),
}

EVENTS_OF_LETTER: Any = LETTER["events"]
MADE, ANSWER = EVENTS_OF_LETTER[0], EVENTS_OF_LETTER[2]
CASES: dict[str, dict[str, Any]] = {
    "unknown-type": {"events": [{**MADE, "type": "submited"}]},
    "unknown-value": {"events": [{**MADE, "channel": "emial"}]},
    "unknown-value matter": {"matter": "aplication"},
    "unknown-key": {"colour": "red"},
    "missing-key": {"matter": None},
    "missing-key type": {"events": [{"at": "2022-09-29"}]},
    "missing-key reply": {"events": [MADE, {"type": "replied", "method": "post"}]},
    "bad-value": {"events": []},
    "bad-value text": {"id": 5},
    "bad-value empty": {"id": ""},
    "bad-value list": {"claims": 5},
    "bad-value table": {"readings": 5},
    "bad-value number": {"events": [MADE, {"type": "extension-notified", "at": "2022-10-08", "working_days": "20"}]},
    "bad-day": {"events": [{**MADE, "at": "2022-09-31"}]},
    "missing-event": {"events": [ANSWER]},
    "two-of-a-kind": {"events": [MADE, MADE, ANSWER]},
    "out-of-order": {"events": [MADE, {**ANSWER, "dispatched": "2022-01-04"}]},
    "out-of-order reply": {"events": [MADE, {**ANSWER, "delivered": "2022-11-03"}]},
    "contradiction": {
        "events": [MADE, {"type": "extension-notified", "at": "2022-10-08", "working_days": 2, "until": "2022-11-08"}]
    },
    "not-a-count": {"events": [MADE, {"type": "extension-notified", "at": "2022-10-08", "working_days": 0}]},
    "answer-without-question": {"events": [MADE, {"type": "fee-paid", "at": "2022-10-08"}, ANSWER]},
    "no-law-in-force": {"events": [{**MADE, "at": "2008-01-03"}, {"type": "signed-for", "at": "2008-01-04"}, ANSWER]},
}

ROWS = {
    "bad-day": "1,邮寄,2022-09-31,,邮寄,2022-11-04,甲",
    "bad-day serial": "1,邮寄,44833,,邮寄,2022-11-04,甲",
    "unknown-value": "1,飞鸽,2022-09-29,,邮寄,2022-11-04,甲",
    "too-many-cells": "1,邮寄,2022-09-29,2022-09-30,邮寄,2022-11-04,甲,乙",
    "missing-key": "1,邮寄,,,,,甲",
    "missing-key channel": "1,,2022-09-29,,邮寄,2022-11-04,甲",
    "missing-key all": "1,,,,,,甲",
    "nul-byte": "1,邮寄,2022-09-29,,邮寄,2022-11-04,甲\0",
    "bad-row": '1,邮寄,2022-09-29,,邮寄,2022-11-04,"' + "甲\n" * 2000,
}

NOTICE = """
format = 2
[notice]
doc_no = ""
title = "t"
issuer = "i"
issued = 2026-11-01
published = "2026-11-01"
source = "s"
year = 1900
jurisdiction = "US"
colour = 1
[[rest]]
festival = "元旦"
from = 2027-01-03
to = 2027-01-01
"""


def codes(lines: str) -> set[str]:
    """The codes at the end of lines."""
    return set(re.findall(r"[（(]([a-z][a-z0-9-]+)[）)]$", lines, re.MULTILINE))


def foreign(line: str) -> list[str]:
    """The English words of a Chinese refusal, beside where it stands, what was given, its code, names and formats."""
    title, *parts = re.sub(r"（[a-z0-9-]+）$", "", line).split("；")
    said = " ".join([title.rsplit("：", maxsplit=1)[-1], *(part for part in parts if not part.startswith("所给："))])
    words = re.findall(r"(?<![\w.-])[A-Za-z][\w:-]*", said)
    return [word for word in words if word not in NAMES and not re.fullmatch(r"[A-Z][A-Z0-9:-]*", word)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands run, with one case that can be read."""
    (tmp_path / "letter.json").write_text(json.dumps(LETTER), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def require_readable(run: Run, code: str, *command: str) -> str:
    """What a command says in Chinese, once it has been found wholly in the language asked for, in both."""
    zh, en = (run(*command, "--lang", language) for language in ("zh", "en"))
    told = "\n".join(line for line in f"{zh.out}\n{zh.err}".splitlines() if codes(line))

    assert code.split(maxsplit=1)[0] in codes(told)
    assert codes(told) == codes(f"{en.out}\n{en.err}")
    assert {line: words for line in told.splitlines() if (words := foreign(line))} == {}
    assert not re.search("所给|应为|处理|是否", en.err)
    return told


class TestReport:
    """Every fault is wholly in the language of the user."""

    @pytest.mark.parametrize("code", COMMANDS)
    def test_of_usage(self, run: Run, code: str) -> None:
        """Options and arguments that cannot be meant."""
        require_readable(run, code, *COMMANDS[code])

    @pytest.mark.parametrize("code", CASES)
    def test_of_a_case(self, run: Run, folder: Path, code: str) -> None:
        """Cases that cannot be, or cannot be read."""
        (folder / "case.json").write_text(json.dumps({**LETTER, **CASES[code]}), encoding="utf-8")

        require_readable(run, code, "check", "case.json", *AS_OF)

    @pytest.mark.parametrize("code", ROWS)
    def test_of_a_row(self, run: Run, folder: Path, code: str) -> None:
        """Rows of a register that cannot be read."""
        (folder / "register.csv").write_text(f"{HEADINGS}{ROWS[code]}\r\n", encoding="utf-8", newline="")

        require_readable(run, code, "check", "register.csv", *AS_OF)

    def test_of_a_notice(self, run: Run, folder: Path) -> None:
        """A notice with many faults."""
        (folder / "2027.toml").write_text(NOTICE, encoding="utf-8")

        require_readable(run, "bad-value", "calendar", "check", "2027.toml")

    @pytest.mark.parametrize(
        ("command", "meant"),
        [
            (COMMANDS["bad-choice"], "jsonl"),
            (COMMANDS["unknown-verdict"], "late"),
            (COMMANDS["unknown-reading"], "pause-ends"),
            (COMMANDS["unknown-schema"], "case"),
        ],
    )
    def test_misspelt(self, run: Run, command: tuple[str, ...], meant: str) -> None:
        """A misspelt word is told with the one that it resembles."""
        assert f"是否指“{meant}”？" in run(*command).err
        assert f"did you mean {meant}?" in run(*command, "--lang", "en").err

    def test_misspelt_event(self, run: Run, folder: Path) -> None:
        """Of an event only the type is shown."""
        (folder / "case.json").write_text(json.dumps({**LETTER, **CASES["unknown-type"]}), encoding="utf-8")

        assert "；所给：submited；" in run("check", "case.json", *AS_OF).err
        assert "是否指“submitted”？" in run("check", "case.json", *AS_OF).err

    def test_misspelt_heading(self, run: Run, folder: Path) -> None:
        """In a file that says what headings mean."""
        (folder / "map.toml").write_text('format = 1\n[columns]\n"收件" = "recieved"\n', encoding="utf-8")

        told = require_readable(run, "unknown-heading", "check", "letter.json", "--map", "map.toml")

        assert "是否指“received”？" in told
