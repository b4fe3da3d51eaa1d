"""Tables: what a row costs beside one ``numpy.busday_offset``, and how time and memory grow with the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from math import nan
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow as pa
from batch_nth_after import PEER
from measure import Figure, seconds, spent
from register import AS_OF, register

from gikdeadlines import load_calendars, load_law
from gikdeadlines.batch.tables import assess_stream, assess_table

ROWS, FULL_ROWS, FULL_EXPLORED = 100_000, 50_000, 5_000
PIECE = 20_000
"""Rows of a long table that are made at once."""


def figures() -> Iterator[Figure]:
    """The cost of a row, of a usual register and of one in which every row has everything."""
    days = register(ROWS, 7)["提交日期"].to_numpy().astype("datetime64[D]")
    offset = seconds(lambda: np.busday_offset(days, 15, roll="backward", busdaycal=PEER), tuple) / ROWS
    for explore, target, most in ((False, 12, 50), (True, 60, 700)):
        how = "explored" if explore else "not explored"
        yield _figure(f"assess_table, a usual register, {how}", ROWS, offset, target, explore=explore, full=False)
        rows = FULL_EXPLORED if explore else FULL_ROWS
        yield _figure(f"assess_table, every row full, {how}", rows, offset, most, explore=explore, full=True)


def _figure(work: str, rows: int, offset: float, target: float, *, explore: bool, full: bool) -> Figure:
    law, calendar, day = load_law(), load_calendars(), date.fromisoformat(AS_OF)
    table = register(rows, 7, full=full)
    # As of the peer the median of several rounds: the first one also reads the law into tables.
    assessed = partial(assess_table, table, law=law, calendar=calendar, as_of=day, explore=explore)
    took = seconds(assessed, tuple, rounds=3) / rows
    note = f"{1 / took:,.0f} rows a second, {rows:,} rows"
    return Figure(work, "a busday_offset a row", took / offset, target, at_most=True, note=note)


def growth(sizes: tuple[int, ...]) -> Iterator[dict[str, float]]:
    """Rows a second and peak memory in MiB for each size, the rows made as they are read.

    Each in a process of its own: what one held at its peak is never less afterwards, and what 10^7 rows leave behind
    slows what comes after them.
    """
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            yield process.submit(_grown, size).result()


def _grown(size: int) -> dict[str, float]:
    # The first rows of a process also read the law into tables.
    for rows in (1, size):
        took = spent(partial(_streamed, rows))
    return {"rows": size, "rows_per_second": size / took, "peak_mib": _peak()}


def _peak() -> float:
    # Not from getrusage: that begins with what the parent of the process held.
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text(encoding="ascii")) if status.exists() else None
    return int(found[1]) / 1024 if found else nan


def _streamed(rows: int) -> int:
    law, calendar, day = load_law(), load_calendars(), date.fromisoformat(AS_OF)
    schema = register(1, 0).schema
    batches = (b for seed in range(0, rows, PIECE) for b in register(min(PIECE, rows - seed), seed).to_batches())
    reader = pa.RecordBatchReader.from_batches(schema, batches)
    found = assess_stream(reader, law=law, calendar=calendar, as_of=day, explore=False)
    return sum(len(batch) for batch in found)
