"""Which file laid over ours breaks a property, and by which key 自备文件的定位。"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gikdeadlines.calendar import Notice

from .properties import CounterExample, Property, World

__all__ = ["blamed"]

_FIRST_OVERLAY = 2
"""Layer 0 holds the national notices, layer 1 those of the regions."""


def blamed(found: CounterExample, stated: Property, world: World, overlays: Sequence[Path]) -> tuple[str, ...]:
    """File and key of what was laid over ours and bears on a counter-example 自备文件与键.

    Of a calendar the entries that set the days the example is about; of a law the provisions that it names, or else
    those on which the property rests.
    """
    entries = [where for day in found.about for where in _entries(world, day)]
    provisions = set(found.provisions or stated.basis)
    entries += [where for path in _files(overlays) for where in _provisions(path, provisions)]
    return tuple(dict.fromkeys(entries))


def _entries(world: World, day: date) -> Iterator[str]:
    for notice in world.calendar.notices:
        if notice.layer >= _FIRST_OVERLAY:
            yield from (f"{notice.path}: {key}" for key in _keys(notice, day))


def _keys(notice: Notice, day: date) -> Iterator[str]:
    for index, rest in enumerate(notice.rest):
        if rest.start <= day <= rest.end:
            yield f"rest[{index}]"
    for index, work in enumerate(notice.work):
        if day in work.dates:
            yield f"work[{index}].dates[{work.dates.index(day)}]"
    for name in ("revoked_work", "revoked_rest"):
        revoked: tuple[date, ...] = getattr(notice, name)
        if day in revoked:
            yield f"{name}[{revoked.index(day)}]"


def _files(overlays: Sequence[Path]) -> Iterator[Path]:
    for path in overlays:
        yield from sorted(path.rglob("*.toml")) if path.is_dir() else (path,)


def _provisions(path: Path, ids: set[str]) -> Iterator[str]:
    table = tomllib.loads(path.read_text("utf-8-sig"))
    for index, entry in enumerate(table.get("provision", ())):
        if entry.get("id") in ids:
            yield f"{path.as_posix()}: provision[{index}].parameters"
