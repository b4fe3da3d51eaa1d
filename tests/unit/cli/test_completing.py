"""The scripts at work in the shells themselves, where they are installed: Tab is pressed in a terminal."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.unit.cli.running import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no terminal of this kind")

PATIENCE: Final = 60.0
"""Seconds after which a shell answers no more."""


class Terminal:
    """A shell in a terminal of its own."""

    def __init__(self, command: list[str], at: Path) -> None:
        import pty  # noqa: PLC0415 - not on every system

        self.process, self._end = pty.fork()
        if not self.process:
            os.chdir(at)
            environment = {"PATH": f"{at}:{os.environ['PATH']}", "HOME": str(at), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
            os.execvpe(command[0], command, environment | _of_python())  # noqa: S606 - the test's own words

    def types(self, keys: str, until: str) -> bool:
        """Whether what is typed makes the terminal show a text, before patience ends."""
        os.write(self._end, keys.encode())
        shown, end = "", time.monotonic() + PATIENCE
        while until not in shown and time.monotonic() < end:
            if select.select([self._end], [], [], 0.2)[0]:
                shown += os.read(self._end, 1 << 16).decode("utf-8", "replace")
        return until in shown

    def close(self) -> None:
        """Ends the shell."""
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self._end)


def _of_python() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith("PYTHON")}


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    """A folder with the program, a register, and the scripts."""
    root = Path(__file__).parents[3] / "src"
    program = f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m gikdeadlines "$@"\n'
    (tmp_path / "gikdeadlines").write_text(program, "utf-8")
    (tmp_path / "gikdeadlines").chmod(0o755)
    (tmp_path / "台账 2025.csv").touch()
    for shell in ("bash", "zsh", "fish"):
        (tmp_path / f"script.{shell}").write_text(run("completion", shell).out, "utf-8")
    return tmp_path


COMMANDS: Final = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}


@pytest.fixture(params=sorted(COMMANDS))
def terminal(request: pytest.FixtureRequest, desk: Path) -> Iterator[Terminal]:
    """A shell without settings of its own, which took the script."""
    shell = request.param
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell}")
    opened = Terminal(COMMANDS[shell], desk)
    try:
        assert opened.types(f"PS1='> '; . ./script.{shell}; echo rea''dy $?\n", "ready 0")
        yield opened
    finally:
        opened.close()


class TestTab:
    """Bash and zsh."""

    def test_command(self, terminal: Terminal) -> None:
        """The one command that begins so is written out."""
        assert terminal.types("gikdeadlines expl\t", "explain ")

    def test_option(self, terminal: Terminal) -> None:
        """So is an option."""
        assert terminal.types("gikdeadlines calendar diff --known\t", "--known-on ")

    def test_value(self, terminal: Terminal) -> None:
        """So is a value that is one of a few."""
        assert terminal.types("gikdeadlines check --format jsonl\t", "jsonl ")
        assert terminal.types("\x15gikdeadlines completion powe\t", "powershell ")

    def test_file(self, terminal: Terminal) -> None:
        """Where a file is to stand, files are."""
        assert terminal.types("gikdeadlines check 台\t", "2025.csv")


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh")
def test_zsh_finds_the_script(desk: Path) -> None:
    """As a file on fpath it answers what it was first asked, too."""
    (desk / "functions").mkdir()
    shutil.copy(desk / "script.zsh", desk / "functions" / "_gikdeadlines")
    opened = Terminal(COMMANDS["zsh"], desk)
    try:
        assert opened.types(
            "PS1='> '; fpath=(./functions $fpath); autoload -Uz compinit; compinit -u; echo o''kay\n", "okay"
        )
        assert opened.types("gikdeadlines expl\t", "explain ")
    finally:
        opened.close()


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("gikdeadlines calendar w", ["why\t某日上班或休息的依据。"]),
        ("gikdeadlines --lang en calendar w", ["why\tWhy a day is worked or not."]),
        ("gikdeadlines check --format json", ["json", "jsonl"]),
        ("gikdeadlines check 台", ["台账 2025.csv"]),
    ],
)
def test_fish(desk: Path, line: str, found: list[str]) -> None:
    """Fish tells what it would offer."""
    command = f"source script.fish; complete -C '{line}'"
    environment = {"PATH": f"{desk}:{os.environ['PATH']}", "HOME": str(desk), "LC_ALL": "C.UTF-8"} | _of_python()
    done = subprocess.run(
        ["fish", "--no-config", "-c", command],  # noqa: S607
        capture_output=True,
        check=False,
        cwd=desk,
        env=environment,
    )

    assert done.stdout.decode().splitlines() == found
