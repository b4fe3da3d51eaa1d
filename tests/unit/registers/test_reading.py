"""Cases from files and streams, however broken they are."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gikdeadlines.case import Submitted
from gikdeadlines.loading import LONGEST_LINE, Assessable, Refused, Row, Skipped
from gikdeadlines.registers import read_cases
from gikdeadlines.registers.reading import CaseFormat
from gikdeadlines.values import FileError, GikError, TableError

HEADINGS = "申请编号,收到日期,撤回日期,机关\r\n"
GOOD = "{},2017-03-01,,甲局\r\n"


def _case(case_id: str = "1", **changes: object) -> dict[str, object]:
    submitted = {"type": "submitted", "at": "2017-03-01", "channel": "in-person"}
    return {"id": case_id, "matter": "application", "events": [submitted], **changes}


def _text(*cases: dict[str, object]) -> list[str]:
    return [json.dumps(case, ensure_ascii=False) for case in cases]


def _table(*lines: str) -> bytes:
    return (HEADINGS + "".join(lines)).encode()


def _ids(rows: list[Row]) -> list[str]:
    return [row.case.id for row in rows if isinstance(row, Assessable)]


def _codes(rows: list[Row]) -> list[tuple[int, str]]:
    """The row and the first fault of each refusal."""
    return [(row.row, row.faults[0].code) for row in rows if isinstance(row, Refused)]


def _read(content: bytes, file_format: CaseFormat | None = None) -> list[Row]:
    return list(read_cases(io.BytesIO(content), file_format=file_format))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Writes a file and gives its path."""

    def _write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return _write


class TestFormats:
    """What a source holds."""

    def test_one_case(self, write: Callable[[str, bytes], Path]) -> None:
        """A JSON file may hold one case, on as many lines as it likes."""
        (row,) = read_cases(write("a.json", json.dumps(_case(), indent=2).encode()))

        assert isinstance(row, Assessable)
        assert row.case.events == (Submitted(at=date(2017, 3, 1), channel="in-person"),)

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.json", f"[{', '.join(_text(_case('1'), _case('2')))}]"),
            ("a.jsonl", "\n".join(_text(_case("1"), _case("2")))),
            ("a.csv", HEADINGS + GOOD.format(1) + GOOD.format(2)),
            ("A.CSV", HEADINGS.replace(",", ";") + "1;2017-03-01;;\n2;2017-03-01;;"),
            ("a.tsv", (HEADINGS + GOOD.format(1) + GOOD.format(2)).replace(",", "\t")),
        ],
    )
    def test_by_name(self, write: Callable[[str, bytes], Path], name: str, content: str, mark: bytes) -> None:
        """The name says the format; a byte order mark is no part of the content."""
        path = write(name, mark + content.encode())
        rows = list(read_cases(path))

        assert _ids(rows) == ["1", "2"]
        assert {row.file for row in rows} == {str(path)}

    @pytest.mark.parametrize(
        "content",
        [
            f"\n [{','.join(_text(_case('1'), _case('2')))}]",
            "\n".join(_text(_case("1"), _case("2"))),
            HEADINGS + GOOD.format(1) + GOOD.format(2),
        ],
    )
    def test_by_beginning(self, content: str) -> None:
        """A stream without a name is told by its beginning."""
        assert _ids(_read(content.encode())) == ["1", "2"]

    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A dash is standard input."""

        class Input:
            buffer = io.BytesIO(_table(GOOD.format(1)))

        monkeypatch.setattr("sys.stdin", Input)

        assert _ids(list(read_cases("-"))) == ["1"]

    def test_stream_is_left_open(self) -> None:
        """What the caller opened the caller closes."""
        stream = io.BytesIO(_table(GOOD.format(1)))
        list(read_cases(stream))

        assert not stream.closed

    def test_streaming(self) -> None:
        """Each line of JSON Lines gives its case before the next is read."""

        class Pipe(io.BytesIO):
            reads = 0

            def readline(self, size: int | None = -1) -> bytes:
                self.reads += 1
                return super().readline(size)

        pipe = Pipe("\n".join(_text(*(_case(str(n)) for n in range(5)))).encode())
        rows = read_cases(pipe, file_format="jsonl")
        next(rows)

        assert pipe.reads == 1


class TestEncoding:
    """Tables as spreadsheet programs save them."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_encoding(self, encoding: str) -> None:
        """UTF-8, with or without a mark, and GB18030 are told apart."""
        content = (HEADINGS + "1,2017年3月1日,,㐂局\r\n").encode(encoding)
        (_, row) = _read(content, "csv")

        assert isinstance(row, Assessable)
        assert row.carried == {"机关": "㐂局"}

    def test_late_chinese(self) -> None:
        """Where Chinese comes only after thousands of lines, the encoding is told there."""
        lines = [
            "id,received,withdrawn,office\n",
            *(f"{n},2017-03-01,,A\n" for n in range(3000)),
            "x,2017年3月1日,,局\n",
        ]
        rows = _read("".join(lines).encode("gb18030"), "csv")

        assert isinstance(rows[-1], Assessable)
        assert rows[-1].carried["office"] == "局"

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
    def test_bad_byte(self, encoding: str) -> None:
        """A byte that is no text costs its row, not the table's encoding."""
        lines = [HEADINGS.encode(encoding), b"1,2017-03-01,,\xff\n", *(GOOD.format(n).encode(encoding) for n in (2, 3))]
        rows = _read(b"".join(lines), "csv")

        assert _codes(rows) == [(2, "bad-encoding")]
        assert _ids(rows) == ["2", "3"]

    @pytest.mark.parametrize(
        "content", [b"PK\x03\x04xl/workbook.xml", b"\xd0\xcf\x11\xe0\xa1", b"PAR1\x15", HEADINGS.encode("utf-16")]
    )
    def test_other_format(self, content: bytes) -> None:
        """A spreadsheet under the name of a text is refused with what it is."""
        with pytest.raises(TableError) as refusal:
            _read(content, "csv")

        assert refusal.value.code == "not-a-table"
        assert refusal.value.hint


