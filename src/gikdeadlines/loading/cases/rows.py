"""What a reader makes of each row: a case, a refusal with its faults, or a row that holds no case 读入的结果。

The set is closed, and the rows add up: rows in = assessed + refused + skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from gikdeadlines.values import CaseError, Fault, FrozenMap

if TYPE_CHECKING:
    from gikdeadlines.case import Case

__all__ = [
    "Assessable",
    "DoubtfulColumn",
    "Refused",
    "Row",
    "SkipReason",
    "Skipped",
    "UnknownColumn",
    "without_path",
]

SkipReason = Literal["blank", "title", "heading", "total", "footer", "sheet", "hidden-sheet", "own-sheet"]
"""空行, 标题行, 表头, 合计或小计, 表尾, 没有表头的工作表."""


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column that the table form does not name: carried unchanged, and perhaps a slip of the pen 未识别的列.

    ``resembles`` is the known heading closest to it, None where none is close.
    """

    heading: str
    resembles: str | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulColumn:
    """A column whose heading speaks of an event and was not understood: no verdict beside it is sure 存疑的列.

    ``candidates`` are the fields that it might be, by name.
    """

    heading: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """Where it stood: ``row`` as a spreadsheet shows it, the line of a text, or the place in a list; ``rows`` long.

    ``sheet`` is the sheet of a workbook.
    """

    file: str
    row: int
    rows: int = 1
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessable(_Read):
    """A row that states a case 可核查的一行.

    ``carried`` holds the cells of unknown columns; ``repeated_id`` says that an earlier row has the same id,
    ``counts`` that ids only count rows; ``as_of``
    is the day up to which it asks itself, where it does. What a table states has no path that its reader could follow:
    ``is_tabular``.
    """

    case: Case
    carried: FrozenMap[str, str] = field(default_factory=FrozenMap)
    repeated_id: bool = False
    counts: bool = False
    as_of: date | None = None
    is_tabular: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(_Read):
    """A row with faults, all of them at once; the path of a fault is the heading of its column 退回的一行."""

    faults: tuple[Fault, ...]
    id: str | None = None
    carried: FrozenMap[str, str] = field(default_factory=FrozenMap)

    @property
    def error(self) -> CaseError:
        """The refusal as an error that says file, row and column 转为错误.

        >>> fault = Fault(code="bad-day", given="2017-02-30", expected="a day that exists", path="签收日期")
        >>> print(Refused(file="a.csv", row=3, faults=(fault,)).error)
        a.csv: row[3].签收日期: given '2017-02-30', expected a day that exists
        """
        return CaseError(*(self._located(fault) for fault in self.faults))

    def _located(self, fault: Fault) -> Fault:
        """A fault of a case that has several rows names its own."""
        own = fault if fault.path.startswith("row[") else fault.under(f"row[{self.row}]")
        return (own.under(self.sheet) if self.sheet else own).under(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(_Read):
    """A row that holds no case; the heading row names the columns that are carried, and those in doubt 跳过的一行.

    ``hidden`` is how many of the rows below the headings a spreadsheet program does not show; ``marked`` how many
    comments stand there, and how many rows have something struck through. ``told`` is what a title, a total or a note
    below the cases says of a case, where it may move a day; ``beside`` has such lines of a sheet of notes, each with
    its row.
    """

    reason: SkipReason
    unknown: tuple[UnknownColumn, ...] = ()
    doubtful: tuple[DoubtfulColumn, ...] = ()
    hidden: int = 0
    marked: tuple[int, int] = (0, 0)
    told: str = ""
    beside: tuple[tuple[int, str], ...] = ()


Row = Assessable | Refused | Skipped
"""Everything that a reader yields."""


_IN_A_CASE: Final = re.compile(r"events(\[\d+\].*)?")


def without_path(fault: Fault) -> Fault:
    """A fault of a case that a table states: which event it is, the fault says, and the table has no list of them.

    >>> without_path(Fault("out-of-order", "received 2024-03-01", "", "events[2].at")).path
    ''
    """
    if not _IN_A_CASE.fullmatch(fault.path):
        return fault
    if fault.code == "missing-key":
        return replace(fault, path="", expected="a day of the reply", parameters=FrozenMap(says="reply"))
    return replace(fault, path="")
