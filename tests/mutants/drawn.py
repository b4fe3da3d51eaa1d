"""Faults drawn anew, and what notices them 抽取的错误与性质对照表.

Small faults in the source below ``loading`` and faults in the law's data are drawn with a seed. Each is shown to a
quick verification, what that does not notice to the usual one, and what neither does to the tests.
Run from the top of a checkout: ``python -m tests.mutants.drawn --count 20 --seed 7``; ``--quick`` leaves the usual
verification and the tests out, ``--write`` puts the table into both pages of the documentation. A run that was stopped
goes on where it was, as long as nothing of the library or its tests has changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from tests.mutants.data import DataFault, every_data_fault
from tests.mutants.equal import is_equal
from tests.mutants.reach import Reach, reach_of
from tests.mutants.small import Small, every_small_fault, loaded
from tests.mutants.trial import LAW, STAGES, Fault, Outcome, Stage, tried

F = TypeVar("F", Small, DataFault)

__all__ = ["drawn", "noticed_by", "row", "totals"]

SEED: Final = 20190515
SHARE_OF_DATA: Final = 0.3

_PAGES: Final = (Path("docs/reference/mutation.md"), Path("docs/zh/reference/mutation.md"))
_BEGINS, _ENDS = "<!-- drawn: written by tests.mutants.drawn -->", "<!-- end of drawn -->"
_KEPT: Final = Path(".cache/mutants")
_BEARING: Final = ("src", "calendars", "tests/mutants", "tests/unit", "tests/property")
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
    """So many faults, the same ones for a seed, but for those that are no longer there; none that no answer could tell.

    Each has a lot of its own, so that a change elsewhere in the source draws no others.
    """
    data = _by_lot(every_data_fault(LAW), seed)
    small = _by_lot([fault for fault in every_small_fault() if not is_equal(fault)], seed)
    of_data = min(len(data), round(count * SHARE_OF_DATA))
    return [*data[:of_data], *small[: count - of_data]]


def _by_lot(faults: Sequence[F], seed: int) -> list[F]:
    return sorted(faults, key=lambda fault: hashlib.sha256(f"{seed} {_named(fault)}".encode()).digest())


def _named(fault: Small | DataFault) -> str:
    """A fault, whatever line it stands in."""
    if isinstance(fault, DataFault):
        return f"{fault.where} {fault.change}"
    return f"{fault.where.rpartition(':')[0]} {fault.was} {fault.now} {fault.nth}"


@cache
def _reach() -> Mapping[str, Reach]:
    """What each property runs, kept for as long as nothing changes: it takes a minute to see."""
    kept = _KEPT / f"reach-{_digest()[:16]}.json"
    if kept.is_file():
        known = json.loads(kept.read_text("utf-8"))
        return {id_: Reach(frozenset(map(tuple, lines)), seconds) for id_, (lines, seconds) in known.items()}
    loaded()
    found = reach_of("quick")
    kept.parent.mkdir(parents=True, exist_ok=True)
    written = {id_: (sorted(reach.lines), reach.seconds) for id_, reach in found.items()}
    kept.write_text(json.dumps(written), encoding="utf-8")
    return found


def noticed_by(fault: Fault, stages: Sequence[Stage] = STAGES) -> Outcome:
    """What notices a fault 发现错误的性质或测试."""
    return tried(fault, _reach(), stages=stages)


# A run that may be stopped


def _outcomes(faults: Sequence[Small | DataFault], seed: int, stages: Sequence[Stage]) -> list[Outcome]:
    """What noticed each; one stage after the other, so that the little that is left comes last."""
    kept = _KEPT / f"{seed}-{_digest()[:16]}.jsonl"
    known = dict(_known(kept))
    kept.parent.mkdir(parents=True, exist_ok=True)
    found = [Outcome()] * len(faults)
    with kept.open("a", encoding="utf-8") as file:
        for stage in stages:
            left = [place for place, outcome in enumerate(found) if not outcome.is_noticed]
            for done, place in enumerate(left, 1):
                began, key = time.monotonic(), f"{stage} {_named(faults[place])}"
                by = known[key] if key in known else noticed_by(faults[place], [stage]).by
                found[place] = Outcome(by, stage if by else None)
                if key not in known:
                    file.write(json.dumps([key, by], ensure_ascii=False) + "\n")
                    file.flush()
                    spent = time.monotonic() - began
                    told = f"{stage} {done}/{len(left)}: no. {place + 1}, {by or 'not noticed'}, {spent:.1f} s"
                    print(told, file=sys.stderr, flush=True)  # noqa: T201 - a program
    return found


def _known(kept: Path) -> Iterator[tuple[str, str]]:
    if kept.is_file():
        for line in kept.read_text("utf-8").splitlines():
            key, by = json.loads(line)
            yield key, by


def _digest() -> str:
    """Of everything that an outcome may hang on."""
    files = sorted(file for folder in _BEARING for file in Path(folder).rglob("*") if file.suffix in (".py", ".toml"))
    of_each = "".join(hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
    return hashlib.sha256(of_each.encode()).hexdigest()


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
    yield f"| {words['nothing']} | {stages[None]} |"
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
    loaded()
    faults = drawn(given.count, given.seed)
    outcomes = _outcomes(faults, given.seed, STAGES[:1] if given.quick else STAGES)
    rows = [row(number, *found) for number, found in enumerate(zip(faults, outcomes, strict=True), 1)]
    print("\n".join(rows))  # noqa: T201 - a program
    print("\n".join(totals(outcomes, given.seed)), file=sys.stderr)  # noqa: T201 - likewise
    for page, words in zip(_PAGES, _WORDS, strict=True) if given.write else ():
        _written(page, _table(rows, outcomes, given.seed, words))


if __name__ == "__main__":
    main()
