"""Corrupted files of every kind: refused or read, never an abort, a traceback or a lost row."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final
from zipfile import ZipFile

import pytest
from tests.unit.registers import registers
from tests.unit.registers.workbooks import raw

from gikdeadlines import load_calendar, load_law
from gikdeadlines.cli import main
from gikdeadlines.loading import Assessable, Refused, Skipped, check_notice, load_house
from gikdeadlines.loading.laws import laws
from gikdeadlines.registers import load_column_map, read_cases
from gikdeadlines.values import GikError, TableError

_MOST_ROWS: Final = 2_000
"""A number of a row that was changed makes many empty rows, which say nothing new."""

_EVERY: Final = 20
"""One file of so many also goes the whole way of the command line."""

_HEADINGS: Final = ("申请编号", "申请方式", "提交日期", "签收日期", "收到申请日期", "补正告知发出日期", "收到补正日期")
_HEADINGS_OF_REPLIES: Final = ("延长期限告知日期", "延长工作日数", "送达方式", "落款日期", "交邮日期")


def _rows() -> registers.Rows:
    """Some columns of some applications: the fewer cells say nothing, the more of what is hit says something."""
    headings, *rows = registers.example_rows()[:12]
    kept = [headings.index(heading) for heading in (*_HEADINGS, *_HEADINGS_OF_REPLIES)]
    return [[cells[at] for at in kept] for cells in (headings, *rows)]


_ROWS: Final = _rows()

_CASES: Final = [json.loads((registers.ROOT / "examples" / name).read_bytes()) for name in (
    "2017-042.json", "2023-112.json", "guiding-case-26.json",
)]  # fmt: skip

PIECES: Final = (
    b"", b"\x00", b"\xff", b"<", b">", b"&", b'"', b"0", b"-1", b"1048577", b"99999999999999999999", b"NaN", b"1E400",
    b"<c>", b"</c>", b"<row>", b"<v/>", b"<f>1</f>", b"<mergeCell ref='A1:XFD1048576'/>", b"&#0;", b"&a;",
    b"\xed\xa0\x80",
    b"<table>", b"colspan=99999999", b"rowspan=99999999", b"<!--", b"<![CDATA[", b"<!DOCTYPE a>", b"xmlns='x'",
    b",", b'""', b"\r", b"\n", b"\t", b"\xef\xbb\xbf", b"=", b"[" * 2_000, b"{", b"}", b"]", b'"\\ud800"', b"\\u0000",
    b"null", b"[[a]]", b"9999-12-31", b"0001-01-01", b"2017-02-30", b"9" * 5_000, b"#", b"nan", b"{a = 1}",
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


def separated(separator: str, encoding: str) -> bytes:
    """The register as text."""
    return "".join(separator.join(cells) + "\r\n" for cells in _ROWS).encode(encoding)


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
    "csv": ("a.csv", lambda: separated(",", "utf-8-sig")),
    "gb18030": ("a.csv", lambda: registers.gb18030_csv(_ROWS)),
    "tabs": ("a.tsv", lambda: separated("\t", "utf-8")),
    "text as workbook": ("a.xls", lambda: separated("\t", "utf-16")),
    "jsonl": ("a.jsonl", lambda: "".join(json.dumps(case, ensure_ascii=False) + "\n" for case in _CASES).encode()),
    "json": ("a.json", lambda: json.dumps(_CASES, indent=1).encode()),
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
    """The rows follow each other without a gap to the end of the text, or the file is refused."""
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
        return
    if name.endswith(".jsonl") or (name.endswith((".csv", ".tsv")) and b'"' not in content):
        require_every_line(content, last)


def require_every_line(content: bytes, last: int) -> None:
    """As many rows as lines, where no cell can have reached over several."""
    assert last == content.count(b"\n") + (not content.endswith(b"\n"))


def require_told(content: bytes, name: str, folder: Path, chance: Random) -> None:
    """The command ends in a status of its own, and says something."""
    path = folder / name
    path.write_bytes(content)
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "C")
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        how = chance.choice((["--no-explore"], ["--format", "jsonl", "--no-explore"], ["--lang", "en", "--no-explore"]))
        status = main(["check", str(path), "--as-of", "2025-12-31", *how])

    assert status in {0, 1, 3}, (status, err.getvalue()[:400])
    assert "Traceback" not in err.getvalue()
    assert out.getvalue() or err.getvalue()
    assert list(folder.iterdir()) == [path]


def mutate(kind: str, times: int, seed: int, folder: Path) -> None:
    """So many corrupted files of a kind."""
    name, make = KINDS[kind]
    content, chance = make(), Random(f"{kind}-{seed}")  # noqa: S311 - drawn again alike
    for number in range(times):
        changed = corrupted_workbook(content, chance)
        require_read_or_refused(changed, name)
        if number % _EVERY == 0:
            require_told(changed, name, folder, chance)


# Files beside the cases

_LAW: Final = load_law()


def _notice(path: Path) -> None:
    check_notice(path)
    load_calendar("CN", path)


_HOUSE: Final = b'format = 1\n[readings]\nreceipt-on-rest-day = "next-working-day"\npause-ends = "day-after"\n'
_MAP: Final = """format = 1
[columns]
"来件日" = "收到申请日期"
"经办" = "ignore"
[values.channel]
"窗口" = "当面"
[values.method]
"快递" = "邮寄"
[comments]
"备注" = "ignore"
""".encode()


def _house(path: Path) -> None:
    load_house(path, law=_LAW)


SETTINGS: Final[dict[str, tuple[str, Callable[[], bytes], Callable[[Path], object]]]] = {
    "notice": ("a.toml", (registers.ROOT / "calendars/CN/2023.toml").read_bytes, _notice),
    "law": ("a.toml", (registers.ROOT / "src/gikdeadlines/laws/CN-SX/2010-98.toml").read_bytes, load_law),
    "house": ("a.toml", lambda: _HOUSE, _house),
    "house in JSON": ("a.json", lambda: b'{"format": 1, "readings": {"pause-ends": "day-after"}}', _house),
    "map": ("a.toml", lambda: _MAP, load_column_map),
}


@pytest.fixture
def own_law_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sixty files of our own are parsed once, not again with each that is laid over them."""
    monkeypatch.setattr(laws, "_part", lru_cache(4_096)(laws._part))  # noqa: SLF001 - what takes the time


