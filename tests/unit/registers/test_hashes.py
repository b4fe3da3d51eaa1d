"""Hashes of texts, and the numbers of a stream that stand again by them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines.registers import Table, arrow, foreseen_in_batches, hashes_of
from gikdeadlines.registers.hashes import twice

TABLE = Table(file="table", heading_rows=(1, 1))


class TestHashesOf:
    @given(st.lists(st.text("ab甲", max_size=4), max_size=12), st.integers(0, 3))
    def test_are_one_a_text_wherever_it_stands(self, texts: list[str], start: int) -> None:
        """None of so few and short texts has that of another: what each of its bytes says counts by its place."""
        found = hashes_of(pa.array(texts, pa.string()).slice(start)).tolist()

        assert len(dict(zip(found, texts[start:], strict=True))) == len(set(texts[start:]))
        assert len(set(found)) == len(set(texts[start:]))

    def test_of_none(self) -> None:
        """A column of nothing has none."""
        assert hashes_of(pa.array([None, None], pa.string()).drop_null()).tolist() == []


class TestTwice:
    @given(st.lists(st.lists(st.integers(0, 9), max_size=9), max_size=5))
    def test_as_counted(self, batches: list[list[int]]) -> None:
        """Wherever they stand, each once."""
        every = [each for batch in batches for each in batch]

        found = twice(np.array(batch, np.int64) for batch in batches)

        assert found.tolist() == [each for each in range(10) if every.count(each) > 1]


NAMES = ["申请编号", "收到日期", "答复日期"]


def _batch(numbers: list[str | None]) -> pa.RecordBatch:
    days = [["2022-09-30"] * len(numbers), ["2022-10-28"] * len(numbers)]
    return pa.record_batch([pa.array(each, pa.string()) for each in (numbers, *days)], names=NAMES)


class TestNumbersOfBatches:
    @pytest.mark.parametrize("kinds", [1 << 62, 3])
    def test_only_what_stands_again_is_told(self, monkeypatch: pytest.MonkeyPatch, kinds: int) -> None:
        """Also where the hashes of nearly all are the same: numbers are compared themselves."""
        monkeypatch.setattr(arrow, "hashes_of", lambda texts: hashes_of(texts) % kinds)
        numbers: list[list[str | None]] = [["1", "2", None, "3 ", ""], [], ["4", "3", "", "5"], ["6", "2", None]]

        told = foreseen_in_batches(TABLE, NAMES, lambda: [_batch(each) for each in numbers])

        # Each is told above the row before its second one: they stand in rows 8 and 12.
        assert dict(told.again) == {"3": 7, "2": 11}

    def test_texts_are_let_go(self) -> None:
        """Of a number no more is kept than its hash: a hundred batches do not hold a hundred times the texts of one."""
        held: list[int] = []

        def batches() -> Iterator[pa.RecordBatch]:
            for batch in range(100):
                yield _batch([f"{'公开' * 9}{batch}-{at}" for at in range(1000)])
                held.append(pa.total_allocated_bytes())

        foreseen_in_batches(TABLE, NAMES, batches)

        assert held[-1] - held[100] < 20 * 70_000
