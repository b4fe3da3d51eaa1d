from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gikdeadlines.values import (
    Alternative,
    Assessment,
    Because,
    Bounds,
    Choice,
    Citation,
    ClaimExplained,
    Finding,
    FrozenMap,
    LedgerDay,
    Missing,
    Provenance,
    ReadingAsked,
    Text,
    Tip,
)

DAY = date(2017, 3, 3)
CITATION = Citation("CN/492/24.2", "国令492号", "政府信息公开条例", "24", 2)
VALUES: list[Callable[[], Any]] = [
    lambda: FrozenMap(a=1),
    lambda: Text("工作日", "working day"),
    lambda: Citation("CN/492/24.2", "国令492号", "政府信息公开条例", "24", 2),
    lambda: Because("third-party", CITATION),
    lambda: Finding("extension-late", "breach", FrozenMap(notified=DAY), CITATION),
    lambda: LedgerDay(DAY, "counted", 1, "weekday"),
    lambda: ReadingAsked("pause-ends", "both-count", is_default=False),
    lambda: Choice("reading", "pause-ends", "both-count"),
    lambda: Alternative((Choice("fact", "confirmed", "2017-03-03"),), DAY, DAY, None, "late"),
    lambda: Tip("2017-03-25", "late", "on-time"),
    lambda: Missing("confirmed", "2017-03-01", "2017-03-03", Tip("2017-03-02", "late", "on-time")),
    lambda: ClaimExplained("agency", DAY, "reading", ("pause-ends",)),
    lambda: Bounds(DAY, DAY),
    lambda: Provenance("0.1.0", "a", "b", None, DAY),
    lambda: Assessment("1", "pending", "CN-2007", DAY),
]


class TestValues:
    """Every public value is immutable, hashable, compared by value and picklable."""

    @pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value()).__name__)
    def test_are_compared_and_hashed_by_what_they_say(self, value: Callable[[], Any]) -> None:
        """Made twice they are one."""
        assert value() == value()
        assert len({value(), value()}) == 1

    @pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value()).__name__)
    def test_survive_pickling_and_copying(self, value: Callable[[], Any]) -> None:
        """Between processes and in a cache."""
        assert pickle.loads(pickle.dumps(value())) == value()  # noqa: S301  # our own bytes
        assert copy.deepcopy(value()) == value()

    @pytest.mark.parametrize("value", VALUES[1:], ids=lambda value: type(value()).__name__)
    def test_take_no_new_value(self, value: Callable[[], Any]) -> None:
        """A change is a new value."""
        made = value()
        name = next(iter(made.__dataclass_fields__))

        with pytest.raises(AttributeError):
            setattr(made, name, None)


class TestAssessment:
    """What an assessment says, as plain values."""

    def test_is_made_of_plain_values(self) -> None:
        """Days are text, tuples lists, and what is private stays inside."""
        found = Finding("after-as-of", "note", FrozenMap(events=("replied 2017-03-20",)))
        stated = Assessment("1", "pending", "CN-2007", DAY, due=DAY, findings=(found,)).to_dict()

        assert (stated["as_of"], stated["due"]) == ("2017-03-03", "2017-03-03")
        assert stated["findings"][0]["parameters"] == {"events": ["replied 2017-03-20"]}
        assert not [key for key in stated if key.startswith("_")]

    def test_writes_chinese_as_it_is(self) -> None:
        """One line of JSON in UTF-8, without escapes."""
        found = Finding("no-local-law", "note", citation=CITATION)
        text = Assessment("申请1", "pending", "CN-2007", DAY, findings=(found,)).to_json()

        assert "申请1" in text
        assert "国令492号" in text
        assert "\n" not in text
        assert json.loads(text)["id"] == "申请1"

    def test_holds_a_ledger_that_was_already_written(self) -> None:
        """Days instead of a way to find them."""
        days = (LedgerDay(DAY, "start", None, "start"),)
        result = Assessment("1", "pending", "CN-2007", DAY, _ledger=days)

        assert result.ledger == days
        assert result.to_dict(ledger=True)["ledger"][0]["status"] == "start"
