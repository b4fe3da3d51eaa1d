"""Parquet files, read in a process of their own: what harms it is a refusal."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from subprocess import Popen
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as pq
from tests.unit.registers import registers

from gikdeadlines.registers import parquet, read_cases
from gikdeadlines.registers.parquet import parquet_batches, parquet_rows
from gikdeadlines.values import TableError

HEADINGS = ["申请编号", "收到日期", "答复日期"]


def written(table: pa.Table, path: Path) -> Path:
    """Without the schema of Arrow, so that a dictionary comes back as its values."""
    pq.write_table(table, path, store_schema=False, compression="zstd")
    return path


@pytest.fixture
def bomb(tmp_path: Path) -> Path:
    """Half a kilobyte that unpacks to 80 GB: ten thousand times a text of eight million letters."""
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 10_000, pa.int32()), pa.array(["x" * 8_000_000]))
    return written(pa.table(dict.fromkeys(HEADINGS, text)), tmp_path / "bomb.parquet")


class TestOfItsOwn:
    def test_one_that_fills_the_memory_is_refused(self, bomb: Path) -> None:
        assert bomb.stat().st_size < 10_000

        with pytest.raises(TableError, match="a whole Parquet file"):
            list(read_cases(bomb))

    def test_a_process_that_dies_refuses_the_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As where native code aborts in the middle, after a batch that was whole."""
        dying = b"""
import os, sys
sys.path[:] = __import__("json").loads(sys.argv[1])
import pyarrow
sys.stdout.buffer.write(b"+")
with pyarrow.ipc.new_stream(sys.stdout.buffer, pyarrow.schema({"a": pyarrow.int64()})) as sink:
    sink.write_batch(pyarrow.record_batch({"a": [1, 2]}))
    sys.stdout.flush()
    os.abort()
"""
        monkeypatch.setattr("gikdeadlines.registers.parquet.pkgutil.get_data", lambda *_: dying)
        names, batches = parquet_batches(BytesIO(registers.parquet(registers.example_rows())), "a.parquet", rows=9)

        assert (names, next(batches).num_rows) == (["a"], 2)
        with pytest.raises(TableError):
            next(batches)

    @pytest.mark.parametrize("executable", ["", "uwsgi", "/nowhere/python3"])
    def test_the_same_rows_where_no_other_process_can_be(
        self, executable: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = registers.parquet(registers.example_rows())
        beside = list(parquet_rows(BytesIO(content), "a.parquet"))
        monkeypatch.setattr(sys, "executable", executable)

        assert list(parquet_rows(BytesIO(content), "a.parquet")) == beside
        assert len(beside) == len(registers.example_rows())

    def test_one_that_is_left_early_leaves_no_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        content = BytesIO()
        pq.write_table(pa.table({"a": range(200_000)}), content)
        started: list[Popen[bytes]] = []

        def noted(*command: Any, **options: Any) -> Popen[bytes]:  # noqa: ANN401 - as Popen has them
            started.append(Popen(*command, **options))
            return started[-1]

        monkeypatch.setattr(parquet, "Popen", noted)
        rows = parquet_rows(content, "a.parquet")
        assert [next(rows), next(rows)] == [["a"], [0]]
        assert started[0].poll() is None
        rows.close()  # type: ignore[attr-defined]

        assert started[0].poll() is not None