def mutate_setting(kind: str, times: int, seed: int, folder: Path) -> None:
    """So many corrupted files of a kind that is read beside the cases."""
    name, make, read = SETTINGS[kind]
    content, chance, path = make(), Random(f"{kind}-{seed}"), folder / name  # noqa: S311 - drawn again alike
    for _ in range(times):
        path.write_bytes(corrupted(content, chance))
        try:
            read(path)
        except GikError as error:
            # What the error says is the outcome.
            assert error.faults  # noqa: PT017
            assert str(error).encode("utf-8", "strict")  # noqa: PT017


@pytest.mark.usefixtures("parquet_by_itself")
@pytest.mark.parametrize("kind", KINDS)
def test_corrupted(kind: str, tmp_path: Path) -> None:
    """A hundred of each kind."""
    mutate(kind, 100, 0, tmp_path)


def test_corrupted_in_another_process(tmp_path: Path) -> None:
    """Some of Parquet, as it is read where a Python can be started."""
    mutate("parquet", 5, 2, tmp_path)


@pytest.mark.usefixtures("own_law_once")
@pytest.mark.parametrize("kind", SETTINGS)
def test_corrupted_settings(kind: str, tmp_path: Path) -> None:
    """A hundred of each kind that is read beside the cases."""
    mutate_setting(kind, 100, 0, tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("parquet_by_itself")
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_corrupted(kind: str, tmp_path: Path) -> None:
    """Ten thousand of each kind."""
    mutate(kind, 10_000, 1, tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("own_law_once")
@pytest.mark.parametrize("kind", SETTINGS)
def test_ten_thousand_corrupted_settings(kind: str, tmp_path: Path) -> None:
    """Ten thousand of each kind that is read beside the cases."""
    mutate_setting(kind, 10_000, 1, tmp_path)
