"""How far a run is, on a terminal only: rows, rows a second, time left 进度。"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from rich.console import Console as Terminal
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from gikdeadlines.checking import Inputs
from gikdeadlines.wording import Wording

__all__ = ["progress"]

_EVERY: Final = 64


@contextmanager
def progress(
    inputs: Inputs, wording: Wording, *, shown: bool, size: Callable[[Any], int] = lambda _: 1
) -> Iterator[Callable[[Iterable[Any]], Iterator[Any]]]:
    """Something to pass rows through, which shows how many have gone by 显示进度.

    Args:
        inputs: how much of them has been read says how much is left.
        wording: in which language.
        shown: whether the result leaves the terminal free.
        size: how many rows something that passes stands for.
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

        def through(rows: Iterable[Any]) -> Iterator[Any]:
            number = told = 0
            for row in rows:
                yield row
                number += size(row)
                if number - told >= _EVERY:
                    bars.update(task, completed=inputs.read, rows=number)
                    told = number
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
