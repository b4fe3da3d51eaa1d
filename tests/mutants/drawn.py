"""Faults drawn anew, and what notices them 抽取的错误与性质对照表.

Small faults in the source below ``loading`` and faults in the law's data are drawn with a seed, and each is shown to
the properties until one is broken: first to a quick verification, then to the whole one.
Run from the top of a checkout: ``python -m tests.mutants.drawn --count 200``; ``--quick`` leaves the whole one out.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Final

from tests.mutants.data import DataFault, every_data_fault
from tests.mutants.small import Small, every_small_fault, loaded, small_planted

from gikdeadlines import load_calendar, load_law
from gikdeadlines.law import Law
from gikdeadlines.testing.properties import PROPERTIES
from gikdeadlines.testing.verification import Profile, verify

__all__ = ["drawn", "noticed_by"]

SEED: Final = 20190515
SHARE_OF_DATA: Final = 0.3
LONGEST: Final = 300
"""Seconds after which a fault that makes the library run on for ever is held to be noticed."""

_FIRST: Final = (
    *(
        f"GIK-P-{n:03}"
        for n in (106, 110, 104, 105, 63, 66, 90, 47, 49, 50, 55, 57, 38, 99, 100, 101, 102, 103, 94, 95)
    ),
)
"""Properties that are soon done and catch much; the others follow in their order."""

Fault = Small | DataFault


def drawn(count: int, seed: int) -> list[Fault]:
    """So many faults, the same ones for a seed while the source stays."""
    choice = random.Random(seed)  # noqa: S311 - a sample, no secret
    data = every_data_fault(load_law())
    small = every_small_fault()
    of_data = min(len(data), round(count * SHARE_OF_DATA))
    return [*choice.sample(data, of_data), *choice.sample(small, min(len(small), count - of_data))]


def noticed_by(fault: Fault, profiles: tuple[Profile, ...] = ("quick", "default")) -> str | None:
    """The first property that a fault breaks, None where it breaks none 发现错误的性质."""
    ids = [*_FIRST, *(stated.id for stated in PROPERTIES if stated.id not in _FIRST)]
    with _planted(fault) as law:
        for profile in profiles:
            for id_ in ids:
                found = _broken(law, id_, profile)
                if found:
                    return found
    return None


def _planted(fault: Fault) -> AbstractContextManager[Callable[[], Law]]:
    if isinstance(fault, DataFault):
        law = fault.law
        return nullcontext(lambda: replace(law))
    return _with_sound_law(fault)


class _with_sound_law(AbstractContextManager[Callable[[], Law]]):  # noqa: N801 - used as a function
    """The library with a small fault, and the law compiled anew by it."""

    def __init__(self, fault: Small) -> None:
        self._planted = small_planted(fault)

    def __enter__(self) -> Callable[[], Law]:
        self._planted.__enter__()
        return lambda: replace(_LAW)

    def __exit__(self, *error: object) -> None:
        self._planted.__exit__(None, None, None)


_LAW: Final = load_law()
_CALENDAR: Final = load_calendar("CN")


class _TooLongError(Exception):
    """The library runs on."""


def _broken(law: Callable[[], Law], id_: str, profile: Profile) -> str | None:
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(LONGEST)
    try:
        (result,) = verify(replace(_CALENDAR), law(), profile=profile, only=[id_])
    except _TooLongError:
        return f"{id_} (runs on)"
    except Exception as error:  # noqa: BLE001 - a library that cannot even compile its law is noticed
        return f"{id_} ({type(error).__name__})"
    finally:
        signal.alarm(0)
    return id_ if result.result == "broken" else None


def _stop(*_: object) -> None:
    raise _TooLongError


def _rows(faults: list[Fault], profiles: tuple[Profile, ...]) -> Iterator[tuple[str, bool]]:
    for number, fault in enumerate(faults, 1):
        found = noticed_by(fault, profiles)
        change = fault.change if isinstance(fault, DataFault) else f"`{_short(fault.was)}` → `{_short(fault.now)}`"
        shown = found or "**none**"
        yield (
            f"| {number} | `{fault.where}` | {change.replace('|', '/')} | {shown.removeprefix('GIK-P-')} |",
            bool(found),
        )


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def main() -> None:
    """Prints one row a fault, and how many of them a property noticed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--quick", action="store_true", help="a quick verification alone")
    arguments.add_argument("--first", type=int, default=0, help="begin with this fault of the sample")
    given = arguments.parse_args()
    loaded()
    faults = drawn(given.count, given.seed)[given.first :]
    noticed = 0
    for row, is_noticed in _rows(faults, ("quick",) if given.quick else ("quick", "default")):
        noticed += is_noticed
        print(row, flush=True)  # noqa: T201 - a program
    print(f"{noticed} of {len(faults)} noticed; seed {given.seed}", file=sys.stderr)  # noqa: T201 - likewise


if __name__ == "__main__":
    main()
