"""A run that is told to stop from outside, by Ctrl-C or by SIGTERM, unwinds and cleans up 中断与终止。"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import current_thread, main_thread
from types import FrameType
from typing import Final

__all__ = ["STOPS", "Held", "Terminated", "held_back", "terminable"]

STOPS: Final = (signal.SIGINT, signal.SIGTERM)
"""What tells a run to stop."""

_Handler = Callable[[int, FrameType | None], object]


class Terminated(BaseException):
    """SIGTERM was received 被终止."""


@contextmanager
def terminable() -> Iterator[None]:
    """SIGTERM raises, once, rather than ending the process where it stands; one that is ignored stays so 可终止.

    Once: ``timeout`` sends it twice, to the process and to its group, and the second must not disturb the cleaning up.

    Raises:
        Terminated: when it is received.
    """
    is_main = current_thread() is main_thread()
    if not is_main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    told: list[int] = []

    def once(number: int, _: FrameType | None) -> None:
        told.append(number)
        if len(told) == 1:
            raise Terminated

    signal.signal(signal.SIGTERM, once)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Held:
    """What was received meanwhile, and what it would have done 暂缓的中断."""

    told: list[signal.Signals] = field(default_factory=list)
    before: dict[signal.Signals, _Handler] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        """Whether the run was told to stop 是否已被要求停止."""
        return bool(self.told)

    def stop_if_told(self) -> None:
        """Does now what the first of them would have done 如已被要求则停止."""
        for number in self.told[:1]:
            self.before[number](number, None)


@contextmanager
def held_back() -> Iterator[Held]:
    """Ctrl-C and SIGTERM wait until they are asked for, at the latest to the end 暂缓中断.

    Raised in the middle of a pool's own work, they could leave a lock held for ever. One that is ignored, or
    that ends the process where it stands, is left alone.
    """
    held = Held()
    for number in STOPS:
        handler = signal.getsignal(number)
        if callable(handler):
            held.before[number] = handler
            signal.signal(number, lambda received, _: held.told.append(signal.Signals(received)))
    try:
        yield held
    finally:
        for number, handler in held.before.items():
            signal.signal(number, handler)
    held.stop_if_told()
