"""Three ledgers as clerks keep them, with what spreadsheet programs offer them 三本台账。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO
from typing import Any, Final

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from gikdeadlines.checking.formula_results import with_results

D = date

_GROUPS: Final = (
    *("序号", "登记编号", "申请人", "申请方式", "收到时间", "补正情况", None, "征求第三方意见", None),
    *("答复情况", None, None, "备注"),
)
_NAMES: Final = (
    *(None, None, None, None, None, "通知时间", "补正时间", "发函时间", "回函时间"),
    *("答复时间", "文书送达方式", "答复文号", None),
)
_GROUPED: Final = (
    ("邮寄", D(2024, 1, 8), None, None, None, None, D(2024, 2, 2), "邮寄", "1号", None),
    ("网络", D(2024, 1, 22), None, None, None, None, D(2024, 2, 27), "邮寄", "2号", None),
    ("当面", D(2024, 2, 5), D(2024, 2, 8), D(2024, 2, 26), None, None, D(2024, 3, 22), "直接送达", "3号", None),
    ("信函", D(2024, 3, 5), None, None, D(2024, 3, 8), D(2024, 3, 20), D(2024, 4, 12), "邮寄", "4号", None),
    ("EMS", "2024.3.11", None, None, None, None, "2024.4.9", "挂号", "5号", None),
    ("网上平台", "2024年4月1日", None, None, None, None, "2024年5月6日", "邮寄", "6号", "未延期"),
    ("邮寄", D(2024, 5, 6), None, None, None, None, D(2024, 6, 5), "邮寄", "7号", None),
    ("邮寄", D(2024, 6, 3), None, None, None, None, "办理中", None, None, None),
    ("邮寄", D(2024, 7, 1), None, None, None, None, "=E13+25", "邮寄", "9号", None),
    ("邮寄", D(2024, 8, 5), None, None, None, None, D(2024, 9, 2), "邮寄", "10号", None),
    ("邮寄", D(2024, 9, 2), None, None, None, None, D(2024, 10, 8), "邮寄", "11号", None),
    ("邮寄", D(2024, 11, 4), None, None, None, None, D(2024, 12, 2), "邮寄", "12号", "已归档"),
)
GROUPED_VERDICTS: Final = (
    *("按期答复", "逾期答复", "按期答复", "按期答复", "按期答复", "逾期答复", "逾期答复", "逾期未答复"),
    *("按期答复", "按期答复", "逾期答复", "按期答复"),
)
"""By the notice of 2024 due on 4 February (a Sunday worked), 22 February, 25 March (counted anew from the correction),
16 April (8 to 20 March out), 9 April, 29 April, 31 May, 2 July, 29 July, 2 September, 30 September, 2 December."""


def grouped() -> bytes:
    """A title, two rows of headings with merged groups, lists to choose from, colours by rule, a print area, notes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2024年"
    sheet["A1"] = "某局政府信息公开申请办理台账（2024年度）"
    sheet["A2"], sheet["K2"] = "填报单位：办公室", "填报日期：2024年12月20日"
    _write(sheet, 3, [_GROUPS, _NAMES])
    _write(sheet, 5, [(n, f"〔2024〕{n}号", "某", *row) for n, row in enumerate(_GROUPED, start=1)])
    sheet["A17"], sheet["B17"] = "合计", "=COUNTA(B5:B16)"
    sheet["A18"] = "备注：1.收到时间以登记为准。2.本表由办公室填写。"
    sheet["A19"], sheet["J19"] = "制表人：甲", "审核人：乙"
    for area in ("A1:M1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "M3:M4", "F3:G3", "H3:I3", "J3:L3", "A18:M18"):
        sheet.merge_cells(area)
    _dress(sheet)
    other = book.create_sheet("字典")
    _write(other, 1, [("方式",), ("邮寄",), ("=COUNTIF('2024年'!D:D,A2)",)])
    other.sheet_state = "hidden"
    book.defined_names["方式"] = DefinedName("方式", attr_text="字典!$A$2:$A$2")
    return _stored(book, {"2024年": {"J13": ("n", "45499"), "B17": ("n", "12")}, "字典": {"A3": ("n", "7")}})


def _dress(sheet: Any) -> None:  # noqa: ANN401 - openpyxl's
    sheet.column_dimensions["M"].width, sheet.column_dimensions["L"].hidden = 33, True
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes, sheet.auto_filter.ref = "C5", "A4:M16"
    choices = DataValidation(type="list", formula1='"邮寄,网络,当面"', allow_blank=True)
    choices.add("D5:D100")
    sheet.add_data_validation(choices)
    yellow = PatternFill("solid", bgColor="FFFF00")
    sheet.conditional_formatting.add("J5:J16", CellIsRule(operator="equal", formula=['"办理中"'], fill=yellow))
    sheet.conditional_formatting.add("A5:M16", FormulaRule(formula=['$J5=""'], font=Font(color="FF0000")))
    sheet["C7"].comment = Comment("电话已核实", "办公室")
    sheet["B6"].hyperlink = "https://example.org/2"
    sheet["M9"].fill = PatternFill("solid", start_color="C6EFCE")
    sheet.print_area, sheet.print_title_rows = "A1:M19", "3:4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8
    sheet.oddFooter.center.text = "第 &P 页"
    sheet.sheet_properties.tabColor = "FF0000"


_MONTHLY: Final = (
    ("甲-1", "公民", D(2025, 1, 6), "邮寄", None, None, D(2025, 2, 7)),
    ("甲-2", "法人", D(2025, 1, 13), "邮寄", D(2025, 2, 12), 20, D(2025, 3, 10)),
    ("小计",),
    ("甲-3", "公民", D(2025, 2, 10), "邮寄", None, None, D(2025, 3, 10)),
    ("甲-4", "公民", D(2025, 2, 17), "网络", None, None, D(2025, 3, 17)),
    ("甲-5", "公民", D(2025, 2, 24), "邮寄", None, None, D(2025, 4, 1)),
    ("小计",),
    ("甲-6", "公民", D(2025, 3, 3), "邮寄", None, None, D(2025, 3, 31)),
    ("甲-7", "公民", D(2025, 3, 10), "传真", D(2025, 4, 3), 10, None),
    ("甲-8", "公民", D(2025, 3, 17), "邮寄", None, None, D(2025, 4, 15)),
    ("甲-9", "公民", D(2025, 3, 24), "邮寄", None, None, D(2025, 4, 22)),
    ("小计",),
    ("甲-10", "公民", D(2025, 4, 7), "邮寄", None, None, D(2025, 5, 7)),
    ("甲-11", "公民", D(2025, 4, 14), "邮寄", None, None, None),
    ("甲-12", "公民", D(2025, 4, 21), "邮寄", None, None, D(2025, 5, 23)),
)
MONTHLY_VERDICTS: Final = (
    *(
        "按期答复",
        "按期答复",
        None,
        "按期答复",
        "按期答复",
        "逾期答复",
        None,
        "按期答复",
        "逾期未答复",
        "按期答复",
        "按期答复",
    ),
    *(None, "按期答复", "逾期未答复", "逾期答复"),
)
"""Due on 8 February (a Saturday worked), 14 March (14 February and 20 days more), 10, 17, 24 and 31 March, 22 April (8
April and 10 more), 15 and 22 April, 7, 14 and 21 May 2025, by the notice of 2025; three rows are subtotals."""


def monthly() -> bytes:
    """Subtotals between the rows, formulas for the last day and the days left, protection, an outline."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet["A1"], sheet["A2"] = "政府信息公开申请登记表", "（单位：件）"
    sheet.merge_cells("A1:J1")
    names = (
        "编号",
        "申请人类别",
        "收件日期",
        "受理方式",
        "延期告知日期",
        "延长天数",
        "寄出日期",
        "送达方式",
        "应答复日期",
        "剩余天数",
    )
    _write(sheet, 4, [names, *_MONTHLY])
    results: dict[str, tuple[str, str]] = {}
    for row, cells in enumerate(_MONTHLY, start=5):
        if len(cells) > 1:
            sheet.cell(row, 8, "邮寄" if cells[-1] else None)
            sheet.cell(row, 9, f"=WORKDAY(C{row},20)").number_format = "yyyy-mm-dd"
            sheet.cell(row, 10, f"=I{row}-TODAY()")
            results |= {f"I{row}": ("n", "45700"), f"J{row}": ("n", "3")}
            sheet.row_dimensions[row].outlineLevel = 1
            sheet.cell(row, 1).protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.sheet_view.zoomScale = 85
    return _stored(book, {"台账": results})


LISTED_VERDICTS: Final = ("按期答复",) * 11 + ("逾期未答复",)
"""Handed in on a Monday and answered a fortnight later, within ten working days; the last was not answered."""


def listed() -> bytes:
    """A table of the program's own kind between a cover and a sheet with a chart; the register is the second sheet."""
    book = openpyxl.Workbook()
    book.active.title, book.active["A1"] = "封面", "台账"
    sheet = book.create_sheet("依申请公开")
    days = [D(2025, 5, 12) + timedelta(7 * n) for n in range(12)]
    rows: list[tuple[object, ...]] = [("序号", "受理编号", "申请时间", "申请途径", "答复方式", "答复日期", "公开结果")]
    rows += [(n, f"G{n:03}", day, "现场", "邮寄", day + timedelta(14), "公开") for n, day in enumerate(days, start=1)]
    rows[-1] = (*rows[-1][:5], None, None)
    _write(sheet, 1, rows)
    table = Table(displayName="Table1", ref="A1:G13")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "A2"
    figures = book.create_sheet("统计")
    figures["A1"], figures["B1"] = "合计", "=COUNTA(依申请公开!B2:B13)"
    chart = BarChart()
    chart.add_data(Reference(figures, min_col=2, min_row=1, max_row=1))
    figures.add_chart(chart, "D2")
    return _stored(book, {"统计": {"B1": ("n", "12")}})


def _write(sheet: Any, first: int, rows: Sequence[Sequence[object]]) -> None:  # noqa: ANN401 - openpyxl's
    for row, cells in enumerate(rows, start=first):
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column, value)


def _stored(book: openpyxl.Workbook, results: dict[str, dict[str, tuple[str, str]]]) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return with_results(stream.getvalue(), results)
