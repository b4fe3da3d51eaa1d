"""The same register from the frames that the how-tos name, in and out again, beside the same table of pyarrow.

Spark works in processes of its own: it is measured by the clock, on a machine that does nothing else, with its start
left out and all cores.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from time import perf_counter
from typing import Any

import pyarrow as pa
from measure import Figure, spent
from register import AS_OF, register

from gikdeadlines import load_calendars, load_law
from gikdeadlines.batch.tables import assess_table

ROWS, SEED = 100_000, 7
BESIDE = "no target; shown beside"


def figures() -> Iterator[Figure]:
    """How many times as long as from pyarrow the whole takes, from frame to frame."""
    table = register(ROWS, SEED)
    assess(table)
    alone = spent(lambda: assess(table))
    for name, work in FRAMES.items():
        if find_spec(name):
            took = spent(work(table))
            yield _figure(f"assess_table from {name} and back", took, alone)
    if find_spec("pyspark") and shutil.which("java"):
        start = perf_counter()
        assess(table)
        alone = perf_counter() - start
        yield _figure("spark.assess, all cores, by the clock", by_spark(table), alone)


def _figure(work: str, took: float, alone: float) -> Figure:
    note = f"{BESIDE}, {ROWS / took:,.0f} rows a second"
    return Figure(f"{work}, {ROWS:,} rows", "the same from pyarrow", took / alone, 1, at_most=True, note=note)


def assess(table: Any) -> pa.Table:
    """The table assessed, not explored."""
    return assess_table(
        table, law=load_law(), calendar=load_calendars(), as_of=date.fromisoformat(AS_OF), explore=False
    )


# As the how-tos have it: each gives what is to be measured


def from_polars(table: pa.Table) -> Callable[[], object]:
    """A data frame in, one out."""
    import polars as pl  # noqa: PLC0415 - it may be missing

    frame = pl.DataFrame(table)
    return lambda: pl.DataFrame(assess(frame))


def from_duckdb(table: pa.Table) -> Callable[[], object]:
    """A query in, a query on what comes out."""
    import duckdb  # noqa: PLC0415 - it may be missing

    connection = duckdb.connect()
    connection.register("given", table)
    connection.sql("create table register as select * from given")

    def work() -> object:
        connection.register("assessed", assess(connection.sql("select * from register").to_arrow_table()))
        return connection.sql("select verdict, count(*) from assessed group by verdict").fetchall()

    return work


def from_pandas(table: pa.Table) -> Callable[[], object]:
    """A data frame in, one out: every list and structure becomes objects of Python."""
    frame = table.to_pandas()
    return lambda: assess(frame).to_pandas()


FRAMES: dict[str, Callable[[pa.Table], Callable[[], object]]] = {
    "polars": from_polars,
    "duckdb": from_duckdb,
    "pandas": from_pandas,
}


def by_spark(table: pa.Table) -> float:
    """Seconds by the clock, from a frame that lies ready to the count of verdicts."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - it may be missing

    from gikdeadlines import spark  # noqa: PLC0415 - it may be missing

    os.environ["PYSPARK_PYTHON"] = sys.executable
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    session = SparkSession.builder.master("local[*]").config(map=quiet).getOrCreate()
    try:
        given = session.createDataFrame(table).cache()
        given.count()
        rules = {"law": load_law(), "calendar": load_calendars(), "as_of": date.fromisoformat(AS_OF)}
        # The workers load what they need with the first rows.
        spark.assess(given.limit(100), **rules).groupBy("verdict").count().collect()
        start = perf_counter()
        spark.assess(given, explore=False, **rules).groupBy("verdict").count().collect()
        return perf_counter() - start
    finally:
        session.stop()
