"""What the property tests draw: days with room behind them, short exclusions, clocks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from gikdeadlines.clock import Clock, WorkingDays
from gikdeadlines.days import Interval
from gikdeadlines.records import Because

__all__ = ["clocks", "counts", "days", "exclusions", "spans"]

FIRST = date(2008, 1, 1)
LAST = date(2025, 1, 1)
"""Nearly two years before the horizon, so that terms with exclusions end inside the calendar."""


def days() -> st.SearchStrategy[date]:
    """Start days, each as likely as any other."""
    return st.integers(0, (LAST - FIRST).days).map(lambda offset: FIRST + timedelta(offset))


def counts() -> st.SearchStrategy[int]:
    """Terms of up to 60 working days."""
    return st.integers(1, 60)


@st.composite
def spans(draw: st.DrawFn, near: date) -> Interval:
    """An interval that begins up to two months around a day and may be empty."""
    start = near + timedelta(draw(st.integers(-30, 60)))
    return Interval(start, start + timedelta(draw(st.integers(-1, 25))))


def exclusions(near: date) -> st.SearchStrategy[list[Interval]]:
    """Up to four intervals, which may touch, overlap and repeat."""
    return st.lists(spans(near), max_size=4)


REASONS = (None, Because("third-party"), Because("correction"))


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    """A clock with exclusions for one reason or another, and perhaps an extension."""
    start = draw(days().filter(lambda day: day > FIRST + timedelta(60)))
    clock = Clock(WorkingDays(draw(counts())), start=start, extra=draw(st.integers(0, 20)))
    for span in draw(exclusions(start)):
        clock = clock.exclude(span, because=draw(st.sampled_from(REASONS)))
    return clock
