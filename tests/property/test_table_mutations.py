"""Tables that were damaged: no traceback, no row lost in silence, no hang 损坏的表格。

Each table comes from its number alone, so that a failure can be made again.
"""

from __future__ import annotations

import csv
import io
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from random import Random
from types import FrameType
from typing import Final
from zipfile import ZipFile

import pyarrow as pa
import pytest
from tests.unit.registers import registers

from gikdeadlines import GikError, assess
from gikdeadlines.loading import Assessable, Refused, Row
from gikdeadlines.registers import read_arrow, read_cases

AS_OF: Final = date(2025, 12, 31)
SECONDS: Final = 60
"""A table takes a few thousandths of one: whatever takes so long hangs."""

Rows = registers.Rows

CELLS: Final = (
    *("", " ", "—", "0", "-1", "1e9", "1e400", "nan", "inf", "42795", "42795.5", "99999999999", "true", "x" * 70_000),
    *("2017-02-30", "2017-13-01", "0000-00-00", "9999-12-31", "1000-01-01", "2017.3.1", "20170301", "2017年3月1日"),
    *("\uff12\uff10\uff11\uff17-03-01", "2017-03-01T25:00", "2017-03-01T08:00+99:99", "2262-04-12", "=1+1", "@x"),
    *('"', "'", "\n", "\t", "\r", "\0", "\ufeff", "\u202e", "\ud800", "\u00b2", "\u00bd", "\u0130", "\U0001f600"),
    *("合计", "小计：3件", "当面", "邮寄", "鸽子", "CN-SX", "CN-99", "火星", "申请编号"),
)


@cache
def _example() -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, registers.example_rows()))


def _sample(random: Random) -> Rows:
    headings, *rows = _example()
    return [list(headings), *(list(row) for row in random.sample(rows, 4))]


# What happens to a table


def _cell(random: Random, rows: Rows) -> None:
    row = random.choice(rows[1:])
    if row:
        row[random.randrange(len(row))] = random.choice(CELLS)


def _heading(random: Random, rows: Rows) -> None:
    at = random.randrange(len(rows[0]))
    rows[0][at] = random.choice([*CELLS, *rows[0], rows[0][at] + "_2", rows[0][at] + "_99", "case_id", "type", "at"])


def _shape(random: Random, rows: Rows) -> None:
    at = random.randrange(len(rows))
    changes: list[Callable[[], object]] = [
        lambda: rows.insert(at, list(rows[0])),
        lambda: rows.insert(at, []),
        lambda: rows.insert(at, ["合计"]),
        lambda: rows[at].extend(["x", "y"]),
        rows[at].clear,
        rows[at].reverse,
        lambda: rows.append(list(rows[-1])),
        lambda: rows.insert(0, ["登记簿"]),
        lambda: random.shuffle(rows[0]),
    ]
    random.choice(changes)()


def _mutated(random: Random) -> Rows:
    rows = _sample(random)
    for _ in range(random.randrange(1, 6)):
        random.choice([_cell, _cell, _heading, _shape])(random, rows)
        if not rows[0]:
            rows[0] = ["申请编号"]
    return rows


def _bytes(random: Random, content: bytes) -> bytes:
    """The content with bytes changed, put in, taken out, doubled or cut off."""
    broken = bytearray(content)
    for _ in range(random.choice([1, 1, 2, 8])):
        at, length = random.randrange(len(broken) + 1), random.choice([1, 1, 2, 40])
        piece = random.choice(
            [random.randbytes(length), broken[at : at + length] * 2, b"", b'"', b"\0", b",", b"9" * length, b"\r"]
        )
        broken[at : at + random.choice([0, length])] = piece
    return bytes(broken[: random.randrange(len(broken) + 1)] if random.random() < 0.05 else broken)


# Tables of each kind


def _csv(random: Random) -> Iterator[Row]:
    rows = _mutated(random)
    text = io.StringIO()
    csv.writer(text, delimiter=random.choice(",,,\t;"), quoting=random.choice([0, 1])).writerows(rows)
    encoding = random.choice(["utf-8", "utf-8-sig", "gb18030"])
    return _named(text.getvalue().encode(encoding, "replace"), "a.csv")


def _broken_csv(random: Random) -> Iterator[Row]:
    text = io.StringIO()
    csv.writer(text).writerows(_sample(random))
    return _named(
        _bytes(random, text.getvalue().encode(random.choice(["utf-8", "gb18030"]))), random.choice(["a.csv", "-"])
    )


@cache
def _whole(kind: str, number: int) -> bytes:
    rows = _sample(Random(number))  # noqa: S311 - the same table for the same number
    return {"xlsx": registers.xlsx, "ods": registers.ods, "parquet": registers.parquet}[kind](rows)


