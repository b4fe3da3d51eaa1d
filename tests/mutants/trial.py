"""One fault at a time, in a process of its own, shown to what is most likely to notice it 逐一试错.

The process is forked after the library is loaded, and the fault planted in it: nothing has to be taken out again. A
property that does not enter the faulty function cannot notice it and is not asked; those that run the very line come
first, the soonest done before the others, and the first that is broken ends the trial. What no property of a quick
verification notices is shown to the same properties with as many examples as usual, and then to the tests.
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
from typing import Final

import pytest
from tests.mutants.data import DataFault
from tests.mutants.planting import Patch, planted
from tests.mutants.reach import Line, Reach
from tests.mutants.small import Small, lines_of, small_planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.law import Law
from gikdeadlines.testing.verification import Profile, verify

__all__ = ["ByHand", "Fault", "Outcome", "tried"]

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
    stage: str = ""

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
    profiles: Sequence[Profile] = ("quick", "default"),
    with_tests: bool = False,
) -> Outcome:
    """What notices a fault first, found in a process of its own.

    Args:
        fault: to be planted.
        reach: what each property runs.
        profiles: the verifications to try, one after the other.
        with_tests: whether the tests are asked about what no verification notices.
    """
    asked = _likeliest(fault, reach)
    for profile in profiles:
        if found := _apart(lambda p=profile: _by_property(fault, asked, p)):  # type: ignore[misc]
            return Outcome(found, profile)
    found = _apart(lambda: _by_test(fault)) if with_tests else ""
    return Outcome(found, "tests" if found else "")


def _likeliest(fault: Fault, reach: Mapping[str, Reach]) -> list[str]:
    """The properties that can notice it, the soonest done first."""
    soonest = sorted(reach, key=lambda id_: reach[id_].seconds)
    if not isinstance(fault, Small):
        return soonest
    file, lines = lines_of(fault)
    changed: frozenset[Line] = frozenset((file, line) for line in lines)
    return [id_ for id_ in soonest if changed & reach[id_].lines]


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
    return found if status == 0 else "the process ends"


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
    with _law_with(fault) as law:
        return next(filter(None, (_broken(law, id_, profile) for id_ in asked)), "")


def _law_with(fault: Fault) -> AbstractContextManager[Callable[[], Law]]:
    """The library with a fault, and the law, compiled anew by it."""
    if isinstance(fault, DataFault):
        return nullcontext(lambda: replace(fault.law))
    return _with_sound_law(fault)


@contextlib.contextmanager
def _with_sound_law(fault: Small | ByHand) -> Iterator[Callable[[], Law]]:
    with small_planted(fault) if isinstance(fault, Small) else planted(*fault.patches):
        yield lambda: replace(LAW)


class _TooLongError(BaseException):
    """The library runs on; no verification may take it for an answer that was refused."""


def _broken(law: Callable[[], Law], id_: str, profile: Profile) -> str:
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST[profile])
    try:
        (result,) = verify(replace(CALENDAR), law(), profile=profile, only=[id_])
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


def _by_test(fault: Fault) -> str:
    """The first test that fails: those of the module, of its room, and the others."""
    if isinstance(fault, DataFault):
        return ""
    first = _First()
    with _law_with(fault), contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for tests in _tests_of(fault):
            pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests], plugins=[first])
            if first.failed:
                break
    return first.failed


def _tests_of(fault: Fault) -> Iterator[list[str]]:
    _, room, module = fault.module.split(".") if isinstance(fault, Small) else ("", "", "")
    own = TESTS / "unit" / room / f"test_{module.removeprefix('_')}.py"
    if own.is_file():
        yield [str(own)]
    if room:
        yield [str(TESTS / "unit" / room)]
    yield [str(TESTS / "vectors"), str(TESTS / "property")]
