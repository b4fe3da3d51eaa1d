"""`check --out x.parquet` by the kernel: nothing differs from the same run row by row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final
from zipfile import ZipFile

import numpy as np
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from tests.property import test_table_mutations as mutations
from tests.unit.cli.running import AS_OF, HEADINGS, LATE, ON_TIME, OPEN, REFUSED, Ended, Run
from tests.unit.registers import registers

from gikdeadlines.batch.tallying import BlockTally
from gikdeadlines.case import Claim
from gikdeadlines.checking import Outcome, blockwise, workers
from gikdeadlines.checking import run as running
from gikdeadlines.loading import Skipped
from gikdeadlines.registers import blocks, sheet_blocks
from gikdeadlines.testing.layouts import make_table
from gikdeadlines.uncertainty.claims import Explanations
from gikdeadlines.values import ClaimExplained

Register = Callable[..., Path]

BOM: Final = b"\xef\xbb\xbf"
PLAIN: Final = HEADINGS + LATE + ON_TIME + OPEN


@pytest.fixture(autouse=True)
def worth_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short tables go by columns, too."""
    monkeypatch.setattr(blockwise, "_FEW_BYTES", 0)


@pytest.fixture
def both(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., pa.Table]:
    """Checks files by the kernel and row by row, requires the same of both, and gives the table of the first."""

    def found(*arguments: object) -> pa.Table:
        first = _outcome(run, tmp_path / "kernel", arguments)
        with monkeypatch.context() as patched:
            patched.setattr(running, "BlockSink", _Never)
            second = _outcome(run, tmp_path / "rows", arguments)

        assert first[1:] == second[1:]
        return first[0]

    return found


class _Never:
    """A kind of sink that none is."""


def _outcome(run: Run, folder: Path, arguments: tuple[object, ...]) -> tuple[Any, ...]:
    """What a run leaves behind: its table, also as rows, what it said, its rejects and its record."""
    folder.mkdir(exist_ok=True)
    out, rejects, manifest = (folder / name for name in ("out.parquet", "rejects.csv", "run.json"))
    for path in (out, rejects, manifest):
        path.unlink(missing_ok=True)
    options = ("--out", out, "--rejects", rejects, "--manifest", manifest)
    ended: Ended = run("check", *arguments, *options, *AS_OF)
    table = pq.read_table(out) if out.exists() else pa.table({})
    record = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
    record.pop("outputs", None)
    told = ended.err.replace(str(folder), "")
    text = rejects.read_text(encoding="utf-8") if rejects.exists() else ""
    return table, table.schema, table.to_pylist(), ended.status, ended.out, told, text, record


def _written(run: Run, folder: Path, arguments: tuple[object, ...]) -> tuple[object, ...]:
    """What a run writes and says, of a workbook the sheet."""
    folder.mkdir()
    place = tuple(folder / each if isinstance(each, str) and each.startswith("a.") else each for each in arguments)
    ended = run("check", *place, "--rejects", folder / "rejects.csv", *AS_OF)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    if book := files.pop("a.xlsx", None):
        with ZipFile(io.BytesIO(book)) as parts:
            files["sheet"] = parts.read("xl/worksheets/sheet1.xml")
    return files, ended.status, ended.out, ended.err.replace(str(folder), "")


def _rows(first: int, last: int, skipped: int) -> blockwise.Rows:
    """Rows with one between them that holds no case."""
    numbers = np.array([number for number in range(first, last) if number != skipped])
    batch = pa.record_batch({"0": pa.array(map(str, numbers), pa.string())})
    return blockwise.Rows(batch, numbers, (Skipped(file="a", sheet="", row=skipped, reason="footer"),))


def _number(outcome: Outcome) -> int:
    assert isinstance(outcome, Skipped)
    return outcome.row


