"""Workbooks written by hand, part by part, so that a test says exactly what stands in the file 手写的工作簿。"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADINGS: Final = '<row r="1">' + "".join(
    f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'
    for place, text in (("A1", "申请编号"), ("B1", "收到日期"), ("C1", "答复日期"))
)
"""The row of the headings, left open for further cells."""

DATED: Final = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/>'
    '</numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)
"""Styles: 0 for numbers, 1 and 2 for days."""


def xlsx(
    *bodies: str,
    strings: str | bytes = "",
    styles: str = DATED,
    date1904: bool = False,
    extra: Mapping[str, bytes] = {},
) -> bytes:
    """A workbook whose sheets have these bodies: everything inside ``worksheet``."""
    sheets = {f"sheet{number}": body for number, body in enumerate(bodies, start=1)}
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_TYPE}"><workbookPr date1904="{int(date1904)}"/><sheets>'
            + "".join(f'<sheet name="{name}" sheetId="1" r:id="{name}"/>' for name in sheets)
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            *((name, "worksheet", f"worksheets/{name}.xml") for name in sheets),
            ("st", "styles", "styles.xml"),
            ("ss", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{MAIN}"/>',
        **{
            f"xl/worksheets/{name}.xml": f'<worksheet xmlns="{MAIN}">{body}</worksheet>'
            for name, body in sheets.items()
        },
        **extra,
    }
    return zipped(parts)


def sheet(*rows: str, after: str = "") -> str:
    """The body of a sheet with headings, these rows below them, and what stands after."""
    return f"<sheetData>{HEADINGS}</row>{''.join(rows)}</sheetData>{after}"


def _relations(*given: tuple[str, str, str]) -> str:
    each = "".join(f'<Relationship Id="{id_}" Type="{_TYPE}/{kind}" Target="{to}"/>' for id_, kind, to in given)
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as found:
        for name, content in parts.items():
            found.writestr(name, content)
    return stream.getvalue()


def ods(*rows: str, settings: str = "", styles: str = "", name: str = "登记簿") -> bytes:
    """An OpenDocument workbook of one sheet with these rows."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces} {calc}>{styles}<office:body><office:spreadsheet>"
            f'{settings}<table:table table:name="{name}">{"".join(rows)}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def ods_row(*cells: str, attributes: str = "") -> str:
    """A row of cells, each a text or a whole element."""
    return f"<table:table-row {attributes}>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: str) -> str:
    if cell.startswith("<"):
        return cell
    return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
