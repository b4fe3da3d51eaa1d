"""Parts of Arrow arrays, each taken many times over."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from gikdeadlines.batch.gathering import taken

LISTS = pa.array(
    [
        [{"title": "条例", "paragraph": 2}, {"title": None, "paragraph": None}],
        [],
        [{"title": "解释", "paragraph": None}],
    ]
)


class TestTaken:
    def test_repeats_whole_lists_in_the_order_asked_for(self) -> None:
        found = taken(LISTS, np.array([2, 0, 2, 1]))

        found.validate(full=True)
        assert found.to_pylist() == [
            [{"title": "解释", "paragraph": None}],
            [{"title": "条例", "paragraph": 2}, {"title": None, "paragraph": None}],
            [{"title": "解释", "paragraph": None}],
            [],
        ]

    def test_takes_the_fields_of_structs(self) -> None:
        structs = pa.array([{"names": ["甲", "乙"], "size": 1}, {"names": [], "size": None}])

        assert taken(structs, np.array([1, 0, 0])).to_pylist() == [
            {"names": [], "size": None},
            {"names": ["甲", "乙"], "size": 1},
            {"names": ["甲", "乙"], "size": 1},
        ]

    def test_keeps_what_is_null_within_a_list(self) -> None:
        lists = pa.array([[{"fact": "甲", "tip": {"value": "1"}}, {"fact": "乙", "tip": None}], [None]])

        found = taken(lists, np.array([1, 0]))

        found.validate(full=True)
        assert found.to_pylist() == [[None], [{"fact": "甲", "tip": {"value": "1"}}, {"fact": "乙", "tip": None}]]

    @pytest.mark.parametrize("places", [[], [1], [0, 1, 1]])
    def test_knows_where_a_slice_begins(self, places: list[int]) -> None:
        lists = pa.array([["x"], ["甲", None], ["乙"]]).slice(1)

        found = taken(lists, np.array(places, np.int64))

        assert found.to_pylist() == [[["甲", None], ["乙"]][place] for place in places]
