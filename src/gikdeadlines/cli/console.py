"""Standard output for the result, standard error for everything else 输出。"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from errno import EBADF
from typing import Final, TextIO

from gikdeadlines.report.layout import Paint, Style, plain
from gikdeadlines.values import visible

__all__ = ["Console", "console_for"]

_CODES: Final = re.compile(r"(\x1b\[\d+m)")
_COLOURS: Final[Mapping[Style, str]] = {"late": "31", "good": "32", "open": "33", "faint": "2", "title": "1"}


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command writes, and how it colours 输出终端."""

    paint: Paint = plain

    @property
    def encoding(self) -> str:
        """What standard output is written in 标准输出的编码."""
        return sys.stdout.encoding or "utf-8"

    def result(self, lines: Iterable[str]) -> None:
        """Writes lines of the result, with nothing in them that steers a terminal but our colours 输出结果."""
        for line in lines:
            self.write(self._harmless(line) + "\n")

    def _harmless(self, line: str) -> str:
        if self.paint is plain:
            return visible(line)
        # A colour's codes stand at every other place.
        return "".join(part if place % 2 else visible(part) for place, part in enumerate(_CODES.split(line)))

    def write(self, text: str) -> None:
        """Writes to standard output; a reader that has gone, as ``head`` does, is no failure 写标准输出.

        Raises:
            OSError: for what cannot be written, on a full disk or where it is closed.
        """
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            _discard(sys.stdout)

    def answer(self, text: str) -> None:
        """Writes to standard output and hands it over at once 即时输出."""
        self.write(text)
        self.flush()

    def note(self, line: str) -> None:
        """Says something beside the result 附带说明."""
        try:
            sys.stderr.write(visible(line) + "\n")
        except OSError:
            # Nobody is left who could be told.
            _discard(sys.stderr)

    def flush(self) -> None:
        """Hands over what is still held 刷新.

        Raises:
            OSError: as for :meth:`write`.
        """
        try:
            sys.stderr.flush()
        except OSError:
            _discard(sys.stderr)
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            _discard(sys.stdout)

    def abandon(self) -> None:
        """Gives up standard output, with what it still holds 放弃标准输出."""
        _discard(sys.stdout)


def console_for(environment: Mapping[str, str]) -> Console:
    """The console of this process: streams that refuse no character, colours on a terminal that takes them 取终端."""
    _take_places()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return Console(_painted if _takes_colour(environment) else plain)


def _take_places() -> None:
    """Puts something where the streams of this process are closed: the next file opened would else be one of them."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    # Python has none for what was closed when it began.
    sys.stdout = _Closed() if sys.stdout is None else sys.stdout
    sys.stderr = _Closed() if sys.stderr is None else sys.stderr


class _Closed(io.TextIOBase):
    """A stream that is closed, which is told when something is written."""

    def writable(self) -> bool:
        """It would be."""
        return True

    def write(self, _: str, /) -> int:
        """Cannot be done."""
        raise OSError(EBADF, os.strerror(EBADF))


def _takes_colour(environment: Mapping[str, str]) -> bool:
    if not sys.stdout.isatty() and "FORCE_COLOR" not in environment:
        return False
    from rich.console import Console as Terminal  # noqa: PLC0415 - only a terminal is asked

    terminal = Terminal(file=sys.stdout)
    is_modern = terminal.color_system not in {None, "windows"}
    return terminal.is_terminal and is_modern and not environment.get("NO_COLOR")


def _painted(text: str, style: Style) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"


def _discard(stream: TextIO) -> None:
    """Sends what follows nowhere, so that neither this program nor the interpreter's exit trips over it again."""
    with suppress(OSError):  # one that was closed holds nothing
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
