"""Tables of Arrow and of whatever speaks its interface."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.unit.registers import registers

from gikdeadlines import load_calendars, load_law
from gikdeadlines.batch import assess_table
from gikdeadlines.loading import Assessable, Refused
from gikdeadlines.registers import any_word_in_cells, matching, may_go_on, read_arrow, read_cases, shapes_of
from gikdeadlines.registers.footers import like_an_ending
from gikdeadlines.values import TableError

ROWS = registers.example_rows()


def _frame(library: str, table: pa.Table) -> Any:  # noqa: ANN401 - whatever the library calls a table
    if library == "pyarrow":
        return table
    if library == "duckdb":
        return pytest.importorskip("duckdb", reason="a peer that the project does not need").from_arrow(table)
    if library == "polars":
        return pytest.importorskip("polars", reason="a peer that the project does not need").from_arrow(table)
    pytest.importorskip("pandas", reason="a peer that the project does not need")
    return table.to_pandas()


ENCODED = {
    "dictionary": lambda column: column.dictionary_encode(),
    "runs": pc.run_end_encode,
    "view": lambda column: column.cast(pa.string_view()),
    "dictionary of views": lambda column: pa.DictionaryArray.from_arrays(
        column.dictionary_encode().indices, column.dictionary_encode().dictionary.cast(pa.string_view())
    ),
    "large": lambda column: column.cast(pa.large_string()),
}
"""The same texts as Arrow can hold them."""


class TestReadArrow:
    """Anything with ``__arrow_c_stream__``."""

    @pytest.mark.parametrize("encoded", ENCODED)
    def test_encoded(self, encoded: str) -> None:
        """However the texts of a table are encoded, its rows state the same cases, one by one and as columns."""
        table = pa.table({name: ["1", "2", "2"] for name in ("申请编号", "处室")} | {"收到日期": ["2017-03-01"] * 3})
        table = table.append_column("答复日期", pa.array(["2017-03-20", None, "2017-03-20"]))
        columns = [ENCODED[encoded](column.combine_chunks()) for column in table.columns]
        given = pa.table(columns, names=table.column_names)
        expected = [(row.case, row.carried) for row in read_arrow(table) if isinstance(row, Assessable)]
        found = assess_table(given, law=load_law(), calendar=load_calendars(), as_of=date(2018, 1, 1))

        assert [(row.case, row.carried) for row in read_arrow(given) if isinstance(row, Assessable)] == expected
        assert found["verdict"].to_pylist() == ["on-time", "overdue", "on-time"]
        assert found["处室"].to_pylist() == ["1", "2", "2"]

    def test_time_zone_that_nobody_knows(self) -> None:
        """An instant is the same in any time zone, also in one that this machine has no rules for."""
        instant = pa.array([datetime(2017, 2, 28, 18)], pa.timestamp("us", "Mars/Olympus"))  # noqa: DTZ001 - in UTC
        table = pa.table({"申请编号": ["1"], "收到日期": instant, "答复日期": ["2017-03-20"]})
        (_, row) = read_arrow(table)

        assert isinstance(row, Assessable)
        assert row.case.events[0].at == date(2017, 3, 1)

    def test_last_day_of_all(self) -> None:
        """A day in the year 9999 is a day; beyond it there is none."""
        days = pa.array([date(9999, 12, 31), None])
        far = pa.array([None, 2**40]).cast(pa.timestamp("s"))
        table = pa.table(
            {"申请编号": ["1", "2"], "收到日期": [date(2017, 3, 1)] * 2, "答复日期": days, "撤回日期": far}
        )
        (_, read, refused) = read_arrow(table)

        assert isinstance(read, Assessable)
        assert isinstance(refused, Refused)
        assert [(fault.code, fault.path) for fault in refused.faults] == [("bad-day", "撤回日期")]

    @pytest.mark.parametrize("library", ["pyarrow", "pandas", "polars", "duckdb"])
    def test_same_cases(self, library: str) -> None:
        """The example register in a frame states the cases of the CSV."""
        found = [row.case for row in read_arrow(_frame(library, registers.arrow(ROWS))) if isinstance(row, Assessable)]
        expected = [row.case for row in read_cases(registers.EXAMPLE) if isinstance(row, Assessable)]

        assert found == expected

    @pytest.mark.parametrize(
        ("column", "day"),
        [
            (pa.array(["2017年3月1日"]), date(2017, 3, 1)),
            (pa.array([20170301]), date(2017, 3, 1)),
            (pa.array([datetime(2017, 2, 28, 17, tzinfo=ZoneInfo("UTC"))]), date(2017, 3, 1)),
            (pa.array([1_488_326_400_000_000_001], pa.timestamp("ns")), date(2017, 3, 1)),
            (pa.array(["2017-03-01"]).dictionary_encode(), date(2017, 3, 1)),
            (pa.array([date(2017, 3, 1)], pa.date64()), date(2017, 3, 1)),
        ],
    )
    def test_days(self, column: pa.Array, day: date) -> None:
        """A day may be a text, a number, an instant of any zone and precision, or in a dictionary."""
        table = pa.table({"申请编号": ["1"], "收到日期": column, "答复日期": ["2017-03-20"]})
        (_, row) = read_arrow(table)

        assert isinstance(row, Assessable)
        assert row.case.events[0].at == day

    @pytest.mark.parametrize(
        ("column", "code"),
        [
            (pa.array([2_000_000_000], pa.date32()), "bad-day"),
            (pa.array([b"\xff\xfe"], pa.binary()), "bad-encoding"),
            (pa.array([b"\xff\xfe"], pa.binary()).view(pa.string()), "bad-encoding"),
            (pa.array([[1, 2]]), "bad-day"),
        ],
    )
    def test_refused(self, column: pa.Array, code: str) -> None:
        """What is no day costs its row alone, whatever its type."""
        table = pa.table({"申请编号": ["1"], "收到日期": column, "答复日期": ["2017-03-20"]})
        (_, row) = read_arrow(table)

        assert isinstance(row, Refused)
        assert [fault.code for fault in row.faults] == [code]

    def test_nulls(self) -> None:
        """Null and NaN are empty cells."""
        nothing = pa.array([None, float("nan")], pa.float64())
        table = pa.table({"id": ["1", "2"], "received": ["2017-03-01"] * 2, "withdrawn": nothing})

        assert sum(isinstance(row, Assessable) for row in read_arrow(table)) == 2

    def test_no_table(self) -> None:
        """Something else is refused."""
        with pytest.raises(TableError) as caught:
            list(read_arrow([1]))

        assert caught.value.code == "not-a-table"


class TestParquet:
    """Files of batches."""

    def test_batches(self) -> None:
        """Rows keep their numbers from batch to batch: the last of 20,000 stands in row 20,001."""
        table = pa.table(
            {"id": [str(n) for n in range(20_000)], "received": ["2017-03-01"] * 20_000, "withdrawn": pa.nulls(20_000)}
        )
        stream = BytesIO()
        pq.write_table(table, stream, row_group_size=7_000)
        stream.seek(0)
        *_, last = read_cases(stream)

        assert isinstance(last, Assessable)
        assert (last.row, last.case.id) == (20_001, "19999")


class TestShapes:
    TEXTS = (
        "第1页",
        "第4季度",
        "2024年12月",
        "12(续)",
        "3rd part",
        "+30天",
        "2024-03-05",
        "延期7天",
        "SQ0023",
        "合计10件",
    )

    @pytest.mark.parametrize("pattern", [like_an_ending(), may_go_on(), any_word_in_cells(), r"^[0-9]{4}-"])
    def test_show_what_a_pattern_knows(self, pattern: str) -> None:
        """What it knows of a text it knows of its shape, whatever the figures."""
        texts = pa.array([*self.TEXTS, None] * 300)
        known = pc.fill_null(pc.match_substring_regex(texts, pattern), False).to_pylist()
        shapes = shapes_of(texts)

        assert any(known)
        assert pa.types.is_dictionary(shapes.type)
        assert [
            one for one, is_known in zip(matching(shapes, pattern).to_pylist(), known, strict=True) if is_known
        ] == [True] * sum(known)

    def test_are_those_of_a_part_of_a_column(self) -> None:
        """Of what is missing, or no text that can be read, too."""
        texts = pa.array([b"7", b"12", None, b"\xff3", b""] * 300).view(pa.string()).slice(1, 1000)
        shapes = shapes_of(texts)

        assert shapes.cast(pa.binary()).to_pylist() == [b"11", None, b"\xff1", b"", b"1"] * 200
        assert matching(shapes, "1", missing=True).to_pylist() == [True, True, True, False, True] * 200

    def test_stay_texts_where_hardly_any_is_like_another(self) -> None:
        texts = pa.array([f"{number:x}-{number * number:x}" for number in range(2000)])

        assert shapes_of(texts) is texts
        assert matching(texts, "^f").to_pylist() == [text.startswith("f") for text in texts.to_pylist()]
