"""HTML pages that portals hand out under the name of a workbook: their tables as sheets 读取网页表格。"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from .book import MOST_COLUMNS, MOST_ROWS, Merge, Sheet, Survey, Workbook, refuse_size, refuse_workbook, require_extent

__all__ = ["html_workbook", "is_html"]

_MOST_BYTES: Final = 64 << 20
_MOST_TAGS: Final = 4_000_000
"""Fifty thousand rows of thirty cells take about three million."""

_START: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|title|style|body|div|table|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_DECLARATION: Final = re.compile(rb"\s*<\?xml[^>]*\?>\s*")
_HEAD: Final = 1 << 14
_UTF_8_MARK: Final = b"\xef\xbb\xbf"
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")


def is_html(start: bytes) -> bool:
    """Whether the beginning of a file is a page 是否网页."""
    start = start.removeprefix(_UTF_8_MARK)
    declared = _DECLARATION.match(start)
    return _START.match(start, declared.end() if declared else 0) is not None


def html_workbook(content: bytes, file: str) -> Workbook:
    """The tables of a page that stand in no other, as sheets 打开网页.

    Raises:
        TableError: ``not-a-table``, where it has no table; ``too-large``.
    """
    if len(content) > _MOST_BYTES:
        refuse_size(len(content), f"at most {_MOST_BYTES} bytes", file, says="file", most=_MOST_BYTES)
    tags = content.count(b"<")
    if tags > _MOST_TAGS:
        refuse_size(tags, f"a page of at most {_MOST_TAGS} tags", file, says="tags", most=_MOST_TAGS)
    reader = _Page(file)
    reader.feed(_text(content))
    reader.close()
    reader.finish()
    if not reader.tables:
        refuse_workbook(file, "it is an HTML page without a table", kind="page")
    return Workbook(tuple(table.made(number) for number, table in enumerate(reader.tables, start=1)))


def _text(content: bytes) -> str:
    """The page as text: as it says itself, else as the bytes tell; GB2312 is said of what is GB18030."""
    if content.startswith(_UTF_8_MARK):
        return content.removeprefix(_UTF_8_MARK).decode("utf-8", "surrogateescape")
    said = _CHARSET.search(content[:_HEAD])
    name = said[1].decode("ascii").lower() if said else ""
    if name in {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"}:
        return _decoded(content, "gb18030")
    return _decoded(content, "utf-8")


def _decoded(content: bytes, encoding: str) -> str:
    """What a page says of its encoding is often wrong: the other one is tried before bytes are given up."""
    other = "utf-8" if encoding == "gb18030" else "gb18030"
    for each in ("utf-8", encoding, other):
        try:
            return content.decode(each)
        except UnicodeDecodeError:
            continue
    return content.decode(encoding, "surrogateescape")


class _Table:
    """A table while its cells come; those that reach down from above keep their places."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[list[object]] = []
        self.merges: list[Merge] = []
        self.hidden: list[int] = []
        self.columns = 0
        self._taken: dict[int, int] = {}

    def begin_row(self, *, is_hidden: bool) -> None:
        self.rows.append([])
        if is_hidden:
            self.hidden.append(len(self.rows))
        require_extent(len(self.rows), self.columns, self.file)

    def put(self, text: str, wide: int, high: int) -> None:
        row, number = self.rows[-1], len(self.rows)
        left = len(row)
        while self._taken.get(left, 0) >= number:
            row.append(None)
            left += 1
        row.append(text or None)
        row.extend([None] * (wide - 1))
        if high > 1:
            self._taken.update(dict.fromkeys(range(left, left + wide), number + high - 1))
        if wide > 1 or high > 1:
            self.merges.append(Merge(number, left, number + high - 1, left + wide - 1))
        self.columns = max(self.columns, len(row))
        require_extent(number, self.columns, self.file)

    def made(self, number: int) -> Sheet:
        survey = Survey(tuple(self.merges), tuple(self.hidden))
        return Sheet(name=str(number), rows=lambda: iter(self.rows), survey=lambda: survey)


class _Page(HTMLParser):
    """The cells of a page; tables inside a cell are text of that cell."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file = file
        self.tables: list[_Table] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens 标签开始."""
        given = {name: value or "" for name, value in attrs}
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(_Table(self.file))
        elif tag in {"script", "style"}:
            self._silent += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].begin_row(is_hidden=_HIDDEN.search(given.get("style", "")) is not None)
        elif self._depth == 1 and tag in {"td", "th"}:
            self._begin_cell(given)
        elif tag in {"br", "p", "div"} and self._cell is not None:
            self._cell.append("\0")

    def handle_endtag(self, tag: str) -> None:
        """A tag closes 标签结束."""
        if tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(self._depth - 1, 0)
        elif tag in {"script", "style"}:
            self._silent = max(self._silent - 1, 0)
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Some text 文本."""
        if self._cell is not None and not self._silent:
            self._cell.append(data.replace("\0", ""))

    def finish(self) -> None:
        """The last cell, where the page breaks off 收尾."""
        self._end_cell()

    def _begin_cell(self, given: dict[str, str]) -> None:
        self._end_cell()
        if not self.tables[-1].rows:
            self.tables[-1].begin_row(is_hidden=False)
        self._cell = []
        self._spans = (_span(given.get("colspan"), MOST_COLUMNS), _span(given.get("rowspan"), MOST_ROWS))

    def _end_cell(self) -> None:
        if self._cell is not None:
            lines = "".join(self._cell).split("\0")
            text = "\n".join(line for line in (_SPACE.sub(" ", line).strip() for line in lines) if line)
            self.tables[-1].put(text.replace("\xa0", " ").strip(), *self._spans)
            self._cell = None


def _span(text: str | None, most: int) -> int:
    """A browser takes what is no number for 1."""
    digits = (text or "").strip()
    return min(max(int(digits[:9]), 1), most) if digits.isascii() and digits.isdigit() else 1
