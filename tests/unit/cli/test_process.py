"""The command as a process of its own: streams, encodings, signals 作为进程运行。"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.running import AS_OF, LATE, ON_TIME, OPEN, process

from gikdeadlines import __version__

Register = Callable[..., Path]


def output(arguments: list[object], environment: dict[str, str]) -> tuple[int, bytes, bytes]:
    """Status, standard output and standard error of a process."""
    child = process(arguments, environment)
    out, err = child.communicate(timeout=60)
    return child.returncode, out, err


class TestLanguage:
    @pytest.mark.parametrize(
        ("environment", "word"),
        [
            ({"LANG": "C"}, "逾期答复"),
            ({"LC_ALL": "POSIX", "LANG": "en_US.UTF-8"}, "逾期答复"),
            ({"LANG": "zh_CN.UTF-8"}, "逾期答复"),
            ({"LANG": "de_DE.UTF-8"}, "逾期答复"),
            ({"LANG": "en_GB.UTF-8"}, "late"),
            ({}, "逾期答复"),
        ],
    )
    def test_locale(self, register: Register, environment: dict[str, str], word: str) -> None:
        """The locale says English; everything else, C and POSIX too, is Chinese."""
        status, out, _ = output(["check", register(LATE), *AS_OF], {**environment, "PYTHONUTF8": "1"})

        assert status == 1
        assert word in out.decode("utf-8")

    def test_option_first(self, register: Register) -> None:
        """The option comes before the locale, before or after the command."""
        environment = {"LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}

        for arguments in (["--lang", "en", "check", register(LATE)], ["check", register(LATE), "--lang=en"]):
            assert b"same on every reading" in output([*arguments, *AS_OF], environment)[1]


class TestEncodings:
    def test_cp936(self, register: Register) -> None:
        """A console in cp936 gets every character."""
        _, out, err = output(["check", register(LATE, OPEN), *AS_OF], {"PYTHONIOENCODING": "cp936"})

        assert "各口径一致" in out.decode("cp936")
        assert b"?" not in out
        assert "原样带过的列" in err.decode("cp936")

    @pytest.mark.parametrize("command", ["check", "explain"])
    def test_ascii(self, register: Register, command: str) -> None:
        """A console that knows ASCII only gets what it can show, and no failure."""
        status, out, err = output([command, register(LATE), *AS_OF], {"PYTHONIOENCODING": "ascii"})

        assert status == (1 if command == "check" else 0)
        assert b"2022-11-02" in out
        assert b"Traceback" not in err

    @pytest.mark.parametrize("encoding", ["ascii", "cp936", "utf-8"])
    def test_json_stays_whole(self, register: Register, encoding: str) -> None:
        """JSON loses nothing, whatever the encoding; what it cannot show is escaped."""
        row = LATE.replace("甲", "é✓甲")
        _, out, _ = output(["check", register(row), *AS_OF, "--format", "jsonl"], {"PYTHONIOENCODING": encoding})

        assert json.loads(out.decode(encoding))["carried"] == {"处室": "é✓甲"}


class TestColour:
    def test_none_in_a_pipe(self, register: Register) -> None:
        """A pipe gets plain text."""
        assert b"\x1b" not in output(["check", register(LATE), *AS_OF], {"TERM": "xterm-256color"})[1]

    @pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are a matter of POSIX")
    @pytest.mark.parametrize(
        ("environment", "is_coloured"),
        [
            ({"TERM": "xterm-256color"}, True),
            ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ],
    )
    def test_terminal(self, register: Register, environment: dict[str, str], is_coloured: bool) -> None:
        """A terminal gets colours, unless it takes none or NO_COLOR is set; the text is the same."""
        leader, follower = os.openpty()
        child = process(["check", register(LATE), *AS_OF], environment, stdout=follower)
        os.close(follower)
        shown = _read_all(leader)
        child.communicate(timeout=60)

        assert (b"\x1b[31m2022-017" in shown) == is_coloured
        assert b"2022-017  2022-09-30" in shown


def _read_all(descriptor: int) -> bytes:
    parts = []
    try:
        while part := os.read(descriptor, 65536):
            parts.append(part)
    except OSError:  # the other end of a pseudo-terminal was closed
        pass
    os.close(descriptor)
    return b"".join(parts)


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
class TestSignals:
    def test_broken_pipe(self, register: Register) -> None:
        """A reader that goes, as head does, changes nothing: no traceback, the same status."""
        rows = [LATE.replace("2022-017", f"2022-{i:05}") for i in range(2000)]
        child = process(["check", register(*rows), *AS_OF, "--format", "jsonl", "--no-explore"], {})
        assert child.stdout is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.stderr is not None
        err = child.stderr.read()
        child.stderr.close()

        assert child.wait(timeout=60) == 1
        assert b"Traceback" not in err
        assert b"Broken pipe" not in err

    @pytest.mark.parametrize(("stop", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_stopped(self, tmp_path: Path, stop: signal.Signals, status: int) -> None:
        """Ctrl-C while standard input is awaited ends with 130 and one line, SIGTERM with 143."""
        out = tmp_path / "result.jsonl"
        child = process(["check", "-", *AS_OF, "--out", out], {}, stdin=subprocess.PIPE)
        assert child.stdin is not None
        child.stdin.write(b'{"id": "1", "matter": "application"}\n' * 200)
        child.stdin.flush()
        assert child.stderr is not None
        child.stderr.readline()
        child.send_signal(stop)
        _, err = child.communicate(timeout=60)

        assert child.returncode == status
        assert err.count("已中断".encode()) == 1
        assert b"Traceback" not in err
        assert list(tmp_path.iterdir()) == []


class TestEntry:
    def test_version(self) -> None:
        """The version is that of the package."""
        assert output(["--version"], {})[1].decode().strip() == __version__

    @pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check"], ["calendar"]], ids=str)
    def test_usage(self, arguments: list[object]) -> None:
        """Without a command, or with one that does not exist, the status is that of usage."""
        status, _, err = output(arguments, {})

        assert status == 2
        assert b"Traceback" not in err

    def test_standard_input(self, register: Register) -> None:
        """A table is read from standard input too."""
        child = process(["check", "-", *AS_OF], {"PYTHONUTF8": "1"}, stdin=subprocess.PIPE)
        out, _ = child.communicate(register(ON_TIME).read_bytes(), timeout=60)

        assert child.returncode == 0
        assert "按期答复 1" in out.decode("utf-8")

    @pytest.mark.parametrize("missing", ["typer", "rich", "fluent"])
    def test_without_the_extra(self, tmp_path: Path, missing: str) -> None:
        """Without typer, rich or Fluent the command says how to install them, on status 2."""
        (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{missing!r}] = None\n", encoding="utf-8")
        path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
        status, out, err = output(["codes"], {"PYTHONPATH": path, "PYTHONUTF8": "1"})

        assert (status, out) == (2, b"")
        assert b"pip install 'gikdeadlines[cli]'" in err
