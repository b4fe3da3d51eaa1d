"""The plain form of receipts and replies, put into the columns where it says the same 以简式代替。

See :mod:`gikdeadlines.batch.settling` for when it does. What else a row states bears on it too: what happened before
the receipt, a claim, a reply whose day is not known. Such rows keep the form in which they were given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.values import Citation

from .columns import ABSENT, Parsed
from .schema import Cited
from .settling import PLAIN_CHANNEL, PLAIN_METHOD, Settled
from .working_days import Numbers

__all__ = ["PARTS", "Part", "Swaps"]

Mask = NDArray[np.bool_]
_LATEST: Final = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a row that has a plain form 可简化的部分.

    ``events`` are those of its columns; in the plain form the column ``named`` says ``name``, and ``day`` the day.
    ``hindered_by`` are columns beside which it is left as it is.
    """

    name: Literal["receipt", "reply"]
    events: frozenset[str]
    named: str
    says: str
    day: str
    hindered_by: frozenset[str]

    def of(self, columns: list[Parsed]) -> list[Parsed] | None:
        """Its columns and that of the place; None where the plain form has no column, or they stand more than once."""
        own = [column for column in columns if self._is_own(column)]
        names = {column.found.column.name for column in own}
        if not {self.named, self.day} <= names or any(column.found.number > 1 for column in own):
            return None
        return [*own, *(column for column in columns if column.found.column.kind == "place")]

    def _is_own(self, column: Parsed) -> bool:
        return column.found.column.event in self.events

    def fitting(self, columns: list[Parsed], days: Numbers) -> Mask:
        """In which rows the plain form says the same beside everything else."""
        fits: Mask = days != ABSENT
        for column in columns:
            if column.found.column.name in self.hindered_by:
                fits &= column.numbers == ABSENT
        if self.name == "receipt":
            fits &= days <= _first(columns, self.events)
            fits &= _is_bounded(columns)
        return fits

    def put(self, columns: list[Parsed], days: Numbers, where: Mask) -> list[Parsed]:
        """The columns with the plain form."""
        return [self._put(column, days, where) if self._is_own(column) else column for column in columns]

    def _put(self, column: Parsed, days: Numbers, where: Mask) -> Parsed:
        name = column.found.column.name
        if name == self.day:
            return replace(column, numbers=np.where(where, days, column.numbers))
        if name != self.named:
            return replace(column, numbers=np.where(where, ABSENT, column.numbers))
        names = tuple(dict.fromkeys((*column.names, self.says)))
        return replace(column, numbers=np.where(where, names.index(self.says), column.numbers), names=names)


def _first(columns: Iterable[Parsed], events: frozenset[str]) -> Numbers:
    """The first day that a row states of anything else."""
    others = [c for c in columns if c.found.column.kind == "day" and c.found.column.event not in events]
    first = np.full(len(others[0].numbers), _LATEST) if others else np.array(_LATEST)
    for column in others:
        first = np.minimum(first, np.where(column.numbers == ABSENT, _LATEST, column.numbers))
    return first


def _is_bounded(columns: list[Parsed]) -> Mask:
    """In which rows the day of submission bounds no missing day of a reply: there is no reply, or it is dated."""
    replies = [column for column in columns if column.found.column.event == "replied"]
    bounded = np.ones(len(columns[0].numbers), dtype=bool)
    for column in replies:
        bounded &= column.numbers == ABSENT
    if any(column.found.number > 1 for column in replies):
        return bounded
    by_name = {column.found.column.name: column for column in replies}
    if dated := by_name.get("reply_dated"):
        bounded |= dated.numbers != ABSENT
    method, delivered = by_name.get("reply_method"), by_name.get("reply_delivered")
    if method and delivered and PLAIN_METHOD in method.names:
        bounded |= (method.numbers == method.names.index(PLAIN_METHOD)) & (delivered.numbers != ABSENT)
    return bounded


PARTS: Final = (
    Part(
        "reply",
        frozenset({"replied"}),
        "reply_method",
        PLAIN_METHOD,
        "reply_delivered",
        frozenset({"declared_due"}),
    ),
    Part(
        "receipt",
        frozenset({"submitted", "signed-for", "arrived", "confirmed", "received", "contact-restored"}),
        "channel",
        PLAIN_CHANNEL,
        "submitted",
        # The day on which a later date was set is taken from the days of receipt.
        frozenset({"later_date", "declared_due"}),
    ),
)
"""The reply comes first, so that the receipt is held against the day on which it counts."""


class Swaps:
    """What each row cites in truth, in place of the provisions of the plain form 引用的替换."""

    def __init__(self, rows: int) -> None:
        self._numbers: dict[tuple[Citation, Citation], int] = {}
        self._of_row = np.zeros(rows, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._of_row)

    def number(self, settled: Settled) -> int:
        """The number of a swap."""
        return self._numbers.setdefault((settled.plain, settled.citation), len(self._numbers))

    def note(self, which: Numbers) -> None:
        """Note the swap of each row, -1 for none."""
        self._of_row = self._of_row * _MOST + which + 1

    def cited(self, rows: Numbers, citations: tuple[Citation, ...]) -> Iterator[Cited]:
        """What rows cite whose plain form cites the same."""
        swaps = self._of_row[rows]
        for swap in np.unique(swaps):
            yield rows[swaps == swap], self._swapped(int(swap), citations)

    def _swapped(self, swap: int, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        pairs = list(self._numbers)
        swapped = {}
        while swap:
            swap, number = divmod(swap, _MOST)
            if number:
                plain, citation = pairs[number - 1]
                swapped[plain.provision] = citation
        return tuple(swapped.get(citation.provision, citation) for citation in citations)


_MOST: Final = 1 << 16
"""More provisions than there are."""
