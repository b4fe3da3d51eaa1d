from __future__ import annotations

import pytest

from gikdeadlines.values import closest, not_among

TYPES = ("received", "replied", "withdrawn")


class TestClosest:
    """The known word that a misspelt one resembles."""

    @pytest.mark.parametrize(
        ("word", "near"), [("repleid", "replied"), ("recieved", "received"), ("postponed", None), ("", None)]
    )
    def test_is_close_or_none(self, word: str, near: str | None) -> None:
        """Letters that changed places are no hindrance; another word is none."""
        assert closest(word, TYPES) == near


class TestNotAmong:
    """The fault of a value that is none of those known."""

    def test_lists_what_is_known(self) -> None:
        """And asks whether the nearest was meant."""
        fault = not_among("unknown-type", "repleid", TYPES, "events[0]")

        assert (fault.expected, fault.hint) == ("one of received, replied, withdrawn", "did you mean replied?")
        assert fault.parameters == {"values": TYPES, "near": "replied"}

    @pytest.mark.parametrize("given", ["postponed", 5, None])
    def test_asks_nothing_where_none_is_near(self, given: object) -> None:
        """Nor of what is no word."""
        fault = not_among("unknown-type", given, TYPES)

        assert (fault.hint, "near" in fault.parameters) == ("", False)
