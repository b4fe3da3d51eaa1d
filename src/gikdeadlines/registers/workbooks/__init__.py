"""Workbooks of every kind as sheets of rows: XLSX, ODS, XLS, and what portals call by that name 工作簿。

In it: a reader a kind. Sizes are looked at before anything is read, no native reader takes part, and a cell that
holds something is never given as empty.
"""

from .book import FROM_1900, FROM_1904, Merge, Sheet, SpreadRow, Survey, Workbook
from .opening import Text, open_workbook
from .stored import sheet_part_names, stored_results

__all__ = [
    "FROM_1900",
    "FROM_1904",
    "Merge",
    "Sheet",
    "SpreadRow",
    "Survey",
    "Text",
    "Workbook",
    "open_workbook",
    "sheet_part_names",
    "stored_results",
]
