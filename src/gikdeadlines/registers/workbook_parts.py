"""What the reader of workbooks does not say: how large one would become, and which formulas failed 工作簿的检查。

An XLSX is a ZIP file of XML. One cell in the last row of the last column makes a table of 17,000 million cells, which
no memory holds; a formula that failed reads as an empty cell, so that a day would be lost in silence; and an ODS whose
XML does not close what it opened would be read for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an error's name

from gikdeadlines.values import Fault, FrozenMap, TableError

__all__ = ["error_cells", "require_modest", "require_whole"]

_MOST_BYTES: Final = 3 << 30
"""Of XML. A sheet of a million rows with 30 columns takes about 1 GB."""

_MOST_CELLS: Final = 80_000_000

_CHUNK: Final = 1 << 20
_OVERLAP: Final = 4096
_LONGEST_PART: Final = 1 << 20

_CELL: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,8})(\d{1,9})"[^>]*>')
_IS_ERROR: Final = re.compile(rb'\bt="e"')
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]{1,30})</")
_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_REPEATED: Final = re.compile(rb'number-(rows|columns)-repeated="(\d{1,12})"')


def require_modest(content: BytesIO, file: str) -> None:
    """Refuse a workbook that would fill memory 确认大小.

    Raises:
        TableError: ``too-large``.
    """
    parts = _parts(content)
    if parts is None:
        return
    size = sum(info.file_size for info in parts.infolist())
    if size > _MOST_BYTES:
        _refuse_size(size, f"at most {_MOST_BYTES} bytes when unpacked", file, says="unpacked", most=_MOST_BYTES)
    for name in _sheet_parts(parts):
        cells = _extent(parts, name)
        if cells > _MOST_CELLS:
            expected = f"a sheet of at most {_MOST_CELLS} cells, from the first to the last that is used"
            _refuse_size(cells, expected, file, says="sheet", most=_MOST_CELLS)


def _refuse_size(given: int, expected: str, file: str, **parameters: object) -> None:
    hint = "clear what stands far from the table, or save it as CSV"
    raise TableError(
        Fault(code="too-large", given=given, expected=expected, path=file, hint=hint, parameters=FrozenMap(parameters))
    )


def require_whole(content: BytesIO, file: str) -> None:
    """Refuse an ODS whose XML is broken 确认完整.

    Raises:
        TableError: ``not-a-table``.
    """
    parts = _parts(content)
    if parts is None or "content.xml" not in parts.namelist():
        return
    parser = expat.ParserCreate()
    try:
        for chunk in _chunks(parts, "content.xml", overlap=0):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        fault = Fault(
            code="not-a-table",
            given="",
            expected="a whole ODS file",
            path=file,
            hint=f"content.xml: {error}",
            parameters=FrozenMap(says="ods"),
        )
        raise TableError(fault) from None


def error_cells(content: BytesIO, sheet: str) -> dict[tuple[int, int], str]:
    """The cells of a sheet of an XLSX whose formula failed, such as #REF!, by row and column 公式出错的单元格."""
    parts = _parts(content)
    path = _path_of(parts, sheet) if parts is not None else None
    if parts is None or path is None:
        return {}
    return {
        (int(match[2]) - 1, _column(match[1])): value[1].decode("utf-8", "replace") if value else "#ERROR!"
        for match, following in _cells(parts, path)
        if _IS_ERROR.search(match[0])
        for value in [_VALUE.search(following)]
    }


def _parts(content: BytesIO) -> ZipFile | None:
    """The parts of a ZIP file; None for an XLS, and for what is broken: the reader proper will say so."""
    try:
        return ZipFile(content)
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return None


def _sheet_parts(parts: ZipFile) -> list[str]:
    return [name for name in parts.namelist() if name.startswith("xl/worksheets/") or name == "content.xml"]


def _extent(parts: ZipFile, name: str) -> int:
    """How many cells the reader would lay out."""
    if name == "content.xml":
        return _repeated(parts, name)
    rows = columns = 0
    for match, _ in _cells(parts, name):
        rows, columns = max(rows, int(match[2])), max(columns, _column(match[1]) + 1)
    return rows * columns


def _repeated(parts: ZipFile, name: str) -> int:
    """A bound that only a file built to do harm reaches: spreadsheet programs repeat empty rows, at most 1,048,576."""
    most = {b"rows": 1, b"columns": 1}
    for chunk in _chunks(parts, name):
        for match in _REPEATED.finditer(chunk):
            most[match[1]] = max(most[match[1]], int(match[2]))
    return _MOST_CELLS + 1 if max(most.values()) > 1 << 20 else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _cells(parts: ZipFile, name: str) -> Iterator[tuple[re.Match[bytes], bytes]]:
    """Every cell's opening tag, and what follows it."""
    for chunk in _chunks(parts, name):
        for match in _CELL.finditer(chunk):
            yield match, chunk[match.end() : match.end() + 200] if b't="e"' in match[0] else b""


def _chunks(parts: ZipFile, name: str, *, overlap: int = _OVERLAP) -> Iterator[bytes]:
    """The bytes of a part, with an overlap in which a tag that was cut stands whole."""
    kept = b""
    try:
        with parts.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                yield kept + chunk
                kept = chunk[-overlap:] if overlap else b""
    except (BadZipFile, ZlibError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return


# The part of a sheet


def _path_of(parts: ZipFile, sheet: str) -> str | None:
    ids = {_attribute(tag, "name"): _attribute(tag, "r:id") for tag in _SHEET.findall(_text(parts, "xl/workbook.xml"))}
    relations = _RELATION.findall(_text(parts, "xl/_rels/workbook.xml.rels"))
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in relations}
    target = targets.get(ids.get(sheet, ""), "")
    path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return path if path in parts.namelist() else None


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\b{re.escape(name)}="([^"]*)"', tag)
    return unescape(match[1]) if match else ""


def _text(parts: ZipFile, name: str) -> str:
    try:
        with parts.open(name) as stream:
            return stream.read(_LONGEST_PART).decode("utf-8", "replace")
    except (KeyError, BadZipFile, ZlibError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        return ""
