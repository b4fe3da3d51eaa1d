from __future__ import annotations

import pytest
from tests.unit.cli.running import Run

from gikdeadlines.checking import Terminated

COMMANDS = ["", "check", "explain", "due", "duties", "codes", "schema", "calendar diff", "law list"]


class TestHelp:
    @pytest.mark.parametrize("language", ["zh", "en"])
    @pytest.mark.parametrize("command", COMMANDS)
    def test_language(self, run: Run, command: str, language: str) -> None:
        """Help is in the language asked for, and no key of the catalogue is left in it."""
        ended = run(*command.split(), "--help", "--lang", language)

        assert ended.status == 0
        assert "help-" not in ended.out
        assert ("语言" in ended.out) == (language == "zh")


class TestInternalError:
    def broken(self, *_: object, **__: object) -> None:
        """Stands in for a mistake of ours."""
        raise ZeroDivisionError

    @pytest.mark.parametrize("is_shown", [False, True])
    def test_one_line(self, run: Run, monkeypatch: pytest.MonkeyPatch, is_shown: bool) -> None:
        """It is one line on status 70; the environment can ask for the traceback."""
        monkeypatch.setattr("gikdeadlines.cli.settings.load_law", self.broken)
        if is_shown:
            monkeypatch.setenv("GIKDEADLINES_TRACEBACK", "1")
        ended = run("due", "2022-09-30")

        assert (ended.status, ended.out) == (70, "")
        assert "程序内部出错（ZeroDivisionError" in ended.err
        assert ("Traceback" in ended.err) == is_shown

    @pytest.mark.parametrize(("stop", "status"), [(KeyboardInterrupt(), 130), (Terminated(), 143)])
    def test_a_stop_inside_an_error(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, stop: BaseException, status: int
    ) -> None:
        """A stop in the making of a class, say, comes wrapped in an error of Python's own: it is one all the same."""

        def wrapped(*_: object, **__: object) -> None:
            raise RuntimeError from stop

        monkeypatch.setattr("gikdeadlines.cli.settings.load_law", wrapped)
        ended = run("due", "2022-09-30")

        assert (ended.status, "内部出错" in ended.err) == (status, False)
