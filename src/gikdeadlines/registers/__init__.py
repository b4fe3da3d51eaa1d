"""An agency's table into cases 登记簿。

In it: headings, cells, the readers of each format, rows and blocks.
It imports ``loading`` and what stands below it; a row that cannot be read comes back as a refusal, never as a guess.
"""

from .ahead import read_table
from .arrow import (
    column_cells,
    foreseen_in_batches,
    in_memory,
    matching,
    plain_batch,
    plain_schema,
    read_arrow,
    require_stream,
    shapes_of,
)
from .blocks import Block
from .cells import CellKind, cell_text, is_blank, is_none, mapped, parse_cell
from .column_map import NO_MAP, ColumnMap
from .columns import ColumnReading, ColumnState, TableReading, read_columns
from .doubts import is_doubtful
from .fields import WIDE, Column, Found, column_by_name
from .following import MAY_BE_PART, doubt_of_next, goes_on_by_name, position_of_number, shares_receipt
from .hashes import are_in, hashes_of
from .heading_blocks import HeadingRows, require_matched
from .headings import Layout, layout_of, require_settled
from .json_cases import read_questions
from .lateness import says_late, yes_means_late
from .maps import SaidOfColumns, column_map, load_column_map, map_text
from .naming import is_known_heading, resembling
from .notes import any_word_in_cells
from .own_columns import is_own_heading
from .reading import read_cases, read_in_blocks, read_tables
from .tables import Table, WideReader, carried_text, with_doubts
from .told import ToldLine, names_in
from .vocabulary import may_go_on
from .wide import case_of_row, case_of_values
from .workbooks import sheet_part_names, stored_results

__all__ = [
    "MAY_BE_PART",
    "NO_MAP",
    "WIDE",
    "Block",
    "CellKind",
    "Column",
    "ColumnMap",
    "ColumnReading",
    "ColumnState",
    "Found",
    "HeadingRows",
    "Layout",
    "SaidOfColumns",
    "Table",
    "TableReading",
    "ToldLine",
    "WideReader",
    "any_word_in_cells",
    "are_in",
    "carried_text",
    "case_of_row",
    "case_of_values",
    "cell_text",
    "column_by_name",
    "column_cells",
    "column_map",
    "doubt_of_next",
    "foreseen_in_batches",
    "goes_on_by_name",
    "hashes_of",
    "in_memory",
    "is_blank",
    "is_doubtful",
    "is_known_heading",
    "is_none",
    "is_own_heading",
    "layout_of",
    "load_column_map",
    "map_text",
    "mapped",
    "matching",
    "may_go_on",
    "names_in",
    "parse_cell",
    "plain_batch",
    "plain_schema",
    "position_of_number",
    "read_arrow",
    "read_cases",
    "read_columns",
    "read_in_blocks",
    "read_questions",
    "read_table",
    "read_tables",
    "require_matched",
    "require_settled",
    "require_stream",
    "resembling",
    "says_late",
    "shapes_of",
    "shares_receipt",
    "sheet_part_names",
    "stored_results",
    "with_doubts",
    "yes_means_late",
]
