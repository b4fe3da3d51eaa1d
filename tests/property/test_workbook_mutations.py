"""Corrupted workbooks of every kind: refused or read, never an abort, a traceback or a lost row."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import islice
from random import Random
from typing import Final
from zipfile import ZipFile

import pytest
from tests.unit.registers import registers
from tests.unit.registers.workbooks import raw

from gikdeadlines.loading import Assessable, Refused, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.values import TableError

_MOST_ROWS: Final = 2_000
"""A number of a row that was changed makes many empty rows, which say nothing new."""

_ROWS: Final = registers.example_rows()[:12]

PIECES: Final = (
    b"", b"\x00", b"\xff", b"<", b">", b"&", b'"', b"0", b"-1", b"1048577", b"99999999999999999999", b"NaN", b"1E400",
    b"<c>", b"</c>", b"<row>", b"<v/>", b"<f>1</f>", b"<mergeCell ref='A1:XFD1048576'/>", b"&#0;", b"&a;",
    b"\xed\xa0\x80",
    b"<table>", b"colspan=99999999", b"rowspan=99999999", b"<!--", b"<![CDATA[", b"<!DOCTYPE a>", b"xmlns='x'",
)  # fmt: skip


def spreadsheetml() -> bytes:
    """The register as XML of 2003."""
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in cells) + "</Row>"
        for cells in _ROWS
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    start = f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="a"><Table>'
    return f"{start}{rows}</Table></Worksheet></Workbook>".encode()


def page() -> bytes:
    """The register as an HTML page."""
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in _ROWS)
    return f"<html><meta charset=utf-8><table>{rows}</table></html>".encode()


def merged() -> bytes:
    """A workbook with merged cells, a formula, days and shared texts."""
    rows = (
        '<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45356</v></c>'
        '<c r="C2"><f>B2</f></c></row>'
        '<row r="3"><c r="C3" s="1"><v>45385</v></c></row><row r="4"><c r="A4" t="e"><v>#N/A</v></c></row>'
    )
    strings = f'<sst xmlns="{raw.MAIN}"><si><t>1</t></si><si><r><t>2</t></r></si></sst>'
    return raw.xlsx(raw.sheet(rows, after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'), strings=strings)


KINDS: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "xlsx": ("a.xlsx", lambda: registers.xlsx(_ROWS)),
    "merged": ("a.xlsx", merged),
    "ods": ("a.ods", lambda: registers.ods(_ROWS)),
    "xls": ("a.xls", (registers.ROOT / "tests/data/register.xls").read_bytes),
    "xml": ("a.xls", spreadsheetml),
    "html": ("a.xls", page),
    "parquet": ("a.parquet", lambda: registers.parquet(_ROWS)),
}


def corrupted(content: bytes, chance: Random) -> bytes:
    """The bytes with some of them overwritten, cut out, doubled, or replaced by what means something."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((0, 1, 1, 2, 8, 64)))
        piece = bytes([chance.randrange(256)]) if chance.random() < 0.5 else chance.choice(PIECES)
        changed[at:end] = chance.choice((piece, bytes(changed[at:end]) * 2, piece))
    return bytes(changed)


def corrupted_workbook(content: bytes, chance: Random) -> bytes:
    """The same; of a ZIP file mostly one of its parts, packed anew, for anything else fails at its checksum."""
    if not content.startswith(b"PK") or chance.random() < 0.2:
        return corrupted(content, chance)
    with ZipFile(BytesIO(content)) as parts:
        found = {name: parts.read(name) for name in parts.namelist()}
    name = chance.choice([name for name in found if name.endswith((".xml", ".rels"))])
    return raw.zipped({**found, name: corrupted(found[name], chance)})


def require_read_or_refused(content: bytes, name: str) -> None:
    """The rows follow each other without a gap, or the file is refused."""
    stream = BytesIO(content)
    stream.name = name
    last = 0
    try:
        for row in islice(read_cases(stream, sheet="all"), _MOST_ROWS):
            assert isinstance(row, Assessable | Refused | Skipped)
            if row.row <= last:
                last = 0
            assert row.row == last + 1, f"row {row.row} after {last}"
            last = row.row + row.rows - 1
    except TableError as error:
        assert error.faults  # noqa: PT017 - what the error says is the outcome


def mutate(kind: str, times: int, seed: int) -> None:
    """So many corrupted files of a kind."""
    name, make = KINDS[kind]
    content, chance = make(), Random(f"{kind}-{seed}")  # noqa: S311 - drawn again alike
    for _ in range(times):
        require_read_or_refused(corrupted_workbook(content, chance), name)


@pytest.mark.usefixtures("parquet_by_itself")
@pytest.mark.parametrize("kind", KINDS)
def test_corrupted(kind: str) -> None:
    """A hundred of each kind."""
    mutate(kind, 100, seed=0)


def test_corrupted_in_another_process() -> None:
    """Some of Parquet, as it is read where a Python can be started."""
    mutate("parquet", 5, seed=2)


@pytest.mark.slow
@pytest.mark.usefixtures("parquet_by_itself")
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_corrupted(kind: str) -> None:
    """Ten thousand of each kind."""
    mutate(kind, 10_000, seed=1)
