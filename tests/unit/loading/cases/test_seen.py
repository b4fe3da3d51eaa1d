"""Ids that were there before."""

from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines.loading import SeenIds


class TestSeenIds:
    """Against a set."""

    @given(st.lists(st.text(max_size=3)))
    def test_as_a_set(self, ids: list[str]) -> None:
        """An id is known from its second time on."""
        seen = SeenIds()

        assert [seen.add(case_id) for case_id in ids] == [case_id in ids[:at] for at, case_id in enumerate(ids)]

    def test_growth(self) -> None:
        """Nothing is forgotten and nothing mistaken while it grows from 1,024 slots to 131,072."""
        seen = SeenIds()
        ids = [f"2017-{number}" for number in range(40_000)]

        assert not any(seen.add(case_id) for case_id in ids)
        assert all(seen.add(case_id) for case_id in ids)
