from __future__ import annotations

from collections.abc import Callable

import pytest

from gikdeadlines.values import FrozenMap


class TestFrozenMap:
    """A mapping that cannot change."""

    @pytest.mark.parametrize(
        "change",
        [
            lambda m: m.__setitem__("b", 2),
            lambda m: m.__delitem__("a"),
            lambda m: m.__ior__({"b": 2}),
            lambda m: m.clear(),
            lambda m: m.pop("a"),
            lambda m: m.popitem(),
            lambda m: m.setdefault("b", 2),
            lambda m: m.update(b=2),
        ],
    )
    def test_refuses_every_change(self, change: Callable[[FrozenMap[str, int]], object]) -> None:
        """By whatever method."""
        frozen = FrozenMap(a=1)

        with pytest.raises(TypeError, match="frozen"):
            change(frozen)

        assert frozen == {"a": 1}

    def test_does_not_depend_on_the_order(self) -> None:
        """Equal mappings hash alike."""
        assert hash(FrozenMap(a=1, b=2)) == hash(FrozenMap(b=2, a=1))

    def test_hashes_only_what_can_be_hashed(self) -> None:
        """Where its parts can."""
        with pytest.raises(TypeError):
            hash(FrozenMap(a=[]))
