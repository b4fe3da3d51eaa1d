"""The command as a process of its own: streams, encodings, signals 作为进程运行。"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
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
    @pytest.mark.long
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


class TestStart:
    @pytest.mark.parametrize("count", [[], ["--working-days", "15"]])
    def test_due_loads_no_more_than_it_needs(self, count: list[str]) -> None:
        """Neither the models of the border nor what an assessment is made of: both cost more than the answer."""
        code = "import sys; from gikdeadlines.cli import main; main(sys.argv[1:]); print(*sys.modules)"
        arguments = ["due", "2025-03-07", "--as-of", "2025-12-31", *count]
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True, text=True)
        loaded = done.stdout.splitlines()[-1].split()

        assert "gikdeadlines.calendar.calendar" in loaded
        assert not {"pydantic", "gikdeadlines.values.records", "gikdeadlines.case.case", "numpy"} & set(loaded)

    def test_columns_load_no_frames(self, register: Register) -> None:
        """Pyarrow would load pandas, where it is installed, for its first array."""
        code = (
            "import sys; from gikdeadlines.checking import blockwise; blockwise._FEW_BYTES = 0\n"
            "from gikdeadlines.cli import main; main(); print(*sys.modules)"
        )
        arguments = ["check", str(register(LATE)), *AS_OF]
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True, text=True)
        loaded = done.stdout.splitlines()[-1].split()

        assert "pyarrow" in loaded
        assert "pandas" not in loaded


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


def _await(sign: Callable[[], object], seconds: float = 60) -> None:
    """Until the program shows that it is under way: here by the file that it begins beside the target."""
    for _ in range(int(seconds / 0.05)):
        if sign():
            return
        time.sleep(0.05)
    pytest.fail("the program did not begin")


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
        _await(lambda: list(tmp_path.iterdir()))
        child.send_signal(stop)
        _, err = child.communicate(timeout=60)

        assert child.returncode == status
        assert err.count("已中断".encode()) == 1
        assert b"Traceback" not in err
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows ends with another number")
    def test_stopped_while_a_class_is_made(self, tmp_path: Path) -> None:
        """Ctrl-C in a text that Python executes, as dataclasses do, is taken all the same: 130, no death by signal."""
        program = tmp_path / "stopped" / "__main__.py"
        program.parent.mkdir()
        program.write_text(
            "import sys\nfrom gikdeadlines import cli\n"
            "cli._run = lambda _: exec('raise KeyboardInterrupt')\n"
            "sys.exit(cli.main([]))\n"
        )
        path = os.pathsep.join((str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])))
        ended = subprocess.run(
            [sys.executable, "-m", "stopped"], env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False
        )

        assert ended.returncode == 130
        assert "已中断".encode() in ended.stderr


LARGE = [LATE.replace("2022-017", f"2022-{i:05}") for i in range(400)]
ENDS = "结果未能写完".encode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full, as Linux has")
class TestFullDisk:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "{}", *AS_OF],
            ["check", "{}", *AS_OF, "--format", "jsonl"],
            ["check", "{}", *AS_OF, "--stream"],
            ["explain", "{}", "--id", "2022-00001", *AS_OF],
            ["law", "list"],
            ["schema", "case"],
        ],
        ids=" ".join,
    )
    def test_standard_output(self, register: Register, arguments: list[str]) -> None:
        """A result that does not fit is told in a sentence, with a status of its own."""
        file = register(*LARGE)
        with Path("/dev/full").open("wb") as full:
            child = process([word.format(file) for word in arguments], {"PYTHONUTF8": "1"}, stdout=full)
            _, err = child.communicate(timeout=60)

        assert child.returncode == 74
        assert err.count(ENDS + "：磁盘已满".encode()) == 1
        assert b"Traceback" not in err
        assert b"Exception" not in err

    @pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.xlsx", "out.parquet", "out.html"])
    def test_file(self, register: Register, tmp_path: Path, name: str) -> None:
        """A file that may not grow as large as its content is not left half; neither is anything beside it."""
        file, folder = register(*LARGE), tmp_path / "results"
        folder.mkdir()
        code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)); "
        code += "from gikdeadlines.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", code, "check", str(file), *AS_OF, "--no-explore", "--out", str(folder / name)]
        ended = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})

        assert ended.returncode == 74, ended.stderr
        assert ENDS in ended.stderr
        assert b"Traceback" not in ended.stderr
        assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")
class TestClosedStreams:
    @staticmethod
    def without(number: int, *arguments: object) -> tuple[int, bytes, bytes]:
        """How a command ends that was begun with one of its streams closed."""
        # The shell closes it, as a supervisor does that gives none.
        command = ["sh", "-c", f'exec "$@" {number}{"<" if number == 0 else ">"}&-', "sh"]
        command += [sys.executable, "-m", "gikdeadlines", *map(str, arguments)]
        ended = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"}, timeout=60)
        return ended.returncode, ended.stdout, ended.stderr

    def test_output(self, register: Register) -> None:
        """A result that nobody can get is told."""
        status, _, err = self.without(1, "check", register(LATE), *AS_OF)

        assert status == 74
        assert "标准输出已关闭".encode() in err
        assert b"Traceback" not in err

    def test_output_that_is_not_needed(self, register: Register, tmp_path: Path) -> None:
        """A result in a file needs no standard output, and lands in no other file."""
        out = tmp_path / "out.jsonl"
        status, _, err = self.without(1, "check", register(LATE), *AS_OF, "--out", out)

        assert status == 1
        assert b"Traceback" not in err
        assert json.loads(out.read_text(encoding="utf-8"))["verdict"] == "late"

    def test_error(self, register: Register) -> None:
        """Notes that nobody can get are lost; the result and its status are as ever."""
        status, out, _ = self.without(2, "check", register(LATE), *AS_OF)

        assert status == 1
        assert "2022-017" in out.decode()

    @pytest.mark.parametrize("options", [[], ["--stream"]], ids=str)
    def test_input(self, options: list[str]) -> None:
        """Standard input that is closed is a file that cannot be read."""
        status, _, err = self.without(0, "check", "-", *AS_OF, *options)

        assert status == 3
        assert "文件无法读取".encode() in err
        assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
class TestFirstSecond:
    @pytest.mark.parametrize(
        "module",
        [
            "gikdeadlines.cli",
            "gikdeadlines.cli.app",
            "typer",
            "gikdeadlines.wording.catalogue",
            "gikdeadlines.cli.commands.check",
            "gikdeadlines.checking.sinks",
            "gikdeadlines.assessment.entry",
        ],
    )
    def test_interrupted(self, register: Register, tmp_path: Path, module: str) -> None:
        """Ctrl-C while the program is still being loaded: the status of an interrupt, and a sentence."""
        (tmp_path / "sitecustomize.py").write_text(_INTERRUPTING.format(module=module), encoding="utf-8")
        path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
        child = process(["check", register(LATE), *AS_OF], {"PYTHONPATH": path, "PYTHONUTF8": "1"})
        out, err = child.communicate(timeout=60)

        assert (child.returncode, out) == (130, b"")
        assert err.decode().startswith("已中断")
        assert len(err.splitlines()) == 1

    def test_nothing_is_loaded_before_it_can_be_taken(self) -> None:
        """Of what Python does not load itself, only what is ours stands before the function that takes Ctrl-C."""
        code = "import importlib, __future__, sys; before = {*sys.modules}; import gikdeadlines.cli; "
        code += "print(*sorted({*sys.modules} - before))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

        assert done.stdout.split() == ["gikdeadlines", "gikdeadlines.cli"]


_INTERRUPTING = """
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""


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
