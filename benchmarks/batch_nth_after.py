"""The n-th working day after a million days: ours beside numpy, pandas and polars with the same days off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
from measure import Figure, seconds
from numpy.typing import NDArray

from gikdeadlines import load_calendar
from gikdeadlines.batch.working_days import nth_after, ranked

ROWS, TERM = 1_000_000, 15
FIRST = np.datetime64("2010-01-01")
CALENDAR = load_calendar("CN")
ALL = np.arange(np.datetime64(CALENDAR.first), np.datetime64(CALENDAR.horizon) + 1)
FREE = np.setdiff1d(ALL, np.array(CALENDAR.working_days, dtype="datetime64[D]"))
PEER = np.busdaycalendar(weekmask="1111111", holidays=FREE)
"""A weekday mask cannot say that a Sunday is worked: with correct data every day off must be a holiday."""


def gathered(days: NDArray[np.datetime64], n: int | NDArray[np.int64]) -> NDArray[Any]:
    """What one would write with numpy at hand: checked, two look-ups."""
    arrays = ranked(CALENDAR)
    index = days.astype(np.int64) - arrays.first
    if (index < 0).any() or (index >= arrays.ranks.size).any():
        raise ValueError(days)
    rank = arrays.ranks[index] + n
    if (rank >= arrays.working_days.size).any():
        raise ValueError(days)
    return arrays.working_days[rank].view("datetime64[D]")


def figures() -> Iterator[Figure]:
    """Ours against the peers, on the same new days."""
    chance = np.random.default_rng(1)

    def days() -> tuple[NDArray[np.datetime64]]:
        return (FIRST + chance.integers(0, 5000, ROWS),)

    def counted() -> tuple[NDArray[np.datetime64], NDArray[np.int64]]:
        return (*days(), chance.integers(1, 31, ROWS))

    def offset(given: NDArray[np.datetime64], n: int | NDArray[np.int64]) -> None:
        np.busday_offset(given, n, roll="backward", busdaycal=PEER)

    fixed = seconds(lambda given: nth_after(CALENDAR, given, TERM), days)
    yield _against("numpy.busday_offset", seconds(lambda given: offset(given, TERM), days) / fixed, 50)
    yield _against("a plain checked numpy gather", seconds(lambda given: gathered(given, TERM), days) / fixed, 3)
    yield _against("polars add_business_days", seconds(_polars, days) / fixed, 1, note="no target; shown beside")
    small = seconds(_pandas, lambda: (days()[0][:2000],)) * ROWS / 2000
    yield _against("pandas CustomBusinessDay", small / fixed, 1, note="no target; shown beside, on 2,000 days")
    array = seconds(lambda given, n: nth_after(CALENDAR, given, n), counted)
    ratio = seconds(offset, counted) / array
    yield Figure("batch.nth_after, n an array", "numpy.busday_offset", ratio, 15, at_most=False)


def _against(peer: str, ratio: float, target: float, note: str = "") -> Figure:
    return Figure("batch.nth_after, 10^6 days, fixed n", peer, ratio, target, at_most=False, note=note)


def _polars(given: NDArray[np.datetime64]) -> None:
    pl.Series(given).dt.add_business_days(TERM, week_mask=[True] * 7, holidays=FREE.tolist(), roll="backward")


def _pandas(given: NDArray[np.datetime64]) -> None:
    step = pd.offsets.CustomBusinessDay(TERM, weekmask="Mon Tue Wed Thu Fri Sat Sun", holidays=FREE)
    for day in pd.DatetimeIndex(given):
        day + step
