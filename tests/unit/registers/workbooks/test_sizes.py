"""Files built to do harm are refused within two seconds and 300 MB, whatever reads them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from struct import pack_into, unpack_from
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.unit.registers import registers
from tests.unit.registers.workbooks import raw

FAR: Final = raw.sheet("<row r='1048576'><c t='n'\n r='XFD1048576'><v>1</v></c></row>")
WITHOUT_PLACES: Final = raw.sheet('<row r="1048576">' + "<c/>" * 16_383 + "<c><v>1</v></c></row>")
BELOW: Final = raw.sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
SHARED: Final = raw.sheet('<row r="2"><c r="A2" t="s"><v>0</v></c></row>')
FAR_IN_ODS: Final = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" '
    'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
)
ENDLESS_IN_ODS: Final = '<table:table-row table:number-rows-repeated="99999999999"/>'
SPACES_IN_ODS: Final = raw.ods_row(
    "<table:table-cell><text:p>" + "<text:s text:c='999999999'/>" * 3_000 + "</text:p></table:table-cell>"
)
XML: Final = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
    '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">1</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
)


def with_part(name: str, pieces: Iterator[bytes], body: str = SHARED, level: int = 1) -> bytes:
    """A workbook in which one part is made of pieces, of which there may be very many."""
    stream = BytesIO()
    with ZipFile(BytesIO(raw.xlsx(body))) as given, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=level) as made:
        for other in given.namelist():
            if other != name:
                made.writestr(other, given.read(other))
        with made.open(name, "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return stream.getvalue()


def many_strings() -> bytes:
    """Sixty million strings in six megabytes."""

    def pieces() -> Iterator[bytes]:
        yield f'<sst xmlns="{raw.MAIN}">'.encode()
        yield from (b"<si><t>x</t></si>" * 100_000 for _ in range(600))
        yield b"</sst>"

    return with_part("xl/sharedStrings.xml", pieces())


def elsewhere() -> bytes:
    """A far cell on a sheet whose part has another name in another folder."""
    with ZipFile(BytesIO(raw.xlsx(FAR))) as given:
        parts = {name: given.read(name) for name in given.namelist()}
    parts["odd/place.bin"] = parts.pop("xl/worksheets/sheet1.xml")
    relations = parts["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet1.xml", b"/odd/place.bin")
    return raw.zipped({**parts, "xl/_rels/workbook.xml.rels": relations})


def prefixed(body: str) -> bytes:
    """The sheet with a prefix on every element."""
    part = f'<x:worksheet xmlns:x="{raw.MAIN}">{body}</x:worksheet>'.replace("</", "</x:").replace("</x:x:", "</x:")
    part = part.replace("<row", "<x:row").replace("<c ", "<x:c ").replace("<c\n", "<x:c\n").replace("<v>", "<x:v>")
    for name in ("sheetData", "is", "t"):
        part = part.replace(f"<{name}>", f"<x:{name}>")
    return raw.xlsx("", extra={"xl/worksheets/sheet1.xml": part.encode()})


def ods_below_headings(row: str) -> bytes:
    """An ODS of headings and one row."""
    return raw.ods(raw.ods_row("申请编号", "收到日期", "答复日期"), row)


def xls(change: Callable[[bytearray, int, int], None]) -> bytes:
    """An XLS of which the tables of its sectors were changed: given are where the table and the directory begin."""
    content = bytearray((registers.ROOT / "tests/data/register.xls").read_bytes())
    sector = 1 << unpack_from("<H", content, 30)[0]
    table, directory = (unpack_from("<I", content, at)[0] for at in (76, 48))
    change(content, (table + 1) * sector, directory)
    return bytes(content)


def looping_chain(content: bytearray, table: int, directory: int) -> None:
    """The sector of the directory follows itself."""
    pack_into("<I", content, table + 4 * directory, directory)


def looping_tree(content: bytearray, _: int, directory: int) -> None:
    """Each entry of the directory stands below itself."""
    for entry in range(4):
        pack_into("<iii", content, (directory + 1) * 512 + 128 * entry + 68, 1, 1, 1)


def every_sector_first(content: bytearray, table: int, _: int) -> None:
    """Every sector is followed by the first."""
    for at in range(128):
        pack_into("<I", content, table + 4 * at, 0)


HARMFUL: Final[dict[str, tuple[str, Callable[[], bytes]]]] = {
    "far cell in single quotes": ("a.xlsx", lambda: raw.xlsx(FAR)),
    "far cell with a prefix": ("a.xlsx", lambda: prefixed(FAR)),
    "far cell without a place": ("a.xlsx", lambda: raw.xlsx(WITHOUT_PLACES)),
    "cell far below": ("a.xlsx", lambda: raw.xlsx(BELOW)),
    "far cell elsewhere": ("a.xlsx", elsewhere),
    "far cell in ODS": ("a.ods", lambda: ods_below_headings(FAR_IN_ODS)),
    "rows without end in ODS": ("a.ods", lambda: ods_below_headings(ENDLESS_IN_ODS)),
    "spaces without end in ODS": ("a.ods", lambda: ods_below_headings(SPACES_IN_ODS)),
    "far cell in XML": ("a.xls", XML.encode),
    "looping chain": ("a.xls", lambda: xls(looping_chain)),
    "looping tree": ("a.xls", lambda: xls(looping_tree)),
    "sectors in a circle": ("a.xls", lambda: xls(every_sector_first)),
    "sixty million strings": ("a.xlsx", many_strings),
}  # fmt: skip

READ: Final = """
import sys, time
from pathlib import Path
from gikdeadlines.registers import read_cases
from gikdeadlines.values import TableError
def peak():
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))
began = time.process_time()
try:
    rows = list(read_cases(sys.argv[1]))
    print("read", len(rows))
except TableError as error:
    print(error.code)
print(time.process_time() - began, peak())
"""


def outcome(path: Path) -> tuple[str, float, float]:
    """What became of a file in a process of its own, its seconds of processor time, its megabytes."""
    command = [sys.executable, "-c", READ, str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    code, figures = ended.stdout.splitlines()
    seconds, megabytes = map(float, figures.split())
    return code, seconds, megabytes


@pytest.mark.parametrize("name", HARMFUL)
def test_refused(name: str, tmp_path: Path) -> None:
    """A refusal, in two seconds of processor time and 300 MB of memory with everything that Python itself takes."""
    file, make = HARMFUL[name]
    path = tmp_path / file
    path.write_bytes(make())
    code, seconds, megabytes = outcome(path)

    assert code in {"too-large", "not-a-table"}
    assert seconds < 2
    assert megabytes < 300


def test_counts_are_not_believed(tmp_path: Path) -> None:
    """What a part says of how many strings it has reserves no memory: the one that is there is read."""
    path = tmp_path / "a.xlsx"
    strings = f'<sst xmlns="{raw.MAIN}" count="4294967295" uniqueCount="4294967295"><si><t>1</t></si></sst>'
    path.write_bytes(raw.xlsx(SHARED, strings=strings))
    code, _, megabytes = outcome(path)

    assert code == "read 2"
    assert megabytes < 300