def _broken_part(random: Random) -> Iterator[Row]:
    """A workbook of which one part is damaged inside, the ZIP file around it whole."""
    kind = random.choice(["xlsx", "ods"])
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(_whole(kind, random.randrange(8)))) as parts, ZipFile(stream, "w") as damaged:
        hit = random.choice(["xl/worksheets/sheet1.xml", "content.xml", *parts.namelist()])
        for name in parts.namelist():
            content = parts.read(name)
            damaged.writestr(name, _bytes(random, content) if name == hit else content)
    return _named(stream.getvalue(), f"a.{kind}")


def _broken_file(random: Random) -> Iterator[Row]:
    kind = random.choice(["xlsx", "ods", "parquet", "parquet"])
    return _named(_bytes(random, _whole(kind, random.randrange(8))), random.choice([f"a.{kind}", "-"]))


def _types(random: Random) -> Iterator[Row]:
    """A frame whose columns have types that nobody expects."""
    rows = _mutated(random)
    width = len(rows[0])
    columns = [[(row + [""] * width)[at] for row in rows[1:]] for at in range(width)]
    names = [_plain(name) for name in rows[0]]
    return read_arrow(pa.Table.from_arrays([_typed(random, column) for column in columns], names=names))


def _typed(random: Random, column: list[str]) -> pa.Array:
    n = len(column)
    makers: list[Callable[[], pa.Array]] = [
        lambda: pa.nulls(n),
        lambda: pa.array([random.choice([None, True, False]) for _ in range(n)]),
        lambda: pa.array([random.randrange(-(2**31), 2**31) for _ in range(n)], pa.int32()).cast(pa.date32()),
        lambda: pa.array(
            [random.randrange(-(2**62), 2**62) for _ in range(n)], pa.timestamp(random.choice(["s", "us", "ns"]))
        ),
        lambda: pa.array([random.uniform(-1e300, 1e300) for _ in range(n)]),
        lambda: pa.array([[1], None] * n)[:n],
        lambda: pa.array([random.randbytes(3) for _ in range(n)]),
        lambda: pa.array([{"a": 1}] * n),
        lambda: pa.array([random.randrange(2**40) for _ in range(n)], pa.duration("us")),
        lambda: pa.array([20_170_301 + k for k in range(n)]),
    ]
    text = pa.array([_plain(cell) for cell in column], pa.string())
    return random.choice(makers)() if random.random() < 0.15 else text


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _named(content: bytes, name: str) -> Iterator[Row]:
    stream = io.BytesIO(content)
    stream.name = name
    return read_cases(stream)


KINDS: Final = (_csv, _csv, _broken_csv, _broken_csv, _broken_part, _broken_file, _types)


# What is to hold


def _check(number: int) -> str:
    """How the table of a number ended: read, or refused as a whole."""
    random = Random(number)  # noqa: S311 - the same table for the same number
    with _no_hang():
        try:
            found = list(random.choice(KINDS)(random))
        except GikError as error:
            _check_words(error, number)
            return "refused"
        for row in found:
            _check_row(row, number)
    return "read"


def _check_row(row: Row, number: int) -> None:
    if isinstance(row, Refused):
        assert row.faults, number
        _check_words(row.error, number)
    elif isinstance(row, Assessable):
        try:
            assess(row.case, as_of=AS_OF).to_json().encode("utf-8", "strict")
        except GikError as error:
            _check_words(error, number)


def _check_words(error: GikError, number: int) -> None:
    assert error.faults, number
    assert str(error).encode("utf-8", "strict"), number


@contextmanager
def _no_hang() -> Iterator[None]:
    def give_up(_: int, __: FrameType | None) -> None:
        pytest.fail("a table hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _run(first: int, count: int) -> None:
    ends = [_check(number) for number in range(first, first + count)]
    read = ends.count("read")

    # A mutation that always destroyed the table would test nothing.
    assert count * 0.3 < read < count


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="a hang cannot be ended on this system")
class TestMutations:
    """Damaged tables."""

    def test_some(self) -> None:
        """Three hundred."""
        _run(0, 300)

    @pytest.mark.slow
    @pytest.mark.parametrize("thousand", range(100))
    def test_many(self, thousand: int) -> None:
        """A hundred thousand."""
        _run(1_000 + thousand * 1_000, 1_000)

    @pytest.mark.parametrize("number", range(40))
    def test_rows_add_up(self, number: int) -> None:
        """Every row of a damaged table is a case, a refusal, or skipped."""
        random = Random(number)  # noqa: S311 - the same table for the same number
        rows = [row or ["x"] for row in _mutated(random)]
        text = io.StringIO()
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows([[c.replace("\0", "") for c in row] for row in rows])
        try:
            found = list(_named(text.getvalue().encode("utf-8", "replace"), "a.csv"))
        except GikError:
            return

        assert sum(row.rows for row in found) == len(rows)
