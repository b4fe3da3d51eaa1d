"""Calendars from our own notices and the user's files 日历的装载。

A calendar is a stack of layers: the national notices, those of a region, then what the user lays over, in his order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from gikdeadlines.calendar import Calendar, Notice, WeekPattern
from gikdeadlines.loading.files import Source, overlay_files, shipped_files
from gikdeadlines.values import (
    NATIONAL,
    ONE_DAY,
    CalendarError,
    Fault,
    FrozenMap,
    Interval,
    JurisdictionError,
    jurisdiction_of,
    lies_within,
)

from .calendar_files import Parsed, parse
from .stack_checks import stack_faults

__all__ = ["NATION", "SHIPPED_REGIONS", "Calendars", "load_calendar", "load_calendars"]

NATION: Final = "CN"
SHIPPED_REGIONS: Final = ("CN-GX", "CN-HB", "CN-NX", "CN-XJ")

NATIONAL_LAYER: Final = 0
REGIONAL_LAYER: Final = 1
FIRST_OVERLAY: Final = 2


def load_calendar(jurisdiction: str | Path = NATIONAL, *overlays: Path) -> Calendar:
    """The calendar of a region, or of a file or folder of the user's own alone 装载日历.

    >>> calendar = load_calendar()
    >>> calendar.first, calendar.horizon
    (datetime.date(2008, 1, 1), datetime.date(2026, 12, 28))
    >>> load_calendar("广西").jurisdiction
    'CN-GX'

    Args:
        jurisdiction: a code or a Chinese name, the whole country unless given; never a path in a text. A ``Path`` is
            loaded alone, without our notices.
        overlays: files or folders laid over it, the later prevailing; one with the ``doc_no`` of a notice replaces it.

    Raises:
        CalendarError: every fault of the files, or an overlay that does not concern the region.
        FileError: a file that cannot be read.
    """
    if isinstance(jurisdiction, Path):
        return _alone(overlay_files(jurisdiction), *map(_overlay, overlays))
    code = _region(jurisdiction)
    calendars = load_calendars(*overlays)
    for notice in calendars.notices:
        if notice.layer >= FIRST_OVERLAY and not lies_within(code, notice.jurisdiction):
            given, where = notice.jurisdiction, f"{notice.path}: notice.jurisdiction"
            raise CalendarError(
                Fault(
                    code="other-jurisdiction", given=given, expected=code, path=where, parameters=FrozenMap(place=code)
                )
            )
    return calendars.of(code)


def _region(text: str) -> str:
    """The code of a region; what is none may have been meant as a file."""
    try:
        return jurisdiction_of(text)
    except JurisdictionError as error:
        hint = "a file is given as a pathlib.Path, a text is always a region"
        raise JurisdictionError(replace(error.faults[0], hint=hint, parameters=FrozenMap())) from None


def load_calendars(*overlays: Path) -> Calendars:
    """The calendars of all jurisdictions 装载各地日历.

    >>> calendars = load_calendars()
    >>> calendars.of("CN-GX").jurisdiction, calendars.of("CN-SX").jurisdiction
    ('CN-GX', 'CN')

    Args:
        overlays: files or folders laid over them, the later prevailing. A notice concerns the jurisdiction that it
            names and the parts of it.

    Raises:
        CalendarError: every fault of the files.
        FileError: a file that cannot be read.
    """
    laid_over = enumerate(map(_overlay, overlays), FIRST_OVERLAY)
    return _stacked((*_shipped(), *laid_over))


def _alone(own: tuple[Source, ...], *overlays: tuple[Source, ...]) -> Calendar:
    laid_over = tuple(enumerate(overlays, FIRST_OVERLAY))
    week = () if any(parse(source).week for source in own) else _shipped_week()
    calendars = _stacked(((NATIONAL_LAYER, (*week, *own)), *laid_over))
    codes = (notice.jurisdiction for notice in calendars.notices if notice.layer == NATIONAL_LAYER)
    return calendars.of(min(codes, key=len, default=NATION))


def _shipped() -> tuple[_Layer, ...]:
    regions = ((REGIONAL_LAYER, shipped_files(f"calendars/{code}")) for code in SHIPPED_REGIONS)
    return ((NATIONAL_LAYER, shipped_files(f"calendars/{NATION}")), *regions)


def _shipped_week() -> tuple[Source, ...]:
    return tuple(source for source in shipped_files(f"calendars/{NATION}") if source.path.endswith("/week.toml"))


def _overlay(path: object) -> tuple[Source, ...]:
    if not isinstance(path, Path):
        hint = "wrap the name in pathlib.Path"
        raise CalendarError(Fault(code="not-a-path", given=path, expected="a pathlib.Path", path="overlays", hint=hint))
    return overlay_files(path)


@dataclass(frozen=True, slots=True)
class Calendars:
    """A calendar for each jurisdiction 各地日历.

    Equal when the data are; ``digest`` is the sha-256 of all of them. ``known`` is the day by whose knowledge they are
    meant, None for all that is known.
    """

    entries: tuple[_Entry, ...] = field(repr=False)
    known: date | None = None
    digest: str = field(init=False)
    _served: dict[str, Calendar] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", _digest(self.entries))

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Every notice of every jurisdiction 全部通知."""
        return tuple(notice for entry in self.entries for notice in entry.notices)

    def of(self, jurisdiction: str) -> Calendar:
        """The calendar of a jurisdiction: of the smallest one around it that sets days of its own, else CN 某地日历.

        Args:
            jurisdiction: a code or a Chinese name.

        Raises:
            JurisdictionError: ``unknown-jurisdiction``.
        """
        calendar = self._served.get(jurisdiction)
        if calendar is None:
            code = self._nearest(jurisdiction_of(jurisdiction))
            calendar = self._served.get(code) or self._as_known(_folded(code, self.entries))
            self._served[code] = self._served[jurisdiction] = calendar
        return calendar

    def known_on(self, day: date) -> Calendars:
        """The calendars as far as they had been published by a day 截至某日已公布的日历.

        >>> load_calendars().known_on(date(2019, 12, 31)).of("CN-SX").horizon
        datetime.date(2020, 12, 28)
        """
        return replace(self, known=day)

    def _as_known(self, calendar: Calendar) -> Calendar:
        return calendar.known_on(self.known) if self.known else calendar

    def _nearest(self, code: str) -> str:
        own = (entry.jurisdiction for entry in self.entries if lies_within(code, entry.jurisdiction))
        return max(own, key=len, default=NATION)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one file says, and in which layer it stands."""

    layer: int
    digest: str
    jurisdiction: str
    notices: tuple[Notice, ...]
    parsed: Parsed = field(compare=False)


_Layer = tuple[int, tuple[Source, ...]]


@lru_cache(maxsize=32)
def _stacked(layers: tuple[_Layer, ...]) -> Calendars:
    """The calendars of layers of files, all faults of all files at once."""
    entries: list[_Entry] = []
    faults: list[Fault] = []
    for layer, sources in layers:
        for source in sources:
            try:
                entries.append(_entry(layer, source))
            except CalendarError as error:
                faults.extend(error.faults)
    if faults:
        raise CalendarError(*faults)
    calendars = Calendars(tuple(entries))
    # Our regions are checked by our tests; what the user brought is checked now, not at the first question.
    for code in sorted({entry.jurisdiction for entry in entries if entry.notices and entry.layer != REGIONAL_LAYER}):
        calendars.of(code)
    return calendars


def _entry(layer: int, source: Source) -> _Entry:
    parsed = parse(source)
    notices = tuple(replace(notice, layer=layer) for notice in parsed.notices)
    codes = (*(notice.jurisdiction for notice in notices), *(region.code for region in parsed.regions), NATION)
    return _Entry(layer, source.digest, codes[0], notices, parsed)


def _digest(entries: Iterable[_Entry]) -> str:
    """The sha-256 over the contents, whatever the files are called and wherever they lie."""
    lines = sorted(f"{entry.layer} {entry.digest}" for entry in entries)
    return sha256("\n".join(lines).encode()).hexdigest()


def _folded(code: str, entries: Sequence[_Entry]) -> Calendar:
    mine = [entry for entry in entries if lies_within(code, entry.jurisdiction)]
    week = sorted((pattern for entry in mine for pattern in entry.parsed.week), key=_since)
    notices = _each_once(notice for entry in mine for notice in entry.notices)
    calendar = Calendar(code, notices, tuple(week), digest=_digest(mine))
    faults = tuple(stack_faults(calendar))
    if faults:
        raise CalendarError(*faults)
    gaps = tuple(_gaps(calendar, mine))
    return replace(calendar, gaps=gaps) if gaps else calendar


def _each_once(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """The notices, where a later file with the doc_no of an earlier takes its place and layer.

    So a user can lay a corrected copy of a notice over ours without reviving what an amendment of it changed.
    """
    kept: dict[object, Notice] = {}
    for notice in notices:
        key = (notice.jurisdiction, notice.doc_no) if notice.doc_no else notice
        kept[key] = replace(notice, layer=kept[key].layer) if key in kept else notice
    return tuple(kept.values())


def _since(pattern: WeekPattern) -> date:
    return pattern.since


def _gaps(calendar: Calendar, entries: Sequence[_Entry]) -> Iterator[Interval]:
    """The days for which a region needs a notice and none settles them 未知之日."""
    settles = [pair for entry in entries for pair in entry.parsed.settles]
    for region in (region for entry in entries for region in entry.parsed.regions):
        unknown = region.notices_since
        for span in sorted((span for code, span in settles if lies_within(code, region.code)), key=_start):
            if unknown < span.start:
                yield Interval.closed(unknown, span.start - ONE_DAY)
            unknown = max(unknown, (span.end or span.start) + ONE_DAY)
        if unknown <= calendar.horizon:
            yield Interval.closed(unknown, calendar.horizon)


def _start(interval: Interval) -> date:
    return interval.start
