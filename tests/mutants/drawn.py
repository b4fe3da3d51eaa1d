"""Faults drawn anew, and what notices them 抽取的错误与性质对照表.

Small faults in the source below ``loading`` and faults in the law's data are drawn with a seed. Each is shown to a
quick verification, what that does not notice to the usual one, and what neither does to the tests.
Run from the top of a checkout: ``python -m tests.mutants.drawn --count 20 --seed 7``; ``--quick`` leaves the usual
verification and the tests out, ``--write`` puts the table into both pages of the documentation.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from tests.mutants.data import DataFault, every_data_fault
from tests.mutants.equal import is_equal
from tests.mutants.reach import Reach, reach_of
from tests.mutants.small import Small, every_small_fault, loaded
from tests.mutants.trial import LAW, Fault, Outcome, tried

from gikdeadlines.testing.verification import Profile

__all__ = ["drawn", "noticed_by", "row", "totals"]

SEED: Final = 20190515
SHARE_OF_DATA: Final = 0.3
_BOTH: Final[tuple[Profile, ...]] = ("quick", "default")

_PAGES: Final = (Path("docs/reference/mutation.md"), Path("docs/zh/reference/mutation.md"))
_BEGINS, _ENDS = "<!-- drawn: written by tests.mutants.drawn -->", "<!-- end of drawn -->"
_WORDS: Final = (
    {
        "head": "| No. | Function or provision | Change | Noticed by |",
        "by": "Noticed by",
        "verified": "a verification",
        "quick": "of these by a quick one",
        "tests": "the tests alone",
        "nothing": "nothing",
        "seed": "Seed",
    },
    {
        "head": "| 序号 | 函数或条款 | 改动 | 由何发现 |",
        "by": "发现者",
        "verified": "检验",
        "quick": "其中快速检验",
        "tests": "仅测试",
        "nothing": "无",
        "seed": "种子",
    },
)


def drawn(count: int, seed: int) -> list[Small | DataFault]:
    """So many faults, the same ones for a seed while the source stays; none that no answer could tell."""
    choice = random.Random(seed)  # noqa: S311 - a sample, no secret
    data = every_data_fault(LAW)
    small = [fault for fault in every_small_fault() if not is_equal(fault)]
    of_data = min(len(data), round(count * SHARE_OF_DATA))
    return [*choice.sample(data, of_data), *choice.sample(small, min(len(small), count - of_data))]


@cache
def _reach() -> Mapping[str, Reach]:
    loaded()
    return reach_of("quick")


def noticed_by(fault: Fault, profiles: tuple[Profile, ...] = _BOTH, *, with_tests: bool = False) -> Outcome:
    """What notices a fault 发现错误的性质或测试."""
    return tried(fault, _reach(), profiles=profiles, with_tests=with_tests)


# The table


def row(number: int, fault: Small | DataFault, outcome: Outcome) -> str:
    """One line of the table."""
    change = fault.change if isinstance(fault, DataFault) else f"`{_short(fault.was)}` → `{_short(fault.now)}`"
    where = fault.where.rpartition(":")[0] if isinstance(fault, Small) else fault.where
    by = outcome.by.removeprefix("GIK-P-") or "–"
    shown = f"{by} (usual)" if outcome.stage == "default" else f"`{by}`" if outcome.stage == "tests" else by
    return f"| {number} | `{where}` | {change.replace('|', '/')} | {shown} |"


def _short(text: str, most: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def totals(outcomes: Iterable[Outcome], seed: int, words: Mapping[str, str] = _WORDS[0]) -> Iterator[str]:
    """How many were noticed by what, as a table."""
    stages = Counter(outcome.stage for outcome in outcomes)
    count, verified = stages.total(), stages["quick"] + stages["default"]
    yield f"| {words['by']} | {count} |"
    yield "|---|---:|"
    yield f"| {words['verified']} | {verified} ({verified / count:.1%}) |"
    yield f"| {words['quick']} | {stages['quick']} |"
    yield f"| {words['tests']} | {stages['tests']} |"
    yield f"| {words['nothing']} | {stages['']} |"
    yield f"| {words['seed']} | {seed} |"


def _table(rows: Iterable[str], outcomes: list[Outcome], seed: int, words: Mapping[str, str]) -> str:
    return "\n".join((*totals(outcomes, seed, words), "", words["head"], "|---:|---|---|---|", *rows))


def _written(page: Path, table: str) -> None:
    before, _, rest = page.read_text("utf-8").partition(_BEGINS)
    _, _, after = rest.partition(_ENDS)
    page.write_text(f"{before}{_BEGINS}\n\n{table}\n\n{_ENDS}{after}", encoding="utf-8", newline="\n")


def main() -> None:
    """Prints one row a fault, and how many of them were noticed by what."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--quick", action="store_true", help="a quick verification alone")
    arguments.add_argument("--write", action="store_true", help="put the table into the documentation")
    given = arguments.parse_args()
    rows, outcomes = [], []
    for number, fault in enumerate(drawn(given.count, given.seed), 1):
        outcome = noticed_by(fault, _BOTH[:1] if given.quick else _BOTH, with_tests=not given.quick)
        outcomes.append(outcome)
        rows.append(row(number, fault, outcome))
        print(rows[-1], flush=True)  # noqa: T201 - a program
    print("\n".join(totals(outcomes, given.seed)), file=sys.stderr)  # noqa: T201 - likewise
    for page, words in zip(_PAGES, _WORDS, strict=True) if given.write else ():
        _written(page, _table(rows, outcomes, given.seed, words))


if __name__ == "__main__":
    main()
