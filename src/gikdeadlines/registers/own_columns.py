"""The columns and sheets that a check adds to an agency's workbook: no part of its register 核查添加的内容。"""

from __future__ import annotations

from typing import Final

from .cells import cell_text

__all__ = ["OWN_SHEETS", "is_own_heading"]

_MARKS: Final = ("核查：", "核查:", "Checked: ")
"""How every heading of such a column begins."""

OWN_SHEETS: Final = frozenset({"退回", "说明", "Refused", "Notes"})


def is_own_heading(cell: object) -> bool:
    """Whether a heading is that of a column added by a check: it states nothing about a case 是否核查添加的列.

    >>> is_own_heading("核查：结论"), is_own_heading("结论")
    (True, False)
    """
    return cell_text(cell).startswith(tuple(cell_text(mark) for mark in _MARKS))
