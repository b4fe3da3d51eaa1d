"""A ledger as a clerk keeps it: title, heading rows, merged cells, colours, a formula, notes 一本台账。"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final

import openpyxl
from openpyxl.styles import Border, Font, PatternFill, Side

from gikdeadlines.checking.formula_results import with_results

SHEET: Final = "2024年台账"
HEADINGS: Final = ("序号", "申请编号", "申请人", "申请方式", "收到日期", "答复日期", "送达方式", "备注")

ROWS: Final[tuple[tuple[object, ...], ...]] = (
    (1, "2024-001", "甲", "邮寄", date(2024, 3, 5), date(2024, 4, 2), "邮寄", None),
    (2, "2024-002", "乙", "网上", date(2024, 3, 5), date(2024, 4, 9), "邮寄", "已电话沟通"),
    (3, "2024-003", "丙", "当面", date(2024, 3, 6), date(2024, 4, 3), "邮寄", None),
    (4, "2024-004", "丁", "邮寄", "2024年3月8日", "2024.4.3", "邮寄", None),
    (5, "2024-005", "戊", "邮寄", date(2024, 3, 11), "=E8+21", "邮寄", None),
    (6, "2024-006", "己", "邮寄", "3月12日", date(2024, 4, 3), "邮寄", None),
    (7, "2024-007", "庚", "传真", date(2024, 3, 13), date(2024, 4, 8), "邮寄", None),
    (8, "2024-008", "辛", "邮寄", date(2024, 3, 14), date(2024, 4, 8), "邮寄", None),
    (None, None, None, None, None, date(2024, 4, 12), "邮寄", "分两次答复"),
    (9, "2024-009", "壬", "邮寄", date(2024, 3, 15), None, None, None),
    (10, "2024-010", "癸", "邮寄", date(2024, 3, 18), date(2024, 4, 16), "邮寄", None),
    (11, "2024-011", "子", "邮寄", date(2024, 3, 19), date(2024, 4, 17), "邮寄", None),
    (12, "2024-012", "丑", "邮寄", date(2024, 3, 20), date(2024, 4, 18), "邮寄", None),
    ("合计", None, None, "=COUNTA(B4:B16)", None, None, None, None),
)
"""From row 4 on; the rows 11 and 12 are one application with two answers."""

VERDICTS: Final[Mapping[int, str]] = {
    4: "按期答复", 5: "逾期答复", 6: "按期答复", 7: "按期答复", 8: "按期答复", 9: "退回", 10: "按期答复",
    11: "按期答复", 13: "逾期未答复", 14: "按期答复", 15: "按期答复", 16: "按期答复",
}  # fmt: skip
"""Twenty working days from the day after receipt: of 5 March 2024 they end on 2 April, so that 9 April is late; of
11 March, with Qingming from 4 to 6 April off and 7 April worked, on 9 April, and the formula says 1 April; row 9 has no
year; row 13 has no answer."""


def ledger(*, heading_rows: int = 1) -> bytes:
    """The ledger, its headings in one row or in two."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet["A1"] = "某区2024年政府信息公开申请台账"
    sheet.merge_cells("A1:H1")
    _write_headings(sheet, heading_rows)
    for row, cells in enumerate(ROWS, start=4):
        for column, cell in enumerate(cells, start=1):
            sheet.cell(row, column, cell)
    for letter in "ABCDE":
        sheet.merge_cells(f"{letter}11:{letter}12")
    _dress(sheet)
    book.create_sheet("说明")["A1"] = "本台账由办公室填写"
    stream = BytesIO()
    book.save(stream)
    return with_results(stream.getvalue(), {SHEET: {"F8": ("n", "45383"), "D17": ("n", "12")}})


def _write_headings(sheet: Any, rows: int) -> None:  # noqa: ANN401 - openpyxl's
    if rows == 1:
        for column, text in enumerate(HEADINGS, start=1):
            sheet.cell(3, column, text)
        return
    for column, text in enumerate(HEADINGS, start=1):
        is_grouped = text in {"答复日期", "送达方式"}
        sheet.cell(3 if is_grouped else 2, column, text)
        if not is_grouped:
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    sheet["F2"] = "答复情况"
    sheet.merge_cells("F2:G2")


def _dress(sheet: Any) -> None:  # noqa: ANN401 - openpyxl's
    line = Border(*(Side("thin"),) * 4)
    for cells in sheet["A2:H17"]:
        for cell in cells:
            cell.border, cell.font = line, Font(name="宋体", bold=cell.row < 4)
            if cell.data_type == "d":
                cell.number_format = "yyyy/m/d"
    sheet["F8"].number_format = "yyyy/m/d"
    sheet["B5"].fill = PatternFill("solid", start_color="FFFF00")
    sheet.column_dimensions["B"].width = 14
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[7].hidden = True
    sheet.freeze_panes = "C4"
    sheet.auto_filter.ref = "A3:H16"
