"""An agency's table into cases 登记簿。

In it: headings, cells, the readers of each format, rows and blocks.
It imports ``loading`` and what stands below it; a row that cannot be read comes back as a refusal, never as a guess.
"""

from .arrow import column_cells, read_arrow, without_view
from .blocks import Block
from .cells import CellKind, is_blank, parse_cell
from .headings import WIDE, Column, Found, Layout, is_known_heading, layout_of, resembling
from .own_columns import is_own_heading
from .reading import read_cases, read_in_blocks, read_questions
from .tables import WideReader, carried_text
from .wide import case_of_row, case_of_values
from .workbooks import sheet_part_names, stored_results

__all__ = [
    "WIDE",
    "Block",
    "CellKind",
    "Column",
    "Found",
    "Layout",
    "WideReader",
    "carried_text",
    "case_of_row",
    "case_of_values",
    "column_cells",
    "is_blank",
    "is_known_heading",
    "is_own_heading",
    "layout_of",
    "parse_cell",
    "read_arrow",
    "read_cases",
    "read_in_blocks",
    "read_questions",
    "resembling",
    "sheet_part_names",
    "stored_results",
    "without_view",
]
