"""Fixtures of the tests of the commands 命令测试的夹具。"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.running import HEADINGS, LETTER, Ended, Run

from gikdeadlines.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, in Chinese unless it says otherwise."""
    monkeypatch.setenv("LC_ALL", "C")

    def run(*arguments: object) -> Ended:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(status, captured.out, captured.err)

    return run


@pytest.fixture
def register(tmp_path: Path) -> Callable[..., Path]:
    """Writes a register of rows and gives its path."""

    def write(*rows: str, name: str = "register.csv") -> Path:
        path = tmp_path / name
        path.write_text(HEADINGS + "".join(rows), encoding="utf-8")
        return path

    return write


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """One case as JSON: received on 2022-09-30, due on 2022-11-02, posted two working days later."""
    path = tmp_path / "letter.json"
    path.write_text(json.dumps(LETTER), encoding="utf-8")
    return path
