"""Law files into a :class:`~gikdeadlines.law.regimes.Law` 读取法规文件。"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from gikdeadlines.law import Instrument, Law, Provision, Reading, RegimeSpan, Unheld, Unquantified
from gikdeadlines.loading.files import Source, bounded_content
from gikdeadlines.loading.sources import system_says
from gikdeadlines.values import Fault, FileError, FrozenMap, LawError, lies_within

from .provisions import Part, part_of

__all__ = ["load_law"]

_WITHOUT_DAYS: Final = frozenset({"unheld.toml", "unquantified.toml"})
"""Names of our files of what no day is computed from."""


def load_law(*overlays: Path, place: str | None = None) -> Law:
    """The law shipped with the library, with files of the user's own laid over it 载入法规.

    >>> load_law().provision("CN/711/33.2").parameters.n
    20

    Args:
        overlays: TOML files, or folders of them; a provision, reading or instrument of the same id replaces ours.
        place: the code of a jurisdiction for whose applications alone a regime is sought: of our own files only those
            that can have a say in it are then read. With overlays, which may name anything, all are.

    Raises:
        FileError: ``unreadable-file``, ``too-large``.
        LawError: every fault of the files, each with file and key.
    """
    laid_over = tuple(source for overlay in overlays for source in _sources(overlay))
    return _law_of(laid_over, None if laid_over else place)


@lru_cache(maxsize=32)
def _law_of(laid_over: tuple[Source, ...], place: str | None) -> Law:
    """Kept by what the files say: one that was changed, or that a relative path names elsewhere, is read anew."""
    digest = sha256()
    faults: list[Fault] = []
    parts: list[Part] = []
    for source in (*_shipped(), *laid_over):
        digest.update(source.content)
        if place is not None and not _has_a_say(source, place):
            continue
        try:
            parts.append(_part(source))
        except LawError as error:
            faults += error.under(source.path).faults
    if faults:
        raise LawError(*faults)
    law = _assembled(parts, digest.hexdigest())
    # That our own files hold together is for our tests; what is laid over them may break it.
    if laid_over and (faults := _faults(law)):
        raise LawError(*faults)
    return law


@cache
def _shipped() -> tuple[Source, ...]:
    """Our own files, which may lie in an archive, in the order of their paths."""
    below = sorted(_below(files("gikdeadlines") / "laws", ("laws",)))
    return tuple(Source("/".join(parts), content, is_ours=True) for parts, content in below)


def _has_a_say(source: Source, place: str) -> bool:
    """Whether a file of ours may hold a regime of a place, or a reading of one: clauses without a day never do."""
    _, *folders, name = source.path.split("/")
    return name not in _WITHOUT_DAYS and all(lies_within(place, folder) for folder in folders)


def _below(folder: Traversable, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, (*parts, entry.name))
        elif entry.name.endswith(".toml"):
            yield (*parts, entry.name), entry.read_bytes()


def _sources(path: Path) -> Iterator[Source]:
    for file in sorted(path.rglob("*.toml")) if path.is_dir() else [path]:
        yield Source(file.as_posix(), _bytes(file))


def _bytes(path: Path) -> bytes:
    try:
        return bounded_content(path)
    except (OSError, ValueError) as error:
        if isinstance(error, FileError):
            raise
        (why, parameters), expected = system_says(error), "a law file in TOML"
        raise FileError(
            Fault(code="unreadable-file", given=path.as_posix(), expected=expected, hint=why, parameters=parameters)
        ) from error


def _part(source: Source) -> Part:
    try:
        said = tomllib.loads(source.content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise LawError(Fault(code="bad-toml", given=str(error), expected="a TOML file in UTF-8")) from None
    return part_of(said if source.is_ours else _checked(said))


def _checked(said: dict[str, Any]) -> dict[str, Any]:
    from .law_format import checked  # noqa: PLC0415 - pydantic is not needed for our own files

    return checked(said)


def _faults(law: Law) -> list[Fault]:
    from .law_checks import law_faults  # noqa: PLC0415 - nor are these for them

    return law_faults(law)


def _assembled(parts: Iterable[Part], digest: str) -> Law:
    instruments: dict[str, Instrument] = {}
    provisions: dict[str, Provision] = {}
    readings: dict[str, Reading] = {}
    spans: dict[str, RegimeSpan] = {}
    unquantified: list[Unquantified] = []
    unheld: dict[str, Unheld] = {}
    for part in parts:
        if part.instrument:
            instruments[part.instrument.id] = part.instrument
        provisions |= {provision.id: provision for provision in part.provisions}
        readings |= {reading.id: reading for reading in part.readings}
        spans |= {span.id: span for span in part.spans}
        unquantified += part.unquantified
        unheld |= {entry.doc_no: entry for entry in part.unheld}
    ordered = tuple(sorted(spans.values(), key=lambda span: (span.received_from, span.id)))
    return Law(
        instruments=FrozenMap(instruments),
        provisions=FrozenMap(provisions),
        readings=FrozenMap(readings),
        spans=ordered,
        unquantified=tuple(unquantified),
        digest=digest,
        unheld=tuple(unheld.values()),
    )