class TestShares:
    def test_ends_are_cut(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two processes have rows of as many; what is left over is cut, and a line goes with the rows around it."""
        monkeypatch.setattr(blockwise, "_SMALLEST", 2)
        waiting = [_rows(2, 11, 4), _rows(11, 20, 19), _rows(20, 29, 21), _rows(29, 34, 32)]

        shares = [*blockwise._shares(iter(waiting), 2)]  # noqa: SLF001 - only how quick a run is shows it

        found = [(share.batch.column(0).to_pylist(), [*map(_number, share.others)]) for share in shares]
        assert found == [
            (["2", "3", "5", "6", "7", "8", "9", "10"], [4]),
            (["11", "12", "13", "14", "15", "16", "17", "18"], [19]),
            (["20", "22", "23", "24"], [21]),
            (["25", "26", "27", "28"], []),
            (["29", "30"], []),
            (["31", "33"], [32]),
        ]
        assert [share.numbers.tolist() for share in shares] == [[*map(int, numbers)] for numbers, _ in found]


class TestText:
    """Separated values."""

    @pytest.mark.parametrize(
        "content",
        [
            PLAIN.encode(),
            BOM + PLAIN.encode(),
            PLAIN.encode("gb18030"),
            PLAIN.replace("\r\n", "\n").encode(),
            PLAIN.rstrip().encode(),
            PLAIN.replace(",", "\t").encode(),
            PLAIN.replace(",", ";").encode(),
            (HEADINGS + REFUSED + LATE + REFUSED).encode(),
            (HEADINGS + LATE + LATE + ON_TIME + LATE).encode(),
            (HEADINGS + LATE.replace("甲", '"甲""乙"') + ON_TIME).encode(),
            (HEADINGS + LATE.replace("甲", "甲\0") + ON_TIME).encode(),
            (HEADINGS + LATE + "\xff\xfe".join(ON_TIME.split("甲"))).encode("latin-1", "ignore"),
            (HEADINGS + LATE + ON_TIME).encode().replace("甲".encode(), b"\xe7\x94"),
            ("登记簿\r\n" + PLAIN + ",,,,,,\r\n\r\n合计,,,,,,\r\n").encode(),
            (PLAIN + HEADINGS + ON_TIME).encode(),
            (PLAIN + LATE.rstrip() + ",多\r\n" + ON_TIME.rstrip() + ",,\r\n").encode(),
            (PLAIN + "2022-030,当面,2022-10-10\r\n").encode(),
            (PLAIN + LATE.replace("甲", "审计局")).encode(),
            HEADINGS.encode(),
            b"",
            b"a,b\r\n1,2\r\n",
        ],
    )
    def test_same(self, both: Callable[..., pa.Table], tmp_path: Path, content: bytes) -> None:
        """Every encoding, separator and kind of damage."""
        path = tmp_path / "登记簿.csv"
        path.write_bytes(content)

        both(path)
        both(path, "--no-explore")

    @pytest.mark.parametrize("name", ["a.csv", "b.csv"])
    def test_pieces(
        self, both: Callable[..., pa.Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        """Text that is cut into many pieces, plain ones and others in turn, some of them inside a quoted cell."""
        monkeypatch.setattr(blocks, "_PIECE", 700)
        monkeypatch.setattr(blocks, "_ROWS", 5)
        monkeypatch.setattr("gikdeadlines.registers.separated._SAMPLE_LINES", 3)
        monkeypatch.setattr(blockwise, "_SMALLEST", 4)
        path = tmp_path / name
        path.write_bytes(_long(name))
        table = both(path, "--no-explore")

        assert len(table) > 100

    @pytest.mark.parametrize("number", range(10))
    def test_registers_by_chance(self, both: Callable[..., pa.Table], tmp_path: Path, number: int) -> None:
        """Groups, footers, columns in doubt, words that are not known: in blocks as row by row."""
        path = tmp_path / "台账.csv"
        made = make_table(number, damaged=number % 2 == 1)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(made.rows)

        both(path)

    def test_pages_with_groups(
        self, both: Callable[..., pa.Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Two rows of headings again on each page, numbered columns, totals and notes between the cases."""
        monkeypatch.setattr(blocks, "_PIECE", 300)
        monkeypatch.setattr("gikdeadlines.registers.separated._SAMPLE_LINES", 3)
        monkeypatch.setattr(blockwise, "_SMALLEST", 4)
        head = "编号,收到日期,补正,,答复日期,备注\n,,告知日期,收到日期,,\n1,2,3,4,5,6\n"
        rows = "".join(
            f"{n},2022-09-30,2022-10-08,2022-10-12,2022-11-0{n % 9 + 1},{'延期' * (n % 7 == 0)}\n" for n in range(9)
        )
        path = tmp_path / "台账.csv"
        path.write_text((head + rows + "本页小计,,,,,\n备注：同上,,,,,\n,,,,,\n") * 9, encoding="utf-8")

        assert len(both(path)) == 81

    def test_an_id_that_stood_before(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """It takes robust alone: the days on which a sure verdict does not hang stay out of both tables."""
        head = "申请编号,申请方式,提交日期,实际到达日期,双方确认日期,落款日期,送达方式\n"
        row = "电子邮件,2019-05-13,2019-05-14,2019-05-14,2019-07-03,邮寄\n"
        path = tmp_path / "台账.csv"
        path.write_text(head + "".join(f"{n // 2},{row}" for n in range(2400)), encoding="utf-8")

        found = both(path)

        assert found.column("robust").to_pylist() == [False] * 2400
        assert found.column("alternatives").to_pylist()[1::2] == [[]] * 1200

    @pytest.mark.parametrize("is_fresh", [False, True])
    def test_jobs(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_fresh: bool) -> None:
        """Several processes, forked or fresh, find what one does, with repeated ids in other blocks and refusals."""
        monkeypatch.setattr(workers, "_may_hold_a_lock", lambda thread: is_fresh or thread is None)
        monkeypatch.setattr(blocks, "_PIECE", 700)
        monkeypatch.setattr(blocks, "_ROWS", 5)
        monkeypatch.setattr("gikdeadlines.registers.separated._SAMPLE_LINES", 3)
        monkeypatch.setattr(blockwise, "_SHARE", 8)
        monkeypatch.setattr(blockwise, "_SMALLEST", 4)
        path = tmp_path / "a.csv"
        path.write_bytes(_long("a.csv") + (REFUSED + LATE).encode())
        shared: list[int] = []

        def noting(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is
            for task, found in workers.in_order(*arguments, **named):
                shared.append(len(task.batch))
                yield task, found

        monkeypatch.setattr("gikdeadlines.checking.blockwise.in_order", noting)
        alone = _outcome(run, tmp_path / "alone", (path,))
        together = _outcome(run, tmp_path / "together", (path, "--jobs", "2"))

        assert alone[1:] == together[1:]
        assert len(shared) > 3
        assert sum(shared) > 100

    @pytest.mark.parametrize(
        "options",
        [
            ("--out", "a.csv"),
            ("--out", "a.xlsx"),
            ("--out", "a.csv", "--only", "late"),
            ("--format", "csv"),
            ("--all",),
        ],
    )
    def test_jobs_write(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
    ) -> None:
        """What other processes make of the result one makes, too: with refusals, and a number that stands again."""
        monkeypatch.setattr(blocks, "_PIECE", 700)
        monkeypatch.setattr(blocks, "_ROWS", 5)
        monkeypatch.setattr("gikdeadlines.registers.separated._SAMPLE_LINES", 3)
        monkeypatch.setattr(blockwise, "_SHARE", 16)
        monkeypatch.setattr(blockwise, "_SMALLEST", 4)
        each = enumerate(row.rstrip()[8:] for _ in range(30) for row in (LATE, ON_TIME, OPEN, REFUSED))
        rows = [f"2022-{number}{row},=甲{number}" for number, row in each]
        rows[90] = rows[2]
        for at in (50, -4, -2, -1):
            rows.insert(at, "合计,,,,,,,")
        path = tmp_path / "a.csv"
        path.write_text("\r\n".join([f"{HEADINGS.rstrip()},经办", *rows]), encoding="utf-8")
        made: list[bool] = []

        def noting(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is
            for task, found in workers.in_order(*arguments, **named):
                made.append(any(each is not None for each in found.made))
                yield task, found

        monkeypatch.setattr("gikdeadlines.checking.blockwise.in_order", noting)
        found = [_written(run, tmp_path / jobs, (path, *options, "--jobs", jobs)) for jobs in ("1", "2")]

        assert found[0] == found[1]
        # The block with the number that stood before comes back whole; what a screen lists is no such work.
        assert made.count(False) == (len(made) if "--all" in options else 1)
        assert len(made) > 3

    def test_plain_text_goes_by_blocks(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Else the tests above would only compare one reader with itself."""
        path = tmp_path / "a.csv"
        path.write_text(HEADINGS + LATE * 3000, encoding="utf-8")
        taken: list[int] = []
        plain = blocks.TextBlocks._plain  # noqa: SLF001 - what is watched

        def noting(*arguments: Any) -> Any:  # noqa: ANN401 - as it is
            found = plain(*arguments)
            taken.append(len(found or ()))
            return found

        monkeypatch.setattr(blocks.TextBlocks, "_plain", noting)
        run("check", path, "--out", tmp_path / "a.parquet", *AS_OF)

        assert sum(taken) == 2001  # all but the sample by which the encoding is told

    def test_options(self, both: Callable[..., pa.Table], register: Register, tmp_path: Path) -> None:
        """Pins, a jurisdiction, a day of knowledge, columns by other names."""
        path, names, house = register(LATE, ON_TIME, OPEN), tmp_path / "names.toml", tmp_path / "house.json"
        names.write_text('format = 1\n[columns]\n"处室" = "适用地区"\n', encoding="utf-8")
        house.write_text('{"format": 1, "readings": {"email-receipt": "arrival"}}', encoding="utf-8")

        both(path, "--jurisdiction", "山西省")
        both(path, "--known-on", "2022-06-01")
        both(path, "--map", names)
        both(path, "--header-row", "1")
        both(path, "--header-row", "2")
        both(path, "--readings", "pause-overlap=sum")
        both(path, "--readings", house)
        both(path, "--fail-on", "undetermined", "--lang", "en")

    def test_several_files(self, both: Callable[..., pa.Table], run: Run, register: Register, tmp_path: Path) -> None:
        """Files of several kinds into one, unless one of them has other columns."""
        sheet, lines, other = tmp_path / "a.xlsx", tmp_path / "a.json", tmp_path / "other.csv"
        sheet.write_bytes(registers.xlsx([line.split(",") for line in PLAIN.splitlines()]))
        lines.write_text("{", encoding="utf-8")
        other.write_text("编号,收到日期,答复日期,别的\n1,2022-09-30,2022-10-10,x\n", encoding="utf-8")
        path = register(LATE, REFUSED, ON_TIME)

        assert len(both(path, sheet, path, tmp_path / "none.csv", lines)) == 7
        for files in ((path, other), (other, path)):
            ended = run("check", *files, "--out", tmp_path / "a.parquet", *AS_OF)

            assert ended.status == 2
            assert "wrong-options" in ended.err

    def test_long(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """A row an event goes row by row."""
        path = tmp_path / "a.csv"
        path.write_text(
            "case_id,type,at,channel\n1,submitted,2022-09-30,当面\n1,withdrawn,2022-10-09,\n2,x,2022-10-09,\n",
            encoding="utf-8",
        )

        assert both(path)["verdict"].to_pylist() == ["withdrawn"]


def _long(name: str) -> bytes:
    """Some hundred rows with something odd among them."""
    random = Random(name)  # noqa: S311 - the same table for the same name
    rows = [row for row in PLAIN.splitlines()[1:] for _ in range(60)]
    odd = ['2022-9,"a\r\n,""b"', "合计,,,,,,", ",,,,,,", "", REFUSED.rstrip(), '"x,1', HEADINGS.rstrip(), "2022-044"]
    for text in odd * 2:
        rows.insert(random.randrange(len(rows)), text)
    # Headings stay: with another one among them they would be those of another table.
    heads = HEADINGS.rstrip()
    kept = [f"{number}{row[4:]}" if number % 3 and row != heads else row for number, row in enumerate(rows)]
    return "\r\n".join([HEADINGS.rstrip(), *kept]).encode("utf-8" if name == "a.csv" else "gb18030")


def _typed() -> pa.Table:
    """A register with a column of every type that days, numbers and carried cells come in."""
    day = date(2022, 9, 30)
    days = [day, day + timedelta(3), None, day + timedelta(11), day]
    moments = [each and datetime.fromisoformat(f"{each}T09:00") for each in days]
    return pa.table(
        {
            "申请编号": pa.array([7, 8, 8, None, 9]),
            "申请方式": pa.array(["当面", "信函", None, "当面", "鸽子"]).dictionary_encode(),
            "提交日期": pa.array(days, pa.date32()),
            "签收日期": pa.array(moments, pa.timestamp("ns")),
            "收到日期": pa.array(moments, pa.timestamp("us", "UTC")),
            "补正截止日期": pa.array([None, 42795.5, None, float("nan"), None]),
            "答复日期": pa.array([20221010, None, None, 20221031, 20221010]),
            "延长工作日数": pa.array([None, 5.0, None, None, None]),
            "登记届满日期": pa.array([None, None, None, None, 300_000_000], pa.int32()).cast(pa.date32()),
            "数": pa.array([1.0, 2.5, None, float("nan"), 3]),
            "日": pa.array(days, pa.date64()),
            "字节": pa.array([b"a", b"\xff", None, b"", "甲".encode()]),
            "表": pa.array([[1], None, [], [2, 3], [4]]),
            "真": pa.array([True, None, False, True, False]),
            "无": pa.nulls(5),
        }
    )


class TestParquet:
    """Columns in, columns out."""

    def test_example(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """The example register."""
        path = tmp_path / "a.parquet"
        path.write_bytes(registers.parquet(registers.example_rows()))

        assert len(both(path)) == 60

    @pytest.mark.usefixtures("parquet_by_itself")
    def test_types(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """Columns of every type, and each of them left out once."""
        table, path = _typed(), tmp_path / "a.parquet"
        for names in (table.column_names, *(table.drop_columns([name]).column_names for name in table.column_names)):
            pq.write_table(table.select(names), path, row_group_size=2)
            both(path, "--no-explore")

    def test_rows_without_a_case(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """Totals, blanks and repeated headings are skipped in columns of text."""
        rows = [line.split(",") for line in (PLAIN + ",,,,,,\r\n合计,,,,,,\r\n" + HEADINGS + LATE).splitlines()]
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table({name: [row[at] for row in rows[1:]] for at, name in enumerate(rows[0])}), path)

        assert len(both(path)) == 4
        both(path, "--header-row", "2")

    @pytest.mark.usefixtures("parquet_by_itself")
    def test_broken_off(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """A file that ends in its middle."""
        path = tmp_path / "a.parquet"
        content = registers.parquet(registers.example_rows())
        for size in (3, len(content) // 2, len(content) - 1):
            path.write_bytes(content[:size])
            both(path)

    @pytest.mark.usefixtures("parquet_by_itself")
    def test_damaged(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        """Bytes changed in the middle."""
        path = tmp_path / "a.parquet"
        content = registers.parquet(registers.example_rows())
        for number in range(12):
            path.write_bytes(mutations._bytes(Random(number), content))  # noqa: SLF001, S311 - the same each time
            both(path)


class TestSheets:
    """Workbooks by the kernel, where their cells can be texts."""

    @pytest.fixture(autouse=True)
    def taken(self, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
        """Of each sheet, whether it went in blocks; short ones do, too."""
        found: list[bool] = []
        whole = sheet_blocks.sheet_in_blocks

        def noting(*arguments: Any) -> Any:  # noqa: ANN401 - as it is
            rows = whole(*arguments)
            found.append(rows is not None)
            return rows

        monkeypatch.setattr(sheet_blocks, "_FEW", 0)
        monkeypatch.setattr("gikdeadlines.registers.reading.sheet_in_blocks", noting)
        return found

    @pytest.mark.parametrize("days", ["real", "text", "serial"])
    @pytest.mark.parametrize("title", ["", "登记簿"])
    def test_same(
        self, both: Callable[..., pa.Table], tmp_path: Path, taken: list[bool], days: str, title: str
    ) -> None:
        """Days of every kind, texts, numbers that are days."""
        path = tmp_path / "a.xlsx"
        rows = [line.split(",") for line in (PLAIN + LATE + ON_TIME).splitlines()]
        path.write_bytes(registers.xlsx(rows, days, title=title))

        both(path)
        both(path, "--no-explore")

        assert taken == [True, True]

    @pytest.mark.parametrize("number", range(6))
    def test_registers_by_chance(
        self, both: Callable[..., pa.Table], tmp_path: Path, number: int, taken: list[bool]
    ) -> None:
        """Groups, footers, columns in doubt, days and numbers among them as such."""
        path = tmp_path / "台账.xlsx"
        book = openpyxl.Workbook()
        for row in make_table(number, damaged=number % 2 == 1).rows:
            book.active.append([_as_typed(cell) for cell in row])
        book.save(path)

        both(path)

        assert len(taken) == 1

    @pytest.mark.parametrize(
        ("cells", "is_taken"),
        [
            ({}, True),
            ({"A4": 2022031, "A5": 2022031}, False),
            ({"A2": 1, "A3": 2, "A4": 3, "A5": 3}, True),
            ({"A2": 1, "A3": 1.5, "A4": 3, "A5": 4}, False),
            ({"C4": datetime(2022, 10, 10, 15, 30)}, False),  # noqa: DTZ001 - a workbook knows no zone
            ({"C4": "=1/0"}, True),
            ({"C4": 44844}, True),
            ({"C4": 7}, True),
            ({"C4": True}, True),
            ({"H1": "备注", "H4": date(2022, 11, 1)}, False),
            ({"H1": "备注", "H4": "已延期至11月30日"}, True),
            ({"H1": "页数", "H4": 12, "H5": 3}, True),
            ({"H1": "页数", "H4": 12, "H5": 2.5}, False),
            ({"H1": "页数", "H4": "=1/0"}, False),
            ({"I4": "多"}, True),
        ],
    )
    def test_cells(
        self,
        both: Callable[..., pa.Table],
        tmp_path: Path,
        taken: list[bool],
        cells: dict[str, object],
        is_taken: bool,
    ) -> None:
        """A cell without a text that is read just so sends its sheet row by row; one that refuses its row does not."""
        path = _sheet(tmp_path, cells)

        both(path)

        assert taken == [is_taken]

    def test_own_workbook(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: list[bool]) -> None:
        """An agency's own workbook comes back with the same cells, verdicts, refusals and notes."""
        path = _sheet(tmp_path, {"C4": "=1/0", "H1": "备注", "H3": "已延期至11月30日"})

        def made() -> tuple[object, ...]:
            ended = run("check", path, "--out", tmp_path / "out.xlsx", "--overwrite", *AS_OF)
            return _cells(tmp_path / "out.xlsx"), ended.out, ended.err, ended.status

        by_blocks = made()
        with monkeypatch.context() as patched:
            patched.setattr(running, "BlockSink", _Never)
            by_rows = made()

        assert by_blocks == by_rows
        assert taken == [True]

    def test_beside_cells(self, both: Callable[..., pa.Table], tmp_path: Path, taken: list[bool]) -> None:
        """Comments, lines through cells, merged rows, several sheets."""
        path = _sheet(tmp_path, {})
        book = openpyxl.load_workbook(path)
        for change in (_commented, _struck, _merged, _doubled):
            changed = openpyxl.load_workbook(path)
            change(changed)
            changed.save(tmp_path / f"{change.__name__}.xlsx")
            both(tmp_path / f"{change.__name__}.xlsx", "--sheet", "all")
        assert book.sheetnames == ["Sheet"]

        assert not any(taken)


def _as_typed(cell: object) -> object:
    """A day as a day, a number as a number, as somebody types them."""
    text = str(cell)
    if text.isdigit() and len(text) < 4:
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return cell


def _sheet(folder: Path, cells: dict[str, object]) -> Path:
    book = openpyxl.Workbook()
    for line in (HEADINGS + LATE + ON_TIME + OPEN + LATE).splitlines():
        book.active.append([_as_typed(cell) or None for cell in line.split(",")])
    for place, cell in cells.items():
        book.active[place] = cell
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def _commented(book: Any) -> None:  # noqa: ANN401 - openpyxl's
    book.active["C3"].comment = Comment("已延期", "x")


def _struck(book: Any) -> None:  # noqa: ANN401 - openpyxl's
    book.active["C3"].font = Font(strike=True)


def _merged(book: Any) -> None:  # noqa: ANN401 - openpyxl's
    book.active.merge_cells("A3:A4")


def _doubled(book: Any) -> None:  # noqa: ANN401 - openpyxl's
    book.copy_worksheet(book.active)


class TestEveryOutput:
    """Text, workbooks and the screen: the same bytes and cells whichever way the rows went."""

    @pytest.fixture
    def outputs(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[list[Any]]]:
        """Every output of a run by blocks, which must be those of the same run row by row; gives the CSV."""

        def made(*arguments: object) -> list[Any]:
            book, text = tmp_path / "out.xlsx", tmp_path / "out.csv"
            said = [run("check", *arguments, "--out", out, "--overwrite", *AS_OF) for out in (book, text)]
            shown = [run("check", *arguments, *how, *AS_OF) for how in ((), ("--format", "csv"))]
            return [text.read_bytes(), _cells(book), *said, *shown]

        def found(*arguments: object) -> list[list[Any]]:
            by_blocks = made(*arguments)
            with monkeypatch.context() as patched:
                patched.setattr(running, "BlockSink", _Never)
                by_rows = made(*arguments)

            assert by_blocks == by_rows
            return list(csv.reader(io.StringIO(by_blocks[0].decode("utf-8-sig"))))

        return found

    @pytest.mark.parametrize(("few", "modules"), [(1 << 17, ()), (0, ("numpy",)), (0, ("pyarrow",))])
    def test_goes_by_columns_where_they_pay(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, modules: tuple[str, ...]
    ) -> None:
        """A long table does, a short one does not, nor any where an extra is not installed."""
        took: list[object] = []

        def noting(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as it is
            took.append(arguments)
            return blockwise.outcomes_in_blocks(*arguments, **named)

        monkeypatch.setattr(running, "outcomes_in_blocks", noting)
        path, text = tmp_path / "a.csv", tmp_path / "out.csv"
        path.write_text(PLAIN, encoding="utf-8")
        run("check", path, "--out", text, *AS_OF)
        with_columns = len(took)
        monkeypatch.setattr(blockwise, "_FEW_BYTES", few)
        monkeypatch.setattr(blockwise, "find_spec", lambda name: name not in modules)
        run("check", path, "--out", text, "--overwrite", *AS_OF)

        assert (with_columns, len(took)) == (1, 1)

    @pytest.mark.parametrize("number", range(6))
    def test_registers_by_chance(self, outputs: Callable[..., list[list[Any]]], tmp_path: Path, number: int) -> None:
        """Every kind of finding, doubt and open fact, in both languages, and some verdicts alone."""
        path = tmp_path / "台账.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(make_table(number, damaged=number % 2 == 1).rows)

        outputs(path)
        outputs(path, "--no-explore", "--lang", "en", "--readings", "pause-overlap=sum")
        outputs(path, "--only", "late,undetermined", "--known-on", "2021-01-01")

    def test_cells_that_need_care(self, outputs: Callable[..., list[list[Any]]], tmp_path: Path) -> None:
        """Formulas, quotes, line ends and separators in what is carried; an id that stood before; days left below 0."""
        odd = ["=1+1", 'a""b', "x,y", "甲\r\n乙", "@x", " -1", "-", "1"]
        rows = [row.rstrip().rsplit(",", 1)[0] + f',"{cell}"\r\n' for row in (LATE, OPEN) for cell in odd]
        path = tmp_path / "a.csv"
        path.write_text(HEADINGS + "".join(rows) + ON_TIME + ON_TIME, encoding="utf-8", newline="")

        found = outputs(path)
        assert {"'=1+1", 'a"b', "x,y", "甲\r\n乙", "'@x", "' -1", "'-"} <= {row[-1] for row in found}
        assert any(cell.startswith("-") for row in found for cell in row)

    def test_made_up(self, outputs: Callable[..., list[list[Any]]], tmp_path: Path) -> None:
        """A usual register, of which several hundred rows go through the text together."""
        path = _made_up(tmp_path / "a.csv")

        assert len(outputs(path)) == 401


def _made_up(path: Path) -> Path:
    """Four hundred applications of thirteen years: some consulted on, some extended, withdrawn or not answered."""
    chance = Random(3)  # noqa: S311 - the same table each time

    def later(day: date, most: int) -> date:
        return day + timedelta(chance.randrange(most))

    rows = []
    for number in range(400):
        received = later(date(2012, 1, 4), 4900)
        asked, replied = later(received, 9), later(received, 45)
        consulted = [asked, later(asked, 20)] if number % 5 == 0 else ["", ""]
        extended = [later(received, 25), 15 if number % 2 else ""] if number % 7 == 0 else ["", ""]
        ended = ["", later(received, 30)] if number % 11 == 0 else ["" if number % 9 == 0 else replied, ""]
        kinds = ("信函", "当面", "", "网上")
        rows.append(
            [number, received, *consulted, *extended, *ended, kinds[number % 4], ("公民", "企业", "")[number % 3]]
        )
    with path.open("w", encoding="utf-8", newline="") as stream:
        head = ["编号", "收到申请日期", "征求第三方意见日期", "收到第三方意见日期", "延长期限告知日期", "延长工作日数"]
        csv.writer(stream).writerows([[*head, "答复日期", "撤回日期", "申请方式", "申请人类型"], *rows])
    return path


class TestStatistics:
    """`stats` counts the same whichever way the rows went."""

    @pytest.fixture
    def figures(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Any]]:
        """What `stats` says of a file, which must be the same by blocks and row by row."""

        def found(*arguments: object) -> dict[str, Any]:
            by_blocks = run("stats", *arguments, "--format", "json", *AS_OF)
            with monkeypatch.context() as patched:
                patched.setattr(blockwise, "find_spec", lambda _: None)
                by_rows = run("stats", *arguments, "--format", "json", *AS_OF)

            assert by_blocks == by_rows
            return json.loads(by_blocks.out)  # type: ignore[no-any-return]  # as it was written

        return found

    @pytest.mark.parametrize("number", range(6))
    def test_registers_by_chance(self, figures: Callable[..., dict[str, Any]], tmp_path: Path, number: int) -> None:
        """Refused rows, rows in doubt, rows whose days are open."""
        path = tmp_path / "台账.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(make_table(number, damaged=number % 2 == 1).rows)

        for years in ("2015,2016", "2019,2020", "2022,2023,2024"):
            figures(path, "--year", years)

    @pytest.mark.parametrize(
        "bad",
        [",2024-03-09,2024-03-04,,,2024-03-20", ",,2024-03-04,,20,2024-03-20", "当面,2024-03-04,2024-03-04,,20,"],
        ids=["received before it was made", "days without a telling", "the same with a channel"],
    )
    def test_a_row_is_refused_in_another_year_too(
        self, figures: Callable[..., dict[str, Any]], run: Run, tmp_path: Path, bad: str
    ) -> None:
        """A row that states no case is refused, whatever year is counted."""
        path = tmp_path / "a.csv"
        good = "".join(f"{number},当面,2020-03-02,2020-03-02,,,2020-03-20\n" for number in range(4_000))
        headings = "申请编号,申请方式,提交日期,收到申请日期,延长期限告知日期,延长工作日数,答复日期\n"
        path.write_text(f"{headings}{good}bad,{bad}\n", encoding="utf-8")
        figures(path, "--year", "2020")
        ended = run("stats", path, "--year", "2020", *AS_OF)

        assert ended.status == 3
        assert "退回 1" in ended.err

    def test_made_up(
        self, figures: Callable[..., dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Thirteen years, by applicant, most rows counted together."""
        alone: list[int] = []
        take = BlockTally.take

        def noting(*arguments: Any) -> Any:  # noqa: ANN401 - as it is
            found = take(*arguments)
            alone.append(len(found))
            return found

        monkeypatch.setattr(BlockTally, "take", noting)
        path = _made_up(tmp_path / "a.csv")
        years = ",".join(map(str, range(2012, 2026)))
        found = figures(path, "--year", years, "--by", "申请人类型")
        figures(path, "--year", "2020", "--form", "2014", "--no-explore", "--jurisdiction", "山西省")
        new = [item for year in found["years"] for item in year["groups"][0]["items"] if item["item"] == "annual-1"]

        assert sum(item["counted"] for item in new) > 100
        assert sum(alone) < 100


class TestClaims:
    """Claimed due days: what yields them is looked for where it is shown, and only there."""

    CLAIMED: Final = "".join(f"{i},当面,2025-03-03,2025-03-28,2025-04-{2 + i % 7:02}\r\n" for i in range(30))
    TABLE: Final = f"申请编号,申请方式,提交日期,答复日期,应答复日期\r\n{CLAIMED}".encode()

    def test_are_explained_as_row_by_row(self, both: Callable[..., pa.Table], tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(self.TABLE)
        kinds = [row["explained_by"]["kind"] for claims in both(path)["claims"].to_pylist() for row in claims]

        assert len(kinds) == 30
        assert "none" in kinds

    @pytest.mark.parametrize(("suffix", "is_looked_for"), [(".csv", False), (".xlsx", False), (".parquet", True)])
    def test_are_looked_for_where_shown(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, is_looked_for: bool
    ) -> None:
        tried: list[Claim] = []

        def noting(_: Explanations, claim: Claim) -> ClaimExplained:
            tried.append(claim)
            return ClaimExplained(claim.by, claim.due, "none")

        monkeypatch.setattr(Explanations, "of", noting)
        path = tmp_path / "a.csv"
        path.write_bytes(self.TABLE)
        run("check", path, "--out", tmp_path / f"out{suffix}", *AS_OF)

        assert bool(tried) is is_looked_for


def _cells(path: Path) -> list[object]:
    """The cells of a workbook, with what colour stands behind each and how it is shown."""
    book = openpyxl.load_workbook(path)
    return [
        (sheet.title, cell.coordinate, cell.value, cell.number_format, cell.fill.bgColor.rgb, cell.quotePrefix)
        for sheet in book
        for row in sheet
        for cell in row
    ]


class TestMutations:
    """Damaged tables of text."""

    @pytest.mark.parametrize("number", range(30))
    def test_some(
        self, both: Callable[..., pa.Table], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        """Cells, headings, rows and bytes changed; small pieces, so that plain ones stand between the others."""
        monkeypatch.setattr(blocks, "_PIECE", 200)
        monkeypatch.setattr("gikdeadlines.registers.separated._SAMPLE_LINES", 2)
        random = Random(number)  # noqa: S311 - the same table for the same number
        text = io.StringIO()
        rows = mutations._mutated(random)  # noqa: SLF001 - the damage is the same there
        writer = csv.writer(text, quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        writer.writerows([*rows, *rows[1:], *registers.example_rows()[1:8]])
        content = text.getvalue().encode(random.choice(["utf-8", "utf-8-sig", "gb18030"]), "replace")
        path = tmp_path / "a.csv"
        path.write_bytes(mutations._bytes(random, content) if number % 2 else content)  # noqa: SLF001 - the same

        both(path, "--no-explore")
