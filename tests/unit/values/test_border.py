from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Literal

import pytest
from pydantic import ValidationError

from gikdeadlines.values import CountError, Fault
from gikdeadlines.values.border import (
    CaseDay,
    CaseInstant,
    FileDay,
    FileText,
    custom_error,
    faults_of,
    model_of,
    path_of,
)

DAY = date(2017, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One field of each kind that crosses the border."""

    of_file: FileDay = DAY
    of_case: CaseDay = DAY
    at: CaseInstant | None = None
    text: FileText = "x"
    number: int = 1
    choice: Literal["a", "b"] = "a"
    hidden: int = field(default=0, init=False)


def faults(**given: object) -> list[Fault]:
    """What is wrong with these fields."""
    with pytest.raises(ValidationError) as caught:
        model_of(Thing).model_validate(given)
    return list(faults_of(caught.value))


class TestModelOf:
    """A strict model with the fields of a dataclass."""

    def test_takes_what_the_fields_say(self) -> None:
        """And the defaults of the dataclass."""
        checked = model_of(Thing).model_validate({"of_case": "2017-03-02", "at": "2017-03-01T08:30"})

        assert (checked.of_case, checked.text, checked.number) == (date(2017, 3, 2), "x", 1)  # type: ignore[attr-defined]
        assert checked.at.isoformat() == "2017-03-01T08:30:00+08:00"  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("name", "value", "code"),
        [
            ("number", "1", "bad-value"),
            ("number", 1.0, "bad-value"),
            ("number", True, "bad-value"),
            ("text", "  ", "bad-value"),
            ("choice", "c", "unknown-value"),
            ("hidden", 1, "unknown-key"),
            ("of_file", "2017-03-01", "bad-day"),
            ("of_file", datetime(2017, 3, 1), "bad-day"),  # noqa: DTZ001  # as TOML reads a local date-time
            ("of_case", "2017-02-30", "bad-day"),
            ("of_case", 5, "bad-day"),
            ("at", "2017-03-01", "bad-instant"),
            ("at", DAY, "not-an-instant"),
        ],
    )
    def test_converts_nothing(self, name: str, value: object, code: str) -> None:
        """What looks alike is refused, with its place and what it was."""
        (fault,) = faults(**{name: value})

        assert (fault.code, fault.path, fault.given) == (code, name, value)

    def test_takes_the_instant_of_another_zone_in_beijing_time(self) -> None:
        """The same instant."""
        tokyo = datetime(2017, 3, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))

        assert model_of(Thing).model_validate({"at": tokyo}).at.isoformat() == "2017-03-01T08:30:00+08:00"  # type: ignore[attr-defined]


class TestFaultsOf:
    """Pydantic's errors in our words."""

    def test_are_all_there(self) -> None:
        """In one go."""
        assert {fault.path for fault in faults(number="1", choice="c", colour="red")} == {"number", "choice", "colour"}

    def test_say_what_was_expected(self) -> None:
        """The values, or the kind of value, in plain words."""
        by_path = {fault.path: fault.expected for fault in faults(number="1", choice="c")}

        assert by_path == {"number": "a valid integer", "choice": "one of a, b"}


class TestPathOf:
    """Keys and positions as a path."""

    @pytest.mark.parametrize(
        ("parts", "path"),
        [([], ""), (["a"], "a"), (["a", "b"], "a.b"), (["a", 0, "b"], "a[0].b"), ([0], "[0]"), ([0, "a"], "[0].a")],
    )
    def test_spells_keys_and_positions(self, parts: list[int | str], path: str) -> None:
        """As a programmer would write it."""
        assert path_of(parts) == path


class TestCustomError:
    """Our error among those of pydantic."""

    def test_says_what_was_expected(self) -> None:
        """In our words, with our code."""
        fault = Fault(code="not-a-count", given=0, expected="a whole number of at least 1")
        error = custom_error(CountError(fault))

        assert error.message() == "a whole number of at least 1"
        assert (error.context or {})["fault"] is fault
