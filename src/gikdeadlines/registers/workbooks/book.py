"""What every kind of workbook is made of: sheets, rows, merged cells, cells that hold no value 工作簿。

A reader of one kind gives a :class:`Workbook`; from there on nobody asks which kind it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, NoReturn

from gikdeadlines.values import Fault, FrozenMap, TableError

__all__ = [
    "FROM_1900",
    "FROM_1904",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Merge",
    "Sheet",
    "SpreadRow",
    "Survey",
    "Workbook",
    "calendar_value",
    "refuse_size",
    "refuse_workbook",
    "require_extent",
]

FROM_1900: Final = date(1899, 12, 30)
"""Day 0 of the usual date system, for every day after February 1900."""

FROM_1904: Final = date(1904, 1, 1)
"""Day 0 of the date system of 1904, which workbooks from older Macs have."""

MOST_ROWS: Final = 1 << 20
MOST_COLUMNS: Final = 1 << 14
MOST_CELLS: Final = 80_000_000
"""From the first to the last that is used, in one sheet."""

_WIDEST_GAP: Final = 1 << 16
"""Nobody leaves so many rows empty inside a table; what stands below them is a slip, or meant to do harm."""

_LAST_FALSE_SERIAL: Final = 60
"""29 February 1900, which did not exist; what stands before is one day off."""

_MILLISECONDS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells merged into one 合并单元格: rows from 1, columns from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


class SpreadRow(list[object]):
    """A row in which each merged cell stands in every column that it covers; ``merged`` are they 已展开的行.

    ``goes_on`` says that one of them began in a row above.
    """

    def __init__(self, cells: Iterable[object]) -> None:
        super().__init__(cells)
        self.merged: set[int] = set()
        self.goes_on = False


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a sheet before its rows are read 工作表概况: its merged cells, and which rows are hidden.

    ``comments`` are by the row, from 1, and the column, from 0, of their cell; ``struck`` are the places of cells whose
    text has a line through it; ``boxes`` are the texts of shapes that lie over the cells.
    """

    merges: tuple[Merge, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet 工作表.

    ``rows`` gives its rows from the first on, each as long as its last cell; it can be called again. ``survey`` refuses
    a sheet that would fill memory.
    """

    name: str
    rows: Callable[[], Iterator[list[object]]]
    survey: Callable[[], Survey] = Survey
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook, and the day from which its numbers count 工作簿."""

    sheets: tuple[Sheet, ...]
    day_zero: date = FROM_1900


def calendar_value(serial: float, day_zero: date) -> object:
    """The day or the moment that a serial number stands for; the number, where it stands for none 序列日期.

    >>> calendar_value(45356, FROM_1900), calendar_value(43894.5, FROM_1904)
    (datetime.date(2024, 3, 5), datetime.datetime(2024, 3, 5, 12, 0))
    """
    if serial < 0 or (day_zero == FROM_1900 and serial <= _LAST_FALSE_SERIAL):
        return _time_of(serial) if 0 <= serial < 1 else serial
    days, rest = divmod(round(serial * _MILLISECONDS), _MILLISECONDS)
    try:
        day = day_zero + timedelta(days=days)
    except OverflowError:
        return serial
    return datetime.combine(day, time()) + timedelta(milliseconds=rest) if rest else day


def _time_of(serial: float) -> object:
    rest = round(serial * _MILLISECONDS) % _MILLISECONDS
    return (datetime.combine(FROM_1900, time()) + timedelta(milliseconds=rest)).time()


def require_extent(rows: int, columns: int, file: str, *, gap: int = 0) -> None:
    """Refuse a sheet that reaches too far 确认范围.

    Args:
        rows: of the sheet, down to the last that is used.
        columns: as far as the last that is used.
        file: named in the refusal.
        gap: how many empty rows stand between two that are used.

    Raises:
        TableError: ``too-large``.
    """
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS or gap > _WIDEST_GAP:
        expected = f"a sheet of at most {MOST_CELLS} cells, from the first to the last that is used"
        refuse_size(rows * columns, expected, file, says="sheet", most=MOST_CELLS)


def refuse_size(given: object, expected: str, file: str, **parameters: object) -> NoReturn:
    """Refuse what would fill memory 过大.

    Raises:
        TableError: ``too-large``.
    """
    hint = "clear what stands far from the table, or save it as CSV"
    raise TableError(
        Fault(code="too-large", given=given, expected=expected, path=file, hint=hint, parameters=FrozenMap(parameters))
    )


def refuse_workbook(file: str, hint: str = "", *, kind: str = "broken") -> NoReturn:
    """Refuse what is no workbook, saying what it is where that is known 不是工作簿.

    Raises:
        TableError: ``not-a-table``.
    """
    fault = Fault(
        code="not-a-table",
        given="",
        expected="a workbook: XLSX, XLS or ODS, without a password",
        path=file,
        hint=hint[:120] or "it is damaged, or was not fetched to its end",
        parameters=FrozenMap(says="workbook", kind=kind),
    )
    raise TableError(fault)
