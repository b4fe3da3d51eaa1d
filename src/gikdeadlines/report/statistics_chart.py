"""What became of a year's cases, and how long answers took, as bars 年度统计图。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from gikdeadlines.batch.statistics import Figures, Kind

__all__ = ["SHARES", "DaysBar", "DaysChart", "Outcomes", "Piece", "Share", "days_chart", "outcomes"]

Share = Literal["first-term", "extended", "withdrawn", "open", "unknown", "late", "overdue"]
"""首期内, 延期内, 撤回, 结转, 待补, 逾期答复, 逾期未答复."""

SHARES: Final[tuple[Share, ...]] = get_args(Share)
"""In the order in which they are stacked."""

_SHARE_OF: Final[Mapping[Kind, Share]] = {
    "first-term": "first-term",
    "extended": "extended",
    "later-date": "extended",
    "withdrawn": "withdrawn",
    "deemed-withdrawn": "withdrawn",
    "unknown": "unknown",
    "late": "late",
}

_MOST_DAYS: Final = 60
"""Working days; answers that took longer stand in the last bar."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The cases of one sort in a bar, after the ``base`` cases before them 一段."""

    share: Share
    base: int
    count: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of the cases of one group 一组案件的结果."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """How many cases 件数."""
        return _total(self.pieces)

    def of(self, share: Share) -> int:
        """How many of one sort 某类件数."""
        return _of(self.pieces, share)


@dataclass(frozen=True, slots=True)
class DaysBar:
    """The answers that took so many working days; ``is_open`` says that those which took longer stand here too 一柱."""

    days: int
    pieces: tuple[Piece, ...] = ()
    is_open: bool = False

    @property
    def total(self) -> int:
        """How many answers 件数."""
        return _total(self.pieces)

    def of(self, share: Share) -> int:
        """How many of one sort 某类件数."""
        return _of(self.pieces, share)


@dataclass(frozen=True, slots=True)
class DaysChart:
    """How long answers took, a bar for each number of days from none, and the first terms that they had 用时分布."""

    bars: tuple[DaysBar, ...]
    terms: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many answers 件数."""
        return sum(bar.total for bar in self.bars)

    @property
    def shares(self) -> tuple[Share, ...]:
        """The sorts that there are 所有类别."""
        return tuple(share for share in SHARES if any(bar.of(share) for bar in self.bars))


def outcomes(name: str, figures: Figures) -> Outcomes:
    """What became of the cases of a group; together they are what came in 一组案件的结果.

    >>> found = outcomes("甲局", Figures(concluded=Counter(late=1), standing=Counter(overdue=2), carried_next=3))
    >>> [(piece.share, piece.base, piece.count) for piece in found.pieces]
    [('open', 0, 1), ('late', 1, 1), ('overdue', 2, 2)]
    """
    overdue = figures.standing["overdue"]
    counts: Counter[Share] = Counter({"open": figures.carried_next - overdue, "overdue": overdue})
    for kind, count in figures.concluded.items():
        counts[_SHARE_OF[kind]] += count
    return Outcomes(name, _pieces(counts))


def days_chart(figures: Figures) -> DaysChart:
    """How long the answers of a year took 用时分布.

    A first term is shown where an answer had it and no more, so that an extended answer is not held against it.

    >>> answered = Counter({(15, "first-term"): 2, (16, "late"): 1})
    >>> chart = days_chart(Figures(answered=answered, first_terms=Counter({15: 3})))
    >>> [(bar.days, bar.total) for bar in chart.bars][-2:], chart.terms
    ([(15, 2), (16, 1)], (15,))
    """
    counts: dict[int, Counter[Share]] = {}
    for (days, kind), count in figures.answered.items():
        counts.setdefault(min(days, _MOST_DAYS), Counter())[_SHARE_OF[kind]] += count
    if not counts:
        return DaysChart((), ())
    terms = tuple(sorted(term for term in figures.first_terms if term < _MOST_DAYS))
    is_cut = any(days > _MOST_DAYS for days, _ in figures.answered)
    bars = (_days_bar(days, counts, is_cut=is_cut) for days in range(max(*counts, *terms, 0) + 1))
    return DaysChart(tuple(bars), terms)


def _days_bar(days: int, counts: Mapping[int, Counter[Share]], *, is_cut: bool) -> DaysBar:
    return DaysBar(days, _pieces(counts.get(days, Counter())), is_open=is_cut and days == _MOST_DAYS)


def _pieces(counts: Counter[Share]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    base = 0
    for share in SHARES:
        if count := counts[share]:
            pieces.append(Piece(share, base, count))
            base += count
    return tuple(pieces)


def _total(pieces: Iterable[Piece]) -> int:
    return sum(piece.count for piece in pieces)


def _of(pieces: Iterable[Piece], share: Share) -> int:
    return sum(piece.count for piece in pieces if piece.share == share)
