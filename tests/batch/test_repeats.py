"""Ids that stood before, against a set."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from gikdeadlines.batch import repeats
from gikdeadlines.batch.repeats import Repeats
from gikdeadlines.registers import hashes_of


def _by_set(batches: list[list[str]]) -> list[list[bool]]:
    seen: set[str] = set()
    found = []
    for batch in batches:
        found.append([text in seen or text in batch[:at] for at, text in enumerate(batch)])
        seen.update(batch)
    return found


Hashed = Callable[[pa.Array], NDArray[np.int64]]


def _each(hashed: Callable[[str], int]) -> Hashed:
    return lambda ids: np.array([hashed(text) for text in ids.to_pylist()], np.int64)


def _by_repeats(batches: list[list[str]], hashed: Hashed) -> list[list[bool]]:
    found = Repeats(hashed)
    return [found.found(pa.array(batch, pa.string())).tolist() for batch in batches]


class TestRepeats:
    @pytest.mark.parametrize("hashed", [hashes_of, _each(len), _each(lambda _: 7)])
    @given(batches=st.lists(st.lists(st.text("ab甲", max_size=3), max_size=9), max_size=6))
    def test_as_a_set(self, batches: list[list[str]], hashed: Hashed) -> None:
        """Also where many ids have the same hash: none is taken for another."""
        assert _by_repeats(batches, hashed) == _by_set(batches)

    @pytest.mark.parametrize("hashed", [hashes_of, lambda ids: hashes_of(ids) % 100])
    def test_on_disk(self, monkeypatch: pytest.MonkeyPatch, hashed: Hashed) -> None:
        """Runs and ids that went to disk are found again."""
        monkeypatch.setattr(repeats, "_RUN", 64)
        monkeypatch.setattr(repeats, "_IN_MEMORY", 100)
        batches = [[f"2017-{number % 777}" for number in range(start, start + 90)] for start in range(0, 1500, 90)]

        assert _by_repeats(batches, hashed) == _by_set(batches)