class TestBrokenTables:
    """A broken row costs itself alone."""

    def test_open_quote(self) -> None:
        """A quote that is never closed does not swallow the rows below it."""
        rows = _read(_table(GOOD.format(1), '2,2017-03-01,,"甲局\r\n', *(GOOD.format(n) for n in range(3, 500))))

        assert _codes(rows) == [(3, "bad-row")]
        assert len(_ids(rows)) == 498

    def test_two_open_quotes(self) -> None:
        """Two that would close each other are told by what follows the second."""
        rows = _read(_table('1,2017-03-01,,"甲局\r\n', GOOD.format(2), '3,2017-03-01,,"乙局\r\n', GOOD.format(4)))

        assert _codes(rows) == [(2, "bad-row"), (4, "bad-row")]
        assert _ids(rows) == ["2", "4"]

    def test_line_break_in_a_cell(self) -> None:
        """A line break in a quoted cell is part of it; rows are counted as a spreadsheet shows them."""
        rows = _read(_table('1,2017-03-01,,"甲\r\n局"\r\n', "2,x,,\r\n"))

        assert isinstance(rows[1], Assessable)
        assert rows[1].carried["机关"] == "甲\r\n局"
        assert _codes(rows) == [(3, "bad-day")]

    def test_nul_byte(self) -> None:
        """A row with a NUL byte is refused."""
        rows = _read(_table("1\0,2017-03-01,,\r\n", GOOD.format(2)))

        assert (_codes(rows), _ids(rows)) == ([(2, "nul-byte")], ["2"])

    def test_huge_cell(self) -> None:
        """A cell beyond the csv module's limit is refused, and that limit stays as it was."""
        before = csv.field_size_limit()
        rows = _read(_table(f"1,2017-03-01,,{'x' * (before + 1)}\r\n", GOOD.format(2)))

        assert (_codes(rows), _ids(rows)) == ([(2, "bad-row")], ["2"])
        assert csv.field_size_limit() == before

    @pytest.mark.parametrize("quote", ["", '"'])
    def test_huge_line(self, quote: str) -> None:
        """A line of many megabytes is one refused row, and little of it is held."""
        rows = _read(_table(f"1,2017-03-01,,{quote}{'x' * 20 * LONGEST_LINE}{quote}\r\n", GOOD.format(2)))

        assert (_codes(rows), _ids(rows)) == ([(2, "line-too-long")], ["2"])
        assert sum(len(str(row)) for row in rows) < 10_000

    def test_huge_line_in_an_open_quote(self) -> None:
        """An open quote above such a line is refused by itself."""
        rows = _read(_table('1,2017-03-01,,"x\r\n', f"{'x' * 2 * LONGEST_LINE}\r\n", GOOD.format(3)))

        assert (_codes(rows), _ids(rows)) == ([(2, "bad-row"), (3, "line-too-long")], ["3"])

    def test_binary_junk(self) -> None:
        """Bytes without any headings are no table."""
        with pytest.raises(TableError) as refusal:
            _read(bytes(range(256)) * 40, "csv")

        assert refusal.value.code == "no-heading-row"


