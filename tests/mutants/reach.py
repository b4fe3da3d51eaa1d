"""Which lines of the library each property runs, so that a fault is shown only to those that reach it 性质所及的代码.

A property that never runs a line answers alike whatever stands there.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, NamedTuple

from coverage import Coverage
from tests.mutants.planting import forget
from tests.mutants.small import ROOMS

from gikdeadlines import load_calendar, load_law
from gikdeadlines.testing.properties import PROPERTIES
from gikdeadlines.testing.verification import Profile, Result, verify

__all__ = ["Line", "Reach", "lines_of", "reach_of"]

Line = tuple[str, int]
"""A file and a line of it."""

_PACKAGES: Final = [f"gikdeadlines.{room}" for room in ROOMS]


class Reach(NamedTuple):
    """The lines that one property runs, and the seconds of processor time that it takes while it is watched."""

    lines: frozenset[Line]
    seconds: float


def reach_of(profile: Profile) -> dict[str, Reach]:
    """For each property what it runs, every cache being empty before it.

    Those of whole tables are left out: the text that a table runs is made from the source as it stands, so that against
    a planted fault they would hold the sound text, and notice what they could not notice in a library built with it.
    """
    return {stated.id: _reach(stated.id, profile) for stated in PROPERTIES if stated.area != "batch"}


def _reach(id_: str, profile: Profile) -> Reach:
    calendar, law = replace(load_calendar("CN")), replace(load_law())
    forget()
    found: list[Result] = []
    began = time.process_time()
    lines = lines_of(lambda: found.extend(verify(calendar, law, profile=profile, only=[id_])))
    # A property that is broken without any fault would seem to notice each of them.
    assert [result.result for result in found] != ["broken"], f"{id_} is broken as it stands"
    return Reach(lines, time.process_time() - began)


def lines_of(run: Callable[[], Any]) -> frozenset[Line]:
    """The lines of the library that something runs."""
    watch = Coverage(data_file=None, source_pkgs=_PACKAGES, config_file=False, messages=False)
    watch.set_option("run:disable_warnings", ["module-not-measured", "couldnt-parse", "no-data-collected"])
    watch.start()
    try:
        run()
    finally:
        watch.stop()
    data = watch.get_data()
    return frozenset((file, line) for file in data.measured_files() for line in data.lines(file) or ())
