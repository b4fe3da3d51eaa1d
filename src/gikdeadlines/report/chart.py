"""How many cases used how many days against their limit, as bars 用日与期限之比较图。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .headline import Tone

__all__ = ["Bar", "Part", "bars"]

_FURTHEST: Final = 30
"""Working days from the limit; what lies further stands in the last bar."""

_ORDER: Final[tuple[Tone, ...]] = ("good", "open", "late")


@dataclass(frozen=True, slots=True)
class Part:
    """The cases of one sort in a bar, from ``base`` up 一段."""

    tone: Tone
    base: int
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The cases that used so many working days beyond their limit, negative within it 一柱.

    ``is_open`` says that those further away stand here too.
    """

    over: int
    parts: tuple[Part, ...] = ()
    is_open: bool = False

    @property
    def count(self) -> int:
        """How many cases 件数."""
        return sum(part.count for part in self.parts)


def bars(cases: Sequence[tuple[int, Tone]]) -> tuple[Bar, ...]:
    """A bar for every number of days from the fewest to the most, empty ones too 各柱.

    >>> [(bar.over, bar.count) for bar in bars([(-1, "good"), (1, "late"), (1, "late")])]
    [(-1, 1), (0, 0), (1, 2)]
    """
    if not cases:
        return ()
    counts = Counter((max(-_FURTHEST, min(_FURTHEST, over)), tone) for over, tone in cases)
    reached = [over for over, _ in counts]
    clipped = {max(-_FURTHEST, min(_FURTHEST, over)) for over, _ in cases if abs(over) > _FURTHEST}
    # The limit itself is always in the picture.
    first, last = min(0, *reached), max(0, *reached)
    return tuple(Bar(over, _parts(counts, over), over in clipped) for over in range(first, last + 1))


def _parts(counts: Counter[tuple[int, Tone]], over: int) -> tuple[Part, ...]:
    parts: list[Part] = []
    base = 0
    for tone in _ORDER:
        if count := counts[over, tone]:
            parts.append(Part(tone, base, count))
            base += count
    return tuple(parts)
