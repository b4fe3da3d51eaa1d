"""Measures every figure some times, three unless told, and writes the medians: JSON, and docs/reference/figures.md.

Run it from the top of the repository:
``python benchmarks/run.py [--sizes 1000,10000] [--check-sizes 1000,10000] [--explored-sizes 1000]
[--runs 1] [--json FILE]``.
``--sizes 1000,1000000,10000000`` and ``--check-sizes`` of as many rows take a minute or two each of 10^7 rows, a file
of a gigabyte among them, and less than a gigabyte of memory.
It needs the extra ``tables`` and, for the peers, chinesecalendar, pandas and polars; DuckDB and Spark where they are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import isnan
from pathlib import Path
from statistics import median
from typing import Any

import assess_cases
import assess_tables
import batch_nth_after
import calendar_nth_after
import check_files
import frames
import import_time
from measure import Figure

RUNS = 3
PROGRAMS = (calendar_nth_after, batch_nth_after, assess_cases, assess_tables, check_files, frames, import_time)
PAGE = Path("docs/reference/figures.md")
MARK = "<!-- below: written by benchmarks/run.py -->\n"


def medians(runs: list[list[Figure]]) -> Iterator[Figure]:
    """One figure for each that the runs have in common."""
    for same in zip(*runs, strict=True):
        middle = median(figure.ratio for figure in same)
        nearest = min(same, key=lambda figure: abs(figure.ratio - middle))
        yield replace(nearest, ratio=middle)


def machine() -> dict[str, Any]:
    """The machine, without its name."""
    return {
        "cores": os.cpu_count(),
        "architecture": platform.machine(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": platform.system(),
    }


Sizes = Iterable[dict[str, float]]


def page(figures: Iterable[Figure], growth: Sizes, checks: dict[str, Sizes], found: dict[str, Any]) -> Iterator[str]:
    """The lines that are written anew."""
    where = ", ".join(str(found[name]) for name in ("python", "architecture", "system"))
    runs = f"medians of {found['runs']} runs" if found["runs"] > 1 else "one run"
    yield f"{where}, {found['cores']} cores; {runs}.\n"
    yield "| work | against | to reach | found | reached | |"
    yield "|---|---|---|---|---|---|"
    for figure in figures:
        target = f"{'≤' if figure.at_most else '≥'} {figure.target:g} ×"
        reached = "–" if figure.note.startswith("no target") else "yes" if figure.is_reached else "no"
        target = "–" if reached == "–" else target
        yield f"| {figure.work} | {figure.against} | {target} | {figure.ratio:,.3g} × | {reached} | {figure.note} |"
    yield "\n| rows, not explored | rows a second | peak memory, MiB |\n|---|---|---|"
    for size in growth:
        yield f"| {size['rows']:,.0f} | {size['rows_per_second']:,.0f} | {size['peak_mib']:,.0f} |"
    for options, sizes in checks.items():
        yield f"\n`check big.csv --out big.parquet{options}`, start-up apart:\n"
        yield "| rows | rows a second | times pyarrow's own read and write | peak memory, MiB |\n|---|---|---|---|"
        for size in sizes:
            ratio = "–" if isnan(size["ratio"]) else f"{size['ratio']:,.3g} ×"
            yield f"| {size['rows']:,.0f} | {size['rows_per_second']:,.0f} | {ratio} | {size['peak_mib']:,.0f} |"


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def main() -> None:
    """Measure, print, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=_sizes, default="1000,10000,100000")
    options.add_argument("--check-sizes", type=_sizes, default="1000,10000,100000")
    options.add_argument("--explored-sizes", type=_sizes, default="1000,10000")
    options.add_argument("--runs", type=int, default=RUNS)
    options.add_argument("--json", type=Path)
    given = options.parse_args()
    growth = list(assess_tables.growth(given.sizes))
    runs = [[figure for program in PROGRAMS for figure in program.figures()] for _ in range(given.runs)]
    figures = list(medians(runs))
    checks: dict[str, Sizes] = {
        " --no-explore": list(check_files.growth(given.check_sizes, ("--no-explore",))),
        "": list(check_files.growth(given.explored_sizes, ())),
    }
    lines = "\n".join(page(figures, growth, checks, {**machine(), "runs": given.runs}))
    print(lines)
    if given.json:
        plain = {"machine": machine(), "figures": [figure.to_dict() for figure in figures], "growth": growth}
        plain["check"] = checks
        given.json.write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
    before = PAGE.read_text(encoding="utf-8").split(MARK)[0] if PAGE.exists() else ""
    PAGE.write_text(f"{before}{MARK}\n{lines}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
