"""What a row of a table is called where it has no number of its own 无编号之行。"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["row_id", "row_of_id"]

_ROW: Final = re.compile(r"row\[(\d+)\]", re.ASCII)


def row_id(row: int) -> str:
    """What a row is called that has no number among rows that have: no number can be the same 无编号之行的编号.

    >>> row_id(12), row_of_id("row[12]"), row_of_id("12")
    ('row[12]', 12, None)
    """
    return f"row[{row}]"


def row_of_id(id_: str) -> int | None:
    """The row that an id names, None for one that a register has 编号所指的行."""
    match = _ROW.fullmatch(id_)
    return int(match[1]) if match else None
