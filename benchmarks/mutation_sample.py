"""How many of a sample of small faults below the border the tests notice.

mutmut makes the faults; which of them are tried is drawn with a recorded seed. Each is first shown to the unit tests of
its own module, then to the properties of the clock, the worked examples and the other unit tests. What none of them
notices is printed. Run from the top of a checkout with mutmut installed:
``python benchmarks/mutation_sample.py --count 300``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

SEED = 20080501
CONFIGURATION = """
[tool.mutmut]
source_paths = ["src/gikdeadlines"]
only_mutate = ["src/gikdeadlines/*.py"]
do_not_mutate = ["src/gikdeadlines/__*.py", "src/gikdeadlines/entry.py", "src/gikdeadlines/spark.py"]
also_copy = ["src", "calendars", "tests", "docs", "examples", "pyproject.toml", "README.md"]
"""
GENERATE = """
from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants
copy_src_dir()
copy_also_copy_files()
create_mutants(2)
"""
OTHERS = ("tests/property", "tests/data/test_vectors.py", "tests/data/test_applications.py", "tests/unit")
LEFT_OUT = (
    "tests/unit/cli",
    "tests/unit/testing",
    "tests/unit/batch",
    "tests/unit/report",
    "tests/unit/test_wording.py",
)
LONGEST = 600
"""Seconds: a fault that makes a test run for ever is noticed too."""


def main() -> None:
    """Makes the faults, tries a sample, prints what survives."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--children", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--folder", type=Path, help="where the faults were made before, to make them only once")
    given = arguments.parse_args()
    mutants = (given.folder or _made(Path(tempfile.mkdtemp()))) / "mutants"
    names = _names(mutants)
    sample = random.Random(given.seed).sample(names, min(given.count, len(names)))
    if not _passes(mutants, "", *OTHERS):
        sys.exit("the tests fail without a fault: nothing can be said of those with one")
    with ThreadPoolExecutor(given.children) as pool:
        left = list(pool.map(partial(_survives, mutants), sample))
    survivors = [name for name, survives in zip(sample, left, strict=True) if survives]
    print(f"{len(sample) - len(survivors)} of {len(sample)} noticed, of {len(names)} made; seed {given.seed}")
    print("\n".join(survivors))


def _made(folder: Path) -> Path:
    """A copy of the checkout in which mutmut has made every fault."""
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".cache", "mutants")
    shutil.copytree(Path.cwd(), folder, dirs_exist_ok=True, ignore=left_out)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(CONFIGURATION)
    make = [sys.executable, "-c", GENERATE]
    subprocess.run(make, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    return folder


def _names(mutants: Path) -> list[str]:
    found = [json.loads(path.read_text("utf-8")) for path in mutants.glob("src/gikdeadlines/*.meta")]
    return sorted(name for meta in found for name in meta["exit_code_by_key"])


def _survives(mutants: Path, name: str) -> bool:
    own = f"tests/unit/test_{name.split('.')[1]}.py"
    first = _passes(mutants, name, own) if (mutants / own).exists() else True
    left = first and _passes(mutants, name, *OTHERS)
    print("survives" if left else "noticed ", name, file=sys.stderr, flush=True)
    return left


def _passes(mutants: Path, name: str, *tests: str) -> bool:
    options = ["-x", "-q", "-p", "no:cacheprovider", "-W", "ignore", *(f"--ignore={path}" for path in LEFT_OUT)]
    environment = {**os.environ, "MUTANT_UNDER_TEST": name, "PYTHONPATH": "src"}
    try:
        done = subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "pytest", *options, *tests],
            cwd=mutants,
            env=environment,
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    main()
