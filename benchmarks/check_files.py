"""`check` into each kind of file, and `stats`, beside what only reads and writes, each in a process of its own.

What both take on a file of one row, which is start-up, is taken off.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from math import nan
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyarrow.csv
from measure import Figure
from register import AS_OF, register

ROWS, EXPLORED_ROWS = 1_000_000, 100_000
PIECE = 20_000
AT_MOST = 3
FILE_ROWS = 200_000
SHARED_ROWS, GAIN = (100_000, 200_000), 1.7
YEAR, BESIDE = "2020", "no target; shown beside"
SECONDS = {".csv": 6, ".xlsx": 25, ".parquet": 4, "stats": 6}
"""What so many rows explored may take of the processor, start-up apart."""
LEAST = 0.05
"""Seconds of the peer below which a ratio would tell of start-up alone."""

GOOD_ENDS = (0, 1, 5)
"""Late or undetermined cases are no failure of the run."""

PEAK = """
import atexit, re, sys
from pathlib import Path

@atexit.register
def tell():
    # Not from getrusage: that begins with what the parent of the process held.
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
    print(int(found[1]) / 1024 if found else "nan")
"""

OURS = f"""{PEAK}
from gikdeadlines.cli import main
main()
"""

PEERS = {
    ".parquet": f"""{PEAK}
from pyarrow import csv, parquet
with csv.open_csv(sys.argv[1]) as blocks, parquet.ParquetWriter(sys.argv[2], blocks.schema) as writer:
    for block in blocks:
        writer.write_batch(block)
""",
    ".csv": f"""{PEAK}
from pyarrow import csv
with csv.open_csv(sys.argv[1]) as blocks, csv.CSVWriter(sys.argv[2], blocks.schema) as writer:
    for block in blocks:
        writer.write_batch(block)
""",
    ".xlsx": f"""{PEAK}
import pandas
pandas.read_csv(sys.argv[1]).to_excel(sys.argv[2], engine="openpyxl", index=False)
""",
    "stats": f"""{PEAK}
import pyarrow.compute
from pyarrow import csv
table = csv.read_csv(sys.argv[1])
years = table.append_column("year", pyarrow.compute.year(table["提交日期"]))
print(years.group_by(["year", "申请方式"]).aggregate([([], "count_all")]).num_rows, file=sys.stderr)
""",
}
"""What reads the same file and writes it, or counts it by year and channel, and judges nothing."""

NAMES = {
    ".parquet": "pyarrow's own read and write",
    ".csv": "pyarrow's own read and write",
    ".xlsx": "pandas and openpyxl, read and write",
    "stats": "pyarrow, counted by year",
}


def figures() -> Iterator[Figure]:
    """What a run takes, as many times what a peer does; and against the seconds that it may take."""
    for rows, options in ((ROWS, ("--no-explore",)), (EXPLORED_ROWS, ())):
        found = measured(rows, options)
        how = "explored" if not options else "not explored"
        yield Figure(
            f"check big.csv --out big.parquet, {rows:,} rows, {how}",
            NAMES[".parquet"],
            found["ratio"],
            AT_MOST,
            at_most=True,
            note=f"{found['rows_per_second']:,.0f} rows a second",
        )
    for kind, most in SECONDS.items():
        found = measured(FILE_ROWS, (), kind)
        work = "stats big.csv" if kind == "stats" else f"check big.csv --out big{kind}"
        took = FILE_ROWS / found["rows_per_second"]
        note = f"{took:.1f} s of the processor, {found['peak_mib']:,.0f} MiB"
        yield Figure(f"{work}, {FILE_ROWS:,} rows, explored", f"{most} s", took / most, 1, at_most=True, note=note)
        yield Figure(f"{work}, {FILE_ROWS:,} rows, explored", NAMES[kind], found["ratio"], 1, at_most=True, note=BESIDE)
    yield from shared()


def shared() -> Iterator[Figure]:
    """How many times as fast two processes are as one, by the clock: nothing else may run on the machine."""
    for rows in SHARED_ROWS:
        alone, together = (_by_the_clock(rows, jobs) for jobs in (1, 2))
        note = f"{alone:.1f} s and {together:.1f} s by the clock, start-up apart"
        work = f"check big.csv --out big.csv --jobs 2, {rows:,} rows, explored"
        yield Figure(work, "--jobs 1", alone / together, GAIN, at_most=False, note=note)


def _by_the_clock(rows: int, jobs: int) -> float:
    """Seconds from beginning to end, less those of a file of one row."""
    with TemporaryDirectory() as name:
        folder, options = Path(name), ("--jobs", str(jobs))
        took = []
        for file in (_written(folder / "big.csv", rows), _written(folder / "small.csv", 1)):
            start = perf_counter()
            _child(_ours(file, ".csv", options))
            took.append(perf_counter() - start)
        return took[0] - took[1]


def growth(sizes: tuple[int, ...], options: tuple[str, ...]) -> Iterator[dict[str, float]]:
    """Rows a second, times pyarrow's, and peak memory in MiB for each size."""
    for size in sizes:
        yield measured(size, options)


def measured(rows: int, options: tuple[str, ...], kind: str = ".parquet") -> dict[str, float]:
    """One size: both programs on the same file, and on one of a single row."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        big, small = _written(folder / "big.csv", rows), _written(folder / "small.csv", 1)
        ours, peak = _child(_ours(big, kind, options))
        start, _ = _child(_ours(small, kind, options))
        peer = _child(_peer(big, kind))[0] - _child(_peer(small, kind))[0]
        took = ours - start
        ratio = took / peer if peer > LEAST else nan
        return {"rows": rows, "rows_per_second": rows / took, "ratio": ratio, "peak_mib": peak}


def _written(path: Path, rows: int) -> Path:
    """A register in UTF-8 with ISO days, written piece by piece."""
    plain = pyarrow.csv.WriteOptions(include_header=False, quoting_style="none")
    with path.open("wb") as stream:
        stream.write((",".join(register(1, 0).column_names) + "\n").encode())
        for seed in range(0, rows, PIECE):
            pyarrow.csv.write_csv(register(min(PIECE, rows - seed), seed), stream, plain)
    return path


def _ours(path: Path, kind: str, options: tuple[str, ...]) -> tuple[str, ...]:
    if kind == "stats":
        return (OURS, "stats", str(path), "--year", YEAR, "--as-of", AS_OF, *options)
    out = str(path.with_name(f"{path.stem}-out{kind}"))
    return (OURS, "check", str(path), "--out", out, "--overwrite", "--as-of", AS_OF, *options)


def _peer(path: Path, kind: str) -> tuple[str, ...]:
    return PEERS[kind], str(path), str(path.with_name(f"{path.stem}-peer{kind}"))


def _child(arguments: tuple[str, ...]) -> tuple[float, float]:
    """Seconds that a process took of the processor, and the most memory it held, in MiB."""
    command = [sys.executable, "-c", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:  # noqa: S603 - our own
        assert child.stdout
        # The last line: what is shown of a run stands before it.
        peak = float(child.stdout.read().split()[-1])
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in GOOD_ENDS:
        sys.exit(f"{arguments[1:]} ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, peak
