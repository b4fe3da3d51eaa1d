from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields
from datetime import date

import pytest

from gikdeadlines.values import Assessment, Because, Citation, Finding, FrozenMap, Interval, maker_of


class TestMakerOf:
    """What makes the values of a frozen class sooner."""

    def test_makes_the_same_values(self) -> None:
        """Equal, with one hash, of the frozen class itself, defaults filled in, and the same when pickled."""
        citation = Citation("CN/711/33", "国令711号", "政府信息公开条例", article="33")
        plain = Finding("extension-late", "breach", FrozenMap(notified=date(2022, 3, 1)), citation)
        made = maker_of(Finding)("extension-late", "breach", FrozenMap(notified=date(2022, 3, 1)), citation=citation)

        assert type(made) is Finding
        assert (made, hash(made), repr(made)) == (plain, hash(plain), repr(plain))
        assert pickle.loads(pickle.dumps(made)) == plain  # noqa: S301 - our own

    def test_fills_in_every_default(self) -> None:
        """Of a class of many fields."""
        given = ("1", "late", "CN-2019", date(2022, 3, 1))
        made, plain = maker_of(Assessment)(*given), Assessment(*given)  # type: ignore[arg-type]  # a verdict

        assert all(getattr(made, each.name) == getattr(plain, each.name) for each in fields(Assessment))

    def test_makes_them_frozen(self) -> None:
        """Nothing can be set any more."""
        made = maker_of(Because)("fee")

        with pytest.raises(FrozenInstanceError):
            made.code = "correction"  # type: ignore[misc]

    def test_refuses_a_class_that_checks_its_fields(self) -> None:
        """Nobody would check them."""
        with pytest.raises(AssertionError):
            maker_of(Interval)
