"""Shows faults that mutmut made to the tests, one after the other, each in a child of a process that is warm.

Run by ``mutation_sample.py`` in the folder that mutmut made, with the names of the faults; prints a JSON line for each.

First every test is run with the faults switched off, and it is recorded which test calls which function. A fault is
then shown to the tests that reach its function: those of its own module and the worked examples, then all others, each
time the quickest first, the properties with few examples; and if none of them fails, to the properties with as many
examples as usual. A child imports the tests itself, so that nothing in it was computed by the
sound code; it also imports our modules itself if that calls the function.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import hypothesis
import mutmut.mutation.trampoline
import pytest

TESTS = ("tests/unit", "tests/property", "tests/stateful", "tests/data", "tests/batch", "tests/report")
LEFT_OUT = (
    "tests/unit/cli",  # starts processes
    "tests/unit/test_wording.py",  # reads our source, which mutmut has rewritten
    "tests/unit/testing/test_verification.py",  # takes half a minute, and all its properties are tested one by one
    "tests/data/test_bounds_backtest.py",  # takes minutes
    "tests/data/test_release.py",  # this and the next two read pages
    "tests/data/test_how_to_province.py",
    "tests/data/test_reference_pages.py",
    "tests/report/test_browser.py",
)
EXAMPLES = ("tests/data/test_vectors.py", "tests/data/test_applications.py")
FEW, MANY = "few", "small"
"""Profiles of Hypothesis: the first for a quick look, the second the usual one."""
THIRD_PARTIES = ("chinese_calendar", "dateutil.rrule", "holidays", "icalendar", "jinja2", "numpy", "pyarrow.parquet")
RECORD = Path("reach.json")
LOG = "child.log"
"""What the last child said."""
LONGEST = 900
"""Seconds that a child may wait; what it may compute depends on what its tests take without a fault."""
MEMORY = 6 << 30

hypothesis.settings.register_profile(FEW, max_examples=10, deadline=None, derandomize=True, database=None)


@dataclass
class Tests:
    """What is known of the tests from runs without a fault."""

    on_import: list[str] = field(default_factory=list)
    """The functions that importing our modules calls."""
    on_loading: list[str] = field(default_factory=list)
    """Those that loading the law and the calendars calls, which a process does once for all its tests."""
    calls: dict[str, list[str]] = field(default_factory=dict)
    """The functions that each test calls, or the import of its file."""
    seconds: dict[str, dict[str, float]] = field(default_factory=dict)
    """Under each profile."""
    searching: list[str] = field(default_factory=list)
    """Those that draw examples."""

    def reaching(self, function: str) -> list[str]:
        """The tests that call a function, the quickest first; then all others if importing or loading calls it."""
        calling = {test for test, calls in self.calls.items() if function in calls}
        found = self.calls if function in {*self.on_import, *self.on_loading} else calling
        return sorted(found, key=lambda test: (test not in calling, self.seconds[FEW].get(test, 0)))


def main() -> None:
    """Prints what became of each fault that is named."""
    source = str(Path("src").resolve())
    sys.path.insert(0, source)
    os.environ["PYTHONPATH"] = source
    for module in THIRD_PARTIES:
        importlib.import_module(module)
    tests = _known_tests()
    names = sys.argv[1:]
    early = [name for name in names if _function(name) in tests.on_import]
    for name in early:
        _try(name, tests)
    _import_ours()
    assert not any(cache.cache_info().currsize for cache in _caches()), "importing has computed something"
    for name in names:
        if name not in early:
            _try(name, tests)


# One fault


def _try(name: str, tests: Tests) -> None:
    start = time.monotonic()
    reaching = tests.reaching(_function(name))
    by = _noticed_by(name, reaching, tests)
    known = {"name": name, "noticed": by is not None, "by": by or "nothing", "reached_by": len(reaching)}
    print(json.dumps(known | {"seconds": round(time.monotonic() - start, 1)}), flush=True)


def _noticed_by(name: str, reaching: list[str], tests: Tests) -> str | None:
    """The test that fails, or what else stopped the child."""
    near = [test for test in reaching if _file(test) in (_own_tests(name), *EXAMPLES)]
    far = [test for test in reaching if test not in set(near)]
    searching = [test for test in reaching if test in set(tests.searching)]
    for chosen, profile in ((near, FEW), (far, FEW), (searching, MANY)):
        longest = 30 + 5 * sum(tests.seconds[profile].get(test, 0) for test in chosen)
        by = _in_child(_failing, name, chosen, profile, seconds=longest) if chosen else None
        if by:
            return str(by)
    return None


def _failing(name: str, chosen: list[str], profile: str) -> str | None:
    """The first test that fails with a fault; a file of tests whose import fails."""
    watch = Watch(chosen)
    status = _run(name, profile, dict.fromkeys(map(_file, chosen)), watch)
    if status == pytest.ExitCode.INTERNAL_ERROR:
        return "an error of pytest itself"
    return watch.failed[0] if watch.failed else None


def _own_tests(name: str) -> str:
    *folders, module = name.rpartition(".")[0].split(".")[1:]
    return str(Path("tests/unit", *folders, f"test_{module}.py"))


def _function(name: str) -> str:
    return name.rpartition("__mutmut_")[0]


def _file(test: str) -> str:
    return test.partition("::")[0]


class Watch:
    """Runs the chosen tests in their order, or all; remembers what failed and how long each took."""

    def __init__(self, chosen: Iterable[str] = ()) -> None:
        self.order = {test: place for place, test in enumerate(chosen)}
        self.failed: list[str] = []
        self.seconds: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.order:
            items[:] = sorted((i for i in items if i.nodeid in self.order), key=lambda i: self.order[i.nodeid])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.append(f"import of {report.nodeid}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.append(report.nodeid)


# Without a fault


def _known_tests() -> Tests:
    """From the record beside the faults, if the tests have not changed since it was made."""
    changed = max(path.stat().st_mtime for path in Path("tests").rglob("*.py"))
    if not RECORD.exists() or RECORD.stat().st_mtime < changed:
        print("the tests are run without a fault", file=sys.stderr, flush=True)
        RECORD.write_text(json.dumps(asdict(_recorded())), encoding="utf-8")
    return Tests(**json.loads(RECORD.read_text("utf-8")))


def _recorded() -> Tests:
    tests = Tests(**_in_child(_watched_calls))
    for profile, chosen in ((FEW, list(tests.calls)), (MANY, tests.searching)):
        failed, tests.seconds[profile] = _in_child(_watched_times, profile, chosen)
        if failed:
            sys.exit(f"fails without a fault, so that nothing can be said of those with one: {failed}")
    if not _in_child(_failing, "fail", list(tests.calls), FEW):
        sys.exit("nothing fails when every function does: the faults do not come into effect")
    return tests


def _watched_times(profile: str, chosen: list[str]) -> tuple[list[str], dict[str, float]]:
    watch = Watch(chosen)
    _run("", profile, dict.fromkeys(map(_file, chosen)), watch)
    return watch.failed, watch.seconds


def _watched_calls() -> dict[str, Any]:
    watch = Calls()
    on_import, on_loading = watch.during(_import_ours), watch.during(_load)
    _run("stats", FEW, TESTS, watch)
    calls = {test: sorted(called | watch.of_file.get(_file(test), set())) for test, called in watch.of_test.items()}
    once = {"on_import": sorted(on_import), "on_loading": sorted(on_loading)}
    return {**once, "calls": calls, "searching": sorted(watch.searching)}


class Calls:
    """Records which functions each test calls, every cache of ours being emptied before but what was loaded."""

    def __init__(self) -> None:
        self.called: set[str] = set()
        self.of_file: dict[str, set[str]] = {}
        self.of_test: dict[str, set[str]] = {}
        self.searching: set[str] = set()
        self.caches: list[Any] = []
        mutmut.mutation.trampoline.set_mutant_under_test("stats")
        vars(mutmut.mutation.trampoline)["record_trampoline_hit"] = lambda name, **_: self.called.add(name)

    def during(self, work: Callable[[], object]) -> set[str]:
        self.called = set()
        work()
        return self.called

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Iterator[Any]:
        self._forget(_caches() if isinstance(collector, pytest.Module) else ())
        report = yield
        self.of_file.setdefault(_file(collector.nodeid), set()).update(self.called)
        return report

    def pytest_collection_finish(self) -> None:
        self.caches = list(_caches())

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any, request: Any) -> Iterator[Any]:
        made = yield
        if fixturedef.scope != "function":
            self.of_file[_file(request.node.nodeid)].update(self.called)
        return made

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        self._forget(self.caches)
        done = yield
        self.of_test[item.nodeid] = self.called
        if hasattr(getattr(item, "obj", None), "hypothesis") or "tests/stateful" in item.nodeid:
            self.searching.add(item.nodeid)
        return done

    def _forget(self, caches: Iterable[Any]) -> None:
        for cache in caches:
            if not cache.__module__.startswith("gikdeadlines.loading"):
                cache.cache_clear()
        self.called = set()


def _caches() -> Iterator[Any]:
    """Ours and those of the tests."""
    for value in gc.get_objects():
        if isinstance(value, _lru_cache_wrapper) and str(value.__module__).split(".")[0] in {"gikdeadlines", "tests"}:
            yield value


def _load() -> None:
    loading = importlib.import_module("gikdeadlines.loading")
    law, calendars = loading.load_law(), loading.load_calendars()
    for entry in calendars.entries:
        calendars.of(entry.jurisdiction)
    for span in law.spans:
        law.timeline(span.jurisdiction)


# Processes


def _import_ours() -> None:
    package = importlib.import_module("gikdeadlines")
    assert Path(package.__file__ or "").is_relative_to(Path("src").resolve()), "not the package with the faults"
    for found in pkgutil.walk_packages(package.__path__, "gikdeadlines."):
        if not found.name.endswith(("__main__", "spark")):
            importlib.import_module(found.name)


def _run(name: str, profile: str, paths: Iterable[str], plugin: object) -> int:
    """The tests with a fault, without one if the name is empty; it stays on when a test clears the environment."""
    mutmut.mutation.trampoline.set_mutant_under_test(name)
    options = ["-q", "-p", "no:cacheprovider", "-W", "ignore", f"--hypothesis-profile={profile}"]
    stop = ["-x"] if name not in {"", "stats"} else []
    status = pytest.main([*options, *stop, *(f"--ignore={path}" for path in LEFT_OUT), *paths], plugins=[plugin])
    assert status != pytest.ExitCode.USAGE_ERROR, "our own mistake must not pass for a fault that is noticed"
    return status


def _in_child(work: Callable[..., Any], *given: Any, seconds: float | None = None) -> Any:
    """What work returns in a forked child; why the child died if it did, of computing for too long for instance."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        os.setsid()
        _bound(seconds)
        os.write(sending, json.dumps(_answer(work, given)).encode())
        os._exit(0)
    os.close(sending)
    said = _read(receiving, LONGEST if seconds else None)
    _end(child)
    os.close(receiving)
    answer = json.loads(said) if said else {"returned": "the end of the process, in an endless loop for instance"}
    if "error" in answer:
        sys.exit(answer["error"])
    return answer["returned"]


def _answer(work: Callable[..., Any], given: tuple[Any, ...]) -> dict[str, Any]:
    """What work returns; an error here is a mistake of ours, since pytest keeps those of the tests to itself."""
    try:
        return {"returned": work(*given)}
    except BaseException:  # noqa: BLE001 - the parent tells it
        return {"error": traceback.format_exc()}


def _bound(seconds: float | None) -> None:
    """A child says nothing aloud but its answer, and computes no longer than it may."""
    log = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _read(receiving: int, seconds: float | None) -> bytes:
    parts = []
    while select.select([receiving], [], [], seconds)[0] and (part := os.read(receiving, 1 << 16)):
        parts.append(part)
    return b"".join(parts)


def _end(child: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