class TestBrokenJson:
    """A broken case costs itself alone."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("{", "bad-json"),
            ("x", "bad-json"),
            ("1", "bad-value"),
            ("[]", "bad-value"),
            ("null", "bad-value"),
            ("NaN", "bad-json"),
            ("\0", "bad-json"),
            ("[" * 100_000, "bad-json"),
            ('{"a":' * 100_000, "bad-json"),
            ('{"id": "1", "id": "2"}', "repeated-key"),
            (_text(_case(matter="x"))[0], "unknown-value"),
            (_text(_case(colour="red"))[0], "unknown-key"),
            (_text(_case(events=[]))[0], "bad-value"),
            (_text(_case(events=[{"type": "lost", "at": "2017-03-01"}]))[0], "unknown-type"),
            (_text(_case(events=[{"type": "arrived", "at": "2017-02-30"}]))[0], "bad-day"),
            (_text(_case(events=[{"type": "submitted", "at": "2017-03-01", "channel": "pigeon"}]))[0], "unknown-value"),
            (json.dumps(_case("\ud800")), "bad-value"),
            ("x" * 3 * LONGEST_LINE, "too-long"),
        ],
    )
    def test_line(self, text: str, code: str) -> None:
        """A broken line is refused with its number; the lines around it are assessed."""
        first, last = _text(_case("1"), _case("2"))
        rows = _read(f"{first}\n{text}\n\n{last}\n".encode(), "jsonl")

        assert (_codes(rows), _ids(rows)) == ([(2, code)], ["1", "2"])
        assert [type(row) for row in rows] == [Assessable, Refused, Skipped, Assessable]

    def test_faults_have_paths(self) -> None:
        """Every fault of a case is named with its path."""
        events = [{"type": "arrived", "at": "2017-02-30"}, {"type": "replied", "methd": "post"}]
        (row,) = _read("".join(_text(_case(events=events))).encode(), "jsonl")

        assert isinstance(row, Refused)
        assert (row.id, [fault.path for fault in row.faults]) == ("1", ["events[0].at", "events[1].methd"])

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("1", "bad-value"),
            ("", "bad-json"),
            ('{"id": "1", "id": "2"}', "repeated-key"),
            ('{"a": "}],\\"["}', "missing-key"),
            ("[" * 1_000 + "]" * 1_000, "bad-json"),
            (json.dumps("x" * 3 * LONGEST_LINE), "too-long"),
        ],
    )
    def test_element(self, text: str, code: str) -> None:
        """A broken case of a list is refused with its place; those around it are assessed."""
        first, last = _text(_case("1"), _case("2"))
        rows = _read(f"[{first}, {text}, {last}]".encode(), "json")

        assert (_codes(rows), _ids(rows)) == ([(2, code)], ["1", "2"])

    @pytest.mark.parametrize("rest", ["", ",", ", {", "] x", ', "', "\\"])
    def test_broken_list(self, rest: str) -> None:
        """A list that is not closed, or is followed by something, is refused; the cases in it are assessed."""
        rows = _read(f"[{_text(_case('1'))[0]}, {_text(_case('2'))[0]}, {{}}{rest}".encode(), "json")

        assert _ids(rows) == ["1", "2"]
        assert "bad-json" in {code for _, code in _codes(rows)}

    def test_bad_encoding(self) -> None:
        """A byte that is not UTF-8 costs its case."""
        first, last = (text.encode() for text in _text(_case("1"), _case("2")))
        listed = _read(b"[" + first + b', {"id": "\xff"}, ' + last + b"]", "json")
        lines = _read(first + b'\n{"id": "\xff"}\n' + last, "jsonl")

        for rows in (listed, lines):
            assert (_codes(rows), _ids(rows)) == ([(2, "bad-encoding")], ["1", "2"])

    def test_big_list(self) -> None:
        """A list is read case by case, wherever the blocks of the file end."""
        cases = [_case(str(n), notes='\\"{[,]}' * (n % 50)) for n in range(2_000)]
        rows = _read(json.dumps(cases).encode(), "json")

        assert _ids(rows) == [str(n) for n in range(2_000)]

    def test_repeated_id(self) -> None:
        """A repeated id is noted."""
        rows = _read("\n".join(_text(_case("1"), _case("1"))).encode(), "jsonl")

        assert [row.repeated_id for row in rows if isinstance(row, Assessable)] == [False, True]


class TestUnreadable:
    """What cannot be read at all."""

    def test_directory(self, tmp_path: Path) -> None:
        """A directory is no file."""
        with pytest.raises(FileError) as refusal:
            list(read_cases(tmp_path))

        assert (refusal.value.code, refusal.value.given) == ("unreadable-file", str(tmp_path))

    @pytest.mark.parametrize("name", ["none.csv", "a\0b"])
    def test_no_file(self, tmp_path: Path, name: str) -> None:
        """A file that does not exist, or cannot, is named."""
        with pytest.raises(FileError) as refusal:
            list(read_cases(str(tmp_path / name)))

        assert refusal.value.code == "unreadable-file"

    @pytest.mark.parametrize("file_format", ["json", "jsonl", "csv"])
    @pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b" "])
    def test_empty(self, file_format: CaseFormat, content: bytes) -> None:
        """An empty file is refused as empty, or as what is no case."""
        with pytest.raises(TableError) as refusal:
            _read(content, file_format)

        assert refusal.value.code == "empty-file"


REGISTER = (HEADINGS + "".join(GOOD.format(n) for n in range(1, 6))).encode()
LINES = "\n".join(_text(*(_case(str(n)) for n in range(5)))).encode()
LIST = f"[{', '.join(_text(*(_case(str(n)) for n in range(5))))}]".encode()
SPLINTERS = st.one_of(
    st.binary(max_size=4), st.sampled_from([b'"', b"\n", b"\r", b",", b"\\", b"{", b"]", b"\0", b"\xff"])
)


class TestMutations:
    """Files with bytes exchanged at random."""

    @given(
        file=st.sampled_from([("csv", REGISTER), ("jsonl", LINES), ("json", LIST)]),
        mutations=st.lists(st.tuples(st.integers(0, 1_000), st.integers(0, 3), SPLINTERS), max_size=4),
    )
    def test_no_traceback(self, file: tuple[CaseFormat, bytes], mutations: list[tuple[int, int, bytes]]) -> None:
        """Rows come out, each with its place, or the file is refused; nothing else is raised, nothing hangs."""
        file_format, content = file
        for at, removed, put in mutations:
            content = content[:at] + put + content[at + removed :]
        try:
            rows = _read(content, file_format)
        except GikError:
            rows = []

        assert all(row.row >= 1 for row in rows)
        assert all(str(row.error).encode() for row in rows if isinstance(row, Refused))

    @given(line=st.integers(1, 5), at=st.integers(0, 20), put=SPLINTERS.filter(lambda put: b"\n" not in put))
    def test_other_rows_survive(self, line: int, at: int, put: bytes) -> None:
        """A row that is mutated without a line break costs no other row its case, and is not lost itself."""
        lines = REGISTER.splitlines(keepends=True)
        body = lines[line].removesuffix(b"\r\n")
        lines[line] = body[:at] + put + body[at:] + b"\r\n"
        rows = _read(b"".join(lines), "csv")

        assert {str(n) for n in range(1, 6) if n != line} <= set(_ids(rows))
        assert sum(row.rows for row in rows) >= 6
