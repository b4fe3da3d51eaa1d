"""The ids that were there before, in little room 已见过的编号。"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Final

__all__ = ["SeenIds"]

_SMALLEST: Final = 1 << 10
_EMPTY: Final = 0


class SeenIds:
    """Ids that came by; eight bytes of the hash of each, where a set would keep some 150 已见过的编号.

    >>> seen = SeenIds()
    >>> seen.add("2017-042"), seen.add("2017-043"), seen.add("2017-042")
    (False, False, True)

    Among ten million ids the chance that any two are taken for one another is some 3 in a million.
    """

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _SMALLEST))
        self._count = 0

    def add(self, case_id: str) -> bool:
        """Whether an id was there before; it has been from now on 是否重复."""
        key = int.from_bytes(blake2b(case_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") or 1
        if self._put(key):
            return True
        self._count += 1
        if 2 * self._count > len(self._slots):
            self._grow()
        return False

    def _put(self, key: int) -> bool:
        """Put a key in the first empty slot from its own on, unless it is met on the way."""
        slots, mask = self._slots, len(self._slots) - 1
        at = key & mask
        while (found := slots[at]) != _EMPTY:
            if found == key:
                return True
            at = (at + 1) & mask
        slots[at] = key
        return False

    def _grow(self) -> None:
        before, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for key in before:
            if key != _EMPTY:
                self._put(key)
