"""One fault at a time, in a process of its own, shown to what is most likely to notice it 逐一试错.

The process is forked after the library is loaded, and the fault planted in it: nothing has to be taken out again. A
property that never runs what is changed cannot notice it and is not asked; of the others the soonest done come first,
and the first that is broken ends the trial. What no property of a quick verification notices is shown to the usual one,
with as many examples as usual, and then to the tests.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import pytest
from tests.mutants.data import DataFault
from tests.mutants.planting import Patch, planted
from tests.mutants.reach import Line, Reach
from tests.mutants.small import Small, body_of, lines_of, small_planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.calendar import Calendar
from gikdeadlines.law import Law
from gikdeadlines.testing.properties import PROPERTIES, Whole
from gikdeadlines.testing.verification import Profile, verify

__all__ = ["STAGES", "ByHand", "Fault", "Outcome", "Stage", "tried"]

Stage = Literal["quick", "default", "tests"]

STAGES: Final[tuple[Stage, ...]] = ("quick", "default", "tests")
"""What is asked about a fault: a quick verification, the usual one, the tests."""

LONGEST: Final = {"quick": 10, "default": 60, "thorough": 600}
"""Seconds of processor time after which a fault that makes the library run on for ever is held to be noticed."""

TESTS: Final = Path("tests")

CALENDAR: Final = load_calendar("CN")
LAW: Final = load_law()


@dataclass(frozen=True, slots=True)
class ByHand:
    """A fault written by hand: what it does, and the patches that plant it."""

    where: str
    change: str
    patches: tuple[Patch, ...]


Fault = Small | DataFault | ByHand


@dataclass(frozen=True, slots=True)
class Outcome:
    """What noticed a fault: a property with a profile, or a test, or nothing 结果."""

    by: str = ""
    stage: Stage | None = None

    @property
    def is_noticed(self) -> bool:
        """Whether anything did."""
        return bool(self.by)

    @property
    def is_verified(self) -> bool:
        """Whether a verification did."""
        return self.stage in ("quick", "default")


def tried(
    fault: Fault,
    reach: Mapping[str, Reach],
    *,
    stages: Sequence[Stage] = STAGES,
) -> Outcome:
    """What notices a fault first, found in a process of its own.

    Args:
        fault: to be planted.
        reach: what each property of a quick verification runs.
        stages: what is asked, one after the other.
    """
    for stage in stages:
        if found := _ASKED[stage](fault, reach):
            return Outcome(found, stage)
    return Outcome()


def _by_quick(fault: Fault, reach: Mapping[str, Reach]) -> str:
    return _apart(lambda: _by_property(fault, _running(fault, reach), "quick"))


def _by_usual(fault: Fault, reach: Mapping[str, Reach]) -> str:
    """The same properties and those that enter the function: with more examples these may run what is changed.

    Where a quick verification sees the whole domain, it has been asked all that there is.
    """
    running = _running(fault, reach)
    entering = [id_ for id_ in _entering(fault, reach) if id_ not in set(running)]
    asked = [id_ for id_ in (*running, *entering) if id_ not in _WHOLE]
    return _apart(lambda: _by_property(fault, asked, "default"))


_WHOLE: Final = frozenset(
    stated.id
    for stated in PROPERTIES
    if isinstance(stated.domain, Whole) and stated.domain.quick is None and stated.domain.quick_step == 1
)


def _soonest(reach: Mapping[str, Reach]) -> list[str]:
    return sorted(reach, key=lambda id_: reach[id_].seconds)


def _running(fault: Fault, reach: Mapping[str, Reach]) -> list[str]:
    """The properties that run what is changed, the soonest done first; a rule of the law is read by all."""
    if not isinstance(fault, Small):
        return _soonest(reach)
    file, lines = lines_of(fault)
    changed: frozenset[Line] = frozenset((file, line) for line in lines)
    return [id_ for id_ in _soonest(reach) if changed & reach[id_].lines]


def _entering(fault: Fault, reach: Mapping[str, Reach]) -> list[str]:
    if not isinstance(fault, Small):
        return _soonest(reach)
    file, lines = body_of(fault)
    body: frozenset[Line] = frozenset((file, line) for line in lines)
    return [id_ for id_ in _soonest(reach) if body & reach[id_].lines]


def _apart(run: Callable[[], str]) -> str:
    """What something comes to in a process of its own; one that dies says so."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(writing, run)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        found = answer.read()
    _, status = os.waitpid(child, 0)
    return found if status == 0 else _ENDED


