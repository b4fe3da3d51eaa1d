from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.cli.running import Run, process
from tests.unit.registers import registers

from gikdeadlines.cli.app import command_tree
from gikdeadlines.cli.help import EXAMPLES
from gikdeadlines.wording import wording_in

COMMANDS = sorted(EXAMPLES)
ENGLISH = re.compile(r"Usage|Options|Arguments|Commands|Show this|default|required", re.IGNORECASE)
"""Words of the parser's own help."""


def every_path() -> list[str]:
    """Every command and group, as one types it."""
    found = [""]
    for name, command in command_tree(wording_in("en")).commands.items():
        found += [name, *(f"{name} {under}" for under in getattr(command, "commands", {}))]
    return sorted(found)


class TestSpeak:
    """Help wholly in the language of the run."""

    def test_every_command_has_an_example(self) -> None:
        """One line each."""
        assert every_path() == COMMANDS

    @pytest.mark.parametrize("command", COMMANDS)
    def test_chinese(self, run: Run, command: str) -> None:
        """No word of the parser's English is left, and no placeholder that a reader would have to know."""
        told = run(*command.split(), "--help", "--lang", "zh").out
        rest = re.sub(r"--[a-z-]+|[A-Z]\.\.[A-Z]|\b(ID|N|JSON|TOML|GIK-\w+)\b", "", told)

        assert told.startswith(f"用法：gikdeadlines {command}".rstrip())
        assert f"例：gikdeadlines {EXAMPLES[command]}" in told
        assert not ENGLISH.search(rest)
        assert not re.search(r"\b(DAY|FILE|PATH|YEAR|COLUMN)\b", rest)

    @pytest.mark.parametrize("width", [60, 100])
    def test_fits_the_terminal(self, run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
        """No line of explanation runs over; a Chinese character takes two cells."""
        monkeypatch.setenv("COLUMNS", str(width))
        told = run("explain", "--help", "--lang", "zh").out
        explained = [line for line in told.splitlines() if not line.startswith(("例", "用法"))]

        assert max(len(line.encode("gb18030")) for line in explained) < width

    @pytest.mark.parametrize("command", [name for name in COMMANDS if name not in {"conformance", "verify", "codes"}])
    def test_examples_run(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
        """Each does what it shows, on a register of that name; what is late gives 1."""
        (tmp_path / "register.csv").write_bytes(Path(registers.EXAMPLE).read_bytes())
        (tmp_path / "2027.toml").write_bytes(Path("calendars/CN/2026.toml").read_bytes())
        monkeypatch.chdir(tmp_path)
        ended = run(*shlex.split(EXAMPLES[command]), *(["--jobs", "1"] if command == "check" else []))

        assert ended.status in {0, 1}, ended.err


class TestLanguage:
    @pytest.mark.parametrize(
        "arguments", [["--lang", "fr", "due", "2025-03-07"], ["due", "2025-03-07", "--lang=fr"], ["--lang", "fr"]]
    )
    def test_that_is_not_spoken_is_refused(self, run: Run, arguments: list[str]) -> None:
        """Wherever it stands; nothing is said in a language that was not asked for."""
        ended = run(*arguments)

        assert (ended.status, ended.out) == (2, "")
        assert "fr" in ended.err
        assert "bad-choice" in ended.err


class TestCompletion:
    """`completion`."""

    @pytest.mark.parametrize(
        ("shell", "named"),
        [("bash", "complete -o default"), ("zsh", "#compdef"), ("fish", "complete "), ("powershell", "Register-")],
    )
    def test_prints_the_script(self, run: Run, shell: str, named: str) -> None:
        """Of each shell in its own words."""
        ended = run("completion", shell)

        assert ended.status == 0
        assert named in ended.out
        assert "gikdeadlines" in ended.out

    def test_other_shells(self, run: Run) -> None:
        """A shell without a script is told with those that have one."""
        assert run("completion", "csh").status == 2

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            ("gikdeadlines d", ["due", "duties"]),
            ("gikdeadlines due --wor", ["--working-days"]),
            ("gikdeadlines calendar s", ["show"]),
        ],
    )
    def test_bash_completes(self, words: str, found: list[str]) -> None:
        """What the script asks is answered."""
        asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_GIKDEADLINES_COMPLETE": "complete_bash"}
        out, err = process([], asked).communicate(timeout=60)

        assert (out.decode().split(), err) == (found, b"")

    @pytest.mark.parametrize(
        ("shell", "more", "found"),
        [
            ("zsh", {}, """_arguments '*: :(("explain":"逐日说明一件申请的期限。"))'"""),
            ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "explain\t逐日说明一件申请的期限。"),
            ("powershell", {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "ex"}, "explain:::逐日说明一件申请的期限。"),
        ],
    )
    def test_other_shells_complete(self, shell: str, more: dict[str, str], found: str) -> None:
        """What their scripts ask is answered in the way that each of them reads."""
        asked = {"_TYPER_COMPLETE_ARGS": "gikdeadlines ex", "_GIKDEADLINES_COMPLETE": f"complete_{shell}"}
        out, err = process([], asked | more).communicate(timeout=60)

        assert (out.decode().splitlines(), err) == ([found], b"")

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_shell_takes_the_script(self, run: Run, shell: str) -> None:
        """Without a fault of grammar."""
        if sys.platform == "win32" or (program := shutil.which(shell)) is None:
            pytest.skip(f"no {shell}")
        script = run("completion", shell).out

        assert subprocess.run([program, "-n"], input=script.encode(), check=False).returncode == 0


class TestStartUp:
    """What is not needed is not loaded: most of the time of a short command is spent with loading."""

    @pytest.mark.parametrize(
        ("arguments", "unneeded"),
        [
            (["--help"], {"pydantic", "rich.console", "fluent.runtime", "gikdeadlines.law", "gikdeadlines.case"}),
            (
                ["due", "2025-03-07", "--as-of", "2025-03-07"],
                {
                    "numpy",
                    "pyarrow",
                    "holidays",
                    "fluent.runtime",
                    "rich.console",
                    "jinja2",
                    "gikdeadlines.assessment.entry",
                }
                | {"gikdeadlines.registers", "gikdeadlines.batch", "gikdeadlines.uncertainty"},
            ),
        ],
    )
    def test_loads_only_what_is_needed(self, arguments: list[str], unneeded: set[str]) -> None:
        """Of the modules that are loaded when the command has ended none is one of these."""
        code = (
            f"import sys; from gikdeadlines.cli import main; main({arguments!r}); print(*sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

        assert unneeded & set(done.stderr.decode().split()) == set()
