"""The columns and sheets that a check adds to an agency's workbook: no part of its register 核查添加的内容。"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .cells import cell_text

__all__ = ["OWN_NOTES", "OWN_SHEETS", "is_own_heading", "is_own_note"]

_MARKS: Final = ("核查：", "核查:", "Checked: ")
"""How every heading of such a column begins."""

OWN_SHEETS: Final = frozenset({"退回", "说明", "Refused", "Notes"})

OWN_NOTES: Final = frozenset({"核查说明", "Notes on the check"})
"""What stands first in a sheet of notes on a check."""


def is_own_heading(cell: object) -> bool:
    """Whether a heading is that of a column added by a check: it states nothing about a case 是否核查添加的列.

    >>> is_own_heading("核查：结论"), is_own_heading("结论")
    (True, False)
    """
    return cell_text(cell).startswith(tuple(cell_text(mark) for mark in _MARKS))


def is_own_note(name: str, cells: Sequence[object]) -> bool:
    """Whether a sheet is that of the notes of a check, by its name and its first row 是否核查所写的说明表.

    >>> is_own_note("说明 2", ["核查说明"]), is_own_note("说明", ["以上均已延期"])
    (True, False)
    """
    return name.startswith(tuple(OWN_SHEETS)) and bool(cells) and cell_text(cells[0]) in OWN_NOTES
