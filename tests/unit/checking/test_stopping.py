from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from tests.unit.cli.running import AS_OF, LATE, Run

from gikdeadlines.checking.stopping import Terminated, held_back, terminable


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    """A test that fails leaves no handler behind."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def stopped(cleaned: list[str]) -> None:
    """Is terminated, and terminated again while it cleans up."""
    try:
        signal.raise_signal(signal.SIGTERM)
    finally:
        signal.raise_signal(signal.SIGTERM)
        cleaned.append("all")


def asked(number: signal.Signals, reached: list[bool]) -> None:
    """Is stopped where it asks to be."""
    with held_back() as held:
        held.stop_if_told()
        signal.raise_signal(number)
        reached.append(held.is_told)
        held.stop_if_told()
        reached.append(False)


@contextmanager
def _told_again() -> Iterator[None]:
    try:
        yield
    finally:
        signal.raise_signal(signal.SIGTERM)


class TestTerminable:
    def test_raises_once(self) -> None:
        """The first raises, a second leaves the cleaning up alone; what was before is restored."""
        cleaned: list[str] = []
        with pytest.raises(Terminated), terminable():
            stopped(cleaned)

        assert cleaned == ["all"]
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL

    def test_ignored(self) -> None:
        """A run that is to ignore it goes on ignoring it."""
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        with terminable():
            signal.raise_signal(signal.SIGTERM)

        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN

    def test_thread(self) -> None:
        """A thread cannot take signals, and needs none."""
        found: list[object] = []

        def within() -> None:
            with terminable():
                found.append(signal.getsignal(signal.SIGTERM))

        thread = Thread(target=within)
        thread.start()
        thread.join()

        assert found == [signal.SIG_DFL]


class TestHeldBack:
    @pytest.mark.parametrize(("number", "raised"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Terminated)])
    def test_waits(self, number: signal.Signals, raised: type[BaseException]) -> None:
        """Nothing is raised until it is asked for."""
        reached: list[bool] = []
        with pytest.raises(raised), terminable():
            asked(number, reached)

        assert reached == [True]

    def test_never_asked(self) -> None:
        """What was received is not lost."""
        with pytest.raises(Terminated), terminable(), held_back():
            signal.raise_signal(signal.SIGTERM)

    def test_once(self) -> None:
        """What was raised here does not come again while what lies around cleans up."""
        with pytest.raises(Terminated), terminable(), _told_again():
            asked(signal.SIGTERM, [])

    def test_left_alone(self) -> None:
        """What is ignored, and what ends the process where it stands, stays as it is."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        with held_back():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


class TestRun:
    def test_terminated(
        self, run: Run, register: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A command in this process ends with 143, cleans up, and leaves the handlers as they were."""
        path, out = register(LATE), tmp_path / "out" / "result.jsonl"
        out.parent.mkdir()
        monkeypatch.setattr("gikdeadlines.assessment.assess", lambda *_, **__: os.kill(os.getpid(), signal.SIGTERM))
        ended = run("check", path, *AS_OF, "--out", out)

        assert ended.status == 143
        assert "已中断" in ended.err
        assert list(out.parent.iterdir()) == []
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
