"""What was found of many rows, before it is put in columns 批量所得。"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from numpy.typing import NDArray

from .agreed import Agreed
from .groups import Group
from .lanes import Lanes
from .later import Later
from .merge import Bounds, Merged
from .missing import Unknown
from .questions import Questions
from .records import RowNotes
from .runner import Places
from .working_days import Numbers

__all__ = ["Found"]


@dataclass(frozen=True)
class Found:
    """What was found of some rows 所得.

    Args:
        group: the rows, what they state and by what they were assessed.
        lanes: theirs.
        base: the first lane of every row that went through the mechanics.
        kept: the places in ``base`` of the rows that are settled so.
        agreed: what the lanes of each row in ``base`` agree on.
        notes: findings and citations.
        further: the readings that only other lanes ask, by row.
        bounds: of the due days of all lanes.
        together: what all lanes say, None where readings are not explored.
        later: what a later notice decides of each row that is settled.
        missing: the missing facts.
    """

    group: Group
    lanes: Lanes
    base: Places
    kept: Numbers
    agreed: Agreed
    notes: RowNotes
    further: Numbers
    bounds: Bounds
    together: Merged | None
    later: Later
    missing: Unknown

    @cached_property
    def first(self) -> Places:
        """The first lane of each row that is settled 首个分支."""
        return self.base[self.kept]

    @cached_property
    def rows(self) -> Numbers:
        """These rows 各行."""
        return self.lanes.row[self.first]

    @cached_property
    def positions(self) -> Numbers:
        """Their places in the batch 在批中的位置."""
        return self.group.place.rows[self.rows]

    @property
    def questions(self) -> Questions:
        """The questions that they met 问题."""
        return self.lanes.tries.questions

    def of(self, name: str) -> NDArray[Any]:
        """A figure on which the lanes of each row agree 一致的数字."""
        return self.agreed.figures[name][self.kept]

    def usual(self, name: str) -> NDArray[Any]:
        """A field of the first lane 首个分支的取值."""
        return self.lanes.fields[name][self.first]
