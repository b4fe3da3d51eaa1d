from __future__ import annotations

import pickle

import pytest

from gikdeadlines.values import CaseError, Fault, FileError, FrozenMap, GikError, errors

CLASSES = [getattr(errors, name) for name in errors.__all__ if name not in {"Fault", "GikError"}]


class TestFault:
    def test_says_what_was_given_and_expected_where_and_what_to_do(self) -> None:
        """All five parts stand in one line."""
        fault = Fault(code="c", given=1, expected="a day", path="at", hint="write it so")

        assert str(fault) == "at: given 1, expected a day (write it so)"

    def test_leaves_out_what_it_does_not_know(self) -> None:
        """Without a path and a hint there are no empty brackets."""
        assert str(Fault(code="c", given=1, expected="a day")) == "given 1, expected a day"

    def test_shortens_a_long_value(self) -> None:
        """A line of 100 MB does not fill the screen."""
        assert len(str(Fault(code="c", given="x" * 10_000, expected="a day"))) < 200

    def test_value_without_end(self) -> None:
        """A value that is nested deeper than Python shows is told all the same."""
        given: object = 1
        for _ in range(100_000):
            given = [given]

        assert str(Fault(code="c", given=given, expected="e")) == "given …, expected e"

    @pytest.mark.parametrize(
        ("prefix", "path", "whole"),
        [
            ("rest[3]", "to", "rest[3].to"),
            ("events", "[0]", "events[0]"),
            ("calendars/CN/2026.toml", "rest[3].to", "calendars/CN/2026.toml: rest[3].to"),
            ("a.toml", "", "a.toml"),
            ("", "to", "to"),
        ],
    )
    def test_path_grows_upward(self, prefix: str, path: str, whole: str) -> None:
        """A reader further up puts its own part before the path."""
        assert Fault(code="c", given=1, expected="2", path=path).under(prefix).path == whole

    def test_keeps_its_parameters(self) -> None:
        """Further up and in another process; a fault equals one that reads alike."""
        fault = Fault(code="c", given=1, expected="one of 2, 3", parameters=FrozenMap(values=("2", "3")))
        moved = pickle.loads(pickle.dumps(fault.under("p")))  # noqa: S301  # our own bytes

        assert moved.parameters == {"values": ("2", "3")}
        assert {fault.under("p")} == {Fault(code="c", given=1, expected="one of 2, 3", path="p")}


class TestGikError:
    def test_shows_the_first_fault_as_attributes(self) -> None:
        """Code, given, expected, path and hint are those of the first fault."""
        error = GikError(
            Fault(code="c", given=1, expected="e", path="p", hint="h"), Fault(code="d", given=2, expected="f")
        )

        assert (error.code, error.given, error.expected, error.path, error.hint) == ("c", 1, "e", "p", "h")

    def test_prints_a_line_a_fault(self) -> None:
        """All faults are in the message."""
        error = CaseError(Fault(code="c", given=1, expected="e"), Fault(code="d", given=2, expected="f"))

        assert str(error).splitlines() == ["given 1, expected e", "given 2, expected f"]

    def test_moves_up_with_all_its_faults(self) -> None:
        """``under`` keeps the class and moves every path."""
        error = CaseError(
            Fault(code="c", given=1, expected="e", path="a"), Fault(code="d", given=2, expected="f", path="b")
        )
        moved = error.under("case")

        assert type(moved) is CaseError
        assert [fault.path for fault in moved.faults] == ["case.a", "case.b"]

    @pytest.mark.parametrize("error_class", CLASSES, ids=lambda c: c.__name__)
    def test_each_also_is_a_built_in(self, error_class: type[GikError]) -> None:
        """``except ValueError`` and its like work."""
        builtin = (TypeError, ValueError, LookupError, OSError, ImportError)

        assert issubclass(error_class, GikError)
        assert issubclass(error_class, builtin)

    @pytest.mark.parametrize("error_class", [GikError, *CLASSES], ids=lambda c: c.__name__)
    @pytest.mark.parametrize("count", [1, 2, 3, 6])
    def test_survives_a_pickle(self, error_class: type[GikError], count: int) -> None:
        """An error from a worker process keeps its faults, however many."""
        error = error_class(*(Fault(code=f"c{i}", given=i, expected="e") for i in range(count)))

        assert pickle.loads(pickle.dumps(error)).faults == error.faults  # noqa: S301  # our own bytes


def test_a_file_error_is_caught_as_an_os_error() -> None:
    """A caller that guards against unreadable files need not know our classes."""
    with pytest.raises(OSError, match="expected a file"):
        raise FileError(Fault(code="c", given="x", expected="a file"))
