"""How many of a sample of small faults below the border the tests notice.

mutmut makes the faults in every module of the rooms below ``loading``; which of them are tried is drawn with a recorded
seed. ``mutation_trials.py`` shows each to the tests. What none of them notices is printed with the line that differs.
Run from the top of a checkout with mutmut installed: ``python benchmarks/mutation_sample.py --count 300``.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path

SEED = 20080501
PACKAGE = "src/gikdeadlines"
TRIALS = Path(__file__).with_name("mutation_trials.py")
COPIED = [
    "src",
    "calendars",
    "tests",
    "docs",
    "examples",
    "pyproject.toml",
    "README.md",
    "CITATION.cff",
    "CHANGELOG.md",
]
GENERATE = """
from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants
copy_src_dir()
copy_also_copy_files()
create_mutants(2)
"""


def main() -> None:
    """Makes the faults, tries a sample, prints what survives."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--folder", type=Path, help="where the faults are made, and found again the next time")
    arguments.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these faults, and no sample")
    given = arguments.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp())
    mutants = folder / "mutants"
    if not mutants.exists():
        _make(folder)
    _renew_tests(mutants)
    names = _names(mutants)
    sample = given.only or random.Random(given.seed).sample(names, min(given.count, len(names)))
    survivors = [name for name, noticed in _tried(mutants, sample) if not noticed]
    print(f"{len(sample) - len(survivors)} of {len(sample)} noticed, of {len(names)} made; seed {given.seed}")
    for name in survivors:
        print(name, *_difference(mutants, name), sep="\n")


def _make(folder: Path) -> None:
    """A copy of the checkout in which mutmut has made every fault."""
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".cache")
    shutil.copytree(Path.cwd(), folder, dirs_exist_ok=True, ignore=left_out)
    files = [f"{PACKAGE}/{room}/*.py" for room in _below_loading(folder)]
    settings = {"source_paths": [PACKAGE], "only_mutate": files, "also_copy": COPIED}
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()))
    subprocess.run([sys.executable, "-c", GENERATE], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program


def _below_loading(folder: Path) -> list[str]:
    """The rooms below ``loading``, as the linter holds them: those that may not read a file."""
    settings = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    guarded = next(contract for contract in settings["contracts"] if contract["type"] == "forbidden")
    return [module.rpartition(".")[2] for module in guarded["source_modules"]]


def _renew_tests(mutants: Path) -> None:
    """The tests as they are now, so that a new one can be tried on the faults of before."""
    shutil.rmtree(mutants / "tests")
    shutil.copytree("tests", mutants / "tests", ignore=shutil.ignore_patterns("__pycache__"))


def _names(mutants: Path) -> list[str]:
    found = [json.loads(path.read_text("utf-8")) for path in (mutants / PACKAGE).rglob("*.meta")]
    return sorted(name for meta in found for name in meta["exit_code_by_key"])


def _tried(mutants: Path, sample: list[str]) -> Iterator[tuple[str, bool]]:
    """Each fault and whether it was noticed, in a process of its own that has imported nothing of ours."""
    command = [sys.executable, str(TRIALS), *sample]
    with subprocess.Popen(command, cwd=mutants, stdout=subprocess.PIPE, text=True) as trials:  # noqa: S603 - our own program
        for line in trials.stdout or ():
            outcome = json.loads(line)
            print(_sentence(outcome), file=sys.stderr, flush=True)
            yield outcome["name"], outcome["noticed"]
    if trials.returncode:
        sys.exit(trials.returncode)


def _sentence(outcome: dict[str, object]) -> str:
    said = "noticed " if outcome["noticed"] else "survives"
    return f"{said} {outcome['name']} ({outcome['by']}; {outcome['reached_by']} tests reach it, {outcome['seconds']} s)"


def _difference(mutants: Path, name: str) -> list[str]:
    """The lines in which a fault differs from the sound function."""
    module, _, function = name.rpartition(".")
    path = mutants / "src" / Path(*module.split(".")).with_suffix(".py")
    spans = json.loads(path.with_name(path.name + ".spans").read_text("utf-8"))["spans"]
    lines = path.read_text("utf-8").splitlines()
    sound = function.rpartition("_")[0] + "_orig"
    first, second = (lines[spans[each][0] : spans[each][1]] for each in (sound, function))
    differing = (line for line in ndiff(first, second) if line.startswith(("+ ", "- ")))
    return [f"    {line}" for line in differing if "__mutmut_" not in line]


if __name__ == "__main__":
    main()
