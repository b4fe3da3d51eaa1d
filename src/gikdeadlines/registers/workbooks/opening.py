"""Which kind of workbook a file is, by what it holds: its name is often wrong 识别工作簿类型。"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from .book import Workbook, refuse_size, refuse_workbook
from .html_tables import html_workbook, is_html
from .ods import is_ods, ods_workbook
from .parts import Parts
from .spreadsheetml import is_spreadsheetml, spreadsheetml_workbook
from .xls import xls_workbook
from .xlsx import is_xlsx, xlsx_workbook

__all__ = ["Text", "open_workbook"]

_HEAD: Final = 1 << 12
_CHUNK: Final = 1 << 18
_MOST_TEXT: Final = 256 << 20
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""How the oldest workbooks begin, which no compound file surrounds."""

_USUAL: Final = bytes(byte for byte in range(256) if byte >= ord(" ") or byte in b"\t\n\v\f\r")
_CONTROLS_AMONG: Final = 20

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMED: Final = (
    (b"%PDF", "pdf", "it is a PDF file"),
    (b"{\\rtf", "rtf", "it is a text document (RTF)"),
    (b"\x89PNG", "image", "it is a picture"),
    (b"\xff\xd8\xff", "image", "it is a picture"),
    (b"Rar!", "archive", "it is an archive: unpack it first"),
    (b"7z\xbc\xaf", "archive", "it is an archive: unpack it first"),
    (b"PAR1", "parquet", "it is a Parquet file, which is told by the name"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A file that bears the name of a workbook and holds separated values 名为工作簿的分隔文本; as UTF-8 or GB18030."""

    content: bytes


def open_workbook(content: bytes, file: str) -> Workbook | Text:
    """What a file holds, whatever its name says 打开工作簿.

    Raises:
        MissingExtraError: ``missing-extra``.
        TableError: ``not-a-table``, which says what it is where that is known; ``too-large``.
    """
    start = content[:_HEAD]
    if start.startswith(_ZIP):
        return _zipped(content, file)
    if start.startswith((_COMPOUND, *_BIFF)):
        return xls_workbook(content, file)
    for mark, kind, hint in _NAMED:
        if start.startswith(mark):
            refuse_workbook(file, hint, kind=kind)
    return _of_text(_in_utf_8(content, file), file)


def _zipped(content: bytes, file: str) -> Workbook:
    parts = Parts(BytesIO(content), file)
    if is_xlsx(parts):
        return xlsx_workbook(parts)
    if is_ods(parts):
        return ods_workbook(parts)
    return refuse_workbook(file, "it is a ZIP file that holds no workbook", kind="archive")


def _in_utf_8(content: bytes, file: str) -> bytes:
    """Text in UTF-16, as spreadsheet programs save "Unicode text", in UTF-8; anything else as it is."""
    if not content.startswith(_UTF_16):
        return content
    if len(content) > _MOST_TEXT:
        refuse_size(len(content), f"at most {_MOST_TEXT} bytes", file, says="file", most=_MOST_TEXT)
    return content.decode("utf-16", "replace").encode("utf-8", "surrogatepass")


def _of_text(content: bytes, file: str) -> Workbook | Text:
    start = content[:_HEAD]
    if is_html(start):
        return html_workbook(content, file)
    if is_spreadsheetml(start):
        return spreadsheetml_workbook(_pieces(content), file)
    if start.lstrip().upper().startswith(b"MIME-VERSION:"):
        refuse_workbook(file, "it is a web archive (MHTML): save it as XLSX", kind="mhtml")
    if not content.strip() or _is_binary(start):
        refuse_workbook(file)
    return Text(content)


def _is_binary(start: bytes) -> bool:
    """Whether bytes are no text: no text has so many control characters."""
    return _CONTROLS_AMONG * len(start.translate(None, _USUAL)) > len(start)


def _pieces(content: bytes) -> Iterator[bytes]:
    for at in range(0, len(content), _CHUNK):
        yield content[at : at + _CHUNK]
