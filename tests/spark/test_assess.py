"""Frames on a cluster of two executors: the same answers as one table, also when an executor dies."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="the spark extra is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17, and no java is on the path"),
    pytest.mark.filterwarnings("ignore"),  # pyspark's own
]

Frame = Any
"""What pyspark gives and takes: it ships no types."""

Rows = dict[str | None, dict[str, Any]]
"""Rows by their ids."""

AS_OF = date(2018, 1, 1)
NAMES = [
    "申请编号",
    "申请方式",
    "提交日期",
    "签收日期",
    "延长期限告知日期",
    "延长工作日数",
    "送达方式",
    "交邮日期",
    "机关",
]


def _row(number: int) -> tuple[object, ...]:
    """An application of 2017, extended or not, answered early or late; every 50th cannot have happened."""
    submitted = date(2017, 1, 3) + timedelta(number % 200)
    signed_for = submitted + timedelta(2 if number % 50 else -2)
    told = signed_for + timedelta(15) if number % 3 == 0 else None
    replied = signed_for + timedelta(10 + number % 40)
    days = 10 if told else None
    return (f"A{number}", "信函", submitted, signed_for, told, days, "邮寄", replied, f"机关{number % 4}")


ROWS = [_row(number) for number in range(2_000)]


@pytest.fixture(scope="module")
def session() -> Iterator[Frame]:
    """A cluster on this machine: two executors, each a process of its own."""
    import pyspark  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    path = os.pathsep.join(entry for entry in sys.path if entry)
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("gikdeadlines")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": path,
        "spark.ui.enabled": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    found = builder.getOrCreate()
    yield found
    found.stop()


def _schema() -> str:
    kinds = dict.fromkeys(NAMES, "date") | dict.fromkeys(("申请编号", "申请方式", "送达方式", "机关"), "string")
    return ", ".join(f"`{name}` {'int' if name == '延长工作日数' else kinds[name]}" for name in NAMES)


def _assessed(frame: Frame) -> Rows:
    return {row["id"]: row for row in _rows(frame)}


def _rows(frame: Frame) -> Iterator[dict[str, Any]]:
    from gikdeadlines import load_calendars, load_law, spark  # noqa: PLC0415 - beside the session

    found = spark.assess(frame, law=load_law(), calendar=load_calendars(), as_of=AS_OF)
    return (row.asDict(recursive=True) for row in found.collect())


@pytest.fixture(scope="module")
def expected() -> Rows:
    """The same rows as one table."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    from gikdeadlines import load_calendars, load_law  # noqa: PLC0415 - beside the session
    from gikdeadlines.batch.tables import assess_table  # noqa: PLC0415 - an extra

    table = pa.table({name: list(column) for name, column in zip(NAMES, zip(*ROWS, strict=True), strict=True)})
    found = assess_table(table, law=load_law(), calendar=load_calendars(), as_of=AS_OF)
    return {row["id"]: _with_maps(row) for row in found.to_pylist()}


def _with_maps(row: dict[str, Any]) -> dict[str, Any]:
    """Spark has mappings where Arrow has pairs."""
    findings = row["findings"] and [{**note, "parameters": dict(note["parameters"])} for note in row["findings"]]
    return {**row, "findings": findings}


class TestAssess:
    def test_each_row_has_the_assessment_that_it_has_in_a_table(self, session: Frame, expected: Rows) -> None:
        frame = session.createDataFrame(ROWS, _schema()).repartition(4)

        assert _assessed(frame) == expected

    def test_a_row_that_cannot_have_happened_is_refused_in_a_column(self, session: Frame) -> None:
        frame = session.createDataFrame(ROWS[:100], _schema())

        refused = {name for name, row in _assessed(frame).items() if row["refusal"]}

        assert refused == {"A0", "A50"}

    def test_a_row_without_an_id_is_refused(self, session: Frame) -> None:
        frame = session.createDataFrame([(None, *ROWS[1][1:])], _schema())

        assert _assessed(frame)[None]["refusal"]["code"] == "missing-key"

    def test_an_id_that_stands_twice_is_sure_in_no_row(self, session: Frame) -> None:
        """In whatever partition its rows lie; a note is refused, and blank ids are no id that stands twice."""
        blank = [(None, *ROWS[1][1:])] * 2
        frame = session.createDataFrame([*ROWS[1:40], ("A\uff13 ", *ROWS[7][1:]), *blank], _schema()).repartition(4)
        found = list(_rows(frame))
        twice = [row for row in found if (row["id"] or "").strip() in {"A3", "A\uff13"}]

        assert len(found) == 42
        assert [row["robust"] for row in twice] == [False, False]
        assert all("repeated-id" in {note["code"] for note in row["findings"]} for row in twice)
        assert not any(
            note["code"] == "repeated-id" for row in found if row not in twice for note in row["findings"] or ()
        )

    def test_an_executor_that_dies_in_the_middle_costs_no_row(
        self, session: Frame, expected: Rows, tmp_path: Path
    ) -> None:
        frame = session.createDataFrame(ROWS, _schema()).repartition(4)
        fallen = tmp_path / "fallen"

        found = _assessed(frame.mapInArrow(_killing(str(fallen)), frame.schema))

        assert fallen.exists()
        assert found == expected


def _killing(mark: str) -> Callable[[Iterator[Frame]], Iterator[Frame]]:
    """Passes batches on; the first task to have passed one kills the executor that it runs on."""

    def pass_on(batches: Iterator[Frame]) -> Iterator[Frame]:
        import os  # noqa: PLC0415 - runs in another process
        import signal  # noqa: PLC0415

        for batch in batches:
            yield batch
            try:
                os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            with open(f"/proc/{os.getppid()}/stat", encoding="ascii") as daemon:  # noqa: PTH123
                executor = int(daemon.read().rsplit(")", 1)[1].split()[1])
            os.kill(executor, signal.SIGKILL)

    return pass_on
