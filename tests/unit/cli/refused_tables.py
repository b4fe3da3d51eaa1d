"""Tables of every kind that is refused, whole or in part 各种退回的表格。"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import time
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook

__all__ = ["MAPS", "REGISTER", "TABLES"]

_HEADINGS: Final = "申请编号,申请方式,提交日期,收到日期,延长期限告知日期,延长工作日数,送达方式,答复日期\n"
REGISTER: Final = f"{_HEADINGS}1,邮寄,2024-03-01,2024-03-05,,,邮寄,2024-04-01\n".encode()

_DAYS: Final = {
    "none": "2024-02-30",
    "year": "3月5日",
    "century": "24.3.5",
    "relative": "次日",
    "order": "05/03/2024",
    "day": "2024年3月",
    "several": '"2024-03-05\n2024-03-06"',
    "weekday": "2024-03-05(周一)",
    "serial": "45356",
    "word": "胡说",
    "clock": "2024-03-05 25:00",
    "tab": '"2024-03-05\t？"',
}

_ROWS: Final = {
    "count": "1,邮寄,2024-03-01,2024-03-05,2024-03-20,十五天,邮寄,2024-04-01\n",
    "channel": '1,飞鸽,2024-03-01,,,,邮寄,2024-04-01\n2,网络、信函,2024-03-01,,,,,\n3,"飞\n鸽",2024-03-01,,,,,\n',
    "missing": "1,,2024-03-01,,,,邮寄,2024-04-01\n2,邮寄,,,,,邮寄,2024-04-01\n3,,,,,,,\n4,,,2024-03-01,,15,,\n",
    "cells": "1,邮寄,2024-03-01,2024-03-05,,,邮寄,2024-04-01,多,余\n",
    "nul": "1,邮寄,2024-03-01,2024-03-05\0,,,邮寄,2024-04-01\n",
    "open-quote": '1,邮寄,2024-03-01,2024-03-05,,,邮寄,"2024-04-01\n2,邮寄,2024-03-01,2024-03-05,,,,\n',
    "after-quote": '1,邮寄,2024-03-01,2024-03-05,,,邮寄,"2024"-04-01\n',
    "endless-quote": '1,邮寄,2024-03-01,2024-03-05,,,邮寄,"2024-04-01\n' + "甲\n" * 250,
    "long-cell": f"1,{'长' * 200_000},2024-03-01,,,,,\n",
    "long-line": f"1,{'长' * 500_000},2024-03-01,,,,,\n",
    "before-submission": "1,邮寄,2024-03-05,2024-03-01,2024-03-02,15,邮寄,2024-03-01\n",
}

_STEPS: Final = (
    "申请编号,收到日期,收到补正日期,收到第三方意见日期,收到其他机关意见日期,恢复日期,"
    "缴费日期,补正截止日期,落款日期,交邮日期\n"
)
_STEP_ROWS: Final = {
    "answers": "1,2024-03-01,2024-03-03\n2,2024-03-01,,2024-03-03\n3,2024-03-01,,,2024-03-03\n"
    "4,2024-03-01,,,,2024-03-03\n5,2024-03-01,,,,,2024-03-03\n6,2024-03-01,,,,,,2024-03-03\n",
    "reply": "1,2024-03-01,,,,,,,2024-03-09,2024-03-08\n",
}

_LONG: Final = "案件编号,事件,日期,第三方,渠道,补正截止日期,交邮日期,落款日期,送达方式,适用地区\n"
_LONG_ROWS: Final = {
    "unasked": "1,收到第三方意见,2024-03-05\n1,缴费,2024-03-06\n1,收到申请,2024-03-01\n",
    "twice": "1,收到申请,2024-03-05\n1,收到申请,2024-03-06\n1,撤回,2024-03-07\n1,撤回,2024-03-08\n",
    "event": "1,公示,2024-03-05\n1,,2024-03-05\n1,收到申请,\n",
    "apart": "1,收到申请,2024-03-05\n2,收到申请,2024-03-05\n1,收到申请,2024-03-05\n",
    "field": "1,收到申请,2024-03-05\n1,答复,2024-03-06\n",
    "differs": "1,收到申请,2024-03-05,,,,,,,山西\n1,撤回,2024-03-06,,,,,,,上海\n",
    "channel": "1,提交,2024-03-05,,飞鸽\n2,提交,2024-03-05\n",
    "nothing-before": "1,征求第三方意见,2024-03-05,甲\n1,收到第三方意见,2024-03-04,甲\n",
    "undated": "1,收到申请,2024-03-01\n1,答复,,,,,,,邮寄\n",
    "reversed": "1,收到申请,2024-03-01\n"
    "1,补正告知发出,2024-03-05,,,2024-03-02\n1,答复,,,,,2024-03-01,2024-03-05,邮寄\n",
    "both": "1,双方确认,2024-03-05\n1,从未确认,\n1,提交,2024-03-01,,电子邮件\n",
    "many": "1,征求第三方意见,2024-03-05\n" * 501,
    "nameless": ",收到申请,2024-03-05\n",
    "instant": "1,收到申请,2024-03-05 25:00\n",
    "cells": "1,收到申请,2024-03-05,,,,,,,,多\n",
}

_HEADS: Final = {
    "empty": "",
    "blank": "\n\n",
    "unknown": "甲,乙,丙\n1,2,3\n",
    "same": "申请编号,收到日期,答复日期,收到日期\n1,2024-03-05,2024-04-01,2024-03-06\n",
    "alike": "申请编号,收到日期,答复日期,补正通知日期,补正告知日期\n1,2024-03-05,2024-04-01,,\n",
    "place": "申请编号,适用地区,收到日期,答复日期\n1,火星,2024-03-05,2024-04-01\n",
    "other-cell": '申请编号,收到日期,答复日期,备注\n1,2024-03-05,2024-04-01,"甲\0乙"\n',
}

_BYTES: Final = {
    "no-text.csv": f"{_HEADINGS}1,邮寄,2024-03-01,".encode() + b"\xff\xfe2024,,,,\n",
    "unreadable-id.csv": f"{_HEADINGS}".encode() + b"\xff,,2024-03-01,,,,,\n",
    "utf-16.csv": _HEADINGS.encode("utf-16"),
    "zip.csv": b"PK\x03\x04aaaa",
    "office.csv": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "parquet.csv": b"PAR1xxxx",
    "broken.xlsx": b"PK\x03\x04aaaa",
    "broken.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "junk.xls": bytes(range(256)) * 4,
    "empty.xls": b"",
    "page.xls": "<html><body>登录</body></html>".encode(),
    "archive.xls": b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
    "entity.xls": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    "cut.xls": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet',
    "pdf.xlsx": b"%PDF-1.4",
    "text.xls": b"{\\rtf1",
    "picture.xlsx": b"\x89PNG\r\n\x1a\n",
    "broken.ods": b"PK\x03\x04",
    "broken.parquet": b"PAR1",
}


def _zipped(**parts: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def _book(fill: Callable[[Workbook], object]) -> bytes:
    book, stream = Workbook(), BytesIO()
    book.active.title = "一月"
    fill(book)
    book.save(stream)
    return stream.getvalue()


def _rows(book: Workbook, *rows: list[Any]) -> None:
    for row in (["申请编号", "收到日期", "答复日期", "备注"], *rows):
        book.active.append(row)


def _values(book: Workbook) -> None:
    _rows(
        book,
        ["1", "2024-03-05", "#N/A"],
        ["2", "2024-03-05", "=TODAY()"],
        ["3", True, "2024-04-01"],
        ["4", time(3, 4), "2024-04-01"],
        ["5", 3.7, "甲\n乙"],
    )


def _two_sheets(book: Workbook) -> None:
    _rows(book, ["1", "2024-03-05", "2024-04-01"])
    second = book.copy_worksheet(book.active)
    second.title = "二月"
    second["D1"] = "收到日期"


def _one_cell_more(book: Workbook) -> None:
    _rows(book, ["1", "2024-03-05", "2024-04-01"])
    book.active["H2"] = "多"


def _far(book: Workbook) -> None:
    _rows(book)
    book.active["A1048576"] = "远"


def _tables() -> Iterator[tuple[str, bytes]]:
    for name, day in _DAYS.items():
        yield f"day-{name}.csv", f"{_HEADINGS}1,邮寄,2024-03-01,{day},,,邮寄,2024-04-01\n".encode()
    for head, rows in ((_HEADINGS, _ROWS), (_STEPS, _STEP_ROWS), (_LONG, _LONG_ROWS), ("", _HEADS)):
        kind = {_HEADINGS: "row", _STEPS: "step", _LONG: "long"}.get(head, "head")
        yield from ((f"{kind}-{name}.csv", (head + text).encode()) for name, text in rows.items())
    yield from _BYTES.items()
    yield "case.txt", '{"编号": "1"}\n'.encode()
    yield "no-workbook.xlsx", _zipped(**{"a.txt": "x"})
    yield "nameless.xlsx", _zipped(_rels__rels="<Relationships/>")
    yield "values.xlsx", _book(_values)
    yield "two-sheets.xlsx", _book(_two_sheets)
    yield "one-cell-more.xlsx", _book(_one_cell_more)
    yield "far.xlsx", _book(_far)
    yield "no-headings.xlsx", _book(lambda book: book.active.append(["甲", "乙"]))


TABLES: Final[Mapping[str, bytes]] = dict(_tables())

MAPS: Final[Mapping[str, bytes]] = {
    "table": b"format = 1\n[columns\n",
    "value": b"format = 1\n[columns]\na = \n",
    "string": 'format = 1\n[columns]\n"甲" = "乙\n'.encode(),
    "twice": 'format = 1\n[columns]\n"甲" = "收到日期"\n"甲" = "收到日期"\n'.encode(),
    "end": b'format = 1\n[columns]\n"a',
    "format": b"format = 2\n",
    "other-table": b"format = 1\n[other]\n",
    "heading": 'format = 1\n[columns]\n"处室" = "收到曰期"\n'.encode(),
    "number": 'format = 1\n[columns]\n"处室" = 3\n'.encode(),
    "unmatched": 'format = 1\n[columns]\n"处室" = "收到日期"\n'.encode(),
    "meaning": 'format = 1\n[values.channel]\n"飞鸽" = "空投"\n'.encode(),
    "word": 'format = 1\n[values.channel]\n"飞鸽" = "网络"\n'.encode(),
    "conflict": 'format = 1\n[columns]\n"收到日期" = "答复日期"\n'.encode(),
    "no-text": b"\xff\xfe",
}
"""Maps of columns with a fault each."""
