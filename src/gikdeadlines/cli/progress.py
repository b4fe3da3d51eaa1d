"""How far a run is, on a terminal only: rows, rows a second, time left 进度。"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from rich.console import Console as Terminal
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from gikdeadlines.wording import Wording

from .inputs import Inputs

__all__ = ["progress"]

T = TypeVar("T")
Watch = Callable[[Iterable[T]], Iterator[T]]
_EVERY: Final = 64


@contextmanager
def progress(inputs: Inputs, wording: Wording, *, shown: bool) -> Iterator[Callable[[Iterable[T]], Iterator[T]]]:
    """Something to pass rows through, which shows how many have gone by 显示进度.

    Args:
        inputs: how much of them has been read says how much is left.
        wording: in which language.
        shown: whether the result leaves the terminal free.
    """
    terminal = Terminal(file=sys.stderr)
    if not (shown and terminal.is_terminal):
        yield iter
        return
    total = inputs.total
    left = [BarColumn(), TimeRemainingColumn()] if total else [SpinnerColumn()]
    count = TextColumn(wording.text("progress-rows", rows="{task.fields[rows]}"))
    with Progress(count, _Rate(wording), *left, console=terminal, transient=True, redirect_stdout=False) as bars:
        task = bars.add_task("", total=total, rows=0)

        def through(rows: Iterable[T]) -> Iterator[T]:
            number = 0
            for number, row in enumerate(rows, start=1):
                yield row
                if number % _EVERY == 0:
                    bars.update(task, completed=inputs.read, rows=number)
            bars.update(task, completed=inputs.read, rows=number)

        yield through


class _Rate(ProgressColumn):
    """Rows a second since the beginning."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.wording = wording

    def render(self, task: Task) -> Text:
        """The words of the column."""
        seconds = task.elapsed or 0
        rate = int(task.fields["rows"] / seconds) if seconds else 0
        return Text(self.wording.text("progress-rate", rate=rate))
