"""What formulas had come to, put back into a workbook whose writer leaves it out 恢复公式结果。

A program that shows a workbook without calculating, as a preview or our own reader, would find nothing in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from gikdeadlines.registers import sheet_part_names

__all__ = ["with_results"]

_CELL: Final = b"<c"
Results = Mapping[str, tuple[str, str]]


def with_results(content: bytes, results: Mapping[str, Results]) -> bytes:
    """The workbook, each formula with the result it is known to have 补上公式结果.

    Args:
        content: a workbook, as openpyxl writes it.
        results: by sheet and place, the type of each result and the result.
    """
    wanted = {part: results[name] for name, part in sheet_part_names(content) if results.get(name)}
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for info in given.infolist():
            part = given.read(info)
            made.writestr(info, _filled(part, wanted[info.filename]) if info.filename in wanted else part)
    return stream.getvalue()


def _filled(part: bytes, results: Results) -> bytes:
    """The part of a sheet with its results: each goes where the empty value of its cell stands."""
    pieces, done = [], 0
    for start, begins, ends, place in _formulas(part):
        if place not in results:
            continue
        kind, text = results[place]
        type_ = b"" if kind == "n" else f" t={quoteattr(kind)}".encode()
        value = f"<v>{escape(text)}</v>".encode()
        pieces += [part[done : start + len(_CELL)], type_, part[start + len(_CELL) : begins], value]
        done = ends
    return b"".join((*pieces, part[done:]))


def _formulas(part: bytes) -> list[tuple[int, int, int, str]]:
    """Of each formula: where its cell starts, where its value begins and where its cell ends, and its place."""
    found: list[tuple[int, int, int, str]] = []
    parser = expat.ParserCreate()
    cell, place, value = 0, "", -1

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cell, place, value
        if name == "c":
            cell, place, value = parser.CurrentByteIndex, attributes.get("r", ""), -1
        elif name == "v":
            value = parser.CurrentByteIndex

    def end(name: str) -> None:
        if name == "c" and value >= 0 and place:
            found.append((cell, value, parser.CurrentByteIndex, place))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(part, True)
    return found
