"""No known bug survives: planted in our code, each breaks the properties that are said to catch it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name

import pytest
from tests.mutants.faults import FAULTS, Fault
from tests.mutants.planting import planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.testing.verification import Result, verify

CALENDAR, LAW = load_calendar("CN"), load_law()
KNOWN_BUGS = range(1, 24)
DOCS = Path(__file__).parents[2] / "docs"


def broken(fault: Fault, *only: str) -> list[Result]:
    """What a planted fault breaks, the calendar being folded and the law compiled anew by the faulty code."""
    with planted(*fault.patches):
        results = verify(replace(CALENDAR), replace(LAW), profile="quick", only=only)
    return [result for result in results if result.result == "broken"]


class TestFaults:
    """The list of bugs."""

    def test_has_every_known_bug(self) -> None:
        """Twenty-three bugs were found in other programs."""
        assert {fault.number for fault in FAULTS} == set(KNOWN_BUGS)

    def test_breaks_nothing_once_it_is_taken_out(self) -> None:
        """What is planted does not stay."""
        broken(FAULTS[0], *FAULTS[0].caught_by)

        assert {result.result for result in verify(profile="quick", only=FAULTS[0].caught_by)} == {"holds"}

    @pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.number}-{fault.name.replace(' ', '-')}")
    def test_is_caught(self, fault: Fault) -> None:
        """Each property that is said to catch it does, with a counter-example in both languages."""
        results = broken(fault, *fault.caught_by)

        assert {result.property.id for result in results} == set(fault.caught_by)
        assert all(result.counterexample and result.counterexample.sentence.zh for result in results)
        assert all(result.counterexample and result.counterexample.found for result in results)

    @pytest.mark.slow
    @pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.number}-{fault.name.replace(' ', '-')}")
    def test_survives_no_quick_verification(self, fault: Fault) -> None:
        """Whoever runs ``verify --quick`` on the faulty library is told."""
        assert broken(fault)


def page_of(*folders: str) -> str:
    """A page without the faults that are drawn anew."""
    page = DOCS.joinpath(*folders, "reference", "mutation.md").read_text("utf-8")
    return page.partition("<!-- drawn")[0]


def rows(*folders: str) -> list[tuple[int, str, list[str]]]:
    """The number, the name and the broken properties of each fault that a page lists."""
    found = re.findall(r"^\| (\d+) \| (.+) \| ([\d ]+) \|$", page_of(*folders), re.MULTILINE)
    return [(int(number), name, [f"GIK-P-{digits}" for digits in broken.split()]) for number, name, broken in found]


class TestPages:
    """docs/reference/mutation.md and its Chinese fellow, into which the matrix is pasted."""

    def test_list_every_fault(self) -> None:
        """By its name, in the order in which they are planted."""
        assert [(number, name) for number, name, _ in rows()] == [(fault.number, fault.name) for fault in FAULTS]

    def test_list_what_must_catch_it(self) -> None:
        """A property that is held to catch a fault stands in its row."""
        missing = [(f.name, set(f.caught_by) - set(row[2])) for f, row in zip(FAULTS, rows(), strict=True)]

        assert [(name, ids) for name, ids in missing if ids] == []

    def test_list_the_same_in_both_languages(self) -> None:
        """Only the names differ."""
        english, chinese = ([(number, broken) for number, _, broken in rows(*folders)] for folders in ((), ("zh",)))

        assert english == chinese


def survivors(*folders: str) -> list[str]:
    """The functions with a fault that no test noticed, as a page lists them."""
    return re.findall(r"^\| `([\w.]+)` \| .+ \| .+ \|$", page_of(*folders), re.MULTILINE)


class TestSample:
    """What the pages say of the sample of small faults."""

    @pytest.mark.parametrize("folders", [(), ("zh",)], ids=["en", "zh"])
    def test_every_fault_that_survives_is_listed(self, folders: tuple[str, ...]) -> None:
        """As many as were tried and not noticed."""
        tried = re.findall(r"^\|[^|]+\| (\d+)(?: \(|（|\b)", page_of(*folders), re.MULTILINE)[-3:]

        assert int(tried[0]) - int(tried[2]) == len(survivors(*folders)) == len(set(survivors(*folders)))

    def test_are_the_same_in_both_languages(self) -> None:
        """One row a fault."""
        assert survivors() == survivors("zh")

    @pytest.mark.parametrize("name", survivors())
    def test_a_function_that_is_named_is_there(self, name: str) -> None:
        """In a module below ``loading``."""
        *path, attribute = name.split(".")
        owner = resolve_name(f"gikdeadlines.{'.'.join(path)}")

        assert callable(getattr(owner, attribute))


class TestPlanted:
    """How faults are planted."""

    def test_fails_where_the_target_is_gone(self) -> None:
        """A patch of something that was renamed must not pass for a fault that is caught."""
        with pytest.raises(AttributeError), planted(("gikdeadlines.calendar.clock:Clock.gone", lambda sound: sound)):
            pass

    def test_fails_where_nothing_calls_the_target(self) -> None:
        """A patch of something that is no longer used proves nothing."""
        with (
            pytest.raises(AssertionError, match="nothing calls"),
            planted(("gikdeadlines.calendar.clock:Clock.left", lambda s: s)),
        ):
            pass
