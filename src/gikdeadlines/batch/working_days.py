"""The n-th working day after many days at once 批量推算工作日。

Rank and select as in :class:`~gikdeadlines.calendar.calendar.Calendar`, on arrays. For one count n the two look-ups
fold into one table, made once and small enough for the nearest cache; the days go through it in pieces of that size.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import NDArray

from gikdeadlines.calendar import Calendar
from gikdeadlines.values import CountError, DayTypeError, Fault, FrozenMap, GikError, require_count

__all__ = ["EPOCH", "Ranked", "nth_after", "ranked"]

EPOCH: Final = date(1970, 1, 1).toordinal()
"""Day 0 of numpy and Arrow."""

Numbers = NDArray[np.int64]
"""Days as numbers from :data:`EPOCH` on, ranks, or counts."""

_PIECE: Final = 8192
"""Days a piece: three arrays of eight bytes each stay in a cache of 256 KiB beside the table."""

_NO_DAY: Final = np.iinfo(np.int64).min
"""NaT, and in a table a start from which the term runs into a gap of the calendar."""


class Ranked:
    """A calendar as arrays 日历数组.

    The rank of each day from ``first`` on, and the working day of each rank.
    """

    __slots__ = ("first", "ranks", "working_days")

    def __init__(self, calendar: Calendar) -> None:
        self.first = calendar.first.toordinal() - EPOCH
        days = (calendar.horizon - calendar.first).days + 1
        worked = np.array([day.toordinal() - EPOCH for day in calendar.working_days], dtype=np.int64)
        self.working_days: Numbers = np.concatenate(([_NO_DAY], worked))
        self.ranks: Numbers = np.searchsorted(worked, np.arange(self.first, self.first + days), side="right")


@lru_cache(maxsize=16)
def ranked(calendar: Calendar) -> Ranked:
    """The arrays of a calendar, made once 日历数组."""
    return Ranked(calendar)


def nth_after(
    calendar: Calendar, days: NDArray[np.datetime64], n: int | np.integer[Any] | NDArray[np.integer[Any]]
) -> NDArray[Any]:
    """The n-th working day after each day 其后第 n 个工作日.

    >>> from gikdeadlines import load_calendar
    >>> nth_after(load_calendar("CN"), np.array(["2017-06-18", "2022-09-30"], dtype="datetime64[D]"), 20)
    array(['2017-07-14', '2022-11-02'], dtype='datetime64[D]')

    Args:
        calendar: the working days.
        days: ``datetime64[D]``, of any shape.
        n: at least 1; one count, or an array of integers that broadcasts against ``days``.

    Returns:
        ``datetime64[D]``, of the shape of ``days`` and ``n`` together.

    Raises:
        DayTypeError: ``not-a-day``, for another dtype and for NaT.
        CountError: ``not-a-count``.
        CalendarRangeError: ``outside-calendar``, ``unknown-regional-notice``; the path names the first such place.
    """
    given = getattr(days, "dtype", type(days).__name__)
    if given != np.dtype("datetime64[D]"):
        raise DayTypeError(_fault("not-a-day", str(given), "an array of datetime64[D]", "days", says="array"))
    if isinstance(n, np.ndarray):
        return _by_array(calendar, days, n)
    return _by_table(calendar, days, require_count(int(n) if isinstance(n, np.integer) else n))


def _by_table(calendar: Calendar, days: NDArray[np.datetime64], n: int) -> NDArray[Any]:
    starts = np.ascontiguousarray(days).reshape(-1).view(np.int64)
    found = np.empty_like(starts)
    table, first = _table(calendar, n), ranked(calendar).first
    place = np.empty(min(_PIECE, starts.size), dtype=np.int64)
    for at in range(0, starts.size, _PIECE):
        piece = starts[at : at + _PIECE]
        index = np.subtract(piece, first, out=place[: piece.size])
        # As unsigned numbers days before the first are greater than any, NaT included: one comparison finds both ends.
        if index.view(np.uint64).max() >= table.size:
            _refuse_first(calendar, days.reshape(-1), n)
        table.take(index, out=found[at : at + _PIECE], mode="clip")
    if calendar.gaps and (found == _NO_DAY).any():
        _refuse_first(calendar, days.reshape(-1), n)
    return found.view("datetime64[D]").reshape(days.shape)


@lru_cache(maxsize=64)
def _table(calendar: Calendar, n: int) -> Numbers:
    """The n-th working day after each day of the calendar, as far as there is one."""
    arrays = ranked(calendar)
    # A count beyond every working day there is has no day, and no number that could hold its rank.
    ranks = arrays.ranks + min(n, arrays.working_days.size)
    table = arrays.working_days[ranks[: np.searchsorted(ranks, arrays.working_days.size)]]
    _blot_gaps(calendar, table)
    table.setflags(write=False)
    return table


def _blot_gaps(calendar: Calendar, table: Numbers) -> None:
    """Take out the days from which the term touches a gap."""
    starts = np.arange(table.size) + ranked(calendar).first
    for gap in calendar.gaps:
        begins = gap.start.toordinal() - EPOCH
        ends = np.inf if gap.end is None else gap.end.toordinal() - EPOCH
        table[(table >= begins) & (starts <= ends)] = _NO_DAY


def _by_array(calendar: Calendar, days: NDArray[np.datetime64], n: NDArray[np.integer[Any]]) -> NDArray[Any]:
    if n.dtype.kind not in "iu":
        raise CountError(_fault("not-a-count", str(n.dtype), "an array of integers", "n", says="array"))
    shape = _shape(days, n)
    starts = np.broadcast_to(days, shape).reshape(-1).view(np.int64)
    counts = np.broadcast_to(n, shape).reshape(-1)
    arrays = ranked(calendar)
    found = np.empty(starts.size, dtype=np.int64)
    for at in range(0, starts.size, _PIECE):
        piece, terms = starts[at : at + _PIECE], counts[at : at + _PIECE]
        index = piece - arrays.first
        outside = index.view(np.uint64).max() >= arrays.ranks.size or terms.min() < 1
        # Compared before they are added: an unsigned or a great count would overflow, or turn into a fraction.
        if outside or terms.max() >= arrays.working_days.size:
            _refuse_first(calendar, starts.view("datetime64[D]"), counts)
        rank = arrays.ranks.take(index, mode="clip") + terms.astype(np.int64, copy=False)
        if rank.max() >= arrays.working_days.size:
            _refuse_first(calendar, starts.view("datetime64[D]"), counts)
        arrays.working_days.take(rank, out=found[at : at + _PIECE], mode="clip")
    if calendar.gaps:
        _require_no_gaps(calendar, starts.view("datetime64[D]"), found, counts)
    return found.view("datetime64[D]").reshape(shape)


def _shape(days: NDArray[np.datetime64], n: NDArray[np.integer[Any]]) -> tuple[int, ...]:
    try:
        return np.broadcast_shapes(days.shape, n.shape)
    except ValueError:
        shape = str(days.shape)
        fault = _fault("not-a-count", str(n.shape), f"a shape that goes with {shape}", "n", says="shape", shape=shape)
        raise CountError(fault) from None


def _require_no_gaps(
    calendar: Calendar, days: NDArray[np.datetime64], found: Numbers, counts: NDArray[np.integer[Any]]
) -> None:
    for gap in calendar.gaps:
        begins = gap.start.toordinal() - EPOCH
        ends = np.inf if gap.end is None else gap.end.toordinal() - EPOCH
        if ((found >= begins) & (days.view(np.int64) <= ends)).any():
            _refuse_first(calendar, days, counts)


def _refuse_first(calendar: Calendar, days: NDArray[np.datetime64], n: int | NDArray[np.integer[Any]]) -> NoReturn:
    """Ask the calendar itself, day by day, so that the first refusal is its own."""
    for place, day in enumerate(days):
        path = f"days[{place}]"
        if np.isnat(day):
            raise DayTypeError(_fault("not-a-day", "NaT", "a day", path, says="missing"))
        try:
            calendar.nth_after(_exact(day), int(n if isinstance(n, int) else n[place]))
        except GikError as error:
            raise error.under(path) from None
    message = "the arrays refuse no day that the calendar takes"
    raise AssertionError(message)


def _exact(day: np.datetime64) -> date:
    try:
        return date(1970, 1, 1) + timedelta(int(day.astype(np.int64)))
    except OverflowError:
        raise DayTypeError(_fault("not-a-day", str(day), "a day of the years 1 to 9999", says="years")) from None


def _fault(code: str, given: str, expected: str, path: str = "", **parameters: str) -> Fault:
    return Fault(code=code, given=given, expected=expected, path=path, parameters=FrozenMap(parameters))
