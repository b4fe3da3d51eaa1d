"""House files: the readings that an agency or a court keeps to 本机关口径文件。

A house file pins disputed points for everything that is assessed with it. A case's own pins come before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from gikdeadlines.case import Case, parse_json
from gikdeadlines.law import Law
from gikdeadlines.loading.files import overlay_files, read_toml
from gikdeadlines.values import Fault, FrozenMap, ReadingError, not_among

__all__ = ["load_house", "under_house"]


def load_house(path: Path, *, law: Law) -> FrozenMap[str, str]:
    """The options that a house file pins, by reading 读取本机关口径.

    The file is TOML or, by its name, JSON: ``format = 1`` and a table ``readings`` of ids and options.

    Args:
        path: of the file.
        law: whose readings may be pinned.

    Raises:
        FileError: ``not-readable``, ``too-large``.
        ReadingError: every fault; ``bad-toml``, ``bad-json``, ``unknown-key``, ``missing-key``, ``unknown-value``,
            ``bad-value``, ``unknown-reading``, ``unknown-option``.
    """
    (source,) = overlay_files(path)
    stated = _json(source.content, source.path) if path.suffix == ".json" else read_toml(source, ReadingError)
    faults = [fault.under(source.path) for fault in _faults(stated, law)]
    if faults:
        raise ReadingError(*faults)
    return FrozenMap(stated["readings"])  # type: ignore[call-overload, no-any-return]  # checked


def under_house(case: Case, house: Mapping[str, str]) -> Case:
    """The case with the pins of the house, where it has none of its own 适用本机关口径.

    Pins of a call come before both: they are given to ``assess`` itself.
    """
    return replace(case, readings=FrozenMap({**house, **case.readings})) if house else case


def _json(content: bytes, path: str) -> Mapping[str, object]:
    try:
        stated = parse_json(content)
    except ValueError as error:
        raise ReadingError(*(fault.under(path) for fault in error.faults)) from None  # type: ignore[attr-defined]
    if isinstance(stated, dict):
        return stated
    shown = json.dumps(stated, ensure_ascii=False)
    raise ReadingError(
        Fault(
            code="bad-value",
            given=shown,
            expected="an object with format and readings",
            path=path,
            parameters=FrozenMap(says="readings-file"),
        )
    )


_PINS: Final = "a table of readings and options"


def _faults(stated: Mapping[str, object], law: Law) -> Iterator[Fault]:
    for key in sorted(set(stated) - {"format", "readings"}):
        yield Fault(code="unknown-key", given=key, expected="format and readings", path=key)
    if stated.get("format") != 1:
        yield Fault("unknown-value", stated.get("format"), "1", "format", parameters=FrozenMap(values=("1",)))
    pins = stated.get("readings")
    if pins is None:
        yield Fault("missing-key", None, _PINS, "readings", parameters=FrozenMap(says="readings"))
    elif not isinstance(pins, Mapping):
        yield Fault("bad-value", pins, _PINS, "readings", parameters=FrozenMap(says="readings"))
    else:
        for id_, option in pins.items():
            yield from _pin_faults(id_, option, law)


def _pin_faults(id_: str, option: object, law: Law) -> Iterator[Fault]:
    path = f"readings.{id_}"
    if id_ not in law.readings:
        yield not_among("unknown-reading", id_, sorted(law.readings), path)
        return
    known = [candidate.id for candidate in law.readings[id_].options]
    if option not in known:
        yield not_among("unknown-option", option, known, path)
