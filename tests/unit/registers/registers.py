"""One register in every kind of file that can hold it 同一登记簿的各种文件。"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

ROOT: Final = Path(__file__).parents[3]
EXAMPLE: Final = ROOT / "examples" / "applications.csv"
"""Whose outcomes other tests compare with what was worked out by hand."""

EPOCH: Final = date(1899, 12, 30)
Rows = list[list[str]]


def example_rows() -> Rows:
    """The example register: the headings, then its rows."""
    with EXAMPLE.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def is_day(rows: Rows, column: int, cell: str) -> bool:
    """Whether a cell holds a day."""
    return bool(cell) and "日期" in rows[0][column]


def gb18030_csv(rows: Rows) -> bytes:
    """As a spreadsheet program in China saves it: GB18030, days with slashes and without leading zeros."""
    spelled = [
        [_slashed(cell) if row and is_day(rows, at, cell) else cell for at, cell in enumerate(cells)]
        for row, cells in enumerate(rows)
    ]
    return "".join(",".join(cells) + "\r\n" for cells in spelled).encode("gb18030")


def _slashed(cell: str) -> str:
    day = date.fromisoformat(cell)
    return f"{day.year}/{day.month}/{day.day}"


def xlsx(rows: Rows, days: str = "real", *, sheets: Sequence[str] = ("登记簿",), title: str = "") -> bytes:
    """A workbook; its days are ``real`` ones, ``text`` in Chinese, or bare ``serial`` numbers."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        look = book.add_format({"num_format": "yyyy/m/d"})
        for name in sheets:
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, title)
            for row, cells in enumerate(rows, start=2 if title else 0):
                for at, cell in enumerate(cells):
                    if cells is rows[0] or not is_day(rows, at, cell):
                        sheet.write_string(row, at, cell)
                    else:
                        _write_day(sheet, (row, at), date.fromisoformat(cell), (days, look))
    return stream.getvalue()


def _write_day(sheet: object, at: tuple[int, int], day: date, how: tuple[str, object]) -> None:
    days, look = how
    write: Callable[..., object] = {
        "real": lambda: sheet.write_datetime(*at, day, look),  # type: ignore[attr-defined]
        "text": lambda: sheet.write_string(*at, f"{day.year}年{day.month}月{day.day}日"),  # type: ignore[attr-defined]
        "serial": lambda: sheet.write_number(*at, (day - EPOCH).days),  # type: ignore[attr-defined]
    }[days]
    write()


def ods(rows: Rows) -> bytes:
    """An OpenDocument spreadsheet with real days."""
    lines = [
        "<table:table-row>" + "".join(_ods_cell(rows, row, at, cell) for at, cell in enumerate(cells))
        for row, cells in enumerate(rows)
    ]
    stream = BytesIO()
    with ZipFile(stream, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        parts.writestr("content.xml", _ODS_START + "</table:table-row>".join([*lines, ""]) + _ODS_END)
    return stream.getvalue()


def _ods_cell(rows: Rows, row: int, at: int, cell: str) -> str:
    if row and is_day(rows, at, cell):
        value = f'office:value-type="date" office:date-value="{cell}"'
    else:
        value = 'office:value-type="string"' if cell else ""
    return f"<table:table-cell {value}><text:p>{escape(cell)}</text:p></table:table-cell>" if cell else _ODS_EMPTY


_ODS_EMPTY: Final = "<table:table-cell/>"
_ODS_MANIFEST: Final = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
_ODS_START: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="登记簿">'
)
_ODS_END: Final = "</table:table></office:spreadsheet></office:body></office:document-content>"


def arrow(rows: Rows) -> pa.Table:
    """A table with real days, a null for each empty cell."""
    columns = {}
    for at, heading in enumerate(rows[0]):
        cells = [cells[at] or None for cells in rows[1:]]
        if "日期" in heading:
            columns[heading] = pa.array([date.fromisoformat(cell) if cell else None for cell in cells], pa.date32())
        else:
            columns[heading] = pa.array(cells, pa.string())
    return pa.table(columns)


def parquet(rows: Rows) -> bytes:
    """The same as a Parquet file."""
    stream = BytesIO()
    pq.write_table(arrow(rows), stream)
    return stream.getvalue()
