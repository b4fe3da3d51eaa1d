"""What both the rules of the clock and of a case draw from: clocks, spans, words 期限性质的共同部分。"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from gikdeadlines.calendar import Clock
from gikdeadlines.values import Interval

from .model import Strategy
from .world import World

__all__ = ["ROOM", "clock_and_spans", "clocks", "spans_en", "spans_zh"]

ROOM: Final = 300
"""Days that hold the longest clock drawn, all of its pauses included."""


def clocks(world: World) -> Strategy:
    """Clocks whose days the calendar settles, None where it is too short 日历所能涵盖的期限."""
    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    if not any(len(run) > 2 * ROOM for run in world.runs):
        return None
    return strategies.clocks(world.calendar).filter(lambda clock: _is_settled(world, clock))


def _is_settled(world: World, clock: Clock) -> bool:
    return world.reaches(clock.start - timedelta(60), clock.start + timedelta(ROOM))


def clock_and_spans(world: World, *, least: int = 1, most: int = 3) -> Strategy:
    """A clock and intervals around its start 期限与若干期间."""
    from hypothesis import strategies as st  # noqa: PLC0415 - an extra

    from gikdeadlines.testing import strategies  # noqa: PLC0415 - needs the extra

    drawn = clocks(world)
    if drawn is None:
        return None
    return drawn.flatmap(
        lambda clock: st.tuples(
            st.just(clock), st.lists(strategies.intervals(clock.start), min_size=least, max_size=most)
        )
    )


def spans_zh(start: date, n: int, spans: Iterable[Interval]) -> str:
    """A clock in words 期限的文字表述."""
    return f"{start}起算、{n}个工作日、扣除{_spans(spans)}的期限"


def spans_en(start: date, n: int, spans: Iterable[Interval]) -> str:
    """A clock in words 期限的文字表述."""
    return f"{n} working days from {start} without {_spans(spans)}"


def _spans(spans: Iterable[Interval]) -> str:
    return ", ".join(f"{s.start}..{s.end or ''}" for s in spans if not s.is_empty) or "∅"