_ENDED: Final = "the process ends"


def _answer(writing: int, run: Callable[[], str]) -> None:
    """Writes what something comes to, and ends the process whatever happens."""
    status = 1
    try:
        os.write(writing, run().encode())
        status = 0
    finally:
        os._exit(status)


# By the properties


def _by_property(fault: Fault, asked: Iterable[str], profile: Profile) -> str:
    """The first property that is broken, in a library whose calendar and law are made anew once the fault is in it."""
    with _planted(fault):
        try:
            calendar, law = replace(CALENDAR), replace(fault.law if isinstance(fault, DataFault) else LAW)
        except Exception as error:  # noqa: BLE001 - what cannot even be made is noticed by whoever begins
            return f"{next(iter(asked), '')} ({type(error).__name__})"
        return next(filter(None, (_broken(calendar, law, id_, profile) for id_ in asked)), "")


def _planted(fault: Fault) -> AbstractContextManager[None]:
    if isinstance(fault, DataFault):
        return nullcontext()
    return small_planted(fault) if isinstance(fault, Small) else planted(*fault.patches)


class _TooLongError(BaseException):
    """The library runs on; no verification may take it for an answer that was refused."""


def _broken(calendar: Calendar, law: Law, id_: str, profile: Profile) -> str:
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST[profile])
    try:
        (result,) = verify(calendar, law, profile=profile, only=[id_])
    except _TooLongError:
        return f"{id_} (runs on)"
    except Exception as error:  # noqa: BLE001 - a library that cannot even compile its law is noticed
        return f"{id_} ({type(error).__name__})"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return id_ if result.result == "broken" else ""


def _stop(*_: object) -> None:
    raise _TooLongError


# By the tests


class _First:
    """A plugin that keeps the name of the first test that fails."""

    def __init__(self) -> None:
        self.failed = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called for each phase of a test."""
        if report.failed and not self.failed:
            self.failed = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Called for each file; one that cannot be read with the fault fails as well."""
        if report.failed and not self.failed:
            self.failed = report.nodeid


def _by_test(fault: Fault, _: Mapping[str, Reach]) -> str:
    """The first test that fails: those of the module, of its room, and others that compute many cases.

    One that fails in such a process without the fault as well says nothing, and is left out.
    """
    left_out: list[str] = []
    while not isinstance(fault, DataFault):
        found = _apart(lambda: _first_failed(_tests_of(fault), fault, left_out))
        assert found != _ENDED, f"the tests of {fault.where} could not be asked"
        if not found or not _apart(lambda f=found: _first_failed([[f]])):  # type: ignore[misc]
            return found
        left_out.append(found)
    return ""


def _first_failed(lists: Iterable[Sequence[str]], fault: Fault | None = None, left_out: Sequence[str] = ()) -> str:
    """The first test of some lists of them that fails."""
    first = _First()
    quiet = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"]
    quiet += [f"--deselect={test}" for test in left_out]
    with (
        _planted(fault) if fault else nullcontext(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        for tests in lists:
            pytest.main([*quiet, *tests], plugins=[first])
            if first.failed:
                break
    return first.failed


def _tests_of(fault: Fault) -> Iterator[list[str]]:
    if isinstance(fault, Small):
        _, room, *_, module = fault.module.split(".")
        unit = TESTS / "unit" / room
        own = sorted(unit.glob(f"test_{module.removeprefix('_')}*.py"))
        yield [*map(str, own), lines_of(fault)[0]]
        yield [str(unit)]
    yield [str(TESTS / name) for name in ("data/test_vectors.py", "property", "stateful")]


_ASKED: Final[Mapping[Stage, Callable[[Fault, Mapping[str, Reach]], str]]] = {
    "quick": _by_quick,
    "default": _by_usual,
    "tests": _by_test,
}
