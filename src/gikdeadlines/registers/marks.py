"""What stands beside the cells of a row: comments, and a line through them 批注与删除线。

Neither is read as a fact; a verdict is no surer than what they may say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gikdeadlines.case import Case
from gikdeadlines.law import finding
from gikdeadlines.values import Finding

from .doubts import doubt, is_doubtful, stated_by
from .headings import Layout, Watched

__all__ = ["NO_MARKS", "Marks"]

Place = tuple[int, int]
"""A row, from 1, and a column, from 0."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The comments of a sheet by the place of their cell, and the places of what is struck through 表中的标记."""

    comments: Mapping[Place, str] = field(default_factory=dict)
    struck: frozenset[Place] = frozenset()

    def below(self, row: int) -> tuple[int, int]:
        """How many comments stand below a row, and how many rows are struck through there 表头以下的标记数."""
        return sum(at > row for at, _ in self.comments), len({at for at, _ in self.struck if at > row})

    def doubts(self, case: Case, rows: Iterable[int], layout: Layout) -> Iterator[Finding]:
        """What some rows say beside their cells, as far as no verdict on their case is sure 标记的核查提示.

        Args:
            case: that the rows state.
            rows: their numbers.
            layout: what the columns are.
        """
        if not (self.comments or self.struck):
            return
        places = set(rows)
        names = dict(layout.others) | {each.position: each.heading for each in layout.found}
        stated = stated_by(case)
        for (row, at), text in self.comments.items():
            heading = names.get(at, f"({at + 1})")
            if (
                row in places
                and not layout.said.settles_comments(heading)
                and is_doubtful(Watched(at, heading, "cells"), text, stated)
            ):
                yield doubt("unread-comment", heading, text)
        struck = {at for row, at in self.struck if row in places}
        if headings := tuple(each.heading for each in layout.found if each.position in struck):
            yield finding("struck-through", headings=headings)


NO_MARKS = Marks()
"""A table has nothing beside its cells."""
